// A blob in a file while it comes: it has no name yet that says what it is.
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { CHUNK_BYTES } from "../bytes/chunk-bytes.ts";
import { tellBytes } from "../bytes/count-bytes.ts";

/** A file of its own below the directory; it is there once something was appended. */
export class PartFile {
  readonly path: string;
  #sizeBytes = 0;

  constructor(directory: string) {
    this.path = path.join(directory, "uploads", randomUUID());
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  async append(content: AsyncIterable<Uint8Array>): Promise<void> {
    const counted = tellBytes(content, (bytes) => {
      this.#sizeBytes += bytes;
    });
    await mkdir(path.dirname(this.path), { recursive: true });
    // Not a write stream: that may create the file after it has failed.
    await writeFile(this.path, counted, { flag: "a" });
  }

  /** From its start; once something was appended. */
  read(): AsyncIterable<Uint8Array> {
    return createReadStream(this.path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Uint8Array>;
  }

  /** Never rejects: a file that cannot be removed goes with its directory. */
  async remove(): Promise<void> {
    await rm(this.path, { force: true }).catch(() => undefined);
  }
}
