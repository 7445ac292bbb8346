// Holds src.
export const id = 615;
export const ids = [615];
export const modules = {

/***/ 7185:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S1: () => (/* binding */ pruneBuilder),
/* harmony export */   t2: () => (/* binding */ layerBytes)
/* harmony export */ });
/* unused harmony export PRUNED_LABEL */
/* harmony import */ var _oci_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8345);
/* harmony import */ var _oci_image_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4955);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3311);
// A builder without the layers that a build cannot use, or does not use yet: an image of its own, made of the same blobs. Pure.



/** Of the pruned image: the digest of the builder's manifest. Its other labels would tell of what is not there. */
const PRUNED_LABEL = "io.buildpacks.action.pruned-builder";
/** Bytes of all layers of an image, compressed. */
function layerBytes({ layers }) {
    return layers.reduce((sum, { size }) => sum + size, 0);
}
/**
 * The layers at these places of the builder, in this order; the same bytes for the same builder and places. Where one image begins with the
 * layers of another, an engine that has that needs only the others.
 */
function pruneBuilder(builder, places) {
    const { rootfs, config: container, ...rest } = builder.config;
    const at = (layers) => places.flatMap((place) => layers[place] ?? []);
    const config = {
        ...rest,
        // It has an entry for each layer, and more.
        history: undefined,
        rootfs: { ...rootfs, diff_ids: at(rootfs.diff_ids) },
        config: { ...container, Labels: { [PRUNED_LABEL]: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(builder.manifestBytes) } },
    };
    const configBytes = Buffer.from((0,_oci_image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeImageConfig */ .GL)(config));
    const mediaType = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestTypeOf */ .Hj)(builder.manifest);
    const manifest = {
        schemaVersion: 2,
        mediaType,
        config: {
            mediaType: builder.manifest.config.mediaType,
            digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(configBytes),
            size: configBytes.length,
        },
        layers: at(builder.manifest.layers),
    };
    const manifestBytes = Buffer.from(JSON.stringify(manifest));
    return { digest: (0,_oci_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(manifestBytes), mediaType, manifest, manifestBytes, config, configBytes };
}


/***/ }),

/***/ 615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  planStages: () => (/* binding */ planStages)
});

// EXTERNAL MODULE: ./build/js/src/cnb/module-reference.js
var module_reference = __webpack_require__(5233);
;// CONCATENATED MODULE: ./build/js/src/builder/earlier-group.js
// Which group of an order an earlier build went with, told from the buildpacks that took part in it. Pure.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#order-resolution

/**
 * The place of the first group that can come to exactly these buildpacks, whatever their versions; -1 if none can.
 * @param ids of the buildpacks, in their order
 */
