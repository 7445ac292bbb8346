import { describe, expect, it } from "@jest/globals";
import { parseRange } from "../../src/bytes/byte-range.ts";

describe("parseRange", () => {
  it.each([
    ["bytes=0-0", { first: 0, last: 0 }],
    ["bytes=2-", { first: 2, last: 9 }],
    ["bytes=2-100", { first: 2, last: 9 }],
    ["bytes=-3", { first: 7, last: 9 }],
    ["bytes=-100", { first: 0, last: 9 }],
    ["bytes=10-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=5-2", undefined],
    ["bytes=1-2,4-5", undefined],
    ["bytes=-", undefined],
    ["lines=1-2", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("reads %s of ten bytes", (header, expected) => {
    expect(parseRange(header, 10)).toEqual(expected);
  });

  it("satisfies nothing of an empty blob", () => {
    expect(parseRange("bytes=0-", 0)).toBe("unsatisfiable");
    expect(parseRange("bytes=-5", 0)).toBe("unsatisfiable");
  });
});
