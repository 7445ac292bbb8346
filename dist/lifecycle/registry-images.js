// Holds src.
export const id = 846;
export const ids = [846];
export const modules = {

/***/ 7846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ checkWriteAccess),
  createRegistryImages: () => (/* binding */ createRegistryImages)
});

// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/oci/image-layers.js
var image_layers = __webpack_require__(7523);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/registry/failure/registry-error.js
var registry_error = __webpack_require__(3808);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/stored-layer.js
var stored_layer = __webpack_require__(3267);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/image-manifest.js
var image_manifest = __webpack_require__(7880);
;// CONCATENATED MODULE: ./build/js/src/registry/move-tag.js
/**
 * Writes a manifest under a tag. An immutable tag can be at the image already, e.g. where a job runs again; then the refusal
 * says nothing.
 * @throws {PlatformError} what the registry refuses with
 */
async function moveTag(registry, tag, { digest, mediaType, bytes }, options = {}) {
    try {
        await registry.putManifest(tag, { mediaType, bytes }, options);
    }
    catch (cause) {
        if (options.signal?.aborted === true)
            throw cause;
        const current = await registry.headManifest(tag).catch(() => undefined);
        if (current !== digest)
            throw cause;
    }
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/image/layer-format.js + 1 modules
var layer_format = __webpack_require__(3816);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/registry/registry-upload.js
var registry_upload = __webpack_require__(9567);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/registry/registry-destination.js
// Exports an app image to a registry. Layers go there while others are still being made; a tag is written only when
// everything it needs is there, so that a failed or killed export never leaves a tag on half an image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter











/** Opens a place for an image; the layers of the run image are on their way from then on. */
function openRegistryDestination(options) {
    const { registry, request, runImage, previousImage } = options;
    const target = request.names[0].reference;
    const format = layer_format/* APP_LAYER_FORMATS */.V[request.layerCompression];
    const upload = (0,registry_upload/* startRegistryUpload */.D)({ registry, target, format });
    for (const layer of runImage.manifest.layers)
        void upload.copy(runImage.reference, layer);
    return {
        runImage: { reference: (0,image_reference/* formatImageReference */.my)(runImage.reference), config: runImage.config },
        canReuse: (diffId) => (0,image_layers/* findLayer */.vi)(previousImage, diffId) !== undefined,
        readLayer: upload.pushUnread,
        addLayer: (archive) => {
            void upload.push(archive);
        },
        save: (config, layers) => saveImage(options, upload, { configBytes: Buffer.from((0,image_config/* encodeImageConfig */.GL)(config)), layers }),
        [Symbol.asyncDispose]: () => upload[Symbol.asyncDispose](),
    };
}
async function saveImage(options, upload, image) {
    const descriptors = await Promise.all(image.layers.map((layer) => descriptorOf(layer, options.previousImage, upload)));
    await upload.finish();
    const { runImage, request } = options;
    const layers = [...runImage.manifest.layers, ...descriptors];
    const kind = request.kind === "built" ? (0,image_manifest/* manifestKindOf */.DK)(runImage.manifest, runImage.mediaType) : image_manifest/* DOCKER_KIND */.i4;
    const manifest = (0,image_manifest/* makeManifest */.Ui)(kind, image.configBytes, layers);
    const names = [];
    for (const name of request.names) {
        names.push(await saveName(name, options, { upload, layers, manifest, configBytes: image.configBytes }));
    }
    return {
        names,
        id: manifest.digest,
        digest: manifest.digest,
        manifestSizeBytes: manifest.bytes.length,
    };
}
async function descriptorOf({ archive, diffId, isReused }, previousImage, upload) {
    if (archive !== undefined && !isReused)
        return upload.push(archive);
    const layer = (0,image_layers/* findLayer */.vi)(previousImage, diffId);
    if (previousImage === undefined || layer === undefined) {
        throw new lifecycle_error/* StepError */.z(`previous image did not have layer with diff id '${diffId}'`);
    }
    return upload.copy(previousImage.reference, layer);
}
/** Completes the repository of a name, and then writes the name. */
async function saveName({ name, reference }, { registry, request: { names } }, { upload, layers, configBytes, manifest }) {
    try {
        if ((0,image_reference/* imageName */.tO)(reference) !== (0,image_reference/* imageName */.tO)(names[0].reference))
            await upload.spread(layers, reference);
        await registry.pushBlob(reference, {
            digest: (0,digest/* digestOf */.ol)(configBytes),
            sizeBytes: configBytes.length,
            open: () => external_node_stream_.Readable.from([configBytes]),
        });
        await moveTag(registry, reference, manifest);
        return { name };
    }
    catch (error) {
        return { name, failure: (0,errors/* messageOf */.bD)(error) };
    }
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/registry/registry-images.js
// Images in registries.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#security-considerations











function createRegistryImages(registry, log) {
    const read = rememberingReader(registry);
    return {
        nameOf: ({ name }) => name,
        find: async ({ reference }) => {
            const image = await findImage(reference, read);
            return image === undefined ? undefined : foundImage(image, registry);
        },
        canRead: (image) => registry.canRead(image),
        checkAccess: async ({ read: readable, write }) => {
            await Promise.all([
                ...readable.map((image) => checkReadAccess(image, registry)),
                checkWriteAccess(write, registry),
            ]);
        },
        openDestination: (request) => openDestination(request, { registry, read, log }),
    };
}
/**
 * Opens an upload to the repository of each image and cancels it.
 * @throws {LifecycleError} exit code 1 naming one that we may not write to
 */
async function checkWriteAccess(images, registry) {
    // Access is a matter of the repository; tags of one need no check each.
    const repositories = new Map(images.map((image) => [(0,image_reference/* imageName */.tO)(image), image]));
    await Promise.all([...repositories].map(async ([name, image]) => {
        try {
            await registry.checkWrite(image);
        }
        catch (error) {
            throw accessError(`ensure registry write access to ${(0,quote/* quote */.hD)(name)}`, error);
        }
    }));
}
async function checkReadAccess(image, registry) {
    const doing = `ensure registry read access to "${(0,image_reference/* formatImageReference */.my)(image)}"`;
    const canRead = await registry.canRead(image).catch((error) => {
        throw accessError(doing, error);
    });
    if (canRead)
        return;
    const hint = `Give credentials for ${image.registry} in CNB_REGISTRY_AUTH.`;
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, doing, { hint });
}
/** What a digest refers to cannot change, so it is read once. */
function rememberingReader(registry) {
    const known = new Map();
    return async (reference) => {
        const name = (0,image_reference/* formatImageReference */.my)(reference);
        const image = known.get(name) ?? (await (0,registry_image.readImage)(registry, reference, (0,target/* hostTarget */.az)(process.arch)));
        known.set((0,image_reference/* formatImageReference */.my)(image.reference), image);
        return image;
    };
}
/** Undefined if there is none; 401 is an answer of registries that do not say whether something exists. */
async function findImage(reference, read) {
    try {
        return await read(reference);
    }
    catch (error) {
        if (error instanceof errors/* PlatformError */.Wk && error.code === "NOT_FOUND")
            return undefined;
        if (error instanceof registry_error/* RegistryError */.gl && error.statusCode === 401)
            return undefined;
        throw accessError(`open image "${(0,image_reference/* formatImageReference */.my)(reference)}"`, error);
    }
}
function foundImage(image, registry) {
    return {
        reference: (0,image_reference/* formatImageReference */.my)(image.reference),
        config: image.config,
        isComplete: () => isComplete(image, registry),
        openLayer: (diffId) => (0,stored_layer/* openLayer */.c2)(registry, image, diffId),
    };
}
async function isComplete(image, registry) {
    const { manifest, reference } = image;
    if (!(0,image_layers/* haveSameLayers */.xj)(image))
        return false;
    // Layers with URLs of their own (Windows) are not in the registry.
    const own = manifest.layers.filter(({ mediaType }) => !/foreign|nondistributable/.test(mediaType));
    const digests = [...new Set(own.map(({ digest }) => digest))];
    try {
        const found = await Promise.all(digests.map((digest) => registry.hasBlob(reference, digest)));
        return found.every(Boolean);
    }
    catch (error) {
        throw accessError(`read the layers of "${(0,image_reference/* formatImageReference */.my)(reference)}"`, error);
    }
}
const BEGIN = "create new app image";
async function openDestination(request, { registry, read, log }) {
    if (request.kind === "built" && request.previousImage !== "") {
        log.info(`Reusing layers from image '${request.previousImage}'`);
    }
    const [runImage, previousImage] = await Promise.all([
        openReference(request.runImage, read),
        openReference(request.previousImage, read),
    ]);
    if (runImage === undefined) {
        throw accessError(BEGIN, new lifecycle_error/* StepError */.z(`the run image ${(0,quote/* quote */.hD)(request.runImageName)} was not found`));
    }
    if (!(0,image_layers/* haveSameLayers */.xj)(runImage))
        throw accessError(BEGIN, (0,image_layers/* differentLayers */.AB)(runImage, request.runImageName));
    return openRegistryDestination({ registry, request, runImage, previousImage });
}
async function openReference(reference, read) {
    if (reference === "")
        return undefined;
    try {
        return await read((0,image_reference/* parseImageReference */.o_)(reference));
    }
    catch (error) {
        if (error instanceof errors/* PlatformError */.Wk && error.code === "NOT_FOUND")
            return undefined;
        throw accessError(BEGIN, error);
    }
}
function accessError(action, cause) {
    const hint = cause instanceof errors/* PlatformError */.Wk ? cause.hint : undefined;
    return new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `${action}: ${(0,errors/* messageOf */.bD)(cause)}`, { cause, hint });
}


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

