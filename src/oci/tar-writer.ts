// The one writer of tars: entries in chunks of a fixed size, so that 20,000 small files are not 60,000 small writes.
import { CHUNK_BYTES } from "../bytes/chunk-bytes.ts";
import { type ByteTarEntry, encodeByteTarHeader } from "./byte-tar-header.ts";
import { TAR_END } from "./tar-header.ts";
import { paddingAfter } from "./tar-records.ts";

/** Fills one chunk after another; the caller yields those that are full. */
export class TarWriter {
  readonly #allocate: () => Buffer;
  #chunk: Buffer | undefined;
  #used = 0;
  #full: Buffer[] = [];

  /** @param allocate gives memory for a chunk, once it is needed */
  constructor(allocate: () => Buffer = () => Buffer.allocUnsafe(CHUNK_BYTES)) {
    this.#allocate = allocate;
  }

  /** Chunks that are complete, and theirs no more. */
  takeFull(): readonly Buffer[] {
    if (this.#full.length === 0) return this.#full;
    const full = this.#full;
    this.#full = [];
    return full;
  }

  header(entry: ByteTarEntry): void {
    this.write(encodeByteTarHeader(entry));
  }

  padding(sizeBytes: number): void {
    this.write(paddingAfter(sizeBytes));
  }

  write(bytes: Uint8Array): void {
    for (let rest = bytes; rest.length > 0;) {
      const room = this.room();
      const part = rest.subarray(0, room.length);
      room.set(part);
      this.advance(part.length);
      rest = rest.subarray(part.length);
    }
  }

  /** The free part of the current chunk, for reading a file straight into it; never empty. */
  room(): Buffer {
    return (this.#chunk ??= this.#allocate()).subarray(this.#used);
  }

  /** Says how much of the room was filled. */
  advance(sizeBytes: number): void {
    this.#used += sizeBytes;
    if (this.#used === this.#chunk?.length) this.#next();
  }

  /** Ends the archive; the rest of it is then full. */
  end(): void {
    this.write(TAR_END);
    this.#next();
  }

  #next(): void {
    if (this.#used > 0 && this.#chunk !== undefined) this.#full.push(this.#chunk.subarray(0, this.#used));
    this.#chunk = undefined;
    this.#used = 0;
  }
}

/** The archive of records that are made elsewhere, in chunks. */
export async function* tarOf(records: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const tar = new TarWriter();
  for await (const record of records) {
    tar.write(record);
    yield* tar.takeFull();
  }
  tar.end();
  yield* tar.takeFull();
}
