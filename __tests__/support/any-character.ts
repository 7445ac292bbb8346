// Characters of every kind, for texts that a property must hold for.
import fc from "fast-check";

const SURROGATES = { first: 0xd800, count: 0x800 };

/**
 * Each character of Unicode but half a surrogate pair, as a unit of `fc.string`. It stands for fast-check's own "binary", whose
 * tables of a million characters each file of tests would make for itself, for more than a second.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .nat({ max: 0x10_ff_ff - SURROGATES.count })
  .map((at) => String.fromCodePoint(at < SURROGATES.first ? at : at + SURROGATES.count));
