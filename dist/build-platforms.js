// Holds src.
export const id = 563;
export const ids = [563];
export const modules = {

/***/ 9563:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildPlatforms: () => (/* binding */ buildPlatforms)
});

// EXTERNAL MODULE: ./build/js/src/oci/target.js
var oci_target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/platform/build.js + 27 modules
var build = __webpack_require__(8273);
// EXTERNAL MODULE: ./build/js/src/platform/report/build-report-files.js
var build_report_files = __webpack_require__(1039);
// EXTERNAL MODULE: ./build/js/src/platform/report/own-outputs.js
var own_outputs = __webpack_require__(5385);
// EXTERNAL MODULE: ./build/js/src/platform/request/check-all.js
var check_all = __webpack_require__(7059);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/platform/changed-log.js
var changed_log = __webpack_require__(2080);
// EXTERNAL MODULE: ./build/js/src/platform/workspace/run-directories.js
var run_directories = __webpack_require__(6858);
;// CONCATENATED MODULE: ./build/js/src/platform/platforms/platform-deps.js
// What one of the builds of several platforms has for itself.




/** @param name of the platform, as a part of a path */
async function platformDeps(name, log, deps) {
    const temporaryDir = (0,external_node_path_.join)((0,run_directories/* platformsDirectory */.Ig)(deps.temporaryDir, deps.runLabel), name);
    await (0,promises_.mkdir)(temporaryDir, { recursive: true, mode: 0o700 });
    return { ...deps, log, temporaryDir };
}
/** A log that does not repeat for one platform what it has pointed out for another, as of a file that all of them read. */
function tellingOnce(log) {
    const told = new Set();
    const isNew = (message) => told.size < told.add(message).size;
    return (0,changed_log/* changedLog */.p)(log, {
        notice(message) {
            if (isNew(message))
                log.notice(message);
        },
        warning(message, hint, place) {
            if (isNew(message))
                log.warning(message, hint, place);
        },
    });
}

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/platform/request/images-request.js
var images_request = __webpack_require__(2331);
;// CONCATENATED MODULE: ./build/js/src/platform/platforms/platform-requests.js
// From a request for several platforms to one for each: nothing of one is taken for that of another. Pure.






/**
 * The builds, in the order of the platforms. Each pushes by digest, as far as it pushes: the tags are the index's.
 * @param machine the runner: its own image is the one that is loaded
 * @throws {PlatformError} `INPUT` if a cache image would have a name of the image
 */
function platformRequests(request, machine) {
    const { targets } = request;
    const own = targets.find((target) => (0,oci_target/* isSameTarget */.mv)(target, machine)) ??
        targets.find((target) => (0,oci_target/* isForMachine */.xu)(target, machine));
    return targets.map((target) => ({ target, request: requestFor(target, own, request) }));
}
function requestFor(target, own, request) {
    const { delivery, outcome, ...rest } = (0,images_request/* buildFor */.i)(target, request);
    const { manifest, byPlatform } = request.delivery.annotations;
    const annotations = new Map([...manifest, ...(byPlatform.get((0,oci_target/* formatTarget */.P4)(target)) ?? [])]);
    const below = (place) => place && { ...place, path: (0,external_node_path_.join)(place.path, nameOf(target)) };
    return {
        ...rest,
        cache: cacheOf(target, request),
        delivery: {
            ...delivery,
            byDigest: delivery.push,
            load: delivery.load && target === own,
            layout: below(delivery.layout),
            annotations,
        },
        outcome: { ...outcome, sbomDir: below(outcome.sbomDir), reportDir: below(outcome.reportDir) },
    };
}
/** Caches at GitHub and in the engine are called after the platform anyway. */
function cacheOf(target, { cache, tags }) {
    if (cache.kind !== "registry")
        return cache;
    const image = { ...cache.image, tag: `${(0,image_reference/* manifestSelector */.Ph)(cache.image)}-${nameOf(target)}` };
    const name = (0,image_reference/* formatImageReference */.my)(image);
    if (tags.some((tag) => (0,image_reference/* formatImageReference */.my)(tag) === name)) {
        const message = `The cache for ${(0,oci_target/* formatTarget */.P4)(target)} would be ${(0,quote/* quote */.hD)(name)}, which is a name of the image.`;
        throw new errors/* PlatformError */.Wk("INPUT", message, { hint: 'Name another image in "cache".' });
    }
    return { kind: "registry", image };
}
/** As a part of a path or of a tag, e.g. `linux-arm64`. */
function nameOf(target) {
    return (0,oci_target/* formatTarget */.P4)(target).replaceAll("/", "-");
}

;// CONCATENATED MODULE: ./build/js/src/platform/platforms/platform-words.js
// What is said of the builds for several platforms: which one it is about, and what became of the others where one fails. Pure.

