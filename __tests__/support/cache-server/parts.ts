// The bytes of entries: each part that was uploaded is a file.
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, readFile, writeFile } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** What one request uploaded. */
export interface Part {
  readonly file: string;
  readonly sizeBytes: number;
}

/** Large, so that benchmarks measure the client. */
const BUFFER_BYTES = 1024 * 1024;

/** How many bytes there are in all of them. */
export function sizeOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** Keeps the body of a request. */
export async function receivePart(folder: string, request: IncomingMessage): Promise<Part> {
  const file = join(folder, randomUUID());
  const stream = createWriteStream(file, { highWaterMark: BUFFER_BYTES });
  await pipeline(request, stream);
  return { file, sizeBytes: stream.bytesWritten };
}

/** The bytes of a range of the parts, one of them perhaps wrong. What is given is only good until the next is asked for. */
export async function* readParts(
  parts: readonly Part[],
  { start, end, corruptAt }: { start: number; end: number; corruptAt: number | undefined },
): AsyncGenerator<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(Math.min(end - start, BUFFER_BYTES));
  let offset = 0;
  for (const { file, sizeBytes } of parts) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, sizeBytes);
    let position = offset + from;
    offset += sizeBytes;
    if (from >= to) continue;
    await using handle = await open(file);
    for (let at = from; at < to; at += BUFFER_BYTES) {
      const chunk = buffer.subarray(0, Math.min(to - at, BUFFER_BYTES));
      await handle.read(chunk, 0, chunk.byteLength, at);
      if (corruptAt !== undefined && corruptAt >= position && corruptAt < position + chunk.byteLength) {
        chunk[corruptAt - position] = (chunk[corruptAt - position] ?? 0) ^ 0xff;
      }
      position += chunk.byteLength;
      yield chunk;
    }
  }
}

/** What another archive makes of the parts, as a single one. */
export async function changeParts(
  folder: string,
  parts: readonly Part[],
  change: (archive: Buffer) => Promise<Buffer>,
): Promise<Part[]> {
  const archive = Buffer.concat(await Promise.all(parts.map(({ file }) => readFile(file))));
  const changed = await change(archive);
  const file = join(folder, randomUUID());
  await writeFile(file, changed);
  return [{ file, sizeBytes: changed.byteLength }];
}
