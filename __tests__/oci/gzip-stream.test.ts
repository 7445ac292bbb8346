import { createCipheriv, createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import type { ChunkSource } from "../../src/oci/compressed-stream.ts";
import { chooseGzipStrategy } from "../../src/oci/gzip-strategy.ts";
import { GZIP_BLOCK_BYTES, GzipStream } from "../../src/oci/gzip-stream.ts";

const MIB = 1024 * 1024;
const noise = (sizeBytes: number): Buffer =>
  createCipheriv("aes-128-ctr", Buffer.alloc(16, "k"), Buffer.alloc(16)).update(Buffer.alloc(sizeBytes));
const base64 = (sizeBytes: number): Buffer =>
  Buffer.from(noise(sizeBytes).toString("base64")).subarray(0, sizeBytes);
/** Words, in an order that does not repeat for a while. */
const WORDS = Buffer.from([...noise(200_000)].map((byte) => `word${byte % 64} `).join(""));
const text = (sizeBytes: number): Buffer => Buffer.alloc(sizeBytes, WORDS);

describe("GzipStream", () => {
  it.each([
    ["nothing", Buffer.alloc(0)],
    ["one byte", Buffer.from("x")],
    ["zeros", Buffer.alloc(3 * MIB)],
    ["noise", noise(2 * MIB + 17)],
    ["base64", base64(2 * MIB + 17)],
    ["text", text(2 * MIB + 17)],
    ["exactly one block", text(GZIP_BLOCK_BYTES)],
    ["one byte more than a block", text(GZIP_BLOCK_BYTES + 1)],
    ["a mixture", Buffer.concat([text(300_000), noise(1_400_000), base64(900_000), Buffer.alloc(700_000)])],
  ])("gives %s back through another gunzip", async (_, data) => {
    const { bytes } = await compress([data]);

    expect(gunzipSync(bytes).equals(data)).toBe(true);
  });

  it("is one member, as simple readers want", async () => {
    const { bytes } = await compress([text(3 * MIB)]);

    expect(bytes.indexOf(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 1)).toBe(-1);
    expect(bytes.readUInt32LE(bytes.length - 4)).toBe(3 * MIB);
  });

  it("has the same bytes however the data arrives", async () => {
    const data = Buffer.concat([text(1_500_000), noise(1_500_000), base64(1_500_000)]);
    const whole = await compress([data]);

    for (const size of [777, 65_536, MIB, MIB + 1]) {
      const parts = Array.from({ length: Math.ceil(data.length / size) }, (__, at) =>
        data.subarray(at * size, (at + 1) * size),
      );
      expect((await compress(parts)).digest).toBe(whole.digest);
    }
  });

  it("has the same bytes while other streams use the threads", async () => {
    const alone = await compress([text(4 * MIB)]);
    const together = await Promise.all(Array.from({ length: 4 }, () => compress([text(4 * MIB)])));

    expect(together.map(({ digest }) => digest)).toEqual(Array.from({ length: 4 }, () => alone.digest));
  });

  it("tells digest and size of what it gave, at its end", async () => {
    const { bytes, digest, sizeBytes } = await compress([text(2 * MIB)]);

    expect(digest).toBe(`sha256:${createHash("sha256").update(bytes).digest("hex")}`);
    expect(sizeBytes).toBe(bytes.length);
    expect(() => new GzipStream(sourceOf([])).summary()).toThrow("was not read to its end");
  });

  it("adds next to nothing to what cannot be compressed", async () => {
    const { bytes } = await compress([noise(8 * MIB)]);

    expect(bytes.length).toBeLessThan(8 * MIB * 1.0002);
  });

  it("searches longer at a higher level", async () => {
    const data = text(MIB / 4);
    const fast = await compress([data]);
    const bytes = await collect(new GzipStream(sourceOf([data]), { level: 6 }));

    expect(bytes.length).toBeLessThan(fast.bytes.length);
    expect(gunzipSync(bytes).equals(data)).toBe(true);
  });

  it("gives each block back when it is compressed", async () => {
    const blocks = [text(MIB), noise(MIB), base64(MIB)];
    const recycled: Buffer[] = [];
    const source = { ...sourceOf(blocks), recycle: (chunk: Buffer) => void recycled.push(chunk) };
    await collect(new GzipStream(source));

    // By identity: jest would compare megabytes byte by byte.
    expect(recycled).toHaveLength(blocks.length);
    expect(blocks.every((block) => recycled.includes(block))).toBe(true);
  });

  it("never has more than a few blocks in memory", async () => {
    let waiting = 0;
    let most = 0;
    const source: ChunkSource = {
      async *[Symbol.asyncIterator]() {
        for (let block = 0; block < 20; block += 1) {
          await Promise.resolve();
          waiting += 1;
          most = Math.max(most, waiting);
          yield text(MIB);
        }
      },
      recycle: () => void (waiting -= 1),
    };
    await collect(new GzipStream(source));

    expect(most).toBeLessThanOrEqual(5);
  });

  it("fails with what the source fails with", async () => {
    const source: ChunkSource = {
      async *[Symbol.asyncIterator]() {
        yield await Promise.resolve(text(2 * MIB));
        throw new Error("the disk is gone");
      },
    };

    await expect(collect(new GzipStream(source))).rejects.toThrow("the disk is gone");
  });
});

describe("chooseGzipStrategy", () => {
  it.each([
    ["search", "text", text(MIB)],
    ["search", "zeros", Buffer.alloc(MIB)],
    ["search", "machine code", Buffer.from(machineCode())],
    ["encode", "base64", base64(MIB)],
    ["encode", "a few bytes without repetitions", Buffer.from("abcdefgh")],
    ["store", "noise", noise(MIB)],
    ["store", "noise of less than a block", noise(100_000)],
  ])("would %s %s", (strategy, _, block) => {
    expect(chooseGzipStrategy(block)).toBe(strategy);
  });

  it("sees what begins late in a block", () => {
    const block = Buffer.concat([noise(MIB / 2), text(MIB / 2)]);

    expect(chooseGzipStrategy(block)).toBe("search");
  });
});

/** Instructions of different lengths with registers and addresses that vary, as compilers make them. */
function machineCode(): number[] {
  const random = noise(MIB);
  const code: number[] = [];
  for (let at = 0; code.length < MIB; at += 4) {
    const [kind = 0, register = 0, address = 0] = random.subarray(at, at + 3);
    if (kind < 100) code.push(0x48, 0x89, 0xc0 | (register & 0x3f));
    else if (kind < 180) code.push(0xe8, address, register, 0x01, 0x00);
    else code.push(0x48, 0x8b, 0x45, register & 0xf8, 0x85, 0xc0, 0x74, address & 0x1f);
  }
  return code.slice(0, MIB);
}

async function compress(parts: readonly Buffer[]) {
  const stream = new GzipStream(sourceOf(parts));
  const bytes = await collect(stream);
  return { bytes, ...stream.summary() };
}

function sourceOf(parts: readonly Buffer[]): ChunkSource {
  return {
    async *[Symbol.asyncIterator]() {
      for (const part of parts) yield await Promise.resolve(part);
    },
  };
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
