// Decompressing what comes in the same memory again and again: each chunk has been read before the next one is asked for.
import type { Duplex } from "node:stream";
import { CHUNK_BYTES } from "./chunk-bytes.ts";
import { type Compression, compressionOf, decompressorOf } from "./decompressed.ts";
import { splitFrames } from "./zstd-frames.ts";

/** Some chunks are ahead of who reads them. Larger ones would each be new memory, which costs the system more than the turns. */
const OUTPUT = { chunkSize: CHUNK_BYTES, highWaterMark: 16 * CHUNK_BYTES };

/**
 * The content of chunks that are only good until the next one is asked for. What does not begin like zstd is taken for gzip.
 * @throws what the source throws, or what is wrong with the compressed data
 */
export async function* decompressReused(source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await source.next();
  if (first.done === true) return;
  const compression = compressionOf(first.value) ?? "gzip";
  const decompressor = decompressorOf(compression, OUTPUT);
  const feeding = feed(first.value, source, { compression, decompressor });
  try {
    for await (const bytes of decompressor) yield bytes as Buffer;
  } finally {
    decompressor.destroy();
    await feeding;
  }
}

async function feed(
  first: Buffer,
  rest: AsyncGenerator<Buffer>,
  { compression, decompressor }: { readonly compression: Compression; readonly decompressor: Duplex },
): Promise<void> {
  const all = startingWith(first, rest);
  const parts = compression === "zstd" ? splitFrames(all) : all;
  try {
    for await (const part of parts) {
      if (!(await isTaken(part, decompressor))) return;
    }
    decompressor.end();
  } catch (error) {
    decompressor.destroy(error instanceof Error ? error : new Error(String(error)));
  } finally {
    await rest.return(undefined);
  }
}

async function* startingWith(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

/** Whether the decompressor has read the chunk; if not, it has failed, or nobody wants the rest. */
function isTaken(chunk: Buffer, decompressor: Duplex): Promise<boolean> {
  return new Promise((resolve) => {
    const onClose = (): void => {
      resolve(false);
    };
    decompressor.once("close", onClose);
    decompressor.write(chunk, (error) => {
      decompressor.off("close", onClose);
      resolve(error == null);
    });
  });
}
