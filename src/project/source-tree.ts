// The source tree as a tar stream: the same bytes for the same files, whoever checked them out and under whatever umask.
// Small files are read synchronously, one chunk at a time: that is 5 times faster than Node's thread pool, and a
// checkout is in the page cache. Large files are read asynchronously, so that nothing waits for them.
import { closeSync, constants, fstatSync, openSync, readdirSync, readlinkSync, readSync } from "node:fs";
import type { Dirent, Stats } from "node:fs";
import { open, stat, access } from "node:fs/promises";
import { Readable } from "node:stream";
import { messageOf, PlatformError } from "../errors.ts";
import { compareBytes } from "../oci/json.ts";
import { FIXED_MTIME, type TarEntry } from "../oci/tar-header.ts";
import { CHUNK_BYTES, TarWriter } from "./tar-writer.ts";

/** What is packed, and for whom. */
export interface SourceTree {
  /** Directory of the source, absolute. */
  readonly path: string;
  /** Where it goes in the container, e.g. `/workspace`. */
  readonly target: string;
  /** Further directories with nothing in them, owned alike, e.g. `/layers`. */
  readonly emptyDirectories?: readonly string[] | undefined;
  /** Owner of everything. */
  readonly uid: number;
  readonly gid: number;
  /** Called for each thing that cannot be in an image: sockets, fifos and devices; paths relative to the source. */
  readonly onSkipped?: ((path: string, kind: string) => void) | undefined;
}

const DIRECTORY_MODE = 0o755;
const EXECUTABLE_MODE = 0o755;
const FILE_MODE = 0o644;
const OWNER_EXECUTES = 0o100;

