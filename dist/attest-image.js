// Holds src, stubs.
export const id = 589;
export const ids = [589];
export const modules = {

/***/ 9482:
/***/ ((module) => {

// Stands in for the make-fetch-happen of @sigstore/sign, which would be a second way to HTTP, with proxies, certificates and retries
// of its own: its requests are sent by what src/sigstore names.
let send = () =>
  Promise.reject(new Error("@sigstore/sign was not told how to send requests; see src/sigstore"));

module.exports = (url, options) => send(url, options);

/** What sends requests from now on. */
module.exports.sendBy = (sender) => {
  send = sender;
};


/***/ }),

/***/ 7880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gb: () => (/* binding */ encodeManifest),
/* harmony export */   Ui: () => (/* binding */ makeManifest),
/* harmony export */   i4: () => (/* binding */ DOCKER_KIND)
/* harmony export */ });
/* unused harmony exports OCI_KIND, manifestKindOf */
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8345);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2295);
/* harmony import */ var _media_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3385);
// Writing manifests, those of images above all. Its counterpart, manifest.ts, reads them. Pure.



/** A Docker image without annotations. */
const DOCKER_KIND = { mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .DOCKER_MANIFEST */ .Vv, configMediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .DOCKER_CONFIG */ .e6 };
/** An OCI image without annotations. */
const OCI_KIND = { mediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .OCI_MANIFEST */ .EG, configMediaType: _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .OCI_CONFIG */ .TF };
/** The kind of an image whose manifest was served as `mediaType`. */
function manifestKindOf(manifest, mediaType) {
    const { annotations } = manifest;
    return { mediaType, configMediaType: manifest.config.mediaType, annotations };
}
/**
 * Keys are in the order in which other lifecycles write them. With a layer that is compressed with zstd, which only OCI knows, it
 * is an OCI manifest throughout.
 */
function makeManifest(kind, configBytes, layers) {
    const nameOf = layers.some((layer) => (0,_media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .isZstdLayer */ .L)(layer.mediaType)) ? _media_types_js__WEBPACK_IMPORTED_MODULE_1__/* .ociNameOf */ .e8 : (name) => name;
    const { annotations } = kind;
    const mediaType = nameOf(kind.mediaType);
    return encodeManifest(mediaType, {
        schemaVersion: 2,
        mediaType,
        config: {
            mediaType: nameOf(kind.configMediaType),
            size: configBytes.length,
            digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(configBytes),
        },
        layers: layers.map((layer) => ({
            mediaType: nameOf(layer.mediaType),
            size: layer.size,
            digest: layer.digest,
            ...(layer.annotations !== undefined && { annotations: layer.annotations }),
        })),
        ...(annotations !== undefined && { annotations }),
    });
}
/** @param manifest in the order of its keys; it says its media type itself */
function encodeManifest(mediaType, manifest) {
    const bytes = Buffer.from((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .encodeJson */ .Pr)(manifest));
    return { mediaType, bytes, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes) };
}


/***/ }),

/***/ 8589:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  attestImage: () => (/* binding */ attestImage)
});

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
;// CONCATENATED MODULE: ./build/js/src/provenance/statement.js
/** Of CycloneDX, whatever version the document has: https://cyclonedx.org/specification/overview */
const CYCLONEDX_BOM = "https://cyclonedx.org/bom";
/** The media type of such a document. */
const CYCLONEDX_JSON = "application/vnd.cyclonedx+json";
/** A statement about an image under all its names. */
function statementAbout({ digest, names }, predicateType, predicate) {
    return {
        _type: "https://in-toto.io/Statement/v1",
        subject: names.map((name) => ({ name, digest: digestSet(digest) })),
        predicateType,
        predicate,
    };
}
/** `{ "sha256": "…" }` */
function digestSet(digest) {
    return { sha256: digest.slice("sha256:".length) };
}

;// CONCATENATED MODULE: ./build/js/src/provenance/build-provenance.js

