// Holds src.
export const id = 197;
export const ids = [197,314];
export const modules = {

/***/ 2605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cp: () => (/* binding */ formatAnalyzed),
/* harmony export */   yc: () => (/* binding */ parseAnalyzed)
/* harmony export */ });
/* unused harmony export renameRunImage */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2295);
/* harmony import */ var _lifecycle_metadata_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9595);
/* harmony import */ var _toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7884);
/* harmony import */ var _toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2951);
// analyzed.toml: what is known about the previous image and the run image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzedtoml-toml





const text = valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), "");
const Sha = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ sha: text });
const RunImageNames = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ image: text, mirrors: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())) });
/** As in the image label, but what a layer's own TOML has under `[metadata]` is not called `data` here. */
const TomlLayers = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    ..._lifecycle_metadata_js__WEBPACK_IMPORTED_MODULE_1__/* .BuildpackLayers */ .G4.entries,
    layers: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        sha: text,
        metadata: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J()),
        build: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false),
        launch: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false),
        cache: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false),
    })), {}),
});
const TargetData = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    os: text,
    arch: text,
    "arch-variant": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    distro: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ name: text, version: text })),
});
const Analyzed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    image: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ reference: text })),
    "build-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ reference: text })),
    "run-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        reference: text,
        image: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
        extend: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY()),
        target: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(TargetData),
    })),
    metadata: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        app: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(Sha)),
        sbom: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        buildpacks: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(TomlLayers)),
        config: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        launcher: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        "process-types": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        "run-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
            "top-layer": text,
            reference: text,
            image: text,
            mirrors: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())),
        })),
        stack: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ "run-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(RunImageNames) })),
    })),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseAnalyzed(toml, what) {
    const file = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .parseToml */ .MT)(Analyzed, toml, what);
    const { "run-image": runImage, stack, buildpacks, ...metadata } = file.metadata ?? {};
    return {
        previousImage: file.image?.reference ?? "",
        buildImage: file["build-image"]?.reference,
        runImage: file["run-image"],
        metadata: {
            ...metadata,
            buildpacks: buildpacks?.map((one) => ({
                ...one,
                layers: Object.fromEntries(Object.entries(one.layers).map(([name, { metadata: data, ...layer }]) => [
                    name,
                    { ...layer, data },
                ])),
            })),
            ...(runImage && { runImage: readRunImage(runImage) }),
            ...(stack && { stack: { runImage: stack["run-image"] } }),
        },
    };
}
function readRunImage({ "top-layer": topLayer, ...names }) {
    return { topLayer, ...names };
}
/**
 * The same file with another name of the run image; what else is in it stays.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
function renameRunImage(toml, name, what) {
    const { "run-image": runImage, ...others } = parseTomlTable(toml, what);
    const known = v.is(FreeTable, runImage) ? runImage : {};
    return formatToml({ ...others, "run-image": { ...known, reference: name, image: name } });
}
function formatAnalyzed(analyzed) {
    const { app, sbom, runImage, stack, buildpacks, ...metadata } = analyzed.metadata;
    return (0,_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .formatToml */ .W)({
        image: { reference: analyzed.previousImage },
        "build-image": analyzed.buildImage === undefined ? undefined : { reference: analyzed.buildImage },
        metadata: {
            app,
            sbom,
            buildpacks: buildpacks?.map(writtenBuildpack),
            ...metadata,
            ...(runImage && {
                "run-image": {
                    "top-layer": runImage.topLayer,
                    reference: runImage.reference,
                    image: runImage.image || undefined,
                    mirrors: runImage.mirrors,
                },
            }),
            ...(stack?.runImage && {
                stack: { "run-image": { image: stack.runImage.image, mirrors: stack.runImage.mirrors } },
            }),
        },
        "run-image": analyzed.runImage && {
            reference: analyzed.runImage.reference,
            image: analyzed.runImage.image || undefined,
            extend: analyzed.runImage.extend || undefined,
            target: analyzed.runImage.target,
        },
    });
}
/** With layers and metadata sorted, as Go writes a map. */
function writtenBuildpack({ key, version, layers, store }) {
    const written = Object.entries(layers ?? {}).map(([name, { data, ...layer }]) => {
        return [name, { ...layer, metadata: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(data) }];
    });
    return {
        key,
        version,
        layers: Object.fromEntries(written.sort(([a], [b]) => (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .compareBytes */ .Xo)(a, b))),
        store: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(store),
    };
}


