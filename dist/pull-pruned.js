// Holds src.
export const id = 562;
export const ids = [562];
export const modules = {

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

/***/ 6562:
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
// EXTERNAL MODULE: ./build/js/src/gateway/gateway.js + 8 modules
var gateway_gateway = __webpack_require__(6881);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/platform/pull/builder-way.js
var builder_way = __webpack_require__(1608);
// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
// EXTERNAL MODULE: ./build/js/src/bytes/byte-range.js
var byte_range = __webpack_require__(2493);
// EXTERNAL MODULE: ./build/js/src/bytes/made-from.js
var made_from = __webpack_require__(6719);
// EXTERNAL MODULE: ./build/js/src/bytes/verified.js
var verified = __webpack_require__(9147);
// EXTERNAL MODULE: ./build/js/src/registry/failure/registry-error.js
var registry_error = __webpack_require__(3808);
;// CONCATENATED MODULE: ./build/js/src/platform/pull/layers-in-turn.js







/** A layer that is being read has as many of these in memory as come at once. */
const PART_BYTES = 4 * 1024 * 1024;
const SMALLEST_PART_BYTES = 512 * 1024;
const PARTS_AT_ONCE = 4;
/** What is smaller is here before another layer would miss the line. */
const SMALL_BYTES = 1024 * 1024;
/**
 * The same registry. One that sends no parts, or not as many, is asked for whole layers, of which none waits.
 * @param signal aborted when nobody reads layers any more
 */
function inTurn(registry, layers, signal) {
    // What is in there twice comes once, when it is first needed.
    const places = new Map(layers.map(({ digest }, place) => [digest, place]).toReversed());
    const line = new Line();
    let hasParts = true;
    const onNoParts = () => {
        hasParts = false;
    };
    return {
        ...registry,
        async openBlob(reference, blob) {
            const place = places.get(blob.digest);
            if (place === undefined || blob.size <= SMALL_BYTES || !hasParts)
                return registry.openBlob(reference, blob);
            const reader = new AbortController();
            const until = AbortSignal.any([signal, reader.signal]);
            const turn = line.join(place, until);
            const parts = whileThereAre(partsInTurn(registry, { reference, blob, turn, until }), onNoParts);
            const leave = () => {
                reader.abort();
            };
            try {
                const first = await parts.next();
                if (first.done !== true) {
                    const others = { parts, leave, openWhole: () => registry.openBlob(reference, blob) };
                    return joined(first.value, others, { reference, blob, onFault: onNoParts });
                }
            }
            catch (error) {
                leave();
                throw error;
            }
            leave();
            return registry.openBlob(reference, blob);
        },
    };
}
function partsInTurn(registry, { reference, blob, turn, until }) {
    return (0,bounded/* inOrder */.al)(rangesInTurn(blob.size, turn), PARTS_AT_ONCE, (range) => registry.readPart(reference, blob, range, { signal: until }));
}
/** Ends where the registry does not give the next one, but may give the whole. */
async function* whileThereAre(parts, onNoParts) {
    try {
        for await (const part of parts) {
            if (part === undefined) {
                onNoParts();
                return;
            }
            yield part;
        }
    }
    catch (error) {
        if (!isForPart(error))
            throw error;
        onNoParts();
    }
}
/** Whether it answered, not that the layer is not there, but that there are too many requests, or that a part is no part. */
function isForPart(error) {
    return error instanceof registry_error/* RegistryError */.gl && (error.code === "REGISTRY" || error.code === "DIGEST_MISMATCH");
}
/** Those who have something left to ask for, by their places. */
class Line {
    #turns = new Map();
    #moved = Promise.withResolvers();
    /** @param until makes it leave */
    join(place, until) {
        const turn = {
            come: async () => {
                while (this.#turns.has(turn) && this.#isBehind(place))
                    await this.#moved.promise;
                if (!this.#turns.has(turn))
                    throw new Error("the layer is not read any more");
            },
            leave: () => {
                if (!this.#turns.delete(turn))
                    return;
                this.#moved.resolve(undefined);
                this.#moved = Promise.withResolvers();
            },
        };
        this.#turns.set(turn, place);
        until.addEventListener("abort", turn.leave, { once: true });
        if (until.aborted)
            turn.leave();
        return turn;
    }
    #isBehind(place) {
        return [...this.#turns.values()].some((other) => other < place);
    }
}
async function* rangesInTurn(sizeBytes, turn) {
    for (let first = 0; first < sizeBytes;) {
        const left = sizeBytes - first;
        // Each part is one round trip, or two, to a registry that may be far away.
        const bytes = sizeBytes <= PART_BYTES ? sizeBytes : Math.min(partBytes(first, left), left);
        await turn.come();
        if (bytes === left)
            turn.leave();
        yield { first, last: first + bytes - 1 };
        first += bytes;
    }
}
/** Small at the start, so that there soon is something to unpack, and at the end, so that little is left to unpack once all has come. */
function partBytes(doneBytes, leftBytes) {
    const fitting = Math.min(doneBytes, Math.ceil(leftBytes / PARTS_AT_ONCE));
    return Math.max(SMALLEST_PART_BYTES, Math.min(fitting, PART_BYTES));
}
/** Errors instead of ending if it is not the blob. What is missing of the parts comes out of the whole. */
function joined(first, { parts, leave, openWhole }, { reference: { registry }, blob, onFault }) {
    let whole;
    async function* all() {
        yield first;
        let doneBytes = first.byteLength;
        for await (const part of parts) {
            yield part;
            doneBytes += part.byteLength;
        }
        if (doneBytes >= blob.size)
            return;
        leave();
        whole = await openWhole();
        yield* (0,byte_range/* cut */.J)(whole, { first: doneBytes, last: blob.size - 1 });
    }
    const content = (0,verified/* verified */.zr)(all(), blob, (fault) => {
        onFault();
        const message = `The parts of ${blob.digest} that ${(0,quote/* quote */.hD)(registry)} sent have ${(0,verified/* describeFault */.Qx)(fault)}.`;
        return new errors/* PlatformError */.Wk("DIGEST_MISMATCH", message);
    });
    return (0,made_from/* streamOf */.m)(content, () => {
        leave();
        whole?.destroy();
    });
}

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
// Getting a pruned builder into the engine, or all of one. It pulls from a gateway, which has manifest and config, and passes on the layers
// out of the builder's registry; or it is sent the same as an archive. An engine that keeps no blobs gets the layers decompressed: it unpacks
// one after the other, and only once it has all of one, while this process decompresses several as they come.













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
    const { daemon, log, name, signal } = deps;
    const { digest, config } = source.builder;
    const onError = (error) => {
        log.debug(`The gateway could not serve a part of the builder: ${(0,errors/* messageOf */.bD)(error)}`);
    };
    const pulling = new AbortController();
    const offered = await offer(source, { ...deps, signal: AbortSignal.any([signal, pulling.signal]) });
    await using gateway = await (0,gateway_gateway/* startGateway */.z)({ address, registry: offered.registry, onError });
    gateway.serve({ name: REPOSITORY, repository: undefined, provided: offered.provided });
    await gateway.stage(REPOSITORY, TAG, offered.manifest);
    const passing = (0,image_reference/* formatImageReference */.my)({ ...gateway.repository(REPOSITORY), tag: TAG });
    const credentials = await (0,pull_image/* daemonCredentials */.F)(gateway.host, gateway.keychain);
    await daemon.pullImage(passing, { signal, onProgress: offered.onProgress, credentials }).finally(() => {
        pulling.abort();
    });
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
async function offer(source, deps) {
    const { manifest, config } = source.builder;
    const { daemon, relatives, signal, onProgress } = deps;
    const [{ usesContainerdStore: keepsBlobs }, hasBase] = await Promise.all([
        daemon.describeHost(),
        (0,builder_way/* hasPulledBase */.sL)(daemon, relatives, config.rootfs.diff_ids),
    ]);
    const registry = inTurn(deps.registry, manifest.layers, signal);
    const offerAs = keepsBlobs || hasBase ? asStored : offerDecompressed;
    return offerAs(source, { registry, onProgress });
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
