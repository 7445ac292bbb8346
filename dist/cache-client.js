// Holds src.
export const id = 206;
export const ids = [206];
export const modules = {

/***/ 6736:
/***/ ((__unused_webpack_module, exports) => {

// Stands in for the undici of @actions/http-client, which each step would load: only its fetch through a proxy needs it, and no
// package here asks for that.
exports.k = class {
  constructor() {
    throw new Error(
      "@actions/http-client has no fetch through a proxy here; use its requests, or src/network",
    );
  }
};


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
// EXTERNAL MODULE: ./build/js/src/actions/github-cache/client-output.js
var client_output = __webpack_require__(9315);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-address.js
// Where the archive of an entry is. The client of @actions/cache 6.3 keeps it to itself, but tells everything in its debug lines.


/** Listens to what this process prints on a stream, and lets it through. */
function captureStdout(stream) {
    const { output, onStdout } = (0,client_output/* readClientOutput */.n)({ mask: ignore, onLine: ignore });
    const write = stream.write.bind(stream);
    stream.write = (text, ...rest) => {
        // Each command is written at once.
        for (const line of String(text).split("\n"))
            onStdout(line);
        return write(text, ...rest);
    };
    return {
        output,
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
    // Other listeners get these.
}

// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./build/js/src/bytes/count-bytes.js
var count_bytes = __webpack_require__(8422);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-download.js





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
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js + 1 modules
var decompressed = __webpack_require__(3340);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-unpack.js
// Unpacking an archive of the cache service while it comes in. Unlike in the client's own call of `tar`, no name in it leads
// out of the directory: what is saved relative to a directory needs none that does. A small entry that becomes a large one
// ends before it fills the disk or the memory.




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
    return (0,decompressed/* compressionOf */.MB)(start) === "zstd" ? ["zstd", "-dcq"] : ["gzip", "-dc"];
}

;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-client.js





/** Requests for an entry that is there, in either protocol. */
const LOOK_UP = /\.CacheService\/GetCacheEntryDownloadURL$|\/_apis\/artifactcache\/cache\?/;
const TELL_EVERY_MS = 250;
/** Waits for a {@link CacheCall}, and answers it. The parent ends the process; it does not outlive that one. */
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
    const client = await loadClient();
    using watch = watchSaving(call);
    const saving = client.saveCache([...call.paths], call.key);
    const entryId = await Promise.race([saving, watch.stuck]);
    return { kind: "saved", entryId, reservationStatus: watch.reservationStatus() };
}
/** The client only looks the entry up: it would hold 128 MiB of the archive in memory, and unpack when it has all of it. */
async function find(call, onProgress) {
    const client = await loadClient();
    using captured = captureStdout(process.stdout);
    const options = { lookupOnly: true };
    const lookingUp = client.restoreCache([...call.paths], call.key, [...call.restoreKeys], options);
    const key = await inTime(lookingUp, call.lookUpMs);
    if (key === undefined || call.kind === "find")
        return { kind: "found", key };
    const address = archiveAddress(captured.output.debug);
    if (address === undefined)
        throw new Error("the cache service did not say where the entry is");
    const archive = downloadArchive(address, { onRetry: sayRetry, onProgress: seldom(onProgress) });
    const sizeBytes = await unpackArchive(archive, call.directory);
    return { kind: "found", key, sizeBytes };
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
    console.log(`Retrying the download: ${reason}`);
}
/** Loaded only when it is needed: it brings the Azure SDK with it. */
async function loadClient() {
    return Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(88), __webpack_require__.e(449), __webpack_require__.e(131)]).then(__webpack_require__.bind(__webpack_require__, 7131));
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

/***/ 9315:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ eachLine),
/* harmony export */   n: () => (/* binding */ readClientOutput)
/* harmony export */ });
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(481);
// What the cache client prints, sorted by the level it chose: nothing of it reaches the log of the job as it is.

/** Starts with nothing said. */
function readClientOutput({ mask, onLine }) {
    const problems = [];
    const notes = [];
    const debug = [];
    const stderr = [];
    const keep = (list, line) => {
        list.push(line);
        onLine(line);
    };
    return {
        output: { problems, notes, debug, stderr },
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

/***/ 920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ CHUNK_BYTES)
/* harmony export */ });
/** How much is read, written or decompressed at once: large, since each chunk costs turns of the event loop and calls of the system. */
const CHUNK_BYTES = 256 * 1024;


/***/ }),

/***/ 8422:
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


/***/ }),

/***/ 3340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MB: () => (/* binding */ compressionOf),
  ji: () => (/* binding */ decompressed),
  Wv: () => (/* binding */ isBrokenCompression)
});

