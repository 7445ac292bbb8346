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
/* harmony export */   Hi: () => (/* binding */ escapeId),
/* harmony export */   ww: () => (/* binding */ formatModule)
/* harmony export */ });
/* unused harmony export isNamed */
// A buildpack or extension by id and version, and where it lies on disk. Pure.
/** `id@version`, as logs and labels write it. */
function formatModule(module) {
    return module.version === "" ? module.id : `${module.id}@${module.version}`;
}
/** Whether a reference leads to a module: to each version of its id if it names none. */
function isNamed(module, { id, version }) {
    return module.id === id && (version === "" || module.version === version);
}
/** An id as a directory name: every `/` becomes `_`. */
function escapeId(id) {
    return id.replaceAll("/", "_");
}


/***/ }),

/***/ 5754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ openCache)
/* harmony export */ });
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4468);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1487);
/* harmony import */ var _cache_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6870);
// Which build cache the phases use: a directory, or an image in a registry.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer



/**
 * Opens the cache that was given; undefined if none was. Given both, the image is used, as in other lifecycles: platforms
 * such as pack always give the creator a directory.
 * @throws {LifecycleError} exit code 1 if the directory does not exist
 */
async function openCache({ cacheDir, cacheImage }, { log, registry }) {
    if (cacheImage !== undefined) {
        const name = (0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatImageReference */ .my)(cacheImage);
        if (cacheDir !== undefined)
            log.info(`Using the cache image ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(name)}, not the directory ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(cacheDir)}`);
        const { openCacheImage } = await Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(859), __webpack_require__.e(335)]).then(__webpack_require__.bind(__webpack_require__, 5335));
        return openCacheImage({ registry, reference: cacheImage, log });
    }
    return cacheDir === undefined ? undefined : (0,_cache_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .openCacheDirectory */ .u)(cacheDir, log);
}


/***/ }),

/***/ 8016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

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
// EXTERNAL MODULE: ./build/js/src/lifecycle/analyzed-file.js
var analyzed_file = __webpack_require__(3169);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/cache-metadata.js
var cache_metadata = __webpack_require__(1969);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/layer-cache.js
var layer_cache = __webpack_require__(7647);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/open-cache.js
var open_cache = __webpack_require__(5754);
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
    const { readImage } = await __webpack_require__.e(/* import() */ 50).then(__webpack_require__.bind(__webpack_require__, 9050));
    const image = await readImage(registry, (0,image_reference/* parseImageReference */.o_)(name), (0,target/* hostTarget */.az)(process.arch));
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
            const buildpack = (0,module_reference/* escapeId */.Hi)(buildpackId);
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
        (0,supported_apis/* requireBuildpackApi */.Hg)(buildpack.api, (0,module_reference/* formatModule */.ww)(buildpack));
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
    await (0,analyzed_file/* writeAnalyzed */.W)(inputs.analyzedPath, updated);
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
        const dir = external_node_path_.join(inputs.layersDir, (0,module_reference/* escapeId */.Hi)(id));
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
    const buildpackDir = external_node_path_.join(inputs.layersDir, (0,module_reference/* escapeId */.Hi)(buildpackId));
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
        const within = external_node_path_.join((0,module_reference/* escapeId */.Hi)(buildpackId), name);
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
