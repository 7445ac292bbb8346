// Holds src.
export const id = 295;
export const ids = [295];
export const modules = {

/***/ 6926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GZ: () => (/* binding */ notWritable),
/* harmony export */   Oh: () => (/* binding */ makeDirectory),
/* harmony export */   Zw: () => (/* binding */ takeDirectory),
/* harmony export */   iB: () => (/* binding */ giveBackDirectory),
/* harmony export */   pX: () => (/* binding */ ROOT_NEEDS)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1024);
/* harmony import */ var _files_contained_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1756);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3186);
/* harmony import */ var _files_remove_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1500);
/* harmony import */ var _oci_byte_path_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3483);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1487);
// The directories that a build works in: at the very paths that images have them at, since these become part of the image.








/**
 * Takes an empty directory for a build, or makes it.
 * @param folders of the job, which must not become the build's
 * @throws {PlatformError} `INPUT` if it has files, is one of the folders, or cannot be written
 */
function takeDirectory(path, folders) {
    const folder = folders.find((each) => (0,_files_contained_path_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(path, each) || (0,_files_contained_path_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(each, path));
    if (folder !== undefined) {
        const message = `Without an engine, the build would work in ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(path)}, which is not apart from ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(folder)} of the job.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("INPUT", message, {
            hint: 'Set "workspace" to the name of another directory, or move the work folder of the runner.',
        });
    }
    const before = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
    if (before === undefined)
        return { path, before, made: makeDirectory(path) };
    const lostFound = before.isDirectory() ? removeLostFound(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, LOST_FOUND)) : undefined;
    checkUsable(path, before);
    return { path, before: { uid: before.uid, gid: before.gid, mode: before.mode }, lostFound };
}
/** What the top of a volume has that is a file system of its own, as those of ext4. */
const LOST_FOUND = "lost+found";
/** It would get into the image, or keep the builder's user out; one with files stays, and is told of. @returns its permissions */
function removeLostFound(path) {
    const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
    if (found?.isDirectory() !== true || found.uid !== 0)
        return undefined;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(path);
        return found.mode & 0o7777;
    }
    catch {
        return undefined;
    }
}
/** No other user can make one that is root's; where there is none, the next check of the file system makes it. */
function restoreLostFound(path, mode) {
    if (process.getuid?.() !== 0)
        return;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(path, mode);
}
/** Removes all that is in it, and leaves it as it was. */
function giveBackDirectory({ path, before, made, lostFound }) {
    (0,_files_remove_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .openToOwner */ .DO)(path);
    for (const name of namesIn(path))
        (0,_files_remove_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTreeNow */ .TG)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_7__/* .toFsPath */ .Yb)(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_7__/* .toBytePath */ .xe)(path), name)));
    if (before === undefined) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(path);
        if (made !== undefined && made !== path)
            removeEmpty(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(path), made);
        return;
    }
    if (lostFound !== undefined)
        restoreLostFound(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, LOST_FOUND), lostFound);
    const now = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path);
    if (now.uid !== before.uid || now.gid !== before.gid)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chownSync)(path, before.uid, before.gid);
    if (now.mode !== before.mode)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(path, before.mode & 0o7777);
}
/** From a directory up to one above, as far as nothing else is in them. */
function removeEmpty(path, top) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(path).length > 0)
        return;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(path);
    if (path !== top)
        removeEmpty(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.dirname(path), top);
}
/**
 * Makes it and those above it, as far as they are not there.
 * @param volume it, or one above it, where a volume would help
 * @returns the topmost directory that it made
 * @throws {PlatformError} `INPUT` naming the volume
 */
function makeDirectory(path, volume = path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { recursive: true, mode: 0o755 });
    }
    catch (error) {
        throw notWritable(volume, error);
    }
}
function checkUsable(path, info) {
    if (!info.isDirectory())
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("INPUT", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(path)}, in which the build would work, is not a directory.`, {
            hint: "Remove it, or run the job in the image of a builder as it is.",
        });
    const names = namesIn(path);
    if (names.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("INPUT", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(path)}, in which the build would work, has files already: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .someOf */ .yU)(names.map((name) => (0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_7__/* .toText */ .fE)(name)))).join(", ")}.`, { hint: "Move them in an earlier step: the build would remove them, or put them into the image." });
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
    }
    catch (error) {
        throw notWritable(path, error);
    }
}
/** A build may leave names that are not UTF-8. */
function namesIn(path) {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(path, "latin1").sort();
}
/** What phases of another user, files of theirs, and folders that are kept from them take: engines give all of them by default. */
const ROOT_NEEDS = "A container that runs as root needs the capabilities SETUID, SETGID, KILL, CHOWN, FOWNER and DAC_OVERRIDE.";
/** @param isRoot whether this process is root's, which may lack capabilities */
function notWritable(path, cause, isRoot = process.getuid?.() === 0) {
    const message = `The build cannot work in ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(path)}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}.`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("INPUT", message, { cause, hint: whatHelps(path, cause, isRoot) });
}
function whatHelps(path, cause, isRoot) {
    const mount = `mount an empty volume at ${path} that the job's user may write to.`;
    if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isFull */ .uq)(cause))
        return `Make room there, or mount a larger volume at ${path}.`;
    if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .errorCode */ .CA)(cause) === "EROFS")
        return `For a root file system that is read-only, ${mount}`;
    if (isRoot && (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isForbidden */ .US)(cause))
        return `${ROOT_NEEDS} Add them, or run the job as the builder's user.`;
    return `Run the job as root or as the builder's user, or ${mount}`;
}


