// Which entries of an archive from elsewhere may be unpacked, and where to: nothing leaves the directory of its module.
import { PlatformError } from "../errors.ts";
import { FIXED_MTIME, type TarEntry } from "../oci/tar-header.ts";
import type { ReadEntry } from "../oci/tar-reader.ts";
import { quote } from "../quote.ts";

/** Where the names of an archive lead. */
export interface ArchiveBounds {
  /** Directories of the container that may be written to, e.g. `["/cnb/buildpacks/acme_node/1.2.0"]`. */
  readonly roots: readonly string[];
  /** What names are relative to: a root, for archives of a directory; `/` for layers. */
  readonly base: string;
  readonly maxEntries: number;
}

/** Programs of a module, below its directory; they are executable whatever the archive says. */
const PROGRAMS = new Set(["/bin/detect", "/bin/build", "/bin/generate"]);

/** Looks at the entries of one archive in their order: what is a link earlier matters later. */
export class ArchiveGuard {
  readonly #placement: ArchiveBounds;
  readonly #links = new Set<string>();
  /** Where a link goes back up: these must stay directories, or "up" is elsewhere than it looks. */
  readonly #passed = new Set<string>();
  #count = 0;

  constructor(placement: ArchiveBounds) {
    this.#placement = placement;
  }

  /**
   * The entry as it may be written, owned by root; undefined for directories above the roots, and for the one that the names of an
   * archive of a directory are relative to.
   * @throws {PlatformError} `MALFORMED` naming the entry, if it is none that a buildpack may have
   */
  admit({ entry, nameBytes, linkNameBytes }: ReadEntry): TarEntry | undefined {
    this.#count += 1;
    if (this.#count > this.#placement.maxEntries)
      throw refused(entry.name, `the archive has more than ${this.#placement.maxEntries} entries`);
    for (const bytes of [nameBytes, linkNameBytes]) checkText(entry.name, bytes);
    const name = this.#resolve(entry.name, entry.name);
    if (entry.type === "directory" && this.#isAbove(name)) return undefined;
    this.#checkPlace(name, entry.name);
    const common = { name, uid: 0, gid: 0, mtime: FIXED_MTIME, sizeBytes: 0 };
    switch (entry.type) {
      case "directory":
        this.#links.delete(name);
        return { ...common, type: "directory", mode: 0o755 };
      case "file": {
        this.#links.delete(name);
        return { ...common, type: "file", mode: this.#modeOf(entry, name), sizeBytes: entry.sizeBytes };
      }
      case "symlink":
        this.#addLink(name, entry.name);
        return { ...common, type: "symlink", mode: 0o755, linkName: this.#symlink(entry, name) };
      case "hardlink":
        return {
          ...common,
          type: "hardlink",
          mode: this.#modeOf(entry, name),
          linkName: this.#hardlink(entry, name),
        };
      case "fifo":
      case "character-device":
      case "block-device":
      case "unsupported":
        throw refused(entry.name, "it is neither a file, nor a directory, nor a link");
    }
  }

  /** As pack has it, so that a module's layer is the same, whichever of the two makes it. */
  #modeOf({ mode }: ReadEntry["entry"], name: string): number {
    const isProgram = PROGRAMS.has(name.slice((this.#rootOf(name) ?? "").length));
    return isProgram || (mode & 0o111) !== 0 ? 0o755 : 0o644;
  }

  /** The absolute path that a name stands for; `entry` has it, or links to it. */
  #resolve(name: string, entry: string): string {
    const { base } = this.#placement;
    if (base !== "/" && name.startsWith("/")) throw refused(entry, `${quote(name)} is absolute`);
    const parts = name.split("/").filter((part) => part !== "" && part !== ".");
    if (parts.includes("..")) throw refused(entry, `${quote(name)} has ".." in it`);
    return `/${[...base.split("/").filter(Boolean), ...parts].join("/")}`;
  }

  /** Of `/cnb/buildpacks/acme_node/1.2.0`, every directory that it is in. */
  #isAbove(name: string): boolean {
    return name === this.#placement.base || this.#placement.roots.some((root) => root.startsWith(`${name}/`));
  }

  #rootOf(name: string): string | undefined {
    return this.#placement.roots.find((root) => name === root || name.startsWith(`${root}/`));
  }

  #checkPlace(name: string, entry: string): void {
    const root = this.#rootOf(name);
    if (root === undefined)
      throw refused(entry, `${quote(name)} is not in ${this.#placement.roots.join(" or ")}`);
    for (let at = root.length; at > 0; at = name.indexOf("/", at + 1)) {
      if (this.#links.has(name.slice(0, at))) throw refused(entry, `${quote(name)} is behind a link`);
    }
  }

  #symlink(entry: ReadEntry["entry"], name: string): string {
    const target = entry.linkName ?? "";
    const from = target.startsWith("/") ? "" : name.slice(0, name.lastIndexOf("/"));
    const end = target === "" ? undefined : normalized(`${from}/${target}`);
    if (end === undefined || this.#rootOf(end) === undefined || this.#rootOf(end) !== this.#rootOf(name))
      throw refused(entry.name, `it is a link to ${quote(target)}, which is outside of the buildpack`);
    for (const directory of leftUpwards(`${from}/${target}`)) {
      if (this.#links.has(directory))
        throw refused(entry.name, `it is a link to ${quote(target)}, which goes up from a link`);
      this.#passed.add(directory);
    }
    return target;
  }

  #addLink(name: string, entry: string): void {
    if (this.#passed.has(name)) throw refused(entry, "another link goes up from it");
    this.#links.add(name);
  }

  #hardlink(entry: ReadEntry["entry"], name: string): string {
    const target = this.#resolve(entry.linkName ?? "", entry.name);
    this.#checkPlace(target, entry.name);
    if (this.#links.has(target)) this.#addLink(name, entry.name);
    return target;
  }
}

/** Without `.` and `..`; undefined if it leads above `/`. */
function normalized(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return `/${parts.join("/")}`;
}

/** Every directory that a path passes before it goes up: of `/a/b/../c`, `/a` and `/a/b`. */
function leftUpwards(path: string): readonly string[] {
  const parts: string[] = [];
  const left: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else {
      left.push(...parts.map((_part, at) => `/${parts.slice(0, at + 1).join("/")}`));
      parts.pop();
    }
  }
  return left;
}

/** Other names would not come out as they came in. */
function checkText(name: string, bytes: string): void {
  const buffer = Buffer.from(bytes, "latin1");
  if (!Buffer.from(buffer.toString("utf8")).equals(buffer)) throw refused(name, "its name is not UTF-8");
  if (bytes.includes("\0")) throw refused(name, "its name has a NUL");
}

function refused(entry: string, why: string): PlatformError {
  return new PlatformError("MALFORMED", `Its entry ${quote(entry)} is refused: ${why}.`, {
    hint: "Package the buildpack again, with only its own files.",
  });
}
