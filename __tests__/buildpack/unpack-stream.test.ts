import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { packageRoom, unpackStream, verifiedPart } from "../../src/buildpack/unpack-stream.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { refusal } from "./refusal.ts";
import { bytesOf, streamOf } from "./tar-fixture.ts";

const LIMITS = { sizeBytes: 1000, entries: 10 };
const TEXT = Buffer.from("some text, ".repeat(50));

describe("unpackStream", () => {
  it.each([
    ["plain", TEXT, 1000],
    ["compressed", gzipSync(TEXT), 1000],
    ["compressed in parts", Buffer.concat([gzipSync(TEXT.subarray(0, 7)), gzipSync(TEXT.subarray(7))]), 1000],
    ["compressed, byte by byte", gzipSync(TEXT), 1],
  ])("reads what is %s", async (_, bytes, size) => {
    expect((await bytesOf(unpackStream(streamOf(bytes, size), packageRoom(LIMITS)))).equals(TEXT)).toBe(true);
  });

  it.each([
    ["nothing", ""],
    ["less than a magic number", "ab"],
  ])("reads %s", async (_, text) => {
    expect(
      (await bytesOf(unpackStream(streamOf(Buffer.from(text), 1), packageRoom(LIMITS)))).toString(),
    ).toBe(text);
  });

  it("stops as soon as there is more than the limit", async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    let taken = 0;
    const take = async (): Promise<void> => {
      for await (const chunk of unpackStream(streamOf(bomb), packageRoom({ sizeBytes: 1024 * 1024 }))) {
        taken += chunk.length;
      }
    };

    const refused = await refusal(take());

    expect(refused).toMatchObject({ code: "MALFORMED", message: "It unpacks to more than 1048576 bytes." });
    expect(taken).toBeLessThanOrEqual(1024 * 1024);
  });

  it.each([
    ["cut", gzipSync(TEXT).subarray(0, 30)],
    ["damaged", Buffer.concat([gzipSync(TEXT).subarray(0, 12), Buffer.alloc(30, 7)])],
  ])("refuses compressed data that is %s", async (_, bytes) => {
    expect(await refusal(bytesOf(unpackStream(streamOf(bytes), packageRoom(LIMITS))))).toMatchObject({
      code: "MALFORMED",
      message: "Its compressed data is broken.",
    });
  });

  it("passes on what fails in the source", async () => {
    async function* failing(): AsyncGenerator<Buffer> {
      yield gzipSync(TEXT).subarray(0, 20);
      await Promise.resolve();
      throw new TypeError("the connection broke");
    }

    await expect(bytesOf(unpackStream(failing(), packageRoom(LIMITS)))).rejects.toThrow(
      "the connection broke",
    );
  });

  it("ends its source when it is not read to the end", async () => {
    let isEnded = false;
    async function* endless(): AsyncGenerator<Buffer> {
      try {
        for (;;) {
          await Promise.resolve();
          yield Buffer.alloc(10, "x");
        }
      } finally {
        isEnded = true;
      }
    }

    for await (const chunk of unpackStream(endless(), packageRoom(LIMITS))) if (chunk.length > 0) break;

    expect(isEnded).toBe(true);
  });
});

describe("verified", () => {
  it("passes on what has the digest", async () => {
    expect(await bytesOf(verifiedPart(streamOf(TEXT, 10), digestOf(TEXT), "It"))).toStrictEqual(TEXT);
  });

  it("throws at the end of what has not", async () => {
    const expected = digestOf("other");

    expect(await refusal(bytesOf(verifiedPart(streamOf(TEXT), expected, "Its layer")))).toMatchObject({
      code: "DIGEST_MISMATCH",
      message: `Its layer has the digest ${digestOf(TEXT)}, not ${expected}.`,
    });
  });
});
