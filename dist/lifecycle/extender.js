// Holds src.
export const id = 469;
export const ids = [469];
export const modules = {

/***/ 478:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ formatGroup),
/* harmony export */   h: () => (/* binding */ parseGroup)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _toml_format_toml_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7884);
/* harmony import */ var _toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2951);
// group.toml: the buildpacks that passed detection.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#grouptoml-toml



const GroupElement = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    version: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    api: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    homepage: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()),
});
const GroupFile = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    group: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(GroupElement), []),
    "group-extensions": valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(GroupElement), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseGroup(toml, what) {
    const file = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .parseToml */ .MT)(GroupFile, toml, what);
    return { buildpacks: file.group, extensions: file["group-extensions"] };
}
function formatGroup(group) {
    return (0,_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_0__/* .formatToml */ .W)({
        ...(group.buildpacks.length > 0 && { group: group.buildpacks.map(written) }),
        ...(group.extensions.length > 0 && { "group-extensions": group.extensions.map(written) }),
    });
}
function written({ id, version, api, homepage }) {
    return { id, version, api, homepage: homepage === "" ? undefined : homepage };
}


/***/ }),

/***/ 5233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hi: () => (/* binding */ escapeId),
/* harmony export */   ww: () => (/* binding */ formatModule)
/* harmony export */ });
/* unused harmony export isNamed */
// A buildpack or extension by id and version, and where it lies on disk. Pure.
/** `id@version`, as logs and labels write it. */
function formatModule(module) {
    return module.version === "" ? module.id : `${module.id}@${module.version}`;
}
/** Whether a reference leads to a module: to each version of its id if it names none. */
function isNamed(module, { id, version }) {
    return module.id === id && (version === "" || module.version === version);
}
/** An id as a directory name: every `/` becomes `_`. */
function escapeId(id) {
    return id.replaceAll("/", "_");
}


/***/ }),

/***/ 2418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ checkDockerfile)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);

/** What stands for the image that is to be extended. */
const GIVEN_BASE = "${base_image}";
const KNOWN = new Set(("ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL " +
    "USER VOLUME WORKDIR").split(" "));
