import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 30:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 75:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  iB: () => (/* binding */ isCancellation),
  xV: () => (/* binding */ reportFailure)
});

// UNUSED EXPORTS: failuresOf, redactFailure

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __nccwpck_require__(24);
// EXTERNAL MODULE: ./build/js/src/actions/inputs/input-errors.js
var input_errors = __nccwpck_require__(465);
;// CONCATENATED MODULE: ./build/js/src/actions/runner/with-hint.js
// What is wrong and what to do about it, as one text of an annotation.
/** The hint has a line of its own. */
function withHint(message, hint) {
    return hint === undefined ? message : `${message}\n${hint}`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
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
/** The page of a run shows few lines of an annotation. */
const MAX_ANNOTATED_LINES = 10;
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
        case "test":
            return [{ ...plainFailure(error), testLines: details.tail }];
        case "verification":
            return [{ ...plainFailure(error), differences: details.lines }];
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
    const { message, hint, phase, testLines, differences } = failure;
    return {
        ...failure,
        message: redact(message),
        hint: hint && redact(hint),
        phase: phase && { ...phase, lastLines: phase.lastLines.map(redact) },
        testLines: testLines?.map(redact),
        differences: differences?.map(redact),
    };
}
/** Annotates the step; stack traces are seen with debug logging only. */
function reportFailure(runner, error, sourceDirectory = "") {
    const level = isCancellation(error) ? "warning" : "error";
    const failures = failuresOf(error, sourceDirectory);
    for (const failure of failures.slice(0, MAX_ANNOTATIONS)) {
        runner.annotate(level, annotationOf(failure), failure.place);
    }
    const left = failures.length - MAX_ANNOTATIONS;
    if (left > 0)
        runner.annotate(level, `${left} more problems of this kind are not shown.`);
    for (const link of causeChain(error)) {
        if (link instanceof Error && link.stack !== undefined)
            runner.debug(link.stack);
    }
}
/** What a test printed last is what people look for first, and its author is not that of a buildpack. */
function annotationOf({ message, hint, testLines = [], differences = [] }) {
    const last = testLines.slice(-MAX_ANNOTATED_LINES);
    const heading = last.length === 1 ? "Its last line:" : `Its last ${last.length} lines:`;
    return [
        withHint(message, hint),
        ...(last.length === 0 ? [] : [heading, ...last.map((line) => `  ${line}`)]),
        ...annotatedDifferences(differences),
    ].join("\n");
}
/** Lines, some of which count files themselves. */
function annotatedDifferences(differences) {
    const left = differences.length - MAX_ANNOTATED_LINES;
    const lines = differences.slice(0, MAX_ANNOTATED_LINES).map((line) => `  ${line}`);
    return left > 0 ? [...lines, `The log has all ${differences.length} lines.`] : lines;
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

/***/ 465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ problemMessage),
/* harmony export */   G: () => (/* binding */ InputErrors)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
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

/***/ 490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  u: () => (/* binding */ openMergeInputs),
  y: () => (/* binding */ readMergeInputs)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __nccwpck_require__(24);
// EXTERNAL MODULE: ./build/js/src/quote.js
var src_quote = __nccwpck_require__(487);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js + 1 modules
var regular_file = __nccwpck_require__(570);
;// CONCATENATED MODULE: ./build/js/src/files/contained-path.js
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
    const directories = chooser.by === "workflow" ? [(0,external_node_path_.resolve)(chooser.workspace)] : chooser.directories;
    const path = (0,external_node_path_.resolve)(directories[0], name);
    const real = await realPathOf(path);
    for (const directory of directories) {
        const below = (0,external_node_path_.relative)(await realPathOf(directory), real);
        // As the directory is called, which may itself be below a link of the machine.
        if (isBelow(below)) {
            if (isOfGit(below) && !isOfGit((0,external_node_path_.relative)(directories[0], path)))
                throw leadsIntoGit(name, real);
            return (0,external_node_path_.join)(directory, below);
        }
    }
    const isAuthors = chooser.by === "workflow" && (0,external_node_path_.isAbsolute)(name);
    if (isAuthors && !(await goesThrough(path, chooser.workspace)))
        return path;
    throw leadsElsewhere(name, real, chooser);
}
/**
 * The content of a small regular file.
 * @throws as {@link containedPath} and {@link readRegularFile}
 */
async function readContainedFile(name, chooser, limitBytes) {
    return (0,regular_file/* readRegularFile */.XF)(await containedPath(name, chooser), limitBytes);
}
/** Whether a path is the directory or below it, by their names alone. */
function isInside(path, directory) {
    return isBelow((0,external_node_path_.relative)(directory, path));
}
/** Linux follows as many. */
const MAX_LINKS = 40;
/**
 * What a path leads to, whether or not there is anything: of what is missing, only the directories above can be links.
 * @throws what the file system says, e.g. `ELOOP`
 */
async function realPathOf(path, links = 0) {
    try {
        return await (0,promises_.realpath)(path);
    }
    catch (error) {
        if (!(0,regular_file/* leadsNowhere */.q1)(error) || links > MAX_LINKS || path === (0,external_node_path_.dirname)(path))
            throw error;
        const parent = await realPathOf((0,external_node_path_.dirname)(path), links + 1);
        // There may be something by the time that the path is used.
        const target = await (0,promises_.readlink)(path).catch(() => undefined);
        return target === undefined
            ? (0,external_node_path_.join)(parent, (0,external_node_path_.basename)(path))
            : realPathOf((0,external_node_path_.resolve)(parent, target), links + 1);
    }
}
function isBelow(relativePath) {
    return relativePath !== ".." && !relativePath.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(relativePath);
}
/** Whether the path, or a directory on its way, is in the other directory. */
async function goesThrough(path, directory) {
    const real = await realPathOf(directory);
    for (let above = path;; above = (0,external_node_path_.dirname)(above)) {
        if (isInside(above, directory) || isInside(await realPathOf(above), real))
            return true;
        if (above === (0,external_node_path_.dirname)(above))
            return false;
    }
}
/** Whether a relative path goes through a repository's own files, where a checkout may have left its credentials. */
function isOfGit(relativePath) {
    return relativePath.split(external_node_path_.sep).includes(".git");
}
function leadsIntoGit(name, real) {
    const problem = `${(0,src_quote/* quote */.hD)(name)} leads to ${(0,src_quote/* quote */.hD)(real)}, which is among git's own files.`;
    return new errors/* PlatformError */.Wk("INPUT", problem, {
        hint: "Name it without a link: git's own files may have the credentials of the checkout.",
    });
}
function leadsElsewhere(name, real, chooser) {
    const isWorkflows = chooser.by === "workflow";
    const where = isWorkflows
        ? `the workspace ${(0,src_quote/* quote */.hD)(chooser.workspace)}`
        : chooser.directories.map((directory) => (0,src_quote/* quote */.hD)(directory)).join(" or ");
    return new errors/* PlatformError */.Wk("INPUT", `${(0,src_quote/* quote */.hD)(name)} leads to ${(0,src_quote/* quote */.hD)(real)}, which is not in ${where}.`, {
        hint: isWorkflows
            ? "Name a path in the workspace, without links that lead out of it. Anything elsewhere needs its absolute path."
            : "Move it there: neither a relative path nor a checked-out file can lead elsewhere.",
    });
}

// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var digest = __nccwpck_require__(345);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __nccwpck_require__(468);
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
        complain(text, (0,errors/* messageOf */.bD)(error), error instanceof errors/* PlatformError */.Wk ? error.hint : undefined);
        return undefined;
    }
}
/** References by line or comma, each once. */
function parseImages(text, complain) {
    const names = new Set(image_inputs_splitNames(text));
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
    const names = image_inputs_splitNames(text);
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
function image_inputs_splitNames(text) {
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

// EXTERNAL MODULE: ./build/js/src/actions/inputs/input-errors.js
var input_errors = __nccwpck_require__(465);
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

// EXTERNAL MODULE: ./build/js/src/oci/target.js
var oci_target = __nccwpck_require__(284);
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
        ? "Write a platform as os/arch or os/arch/variant, e.g. linux/arm64; the system is always linux."
        : `Write ${os}/${otherName}.`;
    complain(text, `${(0,src_quote/* quote */.hD)(text)} is not a platform.`, hint);
    return undefined;
}
/** Platforms by line or comma, each once. */
function parsePlatforms(text, complain) {
    return [...new Set(splitNames(text))].flatMap((name) => parsePlatform(name, complain) ?? []);
}
function withVariant(target, variant, complain) {
    if (variant === undefined)
        return target;
    const [plain, variants] = [(0,oci_target/* formatTarget */.P4)(target), (0,oci_target/* variantsOf */.IM)(target.arch)];
    if (variants.includes(variant))
        return { ...target, variant };
    const text = `${plain}/${variant}`;
    const others = variants.map((each) => `${plain}/${each}`).join(", ");
    complain(text, `${(0,src_quote/* quote */.hD)(text)} is not a platform: ${target.arch} has no variant ${(0,src_quote/* quote */.hD)(variant)}.`, others === "" ? `Write ${plain}.` : `Write ${plain}, or one of ${others}.`);
    return undefined;
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
/** The input as the image gets it, or the images of several platforms and their index; the log says what is left out. */
async function readAnnotations(text, complain, step) {
    const targets = await step.value("targets");
    const { annotations, notices } = parseAnnotations(text, complain, targets.length > 1 ? "both" : "manifest");
    for (const notice of notices)
        step.remark("info", notice);
    const platforms = targets.map(formatTarget);
    for (const platform of annotations.byPlatform.keys()) {
        if (platforms.includes(platform))
            continue;
        const hint = `Name one of ${platforms.join(", ")}, as the input "platform" has it.`;
        complain(platform, `there are annotations for ${quote(platform)}, which is not built for.`, hint);
    }
    return annotations;
}
/** The input as an index gets it; the log says what is left out. */
function readIndexAnnotations(text, complain, step) {
    const { annotations, notices } = parseAnnotations(text, complain, "index");
    for (const notice of notices)
        step.remark("info", notice);
    return annotations.index;
}
/** What can have annotations: why others are left out, and which levels there are. */
const SUBJECTS = {
    manifest: { why: "the image has a manifest only", levels: ["manifest"] },
    index: { why: "they are put on the index only", levels: ["index"] },
    both: { why: "they are put on the manifests and on the index only", levels: ["manifest", "index"] },
};
/**
 * As labels, but each may say what it is for: `manifest:KEY=VALUE`, `manifest,index:KEY=VALUE`, or, of several platforms,
 * `manifest[linux/arm64]:KEY=VALUE`. What says nothing is for all that there is.
 */
function parseAnnotations(text, complain, subject = "manifest") {
    const annotations = {
        manifest: new Map(),
        byPlatform: new Map(),
        index: new Map(),
    };
    const ignored = new Map();
    const { why, levels: existing } = SUBJECTS[subject];
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
        for (const level of existing) {
            if (levels.length > 0 && !levels.includes(level))
                continue;
            const place = level === "manifest" ? manifestsOf(target, annotations, complain) : annotations.index;
            place?.set(pair.key, pair.value);
        }
        for (const level of levels) {
            if (!existing.some((each) => each === level))
                ignored.set(level, [...(ignored.get(level) ?? []), pair.key]);
        }
    }
    const notices = [...ignored].map(([level, keys]) => noticeFor(level, keys, why));
    return { annotations, notices };
}
/** Undefined if that is no platform, which is complained about. */
function manifestsOf(platform, { manifest, byPlatform, }, complain) {
    if (platform === undefined)
        return manifest;
    const target = parsePlatform(platform, complain);
    if (target === undefined)
        return undefined;
    const name = (0,oci_target/* formatTarget */.P4)(target);
    const own = byPlatform.get(name) ?? new Map();
    byPlatform.set(name, own);
    return own;
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
    complain(key, `${quote(key)} is a label of the lifecycle.`, 'Choose a key that does not start with "io.buildpacks.".');
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
function one_of_input_whether(fallback) {
    const parse = oneOf({ true: true, false: true }, fallback);
    return (text, complain) => parse(text, complain) === "true";
}
/** As `getBooleanInput` of @actions/core: the core schema of YAML 1.2. */
function yamlBoolean(text) {
    if (["true", "True", "TRUE"].includes(text))
        return "true";
    return ["false", "False", "FALSE"].includes(text) ? "false" : undefined;
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/path-problem.js
// What is wrong with a path that an input names.



/** @param hint for whatever the error itself has no hint for */
function complainOfPath(complain, name, error, hint) {
    if (error instanceof regular_file/* UnusableFileError */.Kr)
        complain(name, `${(0,src_quote/* quote */.hD)(name)} ${error.problem}.`, hint);
    else if (error instanceof errors/* PlatformError */.Wk)
        complain(name, error.message, error.hint);
    else if ((0,regular_file/* leadsNowhere */.q1)(error))
        complain(name, `${(0,src_quote/* quote */.hD)(name)} does not exist.`, hint);
    else
        complain(name, `${(0,src_quote/* quote */.hD)(name)} cannot be read: ${(0,errors/* messageOf */.bD)(error)}.`, hint);
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/push-by-digest-input.js
// The input `push-by-digest`: an image or an index that gets no name of its own yet.



/** Complains of what contradicts it: tags, and an image that is not pushed. */
async function readPushByDigest(text, complain, step) {
    if (!whether("false")(text, complain))
        return false;
    if (!(await step.value("delivery.push"))) {
        const hint = 'Set "push" to "true", or leave "push-by-digest" out.';
        complain(text, 'the image is to be pushed by its digest, but "push" is "false".', hint);
    }
    const later = "A later job gives tags to the index.";
    complainOfTags(await step.value("tags"), { what: "an image", later }, (problem, hint) => {
        complain(text, problem, hint);
    });
    return true;
}
/** Complains of each tag of what gets none, and says when it gets some. */
function complainOfTags(tags, { what, later }, complain) {
    for (const tag of tags ?? []) {
        if (tag.tag === undefined)
            continue;
        complain(`${(0,src_quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(tag))} has a tag, but ${what} that is pushed by its digest gets none.`, `Name the repository in "image": ${(0,src_quote/* quote */.hD)((0,image_reference/* imageName */.tO)(tag))}. ${later}`);
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./build/js/src/actions/inputs/certificate-input.js
// The input `ca-certificates`: files with the certificates of authorities that this machine does not know.





/** All authorities of a Linux distribution are about 200 KiB. */
const MAX_FILE_BYTES = 1024 * 1024;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;
const HINT = "Name PEM files of the workspace, e.g. certificates/company.pem.";
/** The certificates of all files, each once, as they were written; relative names are below the workspace. */
async function readCertificates(text, complain, { workspace }) {
    const certificates = [];
    for (const name of image_inputs_splitNames(text)) {
        try {
            const content = await readContainedFile(name, { by: "workflow", workspace }, MAX_FILE_BYTES);
            certificates.push(...parseCertificates({ name, text: content.toString("utf8") }, complain));
        }
        catch (error) {
            complainOfPath(complain, name, error, HINT);
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
        complain(name, `${(0,src_quote/* quote */.hD)(name)} has no certificate in PEM format.`, HINT);
    certificates.forEach((pem, at) => {
        if (!isCertificate(pem))
            complain(name, `certificate ${at + 1} in ${(0,src_quote/* quote */.hD)(name)} cannot be understood.`, HINT);
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

// EXTERNAL MODULE: ./build/js/src/network/proxy-choice.js + 1 modules
var proxy_choice = __nccwpck_require__(892);
;// CONCATENATED MODULE: ./build/js/src/actions/inputs/seconds-input.js
// Inputs that are a number of seconds.

/** A parser for whole seconds within a range; it gives milliseconds. */
function secondsBetween({ least, most, fallback, example, }) {
    return (text, complain) => {
        const seconds = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
        if (seconds >= least && seconds <= most)
            return seconds * 1000;
        complain(text, `${(0,src_quote/* quote */.hD)(text)} is not a number of seconds from ${least} to ${most}.`, `Write a whole number of seconds, e.g. ${example}.`);
        return fallback * 1000;
    };
}

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/container-inputs.js




/** Docker's own lower bound. */
const LEAST_MEMORY_BYTES = (/* unused pure expression or super */ null && (6 * 1024 ** 2));
const MEMORY_UNITS = { "": 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
/** The name of a network. */
function parseNetwork(text, complain) {
    if (text === "")
        return undefined;
    if (!/^[A-Za-z0-9][\w.:-]*$/.test(text)) {
        complain(text, `${quote(text)} is not the name of a Docker network.`, "Use host, bridge, or the name of a network from which the registry can be reached.");
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
    complain(text, `${quote(text)} is not an amount of memory of 6m or more.`, "Write a number with m or g, e.g. 4g.");
    return undefined;
}
/** A number of processors, e.g. `1.5`. */
function parseCpus(text, complain) {
    if (text === "")
        return undefined;
    if (/^\d+(\.\d+)?$/.test(text) && Number(text) >= 0.01 && Number(text) <= 4096)
        return Number(text);
    complain(text, `${quote(text)} is not a number of processors.`, "Write a number from 0.01 to 4096, e.g. 2 or 1.5.");
    return undefined;
}
/** The number of a group, or of a user. */
function parseId(text, complain) {
    if (text === "")
        return undefined;
    if (isUserId(text))
        return Number(text);
    complain(text, `${quote(text)} is not the number of a user or group.`, `Write a whole number up to ${MAX_USER_ID}, e.g. 1000.`);
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
/** What one call to a registry may wait in vain, in milliseconds. Known before a build is, as the client of registries is. */
const parseRegistryTimeout = secondsBetween({ least: 30, most: 7_200, fallback: 600, example: 300 });

;// CONCATENATED MODULE: ./build/js/src/actions/inputs/registry-step-inputs.js
// The inputs that the sub-actions which work in registries only have in common.



/** Their part of a table of inputs. */
const REGISTRY_STEP_INPUTS = {
    certificates: { input: "ca-certificates", parse: readCertificates },
    insecureRegistries: { input: "insecure-registries", parse: parseHosts },
    registryTimeoutMs: { input: "registry-timeout", byDefault: "600", parse: parseRegistryTimeout },
    declareImage: { input: "declare-image", byDefault: "true", parse: one_of_input_whether("true") },
    summary: { input: "summary", byDefault: "true", parse: one_of_input_whether("true") },
};

;// CONCATENATED MODULE: ./build/js/src/actions/merge/merge-inputs.js
// The inputs of `index/action.yml`, read in one place and reported together.












/** The inputs of a step, by the table. */
function openMergeInputs(env) {
    return new InputReader({
        tags: { input: "image", parse: parseTags },
        digests: { input: "digests", parse: parseDigests },
        digestsFrom: { input: "digests-from", parse: readDigestFiles },
        annotations: { input: "annotations", parse: readIndexAnnotations },
        byDigest: { input: "push-by-digest", parse: readByDigest },
        ...REGISTRY_STEP_INPUTS,
    }, { env });
}
/** @throws {InputErrors} with everything that is wrong */
async function readMergeInputs(inputs) {
    const { tags, digests, digestsFrom, annotations, byDigest, ...step } = await inputs.values();
    const { certificates, declareImage, summary } = step;
    const images = [...digests, ...digestsFrom];
    return {
        request: { ...inputs.complete({ tags }), images, annotations, byDigest },
        ...{ certificates, declareImage, summary },
    };
}
/** Complains of tags, which contradict it. */
async function readByDigest(text, complain, step) {
    if (!one_of_input_whether("false")(text, complain))
        return false;
    const later = "A later step gives tags to it.";
    complainOfTags(await step.value("tags"), { what: "an index", later }, (problem, hint) => {
        complain(text, problem, hint);
    });
    return true;
}
/** Digests, or images by digest as the output `image` of a build has them. */
async function parseDigests(text, complain, step) {
    const names = image_inputs_splitNames(text);
    if (names.length === 0 && step.text("digestsFrom") === "") {
        const hint = "Set it to the outputs `digest` of the builds, or set `digests-from`.";
        complain("", "it is empty, and so is `digests-from`: there is nothing to merge.", hint);
    }
    const [repository] = (await step.value("tags")) ?? [];
    return names.flatMap((name) => {
        if ((0,digest/* isDigest */.Bc)(name))
            return name;
        const image = parseImage(name, complain);
        if (image === undefined)
            return [];
        if (image.digest === undefined) {
            complain(name, `${(0,src_quote/* quote */.hD)(name)} has no digest.`, "Write sha256:… or registry/repository@sha256:….");
            return [];
        }
        if (repository !== undefined && (0,image_reference/* imageName */.tO)(image) !== (0,image_reference/* imageName */.tO)(repository)) {
            const problem = `${(0,src_quote/* quote */.hD)(name)} is in another repository than the index, ${(0,src_quote/* quote */.hD)((0,image_reference/* imageName */.tO)(repository))}.`;
            complain(name, problem, "An index and its images have to be in one repository: push them there.");
        }
        return image.digest;
    });
}
/** More than an index could name. */
const MAX_FILES = 1_000;
/** Each file is named after a digest, without `sha256:`; what is in it does not matter. */
async function readDigestFiles(text, complain, { workspace }) {
    if (text === "")
        return [];
    let names;
    try {
        names = await (0,promises_.readdir)(await containedPath(text, { by: "workflow", workspace }));
    }
    catch (error) {
        complainOfPath(complain, text, error, "Name the directory that actions/download-artifact has filled.");
        return [];
    }
    const hint = 'Let each job make one file: touch "digests/${digest#sha256:}".';
    const strays = names.filter((name) => !(0,digest/* isDigest */.Bc)(`sha256:${name}`));
    if (names.length === 0)
        complain(text, `${(0,src_quote/* quote */.hD)(text)} has no files.`, hint);
    else if (names.length > MAX_FILES)
        complain(text, `${(0,src_quote/* quote */.hD)(text)} has ${names.length} files.`, hint);
    else if (strays.length > 0) {
        complain(text, `Not all files of ${(0,src_quote/* quote */.hD)(text)} are named after a digest: ${(0,src_quote/* someOf */.yU)(strays)
            .map((name) => (0,src_quote/* quote */.hD)(name))
            .join(", ")}.`, hint);
    }
    return names.map((name) => `sha256:${name}`).filter((name) => (0,digest/* isDigest */.Bc)(name));
}


/***/ }),

/***/ 225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ runMerge)
});

// UNUSED EXPORTS: mergeOutputs

// EXTERNAL MODULE: ./build/js/src/oci/target.js
var target = __nccwpck_require__(284);
;// CONCATENATED MODULE: ./build/js/src/actions/log/result-lines.js
// The last lines of the log: what was built, where it is, how large it is, and what it took. Pure.



function resultLines(report) {
    const { image, digest, tags, loaded, layoutDir, work } = report;
    return [
        ...(image !== undefined
            ? pushedLines({ image, tags, work })
            : digest === undefined
                ? []
                : [`Built ${digest} (not pushed)`]),
        ...loaded.map((name) => `Loaded into the Docker engine as ${name}`),
        ...(layoutDir === undefined ? [] : [`Written as an OCI image layout to ${layoutDir}`]),
        ...attestationLines(report),
        ...(report.verified === true ? ["Verified: a second build without any cache gave the same digest"] : []),
        ...report.platforms.flatMap(platformLines),
        ...sizeLine(report),
        ...reuseLine(report),
        ...(report.durationMs === undefined ? [] : [`Total time: ${formatDuration(report.durationMs)}`]),
    ];
}
/** Of one of several platforms. */
function platformLines(report) {
    const { target, image, digest, durationMs } = report;
    if (target === undefined)
        return [];
    const facts = [image ?? digest ?? "not built", ...sizeLine(report), ...reuseLine(report)];
    const time = durationMs === undefined ? [] : [`built in ${formatDuration(durationMs)}`];
    return [`For ${formatTarget(target)}: ${[...facts, ...time].join("; ")}`];
}
/** What was done to get an image to where it is now. */
const DEEDS = { build: "Pushed", rebase: "Rebased", skip: "Unchanged:" };
/** Where an image is now, and by which names. */
function pushedLines({ image, tags, work, }) {
    return [`${DEEDS[work ?? "build"]} ${image}`, ...tags.map((tag) => `  as ${tag}`)];
}
function attestationLines({ attestations }) {
    return attestations.length === 0 ? [] : ["Attested as", ...attestations.map((each) => `  ${each}`)];
}
function sizeLine({ sizeBytes, runImageSizeBytes }) {
    if (sizeBytes === undefined)
        return [];
    const base = runImageSizeBytes ? `, including ${formatSize(runImageSizeBytes)} of the run image` : "";
    return [`Size: ${formatSize(sizeBytes)} compressed${base}`];
}
function reuseLine(report) {
    const { layers, caches } = report;
    if (layers.length === 0)
        return [];
    const { reused, reusedBytes } = countReused(report);
    const amount = reused > 0 && reusedBytes !== undefined ? `, ${formatSize(reusedBytes)}` : "";
    const hits = caches
        .filter(({ outcome }) => outcome === "hit")
        .map(({ name }) => `the cache of the ${name}`);
    const from = hits.length === 0 ? "" : `, with the help of ${hits.join(" and ")}`;
    return [`Reused: ${reused} of ${layers.length} layers${amount}${from}`];
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __nccwpck_require__(24);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js + 1 modules
var regular_file = __nccwpck_require__(570);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __nccwpck_require__(468);
;// CONCATENATED MODULE: ./build/js/src/actions/declared-images.js
// The images of a step, declared to the runner as artifacts of the job, where actions/attest finds them without inputs. A runner
// fails a step whose file has a line that it does not understand, or one name with two digests in a job.




/** As much as a runner takes of all steps of a job. */
const MAX_BYTES = 1024 * 1024;
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
        runner.annotate("warning", `The image was not declared as an artifact of the job: ${(0,errors/* messageOf */.bD)(error)}`);
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
    const read = (file) => (0,regular_file/* readRegularFile */.XF)(file, MAX_BYTES).then(String, () => "");
    const texts = await Promise.all(files.filter((file) => file !== "").map(read));
    return texts.flatMap((text) => [...text.matchAll(/oci:\/\/(\S+?@sha256:[0-9a-f]{64})/g)].map(([, image = ""]) => image));
}

// EXTERNAL MODULE: ./build/js/src/actions/failure/report-failure.js + 2 modules
var report_failure = __nccwpck_require__(430);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __nccwpck_require__(665);
;// CONCATENATED MODULE: ./build/js/src/actions/outputs.js
// The outputs of `action.yml`, from what is known of a build.


/** What the workflow gets; complete after a build that succeeded, partial after one that failed. */
function reportOutputs(report) {
    const outputs = {
        digest: report.digest,
        digests: digestsOf(report),
        image: report.image,
        tags: report.tags.join("\n"),
        "run-image": report.runImage,
        builder: report.builder,
        "image-id": report.imageId,
        imageid: report.imageId,
        processes: processTypes(report),
        buildpacks: report.buildpacks.map(({ id, version }) => `${id}@${version}`).join("\n"),
        work: report.work,
        verified: isVerified(report)?.toString(),
        "run-image-digest": digestIn(report.runImage),
        "builder-digest": digestIn(report.builder),
        "sbom-path": report.sbomDir,
        "sbom-cyclonedx-path": report.sbomDocuments?.cycloneDx,
        "sbom-spdx-path": report.sbomDocuments?.spdx,
        "provenance-path": report.provenance,
        "bundle-path": report.attestationBundles,
        attestations: report.attestations.join("\n"),
        "report-path": report.reportDir,
        "layout-path": report.layoutDir,
        metadata: JSON.stringify({ ...report, ...buildxMetadata(report) }),
    };
    const isKnown = (entry) => Boolean(entry[1]);
    return Object.fromEntries(Object.entries(outputs).filter(isKnown));
}
/** Of several platforms, the step ends with the first that comes out different. */
function isVerified({ verified, platforms }) {
    return platforms.some((platform) => platform.verified === false) ? false : verified;
}
/** A JSON object by platform, as a workflow looks one up; of those that are known. */
function digestsOf(report) {
    const images = report.platforms.length === 0 ? [report] : report.platforms;
    const known = images.flatMap(({ target, digest }) => target === undefined || digest === undefined ? [] : [[formatTarget(target), digest]]);
    return known.length === 0 ? undefined : JSON.stringify(Object.fromEntries(known));
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
var cancel_on_signals = __nccwpck_require__(798);
// EXTERNAL MODULE: ./build/js/src/actions/runner/cut-text.js
var cut_text = __nccwpck_require__(236);
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
function markup_escapeHtml(text) {
    return text
        .replace(/\r\n?/g, "\n")
        .replace(/[^\P{C}\n\t\u200d]/gu, "")
        .replace(/[&<>"'\n]/g, (character) => ENTITIES[character] ?? character);
}
function toHtml(content) {
    return typeof content === "string" ? markup_escapeHtml((0,cut_text/* shorten */.m)(content, MAX_TEXT_LENGTH)) : content.html;
}
/** Words that are to be read as they are; each line as one of its own. */
function markup_code(text) {
    const lines = (0,cut_text/* shorten */.m)(text, MAX_TEXT_LENGTH).split(/\r?\n/);
    return { html: lines.map((line) => `<code>${markup_escapeHtml(line)}</code>`).join("<br>") };
}
/** Several contents, one below the other. */
function markup_stacked(contents) {
    return { html: contents.map(toHtml).join("<br>") };
}
/** Words that are to be read as they are, one below the other; undefined if there are none. */
function listed(words) {
    return words.length === 0 ? undefined : markup_stacked(words.map(markup_code));
}
/** A link to a page of the web; only the text of what is none. */
function markup_link(text, address) {
    if (address === undefined || address.length > MAX_TEXT_LENGTH || !URL.canParse(address))
        return text;
    const { protocol, href } = new URL(address);
    if (protocol !== "https:" && protocol !== "http:")
        return text;
    return { html: `<a href="${markup_escapeHtml(href)}">${markup_escapeHtml(shorten(text, MAX_TEXT_LENGTH))}</a>` };
}
/** A table; rows that are too much are left out, with a note. Empty without rows. */
function markup_table(columns, rows) {
    if (rows.length === 0)
        return "";
    const head = columns.map((column) => `<th>${markup_escapeHtml(column)}</th>`).join("");
    const { lines, left } = within(rows.map((row) => `<tr>${row.map((cell) => `<td>${toHtml(cell)}</td>`).join("")}</tr>`));
    return `<table><tr>${head}</tr>${lines.join("")}</table>${note(left, "row")}`;
}
/** A table of two columns; what is not known is not there. */
function markup_facts(rows) {
    const known = rows.flatMap(([name, value]) => (value ? [[name, value]] : []));
    if (known.length === 0)
        return "";
    const cells = known.map(([name, value]) => `<tr><th align="left">${markup_escapeHtml(name)}</th><td>${toHtml(value)}</td></tr>`);
    return `<table>${within(cells).lines.join("")}</table>`;
}
/** What unfolds with a click, or is unfolded already; nothing if there is nothing in it. */
function markup_fold(title, body, options = {}) {
    if (body === "")
        return "";
    const open = options.isOpen === true ? " open" : "";
    return `<details${open}><summary>${markup_escapeHtml(shorten(title, MAX_TEXT_LENGTH))}</summary>${body}</details>`;
}
/** Markdown, for what only a fence can show: lines that have nothing in them that ends it, between empty lines. */
function markup_fence(language, lines) {
    return `\n\`\`\`${language}\n${lines.join("\n")}\n\`\`\`\n`;
}
/** Lines as a program printed them; the first are left out if they are too much. */
function markup_preformatted(lines) {
    const escaped = lines.map((line) => markup_escapeHtml(shorten(line, 1000)));
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
function failure_part_renderFailures(failures) {
    const shown = failures.slice(0, MAX_FAILURES).map(renderFailure);
    const left = failures.length - shown.length;
    return [...shown, ...(left > 0 ? [`<p>… and ${left} more, which the log has.</p>`] : [])].join("\n");
}
function renderFailure({ message, hint, place, phase, testLines, differences = [] }) {
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
    const output = phase?.lastLines ?? testLines ?? [];
    return [
        `<p><strong>${escapeHtml(shorten(cause, 2000))}</strong></p>`,
        ...(details.length === 0 ? [] : [preformatted(details)]),
        about,
        ...(differences.length === 0 ? [] : [fold("What differs", preformatted(differences), { isOpen: true })]),
        ...(output.length === 0
            ? []
            : [fold(`The last ${output.length} lines of its output`, preformatted(output))]),
    ].join("");
}

;// CONCATENATED MODULE: ./build/js/src/actions/summary/image-part.js



/** What became of the image; the words begin a heading. */
const image_part_DEEDS = { build: "Built", rebase: "Rebased", skip: "Unchanged:" };
/** e.g. `<h3>Built <code>ghcr.io/owner/app:1</code></h3>`, and the figures of the build. */
function image_part_renderHead(report) {
    const [name = report.image ?? report.digest ?? "the image"] = [...report.tags, ...report.loaded];
    return `<h3>${image_part_DEEDS[report.work ?? "build"]} ${code(name).html}</h3>\n<p>${figures(report).map(escapeHtml).join(" · ")}</p>`;
}
function figures(report) {
    const { sizeBytes, durationMs, layers } = report;
    const { reused, reusedBytes } = countReused(report);
    const amount = reusedBytes === undefined ? "" : ` (${formatSize(reusedBytes)})`;
    return [
        ...(sizeBytes === undefined ? [] : [`${formatSize(sizeBytes)} compressed`]),
        ...(layers.length === 0 ? [] : [`${reused} of ${layers.length} layers reused${amount}`]),
        ...(durationMs === undefined ? [] : [`${formatDuration(durationMs)} in total`]),
    ];
}
/** What no shell and no fence takes for anything else. */
const SAFE_REFERENCE = /^[\w.:/@-]{1,500}$/;
/** One command in a fence, since only these get a button for copying. */
function image_part_renderCommand({ image, loaded, processes }) {
    const reference = image ?? loaded[0];
    if (reference === undefined || !SAFE_REFERENCE.test(reference))
        return "";
    const main = processes.find((process) => process.default) ?? processes[0];
    if (main === undefined)
        return image === undefined ? "" : fence("sh", [`docker pull ${reference}`]);
    const port = main.type === "web" ? " --env PORT=8080 --publish 8080:8080" : "";
    return fence("sh", [`docker run --rm${port} \\`, `  ${reference}`]);
}
const REPRODUCIBLE = {
    yes: "yes, a second build without any cache gave the same digest",
    no: "no, a second build without any cache gave another digest",
};
/** Names and digests. */
function image_part_renderImage(report) {
    const { digest, tags, loaded, imageId, verified } = report;
    const names = (list) => list.length === 0 ? undefined : stacked(list.slice(0, 50).map(code));
    const more = (list) => list.length <= 50 ? undefined : `${list.length - 50} more, which do not fit here`;
    return facts([
        ["Digest", digest && code(digest)],
        ["Tags", names(tags)],
        ["Further tags", more(tags)],
        ["In the Docker engine as", names(loaded)],
        ["Image ID", imageId && code(imageId)],
        ["Reproducible", verified === undefined ? undefined : REPRODUCIBLE[verified ? "yes" : "no"]],
    ]);
}

;// CONCATENATED MODULE: ./build/js/src/actions/summary/platform-parts.js
// What a summary says of each of several platforms. Pure.




/** The runner takes 1 MiB of a step; so much is left for the rest of its summary. */
const platform_parts_MAX_BYTES = (/* unused pure expression or super */ null && (768 * 1024));
/** All platforms in a table, and then what is to be said of each that was begun, behind its name, as far as it fits. */
function platform_parts_platformParts(platforms, partsOf) {
    const columns = ["Platform", "Image", "Size", "Layers reused", "Built in"];
    const details = [];
    let rest = platform_parts_MAX_BYTES;
    for (const report of platforms.filter(({ timings }) => timings.length > 0)) {
        // Each begins a line, also the first: a fence is one only between empty lines.
        const body = partsOf(report)
            .filter((part) => part !== "")
            .map((part) => `\n${part}`)
            .join("");
        const part = fold(nameOf(report), body);
        rest -= Buffer.byteLength(part);
        details.push(rest < 0 ? `<p>What there is to say for ${code(nameOf(report)).html} does not fit here.</p>` : part);
    }
    return [table(columns, platforms.map(rowOf)), ...details];
}
function rowOf(report) {
    const { digest, sizeBytes, durationMs, layers } = report;
    const { reused } = countReused(report);
    return [
        code(nameOf(report)),
        digest === undefined ? "not built" : code(digest),
        sizeBytes === undefined ? "" : formatSize(sizeBytes),
        layers.length === 0 ? "" : `${reused} of ${layers.length}`,
        durationMs === undefined ? "" : formatDuration(durationMs),
    ];
}
/** It is not known before the inputs are checked. */
function nameOf({ target }) {
    return target === undefined ? "another platform" : formatTarget(target);
}

;// CONCATENATED MODULE: ./build/js/src/actions/summary/report-parts.js



/** Which buildpacks took part. */
function report_parts_renderBuildpacks({ buildpacks }) {
    const rows = buildpacks.map(({ id, version, homepage }) => [link(id, homepage), code(version)]);
    return fold(`Buildpacks: ${buildpacks.length}`, table(["Buildpack", "Version"], rows), { isOpen: true });
}
/** What each layer takes, and why it was or was not rebuilt. */
function report_parts_renderLayers(report) {
    const { layers, runImageSizeBytes } = report;
    if (layers.length === 0)
        return "";
    const rows = layers.map(({ name, sizeBytes, outcome, reason }) => [
        code(name),
        sizeBytes === undefined ? "" : unbroken(formatSize(sizeBytes)),
        outcome === "reused" ? "reused" : "rebuilt",
        reason,
    ]);
    const base = runImageSizeBytes
        ? [["of the run image", unbroken(formatSize(runImageSizeBytes)), "reused", "they are the run image's"]]
        : [];
    const title = `Layers: ${countReused(report).reused} of ${layers.length} reused`;
    const columns = ["Layer", "Size", "Outcome", "Why"];
    return fold(title, table(columns, [...base, ...rows]), { isOpen: layers.length <= 12 });
}
/** What each cache did. */
function report_parts_renderCaches({ caches }) {
    const rows = caches.map(({ name, kind, outcome, reason, sizeBytes, restoreMs }) => [
        name,
        kind,
        outcome,
        reason,
        sizeBytes === undefined ? "" : unbroken(formatSize(sizeBytes)),
        restoreMs === undefined ? "" : unbroken(formatDuration(restoreMs)),
    ]);
    const words = caches.map(({ name, outcome }) => `${name} ${outcome}`).join(", ");
    return fold(`Caches: ${words}`, table(["Cache", "Where", "Outcome", "Why", "Size", "Time"], rows));
}
/** What the image can start. */
function report_parts_renderProcesses({ processes }) {
    const rows = processes.map(({ type, command, default: isDefault }) => [
        code(type),
        isDefault ? "by default" : "",
        code(command.join(" ")),
    ]);
    return fold(`Processes: ${processes.length}`, table(["Type", "Starts", "Command"], rows));
}
/** What the image was made from. */
function report_parts_renderBase(report) {
    const { builder, runImage, target, lifecycleVersion, platformApi, flow } = report;
    const flows = { creator: "one phase, the creator", phases: "five phases" };
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
function report_parts_renderSbom({ sbom }) {
    if (sbom === undefined)
        return "";
    const rows = sbom.licences.map(({ name, components }) => [code(name), String(components)]);
    const title = `SBOM: ${count(sbom.components, "component")}, ${count(sbom.licences.length, "licence")}`;
    return fold(title, table(["Licence", "Components"], rows) || "<p>No licence is named.</p>");
}
/** What the workflow asked for. */
function report_parts_renderInputs(inputs) {
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
    "compare inputs": { words: "Compare with earlier images", section: "Prepare" },
    prepare: { words: "Prepare", section: "Prepare", parts: PREPARATIONS },
    "get builder": { words: "Get the builder", section: "Prepare" },
    "get lifecycle image": { words: "Get the lifecycle image", section: "Prepare" },
    "upload source": { words: "Upload the source", section: "Prepare" },
    "restore cache": { words: "Restore the cache", section: "Prepare" },
    creator: { words: "All phases", section: "Lifecycle", parts: PHASES },
    analyzer: { words: "Analyze", section: "Lifecycle" },
    detector: { words: "Detect", section: "Lifecycle" },
    restorer: { words: "Restore", section: "Lifecycle" },
    "get rest of builder": { words: "Get the rest of the builder", section: "Lifecycle" },
    "get run image": { words: "Get the run image", section: "Lifecycle" },
    "extend run image": { words: "Extend the run image", section: "Lifecycle" },
    "extend build image": { words: "Extend the build image and build", section: "Lifecycle" },
    builder: { words: "Build", section: "Lifecycle" },
    exporter: { words: "Export", section: "Lifecycle" },
    deliver: { words: "Deliver", section: "Deliver" },
    test: { words: "Test the image", section: "Deliver" },
    verify: { words: "Build a second time, and compare", section: "Deliver" },
    attest: { words: "Attest the image", section: "Deliver" },
}));
/** More bars are no picture any more. */
const MAX_BARS = 40;
/** A Mermaid diagram, with the empty lines that a fence in HTML needs; empty if there is nothing to draw. */
function timeline_renderTimeline({ timings }) {
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
        lines.push(`    ${plain(`${step.words} ${formatDuration(bar.durationMs)}`)} :${from}, ${Math.max(to, from + 1)}`);
    }
    return fence("mermaid", lines);
}
/** The same in words, where a page draws no diagrams. */
function timeline_renderTimings({ timings }) {
    const rows = byStart(timings).map(({ name, startMs, durationMs }) => [
        stepOf(name).words,
        formatDuration(startMs),
        formatDuration(durationMs),
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
        : [`<h3>${failedTitle(failures)}</h3>`, renderFailures(failures)];
    const body = report.platforms.length === 0 ? buildParts(report) : platformParts(report.platforms, buildParts);
    return joined([...head, renderImage(report), ...body, renderInputs(inputs)]);
}
/** What is to be said of one build besides where its image is. */
function buildParts(report) {
    return [
        renderBuildpacks(report),
        renderTimeline(report),
        renderTimings(report),
        renderLayers(report),
        renderCaches(report),
        renderProcesses(report),
        renderBase(report),
        renderSbom(report),
    ];
}
function joined(parts) {
    return `${parts.filter((part) => part !== "").join("\n")}\n`;
}
function failedTitle(failures) {
    if (failures.some(({ testLines }) => testLines !== undefined))
        return "The image failed its test";
    if (failures.some(({ differences }) => differences !== undefined))
        return "The image is not reproducible";
    return "The image was not built";
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

;// CONCATENATED MODULE: ./build/js/src/actions/run-registry-step.js





/**
 * Resolves with the exit code; never rejects.
 * @param read the inputs
 * @param work what the step is there for
 */
async function runRegistryStep({ inputs, runner, trust }, read, work) {
    try {
        const asked = await read();
        inputs.tell({
            info: (line) => {
                runner.print(line);
            },
            warning: (line) => {
                runner.annotate("warning", line);
            },
        });
        trust(asked.certificates);
        const { outputs, lines, pushed, page, failures = [] } = await work(asked);
        setOutputs(outputs);
        for (const line of lines)
            runner.print(line);
        const { env } = inputs;
        if (asked.declareImage)
            await declareImages(pushed, { env, runner });
        if (asked.summary && page !== undefined)
            await writeSummary(runner.redact(page), env);
        return reportAll(runner, failures);
    }
    catch (error) {
        return reportAll(runner, [error]);
    }
}
/** Of a step that was cancelled, all that was still to do has the same to say. */
function reportAll(runner, failures) {
    const cancellation = failures.find(report_failure/* isCancellation */.iB);
    for (const failure of cancellation === undefined ? failures : [cancellation])
        (0,report_failure/* reportFailure */.xV)(runner, failure);
    if (cancellation !== undefined)
        return cancel_on_signals/* INTERRUPTED */.t;
    return failures.length === 0 ? 0 : 1;
}

// EXTERNAL MODULE: ./build/js/src/actions/merge/merge-inputs.js + 12 modules
var merge_inputs = __nccwpck_require__(490);
;// CONCATENATED MODULE: ./build/js/src/actions/merge/run-merge.js




/** Resolves with the exit code; never rejects. */
function runMerge({ merge, ...step }) {
    return runRegistryStep(step, () => (0,merge_inputs/* readMergeInputs */.y)(step.inputs), async ({ request }) => {
        const merged = await merge(request);
        const { digest, image, tags, platforms } = merged;
        const lines = [...pushedLines(merged), `It has images for ${platforms.join(", ")}`];
        const page = renderIndex(merged);
        return { outputs: mergeOutputs(merged), lines, pushed: [{ digest, names: [image, ...tags] }], page };
    });
}
/** A table of where it is, and of what. */
function renderIndex({ image, tags, platforms }) {
    const rows = [
        ["index", markup_code(image)],
        ["tags", listed(tags)],
        ["platforms", listed(platforms)],
    ];
    return `<h3>Index</h3>\n${markup_facts(rows)}\n`;
}
/** By name, as in `index/action.yml`. */
function mergeOutputs({ digest, image, tags, platforms }) {
    return { digest, image, tags: tags.join("\n"), platforms: platforms.join("\n") };
}


/***/ }),

/***/ 798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ cancelOnSignals),
/* harmony export */   t: () => (/* binding */ INTERRUPTED)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(643);
// What the runner's signals do to a build.

/** How a program says that it was interrupted: 128 and the number of SIGINT. */
const INTERRUPTED = 130;
const LAST_WORDS = "A second signal ended the step before it had removed everything that the build created. The post step removes the rest.";
/**
 * The runner cancels with SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. The first is for cleaning up; who sends another one
 * does not want to wait, and what is left is for the post step.
 * @param say prints a line before the process ends
 */
function cancelOnSignals(host, say = printLine) {
    const controller = new AbortController();
    const cancel = () => {
        if (!controller.signal.aborted) {
            controller.abort();
            return;
        }
        say(LAST_WORDS);
        host.exit(INTERRUPTED);
    };
    host.on("SIGINT", cancel);
    host.on("SIGTERM", cancel);
    return controller.signal;
}
/** At once: nothing is written any more afterwards. A reader that is gone or full must not keep the process. */
function printLine(line) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(1, `${line}\n`);
    }
    catch {
        // The reader of the output is gone.
    }
}


/***/ }),

/***/ 236:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ countBytes)
/* harmony export */ });
/* unused harmony export tellBytes */
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

/***/ 24:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wk: () => (/* binding */ PlatformError),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   bv: () => (/* binding */ firstError),
/* harmony export */   cc: () => (/* binding */ isSuppressing)
/* harmony export */ });
/* unused harmony export SeveralErrors */
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

/***/ 570:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  NK: () => (/* binding */ READ_BYTES),
  Kr: () => (/* binding */ UnusableFileError),
  CA: () => (/* binding */ errorCode),
  b2: () => (/* binding */ isMissing),
  q1: () => (/* binding */ leadsNowhere),
  ZU: () => (/* binding */ openRegularFile),
  XF: () => (/* binding */ readRegularFile)
});