/***/ }),

/***/ 207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ isBadLayer),
/* harmony export */   t: () => (/* binding */ extractLayer)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
/* harmony import */ var _bytes_measure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6511);
/* harmony import */ var _bytes_read_ahead_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4903);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1024);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3186);
/* harmony import */ var _oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3483);
/* harmony import */ var _oci_tar_reader_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2096);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1487);
/* harmony import */ var _layer_tree_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1564);
// Unpacking a layer, safely: what a cache or an image holds is not trusted, so entries cannot leave their directory.
// Modes are those other lifecycles restore: setuid and setgid of files are lost, those of directories are kept.











/**
 * Unpacks a layer's uncompressed tar, with names from the root of the file system on, and verifies it on the way.
 * After a failure, what was unpacked so far is still there.
 * @throws {PlatformError} `MALFORMED` if it is no tar or has an entry that no layer should have, `DIGEST_MISMATCH` if it
 *   is not the layer; anything else comes from the file system or from where `tar` is read
 */
async function extractLayer(tar, place) {
    const target = new Target(place);
    const measure = new _bytes_measure_js__WEBPACK_IMPORTED_MODULE_3__/* .Measure */ .t();
    const frame = new _bytes_measure_js__WEBPACK_IMPORTED_MODULE_3__/* .Measure */ .t();
    try {
        for await (const item of (0,_oci_tar_reader_js__WEBPACK_IMPORTED_MODULE_6__/* .readTar */ .s)(measured(tar, measure, place.room), (bytes) => {
            frame.add(bytes);
        })) {
            await target.write(item);
        }
    }
    catch (error) {
        place.room?.giveBack(measure.sizeBytes);
        throw error;
    }
    const actual = measure.digest();
    if (actual !== place.diffId) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PlatformError */ .Wk("DIGEST_MISMATCH", `The layer ${place.diffId} has the content of ${actual}.`);
    }
    target.finish();
    return { diffId: actual, sizeBytes: measure.sizeBytes, frame: frame.digest(), files: target.files };
}
/** Whether extracting failed because of what the layer is, not because of this machine. */
function isBadLayer(error) {
    return error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PlatformError */ .Wk && (error.code === "MALFORMED" || error.code === "DIGEST_MISMATCH");
}
async function* measured(tar, measure, room) {
    for await (const chunk of tar) {
        measure.add(chunk);
        room?.take(chunk.length);
        yield chunk;
    }
}
// O_NONBLOCK: opening a named pipe that lies there must fail, not wait for a reader.
const FILE_FLAGS = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_TRUNC | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
/** Permissions and the sticky bit. */
const FILE_MODES = 0o1777;
/** Smaller writes are faster than a turn through the thread pool. */
const LARGE_BYTES = 128 * 1024;
const writeAsync = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.write);
/** PATH_MAX of Linux; a longer name could also be nested deeper than functions can call each other. */
const MAX_PATH_BYTES = 4096;
/** File system errors that only the names in a tar can cause. */
const NAME_ERRORS = new Set(["EEXIST", "EISDIR", "ELOOP", "ENAMETOOLONG", "ENOTDIR", "ENXIO"]);
/**
 * The directory that gets a layer. Calls of the file system are synchronous: a layer has thousands of small files, and
 * each asynchronous call would take a turn through the thread pool.
 */