/***/ 3808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jk: () => (/* binding */ mismatchError),
/* harmony export */   gl: () => (/* binding */ RegistryError),
/* harmony export */   n: () => (/* binding */ answerError)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1487);
/* harmony import */ var _registry_hint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7853);
// What can go wrong at a registry, as one error class. Registry text is untrusted: one line, cut, never trusted for decisions.




/** A request that failed: to a registry, to its token server, or to another host that is asked in the same way. */
class RegistryError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk {
    method;
    /** Without query and user, which may hold secrets. */
    url;
    /** Continues the sentence "Cannot …: ". */
    why;
    /** Undefined if there was no HTTP answer. */
    answer;
    /** The registry's own error codes, e.g. `["MANIFEST_UNKNOWN"]`. */
    codes;
    /** Whether the same request may succeed a little later. */
    isTemporary;
    /** How long the registry asked us to wait. */
    retryAfterMs;
    constructor(code, context, why, details = {}) {
        super(code, `Cannot ${context.doing}: ${why}.`, details);
        this.method = context.method;
        this.url = withoutSecrets(context.url);
        this.why = why;
        this.answer = details.answer;
        this.codes = details.codes ?? [];
        this.isTemporary = details.isTemporary ?? false;
        this.retryAfterMs = details.retryAfterMs;
    }
    /** Undefined if there was no HTTP answer. */
    get statusCode() {
        return this.answer?.status;
    }
}
/** The error for an answer with an unwanted status. */
function answerError(context, answer) {
    const { codes, text } = readErrorBody(answer.bodyText);
    const through = answer.proxy === undefined ? "" : ` through the proxy ${answer.proxy}`;
    const said = text === "" ? "" : `: ${text}`;
    return new RegistryError(codeFor(answer.status, codes), context, `${context.url.host} answered ${answer.status}${through}${said}`.replace(/\.$/, ""), {
        answer,
        codes,
        isTemporary: isTemporaryStatus(answer.status),
        retryAfterMs: parseRetryAfter(answer.headers.get("retry-after")),
        hint: (0,_registry_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .hintsFor */ .u)(context).answered(answer.status),
    });
}
/** The error for content that is not what its digest or size says. */
function mismatchError(context, why) {
    return new RegistryError("DIGEST_MISMATCH", context, why, { hint: (0,_registry_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .hintsFor */ .u)(context).damaged });
}
function codeFor(status, codes) {
    if (status === 401 || status === 403)
        return "REGISTRY_DENIED";
    if (status === 404)
        return "NOT_FOUND";
    return codes.includes("DIGEST_INVALID") ? "DIGEST_MISMATCH" : "REGISTRY";
}
/** Of what a server never does, in this protocol version or at all, it says so each time. */
const NEVER = new Set([501, 505]);
function isTemporaryStatus(status) {
    return status === 408 || status === 429 || (status >= 500 && !NEVER.has(status));
}
/** Seconds or a date, as in https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function parseRetryAfter(header) {
    if (header === null)
        return undefined;
    const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
    return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes
const ErrorBody = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    errors: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ code: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""), message: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), "") })),
});
/** Token servers of Docker and Microsoft write `details` or `message`; RFC 6749 has `error`. */
const OtherErrorBody = valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ details: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((body) => body.details)),
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((body) => body.message)),
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ error: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((body) => body.error)),
]);
function readErrorBody(bodyText) {
    const body = parseLoosely(bodyText);
    const known = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(ErrorBody, body);
    if (known.success) {
        const codes = known.output.errors.map(({ code }) => (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(code)).filter(Boolean);
        const texts = known.output.errors.map((each) => [each.code, each.message].filter(Boolean).join(": "));
        return { codes, text: (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(texts.join("; ")) };
    }
    const other = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(OtherErrorBody, body);
    if (other.success)
        return { codes: [], text: (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(other.output) };
    // A proxy's HTML page would only bury the status.
    return { codes: [], text: bodyText.trimStart().startsWith("<") ? "" : (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(bodyText) };
}
function parseLoosely(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function withoutSecrets(url) {
    return `${url.origin}${url.pathname}`;
}


/***/ }),

/***/ 7853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ hintsFor)
/* harmony export */ });
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4468);
// What to change when a registry refuses. Pure.

