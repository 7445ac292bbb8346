// How yauzl reads an archive. Its own reader throws where it cannot be caught if an archive names an offset that no file has,
// and reads the list of files in two tiny pieces for each.
import { readSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";

const WINDOW_BYTES = 256 * 1024;

/** Reads from an open file, which stays open; offsets outside of it are an error like any other. */
export class ZipReader extends RandomAccessReader {
  readonly #file: FileHandle;
  /** Where in the file the archive begins, from which its own offsets count. */
  readonly #start: number;
  readonly #window = Buffer.allocUnsafe(WINDOW_BYTES);
  #windowStart = 0;
  #windowEnd = 0;

  constructor(file: FileHandle, start: number) {
    super();
    this.#file = file;
    this.#start = start;
  }

  // eslint-disable-next-line max-params -- as yauzl calls it
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    let problem: Error | null = null;
    try {
      this.#copy(buffer.subarray(offset, offset + length), position);
    } catch (error) {
      problem = error as Error;
    }
    callback(problem);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    // Not the stream of the file handle, which closes it when it is destroyed, whatever it is told.
    return Readable.from(readRange(this.#file, this.#start + start, this.#start + end), {
      objectMode: false,
    });
  }

  #copy(target: Buffer, position: number): void {
    for (let done = 0; done < target.length;) {
      const at = this.#start + position + done;
      if (at < this.#windowStart || at >= this.#windowEnd) this.#fill(at);
      const from = at - this.#windowStart;
      done += this.#window.copy(target, done, from, this.#windowEnd - this.#windowStart);
    }
  }

  #fill(position: number): void {
    const count = readSync(this.#file.fd, this.#window, 0, WINDOW_BYTES, position);
    if (count === 0) throw new Error("it refers to bytes that it does not have");
    this.#windowStart = position;
    this.#windowEnd = position + count;
  }
}

async function* readRange(file: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end;) {
    const chunk = Buffer.allocUnsafe(Math.min(WINDOW_BYTES, end - at));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) return;
    yield chunk.subarray(0, bytesRead);
    at += bytesRead;
  }
}
