// Holds src.
export const id = 750;
export const ids = [750];
export const modules = {

/***/ 3126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ inParallel),
/* harmony export */   JL: () => (/* binding */ createTaskQueue),
/* harmony export */   al: () => (/* binding */ inOrder)
/* harmony export */ });
/* unused harmony export allEnded */
// Work on many things, a few at a time.
/** All work that was begun ends; after a failure none is begun, and the first failure rejects. */
async function inParallel(items, limit, work) {
    const waiting = [...items].values();
    const failures = [];
    const worker = async () => {
        for (const item of waiting) {
            await work(item).catch((error) => failures.push(error));
            if (failures.length > 0)
                return;
        }
    };
    await Promise.all(Array.from({ length: limit }, worker));
    if (failures.length > 0)
        throw failures[0];
}
/** Like `Promise.all`, but it rejects, with the first failure, only when all of them have ended. */
async function allEnded(work) {
    const failures = [];
    const ended = work.map((each) => each.catch((error) => {
        failures.push(error);
    }));
    const results = await Promise.all(ended);
    if (failures.length > 0)
        throw failures[0];
    return results;
}
/**
 * What work on each item gives, in the order of the items, up to `limit` of which are under way at once.
 * @throws what the items throw, or the failure of an item when it is its turn
 */
async function* inOrder(items, limit, work) {
    const underWay = [];
    for await (const item of items) {
        const result = work(item);
        // Its failure is seen when it is its turn; until then it must not count as unhandled.
        result.catch(() => undefined);
        underWay.push(result);
        const first = underWay.length >= limit ? underWay.shift() : undefined;
        if (first !== undefined)
            yield await first;
    }
    for (const result of underWay)
        yield await result;
}
/** A queue that runs up to `limit` tasks at a time, in the order they came. */
function createTaskQueue(limit) {
    const tasks = new Set();
    const slots = createSlots(limit);
    let isClosed = false;
    const runInTurn = async (task) => {
        await slots.take();
        try {
            if (isClosed)
                throw new Error("the work was aborted");
            return await task();
        }
        finally {
            slots.release();
        }
    };
    return {
        async run(task) {
            const result = runInTurn(task);
            tasks.add(result);
            try {
                return await result;
            }
            finally {
                tasks.delete(result);
            }
        },
        async close() {
            isClosed = true;
            await Promise.allSettled(tasks);
        },
    };
}
function createSlots(free) {
    const waiting = [];
    return {
        async take() {
            if (free > 0) {
                free -= 1;
                return;
            }
            await new Promise((resolve) => {
                waiting.push(resolve);
            });
        },
        release() {
            const next = waiting.shift();
            if (next === undefined)
                free += 1;
            else
                next();
        },
    };
}


/***/ }),

/***/ 920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ CHUNK_BYTES)
/* harmony export */ });
/** How much is read, written or decompressed at once: large, since each chunk costs turns of the event loop and calls of the system. */
const CHUNK_BYTES = 256 * 1024;


/***/ }),

/***/ 3340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mF: () => (/* binding */ decompress),
  ji: () => (/* binding */ decompressed),
  Wv: () => (/* binding */ isBrokenCompression)
});

// UNUSED EXPORTS: compressionOf, decompressorOf

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/bytes/chunk-bytes.js
var chunk_bytes = __webpack_require__(920);
;// CONCATENATED MODULE: ./build/js/src/bytes/zstd-frames.js
// Where the frames of zstd end. Node.js drops what follows the end of a frame in the same chunk, without an error, and several tools
// write many frames: pzstd, zstd:chunked, or whatever appends to an archive.
// Format: https://www.rfc-editor.org/rfc/rfc8878#section-3
const MAGIC = 0xfd2fb528;
/** Frames to skip have any of 16 magic numbers, which differ in their last digit. */
const SKIPPED_MAGIC = 0x184d2a50;
const DICTIONARY_BYTES = [0, 1, 2, 4];
const SIZE_BYTES = [0, 2, 4, 8];
const RLE_BLOCK = 1;
/** The same bytes, in chunks of which none has bytes of two frames. */
async function* splitFrames(source) {
    let walk = walkFrame();
    let step = walk.next();
    let seen = Buffer.alloc(0);
    let passed = 0;
    for await (const chunk of source) {
        let start = 0;
        for (let at = 0; at < chunk.length;) {
            if (step.done === true)
                [walk, step] = begin();
            const { bytes, isRead } = step.value;
            const part = chunk.subarray(at, at + bytes - passed);
            if (isRead)
                seen = Buffer.concat([seen, part]);
            at += part.length;
            passed += part.length;
            if (passed < bytes)
                continue;
            step = walk.next(seen);
            [seen, passed] = [Buffer.alloc(0), 0];
            if (step.done !== true)
                continue;
            yield chunk.subarray(start, at);
            start = at;
        }
        if (start < chunk.length)
            yield chunk.subarray(start);
    }
}
function begin() {
    const walk = walkFrame();
    return [walk, walk.next()];
}
const read = (bytes) => ({ bytes, isRead: true });
const pass = (bytes) => ({ bytes, isRead: false });
/** Each step has at least one byte. What is no frame has no end: whoever decompresses it says so. */
function* walkFrame() {
    const magic = (yield read(4)).readUInt32LE();
    if (magic >= SKIPPED_MAGIC && magic < SKIPPED_MAGIC + 16) {
        const size = (yield read(4)).readUInt32LE();
        if (size > 0)
            yield pass(size);
        return;
    }
    if (magic !== MAGIC)
        yield pass(Infinity);
    const flags = (yield read(1)).readUInt8();
    const header = headerBytes(flags);
    if (header > 0)
        yield pass(header);
    for (let isLast = false; !isLast;) {
        const block = (yield read(3)).readUIntLE(0, 3);
        isLast = (block & 1) === 1;
        const size = ((block >> 1) & 3) === RLE_BLOCK ? 1 : block >> 3;
        if (size > 0)
            yield pass(size);
    }
    if ((flags & 4) !== 0)
        yield pass(4);
}
function headerBytes(flags) {
    const isSingle = (flags & 32) !== 0;
    const sizeFlag = flags >> 6;
    const size = isSingle && sizeFlag === 0 ? 1 : (SIZE_BYTES[sizeFlag] ?? 0);
    return (isSingle ? 0 : 1) + (DICTIONARY_BYTES[flags & 3] ?? 0) + size;
}

;// CONCATENATED MODULE: ./build/js/src/bytes/decompressed.js
// Decompressing gzip and zstd, which their first bytes tell.





