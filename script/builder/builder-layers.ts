// The layers of a builder image on top of its build image, in their fixed order.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder
import { readModuleTree } from "../../src/buildpack/buildpack-directory.ts";
import { type ModuleEntry, parentDirectories, readTree } from "../../src/buildpack/layer-entries.ts";
import { moduleDirectory } from "../../src/buildpack/module.ts";
import type { BuildpackDescriptor } from "../../src/cnb/buildpack-descriptor.ts";
import { formatModule } from "../../src/cnb/module-reference.ts";
import { formatOrder, type Order } from "../../src/cnb/order.ts";
import { formatRun, formatStack } from "../../src/cnb/run.ts";
import type { BuildpackDirectory } from "./builder-buildpacks.ts";
import type { BuilderConfig } from "./builder-config.ts";

/** One layer to be made. */
export interface BuilderLayer {
  readonly entries: readonly ModuleEntry[];
  readonly createdBy: string;
  /** The buildpack in it, if it holds one. */
  readonly buildpack?: BuildpackDescriptor;
}

/** What the layers are made of. */
export interface BuilderContents {
  readonly config: BuilderConfig;
  /** Sorted by id and version. */
  readonly buildpacks: readonly BuildpackDirectory[];
  /** With the versions that the builder has. */
  readonly order: Order;
  /** Directory with the programs of a lifecycle. */
  readonly lifecycleDir: string;
  readonly uid: number;
  readonly gid: number;
}

/** All layers, the ones that change least first. */
export async function builderLayers(contents: BuilderContents): Promise<readonly BuilderLayer[]> {
  const { config, order, lifecycleDir, uid, gid } = contents;
  const [runImage] = config.runImages;
  return [
    { entries: directories(uid, gid), createdBy: "Directories of the builder" },
    await lifecycleLayer(lifecycleDir),
    ...(await Promise.all(contents.buildpacks.map(buildpackLayer))),
    fileLayer("/cnb/order.toml", formatOrder(order)),
    ...(runImage === undefined ? [] : [fileLayer("/cnb/stack.toml", formatStack(runImage))]),
    fileLayer("/cnb/run.toml", formatRun(config.runImages)),
  ];
}

function directories(uid: number, gid: number): readonly ModuleEntry[] {
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
  const link: ModuleEntry = { kind: "link", name: "/lifecycle", target };
  return {
    entries: [...parentDirectories(target), ...(await readTree(lifecycleDir, target)), link],
    createdBy: "Lifecycle",
  };
}

async function buildpackLayer({ dir, descriptor }: BuildpackDirectory): Promise<BuilderLayer> {
  const module = { kind: "buildpack", id: descriptor.id, version: descriptor.version } as const;
  const parents = parentDirectories(moduleDirectory(module));
  const entries = [...parents, ...(await readModuleTree({ dir }, module))];
  return { entries, buildpack: descriptor, createdBy: `Buildpack ${formatModule(descriptor)}` };
}

function fileLayer(name: string, text: string): BuilderLayer {
  return { entries: [...parentDirectories(name), { kind: "text", name, text }], createdBy: `File ${name}` };
}
