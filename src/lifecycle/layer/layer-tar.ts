// The tar of a layer, hashed while it is read. Files are read straight into chunks of the archive, so that small ones cost no
// allocation and large ones never lie in memory as a whole.
import { closeSync, openSync, readSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { Measure } from "../../bytes/measure.ts";
import { messageOf } from "../../errors.ts";
import { toFsPath, toText } from "../../oci/byte-path.ts";
import { encodeByteTarHeader } from "../../oci/byte-tar-header.ts";
import type { Digest } from "../../oci/digest.ts";
import { GZIP_BLOCK_BYTES } from "../../oci/gzip-stream.ts";
import { TAR_END } from "../../oci/tar-header.ts";
import { paddingAfter } from "../../oci/tar-records.ts";
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
  #chunk: Buffer = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  #used = 0;

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
      yield* this.#append(encodeByteTarHeader(entry));
      if (entry.contentPath !== undefined && entry.sizeBytes > 0) yield* this.#appendFile(entry);
    }
    yield* this.#append(TAR_END);
    yield this.#flush();
    const identity = { diffId: this.#measure.digest(), sizeBytes: this.#measure.sizeBytes };
    this.#verify?.(identity);
    this.#known = identity;
  }

  *#append(bytes: Buffer): Generator<Buffer> {
    for (let at = 0; at < bytes.length;) {
      if (this.#used === CHUNK_BYTES) yield this.#flush();
      const copied = bytes.copy(this.#chunk, this.#used, at);
      this.#used += copied;
      at += copied;
    }
  }

  /** Appends the content and its padding. */
  *#appendFile({ contentPath = "", sizeBytes }: LayerEntry): Generator<Buffer> {
    const file = reading(contentPath, () => openSync(toFsPath(contentPath), "r"));
    try {
      for (let missing = sizeBytes; missing > 0;) {
        if (this.#used === CHUNK_BYTES) yield this.#flush();
        const length = Math.min(missing, CHUNK_BYTES - this.#used);
        const bytesRead = reading(contentPath, () => readSync(file, this.#chunk, this.#used, length, null));
        if (bytesRead === 0) throw unreadable(contentPath, "it became shorter while it was read");
        this.#used += bytesRead;
        missing -= bytesRead;
      }
      const isLonger = reading(contentPath, () => readSync(file, Buffer.alloc(1), 0, 1, null)) > 0;
      if (isLonger) throw unreadable(contentPath, "it grew while it was read");
    } finally {
      closeSync(file);
    }
    yield* this.#append(paddingAfter(sizeBytes));
  }

  #flush(): Buffer {
    const full = this.#chunk.subarray(0, this.#used);
    this.#measure.add(full);
    this.#chunk = this.#free.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES);
    this.#used = 0;
    return full;
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
