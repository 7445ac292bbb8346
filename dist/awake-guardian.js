// Holds src.
export const id = 708;
export const ids = [708];
export const modules = {

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

/***/ 1756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   aM: () => (/* binding */ readContainedFile),
/* harmony export */   dN: () => (/* binding */ realPathOf),
/* harmony export */   fX: () => (/* binding */ containedPath)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1487);
/* harmony import */ var _regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3186);
// Where a path may lead. A checkout can have links to anything on the machine, so a path that goes through it has to end in it.
// The author of the workflow may name anything else by its absolute path.





/**
 * The path without links, or as it is where the workflow's author named something outside of the workspace by its whole path.
 * It may not exist yet.
 * @param name as it was written; absolute if a checkout chose it
 * @throws {PlatformError} `INPUT` with where the path leads, if that is elsewhere
 * @throws what the file system says if the path cannot be followed
 */
async function containedPath(name, chooser) {
    const directories = chooser.by === "workflow" ? [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(chooser.workspace)] : chooser.directories;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directories[0], name);
    const real = await realPathOf(path);
    for (const directory of directories) {
        const below = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(await realPathOf(directory), real);
        // As the directory is called, which may itself be below a link of the machine.
        if (isBelow(below)) {
            if (isOfGit(below) && !isOfGit((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directories[0], path)))
                throw leadsIntoGit(name, real);
            return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, below);
        }
    }
    const isAuthors = chooser.by === "workflow" && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(name);
    if (isAuthors && !(await goesThrough(path, chooser.workspace)))
        return path;
    throw leadsElsewhere(name, real, chooser);
}
/**
 * The content of a small regular file.
 * @throws as {@link containedPath} and {@link readRegularFile}
 */
