// Holds src.
export const id = 559;
export const ids = [559];
export const modules = {

/***/ 220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ badArchive)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1487);
// What is wrong with an archive that was to be the source.


/** An error about an archive; `why` continues `The archive "app.jar" …`. */
function badArchive(path, why, cause) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("SOURCE", `The archive ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(path)} ${why}.`, {
        cause,
        hint: 'Create the archive again with zip, jar or a build tool, or unpack it and set "path" to the directory.',
    });
}


/***/ }),

/***/ 4559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openZip: () => (/* binding */ openZip)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(663);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/project/zip/archive-error.js
var archive_error = __webpack_require__(220);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
;// CONCATENATED MODULE: ./build/js/src/project/zip/zip-entries.js
// What must not be in an archive whose content becomes the source. Pure.


const MAX_ENTRIES = 500_000;
const MAX_PATH_BYTES = 4096;
const MAX_NAME_BYTES = 255;
const LOCAL_HEADER_BYTES = 30;
/** Deflate packs up to 1032 bytes into one; sources rarely more than 20, and small archives do no harm. */
const MAX_RATIO = 100;
const UNSUSPICIOUS_BYTES = 1024 ** 3;
const DEFLATE = 8;
const STORED = 0;
/** @throws {PlatformError} `SOURCE` naming the entry */
function checkZipEntries(entries, archive) {
    const problem = firstOf(entries, nameProblem) ??
        firstOf(entries, storageProblem) ??
        treeProblem(entries) ??
        overlapProblem(entries, archive.sizeBytes) ??
        sizeProblem(entries, archive.sizeBytes);
    if (problem !== undefined)
        throw (0,archive_error/* badArchive */.C)(archive.path, problem);
}
function firstOf(items, problemOf) {
    for (const item of items) {
        const problem = problemOf(item);
        if (problem !== undefined)
            return problem;
    }
    return undefined;
}
/** Absolute names, `..` and backslashes were refused when the list was read; this is what else no file can be called. */
function nameProblem({ path }) {
    const quoted = (0,quote/* quote */.hD)(path);
    if (path.includes("\0"))
        return `has an entry ${quoted}, whose name has a NUL character`;
    const names = path.split("/");
    if (names.some((name) => name === "" || name === "."))
        return `has an entry ${quoted}, whose name is not a plain relative path`;
    const isTooLong = names.some((name) => Buffer.byteLength(name) > MAX_NAME_BYTES);
    if (isTooLong || Buffer.byteLength(path) > MAX_PATH_BYTES)
        return `has an entry ${quoted}, whose name is too long for a file`;
    return undefined;
}
function storageProblem({ path, stored }) {
    if (stored.isEncrypted())
        return `has ${(0,quote/* quote */.hD)(path)} encrypted, and there is no password`;
    if (stored.compressionMethod !== DEFLATE && stored.compressionMethod !== STORED)
        return `has ${(0,quote/* quote */.hD)(path)} compressed by method ${stored.compressionMethod}; only deflate (8) and stored (0) can be read`;
    return undefined;
}
/**
 * Each path is one thing, and nothing is below what is not a directory: below a link it would end up elsewhere. Build tools write
 * files of one name, e.g. licences of several jars; the last counts, as when they are unpacked one after the other.
 */
