// Turning a tar stream into a layer: compressed into a file while both its digests are computed.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Digest } from "../oci/digest.ts";
import { GzipStream } from "../oci/gzip-stream.ts";
import type { BlobSource } from "../registry/registry.ts";

/** A compressed layer in a file. */
export interface LayerBlob extends BlobSource {
  /** Of the uncompressed tar. */
  readonly diffId: Digest;
}

/** A builder is made once and pulled often. */
const LEVEL = 6;

/** Compresses a tar to `file`; the caller removes it. */
export async function writeLayerBlob(tar: AsyncIterable<Buffer>, file: string): Promise<LayerBlob> {
  const hash = createHash("sha256");
  const hashed = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of tar) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const compressed = new GzipStream(hashed(), { level: LEVEL });
  await pipeline(compressed, createWriteStream(file));
  return {
    diffId: `sha256:${hash.digest("hex")}`,
    ...compressed.summary(),
    open: () => createReadStream(file),
  };
}
