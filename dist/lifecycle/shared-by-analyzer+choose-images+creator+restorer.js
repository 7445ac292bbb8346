// Holds src.
export const id = 745;
export const ids = [745];
export const modules = {

/***/ 7846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  G: () => (/* binding */ checkWriteAccess),
  Q: () => (/* binding */ createRegistryImages)
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
        const image = known.get(name) ?? (await (0,registry_image/* readImage */.A)(registry, reference, (0,target/* hostTarget */.az)(process.arch)));
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


/***/ })

};
