// What a layer of a builder, or a buildpack for one, consists of, and its tar: sorted, with fixed owners, modes and times.
import { closeSync, constants, createReadStream, openSync, readSync } from "node:fs";
import { lstat, readdir, readlink } from "node:fs/promises";
import path from "node:path";
import { CHUNK_BYTES } from "../bytes/chunk-bytes.ts";
import { PlatformError } from "../errors.ts";
import { compareBytes } from "../oci/json.ts";
import { type FixedEntry, fixedHeader, paddingAfter, tarRecord } from "../oci/tar-records.ts";
import { tarOf } from "../oci/tar-writer.ts";
import { quote } from "../quote.ts";

/** A file, directory or link of a layer; `name` is absolute in the image. */
export type ModuleEntry = { readonly name: string; readonly uid?: number; readonly gid?: number } & (
  | { readonly kind: "directory" }
  | { readonly kind: "text"; readonly text: string; readonly executable?: boolean }
  | {
      readonly kind: "file";
      readonly source: string;
      readonly sizeBytes: number;
      readonly executable: boolean;
    }
  | { readonly kind: "link"; readonly target: string }
);

/** The parents of a path as directory entries, outermost first; `/` is left out. */
export function parentDirectories(name: string): readonly ModuleEntry[] {
  const parts = name.split("/").slice(1, -1);
  return parts.map((_, at) => ({ kind: "directory", name: `/${parts.slice(0, at + 1).join("/")}` }));
}

/**
 * Everything below a directory of this machine, as entries below `target`; links are kept, not followed.
 * @throws {PlatformError} `MALFORMED` for a socket, fifo or device
 */
export async function readTree(source: string, target: string): Promise<readonly ModuleEntry[]> {
  const entries: ModuleEntry[] = [{ kind: "directory", name: target }];
  const names = (await readdir(source)).sort(compareBytes);
  const found = await Promise.all(names.map((name) => lstat(path.join(source, name))));
  for (const [at, stats] of found.entries()) {
    const name = names[at] ?? "";
    const file = path.join(source, name);
    const inImage = `${target}/${name}`;
    if (stats.isDirectory()) entries.push(...(await readTree(file, inImage)));
    else if (stats.isSymbolicLink())
      entries.push({ kind: "link", name: inImage, target: await readlink(file) });
    else if (stats.isFile()) {
      const executable = (stats.mode & 0o111) !== 0;
      entries.push({ kind: "file", name: inImage, source: file, sizeBytes: stats.size, executable });
    } else {
      throw new PlatformError("MALFORMED", `${quote(file)} is neither a file, nor a directory, nor a link.`, {
        hint: "Remove it: an image cannot have it.",
      });
    }
  }
  return entries;
}

/** The tar of a layer, as a stream of buffers. */
export function layerTar(entries: readonly ModuleEntry[]): AsyncGenerator<Buffer> {
  return tarOf(layerRecords(entries));
}

/** The same without what ends an archive, so that others can follow. */
export async function* layerRecords(entries: readonly ModuleEntry[]): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    if (entry.kind === "text") yield tarRecord(fixedEntry(entry), Buffer.from(entry.text));
    else if (entry.kind !== "file") yield tarRecord(fixedEntry(entry));
    else {
      yield fixedHeader(fixedEntry(entry), entry.sizeBytes);
      yield* fileContent(entry);
      yield paddingAfter(entry.sizeBytes);
    }
  }
}

/** A file that changes its size while it is read would shift everything after it. */
async function* fileContent({ source, sizeBytes }: ModuleEntry & { kind: "file" }): AsyncGenerator<Buffer> {
  let readBytes = 0;
  for await (const chunk of openFile(source, sizeBytes)) {
    readBytes += chunk.length;
    if (readBytes > sizeBytes) break;
    yield chunk;
  }
  if (readBytes !== sizeBytes) {
    throw new PlatformError("MALFORMED", `${quote(source)} changed while it was read.`, {
      hint: "Do not modify it while the build reads it.",
    });
  }
}

/** A file that was swapped for a link meanwhile must not bring in what lies elsewhere, nor a pipe let us wait. */
const OPEN_AS_FOUND = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** At most a byte more than it should have. */
function readOpened(file: number, sizeBytes: number): Buffer {
  try {
    const content = Buffer.alloc(sizeBytes + 1);
    let length = 0;
    for (let count = 1; count > 0 && length < content.length; length += count)
      count = readSync(file, content, length, content.length - length, null);
    return content.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

/** Small files at once, and not through the thread pool: that takes several times as long. */
function openFile(source: string, sizeBytes: number): Iterable<Buffer> | AsyncIterable<Buffer> {
  if (sizeBytes <= CHUNK_BYTES) return [readOpened(openSync(source, OPEN_AS_FOUND), sizeBytes)];
  const options = { fd: openSync(source, OPEN_AS_FOUND), highWaterMark: CHUNK_BYTES };
  return createReadStream("", options) as AsyncIterable<Buffer>;
}

function fixedEntry(entry: ModuleEntry): FixedEntry {
  const { kind, name, uid, gid } = entry;
  const common = { name, ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) };
  switch (kind) {
    case "directory":
      return { ...common, type: "directory", mode: 0o755 };
    case "text":
    case "file":
      return { ...common, type: "file", mode: entry.executable === true ? 0o755 : 0o644 };
    case "link":
      return { ...common, type: "symlink", mode: 0o755, linkName: entry.target };
  }
}
