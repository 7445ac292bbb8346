// Reads a file in chunks whose memory is used again: to get new memory for each costs more than to read into it.
import { openRegularFile } from "../../files/regular-file.ts";

const CHUNK_BYTES = 1024 * 1024;
/** One is read ahead, one is looked at, and of the one before something may still be on its way to another file. */
const CHUNKS = 3;

/**
 * The chunks of a file; each is overwritten as soon as the one after the next is asked for.
 * @throws {UnusableFileError} if it is not a regular file
 */
export async function* readFileChunks(path: string): AsyncGenerator<Buffer, undefined> {
  const chunks = Array.from({ length: CHUNKS }, () => Buffer.allocUnsafeSlow(CHUNK_BYTES));
  await using file = await openRegularFile(path);
  const read = (at: number): Promise<Buffer> => {
    const chunk = chunks[at % CHUNKS] ?? Buffer.alloc(CHUNK_BYTES);
    const reading = file
      .read(chunk, 0, CHUNK_BYTES, null)
      .then(({ bytesRead }) => chunk.subarray(0, bytesRead));
    // Looked at in its turn; until then it must not count as unhandled.
    reading.catch(() => undefined);
    return reading;
  };
  let next = read(0);
  try {
    for (let at = 1; ; at += 1) {
      const chunk = await next;
      if (chunk.length === 0) return;
      next = read(at);
      yield chunk;
    }
  } finally {
    // The file is closed next.
    await next.catch(() => undefined);
  }
}
