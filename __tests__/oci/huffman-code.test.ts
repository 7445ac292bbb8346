import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { huffmanCode } from "../../src/oci/huffman-code.ts";

const countsOf = (counts: readonly number[]): Uint32Array => Uint32Array.from(counts);

/** Codes as they are written, the first bit first. */
function written(counts: readonly number[], maxLength: number): string[] {
  const { lengths, codes } = huffmanCode(countsOf(counts), maxLength);
  return [...lengths].map((length, symbol) =>
    Array.from({ length }, (_, bit) => String(((codes[symbol] ?? 0) >>> bit) & 1)).join(""),
  );
}

describe("huffmanCode", () => {
  it("gives frequent symbols short codes, and no code to those that do not occur", () => {
    expect(written([1, 0, 4, 1, 2], 15)).toEqual(["110", "", "0", "111", "10"]);
  });

  it("gives codes of one length in the order of their symbols, as decoders number them", () => {
    expect(written([5, 5, 5, 5], 15)).toEqual(["00", "01", "10", "11"]);
  });

  it("gives one bit to each of two symbols, however frequent they are", () => {
    expect(written([1, 1_000_000], 15)).toEqual(["0", "1"]);
  });

  it("needs as few bits as possible where no code would be too long", () => {
    // Each symbol is as frequent as all rarer ones together.
    const { lengths } = huffmanCode(countsOf([1, 1, 2, 4, 8, 16, 32]), 15);

    expect([...lengths]).toEqual([6, 6, 5, 4, 3, 2, 1]);
  });

  it("makes no code longer than allowed", () => {
    const { lengths } = huffmanCode(countsOf([1, 1, 2, 4, 8, 16, 32]), 4);

    expect(Math.max(...lengths)).toBe(4);
    expect(space(lengths)).toBe(1);
  });

  it("uses all codes there are, whatever is counted", () => {
    const counts = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 130_000 }), fc.nat({ max: 3 })), {
      minLength: 2,
      maxLength: 257,
    });
    fc.assert(
      fc.property(counts, fc.integer({ min: 9, max: 15 }), (some, maxLength) => {
        const { lengths } = huffmanCode(countsOf([...some, 1, 1]), maxLength);

        expect(space(lengths)).toBe(1);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(maxLength);
        expect([...lengths].map((length) => length > 0)).toEqual([...some, 1, 1].map((count) => count > 0));
      }),
    );
  });
});

/** How much of all bits the codes take: 1 if every sequence of bits means something, and only one thing. */
function space(lengths: Uint8Array): number {
  return [...lengths].filter((length) => length > 0).reduce((sum, length) => sum + 2 ** -length, 0);
}
