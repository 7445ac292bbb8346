// Holds src.
export const id = 555;
export const ids = [555,50];
export const modules = {

/***/ 920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ CHUNK_BYTES)
/* harmony export */ });
/** How much is read, written or decompressed at once: large, since each chunk costs turns of the event loop and calls of the system. */
const CHUNK_BYTES = 256 * 1024;


/***/ }),

/***/ 8422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ countBytes)
/* harmony export */ });
/* unused harmony export tellBytes */
// Watching a stream of bytes go by.
/** The same chunks; `onBytes` is told how many bytes have gone by so far. */
async function* countBytes(content, onBytes) {
    let bytes = 0;
    onBytes(0);
    for await (const chunk of content) {
        bytes += chunk.byteLength;
        yield chunk;
        onBytes(bytes);
    }
}
/** The same chunks; `onBytes` is told the size of each once it was taken. */
async function* tellBytes(content, onBytes) {
    for await (const chunk of content) {
        yield chunk;
        onBytes(chunk.byteLength);
    }
}


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

/***/ 5996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JO: () => (/* binding */ asEngineTells),
/* harmony export */   TZ: () => (/* binding */ originsOf),
/* harmony export */   a1: () => (/* binding */ daemonImage),
/* harmony export */   zW: () => (/* binding */ toImageConfig)
/* harmony export */ });
/* harmony import */ var _oci_image_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4955);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1487);


/** The others say how a container was run, and are left over from images made of containers. */
const KEPT = [
    "Cmd",
    "Healthcheck",
    "Entrypoint",
    "Env",
    "Labels",
    "OnBuild",
    "User",
    "Volumes",
    "WorkingDir",
    "ExposedPorts",
    "StopSignal",
    "Shell",
];
/**
 * The configuration of an image, as far as an engine tells it. Its history lacks which entries have no layer.
 * @throws {PlatformError} `MALFORMED` naming the image and the field
 */
function toImageConfig(name, image, history = []) {
    const config = Object.fromEntries(KEPT.map((key) => [key, image.Config?.[key]]));
    const json = JSON.stringify({
        architecture: image.Architecture,
        author: image.Author,
        history: history.map(({ CreatedBy, Comment }) => ({ created_by: CreatedBy, comment: Comment })).reverse(),
        os: image.Os,
        rootfs: { type: "layers", diff_ids: image.RootFS?.Layers },
        config,
        "os.version": image.OsVersion,
        variant: image.Variant,
    });
    return (0,_oci_image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageConfig */ .FB)(json, `the image ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)}`);
}
/** The same of a configuration that an engine does not tell, from where it can be had: it loses what engines leave out. */
function asEngineTells(name, config) {
    const details = {
        Id: "",
        RepoDigests: [],
        Os: config.os,
        Architecture: config.architecture,
        Variant: config.variant,
        OsVersion: config["os.version"],
        Author: config.author,
        RootFS: { Layers: [...config.rootfs.diff_ids] },
        Config: { ...config.config },
    };
    const history = (config.history ?? []).map(({ created_by, comment }) => ({
        CreatedBy: created_by ?? "",
        Comment: comment ?? "",
    }));
    return toImageConfig(name, details, history.reverse());
}
/** The names by which an image can be had in registries. An engine calls what has none `<none>@<none>`. */
function originsOf({ RepoDigests }) {
    return RepoDigests.filter((name) => /^[^<].*@sha256:[0-9a-f]{64}$/.test(name));
}
/** What is used of an image. @throws {PlatformError} as {@link toImageConfig} */
function daemonImage(name, image) {
    const config = toImageConfig(name, image);
    return {
        id: image.Id,
        ...(0,_oci_image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .targetOf */ .$r)(config),
        env: config.config?.Env ?? [],
        labels: config.config?.Labels ?? {},
        user: config.config?.User ?? "",
        repoDigests: image.RepoDigests,
        diffIds: config.rootfs.diff_ids,
    };
}


/***/ }),

/***/ 6555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createDaemonImages: () => (/* binding */ createDaemonImages)
});

// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./build/js/src/bytes/count-bytes.js
var count_bytes = __webpack_require__(8422);
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js + 1 modules
var decompressed = __webpack_require__(3340);
// EXTERNAL MODULE: ./build/js/src/bytes/measure.js
var bytes_measure = __webpack_require__(6511);
// EXTERNAL MODULE: ./build/js/src/oci/tar-reader.js
var tar_reader = __webpack_require__(2096);
;// CONCATENATED MODULE: ./build/js/src/docker/saved-layers.js
// Getting layers out of an engine: it gives whole images only, so of its archive the wanted layers are kept in files.








/** Until 24 `<id>/layer.tar`, then `blobs/sha256/<hex>`: by diffID, or with the containerd store by the compressed digest. */
const LAYER_NAME = /(?:^|\/)layer\.tar$|^blobs\/sha256\/([0-9a-f]{64})$/;
/**
 * Saves layers of an image into files, by diffID; what the image does not have is missing in the result. Contents are verified.
 * @throws {DaemonError} if the engine fails to save the image, {@link PlatformError} `MALFORMED` if it sends no archive
 */
