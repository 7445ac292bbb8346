// Holds src.
export const id = 853;
export const ids = [853];
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

/***/ 234:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mergeImages: () => (/* binding */ mergeImages)
});

// EXTERNAL MODULE: ./build/js/src/bounded.js
var bounded = __webpack_require__(3126);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var oci_json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var manifest = __webpack_require__(3311);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var target = __webpack_require__(284);
;// CONCATENATED MODULE: ./build/js/src/gateway/image-index.js
// An index of complete images, each for its platform.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md







/** Same images and annotations, same bytes. @throws {PlatformError} `INPUT` if it is larger than registries take */
function makeIndex(images, annotations) {
    const json = (0,oci_json/* encodeJson */.Pr)({
        schemaVersion: 2,
        mediaType: media_types/* OCI_INDEX */.$p,
        manifests: images.map(({ mediaType, digest, manifestBytes, config }) => ({
            mediaType,
            digest,
            size: manifestBytes.length,
            platform: (0,target/* entryPlatform */.eO)((0,image_config/* targetOf */.$r)(config), config["os.version"]),
        })),
        ...(annotations.size > 0 && { annotations: Object.fromEntries([...annotations].sort()) }),
    });
    const manifestBytes = Buffer.from(json);
    if (manifestBytes.length > manifest/* MAX_MANIFEST_BYTES */.ZJ) {
        throw new errors/* PlatformError */.Wk("INPUT", `The index would have ${manifestBytes.length} bytes, and registries take 4 MiB.`, { hint: "Give it fewer or shorter annotations." });
    }
    return { mediaType: media_types/* OCI_INDEX */.$p, manifestBytes, digest: (0,digest/* digestOf */.ol)(manifestBytes), images };
}

// EXTERNAL MODULE: ./build/js/src/gateway/publish-image.js + 2 modules
var publish_image = __webpack_require__(116);
// EXTERNAL MODULE: ./build/js/src/gateway/served-image.js
var served_image = __webpack_require__(9257);
// EXTERNAL MODULE: ./build/js/src/oci/image-layers.js
var image_layers = __webpack_require__(7523);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
// EXTERNAL MODULE: ./build/js/src/registry/registry.js
var registry_registry = __webpack_require__(5136);
;// CONCATENATED MODULE: ./build/js/src/merge/merge-images.js
// One index of images that other jobs have built, each for its platform: in the registry, without an engine.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md













/**
 * Brings all images to each repository, then the index, and moves the tags at the very end. The same images make the same index,
 * in whatever order they are given.
 * @throws {PlatformError} `INPUT` about images that are not one each for a platform, `CANCELLED`, and what registries reject with
 * @throws {TagsError} if only some of the tags were moved
 */
async function mergeImages(request, deps) {
    const { registry } = deps;
    const repositories = (0,image_reference/* distinctRepositories */.RC)(request.tags);
    const tags = request.byDigest ? [] : request.tags;
    const [members] = await (0,bounded/* allEnded */.Cw)([
        readMembers(request, registry),
        ...repositories.map((repository) => registry.checkWrite(repository)),
    ]);
    const index = makeIndex(members.map(({ image }) => image), request.annotations);
    await (0,publish_image/* publishIndex */.c)(index, { tags, repositories }, deps);
    return {
        digest: index.digest,
        image: (0,image_reference/* formatImageReference */.my)((0,image_reference/* atDigest */.CU)(request.tags[0], index.digest)),
        tags: tags.map(image_reference/* formatImageReference */.my),
        platforms: members.map(({ platform }) => platform),
    };
}
async function readMembers({ tags, images }, registry) {
    const [repository] = tags;
    const members = [];
    await (0,bounded/* inParallel */.HN)(new Set(images), registry_registry/* MAX_PARALLEL_CALLS */.P, async (digest) => {
        members.push(await readMember((0,image_reference/* atDigest */.CU)(repository, digest), registry));
    });
    members.sort((a, b) => (a.platform < b.platform ? -1 : 1));
    for (const [at, { platform, image }] of members.entries()) {
        const before = members[at - 1];
        if (before?.platform !== platform)
            continue;
        const [one, other] = [before.image.digest, image.digest].sort();
        throw new errors/* PlatformError */.Wk("INPUT", `Two images are for ${platform}: ${one} and ${other}.`, {
            hint: "Give the index one image for each platform, e.g. those of one run of the matrix.",
        });
    }
    return members;
}
async function readMember(reference, registry) {
    const name = (0,image_reference/* formatImageReference */.my)(reference);
    const { mediaType } = await registry.getManifest(reference);
    if ((0,media_types/* isIndex */.nw)(mediaType)) {
        throw new errors/* PlatformError */.Wk("INPUT", `${(0,quote/* quote */.hD)(name)} is an index already, and an index has images only.`, {
            hint: "Give the digests of the images of single platforms.",
        });
    }
    const found = await (0,registry_image/* readImage */.A)(registry, reference, (0,target/* hostTarget */.az)(process.arch));
    (0,image_layers/* checkSameLayers */.$Y)(found, name);
    return { image: (0,served_image/* servedImage */.p)(found), platform: (0,target/* formatTarget */.P4)((0,image_config/* targetOf */.$r)(found.config)) };
}


/***/ })

};