// UNUSED EXPORTS: isDeadEnd, isForbidden, isFull, isUnseen, kindOf, streamRegularFile

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(643);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __nccwpck_require__(24);
;// CONCATENATED MODULE: ./build/js/src/quantities.js
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

// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __nccwpck_require__(487);
;// CONCATENATED MODULE: ./build/js/src/files/regular-file.js
// Reading a small file that anyone may have made. It may be a link to /dev/zero, a named pipe with no writer, or far larger
// than its use needs: opening it never waits, and no more of it is read than its limit.





/** The file is there, but its content cannot be used. */
class UnusableFileError extends errors/* PlatformError */.Wk {
    /** Continues a sentence about the file, e.g. `is larger than 1 MiB`. */
    problem;
    constructor(path, problem) {
        super("MALFORMED", `${(0,quote/* quote */.hD)(path)} ${problem}.`, {
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
    const handle = await (0,promises_.open)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
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
    return new UnusableFileError(path, `is larger than ${formatLimit(limitBytes)}`);
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

/***/ 959:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _actions_merge_merge_inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(490);
/* harmony import */ var _actions_merge_run_merge_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(225);
/* harmony import */ var _merge_merge_images_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(380);
/* harmony import */ var _registry_program_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(889);
// The entry of `index/action.yml`.




await (0,_registry_program_js__WEBPACK_IMPORTED_MODULE_3__/* .runRegistryProgram */ .R)(_actions_merge_merge_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .openMergeInputs */ .u, (program) => (0,_actions_merge_run_merge_js__WEBPACK_IMPORTED_MODULE_1__/* .runMerge */ .C)({ ...program, merge: (request) => (0,_merge_merge_images_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeImages */ .n)(request, program) }));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 380:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ mergeImages)
});

;// CONCATENATED MODULE: ./build/js/src/bounded.js
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

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __nccwpck_require__(24);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var digest = __nccwpck_require__(345);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __nccwpck_require__(955);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var oci_json = __nccwpck_require__(295);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var oci_manifest = __nccwpck_require__(692);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __nccwpck_require__(385);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var oci_target = __nccwpck_require__(284);
;// CONCATENATED MODULE: ./build/js/src/gateway/image-index.js
// An index of complete images, each for its platform.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md







/** Same images and annotations, same bytes. @throws {PlatformError} `INPUT` if it is larger than registries take */
function makeIndex(images, annotations) {
    const json = (0,oci_json/* encodeJson */.Pr)({
        schemaVersion: 2,
        mediaType: media_types/* OCI_INDEX */.$p,
        manifests: images.map(({ mediaType, digest, manifestBytes, config }) => ({
            mediaType,
            digest,
            size: manifestBytes.length,
            platform: (0,oci_target/* entryPlatform */.eO)((0,image_config/* targetOf */.$r)(config), config["os.version"]),
        })),
        ...(annotations.size > 0 && { annotations: Object.fromEntries([...annotations].sort()) }),
    });
    const manifestBytes = Buffer.from(json);
    if (manifestBytes.length > oci_manifest/* MAX_MANIFEST_BYTES */.ZJ) {
        throw new errors/* PlatformError */.Wk("INPUT", `The index would have ${manifestBytes.length} bytes, and registries take 4 MiB.`, { hint: "Give it fewer or shorter annotations." });
    }
    return { mediaType: media_types/* OCI_INDEX */.$p, manifestBytes, digest: (0,digest/* digestOf */.ol)(manifestBytes), images };
}

// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __nccwpck_require__(468);
;// CONCATENATED MODULE: ./build/js/src/oci/immutable-tag.js
// Tags that their registry does not let move, as registries say it. Pure.
/** What helps against that. */
const IMMUTABLE_TAG_HINT = "The registry does not let this tag move: give the image a unique tag, e.g. with the commit, or make the tag mutable there.";
/** Whether it is in the words of a registry, e.g. of ECR, Harbor or the Artifact Registry. */
function saysImmutable(words) {
    return /immutab|cannot be overwritten/i.test(words);
}

// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __nccwpck_require__(487);
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

// EXTERNAL MODULE: ./build/js/src/registry/transport/clock.js
var transport_clock = __nccwpck_require__(707);
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
    const sentences = tags.map((tag) => `"${formatImageReference(tag)}" is at ${digest}.`);
    return cancelled("after its tags had moved", sentences, signal);
}
/** What is said at once when that happens: the runner may end the process before there is an error to report. */
function tagsOnTheMove(moved, waiting) {
    const list = (tags) => tags.map((tag) => `"${(0,image_reference/* formatImageReference */.my)(tag)}"`).join(", ") || "none";
    return `The build is cancelled while its tags move. Moved: ${list(moved)}. Not yet: ${list(waiting)}.`;
}
function cancelled(when, sentences, signal) {
    return new errors/* PlatformError */.Wk("CANCELLED", `The build was cancelled ${when}. ${sentences.join(" ")}`, {
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
        const isLate = error instanceof errors/* PlatformError */.Wk && error.code === "CANCELLED";
        const why = isLate ? "its registry did not answer in time" : (0,errors/* messageOf */.bD)(error).replace(/\.$/, "");
        return `is at ${digest}, and could not be put back to ${before}: ${why}`;
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(75);
// EXTERNAL MODULE: ./build/js/src/bytes/count-bytes.js
var count_bytes = __nccwpck_require__(422);
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

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(643);
;// CONCATENATED MODULE: ./build/js/src/bytes/chunk-bytes.js
/** How much is read, written or decompressed at once: large, since each chunk costs turns of the event loop and calls of the system. */
const CHUNK_BYTES = 256 * 1024;

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(522);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js + 1 modules
var regular_file = __nccwpck_require__(570);
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
    return /^(?:Z_(?:DATA_ERROR|BUF_ERROR|NEED_DICT)|ZSTD_error_.+)$/.test(errorCode(error) ?? "");
}
async function* followedBy(head, rest) {
    if (head.length > 0)
        yield head;
    yield* { [Symbol.asyncIterator]: () => rest };
}
/** What decompresses it. */
function decompressorOf(compression, options = { chunkSize: CHUNK_BYTES }) {
    return compression === "gzip" ? external_node_zlib_.createGunzip(options) : external_node_zlib_.createZstdDecompress(options);
}

;// CONCATENATED MODULE: ./build/js/src/bytes/made-from.js
// A stream that is made from another one, e.g. what it is decompressed, or a part of it.

/** What `make` gives. Closing it closes the source, also if nothing was read, or while the source has nothing to read. */
function made_from_madeFrom(source, make) {
    return streamOf(make(source), () => source.destroy());
}
/**
 * The content as a stream, as `Readable.from` gives it. That tells of its closing only when the content has given what it was asked for
 * last, which may be never.
 * @param onClose is to end what the content waits for
 */
function streamOf(content, onClose) {
    const chunks = content[Symbol.asyncIterator]();
    return new external_node_stream_.Readable({
        read() {
            chunks.next().then((next) => this.push(next.done === true ? null : next.value), (error) => this.destroy(error));
        },
        destroy(error, callback) {
            onClose();
            // What waits for something that has been ended rejects.
            chunks.return?.().catch(() => undefined);
            callback(error);
        },
    });
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
        throw new errors/* PlatformError */.Wk("DIGEST_MISMATCH", `${(0,quote/* quote */.hD)(path)} was replaced or changed after it was verified.`, {
            hint: "Let no other process of the job write there while the image is pushed.",
        });
    }
    const options = { ...part, highWaterMark: regular_file/* READ_BYTES */.NK, autoClose: false };
    yield* handle.createReadStream(options);
}

;// CONCATENATED MODULE: ./build/js/src/gateway/blob-origin.js
// Where the content of a blob is until the image is published: in a file or in memory here, or in a repository of a registry.








/** The content from its start. What comes from a registry is verified, what is in a file was when it was written or found, and is still that. */
async function openOrigin(origin, descriptor, registry) {
    switch (origin.kind) {
        case "file":
            return openFile(origin);
        case "repository":
            return registry.openBlob(origin.repository, descriptor);
        case "decompressed":
            return made_from_madeFrom(await registry.openBlob(origin.repository, origin.blob), decompressed);
        case "memory":
            return external_node_stream_.Readable.from([origin.bytes], { objectMode: false });
        case "engine":
            throw onlyInEngine(origin, descriptor);
    }
}
function onlyInEngine({ id }, { digest }) {
    return new errors/* PlatformError */.Wk("DAEMON", `The layer ${digest} is only in the engine, in the image ${id}, which may be gone.`, {
        hint: "Try again: without that image, the layer is built again.",
    });
}
function openFile({ file, identity }, part) {
    if (identity === undefined)
        return (0,external_node_fs_.createReadStream)(file, { ...part, highWaterMark: CHUNK_BYTES });
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
    const whole = await openOrigin(origin, descriptor, registry);
    return madeFrom(whole, (content) => cut(content, range));
}

;// CONCATENATED MODULE: ./build/js/src/gateway/upload-image.js
// Making an image complete in repositories, without giving it a name there.








/**
 * Brings all blobs and then, by its digest, the manifest to each repository, and makes sure that it is there; if it is to be at
 * its tag first, that is up to the caller. Of several
 * repositories of one registry only the first gets the blobs from elsewhere.
 * @throws {PlatformError} what a registry rejects with, `REGISTRY` if it does not have what it took
 */
async function upload_image_uploadImage(image, repositories, { manifestAt = "its digest", ...deps }) {
    const counts = { existed: 0, mounted: 0, uploaded: 0 };
    const meter = new TransferMeter(deps.onProgress ?? (() => undefined));
    const groups = groupByRegistry(repositories);
    await inParallel(groups, groups.length, async ([first, ...others]) => {
        if (first === undefined)
            return;
        const from = (layer) => image.originOf(layer.digest);
        await uploadTo({ image, repository: first, counts, meter, from, manifestAt }, deps);
        const neighbour = { kind: "repository", repository: first };
        await inParallel(others, MAX_PARALLEL_CALLS, (repository) => uploadTo({ image, repository, counts, meter, from: () => neighbour, manifestAt }, deps));
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
async function uploadTo({ image, repository, counts, meter, from, manifestAt }, { registry, signal }) {
    const { manifest, mediaType, manifestBytes, digest } = image;
    const layers = new Map(manifest.layers.map((layer) => [layer.digest, layer]));
    const blobs = [
        () => registry.pushBlob(repository, configOf(image)),
        ...[...layers.values()].map((layer) => () => bring(layer, from(layer), { registry, repository, meter })),
    ];
    await inParallel(blobs, MAX_PARALLEL_CALLS, async (push) => {
        upload_image_throwIfPublishingCancelled(signal);
        counts[await push()] += 1;
    });
    upload_image_throwIfPublishingCancelled(signal);
    if (manifestAt === "its tag")
        return;
    const reference = (0,image_reference/* atDigest */.CU)(repository, digest);
    await registry.putManifest(reference, { mediaType, bytes: manifestBytes });
    if ((await registry.headManifest(reference)) === digest)
        return;
    const message = `"${(0,image_reference/* formatImageReference */.my)(reference)}" was pushed, but ${(0,image_reference/* imageName */.tO)(repository)} does not have it.`;
    throw new errors/* PlatformError */.Wk("REGISTRY", message, { hint: "Try again." });
}
async function bring({ digest, size }, origin, { registry, repository, meter }) {
    const descriptor = { digest, size };
    const blob = meter.begin(size);
    if (origin.kind === "repository" && (0,image_reference/* imageName */.tO)(origin.repository) === (0,image_reference/* imageName */.tO)(repository)) {
        blob.end(false);
        return "existed";
    }
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
function upload_image_throwIfPublishingCancelled(signal) {
    if (signal?.aborted !== true)
        return;
    throw new errors/* PlatformError */.Wk("CANCELLED", "The image was not published: the build was cancelled.", {
        cause: signal.reason,
    });
}

;// CONCATENATED MODULE: ./build/js/src/gateway/move-tags.js
// Giving a complete image its names: the last step of a build, and the only one that others see.








/** Some tags are at the new image, and some are not. */
class TagsError extends errors/* PlatformError */.Wk {
    digest;
    moved;
    failed;
    constructor(digest, moved, failed) {
        const why = failed.map(({ cause }) => (0,errors/* messageOf */.bD)(cause)).join(" ");
        const rest = moved.length === 0
            ? "No tag was moved."
            : `${listOf(moved)} ${moved.length === 1 ? "is" : "are"} at ${digest} already.`;
        super(codeOf(failed), `Not all tags could be moved: ${why} ${rest}`, {
            cause: failed[0]?.cause,
            hint: saysImmutable(why) ? IMMUTABLE_TAG_HINT : hintFor(failed, moved.length + failed.length === 1),
        });
        this.digest = digest;
        this.moved = moved;
        this.failed = failed;
    }
}
/** What its registry wants first, as far as that is known: another run may end in the same way. */
function hintFor([first], isOnly) {
    const own = first?.cause instanceof errors/* PlatformError */.Wk ? first.cause.hint : undefined;
    if (isOnly)
        return own ?? "Run the job again.";
    const rest = "The image itself is in every repository; run the job again to move the other tags.";
    return own === undefined ? rest : `${own} ${rest}`;
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
    const { registry, signal, clock = transport_clock/* SYSTEM_CLOCK */.V } = deps;
    // One tag is moved or not; several have to be put back if only some are.
    const former = tags.length > 1 ? await formerDigests(tags, registry) : new Map();
    upload_image_throwIfPublishingCancelled(signal);
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
    return (0,quote/* someOf */.yU)(tags.map((tag) => `"${(0,image_reference/* formatImageReference */.my)(tag)}"`)).join(", ");
}
/** That of the first failure, if it is one of ours. */
function codeOf([first]) {
    return first?.cause instanceof errors/* PlatformError */.Wk ? first.cause.code : "REGISTRY";
}

;// CONCATENATED MODULE: ./build/js/src/gateway/publish-image.js



/**
 * All tags get the same digest.
 * @throws {TagsError} if only some of the tags were moved; for every other failure none was
 */
async function publishImage(image, { tags, repositories = tags, beforeTags }, deps) {
    const isOnlyTag = tags.length === 1 && repositories === tags && beforeTags === undefined;
    const manifestAt = isOnlyTag ? "its tag" : "its digest";
    const counts = await uploadImage(image, repositories, { ...deps, manifestAt });
    await beforeTags?.();
    throwIfPublishingCancelled(deps.signal);
    await moveTags(image, tags, deps);
    return counts;
}
/**
 * The images go first, each to all repositories.
 * @throws {TagsError} if only some of the tags were moved; for every other failure none was
 */
async function publishIndex({ images, ...index }, { tags, repositories = tags, beforeTags }, deps) {
    for (const image of images)
        await upload_image_uploadImage(image, repositories, deps);
    for (const repository of repositories) {
        await deps.registry.putManifest((0,image_reference/* atDigest */.CU)(repository, index.digest), {
            mediaType: index.mediaType,
            bytes: index.manifestBytes,
        });
    }
    await beforeTags?.();
    upload_image_throwIfPublishingCancelled(deps.signal);
    await move_tags_moveTags(index, tags, deps);
}

;// CONCATENATED MODULE: ./build/js/src/gateway/served-image.js
// An image that its registry has, ready to be published elsewhere: its layers come from where it is. Pure.

/** An image as its registry has it. */
function servedImage(served) {
    const { reference, mediaType, manifest, manifestBytes, config, configJson } = served;
    return {
        ...{ mediaType, manifest, manifestBytes, config },
        configBytes: Buffer.from(configJson),
        digest: (0,digest/* digestOf */.ol)(manifestBytes),
        originOf: () => ({ kind: "repository", repository: reference }),
    };
}

;// CONCATENATED MODULE: ./build/js/src/oci/image-layers.js
// The layers of an image: the manifest has their blobs, the config what they are unpacked. One belongs to the other by its place.


/** Whether both halves have as many layers; if not, which blob is which layer is not known. */
function haveSameLayers({ manifest, config }) {
    return manifest.layers.length === config.rootfs.diff_ids.length;
}
/** The error for an image of which that is not known. */
function differentLayers(image, name) {
    return new errors/* PlatformError */.Wk("MALFORMED", `The image ${(0,quote/* quote */.hD)(name)} has ${countLayers(image)}.`, {
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

;// CONCATENATED MODULE: ./build/js/src/registry/image.js
// Reading an image from its registry: manifest and config, nothing of its layers.







/**
 * Reads the image for a target: of an index the matching entry; a single manifest is taken whatever it is for.
 * @throws {PlatformError} `NOT_FOUND` naming the targets there are, `MALFORMED`, or what {@link Registry} rejects with
 */
async function readImage(registry, reference, target) {
    const name = `"${(0,image_reference/* formatImageReference */.my)(reference)}"`;
    const requested = await registry.getManifest(reference);
    const served = (0,media_types/* isIndex */.nw)(requested.mediaType)
        ? await readEntry(registry, reference, { index: (0,oci_manifest/* parseIndex */.A1)(image_text(requested), name), target })
        : requested;
    const manifest = (0,oci_manifest/* parseManifest */.Ng)(image_text(served), name);
    checkConfigSize(manifest.config, name);
    const configJson = (await registry.readBlob(reference, manifest.config)).toString("utf8");
    return {
        reference: (0,image_reference/* atDigest */.CU)(reference, served.digest),
        requestedDigest: requested.digest,
        mediaType: served.mediaType,
        manifest,
        manifestBytes: served.bytes,
        config: (0,image_config/* parseImageConfig */.FB)(configJson, name),
        configJson,
    };
}
/** @throws {PlatformError} `MALFORMED` */
function checkConfigSize({ size }, name) {
    if (size <= image_config/* MAX_CONFIG_BYTES */.GW)
        return;
    throw new errors/* PlatformError */.Wk("MALFORMED", `The config of ${name} has ${size} bytes. More than 16 MiB are refused.`);
}
function readEntry(registry, reference, { index, target }) {
    const entry = (0,oci_manifest/* selectManifest */.yY)(index, target, `the index of "${(0,image_reference/* formatImageReference */.my)(reference)}"`);
    if (entry !== undefined)
        return registry.getManifest((0,image_reference/* atDigest */.CU)(reference, entry.digest));
    const available = (0,oci_manifest/* indexTargets */.Du)(index).map(oci_target/* formatTarget */.P4);
    const has = available.length === 0 ? "none that names its target" : (0,quote/* someOf */.yU)(available).join(", ");
    const message = `"${(0,image_reference/* formatImageReference */.my)(reference)}" has no image for ${(0,oci_target/* formatTarget */.P4)(target)}; it has ${has}.`;
    throw new errors/* PlatformError */.Wk("NOT_FOUND", message, { hint: "Choose another image or another target." });
}
function image_text(manifest) {
    return manifest.bytes.toString("utf8");
}

;// CONCATENATED MODULE: ./build/js/src/merge/merge-images.js
// One index of images that other jobs have built, each for its platform: in the registry, without an engine.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md













/**
 * Brings all images to each repository, then the index, and moves the tags at the very end. The same images make the same index,
 * in whatever order they are given.
 * @throws {PlatformError} `INPUT` about images that are not one each for a platform, `CANCELLED`, and what registries reject with
 * @throws {TagsError} if only some of the tags were moved
 */
async function mergeImages(request, deps) {
    const { registry } = deps;
    const repositories = (0,image_reference/* distinctRepositories */.RC)(request.tags);
    const tags = request.byDigest ? [] : request.tags;
    const [members] = await allEnded([
        readMembers(request, registry),
        ...repositories.map((repository) => registry.checkWrite(repository)),
    ]);
    const index = makeIndex(members.map(({ image }) => image), request.annotations);
    await publishIndex(index, { tags, repositories }, deps);
    return {
        digest: index.digest,
        image: (0,image_reference/* formatImageReference */.my)((0,image_reference/* atDigest */.CU)(request.tags[0], index.digest)),
        tags: tags.map(image_reference/* formatImageReference */.my),
        platforms: members.map(({ platform }) => platform),
    };
}
async function readMembers({ tags, images }, registry) {
    const [repository] = tags;
    const members = [];
    await inParallel(new Set(images), MAX_PARALLEL_CALLS, async (digest) => {
        members.push(await readMember((0,image_reference/* atDigest */.CU)(repository, digest), registry));
    });
    members.sort((a, b) => (a.platform < b.platform ? -1 : 1));
    for (const [at, { platform, image }] of members.entries()) {
        const before = members[at - 1];
        if (before?.platform !== platform)
            continue;
        const [one, other] = [before.image.digest, image.digest].sort();
        throw new errors/* PlatformError */.Wk("INPUT", `Two images are for ${platform}: ${one} and ${other}.`, {
            hint: "Give the index one image for each platform, e.g. those of one run of the matrix.",
        });
    }
    return members;
}
async function readMember(reference, registry) {
    const name = (0,image_reference/* formatImageReference */.my)(reference);
    const { mediaType } = await registry.getManifest(reference);
    if ((0,media_types/* isIndex */.nw)(mediaType)) {
        throw new errors/* PlatformError */.Wk("INPUT", `${(0,quote/* quote */.hD)(name)} is an index already, and an index has images only.`, {
            hint: "Give the digests of the images of single platforms.",
        });
    }
    const found = await readImage(registry, reference, (0,oci_target/* hostTarget */.az)(process.arch));
    checkSameLayers(found, name);
    return { image: servedImage(found), platform: (0,oci_target/* formatTarget */.P4)((0,image_config/* targetOf */.$r)(found.config)) };
}


/***/ }),

/***/ 877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback),
/* harmony export */   Z: () => (/* binding */ addressKind)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(30);
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

/***/ 595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Wm: () => (/* binding */ proxySecrets),
/* harmony export */   YB: () => (/* binding */ proxyAuthorization),
/* harmony export */   YR: () => (/* binding */ parseProxy),
/* harmony export */   ec: () => (/* binding */ proxyName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(487);
// The address of a proxy as people write it into HTTP_PROXY, and what of it may be shown. Pure.


/** @param name the variable, for the error, which never shows the login in the address */
function parseProxy(address, name) {
    // Without a scheme it is http, and `proxy:3128` is no scheme.
    const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isAddress = url !== undefined && url.hostname !== "";
    if (isAddress && /^https?:$/.test(url.protocol))
        return url;
    // What cannot be read may have a login anywhere.
    const problem = isAddress
        ? `${name} is ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(withoutLogin(url))}, but only proxies that speak HTTP are supported, by http:// or https://.`
        : `${name} is not the address of a proxy that speaks HTTP.`;
    const hint = `Write ${name} as http://proxy.example:3128, with user:password@ before the host if the proxy needs a login, or name hosts in NO_PROXY that can be reached without one.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("INPUT", problem, { hint });
}
function withoutLogin({ protocol, username, password, host }) {
    return `${protocol}//${username === "" && password === "" ? "" : "***@"}${host}`;
}
/** Host and port of a proxy, without its login: all that may be shown. */
function proxyName({ url }) {
    return url.host;
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

/***/ 892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ proxyChooser)
});

// UNUSED EXPORTS: proxyVariable

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(30);
;// CONCATENATED MODULE: external "node:url"
const external_node_url_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");
// EXTERNAL MODULE: ./build/js/src/network/address-kind.js
var address_kind = __nccwpck_require__(877);
// EXTERNAL MODULE: ./build/js/src/network/proxy-address.js
var proxy_address = __nccwpck_require__(595);
// EXTERNAL MODULE: ./build/js/src/network/url-host.js
var url_host = __nccwpck_require__(458);
;// CONCATENATED MODULE: ./build/js/src/network/proxy-choice.js
// Which proxy a request goes through, by the variables of the environment and Go's rules, as lifecycles and engines have them.
// Rules: https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config. Pure.





/** Both spellings are in use; the lower case counts first, as for Go and curl. */
function proxyVariable(env, name) {
    return env[spelling(env, name)] || undefined;
}
function spelling(env, name) {
    const lower = name.toLowerCase();
    return env[lower] ? lower : name;
}
/** The choice for all URLs. */
function proxyChooser(env) {
    const isDirect = directHosts(proxyVariable(env, "NO_PROXY") ?? "");
    return (url) => {
        const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
        const address = /^https?:$/.test(url.protocol) ? proxyVariable(env, name) : undefined;
        const host = (0,url_host/* hostOf */.w)(url);
        if (address === undefined || host === "localhost" || (0,address_kind/* isLoopback */.U)(host))
            return undefined;
        const port = url.port || (url.protocol === "https:" ? "443" : "80");
        if (isDirect(host.toLowerCase(), port))
            return undefined;
        const variable = spelling(env, name);
        return { url: (0,proxy_address/* parseProxy */.YR)(address, variable), variable };
    };
}
function directHosts(noProxy) {
    const entries = noProxy
        .split(",")
        .map((entry) => entry.trim().toLowerCase())
        .filter((entry) => entry !== "");
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
    const name = (0,external_node_url_namespaceObject.domainToASCII)(bare) || bare;
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


/***/ }),

/***/ 458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ hostOf)
/* harmony export */ });
// The host of a URL as sockets and name servers have it. Pure.
/** Without the brackets that URLs put around addresses of IPv6. */
function hostOf({ hostname }) {
    return hostname.replace(/^\[|\]$/g, "");
}


