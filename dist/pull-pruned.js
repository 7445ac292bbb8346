// Holds src.
export const id = 95;
export const ids = [95];
export const modules = {

/***/ 4095:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pullPruned: () => (/* binding */ pullPruned)
});

// EXTERNAL MODULE: ./build/js/src/bytes/count-bytes.js
var count_bytes = __webpack_require__(8422);
// EXTERNAL MODULE: ./build/js/src/cache/builder-load.js
var builder_load = __webpack_require__(2546);
// EXTERNAL MODULE: ./build/js/src/docker/load-image.js
var load_image = __webpack_require__(3298);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/gateway/blob-origin.js + 1 modules
var blob_origin = __webpack_require__(2174);
// EXTERNAL MODULE: ./build/js/src/gateway/gateway.js + 9 modules
var gateway_gateway = __webpack_require__(6442);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/bytes/made-from.js
var made_from = __webpack_require__(6719);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
;// CONCATENATED MODULE: ./build/js/src/platform/pull/offer-decompressed.js
// A pruned builder as an engine gets it that keeps no blobs: the layers are named by what they are decompressed, as its config does, so
// the engine has the same image in the end.




/** @param onProgress is told of the layers as the builder's registry has them, since only their sizes are known */
function offerDecompressed({ builder, pinned }, { registry, onProgress }) {
    const { config, layers } = builder.manifest;
    const named = layers.map((blob, at) => ({ blob, digest: diffIdAt(builder, at) }));
    const manifest = {
        schemaVersion: 2,
        mediaType: media_types/* OCI_MANIFEST */.EG,
        config: { ...config, mediaType: media_types/* OCI_CONFIG */.TF },
        // Engines of this kind take the size that comes, and check the digest.
        layers: named.map(({ blob: { size }, digest }) => ({ mediaType: media_types/* OCI_TAR_LAYER */.Ws, digest, size })),
    };
    const stored = new Map(named.map(({ blob, digest }) => [(0,oci_digest/* shortDigest */.VK)(digest), (0,oci_digest/* shortDigest */.VK)(blob.digest)]));
    return {
        manifest: { mediaType: media_types/* OCI_MANIFEST */.EG, bytes: Buffer.from(JSON.stringify(manifest)) },
        provided: new Map([
            [config.digest, { kind: "memory", bytes: builder.configBytes }],
            ...named.map(({ blob, digest }) => [digest, { kind: "decompressed", repository: pinned, blob }]),
        ]),
        registry: countingDownloads(registry, onProgress),
        onProgress({ status, layer }) {
            const name = layer && stored.get(layer);
            if (name !== undefined && status !== "Downloading")
                onProgress({ status, layer: name });
        },
    };
}
function diffIdAt({ config }, at) {
    const diffId = config.rootfs.diff_ids[at] ?? "";
    if (!(0,oci_digest/* isDigest */.Bc)(diffId))
        throw new Error(`the layer ${at} of the builder has no diffID`);
    return diffId;
}
function countingDownloads(registry, onProgress) {
    return {
        ...registry,
        async openBlob(reference, blob) {
            const tell = (currentBytes) => {
                onProgress({ status: "Downloading", layer: (0,oci_digest/* shortDigest */.VK)(blob.digest), currentBytes });
            };
            return (0,made_from/* madeFrom */.a)(await registry.openBlob(reference, blob), (content) => (0,count_bytes/* countBytes */.T)(content, tell));
        },
    };
}

// EXTERNAL MODULE: ./build/js/src/platform/pull/pull-image.js
var pull_image = __webpack_require__(6376);
;// CONCATENATED MODULE: ./build/js/src/platform/pull/pull-pruned.js
// Getting a pruned builder into the engine. It pulls from a gateway, which has manifest and config, and passes on the layers out of the
// builder's registry; or it is sent the same as an archive. An engine that keeps no blobs gets the layers decompressed: it unpacks one
// after the other, and only once it has all of one, while this process decompresses several as they come.











