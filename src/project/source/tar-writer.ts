// Collecting the entries of a tar stream in chunks of a fixed size, so that 20,000 small files are not 60,000 small writes.
import { CHUNK_BYTES } from "../../bytes/chunk-bytes.ts";
import { type ByteTarEntry, encodeByteTarHeader } from "../../oci/byte-tar-header.ts";
import { TAR_END } from "../../oci/tar-header.ts";
import { paddingAfter } from "../../oci/tar-records.ts";

/** Fills one chunk after another; the caller yields those that are full. */
export class TarWriter {
  #chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  #used = 0;
  #full: Buffer[] = [];

  /** Chunks that are complete, and theirs no more. */
  takeFull(): Buffer[] {
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
    return this.#chunk.subarray(this.#used);
  }

  /** Says how much of the room was filled. */
  advance(sizeBytes: number): void {
    this.#used += sizeBytes;
    if (this.#used === this.#chunk.length) this.#next();
  }

  /** Ends the archive; the rest of it is then full. */
  end(): void {
    this.write(TAR_END);
    if (this.#used > 0) this.#next();
  }

  #next(): void {
    this.#full.push(this.#chunk.subarray(0, this.#used));
    this.#chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    this.#used = 0;
  }
}
