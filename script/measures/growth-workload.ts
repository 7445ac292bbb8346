// What grows: builds with any number of layers, and orders with any number of buildpacks, each as small as it can be.
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

const LAYER_BYTES = 10_000;
const API = "0.12";
/** The buildpack that has made all layers. */
const MAKER = { id: "bench/growth", directory: "bench_growth" };

/** The directories of a build, below the one that was given. */
export interface GrowthBuild {
  readonly directory: string;
  readonly layers: string;
  readonly app: string;
  readonly buildpacks: string;
  readonly order: string;
  readonly group: string;
}

/** A build after its buildpack has made so many layers, of which each has a file that no other one has. */
export async function createLayers(directory: string, count: number): Promise<GrowthBuild> {
  const build = await createBuild(directory);
  const made = path.join(build.layers, MAKER.directory);
  for (let at = 0; at < count; at += 1) {
    const layer = path.join(made, `layer-${at}`);
    await mkdir(layer, { recursive: true });
    await writeFile(path.join(layer, "data"), textOf(at));
    await writeFile(`${layer}.toml`, "[types]\nlaunch = true\ncache = true\n");
  }
  const process = `[[processes]]\ntype = "web"\ncommand = ["true"]\ndirect = true\nbuildpack-id = "${MAKER.id}"\n`;
  const metadata = `${process}[[buildpacks]]\nid = "${MAKER.id}"\nversion = "1"\napi = "${API}"\n`;
  await mkdir(path.join(build.layers, "config"));
  await writeFile(path.join(build.layers, "config", "metadata.toml"), metadata);
  await writeFile(build.group, `[[group]]\nid = "${MAKER.id}"\nversion = "1"\napi = "${API}"\n`);
  return build;
}

/** A build before its phases have run, with an order of so many buildpacks, which all take part and do nothing. */
export async function createOrder(directory: string, count: number): Promise<GrowthBuild> {
  const build = await createBuild(directory);
  const entries: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const id = `bench/number-${at}`;
    const place = path.join(build.buildpacks, id.replace("/", "_"), "1");
    await mkdir(path.join(place, "bin"), { recursive: true });
    const descriptor = `api = "${API}"\n[buildpack]\nid = "${id}"\nversion = "1"\n[[targets]]\nos = "linux"\n`;
    await writeFile(path.join(place, "buildpack.toml"), descriptor);
    for (const program of ["detect", "build"])
      await writeFile(path.join(place, "bin", program), "#!/bin/sh\n", { mode: 0o755 });
    entries.push(`[[order.group]]\nid = "${id}"\nversion = "1"\n`);
  }
  await writeFile(build.order, `[[order]]\n${entries.join("")}`);
  return build;
}

async function createBuild(directory: string): Promise<GrowthBuild> {
  const build = {
    directory,
    layers: path.join(directory, "layers"),
    app: path.join(directory, "app"),
    buildpacks: path.join(directory, "buildpacks"),
    order: path.join(directory, "order.toml"),
    group: path.join(directory, "group.toml"),
  };
  for (const place of [build.layers, build.app, build.buildpacks]) await mkdir(place, { recursive: true });
  return build;
}

/** Half of it can be compressed, and it is the same in each run. */
function textOf(seed: number): string {
  let text = "";
  for (let at = 0; text.length < LAYER_BYTES; at += 1)
    text += createHash("sha256").update(`${seed}/${at}`).digest("hex");
  return text.slice(0, LAYER_BYTES);
}