const SLSA_PROVENANCE = "https://slsa.dev/provenance/v1";
/** Says what the parameters mean; a change of their meaning needs a new version. */
const BUILD_TYPE = "https://github.com/cloud-native-buildpacks-action/build-types/image/v1";
/** The predicate of a provenance statement. */
function buildProvenance(facts) {
    const { invocation, inputs, descriptor, choices, byproducts } = facts;
    return {
        buildDefinition: {
            buildType: BUILD_TYPE,
            externalParameters: {
                inputs: sorted(inputs),
                ...(invocation.source !== undefined && { source: sourceParameter(invocation.source) }),
                ...(descriptor !== undefined && {
                    descriptor: { path: descriptor.path, digest: digestSet(descriptor.digest) },
                }),
            },
            internalParameters: { ...sorted(choices), github: sorted(invocation.facts) },
            resolvedDependencies: dependenciesOf(facts),
        },
        runDetails: {
            builder: { id: invocation.builderId },
            metadata: {
                ...(invocation.invocationId !== undefined && { invocationId: invocation.invocationId }),
                startedOn: timestamp(facts.startedAt),
                finishedOn: timestamp(facts.finishedAt),
            },
            byproducts: byproducts.map(({ name, digest, mediaType }) => ({
                name,
                digest: digestSet(digest),
                mediaType,
            })),
        },
    };
}
function sourceParameter({ repository, ref }) {
    return { repository, ref };
}
/** In the order in which a build needs them. */
function dependenciesOf({ invocation: { source }, images, buildpacks }) {
    return [
        ...(source === undefined ? [] : [sourceDependency(source)]),
        ...images.map(({ name, uri, digest }) => ({
            name,
            uri,
            ...(digest !== undefined && { digest: digestSet(digest) }),
        })),
        ...buildpacks.map(({ id, version, layerDiffId }) => ({
            name: "buildpack",
            uri: `urn:cnb:builder:${id}@${version}`,
            ...(layerDiffId !== undefined && { digest: digestSet(layerDiffId) }),
            annotations: { id, version },
        })),
    ];
}
function sourceDependency({ repository, ref, commit }) {
    return { name: "source", uri: `git+${repository}@${ref}`, digest: { gitCommit: commit } };
}
/** To the second, as the specification has it in its examples. */
function timestamp(milliseconds) {
    return new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().replace(".000Z", "Z");
}
function sorted(record) {
    return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/image-manifest.js
var image_manifest = __webpack_require__(7880);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var schema = __webpack_require__(7442);
;// CONCATENATED MODULE: ./build/js/src/oci/artifact.js
// Artifacts that refer to an image: a manifest with one file, whose subject is the image. Pure.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md#guidelines-for-artifact-usage





/** The configuration of what has none. */
const EMPTY_CONFIG = {
    mediaType: "application/vnd.oci.empty.v1+json",
    content: Buffer.from("{}"),
};
/** The same content gives the same bytes. */
function artifactManifest({ mediaType, content, annotations }, subject) {
    const { digest, size } = subject;
    return (0,image_manifest/* encodeManifest */.Gb)(media_types/* OCI_MANIFEST */.EG, {
        schemaVersion: 2,
        mediaType: media_types/* OCI_MANIFEST */.EG,
        artifactType: mediaType,
        config: describe(EMPTY_CONFIG),
        layers: [describe({ mediaType, content })],
        subject: { mediaType: subject.mediaType, digest, size },
        annotations,
    });
}
function describe({ mediaType, content }) {
    return { mediaType, digest: (0,oci_digest/* digestOf */.ol)(content), size: content.length };
}
const ReferrersIndex = dist/* looseObject */._H3({
    manifests: dist/* nullish */.cl6(dist/* array */.YOg(dist/* looseObject */._H3({ digest: dist/* string */.YjP() })), []),
});
/** The tag that lists the artifacts about an image, in a registry that does not list them itself. */
function referrersTag(image) {
    return image.replace(":", "-");
}
/** @throws {PlatformError} `MALFORMED` naming `what` */
function parseReferrers(json, what) {
    return (0,schema/* parseJson */.qF)(ReferrersIndex, json, what);
}
/** A list with an artifact in it, after those that others have put there; undefined if it has that one already. */
function withReferrer(listed, { digest, bytes }, { mediaType: artifactType, annotations }) {
    const { manifests = [] } = listed ?? {};
    if (manifests.some((each) => each.digest === digest))
        return undefined;
    const added = { mediaType: media_types/* OCI_MANIFEST */.EG, digest, size: bytes.length, artifactType, annotations };
    return (0,image_manifest/* encodeManifest */.Gb)(media_types/* OCI_INDEX */.$p, {
        ...listed,
        schemaVersion: 2,
        mediaType: media_types/* OCI_INDEX */.$p,
        manifests: [...manifests, added],
    });
}

// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
;// CONCATENATED MODULE: ./build/js/src/registry/attach-artifact.js
// Artifacts about an image, pushed to its repository so that others find them by its digest.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-manifests-with-subject






/** Two jobs that write one list at the same time may overwrite each other. */
const MAX_TRIES = 5;
/**
 * Pushes an artifact about an image of the repository. Registries that do not list such artifacts themselves get the list as a tag,
 * as all clients read it then.
 * @returns the digest of the artifact
 * @throws {RegistryError} what the registry rejects with; {@link PlatformError} `REGISTRY` if others overwrite the list again and again
 */
async function attachArtifact(repository, { artifact, subject }, registry) {
    const manifest = artifactManifest(artifact, subject);
    await registry.pushBlob(repository, blobOf(EMPTY_CONFIG.content));
    await registry.pushBlob(repository, blobOf(artifact.content));
    const outcome = await registry.putReferrer((0,image_reference/* atDigest */.CU)(repository, manifest.digest), manifest);
    if (outcome === "unlisted")
        await list(repository, { manifest, artifact, subject }, registry);
    return manifest.digest;
}
function blobOf(content) {
    return { digest: (0,oci_digest/* digestOf */.ol)(content), sizeBytes: content.length, open: () => external_node_stream_.Readable.from([content]) };
}
/** Writes the list until it has the artifact: it has no owner. */
async function list(repository, { manifest, artifact, subject }, registry) {
    const { registry: host, repository: path } = repository;
    const tag = { registry: host, repository: path, tag: referrersTag(subject.digest) };
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
        const next = withReferrer(await readList(tag, registry), manifest, artifact);
        if (next === undefined)
            return;
        await registry.putManifest(tag, next);
    }
    const name = (0,quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(tag));
    throw new errors/* PlatformError */.Wk("REGISTRY", `${name} was overwritten by others ${MAX_TRIES} times.`, {
        hint: "Run the job again: what it attaches to the image is listed there.",
    });
}
async function readList(tag, registry) {
    if ((await registry.headManifest(tag)) === undefined)
        return undefined;
    const { bytes } = await registry.getManifest(tag);
    return parseReferrers(bytes.toString("utf8"), `The list of artifacts ${(0,quote/* quote */.hD)((0,image_reference/* formatImageReference */.my)(tag))}`);
}