/***/ }),

/***/ 345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* unused harmony export shortDigest */
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Whether the text is a complete sha256 digest. */
function isDigest(text) {
    return DIGEST.test(text);
}
/** The digest of some bytes; text counts as UTF-8. */
function digestOf(content) {
    // Only now: it takes 5 ms to load, and what knows digests is part of programs that make none.
    const { createHash } = process.getBuiltinModule("node:crypto");
    return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
/** The first 12 digits, as people read digests in a log, and as engines call a layer. */
function shortDigest(digest) {
    return digest.replace(/^sha256:/, "").slice(0, 12);
}


/***/ }),

/***/ 955:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   FB: () => (/* binding */ parseImageConfig),
/* harmony export */   GW: () => (/* binding */ MAX_CONFIG_BYTES)
/* harmony export */ });
/* unused harmony exports encodeImageConfig, envValue */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(295);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(442);
// The configuration of an image. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/config.md





const text = valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP());
const texts = valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()));
const flag = valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY());
const set = valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J()));
// The order of the keys is the order in which they are written.
const ContainerConfig = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    AttachStderr: flag,
    AttachStdin: flag,
    AttachStdout: flag,
    Cmd: texts,
    Healthcheck: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J())),
    Domainname: text,
    Entrypoint: texts,
    Env: texts,
    Hostname: text,
    Image: text,
    Labels: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP())),
    OnBuild: texts,
    OpenStdin: flag,
    StdinOnce: flag,
    Tty: flag,
    User: text,
    Volumes: set,
    WorkingDir: text,
    ExposedPorts: set,
    ArgsEscaped: flag,
    NetworkDisabled: flag,
    MacAddress: text,
    StopSignal: text,
    Shell: texts,
});
const History = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    author: text,
    created: text,
    created_by: text,
    comment: text,
    empty_layer: flag,
});
const ImageConfig = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    architecture: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    author: text,
    container: text,
    created: text,
    docker_version: text,
    history: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(History)),
    os: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    rootfs: valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ type: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), diff_ids: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()), []) }),
    config: valibot__WEBPACK_IMPORTED_MODULE_3__/* .nullish */ .cl6(ContainerConfig),
    "os.version": text,
    variant: text,
    "os.features": texts,
});
/**
 * How large a config may be. Configs have some kilobytes, and what buildpacks write into labels rarely makes them larger than
 * 1 MiB; this much can be held in memory anywhere, and far larger ones are refused by engines and registries too.
 */
