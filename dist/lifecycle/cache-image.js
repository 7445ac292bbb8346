// Holds src.
export const id = 335;
export const ids = [335];
export const modules = {

/***/ 5335:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openCacheImage: () => (/* binding */ openCacheImage)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7075);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1024);
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_19__ = __webpack_require__(8345);
/* harmony import */ var _oci_image_config_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4955);
/* harmony import */ var _oci_image_layers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7523);
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4468);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2295);
/* harmony import */ var _oci_media_types_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3385);
/* harmony import */ var _oci_tar_header_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5150);
/* harmony import */ var _oci_target_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(284);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_18__ = __webpack_require__(1487);
/* harmony import */ var _registry_image_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(9050);
/* harmony import */ var _image_app_image_config_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1788);
/* harmony import */ var _image_layer_format_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3816);
/* harmony import */ var _image_registry_registry_upload_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(9567);
/* harmony import */ var _image_stored_layer_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(3267);
/* harmony import */ var _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(151);
/* harmony import */ var _cache_metadata_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(1969);
/* harmony import */ var _layer_cache_js__WEBPACK_IMPORTED_MODULE_17__ = __webpack_require__(7647);
// The build cache as an image in a registry: a layer for each cached layer, and a label that says what belongs to what.
// It needs no volume, so it fits runners that start empty. The image is of the form that other lifecycles write and read.
//
// Who may only read, such as a build of a pull request from a fork, gives `-cache-image` to the restorer and not to the
// analyzer (which insists on being allowed to write) nor to the exporter.
//
// Departures from other lifecycles: a reused layer is in the image once, with the blob it has (official ones up to 0.21.17
// compress it again and list it twice, https://github.com/buildpacks/lifecycle/issues/1720); a cache that cannot be read
// is an empty one. Older versions of the image are left to the registry to remove, as from Platform API 0.13 on.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter




















