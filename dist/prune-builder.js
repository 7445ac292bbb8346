// Holds src.
export const id = 198;
export const ids = [198];
export const modules = {

/***/ 70622:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  t2: () => (/* binding */ layerBytes),
  Lz: () => (/* binding */ measureLayers),
  S1: () => (/* binding */ pruneBuilder),
  T2: () => (/* binding */ unreachableLayers)
});

// UNUSED EXPORTS: PRUNED_LABEL

// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(34955);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var oci_manifest = __webpack_require__(85692);
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

;// CONCATENATED MODULE: ./build/js/src/builder/pruned-builder.js
// A builder without the layers that a build cannot use: an image of its own, made of the same blobs. Pure.




/** Of the pruned image: the digest of the builder's manifest. Its other labels would tell of what is not there. */
const PRUNED_LABEL = "io.buildpacks.action.pruned-builder";
/**
 * The diffIDs of layers in which everything is a module that no group leads to. A layer that no label names is the base, the
 * lifecycle, or whatever else somebody added.
 */
function unreachableLayers(orders, modules) {
    const reached = reachableModules(orders, modules);
    const unreachable = new Set(modules.flatMap(({ diffId }) => diffId ?? []));
    for (const { diffId } of reached)
        if (diffId !== undefined)
            unreachable.delete(diffId);
    return unreachable;
}
/** Bytes of these layers of a builder, compressed. */
function measureLayers({ manifest, config }, diffIds) {
    const places = placesOf(diffIds, config);
    return layerBytes({ layers: manifest.layers.filter((_, at) => places.has(at)) });
}
/** Bytes of all layers of an image, compressed. */
function layerBytes({ layers }) {
    return layers.reduce((sum, { size }) => sum + size, 0);
}
/** The builder without these layers; the same bytes for the same builder and layers. */
function pruneBuilder(builder, dropped) {
    const { rootfs, config: container, ...rest } = builder.config;
    const places = placesOf(dropped, builder.config);
    const isKept = (_, at) => !places.has(at);
    const config = {
        ...rest,
        // It has an entry for each layer, and more.
        history: undefined,
        rootfs: { ...rootfs, diff_ids: rootfs.diff_ids.filter(isKept) },
        config: { ...container, Labels: { [PRUNED_LABEL]: (0,digest/* digestOf */.ol)(builder.manifestBytes) } },
    };
    const configBytes = Buffer.from((0,image_config/* encodeImageConfig */.GL)(config));
    const mediaType = (0,oci_manifest/* manifestTypeOf */.Hj)(builder.manifest);
    const manifest = {
        schemaVersion: 2,
        mediaType,
        config: {
            mediaType: builder.manifest.config.mediaType,
            digest: (0,digest/* digestOf */.ol)(configBytes),
            size: configBytes.length,
        },
        layers: builder.manifest.layers.filter(isKept),
    };
    const manifestBytes = Buffer.from(JSON.stringify(manifest));
    return { digest: (0,digest/* digestOf */.ol)(manifestBytes), mediaType, manifest, manifestBytes, config, configBytes };
}
/** Where layers are in an image. One that is there twice is no layer of a module alone. */
function placesOf(wanted, { rootfs }) {
    const places = new Map();
    for (const [at, diffId] of rootfs.diff_ids.entries())
        if (wanted.has(diffId))
            places.set(diffId, [...(places.get(diffId) ?? []).slice(0, 1), at]);
    return new Set([...places.values()].flatMap((found) => (found.length === 1 ? found : [])));
}


/***/ }),

/***/ 52198:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $c: () => (/* binding */ WORTH_BYTES),
  findPrunedBuilder: () => (/* binding */ findPrunedBuilder),
  XG: () => (/* binding */ modulesOf),
  FS: () => (/* binding */ ordersOf),
  R3: () => (/* binding */ prune)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(33126);
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js
var decompressed = __webpack_require__(61721);
// EXTERNAL MODULE: ./build/js/src/bytes/verified.js
var verified = __webpack_require__(79147);
// EXTERNAL MODULE: ./build/js/src/cnb/order.js
var order = __webpack_require__(29733);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(11024);
// EXTERNAL MODULE: ./build/js/src/oci/tar-reader.js
var tar_reader = __webpack_require__(32096);
;// CONCATENATED MODULE: ./build/js/src/builder/order-file.js
// The order.toml of a builder in its registry, read out of the layers that lie on top: a builder that somebody derived from another one
// has the labels of that, but may have an order of its own.