/***/ }),

/***/ 8271:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ closeFiles),
/* harmony export */   js: () => (/* binding */ reopenFiles),
/* harmony export */   l3: () => (/* binding */ filesToClose)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1024);
/* harmony import */ var _files_contained_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1756);
/* harmony import */ var _oci_byte_path_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3483);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1487);
/* harmony import */ var _files_work_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6926);
/* harmony import */ var _replaceable_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4391);
// Closing folders while programs of another user run, so that this user cannot look into them, and opening them again.








const NOT_FOR_OTHERS = 0o7700;
/** Others can go through to what they know the name of. */
const WAY_THROUGH = 0o011;
const STICKY_FOR_ALL = 0o1002;
/**
 * What is to become of which files; nothing is changed.
 * @throws {PlatformError} `INPUT` naming a folder that cannot be closed to the other user, whose it is or who could replace it
 */
function filesToClose(closing) {
    for (const folder of closing.folders)
        checkClosable(folder, closing);
    return closing.folders.flatMap((folder) => close((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_6__/* .toBytePath */ .xe)(folder), closing));
}
/** @throws {PlatformError} `DAEMON` naming the first that cannot be closed; then all are as they were */
function closeFiles(files, { open, uid }) {
    try {
        for (const file of files)
            closeFile(file, { isOnTheWay: isAbove((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_6__/* .toText */ .fE)(file.path), open), uid });
    }
    catch (error) {
        reopenFiles(files);
        const message = `The files of the job cannot be kept from the build: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}.`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("DAEMON", message, {
            cause: error,
            hint: `${_files_work_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .ROOT_NEEDS */ .pX} Its volumes must be ones that it may change: not read-only, and not of another machine that knows no root.`,
        });
    }
}
/** Makes them what they were. Those that are gone are left out. */
function reopenFiles(files) {
    for (const { path: bytes, mode, uid, gid } of files) {
        const path = (0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_6__/* .toFsPath */ .Yb)(bytes);
        const now = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false });
        if (now === undefined || now.isSymbolicLink())
            continue;
        if (now.uid !== uid || now.gid !== gid)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lchownSync)(path, uid, gid);
        if ((now.mode & 0o7777) !== mode)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(path, mode);
    }
}
function checkClosable(folder, closing) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(folder, { throwIfNoEntry: false }) === undefined)
        return;
    const reached = closing.open.includes(folder) ? folder : (0,_replaceable_files_js__WEBPACK_IMPORTED_MODULE_5__/* .replaceableAbove */ .Si)(folder, closing);
    if (reached === undefined)
        return;
    const user = `the builder's user ${closing.uid}:${closing.gid}`;
    const place = reached === folder
        ? `is a directory of ${user}`
        : `is in ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(reached)}, a directory that ${user} may write to`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("INPUT", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(folder)} of the job ${place}, so buildpacks could read the job's files.`, {
        hint: "The job's home and the folders of the runner must be where only root may write: look at HOME, DOCKER_CONFIG and RUNNER_TEMP.",
    });
}
function close(path, closing) {
    const info = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_6__/* .toFsPath */ .Yb)(path), { throwIfNoEntry: false });
    if (info === undefined || info.isSymbolicLink() || closing.open.includes((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_6__/* .toText */ .fE)(path)))
        return [];
    const { uid, gid } = info;
    const mode = info.mode & 0o7777;
    const children = () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_6__/* .toFsPath */ .Yb)(path), "latin1").flatMap((name) => close(node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(path, name), closing));
    // Everyone keeps files there, and none can look into those of others unless they may.
    if ((mode & STICKY_FOR_ALL) === STICKY_FOR_ALL)
        return children();
    const own = [{ path, mode, uid, gid }];
    return isAbove((0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_6__/* .toText */ .fE)(path), closing.open) ? [...own, ...children()] : own;
}
function closeFile({ path: bytes, mode, uid, gid }, { isOnTheWay, uid: other }) {
    const path = (0,_oci_byte_path_js__WEBPACK_IMPORTED_MODULE_6__/* .toFsPath */ .Yb)(bytes);
    // Another job may have removed it meanwhile.
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false }) === undefined)
        return;
    // Owners can give themselves everything back.
    if (uid === other)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lchownSync)(path, 0, gid);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(path, (mode & NOT_FOR_OTHERS) | (isOnTheWay ? WAY_THROUGH : 0));
}
function isAbove(path, open) {
    return open.some((each) => each !== path && (0,_files_contained_path_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(each, path));
}


/***/ }),

