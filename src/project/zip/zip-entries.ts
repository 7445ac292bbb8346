// What must not be in an archive whose content becomes the source. Pure.
import { quote } from "../../quote.ts";
import { badArchive } from "./archive-error.ts";
import type { ZipEntry } from "./zip-entry.ts";

export const MAX_ENTRIES = 500_000;

const MAX_PATH_BYTES = 4096;
const MAX_NAME_BYTES = 255;
const LOCAL_HEADER_BYTES = 30;
/** Deflate packs up to 1032 bytes into one; sources rarely more than 20, and small archives do no harm. */
const MAX_RATIO = 100;
const UNSUSPICIOUS_BYTES = 1024 ** 3;
const DEFLATE = 8;
const STORED = 0;

/** @throws {PlatformError} `SOURCE` naming the entry */
export function checkZipEntries(
  entries: readonly ZipEntry[],
  archive: { readonly path: string; readonly sizeBytes: number },
): void {
  const problem =
    firstOf(entries, nameProblem) ??
    firstOf(entries, storageProblem) ??
    treeProblem(entries) ??
    overlapProblem(entries, archive.sizeBytes) ??
    sizeProblem(entries, archive.sizeBytes);
  if (problem !== undefined) throw badArchive(archive.path, problem);
}

function firstOf<T>(items: readonly T[], problemOf: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const problem = problemOf(item);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Absolute names, `..` and backslashes were refused when the list was read; this is what else no file can be called. */
function nameProblem({ path }: ZipEntry): string | undefined {
  const quoted = quote(path);
  if (path.includes("\0")) return `has an entry ${quoted}, whose name has a NUL character`;
  const names = path.split("/");
  if (names.some((name) => name === "" || name === "."))
    return `has an entry ${quoted}, whose name is not a plain relative path`;
  const isTooLong = names.some((name) => Buffer.byteLength(name) > MAX_NAME_BYTES);
  if (isTooLong || Buffer.byteLength(path) > MAX_PATH_BYTES)
    return `has an entry ${quoted}, whose name is too long for a file`;
  return undefined;
}

function storageProblem({ path, stored }: ZipEntry): string | undefined {
  if (stored.isEncrypted()) return `has ${quote(path)} encrypted, and there is no password`;
  if (stored.compressionMethod !== DEFLATE && stored.compressionMethod !== STORED)
    return `has ${quote(path)} compressed by method ${stored.compressionMethod}; only deflate (8) and stored (0) can be read`;
  return undefined;
}

/**
 * Each path is one thing, and nothing is below what is not a directory: below a link it would end up elsewhere. Build tools write
 * files of one name, e.g. licences of several jars; the last counts, as when they are unpacked one after the other.
 */
function treeProblem(entries: readonly ZipEntry[]): string | undefined {
  const kinds = new Map<string, ZipEntry["kind"]>();
  for (const { path, kind } of entries) {
    const other = kinds.get(path);
    if (other !== undefined && kind !== other)
      return `has ${quote(path)} twice, as a ${other} and as a ${kind}`;
    kinds.set(path, kind);
  }
  return firstOf(entries, ({ path }) => {
    for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
      const parent = path.slice(0, slash);
      const kind = kinds.get(parent) ?? "directory";
      if (kind !== "directory") return `has ${quote(path)} below ${quote(parent)}, which is a ${kind}`;
    }
    return undefined;
  });
}

/** Files that share their bytes are how a few kilobytes become terabytes. */
function overlapProblem(entries: readonly ZipEntry[], archiveBytes: number): string | undefined {
  const sorted = [...entries].sort((a, b) => offsetOf(a) - offsetOf(b));
  return firstOf(
    sorted.map((entry, at) => ({ entry, next: sorted[at + 1] })),
    ({ entry, next }) => {
      const end = offsetOf(entry) + LOCAL_HEADER_BYTES + entry.stored.compressedSize;
      if (next === undefined && end > archiveBytes) return `ends within ${quote(entry.path)}`;
      if (next !== undefined && end > offsetOf(next))
        return `stores ${quote(entry.path)} and ${quote(next.path)} in the same bytes`;
      return undefined;
    },
  );
}

function offsetOf({ stored }: ZipEntry): number {
  return stored.relativeOffsetOfLocalHeader;
}

function sizeProblem(entries: readonly ZipEntry[], archiveBytes: number): string | undefined {
  const total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (total <= UNSUSPICIOUS_BYTES || total <= MAX_RATIO * archiveBytes) return undefined;
  const gibibytes = Math.floor(total / 1024 ** 3);
  return `has ${archiveBytes} bytes but would become ${gibibytes} GiB, more than ${MAX_RATIO} times as much`;
}
