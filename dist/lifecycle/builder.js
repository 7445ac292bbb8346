// Holds src.
export const id = 76;
export const ids = [76];
export const modules = {

/***/ 2605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cp: () => (/* binding */ formatAnalyzed),
/* harmony export */   yc: () => (/* binding */ parseAnalyzed)
/* harmony export */ });
/* unused harmony export renameRunImage */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2295);
/* harmony import */ var _lifecycle_metadata_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9595);
/* harmony import */ var _toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7884);
/* harmony import */ var _toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2951);
// analyzed.toml: what is known about the previous image and the run image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzedtoml-toml





const text = valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), "");
const Sha = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ sha: text });
const RunImageNames = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ image: text, mirrors: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())) });
/** As in the image label, but what a layer's own TOML has under `[metadata]` is not called `data` here. */
const TomlLayers = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    ..._lifecycle_metadata_js__WEBPACK_IMPORTED_MODULE_1__/* .BuildpackLayers */ .G4.entries,
    layers: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        sha: text,
        metadata: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J()),
        build: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false),
        launch: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false),
        cache: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false),
    })), {}),
});
const TargetData = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    os: text,
    arch: text,
    "arch-variant": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    distro: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ name: text, version: text })),
});
const Analyzed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    image: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ reference: text })),
    "build-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ reference: text })),
    "run-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        reference: text,
        image: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
        extend: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY()),
        target: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(TargetData),
    })),
    metadata: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        app: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(Sha)),
        sbom: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        buildpacks: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(TomlLayers)),
        config: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        launcher: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        "process-types": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        "run-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
            "top-layer": text,
            reference: text,
            image: text,
            mirrors: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())),
        })),
        stack: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ "run-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(RunImageNames) })),
    })),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseAnalyzed(toml, what) {
    const file = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .parseToml */ .MT)(Analyzed, toml, what);
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
/**
 * The same file with another name of the run image; what else is in it stays.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
function renameRunImage(toml, name, what) {
    const { "run-image": runImage, ...others } = parseTomlTable(toml, what);
    const known = v.is(FreeTable, runImage) ? runImage : {};
    return formatToml({ ...others, "run-image": { ...known, reference: name, image: name } });
}
function formatAnalyzed(analyzed) {
    const { app, sbom, runImage, stack, buildpacks, ...metadata } = analyzed.metadata;
    return (0,_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .formatToml */ .W)({
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
        return [name, { ...layer, metadata: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(data) }];
    });
    return {
        key,
        version,
        layers: Object.fromEntries(written.sort(([a], [b]) => (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .compareBytes */ .Xo)(a, b))),
        store: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(store),
    };
}


/***/ }),

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

/***/ 9595:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F8: () => (/* binding */ parseLifecycleMetadata),
/* harmony export */   G4: () => (/* binding */ BuildpackLayers),
/* harmony export */   SR: () => (/* binding */ encodeBuildpackLayers),
/* harmony export */   Yx: () => (/* binding */ LIFECYCLE_METADATA_LABEL),
/* harmony export */   qU: () => (/* binding */ encodeLifecycleMetadata)
/* harmony export */ });
/* unused harmony export runImageInLabels */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2295);
/* harmony import */ var _oci_schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7442);
// The label `io.buildpacks.lifecycle.metadata`: which layers an app image has, so that the next build can reuse them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#iobuildpackslifecyclemetadata-json



