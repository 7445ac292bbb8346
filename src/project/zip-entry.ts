// One entry of a zip archive. Pure.
import type { Entry } from "yauzl";

/** Something in an archive. */
export interface ZipEntry {
  /** Without a slash at the end, e.g. `BOOT-INF/lib/a.jar`. */
  readonly path: string;
  readonly kind: "file" | "directory" | "symlink" | "socket" | "fifo" | "device";
  /** True also where the archive does not say: those made on Windows and by Java's own tools do not. */
  readonly executable: boolean;
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
const OWNER_EXECUTES = 0o100;

/** What an entry of the central directory stands for. */
export function toZipEntry(stored: Entry): ZipEntry {
  const isUnixLike = UNIX_LIKE.includes(stored.versionMadeBy >> 8);
  const mode = isUnixLike ? stored.externalFileAttributes >>> 16 : 0;
  const isDirectory = stored.fileName.endsWith("/");
  return {
    path: stored.fileName.replace(/\/$/, ""),
    kind: isDirectory ? "directory" : (KINDS[mode & TYPE_MASK] ?? "file"),
    executable: mode === 0 || (mode & OWNER_EXECUTES) !== 0,
    sizeBytes: stored.uncompressedSize,
    stored,
  };
}
