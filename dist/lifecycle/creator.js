// Holds src.
export const id = 266;
export const ids = [266];
export const modules = {

/***/ 4197:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  analyze: () => (/* binding */ analyze)
});

// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/cnb/lifecycle-metadata.js
var lifecycle_metadata = __webpack_require__(9595);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var oci_target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/analyzed-file.js
var analyzed_file = __webpack_require__(3169);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/registry/registry-images.js + 2 modules
var registry_images = __webpack_require__(7846);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js + 1 modules
var run_image_choice = __webpack_require__(102);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-target.js
var run_image_target = __webpack_require__(3065);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js + 1 modules
var decompressed = __webpack_require__(3340);
// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/extract-layer.js
var extract_layer = __webpack_require__(207);
// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/layer-room.js + 1 modules
var layer_room = __webpack_require__(8655);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/sbom/previous-image-sbom.js
// The SBOM files of the previous image: unpacked for layers that the buildpacks will reuse.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer





/**
 * Unpacks the image's SBOM layer into `<layers>/sbom/launch`. Departure from other lifecycles: a layer that does not
 * belong there (it was made for another layers directory, is broken, or unpacks to more than 256 MiB) is skipped with a warning.
 */
async function restorePreviousSbom(image, { diffId, layersDir }, { log }) {
    log.info("Restoring data for SBOM from previous image");
    try {
        await (0,extract_layer/* extractLayer */.t)(await image.openLayer(diffId), {
            diffId,
            layersDir,
            within: "sbom/launch",
            room: (0,layer_room/* roomForSbom */.sN)(),
        });
    }
    catch (error) {
        if (!(0,extract_layer/* isBadLayer */.T)(error) && !(0,decompressed/* isBrokenCompression */.Wv)(error))
            throw error;
        log.warn(`Not using the SBOM of the previous image: ${error.message}`);
        await (0,promises_.rm)(external_node_path_.join(layersDir, "sbom"), { recursive: true, force: true });
    }
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/phase/analyzer.js













/**
 * Writes analyzed.toml, and the previous image's SBOM files into the layers directory.
 * @throws {LifecycleError} exit code 3 without a run image, 1 if analyzed.toml cannot be written, 32 for everything else
 */
async function analyze(inputs, ctx) {
    await (0,analyzed_file/* writeAnalyzed */.W)(inputs.analyzedPath, await readImages(inputs, ctx).catch(analyzeFailed));
}
async function readImages(inputs, ctx) {
    const previousName = { name: inputs.previousImageName, reference: inputs.previousImage };
    const [previousImage, runImage] = await Promise.all([
        findPrevious(previousName, ctx),
        openRunImage(inputs, ctx),
        ctx.images.checkAccess({
            read: [inputs.previousImage],
            write: [inputs.appImage, ...inputs.additionalTags],
        }),
        // The cache image is in a registry, wherever the app image goes.
        (0,registry_images/* checkWriteAccess */.G)(inputs.cacheImage ? [inputs.cacheImage] : [], ctx.registry),
    ]);
    const previous = { name: ctx.images.nameOf(previousName), image: previousImage };
    for (const { name, image } of [previous, runImage]) {
        if (image === undefined)
            ctx.log.info(`Image with name ${(0,quote/* quote */.hD)(name)} not found`);
    }
    const { reference, metadata } = await previousMetadata(previous, ctx);
    await restoreSbom({ image: previousImage, metadata, inputs }, ctx);
    return { previousImage: reference, metadata, runImage: analyzedRunImage(runImage, ctx) };
}
/** What cannot be read as an image is as good as none: something else may have been put there, and would fail every build. */
async function findPrevious(name, { images, log }) {
    try {
        return await images.find(name);
    }
    catch (error) {
        const cause = error instanceof lifecycle_error/* LifecycleError */.D ? error.cause : error;
        if (!(cause instanceof errors/* PlatformError */.Wk) || cause.code !== "MALFORMED")
            throw error;
        log.warn(`Ignoring image ${(0,quote/* quote */.hD)(images.nameOf(name))} because it was corrupt: ${(0,errors/* messageOf */.bD)(cause)}`);
        return undefined;
    }
}
/** What has no exit code of its own, such as a registry that does not let us, is a failure of this phase. */
function analyzeFailed(cause) {
    const error = (0,errors/* firstError */.bv)(cause);
    if (error instanceof lifecycle_error/* LifecycleError */.D && error.exitCode !== exit_codes/* ExitCode */.y.FAILED)
        throw cause;
    const hint = error instanceof errors/* PlatformError */.Wk ? error.hint : undefined;
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.ANALYZE_FAILED, (0,errors/* messageOf */.bD)(cause), { cause, hint });
}
async function openRunImage(inputs, ctx) {
    const name = await (0,run_image_choice/* resolveRunImage */.Z)(inputs, ctx);
    const runImage = { name, reference: parseRunImage(name) };
    const [image] = await Promise.all([
        ctx.images.find(runImage),
        ctx.images.checkAccess({ read: [runImage.reference], write: [] }),
    ]);
    return { name: ctx.images.nameOf(runImage), image };
}
const NONE = { reference: "", metadata: {} };
/** An image whose layers are gone cannot be built upon; without a label, there is only nothing to reuse. */
async function previousMetadata({ name, image }, { log }) {
    if (image === undefined)
        return NONE;
    if (!(await image.isComplete())) {
        log.info(`Ignoring image ${(0,quote/* quote */.hD)(name)} because it was corrupt`);
        return NONE;
    }
    const { reference } = image;
    const label = image.config.config?.Labels?.[lifecycle_metadata/* LIFECYCLE_METADATA_LABEL */.Yx] ?? "";
    if (label === "")
        return { reference, metadata: {} };
    try {
        return { reference, metadata: (0,lifecycle_metadata/* parseLifecycleMetadata */.F8)(label, (0,quote/* quote */.hD)(name)) };
    }
    catch (error) {
        log.debug((0,errors/* messageOf */.bD)(error));
        return NONE;
    }
}
/** An image that is not there gets the target of this machine, so that detection can go on. */
function analyzedRunImage({ name, image }, { platformApi }) {
    const reference = image?.reference ?? "";
    if (!(0,api_version/* atLeast */.jZ)(platformApi, "0.12"))
        return { reference };
    const target = image === undefined ? (0,oci_target/* hostTarget */.az)(process.arch) : (0,run_image_target/* runImageTarget */.o)(image.config);
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
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.ANALYZE_FAILED, `analyze: read the SBOM layer: ${(0,errors/* messageOf */.bD)(cause)}`, {
            cause,
        });
    }
}
function parseRunImage(name) {
    try {
        return (0,image_reference/* parseImageReference */.o_)(name);
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `resolve inputs: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
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

/***/ 266:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  create: () => (/* binding */ create)
});

// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/open-cache.js
var open_cache = __webpack_require__(5754);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/js/src/bytes/measure.js
var measure = __webpack_require__(6511);
// EXTERNAL MODULE: ./build/js/src/oci/byte-path.js
var byte_path = __webpack_require__(3483);
// EXTERNAL MODULE: ./build/js/src/oci/byte-tar-header.js
var byte_tar_header = __webpack_require__(5487);
// EXTERNAL MODULE: ./build/js/src/oci/tar-header.js
var tar_header = __webpack_require__(5150);
// EXTERNAL MODULE: ./build/js/src/oci/tar-records.js
var tar_records = __webpack_require__(21);
// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/layer-tree.js
var layer_tree = __webpack_require__(1564);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/layer/restored-trees.js
// What restoring put in place, remembered within one process: a tree that was not touched since then is neither
// read nor hashed again to know which layer it is. Only the creator restores and exports in one process.








/** Linux notes changes of a file with the time of its last clock tick; the slowest clock ticks 100 times a second. */
const CLOCK_TICK_MS = 10;
/** Restored directories and the layers they came from. */
class RestoredTrees {
    #trees = new Map();
    #lastAtMs = -Infinity;
    /** Remembers what a directory holds, and what its tar was like. */
    add(directory, layer) {
        this.#trees.set(external_node_path_.posix.resolve(directory), layer);
        this.#lastAtMs = performance.now();
    }
    /** Waits until no change can bear the time of the restoration; then others may write. */
    async settle() {
        const leftMs = this.#lastAtMs + 2 * CLOCK_TICK_MS - performance.now();
        if (leftMs > 0)
            await (0,promises_.setTimeout)(leftMs);
    }
    /**
     * The layer that a directory came from, if its rebuilt tar would be the same to the byte: everything in it but the
     * contents of files is compared, and no file was written to, replaced or touched.
     */
    findUnchanged(directory, owner) {
        const layer = this.#trees.get(external_node_path_.posix.resolve(directory));
        return layer !== undefined && frameOf(directory, owner, layer) === layer.frame ? layer : undefined;
    }
}
/** What would not be content in the directory's tar, hashed; undefined if a file is not the one that was restored. */
function frameOf(directory, owner, { files }) {
    const root = (0,byte_path/* toBytePath */.xe)(external_node_path_.posix.resolve(directory));
    const frame = new measure/* Measure */.t();
    const append = (file, as) => {
        for (const entry of (0,layer_tree/* toEntries */.Wo)([file], as)) {
            frame.add((0,byte_tar_header/* encodeByteTarHeader */.t)(entry));
            frame.add((0,tar_records/* paddingAfter */.OQ)(entry.sizeBytes));
        }
    };
    for (const file of (0,layer_tree/* findParents */.ZH)(root))
        append(file);
    for (const file of (0,layer_tree/* walkTree */.Ir)(root)) {
        if ((0,layer_tree/* isRegularFile */.Ze)(file) && files.get(file.path) !== file.identity)
            return undefined;
        append(file, owner);
    }
    frame.add(tar_header/* TAR_END */.y7);
    return frame.digest();
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/phase/analyzer.js + 1 modules
var analyzer = __webpack_require__(4197);
// EXTERNAL MODULE: ./build/js/src/lifecycle/phase/builder.js + 4 modules
var builder = __webpack_require__(5076);
// EXTERNAL MODULE: ./build/js/src/lifecycle/phase/detector.js + 8 modules
var detector = __webpack_require__(2919);
// EXTERNAL MODULE: ./build/js/src/lifecycle/phase/exporter.js + 17 modules
var exporter = __webpack_require__(5421);
// EXTERNAL MODULE: ./build/js/src/lifecycle/phase/restorer.js + 3 modules
var restorer = __webpack_require__(8016);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/phase/creator.js
// The creator: all phases in one container, for builders that are trusted with credentials.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#creator







/** @throws {LifecycleError} with the exit code of the phase that failed */
async function create(inputs, context) {
    const restored = new RestoredTrees();
    const ctx = { ...context, restored };
    const cache = await (0,open_cache/* openCache */.b)(inputs.restore, ctx);
    ctx.log.heading("===> ANALYZING");
    await (0,analyzer.analyze)(inputs.analyze, ctx);
    ctx.log.heading("===> DETECTING");
    await (0,detector/* detectWithoutExtensions */.O)(inputs.detect, ctx);
    ctx.log.heading("===> RESTORING");
    await (0,restorer.restore)(inputs.restore, ctx, cache);
    await restored.settle();
    ctx.log.heading("===> BUILDING");
    await (0,builder.build)(inputs.build, ctx);
    ctx.log.heading("===> EXPORTING");
    await (0,exporter.exportBuild)(inputs.export, ctx, cache);
}


/***/ }),

/***/ 8016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restore: () => (/* binding */ restore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
// EXTERNAL MODULE: ./build/js/src/cnb/analyzed.js
var cnb_analyzed = __webpack_require__(2605);
// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/cnb/group.js
var cnb_group = __webpack_require__(478);
// EXTERNAL MODULE: ./build/js/src/cnb/layer.js
var cnb_layer = __webpack_require__(2988);
// EXTERNAL MODULE: ./build/js/src/cnb/module-reference.js
var module_reference = __webpack_require__(5233);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/format-toml.js
var format_toml = __webpack_require__(7884);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/analyzed-file.js
var analyzed_file = __webpack_require__(3169);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/cache-metadata.js
var cache_metadata = __webpack_require__(1969);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/layer-cache.js
var layer_cache = __webpack_require__(7647);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/open-cache.js
var open_cache = __webpack_require__(5754);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cache/restored-metadata.js
// Which layers a buildpack finds again: the metadata files to write, and where the contents come from. Pure.
// Departure from other lifecycles: whole numbers of the metadata are integers, with every digit, while theirs are floats.
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
        // Build layers that are not cached are rebuilt, so their metadata would only mislead the buildpack.
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
/** Names come from an image label or a cache that anyone may have written: they must stay file names. */
function layersOf(buildpacks, id) {
    const layers = buildpacks.find(({ key }) => key === id)?.layers ?? {};
    return new Map(Object.entries(layers).filter(([name]) => isLayerName(name)));
}
/** NAME_MAX of Linux. */
const MAX_NAME_BYTES = 255;
/** Whether a file system can have a file of that name, as far as its length goes. */
function isFileName(name) {
    return Buffer.byteLength(name) <= MAX_NAME_BYTES;
}
const RESERVED = new Set(["", ".", "..", "build", "launch", "store"]);
function isLayerName(name) {
    return !RESERVED.has(name) && !/[/\0]/.test(name);
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/extract-layer.js
var extract_layer = __webpack_require__(207);
// EXTERNAL MODULE: ./build/js/src/lifecycle/layer/layer-room.js + 1 modules
var layer_room = __webpack_require__(8655);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-target.js
var run_image_target = __webpack_require__(3065);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/run-image/extension-images.js







/** @throws {LifecycleError} exit code 1 if an image cannot be read */
async function withExtensionImages(analyzed, { buildImageName, hasExtensions, openRunImage }, ctx) {
    if (!(0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.10"))
        return analyzed;
    const buildImage = buildImageName === undefined
        ? analyzed.buildImage
        : await opened(`pull builder image ${buildImageName}`, () => digestOf(buildImageName, ctx));
    const runImage = await identifiedRunImage({ runImage: analyzed.runImage, hasExtensions, open: openRunImage }, ctx);
    return { ...analyzed, buildImage, runImage };
}
/**
 * Digest and target of a run image that extensions chose or want extended. Departure from other lifecycles: before Platform
 * API 0.12, where a run image that stays the same has no name, they crash; here its reference serves.
 */
async function identifiedRunImage({ runImage, hasExtensions, open }, { platformApi }) {
    const knowsTargets = (0,api_version/* atLeast */.jZ)(platformApi, "0.12");
    const isExtended = knowsTargets && runImage?.extend === true;
    const isUnknown = hasExtensions && (runImage?.target?.os ?? "") === "";
    if (runImage === undefined || !(isExtended || isUnknown))
        return runImage;
    const name = runImage.image || runImage.reference;
    const { id, config } = await opened(`get run image ${name}`, () => open(name));
    return { ...runImage, reference: id, ...(knowsTargets && { target: (0,run_image_target/* runImageTarget */.o)(config) }) };
}
async function digestOf(name, { registry }) {
    const { readImage } = await __webpack_require__.e(/* import() */ 50).then(__webpack_require__.bind(__webpack_require__, 9050));
    const image = await readImage(registry, (0,image_reference/* parseImageReference */.o_)(name), (0,target/* hostTarget */.az)(process.arch));
    return (0,image_reference/* formatImageReference */.my)(image.reference);
}
async function opened(action, open) {
    try {
        return await open();
    }
    catch (cause) {
        const hint = cause instanceof errors/* PlatformError */.Wk ? cause.hint : undefined;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `${action}: ${(0,errors/* messageOf */.bD)(cause)}`, { cause, hint });
    }
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js + 1 modules
var run_image_choice = __webpack_require__(102);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/sbom/restored-sbom.js
// SBOM files of restored layers: from the SBOM layers of cache and previous image to where buildpacks look for them.
// Departure from other lifecycles: only layers that came back get theirs, so that a layer that is rebuilt without
// an SBOM is not described by an old one.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#software-bill-of-materials








/** Unpacks the cache's SBOM layer into `<layers>/sbom/cache`; a broken one is skipped with a warning. */
async function extractCachedSbom({ cache, diffId }, layersDir, log) {
    log.info("Restoring data for SBOM from cache");
    try {
        const place = { diffId, layersDir, within: "sbom/cache", room: (0,layer_room/* roomForSbom */.sN)() };
        await (0,extract_layer/* extractLayer */.t)(cache.readLayer(diffId), place);
        cache.confirmLayer(diffId);
    }
    catch (error) {
        if (!(0,extract_layer/* isBadLayer */.T)(error) && !(error instanceof layer_cache/* CacheReadError */.jV))
            throw error;
        log.warn(`Skipping the SBOM files of the cache: ${error.message}`);
        await (0,promises_.rm)(external_node_path_.join(layersDir, "sbom", "cache"), { recursive: true, force: true });
    }
}
/**
 * Moves `<layers>/sbom/{cache,launch}/<id>/<layer>/sbom.*` to `<layers>/<id>/<layer>.sbom.*`, and removes the rest. Names that
 * become too long are left out with a warning: no buildpack has made them.
 */
async function placeSbomFiles(layersDir, layers, log) {
    const root = external_node_path_.join(layersDir, "sbom");
    // A file of the previous image wins over one of the cache, as in other lifecycles.
    for (const kind of ["cache", "launch"]) {
        for (const { buildpackId, name } of layers) {
            const buildpack = (0,module_reference/* escapeId */.Hi)(buildpackId);
            for (const file of await sbomFiles(root, [kind, buildpack, name])) {
                const placed = `${name}.${external_node_path_.basename(file)}`;
                if (isFileName(placed))
                    await (0,promises_.rename)(file, external_node_path_.join(layersDir, buildpack, placed));
                else
                    log.warn(`Skipping the SBOM file ${(0,quote/* quote */.hD)(placed)}: its name is too long`);
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

// EXTERNAL MODULE: ./build/js/src/lifecycle/supported-apis.js
var supported_apis = __webpack_require__(8774);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/phase/restorer.js
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
    const { buildpacks: group, extensions } = await readGroup(inputs.groupPath);
    const analyzed = await updateAnalyzed(inputs, ctx, extensions.length > 0);
    const cache = openedCache ?? (await (0,open_cache/* openCache */.b)(inputs, ctx));
    if (cache === undefined)
        ctx.log.warn("No cached data will be used, no cache specified.");
    const restoration = { inputs, ctx, group, cache, image: analyzed?.metadata ?? {} };
    try {
        await restoreStores(restoration);
        if (inputs.skipLayers)
            ctx.log.info("Skipping buildpack layer analysis");
        const restored = inputs.skipLayers ? [] : await restoreLayers(restoration);
        await placeSbomFiles(inputs.layersDir, restored, ctx.log);
    }
    catch (cause) {
        if ((0,errors/* firstError */.bv)(cause) instanceof lifecycle_error/* LifecycleError */.D)
            throw cause;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.RESTORE_FAILED, `restore: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
async function readGroup(groupPath) {
    let group;
    try {
        group = (0,cnb_group/* parseGroup */.h)(await (0,toml_file/* readToml */.D7)(groupPath), (0,quote/* quote */.hD)(groupPath));
    }
    catch (cause) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `read group file: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
    for (const buildpack of group.buildpacks)
        (0,supported_apis/* requireBuildpackApi */.Hg)(buildpack.api, (0,module_reference/* formatModule */.ww)(buildpack));
    return group;
}
async function updateAnalyzed(inputs, ctx, hasExtensions) {
    let analyzed;
    try {
        analyzed = (0,cnb_analyzed/* parseAnalyzed */.yc)(await (0,toml_file/* readToml */.D7)(inputs.analyzedPath), (0,quote/* quote */.hD)(inputs.analyzedPath));
    }
    catch (error) {
        ctx.log.warn(`Not using analyzed data, usable file not found: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
    const { buildImageName } = inputs;
    const readable = await withReadableRunImage(analyzed, inputs, ctx);
    const updated = await withExtensionImages(readable, { buildImageName, hasExtensions, openRunImage: (name) => openRunImage(name, ctx) }, ctx);
    await (0,analyzed_file/* writeAnalyzed */.W)(inputs.analyzedPath, updated);
    return updated;
}
/**
 * From Platform API 0.14 on, a run image of run.toml that cannot be read here is replaced by a mirror that can. Departure
 * from other lifecycles: they end with an error, and older ones take the first of the list that can be read.
 */
async function withReadableRunImage(analyzed, { runPath }, ctx) {
    const name = analyzed.runImage?.image ?? "";
    if (analyzed.runImage === undefined || name === "" || !(0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.14"))
        return analyzed;
    const entry = (0,run_image_choice/* findRunImage */.Gy)(await (0,run_image_choice/* readRunImages */.ak)(runPath, ctx), name);
    if (entry === undefined)
        return analyzed;
    const image = await (0,run_image_choice/* firstReadable */.Fw)([name, entry.image, ...entry.mirrors], ctx.images);
    if (image !== undefined)
        return { ...analyzed, runImage: { ...analyzed.runImage, image } };
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `find an accessible run image: ${(0,quote/* quote */.hD)(name)} and its mirrors are not`, {
        hint: "Give the restorer credentials for one of them in CNB_REGISTRY_AUTH.",
    });
}
/** Where the app image goes, not necessarily in a registry. */
async function openRunImage(name, { images }) {
    const image = await images.find({ name, reference: (0,image_reference/* parseImageReference */.o_)(name) });
    if (image === undefined)
        throw new lifecycle_error/* StepError */.z("it was not found");
    return { config: image.config, id: image.reference };
}
/** What buildpacks keep about themselves comes back even where layers do not. */
async function restoreStores({ inputs, group, image }) {
    for (const { id } of group) {
        const store = image.buildpacks?.find(({ key }) => key === id)?.store;
        if (store == null)
            continue;
        const dir = external_node_path_.join(inputs.layersDir, (0,module_reference/* escapeId */.Hi)(id));
        await (0,promises_.mkdir)(dir, { recursive: true });
        await (0,promises_.writeFile)(external_node_path_.join(dir, "store.toml"), (0,format_toml/* formatToml */.W)({ metadata: (0,json/* sortKeys */.di)(store.metadata) }));
    }
}
/** Returns the layers that came back. */
async function restoreLayers(restoration) {
    const { inputs, ctx, group, cache, image } = restoration;
    const metadata = (await cache?.readMetadata()) ?? cache_metadata/* EMPTY_CACHE */.BF;
    const layers = decideRestoredLayers(group, { image, cache: metadata, platformApi: ctx.platformApi });
    const restored = [];
    const room = await (0,layer_room/* roomForLayers */.TI)(inputs.layersDir);
    await (0,bounded/* inParallel */.HN)(layers.filter((layer) => isRestorable(layer, ctx.log)), cache?.layersAtOnce ?? 1, async (layer) => {
        if (await restoreLayer(layer, restoration, room))
            restored.push(layer);
    });
    if (cache !== undefined && metadata.sbom.sha !== "" && (0,api_version/* atLeast */.jZ)(ctx.platformApi, "0.8")) {
        await extractCachedSbom({ cache, diffId: metadata.sbom.sha }, inputs.layersDir, ctx.log);
    }
    return restored;
}
/** Names come from a label or a cache; one that no buildpack can have made would end every later build. */
function isRestorable({ buildpackId, name }, log) {
    if (isFileName(`${name}.toml`))
        return true;
    log.warn(`Skipping restore for layer ${(0,quote/* quote */.hD)(`${buildpackId}:${name}`)}: its name is too long`);
    return false;
}
/** Contents first: a build that is killed in between must not find metadata without them. */
async function restoreLayer(layer, { inputs, ctx, cache }, room) {
    const { buildpackId, name, contents } = layer;
    const { log } = ctx;
    const buildpackDir = external_node_path_.join(inputs.layersDir, (0,module_reference/* escapeId */.Hi)(buildpackId));
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
        const within = external_node_path_.join((0,module_reference/* escapeId */.Hi)(buildpackId), name);
        const place = { diffId: contents.diffId, layersDir: inputs.layersDir, within, room };
        const extracted = await restoreContents(cache, place);
        if (typeof extracted === "string") {
            log.warn(`Skipping restore for layer ${identifier}: ${extracted}`);
            await removeLayer(external_node_path_.join(buildpackDir, name));
            return false;
        }
        ctx.restored?.add(external_node_path_.join(buildpackDir, name), extracted);
    }
    return writeMetadata(layer, buildpackDir, log);
}
/** False where the contents of another layer have the name of the file: no buildpack can have made both. */
async function writeMetadata(layer, buildpackDir, log) {
    const file = `${layer.name}.toml`;
    try {
        await (0,promises_.writeFile)(external_node_path_.join(buildpackDir, file), (0,cnb_layer/* formatRestoredLayer */.L)(layer.metadata));
        return true;
    }
    catch (error) {
        if ((0,regular_file/* errorCode */.CA)(error) !== "EISDIR")
            throw error;
        log.warn(`Skipping restore for layer ${(0,quote/* quote */.hD)(`${layer.buildpackId}:${layer.name}`)}: ${(0,quote/* quote */.hD)(file)} is another layer`);
        await (0,promises_.rm)(external_node_path_.join(buildpackDir, layer.name), { recursive: true, force: true });
        return false;
    }
}
/** Returns the layer, or what is wrong with it. */
async function restoreContents(cache, place) {
    try {
        const extracted = await (0,extract_layer/* extractLayer */.t)(cache.readLayer(place.diffId), place);
        cache.confirmLayer(place.diffId);
        return extracted;
    }
    catch (error) {
        if (error instanceof layer_cache/* CacheReadError */.jV || (0,extract_layer/* isBadLayer */.T)(error))
            return error.message;
        throw error;
    }
}
async function removeLayer(layer) {
    const rubbish = [layer, `${layer}.toml`, `${layer}.sha`];
    await Promise.all(rubbish.map((file) => (0,promises_.rm)(file, { recursive: true, force: true })));
}


/***/ })

};
