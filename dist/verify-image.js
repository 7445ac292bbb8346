// Holds src.
export const id = 888;
export const ids = [888];
export const modules = {

/***/ 6046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ UnpackRoom)
/* harmony export */ });
// How much may be unpacked: a few megabytes from elsewhere can become any number of gigabytes.
/** What is left of a limit that several parts share, e.g. the layers of an image. */
class UnpackRoom {
    #leftBytes;
    #tooMuch;
    #takenBytes = new Map();
    constructor(limitBytes, tooMuch) {
        this.#leftBytes = limitBytes;
        this.#tooMuch = tooMuch;
    }
    /** @throws that it is too much if that is more than is left */
    take(bytes) {
        this.#leftBytes -= bytes;
        if (this.#leftBytes < 0)
            throw this.#tooMuch();
    }
    /** Says how much a part has unpacked to so far; what is read again does not count again. @throws as {@link take} */
    takeOnce(part, sizeBytes) {
        const takenBytes = this.#takenBytes.get(part) ?? 0;
        if (sizeBytes <= takenBytes)
            return;
        this.#takenBytes.set(part, sizeBytes);
        this.take(sizeBytes - takenBytes);
    }
    /** What came of it is removed. */
    giveBack(bytes) {
        this.#leftBytes += bytes;
    }
}


/***/ }),

/***/ 8228:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ keptBack)
/* harmony export */ });
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1487);
// An image that must not get its names, in words. Pure.

/** Where it is all the same: a sentence that ends an error. */
function keptBack({ image, digest }) {
    return image === undefined
        ? `The image ${digest} was given no name.`
        : `No tag was moved; the image itself is ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(image)}.`;
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


/***/ }),

/***/ 3888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openVerification: () => (/* binding */ openVerification)
});

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/project/source/source-digest.js
var source_digest = __webpack_require__(9015);
// EXTERNAL MODULE: ./build/js/src/project/source/source-filter.js + 1 modules
var source_filter = __webpack_require__(8257);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/platform/delivery/deliver-staged.js
var deliver_staged = __webpack_require__(3644);
// EXTERNAL MODULE: ./build/js/src/platform/delivery/kept-back.js
var kept_back = __webpack_require__(8228);
// EXTERNAL MODULE: ./build/js/src/gateway/directory-sink.js
var directory_sink = __webpack_require__(721);
// EXTERNAL MODULE: ./build/js/src/gateway/finished-image.js + 1 modules
var finished_image = __webpack_require__(725);
// EXTERNAL MODULE: ./build/js/src/platform/request/no-previous-image.js
var no_previous_image = __webpack_require__(1978);
// EXTERNAL MODULE: ./build/js/src/platform/workspace/run-directories.js
var run_directories = __webpack_require__(6858);
// EXTERNAL MODULE: ./build/js/src/platform/delivery/aside-destination.js
var aside_destination = __webpack_require__(2525);
// EXTERNAL MODULE: ./build/js/src/platform/delivery/base-layers.js
var base_layers = __webpack_require__(7018);
// EXTERNAL MODULE: ./build/js/src/platform/delivery/gateway-place.js + 6 modules
var gateway_place = __webpack_require__(9340);
// EXTERNAL MODULE: ./build/js/src/platform/delivery/image-access.js
var image_access = __webpack_require__(3848);
;// CONCATENATED MODULE: ./build/js/src/platform/delivery/second-place.js
// Where an image is exported to that is built a second time, only to be compared: it gets no name, and there is nothing of earlier
// images that a lifecycle could reuse.









/** @throws {PlatformError} `INPUT` if nothing holds the tags of the first image back, or an address cannot be listened on */
async function openSecondPlace(build, deps) {
    const { value: delivery } = build.plan.delivery;
    switch (delivery.kind) {
        case "gateway":
            return placeAtGateway(delivery.address, build, deps);
        case "aside":
            return placeAside(delivery.tag, build, deps);
        case "direct":
            throw new errors/* PlatformError */.Wk("INPUT", "The tags have moved already, so nothing is left to verify.");
    }
}
async function placeAtGateway(address, { resolved, plan, first }, deps) {
    const { tags: [image], delivery: { labels, annotations }, } = resolved;
    const directory = (0,run_directories/* secondGatewayDirectory */.a_)(deps.temporaryDir, deps.runLabel);
    const place = await (0,gateway_place/* openGatewayPlace */.U)({ address, directory, image }, deps);
    const known = first.manifest.layers.map(({ digest }) => [digest, first.originOf(digest)]);
    place.gateway.serve({
        name: place.name,
        repository: undefined,
        sink: (0,directory_sink/* createDirectorySink */.z)(place.directory),
        provided: new Map([...known, ...(0,base_layers/* baseOrigins */.v)(plan.runImage.value)]),
    });
    return {
        ...place,
        previousImage: undefined,
        async take(exported) {
            const renames = place.access.realNames;
            return (0,finished_image/* finishImage */.l)(await (0,gateway_place/* takeExported */.$)(place, exported), { labels, annotations, renames }, deps.registry);
        },
    };
}
/** To where the first image was pushed, too: it is known by its digest. */
function placeAside(tag, { resolved: { delivery } }, { registry, keychain }) {
    const { labels, annotations } = delivery;
    return {
        tags: [tag],
        previousImage: (0,no_previous_image/* noPreviousImage */.M)(tag),
        access: (0,image_access/* directAccess */.M)(keychain),
        explain: (error) => error,
        async take({ digest }) {
            return (0,finished_image/* finishImage */.l)(await (0,aside_destination/* readStaged */.p)(tag, digest, registry), { labels, annotations }, registry);
        },
        [Symbol.asyncDispose]: () => Promise.resolve(),
    };
}