// UNUSED EXPORTS: decompress

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/bytes/chunk-bytes.js
var chunk_bytes = __webpack_require__(920);
;// CONCATENATED MODULE: ./build/js/src/bytes/zstd-frames.js
// Where the frames of zstd end. Node.js drops what follows the end of a frame in the same chunk, without an error, and several tools
// write many frames: pzstd, zstd:chunked, or whatever appends to an archive.
// Format: https://www.rfc-editor.org/rfc/rfc8878#section-3
const MAGIC = 0xfd2fb528;
/** Frames to skip have any of 16 magic numbers, which differ in their last digit. */
const SKIPPED_MAGIC = 0x184d2a50;
const DICTIONARY_BYTES = [0, 1, 2, 4];
const SIZE_BYTES = [0, 2, 4, 8];
const RLE_BLOCK = 1;
/** The same bytes, in chunks of which none has bytes of two frames. */
async function* splitFrames(source) {
    let walk = walkFrame();
    let step = walk.next();
    let seen = Buffer.alloc(0);
    let passed = 0;
    for await (const chunk of source) {
        let start = 0;
        for (let at = 0; at < chunk.length;) {
            if (step.done === true)
                [walk, step] = begin();
            const { bytes, isRead } = step.value;
            const part = chunk.subarray(at, at + bytes - passed);
            if (isRead)
                seen = Buffer.concat([seen, part]);
            at += part.length;
            passed += part.length;
            if (passed < bytes)
                continue;
            step = walk.next(seen);
            [seen, passed] = [Buffer.alloc(0), 0];
            if (step.done !== true)
                continue;
            yield chunk.subarray(start, at);
            start = at;
        }
        if (start < chunk.length)
            yield chunk.subarray(start);
    }
}
function begin() {
    const walk = walkFrame();
    return [walk, walk.next()];
}
const read = (bytes) => ({ bytes, isRead: true });
const pass = (bytes) => ({ bytes, isRead: false });
/** Each step has at least one byte. What is no frame has no end: whoever decompresses it says so. */
function* walkFrame() {
    const magic = (yield read(4)).readUInt32LE();
    if (magic >= SKIPPED_MAGIC && magic < SKIPPED_MAGIC + 16) {
        const size = (yield read(4)).readUInt32LE();
        if (size > 0)
            yield pass(size);
        return;
    }
    if (magic !== MAGIC)
        yield pass(Infinity);
    const flags = (yield read(1)).readUInt8();
    const header = headerBytes(flags);
    if (header > 0)
        yield pass(header);
    for (let isLast = false; !isLast;) {
        const block = (yield read(3)).readUIntLE(0, 3);
        isLast = (block & 1) === 1;
        const size = ((block >> 1) & 3) === RLE_BLOCK ? 1 : block >> 3;
        if (size > 0)
            yield pass(size);
    }
    if ((flags & 4) !== 0)
        yield pass(4);
}
function headerBytes(flags) {
    const isSingle = (flags & 32) !== 0;
    const sizeFlag = flags >> 6;
    const size = isSingle && sizeFlag === 0 ? 1 : (SIZE_BYTES[sizeFlag] ?? 0);
    return (isSingle ? 0 : 1) + (DICTIONARY_BYTES[flags & 3] ?? 0) + size;
}

;// CONCATENATED MODULE: ./build/js/src/bytes/decompressed.js
// Decompressing gzip and zstd, which their first bytes tell.