const RECOMMENDED = new Set("ADD ARG COPY ENV LABEL RUN SHELL USER WORKDIR".split(" "));
const WITH_HEREDOC = new Set(["ADD", "COPY", "RUN"]);
/** @throws {PlatformError} `MALFORMED` saying what is wrong; the caller names the file */
function checkDockerfile(text, kind) {
    const { args, bases, instructions } = groupInstructions(parseInstructions(text));
    const [base, ...others] = bases;
    const file = `${kind}.Dockerfile`;
    if (base === undefined)
        throw malformed(`${file} should have at least one stage`);
    if (others.length > 0)
        throw malformed(`${file} is not permitted to use multistage build`);
    if (kind === "build") {
        const [arg, ...more] = args;
        if (arg === undefined || more.length > 0 || !/^base_image(?:[=\s]|$)/.test(arg))
            throw malformed(`${file} did not start with required ARG command`);
        if (base !== GIVEN_BASE)
            throw malformed(`${file} did not contain required FROM ${GIVEN_BASE} command`);
    }
    return {
        newBase: base === GIVEN_BASE ? undefined : base,
        extend: instructions.length > 0,
        warnings: instructions
            .filter(({ name }) => !RECOMMENDED.has(name))
            .map(({ name, line }) => `${file} command ${name} on line ${String(line)} is not recommended`),
    };
}
function groupInstructions(all) {
    const from = all.findIndex(({ name }) => name === "FROM");
    const preamble = from < 0 ? all : all.slice(0, from);
    if (preamble.some(({ name }) => name !== "ARG"))
        throw malformed("no build stage in current context");
    const stages = all.slice(preamble.length);
    return {
        args: preamble.map(({ rest }) => rest),
        bases: stages.filter(({ name }) => name === "FROM").map(baseOf),
        instructions: stages.filter(({ name }) => name !== "FROM"),
    };
}
function baseOf({ rest, line }) {
    const words = rest.split(/\s+/).filter((word) => word !== "" && !word.startsWith("--"));
    const [base = "", as, name] = words;
    if (words.length === 1 || (words.length === 3 && as?.toUpperCase() === "AS" && name !== ""))
        return base;
    throw malformed(`FROM on line ${String(line)} requires either one or three arguments`);
}
/** Instructions with their lines joined; comments, and what heredocs hold, are left out. */
function parseInstructions(text) {
    const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
    const continued = escapeCharacter(lines) === "`" ? /`[ \t]*$/ : /\\[ \t]*$/;
    const found = [];
    for (let at = 0; at < lines.length; at += 1) {
        if (isIgnored(lines[at]))
            continue;
        const start = at;
        const parts = [lines[at] ?? ""];
        // An empty line or a comment within a continued one does not end it.
        while (continued.test(parts.at(-1) ?? "") && at + 1 < lines.length) {
            at += 1;
            if (!isIgnored(lines[at]))
                parts.push(lines[at] ?? "");
        }
        const joined = parts.map((part) => part.replace(continued, "")).join("");
        const [, word = "", rest = ""] = /^\s*(\S+)\s*([^]*)$/.exec(joined) ?? [];
        const instruction = { name: word.toUpperCase(), rest: rest.trim(), line: start + 1 };
        checkInstruction(instruction, word);
        found.push(instruction);
        at = skipHeredocs(instruction, lines, at);
    }
    if (found.length === 0)
        throw malformed("file with no instructions");
    return found;
}
function checkInstruction({ name, rest, line }, word) {
    if (!KNOWN.has(name))
        throw malformed(`unknown instruction: ${word} on line ${String(line)}`);
    if (rest === "")
        throw malformed(`${name} on line ${String(line)} requires at least one argument`);
}
/** Parser directives are the comments at the very beginning. */
function escapeCharacter(lines) {
    for (const line of lines) {
        const [, name, value] = /^#\s*([A-Za-z][A-Za-z0-9]*)\s*=\s*(\S+)\s*$/.exec(line) ?? [];
        if (name === undefined)
            break;
        if (name.toLowerCase() === "escape")
            return value ?? "\\";
    }
    return "\\";
}
function isIgnored(line = "") {
    return /^\s*(?:#|$)/.test(line);
}
/** The index of the last line that belongs to the instruction. */
function skipHeredocs({ name, rest, line }, lines, last) {
    if (!WITH_HEREDOC.has(name))
        return last;
    let at = last;
    for (const [, dash, , end = ""] of rest.matchAll(/(?:^|\s)\d*<<(-?)(["']?)([A-Za-z_][\w.]*)\2(?=\s|$)/g)) {
        do {
            at += 1;
            if (at >= lines.length)
                throw malformed(`${name} on line ${String(line)}: unterminated heredoc ${end}`);
        } while ((dash === "-" ? lines[at]?.replace(/^\t+/, "") : lines[at]) !== end);
    }
    return at;
}
function malformed(message) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", message);
}


/***/ }),

/***/ 8469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   extend: () => (/* binding */ extend)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _cnb_api_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5800);
/* harmony import */ var _cnb_exit_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2798);
/* harmony import */ var _cnb_group_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(478);
/* harmony import */ var _cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(5233);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1487);
/* harmony import */ var _extension_extended_image_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7321);
/* harmony import */ var _extension_extension_dockerfile_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2418);
/* harmony import */ var _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(151);
/* harmony import */ var _supported_apis_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8774);
/* harmony import */ var _toml_file_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(481);
// The extender: would apply the Dockerfiles of image extensions to the build image or the run image; ours refuses to.
// Departure from other lifecycles: they carry a Dockerfile interpreter; docs/lifecycle.md says why ours does not.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#extender-optional












/**
 * Succeeds if no Dockerfile of the group's extensions changes the image; what follows for a build image is the build.
 * @throws {LifecycleError} exit code 102 naming a Dockerfile that does, 1 if group.toml cannot be read, 12 for an unknown API
 */
async function extend(inputs, ctx) {
    for (const extension of await readExtensions(inputs)) {
        (0,_supported_apis_js__WEBPACK_IMPORTED_MODULE_8__/* .requireBuildpackApi */ .Hg)(extension.api, (0,_cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_10__/* .formatModule */ .ww)(extension));
        const file = dockerfilePath(extension, inputs, ctx);
        if (!(await changesImage(file, inputs.kind)))
            continue;
        throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_7__/* .LifecycleError */ .D(_cnb_exit_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .ExitCode */ .y.EXTEND_FAILED, `extend ${inputs.kind} image: extension ${(0,_cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_10__/* .formatModule */ .ww)(extension)} wants ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_11__/* .quote */ .hD)(file)} applied, ` +
            "and this lifecycle cannot apply Dockerfiles", { hint: _extension_extended_image_js__WEBPACK_IMPORTED_MODULE_5__/* .NO_EXTENDER_HINT */ .uC });
    }
    ctx.log.info(`No extension changes the ${inputs.kind} image`);
}
async function readExtensions({ groupPath }) {
    try {
        return (0,_cnb_group_js__WEBPACK_IMPORTED_MODULE_3__/* .parseGroup */ .h)(await (0,_toml_file_js__WEBPACK_IMPORTED_MODULE_9__/* .readToml */ .D7)(groupPath), (0,_quote_js__WEBPACK_IMPORTED_MODULE_11__/* .quote */ .hD)(groupPath)).extensions;
    }
    catch (cause) {
        const message = `initialize extender: read group file: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(cause)}`;
        throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_7__/* .LifecycleError */ .D(_cnb_exit_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .ExitCode */ .y.FAILED, message, { cause });
    }
}
function dockerfilePath({ id }, { generatedDir, kind }, { platformApi }) {
    return (0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_1__/* .atLeast */ .jZ)(platformApi, "0.13")
        ? node_path__WEBPACK_IMPORTED_MODULE_0__.join(generatedDir, (0,_cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeId */ .Hi)(id), `${kind}.Dockerfile`)
        : node_path__WEBPACK_IMPORTED_MODULE_0__.join(generatedDir, kind, (0,_cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_10__/* .escapeId */ .Hi)(id), "Dockerfile");
}
async function changesImage(file, kind) {
    try {
        const text = await (0,_toml_file_js__WEBPACK_IMPORTED_MODULE_9__/* .readOptional */ .T9)(file);
        return text !== undefined && (0,_extension_extension_dockerfile_js__WEBPACK_IMPORTED_MODULE_6__/* .checkDockerfile */ .v)(text, kind).extend;
    }
    catch (cause) {
        const message = `extend ${kind} image: ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_11__/* .quote */ .hD)(file)}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(cause)}`;
        throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_7__/* .LifecycleError */ .D(_cnb_exit_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .ExitCode */ .y.EXTEND_FAILED, message, { cause });
    }
}


/***/ }),

/***/ 481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D7: () => (/* binding */ readToml),
/* harmony export */   T9: () => (/* binding */ readOptional),
/* harmony export */   XI: () => (/* binding */ writeFileWithParents),
/* harmony export */   v5: () => (/* binding */ readOptionalToml),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2951);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3186);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1487);
// Reading and writing the small files that phases hand to each other.






/**
 * The text of a small file. No more of it is read than a TOML file may have, since anyone may have made it.
 * @throws {UnusableFileError} if it is not a regular file of at most 16 MiB; what the file system says if it cannot be read
 */
async function readText(file) {
    return (await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_TOML_BYTES */ .QG)).toString("utf8");
}
/** The text of a small file, or undefined if there is none. @throws as {@link readText} */
async function readOptional(file) {
    return readText(file).catch(undefinedIfMissing);
}
/** The text of a TOML file. @throws as {@link readText}; {PlatformError} `MALFORMED` if it is not UTF-8 */
async function readToml(file) {
    return (0,_cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeToml */ .Rb)(await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_TOML_BYTES */ .QG), (0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(file));
}
/** The text of a TOML file, or undefined if there is none. @throws as {@link readToml} */
async function readOptionalToml(file) {
    return readToml(file).catch(undefinedIfMissing);
}
/** A buildpack may have left a named pipe in the file's place, which must not make the phase wait for a reader. */
const WITHOUT_WAITING = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_TRUNC | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
/** Writes a file, making the directories above it. */
async function writeFileWithParents(file, text) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(file), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, text, { flag: WITHOUT_WAITING });
}
function undefinedIfMissing(error) {
    if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b2)(error))
        return undefined;
    throw error;
}


/***/ })

};