const MAX_CONFIG_BYTES = 16 * 1024 * 1024;
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseImageConfig(json, what) {
    return (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(ImageConfig, json, `The config of ${what}`);
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
    const json = encodeJson(dropEmpty(ordered, new Set(["architecture", "os", "config", "rootfs"])));
    checkSize(labels, Buffer.byteLength(json));
    return json;
}
function checkSize(labels, sizeBytes) {
    if (sizeBytes <= MAX_CONFIG_BYTES)
        return;
    const [largest] = [...labels].sort(([, a], [, b]) => b.length - a.length);
    const label = largest === undefined
        ? ""
        : `; its largest label ${quote(largest[0])} has ${String(Buffer.byteLength(largest[1]))}`;
    const message = `The config of the image has ${String(sizeBytes)} bytes${label}. More than 16 MiB are refused.`;
    throw new PlatformError("MALFORMED", message, {
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


/***/ }),

/***/ 468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ atDigest),
/* harmony export */   Ph: () => (/* binding */ manifestSelector),
/* harmony export */   RC: () => (/* binding */ distinctRepositories),
/* harmony export */   Xb: () => (/* binding */ DOCKER_HUB),
/* harmony export */   my: () => (/* binding */ formatImageReference),
/* harmony export */   o_: () => (/* binding */ parseImageReference),
/* harmony export */   px: () => (/* binding */ publicName),
/* harmony export */   tO: () => (/* binding */ imageName)
/* harmony export */ });
/* unused harmony export taggedName */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(487);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(345);
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
/** With the tag, and without a digest, e.g. `ghcr.io/owner/app:latest`, which it is without a tag. */
function taggedName(reference) {
    return `${imageName(reference)}:${reference.tag ?? "latest"}`;
}
/** One of the names for each repository. */
function distinctRepositories(references) {
    return [...new Map(references.map((reference) => [imageName(reference), reference])).values()];
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

/***/ 295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Pr: () => (/* binding */ encodeJson)
/* harmony export */ });
/* unused harmony exports sortKeys, compareBytes */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
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
function encodeJson(value) {
    return write(value).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPED[character] ?? character);
}
function write(value) {
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
        return `[${value.map(write).join(",")}]`;
    if (isLeaf(value))
        return JSON.stringify(value);
    const object = value;
    const members = keysOf(object).flatMap((key) => {
        const item = object[key];
        return item === undefined ? [] : `${JSON.stringify(key)}:${write(item)}`;
    });
    return `{${members.join(",")}}`;
}
function writeNumber(value) {
    if (!Number.isFinite(value)) {
        const name = Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `A number is ${name}, which JSON cannot represent.`, {
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
    return /^\d/.test(keys[0] ?? "") ? keys.sort(compareBytes) : keys;
}
/** The same value with the keys of every object in byte order, at every depth; {@link encodeJson} writes them so. */
function sortKeys(value) {
    if (Array.isArray(value))
        return value.map(sortKeys);
    if (typeof value !== "object" || value === null || isLeaf(value))
        return value;
    const entries = Object.entries(value).sort(([a], [b]) => compareBytes(a, b));
    return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
/** Orders strings by their UTF-8 bytes, the order of every list in the specification. */
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ }),

/***/ 692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   Du: () => (/* binding */ indexTargets),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   ZJ: () => (/* binding */ MAX_MANIFEST_BYTES),
/* harmony export */   yY: () => (/* binding */ selectManifest)
/* harmony export */ });
/* unused harmony exports manifestTypeOf, onlyOrSelectedManifest, onlyManifest */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(934);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(345);
/* harmony import */ var _image_config_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(955);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(385);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(442);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(284);
// Image manifests and indexes, as registries serve them. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md






/** What registries must accept: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-manifests */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const DigestText = valibot__WEBPACK_IMPORTED_MODULE_4__/* .custom */ .IeY((value) => typeof value === "string" && (0,_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .isDigest */ .Bc)(value), "is not a sha256 digest");
const Annotations = valibot__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP());
const Descriptor = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), ""),
    digest: DigestText,
    size: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .minValue */ .Wwf(0)),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Annotations),
});
const ImageManifest = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(withoutNulls), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(2),
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    config: Descriptor,
    layers: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(Descriptor), []),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Annotations),
}));
const text = valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), "");
/** Everything else of an entry is judged when it is chosen: others may be of a kind that is not known here. */
const IndexEntry = valibot__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({
    platform: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ os: text, architecture: text, variant: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()) })),
});
const ImageIndex = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(withoutNulls), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(2),
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    manifests: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(IndexEntry),
}));
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseManifest(json, what) {
    return (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(ImageManifest, json, `The manifest of ${what}`);
}
/** The media type of a manifest: OCI's may leave their own out. */
function manifestTypeOf({ mediaType, config }) {
    return mediaType ?? (config.mediaType === DOCKER_CONFIG ? DOCKER_MANIFEST : OCI_MANIFEST);
}
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseIndex(json, what) {
    return (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(ImageIndex, json, `The index of ${what}`);
}
/**
 * The entry of an index for a target: that of its variant, else the first where not both sides name one.
 * @throws {PlatformError} `MALFORMED` naming `what` if that entry cannot be used
 */
function selectManifest(index, target, what) {
    const fitting = index.manifests.filter(({ platform }) => platform?.os === target.os &&
        platform.architecture === target.arch &&
        (platform.variant === undefined || target.variant === undefined || platform.variant === target.variant));
    const exact = fitting.find(({ platform }) => (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameVariant */ .S8)(target.arch, platform?.variant, target.variant));
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
/** The targets of an index, each once; without attestations, which BuildKit lists as images for `unknown/unknown`. */
function indexTargets(index) {
    const targets = index.manifests
        .flatMap(({ platform }) => platform ?? [])
        .filter(({ os }) => os !== "unknown" && os !== "")
        .map(_image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .targetOf */ .$r);
    return (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .distinctTargets */ .Z0)(targets);
}
function checked(entry, what) {
    return entry === undefined ? undefined : (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .checkSchema */ ._U)(Descriptor, entry, `The chosen entry of ${what}`);
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


/***/ }),

/***/ 385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ OCI_INDEX),
/* harmony export */   EG: () => (/* binding */ OCI_MANIFEST),
/* harmony export */   bb: () => (/* binding */ ACCEPTED_MANIFESTS),
/* harmony export */   nw: () => (/* binding */ isIndex)
/* harmony export */ });
/* unused harmony exports DOCKER_MANIFEST, DOCKER_MANIFEST_LIST, DOCKER_CONFIG, DOCKER_LAYER, OCI_CONFIG, OCI_LAYER, OCI_TAR_LAYER, OCI_ZSTD_LAYER, ociNameOf, isZstdLayer */
// Media types of manifests, configs and layers, in their OCI and Docker spelling.
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_MANIFEST_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
const DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
const OCI_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
const OCI_TAR_LAYER = "application/vnd.oci.image.layer.v1.tar";
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


/***/ }),

/***/ 442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _U: () => (/* binding */ checkSchema),
/* harmony export */   qF: () => (/* binding */ parseJson)
/* harmony export */ });
/* unused harmony exports MAX_DEPTH, parseExactJson, checkDepth */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(487);
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
        throw new PlatformError("MALFORMED", `${what} has the number ${quote(source, 40)}, which is too large.`);
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

/***/ 284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IM: () => (/* binding */ variantsOf),
/* harmony export */   P4: () => (/* binding */ formatTarget),
/* harmony export */   S8: () => (/* binding */ isSameVariant),
/* harmony export */   Z0: () => (/* binding */ distinctTargets),
/* harmony export */   az: () => (/* binding */ hostTarget),
/* harmony export */   eO: () => (/* binding */ entryPlatform)
/* harmony export */ });
/* unused harmony exports isSameTarget, isForMachine */
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
/** Whether both mean the same machines, e.g. `linux/arm64` and `linux/arm64/v8`. */
function isSameTarget(a, b) {
    return a.os === b.os && a.arch === b.arch && isSameVariant(a.arch, a.variant, b.variant);
}
/** The first of those that mean the same. */
function distinctTargets(targets) {
    return targets.filter((target, at) => targets.findIndex((other) => isSameTarget(target, other)) === at);
}
/** Whether a machine runs what is built for a target by itself, as far as its architecture tells. */
function isForMachine(target, machine) {
    return target.os === machine.os && target.arch === machine.arch;
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


/***/ }),

/***/ 487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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


/***/ }),

/***/ 889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  R: () => (/* binding */ runRegistryProgram)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 11 modules
var core = __nccwpck_require__(665);
// EXTERNAL MODULE: ./build/js/src/quote.js
var src_quote = __nccwpck_require__(487);
// EXTERNAL MODULE: ./build/js/src/actions/runner/cut-text.js
var cut_text = __nccwpck_require__(236);
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
        return (0,src_quote/* visible */.RK)((0,cut_text/* cutText */.I)(this.redact(text), maxLength));
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

// EXTERNAL MODULE: ./build/js/src/actions/failure/report-failure.js + 2 modules
var report_failure = __nccwpck_require__(430);
;// CONCATENATED MODULE: ./build/js/src/actions/failure/last-words.js
// What is said of an error that no code expected: as Node.js prints it, its message could hold commands for the runner.


/** From here on, an error that is thrown where no code waits for it ends the process with an annotation. */
function reportUnexpected(process, runner = createRunner()) {
    process.on("uncaughtException", (error) => {
        (0,report_failure/* reportFailure */.xV)(runner, error);
        process.exit(1);
    });
}

// EXTERNAL MODULE: ./build/js/src/actions/runner/cancel-on-signals.js
var cancel_on_signals = __nccwpck_require__(798);
;// CONCATENATED MODULE: ./build/js/src/actions/runner/exit-soon.js
// The end of a program of the action.
/** Sockets that a library keeps alive must not keep the job alive. */
const LINGER_MS = 5_000;
/** Ends the process in a few seconds, if it does not end by itself before. */
function exitSoon() {
    setTimeout(() => {
        process.exit();
    }, LINGER_MS).unref();
}
/** Ends the process, whatever it waits for, once everything that it printed is written. */
function exitOnceWritten({ stdout, exit }) {
    // Also called if it cannot be written.
    stdout.write("", () => exit());
}

;// CONCATENATED MODULE: ./build/js/src/actions/runner/lost-reader.js
// Standard output whose reader is gone, e.g. because the runner was killed or lost its connection. Without a listener the first
// line that cannot be written would end the process at once, and leave containers and volumes behind.
/** A signal that is aborted when one of the streams cannot be written any more; further lines are lost, and nothing else. */
function onLostReader(streams) {
    const controller = new AbortController();
    for (const stream of streams) {
        stream.on("error", () => {
            controller.abort();
        });
    }
    return controller.signal;
}

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
    // Few steps need the code for it.
    const { getExecOutput } = await __nccwpck_require__.e(/* import() */ 260).then(__nccwpck_require__.bind(__nccwpck_require__, 260));
    const { exitCode, stdout, stderr } = await getExecOutput("sh", ["-c", FEED, "sh", stdin, program, ...args], { silent: true, ignoreReturnCode: true, cwd: "/" });
    if (NOT_STARTED.includes(exitCode)) {
        throw new Error(`the program ${(0,src_quote/* quote */.hD)(program)} is not on the PATH, or not executable`);
    }
    return { exitCode, stdout, stderr };
}
/** Runs `<program> get` of a credential helper, which is asked on its standard input. */
async function runHelper(program, stdin) {
    return runProgram(program, ["get"], { stdin });
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

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(934);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __nccwpck_require__(24);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js + 1 modules
var regular_file = __nccwpck_require__(570);
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
        return (0,external_node_os_namespaceObject.homedir)();
    }
    catch {
        return "/";
    }
}
/**
 * The context that `DOCKER_CONTEXT`, or else `config.json`, chooses; undefined for the default one.
 * @throws {PlatformError} `INPUT` if it does not exist, `MALFORMED` if a file cannot be understood
 */
async function readDockerContext(env) {
    const configDir = dockerConfigDir(env);
    const name = env["DOCKER_CONTEXT"] || (await currentContext(configDir));
    if (name === "" || name === "default")
        return undefined;
    const id = createHash("sha256").update(name).digest("hex");
    const file = join(configDir, "contexts", "meta", id, "meta.json");
    const meta = await readJson(ContextMeta, file);
    if (meta === undefined) {
        throw new PlatformError("INPUT", `The Docker context ${quote(name)} does not exist (${file}).`, {
            hint: 'Name one that "docker context ls" lists in DOCKER_CONTEXT, or set DOCKER_HOST.',
        });
    }
    const { Host: host, SkipTLSVerify: skipTlsVerify } = meta.Endpoints.docker;
    return { name, host, skipTlsVerify, tlsDir: join(configDir, "contexts", "tls", id, "docker") };
}
/** Configurations and certificates have some KiB. */
const MAX_FILE_BYTES = (/* unused pure expression or super */ null && (4 * 1024 * 1024));
/** The text of a file, undefined if there is none. */
async function readIfExists(file) {
    try {
        return (await readRegularFile(file, MAX_FILE_BYTES)).toString("utf8");
    }
    catch (error) {
        if (leadsNowhere(error))
            return undefined;
        throw new PlatformError("INPUT", `${quote(file)} cannot be read.`, {
            hint: "Let the user of the job read the file, or remove it.",
            cause: error,
        });
    }
}
async function currentContext(configDir) {
    const config = await readJson(ConfigFile, join(configDir, "config.json"));
    return config?.currentContext ?? "";
}
// Not `parseJson`: config.json may hold passwords, and its errors quote what they could not read.
async function readJson(schema, file) {
    const text = await readIfExists(file);
    // Docker takes an empty file for none.
    if (text === undefined || text.trim() === "")
        return undefined;
    const result = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
    if (result.success)
        return result.output;
    throw new PlatformError("MALFORMED", `${quote(file)} does not have the format that Docker uses.`, {
        hint: "Repair or remove the file, or set DOCKER_HOST.",
    });
}

;// CONCATENATED MODULE: external "node:dns"
const external_node_dns_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(30);
// EXTERNAL MODULE: ./build/js/src/network/address-kind.js
var address_kind = __nccwpck_require__(877);
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
// EXTERNAL MODULE: ./build/js/src/network/proxy-address.js
var proxy_address = __nccwpck_require__(595);
;// CONCATENATED MODULE: ./build/js/src/network/network-error.js

const PLACES = {
    public: "a public address",
    private: "an address of a private network",
    loopback: "an address of this machine",
    special: "a link-local or reserved address",
};
function addressRefused(host, kind) {
    return Object.assign(new Error(`${host}, which is ${PLACES[kind]}`), { code: "ADDRESS_REFUSED" });
}
/** With the code that the system has for it when it gives up itself, much later. */
function connectTimeout(host) {
    return Object.assign(new Error(`no connection to ${host} in time`), { code: "ETIMEDOUT" });
}
/** @param what continues the sentence "the proxy …" */
function proxyFailure(proxy, what, { status, cause } = {}) {
    const name = (0,proxy_address/* proxyName */.ec)(proxy);
    const error = new Error(`the proxy ${name} ${what}`, { cause });
    const { variable } = proxy;
    return Object.assign(error, { code: "PROXY_FAILURE", proxy: name, variable, status });
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
                callback(addressRefused(hostname, (0,address_kind/* addressKind */.Z)(all[0]?.address ?? "")), []);
            else if (options.all === true)
                callback(null, usable);
            else
                callback(null, first.address, first.family);
        });
    };
}

;// CONCATENATED MODULE: ./build/js/src/network/http-for.js
// What of Node.js sends requests. What speaks TLS is loaded with the first request that needs it: it reads certificates, and a gateway
// is asked without it.

/** The module for a URL: `node:http` or `node:https`, whose functions have the same types. */
function httpFor({ protocol }) {
    return protocol === "https:" ? process.getBuiltinModule("node:https") : external_node_http_namespaceObject;
}

// EXTERNAL MODULE: ./build/js/src/network/url-host.js
var url_host = __nccwpck_require__(458);
;// CONCATENATED MODULE: ./build/js/src/network/proxy-tunnel.js




/** A proxy that works connects, or says that it cannot, well before. */
const TIMEOUT_MS = 30_000;
/**
 * Rejects with {@link ProxyFailure}.
 * @param target host and port, e.g. `ghcr.io:443`
 * @param deadline ends the wait, also for a proxy that sends its answer byte by byte
 */
