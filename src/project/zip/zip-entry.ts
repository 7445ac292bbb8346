// One entry of a zip archive. Pure.
import { isUtf8 } from "node:buffer";
import type { Entry } from "yauzl";

/** Something in an archive. */
export interface ZipEntry {
  /** Without a slash at the end, e.g. `BOOT-INF/lib/a.jar`; empty for the root of the archive. */
  readonly path: string;
  readonly kind: "file" | "directory" | "symlink" | "socket" | "fifo" | "device";
  /** Permission bits; all of 0777 where the archive does not say: those made on Windows and by Java's own tools do not. */
  readonly mode: number;
  /** Seconds since 1970; a time without a zone is one in UTC. */
  readonly mtime: number;
  /** Of the content, unpacked. */
  readonly sizeBytes: number;
  /** Where and how the content is stored. */
  readonly stored: Entry;
}

/** Systems whose archives have the mode of a file in the upper half of its external attributes: Unix and macOS. */
const UNIX_LIKE = [3, 19];
const TYPE_MASK = 0o170000;
const KINDS: Readonly<Record<number, ZipEntry["kind"]>> = {
  0o010000: "fifo",
  0o020000: "device",
  0o040000: "directory",
  0o060000: "device",
  0o120000: "symlink",
  0o140000: "socket",
};
const PERMISSIONS = 0o7777;
const ALL_PERMISSIONS = 0o777;
/** Info-ZIP's extra field with the name in UTF-8. */
const UNICODE_PATH = 0x7075;

/** What an entry of the central directory stands for. */
export function toZipEntry(stored: Entry): ZipEntry {
  const isUnixLike = UNIX_LIKE.includes(stored.versionMadeBy >> 8);
  const mode = isUnixLike ? stored.externalFileAttributes >>> 16 : 0;
  const name = nameOf(stored);
  return {
    path: plainPath(name),
    kind: name.endsWith("/") ? "directory" : (KINDS[mode & TYPE_MASK] ?? "file"),
    mode: mode & PERMISSIONS || ALL_PERMISSIONS,
    mtime: modificationTime(stored),
    sizeBytes: stored.uncompressedSize,
    stored,
  };
}

/** Without the flag for UTF-8, names are in code page 437 by the format; tools of macOS and others write UTF-8 all the same. */
function nameOf({ fileName, fileNameRaw, extraFields }: Entry): string {
  const hasOwnField = extraFields.some(({ id }) => id === UNICODE_PATH);
  return !hasOwnField && isUtf8(fileNameRaw) ? fileNameRaw.toString("utf8") : fileName;
}

/** Without what stands for the directory that one is in: `./a/` is `a`. */
function plainPath(name: string): string {
  const names = name.replace(/\/$/, "").split("/");
  return names.filter((each) => each !== ".").join("/");
}

/** Some tools write dates that do not exist. */
function modificationTime(stored: Entry): number {
  const seconds = stored.getLastModDate({ timezone: "UTC" }).getTime() / 1000;
  return Number.isFinite(seconds) ? seconds : 0;
}