async function saveLayers(store, { image, diffIds, directory }) {
    const missing = new Set(diffIds);
    const files = new Map();
    if (missing.size === 0)
        return files;
    const unwanted = new Set(image.config.rootfs.diff_ids.filter((diffId) => !diffIds.has(diffId)));
    const archive = await store.saveImage(image.id);
    try {
        for await (const item of (0,tar_reader/* readTar */.s)(archive)) {
            const [isLayer, hex = ""] = LAYER_NAME.exec(item.entry.name) ?? [];
            if (isLayer === undefined || item.entry.type !== "file" || unwanted.has(`sha256:${hex}`))
                continue;
            const saved = await keepLayer(item.content, missing, directory);
            if (saved === undefined)
                continue;
            missing.delete(saved.diffId);
            files.set(saved.diffId, saved.file);
            if (missing.size === 0)
                break;
        }
    }
    finally {
        archive.destroy();
    }
    return files;
}
/** Puts a layer into a file of the directory; undefined if it is none of the wanted ones, which only its content tells. */
async function keepLayer(content, wanted, directory) {
    const partial = external_node_path_.join(directory, "layer.partial");
    try {
        const diffId = await writeUncompressed(content, partial);
        if (diffId === undefined || !wanted.has(diffId))
            return undefined;
        const file = external_node_path_.join(directory, `saved-${diffId.replace("sha256:", "")}.tar`);
        await (0,promises_.rename)(partial, file);
        return { diffId, file: { tar: file, sizeBytes: (await (0,promises_.stat)(file)).size } };
    }
    finally {
        await (0,promises_.rm)(partial, { force: true });
    }
}
/** The sha256 of what was written; undefined for an entry without content. */
async function writeUncompressed(content, file) {
    let storedBytes = 0;
    const counted = (0,count_bytes/* countBytes */.T)(content, (bytes) => {
        storedBytes = bytes;
    });
    const measure = new bytes_measure/* Measure */.t();
    await (0,external_node_stream_promises_.pipeline)(measure.through((0,decompressed/* decompressed */.ji)(counted)), (0,external_node_fs_.createWriteStream)(file));
    return storedBytes === 0 ? undefined : measure.digest();
}

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/layer/tar-place.js
// Where the uncompressed tar of a layer can be had, as often as needed.

const READ_BYTES = 1024 * 1024;
function openTar(tar) {
    return typeof tar === "string" ? (0,external_node_fs_.createReadStream)(tar, { highWaterMark: READ_BYTES }) : tar();
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/temporary-dir.js
var temporary_dir = __webpack_require__(8045);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./build/js/src/oci/image-layout.js
var image_layout = __webpack_require__(2411);
// EXTERNAL MODULE: ./build/js/src/oci/tar-header.js
var tar_header = __webpack_require__(5150);
// EXTERNAL MODULE: ./build/js/src/oci/tar-records.js
var tar_records = __webpack_require__(21);
;// CONCATENATED MODULE: ./build/js/src/docker/image-archive.js
// The archive that every engine loads, whatever its image store: an OCI layout that also has Docker's manifest.json.




/**
 * How many of the first layers one of the other images has, too. Only whole beginnings count: an engine knows a layer
 * by everything that is below it.
 */
function countLeading(diffIds, others) {
    const lengths = others.map((other) => {
        const differs = diffIds.findIndex((diffId, at) => diffId !== other.diffIds[at]);
        return differs < 0 ? diffIds.length : differs;
    });
    return Math.max(0, ...lengths);
}
/**
 * The archive, byte by byte the same for the same image and names; contents are streamed.
 * @throws {PlatformError} `DIGEST_MISMATCH` if a blob has not the size that the manifest says
 */
async function* imageArchive(image) {
    const { manifest, manifestBytes, manifestDigest } = image;
    const files = (0,image_layout/* layoutFiles */.W7)(image);
    for (const name of image_layout/* LAYOUT_FILES */.ny)
        yield (0,tar_records/* tarRecord */.rx)(file(name), files[name]);
    yield (0,tar_records/* tarRecord */.rx)(file((0,image_layout/* blobPath */.nD)(manifestDigest)), manifestBytes);
    const written = new Set([manifestDigest]);
    for (const blob of [manifest.config, ...manifest.layers.slice(image.omitLeading)]) {
        if (written.has(blob.digest) || image.held?.has(blob.digest) === true)
            continue;
        written.add(blob.digest);
        yield* blobEntry(blob, image.readBlob(blob.digest));
    }
    yield tar_header/* TAR_END */.y7;
}
async function* blobEntry(blob, content) {
    const { digest, size } = blob;
    yield (0,tar_records/* fixedHeader */.GU)(file((0,image_layout/* blobPath */.nD)(digest)), size);
    let sizeBytes = 0;
    for await (const chunk of content) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > size)
            break;
        yield chunk;
    }
    if (sizeBytes !== size) {
        const found = sizeBytes > size ? "more" : String(sizeBytes);
        throw new errors/* PlatformError */.Wk("DIGEST_MISMATCH", `The blob ${digest} has ${found} instead of ${size} bytes.`);
    }
    yield (0,tar_records/* paddingAfter */.OQ)(size);
}
function file(name) {
    return { name, type: "file", mode: 0o644 };
}

// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/image-manifest.js
var image_manifest = __webpack_require__(7880);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var oci_manifest = __webpack_require__(5692);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/daemon/daemon-layer-sources.js



function createLayerSources(options) {
    const known = new Map();
    const archives = new Map(options.layers.flatMap(({ archive }) => (archive ? [[archive.diffId, archive]] : [])));
    const findHere = async (diffId) => {
        const cached = await options.launchCache?.find(diffId);
        if (cached !== undefined)
            return cached;
        const archive = archives.get(diffId);
        return archive && { tar: archive.open, sizeBytes: archive.sizeBytes };
    };
    const find = async (diffIds) => {
        const missing = new Set();
        for (const diffId of diffIds) {
            const file = known.get(diffId) ?? (await findHere(diffId));
            if (file === undefined)
                missing.add(diffId);
            else
                known.set(diffId, file);
        }
        for (const [diffId, file] of await saveFromImages(missing, options))
            known.set(diffId, file);
        return new Map(diffIds.map((diffId) => [diffId, present(known.get(diffId), diffId)]));
    };
    return { find };
}
/** One image after the other: an engine packs the whole of an image, whatever is wanted of it. Registries come last. */
async function saveFromImages(diffIds, { store, origins, runImage, previousImage, directory }) {
    const found = new Map();
    const images = [previousImage, runImage].filter((image) => image !== undefined);
    for (const save of [saveLayers.bind(undefined, store), origins.saveLayers]) {
        for (const image of images) {
            const own = image.config.rootfs.diff_ids.filter((diffId) => diffIds.has(diffId) && !found.has(diffId));
            const saved = await save({ image, diffIds: new Set(own), directory });
            for (const [diffId, file] of saved)
                found.set(diffId, file);
        }
    }
    return found;
}
function present(file, diffId) {
    if (file !== undefined)
        return file;
    throw new lifecycle_error/* StepError */.z(`the layer ${(0,quote/* quote */.hD)(diffId)} is neither in this build, nor in the daemon or where its images are from`);
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/daemon/daemon-destination.js
// Exports an app image to a Docker daemon. Layers that the daemon has under the same layers are left out; for this the archive
// is tried without them first, and with all of them if the daemon does not take it. The image is checked before it gets a name,
// so that a failed export never leaves a name on something that is not the image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter













function openDaemonDestination(options) {
    const { runImage, runImageReference, previousImage } = options;
    return {
        runImage: { reference: runImageReference, config: runImage.config },
        canReuse: (diffId) => previousImage?.config.rootfs.diff_ids.includes(diffId) === true,
        // The archive has its layers in order, and how many of them are needed is known only then.
        addLayer: () => undefined,
        save: (config, layers) => saveImage(options, config, layers),
        [Symbol.asyncDispose]: () => Promise.resolve(),
    };
}
async function saveImage(options, config, layers) {
    const { store, request, launchCache } = options;
    const sources = createLayerSources({ ...options, layers, directory: request.temporaryDir });
    const configBytes = Buffer.from((0,image_config/* encodeImageConfig */.GL)(config));
    const image = { configBytes, diffIds: config.rootfs.diff_ids, sources };
    // As other lifecycles do, a reused layer that the launch cache lacks is put there, too.
    const kept = launchCache === undefined ? undefined : await sources.find(layers.map(({ diffId }) => diffId));
    const { id, manifest } = await loadImage(image, options);
    const names = [];
    for (const name of request.names)
        names.push(await saveName(name, id, store));
    if (kept !== undefined && names[0]?.failure === undefined)
        await launchCache?.replace(kept);
    const imageId = id.replace(/^sha256:/, "");
    return { names, id: (0,digest/* shortDigest */.VK)(id), imageId, manifestSizeBytes: manifest.bytes.length };
}
async function loadImage(image, options) {
    const omitLeading = await countKnown(image.diffIds, options);
    try {
        return await loadAndVerify(image, omitLeading, options.store);
    }
    catch (error) {
        // Podman wants every layer, and an image may have been removed meanwhile.
        if (omitLeading === 0)
            throw error;
        return loadAndVerify(image, 0, options.store);
    }
}
/** The containerd store knows layers by their compressed blobs, which cannot be told from here: it gets them all. */
async function countKnown(diffIds, { store, runImage, previousImage }) {
    if ((await store.describeHost()).usesContainerdStore)
        return 0;
    const known = [runImage, ...(previousImage === undefined ? [] : [previousImage])];
    return countLeading(diffIds, known.map(({ config }) => ({ diffIds: config.rootfs.diff_ids })));
}
async function loadAndVerify({ configBytes, diffIds, sources }, omitLeading, store) {
    const sent = await sources.find(diffIds.slice(omitLeading));
    const layers = diffIds.map((diffId) => describe(diffId, sent.get(diffId)));
    const kind = { mediaType: media_types/* OCI_MANIFEST */.EG, configMediaType: media_types/* OCI_CONFIG */.TF };
    const manifest = (0,image_manifest/* makeManifest */.Ui)(kind, configBytes, layers);
    const configDigest = (0,digest/* digestOf */.ol)(configBytes);
    const archive = external_node_stream_.Readable.from(imageArchive({
        names: [],
        manifestDigest: manifest.digest,
        mediaType: manifest.mediaType,
        manifestBytes: manifest.bytes,
        manifest: (0,oci_manifest/* parseManifest */.Ng)(manifest.bytes.toString("utf8"), "the app image"),
        omitLeading,
        readBlob: (digest) => (digest === configDigest ? single(configBytes) : readLayer(digest, sent)),
    }));
    try {
        await store.loadImage(archive);
    }
    finally {
        archive.destroy();
    }
    const expected = (await store.describeHost()).usesContainerdStore ? manifest.digest : configDigest;
    const loaded = await store.readImage(expected);
    const found = loaded?.config.rootfs.diff_ids ?? [];
    if (loaded !== undefined && found.join() === diffIds.join())
        return { id: loaded.id, manifest };
    throw new lifecycle_error/* StepError */.z(`the engine does not have the image ${expected} with all its layers after loading it`);
}
/** Layers go uncompressed, as engines keep them; of those that are left out the size is not known. */
function describe(diffId, source) {
    if (!(0,digest/* isDigest */.Bc)(diffId))
        throw new lifecycle_error/* StepError */.z(`${(0,quote/* quote */.hD)(diffId)} is not the diffID of a layer`);
    return {
        mediaType: media_types/* OCI_TAR_LAYER */.Ws,
        digest: diffId,
        size: source?.sizeBytes ?? 0,
    };
}
function readLayer(digest, sources) {
    const source = sources.get(digest);
    if (source === undefined)
        throw new lifecycle_error/* StepError */.z(`the layer ${(0,quote/* quote */.hD)(digest)} is missing`);
    return openTar(source.tar);
}
async function* single(bytes) {
    yield await Promise.resolve(bytes);
}
async function saveName({ name, reference }, id, store) {
    try {
        if (reference.digest !== undefined)
            throw new lifecycle_error/* StepError */.z("an image in a daemon cannot be named by a digest");
        await store.tagImage(id, (0,image_reference/* taggedName */.go)(reference));
        return { name };
    }
    catch (error) {
        return { name, failure: (0,errors/* messageOf */.bD)(error) };
    }
}

// EXTERNAL MODULE: ./build/js/src/docker/image-answer.js
var image_answer = __webpack_require__(5996);
// EXTERNAL MODULE: ./build/js/src/oci/image-layers.js
var image_layers = __webpack_require__(7523);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/daemon/image-origins.js









function createImageOrigins(registry, log) {
    return {
        async complete(image) {
            if (image.config.rootfs.diff_ids.length > 0 || image.origins.length === 0)
                return image;
            return firstOf(image, async (origin) => {
                const { config } = await readOrigin(registry, origin);
                log.info(`The daemon does not tell the configuration of '${origin}': read from its registry`);
                return { ...image, config: (0,image_answer/* asEngineTells */.JO)(origin, config) };
            });
        },
        async saveLayers(wanted) {
            if (wanted.diffIds.size === 0 || wanted.image.origins.length === 0)
                return new Map();
            return firstOf(wanted.image, async (origin) => {
                const found = await readOrigin(registry, origin);
                log.info(`The daemon does not give out all layers of '${origin}': getting them from its registry`);
                return saveFrom(registry, found, wanted);
            });
        },
    };
}
const readOrigin = (registry, origin) => (0,registry_image.readImage)(registry, (0,image_reference/* parseImageReference */.o_)(origin), (0,target/* hostTarget */.az)(process.arch));
async function saveFrom(registry, image, { diffIds, directory }) {
    const files = new Map();
    for (const diffId of diffIds) {
        const layer = (0,image_layers/* findLayer */.vi)(image, diffId);
        if (layer === undefined)
            continue;
        const saved = await keepLayer(await registry.openBlob(image.reference, layer), diffIds, directory);
        if (saved?.diffId === diffId)
            files.set(diffId, saved.file);
        else
            throw new lifecycle_error/* StepError */.z(`the blob ${layer.digest} is not the layer ${(0,quote/* quote */.hD)(diffId)}`);
    }
    return files;
}
/** One after the other: each needs a registry and perhaps credentials that may not be there. */
async function firstOf({ origins }, read) {
    const failures = [];
    for (const origin of origins) {
        try {
            return await read(origin);
        }
        catch (error) {
            failures.push((0,errors/* messageOf */.bD)(error));
        }
    }
    throw new errors/* PlatformError */.Wk("NOT_FOUND", `The daemon does not give out all of the image ${(0,quote/* someOf */.yU)(origins.map((origin) => (0,quote/* quote */.hD)(origin))).join(", ")}, and its registry does not either: ${(0,quote/* someOf */.yU)(failures).join("; ")}`, {
        hint: "Let this phase read the image in its registry: give it a network that reaches the registry, and CNB_REGISTRY_AUTH.",
    });
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/daemon/daemon-images.js
// Images in a Docker daemon.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#daemon-vs-registry-export-target









function createDaemonImages(options) {
    const { store, registry, openLaunchCache, log } = options;
    const opened = openOnce(openLaunchCache);
    const daemon = { store, origins: createImageOrigins(registry, log), opened, log };
    return {
        nameOf: ({ name }) => name,
        find: async ({ name }) => {
            const image = await readImage(daemon, name);
            return image === undefined ? undefined : foundImage(image, daemon);
        },
        canRead: () => Promise.resolve(true),
        checkAccess: () => Promise.resolve(),
        openDestination: (request) => openDestination(request, daemon),
    };
}
/** Only when it is needed: the phase has become its owner by then. */
function openOnce(open) {
    let cache;
    return () => (cache ??= open?.() ?? Promise.resolve(undefined));
}
/** An id without `sha256:`, as analyzed.toml, labels and reports have it. */
function referenceOf({ id }) {
    return id.replace(/^sha256:/, "");
}
function foundImage(image, daemon) {
    return {
        reference: referenceOf(image),
        config: image.config,
        isComplete: () => Promise.resolve(true),
        openLayer: async (diffId) => {
            const cached = await (await daemon.opened())?.find(diffId);
            return cached === undefined ? openSavedLayer(image, diffId, daemon) : openTar(cached.tar);
        },
    };
}
/** The layer is in a file only while it is read. */
async function* openSavedLayer(image, diffId, { store, origins }) {
    await using temporary = await (0,temporary_dir/* createTemporaryDir */.J)("lifecycle.daemon-layer-");
    const wanted = { image, diffIds: new Set([diffId]), directory: temporary.path };
    const layer = (await saveLayers(store, wanted)).get(diffId) ?? (await origins.saveLayers(wanted)).get(diffId);
    if (layer === undefined)
        throw new errors/* PlatformError */.Wk("MALFORMED", `The image has no layer ${(0,quote/* quote */.hD)(diffId)}.`);
    yield* openTar(layer.tar);
}
async function readImage({ store, origins }, name) {
    try {
        const image = await store.readImage(name);
        return image === undefined ? undefined : await origins.complete(image);
    }
    catch (cause) {
        const hint = cause instanceof errors/* PlatformError */.Wk ? cause.hint : undefined;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `open image ${(0,quote/* quote */.hD)(name)}: ${(0,errors/* messageOf */.bD)(cause)}`, {
            cause,
            hint,
        });
    }
}
async function openDestination(request, daemon) {
    const { store, origins, log } = daemon;
    const launchCache = await daemon.opened();
    const [runImage, previousImage] = await Promise.all([
        readReference(daemon, request.runImage),
        readReference(daemon, request.previousImage),
    ]);
    if (runImage === undefined) {
        // Not exit code 1, which it is for a registry: other lifecycles notice only when they look for its layers.
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.EXPORT_FAILED, `export: get run image top layer SHA: the run image ${(0,quote/* quote */.hD)(request.runImageName)} was not found in the daemon`, { hint: "Pull it first." });
    }
    if (previousImage !== undefined)
        log.debug(`Reusing layers from image with id '${request.previousImage}'`);
    return openDaemonDestination({
        store,
        origins,
        request,
        runImage,
        previousImage,
        launchCache,
        runImageReference: referenceOf(runImage),
    });
}
const IMAGE_ID = /^[0-9a-f]{64}$/;
/** The reference comes from a file that buildpacks could write: it must not become another request. */
async function readReference(daemon, reference) {
    if (reference === "")
        return undefined;
    if (!IMAGE_ID.test(reference)) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `open image: ${(0,quote/* quote */.hD)(reference)} is not the id of an image`);
    }
    return readImage(daemon, reference);
}