class Target {
    files = new Map();
    #allowed;
    /** Directories that are known to be directories, not links. */
    #directories;
    /** Directories made here; others keep their mode. */
    #made = new Set();
    /** Set at the end, since a mode may forbid writing. */
    #modes = new Map();
    constructor({ layersDir, within }) {
        this.#allowed = (0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toBytePath */ .xe)(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(layersDir, within));
        this.#directories = new Set([(0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toBytePath */ .xe)(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(layersDir))]);
    }
    async write({ entry, content, nameBytes, linkNameBytes }) {
        const file = this.#locate(nameBytes, entry.type === "directory");
        if (file === undefined)
            return;
        if (entry.type === "directory") {
            this.#named(entry.name, () => {
                this.#makeDirectory(file);
            });
            if (this.#made.has(file))
                this.#modes.set(file, entry.mode);
            return;
        }
        this.#named(entry.name, () => {
            this.#makeDirectory(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file));
        });
        if (entry.type === "file") {
            await this.#writeFile(file, entry, content);
        }
        else if (entry.type === "symlink") {
            if (linkNameBytes === "" || linkNameBytes.includes("\0"))
                throw malformed(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_9__/* .quote */ .hD)(entry.name)} is a link to nowhere`);
            // The link may point anywhere, as in an image; nothing is ever written through it.
            this.#named(entry.name, () => {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.symlinkSync)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toFsPath */ .Yb)(linkNameBytes), (0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toFsPath */ .Yb)(file));
            });
        }
        else {
            throw malformed(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_9__/* .quote */ .hD)(entry.name)} is a ${entry.type}`);
        }
    }
    /** From the deepest directory up, since a parent may lose its permission to be entered. */
    finish() {
        const deepestFirst = [...this.#modes].sort(([a], [b]) => b.length - a.length);
        for (const [directory, mode] of deepestFirst) {
            const place = (0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toFsPath */ .Yb)(directory);
            if (modeOf((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(place)) !== mode)
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(place, mode);
        }
    }
    /** Where an entry goes; undefined for the directories above, which are there. */
    #locate(name, isDirectory) {
        if (name.length > MAX_PATH_BYTES)
            throw malformed(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_9__/* .quote */ .hD)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toText */ .fE)(name))} is too long for a name`);
        if (name.includes("\0") || name.split("/").includes("..")) {
            throw malformed(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_9__/* .quote */ .hD)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toText */ .fE)(name))} has a name that may lead elsewhere`);
        }
        const file = node_path__WEBPACK_IMPORTED_MODULE_1__.resolve("/", name);
        if (file.startsWith(`${this.#allowed}/`) || (isDirectory && file === this.#allowed))
            return file;
        if (isDirectory && `${this.#allowed}/`.startsWith(file === "/" ? "/" : `${file}/`))
            return undefined;
        throw malformed(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_9__/* .quote */ .hD)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toText */ .fE)(name))} is outside of ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_9__/* .quote */ .hD)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toText */ .fE)(this.#allowed))}`);
    }
    #makeDirectory(directory) {
        if (this.#directories.has(directory))
            return;
        this.#makeDirectory(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(directory));
        const info = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toFsPath */ .Yb)(directory), { throwIfNoEntry: false });
        if (info !== undefined && !info.isDirectory())
            throw malformed(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_9__/* .quote */ .hD)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toText */ .fE)(directory))} is not a directory`);
        if (info === undefined) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toFsPath */ .Yb)(directory));
            this.#made.add(directory);
        }
        this.#directories.add(directory);
    }
    async #writeFile(file, entry, content) {
        const mode = entry.mode & FILE_MODES;
        const descriptor = this.#named(entry.name, () => openForWriting((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_8__/* .toFsPath */ .Yb)(file), mode));
        try {
            await writeContent(descriptor, content);
            // Each change of a mode is one more entry in the file system's journal, and rarely needed.
            if (modeOf((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor)) !== mode)
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync)(descriptor, mode);
            this.files.set(file, (0,_layer_tree_js__WEBPACK_IMPORTED_MODULE_7__/* .identityOf */ .cu)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor)));
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
        }
    }
    #named(name, act) {
        try {
            return act();
        }
        catch (cause) {
            const code = (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .errorCode */ .CA)(cause) ?? "";
            if (NAME_ERRORS.has(code))
                throw malformed(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_9__/* .quote */ .hD)(name)} cannot be written: ${code}`, cause);
            throw cause;
        }
    }
}
/** Opens a file that is not there, as a rule, with its mode; one that is there keeps its mode for the moment. */
function openForWriting(file, mode) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, FILE_FLAGS | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_EXCL, mode & 0o777);
    }
    catch (error) {
        if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .errorCode */ .CA)(error) !== "EEXIST")
            throw error;
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, FILE_FLAGS);
    }
}
function modeOf({ mode }) {
    return mode & 0o7777;
}
/** A large chunk is written by the thread pool, while the next one is read and hashed; never two, as caches want it. */
async function writeContent(descriptor, content) {
    for await (const chunk of (0,_bytes_read_ahead_js__WEBPACK_IMPORTED_MODULE_10__/* .readAhead */ .E)(content)) {
        if (chunk.length < LARGE_BYTES)
            writeAll(descriptor, chunk);
        else
            await writeLarge(descriptor, chunk);
    }
}
async function writeLarge(descriptor, chunk) {
    for (let at = 0; at < chunk.length;) {
        at += (await writeAsync(descriptor, chunk, at, chunk.length - at, null)).bytesWritten;
    }
}
function writeAll(descriptor, chunk) {
    for (let at = 0; at < chunk.length;)
        at += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(descriptor, chunk, at);
}
function malformed(why, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PlatformError */ .Wk("MALFORMED", `The layer is not restored: ${why}.`, { cause });
}


