import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { countBytes } from "../../src/bytes/count-bytes.ts";

describe("countBytes", () => {
  it("passes chunks on, and tells how many bytes have gone by, from none on", async () => {
    const counted: number[] = [];
    const chunks: string[] = [];
    const content = Readable.from([Buffer.from("abc"), Buffer.from("de")]) as AsyncIterable<Buffer>;

    for await (const chunk of countBytes(content, (bytes) => counted.push(bytes)))
      chunks.push(chunk.toString());

    expect(chunks).toEqual(["abc", "de"]);
    expect(counted).toEqual([0, 3, 5]);
  });

  it("fails as the content does", async () => {
    const content = Readable.from(
      (function* () {
        yield Buffer.from("abc");
        throw new Error("gone");
      })(),
    ) as AsyncIterable<Buffer>;

    await expect(Readable.from(countBytes(content, () => undefined)).toArray()).rejects.toThrow("gone");
  });
});
