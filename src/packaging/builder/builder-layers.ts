// The layers of a builder image on top of its build image, in their fixed order: what changes least first.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder
import { buildpackError } from "../../buildpack/buildpack-error.ts";
import { layerRecords, type ModuleEntry } from "../../buildpack/layer-entries.ts";
import { type ModuleInfo, type ModuleSource } from "../../buildpack/module.ts";
import { formatModule } from "../../cnb/module-reference.ts";
import { formatOrder, type OrderElement } from "../../cnb/order.ts";
import { formatRun, formatStack } from "../../cnb/run.ts";
import { formatToml } from "../../cnb/toml/format-toml.ts";
import { compareBytes } from "../../oci/json.ts";
import { tarOf } from "../../oci/tar-writer.ts";
import { quote } from "../../quote.ts";
import { type ImageLayer, packLayer } from "../image-layer.ts";
import type { PlacedModule } from "../layers-label.ts";
import { flatLayer, moduleLayer } from "../module-layer.ts";
import type { BuilderParts } from "./builder-parts.ts";

/** A layer and what it holds. */
export interface BuilderLayer {
  readonly layer: ImageLayer;
  readonly createdBy: string;
  /** The modules in it. */
  readonly modules: readonly PlacedModule[];
}

/** How modules are distributed over layers. */
export interface LayerOptions {
  /** `id@version` of buildpacks that share a layer; all others have one each. */
  readonly flatten: readonly (readonly string[])[];
  /** Gets the files of layers. */
  readonly directory: string;
}

/** All layers. @throws {PlatformError} what is wrong with a module, naming it */
export async function builderLayers(
  parts: BuilderParts,
  { flatten, directory }: LayerOptions,
): Promise<readonly BuilderLayer[]> {
  const { descriptor, lifecycle, order, orderExtensions, system } = parts;
  const [runImage] = descriptor.runImages;
  const pack = async (records: AsyncIterable<Buffer>, createdBy: string): Promise<BuilderLayer> => ({
    ...{ layer: await packLayer(tarOf(records), directory), createdBy, modules: [] },
  });
  const file = (name: string, text: string): Promise<BuilderLayer> =>
    pack(layerRecords([{ kind: "text", name, text }]), `File ${name}`);
  const layers = [
    await pack(layerRecords(directories(parts)), "Directories of the builder"),
    await pack(lifecycle.records(), "Lifecycle"),
    ...(await moduleLayers(parts.sources, { flatten, directory })),
    await file("/cnb/order.toml", formatOrder(order, orderExtensions)),
    ...(system.pre.length + system.post.length === 0
      ? []
      : [await file("/cnb/system.toml", formatSystem(system))]),
    ...(runImage === undefined ? [] : [await file("/cnb/stack.toml", formatStack(runImage))]),
    await file("/cnb/run.toml", formatRun(descriptor.runImages)),
  ];
  if (descriptor.variables.size === 0) return layers;
  const variables = [...descriptor.variables].map(([name, text]): ModuleEntry => ({
    kind: "text",
    name: `/cnb/build-config/env/${name}`,
    text,
  }));
  return [...layers, await pack(layerRecords(variables), "Variables of the builder")];
}

function directories({ uid, gid }: Pick<BuilderParts, "uid" | "gid">): readonly ModuleEntry[] {
  const root = ["/cnb", "/cnb/buildpacks", "/cnb/extensions", "/platform", "/platform/env"];
  return [
    ...["/workspace", "/layers"].map((name) => ({ kind: "directory", name, uid, gid }) as const),
    ...[...root, "/cnb/build-config", "/cnb/build-config/env"].map(
      (name) => ({ kind: "directory", name }) as const,
    ),
  ];
}

/** Those that share a layer first, then buildpacks and extensions by name. */
async function moduleLayers(
  sources: readonly ModuleSource[],
  { flatten, directory }: LayerOptions,
): Promise<readonly BuilderLayer[]> {
  const groups = flatten.map((names) => names.map((name) => findSource(sources, name)));
  const shared = new Set(groups.flat());
  const alone = sources.filter((source) => !shared.has(source));
  const key = ({ modules: [module] }: ModuleSource): string =>
    `${module?.kind ?? ""} ${module === undefined ? "" : formatModule(module)}`;
  alone.sort((a, b) => compareBytes(key(a), key(b)));
  const layers: BuilderLayer[] = [];
  for (const group of groups) {
    const ordered = sources.filter((source) => group.includes(source));
    layers.push(
      placed(
        await flatLayer(ordered, directory),
        ordered.flatMap(({ modules }) => modules),
      ),
    );
  }
  for (const source of alone) layers.push(placed(await moduleLayer(source, directory), source.modules));
  return layers;
}

function placed(layer: ImageLayer, infos: readonly ModuleInfo[]): BuilderLayer {
  const modules = infos.map((info) => ({ info, diffId: layer.diffId }));
  const [first] = infos;
  const kind = first?.kind === "extension" ? "Extension" : "Buildpack";
  return { layer, modules, createdBy: `${kind} ${infos.map(formatModule).join(", ")}` };
}

function findSource(sources: readonly ModuleSource[], name: string): ModuleSource {
  const found = sources.find(({ modules }) =>
    modules.some((info) => info.kind === "buildpack" && formatModule(info) === name),
  );
  if (found !== undefined) return found;
  throw buildpackError(
    `${quote(name)} is to share a layer, but the builder has no such buildpack.`,
    'Correct its id and version in "flatten": both are needed, e.g. acme/node@1.2.0.',
  );
}

function formatSystem({ pre, post }: BuilderParts["system"]): string {
  const listed = (elements: readonly OrderElement[]) => ({
    buildpacks: elements.map(({ id, version, optional }) => ({ id, version, ...(optional && { optional }) })),
  });
  return formatToml({
    system: {
      ...(pre.length > 0 && { pre: listed(pre) }),
      ...(post.length > 0 && { post: listed(post) }),
    },
  });
}
