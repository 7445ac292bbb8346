import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 75:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 27:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ PlatformError),
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
// The one base of all errors that a user may see. It must not import anything at run time.
/** An error with a message that quotes the bad value, a code to decide on, and a hint that says what to do. */
class PlatformError extends Error {
    code;
    hint;
    constructor(code, message, details = {}) {
        super(message, details.cause === undefined ? undefined : { cause: details.cause });
        this.name = new.target.name;
        this.code = code;
        this.hint = details.hint;
    }
}
/** The message of anything that was thrown, without a stack trace. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 883:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(27);
/* harmony import */ var _registry_credentials_js__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(746);
/* harmony import */ var _registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(601);
/* harmony import */ var _registry_registry_auth_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(616);
/* harmony import */ var _registry_registry_client_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(878);
/* harmony import */ var _spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(581);
/* harmony import */ var _input_table_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(976);
/* harmony import */ var _input_values_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(572);
/* harmony import */ var _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(510);
/* harmony import */ var _logger_js__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(321);
/* harmony import */ var _process_runner_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(135);
/* harmony import */ var _resolve_inputs_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(743);
/* harmony import */ var _run_credential_helper_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(541);
/* harmony import */ var _start_phase_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(846);
/* harmony import */ var _supported_apis_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(93);
/* harmony import */ var _toml_file_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(180);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(785);
// The lifecycle as a program: the phase is the name it is started under, or its first argument.
// This is the only file of the lifecycle that reads the process's arguments and environment and sets its exit code.



















const SUBCOMMANDS = {
    analyze: "analyzer",
    detect: "detector",
    restore: "restorer",
    build: "builder",
    export: "exporter",
    create: "creator",
};
async function main(argv, environment) {
    const [, script = "", ...args] = argv;
    if (node_path__WEBPACK_IMPORTED_MODULE_1__.basename(script) === "lifecycle" && /^--?version$/.test(args[0] ?? "")) {
        writeOut(`${_version_js__WEBPACK_IMPORTED_MODULE_16__/* .LIFECYCLE_VERSION */ .Y}\n`);
        return _spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .ExitCode */ .y.OK;
    }
    let log = (0,_logger_js__WEBPACK_IMPORTED_MODULE_17__/* .createLogger */ .h)({ level: "info", color: environment["CNB_NO_COLOR"] !== "true", write: writeOut });
    try {
        const { phase, rest } = phaseOf(script, args);
        const platformApi = (0,_supported_apis_js__WEBPACK_IMPORTED_MODULE_14__/* .requirePlatformApi */ .J2)(environment["CNB_PLATFORM_API"]);
        const values = (0,_input_values_js__WEBPACK_IMPORTED_MODULE_8__/* .readInputs */ .K)({ phase, args: rest, environment, platformApi });
        log = (0,_logger_js__WEBPACK_IMPORTED_MODULE_17__/* .createLogger */ .h)({ level: levelOf(values), color: !values.flag("no-color"), write: writeOut });
        (0,_resolve_inputs_js__WEBPACK_IMPORTED_MODULE_11__/* .refuseUnsupported */ .Om)(values);
        (0,_resolve_inputs_js__WEBPACK_IMPORTED_MODULE_11__/* .refuseArguments */ .Rd)(phase, values);
        await (0,_start_phase_js__WEBPACK_IMPORTED_MODULE_13__/* .startPhase */ .C)(phase, values, await createContext({ values, environment, platformApi, log }));
        return _spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .ExitCode */ .y.OK;
    }
    catch (error) {
        return report(error, log);
    }
}
function phaseOf(script, args) {
    const name = node_path__WEBPACK_IMPORTED_MODULE_1__.basename(script);
    const phase = _input_table_js__WEBPACK_IMPORTED_MODULE_7__/* .PHASES */ .ZG.find((known) => known === name);
    if (phase !== undefined)
        return { phase, rest: args };
    const [subcommand = "", ...rest] = args;
    const selected = Object.hasOwn(SUBCOMMANDS, subcommand) ? SUBCOMMANDS[subcommand] : undefined;
    if (selected !== undefined)
        return { phase: selected, rest };
    const known = Object.keys(SUBCOMMANDS).join(", ");
    throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_9__/* .LifecycleError */ .D(_spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .ExitCode */ .y.INVALID_ARGUMENTS, `parse arguments: "${subcommand}" is not a phase; use one of ${known}`);
}
function levelOf(values) {
    const text = values.path("log-level");
    const level = _logger_js__WEBPACK_IMPORTED_MODULE_17__/* .LOG_LEVELS */ .p.find((known) => known === text);
    if (level !== undefined)
        return level;
    throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_9__/* .LifecycleError */ .D(_spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .ExitCode */ .y.FAILED, `"${text}" is not a log level; use one of ${_logger_js__WEBPACK_IMPORTED_MODULE_17__/* .LOG_LEVELS */ .p.join(", ")}`);
}
async function createContext({ values, environment, platformApi, log, }) {
    return {
        log,
        platformApi,
        environment,
        processes: _process_runner_js__WEBPACK_IMPORTED_MODULE_10__/* .childProcesses */ .A,
        owner: { uid: numberOf("uid", values), gid: numberOf("gid", values) },
        execEnv: environment["CNB_EXEC_ENV"] || "production",
        registry: (0,_registry_registry_client_js__WEBPACK_IMPORTED_MODULE_5__/* .createRegistryClient */ .H)({
            keychain: await createKeychain(environment),
            insecureRegistries: values.list("insecure-registry"),
        }),
    };
}
/** Docker's configuration is read now, before the phase becomes a user who may not read it. */
async function createKeychain(environment) {
    const registryAuth = (0,_registry_registry_auth_js__WEBPACK_IMPORTED_MODULE_4__/* .registryAuthKeychain */ .Gm)(environment["CNB_REGISTRY_AUTH"]);
    const configDir = (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerConfigDir */ .k)(environment);
    const contents = configDir === undefined ? undefined : await (0,_toml_file_js__WEBPACK_IMPORTED_MODULE_15__/* .readOptional */ .T9)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(configDir, "config.json"));
    if (contents === undefined)
        return registryAuth;
    return (0,_registry_credentials_js__WEBPACK_IMPORTED_MODULE_18__/* .chainKeychains */ .d)([registryAuth, (0,_registry_docker_config_js__WEBPACK_IMPORTED_MODULE_3__/* .dockerConfigKeychain */ .n)({ contents, runHelper: _run_credential_helper_js__WEBPACK_IMPORTED_MODULE_12__/* .runCredentialHelper */ .Z })]);
}
function numberOf(name, values) {
    const text = values.path(name);
    if (/^\d+$/.test(text))
        return Number(text);
    throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_9__/* .LifecycleError */ .D(_spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .ExitCode */ .y.INVALID_ARGUMENTS, `parse arguments: -${name} is "${text}"; it must be a number`);
}
/** Prints why the phase ends; flag errors go to standard error, as other lifecycles do. */
function report(error, log) {
    const exitCode = error instanceof _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_9__/* .LifecycleError */ .D ? error.exitCode : _spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .ExitCode */ .y.FAILED;
    const hint = error instanceof _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_9__/* .LifecycleError */ .D && error.hint !== undefined ? ` ${error.hint}` : "";
    if (exitCode === _spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_6__/* .ExitCode */ .y.BAD_FLAG)
        process.stderr.write(`${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .b)(error)}\n`);
    else
        log.error(`failed to ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .b)(error)}${hint}`);
    return exitCode;
}
/** Writes at once and in order, so that nothing is lost when the process ends. */
function writeOut(bytes) {
    let rest = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
    while (rest.length > 0) {
        try {
            rest = rest.subarray((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(1, rest));
        }
        catch (error) {
            if (!(error instanceof Error && "code" in error && error.code === "EAGAIN"))
                throw error;
        }
    }
}
// As process 1 of a container it would otherwise ignore the engine's request to stop.
process.once("SIGTERM", () => process.exit(143));
const environment = Object.fromEntries(Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
process.exit(await main(process.argv, environment));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DK: () => (/* binding */ REFUSED_FLAGS),
/* harmony export */   ZG: () => (/* binding */ PHASES),
/* harmony export */   mc: () => (/* binding */ INPUTS)
/* harmony export */ });
// Every input of every phase: its flag, its variable, its default, and since which Platform API each phase takes it.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#lifecycle-interface
const PHASES = ["analyzer", "detector", "restorer", "builder", "exporter", "creator"];
const OLDEST = "0.7";
const all = {
    analyzer: OLDEST,
    detector: OLDEST,
    restorer: OLDEST,
    builder: OLDEST,
    exporter: OLDEST,
    creator: OLDEST,
};
const writers = { analyzer: OLDEST, restorer: OLDEST, exporter: OLDEST, creator: OLDEST };
const buildpackPhases = { detector: OLDEST, builder: OLDEST, creator: OLDEST };
/** By flag name. */
const INPUTS = {
    analyzed: {
        kind: "text",
        variable: "CNB_ANALYZED_PATH",
        default: "<layers>/analyzed.toml",
        phases: { analyzer: OLDEST, detector: "0.10", restorer: OLDEST, builder: "0.12", exporter: OLDEST },
    },
    app: {
        kind: "text",
        variable: "CNB_APP_DIR",
        default: "/workspace",
        phases: { detector: OLDEST, builder: OLDEST, exporter: OLDEST, creator: OLDEST },
    },
    "build-config": {
        kind: "text",
        variable: "CNB_BUILD_CONFIG_DIR",
        default: "/cnb/build-config",
        phases: { detector: "0.11", builder: "0.11", creator: "0.11" },
    },
    buildpacks: {
        kind: "text",
        variable: "CNB_BUILDPACKS_DIR",
        default: "/cnb/buildpacks",
        phases: buildpackPhases,
    },
    "cache-dir": {
        kind: "text",
        variable: "CNB_CACHE_DIR",
        phases: { restorer: OLDEST, exporter: OLDEST, creator: OLDEST },
    },
    "cache-image": { kind: "text", variable: "CNB_CACHE_IMAGE", phases: writers },
    daemon: {
        kind: "flag",
        variable: "CNB_USE_DAEMON",
        phases: { analyzer: OLDEST, restorer: "0.12", exporter: OLDEST, creator: OLDEST },
    },
    gid: { kind: "text", variable: "CNB_GROUP_ID", default: "0", phases: writers },
    group: {
        kind: "text",
        variable: "CNB_GROUP_PATH",
        default: "<layers>/group.toml",
        phases: { detector: OLDEST, restorer: OLDEST, builder: OLDEST, exporter: OLDEST },
    },
    "insecure-registry": {
        kind: "list",
        variable: "CNB_INSECURE_REGISTRIES",
        phases: { analyzer: "0.13", restorer: "0.13", exporter: "0.13", creator: "0.13" },
    },
    "launch-cache": {
        kind: "text",
        variable: "CNB_LAUNCH_CACHE_DIR",
        phases: { analyzer: "0.9", exporter: OLDEST, creator: OLDEST },
    },
    launcher: {
        kind: "text",
        default: "/cnb/lifecycle/launcher",
        phases: { exporter: OLDEST, creator: OLDEST },
    },
    "launcher-sbom": { kind: "text", default: "/cnb/lifecycle", phases: { exporter: "0.11", creator: "0.11" } },
    layers: { kind: "text", variable: "CNB_LAYERS_DIR", default: "/layers", phases: all },
    layout: {
        kind: "flag",
        variable: "CNB_USE_LAYOUT",
        phases: { analyzer: "0.12", restorer: "0.12", exporter: "0.12", creator: "0.12" },
    },
    "layout-dir": {
        kind: "text",
        variable: "CNB_LAYOUT_DIR",
        phases: { analyzer: "0.12", restorer: "0.12", exporter: "0.12", creator: "0.12" },
    },
    "log-level": { kind: "text", variable: "CNB_LOG_LEVEL", default: "info", phases: all },
    "no-color": { kind: "flag", variable: "CNB_NO_COLOR", phases: all },
    order: { kind: "text", variable: "CNB_ORDER_PATH", phases: { detector: OLDEST, creator: OLDEST } },
    parallel: { kind: "flag", variable: "CNB_PARALLEL_EXPORT", phases: { exporter: OLDEST, creator: OLDEST } },
    plan: {
        kind: "text",
        variable: "CNB_PLAN_PATH",
        default: "<layers>/plan.toml",
        phases: { detector: OLDEST, builder: OLDEST },
    },
    platform: { kind: "text", variable: "CNB_PLATFORM_DIR", default: "/platform", phases: buildpackPhases },
    "previous-image": {
        kind: "text",
        variable: "CNB_PREVIOUS_IMAGE",
        phases: { analyzer: OLDEST, creator: OLDEST },
    },
    "process-type": {
        kind: "text",
        variable: "CNB_PROCESS_TYPE",
        phases: { exporter: OLDEST, creator: OLDEST },
    },
    "project-metadata": {
        kind: "text",
        variable: "CNB_PROJECT_METADATA_PATH",
        default: "<layers>/project-metadata.toml",
        phases: { exporter: OLDEST, creator: OLDEST },
    },
    report: {
        kind: "text",
        variable: "CNB_REPORT_PATH",
        default: "<layers>/report.toml",
        phases: { exporter: OLDEST, creator: OLDEST },
    },
    run: {
        kind: "text",
        variable: "CNB_RUN_PATH",
        default: "/cnb/run.toml",
        phases: { analyzer: "0.12", detector: "0.12", exporter: "0.12", creator: "0.12", restorer: "0.14" },
    },
    "run-image": { kind: "text", variable: "CNB_RUN_IMAGE", phases: { analyzer: OLDEST, creator: OLDEST } },
    "skip-layers": { kind: "flag", variable: "CNB_SKIP_LAYERS", phases: { analyzer: "0.9", restorer: OLDEST } },
    "skip-restore": { kind: "flag", variable: "CNB_SKIP_RESTORE", phases: { creator: OLDEST } },
    stack: {
        kind: "text",
        variable: "CNB_STACK_PATH",
        default: "/cnb/stack.toml",
        phases: { analyzer: OLDEST, exporter: OLDEST, creator: OLDEST },
        until: { analyzer: "0.12", exporter: "0.12" },
    },
    system: {
        kind: "text",
        variable: "CNB_SYSTEM_PATH",
        default: "/cnb/system.toml",
        phases: { detector: "0.15", creator: "0.15" },
    },
    tag: { kind: "list", phases: { analyzer: OLDEST, creator: OLDEST } },
    uid: { kind: "text", variable: "CNB_USER_ID", default: "0", phases: writers },
};
/** Flags that phases once had: they are no usage errors, but refused with what to do instead. */
const REFUSED_FLAGS = {
    exporter: { "run-image": "the run image is in analyzed.toml; give -run-image to the analyzer" },
};


/***/ }),

/***/ 572:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ readInputs)
/* harmony export */ });
/* harmony import */ var _spec_api_version_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(141);
/* harmony import */ var _spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(581);
/* harmony import */ var _input_table_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(976);
/* harmony import */ var _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(510);
// Reading the inputs of a phase: a flag beats a variable, a variable beats the default. Pure.




/** @throws {LifecycleError} exit code 2 for an unknown flag or a flag without its value, 3 for one that is refused */
function readInputs({ phase, args, environment, platformApi }) {
    const { given, positional } = parseFlags(args, (name) => {
        const instead = _input_table_js__WEBPACK_IMPORTED_MODULE_2__/* .REFUSED_FLAGS */ .DK[phase]?.[name];
        if (instead === undefined)
            return definitionOf(name, phase, platformApi);
        const message = `parse arguments: -${name} is not supported: ${instead}`;
        throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_3__/* .LifecycleError */ .D(_spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .ExitCode */ .y.INVALID_ARGUMENTS, message);
    });
    const one = (name) => {
        const definition = _input_table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .mc[name];
        const variable = definition.variable === undefined ? undefined : environment[definition.variable];
        return given.get(name)?.at(-1) ?? (variable || undefined);
    };
    const text = (name) => {
        const value = one(name) ?? _input_table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .mc[name].default;
        return value?.replace("<layers>", () => one("layers") ?? _input_table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .mc.layers.default) || undefined;
    };
    return {
        positional,
        text,
        path: (name) => text(name) ?? "",
        runPath: text((0,_spec_api_version_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeast */ .jZ)(platformApi, "0.12") ? "run" : "stack") ?? "",
        flag: (name) => parseBoolean(one(name) ?? "false", name),
        list: (name) => given.get(name) ?? listVariable(name, environment),
    };
}
function listVariable(name, environment) {
    const { variable } = _input_table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .mc[name];
    return (variable === undefined ? "" : (environment[variable] ?? ""))
        .split(",")
        .filter((item) => item !== "");
}
function definitionOf(name, phase, platformApi) {
    const definition = Object.hasOwn(_input_table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .mc, name)
        ? _input_table_js__WEBPACK_IMPORTED_MODULE_2__/* .INPUTS */ .mc[name]
        : undefined;
    const since = definition?.phases[phase];
    const until = definition?.until?.[phase];
    if (since === undefined || !(0,_spec_api_version_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeast */ .jZ)(platformApi, since))
        return undefined;
    return until !== undefined && (0,_spec_api_version_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeast */ .jZ)(platformApi, until) ? undefined : definition;
}
/** Flags come first, with one dash or two, `-name value` or `-name=value`; the first other word ends them. */
function parseFlags(args, define) {
    const given = new Map();
    let at = 0;
    for (; at < args.length; at += 1) {
        const word = args[at] ?? "";
        if (word === "--")
            return { given, positional: args.slice(at + 1) };
        const [, name, inline] = /^--?([^-=][^=]*)(?:=([^]*))?$/.exec(word) ?? [];
        if (name === undefined)
            break;
        const definition = define(name);
        if (definition === undefined)
            throw badFlag(`flag provided but not defined: -${name}`);
        let value = inline ?? (definition.kind === "flag" ? "true" : undefined);
        if (value === undefined)
            value = args[(at += 1)];
        if (value === undefined)
            throw badFlag(`flag needs an argument: -${name}`);
        given.set(name, [...(given.get(name) ?? []), value]);
    }
    return { given, positional: args.slice(at) };
}
function parseBoolean(text, name) {
    if (/^(1|t|true)$/i.test(text))
        return true;
    if (/^(0|f|false)$/i.test(text))
        return false;
    throw badFlag(`invalid boolean value "${text}" for -${name}; use true or false`);
}
function badFlag(message) {
    return new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_3__/* .LifecycleError */ .D(_spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_1__/* .ExitCode */ .y.BAD_FLAG, message);
}


/***/ }),

/***/ 510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ LifecycleError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(27);
// An error that ends a phase with one of the specified exit codes.

/** Ends the phase; the message says what failed, the exit code says it to the platform. */
class LifecycleError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .W {
    exitCode;
    constructor(exitCode, message, details = {}) {
        super("LIFECYCLE", message, details);
        this.exitCode = exitCode;
    }
}


/***/ }),

/***/ 321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ createLogger),
/* harmony export */   p: () => (/* binding */ LOG_LEVELS)
/* harmony export */ });
// The log of a lifecycle phase: lines on standard output, as other lifecycles print them.
// Everything goes to one stream, so that a platform sees messages and buildpack output in order.
const LOG_LEVELS = ["debug", "info", "warn", "error"];
const CYAN = "\u001b[36m";
const YELLOW = "\u001b[33;1m";
const RED = "\u001b[31;1m";
const RESET = "\u001b[0m";
function createLogger({ level, color, write }) {
    const lowest = LOG_LEVELS.indexOf(level);
    const painted = (code, text) => (color ? `${code}${text}${RESET}` : text);
    const print = (at, line) => {
        if (LOG_LEVELS.indexOf(at) >= lowest)
            write(`${line}\n`);
    };
    return {
        debug: (line) => {
            print("debug", line);
        },
        info: (line) => {
            print("info", line);
        },
        warn: (line) => {
            print("warn", `${painted(YELLOW, "Warning: ")}${line}`);
        },
        error: (line) => {
            print("error", `${painted(RED, "ERROR: ")}${line}`);
        },
        heading: (text) => {
            print("info", painted(CYAN, text));
        },
        output: write,
    };
}


/***/ }),

/***/ 135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ childProcesses),
/* harmony export */   d: () => (/* binding */ describeResult)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(421);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(161);
// Starting the programs of buildpacks.


/** Runs programs as children of this process. */
const childProcesses = {
    run: ({ program, args, cwd, env, onOutput }) => new Promise((resolve) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
        child.stdout.on("data", onOutput);
        child.stderr.on("data", onOutput);
        child.on("error", (error) => {
            resolve({ kind: "not-started", reason: error.message });
        });
        child.on("close", (code, signal) => {
            if (code !== null)
                resolve({ kind: "exited", code });
            else
                resolve({
                    kind: "killed",
                    signal: `${signal ?? "unknown"} (${String(node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[signal ?? "SIGKILL"])})`,
                });
        });
    }),
};
/** How a result reads in a message, e.g. `exit status 3`. */
function describeResult(result) {
    switch (result.kind) {
        case "exited":
            return `exit status ${String(result.code)}`;
        case "killed":
            return `killed by signal ${result.signal}`;
        case "not-started":
            return result.reason;
    }
}


/***/ }),

/***/ 743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  CP: () => (/* binding */ analyzeInputs),
  _9: () => (/* binding */ buildInputs),
  JN: () => (/* binding */ detectInputs),
  WB: () => (/* binding */ exportInputs),
  Rd: () => (/* binding */ refuseArguments),
  Om: () => (/* binding */ refuseUnsupported),
  Yl: () => (/* binding */ restoreInputs)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./build/js/spec/exit-codes.js
var exit_codes = __nccwpck_require__(581);
// EXTERNAL MODULE: ./build/js/errors.js
var errors = __nccwpck_require__(27);
// EXTERNAL MODULE: ./build/js/oci/image-reference.js
var image_reference = __nccwpck_require__(357);
// EXTERNAL MODULE: ./build/js/lifecycle/lifecycle-error.js
var lifecycle_error = __nccwpck_require__(510);
;// CONCATENATED MODULE: ./build/js/lifecycle/image-inputs.js
// The image names among the inputs: parsed, those of the app image all on one registry, and not that of the cache.




