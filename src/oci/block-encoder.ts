// Deflate of data in which nothing repeats, such as base64: each byte gets a code by how frequent it is. zlib would take each byte
// through the buffers of its search before, which takes most of the time.
// Spec: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.7
import { BitWriter, MAX_CODED_BITS } from "./bit-writer.ts";
import { type HuffmanCode, huffmanCode } from "./huffman-code.ts";

/** What has a code of its own, since what follows may be of another kind. */
const PART_BYTES = 128 * 1024;
/** More than a part can get larger: its code, and what its limit costs. */
const MAX_ADDED_BYTES = 1024;
const END_OF_PART = 256;
/** With a code of its own, and not the last; three bits. */
const PART_BEGIN = 0b100;
/** A block of no bytes that are stored as they are, after which the next begins with a byte; three bits. */
const STORED_BEGIN = 0;
const EMPTY = [0, 0, 0xff, 0xff];
/** Nothing repeats, but decoders may want codes for distances. */
const DISTANCE_LENGTHS = [1, 1];
/** In which the lengths of the codes for lengths are written. */
const ORDER_OF_LENGTHS = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const MAX_LENGTH_CODE_BITS = 7;

/** Encodes blocks, one after the other. */
export class BlockEncoder {
  readonly #output = new BitWriter();

  /** Deflate that does not end with the block, but with a whole byte; the same bytes for the same block. */
  encode(block: Uint8Array): Buffer {
    const output = this.#output;
    for (let at = 0; at < block.length; at += PART_BYTES) {
      const part = block.subarray(at, at + PART_BYTES);
      output.reserve(part.length + MAX_ADDED_BYTES);
      const code = huffmanCode(countSymbols(part), MAX_CODED_BITS);
      output.write(PART_BEGIN, 3);
      writeCode(code, output);
      output.writeCoded(part, code);
      output.write(code.codes[END_OF_PART] ?? 0, code.lengths[END_OF_PART] ?? 0);
    }
    output.reserve(MAX_ADDED_BYTES);
    output.write(STORED_BEGIN, 3);
    output.align();
    for (const byte of EMPTY) output.write(byte, 8);
    return output.take();
  }
}

/** How often each byte occurs, and the end once. */
function countSymbols(part: Uint8Array): Uint32Array {
  const symbols = new Uint32Array(257);
  // In two counts, since a processor waits for one that it has just written.
  const others = new Uint32Array(256);
  const input = new DataView(part.buffer, part.byteOffset, part.length);
  const whole = part.length & ~3;
  for (let at = 0; at < whole; at += 4) {
    const bytes = input.getUint32(at, true);
    count(symbols, bytes & 0xff);
    count(others, (bytes >>> 8) & 0xff);
    count(symbols, (bytes >>> 16) & 0xff);
    count(others, bytes >>> 24);
  }
  for (const byte of part.subarray(whole)) count(symbols, byte);
  for (const [byte, times] of others.entries()) count(symbols, byte, times);
  symbols[END_OF_PART] = 1;
  return symbols;
}

function count(counts: Uint32Array, symbol: number, times = 1): void {
  counts[symbol] = (counts[symbol] ?? 0) + times;
}

/** A symbol for one or more lengths, and the bits that say how many. */
interface LengthSymbol {
  readonly symbol: number;
  readonly extra: number;
  readonly extraBits: number;
}

function writeCode({ lengths }: HuffmanCode, output: BitWriter): void {
  const symbols = lengthSymbols([...lengths, ...DISTANCE_LENGTHS]);
  const counts = new Uint32Array(ORDER_OF_LENGTHS.length);
  for (const { symbol } of symbols) count(counts, symbol);
  const code = huffmanCode(counts, MAX_LENGTH_CODE_BITS);
  const written = ORDER_OF_LENGTHS.findLastIndex((symbol) => code.lengths[symbol] !== 0) + 1;
  output.write(lengths.length - 257, 5);
  output.write(DISTANCE_LENGTHS.length - 1, 5);
  output.write(written - 4, 4);
  for (const symbol of ORDER_OF_LENGTHS.slice(0, written)) output.write(code.lengths[symbol] ?? 0, 3);
  for (const { symbol, extra, extraBits } of symbols) {
    output.write(code.codes[symbol] ?? 0, code.lengths[symbol] ?? 0);
    output.write(extra, extraBits);
  }
}

/** Lengths, with runs of the same as one symbol. */
function lengthSymbols(lengths: readonly number[]): LengthSymbol[] {
  const symbols: LengthSymbol[] = [];
  for (let at = 0; at < lengths.length;) {
    const length = lengths[at] ?? 0;
    let end = at + 1;
    while (lengths[end] === length) end += 1;
    if (length !== 0) symbols.push({ symbol: length, extra: 0, extraBits: 0 });
    let left = end - at - (length === 0 ? 0 : 1);
    for (; left > 0;) {
      const run = runOf(length, left);
      symbols.push(run);
      left -= run.times;
    }
    at = end;
  }
  return symbols;
}

function runOf(length: number, left: number): LengthSymbol & { readonly times: number } {
  if (left < 3) return { symbol: length, extra: 0, extraBits: 0, times: 1 };
  if (length !== 0) {
    const times = Math.min(left, 6);
    return { symbol: 16, extra: times - 3, extraBits: 2, times };
  }
  if (left < 11) return { symbol: 17, extra: left - 3, extraBits: 3, times: left };
  const times = Math.min(left, 138);
  return { symbol: 18, extra: times - 11, extraBits: 7, times };
}
