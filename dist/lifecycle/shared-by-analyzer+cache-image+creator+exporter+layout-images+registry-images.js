// Holds src.
export const id = 88;
export const ids = [88];
export const modules = {

/***/ 920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ CHUNK_BYTES)
/* harmony export */ });
/** How much is read, written or decompressed at once: large, since each chunk costs turns of the event loop and calls of the system. */
const CHUNK_BYTES = 256 * 1024;


/***/ }),

/***/ 6441:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ CompressedStream)
/* harmony export */ });
/* harmony import */ var _bytes_measure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6511);
// What compressors have in common: bytes that can be read once, and at their end are known by what registries call them.

/** The compressed bytes of a source; can be read once. */
class CompressedStream {
    #measure = new _bytes_measure_js__WEBPACK_IMPORTED_MODULE_0__/* .Measure */ .t();
    #isRead = false;
    /** Of the compressed bytes. @throws {Error} before all of them were read */
    summary() {
        if (!this.#isRead)
            throw new Error("the stream was not read to its end");
        return { digest: this.#measure.digest(), sizeBytes: this.#measure.sizeBytes };
    }
    async *[Symbol.asyncIterator]() {
        yield* this.#measure.through(this.compressed());
        this.#isRead = true;
    }
}


/***/ }),

/***/ 2347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ GZIP_BLOCK_BYTES),
  X: () => (/* binding */ GzipStream)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
