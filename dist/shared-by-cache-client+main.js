// Holds src.
export const id = 710;
export const ids = [710];
export const modules = {

/***/ 8068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ keyProblem),
/* harmony export */   p: () => (/* binding */ cacheServiceOf)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1487);

/** The service that the runner offers to this step; undefined if there is none. */
function cacheServiceOf(env) {
    const protocol = env["ACTIONS_CACHE_SERVICE_V2"] && !isEnterpriseServer(env) ? "v2" : "v1";
    const url = protocol === "v2" ? env["ACTIONS_RESULTS_URL"] : env["ACTIONS_CACHE_URL"];
    if (!url || !env["ACTIONS_RUNTIME_TOKEN"])
        return undefined;
    const mode = (env["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
    return {
        protocol,
        canRead: mode !== "none" && mode !== "write-only",
        canWrite: mode !== "none" && mode !== "read",
    };
}
/** It speaks the older protocol, also where the variable asks for the newer one. */
function isEnterpriseServer(env) {
    const url = env["GITHUB_SERVER_URL"] || "https://github.com";
    const host = URL.canParse(url) ? new URL(url).hostname.toLowerCase() : "";
    return host !== "github.com" && !host.endsWith(".ghe.com") && !host.endsWith(".localhost");
}
const MAX_KEY_LENGTH = 512;
const MAX_KEYS = 10;
/** What the service would not accept of these keys, in words; undefined if nothing. */
function keyProblem(keys) {
    if (keys.length > MAX_KEYS)
        return `there are ${keys.length} keys, at most ${MAX_KEYS} are allowed`;
    for (const key of keys) {
        if (key === "")
            return "a key is empty";
        if (key.includes(","))
            return `the key ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(key)} has a comma in it`;
        if (key.length > MAX_KEY_LENGTH) {
            return `the key "${key.slice(0, 40)}…" has ${key.length} characters, at most ${MAX_KEY_LENGTH} are allowed`;
        }
    }
    return undefined;
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

/***/ 3126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cw: () => (/* binding */ allEnded),
/* harmony export */   HN: () => (/* binding */ inParallel),
/* harmony export */   al: () => (/* binding */ inOrder)
/* harmony export */ });
/* unused harmony export createTaskQueue */
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

/***/ 920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ CHUNK_BYTES)
/* harmony export */ });
/** How much is read, written or decompressed at once: large, since each chunk costs turns of the event loop and calls of the system. */
const CHUNK_BYTES = 256 * 1024;


/***/ }),

/***/ 4733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ collect),
/* harmony export */   p: () => (/* binding */ collectUpTo)
/* harmony export */ });
// A stream as a whole, in memory.
/** All bytes of a stream whose size is known to be small. @throws what the stream throws */
async function collect(content) {
    const chunks = [];
    for await (const chunk of content)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
/** All bytes of a stream; undefined if there are more than the limit, of which no more is read. @throws as {@link collect} */
async function collectUpTo(content, limitBytes) {
    const chunks = [];
    let sizeBytes = 0;
    for await (const chunk of content) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > limitBytes)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}


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

/***/ 1721:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GH: () => (/* binding */ decompressorOf),
/* harmony export */   MB: () => (/* binding */ compressionOf),
/* harmony export */   Wv: () => (/* binding */ isBrokenCompression),
/* harmony export */   ji: () => (/* binding */ decompressed)
/* harmony export */ });
/* unused harmony export decompress */
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7075);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3186);
/* harmony import */ var _chunk_bytes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(920);
/* harmony import */ var _zstd_frames_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8907);
// Decompressing gzip and zstd, which their first bytes tell.





const MAGIC = [
    ["gzip", Buffer.from([0x1f, 0x8b])],
    ["zstd", Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
];
/** How many first bytes tell a compression. */
const HEAD_BYTES = 4;
/** How content that begins with these bytes is compressed; undefined if it is not. */
function compressionOf(head) {
    return MAGIC.find(([, magic]) => magic.equals(head.subarray(0, magic.length)))?.[0];
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
        yield* compression === undefined ? all : decompress(node_stream__WEBPACK_IMPORTED_MODULE_0__.Readable.from(all), compression);
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
        return (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)(source, decompressor, () => undefined);
    return (0,node_stream__WEBPACK_IMPORTED_MODULE_0__.pipeline)(source, _zstd_frames_js__WEBPACK_IMPORTED_MODULE_3__/* .splitFrames */ .z, decompressor, () => undefined);
}
/** Whether reading failed since the compressed data is broken. */
function isBrokenCompression(error) {
    return /^(?:Z_(?:DATA_ERROR|BUF_ERROR|NEED_DICT)|ZSTD_error_.+)$/.test((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_2__/* .errorCode */ .CA)(error) ?? "");
}
async function* followedBy(head, rest) {
    if (head.length > 0)
        yield head;
    yield* { [Symbol.asyncIterator]: () => rest };
}
/** What decompresses it. */
function decompressorOf(compression, options = { chunkSize: _chunk_bytes_js__WEBPACK_IMPORTED_MODULE_4__/* .CHUNK_BYTES */ .E }) {
    return compression === "gzip" ? node_zlib__WEBPACK_IMPORTED_MODULE_1__.createGunzip(options) : node_zlib__WEBPACK_IMPORTED_MODULE_1__.createZstdDecompress(options);
}


/***/ }),

