// A builder without the layers that a build cannot use, or does not use yet: an image of its own, made of the same blobs. Pure.
import { type Digest, digestOf } from "../oci/digest.ts";
import { encodeImageConfig, type ImageConfig } from "../oci/image-config.ts";
import { type ImageManifest, manifestTypeOf } from "../oci/manifest.ts";
import type { ServedImage } from "./located-image.ts";

/** Of the pruned image: the digest of the builder's manifest. Its other labels would tell of what is not there. */
export const PRUNED_LABEL = "io.buildpacks.action.pruned-builder";

/** A builder with less in it. */
export interface PrunedBuilder extends ServedImage {
  /** Of the manifest. */
  readonly digest: Digest;
  readonly mediaType: string;
  readonly configBytes: Buffer;
}

/** Bytes of all layers of an image, compressed. */
export function layerBytes({ layers }: Pick<ImageManifest, "layers">): number {
  return layers.reduce((sum, { size }) => sum + size, 0);
}

/**
 * The layers at these places of the builder, in this order; the same bytes for the same builder and places. Where one image begins with the
 * layers of another, an engine that has that needs only the others.
 */
export function pruneBuilder(builder: ServedImage, places: readonly number[]): PrunedBuilder {
  const { rootfs, config: container, ...rest } = builder.config;
  const at = <T>(layers: readonly T[]): T[] => places.flatMap((place) => layers[place] ?? []);
  const config: ImageConfig = {
    ...rest,
    // It has an entry for each layer, and more.
    history: undefined,
    rootfs: { ...rootfs, diff_ids: at(rootfs.diff_ids) },
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
    layers: at(builder.manifest.layers),
  };
  const manifestBytes = Buffer.from(JSON.stringify(manifest));
  return { digest: digestOf(manifestBytes), mediaType, manifest, manifestBytes, config, configBytes };
}