const decompressed_MAGIC = [
    ["gzip", Buffer.from([0x1f, 0x8b])],
    ["zstd", Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
];
/** How many first bytes tell a compression. */
const HEAD_BYTES = 4;
/** How content that begins with these bytes is compressed; undefined if it is not. */
function compressionOf(head) {
    return decompressed_MAGIC.find(([, magic]) => magic.equals(head.subarray(0, magic.length)))?.[0];
}
/** The content, decompressed if its first bytes say so. @throws as {@link decompress} */
async function* decompressed(source) {
    const bytes = source[Symbol.asyncIterator]();
    let head = Buffer.alloc(0);
    try {
        while (head.length < HEAD_BYTES) {
            const next = await bytes.next();
            if (next.done === true)
                break;
            head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
        }
        const compression = compressionOf(head);
        const all = followedBy(head, bytes);
        yield* compression === undefined ? all : decompress(external_node_stream_.Readable.from(all), compression);
    }
    finally {
        await bytes.return?.();
    }
}
/** The same for content whose compression is known. @throws what the source throws, or {@link isBrokenCompression} */
function decompress(source, compression) {
    // `pipeline` destroys the one with the error of the other.
    const decompressor = decompressorOf(compression);
    if (compression === "gzip")
        return (0,external_node_stream_.pipeline)(source, decompressor, () => undefined);
    return (0,external_node_stream_.pipeline)(source, splitFrames, decompressor, () => undefined);
}
/** Whether reading failed since the compressed data is broken. */
function isBrokenCompression(error) {
    return /^(?:Z_(?:DATA_ERROR|BUF_ERROR|NEED_DICT)|ZSTD_error_.+)$/.test((0,regular_file/* errorCode */.CA)(error) ?? "");
}
async function* followedBy(head, rest) {
    if (head.length > 0)
        yield head;
    yield* { [Symbol.asyncIterator]: () => rest };
}
function decompressorOf(compression) {
    const options = { chunkSize: chunk_bytes/* CHUNK_BYTES */.E };
    return compression === "gzip" ? external_node_zlib_.createGunzip(options) : external_node_zlib_.createZstdDecompress(options);
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
    details;
    constructor(code, message, { hint, cause, details } = {}) {
        super(message, cause === undefined ? undefined : { cause });
        this.name = new.target.name;
        this.code = code;
        this.hint = hint;
        this.details = details;
    }
}
/** More than one thing is wrong with a request; each error has its own message and hint. */
class SeveralErrors extends PlatformError {
    /** At least two. */
    errors;
    constructor(errors) {
        super("INPUT", [`${errors.length} problems:`, ...errors.map(({ message }) => `- ${message}`)].join("\n"), {
            details: { kind: "several", errors },
        });
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

/***/ 3186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   Kr: () => (/* binding */ UnusableFileError),
/* harmony export */   Lb: () => (/* binding */ streamRegularFile),
/* harmony export */   NK: () => (/* binding */ READ_BYTES),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   ZU: () => (/* binding */ openRegularFile),
/* harmony export */   b2: () => (/* binding */ isMissing),
/* harmony export */   q1: () => (/* binding */ leadsNowhere)
/* harmony export */ });
/* unused harmony export kindOf */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1024);
/* harmony import */ var _quantities_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7126);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1487);
// Reading a small file that anyone may have made. It may be a link to /dev/zero, a named pipe with no writer, or far larger
// than its use needs: opening it never waits, and no more of it is read than its limit.