const Sha = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), "") });
const flag = valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), false);
const LayerMetadata = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    sha: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    data: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J()),
    build: flag,
    launch: flag,
    cache: flag,
});
/** What the image label, the cache's metadata and analyzed.toml share about a buildpack's layers. */
const BuildpackLayers = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    key: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    version: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    layers: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), LayerMetadata)),
    store: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ metadata: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_2__/* .unknown */ .L5J())) })),
});
const RunImageNames = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    image: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    mirrors: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
});
const RunImageMetadata = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    topLayer: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    reference: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    image: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""),
    mirrors: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())),
});
/** Old images have one object in place of the list of app layers. */
const AppLayers = valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(Sha),
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(Sha, valibot__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((one) => [one])),
]);
const LifecycleMetadata = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    app: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(AppLayers),
    sbom: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(Sha),
    buildpacks: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(BuildpackLayers)),
    config: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(Sha),
    launcher: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(Sha),
    "process-types": valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(Sha),
    runImage: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(RunImageMetadata),
    stack: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ runImage: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(RunImageNames) })),
});
const LIFECYCLE_METADATA_LABEL = "io.buildpacks.lifecycle.metadata";
/** @throws {PlatformError} `MALFORMED` naming the image */
function parseLifecycleMetadata(json, what) {
    return (0,_oci_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .parseExactJson */ .lQ)(LifecycleMetadata, json, `The label ${LIFECYCLE_METADATA_LABEL} of ${what}`);
}
/** The run image at its digest that the label of an image names; undefined if none does. @throws as {@link parseLifecycleMetadata} */
function runImageInLabels(labels, what) {
    const { [LIFECYCLE_METADATA_LABEL]: json } = labels;
    const reference = json === undefined ? undefined : parseLifecycleMetadata(json, what).runImage?.reference;
    // Lifecycles may name it without a digest, as it was asked for.
    return reference?.includes("@") ? reference : undefined;
}
/** The label's text, with keys where other lifecycles have them. */
function encodeLifecycleMetadata(metadata) {
    const { app, sbom, buildpacks, config, launcher, runImage, stack } = metadata;
    return (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeJson */ .Pr)({
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
        return [name, { sha, data: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(data ?? null), build, launch, cache }];
    });
    return {
        key,
        version,
        layers: Object.fromEntries(entries.sort(([a], [b]) => (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .compareBytes */ .Xo)(a, b))),
        ...(store != null && { store: { metadata: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(store.metadata ?? null) } }),
    };
}
function withoutEmptyNames(names) {
    const { image, mirrors, ...rest } = names;
    return { ...rest, ...(image && { image }), ...(mirrors != null && mirrors.length > 0 && { mirrors }) };
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

/***/ 5076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  build: () => (/* binding */ build)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
// EXTERNAL MODULE: ./build/js/src/cnb/launch-metadata.js
var launch_metadata = __webpack_require__(5782);
// EXTERNAL MODULE: ./build/js/src/cnb/module-reference.js
var module_reference = __webpack_require__(5233);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/build-environment.js + 1 modules
var build_environment = __webpack_require__(1254);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/process-runner.js
var process_runner = __webpack_require__(2008);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/build-file.js
var build_file = __webpack_require__(9957);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/lifecycle/copy-as-is.js
var copy_as_is = __webpack_require__(61);
// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/layers-directory.js
var layers_directory = __webpack_require__(5920);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/buildpack/collect-sbom.js
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
    return (await (0,layers_directory/* namesIn */.wX)(buildpackDir)).filter((name) => /\.sbom\..*\.json$/.test(name)).sort(json/* compareBytes */.Xo);
}
/**
 * Copies each SBOM file to `<layers>/sbom/{launch,build,cache}/<escaped id>[/<layer>]/sbom.<ext>`.
 * Those of no layer stay where they are: a restored one may be left when a buildpack gives its layer up.
 * @returns the files of no layer
 * @throws {PlatformError} `MALFORMED` for a file of an unknown or undeclared format
 */