/***/ }),

/***/ 8045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ createTemporaryDir)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
// A directory for what is needed only meanwhile.



/** @param prefix of its name, e.g. `lifecycle.exporter.layer-` */
async function createTemporaryDir(prefix) {
    const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), prefix));
    return { path, [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true }) };
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

/***/ 2411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W7: () => (/* binding */ layoutFiles),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   ny: () => (/* binding */ LAYOUT_FILES)
/* harmony export */ });
/* unused harmony export parseLayoutVersion */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3385);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7442);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(284);
// What an OCI image layout consists of besides its blobs, in a form that every engine loads as well. Pure.
// Graph drivers (until Docker 28) know no OCI layouts, and read Docker's manifest.json; the containerd store and Podman want the
// blobs by their digests.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md




/** The files with fixed names. */
const LAYOUT_FILES = ["oci-layout", "index.json", "manifest.json"];
const LayoutFile = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ imageLayoutVersion: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() });
/**
 * The version that the file `oci-layout` has, e.g. `1.0.0`.
 * @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong
 */
function parseLayoutVersion(json, what) {
    return parseJson(LayoutFile, json, `The file ${what}`).imageLayoutVersion;
}
/** `blobs/sha256/<hex>`, relative to the directory of the layout. */
function blobPath(digest) {
    return `blobs/${digest.replace(":", "/")}`;
}
/** What is in {@link LAYOUT_FILES}; the same bytes for the same image and names. */
function layoutFiles(image) {
    return {
        "oci-layout": json({ imageLayoutVersion: "1.0.0" }),
        "manifest.json": json(legacyManifestOf(image)),
        "index.json": json(indexOf(image)),
    };
}
/** Without these annotations, Podman calls the image `localhost/…`, and containerd gives it no name. */
function indexOf({ names, mediaType, manifestBytes, manifestDigest, target }) {
    const platform = target && (0,_target_js__WEBPACK_IMPORTED_MODULE_2__/* .entryPlatform */ .eO)(target);
    const descriptor = { mediaType, digest: manifestDigest, size: manifestBytes.length };
    const annotationsOf = (name) => ({
        "io.containerd.image.name": name,
        "org.opencontainers.image.ref.name": name.slice(name.lastIndexOf(":") + 1),
    });
    const entries = names.map((name) => ({ ...descriptor, annotations: annotationsOf(name) }));
    const manifests = (entries.length === 0 ? [descriptor] : entries).map((entry) => ({
        ...entry,
        ...(platform && { platform }),
    }));
    return { schemaVersion: 2, mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_0__/* .OCI_INDEX */ .$p, manifests };
}
/** Lists every layer, also those left out: engines look for a layer in themselves before they open its file. */
function legacyManifestOf({ names, manifest }) {
    const Layers = manifest.layers.map(({ digest }) => blobPath(digest));
    return [{ Config: blobPath(manifest.config.digest), RepoTags: names, Layers }];
}
function json(value) {
    return Buffer.from(JSON.stringify(value));
}


