// Holds src.
export const id = 919;
export const ids = [919];
export const modules = {

/***/ 2125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ap: () => (/* binding */ formatBuildpackPlan),
/* harmony export */   nT: () => (/* binding */ formatPlan),
/* harmony export */   vS: () => (/* binding */ parsePlan),
/* harmony export */   vj: () => (/* binding */ parseDetectedPlan)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7934);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2295);
/* harmony import */ var _toml_format_toml_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7884);
/* harmony import */ var _toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2951);
// The build plan: what each buildpack of a group provides and requires, and plan.toml with the outcome.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#build-plan-toml




const Metadata = valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .FreeTable */ .LB);
const text = valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), "");
const Provides = valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: text })), []);
const Requires = valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: text, version: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()), metadata: Metadata })), []);
const Section = { provides: Provides, requires: Requires };
const DetectedPlan = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ ...Section, or: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc(Section)), []) });
const PlanFile = valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    entries: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
        providers: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
            id: valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
            version: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), ""),
            extension: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zMY()),
        })), []),
        requires: valibot__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ name: text, metadata: Metadata })), []),
    })), []),
});
/** What bin/detect wrote: the alternatives in order of preference. @throws {PlatformError} `MALFORMED` */
function parseDetectedPlan(toml, what) {
    const { or, ...first } = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .parseToml */ .MT)(DetectedPlan, toml, what);
    return [first, ...or];
}
/** @throws {PlatformError} `MALFORMED` naming the file */
function parsePlan(toml, what) {
    return (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .parseToml */ .MT)(PlanFile, toml, what).entries;
}
/** plan.toml; an empty plan is an empty file. */
function formatPlan(entries) {
    if (entries.length === 0)
        return "";
    return (0,_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .formatToml */ .W)({
        entries: entries.map(({ providers, requires }) => ({ providers, requires: requires.map(written) })),
    });
}
/** The plan that one buildpack's bin/build gets; an empty one is an empty file. */
function formatBuildpackPlan(entries) {
    return entries.length === 0 ? "" : (0,_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .formatToml */ .W)({ entries: entries.map(written) });
}
function written({ name, metadata }) {
    return { name, metadata: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(metadata) };
}


/***/ }),

/***/ 1254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TE: () => (/* binding */ buildpackEnvironment),
  xS: () => (/* binding */ passedOnEnvironment),
  Nt: () => (/* binding */ readProvidedEnvironment),
  MR: () => (/* binding */ withBuildLayer)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/buildpack/env-files.js
// Environment directories: files whose names say a variable and what to do with it.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#environment-variable-modification-rules






/**
 * The files of a directory in byte order; none if it does not exist. Directories, also linked ones, are skipped.
 * @throws {Error} naming the path if it is a file, in which variables would be lost, or cannot be read
 */
async function readEnvFiles(dir) {
    const names = await (0,promises_.readdir)(dir).catch((error) => {
        if ((0,regular_file/* isMissing */.b2)(error))
            return [];
        if ((0,regular_file/* errorCode */.CA)(error) !== "ENOTDIR")
            throw error;
        throw new errors/* PlatformError */.Wk("MALFORMED", `${JSON.stringify(dir)} is not a directory with a file for each variable.`, {
            cause: error,
        });
    });
    const files = [];
    for (const name of names.sort(json/* compareBytes */.Xo)) {
        const file = external_node_path_.join(dir, name);
        if ((await (0,promises_.stat)(file)).isDirectory())
            continue;
        files.push({ name, content: await (0,toml_file/* readText */.yR)(file) });
    }
    return files;
}
/**
 * Applies the files of one directory.
 * @param withoutSuffix what a name without suffix means: `override` for layers, `default` for the operator's directory
 */
function applyEnvFiles(env, files, withoutSuffix) {
    const delimiters = new Map(files.filter(({ name }) => name.endsWith(".delim")).map((file) => [file.name, file.content]));
    return files.reduce((current, { name, content }) => {
        const { variable, action } = splitName(name, withoutSuffix);
        const delimiter = delimiters.get(`${variable}.delim`);
        return applyAction(current, { variable, action, content, delimiter });
    }, env);
}
/** Puts a value before the variable's own, with a colon between them where there is one. */
function prependPath(env, variable, value) {
    return applyAction(env, { variable, action: "prepend", content: value, delimiter: ":" });
}
function applyAction(env, { variable, action, content, delimiter }) {
    const old = env[variable] ?? "";
    const joint = old === "" ? "" : (delimiter ?? "");
    switch (action) {
        case "append":
            return { ...env, [variable]: `${old}${joint}${content}` };
        case "prepend":
            return { ...env, [variable]: `${content}${joint}${old}` };
        case "override":
            return { ...env, [variable]: content };
        case "default":
            return old === "" ? { ...env, [variable]: content } : env;
        case "prepend-path":
            return applyAction(env, { variable, action: "prepend", content, delimiter: delimiter ?? ":" });
        default:
            return env;
    }
}
/** The variable goes up to the first dot; a dot with nothing behind it prepends, with a colon unless there is a delimiter. */
function splitName(name, withoutSuffix) {
    const dot = name.indexOf(".");
    if (dot < 0)
        return { variable: name, action: withoutSuffix };
    const action = name.slice(dot + 1);
    return { variable: name.slice(0, dot), action: action === "" ? "prepend-path" : action };
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/buildpack/build-environment.js
// The environment in which bin/detect and bin/build run.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#buildpack-environment



/** Of the lifecycle's own environment, only these reach a buildpack. */
const PASSED_ON = new Set([
    "CNB_STACK_ID",
    "HOSTNAME",
    "HOME",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
    "no_proxy",
]);
const PATH_VARIABLES = new Set(["PATH", "LD_LIBRARY_PATH", "LIBRARY_PATH", "CPATH", "PKG_CONFIG_PATH"]);
/** Which variables a directory of a build layer is put in front of. */
const LAYER_DIRECTORIES = [
    ["bin", ["PATH"]],
    ["lib", ["LD_LIBRARY_PATH", "LIBRARY_PATH"]],
    ["include", ["CPATH"]],
    ["pkgconfig", ["PKG_CONFIG_PATH"]],
];
/** The part of the lifecycle's environment that buildpacks start with. */
function passedOnEnvironment(own) {
    return Object.fromEntries(Object.entries(own).filter(([name]) => PASSED_ON.has(name) || PATH_VARIABLES.has(name)));
}
/** Reads `<platform>/env` and `<build-config>/env`. */
async function readProvidedEnvironment(platformDir, buildConfigDir) {
    const [platform, buildConfig] = await Promise.all([
        readEnvFiles(external_node_path_.join(platformDir, "env")),
        readEnvFiles(external_node_path_.join(buildConfigDir, "env")),
    ]);
    return { platform, buildConfig };
}
/** What one buildpack sees: the user's variables unless it clears them, then the operator's, always. */
function buildpackEnvironment(base, provided, clearEnv) {
    const withPlatform = clearEnv ? base : provided.platform.reduce(applyPlatformVariable, base);
    return applyEnvFiles(withPlatform, provided.buildConfig, "default");
}
/** The environment after a build layer: its directories in front of the paths, then `env/`, then `env.build/`. */
async function withBuildLayer(env, layerDir) {
    let result = env;
    for (const [directory, variables] of LAYER_DIRECTORIES) {
        const found = external_node_path_.join(layerDir, directory);
        if (!(await exists(found)))
            continue;
        result = variables.reduce((current, variable) => prependPath(current, variable, found), result);
    }
    for (const directory of ["env", "env.build"]) {
        result = applyEnvFiles(result, await readEnvFiles(external_node_path_.join(layerDir, directory)), "override");
    }
    return result;
}
/** The whole file name is the variable's name; paths are put in front, all else overrides. */
function applyPlatformVariable(env, { name, content }) {
    return PATH_VARIABLES.has(name) ? prependPath(env, name, content) : { ...env, [name]: content };
}
async function exists(file) {
    return (0,promises_.stat)(file).then(() => true, () => false);
}


/***/ }),