async function openTunnel(proxy, target, deadline = AbortSignal.timeout(TIMEOUT_MS)) {
    const fail = (what, details = {}) => proxyFailure(proxy, what, details);
    return new Promise((resolve, reject) => {
        const request = startTunnel(proxy.url, target);
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
            reject(proxyUnusable(proxy, cause));
        });
        request.end();
    });
}
function startTunnel(proxy, target) {
    const authorization = (0,proxy_address/* proxyAuthorization */.YB)(proxy);
    return httpFor(proxy).request({
        host: (0,url_host/* hostOf */.w)(proxy),
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

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(75);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(522);
;// CONCATENATED MODULE: ./build/js/src/network/decoded.js
// Answers that are compressed on their way. They are unpacked, whether that was asked for or not: what is inside is what was meant.


/** More than any server applies. */
const MAX_ENCODINGS = 5;
/** What there is of it is given, also where it breaks off; its length and its digest are checked by whoever reads it. */
const LENIENT = { flush: external_node_zlib_.constants.Z_SYNC_FLUSH, finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH };
const LENIENT_BROTLI = {
    flush: external_node_zlib_.constants.BROTLI_OPERATION_FLUSH,
    finishFlush: external_node_zlib_.constants.BROTLI_OPERATION_FLUSH,
};
const DECODERS = {
    gzip: () => external_node_zlib_.createGunzip(LENIENT),
    "x-gzip": () => external_node_zlib_.createGunzip(LENIENT),
    deflate: () => external_node_zlib_.createInflate(LENIENT),
    br: () => external_node_zlib_.createBrotliDecompress(LENIENT_BROTLI),
    zstd: () => external_node_zlib_.createZstdDecompress(),
};
/**
 * The content of a body.
 * @param encoding the header; one with a name that is not known is left to whoever reads the body
 * @throws {Error} if it is encoded too many times
 */
function decoded(body, encoding) {
    const names = encoding?.toLowerCase().split(",") ?? [];
    if (names.length > MAX_ENCODINGS) {
        const problem = new Error(`the answer is encoded ${names.length} times`);
        body.on("error", () => undefined).destroy(problem);
        throw problem;
    }
    const decoders = names.map((name) => DECODERS[name.trim()]);
    if (!decoders.every((decoder) => decoder !== undefined))
        return body;
    // The last one was applied last. Whoever reads the end of it is told what went wrong on the way.
    return decoders.reduceRight((rest, decoder) => (0,external_node_stream_.pipeline)(rest, decoder(), () => undefined), body);
}

;// CONCATENATED MODULE: ./build/js/src/network/send-request.js





/** A host that is there takes less, with TLS and all. */
const CONNECT_MS = 10_000;
/** Rejects with what the connection or the signal says. */
function sendRequest(url, outgoing, way) {
    const { signal } = outgoing;
    return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const request = startRequest(url, outgoing, way.passage);
        // Not by an error of the request: it would be one of its connection, too, to which nothing listens once all of an answer is here.
        const giveUp = (error) => {
            reject(error);
            request.destroy();
        };
        const abort = () => {
            giveUp(signal.reason);
        };
        signal.addEventListener("abort", abort, { once: true });
        request.once("close", () => {
            signal.removeEventListener("abort", abort);
        });
        const isConnected = watchConnecting(request, () => {
            giveUp(unconnected(way.passage, connectTimeout(url.host)));
        });
        request.on("error", (error) => {
            reject(isConnected() ? error : unconnected(way.passage, error));
        });
        request.once("response", (response) => {
            try {
                resolve(received(request, response, outgoing, way));
            }
            catch (error) {
                giveUp(error);
            }
        });
        sendBody(request, outgoing.body).catch(giveUp);
    });
}
function unconnected(passage, error) {
    return passage.kind === "to proxy" ? proxyUnusable(passage.proxy, error) : error;
}
function startRequest(url, { method, headers }, passage) {
    const asked = passage.kind === "to proxy" ? passage.proxy.url : url;
    const authorization = passage.kind === "to proxy" ? (0,proxy_address/* proxyAuthorization */.YB)(passage.proxy.url) : undefined;
    const options = {
        hostname: (0,url_host/* hostOf */.w)(asked),
        port: asked.port,
        path: passage.kind === "to proxy" ? url.href : `${url.pathname}${url.search}`,
        method,
        headers: {
            ...headers,
            host: url.host,
            ...(authorization !== undefined && { "proxy-authorization": authorization }),
        },
        agent: passage.agent,
    };
    return httpFor(asked).request(options);
}
/** Tells if there is no connection in time. @returns whether there is one */
function watchConnecting(request, onTimeout) {
    let isConnected = false;
    request.once("socket", (socket) => {
        if (request.reusedSocket) {
            isConnected = true;
            return;
        }
        const timer = setTimeout(onTimeout, CONNECT_MS);
        const stop = () => {
            clearTimeout(timer);
        };
        socket.once("encrypted" in socket ? "secureConnect" : "connect", () => {
            isConnected = true;
            stop();
        });
        socket.once("close", stop);
    });
    return () => isConnected;
}
/** What comes in pieces waits for the connection; rejects with what its source throws. */
async function sendBody(request, body) {
    if (body === undefined || typeof body === "string" || body instanceof Uint8Array) {
        request.end(body);
        return;
    }
    for await (const chunk of body) {
        if (request.destroyed)
            return;
        if (!request.write(chunk))
            await roomIn(request);
    }
    request.end();
}
function roomIn(request) {
    if (request.destroyed)
        return Promise.resolve();
    return new Promise((resolve) => {
        const go = () => {
            request.off("drain", go).off("close", go);
            resolve();
        };
        request.once("drain", go).once("close", go);
    });
}
function received(request, response, { method, keepsEncoding }, { passage, onAddress }) {
    const address = response.socket.remoteAddress;
    if (passage.kind === "to host" && passage.isSeen && address !== undefined)
        onAddress(address);
    // A host that has answered before it had everything would take the next request for the rest of this one.
    response.once("end", () => {
        if (!request.writableEnded)
            request.destroy();
    });
    const headers = headersOf(response);
    const encoding = keepsEncoding || method === "HEAD" ? null : headers.get("content-encoding");
    const body = decoded(response, encoding);
    return { status: response.statusCode ?? 0, headers, body: body[Symbol.asyncIterator]() };
}
function headersOf({ headers }) {
    const get = (name) => {
        const value = headers[name.toLowerCase()];
        return value === undefined ? null : [value].flat().join(", ");
    };
    return { get, has: (name) => get(name) !== null };
}

;// CONCATENATED MODULE: ./build/js/src/network/connections.js
// Connections through the proxy of the environment if there is one, and only to addresses that are allowed. Addresses are
// judged when a connection is made, so a name that changes its address in between gains nothing.
// What speaks TLS is loaded with the first connection that needs it: it reads certificates, and a gateway is asked without it.








/** Servers close a connection that nothing comes by, some after five seconds, and a request that meets that is lost. */
const KEPT = { keepAlive: true, timeout: 4_000 };
/** Requests that keep their connections. */
function createExchange(deps, reach) {
    const plain = new external_node_http_namespaceObject.Agent({ ...KEPT, ...judged(deps, reach) });
    const toProxy = new external_node_http_namespaceObject.Agent(KEPT);
    let secure;
    let toSecureProxy;
    const passageOf = (url) => {
        const proxy = deps.proxyFor(url);
        if (url.protocol === "https:") {
            return {
                kind: "to host",
                agent: (secure ??= createTlsAgent(deps, reach)),
                isSeen: proxy === undefined,
            };
        }
        if (proxy === undefined)
            return { kind: "to host", agent: plain, isSeen: true };
        const isSecure = proxy.url.protocol === "https:";
        return { kind: "to proxy", proxy, agent: isSecure ? (toSecureProxy ??= proxyAgent()) : toProxy };
    };
    return async (url, request) => {
        judgeLiteral(url, reach);
        return sendRequest(url, request, {
            passage: passageOf(url),
            onAddress: (address) => deps.kinds.set(url.origin, (0,address_kind/* addressKind */.Z)(address)),
        });
    };
}
function proxyAgent() {
    return new (process.getBuiltinModule("node:https").Agent)(KEPT);
}
/** Speaks TLS with hosts, through a tunnel where there is a proxy. */
function createTlsAgent(deps, reach) {
    class TlsAgent extends process.getBuiltinModule("node:https").Agent {
        createConnection(options, callback = () => undefined) {
            const connect = (socket) => super.createConnection({ ...options, ...(socket !== undefined && { socket }) });
            const target = `${bracketed(options.host ?? "")}:${options.port ?? 443}`;
            const proxy = deps.proxyFor(new URL(`https://${target}/`));
            if (proxy === undefined)
                return connect();
            openTunnel(proxy, target).then((tunnel) => {
                // Only the type says that there may be none.
                callback(null, connect(tunnel));
            }, (error) => {
                callback(error, undefined);
            });
            return undefined;
        }
    }
    return new TlsAgent({ ...KEPT, ...judged(deps, reach), rejectUnauthorized: reach.verifiesTls });
}
/** Speaks TLS with a host, and hangs up. Rejects with what went wrong. */
async function tryTls(deps, url, reach) {
    judgeLiteral(url, reach);
    const host = (0,url_host/* hostOf */.w)(url);
    const port = Number(url.port || 443);
    const proxy = deps.proxyFor(url);
    const tunnel = proxy === undefined ? undefined : await openTunnel(proxy, `${url.hostname}:${port}`);
    const tls = process.getBuiltinModule("node:tls");
    await new Promise((resolve, reject) => {
        const socket = tls.connect({
            host,
            port,
            ...((0,external_node_net_.isIP)(host) === 0 && { servername: host }),
            ...(tunnel !== undefined && { socket: tunnel }),
            ...judged(deps, reach),
            rejectUnauthorized: reach.verifiesTls,
            ALPNProtocols: ["http/1.1"],
        });
        const timer = setTimeout(() => socket.destroy(connectTimeout(url.host)), CONNECT_MS);
        socket.once("secureConnect", () => {
            const { remoteAddress: address } = socket;
            if (proxy === undefined && address !== undefined)
                deps.kinds.set(url.origin, (0,address_kind/* addressKind */.Z)(address));
            resolve();
            socket.destroy();
        });
        socket.on("error", reject);
        socket.once("close", () => {
            clearTimeout(timer);
        });
    });
}
function judged({ lookup }, { addresses }) {
    return { lookup: addresses === "any" ? lookup : judgingLookup(lookup, addresses) };
}
function bracketed(host) {
    return (0,external_node_net_.isIP)(host) === 6 ? `[${host}]` : host;
}
/** Addresses are not looked up, so no lookup could judge them. @throws {Error} `ADDRESS_REFUSED` */
function judgeLiteral(url, { addresses }) {
    const host = (0,url_host/* hostOf */.w)(url);
    if (addresses === "any" || (0,external_node_net_.isIP)(host) === 0)
        return;
    const kind = (0,address_kind/* addressKind */.Z)(host);
    if (!addresses.includes(kind))
        throw addressRefused(host, kind);
}

// EXTERNAL MODULE: ./build/js/src/network/proxy-choice.js + 1 modules
var proxy_choice = __nccwpck_require__(892);
;// CONCATENATED MODULE: ./build/js/src/network/network.js
// How this process reaches hosts over HTTP, from what its environment says.






function createNetwork({ env, lookup = external_node_dns_namespaceObject.lookup }) {
    const deps = { proxyFor: (0,proxy_choice/* proxyChooser */.K)(env), lookup, kinds: new Map() };
    const exchanges = new Map();
    return {
        exchange(reach) {
            const key = JSON.stringify([reach.addresses, reach.verifiesTls]);
            const exchange = exchanges.get(key) ?? createExchange(deps, reach);
            exchanges.set(key, exchange);
            return exchange;
        },
        tryTls: (url, reach) => tryTls(deps, url, reach),
        kindOf: (url) => deps.kinds.get(url.origin) ?? kindByName(url),
        proxyFor: deps.proxyFor,
    };
}
function kindByName(url) {
    const host = (0,url_host/* hostOf */.w)(url);
    if (/^(?:.*\.)?localhost$/.test(host))
        return "loopback";
    return (0,external_node_net_.isIP)(host) === 0 ? "public" : (0,address_kind/* addressKind */.Z)(host);
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/credentials.js
// Credentials of a registry, and where they come from. Values must never reach a log or an argv.
/** The Authorization header of HTTP Basic. */
function credentials_basicHeader({ username, password }) {
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

// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __nccwpck_require__(468);
;// CONCATENATED MODULE: ./build/js/src/registry/auth/secret-json.js
// Checking JSON that holds secrets: errors name the thing and the place, never the content.



/** What comes before a schema of an object: without it, a list would count as one with the keys 0, 1, …. */
const noList = dist/* check */.z6Y((value) => !Array.isArray(value), "is a list");
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
    throw new errors/* PlatformError */.Wk("CREDENTIALS", `${what} is malformed at ${(0,src_quote/* quote */.hD)(at)}.`, { hint });
}
function parseQuietly(json, { what, hint }) {
    try {
        return JSON.parse(json);
    }
    catch {
        // Neither a cause: the message of the SyntaxError quotes the text too.
        throw new errors/* PlatformError */.Wk("CREDENTIALS", `${what} is not JSON.`, { hint });
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
    const output = secret_json_parseSecretJson(HelperOutput, stdout, { what: `The output of ${program}`, hint: HINT });
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
        throw failure(program, `it cannot be run: ${(0,errors/* messageOf */.bD)(cause)}`, cause);
    }
}
const HINT = "Install the helper and log in, or remove it from credHelpers and credsStore of Docker's config.json.";
function failure(program, why, cause) {
    return new errors/* PlatformError */.Wk("CREDENTIALS", `Cannot get credentials from ${program}: ${why}.`, {
        hint: HINT,
        cause,
    });
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






const RegistryAuth = dist/* pipe */.FsL(dist/* unknown */.L5J(), noList, dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()));
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
    for (const registry of new Set(registries.map(registryHost))) {
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
        throw new errors/* PlatformError */.Wk("CREDENTIALS", `${what} is not the base64 of "user:password".`, { hint });
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
// Credentials from Docker's config.json, as `docker login` and docker/login-action write it, and from DOCKER_AUTH_CONFIG.
// Reference: https://docs.docker.com/reference/cli/docker/login/#credential-stores










/** With many logins, a dozen KiB. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;
const Login = dist/* pipe */.FsL(dist/* unknown */.L5J(), noList, dist/* object */.Ikc({
    auth: dist/* nullish */.cl6(dist/* string */.YjP()),
    username: dist/* nullish */.cl6(dist/* string */.YjP()),
    password: dist/* nullish */.cl6(dist/* string */.YjP()),
    identitytoken: dist/* nullish */.cl6(dist/* string */.YjP()),
    registrytoken: dist/* nullish */.cl6(dist/* string */.YjP()),
}));
const HelperName = dist/* string */.YjP();
// An entry is judged when its registry is asked for: a wrong login for another one does not matter.
const Entries = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* unknown */.L5J(), noList, dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), {});
const DockerConfig = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* unknown */.L5J(), noList, dist/* object */.Ikc({ auths: Entries, credHelpers: Entries, credsStore: dist/* nullish */.cl6(dist/* string */.YjP(), "") })), {});
const REPAIR = "Repair or remove the file, then log in again, e.g. with docker/login-action.";
const LOG_IN_AGAIN = "Log in to the registry again, e.g. with docker/login-action, or remove its entry from the file.";
const AUTH_VARIABLE = "DOCKER_AUTH_CONFIG";
const VARIABLE_HINT = `Write ${AUTH_VARIABLE} as {"auths": {"<registry>": {"auth": "<base64 of user:password>"}}}, or unset it.`;
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
/**
 * The logins of the variable `DOCKER_AUTH_CONFIG`, which Docker's client prefers to all that its file says: `auths`, and nothing else.
 * Rejects with `CREDENTIALS` if the value, or the login that is asked for, is malformed.
 */