/***/ }),

/***/ 7880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DK: () => (/* binding */ manifestKindOf),
/* harmony export */   Ui: () => (/* binding */ makeManifest),
/* harmony export */   i4: () => (/* binding */ DOCKER_KIND)
/* harmony export */ });
/* unused harmony exports OCI_KIND, encodeManifest */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8345);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2295);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3385);
// Writing manifests, those of images above all. Its counterpart, manifest.ts, reads them. Pure.



/** A Docker image without annotations. */
const DOCKER_KIND = { mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .DOCKER_MANIFEST */ .Vv, configMediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .DOCKER_CONFIG */ .e6 };
/** An OCI image without annotations. */
const OCI_KIND = { mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .OCI_MANIFEST */ .EG, configMediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .OCI_CONFIG */ .TF };
/** The kind of an image whose manifest was served as `mediaType`. */
function manifestKindOf(manifest, mediaType) {
    const { annotations } = manifest;
    return { mediaType, configMediaType: manifest.config.mediaType, annotations };
}
/**
 * Keys are in the order in which other lifecycles write them. With a layer that is compressed with zstd, which only OCI knows, it
 * is an OCI manifest throughout.
 */
function makeManifest(kind, configBytes, layers) {
    const nameOf = layers.some((layer) => (0,_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .isZstdLayer */ .L)(layer.mediaType)) ? _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .ociNameOf */ .e8 : (name) => name;
    const { annotations } = kind;
    const mediaType = nameOf(kind.mediaType);
    return encodeManifest(mediaType, {
        schemaVersion: 2,
        mediaType,
        config: {
            mediaType: nameOf(kind.configMediaType),
            size: configBytes.length,
            digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(configBytes),
        },
        layers: layers.map((layer) => ({
            mediaType: nameOf(layer.mediaType),
            size: layer.size,
            digest: layer.digest,
            ...(layer.annotations !== undefined && { annotations: layer.annotations }),
        })),
        ...(annotations !== undefined && { annotations }),
    });
}
/** @param manifest in the order of its keys; it says its media type itself */
function encodeManifest(mediaType, manifest) {
    const bytes = Buffer.from((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeJson */ .Pr)(manifest));
    return { mediaType, bytes, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes) };
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

