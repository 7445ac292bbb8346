// Holds src.
export const id = 488;
export const ids = [488];
export const modules = {

/***/ 9257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ servedImage)
/* harmony export */ });
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8345);
// An image that its registry has, ready to be published elsewhere: its layers come from where it is. Pure.

/** An image as its registry has it. */
function servedImage(served) {
    const { reference, mediaType, manifest, manifestBytes, config, configJson } = served;
    return {
        ...{ mediaType, manifest, manifestBytes, config },
        configBytes: Buffer.from(configJson),
        digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(manifestBytes),
        originOf: () => ({ kind: "repository", repository: reference }),
    };
}


/***/ }),

/***/ 7488:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openComparison: () => (/* binding */ openComparison)
});

// EXTERNAL MODULE: ./build/js/src/buildpack/pack-modules.js
var pack_modules = __webpack_require__(448);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/gateway/edit-image.js
var edit_image = __webpack_require__(9060);
// EXTERNAL MODULE: ./build/js/src/gateway/served-image.js
var served_image = __webpack_require__(9257);
// EXTERNAL MODULE: ./build/js/src/project/source/source-digest.js
var source_digest = __webpack_require__(9015);
// EXTERNAL MODULE: ./build/js/src/project/source/source-filter.js + 1 modules
var source_filter = __webpack_require__(8257);
// EXTERNAL MODULE: ./build/js/src/cnb/lifecycle-metadata.js
var lifecycle_metadata = __webpack_require__(9595);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var schema = __webpack_require__(7442);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/platform/plan/build-user.js
var build_user = __webpack_require__(9647);
;// CONCATENATED MODULE: ./build/js/src/platform/plan/input-digests.js
// What an image is made from, in groups with one digest each: two builds can be compared without knowing what went into either. Pure.





/** The groups, by what messages call them; in the order in which people look for what has changed. */
const INPUT_GROUPS = {
    source: "the source",
    project: "project.toml",
    environment: "the variables",
    bindings: "the bindings",
    options: "the options",
    builder: "the builder",
    buildpacks: "the buildpacks",
    extensions: "the extensions",
    lifecycle: "the lifecycle",
    runImage: "the run image",
};
/**
 * Variables and bindings may be secret, and everyone who may pull the image reads its labels: a plain digest of a short secret tells it
 * to those who try all of them. So these two groups are only compared with a key.
 */