/***/ 7448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ isThere),
/* harmony export */   ir: () => (/* binding */ apiOf),
/* harmony export */   vg: () => (/* binding */ locationVariables),
/* harmony export */   wC: () => (/* binding */ readInstalledBuildpack)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _cnb_api_version_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5800);
/* harmony import */ var _cnb_buildpack_descriptor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6852);
/* harmony import */ var _cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5233);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1487);
/* harmony import */ var _toml_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(481);
// Buildpacks as they lie in a builder: `<buildpacks>/<escaped id>/<version>/`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#buildpacks-directory-layout








/** @throws {PlatformError} `NOT_FOUND` if the builder does not have it, `MALFORMED` for a bad buildpack.toml */
async function readInstalledBuildpack(buildpacksDir, module) {
    const root = node_path__WEBPACK_IMPORTED_MODULE_1__.join(buildpacksDir, (0,_cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .escapeId */ .Hi)(module.id), module.version);
    const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, "buildpack.toml");
    const toml = await (0,_toml_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readToml */ .D7)(file).catch((cause) => {
        if (cause instanceof _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PlatformError */ .Wk)
            throw cause;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .PlatformError */ .Wk("NOT_FOUND", `Buildpack ${(0,_cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_6__/* .formatModule */ .ww)(module)} is missing: cannot read ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(file)}.`, {
            hint: "Every buildpack of the order must be in the builder, in exactly this version.",
            cause,
        });
    });
    const hasBuild = await isThere(node_path__WEBPACK_IMPORTED_MODULE_1__.join(root, "bin", "build"));
    // The order names it, whatever the file says: what others record about it has to be found again by that name.
    const descriptor = {
        ...(0,_cnb_buildpack_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .parseBuildpackDescriptor */ .Y5)(toml, (0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(file)),
        id: module.id,
        version: module.version,
    };
    return { kind: "buildpack", root, descriptor, hasBuild };
}
/** Whether a file or directory exists. */
async function isThere(file) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(file).then(() => true, () => false);
}
/** Variables that tell a buildpack or extension where things are, by the API it is written for. */
function locationVariables(buildpack, locations) {
    const api = apiOf(buildpack);
    const own = buildpack.kind === "buildpack" ? "CNB_BUILDPACK_DIR" : "CNB_EXTENSION_DIR";
    const variables = { [own]: buildpack.root };
    if (!(0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_2__/* .atLeast */ .jZ)(api, "0.8"))
        return variables;
    variables["CNB_PLATFORM_DIR"] = locations.platformDir;
    if (locations.layersDir === undefined)
        return { ...variables, CNB_BUILD_PLAN_PATH: locations.planPath };
    return { ...variables, CNB_BP_PLAN_PATH: locations.planPath, CNB_LAYERS_DIR: locations.layersDir };
}
/** The Buildpack API a buildpack or extension is written for; checked earlier, so it parses. */
function apiOf({ descriptor }) {
    return (0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_2__/* .parseApiVersion */ .cX)(descriptor.api);
}


/***/ }),

/***/ 2838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ withPlanFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _cnb_build_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2125);
/* harmony import */ var _cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5233);
// The file that tells a module what it promised to provide; it is there while the module runs.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#buildpack-plan-toml





/** Lets `use` have the path of the plan; nothing of it is left afterwards. */
async function withPlanFile(moduleId, plan, use) {
    const directory = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)(node_path__WEBPACK_IMPORTED_MODULE_2__.join((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), `${(0,_cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .escapeId */ .Hi)(moduleId)}-`));
    try {
        const file = node_path__WEBPACK_IMPORTED_MODULE_2__.join(directory, "plan.toml");
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, (0,_cnb_build_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBuildpackPlan */ .Ap)(plan));
        return await use(file);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
    }
}


/***/ }),

/***/ 186:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ targetVariables),
/* harmony export */   qA: () => (/* binding */ supportsTarget),
/* harmony export */   u1: () => (/* binding */ resolveTarget)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _cnb_api_version_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5800);
/* harmony import */ var _oci_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(284);
/* harmony import */ var _installed_buildpack_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7448);
// The target of a build, from the run image or from the container, and whether a buildpack supports it.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#targets




