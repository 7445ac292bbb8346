// The layers of an image with a manifest, by what they are uncompressed.
import { pipeline, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { PlatformError } from "../errors.ts";
import type { Descriptor } from "../oci/manifest.ts";
import type { RegistryImage } from "../registry/image.ts";
import type { Registry } from "../registry/registry.ts";

/** The descriptor of the layer with this diffID. */
export function findLayer(
  image: Pick<RegistryImage, "manifest" | "config"> | undefined,
  diffId: string,
): Descriptor | undefined {
  return image?.manifest.layers[image.config.rootfs.diff_ids.indexOf(diffId)];
}

/**
 * A layer's tar on its way from the registry, the digest of its blob verified; whoever reads it verifies the diffID.
 * @throws {PlatformError} `MALFORMED` if the image has no such layer, or what {@link Registry} rejects with
 */
export async function openLayer(registry: Registry, image: RegistryImage, diffId: string): Promise<Readable> {
  const layer = findLayer(image, diffId);
  if (layer === undefined) throw new PlatformError("MALFORMED", `The image has no layer "${diffId}".`);
  return uncompressed(layer, await registry.openBlob(image.reference, layer));
}

/** The tar in a layer's blob. */
export function uncompressed(layer: Pick<Descriptor, "mediaType">, blob: Readable): Readable {
  return isGzip(layer) ? unzipped(blob) : blob;
}

/** Whether the blob is compressed with gzip; other compressions are read as what they are, and so are no layers. */
export function isGzip({ mediaType }: Pick<Descriptor, "mediaType">): boolean {
  return mediaType.endsWith("gzip");
}

/** The content of a gzip stream. */
export function unzipped(blob: Readable): Readable {
  // An error of the blob destroys the result, so whoever reads that gets it.
  return pipeline(blob, createGunzip(), () => undefined);
}
