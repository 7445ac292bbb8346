// The entries of a source as they are in the tar: relative to where it is unpacked, owned by the user who builds.
import { posix } from "node:path";
import { type BytePath, toText } from "../../oci/byte-path.ts";
import type { ByteTarEntry } from "../../oci/byte-tar-header.ts";
import { FIXED_MTIME } from "../../oci/tar-header.ts";
import { TarWriter } from "../../oci/tar-writer.ts";
import { buildMode } from "./source-modes.ts";
import type { SourceTree } from "./source-tree.ts";

/** What a file, directory or link has besides its name. */
export interface SourceStats {
  /** Permission bits; other bits are left out. */
  readonly mode: number;
  /** When its content changed, in seconds since 1970, as precise as the source has it. */
  readonly mtime: number;
}

/** The largest time that a tar header holds without an extension: in the year 2242. */
const MAX_MTIME = 0o77777777777;

/** Writes what a source has; paths are relative to it. Content goes into `tar`, after the header of a file. */
export class SourceWriter {
  readonly tar = new TarWriter();
  readonly #tree: SourceTree;
  /** Directories on the way to here that were not written so far. */
  #unused: { readonly path: BytePath; readonly stats: SourceStats }[] = [];

  constructor(tree: SourceTree) {
    this.#tree = tree;
  }

  directory(path: BytePath, stats: SourceStats): void {
    const mode = buildMode(this.#tree.fileModes, "directory", stats.mode);
    this.#entry(path, { type: "directory", mode, sizeBytes: 0, mtime: stats.mtime });
  }

  /** A directory that is written as soon as something in it is, and else never. */
  directoryIfUsed(path: BytePath, stats: SourceStats): void {
    const above = this.#unused.filter((directory) => path.startsWith(`${directory.path}/`));
    this.#unused = [...above, { path, stats }];
  }

  symlink(path: BytePath, linkName: BytePath, { mtime }: Pick<SourceStats, "mtime">): void {
    if (leadsAbove(path, linkName)) this.#tree.onLinkAbove?.(toText(path), toText(linkName));
    this.#entry(path, { type: "symlink", mode: 0o777, sizeBytes: 0, linkName, mtime });
  }

  /** Another name of a file that was written before. */
  hardLink(path: BytePath, first: BytePath, stats: SourceStats): void {
    const mode = this.#fileMode(stats);
    this.#entry(path, { type: "hardlink", mode, sizeBytes: 0, linkName: first, mtime: stats.mtime });
  }

  /** The header of a file. */
  file(path: BytePath, sizeBytes: number, stats: SourceStats): void {
    this.#entry(path, { type: "file", mode: this.#fileMode(stats), sizeBytes, mtime: stats.mtime });
  }

  #fileMode({ mode }: SourceStats): number {
    return buildMode(this.#tree.fileModes, "file", mode);
  }

  #entry(path: BytePath, entry: Omit<ByteTarEntry, "name" | "uid" | "gid">): void {
    const above = this.#unused.filter((directory) => path.startsWith(`${directory.path}/`));
    this.#unused = [];
    for (const directory of above) this.directory(directory.path, directory.stats);
    // Rounded down: a time in the future makes tools like make complain.
    const ownTime = Math.min(Math.max(Math.floor(entry.mtime), 0), MAX_MTIME);
    const mtime = this.#tree.times === "fixed" ? FIXED_MTIME : ownTime;
    this.#header({ ...entry, mtime, name: path });
  }

  #header(entry: Omit<ByteTarEntry, "uid" | "gid">): void {
    const { uid, gid } = this.#tree;
    this.tar.header({ ...entry, uid, gid });
  }
}

/** As engines see it that look at the names alone: they take a target that begins with a slash for one in the directory. */
function leadsAbove(path: BytePath, target: BytePath): boolean {
  const joined = posix.join(posix.dirname(path), target);
  return joined === ".." || joined.startsWith("../");
}