/** @throws {LifecycleError} exit code 3 if it is not an image reference */
function parseImageInput(name) {
    try {
        return (0,image_reference/* parseImageReference */.o_)(name);
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `parse arguments: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}
/** The first name and its further tags. @throws {LifecycleError} exit code 3 if none is given or registries differ */
function parseImageInputs(names) {
    const [first, ...rest] = names;
    if (first === undefined || first === "") {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, "parse arguments: at least one image is required");
    }
    const image = parseImageInput(first);
    const tags = rest.map(parseImageInput);
    const other = tags.find(({ registry }) => registry !== image.registry);
    if (other !== undefined) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `parse arguments: writing to multiple registries is unsupported: "${image.registry}" and "${other.registry}"`, { hint: "Give names on one registry only." });
    }
    return [image, ...tags];
}
/**
 * The cache image, if one is given. Departure from other lifecycles: they let the cache replace the app image.
 * @throws {LifecycleError} exit code 3 if it is no image reference, or a name of the app image
 */
function parseCacheImage(name, appImages) {
    if (name === undefined)
        return undefined;
    const image = parseImageInput(name);
    const identity = (of) => `${(0,image_reference/* imageName */.tO)(of)} ${(0,image_reference/* manifestSelector */.Ph)(of)}`;
    if (!appImages.some((appImage) => identity(appImage) === identity(image)))
        return image;
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `parse arguments: the cache image "${name}" is also a name of the app image`, { hint: "Give the cache a repository or tag of its own." });
}

;// CONCATENATED MODULE: ./build/js/lifecycle/resolve-inputs.js
// From flags and variables to the inputs of each phase.





function analyzeInputs(values) {
    const [name = ""] = values.positional;
    const [appImage, ...additionalTags] = parseImageInputs([
        ...values.positional.slice(0, 1),
        ...values.list("tag"),
    ]);
    const previous = values.text("previous-image");
    return {
        analyzedPath: values.path("analyzed"),
        layersDir: values.path("layers"),
        appImage,
        appImageName: name,
        previousImage: previous === undefined ? appImage : parseImageInput(previous),
        previousImageName: previous ?? name,
        additionalTags,
        runImageName: values.text("run-image"),
        runPath: values.runPath,
        cacheImage: parseCacheImage(values.text("cache-image"), [appImage, ...additionalTags]),
        skipLayers: values.flag("skip-layers"),
    };
}
async function detectInputs(values) {
    return {
        ...buildInputs(values),
        orderPath: values.text("order") ?? (await defaultOrderPath(values.path("layers"))),
        systemPath: values.path("system"),
    };
}
function restoreInputs(values) {
    return {
        analyzedPath: values.path("analyzed"),
        buildpacksDir: values.path("buildpacks"),
        cacheDir: values.text("cache-dir"),
        cacheImage: parseCacheImage(values.text("cache-image"), []),
        groupPath: values.path("group"),
        layersDir: values.path("layers"),
        runPath: values.runPath,
        skipLayers: values.flag("skip-layers") || values.flag("skip-restore"),
    };
}
function buildInputs(values) {
    return {
        analyzedPath: values.path("analyzed"),
        appDir: external_node_path_.resolve(values.path("app")),
        buildConfigDir: values.path("build-config"),
        buildpacksDir: values.path("buildpacks"),
        groupPath: values.path("group"),
        layersDir: external_node_path_.resolve(values.path("layers")),
        planPath: values.path("plan"),
        platformDir: external_node_path_.resolve(values.path("platform")),
    };
}
/** @param imageNames the app image first, then its further tags */
function exportInputs(values, imageNames, sourceDateEpoch) {
    const images = parseImageInputs(imageNames);
    return {
        analyzedPath: values.path("analyzed"),
        appDir: external_node_path_.resolve(values.path("app")),
        cacheDir: values.text("cache-dir"),
        cacheImage: parseCacheImage(values.text("cache-image"), images),
        groupPath: values.path("group"),
        imageNames,
        images,
        launcherPath: values.path("launcher"),
        launcherSbomDir: values.path("launcher-sbom"),
        layersDir: external_node_path_.resolve(values.path("layers")),
        parallel: values.flag("parallel"),
        processType: values.text("process-type"),
        projectMetadataPath: values.path("project-metadata"),
        reportPath: values.path("report"),
        runPath: values.runPath,
        sourceDateEpoch,
    };
}
/**
 * The words after the flags are image names, and only some phases take any.
 * @throws {LifecycleError} exit code 3 if there are too many
 */
function refuseArguments(phase, { positional }) {
    const allowed = { analyzer: 1, detector: 0, restorer: 0, builder: 0, exporter: Infinity, creator: 1 }[phase];
    if (positional.length <= allowed)
        return;
    const message = `parse arguments: received unexpected arguments: ${positional.slice(allowed).join(" ")}`;
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, message);
}
/** What this lifecycle cannot do yet is refused before anything starts. @throws {LifecycleError} exit code 3 */
function refuseUnsupported(values) {
    const unsupported = [
        [values.flag("daemon"), "-daemon", "export to a registry"],
        [values.flag("layout"), "-layout", "export to a registry"],
    ];
    for (const [given, flag, instead] of unsupported) {
        if (!given)
            continue;
        const message = `parse arguments: ${flag} is not supported by this lifecycle; ${instead}`;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, message);
    }
}
async function defaultOrderPath(layersDir) {
    const own = external_node_path_.join(layersDir, "order.toml");
    return (0,promises_.access)(own).then(() => own, () => "/cnb/order.toml");
}


/***/ }),

/***/ 541:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ runCredentialHelper)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(421);
// Running `docker-credential-*` programs where the lifecycle runs.

/** Hands a server name to a helper and collects its answer; a helper that is missing gives exit code 127. */
const runCredentialHelper = (program, stdin) => new Promise((resolve) => {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, ["get"], { stdio: ["pipe", "pipe", "ignore"] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("error", () => {
        resolve({ exitCode: 127, stdout: "" });
    });
    child.on("close", (code) => {
        resolve({ exitCode: code ?? 1, stdout: Buffer.concat(chunks).toString("utf8") });
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(stdin);
});


/***/ }),

/***/ 846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ startPhase)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
// EXTERNAL MODULE: ./build/js/spec/exit-codes.js
var exit_codes = __nccwpck_require__(581);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./build/js/errors.js
var errors = __nccwpck_require__(27);
// EXTERNAL MODULE: ./build/js/oci/image-reference.js
var image_reference = __nccwpck_require__(357);
;// CONCATENATED MODULE: ./build/js/oci/target.js
// A target: the operating system and architecture an image is for (the specification's "target data").
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

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(934);
;// CONCATENATED MODULE: ./build/js/oci/json.js
// JSON as Go's encoder writes it, so that labels and configs come out like those of other lifecycles. Pure.
const ESCAPED = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
};
/** Compact JSON with `<`, `>`, `&` and line separators escaped; integers beyond 2^53 become floats. */
function encodeJson(value) {
    const json = JSON.stringify(value, (_key, item) => typeof item === "bigint" ? Number(item) : item);
    return json.replace(/[<>&\u2028\u2029]/g, (character) => ESCAPED[character] ?? character);
}
/** The same value with the keys of every object in byte order, at every depth. */
function sortKeys(value) {
    if (Array.isArray(value))
        return value.map(sortKeys);
    if (typeof value !== "object" || value === null || value instanceof Date)
        return value;
    const entries = Object.entries(value).sort(([a], [b]) => compareBytes(a, b));
    return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
/** Orders strings by their UTF-8 bytes, the order of every list in the specification. */
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

// EXTERNAL MODULE: ./build/js/oci/schema.js
var oci_schema = __nccwpck_require__(801);
;// CONCATENATED MODULE: ./build/js/oci/image-config.js
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
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseImageConfig(json, what) {
    return (0,oci_schema/* parseJson */.q)(ImageConfig, json, `The config of ${what}`);
}
/** The JSON of a config: known keys in their fixed order, empty ones left out. */
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
    return encodeJson(dropEmpty(ordered, new Set(["architecture", "os", "config", "rootfs"])));
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

// EXTERNAL MODULE: ./build/js/oci/digest.js
var oci_digest = __nccwpck_require__(62);
;// CONCATENATED MODULE: ./build/js/oci/manifest.js
// Image manifests and indexes, as registries serve them. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md



const DigestText = dist/* custom */.IeY((value) => typeof value === "string" && (0,oci_digest/* isDigest */.Bc)(value), "is not a sha256 digest");
const Annotations = dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP());
const Descriptor = dist/* object */.Ikc({
    mediaType: dist/* string */.YjP(),
    digest: DigestText,
    size: dist/* number */.aig(),
    annotations: dist/* optional */.lqM(Annotations),
});
const ImageManifest = dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(2),
    mediaType: dist/* optional */.lqM(dist/* string */.YjP()),
    config: Descriptor,
    layers: dist/* array */.YOg(Descriptor),
    annotations: dist/* optional */.lqM(Annotations),
});
const ImageIndex = dist/* object */.Ikc({
    schemaVersion: dist/* literal */.euz(2),
    mediaType: dist/* optional */.lqM(dist/* string */.YjP()),
    manifests: dist/* array */.YOg(dist/* object */.Ikc({
        ...Descriptor.entries,
        platform: dist/* optional */.lqM(dist/* object */.Ikc({ os: dist/* string */.YjP(), architecture: dist/* string */.YjP(), variant: dist/* optional */.lqM(dist/* string */.YjP()) })),
    })),
});
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseManifest(json, what) {
    return (0,oci_schema/* parseJson */.q)(ImageManifest, json, `The manifest of ${what}`);
}
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseIndex(json, what) {
    return (0,oci_schema/* parseJson */.q)(ImageIndex, json, `The index of ${what}`);
}
/** The entry of an index for a target; a variant only has to match where both sides name one. */
function selectManifest(index, target) {
    return index.manifests.find(({ platform }) => platform?.os === target.os &&
        platform.architecture === target.arch &&
        (platform.variant === undefined || target.variant === undefined || platform.variant === target.variant));
}

// EXTERNAL MODULE: ./build/js/oci/media-types.js
var media_types = __nccwpck_require__(784);
;// CONCATENATED MODULE: ./build/js/registry/image.js
// Reading an image from its registry: manifest and config, nothing of its layers.






/**
 * Reads the image for a target: of an index the matching entry; a single manifest is taken whatever it is for.
 * @throws {PlatformError} `NOT_FOUND` naming the targets there are, `MALFORMED`, or what {@link Registry} rejects with
 */
async function readImage(registry, reference, target) {
    const name = `"${(0,image_reference/* formatImageReference */.my)(reference)}"`;
    const requested = await registry.getManifest(reference);
    const served = (0,media_types/* isIndex */.nw)(requested.mediaType)
        ? await readEntry(registry, reference, { index: parseIndex(image_text(requested), name), target })
        : requested;
    const manifest = parseManifest(image_text(served), name);
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
function readEntry(registry, reference, { index, target }) {
    const entry = selectManifest(index, target);
    if (entry !== undefined)
        return registry.getManifest((0,image_reference/* atDigest */.CU)(reference, entry.digest));
    const available = listTargets(index);
    const has = available.length === 0 ? "none that names its target" : available.join(", ");
    const message = `"${(0,image_reference/* formatImageReference */.my)(reference)}" has no image for ${formatTarget(target)}; it has ${has}.`;
    throw new errors/* PlatformError */.W("NOT_FOUND", message, { hint: "Choose another image or another target." });
}
/** Without attestations, which BuildKit lists as images for `unknown/unknown`. */
function listTargets(index) {
    const platforms = index.manifests.flatMap(({ platform }) => platform ?? []);
    return platforms
        .filter(({ os }) => os !== "unknown")
        .map(({ os, architecture, variant }) => formatTarget({ os, arch: architecture, ...(variant !== undefined && { variant }) }));
}
function image_text(manifest) {
    return manifest.bytes.toString("utf8");
}

// EXTERNAL MODULE: ./build/js/registry/registry-error.js + 1 modules
var registry_error = __nccwpck_require__(144);
;// CONCATENATED MODULE: ./build/js/spec/lifecycle-metadata.js
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
    return (0,oci_schema/* parseJson */.q)(LifecycleMetadata, json, `The label ${LIFECYCLE_METADATA_LABEL} of ${what}`);
}
/** The label's text, with keys where other lifecycles have them. */
function encodeLifecycleMetadata(metadata) {
    const { app, sbom, buildpacks, config, launcher, runImage, stack } = metadata;
    return encodeJson({
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
        return [name, { sha, data: sortKeys(data ?? null), build, launch, cache }];
    });
    return {
        key,
        version,
        layers: Object.fromEntries(entries.sort(([a], [b]) => compareBytes(a, b))),
        ...(store?.metadata != null && { store: { metadata: sortKeys(store.metadata) } }),
    };
}
function withoutEmptyNames(names) {
    const { image, mirrors, ...rest } = names;
    return { ...rest, ...(image && { image }), ...(mirrors != null && mirrors.length > 0 && { mirrors }) };
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/error.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
function getLineColFromPtr(string, ptr) {
    let lines = string.slice(0, ptr).split(/\r?\n/);
    return [lines.length, lines.pop().length + 1];
}
function makeCodeBlock(string, line, column) {
    let lines = string.split(/\r?\n/);
    let codeblock = '';
    let numberLen = (Math.log10(line + 1) | 0) + 1;
    for (let i = line - 1; i <= line + 1; i++) {
        let l = lines[i - 1];
        if (!l)
            continue;
        codeblock += i.toString().padEnd(numberLen, ' ');
        codeblock += ':  ';
        codeblock += l;
        codeblock += '\n';
        if (i === line) {
            codeblock += ' '.repeat(numberLen + column + 2);
            codeblock += '^\n';
        }
    }
    return codeblock;
}
class TomlError extends Error {
    line;
    column;
    codeblock;
    constructor(message, options) {
        const [line, column] = getLineColFromPtr(options.toml, options.ptr);
        const codeblock = makeCodeBlock(options.toml, line, column);
        super(`Invalid TOML document: ${message}\n\n${codeblock}`, options);
        this.line = line;
        this.column = column;
        this.codeblock = codeblock;
    }
    /** @internal */
    static x(message, ctx, ptr) {
        throw new TomlError(message, { toml: ctx.s, ptr: ptr ?? ctx.p });
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/primitive.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** @internal */
function parseString(ctx) {
    let startPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p++);
    let first = c;
    let isLiteral = c === 0x27; /* ' */
    let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
    if (isMultiline) {
        // Trim initial newline
        if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 0xa /* \n */)
            ctx.p++;
        else if (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */)
            ctx.p += 2;
    }
    // For the record: it is not worth it to use a fast-path for literal strings using `indexOf`.
    // Doing a char-by-char iteration ends up dispatching less instructions, for the same wall-clock runtime.
    let parsed = '';
    let sliceStart = ctx.p;
    // states:
    //   0 - decoding
    //   1 - decoding escape
    //   2 - whitespace escape (no newline encountered yet, must fail on non-whitespace)
    //   3 - whitespace escape (newline encountered, allowed to transition back to normal decode)
    let state = 0;
    for (; ctx.p < ctx.s.length; ctx.p++) {
        c = ctx.s.charCodeAt(ctx.p);
        // Deal with newlines first, since that simplifies control character checking and handling across all states
        if (isMultiline && (c === 0xa /* \n */ || (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */))) {
            state = state && 3;
        }
        // Control characters are banned in TOML, so we throw an error if we encounter them
        else if ((c < 0x20 && c !== 0x9 /* \t */) || c === 0x7f) {
            TomlError.x('control characters are not allowed in strings', ctx);
        }
        // The string might terminate while we're parsing through a newline escape.
        // It must have encountered a newline; otherwise, it'll simply fail in another branch.
        else if ((!state || state === 3) && c === first && (!isMultiline || (ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first))) {
            if (isMultiline) {
                // If the string ends with 4-5 quotes, then the first 1-2 are part of the string
                if (ctx.s.charCodeAt(ctx.p + 3) === first)
                    ctx.p++;
                if (ctx.s.charCodeAt(ctx.p + 3) === first)
                    ctx.p++;
            }
            // If we're in a newline escape still, then there's nothing to add.
            if (!state) {
                // Avoid a useless concat operation if the string can be used as-is.
                let s = ctx.s.slice(sliceStart, ctx.p);
                parsed = parsed ? parsed + s : s;
            }
            ctx.p += isMultiline ? 3 : 1;
            return parsed;
        }
        // Baseline state; keep moving forward unless an escape sequence starts
        else if (!state) {
            if (!isLiteral && c === 0x5c /* \ */) {
                parsed += ctx.s.slice(sliceStart, (sliceStart = ctx.p));
                state = 1;
            }
        }
        else if (state === 1) {
            if (c === 0x78 /* x */ || c === 0x75 /* u */ || c === 0x55 /* U */) { // Unicode escape
                let errPtr = ctx.p++ - 1;
                let value = 0;
                let len = c === 0x78 /* x */ ? 2 : c === 0x75 /* u */ ? 4 : 8;
                for (let j = 0; j < len; j++, ctx.p++) {
                    let hex = ctx.s.charCodeAt(ctx.p);
                    let digit = 
                    /* 0-9 */ hex >= 0x30 && hex <= 0x39 ? hex - 0x30 :
                        /* A-F */ hex >= 0x41 && hex <= 0x46 ? hex - 0x41 + 10 :
                            /* a-f */ hex >= 0x61 && hex <= 0x66 ? hex - 0x61 + 10 : -1;
                    if (digit < 0)
                        TomlError.x('invalid non-hex character in unicode escape', ctx);
                    value = (value << 4) | digit;
                }
                // Because JS does bitwise on signed 32bit integers, all 0xfzzzzzzz values are actually seen as negative
                if (value < 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
                    TomlError.x('invalid unicode escape', ctx, errPtr);
                }
                parsed += String.fromCodePoint(value);
                sliceStart = ctx.p--;
                state = 0;
            }
            // Newline escape sequence. We only need to care about spaces and tabs; newlines are dealt with earlier
            else if (isMultiline && (c === 0x20 || c === 0x9 /* \t */)) {
                state = 2;
            }
            // Basic escape sequence
            else {
                if (c === 0x62 /* b */)
                    parsed += '\b';
                else if (c === 0x74 /* t */)
                    parsed += '\t';
                else if (c === 0x6e /* n */)
                    parsed += '\n';
                else if (c === 0x66 /* f */)
                    parsed += '\f';
                else if (c === 0x72 /* r */)
                    parsed += '\r';
                else if (c === 0x65 /* e */)
                    parsed += '\x1b';
                else if (c === 0x22 /* " */)
                    parsed += '"';
                else if (c === 0x5c /* \ */)
                    parsed += '\\';
                else
                    TomlError.x('unrecognised escape sequence', ctx);
                sliceStart = ctx.p + 1;
                state = 0;
            }
        }
        // Newline escape continuation: keep moving forward until the first non-whitespace char
        else if (c !== 0x20 && c !== 0x9 /* \t */) {
            if (state === 2)
                TomlError.x('invalid escape: only line-ending whitespace may be escaped', ctx, sliceStart);
            // State cannot be zero, or we'd have branched earlier already.
            // If it's a backslash, immediately transition to the escape state so it can be processed.
            state = !isLiteral && c === 0x5c /* \ */ ? 1 : 0;
            sliceStart = ctx.p;
        }
    }
    TomlError.x('unfinished string', ctx, startPtr);
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/date.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
let DATE_TIME_RE = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(?:(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|z|[-+]\d{2}:\d{2})?$/i;
class TomlDate extends Date {
    #hasDate = false;
    #hasTime = false;
    #offset = null;
    constructor(date, fasttype, unsafeDelim) {
        let hasDate = true;
        let hasTime = true;
        let offset = 'Z';
        let c;
        if (typeof date === 'string') {
            if (fasttype)
                prep: {
                    // Date-time
                    if (fasttype < 3) {
                        if (+date.slice(11, 13) > 23) {
                            date = '';
                            break prep;
                        }
                        // Local
                        if (fasttype === 2) {
                            offset = null;
                            date += 'Z';
                        }
                        // Offset; keep track of offset if not Z
                        else if ((c = date.charCodeAt(date.length - 1)) !== 0x5a /* Z */ && c !== 0x7a /* z */) {
                            offset = date.slice(date.length - 6);
                        }
                        if (unsafeDelim)
                            date = date.slice(0, 10) + 'T' + date.slice(11);
                    }
                    // Time
                    else if (fasttype === 4) {
                        date = +date.slice(0, 2) > 23 ? '' : `0000-01-01T${date}Z`;
                    }
                    hasDate = fasttype !== 4;
                    hasTime = fasttype !== 3;
                }
            else {
                let match = date.match(DATE_TIME_RE);
                if (match) {
                    if (!match[1]) {
                        hasDate = false;
                        date = `0000-01-01T${date}`;
                    }
                    hasTime = !!match[2];
                    // Make sure to use T instead of a space. Breaks in case of extreme values otherwise.
                    hasTime && date[10] === ' ' && (date = date.replace(' ', 'T'));
                    // Do not allow rollover hours.
                    if (match[2] && +match[2] > 23) {
                        date = '';
                    }
                    else {
                        offset = match[3] || null;
                        if (!offset && hasTime)
                            date += 'Z';
                    }
                }
                else {
                    date = '';
                }
            }
        }
        super(date);
        if (!isNaN(this.getTime())) {
            this.#hasDate = hasDate;
            this.#hasTime = hasTime;
            this.#offset = offset;
        }
    }
    isDateTime() {
        return this.#hasDate && this.#hasTime;
    }
    isLocal() {
        return !this.#hasDate || !this.#hasTime || !this.#offset;
    }
    isDate() {
        return this.#hasDate && !this.#hasTime;
    }
    isTime() {
        return this.#hasTime && !this.#hasDate;
    }
    isValid() {
        return this.#hasDate || this.#hasTime;
    }
    toISOString() {
        let iso = super.toISOString();
        // Local Date
        if (this.isDate())
            return iso.slice(0, 10);
        // Local Time
        if (this.isTime())
            return iso.slice(11, 23);
        // Local DateTime
        if (this.#offset === null)
            return iso.slice(0, -1);
        // Offset DateTime
        if (this.#offset === 'Z' || this.#offset === 'z')
            return iso;
        // This part is quite annoying: JS strips the original timezone from the ISO string representation
        // Instead of using a "modified" date and "Z", we restore the representation "as authored"
        let offset = (+(this.#offset.slice(1, 3)) * 60) + +(this.#offset.slice(4, 6));
        offset = this.#offset[0] === '-' ? offset : -offset;
        let offsetDate = new Date(this.getTime() - (offset * 60e3));
        return offsetDate.toISOString().slice(0, -1) + this.#offset;
    }
    static wrapAsOffsetDateTime(jsDate, offset = 'Z') {
        let date = new TomlDate(jsDate);
        date.#offset = offset;
        return date;
    }
    static wrapAsLocalDateTime(jsDate) {
        let date = new TomlDate(jsDate);
        date.#offset = null;
        return date;
    }
    static wrapAsLocalDate(jsDate) {
        let date = new TomlDate(jsDate);
        date.#hasTime = false;
        date.#offset = null;
        return date;
    }
    static wrapAsLocalTime(jsDate) {
        let date = new TomlDate(jsDate);
        date.#hasDate = false;
        date.#offset = null;
        return date;
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/extract.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




function isDigit(char, base = 10) {
    return base === 16
        ? (char > 0x2f && char < 0x3a) || (char > 0x40 && char < 0x47) || (char > 0x60 && char < 0x67)
        : (char > 0x2f && char < 0x30 + base);
}
function isEndOfValue(char, delim) {
    // Whitespace -- we're permissive on `\r` for performance; it'll be dealt with later anyway
    return char === 0x20 || char === 0x9 /* \t */ || char === 0xa /* \n */ || char === 0xd /* \r */ ||
        // Structure end or next value delimiter
        (delim && (char === delim || char === 0x2c /* , */)) ||
        // Comment
        char === 0x23; /* # */
}
/** @internal */
function extractValue(ctx, end) {
    let errPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p);
    // Structs
    if (c === 0x5b /* [ */ || c === 0x7b /* { */) {
        ctx.d-- || TomlError.x('document contains excessively nested structures. aborting.', ctx);
        let value = c === 0x5b /* [ */
            ? parseArray(ctx)
            : parseInlineTable(ctx);
        ctx.d++;
        return value;
    }
    // Strings
    if (c === 0x22 /* " */ || c === 0x27 /* ' */) {
        return parseString(ctx);
    }
    // Booleans
    // We can fast-path because the first character is enough to know the only possible value
    if (c === 0x74 /* t */) { // Only possible valid value is `true`
        if (ctx.s.charCodeAt(++ctx.p) !== 0x72 || ctx.s.charCodeAt(++ctx.p) !== 0x75 || ctx.s.charCodeAt(++ctx.p) !== 0x65)
            TomlError.x('invalid value', ctx, errPtr);
        return ctx.p++, true;
    }
    if (c === 0x66 /* f */) { // Only possible valid value is `false`
        if (ctx.s.charCodeAt(++ctx.p) !== 0x61 || ctx.s.charCodeAt(++ctx.p) !== 0x6c || ctx.s.charCodeAt(++ctx.p) !== 0x73 || ctx.s.charCodeAt(++ctx.p) !== 0x65)
            TomlError.x('invalid value', ctx, errPtr);
        return ctx.p++, false;
    }
    if (c === 0x2b /* + */ || c === 0x2d /* - */) {
        return parseNumber(ctx, ctx.p, ctx.s.charCodeAt(++ctx.p), 0x2c - c, end);
    }
    // Rough heuristic, but `parseDate` falls back to number parsing if it's a false positive.
    // e.g.: `a = 1\n-------------- = 1` would match this heuristic, but gracefully fallback to numbers.
    if (ctx.s.charCodeAt(ctx.p + 4) === 0x2d /* - */ && ctx.s.charCodeAt(ctx.p + 7) === 0x2d /* - */) {
        return parseDate(ctx, c, end);
    }
    // Same logic as above; `parseTime` falls back to number parsing if it's a false positive.
    if (ctx.s.charCodeAt(ctx.p + 2) === 0x3a /* : */) {
        return parseTime(ctx, c, end);
    }
    return parseNumber(ctx, ctx.p, c, 0, end);
}
// State:
// 0: init
// 1: integer
// 2: fractional dot
// 3: fractional
// 4: exponent letter
// 5: exponent
// 6: exponent sign
// 7: exponent with sign
// >9: underscore; see below
//     -> 12: was integer
//     -> 14: was fractional
//     -> 16: was exponent
// states 2-5, 14, 16 are ONLY permitted iif base === 10
function parseNumber(ctx, startPtr, startChr, sign, endChr) {
    let c = startChr;
    let state = 0;
    let hasUnderscores = false;
    // (+/-)inf
    if (c === 0x69 /* i */) {
        if (ctx.s.charCodeAt(++ctx.p) !== 0x6e || ctx.s.charCodeAt(++ctx.p) !== 0x66)
            TomlError.x('invalid value', ctx, startPtr);
        return ctx.p++, (sign || 1) / 0;
    }
    // (+/-)nan
    if (c === 0x6e /* n */) {
        if (ctx.s.charCodeAt(++ctx.p) !== 0x61 || ctx.s.charCodeAt(++ctx.p) !== 0x6e)
            TomlError.x('invalid value', ctx, startPtr);
        return ctx.p++, NaN;
    }
    // Leading zero
    // Only allowed cases: `0<EOV>`, `0.(...)`, `0e(...)`, `0x(...)`, `0b(...)`, `0o(...)`
    // FWIW, `0e(...)` is a stupid case, but it's not banned per-se so we have to parse it
    if (c === 0x30 /* 0 */) {
        if (++ctx.p >= ctx.s.length || isEndOfValue(c = ctx.s.charCodeAt(ctx.p), endChr))
            return ctx.bi === true ? 0n : 0; // note: conveniently deals with `-0`
        if (!sign) {
            if (c === 0x78 /* x */)
                return parseIntegerBaseN(ctx, startPtr, 16, endChr);
            else if (c === 0x62 /* b */)
                return parseIntegerBaseN(ctx, startPtr, 2, endChr);
            else if (c === 0x6f /* o */)
                return parseIntegerBaseN(ctx, startPtr, 8, endChr);
        }
        if (c === 0x2e /* . */)
            state = 2;
        else if (c === 0x65 /* e */ || c === 0x45 /* E */)
            state = 4;
        else
            TomlError.x('illegal leading zero', ctx, startPtr);
    }
    // If the 1st char is not a digit by now, then it's not a valid TOML value at all
    else if (!isDigit(c))
        TomlError.x('invalid value', ctx, startPtr);
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
        if (!state)
            state = 1; // Detects single-digit numbers we can use a fast parse path for
        // The way the states are numbered is not random: underscores are always permitted in odd-numbered states and
        // never permitted in even-numbered ones.
        if (c === 0x5f /* _ */) {
            if (!(state & 1))
                TomlError.x('illegal underscore', ctx);
            state += 11; // 11 is a marker that makes the state even and greater than 9; see the numbering + rationale above
            hasUnderscores = true;
        }
        // Transition to fractional part.
        else if (state === 1 && c === 0x2e /* . */)
            state = 2;
        // Transition to exponent part.
        else if ((state === 1 || state === 3) && (c === 0x65 /* e */ || c === 0x45 /* E */))
            state = 4;
        // + and - are permitted in state 4 only (handled before entering the function for state 0)
        else if (state === 4 && (c === 0x2b /* + */ || c === 0x2d /* - */)) {
            state = 6;
        }
        // All special cases have been handled; only digits are allowed here
        else if (!isDigit(c))
            TomlError.x(`illegal character in numeric literal`, ctx);
        // Clear state flags
        else if (state > 9)
            state -= 11;
        else if (!(state & 1))
            state++;
    }
    // Single-char number; we can fast-path these very easily.
    if (!state) {
        let val = (startChr - 0x30 /* 0 */) * (sign || 1);
        return ctx.bi === true ? BigInt(val) : val;
    }
    // Even-numbered states absolutely require a digit next; not even end of value is permitted
    if (!(state & 1))
        TomlError.x('unfinished numeric value', ctx, startPtr);
    let str = ctx.s.slice(startPtr, ctx.p);
    if (hasUnderscores)
        str = str.replaceAll('_', ''); // perf: replaceAll 1.25x faster than replace with a regex
    return state > 1
        ? parseFloat(str)
        : parseInteger(ctx, str, 10, startPtr);
}
function parseIntegerBaseN(ctx, startPtr, base, endChr) {
    let c, underscore = 1;
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
        if (c === 0x5f /* _ */) {
            if (underscore & 1)
                TomlError.x('illegal underscore', ctx);
            underscore = 3;
        }
        // We only need to check if the number is a valid digit, nothing else is permitted
        else if (!isDigit(c, base))
            TomlError.x(`illegal character in numeric literal`, ctx);
        // Clear underscore flag
        else if (underscore & 1)
            underscore--;
    }
    // Trailing underscore is not allowed
    if (underscore & 1)
        TomlError.x('unfinished numeric value', ctx);
    let str = ctx.s.slice(startPtr + 2, ctx.p);
    if (underscore)
        str = str.replaceAll('_', ''); // perf: replaceAll 1.25x faster than replace with a regex
    return parseInteger(ctx, str, base, startPtr);
}
function parseInteger(ctx, str, base, startPtr) {
    if (ctx.bi !== true)
        int: {
            let val = parseInt(str, base);
            if (!Number.isSafeInteger(val)) {
                if (ctx.bi)
                    break int;
                TomlError.x('integer value cannot be represented losslessly', ctx, startPtr);
            }
            return val;
        }
    return base === 10 ? BigInt(str) : BigInt((base === 2 ? '0b' : base === 8 ? '0o' : '0x') + str);
}
function parseDate(ctx, c, endChr) {
    let startPtr = ctx.p++, unsafeSeparator;
    if (!isDigit(c) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++)) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++)) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++))) {
        return parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
    }
    ctx.p += 5;
    if (!isDigit(ctx.s.charCodeAt(ctx.p++)))
        TomlError.x('invalid date-time: date part is malformed', ctx, startPtr);
    if (ctx.p >= ctx.s.length || (((c = ctx.s.charCodeAt(ctx.p)) !== 0x20 || (unsafeSeparator = true, !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 0x54 /* T */ && c !== 0x74 /* t */)) {
        let t = ctx.s.slice(startPtr, ctx.p);
        return readDate(ctx, t, 3, false, startPtr);
    }
    if (ctx.s.charCodeAt(ctx.p += 3) !== 0x3a /* : */)
        TomlError.x('invalid date-time: time part is malformed', ctx, startPtr);
    if (ctx.s.charCodeAt(ctx.p += 3) === 0x3a /* : */)
        ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 0x2e /* . */)
        while (isDigit(ctx.s.charCodeAt(++ctx.p)))
            ;
    if (c = ctx.s.charCodeAt(ctx.p)) {
        if (c === 0x5a /* Z */ || c === 0x7a /* z */) {
            let t = ctx.s.slice(startPtr, ++ctx.p);
            return readDate(ctx, t, 1, unsafeSeparator, startPtr, '[+00:00]');
        }
        if (c === 0x2b /* + */ || c === 0x2d /* - */) {
            // Temporal's ZonedDateTime is weird asf when it comes to dealing with traditional offsets...
            // It's 1.2x faster to allocate a new string to pass to ZDT than use Instant.toZonedDateTimeISO
            let t = ctx.s.slice(startPtr, ctx.p += 6);
            return readDate(ctx, t, 1, unsafeSeparator, startPtr, !ctx.ld && ('[' + ctx.s.slice(ctx.p - 6, ctx.p) + ']'));
        }
    }
    let t = ctx.s.slice(startPtr, ctx.p);
    return readDate(ctx, t, 2, unsafeSeparator, startPtr);
}
function parseTime(ctx, c, endChr) {
    let start = ctx.p;
    if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) {
        return parseNumber(ctx, --ctx.p, c, 0, endChr);
    }
    if (ctx.s.charCodeAt(ctx.p += 4) === 0x3a /* : */)
        ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 0x2e /* . */)
        while (isDigit(ctx.s.charCodeAt(++ctx.p)))
            ;
    let t = ctx.s.slice(start, ctx.p);
    return readDate(ctx, t, 4, false, start);
}
function readDate(ctx, str, type, unsafeDelim, errPtr, temporalSuffix) {
    if (ctx.ld) {
        let date = new TomlDate(str, type, unsafeDelim);
        if (!date.isValid())
            TomlError.x('invalid date', ctx, errPtr);
        return date;
    }
    try {
        if (temporalSuffix)
            str += temporalSuffix;
        switch (type) {
            case 1: return Temporal.ZonedDateTime.from(str);
            case 2: return Temporal.PlainDateTime.from(str);
            case 3: return Temporal.PlainDate.from(str);
            case 4: return Temporal.PlainTime.from(str);
        }
    }
    catch (e) {
        TomlError.x(e instanceof Error ? e.message : '' + e, ctx, errPtr);
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/util.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** @internal */
function skipComment(ctx) {
    for (; ctx.p < ctx.s.length; ctx.p++) {
        let c = ctx.s.charCodeAt(ctx.p);
        if (c === 0xa /* \n */)
            break;
        if (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */) {
            ctx.p++;
            break;
        }
        if ((c < 0x20 && c !== 0x9 /* \t */) || c === 0x7f) {
            TomlError.x('control characters are not allowed in comments', ctx);
        }
    }
}
/** @internal */
function skipVoid(ctx, banNewLines, banComments) {
    let c;
    while (ctx.p < ctx.s.length) {
        while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 0x20 ||
            c === 0x9 /* \t */ ||
            (!banNewLines &&
                (c === 0xa /* \n */ || (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */)))))
            ctx.p++;
        if (banComments || c !== 0x23 /* # */)
            break;
        skipComment(ctx);
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/struct.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




/** @internal */
function parseKey(ctx, end = 0x3d /* = */) {
    // States:
    // 0: before first char
    // 1: parsing bare key
    // 2: after key component
    let startPtr;
    let state = 0;
    let parsed = [];
    let sliceStart;
    let c = ctx.s.charCodeAt(startPtr = ctx.p);
    do {
        // End of key
        if (c === end) {
            if (!state)
                TomlError.x('unexpected end of key', ctx);
            if (state === 1)
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
            return ctx.p++, parsed;
        }
        // Dotted key separator
        else if (c === 0x2e /* . */) {
            if (!state)
                TomlError.x('illegal empty bare key', ctx);
            if (state === 1)
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
            state = 0;
        }
        // Quoted key
        else if (!state && (c === 0x22 /* " */ || c === 0x27 /* ' */)) {
            if (c === ctx.s.charCodeAt(ctx.p + 1) && c === ctx.s.charCodeAt(ctx.p + 2))
                TomlError.x('illegal quoted key: multiline strings are not allowed', ctx);
            parsed.push(parseString(ctx));
            state = 2;
            ctx.p--;
        }
        // Whitespace; no-op in state 0 and 2, end of bare key in state 1
        else if (c === 0x20 || c === 0x9 /* \t */) {
            if (state === 1) {
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
                state = 2;
            }
        }
        // If state is post-key, no character is allowed; otherwise ensure it's a bare-key component
        else if (state === 2 || (c < 0x30 && c !== 0x2d /* - */) || (c > 0x39 && c < 0x41) || (c > 0x5a && c < 0x61 && c !== 0x5f /* _ */) || c > 0x7a) {
            TomlError.x('illegal character in key', ctx);
        }
        // Illegal character
        else if (!state) {
            state = 1;
            sliceStart = ctx.p;
        }
    } while (c = ctx.s.charCodeAt(++ctx.p));
    TomlError.x('incomplete key-value: cannot find end of key', ctx, startPtr);
}
/** @internal */
function parseInlineTable(ctx) {
    let startPtr = ctx.p++;
    let res = Object.create(null);
    let seen = new Set();
    let c;
    while (ctx.p < ctx.s.length) {
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p)) === 0x7d /* } */) {
            ctx.p++;
            return res;
        }
        let k;
        let t = res;
        let hasOwn = false;
        let errPtr = ctx.p;
        let key = parseKey(ctx);
        for (let i = 0; i < key.length; i++) {
            if (i)
                t = hasOwn ? t[k] : (t[k] = Object.create(null));
            k = key[i];
            if ((hasOwn = Object.hasOwn(t, k)) && (typeof t[k] !== 'object' || seen.has(t[k]))) {
                TomlError.x('trying to redefine an already defined value', ctx, errPtr);
            }
            let unsafe = k === '__proto__';
            if (ctx.uk && (unsafe || k === 'constructor')) {
                t = ctx.uk !== 1 && TomlError.x('document contains an unsafe property', ctx, errPtr);
                break;
            }
            if (!hasOwn && unsafe) {
                Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
            }
        }
        if (hasOwn) {
            TomlError.x('trying to redefine an already defined value', ctx, errPtr);
        }
        skipVoid(ctx, true, true);
        let value = extractValue(ctx, 0x7d /* } */);
        if (t && typeof (t[k] = value) === 'object')
            seen.add(value);
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p++)) === 0x7d /* } */) {
            return res;
        }
        if (c !== 0x2c /* , */)
            TomlError.x('expected comma or end of structure', ctx, ctx.p - 1);
    }
    TomlError.x('unfinished table', ctx, startPtr);
}
/** @internal */
function parseArray(ctx) {
    let startPtr = ctx.p++;
    let res = [];
    let c;
    while (ctx.p < ctx.s.length) {
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p)) === 0x5d /* ] */) {
            ctx.p++;
            return res;
        }
        res.push(extractValue(ctx, 0x5d /* ] */));
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p++)) === 0x5d /* ] */) {
            return res;
        }
        if (c !== 0x2c /* , */)
            TomlError.x('expected comma or end of structure', ctx, ctx.p - 1);
    }
    TomlError.x('unfinished array', ctx, startPtr);
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/parse.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




function peekTable(ctx, key, table, meta, type) {
    let t = table;
    let m = meta;
    let k;
    let hasOwn = false;
    let state;
    for (let i = 0; i < key.length; i++) {
        if (i) {
            t = hasOwn ? t[k] : (t[k] = Object.create(null));
            m = (state = m[k]).c;
            if (type === 0 /* Type.DOTTED */ && (state.t === 1 /* Type.EXPLICIT */ || state.t === 2 /* Type.ARRAY */)) {
                return null;
            }
            if (state.t === 2 /* Type.ARRAY */) {
                let l = t.length - 1;
                t = t[l];
                m = m[l].c;
            }
        }
        k = key[i];
        if ((hasOwn = Object.hasOwn(t, k)) && m[k]?.t === 0 /* Type.DOTTED */ && m[k]?.d) {
            return null;
        }
        if (!hasOwn) {
            let unsafe = k === '__proto__';
            if (ctx.uk && (unsafe || k === 'constructor'))
                return false;
            if (unsafe) {
                Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
                Object.defineProperty(m, k, { enumerable: true, configurable: true, writable: true });
            }
            m[k] = {
                t: i < key.length - 1 && type === 2 /* Type.ARRAY */
                    ? 3 /* Type.ARRAY_DOTTED */ : type,
                d: false,
                i: 0,
                c: Object.create(null),
            };
        }
    }
    state = m[k];
    if (state.t !== type && !(type === 1 /* Type.EXPLICIT */ && state.t === 3 /* Type.ARRAY_DOTTED */)) {
        // Bad key type!
        return null;
    }
    if (type === 2 /* Type.ARRAY */) {
        if (!state.d) {
            state.d = true;
            t[k] = [];
        }
        t[k].push(t = Object.create(null));
        state.c[state.i++] = (state = { t: 1 /* Type.EXPLICIT */, d: false, i: 0, c: Object.create(null) });
    }
    if (state.d) {
        // Redefining a table!
        return null;
    }
    state.d = true;
    if (type === 1 /* Type.EXPLICIT */) {
        t = hasOwn ? t[k] : (t[k] = Object.create(null));
    }
    else if (type === 0 /* Type.DOTTED */ && hasOwn) {
        return null;
    }
    return [k, t, state.c];
}
function validateTablePeek(ctx, peek, ptr) {
    if (peek === null || ctx.uk === 2)
        TomlError.x(peek === null
            ? 'trying to redefine an already defined table or value'
            : 'document contains an unsafe property', ctx, ptr);
}
function parse(toml, options = {}) {
    let ctx = {
        s: toml,
        p: 0,
        d: options.maxDepth ?? 1000,
        bi: options.integersAsBigInt ?? false,
        ld: options.useLegacyDate ?? true,
        uk: options.unsafeKeyBehaviour === 'throw' ? 2 : options.unsafeKeyBehaviour === 'drop' ? 1 : 0,
    };
    let res = Object.create(null);
    let meta = Object.create(null);
    let tmp;
    let skipping = false;
    let tbl = res;
    let m = meta;
    // BOM is allowed, skip.
    // JS is UTF-16, so we have to check for the UTF-16 BOM instead of the UTF-8 BOM sequence!
    if (toml.charCodeAt(0) === 0xfeff)
        ctx.p++;
    skipVoid(ctx);
    while (ctx.p < toml.length) {
        if (toml.charCodeAt(ctx.p) === 0x5b /* [ */) {
            let isTableArray = toml.charCodeAt(++ctx.p) === 0x5b; /* [ */
            tmp = ctx.p += +isTableArray;
            skipping = false;
            let k = parseKey(ctx, 0x5d /* ] */);
            if (isTableArray) {
                if (toml.charCodeAt(ctx.p) !== 0x5d /* ] */) {
                    TomlError.x('expected end of table array declaration', ctx);
                }
                ctx.p++;
            }
            let p = peekTable(ctx, k, res, meta, isTableArray ? 2 /* Type.ARRAY */ : 1 /* Type.EXPLICIT */);
            if (!p) {
                validateTablePeek(ctx, p, tmp);
                skipping = true;
            }
            else {
                m = p[2];
                tbl = p[1];
            }
        }
        else {
            tmp = ctx.p;
            let k = parseKey(ctx);
            let p = peekTable(ctx, k, tbl, m, 0 /* Type.DOTTED */);
            if (!p && !skipping)
                validateTablePeek(ctx, p, tmp);
            skipVoid(ctx, true, true);
            let v = extractValue(ctx, void 0);
            if (p && !skipping)
                p[1][p[0]] = v;
        }
        skipVoid(ctx, true);
        if (ctx.p < toml.length && (tmp = toml.charCodeAt(ctx.p)) !== 0xa /* \n */ && (tmp !== 0xd /* \r */ || toml.charCodeAt(ctx.p + 1) !== 0xa /* \n */)) {
            TomlError.x('each key-value declaration must be followed by an end-of-line', ctx);
        }
        skipVoid(ctx);
    }
    return res;
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/stringify.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
let BARE_KEY = /^[a-z0-9-_]+$/i;
let HAS_WELLFORMED = !!(''.isWellFormed);
function extendedTypeOf(obj) {
    let type = typeof obj;
    if (type === 'object') {
        if (Array.isArray(obj))
            return 'array';
        if (typeof obj.getUTCDate === 'function' && obj instanceof Date)
            return 'date';
        if (globalThis.Temporal) {
            if (obj.until) {
                if (obj instanceof Temporal.ZonedDateTime)
                    return 'temporal/tz+uc';
                if (obj instanceof Temporal.PlainDateTime || obj instanceof Temporal.PlainDate)
                    return 'temporal/uc';
                if (obj instanceof Temporal.PlainTime || obj instanceof Temporal.Instant)
                    return 'temporal';
                if (obj instanceof Temporal.PlainYearMonth)
                    return 'temporal/x';
            }
            else if ((obj.toPlainDate && obj instanceof Temporal.PlainMonthDay) ||
                (obj.negated && obj instanceof Temporal.Duration)) {
                return 'temporal/x';
            }
        }
    }
    return type;
}
function isArrayOfTables(obj) {
    for (let i = 0; i < obj.length; i++) {
        if (extendedTypeOf(obj[i]) !== 'object')
            return false;
    }
    return obj.length != 0;
}
function formatWellFormedStringUnchecked(s) {
    return JSON.stringify(s).replaceAll('\x7f', '\\u007f');
}
function formatString(s) {
    return formatWellFormedStringUnchecked(HAS_WELLFORMED ? s.toWellFormed() : s);
}
function formatKey(s) {
    if (BARE_KEY.test(s))
        return s;
    if (HAS_WELLFORMED && !s.isWellFormed())
        throw new RangeError('key contains illegal lone surrogates');
    return formatWellFormedStringUnchecked(s);
}
function stringifyValue(val, type, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    switch (type) {
        // @ts-expect-error -- intentional fallthrough case
        case 'number':
            if (isNaN(val))
                return 'nan';
            if (val === Infinity)
                return 'inf';
            if (val === -Infinity)
                return '-inf';
            if (Number.isInteger(val) && (numberAsFloat || !Number.isSafeInteger(val)))
                return val.toFixed(1);
        case 'bigint':
        case 'boolean':
        case 'temporal':
            return val.toString();
        case 'string':
            return formatString(val);
        case 'date':
            if (isNaN(val.getTime()))
                throw new TypeError('cannot serialize invalid date');
            return val.toISOString();
        case 'object':
            return stringifyInlineTable(val, depth, numberAsFloat, strictTemporal);
        case 'array':
            return stringifyArray(val, depth, numberAsFloat, strictTemporal);
        // @ts-expect-error -- intentional fallthrough case
        case 'temporal/tz+uc':
            if (strictTemporal) {
                let tz = val.timeZoneId;
                let tzc = tz.charCodeAt(0);
                if (
                // Classic offset
                tzc !== 0x2b /* + */ && tzc !== 0x2d /* - */ &&
                    (
                    // Fast pre-check pass; see below for the actually accepted values
                    (tzc !== 0x55 /* U */ && tzc !== 0x47 /* G */ && tzc !== 0x5a /* Z */ && tzc !== 0x45 /* E */) ||
                        (
                        // UTC and its aliases; Temporal implementations don't all canonicalise unfortunately
                        tz !== 'UTC' && tz !== 'UCT' && tz !== 'Universal' && tz !== 'Zulu' &&
                            // GMT is a TZ but it's for all intents and purposes equivalent to UTC. Safe to downgrade.
                            !tz.startsWith('GMT') && tz !== 'Greenwich' &&
                            // Etc/* are all safe to downgrade to offset (either UTC, GMT, or offset)
                            !tz.startsWith('Etc/')))) {
                    throw new TypeError('Temporal objects with an IANA timezone are not allowed in Temporal strict mode');
                }
            }
        case 'temporal/uc':
            if (strictTemporal && val.calendarId !== 'iso8601')
                throw new TypeError('Temporal objects with a non-default calendar are not allowed in Temporal strict mode');
            return val.toString({
                calendarName: 'never',
                timeZoneName: 'never',
            });
        case 'temporal/x':
            throw new TypeError('Unsupported ' + val[Symbol.toStringTag]);
    }
}
function stringifyInlineTable(obj, depth, numberAsFloat, strictTemporal) {
    let keys = Object.keys(obj);
    if (keys.length === 0)
        return '{}';
    let res = '{ ';
    for (let i = 0; i < keys.length; i++) {
        let k = keys[i];
        if (i)
            res += ', ';
        res += formatKey(k) + ' = ' + stringifyValue(obj[k], extendedTypeOf(obj[k]), depth - 1, numberAsFloat, strictTemporal);
    }
    return res + ' }';
}
function stringifyArray(array, depth, numberAsFloat, strictTemporal) {
    if (array.length === 0)
        return '[]';
    let res = '[ ';
    for (let i = 0; i < array.length; i++) {
        if (i)
            res += ', ';
        if (array[i] === null || array[i] === void 0) {
            throw new TypeError('arrays cannot contain null or undefined values');
        }
        res += stringifyValue(array[i], extendedTypeOf(array[i]), depth - 1, numberAsFloat, strictTemporal);
    }
    return res + ' ]';
}
function stringifyArrayTable(array, key, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    let res = '';
    for (let i = 0; i < array.length; i++) {
        res += `${res && '\n'}[[${key}]]\n`;
        res += stringifyTable(0, array[i], key, depth, numberAsFloat, strictTemporal);
    }
    return res;
}
function stringifyTable(tableKey, obj, prefix, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    let preamble = '';
    let tables = '';
    let keys = Object.keys(obj);
    for (let i = 0; i < keys.length; i++) {
        let k = keys[i];
        if (obj[k] !== null && obj[k] !== void 0) {
            let type = extendedTypeOf(obj[k]);
            if (type === 'symbol' || type === 'function') {
                throw new TypeError(`cannot serialize values of type '${type}'`);
            }
            let key = formatKey(k);
            if (type === 'array' && isArrayOfTables(obj[k])) {
                tables += (tables && '\n') + stringifyArrayTable(obj[k], prefix ? `${prefix}.${key}` : key, depth - 1, numberAsFloat, strictTemporal);
            }
            else if (type === 'object') {
                let tblKey = prefix ? `${prefix}.${key}` : key;
                tables += (tables && '\n') + stringifyTable(tblKey, obj[k], tblKey, depth - 1, numberAsFloat, strictTemporal);
            }
            else {
                preamble += key;
                preamble += ' = ';
                preamble += stringifyValue(obj[k], type, depth, numberAsFloat, strictTemporal);
                preamble += '\n';
            }
        }
    }
    if (tableKey && (preamble || !tables)) // Create table only if necessary
        preamble = preamble ? `[${tableKey}]\n${preamble}` : `[${tableKey}]`;
    return preamble && tables
        ? `${preamble}\n${tables}`
        : preamble || tables;
}
function stringify(obj, { maxDepth = 1000, numbersAsFloat = false, strictTemporal = false } = {}) {
    if (extendedTypeOf(obj) !== 'object') {
        throw new TypeError('stringify can only be called with an object');
    }
    let str = stringifyTable(0, obj, '', maxDepth, numbersAsFloat, strictTemporal);
    if (str[str.length - 1] !== '\n')
        return str + '\n';
    return str;
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/index.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */





/** @deprecated use `import * as ... from 'smol-toml'` instead */
/* harmony default export */ const smol_toml_dist = ({ parse: parse, stringify: stringify, TomlDate: TomlDate, TomlError: TomlError });

;// CONCATENATED MODULE: ./build/js/spec/toml.js
// Reading and writing TOML files of the specification through schemas. Pure.



const MAX_TOML_BYTES = 16 * 1024 * 1024;
/**
 * Parses TOML by a schema; unknown keys are dropped.
 * @throws {PlatformError} `MALFORMED` naming the file and the place
 */
function toml_parseToml(schema, text, what) {
    return (0,oci_schema/* checkSchema */._)(schema, parseTomlTable(text, what), what);
}
/** Parses TOML without a schema. @throws {PlatformError} `MALFORMED` naming the file and the place */
function parseTomlTable(text, what) {
    if (text.length > MAX_TOML_BYTES)
        throw new errors/* PlatformError */.W("MALFORMED", `${what} is larger than 16 MiB.`);
    try {
        return plainDates(parse(text, { integersAsBigInt: "asNeeded" }));
    }
    catch (cause) {
        throw new errors/* PlatformError */.W("MALFORMED", `${what} is not TOML: ${(0,errors/* messageOf */.b)(cause).trim()}`, { cause });
    }
}
/** Writes TOML; keys whose value is undefined are left out, and an empty table gives an empty text. */
function toml_formatToml(value) {
    const text = stringify(withoutUndefined(value));
    if (text.trim() === "")
        return "";
    return text.endsWith("\n") ? text : `${text}\n`;
}
function plainDates(value) {
    if (value instanceof TomlDate)
        return value.toISOString();
    if (Array.isArray(value))
        return value.map(plainDates);
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainDates(item)]));
}
function withoutUndefined(value) {
    if (Array.isArray(value))
        return value.map(withoutUndefined);
    if (typeof value !== "object" || value === null)
        return value;
    const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
    return Object.fromEntries(entries.map(([key, item]) => [key, withoutUndefined(item)]));
}

;// CONCATENATED MODULE: ./build/js/spec/analyzed.js
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
                layers: renameKey(one.layers, "metadata", "data"),
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
    const { runImage, stack, buildpacks, ...metadata } = analyzed.metadata;
    return toml_formatToml({
        image: { reference: analyzed.previousImage },
        "build-image": analyzed.buildImage === undefined ? undefined : { reference: analyzed.buildImage },
        metadata: {
            ...metadata,
            buildpacks: buildpacks?.map((one) => ({
                ...one,
                layers: renameKey(one.layers ?? {}, "data", "metadata"),
            })),
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
/** Renames one key of each layer. */
function renameKey(layers, from, to) {
    const renamed = (layer) => Object.fromEntries(Object.entries(layer).map(([key, value]) => [key === from ? to : key, value]));
    return Object.fromEntries(Object.entries(layers).map(([name, layer]) => [name, renamed(layer)]));
}

// EXTERNAL MODULE: ./build/js/spec/api-version.js
var api_version = __nccwpck_require__(141);
// EXTERNAL MODULE: ./build/js/lifecycle/lifecycle-error.js
var lifecycle_error = __nccwpck_require__(510);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
;// CONCATENATED MODULE: ./build/js/oci/tar-header.js
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
    const main = headerBlock(truncated(entry), { prefix: "", name: truncateName(entry.name) }, TYPE_FLAGS[entry.type]);
    return Buffer.concat([paxEntry(entry.name, pax), main]);
}
function paxRecords(entry, nameFits) {
    const link = entry.linkName ?? "";
    const records = [
        ["gid", String(entry.gid), entry.gid > MAX_ID],
        ["linkpath", link, !(0,external_node_buffer_namespaceObject.isAscii)(Buffer.from(link)) || Buffer.byteLength(link) > 100],
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
    const paxName = truncateName(`${name.slice(0, slash + 1)}PaxHeaders.0/${name.slice(slash + 1)}`);
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
    if (!(0,external_node_buffer_namespaceObject.isAscii)(bytes))
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

;// CONCATENATED MODULE: ./build/js/oci/tar-reader.js
// Reading tar streams: USTAR, PAX and GNU long names, entry by entry, without holding contents in memory.


const tar_reader_BLOCK = 512;
const EMPTY_BLOCK = Buffer.alloc(tar_reader_BLOCK);
const MAX_METADATA_BYTES = 1024 * 1024;
const TYPES = new Map(Object.entries(TYPE_FLAGS).map(([type, flag]) => [flag, type]));
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
            const block = await bytes.read(tar_reader_BLOCK);
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
        throw malformed(`"${entry.name}" has more than ${String(limitBytes)} bytes`);
    const chunks = [];
    for await (const chunk of content)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
function decodeHeader(block) {
    const text = (from, size) => {
        const field = block.subarray(from, from + size);
        const end = field.indexOf(0);
        return field.toString("latin1", 0, end < 0 ? size : end);
    };
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
/** A loop, not a call for each byte: layers have thousands of headers. */
function checksum(block) {
    let sum = 0;
    for (let at = 0; at < tar_reader_BLOCK; at += 1)
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
    await bytes.read(paddingOf(header.sizeBytes));
    if (data === undefined)
        throw malformed("it ends within a header");
    if (header.flag === "L")
        return new Map([["path", data.toString("latin1").replace(/\0+$/, "")]]);
    if (header.flag === "K")
        return new Map([["linkpath", data.toString("latin1").replace(/\0+$/, "")]]);
    return tar_reader_paxRecords(data);
}
function tar_reader_paxRecords(data) {
    const records = new Map();
    for (let at = 0; at < data.length;) {
        const length = parseInt(data.toString("latin1", at, at + 20), 10);
        const record = data.toString("latin1", at, at + length);
        const [, key, value] = /^\d+ ([^=]+)=([^]*)\n$/.exec(record) ?? [];
        if (key === undefined || value === undefined || at + length > data.length)
            throw malformed("an extended header has a broken record");
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
            throw malformed(`an extended header has ${key}="${override}"`);
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
    remaining;
    padding;
    bytes;
    constructor(bytes, sizeBytes) {
        this.bytes = bytes;
        this.remaining = sizeBytes;
        this.padding = paddingOf(sizeBytes);
    }
    async *[Symbol.asyncIterator]() {
        while (this.remaining > 0) {
            const chunk = await this.bytes.readSome(this.remaining);
            if (chunk === undefined)
                throw malformed("it ends within a file");
            this.remaining -= chunk.length;
            yield chunk;
        }
        await this.bytes.read(this.padding);
        this.padding = 0;
    }
    async skip() {
        const chunks = this[Symbol.asyncIterator]();
        while ((await chunks.next()).done !== true)
            ;
    }
}
/** Cuts a stream of chunks into pieces of the sizes asked for. */
class ByteSource {
    iterator;
    onFrame;
    buffered = Buffer.alloc(0);
    constructor(source, onFrame) {
        this.iterator = source[Symbol.asyncIterator]();
        this.onFrame = onFrame;
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
            this.onFrame?.(part);
            parts.push(part);
            missing -= part.length;
        }
        return parts.length === 1 ? parts[0] : Buffer.concat(parts);
    }
    /** Between 1 and `limit` bytes; undefined at the end. */
    async readSome(limit) {
        while (this.buffered.length === 0) {
            const next = await this.iterator.next();
            if (next.done === true)
                return undefined;
            this.buffered = next.value;
        }
        const part = this.buffered.subarray(0, limit);
        this.buffered = this.buffered.subarray(part.length);
        return part;
    }
    /** Reads what follows the end of the archive, so that the producer can finish. */
    async drain() {
        this.onFrame?.(this.buffered);
        this.buffered = Buffer.alloc(0);
        for (;;) {
            const next = await this.iterator.next();
            if (next.done === true)
                return;
            this.onFrame?.(next.value);
        }
    }
    async close() {
        await this.iterator.return?.();
    }
}
function malformed(why) {
    return new errors/* PlatformError */.W("MALFORMED", `The tar archive is malformed: ${why}.`);
}

;// CONCATENATED MODULE: ./build/js/lifecycle/byte-path.js
// Paths as the file system has them: bytes, which need not be UTF-8. As a string, each character is one byte, so that
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

;// CONCATENATED MODULE: ./build/js/lifecycle/layer-tree.js
// The files of a layer as tar entries: parents first, as they are; then the tree, owned by the user of the build image.
// The official lifecycle's layers come out with the same bytes, so order and values here are fixed.





const TYPE_BITS = 0o170000;
const MODE_BITS = 0o7777;
const layer_tree_TYPES = new Map([
    [0o040000, "directory"],
    [0o100000, "file"],
    [0o120000, "symlink"],
    [0o020000, "character-device"],
    [0o060000, "block-device"],
    [0o010000, "fifo"],
]);
/** The entries of a directory and of everything above and below it; `directory` is an absolute path. */
function* directoryEntries(directory, owner) {
    const root = toBytePath(external_node_path_.posix.resolve(directory));
    yield* toEntries(findParents(root));
    yield* toEntries(walkTree(root), owner);
}
/** The directories above a path, from the top down, without `/`; links are followed, as a layer must name real ones. */
function findParents(path) {
    const parent = external_node_path_.posix.dirname(path);
    if (parent === "/" || parent === path)
        return [];
    return [...findParents(parent), found(parent, (0,external_node_fs_.statSync)(toFsPath(parent)))];
}
/** A path, and if it is a directory everything below, each directory before what is in it, names in byte order. */
function* walkTree(path) {
    const file = found(path, (0,external_node_fs_.lstatSync)(toFsPath(path)));
    yield file;
    if (!isDirectory(file))
        return;
    for (const name of (0,external_node_fs_.readdirSync)(toFsPath(path), "latin1").sort(compareBytePaths)) {
        yield* walkTree(external_node_path_.posix.join(path, name));
    }
}
/** Orders byte paths by their bytes. */
function compareBytePaths(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}
function isDirectory(file) {
    return (file.mode & TYPE_BITS) === 0o040000;
}
function isRegularFile(file) {
    return (file.mode & TYPE_BITS) === 0o100000;
}
/** Tar entries of files, in their order; sockets are left out. Without an owner each file keeps its own. */
function* toEntries(files, owner) {
    for (const file of files) {
        const entry = toEntry(file, owner ?? file);
        if (entry !== undefined)
            yield entry;
    }
}
function toEntry({ path, mode, size, rdev }, { uid, gid }) {
    const type = layer_tree_TYPES.get(mode & TYPE_BITS);
    if (type === undefined)
        return undefined;
    const header = { name: path, type, mode: mode & MODE_BITS, uid, gid, sizeBytes: 0, mtime: FIXED_MTIME };
    switch (type) {
        case "file":
            return { ...header, sizeBytes: size, contentPath: path };
        case "symlink":
            return { ...header, linkName: (0,external_node_fs_.readlinkSync)(toFsPath(path), "latin1") };
        case "character-device":
        case "block-device":
            return { ...header, deviceMajor: majorOf(rdev), deviceMinor: minorOf(rdev) };
        case "directory":
        case "fifo":
        case "hardlink":
            return header;
    }
}
// How Linux packs device numbers: https://man7.org/linux/man-pages/man3/makedev.3.html
function majorOf(device) {
    return Math.floor(device / 2 ** 8) % 2 ** 12;
}
function minorOf(device) {
    return (device % 2 ** 8) + (Math.floor(device / 2 ** 20) % 2 ** 12) * 2 ** 8;
}
/**
 * Two of the same say that a file has not been written in between. A change time of whole seconds proves nothing: there
 * are file systems that keep no more (ext4 with small inodes, some network mounts), so it is like no other.
 */
function identityOf({ dev, ino, size, ctimeMs }) {
    const change = ctimeMs % 1000 === 0 ? (0,external_node_crypto_.randomUUID)() : String(ctimeMs);
    return `${dev} ${ino} ${size} ${change}`;
}
function found(path, stats) {
    const { mode, uid, gid, size, rdev } = stats;
    return { path, mode, uid, gid, size, rdev, identity: identityOf(stats) };
}

;// CONCATENATED MODULE: ./build/js/lifecycle/extract-layer.js
// Unpacking a layer, safely: what a cache or an image holds is not trusted, so entries cannot leave their directory.
// Modes are those other lifecycles restore: setuid and setgid of files are lost, those of directories are kept.







/**
 * Unpacks a layer's uncompressed tar, with names from the root of the file system on, and verifies it on the way.
 * After a failure, what was unpacked so far is still there.
 * @throws {PlatformError} `MALFORMED` if it is no tar or has an entry that no layer should have, `DIGEST_MISMATCH` if it
 *   is not the layer; anything else comes from the file system or from where `tar` is read
 */
async function extractLayer(tar, place) {
    const target = new Target(place);
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const frame = (0,external_node_crypto_.createHash)("sha256");
    let sizeBytes = 0;
    const counted = hashed(tar, hash, (length) => (sizeBytes += length));
    for await (const item of readTar(counted, (bytes) => frame.update(bytes))) {
        await target.write(item);
    }
    const actual = `sha256:${hash.digest("hex")}`;
    if (actual !== place.diffId) {
        throw new errors/* PlatformError */.W("DIGEST_MISMATCH", `The layer ${place.diffId} has the content of ${actual}.`);
    }
    target.finish();
    return { diffId: actual, sizeBytes, frame: frame.digest("hex"), files: target.files };
}
/** Whether extracting failed because of what the layer is, not because of this machine. */
function isBadLayer(error) {
    return error instanceof errors/* PlatformError */.W && (error.code === "MALFORMED" || error.code === "DIGEST_MISMATCH");
}
async function* hashed(source, hash, onBytes) {
    for await (const chunk of source) {
        hash.update(chunk);
        onBytes(chunk.length);
        yield chunk;
    }
}
// O_NONBLOCK: opening a named pipe that lies there must fail, not wait for a reader.
const FILE_FLAGS = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_TRUNC | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
/** Permissions and the sticky bit. */
const FILE_MODES = 0o1777;
/** File system errors that only the names in a tar can cause. */
const NAME_ERRORS = new Set(["EEXIST", "EISDIR", "ELOOP", "ENAMETOOLONG", "ENOTDIR", "ENXIO"]);
/**
 * The directory that gets a layer. Calls of the file system are synchronous: a layer has thousands of small files, and
 * each asynchronous call would take a turn through the thread pool.
 */
class Target {
    files = new Map();
    allowed;
    /** Directories that are known to be directories, not links. */
    directories;
    /** Directories made here; others keep their mode. */
    made = new Set();
    /** Set at the end, since a mode may forbid writing. */
    modes = new Map();
    constructor({ layersDir, within }) {
        this.allowed = toBytePath(external_node_path_.resolve(layersDir, within));
        this.directories = new Set([toBytePath(external_node_path_.resolve(layersDir))]);
    }
    async write({ entry, content, nameBytes, linkNameBytes }) {
        const file = this.locate(nameBytes, entry.type === "directory");
        if (file === undefined)
            return;
        if (entry.type === "directory") {
            this.named(entry.name, () => {
                this.makeDirectory(file);
            });
            if (this.made.has(file))
                this.modes.set(file, entry.mode);
            return;
        }
        this.named(entry.name, () => {
            this.makeDirectory(external_node_path_.dirname(file));
        });
        if (entry.type === "file") {
            await this.writeFile(file, entry, content);
        }
        else if (entry.type === "symlink") {
            // The link may point anywhere, as in an image; nothing is ever written through it.
            this.named(entry.name, () => {
                (0,external_node_fs_.symlinkSync)(toFsPath(linkNameBytes), toFsPath(file));
            });
        }
        else {
            throw extract_layer_malformed(`"${entry.name}" is a ${entry.type}`);
        }
    }
    /** From the deepest directory up, since a parent may lose its permission to be entered. */
    finish() {
        const deepestFirst = [...this.modes].sort(([a], [b]) => b.length - a.length);
        for (const [directory, mode] of deepestFirst) {
            const place = toFsPath(directory);
            if (modeOf((0,external_node_fs_.lstatSync)(place)) !== mode)
                (0,external_node_fs_.chmodSync)(place, mode);
        }
    }
    /** Where an entry goes; undefined for the directories above, which are there. */
    locate(name, isDirectory) {
        if (name.includes("\0") || name.split("/").includes("..")) {
            throw extract_layer_malformed(`"${toText(name)}" has a name that may lead elsewhere`);
        }
        const file = external_node_path_.resolve("/", name);
        if (file.startsWith(`${this.allowed}/`) || (isDirectory && file === this.allowed))
            return file;
        if (isDirectory && `${this.allowed}/`.startsWith(file === "/" ? "/" : `${file}/`))
            return undefined;
        throw extract_layer_malformed(`"${toText(name)}" is outside of "${toText(this.allowed)}"`);
    }
    makeDirectory(directory) {
        if (this.directories.has(directory))
            return;
        this.makeDirectory(external_node_path_.dirname(directory));
        const info = (0,external_node_fs_.lstatSync)(toFsPath(directory), { throwIfNoEntry: false });
        if (info !== undefined && !info.isDirectory())
            throw extract_layer_malformed(`"${toText(directory)}" is not a directory`);
        if (info === undefined) {
            (0,external_node_fs_.mkdirSync)(toFsPath(directory));
            this.made.add(directory);
        }
        this.directories.add(directory);
    }
    async writeFile(file, entry, content) {
        const mode = entry.mode & FILE_MODES;
        const descriptor = this.named(entry.name, () => openForWriting(toFsPath(file), mode));
        try {
            for await (const chunk of content)
                writeAll(descriptor, chunk);
            // Each change of a mode is one more entry in the file system's journal, and rarely needed.
            if (modeOf((0,external_node_fs_.fstatSync)(descriptor)) !== mode)
                (0,external_node_fs_.fchmodSync)(descriptor, mode);
            this.files.set(file, identityOf((0,external_node_fs_.fstatSync)(descriptor)));
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
    }
    named(name, act) {
        try {
            return act();
        }
        catch (cause) {
            const { code = "" } = cause;
            if (NAME_ERRORS.has(code))
                throw extract_layer_malformed(`"${name}" cannot be written: ${code}`, cause);
            throw cause;
        }
    }
}
/** Opens a file that is not there, as a rule, with its mode; one that is there keeps its mode for the moment. */
function openForWriting(file, mode) {
    try {
        return (0,external_node_fs_.openSync)(file, FILE_FLAGS | external_node_fs_.constants.O_EXCL, mode & 0o777);
    }
    catch (error) {
        if (error.code !== "EEXIST")
            throw error;
        return (0,external_node_fs_.openSync)(file, FILE_FLAGS);
    }
}
function modeOf({ mode }) {
    return mode & 0o7777;
}
function writeAll(descriptor, chunk) {
    for (let at = 0; at < chunk.length;)
        at += (0,external_node_fs_.writeSync)(descriptor, chunk, at);
}
function extract_layer_malformed(why, cause) {
    return new errors/* PlatformError */.W("MALFORMED", `The layer is not restored: ${why}.`, { cause });
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(75);
;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./build/js/lifecycle/layer-blob.js
// The layers of an image in a registry, by what they are uncompressed.



/** The descriptor of the layer with this diffID. */
function findLayer(image, diffId) {
    return image?.manifest.layers[image.config.rootfs.diff_ids.indexOf(diffId)];
}
/**
 * A layer's tar on its way from the registry, the digest of its blob verified; whoever reads it verifies the diffID.
 * @throws {PlatformError} `MALFORMED` if the image has no such layer, or what {@link Registry} rejects with
 */
async function openLayer(registry, image, diffId) {
    const layer = findLayer(image, diffId);
    if (layer === undefined)
        throw new errors/* PlatformError */.W("MALFORMED", `The image has no layer "${diffId}".`);
    const blob = await registry.openBlob(image.reference, layer);
    return isGzip(layer) ? unzipped(blob) : blob;
}
/** Whether the blob is compressed with gzip; other compressions are read as what they are, and so are no layers. */
function isGzip({ mediaType }) {
    return mediaType.endsWith("gzip");
}
function unzipped(blob) {
    // An error of the blob destroys the result, so whoever reads that gets it.
    return (0,external_node_stream_.pipeline)(blob, (0,external_node_zlib_namespaceObject.createGunzip)(), () => undefined);
}

;// CONCATENATED MODULE: ./build/js/lifecycle/previous-image-sbom.js
// The SBOM files of the previous image: unpacked for layers that the buildpacks will reuse.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer




/**
 * Unpacks the image's SBOM layer into `<layers>/sbom/launch`. Departure from other lifecycles: a layer that does not
 * belong there (it was made for another layers directory, or is broken) is skipped with a warning.
 */
async function restorePreviousSbom(image, { diffId, layersDir }, { log, registry }) {
    log.info("Restoring data for SBOM from previous image");
    try {
        await extractLayer(await openLayer(registry, image, diffId), {
            diffId,
            layersDir,
            within: "sbom/launch",
        });
    }
    catch (error) {
        if (!isBadLayer(error) && !isBadGzip(error))
            throw error;
        log.warn(`Not using the SBOM of the previous image: ${error.message}`);
        await (0,promises_.rm)(external_node_path_.join(layersDir, "sbom"), { recursive: true, force: true });
    }
}
function isBadGzip(error) {
    return error instanceof Error && "code" in error && /^Z_(DATA|BUF)_ERROR$/.test(String(error.code));
}

;// CONCATENATED MODULE: ./build/js/spec/run.js
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
    return toml_parseToml(RunFile, toml, what).images.map(withMirrors);
}
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseStack(toml, what) {
    const runImage = toml_parseToml(StackFile, toml, what)["run-image"];
    return runImage === undefined ? [] : [withMirrors(runImage)];
}
function formatRun(images) {
    return formatToml({ images });
}
function formatStack(image) {
    return formatToml({ "run-image": image });
}
function withMirrors({ image, mirrors }) {
    return { image, mirrors };
}

;// CONCATENATED MODULE: ./build/js/lifecycle/run-image-choice.js
// Which run image a build uses when none is given: one of run.toml that can be read, near the output if possible.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#run-image-resolution







/**
 * The name of the run image: the given one, else of the first entry of run.toml the first readable image on the
 * output's registry, else the first readable one.
 * @throws {LifecycleError} exit code 3 if there is no such image
 */
async function chooseRunImage(inputs, ctx) {
    if (inputs.runImageName !== undefined)
        return inputs.runImageName;
    const [entry] = await readRunImages(inputs.runPath, ctx);
    if (entry === undefined || entry.image === "") {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, "resolve inputs: -run-image is required when there is no run metadata available", { hint: `Give -run-image, or name a run image in "${inputs.runPath}".` });
    }
    const names = nearestFirst([entry.image, ...entry.mirrors], inputs.appImage.registry);
    const chosen = await firstReadable(names, ctx.registry);
    if (chosen !== undefined)
        return chosen;
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `resolve inputs: none of the run images can be read: ${names.join(", ")}`, { hint: "Give -run-image, or credentials for one of them in CNB_REGISTRY_AUTH." });
}
/**
 * The entries of run.toml (stack.toml before Platform API 0.12); none if there is no such file.
 * @throws {LifecycleError} exit code 3 if the file cannot be read or parsed
 */
async function readRunImages(runPath, { log, platformApi }) {
    const parse = (0,api_version/* atLeast */.jZ)(platformApi, "0.12") ? parseRun : parseStack;
    try {
        return parse(await (0,promises_.readFile)(runPath, "utf8"), `"${runPath}"`);
    }
    catch (cause) {
        if (cause.code === "ENOENT") {
            log.info(`No run metadata found at path "${runPath}"`);
            return [];
        }
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `resolve inputs: read run file: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}
/** The entry that has the image, as itself or as a mirror; no tag means `latest`, and digests do not matter. */
function findRunImage(images, name) {
    const wanted = comparable(name);
    return images.find(({ image, mirrors }) => [image, ...mirrors].some((each) => comparable(each) === wanted));
}
/** The first image that can be read, in the order given; an image that does not exist counts as readable. */
async function firstReadable(names, registry) {
    for (const name of names) {
        const reference = parsedOrUndefined(name);
        // A mirror that does not answer is no reason to fail while another one does.
        if (reference !== undefined && (await registry.canRead(reference).catch(() => false)))
            return name;
    }
    return undefined;
}
function nearestFirst(names, registry) {
    const isNear = (name) => parsedOrUndefined(name)?.registry === registry;
    return [...names.filter(isNear), ...names.filter((name) => !isNear(name))];
}
function comparable(name) {
    const reference = parsedOrUndefined(name);
    return reference === undefined ? name : `${(0,image_reference/* imageName */.tO)(reference)}:${reference.tag ?? "latest"}`;
}
function parsedOrUndefined(name) {
    try {
        return (0,image_reference/* parseImageReference */.o_)(name);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/lifecycle/run-image-target.js
const BASE_ID = "io.buildpacks.base.id";
const DISTRO_NAME = "io.buildpacks.base.distro.name";
const DISTRO_VERSION = "io.buildpacks.base.distro.version";
/** Reads `[run-image.target]` from an image's config; what the image does not say is left out. */
function runImageTarget(config) {
    const labels = config.config?.Labels ?? {};
    const { [BASE_ID]: id, [DISTRO_NAME]: name = "", [DISTRO_VERSION]: version = "" } = labels;
    const variant = config.variant ?? "";
    return {
        ...(id !== undefined && id !== "" && { id }),
        os: config.os,
        arch: config.architecture,
        ...(variant !== "" && { "arch-variant": variant }),
        ...((name !== "" || version !== "") && { distro: { name, version } }),
    };
}

;// CONCATENATED MODULE: ./build/js/lifecycle/analyzer.js
// Analysis: what the previous image has, what the run image is for, and whether the build's result can be stored.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer















/**
 * Writes analyzed.toml, and the previous image's SBOM files into the layers directory.
 * @throws {LifecycleError} exit code 1 if a registry does not let us, 3 without a run image, 32 for everything else
 */
async function analyze(inputs, ctx) {
    const [previous, runImage] = await Promise.all([
        openPreviousImage(inputs, ctx),
        openRunImage(inputs, ctx),
        checkWriteAccess(inputs, ctx.registry),
    ]);
    if (previous === undefined)
        ctx.log.info(notFound(inputs.previousImageName));
    if (runImage.image === undefined)
        ctx.log.info(notFound(runImage.name));
    const { reference, metadata } = await previousMetadata(previous, inputs, ctx);
    const analyzed = { previousImage: reference, metadata, runImage: analyzedRunImage(runImage, ctx) };
    await restoreSbom({ image: previous, metadata, inputs }, ctx);
    await writeAnalyzed(inputs.analyzedPath, analyzed);
}
/** Writes analyzed.toml. @throws {LifecycleError} exit code 1 if that is not possible */
async function writeAnalyzed(analyzedPath, analyzed) {
    try {
        await (0,promises_.mkdir)(external_node_path_.dirname(analyzedPath), { recursive: true });
        await (0,promises_.writeFile)(analyzedPath, formatAnalyzed(analyzed));
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `write analyzed file: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}
async function openPreviousImage({ previousImage }, { registry }) {
    const [image] = await Promise.all([
        openImage(previousImage, registry),
        checkReadAccess(previousImage, registry),
    ]);
    return image;
}
async function openRunImage(inputs, ctx) {
    const name = await chooseRunImage(inputs, ctx);
    const reference = parseRunImage(name);
    const [image] = await Promise.all([
        openImage(reference, ctx.registry),
        checkReadAccess(reference, ctx.registry),
    ]);
    return { name, image };
}
/** Undefined if there is none; 401 is an answer of registries that do not say whether something exists. */
async function openImage(reference, registry) {
    try {
        return await readImage(registry, reference, hostTarget(process.arch));
    }
    catch (error) {
        if (error instanceof errors/* PlatformError */.W && error.code === "NOT_FOUND")
            return undefined;
        if (error instanceof registry_error/* RegistryError */.gl && error.statusCode === 401)
            return undefined;
        throw accessError(`open image "${(0,image_reference/* formatImageReference */.my)(reference)}"`, error);
    }
}
async function checkReadAccess(reference, registry) {
    if (await registry.canRead(reference))
        return;
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `ensure registry read access to "${(0,image_reference/* formatImageReference */.my)(reference)}"`, { hint: `Give credentials for ${reference.registry} in CNB_REGISTRY_AUTH.` });
}
async function checkWriteAccess(inputs, registry) {
    const images = [
        inputs.appImage,
        ...inputs.additionalTags,
        ...(inputs.cacheImage ? [inputs.cacheImage] : []),
    ];
    // Access is a matter of the repository; tags of one need no check each.
    const repositories = new Map(images.map((image) => [(0,image_reference/* imageName */.tO)(image), image]));
    await Promise.all([...repositories].map(async ([name, image]) => {
        try {
            await registry.checkWrite(image);
        }
        catch (error) {
            throw accessError(`ensure registry write access to "${name}"`, error);
        }
    }));
}
function accessError(action, cause) {
    const hint = cause instanceof errors/* PlatformError */.W ? cause.hint : undefined;
    return new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `${action}: ${(0,errors/* messageOf */.b)(cause)}`, { cause, hint });
}
const NONE = { reference: "", metadata: {} };
/** An image whose layers are gone cannot be built upon; without a label, there is only nothing to reuse. */
async function previousMetadata(image, inputs, { log, registry }) {
    if (image === undefined)
        return NONE;
    if (!(await isComplete(image, registry))) {
        log.info(`Ignoring image "${inputs.previousImageName}" because it was corrupt`);
        return NONE;
    }
    const reference = (0,image_reference/* formatImageReference */.my)(image.reference);
    const label = image.config.config?.Labels?.[LIFECYCLE_METADATA_LABEL] ?? "";
    if (label === "")
        return { reference, metadata: {} };
    try {
        return { reference, metadata: parseLifecycleMetadata(label, `"${inputs.previousImageName}"`) };
    }
    catch (error) {
        log.debug((0,errors/* messageOf */.b)(error));
        return NONE;
    }
}
async function isComplete({ manifest, reference }, registry) {
    // Layers with URLs of their own (Windows) are not in the registry.
    const own = manifest.layers.filter(({ mediaType }) => !/foreign|nondistributable/.test(mediaType));
    const digests = [...new Set(own.map(({ digest }) => digest))];
    try {
        const found = await Promise.all(digests.map((digest) => registry.hasBlob(reference, digest)));
        return found.every(Boolean);
    }
    catch (error) {
        throw accessError(`read the layers of "${(0,image_reference/* formatImageReference */.my)(reference)}"`, error);
    }
}
/** An image that is not there gets the target of this machine, so that detection can go on. */
function analyzedRunImage({ name, image }, { platformApi }) {
    const reference = image === undefined ? "" : (0,image_reference/* formatImageReference */.my)(image.reference);
    if (!(0,api_version/* atLeast */.jZ)(platformApi, "0.12"))
        return { reference };
    const target = image === undefined ? hostTarget(process.arch) : runImageTarget(image.config);
    return { reference, image: name, target };
}
async function restoreSbom({ image, metadata, inputs }, ctx) {
    const diffId = metadata.sbom?.sha ?? "";
    if (image === undefined || diffId === "" || inputs.skipLayers || !(0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.8"))
        return;
    try {
        await restorePreviousSbom(image, { diffId, layersDir: inputs.layersDir }, ctx);
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.ANALYZE_FAILED, `analyze: read the SBOM layer: ${(0,errors/* messageOf */.b)(cause)}`, {
            cause,
        });
    }
}
function parseRunImage(name) {
    try {
        return (0,image_reference/* parseImageReference */.o_)(name);
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `resolve inputs: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}
function notFound(name) {
    return `Image with name "${name}" not found`;
}

;// CONCATENATED MODULE: ./build/js/spec/build-plan.js
// The build plan: what each buildpack of a group provides and requires, and plan.toml with the outcome.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#build-plan-toml


const Metadata = dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()));
const Provides = dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* string */.YjP() })), []);
const Requires = dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* string */.YjP(), version: dist/* optional */.lqM(dist/* string */.YjP()), metadata: Metadata })), []);
const Section = { provides: Provides, requires: Requires };
const DetectedPlan = dist/* object */.Ikc({ ...Section, or: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc(Section)), []) });
const PlanFile = dist/* object */.Ikc({
    entries: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({
        providers: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({
            id: dist/* string */.YjP(),
            version: dist/* optional */.lqM(dist/* string */.YjP(), ""),
            extension: dist/* optional */.lqM(dist/* boolean */.zMY()),
        })), []),
        requires: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* string */.YjP(), metadata: Metadata })), []),
    })), []),
});
/** What bin/detect wrote: the alternatives in order of preference. @throws {PlatformError} `MALFORMED` */
function parseDetectedPlan(toml, what) {
    const { or, ...first } = toml_parseToml(DetectedPlan, toml, what);
    return [first, ...or];
}
/** @throws {PlatformError} `MALFORMED` naming the file */
function parsePlan(toml, what) {
    return toml_parseToml(PlanFile, toml, what).entries;
}
/** plan.toml; an empty plan is an empty file. */
function formatPlan(entries) {
    return entries.length === 0 ? "" : toml_formatToml({ entries });
}
/** The plan that one buildpack's bin/build gets; an empty one is an empty file. */
function formatBuildpackPlan(entries) {
    return entries.length === 0 ? "" : toml_formatToml({ entries });
}

