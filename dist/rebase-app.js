// Holds src.
export const id = 720;
export const ids = [720];
export const modules = {

/***/ 7880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gb: () => (/* binding */ encodeManifest),
/* harmony export */   Ui: () => (/* binding */ makeManifest),
/* harmony export */   i4: () => (/* binding */ DOCKER_KIND)
/* harmony export */ });
/* unused harmony exports OCI_KIND, manifestKindOf */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8345);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2295);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3385);
// Writing manifests, those of images above all. Its counterpart, manifest.ts, reads them. Pure.



/** A Docker image without annotations. */
const DOCKER_KIND = { mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .DOCKER_MANIFEST */ .Vv, configMediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .DOCKER_CONFIG */ .e6 };
/** An OCI image without annotations. */
const OCI_KIND = { mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .OCI_MANIFEST */ .EG, configMediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .OCI_CONFIG */ .TF };
/** The kind of an image whose manifest was served as `mediaType`. */
function manifestKindOf(manifest, mediaType) {
    const { annotations } = manifest;
    return { mediaType, configMediaType: manifest.config.mediaType, annotations };
}
/**
 * Keys are in the order in which other lifecycles write them. With a layer that is compressed with zstd, which only OCI knows, it
 * is an OCI manifest throughout.
 */
function makeManifest(kind, configBytes, layers) {
    const nameOf = layers.some((layer) => (0,_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .isZstdLayer */ .L)(layer.mediaType)) ? _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .ociNameOf */ .e8 : (name) => name;
    const { annotations } = kind;
    const mediaType = nameOf(kind.mediaType);
    return encodeManifest(mediaType, {
        schemaVersion: 2,
        mediaType,
        config: {
            mediaType: nameOf(kind.configMediaType),
            size: configBytes.length,
            digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(configBytes),
        },
        layers: layers.map((layer) => ({
            mediaType: nameOf(layer.mediaType),
            size: layer.size,
            digest: layer.digest,
            ...(layer.annotations !== undefined && { annotations: layer.annotations }),
        })),
        ...(annotations !== undefined && { annotations }),
    });
}
/** @param manifest in the order of its keys; it says its media type itself */
function encodeManifest(mediaType, manifest) {
    const bytes = Buffer.from((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeJson */ .Pr)(manifest));
    return { mediaType, bytes, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes) };
}


/***/ }),

/***/ 4720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rebaseOnto: () => (/* binding */ rebaseOnto)
});

// UNUSED EXPORTS: isApp, rebaseApp

// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/lifecycle-metadata.js
var lifecycle_metadata = __webpack_require__(9595);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/lifecycle-error.js

/** Ends the phase; the message says what failed, the exit code says it to the platform. */
class lifecycle_error_LifecycleError extends errors/* PlatformError */.Wk {
    exitCode;
    constructor(exitCode, message, details = {}) {
        super("LIFECYCLE", message, details);
        this.exitCode = exitCode;
    }
}
/**
 * Why a step failed, as a clause that continues what the phase was doing, e.g. `failed to export: …`. The phase that catches
 * it knows the exit code.
 */
