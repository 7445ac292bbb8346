// Holds src.
export const id = 820;
export const ids = [820];
export const modules = {

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

/***/ 4197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  analyze: () => (/* binding */ analyze)
});

// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/cnb/lifecycle-metadata.js
var lifecycle_metadata = __webpack_require__(9595);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var oci_target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/analyzed-file.js
var analyzed_file = __webpack_require__(3169);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/registry/registry-images.js + 2 modules
var registry_images = __webpack_require__(7846);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js + 1 modules
var run_image_choice = __webpack_require__(102);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-target.js
var run_image_target = __webpack_require__(3065);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js + 1 modules
var decompressed = __webpack_require__(3340);
// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/extract-layer.js
var extract_layer = __webpack_require__(207);
// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/layer-room.js + 1 modules
var layer_room = __webpack_require__(8655);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/sbom/previous-image-sbom.js
// The SBOM files of the previous image: unpacked for layers that the buildpacks will reuse.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer





/**
 * Unpacks the image's SBOM layer into `<layers>/sbom/launch`. Departure from other lifecycles: a layer that does not
 * belong there (it was made for another layers directory, is broken, or unpacks to more than 256 MiB) is skipped with a warning.
 */
async function restorePreviousSbom(image, { diffId, layersDir }, { log }) {
    log.info("Restoring data for SBOM from previous image");
    try {
        await (0,extract_layer/* extractLayer */.t)(await image.openLayer(diffId), {
            diffId,
            layersDir,
            within: "sbom/launch",
            room: (0,layer_room/* roomForSbom */.sN)(),
        });
    }
    catch (error) {
        if (!(0,extract_layer/* isBadLayer */.T)(error) && !(0,decompressed/* isBrokenCompression */.Wv)(error))
            throw error;
        log.warn(`Not using the SBOM of the previous image: ${error.message}`);
        await (0,promises_.rm)(external_node_path_.join(layersDir, "sbom"), { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/phase/analyzer.js













/**
 * Writes analyzed.toml, and the previous image's SBOM files into the layers directory.
 * @throws {LifecycleError} exit code 3 without a run image, 1 if analyzed.toml cannot be written, 32 for everything else
 */
async function analyze(inputs, ctx) {
    await (0,analyzed_file/* writeAnalyzed */.W)(inputs.analyzedPath, await readImages(inputs, ctx).catch(analyzeFailed));
}
async function readImages(inputs, ctx) {
    const previousName = { name: inputs.previousImageName, reference: inputs.previousImage };
    const [previousImage, runImage] = await Promise.all([
        findPrevious(previousName, ctx),
        openRunImage(inputs, ctx),
        ctx.images.checkAccess({
            read: [inputs.previousImage],
            write: [inputs.appImage, ...inputs.additionalTags],
        }),
        // The cache image is in a registry, wherever the app image goes.
        (0,registry_images/* checkWriteAccess */.G)(inputs.cacheImage ? [inputs.cacheImage] : [], ctx.registry),
    ]);
    const previous = { name: ctx.images.nameOf(previousName), image: previousImage };
    for (const { name, image } of [previous, runImage]) {
        if (image === undefined)
            ctx.log.info(`Image with name ${(0,quote/* quote */.hD)(name)} not found`);
    }
    const { reference, metadata } = await previousMetadata(previous, ctx);
    await restoreSbom({ image: previousImage, metadata, inputs }, ctx);
    return { previousImage: reference, metadata, runImage: analyzedRunImage(runImage, ctx) };
}
/** What cannot be read as an image is as good as none: something else may have been put there, and would fail every build. */
async function findPrevious(name, { images, log }) {
    try {
        return await images.find(name);
    }
    catch (error) {
        const cause = error instanceof lifecycle_error/* LifecycleError */.D ? error.cause : error;
        if (!(cause instanceof errors/* PlatformError */.Wk) || cause.code !== "MALFORMED")
            throw error;
        log.warn(`Ignoring image ${(0,quote/* quote */.hD)(images.nameOf(name))} because it was corrupt: ${(0,errors/* messageOf */.bD)(cause)}`);
        return undefined;
    }
}
/** What has no exit code of its own, such as a registry that does not let us, is a failure of this phase. */
function analyzeFailed(cause) {
    const error = (0,errors/* firstError */.bv)(cause);
    if (error instanceof lifecycle_error/* LifecycleError */.D && error.exitCode !== exit_codes/* ExitCode */.y.FAILED)
        throw cause;
    const hint = error instanceof errors/* PlatformError */.Wk ? error.hint : undefined;
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.ANALYZE_FAILED, (0,errors/* messageOf */.bD)(cause), { cause, hint });
}
async function openRunImage(inputs, ctx) {
    const name = await (0,run_image_choice/* resolveRunImage */.Z)(inputs, ctx);
    const runImage = { name, reference: parseRunImage(name) };
    const [image] = await Promise.all([
        ctx.images.find(runImage),
        ctx.images.checkAccess({ read: [runImage.reference], write: [] }),
    ]);
    return { name: ctx.images.nameOf(runImage), image };
}
const NONE = { reference: "", metadata: {} };
/** An image whose layers are gone cannot be built upon; without a label, there is only nothing to reuse. */
async function previousMetadata({ name, image }, { log }) {
    if (image === undefined)
        return NONE;
    if (!(await image.isComplete())) {
        log.info(`Ignoring image ${(0,quote/* quote */.hD)(name)} because it was corrupt`);
        return NONE;
    }
    const { reference } = image;
    const label = image.config.config?.Labels?.[lifecycle_metadata/* LIFECYCLE_METADATA_LABEL */.Yx] ?? "";
    if (label === "")
        return { reference, metadata: {} };
    try {
        return { reference, metadata: (0,lifecycle_metadata/* parseLifecycleMetadata */.F8)(label, (0,quote/* quote */.hD)(name)) };
    }
    catch (error) {
        log.debug((0,errors/* messageOf */.bD)(error));
        return NONE;
    }
}
/** An image that is not there gets the target of this machine, so that detection can go on. */
function analyzedRunImage({ name, image }, { platformApi }) {
    const reference = image?.reference ?? "";
    if (!(0,api_version/* atLeast */.jZ)(platformApi, "0.12"))
        return { reference };
    const target = image === undefined ? (0,oci_target/* hostTarget */.az)(process.arch) : (0,run_image_target/* runImageTarget */.o)(image.config);
    return { reference, image: name, target };
}
async function restoreSbom({ image, metadata, inputs }, ctx) {
    const diffId = metadata.sbom?.sha ?? "";
    if (image === undefined || diffId === "" || inputs.skipLayers || !(0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.8"))
        return;
    try {
        await restorePreviousSbom(image, { diffId, layersDir: inputs.layersDir }, ctx);
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.ANALYZE_FAILED, `analyze: read the SBOM layer: ${(0,errors/* messageOf */.bD)(cause)}`, {
            cause,
        });
    }
}
function parseRunImage(name) {
    try {
        return (0,image_reference/* parseImageReference */.o_)(name);
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `resolve inputs: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
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


/***/ })

};
