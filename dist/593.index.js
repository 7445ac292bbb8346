export const id = 593;
export const ids = [593];
export const modules = {

/***/ 6182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ eachLine),
/* harmony export */   O: () => (/* binding */ readChatter)
/* harmony export */ });
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(481);
// What the cache client prints, sorted by the level it chose: nothing of it reaches the log of the job as it is.

/** Starts with nothing said. */
function readChatter({ mask, onLine }) {
    const problems = [];
    const notes = [];
    const debug = [];
    const stderr = [];
    const keep = (list, line) => {
        list.push(line);
        onLine(line);
    };
    return {
        chatter: { problems, notes, debug, stderr },
        onStdout(line) {
            const { command, text } = parseLine(line);
            if (command === "add-mask")
                mask(text);
            else if (command === "error" || command === "warning")
                keep(problems, text);
            else if (command === "debug")
                keep(debug, text);
            else
                keep(notes, text);
        },
        onStderr(line) {
            keep(stderr, line);
        },
    };
}
/** Calls `onLine` for each line of the stream, if there is one. */
function eachLine(stream, onLine) {
    if (stream !== null)
        (0,node_readline__WEBPACK_IMPORTED_MODULE_0__.createInterface)({ input: stream, crlfDelay: Infinity }).on("line", onLine);
}
/** A workflow command as `@actions/core` prints it, or a plain line. */
function parseLine(line) {
    const [, command, data = ""] = /^::([a-z-]+)(?: [^:]*)?::(.*)$/.exec(line) ?? [];
    if (command === undefined)
        return { command, text: line };
    return { command, text: data.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%") };
}


/***/ }),

/***/ 3593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  answerCall: () => (/* binding */ answerCall),
  runCacheClient: () => (/* binding */ runCacheClient)
});

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/actions/github-cache/cache-chatter.js
var cache_chatter = __webpack_require__(6182);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-address.js
// Where the archive of an entry is. The client of @actions/cache 6.3 keeps it to itself, but tells everything in its debug lines.


