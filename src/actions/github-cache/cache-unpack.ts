// Unpacking an archive of the cache service while it comes in, without programs of the machine. Anyone may have made it: it becomes
// directories and files only, no name in it leads out of the directory, and a small entry that becomes a large one ends before it
// fills the disk. Of its headers no more than one is in memory.
import { chmod, link, mkdir, open, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { countBytes } from "../../bytes/count-bytes.ts";
import { decompressReused } from "../../bytes/decompress-reused.ts";
import { isBrokenCompression } from "../../bytes/decompressed.ts";
import { readAhead } from "../../bytes/read-ahead.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { errorCode } from "../../files/regular-file.ts";
import { type ReadEntry, readTar } from "../../oci/tar-reader.ts";
import { quote } from "../../quote.ts";

/** What a file system has left. */
export interface Room {
  readonly bytes: number;
  /** 0 if it does not count them. */
  readonly files: number;
}

/**
 * Unpacks into a directory, which may take half of what the file system has left; returns the size of the archive in bytes.
 * @param source chunks that are only good until the next one is asked for
 * @param roomIn what the file system of a directory has left
 * @throws what the source throws, else which limit was met, or what is wrong with the archive
 */
export async function unpackArchive(
  source: AsyncGenerator<Buffer>,
  directory: string,
  roomIn: (directory: string) => Promise<Room> = readRoom,
): Promise<number> {
  let sizeBytes = 0;
  const counted = countBytes(source, (bytes) => {
    sizeBytes = bytes;
  });
  const limits = await limitsBy(() => roomIn(directory));
  try {
    for await (const entry of readTar(readAhead(limited(decompressReused(counted), limits)))) {
      await unpackEntry(entry, directory);
    }
  } catch (error) {
    throw await explained(error, directory);
  }
  if (sizeBytes === 0) throw new Error("the entry is empty");
  return sizeBytes;
}

async function unpackEntry({ entry, content }: ReadEntry, directory: string): Promise<void> {
  const { type, name, linkName = "" } = entry;
  const place = (of: string): string => join(directory, ...partsOf(of));
  const mode = entry.mode & 0o777;
  switch (type) {
    case "file":
      await writeContent(content, place(name), mode);
      break;
    case "directory":
      await mkdir(place(name), { recursive: true });
      await chmod(place(name), mode | 0o700);
      break;
    case "hardlink":
      // Another name of a file that is here: of a directory there is none, and of what is elsewhere none can be given.
      await link(place(linkName), place(name));
      break;
    case "symlink":
      throw unwanted("a link", name);
    case "fifo":
    case "block-device":
    case "character-device":
    case "unsupported":
      throw unwanted("neither a file nor a directory", name);
  }
}

function unwanted(what: string, name: string): Error {
  return new Error(`the entry has ${what} instead of ${quote(name)}`);
}

/** @throws {Error} if the name leads elsewhere */
function partsOf(name: string): readonly string[] {
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (name.startsWith("/") || name.includes("\0") || parts.includes(".."))
    throw new Error(`the entry has the name ${quote(name)}, which leads elsewhere`);
  return parts;
}

/** There are no links here that it could go through, nor pipes at which it would wait. */
async function writeContent(content: AsyncIterable<Buffer>, place: string, mode: number): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  await using handle = await open(place, "w");
  for await (const chunk of content) {
    for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at)).bytesWritten;
  }
  await handle.chmod(mode);
}

const ENOUGH_ROOM_BYTES = 1024 * 1024;

/** In words that continue a sentence; a full disk is the likeliest cause of what cannot be written. */
async function explained(error: unknown, directory: string): Promise<Error> {
  if (isBrokenCompression(error)) return new Error(`the archive is damaged: ${error.message}`);
  if (error instanceof PlatformError) return error;
  if (errorCode(error) === undefined) return error instanceof Error ? error : new Error(String(error));
  const { bytes } = await readRoom(directory);
  const full = bytes < ENOUGH_ROOM_BYTES ? ` (the disk is full: ${bytes} bytes are left)` : "";
  return new Error(`${messageOf(error)}${full}`, { cause: error });
}

async function readRoom(directory: string): Promise<Room> {
  const { bavail, bsize, ffree } = await statfs(directory);
  return { bytes: bavail * bsize, files: ffree };
}

interface UnpackLimits {
  /** The limit that the number of bytes exceeds; undefined if it exceeds none. */
  problem(passedBytes: number): Promise<string | undefined>;
}

/** So many bytes hold 32,768 empty files at most. */
const COUNT_FILES_EVERY_BYTES = 16 * 1024 * 1024;

/** Half of it: the engine pulls a builder at the same time, and the build needs some too. */
async function limitsBy(readRoom: () => Promise<Room>): Promise<UnpackLimits> {
  const atStart = await readRoom();
  const bytes = Math.floor(atStart.bytes / 2);
  let countAt = COUNT_FILES_EVERY_BYTES;
  return {
    async problem(passedBytes) {
      if (passedBytes > bytes)
        return `the entry unpacks to more than ${bytes} bytes, half of what the disk has left`;
      if (passedBytes < countAt) return undefined;
      countAt += COUNT_FILES_EVERY_BYTES;
      const { files } = await readRoom();
      return files < atStart.files / 2
        ? `the entry has more files than half of what the disk has left, ${atStart.files}`
        : undefined;
    },
  };
}

/** @throws {Error} which limit was met */
async function* limited(content: AsyncIterable<Buffer>, limits: UnpackLimits): AsyncGenerator<Buffer> {
  let passedBytes = 0;
  for await (const chunk of content) {
    passedBytes += chunk.byteLength;
    const problem = await limits.problem(passedBytes);
    if (problem !== undefined) throw new Error(problem);
    yield chunk;
  }
}
