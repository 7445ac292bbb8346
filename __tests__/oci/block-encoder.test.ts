import { createCipheriv } from "node:crypto";
import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { BlockEncoder } from "../../src/oci/block-encoder.ts";

const KIB = 1024;
const END_OF_BLOCKS = Buffer.from([3, 0]);
const noise = (sizeBytes: number): Buffer =>
  createCipheriv("aes-128-ctr", Buffer.alloc(16, "k"), Buffer.alloc(16)).update(Buffer.alloc(sizeBytes));
const base64 = (sizeBytes: number): Buffer =>
  Buffer.from(noise(sizeBytes).toString("base64")).subarray(0, sizeBytes);
/** Each byte is half as frequent as the one before, so that the rarest would get long codes. */
const skewed = (sizeBytes: number): Buffer =>
  Buffer.from(
    noise(4 * sizeBytes)
      .subarray(0, sizeBytes)
      .map((_, at) => Math.clz32(at + 1)),
  );

describe("BlockEncoder", () => {
  it.each([
    ["one byte", Buffer.from("x")],
    ["one byte many times", Buffer.alloc(300 * KIB, "x")],
    ["two bytes", Buffer.from("xy")],
    ["base64", base64(1024 * KIB)],
    ["an odd number of bytes", base64(128 * KIB + 1)],
    ["noise", noise(300 * KIB)],
    ["bytes of very different frequency", skewed(1024 * KIB)],
    ["text before noise", Buffer.concat([base64(100 * KIB), noise(200 * KIB)])],
  ])("encodes %s so that another decoder reads it", (_, data) => {
    expect(decode(new BlockEncoder().encode(data)).equals(data)).toBe(true);
  });

  it("encodes whatever there is", () => {
    const encoder = new BlockEncoder();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), (data) => {
        expect(decode(encoder.encode(data)).equals(data)).toBe(true);
      }),
    );
  });

  it("gives the same bytes for the same block, whatever it has encoded before", () => {
    const used = new BlockEncoder();
    for (const before of [noise(300 * KIB), base64(KIB)]) used.encode(before);

    expect(used.encode(base64(300 * KIB)).equals(new BlockEncoder().encode(base64(300 * KIB)))).toBe(true);
  });

  it("gives blocks that can follow each other", () => {
    const encoder = new BlockEncoder();
    const [first, second] = [encoder.encode(base64(200 * KIB)), encoder.encode(noise(200 * KIB))];

    expect(inflateRawSync(Buffer.concat([first, second, END_OF_BLOCKS]))).toEqual(
      Buffer.concat([base64(200 * KIB), noise(200 * KIB)]),
    );
  });

  it("needs no more bytes than zlib does in the same way", () => {
    const data = base64(1024 * KIB);
    const theirs = deflateRawSync(data, { memLevel: 9, strategy: constants.Z_HUFFMAN_ONLY });

    expect(new BlockEncoder().encode(data).length).toBeLessThanOrEqual(theirs.length);
  });

  it("makes what has no frequent bytes hardly larger", () => {
    expect(new BlockEncoder().encode(noise(1024 * KIB)).length).toBeLessThan(1024 * KIB * 1.002);
  });
});

function decode(blocks: Buffer): Buffer {
  return inflateRawSync(Buffer.concat([blocks, END_OF_BLOCKS]));
}