/** Each is a download of its own; more of them hardly use the network better. */
const LAYERS_AT_ONCE = 3;
/** The registry is asked when the cache is used for the first time, and what it answers then holds until a commit. */
function openCacheImage(options) {
    let opened;
    const present = () => (opened ??= (0,_layer_cache_js__WEBPACK_IMPORTED_MODULE_17__/* .emptyOnError */ .PA)(() => readCacheImage(options), options.log));
    return (0,_layer_cache_js__WEBPACK_IMPORTED_MODULE_17__/* .createLayerCache */ .k3)({
        findMetadata: async () => (await present())?.metadata,
        hasLayer: async (diffId) => hasBlob(options, (await present())?.image, diffId),
        openLayer: async (diffId) => {
            const image = (await present())?.image;
            if (image === undefined)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("NOT_FOUND", "There is no cache image.");
            return (0,_image_stored_layer_js__WEBPACK_IMPORTED_MODULE_14__/* .openLayer */ .c2)(options.registry, image, diffId);
        },
        // A registry verifies what it takes, and is asked each time whether it still has it.
        confirmLayer: () => undefined,
        layersAtOnce: LAYERS_AT_ONCE,
        begin: async () => {
            const image = (await present())?.image;
            const onCommitted = () => {
                opened = undefined;
            };
            return new ImageTransaction({ ...options, onCommitted }, image);
        },
    });
}
async function readCacheImage({ registry, reference, log, }) {
    try {
        const image = await (0,_registry_image_js__WEBPACK_IMPORTED_MODULE_10__.readImage)(registry, reference, (0,_oci_target_js__WEBPACK_IMPORTED_MODULE_9__/* .hostTarget */ .az)(process.arch));
        const label = image.config.config?.Labels?.[_cache_metadata_js__WEBPACK_IMPORTED_MODULE_16__/* .CACHE_METADATA_NAME */ .p5] ?? "";
        const what = `The label ${_cache_metadata_js__WEBPACK_IMPORTED_MODULE_16__/* .CACHE_METADATA_NAME */ .p5} of "${(0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .formatImageReference */ .my)(reference)}"`;
        return { image, metadata: (0,_cache_metadata_js__WEBPACK_IMPORTED_MODULE_16__/* .parseCacheMetadata */ .ht)(label, what) };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk) || error.code !== "NOT_FOUND")
            throw error;
        log.info("Layer cache not found");
        return undefined;
    }
}
/** Asks the registry, which may have removed it; one that does not answer leads to a new upload. */
async function hasBlob({ registry, reference }, image, diffId) {
    const layer = (0,_oci_image_layers_js__WEBPACK_IMPORTED_MODULE_4__/* .findLayer */ .vi)(image, diffId);
    if (layer === undefined || !(0,_image_stored_layer_js__WEBPACK_IMPORTED_MODULE_14__/* .isGzip */ .bf)(layer))
        return false;
    return registry.hasBlob(reference, layer.digest).catch(() => false);
}
/** The next image; its layers are uploaded while others are still being made. */
class ImageTransaction {
    #options;
    #present;
    #upload;
    #layers = new Map();
    #metadata = _cache_metadata_js__WEBPACK_IMPORTED_MODULE_16__/* .EMPTY_CACHE */ .BF;
    constructor(options, present) {
        const { registry, reference: target } = options;
        this.#options = options;
        this.#present = present;
        this.#upload = (0,_image_registry_registry_upload_js__WEBPACK_IMPORTED_MODULE_13__/* .startRegistryUpload */ .D)({ registry, target, format: _image_layer_format_js__WEBPACK_IMPORTED_MODULE_12__/* .OCI_GZIP */ .L });
    }
    reuseLayer(diffId) {
        const layer = (0,_oci_image_layers_js__WEBPACK_IMPORTED_MODULE_4__/* .findLayer */ .vi)(this.#present, diffId);
        if (layer === undefined)
            return Promise.reject(new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_15__/* .StepError */ .z(`the cache has no layer ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_18__/* .quote */ .hD)(diffId)}`));
        const { digest, size } = layer;
        if (!this.#layers.has(diffId)) {
            this.#layers.set(diffId, Promise.resolve({ mediaType: _oci_media_types_js__WEBPACK_IMPORTED_MODULE_7__/* .OCI_LAYER */ .QP, size, digest }));
        }
        return Promise.resolve();
    }
    /** Returns at once; the commit waits for the upload and fails with it. */
    addLayer(diffId, tar) {
        if (!(0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_19__/* .isDigest */ .Bc)(diffId))
            return Promise.reject(new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_15__/* .StepError */ .z(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_18__/* .quote */ .hD)(diffId)} is not the diffID of a layer`));
        const open = typeof tar === "string" ? () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createReadStream)(tar) : tar;
        if (!this.#layers.has(diffId))
            this.#layers.set(diffId, this.#upload.push({ diffId, open }));
        return Promise.resolve();
    }
    setMetadata(metadata) {
        this.#metadata = metadata;
    }
    async commit() {
        if (this.#layers.size === 0) {
            // Registries refuse images without layers.
            await this.addLayer((0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_19__/* .digestOf */ .ol)(_oci_tar_header_js__WEBPACK_IMPORTED_MODULE_8__/* .TAR_END */ .y7), () => node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from([_oci_tar_header_js__WEBPACK_IMPORTED_MODULE_8__/* .TAR_END */ .y7]));
        }
        await saveImage(this.#options, this.#layers, this.#metadata);
        this.#options.onCommitted();
    }
    async [Symbol.asyncDispose]() {
        await this.#upload[Symbol.asyncDispose]();
    }
}
/**
 * The name comes last, when all layers are there: a build that is killed leaves the cache as it was, and of two at the same
 * time the later one wins. An image that is there already is not written again.
 */
async function saveImage({ registry, reference, log }, layers, metadata) {
    const descriptors = await Promise.all(layers.values());
    const configBytes = Buffer.from((0,_oci_image_config_js__WEBPACK_IMPORTED_MODULE_3__/* .encodeImageConfig */ .GL)(makeConfig([...layers.keys()], metadata)));
    const config = { mediaType: _oci_media_types_js__WEBPACK_IMPORTED_MODULE_7__/* .OCI_CONFIG */ .TF, size: configBytes.length, digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_19__/* .digestOf */ .ol)(configBytes) };
    const manifest = { schemaVersion: 2, mediaType: _oci_media_types_js__WEBPACK_IMPORTED_MODULE_7__/* .OCI_MANIFEST */ .EG, config, layers: descriptors };
    const bytes = Buffer.from((0,_oci_json_js__WEBPACK_IMPORTED_MODULE_6__/* .encodeJson */ .Pr)(manifest));
    const digest = (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_19__/* .digestOf */ .ol)(bytes);
    const name = (0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .formatImageReference */ .my)(reference);
    if ((await registry.headManifest(reference)) === digest) {
        log.debug(`The cache image ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_18__/* .quote */ .hD)(name)} is unchanged`);
        return;
    }
    const open = () => node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from([configBytes]);
    await registry.pushBlob(reference, { digest: config.digest, sizeBytes: config.size, open });
    await registry.putManifest(reference, { mediaType: _oci_media_types_js__WEBPACK_IMPORTED_MODULE_7__/* .OCI_MANIFEST */ .EG, bytes });
    log.debug(`Saved the cache image ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_18__/* .quote */ .hD)(name)}: ${digest}`);
}
/** Nothing that runs: no architecture, and the same bytes for the same layers. */
function makeConfig(diffIds, metadata) {
    return {
        architecture: "",
        created: _image_app_image_config_js__WEBPACK_IMPORTED_MODULE_11__/* .FIXED_CREATED */ .oU,
        history: diffIds.map(() => ({ created: _image_app_image_config_js__WEBPACK_IMPORTED_MODULE_11__/* .FIXED_CREATED */ .oU })),
        os: "linux",
        rootfs: { type: "layers", diff_ids: diffIds },
        config: { Labels: { [_cache_metadata_js__WEBPACK_IMPORTED_MODULE_16__/* .CACHE_METADATA_NAME */ .p5]: (0,_cache_metadata_js__WEBPACK_IMPORTED_MODULE_16__/* .encodeCacheMetadata */ .mb)(metadata) } },
    };
}


/***/ }),

/***/ 1788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CT: () => (/* binding */ createdAt),
/* harmony export */   hy: () => (/* binding */ makeAppImageConfig),
/* harmony export */   oU: () => (/* binding */ FIXED_CREATED)
/* harmony export */ });
/* harmony import */ var _cnb_api_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5800);
/* harmony import */ var _oci_image_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4955);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2295);
// The configuration of an app image: that of the run image with what the build adds. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter



/** When all images were created, so that they are reproducible. */
const FIXED_CREATED = "1980-01-01T00:00:01Z";
/** The run image's configuration, key by key: what is not mentioned here stays as it is. */
function makeAppImageConfig(parts) {
    const { runImage, layers, created } = parts;
    const { config } = runImage;
    return {
        ...runImage,
        container: undefined,
        created,
        history: makeHistory(parts),
        rootfs: {
            type: "layers",
            diff_ids: [...runImage.rootfs.diff_ids, ...layers.map(({ diffId }) => diffId)],
        },
        config: {
            ...config,
            Cmd: undefined,
            Entrypoint: [parts.entrypoint],
            Env: makeEnv(parts),
            WorkingDir: parts.appDir,
            Labels: sorted({ ...config?.Labels, ...Object.fromEntries(parts.labels) }),
            Volumes: sorted(config?.Volumes),
            ExposedPorts: sorted(config?.ExposedPorts),
        },
    };
}
/**
 * When the image says it was created: SOURCE_DATE_EPOCH from Platform API 0.9 on, else a fixed time.
 * Undefined if the value is not a number of seconds.
 */
function createdAt(sourceDateEpoch, platformApi) {
    if (sourceDateEpoch === undefined || sourceDateEpoch === "" || !(0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeast */ .jZ)(platformApi, "0.9")) {
        return FIXED_CREATED;
    }
    const date = new Date(/^[+-]?\d+$/.test(sourceDateEpoch) ? Number(sourceDateEpoch) * 1000 : NaN);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(".000Z", "Z");
}
/** One entry a layer. Those of the run image are kept if they can be told apart from those without a layer. */
function makeHistory({ runImage, layers, platformApi, created }) {
    const count = runImage.rootfs.diff_ids.length;
    const base = (runImage.history ?? []).filter((entry) => entry.empty_layer !== true);
    const blank = Array.from({ length: count }, () => ({}));
    const added = layers.map(({ createdBy }) => ({ created_by: createdBy }));
    if (!(0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeast */ .jZ)(platformApi, "0.12"))
        return [...blank, ...added].map(() => ({ created }));
    return [...(base.length === count ? base : blank), ...added].map((entry) => ({ ...entry, created }));
}
/** Each variable in the place where the run image has it, else at the end. */
function makeEnv({ runImage, appDir, layersDir, platformApi }) {
    const env = [...(runImage.config?.Env ?? [])];
    const path = (0,_oci_image_config_js__WEBPACK_IMPORTED_MODULE_1__/* .envValue */ .$R)(env, "PATH") ?? "";
    const changes = {
        CNB_LAYERS_DIR: layersDir,
        CNB_APP_DIR: appDir,
        CNB_PLATFORM_API: (0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_0__/* .formatApiVersion */ .qL)(platformApi),
        CNB_DEPRECATION_MODE: "quiet",
        // Without a PATH in the run image a colon is left at the end, as in images of other lifecycles.
        PATH: `/cnb/process:/cnb/lifecycle:${path}`,
    };
    for (const [key, value] of Object.entries(changes)) {
        const at = env.findIndex((entry) => entry.split("=", 1)[0] === key);
        env.splice(at < 0 ? env.length : at, 1, `${key}=${value}`);
    }
    return env;
}
function sorted(table) {
    return table == null ? undefined : (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .sortKeys */ .di)(table);
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