const decompressed_MAGIC = [
    ["gzip", Buffer.from([0x1f, 0x8b])],
    ["zstd", Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
];
/** How many first bytes tell a compression. */
const HEAD_BYTES = 4;
/** How content that begins with these bytes is compressed; undefined if it is not. */
function compressionOf(head) {
    return decompressed_MAGIC.find(([, magic]) => magic.equals(head.subarray(0, magic.length)))?.[0];
}
/** The content, decompressed if its first bytes say so. @throws as {@link decompress} */
async function* decompressed(source) {
    const bytes = source[Symbol.asyncIterator]();
    let head = Buffer.alloc(0);
    try {
        while (head.length < HEAD_BYTES) {
            const next = await bytes.next();
            if (next.done === true)
                break;
            head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
        }
        const compression = compressionOf(head);
        const all = followedBy(head, bytes);
        yield* compression === undefined ? all : decompress(external_node_stream_.Readable.from(all), compression);
    }
    finally {
        await bytes.return?.();
    }
}
/** The same for content whose compression is known. @throws what the source throws, or {@link isBrokenCompression} */
function decompress(source, compression) {
    // `pipeline` destroys the one with the error of the other.
    const decompressor = decompressorOf(compression);
    if (compression === "gzip")
        return (0,external_node_stream_.pipeline)(source, decompressor, () => undefined);
    return (0,external_node_stream_.pipeline)(source, splitFrames, decompressor, () => undefined);
}
/** Whether reading failed since the compressed data is broken. */
function isBrokenCompression(error) {
    return /^(?:Z_(?:DATA_ERROR|BUF_ERROR|NEED_DICT)|ZSTD_error_.+)$/.test((0,regular_file/* errorCode */.CA)(error) ?? "");
}
async function* followedBy(head, rest) {
    if (head.length > 0)
        yield head;
    yield* { [Symbol.asyncIterator]: () => rest };
}
/** What decompresses it. */
function decompressorOf(compression, options = { chunkSize: chunk_bytes/* CHUNK_BYTES */.E }) {
    return compression === "gzip" ? external_node_zlib_.createGunzip(options) : external_node_zlib_.createZstdDecompress(options);
}


/***/ }),

/***/ 6511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ digestOfStream),
/* harmony export */   t: () => (/* binding */ Measure)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// What a stream is known by: how many bytes it has, and their sha256.

/** Counts and hashes bytes as they come. */
class Measure {
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    #sizeBytes = 0;
    #digest;
    get sizeBytes() {
        return this.#sizeBytes;
    }
    add(chunk) {
        this.#hash.update(chunk);
        this.#sizeBytes += chunk.byteLength;
    }
    /** Of everything that was added; nothing can be added afterwards. */
    digest() {
        return (this.#digest ??= `sha256:${this.#hash.digest("hex")}`);
    }
    /** The same chunks, each added before it is passed on. */
    async *through(content) {
        for await (const chunk of content) {
            this.add(chunk);
            yield chunk;
        }
    }
}
/** The digest of everything in a stream. @throws what the stream throws */
async function digestOfStream(content) {
    const measure = new Measure();
    for await (const chunk of content)
        measure.add(chunk);
    return measure.digest();
}


/***/ }),

/***/ 4903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ readAhead)
/* harmony export */ });
// Reading ahead: what is read takes as long as what is done with it, and both can happen at once.
/**
 * The same chunks; the next one is read while one is looked at, and none after it. Of a source whose chunks are overwritten, one
 * must last until the one after the next is asked for.
 */
async function* readAhead(source) {
    const chunks = source[Symbol.asyncIterator]();
    let next = chunks.next();
    try {
        for (;;) {
            const read = await next;
            if (read.done === true)
                return;
            next = chunks.next();
            // It is awaited in its turn; until then it must not count as unhandled.
            next.catch(() => undefined);
            yield read.value;
        }
    }
    finally {
        await next.catch(() => undefined);
        await chunks.return?.();
    }
}


/***/ }),

/***/ 9595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ parseLifecycleMetadata),
/* harmony export */   G4: () => (/* binding */ BuildpackLayers),
/* harmony export */   SR: () => (/* binding */ encodeBuildpackLayers),
/* harmony export */   Yx: () => (/* binding */ LIFECYCLE_METADATA_LABEL),
/* harmony export */   qU: () => (/* binding */ encodeLifecycleMetadata)
/* harmony export */ });
/* unused harmony export runImageInLabels */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2295);
/* harmony import */ var _oci_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7442);
// The label `io.buildpacks.lifecycle.metadata`: which layers an app image has, so that the next build can reuse them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#iobuildpackslifecyclemetadata-json



const Sha = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), "") });
const flag = valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), false);
const LayerMetadata = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    data: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()),
    build: flag,
    launch: flag,
    cache: flag,
});
/** What the image label, the cache's metadata and analyzed.toml share about a buildpack's layers. */
const BuildpackLayers = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    key: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    version: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    layers: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), LayerMetadata)),
    store: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ metadata: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J())) })),
});
const RunImageNames = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    image: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    mirrors: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
});
const RunImageMetadata = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    topLayer: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    reference: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    image: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    mirrors: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
});
/** Old images have one object in place of the list of app layers. */
const AppLayers = valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(Sha),
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(Sha, valibot__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((one) => [one])),
]);
const LifecycleMetadata = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    app: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(AppLayers),
    sbom: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(Sha),
    buildpacks: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(BuildpackLayers)),
    config: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(Sha),
    launcher: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(Sha),
    "process-types": valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(Sha),
    runImage: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(RunImageMetadata),
    stack: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ runImage: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(RunImageNames) })),
});
const LIFECYCLE_METADATA_LABEL = "io.buildpacks.lifecycle.metadata";
/** @throws {PlatformError} `MALFORMED` naming the image */
function parseLifecycleMetadata(json, what) {
    return (0,_oci_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .parseExactJson */ .lQ)(LifecycleMetadata, json, `The label ${LIFECYCLE_METADATA_LABEL} of ${what}`);
}
/** The run image at its digest that the label of an image names; undefined if none does. @throws as {@link parseLifecycleMetadata} */
function runImageInLabels(labels, what) {
    const { [LIFECYCLE_METADATA_LABEL]: json } = labels;
    const reference = json === undefined ? undefined : parseLifecycleMetadata(json, what).runImage?.reference;
    // Lifecycles may name it without a digest, as it was asked for.
    return reference?.includes("@") ? reference : undefined;
}
/** The label's text, with keys where other lifecycles have them. */
function encodeLifecycleMetadata(metadata) {
    const { app, sbom, buildpacks, config, launcher, runImage, stack } = metadata;
    return (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeJson */ .Pr)({
        app: app ?? null,
        ...(sbom != null && { sbom }),
        buildpacks: (buildpacks ?? []).map(encodeBuildpackLayers),
        config: config ?? { sha: "" },
        launcher: launcher ?? { sha: "" },
        "process-types": metadata["process-types"] ?? { sha: "" },
        runImage: runImage == null ? { topLayer: "", reference: "" } : withoutEmptyNames(runImage),
        ...(stack != null && { stack: { runImage: withoutEmptyNames(stack.runImage ?? {}) } }),
    });
}
/** One buildpack's layers as the image label and the cache's metadata write them. */
function encodeBuildpackLayers({ key, version, layers, store }) {
    const entries = Object.entries(layers ?? {}).map(([name, { sha, data, build, launch, cache }]) => {
        return [name, { sha, data: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(data ?? null), build, launch, cache }];
    });
    return {
        key,
        version,
        layers: Object.fromEntries(entries.sort(([a], [b]) => (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .compareBytes */ .Xo)(a, b))),
        ...(store != null && { store: { metadata: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(store.metadata ?? null) } }),
    };
}
function withoutEmptyNames(names) {
    const { image, mirrors, ...rest } = names;
    return { ...rest, ...(image && { image }), ...(mirrors != null && mirrors.length > 0 && { mirrors }) };
}


