// Holds src.
export const id = 50;
export const ids = [50];
export const modules = {

/***/ 5692:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ parseIndex),
/* harmony export */   Du: () => (/* binding */ indexTargets),
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   ZJ: () => (/* binding */ MAX_MANIFEST_BYTES),
/* harmony export */   kk: () => (/* binding */ onlyOrSelectedManifest),
/* harmony export */   yY: () => (/* binding */ selectManifest)
/* harmony export */ });
/* unused harmony exports manifestTypeOf, onlyManifest */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8345);
/* harmony import */ var _image_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4955);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3385);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7442);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(284);
// Image manifests and indexes, as registries serve them. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md






/** What registries must accept: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-manifests */
const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
const DigestText = valibot__WEBPACK_IMPORTED_MODULE_4__/* .custom */ .IeY((value) => typeof value === "string" && (0,_digest_js__WEBPACK_IMPORTED_MODULE_5__/* .isDigest */ .Bc)(value), "is not a sha256 digest");
const Annotations = valibot__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP());
const Descriptor = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), ""),
    digest: DigestText,
    size: valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .number */ .aig(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .safeInteger */ .Y2b(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .minValue */ .Wwf(0)),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Annotations),
});
const ImageManifest = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(withoutNulls), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(2),
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    config: Descriptor,
    layers: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(Descriptor), []),
    annotations: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Annotations),
}));
const text = valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), "");
/** Everything else of an entry is judged when it is chosen: others may be of a kind that is not known here. */
const IndexEntry = valibot__WEBPACK_IMPORTED_MODULE_4__/* .looseObject */ ._H3({
    platform: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ os: text, architecture: text, variant: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()) })),
});
const ImageIndex = valibot__WEBPACK_IMPORTED_MODULE_4__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .transform */ .pdi(withoutNulls), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    schemaVersion: valibot__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(2),
    mediaType: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    manifests: valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(IndexEntry),
}));
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseManifest(json, what) {
    return (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(ImageManifest, json, `The manifest of ${what}`);
}
/** The media type of a manifest: OCI's may leave their own out. */
function manifestTypeOf({ mediaType, config }) {
    return mediaType ?? (config.mediaType === DOCKER_CONFIG ? DOCKER_MANIFEST : OCI_MANIFEST);
}
/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
function parseIndex(json, what) {
    return (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(ImageIndex, json, `The index of ${what}`);
}
/**
 * The entry of an index for a target: that of its variant, else the first where not both sides name one.
 * @throws {PlatformError} `MALFORMED` naming `what` if that entry cannot be used
 */
function selectManifest(index, target, what) {
    const fitting = index.manifests.filter(({ platform }) => platform?.os === target.os &&
        platform.architecture === target.arch &&
        (platform.variant === undefined || target.variant === undefined || platform.variant === target.variant));
    const exact = fitting.find(({ platform }) => (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameVariant */ .S8)(target.arch, platform?.variant, target.variant));
    return checked(exact ?? fitting[0], what);
}
/**
 * The only entry of an index, whatever it is for, else the one for a target.
 * @throws {PlatformError} `MALFORMED` naming `what` if that entry cannot be used
 */
function onlyOrSelectedManifest(index, target, what) {
    const [only, ...others] = index.manifests;
    return others.length === 0 ? checked(only, what) : selectManifest(index, target, what);
}
/**
 * The only image of an index, however often it is listed: once for each of its names. Undefined if there is none, or several.
 * @throws {PlatformError} `MALFORMED` naming `what` if an entry cannot be used
 */
function onlyManifest(index, what) {
    const [only, ...others] = index.manifests.map((entry) => checked(entry, what));
    return others.every((other) => other?.digest === only?.digest) ? only : undefined;
}
/** The targets of an index, each once; without attestations, which BuildKit lists as images for `unknown/unknown`. */
function indexTargets(index) {
    const targets = index.manifests
        .flatMap(({ platform }) => platform ?? [])
        .filter(({ os }) => os !== "unknown" && os !== "")
        .map(_image_config_js__WEBPACK_IMPORTED_MODULE_0__/* .targetOf */ .$r);
    return (0,_target_js__WEBPACK_IMPORTED_MODULE_3__/* .distinctTargets */ .Z0)(targets);
}
function checked(entry, what) {
    return entry === undefined ? undefined : (0,_schema_js__WEBPACK_IMPORTED_MODULE_2__/* .checkSchema */ ._U)(Descriptor, entry, `The chosen entry of ${what}`);
}
/** Programs in Go write null where they have nothing, and take it so when they read. */
function withoutNulls(value) {
    if (Array.isArray(value))
        return value.map(withoutNulls);
    if (typeof value !== "object" || value === null)
        return value;
    const members = Object.entries(value).filter(([, member]) => member !== null);
    return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)]));
}


/***/ }),

