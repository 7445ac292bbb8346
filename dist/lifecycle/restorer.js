// Holds src.
export const id = 16;
export const ids = [16];
export const modules = {

/***/ 478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ formatGroup),
/* harmony export */   h: () => (/* binding */ parseGroup)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _toml_format_toml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7884);
/* harmony import */ var _toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2951);
// group.toml: the buildpacks that passed detection.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#grouptoml-toml



const GroupElement = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    version: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    api: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    homepage: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
});
const GroupFile = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    group: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(GroupElement), []),
    "group-extensions": valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(GroupElement), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseGroup(toml, what) {
    const file = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .parseToml */ .MT)(GroupFile, toml, what);
    return { buildpacks: file.group, extensions: file["group-extensions"] };
}
function formatGroup(group) {
    return (0,_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_0__/* .formatToml */ .W)({
        ...(group.buildpacks.length > 0 && { group: group.buildpacks.map(written) }),
        ...(group.extensions.length > 0 && { "group-extensions": group.extensions.map(written) }),
    });
}
function written({ id, version, api, homepage }) {
    return { id, version, api, homepage: homepage === "" ? undefined : homepage };
}


/***/ }),

/***/ 2988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ formatRestoredLayer),
/* harmony export */   R: () => (/* binding */ parseLayer)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2295);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1487);
/* harmony import */ var _toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7884);
/* harmony import */ var _toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2951);
// <layer>.toml: the types and metadata of one layer.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-content-metadata-toml






const flag = valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false);
const nothing = valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J());
/** Buildpack API 0.5 had the types at the top level. */
const Misplaced = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ build: nothing, launch: nothing, cache: nothing });
const LayerFile = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    types: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ build: flag, launch: flag, cache: flag }), {}),
    metadata: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .FreeTable */ .LB),
});
/** @throws {PlatformError} `MALFORMED` naming the file, also for types at the top level as in Buildpack API 0.5 */
function parseLayer(toml, what) {
    const table = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .parseTomlTable */ .W4)(toml, what);
    const misplaced = Object.entries((0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .checkToml */ .Ts)(Misplaced, table, what)).find(([, value]) => value !== undefined)?.[0];
    if (misplaced !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `${what} has ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(misplaced)} at its top level.`, {
            hint: `Put it into the table [types]: ${misplaced} = true.`,
        });
    }
    const { types, metadata } = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .checkToml */ .Ts)(LayerFile, table, what);
    return {
        build: types.build,
        launch: types.launch,
        cache: types.cache,
        metadata,
    };
}
/**
 * A restored layer's file: metadata only, so that the buildpack has to say again what the layer is for. Labels have numbers of
 * JSON, so whole ones become integers, whatever they were, and dates are text.
 */
function formatRestoredLayer(metadata) {
    return metadata === null || metadata === undefined ? "" : (0,_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .formatToml */ .W)({ metadata: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .sortKeys */ .di)(metadata) });
}


/***/ }),

/***/ 5233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ escapeId),
/* harmony export */   w: () => (/* binding */ formatModule)
/* harmony export */ });
// A buildpack or extension by id and version, and where it lies on disk. Pure.
/** `id@version`, as logs and labels write it. */
function formatModule(module) {
    return module.version === "" ? module.id : `${module.id}@${module.version}`;
}
/** An id as a directory name: every `/` becomes `_`. */
function escapeId(id) {
    return id.replaceAll("/", "_");
}


/***/ }),

/***/ 3214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ openCache)
});

// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/cache-directory.js + 4 modules
var cache_directory = __webpack_require__(6870);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/image-layers.js
var image_layers = __webpack_require__(7523);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
// EXTERNAL MODULE: ./build/js/src/oci/tar-header.js
var tar_header = __webpack_require__(5150);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/app-image-config.js
var app_image_config = __webpack_require__(1788);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/layer-format.js + 1 modules
var layer_format = __webpack_require__(3816);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/registry/registry-upload.js
var registry_upload = __webpack_require__(9567);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/stored-layer.js
var stored_layer = __webpack_require__(3267);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/cache-metadata.js
var cache_metadata = __webpack_require__(1969);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/layer-cache.js
var layer_cache = __webpack_require__(7647);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cache/cache-image.js
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
    const present = () => (opened ??= (0,layer_cache/* emptyOnError */.PA)(() => readCacheImage(options), options.log));
    return (0,layer_cache/* createLayerCache */.k3)({
        findMetadata: async () => (await present())?.metadata,
        hasLayer: async (diffId) => hasBlob(options, (await present())?.image, diffId),
        openLayer: async (diffId) => {
            const image = (await present())?.image;
            if (image === undefined)
                throw new errors/* PlatformError */.Wk("NOT_FOUND", "There is no cache image.");
            return (0,stored_layer/* openLayer */.c2)(options.registry, image, diffId);
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
        const image = await (0,registry_image/* readImage */.A)(registry, reference, (0,target/* hostTarget */.az)(process.arch));
        const label = image.config.config?.Labels?.[cache_metadata/* CACHE_METADATA_NAME */.p5] ?? "";
        const what = `The label ${cache_metadata/* CACHE_METADATA_NAME */.p5} of "${(0,image_reference/* formatImageReference */.my)(reference)}"`;
        return { image, metadata: (0,cache_metadata/* parseCacheMetadata */.ht)(label, what) };
    }
    catch (error) {
        if (!(error instanceof errors/* PlatformError */.Wk) || error.code !== "NOT_FOUND")
            throw error;
        log.info("Layer cache not found");
        return undefined;
    }
}
/** Asks the registry, which may have removed it; one that does not answer leads to a new upload. */
async function hasBlob({ registry, reference }, image, diffId) {
    const layer = (0,image_layers/* findLayer */.vi)(image, diffId);
    if (layer === undefined || !(0,stored_layer/* isGzip */.bf)(layer))
        return false;
    return registry.hasBlob(reference, layer.digest).catch(() => false);
}
/** The next image; its layers are uploaded while others are still being made. */
class ImageTransaction {
    #options;
    #present;
    #upload;
    #layers = new Map();
    #metadata = cache_metadata/* EMPTY_CACHE */.BF;
    constructor(options, present) {
        const { registry, reference: target } = options;
        this.#options = options;
        this.#present = present;
        this.#upload = (0,registry_upload/* startRegistryUpload */.D)({ registry, target, format: layer_format/* OCI_GZIP */.L });
    }
    reuseLayer(diffId) {
        const layer = (0,image_layers/* findLayer */.vi)(this.#present, diffId);
        if (layer === undefined)
            return Promise.reject(new lifecycle_error/* StepError */.z(`the cache has no layer ${(0,quote/* quote */.hD)(diffId)}`));
        const { digest, size } = layer;
        if (!this.#layers.has(diffId)) {
            this.#layers.set(diffId, Promise.resolve({ mediaType: media_types/* OCI_LAYER */.QP, size, digest }));
        }
        return Promise.resolve();
    }
    /** Returns at once; the commit waits for the upload and fails with it. */
    addLayer(diffId, tar) {
        if (!(0,oci_digest/* isDigest */.Bc)(diffId))
            return Promise.reject(new lifecycle_error/* StepError */.z(`${(0,quote/* quote */.hD)(diffId)} is not the diffID of a layer`));
        const open = typeof tar === "string" ? () => (0,external_node_fs_.createReadStream)(tar) : tar;
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
            await this.addLayer((0,oci_digest/* digestOf */.ol)(tar_header/* TAR_END */.y7), () => external_node_stream_.Readable.from([tar_header/* TAR_END */.y7]));
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
    const configBytes = Buffer.from((0,image_config/* encodeImageConfig */.GL)(makeConfig([...layers.keys()], metadata)));
    const config = { mediaType: media_types/* OCI_CONFIG */.TF, size: configBytes.length, digest: (0,oci_digest/* digestOf */.ol)(configBytes) };
    const manifest = { schemaVersion: 2, mediaType: media_types/* OCI_MANIFEST */.EG, config, layers: descriptors };
    const bytes = Buffer.from((0,json/* encodeJson */.Pr)(manifest));
    const digest = (0,oci_digest/* digestOf */.ol)(bytes);
    const name = (0,image_reference/* formatImageReference */.my)(reference);
    if ((await registry.headManifest(reference)) === digest) {
        log.debug(`The cache image ${(0,quote/* quote */.hD)(name)} is unchanged`);
        return;
    }
    const open = () => external_node_stream_.Readable.from([configBytes]);
    await registry.pushBlob(reference, { digest: config.digest, sizeBytes: config.size, open });
    await registry.putManifest(reference, { mediaType: media_types/* OCI_MANIFEST */.EG, bytes });
    log.debug(`Saved the cache image ${(0,quote/* quote */.hD)(name)}: ${digest}`);
}
/** Nothing that runs: no architecture, and the same bytes for the same layers. */
function makeConfig(diffIds, metadata) {
    return {
        architecture: "",
        created: app_image_config/* FIXED_CREATED */.oU,
        history: diffIds.map(() => ({ created: app_image_config/* FIXED_CREATED */.oU })),
        os: "linux",
        rootfs: { type: "layers", diff_ids: diffIds },
        config: { Labels: { [cache_metadata/* CACHE_METADATA_NAME */.p5]: (0,cache_metadata/* encodeCacheMetadata */.mb)(metadata) } },
    };
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/cache/open-cache.js
// Which build cache the phases use: a directory, or an image in a registry.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer




/**
 * Opens the cache that was given; undefined if none was. Given both, the image is used, as in other lifecycles: platforms
 * such as pack always give the creator a directory.
 * @throws {LifecycleError} exit code 1 if the directory does not exist
 */
async function openCache({ cacheDir, cacheImage }, { log, registry }) {
    if (cacheImage !== undefined) {
        const name = (0,image_reference/* formatImageReference */.my)(cacheImage);
        if (cacheDir !== undefined)
            log.info(`Using the cache image ${(0,quote/* quote */.hD)(name)}, not the directory ${(0,quote/* quote */.hD)(cacheDir)}`);
        return openCacheImage({ registry, reference: cacheImage, log });
    }
    return cacheDir === undefined ? undefined : (0,cache_directory/* openCacheDirectory */.u)(cacheDir, log);
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

/***/ 8016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restore: () => (/* binding */ restore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
// EXTERNAL MODULE: ./build/js/src/cnb/analyzed.js
var cnb_analyzed = __webpack_require__(2605);
// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/cnb/group.js
var cnb_group = __webpack_require__(478);
// EXTERNAL MODULE: ./build/js/src/cnb/layer.js
var cnb_layer = __webpack_require__(2988);
// EXTERNAL MODULE: ./build/js/src/cnb/module-reference.js
var module_reference = __webpack_require__(5233);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/format-toml.js
var format_toml = __webpack_require__(7884);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/cache-metadata.js
var cache_metadata = __webpack_require__(1969);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/layer-cache.js
var layer_cache = __webpack_require__(7647);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/open-cache.js + 1 modules
var open_cache = __webpack_require__(3214);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cache/restored-metadata.js
// Which layers a buildpack finds again: the metadata files to write, and where the contents come from. Pure.
// Departure from other lifecycles: whole numbers of the metadata are integers, with every digit, while theirs are floats.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types

/** The layers of each buildpack of the group; buildpacks are matched by id, whatever their version. */
function decideRestoredLayers(group, { image, cache, platformApi }) {
    return group.flatMap(({ id }) => {
        const inImage = layersOf(image.buildpacks ?? [], id);
        const inCache = layersOf(cache.buildpacks, id);
        return [
            ...fromImage(id, inImage, inCache),
            ...fromCache(id, inCache, (layer) => !layer.launch),
            ...((0,api_version/* atLeast */.jZ)(platformApi, "0.14")
                ? fromCache(id, inCache, (layer, name) => layer.launch && !inImage.has(name))
                : []),
        ].filter(withoutDuplicates);
    });
}
function fromImage(buildpackId, inImage, inCache) {
    return [...inImage].flatMap(([name, layer]) => {
        const cached = inCache.get(name);
        const isCached = cached?.cache === true;
        // Build layers that are not cached are rebuilt, so their metadata would only mislead the buildpack.
        if (!layer.launch || (layer.build && !layer.cache) || (layer.cache && !isCached))
            return [];
        const contents = contentsFor(layer, isCached ? cached : undefined);
        return [{ buildpackId, name, metadataFrom: "app image", metadata: layer.data, contents }];
    });
}
function contentsFor(layer, cached) {
    if (cached === undefined)
        return { kind: "none" };
    return cached.sha === layer.sha ? { kind: "cache", diffId: cached.sha } : { kind: "stale" };
}
function fromCache(buildpackId, inCache, isWanted) {
    return [...inCache]
        .filter(([name, layer]) => layer.cache && isWanted(layer, name))
        .map(([name, { data: metadata, sha: diffId }]) => {
        return { buildpackId, name, metadataFrom: "cache", metadata, contents: { kind: "cache", diffId } };
    });
}
/** The cache wins where both have a layer, as its metadata belongs to the contents. */
function withoutDuplicates(layer, at, all) {
    return !all.slice(at + 1).some((later) => later.name === layer.name);
}
/** Names come from an image label or a cache that anyone may have written: they must stay file names. */
function layersOf(buildpacks, id) {
    const layers = buildpacks.find(({ key }) => key === id)?.layers ?? {};
    return new Map(Object.entries(layers).filter(([name]) => isLayerName(name)));
}
/** NAME_MAX of Linux. */
const MAX_NAME_BYTES = 255;
/** Whether a file system can have a file of that name, as far as its length goes. */
function isFileName(name) {
    return Buffer.byteLength(name) <= MAX_NAME_BYTES;
}
const RESERVED = new Set(["", ".", "..", "build", "launch", "store"]);
function isLayerName(name) {
    return !RESERVED.has(name) && !/[/\0]/.test(name);
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/extract-layer.js
var extract_layer = __webpack_require__(207);
// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/layer-room.js + 1 modules
var layer_room = __webpack_require__(8655);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-target.js
var run_image_target = __webpack_require__(3065);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/run-image/extension-images.js








/** @throws {LifecycleError} exit code 1 if an image cannot be read */
async function withExtensionImages(analyzed, { buildImageName, hasExtensions, openRunImage }, ctx) {
    if (!(0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.10"))
        return analyzed;
    const buildImage = buildImageName === undefined
        ? analyzed.buildImage
        : await opened(`pull builder image ${buildImageName}`, () => digestOf(buildImageName, ctx));
    const runImage = await identifiedRunImage({ runImage: analyzed.runImage, hasExtensions, open: openRunImage }, ctx);
    return { ...analyzed, buildImage, runImage };
}
/**
 * Digest and target of a run image that extensions chose or want extended. Departure from other lifecycles: before Platform
 * API 0.12, where a run image that stays the same has no name, they crash; here its reference serves.
 */
async function identifiedRunImage({ runImage, hasExtensions, open }, { platformApi }) {
    const knowsTargets = (0,api_version/* atLeast */.jZ)(platformApi, "0.12");
    const isExtended = knowsTargets && runImage?.extend === true;
    const isUnknown = hasExtensions && (runImage?.target?.os ?? "") === "";
    if (runImage === undefined || !(isExtended || isUnknown))
        return runImage;
    const name = runImage.image || runImage.reference;
    const { id, config } = await opened(`get run image ${name}`, () => open(name));
    return { ...runImage, reference: id, ...(knowsTargets && { target: (0,run_image_target/* runImageTarget */.o)(config) }) };
}
async function digestOf(name, { registry }) {
    const image = await (0,registry_image/* readImage */.A)(registry, (0,image_reference/* parseImageReference */.o_)(name), (0,target/* hostTarget */.az)(process.arch));
    return (0,image_reference/* formatImageReference */.my)(image.reference);
}
async function opened(action, open) {
    try {
        return await open();
    }
    catch (cause) {
        const hint = cause instanceof errors/* PlatformError */.Wk ? cause.hint : undefined;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `${action}: ${(0,errors/* messageOf */.bD)(cause)}`, { cause, hint });
    }
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js + 1 modules
var run_image_choice = __webpack_require__(102);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/sbom/restored-sbom.js
// SBOM files of restored layers: from the SBOM layers of cache and previous image to where buildpacks look for them.
// Departure from other lifecycles: only layers that came back get theirs, so that a layer that is rebuilt without
// an SBOM is not described by an old one.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#software-bill-of-materials








/** Unpacks the cache's SBOM layer into `<layers>/sbom/cache`; a broken one is skipped with a warning. */
async function extractCachedSbom({ cache, diffId }, layersDir, log) {
    log.info("Restoring data for SBOM from cache");
    try {
        const place = { diffId, layersDir, within: "sbom/cache", room: (0,layer_room/* roomForSbom */.sN)() };
        await (0,extract_layer/* extractLayer */.t)(cache.readLayer(diffId), place);
        cache.confirmLayer(diffId);
    }
    catch (error) {
        if (!(0,extract_layer/* isBadLayer */.T)(error) && !(error instanceof layer_cache/* CacheReadError */.jV))
            throw error;
        log.warn(`Skipping the SBOM files of the cache: ${error.message}`);
        await (0,promises_.rm)(external_node_path_.join(layersDir, "sbom", "cache"), { recursive: true, force: true });
    }
}
/**
 * Moves `<layers>/sbom/{cache,launch}/<id>/<layer>/sbom.*` to `<layers>/<id>/<layer>.sbom.*`, and removes the rest. Names that
 * become too long are left out with a warning: no buildpack has made them.
 */
async function placeSbomFiles(layersDir, layers, log) {
    const root = external_node_path_.join(layersDir, "sbom");
    // A file of the previous image wins over one of the cache, as in other lifecycles.
    for (const kind of ["cache", "launch"]) {
        for (const { buildpackId, name } of layers) {
            const buildpack = (0,module_reference/* escapeId */.H)(buildpackId);
            for (const file of await sbomFiles(root, [kind, buildpack, name])) {
                const placed = `${name}.${external_node_path_.basename(file)}`;
                if (isFileName(placed))
                    await (0,promises_.rename)(file, external_node_path_.join(layersDir, buildpack, placed));
                else
                    log.warn(`Skipping the SBOM file ${(0,quote/* quote */.hD)(placed)}: its name is too long`);
            }
        }
    }
    await (0,promises_.rm)(root, { recursive: true, force: true });
}
/** Only files in directories: a link could make a file of this machine part of the app image. */
async function sbomFiles(root, below) {
    let directory = root;
    for (const name of ["", ...below]) {
        directory = external_node_path_.join(directory, name);
        const info = await (0,promises_.lstat)(directory).catch(() => undefined);
        if (info?.isDirectory() !== true)
            return [];
    }
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile() && /^sbom.*\.json$/.test(entry.name))
        .map(({ name }) => external_node_path_.join(directory, name));
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/supported-apis.js
var supported_apis = __webpack_require__(8774);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
// EXTERNAL MODULE: ./build/js/src/lifecycle/phase/analyzer.js + 1 modules
var analyzer = __webpack_require__(4197);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/phase/restorer.js
// Restoring: gives buildpacks back the metadata of their layers, and the contents of those in the cache.
// Departure from other lifecycles: a layer whose contents are broken or missing in the cache loses its metadata too, as the
// specification demands (they leave the metadata, and the buildpack takes the layer for present).
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer




























/**
 * Restores the layers of the group's buildpacks and rewrites analyzed.toml; the creator hands in a cache that it has open.
 * @throws {LifecycleError} exit code 1 without group.toml or cache directory, 12 for a Buildpack API we do not know,
 *   42 if restoring fails
 */
async function restore(inputs, ctx, openedCache) {
    const { buildpacks: group, extensions } = await readGroup(inputs.groupPath);
    const analyzed = await updateAnalyzed(inputs, ctx, extensions.length > 0);
    const cache = openedCache ?? (await (0,open_cache/* openCache */.b)(inputs, ctx));
    if (cache === undefined)
        ctx.log.warn("No cached data will be used, no cache specified.");
    const restoration = { inputs, ctx, group, cache, image: analyzed?.metadata ?? {} };
    try {
        await restoreStores(restoration);
        if (inputs.skipLayers)
            ctx.log.info("Skipping buildpack layer analysis");
        const restored = inputs.skipLayers ? [] : await restoreLayers(restoration);
        await placeSbomFiles(inputs.layersDir, restored, ctx.log);
    }
    catch (cause) {
        if ((0,errors/* firstError */.bv)(cause) instanceof lifecycle_error/* LifecycleError */.D)
            throw cause;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.RESTORE_FAILED, `restore: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
async function readGroup(groupPath) {
    let group;
    try {
        group = (0,cnb_group/* parseGroup */.h)(await (0,toml_file/* readToml */.D7)(groupPath), (0,quote/* quote */.hD)(groupPath));
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `read group file: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
    for (const buildpack of group.buildpacks)
        (0,supported_apis/* requireBuildpackApi */.Hg)(buildpack.api, (0,module_reference/* formatModule */.w)(buildpack));
    return group;
}
async function updateAnalyzed(inputs, ctx, hasExtensions) {
    let analyzed;
    try {
        analyzed = (0,cnb_analyzed/* parseAnalyzed */.yc)(await (0,toml_file/* readToml */.D7)(inputs.analyzedPath), (0,quote/* quote */.hD)(inputs.analyzedPath));
    }
    catch (error) {
        ctx.log.warn(`Not using analyzed data, usable file not found: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
    const { buildImageName } = inputs;
    const readable = await withReadableRunImage(analyzed, inputs, ctx);
    const updated = await withExtensionImages(readable, { buildImageName, hasExtensions, openRunImage: (name) => openRunImage(name, ctx) }, ctx);
    await (0,analyzer/* writeAnalyzed */.W)(inputs.analyzedPath, updated);
    return updated;
}
/**
 * From Platform API 0.14 on, a run image of run.toml that cannot be read here is replaced by a mirror that can. Departure
 * from other lifecycles: they end with an error, and older ones take the first of the list that can be read.
 */
async function withReadableRunImage(analyzed, { runPath }, ctx) {
    const name = analyzed.runImage?.image ?? "";
    if (analyzed.runImage === undefined || name === "" || !(0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.14"))
        return analyzed;
    const entry = (0,run_image_choice/* findRunImage */.Gy)(await (0,run_image_choice/* readRunImages */.ak)(runPath, ctx), name);
    if (entry === undefined)
        return analyzed;
    const image = await (0,run_image_choice/* firstReadable */.Fw)([name, entry.image, ...entry.mirrors], ctx.images);
    if (image !== undefined)
        return { ...analyzed, runImage: { ...analyzed.runImage, image } };
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `find an accessible run image: ${(0,quote/* quote */.hD)(name)} and its mirrors are not`, {
        hint: "Give the restorer credentials for one of them in CNB_REGISTRY_AUTH.",
    });
}
/** Where the app image goes, not necessarily in a registry. */
async function openRunImage(name, { images }) {
    const image = await images.find({ name, reference: (0,image_reference/* parseImageReference */.o_)(name) });
    if (image === undefined)
        throw new lifecycle_error/* StepError */.z("it was not found");
    return { config: image.config, id: image.reference };
}
/** What buildpacks keep about themselves comes back even where layers do not. */
async function restoreStores({ inputs, group, image }) {
    for (const { id } of group) {
        const store = image.buildpacks?.find(({ key }) => key === id)?.store;
        if (store == null)
            continue;
        const dir = external_node_path_.join(inputs.layersDir, (0,module_reference/* escapeId */.H)(id));
        await (0,promises_.mkdir)(dir, { recursive: true });
        await (0,promises_.writeFile)(external_node_path_.join(dir, "store.toml"), (0,format_toml/* formatToml */.W)({ metadata: (0,json/* sortKeys */.di)(store.metadata) }));
    }
}
/** Returns the layers that came back. */
async function restoreLayers(restoration) {
    const { inputs, ctx, group, cache, image } = restoration;
    const metadata = (await cache?.readMetadata()) ?? cache_metadata/* EMPTY_CACHE */.BF;
    const layers = decideRestoredLayers(group, { image, cache: metadata, platformApi: ctx.platformApi });
    const restored = [];
    const room = await (0,layer_room/* roomForLayers */.TI)(inputs.layersDir);
    await (0,bounded/* inParallel */.HN)(layers.filter((layer) => isRestorable(layer, ctx.log)), cache?.layersAtOnce ?? 1, async (layer) => {
        if (await restoreLayer(layer, restoration, room))
            restored.push(layer);
    });
    if (cache !== undefined && metadata.sbom.sha !== "" && (0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.8")) {
        await extractCachedSbom({ cache, diffId: metadata.sbom.sha }, inputs.layersDir, ctx.log);
    }
    return restored;
}
/** Names come from a label or a cache; one that no buildpack can have made would end every later build. */
function isRestorable({ buildpackId, name }, log) {
    if (isFileName(`${name}.toml`))
        return true;
    log.warn(`Skipping restore for layer ${(0,quote/* quote */.hD)(`${buildpackId}:${name}`)}: its name is too long`);
    return false;
}
/** Contents first: a build that is killed in between must not find metadata without them. */
async function restoreLayer(layer, { inputs, ctx, cache }, room) {
    const { buildpackId, name, contents } = layer;
    const { log } = ctx;
    const buildpackDir = external_node_path_.join(inputs.layersDir, (0,module_reference/* escapeId */.H)(buildpackId));
    const identifier = `"${buildpackId}:${name}"`;
    await (0,promises_.mkdir)(buildpackDir, { recursive: true });
    log.info(`Restoring metadata for ${identifier} from ${layer.metadataFrom}`);
    if (contents.kind === "stale") {
        log.info(`Removing ${identifier}, wrong sha`);
        await removeLayer(external_node_path_.join(buildpackDir, name));
        return false;
    }
    if (contents.kind === "cache" && cache !== undefined) {
        log.info(`Restoring data for ${identifier} from cache`);
        const within = external_node_path_.join((0,module_reference/* escapeId */.H)(buildpackId), name);
        const place = { diffId: contents.diffId, layersDir: inputs.layersDir, within, room };
        const extracted = await restoreContents(cache, place);
        if (typeof extracted === "string") {
            log.warn(`Skipping restore for layer ${identifier}: ${extracted}`);
            await removeLayer(external_node_path_.join(buildpackDir, name));
            return false;
        }
        ctx.restored?.add(external_node_path_.join(buildpackDir, name), extracted);
    }
    return writeMetadata(layer, buildpackDir, log);
}
/** False where the contents of another layer have the name of the file: no buildpack can have made both. */
async function writeMetadata(layer, buildpackDir, log) {
    const file = `${layer.name}.toml`;
    try {
        await (0,promises_.writeFile)(external_node_path_.join(buildpackDir, file), (0,cnb_layer/* formatRestoredLayer */.L)(layer.metadata));
        return true;
    }
    catch (error) {
        if ((0,regular_file/* errorCode */.CA)(error) !== "EISDIR")
            throw error;
        log.warn(`Skipping restore for layer ${(0,quote/* quote */.hD)(`${layer.buildpackId}:${layer.name}`)}: ${(0,quote/* quote */.hD)(file)} is another layer`);
        await (0,promises_.rm)(external_node_path_.join(buildpackDir, layer.name), { recursive: true, force: true });
        return false;
    }
}
/** Returns the layer, or what is wrong with it. */
async function restoreContents(cache, place) {
    try {
        const extracted = await (0,extract_layer/* extractLayer */.t)(cache.readLayer(place.diffId), place);
        cache.confirmLayer(place.diffId);
        return extracted;
    }
    catch (error) {
        if (error instanceof layer_cache/* CacheReadError */.jV || (0,extract_layer/* isBadLayer */.T)(error))
            return error.message;
        throw error;
    }
}
async function removeLayer(layer) {
    const rubbish = [layer, `${layer}.toml`, `${layer}.sha`];
    await Promise.all(rubbish.map((file) => (0,promises_.rm)(file, { recursive: true, force: true })));
}


/***/ })

};