/***/ }),

/***/ 3816:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ APP_LAYER_FORMATS),
  L: () => (/* binding */ OCI_GZIP)
});

// EXTERNAL MODULE: ./build/js/src/oci/gzip-stream.js + 4 modules
var gzip_stream = __webpack_require__(2347);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/js/src/bytes/read-ahead.js
var read_ahead = __webpack_require__(4903);
// EXTERNAL MODULE: ./build/js/src/oci/compressed-stream.js
var compressed_stream = __webpack_require__(6441);
;// CONCATENATED MODULE: ./build/js/src/oci/zstd-stream.js
// Compresses a stream with zstd: one frame, by one thread, with fixed parameters. The compressor is given data and the end apart
// from each other, since it compresses what comes with the end in another way: so the same data gives the same bytes, however it
// arrives and whatever runs meanwhile.
// Spec: https://www.rfc-editor.org/rfc/rfc8878



/** As fast as zstd can without leaving much out. */
const LEVEL = 1;
/** Few turns through the thread pool for each chunk. */
const OUTPUT_BYTES = 512 * 1024;
/** A source as one zstd frame. Needs Node.js 22.15. */
class ZstdStream extends compressed_stream/* CompressedStream */.y {
    #source;
    constructor(source) {
        super();
        this.#source = source;
    }
    async *compressed() {
        const { ZSTD_c_compressionLevel, ZSTD_c_contentSizeFlag, ZSTD_c_checksumFlag } = external_node_zlib_.constants;
        const compressor = external_node_zlib_.createZstdCompress({
            chunkSize: OUTPUT_BYTES,
            // Without a checksum: readers of a layer know its digest.
            params: { [ZSTD_c_compressionLevel]: LEVEL, [ZSTD_c_contentSizeFlag]: 0, [ZSTD_c_checksumFlag]: 0 },
        });
        const feeding = feed(this.#source, compressor).catch((error) => {
            compressor.destroy(error instanceof Error ? error : new Error(String(error)));
        });
        try {
            for await (const bytes of compressor)
                yield bytes;
        }
        finally {
            compressor.destroy();
            await feeding;
        }
    }
}
/** Each chunk is compressed while the next one is read; the end comes when all of them are compressed. */
async function feed(source, compressor) {
    for await (const chunk of (0,read_ahead/* readAhead */.E)(source)) {
        await compress(chunk, compressor);
        source.recycle?.(chunk);
    }
    compressor.end();
}
/** Ends when the compressor does not need the chunk any more. */
function compress(chunk, compressor) {
    return new Promise((resolve, reject) => {
        // The reader may stop before the end; then the rest is not taken.
        const onClose = () => {
            reject(new Error("the stream was closed before its end"));
        };
        compressor.once("close", onClose);
        compressor.write(chunk, (error) => {
            compressor.off("close", onClose);
            if (error)
                reject(error);
            else
                resolve();
        });
    });
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/layer-format.js



const gzip = (tar) => new gzip_stream/* GzipStream */.X(tar);
const OCI_GZIP = { mediaType: media_types/* OCI_LAYER */.QP, compress: gzip };
/** Docker's media type also where the run image is an OCI image, as other lifecycles have it; Docker has none for zstd. */
const APP_LAYER_FORMATS = {
    gzip: { mediaType: media_types/* DOCKER_LAYER */.n2, compress: gzip },
    zstd: { mediaType: media_types/* OCI_ZSTD_LAYER */.Cp, compress: (tar) => new ZstdStream(tar) },
};


/***/ }),

/***/ 9567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ startRegistryUpload)
/* harmony export */ });
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var _bounded_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3126);
/* harmony import */ var _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(151);
// The layers of an image on their way to a repository: compressed, uploaded and copied several at a time.
//
// A layer is uploaded while it is compressed, and compressed while it is read, so nothing of it is ever on a disk, or more
// than a few blocks in memory. What a registry wants to know before an upload, the digest of the compressed layer, is known at
// its end; so a large layer that the registry has already, but no image that we know of, is uploaded again. Small ones wait in
// memory until the digest is known.