/***/ 4391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _4: () => (/* binding */ canWrite),
  PI: () => (/* binding */ isReadOnly),
  Si: () => (/* binding */ replaceableAbove)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/js/src/files/may-write.js
// Who may write to a file by its owner and its permissions. Pure.
/** Whether the user may write to it, if not now, then after giving itself the permission, which owners can. */
function mayWrite(info, user) {
    return (info.uid === user.uid || (info.gid === user.gid && (info.mode & 0o020) !== 0) || (info.mode & 0o002) !== 0);
}

// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
;// CONCATENATED MODULE: ./build/js/src/processes/guard/replaceable-files.js
// What a user could put other files in place of: a user that may write to a directory may replace what is in it, also what is another's.




/** The directory on the way to a path in which the user could replace files; undefined if there is none. The path need not exist. */
function replaceableAbove(path, user) {
    return directoriesTo(external_node_path_.posix.dirname(path)).find((each) => canReplaceFiles(each, user));
}
/** Also files of others in it: renaming takes no more than that. */
function canReplaceFiles(directory, user) {
    const info = (0,external_node_fs_.lstatSync)(directory);
    const isSticky = (info.mode & 0o1000) !== 0;
    return (isSticky ? info.uid === user.uid : mayWrite(info, user)) && !isReadOnly(directory);
}
/** Whether a regular file, or the one that a link leads to, can be written; nothing else is looked at. */
function canWrite(path, user) {
    const info = fileAt(path);
    return info !== undefined && mayWrite(info, user) && !isReadOnly(path);
}
function fileAt(path) {
    try {
        const info = (0,external_node_fs_.statSync)(path);
        return info.isFile() ? info : undefined;
    }
    catch (error) {
        if ((0,regular_file/* isDeadEnd */.CW)(error))
            return undefined;
        throw error;
    }
}
/** Whether it is on a file system to which no user can write, as runners mount their programs. */
function isReadOnly(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.W_OK);
        return false;
    }
    catch (error) {
        return (0,regular_file/* errorCode */.CA)(error) === "EROFS";
    }
}
/** As Linux has it: whoever makes more of them gets no further. */
const MOST_LINKS = 40;
/**
 * Each directory in which a name is looked for until a path is found, through all links, as far as there is something: a link may lead
 * to what is not there yet.
 */
function directoriesTo(path) {
    const found = new Set(["/"]);
    let at = "/";
    let links = 0;
    const names = namesIn(path);
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
        const next = external_node_path_.posix.join(at, name);
        const info = (0,external_node_fs_.lstatSync)(next, { throwIfNoEntry: false });
        if (info?.isSymbolicLink() === true && (links += 1) <= MOST_LINKS) {
            const target = (0,external_node_fs_.readlinkSync)(next);
            if (external_node_path_.posix.isAbsolute(target))
                at = "/";
            names.unshift(...namesIn(target));
        }
        else if (info?.isDirectory() === true) {
            at = next;
            found.add(at);
        }
        else
            break;
    }
    return [...found];
}
/** A name may be `..`. */
function namesIn(path) {
    return path.split("/").filter((name) => name !== "" && name !== ".");
}


