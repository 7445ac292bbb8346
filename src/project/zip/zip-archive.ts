// A zip archive as a source: what it lists, checked before anything of it is used. Nothing is ever unpacked to disk.
// Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { fromRandomAccessReaderPromise, type ZipFile } from "yauzl";
import { messageOf, PlatformError } from "../../errors.ts";
import { badArchive } from "./archive-error.ts";
import { checkZipEntries, MAX_ENTRIES } from "./zip-entries.ts";
import { toZipEntry, type ZipEntry } from "./zip-entry.ts";
import { ZipReader } from "./zip-reader.ts";
import { findZipStart } from "./zip-start.ts";

/** An open archive. */
export interface ZipArchive extends AsyncDisposable {
  /** As a name for people, and the file to read from. */
  readonly path: string;
  readonly file: FileHandle;
  /** Where in the file the archive begins: behind the script of an executable jar, else at 0. */
  readonly start: number;
  readonly zip: ZipFile;
  /** In the order of the archive. */
  readonly entries: readonly ZipEntry[];
}

/**
 * Opens an archive and reads its central directory.
 * @throws {PlatformError} `SOURCE` if it is no zip, or has what must not be in one: names that lead elsewhere, two kinds of
 * things of one name, encrypted or overlapping files, or far more than its size can explain
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const file = await open(path).catch((cause: unknown) => {
    throw badArchive(path, `cannot be read: ${messageOf(cause)}`, cause);
  });
  try {
    const { size } = await file.stat();
    const start = findZipStart(file.fd, size);
    const sizeBytes = size - start;
    const { zip, entries } = await readCentralDirectory(path, new ZipReader(file, start), sizeBytes);
    checkZipEntries(entries, { path, sizeBytes });
    return { path, file, start, zip, entries, [Symbol.asyncDispose]: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function readCentralDirectory(
  path: string,
  reader: ZipReader,
  sizeBytes: number,
): Promise<Pick<ZipArchive, "zip" | "entries">> {
  const entries: ZipEntry[] = [];
  try {
    // Closing is up to the caller: entries are read after the list has ended.
    const options = { autoClose: false, strictFileNames: true };
    const zip = await fromRandomAccessReaderPromise(reader, sizeBytes, options);
    for await (const entry of zip.eachEntry()) {
      if (entries.length >= MAX_ENTRIES)
        throw badArchive(path, `has more than ${MAX_ENTRIES} entries, which is more than is supported`);
      const item = toZipEntry(entry);
      // The root of the archive is the root of the source, which has an entry of its own.
      if (item.path !== "" || item.kind !== "directory") entries.push(item);
    }
    return { zip, entries };
  } catch (cause) {
    if (cause instanceof PlatformError) throw cause;
    throw badArchive(path, `is not a zip archive that can be read: ${messageOf(cause)}`, cause);
  }
}
