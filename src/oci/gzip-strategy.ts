// Which way of compressing suits a block of data, from a small sample of it: searching for repetitions takes most of the time,
// and much of what is in layers has none.

/**
 * - `search`: what repeats is replaced by a reference, as gzip does it
 * - `encode`: bytes get shorter or longer codes by how frequent they are, e.g. for base64
 * - `store`: the data stays as it is, e.g. what is compressed already
 */
export type GzipStrategy = "search" | "encode" | "store";

const SAMPLES = 4;
const SAMPLE_BYTES = 4096;
const HASH_BITS = 12;
/** Spreads neighbours: 2^32 divided by the golden ratio. */
const HASH_FACTOR = 0x9e3779b1;
/** Of the sampled places, those whose next four bytes occurred before; random base64 has less than one of 1000. */
const SEARCH_FROM_REPEATED = 0.02;
/** Bits a byte: above, encoding saves less than 3 %, which those who uncompress would pay for. */
const STORE_FROM_BITS = 7.8;

/** The strategy for a block; the same for the same bytes. */
export function chooseGzipStrategy(block: Uint8Array): GzipStrategy {
  const counts = new Uint32Array(256);
  let sampled = 0;
  let repeated = 0;
  for (const sample of samplesOf(block)) {
    // By index: an iterator of bytes takes ten times as long.
    for (let at = 0; at < sample.length; at += 1) {
      const byte = sample[at] ?? 0;
      counts[byte] = (counts[byte] ?? 0) + 1;
    }
    repeated += countRepeated(sample);
    sampled += sample.length;
  }
  if (repeated > SEARCH_FROM_REPEATED * sampled) return "search";
  return bitsPerByte(counts, sampled) > STORE_FROM_BITS ? "store" : "encode";
}

function samplesOf(block: Uint8Array): Uint8Array[] {
  if (block.length <= SAMPLES * SAMPLE_BYTES) return [block];
  const step = Math.floor((block.length - SAMPLE_BYTES) / (SAMPLES - 1));
  return Array.from({ length: SAMPLES }, (_, at) => block.subarray(at * step, at * step + SAMPLE_BYTES));
}

function countRepeated(sample: Uint8Array): number {
  const seen = new Int32Array(2 ** HASH_BITS);
  const view = new DataView(sample.buffer, sample.byteOffset, sample.length);
  let repeated = 0;
  for (let at = 0; at + 4 <= sample.length; at += 1) {
    const bytes = view.getInt32(at, true);
    const hash = Math.imul(bytes, HASH_FACTOR) >>> (32 - HASH_BITS);
    if (seen[hash] === bytes) repeated += 1;
    else seen[hash] = bytes;
  }
  return repeated;
}

/** Shannon's entropy. */
function bitsPerByte(counts: Uint32Array, total: number): number {
  let bits = 0;
  for (const count of counts) if (count > 0) bits -= count * Math.log2(count / total);
  return bits / total;
}