const ORDER = "cnb/order.toml";
/** What hides one that lies below. */
const HIDES = new Set(["cnb/.wh.order.toml", "cnb/.wh..wh..opq", ".wh.cnb", ".wh..wh..opq"]);
/** Tools give a builder's small files layers of their own, and put them on top. */
const MAX_LAYER_BYTES = 1024 * 1024;
const MAX_LAYERS = 8;
const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;
const MAX_ORDER_BYTES = 1024 * 1024;
/**
 * Reads the order that the builder's lifecycle finds; undefined if it is in none of the small layers on top.
 * @throws {PlatformError} what the registry rejects with; `MALFORMED` if it is no order, or a layer no tar, `DIGEST_MISMATCH` if
 * a layer is not what the config says
 */
async function readOrderFile(source) {
    const found = await (0,bounded/* allEnded */.Cw)(smallLayersOnTop(source).map((layer) => findOrder(layer, source)));
    const toml = found.find((each) => each !== undefined);
    return toml === undefined || toml === "hidden" ? undefined : (0,order/* parseOrder */.of)(toml.toString("utf8"), `/${ORDER}`);
}
/** The highest first. */
function smallLayersOnTop({ image: { manifest, config }, modules }) {
    const layers = manifest.layers
        .map((blob, at) => ({ blob, diffId: config.rootfs.diff_ids[at] ?? "" }))
        .filter(({ diffId }) => !modules.has(diffId))
        .reverse();
    const large = layers.findIndex(({ blob }) => blob.size > MAX_LAYER_BYTES);
    return layers.slice(0, large < 0 ? MAX_LAYERS : Math.min(large, MAX_LAYERS));
}
/** `hidden`: there is none from here on, or not where it seems to be. */
async function findOrder({ blob, diffId }, { openBlob }) {
    const content = (await openBlob(blob));
    const expected = { digest: diffId, limitBytes: MAX_UNPACKED_BYTES };
    const tar = (0,verified/* verified */.zr)((0,decompressed/* decompressed */.ji)(content), expected, (fault) => {
        const message = `The layer ${blob.digest} unpacks to ${(0,verified/* describeFault */.Qx)(fault)}, and its diffID is ${diffId}.`;
        return new errors/* PlatformError */.Wk("DIGEST_MISMATCH", message);
    });
    let found;
    for await (const item of (0,tar_reader/* readTar */.s)(tar)) {
        const { name, type } = item.entry;
        const file = external_node_path_.posix.normalize(`/${name}`).replace(/^\/|\/$/g, "");
        if (file === ORDER)
            found = type === "file" ? await (0,tar_reader/* readContent */.c)(item, MAX_ORDER_BYTES) : "hidden";
        else if (HIDES.has(file) || (file === "cnb" && type !== "directory"))
            found = "hidden";
    }
    return found;
}

// EXTERNAL MODULE: ./build/js/src/builder/pruned-builder.js + 1 modules
var pruned_builder = __webpack_require__(70622);
// EXTERNAL MODULE: ./build/js/src/buildpack/builder-modules.js
var builder_modules = __webpack_require__(2822);
// EXTERNAL MODULE: ./build/js/src/cnb/builder-labels.js
var builder_labels = __webpack_require__(40092);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(34955);
// EXTERNAL MODULE: ./build/js/src/oci/image-layers.js
var image_layers = __webpack_require__(97523);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(54468);
// EXTERNAL MODULE: ./build/js/src/quantities.js
var quantities = __webpack_require__(57126);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(21487);
// EXTERNAL MODULE: ./build/js/src/platform/plan/gateway-address.js
var gateway_address = __webpack_require__(8504);
;// CONCATENATED MODULE: ./build/js/src/platform/pull/prune-builder.js