/** Compressing is limited by processors, copying by the network: with queues of their own they do not wait for each other. */
const PARALLEL_PUSHES = 3;
const PARALLEL_COPIES = 4;
/** A layer that compresses to no more waits in memory for its digest. */
const SMALL_BYTES = 2 * 1024 * 1024;
function startRegistryUpload(options) {
    const { registry, target } = options;
    const pushes = (0,_bounded_js__WEBPACK_IMPORTED_MODULE_2__/* .createTaskQueue */ .JL)(PARALLEL_PUSHES);
    const copies = (0,_bounded_js__WEBPACK_IMPORTED_MODULE_2__/* .createTaskQueue */ .JL)(PARALLEL_COPIES);
    const started = new Map();
    const once = (key, task) => {
        const known = started.get(key);
        if (known !== undefined)
            return known;
        const promise = task();
        // Reported by the code that waits for the layer; until then it must not count as unhandled.
        promise.catch(() => undefined);
        started.set(key, promise);
        return promise;
    };
    const copyTo = (from, to, layer) => copies.run(async () => {
        await registry.copyBlob(from, to, layer);
        return layer;
    });
    return {
        copy: (from, layer) => once(layer.digest, () => copyTo(from, target, layer)),
        push: ({ diffId, open }) => once(keyOf(diffId), () => pushes.run(() => pushTar(options, open))),
        pushUnread: async (tar) => {
            const layer = await pushes.run(() => pushUnreadTar(options, tar));
            started.set(keyOf(tar.identity().diffId), Promise.resolve(layer));
        },
        spread: async (layers, to) => {
            await Promise.all(layers.map((layer) => copyTo(target, to, layer)));
        },
        finish: async () => {
            await Promise.all(started.values());
        },
        [Symbol.asyncDispose]: async () => {
            await Promise.all([pushes.close(), copies.close()]);
        },
    };
}
function keyOf(diffId) {
    return `layer ${diffId}`;
}
async function pushTar(options, open) {
    return (await pushLayer(options, { first: open(), again: open })) ?? pushTwiceRead(options, open);
}
async function pushUnreadTar(options, tar) {
    const layer = await pushLayer(options, { first: tar, again: undefined });
    if (layer !== undefined)
        return layer;
    throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_1__/* .StepError */ .z(`${options.target.registry} refuses a layer whose size is not known yet`);
}
/** As much of a layer as fits into memory with its size, a large one as it comes; undefined if that is refused. */
async function pushLayer({ registry, target, format }, { first, again }) {
    const compressed = format.compress(first);
    const bytes = compressed[Symbol.asyncIterator]();
    try {
        const { isWhole, chunks } = await readUpTo(SMALL_BYTES, bytes);
        if (isWhole) {
            await registry.pushBlob(target, { ...compressed.summary(), open: () => node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(chunks) });
            return descriptorOf(compressed.summary(), format);
        }
        const stream = new LayerStream({ compressed, content: followedBy(chunks, bytes) }, again && (() => format.compress(again())));
        if ((await registry.pushStream(target, stream)) === "refused")
            return undefined;
        return descriptorOf(stream.summary(), format);
    }
    finally {
        await bytes.return(undefined);
    }
}
/** A large layer, compressed once for each try; the first is under way already. */
class LayerStream {
    opens;
    #again;
    #compressed;
    #begun;
    constructor(first, again) {
        this.opens = again === undefined ? "once" : "again";
        this.#again = again;
        this.#compressed = first.compressed;
        this.#begun = first.content;
    }
    open() {
        const content = this.#begun ?? (this.#compressed = this.#reopened());
        this.#begun = undefined;
        return content;
    }
    digest() {
        return this.summary().digest;
    }
    summary() {
        return this.#compressed.summary();
    }
    #reopened() {
        if (this.#again === undefined)
            throw new Error("A layer that is read once is read again.");
        return this.#again();
    }
}
function descriptorOf({ digest, sizeBytes }, { mediaType }) {
    return { mediaType, size: sizeBytes, digest };
}
/** In one request that says its size, which takes to compress the layer once more: the bytes are the same each time. */
async function pushTwiceRead({ registry, target, format }, open) {
    const summary = await summarize(format.compress(open()));
    await registry.pushBlob(target, { ...summary, open: () => node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(format.compress(open())) });
    return descriptorOf(summary, format);
}
async function summarize(compressed) {
    const bytes = compressed[Symbol.asyncIterator]();
    while ((await bytes.next()).done !== true)
        ;
    return compressed.summary();
}
/** Reads to the end, or until there are more bytes than allowed. */
async function readUpTo(limitBytes, bytes) {
    const chunks = [];
    for (let sizeBytes = 0; sizeBytes <= limitBytes;) {
        const next = await bytes.next();
        if (next.done === true)
            return { isWhole: true, chunks };
        chunks.push(next.value);
        sizeBytes += next.value.length;
    }
    return { isWhole: false, chunks };
}
async function* followedBy(first, rest) {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => rest };
}


/***/ }),

/***/ 3267:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   bf: () => (/* binding */ isGzip),
/* harmony export */   c2: () => (/* binding */ openLayer),
/* harmony export */   dD: () => (/* binding */ uncompressed)
/* harmony export */ });
/* harmony import */ var _bytes_decompressed_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3340);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1024);
/* harmony import */ var _oci_image_layers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7523);
/* harmony import */ var _oci_media_types_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3385);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1487);





/**
 * A layer's tar on its way from the registry, the digest of its blob verified; the reader verifies the diffID.
 * @throws {PlatformError} `MALFORMED` if the image has no such layer, or what {@link Registry} rejects with
 */
async function openLayer(registry, image, diffId) {
    const layer = (0,_oci_image_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .findLayer */ .vi)(image, diffId);
    if (layer === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .PlatformError */ .Wk("MALFORMED", `The image has no layer ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(diffId)}.`);
    return uncompressed(layer, await registry.openBlob(image.reference, layer));
}
/** The tar in a layer's blob. */
function uncompressed(layer, blob) {
    const compression = isGzip(layer) ? "gzip" : (0,_oci_media_types_js__WEBPACK_IMPORTED_MODULE_3__/* .isZstdLayer */ .L)(layer.mediaType) ? "zstd" : undefined;
    return compression === undefined ? blob : (0,_bytes_decompressed_js__WEBPACK_IMPORTED_MODULE_0__/* .decompress */ .mF)(blob, compression);
}
/** Whether the blob is compressed with gzip. */
function isGzip({ mediaType }) {
    return mediaType.endsWith("gzip");
}


/***/ }),

/***/ 1564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ir: () => (/* binding */ walkTree),
/* harmony export */   Wm: () => (/* binding */ directoryEntries),
/* harmony export */   Wo: () => (/* binding */ toEntries),
/* harmony export */   ZH: () => (/* binding */ findParents),
/* harmony export */   Ze: () => (/* binding */ isRegularFile),
/* harmony export */   cu: () => (/* binding */ identityOf)
/* harmony export */ });
/* unused harmony export isDirectory */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _oci_byte_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3483);
/* harmony import */ var _oci_tar_header_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5150);
// The files of a layer as tar entries: parents first, as they are; then the tree, owned by the user of the build image.
// The official lifecycle's layers come out with the same bytes, so order and values here are fixed.