/** Listens to what this process prints on a stream, and lets it through. */
function overhear(stream) {
    const { chatter, onStdout } = (0,cache_chatter/* readChatter */.O)({ mask: ignore, onLine: ignore });
    const write = stream.write.bind(stream);
    stream.write = (text, ...rest) => {
        // Each command is written at once.
        for (const line of String(text).split("\n"))
            onStdout(line);
        return write(text, ...rest);
    };
    return {
        chatter,
        [Symbol.dispose]() {
            stream.write = write;
        },
    };
}
/** The service's answers, in either protocol. */
const AnswerSchema = dist/* union */.KCZ([
    dist/* pipe */.FsL(dist/* object */.Ikc({ archiveLocation: dist/* string */.YjP() }), dist/* transform */.pdi(({ archiveLocation }) => archiveLocation)),
    dist/* pipe */.FsL(dist/* object */.Ikc({ signed_download_url: dist/* string */.YjP() }), dist/* transform */.pdi(({ signed_download_url }) => signed_download_url)),
    dist/* pipe */.FsL(dist/* object */.Ikc({ signedDownloadUrl: dist/* string */.YjP() }), dist/* transform */.pdi(({ signedDownloadUrl }) => signedDownloadUrl)),
]);
/** The address in the last answer of the service, with its signature. */
function archiveAddress(debug) {
    for (const line of debug.toReversed()) {
        const answer = dist/* safeParse */.xLC(AnswerSchema, parseJson(line.replace(/^Body: /, "")));
        if (answer.success && URL.canParse(answer.output))
            return new URL(answer.output);
    }
    return undefined;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function ignore() {
    // Somebody else listens to these.
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/js/src/oci/count-bytes.js
var count_bytes = __webpack_require__(7904);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-download.js
// Reading the archive of an entry piece by piece, so that it can be unpacked while it comes in and never is in memory as a whole.
// With the HTTP client of @actions/cache, which makes the other requests of this process: they all go the same way, by the same proxy.





const RETRY_DELAYS_MS = [300, 1000];
const STALL_MS = 15_000;
/** Azure's storage gives one connection a fraction of what it gives several; 8 of these are what a download has in memory. */
const PIECE_BYTES = 2 * 1024 * 1024;
const PIECES_AT_ONCE = 8;
/**
 * The bytes at an address, in order: from Azure's storage, as on github.com, in parallel, from elsewhere as they come. What is
 * given is only good until the next is asked for: pieces are received into the same few buffers again and again.
 * @throws {Error} with the status, or with what went wrong, if not all of it can be had
 */
async function* downloadArchive(address, options = {}) {
    const { stallMs = STALL_MS } = options;
    const client = new lib/* HttpClient */.Qq("actions/cache", [], { keepAlive: true, socketTimeout: stallMs });
    const { retryDelaysMs: delaysMs = RETRY_DELAYS_MS, onRetry = () => undefined, onProgress } = options;
    let totalBytes;
    const onTotal = (bytes) => {
        totalBytes = Number.isNaN(bytes) ? undefined : bytes;
    };
    const storage = { client, address, stallMs, delaysMs, onRetry, onTotal };
    const isAzure = address.hostname.endsWith(".blob.core.windows.net");
    try {
        yield* (0,count_bytes/* countBytes */.T)(isAzure ? pieces(storage) : stream(storage), (doneBytes) => {
            onProgress?.({ doneBytes, totalBytes });
        });
    }
    finally {
        client.dispose();
    }
}
/** Only the start is tried again: what has come cannot be taken back. */
async function* stream(storage) {
    const message = await retrying(storage, () => cache_download_open(storage, 200));
    const expected = Number(message.headers["content-length"] ?? NaN);
    storage.onTotal(expected);
    let received = 0;
    for await (const chunk of message) {
        received += chunk.byteLength;
        yield chunk;
    }
    if (!Number.isNaN(expected) && received !== expected)
        throw new Error(`the download is incomplete: ${received} of ${expected} bytes`);
}
/** The first piece tells how many there are. */
async function* pieces(storage) {
    const first = await piece(storage, 0, newBuffer());
    storage.onTotal(first.totalBytes);
    yield first.content;
    const free = [first.buffer];
    const underWay = [];
    for (let at = PIECE_BYTES; at < first.totalBytes || underWay.length > 0;) {
        while (underWay.length < PIECES_AT_ONCE && at < first.totalBytes) {
            const next = piece(storage, at, free.pop() ?? newBuffer());
            // Its failure is seen when it is its turn.
            next.catch(() => undefined);
            underWay.push(next);
            at += PIECE_BYTES;
        }
        const next = await underWay.shift();
        if (next === undefined)
            continue;
        yield next.content;
        free.push(next.buffer);
    }
}
function newBuffer() {
    return Buffer.allocUnsafeSlow(PIECE_BYTES);
}
function piece(storage, from, buffer) {
    return retrying(storage, async () => {
        const message = await cache_download_open(storage, 206, { range: `bytes=${from}-${from + PIECE_BYTES - 1}` });
        const totalBytes = Number(/\/(\d+)$/.exec(message.headers["content-range"] ?? "")?.[1] ?? NaN);
        const expected = Math.min(PIECE_BYTES, totalBytes - from);
        if (!(expected >= 0))
            throw new Error("the cache's storage does not say how long the archive is");
        let received = 0;
        message.on("data", (chunk) => {
            chunk.copy(buffer, received);
            received += chunk.byteLength;
        });
        await (0,promises_.finished)(message);
        if (received === expected)
            return { content: buffer.subarray(0, expected), buffer, totalBytes };
        throw new Error(`the download is incomplete: ${received} of ${expected} bytes`);
    });
}
/** Trying again does not help. */
class Refusal extends Error {
    name = "Refusal";
}
async function cache_download_open({ client, address, stallMs }, expected, headers = {}) {
    const { message } = await client.get(address.href, headers);
    const { statusCode = 0 } = message;
    if (statusCode === expected) {
        return message.setTimeout(stallMs, () => {
            message.destroy(new Error(`nothing was received for ${stallMs / 1000} s`));
        });
    }
    message.resume();
    const text = `the cache's storage answers with ${statusCode}`;
    throw statusCode >= 500 || statusCode === 429 ? new Error(text) : new Refusal(text);
}
async function retrying({ delaysMs, onRetry }, work) {
    for (const delayMs of delaysMs) {
        try {
            return await work();
        }
        catch (error) {
            if (error instanceof Refusal)
                throw error;
            onRetry((0,errors/* messageOf */.bD)(error));
            await (0,external_node_timers_promises_.setTimeout)(delayMs);
        }
    }
    return work();
}

// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(3053);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-requests.js
// The requests of the cache client, seen from outside. It tells neither what the service has answered, nor that it waits in vain.

/** The client says "another job may be creating this cache" whatever happened; the status tells. */
function lastStatusOf(path) {
    const seen = { status: undefined };
    (0,external_node_diagnostics_channel_.subscribe)("http.client.response.finish", (message) => {
        const { request, response } = message;
        if (path.test(request.path))
            seen.status = response.statusCode;
    });
    return seen;
}
/** @param what took so long, e.g. `looking for an entry` */
function tookTooLong(what, limitMs, status) {
    const answer = status === undefined ? "" : ` (the service answers with ${status})`;
    return new Error(`${what} took more than ${limitMs / 1000} s${answer}`);
}
/** POST requests for a new entry, in either protocol. */
const RESERVATION = /\.CacheService\/CreateCacheEntry$|\/_apis\/artifactcache\/caches$/;
/** Watches one call; what it takes to pack the entry, before the first request, is not limited here. */
function watchSaving({ reserveMs, stallMs }) {
    const reservation = lastStatusOf(RESERVATION);
    let reject = () => undefined;
    const stuck = new Promise((_, rejectStuck) => {
        reject = rejectStuck;
    });
    // Saving may have ended otherwise.
    stuck.catch(() => undefined);
    const sockets = new Set();
    let timer;
    let sentBytes = 0;
    const isReserved = () => reservation.status !== undefined && reservation.status < 500;
    const checkUpload = () => {
        const nowBytes = [...sockets].reduce((sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten, 0);
        if (nowBytes === sentBytes)
            reject(new Error(`nothing was sent for ${stallMs / 1000} s`));
        sentBytes = nowBytes;
        timer = setTimeout(checkUpload, stallMs);
    };
    const onRequest = (message) => {
        message.request.once("socket", (socket) => sockets.add(socket));
        timer ??= setTimeout(() => {
            if (isReserved())
                checkUpload();
            else
                reject(tookTooLong("asking for a new entry", reserveMs, reservation.status));
        }, reserveMs);
    };
    (0,external_node_diagnostics_channel_.subscribe)("http.client.request.created", onRequest);
    return {
        reservationStatus: () => reservation.status,
        stuck,
        [Symbol.dispose]() {
            (0,external_node_diagnostics_channel_.unsubscribe)("http.client.request.created", onRequest);
            clearTimeout(timer);
        },
    };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-unpack.js
// Unpacking an archive of the cache service while it comes in. Unlike in the client's own call of `tar`, no name in it leads
// out of the directory: what is saved relative to a directory needs none that does. A small entry that becomes a large one
// ends before it fills the disk or the memory.



const ZSTD_MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
/**
 * Unpacks into a directory, which may take half of what the file system has left; returns the size of the archive in bytes.
 * @param roomIn what the file system of a directory has left
 * @throws what the source throws, else which limit was met, or what `tar` or the decompressor said by its exit code
 */
async function unpackArchive(source, directory, roomIn = readRoom) {
    const first = await source.next();
    const start = first.done === true ? Buffer.alloc(0) : first.value;
    const unpacking = startUnpacking(start, directory, await limitsBy(() => roomIn(directory)));
    let sizeBytes = 0;
    let sourceFailure;
    try {
        // The next may come in the same memory, so each has to be taken first.
        for (let chunk = first; chunk.done !== true; chunk = await source.next()) {
            sizeBytes += chunk.value.byteLength;
            if (!(await isTaken(unpacking.input, chunk.value)))
                break;
        }
        unpacking.input.end();
    }
    catch (cause) {
        sourceFailure = { cause };
        unpacking.input.destroy();
    }
    await source.return(undefined);
    const failure = await unpacking.ended;
    if (sourceFailure !== undefined)
        throw sourceFailure.cause;
    if (failure !== undefined)
        throw new Error(`${failure}${await roomProblem(directory)}`);
    return sizeBytes;
}
/** False if the program has given up: its own end says more. */
async function isTaken(input, chunk) {
    return new Promise((fulfil) => {
        input.write(chunk, (error) => {
            fulfil(error == null);
        });
    });
}
const ENOUGH_ROOM_BYTES = 1024 * 1024;
/** A full disk is the likeliest cause, and `tar` may only say that it could not write all. */
async function roomProblem(directory) {
    const { bytes } = await readRoom(directory);
    return bytes < ENOUGH_ROOM_BYTES ? ` (the disk is full: ${bytes} bytes are left)` : "";
}
async function readRoom(directory) {
    const { bavail, bsize, ffree } = await (0,external_node_fs_promises_.statfs)(directory);
    return { bytes: bavail * bsize, files: ffree };
}
/** So many bytes hold 32,768 empty files at most. */
const COUNT_FILES_EVERY_BYTES = 16 * 1024 * 1024;
/** Half of it: the engine pulls a builder at the same time, and the build needs some too. */
async function limitsBy(readRoom) {
    const atStart = await readRoom();
    const bytes = Math.floor(atStart.bytes / 2);
    let countAt = COUNT_FILES_EVERY_BYTES;
    return {
        bytes,
        async problem(passedBytes) {
            if (passedBytes > bytes)
                return `the entry unpacks to more than ${bytes} bytes, half of what the disk has left`;
            if (passedBytes < countAt)
                return undefined;
            countAt += COUNT_FILES_EVERY_BYTES;
            const { files } = await readRoom();
            return files < atStart.files / 2
                ? `the entry has more files than half of what the disk has left, ${atStart.files}`
                : undefined;
        },
    };
}
/** As much as a pipe holds; by default `tar` reads, and writes, 10 KiB at a time. */
const BLOCKS_OF_512 = "128";
/** Of addresses: `tar` keeps names, and what else extends a header, in memory, of any length that the archive says. */
const TAR_MEMORY_KIB = 1024 * 1024;
/** A file with holes takes no room, but is read for its whole length later. */
const LIMITED_TAR = 'ulimit -S -v "$1"; ulimit -S -f "$2"; shift 2; exec tar "$@"';
/** Not the checkout, in which this process runs: no program is to find anything there. */
const WORKING_DIRECTORY = "/";
/** Two programs of our own: a decompressor that `tar` starts gets its input from a further process, in records of 10 KiB. */
function startUnpacking(start, directory, limits) {
    const [program, ...args] = decompressor(start);
    const decompress = (0,external_node_child_process_.spawn)(program, args, { cwd: WORKING_DIRECTORY });
    const ulimits = [String(TAR_MEMORY_KIB), String(Math.ceil(limits.bytes / 512))];
    const tarArgs = ["-b", BLOCKS_OF_512, "-xf", "-", "-C", directory];
    const tar = (0,external_node_child_process_.spawn)("/bin/sh", ["-c", LIMITED_TAR, "sh", ...ulimits, ...tarArgs], {
        cwd: WORKING_DIRECTORY,
    });
    for (const { stdin } of [decompress, tar])
        stdin.on("error", () => undefined);
    const tarEnded = endOf(tar, "tar");
    const passing = passOn(decompress, { input: tar.stdin, ended: tarEnded }, limits);
    const ended = Promise.all([passing, tarEnded, endOf(decompress, program)]);
    return { input: decompress.stdin, ended: ended.then((ends) => ends.find((end) => end !== undefined)) };
}
/**
 * Gives `tar` what it takes, and reads on when it takes no more. It stops at the mark of the archive's end, and what pads the
 * archive comes after that: a decompressor that cannot get rid of it fails, and has not checked the end of the entry.
 * Returns which limit was met, if one was; the decompressor ends then.
 */
async function passOn(decompress, tar, limits) {
    let passedBytes = 0;
    let isWanted = true;
    try {
        for await (const chunk of decompress.stdout) {
            passedBytes += chunk.byteLength;
            const problem = await limits.problem(passedBytes);
            if (problem !== undefined)
                return problem;
            if (!isWanted || (await isTaken(tar.input, chunk)))
                continue;
            isWanted = false;
            if ((await tar.ended) !== undefined)
                break;
        }
        return undefined;
    }
    finally {
        tar.input.end();
    }
}
/** Why the program failed, if it did. */
async function endOf(child, name) {
    const complaint = child.stderr === null ? "" : (0,consumers_.text)(child.stderr);
    const failure = await new Promise((fulfil) => {
        child.on("error", ({ message }) => {
            fulfil(`${name} cannot be run: ${message}`);
        });
        child.on("close", (code, signal) => {
            fulfil(code === 0 ? undefined : `${name} ended with ${signal ?? `exit code ${code ?? "unknown"}`}`);
        });
    });
    return failure && `${failure}: ${(await complaint).trim().split("\n", 1).join("")}`;
}
/** The client compresses with gzip where there is no zstd. */
function decompressor(start) {
    const isZstd = start.subarray(0, ZSTD_MAGIC.length).equals(ZSTD_MAGIC);
    return isZstd ? ["zstd", "-dcq"] : ["gzip", "-dc"];
}

;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-client.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});





/** Requests for an entry that is there, in either protocol. */
const LOOK_UP = /\.CacheService\/GetCacheEntryDownloadURL$|\/_apis\/artifactcache\/cache\?/;
const TELL_EVERY_MS = 250;
/** Waits for a {@link CacheCall}, and answers it. Whoever started the process ends it; it does not outlive that one. */
function runCacheClient() {
    process.once("disconnect", endGroup);
    const onProgress = (progress) => {
        process.send?.({ kind: "progress", ...progress });
    };
    process.once("message", (call) => {
        void answerCall(call, onProgress).then(async (answer) => {
            await Promise.all([allPrinted(process.stdout), allPrinted(process.stderr)]);
            process.send?.(answer);
        });
    });
}
/** What the other side has not taken yet is lost when this process is ended. */
async function allPrinted(stream) {
    return new Promise((fulfil) => {
        stream.write("", () => {
            fulfil();
        });
    });
}
/** Answers one call by the environment of this process; never rejects. What it cannot finish in time goes on. */
async function answerCall(call, onProgress = () => undefined) {
    try {
        return await (call.kind === "save" ? save(call) : find(call, onProgress));
    }
    catch (error) {
        return { kind: "threw", message: (0,errors/* messageOf */.bD)(error) };
    }
}
async function save(call) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const client = await loadClient();
        const watch = __addDisposableResource(env_1, watchSaving(call), false);
        const saving = client.saveCache([...call.paths], call.key);
        const entryId = await Promise.race([saving, watch.stuck]);
        return { kind: "saved", entryId, reservationStatus: watch.reservationStatus() };
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        __disposeResources(env_1);
    }
}
/** The client only looks the entry up: it would hold 128 MiB of the archive in memory, and unpack when it has all of it. */
async function find(call, onProgress) {
    const env_2 = { stack: [], error: void 0, hasError: false };
    try {
        const client = await loadClient();
        const overheard = __addDisposableResource(env_2, overhear(process.stdout), false);
        const options = { lookupOnly: true };
        const lookingUp = client.restoreCache([...call.paths], call.key, [...call.restoreKeys], options);
        const key = await inTime(lookingUp, call.lookUpMs);
        if (key === undefined || call.kind === "find")
            return { kind: "found", key };
        const address = archiveAddress(overheard.chatter.debug);
        if (address === undefined)
            throw new Error("the cache service did not say where the entry is");
        const archive = downloadArchive(address, { onRetry: sayRetry, onProgress: seldom(onProgress) });
        const sizeBytes = await unpackArchive(archive, call.directory);
        return { kind: "found", key, sizeBytes };
    }
    catch (e_2) {
        env_2.error = e_2;
        env_2.hasError = true;
    }
    finally {
        __disposeResources(env_2);
    }
}
/** Each message costs both processes a turn; people need no more than some a second. */
function seldom(onProgress) {
    let lastAt = -Infinity;
    return (progress) => {
        const now = performance.now();
        if (now - lastAt < TELL_EVERY_MS)
            return;
        lastAt = now;
        onProgress(progress);
    };
}
function sayRetry(reason) {
    console.log(`Downloading is tried again: ${reason}`);
}
/** Loaded only when it is needed: it brings the Azure SDK with it. */
async function loadClient() {
    return Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(927), __webpack_require__.e(131)]).then(__webpack_require__.bind(__webpack_require__, 7131));
}
/** The client tries for half a minute to reach a service that fails; no build should wait that long for nothing. */
async function inTime(lookingUp, limitMs) {
    const lookUp = lastStatusOf(LOOK_UP);
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => {
            reject(tookTooLong("looking for an entry", limitMs, lookUp.status));
        }, limitMs);
    });
    try {
        return await Promise.race([lookingUp, late]);
    }
    finally {
        clearTimeout(timer);
    }
}
/** This process leads a group, in which the client's `tar` and `zstd` are. */
function endGroup() {
    process.kill(-process.pid, "SIGKILL");
}