// EXTERNAL MODULE: ./node_modules/@sigstore/bundle/dist/index.js
var bundle_dist = __webpack_require__(1040);
// EXTERNAL MODULE: ./node_modules/@sigstore/sign/dist/index.js
var sign_dist = __webpack_require__(5179);
// EXTERNAL MODULE: ./stubs/make-fetch-happen/index.js
var make_fetch_happen = __webpack_require__(9482);
;// CONCATENATED MODULE: ./build/js/src/sigstore/service-requests.js
// The requests of @sigstore/sign, which go the way of all others: through the same proxies, with the same certificates, limits and
// retries. What it imports for them is a stub.

/** A certificate chain, an entry of a log, or a time stamp; an entry repeats what was signed. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;
const UNREACHABLE = "Check that the runner's network, and its proxy if it has one, reach Sigstore.";
const HINTS = {
    untrusted: 'Name the certificate of the authority of your own Sigstore in "ca-certificates".',
    noTls: UNREACHABLE,
    unreachable: UNREACHABLE,
    refused: UNREACHABLE,
    damaged: "Run the job again later.",
    answered: (status) => status === 400 || status === 401 || status === 403
        ? "Check that this Sigstore accepts the identity tokens of this server, and that the statement is not too large."
        : "Run the job again later; status.sigstore.dev says whether Sigstore has a problem.",
};
/** Lets the library send its requests by our client from now on. @returns what waits until all have ended, which the library does not */
function sendRequestsBy(http) {
    const underWay = new Set();
    const send = async (address, { method = "POST", headers = {}, body }) => {
        const answer = await http.request({
            doing: doingAt(address),
            method,
            url: new URL(address),
            headers,
            ...(body !== undefined && { body }),
            // What is asked for twice is only made twice.
            kind: "read",
            namedBy: "workflow",
            hints: HINTS,
            failed: (error) => error,
            limitBytes: MAX_ANSWER_BYTES,
        });
        return {
            ok: true,
            status: 200,
            statusText: "",
            headers: answer.headers,
            json: () => Promise.resolve(JSON.parse(answer.text)),
            buffer: () => Promise.resolve(answer.bytes),
        };
    };
    (0,make_fetch_happen.sendBy)((address, options) => {
        const sending = send(address, options);
        underWay.add(sending);
        return sending;
    });
    return async () => {
        await Promise.allSettled(underWay);
    };
}
/** By what the interfaces are called: the services may be at one address, or one below another. */
function doingAt(address) {
    if (address.endsWith("/signingCert"))
        return "get a certificate from Fulcio";
    return address.endsWith("/log/entries")
        ? "record the signature in Rekor"
        : "get a time stamp for the signature";
}

