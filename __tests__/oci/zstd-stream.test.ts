import { createCipheriv } from "node:crypto";
import * as zlib from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import type { ChunkSource } from "../../src/oci/compressed-stream.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { ZstdStream } from "../../src/oci/zstd-stream.ts";

const MIB = 1024 * 1024;
const noise = (sizeBytes: number): Buffer =>
  createCipheriv("aes-128-ctr", Buffer.alloc(16, "k"), Buffer.alloc(16)).update(Buffer.alloc(sizeBytes));
const WORDS = Buffer.from([...noise(200_000)].map((byte) => `word${byte % 64} `).join(""));
const text = (sizeBytes: number): Buffer => Buffer.alloc(sizeBytes, WORDS);

/** Of zstd 1.5.7 with its level 1; other digests mean other images for everybody. */
const KNOWN_DIGEST = "sha256:eff0d4eb5c35ec458621283aba82c6bd4510d8d796b28d8fb278a17bd6dc2ac8";

describe("ZstdStream", () => {
  it.each([
    ["nothing", Buffer.alloc(0)],
    ["one byte", Buffer.from("x")],
    ["zeros", Buffer.alloc(3 * MIB)],
    ["noise", noise(2 * MIB + 17)],
    ["text", text(2 * MIB + 17)],
  ])("gives %s back through another decompressor", async (_, data) => {
    const { bytes } = await compress([data]);

    expect(zlib.zstdDecompressSync(bytes).equals(data)).toBe(true);
  });

  it.each([
    ["less than a chunk", Buffer.concat([text(100_000), noise(100_000)])],
    ["a whole number of zstd's blocks", text(4 * 128 * 1024)],
    ["much", Buffer.concat([text(1_500_000), noise(1_500_000), text(1_500_000)])],
  ])("has the same bytes however the data arrives, if it is %s", async (_, data) => {
    const whole = await compress([data]);

    for (const size of [777, 65_536, 128 * 1024, MIB, MIB + 1]) {
      const parts = Array.from({ length: Math.ceil(data.length / size) }, (__, at) =>
        data.subarray(at * size, (at + 1) * size),
      );
      expect((await compress(parts)).digest).toBe(whole.digest);
      expect((await compress(parts, { isSlow: true })).digest).toBe(whole.digest);
    }
  });

  it("has the same bytes while other streams use the threads", async () => {
    const alone = await compress([text(4 * MIB)]);
    const together = await Promise.all(Array.from({ length: 4 }, () => compress([text(4 * MIB)])));

    expect(together.map(({ digest }) => digest)).toEqual(Array.from({ length: 4 }, () => alone.digest));
  });

  it("has the bytes that it has on every machine", async () => {
    const { digest } = await compress([text(MIB), noise(MIB), text(MIB)]);

    expect(digest).toBe(KNOWN_DIGEST);
  });

  it("is one frame, as simple readers want", async () => {
    const { bytes } = await compress([text(3 * MIB)]);

    expect(bytes.subarray(0, 4)).toEqual(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]));
    expect(bytes.indexOf(bytes.subarray(0, 4), 1)).toBe(-1);
  });

  it("tells digest and size of what it gave, at its end", async () => {
    const { bytes, digest, sizeBytes } = await compress([text(2 * MIB)]);

    expect(digest).toBe(digestOf(bytes));
    expect(sizeBytes).toBe(bytes.length);
    expect(() => new ZstdStream(sourceOf([])).summary()).toThrow("was not read to its end");
  });

  it("gives each chunk back when it is compressed, and may then see it overwritten", async () => {
    const data = [text(MIB), noise(MIB), text(MIB + 1)];
    const source: ChunkSource = {
      ...sourceOf(data.map((chunk) => Buffer.from(chunk))),
      recycle: (chunk) => void chunk.fill(0),
    };
    const bytes = await collect(new ZstdStream(source));

    expect(zlib.zstdDecompressSync(bytes).equals(Buffer.concat(data))).toBe(true);
  });

  it("never has more than a few chunks in memory", async () => {
    let waiting = 0;
    let most = 0;
    const source: ChunkSource = {
      async *[Symbol.asyncIterator]() {
        for (let chunk = 0; chunk < 20; chunk += 1) {
          await Promise.resolve();
          waiting += 1;
          most = Math.max(most, waiting);
          yield noise(MIB);
        }
      },
      recycle: () => void (waiting -= 1),
    };
    await collect(new ZstdStream(source));

    expect(most).toBeLessThanOrEqual(3);
  });

  it("fails with what the source fails with", async () => {
    const source: ChunkSource = {
      async *[Symbol.asyncIterator]() {
        yield await Promise.resolve(text(2 * MIB));
        throw new Error("the disk is gone");
      },
    };

    await expect(collect(new ZstdStream(source))).rejects.toThrow("the disk is gone");
  });

  it("closes the source where nobody reads on", async () => {
    let isClosed = false;
    const source: ChunkSource = {
      async *[Symbol.asyncIterator]() {
        try {
          for (;;) yield await Promise.resolve(noise(MIB));
        } finally {
          isClosed = true;
        }
      },
    };
    const bytes = new ZstdStream(source)[Symbol.asyncIterator]();
    await bytes.next();
    await bytes.return(undefined);

    expect(isClosed).toBe(true);
  });
});

async function compress(parts: readonly Buffer[], { isSlow = false } = {}) {
  const stream = new ZstdStream(sourceOf(parts, isSlow));
  const bytes = await collect(stream);
  return { bytes, ...stream.summary() };
}

/** If it is slow, everything that was written before is compressed by the time the end comes. */
function sourceOf(parts: readonly Buffer[], isSlow = false): ChunkSource {
  return {
    async *[Symbol.asyncIterator]() {
      for (const part of parts) yield await Promise.resolve(part);
      if (isSlow) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