/***/ }),

/***/ 1024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AJ: () => (/* binding */ SeveralErrors),
/* harmony export */   Wk: () => (/* binding */ PlatformError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   bv: () => (/* binding */ firstError),
/* harmony export */   cc: () => (/* binding */ isSuppressing)
/* harmony export */ });
// The one base of all errors that a user may see. It must not import anything at run time.
/** An error with a message that quotes the bad value, a code to decide on, and a hint that says what to do. */
class PlatformError extends Error {
    code;
    hint;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = new.target.name;
        this.code = code;
        this.hint = details.hint;
    }
}
/** More than one thing is wrong with a request; each error has its own message and hint. */
class SeveralErrors extends PlatformError {
    /** At least two. */
    errors;
    constructor(errors) {
        super("INPUT", [`${errors.length} things are wrong:`, ...errors.map(({ message }) => `- ${message}`)].join("\n"));
        this.errors = errors;
    }
}
/** The message of anything that was thrown, without a stack trace. */
function messageOf(error) {
    if (isSuppressing(error)) {
        return `${messageOf(error.suppressed)} (cleaning up failed too: ${messageOf(error.error)})`;
    }
    return error instanceof Error ? error.message : String(error);
}
/** What went wrong first, where cleaning up after it failed too; else the error itself. Callers decide on this. */
function firstError(error) {
    return isSuppressing(error) ? firstError(error.suppressed) : error;
}
/** Whether it is what `await using` makes of an error that disposing followed with another. Not by `instanceof`: bundlers bring their own. */
function isSuppressing(error) {
    return error instanceof Error && error.name === "SuppressedError" && "suppressed" in error;
}


/***/ }),

/***/ 7904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ countBytes),
/* harmony export */   n: () => (/* binding */ tellBytes)
/* harmony export */ });
// Watching a stream of bytes go by.
/** The same chunks; `onBytes` is told how many bytes have gone by so far. */
async function* countBytes(content, onBytes) {
    let bytes = 0;
    onBytes(0);
    for await (const chunk of content) {
        bytes += chunk.byteLength;
        yield chunk;
        onBytes(bytes);
    }
}
/** The same chunks; `onBytes` is told the size of each once it was taken. */
async function* tellBytes(content, onBytes) {
    for await (const chunk of content) {
        yield chunk;
        onBytes(chunk.byteLength);
    }
}


/***/ })

};
