// Unpacking an archive into the file system of this process, as an engine does it into that of a container. This process may be
// root, and buildpacks may have been where it writes: no link of theirs is followed.
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  futimesSync,
  lchownSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeSync,
} from "node:fs";
import { posix } from "node:path";
import { PlatformError } from "../../errors.ts";
import { isForbidden, isFull } from "../../files/regular-file.ts";
import { type BytePath, toBytePath, toFsPath, toText } from "../../oci/byte-path.ts";
import { type ReadEntry, readTar } from "../../oci/tar-reader.ts";
import { quote } from "../../quote.ts";
import { checkNoForeignLink } from "./foreign-links.ts";
import type { MappedPaths } from "./mapped-paths.ts";
import { notWritable } from "./work-directory.ts";

/** Where an archive goes. */
export interface UnpackPlace {
  /** As the container calls it; it is there already. */
  readonly path: string;
  readonly paths: MappedPaths;
  /** Whether files get the owners that the archive names; only root can do that. */
  readonly isRoot: boolean;
  /** Told of a directory that is of another user, so that it keeps its mode, and of that. */
  readonly onForeign: (path: string, mode: number) => void;
  /** Told of each path before it is made or replaced that no mount holds. */
  readonly onOutside: (path: string) => void;
}

type Entry = ReadEntry["entry"];

/**
 * @throws {PlatformError} `MALFORMED` if an entry has a name or a type that no container should get, `INPUT` if it cannot be written;
 * or what the file system says
 */
export async function unpackTree(tar: AsyncIterable<Buffer>, place: UnpackPlace): Promise<void> {
  const tree = new UnpackedTree(place);
  for await (const item of readTar(tar)) await tree.write(item);
  tree.finish();
}

const NEW_FILE = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

class UnpackedTree {
  readonly #place: UnpackPlace;
  /** Directories that are known to be there. */
  readonly #known = new Set<BytePath>();
  /** Set at the end, since what is put into a directory changes its time, and a mode may forbid that. */
  readonly #directories = new Map<BytePath, Entry>();

  constructor(place: UnpackPlace) {
    this.#place = place;
  }

  async write({ entry, content, nameBytes, linkNameBytes }: ReadEntry): Promise<void> {
    const path = this.#locate(nameBytes);
    // An archive's own directory stays as it is.
    if (path === toBytePath(this.#place.path)) return;
    const file = this.#real(path);
    if (this.#holder(path) === undefined) checkNoForeignLink(toText(path));
    try {
      await this.#put({ entry, content, linkNameBytes }, path, file);
    } catch (error) {
      if (!isForbidden(error) && !isFull(error)) throw error;
      const directory = entry.type === "directory" ? path : posix.dirname(path);
      throw notWritable(this.#holder(path)?.target ?? toText(directory), error);
    }
  }

  async #put(
    { entry, content, linkNameBytes }: Omit<ReadEntry, "nameBytes">,
    path: BytePath,
    file: BytePath,
  ): Promise<void> {
    const { type } = entry;
    if (type !== "directory") {
      this.#makeDirectory(posix.dirname(path));
      this.#beforeWriting(path);
      rmSync(toFsPath(file), { force: true });
    }
    switch (type) {
      case "directory":
        this.#directory(path, entry);
        return;
      case "file":
        return this.#file(file, entry, content);
      case "symlink":
        symlinkSync(toFsPath(linkNameBytes), toFsPath(file));
        if (this.#place.isRoot) lchownSync(toFsPath(file), entry.uid, entry.gid);
        lutimesSync(toFsPath(file), entry.mtime, entry.mtime);
        return;
      case "hardlink":
        linkSync(toFsPath(this.#real(this.#locate(linkNameBytes))), toFsPath(file));
        return;
      case "block-device":
      case "character-device":
      case "fifo":
      case "unsupported":
        throw malformed(`${quote(entry.name)} is a ${type}`);
    }
  }

  /** From the deepest directory up, since a parent may lose its permission to be entered. */
  finish(): void {
    const deepestFirst = [...this.#directories].sort(([a], [b]) => b.length - a.length);
    for (const [path, entry] of deepestFirst) this.#describe(toFsPath(this.#real(path)), entry);
  }

  #directory(path: BytePath, entry: Entry): void {
    const isNew = this.#makeDirectory(path);
    // What a builder has of its own stays as it is.
    if (isNew || this.#holder(path) !== undefined) this.#directories.set(path, entry);
  }

  #describe(directory: string | Buffer, { uid, gid, mode, mtime }: Entry): void {
    const { isRoot, onForeign } = this.#place;
    if (isRoot) chownSync(directory, uid, gid);
    const info = statSync(directory);
    // That of a volume that was mounted for the job's user may be root's, and only writable.
    if (!isRoot && info.uid !== process.getuid?.()) {
      if ((info.mode & 0o7777) !== mode) onForeign(directory.toString(), info.mode & 0o7777);
      return;
    }
    chmodSync(directory, mode);
    utimesSync(directory, mtime, mtime);
  }

  async #file(file: BytePath, entry: Entry, content: AsyncIterable<Buffer>): Promise<void> {
    const descriptor = openSync(toFsPath(file), NEW_FILE, 0o600);
    try {
      for await (const chunk of content)
        for (let at = 0; at < chunk.length;) at += writeSync(descriptor, chunk, at);
      if (this.#place.isRoot) fchownSync(descriptor, entry.uid, entry.gid);
      fchmodSync(descriptor, entry.mode);
      futimesSync(descriptor, entry.mtime, entry.mtime);
    } finally {
      closeSync(descriptor);
    }
  }

  /** @returns whether it was not there */
  #makeDirectory(path: BytePath): boolean {
    if (path === "/" || this.#known.has(path)) return false;
    const file = toFsPath(this.#real(path));
    const isTop = this.#holder(path)?.target === toText(path);
    if (!isTop) this.#makeDirectory(posix.dirname(path));
    // Only the builder's own directories may be reached by links, which are root's then.
    const look = isTop || this.#holder(path) === undefined ? statSync : lstatSync;
    const info = look(file, { throwIfNoEntry: false });
    if (info !== undefined && !info.isDirectory())
      throw malformed(`${quote(toText(path))} is not a directory`);
    if (info === undefined) {
      this.#beforeWriting(path);
      mkdirSync(file, { mode: 0o755 });
    }
    this.#known.add(path);
    return info === undefined;
  }

  #beforeWriting(path: BytePath): void {
    if (this.#holder(path) === undefined) this.#place.onOutside(toText(path));
  }

  #locate(name: BytePath): BytePath {
    if (name.includes("\0") || name.split("/").includes(".."))
      throw malformed(`${quote(toText(name))} has a name that may lead elsewhere`);
    return posix.join(toBytePath(this.#place.path), name).replace(/(?<=.)\/$/, "");
  }

  #holder(path: BytePath): ReturnType<MappedPaths["holder"]> {
    return this.#place.paths.holder(toText(path));
  }

  #real(path: BytePath): BytePath {
    const holder = this.#holder(path);
    if (holder === undefined) return path;
    return posix.join(toBytePath(holder.place), path.slice(toBytePath(holder.target).length));
  }
}

function malformed(why: string): PlatformError {
  return new PlatformError("MALFORMED", `The files are not unpacked: ${why}.`);
}
