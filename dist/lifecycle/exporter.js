// Holds src.
export const id = 421;
export const ids = [421];
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

/***/ 5782:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nl: () => (/* binding */ commandOf),
/* harmony export */   kz: () => (/* binding */ formatLaunchMetadata),
/* harmony export */   ss: () => (/* binding */ parseLaunchMetadata)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7934);
/* harmony import */ var _api_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5800);
/* harmony import */ var _process_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6284);
/* harmony import */ var _toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7884);
/* harmony import */ var _toml_json_in_toml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7849);
/* harmony import */ var _toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2951);
// <layers>/config/metadata.toml: what the build found out; the launcher reads it in the app image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#metadatatoml-toml






const text = valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), "");
const Module = valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ id: text, version: text, api: text, homepage: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()) });
const modules = valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(Module), []);
const MetadataFile = valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    "buildpack-default-process-type": text,
    bom: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .unknown */ .L5J())),
    buildpacks: modules,
    extensions: modules,
    labels: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ key: text, value: text })), []),
    processes: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
        type: text,
        command: _process_js__WEBPACK_IMPORTED_MODULE_1__/* .ProcessCommand */ .F,
        args: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP())),
        direct: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY(), false),
        "buildpack-id": text,
        "working-dir": valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP()),
        "exec-env": valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP())),
    })), []),
    slices: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ paths: valibot__WEBPACK_IMPORTED_MODULE_5__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP())) })), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseLaunchMetadata(toml, what) {
    const file = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_4__/* .parseToml */ .MT)(MetadataFile, toml, what);
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
    return (0,_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .formatToml */ .W)({
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
    if ((0,_api_version_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeast */ .jZ)(platformApi, "0.10"))
        return { command: process.command, args: process.args };
    const [first = "", ...rest] = process.command;
    return { command: first, args: [...rest, ...(process.args ?? [])] };
}
/** Of all texts, other lifecycles write only commands as JSON; these bytes are in the image. */
function writtenProcess(process, platformApi) {
    const { command, args } = commandOf(process, platformApi);
    return {
        type: process.type,
        command: typeof command === "string" ? new _toml_json_in_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .JsonInToml */ .I(command) : command.map((word) => new _toml_json_in_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .JsonInToml */ .I(word)),
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


/***/ }),

/***/ 2988:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ formatRestoredLayer),
/* harmony export */   R: () => (/* binding */ parseLayer)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2295);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1487);
/* harmony import */ var _toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7884);
/* harmony import */ var _toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2951);
// <layer>.toml: the types and metadata of one layer.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-content-metadata-toml






const flag = valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false);
const nothing = valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J());
/** Buildpack API 0.5 had the types at the top level. */
const Misplaced = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ build: nothing, launch: nothing, cache: nothing });
const LayerFile = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    types: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ build: flag, launch: flag, cache: flag }), {}),
    metadata: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .FreeTable */ .LB),
});
/** @throws {PlatformError} `MALFORMED` naming the file, also for types at the top level as in Buildpack API 0.5 */
function parseLayer(toml, what) {
    const table = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .parseTomlTable */ .W4)(toml, what);
    const misplaced = Object.entries((0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .checkToml */ .Ts)(Misplaced, table, what)).find(([, value]) => value !== undefined)?.[0];
    if (misplaced !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `${what} has ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(misplaced)} at its top level.`, {
            hint: `Put it into the table [types]: ${misplaced} = true.`,
        });
    }
    const { types, metadata } = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .checkToml */ .Ts)(LayerFile, table, what);
    return {
        build: types.build,
        launch: types.launch,
        cache: types.cache,
        metadata,
    };
}
/**
 * A restored layer's file: metadata only, so that the buildpack has to say again what the layer is for. Labels have numbers of
 * JSON, so whole ones become integers, whatever they were, and dates are text.
 */
function formatRestoredLayer(metadata) {
    return metadata === null || metadata === undefined ? "" : (0,_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .formatToml */ .W)({ metadata: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .sortKeys */ .di)(metadata) });
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

/***/ 6284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ ProcessCommand)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7934);
// Processes: what can be started in an app image.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml

/** The command of a process in files and labels: a list, or one string as before Platform API 0.10. */
const ProcessCommand = valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    valibot__WEBPACK_IMPORTED_MODULE_0__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_0__/* .transform */ .pdi((one) => [one])),
]), []);


/***/ }),

/***/ 9957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ formatBuildReport),
/* harmony export */   s: () => (/* binding */ parseBuildFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7934);
/* harmony import */ var _cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5233);
/* harmony import */ var _cnb_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7884);
/* harmony import */ var _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2951);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(1487);
/* harmony import */ var _toml_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(481);
/* harmony import */ var _legacy_bom_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5032);
// build.toml: what a buildpack leaves to others after its build.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#buildtoml-toml









const BuildFile = valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    unmet: valibot__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ name: valibot__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), "") })), []),
    bom: valibot__WEBPACK_IMPORTED_MODULE_6__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_6__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_6__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_6__/* .unknown */ .L5J())), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file, also for an unmet entry that was not asked of the buildpack */
function parseBuildFile(toml, what, askedFor) {
    const file = (0,_cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .parseToml */ .MT)(BuildFile, toml, what);
    const unmet = file.unmet.map(({ name }) => name);
    const stray = unmet.find((name) => name === "" || !askedFor.includes(name));
    if (stray !== undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PlatformError */ .Wk("MALFORMED", `${what} has the unmet entry ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(stray)}, which was not required of the buildpack.`);
    }
    return { unmet, bom: (0,_legacy_bom_js__WEBPACK_IMPORTED_MODULE_5__/* .parseBom */ .o)(file.bom, what) };
}
/**
 * What report.toml had of build.toml before Platform API 0.9: the table `[build]` with the bills of materials.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
async function formatBuildReport(layersDir, buildpacks) {
    const bom = [];
    for (const { id, version } of buildpacks) {
        const file = node_path__WEBPACK_IMPORTED_MODULE_0__.join(layersDir, (0,_cnb_module_reference_js__WEBPACK_IMPORTED_MODULE_8__/* .escapeId */ .Hi)(id), "build.toml");
        const declared = (0,_cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .parseToml */ .MT)(BuildFile, (await (0,_toml_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readOptionalToml */ .v5)(file)) ?? "", (0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(file)).bom;
        bom.push(...(0,_legacy_bom_js__WEBPACK_IMPORTED_MODULE_5__/* .parseBom */ .o)(declared, (0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(file)).map((entry) => ({ ...entry, buildpack: { id, version } })));
    }
    return bom.length === 0 ? "" : (0,_cnb_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .formatToml */ .W)({ build: { bom } });
}


/***/ }),

/***/ 5920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rp: () => (/* binding */ isLayerContent),
/* harmony export */   Zk: () => (/* binding */ NAMELESS_LAYER),
/* harmony export */   df: () => (/* binding */ hasType),
/* harmony export */   n4: () => (/* binding */ readLayers),
/* harmony export */   sZ: () => (/* binding */ ignoreLayer),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _cnb_layer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2988);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1024);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3186);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2295);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1487);
/* harmony import */ var _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(151);
/* harmony import */ var _toml_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(481);
// The directory `<layers>/<buildpack>/`: layers, their TOML files, and what to do with unwanted layers.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types









