import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { constants, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { decompressed, isBrokenCompression } from "../../src/bytes/decompressed.ts";
import { splitFrames } from "../../src/bytes/zstd-frames.ts";

const CHECKED = { params: { [constants.ZSTD_c_checksumFlag]: 1 } };
const CONTENTS = [
  "",
  "a",
  "a".repeat(100_000),
  randomBytes(300).toString("hex"),
  randomBytes(200_000).toString("latin1"),
];
const FRAMES = CONTENTS.flatMap((text) => [zstdCompressSync(text), zstdCompressSync(text, CHECKED)]);
const SKIPPED = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
const ALL = Buffer.concat([...FRAMES, SKIPPED, ...FRAMES]);
const TEXT = Buffer.from(
  CONTENTS.flatMap((text) => [text, text])
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
  it.each([7, 1000, 65_536, ALL.length])("are all decompressed, in chunks of %i bytes", async (size) => {
    expect((await all(decompressed(chunksOf(ALL, size)))).equals(TEXT)).toBe(true);
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
