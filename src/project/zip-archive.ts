// A zip archive as a source: what it lists, checked before anything of it is used. Nothing is ever unpacked to disk.
// Format: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import { fromRandomAccessReaderPromise, type ZipFile } from "yauzl";
import { messageOf, PlatformError } from "../errors.ts";
import { badArchive } from "./archive-error.ts";
import { checkZipEntries, MAX_ENTRIES } from "./zip-entries.ts";
import { toZipEntry, type ZipEntry } from "./zip-entry.ts";
import { ZipReader } from "./zip-reader.ts";

/** An open archive. */
export interface ZipArchive extends AsyncDisposable {
  /** As a name for people, and the file to read from. */
  readonly path: string;
  readonly file: FileHandle;
  readonly zip: ZipFile;
  /** In the order of the archive. */
  readonly entries: readonly ZipEntry[];
}

/**
 * Opens an archive and reads its central directory.
 * @throws {PlatformError} `SOURCE` if it is no zip, or has what must not be in one: names that lead elsewhere, two files of
 * one name, encrypted or overlapping files, or far more than its size can explain
 */
export async function openZip(path: string): Promise<ZipArchive> {
  const file = await open(path).catch((cause: unknown) => {
    throw badArchive(path, `cannot be read: ${messageOf(cause)}`, cause);
  });
  try {
    const { size: sizeBytes } = await file.stat();
    const { zip, entries } = await readCentralDirectory(path, new ZipReader(file), sizeBytes);
    checkZipEntries(entries, { path, sizeBytes });
    return { path, file, zip, entries, [Symbol.asyncDispose]: () => file.close() };
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
      entries.push(toZipEntry(entry));
    }
    return { zip, entries };
  } catch (cause) {
    if (cause instanceof PlatformError) throw cause;
    throw badArchive(path, `is not a zip archive that can be read: ${messageOf(cause)}`, cause);
  }
}
