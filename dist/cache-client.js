// Holds src, stubs.
export const id = 874;
export const ids = [874];
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

/***/ 861:
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
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __webpack_require__(4942);
// EXTERNAL MODULE: ./build/js/src/bytes/collect.js
var collect = __webpack_require__(4733);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-http.js





/** Of the service; what it says has some addresses in it. */
const MAX_ANSWER_BYTES = 1024 * 1024;
/** For whoever reads the log of the process. */
function sayRetry(reason) {
    console.log(`Retrying: ${reason}`);
}
/** Trying again does not help. */
class CacheRefusal extends Error {
    name = "CacheRefusal";
    status;
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}
/** Connections that are kept until they are disposed of. */
class CacheHttp {
    #client;
    #patience;
    constructor(patience) {
        this.#patience = patience;
        this.#client = new lib/* HttpClient */.Qq("actions/cache", [], { keepAlive: true, socketTimeout: patience.stallMs });
    }
    /** The answer, whatever its status is; its body has to be read. @throws what the network says */
    async send({ method, address, headers = {}, body }) {
        const { stallMs } = this.#patience;
        const length = body === undefined ? {} : { "content-length": String(body.length) };
        const data = body === undefined ? null : external_node_stream_.Readable.from([body], { objectMode: false });
        const { message } = await this.#client.request(method, address.href, data, { ...headers, ...length });
        return message.setTimeout(stallMs, () => {
            message.destroy(new Error(`nothing was received for ${stallMs / 1000} s`));
        });
    }
    /**
     * The answer of the service as a text, whatever its status is; what the network says does not get better by trying again.
     * @throws {CacheRefusal} with that
     */
    async exchange(request) {
        try {
            const message = await this.send(request);
            const body = await (0,collect/* collectUpTo */.p)(message, MAX_ANSWER_BYTES);
            return { status: message.statusCode ?? 0, text: body?.toString() ?? "" };
        }
        catch (error) {
            throw new CacheRefusal((0,errors/* messageOf */.bD)(error), 0);
        }
    }
    /**
     * The answer of the storage with this status; its body has to be read.
     * @throws {CacheRefusal} if it has another one, and trying again does not help
     * @throws what the network says
     */
    async sendTo(storage, expected) {
        const message = await this.send(storage);
        const { statusCode = 0 } = message;
        if (statusCode === expected)
            return message;
        message.resume();
        const text = `the cache's storage answers with ${statusCode}`;
        throw statusCode >= 500 || statusCode === 429 ? new Error(text) : new CacheRefusal(text, statusCode);
    }
    /** Tries again what failed, unless it was refused. @throws what the last try throws */
    async retrying(work) {
        const { retryDelaysMs, onRetry } = this.#patience;
        for (const delayMs of retryDelaysMs) {
            try {
                return await work();
            }
            catch (error) {
                if (error instanceof CacheRefusal)
                    throw error;
                onRetry((0,errors/* messageOf */.bD)(error));
                await (0,external_node_timers_promises_.setTimeout)(delayMs);
            }
        }
        return work();
    }
    [Symbol.dispose]() {
        this.#client.dispose();
    }
}

;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/block-upload.js
// Writing an entry to Azure's storage while it is packed: block by block, several at once, and the list of them at the end.
// https://learn.microsoft.com/rest/api/storageservices/put-block, https://learn.microsoft.com/rest/api/storageservices/put-block-list



/** 10 GB, the most that an entry may have, are 2,385 of the 50,000 blocks that are allowed. */
const BLOCK_BYTES = 4 * 1024 * 1024;
/** As many blocks are in memory. */
const BLOCKS_AT_ONCE = 4;
/** Of the headers that Azure's own client sends, those that decide something. */
const API_VERSION = { "x-ms-version": "2021-12-02" };
/**
 * Writes a blob; returns its size.
 * @throws what the content throws, else why the storage does not take it
 */
