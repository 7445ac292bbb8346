// The layers of a builder image on top of its build image, in their fixed order.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#builder
import { readFile } from "node:fs/promises";
import path from "node:path";
import { compareBytes } from "../oci/json.ts";
import { parseBuildpackDescriptor, type BuildpackDescriptor } from "../spec/buildpack-descriptor.ts";
import { escapeId, formatModule } from "../spec/module-reference.ts";
import { formatOrder } from "../spec/order.ts";
import { formatRun, formatStack } from "../spec/run.ts";
import type { BuilderConfig } from "./builder-config.ts";
import { parentDirectories, readTree, type LayerEntry } from "./layer-entries.ts";

/** One layer to be made. */
export interface BuilderLayer {
  readonly entries: readonly LayerEntry[];
  readonly createdBy: string;
  /** The buildpack in it, if it holds one. */
  readonly buildpack?: BuildpackDescriptor;
}

/** What the layers are made of. */
export interface BuilderContents {
  readonly config: BuilderConfig;
  /** Directory with the programs of a lifecycle. */
  readonly lifecycleDir: string;
  readonly uid: number;
  readonly gid: number;
}

/** All layers, the ones that change least first. */
export async function builderLayers({
  config,
  lifecycleDir,
  uid,
  gid,
}: BuilderContents): Promise<readonly BuilderLayer[]> {
  const [runImage] = config.runImages;
  return [
    { entries: directories(uid, gid), createdBy: "Directories of the builder" },
    await lifecycleLayer(lifecycleDir),
    ...(await buildpackLayers(config.buildpackDirs)),
    fileLayer("/cnb/order.toml", formatOrder(config.order)),
    ...(runImage === undefined ? [] : [fileLayer("/cnb/stack.toml", formatStack(runImage))]),
    fileLayer("/cnb/run.toml", formatRun(config.runImages)),
  ];
}

function directories(uid: number, gid: number): readonly LayerEntry[] {
  const root = [
    "/cnb",
    "/cnb/buildpacks",
    "/cnb/extensions",
    "/platform",
    "/platform/env",
    "/cnb/build-config",
    "/cnb/build-config/env",
  ];
  return [
    ...["/workspace", "/layers"].map((name) => ({ kind: "directory", name, uid, gid }) as const),
    ...root.map((name) => ({ kind: "directory", name }) as const),
  ];
}

/** The programs of a lifecycle under `/cnb/lifecycle`. */
export async function lifecycleLayer(lifecycleDir: string): Promise<BuilderLayer> {
  const target = "/cnb/lifecycle";
  const link: LayerEntry = { kind: "link", name: "/lifecycle", target };
  return {
    entries: [...parentDirectories(target), ...(await readTree(lifecycleDir, target)), link],
    createdBy: "Lifecycle",
  };
}

async function buildpackLayers(dirs: readonly string[]): Promise<readonly BuilderLayer[]> {
  const layers = await Promise.all(dirs.map(buildpackLayer));
  return layers.sort((a, b) => compareBytes(formatModule(a.buildpack), formatModule(b.buildpack)));
}

async function buildpackLayer(
  dir: string,
): Promise<BuilderLayer & { readonly buildpack: BuildpackDescriptor }> {
  const file = path.join(dir, "buildpack.toml");
  const buildpack = parseBuildpackDescriptor(await readFile(file, "utf8"), `"${file}"`);
  const target = `/cnb/buildpacks/${escapeId(buildpack.id)}/${buildpack.version}`;
  const entries = [...parentDirectories(target), ...(await readTree(dir, target))];
  return { entries, buildpack, createdBy: `Buildpack ${formatModule(buildpack)}` };
}

function fileLayer(name: string, text: string): BuilderLayer {
  return { entries: [...parentDirectories(name), { kind: "text", name, text }], createdBy: `File ${name}` };
}
