// Inputs that are nearly right: seeds that are cut, repeated, spliced and sprinkled. The same number gives the same inputs.

/** Gives a whole number below the limit. */
export type Random = (limit: number) => number;

/** Inputs may grow to this. */
export const MAX_BYTES = 8 * 1024;

/** Marsaglia's xorshift, which is good enough to be odd. */
export function randomOf(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % limit;
  };
}

/** What inputs are made of. */
export interface Material {
  readonly seeds: readonly Buffer[];
  readonly tokens: readonly Buffer[];
}

/** What every grammar may stumble over. */
const ODDITIES = [
  ...Array.from("\0\n\r\t \"'\\/:;,.=@#%&<>[](){}*?!$-+_|`~^"),
  ...["\u0085", "\u2028", "\uFEFF", "\u202e", "é", "𝒳", "::", "##[", "..", "../", "//", "\r\n"],
  ...["null", "true", "false", "{}", "[]", '""', "-1", "0", "1e309", "9007199254740993", "NaN", "Infinity"],
  ...["__proto__", "constructor", "toString", "4294967295", "sha256:", "a".repeat(64), "[".repeat(300)],
].map((text) => Buffer.from(text));

/** One input: a seed with one to eight changes, rather few. */
export function mutate({ seeds, tokens }: Material, random: Random): Buffer {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  let bytes = seeds.length === 0 ? Buffer.alloc(0) : pick(seeds);
  for (let left = 1 + random(1 + random(8)); left > 0; left -= 1) {
    const piece = (): Buffer => pick(random(3) > 0 && tokens.length > 0 ? tokens : ODDITIES);
    const from = random(bytes.length + 1);
    const to = Math.min(bytes.length, from + random(random(4) === 0 ? bytes.length + 1 : 16));
    bytes = change(bytes, { kind: random(9), from, to, piece, other: () => pick(seeds), random });
    if (bytes.length > MAX_BYTES) bytes = bytes.subarray(0, MAX_BYTES);
  }
  return bytes;
}

interface Change {
  readonly kind: number;
  readonly from: number;
  readonly to: number;
  readonly piece: () => Buffer;
  readonly other: () => Buffer | undefined;
  readonly random: Random;
}

function change(bytes: Buffer, { kind, from, to, piece, other, random }: Change): Buffer {
  const [head, middle, tail] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
  switch (kind) {
    case 0:
      return Buffer.concat([head, tail]);
    case 1:
      return Buffer.concat([head, middle, middle, tail]);
    case 2:
      return Buffer.concat([head, piece(), tail]);
    case 3:
      return Buffer.concat([head, piece(), middle, tail]);
    case 4:
      return flipped(bytes, random);
    case 5:
      return Buffer.from(head);
    case 6: {
      const stranger = other() ?? head;
      return Buffer.concat([head, stranger.subarray(random(stranger.length + 1))]);
    }
    case 7:
      return Buffer.concat([head, Buffer.concat(Array.from({ length: 1 + random(64) }, piece)), tail]);
    default:
      return Buffer.concat([tail, middle, head]);
  }
}

function flipped(bytes: Buffer, random: Random): Buffer {
  if (bytes.length === 0) return bytes;
  const copy = Buffer.from(bytes);
  const at = random(copy.length);
  copy[at] = random(2) === 0 ? random(256) : (copy[at] ?? 0) ^ (1 << random(8));
  return copy;
}