/** What the run image says, completed by the distribution and the machine the phase runs on. */
async function resolveTarget(analyzed) {
    const host = (0,_oci_target_js__WEBPACK_IMPORTED_MODULE_2__/* .hostTarget */ .az)(process.arch);
    const distro = analyzed?.distro ?? (await readOsRelease());
    return {
        ...analyzed,
        os: analyzed?.os || host.os,
        arch: analyzed?.arch || host.arch,
        ...(distro !== undefined && { distro }),
    };
}
/** Whether one of a buildpack's or extension's targets is this one; fields that are empty on either side match. */
function supportsTarget(module, target) {
    const targets = module.kind === "buildpack" ? declaredTargets(module) : extensionTargets(module);
    return targets.length === 0 || targets.some((declared) => matches(declared, target));
}
/** `CNB_TARGET_*` for buildpacks and extensions of API 0.10 and later. */
function targetVariables(module, target) {
    if (!(0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_1__/* .atLeast */ .jZ)((0,_installed_buildpack_js__WEBPACK_IMPORTED_MODULE_3__/* .apiOf */ .ir)(module), "0.10"))
        return {};
    const variables = {
        CNB_TARGET_OS: target.os,
        CNB_TARGET_ARCH: target.arch,
        CNB_TARGET_ARCH_VARIANT: target["arch-variant"] ?? "",
        CNB_TARGET_DISTRO_NAME: target.distro?.name ?? "",
        CNB_TARGET_DISTRO_VERSION: target.distro?.version ?? "",
    };
    const always = ["CNB_TARGET_OS", "CNB_TARGET_ARCH"];
    return Object.fromEntries(Object.entries(variables).filter(([name, value]) => always.includes(name) || value !== ""));
}
/** Before Buildpack API 0.10 the stack of Ubuntu 18.04 is a target only if it is the sole stack. */
function declaredTargets(buildpack) {
    const { descriptor, hasBuild } = buildpack;
    if (descriptor.targets.length > 0)
        return descriptor.targets;
    if (descriptor.stacks.some(({ id }) => id === "*"))
        return [];
    const bionic = { os: "linux", arch: "amd64", distros: [{ name: "ubuntu", version: "18.04" }] };
    const isBionic = descriptor.stacks.some(({ id }) => id === "io.buildpacks.stacks.bionic");
    if (isBionic && (descriptor.stacks.length === 1 || (0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_1__/* .atLeast */ .jZ)((0,_installed_buildpack_js__WEBPACK_IMPORTED_MODULE_3__/* .apiOf */ .ir)(buildpack), "0.10")))
        return [bionic];
    return hasBuild ? [{ os: "linux", arch: "" }] : [];
}
function extensionTargets({ descriptor, hasDetect, hasGenerate, }) {
    if (descriptor.targets.length > 0)
        return descriptor.targets;
    return hasDetect || hasGenerate ? [{ os: "linux", arch: "" }] : [];
}
function matches(declared, target) {
    const either = (a, b) => !a || !b || a === b;
    if (!either(declared.os, target.os) || !either(declared.arch, target.arch))
        return false;
    if (!either(declared["arch-variant"], target["arch-variant"]))
        return false;
    const distros = declared.distros ?? [];
    const { distro } = target;
    if (distros.length === 0)
        return true;
    if (distro === undefined)
        return false;
    return distros.some(({ name, version }) => either(name, distro.name) && either(version, distro.version));
}
/** `ID` and `VERSION_ID` of /etc/os-release of the container the phase runs in. */
async function readOsRelease() {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)("/etc/os-release", "utf8").catch(() => "");
    const lines = text.split("\n").map((line) => line.split("="));
    const value = (key) => lines.find((line) => line.length === 2 && line[0] === key)?.[1] ?? "";
    const clean = (raw) => raw.replace(/^["'\s]+|["'\s]+$/g, "");
    const distro = { name: clean(value("ID")), version: clean(value("VERSION_ID")) };
    return distro.name === "" && distro.version === "" ? undefined : distro;
}


/***/ }),

/***/ 838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ requireExperimental)
/* harmony export */ });
/* harmony import */ var _cnb_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2798);
/* harmony import */ var _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(151);
// Features that a Platform API calls experimental: the platform has to ask for them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#experimental-features


/**
 * @param feature as other lifecycles call it, e.g. `Dockerfiles`
 * @throws {LifecycleError} exit code 1 unless `CNB_EXPERIMENTAL_MODE` allows it
 */
function requireExperimental(feature, { environment, log }) {
    const mode = environment["CNB_EXPERIMENTAL_MODE"] || "error";
    const message = `Platform requested experimental feature '${feature}'`;
    // The specification says `silent`, other lifecycles read `quiet`; every other word warns, as theirs do.
    if (mode === "quiet" || mode === "silent")
        return;
    if (mode !== "error") {
        log.warn(message);
        return;
    }
    log.error(message);
    throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_1__/* .LifecycleError */ .D(_cnb_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .ExitCode */ .y.FAILED, "go on: experimental features are disabled by CNB_EXPERIMENTAL_MODE=error", { hint: "Set CNB_EXPERIMENTAL_MODE to warn, or use a newer Platform API." });
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

/***/ 2919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  detect: () => (/* binding */ detect),
  O: () => (/* binding */ detectWithoutExtensions)
});

// EXTERNAL MODULE: ./build/js/src/cnb/analyzed.js
var cnb_analyzed = __webpack_require__(2605);
// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/build-plan.js
var build_plan = __webpack_require__(2125);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/cnb/group.js
var cnb_group = __webpack_require__(478);
// EXTERNAL MODULE: ./build/js/src/cnb/module-reference.js
var module_reference = __webpack_require__(5233);
// EXTERNAL MODULE: ./build/js/src/cnb/order.js
var order = __webpack_require__(9733);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/build-environment.js + 1 modules
var build_environment = __webpack_require__(1254);
// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/installed-buildpack.js
var installed_buildpack = __webpack_require__(7448);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/cnb/extension-descriptor.js
var extension_descriptor = __webpack_require__(7708);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/buildpack/installed-extension.js
// Image extensions as they lie in a builder: `<extensions>/<escaped id>/<version>/`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#extensions-directory-layout