/***/ 8907:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ splitFrames)
/* harmony export */ });
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
/* harmony export */   CW: () => (/* binding */ isDeadEnd),
/* harmony export */   Kr: () => (/* binding */ UnusableFileError),
/* harmony export */   Lb: () => (/* binding */ streamRegularFile),
/* harmony export */   NK: () => (/* binding */ READ_BYTES),
/* harmony export */   NM: () => (/* binding */ isUnseen),
/* harmony export */   US: () => (/* binding */ isForbidden),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   ZU: () => (/* binding */ openRegularFile),
/* harmony export */   b2: () => (/* binding */ isMissing),
/* harmony export */   q1: () => (/* binding */ leadsNowhere),
/* harmony export */   uq: () => (/* binding */ isFull)
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
        const content = await readAtMost(handle, limitBytes + 1, info.size);
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
/** Whether an error of the file system says that the path leads nobody anywhere: {@link leadsNowhere}, or its links go round. */
function isDeadEnd(error) {
    return leadsNowhere(error) || errorCode(error) === "ELOOP";
}
/** Whether an error of the file system says that there is nothing that this user can know of: {@link leadsNowhere}, or it may not look. */
function isUnseen(error) {
    return leadsNowhere(error) || errorCode(error) === "EACCES";
}
/** Whether an error of the file system says that this user may not change what is there, or nobody may. */
function isForbidden(error) {
    return ["EACCES", "EPERM", "EROFS"].includes(errorCode(error) ?? "");
}
/** Whether an error of the file system says that there is no room left, for this user or for anybody. */
function isFull(error) {
    return ["ENOSPC", "EDQUOT"].includes(errorCode(error) ?? "");
}
/** The code of an error of the file system, e.g. `ENOENT`. */
function errorCode(error) {
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    return typeof code === "string" ? code : undefined;
}
/** As much as is read of a file at once. */
const READ_BYTES = 256 * 1024;
/** @param sizeBytes what it is said to have: most files are small, and memory that is not used costs as much as what is */
async function readAtMost(handle, limitBytes, sizeBytes) {
    const chunks = [];
    let leftBytes = limitBytes;
    while (leftBytes > 0) {
        const chunk = Buffer.allocUnsafe(Math.min(leftBytes, READ_BYTES, sizeBytes));
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


/***/ }),

