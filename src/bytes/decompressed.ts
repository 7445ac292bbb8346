// Decompressing gzip and zstd, which their first bytes tell.
import { type Duplex, type DuplexOptions, pipeline, Readable } from "node:stream";
import * as zlib from "node:zlib";
import { errorCode } from "../files/regular-file.ts";
import { CHUNK_BYTES } from "./chunk-bytes.ts";
import { splitFrames } from "./zstd-frames.ts";

export type Compression = "gzip" | "zstd";

const MAGIC: readonly (readonly [Compression, Buffer])[] = [
  ["gzip", Buffer.from([0x1f, 0x8b])],
  ["zstd", Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
];

/** How many first bytes tell a compression. */
const HEAD_BYTES = 4;

/** How content that begins with these bytes is compressed; undefined if it is not. */
export function compressionOf(head: Uint8Array): Compression | undefined {
  return MAGIC.find(([, magic]) => magic.equals(head.subarray(0, magic.length)))?.[0];
}

/** The content, decompressed if its first bytes say so. @throws as {@link decompress} */
export async function* decompressed(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const bytes = source[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  try {
    while (head.length < HEAD_BYTES) {
      const next = await bytes.next();
      if (next.done === true) break;
      head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    }
    const compression = compressionOf(head);
    const all = followedBy(head, bytes);
    yield* compression === undefined ? all : decompress(Readable.from(all), compression);
  } finally {
    await bytes.return?.();
  }
}

/** The same for content whose compression is known. @throws what the source throws, or {@link isBrokenCompression} */
export function decompress(source: Readable, compression: Compression): Readable {
  // `pipeline` destroys the one with the error of the other.
  const decompressor = decompressorOf(compression);
  if (compression === "gzip") return pipeline(source, decompressor, () => undefined);
  return pipeline(source, splitFrames, decompressor, () => undefined);
}

/** Whether reading failed since the compressed data is broken. */
export function isBrokenCompression(error: unknown): error is Error {
  return /^(?:Z_(?:DATA_ERROR|BUF_ERROR|NEED_DICT)|ZSTD_error_.+)$/.test(errorCode(error) ?? "");
}

async function* followedBy(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** What decompresses it. */
export function decompressorOf(
  compression: Compression,
  options: zlib.ZlibOptions & zlib.ZstdOptions & DuplexOptions = { chunkSize: CHUNK_BYTES },
): Duplex {
  return compression === "gzip" ? zlib.createGunzip(options) : zlib.createZstdDecompress(options);
}