/** @throws {PlatformError} `NOT_FOUND` if the builder does not have it, `MALFORMED` for a bad extension.toml */
async function readInstalledExtension(extensionsDir, module) {
    const root = external_node_path_.join(extensionsDir, (0,module_reference/* escapeId */.Hi)(module.id), module.version);
    const file = external_node_path_.join(root, "extension.toml");
    const toml = await (0,toml_file/* readToml */.D7)(file).catch((cause) => {
        if (cause instanceof errors/* PlatformError */.Wk)
            throw cause;
        const message = `Extension ${(0,module_reference/* formatModule */.ww)(module)} is missing: cannot read ${(0,quote/* quote */.hD)(file)}.`;
        const hint = "Every extension of the order must be in the builder, in exactly this version.";
        throw new errors/* PlatformError */.Wk("NOT_FOUND", message, { hint, cause });
    });
    return {
        kind: "extension",
        root,
        descriptor: { ...(0,extension_descriptor/* parseExtensionDescriptor */.E)(toml, (0,quote/* quote */.hD)(file)), id: module.id, version: module.version },
        hasDetect: await (0,installed_buildpack/* isThere */.$B)(external_node_path_.join(root, "bin", "detect")),
        hasGenerate: await (0,installed_buildpack/* isThere */.$B)(external_node_path_.join(root, "bin", "generate")),
    };
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/target-data.js
var target_data = __webpack_require__(186);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/process-runner.js
var process_runner = __webpack_require__(2008);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/detect/detect-buildpack.js
// Running bin/detect of one buildpack or extension and reading its verdict.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#detection














const PASS = 0;
const FAIL = 100;
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;
/** Runs bin/detect with a plan file of its own; never rejects, a buildpack that cannot run is an error verdict. */
async function detectBuildpack(buildpack, surroundings, ctx) {
    if (buildpack.kind === "extension" && !buildpack.hasDetect)
        return preparedVerdict(buildpack);
    const planDir = await (0,promises_.mkdtemp)(external_node_path_.join((0,external_node_os_.tmpdir)(), "plan."));
    try {
        const planPath = external_node_path_.join(planDir, "plan.toml");
        await (await (0,promises_.open)(planPath, "w", 0o600)).close();
        const output = new BoundedOutput();
        const result = await ctx.processes.run({
            program: external_node_path_.join(buildpack.root, "bin", "detect"),
            args: [surroundings.platformDir, planPath],
            cwd: surroundings.appDir,
            env: detectEnvironment(buildpack, { ...surroundings, planPath, execEnv: ctx.execEnv }),
            onOutput: (bytes) => {
                output.add(bytes);
            },
        });
        return await judge(result, output.text(), { planPath, buildpack });
    }
    finally {
        await (0,promises_.rm)(planDir, { recursive: true, force: true });
    }
}
function detectEnvironment(buildpack, { base, provided, target, platformDir, planPath, execEnv, }) {
    return {
        ...(0,build_environment/* buildpackEnvironment */.TE)(base, provided, buildpack.descriptor.clearEnv),
        ...(0,installed_buildpack/* locationVariables */.vg)(buildpack, { platformDir, planPath }),
        ...(0,target_data/* targetVariables */.J)(buildpack, target),
        ...((0,api_version/* atLeast */.jZ)((0,installed_buildpack/* apiOf */.ir)(buildpack), "0.12") && { CNB_EXEC_ENV: execEnv }),
    };
}
async function judge(result, output, { planPath, buildpack }) {
    if (result.kind !== "exited")
        return { kind: "error", sections: [], output, problem: (0,process_runner/* describeResult */.dy)(result) };
    if (result.code === FAIL)
        return { kind: "fail", sections: [], output, exitCode: result.code };
    if (result.code !== PASS)
        return { kind: "error", sections: [], output, exitCode: result.code };
    return readPlan(buildpack, output, () => (0,toml_file/* readToml */.D7)(planPath));
}
/** An extension without bin/detect passes, and may have its build plan lying ready. */
async function preparedVerdict(extension) {
    const file = external_node_path_.join(extension.root, "detect", "plan.toml");
    return readPlan(extension, "", async () => (await (0,toml_file/* readOptionalToml */.v5)(file)) ?? "");
}
async function readPlan(buildpack, output, read) {
    try {
        const what = `The build plan of ${(0,module_reference/* formatModule */.ww)(buildpack.descriptor)}`;
        const sections = (0,build_plan/* parseDetectedPlan */.vj)(await read(), what);
        refuseRequiredVersions(sections);
        if (buildpack.kind === "extension")
            refuseRequirements(sections);
        return { kind: "pass", sections, output, exitCode: PASS };
    }
    catch (error) {
        return { kind: "error", sections: [], output, problem: (0,errors/* messageOf */.bD)(error) };
    }
}
function refuseRequirements(sections) {
    const [required] = sections.flatMap(({ requires }) => requires);
    if (required === undefined)
        return;
    throw new lifecycle_error/* StepError */.z(`it requires ${(0,quote/* quote */.hD)(required.name)}, but extensions may only provide`);
}
/** Buildpack API 0.7 and later know a version only inside a requirement's metadata. */
function refuseRequiredVersions(sections) {
    for (const { name, version } of sections.flatMap(({ requires }) => requires)) {
        if (version === undefined || version === "")
            continue;
        throw new lifecycle_error/* StepError */.z(`it requires ${(0,quote/* quote */.hD)(name)} with the key "version", which belongs in its metadata`);
    }
}
/** The output of one program, cut where it becomes absurd. */
class BoundedOutput {
    #chunks = [];
    #sizeBytes = 0;
    add(bytes) {
        if (this.#sizeBytes > MAX_OUTPUT_BYTES)
            return;
        this.#sizeBytes += bytes.length;
        this.#chunks.push(bytes);
    }
    text() {
        return Buffer.concat(this.#chunks).toString("utf8");
    }
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/detect/build-plan-resolution.js

/**
 * The first combination of alternatives in which everything required is provided and everything provided is required.
 * @param note gets a line per try and per reason, for the log
 */
function resolveBuildPlan(candidates, note) {
    let tries = 0;
    for (const trial of trials(candidates)) {
        tries += 1;
        note(`Resolving plan... (try #${String(tries)})`);
        const resolved = resolveTrial(trial, note);
        if (resolved !== undefined)
            return resolved;
    }
    return undefined;
}
/** All combinations, the first buildpack's alternatives changing slowest. */
function* trials([first, ...rest]) {
    if (first === undefined) {
        yield [];
        return;
    }
    for (const [at, section] of first.sections.entries()) {
        const optional = first.optional && at === first.sections.length - 1;
        for (const others of trials(rest))
            yield [{ candidate: first, section, optional }, ...others];
    }
}
function resolveTrial(trial, note) {
    let choices = trial;
    for (;;) {
        const { entries, unmet, unused } = matchNames(choices);
        const problems = [
            ...unmet.map(({ choice, name }) => ({ choice, text: `requires ${name}` })),
            ...unused.map(({ choice, name }) => ({ choice, text: `provides unused ${name}` })),
        ];
        if (problems.length === 0 && choices.length > 0) {
            return { members: choices.map(({ candidate }) => candidate), entries };
        }
        if (problems.length === 0) {
            note("fail: no viable buildpacks in group");
            return undefined;
        }
        for (const { choice, text } of problems) {
            note(`${choice.optional ? "skip" : "fail"}: ${(0,module_reference/* formatModule */.ww)(choice.candidate.module)} ${text}`);
            if (!choice.optional)
                return undefined;
        }
        choices = choices.filter((choice) => !problems.some((problem) => problem.choice === choice));
    }
}
/** Walks the group in order: a requirement is met by what comes before it, or by the same buildpack. */
function matchNames(choices) {
    const names = new Map();
    const unmet = [];
    for (const choice of choices) {
        for (const { name } of choice.section.provides)
            entryOf(names, name).pending.push(choice);
        for (const { name, metadata } of choice.section.requires) {
            const entry = entryOf(names, name);
            entry.providers.push(...entry.pending);
            entry.pending = [];
            if (entry.providers.length === 0)
                unmet.push({ choice, name });
            else
                entry.requires.push({ name, metadata });
        }
    }
    const unused = [...names].flatMap(([name, { pending }]) => pending.map((choice) => ({ choice, name })));
    const used = [...names.values()].filter(({ requires }) => requires.length > 0);
    const entries = used.map(({ providers, requires }) => ({
        providers: providers.map(({ candidate: { module, kind } }) => ({
            id: module.id,
            version: module.version,
            ...(kind === "extension" && { extension: true }),
        })),
        requires,
    }));
    return { entries, unmet, unused };
}
function entryOf(names, name) {
    const found = names.get(name) ?? { providers: [], pending: [], requires: [] };
    names.set(name, found);
    return found;
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/detect/detection.js



/**
 * The first group of the order that passes. Each is first tried with each group of extensions before it, none of which
 * has to take part, then without any.
 */
async function detectOrder({ order, orderExtensions }, deps) {
    const walk = new Walk(deps);
    const extensions = orderExtensions.map(({ group }) => group.map((element) => ({ ...element, kind: "extension", optional: true })));
    let errored = false;
    for (const group of order.map((one) => one.group.map(asBuildpack))) {
        const extended = await firstPassing(extensions.map((before) => [...before, ...group]), [], walk);
        const detection = extended.kind === "passed" ? extended : await detectGroup(group, [], walk);
        if (detection.kind === "passed")
            return detection;
        errored ||= detection.errored;
    }
    return { kind: "failed", errored };
}
function asBuildpack(element) {
    return { ...element, kind: "buildpack" };
}
/** Elements that are looked at; real orders need some hundreds, and composites in each other take forever. */
const MAX_STEPS = 20_000;
/** Elements of one group, with those of its composites. */
const MAX_GROUP = 500;
/** Modules and verdicts of one detection, so that nothing is read or asked twice. */
class Walk {
    deps;
    #steps = 0;
    #modules = new Map();
    #verdicts = new Map();
    constructor(deps) {
        this.deps = deps;
    }
    /** @throws {Error} when the order stands for more groups than it makes sense to try */
    step(elements) {
        this.#steps += 1;
        if (this.#steps <= MAX_STEPS && elements.length <= MAX_GROUP)
            return;
        throw new lifecycle_error/* StepError */.z(`the order stands for more than ${String(MAX_STEPS)} elements, or a group for more than ` +
            `${String(MAX_GROUP)}; does a composite buildpack contain itself?`);
    }
    /** @throws {PlatformError} if the builder does not have it */
    find(element) {
        const known = this.#modules.get(keyOf(element)) ?? this.deps.find(element);
        this.#modules.set(keyOf(element), known);
        return known;
    }
    /** Once something is refused where it is required, that is also its verdict where it is optional later. */
    verdictOf(element, module) {
        const key = keyOf(element);
        const refusal = element.optional ? undefined : this.deps.refuse(module);
        const known = refusal === undefined ? this.#verdicts.get(key) : Promise.resolve(refusal);
        const verdict = known ?? this.deps.detect(element, module);
        this.#verdicts.set(key, verdict);
        return verdict;
    }
}
function keyOf(element) {
    return `${element.kind} ${(0,module_reference/* formatModule */.ww)(element)}`;
}
async function firstPassing(groups, chosen, walk) {
    let errored = false;
    for (const group of groups) {
        const detection = await detectGroup(group, chosen, walk);
        if (detection.kind === "passed")
            return detection;
        errored ||= detection.errored;
    }
    return { kind: "failed", errored };
}
/** Tries `chosen` followed by `elements`; a composite stands for each of its groups in turn. */
async function detectGroup(elements, chosen, walk) {
    walk.step(elements);
    const [element, ...rest] = elements;
    if (element === undefined)
        return resolveGroup(chosen, walk.deps.log);
    const isSame = (member) => member.element.kind === element.kind && member.element.id === element.id;
    if (chosen.some(isSame))
        return detectGroup(rest, chosen, walk);
    const module = await walk.find(element);
    if (module.kind === "buildpack" && module.descriptor.order.length > 0) {
        const detection = await firstPassing(module.descriptor.order.map(({ group }) => [...group.map(asBuildpack), ...rest]), chosen, walk);
        if (detection.kind === "passed" || !element.optional)
            return detection;
        return detectGroup(rest, chosen, walk);
    }
    if (!walk.deps.applies(module))
        return detectGroup(rest, chosen, walk);
    const verdict = walk.verdictOf(element, module);
    return detectGroup(rest, [...chosen, { element, module, verdict }], walk);
}
/** Waits for the verdicts of a group, which run side by side, and resolves its build plan. */
async function resolveGroup(members, log) {
    const results = await Promise.all(members.map(async (member) => ({ ...member, verdict: await member.verdict })));
    log.verdicts(results);
    const errored = results.some(({ verdict }) => verdict.kind === "error");
    if (results.some(({ element, verdict }) => !element.optional && verdict.kind !== "pass"))
        return { kind: "failed", errored };
    const passed = results.filter(({ verdict }) => verdict.kind === "pass");
    if (!passed.some(({ element }) => element.kind === "buildpack")) {
        log.nobodyPassed();
        return { kind: "failed", errored: false };
    }
    const modules = new Map();
    const candidates = passed.map(({ element, module, verdict }) => {
        const { kind, optional } = element;
        const candidate = { module: element, kind, optional, sections: verdict.sections };
        modules.set(candidate, module);
        return candidate;
    });
    const resolved = resolveBuildPlan(candidates, (line) => {
        log.planning(line);
    });
    if (resolved === undefined)
        return { kind: "failed", errored: false };
    const participants = resolved.members.flatMap((member) => modules.get(member) ?? []);
    log.participants(participants, members.length);
    return { kind: "passed", members: participants, plan: resolved.entries };
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/detect/detection-log.js
// The log of detection. It is held back until the end: a failure shows everything, a success only what was asked for.

class DetectionLog {
    #lines = [];
    verdicts(results) {
        for (const { element, verdict } of results)
            this.#output((0,module_reference/* formatModule */.ww)(element), verdict);
        this.#add("debug", "======== Results ========");
        for (const { element, verdict } of results) {
            const name = (0,module_reference/* formatModule */.ww)(element);
            if (verdict.kind === "error") {
                const code = verdict.exitCode === undefined || verdict.exitCode === 0 ? "" : ` (${String(verdict.exitCode)})`;
                this.#add("info", `err:  ${name}${code}`);
            }
            else if (verdict.kind === "pass")
                this.#add("debug", `pass: ${name}`);
            else
                this.#add("debug", `${element.optional ? "skip" : "fail"}: ${name}`);
        }
    }
    nobodyPassed() {
        this.#add("debug", "fail: no viable buildpacks in group");
    }
    planning(line) {
        this.#add("debug", line);
    }
    participants(modules, tried) {
        if (modules.length !== tried) {
            this.#add("info", `${String(modules.length)} of ${String(tried)} buildpacks participating`);
        }
        const width = Math.max(...modules.map(({ descriptor }) => descriptor.id.length));
        for (const { descriptor } of modules)
            this.#add("info", `${descriptor.id.padEnd(width)} ${descriptor.version}`);
    }
    /** Prints what was collected; everything if detection failed. */
    flush(log, failed) {
        for (const { level, text } of this.#lines) {
            if (failed || level === "info")
                log.info(text);
            else
                log.debug(text);
        }
    }
    #output(name, { kind, output, problem }) {
        const level = kind === "error" ? "info" : "debug";
        if (output !== "")
            this.#add(level, `======== Output: ${name} ========\n${output.replace(/\n$/, "")}`);
        if (problem !== undefined)
            this.#add(level, `======== Error: ${name} ========\n${problem}`);
    }
    #add(level, text) {
        this.#lines.push({ level, text });
    }
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/detect/system-buildpacks.js
// system.toml: buildpacks of the platform's operator that take part in every build, before and after those of the order.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#systemtoml-toml








/** `optional` is not read, as in other lifecycles: what an operator wants in every build is not up to the buildpack. */
const Buildpacks = dist/* optional */.lqM(dist/* object */.Ikc({
    buildpacks: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ id: dist/* string */.YjP(), version: dist/* optional */.lqM(dist/* string */.YjP(), "") })), []),
}), { buildpacks: [] });
const SystemFile = dist/* object */.Ikc({
    system: dist/* optional */.lqM(dist/* object */.Ikc({ pre: Buildpacks, post: Buildpacks }), {
        pre: { buildpacks: [] },
        post: { buildpacks: [] },
    }),
});
/**
 * Puts the system buildpacks around every group that does not have them, from Platform API 0.15 on.
 * @throws {LifecycleError} exit code 1 if the file is there but cannot be read
 */
async function addSystemBuildpacks(order, systemPath, { platformApi }) {
    if (systemPath === undefined || !(0,api_version/* atLeast */.jZ)(platformApi, "0.15"))
        return order;
    const { pre, post } = await readSystem(systemPath);
    return order.map(({ group }) => {
        const isMissing = ({ id }) => !group.some((one) => one.id === id);
        const required = (one) => ({ ...one, optional: false });
        return {
            group: [...pre.filter(isMissing).map(required), ...group, ...post.filter(isMissing).map(required)],
        };
    });
}
async function readSystem(systemPath) {
    try {
        const { system } = (0,parse_toml/* parseToml */.MT)(SystemFile, (await (0,toml_file/* readOptionalToml */.v5)(systemPath)) ?? "", (0,quote/* quote */.hD)(systemPath));
        return { pre: system.pre.buildpacks, post: system.post.buildpacks };
    }
    catch (cause) {
        const message = `initialize detector: read system file: ${(0,errors/* messageOf */.bD)(cause)}`;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, message, { cause });
    }
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/experimental-mode.js
var experimental_mode = __webpack_require__(838);
// EXTERNAL MODULE: ./build/js/src/lifecycle/supported-apis.js
var supported_apis = __webpack_require__(8774);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/lifecycle/copy-as-is.js
var copy_as_is = __webpack_require__(61);
// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/plan-file.js
var plan_file = __webpack_require__(2838);
// EXTERNAL MODULE: ./build/js/src/lifecycle/extension/extension-dockerfile.js
var extension_dockerfile = __webpack_require__(2418);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/extension/extension-output.js
// Running one extension's bin/generate, and reading the Dockerfiles it writes.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/image_extension.md#generation
















/** Build arguments that every Dockerfile gets from the lifecycle. */
const OWN_ARGS = ["build_id", "user_id", "group_id"];
const Args = dist/* optional */.lqM(dist/* object */.Ikc({ args: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* optional */.lqM(dist/* string */.YjP(), "") })), []) }), { args: [] });
const ExtendConfig = dist/* object */.Ikc({ build: Args, run: Args });
/**
 * Fills the output directory and returns the Dockerfiles in it.
 * @throws {LifecycleError} exit code 91 if bin/generate fails; other errors are the output's fault
 */
