// Packing a directory of this machine.
// Small files are read synchronously, one chunk at a time: that is 5 times faster than Node's thread pool, and a
// checkout is in the page cache. Large files are read asynchronously, so that nothing waits for them.
import { closeSync, constants, fstatSync, openSync, readdirSync, readlinkSync, readSync } from "node:fs";
import type { Dirent } from "node:fs";
import { open } from "node:fs/promises";
import { messageOf, PlatformError } from "../errors.ts";
import { compareBytes } from "../oci/json.ts";
import type { SourceTree } from "./source-tree.ts";
import type { SourceWriter } from "./source-writer.ts";
import { CHUNK_BYTES } from "./tar-writer.ts";

const OWNER_EXECUTES = 0o100;

/** Writes what is below the source's directory, names in byte order, and yields chunks as they fill. */
export async function* packDirectory(tree: SourceTree, writer: SourceWriter): AsyncGenerator<Buffer> {
  const pending = [listDirectory(tree, "")];
  for (let level = pending.at(-1); level !== undefined; level = pending.at(-1)) {
    const next = level.pop();
    if (next === undefined) {
      pending.pop();
      continue;
    }
    if (next.kind === "directory") {
      if (packDirectoryEntry(tree, next.path, writer)) pending.push(listDirectory(tree, next.path));
    } else if ((tree.filter?.decide(next.path, "file") ?? "take") === "take") {
      const large = packEntry(tree, next, writer);
      if (large !== undefined) yield* packLargeFile(tree, large, writer);
    }
    yield* writer.tar.takeFull();
  }
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

/** Whether to look into it. */
function packDirectoryEntry(tree: SourceTree, path: string, writer: SourceWriter): boolean {
  switch (tree.filter?.decide(path, "directory") ?? "take") {
    case "take":
      writer.directory(path);
      return true;
    case "enter":
      writer.directoryIfUsed(path);
      return true;
    case "leave":
      return false;
  }
}

/** Writes an entry, or returns it if it is a file too large to be read at once. */
function packEntry(tree: SourceTree, entry: TreeEntry, writer: SourceWriter): TreeEntry | undefined {
  switch (entry.kind) {
    case "directory":
      return undefined;
    case "symlink":
      writer.symlink(
        entry.path,
        guarded(tree, entry.path, () => readlinkSync(absolute(tree, entry.path))),
      );
      return undefined;
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
function packSmallFile(tree: SourceTree, entry: TreeEntry, writer: SourceWriter): boolean {
  // A file that was swapped for a link meanwhile must not bring in what lies outside of the tree.
  const file = openSync(absolute(tree, entry.path), constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { size, mode } = fstatSync(file);
    if (size > CHUNK_BYTES) return false;
    writer.file(entry.path, { sizeBytes: size, executable: isExecutable(mode) });
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

async function* packLargeFile(
  tree: SourceTree,
  entry: TreeEntry,
  writer: SourceWriter,
): AsyncGenerator<Buffer> {
  try {
    await using file = await open(absolute(tree, entry.path), constants.O_RDONLY | constants.O_NOFOLLOW);
    const { size, mode } = await file.stat();
    writer.file(entry.path, { sizeBytes: size, executable: isExecutable(mode) });
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
    throw unreadable(tree, entry.path, cause);
  }
}

function isExecutable(mode: number): boolean {
  return (mode & OWNER_EXECUTES) !== 0;
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