/** @throws {PlatformError} `SOURCE` if there is no such directory or it cannot be read */
export async function checkSourceTree(path: string): Promise<void> {
  const hint = 'Set "path" to the directory of the source, relative to the workspace.';
  let found: Stats;
  try {
    found = await stat(path);
    await access(path, constants.R_OK | constants.X_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why =
      code === "ENOENT" || code === "ENOTDIR" ? "does not exist" : `cannot be read (${String(code)})`;
    throw new PlatformError("SOURCE", `The path "${path}" ${why}.`, { cause, hint });
  }
  if (!found.isDirectory()) {
    throw new PlatformError("SOURCE", `The path "${path}" is not a directory.`, { hint });
  }
}

/**
 * Everything below the source's directory, names in byte order, with normalised modes, owners and times.
 * Holds at most a few chunks in memory, whatever the size of the tree.
 * The stream errors with `SOURCE` where something cannot be read or changes while it is.
 */
export function packSourceTree(tree: SourceTree): Readable {
  return Readable.from(pack(tree), { objectMode: false, highWaterMark: CHUNK_BYTES });
}

async function* pack(tree: SourceTree): AsyncGenerator<Buffer> {
  const writer = new TarWriter();
  for (const target of [...(tree.emptyDirectories ?? []), tree.target]) {
    writer.header({ ...entryBase({ ...tree, target }, ""), type: "directory", mode: DIRECTORY_MODE });
  }
  const pending = [listDirectory(tree, "")];
  for (let level = pending.at(-1); level !== undefined; level = pending.at(-1)) {
    const next = level.pop();
    if (next === undefined) {
      pending.pop();
      continue;
    }
    const large = packEntry(tree, next, writer);
    if (large !== undefined) yield* packLargeFile(tree, large, writer);
    if (next.kind === "directory") pending.push(listDirectory(tree, next.path));
    yield* writer.takeFull();
  }
  writer.end();
  yield* writer.takeFull();
}

/** Something in the tree; `path` is relative to it. */
interface TreeEntry {
  readonly path: string;
  readonly kind: "file" | "directory" | "symlink" | "socket" | "fifo" | "device";
}

/** In reverse, to be popped from the end. */
function listDirectory(tree: SourceTree, path: string): TreeEntry[] {
  const names = guarded(tree, path, () => readdirSync(absolute(tree, path), { withFileTypes: true }));
  return names
    .map((dirent) => ({
      path: path === "" ? dirent.name : `${path}/${dirent.name}`,
      kind: kindOf(dirent),
    }))
    .sort((a, b) => compareBytes(b.path, a.path));
}

function kindOf(dirent: Dirent): TreeEntry["kind"] {
  if (dirent.isFile()) return "file";
  if (dirent.isDirectory()) return "directory";
  if (dirent.isSymbolicLink()) return "symlink";
  if (dirent.isSocket()) return "socket";
  return dirent.isFIFO() ? "fifo" : "device";
}

/** Writes an entry, or returns it if it is a file too large to be read at once. */
function packEntry(tree: SourceTree, entry: TreeEntry, writer: TarWriter): TreeEntry | undefined {
  switch (entry.kind) {
    case "directory":
      writer.header({ ...entryBase(tree, entry.path), type: "directory", mode: DIRECTORY_MODE });
      return undefined;
    case "symlink": {
      const linkName = guarded(tree, entry.path, () => readlinkSync(absolute(tree, entry.path)));
      writer.header({ ...entryBase(tree, entry.path), type: "symlink", mode: 0o777, linkName });
      return undefined;
    }
    case "file":
      return guarded(tree, entry.path, () => packSmallFile(tree, entry, writer)) ? undefined : entry;
    case "socket":
    case "fifo":
    case "device":
      tree.onSkipped?.(entry.path, entry.kind);
      return undefined;
  }
}

/** False, having written nothing, if the file is large. */
function packSmallFile(tree: SourceTree, entry: TreeEntry, writer: TarWriter): boolean {
  // A file that was swapped for a link meanwhile must not bring in what lies outside of the tree.
  const file = openSync(absolute(tree, entry.path), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { size, mode } = fstatSync(file);
    if (size > CHUNK_BYTES) return false;
    writer.header(fileEntry(tree, entry.path, { size, mode }));
    for (let missing = size; missing > 0;) {
      const room = writer.room();
      const count = readSync(file, room, 0, Math.min(missing, room.length), null);
      if (count === 0) throw new Error("it became shorter while it was read");
      writer.advance(count);
      missing -= count;
    }
    writer.padding(size);
    return true;
  } finally {
    closeSync(file);
  }
}

async function* packLargeFile(tree: SourceTree, entry: TreeEntry, writer: TarWriter): AsyncGenerator<Buffer> {
  try {
    await using file = await open(absolute(tree, entry.path), constants.O_RDONLY | constants.O_NOFOLLOW);
    const { size, mode } = await file.stat();
    writer.header(fileEntry(tree, entry.path, { size, mode }));
    for (let missing = size; missing > 0;) {
      const room = writer.room();
      const { bytesRead } = await file.read(room, 0, Math.min(missing, room.length));
      if (bytesRead === 0) throw new Error("it became shorter while it was read");
      writer.advance(bytesRead);
      missing -= bytesRead;
      yield* writer.takeFull();
    }
    writer.padding(size);
  } catch (cause) {
    throw unreadable(tree, entry.path, cause);
  }
}

function fileEntry(tree: SourceTree, path: string, { size, mode }: { size: number; mode: number }): TarEntry {
  // Git keeps no other bit; the rest is the umask of whoever checked it out.
  const executable = (mode & OWNER_EXECUTES) !== 0;
  return {
    ...entryBase(tree, path),
    type: "file",
    mode: executable ? EXECUTABLE_MODE : FILE_MODE,
    sizeBytes: size,
  };
}

function entryBase({ target, uid, gid }: SourceTree, path: string): Omit<TarEntry, "type" | "mode"> {
  const root = target.replace(/^\/+/, "");
  return { name: path === "" ? root : `${root}/${path}`, uid, gid, sizeBytes: 0, mtime: FIXED_MTIME };
}

function absolute(tree: SourceTree, path: string): string {
  return path === "" ? tree.path : `${tree.path}/${path}`;
}

function guarded<T>(tree: SourceTree, path: string, action: () => T): T {
  try {
    return action();
  } catch (cause) {
    throw unreadable(tree, path, cause);
  }
}

function unreadable(tree: SourceTree, path: string, cause: unknown): PlatformError {
  return new PlatformError("SOURCE", `"${absolute(tree, path)}" cannot be read: ${messageOf(cause)}.`, {
    cause,
    hint: "Make the source readable for the user who runs the action, and let nothing write to it meanwhile.",
  });
}
