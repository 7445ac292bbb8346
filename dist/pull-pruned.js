// Holds src.
export const id = 885;
export const ids = [885];
export const modules = {

/***/ 87885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   pullPruned: () => (/* binding */ pullPruned)
/* harmony export */ });
/* harmony import */ var _bytes_count_bytes_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(38422);
/* harmony import */ var _cache_builder_load_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12546);
/* harmony import */ var _docker_load_image_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73298);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11024);
/* harmony import */ var _gateway_blob_origin_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52174);
/* harmony import */ var _gateway_gateway_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(16442);
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54468);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(21487);
/* harmony import */ var _pull_image_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(96376);
// Getting a pruned builder into the engine. It pulls from a gateway, which has manifest and config, and passes on the layers out of the
// builder's registry; or it is sent the same as an archive.









const REPOSITORY = "builder";
const TAG = "pruned";
/**
 * Gets it, with a name of its own: by the builder's own name, the engine would have another image than its registry.
 * @returns the name
 * @throws {PlatformError} `DAEMON` if the engine has something else then, or what the engine or the registry rejects with
 */
async function pullPruned(source, deps) {
    const name = (0,_cache_builder_load_js__WEBPACK_IMPORTED_MODULE_0__/* .builderImageName */ .ST)(source.builder.digest);
    if (source.way.kind === "pull")
        await pullAt(source.way.address, source, { ...deps, name });
    else
        await load(source, { ...deps, name });
    return name;
}
async function pullAt(address, source, deps) {
    const { daemon, registry, log, name, signal, onProgress } = deps;
    const { digest, mediaType, manifestBytes, config } = source.builder;
    const onError = (error) => {
        log.debug(`The gateway could not serve a part of the builder: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
    };
    await using gateway = await (0,_gateway_gateway_js__WEBPACK_IMPORTED_MODULE_4__/* .startGateway */ .z)({ address, registry, onError });
    gateway.serve(routeOf(source));
    await gateway.stage(REPOSITORY, TAG, { mediaType, bytes: manifestBytes });
    const passing = (0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_5__/* .formatImageReference */ .my)({ ...gateway.repository(REPOSITORY), tag: TAG });
    const credentials = await (0,_pull_image_js__WEBPACK_IMPORTED_MODULE_6__/* .daemonCredentials */ .F)(gateway.host, gateway.keychain);
    await daemon.pullImage(passing, { signal, onProgress, credentials });
    try {
        await daemon.tagImage(passing, name);
    }
    finally {
        await daemon.removeImage(passing).catch((error) => {
            log.debug(`The engine keeps the name ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(passing)}: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(error)}`);
        });
    }
    const image = await daemon.inspectImage(name);
    if (image !== undefined && (0,_docker_load_image_js__WEBPACK_IMPORTED_MODULE_1__/* .hasLayers */ .b)(image, config.rootfs.diff_ids))
        return;
    const why = `its layers in the engine are not those of its config (${digest})`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .PlatformError */ .Wk("DAEMON", `The image ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(name)} cannot be used: ${why}.`);
}
function routeOf({ builder, pinned }) {
    const { layers } = builder.manifest;
    const provided = new Map(layers.map(({ digest }) => [digest, originOf(digest, { builder, pinned })]));
    const { digest } = builder.manifest.config;
    provided.set(digest, originOf(digest, { builder, pinned }));
    return { name: REPOSITORY, repository: undefined, provided };
}
/** Tells the progress of layers as an engine that pulls does. */
async function load(source, deps) {
    const { daemon, registry, name, relatives, signal, onProgress } = deps;
    const { builder } = source;
    const blobs = [builder.manifest.config, ...builder.manifest.layers];
    const sizes = new Map(blobs.map(({ digest, size }) => [digest, size]));
    const readBlob = (digest) => {
        const blob = { digest, size: sizes.get(digest) ?? 0 };
        return (0,_bytes_count_bytes_js__WEBPACK_IMPORTED_MODULE_8__/* .countBytes */ .T)((0,_gateway_blob_origin_js__WEBPACK_IMPORTED_MODULE_3__/* .openLazily */ .SW)(originOf(digest, source), blob, registry), (currentBytes) => {
            onProgress({ status: "Downloading", layer: digest.slice(7, 19), currentBytes });
        });
    };
    const image = { ...builder, manifestDigest: builder.digest, diffIds: builder.config.rootfs.diff_ids };
    await (0,_docker_load_image_js__WEBPACK_IMPORTED_MODULE_1__/* .loadImage */ .y)({ ...image, names: [name], readBlob }, { daemon, relatives, signal });
}
function originOf(digest, { builder, pinned }) {
    return digest === builder.manifest.config.digest
        ? { kind: "memory", bytes: builder.configBytes }
        : { kind: "repository", repository: pinned };
}


/***/ })

};