;// CONCATENATED MODULE: ./build/js/spec/group.js
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
    return toml_formatToml({
        ...(group.buildpacks.length > 0 && { group: group.buildpacks.map(written) }),
        ...(group.extensions.length > 0 && { "group-extensions": group.extensions.map(written) }),
    });
}
function written({ id, version, api, homepage }) {
    return { id, version, api, homepage: homepage === "" ? undefined : homepage };
}

;// CONCATENATED MODULE: ./build/js/spec/launch-metadata.js
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
        command: dist/* optional */.lqM(dist/* union */.KCZ([
            dist/* array */.YOg(dist/* string */.YjP()),
            dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi((one) => [one])),
        ]), []),
        args: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
        direct: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
        "buildpack-id": launch_metadata_text,
        "working-dir": dist/* optional */.lqM(dist/* string */.YjP()),
        "exec-env": dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
    })), []),
    slices: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ paths: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []) })), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseLaunchMetadata(toml, what) {
    const file = toml_parseToml(MetadataFile, toml, what);
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
    return toml_formatToml({
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
function commandOf(process, platformApi) {
    if ((0,api_version/* atLeast */.jZ)(platformApi, "0.10"))
        return { command: process.command, args: process.args };
    const [first = "", ...rest] = process.command;
    return { command: first, args: [...rest, ...(process.args ?? [])] };
}
function writtenProcess(process, platformApi) {
    return {
        type: process.type,
        ...commandOf(process, platformApi),
        direct: process.direct,
        "buildpack-id": process.buildpackId,
        "working-dir": process.workingDirectory || undefined,
        "exec-env": process.execEnv === undefined || process.execEnv.length === 0 ? undefined : process.execEnv,
    };
}
function writtenModule({ id, version, api, homepage }) {
    return { id, version, api, homepage: homepage || undefined };
}

;// CONCATENATED MODULE: ./build/js/spec/module-reference.js
// A buildpack or extension by id and version, and where it lies on disk. Pure.
/** `id@version`, as logs and labels write it. */
function formatModule(module) {
    return module.version === "" ? module.id : `${module.id}@${module.version}`;
}
/** An id as a directory name: every `/` becomes `_`. */
function escapeId(id) {
    return id.replaceAll("/", "_");
}

// EXTERNAL MODULE: ./build/js/lifecycle/toml-file.js
var toml_file = __nccwpck_require__(180);
;// CONCATENATED MODULE: ./build/js/lifecycle/env-files.js
// Environment directories: files whose names say a variable and what to do with it.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#environment-variable-modification-rules




/** The files of a directory in byte order; none if it does not exist. Directories, also linked ones, are skipped. */
async function readEnvFiles(dir) {
    const names = await (0,promises_.readdir)(dir).catch((error) => {
        if ((0,toml_file/* isMissing */.b2)(error))
            return [];
        throw error;
    });
    const files = [];
    for (const name of names.sort(compareBytes)) {
        const file = external_node_path_.join(dir, name);
        if ((await (0,promises_.stat)(file)).isDirectory())
            continue;
        files.push({ name, content: await (0,promises_.readFile)(file, "utf8") });
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
        const { variable, action } = env_files_splitName(name, withoutSuffix);
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
function env_files_splitName(name, withoutSuffix) {
    const dot = name.indexOf(".");
    if (dot < 0)
        return { variable: name, action: withoutSuffix };
    const action = name.slice(dot + 1);
    return { variable: name.slice(0, dot), action: action === "" ? "prepend-path" : action };
}

;// CONCATENATED MODULE: ./build/js/lifecycle/build-environment.js
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

;// CONCATENATED MODULE: ./build/js/lifecycle/legacy-bom.js
// The bill of materials that buildpacks wrote before SBOM files: `[[bom]]` in launch.toml and build.toml.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml-bom-array


/** @throws {PlatformError} `MALFORMED` for an entry with a version outside its metadata */
function parseBom(entries, what) {
    return entries.map((entry) => {
        if ("version" in entry && entry["version"] !== "") {
            throw new errors/* PlatformError */.W("MALFORMED", `${what} has a [[bom]] entry with the key "version".`, {
                hint: "Put the version into its metadata.",
            });
        }
        const { name, metadata } = entry;
        return { name: typeof name === "string" ? name : "", metadata };
    });
}
/** The text of sbom.legacy.json: all entries with the buildpack that declared them, or `null`. */
function encodeLegacyBom(entries) {
    const written = entries.map(({ name, metadata, buildpack: { id, version } }) => ({
        name,
        metadata: sortKeys(metadata ?? null),
        buildpack: { id, version },
    }));
    return `${encodeJson(written.length === 0 ? null : written)}\n`;
}

;// CONCATENATED MODULE: ./build/js/lifecycle/build-file.js
// build.toml: what a buildpack leaves to others after its build.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#buildtoml-toml







const BuildFile = dist/* object */.Ikc({
    unmet: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ name: dist/* optional */.lqM(dist/* string */.YjP(), "") })), []),
    bom: dist/* optional */.lqM(dist/* array */.YOg(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file, also for an unmet entry that was not asked of the buildpack */
function parseBuildFile(toml, what, askedFor) {
    const file = toml_parseToml(BuildFile, toml, what);
    const unmet = file.unmet.map(({ name }) => name);
    const stray = unmet.find((name) => name === "" || !askedFor.includes(name));
    if (stray !== undefined) {
        throw new errors/* PlatformError */.W("MALFORMED", `${what} has the unmet entry "${stray}", which was not required of the buildpack.`);
    }
    return { unmet, bom: parseBom(file.bom, what) };
}
/**
 * What report.toml had of build.toml before Platform API 0.9: the table `[build]` with the bills of materials.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
async function formatBuildReport(layersDir, buildpacks) {
    const bom = [];
    for (const { id, version } of buildpacks) {
        const file = external_node_path_.join(layersDir, escapeId(id), "build.toml");
        const declared = toml_parseToml(BuildFile, (await (0,toml_file/* readOptional */.T9)(file)) ?? "", `"${file}"`).bom;
        bom.push(...parseBom(declared, `"${file}"`).map((entry) => ({ ...entry, buildpack: { id, version } })));
    }
    return bom.length === 0 ? "" : toml_formatToml({ build: { bom } });
}

