// Packing what is in a zip archive, as if it had been unpacked into a directory: straight from one stream into the other.
// Small files are read synchronously, as those of directories are: a stream for each takes several times as long.
import { readSync } from "node:fs";
import { crc32, inflateRawSync } from "node:zlib";
import { CHUNK_BYTES } from "../../bytes/chunk-bytes.ts";
import { messageOf, type PlatformError } from "../../errors.ts";
import { type BytePath, toBytePath } from "../../oci/byte-path.ts";
import { FIXED_MTIME } from "../../oci/tar-header.ts";
import { quote } from "../../quote.ts";
import { badArchive } from "../zip/archive-error.ts";
import { openZip, type ZipArchive } from "../zip/zip-archive.ts";
import type { ZipEntry } from "../zip/zip-entry.ts";
import type { PathDecision } from "./source-filter.ts";
import type { SourceTree } from "./source-tree.ts";
import type { SourceWriter } from "./source-writer.ts";

/** No target of a link is longer, on Linux. */
const MAX_LINK_BYTES = 4095;
const LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER_SIGNATURE = 0x04034b50;
const DEFLATE = 8;
/** What a directory has that is only part of names. */
const IMPLIED_DIRECTORY = { mode: 0o755, mtime: FIXED_MTIME };

/** Writes what the archive has, in the order of a directory with the same files, and yields chunks as they fill. */
export async function* packArchive(tree: SourceTree, writer: SourceWriter): AsyncGenerator<Buffer> {
  await using archive = await openZip(tree.path);
  /** With a slash at the end. */
  let left: string | undefined;
  for (const item of listTree(archive.entries)) {
    if (left !== undefined && item.path.startsWith(left)) continue;
    left = undefined;
    const kind = item.entry?.kind ?? "directory";
    const decision = tree.filter?.decide(item.path, kind === "directory" ? kind : "file") ?? "take";
    if (kind === "directory" && decision === "leave") left = `${item.path}/`;
    yield* packItem({ tree, writer, archive }, item, decision);
    yield* writer.tar.takeFull();
  }
}

interface Packing {
  readonly tree: SourceTree;
  readonly writer: SourceWriter;
  readonly archive: ZipArchive;
}

/** An entry, or a directory that the archive has only as part of names. */
interface TreeItem {
  readonly path: string;
  readonly entry: ZipEntry | undefined;
}

/** As a walk through directories would find them: each directory, then what is in it, names in byte order. */
function listTree(entries: readonly ZipEntry[]): TreeItem[] {
  const items = new Map<string, ZipEntry | undefined>();
  for (const entry of entries) {
    items.set(entry.path, entry);
    for (let slash = entry.path.lastIndexOf("/"); slash > 0; slash = entry.path.lastIndexOf("/", slash - 1)) {
      const parent = entry.path.slice(0, slash);
      if (items.has(parent)) break;
      items.set(parent, undefined);
    }
  }
  const keyed = [...items].map(([path, entry]) => ({
    path,
    entry,
    key: Buffer.from(path.replaceAll("/", "\0")),
  }));
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key));
}

async function* packItem(
  packing: Packing,
  { path, entry }: TreeItem,
  decision: PathDecision,
): AsyncGenerator<Buffer> {
  const { tree, writer, archive } = packing;
  const kind = entry?.kind ?? "directory";
  const name = toBytePath(path);
  if (kind === "directory" && decision === "enter") writer.directoryIfUsed(name, entry ?? IMPLIED_DIRECTORY);
  if (decision !== "take") return;
  if (entry === undefined || entry.kind === "directory") {
    writer.directory(name, entry ?? IMPLIED_DIRECTORY);
  } else if (entry.kind === "symlink") {
    writer.symlink(name, linkTarget(archive, entry), entry);
  } else if (entry.kind !== "file") {
    tree.onSkipped?.(path, entry.kind);
  } else if (Math.max(entry.sizeBytes, entry.stored.compressedSize) <= CHUNK_BYTES) {
    const content = readSmall(archive, entry);
    writer.file(name, content.length, entry);
    writer.tar.write(content);
    writer.tar.padding(content.length);
  } else {
    yield* packLarge(packing, entry);
  }
}

function linkTarget(archive: ZipArchive, entry: ZipEntry): BytePath {
  if (entry.sizeBytes > MAX_LINK_BYTES || entry.stored.compressedSize > CHUNK_BYTES)
    throw badArchive(archive.path, `has a link ${quote(entry.path)} of ${entry.sizeBytes} bytes`);
  const target = readSmall(archive, entry).toString("latin1");
  if (target === "" || target.includes("\0"))
    throw badArchive(archive.path, `has a link ${quote(entry.path)} that leads nowhere`);
  return target;
}

function readSmall(archive: ZipArchive, entry: ZipEntry): Buffer {
  try {
    const bytes = readStored(archive, entry);
    const content =
      entry.stored.compressionMethod === DEFLATE && entry.sizeBytes > 0
        ? inflateRawSync(bytes, { maxOutputLength: entry.sizeBytes })
        : bytes.subarray(0, entry.sizeBytes);
    if (content.length !== entry.sizeBytes) throw new Error("its size is not what the archive says");
    checkCrc(crc32(content), entry);
    return content;
  } catch (cause) {
    throw unreadable(archive, entry, cause);
  }
}

/** The bytes as they are in the archive. What is in front of them has a name and extra fields of its own. */
function readStored({ file, start: archiveStart }: ZipArchive, { stored }: ZipEntry): Buffer {
  const start = archiveStart + stored.relativeOffsetOfLocalHeader;
  const header = readAt(file.fd, start, LOCAL_HEADER_BYTES);
  if (header.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE) throw new Error("it is not where the archive says");
  const dataStart = start + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
  return readAt(file.fd, dataStart, stored.compressedSize);
}

function readAt(fd: number, position: number, sizeBytes: number): Buffer {
  const bytes = Buffer.allocUnsafe(sizeBytes);
  for (let done = 0; done < sizeBytes;) {
    const count = readSync(fd, bytes, done, sizeBytes - done, position + done);
    if (count === 0) throw new Error("the archive ends within it");
    done += count;
  }
  return bytes;
}

async function* packLarge({ writer, archive }: Packing, entry: ZipEntry): AsyncGenerator<Buffer> {
  try {
    const content = await archive.zip.openReadStreamPromise(entry.stored);
    writer.file(toBytePath(entry.path), entry.sizeBytes, entry);
    let checksum = 0;
    // The stream itself fails if the size is not what the archive says.
    for await (const chunk of content as AsyncIterable<Buffer>) {
      checksum = crc32(chunk, checksum);
      writer.tar.write(chunk);
      yield* writer.tar.takeFull();
    }
    checkCrc(checksum, entry);
    writer.tar.padding(entry.sizeBytes);
  } catch (cause) {
    throw unreadable(archive, entry, cause);
  }
}

function checkCrc(checksum: number, { stored }: ZipEntry): void {
  if (checksum !== stored.crc32) throw new Error("its checksum is wrong");
}

function unreadable(archive: ZipArchive, entry: ZipEntry, cause: unknown): PlatformError {
  return badArchive(
    archive.path,
    `is damaged: ${quote(entry.path)} cannot be read, ${messageOf(cause)}`,
    cause,
  );
}
