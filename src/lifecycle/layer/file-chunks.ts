// Reads a file in chunks whose memory is used again: to get new memory for each costs more than to read into it.
import { readAhead } from "../../bytes/read-ahead.ts";
import { openRegularFile } from "../../files/regular-file.ts";

/**
 * Large, since each chunk is handed from thread to thread three times: to be read, hashed and written. No larger, since those of a few
 * layers that are read at once have to stay in the processors' caches until they are written.
 */
const CHUNK_BYTES = 768 * 1024;
/** One is read ahead, one is looked at, and of the one before something may still be on its way to another file. */
const CHUNKS = 3;
const LEAST_BYTES = 4096;

/**
 * The chunks of a file; each is overwritten as soon as the one after the next is asked for.
 * @throws {UnusableFileError} if it is not a regular file
 */
export function readFileChunks(path: string): AsyncGenerator<Buffer, undefined> {
  return readAhead(chunksOf(path));
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  await using file = await openRegularFile(path);
  // A small file needs less. It may have grown since; its chunks are then small.
  const chunkBytes = Math.min(CHUNK_BYTES, Math.max(LEAST_BYTES, (await file.stat()).size));
  const chunks: Buffer[] = [];
  for (let at = 0; ; at += 1) {
    const chunk = (chunks[at % CHUNKS] ??= Buffer.allocUnsafeSlow(chunkBytes));
    const { bytesRead } = await file.read(chunk, 0, chunkBytes, null);
    if (bytesRead === 0) return;
    yield chunk.subarray(0, bytesRead);
  }
}