/** A TOML file that would describe a layer without a name: it describes none. */
const NAMELESS_LAYER = ".toml";
/**
 * The layers of a buildpack in the byte order of their TOML file names.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
async function readLayers(buildpackDir) {
    const names = await namesIn(buildpackDir);
    const files = names.filter((name) => name.endsWith(".toml") && name !== NAMELESS_LAYER);
    const layers = [];
    for (const file of files.sort(_oci_json_js__WEBPACK_IMPORTED_MODULE_5__/* .compareBytes */ .Xo)) {
        const tomlPath = node_path__WEBPACK_IMPORTED_MODULE_1__.join(buildpackDir, file);
        if (await isLayerContent(tomlPath))
            continue;
        // A link that leads nowhere says as little as no file.
        const metadata = (0,_cnb_layer_js__WEBPACK_IMPORTED_MODULE_2__/* .parseLayer */ .R)((await (0,_toml_file_js__WEBPACK_IMPORTED_MODULE_7__/* .readOptionalToml */ .v5)(tomlPath)) ?? "", (0,_quote_js__WEBPACK_IMPORTED_MODULE_8__/* .quote */ .hD)(tomlPath));
        const name = file.slice(0, -".toml".length);
        const dir = node_path__WEBPACK_IMPORTED_MODULE_1__.join(buildpackDir, name);
        layers.push({ ...metadata, name, dir, hasContent: await exists(dir, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat) });
    }
    return layers;
}
/** What is in the directory of a buildpack; nothing where the buildpack has removed it. */
async function namesIn(buildpackDir) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(buildpackDir).catch(noneIfMissing);
}
/** Whether what is named like a TOML file is a directory: that of a layer whose name ends so, or one that means nothing. */
async function isLayerContent(tomlPath) {
    return (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(tomlPath).then((found) => found.isDirectory(), falseIfMissing);
}
/**
 * Renames the directory of a layer without types, so that nothing uses it; it stays there for people to look at.
 * @throws {Error} if there already is one of that name, as after a build over the same directory
 */
async function ignoreLayer(layer) {
    if (!layer.hasContent)
        return;
    const target = `${layer.dir}.ignore`;
    if (await exists(target, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat))
        throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_6__/* .StepError */ .z(`${(0,_quote_js__WEBPACK_IMPORTED_MODULE_8__/* .quote */ .hD)(target)} exists already; build in an empty layers directory`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(layer.dir, target).catch((error) => {
        throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_6__/* .StepError */ .z(`cannot rename layer ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_8__/* .quote */ .hD)(layer.dir)} to ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_8__/* .quote */ .hD)(target)}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
    });
}
/** Whether a layer is for anything at all. */
function hasType({ build, launch, cache }) {
    return build || launch || cache;
}
async function exists(file, look) {
    return look(file).then(() => true, falseIfMissing);
}
function falseIfMissing(error) {
    if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b2)(error))
        return false;
    throw error;
}
function noneIfMissing(error) {
    if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b2)(error))
        return [];
    throw error;
}


/***/ }),

/***/ 5032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ encodeLegacyBom),
/* harmony export */   o: () => (/* binding */ parseBom)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2295);


/** @throws {PlatformError} `MALFORMED` for an entry with a version outside its metadata */
function parseBom(entries, what) {
    return entries.map((entry) => {
        if ("version" in entry && entry["version"] !== "") {
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `${what} has a [[bom]] entry with the key "version".`, {
                hint: "Put the version in its metadata.",
            });
        }
        const { name, metadata } = entry;
        return { name: typeof name === "string" ? name : "", metadata: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .sortKeys */ .di)(metadata) };
    });
}
/** The text of sbom.legacy.json: all entries with the buildpack that declared them, or `null`. */
function encodeLegacyBom(entries) {
    const written = entries.map(({ name, metadata, buildpack: { id, version } }) => ({
        name,
        metadata: metadata ?? null,
        buildpack: { id, version },
    }));
    return `${(0,_oci_json_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeJson */ .Pr)(written.length === 0 ? null : written)}\n`;
}


/***/ }),

/***/ 5754:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ openCache)
/* harmony export */ });
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4468);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1487);
/* harmony import */ var _cache_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6870);
// Which build cache the phases use: a directory, or an image in a registry.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer



/**
 * Opens the cache that was given; undefined if none was. Given both, the image is used, as in other lifecycles: platforms
 * such as pack always give the creator a directory.
 * @throws {LifecycleError} exit code 1 if the directory does not exist
 */
async function openCache({ cacheDir, cacheImage }, { log, registry }) {
    if (cacheImage !== undefined) {
        const name = (0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .formatImageReference */ .my)(cacheImage);
        if (cacheDir !== undefined)
            log.info(`Using the cache image ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(name)}, not the directory ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(cacheDir)}`);
        const { openCacheImage } = await Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(859), __webpack_require__.e(335)]).then(__webpack_require__.bind(__webpack_require__, 5335));
        return openCacheImage({ registry, reference: cacheImage, log });
    }
    return cacheDir === undefined ? undefined : (0,_cache_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .openCacheDirectory */ .u)(cacheDir, log);
}


/***/ }),

/***/ 61:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ copyAsIs)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3186);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1487);
// Copies a file that a buildpack or an extension wrote as the official lifecycle does: a link stays a link, and what is neither a file
// nor a link is left out. So no copy has what a link leads to, and no pipe is waited for.




/**
 * Makes the directories above the copy, and puts it in place of what is there. The copy's mode is that of any new file.
 * @throws what the file system says, also if there is nothing to copy
 */
async function copyAsIs({ what, from, to }, log) {
    const info = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(from);
    if (!info.isFile() && !info.isSymbolicLink()) {
        log.warn(`Left out the ${what} ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(from)}: it is ${(0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_2__/* .kindOf */ .I)(info)}, not a regular file`);
        return;
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.dirname(to), { recursive: true });
    // A buildpack may have put a pipe there, or a link to another file.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(to, { force: true });
    if (info.isSymbolicLink())
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.symlink)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readlink)(from), to);
    else
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(to, (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_2__/* .streamRegularFile */ .Lb)(from), { flag: "wx" });
}


/***/ }),

/***/ 1788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CT: () => (/* binding */ createdAt),
/* harmony export */   hy: () => (/* binding */ makeAppImageConfig),
/* harmony export */   oU: () => (/* binding */ FIXED_CREATED)
/* harmony export */ });
/* harmony import */ var _cnb_api_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5800);
/* harmony import */ var _oci_image_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4955);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2295);
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
    if (sourceDateEpoch === undefined || sourceDateEpoch === "" || !(0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeast */ .jZ)(platformApi, "0.9")) {
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
    if (!(0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_0__/* .atLeast */ .jZ)(platformApi, "0.12"))
        return [...blank, ...added].map(() => ({ created }));
    return [...(base.length === count ? base : blank), ...added].map((entry) => ({ ...entry, created }));
}
/** Each variable in the place where the run image has it, else at the end. */
function makeEnv({ runImage, appDir, layersDir, platformApi }) {
    const env = [...(runImage.config?.Env ?? [])];
    const path = (0,_oci_image_config_js__WEBPACK_IMPORTED_MODULE_1__/* .envValue */ .$R)(env, "PATH") ?? "";
    const changes = {
        CNB_LAYERS_DIR: layersDir,
        CNB_APP_DIR: appDir,
        CNB_PLATFORM_API: (0,_cnb_api_version_js__WEBPACK_IMPORTED_MODULE_0__/* .formatApiVersion */ .qL)(platformApi),
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
    return table == null ? undefined : (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_2__/* .sortKeys */ .di)(table);
}


/***/ }),

/***/ 911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ formatSavedImage),
  l: () => (/* binding */ saveImage)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/format-toml.js
var format_toml = __webpack_require__(7884);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
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
    const { image } = parseToml(ReportFile, toml, what);
    return {
        tags: image.tags,
        imageId: image["image-id"],
        digest: image.digest,
        manifestSizeBytes: image["manifest-size"],
    };
}
/**
 * The same report about an image that has other names and another digest; what else is in it stays.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
function rewriteReport(toml, { tags, digest, manifestSizeBytes }, what) {
    const { image, ...others } = parseTomlTable(toml, what);
    const about = {
        ...(v.is(FreeTable, image) ? image : {}),
        tags,
        digest,
        "manifest-size": manifestSizeBytes === undefined ? undefined : BigInt(manifestSizeBytes),
    };
    return formatToml({ ...others, image: about });
}
function formatReport(report) {
    return (0,format_toml/* formatToml */.W)({
        image: {
            tags: report.tags,
            "image-id": report.imageId,
            digest: report.digest,
            "manifest-size": report.manifestSizeBytes === undefined ? undefined : BigInt(report.manifestSizeBytes),
        },
    });
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/save-image.js
// Saving an image under its names, with what the log says about it.


/** @throws {Error} naming the tags that could not be saved; the others then are there all the same */
async function saveImage(destination, { name, config, layers }, log) {
    log.info(`Saving ${name}...`);
    const saved = await destination.save(config, layers);
    log.info(`*** Images (${saved.id}):`);
    for (const { name: tag, failure } of saved.names) {
        log.info(`      ${tag}${failure === undefined ? "" : ` - ${failure}`}`);
    }
    if (saved.imageId !== undefined)
        log.debug(`*** Image ID: ${saved.imageId}`);
    if (saved.digest !== undefined)
        log.debug(`*** Digest: ${saved.digest}`);
    log.debug(`*** Manifest Size: ${saved.manifestSizeBytes}`);
    const failed = saved.names.flatMap(({ name: tag, failure }) => failure === undefined ? [] : [`[${tag}: ${failure}]`]);
    if (failed.length === 0)
        return saved;
    throw new lifecycle_error/* StepError */.z(`failed to write image to the following tags: ${failed.join(",")}`);
}
/** What report.toml says about the image. */
function formatSavedImage({ names, imageId, digest, manifestSizeBytes }) {
    return formatReport({ tags: names.map(({ name }) => name), imageId, digest, manifestSizeBytes });
}


/***/ }),

/***/ 5421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  exportBuild: () => (/* binding */ exportBuild)
});

// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/build-file.js
var build_file = __webpack_require__(9957);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/open-cache.js
var open_cache = __webpack_require__(5754);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var schema = __webpack_require__(7442);
// EXTERNAL MODULE: ./build/js/src/cnb/launch-metadata.js
var launch_metadata = __webpack_require__(5782);
// EXTERNAL MODULE: ./build/js/src/cnb/process.js
var process = __webpack_require__(6284);
;// CONCATENATED MODULE: ./build/js/src/cnb/build-metadata.js
// The label `io.buildpacks.build.metadata`: buildpacks, processes and launcher of an app image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#iobuildpacksbuildmetadata-json






const BUILD_METADATA_LABEL = "io.buildpacks.build.metadata";
/** The label's text. */
function encodeBuildMetadata(metadata, launcher, platformApi) {
    return (0,json/* encodeJson */.Pr)({
        ...(!(0,api_version/* atLeast */.jZ)(platformApi, "0.9") && { bom: metadata.bom === undefined ? null : (0,json/* sortKeys */.di)(metadata.bom) }),
        buildpacks: metadata.buildpacks.map(labelledModule),
        ...(metadata.extensions.length > 0 && { extensions: metadata.extensions.map(labelledModule) }),
        launcher,
        processes: metadata.processes.map((process) => {
            const { command, args } = (0,launch_metadata/* commandOf */.Nl)(process, platformApi);
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
        command: process/* ProcessCommand */.F,
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

// EXTERNAL MODULE: ./build/js/src/cnb/lifecycle-metadata.js
var lifecycle_metadata = __webpack_require__(9595);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/format-toml.js
var format_toml = __webpack_require__(7884);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
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
    return (0,parse_toml/* parseToml */.MT)(ProjectMetadata, toml, what);
}
function formatProjectMetadata(metadata) {
    return formatToml(metadata);
}
/** The label's text. */
function encodeProjectMetadata({ source }) {
    if (source === undefined)
        return "{}";
    const { type, version, metadata } = source;
    return (0,json/* encodeJson */.Pr)({
        source: {
            ...(type && { type }),
            ...(version && { version: (0,json/* sortKeys */.di)(version) }),
            ...(metadata && { metadata: (0,json/* sortKeys */.di)(metadata) }),
        },
    });
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/version.js + 2 modules
var version = __webpack_require__(4381);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/export/app-labels.js
// The labels of an app image, in the order in which they replace each other: buildpacks have nearly the last word.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#labels





/** What a build was for; Platform API 0.15. */
const EXEC_ENV_LABEL = "io.buildpacks.exec-env";
/** Key and value of each label; a key may come twice. */
function makeLabels({ metadata, launch, project }, { platformApi, execEnv }) {
    return [
        [lifecycle_metadata/* LIFECYCLE_METADATA_LABEL */.Yx, (0,lifecycle_metadata/* encodeLifecycleMetadata */.qU)(metadata)],
        [BUILD_METADATA_LABEL, encodeBuildMetadata(launch, version/* LAUNCHER_METADATA */.f, platformApi)],
        [PROJECT_METADATA_LABEL, encodeProjectMetadata(project)],
        ...launch.labels.map(({ key, value }) => [key, value]),
        ...((0,api_version/* atLeast */.jZ)(platformApi, "0.15") && execEnv !== "" ? [[EXEC_ENV_LABEL, execEnv]] : []),
    ];
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/cnb/module-reference.js
var module_reference = __webpack_require__(5233);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/layers-directory.js
var layers_directory = __webpack_require__(5920);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/buildpack/made-layers.js
// The layers that a buildpack has made, as an exporter and a cache see them.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types









const StoreFile = dist/* object */.Ikc({ metadata: dist/* optional */.lqM(parse_toml/* FreeTable */.LB) });
/** Files next to layers that describe something else. */
const NOT_LAYERS = new Set(["build", "launch", "store"]);
/** The layers of a buildpack in the byte order of their names. @throws {PlatformError} `MALFORMED` naming the file */
async function readMadeLayers(layersDir, buildpack) {
    const layers = await (0,layers_directory/* readLayers */.n4)((0,external_node_path_.join)(layersDir, (0,module_reference/* escapeId */.Hi)(buildpack.id)));
    return layers
        .filter(({ name, hasContent }) => hasContent || !NOT_LAYERS.has(name))
        .map((layer) => ({ ...layer, id: `${buildpack.id}:${layer.name}` }))
        .sort((a, b) => (0,json/* compareBytes */.Xo)(a.name, b.name));
}
/** What store.toml of a buildpack has for its next build; it is known that it was there without anything, too. @throws {PlatformError} `MALFORMED` naming the file */
async function readStore(layersDir, buildpack) {
    const file = (0,external_node_path_.join)(layersDir, (0,module_reference/* escapeId */.Hi)(buildpack.id), "store.toml");
    if (await (0,layers_directory/* isLayerContent */.Rp)(file))
        return undefined;
    const text = await (0,toml_file/* readOptionalToml */.v5)(file);
    return text === undefined ? undefined : (0,parse_toml/* parseToml */.MT)(StoreFile, text, (0,quote/* quote */.hD)(file));
}
/**
 * How labels and the cache's metadata describe a layer.
 * @throws {PlatformError} `MALFORMED` naming the file, if its metadata has a number that JSON cannot say
 */
function describeLayer({ dir, build, launch, cache, metadata }, sha) {
    try {
        (0,json/* encodeJson */.Pr)(metadata);
    }
    catch (cause) {
        throw new errors/* PlatformError */.Wk("MALFORMED", `"${dir}.toml" cannot go into a label: ${(0,errors/* messageOf */.bD)(cause)}`, {
            cause,
        });
    }
    return { sha, data: metadata ?? null, build, launch, cache };
}
/** What an image or a cache recorded about a layer. */
function recordedLayer(buildpacks, buildpackId, layerName) {
    const layers = buildpacks?.find(({ key }) => key === buildpackId)?.layers ?? {};
    return Object.hasOwn(layers, layerName) ? layers[layerName] : undefined;
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/export/cache-export.js
// Keeps the layers that buildpacks want back in their next build. A cache that cannot be written is worth a warning, no more.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types





/** Replaces the cache by the cached layers of this build; logs a warning if that fails. */
async function exportCache(options, { log, platformApi }) {
    try {
        options.signal?.throwIfAborted();
        const previous = await options.cache.readMetadata();
        await using transaction = await options.cache.begin();
        const work = { ...options, previous, transaction, log };
        const buildpacks = [];
        for (const buildpack of options.buildpacks)
            buildpacks.push(await cacheBuildpack(work, buildpack));
        const sbom = (0,api_version/* atLeast */.jZ)(platformApi, "0.8") ? await cacheSbom(work) : "";
        options.signal?.throwIfAborted();
        transaction.setMetadata({ sbom: { sha: sbom }, buildpacks });
        await transaction.commit();
    }
    catch (error) {
        if (options.signal?.aborted !== true)
            log.warn(`Failed to export cache: ${(0,errors/* messageOf */.bD)(error)}`);
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
        work.log.warn(`Failed to cache layer '${layer.id}': ${(0,errors/* messageOf */.bD)(error)}`);
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
async function keep({ cache, transaction, log }, { id, diffId, open }, previousSha) {
    if (diffId === previousSha && (await cache.hasLayer(diffId))) {
        log.info(`Reusing cache layer '${id}'`);
        await transaction.reuseLayer(diffId);
    }
    else {
        log.info(`Adding cache layer '${id}'`);
        await transaction.addLayer(diffId, open);
    }
    log.debug(`Layer '${id}' SHA: ${diffId}`);
}

// EXTERNAL MODULE: ./build/js/src/cnb/analyzed.js
var cnb_analyzed = __webpack_require__(2605);
// EXTERNAL MODULE: ./build/js/src/cnb/group.js
var cnb_group = __webpack_require__(478);
// EXTERNAL MODULE: ./build/js/src/lifecycle/extension/extended-image.js
var extended_image = __webpack_require__(7321);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/supported-apis.js
var supported_apis = __webpack_require__(8774);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/export/export-files.js
// The files that earlier phases and the platform leave for the exporter.













/** @throws {LifecycleError} exit code 2 without the file or a run image in it, as other lifecycles end; 3 if malformed */
async function readAnalyzed({ analyzedPath }, log) {
    const analyzed = await reading("resolve inputs: read analyzed file", exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, async () => {
        const text = await (0,toml_file/* readOptional */.T9)(analyzedPath);
        if (text === undefined)
            log.warn(`No analyzed metadata found at path ${(0,quote/* quote */.hD)(analyzedPath)}`);
        return (0,cnb_analyzed/* parseAnalyzed */.yc)(text ?? "", (0,quote/* quote */.hD)(analyzedPath));
    });
    const { runImage } = analyzed;
    if (runImage !== undefined) {
        (0,extended_image/* refuseExtended */.MN)(runImage);
        return { ...analyzed, runImage };
    }
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.BAD_FLAG, `${(0,quote/* quote */.hD)(analyzedPath)} names no run image`, {
        hint: "Run the analyzer first, or say with -analyzed where its file is.",
    });
}
/** @throws {LifecycleError} exit code 1 if it cannot be read, 12 if a buildpack's API is not spoken */
async function readGroup({ groupPath }) {
    const group = await reading("read group file", exit_codes/* ExitCode */.y.FAILED, async () => (0,cnb_group/* parseGroup */.h)(await (0,toml_file/* readText */.yR)(groupPath), (0,quote/* quote */.hD)(groupPath)));
    for (const buildpack of group.buildpacks)
        (0,supported_apis/* requireBuildpackApi */.Hg)(buildpack.api, (0,module_reference/* formatModule */.ww)(buildpack));
    return group;
}
/** Empty if there is no file. @throws {LifecycleError} exit code 1 if it is malformed */
async function readProjectMetadata({ projectMetadataPath }, log) {
    return reading("read project metadata file", exit_codes/* ExitCode */.y.FAILED, async () => {
        const text = await (0,toml_file/* readOptional */.T9)(projectMetadataPath);
        if (text !== undefined)
            return parseProjectMetadata(text, (0,quote/* quote */.hD)(projectMetadataPath));
        log.debug(`No project metadata found at path ${(0,quote/* quote */.hD)(projectMetadataPath)}`);
        return {};
    });
}
/** What the builder wrote. @throws {Error} if it cannot be read */
async function readLaunchMetadata({ layersDir, }) {
    const file = (0,external_node_path_.join)(layersDir, "config", "metadata.toml");
    try {
        return (0,launch_metadata/* parseLaunchMetadata */.ss)(await (0,toml_file/* readText */.yR)(file), (0,quote/* quote */.hD)(file));
    }
    catch (cause) {
        throw new lifecycle_error/* StepError */.z(`read build metadata: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
async function reading(action, exitCode, read) {
    try {
        return await read();
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exitCode, `${action}: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/inputs/image-names.js
var image_names = __webpack_require__(1412);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js + 1 modules
var run_image_choice = __webpack_require__(102);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/export/export-images.js


/** @throws {LifecycleError} if there is no run image, or an image cannot be read */
async function openImageDestination({ imageNames, images, layerCompression }, ctx, { analyzed, temporaryDir }) {
    const { runImage, previousImage } = analyzed;
    return ctx.images.openDestination({
        names: (0,image_names/* nameImages */.EF)(imageNames, images),
        runImage: runImage.reference,
        runImageName: runImage.image ?? runImage.reference,
        previousImage,
        kind: "built",
        layerCompression,
        temporaryDir,
    });
}
/**
 * The run image's names for labels: the entry of run.toml that has it; else the image itself if extensions may have
 * chosen it; else the first entry, as other lifecycles do.
 */
async function readRunImageNames({ runPath }, ctx, { analyzed, group }) {
    const entries = await (0,run_image_choice/* readRunImages */.ak)(runPath, ctx);
    const name = analyzed.runImage?.image ?? "";
    if (entries.length === 0)
        return undefined;
    const other = group.extensions.length > 0 ? { image: name, mirrors: [] } : entries[0];
    return (0,run_image_choice/* findRunImage */.Gy)(entries, name) ?? other;
}

// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/byte-path.js
var byte_path = __webpack_require__(3483);
// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/layer-tree.js
var layer_tree = __webpack_require__(1564);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/export/glob.js
// The patterns of slices: Go's filepath.Match, followed step by step so that odd patterns match in the same way. Pure.
// Reference: https://pkg.go.dev/path/filepath@go1.26.8#Match


/** A pattern as it is matched: `./a//b/` is `a/b`. */
function cleanPattern(pattern) {
    const normal = external_node_path_.posix.normalize(pattern);
    return normal.length > 1 ? normal.replace(/\/$/, "") : normal;
}
/**
 * Whether the pattern matches the whole name. `*` and `?` do not match `/`; there is no `**`.
 * @throws {Error} if the pattern is malformed up to the first part that does not match; what follows is not looked at
 */
function matchesGlob(pattern, name) {
    const chunks = splitPattern(pattern);
    let rest = name;
    for (const [index, { star, text }] of chunks.entries()) {
        if (star && text === "")
            return !rest.includes("/");
        const left = matchAt(text, rest, { star, isLast: index === chunks.length - 1 });
        if (left === undefined)
            return false;
        rest = left;
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
    let at = 0;
    const take = (matches) => {
        const code = at < 0 ? undefined : name.codePointAt(at);
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
    return at < 0 ? undefined : name.slice(at);
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
    return new lifecycle_error/* StepError */.z("syntax error in pattern");
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/export/app-slices.js
// Divides the app directory into layers by the slices that buildpacks ask for; the last layer has the rest.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml






/**
 * The entries of each layer of an app: one list for each slice, and one for what is left; a list may be empty.
 * @throws {Error} for a malformed pattern, or a file that cannot be read
 */
function sliceApp(appDir, slices, owner) {
    const root = (0,byte_path/* toBytePath */.xe)(external_node_path_.posix.resolve(appDir));
    const app = readApp(root);
    const parents = (0,layer_tree/* findParents */.ZH)(root);
    const groups = [...slices.map((slice) => takeSlice(app, slice)), takeRest(app)];
    return groups.map((files) => (files.length === 0 ? [] : layerEntries(parents, files, owner)));
}
function readApp(root) {
    const files = new Map();
    const children = new Map();
    for (const file of (0,layer_tree/* walkTree */.Ir)(root)) {
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
/** Can be gone through more than once. */
function layerEntries(parents, files, owner) {
    return {
        *[Symbol.iterator]() {
            yield* (0,layer_tree/* toEntries */.Wo)(parents);
            yield* (0,layer_tree/* toEntries */.Wo)(files, owner);
        },
    };
}
/** What the patterns match and is not taken yet, with the directories above it. */
function takeSlice(app, slice) {
    const matched = new Set();
    for (const pattern of (slice.paths ?? []).map(cleanPattern)) {
        for (const path of app.files.keys()) {
            if (path !== app.root && matches(pattern, app, path))
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
function matches(pattern, { root }, path) {
    const relative = (0,byte_path/* toText */.fE)(path.slice(root === "/" ? 1 : root.length + 1));
    try {
        return matchesGlob(pattern, relative);
    }
    catch (cause) {
        throw new lifecycle_error/* StepError */.z(`failed to check if '${relative}' matches '${pattern}': ${(0,errors/* messageOf */.bD)(cause)}`, {
            cause,
        });
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
    return [...paths].sort(byte_path/* compareBytePaths */.kA).flatMap((path) => app.files.get(path) ?? []);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/js/src/oci/tar-header.js
var tar_header = __webpack_require__(5150);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/export/launcher-layer.js
// The layer with the launcher, owned by root whatever user exports.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#launcher





/** Where the launcher is in every app image. */
const LAUNCHER_PATH = "/cnb/lifecycle/launcher";
/** @throws {Error} if there is no launcher at this path */
function launcherEntries(launcherPath) {
    const launcher = {
        ...rootDirectory(LAUNCHER_PATH),
        type: "file",
        sizeBytes: sizeOf(launcherPath),
        contentPath: (0,byte_path/* toBytePath */.xe)(launcherPath),
    };
    return [rootDirectory("/cnb"), rootDirectory("/cnb/lifecycle"), launcher];
}
/** A directory that everybody can read and only root can change. */
function rootDirectory(name) {
    return { name, type: "directory", mode: 0o755, uid: 0, gid: 0, sizeBytes: 0, mtime: tar_header/* FIXED_MTIME */.yA };
}
function sizeOf(launcherPath) {
    try {
        return (0,external_node_fs_.statSync)(launcherPath).size;
    }
    catch (cause) {
        throw new lifecycle_error/* StepError */.z(`failed to stat launcher at path '${launcherPath}': ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/export/layer-stack.js

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
                layers.push({ diffId, createdBy, isReused: true, archive });
                return "reused";
            }
            layers.push({ diffId, createdBy, isReused: false, archive });
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
                throw new lifecycle_error/* StepError */.z(`reusing layer: '${id}': previous image did not have layer with diff id '${diffId}'`);
            }
            layers.push({ diffId, createdBy, isReused: true });
        },
    };
    return stack;
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/export/process-types-layer.js



const FORBIDDEN = /[/><:|&\\]/;
/** The entrypoint of a process type, e.g. `/cnb/process/web`. */
function processPath(type) {
    return `/cnb/process/${type}`;
}
/** @throws {Error} quoting a process type that cannot be a file name */
function processTypeEntries(processes) {
    const links = processes.map(({ type }) => {
        if (type === "")
            throw new lifecycle_error/* StepError */.z("type is required for all processes");
        if (FORBIDDEN.test(type)) {
            throw new lifecycle_error/* StepError */.z(`invalid process type '${type}': type may not contain characters '/><:|&\\'`);
        }
        return { ...rootDirectory((0,byte_path/* toBytePath */.xe)(processPath(type))), type: "symlink", linkName: LAUNCHER_PATH };
    });
    return [rootDirectory("/cnb"), rootDirectory("/cnb/process"), ...links];
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/export/exported-layers.js
// Which layers an app image gets on top of the run image, in which order, and which of them the previous image has.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter












/** @throws {Error} naming the layer that cannot be made or that is neither here nor in the previous image */
async function exportLayers(sources, ctx) {
    const stack = createLayerStack(sources.destination, ctx.log);
    // All layers are begun first, so that they are read and stored side by side; then they are put on each other in order.
    const placeBuildpacks = [];
    for (const buildpack of sources.buildpacks)
        placeBuildpacks.push(await beginBuildpack(sources, stack, buildpack));
    const placeSbom = (0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.8") ? await beginSbom(sources, stack) : undefined;
    const placeApp = beginApp(sources, stack, ctx);
    const placeLauncher = beginLauncher(sources, stack);
    const placeConfig = beginConfig(sources, stack);
    const placeProcessTypes = beginProcessTypes(sources, stack);
    sources.onBegun?.();
    const buildpacks = [];
    for (const place of placeBuildpacks)
        buildpacks.push(await place());
    const sbom = await placeSbom?.();
    const app = await placeApp();
    const launcher = await placeLauncher();
    const config = await placeConfig();
    const processTypes = await placeProcessTypes();
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
async function beginBuildpack(sources, stack, buildpack) {
    const { layersDir } = sources.inputs;
    const made = await readMadeLayers(layersDir, buildpack);
    const begun = made
        .filter(({ launch }) => launch)
        .map((layer) => ({ layer, place: beginBuildpackLayer(sources, stack, { buildpack, layer }) }));
    return async () => {
        const layers = {};
        for (const { layer, place } of begun)
            layers[layer.name] = describeLayer(layer, await place());
        const store = await readStore(layersDir, buildpack);
        return { key: buildpack.id, version: buildpack.version, layers, ...(store != null && { store }) };
    };
}
/** A layer without contents, whose buildpack restored nothing but its metadata, is taken from the previous image. */
function beginBuildpackLayer(sources, stack, { buildpack, layer }) {
    const recorded = recordedLayer(sources.previous.buildpacks, buildpack.id, layer.name);
    const createdBy = `Layer: '${layer.name}', Created by buildpack: ${(0,module_reference/* formatModule */.ww)(buildpack)}`;
    if (layer.hasContent) {
        const reader = readerFor(sources, [recorded?.sha]);
        const archive = begin(() => sources.factory.fromDirectory(layer.id, layer.dir, reader));
        return async () => stack.placeNamed(await archive, createdBy, recorded?.sha);
    }
    return () => begin(() => {
        if (layer.cache)
            throw new lifecycle_error/* StepError */.z(`layer '${layer.id}' is cache=true but has no contents`);
        if (recorded === undefined) {
            throw new lifecycle_error/* StepError */.z(`cannot reuse '${layer.id}', previous image has no metadata for layer '${layer.id}'`);
        }
        stack.reuse(layer.id, createdBy, recorded.sha);
        return recorded.sha;
    });
}
async function beginSbom(sources, stack) {
    const directory = (0,external_node_path_.join)(sources.inputs.layersDir, "sbom", "launch");
    if (!(await exists(directory)))
        return undefined;
    const previousSha = sources.previous.sbom?.sha;
    const archive = begin(() => sources.factory.fromDirectory("buildpacksio/lifecycle:launch.sbom", directory, readerFor(sources, [previousSha])));
    return async () => stack.placeNamed(await archive, "Software Bill-of-Materials", previousSha);
}
function beginApp(sources, stack, { owner, log }) {
    const { inputs, launch, previous, factory } = sources;
    const previousShas = (previous.app ?? []).map(({ sha }) => sha).filter(Boolean);
    const archives = begin(() => {
        const slices = within("creating app layers", () => sliceApp(inputs.appDir, launch.slices, owner));
        return slices.map((entries, index) => begin(() => factory.fromEntries(`slice-${index + 1}`, () => entries, readerFor(sources, previousShas))));
    });
    return async () => {
        const slices = await archives;
        const shas = [];
        let reused = 0;
        for (const [index, slice] of slices.entries()) {
            const createdBy = slices.length === 1 ? "Application Layer" : `Application Slice: ${index + 1}`;
            const archive = await slice;
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
    };
}
function beginLauncher(sources, stack) {
    const { inputs, previous, factory } = sources;
    const archive = begin(() => {
        const entries = within("creating launcher layers", () => launcherEntries(inputs.launcherPath));
        const reader = readerFor(sources, [previous.launcher?.sha]);
        return factory.fromEntries("buildpacksio/lifecycle:launcher", () => entries, reader);
    });
    return async () => stack.placeNamed(await archive, "Buildpacks Application Launcher", previous.launcher?.sha);
}
function beginConfig(sources, stack) {
    const { inputs, previous, factory } = sources;
    const directory = (0,external_node_path_.join)(inputs.layersDir, "config");
    const reader = readerFor(sources, [previous.config?.sha]);
    const archive = begin(() => factory.fromDirectory("buildpacksio/lifecycle:config", directory, reader));
    return async () => stack.placeNamed(await archive, "Buildpacks Launcher Config", previous.config?.sha);
}
function beginProcessTypes(sources, stack) {
    const { launch, previous, factory } = sources;
    if (launch.processes.length === 0)
        return () => Promise.resolve("");
    const id = "buildpacksio/lifecycle:process-types";
    const previousSha = previous["process-types"]?.sha;
    const archive = begin(() => {
        const entries = within(`creating layer '${id}'`, () => processTypeEntries(launch.processes));
        return factory.fromEntries(id, () => entries, readerFor(sources, [previousSha]));
    });
    return async () => stack.placeNamed(await archive, "Buildpacks Process Types", previousSha);
}
/** Starts a task; what it fails with is thrown where its result is waited for. */
function begin(task) {
    const result = (async () => task())();
    result.catch(() => undefined);
    return result;
}
/**
 * A layer that the previous image may have is only hashed at first: to read a changed one twice costs less than to upload an
 * unchanged one. Any other one is stored while it is read.
 */
function readerFor({ destination }, candidates) {
    const isCandidate = candidates.some((sha) => sha !== undefined && sha !== "" && destination.canReuse(sha));
    return isCandidate ? undefined : destination.readLayer;
}
function toSha(sha) {
    return { sha };
}
function within(action, make) {
    try {
        return make();
    }
    catch (cause) {
        throw new lifecycle_error/* StepError */.z(`${action}: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
async function exists(directory) {
    return (0,promises_.stat)(directory).then(() => true, (error) => {
        if ((0,regular_file/* isMissing */.b2)(error))
            return false;
        throw error;
    });
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/image/app-image-config.js
var app_image_config = __webpack_require__(1788);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/save-image.js + 1 modules
var save_image = __webpack_require__(911);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/js/src/bytes/measure.js
var measure = __webpack_require__(6511);
// EXTERNAL MODULE: ./build/js/src/oci/gzip-stream.js + 4 modules
var gzip_stream = __webpack_require__(2347);
// EXTERNAL MODULE: ./build/js/src/bytes/chunk-bytes.js
var chunk_bytes = __webpack_require__(920);
// EXTERNAL MODULE: ./build/js/src/oci/byte-tar-header.js
var byte_tar_header = __webpack_require__(5487);
// EXTERNAL MODULE: ./build/js/src/oci/tar-records.js
var tar_records = __webpack_require__(21);
;// CONCATENATED MODULE: ./build/js/src/oci/tar-writer.js
// The one writer of tars: entries in chunks of a fixed size, so that 20,000 small files are not 60,000 small writes.




/** Fills one chunk after another; the caller yields those that are full. */
class TarWriter {
    #allocate;
    #chunk;
    #used = 0;
    #full = [];
    /** @param allocate gives memory for a chunk, once it is needed */
    constructor(allocate = () => Buffer.allocUnsafe(chunk_bytes/* CHUNK_BYTES */.E)) {
        this.#allocate = allocate;
    }
    /** Chunks that are complete, and theirs no more. */
    takeFull() {
        if (this.#full.length === 0)
            return this.#full;
        const full = this.#full;
        this.#full = [];
        return full;
    }
    header(entry) {
        this.write((0,byte_tar_header/* encodeByteTarHeader */.t)(entry));
    }
    padding(sizeBytes) {
        this.write((0,tar_records/* paddingAfter */.OQ)(sizeBytes));
    }
    write(bytes) {
        for (let rest = bytes; rest.length > 0;) {
            const room = this.room();
            const part = rest.subarray(0, room.length);
            room.set(part);
            this.advance(part.length);
            rest = rest.subarray(part.length);
        }
    }
    /** The free part of the current chunk, for reading a file straight into it; never empty. */
    room() {
        return (this.#chunk ??= this.#allocate()).subarray(this.#used);
    }
    /** Says how much of the room was filled. */
    advance(sizeBytes) {
        this.#used += sizeBytes;
        if (this.#used === this.#chunk?.length)
            this.#next();
    }
    /** Ends the archive; the rest of it is then full. */
    end() {
        this.write(tar_header/* TAR_END */.y7);
        this.#next();
    }
    #next() {
        if (this.#used > 0 && this.#chunk !== undefined)
            this.#full.push(this.#chunk.subarray(0, this.#used));
        this.#chunk = undefined;
        this.#used = 0;
    }
}
/** The archive of records that are made elsewhere, in chunks. */
async function* tarOf(records) {
    const tar = new TarWriter();
    for await (const record of records) {
        tar.write(record);
        yield* tar.takeFull();
    }
    tar.end();
    yield* tar.takeFull();
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/layer/layer-tar.js
// The tar of a layer, hashed while it is read. Files are read straight into chunks of the archive, so that small ones cost no
// allocation and large ones never lie in memory as a whole.








/** As large as what is compressed at once, so that chunks do not have to be cut again. */
const CHUNK_BYTES = gzip_stream/* GZIP_BLOCK_BYTES */.B;
/** The archive of some entries; can be read once. Each chunk belongs to its reader, who may give it back. */
class LayerTar {
    #entries;
    #verify;
    #measure = new measure/* Measure */.t();
    #known;
    /** Memory for next chunks: allocating it for each costs more than filling it. */
    #free = [];
    #tar = new TarWriter(() => this.#free.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES));
    /** Reading it ends with what `verify` throws. */
    constructor(entries, verify) {
        this.#entries = entries;
        this.#verify = verify;
    }
    /** @throws {Error} before all of it was read */
    identity() {
        if (this.#known === undefined)
            throw new Error("the archive was not read to its end");
        return this.#known;
    }
    /** Gives a chunk back, which may be overwritten from now on. */
    recycle(chunk) {
        if (chunk.buffer.byteLength === CHUNK_BYTES)
            this.#free.push(Buffer.from(chunk.buffer));
    }
    /** Reading fails with an error that names the file that cannot be read or that changed while it was read. */
    async *[Symbol.asyncIterator]() {
        for (const chunk of this.#chunks()) {
            yield chunk;
            // Reading does not wait, so others would have to: uploads, and other layers.
            await (0,external_node_timers_promises_.setImmediate)();
        }
    }
    /** Reads synchronously: a layer has thousands of small files, and each would take turns through the thread pool. */
    *#chunks() {
        for (const entry of this.#entries) {
            this.#tar.header(entry);
            if (entry.contentPath !== undefined && entry.sizeBytes > 0)
                yield* this.#content(entry.contentPath, entry);
            yield* this.#full();
        }
        this.#tar.end();
        yield* this.#full();
        const identity = { diffId: this.#measure.digest(), sizeBytes: this.#measure.sizeBytes };
        this.#verify?.(identity);
        this.#known = identity;
    }
    /** Writes the content of a file and its padding. */
    *#content(path, { sizeBytes }) {
        const file = layer_tar_reading(path, () => (0,external_node_fs_.openSync)((0,byte_path/* toFsPath */.Yb)(path), "r"));
        try {
            for (let missing = sizeBytes; missing > 0;) {
                const room = this.#tar.room();
                const bytesRead = layer_tar_reading(path, () => (0,external_node_fs_.readSync)(file, room, 0, Math.min(missing, room.length), null));
                if (bytesRead === 0)
                    throw unreadable(path, "it became shorter while it was read");
                this.#tar.advance(bytesRead);
                missing -= bytesRead;
                yield* this.#full();
            }
            const isLonger = layer_tar_reading(path, () => (0,external_node_fs_.readSync)(file, Buffer.alloc(1), 0, 1, null)) > 0;
            if (isLonger)
                throw unreadable(path, "it grew while it was read");
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
        this.#tar.padding(sizeBytes);
    }
    *#full() {
        for (const chunk of this.#tar.takeFull()) {
            this.#measure.add(chunk);
            yield chunk;
        }
    }
}
/** Reads a tar for what it is known by only. @throws {Error} naming the file that cannot be read or that changed */
async function identify(tar) {
    for await (const chunk of tar)
        tar.recycle(chunk);
    return tar.identity();
}
function layer_tar_reading(path, read) {
    try {
        return read();
    }
    catch (cause) {
        throw unreadable(path, (0,errors/* messageOf */.bD)(cause), cause);
    }
}
function unreadable(path, why, cause) {
    return new lifecycle_error/* StepError */.z(`failed to add file ${(0,byte_path/* toText */.fE)(path)} to archive: ${why}`, { cause });
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/written-tar.js
var written_tar = __webpack_require__(6895);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/layer/layer-factory.js
// Makes layer archives, each at most once in a run: the app image and the build cache share them.







function createLayerFactory(options) {
    const { temporaryDir, owner, log, restored } = options;
    const archives = new Map();
    const once = (id, make, entries) => {
        const known = archives.get(id);
        if (known !== undefined) {
            log.debug(`Reusing tarball for layer ${(0,quote/* quote */.hD)(id)}`);
            return known;
        }
        const archive = make({ id, entries, tarPath: (0,external_node_path_.join)(temporaryDir, `layer-${archives.size}.tar`) });
        archives.set(id, archive);
        return archive;
    };
    const readFirst = async (layer, reader) => archiveOf(layer, await readTar(layer, reader, log));
    return {
        fromDirectory: (id, directory, reader) => once(id, async (layer) => {
            const unchanged = restored?.findUnchanged(directory, owner);
            if (unchanged === undefined)
                return readFirst(layer, reader);
            log.debug(`Layer ${(0,quote/* quote */.hD)(id)} is unchanged since it was restored`);
            return archiveOf(layer, unchanged);
        }, () => (0,layer_tree/* directoryEntries */.Wm)(directory, owner)),
        fromEntries: (id, entries, reader) => once(id, (layer) => readFirst(layer, reader), entries),
    };
}
async function readTar({ id, entries }, reader, log) {
    if (reader !== undefined) {
        const tar = new LayerTar(entries());
        try {
            await reader(tar);
            return tar.identity();
        }
        catch (error) {
            log.debug(`Reading layer ${(0,quote/* quote */.hD)(id)} again: ${(0,errors/* messageOf */.bD)(error)}`);
        }
    }
    return identify(new LayerTar(entries()));
}
function archiveOf({ id, entries, tarPath }, { diffId, sizeBytes }) {
    const verify = (actual) => {
        if (actual.diffId !== diffId)
            throw new lifecycle_error/* StepError */.z(`layer ${(0,quote/* quote */.hD)(id)} changed while it was exported`);
    };
    const open = () => new LayerTar(entries(), verify);
    let writing;
    const write = async () => {
        await (0,written_tar/* writeTar */.F)(open(), tarPath);
        return tarPath;
    };
    return { id, diffId, sizeBytes, open, tar: () => (writing ??= write()) };
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/copy-as-is.js
var copy_as_is = __webpack_require__(61);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/sbom/sbom-files.js
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
        await copyAll(launcherSbomDir, launcherTarget, log);
    }
}
async function copyNamed({ component, from, to }, log) {
    for (const name of SBOM_NAMES) {
        const file = `${component}.${name}`;
        await (0,copy_as_is/* copyAsIs */.E)({ what: "SBOM", from: (0,external_node_path_.join)(from, file), to: (0,external_node_path_.join)(to, name) }, log).catch((error) => {
            if (!(0,regular_file/* isMissing */.b2)(error))
                throw error;
            log.warn(`Did not find SBOM ${file} in ${from}`);
        });
    }
}
async function copyAll(from, to, log) {
    const entries = await (0,promises_.readdir)(from, { withFileTypes: true });
    await (0,promises_.mkdir)(to, { recursive: true });
    for (const entry of entries) {
        const isSbom = !entry.isDirectory() && SBOM_NAMES.some((name) => entry.name.endsWith(name));
        if (isSbom)
            await (0,copy_as_is/* copyAsIs */.E)({ what: "SBOM", from: (0,external_node_path_.join)(from, entry.name), to: (0,external_node_path_.join)(to, entry.name) }, log);
    }
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/temporary-dir.js
var temporary_dir = __webpack_require__(8045);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/phase/exporter.js
// Export: puts the layers of a build on the run image, stores the result, says so in report.toml, and keeps the cache.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter




















/**
 * Exports the app image and then, or with `parallel` meanwhile, the build cache.
 * @throws {LifecycleError} exit code 62 if the image cannot be made or stored; 1, 2, 3 or 12 if it cannot be begun
 */
async function exportBuild(inputs, ctx, cache) {
    const analyzed = await readAnalyzed(inputs, ctx.log);
    const group = await readGroup(inputs);
    const buildCache = cache ?? (await (0,open_cache/* openCache */.b)(inputs, ctx));
    if (buildCache === undefined && inputs.parallel)
        warnOfNoCache(ctx);
    const project = await readProjectMetadata(inputs, ctx.log);
    await using temporary = await (0,temporary_dir/* createTemporaryDir */.J)("lifecycle.exporter.layer-");
    await using destination = await openImageDestination(inputs, ctx, {
        analyzed,
        temporaryDir: temporary.path,
    });
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
        await runBoth((onBegun) => exportApp({ ...work, onBegun }, ctx), keepCache);
    }
    else {
        await exportApp(work, ctx);
        await keepCache();
    }
}
function warnOfNoCache({ log }) {
    log.warn("There is no cache that could be exported in parallel to the image.");
}
/**
 * Runs both at once; once the image has failed, no new cache is committed. Departure from other lifecycles: theirs may still do that.
 * The image begins: it stores a layer while that is read for the first time, and what the cache had begun would be read once more for it.
 */
async function runBoth(app, keepCache) {
    const controller = new AbortController();
    const begun = Promise.withResolvers();
    const onBegun = () => {
        begun.resolve(undefined);
    };
    const exporting = app(onBegun);
    exporting.catch(() => {
        controller.abort();
        onBegun();
    });
    await begun.promise;
    const caching = keepCache(controller.signal);
    try {
        await exporting;
    }
    finally {
        await caching;
    }
}
async function exportApp(work, ctx) {
    try {
        const report = (0,save_image/* formatSavedImage */._)(await storeApp(work, ctx));
        const { layersDir, reportPath } = work.inputs;
        const buildReport = (0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.9")
            ? ""
            : await (0,build_file/* formatBuildReport */.o)(layersDir, work.group.buildpacks);
        await (0,toml_file/* writeFileWithParents */.XI)(reportPath, buildReport === "" ? report : `${buildReport}\n${report}`);
    }
    catch (cause) {
        if ((0,errors/* firstError */.bv)(cause) instanceof lifecycle_error/* LifecycleError */.D)
            throw cause;
        const hint = cause instanceof errors/* PlatformError */.Wk ? cause.hint : undefined;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.EXPORT_FAILED, `export: ${(0,errors/* messageOf */.bD)(cause)}`, { cause, hint });
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
    const runImageMetadata = describeRunImage(work, ctx);
    const { layers, metadata } = await exportLayers({ ...work, buildpacks: work.group.buildpacks, launch }, ctx);
    const labels = makeLabels({ metadata: { ...metadata, ...runImageMetadata }, launch, project }, ctx);
    for (const [key] of labels)
        ctx.log.info(`Adding label '${key}'`);
    const entrypoint = chooseEntrypoint(inputs.processType, launch, ctx.log);
    const { platformApi } = ctx;
    const parts = { runImage, layers, appDir, layersDir, platformApi, entrypoint, labels, created };
    const [name] = (0,image_names/* nameImages */.EF)(inputs.imageNames, inputs.images);
    const image = { name: ctx.images.nameOf(name), config: (0,app_image_config/* makeAppImageConfig */.hy)(parts), layers };
    return (0,save_image/* saveImage */.l)(destination, image, ctx.log);
}
/** The names are also written where older platforms look for them. */
function describeRunImage({ destination, runImage }, { platformApi }) {
    const names = { image: runImage?.image ?? "", mirrors: [...(runImage?.mirrors ?? [])] };
    const topLayer = destination.runImage.config.rootfs.diff_ids.at(-1);
    if (topLayer === undefined)
        throw new lifecycle_error/* StepError */.z("get run image top layer SHA: image has no layers");
    const { reference } = destination.runImage;
    const written = (0,api_version/* atLeast */.jZ)(platformApi, "0.12") ? names : { image: "", mirrors: [] };
    return { runImage: { topLayer, reference, ...written }, stack: { runImage: names } };
}
function chooseEntrypoint(wanted, launch, log) {
    const isGiven = wanted !== undefined && wanted !== "";
    if (isGiven && !launch.processes.some(({ type }) => type === wanted)) {
        throw new lifecycle_error/* StepError */.z(`determining entrypoint: tried to set ${wanted} to default but it doesn't exist`);
    }
    const type = isGiven ? wanted : launch.defaultProcessType;
    log.info(type === "" ? "no default process type" : `Setting default process type '${type}'`);
    return type === "" ? LAUNCHER_PATH : processPath(type);
}
function decideCreated({ sourceDateEpoch }, { platformApi, log }) {
    const created = (0,app_image_config/* createdAt */.CT)(sourceDateEpoch, platformApi);
    if (created === undefined)
        log.warn("Ignoring invalid SOURCE_DATE_EPOCH");
    return created ?? app_image_config/* FIXED_CREATED */.oU;
}


/***/ }),

/***/ 8045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ createTemporaryDir)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
// A directory for what is needed only meanwhile.



/** @param prefix of its name, e.g. `lifecycle.exporter.layer-` */
async function createTemporaryDir(prefix) {
    const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), prefix));
    return { path, [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true }) };
}


/***/ }),

/***/ 5487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ encodeByteTarHeader)
/* harmony export */ });
/* harmony import */ var _byte_path_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3483);
/* harmony import */ var _tar_header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5150);
// Tar headers for names that are bytes. `tar-header.ts` knows text only; a name that is not UTF-8 keeps its bytes here.


const BLOCK = 512;
const SIZE_FIELD = 124;
const CHECKSUM_FIELD = 148;
/** The header of an entry; names that are not UTF-8 come out as they are on disk. */
function encodeByteTarHeader(entry) {
    const { linkName } = entry;
    if ((0,_byte_path_js__WEBPACK_IMPORTED_MODULE_1__/* .isUtf8Path */ .f9)(entry.name) && (linkName === undefined || (0,_byte_path_js__WEBPACK_IMPORTED_MODULE_1__/* .isUtf8Path */ .f9)(linkName))) {
        const link = linkName === undefined ? {} : { linkName: (0,_byte_path_js__WEBPACK_IMPORTED_MODULE_1__/* .toText */ .fE)(linkName) };
        return (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeTarHeader */ .Nj)({ ...entry, name: (0,_byte_path_js__WEBPACK_IMPORTED_MODULE_1__/* .toText */ .fE)(entry.name), ...link });
    }
    return withRawBytes((0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeTarHeader */ .Nj)(entry));
}
/**
 * Turns a header whose PAX records have each byte of a name as one character into one that has the bytes.
 * The main header needs no change: it holds ASCII only.
 */
function withRawBytes(header) {
    const paxHeader = Buffer.from(header.subarray(0, BLOCK));
    const size = parseInt(paxHeader.toString("latin1", SIZE_FIELD, SIZE_FIELD + 11), 8);
    const records = rawRecords(header.subarray(BLOCK, BLOCK + size));
    paxHeader.write(records.length.toString(8).padStart(11, "0"), SIZE_FIELD, "latin1");
    paxHeader.fill(" ", CHECKSUM_FIELD, CHECKSUM_FIELD + 8);
    const checksum = paxHeader.reduce((sum, byte) => sum + byte, 0);
    paxHeader.write(`${checksum.toString(8).padStart(6, "0")}\0 `, CHECKSUM_FIELD, "latin1");
    return Buffer.concat([
        paxHeader,
        records,
        Buffer.alloc((0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .paddingOf */ .Zt)(records.length)),
        header.subarray(-BLOCK),
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


/***/ }),

/***/ 21:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ fixedHeader),
/* harmony export */   OQ: () => (/* binding */ paddingAfter),
/* harmony export */   rx: () => (/* binding */ tarRecord)
/* harmony export */ });
/* unused harmony export packTar */
/* harmony import */ var _tar_header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5150);
// The entries of small archives in memory, and what comes after the contents of large ones. Pure.

/** The header of an entry whose content follows. */
function fixedHeader({ uid = 0, gid = 0, ...entry }, sizeBytes = 0) {
    return (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeTarHeader */ .Nj)({ ...entry, uid, gid, sizeBytes, mtime: _tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .FIXED_MTIME */ .yA });
}
/** An entry with its content. */
function tarRecord(entry, content = Buffer.alloc(0)) {
    const { length } = content;
    return Buffer.concat([fixedHeader(entry, length), content, paddingAfter(length)]);
}
/** The zeros that follow a content of this size. */
function paddingAfter(sizeBytes) {
    return _tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .TAR_END */ .y7.subarray(0, (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .paddingOf */ .Zt)(sizeBytes));
}
/** An archive of records. */
function packTar(records) {
    return Buffer.concat([...records, TAR_END]);
}


/***/ })

};
