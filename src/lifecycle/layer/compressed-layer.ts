// Keeps a compressed layer in a file, with the digest and size that a registry stores it under.
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { BlobSummary, CompressedStream } from "../../oci/compressed-stream.ts";

const WRITE_BYTES = 1024 * 1024;

/** Writes the new file `path`. */
export async function writeCompressed(compressed: CompressedStream, path: string): Promise<BlobSummary> {
  await pipeline(compressed, createWriteStream(path, { flags: "wx", highWaterMark: WRITE_BYTES }));
  return compressed.summary();
}
