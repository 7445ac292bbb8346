// The modules of a buildpack package, each in a layer of its own; flattened packages have several in one.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#buildpackage
import * as v from "valibot";
import type { UnpackRoom } from "../bytes/unpack-room.ts";
import { BUILDPACK_LAYERS_LABEL, parseBuildpackLayers } from "../cnb/builder-labels.ts";
import { formatModule, type ModuleKind, type ModuleReference } from "../cnb/module-reference.ts";
import { PlatformError } from "../errors.ts";
import { type Digest, isDigest } from "../oci/digest.ts";
import { countLayers, findLayer, haveSameLayers } from "../oci/image-layers.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { parseJson } from "../oci/schema.ts";
import { quote } from "../quote.ts";
import { EXTENSION_LAYERS_LABEL } from "./builder-modules.ts";
import { checkModuleName, type ModuleBundle, moduleDirectory, type ModuleSource } from "./module.ts";
import { type LabelledModule, labelledModules } from "./module-labels.ts";
import { moduleRecords } from "./module-records.ts";
import type { PackageContent } from "./package-content.ts";
import { packageRoom, type UnpackLimits, unpackStream, verifiedPart } from "./unpack-stream.ts";

export const PACKAGE_METADATA_LABEL = "io.buildpacks.buildpackage.metadata";

/** The largest known packages have 100 KiB; a registry could serve much more. */
const MAX_LABEL_BYTES = 4 * 1024 * 1024;
const MAX_MODULES = 2000;

const PackageMetadata = v.object({ id: v.string(), version: v.string() });

/** A package and how it was asked for. */
export interface PackageOrigin {
  readonly kind: ModuleKind;
  readonly origin: string;
  readonly limits: UnpackLimits;
}

/**
 * What a package provides, by its labels; layers are read when their records are.
 * @throws {PlatformError} `MALFORMED` if it is no package, or its labels do not fit its layers
 */
export function openPackage(content: PackageContent, package_: PackageOrigin): ModuleBundle {
  const { kind } = package_;
  const main = mainModule(content, kind);
  const modules = layeredModules(content, kind);
  if (!modules.some(({ id, version }) => id === main.id && version === main.version)) {
    throw malformed(`Its label ${PACKAGE_METADATA_LABEL} names ${formatModule(main)}, which is in no layer`);
  }
  const room = packageRoom(package_.limits);
  const sources = byLayer(modules).map((inLayer) => layerSource(content, inLayer, { ...package_, room }));
  return { main, sources };
}

function layerSource(
  content: PackageContent,
  modules: readonly LabelledModule[],
  { origin, limits, room }: PackageOrigin & { readonly room: UnpackRoom },
): ModuleSource {
  const { diffId, layer } = layerOf(content, modules);
  const placement = { roots: modules.map(moduleDirectory), base: "/", maxEntries: limits.entries };
  return {
    ...{ origin, identity: diffId, modules },
    layer: {
      ...{ descriptor: layer, diffId, repository: content.repository },
      open: () => content.openLayer(layer),
    },
    async *records() {
      const tar = unpackStream(await content.openLayer(layer), room, diffId);
      yield* moduleRecords(verifiedPart(tar, diffId, `Its layer ${layer.digest}, unpacked,`), placement);
    },
  };
}

function mainModule({ config }: PackageContent, kind: ModuleKind): ModuleReference {
  const json = labelOf(config, PACKAGE_METADATA_LABEL);
  if (json === undefined) {
    throw malformed(`It is not a ${kind} package: it has no label ${PACKAGE_METADATA_LABEL}`);
  }
  return parseJson(PackageMetadata, json, `Its label ${PACKAGE_METADATA_LABEL}`);
}

function layeredModules({ config }: PackageContent, kind: ModuleKind): LabelledModule[] {
  const labels = { buildpack: BUILDPACK_LAYERS_LABEL, extension: EXTENSION_LAYERS_LABEL };
  const json = labelOf(config, labels[kind]);
  const other = kind === "buildpack" ? "extension" : "buildpack";
  if (json === undefined) {
    const hint =
      labelOf(config, labels[other]) === undefined ? undefined : `It has ${other}s: name it as one of those.`;
    throw malformed(`It is not a ${kind} package: it has no label ${labels[kind]}`, hint);
  }
  const modules = labelledModules(kind, parseBuildpackLayers(json, "the package"));
  if (modules.length > MAX_MODULES) throw malformed(`It has more than ${MAX_MODULES} ${kind}s`);
  for (const module of modules) checkModuleName(module, `The label ${labels[kind]} of the package`);
  return modules;
}

function labelOf({ config }: PackageContent["config"], name: string): string | undefined {
  const label = config?.Labels?.[name];
  if (label !== undefined && label.length > MAX_LABEL_BYTES)
    throw malformed(`Its label ${name} has ${label.length} characters, more than 4 MiB`);
  return label;
}

/** In the order of the label. */
function byLayer(modules: readonly LabelledModule[]): LabelledModule[][] {
  const layers = new Map<string, LabelledModule[]>();
  for (const module of modules) {
    const same = layers.get(module.diffId);
    if (same === undefined) layers.set(module.diffId, [module]);
    else same.push(module);
  }
  return [...layers.values()];
}

function layerOf(
  { config, manifest }: PackageContent,
  [module]: readonly LabelledModule[],
): { readonly diffId: Digest; readonly layer: Descriptor } {
  if (module === undefined) throw new Error("A layer without modules");
  const { diffId } = module;
  if (!isDigest(diffId))
    throw malformed(
      `Its label ${BUILDPACK_LAYERS_LABEL} has the layer ${quote(diffId)}, which is not a digest`,
    );
  const halves = { config, manifest };
  if (!haveSameLayers(halves)) throw malformed(`It has ${countLayers(halves)}`);
  const layer = findLayer(halves, diffId);
  if (layer === undefined)
    throw malformed(`It has no layer ${diffId}, where its label says ${formatModule(module)} is`);
  return { diffId, layer };
}

function malformed(why: string, hint = "Package it again with `pack buildpack package`."): PlatformError {
  return new PlatformError("MALFORMED", `${why}.`, { hint });
}
