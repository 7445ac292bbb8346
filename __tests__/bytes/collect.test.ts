import { describe, expect, it } from "@jest/globals";
import { collect, collectUpTo } from "../../src/bytes/collect.ts";

let taken = 0;
async function* content(): AsyncGenerator<Buffer> {
  for (const text of ["abc", "def", "ghi"]) {
    await Promise.resolve();
    taken += 1;
    yield Buffer.from(text);
  }
}

describe("collected bytes", () => {
  it("are all of the stream", async () => {
    expect(String(await collect(content()))).toBe("abcdefghi");
  });

  it("are all of the stream up to a limit", async () => {
    expect(String(await collectUpTo(content(), 9))).toBe("abcdefghi");
  });

  it("are none beyond it, and no more is read", async () => {
    taken = 0;
    expect(await collectUpTo(content(), 5)).toBeUndefined();
    expect(taken).toBe(2);
  });
});