const TYPE_BITS = 0o170000;
const MODE_BITS = 0o7777;
const TYPES = new Map([
    [0o040000, "directory"],
    [0o100000, "file"],
    [0o120000, "symlink"],
    [0o020000, "character-device"],
    [0o060000, "block-device"],
    [0o010000, "fifo"],
]);
/** The entries of a directory and of everything above and below it; `directory` is an absolute path. */
function* directoryEntries(directory, owner) {
    const root = (0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_4__/* .toBytePath */ .xe)(node_path__WEBPACK_IMPORTED_MODULE_2__.posix.resolve(directory));
    yield* toEntries(findParents(root));
    yield* toEntries(walkTree(root), owner);
}
/** The directories above a path, from the top down, without `/`; links are followed, as a layer must name real ones. */
function findParents(path) {
    const parent = node_path__WEBPACK_IMPORTED_MODULE_2__.posix.dirname(path);
    if (parent === "/" || parent === path)
        return [];
    return [...findParents(parent), found(parent, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_4__/* .toFsPath */ .Yb)(parent)))];
}
/** A path, and if it is a directory everything below, each directory before what is in it, names in byte order. */
function* walkTree(path) {
    const file = found(path, (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_4__/* .toFsPath */ .Yb)(path)));
    yield file;
    if (!isDirectory(file))
        return;
    for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_4__/* .toFsPath */ .Yb)(path), "latin1").sort(_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_4__/* .compareBytePaths */ .kA)) {
        yield* walkTree(node_path__WEBPACK_IMPORTED_MODULE_2__.posix.join(path, name));
    }
}
function isDirectory(file) {
    return (file.mode & TYPE_BITS) === 0o040000;
}
function isRegularFile(file) {
    return (file.mode & TYPE_BITS) === 0o100000;
}
/** Tar entries of files, in their order; sockets are left out. Without an owner each file keeps its own. */
function* toEntries(files, owner) {
    for (const file of files) {
        const entry = toEntry(file, owner ?? file);
        if (entry !== undefined)
            yield entry;
    }
}
function toEntry({ path, mode, size, rdev }, { uid, gid }) {
    const type = TYPES.get(mode & TYPE_BITS);
    if (type === undefined)
        return undefined;
    const header = { name: path, type, mode: mode & MODE_BITS, uid, gid, sizeBytes: 0, mtime: _oci_tar_header_js__WEBPACK_IMPORTED_MODULE_3__/* .FIXED_MTIME */ .yA };
    switch (type) {
        case "file":
            return { ...header, sizeBytes: size, contentPath: path };
        case "symlink":
            return { ...header, linkName: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_4__/* .toFsPath */ .Yb)(path), "latin1") };
        case "character-device":
        case "block-device":
            return { ...header, deviceMajor: majorOf(rdev), deviceMinor: minorOf(rdev) };
        case "directory":
        case "fifo":
        case "hardlink":
            return header;
    }
}
// How Linux packs device numbers: https://man7.org/linux/man-pages/man3/makedev.3.html
function majorOf(device) {
    return Math.floor(device / 2 ** 8) % 2 ** 12;
}
function minorOf(device) {
    return (device % 2 ** 8) + (Math.floor(device / 2 ** 20) % 2 ** 12) * 2 ** 8;
}
/**
 * Two of the same say that a file has not been written in between. A change time of whole seconds proves nothing: there
 * are file systems that keep no more (ext4 with small inodes, some network mounts), so it is like no other.
 */
function identityOf({ dev, ino, size, ctimeMs }) {
    const change = ctimeMs % 1000 === 0 ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)() : String(ctimeMs);
    return `${dev} ${ino} ${size} ${change}`;
}
function found(path, stats) {
    const { mode, uid, gid, size, rdev } = stats;
    return { path, mode, uid, gid, size, rdev, identity: identityOf(stats) };
}


/***/ }),

/***/ 481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D7: () => (/* binding */ readToml),
/* harmony export */   T9: () => (/* binding */ readOptional),
/* harmony export */   XI: () => (/* binding */ writeFileWithParents),
/* harmony export */   v5: () => (/* binding */ readOptionalToml),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2951);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3186);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1487);
// Reading and writing the small files that phases hand to each other.






/**
 * The text of a small file. No more of it is read than a TOML file may have, since anyone may have made it.
 * @throws {UnusableFileError} if it is not a regular file of at most 16 MiB; what the file system says if it cannot be read
 */
async function readText(file) {
    return (await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_TOML_BYTES */ .QG)).toString("utf8");
}
/** The text of a small file, or undefined if there is none. @throws as {@link readText} */
async function readOptional(file) {
    return readText(file).catch(undefinedIfMissing);
}
/** The text of a TOML file. @throws as {@link readText}; {PlatformError} `MALFORMED` if it is not UTF-8 */
async function readToml(file) {
    return (0,_cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeToml */ .Rb)(await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_TOML_BYTES */ .QG), (0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(file));
}
/** The text of a TOML file, or undefined if there is none. @throws as {@link readToml} */
async function readOptionalToml(file) {
    return readToml(file).catch(undefinedIfMissing);
}
/** A buildpack may have left a named pipe in the file's place, which must not make the phase wait for a reader. */
const WITHOUT_WAITING = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_TRUNC | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
/** Writes a file, making the directories above it. */
async function writeFileWithParents(file, text) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(file), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, text, { flag: WITHOUT_WAITING });
}
function undefinedIfMissing(error) {
    if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b2)(error))
        return undefined;
    throw error;
}


/***/ }),

/***/ 3483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yb: () => (/* binding */ toFsPath),
/* harmony export */   f9: () => (/* binding */ isUtf8Path),
/* harmony export */   fE: () => (/* binding */ toText),
/* harmony export */   kA: () => (/* binding */ compareBytePaths),
/* harmony export */   xe: () => (/* binding */ toBytePath)
/* harmony export */ });
// Paths as the file system has them: bytes, which may not be UTF-8. As a string, each character is one byte, so that
// comparing such strings compares bytes, and ASCII paths look like themselves.
const ASCII = /^[\0-\x7f]*$/;
/** The bytes of a path that is text. */
function toBytePath(text) {
    return ASCII.test(text) ? text : Buffer.from(text, "utf8").toString("latin1");
}
/** The path as text; bytes that are not UTF-8 become replacement characters. */
function toText(path) {
    return ASCII.test(path) ? path : Buffer.from(path, "latin1").toString("utf8");
}
/** What functions of `node:fs` take for this path. */
function toFsPath(path) {
    return ASCII.test(path) ? path : Buffer.from(path, "latin1");
}
/** Whether the path is text in UTF-8. */
function isUtf8Path(path) {
    return toBytePath(toText(path)) === path;
}
/** Orders byte paths by their bytes. */
function compareBytePaths(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


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


/***/ }),

