// Prefix codes: frequent symbols get short codes, and no code is the beginning of another.
// Spec: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2

/** A code for each symbol that occurs. */
export interface HuffmanCode {
  /** In bits, by symbol; 0 for one that does not occur. */
  readonly lengths: Uint8Array;
  /** By symbol, with the first bit lowest, as deflate writes them. */
  readonly codes: Uint16Array;
}

/** More symbols than any code of deflate has; a symbol and its count share a number. */
const SYMBOL_RANGE = 512;

/**
 * The code that needs the fewest bits, or nearly so where that would need longer codes than allowed.
 * @param counts how often each symbol occurs, less than 2^23 times; at least two of them do
 */
export function huffmanCode(counts: Uint32Array, maxLength: number): HuffmanCode {
  const rarestFirst = sortByCount(counts);
  const symbolsOfLength = withoutLonger(countLengths(rarestFirst.counts), maxLength);
  const lengths = new Uint8Array(counts.length);
  let at = 0;
  for (let length = maxLength; length > 0; length -= 1) {
    for (let left = symbolsOfLength[length] ?? 0; left > 0; left -= 1) {
      lengths[rarestFirst.symbols[at] ?? 0] = length;
      at += 1;
    }
  }
  return { lengths, codes: codesOf(lengths, symbolsOfLength) };
}

function sortByCount(counts: Uint32Array): { symbols: Uint32Array; counts: Uint32Array } {
  const keys = new Uint32Array(counts.length);
  let used = 0;
  for (const [symbol, count] of counts.entries()) {
    if (count === 0) continue;
    keys[used] = count * SYMBOL_RANGE + symbol;
    used += 1;
  }
  const sorted = keys.subarray(0, used).sort();
  return {
    symbols: sorted.map((key) => key % SYMBOL_RANGE),
    counts: sorted.map((key) => Math.floor(key / SYMBOL_RANGE)),
  };
}

/** How many symbols have a code of each length, by Huffman's method: the two rarest become one, until one is left. */
function countLengths(counts: Uint32Array): Uint32Array {
  const leaves = counts.length;
  const root = 2 * leaves - 2;
  const weights = new Float64Array(root + 1);
  weights.set(counts);
  const parents = new Uint32Array(root + 1);
  // Joined ones come out in ascending order, too, so the rarest is first among either.
  let leaf = 0;
  let joined = leaves;
  for (let next = leaves; next <= root; next += 1) {
    for (let child = 0; child < 2; child += 1) {
      const takesLeaf = leaf < leaves && (joined >= next || at(weights, leaf) <= at(weights, joined));
      const taken = takesLeaf ? leaf++ : joined++;
      weights[next] = at(weights, next) + at(weights, taken);
      parents[taken] = next;
    }
  }
  const depths = new Uint32Array(root + 1);
  const symbolsOfLength = new Uint32Array(leaves + 1);
  for (let node = root - 1; node >= 0; node -= 1) {
    depths[node] = at(depths, at(parents, node)) + 1;
    if (node < leaves) symbolsOfLength[at(depths, node)] = at(symbolsOfLength, at(depths, node)) + 1;
  }
  return symbolsOfLength;
}

/** Makes codes that are too long as long as allowed, and then others longer, until there are no more codes than bits for them. */
function withoutLonger(symbolsOfLength: Uint32Array, maxLength: number): Uint32Array {
  const limited = new Uint32Array(maxLength + 1);
  let taken = 0;
  for (const [length, symbols] of symbolsOfLength.entries()) {
    const allowed = Math.min(length, maxLength);
    limited[allowed] = at(limited, allowed) + symbols;
    taken += symbols * 2 ** (maxLength - allowed);
  }
  for (; taken > 2 ** maxLength; taken -= 1) {
    let shorter = maxLength - 1;
    while (limited[shorter] === 0) shorter -= 1;
    // A longest code goes beside a shorter one, which both get one bit more.
    limited[maxLength] = at(limited, maxLength) - 1;
    limited[shorter] = at(limited, shorter) - 1;
    limited[shorter + 1] = at(limited, shorter + 1) + 2;
  }
  return limited;
}

/** Codes of one length follow each other in the order of their symbols. */
function codesOf(lengths: Uint8Array, symbolsOfLength: Uint32Array): Uint16Array {
  const next = new Uint32Array(symbolsOfLength.length);
  for (let length = 2; length < next.length; length += 1)
    next[length] = (at(next, length - 1) + at(symbolsOfLength, length - 1)) * 2;
  const codes = new Uint16Array(lengths.length);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    codes[symbol] = reversed(at(next, length), length);
    next[length] = at(next, length) + 1;
  }
  return codes;
}

function reversed(code: number, length: number): number {
  let bits = 0;
  for (let bit = 0; bit < length; bit += 1) bits |= ((code >>> bit) & 1) << (length - 1 - bit);
  return bits;
}

function at(values: Uint32Array | Float64Array, index: number): number {
  return values[index] ?? 0;
}