async function collectSbom(buildpack, layersDir, log) {
    const ofNoLayer = [];
    for (const file of await findSbomFiles(buildpack.dir)) {
        const extension = checkFormat(file, buildpack);
        const targets = targetsOf(file, buildpack);
        if (targets.length === 0)
            ofNoLayer.push(file);
        for (const target of targets) {
            const to = external_node_path_.join(layersDir, "sbom", target, `sbom.${extension}`);
            await (0,copy_as_is/* copyAsIs */.E)({ what: "SBOM", from: external_node_path_.join(buildpack.dir, file), to }, log);
        }
    }
    return ofNoLayer;
}
function checkFormat(file, { id, sbomFormats }) {
    const extension = Object.keys(MEDIA_TYPES).find((known) => file.endsWith(`.sbom.${known}`));
    const mediaType = extension === undefined ? undefined : MEDIA_TYPES[extension];
    if (extension === undefined || mediaType === undefined) {
        throw new errors/* PlatformError */.Wk("MALFORMED", `${(0,quote/* quote */.hD)(file)} of buildpack ${id} has an unknown SBOM format.`, {
            hint: `Name it *.sbom.{${Object.keys(MEDIA_TYPES).join(",")}}.`,
        });
    }
    const declared = sbomFormats.map((format) => format.split(";")[0]?.trim().toLowerCase());
    if (declared.includes(mediaType))
        return extension;
    throw new errors/* PlatformError */.Wk("MALFORMED", `${(0,quote/* quote */.hD)(file)} of buildpack ${id} has the undeclared SBOM format ${mediaType}.`, {
        hint: `Add ${(0,quote/* quote */.hD)(mediaType)} to sbom-formats in its buildpack.toml.`,
    });
}
/** None for a file of no layer. The layer's name goes up to the first dot. */
function targetsOf(file, { id, layers }) {
    const name = file.slice(0, file.indexOf("."));
    const escaped = (0,module_reference/* escapeId */.Hi)(id);
    if (name === "launch" || name === "build")
        return [external_node_path_.join(name, escaped)];
    const layer = layers.find((one) => one.name === name);
    if (layer === undefined)
        return [];
    const kinds = [layer.launch ? "launch" : "build", ...(layer.cache ? ["cache"] : [])];
    return kinds.map((kind) => external_node_path_.join(kind, escaped, name));
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/installed-buildpack.js
var installed_buildpack = __webpack_require__(7448);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/legacy-bom.js
var legacy_bom = __webpack_require__(5032);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/buildpack/launch-file.js
// launch.toml: the processes, labels and slices a buildpack wants in the app image.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#launchtoml-toml





const launch_file_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
const process = {
    type: launch_file_text,
    args: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
    default: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    "working-dir": dist/* optional */.lqM(dist/* string */.YjP()),
    "exec-env": dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())),
};
const ArrayProcess = dist/* object */.Ikc({ ...process, command: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP()), []) });
/** Here other lifecycles refuse a process without a command, which in newer files is one that only takes arguments. */
const StringProcess = dist/* object */.Ikc({ ...process, command: dist/* string */.YjP(), direct: dist/* optional */.lqM(dist/* boolean */.zMY(), false) });
const common = {
    labels: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ key: launch_file_text, value: launch_file_text })), []),
    slices: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ paths: dist/* optional */.lqM(dist/* array */.YOg(dist/* string */.YjP())) })), []),
    bom: dist/* optional */.lqM(dist/* array */.YOg(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), []),
};
const NewFile = dist/* object */.Ikc({ ...common, processes: dist/* optional */.lqM(dist/* array */.YOg(ArrayProcess), []) });
const OldFile = dist/* object */.Ikc({ ...common, processes: dist/* optional */.lqM(dist/* array */.YOg(StringProcess), []) });
const AnyProcess = dist/* object */.Ikc({ direct: dist/* optional */.lqM(dist/* unknown */.L5J()) });
const AnyProcesses = dist/* object */.Ikc({ processes: dist/* optional */.lqM(dist/* array */.YOg(AnyProcess), []) });
/**
 * Reads launch.toml as a Buildpack API wants it: from 0.9 on a command is a list and always runs directly.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
function parseLaunchFile(toml, what, buildpack) {
    const table = (0,parse_toml/* parseTomlTable */.W4)(toml, what);
    const { processes, labels, slices, bom } = (0,api_version/* atLeast */.jZ)(buildpack.api, "0.9")
        ? parseNew(table, what)
        : (0,parse_toml/* checkToml */.Ts)(OldFile, table, what);
    if (processes.filter((one) => one.default).length > 1) {
        throw new errors/* PlatformError */.Wk("MALFORMED", `${what} has more than one process with default = true.`, {
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
        bom: (0,legacy_bom/* parseBom */.o)(bom, what),
    };
}
function parseNew(table, what) {
    if ((0,parse_toml/* checkToml */.Ts)(AnyProcesses, table, what).processes.some((one) => one.direct !== undefined)) {
        throw new errors/* PlatformError */.Wk("MALFORMED", `${what} has a process with the key "direct".`, {
            hint: "Remove it: from Buildpack API 0.9 on every process is direct.",
        });
    }
    return (0,parse_toml/* checkToml */.Ts)(NewFile, table, what);
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/plan-file.js
var plan_file = __webpack_require__(2838);
// EXTERNAL MODULE: ./build/js/src/lifecycle/buildpack/target-data.js
var target_data = __webpack_require__(186);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/buildpack/buildpack-build.js
// Running one buildpack's bin/build and reading what it left behind.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#build

















/** @throws {LifecycleError} exit code 51 if bin/build fails; other errors are the output's fault */
async function buildWithBuildpack(turn, ctx) {
    const { id } = turn.buildpack.descriptor;
    const dir = external_node_path_.join(turn.layersDir, (0,module_reference/* escapeId */.Hi)(id));
    await (0,promises_.mkdir)(dir, { recursive: true });
    await runBuild(turn, dir, ctx);
    return readResult(turn, dir, ctx);
}
async function runBuild(turn, layersDir, ctx) {
    const { buildpack, platformDir, appDir } = turn;
    const result = await (0,plan_file/* withPlanFile */.a)(buildpack.descriptor.id, turn.plan, (planPath) => ctx.processes.run({
        program: external_node_path_.join(buildpack.root, "bin", "build"),
        args: [layersDir, platformDir, planPath],
        cwd: appDir,
        env: {
            ...(0,build_environment/* buildpackEnvironment */.TE)(turn.base, turn.provided, buildpack.descriptor.clearEnv),
            ...(0,installed_buildpack/* locationVariables */.vg)(buildpack, { platformDir, planPath, layersDir }),
            ...(0,target_data/* targetVariables */.J)(buildpack, turn.target),
            ...((0,api_version/* atLeast */.jZ)((0,installed_buildpack/* apiOf */.ir)(buildpack), "0.12") && { CNB_EXEC_ENV: ctx.execEnv }),
        },
        onOutput: (bytes) => {
            ctx.log.output(bytes);
        },
    }));
    if (result.kind === "exited" && result.code === 0)
        return;
    const name = (0,module_reference/* formatModule */.ww)(buildpack.descriptor);
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.BUILDPACK_FAILED, `build: buildpack ${name} failed: ${(0,process_runner/* describeResult */.dy)(result)}`);
}
async function readResult(turn, dir, ctx) {
    const { descriptor } = turn.buildpack;
    const layers = await (0,layers_directory/* readLayers */.n4)(dir);
    const buildToml = external_node_path_.join(dir, "build.toml");
    const launchToml = external_node_path_.join(dir, "launch.toml");
    const asked = turn.plan.map(({ name }) => name);
    const build = (0,build_file/* parseBuildFile */.s)((await (0,toml_file/* readOptionalToml */.v5)(buildToml)) ?? "", (0,quote/* quote */.hD)(buildToml), asked);
    const launch = parseLaunchFile((await (0,toml_file/* readOptionalToml */.v5)(launchToml)) ?? "", (0,quote/* quote */.hD)(launchToml), {
        id: descriptor.id,
        api: (0,installed_buildpack/* apiOf */.ir)(turn.buildpack),
    });
    await warnOfLegacyBom(dir, build.bom.length + launch.bom.length, turn.buildpack, ctx);
    for (const file of await collectSbom({ ...descriptor, dir, layers }, turn.layersDir, ctx.log))
        ctx.log.warn(`${(0,quote/* quote */.hD)(file)} of buildpack ${(0,module_reference/* formatModule */.ww)(descriptor)} belongs to no layer; it is left out.`);
    if ((await (0,layers_directory/* namesIn */.wX)(dir)).includes(layers_directory/* NAMELESS_LAYER */.Zk))
        ctx.log.warn(`${(0,quote/* quote */.hD)(external_node_path_.join(dir, layers_directory/* NAMELESS_LAYER */.Zk))} of buildpack ${(0,module_reference/* formatModule */.ww)(descriptor)} names no layer; it is ignored.`);
    for (const layer of layers.filter((one) => !(0,layers_directory/* hasType */.df)(one)))
        await (0,layers_directory/* ignoreLayer */.sZ)(layer);
    return { ...launch, layers, unmet: build.unmet, buildBom: build.bom };
}
async function warnOfLegacyBom(dir, entries, { descriptor }, ctx) {
    if (entries === 0 || (await findSbomFiles(dir)).length > 0)
        return;
    ctx.log.warn(`Buildpack ${(0,module_reference/* formatModule */.ww)(descriptor)} uses the deprecated [[bom]]; it should write SBOM files.`);
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/buildpack/processes.js
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

// EXTERNAL MODULE: ./build/js/src/lifecycle/supported-apis.js
var supported_apis = __webpack_require__(8774);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/phase/builder.js
// The builder: runs bin/build of each buildpack of the group in turn.
// Reads group.toml, plan.toml and analyzed.toml; writes layers, config/metadata.toml and SBOMs. Never runs as root.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#builder




















/** @throws {LifecycleError} exit code 51 if a buildpack fails, 12 for an unknown Buildpack API, 52 for the rest */
async function build(inputs, ctx) {
    const { group, plan } = await readGroupAndPlan(inputs);
    for (const element of group.buildpacks)
        (0,supported_apis/* requireBuildpackApi */.Hg)(element.api, (0,module_reference/* formatModule */.ww)(element));
    try {
        await (0,promises_.rm)(external_node_path_.join(inputs.layersDir, "sbom"), { recursive: true, force: true });
        const results = await runBuildpacks(group, plan, inputs, ctx);
        await writeMetadata(group, results, inputs, ctx);
        await writeLegacyBom(results, inputs.layersDir, ctx);
    }
    catch (cause) {
        if ((0,errors/* firstError */.bv)(cause) instanceof lifecycle_error/* LifecycleError */.D)
            throw cause;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.BUILD_FAILED, `build: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
async function readGroupAndPlan(inputs) {
    try {
        const group = (0,cnb_group/* parseGroup */.h)(await (0,toml_file/* readToml */.D7)(inputs.groupPath), (0,quote/* quote */.hD)(inputs.groupPath));
        const plan = (0,build_plan/* parsePlan */.vS)(await (0,toml_file/* readToml */.D7)(inputs.planPath), (0,quote/* quote */.hD)(inputs.planPath));
        return { group, plan };
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `read buildpack group or plan: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
async function runBuildpacks(group, plan, inputs, ctx) {
    const provided = await (0,build_environment/* readProvidedEnvironment */.Nt)(inputs.platformDir, inputs.buildConfigDir);
    const analyzed = await (0,toml_file/* readOptionalToml */.v5)(inputs.analyzedPath);
    const runImage = analyzed === undefined ? undefined : (0,cnb_analyzed/* parseAnalyzed */.yc)(analyzed, (0,quote/* quote */.hD)(inputs.analyzedPath)).runImage;
    const target = await (0,target_data/* resolveTarget */.u1)(runImage?.target);
    let base = (0,build_environment/* passedOnEnvironment */.xS)(ctx.environment);
    let remaining = plan;
    const results = [];
    for (const element of group.buildpacks) {
        const buildpack = await (0,installed_buildpack/* readInstalledBuildpack */.wC)(inputs.buildpacksDir, element);
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
    const provides = ({ providers }) => providers.some((provider) => provider.extension !== true && provider.id === id && provider.version === version);
    return plan.filter(provides).flatMap(({ requires }) => requires);
}
async function withBuildLayers(base, { layers }) {
    let env = base;
    for (const layer of layers.filter((one) => one.build))
        env = await (0,build_environment/* withBuildLayer */.MR)(env, layer.dir);
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
    await (0,toml_file/* writeFileWithParents */.XI)(external_node_path_.join(layersDir, "config", "metadata.toml"), (0,launch_metadata/* formatLaunchMetadata */.kz)(metadata, ctx.platformApi));
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
        await (0,toml_file/* writeFileWithParents */.XI)(external_node_path_.join(dir, "sbom.legacy.json"), (0,legacy_bom/* encodeLegacyBom */.C)(entries));
    }
}
function withBuildpack(results, select) {
    return results.flatMap((result) => select(result).map((entry) => ({
        ...entry,
        buildpack: { id: result.element.id, version: result.element.version },
    })));
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


/***/ }),

/***/ 284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ formatTarget),
/* harmony export */   S8: () => (/* binding */ isSameVariant),
/* harmony export */   Z0: () => (/* binding */ distinctTargets),
/* harmony export */   az: () => (/* binding */ hostTarget),
/* harmony export */   eO: () => (/* binding */ entryPlatform)
/* harmony export */ });
/* unused harmony exports variantsOf, isSameTarget, isForMachine */
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


/***/ })

};
