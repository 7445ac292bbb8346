// Unpacking an archive of the cache service while it comes in. Unlike in the client's own call of `tar`, no name in it leads
// out of the directory: what is saved relative to a directory needs none that does. A small entry that becomes a large one
// ends before it fills the disk or the memory.
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { statfs } from "node:fs/promises";
import type { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { compressionOf } from "../../bytes/decompressed.ts";

/** What a file system has left. */
export interface Room {
  readonly bytes: number;
  /** 0 if it does not count them. */
  readonly files: number;
}

/**
 * Unpacks into a directory, which may take half of what the file system has left; returns the size of the archive in bytes.
 * @param roomIn what the file system of a directory has left
 * @throws what the source throws, else which limit was met, or what `tar` or the decompressor said by its exit code
 */
export async function unpackArchive(
  source: AsyncGenerator<Buffer>,
  directory: string,
  roomIn: (directory: string) => Promise<Room> = readRoom,
): Promise<number> {
  const first = await source.next();
  const start = first.done === true ? Buffer.alloc(0) : first.value;
  const unpacking = startUnpacking(start, directory, await limitsBy(() => roomIn(directory)));
  let sizeBytes = 0;
  let sourceFailure: { readonly cause: unknown } | undefined;
  try {
    // The next may come in the same memory, so each has to be taken first.
    for (let chunk = first; chunk.done !== true; chunk = await source.next()) {
      sizeBytes += chunk.value.byteLength;
      if (!(await isTaken(unpacking.input, chunk.value))) break;
    }
    unpacking.input.end();
  } catch (cause) {
    sourceFailure = { cause };
    unpacking.input.destroy();
  }
  await source.return(undefined);
  const failure = await unpacking.ended;
  if (sourceFailure !== undefined) throw sourceFailure.cause;
  if (failure !== undefined) throw new Error(`${failure}${await roomProblem(directory)}`);
  return sizeBytes;
}

/** False if the program has given up: its own end says more. */
async function isTaken(input: Writable, chunk: Buffer): Promise<boolean> {
  return new Promise((fulfil) => {
    input.write(chunk, (error) => {
      fulfil(error == null);
    });
  });
}

const ENOUGH_ROOM_BYTES = 1024 * 1024;

/** A full disk is the likeliest cause, and `tar` may only say that it could not write all. */
async function roomProblem(directory: string): Promise<string> {
  const { bytes } = await readRoom(directory);
  return bytes < ENOUGH_ROOM_BYTES ? ` (the disk is full: ${bytes} bytes are left)` : "";
}

async function readRoom(directory: string): Promise<Room> {
  const { bavail, bsize, ffree } = await statfs(directory);
  return { bytes: bavail * bsize, files: ffree };
}

interface UnpackLimits {
  readonly bytes: number;
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
    bytes,
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

/** As much as a pipe holds; by default `tar` reads, and writes, 10 KiB at a time. */
const BLOCKS_OF_512 = "128";

/** Of addresses: `tar` keeps names, and what else extends a header, in memory, of any length that the archive says. */
const TAR_MEMORY_KIB = 1024 * 1024;

/** A file with holes takes no room, but is read for its whole length later. */
const LIMITED_TAR = 'ulimit -S -v "$1"; ulimit -S -f "$2"; shift 2; exec tar "$@"';

/** Not the checkout, in which this process runs: no program is to find anything there. */
const WORKING_DIRECTORY = "/";

/** Two programs of our own: a decompressor that `tar` starts gets its input from a further process, in records of 10 KiB. */
function startUnpacking(start: Buffer, directory: string, limits: UnpackLimits) {
  const [program, ...args] = decompressor(start);
  const decompress = spawn(program, args, { cwd: WORKING_DIRECTORY });
  const ulimits = [String(TAR_MEMORY_KIB), String(Math.ceil(limits.bytes / 512))];
  const tarArgs = ["-b", BLOCKS_OF_512, "-xf", "-", "-C", directory];
  const tar = spawn("/bin/sh", ["-c", LIMITED_TAR, "sh", ...ulimits, ...tarArgs], {
    cwd: WORKING_DIRECTORY,
  });
  for (const { stdin } of [decompress, tar]) stdin.on("error", () => undefined);
  const tarEnded = endOf(tar, "tar");
  const passing = passOn(decompress, { input: tar.stdin, ended: tarEnded }, limits);
  const ended = Promise.all([passing, tarEnded, endOf(decompress, program)]);
  return { input: decompress.stdin, ended: ended.then((ends) => ends.find((end) => end !== undefined)) };
}

interface Consumer {
  readonly input: Writable;
  /** Why it failed, if it did. */
  readonly ended: Promise<string | undefined>;
}

/**
 * Gives `tar` what it takes, and reads on when it takes no more. It stops at the mark of the archive's end, and what pads the
 * archive comes after that: a decompressor that cannot get rid of it fails, and has not checked the end of the entry.
 * Returns which limit was met, if one was; the decompressor ends then.
 */
async function passOn(
  decompress: ChildProcessWithoutNullStreams,
  tar: Consumer,
  limits: UnpackLimits,
): Promise<string | undefined> {
  let passedBytes = 0;
  let isWanted = true;
  try {
    for await (const chunk of decompress.stdout as AsyncIterable<Buffer>) {
      passedBytes += chunk.byteLength;
      const problem = await limits.problem(passedBytes);
      if (problem !== undefined) return problem;
      if (!isWanted || (await isTaken(tar.input, chunk))) continue;
      isWanted = false;
      if ((await tar.ended) !== undefined) break;
    }
    return undefined;
  } finally {
    tar.input.end();
  }
}

/** Why the program failed, if it did. */
async function endOf(child: ChildProcess, name: string): Promise<string | undefined> {
  const complaint = child.stderr === null ? "" : text(child.stderr);
  const failure = await new Promise<string | undefined>((fulfil) => {
    child.on("error", ({ message }) => {
      fulfil(`${name} cannot be run: ${message}`);
    });
    child.on("close", (code, signal) => {
      fulfil(code === 0 ? undefined : `${name} ended with ${signal ?? `exit code ${code ?? "unknown"}`}`);
    });
  });
  return failure && `${failure}: ${(await complaint).trim().split("\n", 1).join("")}`;
}

/** The client compresses with gzip where there is no zstd. */
function decompressor(start: Buffer): [string, ...string[]] {
  return compressionOf(start) === "zstd" ? ["zstd", "-dcq"] : ["gzip", "-dc"];
}
