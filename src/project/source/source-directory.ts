// Packing a directory of this machine.
// Small files are read synchronously, one chunk at a time: that is 5 times faster than Node's thread pool, and a
// checkout is in the page cache. Large files are read asynchronously, so that nothing waits for them.
import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  type Stats,
} from "node:fs";
import { open } from "node:fs/promises";
import { CHUNK_BYTES } from "../../bytes/chunk-bytes.ts";
import type { PlatformError } from "../../errors.ts";
import { type BytePath, compareBytePaths, toBytePath, toFsPath, toText } from "../../oci/byte-path.ts";
import type { SourceTree } from "./source-tree.ts";
import type { SourceStats, SourceWriter } from "./source-writer.ts";
import { unreadablePath } from "./unreadable-path.ts";

/** A file that was swapped for a link meanwhile must not bring in what lies outside of the tree, nor a pipe let us wait. */
const OPEN_AS_FOUND = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Writes what is below the source's directory, names in byte order, and yields chunks as they fill. */
export async function* packDirectory(tree: SourceTree, writer: SourceWriter): AsyncGenerator<Buffer> {
  const packing = { tree, writer, firstNames: new Map<string, BytePath>() };
  const pending = [listDirectory(tree, "")];
  for (let level = pending.at(-1); level !== undefined; level = pending.at(-1)) {
    const next = level.pop();
    if (next === undefined) {
      pending.pop();
      continue;
    }
    if (next.kind === "directory") {
      if (packDirectoryEntry(packing, next.path)) pending.push(listDirectory(tree, next.path));
    } else if ((tree.filter?.decide(toText(next.path), "file") ?? "take") === "take") {
      if (packEntry(packing, next) === "large") yield* packLargeFile(packing, next.path);
    }
    yield* writer.tar.takeFull();
  }
}

interface Packing {
  readonly tree: SourceTree;
  readonly writer: SourceWriter;
  /** Under which name a file with several of them was written, by device and inode. */
  readonly firstNames: Map<string, BytePath>;
}

/** Something in the tree; `path` is relative to it. */
interface TreeEntry {
  readonly path: BytePath;
  readonly kind: "file" | "directory" | "symlink" | "socket" | "fifo" | "device";
}

/** In reverse, to be popped from the end. */
function listDirectory(tree: SourceTree, path: BytePath): TreeEntry[] {
  const options = { withFileTypes: true, encoding: "latin1" } as const;
  const names = guarded(tree, path, () => readdirSync(absolute(tree, path), options));
  return names
    .map((dirent) => ({ path: path === "" ? dirent.name : `${path}/${dirent.name}`, kind: kindOf(dirent) }))
    .sort((a, b) => compareBytePaths(b.path, a.path));
}

function kindOf(dirent: Dirent): TreeEntry["kind"] {
  if (dirent.isFile()) return "file";
  if (dirent.isDirectory()) return "directory";
  if (dirent.isSymbolicLink()) return "symlink";
  if (dirent.isSocket()) return "socket";
  return dirent.isFIFO() ? "fifo" : "device";
}

/** Whether to look into it. */
function packDirectoryEntry({ tree, writer }: Packing, path: BytePath): boolean {
  const decision = tree.filter?.decide(toText(path), "directory") ?? "take";
  if (decision === "leave") return false;
  const stats = sourceStats(guarded(tree, path, () => lstatSync(absolute(tree, path))));
  if (decision === "take") writer.directory(path, stats);
  else writer.directoryIfUsed(path, stats);
  return true;
}

/** Writes an entry, unless it is a file too large to be read at once. */
function packEntry(packing: Packing, { path, kind }: TreeEntry): "written" | "large" {
  const { tree } = packing;
  switch (kind) {
    case "directory":
      break;
    case "symlink":
      guarded(tree, path, () => {
        packSymlink(packing, path);
      });
      break;
    case "file":
      return guarded(tree, path, () => packSmallFile(packing, path)) ? "written" : "large";
    case "socket":
    case "fifo":
    case "device":
      tree.onSkipped?.(toText(path), kind);
  }
  return "written";
}

function packSymlink({ tree, writer }: Packing, path: BytePath): void {
  const link = absolute(tree, path);
  writer.symlink(path, readlinkSync(link, "latin1"), sourceStats(lstatSync(link)));
}

/** False, having written nothing, if the file is large. */
function packSmallFile(packing: Packing, path: BytePath): boolean {
  const { tree, writer } = packing;
  const file = openSync(absolute(tree, path), OPEN_AS_FOUND);
  try {
    const stats = fstatSync(file);
    const { size } = stats;
    if (packHardLink(packing, path, stats)) return true;
    if (size > CHUNK_BYTES) return false;
    writeHeader(packing, path, stats);
    for (let missing = size; missing > 0;) {
      const room = writer.tar.room();
      const count = readSync(file, room, 0, Math.min(missing, room.length), null);
      if (count === 0) throw new Error("it became shorter while it was read");
      writer.tar.advance(count);
      missing -= count;
    }
    writer.tar.padding(size);
    return true;
  } finally {
    closeSync(file);
  }
}

async function* packLargeFile(packing: Packing, path: BytePath): AsyncGenerator<Buffer> {
  const { tree, writer } = packing;
  try {
    await using file = await open(absolute(tree, path), OPEN_AS_FOUND);
    const stats = await file.stat();
    const { size } = stats;
    writeHeader(packing, path, stats);
    for (let missing = size; missing > 0;) {
      const room = writer.tar.room();
      const { bytesRead } = await file.read(room, 0, Math.min(missing, room.length));
      if (bytesRead === 0) throw new Error("it became shorter while it was read");
      writer.tar.advance(bytesRead);
      missing -= bytesRead;
      yield* writer.tar.takeFull();
    }
    writer.tar.padding(size);
  } catch (cause) {
    throw unreadable(tree, path, cause);
  }
}

/** Writes a further name of a file that was written already; false if this is the first one. */
function packHardLink({ writer, firstNames }: Packing, path: BytePath, stats: Stats): boolean {
  const first = stats.nlink > 1 ? firstNames.get(inodeOf(stats)) : undefined;
  if (first === undefined) return false;
  writer.hardLink(path, first, sourceStats(stats));
  return true;
}

function writeHeader({ writer, firstNames }: Packing, path: BytePath, stats: Stats): void {
  if (stats.nlink > 1) firstNames.set(inodeOf(stats), path);
  writer.file(path, stats.size, sourceStats(stats));
}

function inodeOf({ dev, ino }: Stats): string {
  return `${dev} ${ino}`;
}

function sourceStats({ mode, mtimeMs }: Stats): SourceStats {
  return { mode, mtime: mtimeMs / 1000 };
}

function absolute(tree: SourceTree, path: BytePath): string | Buffer {
  const root = toBytePath(tree.path);
  return toFsPath(path === "" ? root : `${root}/${path}`);
}

function guarded<T>(tree: SourceTree, path: BytePath, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw unreadable(tree, path, cause);
  }
}

function unreadable(tree: SourceTree, path: BytePath, cause: unknown): PlatformError {
  return unreadablePath(path === "" ? tree.path : `${tree.path}/${toText(path)}`, cause);
}