const REPOSITORY = "builder";
const TAG = "pruned";
/**
 * Gets it, with a name of its own: by the builder's own name, the engine would have another image than its registry.
 * @returns the name
 * @throws {PlatformError} `DAEMON` if the engine has something else then, or what the engine or the registry rejects with
 */
async function pullPruned(source, deps) {
    const name = (0,builder_load/* builderImageName */.ST)(source.builder.digest);
    if (source.way.kind === "pull")
        await pullAt(source.way.address, source, { ...deps, name });
    else
        await load(source, { ...deps, name });
    return name;
}
async function pullAt(address, source, deps) {
    const { daemon, registry, log, name, signal, onProgress } = deps;
    const { digest, config } = source.builder;
    const onError = (error) => {
        log.debug(`The gateway could not serve a part of the builder: ${(0,errors/* messageOf */.bD)(error)}`);
    };
    const { usesContainerdStore: keepsBlobs } = await daemon.describeHost();
    const offered = keepsBlobs ? asStored(source, deps) : offerDecompressed(source, { registry, onProgress });
    await using gateway = await (0,gateway_gateway/* startGateway */.z)({ address, registry: offered.registry, onError });
    gateway.serve({ name: REPOSITORY, repository: undefined, provided: offered.provided });
    await gateway.stage(REPOSITORY, TAG, offered.manifest);
    const passing = (0,image_reference/* formatImageReference */.my)({ ...gateway.repository(REPOSITORY), tag: TAG });
    const credentials = await (0,pull_image/* daemonCredentials */.F)(gateway.host, gateway.keychain);
    await daemon.pullImage(passing, { signal, onProgress: offered.onProgress, credentials });
    try {
        await daemon.tagImage(passing, name);
    }
    finally {
        await daemon.removeImage(passing).catch((error) => {
            log.debug(`The engine keeps the name ${(0,quote/* quote */.hD)(passing)}: ${(0,errors/* messageOf */.bD)(error)}`);
        });
    }
    const image = await daemon.inspectImage(name);
    if (image !== undefined && (0,load_image/* hasLayers */.b)(image, config.rootfs.diff_ids))
        return;
    const why = `its layers in the engine are not those of its config (${digest})`;
    throw new errors/* PlatformError */.Wk("DAEMON", `The image ${(0,quote/* quote */.hD)(name)} cannot be used: ${why}.`);
}
function asStored(source, { registry, onProgress }) {
    const { mediaType, manifestBytes: bytes, manifest } = source.builder;
    const blobs = [manifest.config, ...manifest.layers];
    const provided = new Map(blobs.map(({ digest }) => [digest, originOf(digest, source)]));
    return { manifest: { mediaType, bytes }, provided, registry, onProgress };
}
/** Tells the progress of layers as an engine that pulls does. */
async function load(source, deps) {
    const { daemon, registry, name, relatives, signal, onProgress } = deps;
    const { builder } = source;
    const blobs = [builder.manifest.config, ...builder.manifest.layers];
    const sizes = new Map(blobs.map(({ digest, size }) => [digest, size]));
    const readBlob = (digest) => {
        const blob = { digest, size: sizes.get(digest) ?? 0 };
        return (0,count_bytes/* countBytes */.T)((0,blob_origin/* openLazily */.SW)(originOf(digest, source), blob, registry), (currentBytes) => {
            onProgress({ status: "Downloading", layer: (0,oci_digest/* shortDigest */.VK)(digest), currentBytes });
        });
    };
    const image = { ...builder, manifestDigest: builder.digest, diffIds: builder.config.rootfs.diff_ids };
    await (0,load_image/* loadImage */.y)({ ...image, names: [name], readBlob }, { daemon, relatives, signal });
}
function originOf(digest, { builder, pinned }) {
    return digest === builder.manifest.config.digest
        ? { kind: "memory", bytes: builder.configBytes }
        : { kind: "repository", repository: pinned };
}


/***/ })

};
