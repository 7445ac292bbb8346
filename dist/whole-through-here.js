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


/***/ }),

/***/ 392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   wholeThroughHere: () => (/* binding */ wholeThroughHere)
/* harmony export */ });
/* harmony import */ var _builder_pruned_builder_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7185);
/* harmony import */ var _oci_image_layers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7523);
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4468);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3311);
/* harmony import */ var _builder_way_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1608);





/** A builder as its registry has it; undefined if the engine had better pull that itself. */
async function wholeThroughHere(pinned, served, deps) {
    const { manifest, config } = served;
    if (!deps.isHosted)
        return undefined;
    const isPlain = (0,_oci_image_layers_js__WEBPACK_IMPORTED_MODULE_1__/* .haveSameLayers */ .xj)(served) && (0,_builder_way_js__WEBPACK_IMPORTED_MODULE_4__/* .foreignLayer */ .Ub)(manifest) === undefined;
    if (!isPlain || (0,_builder_pruned_builder_js__WEBPACK_IMPORTED_MODULE_0__/* .layerBytes */ .t2)(manifest) < _builder_way_js__WEBPACK_IMPORTED_MODULE_4__/* .WORTH_BYTES */ .$c || !(await gains(pinned, config.rootfs.diff_ids, deps)))
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