// EXTERNAL MODULE: ./build/js/src/platform/export-image.js + 43 modules
var export_image = __webpack_require__(9404);
// EXTERNAL MODULE: ./build/js/src/platform/changed-log.js
var changed_log = __webpack_require__(2080);
;// CONCATENATED MODULE: ./build/js/src/platform/phases-only.js

/** The rest is seen by those who debug. */
function phasesOnly(log) {
    const debug = (line) => {
        log.debug(line);
    };
    return (0,changed_log/* changedLog */.p)(log, {
        step: debug,
        info: debug,
        notice: debug,
        chosen: (subject, value, reason) => {
            log.debug(`${subject}: ${value} (${reason})`);
        },
        // An annotation would be there twice.
        warning: (message) => {
            log.info(message);
        },
    });
}

// EXTERNAL MODULE: ./build/js/src/platform/report/report-collector.js
var report_collector = __webpack_require__(5312);
// EXTERNAL MODULE: ./build/js/src/bytes/unpack-room.js
var unpack_room = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/js/src/quantities.js
var quantities = __webpack_require__(7126);
// EXTERNAL MODULE: ./build/js/src/platform/image/image-contents.js
var image_contents = __webpack_require__(8549);
;// CONCATENATED MODULE: ./build/js/src/platform/image/compare-images.js
// What is different between two images: layers by their content, buildpacks by version, sizes, the run image. Pure.

function compareImages(before, after) {
    const isComplete = before.isComplete && after.isComplete;
    const runImage = compareRunImages(before, after);
    return {
        layers: isComplete ? compareLayers(before.layers, after.layers) : compareOwnLayers(before, after),
        buildpacks: compareBuildpacks(before.buildpacks, after.buildpacks),
        runImage,
        newBytes: newBytes(before, after, runImage),
    };
}
/** Whether nothing but the run image is different, as far as layers and buildpacks tell. */
function isRebase({ runImage, layers, buildpacks }) {
    const own = layers.filter(({ name }) => name !== RUN_IMAGE_LAYERS);
    return (runImage === "changed" &&
        own.length > 0 &&
        own.every(({ kind }) => kind === "same") &&
        buildpacks.every(({ before, after }) => before === after));
}
function sizesOf({ sizeBytes, runImageSizeBytes }) {
    const isSplit = sizeBytes !== undefined && runImageSizeBytes !== undefined;
    return { totalBytes: sizeBytes, ownBytes: isSplit ? sizeBytes - runImageSizeBytes : undefined };
}
/** A build that made no image of its own says nothing of layers, which are not gone. */
function compareOwnLayers(before, after) {
    const isSilent = [before, after].some(({ layers, isComplete }) => !isComplete && layers.length === 0);
    return isSilent ? [] : compareLayers(ownLayers(before), ownLayers(after));
}
/** Slices of the app count as one layer: what a build says of them is how many it rebuilt, not which. */
function ownLayers({ layers }) {
    const isSlice = ({ name }) => withoutSlice(name) === "app";
    const own = layers.filter(({ name }) => name !== RUN_IMAGE_LAYERS);
    const slices = own.filter(isSlice);
    const app = {
        name: "app",
        diffId: slices.length === 1 ? slices[0]?.diffId : undefined,
        sizeBytes: sumBytes(slices),
    };
    return own
        .filter((layer) => !isSlice(layer) || layer === slices[0])
        .map((layer) => (isSlice(layer) ? app : layer));
}
function compareLayers(before, after) {
    return matchLayers(before, after).map((pair) => {
        if (pair.before === undefined)
            return change("added", pair);
        return change(pair.after === undefined ? "removed" : kindOf(pair.before, pair.after), pair);
    });
}
/** Which layer is which: by its name, else by its content. In the order of the new image; what is only in the old one comes last. */
function matchLayers(before, after) {
    const old = new Map(before.map((layer) => [layer.name, layer]));
    const names = new Set(after.map(({ name }) => name));
    // What was only renamed is the same content: it is matched with what has no namesake.
    const renamed = new Map(before.filter(({ name }) => !names.has(name)).map((layer) => [layer.diffId, layer]));
    renamed.delete(undefined);
    const pairs = after.map((layer) => {
        const known = old.get(layer.name) ?? renamed.get(layer.diffId);
        if (known === undefined)
            return { after: layer };
        old.delete(known.name);
        renamed.delete(known.diffId);
        return { before: known, after: layer };
    });
    return [...pairs, ...[...old.values()].map((layer) => ({ before: layer }))];
}
function kindOf(before, after) {
    if (before.diffId === undefined || after.diffId === undefined)
        return "unknown";
    return before.diffId === after.diffId ? "same" : "changed";
}
function change(kind, { before, after }) {
    const name = after?.name ?? before?.name ?? "";
    return { kind, name, beforeBytes: before?.sizeBytes, afterBytes: after?.sizeBytes };
}
function compareBuildpacks(before, after) {
    const old = new Map(before.map(({ id, version }) => [id, version]));
    const current = new Map(after.map(({ id, version }) => [id, version]));
    const ids = new Set([...current.keys(), ...old.keys()]);
    return [...ids].map((id) => ({ id, before: old.get(id), after: current.get(id) }));
}
function compareRunImages(before, after) {
    const [old, current] = [before, after].map(({ layers }) => layers.find(({ name }) => name === RUN_IMAGE_LAYERS)?.diffId);
    if (old !== undefined && current !== undefined)
        return old === current ? "same" : "changed";
    if (before.runImage === undefined || after.runImage === undefined)
        return "unknown";
    // The same image may be read from a mirror.
    return digestIn(before.runImage) === digestIn(after.runImage) ? "same" : "changed";
}
function digestIn(reference) {
    return reference.slice(reference.indexOf("@") + 1);
}
function newBytes(before, after, runImage) {
    const { layers, isComplete } = after;
    // A run image that is the same is there already, whether its layers are known or not.
    const isAll = isComplete || runImage === "same";
    const isKnown = [...before.layers, ...layers].every(({ diffId }) => diffId !== undefined);
    if (!isAll || !isKnown || layers.length === 0)
        return undefined;
    const known = new Set(before.layers.map(({ diffId }) => diffId));
    // Nothing is pulled twice.
    const pulled = new Map(layers.map((layer) => [layer.diffId, layer]));
    return sumBytes([...pulled.values()].filter(({ diffId }) => !known.has(diffId)));
}