/***/ }),

/***/ 2754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PS: () => (/* binding */ openAgain),
/* harmony export */   hz: () => (/* binding */ ClosedTogether),
/* harmony export */   xV: () => (/* binding */ filesBefore)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _guard_closed_folders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8271);
// Closing files that other containers may close at the same time, such as those of a tool cache that pods share: each writes down what
// it needs closed, and what that was like before, and who is the last to need a file closed opens it.


/** What there is to close. @param look as files are now: of those that are closed already, it is known what they were like before */
function filesBefore(look, records) {
    // Meanwhile, one may be closed, and another opened.
    const earlier = knownBefore(records);
    const files = look();
    const known = new Map([...earlier, ...knownBefore(records)]);
    return files.map((file) => known.get(file.path) ?? file);
}
/** Files that one phase needs closed. */
class ClosedTogether {
    #records;
    #name;
    constructor(records, name) {
        this.#records = records;
        this.#name = name;
    }
    /** To be called before they are closed; resolves once nobody opens them any more who did not know of that. */
    async begin(closed, labels) {
        this.#records.put(this.#name, { kind: "closed", labels, closed, isOpening: false });
        for (let round = 0; round < ROUNDS && this.#areOpened(); round += 1)
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ROUND_MS);
    }
    /** Opens those that nobody else needs closed. Does not wait, since the process may be about to end. */
    end() {
        const record = this.#records.find(this.#name);
        if (record?.kind !== "closed")
            return;
        openAgain({ ...record, name: this.#name }, this.#records);
    }
    #areOpened() {
        return others(this.#name, this.#records).some((record) => record.isOpening && record.isOwned);
    }
}
/** Opens files of a record that nobody else needs closed, and forgets it. */
function openAgain({ name, labels, closed }, records) {
    // Who comes from now on waits, so all others are seen.
    records.put(name, { kind: "closed", labels, closed, isOpening: true });
    const holders = others(name, records).filter(({ isOpening, isOwned }) => isOwned && !isOpening);
    const held = new Set(holders.flatMap((record) => record.closed.map(({ path }) => path)));
    (0,_guard_closed_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .reopenFiles */ .js)(closed.filter(({ path }) => !held.has(path)));
    records.forget(name);
}
/** Opening takes no more than some calls of the file system. */
const ROUNDS = 500;
const ROUND_MS = 10;
function closedRecords(records) {
    return records.all().filter((record) => record.kind === "closed");
}
function others(own, records) {
    return closedRecords(records).filter(({ name }) => name !== own);
}
/** Also of those whose process is gone: they are closed still. */
function knownBefore(records) {
    return new Map(closedRecords(records).flatMap(({ closed }) => closed.map((file) => [file.path, file])));
}


/***/ }),

/***/ 5416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  NC: () => (/* binding */ ProcessesGoOnError),
  Hk: () => (/* binding */ endProcesses),
  zJ: () => (/* binding */ endProcessesNow),
  $r: () => (/* binding */ phaseProcesses),
  i8: () => (/* binding */ signalGroup)
});

// UNUSED EXPORTS: leftProcesses

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/js/src/processes/left/end-user.js
// Ending all processes of a user at once: the kernel lets none of them start another meanwhile, however fast they do.


/**
 * A process that becomes that user while it runs cannot be looked into by others of that user, as one could that is started as that
 * user. It spares itself. They can send it signals, by which it must not let them in or wait for them.
 */
