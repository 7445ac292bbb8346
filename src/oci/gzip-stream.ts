// Compresses a stream on several processors: blocks of it, each for itself, are joined into one gzip member, which every
// reader of gzip reads. Where blocks begin and how each is compressed depends on nothing but the data, so the same data gives
// the same bytes, however it arrives and whatever runs meanwhile.
// Spec: https://www.rfc-editor.org/rfc/rfc1952
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { constants, crc32, deflateRaw, type ZlibOptions } from "node:zlib";
import { inOrder } from "../bounded.ts";
import { BlockEncoder } from "./block-encoder.ts";
import { type ChunkSource, CompressedStream } from "./compressed-stream.ts";
import { chooseGzipStrategy } from "./gzip-strategy.ts";

/** Large enough that what blocks cannot know of each other costs less than 0.5 %. */
export const GZIP_BLOCK_BYTES = 1024 * 1024;
/** Deflate, nothing optional, no time, compressed as fast as possible, by an unknown system: nothing depends on zlib's build. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 0xff]);
/** An empty block that is the last. */
const END_OF_BLOCKS = Buffer.from([3, 0]);
const MAX_STORED_BYTES = 0xffff;
/** Blocks wait in memory: more than a few of them in a row do not help. */
const MAX_BLOCKS_AT_ONCE = 4;

const BLOCK: ZlibOptions = {
  memLevel: 9,
  // Ends at a byte's border, and not the stream.
  finishFlush: constants.Z_SYNC_FLUSH,
  // Few turns through the thread pool for each block; more memory would be left to the garbage collector.
  chunkSize: GZIP_BLOCK_BYTES / 2,
};
const deflate = promisify<Uint8Array, ZlibOptions, Buffer>(deflateRaw);

/** A source as one gzip member. */
export class GzipStream extends CompressedStream {
  readonly #source: ChunkSource;
  readonly #level: number;

  /** A higher `level` searches longer for repetitions, as zlib's levels do; 1 is the fastest. */
  constructor(source: ChunkSource, { level = constants.Z_BEST_SPEED }: { readonly level?: number } = {}) {
    super();
    this.#source = source;
    this.#level = level;
  }

  protected async *compressed(): AsyncGenerator<Buffer> {
    let checksum = 0;
    let sizeBytes = 0;
    const atOnce = Math.min(availableParallelism() + 1, MAX_BLOCKS_AT_ONCE);
    const encoder = new BlockEncoder();
    yield HEADER;
    yield* inOrder(inBlocks(this.#source), atOnce, async (block) => {
      checksum = crc32(block, checksum);
      sizeBytes += block.length;
      const compressed = await compressBlock(block, { encoder, level: this.#level });
      this.#source.recycle?.(block);
      return compressed;
    });
    const trailer = Buffer.alloc(8);
    trailer.writeUInt32LE(checksum, 0);
    trailer.writeUInt32LE(sizeBytes % 2 ** 32, 4);
    yield Buffer.concat([END_OF_BLOCKS, trailer]);
  }
}

/** Chunks of exactly the size of a block, but for the last; those that have it already are passed on. */
async function* inBlocks(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length;) {
      const rest = chunk.subarray(at, at + GZIP_BLOCK_BYTES - sizeBytes);
      // The chunk itself, where it is a block, so that its owner knows it again.
      const part = rest.length === chunk.length ? chunk : rest;
      parts.push(part);
      sizeBytes += part.length;
      at += part.length;
      if (sizeBytes < GZIP_BLOCK_BYTES) continue;
      yield joined(parts);
      parts = [];
      sizeBytes = 0;
    }
  }
  if (sizeBytes > 0) yield joined(parts);
}

function joined(parts: readonly Buffer[]): Buffer {
  const [first] = parts;
  return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
}

/** What {@link compressBlock} needs besides the block. */
interface BlockTools {
  readonly encoder: BlockEncoder;
  readonly level: number;
}

async function compressBlock(block: Buffer, { encoder, level }: BlockTools): Promise<Buffer> {
  switch (chooseGzipStrategy(block)) {
    case "search":
      // A copy, since what zlib gives holds on to memory for a whole block.
      return Buffer.from(await deflate(block, { ...BLOCK, level }));
    case "encode":
      return encoder.encode(block);
    case "store":
      return store(block);
  }
}

/** Spec: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4 */
function store(block: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < block.length; at += MAX_STORED_BYTES) {
    const stored = block.subarray(at, at + MAX_STORED_BYTES);
    const header = Buffer.alloc(5);
    header.writeUInt16LE(stored.length, 1);
    header.writeUInt16LE(~stored.length & 0xffff, 3);
    parts.push(header, stored);
  }
  return Buffer.concat(parts);
}