;// CONCATENATED MODULE: ./build/js/src/sigstore/sign-statement.js
// Signing a statement without a key of ours: Fulcio gives a certificate for a key that is made for this, to who shows an identity
// token; a log or a time stamp shows that it was used while the certificate was valid.
// Spec: https://docs.sigstore.dev/about/bundle/




/** The media type of a statement. */
const IN_TOTO_PAYLOAD = "application/vnd.in-toto+json";
/** And of one that is signed. */
const SIGSTORE_BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
/**
 * Signs an in-toto statement.
 * @returns the Sigstore bundle of version 0.3, as JSON
 * @throws {PlatformError} `ATTESTATION` naming what could not be done, or `CANCELLED`
 */
async function signStatement(statement, { services, identityToken, http }) {
    const allAnswered = sendRequestsBy(http);
    const { fulcio, rekor, tsa } = services;
    const signer = new sign_dist/* FulcioSigner */.$o({
        fulcioBaseURL: fulcio,
        identityProvider: { getToken: identityToken },
    });
    const witnesses = [
        ...(rekor === undefined ? [] : [new sign_dist/* RekorWitness */.fU({ rekorBaseURL: rekor })]),
        ...(tsa === undefined ? [] : [new sign_dist/* TSAWitness */.gs({ tsaBaseURL: tsa })]),
    ];
    const builder = new sign_dist/* DSSEBundleBuilder */.VV({ signer, witnesses });
    try {
        return JSON.stringify((0,bundle_dist.bundleToJSON)(await builder.create({ data: statement, type: IN_TOTO_PAYLOAD })));
    }
    catch (error) {
        await allAnswered();
        throw signingError(error);
    }
}
/** The messages of the library are not repeated: one of them has the token. */
function signingError(error) {
    const cause = ourErrorIn(error);
    if (cause?.code === "CANCELLED")
        return cause;
    const why = cause === undefined ? `Sigstore's answer cannot be used (${kindOf(error)}).` : (0,errors/* messageOf */.bD)(cause);
    return new errors/* PlatformError */.Wk("ATTESTATION", `The attestation cannot be signed: ${why}`, {
        cause,
        hint: cause?.hint ?? "Run the job again later; status.sigstore.dev says whether Sigstore has a problem.",
    });
}
/** The library wraps what its requests reject with. */
function ourErrorIn(error) {
    if (error instanceof errors/* PlatformError */.Wk)
        return error;
    return error instanceof Error ? ourErrorIn(error.cause) : undefined;
}
/** e.g. `CA_CREATE_SIGNING_CERTIFICATE_ERROR` */
function kindOf(error) {
    if (!(error instanceof Error))
        return "no error";
    return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

;// CONCATENATED MODULE: ./build/js/src/sigstore/sigstore-services.js
// Which services of Sigstore sign a statement. Pure.
// As GitHub chooses them: https://docs.github.com/actions/concepts/security/artifact-attestations
const PUBLIC = {
    fulcio: "https://fulcio.sigstore.dev",
    rekor: "https://rekor.sigstore.dev",
};
/** The services that are chosen for a repository. */
function sigstoreServices(choice, { isPublic, serverUrl }) {
    if (typeof choice === "object")
        return choice;
    if (choice === "public" || (choice === "auto" && isPublic))
        return PUBLIC;
    const { hostname } = new URL(serverUrl);
    const host = hostname === "github.com" ? "githubapp.com" : hostname;
    return { fulcio: `https://fulcio.${host}`, tsa: `https://timestamp.${host}` };
}

// EXTERNAL MODULE: ./build/js/src/platform/request/check-request.js
var check_request = __webpack_require__(9245);
// EXTERNAL MODULE: ./build/js/src/platform/attest/attestation-files.js
var attestation_files = __webpack_require__(2221);
// EXTERNAL MODULE: ./build/js/src/builder/builder-image.js
var builder_image = __webpack_require__(9588);
// EXTERNAL MODULE: ./build/js/src/buildpack/builder-modules.js
var builder_modules = __webpack_require__(2822);
// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var target = __webpack_require__(284);
// EXTERNAL MODULE: ./build/js/src/sbom/package-url.js
var package_url = __webpack_require__(5553);
;// CONCATENATED MODULE: ./build/js/src/platform/attest/build-facts.js
// What the provenance of an image says of the build: what was decided, and what was used, by its digest. Pure.








const MEDIA_TYPES = {
    "report.toml": "application/toml",
    "image.cdx.json": CYCLONEDX_JSON,
};
/** What is known of a build, for {@link buildProvenance}. */
function buildFacts(build, { invocation, inputs, time }) {
    const { resolved, plan, report, files } = build;
    return {
        invocation,
        inputs,
        descriptor: resolved.descriptorFile,
        images: imagesOf(plan, report),
        buildpacks: buildpacksOf(report, plan),
        choices: {
            platform: (0,target/* formatTarget */.P4)(plan.target),
            platformApi: (0,api_version/* formatApiVersion */.qL)(plan.api.value),
            lifecycleVersion: plan.lifecycleImage?.value.version ?? plan.builder.lifecycle.version,
            ...(report.flow !== undefined && { flow: report.flow }),
        },
        byproducts: [...files].map(([name, text]) => ({
            name,
            digest: (0,oci_digest/* digestOf */.ol)(text),
            mediaType: MEDIA_TYPES[name],
        })),
        startedAt: time - (report.durationMs ?? 0),
        finishedAt: time,
    };
}
function imagesOf({ builder, runImage, lifecycleImage, target }, report) {
    const { pinned } = runImage.value;
    // The image itself knows best what it stands on.
    const said = report.runImage?.split("@")[1];
    const digest = said !== undefined && (0,oci_digest/* isDigest */.Bc)(said) ? said : pinned.digest;
    const lifecycle = lifecycleImage?.value;
    return [
        usedImage("builder", withoutUnproven(builder), target),
        usedImage("run-image", { ...pinned, ...(digest !== undefined && { digest }) }, target),
        ...(lifecycle === undefined
            ? []
            : [usedImage("lifecycle-image", lifecycle.pinned ?? lifecycle.reference, target)]),
    ];
}
/** Also a digest that was asked for says nothing of what it was not compared with. */
function withoutUnproven(builder) {
    const { digest, ...named } = (0,builder_image/* provenReference */.yp)(builder);
    return builder.isUnproven === true || digest === undefined ? named : { ...named, digest };
}
function usedImage(name, reference, { arch }) {
    const { digest } = reference;
    const repository = (0,image_reference/* publicName */.px)((0,image_reference/* imageName */.tO)(reference));
    const purl = digest === undefined ? undefined : (0,package_url/* imagePurl */.X)(repository, digest, arch);
    return { name, uri: purl ?? `docker://${repository}`, digest };
}
/** Of those that are not the builder's own, or that were replaced in it, or of a builder that may be another one, the layer is not known. */
function buildpacksOf({ buildpacks }, { builder, order }) {
    const added = order.sources.flatMap(({ modules }) => modules);
    const { modules } = (0,builder_modules/* readBuilderModules */.ti)("the builder", builder.target, builder.labels);
    const own = modules.filter(({ kind }) => kind === "buildpack");
    return buildpacks.map(({ id, version }) => {
        const isIt = (each) => each.id === id && each.version === version;
        const diffId = added.some(isIt) || builder.isUnproven === true ? undefined : own.find(isIt)?.diffId;
        return { id, version, layerDiffId: diffId !== undefined && (0,oci_digest/* isDigest */.Bc)(diffId) ? diffId : undefined };
    });
}

;// CONCATENATED MODULE: ./build/js/src/platform/attest/attest-image.js
// Saying what is in an image and how it was built, so that others can check it: as statements, signed where the job may, beside the
// image or at GitHub. It is done before the tags of the image move: who finds it by a tag finds what is said of it, too.










/**
 * Attests SBOM and provenance of an image.
 * @throws {PlatformError} `ATTESTATION` saying why that is not possible, or `CANCELLED`
 */
async function attestImage(build, digest, deps) {
    try {
        const statements = await statementsAbout(build, digest, deps);
        const bundles = await signAll(statements, build.resolved, deps);
        const files = { provenanceJson: JSON.stringify(statements[0]), bundles };
        const { provenance, bundles: attestationBundles } = await (0,attestation_files/* writeAttestationFiles */.d)(files, deps);
        const attestations = build.resolved.delivery.attest === "github"
            ? await storeAll(bundles, deps)
            : await attachAll(artifactsOf(build, { statements, bundles }), { build, digest }, deps);
        return { provenance, attestationBundles, attestations };
    }
    catch (cause) {
        throw attestError(cause);
    }
}
function attestError(cause) {
    if (!(cause instanceof errors/* PlatformError */.Wk) || cause.code === "CANCELLED")
        return cause;
    const message = `No tag was moved, since the image could not be attested. ${(0,errors/* messageOf */.bD)(cause)}`;
    return new errors/* PlatformError */.Wk("ATTESTATION", message, { cause, hint: cause.hint });
}
/** The provenance first. */
async function statementsAbout(build, digest, { attesting }) {
    const names = (0,check_request/* repositoriesOf */.Ub)(build.resolved).map((tag) => (0,image_reference/* publicName */.px)((0,image_reference/* imageName */.tO)(tag)));
    const facts = buildFacts(build, {
        invocation: attesting.invocation(await attesting.identityToken?.()),
        inputs: attesting.inputs(),
        time: attesting.time(),
    });
    const image = { digest, names };
    return [
        statementAbout(image, SLSA_PROVENANCE, buildProvenance(facts)),
        statementAbout(image, CYCLONEDX_BOM, JSON.parse(build.sbom)),
    ];
}
/** In the order of the statements; none if nothing can be signed. */
async function signAll(statements, { delivery }, { attesting: { identityToken, repository, http } }) {
    if (identityToken === undefined)
        return [];
    const services = sigstoreServices(delivery.sigstore, await repository());
    const signing = { services, identityToken, http };
    const bundles = [];
    for (const statement of statements)
        bundles.push(await signStatement(Buffer.from(JSON.stringify(statement)), signing));
    return bundles;
}
async function storeAll(bundles, { attesting, log }) {
    const addresses = [];
    for (const bundle of bundles)
        addresses.push(await attesting.store(bundle));
    for (const address of addresses)
        log.info(`Attested: ${address}`);
    return addresses;
}
/** The media types are those that others look for: cosign takes bundles, and scanners an SBOM as it is. */
function artifactsOf({ sbom }, { statements, bundles }) {
    const document = { mediaType: CYCLONEDX_JSON, content: Buffer.from(sbom), annotations: {} };
    const [provenance] = statements;
    if (bundles.length === 0) {
        const content = Buffer.from(JSON.stringify(provenance));
        const annotations = { "in-toto.io/predicate-type": SLSA_PROVENANCE };
        return [{ mediaType: IN_TOTO_PAYLOAD, content, annotations }, document];
    }
    const signed = bundles.map((bundle, at) => ({
        mediaType: SIGSTORE_BUNDLE,
        content: Buffer.from(bundle),
        annotations: {
            "dev.sigstore.bundle.content": "dsse-envelope",
            "dev.sigstore.bundle.predicateType": statements[at]?.predicateType ?? "",
        },
    }));
    return [...signed, document];
}
/** One after the other: where a registry lists them by a tag, each is added to that list. */
async function attachAll(artifacts, { build, digest }, { registry, log }) {
    const attached = [];
    for (const repository of (0,check_request/* repositoriesOf */.Ub)(build.resolved)) {
        const image = (0,image_reference/* atDigest */.CU)(repository, digest);
        const { mediaType, bytes } = await registry.getManifest(image);
        const subject = { mediaType, digest, size: bytes.length };
        for (const artifact of artifacts) {
            const name = (0,image_reference/* atDigest */.CU)(repository, await attachArtifact(repository, { artifact, subject }, registry));
            attached.push((0,image_reference/* formatImageReference */.my)(name));
            log.info(`Attached ${whatIs(artifact)} as ${(0,image_reference/* formatImageReference */.my)(name)}`);
        }
    }
    return attached;
}
function whatIs({ mediaType, annotations }) {
    if (mediaType === CYCLONEDX_JSON)
        return "the SBOM";
    if (mediaType === IN_TOTO_PAYLOAD)
        return "the provenance, not signed,";
    return annotations["dev.sigstore.bundle.predicateType"] === SLSA_PROVENANCE
        ? "the signed provenance"
        : "the signed SBOM";
}


/***/ }),

