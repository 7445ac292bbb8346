import { describe, expect, it } from "@jest/globals";
import { digestOfStream, Measure } from "../../src/bytes/measure.ts";
import { digestOf } from "../../src/oci/digest.ts";

async function* content(): AsyncGenerator<Buffer> {
  await Promise.resolve();
  yield Buffer.from("abc");
  yield Buffer.from("def");
}

describe("a measure", () => {
  it("knows size and digest of all that went through", async () => {
    const measure = new Measure();
    const chunks: Buffer[] = [];
    for await (const chunk of measure.through(content())) chunks.push(chunk);

    expect(String(Buffer.concat(chunks))).toBe("abcdef");
    expect([measure.sizeBytes, measure.digest(), measure.digest()]).toEqual([
      6,
      digestOf("abcdef"),
      digestOf("abcdef"),
    ]);
  });

  it("takes nothing once its digest was asked for", () => {
    const measure = new Measure();
    measure.digest();
    expect(() => {
      measure.add(Buffer.from("a"));
    }).toThrow();
  });
});

describe("the digest of a stream", () => {
  it("is that of all its chunks", async () => {
    expect(await digestOfStream(content())).toBe(digestOf("abcdef"));
  });
});
