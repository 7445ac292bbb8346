// Holds src.
export const id = 616;
export const ids = [616];
export const modules = {

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

/***/ 616:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rebase: () => (/* binding */ rebase)
});

// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/cnb/lifecycle-metadata.js
var lifecycle_metadata = __webpack_require__(9595);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/save-image.js + 1 modules
var save_image = __webpack_require__(911);
// EXTERNAL MODULE: ./build/js/src/lifecycle/inputs/image-names.js
var image_names = __webpack_require__(1412);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var schema = __webpack_require__(7442);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-target.js
var run_image_target = __webpack_require__(3065);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/run-image/rebase-checks.js
// Whether an app image may get a new run image. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#rebaser







const REBASABLE = "io.buildpacks.rebasable";
const STACK_ID = "io.buildpacks.stack.id";
const MIXINS = "io.buildpacks.stack.mixins";
const STAGE_PREFIX = /^(?:build|run):/;
/**
 * Checks by what the app was built with: from Platform API 0.12 on targets, before that stacks.
 * @throws {Error} what does not fit; with `force` that is a warning, but for stacks
 */
function checkRebase(pair, check) {
    const platformApi = (0,image_config/* envValue */.$R)(pair.app.config?.Env, "CNB_PLATFORM_API") ?? "";
    if (platformApi === "" || !(0,api_version/* atLeast */.jZ)((0,api_version/* parseApiVersion */.cX)(platformApi), "0.12"))
        checkStack(pair);
    else
        checkTarget(pair, check);
}
/** A rebase that is not safe was not forced. */
class RebaseObjection extends lifecycle_error/* StepError */.z {
    /** Why it is not safe. */
    reason;
    constructor(reason) {
        super(`${reason}; please provide -force to override`);
        this.reason = reason;
    }
}
/** @throws {RebaseObjection} unless forced; then it is a warning */
function objectTo(reason, { force, log }) {
    if (!force)
        throw new RebaseObjection(reason);
    log.warn(reason);
}
function checkTarget({ app, runImage }, check) {
    if (labelOf(app, REBASABLE) === "false")
        objectTo("app image is not marked as rebasable", check);
    const [wanted, offered] = [(0,run_image_target/* runImageTarget */.o)(app), (0,run_image_target/* runImageTarget */.o)(runImage)];
    if (fits(offered, wanted))
        return;
    const targets = `new run image: ${(0,json/* encodeJson */.Pr)(offered)}, old run image: ${(0,json/* encodeJson */.Pr)(wanted)}`;
    objectTo(`unable to satisfy target os/arch constraints; ${targets}`, check);
}
/** What the new run image does not say about its distribution fits; variants fit if only one side names one. */
function fits(offered, wanted) {
    if (offered.os !== wanted.os || offered.arch !== wanted.arch)
        return false;
    const [variant = "", wantedVariant = ""] = [offered["arch-variant"], wanted["arch-variant"]];
    if (variant !== "" && wantedVariant !== "" && variant !== wantedVariant)
        return false;
    const { distro } = offered;
    if (distro === undefined)
        return true;
    const known = wanted.distro;
    if (known === undefined)
        return false;
    const same = (a, b) => a === "" || a === b;
    return same(distro.name, known.name) && same(distro.version, known.version);
}
function checkStack({ app, runImage }) {
    const [own, offered] = [labelOf(app, STACK_ID), labelOf(runImage, STACK_ID)];
    if (own === "")
        throw new lifecycle_error/* StepError */.z("stack not defined on app image");
    if (offered === "")
        throw new lifecycle_error/* StepError */.z("stack not defined on new base image");
    if (own !== offered)
        throw new lifecycle_error/* StepError */.z(`incompatible stack: '${offered}' is not compatible with '${own}'`);
    const known = new Set(mixinsOf(runImage));
    const missing = mixinsOf(app).filter((mixin) => !known.has(mixin));
    if (missing.length > 0)
        throw new lifecycle_error/* StepError */.z(`missing required mixin(s): ${missing.sort().join(", ")}`);
}
/** Without the stage they are for, of which only `run` is left in an app. */
function mixinsOf(config) {
    const label = labelOf(config, MIXINS);
    const mixins = label === "" ? [] : (0,schema/* parseJson */.qF)(dist/* nullable */.mee(dist/* array */.YOg(dist/* string */.YjP())), label, `The label ${MIXINS}`);
    return (mixins ?? []).map((mixin) => mixin.replace(STAGE_PREFIX, ""));
}
function labelOf(config, label) {
    return config.config?.Labels?.[label] ?? "";
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/image/app-image-config.js
var app_image_config = __webpack_require__(1788);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js + 1 modules
var run_image_choice = __webpack_require__(102);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/run-image/rebased-image.js
// What a rebase makes of an app image: the run image's layers under its own, and labels that say so. Pure.
// Departure from other lifecycles: the variant of the new run image is kept, without which such an app might not start.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#rebaser







/** The diffIDs above the old run image. @throws {Error} if its top layer is not in the app image */
function layersAbove(app, topLayer) {
    const at = app.rootfs.diff_ids.indexOf(topLayer);
    if (at >= 0)
        return app.rootfs.diff_ids.slice(at + 1);
    throw new lifecycle_error/* StepError */.z("rebase app image: could not find base layer in image");
}
/**
 * The label's new content. A run image of a name that the app does not know needs `force`, and becomes the one it knows.
 * @throws {Error} naming it
 */
function rebaseMetadata(metadata, { name, reference, config }, { platformApi, ...check }) {
    const topLayer = config.rootfs.diff_ids.at(-1);
    if (topLayer === undefined)
        throw new lifecycle_error/* StepError */.z("get rebase run image top layer SHA: image has no layers");
    const runImage = { image: "", ...metadata.runImage, topLayer, reference };
    const rebased = { ...metadata, runImage };
    if (!(0,api_version/* atLeast */.jZ)(platformApi, "0.12") || knowsRunImage(metadata, name))
        return rebased;
    const known = describeKnown(rebased);
    objectTo(`rebase app image: new base image '${name}' not found in existing run image metadata: ${known}`, check);
    return {
        ...rebased,
        runImage: { ...runImage, image: name, mirrors: [] },
        stack: { runImage: { image: name, mirrors: [] } },
    };
}
/** The app's configuration on the new run image; what is not about the container itself starts from scratch. */
function rebaseConfig(app, runImage, { diffIds, metadata, platformApi }) {
    const diff_ids = [...runImage.rootfs.diff_ids, ...diffIds];
    return {
        architecture: runImage.architecture,
        os: runImage.os,
        "os.version": runImage["os.version"],
        variant: runImage.variant,
        created: app_image_config/* FIXED_CREATED */.oU,
        history: diff_ids.map(() => ({ created: app_image_config/* FIXED_CREATED */.oU })),
        rootfs: { type: "layers", diff_ids },
        config: { ...app.config, Labels: rebaseLabels(app, runImage, { metadata, platformApi }) },
    };
}
/** Labels that describe the base come from the new one. */
function rebaseLabels(app, runImage, { metadata, platformApi }) {
    const prefixes = ["io.buildpacks.stack.", ...((0,api_version/* atLeast */.jZ)(platformApi, "0.12") ? ["io.buildpacks.base."] : [])];
    const isOfBase = ([label]) => prefixes.some((prefix) => label.startsWith(prefix));
    const own = Object.entries(app.config?.Labels ?? {}).filter((entry) => !isOfBase(entry));
    const base = Object.entries(runImage.config?.Labels ?? {}).filter(isOfBase);
    const label = [lifecycle_metadata/* LIFECYCLE_METADATA_LABEL */.Yx, (0,lifecycle_metadata/* encodeLifecycleMetadata */.qU)(metadata)];
    return (0,json/* sortKeys */.di)(Object.fromEntries([...own, label, ...base]));
}
function knowsRunImage({ runImage, stack }, name) {
    const known = [runImage, stack?.runImage].flatMap((names) => names == null ? [] : [{ image: names.image, mirrors: names.mirrors ?? [] }]);
    return (0,run_image_choice/* findRunImage */.Gy)(known, name) !== undefined;
}
function describeKnown({ runImage, stack }) {
    if (runImage != null && runImage.image !== "") {
        const { topLayer, reference, image, mirrors } = runImage;
        return (0,json/* encodeJson */.Pr)({ topLayer, reference, image, ...(mirrors?.length && { mirrors }) });
    }
    const names = stack?.runImage;
    if (stack == null)
        return "not found";
    return (0,json/* encodeJson */.Pr)({
        ...(names?.image && { image: names.image }),
        ...(names?.mirrors?.length && { mirrors: names.mirrors }),
    });
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/temporary-dir.js
var temporary_dir = __webpack_require__(8045);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/phase/rebaser.js
// Rebase: puts an app image on another run image, without the build that made it. In a registry no layer moves.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#rebaser













/**
 * Saves the app image on the run image, and writes report.toml.
 * @throws {LifecycleError} exit code 1 without the run image, 72 if the images do not fit or it fails otherwise
 */
async function rebase(inputs, ctx) {
    const app = await failingAs("set app image", () => openApp(inputs, ctx));
    const name = inputs.runImage ?? (await failingAs("set app image", () => chooseRunImage(inputs, app, ctx)));
    const runImage = await ctx.images.find(name);
    if (runImage === undefined) {
        const message = `access run image: the image ${(0,quote/* quote */.hD)(ctx.images.nameOf(name))} was not found`;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, message, { hint: "Give another one as -run-image." });
    }
    await failingAs("rebase", () => rebaseApp({ inputs, app, runImage, name }, ctx));
}
async function openApp({ app }, { images }) {
    const image = await images.find(app);
    if (image === undefined)
        throw new lifecycle_error/* StepError */.z(`access image to rebase: ${(0,quote/* quote */.hD)(images.nameOf(app))} was not found`);
    const label = image.config.config?.Labels?.[lifecycle_metadata/* LIFECYCLE_METADATA_LABEL */.Yx] ?? "";
    return { image, metadata: label === "" ? {} : (0,lifecycle_metadata/* parseLifecycleMetadata */.F8)(label, (0,quote/* quote */.hD)(app.name)) };
}
/** The one that the app image was built on, from where it is near and can be read. */
async function chooseRunImage({ app }, { metadata: { runImage, stack } }, { images, platformApi }) {
    const known = [...((0,api_version/* atLeast */.jZ)(platformApi, "0.12") ? [runImage] : []), stack?.runImage];
    const entry = known.find((names) => names != null && names.image !== "");
    if (entry == null) {
        throw new lifecycle_error/* StepError */.z("-run-image is required when there is no run image metadata available");
    }
    const { image, mirrors } = entry;
    const names = { image, mirrors: mirrors ?? [] };
    const chosen = await (0,run_image_choice/* nearestReadable */.JK)(names, app.reference.registry, images);
    if (chosen !== undefined)
        return (0,image_names/* parseImageName */["if"])(chosen);
    throw new lifecycle_error/* StepError */.z(`none of the run images can be read: ${[image, ...names.mirrors].join(", ")}`);
}
async function rebaseApp({ inputs, app, runImage, name }, ctx) {
    const { platformApi, log } = ctx;
    const check = { force: inputs.force, log };
    const { config } = app.image;
    checkRebase({ app: config, runImage: runImage.config }, check);
    const diffIds = layersAbove(config, app.metadata.runImage?.topLayer ?? "");
    const base = { name: name.name, reference: runImage.reference, config: runImage.config };
    const metadata = rebaseMetadata(app.metadata, base, { ...check, platformApi });
    await using temporary = await (0,temporary_dir/* createTemporaryDir */.J)("lifecycle.rebaser-");
    await using destination = await ctx.images.openDestination({
        names: inputs.names,
        runImage: runImage.reference,
        runImageName: name.name,
        previousImage: app.image.reference,
        kind: "rebased",
        layerCompression: "gzip",
        temporaryDir: temporary.path,
    });
    const image = {
        name: ctx.images.nameOf(inputs.names[0]),
        config: rebaseConfig(config, runImage.config, { diffIds, metadata, platformApi }),
        layers: diffIds.map((diffId) => ({ diffId, createdBy: "", isReused: true })),
    };
    await (0,toml_file/* writeFileWithParents */.XI)(inputs.reportPath, (0,save_image/* formatSavedImage */._)(await (0,save_image/* saveImage */.l)(destination, image, log)));
}
async function failingAs(action, act) {
    try {
        return await act();
    }
    catch (cause) {
        const hint = cause instanceof errors/* PlatformError */.Wk || cause instanceof lifecycle_error/* LifecycleError */.D ? cause.hint : undefined;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.REBASE_FAILED, `${action}: ${(0,errors/* messageOf */.bD)(cause)}`, { cause, hint });
    }
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

/***/ 3065:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ runImageTarget)
/* harmony export */ });
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