// EXTERNAL MODULE: ./build/js/src/bytes/count-bytes.js
var count_bytes = __webpack_require__(8422);
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js
var decompressed = __webpack_require__(1721);
// EXTERNAL MODULE: ./build/js/src/bytes/measure.js
var bytes_measure = __webpack_require__(6511);
// EXTERNAL MODULE: ./build/js/src/oci/byte-path.js
var byte_path = __webpack_require__(3483);
// EXTERNAL MODULE: ./build/js/src/oci/tar-reader.js
var tar_reader = __webpack_require__(2096);
// EXTERNAL MODULE: ./build/js/src/phases/cancellation.js
var cancellation = __webpack_require__(9569);
;// CONCATENATED MODULE: ./build/js/src/platform/verify/content-difference.js
// Two contents, read side by side: where they differ first, without ever having more than a piece of each.

/** Reads both to their ends. @throws what reading them throws */
async function compareContents(first, second) {
    const [left, right] = [new Pieces(first), new Pieces(second)];
    let [at, differsAt] = [0, undefined];
    for (;;) {
        const [a, b] = [await left.peek(), await right.peek()];
        const both = Math.min(a.length, b.length);
        if (differsAt === undefined && both > 0)
            differsAt = firstDifference(a, b, at);
        if (both === 0) {
            if (a.length !== b.length)
                differsAt ??= at;
            break;
        }
        at += both;
        left.drop(both);
        right.drop(both);
    }
    return { first: await left.finish(), second: await right.finish(), differsAt };
}
/** @param at where both pieces are in their contents */
function firstDifference(a, b, at) {
    const both = Math.min(a.length, b.length);
    if (a.compare(b, 0, both, 0, both) === 0)
        return undefined;
    for (let index = 0; index < both; index += 1)
        if (a[index] !== b[index])
            return at + index;
    return undefined;
}
const NOTHING = Buffer.alloc(0);
/** A content in pieces of any size. */
class Pieces {
    #measure = new bytes_measure/* Measure */.t();
    #content;
    #piece = NOTHING;
    constructor(content) {
        this.#content = content[Symbol.asyncIterator]();
    }
    /** What comes next; empty at the end. */
    async peek() {
        while (this.#piece.length === 0) {
            const next = await this.#content.next();
            if (next.done === true)
                return NOTHING;
            this.#measure.add(next.value);
            this.#piece = next.value;
        }
        return this.#piece;
    }
    drop(bytes) {
        this.#piece = this.#piece.subarray(bytes);
    }
    /** Reads the rest. */
    async finish() {
        do
            this.#piece = NOTHING;
        while ((await this.peek()).length > 0);
        return { sizeBytes: this.#measure.sizeBytes, digest: this.#measure.digest() };
    }
}

// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
;// CONCATENATED MODULE: ./build/js/src/platform/verify/file-difference.js
// What is different between two entries of archives that have the same name, in words: never anything of a content. Pure.



/** Nothing else of it has to be kept. */
function comparedHeader({ entry, linkNameBytes }) {
    const { type, mode, uid, gid, mtime, deviceMajor = 0, deviceMinor = 0 } = entry;
    return { type, mode, uid, gid, mtime, deviceMajor, deviceMinor, linkNameBytes };
}
/** Each in words. */
const ASPECTS = [
    { name: "mode", words: ({ mode }) => mode.toString(8).padStart(4, "0") },
    { name: "owner", words: ({ uid, gid }) => `${uid}:${gid}` },
    { name: "mtime", words: ({ mtime }) => formatTime(mtime) },
    { name: "device", words: formatDevice },
];
/** Two headers of one name; none if they are the same. The size is that of the content. */
function headerAspects(first, second) {
    if (first.type !== second.type)
        return [`type ${first.type} and ${second.type}`];
    const aspects = ASPECTS.flatMap(({ name, words }) => {
        const [a, b] = [words(first), words(second)];
        return a === b ? [] : [`${name} ${a} and ${b}`];
    });
    return [...aspects, ...linkAspects(first, second)];
}
/** Targets that differ only far behind, or in bytes that are no text, have the same words. */
function linkAspects(...headers) {
    const [a, b] = headers.map(({ linkNameBytes }) => linkNameBytes);
    if (a === b)
        return [];
    const [first, second] = [a, b].map((target = "") => (0,quote/* quote */.hD)((0,byte_path/* toText */.fE)(target)));
    if (first === second)
        return [`link target ${first ?? ""}, of which only what is not shown differs`];
    return [`link target ${first ?? ""} and ${second ?? ""}`];
}
/** @param differsAt is not known of contents that were not read side by side */
function contentAspects({ first, second, differsAt, }) {
    if (first.digest === second.digest)
        return [];
    const from = differsAt === undefined ? "" : ` from byte ${differsAt} on`;
    const each = [first, second].map(({ sizeBytes, digest }) => `${sizeBytes} bytes sha256:${(0,oci_digest/* shortDigest */.VK)(digest)}`);
    return [`content${from} (${each.join(" and ")})`];
}
/** Only devices have one. */
function formatDevice({ type, deviceMajor, deviceMinor }) {
    return type.endsWith("-device") ? `${deviceMajor}:${deviceMinor}` : "none";
}
/** Seconds since 1970, which an archive may have any of. */
function formatTime(mtime) {
    const time = new Date(mtime * 1000);
    return Number.isNaN(time.getTime()) ? `${mtime} s` : time.toISOString().replace(".000Z", "Z");
}

;// CONCATENATED MODULE: ./build/js/src/platform/verify/layer-files.js
// Which files of a layer are not the same in another one: both archives are read once, side by side. Lifecycles write each directory in
// the order of its names, so that little has to be remembered; what comes in another order is found all the same.








/** Of a file that waits, besides its names. */
const WAITING_BYTES = 500;
/**
 * Compares two archives, compressed or not, that are not the same.
 * @throws {PlatformError} `MALFORMED` if one of them is no archive, `CANCELLED`, what `room` throws, and what reading them throws
 */
async function compareLayerFiles(first, second, { signal, room, ...limits }) {
    const found = new Differences(limits.maxShown);
    await using left = new Archive(untilCancelled(first, signal), room);
    await using right = new Archive(untilCancelled(second, signal), room);
    const compared = { left, right, found };
    let [isReordered, isComplete] = [false, true];
    for (;;) {
        const [a, b] = [await left.current(), await right.current()];
        if (a === undefined && b === undefined)
            break;
        const order = compareEntries(a, b);
        if (order === 0)
            await compareCurrent(compared);
        else if (await compareWaiting(order, compared))
            isReordered = true;
        isComplete = left.waitingBytes + right.waitingBytes <= limits.maxWaitingBytes;
        if (!isComplete)
            break;
    }
    if (isComplete)
        addMissing(compared);
    return { ...found.summary, isReordered: isReordered && found.summary.count === 0, isComplete };
}
/** Both are at the same name. */
async function compareCurrent({ left, right, found }) {
    const [a, b] = [await left.take(), await right.take()];
    if (a === undefined || b === undefined)
        return;
    const contents = await compareContents(a.content, b.content);
    found.add(a.nameBytes, [
        ...headerAspects(comparedHeader(a), comparedHeader(b)),
        ...contentAspects(contents),
    ]);
}
/** Takes the one that comes first alone; says whether the other archive had it before. */
async function compareWaiting(order, { left, right, found }) {
    const [own, other] = order < 0 ? [left, right] : [right, left];
    const taken = await own.take();
    if (taken === undefined)
        return false;
    const name = nameOf(taken);
    const seen = await remember(taken);
    const met = other.meet(name);
    if (met === undefined) {
        own.wait(name, seen);
        return false;
    }
    const [first, second] = order < 0 ? [seen, met] : [met, seen];
    found.add(name, [...headerAspects(first.header, second.header), ...contentAspects({ first, second })]);
    return true;
}
/** What has not met its like is not in the other one. */
function addMissing({ left, right, found }) {
    for (const name of left.waiting())
        found.add(name, [ONLY_FIRST]);
    for (const name of right.waiting())
        found.add(name, [ONLY_SECOND]);
}
const ONLY_FIRST = "only in the first image";
const ONLY_SECOND = "only in the second image";
async function remember(read) {
    const measure = new bytes_measure/* Measure */.t();
    for await (const chunk of read.content)
        measure.add(chunk);
    return { header: comparedHeader(read), sizeBytes: measure.sizeBytes, digest: measure.digest() };
}
/** An archive while it is read, and the entries that wait for their like. */
class Archive {
    #waiting = new Map();
    #entries;
    #current;
    #waitingBytes = 0;
    constructor(bytes, room) {
        const content = (0,count_bytes/* tellBytes */.n)((0,decompressed/* decompressed */.ji)(bytes), (decompressedBytes) => {
            room.take(decompressedBytes);
        });
        this.#entries = (0,tar_reader/* readTar */.s)(content);
    }
    get waitingBytes() {
        return this.#waitingBytes;
    }
    waiting() {
        return this.#waiting.keys();
    }
    /** One that already waits under this name is replaced, as it is when a layer is unpacked. */
    wait(name, entry) {
        this.meet(name);
        this.#waiting.set(name, entry);
        this.#waitingBytes += bytesOf(name, entry);
    }
    /** What waited under this name does so no longer. */
    meet(name) {
        const met = this.#waiting.get(name);
        if (met === undefined)
            return undefined;
        this.#waiting.delete(name);
        this.#waitingBytes -= bytesOf(name, met);
        return met;
    }
    /** What is not taken yet; undefined at the end. */
    current() {
        return (this.#current ??= this.#next());
    }
    async take() {
        const taken = await this.current();
        this.#current = undefined;
        return taken;
    }
    async [Symbol.asyncDispose]() {
        await this.#entries.return(undefined);
    }
    async #next() {
        const next = await this.#entries.next();
        return next.done === true ? undefined : next.value;
    }
}
/** What is kept of a file that waits. */
function bytesOf(name, { header }) {
    return name.length + header.linkNameBytes.length + WAITING_BYTES;
}
async function* untilCancelled(bytes, signal) {
    for await (const chunk of bytes) {
        (0,cancellation/* throwIfCancelled */.d)(signal);
        yield chunk;
    }
}
/** Counts all, and keeps the first. */
class Differences {
    #maxShown;
    #shown = [];
    #count = 0;
    constructor(maxShown) {
        this.#maxShown = maxShown;
    }
    get summary() {
        return { shown: this.#shown, count: this.#count };
    }
    add(nameBytes, aspects) {
        if (aspects.length === 0)
            return;
        this.#count += 1;
        if (this.#shown.length < this.#maxShown)
            this.#shown.push({ path: (0,byte_path/* toText */.fE)(nameBytes), aspects });
    }
}
/** A directory may end with slashes: a loop, since an expression looks at all of them again from each of them. */
function nameOf({ nameBytes }) {
    let end = nameBytes.length;
    while (nameBytes[end - 1] === "/")
        end -= 1;
    return nameBytes.slice(0, end);
}
/** As a walk comes to them: what is in a directory follows it. Nothing comes last. */
function compareEntries(a, b) {
    if (a === undefined || b === undefined)
        return a === b ? 0 : a === undefined ? 1 : -1;
    const [first, second] = [a, b].map((each) => nameOf(each).replaceAll("/", "\0"));
    return (0,byte_path/* compareBytePaths */.kA)(first ?? "", second ?? "");
}

// EXTERNAL MODULE: ./build/js/src/cnb/lifecycle-metadata.js
var lifecycle_metadata = __webpack_require__(9595);
;// CONCATENATED MODULE: ./build/js/src/platform/verify/setting-differences.js
// What is different between the configs and the manifests of two images, besides their layers: which labels, variables and other
// settings. Values may be secret, so only those are told that are times. Pure.



/** Deeper values count as one each: nobody writes such, and a call for each level has an end. */
const MAX_DEPTH = 30;
/**
 * A clause for each, e.g. `the label "a" at "data.built_at" (2026-01-01T00:00:00Z and 2026-01-01T00:00:09Z)`; one after the other, since
 * labels have room for millions.
 * @param haveSameLayers if not, what only names them is left out
 */
function* settingDifferences(first, second, haveSameLayers) {
    const [a, b] = [first, second].map(({ configBytes }) => split(parse(configBytes)));
    for (const { path, ...values } of differing(a?.labels, b?.labels))
        yield* describeLabel(String(path[0]), values, haveSameLayers);
    for (const { path } of differing(a?.variables, b?.variables))
        yield `the variable ${(0,quote/* quote */.hD)(String(path[0]))}`;
    for (const difference of differing(a?.others, b?.others))
        yield describeOther(difference);
    for (const { path } of differing(manifestOf(first), manifestOf(second)))
        yield `${(0,quote/* quote */.hD)(joined(path))} of the manifest`;
}
function parse(bytes) {
    return asObject(JSON.parse(bytes.toString("utf8")));
}
function asObject(value) {
    return isObject(value) ? value : {};
}
/** What a person tells apart; the layers are told elsewhere. */
function split(config) {
    const container = asObject(config["config"]);
    const { Labels, Env } = container;
    const variables = (Array.isArray(Env) ? Env : []).map(String).map((entry) => {
        const [name = ""] = entry.split("=", 1);
        return [name, entry.slice(name.length)];
    });
    return {
        labels: asObject(Labels),
        variables: Object.fromEntries(variables),
        others: { ...without(config, "rootfs"), config: without(container, "Labels", "Env") },
    };
}
function manifestOf({ manifestBytes }) {
    return without(parse(manifestBytes), "config", "layers");
}
function without(value, ...keys) {
    return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
function* describeLabel(name, { first, second }, haveSameLayers) {
    const label = `the label ${(0,quote/* quote */.hD)(name)}`;
    const [a, b] = [embedded(first), embedded(second)];
    if (a === undefined || b === undefined) {
        yield `${label}${times({ first, second })}`;
        return;
    }
    let isInside = false;
    for (const difference of differing(a, b)) {
        isInside = true;
        if (haveSameLayers || !isOfLayers(name, difference))
            yield `${label} at ${(0,quote/* quote */.hD)(joined(difference.path))}${times(difference)}`;
    }
    // The same in another form.
    if (!isInside)
        yield label;
}
/** A digest in the label in which lifecycles name all layers. */
function isOfLayers(name, { first, second }) {
    const values = [first, second].filter((value) => value !== undefined);
    return (name === lifecycle_metadata/* LIFECYCLE_METADATA_LABEL */.Yx && values.every((value) => typeof value === "string" && (0,oci_digest/* isDigest */.Bc)(value)));
}
/** The JSON in a label; undefined if it has something else. */
function embedded(value) {
    if (typeof value !== "string")
        return undefined;
    try {
        const json = JSON.parse(value);
        return typeof json === "object" && json !== null ? json : undefined;
    }
    catch {
        return undefined;
    }
}
function describeOther(difference) {
    return `${(0,quote/* quote */.hD)(joined(difference.path))} of the config${times(difference)}`;
}
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
/** Both values if they are times, which are what differs most often. */
function times({ first, second }) {
    const values = [first, second];
    const areTimes = values.every((value) => typeof value === "string" && TIME.test(value));
    return areTimes ? ` (${values.join(" and ")})` : "";
}
function joined(path) {
    return path
        .map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? part : `.${part}`))
        .join("");
}
/** All places at which two values differ. */
function* differing(first, second, path = []) {
    if (first === second)
        return;
    const keys = path.length < MAX_DEPTH ? keysOf(first, second) : undefined;
    if (keys === undefined)
        yield { path, first, second };
    else
        for (const key of keys)
            yield* differing(memberOf(first, key), memberOf(second, key), [...path, key]);
}
/** Of two lists or two objects; undefined for anything else. */
function keysOf(first, second) {
    if (Array.isArray(first) && Array.isArray(second))
        return (first.length < second.length ? second : first).keys();
    if (!isObject(first) || !isObject(second))
        return undefined;
    return new Set([...Object.keys(first), ...Object.keys(second)]);
}
function memberOf(value, key) {
    const members = value;
    return Object.hasOwn(members, key) ? members[key] : undefined;
}
function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/js/src/platform/verify/image-differences.js
// How an image differs from one that was built a second time: layer by layer, and in its settings. Only layers that differ are read.







/** As much as people read of one failure. */
const MAX_LAYERS = 5;
const MAX_SETTINGS = 10;
const FILE_LIMITS = { maxShown: 10, maxWaitingBytes: 64 * 1024 * 1024 };
/** Of all layers of both images that are compared, decompressed: a few megabytes may become any number of these. */
const MAX_COMPARED_BYTES = 64 * 1024 ** 3;
/**
 * @throws {PlatformError} `MALFORMED` if the labels of one of them cannot be read, `CANCELLED`; that a layer cannot be read is a
 * difference in itself
 */
async function findDifferences(first, second, signal) {
    const [before, after] = [describe(first), describe(second)];
    const pairs = matchLayers(before.layers, after.layers).filter((pair) => !isSame(pair));
    const layers = [];
    const room = new unpack_room/* UnpackRoom */.u(MAX_COMPARED_BYTES, tooMuchToCompare);
    for (const pair of pairs.slice(0, MAX_LAYERS))
        layers.push(await compare(pair, { first, second, signal, room }));
    const [a, b] = [first, second].map(({ config }) => config.rootfs.diff_ids.join());
    return {
        layers,
        layerCount: pairs.length,
        isReordered: pairs.length === 0 && a !== b,
        ...countSettings(settingDifferences(first, second, a === b)),
        buildpacks: [...before.buildpacks, ...after.buildpacks],
    };
}
function tooMuchToCompare() {
    const size = (0,quantities/* formatLimit */.tW)(MAX_COMPARED_BYTES);
    return new errors/* PlatformError */.Wk("MALFORMED", `The layers that differ have more than ${size} in all, which is as much as is compared.`);
}
function countSettings(clauses) {
    const settings = [];
    let settingCount = 0;
    for (const clause of clauses) {
        settingCount += 1;
        if (settings.length < MAX_SETTINGS)
            settings.push(clause);
    }
    return { settings, settingCount };
}
/** From the bottom; those of the run image have no names but their numbers. */
function describe({ config, manifest, digest, }) {
    const { layers, buildpacks } = (0,image_contents/* describeContents */.an)(config, manifest, digest);
    const own = layers.filter(({ name }) => name !== image_contents/* RUN_IMAGE_LAYERS */.XW);
    const below = manifest.layers.length - own.length;
    const named = manifest.layers.map((blob, at) => ({
        name: own[at - below]?.name ?? `${image_contents/* RUN_IMAGE_LAYERS */.XW}, layer ${at + 1}`,
        diffId: config.rootfs.diff_ids[at] ?? "",
        blob,
    }));
    return { buildpacks, layers: named };
}
function isSame({ before, after }) {
    return before?.diffId === after?.diffId && before?.blob.digest === after?.blob.digest;
}
async function compare({ before, after }, { first, second, signal, room }) {
    if (before === undefined || after === undefined) {
        const which = before === undefined ? "second" : "first";
        return { name: before?.name ?? after?.name ?? "", kind: "only in one", which };
    }
    const { name } = before;
    if (before.diffId === after.diffId)
        return { name, kind: "storage", first: before.blob, second: after.blob };
    try {
        const [a, b] = [first.readBlob(before.blob.digest), second.readBlob(after.blob.digest)];
        return { name, kind: "files", files: await compareLayerFiles(a, b, { ...FILE_LIMITS, signal, room }) };
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        return { name, kind: "unread", why: (0,errors/* messageOf */.bD)(error) };
    }
}

;// CONCATENATED MODULE: ./build/js/src/platform/verify/verification-error.js
// An image that came out different the second time, in words. Pure.





/** The error for it. */
function verificationError(failure) {
    const { image, secondDigest, differences } = failure;
    const message = `The image is not reproducible: it is ${image.digest}, and ${secondDigest} when it is built again without any cache. ` +
        `${countDifferences(differences)}. ${(0,kept_back/* keptBack */.m)(image)}`;
    return new errors/* PlatformError */.Wk("VERIFICATION", message, {
        hint: hintFor(failure),
        details: { kind: "verification", lines: describeDifferences(failure) },
    });
}
/** All that is told of the differences, a line for each. */
function describeDifferences(failure) {
    const { layers, layerCount, isReordered, settings, settingCount } = failure.differences;
    return [
        ...layers.flatMap((layer) => describeLayer(layer, failure)),
        ...describeOthers(layerCount - layers.length, "layer"),
        ...(isReordered ? ["The layers are the same in another order"] : []),
        ...settings.map((setting) => `${setting[0]?.toUpperCase() ?? ""}${setting.slice(1)}`),
        ...describeOthers(settingCount - settings.length, "setting"),
    ];
}
function describeOthers(left, noun) {
    return left > 0 ? [`${count(left, `more ${noun}`)} differ${left === 1 ? "s" : ""}`] : [];
}
function countDifferences({ layerCount, settingCount, isReordered }) {
    const parts = [
        ...(layerCount > 0 ? [count(layerCount, "layer")] : []),
        ...(isReordered ? ["the order of the layers"] : []),
        ...(settingCount > 0 ? [count(settingCount, "setting")] : []),
    ];
    const only = parts.length === 1 && (layerCount === 1 || settingCount === 1 || isReordered);
    if (parts.length === 0)
        return "Only the form of their configs or manifests differs";
    const words = parts.join(" and ");
    return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)} differ${only ? "s" : ""}`;
}
function describeLayer(layer, { differences, reuse }) {
    const reason = whyReused(layer, reuse);
    const reused = reason === undefined ? "" : `, which the first build reused (${reason})`;
    const heading = `Layer ${(0,quote/* quote */.hD)(layer.name)}${makerOf(layer, differences)}${reused}`;
    switch (layer.kind) {
        case "only in one":
            return [`${heading}: only in the ${layer.which} image`];
        case "storage":
            return [
                `${heading}: the same content, stored as ${stored(layer.first)} and as ${stored(layer.second)}`,
            ];
        case "unread":
            return [`${heading}: its files could not be compared: ${(0,quote/* oneLine */.TN)(layer.why)}`];
        case "files":
            return [`${heading}:`, ...describeFiles(layer.files).map((line) => `  ${line}`)];
    }
}
function describeFiles({ shown, count: total, isReordered, isComplete }) {
    const left = total - shown.length;
    return [
        ...shown.map(({ path, aspects }) => `${(0,quote/* quote */.hD)(path)}: ${aspects.join(", ")}`),
        ...(left > 0 ? [`and ${count(left, "more file")}`] : []),
        ...(isComplete ? [] : [`${total === 0 ? "" : "and maybe others: "}${TOO_MANY}`]),
        ...(isReordered ? ["the files are the same in another order"] : []),
        ...(total === 0 && !isReordered && isComplete ? [OTHER_FORM] : []),
    ];
}
/** What a comparison ends at. */
const TOO_MANY = "too many files are in one of both layers only, or in another order, so not all were compared";
/** What is not read of an archive. */
const OTHER_FORM = "the files are the same; what differs is e.g. an extended attribute, the name of an owner, or a part of a second";
/** e.g. ` of examples/node 1.0.0`; layers of buildpacks are named after them. */
function makerOf({ name }, { buildpacks }) {
    if ((0,image_contents/* withoutSlice */.Rb)(name) === "app")
        return " (the source, and what buildpacks made of it)";
    const maker = buildpacks.find(({ id }) => name.startsWith(`${id}:`));
    return maker === undefined ? "" : ` of the buildpack ${(0,quote/* quote */.hD)(`${maker.id}@${maker.version}`)}`;
}
/** Why the first build reused the layer; undefined if it did not. */
function whyReused({ name }, reuse) {
    const known = reuse.find((layer) => (0,image_contents/* withoutSlice */.Rb)(layer.name) === (0,image_contents/* withoutSlice */.Rb)(name));
    return known?.outcome === "reused" ? known.reason : undefined;
}
function stored({ size, digest, mediaType }) {
    return `${size} bytes sha256:${(0,oci_digest/* shortDigest */.VK)(digest)} (${(0,quote/* oneLine */.TN)(mediaType)})`;
}
function hintFor({ differences: { layers }, reuse }) {
    const areReused = layers.length > 0 && layers.every((layer) => whyReused(layer, reuse) !== undefined);
    if (layers.length > 0 && layers.every(({ kind }) => kind === "storage")) {
        return 'Name an image that does not exist in "previous-image" once, so that all layers are stored in one way.';
    }
    return areReused
        ? 'What was reused comes out different today: set "clear-cache" to "true" once, and see whether the image is reproducible then.'
        : "Let the buildpack make the same files each time: without times, random numbers, and the order in which a directory is listed.";
}
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

;// CONCATENATED MODULE: ./build/js/src/platform/verify-image.js
// Whether an image is reproducible: it is built a second time without anything of earlier builds, and compared, before it gets its names.












/** Is to be opened before anything is built. @throws {PlatformError} `SOURCE` if something of the source cannot be read */
async function openVerification(resolved, deps) {
    const source = await digestOf(resolved, deps);
    return {
        verify: (image, build) => build.report.time("verify", () => verify({ image, build, source }, deps)),
    };
}
function digestOf({ path, fileModes, selection, ownOutputs }, { signal }) {
    return (0,source_digest/* digestOfSource */.x)({ path, fileModes, filter: (0,source_filter/* createSourceFilter */.G)(selection, ownOutputs), signal });
}
async function verify({ image: first, build, source }, deps) {
    const { resolved, report } = build;
    const { digest } = first;
    const image = { digest, image: (0,deliver_staged/* pushedName */.x)(resolved, digest) };
    // It is there, whatever comes of it.
    report.add(image);
    deps.log.step("Building the image again without any cache, to verify it");
    // Without an engine, it is built in the same directories.
    await build.cleanup.settle();
    await using place = await openSecondPlace({ ...build, first }, deps);
    const again = buildAgain({ ...build, destination: place }, deps);
    const exported = await again.catch((error) => {
        throw secondFailed(place.explain(error), image);
    });
    const second = await place.take(exported).catch((error) => {
        throw secondFailed(error, image);
    });
    report.add({ verified: second.digest === digest });
    if (second.digest === digest)
        return;
    if ((await digestOf(resolved, deps)) !== source)
        throw sourceChanged(resolved, image);
    const differences = await findDifferences(first, second, deps.signal);
    const reuse = report.snapshot().layers;
    const failure = { image, secondDigest: second.digest, differences, reuse };
    // An annotation has the first of them, and there may be no summary.
    deps.log.step("What differs");
    for (const line of describeDifferences(failure))
        deps.log.info(line);
    throw verificationError(failure);
}
/** Nothing of it gets into the report of the first build, or into a cache. */
function buildAgain(build, deps) {
    const { resolved, plan, builder, destination, cleanup } = build;
    const { outcome } = resolved;
    return (0,export_image/* exportImage */._)({
        resolved: {
            ...resolved,
            previousImage: undefined,
            cache: { kind: "none" },
            clearCache: true,
            builderCache: "never",
            outcome: { ...outcome, sbomDir: undefined, reportDir: undefined },
        },
        plan: {
            ...plan,
            builder: { ...plan.builder, runnable: builder.image },
            presentBuilder: builder.image,
            order: { ...plan.order, toml: builder.order },
        },
        destination,
        cleanup,
        report: new report_collector/* ReportCollector */.u(deps.now),
    }, { ...deps, log: phasesOnly(deps.log) });
}
function secondFailed(error, image) {
    if (!(error instanceof errors/* PlatformError */.Wk) || error.code === "CANCELLED")
        return error;
    const { code, message, hint, details } = error;
    const words = `The image was built, but not a second time, without any cache: ${message} ${(0,kept_back/* keptBack */.m)(image)}`;
    return new errors/* PlatformError */.Wk(code, words, { hint, details, cause: error });
}
function sourceChanged({ path }, image) {
    const message = `The source ${(0,quote/* quote */.hD)(path)} changed while the image was built twice, so both cannot be compared. ${(0,kept_back/* keptBack */.m)(image)}`;
    return new errors/* PlatformError */.Wk("SOURCE", message, {
        hint: "Let no other process write to it during the step.",
    });
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