/** e.g. `Checking for linux/arm64 (2 of 3)` */
function wordsOnPlatform(target, { at, of }, deed = "Checking for") {
    return `${deed} ${(0,oci_target/* formatTarget */.P4)(target)} (${at + 1} of ${of})`;
}
/** Which build failed, and what there is of the others. */
function wordsOnFailure(target, { built, left, push, isCancelled }) {
    const end = isCancelled ? "was cancelled" : "failed";
    const consequence = push ? ", so no tag was moved" : "";
    const rest = left.length === 0 ? [] : [`Nothing was begun for ${left.map(oci_target/* formatTarget */.P4).join(", ")}.`];
    const images = built.length === 0 ? [] : [wordsOnImages(built)];
    return [`The build for ${(0,oci_target/* formatTarget */.P4)(target)} ${end}${consequence}.`, ...images, ...rest].join(" ");
}
/** Where the images of platforms are. */
function wordsOnImages(reports) {
    return reports
        .map(({ target, image, digest }) => {
        const platform = target === undefined ? "one platform" : (0,oci_target/* formatTarget */.P4)(target);
        return image === undefined
            ? `The image for ${platform} was built as ${digest ?? "unknown"}, and not pushed.`
            : `The image for ${platform} was pushed without a tag: ${image}.`;
    })
        .join(" ");
}

// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var manifest = __webpack_require__(3311);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
// EXTERNAL MODULE: ./build/js/src/platform/request/no-previous-image.js
var no_previous_image = __webpack_require__(1978);
;// CONCATENATED MODULE: ./build/js/src/platform/platforms/previous-image.js
// The image that a platform's build reuses layers from: of an earlier index that for the same platform, whatever its lifecycle knows
// of indexes. Layers for another machine must not get into an image, and their names do not tell what they are for.