async function generateDockerfiles(turn, ctx) {
    const { extension, outputDir } = turn;
    await (0,promises_.mkdir)(outputDir, { recursive: true });
    if (extension.hasGenerate)
        await runGenerate(turn, ctx);
    else
        await copyPrepared(extension, outputDir);
    return readOutput(extension.descriptor.id, outputDir, ctx);
}
async function runGenerate(turn, ctx) {
    const { extension, outputDir, platformDir, appDir } = turn;
    const result = await (0,plan_file/* withPlanFile */.a)(extension.descriptor.id, turn.plan, (planPath) => ctx.processes.run({
        program: external_node_path_.join(extension.root, "bin", "generate"),
        args: [outputDir, platformDir, planPath],
        cwd: appDir,
        env: {
            ...(0,build_environment/* buildpackEnvironment */.TE)(turn.base, turn.provided, extension.descriptor.clearEnv),
            CNB_BP_PLAN_PATH: planPath,
            CNB_EXTENSION_DIR: extension.root,
            CNB_OUTPUT_DIR: outputDir,
            CNB_PLATFORM_DIR: platformDir,
            ...(0,target_data/* targetVariables */.J)(extension, turn.target),
        },
        onOutput: (bytes) => {
            ctx.log.output(bytes);
        },
    }));
    if (result.kind === "exited" && result.code === 0)
        return;
    const name = extension.descriptor.id;
    const message = `build: extension ${name} failed to generate: ${(0,process_runner/* describeResult */.dy)(result)}`;
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.EXTENSION_FAILED, message);
}
/**
 * Departure from other lifecycles: from Platform API 0.13 on they leave the files of an extension without bin/generate
 * where they are, so that their extender does not find them.
 */