/***/ 7523:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ differentLayers),
/* harmony export */   vi: () => (/* binding */ findLayer),
/* harmony export */   xj: () => (/* binding */ haveSameLayers)
/* harmony export */ });
/* unused harmony exports countLayers, checkSameLayers */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1487);
// The layers of an image: the manifest has their blobs, the config what they are unpacked. One belongs to the other by its place.


/** Whether both halves have as many layers; if not, which blob is which layer is not known. */
function haveSameLayers({ manifest, config }) {
    return manifest.layers.length === config.rootfs.diff_ids.length;
}
/** The error for an image of which that is not known. */
function differentLayers(image, name) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `The image ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)} has ${countLayers(image)}.`, {
        hint: "Build and push that image again.",
    });
}
/** The same in words, to follow "has". */
function countLayers({ manifest, config }) {
    return `${manifest.layers.length} layers in its manifest, but ${config.rootfs.diff_ids.length} in its config`;
}
/** @throws {PlatformError} `MALFORMED` if it is not known which blob is which layer */
function checkSameLayers(image, name) {
    if (!haveSameLayers(image))
        throw differentLayers(image, name);
}
/** The blob of the layer with this diffID, if the image has it, and it is known which blob that is. */
function findLayer(image, diffId) {
    if (image === undefined || !haveSameLayers(image))
        return undefined;
    return image.manifest.layers[image.config.rootfs.diff_ids.indexOf(diffId)];
}


/***/ }),

/***/ 5692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   Du: () => (/* binding */ indexTargets),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   ZJ: () => (/* binding */ MAX_MANIFEST_BYTES),
/* harmony export */   kk: () => (/* binding */ onlyOrSelectedManifest),
/* harmony export */   yY: () => (/* binding */ selectManifest)
/* harmony export */ });
/* unused harmony exports manifestTypeOf, onlyManifest */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8345);
/* harmony import */ var _image_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4955);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3385);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7442);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(284);
// Image manifests and indexes, as registries serve them. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md






/** What registries must accept: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-manifests */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const DigestText = valibot__WEBPACK_IMPORTED_MODULE_4__/* .custom */ .IeY((value) => typeof value === "string" && (0,_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .isDigest */ .Bc)(value), "is not a sha256 digest");
const Annotations = valibot__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP());
const Descriptor = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), ""),
    digest: DigestText,
    size: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .minValue */ .Wwf(0)),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Annotations),
});
const ImageManifest = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(withoutNulls), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(2),
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    config: Descriptor,
    layers: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(Descriptor), []),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Annotations),
}));
const text = valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), "");
/** Everything else of an entry is judged when it is chosen: others may be of a kind that is not known here. */
const IndexEntry = valibot__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({
    platform: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ os: text, architecture: text, variant: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()) })),
});
const ImageIndex = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(withoutNulls), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(2),
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    manifests: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(IndexEntry),
}));
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseManifest(json, what) {
    return (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(ImageManifest, json, `The manifest of ${what}`);
}
/** The media type of a manifest: OCI's may leave their own out. */
function manifestTypeOf({ mediaType, config }) {
    return mediaType ?? (config.mediaType === DOCKER_CONFIG ? DOCKER_MANIFEST : OCI_MANIFEST);
}
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseIndex(json, what) {
    return (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(ImageIndex, json, `The index of ${what}`);
}
/**
 * The entry of an index for a target: that of its variant, else the first where not both sides name one.
 * @throws {PlatformError} `MALFORMED` naming `what` if that entry cannot be used
 */
function selectManifest(index, target, what) {
    const fitting = index.manifests.filter(({ platform }) => platform?.os === target.os &&
        platform.architecture === target.arch &&
        (platform.variant === undefined || target.variant === undefined || platform.variant === target.variant));
    const exact = fitting.find(({ platform }) => (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameVariant */ .S8)(target.arch, platform?.variant, target.variant));
    return checked(exact ?? fitting[0], what);
}
/**
 * The only entry of an index, whatever it is for, else the one for a target.
 * @throws {PlatformError} `MALFORMED` naming `what` if that entry cannot be used
 */
function onlyOrSelectedManifest(index, target, what) {
    const [only, ...others] = index.manifests;
    return others.length === 0 ? checked(only, what) : selectManifest(index, target, what);
}
/**
 * The only image of an index, however often it is listed: once for each of its names. Undefined if there is none, or several.
 * @throws {PlatformError} `MALFORMED` naming `what` if an entry cannot be used
 */
function onlyManifest(index, what) {
    const [only, ...others] = index.manifests.map((entry) => checked(entry, what));
    return others.every((other) => other?.digest === only?.digest) ? only : undefined;
}
/** The targets of an index, each once; without attestations, which BuildKit lists as images for `unknown/unknown`. */
function indexTargets(index) {
    const targets = index.manifests
        .flatMap(({ platform }) => platform ?? [])
        .filter(({ os }) => os !== "unknown" && os !== "")
        .map(_image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .targetOf */ .$r);
    return (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .distinctTargets */ .Z0)(targets);
}
function checked(entry, what) {
    return entry === undefined ? undefined : (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .checkSchema */ ._U)(Descriptor, entry, `The chosen entry of ${what}`);
}
/** Programs in Go write null where they have nothing, and take it so when they read. */
function withoutNulls(value) {
    if (Array.isArray(value))
        return value.map(withoutNulls);
    if (typeof value !== "object" || value === null)
        return value;
    const members = Object.entries(value).filter(([, member]) => member !== null);
    return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)]));
}


/***/ }),