const PROGRAM = `
const uid = Number(process.argv[1]);
process.setgroups([]);
process.setgid(uid);
process.setuid(uid);
process.kill(-1, "SIGKILL");
`;
const MOST_MS = 5_000;
/** Whether they were told to end; this process must be root's. It cannot be started where a container has as many as it may. */
async function endAllOf(uid) {
    // Of root, and of what this process cannot tell apart from its own, none are ended.
    if (!(uid > 0) || uid === process.getuid?.())
        return false;
    const args = ["--disable-sigusr1", "-e", PROGRAM, String(uid)];
    const limited = { timeout: MOST_MS, killSignal: "SIGKILL" };
    const child = (0,external_node_child_process_.spawn)(process.execPath, args, { cwd: "/", env: {}, stdio: "ignore", ...limited });
    try {
        const [code] = (await (0,external_node_events_.once)(child, "exit"));
        return code === 0;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: ./build/js/src/processes/left/live-processes.js
var live_processes = __webpack_require__(7217);
;// CONCATENATED MODULE: ./build/js/src/processes/left/end-processes.js
// Ending what a phase left running: it may have left its process group, and its parents may have ended.





/**
 * Of the first process of a phase, right after it was started; it may have ended already, and not what it led to.
 * @throws {ProcessesGoOnError} if it cannot be looked at; it is ended then
 */
function phaseProcesses(leader, user) {
    try {
        return { leader, user, startedAt: (0,live_processes/* startOf */.GH)(leader) };
    }
    catch (cause) {
        sendSignal(-leader, "SIGKILL");
        throw new ProcessesGoOnError(cause);
    }
}
/** Sends a signal to the process group of a phase, if there still is one. */
function signalGroup({ leader }, signal) {
    sendSignal(-leader, signal);
}
/** A process that makes another one as fast as it is ended cannot go on for ever: the kernel allows only so many at a time. */
const ROUNDS = 200;
const ROUND_MS = 10;
/** How often processes are ended one by one before all of their user are ended at once. */
const ROUNDS_ALONE = 3;
/** For how long it has to be sure that none is missed where all are of one user, of which others may start some all the time. */
const ROUNDS_OF_ONE_USER = 20;
/** Processes of a phase go on, so that nothing may be done that they must not see. */
class ProcessesGoOnError extends errors/* PlatformError */.Wk {
    constructor(cause) {
        const why = cause === undefined ? "" : `: ${(0,errors/* messageOf */.bD)(cause)}`;
        super("DAEMON", `Processes that a phase of the build left running cannot be ended${why}.`, {
            cause,
            hint: "A buildpack starts them; run the job on a machine of its own, or use an engine.",
        });
    }
}
/**
 * Ends all processes of a phase by force.
 * @throws {ProcessesGoOnError} if some go on, since they would see what later phases do
 */
async function endProcesses(phase) {
    let cause;
    for (let round = 0; round < ROUNDS; round += 1) {
        try {
            if (await endRound(phase, round))
                return;
        }
        catch (error) {
            // What is wanting, such as open files, may come back when some have ended.
            cause = error;
        }
        await (0,promises_.setTimeout)(ROUND_MS);
    }
    throw new ProcessesGoOnError(cause);
}
/** @returns whether all have ended */
async function endRound(phase, round) {
    const { user } = phase;
    const killed = killFound(phase);
    if (haveEnded(killed, phase, round))
        return true;
    if (round < ROUNDS_ALONE || user === undefined || killed.hasElders || !(await endAllOf(user)))
        return false;
    // They cannot start others any more.
    return killFound(phase).found === 0;
}
/** As {@link endProcesses}, for a process that is about to end and cannot wait. @returns whether all have ended */
function endProcessesNow(phase) {
    for (let round = 0; round < ROUNDS; round += 1) {
        try {
            if (haveEnded(killFound(phase), phase, round))
                return true;
        }
        catch {
            // As if some had been found.
        }
    }
    return false;
}
function haveEnded({ found, isSure }, { user }, round) {
    return found === 0 && (isSure || (user === undefined && round >= ROUNDS_OF_ONE_USER));
}
function killFound(phase) {
    const { user, startedAt } = phase;
    signalGroup(phase, "SIGKILL");
    const newest = (0,live_processes/* newestProcess */.Y9)();
    const all = (0,live_processes/* liveProcesses */.Sc)();
    // One that starts another and ends meanwhile is not found, nor is the other.
    const isSure = (0,live_processes/* newestProcess */.Y9)() === newest;
    const found = leftProcesses(phase, all);
    for (const { pid } of found)
        sendSignal(pid, "SIGKILL");
    const isElder = (each) => each.startedAt < startedAt;
    const hasElders = user !== undefined && all.some((each) => isElder(each) && each.users.includes(user));
    return { found: found.length, isSure, hasElders };
}
/**
 * Pure.
 * @param own the user of this process
 */
function leftProcesses(phase, all, own = process.getuid?.()) {
    const { leader, startedAt, user } = phase;
    // A process number may be used again.
    const younger = all.filter((each) => each.startedAt >= startedAt);
    const related = new Set((0,live_processes/* descendants */.DG)([leader], all).map(({ pid }) => pid));
    const lost = user === undefined ? lostProcesses(younger, all) : new Set();
    return younger.filter((each) => {
        const isTheirs = user === undefined
            ? lost.has(each.pid) && own !== undefined && each.users.includes(own)
            : each.users.includes(user);
        return isTheirs || each.session === leader || each.group === leader || related.has(each.pid);
    });
}
const FIRST = 1;
/**
 * Where all are of one user: what lost its parents and is in a session of its own, as daemons are, with what that led to. What the job
 * itself has started has a parent or a session that is older than the phase, or comes from outside of the container.
 */
function lostProcesses(younger, all) {
    const isYounger = new Set(younger.map(({ pid }) => pid));
    const elders = new Set(all.filter(({ pid }) => !isYounger.has(pid)).map(({ pid }) => pid));
    const lost = younger.filter(({ pid, parent, session }) => pid !== FIRST && parent === FIRST && !elders.has(session));
    const led = (0,live_processes/* descendants */.DG)(lost.map(({ pid }) => pid), all);
    return new Set([...lost, ...led].map(({ pid }) => pid));
}
function sendSignal(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch (error) {
        // What may not be ended goes on, and is found again.
        if (!["ESRCH", "EPERM"].includes((0,regular_file/* errorCode */.CA)(error) ?? ""))
            throw error;
    }
}


/***/ }),

