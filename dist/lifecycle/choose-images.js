// Holds src.
export const id = 549;
export const ids = [549];
export const modules = {

/***/ 8422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ countBytes)
/* harmony export */ });
/* unused harmony export tellBytes */
// Watching a stream of bytes go by.
/** The same chunks; `onBytes` is told how many bytes have gone by so far. */
async function* countBytes(content, onBytes) {
    let bytes = 0;
    onBytes(0);
    for await (const chunk of content) {
        bytes += chunk.byteLength;
        yield chunk;
        onBytes(bytes);
    }
}
/** The same chunks; `onBytes` is told the size of each once it was taken. */
async function* tellBytes(content, onBytes) {
    for await (const chunk of content) {
        yield chunk;
        onBytes(chunk.byteLength);
    }
}


/***/ }),

/***/ 5996:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JO: () => (/* binding */ asEngineTells),
/* harmony export */   TZ: () => (/* binding */ originsOf),
/* harmony export */   a1: () => (/* binding */ daemonImage),
/* harmony export */   zW: () => (/* binding */ toImageConfig)
/* harmony export */ });
/* harmony import */ var _oci_image_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4955);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1487);


/** The others say how a container was run, and are left over from images made of containers. */
const KEPT = [
    "Cmd",
    "Healthcheck",
    "Entrypoint",
    "Env",
    "Labels",
    "OnBuild",
    "User",
    "Volumes",
    "WorkingDir",
    "ExposedPorts",
    "StopSignal",
    "Shell",
];
/**
 * The configuration of an image, as far as an engine tells it. Its history lacks which entries have no layer.
 * @throws {PlatformError} `MALFORMED` naming the image and the field
 */
function toImageConfig(name, image, history = []) {
    const config = Object.fromEntries(KEPT.map((key) => [key, image.Config?.[key]]));
    const json = JSON.stringify({
        architecture: image.Architecture,
        author: image.Author,
        history: history.map(({ CreatedBy, Comment }) => ({ created_by: CreatedBy, comment: Comment })).reverse(),
        os: image.Os,
        rootfs: { type: "layers", diff_ids: image.RootFS?.Layers },
        config,
        "os.version": image.OsVersion,
        variant: image.Variant,
    });
    return (0,_oci_image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .parseImageConfig */ .FB)(json, `the image ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(name)}`);
}
/** The same of a configuration that an engine does not tell, from where it can be had: it loses what engines leave out. */
function asEngineTells(name, config) {
    const details = {
        Id: "",
        RepoDigests: [],
        Os: config.os,
        Architecture: config.architecture,
        Variant: config.variant,
        OsVersion: config["os.version"],
        Author: config.author,
        RootFS: { Layers: [...config.rootfs.diff_ids] },
        Config: { ...config.config },
    };
    const history = (config.history ?? []).map(({ created_by, comment }) => ({
        CreatedBy: created_by ?? "",
        Comment: comment ?? "",
    }));
    return toImageConfig(name, details, history.reverse());
}
/** The names by which an image can be had in registries. An engine calls what has none `<none>@<none>`. */
function originsOf({ RepoDigests }) {
    return RepoDigests.filter((name) => /^[^<].*@sha256:[0-9a-f]{64}$/.test(name));
}
/** What is used of an image. @throws {PlatformError} as {@link toImageConfig} */
function daemonImage(name, image) {
    const config = toImageConfig(name, image);
    return {
        id: image.Id,
        ...(0,_oci_image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .targetOf */ .$r)(config),
        env: config.config?.Env ?? [],
        labels: config.config?.Labels ?? {},
        user: config.config?.User ?? "",
        repoDigests: image.RepoDigests,
        diffIds: config.rootfs.diff_ids,
    };
}


/***/ }),

/***/ 7549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  chooseImages: () => (/* binding */ chooseImages)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/js/src/lifecycle/cache/cache-directory.js + 4 modules
var cache_directory = __webpack_require__(6870);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cache/launch-cache.js
// The launch cache: the layers of the app image that a daemon has, so that the next build does not have to ask the daemon for them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer


/** @throws {LifecycleError} exit code 1 if the directory does not exist */
async function openLaunchCache(dir, log) {
    const cache = await (0,cache_directory/* openCacheDirectory */.u)(dir, log);
    return {
        async find(diffId) {
            if (!(await cache.hasLayer(diffId)))
                return undefined;
            const tar = cache.layerPath(diffId);
            return { tar, sizeBytes: (await (0,promises_.stat)(tar)).size };
        },
        async replace(layers) {
            await using transaction = await cache.begin();
            for (const [diffId, { tar }] of layers) {
                const isKept = tar === cache.layerPath(diffId);
                await (isKept ? transaction.reuseLayer(diffId) : transaction.addLayer(diffId, tar));
            }
            await transaction.commit();
        },
    };
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/experimental-mode.js
var experimental_mode = __webpack_require__(838);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
// EXTERNAL MODULE: ./build/js/src/bytes/count-bytes.js
var count_bytes = __webpack_require__(8422);
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js + 1 modules
var decompressed = __webpack_require__(3340);
// EXTERNAL MODULE: ./build/js/src/bytes/measure.js
var bytes_measure = __webpack_require__(6511);
// EXTERNAL MODULE: ./build/js/src/oci/tar-reader.js
var tar_reader = __webpack_require__(2096);
;// CONCATENATED MODULE: ./build/js/src/docker/saved-layers.js
// Getting layers out of an engine: it gives whole images only, so of its archive the wanted layers are kept in files.








/** Until 24 `<id>/layer.tar`, then `blobs/sha256/<hex>`: by diffID, or with the containerd store by the compressed digest. */
const LAYER_NAME = /(?:^|\/)layer\.tar$|^blobs\/sha256\/([0-9a-f]{64})$/;
/**
 * Saves layers of an image into files, by diffID; what the image does not have is missing in the result. Contents are verified.
 * @throws {DaemonError} if the engine fails to save the image, {@link PlatformError} `MALFORMED` if it sends no archive
 */
async function saveLayers(store, { image, diffIds, directory }) {
    const missing = new Set(diffIds);
    const files = new Map();
    if (missing.size === 0)
        return files;
    const unwanted = new Set(image.config.rootfs.diff_ids.filter((diffId) => !diffIds.has(diffId)));
    const archive = await store.saveImage(image.id);
    try {
        for await (const item of (0,tar_reader/* readTar */.s)(archive)) {
            const [isLayer, hex = ""] = LAYER_NAME.exec(item.entry.name) ?? [];
            if (isLayer === undefined || item.entry.type !== "file" || unwanted.has(`sha256:${hex}`))
                continue;
            const saved = await keepLayer(item.content, missing, directory);
            if (saved === undefined)
                continue;
            missing.delete(saved.diffId);
            files.set(saved.diffId, saved.file);
            if (missing.size === 0)
                break;
        }
    }
    finally {
        archive.destroy();
    }
    return files;
}
/** Puts a layer into a file of the directory; undefined if it is none of the wanted ones, which only its content tells. */
async function keepLayer(content, wanted, directory) {
    const partial = external_node_path_.join(directory, "layer.partial");
    try {
        const diffId = await writeUncompressed(content, partial);
        if (diffId === undefined || !wanted.has(diffId))
            return undefined;
        const file = external_node_path_.join(directory, `saved-${diffId.replace("sha256:", "")}.tar`);
        await (0,promises_.rename)(partial, file);
        return { diffId, file: { tar: file, sizeBytes: (await (0,promises_.stat)(file)).size } };
    }
    finally {
        await (0,promises_.rm)(partial, { force: true });
    }
}
/** The sha256 of what was written; undefined for an entry without content. */
async function writeUncompressed(content, file) {
    let storedBytes = 0;
    const counted = (0,count_bytes/* countBytes */.T)(content, (bytes) => {
        storedBytes = bytes;
    });
    const measure = new bytes_measure/* Measure */.t();
    await (0,external_node_stream_promises_.pipeline)(measure.through((0,decompressed/* decompressed */.ji)(counted)), (0,external_node_fs_.createWriteStream)(file));
    return storedBytes === 0 ? undefined : measure.digest();
}

// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/layer/tar-place.js
// Where the uncompressed tar of a layer can be had, as often as needed.

const READ_BYTES = 1024 * 1024;
function openTar(tar) {
    return typeof tar === "string" ? (0,external_node_fs_.createReadStream)(tar, { highWaterMark: READ_BYTES }) : tar();
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/temporary-dir.js
var temporary_dir = __webpack_require__(8045);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var schema = __webpack_require__(7442);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var oci_target = __webpack_require__(284);
;// CONCATENATED MODULE: ./build/js/src/oci/image-layout.js
// What an OCI image layout consists of besides its blobs, in a form that every engine loads as well. Pure.
// Graph drivers (until Docker 28) know no OCI layouts, and read Docker's manifest.json; the containerd store and Podman want the
// blobs by their digests.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md




/** The files with fixed names. */
const LAYOUT_FILES = ["oci-layout", "index.json", "manifest.json"];
const LayoutFile = dist/* object */.Ikc({ imageLayoutVersion: dist/* string */.YjP() });
/**
 * The version that the file `oci-layout` has, e.g. `1.0.0`.
 * @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong
 */
function parseLayoutVersion(json, what) {
    return parseJson(LayoutFile, json, `The file ${what}`).imageLayoutVersion;
}
/** `blobs/sha256/<hex>`, relative to the directory of the layout. */
function blobPath(digest) {
    return `blobs/${digest.replace(":", "/")}`;
}
/** What is in {@link LAYOUT_FILES}; the same bytes for the same image and names. */
function layoutFiles(image) {
    return {
        "oci-layout": json({ imageLayoutVersion: "1.0.0" }),
        "manifest.json": json(legacyManifestOf(image)),
        "index.json": json(indexOf(image)),
    };
}
/** Without these annotations, Podman calls the image `localhost/…`, and containerd gives it no name. */
function indexOf({ names, mediaType, manifestBytes, manifestDigest, target }) {
    const platform = target && (0,oci_target/* entryPlatform */.eO)(target);
    const descriptor = { mediaType, digest: manifestDigest, size: manifestBytes.length };
    const annotationsOf = (name) => ({
        "io.containerd.image.name": name,
        "org.opencontainers.image.ref.name": name.slice(name.lastIndexOf(":") + 1),
    });
    const entries = names.map((name) => ({ ...descriptor, annotations: annotationsOf(name) }));
    const manifests = (entries.length === 0 ? [descriptor] : entries).map((entry) => ({
        ...entry,
        ...(platform && { platform }),
    }));
    return { schemaVersion: 2, mediaType: media_types/* OCI_INDEX */.$p, manifests };
}
/** Lists every layer, also those left out: engines look for a layer in themselves before they open its file. */
function legacyManifestOf({ names, manifest }) {
    const Layers = manifest.layers.map(({ digest }) => blobPath(digest));
    return [{ Config: blobPath(manifest.config.digest), RepoTags: names, Layers }];
}
function json(value) {
    return Buffer.from(JSON.stringify(value));
}

// EXTERNAL MODULE: ./build/js/src/oci/tar-header.js
var tar_header = __webpack_require__(5150);
// EXTERNAL MODULE: ./build/js/src/oci/tar-records.js
var tar_records = __webpack_require__(21);
;// CONCATENATED MODULE: ./build/js/src/docker/image-archive.js
// The archive that every engine loads, whatever its image store: an OCI layout that also has Docker's manifest.json.




/**
 * How many of the first layers one of the other images has, too. Only whole beginnings count: an engine knows a layer
 * by everything that is below it.
 */
function countLeading(diffIds, others) {
    const lengths = others.map((other) => {
        const differs = diffIds.findIndex((diffId, at) => diffId !== other.diffIds[at]);
        return differs < 0 ? diffIds.length : differs;
    });
    return Math.max(0, ...lengths);
}
/**
 * The archive, byte by byte the same for the same image and names; contents are streamed.
 * @throws {PlatformError} `DIGEST_MISMATCH` if a blob has not the size that the manifest says
 */
async function* imageArchive(image) {
    const { manifest, manifestBytes, manifestDigest } = image;
    const files = layoutFiles(image);
    for (const name of LAYOUT_FILES)
        yield (0,tar_records/* tarRecord */.rx)(file(name), files[name]);
    yield (0,tar_records/* tarRecord */.rx)(file(blobPath(manifestDigest)), manifestBytes);
    const written = new Set([manifestDigest]);
    for (const blob of [manifest.config, ...manifest.layers.slice(image.omitLeading)]) {
        if (written.has(blob.digest) || image.held?.has(blob.digest) === true)
            continue;
        written.add(blob.digest);
        yield* blobEntry(blob, image.readBlob(blob.digest));
    }
    yield tar_header/* TAR_END */.y7;
}
async function* blobEntry(blob, content) {
    const { digest, size } = blob;
    yield (0,tar_records/* fixedHeader */.GU)(file(blobPath(digest)), size);
    let sizeBytes = 0;
    for await (const chunk of content) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > size)
            break;
        yield chunk;
    }
    if (sizeBytes !== size) {
        const found = sizeBytes > size ? "more" : String(sizeBytes);
        throw new errors/* PlatformError */.Wk("DIGEST_MISMATCH", `The blob ${digest} has ${found} instead of ${size} bytes.`);
    }
    yield (0,tar_records/* paddingAfter */.OQ)(size);
}
function file(name) {
    return { name, type: "file", mode: 0o644 };
}

// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/image-manifest.js
var image_manifest = __webpack_require__(7880);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var oci_manifest = __webpack_require__(5692);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/daemon/daemon-layer-sources.js



function createLayerSources(options) {
    const known = new Map();
    const archives = new Map(options.layers.flatMap(({ archive }) => (archive ? [[archive.diffId, archive]] : [])));
    const findHere = async (diffId) => {
        const cached = await options.launchCache?.find(diffId);
        if (cached !== undefined)
            return cached;
        const archive = archives.get(diffId);
        return archive && { tar: archive.open, sizeBytes: archive.sizeBytes };
    };
    const find = async (diffIds) => {
        const missing = new Set();
        for (const diffId of diffIds) {
            const file = known.get(diffId) ?? (await findHere(diffId));
            if (file === undefined)
                missing.add(diffId);
            else
                known.set(diffId, file);
        }
        for (const [diffId, file] of await saveFromImages(missing, options))
            known.set(diffId, file);
        return new Map(diffIds.map((diffId) => [diffId, present(known.get(diffId), diffId)]));
    };
    return { find };
}
/** One image after the other: an engine packs the whole of an image, whatever is wanted of it. Registries come last. */
async function saveFromImages(diffIds, { store, origins, runImage, previousImage, directory }) {
    const found = new Map();
    const images = [previousImage, runImage].filter((image) => image !== undefined);
    for (const save of [saveLayers.bind(undefined, store), origins.saveLayers]) {
        for (const image of images) {
            const own = image.config.rootfs.diff_ids.filter((diffId) => diffIds.has(diffId) && !found.has(diffId));
            const saved = await save({ image, diffIds: new Set(own), directory });
            for (const [diffId, file] of saved)
                found.set(diffId, file);
        }
    }
    return found;
}
function present(file, diffId) {
    if (file !== undefined)
        return file;
    throw new lifecycle_error/* StepError */.z(`the layer ${(0,quote/* quote */.hD)(diffId)} is neither in this build, nor in the daemon or where its images are from`);
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/daemon/daemon-destination.js
// Exports an app image to a Docker daemon. Layers that the daemon has under the same layers are left out; for this the archive
// is tried without them first, and with all of them if the daemon does not take it. The image is checked before it gets a name,
// so that a failed export never leaves a name on something that is not the image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter













function openDaemonDestination(options) {
    const { runImage, runImageReference, previousImage } = options;
    return {
        runImage: { reference: runImageReference, config: runImage.config },
        canReuse: (diffId) => previousImage?.config.rootfs.diff_ids.includes(diffId) === true,
        // The archive has its layers in order, and how many of them are needed is known only then.
        addLayer: () => undefined,
        save: (config, layers) => saveImage(options, config, layers),
        [Symbol.asyncDispose]: () => Promise.resolve(),
    };
}
async function saveImage(options, config, layers) {
    const { store, request, launchCache } = options;
    const sources = createLayerSources({ ...options, layers, directory: request.temporaryDir });
    const configBytes = Buffer.from((0,image_config/* encodeImageConfig */.GL)(config));
    const image = { configBytes, diffIds: config.rootfs.diff_ids, sources };
    // As other lifecycles do, a reused layer that the launch cache lacks is put there, too.
    const kept = launchCache === undefined ? undefined : await sources.find(layers.map(({ diffId }) => diffId));
    const { id, manifest } = await loadImage(image, options);
    const names = [];
    for (const name of request.names)
        names.push(await saveName(name, id, store));
    if (kept !== undefined && names[0]?.failure === undefined)
        await launchCache?.replace(kept);
    const imageId = id.replace(/^sha256:/, "");
    return { names, id: (0,oci_digest/* shortDigest */.VK)(id), imageId, manifestSizeBytes: manifest.bytes.length };
}
async function loadImage(image, options) {
    const omitLeading = await countKnown(image.diffIds, options);
    try {
        return await loadAndVerify(image, omitLeading, options.store);
    }
    catch (error) {
        // Podman wants every layer, and an image may have been removed meanwhile.
        if (omitLeading === 0)
            throw error;
        return loadAndVerify(image, 0, options.store);
    }
}
/** The containerd store knows layers by their compressed blobs, which cannot be told from here: it gets them all. */
async function countKnown(diffIds, { store, runImage, previousImage }) {
    if ((await store.describeHost()).usesContainerdStore)
        return 0;
    const known = [runImage, ...(previousImage === undefined ? [] : [previousImage])];
    return countLeading(diffIds, known.map(({ config }) => ({ diffIds: config.rootfs.diff_ids })));
}
async function loadAndVerify({ configBytes, diffIds, sources }, omitLeading, store) {
    const sent = await sources.find(diffIds.slice(omitLeading));
    const layers = diffIds.map((diffId) => describe(diffId, sent.get(diffId)));
    const kind = { mediaType: media_types/* OCI_MANIFEST */.EG, configMediaType: media_types/* OCI_CONFIG */.TF };
    const manifest = (0,image_manifest/* makeManifest */.Ui)(kind, configBytes, layers);
    const configDigest = (0,oci_digest/* digestOf */.ol)(configBytes);
    const archive = external_node_stream_.Readable.from(imageArchive({
        names: [],
        manifestDigest: manifest.digest,
        mediaType: manifest.mediaType,
        manifestBytes: manifest.bytes,
        manifest: (0,oci_manifest/* parseManifest */.Ng)(manifest.bytes.toString("utf8"), "the app image"),
        omitLeading,
        readBlob: (digest) => (digest === configDigest ? single(configBytes) : readLayer(digest, sent)),
    }));
    try {
        await store.loadImage(archive);
    }
    finally {
        archive.destroy();
    }
    const expected = (await store.describeHost()).usesContainerdStore ? manifest.digest : configDigest;
    const loaded = await store.readImage(expected);
    const found = loaded?.config.rootfs.diff_ids ?? [];
    if (loaded !== undefined && found.join() === diffIds.join())
        return { id: loaded.id, manifest };
    throw new lifecycle_error/* StepError */.z(`the engine does not have the image ${expected} with all its layers after loading it`);
}
/** Layers go uncompressed, as engines keep them; of those that are left out the size is not known. */
function describe(diffId, source) {
    if (!(0,oci_digest/* isDigest */.Bc)(diffId))
        throw new lifecycle_error/* StepError */.z(`${(0,quote/* quote */.hD)(diffId)} is not the diffID of a layer`);
    return {
        mediaType: media_types/* OCI_TAR_LAYER */.Ws,
        digest: diffId,
        size: source?.sizeBytes ?? 0,
    };
}
function readLayer(digest, sources) {
    const source = sources.get(digest);
    if (source === undefined)
        throw new lifecycle_error/* StepError */.z(`the layer ${(0,quote/* quote */.hD)(digest)} is missing`);
    return openTar(source.tar);
}
async function* single(bytes) {
    yield await Promise.resolve(bytes);
}
async function saveName({ name, reference }, id, store) {
    try {
        if (reference.digest !== undefined)
            throw new lifecycle_error/* StepError */.z("an image in a daemon cannot be named by a digest");
        await store.tagImage(id, `${(0,image_reference/* imageName */.tO)(reference)}:${reference.tag ?? "latest"}`);
        return { name };
    }
    catch (error) {
        return { name, failure: (0,errors/* messageOf */.bD)(error) };
    }
}

// EXTERNAL MODULE: ./build/js/src/docker/image-answer.js
var image_answer = __webpack_require__(5996);
// EXTERNAL MODULE: ./build/js/src/oci/image-layers.js
var image_layers = __webpack_require__(7523);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/daemon/image-origins.js









function createImageOrigins(registry, log) {
    return {
        async complete(image) {
            if (image.config.rootfs.diff_ids.length > 0 || image.origins.length === 0)
                return image;
            return firstOf(image, async (origin) => {
                const { config } = await readOrigin(registry, origin);
                log.info(`The daemon does not tell the configuration of '${origin}': read from its registry`);
                return { ...image, config: (0,image_answer/* asEngineTells */.JO)(origin, config) };
            });
        },
        async saveLayers(wanted) {
            if (wanted.diffIds.size === 0 || wanted.image.origins.length === 0)
                return new Map();
            return firstOf(wanted.image, async (origin) => {
                const found = await readOrigin(registry, origin);
                log.info(`The daemon does not give out all layers of '${origin}': getting them from its registry`);
                return saveFrom(registry, found, wanted);
            });
        },
    };
}
const readOrigin = (registry, origin) => (0,registry_image/* readImage */.A)(registry, (0,image_reference/* parseImageReference */.o_)(origin), (0,oci_target/* hostTarget */.az)(process.arch));
async function saveFrom(registry, image, { diffIds, directory }) {
    const files = new Map();
    for (const diffId of diffIds) {
        const layer = (0,image_layers/* findLayer */.vi)(image, diffId);
        if (layer === undefined)
            continue;
        const saved = await keepLayer(await registry.openBlob(image.reference, layer), diffIds, directory);
        if (saved?.diffId === diffId)
            files.set(diffId, saved.file);
        else
            throw new lifecycle_error/* StepError */.z(`the blob ${layer.digest} is not the layer ${(0,quote/* quote */.hD)(diffId)}`);
    }
    return files;
}
/** One after the other: each needs a registry and perhaps credentials that may not be there. */
async function firstOf({ origins }, read) {
    const failures = [];
    for (const origin of origins) {
        try {
            return await read(origin);
        }
        catch (error) {
            failures.push((0,errors/* messageOf */.bD)(error));
        }
    }
    throw new errors/* PlatformError */.Wk("NOT_FOUND", `The daemon does not give out all of the image ${(0,quote/* someOf */.yU)(origins.map((origin) => (0,quote/* quote */.hD)(origin))).join(", ")}, and its registry does not either: ${(0,quote/* someOf */.yU)(failures).join("; ")}`, {
        hint: "Let this phase read the image in its registry: give it a network that reaches the registry, and CNB_REGISTRY_AUTH.",
    });
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/daemon/daemon-images.js
// Images in a Docker daemon.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#daemon-vs-registry-export-target









function createDaemonImages(options) {
    const { store, registry, openLaunchCache, log } = options;
    const opened = openOnce(openLaunchCache);
    const daemon = { store, origins: createImageOrigins(registry, log), opened, log };
    return {
        nameOf: ({ name }) => name,
        find: async ({ name }) => {
            const image = await readImage(daemon, name);
            return image === undefined ? undefined : foundImage(image, daemon);
        },
        canRead: () => Promise.resolve(true),
        checkAccess: () => Promise.resolve(),
        openDestination: (request) => openDestination(request, daemon),
    };
}
/** Only when it is needed: the phase has become its owner by then. */
function openOnce(open) {
    let cache;
    return () => (cache ??= open?.() ?? Promise.resolve(undefined));
}
/** An id without `sha256:`, as analyzed.toml, labels and reports have it. */
function referenceOf({ id }) {
    return id.replace(/^sha256:/, "");
}
function foundImage(image, daemon) {
    return {
        reference: referenceOf(image),
        config: image.config,
        isComplete: () => Promise.resolve(true),
        openLayer: async (diffId) => {
            const cached = await (await daemon.opened())?.find(diffId);
            return cached === undefined ? openSavedLayer(image, diffId, daemon) : openTar(cached.tar);
        },
    };
}
/** The layer is in a file only while it is read. */
async function* openSavedLayer(image, diffId, { store, origins }) {
    await using temporary = await (0,temporary_dir/* createTemporaryDir */.J)("lifecycle.daemon-layer-");
    const wanted = { image, diffIds: new Set([diffId]), directory: temporary.path };
    const layer = (await saveLayers(store, wanted)).get(diffId) ?? (await origins.saveLayers(wanted)).get(diffId);
    if (layer === undefined)
        throw new errors/* PlatformError */.Wk("MALFORMED", `The image has no layer ${(0,quote/* quote */.hD)(diffId)}.`);
    yield* openTar(layer.tar);
}
async function readImage({ store, origins }, name) {
    try {
        const image = await store.readImage(name);
        return image === undefined ? undefined : await origins.complete(image);
    }
    catch (cause) {
        const hint = cause instanceof errors/* PlatformError */.Wk ? cause.hint : undefined;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `open image ${(0,quote/* quote */.hD)(name)}: ${(0,errors/* messageOf */.bD)(cause)}`, {
            cause,
            hint,
        });
    }
}
async function openDestination(request, daemon) {
    const { store, origins, log } = daemon;
    const launchCache = await daemon.opened();
    const [runImage, previousImage] = await Promise.all([
        readReference(daemon, request.runImage),
        readReference(daemon, request.previousImage),
    ]);
    if (runImage === undefined) {
        // Not exit code 1, which it is for a registry: other lifecycles notice only when they look for its layers.
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.EXPORT_FAILED, `export: get run image top layer SHA: the run image ${(0,quote/* quote */.hD)(request.runImageName)} was not found in the daemon`, { hint: "Pull it first." });
    }
    if (previousImage !== undefined)
        log.debug(`Reusing layers from image with id '${request.previousImage}'`);
    return openDaemonDestination({
        store,
        origins,
        request,
        runImage,
        previousImage,
        launchCache,
        runImageReference: referenceOf(runImage),
    });
}
const IMAGE_ID = /^[0-9a-f]{64}$/;
/** The reference comes from a file that buildpacks could write: it must not become another request. */
async function readReference(daemon, reference) {
    if (reference === "")
        return undefined;
    if (!IMAGE_ID.test(reference)) {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `open image: ${(0,quote/* quote */.hD)(reference)} is not the id of an image`);
    }
    return readImage(daemon, reference);
}

// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/stored-layer.js
var stored_layer = __webpack_require__(3267);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/layout/found-layout.js
// Reading an OCI image layout. It may be sparse: layers that are not there are taken to be where the image came from.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md

















/** Where a layout is: a directory for the registry, for each part of the repository, and for the tag or digest. */
function layoutPath(layoutDir, reference) {
    const selector = (0,image_reference/* manifestSelector */.Ph)(reference).replace(":", "/");
    return external_node_path_.join(layoutDir, reference.registry, reference.repository, selector);
}
/**
 * The only image of a layout, or the one of this machine's target; undefined if there is no layout.
 * @throws {PlatformError} `MALFORMED` or `DIGEST_MISMATCH` naming the file
 */
async function findLayout(directory) {
    const indexFile = external_node_path_.join(directory, "index.json");
    const json = await (0,toml_file/* readOptional */.T9)(indexFile);
    if (json === undefined)
        return undefined;
    const index = (0,oci_manifest/* parseIndex */.A1)(json, (0,quote/* quote */.hD)(indexFile));
    const target = (0,oci_target/* hostTarget */.az)(process.arch);
    const entry = (0,oci_manifest/* onlyOrSelectedManifest */.kk)(index, target, (0,quote/* quote */.hD)(indexFile));
    if (entry === undefined) {
        throw new errors/* PlatformError */.Wk("MALFORMED", `${(0,quote/* quote */.hD)(indexFile)} has no image for ${(0,oci_target/* formatTarget */.P4)(target)}.`);
    }
    const manifest = (0,oci_manifest/* parseManifest */.Ng)(await readBlob(directory, entry.digest), (0,quote/* quote */.hD)(directory));
    const config = (0,image_config/* parseImageConfig */.FB)(await readBlob(directory, manifest.config.digest), (0,quote/* quote */.hD)(directory));
    const mediaType = manifest.mediaType ?? (entry.mediaType || media_types/* OCI_MANIFEST */.EG);
    return { path: directory, digest: entry.digest, mediaType, manifest, config };
}
/** How analyzed.toml refers to an image: `<path>@<digest>`. */
function formatIdentifier({ path: directory, digest }) {
    return `${directory}@${digest}`;
}
/** The path in an identifier. @throws {Error} quoting what is not one */
function pathOfIdentifier(identifier) {
    const [directory = "", digest = "", ...rest] = identifier.split("@");
    if (rest.length === 0 && (0,oci_digest/* isDigest */.Bc)(digest))
        return external_node_path_.normalize(directory);
    throw new lifecycle_error/* StepError */.z(`identifier ${(0,quote/* quote */.hD)(identifier)} does not have the format '[path]@[digest]'`);
}
/** A layer's tar. @throws {PlatformError} `MALFORMED` if the layout does not have it */
async function openLayoutLayer(image, diffId) {
    const layer = (0,image_layers/* findLayer */.vi)(image, diffId);
    if (layer === undefined || !(await hasBlob(image.path, layer))) {
        throw new errors/* PlatformError */.Wk("MALFORMED", `${(0,quote/* quote */.hD)(image.path)} does not have the layer ${(0,quote/* quote */.hD)(diffId)}.`);
    }
    return (0,stored_layer/* uncompressed */.dD)(layer, external_node_stream_.Readable.from((0,regular_file/* streamRegularFile */.Lb)(external_node_path_.join(image.path, blobPath(layer.digest)))));
}
/** Whether a blob is there in its full length. */
async function hasBlob(directory, { digest, size }) {
    const info = await (0,promises_.stat)(external_node_path_.join(directory, blobPath(digest))).catch(() => undefined);
    return info?.isFile() === true && info.size === size;
}
/** A manifest or config. */
async function readBlob(directory, digest) {
    const file = external_node_path_.join(directory, blobPath(digest));
    const content = await (0,regular_file/* readRegularFile */.XF)(file, image_config/* MAX_CONFIG_BYTES */.GW).catch((cause) => {
        throw new errors/* PlatformError */.Wk("MALFORMED", `${(0,quote/* quote */.hD)(file)} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    });
    if ((0,oci_digest/* digestOf */.ol)(content) === digest)
        return content.toString("utf8");
    throw new errors/* PlatformError */.Wk("DIGEST_MISMATCH", `${(0,quote/* quote */.hD)(file)} has the content of ${(0,oci_digest/* digestOf */.ol)(content)}.`);
}

// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
// EXTERNAL MODULE: ./build/js/src/lifecycle/image/layer-format.js + 1 modules
var layer_format = __webpack_require__(3816);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/layout/layout-destination.js
// Exports an app image to OCI layouts. The index comes last and at once, so that a layout never has half an image.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md


















/** Compressing is limited by processors. */
const PARALLEL_LAYERS = 4;
/**
 * Other lifecycles open the run image in a way that gives them an empty one (`linux/amd64`, OCI), and write its digest into the
 * label; a rebase replaces it, and nothing else reads it.
 */
const EMPTY_IMAGE_DIGEST = "sha256:9bff545fd88403019875bc484da593c84761e6c89bae9058b76d1054d54548d0";
const REF_NAME = "org.opencontainers.image.ref.name";
function openLayoutDestination(options) {
    const { runImage, previousImage, request } = options;
    const queue = (0,bounded/* createTaskQueue */.JL)(PARALLEL_LAYERS);
    const started = new Map();
    const compress = (archive) => {
        const known = started.get(archive.diffId);
        if (known !== undefined)
            return known;
        const blob = queue.run(() => compressArchive(archive, request));
        // Reported by the code that waits for the layer; until then it must not count as unhandled.
        blob.catch(() => undefined);
        started.set(archive.diffId, blob);
        return blob;
    };
    return {
        runImage: {
            reference: formatIdentifier({ path: runImage.path, digest: EMPTY_IMAGE_DIGEST }),
            config: runImage.config,
        },
        canReuse: (diffId) => (0,image_layers/* findLayer */.vi)(previousImage, diffId) !== undefined,
        addLayer: (archive) => {
            void compress(archive);
        },
        save: (config, layers) => layout_destination_saveImage(options, compress, { configBytes: Buffer.from((0,image_config/* encodeImageConfig */.GL)(config)), layers }),
        [Symbol.asyncDispose]: () => queue.close(),
    };
}
async function compressArchive(archive, { temporaryDir, layerCompression }) {
    const { mediaType, compress } = layer_format/* APP_LAYER_FORMATS */.V[layerCompression];
    const file = external_node_path_.join(temporaryDir, `${archive.diffId.replace("sha256:", "")}.blob`);
    const { digest, sizeBytes } = await writeCompressed(compress(archive.open()), file);
    return { descriptor: { mediaType, size: sizeBytes, digest }, file };
}
async function layout_destination_saveImage(options, compress, { configBytes, layers }) {
    const { paths, runImage, previousImage, request } = options;
    const sources = runImage.manifest.layers.map((descriptor) => layerOf(runImage, descriptor));
    for (const layer of layers)
        sources.push(await sourceOf(layer, previousImage, compress));
    const kind = request.kind === "built" ? (0,image_manifest/* manifestKindOf */.DK)(runImage.manifest, runImage.mediaType) : image_manifest/* DOCKER_KIND */.i4;
    const refName = (0,image_reference/* manifestSelector */.Ph)(request.names[0].reference);
    const annotations = { ...kind.annotations, [REF_NAME]: refName };
    const descriptors = sources.map(({ descriptor }) => descriptor);
    const manifest = (0,image_manifest/* makeManifest */.Ui)({ ...kind, annotations }, configBytes, descriptors);
    const names = [];
    for (const directory of paths) {
        names.push(await saveLayout(directory, { sources, configBytes, manifest, refName }));
    }
    const id = formatIdentifier({ path: paths[0] ?? "", digest: manifest.digest });
    return { names, id, manifestSizeBytes: manifest.bytes.length };
}
function layerOf(image, descriptor) {
    return { descriptor, file: external_node_path_.join(image.path, blobPath(descriptor.digest)), isOptional: true };
}
async function sourceOf({ archive, diffId, isReused }, previousImage, compress) {
    if (archive !== undefined && !isReused)
        return { ...(await compress(archive)), isOptional: false };
    const descriptor = (0,image_layers/* findLayer */.vi)(previousImage, diffId);
    if (previousImage !== undefined && descriptor !== undefined)
        return layerOf(previousImage, descriptor);
    throw new lifecycle_error/* StepError */.z(`previous image did not have layer with diff id '${diffId}'`);
}
async function saveLayout(directory, layout) {
    try {
        await writeLayout(directory, layout);
        return { name: directory };
    }
    catch (error) {
        return { name: directory, failure: (0,errors/* messageOf */.bD)(error) };
    }
}
/** Blobs of an earlier image stay: they may still be in use, and do no harm. */
async function writeLayout(directory, { sources, configBytes, manifest, refName }) {
    await (0,promises_.mkdir)(external_node_path_.join(directory, "blobs", "sha256"), { recursive: true });
    const staging = await (0,promises_.mkdtemp)(external_node_path_.join(directory, ".new-"));
    const write = async (name, content) => {
        const file = external_node_path_.join(staging, "file");
        await (0,promises_.writeFile)(file, content);
        await (0,promises_.rename)(file, external_node_path_.join(directory, name));
    };
    try {
        for (const source of sources)
            await copyBlob(source, directory, external_node_path_.join(staging, "blob"));
        await write(blobPath((0,oci_digest/* digestOf */.ol)(configBytes)), configBytes);
        await write(blobPath(manifest.digest), manifest.bytes);
        await write("oci-layout", '{"imageLayoutVersion":"1.0.0"}');
        await write("index.json", JSON.stringify(layout_destination_indexOf(manifest, refName)));
    }
    finally {
        await (0,promises_.rm)(staging, { recursive: true, force: true });
    }
}
async function copyBlob({ descriptor, file, isOptional }, directory, staged) {
    if (await hasBlob(directory, descriptor))
        return;
    try {
        await (0,promises_.copyFile)(file, staged, external_node_fs_.constants.COPYFILE_FICLONE);
    }
    catch (error) {
        if (isOptional && (0,regular_file/* isMissing */.b2)(error))
            return;
        throw error;
    }
    const { size } = await (0,promises_.stat)(staged);
    if (size !== descriptor.size) {
        throw new lifecycle_error/* StepError */.z(`the layer ${(0,quote/* quote */.hD)(file)} has ${String(size)} instead of ${String(descriptor.size)} bytes`);
    }
    await (0,promises_.rename)(staged, external_node_path_.join(directory, blobPath(descriptor.digest)));
}
function layout_destination_indexOf({ mediaType, bytes, digest }, refName) {
    const entry = { mediaType, size: bytes.length, digest, annotations: { [REF_NAME]: refName } };
    return { schemaVersion: 2, mediaType: media_types/* OCI_INDEX */.$p, manifests: [entry] };
}
const WRITE_BYTES = 1024 * 1024;
/** Writes the new file `path`. */
async function writeCompressed(compressed, path) {
    await (0,external_node_stream_promises_.pipeline)(compressed, (0,external_node_fs_.createWriteStream)(path, { flags: "wx", highWaterMark: WRITE_BYTES }));
    return compressed.summary();
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/image/layout/layout-images.js
// Images as OCI layouts in directories below one directory.
// Departures from other lifecycles: additional tags become layouts next to that of the app image, while theirs end up in the
// working directory; an index with several images is searched for the one of this machine, while theirs is an error.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#oci-layout







/** @param layoutDir absolute, e.g. `/layout-repo` */
function createLayoutImages(layoutDir, log) {
    return {
        nameOf: ({ reference }) => layoutPath(layoutDir, reference),
        find: async ({ reference }) => {
            const image = await opening("open image", () => findLayout(layoutPath(layoutDir, reference)));
            if (image === undefined)
                return undefined;
            return {
                reference: formatIdentifier(image),
                config: image.config,
                isComplete: () => Promise.resolve((0,image_layers/* haveSameLayers */.xj)(image)),
                openLayer: (diffId) => openLayoutLayer(image, diffId),
            };
        },
        canRead: () => Promise.resolve(true),
        checkAccess: () => Promise.resolve(),
        openDestination: (request) => layout_images_openDestination(request, layoutDir, log),
    };
}
async function layout_images_openDestination(request, layoutDir, log) {
    const runImage = await layout_images_readReference("run image", request.runImage);
    const previousImage = request.previousImage === "" ? undefined : await layout_images_readReference("previous image", request.previousImage);
    if (runImage === undefined) {
        const why = `the run image ${(0,quote/* quote */.hD)(request.runImageName)} was not found`;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `create new app image: ${why}`);
    }
    if (!(0,image_layers/* haveSameLayers */.xj)(runImage)) {
        const { message: why, hint } = (0,image_layers/* differentLayers */.AB)(runImage, request.runImageName);
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `create new app image: ${why}`, { hint });
    }
    if (previousImage !== undefined)
        log.info(`Reusing layers from image '${previousImage.path}'`);
    const paths = request.names.map(({ reference }) => layoutPath(layoutDir, reference));
    log.info(`Using app image: ${paths[0] ?? ""}`);
    return openLayoutDestination({ paths, request, runImage, previousImage });
}
/** What the analyzer saw may have been replaced since; the layout counts that is there now. */
function layout_images_readReference(what, identifier) {
    return opening(`parsing ${what} reference`, () => findLayout(pathOfIdentifier(identifier)));
}
async function opening(action, open) {
    try {
        return await open();
    }
    catch (cause) {
        const hint = cause instanceof errors/* PlatformError */.Wk ? cause.hint : undefined;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `${action}: ${(0,errors/* messageOf */.bD)(cause)}`, { cause, hint });
    }
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/image/registry/registry-images.js + 2 modules
var registry_images = __webpack_require__(7846);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cli/choose-images.js
// Which place with images a phase uses: the one place that knows `-daemon` and `-layout`.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#lifecycle-interface









/**
 * Connects to the daemon at once, while this process may; its socket often belongs to root.
 * @throws {LifecycleError} exit code 1 if there is no daemon or layouts are not enabled, 3 without a directory for them
 */
async function chooseImages(phase, values, ctx) {
    const launchCacheDir = values.text("launch-cache");
    // A rebase into a layout does not exist.
    if (values.flag("layout") && phase !== "rebaser")
        return chooseLayout(phase, values, ctx);
    if (values.flag("daemon")) {
        const { registry, log } = ctx;
        const cache = launchCacheDir === undefined ? undefined : () => openLaunchCache(launchCacheDir, log);
        return createDaemonImages({ store: await connect(ctx), registry, openLaunchCache: cache, log });
    }
    if (launchCacheDir !== undefined && phase !== "restorer" && phase !== "rebaser") {
        ctx.log.warn("Ignoring -launch-cache, only intended for use with -daemon");
    }
    return (0,registry_images/* createRegistryImages */.Q)(ctx.registry, ctx.log);
}
function chooseLayout(phase, values, ctx) {
    const layoutDir = values.text("layout-dir");
    if (phase !== "restorer")
        (0,experimental_mode/* requireExperimental */.G)("export to OCI layout format", ctx);
    if (layoutDir !== undefined)
        return createLayoutImages(external_node_path_.resolve(layoutDir), ctx.log);
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, "resolve inputs: -layout needs a directory", {
        hint: "Give it as -layout-dir, or as CNB_LAYOUT_DIR.",
    });
}
async function connect({ environment }) {
    try {
        // Only now, since loading what talks to engines takes as long as loading all the rest.
        const docker = await Promise.all(/* import() */[__webpack_require__.e(40), __webpack_require__.e(496)]).then(__webpack_require__.bind(__webpack_require__, 7734));
        return await docker.connectKeptEngine(environment);
    }
    catch (cause) {
        const hint = cause instanceof errors/* PlatformError */.Wk ? cause.hint : undefined;
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.FAILED, `initialize docker client: ${(0,errors/* messageOf */.bD)(cause)}`, {
            cause,
            hint,
        });
    }
}


/***/ }),

/***/ 838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ requireExperimental)
/* harmony export */ });
/* harmony import */ var _cnb_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2798);
/* harmony import */ var _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(151);
// Features that a Platform API calls experimental: the platform has to ask for them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#experimental-features


/**
 * @param feature as other lifecycles call it, e.g. `Dockerfiles`
 * @throws {LifecycleError} exit code 1 unless `CNB_EXPERIMENTAL_MODE` allows it
 */
function requireExperimental(feature, { environment, log }) {
    const mode = environment["CNB_EXPERIMENTAL_MODE"] || "error";
    const message = `Platform requested experimental feature '${feature}'`;
    // The specification says `silent`, other lifecycles read `quiet`; every other word warns, as theirs do.
    if (mode === "quiet" || mode === "silent")
        return;
    if (mode !== "error") {
        log.warn(message);
        return;
    }
    log.error(message);
    throw new _lifecycle_error_js__WEBPACK_IMPORTED_MODULE_1__/* .LifecycleError */ .D(_cnb_exit_codes_js__WEBPACK_IMPORTED_MODULE_0__/* .ExitCode */ .y.FAILED, "go on: experimental features are disabled by CNB_EXPERIMENTAL_MODE=error", { hint: "Set CNB_EXPERIMENTAL_MODE to warn, or use a newer Platform API." });
}


/***/ }),

/***/ 8045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ createTemporaryDir)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
// A directory for what is needed only meanwhile.



/** @param prefix of its name, e.g. `lifecycle.exporter.layer-` */
async function createTemporaryDir(prefix) {
    const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), prefix));
    return { path, [Symbol.asyncDispose]: () => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { recursive: true, force: true }) };
}


/***/ }),

/***/ 21:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ fixedHeader),
/* harmony export */   OQ: () => (/* binding */ paddingAfter),
/* harmony export */   rx: () => (/* binding */ tarRecord)
/* harmony export */ });
/* unused harmony export packTar */
/* harmony import */ var _tar_header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5150);
// The entries of small archives in memory, and what comes after the contents of large ones. Pure.

/** The header of an entry whose content follows. */
function fixedHeader({ uid = 0, gid = 0, ...entry }, sizeBytes = 0) {
    return (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeTarHeader */ .Nj)({ ...entry, uid, gid, sizeBytes, mtime: _tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .FIXED_MTIME */ .yA });
}
/** An entry with its content. */
function tarRecord(entry, content = Buffer.alloc(0)) {
    const { length } = content;
    return Buffer.concat([fixedHeader(entry, length), content, paddingAfter(length)]);
}
/** The zeros that follow a content of this size. */
function paddingAfter(sizeBytes) {
    return _tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .TAR_END */ .y7.subarray(0, (0,_tar_header_js__WEBPACK_IMPORTED_MODULE_0__/* .paddingOf */ .Zt)(sizeBytes));
}
/** An archive of records. */
function packTar(records) {
    return Buffer.concat([...records, TAR_END]);
}


/***/ })

};