/***/ 3385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ OCI_INDEX),
/* harmony export */   Cp: () => (/* binding */ OCI_ZSTD_LAYER),
/* harmony export */   EG: () => (/* binding */ OCI_MANIFEST),
/* harmony export */   L: () => (/* binding */ isZstdLayer),
/* harmony export */   QP: () => (/* binding */ OCI_LAYER),
/* harmony export */   TF: () => (/* binding */ OCI_CONFIG),
/* harmony export */   Vv: () => (/* binding */ DOCKER_MANIFEST),
/* harmony export */   Ws: () => (/* binding */ OCI_TAR_LAYER),
/* harmony export */   bb: () => (/* binding */ ACCEPTED_MANIFESTS),
/* harmony export */   e6: () => (/* binding */ DOCKER_CONFIG),
/* harmony export */   e8: () => (/* binding */ ociNameOf),
/* harmony export */   n2: () => (/* binding */ DOCKER_LAYER),
/* harmony export */   nw: () => (/* binding */ isIndex)
/* harmony export */ });
/* unused harmony export DOCKER_MANIFEST_LIST */
// Media types of manifests, configs and layers, in their OCI and Docker spelling.
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_MANIFEST_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
const DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
const OCI_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
const OCI_TAR_LAYER = "application/vnd.oci.image.layer.v1.tar";
const OCI_ZSTD_LAYER = "application/vnd.oci.image.layer.v1.tar+zstd";
const DOCKER_LAYERS = "application/vnd.docker.image.rootfs";
const OCI_LAYERS = "application/vnd.oci.image.layer";
/** What OCI calls what Docker has a name of its own for. */
const OCI_NAMES = new Map([
    [DOCKER_MANIFEST, OCI_MANIFEST],
    [DOCKER_CONFIG, OCI_CONFIG],
    [`${DOCKER_LAYERS}.diff.tar`, `${OCI_LAYERS}.v1.tar`],
    [DOCKER_LAYER, OCI_LAYER],
    [`${DOCKER_LAYERS}.diff.tar.zstd`, OCI_ZSTD_LAYER],
    [`${DOCKER_LAYERS}.foreign.diff.tar`, `${OCI_LAYERS}.nondistributable.v1.tar`],
    [`${DOCKER_LAYERS}.foreign.diff.tar.gzip`, `${OCI_LAYERS}.nondistributable.v1.tar+gzip`],
]);
/** The OCI spelling of the media type of a manifest, config or layer: the blob is the same one. */
function ociNameOf(mediaType) {
    return OCI_NAMES.get(mediaType) ?? mediaType;
}
/** Whether a layer of this media type is compressed with zstd. */
function isZstdLayer(mediaType) {
    return /[+.]zstd$/.test(mediaType);
}
/** What a client that reads images should say it accepts. */
const ACCEPTED_MANIFESTS = [OCI_INDEX, DOCKER_MANIFEST_LIST, OCI_MANIFEST, DOCKER_MANIFEST];
/** Whether a manifest of this media type lists images of several targets. */
function isIndex(mediaType) {
    return mediaType === OCI_INDEX || mediaType === DOCKER_MANIFEST_LIST;
}


/***/ }),

/***/ 5150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nj: () => (/* binding */ encodeTarHeader),
/* harmony export */   RC: () => (/* binding */ TYPE_FLAGS),
/* harmony export */   Zt: () => (/* binding */ paddingOf),
/* harmony export */   y7: () => (/* binding */ TAR_END),
/* harmony export */   yA: () => (/* binding */ FIXED_MTIME)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
// Tar headers, deterministic to the byte: USTAR, and PAX only where USTAR cannot hold a value. Pure.

