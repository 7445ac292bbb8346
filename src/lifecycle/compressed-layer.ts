// Compresses a layer archive once, learning the digest and size that a registry stores it under.
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Digest } from "../oci/digest.ts";
import { GZIP_BLOCK_BYTES, GzipStream, type ChunkSource } from "../oci/gzip-stream.ts";

/** A compressed layer in a file. */
export interface CompressedLayer {
  readonly path: string;
  /** Of the compressed bytes. */
  readonly digest: Digest;
  readonly sizeBytes: number;
}

/** Compresses a tar as fast as gzip can, into the new file `path`. */
export async function compressLayer(tar: ChunkSource, path: string): Promise<CompressedLayer> {
  const compressed = new GzipStream(tar);
  await pipeline(compressed, createWriteStream(path, { flags: "wx", highWaterMark: GZIP_BLOCK_BYTES }));
  return { path, ...compressed.summary() };
}