;// CONCATENATED MODULE: ./build/js/lifecycle/collect-sbom.js
// SBOM files of a buildpack: checked against what it declared, copied to where the exporter looks for them.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#software-bill-of-materials





/** Extensions of SBOM files and the media types a buildpack has to declare for them. */
const MEDIA_TYPES = {
    "cdx.json": "application/vnd.cyclonedx+json",
    "spdx.json": "application/spdx+json",
    "syft.json": "application/vnd.syft+json",
};
/** Names of the SBOM files in a buildpack's directory. */
async function findSbomFiles(buildpackDir) {
    return (await (0,promises_.readdir)(buildpackDir)).filter((name) => /\.sbom\..*\.json$/.test(name)).sort(compareBytes);
}
/**
 * Copies each SBOM file to `<layers>/sbom/{launch,build,cache}/<escaped id>[/<layer>]/sbom.<ext>`.
 * @throws {PlatformError} `MALFORMED` for a file of an unknown or undeclared format, or of no layer
 */
async function collectSbom(buildpack, layersDir) {
    for (const file of await findSbomFiles(buildpack.dir)) {
        const extension = checkFormat(file, buildpack);
        for (const target of targetsOf(file, buildpack)) {
            const dir = external_node_path_.join(layersDir, "sbom", target);
            await (0,promises_.mkdir)(dir, { recursive: true });
            const copy = external_node_path_.join(dir, `sbom.${extension}`);
            await (0,promises_.copyFile)(external_node_path_.join(buildpack.dir, file), copy);
            await (0,promises_.chmod)(copy, 0o644);
        }
    }
}
function checkFormat(file, { id, sbomFormats }) {
    const extension = Object.keys(MEDIA_TYPES).find((known) => file.endsWith(`.sbom.${known}`));
    const mediaType = extension === undefined ? undefined : MEDIA_TYPES[extension];
    if (extension === undefined || mediaType === undefined) {
        throw new errors/* PlatformError */.W("MALFORMED", `"${file}" of buildpack ${id} has an unknown SBOM format.`, {
            hint: `Name it *.sbom.{${Object.keys(MEDIA_TYPES).join(",")}}.`,
        });
    }
    const declared = sbomFormats.map((format) => format.split(";")[0]?.trim());
    if (declared.includes(mediaType))
        return extension;
    throw new errors/* PlatformError */.W("MALFORMED", `"${file}" of buildpack ${id} has the undeclared SBOM format ${mediaType}.`, {
        hint: `Add "${mediaType}" to sbom-formats in its buildpack.toml.`,
    });
}
/** The layer's name goes up to the first dot. */
function targetsOf(file, { id, layers }) {
    const name = file.slice(0, file.indexOf("."));
    const escaped = escapeId(id);
    if (name === "launch" || name === "build")
        return [external_node_path_.join(name, escaped)];
    const layer = layers.find((one) => one.name === name);
    if (layer === undefined) {
        throw new errors/* PlatformError */.W("MALFORMED", `"${file}" of buildpack ${id} belongs to no layer.`, {
            hint: `Write "${name}.toml", or name the file launch.sbom.* or build.sbom.*.`,
        });
    }
    const kinds = [layer.launch ? "launch" : "build", ...(layer.cache ? ["cache"] : [])];
    return kinds.map((kind) => external_node_path_.join(kind, escaped, name));
}

;// CONCATENATED MODULE: ./build/js/spec/order.js
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
    const file = toml_parseToml(OrderFile, toml, what);
    return { order: file.order, orderExtensions: file["order-extensions"] };
}
function formatOrder(order) {
    return formatToml({
        order: order.map(({ group }) => ({
            group: group.map(({ id, version, optional }) => ({ id, version, ...(optional && { optional }) })),
        })),
    });
}

;// CONCATENATED MODULE: ./build/js/spec/buildpack-descriptor.js
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

;// CONCATENATED MODULE: ./build/js/lifecycle/installed-buildpack.js
// Buildpacks as they lie in a builder: `<buildpacks>/<escaped id>/<version>/`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#buildpacks-directory-layout






/** @throws {PlatformError} `NOT_FOUND` if the builder does not have it, `MALFORMED` for a bad buildpack.toml */
async function readInstalledBuildpack(buildpacksDir, module) {
    const root = external_node_path_.join(buildpacksDir, escapeId(module.id), module.version);
    const file = external_node_path_.join(root, "buildpack.toml");
    const toml = await (0,promises_.readFile)(file, "utf8").catch((cause) => {
        throw new errors/* PlatformError */.W("NOT_FOUND", `Buildpack ${formatModule(module)} is missing: cannot read "${file}".`, {
            hint: "Every buildpack of the order must be in the builder, in exactly this version.",
            cause,
        });
    });
    const hasBuild = await (0,promises_.access)(external_node_path_.join(root, "bin", "build")).then(() => true, () => false);
    return { root, descriptor: parseBuildpackDescriptor(toml, `"${file}"`), hasBuild };
}
/** Variables that tell a buildpack where things are, by the API it is written for. */
function locationVariables(buildpack, locations) {
    const api = apiOf(buildpack);
    const variables = { CNB_BUILDPACK_DIR: buildpack.root };
    if (!(0,api_version/* atLeast */.jZ)(api, "0.8"))
        return variables;
    variables["CNB_PLATFORM_DIR"] = locations.platformDir;
    if (locations.layersDir === undefined)
        return { ...variables, CNB_BUILD_PLAN_PATH: locations.planPath };
    return { ...variables, CNB_BP_PLAN_PATH: locations.planPath, CNB_LAYERS_DIR: locations.layersDir };
}
/** The Buildpack API a buildpack is written for; checked earlier, so it parses. */
function apiOf(buildpack) {
    return (0,api_version/* parseApiVersion */.cX)(buildpack.descriptor.api);
}

;// CONCATENATED MODULE: ./build/js/lifecycle/launch-file.js
// launch.toml: the processes, labels and slices a buildpack wants in the app image.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml






const launch_file_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
const launch_file_process = {
    type: launch_file_text,
    args: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
    default: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    "working-dir": dist/* optional */.lqM(dist/* string */.YjP()),
    "exec-env": dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
};
const ArrayProcess = dist/* object */.Ikc({ ...launch_file_process, command: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []) });
const StringProcess = dist/* object */.Ikc({ ...launch_file_process, command: launch_file_text, direct: dist/* optional */.lqM(dist/* boolean */.zMY(), false) });
const common = {
    labels: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ key: launch_file_text, value: launch_file_text })), []),
    slices: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ paths: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []) })), []),
    bom: dist/* optional */.lqM(dist/* array */.YOg(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), []),
};
const NewFile = dist/* object */.Ikc({ ...common, processes: dist/* optional */.lqM(dist/* array */.YOg(ArrayProcess), []) });
const OldFile = dist/* object */.Ikc({ ...common, processes: dist/* optional */.lqM(dist/* array */.YOg(StringProcess), []) });
const AnyProcesses = dist/* object */.Ikc({ processes: dist/* optional */.lqM(dist/* array */.YOg(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), []) });
/**
 * Reads launch.toml as a Buildpack API wants it: from 0.9 on a command is a list and always runs directly.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
function parseLaunchFile(toml, what, buildpack) {
    const table = parseTomlTable(toml, what);
    const { processes, labels, slices, bom } = (0,api_version/* atLeast */.jZ)(buildpack.api, "0.9")
        ? parseNew(table, what)
        : (0,oci_schema/* checkSchema */._)(OldFile, table, what);
    if (processes.filter((one) => one.default).length > 1) {
        throw new errors/* PlatformError */.W("MALFORMED", `${what} has more than one process with default = true.`, {
            hint: "Mark one process as the default.",
        });
    }
    return {
        processes: processes.map((one) => ({
            type: one.type,
            command: typeof one.command === "string" ? [one.command] : one.command,
            args: one.args,
            direct: "direct" in one ? one.direct : true,
            default: one.default,
            buildpackId: buildpack.id,
            workingDirectory: (0,api_version/* atLeast */.jZ)(buildpack.api, "0.8") ? one["working-dir"] : undefined,
            execEnv: one["exec-env"],
        })),
        labels,
        slices,
        bom: parseBom(bom, what),
    };
}
function parseNew(table, what) {
    if ((0,oci_schema/* checkSchema */._)(AnyProcesses, table, what).processes.some((one) => "direct" in one)) {
        throw new errors/* PlatformError */.W("MALFORMED", `${what} has a process with the key "direct".`, {
            hint: "Remove it: from Buildpack API 0.9 on every process is direct.",
        });
    }
    return (0,oci_schema/* checkSchema */._)(NewFile, table, what);
}

;// CONCATENATED MODULE: ./build/js/spec/layer.js
// <layer>.toml: the types and metadata of one layer.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-content-metadata-toml




const layer_flag = dist/* optional */.lqM(dist/* boolean */.zMY(), false);
const LayerFile = dist/* object */.Ikc({
    types: dist/* optional */.lqM(dist/* object */.Ikc({ build: layer_flag, launch: layer_flag, cache: layer_flag }), {}),
    metadata: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())),
});
/** @throws {PlatformError} `MALFORMED` naming the file, also for types at the top level as in Buildpack API 0.5 */
function parseLayer(toml, what) {
    const table = parseTomlTable(toml, what);
    const misplaced = ["build", "launch", "cache"].find((key) => key in table);
    if (misplaced !== undefined) {
        throw new errors/* PlatformError */.W("MALFORMED", `${what} has "${misplaced}" at its top level.`, {
            hint: `Put it into the table [types]: ${misplaced} = true.`,
        });
    }
    const { types, metadata } = (0,oci_schema/* checkSchema */._)(LayerFile, table, what);
    return {
        build: types.build,
        launch: types.launch,
        cache: types.cache,
        metadata,
    };
}
/** A restored layer's file: metadata only, so that the buildpack has to say again what the layer is for. */
function formatRestoredLayer(metadata) {
    return metadata === null || metadata === undefined ? "" : toml_formatToml({ metadata });
}

;// CONCATENATED MODULE: ./build/js/lifecycle/layers-directory.js
// The directory `<layers>/<buildpack>/`: layers, their TOML files, and what to do with layers nobody wants.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types






/**
 * The layers of a buildpack in the byte order of their TOML file names.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
async function readLayers(buildpackDir) {
    const files = (await (0,promises_.readdir)(buildpackDir).catch(noneIfMissing)).filter((name) => name.endsWith(".toml"));
    const layers = [];
    for (const file of files.sort(compareBytes)) {
        const tomlPath = external_node_path_.join(buildpackDir, file);
        const metadata = parseLayer(await (0,promises_.readFile)(tomlPath, "utf8"), `"${tomlPath}"`);
        const name = file.slice(0, -".toml".length);
        const dir = external_node_path_.join(buildpackDir, name);
        layers.push({ ...metadata, name, dir, hasContent: await layers_directory_exists(dir) });
    }
    return layers;
}
/**
 * Renames the directory of a layer without types, so that nothing uses it; it stays there for people to look at.
 * @throws {Error} if there already is one of that name, as after a build over the same directory
 */
async function ignoreLayer(layer) {
    if (!layer.hasContent)
        return;
    const target = `${layer.dir}.ignore`;
    if (await layers_directory_exists(target))
        throw new Error(`"${target}" exists already; build in an empty layers directory`);
    await (0,promises_.rename)(layer.dir, target).catch((error) => {
        throw new Error(`cannot rename layer "${layer.dir}" to "${target}": ${(0,errors/* messageOf */.b)(error)}`);
    });
}
/** Whether a layer is for anything at all. */
function hasType({ build, launch, cache }) {
    return build || launch || cache;
}
async function layers_directory_exists(file) {
    return (0,promises_.lstat)(file).then(() => true, (error) => {
        if ((0,toml_file/* isMissing */.b2)(error))
            return false;
        throw error;
    });
}
function noneIfMissing(error) {
    if ((0,toml_file/* isMissing */.b2)(error))
        return [];
    throw error;
}

// EXTERNAL MODULE: ./build/js/lifecycle/process-runner.js
var process_runner = __nccwpck_require__(135);
;// CONCATENATED MODULE: ./build/js/lifecycle/target-data.js
// The target of a build, from the run image or from the container, and whether a buildpack supports it.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#targets




/** What the run image says, completed by the distribution and the machine the phase runs on. */
async function resolveTarget(analyzed) {
    const host = hostTarget(process.arch);
    const distro = analyzed?.distro ?? (await readOsRelease());
    return {
        ...analyzed,
        os: analyzed?.os || host.os,
        arch: analyzed?.arch || host.arch,
        ...(distro !== undefined && { distro }),
    };
}
/** Whether one of a buildpack's targets is this one; fields that are empty on either side match. */
function supportsTarget(buildpack, target) {
    const targets = declaredTargets(buildpack);
    return targets.length === 0 || targets.some((declared) => matches(declared, target));
}
/** `CNB_TARGET_*` for buildpacks of API 0.10 and later. */
function targetVariables(buildpack, target) {
    if (!(0,api_version/* atLeast */.jZ)(apiOf(buildpack), "0.10"))
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
    if (isBionic && (descriptor.stacks.length === 1 || (0,api_version/* atLeast */.jZ)(apiOf(buildpack), "0.10")))
        return [bionic];
    return hasBuild ? [{ os: "linux", arch: "" }] : [];
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
    const text = await (0,promises_.readFile)("/etc/os-release", "utf8").catch(() => "");
    const lines = text.split("\n").map((line) => line.split("="));
    const value = (key) => lines.find((line) => line.length === 2 && line[0] === key)?.[1] ?? "";
    const clean = (raw) => raw.replace(/^["'\s]+|["'\s]+$/g, "");
    const distro = { name: clean(value("ID")), version: clean(value("VERSION_ID")) };
    return distro.name === "" && distro.version === "" ? undefined : distro;
}

;// CONCATENATED MODULE: ./build/js/lifecycle/buildpack-build.js
// Running one buildpack's bin/build and reading what it left behind.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#build

















/** @throws {LifecycleError} exit code 51 if bin/build fails; other errors are the output's fault */
async function buildWithBuildpack(turn, ctx) {
    const { id } = turn.buildpack.descriptor;
    const dir = external_node_path_.join(turn.layersDir, escapeId(id));
    await (0,promises_.mkdir)(dir, { recursive: true });
    await runBuild(turn, dir, ctx);
    return readResult(turn, dir, ctx);
}
async function runBuild(turn, layersDir, ctx) {
    const { buildpack, platformDir, appDir } = turn;
    const planDir = await (0,promises_.mkdtemp)(external_node_path_.join((0,external_node_os_.tmpdir)(), `${escapeId(buildpack.descriptor.id)}-`));
    try {
        const planPath = external_node_path_.join(planDir, "plan.toml");
        await (0,promises_.writeFile)(planPath, formatBuildpackPlan(turn.plan));
        const result = await ctx.processes.run({
            program: external_node_path_.join(buildpack.root, "bin", "build"),
            args: [layersDir, platformDir, planPath],
            cwd: appDir,
            env: {
                ...buildpackEnvironment(turn.base, turn.provided, buildpack.descriptor.clearEnv),
                ...locationVariables(buildpack, { platformDir, planPath, layersDir }),
                ...targetVariables(buildpack, turn.target),
                ...((0,api_version/* atLeast */.jZ)(apiOf(buildpack), "0.12") && { CNB_EXEC_ENV: ctx.execEnv }),
            },
            onOutput: (bytes) => {
                ctx.log.output(bytes);
            },
        });
        if (result.kind === "exited" && result.code === 0)
            return;
        const name = formatModule(buildpack.descriptor);
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.BUILDPACK_FAILED, `build: buildpack ${name} failed: ${(0,process_runner/* describeResult */.d)(result)}`);
    }
    finally {
        await (0,promises_.rm)(planDir, { recursive: true, force: true });
    }
}
async function readResult(turn, dir, ctx) {
    const { descriptor } = turn.buildpack;
    const layers = await readLayers(dir);
    const buildToml = external_node_path_.join(dir, "build.toml");
    const launchToml = external_node_path_.join(dir, "launch.toml");
    const asked = turn.plan.map(({ name }) => name);
    const build = parseBuildFile((await (0,toml_file/* readOptional */.T9)(buildToml)) ?? "", `"${buildToml}"`, asked);
    const launch = parseLaunchFile((await (0,toml_file/* readOptional */.T9)(launchToml)) ?? "", `"${launchToml}"`, {
        id: descriptor.id,
        api: apiOf(turn.buildpack),
    });
    await warnOfLegacyBom(dir, build.bom.length + launch.bom.length, turn.buildpack, ctx);
    await collectSbom({ ...descriptor, dir, layers }, turn.layersDir);
    for (const layer of layers.filter((one) => !hasType(one)))
        await ignoreLayer(layer);
    return { ...launch, layers, unmet: build.unmet, buildBom: build.bom };
}
async function warnOfLegacyBom(dir, entries, { descriptor }, ctx) {
    if (entries === 0 || (await findSbomFiles(dir)).length > 0)
        return;
    ctx.log.warn(`Buildpack ${formatModule(descriptor)} uses the deprecated [[bom]]; it should write SBOM files.`);
}

;// CONCATENATED MODULE: ./build/js/lifecycle/processes.js
/** @param lists processes by buildpack, in the order of the group */
function mergeProcesses(lists) {
    const byType = new Map();
    const warnings = [];
    let defaultType = "";
    for (const process of lists.flat()) {
        if (process.default)
            defaultType = process.type;
        else if (process.type === defaultType) {
            warnings.push(`redefining the following default process type with a process not marked as default: ${process.type}`);
            defaultType = "";
        }
        byType.set(process.type, process);
    }
    const processes = [...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
    return { processes, defaultType, warnings };
}

// EXTERNAL MODULE: ./build/js/lifecycle/supported-apis.js
var supported_apis = __nccwpck_require__(93);
;// CONCATENATED MODULE: ./build/js/lifecycle/builder.js
// The builder: runs bin/build of each buildpack of the group in turn.
// Reads group.toml, plan.toml and analyzed.toml; writes layers, config/metadata.toml and SBOMs. Never runs as root.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#builder



















/** @throws {LifecycleError} exit code 51 if a buildpack fails, 12 for an unknown Buildpack API, 52 for the rest */
async function build(inputs, ctx) {
    const { group, plan } = await readGroupAndPlan(inputs);
    for (const element of group.buildpacks)
        (0,supported_apis/* requireBuildpackApi */.Hg)(element.api, formatModule(element));
    try {
        await (0,promises_.rm)(external_node_path_.join(inputs.layersDir, "sbom"), { recursive: true, force: true });
        const results = await runBuildpacks(group, plan, inputs, ctx);
        await writeMetadata(group, results, inputs, ctx);
        await writeLegacyBom(results, inputs.layersDir, ctx);
    }
    catch (cause) {
        if (cause instanceof lifecycle_error/* LifecycleError */.D)
            throw cause;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.BUILD_FAILED, `build: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}
async function readGroupAndPlan(inputs) {
    try {
        const group = parseGroup(await (0,promises_.readFile)(inputs.groupPath, "utf8"), `"${inputs.groupPath}"`);
        const plan = parsePlan(await (0,promises_.readFile)(inputs.planPath, "utf8"), `"${inputs.planPath}"`);
        return { group, plan };
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `read buildpack group or plan: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}
async function runBuildpacks(group, plan, inputs, ctx) {
    const provided = await readProvidedEnvironment(inputs.platformDir, inputs.buildConfigDir);
    const analyzed = await (0,toml_file/* readOptional */.T9)(inputs.analyzedPath);
    const runImage = analyzed === undefined ? undefined : parseAnalyzed(analyzed, `"${inputs.analyzedPath}"`).runImage;
    const target = await resolveTarget(runImage?.target);
    let base = passedOnEnvironment(ctx.environment);
    let remaining = plan;
    const results = [];
    for (const element of group.buildpacks) {
        const buildpack = await readInstalledBuildpack(inputs.buildpacksDir, element);
        const asked = requirementsOf(element, remaining);
        const result = await buildWithBuildpack({ ...inputs, buildpack, base, provided, target, plan: asked }, ctx);
        base = await withBuildLayers(base, result);
        const met = new Set(asked.map(({ name }) => name).filter((name) => !result.unmet.includes(name)));
        remaining = remaining.filter(({ requires }) => !requires.some(({ name }) => met.has(name)));
        results.push({ ...result, element });
    }
    return results;
}
function requirementsOf({ id, version }, plan) {
    const provides = ({ providers }) => providers.some((provider) => provider.id === id && provider.version === version);
    return plan.filter(provides).flatMap(({ requires }) => requires);
}
async function withBuildLayers(base, { layers }) {
    let env = base;
    for (const layer of layers.filter((one) => one.build))
        env = await withBuildLayer(env, layer.dir);
    return env;
}
async function writeMetadata(group, results, { layersDir }, ctx) {
    const { processes, defaultType, warnings } = mergeProcesses(results.map((result) => result.processes));
    for (const warning of warnings)
        ctx.log.warn(warning);
    const metadata = {
        defaultProcessType: defaultType,
        bom: (0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.9") ? undefined : withBuildpack(results, ({ bom }) => bom),
        buildpacks: group.buildpacks,
        extensions: group.extensions,
        labels: results.flatMap(({ labels }) => labels),
        processes,
        slices: results.flatMap(({ slices }) => slices),
    };
    await (0,toml_file/* writeFileWithParents */.XI)(external_node_path_.join(layersDir, "config", "metadata.toml"), formatLaunchMetadata(metadata, ctx.platformApi));
}
async function writeLegacyBom(results, layersDir, ctx) {
    if (!(0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.9"))
        return;
    const kinds = {
        launch: withBuildpack(results, ({ bom }) => bom),
        build: withBuildpack(results, ({ buildBom }) => buildBom),
    };
    for (const [kind, entries] of Object.entries(kinds)) {
        const dir = external_node_path_.join(layersDir, "sbom", kind);
        await (0,promises_.mkdir)(dir, { recursive: true });
        await (0,toml_file/* writeFileWithParents */.XI)(external_node_path_.join(dir, "sbom.legacy.json"), encodeLegacyBom(entries));
    }
}
function withBuildpack(results, select) {
    return results.flatMap((result) => select(result).map((entry) => ({
        ...entry,
        buildpack: { id: result.element.id, version: result.element.version },
    })));
}

;// CONCATENATED MODULE: ./build/js/lifecycle/detect-buildpack.js
// Running one buildpack's bin/detect and reading its verdict.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#detection











const PASS = 0;
const FAIL = 100;
const MAX_OUTPUT_BYTES = 4 * 1024 * 1024;
/** Runs bin/detect with a plan file of its own; never rejects, a buildpack that cannot run is an error verdict. */
async function detectBuildpack(buildpack, surroundings, ctx) {
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
        ...buildpackEnvironment(base, provided, buildpack.descriptor.clearEnv),
        ...locationVariables(buildpack, { platformDir, planPath }),
        ...targetVariables(buildpack, target),
        ...((0,api_version/* atLeast */.jZ)(apiOf(buildpack), "0.12") && { CNB_EXEC_ENV: execEnv }),
    };
}
async function judge(result, output, { planPath, buildpack }) {
    if (result.kind !== "exited")
        return { kind: "error", sections: [], output, problem: (0,process_runner/* describeResult */.d)(result) };
    if (result.code === FAIL)
        return { kind: "fail", sections: [], output, exitCode: result.code };
    if (result.code !== PASS)
        return { kind: "error", sections: [], output, exitCode: result.code };
    try {
        const sections = parseDetectedPlan(await (0,promises_.readFile)(planPath, "utf8"), `The build plan of ${formatModule(buildpack.descriptor)}`);
        refuseRequiredVersions(sections);
        return { kind: "pass", sections, output, exitCode: result.code };
    }
    catch (error) {
        return { kind: "error", sections: [], output, problem: (0,errors/* messageOf */.b)(error) };
    }
}
/** Buildpack API 0.7 and later know a version only inside a requirement's metadata. */
function refuseRequiredVersions(sections) {
    for (const { name, version } of sections.flatMap(({ requires }) => requires)) {
        if (version === undefined || version === "")
            continue;
        throw new Error(`it requires "${name}" with the key "version", which belongs into its metadata`);
    }
}
/** The output of one program, cut where it becomes absurd. */
class BoundedOutput {
    chunks = [];
    sizeBytes = 0;
    add(bytes) {
        if (this.sizeBytes > MAX_OUTPUT_BYTES)
            return;
        this.sizeBytes += bytes.length;
        this.chunks.push(bytes);
    }
    text() {
        return Buffer.concat(this.chunks).toString("utf8");
    }
}

;// CONCATENATED MODULE: ./build/js/lifecycle/build-plan-resolution.js

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
            note(`${choice.optional ? "skip" : "fail"}: ${formatModule(choice.candidate.module)} ${text}`);
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
        providers: providers.map(({ candidate: { module } }) => ({ id: module.id, version: module.version })),
        requires,
    }));
    return { entries, unmet, unused };
}
function entryOf(names, name) {
    const found = names.get(name) ?? { providers: [], pending: [], requires: [] };
    names.set(name, found);
    return found;
}

;// CONCATENATED MODULE: ./build/js/lifecycle/detection.js


/** The first group of the order that passes. */
async function detectOrder(order, deps) {
    return firstPassing(order.map(({ group }) => group), [], new Walk(deps));
}
/** The verdicts of one detection, so that no buildpack is asked twice. */
class Walk {
    deps;
    verdicts = new Map();
    constructor(deps) {
        this.deps = deps;
    }
    verdictOf(element, buildpack) {
        const key = formatModule(element);
        const verdict = this.verdicts.get(key) ?? this.deps.detect(element, buildpack);
        this.verdicts.set(key, verdict);
        return verdict;
    }
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
    const [element, ...rest] = elements;
    if (element === undefined)
        return resolveGroup(chosen, walk.deps.log);
    if (chosen.some((member) => member.element.id === element.id))
        return detectGroup(rest, chosen, walk);
    const buildpack = await walk.deps.find(element);
    const { order } = buildpack.descriptor;
    if (order.length > 0) {
        const detection = await firstPassing(order.map(({ group }) => [...group, ...rest]), chosen, walk);
        if (detection.kind === "passed" || !element.optional)
            return detection;
        return detectGroup(rest, chosen, walk);
    }
    if (!walk.deps.applies(buildpack))
        return detectGroup(rest, chosen, walk);
    const verdict = walk.verdictOf(element, buildpack);
    return detectGroup(rest, [...chosen, { element, buildpack, verdict }], walk);
}
/** Waits for the verdicts of a group, which run side by side, and resolves its build plan. */
async function resolveGroup(members, log) {
    const results = await Promise.all(members.map(async (member) => ({ ...member, verdict: await member.verdict })));
    log.verdicts(results);
    const errored = results.some(({ verdict }) => verdict.kind === "error");
    if (results.some(({ element, verdict }) => !element.optional && verdict.kind !== "pass"))
        return { kind: "failed", errored };
    const passed = results.filter(({ verdict }) => verdict.kind === "pass");
    if (passed.length === 0) {
        log.nobodyPassed();
        return { kind: "failed", errored: false };
    }
    const buildpacks = new Map();
    const candidates = passed.map(({ element, buildpack, verdict }) => {
        const candidate = { module: element, optional: element.optional, sections: verdict.sections };
        buildpacks.set(candidate, buildpack);
        return candidate;
    });
    const resolved = resolveBuildPlan(candidates, (line) => {
        log.planning(line);
    });
    if (resolved === undefined)
        return { kind: "failed", errored: false };
    const participants = resolved.members.flatMap((member) => buildpacks.get(member) ?? []);
    log.participants(participants, members.length);
    return { kind: "passed", members: participants, plan: resolved.entries };
}

;// CONCATENATED MODULE: ./build/js/lifecycle/detection-log.js
// The log of detection. It is held back until the end: a failure shows everything, a success only what was asked for.

class DetectionLog {
    lines = [];
    verdicts(results) {
        for (const { element, verdict } of results)
            this.output(formatModule(element), verdict);
        this.add("debug", "======== Results ========");
        for (const { element, verdict } of results) {
            const name = formatModule(element);
            if (verdict.kind === "error") {
                const code = verdict.exitCode === undefined || verdict.exitCode === 0 ? "" : ` (${String(verdict.exitCode)})`;
                this.add("info", `err:  ${name}${code}`);
            }
            else if (verdict.kind === "pass")
                this.add("debug", `pass: ${name}`);
            else
                this.add("debug", `${element.optional ? "skip" : "fail"}: ${name}`);
        }
    }
    nobodyPassed() {
        this.add("debug", "fail: no viable buildpacks in group");
    }
    planning(line) {
        this.add("debug", line);
    }
    participants(buildpacks, tried) {
        if (buildpacks.length !== tried) {
            this.add("info", `${String(buildpacks.length)} of ${String(tried)} buildpacks participating`);
        }
        const width = Math.max(...buildpacks.map(({ descriptor }) => descriptor.id.length));
        for (const { descriptor } of buildpacks)
            this.add("info", `${descriptor.id.padEnd(width)} ${descriptor.version}`);
    }
    /** Prints what was collected; everything if detection failed. */
    flush(log, failed) {
        for (const { level, text } of this.lines) {
            if (failed || level === "info")
                log.info(text);
            else
                log.debug(text);
        }
    }
    output(name, { kind, output, problem }) {
        const level = kind === "error" ? "info" : "debug";
        if (output !== "")
            this.add(level, `======== Output: ${name} ========\n${output.replace(/\n$/, "")}`);
        if (problem !== undefined)
            this.add(level, `======== Error: ${name} ========\n${problem}`);
    }
    add(level, text) {
        this.lines.push({ level, text });
    }
}

;// CONCATENATED MODULE: ./build/js/lifecycle/system-buildpacks.js
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
        const { system } = toml_parseToml(SystemFile, (await (0,toml_file/* readOptional */.T9)(systemPath)) ?? "", `"${systemPath}"`);
        return { pre: system.pre.buildpacks, post: system.post.buildpacks };
    }
    catch (cause) {
        const message = `initialize detector: read system file: ${(0,errors/* messageOf */.b)(cause)}`;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, message, { cause });
    }
}

;// CONCATENATED MODULE: ./build/js/lifecycle/detector.js
// The detector: finds the group of buildpacks that can build the source, and the build plan they agree on.
// Reads order.toml and analyzed.toml; writes group.toml and plan.toml. Never runs as root.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector



















/** @throws {LifecycleError} exit code 20 or 21 if no group passes, 12 for an unknown Buildpack API, 22 for the rest */
async function detect(inputs, ctx) {
    const order = await addSystemBuildpacks(await readOrder(inputs.orderPath), inputs.systemPath, ctx);
    await checkOrder(order, inputs.buildpacksDir);
    const log = new DetectionLog();
    const detection = await detectOrder(order, await createDeps(inputs, ctx, log)).catch((cause) => {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.DETECT_FAILED, `detect: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    });
    log.flush(ctx.log, detection.kind === "failed");
    if (detection.kind === "failed")
        throw nothingDetected(detection, ctx);
    const buildpacks = detection.members.map(({ descriptor: { id, version, api, homepage } }) => ({
        id,
        version,
        api,
        homepage,
    }));
    await (0,toml_file/* writeFileWithParents */.XI)(inputs.groupPath, formatGroup({ buildpacks, extensions: [] }));
    await (0,toml_file/* writeFileWithParents */.XI)(inputs.planPath, formatPlan(detection.plan));
}
async function readOrder(orderPath) {
    try {
        const { order, orderExtensions } = parseOrder(await (0,promises_.readFile)(orderPath, "utf8"), `"${orderPath}"`);
        if (orderExtensions.length === 0)
            return order;
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `initialize detector: read order: ${(0,errors/* messageOf */.b)(cause)}`, {
            cause,
        });
    }
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `initialize detector: "${orderPath}" has [[order-extensions]]`, {
        hint: "This lifecycle does not run image extensions yet: use a builder without them.",
    });
}
/** What stands directly in the order must be there and speak a known API, even if it is optional. */
async function checkOrder(order, buildpacksDir) {
    for (const element of order.flatMap(({ group }) => group)) {
        const buildpack = await readInstalledBuildpack(buildpacksDir, element).catch((cause) => {
            throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `initialize detector: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
        });
        (0,supported_apis/* requireBuildpackApi */.Hg)(buildpack.descriptor.api, formatModule(element));
    }
}
async function createDeps(inputs, ctx, log) {
    const analyzed = await (0,toml_file/* readOptional */.T9)(inputs.analyzedPath);
    const runImage = analyzed === undefined ? undefined : parseAnalyzed(analyzed, `"${inputs.analyzedPath}"`).runImage;
    const surroundings = {
        appDir: inputs.appDir,
        platformDir: inputs.platformDir,
        base: passedOnEnvironment(ctx.environment),
        provided: await readProvidedEnvironment(inputs.platformDir, inputs.buildConfigDir),
        target: await resolveTarget(runImage?.target),
    };
    return {
        find: (element) => readInstalledBuildpack(inputs.buildpacksDir, element),
        applies: (buildpack) => appliesTo(buildpack, ctx),
        detect: (element, buildpack) => detectIfSupported({ element, buildpack, surroundings }, ctx),
        log,
    };
}
/** A wrong target is an error, except for an optional buildpack: that one decides for itself, as in other lifecycles. */
async function detectIfSupported({ element, buildpack, surroundings, }, ctx) {
    if (!element.optional && !supportsTarget(buildpack, surroundings.target)) {
        const { os, arch, distro } = surroundings.target;
        const target = [os, arch, distro?.name, distro?.version].filter(Boolean).join("/");
        const problem = `unable to satisfy target constraints: it does not support ${target}`;
        return { kind: "error", sections: [], output: "", problem };
    }
    return detectBuildpack(buildpack, surroundings, ctx);
}
function appliesTo(buildpack, { platformApi, execEnv }) {
    if (!(0,api_version/* atLeast */.jZ)(platformApi, "0.15") || !(0,api_version/* atLeast */.jZ)(apiOf(buildpack), "0.12"))
        return true;
    const listed = buildpack.descriptor.execEnv;
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

;// CONCATENATED MODULE: ./build/js/spec/report.js
// report.toml: what was exported.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#reporttoml-toml


const ReportFile = dist/* object */.Ikc({
    image: dist/* optional */.lqM(dist/* object */.Ikc({
        tags: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []),
        "image-id": dist/* optional */.lqM(dist/* string */.YjP()),
        digest: dist/* optional */.lqM(dist/* string */.YjP()),
        "manifest-size": dist/* optional */.lqM(dist/* union */.KCZ([dist/* number */.aig(), dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi(Number))])),
    }), { tags: [] }),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseReport(toml, what) {
    const { image } = parseToml(ReportFile, toml, what);
    return {
        tags: image.tags,
        imageId: image["image-id"],
        digest: image.digest,
        manifestSizeBytes: image["manifest-size"],
    };
}
function formatReport(report) {
    return toml_formatToml({
        image: {
            tags: report.tags,
            "image-id": report.imageId,
            digest: report.digest,
            "manifest-size": report.manifestSizeBytes,
        },
    });
}

;// CONCATENATED MODULE: ./build/js/lifecycle/app-image-config.js
// The configuration of an app image: that of the run image with what the build adds. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter



/** When all images were created, so that they are reproducible. */
const FIXED_CREATED = "1980-01-01T00:00:01Z";
/** The run image's configuration, key by key: what is not mentioned here stays as it is. */
function makeAppImageConfig(parts) {
    const { runImage, layers, created } = parts;
    const { config } = runImage;
    return {
        ...runImage,
        container: undefined,
        created,
        history: makeHistory(parts),
        rootfs: {
            type: "layers",
            diff_ids: [...runImage.rootfs.diff_ids, ...layers.map(({ diffId }) => diffId)],
        },
        config: {
            ...config,
            Cmd: undefined,
            Entrypoint: [parts.entrypoint],
            Env: makeEnv(parts),
            WorkingDir: parts.appDir,
            Labels: sorted({ ...config?.Labels, ...Object.fromEntries(parts.labels) }),
            Volumes: sorted(config?.Volumes),
            ExposedPorts: sorted(config?.ExposedPorts),
        },
    };
}
/**
 * When the image says it was created: SOURCE_DATE_EPOCH from Platform API 0.9 on, else a fixed time.
 * Undefined if the value is not a number of seconds.
 */
function createdAt(sourceDateEpoch, platformApi) {
    if (sourceDateEpoch === undefined || sourceDateEpoch === "" || !(0,api_version/* atLeast */.jZ)(platformApi, "0.9")) {
        return FIXED_CREATED;
    }
    const date = new Date(/^[+-]?\d+$/.test(sourceDateEpoch) ? Number(sourceDateEpoch) * 1000 : NaN);
    return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(".000Z", "Z");
}
/** One entry a layer. Those of the run image are kept if they can be told apart from those without a layer. */
function makeHistory({ runImage, layers, platformApi, created }) {
    const count = runImage.rootfs.diff_ids.length;
    const base = (runImage.history ?? []).filter((entry) => entry.empty_layer !== true);
    const blank = Array.from({ length: count }, () => ({}));
    const added = layers.map(({ createdBy }) => ({ created_by: createdBy }));
    if (!(0,api_version/* atLeast */.jZ)(platformApi, "0.12"))
        return [...blank, ...added].map(() => ({ created }));
    return [...(base.length === count ? base : blank), ...added].map((entry) => ({ ...entry, created }));
}
/** Each variable in the place where the run image has it, else at the end. */
function makeEnv({ runImage, appDir, layersDir, platformApi }) {
    const env = [...(runImage.config?.Env ?? [])];
    const path = envValue(env, "PATH") ?? "";
    const changes = {
        CNB_LAYERS_DIR: layersDir,
        CNB_APP_DIR: appDir,
        CNB_PLATFORM_API: (0,api_version/* formatApiVersion */.qL)(platformApi),
        CNB_DEPRECATION_MODE: "quiet",
        // Without a PATH in the run image a colon is left at the end, as in images of other lifecycles.
        PATH: `/cnb/process:/cnb/lifecycle:${path}`,
    };
    for (const [key, value] of Object.entries(changes)) {
        const at = env.findIndex((entry) => entry.split("=", 1)[0] === key);
        env.splice(at < 0 ? env.length : at, 1, `${key}=${value}`);
    }
    return env;
}
function sorted(table) {
    return table == null ? undefined : sortKeys(table);
}

;// CONCATENATED MODULE: ./build/js/spec/build-metadata.js
// The label `io.buildpacks.build.metadata`: buildpacks, processes and launcher of an app image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#iobuildpacksbuildmetadata-json





const BUILD_METADATA_LABEL = "io.buildpacks.build.metadata";
/** The label's text. */
function encodeBuildMetadata(metadata, launcher, platformApi) {
    return encodeJson({
        ...(!(0,api_version/* atLeast */.jZ)(platformApi, "0.9") && { bom: metadata.bom === undefined ? null : sortKeys(metadata.bom) }),
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
        command: dist/* optional */.lqM(dist/* union */.KCZ([
            dist/* array */.YOg(dist/* string */.YjP()),
            dist/* pipe */.FsL(dist/* string */.YjP(), dist/* transform */.pdi((one) => [one])),
        ]), []),
        args: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP())),
        direct: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    })), []),
    "buildpack-default-process-type": dist/* optional */.lqM(dist/* string */.YjP()),
});
/** @throws {PlatformError} `MALFORMED` naming the image */
function parseBuildMetadata(json, what) {
    return parseJson(BuildMetadata, json, `The label ${BUILD_METADATA_LABEL} of ${what}`);
}
function labelledModule({ id, version, homepage }) {
    return { id, version, ...(homepage && { homepage }) };
}

