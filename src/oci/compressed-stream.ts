// What compressors have in common: bytes that can be read once, and at their end are known by what registries call them.
import { createHash } from "node:crypto";
import type { Digest } from "./digest.ts";

/** What is read in chunks. */
export interface ChunkSource extends AsyncIterable<Buffer> {
  /** Gets a chunk back that nobody needs any more. */
  recycle?(chunk: Buffer): void;
}

/** What a blob is known by. */
export interface BlobSummary {
  readonly digest: Digest;
  readonly sizeBytes: number;
}

/** The compressed bytes of a source; can be read once. */
export abstract class CompressedStream implements AsyncIterable<Buffer> {
  private readonly hash = createHash("sha256");
  private digest: Digest | undefined;
  private sizeBytes = 0;

  /** Of the compressed bytes. @throws {Error} before all of them were read */
  summary(): BlobSummary {
    if (this.digest === undefined) throw new Error("the stream was not read to its end");
    return { digest: this.digest, sizeBytes: this.sizeBytes };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, undefined> {
    for await (const bytes of this.compressed()) {
      this.hash.update(bytes);
      this.sizeBytes += bytes.length;
      yield bytes;
    }
    this.digest = `sha256:${this.hash.digest("hex")}`;
  }

  protected abstract compressed(): AsyncGenerator<Buffer>;
}