class StepError extends Error {
    name = "StepError";
}

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var schema = __webpack_require__(7442);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/run-image/run-image-target.js
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
class RebaseObjection extends StepError {
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
    const [wanted, offered] = [runImageTarget(app), runImageTarget(runImage)];
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
        throw new StepError("stack not defined on app image");
    if (offered === "")
        throw new StepError("stack not defined on new base image");
    if (own !== offered)
        throw new StepError(`incompatible stack: '${offered}' is not compatible with '${own}'`);
    const known = new Set(mixinsOf(runImage));
    const missing = mixinsOf(app).filter((mixin) => !known.has(mixin));
    if (missing.length > 0)
        throw new StepError(`missing required mixin(s): ${missing.sort().join(", ")}`);
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

;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/app-image-config.js
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
    if (sourceDateEpoch === undefined || sourceDateEpoch === "" || !atLeast(platformApi, "0.9")) {
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
    if (!atLeast(platformApi, "0.12"))
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
        CNB_PLATFORM_API: formatApiVersion(platformApi),
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

// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/cnb/run.js
var run = __webpack_require__(8648);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/toml-file.js
// Reading and writing the small files that phases hand to each other.






/**
 * The text of a small file. No more of it is read than a TOML file may have, since anyone may have made it.
 * @throws {UnusableFileError} if it is not a regular file of at most 16 MiB; what the file system says if it cannot be read
 */
async function readText(file) {
    return (await readRegularFile(file, MAX_TOML_BYTES)).toString("utf8");
}
/** The text of a small file, or undefined if there is none. @throws as {@link readText} */
async function readOptional(file) {
    return readText(file).catch(undefinedIfMissing);
}
/** The text of a TOML file. @throws as {@link readText}; {PlatformError} `MALFORMED` if it is not UTF-8 */
async function toml_file_readToml(file) {
    return decodeToml(await readRegularFile(file, MAX_TOML_BYTES), quote(file));
}
/** The text of a TOML file, or undefined if there is none. @throws as {@link readToml} */
async function readOptionalToml(file) {
    return toml_file_readToml(file).catch(undefinedIfMissing);
}
/** A buildpack may have left a named pipe in the file's place, which must not make the phase wait for a reader. */
const WITHOUT_WAITING = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_TRUNC | external_node_fs_.constants.O_NONBLOCK;
/** Writes a file, making the directories above it. */
async function writeFileWithParents(file, text) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text, { flag: WITHOUT_WAITING });
}
function undefinedIfMissing(error) {
    if (isMissing(error))
        return undefined;
    throw error;
}

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
        throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, "resolve inputs: -run-image is required when there is no run metadata available", { hint: `Give -run-image, or name a run image in ${quote(inputs.runPath)}.` });
    }
    const failures = [];
    const chosen = await nearestReadable(entry, inputs.appImage.registry, ctx.images, (error) => {
        failures.push(messageOf(error));
    });
    if (chosen !== undefined)
        return chosen;
    const names = [entry.image, ...entry.mirrors].join(", ");
    throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, ["resolve inputs: none of the run images can be read: " + names, ...failures].join("; "), { hint: "Give -run-image, or credentials for one of them in CNB_REGISTRY_AUTH." });
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
    const parse = atLeast(platformApi, "0.12") ? parseRun : parseStack;
    try {
        return parse(await readToml(runPath), quote(runPath));
    }
    catch (cause) {
        if (isMissing(cause)) {
            log.info(`No run metadata found at path ${quote(runPath)}`);
            return [];
        }
        throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, `resolve inputs: read run file: ${messageOf(cause)}`, { cause });
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

;// CONCATENATED MODULE: ./build/js/src/lifecycle/run-image/rebased-image.js
// What a rebase makes of an app image: the run image's layers under its own, and labels that say so. Pure.
// Departure from other lifecycles: the variant of the new run image is kept, without which such an app might not start.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#rebaser







/** The diffIDs above the old run image. @throws {Error} if its top layer is not in the app image */
function layersAbove(app, topLayer) {
    const at = app.rootfs.diff_ids.indexOf(topLayer);
    if (at >= 0)
        return app.rootfs.diff_ids.slice(at + 1);
    throw new StepError("rebase app image: could not find base layer in image");
}
/**
 * The label's new content. A run image of a name that the app does not know needs `force`, and becomes the one it knows.
 * @throws {Error} naming it
 */
