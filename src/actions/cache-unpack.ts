// Unpacking an archive of the cache service while it comes in. Unlike in the client's own call of `tar`, no name in it leads
// out of the directory: what is saved relative to a directory needs none that does.
import { spawn, type ChildProcess, type ChildProcessWithoutNullStreams } from "node:child_process";
import { statfs } from "node:fs/promises";
import type { Writable } from "node:stream";
import { text } from "node:stream/consumers";

const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * Unpacks into a directory; returns the size of the archive in bytes.
 * @throws what the source throws, else what `tar` or the decompressor said by its exit code
 */
export async function unpackArchive(source: AsyncGenerator<Buffer>, directory: string): Promise<number> {
  const first = await source.next();
  const start = first.done === true ? Buffer.alloc(0) : first.value;
  const unpacking = startUnpacking(start, directory);
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
  const { bavail, bsize } = await statfs(directory);
  const freeBytes = bavail * bsize;
  return freeBytes < ENOUGH_ROOM_BYTES ? ` (the disk is full: ${freeBytes} bytes are left)` : "";
}

/** As much as a pipe holds; by default `tar` reads, and writes, 10 KiB at a time. */
const BLOCKS_OF_512 = "128";

/** Two programs of our own: a decompressor that `tar` starts gets its input from a further process, in records of 10 KiB. */
function startUnpacking(start: Buffer, directory: string) {
  const [program, ...args] = decompressor(start);
  const decompress = spawn(program, args);
  const tar = spawn("tar", ["-b", BLOCKS_OF_512, "-xf", "-", "-C", directory]);
  for (const { stdin } of [decompress, tar]) stdin.on("error", () => undefined);
  const tarEnded = endOf(tar, "tar");
  const ended = Promise.all([tarEnded, endOf(decompress, program), passOn(decompress, tar.stdin, tarEnded)]);
  return { input: decompress.stdin, ended: ended.then((ends) => ends.find((end) => end !== undefined)) };
}

/**
 * Gives `tar` what it takes, and reads on when it takes no more. It stops at the mark of the archive's end, and what pads the
 * archive comes after that: a decompressor that cannot get rid of it fails, and has not checked the end of the entry.
 */
async function passOn(
  decompress: ChildProcessWithoutNullStreams,
  input: Writable,
  tarEnded: Promise<string | undefined>,
): Promise<undefined> {
  let isWanted = true;
  for await (const chunk of decompress.stdout as AsyncIterable<Buffer>) {
    if (!isWanted || (await isTaken(input, chunk))) continue;
    isWanted = false;
    if ((await tarEnded) !== undefined) break;
  }
  input.end();
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
  const isZstd = start.subarray(0, ZSTD_MAGIC.length).equals(ZSTD_MAGIC);
  return isZstd ? ["zstd", "-dcq"] : ["gzip", "-dc"];
}
