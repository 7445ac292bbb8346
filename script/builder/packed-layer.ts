// Turning a tar stream into a layer: compressed into a file while both its digests are computed.
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Measure } from "../../src/bytes/measure.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { GzipStream } from "../../src/oci/gzip-stream.ts";
import type { BlobSource } from "../../src/registry/registry.ts";

/** A compressed layer in a file. */
export interface PackedLayer extends BlobSource {
  /** Of the uncompressed tar. */
  readonly diffId: Digest;
}

/** A builder is made once and pulled often. */
const LEVEL = 6;

/** Compresses a tar to `file`; the caller removes it. */
export async function writeLayerBlob(tar: AsyncIterable<Buffer>, file: string): Promise<PackedLayer> {
  const uncompressed = new Measure();
  const compressed = new GzipStream(uncompressed.through(tar), { level: LEVEL });
  await pipeline(compressed, createWriteStream(file));
  return {
    diffId: uncompressed.digest(),
    ...compressed.summary(),
    open: () => createReadStream(file),
  };
}