/** 1980-01-01T00:00:01Z in seconds: the modification time of everything in an image, for reproducible layers. */
const FIXED_MTIME = 315532801;
/** The byte that stands for each type in a header. */
const TYPE_FLAGS = {
    file: "0",
    hardlink: "1",
    symlink: "2",
    "character-device": "3",
    "block-device": "4",
    directory: "5",
    fifo: "6",
};
const BLOCK = 512;
const MAX_ID = 0o7777777;
const MAX_SIZE = 0o77777777777;
/** What ends an archive: two blocks of zeros. */
const TAR_END = Buffer.alloc(2 * BLOCK);
/** How many zeros follow a content of this size. */
function paddingOf(sizeBytes) {
    return (BLOCK - (sizeBytes % BLOCK)) % BLOCK;
}
/** The header of an entry: one block, preceded by a PAX entry where needed. */
function encodeTarHeader(entry) {
    const split = splitName(entry.name);
    const pax = paxRecords(entry, split !== undefined);
    if (pax === "")
        return headerBlock(entry, split ?? { prefix: "", name: entry.name }, TYPE_FLAGS[entry.type]);
    const main = headerBlock(truncated(entry), 
    // Readers that look at the first byte only would take a block without a name for the end of the archive.
    { prefix: "", name: truncateName(entry.name) || "_" }, TYPE_FLAGS[entry.type]);
    return Buffer.concat([paxEntry(entry.name, pax), main]);
}
function paxRecords(entry, nameFits) {
    const link = entry.linkName ?? "";
    const records = [
        ["gid", String(entry.gid), entry.gid > MAX_ID],
        ["linkpath", link, !(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isAscii)(Buffer.from(link)) || Buffer.byteLength(link) > 100],
        ["path", entry.name, !nameFits],
        ["size", String(entry.sizeBytes), entry.sizeBytes > MAX_SIZE],
        ["uid", String(entry.uid), entry.uid > MAX_ID],
    ];
    return records.map(([key, value, needed]) => (needed ? paxRecord(key, value) : "")).join("");
}
/** `<length> <key>=<value>\n`, where the length counts itself. */
function paxRecord(key, value) {
    const rest = ` ${key}=${value}\n`;
    const base = Buffer.byteLength(rest);
    let length = base + String(base).length;
    if (base + String(length).length !== length)
        length = base + String(length).length;
    return `${String(length)}${rest}`;
}
function paxEntry(name, records) {
    const slash = name.lastIndexOf("/");
    // What is left of a name that has no ASCII is nothing, and then there is no slash before it.
    const paxName = truncateName(`${name.slice(0, slash + 1)}PaxHeaders.0/${name.slice(slash + 1)}`).replace(/\/+$/, "");
    const content = Buffer.from(records);
    const entry = {
        type: "file",
        mode: 0,
        uid: 0,
        gid: 0,
        sizeBytes: content.length,
        mtime: 0,
        name: paxName,
    };
    const header = headerBlock(entry, { prefix: "", name: paxName }, "x");
    return Buffer.concat([header, content, Buffer.alloc(paddingOf(content.length))]);
}
/** ASCII only, at most 100 bytes; slashes left at a cut are stripped, as other lifecycles do. */
function truncateName(name) {
    const ascii = name.replace(/[^\0-\x7f]/g, "");
    return ascii.length > 100 ? ascii.slice(0, 100).replace(/\/+$/, "") : ascii;
}
function truncated(entry) {
    const link = entry.linkName === undefined ? {} : { linkName: truncateName(entry.linkName) };
    return {
        ...entry,
        ...link,
        uid: entry.uid > MAX_ID ? 0 : entry.uid,
        gid: entry.gid > MAX_ID ? 0 : entry.gid,
        sizeBytes: entry.sizeBytes > MAX_SIZE ? 0 : entry.sizeBytes,
    };
}
/** Prefix and name fields for a path, or undefined if USTAR cannot hold it. */
function splitName(name) {
    const bytes = Buffer.from(name);
    if (!(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isAscii)(bytes))
        return undefined;
    if (bytes.length <= 100)
        return { prefix: "", name };
    const slash = name.slice(0, 156).lastIndexOf("/");
    const rest = name.slice(slash + 1);
    if (slash <= 0 || rest.length === 0 || rest.length > 100)
        return undefined;
    return { prefix: name.slice(0, slash), name: rest };
}
function headerBlock(entry, path, typeFlag) {
    const block = Buffer.alloc(BLOCK);
    const octal = (value, at, width) => {
        block.write(value.toString(8).padStart(width, "0"), at, "latin1");
    };
    block.write(path.name, 0, "latin1");
    octal(entry.mode, 100, 7);
    octal(entry.uid, 108, 7);
    octal(entry.gid, 116, 7);
    octal(entry.sizeBytes, 124, 11);
    octal(entry.mtime, 136, 11);
    block.write(`        ${typeFlag}`, 148, "latin1");
    block.write(entry.linkName ?? "", 157, "latin1");
    block.write("ustar\x0000", 257, "latin1");
    if (typeFlag !== "x") {
        octal(entry.deviceMajor ?? 0, 329, 7);
        octal(entry.deviceMinor ?? 0, 337, 7);
    }
    block.write(path.prefix, 345, "latin1");
    // A loop, not a call for each byte: layers have thousands of headers.
    let checksum = 0;
    for (let at = 0; at < BLOCK; at += 1)
        checksum += block[at] ?? 0;
    block.write(`${checksum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    return block;
}


/***/ }),

/***/ 284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ formatTarget),
/* harmony export */   S8: () => (/* binding */ isSameVariant),
/* harmony export */   Z0: () => (/* binding */ distinctTargets),
/* harmony export */   az: () => (/* binding */ hostTarget),
/* harmony export */   eO: () => (/* binding */ entryPlatform)
/* harmony export */ });
/* unused harmony exports variantsOf, isSameTarget, isForMachine */
// A target: the operating system and architecture an image is for (the specification's "target data").
/** The variants of architectures that have any, and the one that is meant where none is named; as containerd has them. */
const VARIANTS = {
    amd64: { plain: "v1", all: ["v1", "v2", "v3", "v4"] },
    arm: { plain: "v7", all: ["v5", "v6", "v7", "v8"] },
    arm64: { plain: "v8", all: ["v8", "v9"] },
};
/** All variants that an architecture has; mostly none. */
function variantsOf(arch) {
    return VARIANTS[arch]?.all ?? [];
}
/** Whether both are for the same variant, e.g. `linux/arm64` and `linux/arm64/v8`. */
function isSameVariant(arch, a, b) {
    const plain = VARIANTS[arch]?.plain;
    return (a || plain) === (b || plain);
}
/** Whether both mean the same machines, e.g. `linux/arm64` and `linux/arm64/v8`. */
function isSameTarget(a, b) {
    return a.os === b.os && a.arch === b.arch && isSameVariant(a.arch, a.variant, b.variant);
}
/** The first of those that mean the same. */
function distinctTargets(targets) {
    return targets.filter((target, at) => targets.findIndex((other) => isSameTarget(target, other)) === at);
}
/** Whether a machine runs what is built for a target by itself, as far as its architecture tells. */
function isForMachine(target, machine) {
    return target.os === machine.os && target.arch === machine.arch;
}
const ARCHITECTURES = {
    x64: "amd64",
    ia32: "386",
    arm: "arm",
    arm64: "arm64",
};
/** The target of this machine, from Node's names for it. */
function hostTarget(arch) {
    return { os: "linux", arch: ARCHITECTURES[arch] ?? arch };
}
/** e.g. `linux/arm64/v8` */
function formatTarget(target) {
    return [target.os, target.arch, target.variant].filter(Boolean).join("/");
}
/** A target as the entry of an index says it. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md */
function entryPlatform({ os, arch, variant }, osVersion) {
    return {
        architecture: arch,
        os,
        ...(osVersion && { "os.version": osVersion }),
        ...(variant !== undefined && { variant }),
    };
}


/***/ }),

/***/ 9050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readImage)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _oci_image_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4955);
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4468);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5692);
/* harmony import */ var _oci_media_types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3385);
/* harmony import */ var _oci_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(284);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1487);
// Reading an image from its registry: manifest and config, nothing of its layers.







/**
 * Reads the image for a target: of an index the matching entry; a single manifest is taken whatever it is for.
 * @throws {PlatformError} `NOT_FOUND` naming the targets there are, `MALFORMED`, or what {@link Registry} rejects with
 */
async function readImage(registry, reference, target) {
    const name = `"${(0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatImageReference */ .my)(reference)}"`;
    const requested = await registry.getManifest(reference);
    const served = (0,_oci_media_types_js__WEBPACK_IMPORTED_MODULE_4__/* .isIndex */ .nw)(requested.mediaType)
        ? await readEntry(registry, reference, { index: (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseIndex */ .A1)(text(requested), name), target })
        : requested;
    const manifest = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(text(served), name);
    checkConfigSize(manifest.config, name);
    const configJson = (await registry.readBlob(reference, manifest.config)).toString("utf8");
    return {
        reference: (0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .atDigest */ .CU)(reference, served.digest),
        requestedDigest: requested.digest,
        mediaType: served.mediaType,
        manifest,
        manifestBytes: served.bytes,
        config: (0,_oci_image_config_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageConfig */ .FB)(configJson, name),
        configJson,
    };
}
/** @throws {PlatformError} `MALFORMED` */
function checkConfigSize({ size }, name) {
    if (size <= _oci_image_config_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_CONFIG_BYTES */ .GW)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `The config of ${name} has ${size} bytes. More than 16 MiB are refused.`);
}
function readEntry(registry, reference, { index, target }) {
    const entry = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .selectManifest */ .yY)(index, target, `the index of "${(0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatImageReference */ .my)(reference)}"`);
    if (entry !== undefined)
        return registry.getManifest((0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .atDigest */ .CU)(reference, entry.digest));
    const available = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .indexTargets */ .Du)(index).map(_oci_target_js__WEBPACK_IMPORTED_MODULE_5__/* .formatTarget */ .P4);
    const has = available.length === 0 ? "none that names its target" : (0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .someOf */ .yU)(available).join(", ");
    const message = `"${(0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatImageReference */ .my)(reference)}" has no image for ${(0,_oci_target_js__WEBPACK_IMPORTED_MODULE_5__/* .formatTarget */ .P4)(target)}; it has ${has}.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("NOT_FOUND", message, { hint: "Choose another image or another target." });
}
function text(manifest) {
    return manifest.bytes.toString("utf8");
}


/***/ })

};
