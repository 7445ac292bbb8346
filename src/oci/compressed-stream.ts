// What compressors have in common: bytes that can be read once, and at their end are known by what registries call them.
import { Measure } from "../bytes/measure.ts";
import type { Digest } from "./digest.ts";

/** What is read in chunks. */
export interface ChunkSource extends AsyncIterable<Buffer> {
  /** Takes back a chunk that is no longer needed. */
  recycle?(chunk: Buffer): void;
}

/** What a blob is known by. */
export interface BlobSummary {
  readonly digest: Digest;
  readonly sizeBytes: number;
}

/** The compressed bytes of a source; can be read once. */
export abstract class CompressedStream implements AsyncIterable<Buffer> {
  readonly #measure = new Measure();
  #isRead = false;

  /** Of the compressed bytes. @throws {Error} before all of them were read */
  summary(): BlobSummary {
    if (!this.#isRead) throw new Error("the stream was not read to its end");
    return { digest: this.#measure.digest(), sizeBytes: this.#measure.sizeBytes };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, undefined> {
    yield* this.#measure.through(this.compressed());
    this.#isRead = true;
  }

  protected abstract compressed(): AsyncGenerator<Buffer>;
}