/** What helps with a request: as it says itself, or as for registries. */
function hintsFor(context) {
    return context.hints ?? registryHints(context);
}
function registryHints(context) {
    const { host } = context.url;
    return {
        untrusted: 'Put the authority\'s certificate into a PEM file and name the file in "ca-certificates"; or name the registry in "insecure-registries", which leaves its identity unverified.',
        noTls: `Give ${host} a TLS certificate, or name it in "insecure-registries"; loopback and private addresses need neither.`,
        unreachable: `Check that ${host} is the right registry, that it is up, and that the runner's network reaches it.`,
        refused: `A registry may only lead to its own host, to public addresses, and to addresses that are no more local than its own. Configure ${context.registry} with such a token server and such a storage.`,
        damaged: "Try again; if the problem persists, a proxy in between probably changes the content.",
        answered: (status) => hintForAnswer(context, status),
    };
}
/** The hint for an HTTP status, if we know what helps. */
function hintForAnswer(context, status) {
    switch (status) {
        case 401:
        case 403:
            return hintForDenied(context);
        case 404:
            return "Check the spelling; some registries also answer like this when you lack read access.";
        case 413:
            return "A proxy in front of the registry limits the size of a request; raise the limit there.";
        case 429:
            return hintForRateLimit(context);
        default:
            return undefined;
    }
}
function hintForDenied({ registry, access }) {
    if (registry === "ghcr.io")
        return access === "push" ? GHCR_PUSH : GHCR_PULL;
    const right = access === "push" ? "push to" : "read";
    return `Log in to ${registry} before this step, as a user or token that may ${right} this repository.`;
}
function hintForRateLimit({ registry }) {
    return registry === _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCKER_HUB */ .Xb
        ? "Log in to the Docker Hub before this step: it limits anonymous pulls by IP address, which runners share."
        : `Retry later, or run fewer jobs that use ${registry} at the same time.`;
}
const GHCR_PUSH = 'Give the job "permissions: packages: write" and, if the package exists, give this repository the role Write in the ' +
    'package\'s settings under "Manage Actions access". In pull requests from forks the token can only read.';
const GHCR_PULL = 'Log in to ghcr.io with "permissions: packages: read" and, for a private package, add this repository in the ' +
    'package\'s settings under "Manage Actions access".';


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
