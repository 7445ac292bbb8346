// Writes the tar of a layer and hashes it on the way. Files are read straight into one chunk of the archive, so that small
// ones cost no allocation and large ones never lie in memory as a whole.
import { createHash } from "node:crypto";
import { closeSync, openSync, read, readSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { messageOf } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import { paddingOf, TAR_END } from "../oci/tar-header.ts";
import { toFsPath, toText } from "./byte-path.ts";
import { encodeLayerHeader, type LayerEntry } from "./layer-header.ts";

/** A layer that can be had as a tar. */
export interface LayerArchive {
  /** e.g. `examples/node:modules`, as logs name it. */
  readonly id: string;
  /** Of the uncompressed tar. */
  readonly diffId: Digest;
  readonly sizeBytes: number;
  /** Where the tar is, for as long as the export takes; written only now if nobody needed it yet. */
  readonly tar: () => Promise<string>;
}

const CHUNK_BYTES = 1024 * 1024;
/** Reading a small file synchronously is several times faster than a round through the thread pool. */
const SMALL_FILE_BYTES = 128 * 1024;
const readAsync = promisify(read);

/**
 * Writes an archive with these entries.
 * @throws {Error} naming the file that cannot be read or that changed while it was read
 */
export async function writeLayerTar(
  tarPath: string,
  entries: Iterable<LayerEntry>,
): Promise<Pick<LayerArchive, "diffId" | "sizeBytes">> {
  const handle = await open(tarPath, "wx");
  try {
    const archive = new ChunkedArchive(handle);
    for (const entry of entries) {
      await archive.append(encodeLayerHeader(entry));
      if (entry.contentPath !== undefined && entry.sizeBytes > 0) await archive.appendFile(entry);
    }
    await archive.append(TAR_END);
    return await archive.finish();
  } finally {
    await handle.close();
  }
}

/** Collects an archive in one chunk and writes it out, hashed, whenever it is full. */
class ChunkedArchive {
  private readonly handle: FileHandle;
  private readonly hash = createHash("sha256");
  private readonly chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  private used = 0;
  private sizeBytes = 0;

  constructor(handle: FileHandle) {
    this.handle = handle;
  }

  async append(bytes: Buffer): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      if (this.used === CHUNK_BYTES) await this.flush();
      const copied = bytes.copy(this.chunk, this.used, at);
      this.used += copied;
      at += copied;
    }
  }

  /** Appends the content and its padding. */
  async appendFile({ contentPath = "", sizeBytes }: LayerEntry): Promise<void> {
    try {
      const file = openSync(toFsPath(contentPath), "r");
      try {
        await this.appendContent(file, sizeBytes);
      } finally {
        closeSync(file);
      }
    } catch (cause) {
      throw new Error(`failed to add file ${toText(contentPath)} to archive: ${messageOf(cause)}`, { cause });
    }
    await this.append(Buffer.alloc(paddingOf(sizeBytes)));
  }

  async finish(): Promise<Pick<LayerArchive, "diffId" | "sizeBytes">> {
    await this.flush();
    return { diffId: `sha256:${this.hash.digest("hex")}`, sizeBytes: this.sizeBytes };
  }

  private async appendContent(file: number, sizeBytes: number): Promise<void> {
    for (let missing = sizeBytes; missing > 0;) {
      if (this.used === CHUNK_BYTES) await this.flush();
      const length = Math.min(missing, CHUNK_BYTES - this.used);
      const bytesRead =
        sizeBytes <= SMALL_FILE_BYTES
          ? readSync(file, this.chunk, this.used, length, null)
          : (await readAsync(file, this.chunk, this.used, length, null)).bytesRead;
      if (bytesRead === 0) throw new Error("it became shorter while it was read");
      this.used += bytesRead;
      missing -= bytesRead;
    }
    if (readSync(file, Buffer.alloc(1), 0, 1, null) > 0) throw new Error("it grew while it was read");
  }

  private async flush(): Promise<void> {
    const full = this.chunk.subarray(0, this.used);
    const writing = this.handle.writeFile(full);
    this.hash.update(full);
    await writing;
    this.sizeBytes += this.used;
    this.used = 0;
  }
}
