import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { constants, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { decompressed, isBrokenCompression } from "../../src/bytes/decompressed.ts";
import { splitFrames } from "../../src/bytes/zstd-frames.ts";

const CHECKED = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };
const SMALL = ["", "a", "a".repeat(100_000), randomBytes(300).toString("hex")];
/** Its frame has more than one block. */
const LARGE = randomBytes(200_000).toString("latin1");
const SKIPPED = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

const framesOf = (texts: readonly string[]) =>
  texts.flatMap((text) => [zstdCompressSync(text), zstdCompressSync(text, CHECKED)]);
const FRAMES = framesOf([...SMALL, LARGE]);
const ALL = Buffer.concat([...FRAMES, SKIPPED, ...FRAMES]);
const ALL_SMALL = Buffer.concat([...framesOf(SMALL), SKIPPED, ...framesOf(SMALL)]);

const textOf = (texts: readonly string[]) =>
  Buffer.from(
    texts
      .flatMap((text) => [text, text])
      .join("")
      .repeat(2),
  );

function chunksOf(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  const starts = Array.from({ length: Math.ceil(bytes.length / size) }, (_none, at) => at * size);
  return Readable.from(starts.map((start) => bytes.subarray(start, start + size)));
}

async function listOf(source: AsyncIterable<Buffer>): Promise<readonly Buffer[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return chunks;
}

const all = async (source: AsyncIterable<Buffer>) => Buffer.concat(await listOf(source));

describe("frames of zstd", () => {
  it.each([1000, 65_536, ALL.length])("are all decompressed, in chunks of %i bytes", async (size) => {
    expect((await all(decompressed(chunksOf(ALL, size)))).equals(textOf([...SMALL, LARGE]))).toBe(true);
  });

  it.each([1, 7])("are all decompressed, in chunks of %i bytes that split their headers", async (size) => {
    expect((await all(decompressed(chunksOf(ALL_SMALL, size)))).equals(textOf(SMALL))).toBe(true);
  });

  it("are told apart, however they come", async () => {
    const chunks = await listOf(splitFrames(chunksOf(ALL, ALL.length)));

    expect(chunks.map((chunk) => chunk.length)).toEqual(
      [...FRAMES, SKIPPED, ...FRAMES].map((frame) => frame.length),
    );
  });

  it("are followed by nothing else", async () => {
    const bytes = Buffer.concat([zstdCompressSync("a"), Buffer.from("other bytes")]);
    const failure: unknown = await all(decompressed(chunksOf(bytes, 1000))).catch((error: unknown) => error);

    expect(isBrokenCompression(failure)).toBe(true);
  });
});