function digestInputs(build) {
    const { resolved, plan, source, modules } = build;
    const { order, orderExtensions } = plan.order;
    const { key } = resolved.reuse;
    return {
        source,
        project: digestOfValue(projectOf(build)),
        environment: keyedDigest("environment", variablesOf(build.request.env), key),
        bindings: keyedDigest("bindings", bindingsOf(build), key),
        options: digestOfValue(optionsOf(build)),
        builder: plan.builder.pinned?.digest,
        buildpacks: digestOfValue({ order, content: modules.buildpack }),
        extensions: digestOfValue({ order: orderExtensions, content: modules.extension }),
        lifecycle: lifecycleOf(plan),
        runImage: plan.runImage.value.pinned.digest,
    };
}
/** That of a builder has no image of its own. */
function lifecycleOf({ lifecycleImage, api }) {
    const image = lifecycleImage?.value.pinned?.digest;
    if (lifecycleImage !== undefined && image === undefined)
        return undefined;
    return digestOfValue({ image, api: (0,api_version/* formatApiVersion */.qL)(api.value) });
}
/** What project.toml says that no other group has. Its variables are no secrets: they are in the checkout. */
function projectOf({ request, resolved }) {
    const fromInput = new Set(request.env.map(({ name }) => name));
    const { selection, projectMetadata } = resolved;
    const env = variablesOf(resolved.env.filter(({ name }) => !fromInput.has(name)));
    return { env, selection, metadata: projectMetadata };
}
/** Of a name that is there twice, the later value counts. */
function variablesOf(env) {
    return sorted(new Map(env.map(({ name, value }) => [name, value])));
}
/** Those that were asked for: what comes from other inputs is with those. */
function bindingsOf({ request, resolved }) {
    const asked = new Set(request.bindings.map(({ name }) => name));
    return resolved.bindings
        .filter(({ name }) => asked.has(name))
        .map(({ name, entries }) => ({
        name,
        entries: [...entries].map(([key, content]) => [key, content.toString("base64")]),
    }));
}
/** All else that shows in the image, or that buildpacks see. */
function optionsOf({ resolved, plan }) {
    const { outcome, delivery, certificates, containers } = resolved;
    const { defaultProcess, createdAt, execEnv, layerCompression, appDir } = outcome;
    return {
        target: plan.target,
        runImages: plan.runImage.value.runImages,
        user: (0,build_user/* buildUser */.w)(resolved, plan),
        outcome: { defaultProcess, createdAt, execEnv, layerCompression, appDir },
        labels: sorted(delivery.labels),
        annotations: sorted(delivery.annotations),
        mounts: containers.mounts,
        certificates,
    };
}
function sorted(entries) {
    return [...entries].sort(([a], [b]) => (0,json/* compareBytes */.Xo)(a, b));
}
function digestOfValue(value) {
    return (0,oci_digest/* digestOf */.ol)((0,json/* encodeJson */.Pr)((0,json/* sortKeys */.di)(value)));
}
/** That there is nothing is no secret. */
function keyedDigest(group, values, key) {
    if (values.length === 0)
        return digestOfValue(values);
    if (key === undefined)
        return undefined;
    const text = `${group}\n${(0,json/* encodeJson */.Pr)((0,json/* sortKeys */.di)(values))}`;
    return `sha256:${(0,external_node_crypto_.createHmac)("sha256", key).update(text).digest("hex")}`;
}

;// CONCATENATED MODULE: ./build/js/src/platform/plan/inputs-record.js
// What an image says it was made from: a label with one digest for each group of inputs. It is a label and no annotation, since manifests
// of Docker's format have none, and since rebases keep labels and leave out annotations. Pure.





const INPUTS_LABEL = "io.buildpacks.action.inputs";
/** A group that has another meaning from now on needs another one: what older builds recorded is then not compared. */
const FORMAT = 1;
const RECORDED = Object.keys(INPUT_GROUPS).filter((group) => group !== "runImage");
/** The text of the label: the same for the same inputs, so that equal builds give equal images. */
function formatInputsRecord(digests) {
    const known = RECORDED.flatMap((group) => (digests[group] === undefined ? [] : [[group, digests[group]]]));
    return (0,json/* encodeJson */.Pr)({ format: FORMAT, ...Object.fromEntries(known) });
}
const Label = dist/* looseObject */._H3({ format: dist/* number */.aig() });
/**
 * Undefined if it is of a format that is not known here.
 * @throws {PlatformError} `MALFORMED` naming the image
 */
function parseInputsRecord(json, image) {
    const label = (0,schema/* parseJson */.qF)(Label, json, `The label ${INPUTS_LABEL} of ${image}`);
    if (label.format !== FORMAT)
        return undefined;
    const known = RECORDED.flatMap((group) => {
        const digest = label[group];
        return typeof digest === "string" && (0,oci_digest/* isDigest */.Bc)(digest) ? [[group, digest]] : [];
    });
    return Object.fromEntries(known);
}

;// CONCATENATED MODULE: ./build/js/src/platform/delivery/earlier-images.js
// The images that may do in place of a new one: the previous image, and what the names of the image point to so far.






