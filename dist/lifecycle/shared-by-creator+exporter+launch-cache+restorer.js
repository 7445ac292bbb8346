// Holds src.
export const id = 870;
export const ids = [870];
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

/***/ 6870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ openCacheDirectory)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/js/src/bytes/measure.js
var measure = __webpack_require__(6511);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/bytes/read-ahead.js
var read_ahead = __webpack_require__(4903);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/layer/file-chunks.js
// Reads a file in chunks whose memory is used again: to get new memory for each costs more than to read into it.


/**
 * Large, since each chunk is handed from thread to thread three times: to be read, hashed and written. No larger, since those of a few
 * layers that are read at once have to stay in the processors' caches until they are written.
 */
const CHUNK_BYTES = 768 * 1024;
/** One is read ahead, one is looked at, and of the one before something may still be on its way to another file. */
const CHUNKS = 3;
const LEAST_BYTES = 4096;
/**
 * The chunks of a file; each is overwritten as soon as the one after the next is asked for.
 * @throws {UnusableFileError} if it is not a regular file
 */
function readFileChunks(path) {
    return (0,read_ahead/* readAhead */.E)(chunksOf(path));
}
async function* chunksOf(path) {
    await using file = await (0,regular_file/* openRegularFile */.ZU)(path);
    // A small file needs less. It may have grown since; its chunks are then small.
    const chunkBytes = Math.min(CHUNK_BYTES, Math.max(LEAST_BYTES, (await file.stat()).size));
    const chunks = [];
    for (let at = 0;; at += 1) {
        const chunk = (chunks[at % CHUNKS] ??= Buffer.allocUnsafeSlow(chunkBytes));
        const { bytesRead } = await file.read(chunk, 0, chunkBytes, null);
        if (bytesRead === 0)
            return;
        yield chunk.subarray(0, bytesRead);
    }
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/written-tar.js
var written_tar = __webpack_require__(6895);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cache/cache-lock.js
// A lock on a cache directory between processes, which may run in different containers on one volume. It is a directory with one
// file in it: the file's name says who holds the lock, and its modification time is a heartbeat, because process ids of another
// container mean nothing here. Every step names its holder, so no step can hurt one that came later:
//
//   take     rename a directory of our own, with our file in it, to the place; that fails if another's file is there
//   release  remove our file, then the directory if it is empty
//   steal    remove the file of a holder that is gone






const HEARTBEAT_MS = 5_000;
/** Twelve missed heartbeats: a holder that slow has been stopped or killed. */
const STALE_AFTER_MS = 60_000;
const POLL_MS = 50;
/** Takes the lock, or returns undefined if another process has it. */
async function tryLock(place) {
    const holder = `${(0,external_node_crypto_.randomUUID)()} ${String(process.pid)} ${await processSpace()}`;
    if (!(await isFree(place)) || !(await take(place, holder)))
        return undefined;
    return held(place, holder);
}
/** Takes the lock, waiting for it up to `waitMs`; undefined if that was not enough. */
async function waitForLock(place, waitMs) {
    const until = Date.now() + waitMs;
    for (;;) {
        const lock = await tryLock(place);
        if (lock !== undefined || Date.now() >= until)
            return lock;
        await (0,external_node_timers_promises_.setTimeout)(POLL_MS);
    }
}
/** Removes what builds that are gone have left beside the lock while they took it. Only with the lock. */
async function removeAbandonedTakes(place) {
    const dir = external_node_path_.dirname(place);
    const prefix = `${external_node_path_.basename(place)}.`;
    for (const name of await (0,promises_.readdir)(dir)) {
        if (!name.startsWith(prefix))
            continue;
        const left = external_node_path_.join(dir, name);
        if (await isGone(left, name.slice(prefix.length)))
            await (0,promises_.rm)(left, { recursive: true, force: true });
    }
}
function held(place, holder) {
    const file = external_node_path_.join(place, holder);
    const heartbeat = setInterval(() => {
        const now = new Date();
        // If the file is gone, isHeld() says so before anything is overwritten.
        (0,promises_.utimes)(file, now, now).catch(() => undefined);
    }, HEARTBEAT_MS).unref();
    return {
        isHeld: () => isThere(file),
        async [Symbol.asyncDispose]() {
            clearInterval(heartbeat);
            await (0,promises_.rm)(file, { force: true });
            // The next holder's file may be in it by now.
            await (0,promises_.rmdir)(place).catch(() => undefined);
        },
    };
}
/** A directory replaces an empty one and nothing else. */
async function take(place, holder) {
    const own = `${place}.${holder}`;
    await (0,promises_.mkdir)(own);
    try {
        // Another user who may write the cache may also take over the lock of a build that was killed.
        await (0,promises_.chmod)(own, 0o777);
        await (0,promises_.writeFile)(external_node_path_.join(own, holder), "", { flag: "wx" });
        await (0,promises_.rename)(own, place);
    }
    catch (error) {
        await (0,promises_.rm)(own, { recursive: true, force: true });
        if (["ENOTEMPTY", "EEXIST", "ENOTDIR", "ENOENT"].includes((0,regular_file/* errorCode */.CA)(error) ?? ""))
            return false;
        throw error;
    }
    return isThere(external_node_path_.join(place, holder));
}
/** Whether the way is free, after the files of holders that are gone have been removed. */
async function isFree(place) {
    for (const holder of await holdersIn(place)) {
        const file = external_node_path_.join(place, holder);
        if (!(await isGone(file, holder)))
            return false;
        await (0,promises_.rm)(file, { recursive: true, force: true });
    }
    return true;
}
/** No holder has made what is no directory, so it is removed: as a file, which a lock taken meanwhile is not. */
async function holdersIn(place) {
    try {
        if ((await (0,promises_.lstat)(place)).isDirectory())
            return await (0,promises_.readdir)(place);
        await (0,promises_.rm)(place, { force: true });
    }
    catch (error) {
        if (!(0,regular_file/* isMissing */.b2)(error) && (0,regular_file/* errorCode */.CA)(error) !== "ERR_FS_EISDIR")
            throw error;
    }
    return [];
}
/** Whether the process that made it has ended, or has not run for so long that it must be taken for ended. */
async function isGone(file, holder) {
    const [, pid, space] = /^\S+ (\d+) (.+)$/.exec(holder) ?? [];
    if (space === undefined)
        return true;
    if (space === (await processSpace()) && !isAlive(Number(pid)))
        return true;
    const info = await (0,promises_.lstat)(file).catch(() => undefined);
    return info === undefined || Date.now() - info.mtimeMs > STALE_AFTER_MS;
}
async function isThere(file) {
    return (0,promises_.lstat)(file).then(() => true, () => false);
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        // EPERM: it is there and belongs to another user.
        return (0,regular_file/* errorCode */.CA)(error) === "EPERM";
    }
}
/** Where a process id means the same: one boot of one machine, one process namespace. */
async function processSpace() {
    const boot = await (0,promises_.readFile)("/proc/sys/kernel/random/boot_id", "utf8").catch(() => (0,external_node_os_.hostname)());
    const namespace = await (0,promises_.readlink)("/proc/self/ns/pid").catch(() => (0,external_node_os_.hostname)());
    return `${boot.trim()} ${namespace}`;
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/cache-metadata.js
var cache_metadata = __webpack_require__(1969);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cache/cache-places.js
// The places of a cache directory, and what they must be before anything is read from them or written into them.




function cachePlaces(dir) {
    return {
        dir,
        committed: external_node_path_.join(dir, "committed"),
        backup: external_node_path_.join(dir, "committed-backup"),
        staging: external_node_path_.join(dir, "staging"),
        lock: external_node_path_.join(dir, "lock"),
    };
}
/** What is at a place; a link is something else, wherever it leads. */
async function kindOfPlace(place) {
    try {
        return (await (0,promises_.lstat)(place)).isDirectory() ? "directory" : "something else";
    }
    catch (error) {
        if ((0,regular_file/* isMissing */.b2)(error))
            return "absent";
        throw error;
    }
}
/**
 * Puts back what a commit that was killed had moved away, and empties the staging area. What is no directory is removed, with
 * a warning: the cache is empty then. Only with the lock.
 */
async function resetPlaces({ committed, backup, staging, lock }, log) {
    await removeAbandonedTakes(lock);
    await removeUnlessDirectory(committed, log);
    await removeUnlessDirectory(backup, log);
    const isBackupUsed = (await kindOfPlace(committed)) === "absent" && (await kindOfPlace(backup)) !== "absent";
    if (isBackupUsed)
        await (0,promises_.rename)(backup, committed);
    await (0,promises_.rm)(backup, { recursive: true, force: true });
    await (0,promises_.mkdir)(committed, { recursive: true });
    await (0,promises_.rm)(staging, { recursive: true, force: true });
    await (0,promises_.mkdir)(staging);
}
async function removeUnlessDirectory(place, log) {
    if ((await kindOfPlace(place)) !== "something else")
        return;
    log.warn(`The cache is treated as empty: ${JSON.stringify(place)} is not a directory, and is removed`);
    await (0,promises_.rm)(place);
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/layer-cache.js
var layer_cache = __webpack_require__(7647);
// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/layer-tree.js
var layer_tree = __webpack_require__(1564);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cache/verified-files.js


/** Remembers files by what they were like before they were read. */
class VerifiedFiles {
    #read = new Map();
    #verified = new Map();
    /** To be called before a file is read. */
    async begin(file) {
        this.#verified.delete(file);
        this.#read.set(file, (0,layer_tree/* identityOf */.cu)(await (0,promises_.stat)(file)));
    }
    /** Says that what was read was sound. */
    confirm(file) {
        const identity = this.#read.get(file);
        if (identity !== undefined)
            this.#verified.set(file, identity);
    }
    /** Whether a file was found sound and has not changed since it was opened for that. */
    async has(file) {
        const known = this.#verified.get(file);
        if (known === undefined)
            return false;
        const now = await (0,promises_.stat)(file).catch(() => undefined);
        return now !== undefined && (0,layer_tree/* identityOf */.cu)(now) === known;
    }
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/cache/cache-directory.js
// The build cache in a directory.
//
//   committed/sha256:<hex>.tar                        uncompressed layers, named by diffID
//   committed/io.buildpacks.lifecycle.cache.metadata  which layer belongs to what
//   staging/                                          the next `committed`
//   committed-backup/                                 the last `committed`, for the moment of the exchange
//
// It is the layout of other lifecycles. Departures: they have no lock, and they lose the cache when they are killed
// between the two renames of a commit, because they delete the backup on opening; here it is put back.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer



















const LOCK_WAIT_MS = 90_000;
const FILE_MODE = 0o644;
/** Reading a tar waits for the disk while another is hashed; more at once only compete. */
const LAYERS_AT_ONCE = 4;
/**
 * Opens a cache, repairing what a killed build has left; a directory that cannot be written is only read.
 * @throws {LifecycleError} exit code 1 if the directory does not exist
 */
async function openCacheDirectory(dir, log, { lockWaitMs = LOCK_WAIT_MS } = {}) {
    const info = await (0,promises_.stat)(dir).catch(() => undefined);
    if (info?.isDirectory() !== true) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `create volume cache: ${(0,quote/* quote */.hD)(dir)} is not a directory`, {
            hint: "Create it, or mount a volume there.",
        });
    }
    const places = cachePlaces(dir);
    await prepare(places, log, lockWaitMs);
    const verified = new VerifiedFiles();
    const cache = (0,layer_cache/* createLayerCache */.k3)({
        findMetadata: () => (0,layer_cache/* emptyOnError */.PA)(() => findMetadata(places), log),
        hasLayer: async (diffId) => (0,digest/* isDigest */.Bc)(diffId) && isSound(tarIn(places.committed, diffId), diffId, verified),
        openLayer: async (diffId) => {
            const file = tarIn(places.committed, diffId);
            await verified.begin(file);
            return readFileChunks(file);
        },
        confirmLayer: (diffId) => {
            verified.confirm(tarIn(places.committed, diffId));
        },
        layersAtOnce: LAYERS_AT_ONCE,
        begin: () => begin(places, log, lockWaitMs),
    });
    return { ...cache, layerPath: (diffId) => tarIn(places.committed, diffId) };
}
/** While another build writes, its staging area is left alone, and what it has committed last can be read. */
async function prepare(places, log, waitMs) {
    const until = Date.now() + waitMs;
    try {
        for (;;) {
            await using lock = await tryLock(places.lock);
            if (lock !== undefined) {
                await resetPlaces(places, log);
                return;
            }
            if ((await kindOfPlace(places.committed)) === "directory")
                return;
            if (Date.now() >= until)
                throw inUse(places.dir);
            await (0,external_node_timers_promises_.setTimeout)(20);
        }
    }
    catch (error) {
        if ((0,errors/* firstError */.bv)(error) instanceof errors/* PlatformError */.Wk)
            throw error;
        log.warn(`The cache directory ${(0,quote/* quote */.hD)(places.dir)} cannot be written: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
async function begin(places, log, waitMs) {
    const lock = await waitForLock(places.lock, waitMs);
    if (lock === undefined)
        throw inUse(places.dir);
    try {
        await resetPlaces(places, log);
    }
    catch (error) {
        await lock[Symbol.asyncDispose]();
        throw error;
    }
    return transaction(places, lock, log);
}
function transaction(places, lock, log) {
    let metadata;
    let isOpen = true;
    const staged = (diffId) => tarIn(places.staging, diffId);
    return {
        reuseLayer: async (diffId) => linkOrCopy(tarIn(places.committed, diffId), staged(diffId)),
        addLayer: async (diffId, tar) => {
            if ((await kindOfPlace(staged(diffId))) === "absent")
                await copyTar(tar, staged(diffId));
        },
        setMetadata: (next) => {
            metadata = next;
        },
        commit: async () => {
            await commitStaged(places, lock, metadata);
            isOpen = false;
            await lock[Symbol.asyncDispose]();
        },
        [Symbol.asyncDispose]: async () => {
            if (!isOpen)
                return;
            isOpen = false;
            if (await lock.isHeld())
                await resetPlaces(places, log);
            await lock[Symbol.asyncDispose]();
        },
    };
}
/** Without metadata it is a launch cache, whose layers are found by diffID only. */
async function commitStaged(places, lock, metadata) {
    if (!(await lock.isHeld()))
        throw inUse(places.dir);
    if (metadata !== undefined) {
        const json = `${(0,cache_metadata/* encodeCacheMetadata */.mb)(metadata)}\n`;
        await (0,promises_.writeFile)(external_node_path_.join(places.staging, cache_metadata/* CACHE_METADATA_NAME */.p5), json, { mode: FILE_MODE });
    }
    // Again, as late as possible: who takes the lock over empties the staging area, and writes this file itself.
    if (!(await lock.isHeld()))
        throw inUse(places.dir);
    await exchange(places);
}
/** Killed between the two renames, the backup is the cache; killed after them, the backup is rubbish. */
async function exchange({ committed, backup, staging }) {
    await (0,promises_.rename)(committed, backup);
    try {
        await (0,promises_.rename)(staging, committed);
    }
    catch (error) {
        await (0,promises_.rename)(backup, committed);
        throw error;
    }
    await (0,promises_.rm)(backup, { recursive: true, force: true });
}
async function findMetadata({ committed }) {
    const file = external_node_path_.join(committed, cache_metadata/* CACHE_METADATA_NAME */.p5);
    const json = await (0,toml_file/* readOptional */.T9)(file);
    return json === undefined ? undefined : (0,cache_metadata/* parseCacheMetadata */.ht)(json, (0,quote/* quote */.hD)(file));
}
/** DiffIDs come from files that anyone may have written: they must stay file names. */
function tarIn(dir, diffId) {
    if ((0,digest/* isDigest */.Bc)(diffId))
        return external_node_path_.join(dir, `${diffId}.tar`);
    throw new errors/* PlatformError */.Wk("MALFORMED", `${(0,quote/* quote */.hD)(diffId)} is not the diffID of a layer.`);
}
async function linkOrCopy(from, to) {
    try {
        await (0,promises_.link)(from, to);
    }
    catch (error) {
        const code = (0,regular_file/* errorCode */.CA)(error) ?? "";
        if (code === "EEXIST")
            return;
        // Some file systems (shared folders of virtual machines) have no hard links.
        if (!["EPERM", "ENOTSUP", "EMLINK", "EXDEV"].includes(code))
            throw error;
        await copyTar(from, to);
    }
}
/** Through another name, so that half a copy never looks like the layer. */
async function copyTar(from, to) {
    const partial = `${to}.partial`;
    try {
        if (typeof from === "string")
            await (0,promises_.copyFile)(from, partial, external_node_fs_.constants.COPYFILE_FICLONE);
        else
            await (0,written_tar/* writeTar */.F)(from(), partial);
        await (0,promises_.chmod)(partial, FILE_MODE);
        await (0,promises_.rename)(partial, to);
    }
    catch (error) {
        // It would be committed with the layers that could be copied, and full disks need the space.
        await (0,promises_.rm)(partial, { force: true });
        throw error;
    }
}
async function isSound(file, diffId, verified) {
    if (await verified.has(file))
        return true;
    const digest = await (0,measure/* digestOfStream */.U)(readFileChunks(file)).catch(() => undefined);
    return digest === diffId;
}
function inUse(dir) {
    return new errors/* PlatformError */.Wk("LIFECYCLE", `The cache directory ${(0,quote/* quote */.hD)(dir)} is in use by another build.`, {
        hint: "Give concurrent builds a cache each, or let them run one after the other.",
    });
}


/***/ }),

/***/ 1969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ EMPTY_CACHE),
/* harmony export */   ht: () => (/* binding */ parseCacheMetadata),
/* harmony export */   mb: () => (/* binding */ encodeCacheMetadata),
/* harmony export */   p5: () => (/* binding */ CACHE_METADATA_NAME)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _cnb_lifecycle_metadata_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9595);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2295);
/* harmony import */ var _oci_schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7442);
// What a build cache says about its layers: a file in a cache directory, a label of a cache image.




const EMPTY_CACHE = { sbom: { sha: "" }, buildpacks: [] };
/** The file of a cache directory, and the label of a cache image. */
const CACHE_METADATA_NAME = "io.buildpacks.lifecycle.cache.metadata";
const CacheMetadataJson = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    sbom: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), "") })),
    buildpacks: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(_cnb_lifecycle_metadata_js__WEBPACK_IMPORTED_MODULE_0__/* .BuildpackLayers */ .G4)),
});
/** @throws {PlatformError} `MALFORMED` naming `what` */
function parseCacheMetadata(json, what) {
    const { sbom, buildpacks } = (0,_oci_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .parseExactJson */ .lQ)(CacheMetadataJson, json, what);
    return { sbom: sbom ?? EMPTY_CACHE.sbom, buildpacks: buildpacks ?? [] };
}
/** Deterministic, with keys where other lifecycles have them; files have a line feed at the end, labels do not. */
function encodeCacheMetadata({ sbom, buildpacks }) {
    return (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeJson */ .Pr)({ sbom: { sha: sbom.sha }, buildpacks: buildpacks.map(_cnb_lifecycle_metadata_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeBuildpackLayers */ .SR) });
}


/***/ }),

/***/ 7647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PA: () => (/* binding */ emptyOnError),
/* harmony export */   jV: () => (/* binding */ CacheReadError),
/* harmony export */   k3: () => (/* binding */ createLayerCache)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _cache_metadata_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1969);
// The build cache as phases see it: layers that survive from one build to the next, replaced as a whole or not at all.
// It is kept in a directory (cache-directory.ts) or as an image in a registry (cache-image.ts).
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer


/** A cached layer that cannot be read. It is rebuilt then, so this never ends a build. */
class CacheReadError extends Error {
    constructor(cause) {
        super((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause), { cause });
        this.name = "CacheReadError";
    }
}
function createLayerCache(store) {
    return {
        ...store,
        readMetadata: async () => (await store.findMetadata()) ?? _cache_metadata_js__WEBPACK_IMPORTED_MODULE_1__/* .EMPTY_CACHE */ .BF,
        readLayer: (diffId) => readingLayer(() => store.openLayer(diffId)),
    };
}
/** What is read, or nothing and a warning if that fails: the build goes on, only slower. */
async function emptyOnError(read, log) {
    try {
        return await read();
    }
    catch (error) {
        log.warn(`The cache is treated as empty: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(error)}`);
        return undefined;
    }
}
/** Opens and reads a layer; whatever goes wrong with that becomes a {@link CacheReadError}. */
async function* readingLayer(open) {
    try {
        yield* await open();
    }
    catch (error) {
        throw new CacheReadError(error);
    }
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

/***/ 6895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ writeTar)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _bytes_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4903);
// Writes the tar of a layer into a file.


/** Into the new file `path`: each chunk is written while the next one is read. */
async function writeTar(tar, path) {
    await using file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, "wx");
    for await (const chunk of (0,_bytes_read_ahead_js__WEBPACK_IMPORTED_MODULE_1__/* .readAhead */ .E)(tar)) {
        for (let at = 0; at < chunk.length;)
            at += (await file.write(chunk, at)).bytesWritten;
        tar.recycle?.(chunk);
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