async function copyPrepared({ root }, outputDir) {
    const prepared = external_node_path_.join(root, "generate");
    if (await (0,installed_buildpack/* isThere */.$B)(prepared))
        await (0,promises_.cp)(prepared, outputDir, { recursive: true, verbatimSymlinks: true });
}
async function readOutput(extensionId, outputDir, { log }) {
    await checkExtendConfig(external_node_path_.join(outputDir, "extend-config.toml"));
    const found = [];
    for (const kind of extension_descriptor/* DOCKERFILE_KINDS */.L) {
        const file = external_node_path_.join(outputDir, `${kind}.Dockerfile`);
        const text = await (0,toml_file/* readOptional */.T9)(file);
        if (text === undefined)
            continue;
        const checked = checkedDockerfile(text, { kind, extensionId });
        for (const warning of checked.warnings)
            log.warn(warning);
        found.push({ ...checked, extensionId, kind, path: file });
    }
    await checkContexts(outputDir);
    return found;
}
function checkedDockerfile(text, { kind, extensionId }) {
    try {
        return (0,extension_dockerfile/* checkDockerfile */.v)(text, kind);
    }
    catch (cause) {
        const message = `failed to parse ${kind}.Dockerfile for extension ${extensionId}: ${(0,errors/* messageOf */.bD)(cause)}`;
        throw new errors/* PlatformError */.Wk("MALFORMED", message, { cause });
    }
}
async function checkExtendConfig(file) {
    const text = await (0,toml_file/* readOptionalToml */.v5)(file);
    if (text === undefined)
        return;
    const { build, run } = (0,parse_toml/* parseToml */.MT)(ExtendConfig, text, (0,quote/* quote */.hD)(file));
    const taken = [...build.args, ...run.args].find(({ name }) => OWN_ARGS.includes(name));
    if (taken === undefined)
        return;
    const message = `validating extend config: ${(0,quote/* quote */.hD)(file)} has the argument ${(0,quote/* quote */.hD)(taken.name)}, which the lifecycle gives itself`;
    throw new errors/* PlatformError */.Wk("MALFORMED", message);
}
async function checkContexts(outputDir) {
    const isDirectory = async (name) => (0,promises_.stat)(external_node_path_.join(outputDir, name)).then((found) => found.isDirectory(), () => false);
    if (!(await isDirectory("context")))
        return;
    for (const name of ["context.build", "context.run"]) {
        if (!(await isDirectory(name)))
            continue;
        const message = `${(0,quote/* quote */.hD)(outputDir)} has both context and ${name}: only one of them can be the build context`;
        throw new errors/* PlatformError */.Wk("MALFORMED", message);
    }
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js + 1 modules
var run_image_choice = __webpack_require__(102);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/phase/generator.js
// Generation, the second part of the detector: image extensions write Dockerfiles, and may choose another run image.
// Reads group, plan and analyzed.toml; writes `<generated>`, and rewrites analyzed.toml and plan.toml.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/image_extension.md#phase-generation



















/** @throws {LifecycleError} exit code 91 if bin/generate of an extension fails, 92 if its output is wrong, 1 or 3 for other files */
async function generate({ extensions, plan }, inputs, ctx) {
    const runImages = await (0,run_image_choice/* readRunImages */.ak)(inputs.runPath, ctx);
    const analyzed = (0,cnb_analyzed/* parseAnalyzed */.yc)((await (0,toml_file/* readOptionalToml */.v5)(inputs.analyzedPath)) ?? "", (0,quote/* quote */.hD)(inputs.analyzedPath));
    try {
        await using output = await openOutput(inputs, ctx);
        const { dockerfiles, unmet } = await runExtensions({ extensions, plan, analyzed, output }, inputs, ctx);
        const choice = chooseRunImage(dockerfiles);
        const newBase = choice.newBase === nameBefore(analyzed, ctx) ? undefined : choice.newBase;
        if (newBase !== undefined && (0,run_image_choice/* findRunImage */.Gy)(runImages, newBase) === undefined)
            ctx.log.warn(`new runtime base image '${newBase}' not found in run metadata`);
        await keepDockerfiles(choice.dockerfiles, inputs, ctx);
        for (const line of whatIsNotDone(choice.dockerfiles))
            ctx.log.warn(line);
        const runImage = newBase === undefined ? analyzed.runImage : { reference: newBase, image: newBase };
        const updated = runImage && (choice.extend ? { ...runImage, extend: true } : runImage);
        await (0,toml_file/* writeFileWithParents */.XI)(inputs.analyzedPath, (0,cnb_analyzed/* formatAnalyzed */.Cp)({ ...analyzed, runImage: updated }));
        await (0,toml_file/* writeFileWithParents */.XI)(inputs.planPath, (0,build_plan/* formatPlan */.nT)(unmet));
    }
    catch (cause) {
        if ((0,errors/* firstError */.bv)(cause) instanceof lifecycle_error/* LifecycleError */.D)
            throw cause;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.GENERATE_FAILED, `build: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
/** Before Platform API 0.13 extensions write to a temporary directory, and only some files are kept. */
async function openOutput({ generatedDir }, { platformApi }) {
    if ((0,api_version/* atLeast */.jZ)(platformApi, "0.13"))
        return { dir: generatedDir, [Symbol.asyncDispose]: () => Promise.resolve() };
    const dir = await (0,promises_.mkdtemp)(external_node_path_.join((0,external_node_os_.tmpdir)(), "cnb-extensions-generated."));
    return { dir, [Symbol.asyncDispose]: () => (0,promises_.rm)(dir, { recursive: true, force: true }) };
}
/** Runs one extension after the other; each meets all that it was asked for. */
async function runExtensions({ extensions, plan, analyzed, output, }, { appDir, platformDir, buildConfigDir, extensionsDir }, ctx) {
    const surroundings = {
        appDir,
        platformDir,
        base: (0,build_environment/* passedOnEnvironment */.xS)(ctx.environment),
        provided: await (0,build_environment/* readProvidedEnvironment */.Nt)(platformDir, buildConfigDir),
        target: await (0,target_data/* resolveTarget */.u1)(analyzed.runImage?.target),
    };
    let unmet = plan;
    const dockerfiles = [];
    for (const element of extensions) {
        ctx.log.debug(`Running generate for extension ${(0,module_reference/* formatModule */.ww)(element)}`);
        const extension = await readInstalledExtension(extensionsDir, element);
        const asked = requirementsOf(element, unmet);
        const outputDir = external_node_path_.join(output.dir, (0,module_reference/* escapeId */.Hi)(element.id));
        dockerfiles.push(...(await generateDockerfiles({ ...surroundings, extension, outputDir, plan: asked }, ctx)));
        const met = new Set(asked.map(({ name }) => name));
        unmet = unmet.filter(({ requires }) => !requires.some(({ name }) => met.has(name)));
    }
    return { dockerfiles, unmet };
}
function requirementsOf({ id }, plan) {
    return plan
        .filter(({ providers }) => providers.some((one) => one.extension === true && one.id === id))
        .flatMap(({ requires }) => requires);
}
/** The last run.Dockerfile that begins from an image of its own decides; what comes after it extends that image. */
function chooseRunImage(dockerfiles) {
    const from = dockerfiles.findLastIndex(({ newBase }) => newBase !== undefined);
    const kept = dockerfiles.map((one, at) => ({ ...one, ignored: one.kind === "run" && at < from }));
    return {
        newBase: dockerfiles[from]?.newBase,
        extend: kept.some(({ kind, ignored, extend }) => kind === "run" && !ignored && extend),
        dockerfiles: kept,
    };
}
/** The run image's name so far; Platform APIs that do not know it cannot tell that it stays the same. */
function nameBefore({ runImage }, { platformApi }) {
    return (0,api_version/* atLeast */.jZ)(platformApi, "0.12") ? (runImage?.image ?? "") : "";
}
async function keepDockerfiles(dockerfiles, { generatedDir }, { platformApi, log }) {
    for (const { path: file, kind, extensionId, ignored } of dockerfiles) {
        if ((0,api_version/* atLeast */.jZ)(platformApi, "0.13")) {
            if (ignored)
                await (0,promises_.rename)(file, `${file}.ignore`);
            continue;
        }
        const dir = external_node_path_.join(generatedDir, kind, (0,module_reference/* escapeId */.Hi)(extensionId));
        const to = external_node_path_.join(dir, ignored ? "Dockerfile.ignore" : "Dockerfile");
        await (0,copy_as_is/* copyAsIs */.E)({ what: "Dockerfile", from: file, to }, log);
        await copyConfig(external_node_path_.dirname(file), dir, log);
    }
}
async function copyConfig(outputDir, dir, log) {
    const name = "extend-config.toml";
    const copied = { what: "configuration", from: external_node_path_.join(outputDir, name), to: external_node_path_.join(dir, name) };
    await (0,copy_as_is/* copyAsIs */.E)(copied, log).catch((error) => {
        if (!(0,regular_file/* isMissing */.b2)(error))
            throw error;
    });
}
/** Said now, since the extender that refuses comes late. */
function whatIsNotDone(dockerfiles) {
    return dockerfiles
        .filter(({ extend, ignored }) => extend && !ignored)
        .map(({ extensionId, kind }) => `extension ${extensionId} wants the ${kind} image extended by its ${kind}.Dockerfile, which this lifecycle cannot do`);
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/phase/detector.js
// The detector: finds the group of buildpacks that can build the source, and the build plan they agree on.
// Reads order.toml and analyzed.toml; writes group.toml and plan.toml, and what image extensions generate. Never runs as root.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector






















/**
 * Detects, and lets the extensions of the group generate their Dockerfiles.
 * @throws {LifecycleError} exit code 20 or 21 if no group passes, 12 for an unknown Buildpack API, 91 or 92 if an extension
 *   fails, 22 for the rest
 */
async function detect(inputs, ctx) {
    const orders = await readOrders(inputs, ctx);
    const { platformApi } = ctx;
    if (orders.orderExtensions.length > 0 && !(0,api_version/* atLeast */.jZ)(platformApi, "0.13"))
        (0,experimental_mode/* requireExperimental */.G)("Dockerfiles", ctx);
    const { group, plan } = await findGroup(orders, inputs, ctx);
    if (group.extensions.length > 0)
        await generate({ extensions: group.extensions, plan }, inputs, ctx);
}
/** Detects, but takes no group with extensions, as the creator must. @throws {LifecycleError} as {@link detect} */
async function detectWithoutExtensions(inputs, ctx) {
    const { group } = await findGroup(await readOrders(inputs, ctx), inputs, ctx);
    if (group.extensions.length === 0)
        return;
    const names = group.extensions.map(module_reference/* formatModule */.ww).join(", ");
    const message = `detect: the order contains extensions, which the creator does not support: ${names}`;
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.DETECT_FAILED, message, { hint: "Run the phases one by one." });
}
async function readOrders(inputs, ctx) {
    const { order: written, orderExtensions } = await readOrder(inputs.orderPath);
    const order = await addSystemBuildpacks(written, inputs.systemPath, ctx);
    await checkOrder(order, "buildpack", inputs);
    await checkOrder(orderExtensions, "extension", inputs);
    return { order, orderExtensions };
}
async function readOrder(orderPath) {
    try {
        return (0,order/* parseOrder */.of)(await (0,toml_file/* readToml */.D7)(orderPath), (0,quote/* quote */.hD)(orderPath));
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `initialize detector: read order: ${(0,errors/* messageOf */.bD)(cause)}`, {
            cause,
        });
    }
}
/** What stands directly in the order must be there and speak a known API, even if it is optional. */
async function checkOrder(order, kind, inputs) {
    for (const element of order.flatMap(({ group }) => group)) {
        const module = await readModule({ ...element, kind }, inputs).catch((cause) => {
            throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `initialize detector: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
        });
        (0,supported_apis/* requireBuildpackApi */.Hg)(module.descriptor.api, (0,module_reference/* formatModule */.ww)(element));
    }
}
async function readModule(element, { buildpacksDir, extensionsDir }) {
    return element.kind === "buildpack"
        ? (0,installed_buildpack/* readInstalledBuildpack */.wC)(buildpacksDir, element)
        : readInstalledExtension(extensionsDir, element);
}
/** Writes group.toml and plan.toml. */
async function findGroup(orders, inputs, ctx) {
    const log = new DetectionLog();
    const detection = await detectOrder(orders, await createDeps(inputs, ctx, log)).catch((cause) => {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.DETECT_FAILED, `detect: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    });
    log.flush(ctx.log, detection.kind === "failed");
    if (detection.kind === "failed")
        throw nothingDetected(detection, ctx);
    const { members, plan } = detection;
    const group = { buildpacks: detector_elements(members, "buildpack"), extensions: detector_elements(members, "extension") };
    await (0,toml_file/* writeFileWithParents */.XI)(inputs.groupPath, (0,cnb_group/* formatGroup */.R)(group));
    await (0,toml_file/* writeFileWithParents */.XI)(inputs.planPath, (0,build_plan/* formatPlan */.nT)(plan));
    return { group, plan };
}
function detector_elements(members, kind) {
    return members
        .filter((member) => member.kind === kind)
        .map(({ descriptor: { id, version, api, homepage } }) => ({ id, version, api, homepage }));
}
async function createDeps(inputs, ctx, log) {
    const analyzed = await (0,toml_file/* readOptionalToml */.v5)(inputs.analyzedPath);
    const runImage = analyzed === undefined ? undefined : (0,cnb_analyzed/* parseAnalyzed */.yc)(analyzed, (0,quote/* quote */.hD)(inputs.analyzedPath)).runImage;
    const surroundings = {
        appDir: inputs.appDir,
        platformDir: inputs.platformDir,
        base: (0,build_environment/* passedOnEnvironment */.xS)(ctx.environment),
        provided: await readProvided(inputs),
        target: await (0,target_data/* resolveTarget */.u1)(runImage?.target),
    };
    return {
        find: (element) => readModule(element, inputs),
        applies: (module) => appliesTo(module, ctx),
        refuse: (module) => refuseTarget(module, surroundings, ctx),
        detect: (_, module) => detectBuildpack(module, surroundings, ctx),
        log,
    };
}
/** No buildpack can be tried without them, which counts as an error of each. */
async function readProvided({ platformDir, buildConfigDir }) {
    return (0,build_environment/* readProvidedEnvironment */.Nt)(platformDir, buildConfigDir).catch((cause) => {
        const message = `detect: read the variables of the platform: ${(0,errors/* messageOf */.bD)(cause)}`;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.NO_GROUP_DETECTED_WITH_ERRORS, message, { cause });
    });
}
/** A wrong target is an error, except for an optional buildpack: that one decides for itself, as in other lifecycles. */
function refuseTarget(module, surroundings, { platformApi }) {
    if (!(0,api_version/* atLeast */.jZ)(platformApi, "0.12") || (0,target_data/* supportsTarget */.qA)(module, surroundings.target))
        return undefined;
    const { os, arch, distro } = surroundings.target;
    const target = [os, arch, distro?.name, distro?.version].filter(Boolean).join("/");
    const problem = `unable to satisfy target constraints: it does not support ${target}`;
    return { kind: "error", sections: [], output: "", problem };
}
function appliesTo(module, { platformApi, execEnv }) {
    if (!(0,api_version/* atLeast */.jZ)(platformApi, "0.15") || !(0,api_version/* atLeast */.jZ)((0,installed_buildpack/* apiOf */.ir)(module), "0.12"))
        return true;
    const listed = module.descriptor.execEnv;
    return listed.length === 0 || listed.includes("*") || listed.includes(execEnv);
}
function nothingDetected(detection, ctx) {
    ctx.log.error("No buildpack groups passed detection.");
    if (detection.errored) {
        return new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.NO_GROUP_DETECTED_WITH_ERRORS, "detect: buildpack(s) failed with err");
    }
    ctx.log.error("Please check that you are running against the correct path.");
    return new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.NO_GROUP_DETECTED, "detect: no buildpacks participating");
}


/***/ })

};