/***/ }),

/***/ 8655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TI: () => (/* binding */ roomForLayers),
  sN: () => (/* binding */ roomForSbom)
});

// UNUSED EXPORTS: layerRoom

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
;// CONCATENATED MODULE: ./build/js/src/bytes/unpack-room.js
// How much may be unpacked: a few megabytes from elsewhere can become any number of gigabytes.
/** What is left of a limit that several parts share, e.g. the layers of an image. */
class UnpackRoom {
    #leftBytes;
    #tooMuch;
    #takenBytes = new Map();
    constructor(limitBytes, tooMuch) {
        this.#leftBytes = limitBytes;
        this.#tooMuch = tooMuch;
    }
    /** @throws that it is too much if that is more than is left */
    take(bytes) {
        this.#leftBytes -= bytes;
        if (this.#leftBytes < 0)
            throw this.#tooMuch();
    }
    /** Says how much a part has unpacked to so far; what is read again does not count again. @throws as {@link take} */
    takeOnce(part, sizeBytes) {
        const takenBytes = this.#takenBytes.get(part) ?? 0;
        if (sizeBytes <= takenBytes)
            return;
        this.#takenBytes.set(part, sizeBytes);
        this.take(sizeBytes - takenBytes);
    }
    /** What came of it is removed. */
    giveBack(bytes) {
        this.#leftBytes += bytes;
    }
}

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quantities.js
var quantities = __webpack_require__(7126);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/layer/layer-room.js
// How much layers may unpack to.




/** SBOM files are JSON, of some megabytes for large apps. */
const MAX_SBOM_BYTES = 256 * 1024 * 1024;
/**
 * For one or more layers; taking more throws a {@link PlatformError} `MALFORMED`.
 * @param what the limit is, e.g. `256 MiB`
 */
function layerRoom(limitBytes, what) {
    const message = `The layer is not restored: it unpacks to more than ${what}.`;
    return new UnpackRoom(limitBytes, () => new errors/* PlatformError */.Wk("MALFORMED", message));
}
/** For the layer with SBOM files, of a previous image or a cache. */
function roomForSbom() {
    return layerRoom(MAX_SBOM_BYTES, (0,quantities/* formatLimit */.tW)(MAX_SBOM_BYTES));
}
/** For all layers of a cache: the build needs the other half. */
async function roomForLayers(layersDir) {
    const { bavail, bsize } = await (0,promises_.statfs)(layersDir);
    const freeBytes = bavail * bsize;
    return layerRoom(Math.floor(freeBytes / 2), `half of the ${freeBytes} bytes that were free`);
}


/***/ }),

