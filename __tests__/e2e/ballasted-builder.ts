// Builders of which most is one buildpack, `e2e/ballast`, which wants apps with a file called `ballast`.
import { createCipheriv } from "node:crypto";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createBuilder } from "../../script/builder/create-builder.ts";
import { PRUNED_LABEL } from "../../src/builder/pruned-builder.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { hostTarget } from "../../src/oci/target.ts";
import { registryClient } from "./derived-image.ts";
import { docker, listDocker } from "./engine.ts";
import { lifecycleDir } from "./given-lifecycle.ts";
import { ROOT, testbed } from "./testbed.ts";

const VERSION = "1.0.0";

/** How large that is, and what other buildpacks there are besides it and `e2e/simple-layers`, by name. */
interface Ballast {
  readonly ballastBytes: number;
  readonly more?: Readonly<Record<string, { readonly detect: string }>>;
}

/** At its digest, with an order of groups of one buildpack each. */
export async function ballastedBuilder(
  tag: string,
  { ballastBytes, more = {} }: Ballast,
  ...groups: readonly string[]
): Promise<string> {
  const { registry, images } = testbed();
  const reference = parseImageReference(`${registry}/e2e/builder:${tag}`);
  const dir = await mkdtemp(path.join(tmpdir(), "e2e-ballast-"));
  try {
    await cp(path.join(ROOT, "__tests__/e2e/buildpacks/simple-layers"), path.join(dir, "simple-layers"), {
      recursive: true,
    });
    const all = { ...more, ballast: { detect: "[ -f ballast ] || exit 100\n" } };
    for (const [name, programs] of Object.entries(all))
      await writeBuildpack(path.join(dir, name), name, programs);
    await writeFile(path.join(dir, "ballast", "noise"), noiseOf(ballastBytes));
    const config = {
      description: "A builder that is larger than its order",
      buildpackDirs: ["simple-layers", ...Object.keys(all)].map((name) => path.join(dir, name)),
      order: groups.map((id) => ({ group: [{ id, version: VERSION, optional: false }] })),
      buildImage: parseImageReference(images.build),
      runImages: [{ image: images.run, mirrors: [] }],
    };
    const creation = { reference, config, lifecycleDir, target: hostTarget(process.arch) };
    return formatImageReference(atDigest(reference, await createBuilder(creation, registryClient())));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Of which only `detect` does something. */
async function writeBuildpack(
  dir: string,
  name: string,
  { detect }: { readonly detect: string },
): Promise<void> {
  await mkdir(path.join(dir, "bin"), { recursive: true });
  const toml = `api = "0.10"\n[buildpack]\nid = "e2e/${name}"\nversion = "${VERSION}"\n[[targets]]\nos = "linux"\n`;
  await writeFile(path.join(dir, "buildpack.toml"), toml);
  for (const [program, script] of Object.entries({ detect, build: "" })) {
    await writeFile(path.join(dir, "bin", program), `#!/bin/sh\n${script}`);
    await chmod(path.join(dir, "bin", program), 0o755);
  }
}

/** Cannot be compressed, and is the same each time. */
function noiseOf(bytes: number): Buffer {
  return createCipheriv("aes-128-ctr", Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(bytes));
}

/** Names of the pruned builder in the engine. */
export async function prunedNames(builder: string): Promise<string[]> {
  const filter = `label=${PRUNED_LABEL}=${builder.slice(builder.indexOf("@") + 1)}`;
  return listDocker("image", "ls", "--filter", filter, "--format", "{{.Repository}}:{{.Tag}}");
}

/** Removes all of it from the engine. */
export async function forgetBuilder(builder: string): Promise<void> {
  for (const name of [builder, ...(await prunedNames(builder))])
    await docker(["image", "rm", "--force", name]).catch(() => undefined);
}