function authVariableKeychain(environment) {
    const json = environment[AUTH_VARIABLE] ?? "";
    return {
        // async, so that a value that cannot be used rejects.
        // eslint-disable-next-line @typescript-eslint/require-await
        async resolve(registry) {
            const source = { what: `The value of ${AUTH_VARIABLE}`, hint: VARIABLE_HINT };
            const { auths } = secret_json_parseSecretJson(DockerConfig, json.trim() === "" ? "{}" : json, source);
            const found = findByHost(auths, registry_host_registryHost(registry));
            if (found === undefined)
                return undefined;
            const what = `The login for ${(0,src_quote/* quote */.hD)(found.key)} in ${AUTH_VARIABLE}`;
            const credentials = readLogin(found.value, { what, hint: VARIABLE_HINT });
            if (credentials !== undefined)
                return credentials;
            // The file has an empty login where a store has it; this variable knows no store.
            throw new errors/* PlatformError */.Wk("CREDENTIALS", `${what} has no "auth".`, { hint: VARIABLE_HINT });
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
        throw new errors/* PlatformError */.Wk("CREDENTIALS", `Cannot read ${(0,src_quote/* quote */.hD)(path)}: ${(0,errors/* messageOf */.bD)(cause)}.`, {
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
    return readLogin(found.value, { what, hint: LOG_IN_AGAIN });
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
function readLogin(value, source) {
    const login = checkSecret(Login, value, source);
    if (login.identitytoken)
        return { kind: "identity-token", token: login.identitytoken };
    if (login.registrytoken)
        return { kind: "bearer", token: login.registrytoken };
    if (login.auth)
        return parseBasic(login.auth, source.what, source.hint);
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
    return new errors/* PlatformError */.Wk("CANCELLED", "The build was cancelled.", { cause: signal.reason });
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
        content: isStreamed(body) ? new Uint8Array(0) : body,
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
        content: chunks,
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
class RegistryError extends errors/* PlatformError */.Wk {
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

const OFTEN = { delaysMs: [500, 2_000, 8_000], moreWhenHeldBack: 0, maxRetryAfterMs: 60_000, share: 1 };
const PUSH = { ...OFTEN, moreWhenHeldBack: 6 };
/**
 * For what is small, a registry that is down is to be reported soon. For what is large, the pauses cover restarts and
 * failovers; a longer outage should fail the job, not hold the runner. A manifest is pushed when all the work is done.
 *
 * Who wants fewer requests takes some of them, by chance where several are made at once. A push is dozens of requests, each of which has
 * to get through: questions, too. So there are enough tries for that. What limits pulls does so for hours.
 */
const RETRY_POLICIES = {
    read: { delaysMs: [300, 1_000, 2_000], moreWhenHeldBack: 6, maxRetryAfterMs: 60_000, share: 0.4 },
    "read blob": OFTEN,
    "push blob": PUSH,
    "push manifest": { ...PUSH, delaysMs: [...PUSH.delaysMs, 15_000], moreWhenHeldBack: 3 },
};
/** Who asks for a longer pause than this limits what a client has in minutes or hours: some more tries take long, and change nothing. */
const MORE_WITHIN_MS = 10_000;
/** For a request that is held back; what is not tried again at all is not then, either. */
function whenHeldBack(policy, { retryAfterMs = 0 }) {
    const longestMs = policy.delaysMs.at(-1);
    if (longestMs === undefined || retryAfterMs > MORE_WITHIN_MS)
        return policy;
    const more = Array.from({ length: policy.moreWhenHeldBack }, () => longestMs);
    return { ...policy, delaysMs: [...policy.delaysMs, ...more] };
}
/** One line for a log. */
function describeRetry({ error, delayMs, number, most }) {
    const seconds = Math.ceil(delayMs / 100) / 10;
    return `${error.message} Trying again in ${seconds} s (try ${number} of ${most}).`;
}
/** What had all of its tries: whoever made the call as a part of another does not multiply them. */
const givenUp = new WeakSet();
/** Runs `attempt` until it succeeds, fails for good, or no more retries or time are left. */
async function withRetries({ policyFor, limits, clock, onRetry, mayRepeat, mayDiffer }, attempt) {
    const { patience, signal } = limits;
    let hadSecondTry = false;
    for (let tries = 1;; tries += 1) {
        try {
            return await attempt();
        }
        catch (error) {
            patience.spend();
            if (!(error instanceof RegistryError) || givenUp.has(error) || mayRepeat?.(error) === false)
                throw error;
            const isSecondTry = isDamagedRead(error) || missesBlobs(error) || mayDiffer?.() === true;
            if (!error.isTemporary && (!isSecondTry || hadSecondTry))
                throw error;
            hadSecondTry ||= isSecondTry;
            const policy = policyFor(error);
            const longestMs = policy.delaysMs[tries - 1];
            const delayMs = longestMs === undefined ? Infinity : delayBefore(error, { longestMs, policy, clock });
            if (signal?.aborted === true)
                throw error;
            // With no time left for an answer, the error of this try says more than that of the next one.
            if (delayMs >= patience.leftMs) {
                givenUp.add(error);
                throw error;
            }
            onRetry({ error, delayMs, number: tries + 1, most: policy.delaysMs.length + 1 });
            await clock.pause(delayMs, signal);
            patience.waited(delayMs);
            patience.spend();
        }
    }
}
/** At least what the registry asks for, and by chance a little more: clients that failed together must not return together. */
function delayBefore(error, { longestMs, policy, clock, }) {
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
/** Whether a registry has not even looked at a request, since there are too many or it is busy, and says so. */
function isHeldBack({ statusCode, retryAfterMs }) {
    return statusCode === 429 || (statusCode === 503 && retryAfterMs !== undefined);
}

;// CONCATENATED MODULE: ./build/js/src/registry/calls.js




function createCalls({ send, clock, totalMs, ...options }) {
    const { retry, onRetry = () => undefined } = options;
    const limitsOf = (share, signal) => {
        const limits = { patience: new Patience(totalMs * share), signal };
        const limited = (call) => send({ ...call, limits });
        return { limits, limited };
    };
    const patiently = (kind, signal) => {
        const policy = { ...RETRY_POLICIES[kind], ...retry };
        const { limits, limited } = limitsOf(policy.share, signal);
        const rules = { policyFor: () => policy, limits, clock, onRetry };
        const held = { ...rules, policyFor: (error) => whenHeldBack(policy, error) };
        return { rules, ...sentAgain(limited, held) };
    };
    return {
        retried(kind, attempt, { signal = options.signal } = {}) {
            const { rules, again, mayDiffer } = patiently(kind, signal);
            return unlessAborted(signal, () => withRetries({ ...rules, mayDiffer }, () => attempt(again)));
        },
        unlessTaken(kind, attempt) {
            const { again } = patiently(kind, options.signal);
            return unlessAborted(options.signal, () => attempt(again));
        },
        once(attempt) {
            const { limited } = limitsOf(1, options.signal);
            return unlessAborted(options.signal, () => attempt(limited));
        },
        afterwards: send,
    };
}
/**
 * What a registry holds back is sent again by itself, with tries of its own: to begin anew with all that belongs to it would make more
 * requests of those that are too many.
 */
function sentAgain(send, rules) {
    let hasSentTwice = false;
    const again = (call) => {
        const onRetry = (retry) => {
            hasSentTwice ||= isStreamed(call.body);
            rules.onRetry(retry);
        };
        return withRetries({ ...rules, mayRepeat: isHeldBack, onRetry }, () => send(call));
    };
    return { again, mayDiffer: () => hasSentTwice };
}

// EXTERNAL MODULE: ./build/js/src/registry/transport/clock.js
var transport_clock = __nccwpck_require__(707);
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
    const route = (url, reach, isNamed) => {
        return { exchange: network.exchange(reach), isNamed, proxy: network.proxyFor(url) };
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
    const { network = createNetwork({ env: {} }), clock = transport_clock/* SYSTEM_CLOCK */.V } = options;
    const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    const { retry, onRetry, signal } = options;
    const routes = createRoutes(network, options.insecureRegistries ?? []);
    return { network, routes, timeouts, clock, totalMs: timeouts.totalMs, retry, onRetry, signal };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
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

;// CONCATENATED MODULE: ./build/js/src/bytes/collect.js
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

;// CONCATENATED MODULE: ./build/js/src/registry/failure/certificate-problem.js
// What can be wrong with the TLS certificate of a host. Pure.
const RENEW = "Renew the certificate of the host, and check the clock of the runner.";
const UNKNOWN_AUTHORITY = { problem: "is from an authority that is not trusted here" };
const SELF_SIGNED = { problem: "is self-signed" };
const PROBLEMS = {
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
/** By the code of what a connection threw; undefined if that is about something else. */
function certificateProblem(code) {
    return PROBLEMS[code ?? ""];
}

;// CONCATENATED MODULE: ./build/js/src/registry/failure/proxy-error.js
// What to tell when a proxy keeps a registry from being asked. Pure.




/** The error names the proxy, never its login. */
function proxyError(context, failure) {
    const { status } = failure;
    return new RegistryError("REGISTRY_UNREACHABLE", context, failure.message, {
        hint: hintFor(context.url.host, failure),
        cause: failure,
        isTemporary: !isUntrusted(failure) && (status === undefined || status >= 500),
    });
}
/** Whether the certificate of the proxy is from nobody who is trusted here. */
function isUntrusted({ cause }) {
    const found = certificateProblem((0,regular_file/* errorCode */.CA)(cause));
    return found !== undefined && found.hint === undefined;
}
function hintFor(host, failure) {
    const { proxy, variable, status } = failure;
    const without = `name ${host} in NO_PROXY if it can be reached without a proxy`;
    if (wantsLogin(status)) {
        return `Put a login that the proxy accepts into ${variable}, e.g. http://USER:PASSWORD@${proxy}, or ${without}.`;
    }
    if (isUntrusted(failure))
        return `Put the certificate of the proxy's authority into a PEM file and name the file in "ca-certificates", or ${without}.`;
    if (status === undefined)
        return `Check that ${variable} is right and that the proxy is up, or ${without}.`;
    return status >= 500
        ? `Check that the proxy reaches ${host}, or ${without}.`
        : `Let the proxy allow connections to ${host}, or ${without}.`;
}

;// CONCATENATED MODULE: ./build/js/src/registry/failure/network-failure.js
// From what a connection throws to what a user can understand: who could not be reached, why, and what helps.






/** The error for a request without an HTTP answer, or whose answer broke off. */
function networkError(context, thrown) {
    // The outermost error may only say that it failed; the one below it says why.
    const { code, message, error: cause } = rootCause(thrown);
    const { host } = context.url;
    if (isProxyFailure(cause))
        return proxyError(context, cause);
    if (isAddressRefused(cause))
        return refusedError(context, cause);
    if (message === REDIRECTED)
        return new RegistryError("REGISTRY", context, `${host} redirects an upload, which cannot follow`, {
            cause,
        });
    const hints = hintsFor(context);
    const certificate = certificateProblem(code);
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
/** What is thrown, without a code, where a request may not be redirected: only what has a streamed body may not. */
const REDIRECTED = "unexpected redirect";
function refusedError(context, cause) {
    const { refused: hint } = hintsFor(context);
    const why = `${context.registry} leads to ${cause.message}`;
    return new RegistryError("REGISTRY", context, why, { hint, cause });
}
/** The code of what a connection threw; undefined if it has none. */
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
    ETIMEDOUT: "did not answer in time",
    EHOSTUNREACH: "cannot be reached from this network",
    ENETUNREACH: "cannot be reached from this network",
};
/** The reason may be in a cause, or in the first of the addresses that were tried. */
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
/** Addresses may be quoted, with what is secret in them. */
function told(message) {
    return (0,src_quote/* oneLine */.TN)((0,src_quote/* withoutLogins */.$b)(message));
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
/** Redirects that are followed with what was sent. */
const SAME_METHOD = [307, 308];
/** Redirects that turn a write into a GET, which no registry means. */
const AS_GET = [301, 302, 303];
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
        const hint = `Let ${from.host} lead to an https:// address, by its own settings or by those of a proxy in front of it.`;
        throw new RegistryError("REGISTRY", context, why, { hint });
    }
    return target;
}
/** A whole body in memory. @throws {RegistryError} `DIGEST_MISMATCH` if it is longer than the limit */
async function readBody(answer, limitBytes) {
    const body = await collectUpTo(bodyOf(answer), limitBytes);
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
        proxy: answer.route.proxy && (0,proxy_address/* proxyName */.ec)(answer.route.proxy),
    };
}
/** Registries repeat in errors what they were sent. */
function withoutAuthorization(text, header) {
    const [, sent = ""] = header?.split(" ") ?? [];
    return sent === "" ? text : text.replaceAll(sent, "***");
}
async function exchange(options, request, url) {
    refuseLogin(request, url);
    const route = options.routeTo(url, request.registry);
    const watchdog = watchdogFor(options, request);
    const body = prepareBody(request.body, watchdog, options.timeouts);
    watchdog.expect(answerMs(request, options.timeouts), "no answer");
    try {
        const response = await route.exchange(url, {
            method: request.method,
            headers: headersFor(request, url),
            body: body.content,
            signal: abortedWith(watchdog, request),
            keepsEncoding: request.content === "file",
        });
        body.stopWatching();
        checkProxy(route, response);
        checkRedirect(request, response);
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
/** Of where a registry leads: it would be sent, and told of. @throws {RegistryError} */
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
        throw proxyFailure(proxy, "answered 407", { status });
}
/** What was streamed is not there any more. @throws {Error} that the upload was redirected */
function checkRedirect({ body }, { status }) {
    if (isStreamed(body) && [...SAME_METHOD, ...AS_GET].includes(status))
        throw new Error(REDIRECTED);
}
function headersFor(request, url) {
    const { authorization } = request;
    return {
        "user-agent": USER_AGENT,
        accept: "*/*",
        // Digests are of the stored bytes.
        "accept-encoding": "identity",
        ...request.headers,
        ...(authorization !== undefined && url.origin === request.url.origin && { authorization }),
        // An empty body is none.
        ...(isStreamed(request.body) &&
            Boolean(request.body.sizeBytes) && { "content-length": String(request.body.sizeBytes) }),
    };
}
function answerOf({ request, response, url, route, watchdog, body }) {
    return {
        request,
        status: response.status,
        headers: response.headers,
        url,
        route,
        async readChunk() {
            watchdog.expectContent("no more data");
            try {
                const next = await response.body.next();
                if (next.done === true) {
                    body.close();
                    return undefined;
                }
                watchdog.gotContent(next.value.byteLength);
                return next.value;
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
    const isRedirect = SAME_METHOD.includes(status) || (isRead && AS_GET.includes(status));
    const location = answer.headers.get("location");
    if (!isRedirect || request.followRedirects === false || location === null)
        return undefined;
    return resolveLocation(request, url, location);
}

;// CONCATENATED MODULE: ./build/js/src/registry/http.js





function createHttp(options) {
    const parts = partsOf(options);
    return {
        async request({ limitBytes, failed, ...call }) {
            try {
                return await http_exchange(parts, call, async (answer) => {
                    const bytes = await readBody(answer, limitBytes);
                    return { bytes, text: bytes.toString("utf8"), headers: answer.headers };
                });
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

;// CONCATENATED MODULE: ./build/js/src/registry/kept-reads.js
// What a digest names never changes: a manifest or a small blob that was read once is not asked for again. Lifecycles ask for the
// configs of the same two images in each of their phases.


/** Configs are smaller; layers that are, too, are read as often. */
const MAX_SMALL_BYTES = 1024 * 1024;
/** Of manifests and blobs together. What comes later is asked for each time. */
const MAX_KEPT_BYTES = 32 * 1024 * 1024;
/** Keeps what was read of each repository for as long as the result lives; that something is not there is asked again. */
function keepReads(registry) {
    const room = { bytes: MAX_KEPT_BYTES };
    const manifests = new Map();
    const blobs = new Map();
    const kept = {
        ...registry,
        async getManifest(reference, options) {
            const known = reference.digest && manifests.get(keyOf(reference, reference.digest));
            if (known)
                return known;
            const served = await registry.getManifest(reference, options);
            const key = keyOf(reference, served.digest);
            // What is read by a tag, or twice at once, may be known by now.
            if (!manifests.has(key) && takes(room, served.bytes))
                manifests.set(key, served);
            return served;
        },
        async readBlob(reference, descriptor) {
            const key = keyOf(reference, descriptor.digest);
            const known = blobs.get(key);
            // Of another size it is refused, as it is the first time.
            if (known?.byteLength === descriptor.size)
                return known;
            const content = await registry.readBlob(reference, descriptor);
            const isSmall = content.byteLength <= MAX_SMALL_BYTES;
            if (isSmall && !blobs.has(key) && takes(room, content))
                blobs.set(key, content);
            return content;
        },
        async openBlob(reference, descriptor) {
            if (descriptor.size > MAX_SMALL_BYTES)
                return registry.openBlob(reference, descriptor);
            return external_node_stream_.Readable.from([await kept.readBlob(reference, descriptor)], { objectMode: false });
        },
    };
    return kept;
}
function keyOf(reference, digest) {
    return `${(0,image_reference/* imageName */.tO)(reference)}@${digest}`;
}
function takes(room, { byteLength }) {
    if (byteLength > room.bytes)
        return false;
    room.bytes -= byteLength;
    return true;
}

// EXTERNAL MODULE: ./build/js/src/bytes/count-bytes.js
var count_bytes = __nccwpck_require__(422);
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
    const authorization = credentials?.kind === "basic" ? credentials_basicHeader(credentials) : undefined;
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
            const credentials = await credentialsOf(dependencies, state, request);
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
            const credentials = await credentialsOf(dependencies, state, request);
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
async function credentialsOf({ keychain }, state, { context }) {
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
    return credentials?.kind === "basic" ? credentials_basicHeader(credentials) : undefined;
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

;// CONCATENATED MODULE: ./build/js/src/registry/blob-part.js



/** Undefined if the registry answers with something else than the part as it is, e.g. the whole. @throws {RegistryError} `DIGEST_MISMATCH` if the part is shorter or longer */
async function readPart(connect, reference, { digest }, { first, last }) {
    const answer = await connect({
        reference,
        doing: `read a part of the blob ${digest} of "${(0,image_reference/* imageName */.tO)(reference)}"`,
        access: "pull",
        method: "GET",
        to: `blobs/${digest}`,
        headers: { range: `bytes=${first}-${last}` },
        expect: [200, 206],
        content: "blob",
    });
    if (!isPart(answer, { first, last })) {
        answer.cancel();
        return undefined;
    }
    const sizeBytes = last - first + 1;
    const part = await readBody(answer, sizeBytes);
    if (part.byteLength === sizeBytes)
        return part;
    const found = `${part.byteLength} bytes instead of ${sizeBytes}`;
    throw mismatchError(answer.request, `${answer.url.host} sent ${found} of a part of ${digest}`);
}
/** Where there is no word of what it is, its size tells. What was compressed on its way has other parts. */
function isPart({ status, headers }, { first, last }) {
    const isOther = headers.get("content-range")?.startsWith(`bytes ${first}-${last}/`) === false;
    const encoding = headers.get("content-encoding") ?? "identity";
    return status === 206 && !isOther && encoding === "identity";
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

// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __nccwpck_require__(345);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var manifest = __nccwpck_require__(692);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __nccwpck_require__(385);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var schema = __nccwpck_require__(442);
;// CONCATENATED MODULE: ./build/js/src/registry/manifest-access.js
// Manifests at a registry: reading, asking for, and writing them, always by what their bytes hash to.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-manifests








/** Some registries accept more than they must. */
const MAX_ANSWER_BYTES = 2 * manifest/* MAX_MANIFEST_BYTES */.ZJ;
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
    return (await put(connect, reference, manifest)).digest;
}
/** A registry that lists what refers to an image names that image in its answer. */
async function putReferrer(connect, reference, manifest) {
    const { answer } = await put(connect, reference, manifest);
    return answer.headers.has("oci-subject") ? "listed" : "unlisted";
}
async function put(connect, reference, manifest) {
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
    return { digest, answer };
}
function manifestCall(reference) {
    return {
        reference,
        doing: `read "${(0,image_reference/* formatImageReference */.my)(reference)}"`,
        access: "pull",
        to: `manifests/${(0,image_reference/* manifestSelector */.Ph)(reference)}`,
        headers: { accept: media_types/* ACCEPTED_MANIFESTS */.bb.join(", ") },
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
    if (media_types/* ACCEPTED_MANIFESTS */.bb.includes(header.trim()))
        return header.trim();
    const what = `The manifest of "${(0,image_reference/* formatImageReference */.my)(reference)}"`;
    const content = (0,schema/* parseJson */.qF)(MediaTyped, bytes.toString("utf8"), what);
    return content.mediaType ?? (content.manifests == null ? media_types/* OCI_MANIFEST */.EG : media_types/* OCI_INDEX */.$p);
}

;// CONCATENATED MODULE: ./build/js/src/registry/streamed-upload.js




/** Opens the upload; only that is tried again, and its end as long as the registry has not looked at it. */
async function streamUpload(calls, target) {
    const push = pushTo(target);
    const start = await calls.retried("push blob", (connect) => startUpload(connect, target, push.doing));
    const { send, ...upload } = uploadFrom(locationOf(start), push, {
        run: (attempt) => calls.once(attempt),
        end: (attempt) => calls.unlessTaken("push blob", attempt),
        afterwards: calls.afterwards,
    });
    return { ...upload, write: (content) => send(onlyOnce(content)) };
}
/** A whole blob, tried again if its source can be read again. @throws {RegistryError} also if streams are refused */
async function pushStream(calls, target, source) {
    if (source.opens === "once") {
        const upload = await streamUpload(calls, target);
        return sendAll({ ...upload, send: (open) => upload.write(open()) }, source);
    }
    const push = pushTo(target);
    await calls.retried("push blob", async (connect) => {
        const start = await startUpload(connect, target, push.doing);
        const run = (attempt) => attempt(connect);
        const way = { run, end: run, afterwards: calls.afterwards };
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
/**
 * Whether what was streamed had better be sent with its size the next time: it is refused otherwise, or there are too many requests, and
 * only what is kept can be sent again when the registry wants it.
 */
function isBetterSized(error) {
    return isStreamRefused(error) || (error instanceof RegistryError && error.statusCode === TOO_MANY_REQUESTS);
}
const TOO_MANY_REQUESTS = 429;
async function sendAll(upload, source) {
    try {
        await upload.send(() => source.open());
        await upload.commit(source.digest());
    }
    catch (error) {
        // Who does not answer would not answer that either.
        if (!(error instanceof RegistryError && error.code === "REGISTRY_UNREACHABLE"))
            await upload.cancel();
        throw error;
    }
}
function uploadFrom(start, push, { run, end, afterwards }) {
    let location = start;
    return {
        async send(open) {
            const answer = await run((connect) => append(connect, push, { location, open }));
            location = nextLocation(answer, location);
        },
        commit: (digest) => end((connect) => commit(connect, push, { location, digest })),
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
    const watch = async ({ registry }, task, isReason = isStreamRefused) => {
        try {
            await task();
        }
        catch (error) {
            if (isReason(error))
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
                write: (content) => watch(target, () => upload.write(content), isBetterSized),
                commit: (digest) => watch(target, () => upload.commit(digest), isBetterSized),
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
        const { tags } = (0,schema/* parseJson */.qF)(TagList, json, `The list of ${what}`);
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
        if (error instanceof errors/* PlatformError */.Wk)
            throw error;
        const code = failureCode(error);
        const isClosed = code === "ECONNREFUSED" && url.port === "";
        if (meansNoTls(code) || isClosed)
            return "http";
        // Whatever else it was, an attacker on the way could have caused it as well as a server without TLS: the latter answers.
        const isUnclear = isProxyFailure(error) ? refusesTunnels(error) : MAY_MEAN_NO_TLS.has(code ?? "");
        if (isUnclear && (await answersWithoutTls(registry, network, reach)))
            return "http";
        throw error;
    }
}
const MAY_MEAN_NO_TLS = new Set(["EPROTO", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);
/** Many allow tunnels to port 443 only. One that wants a login would answer everything, in the registry's place. */
function refusesTunnels({ status }) {
    return status !== undefined && !wantsLogin(status);
}
async function answersWithoutTls(registry, network, reach) {
    try {
        const stop = new AbortController();
        const answer = await network.exchange(reach)(registryUrl(registry, "http"), {
            method: "GET",
            headers: {},
            body: undefined,
            signal: AbortSignal.any([stop.signal, AbortSignal.timeout(PING_MS)]),
            keepsEncoding: true,
        });
        stop.abort();
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
            if (error instanceof errors/* PlatformError */.Wk)
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
        putReferrer: (reference, manifest) => calls.retried("push manifest", (to) => putReferrer(to, reference, manifest)),
        listTags: (reference) => listTags(calls, reference),
        readBlob: (reference, descriptor) => readBlob(calls, reference, descriptor),
        openBlob: (reference, descriptor) => calls.retried("read blob", (to) => openBlob(to, reference, descriptor)),
        readPart: (reference, descriptor, range, how) => calls.retried("read blob", (to) => readPart(to, reference, descriptor, range), how),
        hasBlob: (reference, digest) => hasBlob(calls, reference, { digest, access: "pull", kind: "read" }),
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
        return collect(await openBlob(connect, reference, descriptor, "small"));
    });
}
function hasBlob(calls, reference, { digest, access, kind }) {
    const doing = `look for the blob ${digest} in "${(0,image_reference/* imageName */.tO)(reference)}"`;
    return calls.retried(kind, async (connect) => {
        const to = `blobs/${digest}`;
        const answer = await connect({ reference, doing, access, method: "HEAD", to, expect: [200, 404] });
        await startOfBody(answer);
        return answer.status === 200;
    });
}
async function pushBlob(calls, target, { digest, from, source }) {
    // With the right to push, so that the upload needs no second token.
    if (await hasBlob(calls, target, { digest, access: "push", kind: "push blob" }))
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
    const keychain = maskingKeychain(chainKeychains([
        authVariableKeychain(env),
        dockerConfigKeychain({ configDir: dockerConfigDir(env), runHelper: runHelper }),
    ]), mask);
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
        registry: keepReads(createRegistryClient({ ...http, keychain, onToken: mask })),
        http: createHttp(http),
    };
}

;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
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
    if (typeof external_node_tls_namespaceObject.setDefaultCACertificates !== "function") {
        const problem = `Input "ca-certificates": Node.js ${process.versions.node} of this runner cannot add certificates while it runs.`;
        const hint = "Update the runner, or name the file in NODE_EXTRA_CA_CERTS in the job's env.";
        throw new errors/* PlatformError */.Wk("INPUT", problem, { hint });
    }
    external_node_tls_namespaceObject.setDefaultCACertificates([...external_node_tls_namespaceObject.getCACertificates("default"), ...certificates]);
}

;// CONCATENATED MODULE: ./build/js/src/registry-program.js
// What the sub-actions that work in registries only have in common: the composition of a program that meets no engine.







const SAID = "A second signal ended the step.";
/**
 * Runs this process as such a program.
 * @param run resolves with the exit code, and never rejects
 */
async function runRegistryProgram(openInputs, run) {
    const { env } = process;
    const runner = createRunner();
    const signal = AbortSignal.any([
        (0,cancel_on_signals/* cancelOnSignals */.d)(process, () => {
            runner.print(SAID);
        }),
        onLostReader([process.stdout, process.stderr]),
    ]);
    reportUnexpected(process, runner);
    const inputs = openInputs(env);
    const { registry, http, mask } = connectRegistries(env, runner, {
        insecureRegistries: await inputs.value("insecureRegistries"),
        timeoutMs: await inputs.value("registryTimeoutMs"),
        signal,
    });
    const warn = (message) => {
        runner.annotate("warning", message);
    };
    const reached = { registry, http, mask };
    process.exitCode = await run({ inputs, env, runner, ...reached, signal, warn, trust: trustCertificates });
    exitSoon();
}


/***/ }),

/***/ 707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ SYSTEM_CLOCK)
/* harmony export */ });
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


/***/ }),

/***/ 665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

// ESM COMPAT FLAG
__nccwpck_require__.r(__webpack_exports__);

// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  ExitCode: () => (/* binding */ ExitCode),
  addPath: () => (/* binding */ addPath),
  debug: () => (/* binding */ debug),
  endGroup: () => (/* binding */ endGroup),
  error: () => (/* binding */ error),
  exportVariable: () => (/* binding */ exportVariable),
  getBooleanInput: () => (/* binding */ getBooleanInput),
  getIDToken: () => (/* binding */ getIDToken),
  getInput: () => (/* binding */ getInput),
  getMultilineInput: () => (/* binding */ getMultilineInput),
  getState: () => (/* binding */ getState),
  group: () => (/* binding */ group),
  info: () => (/* binding */ info),
  isDebug: () => (/* binding */ isDebug),
  markdownSummary: () => (/* reexport */ markdownSummary),
  notice: () => (/* binding */ notice),
  platform: () => (/* reexport */ platform_namespaceObject),
  saveState: () => (/* binding */ saveState),
  setCommandEcho: () => (/* binding */ setCommandEcho),
  setFailed: () => (/* binding */ setFailed),
  setOutput: () => (/* binding */ setOutput),
  setSecret: () => (/* binding */ setSecret),
  startGroup: () => (/* binding */ startGroup),
  summary: () => (/* reexport */ summary),
  toPlatformPath: () => (/* reexport */ toPlatformPath),
  toPosixPath: () => (/* reexport */ toPosixPath),
  toWin32Path: () => (/* reexport */ toWin32Path),
  warning: () => (/* binding */ warning)
});

// NAMESPACE OBJECT: ./node_modules/@actions/core/lib/platform.js
var platform_namespaceObject = {};
__nccwpck_require__.r(platform_namespaceObject);
__nccwpck_require__.d(platform_namespaceObject, {
  arch: () => (arch),
  getDetails: () => (getDetails),
  isLinux: () => (isLinux),
  isMacOS: () => (isMacOS),
  isWindows: () => (isWindows),
  platform: () => (platform)
});

// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __nccwpck_require__(928);
;// CONCATENATED MODULE: ./stubs/actions-http-client/index.js
// Stands in for the @actions/http-client of @actions/core, which asks for identity tokens; src/actions/github does that here.
class HttpClient {
  constructor() {
    throw new Error("@actions/core sends no requests here; use src/network");
  }
}

;// CONCATENATED MODULE: ./stubs/actions-http-client/lib/auth.js
// See index.js.
class BearerCredentialHandler {}

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



class OidcClient {
    static createHttpClient(allowRetry = true, maxRetry = 10) {
        const requestOptions = {
            allowRetries: allowRetry,
            maxRetries: maxRetry
        };
        return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(OidcClient.getRequestToken())], requestOptions);
    }
    static getRequestToken() {
        const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
        if (!token) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
        }
        return token;
    }
    static getIDTokenUrl() {
        const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
        if (!runtimeUrl) {
            throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
        }
        return runtimeUrl;
    }
    static getCall(id_token_url) {
        return __awaiter(this, void 0, void 0, function* () {
            var _a;
            const httpclient = OidcClient.createHttpClient();
            const res = yield httpclient
                .getJson(id_token_url)
                .catch(error => {
                throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
            });
            const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
            if (!id_token) {
                throw new Error('Response json body do not have ID Token field');
            }
            return id_token;
        });
    }
    static getIDToken(audience) {
        return __awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
                let id_token_url = OidcClient.getIDTokenUrl();
                if (audience) {
                    const encodedAudience = encodeURIComponent(audience);
                    id_token_url = `${id_token_url}&audience=${encodedAudience}`;
                }
                debug(`ID token url is ${id_token_url}`);
                const id_token = yield OidcClient.getCall(id_token_url);
                setSecret(id_token);
                return id_token;
            }
            catch (error) {
                throw new Error(`Error message: ${error.message}`);
            }
        });
    }
}
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = _summary;
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, external_path_.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: ./stubs/actions-exec/index.js
// Stands in for the @actions/exec of @actions/core, which asks programs what the machine is, and is not asked for that here.
function getExecOutput() {
  throw new Error("@actions/core starts no programs here; use src/actions/runner");
}

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout: version } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
        silent: true
    });
    const { stdout: name } = yield getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
        silent: true
    });
    return {
        name: name.trim(),
        version: version.trim()
    };
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    var _a, _b, _c, _d;
    const { stdout } = yield getExecOutput('sw_vers', undefined, {
        silent: true
    });
    const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
    const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
    return {
        name,
        version
    };
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
    const { stdout } = yield getExecOutput('lsb_release', ['-i', '-r', '-s'], {
        silent: true
    });
    const [name, version] = stdout.trim().split('\n');
    return {
        name,
        version
    };
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
    return platform_awaiter(this, void 0, void 0, function* () {
        return Object.assign(Object.assign({}, (yield (isWindows
            ? getWindowsInfo()
            : isMacOS
                ? getMacOsInfo()
                : getLinuxInfo()))), { platform,
            arch,
            isWindows,
            isMacOS,
            isLinux });
    });
}
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${external_path_.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map

/***/ }),

