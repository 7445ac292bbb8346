// The layers of an image with a manifest, by what they are uncompressed.
import type { Readable } from "node:stream";
import { decompress } from "../../bytes/decompressed.ts";
import { PlatformError } from "../../errors.ts";
import { findLayer } from "../../oci/image-layers.ts";
import type { Descriptor } from "../../oci/manifest.ts";
import { isZstdLayer } from "../../oci/media-types.ts";
import { quote } from "../../quote.ts";
import type { RegistryImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";

/**
 * A layer's tar on its way from the registry, the digest of its blob verified; the reader verifies the diffID.
 * @throws {PlatformError} `MALFORMED` if the image has no such layer, or what {@link Registry} rejects with
 */
export async function openLayer(registry: Registry, image: RegistryImage, diffId: string): Promise<Readable> {
  const layer = findLayer(image, diffId);
  if (layer === undefined) throw new PlatformError("MALFORMED", `The image has no layer ${quote(diffId)}.`);
  return uncompressed(layer, await registry.openBlob(image.reference, layer));
}

/** The tar in a layer's blob. */
export function uncompressed(layer: Pick<Descriptor, "mediaType">, blob: Readable): Readable {
  const compression = isGzip(layer) ? "gzip" : isZstdLayer(layer.mediaType) ? "zstd" : undefined;
  return compression === undefined ? blob : decompress(blob, compression);
}

/** Whether the blob is compressed with gzip. */
export function isGzip({ mediaType }: Pick<Descriptor, "mediaType">): boolean {
  return mediaType.endsWith("gzip");
}
