// A builder without the layers that a build cannot use: an image of its own, made of the same blobs. Pure.
import { type Digest, digestOf } from "../oci/digest.ts";
import { encodeImageConfig, type ImageConfig } from "../oci/image-config.ts";
import { type ImageManifest, manifestTypeOf } from "../oci/manifest.ts";
import type { ServedImage } from "./located-image.ts";
import { type DetectionOrder, type OrderedModule, reachableModules } from "./reachable-modules.ts";

/** Of the pruned image: the digest of the builder's manifest. Its other labels would tell of what is not there. */
export const PRUNED_LABEL = "io.buildpacks.action.pruned-builder";

/** A module, and the layer that it is in as far as the builder's labels say that. */
export interface LayeredModule extends OrderedModule {
  readonly diffId?: string | undefined;
}

/** A builder with less in it. */
export interface PrunedBuilder extends ServedImage {
  /** Of the manifest. */
  readonly digest: Digest;
  readonly mediaType: string;
  readonly configBytes: Buffer;
}

/**
 * The diffIDs of layers in which everything is a module that no group leads to. A layer that no label names is the base, the
 * lifecycle, or whatever else somebody added.
 */
export function unreachableLayers(
  orders: DetectionOrder,
  modules: readonly LayeredModule[],
): ReadonlySet<string> {
  const reached = reachableModules(orders, modules);
  const unreachable = new Set(modules.flatMap(({ diffId }) => diffId ?? []));
  for (const { diffId } of reached) if (diffId !== undefined) unreachable.delete(diffId);
  return unreachable;
}

/** Bytes of these layers of a builder, compressed. */
export function measureLayers({ manifest, config }: ServedImage, diffIds: ReadonlySet<string>): number {
  const places = placesOf(diffIds, config);
  return layerBytes({ layers: manifest.layers.filter((_, at) => places.has(at)) });
}

/** Bytes of all layers of an image, compressed. */
export function layerBytes({ layers }: Pick<ImageManifest, "layers">): number {
  return layers.reduce((sum, { size }) => sum + size, 0);
}

/** The builder without these layers; the same bytes for the same builder and layers. */
export function pruneBuilder(builder: ServedImage, dropped: ReadonlySet<string>): PrunedBuilder {
  const { rootfs, config: container, ...rest } = builder.config;
  const places = placesOf(dropped, builder.config);
  const isKept = (_: unknown, at: number): boolean => !places.has(at);
  const config: ImageConfig = {
    ...rest,
    // It has an entry for each layer, and more.
    history: undefined,
    rootfs: { ...rootfs, diff_ids: rootfs.diff_ids.filter(isKept) },
    config: { ...container, Labels: { [PRUNED_LABEL]: digestOf(builder.manifestBytes) } },
  };
  const configBytes = Buffer.from(encodeImageConfig(config));
  const mediaType = manifestTypeOf(builder.manifest);
  const manifest: ImageManifest = {
    schemaVersion: 2,
    mediaType,
    config: {
      mediaType: builder.manifest.config.mediaType,
      digest: digestOf(configBytes),
      size: configBytes.length,
    },
    layers: builder.manifest.layers.filter(isKept),
  };
  const manifestBytes = Buffer.from(JSON.stringify(manifest));
  return { digest: digestOf(manifestBytes), mediaType, manifest, manifestBytes, config, configBytes };
}

/** Where layers are in an image. One that is there twice is no layer of a module alone. */
function placesOf(wanted: ReadonlySet<string>, { rootfs }: ImageConfig): ReadonlySet<number> {
  const places = new Map<string, number[]>();
  for (const [at, diffId] of rootfs.diff_ids.entries())
    if (wanted.has(diffId)) places.set(diffId, [...(places.get(diffId) ?? []).slice(0, 1), at]);
  return new Set([...places.values()].flatMap((found) => (found.length === 1 ? found : [])));
}