function treeProblem(entries) {
    const kinds = new Map();
    for (const { path, kind } of entries) {
        const other = kinds.get(path);
        if (other !== undefined && kind !== other)
            return `has ${(0,quote/* quote */.hD)(path)} twice, as a ${other} and as a ${kind}`;
        kinds.set(path, kind);
    }
    return firstOf(entries, ({ path }) => {
        for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
            const parent = path.slice(0, slash);
            const kind = kinds.get(parent) ?? "directory";
            if (kind !== "directory")
                return `has ${(0,quote/* quote */.hD)(path)} below ${(0,quote/* quote */.hD)(parent)}, which is a ${kind}`;
        }
        return undefined;
    });
}
/** Files that share their bytes are how a few kilobytes become terabytes. */
function overlapProblem(entries, archiveBytes) {
    const sorted = [...entries].sort((a, b) => offsetOf(a) - offsetOf(b));
    return firstOf(sorted.map((entry, at) => ({ entry, next: sorted[at + 1] })), ({ entry, next }) => {
        const end = offsetOf(entry) + LOCAL_HEADER_BYTES + entry.stored.compressedSize;
        if (next === undefined && end > archiveBytes)
            return `ends within ${(0,quote/* quote */.hD)(entry.path)}`;
        if (next !== undefined && end > offsetOf(next))
            return `stores ${(0,quote/* quote */.hD)(entry.path)} and ${(0,quote/* quote */.hD)(next.path)} in the same bytes`;
        return undefined;
    });
}
function offsetOf({ stored }) {
    return stored.relativeOffsetOfLocalHeader;
}
function sizeProblem(entries, archiveBytes) {
    const total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (total <= UNSUSPICIOUS_BYTES || total <= MAX_RATIO * archiveBytes)
        return undefined;
    const gibibytes = Math.floor(total / 1024 ** 3);
    return `has ${archiveBytes} bytes but would become ${gibibytes} GiB, more than ${MAX_RATIO} times as much`;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/js/src/project/zip/zip-entry.js
// One entry of a zip archive. Pure.

/** Systems whose archives have the mode of a file in the upper half of its external attributes: Unix and macOS. */
const UNIX_LIKE = [3, 19];
const TYPE_MASK = 0o170000;
const KINDS = {
    0o010000: "fifo",
    0o020000: "device",
    0o040000: "directory",
    0o060000: "device",
    0o120000: "symlink",
    0o140000: "socket",
};
const PERMISSIONS = 0o7777;
const ALL_PERMISSIONS = 0o777;
/** Info-ZIP's extra field with the name in UTF-8. */
const UNICODE_PATH = 0x7075;
/** What an entry of the central directory stands for. */
function toZipEntry(stored) {
    const isUnixLike = UNIX_LIKE.includes(stored.versionMadeBy >> 8);
    const mode = isUnixLike ? stored.externalFileAttributes >>> 16 : 0;
    const name = nameOf(stored);
    return {
        path: plainPath(name),
        kind: name.endsWith("/") ? "directory" : (KINDS[mode & TYPE_MASK] ?? "file"),
        mode: mode & PERMISSIONS || ALL_PERMISSIONS,
        mtime: modificationTime(stored),
        sizeBytes: stored.uncompressedSize,
        stored,
    };
}
/** Without the flag for UTF-8, names are in code page 437 by the format; tools of macOS and others write UTF-8 all the same. */
function nameOf({ fileName, fileNameRaw, extraFields }) {
    const hasOwnField = extraFields.some(({ id }) => id === UNICODE_PATH);
    return !hasOwnField && (0,external_node_buffer_.isUtf8)(fileNameRaw) ? fileNameRaw.toString("utf8") : fileName;
}
/** Without what stands for the directory that one is in: `./a/` is `a`. */
function plainPath(name) {
    const names = name.replace(/\/$/, "").split("/");
    return names.filter((each) => each !== ".").join("/");
}
/** Some tools write dates that do not exist. */
function modificationTime(stored) {
    const seconds = stored.getLastModDate({ timezone: "UTC" }).getTime() / 1000;
    return Number.isFinite(seconds) ? seconds : 0;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/js/src/project/zip/zip-reader.js
// How yauzl reads an archive. Its own reader throws where it cannot be caught if an archive names an offset that no file has,
// and reads the list of files in two tiny pieces for each.



const WINDOW_BYTES = 256 * 1024;
/** Reads from an open file, which stays open; offsets outside of it are an error like any other. */
class ZipReader extends yauzl/* RandomAccessReader */.lJ {
    #file;
    /** Where in the file the archive begins, from which its own offsets count. */
    #start;
    #window = Buffer.allocUnsafe(WINDOW_BYTES);
    #windowStart = 0;
    #windowEnd = 0;
    constructor(file, start) {
        super();
        this.#file = file;
        this.#start = start;
    }
    // eslint-disable-next-line max-params -- as yauzl calls it
    read(buffer, offset, length, position, callback) {
        let problem = null;
        try {
            this.#copy(buffer.subarray(offset, offset + length), position);
        }
        catch (error) {
            problem = error;
        }
        callback(problem);
    }
    _readStreamForRange(start, end) {
        // Not the stream of the file handle, which closes it when it is destroyed, whatever it is told.
        return external_node_stream_.Readable.from(readRange(this.#file, this.#start + start, this.#start + end), {
            objectMode: false,
        });
    }
    #copy(target, position) {
        for (let done = 0; done < target.length;) {
            const at = this.#start + position + done;
            if (at < this.#windowStart || at >= this.#windowEnd)
                this.#fill(at);
            const from = at - this.#windowStart;
            done += this.#window.copy(target, done, from, this.#windowEnd - this.#windowStart);
        }
    }
    #fill(position) {
        const count = (0,external_node_fs_.readSync)(this.#file.fd, this.#window, 0, WINDOW_BYTES, position);
        if (count === 0)
            throw new Error("it refers to bytes that it does not have");
        this.#windowStart = position;
        this.#windowEnd = position + count;
    }
}
async function* readRange(file, start, end) {
    for (let at = start; at < end;) {
        const chunk = Buffer.allocUnsafe(Math.min(WINDOW_BYTES, end - at));
        const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
        if (bytesRead === 0)
            return;
        yield chunk.subarray(0, bytesRead);
        at += bytesRead;
    }
}

;// CONCATENATED MODULE: ./build/js/src/project/zip/zip-start.js
// Where a zip archive begins in its file. An executable jar has a script in front of the archive, whose own offsets count from
// behind the script; Java, unzip, Go and Python read it all the same.

const END_SIGNATURE = 0x06054b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
/** Stands for "see the record for large archives", whose offsets nothing is known to be put in front of. */
const ELSEWHERE = 0xffffffff;
/** How many bytes of a file lie before the archive in it; 0 also if there is no archive, which is for others to say. */
function findZipStart(fd, sizeBytes) {
    const tail = Buffer.alloc(Math.min(sizeBytes, END_BYTES + MAX_COMMENT_BYTES));
    const tailStart = sizeBytes - tail.length;
    (0,external_node_fs_.readSync)(fd, tail, 0, tail.length, tailStart);
    for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
        if (tail.readUInt32LE(at) !== END_SIGNATURE)
            continue;
        // A comment reaches to the end of the file; else these four bytes are part of one.
        if (at + END_BYTES + tail.readUInt16LE(at + 20) !== tail.length)
            continue;
        const directoryBytes = tail.readUInt32LE(at + 12);
        const directoryStart = tail.readUInt32LE(at + 16);
        if (directoryBytes === ELSEWHERE || directoryStart === ELSEWHERE)
            return 0;
        return Math.max(tailStart + at - directoryBytes - directoryStart, 0);
    }
    return 0;
}

;// CONCATENATED MODULE: ./build/js/src/project/zip/zip-archive.js








/**
 * Opens an archive and reads its central directory.
 * @throws {PlatformError} `SOURCE` if it is no zip, or has what must not be in one: names that lead elsewhere, two kinds of
 * things of one name, encrypted or overlapping files, or far more than its size can explain
 */
async function openZip(path) {
    const file = await (0,promises_.open)(path).catch((cause) => {
        throw (0,archive_error/* badArchive */.C)(path, `cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, cause);
    });
    try {
        const { size } = await file.stat();
        const start = findZipStart(file.fd, size);
        const sizeBytes = size - start;
        const { zip, entries } = await readCentralDirectory(path, new ZipReader(file, start), sizeBytes);
        checkZipEntries(entries, { path, sizeBytes });
        return { path, file, start, zip, entries, [Symbol.asyncDispose]: () => file.close() };
    }
    catch (error) {
        await file.close();
        throw error;
    }
}
async function readCentralDirectory(path, reader, sizeBytes) {
    const entries = [];
    try {
        // Closing is up to the caller: entries are read after the list has ended.
        const options = { autoClose: false, strictFileNames: true };
        const zip = await (0,yauzl/* fromRandomAccessReaderPromise */.or)(reader, sizeBytes, options);
        for await (const entry of zip.eachEntry()) {
            if (entries.length >= MAX_ENTRIES)
                throw (0,archive_error/* badArchive */.C)(path, `has more than ${MAX_ENTRIES} entries, which is more than is supported`);
            const item = toZipEntry(entry);
            // The root of the archive is the root of the source, which has an entry of its own.
            if (item.path !== "" || item.kind !== "directory")
                entries.push(item);
        }
        return { zip, entries };
    }
    catch (cause) {
        if (cause instanceof errors/* PlatformError */.Wk)
            throw cause;
        throw (0,archive_error/* badArchive */.C)(path, `is not a zip archive that can be read: ${(0,errors/* messageOf */.bD)(cause)}`, cause);
    }
}


/***/ })

};
