// The files of a layer as tar entries: parents first, as they are; then the tree, owned by the user of the build image.
// The official lifecycle's layers come out with the same bytes, so order and values here are fixed.
import { randomUUID } from "node:crypto";
import { lstatSync, readdirSync, readlinkSync, type Stats, statSync } from "node:fs";
import { posix } from "node:path";
import { type BytePath, compareBytePaths, toBytePath, toFsPath } from "../../oci/byte-path.ts";
import type { ByteTarEntry } from "../../oci/byte-tar-header.ts";
import { FIXED_MTIME, type TarType } from "../../oci/tar-header.ts";
import type { Owner } from "../owner.ts";

/** A tar entry of a layer, and where its content lies. */
export interface LayerEntry extends ByteTarEntry {
  /** The file to read; only for entries of type `file`. */
  readonly contentPath?: BytePath;
}

/** A file as it was found on disk, with what a tar header needs of it. */
export interface FoundFile extends Pick<Stats, "mode" | "uid" | "gid" | "size" | "rdev"> {
  readonly path: BytePath;
  readonly identity: FileIdentity;
}

/** Differs as soon as a file is another one or its content was written to: programs cannot set the time of its last change. */
export type FileIdentity = string;

const TYPE_BITS = 0o170000;
const MODE_BITS = 0o7777;
const TYPES: ReadonlyMap<number, TarType> = new Map([
  [0o040000, "directory"],
  [0o100000, "file"],
  [0o120000, "symlink"],
  [0o020000, "character-device"],
  [0o060000, "block-device"],
  [0o010000, "fifo"],
]);

/** The entries of a directory and of everything above and below it; `directory` is an absolute path. */
export function* directoryEntries(directory: string, owner: Owner): Generator<LayerEntry> {
  const root = toBytePath(posix.resolve(directory));
  yield* toEntries(findParents(root));
  yield* toEntries(walkTree(root), owner);
}

/** The directories above a path, from the top down, without `/`; links are followed, as a layer must name real ones. */
export function findParents(path: BytePath): FoundFile[] {
  const parent = posix.dirname(path);
  if (parent === "/" || parent === path) return [];
  return [...findParents(parent), found(parent, statSync(toFsPath(parent)))];
}

/** A path, and if it is a directory everything below, each directory before what is in it, names in byte order. */
export function* walkTree(path: BytePath): Generator<FoundFile> {
  const file = found(path, lstatSync(toFsPath(path)));
  yield file;
  if (!isDirectory(file)) return;
  for (const name of readdirSync(toFsPath(path), "latin1").sort(compareBytePaths)) {
    yield* walkTree(posix.join(path, name));
  }
}

export function isDirectory(file: FoundFile): boolean {
  return (file.mode & TYPE_BITS) === 0o040000;
}

export function isRegularFile(file: FoundFile): boolean {
  return (file.mode & TYPE_BITS) === 0o100000;
}

/** Tar entries of files, in their order; sockets are left out. Without an owner each file keeps its own. */
export function* toEntries(files: Iterable<FoundFile>, owner?: Owner): Generator<LayerEntry> {
  for (const file of files) {
    const entry = toEntry(file, owner ?? file);
    if (entry !== undefined) yield entry;
  }
}

function toEntry({ path, mode, size, rdev }: FoundFile, { uid, gid }: Owner): LayerEntry | undefined {
  const type = TYPES.get(mode & TYPE_BITS);
  if (type === undefined) return undefined;
  const header = { name: path, type, mode: mode & MODE_BITS, uid, gid, sizeBytes: 0, mtime: FIXED_MTIME };
  switch (type) {
    case "file":
      return { ...header, sizeBytes: size, contentPath: path };
    case "symlink":
      return { ...header, linkName: readlinkSync(toFsPath(path), "latin1") };
    case "character-device":
    case "block-device":
      return { ...header, deviceMajor: majorOf(rdev), deviceMinor: minorOf(rdev) };
    case "directory":
    case "fifo":
    case "hardlink":
      return header;
  }
}

// How Linux packs device numbers: https://man7.org/linux/man-pages/man3/makedev.3.html
function majorOf(device: number): number {
  return Math.floor(device / 2 ** 8) % 2 ** 12;
}

function minorOf(device: number): number {
  return (device % 2 ** 8) + (Math.floor(device / 2 ** 20) % 2 ** 12) * 2 ** 8;
}

/**
 * Two of the same say that a file has not been written in between. A change time of whole seconds proves nothing: there
 * are file systems that keep no more (ext4 with small inodes, some network mounts), so it is like no other.
 */
export function identityOf({ dev, ino, size, ctimeMs }: Stats): FileIdentity {
  const change = ctimeMs % 1000 === 0 ? randomUUID() : String(ctimeMs);
  return `${dev} ${ino} ${size} ${change}`;
}

function found(path: BytePath, stats: Stats): FoundFile {
  const { mode, uid, gid, size, rdev } = stats;
  return { path, mode, uid, gid, size, rdev, identity: identityOf(stats) };
}
