// Holds src.
export const id = 859;
export const ids = [859];
export const modules = {

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


/***/ })

};
