// Holds src.
export const id = 224;
export const ids = [224];
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

/***/ 102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gy: () => (/* binding */ findRunImage),
  Fw: () => (/* binding */ firstReadable),
  JK: () => (/* binding */ nearestReadable),
  ak: () => (/* binding */ readRunImages),
  Z: () => (/* binding */ resolveRunImage)
});

// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/format-toml.js
var format_toml = __webpack_require__(7884);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
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
    return (0,parse_toml/* parseToml */.MT)(RunFile, toml, what).images.map(withMirrors);
}
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseStack(toml, what) {
    const runImage = (0,parse_toml/* parseToml */.MT)(StackFile, toml, what)["run-image"];
    return runImage === undefined ? [] : [withMirrors(runImage)];
}
function formatRun(images) {
    return formatToml({ images: images.map(formatEntry) });
}
function formatStack(image) {
    return formatToml({ "run-image": formatEntry(image) });
}
/** As others write it, so that their layers are the same bytes. */
function formatEntry({ image, mirrors }) {
    return { image, ...(mirrors.length > 0 && { mirrors }) };
}
function withMirrors({ image, mirrors }) {
    return { image, mirrors };
}

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js
// Which run image a build uses when none is given: one of run.toml that can be read, near the output if possible.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#run-image-resolution









/**
 * The name of the run image: the given one, else of the first entry of run.toml the first readable image on the
 * output's registry, else the first readable one.
 * @throws {LifecycleError} exit code 3 if there is no such image
 */
async function resolveRunImage(inputs, ctx) {
    if (inputs.runImageName !== undefined)
        return inputs.runImageName;
    const [entry] = await readRunImages(inputs.runPath, ctx);
    if (entry === undefined || entry.image === "") {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, "resolve inputs: -run-image is required when there is no run metadata available", { hint: `Give -run-image, or name a run image in ${(0,quote/* quote */.hD)(inputs.runPath)}.` });
    }
    const failures = [];
    const chosen = await nearestReadable(entry, inputs.appImage.registry, ctx.images, (error) => {
        failures.push((0,errors/* messageOf */.bD)(error));
    });
    if (chosen !== undefined)
        return chosen;
    const names = [entry.image, ...entry.mirrors].join(", ");
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, ["resolve inputs: none of the run images can be read: " + names, ...failures].join("; "), { hint: "Give -run-image, or credentials for one of them in CNB_REGISTRY_AUTH." });
}
/**
 * The first image or mirror on this registry that can be read, else the first elsewhere.
 * @param onFailure is told why it is not known whether an image can be read
 */
async function nearestReadable({ image, mirrors }, registry, images, onFailure) {
    return firstReadable(nearestFirst([image, ...mirrors], registry), images, onFailure);
}
/**
 * The entries of run.toml (stack.toml before Platform API 0.12); none if there is no such file.
 * @throws {LifecycleError} exit code 3 if the file cannot be read or parsed
 */
async function readRunImages(runPath, { log, platformApi }) {
    const parse = (0,api_version/* atLeast */.jZ)(platformApi, "0.12") ? parseRun : parseStack;
    try {
        return parse(await (0,toml_file/* readToml */.D7)(runPath), (0,quote/* quote */.hD)(runPath));
    }
    catch (cause) {
        if ((0,regular_file/* isMissing */.b2)(cause)) {
            log.info(`No run metadata found at path ${(0,quote/* quote */.hD)(runPath)}`);
            return [];
        }
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `resolve inputs: read run file: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
/** The entry that has the image, as itself or as a mirror; no tag means `latest`, and digests do not matter. */
function findRunImage(images, name) {
    const wanted = comparable(name);
    return images.find(({ image, mirrors }) => [image, ...mirrors].some((each) => comparable(each) === wanted));
}
/** The first image that can be read, in the order given; an image that does not exist counts as readable. */
async function firstReadable(names, images, onFailure = () => undefined) {
    const canRead = (reference) => images.canRead(reference).catch((error) => {
        onFailure(error);
        return false;
    });
    for (const name of names) {
        const reference = parsedOrUndefined(name);
        // A mirror that does not answer is no reason to fail while another one does.
        if (reference !== undefined && (await canRead(reference)))
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
    return reference === undefined ? name : (0,image_reference/* taggedName */.go)(reference);
}
function parsedOrUndefined(name) {
    try {
        return (0,image_reference/* parseImageReference */.o_)(name);
    }
    catch {
        return undefined;
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