;// CONCATENATED MODULE: ./build/js/spec/project-metadata.js
// project-metadata.toml: where the source comes from; it becomes the label `io.buildpacks.project.metadata`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#project-metadatatoml-toml



const Table = dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J()));
const ProjectMetadata = dist/* object */.Ikc({
    source: dist/* optional */.lqM(dist/* object */.Ikc({ type: dist/* optional */.lqM(dist/* string */.YjP()), version: Table, metadata: Table })),
});
const PROJECT_METADATA_LABEL = "io.buildpacks.project.metadata";
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseProjectMetadata(toml, what) {
    return toml_parseToml(ProjectMetadata, toml, what);
}
function formatProjectMetadata(metadata) {
    return formatToml(metadata);
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

// EXTERNAL MODULE: ./build/js/lifecycle/version.js
var version = __nccwpck_require__(785);
;// CONCATENATED MODULE: ./build/js/lifecycle/app-labels.js
// The labels of an app image, in the order in which they replace each other: buildpacks have nearly the last word.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#labels





/** What a build was for; Platform API 0.15. */
const EXEC_ENV_LABEL = "io.buildpacks.exec-env";
/** Key and value of each label; a key may come twice. */
function makeLabels({ metadata, launch, project }, { platformApi, execEnv }) {
    return [
        [LIFECYCLE_METADATA_LABEL, encodeLifecycleMetadata(metadata)],
        [BUILD_METADATA_LABEL, encodeBuildMetadata(launch, version/* LAUNCHER_METADATA */.f, platformApi)],
        [PROJECT_METADATA_LABEL, encodeProjectMetadata(project)],
        ...launch.labels.map(({ key, value }) => [key, value]),
        ...((0,api_version/* atLeast */.jZ)(platformApi, "0.15") && execEnv !== "" ? [[EXEC_ENV_LABEL, execEnv]] : []),
    ];
}

;// CONCATENATED MODULE: ./build/js/lifecycle/made-layers.js
// The layers that a buildpack has made, as an exporter and a cache see them.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types







const StoreFile = dist/* object */.Ikc({ metadata: dist/* optional */.lqM(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())) });
/** Files next to layers that describe something else. */
const NOT_LAYERS = new Set(["build", "launch", "store"]);
/** The layers of a buildpack in the byte order of their names. @throws {PlatformError} `MALFORMED` naming the file */
async function readMadeLayers(layersDir, buildpack) {
    const layers = await readLayers((0,external_node_path_.join)(layersDir, escapeId(buildpack.id)));
    return layers
        .filter(({ name, hasContent }) => hasContent || !NOT_LAYERS.has(name))
        .map((layer) => ({ ...layer, id: `${buildpack.id}:${layer.name}` }))
        .sort((a, b) => compareBytes(a.name, b.name));
}
/** What store.toml of a buildpack has for its next build. @throws {PlatformError} `MALFORMED` naming the file */
async function readStore(layersDir, buildpack) {
    const file = (0,external_node_path_.join)(layersDir, escapeId(buildpack.id), "store.toml");
    const text = await (0,toml_file/* readOptional */.T9)(file);
    return text === undefined ? undefined : toml_parseToml(StoreFile, text, `"${file}"`);
}
/** How labels and the cache's metadata describe a layer. */
function describeLayer({ build, launch, cache, metadata }, sha) {
    return { sha, data: metadata ?? null, build, launch, cache };
}
/** What an image or a cache recorded about a layer. */
function recordedLayer(buildpacks, buildpackId, layerName) {
    const layers = buildpacks?.find(({ key }) => key === buildpackId)?.layers ?? {};
    return Object.hasOwn(layers, layerName) ? layers[layerName] : undefined;
}

;// CONCATENATED MODULE: ./build/js/lifecycle/cache-export.js
var __addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
// Keeps the layers that buildpacks want back in their next build. A cache that cannot be written is worth a warning, no more.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types





