// Holds src.
export const id = 725;
export const ids = [725];
export const modules = {

/***/ 9664:
/***/ ((module) => {

// Stands in for the gRPC client: only BuildKit sessions need it, and no image is ever built with a Dockerfile here.
module.exports = {};


/***/ }),

/***/ 6014:
/***/ ((module) => {

// Stands in for the gRPC client: only BuildKit sessions need it, and no image is ever built with a Dockerfile here.
module.exports = {};


/***/ }),

/***/ 7656:
/***/ ((module) => {

// Stands in for protobufjs: only BuildKit sessions need it, and no image is ever built with a Dockerfile here.
module.exports = {};


/***/ }),

/***/ 8260:
/***/ ((module) => {

// Stands in for ssh2, whose native code does not survive bundling: the engine is reached by socket or TCP only.
module.exports = {
  Client: class {
    constructor() {
      throw new Error("DOCKER_HOST=ssh://… is not supported; use a unix socket or tcp://");
    }
  },
};


/***/ }),

/***/ 246:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dJ: () => (/* binding */ failuresOf),
  iB: () => (/* binding */ isCancellation),
  O5: () => (/* binding */ redactFailure),
  xV: () => (/* binding */ reportFailure)
});

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/actions/inputs/input-errors.js
var input_errors = __webpack_require__(1465);
// EXTERNAL MODULE: ./build/js/src/actions/runner/with-hint.js
var with_hint = __webpack_require__(1128);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/js/src/actions/failure/blamed-file.js
// Which file of the source a buildpack complained about: GitHub shows an annotation beside it. Pure.

/** What people write for buildpacks; at the root of the source, so that a name without a directory is enough. */
const FILES = [
    "Procfile",
    "project\\.toml",
    "package(?:-lock)?\\.json",
    "yarn\\.lock",
    "pom\\.xml",
    "build\\.gradle(?:\\.kts)?",
    "go\\.(?:mod|sum)",
    "requirements\\.txt",
    "pyproject\\.toml",
    "Gemfile(?:\\.lock)?",
    "composer\\.json",
    "Cargo\\.toml",
];
/** Not a part of a longer name or path, but for `./` and where the source is in the container. */
const BLAMED = new RegExp(`(?<![\\w./-])(?:\\./|/workspace/)?(${FILES.join("|")})(?![\\w/-])(?:(?::|,? (?:on |at )?line )(\\d{1,6}))?`);
/**
 * The place that a line of output names; undefined if it names none.
 * @param sourceDirectory relative to the workspace, e.g. `services/api`; empty for the workspace itself
 */
function blamedFile(line, sourceDirectory) {
    const [, name, number] = BLAMED.exec(line) ?? [];
    const directory = external_node_path_.posix.normalize(sourceDirectory || ".");
    if (name === undefined || directory.startsWith("/") || directory.startsWith(".."))
        return undefined;
    return { file: external_node_path_.posix.join(directory, name), ...(number !== undefined && { line: Number(number) }) };
}

;// CONCATENATED MODULE: ./build/js/src/actions/failure/report-failure.js
// Tells the user why a run failed, in annotations: they are seen on the page of the run, where the log is not.




/** The page of a run shows ten of a step. */
const MAX_ANNOTATIONS = 30;
/** Causes deeper than this are cycles, or not worth showing. */
const MAX_CAUSES = 10;
/**
 * The failures that an error stands for: one, or one for each wrong input.
 * @param sourceDirectory of the build, relative to the workspace
 */
function failuresOf(error, sourceDirectory = "") {
    if (error instanceof input_errors/* InputErrors */.G) {
        return error.problems.map((problem) => ({ message: (0,input_errors/* problemMessage */.B)(problem), hint: problem.hint }));
    }
    if ((0,errors/* isSuppressing */.cc)(error))
        return [error.suppressed, error.error].flatMap((each) => failuresOf(each, sourceDirectory));
    const details = error instanceof errors/* PlatformError */.Wk ? error.details : undefined;
    switch (details?.kind) {
        case "several":
            return details.errors.flatMap((each) => failuresOf(each, sourceDirectory));
        case "descriptor":
            return descriptorFailures(details);
        case "phase":
            return [phaseFailure(plainFailure(error), details, sourceDirectory)];
        case undefined:
            return [plainFailure(error)];
    }
}
function plainFailure(error) {
    // What a cancelled operation says about being aborted is of no interest.
    const chain = isCancellation(error) ? [error] : causeChain(error);
    const hints = chain.map((link) => (link instanceof errors/* PlatformError */.Wk ? link.hint : undefined));
    return { message: joinMessages(chain), hint: hints.find((each) => each !== undefined) };
}
function phaseFailure({ message, hint }, { phase, section, buildpacks, tail, complaint }, sourceDirectory) {
    const said = complaint === undefined ? [] : [`${speaker(complaint, buildpacks)}: ${complaint.line}`];
    return {
        message: [message, ...said].join("\n"),
        hint,
        place: placeOf(complaint, sourceDirectory),
        phase: {
            name: section === undefined ? phase : `${section}, in the ${phase}`,
            buildpacks,
            lastLines: tail,
        },
    };
}
/** A failure whose texts are without secrets. */
function redactFailure(failure, redact) {
    const { message, hint, phase } = failure;
    return {
        ...failure,
        message: redact(message),
        hint: hint && redact(hint),
        phase: phase && { ...phase, lastLines: phase.lastLines.map(redact) },
    };
}
/** Annotates the step; stack traces are seen with debug logging only. */
function reportFailure(runner, error, sourceDirectory = "") {
    const level = isCancellation(error) ? "warning" : "error";
    const failures = failuresOf(error, sourceDirectory);
    for (const { message, hint, place } of failures.slice(0, MAX_ANNOTATIONS)) {
        runner.annotate(level, (0,with_hint/* withHint */.m)(message, hint), place);
    }
    const left = failures.length - MAX_ANNOTATIONS;
    if (left > 0)
        runner.annotate(level, `${left} more problems of this kind are not shown.`);
    for (const link of causeChain(error)) {
        if (link instanceof Error && link.stack !== undefined)
            runner.debug(link.stack);
    }
}
/** The run was cancelled: that needs no red cross. */
function isCancellation(error) {
    const first = (0,errors/* firstError */.bv)(error);
    return first instanceof errors/* PlatformError */.Wk && first.code === "CANCELLED";
}
/** Each problem has a line of its own, where the page of the run shows it. */
function descriptorFailures({ file, problems }) {
    const isInWorkspace = !file.startsWith("/") && !file.startsWith("../");
    return problems.map(({ line, problem, hint }) => ({
        message: `${file}${line === undefined ? "" : ` line ${line}`}: ${problem}`,
        hint,
        place: isInWorkspace ? { file, line } : undefined,
    }));
}
/** Who said it: a buildpack, or the lifecycle, whose phase the sentence before names. */
const SPEAKERS = {
    lifecycle: "It said",
    buildpack: "It said",
    "a buildpack": "It, or a buildpack that ran before it, said",
};
/** Only a buildpack complains about files of the source. */
function placeOf(complaint, sourceDirectory) {
    return complaint === undefined || complaint.by === "lifecycle"
        ? undefined
        : blamedFile(complaint.line, sourceDirectory);
}
function speaker({ by }, buildpacks) {
    return by === "lifecycle" && buildpacks.length > 0 ? "The lifecycle said" : SPEAKERS[by];
}
/** The error, its cause, the cause's cause, …; for an AggregateError without a message also what it holds. */
function causeChain(error) {
    const chain = [];
    let link = error;
    while (link !== undefined && chain.length < MAX_CAUSES) {
        chain.push(link);
        if (link instanceof AggregateError)
            chain.push(...link.errors);
        link = link instanceof Error ? link.cause : undefined;
    }
    return chain;
}
/** A cause whose words the error above it already has is left out. */
function joinMessages(chain) {
    let joined = "";
    for (const message of chain.map(errors/* messageOf */.bD)) {
        if (message === "" || joined.includes(message))
            continue;
        joined = joined === "" ? message : `${joined}\nCaused by: ${message}`;
    }
    return joined === "" ? "An unknown error occurred." : joined;
}


/***/ }),

/***/ 1465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ problemMessage),
/* harmony export */   G: () => (/* binding */ InputErrors)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
// Everything that is wrong with the inputs of one run, reported together.

/** Some inputs are wrong; `problems` has at least one. */
class InputErrors extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk {
    problems;
    constructor(problems) {
        const messages = problems.map(problemMessage);
        const all = messages.length === 1 ? messages.join("") : `${messages.length} problems: ${messages.join(" ")}`;
        super("INPUT", all, { hint: problems.length === 1 ? problems[0]?.hint : undefined });
        this.problems = problems;
    }
}
/** e.g. `Input "pull": "sometimes" is not one of always, if-not-present, never.` */
function problemMessage({ input, problem }) {
    return `Input "${input}": ${problem}`;
}


/***/ }),

/***/ 3236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ cutText),
/* harmony export */   m: () => (/* binding */ shorten)
/* harmony export */ });
// Texts that are too long for the place where they are shown.
/** Cuts a text to a number of characters, with a note of how many are left out. */
function cutText(text, maxLength) {
    if (text.length <= maxLength)
        return text;
    const note = (left) => `… and ${left} more characters`;
    const kept = text.slice(0, maxLength - note(text.length).length).replace(/[\ud800-\udbff]$/, "");
    return `${kept}${note(text.length - kept.length)}`;
}
/** Cuts a text to a number of characters; the last is `…` if there were more. */
function shorten(text, maxLength) {
    return text.length <= maxLength ? text : `${text.slice(0, maxLength - 1)}…`;
}


/***/ }),

/***/ 1651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/actions/runner/cut-text.js
var cut_text = __webpack_require__(3236);
;// CONCATENATED MODULE: ./build/js/src/actions/runner/runner-lines.js
// What the runner takes for a line, and for a command in it. Pure.
// Source: `TryParse` and `TryParseV2` in actions/runner, src/Runner.Common/ActionCommand.cs, and StreamReader.ReadLine of .NET.
/** The lines that the runner sees in one that was printed; what a program prints of a line before it returns to its start is one. */
function splitLines(line) {
    const lines = line.split(LINE_BREAK);
    if (lines.length > 1 && lines.at(-1) === "")
        lines.pop();
    return lines;
}
/** Breaks up what the runner would take for a command: `::` at the start of a line, and `##[` anywhere in it. */
function harmless(text) {
    return text
        .split(LINE_BREAK)
        .map((line) => line.replace(MODERN, "$1 ").replace(LEGACY, "$1 "))
        .join("\n");
}
const LINE_BREAK = /\r\n|\r|\n/;
// .NET trims U+0085, which `\s` of JavaScript lacks, and its comparison may skip invisible characters.
const MODERN = /^([\s\u0085\p{C}\p{DI}]*:)(?=[\p{C}\p{DI}]*:)/u;
const LEGACY = /(#[\p{C}\p{DI}]*#)(?=[\p{C}\p{DI}]*\[)/gu;

;// CONCATENATED MODULE: ./build/js/src/actions/runner/runner.js
// The GitHub runner at the other end of standard output: it reads commands in what we print, so nothing that other programs
// wrote may reach it unfenced. https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands





/** Of one text of ours, in characters: with a list of thousands in it, the page of a run would show nothing else. */
const MAX_LENGTHS = { annotation: 4_000, title: 400, text: 32_000 };
/** @param newToken makes the word that ends a fence; it must be impossible to guess */
function createRunner(newToken = external_node_crypto_.randomUUID) {
    return new StdoutRunner(newToken);
}
class StdoutRunner {
    #newToken;
    #masked = new Set();
    /** Of the open fence. */
    #token;
    constructor(newToken) {
        this.#newToken = newToken;
    }
    print(text) {
        core.info(harmless(this.#shown(text, MAX_LENGTHS.text)));
    }
    printUntrusted(line) {
        if (this.#token === undefined)
            throw new Error("Untrusted text is printed outside of a fence.");
        for (const each of splitLines(line))
            core.info(each);
    }
    openFence() {
        if (this.#token !== undefined)
            return;
        this.#token = this.#newToken();
        core.info(`::stop-commands::${this.#token}`);
    }
    closeFence() {
        if (this.#token !== undefined)
            core.info(`::${this.#token}::`);
        this.#token = undefined;
    }
    startGroup(title) {
        this.#lift(() => {
            core.startGroup(this.#shown(title, MAX_LENGTHS.title).replaceAll("\n", " "));
        });
    }
    endGroup() {
        this.#lift(core.endGroup);
    }
    annotate(level, message, place) {
        const { file, line: startLine } = place ?? {};
        this.#lift(() => {
            core[level](this.#shown(message, MAX_LENGTHS.annotation), {
                ...(file !== undefined && { file }),
                ...(startLine !== undefined && { startLine }),
            });
        });
    }
    debug(text) {
        if (!core.isDebug())
            return;
        this.#lift(() => {
            core.debug(this.#shown(text, MAX_LENGTHS.text));
        });
    }
    mask(secret) {
        this.#masked.add(secret);
        this.#lift(() => {
            core.setSecret(secret);
        });
    }
    redact(text) {
        // The longest first: it may have a shorter one in it.
        const secrets = [...this.#masked].sort((a, b) => b.length - a.length);
        return secrets.reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
    }
    /** Secrets go first: the runner knows none that is cut, or written in another way. */
    #shown(text, maxLength) {
        return (0,quote/* visible */.RK)((0,cut_text/* cutText */.I)(this.redact(text), maxLength));
    }
    /** A command inside of the fence would be printed instead of executed. The new fence has a new token. */
    #lift(issue) {
        const wasOpen = this.#token !== undefined;
        this.closeFence();
        issue();
        if (wasOpen)
            this.openFence();
    }
}


/***/ }),

/***/ 1128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ withHint)
/* harmony export */ });
// What is wrong and what to do about it, as one text of an annotation.
/** The hint has a line of its own. */
function withHint(message, hint) {
    return hint === undefined ? message : `${message}\n${hint}`;
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

/***/ 5756:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ outputPlace),
/* harmony export */   n: () => (/* binding */ OutputDirectory)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1487);
/* harmony import */ var _contained_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1756);
/* harmony import */ var _regular_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3186);
// A directory that files are written to for later steps. It may be in a checkout, where anything can be a link to
// somewhere else, also while a build goes on that was given the workspace as a volume. So it is opened once, and nothing in it
// is followed.







/** @throws {PlatformError} `INPUT` if the name leads out of the workspace, and is not an absolute path to somewhere else */
async function outputPlace(input, name, workspace) {
    const root = node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(workspace);
    const contained = await (0,_contained_path_js__WEBPACK_IMPORTED_MODULE_4__/* .containedPath */ .fX)(name, { by: "workflow", workspace: root });
    return { input, path: contained, within: (0,_contained_path_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .FK)(contained, root) ? root : undefined };
}
/** An open directory for output; what fails is a {@link PlatformError} `INPUT` that names the directory. */
class OutputDirectory {
    #place;
    #top;
    /** Whether it was not there before, or has had only what was removed. */
    #isOurs;
    constructor(place, { top, isNew }) {
        this.#place = place;
        this.#top = top;
        this.#isOurs = isNew;
    }
    /** Makes it if it is missing. @throws {PlatformError} `INPUT` if it is not where it was when the input was read */
    static async open(place) {
        return telling(place, async () => {
            await checkPlace(place, await (0,_contained_path_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .dN)(place.path));
            const isNew = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(place.path, { recursive: true })) !== undefined;
            const top = await openDirectory(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(place.path), place.path);
            try {
                await checkPlace(place, await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(top.at));
                return new OutputDirectory(place, { top, isNew });
            }
            catch (error) {
                await top.handle.close();
                throw error;
            }
        });
    }
    /**
     * Writes a file in place of what has its name.
     * @param names of the directories on the way, which are made, and of the file
     */
    async write(names, content) {
        const [file = "", ...above] = names.toReversed();
        await telling(this.#place, async () => {
            await using directory = await enter(this.#top, above.reverse());
            await replaceFile(node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory.at, file), content);
        });
    }
    /** What is in it. */
    names() {
        return telling(this.#place, () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(this.#top.at));
    }
    /** Removes files, and directories that have become empty by that. One of the folders that is a link is refused. */
    async remove(files) {
        await telling(this.#place, async () => {
            this.#isOurs = (await removeBelow(this.#top, [], files)) || this.#isOurs;
        });
    }
    /**
     * Removes the directory, and those of the workspace that it is in, where nothing is in them: only if opening has made it, or all
     * that was in it has been removed. It can be opened again.
     */
    async withdraw() {
        const { path: place, within } = this.#place;
        if (!this.#isOurs || within === undefined)
            return;
        for (let directory = place; (0,_contained_path_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .FK)(directory, within) && directory !== within; directory = node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(directory)) {
            // One that has something in it, or cannot be removed, is as good.
            if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(directory).then(() => true, () => false)))
                return;
        }
    }
    async [Symbol.asyncDispose]() {
        await this.#top.handle.close();
    }
}
async function checkPlace({ input, path: place, within }, real) {
    if (within === undefined || (0,_contained_path_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .FK)(real, await (0,_contained_path_js__WEBPACK_IMPORTED_MODULE_4__/* .realPathOf */ .dN)(within)))
        return;
    const problem = `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(place)} (input "${input}") leads to ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(real)}, which is not in the workspace ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(within)}.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PlatformError */ .Wk("INPUT", problem, { hint: "Do not replace it with a link during the build." });
}
async function telling({ input, path: place }, action) {
    try {
        return await action();
    }
    catch (cause) {
        if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PlatformError */ .Wk)
            throw cause;
        // A descriptor says nothing to people, so the cause itself is not passed on.
        const why = (0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause).replaceAll(/\/proc\/self\/fd\/\d+/g, "…");
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PlatformError */ .Wk("INPUT", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(place)} (input "${input}") cannot be written: ${why}.`, {
            hint: "Name a directory that can be created and written.",
        });
    }
}
async function openDirectory(name, shown) {
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_DIRECTORY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW;
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(name, flags).catch((cause) => {
        if (!["ELOOP", "ENOTDIR"].includes((0,_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .errorCode */ .CA)(cause) ?? ""))
            throw cause;
        throw notDirectory(shown);
    });
    // Elsewhere there is no such way into a directory, and what is between the calls can be swapped.
    const at = process.platform === "linux" ? `/proc/self/fd/${handle.fd}` : shown;
    return { handle, at, path: shown };
}
function notDirectory(shown) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PlatformError */ .Wk("INPUT", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(shown)} is a link or a file, but must be a directory.`, {
        hint: "Remove it, or name another directory.",
    });
}
/** Makes what is missing on the way. */
async function enter(top, names) {
    let directory = await openDirectory(`${top.at}/.`, top.path);
    for (const name of names) {
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory.at, name)).catch((error) => {
                if ((0,_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .errorCode */ .CA)(error) !== "EEXIST")
                    throw error;
            });
            const next = await openDirectory(node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory.at, name), node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory.path, name));
            await directory.handle.close();
            directory = next;
        }
        catch (error) {
            await directory.handle.close();
            throw error;
        }
    }
    return { ...directory, [Symbol.asyncDispose]: () => directory.handle.close() };
}
async function replaceFile(file, content) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(file).catch((error) => {
        if (!(0,_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .leadsNowhere */ .q1)(error))
            throw error;
    });
    // Not what was put there since.
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_EXCL | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW;
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, flags);
    try {
        await handle.writeFile(content);
    }
    finally {
        await handle.close();
    }
}
/** Whether anything was removed. */
async function removeBelow(directory, names, files) {
    let hasRemoved = false;
    for (const entry of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory.at, { withFileTypes: true })) {
        const inside = [...names, entry.name];
        const at = node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory.at, entry.name);
        if (entry.isDirectory()) {
            const isAllowed = files.folders.includes(inside[0] ?? "") && inside.length <= files.maxFolders;
            if (!isAllowed || !(await removeInside(directory, inside, files)))
                continue;
        }
        else if (names.length === 0 && files.folders.includes(entry.name)) {
            // Nothing could be written below it: that is to be known before a build, not after it.
            throw notDirectory(node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory.path, entry.name));
        }
        else if (files.has(inside)) {
            // Of a link, the link.
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.unlink)(at);
        }
        else
            continue;
        hasRemoved = true;
    }
    return hasRemoved;
}
/** The same for a directory in it, which goes as well if nothing is left. */
async function removeInside(directory, names, files) {
    const name = names.at(-1) ?? "";
    const at = node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory.at, name);
    const below = await openDirectory(at, node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory.path, name));
    try {
        if (!(await removeBelow(below, names, files)))
            return false;
    }
    finally {
        await below.handle.close();
    }
    await removeIfEmpty(at);
    return true;
}
async function removeIfEmpty(directory) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rmdir)(directory).catch((error) => {
        if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes((0,_regular_file_js__WEBPACK_IMPORTED_MODULE_5__/* .errorCode */ .CA)(error) ?? ""))
            throw error;
    });
}


/***/ }),

/***/ 5199:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main),
  post: () => (/* binding */ post)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/actions/entry.js
var entry = __webpack_require__(6707);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/js/src/errors.js
var src_errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quote.js
var src_quote = __webpack_require__(1487);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-answers.js
/** The client answers a failure like a miss, after it has warned. */
function findOutcome(result) {
    if (result.kind === "ended" || result.answer.kind !== "found" || hasProblems(result.output)) {
        return { kind: "unavailable", reason: failureReason(result) };
    }
    const { key } = result.answer;
    return key === undefined ? { kind: "miss" } : { kind: "found", key };
}
/** `cache write denied:` is what the service's refusals begin with (`CACHE_WRITE_DENIED_PREFIX`). */
const DENIED = /cache (?:write|read) denied:/;
/** What came of saving an entry. */
function saveVerdict(result) {
    if (result.kind === "ended")
        return "failed";
    const { answer, output } = result;
    if (answer.kind === "stored")
        return "saved";
    if (answer.kind === "exists" || answer.kind === "refused")
        return answer.kind;
    if (answer.kind !== "saved")
        return "failed";
    // With the older protocol it also has a number when the upload failed.
    if (answer.entryId !== -1 && !hasProblems(output))
        return "saved";
    const lines = [...output.problems, ...output.notes, ...output.debug];
    if (lines.some((line) => DENIED.test(line)))
        return "refused";
    const status = answer.reservationStatus ?? 0;
    if (status === 401 || status === 403)
        return "refused";
    if (status === 409)
        return "exists";
    // Of its own accord the client logs less than a warning when another job has the key.
    const wasTaken = output.notes.some((line) => line.startsWith("Failed to save: "));
    return wasTaken && status >= 200 && status < 300 ? "exists" : "failed";
}
/** Compressed; 0 if the client did not say. */
function archiveSize(result) {
    if (result.kind === "ended")
        return 0;
    if (result.answer.kind === "found" || result.answer.kind === "stored")
        return result.answer.sizeBytes ?? 0;
    const { notes, debug } = result.output;
    for (const line of [...notes, ...debug]) {
        const [, inNote, inDebug] = /^Cache Size: .*\((\d+) B\)$|^File Size: (\d+)$/.exec(line) ?? [];
        const size = inNote ?? inDebug;
        if (size !== undefined)
            return Number(size);
    }
    return 0;
}
/** What a program says that the client runs; the client prints it among its notes. */
const PROGRAM = /^(?:\S*\/)?(?:tar|zstd|gzip): /;
/** Why a call failed, in one line. */
function failureReason(result) {
    if (result.kind === "ended")
        return result.reason;
    const { answer, output } = result;
    if (answer.kind === "refused")
        return oneLine(answer.reason);
    const program = output.stderr[0] ?? output.notes.find((line) => PROGRAM.test(line));
    const because = (text) => oneLine(program === undefined ? text : `${text} (${program.trim()})`);
    if (answer.kind === "threw")
        return because(answer.message);
    const reservation = output.debug.find((line) => line.startsWith("Failed to reserve cache: "));
    const problem = reservation ?? output.problems.at(-1) ?? output.notes.at(-1) ?? "no reason was given";
    return because(problem.replace(/^Failed to (?:restore|save|reserve cache): (?:Error: )?/, ""));
}
function hasProblems({ problems }) {
    return problems.length > 0;
}
function oneLine(text) {
    return text.replace(/\s+/g, " ").trim();
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./build/js/src/actions/github-cache/client-output.js
var client_output = __webpack_require__(9315);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-process.js
// Starts the cache client, listens to what it prints, and ends it in time.



/** Runs the client for one call; never rejects. When it resolves, no process of the call is left. */
async function callCacheClient(call, options) {
    if (options.signal?.aborted)
        return { kind: "ended", reason: CANCELLED };
    let child;
    try {
        child = start(options);
    }
    catch (error) {
        return { kind: "ended", reason: (0,src_errors/* messageOf */.bD)(error) };
    }
    const output = listen(child, options);
    using stopwatch = stopInTime(child, options);
    let answer;
    child.on("message", (sent) => {
        const message = sent;
        if (message.kind === "progress") {
            options.onProgress?.(message);
            return;
        }
        answer = message;
        // Not left to itself: Node.js may wait for its threads for ever at its end (https://github.com/nodejs/node/issues/54918).
        endGroup(child);
    });
    child.on("exit", () => {
        endGroup(child);
    });
    const ending = endOf(child);
    child.send(call, () => {
        // A process that is gone already is reported by its end.
    });
    const end = await ending;
    if (answer !== undefined)
        return { kind: "answered", answer, output };
    return { kind: "ended", reason: stopwatch.reason() ?? end };
}
/** How the process ended, after everything that it printed and sent. */
async function endOf(child) {
    return new Promise((fulfil) => {
        const disconnected = new Promise((done) => child.on("disconnect", done));
        child.on("error", (error) => {
            fulfil(error.message);
        });
        child.on("close", (code, signal) => {
            const end = `the cache client ended with ${signal ?? `exit code ${code ?? "unknown"}`}`;
            void disconnected.then(() => {
                fulfil(end);
            });
        });
    });
}
/** The heap is small, what comes in is not: to mark it bit by bit, again and again, takes a third of the process' time. */
const GARBAGE_COLLECTION = ["--no-incremental-marking"];
const CANCELLED = "the job was cancelled";
function start({ program: [file, ...args], env, directory }) {
    return (0,external_node_child_process_.fork)(file, args, {
        cwd: directory,
        env: { ...env, NODE_NO_WARNINGS: "1" },
        execArgv: GARBAGE_COLLECTION,
        // Its own group, so that nothing of it is left when it has to end.
        detached: true,
        stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
}
function stopInTime(child, { timeoutMs, signal }) {
    let reason;
    const stop = (why) => {
        reason ??= why;
        endGroup(child);
    };
    const timer = setTimeout(() => {
        stop(`it took more than ${timeoutMs / 1000} s`);
    }, timeoutMs);
    const cancel = () => {
        stop(CANCELLED);
    };
    signal?.addEventListener("abort", cancel);
    return {
        reason: () => reason,
        [Symbol.dispose]() {
            clearTimeout(timer);
            signal?.removeEventListener("abort", cancel);
        },
    };
}
function endGroup({ pid }) {
    if (pid === undefined)
        return;
    try {
        process.kill(-pid, "SIGKILL");
    }
    catch {
        // It has ended.
    }
}
function listen(child, listener) {
    const { output, onStdout, onStderr } = (0,client_output/* readClientOutput */.n)(listener);
    (0,client_output/* eachLine */.I)(child.stdout, onStdout);
    (0,client_output/* eachLine */.I)(child.stderr, onStderr);
    return output;
}

// EXTERNAL MODULE: ./build/js/src/actions/github-cache/cache-service.js
var cache_service = __webpack_require__(8068);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-stage.js
// Entries are unpacked beside the place they are for, and moved there when they are complete: nothing is ever half restored.
// What is there has been unpacked here, so it is directories and files only (cache-unpack.ts).



/**
 * @param paths absolute; entries hold them relative to {@link commonParent}
 * @param places where what is at the paths goes, in their order
 */
async function createStage(paths, places = paths) {
    const parent = commonParent(paths);
    await (0,promises_.mkdir)(parent, { recursive: true });
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(parent, ".cache-restore-"));
    const moves = paths.map((path, at) => ({
        staged: (0,external_node_path_.join)(directory, (0,external_node_path_.relative)(parent, path)),
        place: places[at] ?? path,
    }));
    return {
        directory,
        install: () => install(moves),
        async [Symbol.asyncDispose]() {
            await removeQuietly(directory);
        },
    };
}
/** The deepest folder that all paths are in, e.g. `/a` of `/a/b` and `/a/c/d`. */
function commonParent(paths) {
    const [first = "/", ...others] = paths.map((path) => (0,external_node_path_.dirname)(path));
    return others.reduce((common, parent) => {
        let shared = common;
        while (shared !== "/" && parent !== shared && !parent.startsWith(`${shared}/`))
            shared = (0,external_node_path_.dirname)(shared);
        return shared;
    }, first);
}
/** Removes it, if it can be removed: what is left in a temporary folder does no harm. */
async function removeQuietly(path) {
    try {
        await (0,promises_.rm)(path, { recursive: true, force: true });
    }
    catch {
        // The runner empties its temporary folder itself.
    }
}
async function install(moves) {
    let installed = 0;
    try {
        for (const { staged, place } of moves) {
            await (0,promises_.rm)(place, { recursive: true, force: true });
            await (0,promises_.mkdir)((0,external_node_path_.dirname)(place), { recursive: true });
            if (await moveIfThere(staged, place))
                installed++;
        }
    }
    catch (error) {
        for (const { place } of moves)
            await removeQuietly(place);
        throw error;
    }
    return installed;
}
async function moveIfThere(from, to) {
    try {
        await (0,promises_.rename)(from, to);
        return true;
    }
    catch (error) {
        if ((0,regular_file/* isMissing */.b2)(error))
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/actions-cache.js
// GitHub's cache service as a cache store. The client runs in a process of its own (cache-client.ts), so that it can be
// stopped, and neither its annotations nor its files are left anywhere.









/**
 * Entries in GitHub's cache service, with both of its protocols. Paths must not have characters that are special in globs;
 * what is restored replaces what was there.
 * @param env the environment of the step, as the runner made it
 */
function createActionsCache(env, options) {
    const client = { env, options, limits: { ...defaultLimits(env), ...options.limits } };
    return {
        isAvailable: () => (0,cache_service/* cacheServiceOf */.p)(env) !== undefined,
        find: (lookup) => find(client, lookup),
        restore: (wanted, onProgress = ignore) => guarded(() => restore(client, wanted, onProgress), unavailable),
        save: (paths, key) => guarded(() => save(client, paths, key), failed),
    };
}
const TEN_SECONDS_MS = 10_000;
const ONE_MINUTE_MS = 60_000;
const TEN_MINUTES_MS = 600_000;
/** The variable limits parts of a download in the client; with us also the whole of it. */
function defaultLimits(env) {
    const minutes = Number(env["SEGMENT_DOWNLOAD_TIMEOUT_MINS"] ?? "");
    const restoreMs = minutes > 0 && Number.isFinite(minutes) ? minutes * 60_000 : TEN_MINUTES_MS;
    return {
        lookUpMs: TEN_SECONDS_MS,
        restoreMs,
        saveMs: TEN_MINUTES_MS,
        reserveMs: TEN_SECONDS_MS,
        stallMs: ONE_MINUTE_MS,
    };
}
function unavailable(reason) {
    return { kind: "unavailable", reason };
}
function failed(reason) {
    return { kind: "failed", reason };
}
/** Nothing that goes wrong with a cache may reach the build. */
async function guarded(work, otherwise) {
    try {
        return await work();
    }
    catch (error) {
        return otherwise((0,src_errors/* messageOf */.bD)(error));
    }
}
async function find(client, lookup) {
    if (readProblem(client, lookup) !== undefined)
        return undefined;
    return guarded(async () => {
        const found = findOutcome(await call(client, { kind: "find", ...lookUp(client, lookup) }));
        return found.kind === "found" ? found.key : undefined;
    }, () => undefined);
}
async function restore(client, { into, ...lookup }, onProgress) {
    const problem = readProblem(client, lookup);
    if (problem !== undefined)
        return unavailable(problem);
    const now = client.options.now ?? (() => performance.now());
    const startedAt = now();
    await using stage = await createStage(lookup.paths, into);
    const result = await call(client, { kind: "restore", directory: stage.directory, ...lookUp(client, lookup) }, { onProgress });
    const found = findOutcome(result);
    if (found.kind !== "found")
        return found;
    if ((await stage.install()) === 0)
        return unavailable(`the entry ${(0,src_quote/* quote */.hD)(found.key)} has none of the paths in it`);
    const sizeBytes = archiveSize(result);
    return { kind: "hit", key: found.key, sizeBytes, durationMs: now() - startedAt };
}
async function save(client, paths, key) {
    const { env, options } = client;
    if (options.policy?.write === false)
        return { kind: "refused", reason: options.policy.reason };
    const service = (0,cache_service/* cacheServiceOf */.p)(env);
    if (service === undefined)
        return failed(NO_SERVICE);
    if (!service.canWrite)
        return { kind: "refused", reason: modeReason(env, "writes") };
    const problem = (0,cache_service/* keyProblem */.d)([key]) ?? (await pathProblem(paths));
    if (problem !== undefined)
        return failed(problem);
    const now = options.now ?? (() => performance.now());
    const startedAt = now();
    const { reserveMs, stallMs } = client.limits;
    const request = { kind: "save", paths: namesIn(paths), key, reserveMs, stallMs };
    const result = await call(client, request, { directory: commonParent(paths) });
    switch (saveVerdict(result)) {
        case "saved":
            return { kind: "saved", key, sizeBytes: archiveSize(result), durationMs: now() - startedAt };
        case "exists":
            return { kind: "exists", key };
        case "refused":
            return { kind: "refused", reason: failureReason(result) };
        case "failed":
            return failed(failureReason(result));
    }
}
const NO_SERVICE = "there is no cache service in this job";
function modeReason(env, what) {
    return `the cache mode ${(0,src_quote/* quote */.hD)(env["ACTIONS_CACHE_MODE"] ?? "")} of this job does not allow ${what}`;
}
function readProblem({ env, options }, { paths, key, restoreKeys }) {
    if (options.policy?.read === false)
        return options.policy.reason;
    const service = (0,cache_service/* cacheServiceOf */.p)(env);
    if (service === undefined)
        return NO_SERVICE;
    if (!service.canRead)
        return modeReason(env, "reads");
    return (0,cache_service/* keyProblem */.d)([key, ...restoreKeys]) ?? shapeProblem(paths);
}
/** The client takes paths for patterns, and fails with an exception where nothing matches. */
function shapeProblem(paths) {
    if (paths.length === 0)
        return "there are no paths";
    const wrong = paths.find((path) => !/^\/[^*?[\]\\\r\n]+$/.test(path));
    return wrong && `the path ${(0,src_quote/* quote */.hD)(wrong)} is not absolute, or has special characters`;
}
async function pathProblem(paths) {
    const problem = shapeProblem(paths);
    if (problem !== undefined)
        return problem;
    for (const path of paths) {
        try {
            await (0,promises_.lstat)(path);
        }
        catch (error) {
            return (0,src_errors/* messageOf */.bD)(error);
        }
    }
    return undefined;
}
/** What goes through to the other process. */
function lookUp({ limits: { lookUpMs } }, { paths, key, restoreKeys }) {
    return { paths: namesIn(paths), key, restoreKeys, lookUpMs };
}
/**
 * The client makes the version of an entry of the paths that it is given, and finds no entry of another version. Names that
 * are relative to a directory are the same on every machine, wherever its runner has its folders.
 */
function namesIn(paths) {
    const parent = commonParent(paths);
    return paths.map((path) => `./${(0,external_node_path_.relative)(parent, path)}`);
}
/** Calls the client with a temporary folder of its own. */
async function call(client, request, { directory, onProgress = ignore } = {}) {
    const { env, options, limits } = client;
    const temp = await (0,promises_.mkdtemp)((0,external_node_path_.join)(env["RUNNER_TEMP"] || (0,external_node_os_.tmpdir)(), "actions-cache-"));
    try {
        return await (options.runClient ?? callCacheClient)(request, {
            program: options.program,
            env: { ...clientEnvironment(env), RUNNER_TEMP: temp },
            directory: directory ?? temp,
            timeoutMs: timeLimit(request, limits),
            signal: options.signal,
            mask: options.mask ?? ignore,
            onLine: options.onLine ?? ignore,
            onProgress,
        });
    }
    finally {
        await removeQuietly(temp);
    }
}
function timeLimit({ kind }, { lookUpMs, restoreMs, saveMs }) {
    switch (kind) {
        case "find":
            return lookUpMs;
        case "restore":
            return restoreMs;
        case "save":
            return saveMs;
    }
}
function ignore() {
    // The other process is gone.
}
/**
 * With debug logging the client lists every archive, which takes as long as unpacking it, and it prefers the workspace to its
 * working directory. The inputs are not its business.
 */
const NOT_FOR_CLIENT = /^(?:RUNNER_DEBUG|GITHUB_WORKSPACE|INPUT_.*)$/s;
function clientEnvironment(env) {
    const entries = Object.entries(env).filter(([name]) => !NOT_FOR_CLIENT.test(name));
    const certificates = env["NODE_EXTRA_CA_CERTS"];
    // It is relative to the working directory, and the client has another one.
    if (certificates)
        entries.push(["NODE_EXTRA_CA_CERTS", (0,external_node_path_.resolve)(certificates)]);
    return Object.fromEntries(entries);
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/js/src/actions/github-cache/cache-policy.js
// Which triggers may read and write caches. Pure. The threat: an attacker opens a pull request, or comments on one, and what the
// job then caches is restored by a later build of the default branch, which has secrets and pushes images. So only those
// triggers write whose code is in a branch of the repository already; all others just read.
// Scopes: https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching#restrictions-for-accessing-a-cache


const RepositorySchema = dist/* object */.Ikc({
    full_name: dist/* optional */.lqM(dist/* string */.YjP()),
    default_branch: dist/* optional */.lqM(dist/* string */.YjP()),
});
const PayloadSchema = dist/* object */.Ikc({
    repository: dist/* optional */.lqM(RepositorySchema),
    pull_request: dist/* optional */.lqM(dist/* object */.Ikc({
        number: dist/* optional */.lqM(dist/* number */.aig()),
        // Null once the fork was deleted.
        head: dist/* optional */.lqM(dist/* object */.Ikc({ repo: dist/* nullish */.cl6(RepositorySchema) })),
        base: dist/* optional */.lqM(dist/* object */.Ikc({ ref: dist/* optional */.lqM(dist/* string */.YjP()) })),
    })),
});
/** The triggers whose code is that of the ref: only users who may write to the repository start them, or a schedule does. */
const TRUSTED = new Set(["push", "schedule", "workflow_dispatch"]);
/** Triggers that run on the default branch, though the rest of the world has a say in what they do. */
const PRIVILEGED = {
    pull_request_target: "it runs for pull requests, with the rights of the default branch",
    issue_comment: "anyone may comment, and the job runs with the rights of the default branch",
    issues: "anyone may open issues, and the job runs with the rights of the default branch",
    discussion: "anyone may take part, and the job runs with the rights of the default branch",
    discussion_comment: "anyone may take part, and the job runs with the rights of the default branch",
    workflow_run: "it may follow a pull request, and runs with the rights of the default branch",
    repository_dispatch: "its payload may name the code of a pull request, and it runs on the default branch",
};
const BRANCHES = "refs/heads/";
const PULL_REQUEST = new Set(["pull_request", "pull_request_review", "pull_request_review_comment"]);
/** Decides for one job. What cannot be understood only reads. */
function cachePolicy(trigger) {
    const { eventName } = trigger;
    const branch = branchOf(trigger);
    const reason = whyReadOnly(trigger);
    if (reason !== undefined)
        return { read: true, write: false, reason, branch };
    return {
        read: true,
        write: true,
        reason: `the event ${(0,src_quote/* quote */.hD)(eventName)} builds ${placeOf(trigger)}`,
        branch,
    };
}
/** Of a pull request it is the base: nothing is ever kept for the pull request itself. */
function branchOf({ ref, payload }) {
    const parsed = dist/* safeParse */.xLC(PayloadSchema, payload);
    if (!parsed.success)
        return undefined;
    const { repository, pull_request } = parsed.output;
    const defaultBranch = repository?.default_branch;
    const base = pull_request?.base?.ref;
    const branch = base === undefined ? ref : `${BRANCHES}${base}`;
    if (defaultBranch === undefined || branch === `${BRANCHES}${defaultBranch}`)
        return undefined;
    return refReason(branch) === undefined ? branch : undefined;
}
function whyReadOnly({ eventName, ref, repository, payload }) {
    const parsed = dist/* safeParse */.xLC(PayloadSchema, payload);
    if (!parsed.success)
        return "the event's payload cannot be understood";
    const event = parsed.output;
    if (PULL_REQUEST.has(eventName))
        return pullRequestReason(event, repository);
    if (Object.hasOwn(PRIVILEGED, eventName)) {
        return `the event ${(0,src_quote/* quote */.hD)(eventName)} is not trusted: ${PRIVILEGED[eventName] ?? ""}`;
    }
    if (eventName === "merge_group")
        return "a merge queue's branch is gone when it is merged";
    if (ref.startsWith("refs/tags/"))
        return "what is cached for a tag is only found by the same tag";
    if (!TRUSTED.has(eventName))
        return `the event ${(0,src_quote/* quote */.hD)(eventName)} is not one of those that are trusted`;
    return refReason(ref) ?? payloadReason(event, repository);
}
function pullRequestReason({ pull_request }, repository) {
    const number = pull_request?.number === undefined ? "" : ` ${pull_request.number}`;
    // Names of repositories do not distinguish case.
    const from = pull_request?.head?.repo?.full_name?.toLowerCase();
    return from === repository.toLowerCase()
        ? `the pull request${number} only reads what its base has cached`
        : `the pull request${number} comes from a fork`;
}
function refReason(ref) {
    if (ref.startsWith("refs/heads/gh-readonly-queue/"))
        return "a merge queue's branch is gone when it is merged";
    return ref.startsWith(BRANCHES) ? undefined : `${(0,src_quote/* quote */.hD)(ref)} is not a branch`;
}
/** A push knows its repository; another one than the job's would mean that something is made up. */
function payloadReason({ repository, pull_request }, expected) {
    if (pull_request !== undefined)
        return "the event is about a pull request";
    const actual = repository?.full_name;
    if (actual === undefined || actual.toLowerCase() === expected.toLowerCase())
        return undefined;
    return `the event is about the repository ${(0,src_quote/* quote */.hD)(actual)}`;
}
function placeOf({ ref, payload }) {
    const branch = ref.slice(BRANCHES.length);
    const parsed = dist/* safeParse */.xLC(PayloadSchema, payload);
    const isDefault = parsed.success && parsed.output.repository?.default_branch === branch;
    return isDefault ? `the default branch ${(0,src_quote/* quote */.hD)(branch)}` : `the branch ${(0,src_quote/* quote */.hD)(branch)}`;
}

;// CONCATENATED MODULE: ./build/js/src/actions/runner/event-payload.js

/** GitHub sends none above 25 MB: https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap */
const MAX_BYTES = 32 * 1024 * 1024;
/** The text of the payload; undefined if there is none. @throws what {@link readRegularFile} does */
async function readPayload(env) {
    const path = env["GITHUB_EVENT_PATH"] ?? "";
    return path === "" ? undefined : (await (0,regular_file/* readRegularFile */.XF)(path, MAX_BYTES)).toString("utf8");
}

;// CONCATENATED MODULE: ./build/js/src/actions/caches.js
// The caches of a job: GitHub's service, and what the job's trigger may do with them.






/** Reads the trigger once; a payload that cannot be read is treated as untrusted. */
async function createCaches(env, options) {
    const policy = cachePolicy({
        eventName: env["GITHUB_EVENT_NAME"] ?? "",
        ref: env["GITHUB_REF"] ?? "",
        repository: env["GITHUB_REPOSITORY"] ?? "",
        payload: await parsePayload(env),
    });
    const { program, claim, onFilled = () => undefined, ...rest } = options;
    const temporary = env["RUNNER_TEMP"] ?? (0,external_node_os_.tmpdir)();
    return {
        store: createActionsCache(env, { program: [program, entry/* CACHE_CLIENT_COMMAND */.P], policy, ...rest }),
        onFilled,
        mayWrite: policy.write,
        writeReason: policy.reason,
        branch: policy.branch,
        directory: (0,external_node_path_.join)(temporary, "cloud-native-buildpacks"),
        claim: (name) => claim(temporary, name),
    };
}
async function parsePayload(env) {
    try {
        const text = await readPayload(env);
        return text === undefined ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/src/bytes/measure.js
// What a stream is known by: how many bytes it has, and their sha256.

/** Counts and hashes bytes as they come. */
class Measure {
    #hash = (0,external_node_crypto_.createHash)("sha256");
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

;// CONCATENATED MODULE: ./build/js/src/actions/tool-cache.js
// Downloads are kept in the runner's tool cache under their digest, and never trusted without it.




const ARCHIVE = "archive";
/**
 * The path of a file with that digest: from the tool cache, else downloaded and kept. Where the runner has no tool cache, it
 * is only downloaded.
 */
async function cachedByDigest({ kind, digest, download }, env) {
    if (!env["RUNNER_TOOL_CACHE"])
        return download();
    const cache = await loadClient();
    const version = versionOf(digest);
    const folder = cache.find(kind, version);
    // The cache is shared by all jobs of the machine; what is broken in it is downloaded again, and replaced.
    if (folder !== "" && (await hasDigest((0,external_node_path_.join)(folder, ARCHIVE), digest)))
        return (0,external_node_path_.join)(folder, ARCHIVE);
    const file = await download();
    return keep(file, () => cache.cacheFile(file, ARCHIVE, kind, version));
}
/** Loaded only when it is needed: most builds download nothing, and it brings all of semver with it. */
function loadClient() {
    return Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(805)]).then(__webpack_require__.bind(__webpack_require__, 9805));
}
/** The kept copy; where it cannot be kept, e.g. on a full disk, the download itself. */
async function keep(file, cache) {
    try {
        const folder = await cache();
        await (0,promises_.rm)(file);
        return (0,external_node_path_.join)(folder, ARCHIVE);
    }
    catch {
        return file;
    }
}
/** The tool cache wants a semantic version; a digest fits into its pre-release part. */
function versionOf(digest) {
    return `0.0.0-${digest.replace(":", "-")}`;
}
async function hasDigest(path, digest) {
    try {
        return (await digestOfStream((0,regular_file/* streamRegularFile */.Lb)(path))) === digest;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/js/src/actions/downloads.js
// Files over HTTP for buildpacks: kept in the runner's tool cache where their digest is known.




/** A shorter one is no token, and masking it would garble the log. */
const MIN_SECRET_LENGTH = 16;
function createDownloads(env, http, { mask, directory }) {
    return {
        async get({ limitBytes, digest, ...file }, onProgress) {
            const url = new URL(file.url);
            for (const secret of likelySecrets(url))
                mask(secret);
            const download = async () => {
                const path = (0,external_node_path_.join)(await directory(), (0,external_node_crypto_.randomUUID)());
                const doing = `download ${(0,src_quote/* quote */.hD)((0,src_quote/* withoutLogins */.$b)(file.url))}`;
                const call = { doing, url, namedBy: file.namedBy, hints: hintsOf(file) };
                await http.download(call, { path, limitBytes, digest, onProgress });
                return path;
            };
            return digest === undefined
                ? download()
                : cachedByDigest({ kind: "cnb-buildpack", digest, download }, env);
        },
    };
}
/** The query, its values, which a server may answer alone, and a login. */
function likelySecrets({ search, searchParams, username, password }) {
    const written = search.slice(1);
    const values = written.split("&").map((pair) => pair.slice(pair.indexOf("=") + 1));
    const all = [written, ...values, ...searchParams.values(), username, password];
    return new Set(all.filter(({ length }) => length >= MIN_SECRET_LENGTH));
}
function hintsOf({ url, namedBy }) {
    const { host } = new URL(url);
    const notThere = "Check the address.";
    return {
        untrusted: 'Put the authority\'s certificate into a PEM file and name the file in the input "ca-certificates".',
        noTls: `Check the address: without TLS it starts with http://, and it should then end in #sha256=<hex>, which checks the content.`,
        unreachable: `Check the address, that ${host} is up, and that the runner's network reaches it.`,
        refused: namedBy === "checkout"
            ? `A file of the source may only name public addresses, and these may only redirect to public addresses. Name the final address in the input "buildpacks", or its host in "insecure-registries".`
            : `The address may only lead to its own host, to public addresses, and to addresses that are no more local than its own.`,
        damaged: "Check the address and the digest; the file may have been replaced.",
        answered: (status) => ANSWERS[status] ?? (status < 500 ? notThere : undefined),
    };
}
const NO_LOGIN = "Check the address: it must be one that needs no login.";
const ANSWERS = {
    401: NO_LOGIN,
    403: NO_LOGIN,
    404: "Check the address, also whether it needs a login.",
    429: "Retry later, or run fewer jobs that download from there at the same time.",
};

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/binding-input.js

const NAME = /^[a-z0-9.-]{1,253}$/;
const KEY = /^[\w.-]{1,253}$/;
const HINT = "Write one entry per line: NAME/KEY=VALUE for a text, NAME/KEY<FILE for the content of a file, NAME/KEY<$VARIABLE for a variable " +
    "of the step, which may have several lines, or NAME<DIRECTORY for all files of a directory.";
/**
 * - `NAME/KEY=VALUE`: everything after the first `=` is the value, as in the input `env`
 * - `NAME/KEY<FILE`: the content of a file
 * - `NAME/KEY<$VARIABLE`: a variable of the step's environment, for values of several lines
 * - `NAME<DIRECTORY`: all files of a directory
 *
 * Variables are those of the step, `env`. Each binding needs a `type`. Lines that are empty or start with `#` are left out. Complaints never have a value.
 */
function parseBindings(text, env, complain) {
    const drafts = new Map();
    for (const [at, line] of text.split(/\r?\n|\r$/).entries()) {
        if (/^\s*(#|$)/.test(line))
            continue;
        const parsed = parseLine(line, at + 1, env);
        if (parsed.kind === "problem")
            complain(parsed.place, parsed.problem, parsed.hint ?? HINT);
        else
            addEntry(drafts, parsed, complain);
    }
    for (const { name, entries, directory } of drafts.values()) {
        if (entries.has("type") || directory !== undefined)
            continue;
        complain(name, `The binding ${(0,src_quote/* quote */.hD)(name)} has no type.`, `Add the line ${name}/type=TYPE, e.g. maven.`);
    }
    return [...drafts.values()];
}
function addEntry(drafts, line, complain) {
    const { name } = line;
    const draft = drafts.get(name) ?? { name, entries: new Map(), directory: undefined };
    const isTwice = line.kind === "entry" ? draft.entries.has(line.key) : draft.directory !== undefined;
    if (isTwice) {
        const place = line.kind === "entry" ? `${name}/${line.key}` : name;
        const hint = line.kind === "entry"
            ? `Keep one of the lines; pass a value of several lines through a variable of the step: ${place}<$VARIABLE.`
            : `Keep one of the lines, and add single files to it: ${name}/KEY<FILE.`;
        complain(place, `${(0,src_quote/* quote */.hD)(place)} is given twice.`, hint);
    }
    else if (line.kind === "entry")
        draft.entries.set(line.key, line.source);
    drafts.set(name, line.kind === "directory" ? { ...draft, directory: line.path } : draft);
}
function parseLine(line, number, env) {
    const [, left = "", operator = "", right = ""] = /^([^=<]*)([=<]?)([^]*)$/.exec(line) ?? [];
    const place = left.trim();
    const [name = "", key, ...more] = place.split("/");
    if (operator === "") {
        // Not quoted: it may be what is left of a secret of several lines.
        const hint = "Pass a value of several lines through a variable of the step: NAME/KEY<$VARIABLE.";
        return { kind: "problem", place: `line ${number}`, problem: `Line ${number} has neither = nor <.`, hint };
    }
    if (!NAME.test(name) || isDots(name)) {
        const problem = `${(0,src_quote/* quote */.hD)(name)} is not the name of a binding, which has lower-case letters, digits, . and -.`;
        return { kind: "problem", place, problem };
    }
    if (key !== undefined && (!KEY.test(key) || isDots(key) || more.length > 0)) {
        const problem = `${(0,src_quote/* quote */.hD)(place)} does not name an entry, whose key has letters, digits, _ . and -.`;
        return { kind: "problem", place, problem };
    }
    if (operator === "<")
        return parseReference(right.trim(), { name, key }, env);
    if (key === undefined)
        return { kind: "problem", place, problem: `${(0,src_quote/* quote */.hD)(place)} has a value but no key.` };
    return { kind: "entry", name, key, source: { kind: "text", text: right } };
}
/** What follows `<`. */
function parseReference(reference, { name, key }, env) {
    const place = key === undefined ? name : `${name}/${key}`;
    if (reference === "" || reference.includes("\0"))
        return { kind: "problem", place, problem: `${(0,src_quote/* quote */.hD)(place)} has no path and no variable after "<".` };
    const [variable] = /(?<=^\$)\w+$/.exec(reference) ?? [];
    if (!reference.startsWith("$")) {
        if (key === undefined)
            return { kind: "directory", name, path: reference };
        return { kind: "entry", name, key, source: { kind: "file", path: reference } };
    }
    const value = variable === undefined ? undefined : env[variable];
    if (key === undefined || value === undefined) {
        const hint = "Write NAME/KEY<$VARIABLE, and set the variable in the env of the step.";
        return { kind: "problem", place, problem: variableProblem(place, reference, key), hint };
    }
    return { kind: "entry", name, key, source: { kind: "text", text: value } };
}
function variableProblem(place, reference, key) {
    return key === undefined
        ? `${(0,src_quote/* quote */.hD)(place)} is a whole binding, which ${(0,src_quote/* quote */.hD)(reference)} cannot be.`
        : `${(0,src_quote/* quote */.hD)(place)} refers to ${(0,src_quote/* quote */.hD)(reference)}, which the step's environment does not have.`;
}
function isDots(name) {
    return name === "." || name === "..";
}

// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
;// CONCATENATED MODULE: ./build/js/src/actions/inputs/image-inputs.js
// Inputs that name images.



/** One optional reference. */
function parseImage(text, complain) {
    if (text === "")
        return undefined;
    if (/[A-Z]/.test(nameOf(text))) {
        complain(text, `${(0,src_quote/* quote */.hD)(text)} has upper-case letters in its name.`, `Use lower case: ${(0,src_quote/* quote */.hD)(lowerCaseName(text))}.`);
        return undefined;
    }
    try {
        return (0,image_reference/* parseImageReference */.o_)(text);
    }
    catch (error) {
        complain(text, (0,src_errors/* messageOf */.bD)(error), error instanceof src_errors/* PlatformError */.Wk ? error.hint : undefined);
        return undefined;
    }
}
/** References by line or comma, each once. */
function parseImages(text, complain) {
    const names = new Set(splitNames(text));
    return [...names].flatMap((name) => parseImage(name, complain) ?? []);
}
/** One reference that must be there; `example` is for who left it out. */
function parseRequiredImage(text, complain, example) {
    if (text === "")
        complain("", "it is required, and missing or empty.", `Set it, e.g. to ${example}.`);
    return parseImage(text, complain);
}
/**
 * The names of the image to build, by line or comma, as docker/metadata-action prints its `tags`; lines that start with `#`
 * are comments. Each is there once.
 * Undefined if there is none that is right, which is complained about.
 */
function parseTags(text, complain) {
    const names = splitNames(text);
    if (names.length === 0) {
        const hint = "Set it to one or more tags, e.g. ghcr.io/owner/app:1.0, or to the `tags` output of docker/metadata-action.";
        complain("", "it is required, and missing or empty.", hint);
    }
    const tags = new Map();
    for (const name of names) {
        const tag = parseTag(name, complain);
        if (tag !== undefined)
            tags.set((0,image_reference/* formatImageReference */.my)({ ...tag, tag: (0,image_reference/* manifestSelector */.Ph)(tag) }), tag);
    }
    const [first, ...others] = tags.values();
    return first && [first, ...others];
}
/** What stands in lines or between commas; lines that start with `#` are comments. */
function splitNames(text) {
    return text
        .split(/\r?\n/)
        .filter((line) => !line.trimStart().startsWith("#"))
        .flatMap((line) => line.split(","))
        .map((name) => name.trim())
        .filter((name) => name !== "");
}
function parseTag(name, complain) {
    const reference = parseImage(name, complain);
    if (reference?.digest === undefined)
        return reference;
    complain(name, `${(0,src_quote/* quote */.hD)(name)} has a digest, which only a finished image has.`, "Name a tag, e.g. ghcr.io/owner/app:1.0.");
    return undefined;
}
/** Without tag and digest, which may have upper-case letters. */
function nameOf(text) {
    const [name = ""] = text.split("@");
    return name.replace(/:[^/]*$/, "");
}
function lowerCaseName(text) {
    const name = nameOf(text);
    return name.toLowerCase() + text.slice(name.length);
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/cache-inputs.js
// Inputs about caches.



const KEYWORDS = ["auto", "github", "volume", "none"];
/** The input `cache`: one of the words, or an image reference, which means a cache in that registry. */
function parseCache(text, tags, complain) {
    const keyword = KEYWORDS.find((word) => word === (text || "auto"));
    if (keyword !== undefined)
        return { kind: keyword };
    if (!/[/:.]/.test(text)) {
        complain(text, `${(0,src_quote/* quote */.hD)(text)} is neither one of ${KEYWORDS.join(", ")} nor an image reference.`, "Name an image with its registry, e.g. ghcr.io/owner/app-cache:main.");
        return { kind: "auto" };
    }
    const image = parseImage(text, complain);
    if (image === undefined)
        return { kind: "auto" };
    if (image.digest !== undefined) {
        complain(text, `${(0,src_quote/* quote */.hD)(text)} has a digest, so it cannot be written.`, "Name a tag.");
    }
    if (tags.some((tag) => isSame(tag, image))) {
        complain(text, `${(0,src_quote/* quote */.hD)(text)} is also a tag of the image, which would overwrite it.`, "Give the cache a repository or a tag of its own.");
    }
    return { kind: "registry", image };
}
/** The input `cache-scope`: any short text, of which keys and volume names only have a hash. */
function parseCacheScope(text, complain) {
    if (text.length > 200 || /[\r\n]/.test(text)) {
        complain(text.slice(0, 40), "it has more than 200 characters or more than one line.", "Use a short name, e.g. the value of a matrix.");
    }
    return text;
}
function isSame(a, b) {
    return ((0,image_reference/* formatImageReference */.my)({ ...a, tag: (0,image_reference/* manifestSelector */.Ph)(a) }) ===
        (0,image_reference/* formatImageReference */.my)({ ...b, tag: (0,image_reference/* manifestSelector */.Ph)(b) }));
}

// EXTERNAL MODULE: ./build/js/src/files/contained-path.js
var contained_path = __webpack_require__(1756);
;// CONCATENATED MODULE: ./build/js/src/actions/inputs/path-problem.js
// What is wrong with a path that an input names.



/** @param hint for whatever the error itself has no hint for */
function complainOfPath(complain, name, error, hint) {
    if (error instanceof regular_file/* UnusableFileError */.Kr)
        complain(name, `${(0,src_quote/* quote */.hD)(name)} ${error.problem}.`, hint);
    else if (error instanceof src_errors/* PlatformError */.Wk)
        complain(name, error.message, error.hint);
    else if ((0,regular_file/* leadsNowhere */.q1)(error))
        complain(name, `${(0,src_quote/* quote */.hD)(name)} does not exist.`, hint);
    else
        complain(name, `${(0,src_quote/* quote */.hD)(name)} cannot be read: ${(0,src_errors/* messageOf */.bD)(error)}.`, hint);
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/certificate-input.js
// The input `ca-certificates`: files with the certificates of authorities that this machine does not know.





/** All authorities of a Linux distribution are about 200 KiB. */
const MAX_FILE_BYTES = 1024 * 1024;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
const certificate_input_HINT = "Name PEM files of the workspace, e.g. certificates/company.pem.";
/** The certificates of all files, each once, as they were written; relative names are below the workspace. */
async function readCertificates(text, complain, { workspace }) {
    const certificates = [];
    for (const name of splitNames(text)) {
        try {
            const content = await (0,contained_path/* readContainedFile */.aM)(name, { by: "workflow", workspace }, MAX_FILE_BYTES);
            certificates.push(...parseCertificates({ name, text: content.toString("utf8") }, complain));
        }
        catch (error) {
            complainOfPath(complain, name, error, certificate_input_HINT);
        }
    }
    return [...new Set(certificates)];
}
/** What is said about the file goes into logs: names, never its content. */
function parseCertificates({ name, text }, complain) {
    if (text.includes("PRIVATE KEY-----")) {
        const hint = "Name a file that has certificates only: every buildpack can read it.";
        complain(name, `${(0,src_quote/* quote */.hD)(name)} has a private key.`, hint);
        return [];
    }
    const certificates = text.match(CERTIFICATE) ?? [];
    if (certificates.length === 0)
        complain(name, `${(0,src_quote/* quote */.hD)(name)} has no certificate in PEM format.`, certificate_input_HINT);
    certificates.forEach((pem, at) => {
        if (!isCertificate(pem))
            complain(name, `certificate ${at + 1} in ${(0,src_quote/* quote */.hD)(name)} cannot be understood.`, certificate_input_HINT);
    });
    return certificates;
}
function isCertificate(pem) {
    try {
        return new external_node_crypto_.X509Certificate(pem).raw.byteLength > 0;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./build/js/src/network/address-kind.js
var address_kind = __webpack_require__(4877);
// EXTERNAL MODULE: ./build/js/src/network/proxy-address.js
var proxy_address = __webpack_require__(3595);
;// CONCATENATED MODULE: ./build/js/src/network/proxy-choice.js
// Which proxy a request goes through, by the variables of the environment and Go's rules, as lifecycles and engines have them.
// Rules: https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config. Pure.




/** Both spellings are in use; the lower case counts first, as for Go and curl. */
function proxyVariable(env, name) {
    return env[name.toLowerCase()] || env[name] || undefined;
}
/** The choice for all URLs. */
function proxyChooser(env) {
    const isDirect = directHosts(proxyVariable(env, "NO_PROXY") ?? "");
    return (url) => {
        const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
        const address = /^https?:$/.test(url.protocol) ? proxyVariable(env, name) : undefined;
        const host = url.hostname.replace(/^\[|\]$/g, "");
        if (address === undefined || host === "localhost" || (0,address_kind/* isLoopback */.U)(host))
            return undefined;
        const port = url.port || (url.protocol === "https:" ? "443" : "80");
        return isDirect(host.toLowerCase(), port) ? undefined : (0,proxy_address/* parseProxy */.YR)(address, name);
    };
}
function directHosts(noProxy) {
    const entries = noProxy.split(",").map((entry) => entry.trim().toLowerCase());
    if (entries.includes("*"))
        return () => true;
    const matchers = entries.flatMap((entry) => matcherOf(entry) ?? []);
    return (host, port) => matchers.some((matches) => matches(host, port));
}
function matcherOf(entry) {
    const cidr = addressesIn(entry);
    if (cidr !== undefined)
        return (host) => cidr(host);
    const [, host = entry, wantedPort = ""] = /^\[([^\]]*)\]:(.*)$/.exec(entry) ?? /^([^:]*):([^:]*)$/.exec(entry) ?? [];
    const isPort = (port) => wantedPort === "" || wantedPort === port;
    if (host === "")
        return undefined;
    const same = addressesIn(`${host}/${(0,external_node_net_.isIP)(host) === 4 ? 32 : 128}`);
    if (same !== undefined)
        return (other, port) => same(other) && isPort(port);
    return domainMatcher(host, isPort);
}
/** `a.b` is a.b and what is below it, `.a.b` and `*.a.b` only what is below it. */
function domainMatcher(host, isPort) {
    const domain = host.replace(/^\*\./, ".");
    const bare = domain.replace(/^\./, "");
    const name = (0,external_node_url_.domainToASCII)(bare) || bare;
    const isSame = domain === bare;
    return (other, port) => (0,external_node_net_.isIP)(other) === 0 && (other.endsWith(`.${name}`) || (isSame && other === name)) && isPort(port);
}
/** Of a prefix such as `10.0.0.0/8`; undefined if it is none. */
function addressesIn(cidr) {
    const [, address = "", prefix = ""] = /^([\d.]+|[\da-f:.]+)\/(\d{1,3})$/.exec(cidr) ?? [];
    const family = (0,external_node_net_.isIP)(address);
    if (family === 0 || Number(prefix) > (family === 4 ? 32 : 128))
        return undefined;
    const list = new external_node_net_.BlockList();
    list.addSubnet(address, Number(prefix), family === 4 ? "ipv4" : "ipv6");
    return (host) => (0,external_node_net_.isIP)(host) !== 0 && list.check(host, (0,external_node_net_.isIP)(host) === 4 ? "ipv4" : "ipv6");
}

;// CONCATENATED MODULE: ./build/js/src/oci/user-id.js
// Numbers of users and groups, as a container engine takes them.
/** The largest that a container engine takes. */
const MAX_USER_ID = 2 ** 31 - 1;
/** Whether a text is the number of a user or a group that an engine can start a process as. */
function isUserId(text) {
    return /^\d{1,10}$/.test(text) && Number(text) <= MAX_USER_ID;
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/container-inputs.js



/** Docker's own lower bound. */
const LEAST_MEMORY_BYTES = 6 * 1024 ** 2;
const MEMORY_UNITS = { "": 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
/** The name of a network. */
function parseNetwork(text, complain) {
    if (text === "")
        return undefined;
    if (!/^[A-Za-z0-9][\w.:-]*$/.test(text)) {
        complain(text, `${(0,src_quote/* quote */.hD)(text)} is not the name of a Docker network.`, "Use host, bridge, or the name of a network from which the registry can be reached.");
    }
    return text;
}
/** As `docker run --memory` has it, e.g. `4g` or `512MiB`; always powers of two. */
function parseMemory(text, complain) {
    if (text === "")
        return undefined;
    const [, number = "", unit = ""] = /^(\d+(?:\.\d+)?)\s*([bkmg]?)(?:i?b)?$/i.exec(text) ?? [];
    const bytes = Math.round(Number(number) * (MEMORY_UNITS[unit.toLowerCase()] ?? NaN));
    if (number !== "" && Number.isSafeInteger(bytes) && bytes >= LEAST_MEMORY_BYTES)
        return bytes;
    complain(text, `${(0,src_quote/* quote */.hD)(text)} is not an amount of memory of 6m or more.`, "Write a number with m or g, e.g. 4g.");
    return undefined;
}
/** A number of processors, e.g. `1.5`. */
function parseCpus(text, complain) {
    if (text === "")
        return undefined;
    if (/^\d+(\.\d+)?$/.test(text) && Number(text) >= 0.01 && Number(text) <= 4096)
        return Number(text);
    complain(text, `${(0,src_quote/* quote */.hD)(text)} is not a number of processors.`, "Write a number from 0.01 to 4096, e.g. 2 or 1.5.");
    return undefined;
}
/** The number of a group, or of a user. */
function parseId(text, complain) {
    if (text === "")
        return undefined;
    if (isUserId(text))
        return Number(text);
    complain(text, `${(0,src_quote/* quote */.hD)(text)} is not the number of a user or group.`, `Write a whole number up to ${MAX_USER_ID}, e.g. 1000.`);
    return undefined;
}
/** The number of a user, who may not be root. */
function parseUserId(text, complain) {
    const uid = parseId(text, complain);
    if (uid !== 0)
        return uid;
    complain(text, "a build never runs as root.", "Write the number of another user, e.g. 1000.");
    return undefined;
}
/** Hosts by line or comma. */
function parseHosts(text, complain) {
    const hosts = text.split(/[\s,]+/).filter((host) => host !== "");
    for (const host of hosts) {
        if (/^(?:[A-Za-z0-9.-]+|\[[\da-fA-F:]+\])(?::\d{1,5})?$/.test(host))
            continue;
        complain(host, `${(0,src_quote/* quote */.hD)(host)} is not the host of a registry.`, "Write host or host:port, e.g. registry.local:5000.");
    }
    return [...new Set(hosts)];
}
/** In both spellings: curl reads `http_proxy` only, others the upper case. */
function readProxies(env) {
    const proxies = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"].flatMap((name) => {
        const value = proxyVariable(env, name);
        return value ? [[name, value], [name.toLowerCase(), value]] : [];
    });
    return Object.fromEntries(proxies);
}
/** The address of an engine; undefined for the one that the environment points to. */
function parseDockerHost(host, complain) {
    if (host === "")
        return undefined;
    if (/^(?:unix:\/\/\/|tcp:\/\/[^/\s])\S*$/.test(host))
        return host;
    const isSsh = host.startsWith("ssh:");
    complain(host, `${(0,src_quote/* quote */.hD)(host)} is not ${isSsh ? "an address that can be used: ssh is not supported" : "the address of a Docker engine"}.`, isSsh
        ? "Forward the socket in an earlier step, e.g. with ssh -L, and name the forwarded one."
        : "Write unix:///path/of/the.sock or tcp://host:port.");
    return undefined;
}
const [LEAST_SECONDS, MOST_SECONDS, DEFAULT_SECONDS] = [30, 7_200, 600];
/** What one call to a registry may wait in vain, in milliseconds. Known before a build is, as the client of registries is. */
function parseRegistryTimeout(text, complain) {
    const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS)
        return seconds * 1000;
    complain(text, `${(0,src_quote/* quote */.hD)(text)} is not a number of seconds from ${LEAST_SECONDS} to ${MOST_SECONDS}.`, "Write a whole number of seconds, e.g. 300.");
    return DEFAULT_SECONDS * 1000;
}

;// CONCATENATED MODULE: ./build/js/src/cnb/variable-name.js
// Names of build variables.
/** The lifecycle gets each variable as a file of that name. Dots and dashes are in use, e.g. by Spring. */
function isVariableName(name) {
    return /^[A-Za-z_][\w.-]*$/.test(name);
}
/** What `isVariableName` allows, as a part of a sentence. */
const VARIABLE_NAME_RULE = "has letters, digits, _ . and -, and starts with a letter or _";

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/repeated-variables.js

function lastOfEach(variables) {
    const last = new Map();
    const repeated = new Set();
    for (const variable of variables) {
        if (last.has(variable.name))
            repeated.add(variable.name);
        last.set(variable.name, variable);
    }
    return { variables: [...last.values()], repeated: [...repeated] };
}
/** A warning, or none; the values may be secret. @param place e.g. `The input "env"` */
function describeRepeated(place, { repeated }) {
    if (repeated.length === 0)
        return [];
    const names = (0,src_quote/* someOf */.yU)(repeated.map((name) => (0,src_quote/* quote */.hD)(name))).join(", ");
    return [`${place} sets ${names} more than once: the last value counts.`];
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/env-file.js
// Files of variables, as the input `env-files` names them. The grammar is that of Docker Compose's env files, which other
// tools' `.env` files share, without interpolation: `docker run --env-file` would make quotes and `# …` part of the value,
// and `pack build --env-file` comments, too.
// Grammar: https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax



/**
 * - `KEY=VALUE`, possibly after `export `; white space around both does not count, and ` #` starts a comment
 * - `KEY='VALUE'`: everything up to the next `'`, over several lines if need be
 * - `KEY="VALUE"`: the same, with the escapes `\n \r \t \\ \" \$`; any other backslash stays
 * - `KEY`: the value that the step's own environment has
 * - lines that are empty or start with `#` are left out
 *
 * `$` has no meaning. Of a name that is there twice the last value counts. Complaints name file and line, never a value.
 */
function parseEnvFile(file, env, complain) {
    const variables = [];
    const text = file.text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
    let line = 1;
    for (let at = 0; at < text.length;) {
        const statement = readStatement(text, at);
        const { problem, variable } = withStepValue(statement, env);
        if (problem !== undefined) {
            const place = `${file.name} line ${line}`;
            complain(place, `${place}: ${problem}`, env_file_HINT);
        }
        if (variable !== undefined)
            variables.push(variable);
        line += text.slice(at, statement.end).split("\n").length - 1;
        at = statement.end;
    }
    return lastOfEach(variables);
}
const env_file_HINT = "Write KEY=VALUE, KEY='VALUE', KEY=\"VALUE\" or KEY, or start a comment with #; a value in quotes may have several lines.";
function withStepValue({ problem, variable }, env) {
    if (variable === undefined)
        return { problem };
    const { name, value = env[name] } = variable;
    if (value !== undefined)
        return { variable: { name, value } };
    return { problem: `${(0,src_quote/* quote */.hD)(name)} has no value, and the step's environment has none for it.` };
}
function readStatement(text, start) {
    const lineEnd = endOfLine(text, start);
    const end = lineEnd + 1;
    const line = text.slice(start, lineEnd);
    if (isBlank(line))
        return { end };
    const [, prefix = "", key = ""] = /^(\s*(?:export\s+)?)([^=]*)/.exec(line) ?? [];
    const equals = prefix.length + key.length;
    const hasValue = line[equals] === "=";
    const name = (hasValue ? key : withoutComment(key)).trim();
    if (!isVariableName(name))
        return { end, problem: nameProblem(name, hasValue) };
    if (!hasValue)
        return { end, variable: { name, value: undefined } };
    const value = line.slice(equals + 1);
    const quoteAt = /^[ \t]*(?=['"])/.exec(value)?.[0].length;
    if (quoteAt !== undefined)
        return readQuoted(text, start + equals + 1 + quoteAt, name);
    return { end, variable: { name, value: withoutComment(value).trim() } };
}
/** Without an equals sign it may be what is left of a value, which must not be told. */
function nameProblem(name, hasValue) {
    if (!hasValue)
        return "This is neither a variable nor a comment.";
    if (name === "")
        return 'There is no name before "=".';
    return `${(0,src_quote/* quote */.hD)(name)} is not the name of a variable, which ${VARIABLE_NAME_RULE}.`;
}
function readQuoted(text, quoteAt, name) {
    const close = closingQuote(text, quoteAt);
    // The rest of the file has no meaning then: one complaint is enough.
    if (close === undefined)
        return { end: text.length, problem: `The quoted value of ${(0,src_quote/* quote */.hD)(name)} does not end.` };
    const lineEnd = endOfLine(text, close);
    const end = lineEnd + 1;
    if (!isBlank(text.slice(close + 1, lineEnd)))
        return { end, problem: `There is text after the quoted value of ${(0,src_quote/* quote */.hD)(name)}.` };
    const quoted = text.slice(quoteAt + 1, close);
    return { end, variable: { name, value: text[quoteAt] === '"' ? env_file_unescape(quoted) : quoted } };
}
function closingQuote(text, quoteAt) {
    const quote = text[quoteAt];
    for (let at = quoteAt + 1; at < text.length; at += 1) {
        if (text[at] === quote)
            return at;
        if (quote === '"' && text[at] === "\\")
            at += 1;
    }
    return undefined;
}
const ESCAPES = { n: "\n", r: "\r", t: "\t", "\\": "\\", '"': '"', $: "$" };
function env_file_unescape(quoted) {
    return quoted.replace(/\\([^])/g, (all, character) => ESCAPES[character] ?? all);
}
/** Nothing, or a comment. */
function isBlank(line) {
    return /^\s*(#|$)/.test(line);
}
/** A `#` within a word is part of it, as in `#ff0000` and the addresses of pages. */
function withoutComment(value) {
    return value.replace(/\s#[^]*$/, "");
}
function endOfLine(text, at) {
    const end = text.indexOf("\n", at);
    return end < 0 ? text.length : end;
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/env-file-input.js
// The input `env-files`: files with variables for the buildpacks.






const env_file_input_MAX_FILE_BYTES = 1024 * 1024;
/** What the runner gives to actions only, such as tokens: an untrusted file must not ask for it. */
const ACTIONS_OWN = /^(?:ACTIONS|INPUT|STATE)_/i;
/** The variables of all files in their order; relative names are below the workspace. */
async function readVariableFiles(text, complain, step) {
    const variables = [];
    const stepEnv = Object.fromEntries(Object.entries(step.env).filter(([name]) => !ACTIONS_OWN.test(name)));
    for (const name of splitNames(text)) {
        try {
            const content = await (0,contained_path/* readContainedFile */.aM)(name, { by: "workflow", workspace: step.workspace }, env_file_input_MAX_FILE_BYTES);
            const read = parseEnvFile({ name, text: content.toString("utf8") }, stepEnv, complain);
            for (const warning of describeRepeated(`The file ${(0,src_quote/* quote */.hD)(name)}`, read))
                step.remark("warning", warning);
            variables.push(...read.variables);
        }
        catch (error) {
            complainOfPath(complain, name, error, "Name a file of the workspace, e.g. config/build.env.");
        }
    }
    return variables;
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/env-input.js
// The input `env`: variables for the buildpacks, one per line.



/** Those of `env-files`, and then these: of a name that both have, the later value counts. */
async function readVariables(text, complain, step) {
    const read = parseEnv(text, step.env, complain);
    for (const warning of describeRepeated('The input "env"', read))
        step.remark("warning", warning);
    return [...(await step.value("step.envFiles")), ...read.variables];
}
/**
 * Lines `KEY=VALUE`, or `KEY` for the value that the step's own environment has; lines that start with `#` are comments.
 * The value is everything after the first `=`. Of a name that is there twice the last value counts.
 */
function parseEnv(text, env, complain) {
    const variables = [];
    for (const line of text.split(/\r?\n/).map((text) => text.trimStart())) {
        if (line === "" || line.startsWith("#"))
            continue;
        const variable = env_input_parseLine(line, env, complain);
        if (variable !== undefined)
            variables.push(variable);
    }
    return lastOfEach(variables);
}
const SEVERAL_LINES = "For a value of several lines, write KEY, and set KEY in the env of the step.";
const FORMS = `Write KEY=VALUE, one per line. ${SEVERAL_LINES}`;
function env_input_parseLine(line, env, complain) {
    const equals = line.indexOf("=");
    const name = equals < 0 ? line.trimEnd() : line.slice(0, equals);
    if (!isVariableName(name)) {
        const problem = name === "" ? 'There is no name before "=".' : `${(0,src_quote/* quote */.hD)(name)} is not the name of a variable.`;
        complain(name, problem, `${FORMS} A name ${VARIABLE_NAME_RULE}.`);
        return undefined;
    }
    const value = equals < 0 ? env[name] : line.slice(equals + 1);
    if (value === undefined) {
        // It may be the second line of a value.
        const hint = `Write ${name}=VALUE, or set ${name} in the env of the step. ${SEVERAL_LINES}`;
        complain(name, `${(0,src_quote/* quote */.hD)(name)} has no value, and the step's environment has none for it.`, hint);
        return undefined;
    }
    return { name, value };
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/label-input.js
// The inputs `labels` and `annotations`, as docker/metadata-action prints its outputs of these names. Pure.
// Formats: https://github.com/docker/metadata-action#annotations, https://docs.docker.com/build/metadata/annotations/

/**
 * Lines `KEY=VALUE`; the value is everything after the first `=`, quotes and commas included. Lines that start with `#` are
 * comments. What is quoted as a whole loses the quotes, and may have several lines. Of a key that is there twice the last
 * value counts.
 */
function parseLabels(text, complain) {
    const labels = new Map();
    for (const line of linesOf(text)) {
        const pair = parsePair(line, line, complain);
        if (pair === undefined || !isForUsers(pair.key, complain))
            continue;
        labels.set(pair.key, pair.value);
    }
    return labels;
}
/** The input as the image gets it; the log says what is left out. */
function readAnnotations(text, complain, step) {
    const { annotations, notices } = parseAnnotations(text, complain);
    for (const notice of notices)
        step.remark("info", notice);
    return annotations;
}
/** What can have annotations, and what it is called. */
const SUBJECTS = {
    manifest: "the image has a manifest only",
    index: "they are put on the index only",
};
/**
 * As labels, but each may say what it is for: `manifest:KEY=VALUE`, `manifest,index:KEY=VALUE`. The subject gets those for it
 * and those that say nothing.
 */
function parseAnnotations(text, complain, subject = "manifest") {
    const annotations = new Map();
    const ignored = new Map();
    for (const line of linesOf(text)) {
        const { levels, target, rest } = splitLevels(line);
        const pair = parsePair(rest, line, complain);
        if (pair === undefined)
            continue;
        if (target !== undefined && subject === "manifest") {
            const hint = `Write "${levels.join(",")}:${rest}": there is one manifest, whatever its platform.`;
            complain(line, `${(0,src_quote/* quote */.hD)(line)} is for one platform, ${(0,src_quote/* quote */.hD)(target)}.`, hint);
            continue;
        }
        if (levels.length === 0 || levels.includes(subject))
            annotations.set(pair.key, pair.value);
        for (const level of levels) {
            if (level !== subject)
                ignored.set(level, [...(ignored.get(level) ?? []), pair.key]);
        }
    }
    const notices = [...ignored].map(([level, keys]) => noticeFor(level, keys, SUBJECTS[subject]));
    return { annotations, notices };
}
const LEVEL = "(?:manifest|index|manifest-descriptor|index-descriptor)";
const LEVELS = new RegExp(`^(${LEVEL}(?:,${LEVEL})*)(?:\\[([^\\]]*)\\])?:(.*)$`, "s");
/** A key may have colons, so only known words are a level. */
function splitLevels(line) {
    const [, levels, target, rest] = LEVELS.exec(line) ?? [];
    if (levels === undefined || rest === undefined)
        return { levels: [], target: undefined, rest: line };
    return { levels: levels.split(","), target, rest };
}
function linesOf(text) {
    const entries = text.replaceAll("\r\n", "\n").match(ENTRY) ?? [];
    return entries
        .map((line) => line.trimStart())
        .filter((line) => line.trim() !== "" && !line.startsWith("#"))
        .map(unquote);
}
/** From quotes to quotes, or one line; U+2028, which ends a line for `.` and `$`, may be in a value. */
const ENTRY = /(?<=^|\n)[ \t]*"(?:[^"]|"")*"[ \t]*(?=\n|$)|[^\n]+/g;
/** As in CSV, which docker/build-push-action reads: inside of quotes, `""` is one. */
function unquote(line) {
    const [, inner] = /^"((?:[^"]|"")*)"\s*$/.exec(line) ?? [];
    return inner === undefined ? line : inner.replaceAll('""', '"');
}
function parsePair(text, line, complain) {
    const equals = text.indexOf("=");
    const key = text.slice(0, Math.max(0, equals)).trim();
    if (equals < 0) {
        const hint = 'Write KEY=VALUE; for an empty value, "KEY=". Put an entry that has several lines in quotes.';
        complain(line, `${(0,src_quote/* quote */.hD)(line)} has no "=".`, hint);
        return undefined;
    }
    if (key === "" || /[\s\p{Cc}]/u.test(key)) {
        const problem = key === "" ? `${(0,src_quote/* quote */.hD)(line)} has no key.` : `${(0,src_quote/* quote */.hD)(key)} is not a key.`;
        complain(line, problem, "Write KEY=VALUE with a key without spaces, e.g. org.opencontainers.image.title=app.");
        return undefined;
    }
    return { key, value: text.slice(equals + 1) };
}
/** Platforms read these labels to rebase an image or to reuse its layers. */
function isForUsers(key, complain) {
    if (!key.startsWith("io.buildpacks."))
        return true;
    complain(key, `${(0,src_quote/* quote */.hD)(key)} is a label of the lifecycle.`, 'Choose a key that does not start with "io.buildpacks.".');
    return false;
}
function noticeFor(level, keys, why) {
    const what = keys.length === 1 ? "An annotation" : `${keys.length} annotations`;
    return `${what} for the level ${(0,src_quote/* quote */.hD)(level)} ${keys.length === 1 ? "is" : "are"} left out: ${why} (${(0,src_quote/* someOf */.yU)(keys).join(", ")}).`;
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/one-of-input.js
// Inputs that are one of a few words.

/**
 * A parser for the word as it is allowed, also for a boolean that YAML spells in another way; it gives the fallback if the input
 * is empty or wrong.
 * @param allowed a record, so that the compiler notices a word that is missing as well as one too many
 */
function oneOf(allowed, fallback) {
    const isAllowed = (word) => Object.hasOwn(allowed, word);
    return (text, complain) => {
        if (text === "")
            return fallback;
        const value = yamlBoolean(text) ?? text;
        if (isAllowed(value))
            return value;
        complain(text, `${(0,src_quote/* quote */.hD)(text)} is not one of ${Object.keys(allowed).join(", ")}.`);
        return fallback;
    };
}
/** A parser for `true` and `false`. */
function whether(fallback) {
    const parse = oneOf({ true: true, false: true }, fallback);
    return (text, complain) => parse(text, complain) === "true";
}
/** As `getBooleanInput` of @actions/core: the core schema of YAML 1.2. */
function yamlBoolean(text) {
    if (["true", "True", "TRUE"].includes(text))
        return "true";
    return ["false", "False", "FALSE"].includes(text) ? "false" : undefined;
}

// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 1 modules
var exec = __webpack_require__(1955);
;// CONCATENATED MODULE: ./build/js/src/actions/runner/programs.js
// Programs of the runner that we use. Silent: what they answer may be secret.


// Not the option `input` of @actions/exec: as it was added (https://github.com/actions/toolkit/pull/360) and in 3.0, it writes to the
// program without listening for errors, so one that ends without reading takes the whole action down with EPIPE, even if there is
// nothing to write (https://github.com/nodejs/node/issues/29206). Without `input`, standard input stays open, and a program that
// reads it never ends. The shell knows how to feed a program.
const FEED = 'input=$1; shift; printf %s "$input" | "$@"';
/** How a shell says that a program is not executable, or not there. */
const NOT_STARTED = [126, 127];
/**
 * Runs a program to its end; rejects if it cannot be started, but not for its exit code.
 * It starts in the root directory: a checkout must not be where a program looks for its configuration or for others.
 */
async function runProgram(program, args, { stdin = "" } = {}) {
    const { exitCode, stdout, stderr } = await (0,exec/* getExecOutput */.H)("sh", ["-c", FEED, "sh", stdin, program, ...args], { silent: true, ignoreReturnCode: true, cwd: "/" });
    if (NOT_STARTED.includes(exitCode)) {
        throw new Error(`the program ${(0,src_quote/* quote */.hD)(program)} is not on the PATH, or not executable`);
    }
    return { exitCode, stdout, stderr };
}
/** Runs `<program> get` of a credential helper, which is asked on its standard input. */
async function runHelper(program, stdin) {
    return runProgram(program, ["get"], { stdin });
}

;// CONCATENATED MODULE: ./build/js/src/actions/runner/commit-time.js
// When the commit that is checked out was made. A repository's configuration can name programs that git runs, and a checkout
// can have what git takes for a repository. So git reads objects only, for a repository of our own, which has no such words.






/** A file of references has a line for each. */
const MAX_REFERENCES_BYTES = 16 * 1024 * 1024;
const MAX_LINKED_REFERENCES = 5;
/** A message may be as long as its author likes, and git has all of it in memory. */
const MAX_COMMIT_BYTES = 1024 * 1024;
/** SHA-1 or SHA-256. */
const OBJECT_NAME = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const REFERENCE = /^refs(?:\/(?!\.)[^/\0\n\\]+)+$/;
/**
 * Seconds since 1970; undefined where there is no commit, or no git.
 * @param source absolute; the repository is there, or in a directory above it that is in the workspace
 */
async function readCommitTime(source, workspace) {
    const repository = await findRepository(source, workspace);
    if (repository === undefined)
        return undefined;
    try {
        const commit = await readReference(repository, "HEAD");
        return commit === undefined ? undefined : parseCommitTime(await readCommit(repository, commit));
    }
    catch {
        return undefined;
    }
}
/** Nothing that is committed can be called `.git`. A file or a link of that name leads elsewhere, and is not followed. */
async function findRepository(source, workspace) {
    for (let directory = source;; directory = (0,external_node_path_.dirname)(directory)) {
        const repository = (0,external_node_path_.join)(directory, ".git");
        const found = await (0,promises_.lstat)(repository).catch(() => undefined);
        if (found?.isDirectory())
            return repository;
        if (!(0,contained_path/* isInside */.FK)((0,external_node_path_.dirname)(directory), (0,external_node_path_.resolve)(workspace)))
            return undefined;
    }
}
/** The name of the commit that a reference leads to. */
async function readReference(repository, name, depth = 0) {
    if (depth > MAX_LINKED_REFERENCES)
        return undefined;
    const loose = await (0,regular_file/* readRegularFile */.XF)((0,external_node_path_.join)(repository, name), 4096).catch(() => undefined);
    const text = loose?.toString("utf8").trim() ?? (await readPacked(repository, name));
    if (text === undefined || OBJECT_NAME.test(text))
        return text;
    const target = text.startsWith("ref: ") ? text.slice("ref: ".length).trim() : "";
    return REFERENCE.test(target) ? readReference(repository, target, depth + 1) : undefined;
}
/** Format: https://git-scm.com/docs/gitrepository-layout */
async function readPacked(repository, name) {
    const packed = await (0,regular_file/* readRegularFile */.XF)((0,external_node_path_.join)(repository, "packed-refs"), MAX_REFERENCES_BYTES);
    const lines = packed.toString("utf8").split("\n");
    return lines.find((line) => line.endsWith(` ${name}`))?.split(" ", 1)[0];
}
/** The text of a commit. The repository lends its objects, and nothing else. */
async function readCommit(repository, name) {
    const own = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "commit-time-"));
    try {
        await (0,promises_.mkdir)((0,external_node_path_.join)(own, "refs"));
        await (0,promises_.writeFile)((0,external_node_path_.join)(own, "HEAD"), "ref: refs/heads/none\n");
        const format = name.length === 64 ? "\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n" : "";
        await (0,promises_.writeFile)((0,external_node_path_.join)(own, "config"), `[core]\n\tbare = true\n${format}`);
        const variables = Object.entries(environmentOf(own, repository)).map(([key, value]) => `${key}=${value}`);
        const catFile = async (...args) => {
            const { exitCode, stdout } = await runProgram("env", [
                ...variables,
                "git",
                "--no-pager",
                "cat-file",
                ...args,
            ]);
            if (exitCode !== 0)
                throw new Error(`git ended with exit code ${exitCode}`);
            return stdout;
        };
        const sizeBytes = Number(await catFile("-s", name));
        if (!(sizeBytes <= MAX_COMMIT_BYTES))
            throw new Error(`the commit has ${sizeBytes} bytes`);
        return await catFile("commit", name);
    }
    finally {
        await (0,promises_.rm)(own, { recursive: true, force: true });
    }
}
/** No configuration but that of our own repository is read, whatever the environment of the job says. */
function environmentOf(own, repository) {
    return {
        GIT_DIR: own,
        GIT_OBJECT_DIRECTORY: (0,external_node_path_.join)(repository, "objects"),
        GIT_ALTERNATE_OBJECT_DIRECTORIES: "",
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_CONFIG_GLOBAL: "/dev/null",
        GIT_CONFIG_COUNT: "0",
        GIT_CONFIG_PARAMETERS: "",
        GIT_NO_LAZY_FETCH: "1",
        GIT_OPTIONAL_LOCKS: "0",
    };
}
/** The time of the one who committed; a message below the first empty line may say anything. */
function parseCommitTime(commit) {
    const [header = ""] = commit.split("\n\n", 1);
    // Not by "m" and ".": U+2028 in a name is no line break.
    const committer = header.split("\n").find((line) => line.startsWith("committer ")) ?? "";
    const [, seconds] = /> (\d{1,12}) [+-]\d{4}$/.exec(committer) ?? [];
    return seconds === undefined ? undefined : Number(seconds);
}

;// CONCATENATED MODULE: ./build/js/src/cnb/suggested-builder.js
// A builder to suggest to those who have named none; the documents have the same one.
/** It builds most languages, and is on the list of those that are trusted. */
const SUGGESTED_BUILDER = "paketobuildpacks/builder-jammy-base";

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/source-inputs.js
// Inputs about what is built: the source, its descriptor, and where buildpacks are looked up.









const source_inputs_ARCHIVE = /\.(zip|jar|war)$/i;
/** Where the source is; the workspace if the input is wrong. */
async function readPath(text, complain, step) {
    const { workspace } = step;
    try {
        const path = await (0,contained_path/* containedPath */.fX)(text, { by: "workflow", workspace });
        await checkSource(path, complain);
        return path;
    }
    catch (error) {
        complainOfPath(complain, text, error);
        return (0,external_node_path_.resolve)(workspace);
    }
}
/** It may be left out where a project descriptor can name it. */
async function readBuilderName(text, complain, step) {
    if (text === "" && (await isFile((await step.value("descriptor")).path)))
        return undefined;
    return parseRequiredImage(text, complain, SUGGESTED_BUILDER);
}
/** The directory of a source, which may be an archive in it. */
function sourceDirectory(path) {
    return source_inputs_ARCHIVE.test(path) ? (0,external_node_path_.dirname)(path) : path;
}
/** Complains if the input `path` names neither a directory nor an archive. */
async function checkSource(path, complain) {
    try {
        const found = await (0,promises_.stat)(path);
        if (found.isDirectory() || (found.isFile() && source_inputs_ARCHIVE.test(path)))
            return;
        complain(path, `${(0,src_quote/* quote */.hD)(path)} is neither a directory nor a .zip, .jar or .war file.`, "Name the directory or the archive that has the source.");
    }
    catch (error) {
        const problem = (0,regular_file/* isMissing */.b2)(error) ? "does not exist" : `cannot be read: ${(0,src_errors/* messageOf */.bD)(error)}`;
        const hint = "The path is relative to the workspace; is it checked out, e.g. with actions/checkout?";
        complain(path, `${(0,src_quote/* quote */.hD)(path)} ${problem}.`, hint);
    }
}
/** Whether nothing is there to build, as in a job that did not check anything out. */
async function isEmptyDirectory(path) {
    return (0,promises_.readdir)(path).then((names) => names.length === 0, () => false);
}
/** The file that the input `descriptor` names, else `project.toml` in the source, or beside it if that is an archive. */
async function readDescriptorPlace(text, complain, step) {
    const { workspace } = step;
    const directory = sourceDirectory(await step.value("path"));
    const file = text === "" ? (0,external_node_path_.join)(directory, "project.toml") : (0,external_node_path_.resolve)(workspace, text);
    const place = { path: file, name: (0,external_node_path_.relative)(workspace, file) || file, isRequired: text !== "" };
    try {
        // Not the path that this leads to: what a descriptor names is relative to where it seems to be.
        if (text !== "")
            await (0,contained_path/* containedPath */.fX)(text, { by: "workflow", workspace });
        else
            await (0,contained_path/* containedPath */.fX)(file, { by: "checkout", directories: [(0,external_node_path_.resolve)(workspace), directory] });
    }
    catch (error) {
        complainOfPath(complain, place.name, error);
    }
    return place;
}
async function isFile(path) {
    return (0,promises_.stat)(path).then((found) => found.isFile(), () => false);
}
/** The input `buildpack-registry`, without a slash at its end. */
function parseIndexAddress(text, complain) {
    if (text === "")
        return undefined;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isLoopback = url !== undefined && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
    if (url?.protocol === "https:" || (url?.protocol === "http:" && isLoopback))
        return text.replace(/\/+$/, "");
    complain(text, `${(0,src_quote/* quote */.hD)((0,src_quote/* withoutLogins */.$b)(text))} is not the address of a buildpack registry.`, "Write the https address of an index, e.g. https://raw.githubusercontent.com/buildpacks/registry-index/main.");
    return undefined;
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/outcome-inputs.js
// Inputs about what the image is to be like, and about what is kept of the build beside it.





const DEFAULT_APP_DIR = "/workspace";
/** Top-level directories that the system, the platform or the lifecycle has. */
const TAKEN = new Set("bin boot cache cnb dev etc home launch-cache layers lib lib64 platform proc root run sbin sys tmp usr var".split(" "));
/** The type of a process, e.g. `worker`. */
function parseProcessType(text, complain) {
    if (text === "")
        return undefined;
    if (/^[A-Za-z0-9._-]+$/.test(text))
        return text;
    complain(text, `${(0,src_quote/* quote */.hD)(text)} is not the type of a process.`, "Use letters, digits, ., _ and -, e.g. web.");
    return undefined;
}
/** An execution environment, e.g. `test`. */
function parseExecEnv(text, complain) {
    if (text === "")
        return undefined;
    if (/^[A-Za-z0-9.-]+$/.test(text))
        return text;
    complain(text, `${(0,src_quote/* quote */.hD)(text)} is not an execution environment.`, "Use production, test, development, or a name of letters, digits, . and -.");
    return undefined;
}
const anyCompression = oneOf({ gzip: true, zstd: true }, "gzip");
/** That gzip was asked for is nothing to tell a lifecycle. */
function readLayerCompression(text, complain) {
    const compression = anyCompression(text, complain);
    return compression === "zstd" ? compression : undefined;
}
/** `workspace`, `/workspace` and `/app/src` are all understood. */
function parseAppDir(text, complain) {
    const path = external_node_path_.posix.normalize(`/${text}`).replace(/(?<=.)\/$/, "");
    const [, first = ""] = path.split("/");
    if (/^(\/[\w.-]+)+$/.test(path) && !text.split("/").includes("..") && !TAKEN.has(first))
        return path;
    complain(text, `${(0,src_quote/* quote */.hD)(text)} cannot be the directory of the source.`, "Name a directory that is not the system's, e.g. workspace or app.");
    return DEFAULT_APP_DIR;
}
const TIME_HINT = "Write now, commit (the time of the commit that is checked out), seconds since 1970, or a time like 2026-01-31T12:00:00Z.";
/** `SOURCE_DATE_EPOCH` of the step counts where the input is empty; see https://reproducible-builds.org/specs/source-date-epoch/ */
async function readCreationTime(input, complain, step) {
    const text = input || (step.env["SOURCE_DATE_EPOCH"] ?? "");
    if (text === "")
        return undefined;
    if (text === "now")
        return Math.floor(Date.now() / 1000);
    if (text === "commit") {
        const time = await readCommitTime(sourceDirectory(await step.value("path")), step.workspace);
        if (time === undefined)
            complain(text, "there is no commit in the workspace.", "Check the source out first.");
        return time;
    }
    const seconds = /^\d{1,12}$/.test(text) ? Number(text) : parseTimestamp(text);
    if (seconds === undefined)
        complain(text, `${(0,src_quote/* quote */.hD)(text)} is not a time.`, TIME_HINT);
    return seconds;
}
function parseTimestamp(text) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text))
        return undefined;
    const milliseconds = Date.parse(text);
    return Number.isNaN(milliseconds) || milliseconds < 0 ? undefined : Math.floor(milliseconds / 1000);
}

// EXTERNAL MODULE: ./build/js/src/files/output-directory.js
var output_directory = __webpack_require__(5756);
;// CONCATENATED MODULE: ./build/js/src/actions/inputs/output-place-input.js
// Inputs that name a directory to write to.





/** A parser of the input of that name; relative directories are below the workspace. */
function outputPlaceOf(input) {
    return (text, complain, { workspace }) => readOutputPlace(text, complain, { input, workspace });
}
async function readOutputPlace(text, complain, { input, workspace }) {
    if (text === "")
        return undefined;
    try {
        const place = await (0,output_directory/* outputPlace */.h)(input, text, workspace);
        // Said now: the build writes to it at its end, when the image is pushed.
        if (!(await isTaken(place.path)))
            return place;
        const hint = "Name a directory that is empty, or that does not exist yet.";
        complain(text, `${(0,src_quote/* quote */.hD)(text)} is not a directory, or lies below a file.`, hint);
        return undefined;
    }
    catch (error) {
        complainOfPath(complain, text, error);
        return undefined;
    }
}
/** Whether a file is where the directory, or one above it, has to be. */
async function isTaken(path) {
    return (0,promises_.stat)(path).then((found) => !found.isDirectory(), (error) => (0,regular_file/* errorCode */.CA)(error) === "ENOTDIR");
}

;// CONCATENATED MODULE: ./build/js/src/oci/target.js
// A target: the operating system and architecture an image is for (the specification's "target data").
/** The variants of architectures that have any, and the one that is meant where none is named; as containerd has them. */
const VARIANTS = {
    amd64: { plain: "v1", all: ["v1", "v2", "v3", "v4"] },
    arm: { plain: "v7", all: ["v5", "v6", "v7", "v8"] },
    arm64: { plain: "v8", all: ["v8", "v9"] },
};
/** All variants that an architecture has; mostly none. */
function variantsOf(arch) {
    return VARIANTS[arch]?.all ?? [];
}
/** Whether both are for the same variant, e.g. `linux/arm64` and `linux/arm64/v8`. */
function isSameVariant(arch, a, b) {
    const plain = VARIANTS[arch]?.plain;
    return (a || plain) === (b || plain);
}
const ARCHITECTURES = {
    x64: "amd64",
    ia32: "386",
    arm: "arm",
    arm64: "arm64",
};
/** The target of this machine, from Node's names for it. */
function hostTarget(arch) {
    return { os: "linux", arch: ARCHITECTURES[arch] ?? arch };
}
/** e.g. `linux/arm64/v8` */
function formatTarget(target) {
    return [target.os, target.arch, target.variant].filter(Boolean).join("/");
}
/** A target as the entry of an index says it. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md */
function entryPlatform({ os, arch, variant }, osVersion) {
    return {
        architecture: arch,
        os,
        ...(osVersion && { "os.version": osVersion }),
        ...(variant !== undefined && { variant }),
    };
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/platform-input.js
// The input `platform`: what the image is for.


/** What `uname` and others say, by what images say. */
const OTHER_NAMES = { x86_64: "amd64", aarch64: "arm64" };
/** One platform, e.g. `linux/arm64` or `linux/arm/v7`. */
function parsePlatform(text, complain) {
    if (text === "")
        return undefined;
    const [os = "", arch = "", variant, ...rest] = text.split("/");
    const otherName = OTHER_NAMES[arch];
    const isArch = /^[a-z0-9]+$/.test(arch) && otherName === undefined;
    if (os === "linux" && isArch && rest.length === 0)
        return withVariant({ os, arch }, variant, complain);
    const hint = otherName === undefined
        ? "Write one platform as os/arch or os/arch/variant, e.g. linux/arm64; the system is always linux."
        : `Write ${os}/${otherName}.`;
    complain(text, `${(0,src_quote/* quote */.hD)(text)} is not a platform.`, hint);
    return undefined;
}
function withVariant(target, variant, complain) {
    if (variant === undefined)
        return target;
    const [plain, variants] = [formatTarget(target), variantsOf(target.arch)];
    if (variants.includes(variant))
        return { ...target, variant };
    const text = `${plain}/${variant}`;
    const others = variants.map((each) => `${plain}/${each}`).join(", ");
    complain(text, `${(0,src_quote/* quote */.hD)(text)} is not a platform: ${target.arch} has no variant ${(0,src_quote/* quote */.hD)(variant)}.`, others === "" ? `Write ${plain}.` : `Write ${plain}, or one of ${others}.`);
    return undefined;
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/push-by-digest-input.js
// The input `push-by-digest`: an image that gets no name of its own, for an index that names it.



/** Complains of what contradicts it: tags, and an image that is not pushed. */
async function readPushByDigest(text, complain, step) {
    if (!whether("false")(text, complain))
        return false;
    if (!(await step.value("delivery.push"))) {
        const hint = 'Set "push" to "true", or leave "push-by-digest" out.';
        complain(text, 'the image is to be pushed by its digest, but "push" is "false".', hint);
    }
    for (const tag of (await step.value("tags")) ?? []) {
        if (tag.tag === undefined)
            continue;
        complain(text, `${(0,src_quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(tag))} has a tag, but an image that is pushed by its digest gets none.`, `Name the repository in "image": ${(0,src_quote/* quote */.hD)((0,image_reference/* imageName */.tO)(tag))}. A later job gives tags to the index.`);
    }
    return true;
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/volume-input.js
// The input `volumes`: directories of the machine and volumes of the engine that detection and build see.




/** What the platform, the lifecycle or the system has there; a mount would break a build or get around its limits. */
const RESERVED = ["/cnb", "/layers", "/platform", "/cache", "/launch-cache", "/proc", "/sys", "/dev"];
const MODES = { ro: true, rw: false };
const VOLUME = /^[A-Za-z0-9][\w.-]*$/;
const FORMAT = "Write SOURCE:TARGET, or SOURCE:TARGET:rw to let the build write, one per line.";
/** The input as a build has it; relative sources are below the workspace. */
async function readVolumes(text, complain, step) {
    const surroundings = { workspace: step.workspace, appDir: await step.value("outcome.appDir") };
    return parseVolumes(text, surroundings, complain);
}
/**
 * Lines `SOURCE:TARGET[:ro|rw]`, read-only by default. A source with a slash is a directory or file of this machine, `.`
 * being the workspace; any other is the name of a volume. Lines that start with `#` are comments.
 */
async function parseVolumes(text, surroundings, complain) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    const wanted = lines.filter((line) => line !== "" && !line.startsWith("#"));
    const mounts = await Promise.all(wanted.map((line) => parseVolume(line, surroundings, complain)));
    return mounts.filter((mount) => mount !== undefined);
}
async function parseVolume(line, { workspace, appDir }, complain) {
    const [source = "", path = "", mode = "ro", ...rest] = line.split(":");
    const readOnly = MODES[mode];
    if (source === "" || path === "" || rest.length > 0 || readOnly === undefined) {
        complain(line, `${(0,src_quote/* quote */.hD)(line)} is not a volume.`, FORMAT);
        return undefined;
    }
    const target = external_node_path_.posix.normalize(path).replace(/(?<=.)\/$/, "");
    const reserved = [...RESERVED, appDir].find((other) => target === other || target.startsWith(`${other}/`));
    if (!target.startsWith("/") || target === "/" || reserved !== undefined) {
        const why = reserved === undefined ? "is not an absolute path below /" : `is in ${reserved}, which is reserved`;
        complain(line, `the target ${(0,src_quote/* quote */.hD)(path)} ${why}.`, hintForTarget(target));
        return undefined;
    }
    if (source.includes("/") || source === ".") {
        try {
            const path = await (0,contained_path/* containedPath */.fX)(source, { by: "workflow", workspace });
            const root = (0,external_node_path_.resolve)(workspace);
            return {
                kind: "bind",
                source: path,
                target,
                readOnly,
                within: (0,contained_path/* isInside */.FK)(path, root) ? root : undefined,
            };
        }
        catch (error) {
            complainOfPath(complain, line, error, FORMAT);
            return undefined;
        }
    }
    if (VOLUME.test(source))
        return { kind: "volume", volume: source, target, readOnly };
    complain(line, `${(0,src_quote/* quote */.hD)(source)} is neither a path nor the name of a volume.`, FORMAT);
    return undefined;
}
/** Where lifecycles look for bindings, as other platforms mount them. */
const BINDINGS = /^\/platform\/bindings(?:\/([^/]+))?/;
function hintForTarget(target) {
    const bindings = BINDINGS.exec(target);
    if (bindings === null)
        return "Mount it elsewhere, e.g. at /mnt/data.";
    return `Use the input "bindings" instead: ${bindings[1] ?? "NAME"}<DIRECTORY gives buildpacks all files of a directory.`;
}

;// CONCATENATED MODULE: ./build/js/src/actions/action-inputs.js















const FILE_MODES = { keep: true, normalize: true };
const TRUST_POLICIES = { auto: true, true: true, false: true };
const PULL_POLICIES = {
    always: true,
    "if-not-present": true,
    never: true,
};
const BUILDER_CACHE = {
    auto: true,
    always: true,
    never: true,
};
/** By what the input becomes: a field of the build request by its path, or of the settings of the step. */
const INPUT_TABLE = {
    tags: { group: "Source and builder", input: "image", parse: parseTags, shown: "value" },
    builder: { input: "builder", parse: readBuilderName, or: "project.toml", shown: "value" },
    path: { input: "path", byDefault: ".", parse: readPath, shown: "value" },
    fileModes: { input: "file-modes", byDefault: "keep", parse: oneOf(FILE_MODES, "keep"), shown: "value" },
    env: { input: "env", parse: readVariables, or: "project.toml", shown: "names" },
    "step.envFiles": { input: "env-files", parse: readVariableFiles, shown: "value" },
    descriptor: { input: "descriptor", parse: readDescriptorPlace, shown: "value" },
    "modules.buildpacks": {
        group: "Buildpacks",
        input: "buildpacks",
        parse: splitNames,
        or: "project.toml",
        shown: "value",
    },
    "modules.preBuildpacks": { input: "pre-buildpacks", parse: splitNames, or: "project.toml", shown: "value" },
    "modules.postBuildpacks": {
        input: "post-buildpacks",
        parse: splitNames,
        or: "project.toml",
        shown: "value",
    },
    "modules.extensions": { input: "extensions", parse: splitNames, shown: "value" },
    registryIndex: { input: "buildpack-registry", parse: parseIndexAddress, shown: "value" },
    bindings: {
        input: "bindings",
        parse: (text, complain, { env }) => parseBindings(text, env, complain),
        shown: "names",
    },
    "delivery.push": { group: "Image and registry", input: "push", parse: whether("true"), shown: "value" },
    "delivery.byDigest": {
        input: "push-by-digest",
        byDefault: "false",
        parse: readPushByDigest,
        shown: "value",
    },
    "delivery.load": { input: "load", byDefault: "false", parse: whether("false"), shown: "value" },
    "delivery.layout": { input: "layout", parse: outputPlaceOf("layout"), shown: "value" },
    "delivery.labels": { input: "labels", parse: parseLabels, shown: "names" },
    "delivery.annotations": { input: "annotations", parse: readAnnotations, shown: "names" },
    cache: {
        group: "Caches",
        input: "cache",
        byDefault: "auto",
        parse: async (text, complain, step) => parseCache(text, (await step.value("tags")) ?? [], complain),
        shown: "value",
    },
    cacheScope: { input: "cache-scope", parse: parseCacheScope, shown: "value" },
    clearCache: { input: "clear-cache", byDefault: "false", parse: whether("false"), shown: "value" },
    builderCache: {
        input: "builder-cache",
        byDefault: "auto",
        parse: oneOf(BUILDER_CACHE, "auto"),
        shown: "value",
    },
    previousImage: { input: "previous-image", parse: parseImage, shown: "value" },
    "outcome.defaultProcess": {
        group: "Contents of the image",
        input: "default-process",
        parse: parseProcessType,
        shown: "value",
    },
    "outcome.createdAt": { input: "creation-time", parse: readCreationTime, shown: "value" },
    "outcome.execEnv": { input: "exec-env", parse: parseExecEnv, shown: "value" },
    "outcome.layerCompression": {
        input: "layer-compression",
        byDefault: "gzip",
        parse: readLayerCompression,
        shown: "value",
    },
    "outcome.appDir": { input: "workspace", byDefault: "workspace", parse: parseAppDir, shown: "value" },
    target: { input: "platform", parse: parsePlatform, shown: "value" },
    runImage: { group: "Base images and trust", input: "run-image", parse: parseImage, shown: "value" },
    runImageMirrors: { input: "run-image-mirrors", parse: parseImages, shown: "value" },
    pull: { input: "pull", byDefault: "always", parse: oneOf(PULL_POLICIES, "always"), shown: "value" },
    trustBuilder: {
        input: "trust-builder",
        byDefault: "auto",
        parse: oneOf(TRUST_POLICIES, "auto"),
        shown: "value",
    },
    lifecycleImage: { input: "lifecycle-image", parse: parseImage, shown: "value" },
    "step.summary": {
        group: "Reports",
        input: "summary",
        byDefault: "true",
        parse: whether("true"),
        shown: "value",
    },
    "step.declareImage": {
        input: "declare-image",
        byDefault: "true",
        parse: whether("true"),
        shown: "value",
    },
    "outcome.sbomDir": { input: "sbom", parse: outputPlaceOf("sbom"), shown: "value" },
    "outcome.reportDir": { input: "report", parse: outputPlaceOf("report"), shown: "value" },
    verbose: {
        input: "verbose",
        byDefault: "false",
        parse: (text, complain, { env }) => whether("false")(text, complain) || env["RUNNER_DEBUG"] === "1",
        shown: "value",
    },
    "containers.network": {
        group: "Containers and network",
        input: "network",
        parse: parseNetwork,
        shown: "value",
    },
    "containers.mounts": { input: "volumes", parse: readVolumes, shown: "value" },
    "containers.limits.memoryBytes": { input: "memory", parse: parseMemory, shown: "value" },
    "containers.limits.cpus": { input: "cpus", parse: parseCpus, shown: "value" },
    "containers.uid": { input: "uid", parse: parseUserId, shown: "value" },
    "containers.gid": { input: "gid", parse: parseId, shown: "value" },
    "step.dockerHost": { input: "docker-host", parse: parseDockerHost, shown: "value" },
    certificates: { input: "ca-certificates", parse: readCertificates, shown: "value" },
    "containers.insecureRegistries": { input: "insecure-registries", parse: parseHosts, shown: "value" },
    "step.registryTimeoutMs": {
        input: "registry-timeout",
        byDefault: "600",
        parse: parseRegistryTimeout,
        shown: "value",
    },
};
/** By its name; `build-push/` translates or refuses it before the table above is read. */
const FOREIGN_INPUTS = {
    tags: { here: ["image"], shown: "value" },
    context: { here: ["path"], shown: "value" },
    platforms: { here: ["platform"], shown: "value" },
    "no-cache": { here: ["clear-cache"], shown: "value" },
    "cache-from": { here: ["cache", "cache-scope", "previous-image"], shown: "value" },
    "cache-to": { here: ["cache", "cache-scope"], shown: "value" },
    outputs: {
        here: ["image", "push", "push-by-digest", "load", "layout", "layer-compression", "annotations"],
        shown: "value",
    },
    provenance: { here: "a warning", shown: "value" },
    attests: { here: "a warning", shown: "nothing" },
    allow: { here: "no effect", shown: "value" },
    call: { here: "no effect", shown: "value" },
    "github-token": { here: "no effect", shown: "nothing" },
    file: { here: "refused", shown: "value" },
    target: { here: "refused", shown: "value" },
    "build-args": { here: "refused", shown: "names" },
    "build-contexts": { here: "refused", shown: "value" },
    "no-cache-filters": { here: "refused", shown: "value" },
    secrets: { here: "refused", shown: "nothing" },
    "secret-envs": { here: "refused", shown: "nothing" },
    "secret-files": { here: "refused", shown: "nothing" },
    ssh: { here: "refused", shown: "nothing" },
    "add-hosts": { here: "refused", shown: "value" },
    "cgroup-parent": { here: "refused", shown: "value" },
    "shm-size": { here: "refused", shown: "value" },
    ulimit: { here: "refused", shown: "value" },
};
/** All inputs of a table, and then those of other actions, as the summary shows them. */
function knownInputs(table) {
    const ours = Object.values(table).map(({ input, byDefault, shown }) => [input, { byDefault, shown }]);
    const foreign = Object.entries(FOREIGN_INPUTS).map(([input, { shown }]) => [input, { byDefault: undefined, shown }]);
    return new Map([...ours, ...foreign]);
}
/** All inputs in the order of `action.yml`. */
const KNOWN_INPUTS = knownInputs(INPUT_TABLE);

;// CONCATENATED MODULE: ./build/js/src/actions/build-push/attributes.js
// Lists as Buildx writes them: a line for each entry, `KEY=VALUE` between commas in it, quotes around what has a comma. Pure.
/** The entries of an input; lines without text are none. */
function listEntries(text) {
    return attributes_linesOf(text).map((line) => ({ line, attributes: new Map(splitFields(line).map(splitPair)) }));
}
/** What stands in the lines of an input. */
function attributes_linesOf(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== "");
}
/** At commas outside of quotes; in quotes, `""` is one. */
function splitFields(line) {
    const fields = line.match(/\s*"(?:[^"]|"")*"\s*|[^,]+/g) ?? [];
    return fields.map((field) => {
        const [, inner] = /^\s*"((?:[^"]|"")*)"\s*$/.exec(field) ?? [];
        return (inner?.replaceAll('""', '"') ?? field).trim();
    });
}
function splitPair(field) {
    const equals = field.indexOf("=");
    if (equals < 0)
        return [field, ""];
    return [field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1).trim()];
}

;// CONCATENATED MODULE: ./build/js/src/actions/build-push/cache-lists.js
// `cache-from` and `cache-to` of docker/build-push-action: lists of caches, of which a build here has one. Pure.



/** Where it is written counts, else where it is read. */
function readCaches(translation) {
    const [from, to] = [cachesOf(translation, "cache-from"), cachesOf(translation, "cache-to")];
    const inline = to.find(({ type }) => type === "inline");
    const kept = to.filter(({ type }) => type !== "inline");
    if (inline !== undefined && kept.length === 0) {
        for (const cache of from)
            useInline(translation, cache);
        return;
    }
    const [chosen, ...others] = [...kept, ...from];
    if (chosen === undefined)
        return;
    use(translation, chosen);
    for (const { input, line } of others.filter((other) => !cache_lists_isSame(other, chosen))) {
        translation.notice(`A build has one cache, so ${(0,src_quote/* quote */.hD)(line)} of "${input}" is not used.`);
    }
}
const KINDS = { gha: true, registry: true, inline: true };
/** Complains about those that there are not. */
function cachesOf(translation, input) {
    return listEntries(translation.text(input)).flatMap((entry) => {
        const cache = cacheOf(entry, input);
        const isKnown = Object.hasOwn(KINDS, cache.type);
        if (isKnown && (cache.type !== "registry" || cache.ref !== ""))
            return [cache];
        const problem = isKnown
            ? `${(0,src_quote/* quote */.hD)(entry.line)} does not name an image.`
            : `${(0,src_quote/* quote */.hD)(entry.line)} is not a cache of type gha, registry or inline.`;
        const hint = 'Leave it out: "cache: auto" keeps layers in GitHub\'s cache, or write type=registry,ref=IMAGE.';
        translation.complain(input, problem, hint);
        return [];
    });
}
function cacheOf({ line, attributes }, input) {
    // A line without attributes is the name of an image.
    const isName = !line.includes("=");
    return {
        input,
        line,
        type: isName ? "registry" : (attributes.get("type") ?? ""),
        ref: isName ? line : (attributes.get("ref") ?? ""),
        scope: attributes.get("scope") ?? "",
    };
}
/** The image has its own layers, so only another image has to be named to reuse them from. */
function useInline(translation, { type, ref, input }) {
    if (type !== "registry" || imageNames(translation).includes(ref))
        return;
    if (!translation.isSet("previous-image"))
        translation.set("previous-image", ref, input);
}
function use(translation, cache) {
    const { type, ref, scope, input } = cache;
    if (type === "inline")
        return;
    if (type === "gha") {
        translation.set("cache", "auto", input);
        if (scope !== "")
            translation.set("cache-scope", scope, input);
        return;
    }
    if (input === "cache-from" && imageNames(translation).includes(ref))
        return;
    translation.set("cache", ref, input);
    if (input === "cache-from") {
        translation.notice(`The cache ${(0,src_quote/* quote */.hD)(ref)} is written, too: "cache" reads and writes one.`);
    }
}
function imageNames(translation) {
    return splitNames(attributes_linesOf(translation.text("image")).join("\n"));
}
function cache_lists_isSame(a, b) {
    return a.type === b.type && a.ref === b.ref && a.scope === b.scope;
}

;// CONCATENATED MODULE: ./build/js/src/actions/build-push/outputs-input.js
// The input `outputs` of docker/build-push-action, e.g. `type=image,name=ghcr.io/owner/app,push=true`. Pure.


/** Attributes that are read above, or change nothing in what is made here. */
const WITHOUT_EFFECT = new Set([
    "type",
    "name",
    "push",
    "push-by-digest",
    "name-canonical",
    "oci-mediatypes",
    "rewrite-timestamp",
    "force-compression",
    "compression-level",
    "unpack",
    "store",
    "dest",
    "tar",
]);
const LAYOUT_HINT = 'Add "tar=false", or set "layout" to a directory: actions/upload-artifact keeps it, and `tar --create --directory DIRECTORY .` turns it into a file.';
const FILE_HINT = 'Set "load: true" and let a step write the file, e.g. `docker save --output image.tar IMAGE`; or push it to a registry.';
/** Reads all of them; names, compression and delivery become inputs of ours. */
function readOutputs(translation) {
    for (const entry of listEntries(translation.text("outputs")))
        readOutput(translation, entry);
}
function readOutput(translation, entry) {
    // Also of one that is refused, so that the image is not said to be missing.
    const name = entry.attributes.get("name");
    if (name !== undefined)
        translation.set("image", name, "outputs");
    const delivery = deliveryOf(translation, entry);
    if (delivery === undefined)
        return;
    const { push, load, layout } = delivery;
    // `push` beside it says the same, or less.
    if (push !== undefined && (push === "true" || !translation.isSet("push")))
        translation.replace("push", push);
    if (entry.attributes.get("push-by-digest") === "true")
        translation.set("push-by-digest", "true", "outputs");
    if (load !== undefined)
        translation.replace("load", load);
    if (layout !== undefined)
        translation.set("layout", layout, "outputs");
    for (const [key, value] of entry.attributes)
        readAttribute(translation, { key, value, line: entry.line });
}
/** Complains if it is none that there is. */
function deliveryOf(translation, { line, attributes }) {
    const refuse = (problem, hint) => {
        translation.complain("outputs", problem, hint);
        return undefined;
    };
    const type = attributes.get("type");
    if (type === "oci")
        return layoutOf(translation, { line, attributes });
    if (attributes.has("dest") || type === undefined || /^(?:local|tar)$/.test(type)) {
        refuse(`${(0,src_quote/* quote */.hD)(line)} is a file or a directory that this action does not write.`, FILE_HINT);
        return;
    }
    switch (type) {
        case "registry":
            return { push: "true" };
        case "image":
            return { push: attributes.get("push") };
        case "docker":
            return { load: "true" };
        case "cacheonly":
            return { push: "false" };
        default: {
            refuse(`${(0,src_quote/* quote */.hD)(type)} is not one of image, registry, docker, oci, cacheonly.`, FILE_HINT);
            return;
        }
    }
}
/** Nothing else becomes of the image; a file of it is what there is by default. */
function layoutOf(translation, { line, attributes }) {
    const layout = attributes.get("dest") ?? "";
    if (attributes.get("tar") === "false" && layout !== "" && layout !== "-")
        return { push: "false", layout };
    translation.complain("outputs", `${(0,src_quote/* quote */.hD)(line)} is a file, but this action writes a directory.`, LAYOUT_HINT);
    return undefined;
}
function readAttribute(translation, { key, value, line }) {
    if (WITHOUT_EFFECT.has(key))
        return;
    if (key === "compression")
        translation.set("layer-compression", value, "outputs");
    else if (key.startsWith("annotation.")) {
        const annotation = `${key.slice("annotation.".length)}=${value}`;
        translation.replace("annotations", `${translation.text("annotations")}\n${annotation}`.trim());
    }
    else {
        const hint = "Leave it out, or see the inputs of this action: docs/migrating.md lists the inputs of both.";
        translation.complain("outputs", `${(0,src_quote/* quote */.hD)(line)} has ${(0,src_quote/* quote */.hD)(key)}, which has no effect here.`, hint);
    }
}

;// CONCATENATED MODULE: ./build/js/src/actions/build-push/refused-inputs.js
// Inputs of docker/build-push-action that mean nothing without a Dockerfile or without BuildKit, and how it is done here. Pure.




const NO_DOCKERFILE = "there is no Dockerfile here.";
const AS_BINDING = "Buildpacks can read it while they detect and build, and it never becomes part of the image.";
/** Refused whatever their value is, which may be a secret. */
const REFUSED_INPUTS = {
    file: {
        problem: NO_DOCKERFILE,
        hint: 'Leave it out: buildpacks do what a Dockerfile does. Their settings go to "env", a Procfile or project.toml.',
    },
    target: {
        problem: "a target is a part of a Dockerfile, and there is no Dockerfile here.",
        hint: 'Leave it out. Set what the image starts with "default-process", and what it is built for with "exec-env".',
    },
    "build-args": {
        problem: "build arguments belong to a Dockerfile, and there is no Dockerfile here.",
        hint: 'Pass variables to buildpacks with "env", one per line: KEY=VALUE.',
    },
    "build-contexts": {
        problem: "named contexts are for a Dockerfile, and there is no Dockerfile here.",
        hint: 'Leave it out. Choose the base image with "run-image", and mount further directories with "volumes".',
    },
    "no-cache-filters": {
        problem: "it names stages of a Dockerfile, and there is no Dockerfile here.",
        hint: 'Leave it out, or build without any cache: "clear-cache: true".',
    },
    secrets: {
        problem: "BuildKit's secrets are for a Dockerfile.",
        hint: `Write it to "bindings", one per line: NAME/KEY=VALUE. ${AS_BINDING} The token of a checkout goes to actions/checkout.`,
    },
    "secret-envs": {
        problem: "BuildKit's secrets are for a Dockerfile.",
        hint: `Write it to "bindings", one per line: NAME/KEY<$VARIABLE. ${AS_BINDING}`,
    },
    "secret-files": {
        problem: "BuildKit's secrets are for a Dockerfile.",
        hint: `Write it to "bindings", one per line: NAME/KEY<FILE. ${AS_BINDING}`,
    },
    ssh: {
        problem: "a build has no SSH agent.",
        hint: 'Give buildpacks a token or a key through "bindings", or the socket through "volumes".',
    },
    "add-hosts": {
        problem: "build containers only resolve the names of their network.",
        hint: 'Set "network" to a Docker network that resolves the hosts.',
    },
    "cgroup-parent": {
        problem: "build containers run in the engine's own cgroup.",
        hint: 'Leave it out, or limit them with "memory" and "cpus".',
    },
    "shm-size": {
        problem: "build containers use the engine's own size of /dev/shm.",
        hint: 'Leave it out, or set default-shm-size in the Docker engine. Limit the memory with "memory".',
    },
    ulimit: {
        problem: "build containers use the engine's own limits.",
        hint: 'Leave it out, or set default-ulimits in the Docker engine. This action has the limits "memory" and "cpus".',
    },
};
/** Complains about each that is set. */
function refuseInputs(translation) {
    for (const [input, { problem, hint }] of Object.entries(REFUSED_INPUTS)) {
        if (translation.text(input) !== "")
            translation.complain(input, problem, hint);
    }
}
/** What of these inputs is asked for without need is fine. */
function refuseSomeValues(translation) {
    const call = translation.text("call");
    if (call !== "" && call !== "build") {
        const hint = "Leave the step out: a build with this action checks its inputs before it starts anything.";
        translation.complain("call", `${(0,src_quote/* quote */.hD)(call)} is about a Dockerfile, and there is no Dockerfile here.`, hint);
    }
    for (const right of splitNames(translation.text("allow"))) {
        if (right === "network.host")
            continue;
        const hint = 'Leave it out: build containers never get extra rights. "network" may be "host".';
        translation.complain("allow", `${(0,src_quote/* quote */.hD)(right)} is not something that a build can be allowed to do.`, hint);
    }
    refuseInstance(translation);
}
/** What docker/setup-buildx-action calls its builders. */
function refuseInstance(translation) {
    const builder = translation.text("builder");
    if (!/^builder-[\da-f]{8}-[\da-f-]{27}$/.test(builder))
        return;
    const hint = `Name an image with buildpacks, e.g. ${SUGGESTED_BUILDER}.`;
    translation.complain("builder", `${(0,src_quote/* quote */.hD)(builder)} is a builder of Buildx, not an image.`, hint);
}
const ATTEST = 'Attest the output "digest" with actions/attest.';
/** Attestations are made by a step of their own; an SBOM is in each image. */
function readAttestations(translation) {
    const provenance = translation.text("provenance");
    if (provenance !== "" && !isFalse(provenance)) {
        translation.warn(`No provenance is attached to the image, as "provenance" asks for. ${ATTEST}`);
    }
    readSbom(translation);
    for (const line of attributes_linesOf(translation.text("attests"))) {
        const [, type = ""] = /(?:^|,)\s*type=(\w+)/.exec(line) ?? [];
        translation.warn(`No ${type || "attestation"} is attached to the image, as "attests" asks for. ${ATTEST}`);
    }
}
/** Here it is a directory; `./true` is one, too. */
function readSbom(translation) {
    const sbom = translation.text("sbom");
    if (isFalse(sbom))
        translation.replace("sbom", "");
    if (!isTrue(sbom) && !/^generator=/.test(sbom))
        return;
    translation.replace("sbom", "");
    const how = "The buildpacks' own SBOM is in the image; name a directory to have it copied";
    if (isTrue(sbom))
        translation.notice(`"sbom" does not attest anything here. ${how}, e.g. "sbom: out/sbom".`);
    else
        translation.complain("sbom", "SBOMs come from the buildpacks, not from a generator.", `${how}, e.g. out/sbom.`);
}
function isTrue(text) {
    return text.toLowerCase() === "true";
}
function isFalse(text) {
    return text.toLowerCase() === "false";
}

// EXTERNAL MODULE: ./build/js/src/actions/inputs/input-errors.js
var input_errors = __webpack_require__(1465);
;// CONCATENATED MODULE: ./build/js/src/actions/inputs/input-reader.js

/** The inputs of one step. */
class InputReader {
    env;
    /** Relative paths are below it. */
    workspace;
    #table;
    #source;
    #values = {};
    #problems = new Map();
    #remarks = [];
    constructor(table, source) {
        this.env = source.env;
        this.workspace = source.env["GITHUB_WORKSPACE"] ?? "";
        this.#table = table;
        this.#source = source;
    }
    /** The input that becomes this value, as it was written; its default if it is empty, as an expression may evaluate to. */
    text(name) {
        const { input, byDefault } = this.#table[name];
        return inputText(this.env, input) || (byDefault ?? "");
    }
    /** What became of the input; something harmless if it is wrong. */
    value(name) {
        return (this.#values[name] ??= this.#parse(name));
    }
    /** All of them, one after the other. */
    async values() {
        const values = {};
        for (const name of this.#names())
            values[name] = await this.value(name);
        return values;
    }
    /** Keeps a sentence for the log, which may be made later than it is said. */
    remark(level, sentence) {
        this.#remarks.push((log) => {
            log[level](sentence);
        });
    }
    /** Tells all that was remarked so far. */
    tell(log) {
        for (const remark of this.#remarks.splice(0))
            remark(log);
    }
    /**
     * Values that are required: where one is undefined, its parser has complained.
     * @throws {InputErrors} with all complaints so far, in the order of the table
     */
    complete(required) {
        const problems = [
            ...(this.#source.problems ?? []),
            ...this.#names().flatMap((name) => this.#problems.get(name) ?? []),
        ];
        const isComplete = (values) => problems.length === 0 && !Object.values(values).includes(undefined);
        if (!isComplete(required))
            throw new input_errors/* InputErrors */.G(problems);
        return required;
    }
    async #parse(name) {
        const { input, parse } = this.#table[name];
        const problems = [];
        this.#problems.set(name, problems);
        const complain = (value, problem, hint) => {
            problems.push({ input: this.#source.writtenAs?.get(input) ?? input, value, problem, hint });
        };
        return parse(this.text(name), complain, this);
    }
    #names() {
        return Object.keys(this.#table);
    }
}
/** Without white space around it; empty if it was not given. */
function inputText(env, input) {
    return (env[inputVariable(input)] ?? "").trim();
}
/** The variable that an input is passed in, e.g. `INPUT_RUN-IMAGE`. */
function inputVariable(input) {
    return `INPUT_${input.replaceAll(" ", "_").toUpperCase()}`;
}

;// CONCATENATED MODULE: ./build/js/src/actions/build-push/translation.js


/** Gathers them. An input of ours that is set to something else than its default counts more than any other name for it. */
class Translation {
    #env;
    #known;
    #values = new Map();
    #writtenAs = new Map();
    #problems = [];
    #notices = [];
    #warnings = new Set();
    /** @param known the inputs of ours, with their defaults */
    constructor(env, known) {
        this.#env = env;
        this.#known = known;
    }
    /** The input as the workflow wrote it, or as a rule before has set it. */
    text(input) {
        return this.#values.get(input) ?? inputText(this.#env, input);
    }
    /** Whether an input of ours is set, or has been set, to something else than its default. */
    isSet(input) {
        const text = this.text(input);
        return this.#values.has(input) || (text !== "" && text !== this.#known.get(input)?.byDefault);
    }
    /** Sets an input of ours to what the workflow wrote as another. */
    set(input, value, writtenAs) {
        if (this.isSet(input)) {
            const stronger = this.#writtenAs.get(input) ?? input;
            if (this.text(input) !== value)
                this.notice(`${(0,src_quote/* quote */.hD)(writtenAs)} has no effect, because ${(0,src_quote/* quote */.hD)(stronger)} is set.`);
            return;
        }
        this.#values.set(input, value);
        this.#writtenAs.set(input, writtenAs);
    }
    /** Puts what we call it in the place of a value that another action knows by the same name of an input. */
    replace(input, value) {
        this.#values.set(input, value);
    }
    complain(input, problem, hint) {
        this.#problems.push({ input, value: "", problem, hint });
    }
    notice(sentence) {
        this.#notices.push(sentence);
    }
    warn(sentence) {
        this.#warnings.add(sentence);
    }
    /** Everything so far; the same environment if nothing had to be translated. */
    finish() {
        const values = [...this.#values].map(([input, value]) => [inputVariable(input), value]);
        return {
            env: values.length === 0 ? this.#env : { ...this.#env, ...Object.fromEntries(values) },
            writtenAs: this.#writtenAs,
            problems: this.#problems,
            notices: this.#notices,
            warnings: [...this.#warnings],
        };
    }
}

;// CONCATENATED MODULE: ./build/js/src/actions/build-push/translate-inputs.js






/** A step that has none of these inputs stays as it is. @param known the inputs of ours, with their defaults */
function translateInputs(env, known) {
    const translation = new Translation(env, known);
    readTags(translation);
    readContext(translation);
    readPlatforms(translation);
    readPull(translation);
    readCaches(translation);
    if (translation.text("no-cache") !== "") {
        translation.set("clear-cache", translation.text("no-cache"), "no-cache");
    }
    readAttestations(translation);
    refuseSomeValues(translation);
    refuseInputs(translation);
    // Where the repository is read from is the business of actions/checkout.
    translation.text("github-token");
    return translation.finish();
}
/** A step that calls the image `tags` does not push unless it says so: what it tests first must not be pushed by us. */
function readTags(translation) {
    const isOurs = translation.isSet("image");
    const tags = translation.text("tags");
    if (tags !== "")
        translation.set("image", tags, "tags");
    readOutputs(translation);
    if (isOurs || !translation.isSet("image") || translation.text("push") !== "")
        return;
    translation.replace("push", "false");
    translation.notice('The image is not pushed: a step that names it the way docker/build-push-action does has to set "push: true".');
}
const DEFAULT_CONTEXT = /^\{\{\s*defaultContext\s*\}\}(?::(?<directory>.*))?$/;
const GIT = /^(?:[a-z][a-z\d+.-]*:\/\/|git@|github\.com\/)/i;
/** The repository itself is what is checked out. */
function readContext(translation) {
    const context = translation.text("context");
    if (context === "")
        return;
    const found = DEFAULT_CONTEXT.exec(context);
    if (found !== null) {
        translation.set("path", found.groups?.["directory"] || ".", "context");
    }
    else if (GIT.test(context)) {
        const hint = "Check the repository out with actions/checkout, and name the directory in it.";
        translation.complain("context", `${(0,src_quote/* quote */.hD)(context)} is not in the workspace.`, hint);
    }
    else {
        translation.set("path", context, "context");
    }
}
function readPlatforms(translation) {
    const [platform, ...others] = splitNames(translation.text("platforms"));
    if (platform === undefined)
        return;
    if (others.length === 0) {
        translation.set("platform", platform, "platforms");
        return;
    }
    const hint = "Use a matrix with one platform per job, and a tag for each; `docker buildx imagetools create` joins them to one image.";
    translation.complain("platforms", `it has ${others.length + 1} platforms, but a build is for one.`, hint);
}
/** There it is whether to pull what is there already. */
function readPull(translation) {
    const pull = translation.text("pull").toLowerCase();
    if (pull === "true")
        translation.replace("pull", "always");
    if (pull === "false")
        translation.replace("pull", "if-not-present");
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/request-fields.js
/** Puts the fields into their groups, and leaves out the settings of the step. */
function requestOf(fields) {
    const request = {};
    for (const [path, value] of Object.entries(fields)) {
        if (path.startsWith("step."))
            continue;
        const groups = path.split(".");
        const name = groups.pop() ?? "";
        let group = request;
        for (const each of groups)
            group = (group[each] ??= {});
        group[name] = value;
    }
    // The type of the fields is made from that of the request, path by path.
    return request;
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs.js







const SILENT = { info: () => undefined, warning: () => undefined };
/** @param step `INPUT_*`, `GITHUB_WORKSPACE`, `RUNNER_DEBUG`, and what lines `KEY` of the input `env` name */
function openInputs(step) {
    const { notices, warnings, ...source } = translateInputs(step, KNOWN_INPUTS);
    const inputs = new InputReader(INPUT_TABLE, source);
    for (const notice of notices)
        inputs.remark("info", notice);
    for (const warning of warnings)
        inputs.remark("warning", warning);
    return inputs;
}
/** @throws {InputErrors} with everything that is wrong */
async function readBuildRequest(inputs, log = SILENT) {
    const { tags, ...values } = await inputs.values();
    inputs.tell(log);
    const complete = inputs.complete({ tags });
    if (await isEmptyDirectory(values.path)) {
        const hint = "Check out the repository first, e.g. with actions/checkout: this action does not do it.";
        log.warning(`The source ${(0,src_quote/* quote */.hD)(values.path)} is empty.`, hint);
    }
    return requestOf({
        ...values,
        ...complete,
        workspace: inputs.workspace,
        "containers.proxies": readProxies(inputs.env),
    });
}

// EXTERNAL MODULE: ./build/js/src/quantities.js
var quantities = __webpack_require__(7126);
// EXTERNAL MODULE: ./build/js/src/actions/runner/with-hint.js
var with_hint = __webpack_require__(1128);
;// CONCATENATED MODULE: ./build/js/src/actions/log/heartbeat.js
// Signs of life of a phase that says nothing for long. People see that it goes on; and writing is the only way to find out that nobody
// reads any more, since Node.js does not watch a pipe that it only writes to.
/** How long a phase may be silent. */
const QUIET_MS = 30_000;
/** Calls back after each half of a minute of silence, until it is stopped; does not keep the process alive. */
function startHeartbeat(beat) {
    const timer = setInterval(beat, QUIET_MS).unref();
    return {
        heard: () => timer.refresh(),
        stop: () => {
            clearInterval(timer);
        },
    };
}

;// CONCATENATED MODULE: ./build/js/src/actions/log/progress-lines.js

/** What ends within this time needs no line. */
const progress_lines_QUIET_MS = 2_000;
/** Between two lines. */
const SHORTEST_PAUSE_MS = 1_000;
/** What takes long is told of less often: after a tenth of the time that it took so far. */
const PAUSE_SHARE = 0.1;
/** From less, what is left would be a guess: what begins slowly would take years. */
const LEAST_PERCENT = 1;
/** What is under way in one build; one line tells of everything that got on. */
class ProgressLines {
    #now;
    #subjects = new Map();
    #lastLineAt = -Infinity;
    /** @param now milliseconds of a clock that only goes forward */
    constructor(now) {
        this.#now = now;
    }
    /** Takes what is known, and returns a line if one is due. */
    add(title, progress) {
        const now = this.#now();
        const known = this.#subjects.get(title);
        // What starts over, e.g. another upload of that kind, is timed from the start.
        if (known === undefined || progress.doneBytes < known.progress.doneBytes) {
            const startedWith = known === undefined ? progress.doneBytes : 0;
            this.#subjects.set(title, { startedAt: now, startedWith, progress, lastAt: now, isNews: true });
            return undefined;
        }
        if (progress.doneBytes === known.progress.doneBytes)
            return undefined;
        known.progress = progress;
        known.lastAt = now;
        known.isNews = true;
        const elapsedMs = now - known.startedAt;
        const pauseMs = Math.max(SHORTEST_PAUSE_MS, elapsedMs * PAUSE_SHARE);
        if (elapsedMs < progress_lines_QUIET_MS || now - this.#lastLineAt < pauseMs)
            return undefined;
        this.#lastLineAt = now;
        return this.#line(now);
    }
    #line(now) {
        const parts = [];
        for (const [title, subject] of this.#subjects) {
            const { isNews, startedAt, lastAt } = subject;
            // What was last heard of long ago has ended.
            if (!isNews || now - startedAt < progress_lines_QUIET_MS || now - lastAt > progress_lines_QUIET_MS)
                continue;
            subject.isNews = false;
            parts.push(`${title}: ${describe(subject, now - startedAt)}`);
        }
        return parts.join("; ");
    }
}
function describe({ progress, startedWith }, elapsedMs) {
    const { doneBytes, totalBytes } = progress;
    const perSecond = (doneBytes - startedWith) / (elapsedMs / 1000);
    const rate = `${(0,quantities/* formatSize */.Xq)(perSecond)}/s`;
    if (totalBytes === undefined || totalBytes < doneBytes || totalBytes === 0) {
        return `${(0,quantities/* formatSize */.Xq)(doneBytes)} (${rate})`;
    }
    const percent = Math.floor((doneBytes / totalBytes) * 100);
    const restMs = ((totalBytes - doneBytes) / perSecond) * 1000;
    const isKnown = percent >= LEAST_PERCENT && Number.isFinite(restMs) && restMs >= 1000;
    const rest = isKnown ? `, ${(0,quantities/* formatDuration */.a3)(restMs)} left` : "";
    return `${(0,quantities/* formatSize */.Xq)(doneBytes)} of ${(0,quantities/* formatSize */.Xq)(totalBytes)} (${percent} %, ${rate}${rest})`;
}

;// CONCATENATED MODULE: ./build/js/src/actions/log/action-log.js




/** How many lines of a failed phase are shown again outside of its group. */
const TAIL_LINES = 20;
const PHASE_WORDS = {
    analyzer: { title: "Analyze", done: "Analyzed" },
    detector: { title: "Detect", done: "Detected" },
    restorer: { title: "Restore", done: "Restored" },
    extender: { title: "Extend", done: "Extended" },
    builder: { title: "Build", done: "Built" },
    exporter: { title: "Export", done: "Exported" },
    creator: { title: "Create", done: "Ran all phases" },
};
function createActionLog(runner, options) {
    return new RunnerLog(runner, options);
}
class RunnerLog {
    #runner;
    #verbose;
    #progress;
    #now;
    #startedMs;
    #inPhase = false;
    #heartbeat;
    /** The group that is open, or is once something is printed: the phase with sections has none of its own if it is silent. */
    #group;
    /** The last lines of the phase. */
    #tail = [];
    constructor(runner, { verbose, now = () => performance.now() }) {
        this.#runner = runner;
        this.#verbose = verbose;
        this.#progress = new ProgressLines(now);
        this.#now = now;
        this.#startedMs = now();
    }
    step(title) {
        this.#runner.print(title);
    }
    chosen(subject, value, reason) {
        this.#runner.print(`${subject}: ${value} (${reason})`);
    }
    info(line) {
        this.#runner.print(line);
    }
    notice(message) {
        this.#runner.annotate("notice", message);
    }
    warning(message, hint, place) {
        this.#runner.annotate("warning", (0,with_hint/* withHint */.m)(message, hint), place);
    }
    progress(subject, progress) {
        const line = this.#progress.add(subject, progress);
        if (line !== undefined)
            this.#runner.print(line);
    }
    debug(line) {
        if (this.#verbose)
            this.#runner.print(`debug: ${line}`);
        else
            this.#runner.debug(line);
    }
    phaseStarted(phase, reason) {
        this.close();
        this.#inPhase = true;
        this.#tail = [];
        this.#startHeartbeat(phase);
        this.#group = { title: `${this.#title(phase)}: ${reason}`, isOpen: false };
        if (phase !== "creator")
            this.#openGroup();
    }
    phaseOutput(_phase, line) {
        this.#heartbeat?.heard();
        this.#tail.push(line);
        if (this.#tail.length > TAIL_LINES)
            this.#tail.shift();
        this.#openGroup();
        // What a container still says after its phase has nowhere else to go.
        this.#runner.openFence();
        this.#runner.printUntrusted(line);
        if (!this.#inPhase)
            this.#runner.closeFence();
    }
    sectionStarted(phase) {
        this.#closeGroup();
        this.#group = { title: this.#title(phase), isOpen: false };
        this.#openGroup();
    }
    sectionEnded(phase, { durationMs }) {
        this.#closeGroup();
        this.#runner.print(`${PHASE_WORDS[phase].done} in ${(0,quantities/* formatDuration */.a3)(durationMs)}`);
    }
    phaseEnded(phase, result) {
        this.close();
        printEnd(this.#runner, phase, result);
        if (result.exitCode !== 0)
            printTail(this.#runner, this.#tail);
    }
    phaseSkipped(phase, reason) {
        this.#runner.print(`${PHASE_WORDS[phase].title}: skipped, ${reason}`);
    }
    close() {
        if (!this.#inPhase)
            return;
        this.#inPhase = false;
        this.#heartbeat?.stop();
        this.#closeGroup();
    }
    #startHeartbeat(phase) {
        const startedMs = this.#now();
        this.#heartbeat = startHeartbeat(() => {
            this.#runner.print(`The ${phase} is still running after ${(0,quantities/* formatDuration */.a3)(this.#now() - startedMs)}`);
        });
    }
    /** With when it begins: a runner prints the title of a group then, so how long it took can only follow it. */
    #title(phase) {
        return `${PHASE_WORDS[phase].title} at ${(0,quantities/* formatDuration */.a3)(this.#now() - this.#startedMs)}`;
    }
    #openGroup() {
        if (this.#group === undefined || this.#group.isOpen)
            return;
        this.#group.isOpen = true;
        this.#runner.startGroup(this.#group.title);
        this.#runner.openFence();
    }
    #closeGroup() {
        this.#runner.closeFence();
        if (this.#group?.isOpen === true)
            this.#runner.endGroup();
        this.#group = undefined;
    }
}
function printEnd(runner, phase, { exitCode, durationMs }) {
    const duration = (0,quantities/* formatDuration */.a3)(durationMs);
    if (exitCode === 0)
        runner.print(`${PHASE_WORDS[phase].done} in ${duration}`);
    else if (exitCode < 0)
        runner.print(`The ${phase} was stopped after ${duration}`);
    else
        runner.print(`The ${phase} ended with exit code ${exitCode} after ${duration}`);
}
function printTail(runner, lines) {
    if (lines.length === 0)
        return;
    runner.print(lines.length === 1 ? "Its last line:" : `Its last ${lines.length} lines:`);
    runner.openFence();
    for (const line of lines)
        runner.printUntrusted(line);
    runner.closeFence();
}

;// CONCATENATED MODULE: ./build/js/src/actions/log/save-progress.js
// How far the post step is with saving caches: GitHub's cache client says it in lines of its own.


/** As @actions/cache prints it: https://github.com/actions/toolkit/blob/main/packages/cache/src/internal/uploadUtils.ts */
const SENT = /^Sent (\d+) of (\d+) \(/;
/** Takes each line of the client, and prints one now and then if it takes long. */
function logSaveProgress(runner, now = () => performance.now()) {
    const lines = new ProgressLines(now);
    return (text) => {
        const [, sent, total] = SENT.exec(text) ?? [];
        if (sent === undefined || total === undefined)
            return;
        const [doneBytes, totalBytes] = [Number(sent), Number(total)];
        // Two may be saved side by side; their sizes tell them apart.
        const line = lines.add(`Saving a cache of ${(0,quantities/* formatSize */.Xq)(totalBytes)}`, { doneBytes, totalBytes });
        if (line !== undefined)
            runner.print(line);
    };
}

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
// EXTERNAL MODULE: ./build/js/src/actions/state.js
var state = __webpack_require__(4590);
;// CONCATENATED MODULE: ./build/js/src/actions/save-state.js
// What the main step tells the post step.


/** Notes that the main step ran, so that the same program knows itself as the post step. */
function saveStarted() {
    core.saveState(state/* STATE */.c4.started, "true");
}
/** Remembers the label of everything that the build creates; before it creates anything. */
function saveRunLabel(runLabel) {
    core.saveState(state/* STATE */.c4.runLabel, runLabel);
}
/** Notes that there is an engine; before anything is created on it. */
function saveEngineMet() {
    core.saveState(state/* STATE */.c4.engineMet, "true");
}
/** Remembers what is to be saved once the job's other steps are through; only after a build that succeeded. */
function savePending(pending) {
    core.saveState(state/* STATE */.c4.pendingCaches, JSON.stringify(pending));
}
/** Remembers a directory to remove once its content is saved; as soon as it is filled, whatever comes of the build. */
function saveFilled(directory) {
    core.saveState(state/* STATE */.c4.filled, directory);
}
/** Remembers an image of the engine by which files of other users can be removed. */
function saveCleaner(image) {
    core.saveState(state/* STATE */.c4.cleaner, image);
}
/** Notes that the workflow wants no summary. */
function saveNoSummary() {
    core.saveState(state/* STATE */.c4.noSummary, "true");
}
/** Notes that the post step may end at once: nothing is to be saved, and everything that the build made is removed. */
function saveNothingLeft() {
    core.saveState(state/* STATE */.c4.nothingLeft, "true");
}

;// CONCATENATED MODULE: ./build/js/src/actions/post-work.js

/** Told of what is left by those who leave it; its methods may be passed on as they are. */
class PostWork {
    #pending = {};
    #hasLeftover = false;
    /** Caches are to be saved. */
    onPending = (pending) => {
        this.#pending = pending;
    };
    /** Something could not be removed. */
    onLeftover = () => {
        this.#hasLeftover = true;
    };
    /** A directory is to be removed, whatever comes of the build. */
    onFilled = (directory, builder) => {
        this.#hasLeftover = true;
        saveFilled(directory);
        saveCleaner(builder);
    };
    /** After a build that succeeded, the post step mostly has nothing to do, and does not have to load the code for it. */
    leave() {
        const { layers, builder } = this.#pending;
        if (layers === undefined && builder === undefined && !this.#hasLeftover)
            saveNothingLeft();
        else
            savePending({ layers, builder });
    }
}

;// CONCATENATED MODULE: ./build/js/src/actions/declared-images.js
// The images of a step, declared to the runner as artifacts of the job, where actions/attest finds them without inputs. A runner
// fails a step whose file has a line that it does not understand, or one name with two digests in a job.




/** As much as a runner takes of all steps of a job. */
const declared_images_MAX_BYTES = 1024 * 1024;
/** Appends a line for each registry; does nothing where the runner has no such file. Never rejects: what is wrong is a warning. */
async function declareImages(images, { env, runner }) {
    const file = env["GITHUB_ARTIFACTS"] ?? "";
    if (file === "")
        return;
    try {
        const artifacts = new Map();
        for (const { digest, names } of images) {
            for (const name of artifactNames(names)) {
                artifacts.set(name, (artifacts.get(name) ?? new Set()).add(digest));
            }
        }
        const known = await readDeclared(env);
        const lines = [...artifacts].flatMap(([name, digests]) => {
            const others = known
                .filter((line) => line.startsWith(`${name}@`))
                .map((line) => line.slice(name.length + 1));
            const [digest, ...rest] = new Set([...digests, ...others]);
            if (rest.length === 0)
                return others.length > 0 ? [] : `oci://${name}@${digest ?? ""}\n`;
            const why = "the job has pushed several images there, and a job may declare one for each name";
            runner.annotate("warning", `${name} is not declared as an artifact of the job: ${why}.`);
            return [];
        });
        if (lines.length > 0)
            await (0,promises_.appendFile)(file, lines.join(""));
    }
    catch (error) {
        runner.annotate("warning", `The image was not declared as an artifact of the job: ${(0,src_errors/* messageOf */.bD)(error)}`);
    }
}
/** Without tags, of each registry the first. */
function artifactNames(names) {
    const references = names.map(image_reference/* parseImageReference */.o_);
    const registries = new Map();
    for (const reference of references) {
        if (!registries.has(reference.registry))
            registries.set(reference.registry, reference);
    }
    return [...registries.values()].map((reference) => (0,image_reference/* publicName */.px)((0,image_reference/* imageName */.tO)(reference)));
}
/** What this step and, where the runner tells, earlier ones have declared: `NAME@sha256:…`. */
async function readDeclared(env) {
    const files = [env["GITHUB_ARTIFACTS_LIST"] ?? "", env["GITHUB_ARTIFACTS"] ?? ""];
    // One that is not there, or is too large, says nothing; the runner checks what is declared anyway.
    const read = (file) => (0,regular_file/* readRegularFile */.XF)(file, declared_images_MAX_BYTES).then(String, () => "");
    const texts = await Promise.all(files.filter((file) => file !== "").map(read));
    return texts.flatMap((text) => [...text.matchAll(/oci:\/\/(\S+?@sha256:[0-9a-f]{64})/g)].map(([, image = ""]) => image));
}

// EXTERNAL MODULE: ./build/js/src/actions/failure/report-failure.js + 1 modules
var report_failure = __webpack_require__(246);
// EXTERNAL MODULE: ./build/js/src/actions/runner/cut-text.js
var cut_text = __webpack_require__(3236);
;// CONCATENATED MODULE: ./build/js/src/actions/inputs/set-inputs.js


const MAX_VALUE_LENGTH = 400;
/**
 * By the environment of the step.
 * @param known in the order in which they are shown; any other comes after them, without its value
 */
function setInputs(env, known) {
    const given = new Map();
    for (const [variable, text = ""] of Object.entries(env)) {
        const value = text.trim();
        if (variable.startsWith("INPUT_") && value !== "")
            given.set(variable.slice(6).toLowerCase(), value);
    }
    const others = [...given.keys()].filter((name) => !known.has(name)).sort();
    return [...known.keys(), ...others].flatMap((name) => {
        const value = given.get(name);
        const { byDefault, shown = "nothing" } = known.get(name) ?? {};
        if (value === undefined || value === byDefault)
            return [];
        return [{ name, value: (0,cut_text/* shorten */.m)(show(value, shown), MAX_VALUE_LENGTH) }];
    });
}
function show(value, shown) {
    switch (shown) {
        case "value":
            return (0,src_quote/* withoutLogins */.$b)(value);
        case "names":
            return set_inputs_namesIn(value).join(", ") || "set";
        case "nothing":
            return "set";
    }
}
/** What is before `=` or `<` in each line; alone only what looks like a variable, not like a line of a key. */
function set_inputs_namesIn(value) {
    const lines = value.split(/\r?\n/).map((line) => line.trim());
    const names = lines.map((line) => /^([\w./:,[\]-]{1,100})\s*[=<]|^([A-Z][A-Z0-9_]{0,39})$/.exec(line)?.slice(1).join(""));
    return [...new Set(names.flatMap((name) => name || []))];
}

;// CONCATENATED MODULE: ./build/js/src/actions/log/reuse.js
function countReused({ layers }) {
    const reused = layers.filter(({ outcome }) => outcome === "reused");
    const sizes = reused.flatMap(({ sizeBytes }) => sizeBytes ?? []);
    return {
        reused: reused.length,
        reusedBytes: sizes.length === reused.length ? sizes.reduce((sum, size) => sum + size, 0) : undefined,
    };
}

;// CONCATENATED MODULE: ./build/js/src/actions/log/result-lines.js


function resultLines(report) {
    const { image, digest, tags, loaded, layoutDir } = report;
    return [
        ...(image !== undefined
            ? pushedLines({ image, tags })
            : digest === undefined
                ? []
                : [`Built ${digest} (not pushed)`]),
        ...loaded.map((name) => `Loaded into the Docker engine as ${name}`),
        ...(layoutDir === undefined ? [] : [`Written as an OCI image layout to ${layoutDir}`]),
        ...sizeLine(report),
        ...reuseLine(report),
        ...(report.durationMs === undefined ? [] : [`Total time: ${(0,quantities/* formatDuration */.a3)(report.durationMs)}`]),
    ];
}
/** Where an image is now, and by which names. */
function pushedLines({ image, tags }) {
    return [`Pushed ${image}`, ...tags.map((tag) => `  as ${tag}`)];
}
function sizeLine({ sizeBytes, runImageSizeBytes }) {
    if (sizeBytes === undefined)
        return [];
    const base = runImageSizeBytes ? `, including ${(0,quantities/* formatSize */.Xq)(runImageSizeBytes)} of the run image` : "";
    return [`Size: ${(0,quantities/* formatSize */.Xq)(sizeBytes)} compressed${base}`];
}
function reuseLine(report) {
    const { layers, caches } = report;
    if (layers.length === 0)
        return [];
    const { reused, reusedBytes } = countReused(report);
    const amount = reused > 0 && reusedBytes !== undefined ? `, ${(0,quantities/* formatSize */.Xq)(reusedBytes)}` : "";
    const hits = caches
        .filter(({ outcome }) => outcome === "hit")
        .map(({ name }) => `the cache of the ${name}`);
    const from = hits.length === 0 ? "" : `, with the help of ${hits.join(" and ")}`;
    return [`Reused: ${reused} of ${layers.length} layers${amount}${from}`];
}

;// CONCATENATED MODULE: ./build/js/src/actions/outputs.js
// The outputs of `action.yml`, from what is known of a build.

/** What the workflow gets; complete after a build that succeeded, partial after one that failed. */
function reportOutputs(report) {
    const outputs = {
        digest: report.digest,
        image: report.image,
        tags: report.tags.join("\n"),
        "run-image": report.runImage,
        builder: report.builder,
        "image-id": report.imageId,
        imageid: report.imageId,
        processes: processTypes(report),
        buildpacks: report.buildpacks.map(({ id, version }) => `${id}@${version}`).join("\n"),
        "run-image-digest": digestIn(report.runImage),
        "builder-digest": digestIn(report.builder),
        "sbom-path": report.sbomDir,
        "sbom-cyclonedx-path": report.sbomDocuments?.cycloneDx,
        "sbom-spdx-path": report.sbomDocuments?.spdx,
        "report-path": report.reportDir,
        "layout-path": report.layoutDir,
        metadata: JSON.stringify({ ...report, ...buildxMetadata(report) }),
    };
    const isKnown = (entry) => Boolean(entry[1]);
    return Object.fromEntries(Object.entries(outputs).filter(isKnown));
}
/** What workflows read from the metadata of docker/build-push-action. */
function buildxMetadata({ digest, imageId, tags, loaded }) {
    const names = tags.length > 0 ? tags : loaded;
    return {
        ...(digest !== undefined && { "containerimage.digest": digest }),
        ...(imageId !== undefined && { "containerimage.config.digest": imageId }),
        ...(names.length > 0 && { "image.name": names.join(",") }),
    };
}
/** A JSON list, since types are few and a workflow may want to loop over them; the default first. */
function processTypes({ processes }) {
    if (processes.length === 0)
        return undefined;
    const first = processes.filter((process) => process.default);
    const others = processes.filter((process) => !process.default);
    return JSON.stringify([...first, ...others].map(({ type }) => type));
}
function digestIn(image) {
    return image?.split("@")[1];
}
/** Hands the outputs to the runner. */
function setOutputs(outputs) {
    for (const [name, value] of Object.entries(outputs))
        core.setOutput(name, value);
}

// EXTERNAL MODULE: ./build/js/src/actions/runner/cancel-on-signals.js
var cancel_on_signals = __webpack_require__(798);
;// CONCATENATED MODULE: ./build/js/src/actions/summary/markup.js
// HTML for the summary of a run. Everything from elsewhere is escaped, since labels, ids and messages can hold anything; a part of a
// summary never has an empty line, which would end HTML and begin Markdown. Pure.

/** What a cell may have; more is cut, with a `…`. */
const MAX_TEXT_LENGTH = 400;
/** What a part may have, so that all of them fit into the 1 MiB that the runner takes. */
const MAX_PART_BYTES = 48 * 1024;
const ENTITIES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
    "\n": "&#10;",
};
/** Without control characters, and without those that turn the direction of what follows. */
function escapeHtml(text) {
    return text
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{C}\n\t\u200d]/gu, "")
        .replace(/[&<>"'\n]/g, (character) => ENTITIES[character] ?? character);
}
function toHtml(content) {
    return typeof content === "string" ? escapeHtml((0,cut_text/* shorten */.m)(content, MAX_TEXT_LENGTH)) : content.html;
}
/** Words that are to be read as they are; each line as one of its own. */
function code(text) {
    const lines = (0,cut_text/* shorten */.m)(text, MAX_TEXT_LENGTH).split(/\r?\n/);
    return { html: lines.map((line) => `<code>${escapeHtml(line)}</code>`).join("<br>") };
}
/** Several contents, one below the other. */
function stacked(contents) {
    return { html: contents.map(toHtml).join("<br>") };
}
/** A link to a page of the web; only the text of what is none. */
function markup_link(text, address) {
    if (address === undefined || address.length > MAX_TEXT_LENGTH || !URL.canParse(address))
        return text;
    const { protocol, href } = new URL(address);
    if (protocol !== "https:" && protocol !== "http:")
        return text;
    return { html: `<a href="${escapeHtml(href)}">${escapeHtml((0,cut_text/* shorten */.m)(text, MAX_TEXT_LENGTH))}</a>` };
}
/** A table; rows that are too much are left out, with a note. Empty without rows. */
function table(columns, rows) {
    if (rows.length === 0)
        return "";
    const head = columns.map((column) => `<th>${escapeHtml(column)}</th>`).join("");
    const { lines, left } = within(rows.map((row) => `<tr>${row.map((cell) => `<td>${toHtml(cell)}</td>`).join("")}</tr>`));
    return `<table><tr>${head}</tr>${lines.join("")}</table>${note(left, "row")}`;
}
/** A table of two columns; what is not known is not there. */
function facts(rows) {
    const known = rows.flatMap(([name, value]) => (value ? [[name, value]] : []));
    if (known.length === 0)
        return "";
    const cells = known.map(([name, value]) => `<tr><th align="left">${escapeHtml(name)}</th><td>${toHtml(value)}</td></tr>`);
    return `<table>${within(cells).lines.join("")}</table>`;
}
/** What unfolds with a click, or is unfolded already; nothing if there is nothing in it. */
function fold(title, body, options = {}) {
    if (body === "")
        return "";
    const open = options.isOpen === true ? " open" : "";
    return `<details${open}><summary>${escapeHtml((0,cut_text/* shorten */.m)(title, MAX_TEXT_LENGTH))}</summary>${body}</details>`;
}
/** Markdown, for what only a fence can show: lines that have nothing in them that ends it, between empty lines. */
function fence(language, lines) {
    return `\n\`\`\`${language}\n${lines.join("\n")}\n\`\`\`\n`;
}
/** Lines as a program printed them; the first are left out if they are too much. */
function preformatted(lines) {
    const escaped = lines.map((line) => escapeHtml((0,cut_text/* shorten */.m)(line, 1000)));
    const { lines: kept, left } = within([...escaped].reverse());
    return `${note(left, "line")}<pre>${kept.reverse().join("&#10;")}</pre>`;
}
function within(parts) {
    let rest = MAX_PART_BYTES;
    const lines = [];
    for (const part of parts) {
        rest -= Buffer.byteLength(part);
        if (rest < 0)
            break;
        lines.push(part);
    }
    return { lines, left: parts.length - lines.length };
}
function note(left, noun) {
    return left === 0
        ? ""
        : `<p>… and ${left} more ${noun}${left === 1 ? "" : "s"}, which do not fit here.</p>`;
}

;// CONCATENATED MODULE: ./build/js/src/actions/summary/failure-part.js


/** More are in the log. */
const MAX_FAILURES = 5;
const MAX_BUILDPACKS = 20;
/** The phase, the buildpack, the cause and what to do; then the end of the output. */
function renderFailures(failures) {
    const shown = failures.slice(0, MAX_FAILURES).map(renderFailure);
    const left = failures.length - shown.length;
    return [...shown, ...(left > 0 ? [`<p>… and ${left} more, which the log has.</p>`] : [])].join("\n");
}
function renderFailure({ message, hint, place, phase }) {
    const [cause = "", ...details] = message.split("\n");
    const where = place && `${place.file}${place.line === undefined ? "" : `, line ${place.line}`}`;
    const buildpacks = phase?.buildpacks ?? [];
    const about = facts([
        ["Phase", phase && code(phase.name)],
        [
            "Buildpack",
            buildpacks.length === 0 ? undefined : stacked(buildpacks.slice(0, MAX_BUILDPACKS).map(code)),
        ],
        ["File", where && code(where)],
        ["What to do", hint],
    ]);
    const output = phase?.lastLines ?? [];
    return [
        `<p><strong>${escapeHtml((0,cut_text/* shorten */.m)(cause, 2000))}</strong></p>`,
        ...(details.length === 0 ? [] : [preformatted(details)]),
        about,
        ...(output.length === 0
            ? []
            : [fold(`The last ${output.length} lines of its output`, preformatted(output))]),
    ].join("");
}

;// CONCATENATED MODULE: ./build/js/src/actions/summary/image-part.js



/** e.g. `<h3>Built <code>ghcr.io/owner/app:1</code></h3>`, and the figures of the build. */
function renderHead(report) {
    const [name = report.image ?? report.digest ?? "the image"] = [...report.tags, ...report.loaded];
    return `<h3>Built ${code(name).html}</h3>\n<p>${figures(report).map(escapeHtml).join(" · ")}</p>`;
}
function figures(report) {
    const { sizeBytes, durationMs, layers } = report;
    const { reused, reusedBytes } = countReused(report);
    const amount = reusedBytes === undefined ? "" : ` (${(0,quantities/* formatSize */.Xq)(reusedBytes)})`;
    return [
        ...(sizeBytes === undefined ? [] : [`${(0,quantities/* formatSize */.Xq)(sizeBytes)} compressed`]),
        ...(layers.length === 0 ? [] : [`${reused} of ${layers.length} layers reused${amount}`]),
        ...(durationMs === undefined ? [] : [`${(0,quantities/* formatDuration */.a3)(durationMs)} in total`]),
    ];
}
/** What no shell and no fence takes for anything else. */
const SAFE_REFERENCE = /^[\w.:/@-]{1,500}$/;
/** One command in a fence, since only these get a button for copying. */
function renderCommand({ image, loaded, processes }) {
    const reference = image ?? loaded[0];
    if (reference === undefined || !SAFE_REFERENCE.test(reference))
        return "";
    const main = processes.find((process) => process.default) ?? processes[0];
    if (main === undefined)
        return image === undefined ? "" : fence("sh", [`docker pull ${reference}`]);
    const port = main.type === "web" ? " --env PORT=8080 --publish 8080:8080" : "";
    return fence("sh", [`docker run --rm${port} \\`, `  ${reference}`]);
}
/** Names and digests. */
function renderImage(report) {
    const { digest, tags, loaded, imageId } = report;
    const names = (list) => list.length === 0 ? undefined : stacked(list.slice(0, 50).map(code));
    const more = (list) => list.length <= 50 ? undefined : `${list.length - 50} more, which do not fit here`;
    return facts([
        ["Digest", digest && code(digest)],
        ["Tags", names(tags)],
        ["Further tags", more(tags)],
        ["In the Docker engine as", names(loaded)],
        ["Image ID", imageId && code(imageId)],
    ]);
}

;// CONCATENATED MODULE: ./build/js/src/actions/summary/report-parts.js



/** Which buildpacks took part. */
function renderBuildpacks({ buildpacks }) {
    const rows = buildpacks.map(({ id, version, homepage }) => [markup_link(id, homepage), code(version)]);
    return fold(`Buildpacks: ${buildpacks.length}`, table(["Buildpack", "Version"], rows), { isOpen: true });
}
/** What each layer takes, and why it was or was not rebuilt. */
function renderLayers(report) {
    const { layers, runImageSizeBytes } = report;
    if (layers.length === 0)
        return "";
    const rows = layers.map(({ name, sizeBytes, outcome, reason }) => [
        code(name),
        sizeBytes === undefined ? "" : unbroken((0,quantities/* formatSize */.Xq)(sizeBytes)),
        outcome === "reused" ? "reused" : "rebuilt",
        reason,
    ]);
    const base = runImageSizeBytes
        ? [["of the run image", unbroken((0,quantities/* formatSize */.Xq)(runImageSizeBytes)), "reused", "they are the run image's"]]
        : [];
    const title = `Layers: ${countReused(report).reused} of ${layers.length} reused`;
    const columns = ["Layer", "Size", "Outcome", "Why"];
    return fold(title, table(columns, [...base, ...rows]), { isOpen: layers.length <= 12 });
}
/** What each cache did. */
function renderCaches({ caches }) {
    const rows = caches.map(({ name, kind, outcome, reason, sizeBytes, restoreMs }) => [
        name,
        kind,
        outcome,
        reason,
        sizeBytes === undefined ? "" : unbroken((0,quantities/* formatSize */.Xq)(sizeBytes)),
        restoreMs === undefined ? "" : unbroken((0,quantities/* formatDuration */.a3)(restoreMs)),
    ]);
    const words = caches.map(({ name, outcome }) => `${name} ${outcome}`).join(", ");
    return fold(`Caches: ${words}`, table(["Cache", "Where", "Outcome", "Why", "Size", "Time"], rows));
}
/** What the image can start. */
function renderProcesses({ processes }) {
    const rows = processes.map(({ type, command, default: isDefault }) => [
        code(type),
        isDefault ? "by default" : "",
        code(command.join(" ")),
    ]);
    return fold(`Processes: ${processes.length}`, table(["Type", "Starts", "Command"], rows));
}
/** What the image was made from. */
function renderBase(report) {
    const { builder, runImage, target, lifecycleVersion, platformApi, flow } = report;
    const flows = { creator: "one container, the creator", phases: "five phases" };
    const body = facts([
        ["Builder", builder && code(builder)],
        ["Run image", runImage && code(runImage)],
        ["Platform", target && code([target.os, target.arch, target.variant].filter(Boolean).join("/"))],
        ["Lifecycle", lifecycleVersion && code(lifecycleVersion)],
        ["Platform API", platformApi && code(platformApi)],
        ["Built in", flow && flows[flow]],
    ]);
    return fold("Builder and run image", body);
}
/** What the image has in it. */
function renderSbom({ sbom }) {
    if (sbom === undefined)
        return "";
    const rows = sbom.licences.map(({ name, components }) => [code(name), String(components)]);
    const title = `SBOM: ${count(sbom.components, "component")}, ${count(sbom.licences.length, "licence")}`;
    return fold(title, table(["Licence", "Components"], rows) || "<p>No licence is named.</p>");
}
/** What the workflow asked for. */
function renderInputs(inputs) {
    const rows = inputs.map(({ name, value }) => [code(name), code(value)]);
    return fold(`Inputs that were set: ${inputs.length}`, table(["Input", "Value"], rows));
}
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
/** A number stays on the line of its unit. */
function unbroken(text) {
    return { html: escapeHtml(text).replaceAll(" ", "&nbsp;") };
}

;// CONCATENATED MODULE: ./build/js/src/actions/summary/timeline.js


const PHASES = ["analyzer", "detector", "restorer", "builder", "exporter"];
const PREPARATIONS = ["get builder", "get lifecycle image", "upload source", "restore cache"];
/** By the name in the report. */
const STEPS = new Map(Object.entries({
    "check inputs": { words: "Check inputs and images", section: "Prepare" },
    prepare: { words: "Prepare", section: "Prepare", parts: PREPARATIONS },
    "get builder": { words: "Get the builder", section: "Prepare" },
    "get lifecycle image": { words: "Get the lifecycle image", section: "Prepare" },
    "upload source": { words: "Upload the source", section: "Prepare" },
    "restore cache": { words: "Restore the cache", section: "Prepare" },
    creator: { words: "All phases", section: "Lifecycle", parts: PHASES },
    analyzer: { words: "Analyze", section: "Lifecycle" },
    detector: { words: "Detect", section: "Lifecycle" },
    restorer: { words: "Restore", section: "Lifecycle" },
    "get run image": { words: "Get the run image", section: "Lifecycle" },
    "extend run image": { words: "Extend the run image", section: "Lifecycle" },
    "extend build image": { words: "Extend the build image and build", section: "Lifecycle" },
    builder: { words: "Build", section: "Lifecycle" },
    exporter: { words: "Export", section: "Lifecycle" },
    deliver: { words: "Deliver", section: "Deliver" },
}));
/** More bars are no picture any more. */
const MAX_BARS = 40;
/** A Mermaid diagram, with the empty lines that a fence in HTML needs; empty if there is nothing to draw. */
function renderTimeline({ timings }) {
    const bars = barsOf(timings);
    if (bars.length === 0)
        return "";
    const endMs = Math.max(...bars.map(({ startMs, durationMs }) => startMs + durationMs));
    const lines = ["gantt", "    dateFormat x", ...axisOf(endMs)];
    let section = "";
    for (const bar of bars) {
        const step = stepOf(bar.name);
        if (step.section !== section)
            lines.push(`    section ${step.section}`);
        section = step.section;
        const [from, to] = [Math.round(bar.startMs), Math.round(bar.startMs + bar.durationMs)];
        lines.push(`    ${plain(`${step.words} ${(0,quantities/* formatDuration */.a3)(bar.durationMs)}`)} :${from}, ${Math.max(to, from + 1)}`);
    }
    return fence("mermaid", lines);
}
/** The same in words, where a page draws no diagrams. */
function renderTimings({ timings }) {
    const rows = byStart(timings).map(({ name, startMs, durationMs }) => [
        stepOf(name).words,
        (0,quantities/* formatDuration */.a3)(startMs),
        (0,quantities/* formatDuration */.a3)(durationMs),
    ]);
    return fold("Timings as a table", table(["What", "Begins after", "Takes"], rows));
}
/** Of some seconds, halves of them are told apart. */
function axisOf(endMs) {
    if (endMs < 6_000)
        return ["    axisFormat %-S.%L s", "    tickInterval 500millisecond"];
    return [`    axisFormat ${endMs < 60_000 ? "%-S s" : "%M:%S"}`];
}
/** Without what only holds others, in the order in which sections and steps began. */
function barsOf(timings) {
    const names = new Set(timings.map(({ name }) => name));
    const bars = byStart(timings).filter(({ name }) => STEPS.get(name)?.parts?.some((part) => names.has(part)) !== true);
    const order = ["Prepare", "Lifecycle", "Deliver"];
    const rank = ({ name }) => order.indexOf(stepOf(name).section);
    return [...bars].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_BARS);
}
function byStart(timings) {
    return [...timings].sort((a, b) => a.startMs - b.startMs);
}
function stepOf(name) {
    return STEPS.get(name) ?? { words: `Step ${name}`, section: "Lifecycle" };
}
/** What ends a task's name, a line or the fence, and what Mermaid takes for a comment, becomes a space. */
function plain(text) {
    return text
        .replace(/[^\p{L}\p{N} ._()/-]/gu, " ")
        .replace(/\s+/g, " ")
        .slice(0, 80);
}

;// CONCATENATED MODULE: ./build/js/src/actions/summary/summary.js
// The summary of a run, shown on its page: HTML, since Markdown cannot be escaped reliably, but for fences of our own words.






/** What people look for first comes first. */
function renderSummary({ report, failures, inputs }) {
    const head = failures.length === 0
        ? [renderHead(report), renderCommand(report)]
        : ["<h3>The image was not built</h3>", renderFailures(failures)];
    const parts = [
        ...head,
        renderImage(report),
        renderBuildpacks(report),
        renderTimeline(report),
        renderTimings(report),
        renderLayers(report),
        renderCaches(report),
        renderProcesses(report),
        renderBase(report),
        renderSbom(report),
        renderInputs(inputs),
    ];
    return `${parts.filter((part) => part !== "").join("\n")}\n`;
}
/** What the post step adds: a line for each cache that was saved, or why not. */
function renderSaved(lines) {
    return `<ul>\n${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("\n")}\n</ul>\n`;
}
/** Writes the summary where the runner wants it; does nothing where there is no runner. */
async function writeSummary(html, env) {
    const file = env["GITHUB_STEP_SUMMARY"];
    // `summary` of @actions/core would do no more, but keeps the file's name for the life of the process.
    if (file)
        await (0,promises_.appendFile)(file, html);
}

;// CONCATENATED MODULE: ./build/js/src/actions/run-main.js











/** Resolves with the exit code; never rejects for what goes wrong in the build. */
async function runMain(step) {
    const { inputs, runner, log, runLabel } = step;
    saveStarted();
    const outcome = await attempt(async () => {
        const request = await readBuildRequest(inputs, log);
        saveRunLabel(runLabel);
        await step.build(request);
    });
    log.close();
    const report = step.report();
    const failures = outcome.ok ? [] : (0,report_failure/* failuresOf */.dJ)(outcome.error);
    setOutputs(reportOutputs(report));
    if (outcome.ok)
        step.postWork.leave();
    if (outcome.ok)
        for (const line of resultLines(report))
            runner.print(line);
    else
        (0,report_failure/* reportFailure */.xV)(runner, outcome.error, inputs.text("path"));
    if (outcome.ok && (await inputs.value("step.declareImage")))
        await declareImages(pushed(report), step);
    if (await inputs.value("step.summary")) {
        const set = setInputs(step.env, KNOWN_INPUTS);
        await summarize(visible({ report, failures, inputs: set }, runner), step);
    }
    else
        saveNoSummary();
    if (outcome.ok)
        return 0;
    return (0,report_failure/* isCancellation */.iB)(outcome.error) ? cancel_on_signals/* INTERRUPTED */.t : 1;
}
function pushed({ digest, image, tags }) {
    return digest === undefined || image === undefined ? [] : [{ digest, names: [image, ...tags] }];
}
async function attempt(work) {
    try {
        await work();
        return { ok: true };
    }
    catch (error) {
        return { ok: false, error };
    }
}
/** The runner filters the summary, too, but only what is still as it was: not what has become HTML. */
function visible({ report, failures, inputs }, runner) {
    const redact = (text) => runner.redact(text);
    return {
        report,
        failures: failures.map((failure) => (0,report_failure/* redactFailure */.O5)(failure, redact)),
        inputs: inputs.map(({ name, value }) => ({ name, value: redact(value) })),
    };
}
/** Nice to have: that it cannot be written changes nothing about the build. */
async function summarize(result, { runner, env }) {
    try {
        await writeSummary(renderSummary(result), env);
    }
    catch (error) {
        runner.annotate("warning", `The summary was not written: ${(0,src_errors/* messageOf */.bD)(error)}`);
    }
}

;// CONCATENATED MODULE: ./build/js/src/actions/run-post.js




/** Resolves once everything that can be saved is saved, and everything that can be removed is removed; never rejects. */
async function runPost(step) {
    const { runner, runLabel } = step;
    if (runLabel === undefined)
        return;
    await run_post_attempt(runner, "The caches were not saved", () => run_post_save(step));
    await run_post_attempt(runner, "The directory of the caches was not removed", step.removeCaches);
    await run_post_attempt(runner, "The files of the run were not removed", () => step.removeFiles(runLabel));
    if (step.hadEngine)
        await run_post_attempt(runner, remains(runLabel), () => sweepEngine(step, runLabel));
}
async function sweepEngine({ runner, sweep }, runLabel) {
    const { containers, volumes } = await sweep(runLabel);
    if (containers + volumes === 0)
        return;
    runner.print(`Removed leftovers of the build: ${run_post_count(containers, "container")}, ${run_post_count(volumes, "volume")}`);
}
/** On a permanent engine they would stay for ever, so it says how to find them. */
function remains(runLabel) {
    const filter = `--filter label=${runLabel}`;
    return `The containers and volumes of the run with the label ${(0,src_quote/* quote */.hD)(runLabel)} may still be in the Docker engine. Remove them by \`docker ps --all --quiet ${filter} | xargs --no-run-if-empty docker rm --force\` and then \`docker volume ls --quiet ${filter} | xargs --no-run-if-empty docker volume rm\`. They could not be removed`;
}
async function run_post_save({ runner, saveCaches, writeSummary }) {
    const saved = await saveCaches();
    for (const { name, outcome } of saved) {
        const line = run_post_describe(name, outcome);
        if (outcome.kind === "failed")
            runner.annotate("warning", line);
        else
            runner.print(line);
    }
    if (saved.length > 0)
        await writeSummary(renderSaved(saved.map(({ name, outcome }) => run_post_describe(name, outcome))));
}
function run_post_describe(name, outcome) {
    switch (outcome.kind) {
        case "saved": {
            const size = (0,quantities/* formatSize */.Xq)(outcome.sizeBytes);
            return `Cache of the ${name}: saved ${size} in ${(0,quantities/* formatDuration */.a3)(outcome.durationMs)} as ${outcome.key}`;
        }
        case "exists":
            return `Cache of the ${name}: ${outcome.key} exists already`;
        case "refused":
            return `Cache of the ${name}: not saved, ${outcome.reason}`;
        case "failed":
            return `Cache of the ${name}: saving failed: ${outcome.reason}`;
    }
}
async function run_post_attempt(runner, what, action) {
    try {
        await action();
    }
    catch (error) {
        runner.annotate("warning", `${what}: ${(0,src_errors/* messageOf */.bD)(error)}`);
    }
}
function run_post_count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

// EXTERNAL MODULE: ./build/js/src/actions/runner/runner.js + 1 modules
var runner_runner = __webpack_require__(1651);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
// EXTERNAL MODULE: ./build/js/src/bytes/chunk-bytes.js
var chunk_bytes = __webpack_require__(920);
;// CONCATENATED MODULE: ./build/js/src/bytes/verified.js
// Bytes from elsewhere that must have the size and the digest that were announced: reading them ends with an error
// instead of an end if they are not, and never goes on beyond the size.

/** As the object of a sentence, e.g. `99 bytes instead of 100`. */
function describeFault(fault) {
    switch (fault.kind) {
        case "longer":
            return `more than ${fault.limitBytes} bytes`;
        case "shorter":
            return `${fault.sizeBytes} bytes instead of ${fault.expectedBytes}`;
        case "digest":
            return `the digest ${fault.digest}`;
    }
}
/** Checks bytes as they come, for readers that pull chunks themselves. */
class Verifier {
    #expected;
    #wrong;
    #measure = new Measure();
    constructor(expected, wrong) {
        this.#expected = expected;
        this.#wrong = wrong;
    }
    get sizeBytes() {
        return this.#measure.sizeBytes;
    }
    /** Takes the next chunk. @throws what is wrong if there are more bytes than expected */
    add(chunk) {
        const { size, limitBytes = size } = this.#expected;
        if (limitBytes !== undefined && this.sizeBytes + chunk.byteLength > limitBytes)
            throw this.#wrong({ kind: "longer", limitBytes });
        this.#measure.add(chunk);
    }
    /** Says that there are no more. @throws what is wrong if these are not the bytes that were expected */
    end() {
        const { digest, size = this.sizeBytes } = this.#expected;
        const { sizeBytes } = this;
        if (sizeBytes < size)
            throw this.#wrong({ kind: "shorter", sizeBytes, expectedBytes: size });
        if (digest === undefined)
            return;
        const found = this.#measure.digest();
        if (found !== digest)
            throw this.#wrong({ kind: "digest", digest: found });
    }
}
/** Passes chunks on. @throws what is wrong, before any byte too many is passed on, or at the end */
async function* verified(content, expected, wrong) {
    const verifier = new Verifier(expected, wrong);
    for await (const chunk of content) {
        verifier.add(chunk);
        yield chunk;
    }
    verifier.end();
}
/** Reads all of it. @throws what is wrong if these are not the bytes that were expected */
async function verify(content, expected, wrong) {
    const verifier = new Verifier(expected, wrong);
    for await (const chunk of content)
        verifier.add(chunk);
    verifier.end();
}

// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
;// CONCATENATED MODULE: ./build/js/src/oci/media-types.js
// Media types of manifests, configs and layers, in their OCI and Docker spelling.
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_MANIFEST_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
const DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
const OCI_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
const OCI_ZSTD_LAYER = "application/vnd.oci.image.layer.v1.tar+zstd";
const DOCKER_LAYERS = "application/vnd.docker.image.rootfs";
const OCI_LAYERS = "application/vnd.oci.image.layer";
/** What OCI calls what Docker has a name of its own for. */
const OCI_NAMES = new Map([
    [DOCKER_MANIFEST, OCI_MANIFEST],
    [DOCKER_CONFIG, OCI_CONFIG],
    [`${DOCKER_LAYERS}.diff.tar`, `${OCI_LAYERS}.v1.tar`],
    [DOCKER_LAYER, OCI_LAYER],
    [`${DOCKER_LAYERS}.diff.tar.zstd`, OCI_ZSTD_LAYER],
    [`${DOCKER_LAYERS}.foreign.diff.tar`, `${OCI_LAYERS}.nondistributable.v1.tar`],
    [`${DOCKER_LAYERS}.foreign.diff.tar.gzip`, `${OCI_LAYERS}.nondistributable.v1.tar+gzip`],
]);
/** The OCI spelling of the media type of a manifest, config or layer: the blob is the same one. */
function ociNameOf(mediaType) {
    return OCI_NAMES.get(mediaType) ?? mediaType;
}
/** Whether a layer of this media type is compressed with zstd. */
function isZstdLayer(mediaType) {
    return /[+.]zstd$/.test(mediaType);
}
/** What a client that reads images should say it accepts. */
const ACCEPTED_MANIFESTS = [OCI_INDEX, DOCKER_MANIFEST_LIST, OCI_MANIFEST, DOCKER_MANIFEST];
/** Whether a manifest of this media type lists images of several targets. */
function isIndex(mediaType) {
    return mediaType === OCI_INDEX || mediaType === DOCKER_MANIFEST_LIST;
}

// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var oci_schema = __webpack_require__(7442);
;// CONCATENATED MODULE: ./build/js/src/oci/image-layout.js
// What an OCI image layout consists of besides its blobs, in a form that every engine loads as well. Pure.
// Graph drivers (until Docker 28) know no OCI layouts, and read Docker's manifest.json; the containerd store and Podman want the
// blobs by their digests.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md




/** The files with fixed names. */
const LAYOUT_FILES = ["oci-layout", "index.json", "manifest.json"];
const LayoutFile = dist/* object */.Ikc({ imageLayoutVersion: dist/* string */.YjP() });
/**
 * The version that the file `oci-layout` has, e.g. `1.0.0`.
 * @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong
 */
function parseLayoutVersion(json, what) {
    return parseJson(LayoutFile, json, `The file ${what}`).imageLayoutVersion;
}
/** `blobs/sha256/<hex>`, relative to the directory of the layout. */
function blobPath(digest) {
    return `blobs/${digest.replace(":", "/")}`;
}
/** What is in {@link LAYOUT_FILES}; the same bytes for the same image and names. */
function layoutFiles(image) {
    return {
        "oci-layout": json({ imageLayoutVersion: "1.0.0" }),
        "manifest.json": json(legacyManifestOf(image)),
        "index.json": json(indexOf(image)),
    };
}
/** Without these annotations, Podman calls the image `localhost/…`, and containerd gives it no name. */
function indexOf({ names, mediaType, manifestBytes, manifestDigest, target }) {
    const platform = target && entryPlatform(target);
    const descriptor = { mediaType, digest: manifestDigest, size: manifestBytes.length };
    const annotationsOf = (name) => ({
        "io.containerd.image.name": name,
        "org.opencontainers.image.ref.name": name.slice(name.lastIndexOf(":") + 1),
    });
    const entries = names.map((name) => ({ ...descriptor, annotations: annotationsOf(name) }));
    const manifests = (entries.length === 0 ? [descriptor] : entries).map((entry) => ({
        ...entry,
        ...(platform && { platform }),
    }));
    return { schemaVersion: 2, mediaType: OCI_INDEX, manifests };
}
/** Lists every layer, also those left out: engines look for a layer in themselves before they open its file. */
function legacyManifestOf({ names, manifest }) {
    const Layers = manifest.layers.map(({ digest }) => blobPath(digest));
    return [{ Config: blobPath(manifest.config.digest), RepoTags: names, Layers }];
}
function json(value) {
    return Buffer.from(JSON.stringify(value));
}

;// CONCATENATED MODULE: ./build/js/src/cache/blob-directory.js
// Blobs as files, named by their digest as in an OCI image layout. What has its final name was verified when it got it.












/** As many as a registry takes well from one client; see `docker-oci.md` section 3: more are not faster. */
const MAX_PARALLEL = 6;
/** Where a blob is, or would be. */
function blobFile(directory, digest) {
    return external_node_path_.join(directory, blobPath(digest));
}
/** The content of a blob's file, as it is. */
function readBlobFile(directory, digest) {
    return (0,external_node_fs_.createReadStream)(blobFile(directory, digest), { highWaterMark: chunk_bytes/* CHUNK_BYTES */.E });
}
/** Writes a small blob under its digest. */
async function writeBlob(directory, content) {
    await storeBlob(directory, (0,oci_digest/* digestOf */.ol)(content), (part) => (0,promises_.writeFile)(part, content));
}
/**
 * Makes all of these blobs exist as files, and keeps those that are valid already; the first failure ends all downloads.
 * @returns how many bytes had to be downloaded
 * @throws {PlatformError} `DIGEST_MISMATCH` if a source gives something else, or what the source rejects with
 */
async function fetchBlobs(directory, blobs, { openBlob, signal }) {
    let fetchedBytes = 0;
    const stop = new AbortController();
    const signals = signal === undefined ? [stop.signal] : [stop.signal, signal];
    const either = AbortSignal.any(signals);
    await (0,bounded/* inParallel */.HN)(distinct(blobs), MAX_PARALLEL, async (blob) => {
        try {
            either.throwIfAborted();
            if ((await findFault(directory, blob)) === undefined)
                return;
            await storeBlob(directory, blob.digest, async (part) => {
                await download(await openBlob(blob), blob, { part, signal: either });
            });
            fetchedBytes += blob.size;
        }
        catch (error) {
            stop.abort(error);
            throw error;
        }
    });
    return fetchedBytes;
}
/** Why one of the blobs is not what it should be, as the end of a sentence; undefined if all of them are. */
async function findFaults(directory, blobs) {
    const faults = [];
    await (0,bounded/* inParallel */.HN)(distinct(blobs), MAX_PARALLEL, async (blob) => {
        const fault = faults.length > 0 ? undefined : await findFault(directory, blob);
        if (fault !== undefined)
            faults.push(fault);
    });
    return faults[0];
}
/** Removes everything from the directory that is not one of these blobs, e.g. what a killed run left. */
async function removeOthers(directory, keep) {
    const kept = new Set(keep.map((digest) => blobFile(directory, digest)));
    const entries = await (0,promises_.readdir)(directory, { recursive: true, withFileTypes: true });
    for (const entry of entries) {
        const file = external_node_path_.join(entry.parentPath, entry.name);
        if (!entry.isDirectory() && !kept.has(file))
            await (0,promises_.rm)(file, { force: true });
    }
}
async function findFault(directory, blob) {
    try {
        const found = await (0,promises_.stat)(blobFile(directory, blob.digest));
        if (found.size !== blob.size)
            throw mismatch(blob, `${found.size} bytes instead of ${blob.size}`);
        await verify(readBlobFile(directory, blob.digest), blob, corrupt(blob));
        return undefined;
    }
    catch (error) {
        return (0,regular_file/* isMissing */.b2)(error) ? `The blob ${blob.digest} is missing.` : (0,src_errors/* messageOf */.bD)(error);
    }
}
/** The file gets its name when it is complete; whatever fails leaves none. */
async function storeBlob(directory, digest, write) {
    const file = blobFile(directory, digest);
    const part = `${file}.${(0,external_node_crypto_.randomUUID)()}.part`;
    await (0,promises_.mkdir)(external_node_path_.dirname(file), { recursive: true });
    try {
        await write(part);
        // A file is replaced; a directory, which only a cache that was tampered with has here, would be in the way.
        await (0,promises_.rm)(file, { recursive: true, force: true });
        await (0,promises_.rename)(part, file);
    }
    catch (error) {
        await (0,promises_.rm)(part, { force: true });
        throw error;
    }
}
async function download(content, blob, { part, signal }) {
    const check = (source) => verified(source, blob, corrupt(blob));
    // Not a write stream: that may create the file after it has failed.
    const write = (source) => (0,promises_.writeFile)(part, source, { flag: "wx" });
    await (0,external_node_stream_promises_.pipeline)(content, check, write, { signal });
}
function distinct(blobs) {
    return [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
}
function corrupt(blob) {
    return (fault) => mismatch(blob, describeFault(fault));
}
function mismatch({ digest }, what) {
    return new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", `The blob ${digest} is corrupt: what was read has ${what}.`);
}
function createBlobStore(directory) {
    return {
        async get(blob, openBlob) {
            await fetchBlobs(directory, [blob], { openBlob });
            return readBlobFile(directory, blob.digest);
        },
    };
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
;// CONCATENATED MODULE: ./build/js/src/cache/claimed-place.js
// Of steps that run at the same time, one alone uses a place that all of them know by one name. Who has it holds a socket of that
// name, which the kernel takes back when the process ends, however it ends: nothing is left that would have to grow stale.





/**
 * Claims a place; undefined if another process has it. Processes in another network of this machine are not known of, and where
 * there are no such sockets everyone gets a claim.
 * @param root a directory that tells apart places of one name, such as those of two runners
 */
async function claimPlace(root, name) {
    const server = (0,external_node_net_.createServer)((connection) => connection.destroy());
    const listening = (0,external_node_events_.once)(server, "listening");
    server.listen(await socketName(root, name));
    // It must not keep a process alive that has nothing else to do.
    server.unref();
    try {
        await listening;
    }
    catch (error) {
        return (0,regular_file/* errorCode */.CA)(error) === "EADDRINUSE" ? undefined : { [Symbol.asyncDispose]: () => Promise.resolve() };
    }
    return {
        async [Symbol.asyncDispose]() {
            const closed = (0,external_node_events_.once)(server, "close");
            server.close();
            await closed;
        },
    };
}
/**
 * A name that begins with a zero byte is no file. One path may lead to different directories in two containers, so the directory
 * itself counts, if it is there.
 */
async function socketName(root, name) {
    const place = await (0,promises_.stat)(root).then(({ dev, ino }) => [dev, ino], () => [root]);
    return `\0cnb-${(0,oci_digest/* shortDigest */.VK)((0,oci_digest/* digestOf */.ol)(JSON.stringify([...place, name])))}`;
}

;// CONCATENATED MODULE: ./build/js/src/actions/runner/secrets.js
// Registers secrets with the runner before they are used, so that they are masked wherever they show up.

/** Shorter lines of a secret with several lines, such as the `{` of a JSON key, are none: masking them would garble the log. */
const MIN_LINE_LENGTH = 16;
/** Masks each secret once, also as it looks in quotes. */
function createMasker(runner) {
    const masked = new Set();
    return (secret) => {
        for (const part of maskable(secret).flatMap((each) => [each, (0,src_quote/* quote */.hD)(each, Infinity).slice(1, -1)])) {
            if (masked.has(part))
                continue;
            masked.add(part);
            runner.mask(part);
        }
    };
}
/** A keychain that hands out nothing that is not masked. */
function maskingKeychain(keychain, mask) {
    return {
        async resolve(registry) {
            const credentials = await keychain.resolve(registry);
            if (credentials !== undefined)
                secretsOf(credentials).forEach(mask);
            return credentials;
        },
    };
}
/** The runner splits a secret into its lines and masks every one of them, so it gets only the long ones. */
function maskable(secret) {
    if (!/[\r\n]/.test(secret))
        return secret.trim() === "" ? [] : [secret];
    return secret.split(/[\r\n]+/).filter((line) => line.trim().length >= MIN_LINE_LENGTH);
}
/** The secret itself, and what it looks like in a header. */
function secretsOf(credentials) {
    if (credentials.kind !== "basic")
        return [credentials.token];
    const { username, password } = credentials;
    return [password, Buffer.from(`${username}:${password}`, "utf8").toString("base64")];
}

;// CONCATENATED MODULE: ./build/js/src/docker/docker-context.js
// Docker contexts: the files under `~/.docker` that say which daemon `docker` talks to. Reads, never writes.







const ConfigFile = dist/* nullish */.cl6(dist/* object */.Ikc({ currentContext: dist/* nullish */.cl6(dist/* string */.YjP(), "") }));
const ContextMeta = dist/* object */.Ikc({
    Endpoints: dist/* object */.Ikc({
        docker: dist/* object */.Ikc({ Host: dist/* string */.YjP(), SkipTLSVerify: dist/* nullish */.cl6(dist/* boolean */.zMY(), false) }),
    }),
});
/** The directory of Docker's `config.json`: `$DOCKER_CONFIG`, or `~/.docker`. */
function dockerConfigDir(env) {
    return env["DOCKER_CONFIG"] || (0,external_node_path_.join)(env["HOME"] || homeDirectory(), ".docker");
}
/** Users of containers may have none; nothing is at `/.docker` then, which is as good. */
function homeDirectory() {
    try {
        return (0,external_node_os_.homedir)();
    }
    catch {
        return "/";
    }
}
/**
 * The context that `DOCKER_CONTEXT`, or else `config.json`, chooses; undefined for the default one.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` if it does not exist, `MALFORMED` if a file cannot be understood
 */
async function readDockerContext(env) {
    const configDir = dockerConfigDir(env);
    const name = env["DOCKER_CONTEXT"] || (await currentContext(configDir));
    if (name === "" || name === "default")
        return undefined;
    const id = (0,external_node_crypto_.createHash)("sha256").update(name).digest("hex");
    const file = (0,external_node_path_.join)(configDir, "contexts", "meta", id, "meta.json");
    const meta = await readJson(ContextMeta, file);
    if (meta === undefined) {
        throw new src_errors/* PlatformError */.Wk("DAEMON_UNREACHABLE", `The Docker context ${(0,src_quote/* quote */.hD)(name)} does not exist (${file}).`, {
            hint: 'Name one that "docker context ls" lists in DOCKER_CONTEXT, or set DOCKER_HOST.',
        });
    }
    const { Host: host, SkipTLSVerify: skipTlsVerify } = meta.Endpoints.docker;
    return { name, host, skipTlsVerify, tlsDir: (0,external_node_path_.join)(configDir, "contexts", "tls", id, "docker") };
}
/** Configurations and certificates have some KiB. */
const docker_context_MAX_FILE_BYTES = 4 * 1024 * 1024;
/** The text of a file, undefined if there is none. */
async function readIfExists(file) {
    try {
        return (await (0,regular_file/* readRegularFile */.XF)(file, docker_context_MAX_FILE_BYTES)).toString("utf8");
    }
    catch (error) {
        if ((0,regular_file/* leadsNowhere */.q1)(error))
            return undefined;
        throw new src_errors/* PlatformError */.Wk("DAEMON_UNREACHABLE", `${(0,src_quote/* quote */.hD)(file)} cannot be read.`, {
            hint: "Let the user of the job read the file, or remove it.",
            cause: error,
        });
    }
}
async function currentContext(configDir) {
    const config = await readJson(ConfigFile, (0,external_node_path_.join)(configDir, "config.json"));
    return config?.currentContext ?? "";
}
// Not `parseJson`: config.json may hold passwords, and its errors quote what they could not read.
async function readJson(schema, file) {
    const text = await readIfExists(file);
    // Docker takes an empty file for none.
    if (text === undefined || text.trim() === "")
        return undefined;
    const result = dist/* safeParse */.xLC(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* parseJson */.qFJ(), schema), text);
    if (result.success)
        return result.output;
    throw new src_errors/* PlatformError */.Wk("MALFORMED", `${(0,src_quote/* quote */.hD)(file)} does not have the format that Docker uses.`, {
        hint: "Repair or remove the file, or set DOCKER_HOST.",
    });
}

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(610);
;// CONCATENATED MODULE: ./build/js/src/network/network.js
// How this process reaches hosts over HTTP, from what its environment says.




function createNetwork({ env, lookup = external_node_dns_.lookup }) {
    const deps = { proxyFor: proxyChooser(env), lookup, kinds: new Map() };
    const dispatchers = new Map();
    return {
        async dispatcher(reach) {
            const { createDispatcher } = await loadConnections();
            const key = JSON.stringify([reach.addresses, reach.verifiesTls]);
            const dispatcher = dispatchers.get(key) ?? createDispatcher(deps, reach);
            dispatchers.set(key, dispatcher);
            return dispatcher;
        },
        tryTls: async (url, reach) => (await loadConnections()).tryTls(deps, url, reach),
        kindOf: (url) => deps.kinds.get(url.origin) ?? kindByName(url),
        proxyFor: deps.proxyFor,
    };
}
/** Takes a tenth of a second, which programs that ask no registry do not have to wait for. It stays in the file of its bundle. */
const loadConnections = () => Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 3283));
function kindByName({ hostname }) {
    const host = hostname.replace(/^\[|\]$/g, "");
    if (/^(?:.*\.)?localhost$/.test(host))
        return "loopback";
    return (0,external_node_net_.isIP)(host) === 0 ? "public" : (0,address_kind/* addressKind */.Z)(host);
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/secret-json.js
// Checking JSON that holds secrets: errors name the thing and the place, never the content.



/**
 * Reads JSON by a schema, like `parseJson`, whose errors quote the text.
 * @throws {PlatformError} `CREDENTIALS` with `what` and the field that is wrong
 */
function secret_json_parseSecretJson(schema, json, source) {
    return checkSecret(schema, parseQuietly(json, source), source);
}
/** Checks a value that holds secrets. @throws {PlatformError} `CREDENTIALS` with `what` and the field that is wrong */
function checkSecret(schema, value, { what, hint }) {
    const result = dist/* safeParse */.xLC(schema, value);
    if (result.success)
        return result.output;
    const at = dist/* getDotPath */.BuJ(result.issues[0]) ?? "its top level";
    throw new src_errors/* PlatformError */.Wk("CREDENTIALS", `${what} is malformed at ${(0,src_quote/* quote */.hD)(at)}.`, { hint });
}
function parseQuietly(json, { what, hint }) {
    try {
        return JSON.parse(json);
    }
    catch {
        // Neither a cause: the message of the SyntaxError quotes the text too.
        throw new src_errors/* PlatformError */.Wk("CREDENTIALS", `${what} is not JSON.`, { hint });
    }
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/credential-helper.js
// Docker's credential helpers: programs that hand out credentials.
// Protocol: https://github.com/docker/docker-credential-helpers/blob/v0.8.2/README.md#development




const HelperOutput = dist/* object */.Ikc({ Username: dist/* nullish */.cl6(dist/* string */.YjP(), ""), Secret: dist/* nullish */.cl6(dist/* string */.YjP(), "") });
/**
 * Asks `docker-credential-<helper>`; undefined if it has no credentials for the server.
 * @param server e.g. `ghcr.io`, `https://index.docker.io/v1/`
 * @throws {PlatformError} `CREDENTIALS` naming the helper
 */
async function askHelper(runHelper, helper, server) {
    const program = `docker-credential-${helper}`;
    if (!/^[\w.-]+$/.test(helper))
        throw failure(program, "that is not the name of a program");
    const { exitCode, stdout } = await run(runHelper, program, server);
    if (exitCode !== 0) {
        // The protocol has no other way to say it; the text is fixed in docker-credential-helpers/credentials/error.go.
        if (/credentials not found/i.test(stdout))
            return undefined;
        throw failure(program, `it failed for ${(0,src_quote/* quote */.hD)(server)} with ${exitCode}: ${(0,src_quote/* oneLine */.TN)(stdout)}`);
    }
    const output = secret_json_parseSecretJson(HelperOutput, stdout, { what: `The output of ${program}`, hint: credential_helper_HINT });
    if (output.Secret === "")
        return undefined;
    if (output.Username === "<token>")
        return { kind: "identity-token", token: output.Secret };
    return { kind: "basic", username: output.Username, password: output.Secret };
}
async function run(runHelper, program, server) {
    try {
        return await runHelper(program, server);
    }
    catch (cause) {
        throw failure(program, `it cannot be run: ${(0,src_errors/* messageOf */.bD)(cause)}`, cause);
    }
}
const credential_helper_HINT = "Install the helper and log in, or remove it from credHelpers and credsStore of Docker's config.json.";
function failure(program, why, cause) {
    return new src_errors/* PlatformError */.Wk("CREDENTIALS", `Cannot get credentials from ${program}: ${why}.`, {
        hint: credential_helper_HINT,
        cause,
    });
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/credentials.js
// Credentials of a registry, and where they come from. Values must never reach a log or an argv.
/** The Authorization header of HTTP Basic. */
function basicHeader({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}
/** The first keychain that knows the registry wins. */
function chainKeychains(keychains) {
    return {
        async resolve(registry) {
            for (const keychain of keychains) {
                const credentials = await keychain.resolve(registry);
                if (credentials !== undefined)
                    return credentials;
            }
            return undefined;
        },
    };
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/registry-host.js
// The host in keys of credential files, which may be URLs: `https://ghcr.io/v2/` is `ghcr.io`. Pure.

const HUB_HOSTS = new Set(["docker.io", "index.docker.io", "registry-1.docker.io"]);
/** Strips scheme and path; all names of the Docker Hub become `index.docker.io`. */
function registry_host_registryHost(key) {
    const host = key
        .trim()
        .replace(/^https?:\/\//i, "")
        .replace(/\/.*$/s, "");
    return HUB_HOSTS.has(host) ? image_reference/* DOCKER_HUB */.Xb : host;
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/registry-auth.js
// CNB_REGISTRY_AUTH, by which a platform hands registry credentials to a lifecycle: read by one half, written by the other.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#registry-authentication






const RegistryAuth = dist/* pipe */.FsL(dist/* unknown */.L5J(), 
// Else a list would count as an object with the keys 0, 1, ….
dist/* check */.z6Y((value) => !Array.isArray(value)), dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()));
const WHAT = "The value of CNB_REGISTRY_AUTH";
const registry_auth_HINT = 'Write it as a JSON object: {"<registry>": "Basic <base64 of user:password>"}, or Bearer, or X-Identity.';
/**
 * Credentials from the value of `CNB_REGISTRY_AUTH`, e.g. `{"ghcr.io":"Basic dXNlcjpwYXNz"}`; empty means none.
 * @throws {PlatformError} `CREDENTIALS` if it is malformed, without the value; an unknown header only when it is used
 */
function registryAuthKeychain(json) {
    const headers = new Map();
    if (json !== undefined && json.trim() !== "") {
        const parsed = parseSecretJson(RegistryAuth, json, { what: WHAT, hint: registry_auth_HINT });
        for (const [key, header] of Object.entries(parsed))
            headers.set(registryHost(key), header);
    }
    return {
        // async, so that a header that cannot be used rejects.
        // eslint-disable-next-line @typescript-eslint/require-await
        async resolve(registry) {
            const host = registryHost(registry);
            const header = headers.get(host);
            return header === undefined ? undefined : parseHeader(host, header);
        },
    };
}
/** @param registries hosts as in image references; a lifecycle should get no credentials that it does not need */
async function createRegistryAuth(keychain, registries) {
    const headers = {};
    const secrets = new Set();
    for (const registry of new Set(registries.map(registry_host_registryHost))) {
        const credentials = await keychain.resolve(registry);
        if (credentials === undefined)
            continue;
        headers[registry] = formatHeader(credentials);
        for (const secret of registry_auth_secretsOf(credentials))
            secrets.add(secret);
    }
    return { json: JSON.stringify(headers), secrets: [...secrets] };
}
function parseHeader(host, header) {
    const [, scheme = "", value = ""] = /^\s*([\w-]+)\s+(\S+)\s*$/.exec(header) ?? [];
    switch (scheme.toLowerCase()) {
        case "basic":
            return parseBasic(value, `${WHAT} for ${quote(host)}`, registry_auth_HINT);
        case "bearer":
            return { kind: "bearer", token: value };
        case "x-identity":
            return { kind: "identity-token", token: value };
        default: {
            const message = `${WHAT} for ${quote(host)} is neither Basic, Bearer nor X-Identity.`;
            throw new PlatformError("CREDENTIALS", message, { hint: registry_auth_HINT });
        }
    }
}
/** Base64 of `user:password`. @throws {PlatformError} `CREDENTIALS` naming `what`, without the value */
function parseBasic(base64, what, hint) {
    const isBase64 = /^[\w+/-]+={0,2}$/.test(base64.trim());
    // Old Docker clients pad the password with zero bytes.
    const text = Buffer.from(base64, "base64").toString("utf8").replace(/\0+$/, "");
    const colon = text.indexOf(":");
    if (!isBase64 || colon < 0) {
        throw new src_errors/* PlatformError */.Wk("CREDENTIALS", `${what} is not the base64 of "user:password".`, { hint });
    }
    return { kind: "basic", username: text.slice(0, colon), password: text.slice(colon + 1) };
}
function formatHeader(credentials) {
    switch (credentials.kind) {
        case "basic":
            return basicHeader(credentials);
        case "bearer":
            return `Bearer ${credentials.token}`;
        case "identity-token":
            return `X-Identity ${credentials.token}`;
    }
}
function registry_auth_secretsOf(credentials) {
    if (credentials.kind !== "basic")
        return [credentials.token].filter(Boolean);
    const { password } = credentials;
    // Google's passwords are JSON files. The runner masks line by line, and short lines such as "{" are no secret.
    const lines = password.includes("\n")
        ? password.split(/\r?\n/).filter((line) => line.trim().length >= 16)
        : [];
    return [basicHeader(credentials).replace(/^Basic /, ""), password, ...lines].filter(Boolean);
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/docker-config.js
// Credentials from Docker's config.json, as `docker login` and docker/login-action write it.
// Reference: https://docs.docker.com/reference/cli/docker/login/#credential-stores










/** With many logins, a dozen KiB. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;
const Login = dist/* object */.Ikc({
    auth: dist/* nullish */.cl6(dist/* string */.YjP()),
    username: dist/* nullish */.cl6(dist/* string */.YjP()),
    password: dist/* nullish */.cl6(dist/* string */.YjP()),
    identitytoken: dist/* nullish */.cl6(dist/* string */.YjP()),
    registrytoken: dist/* nullish */.cl6(dist/* string */.YjP()),
});
const HelperName = dist/* string */.YjP();
// An entry is judged when its registry is asked for: a wrong login for another one does not matter.
const DockerConfig = dist/* nullish */.cl6(dist/* object */.Ikc({
    auths: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), {}),
    credHelpers: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), {}),
    credsStore: dist/* nullish */.cl6(dist/* string */.YjP(), ""),
}), {});
const REPAIR = "Repair or remove the file, then log in again, e.g. with docker/login-action.";
const LOG_IN_AGAIN = "Log in to the registry again, e.g. with docker/login-action, or remove its entry from the file.";
/** Docker's name for its Hub in `auths` and towards helpers. */
const HUB_KEY = "https://index.docker.io/v1/";
/**
 * Looks a registry up in `credHelpers`, then `credsStore`, then `auths`. The file is read once, at the first question.
 * Rejects with `CREDENTIALS` if the file or a helper cannot be used.
 */
function dockerConfigKeychain(options) {
    let reading;
    return {
        async resolve(registry) {
            reading ??= readConfig(options);
            const config = await reading;
            const host = registry_host_registryHost(registry);
            return (await fromHelper(config, host, options.runHelper)) ?? fromAuths(config, host);
        },
    };
}
async function readConfig(options) {
    if ("contents" in options)
        return parseConfig(options.contents, "the Docker configuration");
    const path = (0,external_node_path_.join)(options.configDir, "config.json");
    return parseConfig((await readIfPresent(path)) ?? "", `the file ${(0,src_quote/* quote */.hD)(path)}`);
}
/** An empty file is as good as none: Docker takes it so, and leaves it when a disk is full. */
function parseConfig(json, what) {
    const source = { what: `The ${what.slice("the ".length)}`, hint: REPAIR };
    return { ...secret_json_parseSecretJson(DockerConfig, json.trim() === "" ? "{}" : json, source), what };
}
async function readIfPresent(path) {
    try {
        return (await (0,regular_file/* readRegularFile */.XF)(path, MAX_CONFIG_BYTES)).toString("utf8");
    }
    catch (cause) {
        if ((0,regular_file/* isMissing */.b2)(cause))
            return undefined;
        throw new src_errors/* PlatformError */.Wk("CREDENTIALS", `Cannot read ${(0,src_quote/* quote */.hD)(path)}: ${(0,src_errors/* messageOf */.bD)(cause)}.`, {
            hint: "Let the user of the job read the file, or remove it.",
            cause,
        });
    }
}
async function fromHelper(config, host, runHelper) {
    const found = findByHost(config.credHelpers, host);
    const helper = found === undefined
        ? config.credsStore
        : checkSecret(HelperName, found.value, {
            what: `The credential helper of ${(0,src_quote/* quote */.hD)(found.key)} in ${config.what}`,
            hint: LOG_IN_AGAIN,
        });
    if (helper === "")
        return undefined;
    return askHelper(runHelper, helper, host === image_reference/* DOCKER_HUB */.Xb ? HUB_KEY : host);
}
function fromAuths(config, host) {
    const found = findByHost(config.auths, host);
    if (found === undefined)
        return undefined;
    const what = `The login for ${(0,src_quote/* quote */.hD)(found.key)} in ${config.what}`;
    return credentialsOf(checkSecret(Login, found.value, { what, hint: LOG_IN_AGAIN }), what);
}
/** Docker's own spelling of a key first, then any that names the same host, in the same case, as for Docker; null says nothing. */
function findByHost(entries, host) {
    const preferred = host === image_reference/* DOCKER_HUB */.Xb ? [HUB_KEY, image_reference/* DOCKER_HUB */.Xb] : [host];
    const keys = [...preferred, ...Object.keys(entries).filter((key) => registry_host_registryHost(key) === host)];
    const key = keys.find((candidate) => Object.hasOwn(entries, candidate));
    const value = key === undefined ? undefined : entries[key];
    return key === undefined || value === undefined || value === null ? undefined : { key, value };
}
/** An entry is empty when the login is in a credential store. */
function credentialsOf(login, what) {
    if (login.identitytoken)
        return { kind: "identity-token", token: login.identitytoken };
    if (login.registrytoken)
        return { kind: "bearer", token: login.registrytoken };
    if (login.auth)
        return parseBasic(login.auth, what, LOG_IN_AGAIN);
    if (login.username && typeof login.password === "string") {
        return { kind: "basic", username: login.username, password: login.password };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/call-limits.js
// What ends a call to a registry before it is done.

/**
 * What the work gives, unless the signal is aborted before: then nothing waits for it any more.
 * @throws {PlatformError} `CANCELLED`
 */
async function unlessAborted(signal, work) {
    if (signal === undefined)
        return work();
    if (signal.aborted)
        throw cancelledError(signal);
    let stop = () => undefined;
    const aborted = new Promise((_, reject) => {
        stop = () => {
            reject(cancelledError(signal));
        };
        signal.addEventListener("abort", stop, { once: true });
    });
    try {
        return await Promise.race([work(), aborted]);
    }
    finally {
        signal.removeEventListener("abort", stop);
    }
}
/** The error of what was given up. */
function cancelledError(signal) {
    return new src_errors/* PlatformError */.Wk("CANCELLED", "The build was cancelled.", { cause: signal.reason });
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/patience.js
// How long one call may still wait: what it waited in vain is counted together, over all of its tries.
/** The waiting of one call. What got on after all costs nothing. */
class Patience {
    #totalMs;
    /** For tries that failed, and between them. */
    #spentMs = 0;
    /** Of the try that is under way, since it last got on. */
    #waitedMs = 0;
    constructor(totalMs) {
        this.#totalMs = totalMs;
    }
    get leftMs() {
        return Math.max(0, this.#totalMs - this.#spentMs - this.#waitedMs);
    }
    /** So long there was nothing. */
    waited(waitedMs) {
        this.#waitedMs += waitedMs;
    }
    /** A part of a blob was moved, so the waiting for it was worth it. */
    gotOn() {
        this.#waitedMs = 0;
    }
    /** The try failed, or a pause is over. */
    spend() {
        this.#spentMs += this.#waitedMs;
        this.#waitedMs = 0;
    }
}

;// CONCATENATED MODULE: ./build/js/src/registry/failure/registry-hint.js
// What to change when a registry refuses. Pure.

/** What helps with a request: as it says itself, or as for registries. */
function hintsFor(context) {
    return context.hints ?? registryHints(context);
}
function registryHints(context) {
    const { host } = context.url;
    return {
        untrusted: 'Put the authority\'s certificate into a PEM file and name the file in "ca-certificates"; or name the registry in "insecure-registries", which leaves its identity unverified.',
        noTls: `Give ${host} a TLS certificate, or name it in "insecure-registries"; loopback and private addresses need neither.`,
        unreachable: `Check that ${host} is the right registry, that it is up, and that the runner's network reaches it.`,
        refused: `A registry may only lead to its own host, to public addresses, and to addresses that are no more local than its own. Configure ${context.registry} with such a token server and such a storage.`,
        damaged: "Try again; if the problem persists, a proxy in between probably changes the content.",
        answered: (status) => hintForAnswer(context, status),
    };
}
/** The hint for an HTTP status, if we know what helps. */
function hintForAnswer(context, status) {
    switch (status) {
        case 401:
        case 403:
            return hintForDenied(context);
        case 404:
            return "Check the spelling; some registries also answer like this when you lack read access.";
        case 413:
            return "A proxy in front of the registry limits the size of a request; raise the limit there.";
        case 429:
            return hintForRateLimit(context);
        default:
            return undefined;
    }
}
function hintForDenied({ registry, access }) {
    if (registry === "ghcr.io")
        return access === "push" ? GHCR_PUSH : GHCR_PULL;
    const right = access === "push" ? "push to" : "read";
    return `Log in to ${registry} before this step, as a user or token that may ${right} this repository.`;
}
function hintForRateLimit({ registry }) {
    return registry === image_reference/* DOCKER_HUB */.Xb
        ? "Log in to the Docker Hub before this step: it limits anonymous pulls by IP address, which runners share."
        : `Retry later, or run fewer jobs that use ${registry} at the same time.`;
}
const GHCR_PUSH = 'Give the job "permissions: packages: write" and, if the package exists, give this repository the role Write in the ' +
    'package\'s settings under "Manage Actions access". In pull requests from forks the token can only read.';
const GHCR_PULL = 'Log in to ghcr.io with "permissions: packages: read" and, for a private package, add this repository in the ' +
    'package\'s settings under "Manage Actions access".';

;// CONCATENATED MODULE: ./build/js/src/registry/failure/registry-error.js
// What can go wrong at a registry, as one error class. Registry text is untrusted: one line, cut, never trusted for decisions.




/** A request that failed: to a registry, to its token server, or to another host that is asked in the same way. */
class RegistryError extends src_errors/* PlatformError */.Wk {
    method;
    /** Without query and user, which may hold secrets. */
    url;
    /** Continues the sentence "Cannot …: ". */
    why;
    /** Undefined if there was no HTTP answer. */
    answer;
    /** The registry's own error codes, e.g. `["MANIFEST_UNKNOWN"]`. */
    codes;
    /** Whether the same request may succeed a little later. */
    isTemporary;
    /** How long the registry asked us to wait. */
    retryAfterMs;
    constructor(code, context, why, details = {}) {
        super(code, `Cannot ${context.doing}: ${why}.`, details);
        this.method = context.method;
        this.url = withoutSecrets(context.url);
        this.why = why;
        this.answer = details.answer;
        this.codes = details.codes ?? [];
        this.isTemporary = details.isTemporary ?? false;
        this.retryAfterMs = details.retryAfterMs;
    }
    /** Undefined if there was no HTTP answer. */
    get statusCode() {
        return this.answer?.status;
    }
}
/** The error for an answer with an unwanted status. */
function answerError(context, answer) {
    const { codes, text } = readErrorBody(answer.bodyText);
    const through = answer.proxy === undefined ? "" : ` through the proxy ${answer.proxy}`;
    const said = text === "" ? "" : `: ${text}`;
    return new RegistryError(codeFor(answer.status, codes), context, `${context.url.host} answered ${answer.status}${through}${said}`.replace(/\.$/, ""), {
        answer,
        codes,
        isTemporary: isTemporaryStatus(answer.status),
        retryAfterMs: parseRetryAfter(answer.headers.get("retry-after")),
        hint: hintsFor(context).answered(answer.status),
    });
}
/** The error for content that is not what its digest or size says. */
function mismatchError(context, why) {
    return new RegistryError("DIGEST_MISMATCH", context, why, { hint: hintsFor(context).damaged });
}
function codeFor(status, codes) {
    if (status === 401 || status === 403)
        return "REGISTRY_DENIED";
    if (status === 404)
        return "NOT_FOUND";
    return codes.includes("DIGEST_INVALID") ? "DIGEST_MISMATCH" : "REGISTRY";
}
/** Of what a server never does, in this protocol version or at all, it says so each time. */
const NEVER = new Set([501, 505]);
function isTemporaryStatus(status) {
    return status === 408 || status === 429 || (status >= 500 && !NEVER.has(status));
}
/** Seconds or a date, as in https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function parseRetryAfter(header) {
    if (header === null)
        return undefined;
    const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
    return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes
const ErrorBody = dist/* object */.Ikc({
    errors: dist/* array */.YOg(dist/* object */.Ikc({ code: dist/* nullish */.cl6(dist/* string */.YjP(), ""), message: dist/* nullish */.cl6(dist/* string */.YjP(), "") })),
});
/** Token servers of Docker and Microsoft write `details` or `message`; RFC 6749 has `error`. */
const OtherErrorBody = dist/* union */.KCZ([
    dist/* pipe */.FsL(dist/* object */.Ikc({ details: dist/* string */.YjP() }), dist/* transform */.pdi((body) => body.details)),
    dist/* pipe */.FsL(dist/* object */.Ikc({ message: dist/* string */.YjP() }), dist/* transform */.pdi((body) => body.message)),
    dist/* pipe */.FsL(dist/* object */.Ikc({ error: dist/* string */.YjP() }), dist/* transform */.pdi((body) => body.error)),
]);
function readErrorBody(bodyText) {
    const body = parseLoosely(bodyText);
    const known = dist/* safeParse */.xLC(ErrorBody, body);
    if (known.success) {
        const codes = known.output.errors.map(({ code }) => (0,src_quote/* oneLine */.TN)(code)).filter(Boolean);
        const texts = known.output.errors.map((each) => [each.code, each.message].filter(Boolean).join(": "));
        return { codes, text: (0,src_quote/* oneLine */.TN)(texts.join("; ")) };
    }
    const other = dist/* safeParse */.xLC(OtherErrorBody, body);
    if (other.success)
        return { codes: [], text: (0,src_quote/* oneLine */.TN)(other.output) };
    // A proxy's HTML page would only bury the status.
    return { codes: [], text: bodyText.trimStart().startsWith("<") ? "" : (0,src_quote/* oneLine */.TN)(bodyText) };
}
function parseLoosely(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function withoutSecrets(url) {
    return `${url.origin}${url.pathname}`;
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/retry.js
// Trying again what is temporary: network errors, 408, 429 and 5xx, and once what may be different the next time.

const OFTEN = { delaysMs: [500, 2_000, 8_000], maxRetryAfterMs: 60_000, share: 1 };
/**
 * For what is small, a registry that is down is to be reported soon. For what is large, the pauses cover restarts and
 * failovers; a longer outage should fail the job, not hold the runner. A manifest is pushed when all the work is done.
 */
const RETRY_POLICIES = {
    read: { delaysMs: [300, 1_000, 2_000], maxRetryAfterMs: 60_000, share: 0.4 },
    "read blob": OFTEN,
    "push blob": OFTEN,
    "push manifest": { ...OFTEN, delaysMs: [...OFTEN.delaysMs, 15_000] },
};
/** One line for a log. */
function describeRetry({ error, delayMs, number, most }) {
    const seconds = Math.ceil(delayMs / 100) / 10;
    return `${error.message} Trying again in ${seconds} s (try ${number} of ${most}).`;
}
/** Runs `attempt` until it succeeds, fails for good, or no more retries or time are left. */
async function withRetries({ policy, limits, clock, onRetry }, attempt) {
    const { patience, signal } = limits;
    let hadSecondTry = false;
    for (const [at, longestMs] of policy.delaysMs.entries()) {
        try {
            return await attempt();
        }
        catch (error) {
            patience.spend();
            if (!(error instanceof RegistryError))
                throw error;
            const mayDiffer = isDamagedRead(error) || missesBlobs(error);
            if (!error.isTemporary && (!mayDiffer || hadSecondTry))
                throw error;
            hadSecondTry ||= mayDiffer;
            const delayMs = delayBefore(error, { longestMs, policy, clock });
            // With no time left for an answer, the error of this try says more than that of the next one.
            if (delayMs >= patience.leftMs || signal?.aborted === true)
                throw error;
            onRetry({ error, delayMs, number: at + 2, most: policy.delaysMs.length + 1 });
            await clock.pause(delayMs, signal);
            patience.waited(delayMs);
            patience.spend();
        }
    }
    return attempt();
}
/** At least what the registry asks for, and by chance a little more: clients that failed together must not return together. */
function delayBefore(error, { longestMs, policy, clock }) {
    const askedMs = Math.min(error.retryAfterMs ?? 0, policy.maxRetryAfterMs);
    return Math.max(longestMs / 2, askedMs) + (clock.random() * longestMs) / 2;
}
/** What was read is not what its digest says: a proxy or a disk may have damaged it, maybe only this time. */
function isDamagedRead({ code, method }) {
    return code === "DIGEST_MISMATCH" && method === "GET";
}
/** A registry may lose sight of a blob while another client pushes the same one; that is over in a moment. */
function missesBlobs({ codes, method }) {
    return method === "PUT" && codes.includes("MANIFEST_BLOB_UNKNOWN");
}

;// CONCATENATED MODULE: ./build/js/src/registry/calls.js



function createCalls({ send, clock, totalMs, ...options }) {
    const { retry, onRetry = () => undefined } = options;
    const limitsOf = (share, signal) => {
        const limits = { patience: new Patience(totalMs * share), signal };
        const limited = (call) => send({ ...call, limits });
        return { limits, limited };
    };
    return {
        retried(kind, attempt, { signal = options.signal } = {}) {
            const policy = { ...RETRY_POLICIES[kind], ...retry };
            const { limits, limited } = limitsOf(policy.share, signal);
            const rules = { policy, limits, clock, onRetry };
            return unlessAborted(signal, () => withRetries(rules, () => attempt(limited)));
        },
        once(attempt) {
            const { limited } = limitsOf(1, options.signal);
            return unlessAborted(options.signal, () => attempt(limited));
        },
        afterwards: send,
    };
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/clock.js
// Time and chance, as the client sees them: handed in, so that a test neither waits nor depends on how fast a machine is.
const SYSTEM_CLOCK = {
    now: () => performance.now(),
    after(delayMs, action) {
        const timer = setTimeout(action, delayMs);
        return () => {
            clearTimeout(timer);
        };
    },
    pause: (delayMs, signal) => new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const stop = () => {
            clearTimeout(timer);
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever the signal was given
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener("abort", stop);
            resolve();
        }, delayMs);
        signal?.addEventListener("abort", stop, { once: true });
    }),
    random: Math.random,
};

;// CONCATENATED MODULE: ./build/js/src/registry/transport/routes.js

/** Where hosts may be. A pull request can name one, too, and none is where clouds hand out credentials. */
const REACHABLE = {
    workflow: ["public", "private", "loopback"],
    checkout: ["public"],
};
const NEARNESS = {
    public: ["public"],
    private: ["public", "private"],
    loopback: ["public", "private", "loopback"],
    special: ["public"],
};
/** @param insecureRegistries hosts that may be anywhere, and may lack TLS or a trusted certificate, e.g. `registry.internal:5000` */
function createRoutes(network, insecureRegistries) {
    const insecure = new Set(insecureRegistries.map((host) => host.toLowerCase()));
    const named = (host, by = "workflow") => {
        const isInsecure = insecure.has(host.toLowerCase());
        return { addresses: isInsecure ? "any" : REACHABLE[by], verifiesTls: !isInsecure };
    };
    const route = async (url, reach, isNamed) => {
        const proxy = network.proxyFor(url);
        return { dispatcher: await network.dispatcher(reach), isNamed, proxy: proxy && (0,proxy_address/* proxyName */.ec)(proxy) };
    };
    const toNamed = (url, by = "workflow") => route(url, named(url.host, by), by === "workflow");
    return {
        named,
        toNamed,
        toForeign: (url, from) => insecure.has(url.host)
            ? toNamed(url)
            : route(url, { addresses: NEARNESS[network.kindOf(from)], verifiesTls: true }, false),
    };
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/timeouts.js
// How long a registry may keep us waiting.
/** In bytes a second; slower than any network that is worth waiting for. */
const LEAST_RATE = 1024;
/** The time-outs if one call may wait that long in vain: each leaves time to try again. */
function timeoutsWithin(totalMs) {
    const oneWaitMs = totalMs / 10;
    return { responseMs: oneWaitMs, stallMs: oneWaitMs, uploadResponseMs: totalMs / 2, totalMs };
}
const DEFAULT_TIMEOUTS = timeoutsWithin(600_000);
/** How much of a blob must come while it is waited for that long. */
function leastBytes(waitedMs) {
    return Math.ceil((waitedMs / 1000) * LEAST_RATE);
}

;// CONCATENATED MODULE: ./build/js/src/registry/http-parts.js
// What all requests have in common, of registries and others: ways to hosts, time, and how often to try.




function partsOf(options) {
    const { network = createNetwork({ env: {} }), fetch = globalThis.fetch, clock = SYSTEM_CLOCK } = options;
    const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    const { retry, onRetry, signal } = options;
    const routes = createRoutes(network, options.insecureRegistries ?? []);
    return { network, routes, fetch, timeouts, clock, totalMs: timeouts.totalMs, retry, onRetry, signal };
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/save-body.js
// The body of an answer as a new file, of which nothing is left unless all of it is there.




/** @throws {RegistryError} `REGISTRY` if it is larger than the limit, `DIGEST_MISMATCH` if it has another digest */
async function saveBody(answer, file) {
    try {
        const handle = await (0,promises_.open)(file.path, "wx", 0o600);
        try {
            await write(answer, file, handle);
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        answer.cancel();
        await (0,promises_.rm)(file.path, { force: true });
        throw error;
    }
}
async function write(answer, file, handle) {
    const verifier = new Verifier({ digest: file.digest, limitBytes: file.limitBytes }, (fault) => fault.kind === "longer"
        ? tooLarge(answer, fault.limitBytes)
        : mismatchError(answer.request, `${answer.url.host} sent content with ${describeFault(fault)}`));
    for (let chunk = await answer.readChunk(); chunk !== undefined; chunk = await answer.readChunk()) {
        verifier.add(chunk);
        await handle.writeFile(chunk);
        file.onProgress?.({ doneBytes: verifier.sizeBytes });
    }
    verifier.end();
}
/** It would be so again. */
function tooLarge({ request, url }, limitBytes) {
    const why = `${url.host} sent more than ${limitBytes} bytes`;
    return new RegistryError("REGISTRY", request, why, { hint: hintsFor(request).damaged });
}

// EXTERNAL MODULE: ./build/js/src/bytes/collect.js
var collect = __webpack_require__(4733);
// EXTERNAL MODULE: ./build/js/src/network/network-error.js
var network_error = __webpack_require__(4375);
// EXTERNAL MODULE: ./build/js/src/network/response-start.js
var response_start = __webpack_require__(7866);
;// CONCATENATED MODULE: ./build/js/src/network/stored-bytes.js

/** The same connections; what comes by them is not unpacked. */
function keepStoredBytes(dispatcher) {
    const composed = dispatcher.compose((dispatch) => (options, handler) => dispatch(options, withoutEncoding(handler)));
    return composed;
}
/** Of what fetch is told, only the headers are others. */
function withoutEncoding(handler) {
    return (0,response_start/* onResponseStart */.h)(handler, (controller, status, headers, message) => {
        const rest = Object.entries(headers).filter(([name]) => name !== "content-encoding");
        handler.onResponseStart?.(controller, status, Object.fromEntries(rest), message);
    });
}

;// CONCATENATED MODULE: ./build/js/src/registry/failure/proxy-error.js
// What to tell when a proxy keeps a registry from being asked. Pure.


/** The error names the proxy, never its login. */
function proxyError(context, failure) {
    const { status } = failure;
    return new RegistryError("REGISTRY_UNREACHABLE", context, failure.message, {
        hint: hintFor(context.url, failure),
        cause: failure,
        isTemporary: status === undefined || status >= 500,
    });
}
function hintFor({ host, protocol }, { proxy, status }) {
    const variable = protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
    const without = `name ${host} in NO_PROXY if it can be reached without a proxy`;
    if ((0,network_error/* wantsLogin */.TL)(status)) {
        return `Put a login that the proxy accepts into ${variable}, e.g. http://USER:PASSWORD@${proxy}, or ${without}.`;
    }
    if (status === undefined)
        return `Check that ${variable} is right and that the proxy is up, or ${without}.`;
    return status >= 500
        ? `Check that the proxy reaches ${host}, or ${without}.`
        : `Let the proxy allow connections to ${host}, or ${without}.`;
}

;// CONCATENATED MODULE: ./build/js/src/registry/failure/network-failure.js
// From what fetch throws to what a user can understand: who could not be reached, why, and what helps.





/** The error for a request without an HTTP answer, or whose answer broke off. */
function networkError(context, thrown) {
    // The error that fetch throws only says that fetch failed; the one below it says why.
    const { code, message, error: cause } = rootCause(thrown);
    const { host } = context.url;
    if ((0,network_error/* isProxyFailure */.no)(cause))
        return proxyError(context, cause);
    if ((0,network_error/* isAddressRefused */.Ju)(cause))
        return refusedError(context, cause);
    if (message === REDIRECTED)
        return new RegistryError("REGISTRY", context, `${host} redirects an upload, which cannot follow`, {
            cause,
        });
    const hints = hintsFor(context);
    const certificate = CERTIFICATE_PROBLEMS[code ?? ""];
    if (certificate !== undefined) {
        const why = `the TLS certificate of ${host} ${certificate.problem} (${code ?? ""})`;
        const hint = certificate.hint ?? hints.untrusted;
        return new RegistryError("REGISTRY_UNREACHABLE", context, why, { hint, cause });
    }
    if (code === "EPROTO" || meansNoTls(code)) {
        const why = `${host} does not speak TLS (${code ?? ""})`;
        return new RegistryError("REGISTRY_UNREACHABLE", context, why, { hint: hints.noTls, cause });
    }
    const known = CONNECTION_PROBLEMS[code ?? ""];
    const why = known === undefined ? `no answer from ${host}: ${message}` : `${host} ${known} (${code ?? ""})`;
    return new RegistryError("REGISTRY_UNREACHABLE", context, why, {
        hint: hints.unreachable,
        cause,
        isTemporary: true,
    });
}
/** What fetch says, without a code, where a request may not be redirected: only what has a streamed body may not. */
const REDIRECTED = "unexpected redirect";
const RENEW = "Renew the certificate of the host, and check the clock of the runner.";
const UNKNOWN_AUTHORITY = { problem: "is from an authority that is not trusted here" };
const SELF_SIGNED = { problem: "is self-signed" };
/** Without a hint, it is a matter of who is trusted. */
const CERTIFICATE_PROBLEMS = {
    DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
    SELF_SIGNED_CERT_IN_CHAIN: SELF_SIGNED,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
    UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
    CERT_UNTRUSTED: UNKNOWN_AUTHORITY,
    CERT_HAS_EXPIRED: { problem: "has expired", hint: RENEW },
    CERT_NOT_YET_VALID: { problem: "is not valid yet", hint: RENEW },
    ERR_TLS_CERT_ALTNAME_INVALID: {
        problem: "is for another host name",
        hint: "Use the host name that the certificate is for, or give the host a certificate for this one.",
    },
};
function refusedError(context, cause) {
    const { refused: hint } = hintsFor(context);
    const why = `${context.registry} leads to ${cause.message}`;
    return new RegistryError("REGISTRY", context, why, { hint, cause });
}
/** The code of what fetch or a connection threw; undefined if it has none. */
function failureCode(thrown) {
    return rootCause(thrown).code;
}
/** Whether it is certain that something else than TLS was met. EPROTO, of older versions of Node.js, can be an alert, too. */
function meansNoTls(code) {
    return code !== undefined && NO_TLS.has(code);
}
/** What OpenSSL calls it. */
const NO_TLS = new Set([
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "ERR_SSL_PACKET_LENGTH_TOO_LONG",
    "ERR_SSL_UNKNOWN_PROTOCOL",
]);
const CONNECTION_PROBLEMS = {
    ECONNREFUSED: "refuses connections",
    ENOTFOUND: "is not a known host name",
    EAI_AGAIN: "could not be looked up, the name server did not answer",
    ECONNRESET: "closed the connection",
    EPIPE: "closed the connection",
    UND_ERR_SOCKET: "closed the connection",
    ETIMEDOUT: "did not answer in time",
    UND_ERR_CONNECT_TIMEOUT: "did not answer in time",
    UND_ERR_HEADERS_TIMEOUT: "did not answer in time",
    UND_ERR_BODY_TIMEOUT: "stopped sending",
    EHOSTUNREACH: "cannot be reached from this network",
    ENETUNREACH: "cannot be reached from this network",
};
/** fetch says only "fetch failed"; the reason is in a cause, or in the first of the addresses that were tried. */
function rootCause(thrown) {
    let at = thrown;
    let message = String(thrown);
    for (let depth = 0; depth < 5 && typeof at === "object" && at !== null; depth += 1) {
        if ("message" in at && typeof at.message === "string" && at.message !== "")
            message = at.message;
        if ("code" in at && typeof at.code === "string")
            return { code: at.code, message: told(message), error: at };
        const tried = "errors" in at && Array.isArray(at.errors) ? at.errors[0] : undefined;
        at = tried ?? ("cause" in at ? at.cause : undefined);
    }
    return { code: undefined, message: told(message), error: thrown };
}
/** fetch quotes whole addresses, with what is secret in them. */
function told(message) {
    return (0,src_quote/* oneLine */.TN)((0,src_quote/* withoutLogins */.$b)(message));
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/request-body.js
function isStreamed(body) {
    return typeof body === "object" && "open" in body;
}
function prepareBody(body, watchdog, timeouts) {
    if (isStreamed(body) && body.sizeBytes !== 0)
        return prepareStream(body, watchdog, timeouts);
    const nothing = () => undefined;
    return {
        // A stream of nothing was seen to keep its request from ever being sent.
        init: body === undefined ? {} : { body: isStreamed(body) ? new Uint8Array(0) : body },
        failure: nothing,
        stopWatching: nothing,
        close: nothing,
    };
}
function prepareStream(source, watchdog, timeouts) {
    let failure;
    let isWatched = true;
    // The source is opened on the first pull only, so that nothing is left open if no connection comes about.
    async function* read() {
        try {
            for await (const chunk of source.open()) {
                if (isWatched)
                    watchdog.expectContent("no more of the upload was taken");
                yield chunk;
                // A slow source has its own limits.
                if (isWatched)
                    watchdog.rest();
                watchdog.gotContent(chunk.byteLength);
            }
            if (isWatched)
                watchdog.expect(timeouts.uploadResponseMs, "no answer to the upload");
        }
        catch (error) {
            failure = error;
            throw error;
        }
    }
    const chunks = read();
    return {
        // Where fetch could follow a redirect or ask for a password, it keeps a copy of everything it sends: a layer of 1 GiB
        // would be 1 GiB of memory. So a redirect of an upload, which no registry is known to answer, is an error.
        init: { body: chunks, duplex: "half", redirect: "error", window: null },
        failure: () => failure,
        stopWatching() {
            isWatched = false;
        },
        close() {
            isWatched = false;
            chunks.return(undefined).catch(() => undefined);
        },
    };
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/watchdog.js

function createWatchdog(options) {
    return new ExchangeWatchdog(options);
}
class ExchangeWatchdog {
    #options;
    #controller = new AbortController();
    #startedMs;
    #failure;
    /** Of the expectation that runs. */
    #running;
    /** Since the last time that enough content came. */
    #window = { waitedMs: 0, bytes: 0 };
    constructor(options) {
        this.#options = options;
        this.#startedMs = options.clock.now();
    }
    get signal() {
        return this.#controller.signal;
    }
    get failure() {
        return this.#failure;
    }
    expect(withinMs, problem) {
        this.rest();
        const { clock, patience, wholeMs } = this.#options;
        const sinceMs = clock.now();
        const wholeLeftMs = wholeMs === undefined ? Infinity : wholeMs - (sinceMs - this.#startedMs);
        const limitMs = Math.max(0, Math.min(withinMs, wholeLeftMs, patience?.leftMs ?? Infinity));
        const cancel = clock.after(limitMs, () => {
            this.rest();
            const limit = limitMs === wholeLeftMs ? wholeMs : limitMs;
            this.#failure = new Error(`${problem} within ${seconds(limit ?? limitMs)} s`);
            this.#controller.abort(this.#failure);
        });
        this.#running = { sinceMs, cancel };
    }
    expectContent(problem) {
        const { stallMs } = this.#options;
        const { bytes, waitedMs } = this.#window;
        this.expect(stallMs - waitedMs, bytes === 0 ? problem : `${problem} than ${bytes} bytes`);
    }
    gotContent(bytes) {
        this.#window.bytes += bytes;
        if (this.#window.bytes < leastBytes(this.#options.stallMs))
            return;
        this.#window = { waitedMs: 0, bytes: 0 };
        this.#options.patience?.gotOn();
    }
    rest() {
        if (this.#running === undefined)
            return;
        this.#running.cancel();
        const waitedMs = this.#options.clock.now() - this.#running.sinceMs;
        this.#running = undefined;
        this.#window.waitedMs += waitedMs;
        this.#options.patience?.waited(waitedMs);
    }
    abort() {
        this.rest();
        this.#controller.abort();
    }
}
function seconds(milliseconds) {
    return Math.round(milliseconds / 10) / 100;
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/transport.js
// One HTTP request: timeouts, redirects, and where the Authorization header may go. Knows nothing of registries' paths.








const MAX_REDIRECTS = 5;
const USER_AGENT = "cloud-native-buildpacks-action";
function createTransport(options) {
    return async (request) => {
        let url = request.url;
        for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
            const answer = await exchange(options, request, url);
            const next = redirectTarget(answer);
            if (next === undefined)
                return answer;
            await startOfBody(answer);
            url = next;
        }
        throw new RegistryError("REGISTRY", request, `${request.url.host} redirects more than ${MAX_REDIRECTS} times`);
    };
}
/**
 * Where a Location header points. TLS proxies that do not tell the registry about TLS make it answer `http:` for its
 * own host; that is put right. @throws {RegistryError} if it leaves https for http on another host, or HTTP altogether
 */
function resolveLocation(context, from, location) {
    if (!URL.canParse(location, from.href)) {
        throw new RegistryError("REGISTRY", context, `${from.host} sent a Location that is not a URL`);
    }
    const target = new URL(location, from);
    if (from.protocol === "https:" && target.protocol === "http:" && target.host === from.host) {
        target.protocol = "https:";
    }
    const isDowngrade = from.protocol === "https:" && target.protocol === "http:";
    if (isDowngrade || !/^https?:$/.test(target.protocol)) {
        const why = `${from.host} leads from ${from.protocol} to ${target.protocol}//${target.host}, which is not secure`;
        throw new RegistryError("REGISTRY", context, why);
    }
    return target;
}
/** A whole body in memory. @throws {RegistryError} `DIGEST_MISMATCH` if it is longer than the limit */
async function readBody(answer, limitBytes) {
    const body = await (0,collect/* collectUpTo */.p)(bodyOf(answer), limitBytes);
    if (body !== undefined)
        return body;
    answer.cancel();
    throw mismatchError(answer.request, `the answer is larger than ${limitBytes} bytes`);
}
async function* bodyOf(answer) {
    for (let chunk = await answer.readChunk(); chunk !== undefined; chunk = await answer.readChunk())
        yield chunk;
}
/** The start of a body as text for a message; also frees the connection. Never throws. */
async function startOfBody(answer) {
    try {
        return (await readBody(answer, 64 * 1024)).toString("utf8");
    }
    catch {
        return "";
    }
}
/** What an error says of an answer; also frees the connection. Never throws. */
async function failedAnswer(answer) {
    const text = await startOfBody(answer);
    return {
        status: answer.status,
        headers: answer.headers,
        bodyText: answer.route.isNamed ? withoutAuthorization(text, answer.request.authorization) : "",
        proxy: answer.route.proxy,
    };
}
/** Registries repeat in errors what they were sent. */
function withoutAuthorization(text, header) {
    const [, sent = ""] = header?.split(" ") ?? [];
    return sent === "" ? text : text.replaceAll(sent, "***");
}
async function exchange(options, request, url) {
    refuseLogin(request, url);
    const route = await options.routeTo(url, request.registry);
    const watchdog = watchdogFor(options, request);
    const body = prepareBody(request.body, watchdog, options.timeouts);
    watchdog.expect(answerMs(request, options.timeouts), "no answer");
    try {
        const response = await options.fetch(url.href, {
            method: request.method,
            headers: headersFor(request, url),
            redirect: "manual",
            signal: abortedWith(watchdog, request),
            dispatcher: request.content === "file" ? keepStoredBytes(route.dispatcher) : route.dispatcher,
            ...body.init,
        });
        body.stopWatching();
        checkProxy(route, response);
        return answerOf({ request, response, url, route, watchdog, body });
    }
    catch (error) {
        watchdog.abort();
        body.close();
        throw body.failure() ?? failureOf({ ...request, url }, watchdog, error);
    }
    finally {
        watchdog.rest();
    }
}
/** Of where a registry leads: fetch would refuse it with all of the address. @throws {RegistryError} */
function refuseLogin(request, { username, password, host }) {
    if (username === "" && password === "")
        return;
    const why = `${request.registry} leads to an address of ${host} that has a user or a password in it`;
    throw new RegistryError("REGISTRY", request, why);
}
function watchdogFor({ timeouts, clock }, request) {
    const { body, content, limits } = request;
    const isLarge = content === "blob" || content === "file" || isStreamed(body);
    const wholeMs = isLarge ? undefined : answerMs(request, timeouts);
    return createWatchdog({ clock, patience: limits?.patience, wholeMs, stallMs: timeouts.stallMs });
}
function answerMs({ content }, { responseMs, uploadResponseMs }) {
    return content === "stored" ? uploadResponseMs : responseMs;
}
function abortedWith({ signal: own }, { limits }) {
    return limits?.signal === undefined ? own : AbortSignal.any([own, limits.signal]);
}
function failureOf(request, { failure }, thrown) {
    const signal = request.limits?.signal;
    return signal?.aborted === true ? cancelledError(signal) : networkError(request, failure ?? thrown);
}
/** Only proxies want to be logged in at like this. @throws {Error} `PROXY_FAILURE` */
function checkProxy({ proxy }, { status }) {
    if (proxy !== undefined && status === 407)
        throw (0,network_error/* proxyFailure */.xh)(proxy, "answered 407", { status });
}
function headersFor(request, url) {
    const { authorization } = request;
    return {
        "user-agent": USER_AGENT,
        // fetch asks for gzip by itself and would unpack it, so digests would not be those of the stored bytes.
        "accept-encoding": "identity",
        ...request.headers,
        ...(authorization !== undefined && url.origin === request.url.origin && { authorization }),
        // Of an empty body fetch says it, too, and twice is too much.
        ...(isStreamed(request.body) &&
            Boolean(request.body.sizeBytes) && { "content-length": String(request.body.sizeBytes) }),
    };
}
function answerOf({ request, response, url, route, watchdog, body }) {
    const reader = response.body?.getReader();
    return {
        request,
        status: response.status,
        headers: response.headers,
        url,
        route,
        async readChunk() {
            watchdog.expectContent("no more data");
            try {
                const { done, value } = (await reader?.read()) ?? { done: true };
                if (done)
                    body.close();
                else
                    watchdog.gotContent(value.byteLength);
                return done ? undefined : value;
            }
            catch (error) {
                body.close();
                throw failureOf({ ...request, url }, watchdog, error);
            }
            finally {
                watchdog.rest();
            }
        },
        cancel() {
            body.close();
            watchdog.abort();
        },
    };
}
function redirectTarget(answer) {
    const { request, status, url } = answer;
    const isRead = request.method === "GET" || request.method === "HEAD";
    // 301 to 303 turn a write into a GET, which no registry means.
    const isRedirect = status === 307 || status === 308 || (isRead && [301, 302, 303].includes(status));
    const location = answer.headers.get("location");
    if (!isRedirect || request.followRedirects === false || location === null)
        return undefined;
    return resolveLocation(request, url, location);
}

;// CONCATENATED MODULE: ./build/js/src/registry/http.js
// Requests of hosts that are no registries, such as those that have archives of buildpacks: with the same proxies, certificates,
// limits, retries and words.





function createHttp(options) {
    const parts = partsOf(options);
    return {
        async request({ limitBytes, failed, ...call }) {
            try {
                return await http_exchange(parts, call, async (answer) => ({
                    text: (await readBody(answer, limitBytes)).toString("utf8"),
                    headers: answer.headers,
                }));
            }
            catch (error) {
                throw error instanceof RegistryError ? failed(error) : error;
            }
        },
        async download(call, file) {
            let saving = Promise.resolve();
            try {
                await http_exchange(parts, { ...call, method: "GET", kind: "read blob", content: "file" }, (answer) => {
                    parts.signal?.throwIfAborted();
                    return (saving = saveBody(answer, file));
                });
            }
            finally {
                // If the call was cancelled, the file is still to be removed.
                await saving.catch(() => undefined);
            }
        },
    };
}
/** Sends a request and reads its answer; both are tried again together. */
async function http_exchange({ routes, ...parts }, { namedBy, kind, ...request }, read) {
    const { url: first } = request;
    const send = createTransport({
        ...parts,
        routeTo: (url) => (url.host === first.host ? routes.toNamed(url, namedBy) : routes.toForeign(url, first)),
    });
    const calls = createCalls({ ...parts, send });
    const attempt = async (limited) => {
        const answer = await limited({ ...request, registry: first.host, access: "pull" });
        if (answer.status >= 200 && answer.status < 300)
            return read(answer);
        throw answerError({ ...answer.request, url: answer.url }, await failedAnswer(answer));
    };
    return kind === "once" ? calls.once(attempt) : calls.retried(kind, attempt);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./build/js/src/bytes/count-bytes.js
var count_bytes = __webpack_require__(8422);
;// CONCATENATED MODULE: ./build/js/src/registry/auth/bearer-token.js
// Getting a bearer token from a registry's token server. Spec: https://distribution.github.io/distribution/spec/auth/token/
// and https://distribution.github.io/distribution/spec/auth/oauth/





const TokenAnswer = dist/* object */.Ikc({
    token: dist/* nullish */.cl6(dist/* string */.YjP()),
    access_token: dist/* nullish */.cl6(dist/* string */.YjP()),
    // Whatever is not a number tells nothing of how long the token is valid.
    expires_in: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* number */.aig()), undefined),
});
/** The specification's default and its minimum; some servers announce less but honour this. */
const LEAST_VALID_SECONDS = 60;
const NO_TOKEN = "Try again; if the problem persists, a proxy in between probably answers instead of the registry.";
/** @throws {RegistryError} `REGISTRY_DENIED` if the token server refuses */
async function fetchToken(send, request) {
    const answer = await send(tokenHttpRequest(request));
    if (answer.status !== 200) {
        throw answerError({ ...answer.request, url: answer.url }, await failedAnswer(answer));
    }
    const json = (await readBody(answer, 1024 * 1024)).toString("utf8");
    const token = secret_json_parseSecretJson(TokenAnswer, json, {
        what: `The answer of ${answer.url.host}`,
        hint: NO_TOKEN,
    });
    const value = token.token || token.access_token;
    if (!value) {
        throw new RegistryError("REGISTRY", answer.request, `${answer.url.host} answered without a token`, {
            hint: NO_TOKEN,
        });
    }
    return { value, validMs: Math.max(token.expires_in ?? 0, LEAST_VALID_SECONDS) * 1000 };
}
/** One scope per resource: the challenge's actions are added to ours. */
function mergeScopes(ours, challenged) {
    const actionsOf = new Map();
    for (const scope of [...ours, ...(challenged ?? "").split(" ")].filter(Boolean)) {
        const colon = scope.lastIndexOf(":");
        const resource = scope.slice(0, Math.max(colon, 0));
        const actions = actionsOf.get(resource) ?? new Set();
        for (const action of scope.slice(colon + 1).split(","))
            actions.add(action);
        actionsOf.set(resource, actions);
    }
    return [...actionsOf].map(([resource, actions]) => [resource, [...actions].join(",")].filter(Boolean).join(":"));
}
function tokenHttpRequest(request) {
    const { challenge, credentials } = request;
    const url = realmUrl(request);
    const scopes = mergeScopes(request.scopes, challenge.scope);
    const context = { ...request.context, url };
    if (credentials?.kind === "identity-token") {
        return {
            ...context,
            method: "POST",
            headers: { "content-type": "application/x-www-form-urlencoded" },
            body: refreshForm(credentials.token, challenge.service, scopes),
            followRedirects: false,
        };
    }
    if (challenge.service !== undefined)
        url.searchParams.append("service", challenge.service);
    for (const scope of scopes)
        url.searchParams.append("scope", scope);
    const authorization = credentials?.kind === "basic" ? basicHeader(credentials) : undefined;
    return { ...context, method: "GET", authorization };
}
function realmUrl({ challenge, context, credentials }) {
    if (!URL.canParse(challenge.realm) || !/^https?:/i.test(challenge.realm)) {
        throw new RegistryError("REGISTRY", context, `${context.url.host} names a token server whose address is not a URL`);
    }
    const url = new URL(challenge.realm);
    // TLS proxies that do not tell the registry about TLS make it name its own host so.
    if (url.host === context.url.host)
        url.protocol = context.url.protocol;
    if (context.url.protocol === "https:" && url.protocol === "http:") {
        const what = credentials === undefined ? "to issue a token at" : "the credentials to be sent to";
        const why = `${context.url.host} wants ${what} ${url.host} without TLS`;
        throw new RegistryError("REGISTRY_DENIED", context, why);
    }
    return url;
}
function refreshForm(token, service, scopes) {
    return new URLSearchParams({
        grant_type: "refresh_token",
        client_id: "cloud-native-buildpacks-action",
        service: service ?? "",
        scope: scopes.join(" "),
        refresh_token: token,
    }).toString();
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/challenge.js
// The WWW-Authenticate header of a registry. Spec: https://distribution.github.io/distribution/spec/auth/token/
// and https://www.rfc-editor.org/rfc/rfc9110#field.www-authenticate. Pure.
/** The best challenge that we can answer: Bearer before Basic; undefined if there is none. */
function parseChallenge(header) {
    const challenges = splitChallenges(header);
    const bearer = challenges.find(({ scheme, parameters }) => scheme === "bearer" && parameters.has("realm"));
    if (bearer !== undefined) {
        return {
            kind: "bearer",
            realm: bearer.parameters.get("realm") ?? "",
            service: bearer.parameters.get("service"),
            scope: bearer.parameters.get("scope"),
        };
    }
    return challenges.some(({ scheme }) => scheme === "basic") ? { kind: "basic" } : undefined;
}
// Either `name=value`, with or without quotes, or the name of a scheme; the former binds tighter.
const PART = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))|([\w-]+)/g;
function splitChallenges(header) {
    const challenges = [];
    for (const [, name, quoted, plain, scheme] of header.matchAll(PART)) {
        if (scheme !== undefined)
            challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
        else if (name !== undefined) {
            const value = quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "";
            challenges.at(-1)?.parameters.set(name.toLowerCase(), value);
        }
    }
    return challenges;
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/authenticator.js



/** A token is not used in its last seconds: it must still be valid when the request arrives. */
const MARGIN_MS = 10_000;
function createAuthenticator(dependencies) {
    const states = new Map();
    const stateOf = (registry) => {
        const state = states.get(registry) ?? { tokens: new Map() };
        states.set(registry, state);
        return state;
    };
    return {
        async begin(request) {
            const state = stateOf(request.context.registry);
            const credentials = await authenticator_credentialsOf(dependencies, state, request);
            if (credentials?.kind === "bearer")
                return `Bearer ${credentials.token}`;
            if (state.challenge === undefined)
                return undefined;
            if (state.challenge.kind === "basic")
                return basicOrNothing(credentials);
            return tokenHeader(dependencies, state, { request, challenge: state.challenge, credentials });
        },
        async retryAfter401(request, header, sent) {
            const state = stateOf(request.context.registry);
            const credentials = await authenticator_credentialsOf(dependencies, state, request);
            const challenge = parseChallenge(header);
            if (credentials?.kind === "bearer" || challenge === undefined)
                return undefined;
            if (challenge.kind === "basic") {
                state.challenge = challenge;
                const basic = basicOrNothing(credentials);
                return basic === sent ? undefined : basic;
            }
            // The scope is of this request only; the next one may be for another repository.
            state.challenge = { ...challenge, scope: undefined };
            return tokenHeader(dependencies, state, { request, challenge, credentials, refused: sent });
        },
    };
}
async function authenticator_credentialsOf({ keychain }, state, { context }) {
    state.credentials ??= keychain.resolve(context.registry);
    try {
        return await state.credentials;
    }
    catch (error) {
        delete state.credentials;
        throw error;
    }
}
/** An identity token is worth nothing to a registry without a token server. */
function basicOrNothing(credentials) {
    return credentials?.kind === "basic" ? basicHeader(credentials) : undefined;
}
async function tokenHeader({ send, now, onToken }, state, need) {
    const key = need.request.scopes.join(" ");
    const cached = state.tokens.get(key);
    const token = await cached;
    if (token !== undefined && token.header !== need.refused && token.validUntil > now())
        return token.header;
    // Another request may have begun to replace it in the meantime.
    const current = state.tokens.get(key);
    if (current !== undefined && current !== cached)
        return (await current).header;
    const fresh = fetchToken(send, {
        ...need.request,
        challenge: need.challenge,
        credentials: need.credentials,
    }).then((fetched) => {
        onToken?.(fetched.value);
        return cacheable(fetched, now());
    });
    state.tokens.set(key, fresh);
    try {
        return (await fresh).header;
    }
    catch (error) {
        if (state.tokens.get(key) === fresh)
            state.tokens.delete(key);
        throw error;
    }
}
function cacheable(token, now) {
    return { header: `Bearer ${token.value}`, validUntil: now + token.validMs - MARGIN_MS };
}

;// CONCATENATED MODULE: ./build/js/src/registry/blob-upload.js



/**
 * One try; a try that fails half-way cannot be continued, since what the registry kept of it is not known, so a retry
 * begins with a new upload.
 */
async function mountOrUpload(connect, target, blob, from) {
    const mount = from === undefined ? undefined : await tryMount(connect, target, blob, from);
    if (mount?.status === 201)
        return "mounted";
    const start = mount ?? (await startUpload(connect, target, `push a blob to "${(0,image_reference/* imageName */.tO)(target)}"`));
    await upload(connect, target, blob, locationOf(start));
    return "uploaded";
}
/** Opens an upload and cancels it. @throws {RegistryError} if the repository cannot be written */
async function probeUpload(connect, target) {
    const doing = `push to "${(0,image_reference/* imageName */.tO)(target)}"`;
    const started = await startUpload(connect, target, doing);
    try {
        const to = locationOf(started);
        const cancelled = await connect({
            reference: target,
            doing,
            access: "push",
            method: "DELETE",
            to,
            expect: [204],
        });
        await startOfBody(cancelled);
    }
    catch {
        // Registries forget open uploads by themselves, and several cannot cancel them; the question is answered anyway.
    }
}
/** Opens an upload. */
async function startUpload(connect, target, doing) {
    const call = {
        reference: target,
        doing,
        access: "push",
        method: "POST",
        to: "blobs/uploads/",
        expect: [202],
    };
    const answer = await connect(call);
    await startOfBody(answer);
    return answer;
}
/** 201: mounted; 202: an upload was opened instead; undefined: the registry does not want to hear of it, or not say where. */
async function tryMount(connect, target, blob, from) {
    const query = new URLSearchParams({ mount: blob.digest, from: from.repository }).toString();
    try {
        const answer = await connect({
            reference: target,
            alsoPull: from,
            doing: `mount a blob of "${(0,image_reference/* imageName */.tO)(from)}" into "${(0,image_reference/* imageName */.tO)(target)}"`,
            access: "push",
            method: "POST",
            to: `blobs/uploads/?${query}`,
            expect: [201, 202],
        });
        await startOfBody(answer);
        const isOpen = answer.status === 201 || answer.headers.has("location");
        return isOpen ? answer : undefined;
    }
    catch (error) {
        // A token server may refuse both scopes because one is not ours to read; an upload needs only the other.
        if (error instanceof RegistryError && !error.isTemporary)
            return undefined;
        throw error;
    }
}
/** Where an upload goes on. @throws {RegistryError} if the answer does not say */
function locationOf(answer) {
    const location = answer.headers.get("location");
    if (location === null) {
        throw new RegistryError("REGISTRY", answer.request, `${answer.url.host} opened an upload without a Location`);
    }
    return resolveLocation(answer.request, answer.url, location);
}
/** The location at which an upload ends. */
function withDigest(location, digest) {
    const to = new URL(location);
    // Not through searchParams: they would rewrite the registry's own, maybe signed, query.
    to.search += `${to.search === "" ? "?" : "&"}digest=${encodeURIComponent(digest)}`;
    return to;
}
async function upload(connect, target, blob, location) {
    const to = withDigest(location, blob.digest);
    const doing = `push the blob ${blob.digest} to "${(0,image_reference/* imageName */.tO)(target)}"`;
    const answer = await connect({
        reference: target,
        doing,
        access: "push",
        method: "PUT",
        to,
        headers: { "content-type": "application/octet-stream" },
        body: { sizeBytes: blob.sizeBytes, open: () => exactly(blob, { doing, target, url: to }) },
        expect: [200, 201, 204],
    });
    await startOfBody(answer);
}
/** A source that gives another number of bytes than promised would look like a broken connection otherwise. */
async function* exactly(blob, place) {
    let sizeBytes = 0;
    const wrong = (what) => {
        const context = { doing: place.doing, registry: place.target.registry, url: place.url };
        const why = `its source has ${what} instead of ${blob.sizeBytes}`;
        return mismatchError({ ...context, access: "push", method: "PUT" }, why);
    };
    for await (const chunk of blob.open()) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > blob.sizeBytes)
            throw wrong("more bytes");
        yield chunk;
    }
    if (sizeBytes < blob.sizeBytes)
        throw wrong(`${sizeBytes} bytes`);
}

;// CONCATENATED MODULE: ./build/js/src/registry/connection.js



function createConnection(dependencies) {
    return async (call) => {
        const answer = await authenticated(dependencies, call);
        if (call.expect.includes(answer.status))
            return answer;
        throw answerError({ ...answer.request, url: answer.url }, await failedAnswer(answer));
    };
}
async function authenticated({ send, authenticator, baseUrl }, call) {
    const { reference, doing, access, method } = call;
    const about = { doing, registry: reference.registry, access, method };
    const base = await unlessAborted(call.limits?.signal, () => baseUrl(about));
    const url = typeof call.to === "string" ? new URL(`${reference.repository}/${call.to}`, base) : call.to;
    const context = { ...about, url };
    const request = { ...context, ...optionalParts(call) };
    // An upload may continue at a storage host, which must see no credentials and whose challenges are not the registry's.
    if (url.origin !== base.origin)
        return send(request);
    const auth = { context, scopes: scopesOf(call) };
    const authorization = await authenticator.begin(auth);
    const answer = await send({ ...request, authorization });
    if (answer.status !== 401 || answer.url.origin !== base.origin)
        return answer;
    const challenge = answer.headers.get("www-authenticate") ?? "";
    const second = await authenticator.retryAfter401(auth, challenge, authorization);
    if (second === undefined)
        return answer;
    await startOfBody(answer);
    return send({ ...request, authorization: second });
}
function optionalParts({ headers, body, content, limits, }) {
    return {
        ...(headers !== undefined && { headers }),
        ...(body !== undefined && { body }),
        ...(content !== undefined && { content }),
        ...(limits !== undefined && { limits }),
    };
}
/** Spec: https://distribution.github.io/distribution/spec/auth/scope/ */
function scopesOf({ reference, access, alsoPull }) {
    const actions = access === "push" ? "pull,push" : "pull";
    const own = `repository:${reference.repository}:${actions}`;
    return alsoPull === undefined ? [own] : [own, `repository:${alsoPull.repository}:pull`];
}

;// CONCATENATED MODULE: ./build/js/src/oci/manifest.js
// Image manifests and indexes, as registries serve them. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md




/** What registries must accept: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-manifests */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const DigestText = dist/* custom */.IeY((value) => typeof value === "string" && (0,oci_digest/* isDigest */.Bc)(value), "is not a sha256 digest");
const Annotations = dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP());
const Descriptor = dist/* object */.Ikc({
    mediaType: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    digest: DigestText,
    size: dist/* pipe */.FsL(dist/* number */.aig(), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0)),
    annotations: dist/* optional */.lqM(Annotations),
});
const ImageManifest = dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi(withoutNulls), dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(2),
    mediaType: dist/* optional */.lqM(dist/* string */.YjP()),
    config: Descriptor,
    layers: dist/* optional */.lqM(dist/* array */.YOg(Descriptor), []),
    annotations: dist/* optional */.lqM(Annotations),
}));
const manifest_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
/** Everything else of an entry is judged when it is chosen: others may be of a kind that is not known here. */
const IndexEntry = dist/* looseObject */._H3({
    platform: dist/* optional */.lqM(dist/* object */.Ikc({ os: manifest_text, architecture: manifest_text, variant: dist/* optional */.lqM(dist/* string */.YjP()) })),
});
const ImageIndex = dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* transform */.pdi(withoutNulls), dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(2),
    mediaType: dist/* optional */.lqM(dist/* string */.YjP()),
    manifests: dist/* array */.YOg(IndexEntry),
}));
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseManifest(json, what) {
    return (0,oci_schema/* parseJson */.qF)(ImageManifest, json, `The manifest of ${what}`);
}
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseIndex(json, what) {
    return (0,oci_schema/* parseJson */.qF)(ImageIndex, json, `The index of ${what}`);
}
/**
 * The entry of an index for a target: that of its variant, else the first where not both sides name one.
 * @throws {PlatformError} `MALFORMED` naming `what` if that entry cannot be used
 */
function selectManifest(index, target, what) {
    const fitting = index.manifests.filter(({ platform }) => platform?.os === target.os &&
        platform.architecture === target.arch &&
        (platform.variant === undefined || target.variant === undefined || platform.variant === target.variant));
    const exact = fitting.find(({ platform }) => isSameVariant(target.arch, platform?.variant, target.variant));
    return checked(exact ?? fitting[0], what);
}
/**
 * The only entry of an index, whatever it is for, else the one for a target.
 * @throws {PlatformError} `MALFORMED` naming `what` if that entry cannot be used
 */
function onlyOrSelectedManifest(index, target, what) {
    const [only, ...others] = index.manifests;
    return others.length === 0 ? checked(only, what) : selectManifest(index, target, what);
}
/**
 * The only image of an index, however often it is listed: once for each of its names. Undefined if there is none, or several.
 * @throws {PlatformError} `MALFORMED` naming `what` if an entry cannot be used
 */
function onlyManifest(index, what) {
    const [only, ...others] = index.manifests.map((entry) => checked(entry, what));
    return others.every((other) => other?.digest === only?.digest) ? only : undefined;
}
function checked(entry, what) {
    return entry === undefined ? undefined : (0,oci_schema/* checkSchema */._U)(Descriptor, entry, `The chosen entry of ${what}`);
}
/** Programs in Go write null where they have nothing, and take it so when they read. */
function withoutNulls(value) {
    if (Array.isArray(value))
        return value.map(withoutNulls);
    if (typeof value !== "object" || value === null)
        return value;
    const members = Object.entries(value).filter(([, member]) => member !== null);
    return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)]));
}

;// CONCATENATED MODULE: ./build/js/src/registry/manifest-access.js
// Manifests at a registry: reading, asking for, and writing them, always by what their bytes hash to.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-manifests








/** Some registries accept more than they must. */
const MAX_ANSWER_BYTES = 2 * MAX_MANIFEST_BYTES;
async function getManifest(connect, reference) {
    const answer = await connect({ ...manifestCall(reference), method: "GET", expect: [200] });
    const bytes = await readBody(answer, MAX_ANSWER_BYTES);
    const digest = (0,oci_digest/* digestOf */.ol)(bytes);
    const promised = reference.digest ?? digestHeader(answer);
    if (promised !== undefined && promised !== digest) {
        throw mismatchError(answer.request, `${answer.url.host} sent a manifest with the digest ${digest} for ${promised}`);
    }
    return { mediaType: mediaTypeOf(answer, bytes, reference), digest, bytes };
}
/** The digest, undefined for a 404, `"unnamed"` if the registry has it but does not tell its digest. */
async function headManifest(connect, reference) {
    const answer = await connect({ ...manifestCall(reference), method: "HEAD", expect: [200, 404] });
    await startOfBody(answer);
    if (answer.status === 404)
        return undefined;
    return reference.digest ?? digestHeader(answer) ?? "unnamed";
}
async function putManifest(connect, reference, manifest) {
    const digest = (0,oci_digest/* digestOf */.ol)(manifest.bytes);
    // A reference with both means the tag: the digest can only say what is expected to be there.
    const selector = reference.tag ?? reference.digest ?? "latest";
    const answer = await connect({
        reference,
        doing: `push "${(0,image_reference/* formatImageReference */.my)(reference)}"`,
        access: "push",
        method: "PUT",
        to: `manifests/${selector}`,
        headers: { "content-type": manifest.mediaType },
        body: manifest.bytes,
        expect: [200, 201, 202],
    });
    await startOfBody(answer);
    const stored = digestHeader(answer);
    if (stored !== undefined && stored !== digest) {
        throw mismatchError(answer.request, `${answer.url.host} stored ${digest} as ${stored}`);
    }
    return digest;
}
function manifestCall(reference) {
    return {
        reference,
        doing: `read "${(0,image_reference/* formatImageReference */.my)(reference)}"`,
        access: "pull",
        to: `manifests/${(0,image_reference/* manifestSelector */.Ph)(reference)}`,
        headers: { accept: ACCEPTED_MANIFESTS.join(", ") },
    };
}
function digestHeader(answer) {
    const header = answer.headers.get("docker-content-digest");
    return header !== null && (0,oci_digest/* isDigest */.Bc)(header) ? header : undefined;
}
const MediaTyped = dist/* object */.Ikc({ mediaType: dist/* nullish */.cl6(dist/* string */.YjP()), manifests: dist/* nullish */.cl6(dist/* unknown */.L5J()) });
/** Some registries and most proxies serve manifests as `application/json` or `text/plain`; then the content tells. */
function mediaTypeOf(answer, bytes, reference) {
    const [header = ""] = (answer.headers.get("content-type") ?? "").split(";");
    if (ACCEPTED_MANIFESTS.includes(header.trim()))
        return header.trim();
    const what = `The manifest of "${(0,image_reference/* formatImageReference */.my)(reference)}"`;
    const content = (0,oci_schema/* parseJson */.qF)(MediaTyped, bytes.toString("utf8"), what);
    return content.mediaType ?? (content.manifests == null ? OCI_MANIFEST : OCI_INDEX);
}

;// CONCATENATED MODULE: ./build/js/src/registry/streamed-upload.js




/** Opens the upload; only that is tried again. */
async function streamUpload(calls, target) {
    const push = pushTo(target);
    const start = await calls.retried("push blob", (connect) => startUpload(connect, target, push.doing));
    return uploadFrom(locationOf(start), push, {
        run: (attempt) => calls.once(attempt),
        afterwards: calls.afterwards,
    });
}
/** A whole blob, tried again if its source can be read again. @throws {RegistryError} also if streams are refused */
async function pushStream(calls, target, source) {
    if (source.opens === "once")
        return sendAll(await streamUpload(calls, target), source);
    const push = pushTo(target);
    await calls.retried("push blob", async (connect) => {
        const start = await startUpload(connect, target, push.doing);
        const way = { run: (attempt) => attempt(connect), afterwards: calls.afterwards };
        await sendAll(uploadFrom(locationOf(start), push, way), source);
    });
}
/** What a gateway answers with for what its registry did not take, however it was sent. */
const FAILED_DEPENDENCY = 424;
/** Registries that want to know the size of each request, and proxies that do so, answer with various errors. */
function isStreamRefused(error) {
    const mayBeWay = error instanceof RegistryError && error.statusCode !== FAILED_DEPENDENCY;
    return mayBeWay && error.code === "REGISTRY" && !error.isTemporary;
}
async function sendAll(upload, source) {
    try {
        await upload.write(source.open());
        await upload.commit(source.digest());
    }
    catch (error) {
        // Who does not answer would not answer that either.
        if (!(error instanceof RegistryError && error.code === "REGISTRY_UNREACHABLE"))
            await upload.cancel();
        throw error;
    }
}
function uploadFrom(start, push, { run, afterwards }) {
    let location = start;
    return {
        async write(content) {
            const open = onlyOnce(content);
            const answer = await run((connect) => append(connect, push, { location, open }));
            location = nextLocation(answer, location);
        },
        commit: (digest) => run((connect) => commit(connect, push, { location, digest })),
        async cancel() {
            try {
                await startOfBody(await afterwards({ ...push, method: "DELETE", to: location, expect: [204] }));
            }
            catch {
                // Registries forget open uploads by themselves, and several cannot cancel them.
            }
        },
    };
}
function pushTo(target) {
    return { reference: target, doing: `push a blob to "${(0,image_reference/* imageName */.tO)(target)}"`, access: "push" };
}
async function append(connect, push, { location, open }) {
    const answer = await connect({
        ...push,
        method: "PATCH",
        to: location,
        headers: { "content-type": "application/octet-stream" },
        body: { sizeBytes: undefined, open },
        expect: [200, 201, 202, 204],
    });
    await startOfBody(answer);
    return answer;
}
async function commit(connect, push, { location, digest }) {
    const to = withDigest(location, digest);
    await startOfBody(await connect({ ...push, method: "PUT", to, expect: [200, 201, 204], content: "stored" }));
}
/** Registries whose uploads stay where they are do not have to say so. */
function nextLocation(answer, location) {
    const header = answer.headers.get("location");
    return header === null ? location : resolveLocation(answer.request, answer.url, header);
}
/** A request that is sent again, e.g. with a new token, would lack what is gone. */
function onlyOnce(content) {
    let isOpened = false;
    return () => {
        if (isOpened)
            throw new Error("the content was passed on already, and cannot be read again");
        isOpened = true;
        return content;
    };
}

;// CONCATENATED MODULE: ./build/js/src/registry/streams.js

/** Remembers a registry that refuses such uploads as long as the client lives. */
function createStreams(calls) {
    const refusing = new Set();
    const watch = async ({ registry }, task) => {
        try {
            await task();
        }
        catch (error) {
            if (isStreamRefused(error))
                refusing.add(registry);
            throw error;
        }
    };
    return {
        async pushStream(target, source) {
            if (refusing.has(target.registry))
                return "refused";
            try {
                await watch(target, () => pushStream(calls, target, source));
                return "uploaded";
            }
            catch (error) {
                if (isStreamRefused(error))
                    return "refused";
                throw error;
            }
        },
        async startUpload(target) {
            if (refusing.has(target.registry))
                return "refused";
            const upload = await streamUpload(calls, target);
            return {
                write: (content) => watch(target, () => upload.write(content)),
                commit: (digest) => watch(target, () => upload.commit(digest)),
                cancel: () => upload.cancel(),
            };
        },
    };
}

;// CONCATENATED MODULE: ./build/js/src/registry/tag-list.js
// The tags of a repository, page by page.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#listing-tags





/** Registries may give fewer. */
const TAGS_PER_PAGE = 1_000;
/** A list that is longer is one that has no end. */
const MAX_PAGES = 1_000;
const MAX_PAGE_BYTES = 1024 * 1024;
const TagList = dist/* object */.Ikc({ tags: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), []) });
/** All tags of the reference's repository, in the registry's order. */
async function listTags(calls, reference) {
    const tags = [];
    let next = `tags/list?n=${TAGS_PER_PAGE}`;
    for (let pages = 0; next !== undefined; pages++) {
        const page = await readPage(calls, reference, { to: next, isLast: pages === MAX_PAGES });
        tags.push(...page.tags);
        next = page.next;
    }
    return tags;
}
function readPage(calls, reference, { to, isLast }) {
    const what = `the tags of "${(0,image_reference/* imageName */.tO)(reference)}"`;
    return calls.retried("read", async (connect) => {
        const answer = await connect({
            reference,
            doing: `list ${what}`,
            access: "pull",
            method: "GET",
            to,
            expect: [200],
        });
        const json = (await readBody(answer, MAX_PAGE_BYTES)).toString("utf8");
        const { tags } = (0,oci_schema/* parseJson */.qF)(TagList, json, `The list of ${what}`);
        const next = nextPage(answer);
        if (next !== undefined && isLast) {
            throw new RegistryError("REGISTRY", answer.request, `its list has more than ${MAX_PAGES} pages`);
        }
        return { tags, next };
    });
}
/** Only the registry itself is asked: what it points to elsewhere is no page of its list. */
function nextPage({ headers, url, request }) {
    const [, target] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(headers.get("link") ?? "") ?? [];
    if (target === undefined)
        return undefined;
    const next = resolveLocation(request, url, target);
    if (next.origin === url.origin)
        return next;
    throw new RegistryError("REGISTRY", request, `the next page of its list is not on ${url.host}`);
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/scheme.js
// Where a registry is, and whether it may be spoken to without TLS, by the rules of the lifecycle's client.
// Rules: https://github.com/google/go-containerregistry/blob/v0.20.2/pkg/name/registry.go. Pure.

/** The URL that the API of a registry is under, e.g. `https://ghcr.io/v2/`. */
function registryUrl(registry, scheme) {
    // The Docker Hub's name in references and credentials is not where its registry is.
    const host = registry === image_reference/* DOCKER_HUB */.Xb ? "registry-1.docker.io" : registry;
    return new URL(`${scheme}://${host}/v2/`);
}
/** Whether the host is of this machine or a private network by its very name; only then, or if the user said so, TLS may be missing. */
function isLocal(registry) {
    const host = registry.replace(/:\d+$/, "");
    return LOCAL_HOSTS.some((pattern) => pattern.test(host));
}
const LOCAL_HOSTS = [
    /^localhost$/,
    /\.localhost$/,
    /^\[::1\]$/,
    /^127\.\d+\.\d+\.\d+$/,
    /^10\.\d+\.\d+\.\d+$/,
    /^192\.168\.\d+\.\d+$/,
    /^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/,
];

;// CONCATENATED MODULE: ./build/js/src/registry/transport/find-scheme.js
// Whether a registry speaks TLS, found out before anything is sent to it that an attacker could read on the way.
// As the lifecycle's client does it: https://github.com/google/go-containerregistry/blob/v0.20.2/pkg/v1/remote/transport/ping.go




/** A server that has nothing to look up answers much sooner, also through a proxy. */
const PING_MS = 10_000;
/**
 * How to speak to a registry that may lack TLS. Nothing but a handshake and, at most, a request without credentials is sent.
 * @throws what went wrong with TLS, unless it is certain that the registry does without
 */
async function findScheme(registry, { network, reach }) {
    const url = registryUrl(registry, "https");
    try {
        await network.tryTls(url, reach);
        return "https";
    }
    catch (error) {
        if (error instanceof src_errors/* PlatformError */.Wk)
            throw error;
        const code = failureCode(error);
        const isClosed = code === "ECONNREFUSED" && url.port === "";
        if (meansNoTls(code) || isClosed)
            return "http";
        // Whatever else it was, an attacker on the way could have caused it as well as a server without TLS: the latter answers.
        const isUnclear = (0,network_error/* isProxyFailure */.no)(error) ? refusesTunnels(error) : MAY_MEAN_NO_TLS.has(code ?? "");
        if (isUnclear && (await answersWithoutTls(registry, network, reach)))
            return "http";
        throw error;
    }
}
const MAY_MEAN_NO_TLS = new Set([
    "EPROTO",
    "ECONNRESET",
    "EPIPE",
    "UND_ERR_CONNECT_TIMEOUT",
]);
/** Many allow tunnels to port 443 only. One that wants a login would answer everything, in the registry's place. */
function refusesTunnels({ status }) {
    return status !== undefined && !(0,network_error/* wantsLogin */.TL)(status);
}
async function answersWithoutTls(registry, network, reach) {
    try {
        const answer = await fetch(registryUrl(registry, "http").href, {
            dispatcher: await network.dispatcher(reach),
            redirect: "manual",
            signal: AbortSignal.timeout(PING_MS),
        });
        await answer.body?.cancel();
        return answer.status === 200 || answer.status === 401;
    }
    catch {
        // What went wrong with TLS is what is told.
        return false;
    }
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/destinations.js
// Where registries are, and where they lead: to their own hosts, and to others that are no nearer.





function createDestinations(network, routes) {
    const bases = new Map();
    const search = async (registry) => {
        const reach = routes.named(registry);
        const mayLackTls = isLocal(registry) || !reach.verifiesTls;
        const scheme = mayLackTls ? await findScheme(registry, { network, reach }) : "https";
        const base = registryUrl(registry, scheme);
        bases.set(registry, base);
        return base;
    };
    return {
        baseUrl: rememberBases(search),
        routeTo(url, registry) {
            const base = bases.get(registry) ?? registryUrl(registry, "https");
            const isNamed = url.host === base.host || isOfHub(url, registry);
            return isNamed ? routes.toNamed(url) : routes.toForeign(url, base);
        },
    };
}
/** Asks once for each registry; a failure may be gone at the next try. */
function rememberBases(search) {
    const searches = new Map();
    return async (context) => {
        const { registry } = context;
        const searching = searches.get(registry) ?? search(registry);
        searches.set(registry, searching);
        try {
            return await searching;
        }
        catch (error) {
            searches.delete(registry);
            if (error instanceof src_errors/* PlatformError */.Wk)
                throw error;
            throw networkError({ ...context, url: registryUrl(registry, "https") }, error);
        }
    };
}
/** The user who names the Docker Hub names all of its hosts. */
function isOfHub({ host }, registry) {
    return registry === image_reference/* DOCKER_HUB */.Xb && host === "auth.docker.io";
}

;// CONCATENATED MODULE: ./build/js/src/registry/verified-stream.js
// A downloaded blob as a stream that checks size and digest on the way: it errors instead of ending if they are wrong.



/** The body of an answer, verified; destroying the stream ends the download. */
function verifiedStream(answer, expected) {
    const verifier = new Verifier(expected, (fault) => {
        const what = fault.kind === "digest" ? `content with ${describeFault(fault)}` : describeFault(fault);
        return mismatchError(answer.request, `${answer.url.host} sent ${what} for ${expected.digest}`);
    });
    async function nextChunk() {
        const chunk = await answer.readChunk();
        if (chunk === undefined)
            verifier.end();
        else
            verifier.add(chunk);
        return chunk ?? null;
    }
    return new external_node_stream_.Readable({
        read() {
            nextChunk().then((chunk) => this.push(chunk), (error) => this.destroy(error));
        },
        destroy(error, callback) {
            answer.cancel();
            callback(error);
        },
    });
}

;// CONCATENATED MODULE: ./build/js/src/registry/registry-client.js
// The client of all registries: puts transport, authentication, retries and the parts of the API together.

















/** Configs are some kilobytes; what is larger must be streamed. */
const MAX_BLOB_IN_MEMORY_BYTES = 16 * 1024 * 1024;
/** A client for all registries; tokens and credentials live as long as it does. */
function createRegistryClient(options) {
    const parts = partsOf(options);
    const calls = createCalls({ ...parts, send: connectionOf(options, parts) });
    const registry = {
        getManifest: (reference, how) => calls.retried("read", (to) => getManifest(to, reference), how),
        async headManifest(reference) {
            const digest = await calls.retried("read", (to) => headManifest(to, reference));
            return digest === "unnamed" ? (await registry.getManifest(reference)).digest : digest;
        },
        putManifest: (reference, manifest, how) => calls.retried("push manifest", (to) => putManifest(to, reference, manifest), how),
        listTags: (reference) => listTags(calls, reference),
        readBlob: (reference, descriptor) => readBlob(calls, reference, descriptor),
        openBlob: (reference, descriptor) => calls.retried("read blob", (to) => openBlob(to, reference, descriptor)),
        hasBlob: (reference, digest) => hasBlob(calls, reference, digest, "pull"),
        pushBlob: (reference, blob, from) => pushBlob(calls, reference, { digest: blob.digest, from, source: () => blob }),
        ...createStreams(calls),
        copyBlob: (from, target, descriptor, onBytes) => pushBlob(calls, target, {
            digest: descriptor.digest,
            from,
            source: (to) => counted(blobAt(to, from, descriptor), onBytes),
        }),
        canRead: (reference) => canRead(calls, reference),
        checkWrite: (reference) => calls.retried("read", (to) => probeUpload(to, reference)),
    };
    return registry;
}
function connectionOf({ keychain, now = Date.now, onToken }, parts) {
    const { baseUrl, routeTo } = createDestinations(parts.network, parts.routes);
    const send = createTransport({ ...parts, routeTo });
    const authenticator = createAuthenticator({ keychain, send, now, onToken });
    return createConnection({ send, authenticator, baseUrl });
}
/** @param content whether it is a blob, or as small as what a caller holds in memory */
async function openBlob(connect, reference, descriptor, content = "blob") {
    const answer = await connect({
        reference,
        doing: `read the blob ${descriptor.digest} of "${(0,image_reference/* imageName */.tO)(reference)}"`,
        access: "pull",
        method: "GET",
        to: `blobs/${descriptor.digest}`,
        expect: [200],
        content,
    });
    return verifiedStream(answer, descriptor);
}
async function readBlob(calls, reference, descriptor) {
    if (descriptor.size > MAX_BLOB_IN_MEMORY_BYTES) {
        const doing = `read the blob ${descriptor.digest} of "${(0,image_reference/* imageName */.tO)(reference)}" into memory`;
        const url = registryUrl(reference.registry, "https");
        const context = { doing, registry: reference.registry, access: "pull", method: "GET", url };
        throw new RegistryError("REGISTRY", context, `it has ${descriptor.size} bytes, more than 16 MiB`);
    }
    return calls.retried("read", async (connect) => {
        return (0,collect/* collect */.F)(await openBlob(connect, reference, descriptor, "small"));
    });
}
function hasBlob(calls, reference, digest, access) {
    const doing = `look for the blob ${digest} in "${(0,image_reference/* imageName */.tO)(reference)}"`;
    return calls.retried("read", async (connect) => {
        const to = `blobs/${digest}`;
        const answer = await connect({ reference, doing, access, method: "HEAD", to, expect: [200, 404] });
        await startOfBody(answer);
        return answer.status === 200;
    });
}
async function pushBlob(calls, target, { digest, from, source }) {
    // With the right to push, so that the upload needs no second token.
    if (await hasBlob(calls, target, digest, "push"))
        return "existed";
    const isNeighbour = from?.registry === target.registry && from.repository !== target.repository;
    return calls.retried("push blob", (connect) => mountOrUpload(connect, target, source(connect), isNeighbour ? from : undefined));
}
/** A blob in a registry; opened once, since pushing it tries again. */
function blobAt(connect, reference, descriptor) {
    const { digest, size: sizeBytes } = descriptor;
    const open = () => external_node_stream_.Readable.from(lazily(() => openBlob(connect, reference, descriptor)));
    return { digest, sizeBytes, open };
}
/** As the lifecycle does it: https://github.com/buildpacks/imgutil/blob/main/remote/remote.go `CheckReadAccess`. */
async function canRead(calls, reference) {
    try {
        await calls.retried("read", (connect) => headManifest(connect, reference));
        return true;
    }
    catch (error) {
        // Without an answer, nothing is known of who may read what.
        if (!(error instanceof RegistryError) || error.statusCode === undefined)
            throw error;
        return error.code !== "REGISTRY_DENIED";
    }
}
function counted(blob, onBytes) {
    if (onBytes === undefined)
        return blob;
    return {
        ...blob,
        open: () => external_node_stream_.Readable.from((0,count_bytes/* countBytes */.T)(blob.open(), onBytes)),
    };
}
async function* lazily(open) {
    yield* (await open());
}

;// CONCATENATED MODULE: ./build/js/src/connect-registries.js
// What each program of this repository reaches registries and other hosts with: the job's credentials and proxies, masked, and its
// registries without TLS.










/** Of two spellings only one counts, but a secret is one in both. */
const PROXIES = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"];
/** Each retry is told in the log. */
function connectRegistries(env, runner, options) {
    const mask = createMasker(runner);
    (0,proxy_address/* proxySecrets */.Wm)(PROXIES.flatMap((name) => env[name] ?? [])).forEach(mask);
    const keychain = maskingKeychain(dockerConfigKeychain({ configDir: dockerConfigDir(env), runHelper: runHelper }), mask);
    const http = {
        network: createNetwork({ env }),
        insecureRegistries: options.insecureRegistries,
        timeouts: timeoutsWithin(options.timeoutMs),
        signal: options.signal,
        onRetry: (retry) => {
            runner.print(describeRetry(retry));
        },
    };
    return {
        mask,
        keychain,
        registry: createRegistryClient({ ...http, keychain, onToken: mask }),
        http: createHttp(http),
    };
}

;// CONCATENATED MODULE: ./build/js/src/docker/answers.js
// The engine's answers: schemas that list only the fields that are used, and what they become.

const strings = dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), []);
/** It becomes part of paths. */
const VersionNumber = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d+\.\d+$/));
/** `GET /version`; `Arch` is Go's word, e.g. `amd64`. */
const VersionAnswer = dist/* object */.Ikc({
    Version: dist/* string */.YjP(),
    ApiVersion: VersionNumber,
    MinAPIVersion: dist/* nullish */.cl6(VersionNumber),
    Components: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ Name: dist/* string */.YjP() })), []),
    Os: dist/* string */.YjP(),
    Arch: dist/* string */.YjP(),
});
/**
 * `GET /images/{name}/json`; empty fields may be missing since API 1.52. What is in `Config` is checked when it has become an
 * image's configuration.
 */
const ImageAnswer = dist/* object */.Ikc({
    Id: dist/* string */.YjP(),
    RepoDigests: strings,
    Os: dist/* string */.YjP(),
    Architecture: dist/* string */.YjP(),
    Variant: dist/* nullish */.cl6(dist/* string */.YjP()),
    OsVersion: dist/* nullish */.cl6(dist/* string */.YjP()),
    Author: dist/* nullish */.cl6(dist/* string */.YjP()),
    RootFS: dist/* nullish */.cl6(dist/* object */.Ikc({ Layers: strings })),
    Config: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())),
});
/** `GET /images/{name}/history`, the newest entry first; `null` for an image that has none. */
const HistoryAnswer = dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ CreatedBy: dist/* optional */.lqM(dist/* string */.YjP()), Comment: dist/* optional */.lqM(dist/* string */.YjP()) })), []);
/** `POST /containers/create` */
const CreatedAnswer = dist/* object */.Ikc({ Id: dist/* string */.YjP(), Warnings: strings });
/** `GET /containers/{id}/json` */
const ContainerAnswer = dist/* object */.Ikc({
    State: dist/* object */.Ikc({ OOMKilled: dist/* nullish */.cl6(dist/* boolean */.zMY(), false) }),
    HostConfig: dist/* nullish */.cl6(dist/* object */.Ikc({ Memory: dist/* nullish */.cl6(dist/* number */.aig(), 0), NanoCpus: dist/* nullish */.cl6(dist/* number */.aig(), 0) }), {
        Memory: 0,
        NanoCpus: 0,
    }),
});
/** `POST /containers/{id}/wait` */
const WaitAnswer = dist/* object */.Ikc({
    StatusCode: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf()),
    Error: dist/* nullish */.cl6(dist/* object */.Ikc({ Message: dist/* nullish */.cl6(dist/* string */.YjP(), "") })),
});
/** `GET /containers/json` */
const ContainersAnswer = dist/* array */.YOg(dist/* object */.Ikc({ Id: dist/* string */.YjP() }));
/** `GET /volumes/{name}` */
const VolumeAnswer = dist/* object */.Ikc({ Labels: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {}) });
/** `GET /volumes` */
const VolumesAnswer = dist/* object */.Ikc({
    Volumes: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ Name: dist/* string */.YjP() })), []),
});
/** `GET /networks/{name}` */
const NetworkAnswer = dist/* object */.Ikc({
    IPAM: dist/* nullish */.cl6(dist/* object */.Ikc({
        Config: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ Gateway: dist/* nullish */.cl6(dist/* string */.YjP()), Subnet: dist/* nullish */.cl6(dist/* string */.YjP()) })), []),
    })),
});
/** `GET /info` */
const HostAnswer = dist/* object */.Ikc({
    Name: dist/* nullish */.cl6(dist/* string */.YjP(), ""),
    SecurityOptions: strings,
    MemoryLimit: dist/* nullish */.cl6(dist/* boolean */.zMY(), true),
    CpuCfsQuota: dist/* nullish */.cl6(dist/* boolean */.zMY(), true),
    DriverStatus: dist/* nullish */.cl6(dist/* array */.YOg(dist/* array */.YOg(dist/* string */.YjP())), []),
});
/** What is used of a version. */
function daemonInfo(version) {
    const { Version: serverVersion, ApiVersion: apiVersion, Os: os, Arch: arch, Components } = version;
    const isPodman = Components.some(({ Name }) => Name === "Podman Engine");
    return { serverVersion, apiVersion, engine: isPodman ? "podman" : "docker", os, arch };
}
/** What is used of the description of an engine. */
function daemonHost(host) {
    return {
        name: host.Name,
        isRootless: host.SecurityOptions.includes("name=rootless"),
        usesContainerdStore: host.DriverStatus.some(([key, value]) => key === "driver-type" && value === "io.containerd.snapshotter.v1"),
    };
}

;// CONCATENATED MODULE: ./build/js/src/docker/endpoint.js
// Where the engine listens: what a user asks for, else DOCKER_HOST, else the Docker context, else the default socket, as the docker command does it.




const DEFAULT_HOST = "unix:///var/run/docker.sock";
const PORT = 2375;
const TLS_PORT = 2376;
/**
 * Finds the endpoint of the engine.
 * @param requested the input `docker-host`, which takes certificates from the environment, as `DOCKER_HOST` does
 * @throws {PlatformError} `DAEMON_UNREACHABLE` for what cannot be used: `ssh://`, `npipe://`, a missing context
 */
async function resolveEndpoint(env, requested) {
    if (requested !== undefined)
        return parseHost(requested, "input", () => tlsOfEnvironment(env));
    const host = env["DOCKER_HOST"];
    if (host)
        return parseHost(host, "DOCKER_HOST", () => tlsOfEnvironment(env));
    const context = await readDockerContext(env);
    if (context === undefined)
        return parseHost(DEFAULT_HOST, "default", noTls);
    return parseHost(context.host, "context", () => readTls(context.tlsDir, !context.skipTlsVerify, false));
}
/** How an endpoint is called in a message, e.g. `"unix:///run/docker.sock" (from DOCKER_HOST)`. */
function formatEndpoint(endpoint) {
    const url = (0,src_quote/* quote */.hD)((0,src_quote/* withoutLogins */.$b)(endpoint.url));
    return endpoint.source === "default" ? url : `${url} (from ${SOURCES[endpoint.source]})`;
}
const SOURCES = {
    input: 'the input "docker-host"',
    DOCKER_HOST: "DOCKER_HOST",
    context: "the Docker context",
};
/** What to correct if the endpoint is a wrong one. */
function whatNames({ source }) {
    return source === "default" ? "DOCKER_HOST or the Docker context" : SOURCES[source];
}
async function parseHost(text, source, tls) {
    // The docker command takes `localhost:2375` for TCP, too.
    const url = text.includes("://") ? text : `tcp://${text}`;
    const scheme = url.slice(0, url.indexOf("://"));
    switch (scheme) {
        case "unix":
            return { kind: "unix", url, source, socketPath: socketPathOf(url, source) };
        case "tcp":
            return { kind: "tcp", url, source, ...(await parseTcp(url, source, tls)) };
        case "ssh":
            throw refuse(url, source, "ssh is not supported", SSH_HINT);
        case "npipe":
            throw refuse(url, source, "Windows pipes are not supported", "Use a Linux runner.");
        default:
            throw refuse(url, source, `the scheme ${(0,src_quote/* quote */.hD)(scheme)} is not supported`, "Use unix:// or tcp://.");
    }
}
const SSH_HINT = "Forward the socket (ssh -NL /tmp/docker.sock:/var/run/docker.sock HOST) and set DOCKER_HOST to unix:///tmp/docker.sock.";
function socketPathOf(url, source) {
    const path = url.slice("unix://".length);
    if (path.startsWith("/"))
        return path;
    throw refuse(url, source, "the path of the socket is not absolute", "Write it as unix:///var/run/docker.sock.");
}
async function parseTcp(url, source, readTlsOptions) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed === undefined || parsed.hostname === "" || !["", "/"].includes(parsed.pathname)) {
        throw refuse(url, source, "it is not a host and a port", "Write it as tcp://HOST:PORT.");
    }
    const tls = await readTlsOptions();
    const port = parsed.port === "" ? (tls ? TLS_PORT : PORT) : Number(parsed.port);
    return { host: parsed.hostname, port, ...(tls !== undefined && { tls }) };
}
// Any value of DOCKER_TLS_VERIFY but the empty one means yes, and DOCKER_CERT_PATH alone means TLS without a check, as in
// https://pkg.go.dev/github.com/docker/docker@v28.0.4/client#WithTLSClientConfigFromEnv
async function tlsOfEnvironment(env) {
    const verify = Boolean(env["DOCKER_TLS_VERIFY"]);
    const certPath = env["DOCKER_CERT_PATH"];
    if (!verify && !certPath)
        return undefined;
    return readTls(certPath || dockerConfigDir(env), verify, true);
}
async function readTls(dir, verify, required) {
    const [ca, cert, key] = await Promise.all(["ca.pem", "cert.pem", "key.pem"].map((name) => readIfExists((0,external_node_path_.join)(dir, name))));
    if ((cert === undefined) !== (key === undefined) || (required && cert === undefined)) {
        throw new src_errors/* PlatformError */.Wk("DAEMON_UNREACHABLE", `${(0,src_quote/* quote */.hD)(dir)} has no cert.pem and key.pem for the Docker daemon.`, {
            hint: "Put ca.pem, cert.pem and key.pem where DOCKER_CERT_PATH or the Docker context points to.",
        });
    }
    if (ca === undefined && cert === undefined && verify)
        return undefined;
    return {
        verify,
        ...(ca !== undefined && { ca }),
        ...(cert !== undefined && { cert }),
        ...(key !== undefined && { key }),
    };
}
function noTls() {
    return Promise.resolve(undefined);
}
function refuse(url, source, why, hint) {
    return new src_errors/* PlatformError */.Wk("DAEMON_UNREACHABLE", `${REFUSED[source]} ${(0,src_quote/* quote */.hD)((0,src_quote/* withoutLogins */.$b)(url))} cannot be used: ${why}.`, { hint });
}
const REFUSED = {
    input: 'The input "docker-host"',
    DOCKER_HOST: "DOCKER_HOST",
    context: "The Docker context's host",
    default: "The socket",
};

;// CONCATENATED MODULE: ./build/js/src/docker/daemon-error.js
// Errors of the engine, and how answers and broken connections become them. Status codes decide, never message text.




/**
 * The engine refused or failed to do something.
 * The code is `NOT_FOUND` for status 404 and `DAEMON` for everything else.
 */
class DaemonError extends src_errors/* PlatformError */.Wk {
    /** What was asked for, as words that follow "to", e.g. `create a container from "debian"`. */
    operation;
    /** The engine's own words, without a full stop. */
    reason;
    statusCode;
    constructor(operation, reason, details = {}) {
        const { statusCode, hint, cause } = details;
        const message = `The Docker engine failed to ${operation}: ${asSentence(reason)}`;
        super(statusCode === 404 ? "NOT_FOUND" : "DAEMON", message, { hint, cause });
        this.operation = operation;
        this.reason = (0,src_quote/* oneLine */.TN)(reason).replace(/\.$/, "");
        this.statusCode = statusCode;
    }
}
/** Whether the engine said no with one of these HTTP status codes. */
function hasStatus(error, ...statusCodes) {
    return (error instanceof DaemonError && error.statusCode !== undefined && statusCodes.includes(error.statusCode));
}
/** What the engine answers; undefined if what was asked for is not there. */
async function ifNotMissing(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (hasStatus(error, 404))
            return undefined;
        throw error;
    }
}
/** The error for an engine that nothing can be sent to. */
function unreachable(endpoint, cause) {
    const message = `Cannot reach the Docker daemon at ${formatEndpoint(endpoint)}: ${asSentence((0,src_errors/* messageOf */.bD)(cause))}`;
    return new src_errors/* PlatformError */.Wk("DAEMON_UNREACHABLE", message, { hint: daemon_error_hintFor(endpoint, cause), cause });
}
/** Turns what a request was rejected with into one of the errors that {@link Daemon} promises. */
function requestError(operation, endpoint, cause) {
    if (cause instanceof src_errors/* PlatformError */.Wk)
        return cause;
    if (isRefusal(cause)) {
        const { statusCode } = cause;
        return new DaemonError(operation, engineWords(cause) || `status ${String(statusCode)}`, { statusCode });
    }
    return failedToConnect(cause) ? unreachable(endpoint, cause) : connectionLost(operation, cause);
}
function isRefusal(error) {
    return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number";
}
/** Of an answer that is a stream, dockerode tells the engine's words only among its own. */
function engineWords({ message, statusCode, reason = "unexpected" }) {
    const prefix = `(HTTP code ${String(statusCode)}) ${reason} - `;
    return message.slice(message.startsWith(prefix) ? prefix.length : 0).trim();
}
function connectionLost(operation, cause) {
    return new DaemonError(operation, `the connection broke (${(0,src_errors/* messageOf */.bD)(cause)})`, {
        hint: "Check the log of the Docker daemon: it may have stopped.",
        cause,
    });
}
/** Whether a request was not even begun. */
// Node.js names the system call only for errors of the socket itself; both of these come before anything was sent.
function failedToConnect(error) {
    const { syscall } = error;
    return syscall === "connect" || syscall === "getaddrinfo";
}
function daemon_error_hintFor(endpoint, error) {
    const code = (0,regular_file/* errorCode */.CA)(error);
    return code === "EACCES" || code === "EPERM"
        ? 'Permission is denied: add the user to the group "docker", or use a rootless daemon.'
        : `Ensure that the Docker daemon is running and accessible, and that ${whatNames(endpoint)} is correct.`;
}
function asSentence(reason) {
    const text = reason.trim();
    return /[.!?]$/.test(text) ? text : `${text}.`;
}

;// CONCATENATED MODULE: ./build/js/src/docker/output.js
// The decoder of a container's output: the engine interleaves stdout and stderr in frames that chunks cut anywhere.
// docker-modem's `demuxStream` takes the frame of an engine's error for the end of all frames, passes on what is no frame as output,
// and holds each frame and copies of it in memory: https://github.com/apocas/docker-modem/pull/195


/** Longer lines are split, so that a container cannot fill the memory; UTF-16 code units. */
const MAX_LINE_LENGTH = 64 * 1024;
const HEADER_BYTES = 8;
const STDERR = 2;
const ENGINE_ERROR = 3;
/**
 * Reads the multiplexed stream of a container without a terminal to its end, line by line.
 * Each frame is `[stream, 0, 0, 0, size (4 bytes, big endian)]` and `size` bytes of payload; see
 * https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
 * @throws {DaemonError} if the engine reports an error in the stream, or it is not multiplexed
 */
async function output_readOutput(stream, onLine) {
    const decoder = new OutputDecoder(onLine);
    for await (const chunk of stream)
        decoder.write(chunk);
    decoder.end();
}
/** Keeps less than a line per stream, and never a whole frame. */
class OutputDecoder {
    #stdout;
    #stderr;
    #engineErrors = [];
    #engineError = new LineSplitter((line) => this.#engineErrors.push(line));
    #header = new Uint8Array(HEADER_BYTES);
    #headerLength = 0;
    #remaining = 0;
    constructor(onLine) {
        this.#stdout = new LineSplitter((line) => {
            onLine(line, "stdout");
        });
        this.#stderr = new LineSplitter((line) => {
            onLine(line, "stderr");
        });
    }
    write(chunk) {
        let rest = chunk;
        while (rest.byteLength > 0) {
            rest = this.#remaining === 0 ? this.#readHeader(rest) : this.#readPayload(rest);
        }
    }
    /** An end inside a frame is not an error here: whether the container went well is told by its exit code. */
    end() {
        this.#stdout.end();
        this.#stderr.end();
        this.#engineError.end();
        if (this.#engineErrors.length > 0) {
            throw new DaemonError("stream the output of a container", this.#engineErrors.join("\n"));
        }
    }
    #readHeader(bytes) {
        const part = bytes.subarray(0, HEADER_BYTES - this.#headerLength);
        this.#header.set(part, this.#headerLength);
        this.#headerLength += part.byteLength;
        if (this.#headerLength === HEADER_BYTES) {
            this.#headerLength = 0;
            this.#remaining = new DataView(this.#header.buffer).getUint32(4);
            this.#checkKind();
        }
        return bytes.subarray(part.byteLength);
    }
    #readPayload(bytes) {
        const part = bytes.subarray(0, this.#remaining);
        this.#remaining -= part.byteLength;
        this.#target().write(part);
        return bytes.subarray(part.byteLength);
    }
    #target() {
        const kind = this.#header[0];
        if (kind === ENGINE_ERROR)
            return this.#engineError;
        return kind === STDERR ? this.#stderr : this.#stdout;
    }
    #checkKind() {
        const [kind = 0, ...zeros] = this.#header.subarray(0, 4);
        if (kind <= ENGINE_ERROR && zeros.every((byte) => byte === 0))
            return;
        const shown = Buffer.from(this.#header).toString("hex");
        throw new DaemonError("stream the output of a container", `${(0,src_quote/* quote */.hD)(shown)} is not the header of a frame`);
    }
}
class LineSplitter {
    #onLine;
    // Output may legally begin with a byte order mark; it is the reader's to keep.
    #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    #pending = "";
    constructor(onLine) {
        this.#onLine = onLine;
    }
    write(bytes) {
        this.#push(this.#decoder.decode(bytes, { stream: true }));
    }
    end() {
        this.#push(this.#decoder.decode());
        if (this.#pending !== "")
            this.#onLine(this.#pending);
        this.#pending = "";
    }
    #push(text) {
        let start = 0;
        for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
            this.#append(text.slice(start, end));
            this.#onLine(this.#pending);
            this.#pending = "";
            start = end + 1;
        }
        this.#append(text.slice(start));
    }
    #append(text) {
        this.#pending += text;
        while (this.#pending.length > MAX_LINE_LENGTH) {
            const end = isHighSurrogate(this.#pending, MAX_LINE_LENGTH - 1) ? MAX_LINE_LENGTH - 1 : MAX_LINE_LENGTH;
            this.#onLine(this.#pending.slice(0, end));
            this.#pending = this.#pending.slice(end);
        }
    }
}
function isHighSurrogate(text, at) {
    const unit = text.charCodeAt(at);
    return unit >= 0xd800 && unit <= 0xdbff;
}

;// CONCATENATED MODULE: ./build/js/src/docker/request-parts.js
// Where in a request dockerode puts options. By default they go into the query and, as JSON, into the body of each POST:
// https://github.com/apocas/dockerode/issues/742. Where that does harm, `_query` and `_body` separate them, see
// https://github.com/apocas/dockerode/issues/144.
/** For a request whose body has a meaning of its own, e.g. the input of a container. */
function inQuery(options) {
    return { ...options, _query: options, _body: {} };
}
/** For options that are too long for the line of a request: many engines and proxies refuse those. */
function inBody(options) {
    return { ...options, _query: {}, _body: options };
}

;// CONCATENATED MODULE: ./build/js/src/docker/send-tar.js
// Sending a tar to the engine. docker-modem pipes it into the request, and `pipe` neither notices a tar that was destroyed, so that
// the request would wait forever, nor destroys one that is no longer wanted:
// https://github.com/apocas/docker-modem/blob/v5.0.7/lib/modem.js#L369-L374, https://github.com/nodejs/node/issues/19288


/**
 * Sends a tar, and destroys it when it is no longer needed.
 * @param send gets what dockerode is to send instead of the tar, and the signal that breaks the request off
 * @throws the tar's own error if it fails, else what `send` rejects with
 */
async function sendTar(tar, send) {
    const body = new external_node_stream_.PassThrough();
    const broken = new AbortController();
    let failure;
    const feeding = (0,external_node_stream_promises_.pipeline)(tar, body).catch((cause) => {
        failure ??= { cause };
        broken.abort();
    });
    try {
        return await send(body, broken.signal);
    }
    catch (error) {
        throw failure === undefined ? error : failure.cause;
    }
    finally {
        // An engine that has answered needs no more of the tar: 404 comes before the first byte is read.
        body.destroy();
        await feeding;
    }
}

;// CONCATENATED MODULE: ./build/js/src/docker/container.js







/** Seconds between SIGTERM and SIGKILL; a runner gives a cancelled step 7.5 s in all. */
const STOP_GRACE_SECONDS = 2;
const START = "start a container";
const STREAM = "stream the output of a container";
const WAIT = "wait for a container";
/** A container that exists in the engine until it is disposed. */
class EngineContainer {
    id;
    #client;
    #container;
    #engine;
    constructor(client, id, engine) {
        this.#client = client;
        this.#container = client.docker.getContainer(id);
        this.id = id;
        this.#engine = engine;
    }
    async putArchive(path, tar) {
        const operation = `unpack files at ${(0,src_quote/* quote */.hD)(path)} of a container`;
        // Podman would make a directory that is not there.
        if (this.#engine === "podman") {
            // A tar that fails meanwhile, e.g. because the build is cancelled, fails the upload: nothing else listens before that.
            tar.on("error", () => undefined);
            await this.#checkExists(operation, path).catch((error) => {
                tar.destroy();
                throw error;
            });
        }
        await sendTar(tar, (body, abortSignal) => this.#client.call(operation, this.#container.putArchive(body, { path, abortSignal })));
    }
    getArchive(path) {
        const operation = `read ${(0,src_quote/* quote */.hD)(path)} of a container`;
        return this.#client.open(operation, this.#container.getArchive({ path }));
    }
    async run(options) {
        const { onLine, signal } = options;
        this.#checkNotCancelled(signal);
        // Attached before it starts, so that the first line is not missed. Podman makes the container only then, so it says here why it
        // cannot be started.
        const parts = inQuery({ stream: true, stdout: true, stderr: true });
        const output = await this.#client.open(START, this.#container.attach(parts));
        const ended = new AbortController();
        const stop = () => void this.#stop();
        try {
            await this.#client.call(START, this.#container.start());
            signal?.addEventListener("abort", stop, { once: true });
            if (signal?.aborted === true)
                stop();
            const [status] = await Promise.all([this.#readExit(ended.signal), this.#readOutput(output, onLine)]);
            this.#checkNotCancelled(signal);
            return status;
        }
        catch (error) {
            this.#checkNotCancelled(signal);
            throw error;
        }
        finally {
            signal?.removeEventListener("abort", stop);
            output.destroy();
            ended.abort();
            // Its failure must not hide that the run was cancelled; the owner of the container disposes it once more.
            if (signal?.aborted === true)
                await this[Symbol.asyncDispose]().catch(() => undefined);
        }
    }
    async ranOutOfMemory() {
        const { State: state } = await this.#inspect();
        return state.OOMKilled;
    }
    /** What the engine made of the limits that the container was created with; 0 for none. */
    async limitsInForce() {
        const { HostConfig: limits } = await this.#inspect();
        return limits;
    }
    async [Symbol.asyncDispose]() {
        await removeContainer(this.#client, this.id);
    }
    #inspect() {
        return this.#client.ask(ContainerAnswer, "inspect a container", this.#container.inspect());
    }
    async #checkExists(operation, path) {
        (await this.#client.open(operation, this.#container.infoArchive({ path }))).destroy();
    }
    // What goes wrong here shows in the wait, too, and the container is removed by force anyway.
    async #stop() {
        await this.#container.stop({ t: STOP_GRACE_SECONDS }).catch(() => undefined);
    }
    async #readOutput(output, onLine) {
        await output_readOutput(this.#client.chunks(STREAM, output), onLine);
    }
    /** Only of a container that was started; the engine answers at once if it has ended already. */
    async #readExit(abortSignal) {
        const answer = await this.#client.ask(WaitAnswer, WAIT, this.#container.wait({ abortSignal }));
        if (answer.Error != null && answer.Error.Message !== "") {
            throw new DaemonError(WAIT, answer.Error.Message);
        }
        return answer.StatusCode;
    }
    #checkNotCancelled(signal) {
        if (signal?.aborted !== true)
            return;
        throw new src_errors/* PlatformError */.Wk("CANCELLED", "The container was stopped because the run was cancelled.", {
            cause: signal.reason,
        });
    }
}
/** Removes a container with its anonymous volumes, running or not; fine if it is gone already. */
async function removeContainer(client, id) {
    const container = client.docker.getContainer(id);
    try {
        await ifNotMissing(client.call("remove a container", container.remove({ force: true, v: true })));
    }
    catch (error) {
        if (!hasStatus(error, 409))
            throw error;
        // Another process is removing it; its volumes are free only after that.
        await ifNotMissing(client.call(WAIT, container.wait({ condition: "removed" })));
    }
}

;// CONCATENATED MODULE: ./build/js/src/docker/container-config.js
/** The body of `POST /containers/create`; see https://docs.docker.com/reference/api/engine/version/v1.41/ */
function containerConfig(spec) {
    return {
        Image: spec.image,
        Entrypoint: spec.command.slice(0, 1),
        Cmd: spec.command.slice(1),
        Env: [...spec.env],
        ...(spec.user !== undefined && { User: spec.user }),
        ...(spec.workingDir !== undefined && { WorkingDir: spec.workingDir }),
        Labels: spec.labels,
        // No terminal: with one, stdout and stderr could not be told apart.
        Tty: false,
        OpenStdin: false,
        AttachStdout: true,
        AttachStderr: true,
        // An image's own stop signal or health check is about the app in it, not about what runs here.
        StopSignal: "SIGTERM",
        Healthcheck: { Test: ["NONE"] },
        HostConfig: {
            Mounts: spec.mounts.map(mountConfig),
            SecurityOpt: [...spec.securityOptions],
            ...(spec.network !== undefined && { NetworkMode: spec.network }),
            ...(spec.dropCapabilities !== undefined && { CapDrop: [...spec.dropCapabilities] }),
            ...limitsConfig(spec.limits),
        },
    };
}
/** Swap counts as memory: a limit that only made a build slow would be no limit. */
function limitsConfig({ memoryBytes, cpus } = {}) {
    return {
        ...(memoryBytes !== undefined && { Memory: memoryBytes, MemorySwap: memoryBytes }),
        ...(cpus !== undefined && { NanoCpus: Math.round(cpus * 1e9) }),
    };
}
// `Mounts`, not `Binds`: a bind whose source is missing is an error then on Docker, instead of a new directory owned by root.
function mountConfig(mount) {
    const shared = { Target: mount.target, ReadOnly: mount.readOnly ?? false };
    switch (mount.kind) {
        case "volume":
            return { Type: "volume", Source: mount.volume, ...shared };
        case "bind":
            return { Type: "bind", Source: mount.source, ...shared };
    }
}

;// CONCATENATED MODULE: ./build/js/src/docker/create-container.js

/** Resolves with the engine's answer. */
function createContainer(docker, spec) {
    return postCreate(docker, "/containers/create", containerConfig(spec));
}
/** The same by any of an engine's paths that create containers. */
function postCreate({ modem }, path, options) {
    const request = { path, method: "POST", options, statusCodes: { 200: true, 201: true } };
    return new Promise((resolve, reject) => {
        modem.dial(request, (error, answer) => {
            if (error === null)
                resolve(answer);
            else
                reject(error);
        });
    });
}

;// CONCATENATED MODULE: ./build/js/src/docker/create-warnings.js
/** In the words of Docker, since 20.10, and of Podman. */
const NO_LIMITS = [
    [/not support memory limit/, ["memory"]],
    [/not support swap limit/, ["swap"]],
    [/not support CPU CFS/, ["cpus"]],
    [/Resource limits are not supported/, ["memory", "cpus"]],
];
/** What an engine's words mean. */
function warningsIn(words) {
    const limits = NO_LIMITS.find(([pattern]) => pattern.test(words))?.[1];
    if (limits !== undefined)
        return limits.map((limit) => ({ kind: "no-limit", limit }));
    return [{ kind: /does not match the detected host platform/.test(words) ? "emulated" : "other", words }];
}
/**
 * What of the limits is not in force, for an engine that leaves limits out without a word: without root and cgroup v2, Podman says
 * that it can have limits and makes them none, and Docker keeps them and says that it cannot have them.
 */
function missingLimits({ memoryBytes, cpus }, { Memory, NanoCpus, MemoryLimit, CpuCfsQuota }) {
    const missing = [];
    if (memoryBytes !== undefined && (Memory === 0 || !MemoryLimit))
        missing.push("memory");
    if (cpus !== undefined && (NanoCpus === 0 || !CpuCfsQuota))
        missing.push("cpus");
    return missing.map((limit) => ({ kind: "no-limit", limit }));
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./node_modules/dockerode/lib/docker.js
var lib_docker = __webpack_require__(9040);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/js/src/docker/brief-agent.js

/** The agent itself, of which `inspect` shows nothing but its kind: all of it takes longer than a request to the engine. */
function showBriefly(agent) {
    return Object.defineProperty(agent, external_node_util_.inspect.custom, { value: () => agent.constructor.name });
}

;// CONCATENATED MODULE: ./build/js/src/docker/connection-gate.js

/**
 * Makes requests of dockerode wait for connections that are left. One with a body does not: its first try has read it, and what is
 * loaded comes alone, when all else is done.
 */
function waitForConnections(modem, agent) {
    const gate = new ConnectionGate(agent);
    const dial = modem.dial.bind(modem);
    modem.dial = (request, callback = () => undefined) => {
        if (request.file !== undefined) {
            dial(request, callback);
            return;
        }
        const pass = gate.pass(() => new Promise((resolve, reject) => {
            // It writes into what it is given.
            dial({ ...request }, (error, answer) => {
                if (error === null)
                    resolve(answer);
                else
                    reject(error);
            });
        }));
        pass.then((answer) => {
            callback(null, answer);
        }, (error) => {
            callback(error, null);
        });
    };
}
/** Lets as many requests go at a time as there are connections, once one could not be opened. */
class ConnectionGate {
    #agent;
    #waiting = [];
    #underWay = 0;
    #isLimited = false;
    constructor(agent) {
        this.#agent = agent;
    }
    /**
     * @param dial is called again if it could not connect and other connections are open
     * @throws what `dial` rejects with
     */
    async pass(dial) {
        for (;;) {
            while (this.#isLimited && this.#underWay > 0 && this.#underWay >= openConnections(this.#agent)) {
                await new Promise((resolve) => this.#waiting.push(resolve));
            }
            this.#underWay += 1;
            try {
                const answer = await dial();
                answer.once("close", () => {
                    this.#leave();
                });
                return answer;
            }
            catch (error) {
                this.#leave();
                if (!failedToConnect(error) || openConnections(this.#agent) === 0)
                    throw error;
                this.#isLimited = true;
            }
        }
    }
    /** All look again: a connection that is lost is not theirs any more. */
    #leave() {
        this.#underWay -= 1;
        for (const look of this.#waiting.splice(0))
            look();
    }
}
function openConnections({ sockets, freeSockets }) {
    const all = [...Object.values(sockets), ...Object.values(freeSockets)].flatMap((list) => list ?? []);
    return all.filter(({ destroyed, connecting }) => !destroyed && !connecting).length;
}

;// CONCATENATED MODULE: ./build/js/src/docker/whole-answers.js

/** Makes answers that break off reject, whichever method of dockerode asked for them. */
function noticeBrokenAnswers(modem) {
    const dial = modem.dial.bind(modem);
    modem.dial = (request, callback = () => undefined) => {
        if (request.isStream === true) {
            dial(request, callback);
            return;
        }
        dial({ ...request, isStream: true }, (error, answer) => {
            if (error !== null) {
                callback(error, null);
                return;
            }
            (0,collect/* collect */.F)(answer)
                .then((bytes) => {
                callback(null, whole_answers_valueOf(bytes));
            })
                .catch((cause) => {
                callback(cause, null);
            });
        });
    };
}
/** JSON as its value, and everything else as it is, as docker-modem does it; but `null` is a value, too. */
function whole_answers_valueOf(bytes) {
    try {
        return JSON.parse(bytes.toString("utf8"));
    }
    catch {
        return bytes;
    }
}

;// CONCATENATED MODULE: ./build/js/src/docker/engine-client.js
// dockerode's client of one engine, with errors in our words: every rejection is one that Daemon promises.








/** Of Podman's own API: the oldest that Podman 4 and 5 speak. */
const LIBPOD_VERSION = "v4.0.0";
/** Its operations are words that follow "to" in an error, e.g. `start a container`. */
class EngineClient {
    /** What asks the engine; its promises belong into one of the methods here. */
    docker;
    /** What asks Podman by its own API. */
    libpod;
    #endpoint;
    #agent;
    constructor(endpoint, options = {}) {
        this.#agent = createAgent(endpoint, options);
        this.#endpoint = endpoint;
        const version = options.apiVersion === undefined ? undefined : `v${options.apiVersion}`;
        this.docker = this.#createDocker(version, options);
        this.libpod = this.#createDocker(LIBPOD_VERSION, options);
    }
    #createDocker(version, { keptConnections }) {
        const docker = new lib_docker({ ...dockerOptions(this.#endpoint, this.#agent), version });
        if (keptConnections !== undefined)
            waitForConnections(docker.modem, this.#agent);
        noticeBrokenAnswers(docker.modem);
        return docker;
    }
    /** Closes all connections, and fails what still uses one. */
    close() {
        this.#agent.destroy();
    }
    /** Waits for what the engine was asked. */
    async call(operation, answer) {
        try {
            return await answer;
        }
        catch (error) {
            throw requestError(operation, this.#endpoint, error);
        }
    }
    /** Waits for the JSON that the engine was asked for. */
    async ask(schema, operation, answer) {
        const value = await this.call(operation, answer);
        const what = `What the Docker engine answered when asked to ${operation}`;
        (0,oci_schema/* checkDepth */.kP)(value, what);
        return (0,oci_schema/* checkSchema */._U)(schema, value, what);
    }
    /** Waits for the head of an answer; its body must be read to the end or destroyed. */
    async open(operation, answer) {
        return (await this.call(operation, answer));
    }
    /** Reads an answer that {@link open} gave bit by bit; only errors of the connection are translated. */
    async *chunks(operation, answer) {
        try {
            yield* answer;
        }
        catch (error) {
            throw requestError(operation, this.#endpoint, error);
        }
    }
}
/**
 * A connection per request, unless connections are kept: one that the engine closes just when it is used again would fail the
 * request.
 */
function createAgent(endpoint, { keptConnections }) {
    const options = keptConnections === undefined
        ? { keepAlive: false }
        : { keepAlive: true, maxSockets: keptConnections, maxFreeSockets: keptConnections };
    const tls = endpoint.kind === "tcp" ? endpoint.tls : undefined;
    if (tls === undefined)
        return showBriefly(new external_node_http_.Agent(options));
    return showBriefly(new external_node_https_.Agent({ ...options, rejectUnauthorized: tls.verify }));
}
/**
 * Says everything that docker-modem would otherwise take from the process's environment, even where it is told otherwise:
 * https://github.com/apocas/docker-modem/issues/114
 */
function dockerOptions(endpoint, agent) {
    const none = { socketPath: undefined, host: undefined, port: undefined, timeout: undefined };
    const noTls = { ca: undefined, cert: undefined, key: undefined };
    if (endpoint.kind === "unix") {
        return { ...none, ...noTls, protocol: "http", socketPath: endpoint.socketPath, agent };
    }
    const { host, port, tls } = endpoint;
    if (tls === undefined)
        return { ...none, ...noTls, protocol: "http", host, port, agent };
    const { ca, cert, key } = tls;
    return { ...none, ca, cert, key, protocol: "https", host, port, agent };
}

;// CONCATENATED MODULE: ./build/js/src/docker/engine-version.js
// Which engines are new enough, and which version of their API is spoken. Pure.


/** The oldest engine API that is used: Docker 20.10, the oldest engine these tests run against. */
const OLDEST_API_VERSION = "1.41";
/** The newest engine API that these tests run against: Docker 29. What a later one changes is not known. */
const NEWEST_API_VERSION = "1.52";
/** The newest version that is tested and that the engine speaks; an engine that speaks newer ones only gets its oldest. */
function chooseApiVersion({ apiVersion, minimumApiVersion }) {
    const newest = isAtLeast(apiVersion, NEWEST_API_VERSION) ? NEWEST_API_VERSION : apiVersion;
    if (minimumApiVersion === undefined || isAtLeast(newest, minimumApiVersion))
        return newest;
    return minimumApiVersion;
}
/** @throws {PlatformError} `DAEMON` with both versions if the engine is older than {@link OLDEST_API_VERSION} */
function checkEngineVersion(engine) {
    if (isAtLeast(engine.apiVersion, OLDEST_API_VERSION))
        return;
    throw new src_errors/* PlatformError */.Wk("DAEMON", `The Docker engine ${engine.serverVersion} speaks API ${(0,src_quote/* quote */.hD)(engine.apiVersion)}; ` +
        `at least API ${OLDEST_API_VERSION} is needed.`, { hint: "Update to Docker 20.10 or later, or to Podman 4 or later." });
}
/** Docker does since 23, which came after 20.10; Podman, whose versions are lower, always did. */
function readsZstdLayers({ serverVersion }) {
    return !serverVersion.startsWith("20.");
}
// Compared by number, since 1.9 is older than 1.41; something that is not a version is not new enough.
function isAtLeast(version, minimum) {
    const [major = NaN, minor = NaN] = version.split(".").map(Number);
    const [minimumMajor = NaN, minimumMinor = NaN] = minimum.split(".").map(Number);
    return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor);
}

;// CONCATENATED MODULE: ./build/js/src/docker/dial-engine.js





/** How long the engine may take to say its version; a local one needs a few milliseconds. */
const CONNECT_TIMEOUT_MS = 30_000;
/**
 * Finds the engine that is asked for, else that the environment points to, and makes sure that it answers and is new enough.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` with the endpoint, `DAEMON` with both API versions if it is too old
 */
async function dialEngine(env, options = {}) {
    const { host, ...kept } = options;
    const endpoint = await resolveEndpoint(env, host);
    const timeout = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
    const client = new EngineClient(endpoint);
    timeout.addEventListener("abort", () => {
        client.close();
    });
    const version = await client
        .ask(VersionAnswer, "tell its version", client.docker.version())
        .catch((error) => {
        // Without a status nothing was answered at all, e.g. because the TLS handshake failed.
        const unanswered = error instanceof DaemonError && error.statusCode === undefined;
        throw unanswered ? unreachable(endpoint, timeout.reason ?? error.cause) : error;
    });
    const { Version: serverVersion, ApiVersion: apiVersion, MinAPIVersion } = version;
    checkEngineVersion({ serverVersion, apiVersion });
    const spoken = chooseApiVersion({ apiVersion, minimumApiVersion: MinAPIVersion ?? undefined });
    return { client: new EngineClient(endpoint, { ...kept, apiVersion: spoken }), version };
}

;// CONCATENATED MODULE: ./build/js/src/docker/engine-credentials.js
/**
 * What dockerode encodes as `X-Registry-Auth`.
 * Without credentials it is empty and not missing, since engines may refuse a request that lacks the header.
 * See https://docs.docker.com/reference/api/engine/version/v1.41/#section/Authentication
 */
function registryAuth(credentials) {
    switch (credentials?.kind) {
        case undefined:
            return {};
        case "password":
            return {
                username: credentials.username,
                password: credentials.password,
                serveraddress: credentials.registry,
            };
        case "identity-token":
            return { identitytoken: credentials.token, serveraddress: credentials.registry };
    }
}

;// CONCATENATED MODULE: ./build/js/src/oci/json.js
// JSON as Go's encoder writes it, so that labels and configs come out like those of other lifecycles. Pure.

const ESCAPED = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
};
/**
 * Compact JSON with `<`, `>`, `&` and line separators escaped. Keys stay in their order, except of objects that JavaScript does
 * not leave it: see {@link keysOf}.
 * @throws {PlatformError} `MALFORMED` for `nan` and `inf`, which JSON does not have
 */
function json_encodeJson(value) {
    return json_write(value).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPED[character] ?? character);
}
function json_write(value) {
    if (typeof value === "bigint")
        return String(value);
    if (typeof value === "number")
        return writeNumber(value);
    // What JSON does not know is null in a list, and left out of an object.
    if (value === undefined)
        return "null";
    if (typeof value !== "object" || value === null)
        return JSON.stringify(value);
    if (Array.isArray(value))
        return `[${value.map(json_write).join(",")}]`;
    if (isLeaf(value))
        return JSON.stringify(value);
    const object = value;
    const members = keysOf(object).flatMap((key) => {
        const item = object[key];
        return item === undefined ? [] : `${JSON.stringify(key)}:${json_write(item)}`;
    });
    return `{${members.join(",")}}`;
}
function writeNumber(value) {
    if (!Number.isFinite(value)) {
        const name = Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `A number is ${name}, which JSON cannot represent.`, {
            hint: "Write it as a string, or leave it out.",
        });
    }
    return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}
/** Whether an object is one value, which knows itself what it is in JSON, e.g. a date. */
function isLeaf(value) {
    return "toJSON" in value && typeof value.toJSON === "function";
}
/**
 * The keys as they are to be written. JavaScript puts keys like "10" before all others and by their number. Only maps have
 * such keys, and Go writes the keys of a map as sorted strings.
 */
function keysOf(object) {
    const keys = Object.keys(object);
    return /^\d/.test(keys[0] ?? "") ? keys.sort(json_compareBytes) : keys;
}
/** The same value with the keys of every object in byte order, at every depth; {@link encodeJson} writes them so. */
function json_sortKeys(value) {
    if (Array.isArray(value))
        return value.map(json_sortKeys);
    if (typeof value !== "object" || value === null || isLeaf(value))
        return value;
    const entries = Object.entries(value).sort(([a], [b]) => json_compareBytes(a, b));
    return Object.fromEntries(entries.map(([key, item]) => [key, json_sortKeys(item)]));
}
/** Orders strings by their UTF-8 bytes, the order of every list in the specification. */
function json_compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

;// CONCATENATED MODULE: ./build/js/src/oci/image-config.js
// The configuration of an image. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md





const image_config_text = dist/* nullish */.cl6(dist/* string */.YjP());
const texts = dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()));
const flag = dist/* nullish */.cl6(dist/* boolean */.zMY());
const set = dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()));
// The order of the keys is the order in which they are written.
const ContainerConfig = dist/* object */.Ikc({
    AttachStderr: flag,
    AttachStdin: flag,
    AttachStdout: flag,
    Cmd: texts,
    Healthcheck: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())),
    Domainname: image_config_text,
    Entrypoint: texts,
    Env: texts,
    Hostname: image_config_text,
    Image: image_config_text,
    Labels: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP())),
    OnBuild: texts,
    OpenStdin: flag,
    StdinOnce: flag,
    Tty: flag,
    User: image_config_text,
    Volumes: set,
    WorkingDir: image_config_text,
    ExposedPorts: set,
    ArgsEscaped: flag,
    NetworkDisabled: flag,
    MacAddress: image_config_text,
    StopSignal: image_config_text,
    Shell: texts,
});
const History = dist/* object */.Ikc({
    author: image_config_text,
    created: image_config_text,
    created_by: image_config_text,
    comment: image_config_text,
    empty_layer: flag,
});
const ImageConfig = dist/* object */.Ikc({
    architecture: dist/* string */.YjP(),
    author: image_config_text,
    container: image_config_text,
    created: image_config_text,
    docker_version: image_config_text,
    history: dist/* nullish */.cl6(dist/* array */.YOg(History)),
    os: dist/* string */.YjP(),
    rootfs: dist/* object */.Ikc({ type: dist/* string */.YjP(), diff_ids: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), []) }),
    config: dist/* nullish */.cl6(ContainerConfig),
    "os.version": image_config_text,
    variant: image_config_text,
    "os.features": texts,
});
/**
 * How large a config may be. Configs have some kilobytes, and what buildpacks write into labels rarely makes them larger than
 * 1 MiB; this much can be held in memory anywhere, and far larger ones are refused by engines and registries too.
 */
const image_config_MAX_CONFIG_BYTES = 16 * 1024 * 1024;
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseImageConfig(json, what) {
    return (0,oci_schema/* parseJson */.qF)(ImageConfig, json, `The config of ${what}`);
}
/**
 * The JSON of a config: known keys in their fixed order, empty ones left out.
 * @throws {PlatformError} `MALFORMED` naming the largest label if it is larger than {@link MAX_CONFIG_BYTES}
 */
function encodeImageConfig(config) {
    const { architecture, os, rootfs, history, config: container, ...rest } = config;
    const ordered = {};
    for (const key of Object.keys(ImageConfig.entries)) {
        if (key === "architecture")
            ordered[key] = architecture;
        else if (key === "os")
            ordered[key] = os;
        else if (key === "rootfs")
            ordered[key] = { type: rootfs.type, diff_ids: rootfs.diff_ids };
        else if (key === "history")
            ordered[key] = history?.map((entry) => withoutEmpty(entry, History.entries));
        else if (key === "config")
            ordered[key] = withoutEmpty(container ?? {}, ContainerConfig.entries);
        else
            ordered[key] = rest[key];
    }
    const labels = Object.entries(container?.Labels ?? {});
    // Before it is encoded, since a string has its limits too.
    checkSize(labels, labels.flat().reduce((total, text) => total + Buffer.byteLength(text), 0));
    const json = json_encodeJson(dropEmpty(ordered, new Set(["architecture", "os", "config", "rootfs"])));
    checkSize(labels, Buffer.byteLength(json));
    return json;
}
function checkSize(labels, sizeBytes) {
    if (sizeBytes <= image_config_MAX_CONFIG_BYTES)
        return;
    const [largest] = [...labels].sort(([, a], [, b]) => b.length - a.length);
    const label = largest === undefined
        ? ""
        : `; its largest label ${(0,src_quote/* quote */.hD)(largest[0])} has ${String(Buffer.byteLength(largest[1]))}`;
    const message = `The config of the image has ${String(sizeBytes)} bytes${label}. More than 16 MiB are refused.`;
    throw new src_errors/* PlatformError */.Wk("MALFORMED", message, {
        hint: "Use buildpacks that write less to labels and to the metadata of layers.",
    });
}
/** The target an image is for. */
function targetOf(config) {
    const variant = config.variant ?? "";
    return { os: config.os, arch: config.architecture, ...(variant !== "" && { variant }) };
}
/** The value of `name` in a list of `KEY=value`; undefined if it is not there. */
function envValue(env, name) {
    return env?.find((entry) => entry.startsWith(`${name}=`))?.slice(name.length + 1);
}
function withoutEmpty(value, order) {
    const source = value;
    return dropEmpty(Object.fromEntries(Object.keys(order).map((key) => [key, source[key]])), new Set());
}
function dropEmpty(value, kept) {
    return Object.fromEntries(Object.entries(value).filter(([key, item]) => kept.has(key) || !isEmpty(item)));
}
function isEmpty(value) {
    if (value === undefined || value === null || value === "" || value === false)
        return true;
    return typeof value === "object" && Object.keys(value).length === 0;
}

;// CONCATENATED MODULE: ./build/js/src/docker/image-answer.js


/** The others say how a container was run, and are left over from images made of containers. */
const KEPT = [
    "Cmd",
    "Healthcheck",
    "Entrypoint",
    "Env",
    "Labels",
    "OnBuild",
    "User",
    "Volumes",
    "WorkingDir",
    "ExposedPorts",
    "StopSignal",
    "Shell",
];
/**
 * The configuration of an image, as far as an engine tells it. Its history lacks which entries have no layer.
 * @throws {PlatformError} `MALFORMED` naming the image and the field
 */
function toImageConfig(name, image, history = []) {
    const config = Object.fromEntries(KEPT.map((key) => [key, image.Config?.[key]]));
    const json = JSON.stringify({
        architecture: image.Architecture,
        author: image.Author,
        history: history.map(({ CreatedBy, Comment }) => ({ created_by: CreatedBy, comment: Comment })).reverse(),
        os: image.Os,
        rootfs: { type: "layers", diff_ids: image.RootFS?.Layers },
        config,
        "os.version": image.OsVersion,
        variant: image.Variant,
    });
    return parseImageConfig(json, `the image ${(0,src_quote/* quote */.hD)(name)}`);
}
/** The same of a configuration that an engine does not tell, from where it can be had: it loses what engines leave out. */
function asEngineTells(name, config) {
    const details = {
        Id: "",
        RepoDigests: [],
        Os: config.os,
        Architecture: config.architecture,
        Variant: config.variant,
        OsVersion: config["os.version"],
        Author: config.author,
        RootFS: { Layers: [...config.rootfs.diff_ids] },
        Config: { ...config.config },
    };
    const history = (config.history ?? []).map(({ created_by, comment }) => ({
        CreatedBy: created_by ?? "",
        Comment: comment ?? "",
    }));
    return toImageConfig(name, details, history.reverse());
}
/** The names by which an image can be had in registries. An engine calls what has none `<none>@<none>`. */
function originsOf({ RepoDigests }) {
    return RepoDigests.filter((name) => /^[^<].*@sha256:[0-9a-f]{64}$/.test(name));
}
/** What is used of an image. @throws {PlatformError} as {@link toImageConfig} */
function daemonImage(name, image) {
    const config = toImageConfig(name, image);
    return {
        id: image.Id,
        ...targetOf(config),
        env: config.config?.Env ?? [],
        labels: config.config?.Labels ?? {},
        user: config.config?.User ?? "",
        repoDigests: image.RepoDigests,
        diffIds: config.rootfs.diff_ids,
    };
}

;// CONCATENATED MODULE: ./build/js/src/docker/mount-problem.js


/** In the engine's words; undefined if it can make the mount. @throws {PlatformError} if the engine is not reached */
async function mountProblem(client, engine, mount) {
    const probe = engine === "podman" ? createOnPodman(client.libpod, mount) : createOnDocker(client.docker, mount);
    try {
        await client.call("check a mount", probe);
    }
    catch (error) {
        if (!(error instanceof DaemonError))
            throw error;
        const isAboutMount = engine === "podman" ? STATFS.test(error.reason) : error.statusCode === 400;
        return isAboutMount ? error.reason : undefined;
    }
    return undefined;
}
/** Podman says 500 of everything that it cannot create. */
const STATFS = /^statfs \//;
/** The digest of no image. */
const NO_IMAGE = `sha256:${"0".repeat(64)}`;
function createOnDocker(docker, mount) {
    const rest = { command: ["true"], env: [], labels: {}, securityOptions: [] };
    return createContainer(docker, { image: NO_IMAGE, mounts: [mount], ...rest });
}
/**
 * By its own API. By that of Docker, it looks for the image first, and makes a directory that is not there.
 * https://docs.podman.io/en/latest/_static/api.html#tag/containers/operation/ContainerCreateLibpod
 */
async function createOnPodman(libpod, mount) {
    if (mount.kind !== "bind")
        return undefined;
    const bind = { Type: "bind", Source: mount.source, Destination: mount.target };
    return postCreate(libpod, "/libpod/containers/create", { rootfs: "/no/such/root", mounts: [bind] });
}

;// CONCATENATED MODULE: ./build/js/src/docker/network-gateway.js
/**
 * What the network says it is; else the first address of its subnet, which engines take: until Docker 20.10 is started a second
 * time, its default network does not say. Undefined if there is neither.
 */
function gatewayOf({ IPAM }) {
    const configs = IPAM?.Config ?? [];
    const named = configs.flatMap(({ Gateway }) => (Gateway ? [Gateway] : []));
    const first = configs.flatMap(({ Subnet }) => firstAddress(Subnet ?? "") ?? []);
    return [...named, ...first][0];
}
const SUBNET = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
/** @param subnet e.g. `172.17.0.0/16`, of IPv4 */
function firstAddress(subnet) {
    const [, a, b, c, d, prefix] = (SUBNET.exec(subnet) ?? []).map(Number);
    if (a === undefined || b === undefined || c === undefined || d === undefined || prefix === undefined)
        return undefined;
    const size = 2 ** (32 - prefix);
    const address = ((a * 256 + b) * 256 + c) * 256 + d;
    const first = Math.floor(address / size) * size + 1;
    return [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".");
}

;// CONCATENATED MODULE: ./build/js/src/docker/progress.js
// The one decoder of the engine's progress streams (pull, load): JSON lines inside an answer that was already "200 OK".
// docker-modem's `followProgress` throws where nothing can catch it at a line that is not JSON, and keeps all lines in memory:
// https://github.com/apocas/docker-modem/issues/147



// https://github.com/moby/moby/blob/v28.0.4/pkg/jsonmessage/jsonmessage.go
const ProgressFrame = dist/* object */.Ikc({
    status: dist/* nullish */.cl6(dist/* string */.YjP()),
    id: dist/* nullish */.cl6(dist/* string */.YjP()),
    stream: dist/* nullish */.cl6(dist/* string */.YjP()),
    progressDetail: dist/* nullish */.cl6(dist/* object */.Ikc({ current: dist/* nullish */.cl6(dist/* number */.aig()) })),
    error: dist/* nullish */.cl6(dist/* string */.YjP()),
    errorDetail: dist/* nullish */.cl6(dist/* object */.Ikc({ message: dist/* nullish */.cl6(dist/* string */.YjP()) })),
});
/**
 * Reads a progress stream to its end, then reports the first failure in it.
 * It is drained first, because the engine still works (and would block) while its output is not read.
 * @throws {DaemonError} if a frame has an `error`, or is not JSON
 */
async function readProgress(stream, options) {
    let failure;
    try {
        for await (const line of progress_linesOf(stream))
            failure ??= readLine(line, options);
    }
    catch (error) {
        // What the engine said explains why it then hung up.
        throw failure ?? error;
    }
    if (failure !== undefined)
        throw failure;
}
/** What the frames of a pull say of it. */
function pullFrames(onProgress) {
    return ({ status, id, progressDetail }) => {
        if (status == null)
            return;
        onProgress?.({ status, layer: id ?? undefined, currentBytes: progressDetail?.current ?? undefined });
    };
}
/** A layer that could not be unpacked while loading: only mentioned in the text, with exit code 0 (containerd store, 28). */
function unpackFailure(frame) {
    const text = frame.stream ?? frame.status ?? "";
    return text.includes("Error unpacking image") ? text : undefined;
}
function readLine(line, options) {
    if (line.trim() === "")
        return undefined;
    const frame = parseFrame(line);
    if (frame === undefined) {
        return new DaemonError(options.operation, `its progress has a line that is not JSON: ${(0,src_quote/* quote */.hD)(line.slice(0, 80))}`);
    }
    const reason = frame.errorDetail?.message ?? frame.error ?? options.findFailure?.(frame);
    if (reason !== undefined)
        return new DaemonError(options.operation, reason);
    options.onFrame?.(frame);
    return undefined;
}
function parseFrame(line) {
    try {
        return dist/* parse */.qgA(ProgressFrame, JSON.parse(line));
    }
    catch {
        return undefined;
    }
}
async function* progress_linesOf(stream) {
    const decoder = new TextDecoder();
    let pending = "";
    for await (const chunk of stream) {
        const lines = (pending + decoder.decode(chunk, { stream: true })).split("\n");
        pending = lines.pop() ?? "";
        yield* lines;
    }
    yield pending + decoder.decode();
}

;// CONCATENATED MODULE: ./build/js/src/docker/engine.js
















/**
 * Finds the engine that is asked for, else that the environment points to, and makes sure that it answers and is new enough.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` with the endpoint, `DAEMON` with both API versions if it is too old
 */
async function connectEngine(env, { host, onWarning = () => undefined } = {}) {
    const { client, version } = await dialEngine(env, { host });
    return new DockerEngine(client, daemonInfo(version), onWarning);
}
/** The engine that a client talks to. */
class DockerEngine {
    info;
    #client;
    #onWarning;
    #itself;
    constructor(client, info, onWarning) {
        this.#client = client;
        this.info = info;
        this.#onWarning = onWarning;
    }
    async inspectImage(reference) {
        const image = await ifNotMissing(this.#askForImage(reference));
        return image === undefined ? undefined : daemonImage(reference, image);
    }
    async readImage(reference) {
        const history = this.#client.docker.getImage(reference).history();
        const operation = `tell the history of the image ${(0,src_quote/* quote */.hD)(reference)}`;
        const answers = await ifNotMissing(Promise.all([this.#askForImage(reference), this.#client.ask(HistoryAnswer, operation, history)]));
        if (answers === undefined)
            return undefined;
        const [image] = answers;
        return { id: image.Id, config: toImageConfig(reference, ...answers), origins: originsOf(image) };
    }
    async pullImage(reference, options) {
        const { platform, credentials, onProgress, signal } = options;
        const operation = `pull ${(0,src_quote/* quote */.hD)(reference)}`;
        const query = {
            fromImage: withTag(reference),
            ...(platform !== undefined && { platform }),
            ...(signal !== undefined && { abortSignal: signal }),
        };
        try {
            const pull = this.#client.docker.createImage(registryAuth(credentials), query);
            const answer = await this.#client.open(operation, pull);
            const onFrame = pullFrames(onProgress);
            await readProgress(this.#client.chunks(operation, answer), { operation, onFrame });
        }
        catch (error) {
            if (signal?.aborted !== true)
                throw error;
            throw new src_errors/* PlatformError */.Wk("CANCELLED", `The pull of ${(0,src_quote/* quote */.hD)(reference)} was cancelled.`, {
                cause: error,
            });
        }
    }
    async loadImage(archive) {
        const operation = "load an image archive";
        await sendTar(archive, async (body, abortSignal) => {
            const load = this.#client.docker.loadImage(body, { abortSignal });
            const answer = await this.#client.open(operation, load);
            await readProgress(this.#client.chunks(operation, answer), { operation, findFailure: unpackFailure });
        });
    }
    saveImage(reference) {
        const image = this.#client.docker.getImage(reference);
        return this.#client.open(`save the image ${(0,src_quote/* quote */.hD)(reference)}`, image.get());
    }
    async tagImage(reference, tag) {
        const at = tag.lastIndexOf(":");
        const image = this.#client.docker.getImage(reference);
        const name = { repo: tag.slice(0, at), tag: tag.slice(at + 1) };
        await this.#client.call(`tag ${(0,src_quote/* quote */.hD)(reference)} as ${(0,src_quote/* quote */.hD)(tag)}`, image.tag(name));
    }
    async removeImage(reference) {
        const image = this.#client.docker.getImage(reference);
        await this.#client.call(`remove the image ${(0,src_quote/* quote */.hD)(reference)}`, image.remove());
    }
    async hasNetwork(network) {
        const { docker } = this.#client;
        const container = /^container:(.*)$/s.exec(network)?.[1];
        if (container === undefined) {
            const found = docker.getNetwork(encodeURIComponent(network)).inspect();
            return this.#exists(`inspect the network ${(0,src_quote/* quote */.hD)(network)}`, found);
        }
        const found = docker.getContainer(encodeURIComponent(container)).inspect();
        return this.#exists(`inspect the container ${(0,src_quote/* quote */.hD)(container)}`, found);
    }
    async volumeLabels(name) {
        const volume = this.#client.docker.getVolume(encodeURIComponent(name)).inspect();
        const answer = this.#client.ask(VolumeAnswer, `inspect the volume ${(0,src_quote/* quote */.hD)(name)}`, volume);
        return (await ifNotMissing(answer))?.Labels;
    }
    findMountProblem(mount) {
        return mountProblem(this.#client, this.info.engine, mount);
    }
    async networkGateway(name) {
        const network = this.#client.docker.getNetwork(encodeURIComponent(name)).inspect();
        const operation = `inspect the network ${(0,src_quote/* quote */.hD)(name)}`;
        const answer = await ifNotMissing(this.#client.ask(NetworkAnswer, operation, network));
        return answer === undefined ? undefined : gatewayOf(answer);
    }
    async describeHost() {
        return daemonHost(await this.#describeItself());
    }
    async createVolume(name, labels, owner) {
        await this.#makeVolume({ Name: name, Labels: labels, ...this.#ownerOptions(owner) });
        return { name, [Symbol.asyncDispose]: () => this.removeVolume(name) };
    }
    async ensureVolume(name, labels) {
        await this.#makeVolume({ Name: name, Labels: labels });
    }
    async createContainer(spec) {
        const { Id: id, Warnings: words } = await this.#client.ask(CreatedAnswer, `create a container from ${(0,src_quote/* quote */.hD)(spec.image)}`, createContainer(this.#client.docker, spec));
        const container = new EngineContainer(this.#client, id, this.info.engine);
        const warnings = [...words.flatMap(warningsIn), ...(await this.#unspokenWarnings(container, spec))];
        warnings.forEach(this.#onWarning);
        return container;
    }
    /** An engine without root leaves out limits that its cgroups cannot have, and keeps that out of its answer. */
    async #unspokenWarnings(container, { limits = {} }) {
        if (Object.values(limits).every((limit) => limit === undefined))
            return [];
        try {
            const [inForce, host] = await Promise.all([container.limitsInForce(), this.#describeItself()]);
            return missingLimits(limits, { ...inForce, ...host });
        }
        catch (error) {
            await container[Symbol.asyncDispose]().catch(() => undefined);
            throw error;
        }
    }
    async removeLabelled(label) {
        const { docker } = this.#client;
        const filters = { label: [label] };
        const containers = await this.#client.ask(ContainersAnswer, "list containers", docker.listContainers({ all: true, filters }));
        await finishAll(containers.map(({ Id }) => removeContainer(this.#client, Id)));
        const listed = this.#client.ask(VolumesAnswer, "list volumes", docker.listVolumes({ filters }));
        const { Volumes: volumes } = await listed;
        await finishAll(volumes.map(({ Name }) => this.removeVolume(Name)));
        return { containers: containers.length, volumes: volumes.length };
    }
    async #exists(operation, answer) {
        return (await ifNotMissing(this.#client.call(operation, answer))) !== undefined;
    }
    /** It stays the same, so it is asked for once. */
    #describeItself() {
        return (this.#itself ??= this.#client.ask(HostAnswer, "describe itself", this.#client.docker.info()));
    }
    #askForImage(reference) {
        const image = this.#client.docker.getImage(reference);
        return this.#client.ask(ImageAnswer, `inspect the image ${(0,src_quote/* quote */.hD)(reference)}`, image.inspect());
    }
    // The engine answers with the volume that there is, if there is one.
    async #makeVolume(options) {
        const volume = this.#client.docker.createVolume(inBody(options));
        await this.#client.call(`create the volume ${(0,src_quote/* quote */.hD)(options.Name)}`, volume);
    }
    /** Docker takes these for options of a file system that is to be mounted. */
    #ownerOptions(owner) {
        if (owner === undefined || this.info.engine !== "podman")
            return {};
        return { DriverOpts: { o: `uid=${owner.uid},gid=${owner.gid}` } };
    }
    async removeVolume(name) {
        const volume = this.#client.docker.getVolume(encodeURIComponent(name));
        await ifNotMissing(this.#client.call(`remove the volume ${(0,src_quote/* quote */.hD)(name)}`, volume.remove()));
    }
}
// A name without tag and digest would pull every tag of the repository.
function withTag(reference) {
    const { tag, digest } = (0,image_reference/* parseImageReference */.o_)(reference);
    return tag === undefined && digest === undefined ? `${reference}:latest` : reference;
}
/** Lets all of them end, so that one failure leaves nothing behind that could have been removed; then rejects. */
async function finishAll(removals) {
    const results = await Promise.allSettled(removals);
    for (const result of results)
        if (result.status === "rejected")
            throw result.reason;
}

;// CONCATENATED MODULE: ./build/js/src/gateway/local-address.js
// Whether an address belongs to this machine, found out by listening on it: a list of the system's addresses lacks those of
// interfaces that are not in use yet, such as the bridge of an engine without containers.


async function isLocalAddress(address) {
    const server = (0,external_node_net_.createServer)();
    try {
        const listening = (0,external_node_events_.once)(server, "listening");
        server.listen(0, address);
        await listening;
        return true;
    }
    catch {
        return false;
    }
    finally {
        server.close();
    }
}

;// CONCATENATED MODULE: ./build/js/src/cnb/api-version.js
// Platform and Buildpack API versions. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#platform-api-compatibility


/** Parses `0.12`, `v0.12` or `1`. @throws {PlatformError} `MALFORMED` quoting the text */
function parseApiVersion(text) {
    const match = /^v?(\d{1,9})\.?(\d{0,9})$/.exec(text);
    if (match === null) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${(0,src_quote/* quote */.hD)(text)} is not an API version.`, {
            hint: "Write it like 0.12.",
        });
    }
    return { major: Number(match[1]), minor: Number(match[2] === "" ? 0 : match[2]) };
}
function formatApiVersion(version) {
    return `${String(version.major)}.${String(version.minor)}`;
}
/** Negative if `a` is lower, 0 if they are equal, positive if `a` is higher. */
function compareApiVersions(a, b) {
    return a.major - b.major || a.minor - b.minor;
}
/** Whether the version is `minimum` (e.g. `0.12`) or higher. */
function api_version_atLeast(version, minimum) {
    return compareApiVersions(version, parseApiVersion(minimum)) >= 0;
}
/** The highest version in both lists, or undefined if they have none in common. */
function highestCommonVersion(ours, theirs) {
    return ours
        .filter((our) => theirs.some((their) => compareApiVersions(our, their) === 0))
        .sort(compareApiVersions)
        .at(-1);
}

;// CONCATENATED MODULE: ./build/js/src/phases/deferred-cleanup.js
// Removing what a build no longer needs while it goes on: the engine takes its time for each container and volume. What
// cannot be removed is left to the post step, and must neither fail a build that succeeded nor hide why another failed.

/** Removes things in the background; disposing it waits until all of them are gone. */
class DeferredCleanup {
    #log;
    #onLeftover;
    #last = Promise.resolve();
    /** @param onLeftover told of each thing that could not be removed */
    constructor(log, onLeftover) {
        this.#log = log;
        this.#onLeftover = onLeftover;
    }
    /**
     * One after the other, since volumes cannot go before the containers that hold them.
     * @param what for the warning, e.g. `the container of the analyzer`
     */
    start(thing, what) {
        this.#last = this.#last.then(() => this.#remove(thing, what));
    }
    async [Symbol.asyncDispose]() {
        await this.#last;
    }
    async #remove(thing, what) {
        try {
            await thing[Symbol.asyncDispose]();
        }
        catch (error) {
            this.#onLeftover();
            this.#log.warning(`Cannot remove ${what}: ${(0,src_errors/* messageOf */.bD)(error)}`);
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/oci/image-layers.js
// The layers of an image: the manifest has their blobs, the config what they are unpacked. One belongs to the other by its place.


/** Whether both halves have as many layers; if not, which blob is which layer is not known. */
function haveSameLayers({ manifest, config }) {
    return manifest.layers.length === config.rootfs.diff_ids.length;
}
/** The error for an image of which that is not known. */
function differentLayers(image, name) {
    return new src_errors/* PlatformError */.Wk("MALFORMED", `The image ${(0,src_quote/* quote */.hD)(name)} has ${countLayers(image)}.`, {
        hint: "Build and push that image again.",
    });
}
/** The same in words, to follow "has". */
function countLayers({ manifest, config }) {
    return `${manifest.layers.length} layers in its manifest, but ${config.rootfs.diff_ids.length} in its config`;
}
/** @throws {PlatformError} `MALFORMED` if it is not known which blob is which layer */
function checkSameLayers(image, name) {
    if (!haveSameLayers(image))
        throw differentLayers(image, name);
}
/** The blob of the layer with this diffID, if the image has it, and it is known which blob that is. */
function findLayer(image, diffId) {
    if (image === undefined || !haveSameLayers(image))
        return undefined;
    return image.manifest.layers[image.config.rootfs.diff_ids.indexOf(diffId)];
}

;// CONCATENATED MODULE: ./build/js/src/cache/builder-blobs.js
// One image as a directory of blobs, exactly as its registry serves them: manifest, config and layers.








/** What the blobs of an image take, compressed, without its manifest; a blob that is used twice counts once. */
function imageSizeBytes(manifest) {
    const sizes = new Map(blobsOf(manifest).map(({ digest, size }) => [digest, size]));
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
/**
 * Completes the directory to hold this image and nothing else; valid blobs that are there are kept.
 * @returns how many bytes had to be downloaded
 * @throws {PlatformError} `MALFORMED`, `DIGEST_MISMATCH`, or what the source of the blobs rejects with
 */
async function storeImage(directory, manifestBytes, options) {
    const manifestDigest = (0,oci_digest/* digestOf */.ol)(manifestBytes);
    const blobs = blobsOf(parseManifest(manifestBytes.toString("utf8"), manifestDigest));
    await writeBlob(directory, manifestBytes);
    const fetchedBytes = await fetchBlobs(directory, blobs, options);
    await removeOthers(directory, [manifestDigest, ...blobs.map(({ digest }) => digest)]);
    return fetchedBytes;
}
/**
 * Reads an image back, and every one of its blobs to verify it: nothing but the digest has to be trusted.
 * @throws {PlatformError} `DIGEST_MISMATCH` or `MALFORMED` with what is wrong, `NOT_FOUND` without the manifest
 */
async function readStoredImage(directory, manifestDigest) {
    const manifestBytes = await readSmall(directory, manifestDigest, MAX_MANIFEST_BYTES);
    const manifest = parseManifest(manifestBytes.toString("utf8"), manifestDigest);
    const fault = await findFaults(directory, blobsOf(manifest));
    if (fault !== undefined)
        throw new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", fault);
    const configJson = await readSmall(directory, manifest.config.digest, image_config_MAX_CONFIG_BYTES);
    const config = parseImageConfig(configJson.toString("utf8"), manifestDigest);
    checkSameLayers({ manifest, config }, manifestDigest);
    return {
        directory,
        manifestDigest,
        mediaType: builder_blobs_mediaTypeOf(manifest),
        manifestBytes,
        manifest,
        config,
    };
}
function blobsOf(manifest) {
    return [manifest.config, ...manifest.layers];
}
async function readSmall(directory, digest, limitBytes) {
    const content = await (0,regular_file/* readRegularFile */.XF)(blobFile(directory, digest), limitBytes).catch((cause) => {
        if (cause instanceof regular_file/* UnusableFileError */.Kr)
            throw new src_errors/* PlatformError */.Wk("MALFORMED", `The blob ${digest} ${cause.problem}.`, { cause });
        throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `The blob ${digest} is missing.`, { cause });
    });
    if ((0,oci_digest/* digestOf */.ol)(content) === digest)
        return content;
    const message = `The blob ${digest} is corrupt: what was read has the digest ${(0,oci_digest/* digestOf */.ol)(content)}.`;
    throw new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", message);
}
/** OCI manifests may leave their own media type out. */
function builder_blobs_mediaTypeOf({ mediaType, config }) {
    return mediaType ?? (config.mediaType === DOCKER_CONFIG ? DOCKER_MANIFEST : OCI_MANIFEST);
}

// EXTERNAL MODULE: ./build/js/src/oci/tar-header.js
var tar_header = __webpack_require__(5150);
// EXTERNAL MODULE: ./build/js/src/oci/tar-records.js
var tar_records = __webpack_require__(21);
;// CONCATENATED MODULE: ./build/js/src/docker/image-archive.js
// The archive that every engine loads, whatever its image store: an OCI layout that also has Docker's manifest.json.




/**
 * How many of the first layers one of the other images has, too. Only whole beginnings count: an engine knows a layer
 * by everything that is below it.
 */
function countLeading(diffIds, others) {
    const lengths = others.map((other) => {
        const differs = diffIds.findIndex((diffId, at) => diffId !== other.diffIds[at]);
        return differs < 0 ? diffIds.length : differs;
    });
    return Math.max(0, ...lengths);
}
/**
 * The archive, byte by byte the same for the same image and names; contents are streamed.
 * @throws {PlatformError} `DIGEST_MISMATCH` if a blob has not the size that the manifest says
 */
async function* imageArchive(image) {
    const { manifest, manifestBytes, manifestDigest } = image;
    const files = layoutFiles(image);
    for (const name of LAYOUT_FILES)
        yield (0,tar_records/* tarRecord */.rx)(file(name), files[name]);
    yield (0,tar_records/* tarRecord */.rx)(file(blobPath(manifestDigest)), manifestBytes);
    const written = new Set([manifestDigest]);
    for (const blob of [manifest.config, ...manifest.layers.slice(image.omitLeading)]) {
        if (written.has(blob.digest) || image.held?.has(blob.digest) === true)
            continue;
        written.add(blob.digest);
        yield* blobEntry(blob, image.readBlob(blob.digest));
    }
    yield tar_header/* TAR_END */.y7;
}
async function* blobEntry(blob, content) {
    const { digest, size } = blob;
    yield (0,tar_records/* fixedHeader */.GU)(file(blobPath(digest)), size);
    let sizeBytes = 0;
    for await (const chunk of content) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > size)
            break;
        yield chunk;
    }
    if (sizeBytes !== size) {
        const found = sizeBytes > size ? "more" : String(sizeBytes);
        throw new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", `The blob ${digest} has ${found} instead of ${size} bytes.`);
    }
    yield (0,tar_records/* paddingAfter */.OQ)(size);
}
function file(name) {
    return { name, type: "file", mode: 0o644 };
}

;// CONCATENATED MODULE: ./build/js/src/docker/load-image.js
// Getting an image from its blobs into the engine: what the engine has already is not sent, and what it made of the rest
// is checked.





/**
 * Loads an image without the layers that it shares with its relatives in the engine, and all of it if that fails.
 * @throws {PlatformError} `DAEMON` if the engine has something else then, or what the engine or the blobs reject with.
 * No name is left behind that was not there before.
 */
async function loadImage(image, options) {
    const { daemon, relatives } = options;
    const own = await inspectAll(image.names, (name) => daemon.inspectImage(name));
    // A relative only saves time.
    const related = await inspectAll(relatives, (name) => daemon.inspectImage(name).catch(() => undefined));
    const known = [...own.values(), ...related.values()];
    const omitLeading = countLeading(image.diffIds, known);
    try {
        return await loadOmitting(image, omitLeading, options);
    }
    catch (error) {
        const added = image.names.filter((name) => !own.has(name));
        await Promise.all(added.map((name) => daemon.removeImage(name).catch(() => undefined)));
        throw error;
    }
}
/** Whether an image of the engine consists of exactly these layers. */
function hasLayers(image, diffIds) {
    return image.diffIds.length === diffIds.length && image.diffIds.every((id, at) => id === diffIds[at]);
}
async function loadOmitting(image, omitLeading, options) {
    const { held = new Set() } = options;
    const layers = image.diffIds.length;
    try {
        const id = await loadAndVerify({ ...image, omitLeading, held }, options);
        const omitted = image.manifest.layers.filter(({ digest }, at) => at < omitLeading || held.has(digest));
        return { id, layers, omittedLayers: omitted.length };
    }
    catch (error) {
        // A relative may have been removed meanwhile, and the containerd store may know a layer without having its blob.
        if ((omitLeading === 0 && held.size === 0) || options.signal?.aborted === true)
            throw error;
        const id = await loadAndVerify({ ...image, omitLeading: 0 }, options);
        return { id, layers, omittedLayers: 0 };
    }
}
/** The id that all names have then. */
async function loadAndVerify(image, { daemon, check, signal, onBytes = () => undefined }) {
    const archive = external_node_stream_.Readable.from((0,count_bytes/* countBytes */.T)(imageArchive(image), onBytes));
    if (signal !== undefined)
        (0,external_node_stream_.addAbortSignal)(signal, archive);
    try {
        await daemon.loadImage(archive);
    }
    finally {
        archive.destroy();
    }
    const loaded = await inspectAll(image.names, (name) => daemon.inspectImage(name));
    let id = "";
    for (const name of image.names) {
        const found = loaded.get(name);
        if (found === undefined)
            throw invalid(name, "the engine does not have it after loading it");
        if (!hasLayers(found, image.diffIds)) {
            throw invalid(name, "its layers in the engine are not those of its config");
        }
        id = found.id;
    }
    await check?.();
    return id;
}
/** By name, those that are there. */
async function inspectAll(names, inspect) {
    const images = await Promise.all(names.map(inspect));
    const found = new Map();
    for (const [at, image] of images.entries())
        if (image !== undefined)
            found.set(names[at] ?? "", image);
    return found;
}
function invalid(name, why) {
    return new src_errors/* PlatformError */.Wk("DAEMON", `The image ${(0,src_quote/* quote */.hD)(name)} cannot be used: ${why}.`, {
        hint: "Try again; if the problem persists, check the log of the Docker engine.",
    });
}

;// CONCATENATED MODULE: ./build/js/src/cache/builder-load.js





/**
 * Every lifecycle has it, and it ends at once: with its version, or with a complaint about the missing Platform API.
 * https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#creator
 */
const PROBE = ["/cnb/lifecycle/creator", "-version"];
const PROBE_TIMEOUT_MS = 60_000;
/**
 * The name of a loaded builder, e.g. `cloud-native-buildpacks.local/builder:0123456789ab`. It cannot be the name that it
 * is pulled by: only a pull gives an image a repository digest, unless the engine has the containerd store.
 */
function builderImageName(manifestDigest) {
    return `cloud-native-buildpacks.local/builder:${(0,oci_digest/* shortDigest */.VK)(manifestDigest)}`;
}
/** The name of a builder that an earlier run loaded, if the engine still has it whole. */
async function findLoadedBuilder(daemon, { manifestDigest, diffIds }) {
    const name = builderImageName(manifestDigest);
    const image = await daemon.inspectImage(name);
    return image !== undefined && hasLayers(image, diffIds) ? name : undefined;
}
/**
 * Loads an image without the layers that it shares with its relatives in the engine, and all of it if that fails.
 * @param relatives names of images that may have the same first layers; unknown ones do not matter
 * @throws {PlatformError} `BUILDER_IMAGE` if no container starts from it, or what {@link loadImage} rejects with. Nothing is
 * left behind.
 */
async function loadBuilder(image, relatives, deps) {
    const name = builderImageName(image.manifestDigest);
    const diffIds = image.config.rootfs.diff_ids;
    const readBlob = (digest) => readBlobFile(image.directory, digest);
    const { layers, omittedLayers } = await loadImage({ ...image, names: [name], diffIds, readBlob }, { daemon: deps.daemon, relatives, signal: deps.signal, check: () => checkStarts(name, deps) });
    return { image: name, layers, omittedLayers };
}
/** Any exit code is fine: the program was there, could be run, and ended. */
async function checkStarts(name, { daemon, labels, signal }) {
    const timeout = AbortSignal.timeout(PROBE_TIMEOUT_MS);
    try {
        await using container = await daemon.createContainer({
            image: name,
            command: PROBE,
            env: [],
            mounts: [],
            network: "none",
            labels,
            securityOptions: ["no-new-privileges=true"],
            dropCapabilities: ["ALL"],
        });
        await container.run({
            onLine: () => undefined,
            signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
        });
    }
    catch (cause) {
        const why = `no container starts from it: ${(0,src_errors/* messageOf */.bD)(cause).replace(/\.$/, "")}`;
        throw new src_errors/* PlatformError */.Wk("BUILDER_IMAGE", `The image ${(0,src_quote/* quote */.hD)(name)} cannot be used: ${why}.`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/js/src/cache/builder-cache.js
// The builder cache: one entry per manifest and target, which holds the blobs as the registry serves them.
// It only helps: nothing here rejects, and nothing is used that is not exactly what the registry has.






/** e.g. `builder-v1-linux-amd64-` and 64 hexadecimal digits */
function builderCacheKey({ manifestDigest, target, }) {
    return `builder-v1-${target.os}-${target.arch}-${manifestDigest.replace("sha256:", "")}`;
}
/** What to look for; there are no restore keys, since another builder is of no use. */
function builderLookup(entry) {
    return { paths: [entry.directory], key: builderCacheKey(entry), restoreKeys: [] };
}
/**
 * Restores a builder, verifies each blob by its digest, and loads it into the engine; never rejects.
 * @param relatives names of images in the engine that may share its first layers, e.g. the builder's tag
 */
async function restoreBuilder(entry, relatives, deps) {
    // Its own, since other steps of the job may be restoring the same builder.
    const directory = `${entry.directory}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        const restored = await deps.store.restore({ ...builderLookup(entry), into: [directory] });
        if (restored.kind !== "hit")
            return restored;
        const { key, sizeBytes, durationMs: restoreMs } = restored;
        const startedAtMs = performance.now();
        const image = await readStoredImage(directory, entry.manifestDigest);
        const loaded = await loadBuilder(image, relatives, deps);
        return { kind: "loaded", ...loaded, key, sizeBytes, restoreMs, loadMs: performance.now() - startedAtMs };
    }
    catch (error) {
        return { kind: "unavailable", reason: (0,src_errors/* messageOf */.bD)(error) };
    }
    finally {
        await removeDirectory(directory);
    }
}
/**
 * Saves a builder, unless there is an entry; downloads what of it is not in the directory yet. Never rejects.
 * After a failed download the directory keeps the complete blobs, so that trying again continues there.
 */
async function saveBuilder(entry, manifestBytes, deps) {
    const startedAtMs = performance.now();
    const lookup = builderLookup(entry);
    try {
        const digest = (0,oci_digest/* digestOf */.ol)(manifestBytes);
        if (digest !== entry.manifestDigest) {
            return {
                kind: "failed",
                reason: `The manifest has the digest ${digest}, not ${entry.manifestDigest}.`,
            };
        }
        if ((await deps.store.find(lookup)) === lookup.key)
            return { kind: "exists", key: lookup.key };
        await (0,promises_.mkdir)(entry.directory, { recursive: true });
        await storeImage(entry.directory, manifestBytes, deps);
        deps.signal?.throwIfAborted();
        const outcome = await deps.store.save(lookup.paths, lookup.key);
        await removeDirectory(entry.directory);
        if (outcome.kind !== "saved")
            return outcome;
        return { ...outcome, durationMs: performance.now() - startedAtMs };
    }
    catch (error) {
        return { kind: "failed", reason: (0,src_errors/* messageOf */.bD)(error) };
    }
}
async function removeDirectory(directory) {
    await (0,promises_.rm)(directory, { recursive: true, force: true }).catch(() => undefined);
}

;// CONCATENATED MODULE: ./build/js/src/cache/layer-cache-choice.js
// Where the layers of a build are kept between builds, under which key, and why there. Pure.



/** The label that cache volumes carry; its value is the image without its tag. */
const BUILD_CACHE_LABEL = "io.buildpacks.action.build-cache";
/** The label of the volumes of a branch that is not the default one; its value is the branch's ref. */
const BUILD_CACHE_BRANCH_LABEL = "io.buildpacks.action.build-cache.branch";
/**
 * The volume of a cache, e.g. `cnb-cache-owner-app-0123456789ab`.
 * @param branch the ref of a branch that has a volume of its own; the default branch's volume if undefined
 */
function cacheVolume(owner, branch) {
    return `cnb-cache-${ownerName(owner, branch)}`;
}
/**
 * What the keys of all entries of a cache begin with, e.g. `layers-v1-linux-amd64-owner-app-0123456789ab-`.
 * The newest entry that begins so is the nearest earlier one, of this branch or of those it may read.
 */
function layerKeyPrefix(owner) {
    const { os, arch } = owner.target;
    return `layers-v1-${os}-${arch}-${ownerName(owner)}-`;
}
/** The key of an entry: the same content has the same key, so that it is never saved twice. */
function layerKey(prefix, metadata) {
    return `${prefix}${(0,oci_digest/* digestOf */.ol)(metadata).slice("sha256:".length, "sha256:".length + 32)}`;
}
/** Whether a key is that of a content. */
function isKeyOf(key, metadata) {
    return key.endsWith(`-${layerKey("", metadata)}`);
}
/** Chooses the place. */
function chooseLayerCache({ requested, serviceAvailable, sharesDirectories, }) {
    if (requested !== "auto" && requested !== "github")
        return { kind: requested, reason: 'the input "cache"', isFallback: false };
    const isFallback = requested === "github";
    if (!serviceAvailable) {
        return {
            kind: "volume",
            reason: "this job has no cache service, so a volume of the engine keeps them",
            isFallback,
        };
    }
    if (!sharesDirectories) {
        const reason = "the Docker engine does not see directories of this machine, so a volume of the engine keeps them";
        return { kind: "volume", reason, isFallback };
    }
    return { kind: "github", reason: "this job has GitHub's cache service", isFallback: false };
}
function ownerName({ image, builder, target, scope }, branch) {
    const parts = [
        (0,image_reference/* imageName */.tO)(image),
        (0,image_reference/* imageName */.tO)(builder),
        builder.tag ?? "",
        formatTarget(target),
        ...(scope === "" ? [] : [scope]),
        // An object, so that no scope has the name of a branch.
        ...(branch === undefined ? [] : [{ branch }]),
    ];
    const readable = image.repository.replace(/[^a-z0-9]+/g, "-").slice(-40);
    return `${readable.replace(/^-+|-+$/g, "")}-${(0,oci_digest/* shortDigest */.VK)((0,oci_digest/* digestOf */.ol)(JSON.stringify(parts)))}`;
}

;// CONCATENATED MODULE: ./build/js/src/cache/layer-directory.js
// The cache directory of a lifecycle on this machine: filled from a store before the build, looked at after it.




/** Where a lifecycle writes what its cache holds; deterministic, so it stands for the whole content. */
const LAYER_METADATA = external_node_path_.join("committed", "io.buildpacks.lifecycle.cache.metadata");
/**
 * Empties the directory and fills it from the newest entry whose key begins with the prefix; never rejects.
 * Whatever goes wrong, the directory is there and empty.
 */
async function restoreLayerDirectory({ directory, savedPath, keyPrefix }, store) {
    try {
        await empty(directory);
        const wanted = { paths: [savedPath], key: keyPrefix, restoreKeys: [], into: [directory] };
        const outcome = await store.restore(wanted);
        if (outcome.kind !== "hit")
            await empty(directory);
        return outcome;
    }
    catch (error) {
        await empty(directory).catch(() => undefined);
        return { kind: "unavailable", reason: (0,src_errors/* messageOf */.bD)(error) };
    }
}
/** Some hundred bytes a layer. */
const MAX_METADATA_BYTES = 16 * 1024 * 1024;
/** What stands for the content of the directory; undefined if no lifecycle has committed anything there. */
async function readLayerMetadata(directory) {
    return (0,regular_file/* readRegularFile */.XF)(external_node_path_.join(directory, LAYER_METADATA), MAX_METADATA_BYTES).catch(() => undefined);
}
async function empty(directory) {
    await (0,promises_.rm)(directory, { recursive: true, force: true });
    await (0,promises_.mkdir)(directory, { recursive: true });
}

;// CONCATENATED MODULE: ./build/js/src/cache/left-layers.js
// What a step leaves in its cache directory for later steps of the same job: what it saves to the store is there only when the
// job is through. A file beside the directory has the key of its content, which tells that the content is whole, too.




const MAX_KEY_BYTES = 1_024;
/** Notes what is in the directory now. @throws {Error} of the file system */
async function leaveLayers(directory, key) {
    await (0,promises_.writeFile)(noteBeside(directory), key);
}
/** Whether an earlier step of the job left the directory, whatever has become of its content. */
async function areLeft(directory) {
    return (await notedKey(directory)) !== undefined;
}
/** The key of the content that an earlier step left, if it is as it was left. */
async function leftKey(directory, keyPrefix) {
    const key = await notedKey(directory);
    if (key?.startsWith(keyPrefix) !== true)
        return undefined;
    const metadata = await readLayerMetadata(directory);
    return metadata !== undefined && isKeyOf(key, metadata) ? key : undefined;
}
/** Forgets that anything was left. */
async function forgetLayers(directory) {
    await (0,promises_.rm)(noteBeside(directory), { force: true });
}
async function notedKey(directory) {
    const bytes = await (0,regular_file/* readRegularFile */.XF)(noteBeside(directory), MAX_KEY_BYTES).catch(() => undefined);
    return bytes?.toString();
}
function noteBeside(directory) {
    return `${directory}.key`;
}

;// CONCATENATED MODULE: ./build/js/src/platform/cache/save-caches.js
// Saving what a successful build left to save; nothing here rejects.









/** Saves side by side. */
async function saveCaches(pending, { store }, registry) {
    const { layers, builder } = pending;
    const saves = [];
    if (layers !== undefined) {
        saves.push(saveLayers(layers, store).then((outcome) => ({ name: "layers", outcome })));
    }
    if (builder !== undefined) {
        saves.push(savePendingBuilder(builder, store, registry).then((outcome) => ({ name: "builder", outcome })));
    }
    return Promise.all(saves);
}
/**
 * Removes the directory that one build filled, and the one above it unless other builds of the job still have theirs there.
 * @param removeAsRoot for files that belong to the user of a builder, which only the engine can remove
 */
async function removeCacheDirectory(root, filled, removeAsRoot) {
    if (filled !== undefined) {
        await forgetLayers(filled);
        try {
            await (0,promises_.rm)(filled, { recursive: true, force: true });
        }
        catch {
            await removeAsRoot(filled);
            await (0,promises_.rm)(filled, { recursive: true, force: true });
        }
    }
    await removeEmptyRoot(root);
}
/** Not empty: a build of the job still needs what is in it. Missing: nothing was ever put there. */
async function removeEmptyRoot(root) {
    await (0,promises_.rmdir)(root).catch(() => undefined);
}
/** A later build of the same image in the same job uses the same directory, and saves it by its own key. */
async function saveLayers({ directory, key }, store) {
    const metadata = await readLayerMetadata(directory);
    if (metadata === undefined || !isKeyOf(key, metadata)) {
        return { kind: "refused", reason: "another step of this job has used its directory since" };
    }
    return store.save([directory], key);
}
async function savePendingBuilder({ reference, manifestDigest, manifest, target, directory }, store, registry) {
    if (!(0,oci_digest/* isDigest */.Bc)(manifestDigest))
        return { kind: "failed", reason: `${(0,src_quote/* quote */.hD)(manifestDigest)} is not a digest` };
    try {
        const source = (0,image_reference/* parseImageReference */.o_)(reference);
        return await saveBuilder({ manifestDigest, target, directory }, Buffer.from(manifest, "base64"), {
            store,
            openBlob: (descriptor) => registry.openBlob(source, descriptor),
        });
    }
    catch (error) {
        return { kind: "failed", reason: (0,src_errors/* messageOf */.bD)(error) };
    }
}

;// CONCATENATED MODULE: ./build/js/src/cnb/lifecycle-metadata.js
// The label `io.buildpacks.lifecycle.metadata`: which layers an app image has, so that the next build can reuse them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#iobuildpackslifecyclemetadata-json



const Sha = dist/* object */.Ikc({ sha: dist/* optional */.lqM(dist/* string */.YjP(), "") });
const lifecycle_metadata_flag = dist/* optional */.lqM(dist/* boolean */.zMY(), false);
const LayerMetadata = dist/* object */.Ikc({
    sha: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    data: dist/* nullish */.cl6(dist/* unknown */.L5J()),
    build: lifecycle_metadata_flag,
    launch: lifecycle_metadata_flag,
    cache: lifecycle_metadata_flag,
});
/** What the image label, the cache's metadata and analyzed.toml share about a buildpack's layers. */
const BuildpackLayers = dist/* object */.Ikc({
    key: dist/* string */.YjP(),
    version: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    layers: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), LayerMetadata)),
    store: dist/* nullish */.cl6(dist/* object */.Ikc({ metadata: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())) })),
});
const RunImageNames = dist/* object */.Ikc({
    image: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    mirrors: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP())),
});
const RunImageMetadata = dist/* object */.Ikc({
    topLayer: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    reference: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    image: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    mirrors: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP())),
});
/** Old images have one object in place of the list of app layers. */
const AppLayers = dist/* union */.KCZ([
    dist/* array */.YOg(Sha),
    dist/* pipe */.FsL(Sha, dist/* transform */.pdi((one) => [one])),
]);
const LifecycleMetadata = dist/* object */.Ikc({
    app: dist/* nullish */.cl6(AppLayers),
    sbom: dist/* nullish */.cl6(Sha),
    buildpacks: dist/* nullish */.cl6(dist/* array */.YOg(BuildpackLayers)),
    config: dist/* nullish */.cl6(Sha),
    launcher: dist/* nullish */.cl6(Sha),
    "process-types": dist/* nullish */.cl6(Sha),
    runImage: dist/* nullish */.cl6(RunImageMetadata),
    stack: dist/* nullish */.cl6(dist/* object */.Ikc({ runImage: dist/* nullish */.cl6(RunImageNames) })),
});
const LIFECYCLE_METADATA_LABEL = "io.buildpacks.lifecycle.metadata";
/** @throws {PlatformError} `MALFORMED` naming the image */
function parseLifecycleMetadata(json, what) {
    return (0,oci_schema/* parseExactJson */.lQ)(LifecycleMetadata, json, `The label ${LIFECYCLE_METADATA_LABEL} of ${what}`);
}
/** The label's text, with keys where other lifecycles have them. */
function encodeLifecycleMetadata(metadata) {
    const { app, sbom, buildpacks, config, launcher, runImage, stack } = metadata;
    return json_encodeJson({
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
        return [name, { sha, data: json_sortKeys(data ?? null), build, launch, cache }];
    });
    return {
        key,
        version,
        layers: Object.fromEntries(entries.sort(([a], [b]) => json_compareBytes(a, b))),
        ...(store != null && { store: { metadata: json_sortKeys(store.metadata ?? null) } }),
    };
}
function withoutEmptyNames(names) {
    const { image, mirrors, ...rest } = names;
    return { ...rest, ...(image && { image }), ...(mirrors != null && mirrors.length > 0 && { mirrors }) };
}

;// CONCATENATED MODULE: ./build/js/src/registry/image.js
// Reading an image from its registry: manifest and config, nothing of its layers.







/**
 * Reads the image for a target: of an index the matching entry; a single manifest is taken whatever it is for.
 * @throws {PlatformError} `NOT_FOUND` naming the targets there are, `MALFORMED`, or what {@link Registry} rejects with
 */
async function readImage(registry, reference, target) {
    const name = `"${(0,image_reference/* formatImageReference */.my)(reference)}"`;
    const requested = await registry.getManifest(reference);
    const served = isIndex(requested.mediaType)
        ? await readEntry(registry, reference, { index: parseIndex(image_text(requested), name), target })
        : requested;
    const manifest = parseManifest(image_text(served), name);
    checkConfigSize(manifest.config, name);
    const configJson = (await registry.readBlob(reference, manifest.config)).toString("utf8");
    return {
        reference: (0,image_reference/* atDigest */.CU)(reference, served.digest),
        requestedDigest: requested.digest,
        mediaType: served.mediaType,
        manifest,
        manifestBytes: served.bytes,
        config: parseImageConfig(configJson, name),
        configJson,
    };
}
/** @throws {PlatformError} `MALFORMED` */
function checkConfigSize({ size }, name) {
    if (size <= image_config_MAX_CONFIG_BYTES)
        return;
    throw new src_errors/* PlatformError */.Wk("MALFORMED", `The config of ${name} has ${size} bytes. More than 16 MiB are refused.`);
}
function readEntry(registry, reference, { index, target }) {
    const entry = selectManifest(index, target, `the index of "${(0,image_reference/* formatImageReference */.my)(reference)}"`);
    if (entry !== undefined)
        return registry.getManifest((0,image_reference/* atDigest */.CU)(reference, entry.digest));
    const available = listTargets(index);
    const has = available.length === 0 ? "none that names its target" : (0,src_quote/* someOf */.yU)(available).join(", ");
    const message = `"${(0,image_reference/* formatImageReference */.my)(reference)}" has no image for ${formatTarget(target)}; it has ${has}.`;
    throw new src_errors/* PlatformError */.Wk("NOT_FOUND", message, { hint: "Choose another image or another target." });
}
/** Without attestations, which BuildKit lists as images for `unknown/unknown`. */
function listTargets(index) {
    const platforms = index.manifests.flatMap(({ platform }) => platform ?? []);
    return platforms
        .filter(({ os }) => os !== "unknown" && os !== "")
        .map(({ os, architecture, variant }) => formatTarget({ os, arch: architecture, ...(variant !== undefined && { variant }) }));
}
function image_text(manifest) {
    return manifest.bytes.toString("utf8");
}

;// CONCATENATED MODULE: ./build/js/src/platform/delivery/base-layers.js





/**
 * Compares the lowest layers of an image with those of its run image; what image extensions install lies above them. Where it was
 * not known before building, what the image says of itself must be true, too.
 * @throws {PlatformError} `DIGEST_MISMATCH` if it stands on something else, or says so
 */
async function checkBaseLayers(image, { runImage, planned }, registry) {
    if (runImage !== undefined) {
        const problem = differenceFrom(await baseOf(runImage, planned, registry), image);
        if (problem !== undefined)
            throw standsElsewhere(problem);
        return;
    }
    const problem = differenceFrom(plannedBase(planned), image) ?? lieAbout(plannedBase(planned), image);
    if (problem === undefined)
        return;
    // The lifecycle reads it by its name, and that may have moved since.
    const moved = await movedBase(planned, registry);
    if (moved instanceof src_errors/* PlatformError */.Wk)
        throw standsElsewhere(problem, moved);
    if ((differenceFrom(moved, image) ?? lieAbout(moved, image)) !== undefined)
        throw standsElsewhere(problem);
}
function plannedBase({ pinned, layers }) {
    return { reference: pinned, layers };
}
/** The lifecycle mostly uses what was planned; its registry may have another one by now, or an extension has named one. */
async function baseOf(runImage, planned, registry) {
    const reference = (0,image_reference/* parseImageReference */.o_)(runImage);
    const isPlanned = reference.digest === undefined || reference.digest === planned.pinned.digest;
    return isPlanned ? { ...plannedBase(planned), reference } : readBase(reference, planned, registry);
}
async function movedBase(planned, registry) {
    try {
        return await readBase(planned.reference, planned, registry);
    }
    catch (error) {
        if (error instanceof src_errors/* PlatformError */.Wk)
            return error;
        throw error;
    }
}
async function readBase(name, { target }, registry) {
    const { reference, manifest } = await readImage(registry, name, target);
    return { reference, layers: manifest.layers.map(({ digest }) => digest) };
}
/** Ends a sentence about the image. */
function differenceFrom({ reference, layers: base }, { layers }) {
    const at = base.findIndex((layer, position) => layers[position]?.digest !== layer);
    if (at < 0)
        return undefined;
    const found = `its layer ${at + 1} is ${layers[at]?.digest ?? "missing"} in place of ${base[at] ?? ""}`;
    return `is not based on the run image ${(0,src_quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(reference))}: ${found}`;
}
/** The same: what is rebased later goes by the label. */
function lieAbout({ reference }, { labels }) {
    const said = saidReference(labels?.[LIFECYCLE_METADATA_LABEL]);
    if (said === undefined || said.endsWith(`@${reference.digest ?? ""}`))
        return undefined;
    const image = (0,src_quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(reference));
    return `is based on the run image ${image}, but says in its label ${LIFECYCLE_METADATA_LABEL} that it is ${(0,src_quote/* quote */.hD)(said)}`;
}
/** Nothing is said without a digest. */
function saidReference(label) {
    if (label === undefined)
        return undefined;
    const said = parseLifecycleMetadata(label, "the image").runImage?.reference;
    return said?.includes("@") === true ? said : undefined;
}
function standsElsewhere(problem, unread) {
    const also = unread === undefined ? "" : ` Whether its name has moved since cannot be read: ${(0,src_errors/* messageOf */.bD)(unread)}`;
    return new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", `The lifecycle exported an image that ${problem}.${also}`, {
        cause: unread,
        hint: "Do not use this builder: something in it may have put the app on another image.",
    });
}

;// CONCATENATED MODULE: ./build/js/src/cnb/json-in-toml.js
// Texts that other lifecycles write into TOML by their encoder of JSON, which escapes what HTML would read. Pure.

/** A text of a TOML file in the form of JSON, e.g. with `\u0026` for `&`. */
class json_in_toml_JsonInToml {
    text;
    constructor(value) {
        // Halves of characters are no text; and TOML does not have this one as it is, which JSON has.
        const wellFormed = Buffer.from(value).toString();
        this.text = json_encodeJson(wellFormed).replaceAll("\u007f", "\\u007f");
    }
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var smol_toml_dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./build/js/src/cnb/toml-date.js
// Dates and times of TOML with every digit that was written, which a Date of JavaScript does not keep. Pure.

/** A date or time of a TOML file. */
class TomlDate {
    kind;
    /** As other lifecycles write it in TOML, e.g. `2026-01-02T03:04:05.5+02:00`. */
    text;
    constructor(kind, text) {
        this.kind = kind;
        this.text = text;
    }
    /** Reads a value of TOML; undefined if it is no date or time. */
    static parse(written) {
        const parsed = new smol_toml_dist/* TomlDate */.PJ(written);
        if (!parsed.isValid())
            return undefined;
        const text = normalized(written);
        if (parsed.isTime())
            return new TomlDate("time", text);
        if (parsed.isDate())
            return new TomlDate("date", text);
        return new TomlDate(parsed.isLocal() ? "local date and time" : "moment", text);
    }
    /** What other lifecycles write into labels, which know moments only. */
    toJSON() {
        switch (this.kind) {
            case "moment":
                return this.text;
            case "local date and time":
                return `${this.text}Z`;
            case "date":
                return `${this.text}T00:00:00Z`;
            case "time":
                return `0000-01-01T${this.text}Z`;
        }
    }
}
const NANOSECOND_DIGITS = 9;
const LOWER_CASE_OR_SPACE = /(?<=^\d{4}-\d{2}-\d{2})[t ](?=\d)/;
/** Upper case, seconds, no zeros at the end of a fraction, `Z` for no offset, and nanoseconds at most. */
function normalized(written) {
    return written
        .replace(LOWER_CASE_OR_SPACE, "T")
        .replace(/(?<=(?:^|T)\d{2}:\d{2})(?![\d:])/, ":00")
        .replace(/\.\d+/, (fraction) => fraction.slice(0, 1 + NANOSECOND_DIGITS).replace(/\.?0*$/, ""))
        .replace(/(?:z|[+-]00:00)$/i, "Z");
}

;// CONCATENATED MODULE: ./build/js/src/cnb/format-toml.js
// TOML as Go's usual encoder writes it, so that files that become layers are the same bytes as those of other lifecycles. Pure.


const INDENT = "  ";
const BARE_KEY = /^[A-Za-z0-9_-]+$/;
const [MIN_INTEGER, MAX_INTEGER] = [-(2n ** 63n), 2n ** 63n - 1n];
/**
 * Writes a table: first its values, then the tables in it. Keys stay in their order, except of objects that JavaScript does not
 * leave it: such keys are sorted. Numbers are floats, integers are a bigint. What is undefined or null is left out, also of lists,
 * and an empty table gives an empty text.
 */
function format_toml_formatToml(table) {
    return formatTable(withoutNothing(table), []).replace(/^\n/, "");
}
/** The lines of a table, each with its line feed; an empty line comes before tables at the top and before items of lists. */
function formatTable(table, path) {
    const entries = format_toml_keysOf(table).map((key) => [key, table[key]]);
    const indent = INDENT.repeat(path.length);
    const values = entries.filter(([, value]) => !isTable(value) && !isTableList(value));
    const lines = values.map(([key, value]) => `${indent}${formatKey(key)} = ${formatValue(value)}\n`);
    const tables = entries.map(([key, value]) => {
        const below = [...path, key];
        if (isTable(value)) {
            const gap = path.length === 0 ? "\n" : "";
            return `${gap}${indent}[${formatPath(below)}]\n${formatTable(value, below)}`;
        }
        if (!isTableList(value))
            return "";
        return value.map((item) => `\n${indent}[[${formatPath(below)}]]\n${formatTable(item, below)}`).join("");
    });
    return lines.concat(tables).join("");
}
function formatValue(value) {
    if (typeof value === "string")
        return formatText(value);
    if (typeof value === "number")
        return formatFloat(value);
    if (typeof value === "bigint")
        return formatInteger(value);
    if (typeof value === "boolean")
        return String(value);
    if (isWritten(value))
        return value.text;
    if (Array.isArray(value))
        return `[${value.map(formatValue).join(", ")}]`;
    const table = value;
    const isInner = (key) => isTable(table[key]) || isTableList(table[key]);
    const keys = format_toml_keysOf(table);
    const inOrder = [...keys.filter((key) => !isInner(key)), ...keys.filter(isInner)];
    return `{${inOrder.map((key) => `${formatKey(key)} = ${formatValue(table[key])}`).join(", ")}}`;
}
/** TOML has integers of 64 bits; JSON, from which a value may come, has larger ones. */
function formatInteger(value) {
    return value >= MIN_INTEGER && value <= MAX_INTEGER ? String(value) : formatFloat(Number(value));
}
/** The fewest digits that are this number, with an exponent where it has more than six before the point, or four zeros after it. */
function formatFloat(value) {
    if (Number.isNaN(value))
        return "nan";
    if (!Number.isFinite(value))
        return value < 0 ? "-inf" : "inf";
    if (Object.is(value, -0))
        return "-0.0";
    const [digits = "", exponent = "0"] = value.toExponential().split("e");
    if (value === 0 || (Number(exponent) >= -4 && Number(exponent) < 6))
        return Number.isInteger(value) ? `${String(value)}.0` : String(value);
    return `${digits}e${exponent.slice(0, 1)}${exponent.slice(1).padStart(2, "0")}`;
}
function formatPath(path) {
    return path.map(formatKey).join(".");
}
function formatKey(key) {
    return BARE_KEY.test(key) ? key : formatText(key);
}
function formatText(text) {
    return JSON.stringify(wellFormed(text)).replaceAll("\u007f", "\\u007f");
}
/** Halves of characters are no text; other writers have a replacement character for them, too. */
function wellFormed(text) {
    return Buffer.from(text).toString();
}
function format_toml_keysOf(table) {
    const keys = Object.keys(table);
    return /^\d/.test(keys[0] ?? "") ? keys.sort() : keys;
}
function isTable(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value) && !isWritten(value);
}
/** What brings its own form. */
function isWritten(value) {
    return value instanceof TomlDate || value instanceof json_in_toml_JsonInToml;
}
function isTableList(value) {
    return Array.isArray(value) && value.length > 0 && value.every(isTable);
}
/** TOML has no word for nothing, which JSON of labels has also in lists. */
function withoutNothing(value) {
    if (Array.isArray(value))
        return value.filter((item) => item !== undefined && item !== null).map(withoutNothing);
    if (!isTable(value))
        return value;
    const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
    return Object.fromEntries(entries.map(([key, item]) => [key, withoutNothing(item)]));
}

;// CONCATENATED MODULE: ./build/js/src/cnb/process.js
// Processes: what can be started in an app image.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml

/** The command of a process in files and labels: a list, or one string as before Platform API 0.10. */
const ProcessCommand = dist/* optional */.lqM(dist/* union */.KCZ([
    dist/* array */.YOg(dist/* string */.YjP()),
    dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi((one) => [one])),
]), []);

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./build/js/src/cnb/exact-times.js
// The parser of TOML cuts times to milliseconds. So those with more digits are put into quotes before it sees them, where a mark
// that no text of a file can have tells them from what was quoted already. Pure.

/** Half of a character: neither bytes in UTF-8 nor an escape of TOML can become one. */
const MARK = "\uD800";
const MARKED = new RegExp(`'${MARK}([^']*)'`, "g");
const MORE_THAN_MILLISECONDS = /:\d{2}\.\d{4}/;
/** Where a string, a comment or a time may begin. */
const exact_times_START = /["'#]|(?<![\w.+:-])\d/g;
const TIME = /(?:\d{4}-\d{2}-\d{2}[Tt ])?\d{2}:\d{2}:\d{2}\.\d{4,}(?:[Zz]|[+-]\d{2}:\d{2})?(?![\w.:+-])/y;
/** Puts times of more than milliseconds into quotes, with a mark. It looks at each character once, whatever the file is. */
function quoteExactTimes(toml) {
    if (!MORE_THAN_MILLISECONDS.test(toml))
        return toml;
    const parts = [];
    let done = 0;
    let next = 0;
    for (;;) {
        exact_times_START.lastIndex = next;
        const at = exact_times_START.exec(toml)?.index;
        if (at === undefined)
            break;
        const time = timeAt(toml, at);
        if (time !== undefined)
            parts.push(toml.slice(done, at), `'${MARK}${time}'`);
        next = time === undefined ? endOfToken(toml, at) : at + time.length;
        if (time !== undefined)
            done = next;
    }
    parts.push(toml.slice(done));
    return parts.join("");
}
/** Removes quotes and marks from a text that quotes the file, such as an error. */
function unquoteExactTimes(text) {
    return text.replace(MARKED, "$1");
}
/** The time that a string of the parser is; undefined if it is a string. */
function exactTimeOf(value) {
    return value.startsWith(MARK) ? TomlDate.parse(value.slice(MARK.length)) : undefined;
}
/** One that is none, such as of 25 hours, is left to the parser. */
function timeAt(toml, at) {
    TIME.lastIndex = at;
    const [time] = TIME.exec(toml) ?? [];
    return time === undefined || TomlDate.parse(time) === undefined ? undefined : time;
}
/** Behind a string or a comment, or behind a digit. A string without end goes to the end of its line, or of the file. */
function endOfToken(toml, at) {
    const sign = toml.charAt(at);
    if (sign === "#")
        return indexOrEnd(toml, "\n", at);
    if (sign !== '"' && sign !== "'")
        return at + 1;
    const isLong = toml.startsWith(sign.repeat(3), at);
    return isLong ? endOfLongString(toml, sign, at + 3) : endOfString(toml, sign, at + 1);
}
function endOfString(toml, quote, start) {
    for (let at = start; at < toml.length; at += 1) {
        const sign = toml.charAt(at);
        if (sign === quote)
            return at + 1;
        if (sign === "\n")
            return at;
        if (sign === "\\" && quote === '"')
            at += 1;
    }
    return toml.length;
}
/** The last of its quotes may be followed by two more, which belong to the text. */
function endOfLongString(toml, quote, start) {
    for (let at = start; at < toml.length; at += 1) {
        if (toml.charAt(at) === "\\" && quote === '"')
            at += 1;
        else if (toml.startsWith(quote.repeat(3), at)) {
            let end = at + 3;
            while (end < at + 5 && toml.charAt(end) === quote)
                end += 1;
            return end;
        }
    }
    return toml.length;
}
function indexOrEnd(toml, sign, from) {
    const at = toml.indexOf(sign, from);
    return at < 0 ? toml.length : at;
}

;// CONCATENATED MODULE: ./build/js/src/cnb/toml-keys.js
/** The value with the keys that the schema has; unknown keys, and what the schema says nothing about, stay as they are. */
function withSchemaKeys(schema, value) {
    return renamed(schema, value);
}
function renamed(shape, value) {
    if (shape.wrapped !== undefined)
        return renamed(shape.wrapped, value);
    const { item, entries } = shape;
    if (item !== undefined)
        return Array.isArray(value) ? value.map((one) => renamed(item, one)) : value;
    if (entries === undefined || typeof value !== "object" || value === null || Array.isArray(value))
        return value;
    const known = new Map(Object.keys(entries).map((key) => [key.toLowerCase(), key]));
    const table = Object.entries(value).map(([key, inner]) => {
        const meant = known.get(key.toLowerCase());
        // The key of the specification wins, should both be there.
        const name = meant === undefined || Object.hasOwn(value, meant) ? key : meant;
        const below = entries[name];
        return [name, below === undefined ? inner : renamed(below, inner)];
    });
    return Object.fromEntries(table);
}

;// CONCATENATED MODULE: ./build/js/src/cnb/toml.js
// Reading TOML files of the specification through schemas. Pure.










/** The limit of a TOML file: what is in it ends in the config of an image, for which {@link MAX_CONFIG_BYTES} holds. */
const MAX_TOML_BYTES = image_config_MAX_CONFIG_BYTES;
/**
 * How many dots, commas, equals signs and opening brackets a TOML file may have. Each may make an object, which takes some 500
 * bytes of memory for the two characters of `a.`; files with 1 MiB of paths and hashes have 50,000.
 */
const MAX_TOML_SIGNS = 1_000_000;
const [toml_MIN_INTEGER, toml_MAX_INTEGER] = [-(2n ** 63n), 2n ** 63n - 1n];
const TOML_SIGNS = new Set(Array.from(".,=[{", (sign) => sign.charCodeAt(0)));
/** The schema of a table with any keys. Unlike a record of valibot, it is not a list. */
const FreeTable = dist/* custom */.IeY(toml_isTable, ({ received }) => `Invalid type: Expected Object but received ${received}`);
/** The text of a TOML file. @throws {PlatformError} `MALFORMED` if it is not UTF-8, as TOML has to be */
function decodeToml(bytes, what) {
    if (!(0,external_node_buffer_.isUtf8)(bytes))
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${what} is not TOML: it is not text in UTF-8.`);
    return bytes.toString("utf8");
}
/**
 * Parses TOML by a schema; unknown keys are dropped.
 * @throws {PlatformError} `MALFORMED` naming the file and the place
 */
function toml_parseToml(schema, text, what) {
    return checkToml(schema, parseTomlTable(text, what), what);
}
/** Checks a table of {@link parseTomlTable} by a schema. @throws {PlatformError} `MALFORMED` naming the file and the place */
function checkToml(schema, table, what) {
    return (0,oci_schema/* checkSchema */._U)(schema, withSchemaKeys(schema, table), what);
}
/**
 * Parses TOML without a schema. Nothing is lost: integers are a bigint, floats a number, dates and times a {@link TomlDate}.
 * @throws {PlatformError} `MALFORMED` naming the file and the place, or the limit
 */
function parseTomlTable(text, what) {
    toml_checkSize(text, what);
    const table = parseQuoting(text, what);
    (0,oci_schema/* checkDepth */.kP)(table, what);
    return mapLeaves(table, (value) => exactValue(value, what));
}
/**
 * Parses TOML without a schema for those who do not care how a value is written: dates are text, and integers are numbers where
 * a number has them exactly.
 * @throws {PlatformError} as {@link parseTomlTable}
 */
function parsePlainTomlTable(text, what) {
    return mapLeaves(parseTomlTable(text, what), plainValue);
}
function toml_checkSize(text, what) {
    if (Buffer.byteLength(text) > MAX_TOML_BYTES)
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${what} is larger than 16 MiB.`);
    // Each sign is at least one of its characters.
    if (text.length <= MAX_TOML_SIGNS)
        return;
    let signs = 0;
    for (let at = 0; at < text.length; at += 1)
        if (TOML_SIGNS.has(text.charCodeAt(at)))
            signs += 1;
    if (signs > MAX_TOML_SIGNS) {
        const limit = MAX_TOML_SIGNS.toLocaleString("en");
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${what} has more than ${limit} keys and values.`);
    }
}
/** Errors quote the lines around the place, which may be the whole file. */
function parseQuoting(text, what) {
    try {
        return (0,smol_toml_dist/* parse */.qg)(quoteExactTimes(text), { integersAsBigInt: true, maxDepth: oci_schema/* MAX_DEPTH */.lr });
    }
    catch (cause) {
        const lines = unquoteExactTimes((0,src_errors/* messageOf */.bD)(cause)).trim().split("\n");
        const why = lines.map((line) => (0,src_quote/* visible */.RK)(line, 300)).join("\n");
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${what} is not TOML: ${why}`, { cause });
    }
}
function exactValue(value, what) {
    if (typeof value === "bigint" && (value < toml_MIN_INTEGER || value > toml_MAX_INTEGER)) {
        const why = `the integer ${(0,src_quote/* visible */.RK)(String(value), 40)} does not fit into 64 bits`;
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${what} is not TOML: ${why}.`);
    }
    if (typeof value === "string")
        return exactTimeOf(value) ?? value;
    return value instanceof smol_toml_dist/* TomlDate */.PJ ? TomlDate.parse(value.toISOString()) : value;
}
function plainValue(value) {
    if (typeof value === "bigint" && Number.isSafeInteger(Number(value)))
        return Number(value);
    return value instanceof TomlDate ? value.text : value;
}
function mapLeaves(value, map) {
    if (Array.isArray(value))
        return value.map((item) => mapLeaves(item, map));
    if (!toml_isTable(value))
        return map(value);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapLeaves(item, map)]));
}
function toml_isTable(value) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
        return false;
    return !(value instanceof smol_toml_dist/* TomlDate */.PJ || value instanceof TomlDate);
}

;// CONCATENATED MODULE: ./build/js/src/cnb/launch-metadata.js
// <layers>/config/metadata.toml: what the build found out; the launcher reads it in the app image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#metadatatoml-toml






const launch_metadata_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
const Module = dist/* object */.Ikc({ id: launch_metadata_text, version: launch_metadata_text, api: launch_metadata_text, homepage: dist/* optional */.lqM(dist/* string */.YjP()) });
const modules = dist/* optional */.lqM(dist/* array */.YOg(Module), []);
const MetadataFile = dist/* object */.Ikc({
    "buildpack-default-process-type": launch_metadata_text,
    bom: dist/* optional */.lqM(dist/* array */.YOg(dist/* unknown */.L5J())),
    buildpacks: modules,
    extensions: modules,
    labels: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ key: launch_metadata_text, value: launch_metadata_text })), []),
    processes: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({
        type: launch_metadata_text,
        command: ProcessCommand,
        args: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
        direct: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
        "buildpack-id": launch_metadata_text,
        "working-dir": dist/* optional */.lqM(dist/* string */.YjP()),
        "exec-env": dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
    })), []),
    slices: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ paths: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())) })), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseLaunchMetadata(toml, what) {
    const file = parseToml(MetadataFile, toml, what);
    return {
        ...file,
        defaultProcessType: file["buildpack-default-process-type"],
        processes: file.processes.map(({ type, command, args, direct, ...rest }) => ({
            type,
            command,
            args,
            direct,
            default: false,
            buildpackId: rest["buildpack-id"],
            workingDirectory: rest["working-dir"],
            execEnv: rest["exec-env"],
        })),
    };
}
/** metadata.toml as a platform API wants it: before 0.10 a command is one string, and the rest of it goes to args. */
function formatLaunchMetadata(metadata, platformApi) {
    const { defaultProcessType, buildpacks, extensions, labels, slices } = metadata;
    const processes = metadata.processes.map((process) => writtenProcess(process, platformApi));
    return formatToml({
        ...(processes.length === 0 && { processes: [] }),
        "buildpack-default-process-type": defaultProcessType || undefined,
        ...(metadata.bom !== undefined && metadata.bom.length > 0 && { bom: metadata.bom }),
        ...(buildpacks.length > 0 && { buildpacks: buildpacks.map(writtenModule) }),
        ...(extensions.length > 0 && { extensions: extensions.map(writtenModule) }),
        ...(labels.length > 0 && { labels }),
        ...(processes.length > 0 && { processes }),
        ...(slices.length > 0 && { slices }),
    });
}
/** The command and args of a process in the form of a platform API, for metadata.toml and for labels. */
function launch_metadata_commandOf(process, platformApi) {
    if (atLeast(platformApi, "0.10"))
        return { command: process.command, args: process.args };
    const [first = "", ...rest] = process.command;
    return { command: first, args: [...rest, ...(process.args ?? [])] };
}
/** Of all texts, other lifecycles write only commands as JSON; these bytes are in the image. */
function writtenProcess(process, platformApi) {
    const { command, args } = launch_metadata_commandOf(process, platformApi);
    return {
        type: process.type,
        command: typeof command === "string" ? new JsonInToml(command) : command.map((word) => new JsonInToml(word)),
        args,
        direct: process.direct,
        "buildpack-id": process.buildpackId,
        "working-dir": process.workingDirectory || undefined,
        "exec-env": process.execEnv === undefined || process.execEnv.length === 0 ? undefined : process.execEnv,
    };
}
function writtenModule({ id, version, api, homepage }) {
    return { id, version, api, homepage: homepage || undefined };
}

;// CONCATENATED MODULE: ./build/js/src/cnb/build-metadata.js
// The label `io.buildpacks.build.metadata`: buildpacks, processes and launcher of an app image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#iobuildpacksbuildmetadata-json






const BUILD_METADATA_LABEL = "io.buildpacks.build.metadata";
/** The label's text. */
function encodeBuildMetadata(metadata, launcher, platformApi) {
    return encodeJson({
        ...(!atLeast(platformApi, "0.9") && { bom: metadata.bom === undefined ? null : sortKeys(metadata.bom) }),
        buildpacks: metadata.buildpacks.map(labelledModule),
        ...(metadata.extensions.length > 0 && { extensions: metadata.extensions.map(labelledModule) }),
        launcher,
        processes: metadata.processes.map((process) => {
            const { command, args } = commandOf(process, platformApi);
            return {
                type: process.type,
                command,
                args: args ?? null,
                direct: process.direct,
                buildpackID: process.buildpackId,
                ...(process.workingDirectory && { "working-dir": process.workingDirectory }),
                ...(process.execEnv !== undefined && process.execEnv.length > 0 && { "exec-env": process.execEnv }),
            };
        }),
        ...(metadata.defaultProcessType !== "" && {
            "buildpack-default-process-type": metadata.defaultProcessType,
        }),
    });
}
const build_metadata_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
const BuildMetadata = dist/* object */.Ikc({
    buildpacks: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ id: build_metadata_text, version: build_metadata_text, homepage: dist/* optional */.lqM(dist/* string */.YjP()) })), []),
    processes: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({
        type: build_metadata_text,
        command: ProcessCommand,
        args: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP())),
        direct: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    })), []),
    "buildpack-default-process-type": dist/* optional */.lqM(dist/* string */.YjP()),
});
/** @throws {PlatformError} `MALFORMED` naming the image */
function parseBuildMetadata(json, what) {
    return (0,oci_schema/* parseJson */.qF)(BuildMetadata, json, `The label ${BUILD_METADATA_LABEL} of ${what}`);
}
function labelledModule({ id, version, homepage }) {
    return { id, version, ...(homepage && { homepage }) };
}

;// CONCATENATED MODULE: ./build/js/src/platform/image/image-contents.js
// What an app image is made of, in the words of its labels: layers by name, buildpacks, the run image below them. Pure.




/** All layers of the run image count as one: its parts have no names, and change together. */
const RUN_IMAGE_LAYERS = "run image";
/** @throws {PlatformError} `MALFORMED` naming `what`, e.g. `"ghcr.io/owner/app:1"`, and the label that is */
function describeContents(config, manifest, what) {
    const labels = config.config?.Labels ?? {};
    const lifecycle = labels[LIFECYCLE_METADATA_LABEL];
    const build = labels[BUILD_METADATA_LABEL];
    const metadata = lifecycle === undefined ? {} : parseLifecycleMetadata(lifecycle, what);
    const buildpacks = build === undefined ? [] : parseBuildMetadata(build, what).buildpacks;
    const layers = nameLayers(listLayers(config, manifest), metadata);
    return {
        layers,
        isComplete: true,
        sizeBytes: sizeOf(manifest),
        runImageSizeBytes: layers.find(({ name }) => name === RUN_IMAGE_LAYERS)?.sizeBytes,
        buildpacks: buildpacks.map(({ id, version }) => ({ id, version })),
        runImage: metadata.runImage?.reference || undefined,
    };
}
function sizeOf({ config, layers }) {
    const sizes = new Map([config, ...layers].map(({ digest, size }) => [digest, size]));
    return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}
function listLayers(config, manifest) {
    const isMatched = haveSameLayers({ config, manifest });
    return config.rootfs.diff_ids.map((diffId, at) => ({
        diffId,
        sizeBytes: isMatched ? manifest.layers[at]?.size : undefined,
    }));
}
function nameLayers(stored, metadata) {
    const top = stored.findIndex(({ diffId }) => diffId === metadata.runImage?.topLayer);
    const below = stored.slice(0, top + 1);
    const names = layerNames(metadata);
    const unnamed = createUnnamed();
    const above = stored.slice(top + 1).map(({ diffId, sizeBytes }) => {
        // Several layers may have the same content, e.g. none.
        const name = names.get(diffId)?.shift() ?? unnamed(diffId);
        return { name, diffId, sizeBytes };
    });
    const runImage = {
        name: RUN_IMAGE_LAYERS,
        diffId: metadata.runImage?.topLayer,
        sizeBytes: sumBytes(below),
    };
    return below.length === 0 ? above : [runImage, ...above];
}
/** Words for what the labels do not name, different ones each time. */
function createUnnamed() {
    const counts = new Map();
    return (diffId) => {
        const count = (counts.get(diffId) ?? 0) + 1;
        counts.set(diffId, count);
        return `unnamed ${(0,oci_digest/* shortDigest */.VK)(diffId)}${count === 1 ? "" : ` (${count})`}`;
    };
}
/** Names by diffID, those of lower layers first. */
function layerNames(metadata) {
    const names = new Map();
    for (const { name, diffId } of namedLayers(metadata)) {
        if (diffId !== "")
            names.set(diffId, [...(names.get(diffId) ?? []), name]);
    }
    return names;
}
function namedLayers(metadata) {
    const { app, sbom, buildpacks, config, launcher } = metadata;
    const ofBuildpacks = (buildpacks ?? []).flatMap(({ key, layers }) => Object.entries(layers ?? {}).map(([layer, { sha }]) => ({ name: `${key}:${layer}`, diffId: sha })));
    const slices = app ?? [];
    const ofLifecycle = [
        ["launch.sbom", sbom],
        ["launcher", launcher],
        ["config", config],
        ["process-types", metadata["process-types"]],
    ];
    return [
        ...ofBuildpacks,
        ...slices.map(({ sha }, at) => ({
            name: slices.length === 1 ? "app" : `app (slice ${at + 1} of ${slices.length})`,
            diffId: sha,
        })),
        ...ofLifecycle.map(([name, layer]) => ({
            name: `buildpacksio/lifecycle:${name}`,
            diffId: layer?.sha ?? "",
        })),
    ];
}
/** The name of a layer, `app` for each of several that the app is in: here and in the log of a lifecycle, e.g. `app (1 of 3 slices)`. */
function withoutSlice(name) {
    return name.startsWith("app (") ? "app" : name;
}
/** Undefined if one of them is not known. */
function sumBytes(layers) {
    return layers.reduce((total, { sizeBytes }) => total === undefined || sizeBytes === undefined ? undefined : total + sizeBytes, 0);
}

;// CONCATENATED MODULE: ./build/js/src/platform/image/image-blobs.js


/** @throws {PlatformError} `MALFORMED` if a label of the lifecycle is */
function describeBlobs({ config, manifest, name }) {
    const contents = describeContents(config, manifest, (0,src_quote/* quote */.hD)(name));
    const layers = new Map();
    for (const { name: layer, diffId, sizeBytes = 0 } of contents.layers) {
        if (layer === RUN_IMAGE_LAYERS)
            continue;
        const whole = withoutSlice(layer);
        if (whole === layer)
            layers.set(layer, { diffId, sizeBytes });
        else
            layers.set(whole, { diffId: undefined, sizeBytes: (layers.get(whole)?.sizeBytes ?? 0) + sizeBytes });
    }
    const { sizeBytes = 0, runImageSizeBytes = 0 } = contents;
    return { sizeBytes, runImageSizeBytes, layers };
}

;// CONCATENATED MODULE: ./build/js/src/platform/delivery/exported-image.js
// Making sure that the registry has what the lifecycle says it exported, and reading what is in it.








/** @throws {PlatformError} `DIGEST_MISMATCH` naming the tags that the registry answers another digest for */
async function checkTags(tags, digest, registry) {
    const answers = await (0,bounded/* allEnded */.Cw)(tags.map(async (tag) => ({ tag, answer: await registry.headManifest(tag) })));
    const wrong = answers.filter(({ answer }) => answer !== digest);
    if (wrong.length === 0)
        return;
    const found = wrong.map(({ tag, answer }) => `"${(0,image_reference/* formatImageReference */.my)(tag)}" is ${answer ?? "not there"}`);
    throw new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", `The image is ${digest}, but in the registry ${(0,src_quote/* someOf */.yU)(found).join(", ")}.`, { hint: "Another job may have pushed the same tag; do not let jobs push the same tag at the same time." });
}
/** What the image in its registry is. */
async function readExportedImage(image, { digest, target }, registry) {
    const { config, manifest, reference } = await readImage(registry, (0,image_reference/* atDigest */.CU)(image, digest), target);
    const name = (0,image_reference/* formatImageReference */.my)(reference);
    const description = {
        imageId: manifest.config.digest,
        ...describeConfig(config, name),
        labels: config.config?.Labels ?? {},
        blobs: describeBlobs({ config, manifest, name }),
    };
    return { manifest, description };
}
/** What the labels of an image say: buildpacks, processes, and which run image it is really on. */
function describeConfig(config, image) {
    const labels = config.config?.Labels ?? {};
    const name = (0,src_quote/* quote */.hD)(image);
    const build = labels[BUILD_METADATA_LABEL];
    const lifecycle = labels[LIFECYCLE_METADATA_LABEL];
    const runImage = lifecycle === undefined ? undefined : parseLifecycleMetadata(lifecycle, name).runImage?.reference;
    return {
        ...(build !== undefined && describeBuild(parseBuildMetadata(build, name))),
        ...(runImage !== undefined && runImage.includes("@") && { runImage }),
    };
}
function describeBuild(metadata) {
    const defaultType = metadata["buildpack-default-process-type"];
    return {
        buildpacks: metadata.buildpacks,
        processes: metadata.processes.map(({ type, command, args }) => ({
            type,
            command: [...command, ...(args ?? [])],
            default: type === defaultType,
        })),
    };
}

;// CONCATENATED MODULE: ./build/js/src/platform/delivery/direct-destination.js
// The lifecycle pushes the image to its tags; what is left is to check them and to read what is in the image.







function openDirectDestination(resolved, plan, deps) {
    const { registry, keychain, log } = deps;
    const { tags } = resolved;
    const [first] = tags;
    const describe = (digest) => readExportedImage(first, { digest, target: plan.target }, registry).catch((error) => {
        // The image is pushed already: not being able to describe it is no reason to fail.
        log.warning(`The labels of the image cannot be read: ${(0,src_errors/* messageOf */.bD)(error)}`);
        return undefined;
    });
    return {
        tags,
        previousImage: resolved.previousImage,
        keychain,
        async deliver(exported) {
            const { digest, manifestSizeBytes } = exported;
            const [read] = await (0,bounded/* allEnded */.Cw)([describe(digest), checkTags(tags, digest, registry)]);
            await checkBase({ exported, read, tags }, plan, deps);
            return {
                ...read?.description,
                digest,
                image: (0,image_reference/* formatImageReference */.my)((0,image_reference/* atDigest */.CU)(first, digest)),
                tags: tags.map(image_reference/* formatImageReference */.my),
                manifestSizeBytes,
            };
        },
        [Symbol.asyncDispose]: () => Promise.resolve(),
    };
}
/** Its tags have moved already, which is said where it stands on something else. */
async function checkBase({ exported: { digest, runImage }, read, tags }, plan, { registry }) {
    const [first] = tags;
    const image = {
        layers: read?.manifest.layers ?? (await readLayers((0,image_reference/* atDigest */.CU)(first, digest), registry)),
        labels: read?.description.labels,
    };
    try {
        await checkBaseLayers(image, { runImage, planned: plan.runImage.value }, registry);
    }
    catch (cause) {
        if (!(cause instanceof src_errors/* PlatformError */.Wk && cause.code === "DIGEST_MISMATCH"))
            throw cause;
        const names = (0,src_quote/* someOf */.yU)(tags.map((tag) => (0,src_quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(tag)))).join(", ");
        throw new src_errors/* PlatformError */.Wk(cause.code, `${cause.message} It was already pushed as ${names}.`, {
            cause,
            hint: `${cause.hint ?? ""} Do not run what was pushed: delete it, or push another image there.`,
        });
    }
}
async function readLayers(reference, registry) {
    const { bytes } = await registry.getManifest(reference);
    return parseManifest(bytes.toString("utf8"), (0,src_quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(reference))).layers;
}

;// CONCATENATED MODULE: ./build/js/src/gateway/blob-sink.js

/** @throws {PlatformError} `DIGEST_MISMATCH` with both digests if something else was pushed */
function checkPushed(measure, digest) {
    const found = measure.digest();
    if (found === digest)
        return;
    const message = `What was pushed as ${digest} has the digest ${found}.`;
    throw new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", message);
}
/** Why a blob was not taken, and what the lifecycle is to do: another try goes another way, or is one too many. */
class RefusedBlobError extends src_errors/* PlatformError */.Wk {
    next;
    constructor(next, cause) {
        super(cause.code, cause.message, { cause, hint: cause.hint });
        this.next = next;
    }
}

;// CONCATENATED MODULE: ./build/js/src/gateway/part-file.js
// A blob in a file while it comes: it has no name yet that says what it is.






/** A file of its own below the directory; it is there once something was appended. */
class PartFile {
    path;
    #sizeBytes = 0;
    constructor(directory) {
        this.path = external_node_path_.join(directory, "uploads", (0,external_node_crypto_.randomUUID)());
    }
    get sizeBytes() {
        return this.#sizeBytes;
    }
    async append(content) {
        const counted = (0,count_bytes/* tellBytes */.n)(content, (bytes) => {
            this.#sizeBytes += bytes;
        });
        await (0,promises_.mkdir)(external_node_path_.dirname(this.path), { recursive: true });
        // Not a write stream: that may create the file after it has failed.
        await (0,promises_.writeFile)(this.path, counted, { flag: "a" });
    }
    /** From its start; once something was appended. */
    read() {
        return (0,external_node_fs_.createReadStream)(this.path, { highWaterMark: chunk_bytes/* CHUNK_BYTES */.E });
    }
    /** Never rejects: a file that cannot be removed goes with its directory. */
    async remove() {
        await (0,promises_.rm)(this.path, { force: true }).catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./build/js/src/gateway/directory-sink.js
// Blobs as files of one directory, named by their digest. What has its final name was verified.






/** Nothing is written elsewhere; the caller removes the directory. */
function createDirectorySink(directory) {
    // Only what was committed here counts, whatever else may be in the directory.
    const blobs = new Map();
    return {
        find: (digest) => blobs.get(digest),
        begin() {
            return new FileWriter(directory, (digest, file, sizeBytes) => {
                blobs.set(digest, { origin: { kind: "file", file }, sizeBytes });
            });
        },
    };
}
class FileWriter {
    #directory;
    #part;
    #onCommit;
    #measure = new Measure();
    #busy = Promise.resolve();
    constructor(directory, onCommit) {
        this.#directory = directory;
        this.#part = new PartFile(directory);
        this.#onCommit = onCommit;
    }
    get sizeBytes() {
        return this.#measure.sizeBytes;
    }
    write(content) {
        return this.#run(() => this.#part.append(this.#measure.through(content)));
    }
    commit(digest) {
        return this.#run(async () => {
            checkPushed(this.#measure, digest);
            const file = external_node_path_.join(this.#directory, blobPath(digest));
            await (0,promises_.mkdir)(external_node_path_.dirname(file), { recursive: true });
            if (this.sizeBytes === 0)
                await (0,promises_.writeFile)(file, "");
            else
                await (0,promises_.rename)(this.#part.path, file);
            this.#onCommit(digest, file, this.sizeBytes);
        });
    }
    async abort() {
        await this.#busy.catch(() => undefined);
        await this.#part.remove();
    }
    #run(task) {
        const running = task();
        this.#busy = running;
        return running;
    }
}

;// CONCATENATED MODULE: ./build/js/src/files/same-file.js



function stateOf({ dev, ino, size, mtimeMs, ctimeMs }) {
    return [dev, ino, size, mtimeMs, ctimeMs].join(" ");
}
/**
 * The content of a file, or a part of it, as it is read.
 * @param identity of the file when it was verified
 * @throws {PlatformError} `DIGEST_MISMATCH` if it is not that file any more
 * @throws as {@link openRegularFile}, once it is read
 */
async function* streamSameFile(path, identity, part) {
    await using handle = await (0,regular_file/* openRegularFile */.ZU)(path);
    if (stateOf(await handle.stat()) !== identity) {
        throw new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", `${(0,src_quote/* quote */.hD)(path)} was replaced or changed after it was verified.`, {
            hint: "Let no other process of the job write there while the image is pushed.",
        });
    }
    const options = { ...part, highWaterMark: regular_file/* READ_BYTES */.NK, autoClose: false };
    yield* handle.createReadStream(options);
}

;// CONCATENATED MODULE: ./build/js/src/gateway/blob-origin.js
// Where the content of a blob is until the image is published: in a file here, or in a repository of a registry.





/** The content from its start. What comes from a registry is verified, what is in a file was when it was written or found, and is still that. */
async function openOrigin(origin, descriptor, registry) {
    switch (origin.kind) {
        case "file":
            return openFile(origin);
        case "repository":
            return registry.openBlob(origin.repository, descriptor);
        case "engine":
            throw onlyInEngine(origin, descriptor);
    }
}
function onlyInEngine({ id }, { digest }) {
    return new src_errors/* PlatformError */.Wk("DAEMON", `The layer ${digest} is only in the engine, in the image ${id}, which may be gone.`, {
        hint: "Try again: without that image, the layer is built again.",
    });
}
function openFile({ file, identity }, part) {
    if (identity === undefined)
        return (0,external_node_fs_.createReadStream)(file, { ...part, highWaterMark: chunk_bytes/* CHUNK_BYTES */.E });
    return external_node_stream_.Readable.from(streamSameFile(file, identity, part), { objectMode: false });
}
/** The same, opened when it is read: most blobs are there already, or can be mounted. */
async function* openLazily(origin, descriptor, registry) {
    yield* (await openOrigin(origin, descriptor, registry));
}
/**
 * A part of the content. A registry sends the blob from its start all the same: only then can it be verified, and no
 * lifecycle asks for parts unless a connection broke.
 */
async function openRange(origin, { descriptor, range }, registry) {
    const { first, last } = range;
    if (origin.kind === "file")
        return openFile(origin, { start: first, end: last });
    if (origin.kind === "engine")
        throw onlyInEngine(origin, descriptor);
    const whole = await registry.openBlob(origin.repository, descriptor);
    return external_node_stream_.Readable.from(cut(whole, range), { objectMode: false });
}
async function* cut(whole, { first, last }) {
    let at = 0;
    for await (const chunk of whole) {
        const part = chunk.subarray(Math.max(0, first - at), Math.max(0, last + 1 - at));
        at += chunk.byteLength;
        if (part.byteLength > 0)
            yield part;
        // Not before the end of a blob that is wanted to its end: that is where its digest is checked.
        if (at > last + 1)
            return;
    }
}

;// CONCATENATED MODULE: ./build/js/src/gateway/edit-image.js
// Labels and annotations put on an image that is finished but for them: new config and manifest, the same layers. Pure.





/**
 * Byte by byte the same image if there is nothing to change. Docker's manifests have no annotations, so one that gets some
 * becomes an OCI manifest.
 * @throws {PlatformError} `MALFORMED` if manifest or config are
 */
function editImage(image, edits) {
    const what = (0,oci_digest/* digestOf */.ol)(image.manifestBytes);
    parseManifest(image.manifestBytes.toString("utf8"), what);
    const configBytes = editConfig(image.configBytes, { ...edits, what });
    const annotations = edits.annotations ?? new Map();
    const isSame = configBytes.equals(image.configBytes) && annotations.size === 0;
    const { mediaType, manifestBytes } = isSame ? image : editManifest(image, { configBytes, annotations });
    return {
        mediaType,
        manifestBytes,
        configBytes,
        digest: (0,oci_digest/* digestOf */.ol)(manifestBytes),
        manifest: parseManifest(manifestBytes.toString("utf8"), what),
        config: parseImageConfig(configBytes.toString("utf8"), what),
    };
}
function editConfig(bytes, { labels, renames, what }) {
    parseImageConfig(bytes.toString("utf8"), what);
    // Not what the schema makes of it: that leaves out what it does not know, e.g. fields of other tools.
    const all = JSON.parse(bytes.toString("utf8"));
    const known = (all.config?.["Labels"] ?? {});
    const merged = new Map(Object.entries(known).map(([key, value]) => [key, rename(key, value, renames)]));
    for (const [key, value] of labels ?? [])
        merged.set(key, value);
    if ([...merged].every(([key, value]) => Object.hasOwn(known, key) && known[key] === value))
        return bytes;
    return Buffer.from(json_encodeJson({ ...all, config: { ...all.config, Labels: sorted(merged) } }));
}
function rename(key, value, renames = new Map()) {
    if (!key.startsWith("io.buildpacks."))
        return value;
    let renamed = value;
    for (const [from, to] of renames) {
        const whole = new RegExp(`(?<![\\w./-])${escapeForRegExp(from)}(?![\\w./-])`, "g");
        renamed = renamed.replace(whole, () => to);
    }
    return renamed;
}
function escapeForRegExp(text) {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function editManifest({ mediaType, manifestBytes }, { configBytes, annotations }) {
    const all = JSON.parse(manifestBytes.toString("utf8"));
    const config = { ...all.config, size: configBytes.byteLength, digest: (0,oci_digest/* digestOf */.ol)(configBytes) };
    const edited = { ...all, config };
    if (annotations.size === 0)
        return { mediaType, manifestBytes: Buffer.from(json_encodeJson(edited)) };
    const merged = sorted(new Map([...Object.entries(all.annotations ?? {}), ...annotations]));
    const oci = mediaType === DOCKER_MANIFEST ? toOci(edited) : edited;
    return {
        mediaType: oci === edited ? mediaType : OCI_MANIFEST,
        manifestBytes: Buffer.from(json_encodeJson({ ...oci, annotations: merged })),
    };
}
/** The blobs are the same ones, only called differently. */
function toOci(manifest) {
    return {
        ...manifest,
        mediaType: OCI_MANIFEST,
        config: ociDescriptor(manifest.config),
        layers: manifest.layers.map(ociDescriptor),
    };
}
function ociDescriptor(descriptor) {
    const mediaType = String(descriptor["mediaType"]);
    return { ...descriptor, mediaType: ociNameOf(mediaType) };
}
/** As lifecycles write maps. */
function sorted(entries) {
    return Object.fromEntries([...entries].sort(([a], [b]) => json_compareBytes(a, b)));
}

;// CONCATENATED MODULE: ./build/js/src/gateway/staged-image.js
// An image that a lifecycle pushed to a gateway: its manifest is here, its blobs are wherever they are.

/** Where one of the image's blobs is. @throws {PlatformError} `NOT_FOUND` if it is not one of them */
function originOf({ origins, digest }, blob) {
    const origin = origins.get(blob);
    if (origin !== undefined)
        return origin;
    throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `The image ${digest} has no blob ${blob}.`);
}

;// CONCATENATED MODULE: ./build/js/src/gateway/finished-image.js
// An image that is ready to be published: a staged one with its labels and annotations.






/** @throws {PlatformError} `MALFORMED` also if its halves do not fit, `REGISTRY` if its config is too large, or what its origin rejects with */
async function finishImage(staged, edits, registry) {
    const configBytes = await finished_image_readConfig(staged, registry);
    const { mediaType, bytes: manifestBytes } = staged;
    const edited = editImage({ mediaType, manifestBytes, configBytes }, edits);
    checkSameLayers(edited, staged.digest);
    const sizes = new Map(edited.manifest.layers.map(({ digest, size }) => [digest, size]));
    return {
        ...edited,
        originOf: (layer) => originOf(staged, layer),
        readBlob(digest) {
            if (digest === edited.manifest.config.digest)
                return external_node_stream_.Readable.from([edited.configBytes]);
            return openLazily(originOf(staged, digest), { digest, size: sizes.get(digest) ?? 0 }, registry);
        },
    };
}
async function finished_image_readConfig(staged, registry) {
    const { config } = staged.manifest;
    const origin = originOf(staged, config.digest);
    if (origin.kind === "repository")
        return registry.readBlob(origin.repository, config);
    return (0,collect/* collect */.F)(openLazily(origin, config, registry));
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./build/js/src/gateway/gateway-call.js
// What a request to a gateway is about. Pure.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#endpoints

/** @param path without query, as it was sent; undefined for everything that a lifecycle does not need */
function parseCall(path) {
    if (path === "/v2/" || path === "/v2")
        return { kind: "ping" };
    const [, name, kind, rest] = /^\/v2\/([a-z0-9._/-]+)\/(manifests|blobs)\/(.*)$/.exec(path) ?? [];
    if (name === undefined || rest === undefined)
        return undefined;
    if (kind === "manifests") {
        const selector = decode(rest);
        return (0,oci_digest/* isDigest */.Bc)(selector) || /^\w[\w.-]{0,127}$/.test(selector)
            ? { kind: "manifest", name, selector }
            : undefined;
    }
    const [, id] = /^uploads\/?([0-9a-f-]*)$/.exec(rest) ?? [];
    if (id !== undefined)
        return id === "" ? { kind: "uploads", name } : { kind: "upload", name, id };
    const digest = decode(rest);
    return (0,oci_digest/* isDigest */.Bc)(digest) ? { kind: "blob", name, digest } : undefined;
}
/** Empty if it is not encoded as it must be. */
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return "";
    }
}

;// CONCATENATED MODULE: ./build/js/src/gateway/gateway-reply.js



function reply(status, headers = {}) {
    return { status, headers: { "content-length": 0, ...headers } };
}
/** An error of the API. */
function gateway_reply_refuse(status, code, { message, headers = {} }) {
    const body = Buffer.from(JSON.stringify({ errors: [{ code, message }] }));
    return {
        status,
        headers: { "content-type": "application/json", "content-length": body.byteLength, ...headers },
        body,
    };
}
/**
 * What to answer for something that went wrong behind the gateway. Lifecycles tell "there is none" (404, 401) from "must
 * not" (403) by the status, so those of the registry are passed on.
 * @param unknown the code for what is not there
 * @param tries whether the same was tried several times already: lifecycles try again after a 502, but not after a 424
 */
function replyToError(error, unknown, tries = "once") {
    if (error instanceof RefusedBlobError)
        return replyToError(error.cause, unknown, error.next === "send again" ? "once" : "several");
    const message = (0,src_errors/* messageOf */.bD)(error);
    if (error instanceof src_errors/* PlatformError */.Wk && error.code === "NOT_FOUND")
        return gateway_reply_refuse(unknown === "MANIFEST_BLOB_UNKNOWN" ? 400 : 404, unknown, { message });
    if (!(error instanceof RegistryError && error.code === "REGISTRY_DENIED")) {
        return gateway_reply_refuse(tries === "once" ? 502 : 424, "UNAVAILABLE", { message });
    }
    return gateway_reply_refuse(error.statusCode ?? 403, error.statusCode === 401 ? "UNAUTHORIZED" : "DENIED", { message });
}

;// CONCATENATED MODULE: ./build/js/src/gateway/gateway-repository.js
// One repository of a gateway: what was staged in it, and where everything else of it is.





/** The state of a route while its gateway runs. */
class GatewayRepository {
    route;
    #registry;
    /** By tag and by digest. */
    #staged = new Map();
    #mounted = new Map();
    /** From manifests; registries do not have to tell the size of a blob. */
    #sizes = new Map();
    constructor(route, registry) {
        this.route = route;
        this.#registry = registry;
    }
    /** What a lifecycle pushed under the tag or digest. */
    staged(selector) {
        return this.#staged.get(selector);
    }
    /**
     * What a lifecycle exported under the selector: it does not push the manifest if the real repository has it there already, as
     * after a build that changed nothing.
     * @throws what the registry rejects with
     */
    async exported(selector, digest) {
        const staged = this.#staged.get(selector);
        if (staged !== undefined || this.route.repository === undefined)
            return staged;
        const served = await this.readManifest(digest).catch((error) => {
            if (error instanceof src_errors/* PlatformError */.Wk && error.code === "NOT_FOUND")
                return undefined;
            throw error;
        });
        return served && this.stage(selector, served);
    }
    /** What was staged, else what the real repository has. @throws what the registry rejects with, `NOT_FOUND` */
    async readManifest(selector) {
        const staged = this.#staged.get(selector);
        if (staged !== undefined)
            return staged;
        const { name, repository } = this.route;
        if (repository === undefined)
            throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `${(0,src_quote/* quote */.hD)(name)} has no ${(0,src_quote/* quote */.hD)(selector)}.`);
        const served = await this.#registry.getManifest(atSelector(repository, selector));
        this.#learn(served);
        return served;
    }
    /**
     * Keeps the manifest, if everything that it names is somewhere.
     * @throws {PlatformError} `MALFORMED` if it is no image, `NOT_FOUND` naming a blob that is nowhere, `DIGEST_MISMATCH` if
     * a blob has another size or the manifest another digest
     */
    async stage(selector, { mediaType, bytes }) {
        const digest = (0,oci_digest/* digestOf */.ol)(bytes);
        if ((0,oci_digest/* isDigest */.Bc)(selector) && selector !== digest) {
            throw new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", `What was pushed as ${selector} has the digest ${digest}.`);
        }
        const manifest = gateway_repository_parseImage(mediaType, bytes, digest);
        const blobs = [manifest.config, ...manifest.layers];
        for (const { digest: blob, size } of blobs)
            if (!this.#sizes.has(blob))
                this.#sizes.set(blob, size);
        const found = await Promise.all(blobs.map((blob) => this.#findComplete(blob)));
        const image = { mediaType, bytes, digest, manifest, origins: new Map(found) };
        this.#staged.set(selector, image).set(digest, image);
        return image;
    }
    /** Where a blob is: pushed, provided, mounted, or in the real repository; undefined if it is nowhere. */
    async findBlob(digest) {
        const { repository, sink, provided } = this.route;
        const pushed = sink?.find(digest);
        if (pushed !== undefined)
            return pushed;
        const sizeBytes = this.#sizes.get(digest);
        const source = provided?.get(digest);
        if (source !== undefined)
            return { origin: source, sizeBytes };
        const mounted = this.#mounted.get(digest);
        if (mounted !== undefined)
            return { origin: mounted, sizeBytes };
        if (repository === undefined || !(await this.#isUpstream(repository, digest)))
            return undefined;
        return { origin: { kind: "repository", repository }, sizeBytes };
    }
    /** Makes a blob of another repository one of this. */
    mount(digest, { origin, sizeBytes }) {
        this.#mounted.set(digest, origin);
        if (sizeBytes !== undefined)
            this.#sizes.set(digest, sizeBytes);
    }
    /** A repository that is about to be created may not be readable: that its blobs are not there is all it means. */
    async #isUpstream(repository, digest) {
        try {
            return await this.#registry.hasBlob(repository, digest);
        }
        catch (error) {
            const isDenied = error instanceof src_errors/* PlatformError */.Wk && error.code === "REGISTRY_DENIED";
            if (isDenied && this.route.sink !== undefined)
                return false;
            throw error;
        }
    }
    async #findComplete({ digest, size }) {
        const found = await this.findBlob(digest);
        if (found === undefined)
            throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `The blob ${digest} was not pushed.`);
        if (found.sizeBytes !== undefined && found.sizeBytes !== size) {
            const message = `The blob ${digest} has ${found.sizeBytes} bytes, not ${size} as the manifest says.`;
            throw new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", message);
        }
        return [digest, found.origin];
    }
    #learn({ mediaType, bytes, digest }) {
        if (isIndex(mediaType))
            return;
        const manifest = gateway_repository_parseImage(mediaType, bytes, digest);
        for (const blob of [manifest.config, ...manifest.layers])
            this.#sizes.set(blob.digest, blob.size);
    }
}
function gateway_repository_parseImage(mediaType, bytes, digest) {
    if (isIndex(mediaType)) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `The manifest ${digest} is an index; a lifecycle exports one image.`);
    }
    return parseManifest(bytes.toString("utf8"), digest);
}
function atSelector({ registry, repository }, selector) {
    return (0,oci_digest/* isDigest */.Bc)(selector)
        ? { registry, repository, digest: selector }
        : { registry, repository, tag: selector };
}

;// CONCATENATED MODULE: ./build/js/src/gateway/gateway-secret.js
// Access to a gateway: its clients know the password that was generated for it.


function createGatewaySecret() {
    const credentials = {
        kind: "basic",
        username: "lifecycle",
        password: (0,external_node_crypto_.randomBytes)(32).toString("base64url"),
    };
    const expected = hashOf(basicHeader(credentials));
    return {
        // Hashes have one length, whatever was sent.
        accepts: (authorization = "") => (0,external_node_crypto_.timingSafeEqual)(hashOf(authorization), expected),
        keychainFor: (host) => ({
            resolve: (registry) => Promise.resolve(registry === host ? credentials : undefined),
        }),
    };
}
function hashOf(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest();
}

;// CONCATENATED MODULE: ./build/js/src/gateway/byte-range.js
// The Range header of a request. Pure. Spec: https://www.rfc-editor.org/rfc/rfc9110#field.range
/**
 * Undefined for no range, and for those that a server may ignore: several, or of another unit.
 * `"unsatisfiable"` if it begins after the end.
 */
function parseRange(header, sizeBytes) {
    const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
    if (from === "" && to === "")
        return undefined;
    const end = sizeBytes - 1;
    if (from === "") {
        // The given number of bytes at the end.
        const length = Math.min(Number(to), sizeBytes);
        return length === 0 ? "unsatisfiable" : { first: sizeBytes - length, last: end };
    }
    const range = { first: Number(from), last: to === "" ? end : Math.min(Number(to), end) };
    if (to !== "" && Number(to) < range.first)
        return undefined;
    return range.first > end ? "unsatisfiable" : range;
}

;// CONCATENATED MODULE: ./build/js/src/gateway/serve-blob.js




/** Answers HEAD without opening anything. */
async function serveBlob(repository, digest, { request, registry }) {
    const found = await repository.findBlob(digest);
    if (found === undefined)
        return unknownBlob(repository, digest);
    const { origin, sizeBytes } = found;
    const headers = {
        "content-type": "application/octet-stream",
        "docker-content-digest": digest,
        "accept-ranges": "bytes",
    };
    if (request.method === "HEAD") {
        return {
            status: 200,
            headers: { ...headers, ...(sizeBytes !== undefined && { "content-length": sizeBytes }) },
        };
    }
    // A client cannot ask for a blob before it has read the manifest that names it.
    if (sizeBytes === undefined)
        return unknownBlob(repository, digest);
    const descriptor = { digest, size: sizeBytes };
    const range = parseRange(request.headers.range, sizeBytes);
    if (range === "unsatisfiable")
        return reply(416, { "content-range": `bytes */${sizeBytes}` });
    if (range === undefined) {
        const body = await openOrigin(origin, descriptor, registry);
        return { status: 200, headers: { ...headers, "content-length": sizeBytes }, body };
    }
    const { first, last } = range;
    return {
        status: 206,
        headers: {
            ...headers,
            "content-length": last - first + 1,
            "content-range": `bytes ${first}-${last}/${sizeBytes}`,
        },
        body: await openRange(origin, { descriptor, range }, registry),
    };
}
function unknownBlob({ route }, digest) {
    return gateway_reply_refuse(404, "BLOB_UNKNOWN", { message: `${(0,src_quote/* quote */.hD)(route.name)} has no blob ${digest}.` });
}

;// CONCATENATED MODULE: ./build/js/src/gateway/serve-manifest.js





/** The manifest at a tag or digest; for HEAD, the sender of the answer leaves the body out. */
async function serveManifest(repository, selector) {
    const { mediaType, digest, bytes } = await repository.readManifest(selector);
    return {
        status: 200,
        headers: {
            "content-type": mediaType,
            "content-length": bytes.byteLength,
            "docker-content-digest": digest,
        },
        body: bytes,
    };
}
/** Stages a manifest under a tag or digest. */
async function stageManifest(repository, selector, request) {
    const { name, sink } = repository.route;
    if (sink === undefined)
        return gateway_reply_refuse(403, "DENIED", { message: `${(0,src_quote/* quote */.hD)(name)} can only be read.` });
    const body = request.iterator({ destroyOnReturn: false });
    const bytes = await (0,collect/* collectUpTo */.p)(body, MAX_MANIFEST_BYTES);
    if (bytes === undefined) {
        return gateway_reply_refuse(413, "SIZE_INVALID", { message: `A manifest has at most ${MAX_MANIFEST_BYTES} bytes.` });
    }
    const [mediaType = ""] = (request.headers["content-type"] ?? "").split(";");
    try {
        const { digest } = await repository.stage(selector, { mediaType, bytes });
        return reply(201, { location: `/v2/${name}/manifests/${digest}`, "docker-content-digest": digest });
    }
    catch (error) {
        if (error instanceof src_errors/* PlatformError */.Wk && error.code === "MALFORMED") {
            return gateway_reply_refuse(400, "MANIFEST_INVALID", { message: (0,src_errors/* messageOf */.bD)(error) });
        }
        if (error instanceof src_errors/* PlatformError */.Wk && error.code === "DIGEST_MISMATCH") {
            return gateway_reply_refuse(400, "DIGEST_INVALID", { message: (0,src_errors/* messageOf */.bD)(error) });
        }
        return replyToError(error, "MANIFEST_BLOB_UNKNOWN");
    }
}

;// CONCATENATED MODULE: ./build/js/src/gateway/uploads.js
// Blobs on their way into a gateway. Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-blobs





/** All uploads of one gateway. */
class Uploads {
    #open = new Map();
    #find;
    /** @param find the repositories of the gateway, for mounts */
    constructor(find) {
        this.#find = find;
    }
    /** Mounts, takes a whole blob in this one request, or opens an upload: whatever the query asks for. */
    async start(repository, call) {
        const { name, sink } = repository.route;
        if (sink === undefined)
            return gateway_reply_refuse(403, "DENIED", { message: `${(0,src_quote/* quote */.hD)(name)} can only be read.` });
        const mount = call.query.get("mount") ?? "";
        if ((0,oci_digest/* isDigest */.Bc)(mount) && (await this.#mount(repository, mount, call.query.get("from")))) {
            return created(repository, mount);
        }
        const upload = { id: (0,external_node_crypto_.randomUUID)(), repository, writer: sink.begin(), isBusy: false };
        this.#open.set(upload.id, upload);
        return call.query.has("digest") ? this.#finish(upload, call) : progress(upload, 202);
    }
    /** Goes on with an upload, ends it, or gives it up: whatever the method says. */
    async proceed(repository, id, call) {
        const upload = this.#open.get(id);
        if (upload?.repository !== repository)
            return gateway_reply_refuse(404, "BLOB_UPLOAD_UNKNOWN", { message: "There is no such upload." });
        if (upload.isBusy)
            return gateway_reply_refuse(400, "BLOB_UPLOAD_INVALID", {
                message: "Another request for this upload is in progress.",
            });
        switch (call.request.method ?? "") {
            case "PATCH":
                return this.#exclusively(upload, () => this.#append(upload, call.request));
            case "PUT":
                return this.#exclusively(upload, () => this.#finish(upload, call));
            case "DELETE":
                await this.#drop(upload);
                return reply(204);
            case "GET":
                return progress(upload, 204);
            default:
                return gateway_reply_refuse(405, "UNSUPPORTED", { message: "An upload supports GET, PATCH, PUT and DELETE." });
        }
    }
    /** Gives up what was not finished; the requests must have been broken off. */
    async abort() {
        await Promise.all([...this.#open.values()].map((upload) => this.#drop(upload)));
    }
    async #append(upload, request) {
        const [, first] = /^(?:bytes )?(\d+)-\d+/.exec(request.headers["content-range"] ?? "") ?? [];
        if (first !== undefined && Number(first) !== upload.writer.sizeBytes)
            return progress(upload, 416);
        return (await this.#write(upload, request)) ?? progress(upload, 202);
    }
    async #finish(upload, { request, query }) {
        const digest = query.get("digest") ?? "";
        if (!(0,oci_digest/* isDigest */.Bc)(digest)) {
            return gateway_reply_refuse(400, "DIGEST_INVALID", { message: `${(0,src_quote/* quote */.hD)(digest)} is not a sha256 digest.` });
        }
        const failure = await this.#write(upload, request);
        if (failure !== undefined)
            return failure;
        try {
            await upload.writer.commit(digest);
            this.#open.delete(upload.id);
            return created(upload.repository, digest);
        }
        catch (error) {
            await this.#drop(upload);
            const isMismatch = error instanceof src_errors/* PlatformError */.Wk && error.code === "DIGEST_MISMATCH";
            if (isMismatch)
                return gateway_reply_refuse(400, "DIGEST_INVALID", { message: (0,src_errors/* messageOf */.bD)(error) });
            throw error;
        }
    }
    /** Appends the body, if there is one; after a failure the upload must start again. */
    async #write(upload, request) {
        if (uploads_isEmpty(request))
            return undefined;
        try {
            // The connection must stay for the answer.
            const content = request.iterator({ destroyOnReturn: false });
            await upload.writer.write(content);
            return undefined;
        }
        catch (error) {
            await this.#drop(upload);
            throw error;
        }
    }
    async #mount(repository, digest, from) {
        const source = from === null ? repository : this.#find(from);
        const found = await source?.findBlob(digest);
        if (found === undefined)
            return false;
        if (source !== repository)
            repository.mount(digest, found);
        return true;
    }
    async #exclusively(upload, task) {
        upload.isBusy = true;
        try {
            return await task();
        }
        finally {
            upload.isBusy = false;
        }
    }
    async #drop(upload) {
        this.#open.delete(upload.id);
        await upload.writer.abort();
    }
}
function progress({ id, repository, writer }, status) {
    return reply(status, {
        location: `/v2/${repository.route.name}/blobs/uploads/${id}`,
        range: `0-${Math.max(0, writer.sizeBytes - 1)}`,
        "docker-upload-uuid": id,
    });
}
function created({ route }, digest) {
    return reply(201, { location: `/v2/${route.name}/blobs/${digest}`, "docker-content-digest": digest });
}
function uploads_isEmpty({ headers }) {
    return headers["transfer-encoding"] === undefined && (headers["content-length"] ?? "0") === "0";
}

;// CONCATENATED MODULE: ./build/js/src/gateway/gateway.js
// A registry in this process for lifecycles: they push to it and read through it, with a login that is good for nothing else.
// It has the credentials of the real registries, keeps manifests back, and so decides when a tag moves.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md
















/** For uploads that a registry does not let go of: a cancelled job has few seconds to clean up. */
const MAX_WAIT_MS = 3_000;
/** Listens on a free port. @throws {PlatformError} `INPUT` if the address is not one of this machine */
async function startGateway(options) {
    const { routes, registry } = options;
    const repositories = new Map(routes.map((route) => [route.name, new GatewayRepository(route, registry)]));
    const uploads = new Uploads((name) => repositories.get(name));
    const secret = createGatewaySecret();
    const state = { ...options, repositories, uploads, accepts: (header) => secret.accepts(header) };
    const server = (0,external_node_http_.createServer)((request, response) => void serve(state, request, response));
    // A layer may take longer than the five minutes that a request has by default; closing ends all of them anyway.
    server.requestTimeout = 0;
    // A client that reuses a connection just when it is closed would fail.
    server.keepAliveTimeout = 600_000;
    const host = await gateway_listen(server, options.address);
    const realName = ({ name, repository }) => repository === undefined ? [] : [[`${host}/${name}`, (0,image_reference/* imageName */.tO)(repository)]];
    return {
        host,
        keychain: secret.keychainFor(host),
        repository: (name) => ({ registry: host, repository: name }),
        async stage(name, selector, manifest) {
            await repositories.get(name)?.stage(selector, manifest);
        },
        staged: (name, selector) => repositories.get(name)?.staged(selector),
        exported: async (name, selector, digest) => repositories.get(name)?.exported(selector, digest),
        realNames: new Map(routes.flatMap(realName)),
        async [Symbol.asyncDispose]() {
            const closed = (0,external_node_events_.once)(server, "close");
            server.close();
            server.closeAllConnections();
            await Promise.race([uploads.abort(), (0,external_node_timers_promises_.setTimeout)(MAX_WAIT_MS, undefined, { ref: false })]);
            await closed;
        },
    };
}
async function gateway_listen(server, address) {
    const listening = (0,external_node_events_.once)(server, "listening");
    server.listen(0, address);
    await listening.catch((cause) => {
        throw new src_errors/* PlatformError */.Wk("INPUT", `Cannot listen on the address ${(0,src_quote/* quote */.hD)(address)}.`, {
            cause,
            hint: "It must be an address of this machine that containers of the build reach.",
        });
    });
    const { port } = server.address();
    return `${(0,external_node_net_.isIPv6)(address) ? `[${address}]` : address}:${port}`;
}
async function serve(state, request, response) {
    try {
        await send(await answer(state, request), request, response);
    }
    catch (error) {
        // Half a blob must not look like a whole one.
        if (isWorthTelling(error))
            state.onError?.(error);
        response.destroy();
    }
}
async function answer(state, request) {
    const { pathname, searchParams } = parseUrl(request);
    if (!state.accepts(request.headers.authorization)) {
        return gateway_reply_refuse(401, "UNAUTHORIZED", {
            message: "This registry is only for the lifecycle of one build.",
            headers: { "www-authenticate": 'Basic realm="gateway"' },
        });
    }
    const call = parseCall(pathname);
    if (call === undefined)
        return gateway_reply_refuse(404, "UNSUPPORTED", { message: "This address does not exist." });
    try {
        return await route(state, call, { request, query: searchParams });
    }
    catch (error) {
        if (isWorthTelling(error))
            state.onError?.(error);
        const tries = call.kind === "blob" || call.kind === "manifest" ? "several" : "once";
        return replyToError(error, call.kind === "blob" ? "BLOB_UNKNOWN" : "MANIFEST_UNKNOWN", tries);
    }
}
/** Not what lifecycles ask for although it may not be there, not what goes well the next time, and not that they went away. */
function isWorthTelling(error) {
    if (error instanceof RefusedBlobError && error.next === "send again")
        return false;
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    // Those of registries come as errors of our own.
    const isClientGone = code === "ECONNRESET" || code === "EPIPE" || code === "ERR_STREAM_PREMATURE_CLOSE";
    return code !== "NOT_FOUND" && !isClientGone;
}
async function route({ repositories, uploads, registry }, call, { request, query }) {
    if (call.kind === "ping")
        return reply(200, { "docker-distribution-api-version": "registry/2.0" });
    const repository = repositories.get(call.name);
    if (repository === undefined)
        return gateway_reply_refuse(404, "NAME_UNKNOWN", { message: `${(0,src_quote/* quote */.hD)(call.name)} is not known here.` });
    const isRead = request.method === "GET" || request.method === "HEAD";
    switch (call.kind) {
        case "manifest":
            if (isRead)
                return serveManifest(repository, call.selector);
            if (request.method === "PUT")
                return stageManifest(repository, call.selector, request);
            break;
        case "blob":
            if (isRead)
                return serveBlob(repository, call.digest, { request, registry });
            break;
        case "uploads":
            if (request.method === "POST")
                return uploads.start(repository, { request, query });
            break;
        case "upload":
            return uploads.proceed(repository, call.id, { request, query });
    }
    return gateway_reply_refuse(405, "UNSUPPORTED", { message: `${request.method ?? ""} is not supported here.` });
}
async function send({ status, headers, body }, request, response) {
    // What was not read of the request would keep the connection from its next one.
    request.resume();
    response.writeHead(status, { ...headers });
    if (body === undefined || request.method === "HEAD")
        response.end();
    else if (Buffer.isBuffer(body))
        response.end(body);
    else
        await (0,external_node_stream_promises_.pipeline)(body, response);
}
/** Only the path and the query matter; what is no URL at all is nothing that is known here. */
function parseUrl({ url = "/" }) {
    const text = `http://gateway${url.startsWith("/") ? url : "/"}`;
    return new URL(URL.canParse(text) ? text : "http://gateway/");
}

;// CONCATENATED MODULE: ./build/js/src/gateway/gateway-route.js
/**
 * A path that tells people which repository is meant, e.g. `ghcr.io/owner/app`, `127.0.0.1-5000/app`: as long as in the
 * registry, but a port is no part of a path.
 */
function routeName({ registry, repository }) {
    const host = registry.toLowerCase().replace(/[^a-z0-9.-]+/g, "-");
    return `${host.replace(/^[.-]+|[.-]+$/g, "")}/${repository}`;
}

;// CONCATENATED MODULE: ./build/js/src/gateway/spooled-upload.js
// An upload to a registry that wants to know digest and size first: the blob is in a file until its end says both.





/** Nothing reaches the registry before it is committed; then it is tried as often as any blob. */
function spoolUpload(repository, { registry, directory, onBytes }) {
    const file = new PartFile(directory);
    return {
        write: (content) => file.append(content),
        async commit(digest) {
            const { sizeBytes } = file;
            const open = () => external_node_stream_.Readable.from(sizeBytes === 0 ? [] : (0,count_bytes/* tellBytes */.n)(file.read(), onBytes));
            try {
                await registry.pushBlob(repository, { digest, sizeBytes, open });
            }
            catch (error) {
                throw error instanceof src_errors/* PlatformError */.Wk ? new RefusedBlobError("give up", error) : error;
            }
            finally {
                await file.remove();
            }
        },
        cancel: () => file.remove(),
    };
}

;// CONCATENATED MODULE: ./build/js/src/gateway/registry-sink.js
// Blobs that are passed on to a repository while they come. Nothing of them is kept here, unless the registry wants to know
// their size first.






/** Writes blobs of the repository, and nothing else of it. */
function createRegistrySink(repository, { registry, directory, onBytes = () => undefined, onRefusal = () => undefined }) {
    const blobs = new Map();
    let isTold = false;
    const tell = (error) => {
        if (!isTold)
            onRefusal(error);
        isTold = true;
    };
    const start = async () => {
        const upload = await registry.startUpload(repository);
        return upload === "refused"
            ? spoolUpload(repository, { registry, directory, onBytes })
            : passedOn(upload, onBytes, tell);
    };
    return {
        find: (digest) => blobs.get(digest),
        begin() {
            return new RegistryWriter(start, (digest, sizeBytes) => {
                blobs.set(digest, { origin: { kind: "repository", repository }, sizeBytes });
            });
        },
    };
}
/** What was passed on is gone, so only the lifecycle can send it again. */
function passedOn(upload, onBytes, onRefusal) {
    const asked = (error) => {
        if (!(error instanceof src_errors/* PlatformError */.Wk && isStreamRefused(error)))
            throw error;
        onRefusal(error);
        throw new RefusedBlobError("send again", error);
    };
    return {
        write: (content) => upload.write((0,count_bytes/* tellBytes */.n)(content, onBytes)).catch(asked),
        commit: (digest) => upload.commit(digest).catch(asked),
        cancel: () => upload.cancel(),
    };
}
class RegistryWriter {
    #start;
    #onCommit;
    #measure = new Measure();
    #upload;
    #isCommitted = false;
    #busy = Promise.resolve();
    constructor(start, onCommit) {
        this.#start = start;
        this.#onCommit = onCommit;
    }
    get sizeBytes() {
        return this.#measure.sizeBytes;
    }
    write(content) {
        return this.#run(async () => {
            this.#upload ??= await this.#start();
            await this.#upload.write(this.#measure.through(content));
        });
    }
    commit(digest) {
        return this.#run(async () => {
            checkPushed(this.#measure, digest);
            this.#upload ??= await this.#start();
            await this.#upload.commit(digest);
            this.#isCommitted = true;
            this.#onCommit(digest, this.sizeBytes);
        });
    }
    async abort() {
        await this.#busy.catch(() => undefined);
        if (!this.#isCommitted)
            await this.#upload?.cancel();
    }
    #run(task) {
        const running = task();
        this.#busy = running;
        return running;
    }
}

;// CONCATENATED MODULE: ./build/js/src/oci/transfer-meter.js
// How much of several blobs is where it belongs. Pure.
/** Adds up blobs that come or go side by side; what was there already does not count. */
class TransferMeter {
    #onProgress;
    #doneBytes = 0;
    #totalBytes = 0;
    constructor(onProgress) {
        this.#onProgress = onProgress;
    }
    /** A blob that may have to be transferred. */
    begin(sizeBytes) {
        let ownBytes = 0;
        this.#totalBytes += sizeBytes;
        const tell = (bytes) => {
            this.#doneBytes += bytes - ownBytes;
            ownBytes = bytes;
            this.#onProgress(this.#doneBytes, this.#totalBytes);
        };
        return {
            at: tell,
            end: (wasTransferred) => {
                if (!wasTransferred)
                    this.#totalBytes -= sizeBytes;
                tell(wasTransferred ? sizeBytes : 0);
            },
        };
    }
}

;// CONCATENATED MODULE: ./build/js/src/registry/registry.js
/** As many calls at a time as a registry takes well from one client; more are not faster. */
const MAX_PARALLEL_CALLS = 6;

;// CONCATENATED MODULE: ./build/js/src/gateway/upload-image.js
// Making an image complete in repositories, without giving it a name there.








/**
 * Brings all blobs and then, by its digest, the manifest to each repository, and makes sure that it is there. Of several
 * repositories of one registry only the first gets the blobs from elsewhere.
 * @throws {PlatformError} what a registry rejects with, `REGISTRY` if it does not have what it took
 */
async function upload_image_uploadImage(image, repositories, deps) {
    const counts = { existed: 0, mounted: 0, uploaded: 0 };
    const meter = new TransferMeter(deps.onProgress ?? (() => undefined));
    const groups = groupByRegistry(repositories);
    await (0,bounded/* inParallel */.HN)(groups, groups.length, async ([first, ...others]) => {
        if (first === undefined)
            return;
        const from = (layer) => image.originOf(layer.digest);
        await uploadTo({ image, repository: first, counts, meter, from }, deps);
        const neighbour = { kind: "repository", repository: first };
        await (0,bounded/* inParallel */.HN)(others, MAX_PARALLEL_CALLS, (repository) => uploadTo({ image, repository, counts, meter, from: () => neighbour }, deps));
    });
    return counts;
}
/** Each repository once, those of one registry together. */
function groupByRegistry(references) {
    const groups = new Map();
    for (const { registry, repository } of references) {
        const group = groups.get(registry) ?? new Map();
        groups.set(registry, group.set(repository, { registry, repository }));
    }
    return [...groups.values()].map((group) => [...group.values()]);
}
async function uploadTo({ image, repository, counts, meter, from }, { registry, signal }) {
    const { manifest, mediaType, manifestBytes, digest } = image;
    const layers = new Map(manifest.layers.map((layer) => [layer.digest, layer]));
    await (0,bounded/* inParallel */.HN)(layers.values(), MAX_PARALLEL_CALLS, async (layer) => {
        throwIfPublishingCancelled(signal);
        counts[await bring(layer, from(layer), { registry, repository, meter })] += 1;
    });
    counts[await registry.pushBlob(repository, configOf(image))] += 1;
    throwIfPublishingCancelled(signal);
    const reference = (0,image_reference/* atDigest */.CU)(repository, digest);
    await registry.putManifest(reference, { mediaType, bytes: manifestBytes });
    if ((await registry.headManifest(reference)) === digest)
        return;
    const message = `"${(0,image_reference/* formatImageReference */.my)(reference)}" was pushed, but ${(0,image_reference/* imageName */.tO)(repository)} does not have it.`;
    throw new src_errors/* PlatformError */.Wk("REGISTRY", message, { hint: "Try again." });
}
async function bring({ digest, size }, origin, { registry, repository, meter }) {
    const descriptor = { digest, size };
    const blob = meter.begin(size);
    const onBytes = (bytes) => {
        blob.at(bytes);
    };
    const open = () => external_node_stream_.Readable.from((0,count_bytes/* countBytes */.T)(openLazily(origin, descriptor, registry), onBytes));
    // What comes from a registry is read within the tries that push it: its own would multiply with them.
    const outcome = origin.kind === "repository"
        ? await registry.copyBlob(origin.repository, repository, descriptor, onBytes)
        : await registry.pushBlob(repository, { digest, sizeBytes: size, open });
    blob.end(outcome === "uploaded");
    return outcome;
}
function configOf({ manifest: { config }, configBytes }) {
    return { digest: config.digest, sizeBytes: config.size, open: () => external_node_stream_.Readable.from([configBytes]) };
}
/** @throws {PlatformError} `CANCELLED` */
function throwIfPublishingCancelled(signal) {
    if (signal?.aborted !== true)
        return;
    throw new src_errors/* PlatformError */.Wk("CANCELLED", "The image was not published: the build was cancelled.", {
        cause: signal.reason,
    });
}

;// CONCATENATED MODULE: ./build/js/src/platform/report/layout-directory.js
// An image as an OCI image layout in a directory, for another job or another tool. The same image
// gives the same files, and nothing else is in the directory.









/** As many as {@link FinishedImage.readBlob} may read from a registry at once. */
const layout_directory_MAX_PARALLEL = 4;
const BLOB = /^[\da-f]{64}$/;
/** What {@link writeLayout} writes, and nothing else. */
const OWN_FILES = {
    folders: ["blobs"],
    maxFolders: 2,
    has(names) {
        const [first = "", algorithm, blob = "", ...more] = names;
        if (algorithm === undefined)
            return LAYOUT_FILES.some((name) => name === first);
        return first === "blobs" && algorithm === "sha256" && BLOB.test(blob) && more.length === 0;
    },
};
/**
 * Makes the directory if it is missing, and removes the image of an earlier build, so that it is not taken for that of this one.
 * @throws {PlatformError} `INPUT` if it has something else in it, or cannot be made and written
 */
async function makeLayoutDirectory(place) {
    const { input, path } = place;
    await using directory = await output_directory/* OutputDirectory */.n.open(place);
    const names = await directory.names();
    if (names.length > 0 && !names.includes("oci-layout")) {
        const problem = `${(0,src_quote/* quote */.hD)(path)} (input "${input}") has files that do not belong to an image, e.g. ${(0,src_quote/* quote */.hD)([...names].sort()[0] ?? "")}.`;
        throw new src_errors/* PlatformError */.Wk("INPUT", problem, {
            hint: "Name a directory that is empty, or that does not exist yet.",
        });
    }
    await directory.remove(OWN_FILES);
}
/**
 * Writes the image; the index is the last, so that the blobs are there when the index is.
 * @throws {PlatformError} `INPUT` if it cannot be written, `CANCELLED`, and what reading a blob rejects with
 */
async function writeLayout(place, image, { names, signal, onProgress }) {
    const { manifest, manifestBytes, digest, config } = image;
    const files = layoutFiles({ ...image, manifestDigest: digest, names, target: targetOf(config) });
    const blobs = new Map([manifest.config, ...manifest.layers].map((blob) => [blob.digest, blob]));
    const meter = new TransferMeter(onProgress);
    await using directory = await output_directory/* OutputDirectory */.n.open(place);
    await directory.write(["oci-layout"], files["oci-layout"]);
    await (0,bounded/* inParallel */.HN)(blobs.values(), layout_directory_MAX_PARALLEL, async (blob) => {
        throwIfPublishingCancelled(signal);
        const transfer = meter.begin(blob.size);
        const content = (0,count_bytes/* countBytes */.T)(image.readBlob(blob.digest), (bytes) => {
            transfer.at(bytes);
        });
        await directory.write(blobPath(blob.digest).split("/"), content);
        transfer.end(true);
    });
    await directory.write(blobPath(digest).split("/"), manifestBytes);
    await directory.write(["manifest.json"], files["manifest.json"]);
    await directory.write(["index.json"], files["index.json"]);
}

;// CONCATENATED MODULE: ./build/js/src/platform/workspace/run-directories.js
// The directories of this machine that one run has for itself.



/** In which a gateway keeps layers of an image that is only loaded. */
function gatewayDirectory(temporaryDir, runLabel) {
    return directoryOf("gateway", temporaryDir, runLabel);
}
/** For what is downloaded. */
function downloadsDirectory(temporaryDir, runLabel) {
    return directoryOf("downloads", temporaryDir, runLabel);
}
/** Removes whatever there still is of them. */
async function removeRunDirectories(temporaryDir, runLabel) {
    for (const directory of [
        gatewayDirectory(temporaryDir, runLabel),
        downloadsDirectory(temporaryDir, runLabel),
    ])
        await (0,promises_.rm)(directory, { recursive: true, force: true });
}
/** Called after the label of the run, so that the post step finds what a killed run has left. */
function directoryOf(what, temporaryDir, runLabel) {
    return (0,external_node_path_.join)(temporaryDir, `cnb-${what}-${(0,oci_digest/* shortDigest */.VK)((0,oci_digest/* digestOf */.ol)(runLabel))}`);
}

// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js
var decompressed = __webpack_require__(1721);
// EXTERNAL MODULE: ./build/js/src/oci/tar-reader.js
var tar_reader = __webpack_require__(2096);
;// CONCATENATED MODULE: ./build/js/src/docker/saved-layers.js
// Getting layers out of an engine: it gives whole images only, so of its archive the wanted layers are kept in files.








/** Until 24 `<id>/layer.tar`, then `blobs/sha256/<hex>`: by diffID, or with the containerd store by the compressed digest. */
const LAYER_NAME = /(?:^|\/)layer\.tar$|^blobs\/sha256\/([0-9a-f]{64})$/;
/**
 * Saves layers of an image into files, by diffID; what the image does not have is missing in the result. Contents are verified.
 * @throws {DaemonError} if the engine fails to save the image, {@link PlatformError} `MALFORMED` if it sends no archive
 */
async function saved_layers_saveLayers(store, { image, diffIds, directory }) {
    const missing = new Set(diffIds);
    const files = new Map();
    if (missing.size === 0)
        return files;
    const unwanted = new Set(image.config.rootfs.diff_ids.filter((diffId) => !diffIds.has(diffId)));
    const archive = await store.saveImage(image.id);
    try {
        for await (const item of (0,tar_reader/* readTar */.s)(archive)) {
            const [isLayer, hex = ""] = LAYER_NAME.exec(item.entry.name) ?? [];
            if (isLayer === undefined || item.entry.type !== "file" || unwanted.has(`sha256:${hex}`))
                continue;
            const saved = await keepLayer(item.content, missing, directory);
            if (saved === undefined)
                continue;
            missing.delete(saved.diffId);
            files.set(saved.diffId, saved.file);
            if (missing.size === 0)
                break;
        }
    }
    finally {
        archive.destroy();
    }
    return files;
}
/** Puts a layer into a file of the directory; undefined if it is none of the wanted ones, which only its content tells. */
async function keepLayer(content, wanted, directory) {
    const partial = external_node_path_.join(directory, "layer.partial");
    try {
        const diffId = await writeUncompressed(content, partial);
        if (diffId === undefined || !wanted.has(diffId))
            return undefined;
        const file = external_node_path_.join(directory, `saved-${diffId.replace("sha256:", "")}.tar`);
        await (0,promises_.rename)(partial, file);
        return { diffId, file: { tar: file, sizeBytes: (await (0,promises_.stat)(file)).size } };
    }
    finally {
        await (0,promises_.rm)(partial, { force: true });
    }
}
/** The sha256 of what was written; undefined for an entry without content. */
async function writeUncompressed(content, file) {
    let storedBytes = 0;
    const counted = (0,count_bytes/* countBytes */.T)(content, (bytes) => {
        storedBytes = bytes;
    });
    const measure = new Measure();
    await (0,external_node_stream_promises_.pipeline)(measure.through((0,decompressed/* decompressed */.ji)(counted)), (0,external_node_fs_.createWriteStream)(file));
    return storedBytes === 0 ? undefined : measure.digest();
}

;// CONCATENATED MODULE: ./build/js/src/platform/delivery/remembered-image.js
// What an engine does not tell of an image that was loaded into it: its manifest, and with it the compressed layers. The labels of an
// empty volume remember it. As with caches, a build only sees what builds of its own branch have loaded, and a pull request, which could
// make up what a layer is said to be made from, leaves nothing to others.



const ID_LABEL = "io.buildpacks.action.loaded-image.id";
const MANIFEST_LABEL = "io.buildpacks.action.loaded-image.manifest";
/** Undefined if nothing was loaded by that name, or that is forgotten. */
async function recallImage(name, daemon) {
    const labels = await daemon.volumeLabels(volumeOf(name));
    const id = labels?.[ID_LABEL];
    const manifestJson = labels?.[MANIFEST_LABEL];
    return id === undefined || manifestJson === undefined ? undefined : { id, manifestJson };
}
/** Forgets what had the name before. */
async function rememberImage({ name, branch }, { id, manifestJson }, daemon) {
    const volume = volumeOf({ name, branch });
    // Labels of a volume cannot be changed.
    await daemon.removeVolume(volume);
    await daemon.ensureVolume(volume, {
        [BUILD_CACHE_LABEL]: (0,image_reference/* imageName */.tO)(name),
        ...(branch !== undefined && { [BUILD_CACHE_BRANCH_LABEL]: branch }),
        [ID_LABEL]: id,
        [MANIFEST_LABEL]: manifestJson,
    });
}
function volumeOf({ name, branch }) {
    const parts = [(0,image_reference/* imageName */.tO)(name), name.tag ?? "", ...(branch === undefined ? [] : [branch])];
    return `cnb-loaded-${(0,oci_digest/* shortDigest */.VK)((0,oci_digest/* digestOf */.ol)(JSON.stringify(parts)))}`;
}

;// CONCATENATED MODULE: ./build/js/src/platform/delivery/engine-image.js
// The image that the engine has by the name of the one that is built. An image that is only loaded is in no registry, so its layers are
// reused from there: the lifecycle neither compresses nor sends what the engine has.










/** Whether it is only loaded: what a registry or a directory gets must have its layers. Podman wants all layers of any image. */
function isReusable({ delivery: { push, load, layout }, previousImage }, { info }) {
    const isOnlyLoaded = load && !push && layout === undefined;
    return isOnlyLoaded && previousImage === undefined && info.engine === "docker";
}
/**
 * Undefined if there is none, or its layers would have to be read.
 * @throws {PlatformError} what the engine rejects with, `MALFORMED` if what is remembered cannot be read
 */
async function findEngineImage(resolved, { daemon, runImage }, { branch }) {
    if (!isReusable(resolved, daemon) || resolved.clearCache)
        return undefined;
    const [name] = resolved.tags;
    const [image, loaded, { usesContainerdStore: keepsBlobs }] = await Promise.all([
        daemon.readImage(fullName(name)),
        recallImage({ name, branch }, daemon),
        daemon.describeHost(),
    ]);
    if (image === undefined || image.id !== loaded?.id)
        return undefined;
    const { layers } = parseManifest(loaded.manifestJson, image.id);
    if (layers.length !== image.config.rootfs.diff_ids.length)
        return undefined;
    const isOnBase = runImage.value.layers.every((layer, at) => layers[at]?.digest === layer);
    if (!keepsBlobs && !isOnBase)
        return undefined;
    const served = engine_image_serve({ image, layers, keepsBlobs });
    return served && { image, layers, keepsBlobs, served };
}
/** With its tag, as engines list it. */
function fullName(reference) {
    return (0,image_reference/* formatImageReference */.my)({ ...reference, tag: (0,image_reference/* manifestSelector */.Ph)(reference) });
}
/** Undefined if no lifecycle made it. */
function engine_image_serve({ image, layers, keepsBlobs }) {
    const { config: container, ...rest } = image.config;
    const label = container?.Labels?.[LIFECYCLE_METADATA_LABEL];
    if (label === undefined)
        return undefined;
    const metadata = encodeLifecycleMetadata(reusable(parseLifecycleMetadata(label, image.id), keepsBlobs));
    const Labels = { ...container?.Labels, [LIFECYCLE_METADATA_LABEL]: metadata };
    // What an engine tells of its history fits no layers.
    const config = { ...rest, history: undefined, config: { ...container, Labels } };
    const configBytes = Buffer.from(encodeImageConfig(config));
    const manifest = {
        schemaVersion: 2,
        mediaType: OCI_MANIFEST,
        config: { mediaType: OCI_CONFIG, digest: (0,oci_digest/* digestOf */.ol)(configBytes), size: configBytes.length },
        layers,
    };
    return { manifestBytes: Buffer.from(JSON.stringify(manifest)), configBytes };
}
/**
 * What can be reused without being read. A buildpack may only go without the content of a layer whose SBOM can be read as well, so
 * these are layers that come out of the cache. Above the app, which may change, a graph driver knows no layer.
 */
function reusable(metadata, keepsBlobs) {
    const buildpacks = metadata.buildpacks?.map(({ layers, ...buildpack }) => {
        const cached = Object.entries(layers ?? {}).filter(([, { cache }]) => cache);
        return { ...buildpack, layers: Object.fromEntries(cached) };
    });
    const small = { config: undefined, launcher: undefined, "process-types": undefined };
    return { ...metadata, buildpacks, sbom: undefined, ...(!keepsBlobs && small) };
}
/** Where the layers are. */
function originsIn({ image: { id }, layers }) {
    return new Map(layers.map(({ digest }) => [digest, { kind: "engine", id }]));
}
/**
 * A graph driver gets out of the engine what lies on other layers now.
 * @param directory for the layers that are got
 */
async function forEngine(finished, found, { daemon, directory }) {
    const diffIds = finished.config.rootfs.diff_ids;
    const image = { ...finished, manifestDigest: finished.digest, diffIds };
    if (found === undefined)
        return { image, held: new Set() };
    if (found.keepsBlobs)
        return { image, held: new Set(found.layers.map(({ digest }) => digest)) };
    const { layers } = finished.manifest;
    const leading = countLeading(diffIds, [{ diffIds: found.image.config.rootfs.diff_ids }]);
    const moved = diffIds.filter((_, at) => at >= leading && isInEngine(finished, layers[at]?.digest));
    if (moved.length === 0)
        return { image, held: new Set() };
    const files = await saved_layers_saveLayers(daemon, { image: found.image, diffIds: new Set(moved), directory });
    // Uncompressed, as they are in the engine: a graph driver knows a layer by its diffID only.
    const uncompressed = layers.map((layer, at) => {
        const digest = diffIds[at];
        const file = files.get(digest);
        return file === undefined ? layer : { ...layer, digest, size: file.sizeBytes };
    });
    const readBlob = (digest) => {
        const file = files.get(digest);
        return file === undefined ? finished.readBlob(digest) : (0,external_node_fs_.createReadStream)(file.tar);
    };
    const manifest = { ...finished.manifest, layers: uncompressed };
    return { image: { ...image, manifest, readBlob }, held: new Set() };
}
function isInEngine(image, layer) {
    return layer !== undefined && image.originOf(layer).kind === "engine";
}

;// CONCATENATED MODULE: ./build/js/src/platform/delivery/job-directory.js
// A directory for what is gone with the job, also if the process is ended in the middle of its work.


/**
 * Only this user may look into it.
 * @param directory must not be there yet
 * @param host whose exit is waited for
 */
async function makeJobDirectory(directory, host = process) {
    await (0,promises_.mkdir)(directory, { mode: 0o700 });
    // Nothing else runs any more then, so it cannot wait for anything.
    const removeAtOnce = () => {
        (0,external_node_fs_.rmSync)(directory, { recursive: true, force: true });
    };
    host.once("exit", removeAtOnce);
    return {
        path: directory,
        async [Symbol.asyncDispose]() {
            await (0,promises_.rm)(directory, { recursive: true, force: true });
            host.off("exit", removeAtOnce);
        },
    };
}
/** One that is made when it is asked for, and of which there is nothing if it never is. */
function jobDirectoryOnDemand(directory) {
    let made;
    return {
        path: async () => (await (made ??= makeJobDirectory(directory))).path,
        async [Symbol.asyncDispose]() {
            const found = await made?.catch(() => undefined);
            await found?.[Symbol.asyncDispose]();
        },
    };
}

;// CONCATENATED MODULE: ./build/js/src/gateway/cancelled-tags.js
// A build that is cancelled while its tags move: they are put back where that is possible, and what became of each is said.


/** Asks for the digests that tags are at, all at once; never rejects. */
async function formerDigests(tags, registry) {
    const digests = tags.map((tag) => registry.headManifest(tag).catch(() => "unknown"));
    const former = await Promise.all(digests);
    return new Map(tags.map((tag, at) => [tag, former[at]]));
}
/** Puts back the tags that were moved, if not all were. @returns the error that says what became of each; never rejects */
async function giveUpTags(outcomes, { digest, former }, deps) {
    const isDone = outcomes.every(({ kind }) => kind === "moved");
    const sentences = outcomes.map(async (outcome) => {
        const name = `"${(0,image_reference/* formatImageReference */.my)(outcome.tag)}"`;
        switch (outcome.kind) {
            case "refused":
                return `${name} was not moved.`;
            case "open":
                return `Whether ${name} was moved is not known: its registry did not answer.`;
            case "moved":
                return isDone
                    ? `${name} is at ${digest}.`
                    : `${name} ${await putBack(outcome.tag, digest, { former, ...deps })}.`;
        }
    });
    const intro = isDone ? "after its tags had moved" : "while its tags moved";
    return cancelled(intro, await Promise.all(sentences), deps.signal);
}
/** The error for a build that was cancelled when there was nothing left to put back. */
function cancelledAfterTags(digest, tags, signal) {
    const sentences = tags.map((tag) => `"${(0,image_reference/* formatImageReference */.my)(tag)}" is at ${digest}.`);
    return cancelled("after its tags had moved", sentences, signal);
}
/** What is said at once when that happens: the runner may end the process before there is an error to report. */
function tagsOnTheMove(moved, waiting) {
    const list = (tags) => tags.map((tag) => `"${(0,image_reference/* formatImageReference */.my)(tag)}"`).join(", ") || "none";
    return `The build is cancelled while its tags move. Moved: ${list(moved)}. Not yet: ${list(waiting)}.`;
}
function cancelled(when, sentences, signal) {
    return new src_errors/* PlatformError */.Wk("CANCELLED", `The build was cancelled ${when}. ${sentences.join(" ")}`, {
        cause: signal.reason,
        hint: "The image itself is in every repository; run the job again to move all tags.",
    });
}
/** What became of a tag that was moved, as the end of a sentence. */
async function putBack(tag, digest, { former, registry, signal }) {
    const before = former.get(tag);
    if (before === digest)
        return `is at ${digest}, as it was before`;
    if (before === undefined)
        return `is at ${digest}, and was not there before`;
    if (before === "unknown")
        return `is at ${digest}; where it was before is not known`;
    try {
        const manifest = await registry.getManifest((0,image_reference/* atDigest */.CU)(tag, before), { signal });
        await registry.putManifest(tag, manifest, { signal });
        return `is back at ${before}`;
    }
    catch (error) {
        const isLate = error instanceof src_errors/* PlatformError */.Wk && error.code === "CANCELLED";
        const why = isLate ? "its registry did not answer in time" : (0,src_errors/* messageOf */.bD)(error).replace(/\.$/, "");
        return `is at ${digest}, and could not be put back to ${before}: ${why}`;
    }
}

;// CONCATENATED MODULE: ./build/js/src/oci/immutable-tag.js
// Tags that their registry does not let move, as registries say it. Pure.
/** What helps against that. */
const IMMUTABLE_TAG_HINT = "The registry does not let this tag move: give the image a unique tag, e.g. with the commit, or make the tag mutable there.";
/** Whether it is in the words of a registry, e.g. of ECR, Harbor or the Artifact Registry. */
function saysImmutable(words) {
    return /immutab|cannot be overwritten/i.test(words);
}

;// CONCATENATED MODULE: ./build/js/src/registry/move-tag.js
/**
 * Writes a manifest under a tag. An immutable tag can be at the image already, e.g. where a job runs again; then the refusal
 * says nothing.
 * @throws {PlatformError} what the registry refuses with
 */
async function moveTag(registry, tag, { digest, mediaType, bytes }, options = {}) {
    try {
        await registry.putManifest(tag, { mediaType, bytes }, options);
    }
    catch (cause) {
        if (options.signal?.aborted === true)
            throw cause;
        const current = await registry.headManifest(tag).catch(() => undefined);
        if (current !== digest)
            throw cause;
    }
}

;// CONCATENATED MODULE: ./build/js/src/gateway/move-tags.js
// Giving a complete image its names: the last step of a build, and the only one that others see.








/** Some tags are at the new image, and some are not. */
class TagsError extends src_errors/* PlatformError */.Wk {
    digest;
    moved;
    failed;
    constructor(digest, moved, failed) {
        const why = failed.map(({ cause }) => (0,src_errors/* messageOf */.bD)(cause)).join(" ");
        const rest = moved.length === 0
            ? "No tag was moved."
            : `${listOf(moved)} ${moved.length === 1 ? "is" : "are"} at ${digest} already.`;
        super(codeOf(failed), `Not all tags could be moved: ${why} ${rest}`, {
            cause: failed[0]?.cause,
            hint: saysImmutable(why)
                ? IMMUTABLE_TAG_HINT
                : "The image itself is in every repository; run the job again to move the other tags.",
        });
        this.digest = digest;
        this.moved = moved;
        this.failed = failed;
    }
}
/** For the tags of a cancelled build to end up on one side; a runner kills the action some seconds later. */
const GRACE_MS = 2_500;
const PUT_BACK_MS = 1_500;
/**
 * Moves all tags at once; each repository must have the image already.
 * @throws {TagsError} naming those that were moved and those that were not
 * @throws {PlatformError} `CANCELLED` saying what became of each, if the build is cancelled in between
 */
async function move_tags_moveTags({ digest, mediaType, manifestBytes: bytes }, tags, deps) {
    const { registry, signal, clock = SYSTEM_CLOCK } = deps;
    // One tag is moved or not; several have to be put back if only some are.
    const former = tags.length > 1 ? await formerDigests(tags, registry) : new Map();
    throwIfPublishingCancelled(signal);
    const moved = new Set();
    using grace = graceAfter(signal, clock, () => {
        const waiting = tags.filter((tag) => !moved.has(tag));
        deps.warn?.(tagsOnTheMove([...moved], waiting));
    });
    const outcomes = await Promise.all(tags.map(async (tag) => {
        try {
            await moveTag(registry, tag, { mediaType, bytes, digest }, { signal: grace.signal });
            moved.add(tag);
            return { kind: "moved", tag };
        }
        catch (cause) {
            return grace.signal.aborted ? { kind: "open", tag } : { kind: "refused", tag, cause };
        }
    }));
    if (signal?.aborted === true) {
        const limit = new AbortController();
        const stop = clock.after(PUT_BACK_MS, () => {
            limit.abort();
        });
        const error = await giveUpTags(outcomes, { digest, former }, { registry, signal: limit.signal });
        stop();
        throw error;
    }
    throwIfFailed(digest, outcomes);
}
/** Aborted some time after the signal. */
function graceAfter(signal, clock, onAbort) {
    const controller = new AbortController();
    let stop = () => undefined;
    const begin = () => {
        stop = clock.after(GRACE_MS, () => {
            controller.abort();
        });
        onAbort();
    };
    signal?.addEventListener("abort", begin, { once: true });
    return {
        signal: controller.signal,
        [Symbol.dispose]() {
            signal?.removeEventListener("abort", begin);
            stop();
        },
    };
}
function throwIfFailed(digest, outcomes) {
    const failed = outcomes.filter((outcome) => outcome.kind === "refused");
    if (failed.length === 0)
        return;
    const moved = outcomes.filter(({ kind }) => kind === "moved").map(({ tag }) => tag);
    throw new TagsError(digest, moved, failed);
}
function listOf(tags) {
    return (0,src_quote/* someOf */.yU)(tags.map((tag) => `"${(0,image_reference/* formatImageReference */.my)(tag)}"`)).join(", ");
}
/** That of the first failure, if it is one of ours. */
function codeOf([first]) {
    return first?.cause instanceof src_errors/* PlatformError */.Wk ? first.cause.code : "REGISTRY";
}

;// CONCATENATED MODULE: ./build/js/src/gateway/publish-image.js



/**
 * All tags get the same digest.
 * @throws {TagsError} if only some of the tags were moved; for every other failure none was
 */
async function publishImage(image, { tags, repositories = tags, beforeTags }, deps) {
    const counts = await upload_image_uploadImage(image, repositories, deps);
    await beforeTags?.();
    throwIfPublishingCancelled(deps.signal);
    await move_tags_moveTags(image, tags, deps);
    return counts;
}
/**
 * The images go first, each to all repositories.
 * @throws {TagsError} if only some of the tags were moved; for every other failure none was
 */
async function publishIndex({ images, ...index }, { tags, repositories }, deps) {
    for (const image of images)
        await uploadImage(image, repositories, deps);
    for (const repository of repositories) {
        await deps.registry.putManifest(atDigest(repository, index.digest), {
            mediaType: index.mediaType,
            bytes: index.manifestBytes,
        });
    }
    await moveTags(index, tags, deps);
}

;// CONCATENATED MODULE: ./build/js/src/platform/delivery/tagged-image.js
// An image on its way to its tags: told in the log, and made sure of when it is there.



/**
 * Brings an image to every registry, moves its tags, and makes sure that they are at it.
 * @throws {PlatformError} `CANCELLED`, `DIGEST_MISMATCH` if a tag is at another image, and what registries reject with
 * @throws {TagsError} if only some of the tags were moved
 */
async function publishWithChecks(image, publication, { registry, signal, log }) {
    const { tags } = publication;
    const onProgress = (doneBytes, totalBytes) => {
        log.progress("Uploading the image", { doneBytes, totalBytes });
    };
    const warn = (message) => {
        log.warning(message);
    };
    await publishImage(image, publication, { registry, signal, onProgress, warn });
    if (signal.aborted && tags.length > 0)
        throw cancelledAfterTags(image.digest, tags, signal);
    await checkTags(tags, image.digest, registry);
}

;// CONCATENATED MODULE: ./build/js/src/platform/delivery/gateway-destination.js
// The lifecycle pushes to a gateway in this process; then the image gets its labels, goes to every registry and into the
// engine, and at the very end its tags move.





















/** @throws {PlatformError} `INPUT` if the address cannot be listened on */
async function openGatewayDestination(resolved, { plan, address }, deps) {
    const engineImage = await findPrevious(resolved, plan, deps);
    await using parts = new AsyncDisposableStack();
    const directory = parts.use(await makeJobDirectory(gatewayDirectory(deps.temporaryDir, deps.runLabel)));
    const context = { plan, directory: directory.path, engineImage };
    const routes = await routesOf(resolved, context, deps);
    const onError = (error) => {
        deps.log.warning(`The gateway rejected a request from the lifecycle: ${(0,src_errors/* messageOf */.bD)(error)}`);
    };
    const gateway = parts.use(await startGateway({ address, registry: deps.registry, routes, onError }));
    const { tags: [image], previousImage, } = resolved;
    if (engineImage !== undefined)
        await offer(engineImage, image, { gateway, routes });
    const opened = { resolved, deps, gateway, ...context };
    const kept = parts.move();
    return {
        tags: [{ ...gateway.repository(routeName(image)), tag: (0,image_reference/* manifestSelector */.Ph)(image) }],
        previousImage: previousImage && { ...previousImage, ...gateway.repository(routeName(previousImage)) },
        keychain: chainKeychains([gateway.keychain, deps.keychain]),
        deliver: (exported) => deliver(opened, exported),
        [Symbol.asyncDispose]: () => kept.disposeAsync(),
    };
}
/** Without it, the build only takes longer. */
async function findPrevious(resolved, plan, { caches, log }) {
    return findEngineImage(resolved, plan, caches).catch((error) => {
        log.debug(`No layers of the image in the engine are reused: ${(0,src_errors/* messageOf */.bD)(error)}`);
        return undefined;
    });
}
/** Lets a lifecycle find an image of the engine by the name of the one that it exports. */
async function offer({ served: { manifestBytes, configBytes } }, image, { gateway, routes: [own] }) {
    const writer = own?.sink?.begin();
    await writer?.write(external_node_stream_.Readable.from([configBytes]));
    await writer?.commit((0,oci_digest/* digestOf */.ol)(configBytes));
    await gateway.stage(routeName(image), (0,image_reference/* manifestSelector */.Ph)(image), {
        mediaType: OCI_MANIFEST,
        bytes: manifestBytes,
    });
}
async function routesOf({ tags: [image], previousImage, delivery }, { plan, directory, engineImage }, { registry, log }) {
    const { pinned, layers } = plan.runImage.value;
    let pushedBytes = 0;
    const onBytes = (bytes) => {
        pushedBytes += bytes;
        log.progress(`Uploading to ${image.registry}`, { doneBytes: pushedBytes });
    };
    const onRefusal = ({ message }) => {
        const what = "The lifecycle sends this layer again, and each layer waits in a file until its size is known.";
        log.info(`${image.registry} does not accept an upload whose size is not known yet (${message}) ${what}`);
    };
    const toRegistry = () => createRegistrySink(image, { registry, directory, onBytes, onRefusal });
    const inRegistry = engineImage === undefined && (delivery.push || (await gateway_destination_canRead(image, registry)));
    const runImage = { kind: "repository", repository: pinned };
    const own = {
        name: routeName(image),
        repository: inRegistry ? image : undefined,
        sink: delivery.push ? toRegistry() : createDirectorySink(directory),
        provided: new Map([
            ...(engineImage === undefined ? [] : originsIn(engineImage)),
            ...layers.map((layer) => [layer, runImage]),
        ]),
    };
    if (previousImage === undefined || (0,image_reference/* imageName */.tO)(previousImage) === (0,image_reference/* imageName */.tO)(image))
        return [own];
    return [own, { name: routeName(previousImage), repository: previousImage }];
}
/** An image that is only loaded may have a name that no registry knows, or that only others may read. */
async function gateway_destination_canRead(image, registry) {
    return registry.headManifest(image).then((digest) => digest !== undefined, () => false);
}
/** What the lifecycle pushed to the gateway, if it is what it says. */
async function stagedImage({ resolved, gateway }, { digest }) {
    const [image] = resolved.tags;
    const staged = await gateway.exported(routeName(image), (0,image_reference/* manifestSelector */.Ph)(image), digest);
    if (staged?.digest === digest)
        return staged;
    const found = staged?.digest ?? "nothing";
    throw new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", `The lifecycle says it exported ${digest}, but pushed ${found}.`);
}
async function deliver(opened, exported) {
    const { resolved, gateway, deps } = opened;
    const { delivery } = resolved;
    const staged = await stagedImage(opened, exported);
    const { labels, annotations } = delivery;
    const finished = await finishImage(staged, { labels, annotations, renames: gateway.realNames }, deps.registry);
    const base = { runImage: exported.runImage, planned: opened.plan.runImage.value };
    const { manifest, config } = finished;
    await checkBaseLayers({ layers: manifest.layers, labels: config.config?.Labels ?? {} }, base, deps.registry);
    const repositories = delivery.push ? resolved.tags : [];
    const tags = delivery.byDigest ? [] : repositories;
    let imageId = manifest.config.digest;
    const beforeTags = async () => {
        if (delivery.layout !== undefined)
            await gateway_destination_keep(finished, delivery.layout, opened);
        if (delivery.load)
            imageId = await load(finished, opened);
    };
    await publishWithChecks(finished, { tags, repositories, beforeTags }, deps);
    return { ...report(finished, opened), imageId };
}
/** Writes the image to a directory. */
async function gateway_destination_keep(image, place, { resolved, deps: { log, signal } }) {
    await writeLayout(place, image, {
        names: fullNames(resolved),
        signal,
        onProgress: (doneBytes, totalBytes) => {
            log.progress("Writing the image to a directory", { doneBytes, totalBytes });
        },
    });
}
function fullNames(resolved) {
    return resolved.tags.map(fullName);
}
/** What the engine calls the image. */
async function load(finished, opened) {
    const { resolved, plan: { daemon, runImage }, deps, engineImage, } = opened;
    const names = fullNames(resolved);
    const { image, held } = await forEngine(finished, engineImage, { ...opened, daemon });
    const { id, layers, omittedLayers } = await loadImage({ ...image, names }, {
        daemon,
        relatives: [(0,image_reference/* formatImageReference */.my)(runImage.value.pinned), ...names],
        held,
        signal: deps.signal,
        onBytes: (doneBytes) => {
            deps.log.progress("Loading the image into the Docker engine", { doneBytes });
        },
    });
    deps.log.info(`Loaded the image into the engine as ${id}; it already had ${omittedLayers} of ${layers} layers.`);
    await remember({ id, manifestJson: finished.manifestBytes.toString("utf8") }, opened);
    return id;
}
/** For the next build, which is only slower without. */
async function remember(loaded, { resolved, plan, deps, engineImage }) {
    const { mayWrite, branch } = deps.caches;
    if (!mayWrite || !isReusable(resolved, plan.daemon) || loaded.id === engineImage?.image.id)
        return;
    const [name] = resolved.tags;
    await rememberImage({ name, branch }, loaded, plan.daemon).catch((error) => {
        deps.log.debug(`The next build will not reuse the layers of this image: ${(0,src_errors/* messageOf */.bD)(error)}`);
    });
}
function report({ digest, config, manifest, manifestBytes }, { resolved }) {
    const { tags: [image], delivery, } = resolved;
    const tags = resolved.tags.map(image_reference/* formatImageReference */.my);
    return {
        ...describeConfig(config, (0,image_reference/* formatImageReference */.my)(image)),
        digest,
        image: delivery.push ? (0,image_reference/* formatImageReference */.my)((0,image_reference/* atDigest */.CU)(image, digest)) : undefined,
        tags: delivery.push && !delivery.byDigest ? tags : [],
        loaded: delivery.load ? tags : [],
        layoutDir: delivery.layout?.path,
        manifestSizeBytes: manifestBytes.length,
        labels: config.config?.Labels ?? {},
        blobs: describeBlobs({ config, manifest, name: (0,image_reference/* formatImageReference */.my)(image) }),
    };
}

;// CONCATENATED MODULE: ./build/js/src/platform/delivery/open-destination.js


/** @throws {PlatformError} `INPUT` if it is a gateway whose address cannot be listened on */
async function openDestination(resolved, plan, deps) {
    const { value: delivery } = plan.delivery;
    return delivery.kind === "direct"
        ? openDirectDestination(resolved, plan, deps)
        : openGatewayDestination(resolved, { plan, address: delivery.address }, deps);
}

// EXTERNAL MODULE: ./node_modules/ignore/index.js
var node_modules_ignore = __webpack_require__(298);
;// CONCATENATED MODULE: ./build/js/src/project/source/pattern-reach.js
// Where patterns that include files can match at all, so that other directories do not have to be listed. Pure.

/**
 * Tells whether something below a directory may match one of the patterns, none of which starts with `!`.
 * It may say yes where nothing does, e.g. for `*.go`, which matches at any depth; it never says no wrongly.
 */
function createReach(patterns) {
    if (!patterns.every(isAnchored))
        return () => true;
    /** For directories of that many names: what they must match so that a pattern goes on below them. */
    const byDepth = new Map();
    /** What stands before `**`: it goes on below, however deep. */
    const deep = createIgnore();
    for (const pattern of patterns) {
        const names = namesOf(pattern);
        const deepAt = names.findIndex(isDeepWildcard);
        const depths = deepAt < 0 ? names.length - 1 : deepAt;
        for (let depth = 1; depth <= depths; depth += 1) {
            const rules = byDepth.get(depth) ?? createIgnore();
            byDepth.set(depth, rules.add({ pattern: directoryPattern(names.slice(0, depth)) }));
        }
        if (deepAt > 0)
            deep.add({ pattern: directoryPattern(names.slice(0, deepAt)) });
    }
    return (directory) => {
        const rules = byDepth.get(directory.split("/").length);
        return (rules?.ignores(`${directory}/`) ?? false) || deep.ignores(`${directory}/`);
    };
}
/** Whether a pattern is tied to the root of the source: it has a slash elsewhere than at its end, and says what is first. */
function isAnchored(pattern) {
    // What these split into is not what they match.
    if (/\\\/|\[[^\]]*\//.test(pattern))
        return false;
    return /^\/|\/./.test(trimmed(pattern)) && !isDeepWildcard(namesOf(pattern)[0] ?? "**");
}
function namesOf(pattern) {
    return trimmed(pattern).replace(/^\//, "").replace(/\/$/, "").split("/");
}
/** Spaces at the end do not count; that they do after a backslash matters to the last name only. */
function trimmed(pattern) {
    return pattern.replace(/\s+$/, "");
}
function isDeepWildcard(name) {
    return /^\*\*+$/.test(name);
}
function directoryPattern(names) {
    return `/${names.join("/")}/`;
}
function createIgnore() {
    return node_modules_ignore({ ignorecase: false, allowRelativePaths: true });
}

;// CONCATENATED MODULE: ./build/js/src/project/source/source-filter.js
// Which paths of a source are packed: `include` or `exclude` of project.toml, in the pattern language of .gitignore.
// Spec: https://github.com/buildpacks/spec/blob/main/extensions/project-descriptor.md#iobuildpacksinclude-optional-and-iobuildpacksexclude-optional




/** Patterns with more of these take minutes to match against deep paths, here as in git. */
const MAX_DEEP_WILDCARDS = 3;
const MAX_PATTERN_LENGTH = 4096;
/** What is wrong with a pattern, as a sentence that quotes it; undefined if nothing is. */
function patternProblem(pattern) {
    const quoted = (0,src_quote/* quote */.hD)(pattern, 80);
    if (/[\r\n\0]/.test(pattern))
        return `The pattern ${quoted} has a line break; write one pattern per entry.`;
    if (pattern.length > MAX_PATTERN_LENGTH)
        return `The pattern ${quoted} has more than ${MAX_PATTERN_LENGTH} characters.`;
    if (pattern.split("/").filter((segment) => /^\*\*+$/.test(segment)).length > MAX_DEEP_WILDCARDS)
        return `The pattern ${quoted} has more than ${MAX_DEEP_WILDCARDS} times "**".`;
    return undefined;
}
/** The filter of a selection; undefined if it selects everything. @throws {PlatformError} `MALFORMED` on a bad pattern */
function createSourceFilter(selection) {
    if (selection.kind === "all")
        return undefined;
    for (const problem of selection.patterns.map(patternProblem)) {
        if (problem !== undefined)
            throw new src_errors/* PlatformError */.Wk("MALFORMED", problem);
    }
    const patterns = selection.patterns.filter((pattern) => pattern.trim() !== "" && !pattern.startsWith("#"));
    if (patterns.length === 0)
        return undefined;
    return selection.kind === "exclude" ? excludeFilter(patterns) : includeFilter(patterns);
}
/** As git ignores: the last pattern that matches counts, and nothing in an excluded directory can be had back. */
function excludeFilter(patterns) {
    const matches = matcher(patterns);
    return { decide: (path, kind) => (matches(path, kind) ? "leave" : "take") };
}
/**
 * A directory that matches is packed with everything in it. The last pattern that matches a path or a directory above it
 * counts, so that `["src/", "!src/test/"]` leaves out the tests: git's rule for directories is made for lists that exclude.
 */
function includeFilter(patterns) {
    const latestFirst = groupPatterns(patterns).reverse();
    return {
        decide(path, kind) {
            let mayEnter = false;
            for (const { adds, matches, reaches } of latestFirst) {
                if (matches(path, kind)) {
                    if (adds)
                        return "take";
                    break;
                }
                mayEnter ||= adds && kind === "directory" && reaches(path);
            }
            return mayEnter ? "enter" : "leave";
        },
    };
}
function groupPatterns(patterns) {
    const groups = [];
    for (const pattern of patterns) {
        const adds = !pattern.startsWith("!");
        // What follows "!" is a name, even if it starts as comments and negations do.
        const bare = adds ? pattern : pattern.slice(1).replace(/^[#!]/, "\\$&");
        const last = groups.at(-1);
        if (last?.adds === adds)
            last.patterns.push(bare);
        else
            groups.push({ adds, patterns: [bare] });
    }
    return groups.map(({ adds, patterns: bare }) => ({
        adds,
        matches: matcher(bare),
        reaches: createReach(bare),
    }));
}
function matcher(patterns) {
    // Names are case-sensitive wherever a lifecycle runs, whatever git is told on the user's machine.
    const rules = node_modules_ignore({ ignorecase: false, allowRelativePaths: true });
    rules.add(patterns.map((pattern) => ({ pattern })));
    return (path, kind) => rules.ignores(kind === "directory" ? `${path}/` : path);
}

;// CONCATENATED MODULE: ./build/js/src/cache/shared-directory.js
// Whether the engine's containers see directories of this machine: not if it runs elsewhere, or next to our container.




/**
 * Lets a container that never starts look at a file below `directory`; never rejects.
 * @param container what to make it from; its mounts are replaced
 */
async function sharesDirectories(daemon, directory, container) {
    const probe = external_node_path_.join(directory, `probe-${(0,external_node_crypto_.randomUUID)()}`);
    const content = (0,external_node_crypto_.randomUUID)();
    try {
        await (0,promises_.mkdir)(probe, { recursive: true });
        await (0,promises_.writeFile)(external_node_path_.join(probe, "probe"), content);
        const mount = { kind: "bind", source: probe, target: "/probe", readOnly: true };
        await using created = await daemon.createContainer({ ...container, mounts: [mount] });
        return (await readProbe(created)) === content;
    }
    catch {
        return false;
    }
    finally {
        await (0,promises_.rm)(probe, { recursive: true, force: true }).catch(() => undefined);
    }
}
async function readProbe(container) {
    const archive = await container.getArchive("/probe/probe");
    for await (const file of (0,tar_reader/* readTar */.s)(archive))
        return (await (0,tar_reader/* readContent */.c)(file, 100)).toString();
    return undefined;
}

;// CONCATENATED MODULE: ./build/js/src/phases/phase-paths.js
// Where things are in the containers of phases: names of the specification, and what the platform chose for them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#operations
/** Where things are in every phase's container. */
const PHASE_PATHS = {
    /** `<layers>`, `CNB_LAYERS_DIR`: written by all phases, lives as long as the build. */
    layers: "/layers",
    /** `<cache-dir>`, `CNB_CACHE_DIR`: outlives the build. */
    cache: "/cache",
    /** `<platform>`: variables and bindings of the user. */
    platform: "/platform",
    /** `<kaniko-dir>`: what the restorer fetched for the extender, and what that remembers. */
    kaniko: "/kaniko",
    /** Where the lifecycle's programs are in builders and in lifecycle images. */
    lifecycle: "/cnb/lifecycle",
    /** `<run>`, the run images: since Platform API 0.12. */
    run: "/cnb/run.toml",
    /** `<stack>`, the same before that. */
    stack: "/cnb/stack.toml",
    /** `<order>`, by the platform; it comes before the builder's own. */
    order: "/layers/order.toml",
    /** Certificates of authorities, by the platform; of no specification. */
    certificates: "/cnb/certificates",
    group: "/layers/group.toml",
    /** `<analyzed>`: written by the analyzer, changed by detector and restorer. */
    analyzed: "/layers/analyzed.toml",
    /** `<generated>`: what image extensions wrote, by the detector. */
    generated: "/layers/generated",
    /** `<project-metadata>`, by the platform. */
    projectMetadata: "/layers/project-metadata.toml",
    /** `<report>`, by exporter or creator. */
    report: "/layers/report.toml",
    /** SBOM files of the image, the build and the cache; by builder and exporter. */
    sbom: "/layers/sbom",
};
/** All certificates in one, as programs want them. */
const CERTIFICATE_FILE = `${PHASE_PATHS.certificates}/step.pem`;

;// CONCATENATED MODULE: ./build/js/src/platform/plan/build-user.js
/** The builder's user, unless another is asked for. */
function buildUser({ containers }, { builder }) {
    return { uid: containers.uid ?? builder.uid, gid: containers.gid ?? builder.gid };
}

;// CONCATENATED MODULE: ./build/js/src/platform/request/build-deps.js
/** `key=value` as the engine takes labels. */
function parseLabel(label) {
    const at = label.indexOf("=");
    return at < 0 ? { [label]: "" } : { [label.slice(0, at)]: label.slice(at + 1) };
}

;// CONCATENATED MODULE: ./build/js/src/platform/workspace/holder-image.js
// A tiny image for containers that never start, by which files get into volumes while the builder is still being pulled.





const REPOSITORY = "cloud-native-buildpacks.local/holder";
const VERSION = "1";
const PLAIN_LAYER = "application/vnd.oci.image.layer.v1.tar";
/** Makes sure that the engine has the image, and returns its name; it stays, since other builds may be using it. */
async function ensureHolderImage(daemon, target) {
    const name = `${REPOSITORY}:${VERSION}-${target.arch}`;
    if ((await daemon.inspectImage(name)) === undefined) {
        await daemon.loadImage(external_node_stream_.Readable.from(holderArchive(name, target)));
    }
    return name;
}
/** One empty file, which is the program that never runs. */
function holderArchive(name, target) {
    const layer = (0,tar_records/* packTar */.nG)([(0,tar_records/* tarRecord */.rx)({ name: "holder", type: "file", mode: 0o644 })]);
    const config = holder_image_json({
        architecture: target.arch,
        os: target.os,
        created: "1980-01-01T00:00:01Z",
        config: { Cmd: ["/holder"] },
        rootfs: { type: "layers", diff_ids: [(0,oci_digest/* digestOf */.ol)(layer)] },
    });
    const manifest = {
        schemaVersion: 2,
        mediaType: OCI_MANIFEST,
        config: descriptor(OCI_CONFIG, config),
        layers: [descriptor(PLAIN_LAYER, layer)],
    };
    const manifestBytes = holder_image_json(manifest);
    return imageArchive({
        names: [name],
        manifestDigest: (0,oci_digest/* digestOf */.ol)(manifestBytes),
        mediaType: OCI_MANIFEST,
        manifestBytes,
        manifest,
        omitLeading: 0,
        readBlob: (digest) => external_node_stream_.Readable.from([digest === manifest.config.digest ? config : layer]),
    });
}
function descriptor(mediaType, content) {
    return { mediaType, digest: (0,oci_digest/* digestOf */.ol)(content), size: content.length };
}
function holder_image_json(value) {
    return Buffer.from(JSON.stringify(value));
}

;// CONCATENATED MODULE: ./build/js/src/phases/phase.js


/** What every phase has in its environment: variables, since an unknown flag ends a lifecycle with 2. */
function commonEnv(context) {
    const { api, verbose, containers, outcome, extender } = context;
    const isExperimental = extender !== undefined && !api_version_atLeast(api, "0.13");
    return {
        ...containers.proxies,
        // Before 0.13, lifecycles refuse image extensions without being asked.
        ...(isExperimental && { CNB_EXPERIMENTAL_MODE: "warn" }),
        CNB_PLATFORM_API: formatApiVersion(api),
        CNB_LAYERS_DIR: PHASE_PATHS.layers,
        CNB_LOG_LEVEL: verbose ? "debug" : "info",
        CNB_NO_COLOR: "true",
        ...(outcome.execEnv !== undefined && { CNB_EXEC_ENV: outcome.execEnv }),
    };
}
/**
 * What phases that begin as root have in common: they change owners of volumes, then become the builder's user, which
 * lifecycle images do not name.
 */
function rootPhase(context, name, args) {
    const { network, limits, insecureRegistries } = context.containers;
    return {
        name,
        image: context.images.lifecycle,
        command: [`${PHASE_PATHS.lifecycle}/${name}`, ...args],
        env: {
            ...commonEnv(context),
            CNB_USER_ID: String(context.uid),
            CNB_GROUP_ID: String(context.gid),
            ...certificateEnv(context),
            ...(insecureRegistries.length > 0 && { CNB_INSECURE_REGISTRIES: insecureRegistries.join(",") }),
        },
        user: "0:0",
        mounts: [volumeMount(context.volumes.layers, PHASE_PATHS.layers)],
        network,
        securityOptions: ["no-new-privileges"],
        dropCapabilities: [],
        limits,
        ...NOTHING_IN_OR_OUT,
    };
}
/** Programs in Go, as official lifecycles are, look at the first, Node.js at the second. */
function certificateEnv({ certificates }) {
    if (certificates.length === 0)
        return {};
    return {
        SSL_CERT_DIR: `${PHASE_PATHS.certificates}:/etc/ssl/certs`,
        NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE,
    };
}
/** What phases that run buildpacks have in common: the builder's user, no capabilities, no credentials. */
function buildpackPhase(context, name) {
    const { network, limits, mounts } = context.containers;
    return {
        name,
        image: context.images.builder,
        command: [`${PHASE_PATHS.lifecycle}/${name}`],
        env: { ...commonEnv(context), CNB_APP_DIR: context.outcome.appDir },
        user: `${String(context.uid)}:${String(context.gid)}`,
        mounts: [volumeMount(context.volumes.layers, PHASE_PATHS.layers), appMount(context), ...mounts],
        network,
        securityOptions: ["no-new-privileges"],
        dropCapabilities: ["ALL"],
        limits,
        ...NOTHING_IN_OR_OUT,
    };
}
const NOTHING_IN_OR_OUT = {
    credentialsFor: [],
    filesIn: [],
    archivesIn: [],
    filesOut: [],
    directoriesOut: [],
};
/** Where the source is. */
function appMount({ volumes, outcome }) {
    return volumeMount(volumes.app, outcome.appDir);
}
function volumeMount(volume, target) {
    return { kind: "volume", volume, target };
}
/** The registries of all images that an app image is made from and goes to, and of a cache image. */
function registriesOfImage(context, cache) {
    const { tags, runImage, previousImage } = context;
    return registriesOf([...tags, runImage.reference, previousImage, ...cache.images]);
}
/** Hosts of some images, each once, in the order of the images. */
function registriesOf(references) {
    return [...new Set(references.flatMap((reference) => reference?.registry ?? []))];
}

;// CONCATENATED MODULE: ./build/js/src/platform/workspace/copy-volume.js
// Copying a volume inside the engine, by containers that never start.









/** A larger one is copied where it comes. */
const MAX_LAST_BYTES = 16 * 1024 * 1024;
/** Puts everything that a volume has into another one; if it fails, the last file is not there. */
async function copyVolume(source, destination, { last, owner, onBytes, ...deps }) {
    await using from = await openHolder(source, deps);
    await using to = await openHolder(destination, deps);
    const archive = (await from.getArchive(PHASE_PATHS.cache));
    const copy = reown((0,tar_reader/* readTar */.s)(archive), owner);
    await to.putArchive(PHASE_PATHS.cache, external_node_stream_.Readable.from((0,count_bytes/* countBytes */.T)(moveToEnd(copy, last), onBytes)));
}
/** Whether a volume has a file. */
async function volumeHasFile(volume, file, deps) {
    await using holder = await openHolder(volume, deps);
    try {
        (await holder.getArchive(`${PHASE_PATHS.cache}/${file}`)).destroy();
        return true;
    }
    catch (error) {
        if (error instanceof src_errors/* PlatformError */.Wk && error.code === "NOT_FOUND")
            return false;
        throw error;
    }
}
/** A container that never starts, by which a volume can be read and written. */
async function openHolder(volume, { daemon, target, labels }) {
    return daemon.createContainer({
        image: await ensureHolderImage(daemon, target),
        command: ["/holder"],
        env: [],
        mounts: [volumeMount(volume, PHASE_PATHS.cache)],
        network: "none",
        labels,
        securityOptions: ["no-new-privileges"],
    });
}
/** What a directory has, relative to that, for another owner. The archive begins with the directory's own name. */
async function* reown(entries, owner) {
    const below = (path) => path.split("/").slice(1).join("/");
    for await (const each of entries) {
        const { name, type, linkName } = each.entry;
        if (below(name) === "")
            continue;
        const link = type === "hardlink" && linkName !== undefined ? { linkName: below(linkName) } : {};
        yield { ...each, entry: { ...each.entry, ...owner, name: below(name), ...link } };
    }
}
/** The same archive with one file behind all others. */
async function* moveToEnd(entries, name) {
    const held = [];
    for await (const each of entries) {
        const { type, ...rest } = each.entry;
        if (type === "unsupported")
            continue;
        const entry = { ...rest, type };
        if (entry.name === name && type === "file" && entry.sizeBytes <= MAX_LAST_BYTES) {
            held.push((0,tar_header/* encodeTarHeader */.Nj)(entry), await (0,tar_reader/* readContent */.c)(each, MAX_LAST_BYTES), (0,tar_records/* paddingAfter */.OQ)(entry.sizeBytes));
            continue;
        }
        yield (0,tar_header/* encodeTarHeader */.Nj)(entry);
        if (type !== "file")
            continue;
        yield* each.content;
        yield (0,tar_records/* paddingAfter */.OQ)(entry.sizeBytes);
    }
    yield* held;
    yield tar_header/* TAR_END */.y7;
}

;// CONCATENATED MODULE: ./build/js/src/platform/cache/cache-volume.js
// The volumes that keep layers: one for each branch, since the engine knows no branches. As GitHub's service does it, a build
// reads what its own branch has kept, else what the default branch has, and writes its own only.










/**
 * The branch's volume, which starts as a copy of the default branch's. It is a copy that is not kept for a build that may not
 * write, since what that leaves must not reach those who read the volume, and while another step of the job writes the volume:
 * lifecycles empty what others are about to commit.
 */
async function openCacheVolume(owner, { plan, deps, user, isCleared }) {
    const { log, caches } = deps;
    const copying = { ...copyDeps(plan, deps), owner: user };
    const shared = await ensure(owner, undefined, copying);
    const own = caches.branch === undefined ? shared : await ensure(owner, caches.branch, copying);
    const isEmpty = own !== shared && !isCleared && !(await cache_volume_hasLayers(own, copying));
    const claim = caches.mayWrite ? await caches.claim(own) : undefined;
    if (claim !== undefined) {
        if (isEmpty && (await cache_volume_hasLayers(shared, copying)))
            await begin(own, shared, { copying, deps });
        const temporary = { thing: claim, what: "the claim of the cache's volume" };
        return { mount: volumeMount(own, PHASE_PATHS.cache), temporary };
    }
    const why = caches.mayWrite ? "another running step writes to it" : caches.writeReason;
    log.info(`The build works on a copy of the cache, which is not kept: ${why}`);
    const copy = await copyPrivately(isEmpty ? shared : own, copying, log);
    const temporary = { thing: copy, what: "the copy of the cache" };
    return { mount: volumeMount(copy.name, PHASE_PATHS.cache), temporary };
}
/** It may change while it is copied. */
async function copyPrivately(volume, copying, log) {
    try {
        return await createPrivateCache(volume, copying);
    }
    catch (error) {
        log.warning(`The build starts with an empty cache, because ${(0,src_quote/* quote */.hD)(volume)} was not copied: ${(0,src_errors/* messageOf */.bD)(error)}`);
        return createPrivateCache(undefined, copying);
    }
}
/** That it cannot be copied makes the build slower, and nothing else. */
async function begin(own, shared, { copying, deps: { log, caches } }) {
    const whose = `The cache of ${(0,src_quote/* quote */.hD)(caches.branch ?? "")}`;
    try {
        await copyVolume(shared, own, copying);
        log.info(`${whose} starts as a copy of the default branch's.`);
    }
    catch (error) {
        log.warning(`${whose} starts empty, because the default branch's was not copied: ${(0,src_errors/* messageOf */.bD)(error)}`);
    }
}
async function ensure(owner, branch, { daemon }) {
    const volume = cacheVolume(owner, branch);
    await daemon.ensureVolume(volume, {
        [BUILD_CACHE_LABEL]: (0,image_reference/* imageName */.tO)(owner.image),
        ...(branch !== undefined && { [BUILD_CACHE_BRANCH_LABEL]: branch }),
    });
    return volume;
}
/** Copies put the metadata last, so a copy that was interrupted counts as none. */
function cache_volume_hasLayers(volume, copying) {
    return volumeHasFile(volume, LAYER_METADATA, copying);
}
function copyDeps({ daemon, target }, { log, runLabel }) {
    return {
        daemon,
        target,
        labels: parseLabel(runLabel),
        last: LAYER_METADATA,
        onBytes: (doneBytes) => {
            log.progress("Copying the cache", { doneBytes });
        },
    };
}
/** A volume that goes when it is disposed: a copy, made inside the engine, or empty if there is nothing to copy. */
async function createPrivateCache(shared, deps) {
    const copy = await deps.daemon.createVolume(`cnb-build-${(0,external_node_crypto_.randomUUID)().slice(0, 8)}-cache`, deps.labels);
    if (shared === undefined)
        return copy;
    try {
        await copyVolume(shared, copy.name, deps);
        return copy;
    }
    catch (error) {
        await copy[Symbol.asyncDispose]();
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/js/src/platform/cache/restore-progress.js
/** @param subject e.g. `Restoring the layer cache` */
function withRestoreProgress(store, subject, log) {
    return {
        isAvailable: () => store.isAvailable(),
        find: (lookup) => store.find(lookup),
        save: (paths, key) => store.save(paths, key),
        restore: (lookup) => store.restore(lookup, (progress) => {
            log.progress(subject, progress);
        }),
    };
}

;// CONCATENATED MODULE: ./build/js/src/platform/cache/build-layer-cache.js
// The layer cache of one build: where it is, what was in it, and what is left to save.
















/** Decides where the layers are kept, and says so; what was asked for and cannot be is a warning. */
async function planLayerCache(resolved, plan, deps) {
    const requested = resolved.cache.kind;
    const serviceAvailable = deps.caches.store.isAvailable();
    const mayNeedDirectory = (requested === "auto" || requested === "github") && serviceAvailable;
    const choice = chooseLayerCache({
        requested,
        serviceAvailable,
        sharesDirectories: mayNeedDirectory && (await canShare(plan, deps)),
    });
    if (choice.isFallback)
        deps.log.warning(`Layers are not kept in GitHub's cache: ${choice.reason}.`);
    else
        deps.log.chosen("Layer cache", choice.kind, choice.reason);
    return { choice, ...(await locate(resolved, plan, { choice, deps })) };
}
/** Gets what was kept, or only makes room if the cache is to be cleared. Nothing here fails a build. */
async function restoreLayerCache({ choice, entry }, { clearCache }, deps) {
    if (entry === undefined)
        return undefined;
    const left = clearCache || !isShared(entry) ? undefined : await leftKey(entry.directory, entry.keyPrefix);
    if (left !== undefined)
        return reportLeft(left, deps);
    const store = clearCache
        ? NOTHING_STORED
        : withRestoreProgress(deps.caches.store, "Restoring the layer cache", deps.log);
    const outcome = await restoreLayerDirectory(entry, store);
    const described = clearCache ? CLEARED : build_layer_cache_describe(outcome);
    const report = { name: "layers", kind: choice.kind, ...described };
    if (outcome.kind === "unavailable")
        deps.log.warning(`The layer cache cannot be used: ${outcome.reason}`);
    else
        deps.log.info(`Layer cache: ${report.reason}`);
    if (outcome.kind === "hit")
        await leave(entry, outcome.key, deps);
    return report;
}
function reportLeft(key, { log }) {
    const reason = `an earlier step of this job left ${key}`;
    log.info(`Layer cache: ${reason}`);
    return { name: "layers", kind: "github", outcome: "hit", reason, key };
}
/** Whether it is where other steps of the job look for it. */
function isShared({ directory, savedPath }) {
    return directory === savedPath;
}
/** That it cannot be left makes a later step slower, and nothing else. */
async function leave(entry, key, { log }) {
    if (!isShared(entry))
        return;
    await leaveLayers(entry.directory, key).catch((error) => {
        log.info(`No later step of this job can reuse the layers: ${(0,src_errors/* messageOf */.bD)(error)}`);
    });
}
const NOTHING_STORED = {
    restore: () => Promise.resolve({ kind: "miss" }),
};
const CLEARED = { outcome: "unused", reason: 'not restored, since "clear-cache" is true' };
/** What is to be saved once the image is pushed; undefined, with the reason in the log, if nothing is. */
async function pendingLayers({ entry }, restored, { caches, log }) {
    if (entry === undefined)
        return undefined;
    const metadata = await readLayerMetadata(entry.directory);
    const key = metadata === undefined ? undefined : layerKey(entry.keyPrefix, metadata);
    if (key !== undefined)
        await leave(entry, key, { log });
    const obstacle = isShared(entry)
        ? whyNotSaved({ key, restoredKey: restored?.key, caches })
        : "a concurrent step saves its own cache under the same name";
    if (key !== undefined && obstacle === undefined)
        return { directory: entry.directory, key };
    log.info(`The layers are not saved: ${obstacle ?? ""}`);
    return undefined;
}
function whyNotSaved({ key, restoredKey, caches, }) {
    if (key === undefined)
        return "the lifecycle kept no layers";
    if (restoredKey === key)
        return `they are the same as in ${key}`;
    return caches.mayWrite ? undefined : caches.writeReason;
}
/** What the cache did, where only the phases' output tells. */
function reportUse({ choice }, restoredLayers) {
    const isHit = restoredLayers > 0;
    const reason = choice.kind === "none"
        ? choice.reason
        : isHit
            ? `${String(restoredLayers)} layers were restored from it`
            : "nothing was restored from it";
    return {
        name: "layers",
        kind: choice.kind,
        outcome: choice.kind === "none" ? "unused" : isHit ? "hit" : "miss",
        reason,
    };
}
async function canShare({ daemon, target }, deps) {
    return sharesDirectories(daemon, deps.caches.directory, {
        image: await ensureHolderImage(daemon, target),
        command: ["/holder"],
        env: [],
        network: "none",
        labels: parseLabel(deps.runLabel),
        securityOptions: ["no-new-privileges"],
    });
}
async function locate(resolved, plan, { choice, deps }) {
    const owner = {
        image: resolved.tags[0],
        builder: plan.builder.reference,
        target: plan.target,
        scope: resolved.cacheScope,
    };
    switch (choice.kind) {
        case "none":
            return { phase: { kind: "none" } };
        case "volume": {
            const { mount, temporary } = await openCacheVolume(owner, {
                plan,
                deps,
                user: buildUser(resolved, plan),
                isCleared: resolved.clearCache,
            });
            return { phase: mounted(mount), temporary };
        }
        case "github": {
            const { entry, temporary } = await locateEntry(layerKeyPrefix(owner), deps);
            const { directory } = entry;
            // The step that left it removes it: its post step comes after those of later steps, and may still have to save it.
            if (!(await areLeft(directory))) {
                deps.caches.onFilled(directory, (0,image_reference/* formatImageReference */.my)(plan.builder.pinned ?? plan.builder.reference));
            }
            const mount = { kind: "bind", source: directory, target: PHASE_PATHS.cache };
            return { phase: mounted(mount), entry, temporary };
        }
        case "registry":
            return { phase: await cacheImage(resolved, deps) };
    }
}
/** Steps that run at the same time share no directory: each of them would empty that of the other. */
async function locateEntry(keyPrefix, { caches, log }) {
    const savedPath = external_node_path_.join(caches.directory, keyPrefix.replace(/-$/, ""));
    const claim = await caches.claim(keyPrefix);
    if (claim !== undefined) {
        const temporary = { thing: claim, what: "the claim of the cache's directory" };
        return { entry: { keyPrefix, savedPath, directory: savedPath }, temporary };
    }
    log.info("Another running step uses the layer cache, so this build works on a copy, which is not saved.");
    const directory = `${savedPath}.${(0,external_node_crypto_.randomUUID)().slice(0, 8)}`;
    return { entry: { keyPrefix, savedPath, directory } };
}
function mounted(mount) {
    return { kind: "directory", mount };
}
async function cacheImage({ cache }, deps) {
    if (cache.kind !== "registry")
        return { kind: "none" };
    const reference = cache.image;
    const obstacle = whyNotAllowed(deps.caches) ?? (await whyNotWritable(reference, deps));
    if (obstacle !== undefined)
        deps.log.info(`The cache image is only read: ${obstacle}`);
    return { kind: "image", reference, writable: obstacle === undefined };
}
/** All branches have the same image, so only the branch that all of them read from may write it. */
function whyNotAllowed({ mayWrite, writeReason, branch }) {
    if (!mayWrite)
        return writeReason;
    return branch === undefined
        ? undefined
        : `only the default branch writes it, since all branches read it, and this is ${(0,src_quote/* quote */.hD)(branch)}`;
}
async function whyNotWritable(reference, { registry }) {
    try {
        await registry.checkWrite(reference);
        return undefined;
    }
    catch (error) {
        return `${(0,image_reference/* formatImageReference */.my)(reference)} cannot be written: ${(0,src_errors/* messageOf */.bD)(error)}`;
    }
}
function build_layer_cache_describe(outcome) {
    switch (outcome.kind) {
        case "hit": {
            const { key, sizeBytes, durationMs } = outcome;
            const figures = `${(0,quantities/* formatSize */.Xq)(sizeBytes)} in ${(0,quantities/* formatDuration */.a3)(durationMs)}`;
            return {
                outcome: "hit",
                reason: `restored ${figures} from ${key}`,
                key,
                sizeBytes,
                restoreMs: durationMs,
            };
        }
        case "miss":
            return { outcome: "miss", reason: "there is no entry yet" };
        case "unavailable":
            return { outcome: "unavailable", reason: outcome.reason };
    }
}

;// CONCATENATED MODULE: ./build/js/src/platform/choose-flow.js

/** The creator, which is faster, unless something would be less safe with it or is beyond it. */
function chooseFlow({ containers, trustBuilder }, { trust, order }, cache) {
    if (!trust.value)
        return { ...trust, value: "phases" };
    const phases = (reason) => ({ value: "phases", source: "default", reason });
    const [extra] = order.sources;
    if (extra !== undefined && trustBuilder !== "true") {
        return phases(`${(0,src_quote/* quote */.hD)(extra.origin)} is not part of the builder, which is trusted`);
    }
    if (order.orderExtensions.length > 0)
        return phases("the creator runs no image extensions");
    if (cache.kind === "image" && !cache.writable) {
        return phases("the creator would write to the cache image, which must only be read");
    }
    if (containers.uid !== undefined || containers.gid !== undefined) {
        return phases("the creator can only build as a user that the builder defines");
    }
    return { ...trust, value: "creator" };
}

;// CONCATENATED MODULE: ./build/js/src/cnb/lifecycle-version.js
// Which lifecycles are that of this repository, which differs from others in what it refuses and in what only it can do; and
// which ones are known to be broken.
// Platforms compare versions with those from which the official lifecycle can do something (pack: the creator from 0.7.4, a
// lifecycle image from 0.7.5, extensions from 0.19.0). So our version is that of the official one that it does the same as, and
// our own release stands where semantic versions have build metadata, which says nothing about order.
/** The release of the official lifecycle whose behaviour ours has. */
const OFFICIAL_VERSION = "0.21.17";
const OWN_NAME = "typescript";
/** The version of our lifecycle, e.g. `0.21.17+typescript.0.1.0`. @param release of this repository */
function ownLifecycleVersion(release) {
    return `${OFFICIAL_VERSION}+${OWN_NAME}.${release}`;
}
/**
 * Official lifecycles that write images into engines whose manifests or diffIDs are wrong.
 * https://github.com/buildpacks/lifecycle/issues/1662, https://github.com/buildpacks/lifecycle/issues/1699
 */
const BROKEN_IN_ENGINES = new Set(["0.21.10", "0.21.11", "0.21.15", "0.21.16", "0.21.17"]);
/** Whether a lifecycle that exports to an engine itself is known to leave broken images there. */
function breaksImagesInEngines(version) {
    return !isOwnLifecycle(version) && BROKEN_IN_ENGINES.has(version.replace(/\+.*$/, ""));
}
/** Whether a version is one of the lifecycle of this repository. */
function isOwnLifecycle(version) {
    const [, metadata = ""] = version.split("+");
    return metadata.split(".")[0] === OWN_NAME;
}

;// CONCATENATED MODULE: ./build/js/src/cnb/module-reference.js
// A buildpack or extension by id and version, and where it lies on disk. Pure.
/** `id@version`, as logs and labels write it. */
function formatModule(module) {
    return module.version === "" ? module.id : `${module.id}@${module.version}`;
}
/** An id as a directory name: every `/` becomes `_`. */
function escapeId(id) {
    return id.replaceAll("/", "_");
}

;// CONCATENATED MODULE: ./build/js/src/platform/log-plan.js
// Telling what was asked for and what was chosen for a build, and why.







/** The first lines of a build's log. */
function logPlan({ request, resolved }, plan, log) {
    const { builder, runImage, lifecycleImage, api, order } = plan;
    log.chosen("Image", resolved.tags.map(image_reference/* formatImageReference */.my).join(", "), 'the input "image"');
    log.chosen("Source", external_node_path_.relative(request.workspace, request.path) || ".", sourceReason({ request, resolved }));
    log.chosen("Builder", (0,image_reference/* formatImageReference */.my)(builder.pinned ?? builder.reference), builderReason(request, plan));
    log.chosen("Platform", formatTarget(plan.target), platformReason(request));
    log.chosen("Run image", (0,image_reference/* formatImageReference */.my)(runImage.value.pinned), runImage.reason);
    for (const { origin, modules } of order.sources) {
        log.chosen("Buildpack", modules.map(formatModule).join(", "), `added from ${origin}`);
    }
    if (lifecycleImage !== undefined) {
        log.chosen("Lifecycle image", lifecycleImage.value.runnable, lifecycleImage.reason);
    }
    log.chosen("Delivery", deliveryWords(resolved, plan), plan.delivery.reason);
    const { layerCompression } = resolved.outcome;
    if (layerCompression !== undefined) {
        log.chosen("Layers", `new layers compressed with ${layerCompression}`, 'the input "layer-compression"');
    }
    log.chosen("Platform API", formatApiVersion(api.value), api.reason);
    warnOfLifecycle(resolved, plan, log);
    logDetails(resolved, plan, log);
}
/** It pushes to this action, as to any registry; but who has this builder may load images in other ways, too. */
function warnOfLifecycle({ delivery }, plan, log) {
    const { version } = plan.lifecycleImage?.value ?? plan.builder.lifecycle;
    if (!delivery.load || version === undefined || !breaksImagesInEngines(version))
        return;
    const { reference } = plan.lifecycleImage?.value ?? plan.builder;
    log.warning(`The lifecycle ${version} of ${(0,src_quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(reference))} is known to write broken images into engines. ` +
        "This action avoids that: it loads and checks the image itself. " +
        "With other tools, use a builder with another lifecycle, e.g. 0.21.14.");
}
/** Who may see credentials, and in how many containers it is built. */
function logFlow({ trust }, flow, log) {
    const words = !trust.value
        ? "Not trusted: five phases"
        : flow.value === "creator"
            ? "Trusted: creator, one container"
            : "Trusted, but five phases";
    log.info(`${words}, because ${flow.reason}`);
}
function sourceReason({ request, resolved: { selection } }) {
    const where = request.path === request.workspace ? "the workspace" : 'the input "path"';
    return selection.kind === "all"
        ? where
        : `${where}: what "${selection.kind}" in ${request.descriptor.name} leaves`;
}
function builderReason({ builder: asked, descriptor }, { builder }) {
    const from = asked === undefined ? descriptor.name : 'the input "builder"';
    const where = builder.location === "daemon"
        ? "the Docker engine has it, so the registry was not asked"
        : `the current digest of "${(0,image_reference/* formatImageReference */.my)(builder.reference)}" in its registry`;
    return `${from}: ${where}`;
}
function platformReason({ target }) {
    return target === undefined ? "the platform of the Docker engine" : 'the input "platform"';
}
function deliveryWords({ delivery: { push, byDigest, load } }, { delivery }) {
    if (delivery.value.kind === "direct")
        return "the lifecycle pushes the image itself";
    const pushes = byDigest ? "pushes it without a tag" : "pushes it";
    const deeds = [...(push ? [pushes] : []), ...(load ? ["loads it into the Docker engine"] : [])];
    return `the lifecycle hands the image to this action, which ${deeds.join(" and ") || "only checks it"}`;
}
/** Names and sources only: values of variables and bindings may be secret. */
function logDetails(resolved, plan, log) {
    const { daemon, builder, runImage, trust, delivery } = plan;
    const { serverVersion, apiVersion, os, arch } = daemon.info;
    log.debug(`Docker engine ${serverVersion} with API ${apiVersion} for ${os}/${arch}`);
    log.debug(`Lifecycle ${builder.lifecycle.version} of the builder`);
    log.debug(`Users: ${builder.uid}:${builder.gid} of the builder`);
    log.debug(`Run image ${(0,src_quote/* quote */.hD)(runImage.value.name)} has ${runImage.value.layers.length} layers`);
    log.debug(`Sources of choices: run image ${runImage.source}, trust ${trust.source}, delivery ${delivery.source}`);
    if (delivery.value.kind === "gateway")
        log.debug(`The lifecycle reaches this action at ${delivery.value.address}`);
    log.debug(`Variables for the buildpacks: ${resolved.env.map(({ name }) => name).join(", ") || "none"}`);
    log.debug(`Bindings: ${resolved.bindings.map(({ name }) => name).join(", ") || "none"}`);
    log.debug(`Network of the containers: ${resolved.containers.network ?? "the engine's default"}`);
    log.debug(`Images are pulled ${resolved.pull}; the builder is cached ${resolved.builderCache}`);
}

// EXTERNAL MODULE: ./build/js/src/oci/tar-writer.js + 1 modules
var tar_writer = __webpack_require__(6062);
;// CONCATENATED MODULE: ./build/js/src/buildpack/buildpack-error.js
// What is wrong with a buildpack that was asked for, said with the name it was asked for by.


/** Something is wrong about a buildpack, its version, or how it fits the builder. */
function buildpackError(message, hint) {
    return new src_errors/* PlatformError */.Wk("BUILDPACK", message, { hint });
}
/** The same error, but its message says first which buildpack it is about; anything else as it is. */
function aboutModule(origin, error) {
    if (!(error instanceof src_errors/* PlatformError */.Wk))
        return error;
    if (error.message.includes((0,src_quote/* quote */.hD)(origin)))
        return error;
    const message = `${(0,src_quote/* quote */.hD)(origin)} cannot be used: ${error.message}`;
    return new src_errors/* PlatformError */.Wk(error.code, message, { cause: error, hint: error.hint });
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/layer-entries.js
// What a layer of a builder, or a buildpack for one, consists of, and its tar: sorted, with fixed owners, modes and times.









/** The parents of a path as directory entries, outermost first; `/` is left out. */
function parentDirectories(name) {
    const parts = name.split("/").slice(1, -1);
    return parts.map((_, at) => ({ kind: "directory", name: `/${parts.slice(0, at + 1).join("/")}` }));
}
/**
 * Everything below a directory of this machine, as entries below `target`; links are kept, not followed.
 * @throws {PlatformError} `MALFORMED` for a socket, fifo or device
 */
async function readTree(source, target) {
    const entries = [{ kind: "directory", name: target }];
    const names = (await (0,promises_.readdir)(source)).sort(json_compareBytes);
    const found = await Promise.all(names.map((name) => (0,promises_.lstat)(external_node_path_.join(source, name))));
    for (const [at, stats] of found.entries()) {
        const name = names[at] ?? "";
        const file = external_node_path_.join(source, name);
        const inImage = `${target}/${name}`;
        if (stats.isDirectory())
            entries.push(...(await readTree(file, inImage)));
        else if (stats.isSymbolicLink())
            entries.push({ kind: "link", name: inImage, target: await (0,promises_.readlink)(file) });
        else if (stats.isFile()) {
            const executable = (stats.mode & 0o111) !== 0;
            entries.push({ kind: "file", name: inImage, source: file, sizeBytes: stats.size, executable });
        }
        else {
            throw new src_errors/* PlatformError */.Wk("MALFORMED", `${(0,src_quote/* quote */.hD)(file)} is neither a file, nor a directory, nor a link.`, {
                hint: "Remove it: an image cannot have it.",
            });
        }
    }
    return entries;
}
/** The tar of a layer, as a stream of buffers. */
function layerTar(entries) {
    return tarOf(layerRecords(entries));
}
/** The same without what ends an archive, so that others can follow. */
async function* layerRecords(entries) {
    for (const entry of entries) {
        if (entry.kind === "text")
            yield (0,tar_records/* tarRecord */.rx)(fixedEntry(entry), Buffer.from(entry.text));
        else if (entry.kind !== "file")
            yield (0,tar_records/* tarRecord */.rx)(fixedEntry(entry));
        else {
            yield (0,tar_records/* fixedHeader */.GU)(fixedEntry(entry), entry.sizeBytes);
            yield* fileContent(entry);
            yield (0,tar_records/* paddingAfter */.OQ)(entry.sizeBytes);
        }
    }
}
/** A file that changes its size while it is read would shift everything after it. */
async function* fileContent({ source, sizeBytes }) {
    let readBytes = 0;
    for await (const chunk of layer_entries_openFile(source, sizeBytes)) {
        readBytes += chunk.length;
        if (readBytes > sizeBytes)
            break;
        yield chunk;
    }
    if (readBytes !== sizeBytes) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${(0,src_quote/* quote */.hD)(source)} changed while it was read.`, {
            hint: "Do not modify it while the build reads it.",
        });
    }
}
/** A file that was swapped for a link meanwhile must not bring in what lies elsewhere, nor a pipe let us wait. */
const OPEN_AS_FOUND = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
/** At most a byte more than it should have. */
function readOpened(file, sizeBytes) {
    try {
        const content = Buffer.alloc(sizeBytes + 1);
        let length = 0;
        for (let count = 1; count > 0 && length < content.length; length += count)
            count = (0,external_node_fs_.readSync)(file, content, length, content.length - length, null);
        return content.subarray(0, length);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
/** Small files at once, and not through the thread pool: that takes several times as long. */
function layer_entries_openFile(source, sizeBytes) {
    if (sizeBytes <= chunk_bytes/* CHUNK_BYTES */.E)
        return [readOpened((0,external_node_fs_.openSync)(source, OPEN_AS_FOUND), sizeBytes)];
    const options = { fd: (0,external_node_fs_.openSync)(source, OPEN_AS_FOUND), highWaterMark: chunk_bytes/* CHUNK_BYTES */.E };
    return (0,external_node_fs_.createReadStream)("", options);
}
function fixedEntry(entry) {
    const { kind, name, uid, gid } = entry;
    const common = { name, ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) };
    switch (kind) {
        case "directory":
            return { ...common, type: "directory", mode: 0o755 };
        case "text":
        case "file":
            return { ...common, type: "file", mode: entry.executable === true ? 0o755 : 0o644 };
        case "link":
            return { ...common, type: "symlink", mode: 0o777, linkName: entry.target };
    }
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/module.js



const ID = /^[\w.-]+(?:\/[\w.-]+)*$/;
const DOTS = /(?:^|\/)\.+(?:\/|$)/;
const module_VERSION = /^\w[\w.+-]*$/;
/** They would share directories or files with the lifecycle's own. */
const RESERVED_IDS = new Set(["app", "config", "generated", "sbom"]);
/** Whether the text can be the id of a module, and so the name of a directory. */
function isModuleId(text) {
    return ID.test(text) && text.length <= 255 && !DOTS.test(text) && !RESERVED_IDS.has(text);
}
/** Whether the text can be the version of a module, and so the name of a directory. */
function isModuleVersion(text) {
    return module_VERSION.test(text) && text.length <= 255;
}
/**
 * Makes sure that id and version can be names of directories.
 * @throws {PlatformError} `MALFORMED` quoting the one that cannot
 */
function checkModuleName({ id, version }, what) {
    if (!isModuleId(id)) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${what} has the id ${(0,src_quote/* quote */.hD)(id)}, which is not an id.`, {
            hint: 'An id has letters, digits, dots, dashes and slashes, e.g. "acme/node", and is not "app", "config", "generated" or "sbom".',
        });
    }
    if (!isModuleVersion(version)) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${what} has the version ${(0,src_quote/* quote */.hD)(version)}, which is not a version.`, { hint: "Write it as three numbers, e.g. 1.2.0." });
    }
}
/** Where modules of a kind are, e.g. `/cnb/buildpacks`. */
function modulesDirectory(kind) {
    return kind === "buildpack" ? "/cnb/buildpacks" : "/cnb/extensions";
}
/** Where a module is, e.g. `/cnb/buildpacks/acme_node/1.2.0`. */
function moduleDirectory({ kind, id, version }) {
    return `${modulesDirectory(kind)}/${escapeId(id)}/${version}`;
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/pack-modules.js
// One archive of all modules that a container needs besides the builder's own, to be unpacked at `/`.






/**
 * The tar of the modules, owned by root: the same bytes for the same sources. It errors if one of them cannot be read or is
 * not what it should be; whatever was unpacked by then must not be used.
 */
function packModules(resolved) {
    return external_node_stream_.Readable.from((0,tar_writer/* tarOf */.$)(pack(resolved)), { objectMode: false, highWaterMark: chunk_bytes/* CHUNK_BYTES */.E });
}
async function* pack({ sources, replaced, }) {
    const modules = sources.flatMap((source) => source.modules);
    const kinds = new Set(modules.map(({ kind }) => kind));
    const directories = new Set();
    // Builders without extensions do not have to have their directory.
    if (kinds.has("extension"))
        directories.add(modulesDirectory("extension"));
    for (const module of modules)
        directories.add(parentOf(moduleDirectory(module)));
    yield* layerRecords([...directories].map(directory));
    for (const module of replaced)
        yield* layerRecords([emptied(moduleDirectory(module))]);
    yield* layerRecords(modules.map((module) => directory(moduleDirectory(module))));
    for (const source of sources) {
        try {
            yield* source.records();
        }
        catch (error) {
            throw aboutModule(source.origin, error);
        }
    }
}
function directory(name) {
    return { kind: "directory", name };
}
/** An engine removes a directory when a file takes its place; the directory that follows is then new. */
function emptied(name) {
    return { kind: "text", name, text: "" };
}
function parentOf(path) {
    return path.slice(0, path.lastIndexOf("/"));
}

;// CONCATENATED MODULE: ./build/js/src/platform/request/bindings.js
// Service bindings: what buildpacks need to know of services at build time, as files below `/platform/bindings`.
// Spec: https://github.com/servicebinding/spec#workload-projection









/** Kubernetes, from where bindings come, allows no more in a secret. */
const MAX_BINDING_BYTES = 1024 * 1024;
const bindings_KEY = /^[\w.-]{1,253}$/;
const DIRECTORY = "platform/bindings";
/** Reads the files that bindings are made of. @throws {PlatformError} `INPUT` naming the binding */
async function readBindings(requested, surroundings) {
    const bindings = await Promise.all(requested.map((binding) => readBinding(binding, surroundings)));
    return bindings.sort((a, b) => json_compareBytes(a.name, b.name));
}
async function readBinding(binding, surroundings) {
    const { name, entries, directory } = binding;
    const sources = new Map(directory === undefined ? [] : await listDirectory(name, directory, surroundings));
    for (const [key, source] of entries) {
        if (sources.has(key))
            throw problem(name, `has ${(0,src_quote/* quote */.hD)(key)} twice: by itself, and in ${(0,src_quote/* quote */.hD)(String(directory))}`);
        sources.set(key, source);
    }
    const contents = new Map();
    let sizeBytes = 0;
    for (const [key, source] of [...sources].sort(([a], [b]) => json_compareBytes(a, b))) {
        const content = await readSource(source, surroundings).catch((cause) => {
            const from = source.kind === "text" ? "" : ` from ${(0,src_quote/* quote */.hD)(source.path)}`;
            throw unreadable(name, `has ${(0,src_quote/* quote */.hD)(key)}${from}, which cannot be read`, cause);
        });
        contents.set(key, content);
        sizeBytes += content.length;
        if (sizeBytes > MAX_BINDING_BYTES)
            throw problem(name, "has more than 1 MiB");
    }
    const type = contents.get("type")?.toString("utf8").trim() ?? "";
    if (type === "")
        throw problem(name, "has no type", `Add the line ${name}/type=TYPE, e.g. maven.`);
    return { name, type, provider: contents.get("provider")?.toString("utf8").trim(), entries: contents };
}
/** The files of a directory. Those that start with a dot are left out: Kubernetes has its own bookkeeping there. */
async function listDirectory(name, directory, { workspace, onLeftOut }) {
    const unlisted = (cause) => {
        throw unreadable(name, `is read from ${(0,src_quote/* quote */.hD)(directory)}, which cannot be listed`, cause);
    };
    const real = await (0,contained_path/* containedPath */.fX)(directory, { by: "workflow", workspace }).catch(unlisted);
    const files = [];
    for (const key of await (0,promises_.readdir)(real).catch(unlisted)) {
        if (key.startsWith("."))
            continue;
        const file = external_node_path_.join(real, key);
        const why = await whyNoFile(file);
        if (why !== undefined)
            onLeftOut(file, why);
        else if (isBindingKey(key))
            files.push([key, { kind: "listed", path: file, directories: [real, workspace] }]);
        else
            throw problem(name, `has a file ${(0,src_quote/* quote */.hD)(file)}, whose name is not allowed for an entry`);
    }
    return files;
}
/** Such things lie beside files, and say nothing to buildpacks. */
async function whyNoFile(file) {
    try {
        return (await (0,promises_.stat)(file)).isDirectory() ? "it is a directory" : undefined;
    }
    catch (error) {
        return (0,regular_file/* leadsNowhere */.q1)(error) ? "it is a link that leads nowhere" : undefined;
    }
}
function isBindingKey(key) {
    return bindings_KEY.test(key) && key !== "." && key !== "..";
}
async function readSource(source, { workspace }) {
    switch (source.kind) {
        case "text":
            return Buffer.from(source.text);
        case "file":
            return (0,contained_path/* readContainedFile */.aM)(source.path, { by: "workflow", workspace }, MAX_BINDING_BYTES);
        case "listed": {
            const { directories } = source;
            return (0,contained_path/* readContainedFile */.aM)(source.path, { by: "checkout", directories }, MAX_BINDING_BYTES);
        }
    }
}
/**
 * The bindings as a tar that is unpacked at `/`: `/platform/bindings/<name>/<key>`.
 * Readable for the owner only, who is the user that buildpacks run as, and not writable.
 */
function packBindings(bindings, owner) {
    const directory = (name) => (0,tar_records/* tarRecord */.rx)({ name, type: "directory", mode: 0o500, ...owner });
    const records = bindings.flatMap(({ name, entries }) => [
        directory(`${DIRECTORY}/${name}`),
        ...[...entries].map(([key, content]) => (0,tar_records/* tarRecord */.rx)({ name: `${DIRECTORY}/${name}/${key}`, type: "file", mode: 0o400, ...owner }, content)),
    ]);
    return external_node_stream_.Readable.from([(0,tar_records/* packTar */.nG)([directory(DIRECTORY), ...records])]);
}
function unreadable(name, what, cause) {
    // The cause ends its sentence itself, unless the file system said it.
    const why = (0,src_errors/* messageOf */.bD)(cause).replace(/\.$/, "");
    return problem(name, `${what}: ${why}`, cause instanceof src_errors/* PlatformError */.Wk ? cause.hint : undefined);
}
function problem(name, why, hint = 'Correct the input "bindings".') {
    return new src_errors/* PlatformError */.Wk("INPUT", `The binding ${(0,src_quote/* quote */.hD)(name)} ${why}.`, { hint });
}

;// CONCATENATED MODULE: ./build/js/src/platform/phase-context.js
// What the phases of a build are given.





/** What the phases are about. */
function phaseContext({ resolved, plan, destination, workspace, cache }, builder) {
    const { value: delivery } = plan.delivery;
    const gateway = delivery.kind === "direct" ? undefined : delivery.address;
    return {
        api: plan.api.value,
        ...buildUser(resolved, plan),
        images: { builder: builder.image, lifecycle: plan.lifecycleImage?.value.runnable ?? builder.image },
        volumes: workspace.volumes,
        cache: cache.phase,
        tags: destination.tags,
        runImage: plan.runImage.value,
        previousImage: destination.previousImage,
        variables: resolved.env,
        projectMetadata: resolved.projectMetadata,
        containers: { ...resolved.containers, proxies: proxiesWithout(gateway, resolved.containers.proxies) },
        certificates: resolved.certificates,
        outcome: resolved.outcome,
        extender: plan.extender,
        extensions: undefined,
        order: plan.order.toml,
        archives: archivesOf(resolved, plan),
        skipRestore: resolved.clearCache,
        verbose: resolved.verbose,
    };
}
/** What goes into containers besides small files. */
function archivesOf(resolved, plan) {
    const { bindings } = resolved;
    return [
        ...(plan.order.sources.length > 0 ? [() => packModules(plan.order)] : []),
        ...(bindings.length > 0 ? [() => packBindings(bindings, buildUser(resolved, plan))] : []),
    ];
}
/** What the phases run with. */
function phaseDeps({ plan, destination, cleanup }, deps) {
    return {
        daemon: plan.daemon,
        cleanup,
        log: deps.log,
        labels: parseLabel(deps.runLabel),
        now: deps.now,
        signal: deps.signal,
        async registryAuth(registries) {
            const { json, secrets } = await createRegistryAuth(destination.keychain, registries);
            for (const secret of secrets)
                deps.mask(secret);
            return json;
        },
    };
}
/** The proxies of containers, with the gateway's address in NO_PROXY if there are any. */
function proxiesWithout(address, proxies) {
    const hasProxy = Object.keys(proxies).some((name) => /^https?_proxy$/i.test(name));
    if (address === undefined || !hasProxy)
        return proxies;
    const noProxy = [proxies["NO_PROXY"] ?? "", address].filter((part) => part !== "").join(",");
    return { ...proxies, NO_PROXY: noProxy, no_proxy: noProxy };
}

;// CONCATENATED MODULE: ./build/js/src/cache/builder-cache-decision.js
// When the builder cache is used, and when it is saved: every decision with the sentence that explains it. Pure.
// The figures behind the limits are measured: pulling from a healthy registry is as fast as a cache can be, since
// unpacking takes the time either way. So the cache pays where the network is slow, or where the registry refuses.


/** Below this, restoring an entry and loading it is faster than pulling; see `docker-oci.md` section 3. */
const BREAK_EVEN_BYTES_PER_SECOND = 30_000_000;
/** A pull is not judged before; connections need a moment to get fast. */
const WATCH_AFTER_MS = 5_000;
/** What GitHub keeps of a repository for free, in bytes. */
const QUOTA_BYTES = 10_000_000_000;
/** An entry that takes more of the quota drives out what other builds need more. */
const LARGEST_SHARE = 0.3;
/** Where the builder is taken from first. */
function decideFirst(facts) {
    if (facts.engineHasImage)
        return decision("engine", "The Docker engine has the builder already.");
    if (facts.policy === "never")
        return decision("registry", "The builder is pulled: builder-cache is never.");
    if (!facts.storeAvailable) {
        return decision("registry", "The builder is pulled: there is no cache service in this job.");
    }
    if (facts.policy === "always") {
        return decision("cache", "The builder is looked for in the cache first: builder-cache is always.");
    }
    const until = `the cache is for a pull that fails or is slower than ${speed(BREAK_EVEN_BYTES_PER_SECOND)}`;
    return decision("registry", `The builder is pulled: ${until}.`);
}
/**
 * Whether to give a pull up for the cache: only if what is left to download would, at the speed so far, take longer than
 * the whole image at the speed where both are even.
 */
function decideWhilePulling(facts) {
    const { receivedBytes, remainingBytes, imageBytes, downloadMs } = facts.reading;
    const done = `${(0,quantities/* formatSize */.Xq)(receivedBytes)} of ${(0,quantities/* formatSize */.Xq)(receivedBytes + remainingBytes)} in ${(0,quantities/* formatDuration */.a3)(downloadMs)}`;
    const pulled = `The pull has downloaded ${done} (${speedOf(facts.reading)})`;
    if (facts.policy === "never")
        return decision("pull", `${pulled}; builder-cache is never.`);
    if (!facts.entryExists)
        return decision("pull", `${pulled}; the cache has no entry.`);
    if (downloadMs < WATCH_AFTER_MS)
        return decision("pull", `${pulled}; that is too early to judge.`);
    const restMs = (remainingBytes / receivedBytes) * downloadMs;
    const evenMs = (imageBytes / BREAK_EVEN_BYTES_PER_SECOND) * 1000;
    if (remainingBytes === 0 || restMs <= evenMs)
        return decision("pull", `${pulled}; that is fast enough.`);
    const rest = Number.isFinite(restMs) ? `the rest would take ${(0,quantities/* formatDuration */.a3)(restMs)}` : "no data arrives";
    return decision("cache", `${pulled}: ${rest}, and the cache pays off above ${(0,quantities/* formatDuration */.a3)(evenMs)}.`);
}
/** Whether the cache is tried after the pull did not work; also if no entry was found, since that costs nothing. */
function decideAfterFailure(facts) {
    const { kind, message } = facts.failure;
    const said = kind === "refused" ? "The registry limits pulls" : "The pull failed";
    const what = `${said} (${message.replace(/\.$/, "")})`;
    if (facts.policy === "never")
        return decision("fail", `${what}; builder-cache is never.`);
    if (!facts.storeAvailable)
        return decision("fail", `${what}; there is no cache service in this job.`);
    return decision("cache", `${what}; the builder is looked for in the cache.`);
}
/** Whether the builder is saved. */
function decideSave(facts) {
    const { entryBytes, policy } = facts;
    const obstacle = findObstacle(facts);
    if (obstacle !== undefined)
        return skip(obstacle);
    if (policy === "always")
        return builder_cache_decision_save(entryBytes, "builder-cache is always");
    const share = `${Math.round((entryBytes / QUOTA_BYTES) * 100)} % of the ${(0,quantities/* formatSize */.Xq)(QUOTA_BYTES)} of a repository`;
    if (entryBytes > LARGEST_SHARE * QUOTA_BYTES)
        return skip(`its ${(0,quantities/* formatSize */.Xq)(entryBytes)} take ${share}`);
    if (facts.origin.kind !== "pull")
        return skip("the Docker engine keeps it");
    return decideSaveAfterPull(facts, facts.origin);
}
/** Whether a registry is known to refuse pulls that come too often. */
function limitsPulls(reference, { anonymous }) {
    return anonymous && reference.registry === image_reference/* DOCKER_HUB */.Xb;
}
/**
 * What kind of failure this is. The engine (20.10 to 28) passes a registry's 429 on as status 500 or as a line of its
 * progress, so there is only the text to go by: `toomanyrequests` is the registry's code for it.
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes
 */
function pullFailure(message) {
    const refused = /\btoomanyrequests\b|\bTOOMANYREQUESTS\b|\b429 Too Many Requests\b/.test(message);
    return { kind: refused ? "refused" : "failed", message };
}
function findObstacle(facts) {
    if (facts.policy === "never")
        return "builder-cache is never";
    if (!facts.storeAvailable)
        return "there is no cache service in this job";
    if (facts.origin.kind === "cache")
        return "it was restored from there";
    if (facts.entryExists === true)
        return "it is there";
    if (!facts.mayWrite)
        return "this run may only read caches";
    if (facts.entryBytes <= QUOTA_BYTES)
        return undefined;
    return `its ${(0,quantities/* formatSize */.Xq)(facts.entryBytes)} exceed the ${(0,quantities/* formatSize */.Xq)(QUOTA_BYTES)} of a repository`;
}
function decideSaveAfterPull(facts, { reading, failure }) {
    if (failure?.kind === "refused")
        return builder_cache_decision_save(facts.entryBytes, "the registry has refused a pull");
    if (failure?.kind === "failed")
        return builder_cache_decision_save(facts.entryBytes, "a pull has failed");
    if (facts.registryLimitsPulls)
        return builder_cache_decision_save(facts.entryBytes, "the registry limits pulls without credentials");
    const { receivedBytes, downloadMs } = reading;
    const pulled = `${(0,quantities/* formatSize */.Xq)(receivedBytes)} were pulled in ${(0,quantities/* formatDuration */.a3)(downloadMs)} (${speedOf(reading)})`;
    const isSlow = receivedBytes / (downloadMs / 1000) < BREAK_EVEN_BYTES_PER_SECOND;
    const isLong = downloadMs >= WATCH_AFTER_MS;
    if (isSlow && isLong)
        return builder_cache_decision_save(facts.entryBytes, pulled);
    const limit = isSlow
        ? `for pulls of at least ${(0,quantities/* formatDuration */.a3)(WATCH_AFTER_MS)}`
        : `below ${speed(BREAK_EVEN_BYTES_PER_SECOND)}`;
    return skip(`${pulled}, and caching only pays off ${limit}`);
}
function builder_cache_decision_save(entryBytes, why) {
    return decision("save", `The builder (${(0,quantities/* formatSize */.Xq)(entryBytes)}) is saved in the cache: ${why}.`);
}
function skip(why) {
    return decision("skip", `The builder is not saved in the cache: ${why}.`);
}
function decision(choice, reason) {
    return { choice, reason };
}
function speed(bytesPerSecond) {
    return `${(0,quantities/* formatSize */.Xq)(bytesPerSecond)}/s`;
}
function speedOf({ receivedBytes, downloadMs }) {
    return receivedBytes === 0 || downloadMs === 0 ? speed(0) : speed(receivedBytes / (downloadMs / 1000));
}

;// CONCATENATED MODULE: ./build/js/src/cache/builder-pull-meter.js
/** Adds up the progress of one pull. */
class PullMeter {
    #startedAtMs;
    #sizes;
    #received = new Map();
    #known = new Set();
    #now;
    #lastByteAtMs;
    /** @param now milliseconds of a clock that only goes forward */
    constructor(manifest, now) {
        this.#sizes = new Map(manifest.layers.map(({ digest, size }) => [digest.slice(7, 19), size]));
        this.#now = now;
        this.#startedAtMs = this.#lastByteAtMs = now();
    }
    /** Takes one line; those of unknown layers do not matter. */
    add({ status, layer = "", currentBytes }) {
        const size = this.#sizes.get(layer);
        if (size === undefined)
            return;
        if (status === "Already exists")
            this.#known.add(layer);
        else if (status === "Downloading")
            this.#receive(layer, Math.min(currentBytes ?? size, size));
        else if (/^(?:Verifying Checksum|Download complete|Extracting|Pull complete)$/.test(status)) {
            this.#receive(layer, size);
        }
    }
    read() {
        const imageBytes = sum(this.#sizes.values());
        const receivedBytes = sum(this.#received.values());
        const knownBytes = sum([...this.#known].map((layer) => this.#sizes.get(layer) ?? 0));
        const remainingBytes = Math.max(0, imageBytes - knownBytes - receivedBytes);
        const until = remainingBytes === 0 ? this.#lastByteAtMs : this.#now();
        return { receivedBytes, remainingBytes, imageBytes, downloadMs: until - this.#startedAtMs };
    }
    #receive(layer, bytes) {
        const before = this.#received.get(layer);
        if (before !== undefined && bytes <= before)
            return;
        this.#received.set(layer, bytes);
        this.#lastByteAtMs = this.#now();
    }
}
function sum(numbers) {
    return [...numbers].reduce((total, number) => total + number, 0);
}

;// CONCATENATED MODULE: ./build/js/src/cache/builder-provision.js
// Getting a builder into the engine by the policy: from the engine itself, by a pull that is watched, or from the cache.





/**
 * Makes sure that the engine has the builder; problems of the cache never reject.
 * @throws what the pull rejects with, if the cache cannot help
 */
async function provideBuilder(request, deps) {
    const present = await findPresent(request, deps);
    const engineHasImage = present !== undefined;
    const { policy } = request;
    const first = decideFirst({ policy, engineHasImage, storeAvailable: deps.store.isAvailable() });
    deps.onDecision(first.reason);
    switch (first.choice) {
        case "engine":
            return {
                image: present ?? request.runnable,
                origin: { kind: "engine" },
                restored: undefined,
                entryExists: undefined,
            };
        case "cache":
            return cacheThenPull(request, deps);
        case "registry":
            return pullThenCache(request, deps);
    }
}
async function findPresent(request, { daemon }) {
    if ((await daemon.inspectImage(request.runnable)) !== undefined)
        return request.runnable;
    const { manifestDigest } = request.entry;
    return findLoadedBuilder(daemon, { manifestDigest, diffIds: request.diffIds });
}
async function cacheThenPull(request, deps) {
    const restored = await builder_provision_restore(request, deps);
    if (restored.kind === "loaded")
        return fromCache(restored);
    return pullAgain(request, deps, { restored, failure: undefined });
}
/** The cache is asked whether it has an entry while the pull is running, and only if it may matter. */
async function pullThenCache(request, deps) {
    const { policy } = request;
    const storeAvailable = deps.store.isAvailable();
    const mayAsk = policy !== "never" && storeAvailable;
    const entry = mayAsk ? watchFor(request, deps) : { exists: () => undefined };
    const end = await pullWatched(request, deps, entry.exists);
    if (end.kind === "pulled")
        return fromPull(request, end.reading, entry.exists());
    const failure = end.kind === "failed" ? pullFailure((0,src_errors/* messageOf */.bD)(end.error)) : undefined;
    if (failure !== undefined) {
        if (deps.signal.aborted)
            throw end.error;
        const after = decideAfterFailure({ policy, storeAvailable, failure });
        deps.onDecision(after.reason);
        if (after.choice === "fail")
            throw end.error;
    }
    const restored = await builder_provision_restore(request, deps);
    if (restored.kind === "loaded")
        return fromCache(restored);
    return pullAgain(request, deps, { restored, failure });
}
/** Whether there is an entry, as soon as that is known. */
function watchFor(request, { store }) {
    const lookup = builderLookup(request.entry);
    let exists;
    void store.find(lookup).then((key) => (exists = key === undefined ? undefined : key === lookup.key));
    return { exists: () => exists };
}
/** To its end: there is nothing else left. */
async function pullAgain(request, deps, before) {
    const { restored, failure } = before;
    const why = restored.kind === "unavailable" ? `could not be used: ${restored.reason}` : "has no entry.";
    if (!deps.signal.aborted)
        deps.onDecision(`The builder is pulled: the cache ${why}`);
    const end = await pullWatched(request, deps, () => false);
    if (end.kind !== "pulled")
        throw end.error;
    const entryExists = restored.kind === "miss" ? false : undefined;
    const origin = { kind: "pull", reading: end.reading, failure };
    return { image: request.runnable, origin, restored, entryExists };
}
async function pullWatched({ manifest, policy }, deps, entryExists) {
    const meter = new PullMeter(manifest, deps.now ?? (() => performance.now()));
    const slow = new AbortController();
    let verdict;
    const watch = setInterval(() => {
        const reading = meter.read();
        const exists = entryExists() === true;
        if (!exists || reading.downloadMs < WATCH_AFTER_MS)
            return;
        verdict = decideWhilePulling({ policy, entryExists: exists, reading });
        if (verdict.choice === "cache")
            slow.abort();
    }, deps.watchEveryMs ?? 1000);
    try {
        const signal = AbortSignal.any([deps.signal, slow.signal]);
        await deps.pull({
            signal,
            onProgress: (progress) => {
                meter.add(progress);
            },
        });
        return { kind: "pulled", reading: meter.read() };
    }
    catch (error) {
        if (verdict?.choice !== "cache" || deps.signal.aborted)
            return { kind: "failed", error };
        deps.onDecision(verdict.reason);
        return { kind: "slow", error };
    }
    finally {
        clearInterval(watch);
    }
}
function builder_provision_restore(request, deps) {
    return restoreBuilder(request.entry, request.relatives, deps);
}
function fromCache(restored) {
    return { image: restored.image, origin: { kind: "cache" }, restored, entryExists: true };
}
function fromPull({ runnable }, reading, entryExists) {
    return { image: runnable, origin: { kind: "pull", reading }, restored: undefined, entryExists };
}

;// CONCATENATED MODULE: ./build/js/src/platform/pull/pull-progress.js
/**
 * Reads the engine's progress, and tells the log.
 * @param what e.g. `the builder`
 * @param manifest has the sizes; without it, those of the layers that the engine tells of are added up
 */
function followPull(what, manifest, log) {
    const sizes = new Map(manifest?.layers.map(({ digest, size }) => [digest.slice(7, 19), size]));
    const downloaded = new Map();
    const unpacked = new Map();
    const known = new Set();
    const tell = (doing, parts) => {
        const expected = [...sizes].filter(([layer]) => !known.has(layer));
        const totalBytes = expected.length === 0 ? undefined : pull_progress_sum(expected.map(([, size]) => size));
        log.progress(`${doing} ${what}`, { doneBytes: pull_progress_sum(parts.values()), totalBytes });
    };
    return ({ status, layer, currentBytes }) => {
        if (layer === undefined)
            return;
        const size = sizes.get(layer) ?? currentBytes ?? 0;
        if (status === "Already exists")
            known.add(layer);
        if (status === "Downloading")
            downloaded.set(layer, currentBytes ?? 0);
        if (status === "Download complete" || status === "Extracting" || status === "Pull complete")
            downloaded.set(layer, size);
        if (status === "Extracting")
            unpacked.set(layer, currentBytes ?? 0);
        if (status === "Pull complete")
            unpacked.set(layer, size);
        if (status === "Downloading" || status === "Download complete")
            tell("Pulling", downloaded);
        if (status === "Extracting" || status === "Pull complete")
            tell("Unpacking", unpacked);
    };
}
function pull_progress_sum(numbers) {
    return [...numbers].reduce((total, number) => total + number, 0);
}

;// CONCATENATED MODULE: ./build/js/src/platform/pull/pull-image.js

/**
 * Pulls by digest, unless the engine has exactly that.
 * @param what for people, e.g. `the lifecycle image`
 */
async function ensureImage(what, image, deps) {
    const { runnable } = image;
    if (image.location === "daemon" || (await deps.daemon.inspectImage(runnable)) !== undefined) {
        deps.log.info(`The Docker engine has ${runnable} already.`);
        return;
    }
    deps.log.info(`Pulling ${runnable}`);
    const follow = followPull(what, image.served?.manifest, deps.log);
    await deps.daemon.pullImage(runnable, {
        credentials: await daemonCredentials(image.reference.registry, deps.keychain),
        signal: deps.signal,
        onProgress: (progress) => {
            follow(progress);
            const { status, layer } = progress;
            // Sizes come many times a second.
            if (status.endsWith("complete"))
                deps.log.debug(`${layer ?? runnable}: ${status}`);
        },
    });
}
/** The credentials of a registry as the engine takes them. */
async function daemonCredentials(registry, keychain) {
    const credentials = await keychain.resolve(registry);
    switch (credentials?.kind) {
        case "basic":
            return {
                kind: "password",
                username: credentials.username,
                password: credentials.password,
                registry,
            };
        case "identity-token":
            return { kind: "identity-token", token: credentials.token, registry };
        case "bearer": // The engine asks for tokens itself, and takes none.
        case undefined:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/src/platform/pull/cached-builder.js
// Getting the builder into the engine, with the help of its cache, and what is left to save of it.











/** @throws what the engine rejects with, if the cache cannot help either */
async function provisionBuilder(resolved, plan, deps) {
    const { builder, target, daemon } = plan;
    const { served, runnable, pinned } = builder;
    if (served === undefined || pinned?.digest === undefined) {
        await ensureImage("the builder", builder, { ...deps, daemon });
        return { image: runnable, report: undefined, pending: undefined };
    }
    const id = { manifestDigest: pinned.digest, target };
    const entry = { ...id, directory: external_node_path_.join(deps.caches.directory, builderCacheKey(id)) };
    const credentials = await daemonCredentials(builder.reference.registry, deps.keychain);
    const known = { pinned, served, entry, credentials };
    if (policyOf(resolved) !== resolved.builderCache)
        deps.log.chosen("Builder cache", "never", "cache is none");
    const provided = await provide(resolved, { plan, known }, deps);
    const save = decideSave(saveFacts(resolved, { plan, known, provided }, deps));
    deps.log.debug(save.reason);
    return {
        image: provided.image,
        report: cached_builder_describe(provided, save.reason),
        pending: save.choice === "save" ? pendingBuilder(known) : undefined,
    };
}
function provide(resolved, { plan, known }, deps) {
    const { daemon, builder, runImage } = plan;
    const { served, entry, credentials } = known;
    const request = {
        policy: policyOf(resolved),
        entry,
        manifest: served.manifest,
        diffIds: served.diffIds,
        runnable: builder.runnable,
        relatives: [(0,image_reference/* formatImageReference */.my)(builder.reference), runImage.value.name],
    };
    return provideBuilder(request, {
        daemon,
        store: withRestoreProgress(deps.caches.store, "Restoring the builder from its cache", deps.log),
        labels: parseLabel(deps.runLabel),
        signal: deps.signal,
        onDecision: (reason) => {
            deps.log.info(reason);
        },
        pull({ onProgress, signal }) {
            const follow = followPull("the builder", served.manifest, deps.log);
            return daemon.pullImage(builder.runnable, {
                signal,
                credentials,
                onProgress(progress) {
                    onProgress(progress);
                    follow(progress);
                },
            });
        },
    });
}
/** Who wants no cache for layers wants none for the builder either, unless they say so. */
function policyOf({ builderCache, cache, }) {
    return builderCache === "auto" && cache.kind === "none" ? "never" : builderCache;
}
function saveFacts(resolved, state, { caches }) {
    const { plan, known, provided } = state;
    return {
        policy: policyOf(resolved),
        storeAvailable: caches.store.isAvailable(),
        mayWrite: caches.mayWrite,
        entryExists: provided.entryExists,
        origin: provided.origin,
        registryLimitsPulls: limitsPulls(plan.builder.reference, { anonymous: known.credentials === undefined }),
        entryBytes: imageSizeBytes(known.served.manifest),
    };
}
function pendingBuilder({ pinned, served, entry }) {
    return {
        reference: (0,image_reference/* formatImageReference */.my)(pinned),
        manifestDigest: entry.manifestDigest,
        manifest: served.manifestBytes.toString("base64"),
        target: entry.target,
        directory: entry.directory,
    };
}
function cached_builder_describe({ origin, restored }, saveReason) {
    const common = { name: "builder", kind: "github" };
    switch (restored?.kind) {
        case "loaded": {
            const { key, sizeBytes, restoreMs, loadMs } = restored;
            const reason = `restored and loaded in ${(0,quantities/* formatDuration */.a3)(restoreMs + loadMs)}`;
            return { ...common, outcome: "hit", reason, key, sizeBytes, restoreMs: restoreMs + loadMs };
        }
        case "miss":
            return { ...common, outcome: "miss", reason: "there is no entry" };
        case "unavailable":
            return { ...common, outcome: "unavailable", reason: restored.reason };
        case undefined:
            return {
                ...common,
                outcome: "unused",
                reason: origin.kind === "engine" ? "the engine had the builder" : saveReason,
            };
    }
}

;// CONCATENATED MODULE: ./build/js/src/platform/run-all.js
// Doing several slow things at once, without leaving any of them behind.
/**
 * Runs all tasks, and resolves with what each of them gives; when one fails, aborts the others, waits until they have ended,
 * and rejects with the first error: those that follow only say that they were aborted.
 * @param signal aborts all of them
 */
async function runAll(signal, tasks) {
    const failure = new AbortController();
    const joint = AbortSignal.any([signal, failure.signal]);
    const running = tasks.map(async (task) => {
        try {
            return await task(joint);
        }
        catch (error) {
            failure.abort(error);
            throw error;
        }
    });
    await Promise.allSettled(running);
    // The reason is that of the first: aborting again changes nothing.
    if (failure.signal.aborted)
        throw failure.signal.reason;
    return (await Promise.all(running));
}

;// CONCATENATED MODULE: ./build/js/src/phases/phase-cache.js


const NO_ACCESS = { env: {}, mounts: [], images: [] };
/** For the phase that only reads the cache. */
function readAccess(cache) {
    switch (cache.kind) {
        case "none":
            return NO_ACCESS;
        case "directory":
            return { ...NO_ACCESS, env: { CNB_CACHE_DIR: PHASE_PATHS.cache }, mounts: [cache.mount] };
        case "image":
            return {
                ...NO_ACCESS,
                env: { CNB_CACHE_IMAGE: (0,image_reference/* formatImageReference */.my)(cache.reference) },
                images: [cache.reference],
            };
    }
}
/** For phases that write it: nothing, if the image may only be read. */
function writeAccess(cache) {
    return cache.kind === "image" && !cache.writable ? NO_ACCESS : readAccess(cache);
}
/** For the phase that only checks whether an image could be written. */
function checkAccess(cache) {
    return cache.kind === "image" ? writeAccess(cache) : NO_ACCESS;
}

;// CONCATENATED MODULE: ./build/js/src/cnb/project-metadata.js
// project-metadata.toml: where the source comes from; it becomes the label `io.buildpacks.project.metadata`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#project-metadatatoml-toml




const Table = dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()));
const ProjectMetadata = dist/* object */.Ikc({
    source: dist/* optional */.lqM(dist/* object */.Ikc({ type: dist/* optional */.lqM(dist/* string */.YjP()), version: Table, metadata: Table })),
});
const PROJECT_METADATA_LABEL = "io.buildpacks.project.metadata";
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseProjectMetadata(toml, what) {
    return parseToml(ProjectMetadata, toml, what);
}
function formatProjectMetadata(metadata) {
    return format_toml_formatToml(metadata);
}
/** The label's text. */
function encodeProjectMetadata({ source }) {
    if (source === undefined)
        return "{}";
    const { type, version, metadata } = source;
    return encodeJson({
        source: {
            ...(type && { type }),
            ...(version && { version: sortKeys(version) }),
            ...(metadata && { metadata: sortKeys(metadata) }),
        },
    });
}

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
    return parseToml(RunFile, toml, what).images.map(withMirrors);
}
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseStack(toml, what) {
    const runImage = parseToml(StackFile, toml, what)["run-image"];
    return runImage === undefined ? [] : [withMirrors(runImage)];
}
function formatRun(images) {
    return format_toml_formatToml({ images });
}
function formatStack(image) {
    return format_toml_formatToml({ "run-image": image });
}
function withMirrors({ image, mirrors }) {
    return { image, mirrors };
}

;// CONCATENATED MODULE: ./build/js/src/phases/phase-files.js
// The files that the platform gives to phases. Pure.




/**
 * `<platform>/env/<NAME>` for each variable; content without a newline, since it would be part of the value.
 * Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#user-provided-variables
 */
function variableFiles({ variables }) {
    return variables.map(({ name, value }) => ({
        path: `${PHASE_PATHS.platform}/env/${name}`,
        content: value,
    }));
}
/** Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#ordertoml-toml */
function orderFiles({ order }) {
    return order === undefined ? [] : [{ path: PHASE_PATHS.order, content: order }];
}
/**
 * The run images, without which the image's label would not say how to rebase it: run.toml, before 0.12 stack.toml.
 * The builder's own file is replaced, as it may not know the image that was chosen; lifecycle images have none.
 */
function runImageFiles({ api, runImage }) {
    const [first] = runImage.runImages;
    if (first === undefined)
        return [];
    return api_version_atLeast(api, "0.12")
        ? [{ path: PHASE_PATHS.run, content: formatRun(runImage.runImages) }]
        : [{ path: PHASE_PATHS.stack, content: formatStack(first) }];
}
/** Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#project-metadatatoml-toml */
function projectMetadataFiles({ projectMetadata }) {
    if (projectMetadata === undefined)
        return [];
    return [{ path: PHASE_PATHS.projectMetadata, content: formatProjectMetadata(projectMetadata) }];
}
/** For phases that speak to registries: `rootPhase` tells programs of this file. */
function certificateFiles({ certificates }) {
    if (certificates.length === 0)
        return [];
    return [{ path: CERTIFICATE_FILE, content: `${certificates.join("\n")}\n` }];
}

;// CONCATENATED MODULE: ./build/js/src/phases/analyzer-phase.js
// Analysis: what the previous image had, and whether image and run image can be reached; before anything is built.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer






/** Tags and image are arguments, as no variable stands for them. */
function analyzerPhase(context) {
    const [image, ...tags] = context.tags.map(image_reference/* formatImageReference */.my);
    const args = [...tags.flatMap((tag) => ["-tag", tag]), image ?? ""];
    const cache = checkAccess(context.cache);
    const phase = rootPhase(context, "analyzer", args);
    return {
        ...phase,
        env: { ...phase.env, ...cache.env, ...imageEnv(context), ...skipLayersEnv(context) },
        credentialsFor: registriesOfImage(context, cache),
        filesIn: [...runImageFiles(context), ...certificateFiles(context)],
        filesOut: [PHASE_PATHS.analyzed],
    };
}
/** The images that analysis looks at. */
function imageEnv({ runImage, previousImage }) {
    return {
        CNB_RUN_IMAGE: runImage.name,
        ...(previousImage !== undefined && { CNB_PREVIOUS_IMAGE: (0,image_reference/* formatImageReference */.my)(previousImage) }),
    };
}
function skipLayersEnv({ api, skipRestore }) {
    return skipRestore && api_version_atLeast(api, "0.9") ? { CNB_SKIP_LAYERS: "true" } : {};
}

;// CONCATENATED MODULE: ./build/js/src/cnb/analyzed.js
// analyzed.toml: what is known about the previous image and the run image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzedtoml-toml





const analyzed_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
const analyzed_Sha = dist/* object */.Ikc({ sha: analyzed_text });
const analyzed_RunImageNames = dist/* object */.Ikc({ image: analyzed_text, mirrors: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())) });
/** As in the image label, but what a layer's own TOML has under `[metadata]` is not called `data` here. */
const TomlLayers = dist/* object */.Ikc({
    ...BuildpackLayers.entries,
    layers: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* object */.Ikc({
        sha: analyzed_text,
        metadata: dist/* optional */.lqM(dist/* unknown */.L5J()),
        build: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
        launch: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
        cache: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    })), {}),
});
const TargetData = dist/* object */.Ikc({
    id: dist/* optional */.lqM(dist/* string */.YjP()),
    os: analyzed_text,
    arch: analyzed_text,
    "arch-variant": dist/* optional */.lqM(dist/* string */.YjP()),
    distro: dist/* optional */.lqM(dist/* object */.Ikc({ name: analyzed_text, version: analyzed_text })),
});
const Analyzed = dist/* object */.Ikc({
    image: dist/* optional */.lqM(dist/* object */.Ikc({ reference: analyzed_text })),
    "build-image": dist/* optional */.lqM(dist/* object */.Ikc({ reference: analyzed_text })),
    "run-image": dist/* optional */.lqM(dist/* object */.Ikc({
        reference: analyzed_text,
        image: dist/* optional */.lqM(dist/* string */.YjP()),
        extend: dist/* optional */.lqM(dist/* boolean */.zMY()),
        target: dist/* optional */.lqM(TargetData),
    })),
    metadata: dist/* optional */.lqM(dist/* object */.Ikc({
        app: dist/* optional */.lqM(dist/* array */.YOg(analyzed_Sha)),
        sbom: dist/* optional */.lqM(analyzed_Sha),
        buildpacks: dist/* optional */.lqM(dist/* array */.YOg(TomlLayers)),
        config: dist/* optional */.lqM(analyzed_Sha),
        launcher: dist/* optional */.lqM(analyzed_Sha),
        "process-types": dist/* optional */.lqM(analyzed_Sha),
        "run-image": dist/* optional */.lqM(dist/* object */.Ikc({
            "top-layer": analyzed_text,
            reference: analyzed_text,
            image: analyzed_text,
            mirrors: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
        })),
        stack: dist/* optional */.lqM(dist/* object */.Ikc({ "run-image": dist/* optional */.lqM(analyzed_RunImageNames) })),
    })),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseAnalyzed(toml, what) {
    const file = toml_parseToml(Analyzed, toml, what);
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
function formatAnalyzed(analyzed) {
    const { app, sbom, runImage, stack, buildpacks, ...metadata } = analyzed.metadata;
    return formatToml({
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
        return [name, { ...layer, metadata: sortKeys(data) }];
    });
    return {
        key,
        version,
        layers: Object.fromEntries(written.sort(([a], [b]) => compareBytes(a, b))),
        store: sortKeys(store),
    };
}

;// CONCATENATED MODULE: ./build/js/src/phases/handover.js
// What phases tell each other in files of the volume that all of them can write. The exporter reads images with credentials that
// these files name, so a phase that runs buildpacks must leave them as they were. Pure.




/** What the exporter goes by, besides layers: previous image and run image, and whose layers there are. */
const HANDED_OVER = [PHASE_PATHS.analyzed, PHASE_PATHS.group];
/**
 * Detection may choose another run image where there are image extensions, and else changes nothing of analyzed.toml.
 * @throws {PlatformError} `BUILDPACK` if something else was changed
 */
function checkDetected({ analyzed, detected }, mayChooseRunImage) {
    const [before, after] = [analyzed, detected].map((left) => left.get(PHASE_PATHS.analyzed));
    if (before === after)
        return;
    const isAllowed = mayChooseRunImage && read(before).previousImage === read(after).previousImage;
    if (!isAllowed)
        throw changed("detector", PHASE_PATHS.analyzed, [before, after]);
}
/**
 * Building changes nothing of what the exporter goes by.
 * @throws {PlatformError} `BUILDPACK` if something was changed
 */
function checkBuilt(phase, { detected, restored, built }) {
    for (const path of HANDED_OVER) {
        const before = (path === PHASE_PATHS.analyzed ? restored : detected).get(path);
        const after = built.get(path);
        if (before !== after)
            throw changed(phase, path, [before, after]);
    }
}
/** The reference of the run image that the exporter is going to use, as analyzed.toml has it; undefined if it has none. */
function analyzedRunImage(left) {
    return read(left.get(PHASE_PATHS.analyzed)).runImage?.reference || undefined;
}
function read(toml) {
    return parseAnalyzed(toml ?? "", PHASE_PATHS.analyzed);
}
function changed(phase, path, versions) {
    const [before, after] = path === PHASE_PATHS.analyzed ? versions.map(imagesIn) : [];
    const difference = before === after ? "" : ` It names ${after ?? "no images"} now instead of ${before ?? "no images"}.`;
    return new src_errors/* PlatformError */.Wk("BUILDPACK", `A buildpack of the ${phase} changed ${path}, which phases with credentials rely on.${difference}`, {
        hint: "Do not use that builder or buildpack: it may be trying to read images with the credentials of this job. The image was not exported.",
    });
}
/** For people: whatever cannot be understood names none. */
function imagesIn(toml) {
    try {
        const { runImage, previousImage } = read(toml);
        const names = [runImage?.image, runImage?.reference, previousImage].filter(Boolean);
        return names.length === 0 ? undefined : names.map((name) => (0,src_quote/* quote */.hD)(name ?? "")).join(", ");
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/src/phases/builder-phase.js
// Build: the buildpacks of the group make layers.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#builder



function builderPhase(context) {
    return {
        ...buildpackPhase(context, "builder"),
        filesIn: variableFiles(context),
        archivesIn: context.archives,
        filesOut: HANDED_OVER,
    };
}

;// CONCATENATED MODULE: ./build/js/src/phases/cancellation.js
// Giving up between two steps, once the run was cancelled.

/** @throws {PlatformError} `CANCELLED` if the signal is aborted */
function throwIfCancelled(signal) {
    if (!signal.aborted)
        return;
    throw new src_errors/* PlatformError */.Wk("CANCELLED", "The build was cancelled.", { cause: signal.reason });
}

;// CONCATENATED MODULE: ./build/js/src/phases/exporter-phase.js
// Export: the app image goes to its registry, cached layers to the build cache.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter






/** The run image is not named here: it comes from analyzed.toml, and a name beside that ends an exporter with 3. */
function exporterPhase(context) {
    const cache = writeAccess(context.cache);
    const phase = rootPhase(context, "exporter", context.tags.map(image_reference/* formatImageReference */.my));
    return {
        ...phase,
        env: { ...phase.env, ...exportEnv(context), ...cache.env },
        mounts: [...phase.mounts, appMount(context), ...cache.mounts],
        credentialsFor: registriesOfImage(context, cache),
        filesIn: [...runImageFiles(context), ...projectMetadataFiles(context), ...certificateFiles(context)],
        ...exportOutput(context),
    };
}
/** What the phase that makes the image is told about it. */
function exportEnv({ api, outcome }) {
    const { appDir, defaultProcess, createdAt, layerCompression } = outcome;
    return {
        CNB_APP_DIR: appDir,
        ...(defaultProcess !== undefined && { CNB_PROCESS_TYPE: defaultProcess }),
        ...(layerCompression !== undefined && { CNB_LAYER_COMPRESSION: layerCompression }),
        ...(createdAt !== undefined && api_version_atLeast(api, "0.9") && { SOURCE_DATE_EPOCH: String(createdAt) }),
    };
}
/** What the phase that makes the image leaves for the platform. */
function exportOutput({ outcome }) {
    const { sbomDir } = outcome;
    return {
        filesOut: [PHASE_PATHS.report],
        directoriesOut: sbomDir === undefined ? [] : [{ path: PHASE_PATHS.sbom, to: sbomDir }],
    };
}

;// CONCATENATED MODULE: ./build/js/src/phases/creator-phase.js
// All phases in one container of the builder: faster, but its buildpacks can see the credentials. For trusted builders.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#creator






function creatorPhase(context) {
    const { containers, archives, skipRestore } = context;
    const cache = writeAccess(context.cache);
    const [image, ...tags] = context.tags.map(image_reference/* formatImageReference */.my);
    const phase = rootPhase(context, "creator", [...tags.flatMap((tag) => ["-tag", tag]), image ?? ""]);
    return {
        ...phase,
        image: context.images.builder,
        env: {
            ...phase.env,
            ...exportEnv(context),
            ...cache.env,
            ...imageEnv(context),
            ...(skipRestore && { CNB_SKIP_RESTORE: "true" }),
        },
        mounts: [...phase.mounts, appMount(context), ...cache.mounts, ...containers.mounts],
        credentialsFor: registriesOfImage(context, cache),
        filesIn: [
            ...variableFiles(context),
            ...orderFiles(context),
            ...runImageFiles(context),
            ...projectMetadataFiles(context),
            ...certificateFiles(context),
        ],
        archivesIn: archives,
        ...exportOutput(context),
    };
}

;// CONCATENATED MODULE: ./build/js/src/phases/detector-phase.js
// Detection: which group of buildpacks the source needs.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector




function detectorPhase(context) {
    return {
        ...buildpackPhase(context, "detector"),
        filesIn: [...variableFiles(context), ...orderFiles(context)],
        archivesIn: context.archives,
        filesOut: HANDED_OVER,
        ...(context.extender !== undefined && { namesOut: [PHASE_PATHS.generated] }),
    };
}

;// CONCATENATED MODULE: ./build/js/src/cnb/report.js
// report.toml: what was exported.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#reporttoml-toml



const ReportFile = dist/* object */.Ikc({
    image: dist/* optional */.lqM(dist/* object */.Ikc({
        tags: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
        "image-id": dist/* optional */.lqM(dist/* string */.YjP()),
        digest: dist/* optional */.lqM(dist/* string */.YjP()),
        "manifest-size": dist/* optional */.lqM(dist/* pipe */.FsL(dist/* union */.KCZ([
            dist/* pipe */.FsL(dist/* bigint */.oad(), dist/* transform */.pdi(Number)),
            dist/* pipe */.FsL(dist/* string */.YjP(), dist/* digits */.vmo(), dist/* transform */.pdi(Number)),
        ]), dist/* safeInteger */.Y2b(), dist/* minValue */.Wwf(0))),
    }), { tags: [] }),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseReport(toml, what) {
    const { image } = toml_parseToml(ReportFile, toml, what);
    return {
        tags: image.tags,
        imageId: image["image-id"],
        digest: image.digest,
        manifestSizeBytes: image["manifest-size"],
    };
}
function formatReport(report) {
    return formatToml({
        image: {
            tags: report.tags,
            "image-id": report.imageId,
            digest: report.digest,
            "manifest-size": report.manifestSizeBytes === undefined ? undefined : BigInt(report.manifestSizeBytes),
        },
    });
}

;// CONCATENATED MODULE: ./build/js/src/phases/exported-digest.js
// What the exporter says it exported.





/**
 * Reads report.toml out of the files of the last phase.
 * @throws {PlatformError} `MALFORMED` if it is missing or names no digest, as it must after an export to a registry
 */
function readExportReport(files) {
    const toml = files.get(PHASE_PATHS.report);
    if (toml === undefined) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `The lifecycle wrote no ${PHASE_PATHS.report}.`);
    }
    const { digest = "", tags, manifestSizeBytes } = parseReport(toml, PHASE_PATHS.report);
    if (!(0,oci_digest/* isDigest */.Bc)(digest)) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${PHASE_PATHS.report} has ${(0,src_quote/* quote */.hD)(digest)} instead of a digest.`);
    }
    return { digest, tags, manifestSizeBytes, toml };
}

;// CONCATENATED MODULE: ./build/js/src/phases/extender-phase.js




/** Extends the build image, then becomes the builder's user and builds: it takes the place of the builder. */
function buildExtenderPhase(context) {
    return {
        ...extenderPhase(context, "build", context.images.builder),
        filesIn: variableFiles(context),
        archivesIn: context.archives,
        filesOut: HANDED_OVER,
    };
}
/**
 * Leaves what changes in the run image in the volume of the layers.
 * @param image the run image that the restorer left, e.g. `ghcr.io/owner/run@sha256:…`
 */
function runExtenderPhase(context, image) {
    const phase = extenderPhase(context, "run", image);
    // Lifecycles since 0.21 keep snapshots beside their programs while they apply Dockerfiles, so they must be able to write there.
    // No other phase runs what is in this volume.
    const lifecycle = volumeMount(context.volumes.lifecycle, PHASE_PATHS.lifecycle);
    return { ...phase, mounts: [...phase.mounts, lifecycle] };
}
/** Nothing that a Dockerfile installs needs to forge packets or make devices; root without the rest could install little. */
const DROPPED = ["NET_RAW", "MKNOD"];
/** Like other phases that run what others wrote, it has no credentials: the restorer has fetched what it needs to know. */
function extenderPhase(context, kind, image) {
    const phase = buildpackPhase(context, "extender");
    return {
        ...phase,
        image,
        env: {
            ...phase.env,
            CNB_EXTEND_KIND: kind,
            CNB_USER_ID: String(context.uid),
            CNB_GROUP_ID: String(context.gid),
        },
        user: "0:0",
        mounts: [...phase.mounts, volumeMount(context.volumes.kaniko, PHASE_PATHS.kaniko)],
        dropCapabilities: DROPPED,
    };
}

;// CONCATENATED MODULE: ./build/js/src/phases/image-extensions.js
// What image extensions generated: Dockerfiles that are to be applied to the build image or to the run image, or that only name
// another run image. An image without what they install is not the one that was asked for. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector





/** Names in `<generated>`, since Platform API 0.13, and before. */
const DOCKERFILES = [
    /^(?<id>[^/]+)\/(?<kind>build|run)\.Dockerfile$/,
    /^(?<kind>build|run)\/(?<id>[^/]+)\/Dockerfile$/,
];
/**
 * What the extensions want. A Dockerfile that only names another run image needs nothing: the detector has switched to that.
 * @throws {PlatformError} `BUILDPACK` naming each extension whose Dockerfile cannot be applied, and why
 */
function readExtensions({ names, analyzed }, extender) {
    const runImage = analyzed === undefined ? undefined : parseAnalyzed(analyzed, PHASE_PATHS.analyzed).runImage;
    const generated = names.flatMap(parseName);
    const idsOf = (kind) => generated.filter((dockerfile) => dockerfile.kind === kind).map(({ id }) => id);
    const wanted = { build: idsOf("build"), run: runImage?.extend === true ? idsOf("run") : [] };
    image_extensions_refuse(wanted, extender);
    const name = [runImage?.image, runImage?.reference].find((each) => each !== undefined && each !== "");
    return {
        ...wanted,
        buildImage: wanted.build.length > 0 ? extender.buildImage : undefined,
        runImage: name === undefined ? undefined : (0,image_reference/* parseImageReference */.o_)(name),
    };
}
function parseName(name) {
    for (const pattern of DOCKERFILES) {
        const { id, kind } = pattern.exec(name)?.groups ?? {};
        // Ids are escaped to be names of directories.
        if (id !== undefined)
            return [{ id: id.replaceAll("_", "/"), kind: kind === "build" ? "build" : "run" }];
    }
    return [];
}
function image_extensions_refuse(wanted, { refusals }) {
    const refused = ["build", "run"].flatMap((kind) => {
        const reason = refusals[kind];
        return reason === undefined ? [] : wanted[kind].map((id) => ({ id, kind, reason }));
    });
    if (refused.length === 0)
        return;
    const needs = refused.map(({ id, kind }) => `${(0,src_quote/* quote */.hD)(id)} wants to change the ${kind} image by a Dockerfile`);
    const reasons = [...new Set(refused.map(({ reason }) => reason))];
    throw new src_errors/* PlatformError */.Wk("BUILDPACK", `The image extension ${(0,src_quote/* someOf */.yU)(needs).join(", and ")}, but ${reasons.join("; ")}.`, {
        hint: "Use a builder with a lifecycle that applies Dockerfiles, as official ones do, or images that already have what it would install, or leave the extension out. Extensions that only name another run image work.",
    });
}

;// CONCATENATED MODULE: ./build/js/src/phases/output/layer-outcomes.js
/** The layers in the order of the image, from the notes of all phases of a build. */
function layerOutcomes(notes) {
    const past = readPast(notes);
    return notes.flatMap(({ phase, line }) => (phase === "exporter" ? readOutcome(line, past) : []));
}
/** How many layers came out of the build cache. */
function restoredFromCache(notes) {
    return readPast(notes).restored.size;
}
function readPast(notes) {
    const find = (pattern) => new Set(notes.flatMap(({ line }) => pattern.exec(line)?.[1] ?? []));
    return {
        hasPreviousImage: notes.some(({ line }) => line.startsWith("Reusing layers from image ")),
        known: find(/^Restoring metadata for "(.+)" from app image$/s),
        restored: find(/^Restoring data for "(.+)" from cache$/s),
        stale: find(/^Removing "(.+)", wrong sha$/s),
    };
}
function readOutcome(line, past) {
    const [, verb, name] = /^(Adding|Reusing) layer '(.+)'$/s.exec(line) ?? [];
    if (name !== undefined) {
        return verb === "Reusing"
            ? [{ name, outcome: "reused", reason: whyReused(name, past) }]
            : [{ name, outcome: "added", reason: whyAdded(name, past) }];
    }
    const [, appVerb, count = "", total = ""] = /^(Added|Reused) (\d+)\/(\d+) app layer/.exec(line) ?? [];
    if (appVerb === undefined)
        return [];
    const app = total === "1" ? "app" : `app (${count} of ${total} slices)`;
    return appVerb === "Reused"
        ? [{ name: app, outcome: "reused", reason: "the source and what buildpacks made of it are unchanged" }]
        : [{ name: app, outcome: "added", reason: whyAppAdded(past) }];
}
function whyReused(name, past) {
    return past.restored.has(name)
        ? "it was restored from the build cache and is unchanged"
        : "it is the same as in the previous image";
}
function whyAdded(name, past) {
    if (!past.hasPreviousImage)
        return "there is no previous image";
    if (past.stale.has(name))
        return "the build cache and the previous image have different versions of it";
    if (isLifecycleLayer(name))
        return "the previous image is not known to have the same";
    if (past.known.has(name))
        return "its buildpack changed it";
    return past.restored.has(name) ? "the previous image does not have it" : "its buildpack rebuilt it";
}
function whyAppAdded(past) {
    return past.hasPreviousImage
        ? "the source, or what buildpacks made of it, changed"
        : "there is no previous image";
}
function isLifecycleLayer(name) {
    return name.startsWith("buildpacksio/lifecycle:");
}

;// CONCATENATED MODULE: ./build/js/src/phases/restorer-phase.js
// Cache restoration: layers and their metadata, from the build cache and the previous image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer






/**
 * Since 0.14, and always with image extensions, it looks at the run image again, so it needs credentials for that, and for a
 * cache image, and only for these; for the build image if that is to be extended.
 * It gets no run.toml: with one, 0.14 refuses registries without TLS (it checks access without the options for them).
 */
function restorerPhase(context) {
    const cache = readAccess(context.cache);
    const { api, extensions } = context;
    const looksAtRunImage = api_version_atLeast(api, "0.14") || extensions !== undefined;
    const runImage = looksAtRunImage ? context.runImage.reference : undefined;
    const phase = rootPhase(context, "restorer", []);
    const extending = forExtender(context);
    return {
        ...phase,
        env: {
            ...phase.env,
            ...cache.env,
            ...extending.env,
            ...(context.skipRestore && { CNB_SKIP_LAYERS: "true" }),
        },
        mounts: [...phase.mounts, ...cache.mounts, ...extending.mounts],
        filesIn: certificateFiles(context),
        filesOut: [PHASE_PATHS.analyzed],
        credentialsFor: registriesOf([extensions?.buildImage, runImage, ...cache.images]),
    };
}
/**
 * It leaves manifests and configs of what is to be extended. A container of the run image has no lifecycle, so a volume takes
 * this container's: the engine fills an empty volume with what an image has at its place.
 */
function forExtender({ extensions, volumes }) {
    if (extensions === undefined)
        return { env: {}, mounts: [] };
    const { build, run, buildImage } = extensions;
    const isExtended = build.length > 0 || run.length > 0;
    return {
        env: buildImage === undefined ? {} : { CNB_BUILD_IMAGE: (0,image_reference/* formatImageReference */.my)(buildImage) },
        mounts: [
            ...(isExtended ? [volumeMount(volumes.kaniko, PHASE_PATHS.kaniko)] : []),
            ...(run.length > 0 ? [volumeMount(volumes.lifecycle, PHASE_PATHS.lifecycle)] : []),
        ],
    };
}

;// CONCATENATED MODULE: ./build/js/src/cnb/exit-codes.js
// The exit codes of lifecycle phases: what our lifecycle ends with, and what the platform explains.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#operations
/** Every code that a phase of the lifecycle ends with on purpose. */
const ExitCode = {
    OK: 0,
    FAILED: 1,
    BAD_FLAG: 2,
    INVALID_ARGUMENTS: 3,
    INCOMPATIBLE_PLATFORM_API: 11,
    INCOMPATIBLE_BUILDPACK_API: 12,
    NO_GROUP_DETECTED: 20,
    NO_GROUP_DETECTED_WITH_ERRORS: 21,
    DETECT_FAILED: 22,
    ANALYZE_FAILED: 32,
    RESTORE_FAILED: 42,
    BUILDPACK_FAILED: 51,
    BUILD_FAILED: 52,
    EXPORT_FAILED: 62,
    REBASE_FAILED: 72,
    LAUNCH_FAILED: 82,
    EXTENSION_FAILED: 91,
    GENERATE_FAILED: 92,
    EXTEND_FAILED: 102,
};

;// CONCATENATED MODULE: ./build/js/src/phases/bound-paths.js
// Directories of the machine that containers of the build see. A buildpack that was given the workspace as a volume may have
// replaced one by a link, and the engine would follow it: so they are looked at again before each container, when nothing that
// an earlier one ran is there any more.




/** @throws {PlatformError} `INPUT` if one of the workspace is not where it was when the input was read */
async function checkBoundPaths(mounts) {
    for (const mount of mounts) {
        if (mount.kind === "bind" && mount.within !== undefined)
            await checkPath(mount.source, mount.within);
    }
}
async function checkPath(source, within) {
    const wanted = (0,external_node_path_.join)(await (0,contained_path/* realPathOf */.dN)(within), (0,external_node_path_.relative)(within, source));
    const problem = await (0,contained_path/* realPathOf */.dN)(source).then((real) => (real === wanted ? undefined : `leads to ${(0,src_quote/* quote */.hD)(real)} now`), (error) => `cannot be followed any more: ${(0,src_errors/* messageOf */.bD)(error)}`);
    if (problem === undefined)
        return;
    throw new src_errors/* PlatformError */.Wk("INPUT", `${(0,src_quote/* quote */.hD)(source)} (input "volumes") ${problem}.`, {
        hint: "Do not replace it, or a directory that it is in, with a link during the build.",
    });
}

// EXTERNAL MODULE: ./build/js/src/phases/container-files.js
var container_files = __webpack_require__(7761);
// EXTERNAL MODULE: ./build/js/src/phases/delivered-sbom.js
var delivered_sbom = __webpack_require__(8940);
;// CONCATENATED MODULE: ./build/js/src/cnb/group.js
// group.toml: the buildpacks that passed detection.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#grouptoml-toml



const GroupElement = dist/* object */.Ikc({
    id: dist/* string */.YjP(),
    version: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    api: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    homepage: dist/* optional */.lqM(dist/* string */.YjP()),
});
const GroupFile = dist/* object */.Ikc({
    group: dist/* optional */.lqM(dist/* array */.YOg(GroupElement), []),
    "group-extensions": dist/* optional */.lqM(dist/* array */.YOg(GroupElement), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseGroup(toml, what) {
    const file = toml_parseToml(GroupFile, toml, what);
    return { buildpacks: file.group, extensions: file["group-extensions"] };
}
function formatGroup(group) {
    return formatToml({
        ...(group.buildpacks.length > 0 && { group: group.buildpacks.map(written) }),
        ...(group.extensions.length > 0 && { "group-extensions": group.extensions.map(written) }),
    });
}
function written({ id, version, api, homepage }) {
    return { id, version, api, homepage: homepage === "" ? undefined : homepage };
}

;// CONCATENATED MODULE: ./build/js/src/phases/failed-buildpack.js
// Which buildpack failed to build. Official lifecycles do not say, but leave traces in output and volumes.





/** Finds out which one failed. */
async function findFailedBuildpack(container, notes) {
    const toml = await (0,container_files/* readContainerFile */.GN)(container, PHASE_PATHS.group);
    const group = toml === undefined ? [] : parseGroup(toml, "group.toml").buildpacks;
    const possible = await possiblyFailed(container, group, notes);
    const isFirst = possible.length === 1 && possible[0] === group[0];
    return { names: possible.map(formatModule), isFirst };
}
async function possiblyFailed(container, group, notes) {
    if (group.length <= 1)
        return group;
    const named = namedInOutput(group, notes);
    return named === undefined ? startedLast(container, group, notes) : [named];
}
/** Debug output names each buildpack before it runs, and an error may name the one that failed. */
function namedInOutput(group, notes) {
    const lines = notes
        .filter(({ phase }) => phase === "builder" || phase === "extender")
        .map(({ line }) => line);
    for (const start of ["ERROR: ", "Running build for buildpack "]) {
        for (const line of lines.filter((each) => each.startsWith(start)).reverse()) {
            const mentioned = group.filter((member) => mentions(line, member));
            if (mentioned.length === 1)
                return mentioned[0];
        }
    }
    return undefined;
}
function mentions(line, { id, version }) {
    return line.split(/[\s"'`(),;]+/).some((word) => {
        const name = word.replace(/[:.]+$/, "");
        return name === id || name === `${id}@${version}`;
    });
}
/**
 * A lifecycle makes `<layers>/<id>` just before a buildpack runs, in the order of the group, so the last one that has it
 * failed; unless the restorer made it: then all from the last sure one on may have.
 */
async function startedLast(container, group, notes) {
    const restored = notes.map(({ line }) => /^Restoring (?:meta)?data for "(.+?):/s.exec(line)?.[1]);
    const possible = [];
    for (const member of [...group].reverse()) {
        if (!(await exists(container, `${PHASE_PATHS.layers}/${escapeId(member.id)}`)))
            continue;
        possible.unshift(member);
        if (!restored.includes(member.id))
            break;
    }
    return possible;
}
async function exists(container, path) {
    try {
        (await container.getArchive(path)).destroy();
        return true;
    }
    catch (error) {
        if (error instanceof src_errors/* PlatformError */.Wk && error.code === "NOT_FOUND")
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/js/src/phases/failure/complaint.js
// Why a phase failed, in the words of what failed. Pure, and of untrusted text: it decides nothing but what people read.


/** Registries answer in long sentences. */
const MAX_LENGTH = 500;
/** How lifecycles begin their last line; platforms that show it may name the phase before. */
const ERROR = /^(?:\[[\w.-]+\] )?ERROR: /;
/** What only repeats that a buildpack ended. */
const STATUS = /^(?:failed to .*\bexit status \d+|failed with status code.*)$/;
const REASON = /error|\berr!|\bfail|fatal|cannot|could not|not found|denied|no such|missing|exception/i;
/** The least that a shell adds for a signal, e.g. where a container is killed: no lifecycle is left to say anything. */
const SIGNALS_FROM = 128;
/** The line that says most about a failure; undefined if none does. */
function findComplaint(failure) {
    const { exitCode, lines } = failure;
    // What each buildpack said is listed.
    const isListed = exitCode === ExitCode.NO_GROUP_DETECTED || exitCode === ExitCode.NO_GROUP_DETECTED_WITH_ERRORS;
    if (isListed || exitCode >= SIGNALS_FROM)
        return undefined;
    const error = lines.findLast((line) => ERROR.test(line))?.replace(ERROR, "");
    const own = error === undefined ? undefined : { by: "lifecycle", line: readable(error) };
    if (exitCode !== ExitCode.BUILDPACK_FAILED)
        return own;
    if (own !== undefined && !STATUS.test(own.line))
        return own;
    return buildpackComplaint(failure) ?? own;
}
/** The last line that looks like a reason: often others follow, such as a stack or what version it was. */
function buildpackComplaint({ lines, isOfOneBuildpack }) {
    const line = lines.findLast((each) => REASON.test(each) && !isOfLifecycle(each));
    if (line === undefined)
        return undefined;
    return { by: isOfOneBuildpack ? "buildpack" : "a buildpack", line: readable(line) };
}
function isOfLifecycle(line) {
    return (STATUS.test(line.replace(/^\[[\w.-]+\] /, "")) ||
        (ERROR.test(line) && STATUS.test(line.replace(ERROR, ""))));
}
function readable(line) {
    return (0,src_quote/* oneLine */.TN)((0,src_quote/* withoutLogins */.$b)(line), MAX_LENGTH);
}

;// CONCATENATED MODULE: ./build/js/src/phases/failure/detection-verdicts.js
// What each buildpack said in a detection that failed, from the detector's output. Pure.

const RESULT = /^(pass|fail|skip|err): {1,2}(\S+@\S+)(?: \((\d+)\))?$/;
/** Before what a buildpack printed, or why it was not run at all. */
const ERROR_OF = /^={8} Error: (\S+@\S+) ={8}$/;
const OTHER_TARGET = /^unable to satisfy target /;
const PLAN = /^(?:fail|skip): (\S+@\S+) (requires|provides unused) (.+)$/s;
/** One verdict for each buildpack, the worst it got in any group, in the order of the output. */
function detectionVerdicts(notes) {
    const verdicts = new Map();
    let shown;
    for (const { phase, line } of notes) {
        if (phase !== "detector")
            continue;
        const next = shown !== undefined && OTHER_TARGET.test(line) ? otherTarget(shown) : parseVerdict(line);
        shown = ERROR_OF.exec(line)?.[1];
        if (next === undefined)
            continue;
        const previous = verdicts.get(next.buildpack);
        if (previous === undefined || SEVERITY[next.verdict] > SEVERITY[previous.verdict]) {
            verdicts.set(next.buildpack, next);
        }
    }
    return [...verdicts.values()];
}
const SEVERITY = { passed: 0, failed: 1, errored: 2 };
function otherTarget(buildpack) {
    return { buildpack, verdict: "errored", reason: "it does not support the platform of the run image" };
}
function parseVerdict(line) {
    const [, planner, lack, name] = PLAN.exec(line) ?? [];
    if (planner !== undefined && name !== undefined) {
        const reason = lack === "requires"
            ? `it requires ${(0,src_quote/* quote */.hD)(name)}, which nothing provides`
            : `nothing needs its ${(0,src_quote/* quote */.hD)(name)}`;
        return { buildpack: planner, verdict: "failed", reason };
    }
    const [, result, buildpack, exitCode] = RESULT.exec(line) ?? [];
    if (buildpack === undefined)
        return undefined;
    if (result === "pass")
        return { buildpack, verdict: "passed", reason: "it applies to the source" };
    if (result === "err") {
        const code = exitCode === undefined ? "" : ` with exit code ${exitCode}`;
        return { buildpack, verdict: "errored", reason: `its detection broke${code}` };
    }
    return { buildpack, verdict: "failed", reason: "it does not apply to the source" };
}

;// CONCATENATED MODULE: ./build/js/src/phases/failure/exit-code-words.js
// What the exit codes of phases mean, and what to do about them. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#operations ("Exit Code" of each)

const SEE_OUTPUT = "Check the output of the phase.";
const OTHER_LIFECYCLE = "Use a builder with another version of the lifecycle, or report it to this action.";
const KNOWN = {
    [ExitCode.OK]: { meaning: "it succeeded", hint: SEE_OUTPUT },
    [ExitCode.FAILED]: {
        meaning: "the lifecycle failed",
        hint: "Check the output of the phase; older lifecycles also end like this if a registry denies access.",
        isGuess: true,
    },
    [ExitCode.BAD_FLAG]: {
        meaning: "the lifecycle does not know one of the flags, or a file is missing",
        hint: OTHER_LIFECYCLE,
    },
    [ExitCode.INVALID_ARGUMENTS]: {
        meaning: "the lifecycle was given invalid arguments, or found no run image",
        hint: 'Check "image", "run-image" and "previous-image".',
        isGuess: true,
    },
    [ExitCode.INCOMPATIBLE_PLATFORM_API]: {
        meaning: "the lifecycle does not speak the Platform API that its builder promises",
        hint: "Use a builder or a lifecycle image of another version.",
    },
    [ExitCode.INCOMPATIBLE_BUILDPACK_API]: {
        meaning: "a buildpack needs a Buildpack API that the lifecycle does not speak",
        hint: "Use a builder with a newer lifecycle, or another version of the buildpack.",
    },
    [ExitCode.NO_GROUP_DETECTED]: {
        meaning: "no group of buildpacks passed detection",
        hint: 'Check that "path" is the directory of the app, and that the builder has buildpacks for its language.',
    },
    [ExitCode.NO_GROUP_DETECTED_WITH_ERRORS]: {
        meaning: "no group of buildpacks passed detection, and at least one buildpack failed",
        hint: 'Check the output of the failed buildpack; then check that "path" is the directory of the app.',
    },
    [ExitCode.DETECT_FAILED]: { meaning: "detection failed", hint: SEE_OUTPUT, isGuess: true },
    [ExitCode.ANALYZE_FAILED]: {
        meaning: "analysis of the previous image or the run image failed",
        hint: "Check that the registries of image and run image can be reached from containers, and the credentials.",
        isGuess: true,
    },
    [ExitCode.RESTORE_FAILED]: {
        meaning: "layers could not be restored from the build cache",
        hint: "Remove the volume of the build cache, and try again.",
        isGuess: true,
    },
    [ExitCode.BUILDPACK_FAILED]: {
        meaning: "a buildpack failed to build",
        hint: "Check the output of the buildpack: it says why.",
    },
    [ExitCode.BUILD_FAILED]: {
        meaning: "what a buildpack wrote is not valid",
        hint: "Report it to the authors of the buildpack that the output names.",
        isGuess: true,
    },
    [ExitCode.EXPORT_FAILED]: {
        meaning: "the image could not be exported",
        hint: "Check that the registry can be reached from containers, and that it lets the job push.",
        isGuess: true,
    },
    [ExitCode.REBASE_FAILED]: { meaning: "rebasing failed", hint: SEE_OUTPUT, isGuess: true },
    [ExitCode.LAUNCH_FAILED]: { meaning: "the app could not be launched", hint: SEE_OUTPUT },
    [ExitCode.EXTENSION_FAILED]: {
        meaning: "an image extension failed",
        hint: "Check the output of the extension.",
    },
    [ExitCode.GENERATE_FAILED]: { meaning: "running image extensions failed", hint: SEE_OUTPUT, isGuess: true },
    [ExitCode.EXTEND_FAILED]: {
        meaning: "a Dockerfile of an image extension could not be applied",
        hint: "Check the output of the extender: it says which instruction failed, or what is wrong.",
    },
};
/** By SIGKILL. */
const KILLED = 137;
/** What ends a container from outside: 128 and the number of the signal. */
const SIGNALS = {
    [KILLED]: {
        meaning: "it was killed",
        hint: "The build probably ran out of memory: use a larger runner, or make the build use less.",
    },
    139: { meaning: "it crashed", hint: OTHER_LIFECYCLE },
    143: { meaning: "it was stopped", hint: "Find out what stopped the container, and try again." },
};
/** Ranges of the specification, for codes that it reserves but does not name. */
const DECADES = {
    1: "the lifecycle and the platform or a buildpack are incompatible",
    2: "detection failed",
    3: "analysis failed",
    4: "restoring failed",
    5: "the build failed",
    6: "the export failed",
    7: "rebasing failed",
    8: "launching failed",
    9: "generating Dockerfiles failed",
    10: "extending an image failed",
};
/** What the creator was doing, by the range of its exit code. */
const SECTIONS = {
    2: "detector",
    3: "analyzer",
    4: "restorer",
    5: "builder",
    6: "exporter",
};
/** The phase of the creator that an exit code is of; undefined if that does not show. */
function sectionOfExitCode(exitCode) {
    return SECTIONS[Math.floor(exitCode / 10)];
}
/** The words for any exit code. */
function explainExitCode(exitCode) {
    const known = KNOWN[exitCode] ?? SIGNALS[exitCode];
    return (known ?? {
        meaning: DECADES[Math.floor(exitCode / 10)] ?? "the specification has no meaning for this code",
        hint: SEE_OUTPUT,
        isGuess: true,
    });
}

;// CONCATENATED MODULE: ./build/js/src/phases/failure/known-causes.js
// What to do about a phase that failed, where the lifecycle's own words show the cause. Pure.

/** In the words of the official lifecycle, of ours, of Go's and of Node.js's network code, and of registries; the first that fits. */
const CAUSES = [
    {
        words: /tried to set .* to default but it doesn't exist/,
        hint: 'Set "default-process" to the type of a process that a buildpack or a Procfile adds to the image.',
    },
    {
        words: /\bno space left on device\b|\bENOSPC\b/,
        hint: "Free some space on the disk of the Docker engine, or use a runner with more.",
    },
    {
        words: /\bexec format error\b|\bENOEXEC\b/i,
        hint: "A program that it should run is for another architecture: use a builder and buildpacks for the platform of this build.",
    },
    {
        words: /\bx509: |\bcertificate (?:is|has|signed)\b|\bCERT_|_CERT\b/,
        hint: 'If the registry has a certificate of your own authority, name that authority\'s PEM file in "ca-certificates".',
    },
    {
        words: /server gave HTTP response to HTTPS client|does not speak TLS/,
        hint: 'If the registry has no TLS, name it in "insecure-registries".',
    },
    {
        words: /connection refused|refuses connections|no such host|server misbehaving|network is unreachable|no route to host|i\/o timeout|\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)\b/,
        hint: 'Check that the registry can be reached from containers: set "network", e.g. to "host".',
    },
    {
        words: /\bTOOMANYREQUESTS\b|\b429\b|rate limit/i,
        hint: "Log in to the registry, or try again later: it limits the rate of requests.",
    },
    {
        words: /\bUNAUTHORIZED\b|\bDENIED\b|\b40[13]\b|\bunauthorized\b|requested access to the resource is denied/,
        hint: "Check that this job is logged in to the registry, and that it may read and push there.",
    },
];
/** What helps; undefined if the words show no cause that is known. */
function hintForWords(words) {
    return saysImmutable(words) ? IMMUTABLE_TAG_HINT : CAUSES.find((cause) => cause.words.test(words))?.hint;
}

;// CONCATENATED MODULE: ./build/js/src/phases/failure/memory-limit.js
// What it means for a phase that failed that memory ran out: of the container, by the input "memory", or of the machine. Pure.
/** The words for it. */
function memoryWords({ limitBytes }) {
    return limitBytes === undefined
        ? {
            where: "as the machine of the Docker engine ran out of memory",
            hint: "Use a larger runner, or make the build use less memory.",
        }
        : {
            where: `at the memory limit of ${formatMemory(limitBytes)}`,
            hint: 'Set "memory" to more than that, or make the build use less.',
        };
}
const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];
/** As people write limits: in the largest unit that leaves a whole number, e.g. `512 MiB`. */
function formatMemory(bytes) {
    let [amount, unit] = [bytes, 0];
    while (unit < UNITS.length - 1 && amount >= 1024 && amount % 1024 === 0) {
        amount /= 1024;
        unit += 1;
    }
    return `${amount} ${UNITS[unit] ?? ""}`;
}

;// CONCATENATED MODULE: ./build/js/src/phases/failure/saved-tags.js
// What became of each tag that a lifecycle saved an image under, by its output. Pure.

const saved_tags_START = /^\*\*\* Images \(/;
const TAG = /^ {6}(\S+)( - .*)?$/;
/**
 * A sentence that names the tags that moved and those that did not; empty unless there are several: of one, the failure of the
 * phase says enough.
 */
function describeSavedTags(lines) {
    const start = lines.findLastIndex((line) => saved_tags_START.test(line));
    const moved = [];
    const failed = [];
    for (const line of start < 0 ? [] : lines.slice(start + 1)) {
        const [, tag, failure] = TAG.exec(line) ?? [];
        if (tag === undefined)
            break;
        (failure === undefined ? moved : failed).push((0,src_quote/* quote */.hD)(tag));
    }
    if (moved.length + failed.length < 2)
        return "";
    const list = (tags) => (0,src_quote/* someOf */.yU)(tags).join(", ") || "none";
    return `Tags that moved: ${list(moved)}. Tags that did not: ${list(failed)}.`;
}

;// CONCATENATED MODULE: ./build/js/src/phases/failure/phase-error.js
// A phase that ended with another exit code than 0, in words.







/** A phase of the lifecycle failed; which one, and how, is told by `phase` and `exitCode`. */
class PhaseError extends src_errors/* PlatformError */.Wk {
    phase;
    section;
    /** See https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#operations */
    exitCode;
    tail;
    verdicts;
    buildpacks;
    complaint;
    constructor(failure) {
        const { phase, section, tail, complaint, verdicts = [], buildpacks = [] } = failure;
        const lines = verdicts.map(({ buildpack, reason }) => `\n  ${buildpack}: ${reason}`);
        const end = lines.length === 0 ? "." : `:${lines.join("")}`;
        super("PHASE", `The ${failure.phase} ended with exit code ${failure.exitCode}: ${phase_error_describe(failure)}${end}${savedTags(failure)}`, {
            hint: phase_error_hintFor(failure),
            details: { kind: "phase", phase, section, buildpacks, tail, complaint },
        });
        this.phase = failure.phase;
        this.section = failure.section;
        this.exitCode = failure.exitCode;
        this.tail = failure.tail;
        this.verdicts = verdicts;
        this.buildpacks = buildpacks;
        this.complaint = failure.complaint;
    }
}
/** The exit code in words, where the output does not say more. */
function explain({ exitCode, tail }) {
    return isForeignProgram(tail) ? FOREIGN_PROGRAM : explainExitCode(exitCode);
}
/** What happened, as a clause. */
function phase_error_describe(failure) {
    const { exitCode, buildpacks = [], memory } = failure;
    const { meaning } = explain(failure);
    const what = buildpacks.length === 0 ? meaning : describeBuildpacks(buildpacks);
    if (memory?.ranOut !== true)
        return what;
    const { where } = memoryWords(memory);
    return exitCode === KILLED ? `${what} ${where}` : `${what}; a process was killed ${where}`;
}
function savedTags({ exitCode, tail }) {
    const tags = exitCode === ExitCode.EXPORT_FAILED ? describeSavedTags(tail) : "";
    return tags === "" ? "" : ` ${tags}`;
}
/** A guess beside the lifecycle's own words would only mislead. */
function phase_error_hintFor(failure) {
    const { complaint } = failure;
    const remedy = memoryHint(failure);
    if (remedy !== undefined)
        return remedy;
    const { hint, isGuess = false } = explain(failure);
    if (complaint?.by !== "lifecycle")
        return hint;
    return hintForWords(complaint.line) ?? (isGuess ? undefined : hint);
}
/** The engine may not have seen why the container was killed. */
function memoryHint({ exitCode, memory }) {
    if (memory === undefined)
        return undefined;
    const { where, hint } = memoryWords(memory);
    if (memory.ranOut)
        return hint;
    const isProbable = exitCode === KILLED && memory.limitBytes !== undefined;
    return isProbable ? `It was probably killed ${where}. ${hint}` : undefined;
}
function describeBuildpacks(buildpacks) {
    return buildpacks.length === 1
        ? `the buildpack ${buildpacks.join()} failed to build`
        : `one of the buildpacks ${(0,src_quote/* someOf */.yU)(buildpacks).join(", ")} failed to build`;
}
/** In the words of runc and crun, which end with different codes. */
const FOREIGN = /^(?:exec |.*\bexec container process ).+: exec format error$/is;
/** Whether all that came out of a container is that its program cannot be executed. @param tail the last lines of its output */
function isForeignProgram(tail) {
    return tail.length === 1 && FOREIGN.test(tail[0] ?? "");
}
/** As the meaning of an exit code, and what to do about it. */
const FOREIGN_PROGRAM = {
    meaning: "the machine of the Docker engine cannot run the image's programs, which are for another architecture",
    hint: "Use a runner of that architecture, or let this one emulate it: run docker/setup-qemu-action in a step before.",
};

;// CONCATENATED MODULE: ./build/js/src/phases/output/creator-sections.js
/** Follows the sections of one container; of any other phase than the creator there are none. */
class CreatorSections {
    #deps;
    #isCreator;
    #seen;
    #current;
    constructor(phase, deps) {
        this.#deps = deps;
        this.#seen = new Set([phase]);
        this.#isCreator = phase === "creator";
    }
    /** @param section of the line that comes next */
    enter(section) {
        if (!this.#isCreator || this.#seen.has(section))
            return;
        this.#seen.add(section);
        this.end({ succeeded: true });
        this.#current = { name: section, startedAt: this.#deps.now() };
        this.#deps.log.sectionStarted(section);
    }
    /** Ends the section that is running, if there is one. */
    end({ succeeded }) {
        if (this.#current === undefined)
            return;
        const { name, startedAt } = this.#current;
        const durationMs = this.#deps.now() - startedAt;
        this.#current = undefined;
        this.#deps.onSection?.({ name, startedAt, durationMs });
        if (succeeded)
            this.#deps.log.sectionEnded(name, { durationMs });
    }
}

;// CONCATENATED MODULE: ./build/js/src/phases/output/section-heading.js
const section_heading_SECTIONS = {
    ANALYZING: "analyzer",
    DETECTING: "detector",
    RESTORING: "restorer",
    BUILDING: "builder",
    EXPORTING: "exporter",
};
// eslint-disable-next-line no-control-regex -- colours are control sequences
const HEADING = /(?:\u001b\[[\d;]*m)*===> ([A-Z]+)(?:\u001b\[[\d;]*m|\r)*$/;
/** With colours; before it, a line may have any number of them, which are not worth looking through. */
const MAX_HEADING_LENGTH = 40;
/** The phase that a line introduces; undefined if it is any other line. */
function introducedPhase(line) {
    const heading = HEADING.exec(line);
    return heading?.index === 0 ? section_heading_SECTIONS[heading[1] ?? ""] : undefined;
}
/** Parts a heading from what stands before it: output of a buildpack whose last line has no end. */
function partAtHeading(line) {
    const heading = HEADING.exec(line.slice(-MAX_HEADING_LENGTH));
    const at = line.length - (heading?.[0].length ?? 0);
    if (heading === null || at === 0 || section_heading_SECTIONS[heading[1] ?? ""] === undefined)
        return [line];
    return [line.slice(0, at), line.slice(at)];
}

;// CONCATENATED MODULE: ./build/js/src/phases/output/transcript.js

const transcript_TAIL_LINES = 50;
const MAX_NOTES = 10_000;
const transcript_MAX_LINE_LENGTH = 2_000;
/** Debug output names each buildpack before it runs. */
const BUILDPACK_STARTS = /^Running build for buildpack /;
const BUILDING = /^(?:Running build for buildpack |ERROR: )/;
/** By phase, so that buildpacks cannot speak for the lifecycle so easily. */
const NOTABLE = {
    analyzer: /^Image with name /,
    detector: /^(?:(?:pass|fail|skip|err): |={8} Error: |unable to satisfy target )/,
    restorer: /^(?:Restoring (?:meta)?data for "|Removing ")/,
    // It builds, too.
    extender: BUILDING,
    builder: BUILDING,
    exporter: /^(?:(?:Adding|Reusing) layer '|Reusing layers from image |(?:Added|Reused) \d+\/\d+ app layer)/,
};
/** Reads the lines of one phase as they come. */
class Transcript {
    #tail = [];
    /** How many lines of the tail there are since what runs now began. */
    #recent = 0;
    #isOfOneBuildpack = false;
    #notes = [];
    #hasSections;
    #section;
    constructor(phase) {
        this.#section = phase;
        this.#hasSections = phase === "creator";
    }
    add(rawLine) {
        const line = transcript_plain(rawLine);
        const introduced = this.#hasSections ? introducedPhase(line) : undefined;
        if (introduced !== undefined)
            this.#section = introduced;
        this.#startAt(line, introduced);
        if (line.trim() !== "") {
            this.#tail.push(line);
            this.#recent += 1;
        }
        if (this.#tail.length > transcript_TAIL_LINES)
            this.#tail.shift();
        const isNotable = NOTABLE[this.#section]?.test(line) === true;
        if (isNotable && this.#notes.length < MAX_NOTES)
            this.#notes.push({ phase: this.#section, line });
    }
    /** The last lines that are not empty, oldest first, without colours. */
    get tail() {
        return [...this.#tail];
    }
    /** Those of them that came since the phase began, or the buildpack, where the output tells when that was. */
    get recent() {
        const count = Math.min(this.#recent, this.#tail.length);
        return { lines: this.#tail.slice(this.#tail.length - count), isOfOneBuildpack: this.#isOfOneBuildpack };
    }
    get notes() {
        return [...this.#notes];
    }
    /** The phase that was running at the end; another than that of the container only in the creator. */
    get section() {
        return this.#section;
    }
    #startAt(line, introduced) {
        const isBuild = this.#section === "builder" || this.#section === "extender";
        const isBuildpack = isBuild && BUILDPACK_STARTS.test(line);
        if (introduced === undefined && !isBuildpack)
            return;
        this.#recent = 0;
        this.#isOfOneBuildpack = isBuildpack;
    }
}
function transcript_plain(line) {
    // eslint-disable-next-line no-control-regex -- colours are control sequences
    return line.slice(0, transcript_MAX_LINE_LENGTH).replace(/\u001b\[[0-9;]*[A-Za-z]|\r/g, "");
}

;// CONCATENATED MODULE: ./build/js/src/phases/run-phase.js
// Running a phase: the only place where its data meets the engine.














/** In place of the exit code of a container that was stopped or lost. */
const DID_NOT_END = -1;
/**
 * Creates the phase's container, puts its files, runs it and reads its files; then its removal begins.
 * @throws {PhaseError} if it ends with another exit code than 0
 * @throws {PlatformError} as {@link checkBoundPaths}, `CANCELLED` if the signal is aborted meanwhile, or what the engine rejects with
 */
async function runPhase(spec, reason, deps) {
    throwIfCancelled(deps.signal);
    await checkBoundPaths(spec.mounts);
    const container = await deps.daemon.createContainer(await containerSpec(spec, deps));
    try {
        return await runCreated(spec, container, { reason, deps });
    }
    finally {
        deps.cleanup.start(container, `the container of the ${spec.name}`);
    }
}
async function runCreated(spec, container, { reason, deps }) {
    for (const { path, tar } of (0,container_files/* packFiles */.Po)(spec.filesIn, spec.mounts))
        await container.putArchive(path, tar);
    for (const archive of spec.archivesIn)
        await container.putArchive("/", archive());
    const transcript = new Transcript(spec.name);
    const exitCode = await runContainer(container, transcript, { spec, reason, deps });
    if (exitCode !== ExitCode.OK)
        throw await run_phase_explain(spec, exitCode, { container, transcript });
    const files = new Map();
    for (const path of spec.filesOut) {
        const text = await (0,container_files/* readContainerFile */.GN)(container, path);
        if (text !== undefined)
            files.set(path, text);
    }
    const names = [];
    for (const path of spec.namesOut ?? [])
        names.push(...(await (0,container_files/* listContainerDirectory */.Di)(container, path)));
    for (const directory of spec.directoriesOut)
        tellLeftOut(await (0,delivered_sbom/* saveSbomFiles */.i)(container, directory), deps.log);
    return { notes: transcript.notes, files, names };
}
const MAX_TOLD = 5;
function tellLeftOut(names, log) {
    if (names.length === 0)
        return;
    const told = names.slice(0, MAX_TOLD).map((name) => (0,src_quote/* quote */.hD)(name));
    const more = names.length > MAX_TOLD ? `, and ${names.length - MAX_TOLD} more` : "";
    log.warning(`Some SBOM files were left out, because no lifecycle uses such names: ${told.join(", ")}${more}.`);
}
async function runContainer(container, transcript, { spec, reason, deps }) {
    const { log, now, signal } = deps;
    const startedAt = now();
    const sections = new CreatorSections(spec.name, deps);
    let exitCode = DID_NOT_END;
    log.phaseStarted(spec.name, reason);
    try {
        const onLine = (line) => {
            for (const part of spec.name === "creator" ? partAtHeading(line) : [line]) {
                transcript.add(part);
                sections.enter(transcript.section);
                log.phaseOutput(spec.name, part);
            }
        };
        exitCode = await container.run({ onLine, signal });
    }
    finally {
        sections.end({ succeeded: exitCode === ExitCode.OK });
        const durationMs = now() - startedAt;
        // Also if it was cancelled: until then, everything printed is taken for output of the build.
        log.phaseEnded(spec.name, { exitCode, durationMs });
        deps.onEnd?.({ startedAt, durationMs });
    }
    return exitCode;
}
async function containerSpec(spec, deps) {
    const { credentialsFor } = spec;
    const secrets = credentialsFor.length === 0 ? {} : { CNB_REGISTRY_AUTH: await deps.registryAuth(credentialsFor) };
    return {
        image: spec.image,
        command: spec.command,
        env: Object.entries({ ...spec.env, ...secrets }).map(([name, value]) => `${name}=${value}`),
        user: spec.user,
        mounts: spec.mounts,
        network: spec.network,
        labels: deps.labels,
        limits: spec.limits,
        securityOptions: spec.securityOptions,
        ...(spec.dropCapabilities.length > 0 && { dropCapabilities: spec.dropCapabilities }),
    };
}
/** Finding out more must not hide the failure itself. */
async function run_phase_explain(spec, exitCode, { container, transcript }) {
    const { tail, notes, recent } = transcript;
    const isDetection = exitCode === ExitCode.NO_GROUP_DETECTED || exitCode === ExitCode.NO_GROUP_DETECTED_WITH_ERRORS;
    const ranOut = await container.ranOutOfMemory().catch(() => false);
    const memory = { limitBytes: spec.limits.memoryBytes, ranOut };
    const failed = exitCode === ExitCode.BUILDPACK_FAILED
        ? await findFailedBuildpack(container, notes).catch(() => UNKNOWN_BUILDPACK)
        : UNKNOWN_BUILDPACK;
    const verdicts = isDetection ? detectionVerdicts(notes) : undefined;
    const complaint = findComplaint({
        exitCode,
        lines: recent.lines,
        isOfOneBuildpack: recent.isOfOneBuildpack || failed.isFirst,
    });
    const section = spec.name === "creator" ? (sectionOfExitCode(exitCode) ?? sectionIn(transcript)) : undefined;
    const buildpacks = failed.names;
    return new PhaseError({
        phase: spec.name,
        section,
        exitCode,
        tail,
        verdicts,
        buildpacks,
        complaint,
        memory,
    });
}
const UNKNOWN_BUILDPACK = { names: [], isFirst: false };
/** Undefined before the creator introduced a phase. */
function sectionIn({ section }) {
    return section === "creator" ? undefined : section;
}

;// CONCATENATED MODULE: ./build/js/src/platform/run-lifecycle.js
// The phases of one build, in their order.















const REASONS = {
    analyzer: "finds the previous image, and checks that the image can be pushed",
    detector: "finds the buildpacks that the source needs",
    restorer: "restores layers from the build cache and the previous image",
    builder: "lets the buildpacks build",
    exporter: "pushes the image, and saves the build cache",
    creator: "does all phases in one container, since the builder is trusted",
};
/**
 * Runs the lifecycle, and says what it exported; layers and timings go into the report as they become known.
 * @throws {PhaseError} from the first phase that fails
 * @throws {PlatformError} `BUILDPACK` if image extensions want what the lifecycle cannot do
 */
async function runLifecycle(flow, context, deps) {
    const runner = new PhaseRunner(deps);
    const { files, runImage } = flow === "creator"
        ? { ...(await runner.run(creatorPhase(context), REASONS.creator)), runImage: undefined }
        : await runPhases(context, runner, deps);
    const layers = layerOutcomes(runner.notes);
    for (const { name, outcome, reason } of layers) {
        deps.log.info(`${outcome === "reused" ? "Reused" : "Rebuilt"}: ${name} (${reason})`);
    }
    deps.report.add({ layers });
    return { ...readExportReport(files), restoredLayers: restoredFromCache(runner.notes), runImage };
}
/**
 * A container for each phase.
 * Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#build
 */
async function runPhases(given, runner, deps) {
    const { files: analyzed } = await runner.run(analyzerPhase(given), REASONS.analyzer);
    const detected = await runner.run(detectorPhase(given), REASONS.detector);
    checkDetected({ analyzed, detected: detected.files }, given.extender !== undefined);
    const context = afterDetection(given, detected);
    const restored = await runner.run(restorerPhase(context), REASONS.restorer);
    const built = await buildAll(context, restored, { runner, deps });
    const phase = context.extensions?.build.length ? "extender" : "builder";
    checkBuilt(phase, { detected: detected.files, restored: restored.files, built: built.files });
    const exported = await runner.run(exporterPhase(context), REASONS.exporter);
    return { ...exported, runImage: analyzedRunImage(restored.files) };
}
/** What extends images, and what builds. */
async function buildAll(context, restored, { runner, deps }) {
    const { build, run } = context.extensions ?? { build: [], run: [] };
    if (run.length > 0) {
        const image = await deps.getRunImage(extendedRunImage(restored));
        const reason = `applies the Dockerfiles of ${run.join(", ")} to the run image`;
        await runner.run(runExtenderPhase(context, image), reason, "extend run image");
    }
    if (build.length === 0)
        return runner.run(builderPhase(context), REASONS.builder);
    const reason = `applies the Dockerfiles of ${build.join(", ")} to the build image, and ${REASONS.builder}`;
    return runner.run(buildExtenderPhase(context), reason, "extend build image");
}
/** With what image extensions generated, and the run image that they chose. */
function afterDetection(context, { names, files }) {
    const { extender, runImage } = context;
    if (extender === undefined)
        return context;
    const extensions = readExtensions({ names, analyzed: files.get(PHASE_PATHS.analyzed) }, extender);
    const reference = extensions.runImage ?? runImage.reference;
    return { ...context, extensions, runImage: { ...runImage, reference } };
}
/** The restorer has found out the digest of the one that it fetched for the extender. */
function extendedRunImage({ files }) {
    const reference = analyzedRunImage(files);
    if (reference !== undefined)
        return reference;
    const { analyzed } = PHASE_PATHS;
    throw new src_errors/* PlatformError */.Wk("MALFORMED", `The restorer did not name a run image in ${analyzed}.`);
}
/** Runs phases one after the other, and keeps what they said. */
class PhaseRunner {
    notes = [];
    #deps;
    constructor(deps) {
        this.#deps = {
            ...deps,
            onSection: (timing) => {
                deps.report.addTiming(timing);
            },
        };
    }
    /** @param name of the timing in the report */
    async run(spec, reason, name = spec.name) {
        throwIfCancelled(this.#deps.signal);
        const onEnd = (timing) => {
            this.#deps.report.addTiming({ name, ...timing });
        };
        const result = await runPhase(spec, reason, { ...this.#deps, onEnd });
        this.notes.push(...result.notes);
        return result;
    }
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/js/src/oci/byte-path.js
var byte_path = __webpack_require__(3483);
;// CONCATENATED MODULE: ./build/js/src/project/zip/archive-error.js
// What is wrong with an archive that was to be the source.


/** An error about an archive; `why` continues `The archive "app.jar" …`. */
function badArchive(path, why, cause) {
    return new src_errors/* PlatformError */.Wk("SOURCE", `The archive ${(0,src_quote/* quote */.hD)(path)} ${why}.`, {
        cause,
        hint: 'Create the archive again with zip, jar or a build tool, or unpack it and set "path" to the directory.',
    });
}

// EXTERNAL MODULE: ./node_modules/yauzl/index.js
var yauzl = __webpack_require__(663);
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
    const problem = firstOf(entries, zip_entries_nameProblem) ??
        firstOf(entries, storageProblem) ??
        treeProblem(entries) ??
        overlapProblem(entries, archive.sizeBytes) ??
        sizeProblem(entries, archive.sizeBytes);
    if (problem !== undefined)
        throw badArchive(archive.path, problem);
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
function zip_entries_nameProblem({ path }) {
    const quoted = (0,src_quote/* quote */.hD)(path);
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
        return `has ${(0,src_quote/* quote */.hD)(path)} encrypted, and there is no password`;
    if (stored.compressionMethod !== DEFLATE && stored.compressionMethod !== STORED)
        return `has ${(0,src_quote/* quote */.hD)(path)} compressed by method ${stored.compressionMethod}; only deflate (8) and stored (0) can be read`;
    return undefined;
}
/** Each path once, and nothing below what is not a directory: below a link it would end up elsewhere. */
function treeProblem(entries) {
    const kinds = new Map();
    for (const { path, kind } of entries) {
        const other = kinds.get(path);
        if (other !== undefined && (kind !== "directory" || other !== "directory"))
            return `has ${(0,src_quote/* quote */.hD)(path)} twice, which is ambiguous`;
        kinds.set(path, kind);
    }
    return firstOf(entries, ({ path }) => {
        for (let slash = path.lastIndexOf("/"); slash > 0; slash = path.lastIndexOf("/", slash - 1)) {
            const parent = path.slice(0, slash);
            const kind = kinds.get(parent) ?? "directory";
            if (kind !== "directory")
                return `has ${(0,src_quote/* quote */.hD)(path)} below ${(0,src_quote/* quote */.hD)(parent)}, which is a ${kind}`;
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
            return `ends within ${(0,src_quote/* quote */.hD)(entry.path)}`;
        if (next !== undefined && end > offsetOf(next))
            return `stores ${(0,src_quote/* quote */.hD)(entry.path)} and ${(0,src_quote/* quote */.hD)(next.path)} in the same bytes`;
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

;// CONCATENATED MODULE: ./build/js/src/project/zip/zip-entry.js
// One entry of a zip archive. Pure.

/** Systems whose archives have the mode of a file in the upper half of its external attributes: Unix and macOS. */
const UNIX_LIKE = [3, 19];
const TYPE_MASK = 0o170000;
const zip_entry_KINDS = {
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
    const name = zip_entry_nameOf(stored);
    return {
        path: plainPath(name),
        kind: name.endsWith("/") ? "directory" : (zip_entry_KINDS[mode & TYPE_MASK] ?? "file"),
        mode: mode & PERMISSIONS || ALL_PERMISSIONS,
        mtime: modificationTime(stored),
        sizeBytes: stored.uncompressedSize,
        stored,
    };
}
/** Without the flag for UTF-8, names are in code page 437 by the format; tools of macOS and others write UTF-8 all the same. */
function zip_entry_nameOf({ fileName, fileNameRaw, extraFields }) {
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
 * @throws {PlatformError} `SOURCE` if it is no zip, or has what must not be in one: names that lead elsewhere, two files of
 * one name, encrypted or overlapping files, or far more than its size can explain
 */
async function openZip(path) {
    const file = await (0,promises_.open)(path).catch((cause) => {
        throw badArchive(path, `cannot be read: ${(0,src_errors/* messageOf */.bD)(cause)}`, cause);
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
                throw badArchive(path, `has more than ${MAX_ENTRIES} entries, which is more than is supported`);
            const item = toZipEntry(entry);
            // The root of the archive is the root of the source, which has an entry of its own.
            if (item.path !== "" || item.kind !== "directory")
                entries.push(item);
        }
        return { zip, entries };
    }
    catch (cause) {
        if (cause instanceof src_errors/* PlatformError */.Wk)
            throw cause;
        throw badArchive(path, `is not a zip archive that can be read: ${(0,src_errors/* messageOf */.bD)(cause)}`, cause);
    }
}

;// CONCATENATED MODULE: ./build/js/src/project/source/source-archive.js
// Packing what is in a zip archive, as if it had been unpacked into a directory: straight from one stream into the other.
// Small files are read synchronously, as those of directories are: a stream for each takes several times as long.









/** No target of a link is longer, on Linux. */
const MAX_LINK_BYTES = 4095;
const source_archive_LOCAL_HEADER_BYTES = 30;
const LOCAL_HEADER_SIGNATURE = 0x04034b50;
const source_archive_DEFLATE = 8;
/** What a directory has that is only part of names. */
const IMPLIED_DIRECTORY = { mode: 0o755, mtime: tar_header/* FIXED_MTIME */.yA };
/** Writes what the archive has, in the order of a directory with the same files, and yields chunks as they fill. */
async function* packArchive(tree, writer) {
    await using archive = await openZip(tree.path);
    /** With a slash at the end. */
    let left;
    for (const item of listTree(archive.entries)) {
        if (left !== undefined && item.path.startsWith(left))
            continue;
        left = undefined;
        const kind = item.entry?.kind ?? "directory";
        const decision = tree.filter?.decide(item.path, kind === "directory" ? kind : "file") ?? "take";
        if (kind === "directory" && decision === "leave")
            left = `${item.path}/`;
        yield* packItem({ tree, writer, archive }, item, decision);
        yield* writer.tar.takeFull();
    }
}
/** As a walk through directories would find them: each directory, then what is in it, names in byte order. */
function listTree(entries) {
    const items = new Map();
    for (const entry of entries) {
        items.set(entry.path, entry);
        for (let slash = entry.path.lastIndexOf("/"); slash > 0; slash = entry.path.lastIndexOf("/", slash - 1)) {
            const parent = entry.path.slice(0, slash);
            if (items.has(parent))
                break;
            items.set(parent, undefined);
        }
    }
    const keyed = [...items].map(([path, entry]) => ({
        path,
        entry,
        key: Buffer.from(path.replaceAll("/", "\0")),
    }));
    return keyed.sort((a, b) => Buffer.compare(a.key, b.key));
}
async function* packItem(packing, { path, entry }, decision) {
    const { tree, writer, archive } = packing;
    const kind = entry?.kind ?? "directory";
    const name = (0,byte_path/* toBytePath */.xe)(path);
    if (kind === "directory" && decision === "enter")
        writer.directoryIfUsed(name, entry ?? IMPLIED_DIRECTORY);
    if (decision !== "take")
        return;
    if (entry === undefined || entry.kind === "directory") {
        writer.directory(name, entry ?? IMPLIED_DIRECTORY);
    }
    else if (entry.kind === "symlink") {
        writer.symlink(name, linkTarget(archive, entry), entry);
    }
    else if (entry.kind !== "file") {
        tree.onSkipped?.(path, entry.kind);
    }
    else if (Math.max(entry.sizeBytes, entry.stored.compressedSize) <= chunk_bytes/* CHUNK_BYTES */.E) {
        const content = source_archive_readSmall(archive, entry);
        writer.file(name, content.length, entry);
        writer.tar.write(content);
        writer.tar.padding(content.length);
    }
    else {
        yield* packLarge(packing, entry);
    }
}
function linkTarget(archive, entry) {
    if (entry.sizeBytes > MAX_LINK_BYTES || entry.stored.compressedSize > chunk_bytes/* CHUNK_BYTES */.E)
        throw badArchive(archive.path, `has a link ${(0,src_quote/* quote */.hD)(entry.path)} of ${entry.sizeBytes} bytes`);
    const target = source_archive_readSmall(archive, entry).toString("latin1");
    if (target === "" || target.includes("\0"))
        throw badArchive(archive.path, `has a link ${(0,src_quote/* quote */.hD)(entry.path)} that leads nowhere`);
    return target;
}
function source_archive_readSmall(archive, entry) {
    try {
        const bytes = readStored(archive, entry);
        const content = entry.stored.compressionMethod === source_archive_DEFLATE && entry.sizeBytes > 0
            ? (0,external_node_zlib_.inflateRawSync)(bytes, { maxOutputLength: entry.sizeBytes })
            : bytes.subarray(0, entry.sizeBytes);
        if (content.length !== entry.sizeBytes)
            throw new Error("its size is not what the archive says");
        checkCrc((0,external_node_zlib_.crc32)(content), entry);
        return content;
    }
    catch (cause) {
        throw source_archive_unreadable(archive, entry, cause);
    }
}
/** The bytes as they are in the archive. What is in front of them has a name and extra fields of its own. */
function readStored({ file, start: archiveStart }, { stored }) {
    const start = archiveStart + stored.relativeOffsetOfLocalHeader;
    const header = readAt(file.fd, start, source_archive_LOCAL_HEADER_BYTES);
    if (header.readUInt32LE(0) !== LOCAL_HEADER_SIGNATURE)
        throw new Error("it is not where the archive says");
    const dataStart = start + source_archive_LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28);
    return readAt(file.fd, dataStart, stored.compressedSize);
}
function readAt(fd, position, sizeBytes) {
    const bytes = Buffer.allocUnsafe(sizeBytes);
    for (let done = 0; done < sizeBytes;) {
        const count = (0,external_node_fs_.readSync)(fd, bytes, done, sizeBytes - done, position + done);
        if (count === 0)
            throw new Error("the archive ends within it");
        done += count;
    }
    return bytes;
}
async function* packLarge({ writer, archive }, entry) {
    try {
        const content = await archive.zip.openReadStreamPromise(entry.stored);
        writer.file((0,byte_path/* toBytePath */.xe)(entry.path), entry.sizeBytes, entry);
        let checksum = 0;
        // The stream itself fails if the size is not what the archive says.
        for await (const chunk of content) {
            checksum = (0,external_node_zlib_.crc32)(chunk, checksum);
            writer.tar.write(chunk);
            yield* writer.tar.takeFull();
        }
        checkCrc(checksum, entry);
        writer.tar.padding(entry.sizeBytes);
    }
    catch (cause) {
        throw source_archive_unreadable(archive, entry, cause);
    }
}
function checkCrc(checksum, { stored }) {
    if (checksum !== stored.crc32)
        throw new Error("its checksum is wrong");
}
function source_archive_unreadable(archive, entry, cause) {
    return badArchive(archive.path, `is damaged: ${(0,src_quote/* quote */.hD)(entry.path)} cannot be read, ${(0,src_errors/* messageOf */.bD)(cause)}`, cause);
}

;// CONCATENATED MODULE: ./build/js/src/project/source/unreadable-path.js
// Why a file of the source could not be read, and what helps.



/** A path may be longer than what Linux takes in one call, and is then too long for a sentence, too. */
const MAX_QUOTED = 200;
/** The error for a file or directory of the source, by its absolute path. */
function unreadablePath(path, cause) {
    const { why, hint } = unreadable_path_REASONS[(0,regular_file/* errorCode */.CA)(cause) ?? ""] ?? { why: plainMessage(cause), hint: CHANGED };
    return new src_errors/* PlatformError */.Wk("SOURCE", `${(0,src_quote/* quote */.hD)(path, MAX_QUOTED)} cannot be read: ${why}.`, { cause, hint });
}
const READABLE = "Make the source readable for the user who runs the action.";
const CHANGED = "Make the source readable for the user who runs the action, and do not modify it during the build.";
const unreadable_path_REASONS = {
    EACCES: { why: "permission denied (EACCES)", hint: READABLE },
    EPERM: { why: "operation not permitted (EPERM)", hint: READABLE },
    ENAMETOOLONG: {
        why: "its path has more than the 4,095 bytes that Linux allows (ENAMETOOLONG)",
        hint: 'Shorten the path, or leave it out with "exclude" in project.toml.',
    },
    ENOENT: {
        why: "it disappeared after its directory was listed (ENOENT)",
        hint: "Do not modify the source during the build.",
    },
    ELOOP: {
        why: "it became a link after its directory was listed (ELOOP)",
        hint: "Do not modify the source during the build.",
    },
};
/** Without the path, which Node.js adds at the end of what it says. */
function plainMessage(cause) {
    return (0,src_errors/* messageOf */.bD)(cause).replace(/, \w+ '.*$/s, "");
}

;// CONCATENATED MODULE: ./build/js/src/project/source/source-directory.js
// Packing a directory of this machine.
// Small files are read synchronously, one chunk at a time: that is 5 times faster than Node's thread pool, and a
// checkout is in the page cache. Large files are read asynchronously, so that nothing waits for them.





/** A file that was swapped for a link meanwhile must not bring in what lies outside of the tree, nor a pipe let us wait. */
const source_directory_OPEN_AS_FOUND = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
/** Writes what is below the source's directory, names in byte order, and yields chunks as they fill. */
async function* packDirectory(tree, writer) {
    const packing = { tree, writer, firstNames: new Map() };
    const pending = [source_directory_listDirectory(tree, "")];
    for (let level = pending.at(-1); level !== undefined; level = pending.at(-1)) {
        const next = level.pop();
        if (next === undefined) {
            pending.pop();
            continue;
        }
        if (next.kind === "directory") {
            if (packDirectoryEntry(packing, next.path))
                pending.push(source_directory_listDirectory(tree, next.path));
        }
        else if ((tree.filter?.decide((0,byte_path/* toText */.fE)(next.path), "file") ?? "take") === "take") {
            if (packEntry(packing, next) === "large")
                yield* packLargeFile(packing, next.path);
        }
        yield* writer.tar.takeFull();
    }
}
/** In reverse, to be popped from the end. */
function source_directory_listDirectory(tree, path) {
    const options = { withFileTypes: true, encoding: "latin1" };
    const names = source_directory_guarded(tree, path, () => (0,external_node_fs_.readdirSync)(absolute(tree, path), options));
    return names
        .map((dirent) => ({ path: path === "" ? dirent.name : `${path}/${dirent.name}`, kind: kindOf(dirent) }))
        .sort((a, b) => (0,byte_path/* compareBytePaths */.kA)(b.path, a.path));
}
function kindOf(dirent) {
    if (dirent.isFile())
        return "file";
    if (dirent.isDirectory())
        return "directory";
    if (dirent.isSymbolicLink())
        return "symlink";
    if (dirent.isSocket())
        return "socket";
    return dirent.isFIFO() ? "fifo" : "device";
}
/** Whether to look into it. */
function packDirectoryEntry({ tree, writer }, path) {
    const decision = tree.filter?.decide((0,byte_path/* toText */.fE)(path), "directory") ?? "take";
    if (decision === "leave")
        return false;
    const stats = sourceStats(source_directory_guarded(tree, path, () => (0,external_node_fs_.lstatSync)(absolute(tree, path))));
    if (decision === "take")
        writer.directory(path, stats);
    else
        writer.directoryIfUsed(path, stats);
    return true;
}
/** Writes an entry, unless it is a file too large to be read at once. */
function packEntry(packing, { path, kind }) {
    const { tree } = packing;
    switch (kind) {
        case "directory":
            break;
        case "symlink":
            source_directory_guarded(tree, path, () => {
                packSymlink(packing, path);
            });
            break;
        case "file":
            return source_directory_guarded(tree, path, () => packSmallFile(packing, path)) ? "written" : "large";
        case "socket":
        case "fifo":
        case "device":
            tree.onSkipped?.((0,byte_path/* toText */.fE)(path), kind);
    }
    return "written";
}
function packSymlink({ tree, writer }, path) {
    const link = absolute(tree, path);
    writer.symlink(path, (0,external_node_fs_.readlinkSync)(link, "latin1"), sourceStats((0,external_node_fs_.lstatSync)(link)));
}
/** False, having written nothing, if the file is large. */
function packSmallFile(packing, path) {
    const { tree, writer } = packing;
    const file = (0,external_node_fs_.openSync)(absolute(tree, path), source_directory_OPEN_AS_FOUND);
    try {
        const stats = (0,external_node_fs_.fstatSync)(file);
        const { size } = stats;
        if (packHardLink(packing, path, stats))
            return true;
        if (size > chunk_bytes/* CHUNK_BYTES */.E)
            return false;
        writeHeader(packing, path, stats);
        for (let missing = size; missing > 0;) {
            const room = writer.tar.room();
            const count = (0,external_node_fs_.readSync)(file, room, 0, Math.min(missing, room.length), null);
            if (count === 0)
                throw new Error("it became shorter while it was read");
            writer.tar.advance(count);
            missing -= count;
        }
        writer.tar.padding(size);
        return true;
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
async function* packLargeFile(packing, path) {
    const { tree, writer } = packing;
    try {
        await using file = await (0,promises_.open)(absolute(tree, path), source_directory_OPEN_AS_FOUND);
        const stats = await file.stat();
        const { size } = stats;
        writeHeader(packing, path, stats);
        for (let missing = size; missing > 0;) {
            const room = writer.tar.room();
            const { bytesRead } = await file.read(room, 0, Math.min(missing, room.length));
            if (bytesRead === 0)
                throw new Error("it became shorter while it was read");
            writer.tar.advance(bytesRead);
            missing -= bytesRead;
            yield* writer.tar.takeFull();
        }
        writer.tar.padding(size);
    }
    catch (cause) {
        throw source_directory_unreadable(tree, path, cause);
    }
}
/** Writes a further name of a file that was written already; false if this is the first one. */
function packHardLink({ writer, firstNames }, path, stats) {
    const first = stats.nlink > 1 ? firstNames.get(inodeOf(stats)) : undefined;
    if (first === undefined)
        return false;
    writer.hardLink(path, first, sourceStats(stats));
    return true;
}
function writeHeader({ writer, firstNames }, path, stats) {
    if (stats.nlink > 1)
        firstNames.set(inodeOf(stats), path);
    writer.file(path, stats.size, sourceStats(stats));
}
function inodeOf({ dev, ino }) {
    return `${dev} ${ino}`;
}
function sourceStats({ mode, mtimeMs }) {
    return { mode, mtime: mtimeMs / 1000 };
}
function absolute(tree, path) {
    const root = (0,byte_path/* toBytePath */.xe)(tree.path);
    return (0,byte_path/* toFsPath */.Yb)(path === "" ? root : `${root}/${path}`);
}
function source_directory_guarded(tree, path, action) {
    try {
        return action();
    }
    catch (cause) {
        throw source_directory_unreadable(tree, path, cause);
    }
}
function source_directory_unreadable(tree, path, cause) {
    return unreadablePath(path === "" ? tree.path : `${tree.path}/${(0,byte_path/* toText */.fE)(path)}`, cause);
}

;// CONCATENATED MODULE: ./build/js/src/project/source/source-tree.js






const source_tree_HINT = 'Set "path" to the directory of the source, or to a .zip, .jar or .war file that has it, relative to the workspace.';
/** Whether the name is one of an archive that is packed by what is in it. */
function isArchiveName(path) {
    return /\.(zip|jar|war)$/i.test(path);
}
/** @throws {PlatformError} `SOURCE` if there is no such directory or archive, or it cannot be read */
async function checkSourceTree(path) {
    const found = await findSource(path);
    if (found.isFile() && isArchiveName(path)) {
        const archive = await openZip(path);
        return archive[Symbol.asyncDispose]();
    }
    if (!found.isDirectory()) {
        const problem = `The path ${(0,src_quote/* quote */.hD)(path)} is neither a directory nor a .zip, .jar or .war file.`;
        throw new src_errors/* PlatformError */.Wk("SOURCE", problem, { hint: source_tree_HINT });
    }
}
/** @throws {PlatformError} `SOURCE` if there is nothing, or it cannot be read */
async function findSource(path) {
    try {
        const found = await (0,promises_.stat)(path);
        await (0,promises_.access)(path, found.isDirectory() ? external_node_fs_.constants.R_OK | external_node_fs_.constants.X_OK : external_node_fs_.constants.R_OK);
        return found;
    }
    catch (cause) {
        const why = (0,regular_file/* leadsNowhere */.q1)(cause) ? "does not exist" : `cannot be read (${String((0,regular_file/* errorCode */.CA)(cause))})`;
        throw new src_errors/* PlatformError */.Wk("SOURCE", `The path ${(0,src_quote/* quote */.hD)(path)} ${why}.`, { cause, hint: source_tree_HINT });
    }
}

;// CONCATENATED MODULE: ./build/js/src/project/source/source-modes.js
// Which permissions the files of a source have in the build. Pure.
/**
 * The permission bits of the app's own directory, as with `pack`. A run image may start the app as another user, who may create
 * files in it if the source is a directory; an archive has no entry for it.
 */
function appRootMode(source) {
    return source === "directory" ? 0o777 : 0o755;
}
const MODE_BITS = 0o7777;
const OWNER_EXECUTES = 0o100;
/** The permission bits in the build, with setuid, setgid and sticky, of a file or directory that has these. */
function buildMode(modes, kind, mode) {
    switch (modes) {
        case "keep":
            return mode & MODE_BITS;
        case "normalize":
            return kind === "directory" || (mode & OWNER_EXECUTES) !== 0 ? 0o755 : 0o644;
    }
}

;// CONCATENATED MODULE: ./build/js/src/project/source/source-writer.js
// The entries of a source as they are in the tar: relative to where it is unpacked, owned by the user who builds.




/** The largest time that a tar header holds without an extension: in the year 2242. */
const MAX_MTIME = 0o77777777777;
/** Writes what a source has; paths are relative to it. Content goes into `tar`, after the header of a file. */
class SourceWriter {
    tar = new tar_writer/* TarWriter */.r();
    #tree;
    /** Directories on the way to here that were not written so far. */
    #unused = [];
    constructor(tree) {
        this.#tree = tree;
    }
    directory(path, stats) {
        const mode = buildMode(this.#tree.fileModes, "directory", stats.mode);
        this.#entry(path, { type: "directory", mode, sizeBytes: 0, mtime: stats.mtime });
    }
    /** A directory that is written as soon as something in it is, and else never. */
    directoryIfUsed(path, stats) {
        const above = this.#unused.filter((directory) => path.startsWith(`${directory.path}/`));
        this.#unused = [...above, { path, stats }];
    }
    symlink(path, linkName, { mtime }) {
        if (leadsAbove(path, linkName))
            this.#tree.onLinkAbove?.((0,byte_path/* toText */.fE)(path), (0,byte_path/* toText */.fE)(linkName));
        this.#entry(path, { type: "symlink", mode: 0o777, sizeBytes: 0, linkName, mtime });
    }
    /** Another name of a file that was written before. */
    hardLink(path, first, stats) {
        const mode = this.#fileMode(stats);
        this.#entry(path, { type: "hardlink", mode, sizeBytes: 0, linkName: first, mtime: stats.mtime });
    }
    /** The header of a file. */
    file(path, sizeBytes, stats) {
        this.#entry(path, { type: "file", mode: this.#fileMode(stats), sizeBytes, mtime: stats.mtime });
    }
    #fileMode({ mode }) {
        return buildMode(this.#tree.fileModes, "file", mode);
    }
    #entry(path, entry) {
        const above = this.#unused.filter((directory) => path.startsWith(`${directory.path}/`));
        this.#unused = [];
        for (const directory of above)
            this.directory(directory.path, directory.stats);
        // Rounded down: a time in the future makes tools like make complain.
        const mtime = Math.min(Math.max(Math.floor(entry.mtime), 0), MAX_MTIME);
        this.#header({ ...entry, mtime, name: path });
    }
    #header(entry) {
        const { uid, gid } = this.#tree;
        this.tar.header({ ...entry, uid, gid });
    }
}
/** As engines see it that look at the names alone: they take a target that begins with a slash for one in the directory. */
function leadsAbove(path, target) {
    const joined = external_node_path_.posix.join(external_node_path_.posix.dirname(path), target);
    return joined === ".." || joined.startsWith("../");
}

;// CONCATENATED MODULE: ./build/js/src/project/source/pack-source.js
// The source as a tar stream: the same bytes for the same files, whatever user and umask they were checked out with.






/**
 * Everything that the filter takes, names in byte order, with normalised modes, owners and times.
 * Holds at most a few chunks in memory, whatever the size of the source.
 * The stream errors with `SOURCE` where something cannot be read or changes while it is.
 */
function packSourceTree(tree) {
    return external_node_stream_.Readable.from(pack_source_pack(tree), { objectMode: false, highWaterMark: chunk_bytes/* CHUNK_BYTES */.E });
}
async function* pack_source_pack(tree) {
    const writer = new SourceWriter(tree);
    const isFile = (await findSource(tree.path)).isFile();
    yield* isFile ? packArchive(tree, writer) : packDirectory(tree, writer);
    writer.tar.end();
    yield* writer.tar.takeFull();
}

;// CONCATENATED MODULE: ./build/js/src/platform/workspace/volume-roots.js
// The top directories of volumes: their owners and modes become parts of exported layers, so they are the same on every engine.


/**
 * Sets owner and mode of volumes by a container that has them. Docker leaves an archive's own directory as it is, and writes
 * through what is above; Podman does neither, and has given the owner when it made the volume.
 * @throws what the engine rejects with
 */
async function setVolumeRoots(holder, roots, { engine, owner }) {
    switch (engine) {
        case "docker":
            return holder.putArchive("/", directories(roots, owner));
        case "podman":
            for (const { path, mode } of roots)
                await holder.putArchive(path, directories([{ path: ".", mode }], owner));
    }
}
function directories(roots, owner) {
    const records = roots.map(({ path, mode }) => (0,tar_records/* tarRecord */.rx)({ name: path.replace(/^\/+/, ""), type: "directory", mode, ...owner }));
    return external_node_stream_.Readable.from([(0,tar_records/* packTar */.nG)(records)]);
}

;// CONCATENATED MODULE: ./build/js/src/platform/workspace/workspace.js
// The volumes of one build, with the source in them; gone when disposed.













const LAYERS_ROOT_MODE = 0o755;
/** Creates the volumes, empty; those of the extender only if there may be something to extend. */
async function createWorkspace(daemon, { labels, withExtender, owner, }) {
    const id = (0,external_node_crypto_.randomUUID)().slice(0, 8);
    const name = (what) => `cnb-build-${id}-${what}`;
    const needed = { layers: name("layers"), app: name("app") };
    const extending = { kaniko: name("kaniko"), lifecycle: name("lifecycle") };
    const results = await Promise.allSettled([
        ...Object.values(needed).map((volume) => daemon.createVolume(volume, labels, owner)),
        ...(withExtender ? Object.values(extending).map((volume) => daemon.createVolume(volume, labels)) : []),
    ]);
    const volumes = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const failed = results.find((result) => result.status === "rejected");
    if (failed !== undefined) {
        await disposeAll(volumes);
        throw failed.reason;
    }
    return {
        volumes: { ...needed, ...extending },
        [Symbol.asyncDispose]: () => disposeAll(volumes),
    };
}
async function disposeAll(volumes) {
    const results = await Promise.allSettled(volumes.map((volume) => volume[Symbol.asyncDispose]()));
    for (const result of results)
        if (result.status === "rejected")
            throw result.reason;
}
/**
 * Puts the source into the volume of the app, and gives both volumes the builder's user. The modes of the volumes are
 * constant, since they are part of exported layers and must not depend on the flow or the engine.
 * @throws {PlatformError} `SOURCE`, or what the engine rejects with
 */
async function uploadSource(upload, deps) {
    const { path, appDir, uid, gid, target } = upload;
    const image = await ensureHolderImage(deps.daemon, target);
    const holder = await deps.daemon.createContainer(holderContainer(image, upload, deps.labels));
    try {
        await putSource(holder, upload, deps);
        // Afterwards, since what is put into a directory changes its time.
        const roots = [
            { path: PHASE_PATHS.layers, mode: LAYERS_ROOT_MODE },
            { path: appDir, mode: appRootMode((await findSource(path)).isFile() ? "archive" : "directory") },
        ];
        await setVolumeRoots(holder, roots, { engine: deps.daemon.info.engine, owner: { uid, gid } });
    }
    finally {
        deps.cleanup.start(holder, "the container that took the source");
    }
}
async function putSource(holder, { path, filter, fileModes, appDir, uid, gid }, { log, signal }) {
    let above;
    const tar = packSourceTree({
        path,
        filter,
        fileModes,
        uid,
        gid,
        onSkipped: (file, kind) => {
            log.info(`Left out ${(0,src_quote/* quote */.hD)(file)}: an image cannot have a ${kind}.`);
        },
        onLinkAbove: (link, target) => {
            above ??= { link, target };
        },
    });
    const counted = (0,count_bytes/* countBytes */.T)(tar, (doneBytes) => {
        log.progress("Uploading the source", { doneBytes });
    });
    try {
        await holder.putArchive(appDir, (0,external_node_stream_.addAbortSignal)(signal, external_node_stream_.Readable.from(counted)));
    }
    catch (error) {
        throw withLink(error, above);
    }
}
/** Docker 20.10 unpacks no such link, and newer engines do; so it is looked at only where the engine refused something. */
function withLink(error, above) {
    if (above === undefined || !(error instanceof DaemonError))
        return error;
    const link = `${(0,src_quote/* quote */.hD)(above.link)} is a link to ${(0,src_quote/* quote */.hD)(above.target)}, which is above the source`;
    return new src_errors/* PlatformError */.Wk("SOURCE", `The Docker engine did not take the source. ${link}. ${error.message}`, {
        cause: error,
        hint: 'Docker 20.10 does not accept such a link: make it point into the source, or leave it out with "exclude" in project.toml.',
    });
}
function holderContainer(image, { workspace: { volumes }, appDir }, labels) {
    return {
        image,
        command: ["/holder"],
        env: [],
        mounts: [volumeMount(volumes.layers, PHASE_PATHS.layers), volumeMount(volumes.app, appDir)],
        network: "none",
        labels,
        securityOptions: ["no-new-privileges"],
    };
}

;// CONCATENATED MODULE: ./build/js/src/platform/export-image.js
// Running the lifecycle: what it needs is prepared, and is being removed once it has exported the image.













/** @throws {PhaseError} if a phase of the lifecycle fails */
async function exportImage(planned, deps) {
    const { resolved, plan, cleanup } = planned;
    const cache = await planLayerCache(resolved, plan, deps);
    const workspace = await createWorkspace(plan.daemon, {
        labels: parseLabel(deps.runLabel),
        withExtender: plan.extender !== undefined,
        owner: buildUser(resolved, plan),
    });
    try {
        return await runStarted({ ...planned, workspace, cache }, deps);
    }
    finally {
        cleanup.start(workspace, "the volumes of the build");
        if (cache.temporary !== undefined)
            cleanup.start(cache.temporary.thing, cache.temporary.what);
    }
}
async function runStarted(started, deps) {
    const { resolved, plan, cache, report } = started;
    deps.log.step("Preparing the build");
    const { builder, restored } = await report.time("prepare", () => prepare(started, deps));
    for (const each of [builder.report, restored])
        if (each !== undefined)
            report.addCache(each);
    const flow = chooseFlow(resolved, plan, cache.phase);
    logFlow(plan, flow, deps.log);
    report.add({ flow: flow.value });
    const result = await runLifecycle(flow.value, phaseContext(started, builder), {
        ...phaseDeps(started, deps),
        report,
        getRunImage: (reference) => report.time("get run image", () => getRunImage(reference, plan, deps)),
    });
    if (restored === undefined)
        report.addCache(reportUse(cache, result.restoredLayers));
    deps.onPending({ layers: await pendingLayers(cache, restored, deps), builder: builder.pending });
    return result;
}
/** All that takes long and needs nothing of each other. */
async function prepare(started, deps) {
    const { resolved, plan, cache, report } = started;
    const [builder, restored] = await runAll(deps.signal, [
        (signal) => report.time("get builder", () => provisionBuilder(resolved, plan, { ...deps, signal })),
        async () => cache.entry && report.time("restore cache", () => restoreLayerCache(cache, resolved, deps)),
        async (signal) => plan.lifecycleImage &&
            report.time("get lifecycle image", () => pullLifecycle(plan, { ...deps, signal })),
        (signal) => report.time("upload source", () => export_image_upload(started, { ...deps, signal })),
    ]);
    return { builder, restored };
}
async function pullLifecycle({ daemon, lifecycleImage }, deps) {
    if (lifecycleImage === undefined)
        return;
    await ensureImage("the lifecycle image", lifecycleImage.value, { ...deps, daemon });
}
/** A run image that is to be extended; it is in its registry, as the lifecycle has read it there. */
async function getRunImage(name, { daemon }, deps) {
    const reference = (0,image_reference/* parseImageReference */.o_)(name);
    const runnable = (0,image_reference/* formatImageReference */.my)(reference);
    await ensureImage("the run image", { reference, runnable, location: "registry" }, { ...deps, daemon });
    return runnable;
}
function export_image_upload({ resolved, plan, workspace, cleanup }, deps) {
    const { daemon, target } = plan;
    const source = {
        workspace,
        path: resolved.path,
        filter: createSourceFilter(resolved.selection),
        fileModes: resolved.fileModes,
        appDir: resolved.outcome.appDir,
        target,
        ...buildUser(resolved, plan),
    };
    return uploadSource(source, { ...deps, daemon, labels: parseLabel(deps.runLabel), cleanup });
}

;// CONCATENATED MODULE: ./build/js/src/platform/image/image-notes.js
// What people stumble over in an image that was built: said once, when it is delivered. Pure.

/** Of name and value together, in bytes; containerd, and so Kubernetes, takes no longer label. */
const MAX_LABEL_BYTES = 4096;
/** Those that every image built like this has, however long they are. */
const LIFECYCLE_LABEL = /^io\.buildpacks\./;
function imageNotes({ labels = {}, processes, defaultProcess }) {
    const notes = [];
    const long = Object.entries(labels)
        .filter(([name, value]) => !LIFECYCLE_LABEL.test(name) && bytesOf(name + value) > MAX_LABEL_BYTES)
        .map(([name]) => (0,src_quote/* quote */.hD)(name));
    if (long.length > 0) {
        notes.push({
            level: "warning",
            text: `containerd and Kubernetes do not accept labels of more than ${MAX_LABEL_BYTES.toLocaleString("en")} bytes, as in: ${(0,src_quote/* someOf */.yU)(long).join(", ")}.`,
        });
    }
    const hasDefault = defaultProcess !== undefined || processes?.some((process) => process.default) !== false;
    if (!hasDefault) {
        notes.push({
            level: "notice",
            text: 'The image has no default process: "docker run" has to name a command. Set "default-process", or add a Procfile with a web process.',
        });
    }
    return notes;
}
function bytesOf(text) {
    return Buffer.byteLength(text, "utf8");
}

;// CONCATENATED MODULE: ./build/js/src/cnb/order.js
// order.toml: the groups of buildpacks that detection tries, in order.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#ordertoml-toml



const OrderElement = dist/* object */.Ikc({
    id: dist/* string */.YjP(),
    version: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    optional: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
});
/** The schema of `[[order]]` tables, which buildpack.toml and builder labels share. */
const OrderGroups = dist/* array */.YOg(dist/* object */.Ikc({ group: dist/* optional */.lqM(dist/* array */.YOg(OrderElement), []) }));
const OrderFile = dist/* object */.Ikc({
    order: dist/* optional */.lqM(OrderGroups, []),
    "order-extensions": dist/* optional */.lqM(OrderGroups, []),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseOrder(toml, what) {
    const file = parseToml(OrderFile, toml, what);
    return { order: file.order, orderExtensions: file["order-extensions"] };
}
/** Extensions are tried before the groups; their element is never marked as optional. */
function formatOrder(order, orderExtensions = []) {
    return format_toml_formatToml({
        order: order.map(({ group }) => ({
            group: group.map(({ id, version, optional }) => ({ id, version, ...(optional && { optional }) })),
        })),
        ...(orderExtensions.length > 0 && {
            "order-extensions": orderExtensions.map(({ group }) => ({
                group: group.map(({ id, version }) => ({ id, version })),
            })),
        }),
    });
}

;// CONCATENATED MODULE: ./build/js/src/cnb/buildpack-descriptor.js
// buildpack.toml: what a buildpack says about itself.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#buildpacktoml-toml



const buildpack_descriptor_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
const Distro = dist/* object */.Ikc({ name: buildpack_descriptor_text, version: buildpack_descriptor_text });
/** The schema of a target; the official lifecycle reads `arch-variant`, builder labels say `variant`. */
const DescriptorTarget = dist/* object */.Ikc({
    os: buildpack_descriptor_text,
    arch: buildpack_descriptor_text,
    "arch-variant": dist/* optional */.lqM(dist/* string */.YjP()),
    variant: dist/* optional */.lqM(dist/* string */.YjP()),
    distros: dist/* nullish */.cl6(dist/* array */.YOg(Distro)),
});
const buildpack_descriptor_Descriptor = dist/* object */.Ikc({
    api: buildpack_descriptor_text,
    buildpack: dist/* object */.Ikc({
        id: buildpack_descriptor_text,
        name: dist/* optional */.lqM(dist/* string */.YjP()),
        version: buildpack_descriptor_text,
        homepage: dist/* optional */.lqM(dist/* string */.YjP()),
        description: dist/* optional */.lqM(dist/* string */.YjP()),
        keywords: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
        licenses: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ type: dist/* optional */.lqM(dist/* string */.YjP()), uri: dist/* optional */.lqM(dist/* string */.YjP()) }))),
        "clear-env": dist/* optional */.lqM(dist/* boolean */.zMY(), false),
        "sbom-formats": dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
        "exec-env": dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
    }),
    order: dist/* optional */.lqM(OrderGroups, []),
    stacks: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ id: buildpack_descriptor_text, mixins: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())) })), []),
    targets: dist/* optional */.lqM(dist/* array */.YOg(DescriptorTarget), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseBuildpackDescriptor(toml, what) {
    const { buildpack, api, order, stacks, targets } = toml_parseToml(buildpack_descriptor_Descriptor, toml, what);
    const { "clear-env": clearEnv, "sbom-formats": sbomFormats, "exec-env": execEnv, ...rest } = buildpack;
    return { ...rest, api, clearEnv, sbomFormats, execEnv, order, stacks, targets };
}

;// CONCATENATED MODULE: ./build/js/src/cnb/builder-labels.js
// The labels of a builder image: its buildpacks, their order, its run images and its lifecycle. Pure.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder





const BUILDER_METADATA_LABEL = "io.buildpacks.builder.metadata";
const BUILDPACK_LAYERS_LABEL = "io.buildpacks.buildpack.layers";
const BUILDPACK_ORDER_LABEL = "io.buildpacks.buildpack.order";
const LIFECYCLE_VERSION_LABEL = "io.buildpacks.lifecycle.version";
const LIFECYCLE_APIS_LABEL = "io.buildpacks.lifecycle.apis";
const builder_labels_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
const versions = dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), []);
const ApiSet = dist/* object */.Ikc({ deprecated: versions, supported: versions });
/** Which APIs a lifecycle speaks; deprecated ones still work. */
const LifecycleApis = dist/* object */.Ikc({
    buildpack: dist/* optional */.lqM(ApiSet, {}),
    platform: dist/* optional */.lqM(ApiSet, {}),
});
const ModuleInfo = dist/* object */.Ikc({
    id: dist/* string */.YjP(),
    version: builder_labels_text,
    name: dist/* optional */.lqM(dist/* string */.YjP()),
    homepage: dist/* optional */.lqM(dist/* string */.YjP()),
    description: dist/* optional */.lqM(dist/* string */.YjP()),
});
const BuilderMetadata = dist/* object */.Ikc({
    description: builder_labels_text,
    buildpacks: dist/* nullish */.cl6(dist/* array */.YOg(ModuleInfo), []),
    extensions: dist/* nullish */.cl6(dist/* array */.YOg(ModuleInfo), []),
    stack: dist/* nullish */.cl6(dist/* object */.Ikc({ runImage: dist/* nullish */.cl6(RunImageEntry) })),
    images: dist/* nullish */.cl6(dist/* array */.YOg(RunImageEntry), []),
    lifecycle: dist/* object */.Ikc({
        version: builder_labels_text,
        api: dist/* nullish */.cl6(dist/* object */.Ikc({ buildpack: builder_labels_text, platform: builder_labels_text })),
        apis: dist/* nullish */.cl6(LifecycleApis),
    }),
    createdBy: dist/* nullish */.cl6(dist/* object */.Ikc({ name: builder_labels_text, version: builder_labels_text })),
});
const builder_labels_BuildpackLayers = dist/* record */.g1P(dist/* string */.YjP(), dist/* record */.g1P(dist/* string */.YjP(), dist/* object */.Ikc({
    api: builder_labels_text,
    layerDiffID: builder_labels_text,
    name: dist/* optional */.lqM(dist/* string */.YjP()),
    homepage: dist/* optional */.lqM(dist/* string */.YjP()),
    order: dist/* nullish */.cl6(OrderGroups),
    targets: dist/* nullish */.cl6(dist/* array */.YOg(DescriptorTarget)),
    stacks: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ id: builder_labels_text, mixins: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP())) }))),
})));
/** @throws {PlatformError} `MALFORMED` naming the image */
function parseBuilderMetadata(json, what) {
    return (0,oci_schema/* parseJson */.qF)(BuilderMetadata, json, `The label ${BUILDER_METADATA_LABEL} of ${what}`);
}
/** @throws {PlatformError} `MALFORMED` naming the image */
function parseBuildpackLayers(json, what) {
    return (0,oci_schema/* parseJson */.qF)(builder_labels_BuildpackLayers, json, `The label ${BUILDPACK_LAYERS_LABEL} of ${what}`);
}
/** @throws {PlatformError} `MALFORMED` naming the image */
function parseOrderLabel(json, what) {
    return (0,oci_schema/* parseJson */.qF)(OrderGroups, json, `The label ${BUILDPACK_ORDER_LABEL} of ${what}`);
}
/** @throws {PlatformError} `MALFORMED` naming the image */
function parseLifecycleApis(json, what) {
    return (0,oci_schema/* parseJson */.qF)(LifecycleApis, json, `The label ${LIFECYCLE_APIS_LABEL} of ${what}`);
}

;// CONCATENATED MODULE: ./build/js/src/builder/located-image.js



/**
 * Finds an image by the pull policy; undefined if the policy is `never` and the engine does not have it.
 * @throws {PlatformError} what the registry or the engine rejects with
 */
async function locateImage(query, { inspectImage, registry }) {
    if (query.pull !== "always") {
        const image = await inspectImage((0,image_reference/* formatImageReference */.my)(query.reference));
        if (image !== undefined)
            return fromDaemon(query.reference, image);
        if (query.pull === "never")
            return undefined;
    }
    return fromRegistry(query, registry);
}
function fromDaemon(reference, image) {
    const { os, arch, variant, env, labels } = image;
    const pinned = image.repoDigests
        .map(image_reference/* parseImageReference */.o_)
        .find(({ registry, repository }) => registry === reference.registry && repository === reference.repository);
    return {
        reference,
        pinned,
        runnable: (0,image_reference/* formatImageReference */.my)(reference),
        location: "daemon",
        target: { os, arch, ...(variant !== undefined && { variant }) },
        env,
        labels,
    };
}
async function fromRegistry({ reference, target }, registry) {
    const image = await readImage(registry, reference, target);
    return {
        reference,
        pinned: image.reference,
        runnable: (0,image_reference/* formatImageReference */.my)(image.reference),
        location: "registry",
        target: targetOf(image.config),
        env: image.config.config?.Env ?? [],
        labels: image.config.config?.Labels ?? {},
        served: {
            manifest: image.manifest,
            manifestBytes: image.manifestBytes,
            diffIds: image.config.rootfs.diff_ids,
        },
    };
}
/** Whether an image for `theirs` runs on `ours`: variants only have to match where both name one. */
function runsOn(theirs, ours) {
    const sameVariant = theirs.variant === undefined || ours.variant === undefined;
    return (theirs.os === ours.os && theirs.arch === ours.arch && (sameVariant || theirs.variant === ours.variant));
}

;// CONCATENATED MODULE: ./build/js/src/builder/target-words.js
// Who asks for the platform that an image has to be for, in words. Pure.


const REQUESTERS = {
    input: 'the input "platform" asks for',
    engine: "the Docker engine runs",
    machine: "this machine is",
};
/** A clause, e.g. `the Docker engine runs linux/arm64`. */
function whoWants(target, source) {
    return `${REQUESTERS[source]} ${formatTarget(target)}`;
}
/** What to do about an image for another one. */
function otherTargetHint(theirs, ours, source) {
    const [has, wanted] = [formatTarget(theirs), formatTarget(ours)];
    return source === "input"
        ? `Use a builder for ${wanted}, or set "platform" to ${(0,src_quote/* quote */.hD)(has)}.`
        : `Use a builder for ${wanted}, or a runner for ${has}.`;
}

;// CONCATENATED MODULE: ./build/js/src/builder/builder-image.js
// A builder image as its labels describe it: lifecycle, buildpacks, order, run images, user.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder











/**
 * Reads what a builder says about itself, without pulling it.
 * @throws {PlatformError} `BUILDER_IMAGE` if it cannot be read, is no builder, is for another platform, or has no user;
 * `REGISTRY_UNREACHABLE` and what else is no fault of the builder's as it comes
 */
async function readBuilder(query, sources) {
    const name = (0,image_reference/* formatImageReference */.my)(query.reference);
    const image = await locateImage(query, sources).catch((error) => {
        throw builder_image_unreadable(name, error);
    });
    if (image === undefined) {
        throw builderError(`The builder ${(0,src_quote/* quote */.hD)(name)} is not in the Docker engine, and "pull" is "never".`, {
            hint: 'Pull it first, or set "pull" to "if-not-present".',
        });
    }
    const label = image.labels[BUILDER_METADATA_LABEL];
    if (label === undefined) {
        throw builderError(`${(0,src_quote/* quote */.hD)(name)} is not a builder: it has no label "${BUILDER_METADATA_LABEL}".`, {
            hint: `Set "builder" to a builder image, such as ${SUGGESTED_BUILDER}.`,
        });
    }
    checkTarget(name, image.target, query);
    return { ...image, ...readUser(name, image.env), ...readLabels(name, label, image.labels) };
}
/** All Platform APIs that labels list; `api` is what builders had before `apis`. */
function platformApisOf(apis, single) {
    const { supported = [], deprecated = [] } = apis?.platform ?? {};
    const listed = [...supported, ...deprecated];
    const texts = listed.length > 0 ? listed : [single ?? ""].filter((text) => text !== "");
    return [...new Set(texts)].map(parseApiVersion);
}
function readLabels(name, label, labels) {
    try {
        const metadata = parseBuilderMetadata(label, (0,src_quote/* quote */.hD)(name));
        const { version, api, apis } = metadata.lifecycle;
        const order = labels[BUILDPACK_ORDER_LABEL];
        return {
            lifecycle: { version, platformApis: platformApisOf(apis, api?.platform) },
            buildpacks: metadata.buildpacks,
            order: order === undefined ? [] : parseOrderLabel(order, (0,src_quote/* quote */.hD)(name)),
            runImages: runImagesOf(metadata),
        };
    }
    catch (cause) {
        throw builderError(`${(0,src_quote/* quote */.hD)(name)} is not a usable builder: ${(0,src_errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
/** `images` is what builders have since Platform API 0.12; `stack.runImage` comes first where they differ. */
function runImagesOf({ images, stack }) {
    const entries = [...images, ...(stack?.runImage == null ? [] : [stack.runImage])];
    const named = entries.filter(({ image }) => image !== "");
    return named
        .filter(({ image }, at) => named.findIndex((other) => other.image === image) === at)
        .map(({ image, mirrors }) => ({ image, mirrors }));
}
function readUser(name, env) {
    const uid = readId(name, env, "CNB_USER_ID");
    const gid = readId(name, env, "CNB_GROUP_ID");
    if (uid === 0) {
        throw builderError(`The builder ${(0,src_quote/* quote */.hD)(name)} says that buildpacks run as root: its CNB_USER_ID is "0".`, {
            hint: "Use a builder whose user is not root; detection and build refuse to run as root.",
        });
    }
    return { uid, gid };
}
function readId(name, env, variable) {
    const value = envValue(env, variable);
    if (value !== undefined && isUserId(value))
        return Number(value);
    const why = value === undefined ? `has no variable ${variable}` : `has ${variable}=${(0,src_quote/* quote */.hD)(value)}`;
    throw builderError(`The builder ${(0,src_quote/* quote */.hD)(name)} ${why}.`, {
        hint: `A builder's environment must have CNB_USER_ID and CNB_GROUP_ID, as numbers up to ${MAX_USER_ID}.`,
    });
}
function checkTarget(name, theirs, { target: ours, targetSource }) {
    // A variant that is asked for is to be built for, which a plain builder would not do.
    const isWanted = ours.variant === undefined || isSameVariant(ours.arch, theirs.variant, ours.variant);
    if (runsOn(theirs, ours) && isWanted)
        return;
    throw builderError(`The builder ${(0,src_quote/* quote */.hD)(name)} is for ${formatTarget(theirs)}, but ${whoWants(ours, targetSource)}.`, { hint: otherTargetHint(theirs, ours, targetSource) });
}
/** What the builder's name can be blamed for; a registry that does not answer stays one, and an engine what it is. */
function builder_image_unreadable(name, cause) {
    if (!(cause instanceof src_errors/* PlatformError */.Wk))
        return cause;
    const { code, hint = CHECK_BUILDER } = cause;
    const message = `The builder ${(0,src_quote/* quote */.hD)(name)} cannot be read: ${cause.message}`;
    if (["NOT_FOUND", "REGISTRY_DENIED", "MALFORMED"].includes(code))
        return builderError(message, { cause, hint });
    const isRegistrys = ["REGISTRY_UNREACHABLE", "REGISTRY", "DIGEST_MISMATCH"].includes(code);
    return isRegistrys ? new src_errors/* PlatformError */.Wk(code, message, { cause, hint }) : cause;
}
const CHECK_BUILDER = 'Check the name and tag in "builder", and that the job is logged in to its registry.';
function builderError(message, details) {
    return new src_errors/* PlatformError */.Wk("BUILDER_IMAGE", message, details);
}

;// CONCATENATED MODULE: ./build/js/src/builder/lifecycle-image.js








/** Where the project publishes its lifecycles; tags are versions without `v`. */
const OFFICIAL_LIFECYCLE = "docker.io/buildpacksio/lifecycle";
/** The input `lifecycle-image`, else the official image of the version that the builder has. */
function chooseLifecycleImage(requested, builder) {
    if (requested !== undefined) {
        return { value: requested, source: "input", reason: 'the input "lifecycle-image"' };
    }
    const version = builder.lifecycle.version.replace(/^v/, "");
    if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) {
        const message = `The builder's lifecycle ${(0,src_quote/* quote */.hD)(version)} is not an official release, so its image is not known.`;
        throw new src_errors/* PlatformError */.Wk("BUILDER_IMAGE", message, {
            hint: 'Set "lifecycle-image" to an image with a lifecycle, or "trust-builder" to "true".',
        });
    }
    const value = (0,image_reference/* parseImageReference */.o_)(`${OFFICIAL_LIFECYCLE}:${version}`);
    return { value, source: "builder", reason: "the version that the builder has" };
}
/**
 * @throws {PlatformError} `BUILDER_IMAGE` if it cannot be read or has no lifecycle for the target, or `REGISTRY_UNREACHABLE`;
 * either says why it is needed
 */
async function readLifecycleImage(query, sources) {
    const name = (0,image_reference/* formatImageReference */.my)(query.reference);
    const image = await locateImage(query, sources).catch((cause) => {
        throw unusable(name, (0,src_errors/* messageOf */.bD)(cause), cause);
    });
    if (image === undefined)
        throw unusable(name, 'It is not in the Docker engine, and "pull" is "never".');
    if (!runsOn(image.target, query.target)) {
        const wanted = whoWants(query.target, query.targetSource);
        throw unusable(name, `It is for ${formatTarget(image.target)}, but ${wanted}.`);
    }
    return { ...image, ...lifecycle_image_readLabels(name, image.labels) };
}
/** Official images have all three labels; a builder, which has a lifecycle too, only the last. */
function lifecycle_image_readLabels(name, labels) {
    const version = labels[LIFECYCLE_VERSION_LABEL];
    const apis = labels[LIFECYCLE_APIS_LABEL];
    if (apis !== undefined) {
        return { version, platformApis: platformApisOf(parseLifecycleApis(apis, (0,src_quote/* quote */.hD)(name)), undefined) };
    }
    const metadata = labels[BUILDER_METADATA_LABEL];
    if (metadata === undefined)
        throw unusable(name, `It has no label "${LIFECYCLE_APIS_LABEL}".`);
    const { lifecycle } = parseBuilderMetadata(metadata, (0,src_quote/* quote */.hD)(name));
    const { api } = lifecycle;
    return {
        version: version ?? lifecycle.version,
        platformApis: platformApisOf(lifecycle.apis, api?.platform),
    };
}
/** A registry that does not answer stays one. */
function unusable(name, why, cause) {
    const isUnreachable = cause instanceof src_errors/* PlatformError */.Wk && cause.code === "REGISTRY_UNREACHABLE";
    return new src_errors/* PlatformError */.Wk(isUnreachable ? cause.code : "BUILDER_IMAGE", `The lifecycle image ${(0,src_quote/* quote */.hD)(name)} cannot be used: ${why}`, {
        cause,
        hint: 'A builder that is not trusted needs one: set "lifecycle-image" to an image with a lifecycle, ' +
            'or "trust-builder" to "true" if its buildpacks may see the registry credentials.',
    });
}

;// CONCATENATED MODULE: ./build/js/src/builder/platform-api.js
// Which version of the Platform API a build speaks: the highest that this platform and every lifecycle in it know. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#platform-api-compatibility


/** The versions that the phases in `src/phases` are written for; before 0.7 the order of the phases is another. */
const ACTION_PLATFORM_APIS = [
    "0.7",
    "0.8",
    "0.9",
    "0.10",
    "0.11",
    "0.12",
    "0.13",
    "0.14",
    "0.15",
].map(parseApiVersion);
/** This platform and the lifecycles of a build have no version of the Platform API in common. */
class IncompatibleApiError extends src_errors/* PlatformError */.Wk {
    /** e.g. `["0.7", "0.8"]` */
    ours;
    /** What each of the lifecycles speaks. */
    theirs;
    constructor(ours, theirs) {
        const sets = theirs.map(({ who, platformApis }) => `${who} speaks ${formatVersions(platformApis)}`);
        const message = "There is no version of the Platform API that all sides speak: " +
            `this action speaks ${formatVersions(ours)}; ${sets.join("; ")}.`;
        super("INCOMPATIBLE_API", message, { hint: "Use a builder with another version of the lifecycle." });
        this.ours = ours.map(formatApiVersion);
        this.theirs = theirs;
    }
}
/**
 * Picks the highest version that we and all of the lifecycles (of the builder, and of the lifecycle image) list.
 * @throws {IncompatibleApiError} naming all sets
 */
function negotiatePlatformApi(lifecycles, ours = ACTION_PLATFORM_APIS) {
    const common = ours.filter((our) => lifecycles.every(({ platformApis }) => platformApis.some((their) => compareApiVersions(our, their) === 0)));
    const value = highestCommonVersion(common, common);
    if (value === undefined)
        throw new IncompatibleApiError(ours, lifecycles);
    const reason = `the highest that this action and ${lifecycles.map(({ who }) => who).join(" and ")} speak`;
    return { value, source: "builder", reason };
}
function formatVersions(versions) {
    return versions.length === 0
        ? "none that its labels name"
        : [...versions].sort(compareApiVersions).map(formatApiVersion).join(", ");
}

;// CONCATENATED MODULE: ./build/js/src/builder/run-image.js







/** All are tried at once; a builder that names thousands of mirrors must not make as many requests. */
const MAX_CANDIDATES = 100;
/**
 * The run image that was asked for, else of the builder's the one on the app image's registry, else the first that can
 * be read.
 * @throws {PlatformError} `RUN_IMAGE` with every candidate and what is wrong about it; `REGISTRY_UNREACHABLE` with the first that is
 */
async function chooseRunImage(options, registry) {
    const candidates = listCandidates(options).slice(0, MAX_CANDIDATES);
    if (candidates.length === 0) {
        throw new src_errors/* PlatformError */.Wk("RUN_IMAGE", `The builder "${(0,image_reference/* formatImageReference */.my)(options.builder.reference)}" does not name a run image.`, { hint: 'Set "run-image".' });
    }
    const attempts = await Promise.all(candidates.map(async (candidate) => ({
        candidate,
        ...(await tryImage(candidate.name, options, registry)),
    })));
    const failed = [];
    for (const attempt of attempts) {
        const { source, reason, name } = attempt.candidate;
        if ("error" in attempt)
            failed.push(`${(0,src_quote/* quote */.hD)(name)} cannot be used`);
        else
            return { value: attempt.image, source, reason: [reason, ...(0,src_quote/* someOf */.yU)(failed)].join("; ") };
    }
    throw noneUsable(attempts);
}
/** A candidate of each name; those on the app image's registry first, the user's mirrors before the builder's. */
function listCandidates(options) {
    const { requested, builder, image } = options;
    const [first, ...others] = run_image_namesOf(options);
    if (first === undefined)
        return [];
    const main = requested !== undefined
        ? { name: first, source: "input", reason: 'the input "run-image"' }
        : { name: first, source: "builder", reason: "named by the builder" };
    const theirs = new Set(requested === undefined ? builder.runImages[0]?.mirrors : []);
    const mirrors = others.map((name) => theirs.has(name)
        ? { name, source: "builder", reason: "a mirror that the builder names" }
        : { name, source: "input", reason: 'a mirror of the input "run-image-mirrors"' });
    const isNear = ({ name }) => registryOf(name) === image.registry;
    const near = [main, ...mirrors]
        .filter(isNear)
        .map((candidate) => ({ ...candidate, reason: `${candidate.reason}, on the registry of the image` }));
    return [...near, ...[main, ...mirrors].filter((candidate) => !isNear(candidate))];
}
/** The names that one run image has: its own, then its mirrors. */
function run_image_namesOf({ requested, mirrors, builder }) {
    const [entry] = builder.runImages;
    const name = requested === undefined ? entry?.image : (0,image_reference/* formatImageReference */.my)(requested);
    if (name === undefined)
        return mirrors.map(image_reference/* formatImageReference */.my);
    const theirs = requested === undefined ? (entry?.mirrors ?? []) : [];
    return [...new Set([name, ...mirrors.map(image_reference/* formatImageReference */.my), ...theirs])];
}
/** What run.toml should say, so that the image's label names all of them. */
function run_image_runImagesOf(options) {
    const [image, ...mirrors] = run_image_namesOf(options);
    const others = options.requested === undefined ? options.builder.runImages.slice(1) : [];
    return image === undefined ? others : [{ image, mirrors }, ...others];
}
async function tryImage(name, options, registry) {
    const { builder } = options;
    try {
        const reference = (0,image_reference/* parseImageReference */.o_)(name);
        const found = await readImage(registry, reference, builder.target);
        const target = targetOf(found.config);
        if (!runsOn(target, builder.target))
            throw run_image_otherTarget(name, target, builder.target);
        const layers = found.manifest.layers.map(({ digest }) => digest);
        if (layers.length === 0)
            throw withoutLayers(name);
        const runImages = run_image_runImagesOf(options);
        return { image: { name, reference, pinned: found.reference, target, layers, runImages } };
    }
    catch (error) {
        if (error instanceof src_errors/* PlatformError */.Wk)
            return { error };
        throw error;
    }
}
function run_image_otherTarget(name, theirs, builder) {
    return new src_errors/* PlatformError */.Wk("RUN_IMAGE", `${(0,src_quote/* quote */.hD)(name)} is for ${formatTarget(theirs)}, but the builder for ${formatTarget(builder)}.`);
}
/** An exporter would find out at the end of the build: it puts the app's layers on the last one. */
function withoutLayers(name) {
    return new src_errors/* PlatformError */.Wk("RUN_IMAGE", `${(0,src_quote/* quote */.hD)(name)} has no layers, so it cannot be the base of an app.`);
}
function noneUsable(attempts) {
    const errors = attempts.flatMap((attempt) => ("error" in attempt ? [attempt.error] : []));
    const unreachable = errors.find(({ code }) => code === "REGISTRY_UNREACHABLE");
    if (unreachable !== undefined) {
        const { code, message, hint } = unreachable;
        return new src_errors/* PlatformError */.Wk(code, `The run image cannot be used: ${message}`, { cause: unreachable, hint });
    }
    const [first] = errors;
    const reasons = (0,src_quote/* someOf */.yU)(errors.map(src_errors/* messageOf */.bD)).join(" ");
    const isRequested = attempts[0]?.candidate.source === "input";
    const message = errors.length === 1 || isRequested
        ? `The run image cannot be used: ${reasons}`
        : `None of the builder's run images can be used: ${reasons}`;
    const hint = isRequested
        ? 'Set "run-image" to an image that exists and can be read, for the platform of the builder.'
        : 'Log in to a registry that has one of them, or set "run-image".';
    return new src_errors/* PlatformError */.Wk("RUN_IMAGE", message, { hint, cause: first });
}
function registryOf(name) {
    try {
        return (0,image_reference/* parseImageReference */.o_)(name).registry;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/src/builder/trusted-builders.js


/**
 * The builders that `pack` trusts by default, and nothing else.
 * See https://github.com/buildpacks/pack/blob/v0.40.5/internal/builder/trusted_builder.go
 */
const TRUSTED_BUILDERS = [
    "gcr.io/buildpacks/builder:google-22",
    "heroku/builder:26",
    "heroku/builder:24",
    "heroku/builder:22",
    "heroku/builder:20",
    "paketobuildpacks/builder-jammy-base",
    "paketobuildpacks/builder-jammy-full",
    "paketobuildpacks/builder-jammy-tiny",
    "paketobuildpacks/builder-jammy-buildpackless-static",
    "paketobuildpacks/ubuntu-noble-builder",
    "paketobuildpacks/builder-ubi8-base",
    "paketobuildpacks/ubi-9-builder",
    "paketobuildpacks/ubi-10-builder",
];
/**
 * Whether the builder's containers may have registry credentials.
 * An entry of the list without a tag stands for its whole repository, one with a tag for that tag alone: a digest next
 * to the tag could be of anything else in the repository.
 */
function decideTrust(policy, builder) {
    if (policy !== "auto") {
        return { value: policy === "true", source: "input", reason: `the input "trust-builder" is "${policy}"` };
    }
    const entry = TRUSTED_BUILDERS.find((name) => matches((0,image_reference/* parseImageReference */.o_)(name), builder));
    return entry === undefined
        ? {
            value: false,
            source: "default",
            reason: `"${(0,image_reference/* formatImageReference */.my)(builder)}" is not one of the well-known builders`,
        }
        : { value: true, source: "default", reason: `${(0,src_quote/* quote */.hD)(entry)} is one of the well-known builders` };
}
function matches(entry, builder) {
    if (entry.registry !== builder.registry || entry.repository !== builder.repository)
        return false;
    return entry.tag === undefined || (entry.tag === builder.tag && builder.digest === undefined);
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/module-labels.js
/** All modules of the label. */
function labelledModules(kind, label) {
    return Object.entries(label).flatMap(([id, versions]) => Object.entries(versions).map(([version, { api, homepage, order, targets, stacks, layerDiffID }]) => ({
        kind,
        ...{ id, version, api, homepage },
        order: order ?? [],
        targets: targets ?? [],
        stacks: stacks?.map((stack) => stack.id) ?? [],
        diffId: layerDiffID,
    })));
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/builder-modules.js
// What a builder has of buildpacks and extensions, by its labels. Pure.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder




const EXTENSION_LAYERS_LABEL = "io.buildpacks.extension.layers";
const EXTENSION_ORDER_LABEL = "io.buildpacks.buildpack.order-extensions";
const STACK_ID_LABEL = "io.buildpacks.stack.id";
const DISTRO_NAME_LABEL = "io.buildpacks.base.distro.name";
const DISTRO_VERSION_LABEL = "io.buildpacks.base.distro.version";
/** @throws {PlatformError} `MALFORMED` naming the builder and the label */
function readBuilderModules(name, target, labels) {
    const what = (0,src_quote/* quote */.hD)(name);
    const metadata = parseBuilderMetadata(labels[BUILDER_METADATA_LABEL] ?? "{}", what);
    const orderOf = (label) => {
        const json = labels[label];
        return isNothing(json) ? [] : parseOrderLabel(json, what);
    };
    return {
        name,
        modules: [
            ...modulesOf("buildpack", metadata.buildpacks, labels[BUILDPACK_LAYERS_LABEL], what),
            ...modulesOf("extension", metadata.extensions, labels[EXTENSION_LAYERS_LABEL], what),
        ],
        order: orderOf(BUILDPACK_ORDER_LABEL),
        orderExtensions: orderOf(EXTENSION_ORDER_LABEL),
        buildpackApis: buildpackApisOf(metadata),
        platform: { target, distro: distroOf(labels), stack: stackOf(labels, metadata) },
    };
}
function modulesOf(kind, named, layersLabel, what) {
    const layers = isNothing(layersLabel) ? {} : parseBuildpackLayers(layersLabel, what);
    const labelled = labelledModules(kind, layers);
    const others = named
        .filter(({ id, version }) => !labelled.some((module) => module.id === id && module.version === version))
        .map(({ id, version }) => ({ kind, id, version }));
    return [...labelled, ...others];
}
/** Go writes an empty list as `null`. */
function isNothing(json) {
    return json === undefined || json === "null";
}
/** `api` is what builders had before `apis`. */
function buildpackApisOf({ lifecycle }) {
    const { supported, deprecated } = lifecycle.apis?.buildpack ?? {};
    const listed = [...(supported ?? []), ...(deprecated ?? [])];
    const single = lifecycle.api?.buildpack ?? "";
    return listed.length > 0 || single === "" ? listed : [single];
}
/** From Platform API 0.12 on, targets are compared, and a buildpack that names only stacks runs anywhere. */
function stackOf(labels, { lifecycle }) {
    const { supported, deprecated } = lifecycle.apis?.platform ?? {};
    const apis = [...(supported ?? []), ...(deprecated ?? [])].map(parseApiVersion);
    return apis.some((api) => api_version_atLeast(api, "0.12")) ? undefined : labels[STACK_ID_LABEL];
}
function distroOf(labels) {
    const name = labels[DISTRO_NAME_LABEL] ?? "";
    return name === "" ? undefined : { name, version: labels[DISTRO_VERSION_LABEL] ?? "" };
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/complete-order.js
// The versions that an order leaves out. Pure.



/**
 * Fills in the versions that an order leaves out, where there is only one.
 * @throws {PlatformError} `BUILDPACK` for a module that is missing, or of which there are several versions
 */
function completeOrder(order, scope) {
    return order.map(({ group }) => ({ group: group.map((element) => completeElement(element, scope)) }));
}
function completeElement(element, scope) {
    return { ...element, version: completeVersion(element, scope) };
}
/** The version of a module whose own may be empty. @throws {PlatformError} as {@link completeOrder} */
function completeVersion(module, { modules, where, hint }) {
    const versions = [...new Set(modules.filter(({ id }) => id === module.id).map(({ version }) => version))];
    const [only, ...others] = module.version === "" ? versions : versions.filter((v) => v === module.version);
    if (only === undefined)
        throw missing(module, versions, { where, hint });
    if (others.length > 0) {
        throw buildpackError(`${(0,src_quote/* quote */.hD)(module.id)} is named without a version, and ${where} has several: ${(0,src_quote/* someOf */.yU)(versions).join(", ")}.`, `Say which one, e.g. ${module.id}@${only}.`);
    }
    return only;
}
function missing(module, versions, { where, hint }) {
    const has = versions.length === 0 ? "" : `; it has ${module.id} in ${(0,src_quote/* someOf */.yU)(versions).join(", ")}`;
    return buildpackError(`${(0,src_quote/* quote */.hD)(formatModule(module))} is not in ${where}${has}.`, hint);
}

;// CONCATENATED MODULE: ./build/js/src/cnb/extension-descriptor.js
// extension.toml: what an image extension says about itself.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/image_extension.md#extensiontoml-toml



const DOCKERFILE_KINDS = (/* unused pure expression or super */ null && (["run", "build"]));
const extension_descriptor_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
const extension_descriptor_Descriptor = dist/* object */.Ikc({
    api: extension_descriptor_text,
    extension: dist/* object */.Ikc({
        id: extension_descriptor_text,
        version: extension_descriptor_text,
        homepage: dist/* optional */.lqM(dist/* string */.YjP()),
        "clear-env": dist/* optional */.lqM(dist/* boolean */.zMY(), false),
        "exec-env": dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
    }),
    targets: dist/* optional */.lqM(dist/* array */.YOg(DescriptorTarget), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseExtensionDescriptor(toml, what) {
    const { extension, api, targets } = toml_parseToml(extension_descriptor_Descriptor, toml, what);
    const { "clear-env": clearEnv, "exec-env": execEnv, ...rest } = extension;
    return { ...rest, api, clearEnv, execEnv, targets };
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/module-descriptor.js
// buildpack.toml and extension.toml of modules that come from anywhere.





/** No file of this kind is larger; those of large buildpacks have 100 KiB. */
const MAX_DESCRIPTOR_BYTES = 4 * 1024 * 1024;
/** `buildpack.toml` or `extension.toml` */
function descriptorName(kind) {
    return `${kind}.toml`;
}
/**
 * Parses the descriptor of a module.
 * @param what names the file, e.g. `"/opt/node/buildpack.toml"`
 * @throws {PlatformError} `MALFORMED` naming the file and what is wrong about it
 */
function parseModuleDescriptor(kind, toml, what) {
    const info = kind === "buildpack" ? buildpackInfo(toml, what) : extensionInfo(toml, what);
    checkModuleName(info, what);
    if (!/^\d+\.\d+$/.test(info.api)) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${what} has api = ${(0,src_quote/* quote */.hD)(info.api)}, which is not an API version.`, {
            hint: 'Say which version of the Buildpack API it is written for, e.g. api = "0.10".',
        });
    }
    return info;
}
function buildpackInfo(toml, what) {
    const { id, version, api, homepage, order, targets, stacks } = parseBuildpackDescriptor(toml, what);
    return {
        kind: "buildpack",
        ...{ id, version, api, homepage, order, targets },
        stacks: stacks.map((stack) => stack.id),
    };
}
function extensionInfo(toml, what) {
    const { id, version, api, homepage, targets } = parseExtensionDescriptor(toml, what);
    return { kind: "extension", ...{ id, version, api, homepage, targets }, order: [], stacks: [] };
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/inline-source.js
// A buildpack that is in no directory, but in the project descriptor: its files are texts.







/** @throws {PlatformError} `MALFORMED` for a bad buildpack.toml, or none */
function openInlineBuildpack({ text, files }) {
    const toml = files.find(({ path }) => path === "buildpack.toml")?.content;
    if (toml === undefined)
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${(0,src_quote/* quote */.hD)(text)} has no buildpack.toml.`);
    const module = parseModuleDescriptor("buildpack", toml, `The buildpack.toml of ${(0,src_quote/* quote */.hD)(text)}`);
    const root = moduleDirectory(module);
    const names = new Set(files.flatMap(({ path }) => parentDirectories(`/${path}`)).map(({ name }) => name));
    const entries = [
        { kind: "directory", name: root },
        ...[...names].map((name) => ({ kind: "directory", name: `${root}${name}` })),
        ...files.map(({ path, content, executable }) => ({ kind: "text", name: `${root}/${path}`, text: content, executable })),
    ];
    entries.sort((a, b) => json_compareBytes(a.name, b.name));
    const source = {
        ...{ origin: text, identity: (0,oci_digest/* digestOf */.ol)(JSON.stringify(files)), modules: [module] },
        records: () => layerRecords(entries),
    };
    return { main: module, sources: [source] };
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/fit-builder.js
// Whether buildpacks from elsewhere work with a builder: its lifecycle's Buildpack APIs, and what it runs on. Pure.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#targets






/** @throws {PlatformError} `INCOMPATIBLE_API` naming what both sides speak */
function checkApi(module, { name, buildpackApis }) {
    const api = parseApiVersion(module.api);
    const theirs = buildpackApis.map(parseApiVersion);
    if (theirs.length === 0 || theirs.some((other) => compareApiVersions(api, other) === 0))
        return;
    throw new src_errors/* PlatformError */.Wk("INCOMPATIBLE_API", `The ${module.kind} ${(0,src_quote/* quote */.hD)(formatModule(module))} is written for Buildpack API ${module.api}, ` +
        `but the lifecycle of the builder ${(0,src_quote/* quote */.hD)(name)} speaks ${(0,src_quote/* someOf */.yU)(buildpackApis).join(", ")}.`, {
        hint: `Use another version of the ${module.kind}, or a builder with another version of the lifecycle.`,
    });
}
/** Whether a module may run there; one without targets and stacks may run anywhere. */
function runsOnBuilder({ targets, stacks }, platform) {
    if (targets.length > 0)
        return targets.some((target) => fit_builder_matches(target, platform));
    if (stacks.length === 0 || platform.stack === undefined)
        return true;
    return stacks.includes("*") || stacks.includes(platform.stack);
}
/** The error for a module that does not run there. */
function otherPlatform(module, { name, platform }) {
    const { kind, targets, stacks } = module;
    const theirs = targets.length > 0
        ? (0,src_quote/* someOf */.yU)(targets.map(describeTarget)).join(", ")
        : `the stacks ${(0,src_quote/* someOf */.yU)(stacks).join(", ")}`;
    const ours = targets.length > 0 ? describePlatform(platform) : `the stack ${platform.stack ?? ""}`;
    return buildpackError(`The ${kind} ${(0,src_quote/* quote */.hD)(formatModule(module))} is for ${theirs}, but the builder ${(0,src_quote/* quote */.hD)(name)} is ${ours}.`, `Use a version of the ${kind} for this builder, or another builder.`);
}
function fit_builder_matches(declared, { target, distro }) {
    const either = (a, b) => !a || !b || a === b;
    const variant = declared["arch-variant"] ?? declared.variant;
    if (!either(declared.os, target.os) || !either(declared.arch, target.arch))
        return false;
    if (!either(variant, target.variant))
        return false;
    const distros = declared.distros ?? [];
    if (distros.length === 0 || distro === undefined)
        return true;
    return distros.some(({ name, version }) => either(name, distro.name) && either(version, distro.version));
}
function describeTarget({ os, arch, distros, variant, "arch-variant": archVariant, }) {
    const parts = [os || "any", arch || "any", variant ?? archVariant].filter(Boolean).join("/");
    const names = (distros ?? []).map(({ name, version }) => `${name} ${version}`.trim());
    return names.length === 0 ? parts : `${parts} (${names.join(" or ")})`;
}
function describePlatform({ target, distro }) {
    const text = `for ${formatTarget(target)}`;
    return distro === undefined ? text : `${text} (${distro.name} ${distro.version})`;
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/needed-sources.js
// Which modules from elsewhere a build really needs, and whether they fit. Pure.




/**
 * Follows the orders, also those of composites, to everything that the builder lacks.
 * @throws {PlatformError} `BUILDPACK` if something is missing, is there twice or runs elsewhere; `INCOMPATIBLE_API`
 */
function neededSources(orders, sources, builder) {
    const provided = indexSources(sources);
    const needed = new Map();
    const walk = (kind, groups, by) => {
        for (const element of groups.flatMap(({ group }) => group)) {
            const key = keyOf({ ...element, kind });
            const found = provided.get(key);
            if (found === undefined)
                checkInBuilder({ ...element, kind }, builder, by);
            if (found === undefined || needed.has(key))
                continue;
            needed.set(key, found);
            checkApi(found.info, builder);
            walk(kind, found.info.order, found.info);
        }
    };
    walk("buildpack", orders.order);
    walk("extension", orders.orderExtensions);
    checkPlatforms(orders, provided, builder);
    return needed_sources_select([...needed.values()], builder);
}
/** A source that is named twice counts once. */
function indexSources(sources) {
    const provided = new Map();
    for (const source of sources) {
        for (const info of source.modules) {
            const other = provided.get(keyOf(info));
            if (other === undefined)
                provided.set(keyOf(info), { info, source });
            else if (other.source.identity !== source.identity)
                throw ambiguous(info, other.source, source);
        }
    }
    return provided;
}
/** Without what the builder has with the same content. */
function needed_sources_select(needed, builder) {
    const inBuilder = new Map(builder.modules.map((module) => [keyOf(module), module]));
    const lacking = needed.filter(({ info, source }) => {
        const theirs = inBuilder.get(keyOf(info))?.diffId;
        return theirs === undefined || theirs !== source.diffId;
    });
    return {
        sources: [...new Set(lacking.map(({ source }) => source))],
        replaced: lacking.map(({ info }) => info).filter((info) => inBuilder.has(keyOf(info))),
    };
}
function checkInBuilder(module, builder, by) {
    if (by === undefined || builder.modules.some((other) => keyOf(other) === keyOf(module)))
        return;
    const message = `The ${by.kind} ${(0,src_quote/* quote */.hD)(formatModule(by))} needs ${(0,src_quote/* quote */.hD)(formatModule(module))}, ` +
        `which neither comes with it nor is in the builder ${(0,src_quote/* quote */.hD)(builder.name)}.`;
    throw buildpackError(message, "Name it in package.toml beside buildpack.toml, or use the packaged buildpack.");
}
/** What the user named must run on the builder; of a composite at least a part, as detection goes on without others. */
function checkPlatforms({ order, orderExtensions }, provided, builder) {
    const visited = new Set();
    const runs = (key) => {
        const info = provided.get(key)?.info;
        if (info === undefined)
            return true;
        if (info.order.length === 0)
            return runsOnBuilder(info, builder.platform);
        if (visited.has(key))
            return false;
        visited.add(key);
        const parts = info.order.flatMap(({ group }) => group);
        return parts.some((part) => runs(keyOf({ ...part, kind: info.kind })));
    };
    for (const [kind, groups] of [["buildpack", order], ["extension", orderExtensions]]) {
        for (const element of groups.flatMap(({ group }) => group)) {
            const named = provided.get(keyOf({ ...element, kind }))?.info;
            visited.clear();
            if (named !== undefined && !runs(keyOf(named)))
                throw misfit(named, provided, builder);
        }
    }
}
/** Says it of the first part that has programs: a composite has no targets of its own. */
function misfit(named, provided, builder) {
    const visited = new Set();
    const first = (info) => {
        if (info === undefined || visited.has(keyOf(info)))
            return undefined;
        visited.add(keyOf(info));
        if (info.order.length === 0)
            return info;
        for (const part of info.order.flatMap(({ group }) => group)) {
            const found = first(provided.get(keyOf({ ...part, kind: info.kind }))?.info);
            if (found !== undefined)
                return found;
        }
        return undefined;
    };
    const info = first(named);
    return info === undefined
        ? buildpackError(`The ${named.kind} ${(0,src_quote/* quote */.hD)(formatModule(named))} contains only itself.`)
        : otherPlatform(info, builder);
}
function ambiguous(module, a, b) {
    return buildpackError(`The ${module.kind} ${(0,src_quote/* quote */.hD)(formatModule(module))} comes twice with different content: from ${(0,src_quote/* quote */.hD)(a.origin)} and ${(0,src_quote/* quote */.hD)(b.origin)}.`, "Leave one of them out.");
}
function keyOf({ kind, id, version }) {
    return `${kind} ${id}@${version}`;
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/archive-guard.js
// Which entries of an archive from elsewhere may be unpacked, and where to: nothing leaves the directory of its module.



/** Programs of a module; they are executable whatever the archive says. */
const archive_guard_PROGRAM = /\/bin\/(?:detect|build|generate)$/;
/** Looks at the entries of one archive in their order: what is a link earlier matters later. */
class ArchiveGuard {
    #placement;
    #links = new Set();
    /** Where a link goes back up: these must stay directories, or "up" is elsewhere than it looks. */
    #passed = new Set();
    #count = 0;
    constructor(placement) {
        this.#placement = placement;
    }
    /**
     * The entry as it may be written, owned by root; undefined for directories above the roots.
     * @throws {PlatformError} `MALFORMED` naming the entry, if it is none that a buildpack may have
     */
    admit({ entry, nameBytes, linkNameBytes }) {
        this.#count += 1;
        if (this.#count > this.#placement.maxEntries)
            throw refused(entry.name, `the archive has more than ${this.#placement.maxEntries} entries`);
        for (const bytes of [nameBytes, linkNameBytes])
            checkText(entry.name, bytes);
        const name = this.#resolve(entry.name, entry.name);
        if (entry.type === "directory" && this.#isAbove(name))
            return undefined;
        this.#checkPlace(name, entry.name);
        const common = { name, uid: 0, gid: 0, mtime: tar_header/* FIXED_MTIME */.yA, sizeBytes: 0 };
        switch (entry.type) {
            case "directory":
                this.#links.delete(name);
                return { ...common, type: "directory", mode: 0o755 };
            case "file": {
                this.#links.delete(name);
                const isProgram = (entry.mode & 0o111) !== 0 || archive_guard_PROGRAM.test(name);
                return { ...common, type: "file", mode: isProgram ? 0o755 : 0o644, sizeBytes: entry.sizeBytes };
            }
            case "symlink":
                this.#addLink(name, entry.name);
                return { ...common, type: "symlink", mode: 0o777, linkName: this.#symlink(entry, name) };
            case "hardlink":
                return { ...common, type: "hardlink", mode: 0o644, linkName: this.#hardlink(entry, name) };
            case "fifo":
            case "character-device":
            case "block-device":
            case "unsupported":
                throw refused(entry.name, "it is neither a file, nor a directory, nor a link");
        }
    }
    /** The absolute path that a name stands for; `entry` has it, or links to it. */
    #resolve(name, entry) {
        const { base } = this.#placement;
        if (base !== "/" && name.startsWith("/"))
            throw refused(entry, `${(0,src_quote/* quote */.hD)(name)} is absolute`);
        const parts = name.split("/").filter((part) => part !== "" && part !== ".");
        if (parts.includes(".."))
            throw refused(entry, `${(0,src_quote/* quote */.hD)(name)} has ".." in it`);
        return `/${[...base.split("/").filter(Boolean), ...parts].join("/")}`;
    }
    /** Of `/cnb/buildpacks/acme_node/1.2.0`, every directory that it is in. */
    #isAbove(name) {
        return name === "/" || this.#placement.roots.some((root) => root.startsWith(`${name}/`));
    }
    #rootOf(name) {
        return this.#placement.roots.find((root) => name === root || name.startsWith(`${root}/`));
    }
    #checkPlace(name, entry) {
        const root = this.#rootOf(name);
        if (root === undefined)
            throw refused(entry, `${(0,src_quote/* quote */.hD)(name)} is not in ${this.#placement.roots.join(" or ")}`);
        for (let at = root.length; at > 0; at = name.indexOf("/", at + 1)) {
            if (this.#links.has(name.slice(0, at)))
                throw refused(entry, `${(0,src_quote/* quote */.hD)(name)} is behind a link`);
        }
    }
    #symlink(entry, name) {
        const target = entry.linkName ?? "";
        const from = target.startsWith("/") ? "" : name.slice(0, name.lastIndexOf("/"));
        const end = target === "" ? undefined : archive_guard_normalized(`${from}/${target}`);
        if (end === undefined || this.#rootOf(end) === undefined || this.#rootOf(end) !== this.#rootOf(name))
            throw refused(entry.name, `it is a link to ${(0,src_quote/* quote */.hD)(target)}, which is outside of the buildpack`);
        for (const directory of leftUpwards(`${from}/${target}`)) {
            if (this.#links.has(directory))
                throw refused(entry.name, `it is a link to ${(0,src_quote/* quote */.hD)(target)}, which goes up from a link`);
            this.#passed.add(directory);
        }
        return target;
    }
    #addLink(name, entry) {
        if (this.#passed.has(name))
            throw refused(entry, "another link goes up from it");
        this.#links.add(name);
    }
    #hardlink(entry, name) {
        const target = this.#resolve(entry.linkName ?? "", entry.name);
        this.#checkPlace(target, entry.name);
        if (this.#links.has(target))
            this.#addLink(name, entry.name);
        return target;
    }
}
/** Without `.` and `..`; undefined if it leads above `/`. */
function archive_guard_normalized(path) {
    const parts = [];
    for (const part of path.split("/")) {
        if (part === "" || part === ".")
            continue;
        if (part !== "..")
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    return `/${parts.join("/")}`;
}
/** Every directory that a path passes before it goes up: of `/a/b/../c`, `/a` and `/a/b`. */
function leftUpwards(path) {
    const parts = [];
    const left = [];
    for (const part of path.split("/")) {
        if (part === "" || part === ".")
            continue;
        if (part !== "..")
            parts.push(part);
        else {
            left.push(...parts.map((_part, at) => `/${parts.slice(0, at + 1).join("/")}`));
            parts.pop();
        }
    }
    return left;
}
/** Other names would not come out as they came in. */
function checkText(name, bytes) {
    const buffer = Buffer.from(bytes, "latin1");
    if (!Buffer.from(buffer.toString("utf8")).equals(buffer))
        throw refused(name, "its name is not UTF-8");
    if (bytes.includes("\0"))
        throw refused(name, "its name has a NUL");
}
function refused(entry, why) {
    return new src_errors/* PlatformError */.Wk("MALFORMED", `Its entry ${(0,src_quote/* quote */.hD)(entry)} is refused: ${why}.`, {
        hint: "Package the buildpack again, with only its own files.",
    });
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/module-records.js
// The files of modules in an archive or a layer from elsewhere, as tar records for a container.




/**
 * Rewrites a tar, entry by entry: owned by root, with fixed times and modes, below the placement's roots.
 * @throws {PlatformError} `MALFORMED` naming an entry that is refused
 */
async function* moduleRecords(tar, placement) {
    const guard = new ArchiveGuard(placement);
    for await (const item of (0,tar_reader/* readTar */.s)(tar)) {
        const entry = guard.admit(item);
        if (entry === undefined)
            continue;
        yield (0,tar_header/* encodeTarHeader */.Nj)(entry);
        if (entry.type !== "file")
            continue;
        yield* item.content;
        yield (0,tar_records/* paddingAfter */.OQ)(entry.sizeBytes);
    }
}

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

;// CONCATENATED MODULE: ./build/js/src/buildpack/unpack-stream.js
// Decompressing archives that come from elsewhere, within limits.




/** Several times what the largest buildpacks have, which bring whole language runtimes. */
const UNPACK_LIMITS = { sizeBytes: 4 * 1024 ** 3, entries: 500_000 };
/** For all that belongs together; taking more throws a {@link PlatformError} `MALFORMED`. */
function packageRoom({ sizeBytes }) {
    const message = `It unpacks to more than ${sizeBytes} bytes.`;
    const hint = "A buildpack this large should download what it needs during the build.";
    return new UnpackRoom(sizeBytes, () => new src_errors/* PlatformError */.Wk("MALFORMED", message, { hint }));
}
/**
 * The bytes, decompressed if they are gzip or zstd.
 * @param part what the room is to know them by
 * @throws {PlatformError} `MALFORMED` if they are broken, or more than there is room for
 */
async function* unpackStream(source, room, part = "") {
    let sizeBytes = 0;
    try {
        for await (const chunk of (0,decompressed/* decompressed */.ji)(source)) {
            sizeBytes += chunk.length;
            room.takeOnce(part, sizeBytes);
            yield chunk;
        }
    }
    catch (cause) {
        if (!(0,decompressed/* isBrokenCompression */.Wv)(cause))
            throw cause;
        throw new src_errors/* PlatformError */.Wk("MALFORMED", "Its compressed data is broken.", { cause });
    }
}
/** Passes bytes on. @throws {PlatformError} `DIGEST_MISMATCH` at the end if they do not have the digest */
function verifiedPart(source, expected, what) {
    return verified(source, { digest: expected }, (fault) => {
        const message = `${what} has ${describeFault(fault)}, not ${expected}.`;
        return new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", message, {
            hint: "It was replaced or damaged; do not use it until you know why.",
        });
    });
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/package-file.js
// A buildpack package as a file (`.cnb`): the uncompressed tar of an OCI image layout.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md











/** Manifests and configurations have some kilobytes, and labels of large packages some hundreds. */
const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_NESTED_INDEXES = 3;
/** Finds the files of a tar. @throws {PlatformError} `MALFORMED` beyond the limits */
async function indexLayout(file, limits) {
    const files = new Map();
    let frameBytes = 0;
    let contentBytes = 0;
    const onFrame = (bytes) => {
        frameBytes += bytes.length;
    };
    for await (const { entry } of (0,tar_reader/* readTar */.s)((0,regular_file/* streamRegularFile */.Lb)(file), onFrame)) {
        if (files.size >= limits.entries)
            throw new src_errors/* PlatformError */.Wk("MALFORMED", `It has more than ${limits.entries} files.`);
        if (entry.type !== "file" && entry.type !== "unsupported")
            continue;
        const { sizeBytes } = entry;
        if (entry.type === "file")
            files.set(entry.name.replace(/^(?:\.?\/)+/, ""), { offset: frameBytes + contentBytes, sizeBytes });
        contentBytes += sizeBytes;
    }
    return files;
}
/** Whether the files are those of an image layout. */
function isLayout(files) {
    return files.has("oci-layout");
}
/** @throws {PlatformError} `MALFORMED`, `DIGEST_MISMATCH`, or `NOT_FOUND` if it has no image for the target */
async function readPackageFile(file, files, target) {
    const layout = new Layout(file, files);
    const index = parseIndex(await layout.readText("index.json"), (0,src_quote/* quote */.hD)(file));
    const manifest = parseManifest(await findManifest(layout, index, target), (0,src_quote/* quote */.hD)(file));
    const config = parseImageConfig(await layout.readBlobText(manifest.config), (0,src_quote/* quote */.hD)(file));
    return { manifest, config, openLayer: (layer) => Promise.resolve(layout.open(layer)) };
}
async function findManifest(layout, index, target, depth = 0) {
    const selected = onlyOrSelectedManifest(index, target, "its index");
    if (selected === undefined) {
        throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `It has no image for ${formatTarget(target)}.`, {
            hint: "Package the buildpack for this target, too.",
        });
    }
    const json = await layout.readBlobText(selected);
    if (!isIndex(selected.mediaType))
        return json;
    if (depth >= MAX_NESTED_INDEXES)
        throw new src_errors/* PlatformError */.Wk("MALFORMED", "Its indexes are nested too deep.");
    return findManifest(layout, parseIndex(json, selected.digest), target, depth + 1);
}
/** Reads single files of the tar. */
class Layout {
    #file;
    #files;
    constructor(file, files) {
        this.#file = file;
        this.#files = files;
    }
    /** A blob as a stream; it throws at the end if its digest is wrong. */
    open(blob) {
        const name = blobPath(blob.digest);
        return verifiedPart(this.#read(name), blob.digest, `Its file ${(0,src_quote/* quote */.hD)(name)}`);
    }
    async readBlobText(blob) {
        this.#checkSize(blobPath(blob.digest));
        return (await (0,collect/* collect */.F)(this.open(blob))).toString("utf8");
    }
    async readText(name) {
        this.#checkSize(name);
        return (await (0,collect/* collect */.F)(this.#read(name))).toString("utf8");
    }
    #checkSize(name) {
        const { sizeBytes } = this.#find(name);
        if (sizeBytes > MAX_JSON_BYTES)
            throw new src_errors/* PlatformError */.Wk("MALFORMED", `Its file ${(0,src_quote/* quote */.hD)(name)} has ${sizeBytes} bytes, more than 16 MiB.`);
    }
    #read(name) {
        const { offset, sizeBytes } = this.#find(name);
        if (sizeBytes === 0)
            return collectNothing();
        return (0,regular_file/* streamRegularFile */.Lb)(this.#file, { start: offset, end: offset + sizeBytes - 1 });
    }
    #find(name) {
        const found = this.#files.get(name);
        if (found === undefined)
            throw new src_errors/* PlatformError */.Wk("MALFORMED", `It has no file ${(0,src_quote/* quote */.hD)(name)}.`);
        return found;
    }
}
/** `end` is inclusive, so a stream of a file cannot be empty. */
async function* collectNothing() {
    // Nothing to give.
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/package-source.js
// The modules of a buildpack package, each in a layer of its own; flattened packages have several in one.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#buildpackage













const PACKAGE_METADATA_LABEL = "io.buildpacks.buildpackage.metadata";
/** The largest known packages have 100 KiB; a registry could serve much more. */
const package_source_MAX_LABEL_BYTES = 4 * 1024 * 1024;
const MAX_MODULES = 2000;
const PackageMetadata = dist/* object */.Ikc({ id: dist/* string */.YjP(), version: dist/* string */.YjP() });
/**
 * What a package provides, by its labels; layers are read when their records are.
 * @throws {PlatformError} `MALFORMED` if it is no package, or its labels do not fit its layers
 */
function openPackage(content, package_) {
    const { kind } = package_;
    const main = mainModule(content, kind);
    const modules = layeredModules(content, kind);
    if (!modules.some(({ id, version }) => id === main.id && version === main.version)) {
        throw malformed(`Its label ${PACKAGE_METADATA_LABEL} names ${formatModule(main)}, which is in no layer`);
    }
    const room = packageRoom(package_.limits);
    const sources = byLayer(modules).map((inLayer) => layerSource(content, inLayer, { ...package_, room }));
    return { main, sources };
}
function layerSource(content, modules, { origin, limits, room }) {
    const { diffId, layer } = layerOf(content, modules);
    const placement = { roots: modules.map(moduleDirectory), base: "/", maxEntries: limits.entries };
    return {
        ...{ origin, identity: diffId, diffId, modules },
        async *records() {
            const tar = unpackStream(await content.openLayer(layer), room, diffId);
            yield* moduleRecords(verifiedPart(tar, diffId, `Its layer ${layer.digest}, unpacked,`), placement);
        },
    };
}
function mainModule({ config }, kind) {
    const json = labelOf(config, PACKAGE_METADATA_LABEL);
    if (json === undefined) {
        throw malformed(`It is not a ${kind} package: it has no label ${PACKAGE_METADATA_LABEL}`);
    }
    return (0,oci_schema/* parseJson */.qF)(PackageMetadata, json, `Its label ${PACKAGE_METADATA_LABEL}`);
}
function layeredModules({ config }, kind) {
    const labels = { buildpack: BUILDPACK_LAYERS_LABEL, extension: EXTENSION_LAYERS_LABEL };
    const json = labelOf(config, labels[kind]);
    const other = kind === "buildpack" ? "extension" : "buildpack";
    if (json === undefined) {
        const hint = labelOf(config, labels[other]) === undefined ? undefined : `It has ${other}s: name it as one of those.`;
        throw malformed(`It is not a ${kind} package: it has no label ${labels[kind]}`, hint);
    }
    const modules = labelledModules(kind, parseBuildpackLayers(json, "the package"));
    if (modules.length > MAX_MODULES)
        throw malformed(`It has more than ${MAX_MODULES} ${kind}s`);
    for (const module of modules)
        checkModuleName(module, `The label ${labels[kind]} of the package`);
    return modules;
}
function labelOf({ config }, name) {
    const label = config?.Labels?.[name];
    if (label !== undefined && label.length > package_source_MAX_LABEL_BYTES)
        throw malformed(`Its label ${name} has ${label.length} characters, more than 4 MiB`);
    return label;
}
/** In the order of the label. */
function byLayer(modules) {
    const layers = new Map();
    for (const module of modules) {
        const same = layers.get(module.diffId);
        if (same === undefined)
            layers.set(module.diffId, [module]);
        else
            same.push(module);
    }
    return [...layers.values()];
}
function layerOf({ config, manifest }, [module]) {
    if (module === undefined)
        throw new Error("A layer without modules");
    const { diffId } = module;
    if (!(0,oci_digest/* isDigest */.Bc)(diffId))
        throw malformed(`Its label ${BUILDPACK_LAYERS_LABEL} has the layer ${(0,src_quote/* quote */.hD)(diffId)}, which is not a digest`);
    const halves = { config, manifest };
    if (!haveSameLayers(halves))
        throw malformed(`It has ${countLayers(halves)}`);
    const layer = findLayer(halves, diffId);
    if (layer === undefined)
        throw malformed(`It has no layer ${diffId}, where its label says ${formatModule(module)} is`);
    return { diffId, layer };
}
function malformed(why, hint = "Package it again with `pack buildpack package`.") {
    return new src_errors/* PlatformError */.Wk("MALFORMED", `${why}.`, { hint });
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/archive-source.js
// A module as an archive of its directory (`.tgz`, `.tar`), or a package file.













/**
 * What a file provides: it is looked into, whatever its name says.
 * @throws {PlatformError} `NOT_FOUND`, or `MALFORMED` with what is wrong inside
 */
async function openModuleFile(file, package_, target) {
    if ((0,decompressed/* compressionOf */.MB)(await readHead(file)) === undefined) {
        const files = await indexLayout(file, package_.limits);
        if (isLayout(files))
            return openPackage(await readPackageFile(file, files, target), package_);
    }
    return openArchive(file, package_);
}
async function openArchive(file, { kind, origin, limits }) {
    const openTar = () => unpackStream((0,regular_file/* streamRegularFile */.Lb)(file), packageRoom(limits));
    const module = await readArchivedModule(openTar(), kind, limits);
    const base = moduleDirectory(module);
    const placement = { roots: [base], base, maxEntries: limits.entries };
    const source = {
        ...{ origin, identity: file, modules: [module] },
        records: () => moduleRecords(openTar(), placement),
    };
    return { main: module, sources: [source] };
}
/** Stands for the module's directory as long as its id is not known. */
const TOP = "/module";
/** Reads all of the archive: what is refused is refused now, and not when the containers are there. */
async function readArchivedModule(tar, kind, limits) {
    const wanted = descriptorName(kind);
    const guard = new ArchiveGuard({ roots: [TOP], base: TOP, maxEntries: limits.entries });
    const programs = new Set();
    let module;
    for await (const item of (0,tar_reader/* readTar */.s)(tar)) {
        const entry = guard.admit(item);
        if (entry === undefined || entry.type === "directory")
            continue;
        const name = entry.name.slice(TOP.length + 1);
        if (/^bin\/[^/]+$/.test(name))
            programs.add(name);
        if (name !== wanted || entry.type !== "file")
            continue;
        const what = `Its ${wanted}`;
        const toml = decodeToml(await (0,tar_reader/* readContent */.c)(item, MAX_DESCRIPTOR_BYTES), what);
        module = parseModuleDescriptor(kind, toml, what);
    }
    if (module === undefined) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `It is not a ${kind}: it has no ${wanted} at its top.`, {
            hint: `Archive the content of the ${kind}'s directory, not the directory: tar czf ${kind}.tgz -C <directory> .`,
        });
    }
    if (kind === "buildpack" && module.order.length === 0)
        checkPrograms(programs);
    return module;
}
function checkPrograms(programs) {
    const missing = ["bin/detect", "bin/build"].find((program) => !programs.has(program));
    if (missing === undefined)
        return;
    throw new src_errors/* PlatformError */.Wk("MALFORMED", `It is not a buildpack: it has no program ${(0,src_quote/* quote */.hD)(missing)}.`, {
        hint: "Build the buildpack before it is archived.",
    });
}
async function readHead(file) {
    try {
        await using handle = await (0,regular_file/* openRegularFile */.ZU)(file);
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
        return buffer.subarray(0, bytesRead);
    }
    catch (cause) {
        throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `${(0,src_quote/* quote */.hD)(file)} cannot be read: ${(0,src_errors/* messageOf */.bD)(cause)}.`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/buildpack-directory.js
// Modules as directories of this machine.










/** Programs of a module; they are executable whatever the checkout says. */
const PROGRAMS = ["bin/detect", "bin/build", "bin/generate"];
/**
 * Reads the descriptor of a module and checks that its programs are there.
 * @throws {PlatformError} `NOT_FOUND` or `MALFORMED` naming the directory and the file
 */
async function readModuleDirectory(dir, kind) {
    const { file, toml } = await readDescriptorFile(dir, kind);
    const info = parseModuleDescriptor(kind, toml, (0,src_quote/* quote */.hD)(file));
    // A composite has none, and an extension may do with files.
    if (kind === "buildpack" && info.order.length === 0) {
        for (const program of ["bin/detect", "bin/build"])
            await checkProgram(dir, program);
    }
    return info;
}
/** The same as something that can be put into a container. */
async function openModuleDirectory(dir, kind, origin) {
    const module = await readModuleDirectory(dir, kind);
    return {
        ...{ origin, identity: dir },
        modules: [module],
        async *records() {
            yield* layerRecords(await readModuleTree(dir, module));
        },
    };
}
/** The directory as entries at the place where the module belongs. */
async function readModuleTree(dir, module) {
    const target = moduleDirectory(module);
    const programs = new Set(PROGRAMS.map((program) => `${target}/${program}`));
    const entries = await readTree(dir, target);
    const executable = (entry) => entry.kind === "file" && programs.has(entry.name) ? { ...entry, executable: true } : entry;
    return entries.map(executable);
}
/** The text of a module's descriptor. @throws {PlatformError} `NOT_FOUND` naming the directory */
async function readDescriptorFile(dir, kind) {
    const file = external_node_path_.join(dir, descriptorName(kind));
    try {
        // A link out of the directory would lead nowhere once the directory is in a container.
        const own = { by: "checkout", directories: [external_node_path_.resolve(dir)] };
        const content = await (0,contained_path/* readContainedFile */.aM)(external_node_path_.resolve(file), own, MAX_DESCRIPTOR_BYTES);
        return { file, toml: decodeToml(content, (0,src_quote/* quote */.hD)(file)) };
    }
    catch (cause) {
        if (!(0,regular_file/* leadsNowhere */.q1)(cause))
            throw cause;
        const article = kind === "buildpack" ? "a" : "an";
        throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `${(0,src_quote/* quote */.hD)(dir)} is not ${article} ${kind}: it has no ${descriptorName(kind)}.`, { cause, hint: `Name the directory that has the ${descriptorName(kind)}.` });
    }
}
async function checkProgram(dir, program) {
    const isFile = await (0,promises_.stat)(external_node_path_.join(dir, program)).then((found) => found.isFile(), () => false);
    if (isFile)
        return;
    throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `${(0,src_quote/* quote */.hD)(dir)} is not a buildpack: it has no program ${(0,src_quote/* quote */.hD)(program)}.`, {
        hint: "Build the buildpack first, or give buildpack.toml an [[order]] if it is a composite.",
    });
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/locator.js
// Locators of buildpacks and extensions, as `pack build --buildpack` takes them. Pure.
// See https://buildpacks.io/docs/for-platform-operators/how-to/build-inputs/specify-buildpacks/







/** What locators may look like, for hints. */
const LOCATOR_FORMS = "Allowed are: an id of the builder (acme/node or acme/node@1.2.0), from=builder, a directory (./buildpack), " +
    "a .tgz or .cnb file, an https address of one (with #sha256=<hex> to check it), a package image " +
    "(docker://ghcr.io/owner/buildpack:1), urn:cnb:builder:<id>[@<version>], urn:cnb:registry:<namespace>/<name>[@<version>].";
const locator_MAX_LENGTH = 2048;
const locator_ARCHIVE = /\.(?:tgz|tar\.gz|tar|cnb)$/;
const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):\//;
const NAMESPACE = /^[a-z0-9.-]+$/;
const NUMBER = "(?:0|[1-9]\\d*)";
const SEMVER = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?$`);
/**
 * Parses a locator.
 * @param chooser who wrote it
 * @param baseDir where relative paths start, absolute; the workspace for an input
 * @throws {PlatformError} `INPUT` quoting the value and saying what is allowed
 */
function parseLocator(text, chooser, baseDir = chooser.by === "workflow" ? chooser.workspace : chooser.directories[0]) {
    if (text === "" || text.trim() !== text)
        throw locator_invalid(text, "it is empty or has spaces around it");
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    if (/[\0-\x1f\x7f]/.test(text))
        throw locator_invalid(text, "it has control characters");
    if (text.length > locator_MAX_LENGTH)
        throw locator_invalid(text, `it has more than ${locator_MAX_LENGTH} characters`);
    if (text === "from=builder")
        return { kind: "builder-order", text };
    return parsePrefixed(text) ?? parseAddress(text, chooser) ?? parseNaked(text, chooser, baseDir);
}
function parsePrefixed(text) {
    for (const prefix of ["from=builder:", "urn:cnb:builder:"]) {
        if (!text.startsWith(prefix))
            continue;
        const module = parseModule(text.slice(prefix.length));
        if (module === undefined)
            throw locator_invalid(text, `${(0,src_quote/* quote */.hD)(text.slice(prefix.length))} is not <id>[@<version>]`);
        return { kind: "builder-module", text, ...module };
    }
    const prefix = "urn:cnb:registry:";
    if (text.startsWith(prefix)) {
        const name = parseRegistryName(text.slice(prefix.length));
        if (name === undefined)
            throw locator_invalid(text, `${(0,src_quote/* quote */.hD)(text.slice(prefix.length))} is not <namespace>/<name>[@<version>]`);
        return { kind: "registry", text, ...name };
    }
    if (/^(?:from=|urn:)/.test(text))
        throw locator_invalid(text, "there is no such prefix");
    return undefined;
}
function parseAddress(text, chooser) {
    const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
    switch (scheme) {
        case undefined:
            return undefined;
        case "docker":
            return { kind: "package", text, image: parsePackage(text) };
        case "file":
            return { kind: "path", text, path: parseFileUrl(text), chooser };
        case "http":
        case "https":
            return { kind: "download", text: (0,src_quote/* withoutLogins */.$b)(text), ...parseDownload(text), namedBy: chooser.by };
        default:
            throw locator_invalid(text, `"${scheme}:" is not an allowed scheme`);
    }
}
/** `docker:/`, `docker://` and `docker:///` all are accepted. */
function parsePackage(text) {
    const name = text.replace(/^docker:\/{1,3}/i, "");
    try {
        return (0,image_reference/* parseImageReference */.o_)(name);
    }
    catch (cause) {
        throw locator_invalid(text, (0,src_errors/* messageOf */.bD)(cause).replace(/\.$/, ""), cause);
    }
}
function parseFileUrl(text) {
    try {
        const file = (0,external_node_url_.fileURLToPath)(new URL(text));
        if (!file.includes("\0"))
            return file;
    }
    catch (cause) {
        throw locator_invalid(text, "a file address has three slashes and an absolute path, e.g. file:///opt/node", cause);
    }
    throw locator_invalid(text, "a path cannot have a NUL");
}
function parseDownload(text) {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined)
        throw locator_invalid(text, "it is not an address");
    if (url.username !== "" || url.password !== "")
        throw locator_invalid(text, "it has a user or a password in it");
    const fragment = url.hash;
    url.hash = "";
    if (fragment === "")
        return { url: url.href, digest: undefined };
    const digest = fragment.toLowerCase().replace(/^#sha256=/, "sha256:");
    if (!(0,oci_digest/* isDigest */.Bc)(digest))
        throw locator_invalid(text, `${(0,src_quote/* quote */.hD)(fragment)} is not #sha256= and 64 hexadecimal digits`);
    return { url: url.href, digest };
}
function parseNaked(text, chooser, baseDir) {
    const located = { path: external_node_path_.resolve(baseDir, text), chooser: chooserOf(text, chooser) };
    const isPath = text.startsWith("/") || /^\.{1,2}(?:\/|$)/.test(text) || locator_ARCHIVE.test(text);
    if (isPath)
        return { kind: "path", text, ...located };
    return {
        kind: "name",
        text,
        ...located,
        module: parseModule(text),
        registry: parseRegistryName(text, SEMVER),
        image: imageOf(text),
    };
}
/** Only by a whole path may a workflow name what is outside of the workspace. */
function chooserOf(text, chooser) {
    if (chooser.by === "checkout" || external_node_path_.isAbsolute(text))
        return chooser;
    return { by: "checkout", directories: [external_node_path_.resolve(chooser.workspace)] };
}
function parseModule(text) {
    const [id = "", version = "", ...more] = text.split("@");
    const isVersion = text.includes("@") ? isModuleVersion(version) : true;
    return isModuleId(id) && isVersion && more.length === 0 ? { id, version } : undefined;
}
function parseRegistryName(text, versions) {
    const module = parseModule(text);
    const [namespace = "", name = "", ...more] = module?.id.split("/") ?? [];
    if (module === undefined || more.length > 0)
        return undefined;
    if (!NAMESPACE.test(namespace) || !NAMESPACE.test(name))
        return undefined;
    if (module.version !== "" && versions?.test(module.version) === false)
        return undefined;
    return { namespace, name, version: module.version };
}
function imageOf(text) {
    try {
        return (0,image_reference/* parseImageReference */.o_)(text);
    }
    catch (error) {
        if (error instanceof src_errors/* PlatformError */.Wk)
            return undefined;
        throw error;
    }
}
function locator_invalid(text, why, cause) {
    return new src_errors/* PlatformError */.Wk("INPUT", `${(0,src_quote/* quote */.hD)((0,src_quote/* withoutLogins */.$b)(text), 120)} does not locate a buildpack: ${why}.`, {
        hint: LOCATOR_FORMS,
        cause,
    });
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/package-content.js

/** From a registry; of an index, the image for the target. @throws {PlatformError} as {@link readImage} */
async function readPackageImage(image, target, { registry, store }) {
    const { manifest, config, reference } = await readImage(registry, image, target);
    return {
        manifest,
        config,
        openLayer: (layer) => store.get(layer, (blob) => registry.openBlob(reference, blob)),
    };
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/registry-index.js
// The index of a buildpack registry: one small file for each buildpack, read over HTTPS; nothing is cloned.
// Format: https://github.com/buildpacks/rfcs/blob/main/text/0022-client-side-buildpack-registry.md






/** The index of the public registry. */
const REGISTRY_INDEX = "https://raw.githubusercontent.com/buildpacks/registry-index/main";
const MAX_NAME_LENGTH = 253;
const Entry = dist/* object */.Ikc({
    ns: dist/* string */.YjP(),
    name: dist/* string */.YjP(),
    version: dist/* string */.YjP(),
    yanked: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    addr: dist/* string */.YjP(),
});
/**
 * Where the file of a buildpack is, relative to the index, e.g. `no/de/acme_nodejs`.
 * @throws {PlatformError} `BUILDPACK` if there can be no such file
 */
function registryIndexPath({ namespace, name }) {
    const folders = [...foldersOf(name)];
    // They are made of letters of the name, which may be dots.
    if (folders.some((folder) => /^\.+$/.test(folder)) || namespace.length + name.length > MAX_NAME_LENGTH)
        throw buildpackError(`No registry can have a buildpack "${namespace}/${name}".`);
    return [...folders, `${namespace}_${name}`].join("/");
}
function foldersOf(name) {
    if (name.length < 3)
        return [String(name.length)];
    return name.length === 3 ? ["3", name.slice(0, 2)] : [name.slice(0, 2), name.slice(2, 4)];
}
/**
 * The package image of a version, of the highest one if none is named. Yanked versions are never chosen.
 * @param index the content of the buildpack's file
 * @throws {PlatformError} `BUILDPACK` naming the versions there are, `MALFORMED` for a broken index
 */
function findInIndex(index, wanted) {
    const name = `${wanted.namespace}/${wanted.name}`;
    const entries = index
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => (0,oci_schema/* parseJson */.qF)(Entry, line, `The registry's entry of ${(0,src_quote/* quote */.hD)(name)}`));
    const usable = entries.filter(({ yanked }) => !yanked);
    const entry = wanted.version === ""
        ? usable.reduce(higher, undefined)
        : usable.find(({ version }) => version === wanted.version);
    if (entry === undefined)
        throw registry_index_missing(name, wanted.version, entries);
    const image = (0,image_reference/* parseImageReference */.o_)(entry.addr);
    if (image.digest !== undefined)
        return image;
    throw new src_errors/* PlatformError */.Wk("MALFORMED", `The registry's entry of ${(0,src_quote/* quote */.hD)(name)} has ${(0,src_quote/* quote */.hD)(entry.addr)} without a digest.`);
}
function registry_index_missing(name, version, entries) {
    const usable = entries.filter(({ yanked }) => !yanked).map((entry) => entry.version);
    const there = usable.length === 0 ? "none that may be used" : usable.slice(-20).join(", ");
    if (entries.some((entry) => entry.version === version))
        return buildpackError(`"${name}@${version}" was yanked from the registry.`, `Use another version: ${there}.`);
    if (version === "")
        return buildpackError(`The registry has no version of ${(0,src_quote/* quote */.hD)(name)} that was not yanked.`);
    return buildpackError(`The registry has no version ${(0,src_quote/* quote */.hD)(version)} of ${(0,src_quote/* quote */.hD)(name)}.`, `It has ${there}.`);
}
function higher(a, b) {
    return a !== undefined && compareVersions(a.version, b.version) >= 0 ? a : b;
}
/** By the rules of https://semver.org/#spec-item-11; what is not a version is lower than all that are. */
function compareVersions(a, b) {
    const [left, right] = [parseVersion(a), parseVersion(b)];
    if (left === undefined || right === undefined)
        return Number(left !== undefined) - Number(right !== undefined);
    const numbers = left.numbers.map((number, at) => number - (right.numbers[at] ?? 0));
    return numbers.find((difference) => difference !== 0) ?? comparePreReleases(left.pre, right.pre);
}
function parseVersion(text) {
    const [, major, minor, patch, pre] = /^v?(\d+)\.(\d+)\.(\d+)(?:-([^+]+))?(?:\+.*)?$/.exec(text) ?? [];
    if (major === undefined)
        return undefined;
    return { numbers: [major, minor, patch].map(Number), pre: pre?.split(".") ?? [] };
}
/** None is higher than any; numbers are lower than words; more parts are higher. */
function comparePreReleases(a, b) {
    if (a.length === 0 || b.length === 0)
        return Number(a.length === 0) - Number(b.length === 0);
    for (const [at, left] of a.entries()) {
        const right = b[at];
        if (right === undefined)
            return 1;
        if (left === right)
            continue;
        const [isLeftNumber, isRightNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
        if (isLeftNumber && isRightNumber)
            return Number(left) - Number(right);
        if (isLeftNumber !== isRightNumber)
            return isLeftNumber ? -1 : 1;
        return left < right ? -1 : 1;
    }
    return a.length - b.length;
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/resolve-locator.js
// What a name without a prefix means: a path, a buildpack of the builder, one of the registry, or a package image; in this
// order, which is that of pack.




/** @throws {PlatformError} `BUILDPACK` if the name is nothing that there is */
async function resolveLocator(locator, { kind, builder }) {
    if (locator.kind !== "name")
        return locator;
    const { text, path, chooser, module, registry, image } = locator;
    if (await resolve_locator_exists(path))
        return { kind: "path", text, path, chooser };
    const isInBuilder = builder.modules.some((other) => other.kind === kind &&
        other.id === module?.id &&
        (module.version === "" || module.version === other.version));
    if (module !== undefined && isInBuilder)
        return { kind: "builder-module", text, ...module };
    // Extensions are in no registry.
    if (registry !== undefined && kind === "buildpack")
        return { kind: "registry", text, ...registry };
    if (image !== undefined)
        return { kind: "package", text, image };
    const message = `${(0,src_quote/* quote */.hD)(text)} is neither a path on this machine, nor an id of the builder ${(0,src_quote/* quote */.hD)(builder.name)}, nor an image reference.`;
    throw buildpackError(message, LOCATOR_FORMS);
}
async function resolve_locator_exists(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/open-modules.js
// Getting at what a locator names, wherever it is.

















const PackageToml = dist/* object */.Ikc({
    dependencies: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ uri: dist/* optional */.lqM(dist/* string */.YjP(), ""), image: dist/* optional */.lqM(dist/* string */.YjP(), "") })), []),
});
const MAX_INDEX_BYTES = 8 * 1024 * 1024;
/**
 * Opens what a locator names, with all that it depends on.
 * @throws {PlatformError} whatever is wrong about it
 */
async function openModules(locator, context, access) {
    return openAlong(locator, context, access, { above: [], opened: new Set() });
}
async function openAlong(locator, context, access, trail) {
    const package_ = { kind: context.kind, origin: locator.text, limits: access.limits ?? UNPACK_LIMITS };
    switch (locator.kind) {
        case "package":
            return openPackage(await readPackageImage(locator.image, access.target, access), package_);
        case "registry": {
            const image = await packageInIndex(locator, access);
            return openPackage(await readPackageImage(image, access.target, access), package_);
        }
        case "download": {
            const { sizeBytes: limitBytes } = package_.limits;
            const file = await access.downloads.get({ ...locator, limitBytes });
            return openModuleFile(file, package_, access.target);
        }
        case "path": {
            const path = await (0,contained_path/* containedPath */.fX)(locator.path, locator.chooser);
            if (!(await isDirectory(path)))
                return openModuleFile(path, package_, access.target);
            return openDirectory({ ...locator, path }, context, access, trail);
        }
    }
}
async function openDirectory(locator, context, access, trail) {
    const source = await openModuleDirectory(locator.path, context.kind, locator.text);
    const [main] = source.modules;
    if (main === undefined)
        throw new Error("A directory without a module");
    const dependencies = await openDependencies(locator, context, access, trail);
    return { main, sources: [source, ...dependencies] };
}
const MAX_PACKAGE_TOML_BYTES = 1024 * 1024;
/** What `package.toml` beside `buildpack.toml` names. */
async function openDependencies(located, context, access, { above, opened }) {
    const { path: dir } = located;
    const file = external_node_path_.join(dir, "package.toml");
    if (context.kind === "extension")
        return [];
    const own = { by: "checkout", directories: [dir] };
    const content = await (0,contained_path/* readContainedFile */.aM)(file, own, MAX_PACKAGE_TOML_BYTES).catch((error) => {
        if (!(0,regular_file/* leadsNowhere */.q1)(error))
            throw error;
        return undefined;
    });
    if (content === undefined)
        return [];
    const trail = { above: [...above, await (0,contained_path/* realPathOf */.dN)(dir)], opened };
    const { dependencies } = toml_parseToml(PackageToml, decodeToml(content, (0,src_quote/* quote */.hD)(file)), (0,src_quote/* quote */.hD)(file));
    const chooser = dependencyChooser(located);
    const sources = await Promise.all(dependencies.map(async ({ uri, image }) => {
        const named = parseLocator(uri === "" && image !== "" ? `docker://${image}` : uri, chooser, dir);
        const locator = await resolveLocator(named, context);
        if (locator.kind === "builder-module")
            return [];
        if (locator.kind === "builder-order")
            throw buildpackError(`${(0,src_quote/* quote */.hD)(file)} has the dependency ${(0,src_quote/* quote */.hD)((0,src_quote/* withoutLogins */.$b)(uri))}, which only an order may have.`);
        const place = locator.kind === "path" ? await (0,contained_path/* realPathOf */.dN)(locator.path) : locator.text;
        if (trail.above.includes(place))
            throw buildpackError(`${(0,src_quote/* quote */.hD)(file)} has the dependency ${(0,src_quote/* quote */.hD)(uri)}, which depends on it: is it a dependency of itself?`);
        if (opened.has(place))
            return [];
        opened.add(place);
        return (await openAlong(locator, context, access, trail)).sources;
    }));
    return sources.flat();
}
/** What a buildpack of a checkout names is there as well; what one from elsewhere names, beside it. */
function dependencyChooser({ path: dir, chooser }) {
    if (chooser.by === "checkout")
        return chooser;
    const workspace = external_node_path_.resolve(chooser.workspace);
    return { by: "checkout", directories: [(0,contained_path/* isInside */.FK)(dir, workspace) ? workspace : external_node_path_.dirname(dir)] };
}
/**
 * The package image of a buildpack, as the index of the registry has it.
 * @throws {PlatformError} `BUILDPACK` if it has none, or why the index cannot be read
 */
async function packageInIndex(name, access) {
    return findInIndex(await readIndexFile(name, access), name);
}
async function readIndexFile(name, { downloads, registryIndex = REGISTRY_INDEX }) {
    try {
        const url = `${registryIndex}/${registryIndexPath(name)}`;
        const file = await downloads.get({ url, namedBy: "workflow", limitBytes: MAX_INDEX_BYTES });
        return (await (0,regular_file/* readRegularFile */.XF)(file, MAX_INDEX_BYTES)).toString("utf8");
    }
    catch (cause) {
        if (!(cause instanceof src_errors/* PlatformError */.Wk) || cause.code !== "NOT_FOUND")
            throw cause;
        throw buildpackError(`The index of buildpacks at ${(0,src_quote/* withoutLogins */.$b)(registryIndex)} has no ${(0,src_quote/* quote */.hD)(`${name.namespace}/${name.name}`)}.`, "See https://registry.buildpacks.io for what there is; a package image needs its registry or a tag.");
    }
}
/** @throws {PlatformError} if it is neither a directory nor a file, which opening might wait for */
async function isDirectory(file) {
    try {
        const found = await (0,promises_.stat)(file);
        if (!found.isDirectory() && !found.isFile())
            throw new Error("it is neither a directory nor a regular file");
        return found.isDirectory();
    }
    catch (cause) {
        const why = (0,regular_file/* leadsNowhere */.q1)(cause) ? "it does not exist" : (0,src_errors/* messageOf */.bD)(cause);
        throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `${(0,src_quote/* quote */.hD)(file)} cannot be read: ${why}.`, {
            cause,
            hint: "Paths are relative to the workspace; check out or build the buildpack before.",
        });
    }
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/nearest-name.js
// The name that was probably meant by another one. Pure.
/** Longer names are compared in vain: they are no slips of a finger. */
const nearest_name_MAX_LENGTH = 200;
/** A slip of a finger changes one or two letters; in a short name, two are another name. */
const LETTERS_FOR_TWO = 6;
/** The name that differs in the fewest letters, if those are few; undefined if none is near. */
function nearestName(wanted, names) {
    const limit = wanted.length >= LETTERS_FOR_TWO ? 2 : 1;
    const near = names
        .filter((name) => Math.abs(name.length - wanted.length) <= limit && name.length <= nearest_name_MAX_LENGTH)
        .map((name) => ({ name, distance: distanceOf(wanted, name) }))
        .filter(({ distance }) => distance <= limit);
    return near.sort((a, b) => a.distance - b.distance)[0]?.name;
}
/** How many letters have to be added, left out, exchanged, or swapped with their neighbour. */
function distanceOf(a, b) {
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_none, at) => at);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const isSame = a[i - 1] === b[j - 1];
            const steps = [valueAt(above, j) + 1, valueAt(row, j - 1) + 1, valueAt(above, j - 1) + Number(!isSame)];
            const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            if (isSwapped)
                steps.push(valueAt(before, j - 2) + 1);
            row.push(Math.min(...steps));
        }
        [before, above] = [above, row];
    }
    return valueAt(above, b.length);
}
function valueAt(row, at) {
    return row[at] ?? Infinity;
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/unknown-module.js
// A module that is not where it was looked for: what the user may have meant, and what there is. Pure.




const MAX_LISTED = 30;
/** For hints: the name that is nearest to the wanted one, and all that the builder has. */
function whatBuilderHas(id, { kind, builder }) {
    const modules = builder.modules.filter((module) => module.kind === kind);
    if (modules.length === 0)
        return `The builder has no ${kind}s.`;
    const near = nearestName(id, modules.map((module) => module.id));
    const meant = near === undefined || near === id ? "" : `Did you mean ${(0,src_quote/* quote */.hD)(near)}? `;
    const all = (0,src_quote/* someOf */.yU)([...new Set(modules.map(formatModule))], MAX_LISTED).join(", ");
    return `${meant}The builder has ${all}.`;
}
/** The error for a name that is not in the builder, and that the index of the registry does not have or tell. */
function nowhere({ namespace, name, version }, searched, error) {
    if (!(error instanceof src_errors/* PlatformError */.Wk) || error.code === "CANCELLED")
        return error;
    const id = `${namespace}/${name}`;
    const notInBuilder = `${(0,src_quote/* quote */.hD)(formatModule({ id, version }))} is not in the builder ${(0,src_quote/* quote */.hD)(searched.builder.name)}`;
    const has = whatBuilderHas(id, searched);
    const [message, hint] = error.code === "BUILDPACK"
        ? [`${notInBuilder}. ${error.message}`, `${has} A package image needs its registry or a tag.`]
        : [`${notInBuilder}, and the index of buildpacks cannot be read: ${error.message}`, has];
    return new src_errors/* PlatformError */.Wk(error.code, message, { cause: error, hint });
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/resolve-order.js










/**
 * Opens everything that was named, side by side, and puts it in order.
 * @throws {PlatformError} what is wrong with the one that cannot be used, or {@link SeveralErrors}
 */
async function resolveOrder(requested, builder, access) {
    const open = (slot, modules) => inOrder(modules.map((each) => openRequested(each, { ...slot, builder }, access)));
    const isReplaced = requested.buildpacks.length > 0;
    const beside = { kind: "buildpack", takesOrder: false };
    const [own, pre, post, extensions] = await inOrder([
        open({ kind: "buildpack", takesOrder: true }, requested.buildpacks),
        open(beside, isReplaced ? [] : requested.preBuildpacks),
        open(beside, isReplaced ? [] : requested.postBuildpacks),
        open({ kind: "extension", takesOrder: false }, requested.extensions),
    ]);
    const named = [...own, ...pre, ...post, ...extensions];
    if (named.length === 0) {
        const { order, orderExtensions } = builder;
        return { toml: undefined, order, orderExtensions, sources: [], replaced: [] };
    }
    const groups = isReplaced
        ? expandPlaces(own, builder.order)
        : builder.order.map(({ group }) => [...elementsOf(pre), ...group, ...elementsOf(post)]);
    const extensionGroups = extensions.length > 0 ? [elementsOf(extensions)] : builder.orderExtensions.map(({ group }) => group);
    const sources = named.flatMap((place) => (place.kind === "module" ? place.sources : []));
    return complete({ groups, extensionGroups, sources }, builder);
}
/** Whether `pre-buildpacks` or `post-buildpacks` have no effect, since the whole order is replaced. */
function hasIdleBuildpacks({ buildpacks, preBuildpacks, postBuildpacks }) {
    return buildpacks.length > 0 && preBuildpacks.length + postBuildpacks.length > 0;
}
function complete(draft, builder) {
    const all = [...builder.modules, ...draft.sources.flatMap(({ modules }) => modules)];
    const completed = (kind, groups) => {
        const scope = {
            modules: all.filter((module) => module.kind === kind),
            where: `the builder ${(0,src_quote/* quote */.hD)(builder.name)} or what was added to it`,
            hint: `Add it to the ${kind}s, or correct its id and version.`,
        };
        return completeOrder(groups.filter((group) => group.length > 0).map((group) => ({ group })), scope);
    };
    const order = completed("buildpack", draft.groups);
    const orderExtensions = completed("extension", draft.extensionGroups);
    if (order.length === 0)
        throw emptyOrder(builder);
    const { sources, replaced } = neededSources({ order, orderExtensions }, draft.sources, builder);
    return { toml: formatOrder(order, orderExtensions), order, orderExtensions, sources, replaced };
}
function emptyOrder({ name }) {
    return buildpackError(`The builder ${(0,src_quote/* quote */.hD)(name)} has no order of its own, so nothing can be added to it.`, 'Name all buildpacks in "buildpacks".');
}
/** Each group of the builder takes the place of `from=builder`; without that, there is one group. */
function expandPlaces(places, builderOrder) {
    const at = places.findIndex(({ kind }) => kind === "builder-order");
    if (at < 0)
        return [elementsOf(places)];
    const after = places.slice(at + 1);
    if (after.some(({ kind }) => kind === "builder-order"))
        throw buildpackError("The buildpacks have from=builder more than once.", "Leave one of them out.");
    return builderOrder.map(({ group }) => [
        ...elementsOf(places.slice(0, at)),
        ...group,
        ...elementsOf(after),
    ]);
}
function elementsOf(places) {
    return places.flatMap((place) => (place.kind === "module" ? [place.element] : []));
}
async function openRequested(module, context, access) {
    try {
        if (module.kind === "inline")
            return resolve_order_placeOf(openInlineBuildpack(module));
        const locator = await resolveLocator(module, context);
        switch (locator.kind) {
            case "builder-order":
                if (!context.takesOrder)
                    throw misplaced(locator.text, 'It can only be in "buildpacks".');
                return { kind: "builder-order" };
            case "builder-module":
                return builderPlace(locator, context);
            case "registry":
                if (context.kind === "extension")
                    throw misplaced(locator.text, "Name a directory, an archive, a package image, or an id of the builder.");
                return resolve_order_placeOf(module.kind === "name"
                    ? await openNamed(locator, context, access)
                    : await openModules(locator, context, access));
            case "package":
            case "path":
            case "download":
                return resolve_order_placeOf(await openModules(locator, context, access));
        }
    }
    catch (error) {
        throw aboutModule(module.text, error);
    }
}
function misplaced(text, hint) {
    return buildpackError(`${(0,src_quote/* quote */.hD)(text)} cannot be used here.`, hint);
}
/** A name that the builder does not have, so that it could be of the registry. */
async function openNamed(locator, context, access) {
    const image = await packageInIndex(locator, access).catch((error) => {
        throw nowhere(locator, context, error);
    });
    return openModules({ kind: "package", text: locator.text, image }, context, access);
}
function builderPlace({ id, version }, { kind, builder }) {
    const modules = builder.modules.filter((module) => module.kind === kind);
    const scope = {
        modules,
        where: `the builder ${(0,src_quote/* quote */.hD)(builder.name)}`,
        hint: whatBuilderHas(id, { kind, builder }),
    };
    const element = { id, version: completeVersion({ id, version }, scope), optional: false };
    return { kind: "module", element, sources: [] };
}
function resolve_order_placeOf({ main, sources }) {
    return { kind: "module", element: { id: main.id, version: main.version, optional: false }, sources };
}
/** Waits for all, so that nothing goes on after a failure, and everything that is wrong is known. */
async function inOrder(promises) {
    const results = await Promise.allSettled(promises);
    const reasons = results.flatMap((result) => result.status === "rejected" ? [result.reason] : []);
    if (reasons.length > 0)
        throw oneErrorOf(reasons);
    return results.map((result) => result.value);
}
/** One error for all; what is no finding about a module goes before. */
function oneErrorOf(reasons) {
    const isFinding = (reason) => reason instanceof src_errors/* PlatformError */.Wk && reason.code !== "CANCELLED";
    const other = reasons.find((reason) => !isFinding(reason));
    if (other !== undefined)
        return other;
    const errors = reasons
        .filter(isFinding)
        .flatMap((error) => (error instanceof src_errors/* SeveralErrors */.AJ ? error.errors : [error]));
    return errors.length === 1 ? errors[0] : new src_errors/* SeveralErrors */.AJ(errors);
}

// EXTERNAL MODULE: ./build/js/src/platform/report/build-report-files.js
var build_report_files = __webpack_require__(1039);
;// CONCATENATED MODULE: ./build/js/src/platform/request/check-all.js
// Reporting everything that is wrong at once, instead of one thing per run.


/**
 * Runs checks side by side, and resolves with the value of each. What they find is reported in their order, whichever
 * registry answers first; what several of them find, once. So a check may await what another one reads. A host that is down is
 * reported for the first check that asked it, with all that this one found.
 * @throws {PlatformError} the only finding, or {@link SeveralErrors}; what is no finding as soon as it is thrown
 */
async function checkAll(checks) {
    const found = await Promise.all(checks.map(findingsOf));
    const different = found.reduce((before, { findings }) => [
        ...before,
        ...withoutRepeats(findings).filter((error) => !before.some((other) => sameCause(other, error))),
    ], []);
    const [first, ...others] = different;
    if (first !== undefined)
        throw others.length === 0 ? first : new src_errors/* SeveralErrors */.AJ(different);
    return found.map(({ value }) => value);
}
async function findingsOf(check) {
    try {
        return { value: await check(), findings: [] };
    }
    catch (error) {
        if (!(error instanceof src_errors/* PlatformError */.Wk) || error.code === "CANCELLED")
            throw error;
        return { findings: error instanceof src_errors/* SeveralErrors */.AJ ? error.errors : [error] };
    }
}
function withoutRepeats(errors) {
    return [...new Map(errors.map((error) => [error.message, error])).values()];
}
/** A registry that is down would otherwise be reported for each image on it. */
function sameCause(a, b) {
    const isDown = a.code === "REGISTRY_UNREACHABLE" && a.code === b.code;
    const [left, right] = [registryErrorOf(a), registryErrorOf(b)];
    if (!isDown || left === undefined || right === undefined)
        return a.message === b.message;
    return new URL(left.url).host === new URL(right.url).host;
}
/** It may be told with what it was asked for. */
function registryErrorOf(error) {
    return [error, error.cause].find((each) => each instanceof RegistryError);
}

;// CONCATENATED MODULE: ./build/js/src/platform/request/check-request.js
// What can be wrong with a request in itself. Pure.





/** The tags whose repositories must be writable, one of each repository. */
function repositoriesOf(resolved) {
    if (!resolved.delivery.push)
        return [];
    return [...new Map(resolved.tags.map((tag) => [(0,image_reference/* imageName */.tO)(tag), tag])).values()];
}
/** @throws {PlatformError} `INPUT` if a tag is none */
function checkRequest(resolved) {
    for (const tag of resolved.tags) {
        if (tag.digest === undefined)
            continue;
        throw new src_errors/* PlatformError */.Wk("INPUT", `"${(0,image_reference/* formatImageReference */.my)(tag)}" has a digest, so it cannot be pushed.`, {
            hint: 'Write the names in "image" with a tag, or without one.',
        });
    }
}
/** @throws {PlatformError} `INCOMPATIBLE_API` if something is asked for that the builder's lifecycle is too old for */
function checkNeededApi({ containers, outcome }, { value: api, reason }) {
    const needs = [
        { input: "insecure-registries", isUsed: containers.insecureRegistries.length > 0, since: "0.13" },
        { input: "creation-time", isUsed: outcome.createdAt !== undefined, since: "0.9" },
        { input: "exec-env", isUsed: outcome.execEnv !== undefined, since: "0.15" },
    ];
    for (const { input, isUsed, since } of needs) {
        if (!isUsed || api_version_atLeast(api, since))
            continue;
        const message = `The input "${input}" needs Platform API ${since}, but this build speaks ${formatApiVersion(api)}: ${reason}.`;
        throw new src_errors/* PlatformError */.Wk("INCOMPATIBLE_API", message, {
            hint: `Leave "${input}" out, or use a builder with a newer lifecycle.`,
        });
    }
}
/** @throws {PlatformError} `INPUT` if something is asked for that only our lifecycle does, and another one exports the image */
function checkNeededLifecycle({ outcome }, { who, version = "of an unknown version" }) {
    if (outcome.layerCompression === undefined || isOwnLifecycle(version))
        return;
    const message = `"layer-compression" is "${outcome.layerCompression}", but the lifecycle ${version} of ${who} knows only gzip.`;
    throw new src_errors/* PlatformError */.Wk("INPUT", message, {
        hint: 'Leave "layer-compression" out, or use a builder with the lifecycle of this action.',
    });
}
/** @throws {PlatformError} `INPUT` if the engine could not load what is asked for */
function checkNeededEngine({ outcome, delivery }, engine) {
    if (!delivery.load || outcome.layerCompression === undefined || readsZstdLayers(engine))
        return;
    const message = `"load" is "true" and "layer-compression" is "${outcome.layerCompression}", which the Docker engine ${engine.serverVersion} cannot read.`;
    throw new src_errors/* PlatformError */.Wk("INPUT", message, {
        hint: "Leave one of them out, or use Docker 23 or later.",
    });
}

;// CONCATENATED MODULE: ./build/js/src/platform/plan/check-containers.js



/** Modes of Docker and Podman that no list of networks has; those with a colon say more, e.g. `slirp4netns:mtu=1500`. */
const check_containers_MODES = ["default", "host", "none", "bridge", "private", "slirp4netns", "pasta"];
/** @throws {PlatformError} `INPUT` if the engine has no such network */
async function checkNetwork({ network }, daemon) {
    if (network === undefined || check_containers_MODES.includes(network))
        return;
    if (network.includes(":") && !network.startsWith("container:"))
        return;
    if (await daemon.hasNetwork(network))
        return;
    const [what, name] = network.startsWith("container:")
        ? ["container", network.slice("container:".length)]
        : ["network", network];
    throw new src_errors/* PlatformError */.Wk("INPUT", `The Docker engine has no ${what} ${(0,src_quote/* quote */.hD)(name)}, which the input "network" names.`, {
        hint: what === "container"
            ? 'Start it in an earlier step, or set "network" to "host", "bridge" or the name of a network.'
            : `Create it in an earlier step with "docker network create", or set "network" to one that "docker network ls" lists.`,
    });
}
/**
 * Warns of volumes that can only be empty.
 * @throws {PlatformError} `INPUT`, or {@link SeveralErrors}, with what the engine says about mounts that it cannot make
 */
async function checkMounts({ mounts }, daemon, log) {
    await checkAll(mounts.map((mount) => () => (mount.kind === "bind" ? checkBind(mount, daemon) : checkVolume(mount, daemon, log))));
}
async function checkBind(mount, daemon) {
    const problem = await daemon.findMountProblem(mount);
    if (problem === undefined)
        return;
    const { source, target } = mount;
    throw new src_errors/* PlatformError */.Wk("INPUT", `The Docker engine cannot mount ${(0,src_quote/* quote */.hD)(source)} at ${(0,src_quote/* quote */.hD)(target)}, as the input "volumes" wants: ${problem}.`, {
        hint: "Create it in an earlier step. The path is one of the engine's machine, which may have other files than the job.",
    });
}
/** The engine makes a volume that a container names. */
async function checkVolume({ volume, target, readOnly = false }, daemon, log) {
    if (!readOnly || (await daemon.volumeLabels(volume)) !== undefined)
        return;
    log.warning(`The Docker engine has no volume ${(0,src_quote/* quote */.hD)(volume)}, so the build will find nothing at ${(0,src_quote/* quote */.hD)(target)}. ` +
        'Fill the volume in an earlier step, or end its line in "volumes" with ":rw" to let builds do it.');
}

;// CONCATENATED MODULE: ./build/js/src/platform/plan/choose-delivery.js
// How an image gets to its names: through the lifecycle itself, or through a gateway in this process. Pure.


/**
 * A gateway wherever more is to happen than one push of one tag: it keeps tags back until everything else is done.
 * @throws {PlatformError} `INPUT` if that is needed, and containers could not reach it
 */
function chooseDelivery(resolved, gateway) {
    const reasons = reasonsForGateway(resolved);
    const [reason] = reasons;
    if (reason === undefined) {
        return { value: { kind: "direct" }, source: "default", reason: "one tag in one registry, as it is" };
    }
    if (gateway.kind === "address") {
        const { address } = gateway;
        return { value: { kind: "gateway", address }, source: "input", reason: reason.text };
    }
    const needed = reasons.find(({ isNeeded }) => isNeeded);
    if (needed === undefined) {
        const text = `tags move one after the other, since ${gateway.why}`;
        return { value: { kind: "direct" }, source: "default", reason: text };
    }
    const message = `${needed.text[0]?.toUpperCase() ?? ""}${needed.text.slice(1)}, which this Docker engine does not allow: ${gateway.why}.`;
    throw new src_errors/* PlatformError */.Wk("INPUT", message, {
        hint: `${gateway.advice}, or one tag without labels, annotations, load, layout and push-by-digest.`,
    });
}
function reasonsForGateway(resolved) {
    const { push, byDigest, load, layout, labels, annotations } = resolved.delivery;
    const { tags, previousImage } = resolved;
    const registries = new Set(tags.map(({ registry }) => registry));
    const isElsewhere = previousImage !== undefined && previousImage.registry !== tags[0].registry;
    const all = [
        { applies: !push, isNeeded: true, text: "the image is not pushed" },
        { applies: byDigest, isNeeded: true, text: "the image is pushed by its digest, without a tag" },
        { applies: load, isNeeded: true, text: "the image is also loaded into the engine" },
        { applies: layout !== undefined, isNeeded: true, text: "the image is also written to a directory" },
        { applies: registries.size > 1, isNeeded: true, text: "its tags are in several registries" },
        { applies: labels.size + annotations.size > 0, isNeeded: true, text: "it gets labels or annotations" },
        {
            applies: isElsewhere,
            isNeeded: true,
            text: `"${previousImage === undefined ? "" : (0,image_reference/* formatImageReference */.my)(previousImage)}", whose layers are reused, is on another registry`,
        },
        {
            applies: tags.length > 1,
            isNeeded: false,
            text: "all tags move together, once everything else is done",
        },
    ];
    return all.filter(({ applies }) => applies);
}

;// CONCATENATED MODULE: ./build/js/src/platform/plan/choose-extender.js


/**
 * Build images could be extended from 0.10 on, but with 0.10 and 0.11 official restorers crash where the run image stays as it
 * is, and those that know no other cannot write where the extender reads: its volume belongs to root for them.
 */
const NEEDED_API = "0.12";
/** Undefined if there are no image extensions. */
function chooseExtender({ order, builder, lifecycleImage, api, }) {
    if (order.orderExtensions.length === 0)
        return undefined;
    const lack = lackOf("the builder's lifecycle", builder.lifecycle.version) ??
        lackOf("the lifecycle image's lifecycle", lifecycleImage?.value.version) ??
        tooOld(api.value);
    const unread = builder.pinned === undefined
        ? "the builder is only in the Docker engine, and the lifecycle reads from a registry what it extends"
        : undefined;
    return { refusals: { build: lack ?? unread, run: lack }, buildImage: builder.pinned };
}
function lackOf(whose, version) {
    // The extender of ours refuses; of others it is known only when it runs.
    return version !== undefined && isOwnLifecycle(version)
        ? `${whose} ${version} does not apply any`
        : undefined;
}
function tooOld(api) {
    if (api_version_atLeast(api, NEEDED_API))
        return undefined;
    return `that is done from Platform API ${NEEDED_API} on, and this builder's is ${formatApiVersion(api)}`;
}

;// CONCATENATED MODULE: ./build/js/src/platform/plan/gateway-address.js
const UNREACHABLE = "its containers could not reach this process";
const gateway_address_ELSEWHERE = 'Use an engine of this machine with "network: host"';
/**
 * Loopback if containers share this machine's network, else the machine's address in their network. An engine on another
 * machine, or one that hides its networks from this process, has none.
 * @param network the input; the engine's default network if undefined
 */
async function findGatewayAddress(network, deps) {
    if (network === "none") {
        const why = 'its containers have no network ("network: none")';
        return { kind: "none", why, advice: 'Set "network: host"' };
    }
    const isHost = network === "host";
    if (isHost && deps.daemon.info.engine === "podman")
        return hostOfPodman(deps);
    const bridge = await deps.daemon.networkGateway(isHost ? "bridge" : (network ?? "bridge"));
    // That this process sees the engine's own bridge tells that both share one machine and its loopback.
    const isLocal = bridge !== undefined && (await deps.isLocalAddress(bridge));
    if (isLocal)
        return { kind: "address", address: isHost ? "127.0.0.1" : bridge };
    return hiddenNetwork(deps);
}
/** Its bridge is there only while a container uses it, but this network is the machine's, also without root. */
async function hostOfPodman({ daemon, hostName }) {
    const { name } = await daemon.describeHost();
    // A container has a name of its own, unless it shares the machine's network.
    if (name === hostName)
        return { kind: "address", address: "127.0.0.1" };
    return { kind: "none", why: UNREACHABLE, advice: gateway_address_ELSEWHERE };
}
async function hiddenNetwork({ daemon, hostName }) {
    const { name, isRootless } = await daemon.describeHost();
    if (name !== hostName)
        return { kind: "none", why: UNREACHABLE, advice: gateway_address_ELSEWHERE };
    if (daemon.info.engine === "podman") {
        return { kind: "none", why: UNREACHABLE, advice: 'Set "network: host"' };
    }
    if (!isRootless)
        return { kind: "none", why: UNREACHABLE, advice: gateway_address_ELSEWHERE };
    const why = "it is rootless and has its own network, whose containers could not reach this process";
    return { kind: "none", why, advice: "Use a Docker engine that runs as root, or Podman" };
}

;// CONCATENATED MODULE: ./build/js/src/platform/plan/plan.js
// Everything that is found out before anything slow starts: from registries, the engine's own words, and the file system.



















/**
 * Reads builder, run image and lifecycle image, and checks that the engine answers, the source is there and the image
 * can be pushed: all side by side, nothing pulled.
 * @throws {PlatformError} what is wrong, or {@link SeveralErrors}
 */
async function planBuild(resolved, deps) {
    const trust = decideTrust(resolved.trustBuilder, resolved.builder);
    const [engineAndImages] = await checkAll([
        () => readEngineAndImages(resolved, trust, deps),
        () => {
            checkRequest(resolved);
        },
        () => checkSourceTree(resolved.path),
        () => checkAll(repositoriesOf(resolved).map((tag) => () => deps.registry.checkWrite(tag))),
        () => checkPreviousImage(resolved, deps),
        () => makeDirectories(resolved),
    ]);
    return { ...engineAndImages, trust, extender: chooseExtender(engineAndImages) };
}
/** One after the other: that of the image must be empty, and the other one may be in it. */
async function makeDirectories({ delivery: { layout }, outcome: { sbomDir } }) {
    const making = layout === undefined ? Promise.resolve() : makeLayoutDirectory(layout);
    await checkAll([
        () => making,
        async () => {
            await making.catch(() => undefined);
            if (sbomDir !== undefined)
                await (0,build_report_files/* clearSbomDirectory */.gK)(sbomDir);
        },
    ]);
}
/** One that is not there, or is not for us, is no previous image; that its registry does not answer would fail the build later. */
async function checkPreviousImage({ previousImage }, { registry }) {
    if (previousImage === undefined)
        return;
    await registry.headManifest(previousImage).catch((error) => {
        if (!(error instanceof src_errors/* PlatformError */.Wk && error.code === "REGISTRY_UNREACHABLE"))
            return;
        const { code, message, hint } = error;
        throw new src_errors/* PlatformError */.Wk(code, `The previous image cannot be looked for: ${message}`, {
            cause: error,
            hint,
        });
    });
}
/** Without an engine, the images are still checked for what is asked for, else for this machine. */
async function readEngineAndImages(resolved, trust, deps) {
    const connecting = deps.connectDaemon();
    const found = await connecting.catch(() => undefined);
    const target = resolved.target ?? (found === undefined ? hostTarget(process.arch) : plan_targetOf(found));
    const checkingNetwork = connecting.then((engine) => checkNetwork(resolved.containers, engine));
    const [daemon, , , , delivery, images] = await checkAll([
        () => connecting,
        () => checkingNetwork,
        async () => checkMounts(resolved.containers, await connecting, deps.log),
        async () => {
            checkNeededEngine(resolved, (await connecting).info);
        },
        async () => {
            // Of a network that is not there, only this is to be told.
            await checkingNetwork;
            return decideDelivery(resolved, await connecting, deps);
        },
        () => readImages({ resolved, engine: { daemon: found, target }, trust }, deps),
    ]);
    return { daemon, target, delivery, ...images };
}
function plan_targetOf({ info: { os, arch } }) {
    return { os, arch };
}
async function decideDelivery(resolved, daemon, { isLocalAddress, hostName }) {
    const { network } = resolved.containers;
    return chooseDelivery(resolved, await findGatewayAddress(network, { daemon, isLocalAddress, hostName }));
}
async function readImages(context, deps) {
    const { resolved, engine, trust } = context;
    const query = { reference: resolved.builder, target: engine.target, ...lookupOf(context) };
    const reading = readBuilder(query, sources(engine, deps));
    const readingLifecycle = reading.then((builder) => trust.value ? undefined : readLifecycle(context, builder, deps));
    const [builder, order, runImage, lifecycleImage, api] = await checkAll([
        () => reading,
        async () => readOrder(resolved, await reading, deps),
        // One that is asked for can be read without knowing the builder.
        async () => plan_readRunImage(context, await (resolved.runImage === undefined ? reading : reading.catch(() => undefined)), deps),
        () => readingLifecycle,
        async () => negotiate(resolved, await reading, (await readingLifecycle)?.value),
    ]);
    return { builder, runImage, lifecycleImage, api, order };
}
function readOrder(resolved, builder, deps) {
    const { modules, registryIndex } = resolved;
    const name = (0,image_reference/* formatImageReference */.my)(builder.reference);
    return resolveOrder(modules, readBuilderModules(name, builder.target, builder.labels), {
        ...deps.modules,
        registry: deps.registry,
        target: builder.target,
        registryIndex,
    });
}
function plan_readRunImage({ resolved, engine }, builder, deps) {
    const unknownBuilder = { reference: resolved.builder, runImages: [], target: engine.target };
    return chooseRunImage({
        requested: resolved.runImage,
        mirrors: resolved.runImageMirrors,
        builder: builder ?? unknownBuilder,
        image: resolved.tags[0],
    }, deps.registry);
}
async function readLifecycle(context, builder, deps) {
    const { resolved, engine } = context;
    const choice = chooseLifecycleImage(resolved.lifecycleImage, builder);
    const query = { reference: choice.value, target: engine.target, ...lookupOf(context) };
    return { ...choice, value: await readLifecycleImage(query, sources(engine, deps)) };
}
function negotiate(resolved, builder, lifecycle) {
    const { platformApis, version } = builder.lifecycle;
    const own = { who: `the builder "${(0,image_reference/* formatImageReference */.my)(builder.reference)}"`, platformApis, version };
    const exporter = lifecycle === undefined
        ? own
        : { ...lifecycle, who: `the lifecycle image "${(0,image_reference/* formatImageReference */.my)(lifecycle.reference)}"` };
    const api = negotiatePlatformApi(exporter === own ? [own] : [own, exporter]);
    checkNeededApi(resolved, api);
    checkNeededLifecycle(resolved, exporter);
    return api;
}
/** Where there is no engine, nothing can be in it. */
function lookupOf({ resolved, engine }) {
    const [pull, source] = engine.daemon === undefined ? ["always", "machine"] : [resolved.pull, "engine"];
    return { pull, targetSource: resolved.target === undefined ? source : "input" };
}
function sources({ daemon }, { registry }) {
    return {
        registry,
        inspectImage: (name) => daemon?.inspectImage(name) ?? Promise.resolve(undefined),
    };
}

;// CONCATENATED MODULE: ./build/js/src/platform/report/report-collector.js

/** The report of a build that has not begun. */
const EMPTY_REPORT = {
    digest: undefined,
    image: undefined,
    tags: [],
    loaded: [],
    runImage: undefined,
    builder: undefined,
    target: undefined,
    platformApi: undefined,
    lifecycleVersion: undefined,
    flow: undefined,
    buildpacks: [],
    processes: [],
    layers: [],
    timings: [],
    durationMs: undefined,
    sizeBytes: undefined,
    runImageSizeBytes: undefined,
    manifestSizeBytes: undefined,
    imageId: undefined,
    sbomDir: undefined,
    sbomDocuments: undefined,
    reportDir: undefined,
    layoutDir: undefined,
    caches: [],
    sbom: undefined,
};
/** Filled by one build; read to find out how far it came. */
class ReportCollector {
    #now;
    #startedAt;
    #report = EMPTY_REPORT;
    /** @param now milliseconds */
    constructor(now) {
        this.#now = now;
        this.#startedAt = now();
    }
    add(part) {
        this.#report = { ...this.#report, ...part };
    }
    addCache(cache) {
        this.add({ caches: [...this.#report.caches.filter(({ name }) => name !== cache.name), cache] });
    }
    /** Tells of the layers that are known what the image has of them. */
    addBlobs({ sizeBytes, runImageSizeBytes, layers }) {
        const known = this.#report.layers.map((layer) => ({ ...layer, ...layers.get(withoutSlice(layer.name)) }));
        this.add({ sizeBytes, runImageSizeBytes, layers: known });
    }
    /** @param startedAt by the clock of this report */
    addTiming({ name, startedAt, durationMs }) {
        const timing = { name, startMs: startedAt - this.#startedAt, durationMs };
        this.add({ timings: [...this.#report.timings, timing] });
    }
    /** Does something and notes how long it took, also if it fails. */
    async time(name, action) {
        const startedAt = this.#now();
        try {
            return await action();
        }
        finally {
            this.addTiming({ name, startedAt, durationMs: this.#now() - startedAt });
        }
    }
    /** The build is done: whatever comes now takes no time of it. */
    finish() {
        this.#report = this.snapshot();
        return this.#report;
    }
    /** What is known now. */
    snapshot() {
        const { durationMs = this.#now() - this.#startedAt } = this.#report;
        return { ...this.#report, durationMs };
    }
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/descriptor-error.js
// Everything that is wrong with a project descriptor, reported together.

/** A project descriptor cannot be used; `problems` has at least one. */
class DescriptorError extends src_errors/* PlatformError */.Wk {
    /** As it was named to the parser, e.g. `project.toml`. */
    file;
    problems;
    constructor(file, problems, cause) {
        const messages = problems.map((problem) => descriptorMessage(file, problem));
        const all = messages.length === 1 ? messages.join("") : `${messages.length} problems: ${messages.join(" ")}`;
        super("MALFORMED", all, {
            hint: problems.length === 1 ? problems[0]?.hint : undefined,
            cause,
            details: { kind: "descriptor", file, problems },
        });
        this.file = file;
        this.problems = problems;
    }
}
/** e.g. `project.toml line 12: "io.buildpacks.builder" is 5, but must be a text in quotes.` */
function descriptorMessage(file, { line, problem }) {
    return line === undefined ? `${file}: ${problem}` : `${file} line ${line}: ${problem}`;
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/exec-env.js
/**
 * The descriptor as it is for one execution environment, e.g. `production`.
 * If all of its buildpacks are for others, it names none, so the builder's order stands.
 */
function selectExecEnv(descriptor, execEnv) {
    const select = (items) => items.filter((item) => appliesTo(item, execEnv));
    return {
        ...descriptor,
        buildpacks: select(descriptor.buildpacks),
        preBuildpacks: select(descriptor.preBuildpacks),
        postBuildpacks: select(descriptor.postBuildpacks),
        env: lastOfEachName(select(descriptor.env)),
    };
}
function appliesTo({ execEnv: names }, execEnv) {
    return names.length === 0 || names.includes("*") || names.includes(execEnv);
}
function lastOfEachName(variables) {
    return [...new Map(variables.map((variable) => [variable.name, variable])).values()];
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/inline-buildpack.js
// A script in a project descriptor as a buildpack: it always passes detection, and its build is the script. Pure.
// Spec: https://github.com/buildpacks/spec/blob/main/extensions/project-descriptor.md#iobuildpacksgroup-optional

/** The files of the buildpack, which belong into a directory of their own. */
function inlineBuildpackFiles({ id, version, api, shell, script, }) {
    const descriptor = {
        api,
        buildpack: { id, version, name: `Inline script of ${id}` },
        // Lifecycles before targets want a stack; this one is any.
        stacks: [{ id: "*" }],
        targets: [{ os: "linux" }],
    };
    return [
        { path: "buildpack.toml", content: format_toml_formatToml(descriptor), executable: false },
        // Not by the script's shell, as others do: to Python, "exit 0" is a mistake.
        { path: "bin/detect", content: "#!/bin/sh\nexit 0\n", executable: true },
        { path: "bin/build", content: `#!${shell}\n\n${script.replace(/\r\n/g, "\n")}\n`, executable: true },
    ];
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/project-source.js
/** What the project says about its own version; undefined if it says nothing. */
function declaredSource({ version, sourceUrl, }) {
    if (version === undefined && sourceUrl === undefined)
        return undefined;
    return {
        source: {
            type: "project",
            ...(version !== undefined && { version: { declared: version } }),
            ...(sourceUrl !== undefined && { metadata: { url: withoutCredentials(sourceUrl) } }),
        },
    };
}
/** Labels of images are public; what stands before `@` in an HTTP address is a user, a password or a token. */
function withoutCredentials(url) {
    return url.replace(/^(https?:\/\/)[^/]*@/i, "$1");
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/descriptor-fields.js
// What the fields of several tables of a project descriptor have in common. Pure.

/** Complains about what cannot be an execution environment's name. */
function checkExecEnv(execEnv, path, complain) {
    for (const [at, name] of execEnv.entries()) {
        if (/^(\*|[A-Za-z0-9.-]+)$/.test(name))
            continue;
        const hint = 'Use letters, digits, . and -, e.g. "test", or "*" for all.';
        complain([...path, "exec-env", at], `${(0,src_quote/* quote */.hD)(name)} is not the name of an execution environment.`, hint);
    }
}
/** Empty values are what others take as not given. */
function given(value) {
    return value === "" ? undefined : value;
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/descriptor-buildpacks.js
// The buildpacks that a project descriptor names, each of exactly one kind. Pure.


const INLINE_VERSION = "0.0.0";
const INLINE_SHELL = "/bin/sh";
const descriptor_buildpacks_RESERVED_IDS = ["app", "config", "generated", "sbom"];
/** Reads `[[…group]]`; items that are complained about are left out. */
function readDescriptorBuildpacks({ value, path }, lines, complain) {
    return value.flatMap((raw, index) => {
        const at = [...path, index];
        const execEnv = raw["exec-env"] ?? [];
        checkExecEnv(execEnv, at, complain);
        const kind = readKind(raw, at, complain);
        return kind === undefined ? [] : [{ ...kind, execEnv, line: lines(at) }];
    });
}
function readKind(raw, at, complain) {
    const { id, version, uri, script } = raw;
    if (uri !== "" && script !== undefined) {
        const problem = `A buildpack has both a uri, ${(0,src_quote/* quote */.hD)((0,src_quote/* withoutLogins */.$b)(uri))}, and a script.`;
        complain([...at, "uri"], problem, "Keep the one that you mean.");
        return undefined;
    }
    if (uri !== "" && version !== "") {
        const problem = `A buildpack has both a uri, ${(0,src_quote/* quote */.hD)((0,src_quote/* withoutLogins */.$b)(uri))}, and a version, ${(0,src_quote/* quote */.hD)(version)}.`;
        complain([...at, "version"], problem, "Leave out the version: the buildpack at that uri defines it.");
        return undefined;
    }
    if (script !== undefined)
        return readInline({ ...raw, script }, at, complain);
    if (uri !== "")
        return { kind: "uri", uri, id: given(id) };
    if (id !== "")
        return { kind: "id", id, version: given(version) };
    complain(at, "A buildpack has neither an id nor a uri.", 'Write e.g. id = "example/java".');
    return undefined;
}
function readInline({ id, version, script }, at, complain) {
    const { api, inline = "", shell } = script;
    // Both become names of directories.
    if (!/^[A-Za-z0-9./-]+$/.test(id) || isPathLike(id) || descriptor_buildpacks_RESERVED_IDS.includes(id)) {
        const hint = `Give it an id of letters, digits, . / and -, other than ${descriptor_buildpacks_RESERVED_IDS.join(", ")}.`;
        const problem = id === "" ? "An inline buildpack has no id." : `${(0,src_quote/* quote */.hD)(id)} cannot be the id of an inline buildpack.`;
        complain([...at, "id"], problem, hint);
    }
    if (version !== "" && (!/^[\w.+-]+$/.test(version) || isPathLike(version))) {
        const hint = `Write e.g. version = "1.0.0", or leave it out for ${INLINE_VERSION}.`;
        complain([...at, "version"], `${(0,src_quote/* quote */.hD)(version)} cannot be the version of an inline buildpack.`, hint);
    }
    if (!/^\d+(\.\d+)?$/.test(api)) {
        const problem = api === "" ? "The script has no api." : `The api ${(0,src_quote/* quote */.hD)(api)} of the script is not a version.`;
        complain([...at, "script", "api"], problem, 'Write e.g. api = "0.10", a version of the Buildpack API.');
    }
    if (inline.trim() === "") {
        const hint = "Write the script of bin/build between ''' and '''.";
        complain([...at, "script", "inline"], "The script has no inline text.", hint);
    }
    if (shell !== "" && !/^\/[^\r\n\0]+$/.test(shell)) {
        const hint = 'Write the path of a program in the build image, e.g. "/bin/bash" or "/usr/bin/env python3".';
        complain([...at, "script", "shell"], `${(0,src_quote/* quote */.hD)(shell)} is not an absolute path.`, hint);
    }
    return {
        kind: "inline",
        id,
        version: given(version) ?? INLINE_VERSION,
        api,
        shell: given(shell) ?? INLINE_SHELL,
        script: inline,
    };
}
function isPathLike(name) {
    return name.split("/").some((part) => part === "" || part === "." || part === "..");
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/check-descriptor.js
// What a schema cannot say about a project descriptor: which values go together, and what they may look like. Pure.





/** Reads what each table has, and collects complaints. */
function checkDescriptor(raw, lines) {
    const problems = [];
    const complain = (path, problem, hint) => {
        problems.push({ line: lines(path), problem, hint });
    };
    const { builder } = raw.files.value;
    const descriptor = {
        about: readAbout(raw, complain),
        builder: builder === "" ? undefined : { value: builder, line: lines([...raw.files.path, "builder"]) },
        selection: readSelection(raw, lines, complain),
        buildpacks: readDescriptorBuildpacks(raw.group, lines, complain),
        preBuildpacks: readDescriptorBuildpacks(raw.pre, lines, complain),
        postBuildpacks: readDescriptorBuildpacks(raw.post, lines, complain),
        env: readEnv(raw, lines, complain),
    };
    return { descriptor, problems };
}
function readAbout({ about, metadata }, complain) {
    const { value, path } = about;
    for (const [at, { type, uri }] of value.licenses.entries()) {
        if (type !== "" || uri !== "")
            continue;
        const problem = "A license has neither a type nor a uri.";
        complain([...path, "licenses", at], problem, 'Write e.g. type = "MIT".');
    }
    return {
        id: given(value.id),
        name: given(value.name),
        version: given(value.version),
        authors: value.authors,
        documentationUrl: given(value["documentation-url"]),
        sourceUrl: given(value["source-url"]),
        licenses: value.licenses.map(({ type, uri }) => ({ type: given(type), uri: given(uri) })),
        metadata,
    };
}
function readSelection({ files: { value, path } }, lines, complain) {
    const { include, exclude } = value;
    if (include.length > 0 && exclude.length > 0) {
        const hint = "Keep one of them: files that are not included are excluded, and vice versa.";
        complain([...path, "exclude"], '"include" and "exclude" cannot both be given.', hint);
    }
    const kind = include.length > 0 ? "include" : "exclude";
    for (const [at, pattern] of value[kind].entries()) {
        const problem = patternProblem(pattern);
        if (problem !== undefined)
            complain([...path, kind, at], problem);
    }
    if (value[kind].length === 0)
        return { kind: "all", line: undefined };
    return { kind, patterns: value[kind], line: lines([...path, kind]) };
}
// The lifecycle gets each variable as a file of that name.
function readEnv({ env }, lines, complain) {
    return env.value.map(({ name, value, "exec-env": execEnv = [] }, at) => {
        const path = [...env.path, at];
        if (name === "")
            complain(path, "A variable has no name.", 'Add name = "…".');
        else if (!isVariableName(name)) {
            const problem = `${(0,src_quote/* quote */.hD)(name)} is not the name of a variable.`;
            complain([...path, "name"], problem, `Its name ${VARIABLE_NAME_RULE}.`);
        }
        if (value === undefined) {
            const problem = name === "" ? "A variable has no value." : `The variable ${(0,src_quote/* quote */.hD)(name)} has no value.`;
            complain(path, problem, 'Add value = "…".');
        }
        checkExecEnv(execEnv, path, complain);
        return { name, value: value ?? "", execEnv, line: lines(path) };
    });
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/descriptor-schema.js
// What project.toml may have, by version of its schema; each version's tables are brought into one form here.
// Spec of 0.2: https://github.com/buildpacks/spec/blob/main/extensions/project-descriptor.md

const SCHEMA_VERSIONS = ["0.1", "0.2", "0.3"];
const descriptor_schema_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
const descriptor_schema_texts = dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []);
const script = dist/* optional */.lqM(dist/* object */.Ikc({ api: descriptor_schema_text, inline: dist/* optional */.lqM(dist/* string */.YjP()), shell: descriptor_schema_text }));
const buildpack = { id: descriptor_schema_text, version: descriptor_schema_text, uri: descriptor_schema_text, script };
const variable = { name: descriptor_schema_text, value: dist/* optional */.lqM(dist/* string */.YjP()) };
const buildpacks = dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc(buildpack)), []);
const additions = dist/* optional */.lqM(dist/* object */.Ikc({ group: buildpacks }), {});
const variables = dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc(variable)), []);
// Only 0.3 knows for which environments an item is.
const buildpacksByExecEnv = dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ ...buildpack, "exec-env": descriptor_schema_texts })), []);
const additionsByExecEnv = dist/* optional */.lqM(dist/* object */.Ikc({ group: buildpacksByExecEnv }), {});
const variablesByExecEnv = dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ ...variable, "exec-env": descriptor_schema_texts })), []);
const about = {
    id: descriptor_schema_text,
    name: descriptor_schema_text,
    version: descriptor_schema_text,
    authors: descriptor_schema_texts,
    "documentation-url": descriptor_schema_text,
    "source-url": descriptor_schema_text,
    licenses: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ type: descriptor_schema_text, uri: descriptor_schema_text })), []),
};
const files = { include: descriptor_schema_texts, exclude: descriptor_schema_texts, builder: descriptor_schema_text };
const metadata = dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()), {});
const versionedAbout = dist/* optional */.lqM(dist/* object */.Ikc({ "schema-version": descriptor_schema_text, ...about, metadata }), {});
/** The tables that a version defines; all others belong to other tools. */
const DESCRIPTOR_SCHEMAS = {
    "0.1": dist/* object */.Ikc({
        project: dist/* optional */.lqM(dist/* object */.Ikc(about), {}),
        build: dist/* optional */.lqM(dist/* object */.Ikc({ ...files, buildpacks, env: variables, pre: additions, post: additions }), {}),
        metadata,
    }),
    "0.2": dist/* object */.Ikc({
        _: versionedAbout,
        io: dist/* optional */.lqM(dist/* object */.Ikc({
            buildpacks: dist/* optional */.lqM(dist/* object */.Ikc({
                ...files,
                group: buildpacks,
                pre: additions,
                post: additions,
                build: dist/* optional */.lqM(dist/* object */.Ikc({ env: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc(variable))) }), {}),
                // How it was called before 0.2 was done; still read by others.
                env: dist/* optional */.lqM(dist/* object */.Ikc({ build: variables }), {}),
            }), {}),
        }), {}),
    }),
    "0.3": dist/* object */.Ikc({
        _: versionedAbout,
        io: dist/* optional */.lqM(dist/* object */.Ikc({
            buildpacks: dist/* optional */.lqM(dist/* object */.Ikc({
                ...files,
                group: buildpacksByExecEnv,
                pre: additionsByExecEnv,
                post: additionsByExecEnv,
                build: dist/* optional */.lqM(dist/* object */.Ikc({ env: variablesByExecEnv }), {}),
            }), {}),
        }), {}),
    }),
};
/** @param value what TOML has, checked by the schema of that version */
function toRawDescriptor(version, value) {
    switch (version) {
        case "0.1": {
            const { project, build, metadata } = dist/* parse */.qgA(DESCRIPTOR_SCHEMAS[version], value);
            const tables = { ...build, group: build.buildpacks };
            const env = { value: build.env, path: ["build", "env"] };
            const paths = { group: ["build", "buildpacks"], files: ["build"] };
            return { ...placed(tables, paths), about: { value: project, path: ["project"] }, env, metadata };
        }
        case "0.2": {
            const { _: project, io } = dist/* parse */.qgA(DESCRIPTOR_SCHEMAS[version], value);
            const { build, env: formerly } = io.buildpacks;
            const env = build.env === undefined
                ? { value: formerly.build, path: ["io", "buildpacks", "env", "build"] }
                : { value: build.env, path: ["io", "buildpacks", "build", "env"] };
            return {
                ...placed(io.buildpacks, IO_PATHS),
                about: { value: project, path: ["_"] },
                env,
                metadata: project.metadata,
            };
        }
        case "0.3": {
            const { _: project, io } = dist/* parse */.qgA(DESCRIPTOR_SCHEMAS[version], value);
            const env = { value: io.buildpacks.build.env, path: ["io", "buildpacks", "build", "env"] };
            return {
                ...placed(io.buildpacks, IO_PATHS),
                about: { value: project, path: ["_"] },
                env,
                metadata: project.metadata,
            };
        }
    }
}
const IO_PATHS = { group: ["io", "buildpacks", "group"], files: ["io", "buildpacks"] };
function placed(tables, paths) {
    return {
        files: { value: tables, path: paths.files },
        group: { value: tables.group, path: paths.group },
        pre: { value: tables.pre.group, path: [...paths.files, "pre", "group"] },
        post: { value: tables.post.group, path: [...paths.files, "post", "group"] },
    };
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/toml-lines.js
// On which line of a TOML file each key stands, which parsers do not tell. Pure.
/** e.g. `io.buildpacks.group[0].id` */
function formatTomlPath(path) {
    return path.map((key, at) => (typeof key === "number" ? `[${key}]` : at === 0 ? key : `.${key}`)).join("");
}
/** Reads a text that is known to be TOML; of one that is not, it knows the lines up to the first mistake. */
function indexTomlLines(text) {
    const scanner = new Scanner(text);
    scanner.document();
    return (path) => {
        for (let length = path.length; length > 0; length -= 1) {
            const line = scanner.lines.get(JSON.stringify(path.slice(0, length)));
            if (line !== undefined)
                return line;
        }
        return undefined;
    };
}
/** Where scanning ends because the text is not TOML. */
class NotToml extends Error {
}
class Scanner {
    lines = new Map();
    #text;
    /** How many tables each array of tables has so far. */
    #tables = new Map();
    #at = 0;
    #line = 1;
    constructor(text) {
        this.#text = text;
    }
    document() {
        let table = [];
        try {
            for (this.#skip(BLANK); this.#at < this.#text.length; this.#skip(BLANK)) {
                if (this.#text[this.#at] === "[")
                    table = this.#header();
                else
                    this.#pair(table);
            }
        }
        catch (error) {
            if (!(error instanceof NotToml))
                throw error;
        }
    }
    #header() {
        const isArray = this.#text.startsWith("[[", this.#at);
        this.#skip(/\[{1,2}/y);
        const line = this.#line;
        const path = this.#resolve(this.#keys(), isArray);
        this.#record(path, line);
        this.#skip(/[ \t]*\]{1,2}/y);
        return path;
    }
    /** A name of an array of tables stands for its last table, or at the end of `[[…]]` for a new one. */
    #resolve(keys, opensTable) {
        const path = [];
        for (const [at, key] of keys.entries()) {
            path.push(key);
            const name = JSON.stringify(path);
            if (opensTable && at === keys.length - 1)
                this.#tables.set(name, (this.#tables.get(name) ?? 0) + 1);
            const count = this.#tables.get(name);
            if (count !== undefined)
                path.push(count - 1);
        }
        return path;
    }
    #pair(table) {
        const line = this.#line;
        const path = [...table, ...this.#keys()];
        this.#record(path, line);
        this.#skip(/[ \t]*=[ \t]*/y);
        this.#value(path);
    }
    #keys() {
        const keys = [];
        do
            keys.push(unquoted(this.#skip(/[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)[ \t]*/y).trim()));
        while (this.#has("."));
        return keys;
    }
    #value(path) {
        const start = this.#text[this.#at];
        if (start === "[")
            this.#list(path);
        else if (start === "{")
            this.#inlineTable(path);
        else
            this.#skip(SCALAR);
    }
    #list(path) {
        this.#skip(/\[/y);
        for (let index = 0; this.#notYet("]"); index += 1) {
            this.#record([...path, index], this.#line);
            this.#value([...path, index]);
            this.#skip(BLANK);
            this.#has(",");
        }
    }
    #inlineTable(path) {
        this.#skip(/\{/y);
        while (this.#notYet("}")) {
            this.#pair(path);
            this.#skip(BLANK);
            this.#has(",");
        }
    }
    #notYet(end) {
        this.#skip(BLANK);
        return !this.#has(end);
    }
    #has(character) {
        if (this.#text[this.#at] !== character)
            return false;
        this.#at += 1;
        return true;
    }
    #skip(pattern) {
        pattern.lastIndex = this.#at;
        const [found] = pattern.exec(this.#text) ?? [];
        if (found === undefined)
            throw new NotToml();
        this.#at += found.length;
        for (let end = found.indexOf("\n"); end >= 0; end = found.indexOf("\n", end + 1))
            this.#line += 1;
        return found;
    }
    /** Tables that no line opens stand where the first thing in them does. */
    #record(path, line) {
        for (let length = 1; length < path.length; length += 1) {
            const table = JSON.stringify(path.slice(0, length));
            if (!this.lines.has(table))
                this.lines.set(table, line);
        }
        this.lines.set(JSON.stringify(path), line);
    }
}
/** White space, line ends and comments; possibly nothing. */
const BLANK = /(?:[\s\uFEFF]+|#[^\n]*)*/y;
/** Strings of four kinds, or a number, date or boolean. */
const SCALAR = /"""(?:[^\\]|\\[^])*?"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,\]}#"'][^,\]}#\n]*/y;
function unquoted(key) {
    if (key.startsWith("'"))
        return key.slice(1, -1);
    if (!key.startsWith('"'))
        return key;
    try {
        return String(JSON.parse(key));
    }
    catch {
        return key.slice(1, -1);
    }
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/unknown-keys.js
/** What of a value the schema does not know, at any depth; tables that are free to have anything are left alone. */
function findUnknownKeys(schema, value, path = []) {
    const { entries, item, wrapped } = schema;
    if (wrapped !== undefined)
        return findUnknownKeys(wrapped, value, path);
    if (item !== undefined && Array.isArray(value))
        return value.flatMap((element, index) => findUnknownKeys(item, element, [...path, index]));
    if (entries === undefined || typeof value !== "object" || value === null)
        return [];
    return Object.entries(value).flatMap(([key, inner]) => {
        const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
        if (entry === undefined)
            return [{ path: [...path, key], known: Object.keys(entries) }];
        return findUnknownKeys(entry, inner, [...path, key]);
    });
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/descriptor-warnings.js




const NEWEST = "0.2";
/** Keys that are ignored, tables of another schema version, and names that have changed. */
function descriptorWarnings(version, table, lines) {
    const { _: about, ...rest } = table;
    // A table that has nothing but the version is legal in any.
    const isForVersion = descriptor_warnings_isTable(about) && Object.keys(about).every((key) => key === "schema-version");
    const checked = version === "0.1" && isForVersion ? rest : table;
    const unknown = findUnknownKeys(DESCRIPTOR_SCHEMAS[version], checked).filter(({ path }) => isOurs(path));
    return [
        ...versionWarnings(version, table, lines),
        ...unknown.map((key) => ({ ...unknownKey(version, key), line: lines(key.path) })),
    ];
}
/** Other tables than those of the specification are for other tools. */
function isOurs([first, second]) {
    return first === "io" ? second === "buildpacks" : first === "_" || first === "project" || first === "build";
}
function unknownKey(version, { path, known }) {
    if (path.length === 1) {
        const [name] = path;
        const other = version === "0.1" ? "0.2 or later" : "0.1";
        return {
            problem: `"[${String(name)}]" is ignored: it is for schema ${other}, and this file uses ${version}.`,
            hint: OTHER_VERSION_HINTS[version],
        };
    }
    return {
        problem: `${(0,src_quote/* quote */.hD)(formatTomlPath(path))} is ignored: schema ${version} does not know it.`,
        hint: `Valid keys: ${known.join(", ")}.`,
    };
}
const OTHER_VERSION_HINTS = {
    "0.1": `Add [_] with schema-version = "${NEWEST}".`,
    "0.2": "Move it to [_] and [io.buildpacks].",
    "0.3": "Move it to [_] and [io.buildpacks].",
};
function versionWarnings(version, table, lines) {
    const warnings = [];
    const about = tableIn(table, "_");
    const buildpacks = tableIn(tableIn(table, "io"), "buildpacks");
    if (version === "0.1" && (about?.["schema-version"] ?? "") === "") {
        const problem = "It has no schema-version, so it is read as schema 0.1.";
        warnings.push({
            line: undefined,
            problem,
            hint: `Add [_] with schema-version = "${NEWEST}" (or "0.1").`,
        });
    }
    if (version === "0.1" && buildpacks !== undefined) {
        const problem = '"[io.buildpacks]" is ignored: it is for schema 0.2 or later, and this file uses 0.1.';
        warnings.push({ line: lines(["io", "buildpacks"]), problem, hint: OTHER_VERSION_HINTS[version] });
    }
    if (version === "0.2" && buildpacks?.["env"] !== undefined) {
        const problem = '"io.buildpacks.env.build" is the former name of "io.buildpacks.build.env".';
        const hint = "Rename it; it is read only if there is nothing under the new name.";
        warnings.push({ line: lines(["io", "buildpacks", "env"]), problem, hint });
    }
    return warnings;
}
function tableIn(table, key) {
    const value = table?.[key];
    return descriptor_warnings_isTable(value) ? value : undefined;
}
function descriptor_warnings_isTable(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/mistyped-values.js
// Values of a project descriptor that are of another type than its schema says; and the same descriptor without such mistakes, so
// that everything else that is wrong with it can be found, too. Pure.


/** All of them, in the order of the schema. */
function mistypedValues(version, table) {
    const { issues = [] } = dist/* safeParse */.xLC(DESCRIPTOR_SCHEMAS[version], table);
    return issues.map(({ path = [], expected, input }) => ({
        path: path.map(({ key }) => key),
        expected,
        input,
    }));
}
/** A copy in which each of the values is one of the type that belongs there. */
function withPlausible(table, values) {
    const copy = structuredClone(table);
    for (const { path, expected, input } of values) {
        const parent = path.slice(0, -1).reduce((at, key) => (isObject(at) ? at[key] : undefined), copy);
        const key = path.at(-1);
        if (isObject(parent) && key !== undefined)
            parent[key] = plausible(expected, input);
    }
    return copy;
}
function plausible(expected, input) {
    // What is written in a table or a list has no text, and may even be called `toString`.
    if (expected === "string")
        return isScalar(input) ? String(input) : "";
    return expected === "Array" ? [] : {};
}
function isScalar(value) {
    return ["string", "number", "bigint", "boolean"].includes(typeof value);
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/parse-descriptor.js
// From the text of a project.toml to what it says.










const parse_descriptor_HINT = "See https://buildpacks.io/docs/reference/config/project-descriptor/ for what a descriptor may have.";
/**
 * Parses a project descriptor of schema 0.1, 0.2 or 0.3.
 * @param file its name for messages, e.g. `project.toml`
 * @throws {DescriptorError} with everything that is wrong
 */
function parseProjectDescriptor(toml, file) {
    const table = readTable(toml, file);
    const lines = indexTomlLines(toml);
    const schemaVersion = readVersion(table, lines, file);
    const mistyped = mistypedValues(schemaVersion, table);
    const problems = mistyped.map((value) => typeProblem(value, lines));
    const plausible = withPlausible(table, mistyped);
    if (mistyped.length > 0 && mistypedValues(schemaVersion, plausible).length > 0)
        throw new DescriptorError(file, problems);
    const checked = checkDescriptor(toRawDescriptor(schemaVersion, plausible), lines);
    const others = checked.problems.filter(({ line }) => !problems.some((problem) => problem.line === line));
    const all = [...problems, ...others].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    if (all.length > 0)
        throw new DescriptorError(file, all);
    const warnings = descriptorWarnings(schemaVersion, table, lines);
    return { file, schemaVersion, ...checked.descriptor, warnings };
}
function readTable(toml, file) {
    try {
        return parsePlainTomlTable(toml, "It");
    }
    catch (error) {
        const cause = error instanceof src_errors/* PlatformError */.Wk ? error.cause : error;
        const line = cause instanceof smol_toml_dist/* TomlError */.zx ? cause.line : undefined;
        const problem = cause === undefined ? (0,src_errors/* messageOf */.bD)(error) : syntaxProblem(cause);
        throw new DescriptorError(file, [{ line, problem, hint: "Correct the syntax; see https://toml.io." }], error);
    }
}
function syntaxProblem(cause) {
    const [reason = ""] = (0,src_errors/* messageOf */.bD)(cause).split("\n");
    return `It is not TOML: ${reason.replace(/^Invalid TOML document: /, "").replace(/\.?$/, ".")}`;
}
function readVersion(table, lines, file) {
    const about = table["_"];
    const given = parse_descriptor_isTable(about) ? about["schema-version"] : undefined;
    if (given === undefined || given === "")
        return "0.1";
    const version = SCHEMA_VERSIONS.find((known) => known === given);
    if (version !== undefined)
        return version;
    const quoted = SCHEMA_VERSIONS.find((known) => typeof given === "number" && known === String(given));
    const known = SCHEMA_VERSIONS.map((version) => (0,src_quote/* quote */.hD)(version)).join(", ");
    const problem = quoted === undefined
        ? `The schema-version ${shown(given)} is not one of ${known}.`
        : `The schema-version ${shown(given)} must be a text in quotes: ${(0,src_quote/* quote */.hD)(quoted)}.`;
    throw new DescriptorError(file, [{ line: lines(["_", "schema-version"]), problem, hint: parse_descriptor_HINT }]);
}
function typeProblem({ path, expected, input }, lines) {
    const must = EXPECTATIONS[expected ?? ""] ?? "something else";
    const problem = `${(0,src_quote/* quote */.hD)(formatTomlPath(path))} is ${shown(input)}, but must be ${must}.`;
    return { line: lines(path), problem, hint: parse_descriptor_HINT };
}
const EXPECTATIONS = {
    string: "a text in quotes",
    Array: "a list: [ … ], or [[ … ]] for tables",
    Object: "a table",
};
/** As JSON, which is short and shows what is a text. */
function shown(value) {
    if (typeof value === "string")
        return (0,src_quote/* quote */.hD)(value, 80);
    if (typeof value === "number" || typeof value === "bigint")
        return String(value);
    const json = JSON.stringify(value, (_key, item) => typeof item === "bigint" ? Number(item) : item);
    return (0,src_quote/* oneLine */.TN)(json, 80);
}
function parse_descriptor_isTable(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/read-descriptor.js
// Reading the project descriptor from the file that has it.




const read_descriptor_MAX_BYTES = 1024 * 1024;
/**
 * Reads a descriptor; undefined if there is no such file.
 * @param path absolute
 * @param name for messages and annotations, e.g. relative to the workspace
 * @throws {DescriptorError} if it cannot be read, or with everything that is wrong in it
 */
async function readProjectDescriptor(path, name) {
    let bytes;
    try {
        bytes = await (0,regular_file/* readRegularFile */.XF)(path, read_descriptor_MAX_BYTES);
    }
    catch (cause) {
        if ((0,regular_file/* leadsNowhere */.q1)(cause))
            return undefined;
        if (cause instanceof regular_file/* UnusableFileError */.Kr)
            throw read_descriptor_unreadable(name, `It ${cause.problem}.`, cause);
        throw read_descriptor_unreadable(name, `${(0,src_errors/* messageOf */.bD)(cause)}.`, cause);
    }
    const toml = decodeUtf8(bytes);
    if (toml === undefined)
        throw read_descriptor_unreadable(name, "It is not a text in UTF-8.");
    return parseProjectDescriptor(toml, name);
}
function decodeUtf8(bytes) {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
function read_descriptor_unreadable(name, problem, cause) {
    const hint = "Name the file of a project descriptor, as text.";
    return new DescriptorError(name, [{ line: undefined, problem, hint }], cause);
}

;// CONCATENATED MODULE: ./build/js/src/platform/request/resolve-request.js
// From what was asked for to one request: inputs come first, then project.toml, then the builder's own.














/** Not a likely name for a binding, so that there are never two. */
const CERTIFICATE_BINDING = "input-ca-certificates";
const MODULES = {
    buildpacks: "buildpacks",
    preBuildpacks: "pre-buildpacks",
    postBuildpacks: "post-buildpacks",
    extensions: "extensions",
};
/**
 * Reads the project descriptor and the files of bindings, and decides for each value whose counts; the log says whose, where
 * it is not the input's.
 * @throws {PlatformError} `INPUT` or `MALFORMED`, or {@link SeveralErrors}
 */
async function resolveRequest(request, deps) {
    const reading = readDescriptor(request);
    const [descriptor, bindings, builder, modules] = await checkAll([
        () => reading,
        () => readAllBindings(request, deps),
        async () => request.builder ?? builderOf(request, await reading),
        async () => resolveModules(request, await reading.catch(() => undefined)),
    ]);
    if (descriptor !== undefined)
        resolve_request_explain(request, descriptor, deps.log);
    if (hasIdleBuildpacks(modules)) {
        deps.log.warning('"pre-buildpacks" and "post-buildpacks" have no effect, since "buildpacks" replaces the order.');
    }
    return {
        ...request,
        builder,
        modules,
        bindings,
        env: mergeEnv(descriptor?.env ?? [], request.env),
        selection: descriptor?.selection ?? { kind: "all" },
        projectMetadata: descriptor && declaredSource(descriptor.about),
    };
}
async function readDescriptor({ descriptor, outcome }) {
    const { path: file, name, isRequired } = descriptor;
    const found = await readProjectDescriptor(file, name);
    if (found !== undefined)
        return selectExecEnv(found, outcome.execEnv ?? "production");
    if (!isRequired)
        return undefined;
    throw new src_errors/* PlatformError */.Wk("INPUT", `Input "descriptor": there is no file ${(0,src_quote/* quote */.hD)(name)}.`, {
        hint: "Name a project descriptor of the workspace, e.g. services/api/project.toml.",
    });
}
/** A missing builder is the fault of the inputs; a wrong one, of the line that names it. */
function builderOf(request, descriptor) {
    const given = descriptor?.builder;
    if (descriptor === undefined || given === undefined) {
        throw new src_errors/* PlatformError */.Wk("INPUT", 'Input "builder": it is required, and missing or empty.', {
            hint: `Set it, e.g. to ${SUGGESTED_BUILDER}, or name a builder in ${request.descriptor.name}.`,
        });
    }
    return atLine(descriptor, given.line, () => (0,image_reference/* parseImageReference */.o_)(given.value));
}
function resolveModules(request, descriptor) {
    const resolve = (list) => {
        const texts = request.modules[list];
        if (texts.length > 0)
            return texts.map((text) => fromInput(MODULES[list], text, request.workspace));
        if (descriptor === undefined || list === "extensions")
            return [];
        const directory = external_node_path_.dirname(request.descriptor.path);
        return descriptor[list].map((each) => atLine(descriptor, each.line, () => fromDescriptor(each, directory, request.workspace)));
    };
    return {
        buildpacks: resolve("buildpacks"),
        preBuildpacks: resolve("preBuildpacks"),
        postBuildpacks: resolve("postBuildpacks"),
        extensions: resolve("extensions"),
    };
}
function fromInput(input, text, workspace) {
    try {
        return parseLocator(text, { by: "workflow", workspace });
    }
    catch (cause) {
        const hint = cause instanceof src_errors/* PlatformError */.Wk ? cause.hint : undefined;
        throw new src_errors/* PlatformError */.Wk("INPUT", `Input "${input}": ${(0,src_errors/* messageOf */.bD)(cause)}`, { hint, cause });
    }
}
/** Files that it names are in the workspace, or beside it where it is elsewhere. */
function fromDescriptor(buildpack, directory, workspace) {
    const chooser = { by: "checkout", directories: [external_node_path_.resolve(workspace), directory] };
    const parse = (text) => parseLocator(text, chooser, directory);
    switch (buildpack.kind) {
        case "id":
            return parse(buildpack.version === undefined ? buildpack.id : `${buildpack.id}@${buildpack.version}`);
        case "uri":
            return parse(buildpack.uri);
        case "inline":
            return {
                kind: "inline",
                text: `the script of ${buildpack.id}`,
                files: inlineBuildpackFiles(buildpack),
            };
    }
}
/** Errors about a value of the descriptor name its line. */
function atLine(descriptor, line, parse) {
    try {
        return parse();
    }
    catch (cause) {
        const hint = cause instanceof src_errors/* PlatformError */.Wk ? cause.hint : undefined;
        throw new DescriptorError(descriptor.file, [{ line, problem: (0,src_errors/* messageOf */.bD)(cause), hint }], cause);
    }
}
function readAllBindings(request, { log }) {
    return readBindings(bindingsOf(request), {
        workspace: external_node_path_.resolve(request.workspace),
        onLeftOut: (file, why) => {
            log.info(`Left out of the bindings: ${(0,src_quote/* quote */.hD)(file)}, since ${why}.`);
        },
    });
}
/** Buildpacks learn of authorities by a binding: https://paketo.io/docs/howto/configuration/#ca-certificates */
function bindingsOf({ bindings, certificates }) {
    if (certificates.length === 0)
        return bindings;
    const entries = new Map([
        ["type", { kind: "text", text: "ca-certificates" }],
        ...certificates.map((text, at) => [`${at + 1}.pem`, { kind: "text", text: `${text}\n` }]),
    ]);
    return [...bindings, { name: CERTIFICATE_BINDING, entries, directory: undefined }];
}
/** The later of one name counts. */
function mergeEnv(...lists) {
    const variables = lists.flat().map(({ name, value }) => [name, { name, value }]);
    return [...new Map(variables).values()];
}
function resolve_request_explain(request, descriptor, log) {
    const { file, builder, selection } = descriptor;
    for (const { line, problem, hint } of descriptor.warnings) {
        const where = `${file}${line === undefined ? "" : ` line ${line}`}`;
        log.warning([`${where}: ${problem}`, hint].filter(Boolean).join(" "), undefined, { file, line });
    }
    const where = (line) => (line === undefined ? file : `${file} line ${line}`);
    if (builder !== undefined && request.builder !== undefined) {
        const name = (0,image_reference/* formatImageReference */.my)(request.builder);
        log.info(`The input "builder" (${name}) overrides that of ${where(builder.line)} (${(0,src_quote/* quote */.hD)(builder.value)}).`);
    }
    if (builder !== undefined && request.builder === undefined)
        log.info(`The builder is named by ${where(builder.line)}.`);
    if (selection.kind !== "all") {
        log.info(`The source files are selected by "${selection.kind}" in ${where(selection.line)}.`);
    }
    for (const [list, input] of Object.entries(MODULES)) {
        if (list === "extensions")
            continue;
        const theirs = descriptor[list];
        if (theirs.length === 0)
            continue;
        const isReplaced = request.modules[list].length > 0;
        log.info(isReplaced
            ? `The input "${input}" overrides the ${theirs.length} of ${where(theirs[0]?.line)}.`
            : `${theirs.length} ${input} come from ${where(theirs[0]?.line)}.`);
    }
    const overridden = descriptor.env.filter(({ name }) => request.env.some((variable) => variable.name === name));
    for (const { name, line } of overridden)
        log.info(`The input for ${(0,src_quote/* quote */.hD)(name)} overrides ${where(line)}.`);
}

;// CONCATENATED MODULE: ./build/js/src/platform/source-notes.js
// What people stumble over in a source that is built as it is: said once, before the build.



/** Sentences that are notices on the page of the run: a source may be meant so. */
async function sourceNotes({ path, selection, }) {
    const notes = [];
    if (selection.kind === "all" && (await source_notes_exists((0,external_node_path_.join)(path, ".dockerignore")))) {
        notes.push('The source has a ".dockerignore", which has no effect here: to exclude files, list them under "exclude" in project.toml.');
    }
    const isGitTaken = createSourceFilter(selection)?.decide(".git", "directory") ?? "take";
    if (isGitTaken === "take" && (await source_notes_exists((0,external_node_path_.join)(path, ".git")))) {
        notes.push('The source has ".git", which buildpacks can read. If it stays in the image, every checkout gives a different digest: to leave it out, add ".git" to "exclude" in project.toml.');
    }
    return notes;
}
/** Of an archive, nothing is looked at. */
async function source_notes_exists(file) {
    return (0,promises_.lstat)(file).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./build/js/src/platform/build.js
// The build, from request to report. Everything it decides is decided before anything slow starts.














/**
 * Builds an image from source by running a builder's lifecycle, and pushes it.
 * What is known when it fails stays in `report`.
 * @throws {SeveralErrors} before anything slow, if more than one thing is wrong with the request
 * @throws {PhaseError} if a phase of the lifecycle fails
 * @throws {PlatformError} `CANCELLED` once the signal is aborted, and everything that can go wrong outside of phases
 */
async function buildImage(request, deps, report = new ReportCollector(deps.now)) {
    try {
        deps.log.step("Checking the inputs");
        const resolved = await resolveRequest(request, deps);
        const plan = await report.time("check inputs", () => planBuild(resolved, deps));
        await announce({ request, resolved, plan }, deps, report);
        await using cleanup = new DeferredCleanup(deps.log, deps.onLeftover);
        await using destination = await openDestination(resolved, plan, deps);
        const planned = { resolved, plan, destination, cleanup, report };
        const exported = await exportImage(planned, deps);
        await deliverImage(exported, planned, deps);
        return await writeReport(exported, planned, deps);
    }
    catch (error) {
        throw deps.signal.aborted ? build_cancelled(error) : error;
    }
    finally {
        // The post step looks only for what it was told of.
        await removeEmptyRoot(deps.caches.directory);
    }
}
/** What was decided, before any of it is done. */
async function announce({ request, resolved, plan }, { log }, report) {
    reportPlan(plan, report);
    logPlan({ request, resolved }, plan, log);
    for (const note of await sourceNotes(resolved))
        log.notice(note);
}
function reportPlan(plan, report) {
    const { builder, runImage, target, api } = plan;
    report.add({
        builder: (0,image_reference/* formatImageReference */.my)(builder.pinned ?? builder.reference),
        runImage: (0,image_reference/* formatImageReference */.my)(runImage.value.pinned),
        target,
        platformApi: formatApiVersion(api.value),
        lifecycleVersion: builder.lifecycle.version,
    });
}
async function deliverImage(exported, { resolved, plan, destination, report }, { log }) {
    // What the lifecycle pushed itself is there, whatever comes next.
    if (plan.delivery.value.kind === "direct")
        report.add({ digest: exported.digest });
    log.step("Delivering the image");
    const { blobs, labels, ...delivered } = await report.time("deliver", () => destination.deliver(exported));
    report.add(delivered);
    const { defaultProcess } = resolved.outcome;
    for (const { level, text } of imageNotes({ labels, processes: delivered.processes, defaultProcess })) {
        log[level](text);
    }
    if (blobs !== undefined)
        report.addBlobs(blobs);
}
/** The report, which is also written to files if that is asked for. */
async function writeReport({ toml }, { resolved, plan, report }, { log }) {
    const { sbomDir, reportDir, createdAt } = resolved.outcome;
    report.add({ sbomDir: sbomDir?.path, reportDir: reportDir?.path });
    if (sbomDir !== undefined) {
        const [image] = resolved.tags;
        const build = { image, createdAt, lifecycleImage: plan.lifecycleImage?.value, report: report.snapshot() };
        const { writeSbomDocuments } = await __webpack_require__.e(/* import() */ 973).then(__webpack_require__.bind(__webpack_require__, 973));
        report.add(await writeSbomDocuments(sbomDir, build, log));
    }
    const finished = report.finish();
    if (reportDir !== undefined)
        await (0,build_report_files/* writeReportFiles */.t4)(reportDir, { toml, report: finished });
    return finished;
}
function build_cancelled(error) {
    return new src_errors/* PlatformError */.Wk("CANCELLED", "The build was cancelled.", { cause: error });
}

;// CONCATENATED MODULE: ./build/js/src/platform/engine-warnings.js

const EFFECTS = {
    memory: 'The engine cannot limit the memory of containers here, so the input "memory" has no effect.',
    swap: 'The engine cannot limit the swap space of containers here, so the input "memory" only limits the rest of their memory.',
    cpus: 'The engine cannot limit the processors of containers here, so the input "cpus" has no effect.',
};
const LIMIT_HINT = "Use an engine with cgroup v2, or one with root; or leave the input out.";
/** Tells a log of warnings of an engine that it has not been told of before. */
function tellEngineWarnings(log) {
    const told = new Set();
    return (warning) => {
        const key = JSON.stringify(warning);
        if (told.has(key))
            return;
        told.add(key);
        switch (warning.kind) {
            case "no-limit":
                log.warning(EFFECTS[warning.limit], LIMIT_HINT);
                return;
            case "emulated":
                // The plan says for which platform the build is, and why.
                log.debug(`The engine: ${(0,src_quote/* quote */.hD)(warning.words)}`);
                return;
            case "other":
                log.warning(`The engine warns of a container of this build: ${(0,src_quote/* quote */.hD)(warning.words)}.`);
        }
    };
}

;// CONCATENATED MODULE: ./build/js/src/platform/pull/buildpack-progress.js
// Where buildpacks are got from, telling the log how far that is.



/** Tells of the layers of packages as one subject, and of each file that is downloaded; what is kept already says nothing. */
function logModuleProgress({ store, downloads }, log) {
    const meter = new TransferMeter((doneBytes, totalBytes) => {
        log.progress("Downloading buildpacks", { doneBytes, totalBytes });
    });
    return {
        store: {
            get: (blob, openBlob) => store.get(blob, async (wanted) => {
                const content = await openBlob(wanted);
                const layer = meter.begin(wanted.size);
                const counted = (0,count_bytes/* countBytes */.T)(content, (bytes) => {
                    layer.at(bytes);
                });
                return external_node_stream_.Readable.from(counted, { objectMode: false });
            }),
        },
        downloads: {
            get: (file) => downloads.get(file, (progress) => {
                log.progress(`Downloading ${fileName(file.url)}`, progress);
            }),
        },
    };
}
/** Without the query, which may be a token. */
function fileName(url) {
    const { host, pathname } = new URL(url);
    return `${pathname.slice(pathname.lastIndexOf("/") + 1) || "a buildpack"} from ${host}`;
}

;// CONCATENATED MODULE: ./build/js/src/platform/workspace/remove-files.js
// Removing files that belong to another user, such as the builder's: a container may, where this process may not.




/**
 * Empties a directory of this machine by a container of an image that the engine has.
 * @param image the builder at its digest, wherever the engine has it from; undefined if there was none
 * @throws {PlatformError} `DAEMON` if that image has no shell, or there is none
 */
async function removeFilesAsRoot(daemon, { directory, image }) {
    const failure = new src_errors/* PlatformError */.Wk("DAEMON", `Files of the build's user are left in ${(0,src_quote/* quote */.hD)(directory)}.`, {
        hint: "Remove them as root.",
    });
    const present = image === undefined ? undefined : await remove_files_findPresent(daemon, image);
    if (present === undefined)
        throw failure;
    await using container = await daemon.createContainer({
        image: present,
        command: ["/bin/sh", "-c", "rm -rf /remove/..?* /remove/.[!.]* /remove/*"],
        env: [],
        user: "0:0",
        mounts: [{ kind: "bind", source: directory, target: "/remove" }],
        network: "none",
        labels: {},
        securityOptions: ["no-new-privileges"],
    });
    if ((await container.run({ onLine: () => undefined })) !== 0)
        throw failure;
}
/** A builder that was loaded from its cache has another name. */
async function remove_files_findPresent(daemon, image) {
    const { digest } = (0,image_reference/* parseImageReference */.o_)(image);
    const names = digest === undefined ? [image] : [image, builderImageName(digest)];
    for (const name of names)
        if ((await daemon.inspectImage(name)) !== undefined)
            return name;
    return undefined;
}

// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./build/js/src/registry/trusted-certificates.js
// Authorities that this process trusts besides those that Node.js brings, for everything that it says over TLS.


/**
 * From now on, connections of this process may be vouched for by these authorities, too.
 * @param certificates in PEM format
 * @throws {PlatformError} `INPUT` if this version of Node.js cannot do that
 */
function trustCertificates(certificates) {
    if (certificates.length === 0)
        return;
    // Since Node.js 24.5; without it, every request would need an agent of its own kind.
    if (typeof external_node_tls_.setDefaultCACertificates !== "function") {
        const problem = `Input "ca-certificates": Node.js ${process.versions.node} of this runner cannot add certificates while it runs.`;
        const hint = "Update the runner, or name the file in NODE_EXTRA_CA_CERTS in the job's env.";
        throw new src_errors/* PlatformError */.Wk("INPUT", problem, { hint });
    }
    external_node_tls_.setDefaultCACertificates([...external_node_tls_.getCACertificates("default"), ...certificates]);
}

;// CONCATENATED MODULE: ./build/js/src/main.js
// The composition root: makes what the two steps of the action need, and nothing else.





























const RUN_LABEL = "io.buildpacks.action.run";
/**
 * The main step: builds and pushes the image. Resolves with the exit code.
 * @param program the path of the bundle, which also runs the client of the cache service
 */
async function main(env, program, signal) {
    const runner = (0,runner_runner/* createRunner */.j)();
    const inputs = openInputs(env);
    const log = createActionLog(runner, { verbose: await inputs.value("verbose") });
    const { mask, keychain, registry, http } = connectRegistries(env, runner, await networkOf(inputs, signal));
    const report = new ReportCollector(now);
    const runLabel = `${RUN_LABEL}=${(0,external_node_crypto_.randomUUID)()}`;
    const postWork = new PostWork();
    const { onFilled, onPending, onLeftover } = postWork;
    await using downloads = jobDirectoryOnDemand(downloadsDirectory(temporaryDirectory(env), runLabel));
    const deps = {
        ...thisMachine(inputs, log),
        registry,
        keychain,
        log,
        mask,
        runLabel,
        ...createStores(env, log, createDownloads(env, http, { mask, directory: downloads.path })),
        now,
        signal,
        caches: await createCaches(env, {
            program,
            mask,
            claim: claimPlace,
            onLine: debugTo(log),
            signal,
            onFilled,
        }),
        onPending,
        onLeftover,
    };
    const step = { env, inputs, runner, log, runLabel, postWork, report: () => report.snapshot() };
    return await runMain({
        ...step,
        build: (request) => {
            trustCertificates(request.certificates);
            return buildImage(request, deps, report);
        },
    });
}
const now = () => performance.now();
function debugTo(log) {
    return (line) => {
        log.debug(line);
    };
}
/** How the inputs say that registries are reached. */
async function networkOf(inputs, signal) {
    return {
        signal,
        insecureRegistries: await inputs.value("containers.insecureRegistries"),
        timeoutMs: await inputs.value("step.registryTimeoutMs"),
    };
}
function thisMachine(inputs, log) {
    return { connectDaemon: () => meetEngine(inputs, log), isLocalAddress: isLocalAddress, hostName: (0,external_node_os_.hostname)() };
}
/** The same one in both steps. */
async function engineOf(inputs, onWarning) {
    const host = await inputs.value("step.dockerHost");
    return connectEngine(inputs.env, { host, ...(onWarning && { onWarning }) });
}
/** The post step cares for an engine only if there was one. */
async function meetEngine(inputs, log) {
    const daemon = await engineOf(inputs, tellEngineWarnings(log));
    saveEngineMet();
    return daemon;
}
/**
 * The post step: saves caches, and removes what a build left that was cancelled hard.
 * @param program the path of the bundle, which also runs the client of the cache service
 */
async function post(env, program) {
    const runner = (0,runner_runner/* createRunner */.j)();
    const inputs = openInputs(env);
    const { mask, registry } = connectRegistries(env, runner, await networkOf(inputs));
    const caches = await createCaches(env, {
        program,
        mask,
        claim: claimPlace,
        onLine: logSaveProgress(runner),
    });
    const removeAsRoot = async (directory) => {
        await removeFilesAsRoot(await engineOf(inputs), {
            directory,
            image: (0,state/* savedCleaner */.se)(env),
        });
    };
    await runPost({
        runner,
        runLabel: (0,state/* savedRunLabel */.rF)(env),
        saveCaches: () => saveCaches((0,state/* savedPending */.hj)(env), caches, registry),
        hadEngine: (0,state/* savedEngineMet */.YT)(env),
        removeFiles: (runLabel) => removeRunDirectories(temporaryDirectory(env), runLabel),
        removeCaches: () => removeCacheDirectory(caches.directory, (0,state/* savedFilled */.Ql)(env), removeAsRoot),
        sweep: async (runLabel) => (await engineOf(inputs)).removeLabelled(runLabel),
        writeSummary: (html) => ((0,state/* savedNoSummary */.FK)(env) ? Promise.resolve() : writeSummary(html, env)),
    });
}
/** Where a build keeps files on this machine. */
function createStores(env, log, downloads) {
    const temporaryDir = temporaryDirectory(env);
    const layers = (0,external_node_path_.join)(env["RUNNER_TOOL_CACHE"] ?? temporaryDir, "cnb-buildpack-layers");
    return {
        temporaryDir,
        modules: logModuleProgress({ store: createBlobStore(layers), downloads }, log),
    };
}
function temporaryDirectory(env) {
    return env["RUNNER_TEMP"] ?? (0,external_node_os_.tmpdir)();
}


/***/ }),

/***/ 4877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback),
/* harmony export */   Z: () => (/* binding */ addressKind)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
// What an address is for, since what a stranger names must not be reached wherever it is. Pure.

/** https://www.iana.org/assignments/iana-ipv4-special-registry and its sibling for IPv6 */
const RANGES = [
    // Metadata services of Amazon, Google and Oracle (IPv6), Alibaba and Azure are not at link-local addresses.
    [
        "special",
        [
            "169.254.0.0/16",
            "fe80::/10",
            "fd00:ec2::254/128",
            "fd20:ce::254/128",
            "fd00:c1::a9fe:a9fe/128",
            "100.100.100.200/32",
            "168.63.129.16/32",
        ],
    ],
    ["special", ["224.0.0.0/4", "240.0.0.0/4", "ff00::/8", "192.0.0.0/24", "2002::/16", "2001::/32"]],
    // This host, to most systems.
    ["loopback", ["127.0.0.0/8", "::1/128", "0.0.0.0/8", "::/128"]],
    ["private", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15"]],
    ["private", ["fc00::/7", "fec0::/10"]],
    // IPv4 addresses in further clothes, which translators of a network may take for what is in them.
    ["special", ["::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48"]],
];
const LISTS = RANGES.map(([kind, ranges]) => [kind, listOf(ranges)]);
/** @param address IPv4 or IPv6, without brackets; whatever is not an address is `special` */
function addressKind(address) {
    const embedded = embeddedAddress(address);
    if (embedded !== undefined)
        return addressKind(embedded);
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) === 0)
        return "special";
    const plain = address.replace(/%.*$/, "");
    return LISTS.find(([, list]) => list.check(plain, familyOf(plain)))?.[0] ?? "public";
}
/** Whether it is 127.0.0.0/8 or ::1. */
function isLoopback(host) {
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && LOOPBACK.check(host, familyOf(host));
}
const LOOPBACK = listOf(["127.0.0.0/8", "::1/128"]);
function listOf(ranges) {
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const range of ranges) {
        const [address = "", prefix = ""] = range.split("/");
        list.addSubnet(address, Number(prefix), familyOf(address));
    }
    return list;
}
function familyOf(address) {
    return address.includes(":") ? "ipv6" : "ipv4";
}
/** The IPv4 address that is meant by ::ffff:a.b.c.d, and by 64:ff9b::a.b.c.d in networks without IPv4. */
function embeddedAddress(address) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) !== 6)
        return undefined;
    const [, high = "", low = ""] = /^\[(?:::ffff:|64:ff9b::)(?:([\da-f]{1,4}):)?([\da-f]{1,4})\]$/.exec(canonical(address)) ?? [];
    if (low === "")
        return undefined;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt16BE(parseInt(high || "0", 16), 0);
    bytes.writeUInt16BE(parseInt(low, 16), 2);
    return [...bytes].join(".");
}
/** URLs have one way to write an address. */
function canonical(address) {
    const text = `http://[${address.replace(/%.*$/, "")}]/`;
    return URL.canParse(text) ? new URL(text).hostname : "";
}


/***/ }),

/***/ 3283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createDispatcher: () => (/* binding */ createDispatcher),
  tryTls: () => (/* binding */ tryTls)
});

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: ./node_modules/undici/lib/core/connect.js
var core_connect = __webpack_require__(9136);
// EXTERNAL MODULE: ./node_modules/undici/lib/dispatcher/agent.js
var dispatcher_agent = __webpack_require__(7405);
// EXTERNAL MODULE: ./build/js/src/network/address-kind.js
var address_kind = __webpack_require__(4877);
// EXTERNAL MODULE: ./build/js/src/network/network-error.js
var network_error = __webpack_require__(4375);
;// CONCATENATED MODULE: ./build/js/src/network/judging-lookup.js


/** A lookup that fails with `ADDRESS_REFUSED` where no address is of an allowed kind. */
function judgingLookup(lookup, allowed) {
    return (hostname, options, callback) => {
        lookup(hostname, { ...options, all: true }, (error, found) => {
            const all = found;
            if (error !== null) {
                callback(error, all);
                return;
            }
            const usable = all.filter(({ address }) => allowed.includes((0,address_kind/* addressKind */.Z)(address)));
            const [first] = usable;
            if (first === undefined)
                callback((0,network_error/* addressRefused */.FY)(hostname, (0,address_kind/* addressKind */.Z)(all[0]?.address ?? "")), []);
            else if (options.all === true)
                callback(null, usable);
            else
                callback(null, first.address, first.family);
        });
    };
}

// EXTERNAL MODULE: ./build/js/src/network/response-start.js
var response_start = __webpack_require__(7866);
;// CONCATENATED MODULE: ./build/js/src/network/many-encodings.js

/** As many as fetch accepts. */
const MAX_ENCODINGS = 5;
/** Gives up a request whose answer has more encodings than fetch accepts. */
const refuseManyEncodings = (dispatch) => (options, handler) => dispatch(options, (0,response_start/* onResponseStart */.h)(handler, (controller, status, headers, message) => {
    const count = String(headers["content-encoding"] ?? "").split(",").length;
    if (count > MAX_ENCODINGS)
        controller.abort(new Error(`the answer is encoded ${count} times`));
    else
        handler.onResponseStart?.(controller, status, headers, message);
}));

// EXTERNAL MODULE: ./build/js/src/network/proxy-address.js
var proxy_address = __webpack_require__(3595);
;// CONCATENATED MODULE: ./build/js/src/network/proxy-forward.js

/** @param toProxy has the connections to proxies */
function forwardThroughProxy(toProxy, chooseProxy) {
    return (dispatch) => (options, handler) => {
        const url = new URL(options.path, options.origin);
        const proxy = url.protocol === "http:" ? chooseProxy(url) : undefined;
        if (proxy === undefined)
            return dispatch(options, handler);
        const authorization = (0,proxy_address/* proxyAuthorization */.YB)(proxy);
        const headers = {
            ...options.headers,
            host: url.host,
            ...(authorization !== undefined && { "proxy-authorization": authorization }),
        };
        return toProxy.dispatch({ ...options, origin: proxy.origin, path: url.href, headers }, handler);
    };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./build/js/src/network/proxy-tunnel.js
// A connection through a proxy. https://www.rfc-editor.org/rfc/rfc9110#CONNECT




/** A proxy that works connects, or says that it cannot, well before. */
const TIMEOUT_MS = 30_000;
/**
 * Rejects with {@link ProxyFailure}.
 * @param target host and port, e.g. `ghcr.io:443`
 * @param deadline ends the wait, also for a proxy that sends its answer byte by byte
 */
async function openTunnel(proxy, target, deadline = AbortSignal.timeout(TIMEOUT_MS)) {
    const name = (0,proxy_address/* proxyName */.ec)(proxy);
    const fail = (what, details = {}) => (0,network_error/* proxyFailure */.xh)(name, what, details);
    return new Promise((resolve, reject) => {
        const request = startTunnel(proxy, target);
        const giveUp = () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`));
        deadline.addEventListener("abort", giveUp, { once: true });
        request.once("connect", ({ statusCode: status }, socket, head) => {
            deadline.removeEventListener("abort", giveUp);
            if (status === undefined || status < 200 || status > 299) {
                socket.destroy();
                reject(fail(`answered ${String(status)} when asked for ${target}`, { status }));
                return;
            }
            if (head.length > 0)
                socket.unshift(head);
            resolve(socket);
        });
        request.once("response", (response) => {
            response.destroy();
            reject(fail("does not understand CONNECT", { status: response.statusCode }));
        });
        request.once("error", (cause) => {
            reject((0,network_error/* proxyUnusable */.eA)(name, cause));
        });
        request.end();
    });
}
function startTunnel(proxy, target) {
    const authorization = (0,proxy_address/* proxyAuthorization */.YB)(proxy);
    return (proxy.protocol === "https:" ? external_node_https_ : external_node_http_).request({
        host: proxy.hostname.replace(/^\[|\]$/g, ""),
        port: proxy.port,
        method: "CONNECT",
        path: target,
        headers: {
            host: target,
            ...(authorization !== undefined && { "proxy-authorization": authorization }),
        },
        agent: false,
    });
}

;// CONCATENATED MODULE: ./build/js/src/network/dispatcher.js
// Connections through the proxy of the environment if there is one, and only to addresses that are allowed. Addresses are
// judged when a connection is made, so a name that changes its address in between gains nothing.









/** For fetch; keeps its connections. */
function createDispatcher(deps, reach) {
    const agent = new dispatcher_agent({ connect: createConnect(deps, reach) });
    const forward = forwardThroughProxy(new dispatcher_agent({ connect: connectToProxy }), (url) => {
        const proxy = deps.proxyFor(url);
        if (proxy !== undefined)
            judgeLiteral(url.hostname, reach);
        return proxy;
    });
    return agent.compose(forward, refuseManyEncodings);
}
const plainConnect = core_connect({});
/** Wherever it is: the user named it. */
const connectToProxy = (options, callback) => {
    plainConnect(options, (...[error, socket]) => {
        if (error === null)
            callback(null, socket);
        else
            callback((0,network_error/* proxyUnusable */.eA)(options.host ?? options.hostname, error), null);
    });
};
function createConnect(deps, reach) {
    const connect = core_connect({
        rejectUnauthorized: reach.verifiesTls,
        lookup: reach.addresses === "any" ? deps.lookup : judgingLookup(deps.lookup, reach.addresses),
    });
    return (options, callback) => {
        const open = async () => {
            judgeLiteral(options.hostname, reach);
            const { origin, target, proxy } = routeOf(deps, options);
            const httpSocket = proxy === undefined ? undefined : await openTunnel(proxy, target);
            connect({ ...options, ...(httpSocket !== undefined && { httpSocket }) }, (...outcome) => {
                const [error, socket] = outcome;
                const address = error === null ? socket.remoteAddress : undefined;
                if (proxy === undefined && address !== undefined)
                    deps.kinds.set(origin, (0,address_kind/* addressKind */.Z)(address));
                callback(...outcome);
            });
        };
        open().catch((error) => {
            callback(error, null);
        });
    };
}
function routeOf({ proxyFor }, { protocol, hostname, port }) {
    const host = (0,external_node_net_.isIP)(hostname) === 6 ? `[${hostname}]` : hostname;
    const usualPort = protocol === "https:" ? "443" : "80";
    const url = new URL(`${protocol}//${host}:${port || usualPort}/`);
    // Without TLS, a proxy is given the whole request; what comes here was judged by it already.
    const proxy = protocol === "https:" ? proxyFor(url) : undefined;
    return { origin: url.origin, target: `${host}:${port || usualPort}`, proxy };
}
/** Speaks TLS with a host, and hangs up. Rejects with what went wrong. */
function tryTls(deps, url, reach) {
    const connect = createConnect(deps, reach);
    const { protocol, host, hostname, port } = url;
    return new Promise((resolve, reject) => {
        connect({ protocol, host, hostname: hostname.replace(/^\[|\]$/g, ""), port }, (error, socket) => {
            socket?.destroy();
            if (error === null)
                resolve();
            else
                reject(error);
        });
    });
}
/** Addresses are not looked up, so no lookup could judge them. @throws {Error} `ADDRESS_REFUSED` */
function judgeLiteral(hostname, { addresses }) {
    const host = hostname.replace(/^\[|\]$/g, "");
    if (addresses === "any" || (0,external_node_net_.isIP)(host) === 0)
        return;
    const kind = (0,address_kind/* addressKind */.Z)(host);
    if (!addresses.includes(kind))
        throw (0,network_error/* addressRefused */.FY)(host, kind);
}


/***/ }),

/***/ 4375:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FY: () => (/* binding */ addressRefused),
/* harmony export */   Ju: () => (/* binding */ isAddressRefused),
/* harmony export */   TL: () => (/* binding */ wantsLogin),
/* harmony export */   eA: () => (/* binding */ proxyUnusable),
/* harmony export */   no: () => (/* binding */ isProxyFailure),
/* harmony export */   xh: () => (/* binding */ proxyFailure)
/* harmony export */ });
const PLACES = {
    public: "a public address",
    private: "an address of a private network",
    loopback: "an address of this machine",
    special: "a link-local or reserved address",
};
function addressRefused(host, kind) {
    return Object.assign(new Error(`${host}, which is ${PLACES[kind]}`), { code: "ADDRESS_REFUSED" });
}
/** @param what continues the sentence "the proxy …" */
function proxyFailure(proxy, what, { status, cause } = {}) {
    const error = new Error(`the proxy ${proxy} ${what}`, { cause });
    return Object.assign(error, { code: "PROXY_FAILURE", proxy, status });
}
/** @param cause what the system says about the connection to the proxy */
function proxyUnusable(proxy, cause) {
    const why = "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
    return proxyFailure(proxy, `cannot be used (${why})`, { cause });
}
/** Whether a proxy wants another login by this; 401 is what tinyproxy answers. */
function wantsLogin(status) {
    return status === 407 || status === 401;
}
function isAddressRefused(error) {
    return codeOf(error) === "ADDRESS_REFUSED";
}
function isProxyFailure(error) {
    return codeOf(error) === "PROXY_FAILURE";
}
function codeOf(error) {
    return error instanceof Error && "code" in error ? error.code : undefined;
}


/***/ }),

/***/ 3595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wm: () => (/* binding */ proxySecrets),
/* harmony export */   YB: () => (/* binding */ proxyAuthorization),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   ec: () => (/* binding */ proxyName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
// The address of a proxy as people write it into HTTP_PROXY, and what of it may be shown. Pure.

/** @param name the variable, for the error, which never shows the address: it may have a login in it */
function parseProxy(address, name) {
    // Without a scheme it is http, and `proxy:3128` is no scheme.
    const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url !== undefined && url.hostname !== "" && /^https?:$/.test(url.protocol))
        return url;
    const problem = `${name} is not the address of a proxy that speaks HTTP.`;
    const hint = `Write ${name} as http://proxy.example:3128, with user:password@ before the host if the proxy needs a login.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("INPUT", problem, { hint });
}
/** Host and port of a proxy, without its login: all that may be shown. */
function proxyName(proxy) {
    return proxy.host;
}
/** The header that a proxy wants to see; undefined if its address has no login. */
function proxyAuthorization({ username, password }) {
    if (username === "" && password === "")
        return undefined;
    return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`, "utf8").toString("base64")}`;
}
/**
 * What of the addresses of proxies is secret, as it is written, as it is meant, and as a header has it. A user without a
 * password is a token.
 */
function proxySecrets(addresses) {
    const secrets = addresses.flatMap((address) => {
        const [, user = "", password] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#:]*)(?::([^/?#]*))?@/i.exec(address) ?? [];
        const secret = password === undefined || password === "" ? user : password;
        if (secret === "")
            return [];
        const login = `${decoded(user)}:${decoded(password ?? "")}`;
        return [secret, decoded(secret), Buffer.from(login, "utf8").toString("base64")];
    });
    return [...new Set(secrets)];
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 7866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ onResponseStart)
/* harmony export */ });
/** The same handler, whose head of an answer is looked at first. */
function onResponseStart(handler, onStart) {
    return {
        onRequestStart: (...told) => handler.onRequestStart?.(...told),
        onRequestUpgrade: (...told) => handler.onRequestUpgrade?.(...told),
        onResponseStart: onStart,
        onResponseData: (...told) => handler.onResponseData?.(...told),
        onResponseEnd: (...told) => handler.onResponseEnd?.(...told),
        onResponseError: (...told) => handler.onResponseError?.(...told),
    };
}


/***/ }),

/***/ 8345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   VK: () => (/* binding */ shortDigest),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// Content digests as the OCI image specification writes them. Pure.

const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Whether the text is a complete sha256 digest. */
function isDigest(text) {
    return DIGEST.test(text);
}
/** The digest of some bytes; text counts as UTF-8. */
function digestOf(content) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(content).digest("hex")}`;
}
/** The first 12 digits, as people read digests in a log. */
function shortDigest(digest) {
    return digest.replace(/^sha256:/, "").slice(0, 12);
}


/***/ }),

/***/ 4468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ atDigest),
/* harmony export */   Ph: () => (/* binding */ manifestSelector),
/* harmony export */   Xb: () => (/* binding */ DOCKER_HUB),
/* harmony export */   my: () => (/* binding */ formatImageReference),
/* harmony export */   o_: () => (/* binding */ parseImageReference),
/* harmony export */   px: () => (/* binding */ publicName),
/* harmony export */   tO: () => (/* binding */ imageName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1487);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8345);
// Names of images: parsing and printing, by the grammar of the distribution project. Pure.



/** The host name that the Docker Hub goes by in credentials and in `CNB_REGISTRY_AUTH`. */
const DOCKER_HUB = "index.docker.io";
const PATH_COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
const TAG = /^\w[\w.-]{0,127}$/;
const LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?$`);
const HUB_ALIASES = new Set(["docker.io", "index.docker.io", "registry-1.docker.io"]);
/** Host, repository, tag and digest at their longest, and some more. */
const MAX_LENGTH = 1024;
/**
 * Parses an image name such as `ghcr.io/owner/app:1.2`, `debian`, or `host:5000/app@sha256:…`.
 * @throws {PlatformError} `IMAGE_REFERENCE` with the value and what is wrong about it
 */
function parseImageReference(text) {
    if (text.length > MAX_LENGTH)
        throw invalid(text, "it is too long", GRAMMAR);
    const [named, digest] = splitOnce(text, "@");
    if (digest !== undefined && !(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest)) {
        throw invalid(text, `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(digest)} is not a digest`, 'A digest is "sha256:" and 64 hexadecimal digits.');
    }
    const { registry, rest } = splitRegistry(named);
    if (!hasAddress(registry))
        throw invalid(text, `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(registry)} is not a registry host`, GRAMMAR);
    const colon = rest.lastIndexOf(":");
    const path = colon < 0 ? rest : rest.slice(0, colon);
    const tag = colon < 0 ? undefined : rest.slice(colon + 1);
    if (tag !== undefined && !TAG.test(tag))
        throw invalid(text, `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(tag)} is not a tag`, TAG_RULE);
    checkRepository(text, path);
    const repository = registry === DOCKER_HUB && !path.includes("/") ? `library/${path}` : path;
    return { registry, repository, ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}
/** The full name: registry, repository, and whichever of tag and digest there are. */
function formatImageReference(reference) {
    const tag = reference.tag === undefined ? "" : `:${reference.tag}`;
    const digest = reference.digest === undefined ? "" : `@${reference.digest}`;
    return `${imageName(reference)}${tag}${digest}`;
}
/** Registry and repository without tag or digest, e.g. `ghcr.io/owner/app`. */
function imageName(reference) {
    return `${reference.registry}/${reference.repository}`;
}
/** The same in the words of scanners, attestations and runners, which call the Docker Hub `docker.io`. */
function publicName(name) {
    return name.startsWith(`${DOCKER_HUB}/`) ? name.replace(DOCKER_HUB, "docker.io") : name;
}
/** What to ask the registry for: the digest if there is one, else the tag, else `latest`. */
function manifestSelector(reference) {
    return reference.digest ?? reference.tag ?? "latest";
}
/** The same repository at one digest. */
function atDigest(reference, digest) {
    return { registry: reference.registry, repository: reference.repository, digest };
}
const GRAMMAR = "Write it as [registry/]repository[:tag][@digest], e.g. ghcr.io/owner/app:1.0.";
const TAG_RULE = "A tag has up to 128 letters, digits, underscores, dots and dashes.";
function splitRegistry(name) {
    const [first, rest] = splitOnce(name, "/");
    const isHost = rest !== undefined && (/[.:[]/.test(first) || first === "localhost" || /[A-Z]/.test(first));
    if (!isHost)
        return { registry: DOCKER_HUB, rest: name };
    return { registry: HUB_ALIASES.has(first) ? DOCKER_HUB : first, rest };
}
/** Some words have the form of a host, and no address: `256.256.256.256` is none, nor is there a port 99999. */
function hasAddress(registry) {
    return HOST.test(registry) && URL.canParse(`https://${registry}/`);
}
function checkRepository(text, path) {
    if (path === "")
        throw invalid(text, "it has no repository", GRAMMAR);
    if (/[A-Z]/.test(path)) {
        throw invalid(text, `the repository ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(path)} has upper-case letters`, `Use ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(path.toLowerCase())}.`);
    }
    if (!REPOSITORY.test(path) || path.length > 255) {
        throw invalid(text, `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(path)} is not a repository`, GRAMMAR);
    }
    if (/^[0-9a-f]{64}$/.test(path))
        throw invalid(text, `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(path)} looks like an image id`, GRAMMAR);
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
function invalid(text, why, hint) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("IMAGE_REFERENCE", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(text)} is not an image reference: ${why}.`, { hint });
}


/***/ }),

/***/ 7442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _U: () => (/* binding */ checkSchema),
/* harmony export */   kP: () => (/* binding */ checkDepth),
/* harmony export */   lQ: () => (/* binding */ parseExactJson),
/* harmony export */   lr: () => (/* binding */ MAX_DEPTH),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1487);
// Checking external JSON and TOML by a schema, with errors that name the thing and the field.



/**
 * How deep external data may be nested. What is in labels and files is nested some 10 deep; readers and writers are recursive,
 * and much more than this would end in a stack overflow.
 */
const MAX_DEPTH = 200;
/** Reads JSON by a schema. @throws {PlatformError} `MALFORMED` with `what` and the first field that is wrong */
function parseJson(schema, json, what) {
    return checkSchema(schema, readJson(json, what), what);
}
/**
 * As {@link parseJson}, but numbers without point and exponent are a bigint: none loses digits, and all that were integers in
 * TOML are integers again.
 * @throws {PlatformError} as {@link parseJson}
 */
function parseExactJson(schema, json, what) {
    readJson(json, what);
    const exact = (_key, value, { source }) => exactNumber(value, source, what);
    // Reading numbers is recursive, so it comes after what is nested without end was refused.
    const value = JSON.parse(json, exact);
    return checkSchema(schema, value, what);
}
/** Integers of 64 bits have 19 digits at most. */
const INTEGER = /^(?!-0$)-?\d{1,19}$/;
function exactNumber(value, source, what) {
    if (typeof value !== "number" || source === undefined)
        return value;
    if (INTEGER.test(source))
        return BigInt(source);
    // As infinity, it could not be written again.
    if (!Number.isFinite(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `${what} has the number ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(source, 40)}, which is too large.`);
    return value;
}
function readJson(json, what) {
    let value;
    try {
        value = JSON.parse(json);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `${what} is not JSON: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(json, 80)}.`, {
            cause,
        });
    }
    checkDepth(value, what);
    return value;
}
/** @throws {PlatformError} `MALFORMED` with `what` if objects and lists are nested deeper than {@link MAX_DEPTH} */
function checkDepth(value, what) {
    if (isDeeperThan(MAX_DEPTH, value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `${what} is nested deeper than ${String(MAX_DEPTH)} levels.`);
}
function isDeeperThan(levels, value) {
    if (typeof value !== "object" || value === null)
        return false;
    return levels === 0 || Object.values(value).some((item) => isDeeperThan(levels - 1, item));
}
/** Checks a value by a schema. @throws {PlatformError} `MALFORMED` with `what` and the first field that is wrong */
function checkSchema(schema, value, what) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(schema, value, { abortEarly: true });
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    const at = valibot__WEBPACK_IMPORTED_MODULE_2__/* .getDotPath */ .BuJ(issue) ?? "its top level";
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `${what} is malformed at ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(at)}: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .oneLine */ .TN)(issue.message)}.`);
}


/***/ }),

/***/ 7761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Di: () => (/* binding */ listContainerDirectory),
/* harmony export */   GN: () => (/* binding */ readContainerFile),
/* harmony export */   Po: () => (/* binding */ packFiles),
/* harmony export */   ow: () => (/* binding */ readContainerArchive)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7075);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1024);
/* harmony import */ var _oci_tar_reader_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2096);
/* harmony import */ var _oci_tar_records_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(21);
// Files into and out of containers, as tar streams.





const MAX_FILE_BYTES = 4 * 1024 * 1024;
/** Directories that have owners of their own: they must be there already. */
const GIVEN_DIRECTORIES = new Set(["/cnb"]);
/** Tars of files with the directories above them, owned by root: one for each mount, as {@link Container.putArchive} needs it. */
function packFiles(files, mounts) {
    const places = new Map();
    for (const file of files) {
        const place = placeOf(file.path, mounts);
        places.set(place, [...(places.get(place) ?? []), file]);
    }
    return [...places].map(([path, inside]) => ({ path, tar: packPlace(path, inside) }));
}
/** The deepest mount that holds a path, or the container's own root. */
function placeOf(path, mounts) {
    const holding = mounts.map(({ target }) => target).filter((target) => path.startsWith(`${target}/`));
    return holding.sort((a, b) => b.length - a.length)[0] ?? "/";
}
function packPlace(place, files) {
    const relative = (path) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(place, path);
    const directories = new Set(files.flatMap(({ path }) => directoriesBetween(place, path)));
    const records = [...directories].map((path) => (0,_oci_tar_records_js__WEBPACK_IMPORTED_MODULE_4__/* .tarRecord */ .rx)({ name: relative(path), type: "directory", mode: 0o755 }));
    for (const { path, content } of files)
        records.push((0,_oci_tar_records_js__WEBPACK_IMPORTED_MODULE_4__/* .tarRecord */ .rx)({ name: relative(path), type: "file", mode: 0o644 }, Buffer.from(content)));
    return node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from([(0,_oci_tar_records_js__WEBPACK_IMPORTED_MODULE_4__/* .packTar */ .nG)(records)]);
}
/** The text of a file of a container; undefined if there is none. @throws {PlatformError} beyond 4 MiB */
async function readContainerFile(container, path) {
    const archive = await readContainerArchive(container, path);
    if (archive === undefined)
        return undefined;
    for await (const item of (0,_oci_tar_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .readTar */ .s)(archive)) {
        if (item.entry.type === "file")
            return (await (0,_oci_tar_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .readContent */ .c)(item, MAX_FILE_BYTES)).toString("utf8");
    }
    return undefined;
}
/** The names of all files below a directory of a container, relative to that; none if there is no such directory. */
async function listContainerDirectory(container, path) {
    const archive = await readContainerArchive(container, path);
    if (archive === undefined)
        return [];
    const names = [];
    for await (const { entry } of (0,_oci_tar_reader_js__WEBPACK_IMPORTED_MODULE_3__/* .readTar */ .s)(archive)) {
        // The archive begins with the directory's own name.
        const [, ...below] = entry.name.split("/").filter((name) => name !== "" && name !== ".");
        if (entry.type === "file")
            names.push(below.join("/"));
    }
    return names;
}
/** A path of a container as a tar; undefined if there is no such path. */
async function readContainerArchive(container, path) {
    try {
        return await container.getArchive(path);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk && error.code === "NOT_FOUND")
            return undefined;
        throw error;
    }
}
/** Those above a path that are below the place, the highest first. */
function directoriesBetween(place, path) {
    const directories = [];
    for (let above = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(path); above !== place && above !== "/"; above = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(above))
        directories.unshift(above);
    return directories.filter((directory) => !GIVEN_DIRECTORIES.has(directory));
}


/***/ }),

/***/ 8940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ saveSbomFiles),
/* harmony export */   o: () => (/* binding */ SBOM_FILES)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _files_output_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5756);
/* harmony import */ var _oci_tar_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2096);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1487);
/* harmony import */ var _container_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7761);





/** The names that a lifecycle gives: `launch|build|cache[/<buildpack>[/<layer>]]/sbom.<format>.json`. */
const SBOM_FILES = {
    folders: ["launch", "build", "cache"],
    maxFolders: 3,
    has(names) {
        const folders = names.slice(0, -1);
        return (this.folders.includes(folders[0] ?? "") &&
            folders.length <= this.maxFolders &&
            FILE.test(names.at(-1) ?? ""));
    },
};
const FILE = /^(?:[\w.-]+\.)?sbom\.(?:cdx|spdx|syft|legacy)\.json$/;
/** The largest of real images have some dozen MiB in all. */
const MAX_BYTES = 512 * 1024 * 1024;
const MAX_FILES = 10_000;
/**
 * Copies the SBOM files of a container's directory, if it has that. Returns what else is there and was left out.
 * @throws {PlatformError} `MALFORMED` if it is far more than SBOM files have; `INPUT` if they cannot be written
 */
async function saveSbomFiles(container, directory) {
    // Also if there are no files: the output of the step names it.
    await using output = await _files_output_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .OutputDirectory */ .n.open(directory.to);
    const archive = await (0,_container_files_js__WEBPACK_IMPORTED_MODULE_3__/* .readContainerArchive */ .ow)(container, directory.path);
    if (archive === undefined)
        return [];
    const leftOut = [];
    const total = { files: 0, bytes: 0 };
    for await (const { entry, content } of (0,_oci_tar_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .readTar */ .s)(archive)) {
        if (entry.type === "directory")
            continue;
        // The archive begins with the directory's own name.
        const [, ...names] = entry.name.split("/").filter((name) => name !== "" && name !== ".");
        if (names.includes("..")) {
            const problem = `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(entry.name)} in ${directory.path} leads out of the directory.`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", problem);
        }
        checkTotal(total, entry.sizeBytes, directory.path);
        if (entry.type === "file" && SBOM_FILES.has(names))
            await output.write(names, content);
        else
            leftOut.push(names.join("/"));
    }
    return leftOut;
}
/** A builder may say anything, and the disk of this machine has an end. */
function checkTotal(total, sizeBytes, directory) {
    total.files += 1;
    total.bytes += sizeBytes;
    if (total.files <= MAX_FILES && total.bytes <= MAX_BYTES)
        return;
    const limits = `${MAX_FILES} files or ${MAX_BYTES / 1024 / 1024} MiB`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(directory)} of the container has more than ${limits}.`, {
        hint: 'Leave the input "sbom" empty, or use a builder whose buildpacks write smaller SBOM files.',
    });
}


/***/ }),

/***/ 1039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gK: () => (/* binding */ clearSbomDirectory),
/* harmony export */   t4: () => (/* binding */ writeReportFiles),
/* harmony export */   z9: () => (/* binding */ SBOM_DOCUMENTS)
/* harmony export */ });
/* harmony import */ var _files_output_directory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5756);
/* harmony import */ var _phases_delivered_sbom_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8940);
// What is known of a build, as files for later steps: artifacts, attestations, dashboards.


/** The documents about an image, in the directory of its SBOM files. */
const SBOM_DOCUMENTS = { cycloneDx: "image.cdx.json", spdx: "image.spdx.json" };
/** What {@link SBOM_FILES} has, which containers may write, and what only the action writes. */
const OWN_FILES = {
    folders: _phases_delivered_sbom_js__WEBPACK_IMPORTED_MODULE_1__/* .SBOM_FILES */ .o.folders,
    maxFolders: _phases_delivered_sbom_js__WEBPACK_IMPORTED_MODULE_1__/* .SBOM_FILES */ .o.maxFolders,
    has: ([first = "", ...more]) => more.length === 0
        ? Object.values(SBOM_DOCUMENTS).includes(first)
        : _phases_delivered_sbom_js__WEBPACK_IMPORTED_MODULE_1__/* .SBOM_FILES */ .o.has([first, ...more]),
};
/**
 * Removes the SBOM files of an earlier build, so that none is taken for one of this, and proves that the directory can be made.
 * Then it is gone until there is something for it: it may be in the source, and no part of that.
 * @throws {PlatformError} `INPUT` if the directory cannot be made and written
 */
async function clearSbomDirectory(place) {
    await using directory = await _files_output_directory_js__WEBPACK_IMPORTED_MODULE_0__/* .OutputDirectory */ .n.open(place);
    await directory.remove(OWN_FILES);
    await directory.withdraw();
}
/**
 * Writes the lifecycle's `report.toml` as it is, and everything the action knows as `metadata.json`.
 * @throws {PlatformError} `INPUT` if they cannot be written
 */
async function writeReportFiles(place, { toml, report }) {
    await using directory = await _files_output_directory_js__WEBPACK_IMPORTED_MODULE_0__/* .OutputDirectory */ .n.open(place);
    await directory.write(["report.toml"], toml);
    await directory.write(["metadata.json"], `${JSON.stringify(report, undefined, 2)}\n`);
}


/***/ })

};
