// Reading a small file that anyone may have made. It may be a link to /dev/zero, a named pipe with no writer, or far larger
// than its use needs: opening it never waits, and no more of it is read than its limit.
import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { PlatformError } from "../errors.ts";
import { formatLimit } from "../quantities.ts";
import { quote } from "../quote.ts";

/** The file is there, but its content cannot be used. */
export class UnusableFileError extends PlatformError {
  /** Continues a sentence about the file, e.g. `is larger than 1 MiB`. */
  readonly problem: string;

  constructor(path: string, problem: string) {
    super("MALFORMED", `${quote(path)} ${problem}.`, {
      hint: "Replace it with a small regular file.",
    });
    this.problem = problem;
  }
}

/**
 * The content of a regular file, through links.
 * @param limitBytes largest size that is accepted
 * @throws {UnusableFileError} if it is a directory, a pipe, a socket or a device, or larger than the limit
 * @throws what the file system says if it cannot be opened or read
 */
export async function readRegularFile(path: string, limitBytes: number): Promise<Buffer> {
  const handle = await openRegularFile(path);
  try {
    const info = await handle.stat();
    if (info.size > limitBytes) throw tooLarge(path, limitBytes);
    // So are the files of /proc: a link to the environment of this process must not come back as a quote in an error.
    if (info.size === 0) return Buffer.alloc(0);
    const content = await readAtMost(handle, limitBytes + 1, info.size);
    // It may have grown since.
    if (content.length > limitBytes) throw tooLarge(path, limitBytes);
    return content;
  } finally {
    await handle.close();
  }
}

/**
 * Opens a regular file of any size for reading, through links.
 * @throws {UnusableFileError} if it is a directory, a pipe, a socket or a device
 * @throws what the file system says if it cannot be opened
 */
export async function openRegularFile(path: string): Promise<FileHandle> {
  // Without O_NONBLOCK, opening a named pipe waits for a writer that may never come.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const info = await handle.stat();
    if (!info.isFile()) throw new UnusableFileError(path, `is ${kindOf(info)}, not a regular file`);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** A part of a file: from its byte `start` to its byte `end`, both included. */
export interface FilePart {
  readonly start: number;
  readonly end: number;
}

/**
 * The content of a regular file of any size, or a part of it, as it is read; through links.
 * @throws as {@link openRegularFile}, once it is read
 */
export async function* streamRegularFile(path: string, part?: FilePart): AsyncGenerator<Buffer> {
  const handle = await openRegularFile(path);
  yield* handle.createReadStream({ ...part, highWaterMark: READ_BYTES }) as AsyncIterable<Buffer>;
}

/** Whether an error of the file system says that nothing has this name. A file where a directory must be is not that. */
export function isMissing(error: unknown): boolean {
  return errorCode(error) === "ENOENT";
}

/** Whether an error of the file system says that nothing can be there: nothing has this name, or the path leads through a file. */
export function leadsNowhere(error: unknown): boolean {
  return isMissing(error) || errorCode(error) === "ENOTDIR";
}

/** Whether an error of the file system says that the path leads nobody anywhere: {@link leadsNowhere}, or its links go round. */
export function isDeadEnd(error: unknown): boolean {
  return leadsNowhere(error) || errorCode(error) === "ELOOP";
}

/** Whether an error of the file system says that there is nothing that this user can know of: {@link leadsNowhere}, or it may not look. */
export function isUnseen(error: unknown): boolean {
  return leadsNowhere(error) || errorCode(error) === "EACCES";
}

/** Whether an error of the file system says that this user may not change what is there, or nobody may. */
export function isForbidden(error: unknown): boolean {
  return ["EACCES", "EPERM", "EROFS"].includes(errorCode(error) ?? "");
}

/** Whether an error of the file system says that there is no room left, for this user or for anybody. */
export function isFull(error: unknown): boolean {
  return ["ENOSPC", "EDQUOT"].includes(errorCode(error) ?? "");
}

/** The code of an error of the file system, e.g. `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** As much as is read of a file at once. */
export const READ_BYTES = 256 * 1024;

/** @param sizeBytes what it is said to have: most files are small, and memory that is not used costs as much as what is */
async function readAtMost(handle: FileHandle, limitBytes: number, sizeBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let leftBytes = limitBytes;
  while (leftBytes > 0) {
    const chunk = Buffer.allocUnsafe(Math.min(leftBytes, READ_BYTES, sizeBytes));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length);
    if (bytesRead === 0) break;
    chunks.push(chunk.subarray(0, bytesRead));
    leftBytes -= bytesRead;
  }
  return Buffer.concat(chunks);
}

function tooLarge(path: string, limitBytes: number): UnusableFileError {
  return new UnusableFileError(path, `is larger than ${formatLimit(limitBytes)}`);
}

/** What of the file system's information tells what a file is. */
export interface FileKind {
  isDirectory(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
}

/** In words, with an article, e.g. `a named pipe`: of what is no regular file. */
export function kindOf(info: FileKind): string {
  if (info.isDirectory()) return "a directory";
  if (info.isFIFO()) return "a named pipe";
  return info.isSocket() ? "a socket" : "a device";
}