/** Replaces the cache by the cached layers of this build; logs a warning if that fails. */
async function exportCache(options, { log, platformApi }) {
    try {
        const env_1 = { stack: [], error: void 0, hasError: false };
        try {
            const previous = await options.cache.readMetadata();
            const transaction = __addDisposableResource(env_1, await options.cache.begin(), true);
            const work = { ...options, previous, transaction, log };
            const buildpacks = [];
            for (const buildpack of options.buildpacks)
                buildpacks.push(await cacheBuildpack(work, buildpack));
            const sbom = (0,api_version/* atLeast */.jZ)(platformApi, "0.8") ? await cacheSbom(work) : "";
            options.signal?.throwIfAborted();
            transaction.setMetadata({ sbom: { sha: sbom }, buildpacks });
            await transaction.commit();
        }
        catch (e_1) {
            env_1.error = e_1;
            env_1.hasError = true;
        }
        finally {
            const result_1 = __disposeResources(env_1);
            if (result_1)
                await result_1;
        }
    }
    catch (error) {
        if (options.signal?.aborted !== true)
            log.warn(`Failed to export cache: ${(0,errors/* messageOf */.b)(error)}`);
    }
}
async function cacheBuildpack(work, buildpack) {
    const layers = {};
    for (const layer of await readMadeLayers(work.layersDir, buildpack)) {
        if (!layer.cache)
            continue;
        const sha = await cacheLayer(work, buildpack, layer);
        if (sha !== undefined)
            layers[layer.name] = describeLayer(layer, sha);
    }
    return { key: buildpack.id, version: buildpack.version, layers };
}
/** One layer that cannot be kept is no reason to lose the others. */
async function cacheLayer(work, buildpack, layer) {
    work.signal?.throwIfAborted();
    if (!layer.hasContent) {
        work.log.warn(`Failed to cache layer '${layer.id}' because it has no contents`);
        return undefined;
    }
    try {
        const archive = await work.factory.fromDirectory(layer.id, layer.dir);
        await keep(work, archive, recordedLayer(work.previous.buildpacks, buildpack.id, layer.name)?.sha);
        return archive.diffId;
    }
    catch (error) {
        work.log.warn(`Failed to cache layer '${layer.id}': ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}
async function cacheSbom(work) {
    const directory = (0,external_node_path_.join)(work.layersDir, "sbom", "cache");
    const isThere = await (0,promises_.access)(directory).then(() => true, () => false);
    if (!isThere)
        return "";
    const archive = await work.factory.fromDirectory("buildpacksio/lifecycle:cache.sbom", directory);
    await keep(work, archive, work.previous.sbom.sha);
    return archive.diffId;
}
async function keep({ cache, transaction, log }, { id, diffId, tar }, previousSha) {
    if (diffId === previousSha && (await cache.hasLayer(diffId))) {
        log.info(`Reusing cache layer '${id}'`);
        await transaction.reuseLayer(diffId);
    }
    else {
        log.info(`Adding cache layer '${id}'`);
        await transaction.addLayer(diffId, await tar());
    }
    log.debug(`Layer '${id}' SHA: ${diffId}`);
}

;// CONCATENATED MODULE: ./build/js/lifecycle/export-files.js
// The files that earlier phases and the platform leave for the exporter.












/** @throws {LifecycleError} exit code 2 without the file or a run image in it, as other lifecycles end; 3 if malformed */
async function readAnalyzed({ analyzedPath }, log) {
    const analyzed = await reading("resolve inputs: read analyzed file", exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, async () => {
        const text = await (0,toml_file/* readOptional */.T9)(analyzedPath);
        if (text === undefined)
            log.warn(`No analyzed metadata found at path "${analyzedPath}"`);
        return parseAnalyzed(text ?? "", `"${analyzedPath}"`);
    });
    const { runImage } = analyzed;
    if (runImage !== undefined)
        return { ...analyzed, runImage };
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.BAD_FLAG, `"${analyzedPath}" names no run image`, {
        hint: "Run the analyzer first, or say with -analyzed where its file is.",
    });
}
/** @throws {LifecycleError} exit code 1 if it cannot be read, 12 if a buildpack's API is not spoken */
async function readGroup({ groupPath }) {
    const group = await reading("read group file", exit_codes/* ExitCode */.y.FAILED, async () => parseGroup(await (0,promises_.readFile)(groupPath, "utf8"), `"${groupPath}"`));
    for (const buildpack of group.buildpacks)
        (0,supported_apis/* requireBuildpackApi */.Hg)(buildpack.api, formatModule(buildpack));
    return group;
}
/** Empty if there is no file. @throws {LifecycleError} exit code 1 if it is malformed */
async function readProjectMetadata({ projectMetadataPath }, log) {
    return reading("read project metadata file", exit_codes/* ExitCode */.y.FAILED, async () => {
        const text = await (0,toml_file/* readOptional */.T9)(projectMetadataPath);
        if (text !== undefined)
            return parseProjectMetadata(text, `"${projectMetadataPath}"`);
        log.debug(`No project metadata found at path "${projectMetadataPath}"`);
        return {};
    });
}
/** What the builder wrote. @throws {Error} if it cannot be read */
async function readLaunchMetadata({ layersDir, }) {
    const file = (0,external_node_path_.join)(layersDir, "config", "metadata.toml");
    try {
        return parseLaunchMetadata(await (0,promises_.readFile)(file, "utf8"), `"${file}"`);
    }
    catch (cause) {
        throw new Error(`read build metadata: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}
async function reading(action, exitCode, read) {
    try {
        return await read();
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exitCode, `${action}: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}

;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
;// CONCATENATED MODULE: ./build/js/lifecycle/compressed-layer.js
// Compresses a layer archive once, learning the digest and size that a registry stores it under.




const READ_BYTES = 1024 * 1024;
const GZIP_BYTES = 256 * 1024;
/** Says which system compressed; "unknown" as in other lifecycles, so that it does not depend on zlib's build. */
const OS_BYTE = { offset: 9, unknown: 0xff };
/** Compresses a tar as fast as gzip can, into the file `path`. */
async function compressLayer(tarPath, path) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let sizeBytes = 0;
    await (0,external_node_stream_promises_namespaceObject.pipeline)((0,external_node_fs_.createReadStream)(tarPath, { highWaterMark: READ_BYTES }), (0,external_node_zlib_namespaceObject.createGzip)({ level: external_node_zlib_namespaceObject.constants.Z_BEST_SPEED, chunkSize: GZIP_BYTES }), async function* (chunks) {
        for await (const chunk of chunks) {
            const at = OS_BYTE.offset - sizeBytes;
            if (at >= 0 && at < chunk.length)
                chunk[at] = OS_BYTE.unknown;
            hash.update(chunk);
            sizeBytes += chunk.length;
            yield chunk;
        }
    }, (0,external_node_fs_.createWriteStream)(path, { flags: "wx", highWaterMark: READ_BYTES }));
    return { path, digest: `sha256:${hash.digest("hex")}`, sizeBytes };
}

;// CONCATENATED MODULE: ./build/js/lifecycle/task-queue.js
// Runs a few tasks at a time.
/** A queue that runs up to `limit` tasks at a time, in the order they came. */
function createTaskQueue(limit) {
    const tasks = new Set();
    const slots = createSlots(limit);
    let isClosed = false;
    const runInTurn = async (task) => {
        await slots.take();
        try {
            if (isClosed)
                throw new Error("the export was given up");
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

;// CONCATENATED MODULE: ./build/js/lifecycle/registry-upload.js
// The layers of an image on their way to a repository: compressed, uploaded and copied several at a time.





/** Compressing is limited by processors, copying by the network: with queues of their own they do not wait for each other. */
const PARALLEL_PUSHES = 4;
const PARALLEL_COPIES = 4;
function startRegistryUpload(options) {
    const { registry, target } = options;
    const pushes = createTaskQueue(PARALLEL_PUSHES);
    const copies = createTaskQueue(PARALLEL_COPIES);
    const started = new Map();
    const once = (key, task) => {
        const known = started.get(key);
        if (known !== undefined)
            return known;
        const promise = task();
        // Reported by whoever waits for the layer; until then it must not count as unhandled.
        promise.catch(() => undefined);
        started.set(key, promise);
        return promise;
    };
    const copyTo = (from, to, layer) => copies.run(async () => {
        await registry.copyBlob(from, to, layer);
        return layer;
    });
    return {
        copy: (from, layer) => once(layer.digest, () => copyTo(from, target, layer)),
        push: (archive) => once(`layer ${archive.diffId}`, () => pushes.run(() => pushLayer(options, archive))),
        spread: async (layers, to) => {
            await Promise.all(layers.map((layer) => copyTo(target, to, layer)));
        },
        finish: async () => {
            await Promise.all(started.values());
        },
        [Symbol.asyncDispose]: async () => {
            await Promise.all([pushes.close(), copies.close()]);
        },
    };
}
async function pushLayer({ registry, target, temporaryDir, layerMediaType }, archive) {
    const path = (0,external_node_path_.join)(temporaryDir, `${archive.diffId.replace("sha256:", "")}.tar.gz`);
    const { digest, sizeBytes } = await compressLayer(await archive.tar(), path);
    await registry.pushBlob(target, { digest, sizeBytes, open: () => (0,external_node_fs_.createReadStream)(path) });
    await (0,promises_.rm)(path);
    return { mediaType: layerMediaType, size: sizeBytes, digest };
}

;// CONCATENATED MODULE: ./build/js/lifecycle/registry-destination.js
// Exports an app image to a registry. Layers go there while others are still being made; a tag is written only when
// everything it needs is there, so that a failed or killed export never leaves a tag on half an image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter









/** Opens a place for an image; the layers of the run image are on their way from then on. */
function openRegistryDestination(options) {
    const { registry, images, runImage, previousImage, temporaryDir } = options;
    const target = images[0].reference;
    // Docker's media type also where the run image is an OCI image, as other lifecycles have it.
    const upload = startRegistryUpload({ registry, target, temporaryDir, layerMediaType: media_types/* DOCKER_LAYER */.n2 });
    for (const layer of runImage.manifest.layers)
        void upload.copy(runImage.reference, layer);
    return {
        runImage: { reference: (0,image_reference/* formatImageReference */.my)(runImage.reference), config: runImage.config },
        canReuse: (diffId) => findLayer(previousImage, diffId) !== undefined,
        addLayer: (archive) => {
            void upload.push(archive);
        },
        save: (config, layers) => saveImage(options, upload, { configBytes: Buffer.from(encodeImageConfig(config)), layers }),
        [Symbol.asyncDispose]: () => upload[Symbol.asyncDispose](),
    };
}
async function saveImage(options, upload, image) {
    const descriptors = await Promise.all(image.layers.map((layer) => descriptorOf(layer, options.previousImage, upload)));
    await upload.finish();
    const layers = [...options.runImage.manifest.layers, ...descriptors];
    const bytes = Buffer.from(encodeJson(makeManifest(options.runImage, image.configBytes, layers)));
    const names = [];
    for (const name of options.images) {
        names.push(await saveName(name, options, { upload, layers, bytes, configBytes: image.configBytes }));
    }
    const digest = (0,oci_digest/* digestOf */.ol)(bytes);
    return { names, id: digest, digest, manifestSizeBytes: bytes.length };
}
async function descriptorOf({ archive, diffId }, previousImage, upload) {
    if (archive !== undefined)
        return upload.push(archive);
    const layer = findLayer(previousImage, diffId);
    if (previousImage === undefined || layer === undefined) {
        throw new Error(`previous image did not have layer with diff id '${diffId}'`);
    }
    return upload.copy(previousImage.reference, layer);
}
/** Of the run image's kind and with its annotations; keys in the order in which other lifecycles write them. */
function makeManifest({ manifest, mediaType }, configBytes, layers) {
    return {
        schemaVersion: 2,
        mediaType,
        config: { mediaType: manifest.config.mediaType, size: configBytes.length, digest: (0,oci_digest/* digestOf */.ol)(configBytes) },
        layers: layers.map((layer) => ({
            mediaType: layer.mediaType,
            size: layer.size,
            digest: layer.digest,
            ...(layer.annotations !== undefined && { annotations: layer.annotations }),
        })),
        ...(manifest.annotations !== undefined && { annotations: manifest.annotations }),
    };
}
/** Completes the repository of a name, and then writes the name. */
async function saveName({ name, reference }, { registry, images, runImage }, { upload, layers, configBytes, bytes }) {
    try {
        if ((0,image_reference/* imageName */.tO)(reference) !== (0,image_reference/* imageName */.tO)(images[0].reference))
            await upload.spread(layers, reference);
        await registry.pushBlob(reference, {
            digest: (0,oci_digest/* digestOf */.ol)(configBytes),
            sizeBytes: configBytes.length,
            open: () => external_node_stream_.Readable.from([configBytes]),
        });
        await registry.putManifest(reference, { mediaType: runImage.mediaType, bytes });
        return { name };
    }
    catch (error) {
        return { name, failure: (0,errors/* messageOf */.b)(error) };
    }
}

;// CONCATENATED MODULE: ./build/js/lifecycle/export-images.js
// The images that an export starts from: the run image, the previous image, and the names that run.toml has for the first.








/** @throws {LifecycleError} exit code 1 if there is no run image, or an image cannot be read */
async function openDestination({ imageNames, images }, { registry, log }, { analyzed, temporaryDir }) {
    const names = images.map((reference, at) => ({ name: imageNames[at] ?? "", reference }));
    const [first, ...rest] = names;
    if (first === undefined)
        throw cannotBegin("an image needs a name");
    const { previousImage } = analyzed;
    if (previousImage !== "")
        log.info(`Reusing layers from image '${previousImage}'`);
    const [runImage, previous] = await Promise.all([
        export_images_openImage(registry, analyzed.runImage.reference),
        export_images_openImage(registry, previousImage),
    ]);
    if (runImage === undefined) {
        const name = analyzed.runImage.image ?? analyzed.runImage.reference;
        throw cannotBegin(`the run image "${name}" was not found`);
    }
    return openRegistryDestination({
        registry,
        images: [first, ...rest],
        runImage,
        previousImage: previous,
        temporaryDir,
    });
}
/**
 * The run image's names for labels: the entry of run.toml that has it; else the image itself if extensions may have
 * chosen it; else the first entry, as other lifecycles do.
 */
async function readRunImageNames({ runPath }, ctx, { analyzed, group }) {
    const entries = await readRunImages(runPath, ctx);
    const name = analyzed.runImage?.image ?? "";
    if (entries.length === 0)
        return undefined;
    const other = group.extensions.length > 0 ? { image: name, mirrors: [] } : entries[0];
    return findRunImage(entries, name) ?? other;
}
async function export_images_openImage(registry, reference) {
    if (reference === "")
        return undefined;
    try {
        return await readImage(registry, (0,image_reference/* parseImageReference */.o_)(reference), hostTarget(process.arch));
    }
    catch (error) {
        if (error instanceof errors/* PlatformError */.W && error.code === "NOT_FOUND")
            return undefined;
        throw cannotBegin((0,errors/* messageOf */.b)(error), error);
    }
}
function cannotBegin(why, cause) {
    const hint = cause instanceof errors/* PlatformError */.W ? cause.hint : undefined;
    return new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `create new app image: ${why}`, { cause, hint });
}

;// CONCATENATED MODULE: ./build/js/lifecycle/glob.js
// The patterns of slices: Go's filepath.Match, followed step by step so that odd patterns match alike. Pure.
// Reference: https://pkg.go.dev/path/filepath@go1.25.0#Match

/** A pattern as it is matched: `./a//b/` is `a/b`. */
function cleanPattern(pattern) {
    const normal = external_node_path_.posix.normalize(pattern);
    return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}
/**
 * Whether the pattern matches the whole name. `*` and `?` do not match `/`; there is no `**`.
 * @throws {Error} if the pattern is malformed
 */
function matchesGlob(pattern, name) {
    const chunks = splitPattern(pattern);
    let rest = name;
    for (const [index, { star, text }] of chunks.entries()) {
        if (star && text === "")
            return rest !== undefined && !rest.includes("/");
        rest = matchAt(text, rest, { star, isLast: index === chunks.length - 1 });
    }
    return rest === "";
}
function splitPattern(pattern) {
    const chunks = [];
    for (let at = 0; at < pattern.length;) {
        const begin = at;
        while (pattern[at] === "*")
            at += 1;
        const star = at > begin;
        const from = at;
        for (let inRange = false; at < pattern.length; at += 1) {
            const character = pattern[at];
            if (character === "\\")
                at += 1;
            else if (character === "[")
                inRange = true;
            else if (character === "]")
                inRange = false;
            else if (character === "*" && !inRange)
                break;
        }
        at = Math.min(at, pattern.length);
        chunks.push({ star, text: pattern.slice(from, at) });
    }
    return chunks;
}
/** What is left of the name after the chunk; undefined if it does not match, though its syntax is still checked. */
function matchAt(chunk, name, { star, isLast }) {
    const first = matchChunk(chunk, name);
    if (name === undefined)
        return undefined;
    if (first !== undefined && (first === "" || !isLast))
        return first;
    if (!star)
        return undefined;
    for (let at = 0; at < name.length && name[at] !== "/"; at += 1) {
        const rest = matchChunk(chunk, name.slice(at + 1));
        if (rest !== undefined && (rest === "" || !isLast))
            return rest;
    }
    return undefined;
}
/** Matches a chunk at the beginning of the name; goes through all of the chunk, so that bad syntax is always found. */
function matchChunk(chunk, name) {
    let at = name === undefined ? -1 : 0;
    const take = (matches) => {
        const code = at < 0 ? undefined : name?.codePointAt(at);
        const character = code === undefined ? "" : String.fromCodePoint(code);
        at = code !== undefined && matches(character) ? at + character.length : -1;
    };
    const characters = Array.from(chunk);
    while (characters.length > 0) {
        const character = characters.shift();
        if (character === "[") {
            take(readRange(characters));
        }
        else if (character === "?") {
            take((first) => first !== "/");
        }
        else {
            const literal = character === "\\" ? characters.shift() : character;
            if (literal === undefined)
                throw badPattern();
            take((first) => first === literal);
        }
    }
    return at < 0 ? undefined : name?.slice(at);
}
/** Reads a bracket expression up to its end; unlike `*` and `?` it may match `/`. */
function readRange(characters) {
    const isNegated = characters[0] === "^";
    if (isNegated)
        characters.shift();
    const ranges = [];
    while (characters[0] !== "]" || ranges.length === 0) {
        const low = readRangeEnd(characters);
        let high = low;
        if (characters[0] === "-") {
            characters.shift();
            high = readRangeEnd(characters);
        }
        ranges.push({ low, high });
    }
    characters.shift();
    return (character) => {
        const code = character.codePointAt(0) ?? 0;
        return ranges.some(({ low, high }) => low <= code && code <= high) !== isNegated;
    };
}
function readRangeEnd(characters) {
    if (characters.length === 0 || characters[0] === "-" || characters[0] === "]")
        throw badPattern();
    if (characters[0] === "\\")
        characters.shift();
    const code = characters.shift()?.codePointAt(0);
    if (code === undefined || characters.length === 0)
        throw badPattern();
    return code;
}
function badPattern() {
    return new Error("syntax error in pattern");
}

;// CONCATENATED MODULE: ./build/js/lifecycle/app-slices.js
// Divides the app directory into layers by the slices that buildpacks ask for; the last layer has the rest.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml





/**
 * The entries of each layer of an app: one list for each slice, and one for what is left; a list may be empty.
 * @throws {Error} for a malformed pattern, or a file that cannot be read
 */
function sliceApp(appDir, slices, owner) {
    const root = toBytePath(external_node_path_.posix.resolve(appDir));
    const app = readApp(root);
    const parents = findParents(root);
    const groups = [...slices.map((slice) => takeSlice(app, slice)), takeRest(app)];
    return groups.map((files) => (files.length === 0 ? [] : layerEntries(parents, files, owner)));
}
function readApp(root) {
    const files = new Map();
    const children = new Map();
    for (const file of walkTree(root)) {
        files.set(file.path, file);
        if (file.path === root)
            continue;
        const parent = external_node_path_.posix.dirname(file.path);
        const siblings = children.get(parent);
        if (siblings === undefined)
            children.set(parent, [file.path]);
        else
            siblings.push(file.path);
    }
    return { root, files, children, taken: new Set() };
}
function* layerEntries(parents, files, owner) {
    yield* toEntries(parents);
    yield* toEntries(files, owner);
}
/** What the patterns match and nobody has, with the directories above it. */
function takeSlice(app, slice) {
    const matched = new Set();
    for (const pattern of slice.paths.map(cleanPattern)) {
        for (const path of app.files.keys()) {
            if (path !== app.root && app_slices_matches(pattern, app, path))
                takeTree(app, path, matched);
        }
    }
    const parents = new Set();
    for (const path of matched) {
        for (let parent = external_node_path_.posix.dirname(path); !parents.has(parent); parent = external_node_path_.posix.dirname(parent)) {
            if (!matched.has(parent))
                parents.add(parent);
            if (parent === app.root)
                break;
        }
    }
    takeEmptied(app, parents);
    return inOrder(app, [...matched, ...parents]);
}
function app_slices_matches(pattern, { root }, path) {
    const relative = toText(path.slice(root === "/" ? 1 : root.length + 1));
    try {
        return matchesGlob(pattern, relative);
    }
    catch (cause) {
        throw new Error(`failed to check if '${relative}' matches '${pattern}': ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}
function takeTree(app, path, matched) {
    if (app.taken.has(path))
        return;
    app.taken.add(path);
    matched.add(path);
    for (const child of app.children.get(path) ?? [])
        takeTree(app, child, matched);
}
/** A directory whose children all belong to slices is not part of the rest; children are looked at before parents. */
function takeEmptied(app, directories) {
    const depth = (path) => path.split("/").length;
    for (const directory of [...directories].sort((a, b) => depth(b) - depth(a))) {
        const isEmptied = (app.children.get(directory) ?? []).every((child) => app.taken.has(child));
        if (isEmptied)
            app.taken.add(directory);
        else
            app.taken.delete(directory);
    }
}
function takeRest(app) {
    return inOrder(app, [...app.files.keys()].filter((path) => !app.taken.has(path)));
}
/** By the bytes of the full path: `x`, `x-1`, `x.t`, `x/f`. */
function inOrder(app, paths) {
    return [...paths].sort(compareBytePaths).flatMap((path) => app.files.get(path) ?? []);
}

;// CONCATENATED MODULE: ./build/js/lifecycle/launcher-layer.js
// The layer with the launcher, owned by root whoever exports.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#launcher




/** Where the launcher is in every app image. */
const LAUNCHER_PATH = "/cnb/lifecycle/launcher";
/** @throws {Error} if there is no launcher at this path */
function launcherEntries(launcherPath) {
    const launcher = {
        ...rootDirectory(LAUNCHER_PATH),
        type: "file",
        sizeBytes: sizeOf(launcherPath),
        contentPath: toBytePath(launcherPath),
    };
    return [rootDirectory("/cnb"), rootDirectory("/cnb/lifecycle"), launcher];
}
/** A directory that everybody can read and only root can change. */
function rootDirectory(name) {
    return { name, type: "directory", mode: 0o755, uid: 0, gid: 0, sizeBytes: 0, mtime: FIXED_MTIME };
}
function sizeOf(launcherPath) {
    try {
        return (0,external_node_fs_.statSync)(launcherPath).size;
    }
    catch (cause) {
        throw new Error(`failed to stat launcher at path '${launcherPath}': ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/js/lifecycle/layer-stack.js
function createLayerStack(destination, log) {
    const layers = [];
    const announce = (verb, id, sha) => {
        log.info(`${verb} layer '${id}'`);
        log.debug(`Layer '${id}' SHA: ${sha}`);
    };
    const stack = {
        layers,
        place(archive, createdBy, previousShas) {
            const { diffId } = archive;
            if (previousShas.includes(diffId) && destination.canReuse(diffId)) {
                layers.push({ diffId, createdBy });
                return "reused";
            }
            layers.push({ diffId, createdBy, archive });
            destination.addLayer(archive);
            return "added";
        },
        placeNamed(archive, createdBy, previousSha) {
            const placement = stack.place(archive, createdBy, previousSha === undefined ? [] : [previousSha]);
            announce(placement === "added" ? "Adding" : "Reusing", archive.id, archive.diffId);
            return archive.diffId;
        },
        reuse(id, createdBy, diffId) {
            announce("Reusing", id, diffId);
            if (!destination.canReuse(diffId)) {
                throw new Error(`reusing layer: '${id}': previous image did not have layer with diff id '${diffId}'`);
            }
            layers.push({ diffId, createdBy });
        },
    };
    return stack;
}

;// CONCATENATED MODULE: ./build/js/lifecycle/process-types-layer.js


const FORBIDDEN = /[/><:|&\\]/;
/** The entrypoint of a process type, e.g. `/cnb/process/web`. */
function processPath(type) {
    return `/cnb/process/${type}`;
}
/** @throws {Error} quoting a process type that cannot be a file name */
function processTypeEntries(processes) {
    const links = processes.map(({ type }) => {
        if (type === "")
            throw new Error("type is required for all processes");
        if (FORBIDDEN.test(type)) {
            throw new Error(`invalid process type '${type}': type may not contain characters '/><:|&\\'`);
        }
        return { ...rootDirectory(toBytePath(processPath(type))), type: "symlink", linkName: LAUNCHER_PATH };
    });
    return [rootDirectory("/cnb"), rootDirectory("/cnb/process"), ...links];
}

;// CONCATENATED MODULE: ./build/js/lifecycle/exported-layers.js
// Which layers an app image gets on top of the run image, in which order, and which of them the previous image has.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter











/** @throws {Error} naming the layer that cannot be made or that is neither here nor in the previous image */
async function exportLayers(sources, ctx) {
    const stack = createLayerStack(sources.destination, ctx.log);
    const buildpacks = [];
    for (const buildpack of sources.buildpacks) {
        buildpacks.push(await addBuildpack(sources, stack, buildpack));
    }
    const sbom = (0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.8") ? await addSbom(sources, stack) : undefined;
    const app = await addApp(sources, stack, ctx);
    const launcher = await addLauncher(sources, stack);
    const config = await addConfig(sources, stack);
    const processTypes = await addProcessTypes(sources, stack);
    return {
        layers: stack.layers,
        metadata: {
            app: app.map(toSha),
            ...(sbom !== undefined && { sbom: toSha(sbom) }),
            buildpacks,
            config: toSha(config),
            launcher: toSha(launcher),
            "process-types": toSha(processTypes),
        },
    };
}
async function addBuildpack(sources, stack, buildpack) {
    const { layersDir } = sources.inputs;
    const layers = {};
    for (const layer of await readMadeLayers(layersDir, buildpack)) {
        if (!layer.launch)
            continue;
        const sha = await addBuildpackLayer(sources, stack, { buildpack, layer });
        layers[layer.name] = describeLayer(layer, sha);
    }
    const store = await readStore(layersDir, buildpack);
    return { key: buildpack.id, version: buildpack.version, layers, ...(store != null && { store }) };
}
/** A layer without contents, whose buildpack restored nothing but its metadata, is taken from the previous image. */
async function addBuildpackLayer({ previous, factory }, stack, { buildpack, layer }) {
    const recorded = recordedLayer(previous.buildpacks, buildpack.id, layer.name);
    const createdBy = `Layer: '${layer.name}', Created by buildpack: ${formatModule(buildpack)}`;
    if (layer.hasContent) {
        return stack.placeNamed(await factory.fromDirectory(layer.id, layer.dir), createdBy, recorded?.sha);
    }
    if (layer.cache)
        throw new Error(`layer '${layer.id}' is cache=true but has no contents`);
    if (recorded === undefined) {
        throw new Error(`cannot reuse '${layer.id}', previous image has no metadata for layer '${layer.id}'`);
    }
    stack.reuse(layer.id, createdBy, recorded.sha);
    return recorded.sha;
}
async function addSbom({ inputs, previous, factory }, stack) {
    const directory = (0,external_node_path_.join)(inputs.layersDir, "sbom", "launch");
    if (!(await exported_layers_exists(directory)))
        return undefined;
    const archive = await factory.fromDirectory("buildpacksio/lifecycle:launch.sbom", directory);
    return stack.placeNamed(archive, "Software Bill-of-Materials", previous.sbom?.sha);
}
async function addApp({ inputs, launch, previous, factory }, stack, { owner, log }) {
    const previousShas = (previous.app ?? []).map(({ sha }) => sha).filter(Boolean);
    const slices = within("creating app layers", () => sliceApp(inputs.appDir, launch.slices, owner));
    const shas = [];
    let reused = 0;
    for (const [index, entries] of slices.entries()) {
        const createdBy = slices.length === 1 ? "Application Layer" : `Application Slice: ${index + 1}`;
        const archive = await factory.fromEntries(`slice-${index + 1}`, () => entries);
        log.debug(`Layer '${archive.id}' SHA: ${archive.diffId}`);
        if (stack.place(archive, createdBy, previousShas) === "reused")
            reused += 1;
        shas.push(archive.diffId);
    }
    if (reused > 0)
        log.info(`Reused ${reused}/${shas.length} app layer(s)`);
    if (reused < shas.length)
        log.info(`Added ${shas.length - reused}/${shas.length} app layer(s)`);
    return shas;
}
async function addLauncher({ inputs, previous, factory }, stack) {
    const entries = within("creating launcher layers", () => launcherEntries(inputs.launcherPath));
    const archive = await factory.fromEntries("buildpacksio/lifecycle:launcher", () => entries);
    return stack.placeNamed(archive, "Buildpacks Application Launcher", previous.launcher?.sha);
}
async function addConfig({ inputs, previous, factory }, stack) {
    const directory = (0,external_node_path_.join)(inputs.layersDir, "config");
    const archive = await factory.fromDirectory("buildpacksio/lifecycle:config", directory);
    return stack.placeNamed(archive, "Buildpacks Launcher Config", previous.config?.sha);
}
async function addProcessTypes({ launch, previous, factory }, stack) {
    if (launch.processes.length === 0)
        return "";
    const id = "buildpacksio/lifecycle:process-types";
    const entries = within(`creating layer '${id}'`, () => processTypeEntries(launch.processes));
    const archive = await factory.fromEntries(id, () => entries);
    return stack.placeNamed(archive, "Buildpacks Process Types", previous["process-types"]?.sha);
}
function toSha(sha) {
    return { sha };
}
function within(action, make) {
    try {
        return make();
    }
    catch (cause) {
        throw new Error(`${action}: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}
async function exported_layers_exists(directory) {
    return (0,promises_.stat)(directory).then(() => true, (error) => {
        if ((0,toml_file/* isMissing */.b2)(error))
            return false;
        throw error;
    });
}

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./build/js/lifecycle/layer-header.js
// Tar headers for names that are bytes. `oci/tar-header.ts` knows text only; a name that is not UTF-8 keeps its bytes here.


const layer_header_BLOCK = 512;
const SIZE_FIELD = 124;
const CHECKSUM_FIELD = 148;
/** The header of an entry; names that are not UTF-8 come out as they are on disk. */
function encodeLayerHeader(entry) {
    const { linkName } = entry;
    if (isUtf8Path(entry.name) && (linkName === undefined || isUtf8Path(linkName))) {
        const link = linkName === undefined ? {} : { linkName: toText(linkName) };
        return encodeTarHeader({ ...entry, name: toText(entry.name), ...link });
    }
    return withRawBytes(encodeTarHeader(entry));
}
/**
 * Turns a header whose PAX records have each byte of a name as one character into one that has the bytes.
 * The main header needs no change: it holds ASCII only.
 */
function withRawBytes(header) {
    const paxHeader = Buffer.from(header.subarray(0, layer_header_BLOCK));
    const size = parseInt(paxHeader.toString("latin1", SIZE_FIELD, SIZE_FIELD + 11), 8);
    const records = rawRecords(header.subarray(layer_header_BLOCK, layer_header_BLOCK + size));
    paxHeader.write(records.length.toString(8).padStart(11, "0"), SIZE_FIELD, "latin1");
    paxHeader.fill(" ", CHECKSUM_FIELD, CHECKSUM_FIELD + 8);
    const checksum = paxHeader.reduce((sum, byte) => sum + byte, 0);
    paxHeader.write(`${checksum.toString(8).padStart(6, "0")}\0 `, CHECKSUM_FIELD, "latin1");
    return Buffer.concat([
        paxHeader,
        records,
        Buffer.alloc(paddingOf(records.length)),
        header.subarray(-layer_header_BLOCK),
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

;// CONCATENATED MODULE: ./build/js/lifecycle/layer-tar.js
// Writes the tar of a layer and hashes it on the way. Files are read straight into one chunk of the archive, so that small
// ones cost no allocation and large ones never lie in memory as a whole.








const CHUNK_BYTES = 1024 * 1024;
/** Reading a small file synchronously is several times faster than a round through the thread pool. */
const SMALL_FILE_BYTES = 128 * 1024;
const readAsync = (0,external_node_util_namespaceObject.promisify)(external_node_fs_.read);
/**
 * Writes an archive with these entries.
 * @throws {Error} naming the file that cannot be read or that changed while it was read
 */
async function writeLayerTar(tarPath, entries) {
    const handle = await (0,promises_.open)(tarPath, "wx");
    try {
        const archive = new ChunkedArchive(handle);
        for (const entry of entries) {
            await archive.append(encodeLayerHeader(entry));
            if (entry.contentPath !== undefined && entry.sizeBytes > 0)
                await archive.appendFile(entry);
        }
        await archive.append(TAR_END);
        return await archive.finish();
    }
    finally {
        await handle.close();
    }
}
/** Collects an archive in one chunk and writes it out, hashed, whenever it is full. */
class ChunkedArchive {
    handle;
    hash = (0,external_node_crypto_.createHash)("sha256");
    chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    used = 0;
    sizeBytes = 0;
    constructor(handle) {
        this.handle = handle;
    }
    async append(bytes) {
        for (let at = 0; at < bytes.length;) {
            if (this.used === CHUNK_BYTES)
                await this.flush();
            const copied = bytes.copy(this.chunk, this.used, at);
            this.used += copied;
            at += copied;
        }
    }
    /** Appends the content and its padding. */
    async appendFile({ contentPath = "", sizeBytes }) {
        try {
            const file = (0,external_node_fs_.openSync)(toFsPath(contentPath), "r");
            try {
                await this.appendContent(file, sizeBytes);
            }
            finally {
                (0,external_node_fs_.closeSync)(file);
            }
        }
        catch (cause) {
            throw new Error(`failed to add file ${toText(contentPath)} to archive: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
        }
        await this.append(Buffer.alloc(paddingOf(sizeBytes)));
    }
    async finish() {
        await this.flush();
        return { diffId: `sha256:${this.hash.digest("hex")}`, sizeBytes: this.sizeBytes };
    }
    async appendContent(file, sizeBytes) {
        for (let missing = sizeBytes; missing > 0;) {
            if (this.used === CHUNK_BYTES)
                await this.flush();
            const length = Math.min(missing, CHUNK_BYTES - this.used);
            const bytesRead = sizeBytes <= SMALL_FILE_BYTES
                ? (0,external_node_fs_.readSync)(file, this.chunk, this.used, length, null)
                : (await readAsync(file, this.chunk, this.used, length, null)).bytesRead;
            if (bytesRead === 0)
                throw new Error("it became shorter while it was read");
            this.used += bytesRead;
            missing -= bytesRead;
        }
        if ((0,external_node_fs_.readSync)(file, Buffer.alloc(1), 0, 1, null) > 0)
            throw new Error("it grew while it was read");
    }
    async flush() {
        const full = this.chunk.subarray(0, this.used);
        const writing = this.handle.writeFile(full);
        this.hash.update(full);
        await writing;
        this.sizeBytes += this.used;
        this.used = 0;
    }
}

;// CONCATENATED MODULE: ./build/js/lifecycle/layer-factory.js
// Makes layer archives, each at most once in a run: the app image and the build cache share them.



function createLayerFactory(options) {
    const { temporaryDir, owner, log } = options;
    const archives = new Map();
    const once = (id, make) => {
        const known = archives.get(id);
        if (known !== undefined) {
            log.debug(`Reusing tarball for layer "${id}"`);
            return known;
        }
        const archive = make((0,external_node_path_.join)(temporaryDir, `layer-${archives.size}.tar`));
        archives.set(id, archive);
        return archive;
    };
    return {
        fromDirectory: (id, directory) => once(id, async (tarPath) => unchangedArchive({ id, directory, tarPath }, options) ??
            (await writeArchive(id, tarPath, directoryEntries(directory, owner)))),
        fromEntries: (id, entries) => once(id, (tarPath) => writeArchive(id, tarPath, entries())),
    };
}
async function writeArchive(id, path, entries) {
    return { id, ...(await writeLayerTar(path, entries)), tar: () => Promise.resolve(path) };
}
/** Knows the diffID without reading a file; an image or a cache that lacks the layer gets a tar all the same. */
function unchangedArchive({ id, directory, tarPath }, { restored, owner, log }) {
    const layer = restored?.findUnchanged(directory, owner);
    if (layer === undefined)
        return undefined;
    log.debug(`Layer "${id}" is as it was restored`);
    let writing;
    const write = async () => {
        const { diffId } = await writeLayerTar(tarPath, directoryEntries(directory, owner));
        if (diffId !== layer.diffId)
            throw new Error(`layer "${id}" changed while it was exported`);
        return tarPath;
    };
    return { id, diffId: layer.diffId, sizeBytes: layer.sizeBytes, tar: () => (writing ??= write()) };
}

;// CONCATENATED MODULE: external "node:timers/promises"
const external_node_timers_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./build/js/lifecycle/cache-lock.js
// A lock on a cache directory between processes, which may run in different containers on one volume.
// The file holds who has it, and its modification time is a heartbeat: process ids of another container mean nothing here.




const HEARTBEAT_MS = 5_000;
/** Twelve missed heartbeats: a holder that slow has been stopped or killed. */
const STALE_AFTER_MS = 60_000;
/** A holder writes its name right after creating the file; without it, it died in between. */
const NAMELESS_STALE_AFTER_MS = 2_000;
const POLL_MS = 50;
/** Takes the lock, or returns undefined if another process has it. */
async function tryLock(file) {
    const name = `${(0,external_node_crypto_.randomUUID)()} ${String(process.pid)} ${await processSpace()}`;
    if (!(await createFile(file, name))) {
        if (!(await removeStale(file)) || !(await createFile(file, name)))
            return undefined;
    }
    return held(file, name);
}
/** Takes the lock, waiting for it up to `waitMs`; undefined if that was not enough. */
async function waitForLock(file, waitMs) {
    const until = Date.now() + waitMs;
    for (;;) {
        const lock = await tryLock(file);
        if (lock !== undefined || Date.now() >= until)
            return lock;
        await (0,external_node_timers_promises_namespaceObject.setTimeout)(POLL_MS);
    }
}
function held(file, name) {
    const isHeld = async () => (await (0,promises_.readFile)(file, "utf8").catch(() => "")) === name;
    const heartbeat = setInterval(() => {
        const now = new Date();
        // If the file is gone, isHeld() says so before anything is overwritten.
        (0,promises_.utimes)(file, now, now).catch(() => undefined);
    }, HEARTBEAT_MS).unref();
    return {
        isHeld,
        async [Symbol.asyncDispose]() {
            clearInterval(heartbeat);
            if (await isHeld())
                await (0,promises_.rm)(file, { force: true });
        },
    };
}
async function createFile(file, name) {
    try {
        await (0,promises_.writeFile)(file, name, { flag: "wx" });
        return true;
    }
    catch (error) {
        if (error.code === "EEXIST")
            return false;
        throw error;
    }
}
/** Whether the way is free. Renames first, so that of several processes only one removes what all saw as stale. */
async function removeStale(file) {
    const seen = await (0,promises_.readFile)(file, "utf8").catch(() => undefined);
    if (seen === undefined)
        return true;
    if (!(await isStale(file, seen)))
        return false;
    const aside = `${file}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        await (0,promises_.rename)(file, aside);
    }
    catch {
        return true;
    }
    const moved = await (0,promises_.readFile)(aside, "utf8").catch(() => "");
    // Somebody else was quicker and has the lock already: give it back.
    if (moved !== seen)
        await (0,promises_.rename)(aside, file);
    else
        await (0,promises_.rm)(aside, { force: true });
    return moved === seen;
}
async function isStale(file, holder) {
    const info = await (0,promises_.stat)(file).catch(() => undefined);
    if (info === undefined)
        return false;
    const ageMs = Date.now() - info.mtimeMs;
    const [, pid, ...space] = holder.split(" ");
    if (pid === undefined)
        return ageMs > NAMELESS_STALE_AFTER_MS;
    if (space.join(" ") === (await processSpace()) && !isAlive(Number(pid)))
        return true;
    return ageMs > STALE_AFTER_MS;
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        // EPERM: it is there and belongs to another user.
        return error.code === "EPERM";
    }
}
/** Where a process id means the same: one boot of one machine, one process namespace. */
async function processSpace() {
    const boot = await (0,promises_.readFile)("/proc/sys/kernel/random/boot_id", "utf8").catch(() => (0,external_node_os_.hostname)());
    const namespace = await (0,promises_.readlink)("/proc/self/ns/pid").catch(() => (0,external_node_os_.hostname)());
    return `${boot.trim()} ${namespace}`;
}

;// CONCATENATED MODULE: ./build/js/lifecycle/layer-cache.js
// The build cache as phases see it: layers that survive from one build to the next, replaced as a whole or not at all.
// It is kept in a directory (cache-directory.ts) or as an image in a registry (cache-image.ts).
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer





const EMPTY_CACHE = { sbom: { sha: "" }, buildpacks: [] };
/** The file of a cache directory, and the label of a cache image. */
const CACHE_METADATA_NAME = "io.buildpacks.lifecycle.cache.metadata";
/** A cached layer that cannot be read. It is made anew then, so this is never the end of a build. */
class CacheReadError extends Error {
    constructor(cause) {
        super((0,errors/* messageOf */.b)(cause), { cause });
        this.name = "CacheReadError";
    }
}
/** Opens and reads a layer; whatever goes wrong with that becomes a {@link CacheReadError}. */
async function* readingLayer(open) {
    try {
        yield* await open();
    }
    catch (error) {
        throw new CacheReadError(error);
    }
}
const CacheMetadataJson = dist/* object */.Ikc({
    sbom: dist/* nullish */.cl6(dist/* object */.Ikc({ sha: dist/* optional */.lqM(dist/* string */.YjP(), "") })),
    buildpacks: dist/* nullish */.cl6(dist/* array */.YOg(BuildpackLayers)),
});
/** @throws {PlatformError} `MALFORMED` naming `what` */
function parseCacheMetadata(json, what) {
    const { sbom, buildpacks } = (0,oci_schema/* parseJson */.q)(CacheMetadataJson, json, what);
    return { sbom: sbom ?? EMPTY_CACHE.sbom, buildpacks: buildpacks ?? [] };
}
/** Deterministic, with keys where other lifecycles have them; files have a line feed at the end, labels do not. */
function encodeCacheMetadata({ sbom, buildpacks }) {
    return encodeJson({ sbom: { sha: sbom.sha }, buildpacks: buildpacks.map(encodeBuildpackLayers) });
}

;// CONCATENATED MODULE: ./build/js/lifecycle/verified-files.js


/** Remembers files by what they were like before they were read. */
class VerifiedFiles {
    read = new Map();
    verified = new Map();
    /** To be called before a file is read. */
    async begin(file) {
        this.verified.delete(file);
        this.read.set(file, identityOf(await (0,promises_.stat)(file)));
    }
    /** Says that what was read was sound. */
    confirm(file) {
        const identity = this.read.get(file);
        if (identity !== undefined)
            this.verified.set(file, identity);
    }
    /** Whether a file was found sound and has not changed since it was opened for that. */
    async has(file) {
        const known = this.verified.get(file);
        if (known === undefined)
            return false;
        const now = await (0,promises_.stat)(file).catch(() => undefined);
        return now !== undefined && identityOf(now) === known;
    }
}

;// CONCATENATED MODULE: ./build/js/lifecycle/cache-directory.js
var cache_directory_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var cache_directory_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
// The build cache in a directory.
//
//   committed/sha256:<hex>.tar                        uncompressed layers, named by diffID
//   committed/io.buildpacks.lifecycle.cache.metadata  which layer belongs to what
//   staging/                                          the next `committed`
//   committed-backup/                                 the last `committed`, for the moment of the exchange
//
// It is the layout of other lifecycles. Departures: they have no lock, and they lose the cache when they are killed
// between the two renames of a commit, because they delete the backup on opening; here it is put back.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer












const LOCK_WAIT_MS = 90_000;
const FILE_MODE = 0o644;
const cache_directory_READ_BYTES = 256 * 1024;
/** Reading a tar waits for the disk while another is hashed; more at once only compete. */
const LAYERS_AT_ONCE = 4;
/**
 * Opens a cache, repairing what a killed build has left; a directory that cannot be written is only read.
 * @throws {LifecycleError} exit code 1 if the directory does not exist
 */
async function openCacheDirectory(dir, log, { lockWaitMs = LOCK_WAIT_MS } = {}) {
    const info = await (0,promises_.stat)(dir).catch(() => undefined);
    if (info?.isDirectory() !== true) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `create volume cache: "${dir}" is not a directory`, {
            hint: "Create it, or mount a volume there.",
        });
    }
    const places = placesIn(dir);
    await prepare(places, log, lockWaitMs);
    const verified = new VerifiedFiles();
    return {
        readMetadata: () => readMetadata(external_node_path_.join(places.committed, CACHE_METADATA_NAME), log),
        hasLayer: async (diffId) => (0,oci_digest/* isDigest */.Bc)(diffId) && isSound(tarIn(places.committed, diffId), diffId, verified),
        readLayer: (diffId) => readingLayer(async () => {
            const file = tarIn(places.committed, diffId);
            await verified.begin(file);
            return (0,external_node_fs_.createReadStream)(file, { highWaterMark: cache_directory_READ_BYTES });
        }),
        confirmLayer: (diffId) => {
            verified.confirm(tarIn(places.committed, diffId));
        },
        layersAtOnce: LAYERS_AT_ONCE,
        begin: () => begin(places, lockWaitMs),
        layerPath: (diffId) => tarIn(places.committed, diffId),
    };
}
function placesIn(dir) {
    return {
        dir,
        committed: external_node_path_.join(dir, "committed"),
        backup: external_node_path_.join(dir, "committed-backup"),
        staging: external_node_path_.join(dir, "staging"),
        lock: external_node_path_.join(dir, "lock"),
    };
}
/** While another build writes, its staging area is left alone, and what it has committed last can be read. */
async function prepare(places, log, waitMs) {
    const until = Date.now() + waitMs;
    try {
        for (;;) {
            const env_1 = { stack: [], error: void 0, hasError: false };
            try {
                const lock = cache_directory_addDisposableResource(env_1, await tryLock(places.lock), true);
                if (lock !== undefined) {
                    await cache_directory_reset(places);
                    return;
                }
                if (await cache_directory_exists(places.committed))
                    return;
                if (Date.now() >= until)
                    throw inUse(places.dir);
                await (0,external_node_timers_promises_namespaceObject.setTimeout)(20);
            }
            catch (e_1) {
                env_1.error = e_1;
                env_1.hasError = true;
            }
            finally {
                const result_1 = cache_directory_disposeResources(env_1);
                if (result_1)
                    await result_1;
            }
        }
    }
    catch (error) {
        if (!["EACCES", "EPERM", "EROFS"].includes(error.code ?? ""))
            throw error;
        log.warn(`The cache directory "${places.dir}" cannot be written: ${(0,errors/* messageOf */.b)(error)}`);
    }
}
/** Puts back what a commit that was killed had moved away, and empties the staging area. Only with the lock. */
async function cache_directory_reset({ committed, backup, staging }) {
    if (!(await cache_directory_exists(committed)) && (await cache_directory_exists(backup)))
        await (0,promises_.rename)(backup, committed);
    await (0,promises_.rm)(backup, { recursive: true, force: true });
    await (0,promises_.mkdir)(committed, { recursive: true });
    await (0,promises_.rm)(staging, { recursive: true, force: true });
    await (0,promises_.mkdir)(staging);
}
async function begin(places, waitMs) {
    const lock = await waitForLock(places.lock, waitMs);
    if (lock === undefined)
        throw inUse(places.dir);
    try {
        await cache_directory_reset(places);
    }
    catch (error) {
        await lock[Symbol.asyncDispose]();
        throw error;
    }
    return transaction(places, lock);
}
function transaction(places, lock) {
    let metadata = EMPTY_CACHE;
    let isOpen = true;
    const staged = (diffId) => tarIn(places.staging, diffId);
    return {
        reuseLayer: async (diffId) => linkOrCopy(tarIn(places.committed, diffId), staged(diffId)),
        addLayer: async (diffId, tarPath) => {
            if (!(await cache_directory_exists(staged(diffId))))
                await copyTar(tarPath, staged(diffId));
        },
        setMetadata: (next) => {
            metadata = next;
        },
        commit: async () => {
            if (!(await lock.isHeld()))
                throw inUse(places.dir);
            await (0,promises_.writeFile)(external_node_path_.join(places.staging, CACHE_METADATA_NAME), `${encodeCacheMetadata(metadata)}\n`, {
                mode: FILE_MODE,
            });
            await exchange(places);
            isOpen = false;
            await lock[Symbol.asyncDispose]();
        },
        [Symbol.asyncDispose]: async () => {
            if (!isOpen)
                return;
            isOpen = false;
            if (await lock.isHeld())
                await cache_directory_reset(places);
            await lock[Symbol.asyncDispose]();
        },
    };
}
/** Killed between the two renames, the backup is the cache; killed after them, the backup is rubbish. */
async function exchange({ committed, backup, staging }) {
    await (0,promises_.rename)(committed, backup);
    try {
        await (0,promises_.rename)(staging, committed);
    }
    catch (error) {
        await (0,promises_.rename)(backup, committed);
        throw error;
    }
    await (0,promises_.rm)(backup, { recursive: true, force: true });
}
async function readMetadata(file, log) {
    try {
        return parseCacheMetadata(await (0,promises_.readFile)(file, "utf8"), `"${file}"`);
    }
    catch (error) {
        if (error.code !== "ENOENT") {
            log.warn(`The cache is taken as empty: ${(0,errors/* messageOf */.b)(error)}`);
        }
        return EMPTY_CACHE;
    }
}
/** DiffIDs come from files that anybody may have written: they must stay file names. */
function tarIn(dir, diffId) {
    if ((0,oci_digest/* isDigest */.Bc)(diffId))
        return external_node_path_.join(dir, `${diffId}.tar`);
    throw new errors/* PlatformError */.W("MALFORMED", `"${diffId}" is not the diffID of a layer.`);
}
async function linkOrCopy(from, to) {
    try {
        await (0,promises_.link)(from, to);
    }
    catch (error) {
        const { code = "" } = error;
        if (code === "EEXIST")
            return;
        // Some file systems (shared folders of virtual machines) have no hard links.
        if (!["EPERM", "ENOTSUP", "EMLINK", "EXDEV"].includes(code))
            throw error;
        await copyTar(from, to);
    }
}
/** By way of another name, so that half a copy never looks like the layer. */
async function copyTar(from, to) {
    const partial = `${to}.partial`;
    await (0,promises_.copyFile)(from, partial, external_node_fs_.constants.COPYFILE_FICLONE);
    await (0,promises_.chmod)(partial, FILE_MODE);
    await (0,promises_.rename)(partial, to);
}
async function isSound(file, diffId, verified) {
    return (await verified.has(file)) || (await sha256OfFile(file)) === diffId;
}
async function sha256OfFile(file) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    try {
        for await (const chunk of (0,external_node_fs_.createReadStream)(file, { highWaterMark: 1024 * 1024 }))
            hash.update(chunk);
    }
    catch {
        return undefined;
    }
    return `sha256:${hash.digest("hex")}`;
}
async function cache_directory_exists(file) {
    return (0,promises_.access)(file).then(() => true, () => false);
}
function inUse(dir) {
    return new errors/* PlatformError */.W("LIFECYCLE", `The cache directory "${dir}" is in use by another build.`, {
        hint: "Give concurrent builds a cache each, or let them run one after the other.",
    });
}

;// CONCATENATED MODULE: ./build/js/lifecycle/cache-image.js
// The build cache as an image in a registry: a layer for each cached layer, and a label that says what belongs to what.
// It needs no volume, so it fits runners that start empty. The image is of the form that other lifecycles write and read.
//
// Who may only read, such as a build of a pull request from a fork, gives `-cache-image` to the restorer and not to the
// analyzer (which insists on being allowed to write) nor to the exporter.
//
// Departures from other lifecycles: a reused layer is in the image once, with the blob it has (official ones up to 0.21.17
// compress it again and list it twice, https://github.com/buildpacks/lifecycle/issues/1720); a cache that cannot be read
// is an empty one. Older versions of the image are left to the registry to remove, as from Platform API 0.13 on.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter

















/** Each is a download of its own; more of them hardly use the network better. */
const cache_image_LAYERS_AT_ONCE = 3;
/** The registry is asked when the cache is used for the first time, and what it answers then holds until a commit. */
function openCacheImage(options) {
    let opened;
    const present = () => (opened ??= readCacheImage(options));
    return {
        readMetadata: async () => (await present())?.metadata ?? EMPTY_CACHE,
        hasLayer: async (diffId) => hasBlob(options, (await present())?.image, diffId),
        readLayer: (diffId) => readingLayer(async () => {
            const image = (await present())?.image;
            if (image === undefined)
                throw new errors/* PlatformError */.W("NOT_FOUND", "There is no cache image.");
            return openLayer(options.registry, image, diffId);
        }),
        // A registry verifies what it takes, and is asked each time whether it still has it.
        confirmLayer: () => undefined,
        layersAtOnce: cache_image_LAYERS_AT_ONCE,
        begin: async () => {
            const image = (await present())?.image;
            const temporaryDir = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "lifecycle.cache-image-"));
            const onCommitted = () => {
                opened = undefined;
            };
            return new ImageTransaction({ ...options, onCommitted }, image, temporaryDir);
        },
    };
}
/** Undefined if there is none, or none that is of use: the build goes on, only slower. */
async function readCacheImage({ registry, reference, log, }) {
    try {
        const image = await readImage(registry, reference, hostTarget(process.arch));
        const label = image.config.config?.Labels?.[CACHE_METADATA_NAME] ?? "";
        const what = `The label ${CACHE_METADATA_NAME} of "${(0,image_reference/* formatImageReference */.my)(reference)}"`;
        return { image, metadata: parseCacheMetadata(label, what) };
    }
    catch (error) {
        if (error instanceof errors/* PlatformError */.W && error.code === "NOT_FOUND")
            log.info("Layer cache not found");
        else
            log.warn(`The cache is taken as empty: ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
}
/** Asks the registry, which may have removed it; one that does not answer leads to a new upload. */
async function hasBlob({ registry, reference }, image, diffId) {
    const layer = findLayer(image, diffId);
    if (layer === undefined || !isGzip(layer))
        return false;
    return registry.hasBlob(reference, layer.digest).catch(() => false);
}
/** The next image; its layers are uploaded while others are still being made. */
class ImageTransaction {
    options;
    present;
    temporaryDir;
    upload;
    layers = new Map();
    metadata = EMPTY_CACHE;
    constructor(options, present, temporaryDir) {
        const { registry, reference: target } = options;
        this.options = options;
        this.present = present;
        this.temporaryDir = temporaryDir;
        this.upload = startRegistryUpload({ registry, target, temporaryDir, layerMediaType: media_types/* OCI_LAYER */.QP });
    }
    reuseLayer(diffId) {
        const layer = findLayer(this.present, diffId);
        if (layer === undefined)
            return Promise.reject(new Error(`the cache has no layer "${diffId}"`));
        const { digest, size } = layer;
        if (!this.layers.has(diffId)) {
            this.layers.set(diffId, Promise.resolve({ mediaType: media_types/* OCI_LAYER */.QP, size, digest }));
        }
        return Promise.resolve();
    }
    /** Returns at once; the commit waits for the upload and fails with it. */
    addLayer(diffId, tarPath) {
        if (!(0,oci_digest/* isDigest */.Bc)(diffId))
            return Promise.reject(new Error(`"${diffId}" is not the diffID of a layer`));
        if (!this.layers.has(diffId))
            this.layers.set(diffId, this.upload.push({ diffId, tar: () => Promise.resolve(tarPath) }));
        return Promise.resolve();
    }
    setMetadata(metadata) {
        this.metadata = metadata;
    }
    async commit() {
        if (this.layers.size === 0) {
            await this.addLayer((0,oci_digest/* digestOf */.ol)(TAR_END), await writeEmptyLayer(this.temporaryDir));
        }
        await cache_image_saveImage(this.options, this.layers, this.metadata);
        this.options.onCommitted();
    }
    async [Symbol.asyncDispose]() {
        await this.upload[Symbol.asyncDispose]();
        await (0,promises_.rm)(this.temporaryDir, { recursive: true, force: true });
    }
}
/** Registries refuse images without layers. */
async function writeEmptyLayer(temporaryDir) {
    const tarPath = (0,external_node_path_.join)(temporaryDir, "empty.tar");
    await (0,promises_.writeFile)(tarPath, TAR_END);
    return tarPath;
}
/**
 * The name comes last, when all layers are there: a build that is killed leaves the cache as it was, and of two at the same
 * time the later one wins. An image that is there already is not written again.
 */
async function cache_image_saveImage({ registry, reference, log }, layers, metadata) {
    const descriptors = await Promise.all(layers.values());
    const configBytes = Buffer.from(encodeImageConfig(makeConfig([...layers.keys()], metadata)));
    const config = { mediaType: media_types/* OCI_CONFIG */.TF, size: configBytes.length, digest: (0,oci_digest/* digestOf */.ol)(configBytes) };
    const manifest = { schemaVersion: 2, mediaType: media_types/* OCI_MANIFEST */.EG, config, layers: descriptors };
    const bytes = Buffer.from(encodeJson(manifest));
    const digest = (0,oci_digest/* digestOf */.ol)(bytes);
    const name = (0,image_reference/* formatImageReference */.my)(reference);
    if ((await registry.headManifest(reference)) === digest) {
        log.debug(`The cache image "${name}" is unchanged`);
        return;
    }
    const open = () => external_node_stream_.Readable.from([configBytes]);
    await registry.pushBlob(reference, { digest: config.digest, sizeBytes: config.size, open });
    await registry.putManifest(reference, { mediaType: media_types/* OCI_MANIFEST */.EG, bytes });
    log.debug(`Saved the cache image "${name}": ${digest}`);
}
/** Nothing that runs: no architecture, and the same bytes for the same layers. */
function makeConfig(diffIds, metadata) {
    return {
        architecture: "",
        created: FIXED_CREATED,
        history: diffIds.map(() => ({ created: FIXED_CREATED })),
        os: "linux",
        rootfs: { type: "layers", diff_ids: diffIds },
        config: { Labels: { [CACHE_METADATA_NAME]: encodeCacheMetadata(metadata) } },
    };
}

;// CONCATENATED MODULE: ./build/js/lifecycle/open-cache.js
// Which build cache the phases use: a directory, or an image in a registry.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer



/**
 * Opens the cache that was given; undefined if none was. Given both, the image is used, as in other lifecycles: platforms
 * such as pack always give the creator a directory.
 * @throws {LifecycleError} exit code 1 if the directory does not exist
 */
async function openCache({ cacheDir, cacheImage }, { log, registry }) {
    if (cacheImage !== undefined) {
        const name = (0,image_reference/* formatImageReference */.my)(cacheImage);
        if (cacheDir !== undefined)
            log.info(`Using the cache image "${name}", not the directory "${cacheDir}"`);
        return openCacheImage({ registry, reference: cacheImage, log });
    }
    return cacheDir === undefined ? undefined : openCacheDirectory(cacheDir, log);
}

;// CONCATENATED MODULE: ./build/js/lifecycle/sbom-files.js
// Puts the SBOM files of the lifecycle and of the launcher next to those of the buildpacks.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#software-bill-of-materials



/** Where a lifecycle has the SBOM files that were made with it. */
const LIFECYCLE_DIR = "/cnb/lifecycle";
const SBOM_NAMES = ["sbom.cdx.json", "sbom.spdx.json", "sbom.syft.json"];
/** Copies what there is; files that a lifecycle should come with but does not are warned about. */
async function copyLifecycleSboms(sources, log) {
    const { lifecycleDir, launcherSbomDir, layersDir } = sources;
    const lifecycleTarget = (0,external_node_path_.join)(layersDir, "sbom", "build", "buildpacksio_lifecycle");
    const launcherTarget = (0,external_node_path_.join)(layersDir, "sbom", "launch", "buildpacksio_lifecycle", "launcher");
    await copyNamed({ component: "lifecycle", from: lifecycleDir, to: lifecycleTarget }, log);
    if (launcherSbomDir === lifecycleDir) {
        await copyNamed({ component: "launcher", from: lifecycleDir, to: launcherTarget }, log);
    }
    else {
        await copyAll(launcherSbomDir, launcherTarget);
    }
}
async function copyNamed({ component, from, to }, log) {
    for (const name of SBOM_NAMES) {
        const file = `${component}.${name}`;
        const content = await (0,promises_.readFile)((0,external_node_path_.join)(from, file)).catch((error) => {
            if ((0,toml_file/* isMissing */.b2)(error))
                return undefined;
            throw error;
        });
        if (content === undefined)
            log.warn(`Did not find SBOM ${file} in ${from}`);
        else
            await writeCopy(to, name, content);
    }
}
async function copyAll(from, to) {
    const entries = await (0,promises_.readdir)(from, { withFileTypes: true });
    await (0,promises_.mkdir)(to, { recursive: true });
    for (const entry of entries) {
        const isSbom = !entry.isDirectory() && SBOM_NAMES.some((name) => entry.name.endsWith(name));
        if (isSbom)
            await writeCopy(to, entry.name, await (0,promises_.readFile)((0,external_node_path_.join)(from, entry.name)));
    }
}
/** Content only: the mode of the copy is that of any new file, as it becomes part of a layer. */
async function writeCopy(directory, name, content) {
    await (0,promises_.mkdir)(directory, { recursive: true });
    await (0,promises_.writeFile)((0,external_node_path_.join)(directory, name), content);
}

;// CONCATENATED MODULE: ./build/js/lifecycle/exporter.js
var exporter_addDisposableResource = (undefined && undefined.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var exporter_disposeResources = (undefined && undefined.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
// Export: puts the layers of a build on the run image, stores the result, says so in report.toml, and keeps the cache.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter





















/**
 * Exports the app image and then, or with `parallel` meanwhile, the build cache.
 * @throws {LifecycleError} exit code 62 if the image cannot be made or stored; 1, 2, 3 or 12 if it cannot be begun
 */
async function exportImage(inputs, ctx, cache) {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const analyzed = await readAnalyzed(inputs, ctx.log);
        const group = await readGroup(inputs);
        const buildCache = cache ?? (await openCache(inputs, ctx));
        const project = await readProjectMetadata(inputs, ctx.log);
        const temporary = exporter_addDisposableResource(env_1, await createTemporaryDir(), true);
        const destination = exporter_addDisposableResource(env_1, await openDestination(inputs, ctx, { analyzed, temporaryDir: temporary.path }), true);
        const created = decideCreated(inputs, ctx);
        const runImage = await readRunImageNames(inputs, ctx, { analyzed, group });
        const factory = createLayerFactory({ ...ctx, temporaryDir: temporary.path });
        const work = {
            inputs,
            group,
            project,
            previous: analyzed.metadata,
            destination,
            created,
            runImage,
            factory,
        };
        const { layersDir } = inputs;
        const keepCache = async (signal) => {
            const options = { layersDir, buildpacks: group.buildpacks, factory, ...(signal && { signal }) };
            if (buildCache !== undefined)
                await exportCache({ cache: buildCache, ...options }, ctx);
        };
        if (inputs.parallel) {
            await runBoth(() => exportApp(work, ctx), keepCache);
        }
        else {
            await exportApp(work, ctx);
            await keepCache();
        }
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = exporter_disposeResources(env_1);
        if (result_1)
            await result_1;
    }
}
/** Runs both at once; without the image there is no new cache either. */
async function runBoth(app, keepCache) {
    const controller = new AbortController();
    const caching = keepCache(controller.signal);
    try {
        await app();
    }
    catch (error) {
        controller.abort();
        throw error;
    }
    finally {
        await caching;
    }
}
async function exportApp(work, ctx) {
    try {
        const saved = await storeApp(work, ctx);
        const { imageId, digest, manifestSizeBytes } = saved;
        const tags = saved.names.map(({ name }) => name);
        const report = formatReport({ tags, imageId, digest, manifestSizeBytes });
        const { layersDir, reportPath } = work.inputs;
        const buildReport = (0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.9")
            ? ""
            : await formatBuildReport(layersDir, work.group.buildpacks);
        await (0,toml_file/* writeFileWithParents */.XI)(reportPath, `${report}${buildReport}`);
    }
    catch (cause) {
        if (cause instanceof lifecycle_error/* LifecycleError */.D)
            throw cause;
        const hint = cause instanceof errors/* PlatformError */.W ? cause.hint : undefined;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.EXPORT_FAILED, `export: ${(0,errors/* messageOf */.b)(cause)}`, { cause, hint });
    }
}
async function storeApp(work, ctx) {
    const { inputs, destination, project, created } = work;
    const { layersDir, launcherSbomDir, appDir } = inputs;
    if ((0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.11")) {
        await copyLifecycleSboms({ lifecycleDir: LIFECYCLE_DIR, launcherSbomDir, layersDir }, ctx.log);
    }
    const launch = await readLaunchMetadata(inputs);
    const runImage = destination.runImage.config;
    const { layers, metadata } = await exportLayers({ ...work, buildpacks: work.group.buildpacks, launch }, ctx);
    const runImageMetadata = describeRunImage(work, ctx);
    const labels = makeLabels({ metadata: { ...metadata, ...runImageMetadata }, launch, project }, ctx);
    for (const [key] of labels)
        ctx.log.info(`Adding label '${key}'`);
    const entrypoint = chooseEntrypoint(inputs.processType, launch, ctx.log);
    const { platformApi } = ctx;
    const parts = { runImage, layers, appDir, layersDir, platformApi, entrypoint, labels, created };
    return exporter_saveImage(work, makeAppImageConfig(parts), { layers, log: ctx.log });
}
/** The names are also written where older platforms look for them. */
function describeRunImage({ destination, runImage }, { platformApi }) {
    const names = { image: runImage?.image ?? "", mirrors: [...(runImage?.mirrors ?? [])] };
    const topLayer = destination.runImage.config.rootfs.diff_ids.at(-1);
    if (topLayer === undefined)
        throw new Error("get run image top layer SHA: image has no layers");
    const { reference } = destination.runImage;
    const written = (0,api_version/* atLeast */.jZ)(platformApi, "0.12") ? names : { image: "", mirrors: [] };
    return { runImage: { topLayer, reference, ...written }, stack: { runImage: names } };
}
function chooseEntrypoint(wanted, launch, log) {
    const isGiven = wanted !== undefined && wanted !== "";
    if (isGiven && !launch.processes.some(({ type }) => type === wanted)) {
        throw new Error(`determining entrypoint: tried to set ${wanted} to default but it doesn't exist`);
    }
    const type = isGiven ? wanted : launch.defaultProcessType;
    log.info(type === "" ? "no default process type" : `Setting default process type '${type}'`);
    return type === "" ? LAUNCHER_PATH : processPath(type);
}
/** @throws {Error} naming the tags that could not be saved; the others then are there all the same */
async function exporter_saveImage({ destination, inputs }, config, { layers, log }) {
    log.info(`Saving ${inputs.imageNames[0] ?? ""}...`);
    const saved = await destination.save(config, layers);
    log.info(`*** Images (${saved.id}):`);
    for (const { name, failure } of saved.names) {
        log.info(`      ${name}${failure === undefined ? "" : ` - ${failure}`}`);
    }
    log.debug(`*** Manifest Size: ${saved.manifestSizeBytes}`);
    const failed = saved.names.flatMap(({ name, failure }) => failure === undefined ? [] : [`[${name}: ${failure}]`]);
    if (failed.length === 0)
        return saved;
    throw new Error(`failed to write image to the following tags: ${failed.join(",")}`);
}
function decideCreated({ sourceDateEpoch }, { platformApi, log }) {
    const created = createdAt(sourceDateEpoch, platformApi);
    if (created === undefined)
        log.warn("Ignoring invalid SOURCE_DATE_EPOCH");
    return created ?? FIXED_CREATED;
}
async function createTemporaryDir() {
    const path = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "lifecycle.exporter.layer-"));
    return { path, [Symbol.asyncDispose]: () => (0,promises_.rm)(path, { recursive: true, force: true }) };
}

;// CONCATENATED MODULE: ./build/js/lifecycle/restored-trees.js
// What restoring put in place, remembered within one process: a tree that nobody has touched since then need be neither
// read nor hashed again to know which layer it is. Only the creator restores and exports in one process.







/** Linux notes changes of a file with the time of its last clock tick; the slowest clock ticks 100 times a second. */
const CLOCK_TICK_MS = 10;
/** Restored directories and the layers they came from. */
class RestoredTrees {
    trees = new Map();
    lastAtMs = -Infinity;
    /** Remembers what a directory holds, and what its tar was like. */
    add(directory, layer) {
        this.trees.set(external_node_path_.posix.resolve(directory), layer);
        this.lastAtMs = performance.now();
    }
    /** Waits until no change can bear the time of the restoration; then others may write. */
    async settle() {
        const leftMs = this.lastAtMs + 2 * CLOCK_TICK_MS - performance.now();
        if (leftMs > 0)
            await (0,external_node_timers_promises_namespaceObject.setTimeout)(leftMs);
    }
    /**
     * The layer that a directory came from, if its tar made anew would be the same to the byte: everything in it but the
     * contents of files is compared, and no file was written to, replaced or touched.
     */
    findUnchanged(directory, owner) {
        const layer = this.trees.get(external_node_path_.posix.resolve(directory));
        return layer !== undefined && frameOf(directory, owner, layer) === layer.frame ? layer : undefined;
    }
}
/** What would not be content in the directory's tar, hashed; undefined if a file is not the one that was restored. */
function frameOf(directory, owner, { files }) {
    const root = toBytePath(external_node_path_.posix.resolve(directory));
    const hash = (0,external_node_crypto_.createHash)("sha256");
    const append = (file, as) => {
        for (const entry of toEntries([file], as)) {
            hash.update(encodeLayerHeader(entry));
            hash.update(TAR_END.subarray(0, paddingOf(entry.sizeBytes)));
        }
    };
    for (const file of findParents(root))
        append(file);
    for (const file of walkTree(root)) {
        if (isRegularFile(file) && files.get(file.path) !== file.identity)
            return undefined;
        append(file, owner);
    }
    return hash.update(TAR_END).digest("hex");
}

;// CONCATENATED MODULE: ./build/js/lifecycle/restored-metadata.js
// Which layers a buildpack finds again: the metadata files to write, and where the contents come from. Pure.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types

/** The layers of each buildpack of the group; buildpacks are matched by id, whatever their version. */
function decideRestoredLayers(group, { image, cache, platformApi }) {
    return group.flatMap(({ id }) => {
        const inImage = layersOf(image.buildpacks ?? [], id);
        const inCache = layersOf(cache.buildpacks, id);
        return [
            ...fromImage(id, inImage, inCache),
            ...fromCache(id, inCache, (layer) => !layer.launch),
            ...((0,api_version/* atLeast */.jZ)(platformApi, "0.14")
                ? fromCache(id, inCache, (layer, name) => layer.launch && !inImage.has(name))
                : []),
        ].filter(withoutDuplicates);
    });
}
function fromImage(buildpackId, inImage, inCache) {
    return [...inImage].flatMap(([name, layer]) => {
        const cached = inCache.get(name);
        const isCached = cached?.cache === true;
        // Build layers that are not cached are made anew, so their metadata would only mislead the buildpack.
        if (!layer.launch || (layer.build && !layer.cache) || (layer.cache && !isCached))
            return [];
        const contents = contentsFor(layer, isCached ? cached : undefined);
        return [{ buildpackId, name, metadataFrom: "app image", metadata: layer.data, contents }];
    });
}
function contentsFor(layer, cached) {
    if (cached === undefined)
        return { kind: "none" };
    return cached.sha === layer.sha ? { kind: "cache", diffId: cached.sha } : { kind: "stale" };
}
function fromCache(buildpackId, inCache, isWanted) {
    return [...inCache]
        .filter(([name, layer]) => layer.cache && isWanted(layer, name))
        .map(([name, { data: metadata, sha: diffId }]) => {
        return { buildpackId, name, metadataFrom: "cache", metadata, contents: { kind: "cache", diffId } };
    });
}
/** The cache wins where both have a layer, as its metadata belongs to the contents. */
function withoutDuplicates(layer, at, all) {
    return !all.slice(at + 1).some((later) => later.name === layer.name);
}
/** Names come from an image label or a cache that anybody may have written: they must stay file names. */
function layersOf(buildpacks, id) {
    const layers = buildpacks.find(({ key }) => key === id)?.layers ?? {};
    return new Map(Object.entries(layers).filter(([name]) => isLayerName(name)));
}
const RESERVED = new Set(["", ".", "..", "build", "launch", "store"]);
function isLayerName(name) {
    return !RESERVED.has(name) && !/[/\0]/.test(name);
}

;// CONCATENATED MODULE: ./build/js/lifecycle/restored-sbom.js
// SBOM files of restored layers: from the SBOM layers of cache and previous image to where buildpacks look for them.
// Departure from other lifecycles: only layers that came back get theirs, so that a layer that is made anew without
// an SBOM is not described by an old one.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#software-bill-of-materials





/** Unpacks the cache's SBOM layer into `<layers>/sbom/cache`; a broken one is skipped with a warning. */
async function extractCachedSbom({ cache, diffId }, layersDir, log) {
    log.info("Restoring data for SBOM from cache");
    try {
        await extractLayer(cache.readLayer(diffId), { diffId, layersDir, within: "sbom/cache" });
        cache.confirmLayer(diffId);
    }
    catch (error) {
        if (!isBadLayer(error) && !(error instanceof CacheReadError))
            throw error;
        log.warn(`Skipping the SBOM files of the cache: ${error.message}`);
        await (0,promises_.rm)(external_node_path_.join(layersDir, "sbom", "cache"), { recursive: true, force: true });
    }
}
/** Moves `<layers>/sbom/{cache,launch}/<id>/<layer>/sbom.*` to `<layers>/<id>/<layer>.sbom.*`, and removes the rest. */
async function placeSbomFiles(layersDir, layers) {
    const root = external_node_path_.join(layersDir, "sbom");
    // A file of the previous image wins over one of the cache, as in other lifecycles.
    for (const kind of ["cache", "launch"]) {
        for (const { buildpackId, name } of layers) {
            const buildpack = escapeId(buildpackId);
            for (const file of await sbomFiles(root, [kind, buildpack, name])) {
                const to = external_node_path_.join(layersDir, buildpack, `${name}.${external_node_path_.basename(file)}`);
                await (0,promises_.rename)(file, to);
            }
        }
    }
    await (0,promises_.rm)(root, { recursive: true, force: true });
}
/** Only files in directories: a link could make a file of this machine part of the app image. */
async function sbomFiles(root, below) {
    let directory = root;
    for (const name of ["", ...below]) {
        directory = external_node_path_.join(directory, name);
        const info = await (0,promises_.lstat)(directory).catch(() => undefined);
        if (info?.isDirectory() !== true)
            return [];
    }
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true });
    return entries
        .filter((entry) => entry.isFile() && /^sbom.*\.json$/.test(entry.name))
        .map(({ name }) => external_node_path_.join(directory, name));
}

;// CONCATENATED MODULE: ./build/js/lifecycle/restorer.js
// Restoring: gives buildpacks back the metadata of their layers, and the contents of those in the cache.
// Departure from other lifecycles: a layer whose contents are broken or missing in the cache loses its metadata too, as the
// specification demands (they leave the metadata, and the buildpack takes the layer for present).
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer



















/**
 * Restores the layers of the group's buildpacks and rewrites analyzed.toml; the creator hands in a cache that it has open.
 * @throws {LifecycleError} exit code 1 without group.toml or cache directory, 12 for a Buildpack API we do not know,
 *   42 if restoring fails
 */
async function restore(inputs, ctx, openedCache) {
    const group = await restorer_readGroup(inputs.groupPath);
    const cache = openedCache ?? (await openCache(inputs, ctx));
    if (cache === undefined)
        ctx.log.warn("No cached data will be used, no cache specified.");
    const analyzed = await updateAnalyzed(inputs, ctx);
    const restoration = { inputs, ctx, group, cache, image: analyzed?.metadata ?? {} };
    try {
        await restoreStores(restoration);
        if (inputs.skipLayers)
            ctx.log.info("Skipping buildpack layer analysis");
        const restored = inputs.skipLayers ? [] : await restoreLayers(restoration);
        await placeSbomFiles(inputs.layersDir, restored);
    }
    catch (cause) {
        if (cause instanceof lifecycle_error/* LifecycleError */.D)
            throw cause;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.RESTORE_FAILED, `restore: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
}
async function restorer_readGroup(groupPath) {
    let group;
    try {
        group = parseGroup(await (0,promises_.readFile)(groupPath, "utf8"), `"${groupPath}"`).buildpacks;
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `read group file: ${(0,errors/* messageOf */.b)(cause)}`, { cause });
    }
    for (const buildpack of group)
        (0,supported_apis/* requireBuildpackApi */.Hg)(buildpack.api, formatModule(buildpack));
    return group;
}
async function updateAnalyzed(inputs, ctx) {
    let analyzed;
    try {
        analyzed = parseAnalyzed(await (0,promises_.readFile)(inputs.analyzedPath, "utf8"), `"${inputs.analyzedPath}"`);
    }
    catch (error) {
        ctx.log.warn(`Not using analyzed data, usable file not found: ${(0,errors/* messageOf */.b)(error)}`);
        return undefined;
    }
    const updated = await withReadableRunImage(analyzed, inputs, ctx);
    await writeAnalyzed(inputs.analyzedPath, updated);
    return updated;
}
/**
 * From Platform API 0.14 on, a run image of run.toml that cannot be read here is replaced by a mirror that can. Other
 * lifecycles take the first readable one, even if the analyzed one can be read too.
 */
async function withReadableRunImage(analyzed, { runPath }, ctx) {
    const name = analyzed.runImage?.image ?? "";
    if (analyzed.runImage === undefined || name === "" || !(0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.14"))
        return analyzed;
    const entry = findRunImage(await readRunImages(runPath, ctx), name);
    if (entry === undefined)
        return analyzed;
    const image = await firstReadable([name, entry.image, ...entry.mirrors], ctx.registry);
    if (image !== undefined)
        return { ...analyzed, runImage: { ...analyzed.runImage, image } };
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `find an accessible run image: "${name}" and its mirrors are not`, {
        hint: "Give the restorer credentials for one of them in CNB_REGISTRY_AUTH.",
    });
}
/** What buildpacks keep about themselves comes back even where layers do not. */
async function restoreStores({ inputs, group, image }) {
    for (const { id } of group) {
        const store = image.buildpacks?.find(({ key }) => key === id)?.store;
        if (store == null)
            continue;
        const dir = external_node_path_.join(inputs.layersDir, escapeId(id));
        await (0,promises_.mkdir)(dir, { recursive: true });
        await (0,promises_.writeFile)(external_node_path_.join(dir, "store.toml"), toml_formatToml({ metadata: store.metadata ?? undefined }));
    }
}
/** Returns the layers that came back. */
async function restoreLayers(restoration) {
    const { inputs, ctx, group, cache, image } = restoration;
    const metadata = (await cache?.readMetadata()) ?? EMPTY_CACHE;
    const layers = decideRestoredLayers(group, { image, cache: metadata, platformApi: ctx.platformApi });
    const restored = [];
    await forEach(layers, cache?.layersAtOnce ?? 1, async (layer) => {
        if (await restoreLayer(layer, restoration))
            restored.push(layer);
    });
    if (cache !== undefined && metadata.sbom.sha !== "" && (0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.8")) {
        await extractCachedSbom({ cache, diffId: metadata.sbom.sha }, inputs.layersDir, ctx.log);
    }
    return restored;
}
/** Contents first: a build that is killed in between must not find metadata without them. */
async function restoreLayer(layer, { inputs, ctx, cache }) {
    const { buildpackId, name, contents } = layer;
    const { log } = ctx;
    const buildpackDir = external_node_path_.join(inputs.layersDir, escapeId(buildpackId));
    const identifier = `"${buildpackId}:${name}"`;
    await (0,promises_.mkdir)(buildpackDir, { recursive: true });
    log.info(`Restoring metadata for ${identifier} from ${layer.metadataFrom}`);
    if (contents.kind === "stale") {
        log.info(`Removing ${identifier}, wrong sha`);
        await removeLayer(external_node_path_.join(buildpackDir, name));
        return false;
    }
    if (contents.kind === "cache" && cache !== undefined) {
        log.info(`Restoring data for ${identifier} from cache`);
        const within = external_node_path_.join(escapeId(buildpackId), name);
        const extracted = await restoreContents(cache, contents.diffId, { layersDir: inputs.layersDir, within });
        if (typeof extracted === "string") {
            log.warn(`Skipping restore for layer ${identifier}: ${extracted}`);
            await removeLayer(external_node_path_.join(buildpackDir, name));
            return false;
        }
        ctx.restored?.add(external_node_path_.join(buildpackDir, name), extracted);
    }
    await (0,promises_.writeFile)(external_node_path_.join(buildpackDir, `${name}.toml`), formatRestoredLayer(layer.metadata));
    return true;
}
/** Returns the layer, or what is wrong with it. */
async function restoreContents(cache, diffId, place) {
    try {
        const extracted = await extractLayer(cache.readLayer(diffId), { diffId, ...place });
        cache.confirmLayer(diffId);
        return extracted;
    }
    catch (error) {
        if (error instanceof CacheReadError || isBadLayer(error))
            return error.message;
        throw error;
    }
}
async function removeLayer(layer) {
    const rubbish = [layer, `${layer}.toml`, `${layer}.sha`];
    await Promise.all(rubbish.map((file) => (0,promises_.rm)(file, { recursive: true, force: true })));
}
async function forEach(items, atOnce, act) {
    const left = [...items];
    const worker = async () => {
        for (let item = left.shift(); item !== undefined; item = left.shift())
            await act(item);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
}

;// CONCATENATED MODULE: ./build/js/lifecycle/creator.js
// The creator: all phases in one container, for builders that are trusted with credentials.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#creator







/** @throws {LifecycleError} with the exit code of the phase that failed */
async function create(inputs, context) {
    const restored = new RestoredTrees();
    const ctx = { ...context, restored };
    const cache = await openCache(inputs.restore, ctx);
    ctx.log.heading("===> ANALYZING");
    await analyze(inputs.analyze, ctx);
    ctx.log.heading("===> DETECTING");
    await detect(inputs.detect, ctx);
    ctx.log.heading("===> RESTORING");
    await restore(inputs.restore, ctx, cache);
    await restored.settle();
    ctx.log.heading("===> BUILDING");
    await build(inputs.build, ctx);
    ctx.log.heading("===> EXPORTING");
    await exportImage(inputs.export, ctx, cache);
}

;// CONCATENATED MODULE: ./build/js/lifecycle/privileges.js
// From root to the user of the build image: phases that start as root prepare directories and then give their rights up.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#security-considerations




/** The system calls of this process. */
const processUser = {
    getuid: () => process.getuid?.() ?? -1,
    setgroups: (groups) => process.setgroups?.(groups),
    setgid: (gid) => process.setgid?.(gid),
    setuid: (uid) => process.setuid?.(uid),
    lchown: promises_.lchown,
};
/**
 * Gives directories to the owner, with all they contain; only as root. Only the top directory is looked at: if the owner
 * can write to it, the rest is taken to be right, since looking at every file of a big cache takes long.
 */
async function ensureOwner(paths, owner, system = processUser) {
    if (system.getuid() !== 0)
        return;
    for (const directory of paths) {
        const info = await (0,promises_.stat)(directory).catch(() => undefined);
        if (info !== undefined && !canWrite(info, owner))
            await chownAll(directory, owner, system);
    }
}
/**
 * Makes this process run as the owner, if it is root and the owner is not; returns whether it did.
 * @throws {LifecycleError} exit code 1 if it is still root afterwards
 */
function dropPrivileges(owner, system = processUser) {
    if (system.getuid() !== 0 || owner.uid === 0)
        return false;
    // Groups first: without root they cannot be given up any more.
    system.setgroups([owner.gid]);
    system.setgid(owner.gid);
    system.setuid(owner.uid);
    if (system.getuid() !== owner.uid) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `run as user ${String(owner.uid)}: the user did not change`);
    }
    return true;
}
function canWrite(info, owner) {
    return (info.uid === owner.uid ||
        (info.gid === owner.gid && (info.mode & 0o020) !== 0) ||
        (info.mode & 0o002) !== 0);
}
/** The top directory last: a run that is interrupted in between starts again. */
async function chownAll(file, owner, system) {
    const entries = await (0,promises_.readdir)(file, { withFileTypes: true });
    for (const entry of entries) {
        const child = external_node_path_.join(file, entry.name);
        if (entry.isDirectory())
            await chownAll(child, owner, system);
        else
            await system.lchown(child, owner.uid, owner.gid);
    }
    await system.lchown(file, owner.uid, owner.gid);
}

// EXTERNAL MODULE: ./build/js/lifecycle/resolve-inputs.js + 1 modules
var resolve_inputs = __nccwpck_require__(743);
;// CONCATENATED MODULE: ./build/js/lifecycle/start-phase.js
// Starting a phase: its inputs, its user, and what it may touch.











/** Runs one phase to its end. @throws {LifecycleError} with the exit code to end with */
async function startPhase(phase, values, ctx) {
    const epoch = ctx.environment["SOURCE_DATE_EPOCH"];
    switch (phase) {
        case "analyzer": {
            const inputs = (0,resolve_inputs/* analyzeInputs */.CP)(values);
            await becomeOwner(ctx, [inputs.layersDir]);
            return analyze(inputs, ctx);
        }
        case "detector":
            refuseRoot();
            return detect(await (0,resolve_inputs/* detectInputs */.JN)(values), ctx);
        case "restorer": {
            const inputs = (0,resolve_inputs/* restoreInputs */.Yl)(values);
            await becomeOwner(ctx, [inputs.layersDir, inputs.cacheDir]);
            return restore(inputs, ctx);
        }
        case "builder":
            refuseRoot();
            return build((0,resolve_inputs/* buildInputs */._9)(values), ctx);
        case "exporter": {
            const inputs = (0,resolve_inputs/* exportInputs */.WB)(values, values.positional, epoch);
            await becomeOwner(ctx, [inputs.cacheDir]);
            return exportImage(inputs, ctx);
        }
        case "creator":
            return startCreator(values, ctx, epoch);
    }
}
async function startCreator(values, ctx, epoch) {
    const inputs = {
        analyze: { ...(0,resolve_inputs/* analyzeInputs */.CP)(values), skipLayers: values.flag("skip-restore") },
        detect: await (0,resolve_inputs/* detectInputs */.JN)(values),
        restore: (0,resolve_inputs/* restoreInputs */.Yl)(values),
        build: (0,resolve_inputs/* buildInputs */._9)(values),
        export: (0,resolve_inputs/* exportInputs */.WB)(values, [...values.positional.slice(0, 1), ...values.list("tag")], epoch),
    };
    await becomeOwner(ctx, [inputs.build.layersDir, inputs.restore.cacheDir]);
    const { homedir, username } = (0,external_node_os_.userInfo)();
    const environment = process.getuid?.() === ctx.owner.uid
        ? { ...ctx.environment, HOME: homedir, USER: username }
        : ctx.environment;
    return create(inputs, { ...ctx, environment });
}
/** Gives directories to the user of the build image, then becomes that user. */
async function becomeOwner({ owner }, directories) {
    await ensureOwner(directories.filter((directory) => directory !== undefined), owner);
    dropPrivileges(owner);
}
function refuseRoot() {
    if (process.getuid?.() !== 0)
        return;
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, "refusing to run as root: buildpacks run as the user of the build image");
}


/***/ }),

/***/ 93:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hg: () => (/* binding */ requireBuildpackApi),
/* harmony export */   J2: () => (/* binding */ requirePlatformApi)
/* harmony export */ });
/* unused harmony exports PLATFORM_APIS, BUILDPACK_APIS */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(27);
/* harmony import */ var _spec_api_version_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(141);
/* harmony import */ var _spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(581);
/* harmony import */ var _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(510);
// Which API versions this lifecycle speaks, and refusing the others.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#platform-api-compatibility




const PLATFORM_APIS = ["0.7", "0.8", "0.9", "0.10", "0.11", "0.12", "0.13", "0.14", "0.15"];
const BUILDPACK_APIS = ["0.7", "0.8", "0.9", "0.10", "0.11", "0.12"];
/** @throws {LifecycleError} exit code 11 if it is not set or not spoken */
function requirePlatformApi(text) {
    if (text === undefined || text === "") {
        throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_3__/* .LifecycleError */ .D(_spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .ExitCode */ .y.INCOMPATIBLE_PLATFORM_API, "get platform API version: the variable CNB_PLATFORM_API is not set", { hint: `Set it to one of ${PLATFORM_APIS.join(", ")}.` });
    }
    return requireApi({
        text,
        supported: PLATFORM_APIS,
        exitCode: _spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .ExitCode */ .y.INCOMPATIBLE_PLATFORM_API,
        what: "platform API",
    });
}
/** @throws {LifecycleError} exit code 12 if a buildpack's API is not spoken */
function requireBuildpackApi(text, buildpack) {
    const what = `buildpack API of ${buildpack}`;
    return requireApi({ text, supported: BUILDPACK_APIS, exitCode: _spec_exit_codes_js__WEBPACK_IMPORTED_MODULE_2__/* .ExitCode */ .y.INCOMPATIBLE_BUILDPACK_API, what });
}
function requireApi({ text, supported, exitCode, what }) {
    const hint = `This lifecycle speaks ${supported.join(", ")}.`;
    let version;
    try {
        version = (0,_spec_api_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseApiVersion */ .cX)(text);
    }
    catch (cause) {
        throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_3__/* .LifecycleError */ .D(exitCode, `set ${what}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(cause)}`, { hint, cause });
    }
    if (supported.some((known) => (0,_spec_api_version_js__WEBPACK_IMPORTED_MODULE_1__/* .compareApiVersions */ .$5)((0,_spec_api_version_js__WEBPACK_IMPORTED_MODULE_1__/* .parseApiVersion */ .cX)(known), version) === 0))
        return version;
    throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_3__/* .LifecycleError */ .D(exitCode, `set ${what}: "${text}" is incompatible with the lifecycle. ${hint}`);
}


/***/ }),

/***/ 180:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T9: () => (/* binding */ readOptional),
/* harmony export */   XI: () => (/* binding */ writeFileWithParents),
/* harmony export */   b2: () => (/* binding */ isMissing)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(760);
// Reading and writing the small files that phases hand to each other.


/** The text of a file, or undefined if there is none. */
async function readOptional(file) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, "utf8").catch((error) => {
        if (isMissing(error))
            return undefined;
        throw error;
    });
}
/** Writes a file, making the directories above it. */
async function writeFileWithParents(file, text) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(file), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, text);
}
/** Whether an error says that a file or directory is not there. */
function isMissing(error) {
    // Not `instanceof Error`: a test runner's errors from node:fs may belong to another realm.
    const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
    return code === "ENOENT" || code === "ENOTDIR";
}


/***/ }),

/***/ 785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ LIFECYCLE_VERSION),
/* harmony export */   f: () => (/* binding */ LAUNCHER_METADATA)
/* harmony export */ });
/** What follows the plus sign tells it from the official lifecycle's versions. */
const LIFECYCLE_VERSION = "0.1.0+typescript";
/** What the label `io.buildpacks.build.metadata` says about the launcher. */
const LAUNCHER_METADATA = {
    version: LIFECYCLE_VERSION,
    source: { git: { repository: "github.com/cloud-native-buildpacks-action", commit: "" } },
};


/***/ }),

/***/ 62:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   ol: () => (/* binding */ digestOf)
/* harmony export */ });
/* unused harmony export shortDigest */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(598);
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

/***/ 357:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ atDigest),
/* harmony export */   Ph: () => (/* binding */ manifestSelector),
/* harmony export */   Xb: () => (/* binding */ DOCKER_HUB),
/* harmony export */   my: () => (/* binding */ formatImageReference),
/* harmony export */   o_: () => (/* binding */ parseImageReference),
/* harmony export */   tO: () => (/* binding */ imageName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(27);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(62);
// Names of images: parsing and printing, by the grammar of the distribution project. Pure.


/** The host name that the Docker Hub goes by in credentials and in `CNB_REGISTRY_AUTH`. */
const DOCKER_HUB = "index.docker.io";
const PATH_COMPONENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const REPOSITORY = new RegExp(`^${PATH_COMPONENT}(?:/${PATH_COMPONENT})*$`);
const TAG = /^\w[\w.-]{0,127}$/;
const LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]+)?$`);
const HUB_ALIASES = new Set(["docker.io", "index.docker.io", "registry-1.docker.io"]);
/**
 * Parses an image name such as `ghcr.io/owner/app:1.2`, `debian`, or `host:5000/app@sha256:…`.
 * @throws {PlatformError} `IMAGE_REFERENCE` with the value and what is wrong about it
 */
function parseImageReference(text) {
    const [named, digest] = splitOnce(text, "@");
    if (digest !== undefined && !(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest)) {
        throw invalid(text, `"${digest}" is not a digest`, 'A digest is "sha256:" and 64 hexadecimal digits.');
    }
    const { registry, rest } = splitRegistry(named);
    if (!HOST.test(registry))
        throw invalid(text, `"${registry}" is not a registry host`, GRAMMAR);
    const colon = rest.lastIndexOf(":");
    const path = colon < 0 ? rest : rest.slice(0, colon);
    const tag = colon < 0 ? undefined : rest.slice(colon + 1);
    if (tag !== undefined && !TAG.test(tag))
        throw invalid(text, `"${tag}" is not a tag`, TAG_RULE);
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
function checkRepository(text, path) {
    if (path === "")
        throw invalid(text, "it has no repository", GRAMMAR);
    if (/[A-Z]/.test(path)) {
        throw invalid(text, `the repository "${path}" has upper-case letters`, `Use "${path.toLowerCase()}".`);
    }
    if (!REPOSITORY.test(path) || path.length > 255) {
        throw invalid(text, `"${path}" is not a repository`, GRAMMAR);
    }
    if (/^[0-9a-f]{64}$/.test(path))
        throw invalid(text, `"${path}" looks like an image id`, GRAMMAR);
}
function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}
function invalid(text, why, hint) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .W("IMAGE_REFERENCE", `"${text}" is not an image reference: ${why}.`, { hint });
}


/***/ }),

/***/ 784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ OCI_INDEX),
/* harmony export */   EG: () => (/* binding */ OCI_MANIFEST),
/* harmony export */   QP: () => (/* binding */ OCI_LAYER),
/* harmony export */   TF: () => (/* binding */ OCI_CONFIG),
/* harmony export */   bb: () => (/* binding */ ACCEPTED_MANIFESTS),
/* harmony export */   n2: () => (/* binding */ DOCKER_LAYER),
/* harmony export */   nw: () => (/* binding */ isIndex)
/* harmony export */ });
/* unused harmony exports DOCKER_MANIFEST, DOCKER_MANIFEST_LIST, DOCKER_CONFIG */
// Media types of manifests, configs and layers, in their OCI and Docker spelling.
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_MANIFEST_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
const DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
const OCI_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
/** What a client that reads images should say it accepts. */
const ACCEPTED_MANIFESTS = [OCI_INDEX, DOCKER_MANIFEST_LIST, OCI_MANIFEST, DOCKER_MANIFEST];
/** Whether a manifest of this media type lists images of several targets. */
function isIndex(mediaType) {
    return mediaType === OCI_INDEX || mediaType === DOCKER_MANIFEST_LIST;
}