/***/ 2096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ readContent),
/* harmony export */   s: () => (/* binding */ readTar)
/* harmony export */ });
/* harmony import */ var _bytes_collect_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4733);
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
        throw malformed(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(entry.name)} has more than ${String(limitBytes)} bytes`);
    return (0,_bytes_collect_js__WEBPACK_IMPORTED_MODULE_3__/* .collect */ .F)(content);
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

/***/ 21:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ fixedHeader),
/* harmony export */   OQ: () => (/* binding */ paddingAfter),
/* harmony export */   nG: () => (/* binding */ packTar),
/* harmony export */   rx: () => (/* binding */ tarRecord)
/* harmony export */ });
/* harmony import */ var _tar_header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5150);
// The entries of small archives in memory, and what comes after the contents of large ones. Pure.

/** The header of an entry whose content follows. */
function fixedHeader({ uid = 0, gid = 0, ...entry }, sizeBytes = 0) {
    return (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeTarHeader */ .Nj)({ ...entry, uid, gid, sizeBytes, mtime: _tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .FIXED_MTIME */ .yA });
}
/** An entry with its content. */
function tarRecord(entry, content = Buffer.alloc(0)) {
    const { length } = content;
    return Buffer.concat([fixedHeader(entry, length), content, paddingAfter(length)]);
}
/** The zeros that follow a content of this size. */
function paddingAfter(sizeBytes) {
    return _tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .TAR_END */ .y7.subarray(0, (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .paddingOf */ .Zt)(sizeBytes));
}
/** An archive of records. */
function packTar(records) {
    return Buffer.concat([...records, _tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .TAR_END */ .y7]);
}


/***/ }),

/***/ 6062:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ TarWriter),
  $: () => (/* binding */ tarOf)
});

// EXTERNAL MODULE: ./build/js/src/bytes/chunk-bytes.js
var chunk_bytes = __webpack_require__(920);
// EXTERNAL MODULE: ./build/js/src/oci/byte-path.js
var byte_path = __webpack_require__(3483);
// EXTERNAL MODULE: ./build/js/src/oci/tar-header.js
var tar_header = __webpack_require__(5150);
;// CONCATENATED MODULE: ./build/js/src/oci/byte-tar-header.js
// Tar headers for names that are bytes. `tar-header.ts` knows text only; a name that is not UTF-8 keeps its bytes here.


const BLOCK = 512;
const SIZE_FIELD = 124;
const CHECKSUM_FIELD = 148;
/** The header of an entry; names that are not UTF-8 come out as they are on disk. */
function encodeByteTarHeader(entry) {
    const { linkName } = entry;
    if ((0,byte_path/* isUtf8Path */.f9)(entry.name) && (linkName === undefined || (0,byte_path/* isUtf8Path */.f9)(linkName))) {
        const link = linkName === undefined ? {} : { linkName: (0,byte_path/* toText */.fE)(linkName) };
        return (0,tar_header/* encodeTarHeader */.Nj)({ ...entry, name: (0,byte_path/* toText */.fE)(entry.name), ...link });
    }
    return withRawBytes((0,tar_header/* encodeTarHeader */.Nj)(entry));
}
/**
 * Turns a header whose PAX records have each byte of a name as one character into one that has the bytes.
 * The main header needs no change: it holds ASCII only.
 */
function withRawBytes(header) {
    const paxHeader = Buffer.from(header.subarray(0, BLOCK));
    const size = parseInt(paxHeader.toString("latin1", SIZE_FIELD, SIZE_FIELD + 11), 8);
    const records = rawRecords(header.subarray(BLOCK, BLOCK + size));
    paxHeader.write(records.length.toString(8).padStart(11, "0"), SIZE_FIELD, "latin1");
    paxHeader.fill(" ", CHECKSUM_FIELD, CHECKSUM_FIELD + 8);
    const checksum = paxHeader.reduce((sum, byte) => sum + byte, 0);
    paxHeader.write(`${checksum.toString(8).padStart(6, "0")}\0 `, CHECKSUM_FIELD, "latin1");
    return Buffer.concat([
        paxHeader,
        records,
        Buffer.alloc((0,tar_header/* paddingOf */.Zt)(records.length)),
        header.subarray(-BLOCK),
    ]);
}
function rawRecords(records) {
    const raw = [];
    for (let at = 0; at < records.length;) {
        const length = parseInt(records.toString("latin1", at, at + 20), 10);
        const rest = records.toString("utf8", at, at + length).replace(/^\d+/, "");
        let digits = String(rest.length).length;
        if (String(rest.length + digits).length > digits)
            digits += 1;
        raw.push(Buffer.from(`${String(rest.length + digits)}${rest}`, "latin1"));
        at += length;
    }
    return Buffer.concat(raw);
}

// EXTERNAL MODULE: ./build/js/src/oci/tar-records.js
var tar_records = __webpack_require__(21);
;// CONCATENATED MODULE: ./build/js/src/oci/tar-writer.js
// The one writer of tars: entries in chunks of a fixed size, so that 20,000 small files are not 60,000 small writes.




/** Fills one chunk after another; the caller yields those that are full. */
class TarWriter {
    #allocate;
    #chunk;
    #used = 0;
    #full = [];
    /** @param allocate gives memory for a chunk, once it is needed */
    constructor(allocate = () => Buffer.allocUnsafe(chunk_bytes/* CHUNK_BYTES */.E)) {
        this.#allocate = allocate;
    }
    /** Chunks that are complete, and theirs no more. */
    takeFull() {
        if (this.#full.length === 0)
            return this.#full;
        const full = this.#full;
        this.#full = [];
        return full;
    }
    header(entry) {
        this.write(encodeByteTarHeader(entry));
    }
    padding(sizeBytes) {
        this.write((0,tar_records/* paddingAfter */.OQ)(sizeBytes));
    }
    write(bytes) {
        for (let rest = bytes; rest.length > 0;) {
            const room = this.room();
            const part = rest.subarray(0, room.length);
            room.set(part);
            this.advance(part.length);
            rest = rest.subarray(part.length);
        }
    }
    /** The free part of the current chunk, for reading a file straight into it; never empty. */
    room() {
        return (this.#chunk ??= this.#allocate()).subarray(this.#used);
    }
    /** Says how much of the room was filled. */
    advance(sizeBytes) {
        this.#used += sizeBytes;
        if (this.#used === this.#chunk?.length)
            this.#next();
    }
    /** Ends the archive; the rest of it is then full. */
    end() {
        this.write(tar_header/* TAR_END */.y7);
        this.#next();
    }
    #next() {
        if (this.#used > 0 && this.#chunk !== undefined)
            this.#full.push(this.#chunk.subarray(0, this.#used));
        this.#chunk = undefined;
        this.#used = 0;
    }
}
/** The archive of records that are made elsewhere, in chunks. */
async function* tarOf(records) {
    const tar = new TarWriter();
    for await (const record of records) {
        tar.write(record);
        yield* tar.takeFull();
    }
    tar.end();
    yield* tar.takeFull();
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
