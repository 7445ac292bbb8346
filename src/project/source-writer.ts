// The entries of a source as they are in the tar: below the target, with normalised modes, owners and times.
import { FIXED_MTIME, type TarEntry } from "../oci/tar-header.ts";
import type { SourceTree } from "./source-tree.ts";
import { TarWriter } from "./tar-writer.ts";

const DIRECTORY_MODE = 0o755;
const EXECUTABLE_MODE = 0o755;
const FILE_MODE = 0o644;

/** Writes what a source has; paths are relative to it. Content goes into `tar`, after the header of a file. */
export class SourceWriter {
  readonly tar = new TarWriter();
  readonly #tree: SourceTree;
  /** Directories on the way to here that were not written so far. */
  #unused: string[] = [];

  constructor(tree: SourceTree) {
    this.#tree = tree;
    for (const target of [...(tree.emptyDirectories ?? []), tree.target]) {
      const name = target.replace(/^\/+/, "");
      this.#header({ name, type: "directory", mode: DIRECTORY_MODE, sizeBytes: 0 });
    }
  }

  directory(path: string): void {
    this.#entry(path, { type: "directory", mode: DIRECTORY_MODE, sizeBytes: 0 });
  }

  /** A directory that is written as soon as something in it is, and else never. */
  directoryIfUsed(path: string): void {
    this.#unused = [...this.#unused.filter((directory) => path.startsWith(`${directory}/`)), path];
  }

  symlink(path: string, linkName: string): void {
    this.#entry(path, { type: "symlink", mode: 0o777, sizeBytes: 0, linkName });
  }

  /** The header of a file; git keeps no other bit of its mode, and the rest is the umask of whoever checked it out. */
  file(path: string, { sizeBytes, executable }: { sizeBytes: number; executable: boolean }): void {
    this.#entry(path, { type: "file", mode: executable ? EXECUTABLE_MODE : FILE_MODE, sizeBytes });
  }

  #entry(path: string, entry: Pick<TarEntry, "type" | "mode" | "sizeBytes" | "linkName">): void {
    const above = this.#unused.filter((directory) => path.startsWith(`${directory}/`));
    this.#unused = [];
    for (const directory of above) this.directory(directory);
    this.#header({ ...entry, name: `${this.#tree.target.replace(/^\/+/, "")}/${path}` });
  }

  #header(entry: Omit<TarEntry, "uid" | "gid" | "mtime">): void {
    const { uid, gid } = this.#tree;
    this.tar.header({ ...entry, uid, gid, mtime: FIXED_MTIME });
  }
}
