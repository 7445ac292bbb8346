// Turning a tar stream into a layer: compressed into a file while both its digests are computed.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Digest } from "../oci/digest.ts";
import type { BlobSource } from "../registry/registry.ts";

/** A compressed layer in a file. */
export interface LayerBlob extends BlobSource {
  /** Of the uncompressed tar. */
  readonly diffId: Digest;
}

/** Compresses a tar to `file`; the caller removes it. */
export async function writeLayerBlob(tar: AsyncIterable<Buffer>, file: string): Promise<LayerBlob> {
  const uncompressed = new HashStream();
  const compressed = new HashStream();
  await pipeline(
    Readable.from(tar),
    uncompressed,
    createGzip({ level: 6 }),
    compressed,
    createWriteStream(file),
  );
  return {
    diffId: uncompressed.digest(),
    digest: compressed.digest(),
    sizeBytes: compressed.sizeBytes,
    open: () => createReadStream(file),
  };
}

/** Passes bytes on and computes their digest. */
class HashStream extends Transform {
  sizeBytes = 0;
  private readonly hash = createHash("sha256");

  override _transform(chunk: Buffer, _encoding: string, done: (error: null, chunk: Buffer) => void): void {
    this.hash.update(chunk);
    this.sizeBytes += chunk.length;
    done(null, chunk);
  }

  digest(): Digest {
    return `sha256:${this.hash.digest("hex")}`;
  }
}