async function uploadBlocks(content, address, patience) {
    using http = new CacheHttp(patience);
    const upload = new BlockUpload(http, address);
    for await (const chunk of content)
        await upload.add(chunk);
    return await upload.end();
}
class BlockUpload {
    #http;
    #address;
    #prefix = (0,external_node_crypto_.randomUUID)();
    #ids = [];
    #free = [];
    #underWay = [];
    #block;
    #sizeBytes = 0;
    constructor(http, address) {
        this.#http = http;
        this.#address = address;
    }
    async add(chunk) {
        for (let rest = chunk; rest.length > 0;) {
            if (this.#block?.usedBytes === BLOCK_BYTES)
                await this.#putBlock(this.#block);
            this.#block ??= { buffer: this.#free.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES), usedBytes: 0 };
            const { buffer, usedBytes } = this.#block;
            const copied = rest.copy(buffer, usedBytes);
            this.#block.usedBytes += copied;
            this.#sizeBytes += copied;
            rest = rest.subarray(copied);
        }
    }
    /** What fits into one block needs no list. */
    async end() {
        const { buffer, usedBytes } = this.#block ?? { buffer: Buffer.alloc(0), usedBytes: 0 };
        const last = buffer.subarray(0, usedBytes);
        if (this.#ids.length === 0) {
            await this.#put(this.#address, last, { "x-ms-blob-type": "BlockBlob" });
            return this.#sizeBytes;
        }
        await this.#put(this.#blockAddress(), last);
        await Promise.all(this.#underWay);
        const items = this.#ids.map((id) => `<Latest>${id}</Latest>`).join("");
        const list = `<?xml version="1.0" encoding="utf-8"?><BlockList>${items}</BlockList>`;
        await this.#put(this.#with({ comp: "blocklist" }), Buffer.from(list), {
            "content-type": "application/xml; charset=utf-8",
        });
        return this.#sizeBytes;
    }
    async #putBlock({ buffer }) {
        const putting = this.#put(this.#blockAddress(), buffer).then(() => buffer);
        // Its failure is seen when it is its turn.
        putting.catch(() => undefined);
        this.#underWay.push(putting);
        this.#block = undefined;
        if (this.#underWay.length < BLOCKS_AT_ONCE)
            return;
        const oldest = await this.#underWay.shift();
        if (oldest !== undefined)
            this.#free.push(oldest);
    }
    /** In the form that Azure's client gives them, from which services that only resemble Azure's tell the order. */
    #blockAddress() {
        const index = String(this.#ids.length).padStart(48 - this.#prefix.length, "0");
        const id = Buffer.from(`${this.#prefix}${index}`).toString("base64");
        this.#ids.push(id);
        return this.#with({ comp: "block", blockid: id });
    }
    /** The signature stays as it is written: what a parser makes of it may be written in another way. */
    #with(parameters) {
        const more = Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
        const address = new URL(this.#address);
        address.search = [address.search.slice(1), ...more].filter(Boolean).join("&");
        return address;
    }
    async #put(address, body, headers = {}) {
        await this.#http.retrying(async () => {
            const request = { method: "PUT", address, headers: { ...API_VERSION, ...headers }, body };
            const message = await this.#http.sendTo(request, 201);
            await (0,promises_.finished)(message.resume());
        });
    }
}

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

// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
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
    const { stallMs = STALL_MS, retryDelaysMs = RETRY_DELAYS_MS } = options;
    const { onRetry = () => undefined, onProgress } = options;
    using http = new CacheHttp({ stallMs, retryDelaysMs, onRetry });
    let totalBytes;
    const onTotal = (bytes) => {
        totalBytes = Number.isNaN(bytes) ? undefined : bytes;
    };
    const storage = { http, address, onTotal };
    const isAzure = address.hostname.endsWith(".blob.core.windows.net");
    yield* (0,count_bytes/* countBytes */.T)(isAzure ? pieces(storage) : stream(storage), (doneBytes) => {
        onProgress?.({ doneBytes, totalBytes });
    });
}
/** Only the start is tried again: what has come cannot be taken back. */
async function* stream(storage) {
    const message = await storage.http.retrying(() => cache_download_open(storage, 200));
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
    const read = (from) => piece(storage, from, free.pop() ?? newBuffer());
    for await (const next of (0,bounded/* inOrder */.al)(furtherPieces(first.totalBytes), PIECES_AT_ONCE, read)) {
        yield next.content;
        free.push(next.buffer);
    }
}
/** Where those after the first begin. */
function* furtherPieces(totalBytes) {
    for (let at = PIECE_BYTES; at < totalBytes; at += PIECE_BYTES)
        yield at;
}
function newBuffer() {
    return Buffer.allocUnsafeSlow(PIECE_BYTES);
}
function piece(storage, from, buffer) {
    return storage.http.retrying(async () => {
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
function cache_download_open({ http, address }, expected, headers = {}) {
    return http.sendTo({ method: "GET", address, headers }, expected);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/js/src/oci/byte-path.js
var byte_path = __webpack_require__(3483);
// EXTERNAL MODULE: ./build/js/src/oci/tar-writer.js + 1 modules
var tar_writer = __webpack_require__(6062);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-pack.js
// Packing what is to be cached, while it is read: a tar in frames of zstd, several of which are compressed at once. Not in one frame
// by several threads: Node.js takes such a compressor for finished too early, and the archive would be cut. What comes out can
// be read by `zstd` and `tar`, as what they make can be read here.










/** How much becomes a frame. More would be smaller by a hundredth or two, and its memory would be new each time. */
const FRAME_BYTES = 2 * 1024 * 1024;
/** More have to wait for a thread of Node.js. */
const MAX_AT_ONCE = 4;
/** The most that zstd makes of a frame, by its `ZSTD_compressBound`: with room for it, zstd writes a frame at once, and copies nothing. */
const MAX_COMPRESSED_BYTES = FRAME_BYTES + FRAME_BYTES / 256;
/** What `zstd` takes by default. */
const OPTIONS = {
    chunkSize: MAX_COMPRESSED_BYTES,
    params: { [external_node_zlib_.constants.ZSTD_c_compressionLevel]: 3, [external_node_zlib_.constants.ZSTD_c_checksumFlag]: 1 },
};
const compress = (0,external_node_util_.promisify)(external_node_zlib_.zstdCompress);
/**
 * The archive of directories and files.
 * @param paths relative to the directory, as the entry is to have them
 * @throws {Error} if there is something else among them, or what the file system says
 */
async function* packEntry(paths, directory) {
    const tree = new CachedTree(directory);
    const atOnce = Math.min((0,external_node_os_.availableParallelism)(), MAX_AT_ONCE);
    // One more is packed while all are compressed.
    yield* (0,bounded/* inOrder */.al)(tree.archive(paths), atOnce + 1, (chunk) => compress(chunk, OPTIONS).finally(() => {
        tree.recycle(chunk);
    }));
}
/** A tar of paths, in few buffers. */
class CachedTree {
    #free = [];
    #tar = new tar_writer/* TarWriter */.r(() => this.#free.pop() ?? Buffer.allocUnsafeSlow(FRAME_BYTES));
    #directory;
    constructor(directory) {
        this.#directory = directory;
    }
    async *archive(paths) {
        for (const path of paths)
            yield* this.#add((0,external_node_path_.join)(path));
        this.#tar.end();
        yield* this.#tar.takeFull();
    }
    /** Takes back a chunk that is no longer needed. */
    recycle(chunk) {
        if (chunk.length === FRAME_BYTES)
            this.#free.push(chunk);
    }
    async *#add(path) {
        const stats = await (0,external_node_fs_promises_.lstat)((0,external_node_path_.join)(this.#directory, path));
        if (stats.isFile()) {
            yield* this.#addFile(path);
            return;
        }
        if (!stats.isDirectory())
            throw new Error(`${(0,quote/* quote */.hD)(path)} is neither a file nor a directory`);
        this.#header(path, "directory", { mode: stats.mode, size: 0 });
        for (const name of (await (0,external_node_fs_promises_.readdir)((0,external_node_path_.join)(this.#directory, path))).sort())
            yield* this.#add((0,external_node_path_.join)(path, name));
    }
    async *#addFile(path) {
        await using file = await (0,external_node_fs_promises_.open)((0,external_node_path_.join)(this.#directory, path), external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW);
        const { mode, size } = await file.stat();
        this.#header(path, "file", { mode, size });
        for (let left = size; left > 0;) {
            const room = this.#tar.room();
            const { bytesRead } = await file.read(room, 0, Math.min(left, room.length));
            if (bytesRead === 0)
                throw new Error(`${(0,quote/* quote */.hD)(path)} became shorter while it was read`);
            this.#tar.advance(bytesRead);
            left -= bytesRead;
            yield* this.#tar.takeFull();
        }
        this.#tar.padding(size);
    }
    #header(path, type, { mode, size }) {
        const owner = { uid: 0, gid: 0, mtime: 0 };
        this.#tar.header({ name: (0,byte_path/* toBytePath */.xe)(path), type, mode: mode & 0o777, sizeBytes: size, ...owner });
    }
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

// EXTERNAL MODULE: ./build/js/src/actions/github-cache/cache-service.js
var cache_service = __webpack_require__(8068);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-twirp.js
// The cache service of github.com, by its newer protocol: three methods, with JSON. The version of an entry is that of
// @actions/cache 6.3, so entries that it has made are found. Not with that client: it packs an entry before it uploads the first
// byte, and loading it takes longer than to look for an entry.




/** Patient with a service that restarts; whoever calls has a limit for all of it. */
const PATIENCE = { retryDelaysMs: [3000, 4500], stallMs: 60_000, onRetry: sayRetry };
const RETRYABLE = new Set([500, 502, 503, 504]);
const DENIED = /^cache (?:write|read) denied:/;
const cache_twirp_AnswerSchema = dist/* object */.Ikc({
    ok: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    message: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    msg: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    matched_key: dist/* optional */.lqM(dist/* string */.YjP()),
    matchedKey: dist/* optional */.lqM(dist/* string */.YjP()),
    signed_download_url: dist/* optional */.lqM(dist/* string */.YjP()),
    signedDownloadUrl: dist/* optional */.lqM(dist/* string */.YjP()),
    signed_upload_url: dist/* optional */.lqM(dist/* string */.YjP()),
    signedUploadUrl: dist/* optional */.lqM(dist/* string */.YjP()),
});
/** The service that the runner offers to this step. */
class CacheTwirp {
    #env;
    #mask;
    /** @param mask gets the signatures of addresses before they are used */
    constructor(env, mask) {
        this.#env = env;
        this.#mask = mask;
    }
    /** The key and the archive of an entry, if there is one. @throws why that cannot be known */
    async find({ paths, key, restoreKeys }) {
        const request = { key, restore_keys: restoreKeys, version: versionOf(paths) };
        const answer = await this.#call("GetCacheEntryDownloadURL", request);
        const found = answer.matched_key ?? answer.matchedKey ?? "";
        if (!answer.ok || found === "")
            return undefined;
        return { key: found, address: this.#address(answer.signed_download_url ?? answer.signedDownloadUrl) };
    }
    /** Asks where the archive of a new entry is to go. @throws why there is no answer */
    async reserve({ paths, key }) {
        try {
            const answer = await this.#call("CreateCacheEntry", { key, version: versionOf(paths) });
            const { ok, message } = answer;
            if (ok) {
                const address = this.#address(answer.signed_upload_url ?? answer.signedUploadUrl);
                return { kind: "reserved", address };
            }
            if (message === "")
                return { kind: "exists" };
            if (DENIED.test(message))
                return { kind: "refused", reason: message };
            throw new Error(`the cache service makes no entry: ${(0,quote/* quote */.hD)(message)}`);
        }
        catch (error) {
            if (!(error instanceof CacheRefusal))
                throw error;
            if (error.status === 409)
                return { kind: "exists" };
            if (error.status === 401 || error.status === 403)
                return { kind: "refused", reason: error.message };
            throw error;
        }
    }
    /** Makes an entry that others can find of what was uploaded. @throws why not */
    async finalize({ paths, key }, sizeBytes) {
        const request = { key, version: versionOf(paths), size_bytes: String(sizeBytes) };
        const { ok, message } = await this.#call("FinalizeCacheEntryUpload", request);
        if (!ok)
            throw new Error(`the cache service does not complete the entry: ${(0,quote/* quote */.hD)(message)}`);
    }
    async #call(method, body) {
        const origin = this.#env["ACTIONS_RESULTS_URL"] ?? "";
        const address = new URL(`/twirp/github.actions.results.api.v1.CacheService/${method}`, origin);
        const headers = {
            "content-type": "application/json",
            authorization: `Bearer ${this.#env["ACTIONS_RUNTIME_TOKEN"] ?? ""}`,
        };
        using http = new CacheHttp(PATIENCE);
        return await http.retrying(async () => {
            const request = { method: "POST", address, headers, body: Buffer.from(JSON.stringify(body)) };
            const { status, text } = await http.exchange(request);
            const answer = dist/* safeParse */.xLC(cache_twirp_AnswerSchema, parsed(text));
            if (status >= 200 && status < 300 && answer.success)
                return answer.output;
            const said = answer.success ? answer.output.msg || answer.output.message : "";
            const problem = `the cache service answers ${status}${said === "" ? "" : `: ${(0,quote/* quote */.hD)(said)}`}`;
            throw RETRYABLE.has(status) ? new Error(problem) : new CacheRefusal(problem, status);
        });
    }
    #address(text = "") {
        if (!URL.canParse(text))
            throw new Error(`the cache service gives no address but ${(0,quote/* quote */.hD)(text)}`);
        const address = new URL(text);
        const signature = address.searchParams.get("sig");
        if (signature !== null && signature !== "") {
            this.#mask(signature);
            this.#mask(encodeURIComponent(signature));
        }
        return address;
    }
}
/** An entry is only found by who asks for the same paths, and reads the same compression. */
function versionOf(paths) {
    return (0,external_node_crypto_.createHash)("sha256")
        .update([...paths, "zstd-without-long", "1.0"].join("|"))
        .digest("hex");
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/js/src/bytes/chunk-bytes.js
var chunk_bytes = __webpack_require__(920);
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js
var decompressed = __webpack_require__(1721);
// EXTERNAL MODULE: ./build/js/src/bytes/zstd-frames.js
var zstd_frames = __webpack_require__(8907);
;// CONCATENATED MODULE: ./build/js/src/bytes/decompress-reused.js



/** Some chunks are ahead of who reads them. Larger ones would each be new memory, which costs the system more than the turns. */
const OUTPUT = { chunkSize: chunk_bytes/* CHUNK_BYTES */.E, highWaterMark: 16 * chunk_bytes/* CHUNK_BYTES */.E };
/**
 * The content of chunks that are only good until the next one is asked for. What does not begin like zstd is taken for gzip.
 * @throws what the source throws, or what is wrong with the compressed data
 */
async function* decompressReused(source) {
    const first = await source.next();
    if (first.done === true)
        return;
    const compression = (0,decompressed/* compressionOf */.MB)(first.value) ?? "gzip";
    const decompressor = (0,decompressed/* decompressorOf */.GH)(compression, OUTPUT);
    const feeding = feed(first.value, source, { compression, decompressor });
    try {
        for await (const bytes of decompressor)
            yield bytes;
    }
    finally {
        decompressor.destroy();
        await feeding;
    }
}
async function feed(first, rest, { compression, decompressor }) {
    const all = startingWith(first, rest);
    const parts = compression === "zstd" ? (0,zstd_frames/* splitFrames */.z)(all) : all;
    try {
        for await (const part of parts) {
            if (!(await isTaken(part, decompressor)))
                return;
        }
        decompressor.end();
    }
    catch (error) {
        decompressor.destroy(error instanceof Error ? error : new Error(String(error)));
    }
    finally {
        await rest.return(undefined);
    }
}
async function* startingWith(first, rest) {
    yield first;
    yield* rest;
}
/** Whether the decompressor has read the chunk; if not, it has failed, or nobody wants the rest. */
function isTaken(chunk, decompressor) {
    return new Promise((resolve) => {
        const onClose = () => {
            resolve(false);
        };
        decompressor.once("close", onClose);
        decompressor.write(chunk, (error) => {
            decompressor.off("close", onClose);
            resolve(error == null);
        });
    });
}

;// CONCATENATED MODULE: ./build/js/src/bytes/read-ahead.js
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

// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/tar-reader.js
var tar_reader = __webpack_require__(2096);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-unpack.js
// Unpacking an archive of the cache service while it comes in, without programs of the machine. Anyone may have made it: it becomes
// directories and files only, no name in it leads out of the directory, and a small entry that becomes a large one ends before it
// fills the disk. Of its headers no more than one is in memory.










/**
 * Unpacks into a directory, which may take half of what the file system has left; returns the size of the archive in bytes.
 * @param source chunks that are only good until the next one is asked for
 * @param roomIn what the file system of a directory has left
 * @throws what the source throws, else which limit was met, or what is wrong with the archive
 */
async function unpackArchive(source, directory, roomIn = readRoom) {
    let sizeBytes = 0;
    const counted = (0,count_bytes/* countBytes */.T)(source, (bytes) => {
        sizeBytes = bytes;
    });
    const limits = await limitsBy(() => roomIn(directory));
    try {
        for await (const entry of (0,tar_reader/* readTar */.s)(readAhead(limited(decompressReused(counted), limits)))) {
            await unpackEntry(entry, directory);
        }
    }
    catch (error) {
        throw await explained(error, directory);
    }
    if (sizeBytes === 0)
        throw new Error("the entry is empty");
    return sizeBytes;
}
async function unpackEntry({ entry, content }, directory) {
    const { type, name, linkName = "" } = entry;
    const place = (of) => (0,external_node_path_.join)(directory, ...partsOf(of));
    const mode = entry.mode & 0o777;
    switch (type) {
        case "file":
            await writeContent(content, place(name), mode);
            break;
        case "directory":
            await (0,external_node_fs_promises_.mkdir)(place(name), { recursive: true });
            await (0,external_node_fs_promises_.chmod)(place(name), mode | 0o700);
            break;
        case "hardlink":
            // Another name of a file that is here: of a directory there is none, and of what is elsewhere none can be given.
            await (0,external_node_fs_promises_.link)(place(linkName), place(name));
            break;
        case "symlink":
            throw unwanted("a link", name);
        case "fifo":
        case "block-device":
        case "character-device":
        case "unsupported":
            throw unwanted("neither a file nor a directory", name);
    }
}
function unwanted(what, name) {
    return new Error(`the entry has ${what} instead of ${(0,quote/* quote */.hD)(name)}`);
}
/** @throws {Error} if the name leads elsewhere */
function partsOf(name) {
    const parts = name.split("/").filter((part) => part !== "" && part !== ".");
    if (name.startsWith("/") || name.includes("\0") || parts.includes(".."))
        throw new Error(`the entry has the name ${(0,quote/* quote */.hD)(name)}, which leads elsewhere`);
    return parts;
}
/** There are no links here that it could go through, nor pipes at which it would wait. */
async function writeContent(content, place, mode) {
    await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.dirname)(place), { recursive: true });
    await using handle = await (0,external_node_fs_promises_.open)(place, "w");
    for await (const chunk of content) {
        for (let at = 0; at < chunk.length;)
            at += (await handle.write(chunk, at)).bytesWritten;
    }
    await handle.chmod(mode);
}
const ENOUGH_ROOM_BYTES = 1024 * 1024;
/** In words that continue a sentence; a full disk is the likeliest cause of what cannot be written. */
async function explained(error, directory) {
    if ((0,decompressed/* isBrokenCompression */.Wv)(error))
        return new Error(`the archive is damaged: ${error.message}`);
    if (error instanceof errors/* PlatformError */.Wk)
        return error;
    if ((0,regular_file/* errorCode */.CA)(error) === undefined)
        return error instanceof Error ? error : new Error(String(error));
    const { bytes } = await readRoom(directory);
    const full = bytes < ENOUGH_ROOM_BYTES ? ` (the disk is full: ${bytes} bytes are left)` : "";
    return new Error(`${(0,errors/* messageOf */.bD)(error)}${full}`, { cause: error });
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
/** @throws {Error} which limit was met */
async function* limited(content, limits) {
    let passedBytes = 0;
    for await (const chunk of content) {
        passedBytes += chunk.byteLength;
        const problem = await limits.problem(passedBytes);
        if (problem !== undefined)
            throw new Error(problem);
        yield chunk;
    }
}

;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-client.js










/** Requests for an entry that is there, in either protocol. */
const LOOK_UP = /\.CacheService\/GetCacheEntryDownloadURL$|\/_apis\/artifactcache\/cache\?/;
const TELL_EVERY_MS = 250;
/** Nothing is lost but time; the watch ends what takes too much of it. */
const UPLOAD_RETRIES = { retryDelaysMs: [300, 1000, 4000], onRetry: sayRetry };
/** Waits for a {@link CacheCall}, and answers it. The parent ends the process; it does not outlive that one. */
function runCacheClient(env) {
    process.once("disconnect", endGroup);
    const onProgress = (progress) => {
        process.send?.({ kind: "progress", ...progress });
    };
    process.once("message", (call) => {
        void answerCall(call, env, onProgress).then(async (answer) => {
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
/** Answers one call by the environment of the job's step; never rejects. What it cannot finish in time goes on. */
async function answerCall(call, env, onProgress = () => undefined) {
    try {
        return await (call.kind === "save" ? save(call, env) : find(call, env, onProgress));
    }
    catch (error) {
        return { kind: "threw", message: (0,errors/* messageOf */.bD)(error) };
    }
}
async function save(call, env) {
    using watch = watchSaving(call);
    const service = newerService(env);
    if (service !== undefined)
        return await Promise.race([saveByTwirp(call, service), watch.stuck]);
    const client = await loadClient();
    const saving = client.saveCache([...call.paths], call.key);
    const entryId = await Promise.race([saving, watch.stuck]);
    return { kind: "saved", entryId, reservationStatus: watch.reservationStatus() };
}
/** What it takes to pack and to upload is only spent on an entry that is not there yet, and both happen at once. */
async function saveByTwirp(call, service) {
    const reservation = await service.reserve(call);
    if (reservation.kind !== "reserved")
        return reservation;
    // Longer than the watch's: what hangs would be sent again and again, and the watch takes that for progress.
    const patience = { ...UPLOAD_RETRIES, stallMs: 2 * call.stallMs };
    const sizeBytes = await uploadBlocks(packEntry(call.paths, process.cwd()), reservation.address, patience);
    await service.finalize(call, sizeBytes);
    return { kind: "stored", sizeBytes };
}
/** The client only looks the entry up: it would hold 128 MiB of the archive in memory, and unpack when it has all of it. */
async function find(call, env, onProgress) {
    const lookingUp = newerService(env)?.find(call) ?? findByClient(call);
    const found = await inTime(lookingUp, call.lookUpMs);
    if (found === undefined || call.kind === "find")
        return { kind: "found", key: found?.key };
    const { key, address } = found;
    if (address === undefined)
        throw new Error("the cache service did not say where the entry is");
    console.log(`Cache hit for: ${key}`);
    const archive = downloadArchive(address, { onRetry: sayRetry, onProgress: seldom(onProgress) });
    const sizeBytes = await unpackArchive(archive, call.directory);
    return { kind: "found", key, sizeBytes };
}
async function findByClient(call) {
    const client = await loadClient();
    using captured = captureStdout(process.stdout);
    const options = { lookupOnly: true };
    const key = await client.restoreCache([...call.paths], call.key, [...call.restoreKeys], options);
    return key === undefined ? undefined : { key, address: archiveAddress(captured.output.debug) };
}
/** The service, if it speaks the newer protocol; the older one is spoken by the client. */
function newerService(env) {
    return (0,cache_service/* cacheServiceOf */.p)(env)?.protocol === "v2" ? new CacheTwirp(env, sayMask) : undefined;
}
/** The parent reads it as it reads what the client says, and masks the secret before it shows anything else. */
function sayMask(secret) {
    console.log(`::add-mask::${secret.replaceAll("%", "%25")}`);
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
/** Loaded only where the service speaks the older protocol: it brings the Azure SDK with it. */
async function loadClient() {
    return Promise.all(/* import() */[__webpack_require__.e(955), __webpack_require__.e(838), __webpack_require__.e(88), __webpack_require__.e(521), __webpack_require__.e(425)]).then(__webpack_require__.bind(__webpack_require__, 902));
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


/***/ })

};