/***/ 2096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ readTar)
/* harmony export */ });
/* unused harmony export readContent */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1487);
/* harmony import */ var _tar_header_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5150);
// Reading tar streams: USTAR, PAX and GNU long names, entry by entry, without holding contents in memory.




const BLOCK = 512;
const EMPTY_BLOCK = Buffer.alloc(BLOCK);
const MAX_METADATA_BYTES = 1024 * 1024;
/** Others are not kept, of which headers before an entry could have any number. */
const USED_RECORDS = new Set(["path", "linkpath", "uid", "gid", "size"]);
const TYPES = new Map(Object.entries(_tar_header_js__WEBPACK_IMPORTED_MODULE_1__/* .TYPE_FLAGS */ .RC).map(([type, flag]) => [flag, type]));
/**
 * The entries of a tar stream, in order.
 * @param onFrame gets every byte that is not content, in order: headers, padding, and what ends the archive
 * @throws {PlatformError} `MALFORMED` on a bad checksum, an early end, or absurd metadata
 */
async function* readTar(source, onFrame) {
    const bytes = new ByteSource(source, onFrame);
    try {
        let overrides = new Map();
        for (;;) {
            const block = await bytes.read(BLOCK);
            if (block === undefined || block.equals(EMPTY_BLOCK))
                break;
            const header = decodeHeader(block);
            if (/[xgLK]/.test(header.flag)) {
                const more = await readOverrides(bytes, header);
                if (header.flag !== "g")
                    overrides = new Map([...overrides, ...more]);
                continue;
            }
            const { entry, ...names } = applyOverrides(header, overrides);
            overrides = new Map();
            const content = new Content(bytes, hasContent(entry.type) ? entry.sizeBytes : 0);
            yield { entry, content, ...names };
            await content.skip();
        }
        await bytes.drain();
    }
    finally {
        await bytes.close();
    }
}
/** The whole of a content; for small files only. @throws {PlatformError} `MALFORMED` beyond `limitBytes` */
async function readContent({ entry, content }, limitBytes) {
    if (entry.sizeBytes > limitBytes)
        throw malformed(`${quote(entry.name)} has more than ${String(limitBytes)} bytes`);
    return collect(content);
}
function decodeHeader(block) {
    const text = (from, size) => textIn(block.subarray(from, from + size));
    if (checksum(block) !== number(block, 148, 8))
        throw malformed("a header has a wrong checksum");
    const prefix = text(257, 6) === "ustar" ? text(345, 155) : "";
    const name = prefix === "" ? text(0, 100) : `${prefix}/${text(0, 100)}`;
    return {
        name,
        flag: text(156, 1) || "0",
        mode: number(block, 100, 8) & 0o7777,
        uid: number(block, 108, 8),
        gid: number(block, 116, 8),
        sizeBytes: number(block, 124, 12),
        mtime: number(block, 136, 12),
        linkName: text(157, 100),
        deviceMajor: number(block, 329, 8),
        deviceMinor: number(block, 337, 8),
    };
}
/** Its bytes up to the first NUL, as characters: what follows that is room for longer names. */
function textIn(field) {
    const end = field.indexOf(0);
    return field.toString("latin1", 0, end < 0 ? field.length : end);
}
/** A loop, not a call for each byte: layers have thousands of headers. */
function checksum(block) {
    let sum = 0;
    for (let at = 0; at < BLOCK; at += 1)
        sum += at >= 148 && at < 156 ? 32 : (block[at] ?? 0);
    return sum;
}
/** Octal digits, or the base-256 form that GNU tar uses for large numbers. */
function number(block, from, size) {
    const field = block.subarray(from, from + size);
    if ((field[0] ?? 0) & 0x80)
        return field.subarray(1).reduce((value, byte) => value * 256 + byte, (field[0] ?? 0) & 0x7f);
    const digits = /^[ \0]*([0-7]*)/.exec(field.toString("latin1"))?.[1] ?? "";
    return digits === "" ? 0 : parseInt(digits, 8);
}
async function readOverrides(bytes, header) {
    if (header.sizeBytes > MAX_METADATA_BYTES)
        throw malformed("an extended header is larger than 1 MiB");
    const data = await bytes.read(header.sizeBytes);
    await bytes.read((0,_tar_header_js__WEBPACK_IMPORTED_MODULE_1__/* .paddingOf */ .Zt)(header.sizeBytes));
    if (data === undefined)
        throw malformed("it ends within a header");
    if (header.flag === "L")
        return new Map([["path", textIn(data)]]);
    if (header.flag === "K")
        return new Map([["linkpath", textIn(data)]]);
    return paxRecords(data);
}
function paxRecords(data) {
    const records = new Map();
    for (let at = 0; at < data.length;) {
        const length = parseInt(data.toString("latin1", at, at + 20), 10);
        const record = data.toString("latin1", at, at + length);
        const [, key, value] = /^\d+ ([^=]+)=([^]*)\n$/.exec(record) ?? [];
        if (key === undefined || value === undefined || at + length > data.length)
            throw malformed("an extended header has a broken record");
        if (USED_RECORDS.has(key))
            records.set(key, value);
        at += length;
    }
    return records;
}
function applyOverrides(header, overrides) {
    const { flag, ...rest } = header;
    const numeric = (key, value) => {
        const override = overrides.get(key);
        if (override === undefined)
            return value;
        if (!/^\d{1,15}$/.test(override))
            throw malformed(`an extended header has ${key}=${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(override)}`);
        return Number(override);
    };
    const nameBytes = overrides.get("path") ?? header.name;
    const linkNameBytes = overrides.get("linkpath") ?? header.linkName;
    const entry = {
        ...rest,
        type: TYPES.get(flag) ?? "unsupported",
        name: asText(nameBytes),
        linkName: asText(linkNameBytes),
        uid: numeric("uid", header.uid),
        gid: numeric("gid", header.gid),
        sizeBytes: numeric("size", header.sizeBytes),
    };
    return { entry, nameBytes, linkNameBytes };
}
function asText(bytes) {
    return Buffer.from(bytes, "latin1").toString("utf8");
}
/** Links, directories and devices have no content, whatever their size field says. */
function hasContent(type) {
    return type === "file" || type === "unsupported";
}
/** The bytes of one entry, read at most once. */
class Content {
    #remaining;
    #padding;
    #bytes;
    constructor(bytes, sizeBytes) {
        this.#bytes = bytes;
        this.#remaining = sizeBytes;
        this.#padding = (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_1__/* .paddingOf */ .Zt)(sizeBytes);
    }
    async *[Symbol.asyncIterator]() {
        while (this.#remaining > 0) {
            const chunk = await this.#bytes.readSome(this.#remaining);
            if (chunk === undefined)
                throw malformed("it ends within a file");
            this.#remaining -= chunk.length;
            yield chunk;
        }
        await this.#bytes.read(this.#padding);
        this.#padding = 0;
    }
    async skip() {
        const chunks = this[Symbol.asyncIterator]();
        while ((await chunks.next()).done !== true)
            ;
    }
}
/** Cuts a stream of chunks into pieces of the sizes asked for. */
class ByteSource {
    #iterator;
    #onFrame;
    #buffered = Buffer.alloc(0);
    constructor(source, onFrame) {
        this.#iterator = source[Symbol.asyncIterator]();
        this.#onFrame = onFrame;
    }
    /** Exactly `size` bytes that are not content; undefined at the end of the stream. @throws {PlatformError} if it ends in between */
    async read(size) {
        const parts = [];
        for (let missing = size; missing > 0;) {
            const part = await this.readSome(missing);
            if (part === undefined) {
                if (parts.length === 0)
                    return undefined;
                throw malformed("it ends too early");
            }
            this.#onFrame?.(part);
            parts.push(part);
            missing -= part.length;
        }
        return parts.length === 1 ? parts[0] : Buffer.concat(parts);
    }
    /** Between 1 and `limit` bytes; undefined at the end. */
    async readSome(limit) {
        while (this.#buffered.length === 0) {
            const next = await this.#iterator.next();
            if (next.done === true)
                return undefined;
            this.#buffered = next.value;
        }
        const part = this.#buffered.subarray(0, limit);
        this.#buffered = this.#buffered.subarray(part.length);
        return part;
    }
    /** Reads what follows the end of the archive, so that the producer can finish. */
    async drain() {
        this.#onFrame?.(this.#buffered);
        this.#buffered = Buffer.alloc(0);
        for (;;) {
            const next = await this.#iterator.next();
            if (next.done === true)
                return;
            this.#onFrame?.(next.value);
        }
    }
    async close() {
        await this.#iterator.return?.();
    }
}
function malformed(why) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `The tar archive is malformed: ${why}.`);
}


/***/ }),

/***/ 21:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ fixedHeader),
/* harmony export */   OQ: () => (/* binding */ paddingAfter),
/* harmony export */   rx: () => (/* binding */ tarRecord)
/* harmony export */ });
/* unused harmony export packTar */
/* harmony import */ var _tar_header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5150);
// The entries of small archives in memory, and what comes after the contents of large ones. Pure.

/** The header of an entry whose content follows. */
function fixedHeader({ uid = 0, gid = 0, ...entry }, sizeBytes = 0) {
    return (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeTarHeader */ .Nj)({ ...entry, uid, gid, sizeBytes, mtime: _tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .FIXED_MTIME */ .yA });
}
/** An entry with its content. */
function tarRecord(entry, content = Buffer.alloc(0)) {
    const { length } = content;
    return Buffer.concat([fixedHeader(entry, length), content, paddingAfter(length)]);
}
/** The zeros that follow a content of this size. */
function paddingAfter(sizeBytes) {
    return _tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .TAR_END */ .y7.subarray(0, (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .paddingOf */ .Zt)(sizeBytes));
}
/** An archive of records. */
function packTar(records) {
    return Buffer.concat([...records, TAR_END]);
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
/* harmony export */   readImage: () => (/* binding */ readImage)
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