async function readContainedFile(name, chooser, limitBytes) {
    return (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(await containedPath(name, chooser), limitBytes);
}
/** Whether a path is the directory or below it, by their names alone. */
function isInside(path, directory) {
    return isBelow((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(directory, path));
}
/** Linux follows as many. */
const MAX_LINKS = 40;
/**
 * What a path leads to, whether or not there is anything: of what is missing, only the directories above can be links.
 * @throws what the file system says, e.g. `ELOOP`
 */
async function realPathOf(path, links = 0) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(path);
    }
    catch (error) {
        if (!(0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .leadsNowhere */ .q1)(error) || links > MAX_LINKS || path === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path))
            throw error;
        const parent = await realPathOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), links + 1);
        // There may be something by the time that the path is used.
        const target = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(path).catch(() => undefined);
        return target === undefined
            ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path))
            : realPathOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(parent, target), links + 1);
    }
}
function isBelow(relativePath) {
    return relativePath !== ".." && !relativePath.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_1__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(relativePath);
}
/** Whether the path, or a directory on its way, is in the other directory. */
async function goesThrough(path, directory) {
    const real = await realPathOf(directory);
    for (let above = path;; above = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(above)) {
        if (isInside(above, directory) || isInside(await realPathOf(above), real))
            return true;
        if (above === (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(above))
            return false;
    }
}
/** Whether a relative path goes through a repository's own files, where a checkout may have left its credentials. */
function isOfGit(relativePath) {
    return relativePath.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).includes(".git");
}
function leadsIntoGit(name, real) {
    const problem = `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name)} leads to ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(real)}, which is among git's own files.`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("INPUT", problem, {
        hint: "Name it without a link: git's own files may have the credentials of the checkout.",
    });
}
function leadsElsewhere(name, real, chooser) {
    const isWorkflows = chooser.by === "workflow";
    const where = isWorkflows
        ? `the workspace ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(chooser.workspace)}`
        : chooser.directories.map((directory) => (0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(directory)).join(" or ");
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("INPUT", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(name)} leads to ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(real)}, which is not in ${where}.`, {
        hint: isWorkflows
            ? "Name a path in the workspace, without links that lead out of it. Anything elsewhere needs its absolute path."
            : "Move it there: neither a relative path nor a checked-out file can lead elsewhere.",
    });
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

/***/ 1500:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DO: () => (/* binding */ openToOwner),
/* harmony export */   TG: () => (/* binding */ removeTreeNow),
/* harmony export */   dM: () => (/* binding */ removeTree)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1024);
/* harmony import */ var _regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3186);
// Removing a directory with all that is in it, whoever made it. Buildpacks make trees that are deeper than a path may be long, and
// than there may be open files; directories that their owner cannot write to, such as those of Go's modules; and links that come and go
// in the place of directories. So one directory is open at a time, and the next one is found in it, or as what it is in.




/** Leaves nothing at the path, while others go on; there may be nothing already. @throws what the file system says */
async function removeTree(path) {
    using tree = new RemovedTree(path);
    for (let steps = 1; tree.step(); steps += 1)
        if (steps % STEPS_AT_ONCE === 0)
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setImmediate)();
}
/** As {@link removeTree}, before anything else goes on. */
function removeTreeNow(path) {
    using tree = new RemovedTree(path);
    while (tree.step())
        ;
}
/** Lets its owner change a directory; that of another user stays as it is. Root needs no permission. */
function openToOwner(directory) {
    const own = process.getuid?.();
    if (own === 0)
        return;
    const { mode, uid } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(directory);
    if ((mode & OWNERS) !== OWNERS && uid === own)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(directory, (mode & 0o7777) | OWNERS);
}
const OWNERS = 0o700;
const STEPS_AT_ONCE = 200;
/** Names of a directory that are known at once: it may have more than there is memory for. */
const NAMES_AT_ONCE = 1000;
const DIRECTORY = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_DIRECTORY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW;
class RemovedTree {
    #top;
    /** From the top to the directory that is open. */
    #levels = [];
    #open;
    constructor(top) {
        this.#top = top;
    }
    /** Removes one thing, or goes into it. @returns whether there is more to do */
    step() {
        try {
            const level = this.#levels.at(-1);
            return level === undefined ? this.#begin() : this.#goOn(level);
        }
        catch (error) {
            if ((0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .CA)(error) === undefined)
                throw error;
            // A descriptor says nothing to people.
            const message = (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error).replace(DESCRIPTOR, `${this.#top.toString()}/…`);
            throw Object.assign(error, { message });
        }
    }
    [Symbol.dispose]() {
        if (this.#open !== undefined)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(this.#open);
        this.#open = undefined;
    }
    #begin() {
        const info = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(this.#top, { throwIfNoEntry: false });
        if (info?.isDirectory() === true)
            this.#enter(this.#top);
        else if (info !== undefined)
            removeFile(this.#top);
        return info?.isDirectory() === true;
    }
    #goOn(level) {
        if (level.entries.length === 0 && level.hasMore)
            this.#look(level);
        const entry = level.entries.pop();
        if (entry === undefined)
            return this.#leave(level);
        if (entry.isDirectory)
            this.#enter(entry.name);
        else
            removeFile(this.#at(entry.name));
        return true;
    }
    #enter(name) {
        const path = this.#at(name);
        openToOwner(path);
        const identity = this.#goTo(path);
        this.#levels.push({ name, identity, entries: [], hasMore: true });
    }
    /** Of which nothing is left. @returns whether there is one above it */
    #leave({ name }) {
        this.#levels.pop();
        const above = this.#levels.at(-1);
        if (above === undefined)
            this[Symbol.dispose]();
        else if (this.#goTo(this.#at("..")) !== above.identity)
            throw new Error(`A directory in ${this.#top.toString()} was moved while it was removed.`);
        const path = this.#at(name);
        unlessMissing(() => {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(path);
        });
        return above !== undefined;
    }
    /** @returns what of all directories it is */
    #goTo(directory) {
        const next = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(directory, DIRECTORY);
        this[Symbol.dispose]();
        this.#open = next;
        const { dev, ino } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(next, { bigint: true });
        return `${dev}:${ino}`;
    }
    #look(level) {
        // The types do not have what is right for names that are no text.
        const encoding = "buffer";
        const directory = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.opendirSync)(this.#at("."), { encoding, bufferSize: NAMES_AT_ONCE });
        try {
            while (level.entries.length < NAMES_AT_ONCE) {
                const found = directory.readSync();
                level.hasMore = found !== null;
                if (found === null)
                    break;
                level.entries.push({ name: found.name, isDirectory: found.isDirectory() });
            }
        }
        finally {
            directory.closeSync();
        }
    }
    #at(name) {
        if (this.#open === undefined)
            return this.#top;
        const above = `/proc/self/fd/${this.#open}/`;
        return typeof name === "string" ? above + name : Buffer.concat([Buffer.from(above), name]);
    }
}
const DESCRIPTOR = /\/proc\/self\/fd\/\d+/;
function removeFile(path) {
    unlessMissing(() => {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.unlinkSync)(path);
    });
}
/** Others may have removed it meanwhile. */
function unlessMissing(remove) {
    try {
        remove();
    }
    catch (error) {
        if (!(0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isMissing */ .b2)(error))
            throw error;
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

/***/ 6126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runGuardian: () => (/* binding */ runGuardian)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _closed_together_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2754);
/* harmony import */ var _left_phase_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9375);
/* harmony import */ var _run_records_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1465);
// The program of a guardian: what it does once the build is gone.




const STDIN = 0;
/**
 * Ends what the phase left running, then opens the folders, in the order of the post step: opened first, they would be a buildpack's to
 * look into. Volumes, and files among those of the builder, are left to the post step, which can run now. Where processes go on,
 * all stays as it is, and the next step tries again.
 * @param args the name of the records of a phase, and where they are: those of this container, and of all who share folders, if any
 * @throws {ProcessesGoOnError} if processes go on
 */
async function runGuardian([name = "", directory = "", shared = "",]) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(STDIN).length > 0)
        return;
    const records = new _run_records_js__WEBPACK_IMPORTED_MODULE_3__/* .RunRecords */ .W(directory);
    // The owner may not have quite ended when its files are closed.
    for (const record of records.all()) {
        if (record.name !== name || record.kind !== "phase")
            continue;
        await (0,_left_phase_js__WEBPACK_IMPORTED_MODULE_2__/* .endPhase */ .zN)(record);
        if (shared !== "")
            openShared(name, new _run_records_js__WEBPACK_IMPORTED_MODULE_3__/* .RunRecords */ .W(shared));
        // The last of all: as long as there is the record, the next build waits for this process.
        (0,_left_phase_js__WEBPACK_IMPORTED_MODULE_2__/* .forgetPhase */ .$U)(record, records);
    }
}
function openShared(name, records) {
    const record = records.find(name);
    if (record?.kind === "closed")
        (0,_closed_together_js__WEBPACK_IMPORTED_MODULE_1__/* .openAgain */ .PS)({ ...record, name }, records);
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
