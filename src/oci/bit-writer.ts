// Bits into bytes, the first of them lowest, as deflate has them.
import type { HuffmanCode } from "./huffman-code.ts";

/** The longest code that is written by {@link BitWriter.writeCoded}: two of them, and what is left of a byte, are 31 bits. */
export const MAX_CODED_BITS = 12;
/** Bits of a pair's length, below those of its codes. */
const LENGTH_BITS = 5;
const LENGTH_MASK = 2 ** LENGTH_BITS - 1;
/** More than is written at once. */
const SLACK_BYTES = 8;

/** Writes into memory of its own, which is used again after each {@link BitWriter.take}. */
export class BitWriter {
  #bytes = Buffer.alloc(0);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;
  /** Bits that are no whole byte yet. */
  #hold = 0;
  #held = 0;
  /** The codes of two bytes that follow each other, by both; only those of bytes that occur are up to date. */
  readonly #pairs = new Uint32Array(2 ** 16);

  /** Makes room for what is written next. */
  reserve(sizeBytes: number): void {
    if (this.#bytes.length - this.#at >= sizeBytes + SLACK_BYTES) return;
    const bytes = Buffer.allocUnsafeSlow(this.#at + sizeBytes + SLACK_BYTES);
    this.#bytes.copy(bytes, 0, 0, this.#at);
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }

  /** The lowest bits of a number, up to 24. */
  write(bits: number, length: number): void {
    this.#view.setInt32(this.#at, this.#hold | (bits << this.#held), true);
    this.#hold |= bits << this.#held;
    this.#held += length;
    this.#at += this.#held >>> 3;
    this.#hold >>>= this.#held & ~7;
    this.#held &= 7;
  }

  /** The codes of bytes, all of which have one. */
  writeCoded(data: Uint8Array, code: HuffmanCode): void {
    const pairs = this.#fillPairs(code);
    const input = new DataView(data.buffer, data.byteOffset, data.length);
    const output = this.#view;
    const whole = data.length & ~3;
    let at = this.#at;
    let hold = this.#hold;
    let held = this.#held;
    for (let next = 0; next < whole; next += 4) {
      // Four bytes at once: to read them takes as long as to look for their codes.
      const bytes = input.getUint32(next, true);
      const first = pairs[bytes & 0xffff] ?? 0;
      hold |= (first >>> LENGTH_BITS) << held;
      output.setInt32(at, hold, true);
      held += first & LENGTH_MASK;
      at += held >>> 3;
      hold >>>= held & ~7;
      held &= 7;
      const second = pairs[bytes >>> 16] ?? 0;
      hold |= (second >>> LENGTH_BITS) << held;
      output.setInt32(at, hold, true);
      held += second & LENGTH_MASK;
      at += held >>> 3;
      hold >>>= held & ~7;
      held &= 7;
    }
    [this.#at, this.#hold, this.#held] = [at, hold, held];
    for (const byte of data.subarray(whole)) this.write(code.codes[byte] ?? 0, code.lengths[byte] ?? 0);
  }

  /** Fills a byte that was begun with zeros. */
  align(): void {
    this.write(0, (8 - this.#held) & 7);
  }

  /** A copy of all that was written, up to the last whole byte. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#at));
    this.#at = 0;
    return taken;
  }

  #fillPairs({ lengths, codes }: HuffmanCode): Uint32Array {
    const used: number[] = [];
    for (let byte = 0; byte < 256; byte += 1) if (lengths[byte] !== 0) used.push(byte);
    for (const second of used) {
      const secondCode = codes[second] ?? 0;
      const secondLength = lengths[second] ?? 0;
      for (const first of used) {
        const firstLength = lengths[first] ?? 0;
        const both = (codes[first] ?? 0) | (secondCode << firstLength);
        this.#pairs[first | (second << 8)] = (both << LENGTH_BITS) | (firstLength + secondLength);
      }
    }
    return this.#pairs;
  }
}