/***/ }),

/***/ 801:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ checkSchema),
/* harmony export */   q: () => (/* binding */ parseJson)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(27);
// Checking external JSON and TOML by a schema, with errors that name the thing and the field.


/** Reads JSON by a schema. @throws {PlatformError} `MALFORMED` with `what` and the first field that is wrong */
function parseJson(schema, json, what) {
    let value;
    try {
        value = JSON.parse(json);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .W("MALFORMED", `${what} is not JSON: ${JSON.stringify(json.slice(0, 80))}.`, {
            cause,
        });
    }
    return checkSchema(schema, value, what);
}
/** Checks a value by a schema. @throws {PlatformError} `MALFORMED` with `what` and the first field that is wrong */
function checkSchema(schema, value, what) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, value);
    if (result.success)
        return result.output;
    const [issue] = result.issues;
    const at = valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .BuJ(issue) ?? "its top level";
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .W("MALFORMED", `${what} is malformed at "${at}": ${issue.message}.`);
}


/***/ }),

/***/ 746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ chainKeychains),
/* harmony export */   m: () => (/* binding */ basicHeader)
/* harmony export */ });
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


/***/ }),

/***/ 601:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  k: () => (/* binding */ dockerConfigDir),
  n: () => (/* binding */ dockerConfigKeychain)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(934);
// EXTERNAL MODULE: ./build/js/errors.js
var errors = __nccwpck_require__(27);
// EXTERNAL MODULE: ./build/js/oci/image-reference.js
var image_reference = __nccwpck_require__(357);
// EXTERNAL MODULE: ./build/js/registry/registry-error.js + 1 modules
var registry_error = __nccwpck_require__(144);
// EXTERNAL MODULE: ./build/js/registry/secret-json.js
var secret_json = __nccwpck_require__(257);
;// CONCATENATED MODULE: ./build/js/registry/credential-helper.js
// Docker's credential helpers: programs that hand out credentials.
// Protocol: https://github.com/docker/docker-credential-helpers/blob/v0.8.2/README.md#development




const HelperOutput = dist/* object */.Ikc({ Username: dist/* optional */.lqM(dist/* string */.YjP(), ""), Secret: dist/* optional */.lqM(dist/* string */.YjP(), "") });
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
        throw failure(program, `it failed for "${server}" with ${exitCode}: ${(0,registry_error/* quoteUntrusted */.X0)(stdout)}`);
    }
    const output = (0,secret_json/* parseSecretJson */.g)(HelperOutput, stdout, `The output of ${program}`);
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
        throw failure(program, `it cannot be run: ${(0,errors/* messageOf */.b)(cause)}`, cause);
    }
}
function failure(program, why, cause) {
    return new errors/* PlatformError */.W("CREDENTIALS", `Cannot get credentials from ${program}: ${why}.`, {
        hint: "Install the helper and log in, or remove it from credHelpers and credsStore of Docker's config.json.",
        cause,
    });
}

// EXTERNAL MODULE: ./build/js/registry/registry-auth.js
var registry_auth = __nccwpck_require__(616);
// EXTERNAL MODULE: ./build/js/registry/registry-host.js
var registry_host = __nccwpck_require__(264);
;// CONCATENATED MODULE: ./build/js/registry/docker-config.js
// Credentials from Docker's config.json, as `docker login` and docker/login-action write it.
// Reference: https://docs.docker.com/reference/cli/docker/login/#credential-stores









const Login = dist/* object */.Ikc({
    auth: dist/* optional */.lqM(dist/* string */.YjP()),
    username: dist/* optional */.lqM(dist/* string */.YjP()),
    password: dist/* optional */.lqM(dist/* string */.YjP()),
    identitytoken: dist/* optional */.lqM(dist/* string */.YjP()),
    registrytoken: dist/* optional */.lqM(dist/* string */.YjP()),
});
const DockerConfig = dist/* object */.Ikc({
    auths: dist/* optional */.lqM(dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), Login))),
    credHelpers: dist/* optional */.lqM(dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()))),
    credsStore: dist/* optional */.lqM(dist/* string */.YjP()),
});
/** Docker's name for its Hub in `auths` and towards helpers. */
const HUB_KEY = "https://index.docker.io/v1/";
/** The directory of Docker's `config.json`: `$DOCKER_CONFIG`, or `.docker` in the home directory, if there is one. */
function dockerConfigDir(env) {
    const { DOCKER_CONFIG, HOME } = env;
    if (DOCKER_CONFIG !== undefined && DOCKER_CONFIG !== "")
        return DOCKER_CONFIG;
    return HOME === undefined || HOME === "" ? undefined : (0,external_node_path_.join)(HOME, ".docker");
}
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
            const host = (0,registry_host/* registryHost */.U)(registry);
            return (await fromHelper(config, host, options.runHelper)) ?? fromAuths(config, host);
        },
    };
}
async function readConfig(options) {
    if ("contents" in options)
        return (0,secret_json/* parseSecretJson */.g)(DockerConfig, options.contents, "The Docker configuration");
    const path = (0,external_node_path_.join)(options.configDir, "config.json");
    const json = await readIfPresent(path);
    return json === undefined ? {} : (0,secret_json/* parseSecretJson */.g)(DockerConfig, json, `The file "${path}"`);
}
async function readIfPresent(path) {
    try {
        return await (0,promises_.readFile)(path, "utf8");
    }
    catch (cause) {
        if (typeof cause === "object" && cause !== null && "code" in cause && cause.code === "ENOENT")
            return undefined;
        throw new errors/* PlatformError */.W("CREDENTIALS", `Cannot read "${path}": ${(0,errors/* messageOf */.b)(cause)}.`, { cause });
    }
}
async function fromHelper(config, host, runHelper) {
    const helper = findByHost(config.credHelpers ?? {}, host)?.value ?? config.credsStore;
    if (helper === undefined || helper === "")
        return undefined;
    return askHelper(runHelper, helper, host === image_reference/* DOCKER_HUB */.Xb ? HUB_KEY : host);
}
function fromAuths(config, host) {
    const found = findByHost(config.auths ?? {}, host);
    return found === undefined ? undefined : credentialsOf(found.value, `The login for "${found.key}"`);
}
/** Docker's own spelling of a key first, then any that names the same host. */
function findByHost(entries, host) {
    const preferred = host === image_reference/* DOCKER_HUB */.Xb ? [HUB_KEY, image_reference/* DOCKER_HUB */.Xb] : [host];
    const keys = [...preferred, ...Object.keys(entries).filter((key) => (0,registry_host/* registryHost */.U)(key) === host)];
    const key = keys.find((candidate) => Object.hasOwn(entries, candidate));
    const value = key === undefined ? undefined : entries[key];
    return key === undefined || value === undefined ? undefined : { key, value };
}
/** An entry is empty when the login is in a credential store. */
function credentialsOf(login, what) {
    if (login.identitytoken)
        return { kind: "identity-token", token: login.identitytoken };
    if (login.registrytoken)
        return { kind: "bearer", token: login.registrytoken };
    if (login.auth)
        return (0,registry_auth/* parseBasic */.OX)(login.auth, what);
    if (login.username && login.password !== undefined) {
        return { kind: "basic", username: login.username, password: login.password };
    }
    return undefined;
}


/***/ }),

/***/ 616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gm: () => (/* binding */ registryAuthKeychain),
/* harmony export */   OX: () => (/* binding */ parseBasic)
/* harmony export */ });
/* unused harmony export createRegistryAuth */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(27);
/* harmony import */ var _registry_host_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(264);
/* harmony import */ var _secret_json_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(257);
// CNB_REGISTRY_AUTH, by which a platform hands registry credentials to a lifecycle: read by one half, written by the other.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#registry-authentication





const RegistryAuth = valibot__WEBPACK_IMPORTED_MODULE_3__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J(), 
// Else a list would count as an object with the keys 0, 1, ….
valibot__WEBPACK_IMPORTED_MODULE_3__/* .check */ .z6Y((value) => !Array.isArray(value)), valibot__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP()));
const WHAT = "The value of CNB_REGISTRY_AUTH";
const HINT = 'Write it as a JSON object: {"<registry>": "Basic <base64 of user:password>"}, or Bearer, or X-Identity.';
/**
 * Credentials from the value of `CNB_REGISTRY_AUTH`, e.g. `{"ghcr.io":"Basic dXNlcjpwYXNz"}`; empty means none.
 * @throws {PlatformError} `CREDENTIALS` if it is malformed, without the value; an unknown header only when it is used
 */
function registryAuthKeychain(json) {
    const headers = new Map();
    if (json !== undefined && json.trim() !== "") {
        const parsed = (0,_secret_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseSecretJson */ .g)(RegistryAuth, json, WHAT);
        for (const [key, header] of Object.entries(parsed))
            headers.set((0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .registryHost */ .U)(key), header);
    }
    return {
        // async, so that a header that cannot be used rejects.
        // eslint-disable-next-line @typescript-eslint/require-await
        async resolve(registry) {
            const host = (0,_registry_host_js__WEBPACK_IMPORTED_MODULE_1__/* .registryHost */ .U)(registry);
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
        for (const secret of secretsOf(credentials))
            secrets.add(secret);
    }
    return { json: JSON.stringify(headers), secrets: [...secrets] };
}
function parseHeader(host, header) {
    const [, scheme = "", value = ""] = /^\s*([\w-]+)\s+(\S+)\s*$/.exec(header) ?? [];
    switch (scheme.toLowerCase()) {
        case "basic":
            return parseBasic(value, `${WHAT} for "${host}"`);
        case "bearer":
            return { kind: "bearer", token: value };
        case "x-identity":
            return { kind: "identity-token", token: value };
        default: {
            const message = `${WHAT} for "${host}" is neither Basic, Bearer nor X-Identity.`;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .W("CREDENTIALS", message, { hint: HINT });
        }
    }
}
/** Base64 of `user:password`. @throws {PlatformError} `CREDENTIALS` naming `what`, without the value */
function parseBasic(base64, what) {
    const isBase64 = /^[\w+/-]+={0,2}$/.test(base64.trim());
    // Old Docker clients pad the password with zero bytes.
    const text = Buffer.from(base64, "base64").toString("utf8").replace(/\0+$/, "");
    const colon = text.indexOf(":");
    if (!isBase64 || colon < 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .W("CREDENTIALS", `${what} is not the base64 of "user:password".`, { hint: HINT });
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
function secretsOf(credentials) {
    if (credentials.kind !== "basic")
        return [credentials.token].filter(Boolean);
    const { password } = credentials;
    // Google's passwords are JSON files. The runner masks line by line, and short lines such as "{" are no secret.
    const lines = password.includes("\n")
        ? password.split(/\r?\n/).filter((line) => line.trim().length >= 16)
        : [];
    return [basicHeader(credentials).replace(/^Basic /, ""), password, ...lines].filter(Boolean);
}


/***/ }),

/***/ 878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ createRegistryClient)
});

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(75);
// EXTERNAL MODULE: ./build/js/oci/image-reference.js
var image_reference = __nccwpck_require__(357);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(934);
// EXTERNAL MODULE: ./build/js/registry/credentials.js
var registry_credentials = __nccwpck_require__(746);
// EXTERNAL MODULE: ./build/js/registry/registry-error.js + 1 modules
var registry_error = __nccwpck_require__(144);
// EXTERNAL MODULE: ./build/js/registry/secret-json.js
var secret_json = __nccwpck_require__(257);
;// CONCATENATED MODULE: ./build/js/registry/network-failure.js
// From what fetch throws to what a user can understand: who could not be reached, why, and what helps.

