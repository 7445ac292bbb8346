// The tar of a layer, hashed while it is read. Files are read straight into chunks of the archive, so that small ones cost no
// allocation and large ones never lie in memory as a whole.
import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { Measure } from "../../bytes/measure.ts";
import { messageOf } from "../../errors.ts";
import { type BytePath, toFsPath, toText } from "../../oci/byte-path.ts";
import type { Digest } from "../../oci/digest.ts";
import { GZIP_BLOCK_BYTES } from "../../oci/gzip-stream.ts";
import { TarWriter } from "../../oci/tar-writer.ts";
import { StepError } from "../lifecycle-error.ts";
import type { LayerEntry } from "./layer-tree.ts";

/** What a layer is known by. */
export interface TarIdentity {
  /** Of the uncompressed tar. */
  readonly diffId: Digest;
  readonly sizeBytes: number;
}

/** A layer whose content is known, ready to be stored wherever it is missing. */
export interface LayerArchive extends TarIdentity {
  /** e.g. `examples/node:modules`, as logs name it. */
  readonly id: string;
  /** The tar, read again from the files; reading it fails if they have changed. */
  readonly open: () => LayerTar;
  /** Where the tar is, for as long as the export takes; written only now if it was not needed before. */
  readonly tar: () => Promise<string>;
}

/** As large as what is compressed at once, so that chunks do not have to be cut again. */
const CHUNK_BYTES = GZIP_BLOCK_BYTES;

/** The archive of some entries; can be read once. Each chunk belongs to its reader, who may give it back. */
export class LayerTar implements AsyncIterable<Buffer> {
  readonly #entries: Iterable<LayerEntry>;
  readonly #verify: ((identity: TarIdentity) => void) | undefined;
  readonly #measure = new Measure();
  #known: TarIdentity | undefined;
  /** Memory for next chunks: allocating it for each costs more than filling it. */
  readonly #free: Buffer[] = [];
  readonly #tar = new TarWriter(() => this.#free.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES));

  /** Reading it ends with what `verify` throws. */
  constructor(entries: Iterable<LayerEntry>, verify?: (identity: TarIdentity) => void) {
    this.#entries = entries;
    this.#verify = verify;
  }

  /** @throws {Error} before all of it was read */
  identity(): TarIdentity {
    if (this.#known === undefined) throw new Error("the archive was not read to its end");
    return this.#known;
  }

  /** Gives a chunk back, which may be overwritten from now on. */
  recycle(chunk: Buffer): void {
    if (chunk.buffer.byteLength === CHUNK_BYTES) this.#free.push(Buffer.from(chunk.buffer));
  }

  /** Reading fails with an error that names the file that cannot be read or that changed while it was read. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, undefined> {
    for (const chunk of this.#chunks()) {
      yield chunk;
      // Reading does not wait, so others would have to: uploads, and other layers.
      await setImmediate();
    }
  }

  /** Reads synchronously: a layer has thousands of small files, and each would take turns through the thread pool. */
  *#chunks(): Generator<Buffer, undefined> {
    for (const entry of this.#entries) {
      this.#tar.header(entry);
      if (entry.contentPath !== undefined && entry.sizeBytes > 0)
        yield* this.#content(entry.contentPath, entry);
      yield* this.#full();
    }
    this.#tar.end();
    yield* this.#full();
    const identity = { diffId: this.#measure.digest(), sizeBytes: this.#measure.sizeBytes };
    this.#verify?.(identity);
    this.#known = identity;
  }

  /** Writes the content of a file and its padding. */
  *#content(path: BytePath, { sizeBytes }: Pick<LayerEntry, "sizeBytes">): Generator<Buffer> {
    const file = reading(path, () => openSync(toFsPath(path), "r"));
    try {
      for (let missing = sizeBytes; missing > 0;) {
        const room = this.#tar.room();
        const bytesRead = reading(path, () => readSync(file, room, 0, Math.min(missing, room.length), null));
        if (bytesRead === 0) throw unreadable(path, "it became shorter while it was read");
        this.#tar.advance(bytesRead);
        missing -= bytesRead;
        yield* this.#full();
      }
      const isLonger = reading(path, () => readSync(file, Buffer.alloc(1), 0, 1, null)) > 0;
      if (isLonger) throw unreadable(path, "it grew while it was read");
    } finally {
      closeSync(file);
    }
    this.#tar.padding(sizeBytes);
  }

  *#full(): Generator<Buffer> {
    for (const chunk of this.#tar.takeFull()) {
      this.#measure.add(chunk);
      yield chunk;
    }
  }
}

/** Reads a tar for what it is known by only. @throws {Error} naming the file that cannot be read or that changed */
export async function identify(tar: LayerTar): Promise<TarIdentity> {
  for await (const chunk of tar) tar.recycle(chunk);
  return tar.identity();
}

function reading<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw unreadable(path, messageOf(cause), cause);
  }
}

function unreadable(path: string, why: string, cause?: unknown): Error {
  return new StepError(`failed to add file ${toText(path)} to archive: ${why}`, { cause });
}