/***/ 4197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  analyze: () => (/* binding */ analyze),
  W: () => (/* binding */ writeAnalyzed)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/cnb/analyzed.js
var cnb_analyzed = __webpack_require__(2605);
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
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/registry/registry-images.js + 2 modules
var registry_images = __webpack_require__(7846);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js + 1 modules
var run_image_choice = __webpack_require__(102);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-target.js
var run_image_target = __webpack_require__(3065);
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
// Analysis: what the previous image has, what the run image is for, and whether the build's result can be stored.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer















/**
 * Writes analyzed.toml, and the previous image's SBOM files into the layers directory.
 * @throws {LifecycleError} exit code 3 without a run image, 1 if analyzed.toml cannot be written, 32 for everything else
 */
async function analyze(inputs, ctx) {
    await writeAnalyzed(inputs.analyzedPath, await readImages(inputs, ctx).catch(analyzeFailed));
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
/** Writes analyzed.toml. @throws {LifecycleError} exit code 1 if that is not possible */
async function writeAnalyzed(analyzedPath, analyzed) {
    try {
        await (0,promises_.mkdir)(external_node_path_.dirname(analyzedPath), { recursive: true });
        await (0,promises_.writeFile)(analyzedPath, (0,cnb_analyzed/* formatAnalyzed */.Cp)(analyzed));
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `write analyzed file: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
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

/***/ 102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gy: () => (/* binding */ findRunImage),
  Fw: () => (/* binding */ firstReadable),
  JK: () => (/* binding */ nearestReadable),
  ak: () => (/* binding */ readRunImages),
  Z: () => (/* binding */ resolveRunImage)
});

// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/format-toml.js
var format_toml = __webpack_require__(7884);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
;// CONCATENATED MODULE: ./build/js/src/cnb/run.js
// run.toml (and stack.toml before Platform API 0.12): the run images a builder names, with their mirrors.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#runtoml-toml



/** The schema of a run image, which run.toml and builder labels share. */
const RunImageEntry = dist/* object */.Ikc({
    image: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    mirrors: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), []),
});
const RunFile = dist/* object */.Ikc({ images: dist/* optional */.lqM(dist/* array */.YOg(RunImageEntry), []) });
const StackFile = dist/* object */.Ikc({ "run-image": dist/* optional */.lqM(RunImageEntry) });
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseRun(toml, what) {
    return (0,parse_toml/* parseToml */.MT)(RunFile, toml, what).images.map(withMirrors);
}
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseStack(toml, what) {
    const runImage = (0,parse_toml/* parseToml */.MT)(StackFile, toml, what)["run-image"];
    return runImage === undefined ? [] : [withMirrors(runImage)];
}
function formatRun(images) {
    return formatToml({ images: images.map(formatEntry) });
}
function formatStack(image) {
    return formatToml({ "run-image": formatEntry(image) });
}
/** As others write it, so that their layers are the same bytes. */
function formatEntry({ image, mirrors }) {
    return { image, ...(mirrors.length > 0 && { mirrors }) };
}
function withMirrors({ image, mirrors }) {
    return { image, mirrors };
}

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js
// Which run image a build uses when none is given: one of run.toml that can be read, near the output if possible.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#run-image-resolution









/**
 * The name of the run image: the given one, else of the first entry of run.toml the first readable image on the
 * output's registry, else the first readable one.
 * @throws {LifecycleError} exit code 3 if there is no such image
 */
async function resolveRunImage(inputs, ctx) {
    if (inputs.runImageName !== undefined)
        return inputs.runImageName;
    const [entry] = await readRunImages(inputs.runPath, ctx);
    if (entry === undefined || entry.image === "") {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, "resolve inputs: -run-image is required when there is no run metadata available", { hint: `Give -run-image, or name a run image in ${(0,quote/* quote */.hD)(inputs.runPath)}.` });
    }
    const failures = [];
    const chosen = await nearestReadable(entry, inputs.appImage.registry, ctx.images, (error) => {
        failures.push((0,errors/* messageOf */.bD)(error));
    });
    if (chosen !== undefined)
        return chosen;
    const names = [entry.image, ...entry.mirrors].join(", ");
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, ["resolve inputs: none of the run images can be read: " + names, ...failures].join("; "), { hint: "Give -run-image, or credentials for one of them in CNB_REGISTRY_AUTH." });
}
/**
 * The first image or mirror on this registry that can be read, else the first elsewhere.
 * @param onFailure is told why it is not known whether an image can be read
 */
async function nearestReadable({ image, mirrors }, registry, images, onFailure) {
    return firstReadable(nearestFirst([image, ...mirrors], registry), images, onFailure);
}
/**
 * The entries of run.toml (stack.toml before Platform API 0.12); none if there is no such file.
 * @throws {LifecycleError} exit code 3 if the file cannot be read or parsed
 */
async function readRunImages(runPath, { log, platformApi }) {
    const parse = (0,api_version/* atLeast */.jZ)(platformApi, "0.12") ? parseRun : parseStack;
    try {
        return parse(await (0,toml_file/* readToml */.D7)(runPath), (0,quote/* quote */.hD)(runPath));
    }
    catch (cause) {
        if ((0,regular_file/* isMissing */.b2)(cause)) {
            log.info(`No run metadata found at path ${(0,quote/* quote */.hD)(runPath)}`);
            return [];
        }
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `resolve inputs: read run file: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
/** The entry that has the image, as itself or as a mirror; no tag means `latest`, and digests do not matter. */
function findRunImage(images, name) {
    const wanted = comparable(name);
    return images.find(({ image, mirrors }) => [image, ...mirrors].some((each) => comparable(each) === wanted));
}
/** The first image that can be read, in the order given; an image that does not exist counts as readable. */
async function firstReadable(names, images, onFailure = () => undefined) {
    const canRead = (reference) => images.canRead(reference).catch((error) => {
        onFailure(error);
        return false;
    });
    for (const name of names) {
        const reference = parsedOrUndefined(name);
        // A mirror that does not answer is no reason to fail while another one does.
        if (reference !== undefined && (await canRead(reference)))
            return name;
    }
    return undefined;
}
function nearestFirst(names, registry) {
    const isNear = (name) => parsedOrUndefined(name)?.registry === registry;
    return [...names.filter(isNear), ...names.filter((name) => !isNear(name))];
}
function comparable(name) {
    const reference = parsedOrUndefined(name);
    return reference === undefined ? name : `${(0,image_reference/* imageName */.tO)(reference)}:${reference.tag ?? "latest"}`;
}
function parsedOrUndefined(name) {
    try {
        return (0,image_reference/* parseImageReference */.o_)(name);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 3065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ runImageTarget)
/* harmony export */ });
const BASE_ID = "io.buildpacks.base.id";
const DISTRO_NAME = "io.buildpacks.base.distro.name";
const DISTRO_VERSION = "io.buildpacks.base.distro.version";
/** Reads `[run-image.target]` from an image's config; what the image does not say is left out. */
function runImageTarget(config) {
    const labels = config.config?.Labels ?? {};
    const { [BASE_ID]: id, [DISTRO_NAME]: name = "", [DISTRO_VERSION]: version = "" } = labels;
    const variant = config.variant ?? "";
    return {
        ...(id !== undefined && id !== "" && { id }),
        os: config.os,
        arch: config.architecture,
        ...(variant !== "" && { "arch-variant": variant }),
        ...((name !== "" || version !== "") && { distro: { name, version } }),
    };
}


/***/ })

};