/** The error for a request without an HTTP answer, or whose answer broke off. */
function networkError(context, thrown) {
    // The error that fetch throws only says that fetch failed; the one below it says why.
    const { code, message, error: cause } = rootCause(thrown);
    const { host } = context.url;
    const certificate = CERTIFICATE_PROBLEMS[code ?? ""];
    if (certificate !== undefined) {
        const why = `the TLS certificate of ${host} ${certificate.problem} (${code ?? ""})`;
        return new registry_error/* RegistryError */.gl("REGISTRY_UNREACHABLE", context, why, { hint: certificate.hint, cause });
    }
    if (code !== undefined && NO_TLS.has(code)) {
        const hint = `Give ${host} a TLS certificate; without TLS only registries at loopback and private addresses can be used.`;
        const why = `${host} does not speak TLS (${code})`;
        return new registry_error/* RegistryError */.gl("REGISTRY_UNREACHABLE", context, why, { hint, cause });
    }
    const known = CONNECTION_PROBLEMS[code ?? ""];
    const why = known === undefined ? `no answer from ${host}: ${message}` : `${host} ${known} (${code ?? ""})`;
    return new registry_error/* RegistryError */.gl("REGISTRY_UNREACHABLE", context, why, {
        hint: `Check that ${host} is the right registry, that it is up, and that the runner's network reaches it.`,
        cause,
        isTemporary: true,
    });
}
const OWN_AUTHORITY = "Put the authority's certificate into a PEM file and name the file in NODE_EXTRA_CA_CERTS of the job's env.";
const RENEW = "Renew the registry's certificate, and check the clock of the runner.";
const UNKNOWN_AUTHORITY = { problem: "is from an authority that is not trusted here", hint: OWN_AUTHORITY };
const SELF_SIGNED = { problem: "is self-signed", hint: OWN_AUTHORITY };
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
        hint: "Use the host name that the certificate is for, or give the registry a certificate for this one.",
    },
};
/** OpenSSL met something else than TLS: EPROTO up to Node 20, ERR_SSL_* since. */
const NO_TLS = new Set([
    "EPROTO",
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
    // No instanceof: fetch's errors may be of another realm, as in jest.
    for (let depth = 0; depth < 5 && typeof at === "object" && at !== null; depth += 1) {
        if ("message" in at && typeof at.message === "string" && at.message !== "")
            message = at.message;
        if ("code" in at && typeof at.code === "string")
            return { code: at.code, message: (0,registry_error/* quoteUntrusted */.X0)(message), error: at };
        const tried = "errors" in at && Array.isArray(at.errors) ? at.errors[0] : undefined;
        at = tried ?? ("cause" in at ? at.cause : undefined);
    }
    return { code: undefined, message: (0,registry_error/* quoteUntrusted */.X0)(message), error: thrown };
}

;// CONCATENATED MODULE: ./build/js/registry/request-body.js
function isStreamed(body) {
    return typeof body === "object" && "open" in body;
}
function prepareBody(body, watchdog, timeouts) {
    if (isStreamed(body))
        return prepareStream(body, watchdog, timeouts);
    const nothing = () => undefined;
    return {
        init: body === undefined ? {} : { body },
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
                    watchdog.expect(timeouts.stallMs, "the upload did not go on");
                yield chunk;
                // A slow source has its own limits.
                if (isWatched)
                    watchdog.rest();
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

;// CONCATENATED MODULE: ./build/js/registry/watchdog.js
// A timer that aborts one HTTP exchange when what is expected next does not come.
function createWatchdog() {
    const controller = new AbortController();
    let timer;
    let failure;
    return {
        signal: controller.signal,
        get failure() {
            return failure;
        },
        expect(withinMs, problem) {
            clearTimeout(timer);
            timer = setTimeout(() => {
                failure = new Error(`${problem} within ${withinMs / 1000} s`);
                controller.abort(failure);
            }, withinMs);
        },
        rest() {
            clearTimeout(timer);
        },
        abort() {
            clearTimeout(timer);
            controller.abort();
        },
    };
}

;// CONCATENATED MODULE: ./build/js/registry/transport.js
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
            await readText(answer);
            url = next;
        }
        throw new registry_error/* RegistryError */.gl("REGISTRY", request, `${request.url.host} redirects more than ${MAX_REDIRECTS} times`);
    };
}
/**
 * Where a Location header points. TLS proxies that do not tell the registry about TLS make it answer `http:` for its
 * own host; that is put right. @throws {RegistryError} if it leaves https for http on another host, or HTTP altogether
 */
function resolveLocation(context, from, location) {
    if (!URL.canParse(location, from.href)) {
        throw new registry_error/* RegistryError */.gl("REGISTRY", context, `${from.host} sent a Location that is not a URL`);
    }
    const target = new URL(location, from);
    if (from.protocol === "https:" && target.protocol === "http:" && target.host === from.host) {
        target.protocol = "https:";
    }
    const isDowngrade = from.protocol === "https:" && target.protocol === "http:";
    if (isDowngrade || !/^https?:$/.test(target.protocol)) {
        const why = `${from.host} leads from ${from.protocol} to ${target.protocol}//${target.host}, which is not secure`;
        throw new registry_error/* RegistryError */.gl("REGISTRY", context, why);
    }
    return target;
}
/** A whole body in memory. @throws {RegistryError} `DIGEST_MISMATCH` if it is longer than the limit */
async function readBody(answer, limitBytes) {
    const chunks = [];
    let sizeBytes = 0;
    for (;;) {
        const chunk = await answer.readChunk();
        if (chunk === undefined)
            return Buffer.concat(chunks);
        sizeBytes += chunk.byteLength;
        if (sizeBytes > limitBytes) {
            answer.cancel();
            throw (0,registry_error/* mismatchError */.Jk)(answer.request, `the answer is larger than ${limitBytes} bytes`);
        }
        chunks.push(chunk);
    }
}
/** The start of a body as text for a message; also frees the connection. Never throws. */
async function readText(answer) {
    try {
        return (await readBody(answer, 64 * 1024)).toString("utf8");
    }
    catch {
        return "";
    }
}
async function exchange(options, request, url) {
    const watchdog = createWatchdog();
    const body = prepareBody(request.body, watchdog, options.timeouts);
    watchdog.expect(options.timeouts.responseMs, "no answer");
    try {
        const response = await options.fetch(url.href, {
            method: request.method,
            headers: headersFor(request, url),
            redirect: "manual",
            signal: watchdog.signal,
            ...body.init,
        });
        body.stopWatching();
        return answerOf({ request, response, url, watchdog, body, stallMs: options.timeouts.stallMs });
    }
    catch (error) {
        watchdog.abort();
        body.close();
        throw body.failure() ?? networkError({ ...request, url }, watchdog.failure ?? error);
    }
    finally {
        watchdog.rest();
    }
}
function headersFor(request, url) {
    const { authorization } = request;
    return {
        "user-agent": USER_AGENT,
        // fetch asks for gzip by itself and would unpack it, so digests would not be those of the stored bytes.
        "accept-encoding": "identity",
        ...request.headers,
        ...(authorization !== undefined && url.origin === request.url.origin && { authorization }),
        ...(isStreamed(request.body) && { "content-length": String(request.body.sizeBytes) }),
    };
}
function answerOf({ request, response, url, watchdog, body, stallMs }) {
    const reader = response.body?.getReader();
    return {
        request,
        status: response.status,
        headers: response.headers,
        url,
        async readChunk() {
            watchdog.expect(stallMs, "no more data");
            try {
                const { done, value } = (await reader?.read()) ?? { done: true };
                if (done)
                    body.close();
                return done ? undefined : value;
            }
            catch (error) {
                body.close();
                throw networkError({ ...request, url }, watchdog.failure ?? error);
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

;// CONCATENATED MODULE: ./build/js/registry/bearer-token.js
// Getting a bearer token from a registry's token server. Spec: https://distribution.github.io/distribution/spec/auth/token/
// and https://distribution.github.io/distribution/spec/auth/oauth/





const TokenAnswer = dist/* object */.Ikc({
    token: dist/* optional */.lqM(dist/* string */.YjP()),
    access_token: dist/* optional */.lqM(dist/* string */.YjP()),
    expires_in: dist/* optional */.lqM(dist/* number */.aig()),
});
/** The specification's default, and its least: servers say less and mean it not. */
const LEAST_VALID_SECONDS = 60;
/** @throws {RegistryError} `REGISTRY_DENIED` if the token server refuses */
async function fetchToken(send, request) {
    const answer = await send(tokenHttpRequest(request));
    if (answer.status !== 200) {
        const retryAfter = answer.headers.get("retry-after");
        throw (0,registry_error/* answerError */.n)(answer.request, {
            status: answer.status,
            retryAfter,
            bodyText: await readText(answer),
        });
    }
    const json = (await readBody(answer, 1024 * 1024)).toString("utf8");
    const token = (0,secret_json/* parseSecretJson */.g)(TokenAnswer, json, `The answer of ${answer.url.host}`);
    const value = token.token ?? token.access_token;
    if (value === undefined || value === "") {
        throw new registry_error/* RegistryError */.gl("REGISTRY", answer.request, `${answer.url.host} answered without a token`);
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
    const authorization = credentials?.kind === "basic" ? (0,registry_credentials/* basicHeader */.m)(credentials) : undefined;
    return { ...context, method: "GET", authorization };
}
function realmUrl({ challenge, context, credentials }) {
    if (!URL.canParse(challenge.realm) || !/^https?:/i.test(challenge.realm)) {
        throw new registry_error/* RegistryError */.gl("REGISTRY", context, `${context.url.host} names a token server that is not a URL`);
    }
    const url = new URL(challenge.realm);
    if (credentials !== undefined && context.url.protocol === "https:" && url.protocol === "http:") {
        const why = `${context.url.host} wants the credentials sent to ${url.host} without TLS`;
        throw new registry_error/* RegistryError */.gl("REGISTRY_DENIED", context, why);
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

;// CONCATENATED MODULE: ./build/js/registry/challenge.js
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

;// CONCATENATED MODULE: ./build/js/registry/authenticator.js
// Which Authorization header a request gets. There is no ping: the first 401 of a registry tells how it wants it.



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
    return credentials?.kind === "basic" ? (0,registry_credentials/* basicHeader */.m)(credentials) : undefined;
}
async function tokenHeader({ send, now }, state, need) {
    const key = need.request.scopes.join(" ");
    const cached = state.tokens.get(key);
    const token = await cached;
    if (token !== undefined && token.header !== need.refused && token.validUntil > now())
        return token.header;
    // Somebody else may have begun to replace it in the meantime.
    const current = state.tokens.get(key);
    if (current !== undefined && current !== cached)
        return (await current).header;
    const fresh = fetchToken(send, {
        ...need.request,
        challenge: need.challenge,
        credentials: need.credentials,
    }).then((fetched) => cacheable(fetched, now()));
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

;// CONCATENATED MODULE: ./build/js/registry/blob-upload.js
// Getting a blob into a repository: mounted from a neighbour if that works, else uploaded in one streamed request.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-blobs



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
        await readText(cancelled);
    }
    catch {
        // Registries forget open uploads by themselves, and several cannot cancel them; the question is answered anyway.
    }
}
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
    await readText(answer);
    return answer;
}
/** 201: mounted; 202: an upload was opened instead; undefined: the registry does not want to hear of it. */
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
        await readText(answer);
        return answer;
    }
    catch (error) {
        // A token server may refuse both scopes because one is not ours to read; an upload needs only the other.
        if (error instanceof registry_error/* RegistryError */.gl && !error.isTemporary)
            return undefined;
        throw error;
    }
}
function locationOf(answer) {
    const location = answer.headers.get("location");
    if (location === null) {
        throw new registry_error/* RegistryError */.gl("REGISTRY", answer.request, `${answer.url.host} opened an upload without a Location`);
    }
    return resolveLocation(answer.request, answer.url, location);
}
async function upload(connect, target, blob, location) {
    const to = new URL(location);
    // Not through searchParams: they would write the registry's own, maybe signed, query anew.
    to.search += `${to.search === "" ? "?" : "&"}digest=${encodeURIComponent(blob.digest)}`;
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
    await readText(answer);
}
/** A source that gives another number of bytes than promised would look like a broken connection otherwise. */
async function* exactly(blob, place) {
    let sizeBytes = 0;
    const wrong = (what) => {
        const context = { doing: place.doing, registry: place.target.registry, url: place.url };
        const why = `its source has ${what} instead of ${blob.sizeBytes}`;
        return (0,registry_error/* mismatchError */.Jk)({ ...context, access: "push", method: "PUT" }, why);
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

;// CONCATENATED MODULE: ./build/js/registry/scheme.js
// Where a registry is reached: host and scheme, by the rules of the lifecycle's client.
// Rules: https://github.com/google/go-containerregistry/blob/v0.20.2/pkg/name/registry.go

/**
 * The URL that the API of a registry is under, e.g. `https://ghcr.io/v2/`.
 * @param insecureRegistries hosts that are spoken to over http, e.g. `registry.internal:5000`
 */
function registryBaseUrl(registry, insecureRegistries) {
    // The Docker Hub's name in references and credentials is not where its registry is.
    const host = registry === image_reference/* DOCKER_HUB */.Xb ? "registry-1.docker.io" : registry;
    const isHttp = isLocal(registry) || insecureRegistries.includes(registry);
    return new URL(`${isHttp ? "http" : "https"}://${host}/v2/`);
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
function isLocal(registry) {
    const host = registry.replace(/:\d+$/, "");
    return LOCAL_HOSTS.some((pattern) => pattern.test(host));
}

;// CONCATENATED MODULE: ./build/js/registry/connection.js



function createConnection(dependencies) {
    return async (call) => {
        const answer = await authenticated(dependencies, call);
        if (call.expect.includes(answer.status))
            return answer;
        throw (0,registry_error/* answerError */.n)({ ...answer.request, url: answer.url }, {
            status: answer.status,
            retryAfter: answer.headers.get("retry-after"),
            bodyText: await readText(answer),
        });
    };
}
async function authenticated({ send, authenticator, ...options }, call) {
    const { reference, doing, access, method } = call;
    const base = registryBaseUrl(reference.registry, options.insecureRegistries);
    const url = typeof call.to === "string" ? new URL(`${reference.repository}/${call.to}`, base) : call.to;
    const context = { doing, registry: reference.registry, access, method, url };
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
    await readText(answer);
    return send({ ...request, authorization: second });
}
function optionalParts({ headers, body }) {
    return { ...(headers !== undefined && { headers }), ...(body !== undefined && { body }) };
}
/** Spec: https://distribution.github.io/distribution/spec/auth/scope/ */
function scopesOf({ reference, access, alsoPull }) {
    const actions = access === "push" ? "pull,push" : "pull";
    const own = `repository:${reference.repository}:${actions}`;
    return alsoPull === undefined ? [own] : [own, `repository:${alsoPull.repository}:pull`];
}

// EXTERNAL MODULE: ./build/js/oci/digest.js
var oci_digest = __nccwpck_require__(62);
// EXTERNAL MODULE: ./build/js/oci/media-types.js
var media_types = __nccwpck_require__(784);
// EXTERNAL MODULE: ./build/js/oci/schema.js
var schema = __nccwpck_require__(801);
;// CONCATENATED MODULE: ./build/js/registry/manifest-access.js
// Manifests at a registry: reading, asking for, and writing them, always by what their bytes hash to.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-manifests







/** What registries must accept is 4 MiB; nobody accepts much more. */
const MAX_MANIFEST_BYTES = 8 * 1024 * 1024;
async function getManifest(connect, reference) {
    const answer = await connect({ ...manifestCall(reference), method: "GET", expect: [200] });
    const bytes = await readBody(answer, MAX_MANIFEST_BYTES);
    const digest = (0,oci_digest/* digestOf */.ol)(bytes);
    const promised = reference.digest ?? digestHeader(answer);
    if (promised !== undefined && promised !== digest) {
        throw (0,registry_error/* mismatchError */.Jk)(answer.request, `${answer.url.host} sent a manifest with the digest ${digest} for ${promised}`);
    }
    return { mediaType: mediaTypeOf(answer, bytes, reference), digest, bytes };
}
/** The digest, undefined for a 404, `"unnamed"` if the registry has it but does not tell its digest. */
async function headManifest(connect, reference) {
    const answer = await connect({ ...manifestCall(reference), method: "HEAD", expect: [200, 404] });
    await readText(answer);
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
    await readText(answer);
    const stored = digestHeader(answer);
    if (stored !== undefined && stored !== digest) {
        throw (0,registry_error/* mismatchError */.Jk)(answer.request, `${answer.url.host} stored ${digest} as ${stored}`);
    }
    return digest;
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
const MediaTyped = dist/* object */.Ikc({ mediaType: dist/* optional */.lqM(dist/* string */.YjP()), manifests: dist/* optional */.lqM(dist/* unknown */.L5J()) });
/** Some registries and most proxies serve manifests as `application/json` or `text/plain`; then the content tells. */
function mediaTypeOf(answer, bytes, reference) {
    const [header = ""] = (answer.headers.get("content-type") ?? "").split(";");
    if (media_types/* ACCEPTED_MANIFESTS */.bb.includes(header.trim()))
        return header.trim();
    const what = `The manifest of "${(0,image_reference/* formatImageReference */.my)(reference)}"`;
    const content = (0,schema/* parseJson */.q)(MediaTyped, bytes.toString("utf8"), what);
    return content.mediaType ?? (content.manifests === undefined ? media_types/* OCI_MANIFEST */.EG : media_types/* OCI_INDEX */.$p);
}

;// CONCATENATED MODULE: ./build/js/registry/retry.js
// Trying again what is temporary: network errors, 408, 429 and 5xx.

/** 0.5, 2 and 8 seconds cover restarts and failovers; a longer outage should fail the job, not hold the runner. */
const DEFAULT_RETRY_POLICY = { delaysMs: [500, 2_000, 8_000], maxRetryAfterMs: 60_000 };
/** Runs `attempt` until it succeeds, fails for good, or the policy's retries are used up. */
async function withRetries(policy, attempt) {
    for (const delayMs of policy.delaysMs) {
        try {
            return await attempt();
        }
        catch (error) {
            if (!(error instanceof registry_error/* RegistryError */.gl && error.isTemporary))
                throw error;
            const askedMs = Math.min(error.retryAfterMs ?? 0, policy.maxRetryAfterMs);
            await pause(Math.max(delayMs, askedMs));
        }
    }
    return attempt();
}
function pause(delayMs) {
    return new Promise((resolve) => setTimeout(resolve, delayMs));
}

;// CONCATENATED MODULE: ./build/js/registry/timeouts.js
// How long the other side of an exchange may be silent.
const DEFAULT_TIMEOUTS = { responseMs: 60_000, stallMs: 60_000, uploadResponseMs: 300_000 };

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
;// CONCATENATED MODULE: ./build/js/registry/verified-stream.js
// A downloaded blob as a stream that checks size and digest on the way: it errors instead of ending if they are wrong.



/** The body of an answer, verified; destroying the stream ends the download. */
function verifiedStream(answer, expected) {
    const hash = (0,external_node_crypto_.createHash)("sha256");
    let sizeBytes = 0;
    async function nextChunk() {
        const chunk = await answer.readChunk();
        sizeBytes += chunk?.byteLength ?? 0;
        if (sizeBytes > expected.size)
            throw wrong(`more than ${expected.size} bytes`);
        if (chunk !== undefined) {
            hash.update(chunk);
            return chunk;
        }
        if (sizeBytes < expected.size)
            throw wrong(`${sizeBytes} bytes instead of ${expected.size}`);
        const digest = `sha256:${hash.digest("hex")}`;
        if (digest !== expected.digest)
            throw wrong(`content with the digest ${digest}`);
        return null;
    }
    const wrong = (what) => (0,registry_error/* mismatchError */.Jk)(answer.request, `${answer.url.host} sent ${what} for ${expected.digest}`);
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

;// CONCATENATED MODULE: ./build/js/registry/registry-client.js
// The client of all registries: puts transport, authentication, retries and the parts of the API together.












/** Configs are some kilobytes; what is larger must be streamed. */
const MAX_BLOB_IN_MEMORY_BYTES = 16 * 1024 * 1024;
/** A client for all registries; tokens and credentials live as long as it does. */
function createRegistryClient(options) {
    const client = createClient(options);
    const { connect, retry } = client;
    const registry = {
        getManifest: (reference) => retry(() => getManifest(connect, reference)),
        async headManifest(reference) {
            const digest = await retry(() => headManifest(connect, reference));
            return digest === "unnamed" ? (await registry.getManifest(reference)).digest : digest;
        },
        putManifest: (reference, manifest) => retry(() => putManifest(connect, reference, manifest)),
        readBlob: (reference, descriptor) => readBlob(client, reference, descriptor, options),
        openBlob: (reference, descriptor) => retry(() => openBlob(connect, reference, descriptor)),
        hasBlob: (reference, digest) => hasBlob(client, reference, digest, "pull"),
        pushBlob: (reference, blob, from) => pushBlob(client, reference, blob, from),
        copyBlob(source, target, descriptor) {
            const { digest, size: sizeBytes } = descriptor;
            const open = () => external_node_stream_.Readable.from(lazily(() => registry.openBlob(source, descriptor)));
            return pushBlob(client, target, { digest, sizeBytes, open }, source);
        },
        canRead: (reference) => canRead(client, reference),
        checkWrite: (reference) => retry(() => probeUpload(connect, reference)),
    };
    return registry;
}
function createClient(options) {
    const policy = { ...DEFAULT_RETRY_POLICY, ...options.retry };
    const send = createTransport({
        fetch: options.fetch ?? globalThis.fetch,
        timeouts: { ...DEFAULT_TIMEOUTS, ...options.timeouts },
    });
    const now = options.now ?? Date.now;
    const authenticator = createAuthenticator({ keychain: options.keychain, send, now });
    const insecureRegistries = options.insecureRegistries ?? [];
    return {
        connect: createConnection({ send, authenticator, insecureRegistries }),
        retry: (attempt) => withRetries(policy, attempt),
    };
}
async function openBlob(connect, reference, descriptor) {
    const answer = await connect({
        reference,
        doing: `read the blob ${descriptor.digest} of "${(0,image_reference/* imageName */.tO)(reference)}"`,
        access: "pull",
        method: "GET",
        to: `blobs/${descriptor.digest}`,
        expect: [200],
    });
    return verifiedStream(answer, descriptor);
}
async function readBlob({ connect, retry }, reference, descriptor, { insecureRegistries = [] }) {
    if (descriptor.size > MAX_BLOB_IN_MEMORY_BYTES) {
        const doing = `read the blob ${descriptor.digest} of "${(0,image_reference/* imageName */.tO)(reference)}" into memory`;
        const url = registryBaseUrl(reference.registry, insecureRegistries);
        const context = { doing, registry: reference.registry, access: "pull", method: "GET", url };
        throw new registry_error/* RegistryError */.gl("REGISTRY", context, `it has ${descriptor.size} bytes, more than 16 MiB`);
    }
    return retry(async () => {
        const chunks = [];
        const stream = await openBlob(connect, reference, descriptor);
        for await (const chunk of stream)
            chunks.push(chunk);
        return Buffer.concat(chunks);
    });
}
function hasBlob({ connect, retry }, reference, digest, access) {
    const doing = `look for the blob ${digest} in "${(0,image_reference/* imageName */.tO)(reference)}"`;
    return retry(async () => {
        const to = `blobs/${digest}`;
        const answer = await connect({ reference, doing, access, method: "HEAD", to, expect: [200, 404] });
        await readText(answer);
        return answer.status === 200;
    });
}
async function pushBlob(client, target, blob, from) {
    // With the right to push, so that the upload needs no second token.
    if (await hasBlob(client, target, blob.digest, "push"))
        return "existed";
    const isNeighbour = from?.registry === target.registry && from.repository !== target.repository;
    return client.retry(() => mountOrUpload(client.connect, target, blob, isNeighbour ? from : undefined));
}
/** As the lifecycle does it: https://github.com/buildpacks/imgutil/blob/main/remote/remote.go `CheckReadAccess`. */
async function canRead({ connect, retry }, reference) {
    try {
        await retry(() => headManifest(connect, reference));
        return true;
    }
    catch (error) {
        if (!(error instanceof registry_error/* RegistryError */.gl))
            throw error;
        return error.statusCode !== undefined && error.code !== "REGISTRY_DENIED";
    }
}
async function* lazily(open) {
    yield* (await open());
}


/***/ }),

/***/ 144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  gl: () => (/* binding */ RegistryError),
  n: () => (/* binding */ answerError),
  Jk: () => (/* binding */ mismatchError),
  X0: () => (/* binding */ quoteUntrusted)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(934);
// EXTERNAL MODULE: ./build/js/errors.js
var errors = __nccwpck_require__(27);
// EXTERNAL MODULE: ./build/js/oci/image-reference.js
var image_reference = __nccwpck_require__(357);
;// CONCATENATED MODULE: ./build/js/registry/registry-hint.js
// What to change when a registry refuses. Pure.

/** The hint for an HTTP status, if we know what helps. */
function hintForAnswer(context, status) {
    switch (status) {
        case 401:
        case 403:
            return hintForDenied(context);
        case 404:
            return "Check the spelling; a registry may also hide an image from those who may not read it.";
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
        : `Wait, or let fewer jobs use ${registry} at the same time.`;
}
const GHCR_PUSH = 'Give the job "permissions: packages: write" and, if the package exists, give this repository the role Write in the ' +
    'package\'s settings under "Manage Actions access". In pull requests from forks the token can only read.';
const GHCR_PULL = 'Log in to ghcr.io with "permissions: packages: read" and, for a private package, add this repository in the ' +
    'package\'s settings under "Manage Actions access".';

;// CONCATENATED MODULE: ./build/js/registry/registry-error.js
// What can go wrong at a registry, as one error class. Registry text is untrusted: one line, cut, never trusted for decisions.



/** A request to a registry, or to its token server, that failed. */
class RegistryError extends errors/* PlatformError */.W {
    method;
    /** Without query and user, which may hold secrets. */
    url;
    /** Undefined if there was no HTTP answer. */
    statusCode;
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
        this.statusCode = details.statusCode;
        this.codes = details.codes ?? [];
        this.isTemporary = details.isTemporary ?? false;
        this.retryAfterMs = details.retryAfterMs;
    }
}
/** The error for an answer with an unwanted status. */
function answerError(context, answer) {
    const { codes, text } = readErrorBody(answer.bodyText);
    const said = text === "" ? "" : `: ${text}`;
    return new RegistryError(codeFor(answer.status, codes), context, `${context.url.host} answered ${answer.status}${said}`.replace(/\.$/, ""), {
        statusCode: answer.status,
        codes,
        isTemporary: isTemporaryStatus(answer.status),
        retryAfterMs: parseRetryAfter(answer.retryAfter),
        hint: hintForAnswer(context, answer.status),
    });
}
/** The error for content that is not what its digest or size says. */
function mismatchError(context, why) {
    return new RegistryError("DIGEST_MISMATCH", context, why, {
        hint: "Try again; if it stays, something between here and the registry changes what it stores.",
    });
}
/** Untrusted text for a message: one line without control characters, at most 300 characters. */
function quoteUntrusted(text) {
    const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
    return line.length <= 300 ? line : `${line.slice(0, 299)}…`;
}
function codeFor(status, codes) {
    if (status === 401 || status === 403)
        return "REGISTRY_DENIED";
    if (status === 404)
        return "NOT_FOUND";
    return codes.includes("DIGEST_INVALID") ? "DIGEST_MISMATCH" : "REGISTRY";
}
function isTemporaryStatus(status) {
    return status === 408 || status === 429 || status >= 500;
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
    errors: dist/* array */.YOg(dist/* object */.Ikc({ code: dist/* optional */.lqM(dist/* string */.YjP(), ""), message: dist/* optional */.lqM(dist/* string */.YjP(), "") })),
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
        const codes = known.output.errors.map(({ code }) => quoteUntrusted(code)).filter(Boolean);
        const texts = known.output.errors.map((each) => [each.code, each.message].filter(Boolean).join(": "));
        return { codes, text: quoteUntrusted(texts.join("; ")) };
    }
    const other = dist/* safeParse */.xLC(OtherErrorBody, body);
    if (other.success)
        return { codes: [], text: quoteUntrusted(other.output) };
    // A proxy's HTML page would only bury the status.
    return { codes: [], text: bodyText.trimStart().startsWith("<") ? "" : quoteUntrusted(bodyText) };
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


/***/ }),

/***/ 264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ registryHost)
/* harmony export */ });
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(357);
// The host in keys of credential files, which may be URLs: `https://ghcr.io/v2/` is `ghcr.io`. Pure.

const HUB_HOSTS = new Set(["docker.io", "index.docker.io", "registry-1.docker.io"]);
/** Strips scheme and path; all names of the Docker Hub become `index.docker.io`. */
function registryHost(key) {
    const host = key
        .trim()
        .replace(/^https?:\/\//i, "")
        .replace(/\/.*$/s, "");
    return HUB_HOSTS.has(host) ? _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCKER_HUB */ .Xb : host;
}


/***/ }),

/***/ 257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ parseSecretJson)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(27);
// Checking JSON that holds secrets: errors name the thing and the place, never the content.


/**
 * Reads JSON by a schema, like `parseJson`, whose errors quote the text.
 * @throws {PlatformError} `CREDENTIALS` with `what` and the field that is wrong
 */
function parseSecretJson(schema, json, what) {
    const value = parseQuietly(json, what);
    const result = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, value);
    if (result.success)
        return result.output;
    const at = valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .BuJ(result.issues[0]) ?? "its top level";
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .W("CREDENTIALS", `${what} is malformed at "${at}".`);
}
function parseQuietly(json, what) {
    try {
        return JSON.parse(json);
    }
    catch {
        // Neither a cause: the message of the SyntaxError quotes the text too.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .W("CREDENTIALS", `${what} is not JSON.`);
    }
}


/***/ }),

/***/ 141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ compareApiVersions),
/* harmony export */   cX: () => (/* binding */ parseApiVersion),
/* harmony export */   jZ: () => (/* binding */ atLeast),
/* harmony export */   qL: () => (/* binding */ formatApiVersion)
/* harmony export */ });
/* unused harmony export highestCommonVersion */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(27);
// Platform and Buildpack API versions. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#platform-api-compatibility

/** Parses `0.12`, `v0.12` or `1`. @throws {PlatformError} `MALFORMED` quoting the text */
function parseApiVersion(text) {
    const match = /^v?(\d+)\.?(\d*)$/.exec(text);
    if (match === null) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .W("MALFORMED", `"${text}" is not an API version.`, { hint: "Write it like 0.12." });
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
function atLeast(version, minimum) {
    return compareApiVersions(version, parseApiVersion(minimum)) >= 0;
}
/** The highest version in both lists, or undefined if they have none in common. */
function highestCommonVersion(ours, theirs) {
    return ours
        .filter((our) => theirs.some((their) => compareApiVersions(our, their) === 0))
        .sort(compareApiVersions)
        .at(-1);
}


/***/ }),

/***/ 581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ ExitCode)
/* harmony export */ });
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
/* harmony export */   YOg: () => (/* binding */ array),
/* harmony export */   YjP: () => (/* binding */ string),
/* harmony export */   aig: () => (/* binding */ number),
/* harmony export */   cl6: () => (/* binding */ nullish),
/* harmony export */   euz: () => (/* binding */ literal),
/* harmony export */   g1P: () => (/* binding */ record),
/* harmony export */   lqM: () => (/* binding */ optional),
/* harmony export */   mee: () => (/* binding */ nullable),
/* harmony export */   pdi: () => (/* binding */ transform),
/* harmony export */   xLC: () => (/* binding */ safeParse),
/* harmony export */   z6Y: () => (/* binding */ check),
/* harmony export */   zMY: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports BASE64_REGEX, BIC_REGEX, CUID2_REGEX, DECIMAL_REGEX, DIGITS_REGEX, DOMAIN_REGEX, EMAIL_REGEX, EMOJI_REGEX, HEXADECIMAL_REGEX, HEX_COLOR_REGEX, IMEI_REGEX, IPV4_REGEX, IPV6_REGEX, IP_REGEX, ISO_DATE_REGEX, ISO_DATE_TIME_REGEX, ISO_DATE_TIME_SECOND_REGEX, ISO_TIMESTAMP_REGEX, ISO_TIME_REGEX, ISO_TIME_SECOND_REGEX, ISO_WEEK_REGEX, ISRC_REGEX, JWS_COMPACT_REGEX, KSUID_REGEX, MAC48_REGEX, MAC64_REGEX, MAC_REGEX, NANO_ID_REGEX, OCTAL_REGEX, RFC_EMAIL_REGEX, SLUG_REGEX, ULID_REGEX, UUID_REGEX, ValiError, _addIssue, _cloneDataset, _formatCase, _getByteCount, _getCodePointCount, _getGraphemeCount, _getLastMetadata, _getWordCount, _isLuhnAlgo, _isSameValueZero, _isValidObjectKey, _isValueMatch, _joinExpects, _standardSchema, _stringify, any, args, argsAsync, arrayAsync, assert, awaitAsync, base64, bic, bigint, blob, brand, bytes, cache, cacheAsync, checkAsync, checkItems, checkItemsAsync, codePoints, config, creditCard, cuid2, customAsync, date, decimal, deleteGlobalConfig, deleteGlobalMessage, deleteSchemaMessage, deleteSpecificMessage, description, digits, domain, email, emoji, empty, endsWith, entries, entriesFromList, entriesFromObjects, enum, enum_, everyItem, exactOptional, exactOptionalAsync, examples, excludes, fallback, fallbackAsync, file, filterItems, findItem, finite, flatten, flavor, forward, forwardAsync, function, function_, getDefault, getDefaults, getDefaultsAsync, getDescription, getExamples, getFallback, getFallbacks, getFallbacksAsync, getGlobalConfig, getGlobalMessage, getMetadata, getSchemaMessage, getSpecificMessage, getTitle, graphemes, gtValue, guard, hash, hexColor, hexadecimal, imei, includes, instance, integer, intersect, intersectAsync, ip, ipv4, ipv6, is, isOfKind, isOfType, isValiError, isbn, isoDate, isoDateTime, isoDateTimeSecond, isoTime, isoTimeSecond, isoTimestamp, isoWeek, isrc, jwsCompact, keyof, ksuid, lazy, lazyAsync, length, looseObject, looseObjectAsync, looseTuple, looseTupleAsync, ltValue, mac, mac48, mac64, map, mapAsync, mapItems, maxBytes, maxCodePoints, maxEntries, maxGraphemes, maxLength, maxSize, maxValue, maxWords, message, metadata, mimeType, minBytes, minCodePoints, minEntries, minGraphemes, minLength, minSize, minValue, minWords, multipleOf, nan, nanoid, never, nonEmpty, nonNullable, nonNullableAsync, nonNullish, nonNullishAsync, nonOptional, nonOptionalAsync, normalize, notBytes, notCodePoints, notEntries, notGraphemes, notLength, notSize, notValue, notValues, notWords, null, null_, nullableAsync, nullishAsync, objectAsync, objectWithRest, objectWithRestAsync, octal, omit, optionalAsync, parse, parseAsync, parseBoolean, parseJson, parser, parserAsync, partial, partialAsync, partialCheck, partialCheckAsync, pick, picklist, pipeAsync, promise, rawCheck, rawCheckAsync, rawTransform, rawTransformAsync, readonly, recordAsync, reduceItems, regex, required, requiredAsync, returns, returnsAsync, rfcEmail, safeInteger, safeParseAsync, safeParser, safeParserAsync, set, setAsync, setGlobalConfig, setGlobalMessage, setSchemaMessage, setSpecificMessage, size, slug, someItem, sortItems, startsWith, strictObject, strictObjectAsync, strictTuple, strictTupleAsync, stringifyJson, summarize, symbol, title, toBigint, toBoolean, toCamelCase, toDate, toKebabCase, toLowerCase, toMaxValue, toMinValue, toNumber, toPascalCase, toSnakeCase, toString, toUpperCase, transformAsync, trim, trimEnd, trimStart, tuple, tupleAsync, tupleWithRest, tupleWithRestAsync, ulid, undefined, undefined_, undefinedable, undefinedableAsync, unionAsync, unwrap, url, uuid, value, values, variant, variantAsync, void, void_, words */
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
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(883);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
