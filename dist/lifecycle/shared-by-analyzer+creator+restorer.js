// Holds src.
export const id = 289;
export const ids = [289,247];
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

/***/ 3169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ writeAnalyzed)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _cnb_analyzed_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2605);
/* harmony import */ var _cnb_exit_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2798);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1024);
/* harmony import */ var _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(151);
// analyzed.toml, which the analyzer writes and the restorer brings up to date.






/** Writes analyzed.toml. @throws {LifecycleError} exit code 1 if that is not possible */
async function writeAnalyzed(analyzedPath, analyzed) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(analyzedPath), { recursive: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(analyzedPath, (0,_cnb_analyzed_js__WEBPACK_IMPORTED_MODULE_2__/* .formatAnalyzed */ .Cp)(analyzed));
    }
    catch (cause) {
        throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_5__/* .LifecycleError */ .D(_cnb_exit_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .ExitCode */ .y.FAILED, `write analyzed file: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(cause)}`, { cause });
    }
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
    return reference === undefined ? name : (0,image_reference/* taggedName */.go)(reference);
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


/***/ }),

/***/ 481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D7: () => (/* binding */ readToml),
/* harmony export */   T9: () => (/* binding */ readOptional),
/* harmony export */   XI: () => (/* binding */ writeFileWithParents),
/* harmony export */   v5: () => (/* binding */ readOptionalToml),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2951);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3186);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1487);
// Reading and writing the small files that phases hand to each other.






/**
 * The text of a small file. No more of it is read than a TOML file may have, since anyone may have made it.
 * @throws {UnusableFileError} if it is not a regular file of at most 16 MiB; what the file system says if it cannot be read
 */
async function readText(file) {
    return (await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_TOML_BYTES */ .QG)).toString("utf8");
}
/** The text of a small file, or undefined if there is none. @throws as {@link readText} */
async function readOptional(file) {
    return readText(file).catch(undefinedIfMissing);
}
/** The text of a TOML file. @throws as {@link readText}; {PlatformError} `MALFORMED` if it is not UTF-8 */
async function readToml(file) {
    return (0,_cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeToml */ .Rb)(await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_TOML_BYTES */ .QG), (0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(file));
}
/** The text of a TOML file, or undefined if there is none. @throws as {@link readToml} */
async function readOptionalToml(file) {
    return readToml(file).catch(undefinedIfMissing);
}
/** A buildpack may have left a named pipe in the file's place, which must not make the phase wait for a reader. */
const WITHOUT_WAITING = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_TRUNC | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
/** Writes a file, making the directories above it. */
async function writeFileWithParents(file, text) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(file), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, text, { flag: WITHOUT_WAITING });
}
function undefinedIfMissing(error) {
    if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b2)(error))
        return undefined;
    throw error;
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


/***/ })

};