/***/ 9375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $U: () => (/* binding */ forgetPhase),
/* harmony export */   Mi: () => (/* binding */ guardianEnded),
/* harmony export */   zN: () => (/* binding */ endPhase)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _guard_closed_folders_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8271);
/* harmony import */ var _end_processes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5416);
/* harmony import */ var _live_processes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7217);
// What is to be done for a phase whose build was killed, by whoever comes first: its guardian, the post step, or the next build.




/** Longer than a guardian takes, which ends by itself. */
const ROUNDS = 500;
const ROUND_MS = 10;
/**
 * Waits for the guardian of a phase whose build has ended: it must not open what the next build closes. One that hangs is ended, and
 * all that it does can be done again.
 */
async function guardianEnded({ guardian, isHere, isOwned }) {
    if (guardian === undefined || !isHere || isOwned)
        return;
    if (await hasEnded(guardian))
        return;
    process.kill(guardian.pid, "SIGKILL");
    await hasEnded(guardian);
}
/** Whether it ends while it is waited for. */
async function hasEnded(guardian) {
    for (let round = 0; round < ROUNDS && (0,_live_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .isLive */ .W3)(guardian); round += 1)
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ROUND_MS);
    return !(0,_live_processes_js__WEBPACK_IMPORTED_MODULE_3__/* .isLive */ .W3)(guardian);
}
/** Ends its processes, which are gone already where it was of another container. @throws as {@link endProcesses} */
async function endPhase({ processes, isHere }) {
    if (processes !== undefined && isHere)
        await (0,_end_processes_js__WEBPACK_IMPORTED_MODULE_2__/* .endProcesses */ .Hk)(processes);
}
/** Opens what was closed for it. */
function forgetPhase({ name, closed }, records) {
    (0,_guard_closed_folders_js__WEBPACK_IMPORTED_MODULE_1__/* .reopenFiles */ .js)(closed);
    records.forget(name);
}


/***/ }),

/***/ 7217:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DG: () => (/* binding */ descendants),
/* harmony export */   GH: () => (/* binding */ startOf),
/* harmony export */   Sc: () => (/* binding */ liveProcesses),
/* harmony export */   W3: () => (/* binding */ isLive),
/* harmony export */   Y9: () => (/* binding */ newestProcess)
/* harmony export */ });
/* unused harmony export liveProcess */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3186);
// The processes of this machine, as /proc tells them.