function rebaseMetadata(metadata, { name, reference, config }, { platformApi, ...check }) {
    const topLayer = config.rootfs.diff_ids.at(-1);
    if (topLayer === undefined)
        throw new StepError("get rebase run image top layer SHA: image has no layers");
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
        created: FIXED_CREATED,
        history: diff_ids.map(() => ({ created: FIXED_CREATED })),
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
    return findRunImage(known, name) !== undefined;
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

// EXTERNAL MODULE: ./build/js/src/oci/image-layers.js
var image_layers = __webpack_require__(7523);
// EXTERNAL MODULE: ./build/js/src/oci/image-manifest.js
var image_manifest = __webpack_require__(7880);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var oci_manifest = __webpack_require__(3311);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/quote.js
var src_quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
;// CONCATENATED MODULE: ./build/js/src/rebase/rebase-app.js
// An app image of one target on another run image: the same bytes as the lifecycle's rebaser makes. Nothing is written.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#rebaser















/** The platform API that metadata and labels are written by: the newest. */
const PLATFORM_API = (0,api_version/* parseApiVersion */.cX)("0.15");
/** Whether it is an image that buildpacks have built. */
function isApp({ config }) {
    return (config.config?.Labels?.[LIFECYCLE_METADATA_LABEL] ?? "") !== "";
}
/** @throws {PlatformError} `RUN_IMAGE` why it cannot be rebased, or what a registry rejects with */
async function rebaseApp(app, options, deps) {
    const appName = (0,image_reference/* formatImageReference */.my)(app.reference);
    try {
        const metadata = readMetadata(app, appName);
        const name = options.runImage ?? (await knownRunImage(app, metadata, deps));
        const runImage = await deps.readRunImage(name, (0,image_config/* targetOf */.$r)(app.config));
        (0,image_layers/* checkSameLayers */.$Y)(app, appName);
        (0,image_layers/* checkSameLayers */.$Y)(runImage, name);
        const change = {
            target: (0,target/* formatTarget */.P4)((0,image_config/* targetOf */.$r)(app.config)),
            name,
            from: metadata.runImage?.reference ?? "",
            to: (0,image_reference/* formatImageReference */.my)(runImage.reference),
        };
        if (change.from.endsWith(`@${runImage.reference.digest ?? ""}`))
            return { image: undefined, runImage: change };
        return { image: onRunImage({ app, metadata, runImage, name }, options, deps), runImage: change };
    }
    catch (error) {
        throw error instanceof StepError ? refusal(appName, error) : error;
    }
}
/** For a run image that was read before, whatever its name has become since. @throws as {@link rebaseApp} */
async function rebaseOnto(app, runImage, { registry, warn }) {
    const readRunImage = (_name, target) => (0,registry_image/* readImage */.A)(registry, runImage.pinned, target);
    const options = { runImage: runImage.name, force: false };
    return (await rebaseApp(app, options, { registry, readRunImage, warn })).image;
}
function readMetadata(app, name) {
    const label = app.config.config?.Labels?.[lifecycle_metadata/* LIFECYCLE_METADATA_LABEL */.Yx] ?? "";
    if (label === "")
        throw new StepError(`it has no label ${lifecycle_metadata/* LIFECYCLE_METADATA_LABEL */.Yx}, so buildpacks did not build it`);
    return (0,lifecycle_metadata/* parseLifecycleMetadata */.F8)(label, (0,src_quote/* quote */.hD)(name));
}
/** From where it is near and can be read. */
async function knownRunImage(app, { runImage, stack }, { registry }) {
    const known = [runImage, stack?.runImage].find((names) => names != null && names.image !== "");
    if (known == null)
        throw new StepError("it does not say which run image it was built on");
    const names = { image: known.image, mirrors: known.mirrors ?? [] };
    const chosen = await nearestReadable(names, app.reference.registry, registry);
    if (chosen !== undefined)
        return chosen;
    throw new StepError(`none of its run images can be read: ${[names.image, ...names.mirrors].join(", ")}`);
}
function onRunImage({ app, metadata, runImage, name }, { force }, { warn }) {
    const appName = (0,image_reference/* formatImageReference */.my)(app.reference);
    const check = {
        force,
        log: {
            warn: (reason) => {
                warn(`${appName} is rebased although it may not work: ${reason}.`);
            },
        },
    };
    checkRebase({ app: app.config, runImage: runImage.config }, check);
    const diffIds = layersAbove(app.config, metadata.runImage?.topLayer ?? "");
    const base = { name, reference: (0,image_reference/* formatImageReference */.my)(runImage.reference), config: runImage.config };
    const rebased = rebaseMetadata(metadata, base, { ...check, platformApi: PLATFORM_API });
    const config = rebaseConfig(app.config, runImage.config, {
        diffIds,
        metadata: rebased,
        platformApi: PLATFORM_API,
    });
    const configBytes = Buffer.from((0,image_config/* encodeImageConfig */.GL)(config));
    const own = diffIds.flatMap((diffId) => (0,image_layers/* findLayer */.vi)(app, diffId) ?? []);
    const { mediaType, bytes, digest } = (0,image_manifest/* makeManifest */.Ui)(image_manifest/* DOCKER_KIND */.i4, configBytes, [
        ...runImage.manifest.layers,
        ...own,
    ]);
    const manifest = (0,oci_manifest/* parseManifest */.Ng)(bytes.toString("utf8"), digest);
    return {
        mediaType,
        manifestBytes: bytes,
        digest,
        manifest,
        config,
        configBytes,
        originOf: originIn(app, runImage),
    };
}
/** The app's own layers are where they shall be already. */
function originIn(app, runImage) {
    const own = new Set(app.manifest.layers.map(({ digest }) => digest));
    return (layer) => ({ kind: "repository", repository: own.has(layer) ? app.reference : runImage.reference });
}
function refusal(name, error) {
    const isUnsafe = error instanceof RebaseObjection;
    const why = isUnsafe ? error.reason : (0,errors/* messageOf */.bD)(error);
    return new errors/* PlatformError */.Wk("RUN_IMAGE", `${(0,src_quote/* quote */.hD)(name)} cannot be rebased: ${why}.`, {
        hint: isUnsafe
            ? "Build it on the new run image, or set the input `force` to `true` if you know that the app works on it."
            : "Build it on the new run image.",
    });
}


/***/ })

};
