// Packing what is to be cached, while it is read: a tar in frames of zstd, several of which are compressed at once. Not in one frame
// by several threads: Node.js takes such a compressor for finished too early, and the archive would be cut. What comes out can
// be read by `zstd` and `tar`, as what they make can be read here.
import { constants as fsConstants } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { inOrder } from "../../bounded.ts";
import { toBytePath } from "../../oci/byte-path.ts";
import { TarWriter } from "../../oci/tar-writer.ts";
import { quote } from "../../quote.ts";

/** How much becomes a frame. More would be smaller by a hundredth or two, and its memory would be new each time. */
const FRAME_BYTES = 2 * 1024 * 1024;

/** More have to wait for a thread of Node.js. */
const MAX_AT_ONCE = 4;

/** The most that zstd makes of a frame, by its `ZSTD_compressBound`: with room for it, zstd writes a frame at once, and copies nothing. */
const MAX_COMPRESSED_BYTES = FRAME_BYTES + FRAME_BYTES / 256;

/** What `zstd` takes by default. */
const OPTIONS: zlib.ZstdOptions = {
  chunkSize: MAX_COMPRESSED_BYTES,
  params: { [zlib.constants.ZSTD_c_compressionLevel]: 3, [zlib.constants.ZSTD_c_checksumFlag]: 1 },
};

const compress = promisify(zlib.zstdCompress);

/**
 * The archive of directories and files.
 * @param paths relative to the directory, as the entry is to have them
 * @throws {Error} if there is something else among them, or what the file system says
 */
export async function* packEntry(paths: readonly string[], directory: string): AsyncGenerator<Buffer> {
  const tree = new CachedTree(directory);
  const atOnce = Math.min(availableParallelism(), MAX_AT_ONCE);
  // One more is packed while all are compressed.
  yield* inOrder(tree.archive(paths), atOnce + 1, (chunk) =>
    compress(chunk, OPTIONS).finally(() => {
      tree.recycle(chunk);
    }),
  );
}

/** A tar of paths, in few buffers. */
class CachedTree {
  readonly #free: Buffer[] = [];
  readonly #tar = new TarWriter(() => this.#free.pop() ?? Buffer.allocUnsafeSlow(FRAME_BYTES));

  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async *archive(paths: readonly string[]): AsyncGenerator<Buffer> {
    for (const path of paths) yield* this.#add(join(path));
    this.#tar.end();
    yield* this.#tar.takeFull();
  }

  /** Takes back a chunk that is no longer needed. */
  recycle(chunk: Buffer): void {
    if (chunk.length === FRAME_BYTES) this.#free.push(chunk);
  }

  async *#add(path: string): AsyncGenerator<Buffer> {
    const stats = await lstat(join(this.#directory, path));
    if (stats.isFile()) {
      yield* this.#addFile(path);
      return;
    }
    if (!stats.isDirectory()) throw new Error(`${quote(path)} is neither a file nor a directory`);
    this.#header(path, "directory", { mode: stats.mode, size: 0 });
    for (const name of (await readdir(join(this.#directory, path))).sort())
      yield* this.#add(join(path, name));
  }

  async *#addFile(path: string): AsyncGenerator<Buffer> {
    await using file = await open(join(this.#directory, path), fsConstants.O_RDONLY | fsConstants.O_NOFOLLOW);
    const { mode, size } = await file.stat();
    this.#header(path, "file", { mode, size });
    for (let left = size; left > 0;) {
      const room = this.#tar.room();
      const { bytesRead } = await file.read(room, 0, Math.min(left, room.length));
      if (bytesRead === 0) throw new Error(`${quote(path)} became shorter while it was read`);
      this.#tar.advance(bytesRead);
      left -= bytesRead;
      yield* this.#tar.takeFull();
    }
    this.#tar.padding(size);
  }

  #header(
    path: string,
    type: "file" | "directory",
    { mode, size }: { readonly mode: number; readonly size: number },
  ): void {
    const owner = { uid: 0, gid: 0, mtime: 0 };
    this.#tar.header({ name: toBytePath(path), type, mode: mode & 0o777, sizeBytes: size, ...owner });
  }
}