/** All that have not ended, without those that ended meanwhile. */
function liveProcesses(proc = "/proc") {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(proc).flatMap((name) => {
        const found = /^\d+$/.test(name) ? liveProcess(Number(name), proc) : undefined;
        return found === undefined ? [] : [found];
    });
}
/** Undefined if it has ended, whether or not its parent knows. */
function liveProcess(pid, proc = "/proc") {
    return unlessGone(() => {
        const fields = statusFields(pid, proc);
        const [state = "", parent, group, session] = fields;
        const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`${proc}/${pid}/status`, "utf8");
        if ("ZX".includes(state) && !hasLiveThreads(pid, proc))
            return undefined;
        const users = /^Uid:\s+(.*)$/m.exec(status)?.[1]?.split(/\s+/).map(Number) ?? [];
        const startedAt = Number(fields[START]);
        return { pid, parent: Number(parent), group: Number(group), session: Number(session), startedAt, users };
    });
}
/** Whether it has not ended. */
function isLive({ pid, startedAt }) {
    return liveProcess(pid)?.startedAt === startedAt;
}
/** What there is no more, or is kept from this user. Whatever else fails, such as for want of open files, is no sign of an end. */
const GONE = ["ENOENT", "ESRCH", "EACCES", "EPERM"];
function unlessGone(look) {
    try {
        return look();
    }
    catch (error) {
        if (GONE.includes((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error) ?? ""))
            return undefined;
        throw error;
    }
}
/**
 * When a child of this process was started, in ticks since the machine started; also of one that has ended, until this process has
 * been told so. @throws if there is no such process
 */