/** Less than this is pulled in the time that it takes to find out how to do without. */
const WORTH_BYTES = 10_000_000;
/** The post step gets it in its environment, which is not large everywhere. */
const MAX_CONFIG_BYTES = 32 * 1024;
/** With them, a lifecycle looks for modules and their order elsewhere. */
const MOVED_BY = ["CNB_ORDER_PATH", "CNB_BUILDPACKS_DIR", "CNB_EXTENSIONS_DIR"];
/** For an engine that has not all of it; undefined if it is to get that. Never rejects. */
async function findPrunedBuilder(plan, deps) {
    const { served } = plan.builder;
    if (served === undefined)
        return undefined;
    try {
        const modules = modulesOf(plan);
        const isWorth = (0,pruned_builder/* measureLayers */.Lz)(served, (0,pruned_builder/* unreachableLayers */.T2)(plan.order, modules)) >= WORTH_BYTES;
        const pull = isWorth ? await prune({ plan, modules }, deps) : "the order leads to nearly all of it";
        if (typeof pull !== "string") {
            deps.log.info(`${neededWords(served, pull.builder)}.`);
            return pull;
        }
        deps.log[isWorth ? "info" : "debug"](`The whole builder is needed: ${pull}.`);
    }
    catch (error) {
        deps.log.info(`The whole builder is needed, as its order is not known: ${(0,errors/* messageOf */.bD)(error)}`);
    }
    return undefined;
}
function neededWords({ manifest: whole }, { manifest: needed }) {
    const size = `${(0,quantities/* formatSize */.Xq)((0,pruned_builder/* layerBytes */.t2)(needed))} of ${(0,quantities/* formatSize */.Xq)((0,pruned_builder/* layerBytes */.t2)(whole))}`;
    const left = whole.layers.length - needed.layers.length;
    const where = `${String(left)} of its ${String(whole.layers.length)} layers`;
    return `Of the builder, ${size} are needed: the order leads to no buildpack in ${where}`;
}
/** Those of the builder, and those that the build adds: an order may lead through them. */
function modulesOf({ builder, order }) {
    const name = (0,image_reference/* formatImageReference */.my)(builder.reference);
    const { modules } = (0,builder_modules/* readBuilderModules */.ti)(name, builder.target, builder.labels);
    return [...modules, ...order.sources.flatMap((source) => source.modules)];
}
/** Why not, as a clause, where something is unusual. */
async function prune({ plan, modules }, deps) {
    const { served } = plan.builder;
    const obstacle = findObstacle(plan);
    if (served === undefined || obstacle !== undefined)
        return obstacle ?? "it is in no registry";
    const way = await chooseWay(plan.daemon, deps);
    if (typeof way === "string")
        return way;
    const orders = await ordersOf({ plan, modules }, deps);
    if (orders === undefined)
        return "its order.toml is in none of the small layers on top";
    const dropped = (0,pruned_builder/* unreachableLayers */.T2)(orders, modules);
    if ((0,pruned_builder/* measureLayers */.Lz)(served, dropped) < WORTH_BYTES)
        return "the order.toml in it leads to more than its labels say";
    const builder = (0,pruned_builder/* pruneBuilder */.S1)(served, dropped);
    if (builder.configBytes.length > MAX_CONFIG_BYTES)
        return "its environment is unusually large";
    return { builder, way };
}
/** An engine that pulls unpacks while it downloads. Podman pulls without TLS only what its configuration names. */
async function chooseWay(daemon, deps) {
    const address = await (0,gateway_address/* findGatewayAddress */.C)("host", { ...deps, daemon });
    if (address.kind === "address" && daemon.info.engine === "docker")
        return { kind: "pull", address: address.address };
    return daemon.socketPath === undefined
        ? "a part of it would come from this process, and the engine is elsewhere"
        : { kind: "load" };
}
function findObstacle({ builder, extender }) {
    const { served, env } = builder;
    if (extender !== undefined)
        return "image extensions may change it";
    if (hasSystemBuildpacks(builder))
        return "it has system buildpacks, which are in no order";
    if (served !== undefined && !(0,image_layers/* haveSameLayers */.xj)(served))
        return `it has ${(0,image_layers/* countLayers */.oM)(served)}`;
    const foreign = served?.manifest.layers.find(({ mediaType }) => isForeign(mediaType));
    if (foreign !== undefined)
        return `its layer ${foreign.digest} is ${(0,quote/* quote */.hD)(foreign.mediaType)}`;
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
/** Engines get these from elsewhere. */
function isForeign(mediaType) {
    return /foreign|nondistributable/.test(mediaType);
}
/** Of an order that the build writes, the builder's own is no part. Undefined if it cannot be found. */
async function ordersOf({ plan, modules }, { registry }) {
    const { builder, order } = plan;
    const { served, pinned } = builder;
    if (order.toml !== undefined || served === undefined || pinned === undefined)
        return order;
    return readOrderFile({
        image: served,
        modules: new Set(modules.flatMap((module) => ("diffId" in module ? (module.diffId ?? []) : []))),
        openBlob: (layer) => registry.openBlob(pinned, layer),
    });
}


/***/ })

};