/***/ 934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BuJ: () => (/* binding */ getDotPath),
/* harmony export */   FsL: () => (/* binding */ pipe),
/* harmony export */   IeY: () => (/* binding */ custom),
/* harmony export */   Ikc: () => (/* binding */ object),
/* harmony export */   KCZ: () => (/* binding */ union),
/* harmony export */   L5J: () => (/* binding */ unknown),
/* harmony export */   NpB: () => (/* binding */ fallback),
/* harmony export */   Wwf: () => (/* binding */ minValue),
/* harmony export */   Y2b: () => (/* binding */ safeInteger),
/* harmony export */   YOg: () => (/* binding */ array),
/* harmony export */   YjP: () => (/* binding */ string),
/* harmony export */   _H3: () => (/* binding */ looseObject),
/* harmony export */   aig: () => (/* binding */ number),
/* harmony export */   cl6: () => (/* binding */ nullish),
/* harmony export */   euz: () => (/* binding */ literal),
/* harmony export */   g1P: () => (/* binding */ record),
/* harmony export */   lqM: () => (/* binding */ optional),
/* harmony export */   pdi: () => (/* binding */ transform),
/* harmony export */   xLC: () => (/* binding */ safeParse),
/* harmony export */   z6Y: () => (/* binding */ check),
/* harmony export */   zMY: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports BASE64_REGEX, BIC_REGEX, CUID2_REGEX, DECIMAL_REGEX, DIGITS_REGEX, DOMAIN_REGEX, EMAIL_REGEX, EMOJI_REGEX, HEXADECIMAL_REGEX, HEX_COLOR_REGEX, IMEI_REGEX, IPV4_REGEX, IPV6_REGEX, IP_REGEX, ISO_DATE_REGEX, ISO_DATE_TIME_REGEX, ISO_DATE_TIME_SECOND_REGEX, ISO_TIMESTAMP_REGEX, ISO_TIME_REGEX, ISO_TIME_SECOND_REGEX, ISO_WEEK_REGEX, ISRC_REGEX, JWS_COMPACT_REGEX, KSUID_REGEX, MAC48_REGEX, MAC64_REGEX, MAC_REGEX, NANO_ID_REGEX, OCTAL_REGEX, RFC_EMAIL_REGEX, SLUG_REGEX, ULID_REGEX, UUID_REGEX, ValiError, _addIssue, _cloneDataset, _formatCase, _getByteCount, _getCodePointCount, _getGraphemeCount, _getLastMetadata, _getWordCount, _isLuhnAlgo, _isSameValueZero, _isValidObjectKey, _isValueMatch, _joinExpects, _standardSchema, _stringify, any, args, argsAsync, arrayAsync, assert, awaitAsync, base64, bic, bigint, blob, brand, bytes, cache, cacheAsync, checkAsync, checkItems, checkItemsAsync, codePoints, config, creditCard, cuid2, customAsync, date, decimal, deleteGlobalConfig, deleteGlobalMessage, deleteSchemaMessage, deleteSpecificMessage, description, digits, domain, email, emoji, empty, endsWith, entries, entriesFromList, entriesFromObjects, enum, enum_, everyItem, exactOptional, exactOptionalAsync, examples, excludes, fallbackAsync, file, filterItems, findItem, finite, flatten, flavor, forward, forwardAsync, function, function_, getDefault, getDefaults, getDefaultsAsync, getDescription, getExamples, getFallback, getFallbacks, getFallbacksAsync, getGlobalConfig, getGlobalMessage, getMetadata, getSchemaMessage, getSpecificMessage, getTitle, graphemes, gtValue, guard, hash, hexColor, hexadecimal, imei, includes, instance, integer, intersect, intersectAsync, ip, ipv4, ipv6, is, isOfKind, isOfType, isValiError, isbn, isoDate, isoDateTime, isoDateTimeSecond, isoTime, isoTimeSecond, isoTimestamp, isoWeek, isrc, jwsCompact, keyof, ksuid, lazy, lazyAsync, length, looseObjectAsync, looseTuple, looseTupleAsync, ltValue, mac, mac48, mac64, map, mapAsync, mapItems, maxBytes, maxCodePoints, maxEntries, maxGraphemes, maxLength, maxSize, maxValue, maxWords, message, metadata, mimeType, minBytes, minCodePoints, minEntries, minGraphemes, minLength, minSize, minWords, multipleOf, nan, nanoid, never, nonEmpty, nonNullable, nonNullableAsync, nonNullish, nonNullishAsync, nonOptional, nonOptionalAsync, normalize, notBytes, notCodePoints, notEntries, notGraphemes, notLength, notSize, notValue, notValues, notWords, null, null_, nullable, nullableAsync, nullishAsync, objectAsync, objectWithRest, objectWithRestAsync, octal, omit, optionalAsync, parse, parseAsync, parseBoolean, parseJson, parser, parserAsync, partial, partialAsync, partialCheck, partialCheckAsync, pick, picklist, pipeAsync, promise, rawCheck, rawCheckAsync, rawTransform, rawTransformAsync, readonly, recordAsync, reduceItems, regex, required, requiredAsync, returns, returnsAsync, rfcEmail, safeParseAsync, safeParser, safeParserAsync, set, setAsync, setGlobalConfig, setGlobalMessage, setSchemaMessage, setSpecificMessage, size, slug, someItem, sortItems, startsWith, strictObject, strictObjectAsync, strictTuple, strictTupleAsync, stringifyJson, summarize, symbol, title, toBigint, toBoolean, toCamelCase, toDate, toKebabCase, toLowerCase, toMaxValue, toMinValue, toNumber, toPascalCase, toSnakeCase, toString, toUpperCase, transformAsync, trim, trimEnd, trimStart, tuple, tupleAsync, tupleWithRest, tupleWithRestAsync, ulid, undefined, undefined_, undefinedable, undefinedableAsync, unionAsync, unwrap, url, uuid, value, values, variant, variantAsync, void, void_, words */
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return {"260":"actions-exec"}[chunkId] + ".js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(959);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