/** The request with the previous image of its platform; what cannot be read is left to the build. */
async function withPreviousOf(target, request, deps) {
    const name = request.previousImage ?? request.tags[0];
    try {
        return { ...request, ...(await previousOf(target, name, deps)) };
    }
    catch (error) {
        if (!(error instanceof errors/* PlatformError */.Wk) || error.code === "CANCELLED")
            throw error;
        deps.log.debug(`${(0,quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(name))} is not looked at: ${(0,errors/* messageOf */.bD)(error)}`);
        return request;
    }
}
async function previousOf(target, name, { registry, log }) {
    const what = (0,quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(name));
    const served = await registry.getManifest(name);
    if ((0,media_types/* isIndex */.nw)(served.mediaType)) {
        const index = (0,manifest/* parseIndex */.A1)(served.bytes.toString("utf8"), what);
        const same = index.manifests.filter(({ platform }) => platform !== undefined && (0,oci_target/* isSameTarget */.mv)((0,image_config/* targetOf */.$r)(platform), target));
        const entry = (0,manifest/* selectManifest */.yY)({ ...index, manifests: same }, target, what);
        if (entry !== undefined)
            return { previousImage: (0,image_reference/* atDigest */.CU)(name, entry.digest) };
        log.info(`${what} has no image for ${(0,oci_target/* formatTarget */.P4)(target)} yet.`);
        // Lifecycles may take that of another variant.
        return { previousImage: (0,no_previous_image/* noPreviousImage */.M)(name) };
    }
    const { config } = await (0,registry_image/* readImage */.A)(registry, (0,image_reference/* atDigest */.CU)(name, served.digest), target);
    const found = (0,image_config/* targetOf */.$r)(config);
    if ((0,oci_target/* isSameTarget */.mv)(found, target))
        return {};
    log.info(`Nothing of ${what} is reused for ${(0,oci_target/* formatTarget */.P4)(target)}, since it is for ${(0,oci_target/* formatTarget */.P4)(found)}.`);
    return { previousImage: (0,no_previous_image/* noPreviousImage */.M)(name) };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/js/src/platform/platforms/shared-report.js
// What a report on several platforms says of all of them. Pure.

/** What may be the same for all. */
const SHARED = [
    "runImage",
    "builder",
    "platformApi",
    "lifecycleVersion",
    "verified",
    "work",
    "flow",
    "buildpacks",
    "processes",
];
/** What is the same for all platforms, and what each of them has added to a list. */
function sharedReport(platforms) {
    const [first, ...others] = platforms;
    if (first === undefined)
        return {};
    const isSame = (name) => others.every((other) => (0,external_node_util_.isDeepStrictEqual)(other[name], first[name]));
    const shared = SHARED.filter(isSame).map((name) => [name, first[name]]);
    return {
        ...Object.fromEntries(shared),
        loaded: platforms.flatMap(({ loaded }) => loaded),
        attestations: platforms.flatMap(({ attestations }) => attestations),
    };
}

;// CONCATENATED MODULE: ./build/js/src/platform/platforms/build-platforms.js










/** @throws what the build rejects with that fails, or what making the index rejects with; no tag has moved then, unless that says so */
async function buildPlatforms(request, deps, report) {
    await (0,build/* asBuild */.Rz)(deps, async () => {
        const parts = platformRequests(request, (0,oci_target/* hostTarget */.az)(process.arch)).map((each) => {
            const part = { ...each, report: report.part() };
            part.report.add({ target: each.target });
            return part;
        });
        const { sbomDir } = request.outcome;
        // Of a build for a single platform.
        if (sbomDir !== undefined)
            await (0,build_report_files/* clearSbomDirectory */.gK)(sbomDir);
        await using builds = new AsyncDisposableStack();
        const prepared = await prepareAll(await withoutOutputs(parts), builds, deps);
        await runInTurn(prepared, request, deps);
        if (request.delivery.push)
            await pushIndex(parts, { request, report }, deps);
        await finish(parts, { request, report });
    });
}
/** What the build for one platform writes into the source is no part of it for the next. */
async function withoutOutputs(parts) {
    const own = await (0,own_outputs/* ownOutputs */.X)(parts.map(({ request }) => request));
    return parts.map((part) => ({ ...part, request: { ...part.request, ownOutputs: own } }));
}
/** One after the other, so that the log tells of one at a time; all that is wrong with any of them is told together. */
async function prepareAll(parts, builds, deps) {
    const log = tellingOnce(deps.log);
    let before = Promise.resolve();
    const prepare = async (part, at) => {
        const { target, report } = part;
        log.step(wordsOnPlatform(target, { at, of: parts.length }));
        const own = await platformDeps(nameOf(target), log, deps);
        return report.working(async () => {
            const request = await withPreviousOf(target, part.request, own);
            return { ...part, request, build: builds.use(await (0,build/* prepareBuild */.yI)(request, own, report)) };
        });
    };
    const checks = parts.map((part, at) => {
        const preparing = before.then(() => prepare(part, at));
        before = preparing.catch(() => undefined);
        return () => preparing;
    });
    try {
        return await (0,check_all/* checkAll */.K)(checks);
    }
    finally {
        // After a failure that is no finding, those that still go on must not be left behind.
        await before;
    }
}
/** The image that is loaded is the last: the engine has it only if the others are complete. */
async function runInTurn(prepared, { delivery: { push } }, { log, signal }) {
    const isLoaded = ({ request }) => Number(request.delivery.load);
    const waiting = [...prepared].sort((a, b) => isLoaded(a) - isLoaded(b));
    const built = [];
    for (const [at, { target, report, build }] of waiting.entries()) {
        log.step(wordsOnPlatform(target, { at, of: waiting.length }, "Building for"));
        try {
            await report.working(() => build.run());
            built.push(report.snapshot());
        }
        catch (error) {
            const left = waiting.slice(at + 1).map((each) => each.target);
            log.warning(wordsOnFailure(target, { built, left, push, isCancelled: signal.aborted }));
            throw error;
        }
    }
}
async function pushIndex(parts, { request, report }, { log, merge }) {
    const { tags, delivery } = request;
    log.step("Making the index of the images");
    const reports = parts.map((part) => part.report.snapshot());
    const images = reports.flatMap(({ digest }) => digest ?? []);
    const annotations = delivery.annotations.index;
    const index = { tags, byDigest: delivery.byDigest, images, annotations };
    const pushed = await report
        .time("make index", () => merge(index))
        .catch((error) => {
        log.warning(`The images are built, but not all tags are at an index of them. ${wordsOnImages(reports)}`);
        throw error;
    });
    report.add({ digest: pushed.digest, image: pushed.image, tags: pushed.tags });
}
async function finish(parts, { request: { outcome, delivery }, report }) {
    const { reportDir, sbomDir } = outcome;
    report.add({
        ...sharedReport(parts.map((part) => part.report.snapshot())),
        sbomDir: sbomDir?.path,
        reportDir: reportDir?.path,
        layoutDir: delivery.layout?.path,
    });
    const finished = report.finish();
    if (reportDir !== undefined)
        await (0,build_report_files/* writeReportFiles */.t4)(reportDir, { toml: undefined, report: finished });
}


/***/ }),

/***/ 1978:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ noPreviousImage)
/* harmony export */ });
/** In the repository of an image that is not to be looked at. */
function noPreviousImage({ registry, repository }) {
    return { registry, repository, tag: "cnb-no-previous-image" };
}


/***/ })

};