/** The file is there, but its content cannot be used. */
class UnusableFileError extends _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk {
    /** Continues a sentence about the file, e.g. `is larger than 1 MiB`. */
    problem;
    constructor(path, problem) {
        super("MALFORMED", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(path)} ${problem}.`, {
            hint: "Replace it with a small regular file.",
        });
        this.problem = problem;
    }
}
/**
 * The content of a regular file, through links.
 * @param limitBytes largest size that is accepted
 * @throws {UnusableFileError} if it is a directory, a pipe, a socket or a device, or larger than the limit
 * @throws what the file system says if it cannot be opened or read
 */
async function readRegularFile(path, limitBytes) {
    const handle = await openRegularFile(path);
    try {
        const info = await handle.stat();
        if (info.size > limitBytes)
            throw tooLarge(path, limitBytes);
        // So are the files of /proc: a link to the environment of this process must not come back as a quote in an error.
        if (info.size === 0)
            return Buffer.alloc(0);
        const content = await readAtMost(handle, limitBytes + 1);
        // It may have grown since.
        if (content.length > limitBytes)
            throw tooLarge(path, limitBytes);
        return content;
    }
    finally {
        await handle.close();
    }
}
/**
 * Opens a regular file of any size for reading, through links.
 * @throws {UnusableFileError} if it is a directory, a pipe, a socket or a device
 * @throws what the file system says if it cannot be opened
 */
async function openRegularFile(path) {
    // Without O_NONBLOCK, opening a named pipe waits for a writer that may never come.
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK);
    try {
        const info = await handle.stat();
        if (!info.isFile())
            throw new UnusableFileError(path, `is ${kindOf(info)}, not a regular file`);
        return handle;
    }
    catch (error) {
        await handle.close();
        throw error;
    }
}
/**
 * The content of a regular file of any size, or a part of it, as it is read; through links.
 * @throws as {@link openRegularFile}, once it is read
 */
async function* streamRegularFile(path, part) {
    const handle = await openRegularFile(path);
    yield* handle.createReadStream({ ...part, highWaterMark: READ_BYTES });
}
/** Whether an error of the file system says that nothing has this name. A file where a directory must be is not that. */
function isMissing(error) {
    return errorCode(error) === "ENOENT";
}
/** Whether an error of the file system says that nothing can be there: nothing has this name, or the path leads through a file. */
function leadsNowhere(error) {
    return isMissing(error) || errorCode(error) === "ENOTDIR";
}
/** The code of an error of the file system, e.g. `ENOENT`. */
function errorCode(error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    return typeof code === "string" ? code : undefined;
}
/** As much as is read of a file at once. */
const READ_BYTES = 256 * 1024;
async function readAtMost(handle, limitBytes) {
    const chunks = [];
    let leftBytes = limitBytes;
    while (leftBytes > 0) {
        const chunk = Buffer.allocUnsafe(Math.min(leftBytes, READ_BYTES));
        const { bytesRead } = await handle.read(chunk, 0, chunk.length);
        if (bytesRead === 0)
            break;
        chunks.push(chunk.subarray(0, bytesRead));
        leftBytes -= bytesRead;
    }
    return Buffer.concat(chunks);
}
function tooLarge(path, limitBytes) {
    return new UnusableFileError(path, `is larger than ${(0,_quantities_js__WEBPACK_IMPORTED_MODULE_4__/* .formatLimit */ .tW)(limitBytes)}`);
}
/** In words, with an article, e.g. `a named pipe`: of what is no regular file. */
function kindOf(info) {
    if (info.isDirectory())
        return "a directory";
    if (info.isFIFO())
        return "a named pipe";
    return info.isSocket() ? "a socket" : "a device";
}


/***/ }),

/***/ 7126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xq: () => (/* binding */ formatSize),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   tW: () => (/* binding */ formatLimit)
/* harmony export */ });
// Sizes and durations for people. Pure.
/** e.g. `0 kB`, `12 kB`, `3.4 MB`, `1.20 GB`: powers of 1000, as registries and GitHub count. */
function formatSize(bytes) {
    if (bytes < 999_500)
        return `${Math.ceil(bytes / 1000)} kB`;
    if (bytes < 999_950_000)
        return `${(bytes / 1e6).toFixed(1)} MB`;
    return `${(bytes / 1e9).toFixed(2)} GB`;
}
/** e.g. `0.3 s`, `12.0 s`, `2 min 5 s`. */
function formatDuration(durationMs) {
    const seconds = durationMs / 1000;
    if (seconds < 59.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
/** e.g. `4 MiB`, `64 KiB`, `1000 bytes`: a limit, which is a whole number of its unit. */
function formatLimit(bytes) {
    if (bytes % (1024 * 1024) === 0)
        return `${bytes / (1024 * 1024)} MiB`;
    return bytes % 1024 === 0 ? `${bytes / 1024} KiB` : `${bytes} bytes`;
}


/***/ }),

/***/ 1487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ withoutLogins),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   yU: () => (/* binding */ someOf)
/* harmony export */ });
// Words of others in our sentences: a file name, a label or an answer may have line breaks, control characters, or no end. This
// file must not import anything at run time.
/** Of one quoted word; a message with many of them has limits of its own. */
const LIMIT = 300;
/**
 * Quotes untrusted text as JSON, so that all of it stays in one line and nothing in it is invisible or turns the line around.
 * @param limit in characters; longer text ends in an ellipsis
 */
function quote(text, limit = LIMIT) {
    return JSON.stringify(cut(text, limit)).replace(INVISIBLE, escapeCharacter);
}
/**
 * Untrusted text that has no place of its own in a sentence, such as what a server answered, in one line and without quotes.
 * @param limit in characters; longer text ends in an ellipsis
 */
function oneLine(text, limit = LIMIT) {
    return cut(text.replace(/[\p{Cc}\p{Cf}\p{Z}]+/gu, " ").trim(), limit);
}
/** Cuts a list to a number of items, with a last one that says how many are left out. */
function someOf(items, limit = 20) {
    const left = items.length - limit;
    return left <= 0 ? items : [...items.slice(0, limit), `and ${left} more`];
}
/** The addresses in a text without what may be a login: users, passwords, and queries, which are often signatures or tokens. */
function withoutLogins(text) {
    return text.replace(LOGIN, "$1***@").replace(QUERY, "$1?***");
}
/** What stands before `@` in the name of an image is its repository. */
const LOGIN = /(\b(?!docker:)[a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#"'<>]*@/gi;
const QUERY = /(\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s?#"'<>]*)\?[^\s#"'<>]+/gi;
/**
 * A text of several lines, in which what is invisible is written as JSON has it: except line breaks, tabs, and what joins or
 * parts the letters of some scripts.
 * @param limit in characters; longer text ends in an ellipsis
 */
function visible(text, limit = Infinity) {
    return cut(text, limit).replace(/\r\n?/g, "\n").replace(UNSEEN, escapeCharacter);
}
function cut(text, limit) {
    return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`;
}
/** What turns, hides or moves the words around it. */
const UNSEEN = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]/gu;
/** What JSON leaves as it is: DEL and C1 controls, line separators, formats such as bidirectional marks, and odd spaces. */
const INVISIBLE = /[\u007f-\u009f\p{Zl}\p{Zp}\p{Cf}]|(?! )\p{Zs}/gu;
/** One escape for each half of a surrogate pair, as JSON has it. */
function escapeCharacter(character) {
    const units = Array.from({ length: character.length }, (_none, at) => character.charCodeAt(at));
    return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}


/***/ })

};
