// Holds src.
export const id = 11;
export const ids = [11];
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

/***/ 1608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T4: () => (/* binding */ chooseWay),
/* harmony export */   Ub: () => (/* binding */ foreignLayer),
/* harmony export */   sL: () => (/* binding */ hasPulledBase)
/* harmony export */ });
/* harmony import */ var _cache_builder_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2546);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1487);
/* harmony import */ var _plan_gateway_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8504);
// How an engine can get the layers of a builder through this process, so that it need not get all of them, or gets them sooner.



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


/***/ }),

/***/ 8046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $c: () => (/* binding */ WORTH_BYTES),
  D: () => (/* binding */ mayLeaveOut),
  XG: () => (/* binding */ modulesOf),
  si: () => (/* binding */ readNeededParts)
});

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

// EXTERNAL MODULE: ./build/js/src/builder/pruned-builder.js
var pruned_builder = __webpack_require__(7185);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js
var decompressed = __webpack_require__(1721);
// EXTERNAL MODULE: ./build/js/src/bytes/verified.js
var verified = __webpack_require__(9147);
// EXTERNAL MODULE: ./build/js/src/cnb/order.js
var order = __webpack_require__(9733);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/oci/tar-reader.js
var tar_reader = __webpack_require__(2096);
;// CONCATENATED MODULE: ./build/js/src/builder/top-layers.js
// The small layers that lie on top of a builder in its registry. They have its order.toml: a builder that somebody derived from another
// one has the labels of that, but may have an order of its own. And where they stay away from modules, it does not matter which of both
// lies above the other.







const ORDER = "cnb/order.toml";
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
    for await (const item of (0,tar_reader/* readTar */.s)(tar)) {
        const { type, linkName } = item.entry;
        const file = pathOf(item.entry.name);
        if (file === ORDER)
            order = type === "file" ? await (0,tar_reader/* readContent */.c)(item, MAX_ORDER_BYTES) : "hidden";
        else if (HIDES_ORDER.has(file) || (file === "cnb" && type !== "directory"))
            order = "hidden";
        isInModules ||=
            touchesModules(file, type === "directory") ||
                (type === "hardlink" && touchesModules(pathOf(linkName ?? ""), false));
    }
    return { order, isInModules };
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
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/platform/pull/builder-way.js
var builder_way = __webpack_require__(1608);
;// CONCATENATED MODULE: ./build/js/src/platform/pull/needed-parts.js
// What the groups of a build's order need of a builder, and how the engine can get that without the rest.










/** Less than this is pulled in the time that it takes to find out how to do without. */
const WORTH_BYTES = 10_000_000;
/** With them, a lifecycle looks for modules and their order elsewhere. */
const MOVED_BY = ["CNB_ORDER_PATH", "CNB_BUILDPACKS_DIR", "CNB_EXTENSIONS_DIR"];
/** Whether that may be worth it, by what the labels of the builder say. */
function mayLeaveOut({ builder, order }, modules) {
    const { served } = builder;
    if (served === undefined)
        return false;
    const [first] = needsOfGroups(served, order, modules);
    return first !== undefined && (0,pruned_builder/* layerBytes */.t2)(served.manifest) - first.sizeBytes >= WORTH_BYTES;
}
/** Why not, as a clause, where all of it is wanted. @throws what the registry rejects with, or what is wrong with its order */
async function readNeededParts(plan, modules, deps) {
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
    if (own?.order.length === 1)
        return { served, way, orders: own, needs: needsOfGroups(served, own, modules), canReorder: false };
    const top = await readTopLayers({
        image: served,
        modules: new Set(modules.flatMap(({ diffId }) => diffId ?? [])),
        openBlob: (layer) => deps.registry.openBlob(pinned, layer),
    });
    const orders = own ?? top.orders;
    if (orders === undefined)
        return "its order.toml is in none of the small layers on top";
    return { served, way, orders, needs: needsOfGroups(served, orders, modules), canReorder: top.areApart };
}
/** Those of the builder, and those that the build adds: an order may lead through them. */
function modulesOf({ builder, order }) {
    const name = (0,image_reference/* formatImageReference */.my)(builder.reference);
    const { modules } = (0,builder_modules/* readBuilderModules */.ti)(name, builder.target, builder.labels);
    return [...modules, ...order.sources.flatMap((source) => source.modules)];
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


/***/ }),

/***/ 392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   wholeThroughHere: () => (/* binding */ wholeThroughHere)
/* harmony export */ });
/* harmony import */ var _builder_pruned_builder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7185);
/* harmony import */ var _oci_image_layers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7523);
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4468);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3311);
/* harmony import */ var _builder_way_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1608);
/* harmony import */ var _needed_parts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8046);






/** A builder as its registry has it; undefined if the engine had better pull that itself. */
async function wholeThroughHere(pinned, served, deps) {
    const { manifest, config } = served;
    if (!deps.isHosted)
        return undefined;
    const isPlain = (0,_oci_image_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .haveSameLayers */ .xj)(served) && (0,_builder_way_js__WEBPACK_IMPORTED_MODULE_4__/* .foreignLayer */ .Ub)(manifest) === undefined;
    if (!isPlain || (0,_builder_pruned_builder_js__WEBPACK_IMPORTED_MODULE_0__/* .layerBytes */ .t2)(manifest) < _needed_parts_js__WEBPACK_IMPORTED_MODULE_5__/* .WORTH_BYTES */ .$c || !(await gains(pinned, config.rootfs.diff_ids, deps)))
        return undefined;
    const way = await (0,_builder_way_js__WEBPACK_IMPORTED_MODULE_4__/* .chooseWay */ .T4)(deps.daemon, deps);
    if (typeof way === "string" || way.kind !== "pull")
        return undefined;
    const configBytes = await deps.registry.readBlob(pinned, manifest.config);
    const { digest } = pinned;
    return { pinned, way, builder: { ...served, digest, mediaType: (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .manifestTypeOf */ .Hj)(manifest), configBytes } };
}
async function gains({ registry }, diffIds, { daemon, relatives }) {
    const { usesContainerdStore, hasHubMirrors } = await daemon.describeHost();
    if (usesContainerdStore || (hasHubMirrors && registry === _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .DOCKER_HUB */ .Xb))
        return false;
    return !(await (0,_builder_way_js__WEBPACK_IMPORTED_MODULE_4__/* .hasPulledBase */ .sL)(daemon, relatives, diffIds));
}


/***/ })

};