/** What cannot be read does not do, and is no reason to fail: there is still the build. */
async function findEarlierImages({ tags, previousImage }, target, deps) {
    const names = previousImage === undefined ? tags : [previousImage, ...tags];
    const heads = await Promise.all(names.map(async (name) => {
        const digest = await ifReadable(name, deps.registry.headManifest(name), deps);
        return digest && { name, digest };
    }));
    const found = heads.filter((head) => head !== undefined);
    const different = new Map();
    for (const { name, digest } of found) {
        const key = `${(0,image_reference/* imageName */.tO)(name)}@${digest}`;
        if (!different.has(key))
            different.set(key, { name, digest });
    }
    const images = await Promise.all([...different.values()].map((named) => ifReadable(named.name, readNamed(named, target, deps), deps)));
    return {
        images: images.filter((image) => image !== undefined),
        digests: new Map(found.map(({ name, digest }) => [name, digest])),
    };
}
/** Undefined if it cannot be. */
async function ifReadable(name, reading, { log }) {
    return reading.catch((error) => {
        if (!(error instanceof errors/* PlatformError */.Wk) || error.code === "CANCELLED")
            throw error;
        log.debug(`${(0,quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(name))} is not compared: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    });
}
async function readNamed({ name, digest }, target, { registry }) {
    return describeFound(name, await (0,registry_image/* readImage */.A)(registry, (0,image_reference/* atDigest */.CU)(name, digest), target));
}
function describeFound(reference, image) {
    const labels = image.config.config?.Labels ?? {};
    const inputs = labels[INPUTS_LABEL];
    const name = (0,image_reference/* formatImageReference */.my)(reference);
    const what = (0,quote/* quote */.hD)(name);
    const runImage = (0,lifecycle_metadata/* runImageInLabels */.zy)(labels, what);
    return {
        name,
        image,
        inputs: inputs === undefined ? undefined : parseInputsRecord(inputs, what),
        runImage: runImage === undefined ? undefined : (0,image_reference/* parseImageReference */.o_)(runImage).digest,
    };
}

// EXTERNAL MODULE: ./build/js/src/cnb/report.js
var report = __webpack_require__(8663);
// EXTERNAL MODULE: ./build/js/src/platform/delivery/exported-image.js + 1 modules
var exported_image = __webpack_require__(5750);
// EXTERNAL MODULE: ./build/js/src/platform/delivery/tagged-image.js
var tagged_image = __webpack_require__(166);
;// CONCATENATED MODULE: ./build/js/src/platform/delivery/reused-image.js
// An image that is in its registry, or that is made of one there, on its way to its tags. No layer of the app leaves its repository.




/** Gives the image its tags. @throws what {@link publishWithChecks} rejects with */
async function deliverReused({ image, home, digests }, { tags: names, delivery: { byDigest } }, deps) {
    const [first] = names;
    const all = new Map(names.map((name) => [(0,image_reference/* imageName */.tO)(name), name]));
    if (home !== undefined)
        all.delete((0,image_reference/* imageName */.tO)(home));
    const tags = byDigest ? [] : names.filter((name) => digests.get(name) !== image.digest);
    await (0,tagged_image/* publishWithChecks */.h)(image, { tags, repositories: [...all.values()] }, deps);
    const { digest, config, manifest, manifestBytes } = image;
    const manifestSizeBytes = manifestBytes.length;
    return {
        ...(0,exported_image/* describeIfReadable */.Jp)({ config, manifest, name: (0,image_reference/* formatImageReference */.my)(first) }, deps.log),
        digest,
        image: (0,image_reference/* formatImageReference */.my)((0,image_reference/* atDigest */.CU)(first, digest)),
        tags: byDigest ? [] : names.map(image_reference/* formatImageReference */.my),
        manifestSizeBytes,
        toml: (0,report/* formatReport */.CI)({ tags: names.map(image_reference/* formatImageReference */.my), digest, manifestSizeBytes }),
    };
}

;// CONCATENATED MODULE: ./build/js/src/platform/plan/choose-work.js


/** What may be done with the first image that allows most; the images in the order in which they are asked. */
function chooseWork(now, images, { whenUnchanged, rebase }) {
    const compared = images.map((image) => ({ image, changed: changedSince(image, now) }));
    const same = compared.find(({ changed }) => changed?.length === 0);
    if (same !== undefined) {
        const reason = `nothing has changed since ${(0,quote/* quote */.hD)(same.image.name)}`;
        if (whenUnchanged === "skip")
            return { kind: "skip", image: same.image, reason };
        return { kind: "build", reason: `${reason}, and "when-unchanged" is "build"` };
    }
    const rebasable = compared.find(({ changed }) => changed?.every((group) => group === "runImage"));
    if (rebasable !== undefined && rebase === "auto") {
        const reason = `only the run image has changed since ${(0,quote/* quote */.hD)(rebasable.image.name)}`;
        return { kind: "rebase", image: rebasable.image, reason };
    }
    return {
        kind: "build",
        reason: whyBuilt(now, rebasable ?? compared.find(({ changed }) => changed) ?? compared[0]),
    };
}
/** Undefined if the image does not say what it was made from. */
function changedSince({ inputs, runImage }, now) {
    if (inputs === undefined)
        return undefined;
    const before = { ...inputs, runImage };
    const groups = Object.keys(INPUT_GROUPS);
    return groups.filter((group) => now[group] === undefined || before[group] !== now[group]);
}
/** As many as people read. */
const MAX_NAMED = 3;
function whyBuilt(now, closest) {
    if (closest === undefined)
        return "there is no earlier image";
    const { image, changed } = closest;
    const name = (0,quote/* quote */.hD)(image.name);
    if (changed === undefined)
        return `${name} does not say what it was made from`;
    const known = changed.filter((group) => now[group] !== undefined).map((group) => INPUT_GROUPS[group]);
    const unknown = changed.filter((group) => now[group] === undefined).map(whyUnknown);
    const changes = known.length === 0 ? [] : [`since ${name}, ${listOf(known)} changed`];
    return [...changes, ...unknown].join("; ");
}
function listOf(names) {
    return (0,quote/* someOf */.yU)(names, MAX_NAMED).join(", ");
}
function whyUnknown(group) {
    const name = INPUT_GROUPS[group];
    return group === "environment" || group === "bindings"
        ? `${name} may be secret, and are only compared with "when-unchanged-key"`
        : `${name} cannot be compared, since no registry has it`;
}

// EXTERNAL MODULE: ./build/js/src/platform/request/reuse-request.js
var reuse_request = __webpack_require__(3665);
;// CONCATENATED MODULE: ./build/js/src/platform/compare-inputs.js
// Whether a build is needed: what the image would be made from is compared with what earlier images say they were made from.












/** Begins to read the source, while other things are found out. */
function openComparison(resolved, deps) {
    const end = new AbortController();
    const { path, fileModes, selection, ownOutputs, reuse } = resolved;
    if (reuse.key !== undefined)
        deps.mask(reuse.key);
    const signal = AbortSignal.any([deps.signal, end.signal]);
    const filter = (0,source_filter/* createSourceFilter */.G)(selection, ownOutputs);
    const source = (0,source_digest/* digestOfSource */.x)({ path, fileModes, filter, signal });
    // What is wrong with it is told when it is asked for.
    const ended = source.then(() => undefined, () => undefined);
    return {
        decide: ({ request, plan, report }) => report.time("compare inputs", async () => decide({ request, resolved, plan, source: await source }, deps)),
        async [Symbol.asyncDispose]() {
            end.abort();
            await ended;
        },
    };
}
async function decide(build, deps) {
    const { resolved, plan } = build;
    const modules = {
        buildpack: await digestsOf("buildpack", plan),
        extension: await digestsOf("extension", plan),
    };
    const now = digestInputs({ ...build, modules });
    const { work, reused } = await findWork(now, build, deps);
    deps.log.chosen("Work", WORK_WORDS[work.kind], work.reason);
    if (work.kind === "build" || reused === undefined)
        return { kind: "build", resolved: withRecord(resolved, now) };
    return { kind: work.kind, deliver: () => deliverReused(reused, resolved, deps) };
}
const WORK_WORDS = {
    build: "a build",
    rebase: "a new run image below the earlier image",
    skip: "none, the earlier image gets the tags",
};
function digestsOf(kind, { order: { sources } }) {
    return (0,pack_modules/* digestModules */.s)(sources.filter(({ modules }) => modules.some((module) => module.kind === kind)));
}
async function findWork(now, { resolved, plan }, deps) {
    const reason = (0,reuse_request/* reasonToBuild */.m)(resolved);
    if (reason !== undefined)
        return { work: { kind: "build", reason } };
    const earlier = await findEarlierImages(resolved, plan.target, deps);
    const work = chooseWork(now, earlier.images, resolved.reuse);
    switch (work.kind) {
        case "build":
            return { work };
        case "skip": {
            const { image } = work.image;
            return { work, reused: { image: (0,served_image/* servedImage */.p)(image), home: image.reference, digests: earlier.digests } };
        }
        case "rebase":
            return rebaseUnlessRefused(work, { resolved, plan, earlier }, deps);
    }
}
async function rebaseUnlessRefused(work, { resolved, plan, earlier }, { rebase }) {
    const build = (why) => ({
        work: { kind: "build", reason: `${work.reason}, but ${why}` },
    });
    try {
        const image = await rebase(work.image.image, plan.runImage.value);
        if (image === undefined)
            return build("it says that it stands on the new one");
        return { work, reused: { image: annotated(image, resolved), home: undefined, digests: earlier.digests } };
    }
    catch (error) {
        if (!(error instanceof errors/* PlatformError */.Wk && error.code === "RUN_IMAGE"))
            throw error;
        return build(error.message.replace(/\.$/, ""));
    }
}
/** A rebase keeps labels, but no annotations. */
function annotated(image, { delivery: { annotations } }) {
    return { ...(0,edit_image/* editImage */.i)(image, { annotations }), originOf: (layer) => image.originOf(layer) };
}
function withRecord(resolved, now) {
    const { delivery } = resolved;
    const labels = new Map([...delivery.labels, [INPUTS_LABEL, formatInputsRecord(now)]]);
    return { ...resolved, delivery: { ...delivery, labels } };
}


/***/ }),

/***/ 9015:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ digestOfSource)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _bytes_measure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6511);
/* harmony import */ var _pack_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2052);
/* harmony import */ var _source_modes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4759);
/* harmony import */ var _source_tree_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4479);
// What tells whether a source is the same as another time: one digest of all that is uploaded of it.





/** Who owns the files is the builder's, and no part of the source. */
const NO_OWNER = { uid: 0, gid: 0 };
/**
 * The digest of what the filter takes: names, contents, modes and links. Times are no part of it: each checkout has others, and
 * lifecycles do not put them into images.
 * @throws {PlatformError} `SOURCE` where something cannot be read or changes while it is, and the signal's reason
 */
async function digestOfSource({ path, filter, fileModes, signal }) {
    const measure = new _bytes_measure_js__WEBPACK_IMPORTED_MODULE_1__/* .Measure */ .t();
    const kind = (await (0,_source_tree_js__WEBPACK_IMPORTED_MODULE_3__/* .findSource */ .T)(path)).isFile() ? "archive" : "directory";
    measure.add(Buffer.from(`${(0,_source_modes_js__WEBPACK_IMPORTED_MODULE_4__/* .appRootMode */ .n)(kind)}\n`));
    const tar = (0,_pack_source_js__WEBPACK_IMPORTED_MODULE_2__/* .packSourceTree */ .x)({ path, filter, fileModes, times: "fixed", ...NO_OWNER });
    for await (const chunk of tar) {
        measure.add(chunk);
        // Small files are read synchronously: what else goes on, such as answers of registries, gets its turn in between.
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setImmediate)();
        signal?.throwIfAborted();
    }
    return measure.digest();
}


/***/ })

};
