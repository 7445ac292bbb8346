// Which layers a buildpack finds again: the metadata files to write, and where the contents come from. Pure.
// Departure from other lifecycles: whole numbers of the metadata are integers, with every digit, while theirs are floats.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types
import { type ApiVersion, atLeast } from "../../cnb/api-version.ts";
import type { BuildpackLayers, LayerMetadata, LifecycleMetadata } from "../../cnb/lifecycle-metadata.ts";
import type { CacheMetadata } from "./cache-metadata.ts";

/** A layer that was in the previous image or is in the cache, and of which something comes back. */
export interface RestoredLayer {
  readonly buildpackId: string;
  readonly name: string;
  readonly metadataFrom: "app image" | "cache";
  /** What goes under `[metadata]`. */
  readonly metadata: unknown;
  /**
   * `none`: launch layers are reused in the image by reference; `cache`: its tar has the contents;
   * `stale`: the cache has other contents than the image, so the layer does not come back at all.
   */
  readonly contents:
    | { readonly kind: "none" }
    | { readonly kind: "cache"; readonly diffId: string }
    | { readonly kind: "stale" };
}

export interface RestoreSources {
  readonly image: LifecycleMetadata;
  readonly cache: CacheMetadata;
  readonly platformApi: ApiVersion;
}

/** The layers of each buildpack of the group; buildpacks are matched by id, whatever their version. */
export function decideRestoredLayers(
  group: readonly { readonly id: string }[],
  { image, cache, platformApi }: RestoreSources,
): RestoredLayer[] {
  return group.flatMap(({ id }) => {
    const inImage = layersOf(image.buildpacks ?? [], id);
    const inCache = layersOf(cache.buildpacks, id);
    return [
      ...fromImage(id, inImage, inCache),
      ...fromCache(id, inCache, (layer) => !layer.launch),
      ...(atLeast(platformApi, "0.14")
        ? fromCache(id, inCache, (layer, name) => layer.launch && !inImage.has(name))
        : []),
    ].filter(withoutDuplicates);
  });
}

type Layers = ReadonlyMap<string, LayerMetadata>;

function fromImage(buildpackId: string, inImage: Layers, inCache: Layers): RestoredLayer[] {
  return [...inImage].flatMap(([name, layer]): RestoredLayer[] => {
    const cached = inCache.get(name);
    const isCached = cached?.cache === true;
    // Build layers that are not cached are rebuilt, so their metadata would only mislead the buildpack.
    if (!layer.launch || (layer.build && !layer.cache) || (layer.cache && !isCached)) return [];
    const contents = contentsFor(layer, isCached ? cached : undefined);
    return [{ buildpackId, name, metadataFrom: "app image", metadata: layer.data, contents }];
  });
}

function contentsFor(layer: LayerMetadata, cached: LayerMetadata | undefined): RestoredLayer["contents"] {
  if (cached === undefined) return { kind: "none" };
  return cached.sha === layer.sha ? { kind: "cache", diffId: cached.sha } : { kind: "stale" };
}

function fromCache(
  buildpackId: string,
  inCache: Layers,
  isWanted: (layer: LayerMetadata, name: string) => boolean,
): RestoredLayer[] {
  return [...inCache]
    .filter(([name, layer]) => layer.cache && isWanted(layer, name))
    .map(([name, { data: metadata, sha: diffId }]) => {
      return { buildpackId, name, metadataFrom: "cache", metadata, contents: { kind: "cache", diffId } };
    });
}

/** The cache wins where both have a layer, as its metadata belongs to the contents. */
function withoutDuplicates(layer: RestoredLayer, at: number, all: readonly RestoredLayer[]): boolean {
  return !all.slice(at + 1).some((later) => later.name === layer.name);
}

/** Names come from an image label or a cache that anyone may have written: they must stay file names. */
function layersOf(buildpacks: readonly BuildpackLayers[], id: string): Layers {
  const layers = buildpacks.find(({ key }) => key === id)?.layers ?? {};
  return new Map(Object.entries(layers).filter(([name]) => isLayerName(name)));
}

/** NAME_MAX of Linux. */
const MAX_NAME_BYTES = 255;

/** Whether a file system can have a file of that name, as far as its length goes. */
export function isFileName(name: string): boolean {
  return Buffer.byteLength(name) <= MAX_NAME_BYTES;
}

const RESERVED = new Set(["", ".", "..", "build", "launch", "store"]);

function isLayerName(name: string): boolean {
  return !RESERVED.has(name) && !/[/\0]/.test(name);
}
