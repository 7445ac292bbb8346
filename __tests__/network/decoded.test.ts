import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import zlib from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { decoded } from "../../src/network/decoded.ts";

const CONTENT = Buffer.from("content ".repeat(100));
const gzipped = zlib.gzipSync(CONTENT);
const read = (bytes: Buffer, encoding: string | null) => buffer(decoded(Readable.from([bytes]), encoding));

describe("an answer that is encoded", () => {
  it.each([
    ["gzip", gzipped],
    ["X-GZip", gzipped],
    ["deflate", zlib.deflateSync(CONTENT)],
    ["br", zlib.brotliCompressSync(CONTENT)],
    ["zstd", zlib.zstdCompressSync(CONTENT)],
    ["br, gzip", zlib.gzipSync(zlib.brotliCompressSync(CONTENT))],
  ])("is unpacked: %s", async (encoding, bytes) => {
    await expect(read(bytes, encoding)).resolves.toEqual(CONTENT);
  });

  it.each([null, "", "identity", "gzip, own"])("is left as it is with the encoding %j", async (encoding) => {
    await expect(read(gzipped, encoding)).resolves.toEqual(gzipped);
  });

  it("ends where it breaks off, as far as it came", async () => {
    const half = await read(gzipped.subarray(0, -9), "gzip");
    expect(CONTENT.subarray(0, half.length)).toEqual(half);
  });

  it("fails if it is not encoded as it says", async () => {
    await expect(read(CONTENT, "gzip")).rejects.toMatchObject({ code: "Z_DATA_ERROR" });
  });

  it("fails with what went wrong on its way", async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error("the line was cut"));
      },
    });
    await expect(buffer(decoded(broken, "gzip"))).rejects.toThrow("the line was cut");
  });

  it("is given up if it is encoded again and again", () => {
    const body = Readable.from([CONTENT]);
    expect(() => decoded(body, "gzip, ".repeat(5) + "gzip")).toThrow("the answer is encoded 6 times");
    expect(body.destroyed).toBe(true);
  });
});
