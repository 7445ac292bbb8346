// Holds src, stubs.
export const id = 714;
export const ids = [714,425];
export const modules = {

/***/ 4320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   reportUnexpected: () => (/* binding */ reportUnexpected)
/* harmony export */ });
/* harmony import */ var _runner_runner_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1651);
/* harmony import */ var _report_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(246);
// What is said of an error that no code expected: as Node.js prints it, its message could hold commands for the runner.


/** From here on, an error that is thrown where no code waits for it ends the process with an annotation. */
function reportUnexpected(process, runner = (0,_runner_runner_js__WEBPACK_IMPORTED_MODULE_0__/* .createRunner */ .j)()) {
    process.on("uncaughtException", (error) => {
        (0,_report_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .reportFailure */ .xV)(runner, error);
        process.exit(1);
    });
}


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
var input_errors = __webpack_require__(3846);
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
        (0,with_hint/* withHint */.m)(message, hint),
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

/***/ 3846:
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


/***/ }),

/***/ 4465:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ getExecOutput)
/* harmony export */ });
// Stands in for the @actions/exec of @actions/core, which asks programs what the machine is, and is not asked for that here.
function getExecOutput() {
  throw new Error("@actions/core starts no programs here; use src/actions/runner");
}


/***/ }),

/***/ 3712:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ HttpClient)
/* harmony export */ });
// Stands in for the @actions/http-client of @actions/core, which asks for identity tokens; src/actions/github does that here.
class HttpClient {
  constructor() {
    throw new Error("@actions/core sends no requests here; use src/network");
  }
}


/***/ }),

/***/ 7192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ BearerCredentialHandler)
/* harmony export */ });
// See index.js.
class BearerCredentialHandler {}


/***/ })

};