function findEarlierGroup(ids, order, modules) {
    if (ids.length === 0)
        return -1;
    const walk = new Walk(ids, modules);
    return order.findIndex((group) => walk.ofGroup(group, 0).has(ids.length));
}
/** How many of the buildpacks can be there before and after a part of an order. Each part counts once, so that circles end. */
class Walk {
    #ids;
    #composites;
    #known = new Map();
    constructor(ids, modules) {
        this.#ids = ids;
        this.#composites = modules.filter(({ kind, order }) => kind === "buildpack" && order?.length);
    }
    ofGroup({ group }, from) {
        let reached = new Set([from]);
        for (const element of group)
            reached = new Set([...reached].flatMap((at) => [...this.#of(element, at)]));
        return reached;
    }
    #of(element, from) {
        const { id, version, optional } = element;
        const key = `${id}@${version} ${String(optional)} ${String(from)}`;
        const known = this.#known.get(key);
        if (known !== undefined)
            return known;
        const reached = new Set();
        this.#known.set(key, reached);
        // A buildpack takes part once.
        if (optional || this.#ids.slice(0, from).includes(id))
            reached.add(from);
        if (this.#ids[from] === id)
            reached.add(from + 1);
        for (const { order = [] } of this.#composites.filter((each) => (0,module_reference/* isNamed */.ev)(each, element)))
            for (const group of order)
                for (const at of this.ofGroup(group, from))
                    reached.add(at);
        return reached;
    }
}

;// CONCATENATED MODULE: ./build/js/src/builder/order-stages.js
// In which stages a builder is fetched whose order leads to much of it: what the first groups need, then what more of them do. Pure.
/** Detecting once more, which a wrong guess costs, takes as long as fetching this. Less is fetched at once. */
const WORTH_BYTES = 50_000_000;
/** Where an earlier build tells the group, a wrong guess is rare. */
const WORTH_IF_TOLD_BYTES = 10_000_000;
/** More groups are fetched along if they add no more than this. */
const ALONG_BYTES = 10_000_000;
/** Each one detects again. */
const MAX_STAGES = 4;
/**
 * How many groups of an order each stage is for; the last one is for all of them, and may be the only one. The first stage is for the first
 * group, or for those up to the one that is told. Each other one but the last at least doubles what is fetched.
 * @param sizesBytes what the first group needs, what the first two do, and so on
 * @param told the place of the group that most likely builds
 */
function stagesOf(sizesBytes, told) {
    const wholeBytes = sizesBytes.at(-1) ?? 0;
    const stages = [];
    let first = told ?? 0;
    let worthBytes = told === undefined ? WORTH_BYTES : WORTH_IF_TOLD_BYTES;
    while (first >= 0 && stages.length < MAX_STAGES - 1) {
        const firstBytes = sizesBytes[first] ?? wholeBytes;
        const end = sizesBytes.findLastIndex((bytes) => bytes <= firstBytes + ALONG_BYTES);
        const stageBytes = sizesBytes[end] ?? wholeBytes;
        if (wholeBytes - stageBytes < worthBytes)
            break;
        stages.push(end + 1);
        first = sizesBytes.findIndex((bytes) => bytes >= 2 * stageBytes);
        worthBytes = WORTH_BYTES;
    }
    return [...stages, sizesBytes.length];
}

// EXTERNAL MODULE: ./build/js/src/builder/pruned-builder.js
var pruned_builder = __webpack_require__(7185);
// EXTERNAL MODULE: ./build/js/src/cache/builder-load.js
var builder_load = __webpack_require__(2546);
// EXTERNAL MODULE: ./build/js/src/cnb/order.js
var order = __webpack_require__(9733);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quantities.js
var quantities = __webpack_require__(7126);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/platform/pull/builder-way.js
var builder_way = __webpack_require__(1608);
// EXTERNAL MODULE: ./build/js/src/cnb/build-metadata.js + 2 modules
var build_metadata = __webpack_require__(6006);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
;// CONCATENATED MODULE: ./build/js/src/platform/pull/earlier-buildpacks.js
// Which buildpacks built the previous image: most builds use the same group of the order again.





/** Those that built the previous image; undefined if no registry has it, or it does not say. Never rejects. */
async function readEarlierBuildpacks({ tags, previousImage, delivery }, { target, order }, { registry, log }) {
    if (order.order.length < 2 || (previousImage === undefined && !delivery.push))
        return undefined;
    const reference = previousImage ?? tags[0];
    const name = (0,image_reference/* formatImageReference */.my)(reference);
    try {
        const { config } = await (0,registry_image/* readImage */.A)(registry, reference, target);
        const label = config.config?.Labels?.[build_metadata/* BUILD_METADATA_LABEL */.Ut];
        if (label === undefined)
            return undefined;
        return { name, ids: (0,build_metadata/* parseBuildMetadata */.Ri)(label, (0,quote/* quote */.hD)(name)).buildpacks.map(({ id }) => id) };
    }
    catch (error) {
        log.debug(`It is not known which buildpacks built ${(0,quote/* quote */.hD)(name)}: ${(0,errors/* messageOf */.bD)(error)}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/js/src/builder/reachable-modules.js
/** The modules that a group can lead to. What names no version leads to all; what is not among the modules leads nowhere. */
function reachableModules({ order, orderExtensions }, modules) {
    const byName = indexModules(modules);
    const reached = new Set();
    const named = new Set();
    const waiting = [
        ["buildpack", order],
        ["extension", orderExtensions],
    ];
    // The list grows while it is walked. Each name counts once, so that circles end.
    for (const [kind, groups] of waiting) {
        for (const element of groups.flatMap(({ group }) => group)) {
            const name = nameOf({ ...element, kind });
            if (named.has(name))
                continue;
            named.add(name);
            for (const module of byName.get(name) ?? []) {
                reached.add(module);
                waiting.push(["buildpack", module.order ?? []]);
            }
        }
    }
    return reached;
}
/** By kind, id and version, and by kind and id alone. */
function indexModules(modules) {
    const index = new Map();
    const add = (name, module) => {
        const others = index.get(name);
        if (others === undefined)
            index.set(name, [module]);
        else
            others.push(module);
    };
    for (const module of modules) {
        add(nameOf(module), module);
        if (module.version !== "")
            add(nameOf({ ...module, version: "" }), module);
    }
    return index;
}
function nameOf({ kind, id, version }) {
    return `${kind} ${id}@${version}`;
}

;// CONCATENATED MODULE: ./build/js/src/builder/layers-by-group.js

/**
 * What the first group needs, what the first two do, and so on; the last is for the whole order. It is needed in any case what has not
 * only modules: the base, the lifecycle, or whatever else somebody added, which no label names.
 */
function needsOfGroups({ manifest, config }, { order, orderExtensions }, modules) {
    const placeOf = placesOfModules(config.rootfs.diff_ids, modules);
    const ofModules = new Set(placeOf.values());
    const needed = new Set(manifest.layers.keys().filter((at) => !ofModules.has(at)));
    return order.map((_, at) => {
        const reached = reachableModules({ order: order.slice(0, at + 1), orderExtensions }, modules);
        const added = [...reached].flatMap(({ diffId }) => placeOf.get(diffId ?? "") ?? []);
        for (const place of added.sort((one, other) => one - other))
            needed.add(place);
        const places = [...needed];
        return { places, sizeBytes: places.reduce((sum, place) => sum + (manifest.layers[place]?.size ?? 0), 0) };
    });
}
/** By diffID. A layer that is there twice is not one of modules alone. */
function placesOfModules(diffIds, modules) {
    const named = new Set(modules.flatMap(({ diffId }) => diffId ?? []));
    const places = [...diffIds.entries()].filter(([at, diffId]) => named.has(diffId) && diffIds.indexOf(diffId) === at && !diffIds.includes(diffId, at + 1));
    return new Map(places.map(([at, diffId]) => [diffId, at]));
}

// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
;// CONCATENATED MODULE: ./build/js/src/builder/order-modules.js
// What lifecycles look for before they try the first group. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector


/**
 * Whether all that stands directly in an order is there, for a Buildpack API that the lifecycle speaks. If not, the lifecycle refuses the
 * order whatever its first groups are.
 * @param apis that the lifecycle speaks; empty if that is not known
 */
function isComplete({ order, orderExtensions }, modules, apis) {
    const spoken = apis.map(api_version/* parseApiVersion */.cX);
    const speaks = ({ api }) => {
        if (api === undefined || spoken.length === 0)
            return true;
        return (0,api_version/* highestCommonVersion */.qf)([(0,api_version/* parseApiVersion */.cX)(api)], spoken) !== undefined;
    };
    const usable = modules.filter(speaks);
    const has = (kind, groups) => groups
        .flatMap(({ group }) => group)
        .every((element) => usable.some((module) => module.kind === kind && (0,module_reference/* isNamed */.ev)(module, element)));
    return has("buildpack", order) && has("extension", orderExtensions);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js
var decompressed = __webpack_require__(1721);
// EXTERNAL MODULE: ./build/js/src/bytes/verified.js
var verified = __webpack_require__(9147);
// EXTERNAL MODULE: ./build/js/src/oci/tar-reader.js
var tar_reader = __webpack_require__(2096);
;// CONCATENATED MODULE: ./build/js/src/builder/top-layers.js
// The small layers that lie on top of a builder in its registry. They have its order.toml: a builder that somebody derived from another
// one has the labels of that, but may have an order of its own. And where they stay away from modules, it does not matter which of both
// lies above the other.







const ORDER = "cnb/order.toml";
const SYSTEM = "cnb/system.toml";
const MODULES = ["cnb/buildpacks", "cnb/extensions"];
/** What hides all that lies below. */
const HIDES_ALL = ["cnb/.wh..wh..opq", ".wh.cnb", ".wh..wh..opq"];
const HIDES_ORDER = new Set(["cnb/.wh.order.toml", ...HIDES_ALL]);
const HIDES_MODULES = new Set([
    "cnb/.wh.buildpacks",
    "cnb/.wh.extensions",
    ...HIDES_ALL,
]);
/** Tools give a builder's small files layers of their own, and put them on top. */
const MAX_LAYER_BYTES = 1024 * 1024;
const MAX_LAYERS = 8;
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;
const MAX_ORDER_BYTES = 1024 * 1024;
/**
 * Reads them.
 * @throws {PlatformError} what the registry rejects with; `MALFORMED` if the order is none, or a layer no tar, `DIGEST_MISMATCH` if
 * a layer is not what the config says
 */
async function readTopLayers(source) {
    const others = otherLayers(source);
    const large = others.findIndex(({ blob }) => blob.size > MAX_LAYER_BYTES);
    const small = others.slice(0, large < 0 ? MAX_LAYERS : Math.min(large, MAX_LAYERS));
    const read = await (0,bounded/* allEnded */.Cw)(small.map((layer) => readLayer(layer, source)));
    const toml = read.find(({ order }) => order !== undefined)?.order;
    const unread = others.slice(small.length);
    return {
        orders: toml === undefined || toml === "hidden" ? undefined : (0,order/* parseOrder */.of)(toml.toString("utf8"), `/${ORDER}`),
        areApart: !read.some(({ isInModules }) => isInModules) && !unread.some(({ isAboveModules }) => isAboveModules),
        haveSystem: read.some(({ hasSystem }) => hasSystem),
    };
}
/** Those that are no module's, the highest first. */
function otherLayers({ image: { manifest, config }, modules }) {
    const diffIds = config.rootfs.diff_ids;
    const lowest = diffIds.findIndex((diffId) => modules.has(diffId));
    return manifest.layers
        .map((blob, at) => ({ blob, diffId: diffIds[at] ?? "", isAboveModules: lowest >= 0 && at > lowest }))
        .filter(({ diffId }) => !modules.has(diffId))
        .reverse();
}
async function readLayer({ blob, diffId }, { openBlob }) {
    const content = (await openBlob(blob));
    const expected = { digest: diffId, limitBytes: MAX_UNPACKED_BYTES };
    const tar = (0,verified/* verified */.zr)((0,decompressed/* decompressed */.ji)(content), expected, (fault) => {
        const message = `The layer ${blob.digest} unpacks to ${(0,verified/* describeFault */.Qx)(fault)}, and its diffID is ${diffId}.`;
        return new errors/* PlatformError */.Wk("DIGEST_MISMATCH", message);
    });
    let order;
    let isInModules = false;
    let hasSystem = false;
    for await (const item of (0,tar_reader/* readTar */.s)(tar)) {
        const { type, linkName } = item.entry;
        const file = pathOf(item.entry.name);
        if (file === ORDER)
            order = type === "file" ? await (0,tar_reader/* readContent */.c)(item, MAX_ORDER_BYTES) : "hidden";
        else if (HIDES_ORDER.has(file) || (file === "cnb" && type !== "directory"))
            order = "hidden";
        hasSystem ||= file === SYSTEM;
        isInModules ||=
            touchesModules(file, type === "directory") ||
                (type === "hardlink" && touchesModules(pathOf(linkName ?? ""), false));
    }
    return { order, isInModules, hasSystem };
}
function pathOf(name) {
    return external_node_path_.posix.normalize(`/${name}`).replace(/^\/|\/$/g, "");
}
/** Directories above a module may be there again. */
function touchesModules(file, isDirectory) {
    if (file === "cnb" || MODULES.some((directory) => file === directory))
        return !isDirectory;
    return HIDES_MODULES.has(file) || MODULES.some((directory) => file.startsWith(`${directory}/`));
}

// EXTERNAL MODULE: ./build/js/src/buildpack/builder-modules.js
var builder_modules = __webpack_require__(2822);
// EXTERNAL MODULE: ./build/js/src/cnb/builder-labels.js
var builder_labels = __webpack_require__(92);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/image-layers.js
var image_layers = __webpack_require__(7523);
;// CONCATENATED MODULE: ./build/js/src/platform/pull/needed-parts.js
// What the groups of a build's order need of a builder, and how the engine can get that without the rest.











/** With them, a lifecycle looks for modules and their order elsewhere. */
const MOVED_BY = ["CNB_ORDER_PATH", "CNB_BUILDPACKS_DIR", "CNB_EXTENSIONS_DIR"];
/** Whether that may be worth it, by what the labels of the builder say. */
function mayLeaveOut({ builder, order }, modules) {
    const { served } = builder;
    if (served === undefined)
        return false;
    const [first] = needsOfGroups(served, order, modules);
    return first !== undefined && (0,pruned_builder/* layerBytes */.t2)(served.manifest) - first.sizeBytes >= builder_way/* WORTH_BYTES */.$c;
}
/** Why not, as a clause, where all of it is wanted. @throws what the registry rejects with, or what is wrong with its order */
async function readNeededParts(plan, { modules, buildpackApis }, deps) {
    const { builder, order, daemon } = plan;
    const { served, pinned } = builder;
    if (served === undefined || pinned === undefined)
        return "it is in no registry";
    const obstacle = findObstacle(plan);
    if (obstacle !== undefined)
        return obstacle;
    const way = await (0,builder_way/* chooseWay */.T4)(daemon, deps);
    if (typeof way === "string")
        return way;
    // Of an order that the build writes, the builder's own is no part.
    const own = order.toml === undefined ? undefined : order;
    const top = await readTopLayers({
        image: served,
        modules: new Set(modules.flatMap(({ diffId }) => diffId ?? [])),
        openBlob: (layer) => deps.registry.openBlob(pinned, layer),
    });
    // Whatever the order is: its buildpacks take part, and lifecycles refuse to begin without them.
    if (top.haveSystem)
        return "it has a system.toml that its labels do not tell of";
    const orders = own ?? top.orders;
    if (orders === undefined)
        return "its order.toml is in none of the small layers on top";
    return {
        served,
        way,
        orders,
        needs: needsOfGroups(served, orders, modules),
        canReorder: top.areApart,
        isComplete: isComplete(orders, modules, buildpackApis),
    };
}
function knownModules({ builder, order }) {
    const name = (0,image_reference/* formatImageReference */.my)(builder.reference);
    const { modules, buildpackApis } = (0,builder_modules/* readBuilderModules */.ti)(name, builder.target, builder.labels);
    return { modules: [...modules, ...order.sources.flatMap((source) => source.modules)], buildpackApis };
}
function findObstacle({ builder, extender }) {
    const { served, env } = builder;
    if (extender !== undefined)
        return "image extensions may change it";
    if (hasSystemBuildpacks(builder))
        return "it has system buildpacks, which are in no order";
    if (served !== undefined && !(0,image_layers/* haveSameLayers */.xj)(served))
        return `it has ${(0,image_layers/* countLayers */.oM)(served)}`;
    const foreign = served && (0,builder_way/* foreignLayer */.Ub)(served.manifest);
    if (foreign !== undefined)
        return foreign;
    const variable = MOVED_BY.find((name) => (0,image_config/* envValue */.$R)(env, name) !== undefined);
    return variable && `it sets ${variable}`;
}
function hasSystemBuildpacks({ reference, labels }) {
    const label = labels[builder_labels/* BUILDPACK_SYSTEM_LABEL */.$G];
    if (label === undefined)
        return false;
    const { pre, post } = (0,builder_labels/* parseSystemLabel */.Fu)(label, (0,quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(reference)));
    return [pre, post].some(({ buildpacks }) => buildpacks.length > 0);
}

;// CONCATENATED MODULE: ./build/js/src/platform/pull/builder-stages.js
// What an engine gets of a builder, and when: what the first groups of the order need, and more only as long as none of them is detected.
// The first group that is detected builds, so the groups up to it lead to the same image as all of them.











/** The post step gets it in its environment, which is not large everywhere. */
const MAX_CONFIG_BYTES = 32 * 1024;
/** For an engine that has not all of the builder. Never rejects. */
async function planStages(request, plan, deps) {
    const { log } = deps;
    try {
        const known = knownModules(plan);
        const mayBeWorth = mayLeaveOut(plan, known.modules);
        const obstacle = mayBeWorth
            ? request.whyWhole
            : "even the first group of the order leads to nearly all of it";
        const [parts, earlier] = obstacle === undefined
            ? await Promise.all([readNeededParts(plan, known, deps), readEarlierBuildpacks(request, plan, deps)])
            : [obstacle];
        if (typeof parts !== "string")
            return await choose({ plan, parts, told: tell(earlier, parts, known.modules), mayGuess: request.mayGuess }, log);
        log[mayBeWorth ? "info" : "debug"](`The whole builder is needed: ${parts}.`);
    }
    catch (error) {
        log.info(`The whole builder is needed, as its order is not known: ${(0,errors/* messageOf */.bD)(error)}`);
    }
    return wholeOf(plan);
}
function wholeOf({ order }) {
    return {
        first: { pull: undefined, order: order.toml, size: "all", groups: "all groups" },
        others: [],
    };
}
function tell(earlier, { orders }, modules) {
    const place = earlier === undefined ? -1 : findEarlierGroup(earlier.ids, orders.order, modules);
    return earlier === undefined || place < 0 ? undefined : { place, by: earlier.name };
}
async function choose(staging, log) {
    const { plan, parts, told } = staging;
    const stages = countsOf(staging).map((count) => stageFor(count, parts));
    if (stages.some(({ pull }) => pull.builder.configBytes.length > MAX_CONFIG_BYTES)) {
        log.info("The whole builder is needed: its environment is unusually large.");
        return wholeOf(plan);
    }
    const held = await findHeld(stages, plan.daemon);
    const isPruned = tellPruned(staging, log);
    const [first, ...others] = stages.slice(Math.max(held, 0));
    if (first === undefined || (stages.length === 1 && held < 0 && !isPruned))
        return wholeOf(plan);
    // A build that has begun has the order of its first stage where a lifecycle looks before it takes that of the builder.
    if (others.length === 0)
        return { first: { ...first, order: plan.order.toml }, others };
    if (held < 0)
        log.info(firstWords(first, told));
    return { first, others };
}
/** An engine that is sent an archive unpacks nothing before it has all of that, so more archives take longer. */
function countsOf({ parts, told, mayGuess }) {
    const isGuess = told === undefined;
    const { needs, way } = parts;
    if (!parts.canReorder || !parts.isComplete || (isGuess && (!mayGuess || way.kind === "load")))
        return [needs.length];
    return stagesOf(needs.map(({ sizeBytes }) => sizeBytes), told?.place);
}
function stageFor(count, { served, way, orders, needs, canReorder }) {
    const { places, sizeBytes } = needs[count - 1] ?? { places: [], sizeBytes: 0 };
    const builder = (0,pruned_builder/* pruneBuilder */.S1)(served, canReorder ? places : places.toSorted((one, other) => one - other));
    const all = String(needs.length);
    const some = count === 1 ? "the first" : `the first ${String(count)}`;
    const size = `${(0,quantities/* formatSize */.Xq)(sizeBytes)} of ${(0,quantities/* formatSize */.Xq)(needs.at(-1)?.sizeBytes ?? 0)}`;
    return {
        pull: { builder, way },
        order: (0,order/* formatOrder */.Gv)(orders.order.slice(0, count), orders.orderExtensions),
        size,
        groups: count === needs.length ? `all ${all} groups` : `${some} of ${all} groups`,
    };
}
/** The last one that the engine has from an earlier build; -1 if it has none. */
async function findHeld(stages, daemon) {
    const found = await Promise.all(stages.map(({ pull: { builder } }) => {
        const diffIds = builder.config.rootfs.diff_ids;
        return (0,builder_load/* findLoadedBuilder */.U8)(daemon, { manifestDigest: builder.digest, diffIds });
    }));
    return found.findLastIndex((name) => name !== undefined);
}
/** Whether the whole order needs less than all of the builder. */
function tellPruned({ parts: { served, needs } }, log) {
    const whole = served.manifest;
    const { places, sizeBytes } = needs.at(-1) ?? { places: [], sizeBytes: 0 };
    const isPruned = (0,pruned_builder/* layerBytes */.t2)(whole) - sizeBytes >= builder_way/* WORTH_BYTES */.$c;
    if (isPruned) {
        const size = `${(0,quantities/* formatSize */.Xq)(sizeBytes)} of ${(0,quantities/* formatSize */.Xq)((0,pruned_builder/* layerBytes */.t2)(whole))}`;
        const where = `${String(whole.layers.length - places.length)} of its ${String(whole.layers.length)} layers`;
        log.info(`Of the builder, ${size} are needed: the order leads to no buildpack in ${where}.`);
    }
    return isPruned;
}
function firstWords({ size, groups }, told) {
    const fetched = `Of the builder, ${size} are fetched first, for ${groups}`;
    if (told === undefined)
        return `${fetched}. More is fetched if none of these is detected.`;
    return `${fetched}: the buildpacks of ${(0,quote/* quote */.hD)(told.by)} are of one of them.`;
}


/***/ }),

/***/ 1608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $c: () => (/* binding */ WORTH_BYTES),
/* harmony export */   T4: () => (/* binding */ chooseWay),
/* harmony export */   Ub: () => (/* binding */ foreignLayer),
/* harmony export */   sL: () => (/* binding */ hasPulledBase)
/* harmony export */ });
/* harmony import */ var _cache_builder_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2546);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1487);
/* harmony import */ var _plan_gateway_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8504);
// How an engine can get the layers of a builder through this process, so that it need not get all of them, or gets them sooner.



/** Less than this is pulled in the time that it takes to find out how to do without. */
const WORTH_BYTES = 10_000_000;
/** An engine that pulls unpacks while it downloads. Podman pulls without TLS only what its configuration names. Why not, as a clause. */
async function chooseWay(daemon, deps) {
    const address = await (0,_plan_gateway_address_js__WEBPACK_IMPORTED_MODULE_1__/* .findGatewayAddress */ .C)("host", { ...deps, daemon });
    if (address.kind === "address" && daemon.info.engine === "docker")
        return { kind: "pull", address: address.address };
    return daemon.socketPath === undefined
        ? "a part of it would come from this process, and the engine is elsewhere"
        : { kind: "load" };
}
/** What engines get from elsewhere than the image's registry, as a clause; undefined if there is none. */
function foreignLayer({ layers }) {
    const foreign = layers.find(({ mediaType }) => /foreign|nondistributable/.test(mediaType));
    return foreign && `its layer ${foreign.digest} is ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(foreign.mediaType)}`;
}
/**
 * Whether the engine has the first layer by the name that the registry gives it, since it pulled one of these images. It would not know
 * the layer by another name, and get it once more.
 */
async function hasPulledBase(daemon, images, [first]) {
    const pulled = images.filter((name) => !(0,_cache_builder_load_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoadedBuilder */ .Vz)(name));
    const found = await Promise.all(pulled.map((name) => daemon.inspectImage(name)));
    return found.some((image) => image !== undefined && image.diffIds[0] === first);
}


/***/ })

};