function startOf(pid, proc = "/proc") {
    return Number(statusFields(pid, proc)[START]);
}
/** The first thread of a process may end before the others, which then go on in what looks like one that has ended. */
function hasLiveThreads(pid, proc) {
    const tasks = `${proc}/${pid}/task`;
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(tasks).some((thread) => {
        const [state = "Z"] = unlessGone(() => statusFields(Number(thread), tasks)) ?? [];
        return !"ZX".includes(state);
    });
}
/** The number that the newest process or thread got: while it stays the same, none is started. Empty where that is not told. */
function newestProcess(proc = "/proc") {
    const load = unlessGone(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`${proc}/loadavg`, "utf8")) ?? "";
    return load.trim().split(" ").at(-1) ?? "";
}
const START = 19;
/** From its state on. The name of the program, in brackets before it, may have anything in it. */
function statusFields(pid, proc) {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`${proc}/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
/** What processes led to, as far as the parents in between have not ended. Thousands may be in one line. */
function descendants(pids, all) {
    const children = childrenOf(all);
    const found = [];
    const known = new Set(pids);
    const pending = [...pids];
    for (let parent = pending.pop(); parent !== undefined; parent = pending.pop())
        for (const child of children.get(parent) ?? []) {
            if (known.has(child.pid))
                continue;
            known.add(child.pid);
            found.push(child);
            pending.push(child.pid);
        }
    return found;
}
function childrenOf(all) {
    const children = new Map();
    for (const each of all) {
        const siblings = children.get(each.parent);
        if (siblings === undefined)
            children.set(each.parent, [each]);
        else
            siblings.push(each);
    }
    return children;
}


/***/ }),

/***/ 1465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ RunRecords)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1024);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3186);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1487);
/* harmony import */ var _live_processes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7217);
/* harmony import */ var _this_container_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(989);
// What a build has made and changed on this machine, a file for each thing: for other builds, which must not begin meanwhile, and for
// those that come after a run that was ended in the middle. Containers may share the directory, and cannot see each other's processes:
// as long as a process goes on, it renews the times of its files.







/** How often a record is renewed, and when one is given up whose process cannot be seen. */
const RENEWED_MS = 30_000;
const GIVEN_UP_MS = 10 * 60_000;
/** The records in a directory that only the job's user may write to. */
class RunRecords {
    directory;
    /** Those of this process. */
    #own = new Set();
    #renewing;
    constructor(directory) {
        this.directory = directory;
    }
    /** @throws {PlatformError} `INPUT` if there can be none */
    put(name, record) {
        const { pid } = process;
        const owner = { pid, startedAt: (0,_live_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .startOf */ .GH)(pid), container: (0,_this_container_js__WEBPACK_IMPORTED_MODULE_5__/* .containerIdentity */ .a)() };
        this.#write(name, { ...record, owner });
        this.#own.add(name);
        // It must not keep a process alive that has nothing else to do.
        this.#renewing ??= setInterval(() => {
            this.renew();
        }, RENEWED_MS).unref();
    }
    /** Shows those who cannot see this process that it goes on. */
    renew(now = new Date()) {
        for (const name of this.#own)
            try {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.utimesSync)(this.#file(name), now, now);
            }
            catch {
                // It is renewed the next time, or nobody needs it any more.
            }
    }
    #write(name, record, attempts = 10) {
        makeDirectoryOfRecords(this.directory);
        // Never half of it, whenever this process is ended.
        const unfinished = node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(this.directory, `${name}.new`);
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(unfinished, JSON.stringify(record), { mode: 0o600 });
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(unfinished, this.#file(name));
        }
        catch (error) {
            // Who forgets the last record removes the directory, too.
            if (!(0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isMissing */ .b2)(error) || attempts === 0)
                throw noRecords(this.directory, error);
            this.#write(name, record, attempts - 1);
        }
    }
    find(name) {
        try {
            return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(this.#file(name), "utf8"));
        }
        catch (error) {
            if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isMissing */ .b2)(error))
                return undefined;
            throw error;
        }
    }
    forget(name) {
        this.#own.delete(name);
        if (this.#own.size === 0) {
            clearInterval(this.#renewing);
            this.#renewing = undefined;
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(this.#file(name), { force: true });
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmdirSync)(this.directory);
        }
        catch (error) {
            if (!["ENOENT", "ENOTEMPTY"].includes((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .errorCode */ .CA)(error) ?? ""))
                throw error;
        }
    }
    /** What has a label, `key=value`. */
    labelled(label) {
        return this.all().filter(({ labels }) => Object.entries(labels).some(([key, value]) => `${key}=${value}` === label));
    }
    /** What processes have left that are no more. */
    left() {
        return this.all().filter(({ isOwned }) => !isOwned);
    }
    /** Phases of this container that run, or could not be ended. */
    phases() {
        return this.all().filter((record) => record.kind === "phase" && record.isHere);
    }
    /** The processes of builds that are at work in this container. */
    builders() {
        const builds = this.all().filter(({ kind, isHere, isOwned }) => kind === "build" && isHere && isOwned);
        return builds.map(({ owner }) => owner.pid);
    }
    /** Without those that another process forgets meanwhile. */
    all() {
        const container = (0,_this_container_js__WEBPACK_IMPORTED_MODULE_5__/* .containerIdentity */ .a)();
        return this.#names().flatMap((name) => {
            const record = this.find(name);
            if (record === undefined)
                return [];
            const { container: its = container } = record.owner;
            const isHere = its === container;
            const isOwned = isHere ? (0,_live_processes_js__WEBPACK_IMPORTED_MODULE_4__/* .isLive */ .W3)(record.owner) : this.#isRenewed(name);
            return [{ ...record, name, isHere, isOwned }];
        });
    }
    #isRenewed(name) {
        const info = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(this.#file(name), { throwIfNoEntry: false });
        return info !== undefined && Date.now() - info.mtimeMs < GIVEN_UP_MS;
    }
    #names() {
        try {
            const files = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(this.directory).filter((name) => name.endsWith(".json"));
            return files.map((name) => node_path__WEBPACK_IMPORTED_MODULE_1__.posix.basename(name, ".json"));
        }
        catch (error) {
            // There are none that this user could have written.
            if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isUnseen */ .NM)(error))
                return [];
            throw error;
        }
    }
    #file(name) {
        return node_path__WEBPACK_IMPORTED_MODULE_1__.posix.join(this.directory, `${name}.json`);
    }
}
function makeDirectoryOfRecords(directory) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(directory, { recursive: true, mode: 0o700 });
    }
    catch (error) {
        throw noRecords(directory, error);
    }
}
function noRecords(directory, cause) {
    const message = `The build cannot keep its records in ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(directory)}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}.`;
    const hint = (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isFull */ .uq)(cause)
        ? "Make room in the folder that RUNNER_TEMP names, or let it have more."
        : "Let the user of the job write to the folder that RUNNER_TEMP names. In Kubernetes, the template of pods says whose it is.";
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("INPUT", message, { cause, hint });
}


/***/ }),

/***/ 989:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ containerIdentity)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
// Which container this process is in: process numbers mean nothing in another one, which may share folders with this one.

/** The same for all processes that can see each other, and another one elsewhere. */
function containerIdentity(proc = "/proc") {
    return `${bootOf(proc)} ${(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(`${proc}/self/ns/pid`)}`;
}
/** Machines number what is theirs alike, and each time that they start. */
function bootOf(proc) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`${proc}/sys/kernel/random/boot_id`, "utf8").trim();
    }
    catch {
        return "";
    }
}


/***/ })

};
