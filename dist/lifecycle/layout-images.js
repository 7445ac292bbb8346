// Holds src.
export const id = 310;
export const ids = [310,8];
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

/***/ 2906:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createLayoutImages: () => (/* binding */ createLayoutImages)
});

// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/oci/image-layers.js
var image_layers = __webpack_require__(7523);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/image-layout.js
var image_layout = __webpack_require__(2411);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var oci_manifest = __webpack_require__(5692);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var oci_target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/stored-layer.js
var stored_layer = __webpack_require__(3267);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/layout/found-layout.js
// Reading an OCI image layout. It may be sparse: layers that are not there are taken to be where the image came from.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md

















/** Where a layout is: a directory for the registry, for each part of the repository, and for the tag or digest. */
function layoutPath(layoutDir, reference) {
    const selector = (0,image_reference/* manifestSelector */.Ph)(reference).replace(":", "/");
    return external_node_path_.join(layoutDir, reference.registry, reference.repository, selector);
}
/**
 * The only image of a layout, or the one of this machine's target; undefined if there is no layout.
 * @throws {PlatformError} `MALFORMED` or `DIGEST_MISMATCH` naming the file
 */
async function findLayout(directory) {
    const indexFile = external_node_path_.join(directory, "index.json");
    const json = await (0,toml_file/* readOptional */.T9)(indexFile);
    if (json === undefined)
        return undefined;
    const index = (0,oci_manifest/* parseIndex */.A1)(json, (0,quote/* quote */.hD)(indexFile));
    const target = (0,oci_target/* hostTarget */.az)(process.arch);
    const entry = (0,oci_manifest/* onlyOrSelectedManifest */.kk)(index, target, (0,quote/* quote */.hD)(indexFile));
    if (entry === undefined) {
        throw new errors/* PlatformError */.Wk("MALFORMED", `${(0,quote/* quote */.hD)(indexFile)} has no image for ${(0,oci_target/* formatTarget */.P4)(target)}.`);
    }
    const manifest = (0,oci_manifest/* parseManifest */.Ng)(await readBlob(directory, entry.digest), (0,quote/* quote */.hD)(directory));
    const config = (0,image_config/* parseImageConfig */.FB)(await readBlob(directory, manifest.config.digest), (0,quote/* quote */.hD)(directory));
    const mediaType = manifest.mediaType ?? (entry.mediaType || media_types/* OCI_MANIFEST */.EG);
    return { path: directory, digest: entry.digest, mediaType, manifest, config };
}
/** How analyzed.toml refers to an image: `<path>@<digest>`. */
function formatIdentifier({ path: directory, digest }) {
    return `${directory}@${digest}`;
}
/** The path in an identifier. @throws {Error} quoting what is not one */
function pathOfIdentifier(identifier) {
    const [directory = "", digest = "", ...rest] = identifier.split("@");
    if (rest.length === 0 && (0,oci_digest/* isDigest */.Bc)(digest))
        return external_node_path_.normalize(directory);
    throw new lifecycle_error/* StepError */.z(`identifier ${(0,quote/* quote */.hD)(identifier)} does not have the format '[path]@[digest]'`);
}
/** A layer's tar. @throws {PlatformError} `MALFORMED` if the layout does not have it */
async function openLayoutLayer(image, diffId) {
    const layer = (0,image_layers/* findLayer */.vi)(image, diffId);
    if (layer === undefined || !(await hasBlob(image.path, layer))) {
        throw new errors/* PlatformError */.Wk("MALFORMED", `${(0,quote/* quote */.hD)(image.path)} does not have the layer ${(0,quote/* quote */.hD)(diffId)}.`);
    }
    return (0,stored_layer/* uncompressed */.dD)(layer, external_node_stream_.Readable.from((0,regular_file/* streamRegularFile */.Lb)(external_node_path_.join(image.path, (0,image_layout/* blobPath */.nD)(layer.digest)))));
}
/** Whether a blob is there in its full length. */
async function hasBlob(directory, { digest, size }) {
    const info = await (0,promises_.stat)(external_node_path_.join(directory, (0,image_layout/* blobPath */.nD)(digest))).catch(() => undefined);
    return info?.isFile() === true && info.size === size;
}
/** A manifest or config. */
async function readBlob(directory, digest) {
    const file = external_node_path_.join(directory, (0,image_layout/* blobPath */.nD)(digest));
    const content = await (0,regular_file/* readRegularFile */.XF)(file, image_config/* MAX_CONFIG_BYTES */.GW).catch((cause) => {
        throw new errors/* PlatformError */.Wk("MALFORMED", `${(0,quote/* quote */.hD)(file)} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    });
    if ((0,oci_digest/* digestOf */.ol)(content) === digest)
        return content.toString("utf8");
    throw new errors/* PlatformError */.Wk("DIGEST_MISMATCH", `${(0,quote/* quote */.hD)(file)} has the content of ${(0,oci_digest/* digestOf */.ol)(content)}.`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
// EXTERNAL MODULE: ./build/js/src/oci/image-manifest.js
var image_manifest = __webpack_require__(7880);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/layer-format.js + 1 modules
var layer_format = __webpack_require__(3816);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/layout/layout-destination.js
// Exports an app image to OCI layouts. The index comes last and at once, so that a layout never has half an image.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md


















/** Compressing is limited by processors. */
const PARALLEL_LAYERS = 4;
/**
 * Other lifecycles open the run image in a way that gives them an empty one (`linux/amd64`, OCI), and write its digest into the
 * label; a rebase replaces it, and nothing else reads it.
 */
const EMPTY_IMAGE_DIGEST = "sha256:9bff545fd88403019875bc484da593c84761e6c89bae9058b76d1054d54548d0";
const REF_NAME = "org.opencontainers.image.ref.name";
function openLayoutDestination(options) {
    const { runImage, previousImage, request } = options;
    const queue = (0,bounded/* createTaskQueue */.JL)(PARALLEL_LAYERS);
    const started = new Map();
    const compress = (archive) => {
        const known = started.get(archive.diffId);
        if (known !== undefined)
            return known;
        const blob = queue.run(() => compressArchive(archive, request));
        // Reported by the code that waits for the layer; until then it must not count as unhandled.
        blob.catch(() => undefined);
        started.set(archive.diffId, blob);
        return blob;
    };
    return {
        runImage: {
            reference: formatIdentifier({ path: runImage.path, digest: EMPTY_IMAGE_DIGEST }),
            config: runImage.config,
        },
        canReuse: (diffId) => (0,image_layers/* findLayer */.vi)(previousImage, diffId) !== undefined,
        addLayer: (archive) => {
            void compress(archive);
        },
        save: (config, layers) => saveImage(options, compress, { configBytes: Buffer.from((0,image_config/* encodeImageConfig */.GL)(config)), layers }),
        [Symbol.asyncDispose]: () => queue.close(),
    };
}
async function compressArchive(archive, { temporaryDir, layerCompression }) {
    const { mediaType, compress } = layer_format/* APP_LAYER_FORMATS */.V[layerCompression];
    const file = external_node_path_.join(temporaryDir, `${archive.diffId.replace("sha256:", "")}.blob`);
    const { digest, sizeBytes } = await writeCompressed(compress(archive.open()), file);
    return { descriptor: { mediaType, size: sizeBytes, digest }, file };
}
async function saveImage(options, compress, { configBytes, layers }) {
    const { paths, runImage, previousImage, request } = options;
    const sources = runImage.manifest.layers.map((descriptor) => layerOf(runImage, descriptor));
    for (const layer of layers)
        sources.push(await sourceOf(layer, previousImage, compress));
    const kind = request.kind === "built" ? (0,image_manifest/* manifestKindOf */.DK)(runImage.manifest, runImage.mediaType) : image_manifest/* DOCKER_KIND */.i4;
    const refName = (0,image_reference/* manifestSelector */.Ph)(request.names[0].reference);
    const annotations = { ...kind.annotations, [REF_NAME]: refName };
    const descriptors = sources.map(({ descriptor }) => descriptor);
    const manifest = (0,image_manifest/* makeManifest */.Ui)({ ...kind, annotations }, configBytes, descriptors);
    const names = [];
    for (const directory of paths) {
        names.push(await saveLayout(directory, { sources, configBytes, manifest, refName }));
    }
    const id = formatIdentifier({ path: paths[0] ?? "", digest: manifest.digest });
    return { names, id, manifestSizeBytes: manifest.bytes.length };
}
function layerOf(image, descriptor) {
    return { descriptor, file: external_node_path_.join(image.path, (0,image_layout/* blobPath */.nD)(descriptor.digest)), isOptional: true };
}
async function sourceOf({ archive, diffId, isReused }, previousImage, compress) {
    if (archive !== undefined && !isReused)
        return { ...(await compress(archive)), isOptional: false };
    const descriptor = (0,image_layers/* findLayer */.vi)(previousImage, diffId);
    if (previousImage !== undefined && descriptor !== undefined)
        return layerOf(previousImage, descriptor);
    throw new lifecycle_error/* StepError */.z(`previous image did not have layer with diff id '${diffId}'`);
}
async function saveLayout(directory, layout) {
    try {
        await writeLayout(directory, layout);
        return { name: directory };
    }
    catch (error) {
        return { name: directory, failure: (0,errors/* messageOf */.bD)(error) };
    }
}
/** Blobs of an earlier image stay: they may still be in use, and do no harm. */
async function writeLayout(directory, { sources, configBytes, manifest, refName }) {
    await (0,promises_.mkdir)(external_node_path_.join(directory, "blobs", "sha256"), { recursive: true });
    const staging = await (0,promises_.mkdtemp)(external_node_path_.join(directory, ".new-"));
    const write = async (name, content) => {
        const file = external_node_path_.join(staging, "file");
        await (0,promises_.writeFile)(file, content);
        await (0,promises_.rename)(file, external_node_path_.join(directory, name));
    };
    try {
        for (const source of sources)
            await copyBlob(source, directory, external_node_path_.join(staging, "blob"));
        await write((0,image_layout/* blobPath */.nD)((0,oci_digest/* digestOf */.ol)(configBytes)), configBytes);
        await write((0,image_layout/* blobPath */.nD)(manifest.digest), manifest.bytes);
        await write("oci-layout", '{"imageLayoutVersion":"1.0.0"}');
        await write("index.json", JSON.stringify(indexOf(manifest, refName)));
    }
    finally {
        await (0,promises_.rm)(staging, { recursive: true, force: true });
    }
}
async function copyBlob({ descriptor, file, isOptional }, directory, staged) {
    if (await hasBlob(directory, descriptor))
        return;
    try {
        await (0,promises_.copyFile)(file, staged, external_node_fs_.constants.COPYFILE_FICLONE);
    }
    catch (error) {
        if (isOptional && (0,regular_file/* isMissing */.b2)(error))
            return;
        throw error;
    }
    const { size } = await (0,promises_.stat)(staged);
    if (size !== descriptor.size) {
        throw new lifecycle_error/* StepError */.z(`the layer ${(0,quote/* quote */.hD)(file)} has ${String(size)} instead of ${String(descriptor.size)} bytes`);
    }
    await (0,promises_.rename)(staged, external_node_path_.join(directory, (0,image_layout/* blobPath */.nD)(descriptor.digest)));
}
function indexOf({ mediaType, bytes, digest }, refName) {
    const entry = { mediaType, size: bytes.length, digest, annotations: { [REF_NAME]: refName } };
    return { schemaVersion: 2, mediaType: media_types/* OCI_INDEX */.$p, manifests: [entry] };
}
const WRITE_BYTES = 1024 * 1024;
/** Writes the new file `path`. */
async function writeCompressed(compressed, path) {
    await (0,external_node_stream_promises_.pipeline)(compressed, (0,external_node_fs_.createWriteStream)(path, { flags: "wx", highWaterMark: WRITE_BYTES }));
    return compressed.summary();
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/layout/layout-images.js
// Images as OCI layouts in directories below one directory.
// Departures from other lifecycles: additional tags become layouts next to that of the app image, while theirs end up in the
// working directory; an index with several images is searched for the one of this machine, while theirs is an error.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#oci-layout







/** @param layoutDir absolute, e.g. `/layout-repo` */
function createLayoutImages(layoutDir, log) {
    return {
        nameOf: ({ reference }) => layoutPath(layoutDir, reference),
        find: async ({ reference }) => {
            const image = await opening("open image", () => findLayout(layoutPath(layoutDir, reference)));
            if (image === undefined)
                return undefined;
            return {
                reference: formatIdentifier(image),
                config: image.config,
                isComplete: () => Promise.resolve((0,image_layers/* haveSameLayers */.xj)(image)),
                openLayer: (diffId) => openLayoutLayer(image, diffId),
            };
        },
        canRead: () => Promise.resolve(true),
        checkAccess: () => Promise.resolve(),
        openDestination: (request) => openDestination(request, layoutDir, log),
    };
}
async function openDestination(request, layoutDir, log) {
    const runImage = await readReference("run image", request.runImage);
    const previousImage = request.previousImage === "" ? undefined : await readReference("previous image", request.previousImage);
    if (runImage === undefined) {
        const why = `the run image ${(0,quote/* quote */.hD)(request.runImageName)} was not found`;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `create new app image: ${why}`);
    }
    if (!(0,image_layers/* haveSameLayers */.xj)(runImage)) {
        const { message: why, hint } = (0,image_layers/* differentLayers */.AB)(runImage, request.runImageName);
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `create new app image: ${why}`, { hint });
    }
    if (previousImage !== undefined)
        log.info(`Reusing layers from image '${previousImage.path}'`);
    const paths = request.names.map(({ reference }) => layoutPath(layoutDir, reference));
    log.info(`Using app image: ${paths[0] ?? ""}`);
    return openLayoutDestination({ paths, request, runImage, previousImage });
}
/** What the analyzer saw may have been replaced since; the layout counts that is there now. */
function readReference(what, identifier) {
    return opening(`parsing ${what} reference`, () => findLayout(pathOfIdentifier(identifier)));
}
async function opening(action, open) {
    try {
        return await open();
    }
    catch (cause) {
        const hint = cause instanceof errors/* PlatformError */.Wk ? cause.hint : undefined;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `${action}: ${(0,errors/* messageOf */.bD)(cause)}`, { cause, hint });
    }
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


/***/ })

};
