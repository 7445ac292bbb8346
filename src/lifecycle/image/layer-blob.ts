// The layers of an image with a manifest, by what they are uncompressed.
import { pipeline, type Duplex, type Readable } from "node:stream";
import * as zlib from "node:zlib";
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
  const decompressor = isGzip(layer)
    ? zlib.createGunzip()
    : isZstdLayer(layer.mediaType)
      ? zlib.createZstdDecompress()
      : undefined;
  return decompressor === undefined ? blob : through(blob, decompressor);
}

/** The tar in a blob that begins with `head`, whatever it is called. */
export function decompressed(head: Buffer, blob: Readable): Readable {
  const begins = (magic: readonly number[]): boolean => magic.every((byte, at) => head[at] === byte);
  if (begins(GZIP)) return through(blob, zlib.createGunzip());
  return begins(ZSTD) ? through(blob, zlib.createZstdDecompress()) : blob;
}

const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];

/** Whether the blob is compressed with gzip. */
export function isGzip({ mediaType }: Pick<Descriptor, "mediaType">): boolean {
  return mediaType.endsWith("gzip");
}

/** Whether reading failed since the compressed data is broken. */
export function isBadCompression(error: unknown): error is Error {
  if (!(error instanceof Error && "code" in error)) return false;
  return /^(?:Z_(?:DATA|BUF)_ERROR|ZSTD_error_.+)$/.test(String(error.code));
}

function through(blob: Readable, decompressor: Duplex): Readable {
  // An error of the blob destroys the result, so the reader of that gets it.
  return pipeline(blob, decompressor, () => undefined);
}