/***/ 5553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ imagePurl),
/* harmony export */   q: () => (/* binding */ canonicalPurl)
/* harmony export */ });
// Package URLs in one spelling, so that what two tools name alike is one component.
// Spec: https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst
const PURL = /^pkg:\/*([a-z][a-z0-9.+-]*)\/([^?#]+)(?:\?([^#]*))?(?:#(.*))?$/i;
/** The same package in the one spelling that the specification calls canonical; undefined for what is no package URL. */
function canonicalPurl(text) {
    const [, type, path = "", qualifiers = "", subpath = ""] = PURL.exec(text.trim()) ?? [];
    if (type === undefined)
        return undefined;
    // The version may have a slash only if it is encoded, and a scope begins with the same sign.
    const at = path.lastIndexOf("@");
    const hasVersion = at > path.lastIndexOf("/") + 1;
    const segments = (hasVersion ? path.slice(0, at) : path).split("/").filter(Boolean);
    if (segments.length === 0)
        return undefined;
    try {
        const name = segments.map((segment) => encode(decodeURIComponent(segment))).join("/");
        const version = hasVersion ? encode(decodeURIComponent(path.slice(at + 1))) : "";
        return [
            `pkg:${type.toLowerCase()}/${name}`,
            version && `@${version}`,
            prefixed("?", canonicalQualifiers(qualifiers)),
            prefixed("#", canonicalSubpath(subpath)),
        ].join("");
    }
    catch {
        // Not encoded as it says, or half a character.
        return undefined;
    }
}
function canonicalQualifiers(text) {
    const pairs = text.split("&").flatMap((pair) => {
        const [, key = "", value = ""] = /^([\w.-]+)=(.*)$/.exec(pair) ?? [];
        return key === "" || value === ""
            ? []
            : [[key.toLowerCase(), encode(decodeURIComponent(value)).replaceAll("%2F", "/")]];
    });
    return [...new Map(pairs)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => `${key}=${value}`)
        .join("&");
}
function canonicalSubpath(text) {
    const segments = text.split("/").filter((segment) => !["", ".", ".."].includes(segment));
    return segments.map((segment) => encode(decodeURIComponent(segment))).join("/");
}
/** Everything but letters, digits, `.-_~:`. */
function encode(text) {
    return encodeURIComponent(text)
        .replaceAll("%3A", ":")
        .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function prefixed(prefix, text) {
    return text === "" ? "" : `${prefix}${text}`;
}
/** The package URL of an image: https://github.com/package-url/purl-spec/blob/main/types/oci-definition.json */
function imagePurl(repository, digest, arch) {
    const name = repository.split("/").at(-1) ?? repository;
    const of = arch === undefined ? "" : `arch=${arch}&`;
    return canonicalPurl(`pkg:oci/${name}@${digest}?${of}repository_url=${repository}`);
}


/***/ })

};