/***/ 3385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ OCI_INDEX),
/* harmony export */   Cp: () => (/* binding */ OCI_ZSTD_LAYER),
/* harmony export */   EG: () => (/* binding */ OCI_MANIFEST),
/* harmony export */   L: () => (/* binding */ isZstdLayer),
/* harmony export */   QP: () => (/* binding */ OCI_LAYER),
/* harmony export */   TF: () => (/* binding */ OCI_CONFIG),
/* harmony export */   Vv: () => (/* binding */ DOCKER_MANIFEST),
/* harmony export */   Ws: () => (/* binding */ OCI_TAR_LAYER),
/* harmony export */   bb: () => (/* binding */ ACCEPTED_MANIFESTS),
/* harmony export */   e6: () => (/* binding */ DOCKER_CONFIG),
/* harmony export */   e8: () => (/* binding */ ociNameOf),
/* harmony export */   n2: () => (/* binding */ DOCKER_LAYER),
/* harmony export */   nw: () => (/* binding */ isIndex)
/* harmony export */ });
/* unused harmony export DOCKER_MANIFEST_LIST */
// Media types of manifests, configs and layers, in their OCI and Docker spelling.
const DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const DOCKER_MANIFEST_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
const DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
const DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
const OCI_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";
const OCI_TAR_LAYER = "application/vnd.oci.image.layer.v1.tar";
const OCI_ZSTD_LAYER = "application/vnd.oci.image.layer.v1.tar+zstd";
const DOCKER_LAYERS = "application/vnd.docker.image.rootfs";
const OCI_LAYERS = "application/vnd.oci.image.layer";
/** What OCI calls what Docker has a name of its own for. */
const OCI_NAMES = new Map([
    [DOCKER_MANIFEST, OCI_MANIFEST],
    [DOCKER_CONFIG, OCI_CONFIG],
    [`${DOCKER_LAYERS}.diff.tar`, `${OCI_LAYERS}.v1.tar`],
    [DOCKER_LAYER, OCI_LAYER],
    [`${DOCKER_LAYERS}.diff.tar.zstd`, OCI_ZSTD_LAYER],
    [`${DOCKER_LAYERS}.foreign.diff.tar`, `${OCI_LAYERS}.nondistributable.v1.tar`],
    [`${DOCKER_LAYERS}.foreign.diff.tar.gzip`, `${OCI_LAYERS}.nondistributable.v1.tar+gzip`],
]);
/** The OCI spelling of the media type of a manifest, config or layer: the blob is the same one. */
function ociNameOf(mediaType) {
    return OCI_NAMES.get(mediaType) ?? mediaType;
}
/** Whether a layer of this media type is compressed with zstd. */
function isZstdLayer(mediaType) {
    return /[+.]zstd$/.test(mediaType);
}
/** What a client that reads images should say it accepts. */
const ACCEPTED_MANIFESTS = [OCI_INDEX, DOCKER_MANIFEST_LIST, OCI_MANIFEST, DOCKER_MANIFEST];
/** Whether a manifest of this media type lists images of several targets. */
function isIndex(mediaType) {
    return mediaType === OCI_INDEX || mediaType === DOCKER_MANIFEST_LIST;
}


/***/ }),

/***/ 9050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readImage: () => (/* binding */ readImage)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _oci_image_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4955);
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4468);
/* harmony import */ var _oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5692);
/* harmony import */ var _oci_media_types_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3385);
/* harmony import */ var _oci_target_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(284);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1487);
// Reading an image from its registry: manifest and config, nothing of its layers.







/**
 * Reads the image for a target: of an index the matching entry; a single manifest is taken whatever it is for.
 * @throws {PlatformError} `NOT_FOUND` naming the targets there are, `MALFORMED`, or what {@link Registry} rejects with
 */
async function readImage(registry, reference, target) {
    const name = `"${(0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatImageReference */ .my)(reference)}"`;
    const requested = await registry.getManifest(reference);
    const served = (0,_oci_media_types_js__WEBPACK_IMPORTED_MODULE_4__/* .isIndex */ .nw)(requested.mediaType)
        ? await readEntry(registry, reference, { index: (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseIndex */ .A1)(text(requested), name), target })
        : requested;
    const manifest = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .parseManifest */ .Ng)(text(served), name);
    checkConfigSize(manifest.config, name);
    const configJson = (await registry.readBlob(reference, manifest.config)).toString("utf8");
    return {
        reference: (0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .atDigest */ .CU)(reference, served.digest),
        requestedDigest: requested.digest,
        mediaType: served.mediaType,
        manifest,
        manifestBytes: served.bytes,
        config: (0,_oci_image_config_js__WEBPACK_IMPORTED_MODULE_1__/* .parseImageConfig */ .FB)(configJson, name),
        configJson,
    };
}
/** @throws {PlatformError} `MALFORMED` */
function checkConfigSize({ size }, name) {
    if (size <= _oci_image_config_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_CONFIG_BYTES */ .GW)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("MALFORMED", `The config of ${name} has ${size} bytes. More than 16 MiB are refused.`);
}
function readEntry(registry, reference, { index, target }) {
    const entry = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .selectManifest */ .yY)(index, target, `the index of "${(0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatImageReference */ .my)(reference)}"`);
    if (entry !== undefined)
        return registry.getManifest((0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .atDigest */ .CU)(reference, entry.digest));
    const available = (0,_oci_manifest_js__WEBPACK_IMPORTED_MODULE_3__/* .indexTargets */ .Du)(index).map(_oci_target_js__WEBPACK_IMPORTED_MODULE_5__/* .formatTarget */ .P4);
    const has = available.length === 0 ? "none that names its target" : (0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .someOf */ .yU)(available).join(", ");
    const message = `"${(0,_oci_image_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .formatImageReference */ .my)(reference)}" has no image for ${(0,_oci_target_js__WEBPACK_IMPORTED_MODULE_5__/* .formatTarget */ .P4)(target)}; it has ${has}.`;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("NOT_FOUND", message, { hint: "Choose another image or another target." });
}
function text(manifest) {
    return manifest.bytes.toString("utf8");
}


/***/ })

};