;// CONCATENATED MODULE: ./build/js/src/oci/bit-writer.js
/** The longest code that is written by {@link BitWriter.writeCoded}: two of them, and what is left of a byte, are 31 bits. */
const MAX_CODED_BITS = 12;
/** Bits of a pair's length, below those of its codes. */
const LENGTH_BITS = 5;
const LENGTH_MASK = 2 ** LENGTH_BITS - 1;
/** More than is written at once. */
const SLACK_BYTES = 8;
/** Writes into memory of its own, which is used again after each {@link BitWriter.take}. */
class BitWriter {
    #bytes = Buffer.alloc(0);
    #view = new DataView(this.#bytes.buffer);
    #at = 0;
    /** Bits that are no whole byte yet. */
    #hold = 0;
    #held = 0;
    /** The codes of two bytes that follow each other, by both; only those of bytes that occur are up to date. */
    #pairs = new Uint32Array(2 ** 16);
    /** Makes room for what is written next. */
    reserve(sizeBytes) {
        if (this.#bytes.length - this.#at >= sizeBytes + SLACK_BYTES)
            return;
        const bytes = Buffer.allocUnsafeSlow(this.#at + sizeBytes + SLACK_BYTES);
        this.#bytes.copy(bytes, 0, 0, this.#at);
        this.#bytes = bytes;
        this.#view = new DataView(bytes.buffer);
    }
    /** The lowest bits of a number, up to 24. */
    write(bits, length) {
        this.#view.setInt32(this.#at, this.#hold | (bits << this.#held), true);
        this.#hold |= bits << this.#held;
        this.#held += length;
        this.#at += this.#held >>> 3;
        this.#hold >>>= this.#held & ~7;
        this.#held &= 7;
    }
    /** The codes of bytes, all of which have one. */
    writeCoded(data, code) {
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
        for (const byte of data.subarray(whole))
            this.write(code.codes[byte] ?? 0, code.lengths[byte] ?? 0);
    }
    /** Fills a byte that was begun with zeros. */
    align() {
        this.write(0, (8 - this.#held) & 7);
    }
    /** A copy of all that was written, up to the last whole byte. */
    take() {
        const taken = Buffer.from(this.#bytes.subarray(0, this.#at));
        this.#at = 0;
        return taken;
    }
    #fillPairs({ lengths, codes }) {
        const used = [];
        for (let byte = 0; byte < 256; byte += 1)
            if (lengths[byte] !== 0)
                used.push(byte);
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

;// CONCATENATED MODULE: ./build/js/src/oci/huffman-code.js
// Prefix codes: frequent symbols get short codes, and no code is the beginning of another.
// Spec: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2
/** More symbols than any code of deflate has; a symbol and its count share a number. */
const SYMBOL_RANGE = 512;
/**
 * The code that needs the fewest bits, or nearly so where that would need longer codes than allowed.
 * @param counts how often each symbol occurs, less than 2^23 times; at least two of them do
 */
function huffmanCode(counts, maxLength) {
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
function sortByCount(counts) {
    const keys = new Uint32Array(counts.length);
    let used = 0;
    for (const [symbol, count] of counts.entries()) {
        if (count === 0)
            continue;
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
function countLengths(counts) {
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
        if (node < leaves)
            symbolsOfLength[at(depths, node)] = at(symbolsOfLength, at(depths, node)) + 1;
    }
    return symbolsOfLength;
}
/** Makes codes that are too long as long as allowed, and then others longer, until there are no more codes than bits for them. */
function withoutLonger(symbolsOfLength, maxLength) {
    const limited = new Uint32Array(maxLength + 1);
    let taken = 0;
    for (const [length, symbols] of symbolsOfLength.entries()) {
        const allowed = Math.min(length, maxLength);
        limited[allowed] = at(limited, allowed) + symbols;
        taken += symbols * 2 ** (maxLength - allowed);
    }
    for (; taken > 2 ** maxLength; taken -= 1) {
        let shorter = maxLength - 1;
        while (limited[shorter] === 0)
            shorter -= 1;
        // A longest code goes beside a shorter one, which both get one bit more.
        limited[maxLength] = at(limited, maxLength) - 1;
        limited[shorter] = at(limited, shorter) - 1;
        limited[shorter + 1] = at(limited, shorter + 1) + 2;
    }
    return limited;
}
/** Codes of one length follow each other in the order of their symbols. */
function codesOf(lengths, symbolsOfLength) {
    const next = new Uint32Array(symbolsOfLength.length);
    for (let length = 2; length < next.length; length += 1)
        next[length] = (at(next, length - 1) + at(symbolsOfLength, length - 1)) * 2;
    const codes = new Uint16Array(lengths.length);
    for (const [symbol, length] of lengths.entries()) {
        if (length === 0)
            continue;
        codes[symbol] = reversed(at(next, length), length);
        next[length] = at(next, length) + 1;
    }
    return codes;
}
function reversed(code, length) {
    let bits = 0;
    for (let bit = 0; bit < length; bit += 1)
        bits |= ((code >>> bit) & 1) << (length - 1 - bit);
    return bits;
}
function at(values, index) {
    return values[index] ?? 0;
}

;// CONCATENATED MODULE: ./build/js/src/oci/block-encoder.js
// Deflate of data in which nothing repeats, such as base64: each byte gets a code by how frequent it is. zlib would take each byte
// through the buffers of its search before, which takes most of the time.
// Spec: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.7


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
class BlockEncoder {
    #output = new BitWriter();
    /** Deflate that does not end with the block, but with a whole byte; the same bytes for the same block. */
    encode(block) {
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
        for (const byte of EMPTY)
            output.write(byte, 8);
        return output.take();
    }
}
/** How often each byte occurs, and the end once. */
function countSymbols(part) {
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
    for (const byte of part.subarray(whole))
        count(symbols, byte);
    for (const [byte, times] of others.entries())
        count(symbols, byte, times);
    symbols[END_OF_PART] = 1;
    return symbols;
}
function count(counts, symbol, times = 1) {
    counts[symbol] = (counts[symbol] ?? 0) + times;
}
function writeCode({ lengths }, output) {
    const symbols = lengthSymbols([...lengths, ...DISTANCE_LENGTHS]);
    const counts = new Uint32Array(ORDER_OF_LENGTHS.length);
    for (const { symbol } of symbols)
        count(counts, symbol);
    const code = huffmanCode(counts, MAX_LENGTH_CODE_BITS);
    const written = ORDER_OF_LENGTHS.findLastIndex((symbol) => code.lengths[symbol] !== 0) + 1;
    output.write(lengths.length - 257, 5);
    output.write(DISTANCE_LENGTHS.length - 1, 5);
    output.write(written - 4, 4);
    for (const symbol of ORDER_OF_LENGTHS.slice(0, written))
        output.write(code.lengths[symbol] ?? 0, 3);
    for (const { symbol, extra, extraBits } of symbols) {
        output.write(code.codes[symbol] ?? 0, code.lengths[symbol] ?? 0);
        output.write(extra, extraBits);
    }
}
/** Lengths, with runs of the same as one symbol. */
function lengthSymbols(lengths) {
    const symbols = [];
    for (let at = 0; at < lengths.length;) {
        const length = lengths[at] ?? 0;
        let end = at + 1;
        while (lengths[end] === length)
            end += 1;
        if (length !== 0)
            symbols.push({ symbol: length, extra: 0, extraBits: 0 });
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
function runOf(length, left) {
    if (left < 3)
        return { symbol: length, extra: 0, extraBits: 0, times: 1 };
    if (length !== 0) {
        const times = Math.min(left, 6);
        return { symbol: 16, extra: times - 3, extraBits: 2, times };
    }
    if (left < 11)
        return { symbol: 17, extra: left - 3, extraBits: 3, times: left };
    const times = Math.min(left, 138);
    return { symbol: 18, extra: times - 11, extraBits: 7, times };
}

// EXTERNAL MODULE: ./build/js/src/oci/compressed-stream.js
var compressed_stream = __webpack_require__(6441);
;// CONCATENATED MODULE: ./build/js/src/oci/gzip-strategy.js
// Which way of compressing suits a block of data, from a small sample of it: searching for repetitions takes most of the time,
// and much of what is in layers has none.
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
function chooseGzipStrategy(block) {
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
    if (repeated > SEARCH_FROM_REPEATED * sampled)
        return "search";
    return bitsPerByte(counts, sampled) > STORE_FROM_BITS ? "store" : "encode";
}
function samplesOf(block) {
    if (block.length <= SAMPLES * SAMPLE_BYTES)
        return [block];
    const step = Math.floor((block.length - SAMPLE_BYTES) / (SAMPLES - 1));
    return Array.from({ length: SAMPLES }, (_, at) => block.subarray(at * step, at * step + SAMPLE_BYTES));
}
function countRepeated(sample) {
    const seen = new Int32Array(2 ** HASH_BITS);
    const view = new DataView(sample.buffer, sample.byteOffset, sample.length);
    let repeated = 0;
    for (let at = 0; at + 4 <= sample.length; at += 1) {
        const bytes = view.getInt32(at, true);
        const hash = Math.imul(bytes, HASH_FACTOR) >>> (32 - HASH_BITS);
        if (seen[hash] === bytes)
            repeated += 1;
        else
            seen[hash] = bytes;
    }
    return repeated;
}
/** Shannon's entropy. */
function bitsPerByte(counts, total) {
    let bits = 0;
    for (const count of counts)
        if (count > 0)
            bits -= count * Math.log2(count / total);
    return bits / total;
}

;// CONCATENATED MODULE: ./build/js/src/oci/gzip-stream.js
// Compresses a stream on several processors: blocks of it, each for itself, are joined into one gzip member, which every
// reader of gzip reads. Where blocks begin and how each is compressed depends on nothing but the data, so the same data gives
// the same bytes, however it arrives and whatever runs meanwhile.
// Spec: https://www.rfc-editor.org/rfc/rfc1952







/** Large enough that what blocks cannot know of each other costs less than 0.5 %. */
const GZIP_BLOCK_BYTES = 1024 * 1024;
/** Deflate, nothing optional, no time, compressed as fast as possible, by an unknown system: nothing depends on zlib's build. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 4, 0xff]);
/** An empty block that is the last. */
const END_OF_BLOCKS = Buffer.from([3, 0]);
const MAX_STORED_BYTES = 0xffff;
/** Blocks wait in memory: more than a few of them in a row do not help. */
const MAX_BLOCKS_AT_ONCE = 4;
const BLOCK = {
    memLevel: 9,
    // Ends at a byte's border, and not the stream.
    finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH,
    // Few turns through the thread pool for each block; more memory would be left to the garbage collector.
    chunkSize: GZIP_BLOCK_BYTES / 2,
};
const deflate = (0,external_node_util_.promisify)(external_node_zlib_.deflateRaw);
/** A source as one gzip member. */
class GzipStream extends compressed_stream/* CompressedStream */.y {
    #source;
    #level;
    /** A higher `level` searches longer for repetitions, as zlib's levels do; 1 is the fastest. */
    constructor(source, { level = external_node_zlib_.constants.Z_BEST_SPEED } = {}) {
        super();
        this.#source = source;
        this.#level = level;
    }
    async *compressed() {
        let checksum = 0;
        let sizeBytes = 0;
        const atOnce = Math.min((0,external_node_os_.availableParallelism)() + 1, MAX_BLOCKS_AT_ONCE);
        const encoder = new BlockEncoder();
        yield HEADER;
        yield* (0,bounded/* inOrder */.al)(inBlocks(this.#source), atOnce, async (block) => {
            checksum = (0,external_node_zlib_.crc32)(block, checksum);
            sizeBytes += block.length;
            const compressed = await compressBlock(block, { encoder, level: this.#level });
            this.#source.recycle?.(block);
            return compressed;
        });
        const trailer = Buffer.alloc(8);
        trailer.writeUInt32LE(checksum, 0);
        trailer.writeUInt32LE(sizeBytes % 2 ** 32, 4);
        yield Buffer.concat([END_OF_BLOCKS, trailer]);
    }
}
/** Chunks of exactly the size of a block, but for the last; those that have it already are passed on. */
async function* inBlocks(source) {
    let parts = [];
    let sizeBytes = 0;
    for await (const chunk of source) {
        for (let at = 0; at < chunk.length;) {
            const rest = chunk.subarray(at, at + GZIP_BLOCK_BYTES - sizeBytes);
            // The chunk itself, where it is a block, so that its owner knows it again.
            const part = rest.length === chunk.length ? chunk : rest;
            parts.push(part);
            sizeBytes += part.length;
            at += part.length;
            if (sizeBytes < GZIP_BLOCK_BYTES)
                continue;
            yield joined(parts);
            parts = [];
            sizeBytes = 0;
        }
    }
    if (sizeBytes > 0)
        yield joined(parts);
}
function joined(parts) {
    const [first] = parts;
    return first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
}
async function compressBlock(block, { encoder, level }) {
    switch (chooseGzipStrategy(block)) {
        case "search":
            // A copy, since what zlib gives holds on to memory for a whole block.
            return Buffer.from(await deflate(block, { ...BLOCK, level }));
        case "encode":
            return encoder.encode(block);
        case "store":
            return store(block);
    }
}
/** Spec: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4 */
function store(block) {
    const parts = [];
    for (let at = 0; at < block.length; at += MAX_STORED_BYTES) {
        const stored = block.subarray(at, at + MAX_STORED_BYTES);
        const header = Buffer.alloc(5);
        header.writeUInt16LE(stored.length, 1);
        header.writeUInt16LE(~stored.length & 0xffff, 3);
        parts.push(header, stored);
    }
    return Buffer.concat(parts);
}


/***/ })

};
