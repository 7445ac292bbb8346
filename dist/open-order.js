// Holds src.
export const id = 305;
export const ids = [305];
export const modules = {

/***/ 1305:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openOrder: () => (/* binding */ openOrder)
});

// EXTERNAL MODULE: ./build/js/src/cnb/order.js
var cnb_order = __webpack_require__(9733);
// EXTERNAL MODULE: ./build/js/src/errors.js
var src_errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quote.js
var src_quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/buildpack/buildpack-error.js
var buildpack_error = __webpack_require__(6191);
// EXTERNAL MODULE: ./build/js/src/cnb/module-reference.js
var module_reference = __webpack_require__(5233);
;// CONCATENATED MODULE: ./build/js/src/buildpack/complete-order.js
// The versions that an order leaves out. Pure.



/**
 * Fills in the versions that an order leaves out, where there is only one.
 * @throws {PlatformError} `BUILDPACK` for a module that is missing, or of which there are several versions
 */
function completeOrder(order, scope) {
    return order.map(({ group }) => ({ group: group.map((element) => completeElement(element, scope)) }));
}
function completeElement(element, scope) {
    return { ...element, version: completeVersion(element, scope) };
}
/** The version of a module whose own may be empty. @throws {PlatformError} as {@link completeOrder} */
function completeVersion(module, { modules, where, hint }) {
    const versions = [...new Set(modules.filter(({ id }) => id === module.id).map(({ version }) => version))];
    const [only, ...others] = module.version === "" ? versions : versions.filter((v) => v === module.version);
    if (only === undefined)
        throw missing(module, versions, { where, hint });
    if (others.length > 0) {
        throw (0,buildpack_error/* buildpackError */.e)(`${(0,src_quote/* quote */.hD)(module.id)} is named without a version, and ${where} has several: ${(0,src_quote/* someOf */.yU)(versions).join(", ")}.`, `Say which one, e.g. ${module.id}@${only}.`);
    }
    return only;
}
function missing(module, versions, { where, hint }) {
    const has = versions.length === 0 ? "" : `; it has ${module.id} in ${(0,src_quote/* someOf */.yU)(versions).join(", ")}`;
    return (0,buildpack_error/* buildpackError */.e)(`${(0,src_quote/* quote */.hD)((0,module_reference/* formatModule */.ww)(module))} is not in ${where}${has}.`, hint);
}

// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/json.js
var json = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/js/src/buildpack/layer-entries.js
var layer_entries = __webpack_require__(1805);
// EXTERNAL MODULE: ./build/js/src/buildpack/module.js
var buildpack_module = __webpack_require__(6693);
// EXTERNAL MODULE: ./build/js/src/cnb/buildpack-descriptor.js
var buildpack_descriptor = __webpack_require__(6852);
// EXTERNAL MODULE: ./build/js/src/cnb/extension-descriptor.js
var extension_descriptor = __webpack_require__(7708);
;// CONCATENATED MODULE: ./build/js/src/buildpack/module-descriptor.js
// buildpack.toml and extension.toml of modules that come from anywhere.





/** No file of this kind is larger; those of large buildpacks have 100 KiB. */
const MAX_DESCRIPTOR_BYTES = 4 * 1024 * 1024;
/** `buildpack.toml` or `extension.toml` */
function descriptorName(kind) {
    return `${kind}.toml`;
}
/**
 * Parses the descriptor of a module.
 * @param what names the file, e.g. `"/opt/node/buildpack.toml"`
 * @throws {PlatformError} `MALFORMED` naming the file and what is wrong about it
 */
function parseModuleDescriptor(kind, toml, what) {
    const info = kind === "buildpack" ? buildpackInfo(toml, what) : extensionInfo(toml, what);
    (0,buildpack_module/* checkModuleName */.kD)(info, what);
    if (!/^\d+\.\d+$/.test(info.api)) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${what} has api = ${(0,src_quote/* quote */.hD)(info.api)}, which is not an API version.`, {
            hint: 'Say which version of the Buildpack API it is written for, e.g. api = "0.10".',
        });
    }
    return info;
}
function buildpackInfo(toml, what) {
    return { kind: "buildpack", ...(0,buildpack_descriptor/* parseBuildpackDescriptor */.Y5)(toml, what) };
}
function extensionInfo(toml, what) {
    return { kind: "extension", ...(0,extension_descriptor/* parseExtensionDescriptor */.E)(toml, what), order: [], stacks: [] };
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/inline-source.js
// A buildpack that is in no directory, but in the project descriptor: its files are texts.







/** @throws {PlatformError} `MALFORMED` for a bad buildpack.toml, or none */
function openInlineBuildpack({ text, files }) {
    const toml = files.find(({ path }) => path === "buildpack.toml")?.content;
    if (toml === undefined)
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `${(0,src_quote/* quote */.hD)(text)} has no buildpack.toml.`);
    const module = parseModuleDescriptor("buildpack", toml, `The buildpack.toml of ${(0,src_quote/* quote */.hD)(text)}`);
    const root = (0,buildpack_module/* moduleDirectory */._6)(module);
    const names = new Set(files.flatMap(({ path }) => (0,layer_entries/* parentDirectories */.A7)(`/${path}`)).map(({ name }) => name));
    const entries = [
        { kind: "directory", name: root },
        ...[...names].map((name) => ({ kind: "directory", name: `${root}${name}` })),
        ...files.map(({ path, content, executable }) => ({ kind: "text", name: `${root}/${path}`, text: content, executable })),
    ];
    entries.sort((a, b) => (0,json/* compareBytes */.Xo)(a.name, b.name));
    const source = {
        ...{ origin: text, identity: (0,digest/* digestOf */.ol)(JSON.stringify(files)), modules: [module] },
        records: () => (0,layer_entries/* layerRecords */.Q5)(entries),
    };
    return { main: module, sources: [source] };
}

// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var oci_target = __webpack_require__(284);
;// CONCATENATED MODULE: ./build/js/src/buildpack/fit-builder.js
// Whether buildpacks from elsewhere work with a builder: its lifecycle's Buildpack APIs, and what it runs on. Pure.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#targets






/** @throws {PlatformError} `INCOMPATIBLE_API` naming what both sides speak */
function checkApi(module, { name, buildpackApis }) {
    const api = (0,api_version/* parseApiVersion */.cX)(module.api);
    const theirs = buildpackApis.map(api_version/* parseApiVersion */.cX);
    if (theirs.length === 0 || theirs.some((other) => (0,api_version/* compareApiVersions */.$5)(api, other) === 0))
        return;
    throw new src_errors/* PlatformError */.Wk("INCOMPATIBLE_API", `The ${module.kind} ${(0,src_quote/* quote */.hD)((0,module_reference/* formatModule */.ww)(module))} is written for Buildpack API ${module.api}, ` +
        `but the lifecycle of the builder ${(0,src_quote/* quote */.hD)(name)} speaks ${(0,src_quote/* someOf */.yU)(buildpackApis).join(", ")}.`, {
        hint: `Use another version of the ${module.kind}, or a builder with another version of the lifecycle.`,
    });
}
/** Whether a module may run there; one without targets and stacks may run anywhere. */
function runsOnBuilder({ targets, stacks }, platform) {
    if (targets.length > 0)
        return targets.some((target) => matches(target, platform));
    if (stacks.length === 0 || platform.stack === undefined)
        return true;
    return stacks.some(({ id }) => id === "*" || id === platform.stack);
}
/** The error for a module that does not run there. */
function otherPlatform(module, { name, platform }) {
    const { kind, targets, stacks } = module;
    const theirs = targets.length > 0
        ? (0,src_quote/* someOf */.yU)(targets.map(describeTarget)).join(", ")
        : `the stacks ${(0,src_quote/* someOf */.yU)(stacks.map(({ id }) => id)).join(", ")}`;
    const ours = targets.length > 0 ? describePlatform(platform) : `the stack ${platform.stack ?? ""}`;
    return (0,buildpack_error/* buildpackError */.e)(`The ${kind} ${(0,src_quote/* quote */.hD)((0,module_reference/* formatModule */.ww)(module))} is for ${theirs}, but the builder ${(0,src_quote/* quote */.hD)(name)} is ${ours}.`, `Use a version of the ${kind} for this builder, or another builder.`);
}
function matches(declared, { target, distro }) {
    const either = (a, b) => !a || !b || a === b;
    const variant = declared["arch-variant"] ?? declared.variant;
    if (!either(declared.os, target.os) || !either(declared.arch, target.arch))
        return false;
    if (!either(variant, target.variant))
        return false;
    const distros = declared.distros ?? [];
    if (distros.length === 0 || distro === undefined)
        return true;
    return distros.some(({ name, version }) => either(name, distro.name) && either(version, distro.version));
}
function describeTarget({ os, arch, distros, variant, "arch-variant": archVariant, }) {
    const parts = [os || "any", arch || "any", variant ?? archVariant].filter(Boolean).join("/");
    const names = (distros ?? []).map(({ name, version }) => `${name} ${version}`.trim());
    return names.length === 0 ? parts : `${parts} (${names.join(" or ")})`;
}
function describePlatform({ target, distro }) {
    const text = `for ${(0,oci_target/* formatTarget */.P4)(target)}`;
    return distro === undefined ? text : `${text} (${distro.name} ${distro.version})`;
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/needed-sources.js
// Which modules from elsewhere a build really needs, and whether they fit. Pure.




/**
 * Follows the orders, also those of composites, to everything that the builder lacks.
 * @throws {PlatformError} `BUILDPACK` if something is missing, is there twice or runs elsewhere; `INCOMPATIBLE_API`
 */
function neededSources(orders, sources, builder) {
    const provided = indexSources(sources);
    const needed = new Map();
    const walk = (kind, groups, by) => {
        for (const element of groups.flatMap(({ group }) => group)) {
            const key = keyOf({ ...element, kind });
            const found = provided.get(key);
            if (found === undefined)
                checkInBuilder({ ...element, kind }, builder, by);
            if (found === undefined || needed.has(key))
                continue;
            needed.set(key, found);
            checkApi(found.info, builder);
            walk(kind, found.info.order, found.info);
        }
    };
    walk("buildpack", orders.order);
    walk("extension", orders.orderExtensions);
    checkPlatforms(orders, provided, builder);
    return needed_sources_select([...needed.values()], builder);
}
/** A source that is named twice counts once. */
function indexSources(sources) {
    const provided = new Map();
    for (const source of sources) {
        for (const info of source.modules) {
            const other = provided.get(keyOf(info));
            if (other === undefined)
                provided.set(keyOf(info), { info, source });
            else if (other.source.identity !== source.identity)
                throw ambiguous(info, other.source, source);
        }
    }
    return provided;
}
/** Without what the builder has with the same content. */
function needed_sources_select(needed, builder) {
    const inBuilder = new Map(builder.modules.map((module) => [keyOf(module), module]));
    const lacking = needed.filter(({ info, source }) => {
        const theirs = inBuilder.get(keyOf(info))?.diffId;
        return theirs === undefined || theirs !== source.layer?.diffId;
    });
    return {
        sources: [...new Set(lacking.map(({ source }) => source))],
        replaced: lacking.map(({ info }) => info).filter((info) => inBuilder.has(keyOf(info))),
    };
}
function checkInBuilder(module, builder, by) {
    if (by === undefined || builder.modules.some((other) => keyOf(other) === keyOf(module)))
        return;
    const message = `The ${by.kind} ${(0,src_quote/* quote */.hD)((0,module_reference/* formatModule */.ww)(by))} needs ${(0,src_quote/* quote */.hD)((0,module_reference/* formatModule */.ww)(module))}, ` +
        `which neither comes with it nor is in the builder ${(0,src_quote/* quote */.hD)(builder.name)}.`;
    throw (0,buildpack_error/* buildpackError */.e)(message, "Name it in package.toml beside buildpack.toml, or use the packaged buildpack.");
}
/** What the user named must run on the builder; of a composite at least a part, as detection goes on without others. */
function checkPlatforms({ order, orderExtensions }, provided, builder) {
    const visited = new Set();
    const runs = (key) => {
        const info = provided.get(key)?.info;
        if (info === undefined)
            return true;
        if (info.order.length === 0)
            return runsOnBuilder(info, builder.platform);
        if (visited.has(key))
            return false;
        visited.add(key);
        const parts = info.order.flatMap(({ group }) => group);
        return parts.some((part) => runs(keyOf({ ...part, kind: info.kind })));
    };
    for (const [kind, groups] of [["buildpack", order], ["extension", orderExtensions]]) {
        for (const element of groups.flatMap(({ group }) => group)) {
            const named = provided.get(keyOf({ ...element, kind }))?.info;
            visited.clear();
            if (named !== undefined && !runs(keyOf(named)))
                throw misfit(named, provided, builder);
        }
    }
}
/** Says it of the first part that has programs: a composite has no targets of its own. */
function misfit(named, provided, builder) {
    const visited = new Set();
    const first = (info) => {
        if (info === undefined || visited.has(keyOf(info)))
            return undefined;
        visited.add(keyOf(info));
        if (info.order.length === 0)
            return info;
        for (const part of info.order.flatMap(({ group }) => group)) {
            const found = first(provided.get(keyOf({ ...part, kind: info.kind }))?.info);
            if (found !== undefined)
                return found;
        }
        return undefined;
    };
    const info = first(named);
    return info === undefined
        ? (0,buildpack_error/* buildpackError */.e)(`The ${named.kind} ${(0,src_quote/* quote */.hD)((0,module_reference/* formatModule */.ww)(named))} contains only itself.`)
        : otherPlatform(info, builder);
}
function ambiguous(module, a, b) {
    return (0,buildpack_error/* buildpackError */.e)(`The ${module.kind} ${(0,src_quote/* quote */.hD)((0,module_reference/* formatModule */.ww)(module))} comes twice with different content: from ${(0,src_quote/* quote */.hD)(a.origin)} and ${(0,src_quote/* quote */.hD)(b.origin)}.`, "Leave one of them out.");
}
function keyOf({ kind, id, version }) {
    return `${kind} ${id}@${version}`;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
;// CONCATENATED MODULE: ./build/js/src/cnb/package-descriptor.js
// package.toml: what a buildpack package is to be made of, in the format that pack reads.
// Format: https://buildpacks.io/docs/reference/config/package-config/





const package_descriptor_text = dist/* optional */.lqM(dist/* string */.YjP(), "");
const Place = dist/* object */.Ikc({ uri: package_descriptor_text });
const PackageFile = dist/* object */.Ikc({
    buildpack: dist/* optional */.lqM(Place),
    extension: dist/* optional */.lqM(Place),
    dependencies: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ uri: package_descriptor_text, image: package_descriptor_text })), []),
    platform: dist/* optional */.lqM(dist/* object */.Ikc({ os: dist/* optional */.lqM(dist/* string */.YjP(), "linux") })),
    targets: dist/* optional */.lqM(dist/* array */.YOg(buildpack_descriptor/* DescriptorTarget */.t8), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file, also for a key that is not known */
function parsePackageDescriptor(toml, what) {
    const file = (0,parse_toml/* checkKnownToml */.ck)(PackageFile, (0,parse_toml/* parseTomlTable */.W4)(toml, what), what);
    const { buildpack, extension, platform } = file;
    if (buildpack !== undefined && extension !== undefined)
        throw malformed(`${what} has both [buildpack] and [extension].`, "A package is for one of them.");
    if (platform !== undefined && platform.os !== "linux")
        throw malformed(`${what} is for the system ${(0,src_quote/* quote */.hD)(platform.os)}.`, 'Only "linux" is allowed.');
    const kind = extension !== undefined ? "extension" : buildpack !== undefined ? "buildpack" : undefined;
    return {
        kind,
        uri: (buildpack ?? extension)?.uri || ".",
        dependencies: file.dependencies.map((dependency) => locatorOf(dependency, what)),
        targets: file.targets,
    };
}
/** `image` is the older key for package images. */
function locatorOf({ uri, image }, what) {
    if ((uri === "") !== (image === ""))
        return uri === "" ? `docker://${image}` : uri;
    const has = uri === "" ? "neither uri nor image" : `both uri = ${(0,src_quote/* quote */.hD)(uri)} and image = ${(0,src_quote/* quote */.hD)(image)}`;
    throw malformed(`A dependency in ${what} has ${has}.`, "Set uri, e.g. to docker://ghcr.io/owner/buildpack:1.");
}
function malformed(message, hint) {
    return new src_errors/* PlatformError */.Wk("MALFORMED", message, { hint });
}

// EXTERNAL MODULE: ./build/js/src/files/contained-path.js
var contained_path = __webpack_require__(1756);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/bytes/decompressed.js
var decompressed = __webpack_require__(1721);
// EXTERNAL MODULE: ./build/js/src/oci/tar-reader.js
var tar_reader = __webpack_require__(2096);
// EXTERNAL MODULE: ./build/js/src/oci/tar-header.js
var tar_header = __webpack_require__(5150);
;// CONCATENATED MODULE: ./build/js/src/buildpack/archive-guard.js
// Which entries of an archive from elsewhere may be unpacked, and where to: nothing leaves the directory of its module.



/** Programs of a module, below its directory; they are executable whatever the archive says. */
const PROGRAMS = new Set(["/bin/detect", "/bin/build", "/bin/generate"]);
/** Looks at the entries of one archive in their order: what is a link earlier matters later. */
class ArchiveGuard {
    #placement;
    #links = new Set();
    /** Where a link goes back up: these must stay directories, or "up" is elsewhere than it looks. */
    #passed = new Set();
    #count = 0;
    constructor(placement) {
        this.#placement = placement;
    }
    /**
     * The entry as it may be written, owned by root; undefined for directories above the roots, and for the one that the names of an
     * archive of a directory are relative to.
     * @throws {PlatformError} `MALFORMED` naming the entry, if it is none that a buildpack may have
     */
    admit({ entry, nameBytes, linkNameBytes }) {
        this.#count += 1;
        if (this.#count > this.#placement.maxEntries)
            throw refused(entry.name, `the archive has more than ${this.#placement.maxEntries} entries`);
        for (const bytes of [nameBytes, linkNameBytes])
            checkText(entry.name, bytes);
        const name = this.#resolve(entry.name, entry.name);
        if (entry.type === "directory" && this.#isAbove(name))
            return undefined;
        this.#checkPlace(name, entry.name);
        const common = { name, uid: 0, gid: 0, mtime: tar_header/* FIXED_MTIME */.yA, sizeBytes: 0 };
        switch (entry.type) {
            case "directory":
                this.#links.delete(name);
                return { ...common, type: "directory", mode: 0o755 };
            case "file": {
                this.#links.delete(name);
                return { ...common, type: "file", mode: this.#modeOf(entry, name), sizeBytes: entry.sizeBytes };
            }
            case "symlink":
                this.#addLink(name, entry.name);
                return { ...common, type: "symlink", mode: 0o755, linkName: this.#symlink(entry, name) };
            case "hardlink":
                return {
                    ...common,
                    type: "hardlink",
                    mode: this.#modeOf(entry, name),
                    linkName: this.#hardlink(entry, name),
                };
            case "fifo":
            case "character-device":
            case "block-device":
            case "unsupported":
                throw refused(entry.name, "it is neither a file, nor a directory, nor a link");
        }
    }
    /** As pack has it, so that a module's layer is the same, whichever of the two makes it. */
    #modeOf({ mode }, name) {
        const isProgram = PROGRAMS.has(name.slice((this.#rootOf(name) ?? "").length));
        return isProgram || (mode & 0o111) !== 0 ? 0o755 : 0o644;
    }
    /** The absolute path that a name stands for; `entry` has it, or links to it. */
    #resolve(name, entry) {
        const { base } = this.#placement;
        if (base !== "/" && name.startsWith("/"))
            throw refused(entry, `${(0,src_quote/* quote */.hD)(name)} is absolute`);
        const parts = name.split("/").filter((part) => part !== "" && part !== ".");
        if (parts.includes(".."))
            throw refused(entry, `${(0,src_quote/* quote */.hD)(name)} has ".." in it`);
        return `/${[...base.split("/").filter(Boolean), ...parts].join("/")}`;
    }
    /** Of `/cnb/buildpacks/acme_node/1.2.0`, every directory that it is in. */
    #isAbove(name) {
        return name === this.#placement.base || this.#placement.roots.some((root) => root.startsWith(`${name}/`));
    }
    #rootOf(name) {
        return this.#placement.roots.find((root) => name === root || name.startsWith(`${root}/`));
    }
    #checkPlace(name, entry) {
        const root = this.#rootOf(name);
        if (root === undefined)
            throw refused(entry, `${(0,src_quote/* quote */.hD)(name)} is not in ${this.#placement.roots.join(" or ")}`);
        for (let at = root.length; at > 0; at = name.indexOf("/", at + 1)) {
            if (this.#links.has(name.slice(0, at)))
                throw refused(entry, `${(0,src_quote/* quote */.hD)(name)} is behind a link`);
        }
    }
    #symlink(entry, name) {
        const target = entry.linkName ?? "";
        const from = target.startsWith("/") ? "" : name.slice(0, name.lastIndexOf("/"));
        const end = target === "" ? undefined : normalized(`${from}/${target}`);
        if (end === undefined || this.#rootOf(end) === undefined || this.#rootOf(end) !== this.#rootOf(name))
            throw refused(entry.name, `it is a link to ${(0,src_quote/* quote */.hD)(target)}, which is outside of the buildpack`);
        for (const directory of leftUpwards(`${from}/${target}`)) {
            if (this.#links.has(directory))
                throw refused(entry.name, `it is a link to ${(0,src_quote/* quote */.hD)(target)}, which goes up from a link`);
            this.#passed.add(directory);
        }
        return target;
    }
    #addLink(name, entry) {
        if (this.#passed.has(name))
            throw refused(entry, "another link goes up from it");
        this.#links.add(name);
    }
    #hardlink(entry, name) {
        const target = this.#resolve(entry.linkName ?? "", entry.name);
        this.#checkPlace(target, entry.name);
        if (this.#links.has(target))
            this.#addLink(name, entry.name);
        return target;
    }
}
/** Without `.` and `..`; undefined if it leads above `/`. */
function normalized(path) {
    const parts = [];
    for (const part of path.split("/")) {
        if (part === "" || part === ".")
            continue;
        if (part !== "..")
            parts.push(part);
        else if (parts.pop() === undefined)
            return undefined;
    }
    return `/${parts.join("/")}`;
}
/** Every directory that a path passes before it goes up: of `/a/b/../c`, `/a` and `/a/b`. */
function leftUpwards(path) {
    const parts = [];
    const left = [];
    for (const part of path.split("/")) {
        if (part === "" || part === ".")
            continue;
        if (part !== "..")
            parts.push(part);
        else {
            left.push(...parts.map((_part, at) => `/${parts.slice(0, at + 1).join("/")}`));
            parts.pop();
        }
    }
    return left;
}
/** Other names would not come out as they came in. */
function checkText(name, bytes) {
    const buffer = Buffer.from(bytes, "latin1");
    if (!Buffer.from(buffer.toString("utf8")).equals(buffer))
        throw refused(name, "its name is not UTF-8");
    if (bytes.includes("\0"))
        throw refused(name, "its name has a NUL");
}
function refused(entry, why) {
    return new src_errors/* PlatformError */.Wk("MALFORMED", `Its entry ${(0,src_quote/* quote */.hD)(entry)} is refused: ${why}.`, {
        hint: "Package the buildpack again, with only its own files.",
    });
}

// EXTERNAL MODULE: ./build/js/src/oci/tar-records.js
var tar_records = __webpack_require__(21);
;// CONCATENATED MODULE: ./build/js/src/buildpack/module-records.js
// The files of modules in an archive or a layer from elsewhere, as tar records for a container.




/**
 * Rewrites a tar, entry by entry: owned by root, with fixed times and modes, below the placement's roots.
 * @throws {PlatformError} `MALFORMED` naming an entry that is refused
 */
async function* moduleRecords(tar, placement) {
    const guard = new ArchiveGuard(placement);
    for await (const item of (0,tar_reader/* readTar */.s)(tar)) {
        const entry = guard.admit(item);
        if (entry === undefined)
            continue;
        yield (0,tar_header/* encodeTarHeader */.Nj)(entry);
        if (entry.type !== "file")
            continue;
        yield* item.content;
        yield (0,tar_records/* paddingAfter */.OQ)(entry.sizeBytes);
    }
}

// EXTERNAL MODULE: ./build/js/src/bytes/collect.js
var collect = __webpack_require__(4733);
// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
// EXTERNAL MODULE: ./build/js/src/oci/image-layout.js
var image_layout = __webpack_require__(2411);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var oci_manifest = __webpack_require__(3311);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
// EXTERNAL MODULE: ./build/js/src/bytes/unpack-room.js
var unpack_room = __webpack_require__(6046);
// EXTERNAL MODULE: ./build/js/src/bytes/verified.js
var verified = __webpack_require__(9147);
;// CONCATENATED MODULE: ./build/js/src/buildpack/unpack-stream.js
// Decompressing archives that come from elsewhere, within limits.




/** Several times what the largest buildpacks have, which bring whole language runtimes. */
const UNPACK_LIMITS = { sizeBytes: 4 * 1024 ** 3, entries: 500_000 };
/** For all that belongs together; taking more throws a {@link PlatformError} `MALFORMED`. */
function packageRoom({ sizeBytes }) {
    const message = `It unpacks to more than ${sizeBytes} bytes.`;
    const hint = "A buildpack this large should download what it needs during the build.";
    return new unpack_room/* UnpackRoom */.u(sizeBytes, () => new src_errors/* PlatformError */.Wk("MALFORMED", message, { hint }));
}
/**
 * The bytes, decompressed if they are gzip or zstd.
 * @param part what the room is to know them by
 * @throws {PlatformError} `MALFORMED` if they are broken, or more than there is room for
 */
async function* unpackStream(source, room, part = "") {
    let sizeBytes = 0;
    try {
        for await (const chunk of (0,decompressed/* decompressed */.ji)(source)) {
            sizeBytes += chunk.length;
            room.takeOnce(part, sizeBytes);
            yield chunk;
        }
    }
    catch (cause) {
        if (!(0,decompressed/* isBrokenCompression */.Wv)(cause))
            throw cause;
        throw new src_errors/* PlatformError */.Wk("MALFORMED", "Its compressed data is broken.", { cause });
    }
}
/** Passes bytes on. @throws {PlatformError} `DIGEST_MISMATCH` at the end if they do not have the digest */
function verifiedPart(source, expected, what) {
    return (0,verified/* verified */.zr)(source, { digest: expected }, (fault) => {
        const message = `${what} has ${(0,verified/* describeFault */.Qx)(fault)}, not ${expected}.`;
        return new src_errors/* PlatformError */.Wk("DIGEST_MISMATCH", message, {
            hint: "It was replaced or damaged; do not use it until you know why.",
        });
    });
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/package-file.js
// A buildpack package as a file (`.cnb`): the uncompressed tar of an OCI image layout.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md











/** Manifests and configurations have some kilobytes, and labels of large packages some hundreds. */
const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_NESTED_INDEXES = 3;
/** Finds the files of a tar. @throws {PlatformError} `MALFORMED` beyond the limits */
async function indexLayout(file, limits) {
    const files = new Map();
    let frameBytes = 0;
    let contentBytes = 0;
    const onFrame = (bytes) => {
        frameBytes += bytes.length;
    };
    for await (const { entry } of (0,tar_reader/* readTar */.s)((0,regular_file/* streamRegularFile */.Lb)(file), onFrame)) {
        if (files.size >= limits.entries)
            throw new src_errors/* PlatformError */.Wk("MALFORMED", `It has more than ${limits.entries} files.`);
        if (entry.type !== "file" && entry.type !== "unsupported")
            continue;
        const { sizeBytes } = entry;
        if (entry.type === "file")
            files.set(entry.name.replace(/^(?:\.?\/)+/, ""), { offset: frameBytes + contentBytes, sizeBytes });
        contentBytes += sizeBytes;
    }
    return files;
}
/** Whether the files are those of an image layout. */
function isLayout(files) {
    return files.has("oci-layout");
}
/** @throws {PlatformError} `MALFORMED`, `DIGEST_MISMATCH`, or `NOT_FOUND` if it has no image for the target */
async function readPackageFile(file, files, target) {
    const layout = new Layout(file, files);
    const index = (0,oci_manifest/* parseIndex */.A1)(await layout.readText("index.json"), (0,src_quote/* quote */.hD)(file));
    const manifest = (0,oci_manifest/* parseManifest */.Ng)(await findManifest(layout, index, target), (0,src_quote/* quote */.hD)(file));
    const config = (0,image_config/* parseImageConfig */.FB)(await layout.readBlobText(manifest.config), (0,src_quote/* quote */.hD)(file));
    return {
        manifest,
        config,
        repository: undefined,
        openLayer: (layer) => Promise.resolve(layout.open(layer)),
    };
}
async function findManifest(layout, index, target, depth = 0) {
    const selected = (0,oci_manifest/* onlyOrSelectedManifest */.kk)(index, target, "its index");
    if (selected === undefined) {
        throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `It has no image for ${(0,oci_target/* formatTarget */.P4)(target)}.`, {
            hint: "Package the buildpack for this target, too.",
        });
    }
    const json = await layout.readBlobText(selected);
    if (!(0,media_types/* isIndex */.nw)(selected.mediaType))
        return json;
    if (depth >= MAX_NESTED_INDEXES)
        throw new src_errors/* PlatformError */.Wk("MALFORMED", "Its indexes are nested too deep.");
    return findManifest(layout, (0,oci_manifest/* parseIndex */.A1)(json, selected.digest), target, depth + 1);
}
/** Reads single files of the tar. */
class Layout {
    #file;
    #files;
    constructor(file, files) {
        this.#file = file;
        this.#files = files;
    }
    /** A blob as a stream; it throws at the end if its digest is wrong. */
    open(blob) {
        const name = (0,image_layout/* blobPath */.nD)(blob.digest);
        return verifiedPart(this.#read(name), blob.digest, `Its file ${(0,src_quote/* quote */.hD)(name)}`);
    }
    async readBlobText(blob) {
        this.#checkSize((0,image_layout/* blobPath */.nD)(blob.digest));
        return (await (0,collect/* collect */.F)(this.open(blob))).toString("utf8");
    }
    async readText(name) {
        this.#checkSize(name);
        return (await (0,collect/* collect */.F)(this.#read(name))).toString("utf8");
    }
    #checkSize(name) {
        const { sizeBytes } = this.#find(name);
        if (sizeBytes > MAX_JSON_BYTES)
            throw new src_errors/* PlatformError */.Wk("MALFORMED", `Its file ${(0,src_quote/* quote */.hD)(name)} has ${sizeBytes} bytes, more than 16 MiB.`);
    }
    #read(name) {
        const { offset, sizeBytes } = this.#find(name);
        if (sizeBytes === 0)
            return collectNothing();
        return (0,regular_file/* streamRegularFile */.Lb)(this.#file, { start: offset, end: offset + sizeBytes - 1 });
    }
    #find(name) {
        const found = this.#files.get(name);
        if (found === undefined)
            throw new src_errors/* PlatformError */.Wk("MALFORMED", `It has no file ${(0,src_quote/* quote */.hD)(name)}.`);
        return found;
    }
}
/** `end` is inclusive, so a stream of a file cannot be empty. */
async function* collectNothing() {
    // Nothing to give.
}

// EXTERNAL MODULE: ./build/js/src/cnb/builder-labels.js
var builder_labels = __webpack_require__(92);
// EXTERNAL MODULE: ./build/js/src/oci/image-layers.js
var image_layers = __webpack_require__(7523);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var schema = __webpack_require__(7442);
// EXTERNAL MODULE: ./build/js/src/buildpack/builder-modules.js
var builder_modules = __webpack_require__(2822);
// EXTERNAL MODULE: ./build/js/src/buildpack/module-labels.js
var module_labels = __webpack_require__(8973);
;// CONCATENATED MODULE: ./build/js/src/buildpack/package-source.js
// The modules of a buildpack package, each in a layer of its own; flattened packages have several in one.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#buildpackage













const PACKAGE_METADATA_LABEL = "io.buildpacks.buildpackage.metadata";
/** The largest known packages have 100 KiB; a registry could serve much more. */
const MAX_LABEL_BYTES = 4 * 1024 * 1024;
const MAX_MODULES = 2000;
const PackageMetadata = dist/* object */.Ikc({ id: dist/* string */.YjP(), version: dist/* string */.YjP() });
/**
 * What a package provides, by its labels; layers are read when their records are.
 * @throws {PlatformError} `MALFORMED` if it is no package, or its labels do not fit its layers
 */
function openPackage(content, package_) {
    const { kind } = package_;
    const main = mainModule(content, kind);
    const modules = layeredModules(content, kind);
    if (!modules.some(({ id, version }) => id === main.id && version === main.version)) {
        throw package_source_malformed(`Its label ${PACKAGE_METADATA_LABEL} names ${(0,module_reference/* formatModule */.ww)(main)}, which is in no layer`);
    }
    const room = packageRoom(package_.limits);
    const sources = byLayer(modules).map((inLayer) => layerSource(content, inLayer, { ...package_, room }));
    return { main, sources };
}
function layerSource(content, modules, { origin, limits, room }) {
    const { diffId, layer } = layerOf(content, modules);
    const placement = { roots: modules.map(buildpack_module/* moduleDirectory */._6), base: "/", maxEntries: limits.entries };
    return {
        ...{ origin, identity: diffId, modules },
        layer: {
            ...{ descriptor: layer, diffId, repository: content.repository },
            open: () => content.openLayer(layer),
        },
        async *records() {
            const tar = unpackStream(await content.openLayer(layer), room, diffId);
            yield* moduleRecords(verifiedPart(tar, diffId, `Its layer ${layer.digest}, unpacked,`), placement);
        },
    };
}
function mainModule({ config }, kind) {
    const json = labelOf(config, PACKAGE_METADATA_LABEL);
    if (json === undefined) {
        throw package_source_malformed(`It is not a ${kind} package: it has no label ${PACKAGE_METADATA_LABEL}`);
    }
    return (0,schema/* parseJson */.qF)(PackageMetadata, json, `Its label ${PACKAGE_METADATA_LABEL}`);
}
function layeredModules({ config }, kind) {
    const labels = { buildpack: builder_labels/* BUILDPACK_LAYERS_LABEL */.uW, extension: builder_modules/* EXTENSION_LAYERS_LABEL */.O };
    const json = labelOf(config, labels[kind]);
    const other = kind === "buildpack" ? "extension" : "buildpack";
    if (json === undefined) {
        const hint = labelOf(config, labels[other]) === undefined ? undefined : `It has ${other}s: name it as one of those.`;
        throw package_source_malformed(`It is not a ${kind} package: it has no label ${labels[kind]}`, hint);
    }
    const modules = (0,module_labels/* labelledModules */.N)(kind, (0,builder_labels/* parseBuildpackLayers */.pX)(json, "the package"));
    if (modules.length > MAX_MODULES)
        throw package_source_malformed(`It has more than ${MAX_MODULES} ${kind}s`);
    for (const module of modules)
        (0,buildpack_module/* checkModuleName */.kD)(module, `The label ${labels[kind]} of the package`);
    return modules;
}
function labelOf({ config }, name) {
    const label = config?.Labels?.[name];
    if (label !== undefined && label.length > MAX_LABEL_BYTES)
        throw package_source_malformed(`Its label ${name} has ${label.length} characters, more than 4 MiB`);
    return label;
}
/** In the order of the label. */
function byLayer(modules) {
    const layers = new Map();
    for (const module of modules) {
        const same = layers.get(module.diffId);
        if (same === undefined)
            layers.set(module.diffId, [module]);
        else
            same.push(module);
    }
    return [...layers.values()];
}
function layerOf({ config, manifest }, [module]) {
    if (module === undefined)
        throw new Error("A layer without modules");
    const { diffId } = module;
    if (!(0,digest/* isDigest */.Bc)(diffId))
        throw package_source_malformed(`Its label ${builder_labels/* BUILDPACK_LAYERS_LABEL */.uW} has the layer ${(0,src_quote/* quote */.hD)(diffId)}, which is not a digest`);
    const halves = { config, manifest };
    if (!(0,image_layers/* haveSameLayers */.xj)(halves))
        throw package_source_malformed(`It has ${(0,image_layers/* countLayers */.oM)(halves)}`);
    const layer = (0,image_layers/* findLayer */.vi)(halves, diffId);
    if (layer === undefined)
        throw package_source_malformed(`It has no layer ${diffId}, where its label says ${(0,module_reference/* formatModule */.ww)(module)} is`);
    return { diffId, layer };
}
function package_source_malformed(why, hint = "Package it again with `pack buildpack package`.") {
    return new src_errors/* PlatformError */.Wk("MALFORMED", `${why}.`, { hint });
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/archive-source.js
// A module as an archive of its directory (`.tgz`, `.tar`), or a package file.














/**
 * What a file provides: it is looked into, whatever its name says.
 * @throws {PlatformError} `NOT_FOUND`, or `MALFORMED` with what is wrong inside
 */
async function openModuleFile(file, package_, target) {
    if ((0,decompressed/* compressionOf */.MB)(await readHead(file)) === undefined) {
        const files = await indexLayout(file, package_.limits);
        if (isLayout(files))
            return openPackage(await readPackageFile(file, files, target), package_);
    }
    return openArchive(file, package_);
}
async function openArchive(file, { kind, origin, limits }) {
    const openTar = () => unpackStream((0,regular_file/* streamRegularFile */.Lb)(file), packageRoom(limits));
    const module = await readArchivedModule(openTar(), kind, limits);
    const base = (0,buildpack_module/* moduleDirectory */._6)(module);
    const placement = { roots: [base], base, maxEntries: limits.entries };
    const source = {
        ...{ origin, identity: file, modules: [module] },
        async *records() {
            yield* (0,layer_entries/* layerRecords */.Q5)([{ kind: "directory", name: base }]);
            yield* moduleRecords(openTar(), placement);
        },
    };
    return { main: module, sources: [source] };
}
/** Stands for the module's directory as long as its id is not known. */
const TOP = "/module";
/** Reads all of the archive: what is refused is refused now, and not when the containers are there. */
async function readArchivedModule(tar, kind, limits) {
    const wanted = descriptorName(kind);
    const guard = new ArchiveGuard({ roots: [TOP], base: TOP, maxEntries: limits.entries });
    const programs = new Set();
    let module;
    for await (const item of (0,tar_reader/* readTar */.s)(tar)) {
        const entry = guard.admit(item);
        if (entry === undefined || entry.type === "directory")
            continue;
        const name = entry.name.slice(TOP.length + 1);
        if (/^bin\/[^/]+$/.test(name))
            programs.add(name);
        if (name !== wanted || entry.type !== "file")
            continue;
        const what = `Its ${wanted}`;
        const toml = (0,parse_toml/* decodeToml */.Rb)(await (0,tar_reader/* readContent */.c)(item, MAX_DESCRIPTOR_BYTES), what);
        module = parseModuleDescriptor(kind, toml, what);
    }
    if (module === undefined) {
        throw new src_errors/* PlatformError */.Wk("MALFORMED", `It is not a ${kind}: it has no ${wanted} at its top.`, {
            hint: `Archive the content of the ${kind}'s directory, not the directory: tar czf ${kind}.tgz -C <directory> .`,
        });
    }
    if (kind === "buildpack" && module.order.length === 0)
        checkPrograms(programs);
    return module;
}
function checkPrograms(programs) {
    const missing = ["bin/detect", "bin/build"].find((program) => !programs.has(program));
    if (missing === undefined)
        return;
    throw new src_errors/* PlatformError */.Wk("MALFORMED", `It is not a buildpack: it has no program ${(0,src_quote/* quote */.hD)(missing)}.`, {
        hint: "Build the buildpack before it is archived.",
    });
}
async function readHead(file) {
    try {
        await using handle = await (0,regular_file/* openRegularFile */.ZU)(file);
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
        return buffer.subarray(0, bytesRead);
    }
    catch (cause) {
        throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `${(0,src_quote/* quote */.hD)(file)} cannot be read: ${(0,src_errors/* messageOf */.bD)(cause)}.`, { cause });
    }
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/buildpack-directory.js
// Modules as directories of this machine.











/** Programs of a module; they are executable whatever the checkout says. */
const buildpack_directory_PROGRAMS = ["bin/detect", "bin/build", "bin/generate"];
/**
 * Reads the descriptor of a module and checks that its programs are there.
 * @throws {PlatformError} `NOT_FOUND` or `MALFORMED` naming the directory and the file
 */
async function readModuleDirectory({ dir, filesDir = dir }, kind) {
    const info = await readModuleInfo(dir, kind);
    // A composite has none, and an extension may do with files.
    if (kind === "buildpack" && info.order.length === 0) {
        for (const program of ["bin/detect", "bin/build"])
            await checkProgram(filesDir, program);
    }
    return info;
}
/** The same as something that can be put into a container. */
async function openModuleDirectory(place, kind, origin) {
    const module = await readModuleDirectory(place, kind);
    return {
        ...{ origin, identity: place.filesDir ?? place.dir },
        modules: [module],
        async *records() {
            yield* (0,layer_entries/* layerRecords */.Q5)(await readModuleTree(place, module));
        },
    };
}
/** The directory as entries at the place where the module belongs. */
async function readModuleTree({ dir, filesDir = dir }, module) {
    const target = (0,buildpack_module/* moduleDirectory */._6)(module);
    const programs = new Set(buildpack_directory_PROGRAMS.map((program) => `${target}/${program}`));
    const files = await (0,layer_entries/* readTree */.Zc)(filesDir, target);
    const entries = filesDir === dir ? files : await withDescriptor(files, dir, module);
    const executable = (entry) => entry.kind === "file" && programs.has(entry.name) ? { ...entry, executable: true } : entry;
    return entries.map(executable);
}
/** The files for a platform with the descriptor that is for all of them. */
async function withDescriptor(files, dir, { kind, ...module }) {
    const root = (0,buildpack_module/* moduleDirectory */._6)({ kind, ...module });
    const name = `${root}/${descriptorName(kind)}`;
    const { toml } = await readDescriptorFile(dir, kind);
    const others = files.filter((entry) => entry.name !== name);
    // Before the first that follows it in the module's directory, whatever is below others before.
    const next = others.findIndex((entry) => entry.name.startsWith(`${root}/`) && (0,json/* compareBytes */.Xo)(topOf(entry.name, root), descriptorName(kind)) > 0);
    const at = next < 0 ? others.length : next;
    return [...others.slice(0, at), { kind: "text", name, text: toml }, ...others.slice(at)];
}
/** Of the path of a file, what is directly in the directory. */
function topOf(name, directory) {
    return name.slice(directory.length + 1).split("/")[0] ?? "";
}
/** What the descriptor says; the programs may be missing. @throws {PlatformError} `NOT_FOUND` or `MALFORMED` naming the file */
async function readModuleInfo(dir, kind) {
    const { file, toml } = await readDescriptorFile(dir, kind);
    return parseModuleDescriptor(kind, toml, (0,src_quote/* quote */.hD)(file));
}
/** The text of a module's descriptor. @throws {PlatformError} `NOT_FOUND` naming the directory */
async function readDescriptorFile(dir, kind) {
    const file = external_node_path_.join(dir, descriptorName(kind));
    try {
        // A link out of the directory would lead nowhere once the directory is in a container.
        const own = { by: "checkout", directories: [external_node_path_.resolve(dir)] };
        const content = await (0,contained_path/* readContainedFile */.aM)(external_node_path_.resolve(file), own, MAX_DESCRIPTOR_BYTES);
        return { file, toml: (0,parse_toml/* decodeToml */.Rb)(content, (0,src_quote/* quote */.hD)(file)) };
    }
    catch (cause) {
        if (!(0,regular_file/* leadsNowhere */.q1)(cause))
            throw cause;
        const article = kind === "buildpack" ? "a" : "an";
        throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `${(0,src_quote/* quote */.hD)(dir)} is not ${article} ${kind}: it has no ${descriptorName(kind)}.`, { cause, hint: `Name the directory that has the ${descriptorName(kind)}.` });
    }
}
async function checkProgram(dir, program) {
    const isFile = await (0,promises_.stat)(external_node_path_.join(dir, program)).then((found) => found.isFile(), () => false);
    if (isFile)
        return;
    throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `${(0,src_quote/* quote */.hD)(dir)} is not a buildpack: it has no program ${(0,src_quote/* quote */.hD)(program)}.`, {
        hint: "Build the buildpack first, or give buildpack.toml an [[order]] if it is a composite.",
    });
}

// EXTERNAL MODULE: ./build/js/src/buildpack/locator.js
var buildpack_locator = __webpack_require__(1779);
// EXTERNAL MODULE: ./build/js/src/registry/image.js
var registry_image = __webpack_require__(9050);
;// CONCATENATED MODULE: ./build/js/src/buildpack/package-content.js

/** From a registry; of an index, the image for the target. @throws {PlatformError} as {@link readImage} */
async function readPackageImage(image, target, { registry, store }) {
    const { manifest, config, reference } = await (0,registry_image/* readImage */.A)(registry, image, target);
    return {
        manifest,
        config,
        repository: reference,
        openLayer: (layer) => store.get(layer, (blob) => registry.openBlob(reference, blob)),
    };
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/platform-directory.js
// A buildpack with files for each platform: `linux/amd64` and `linux/arm64` in its directory, as pack packages them.
// See https://buildpacks.io/docs/for-buildpack-authors/how-to/distribute-buildpacks/package-buildpack/


/** The deepest of `<os>/<arch>/<variant>` that there is; the directory itself if it has none of them. */
async function platformDirectory(dir, { os, arch, variant }) {
    let deepest = dir;
    for (const part of [os, arch, ...(variant === undefined ? [] : [variant])]) {
        const next = external_node_path_.join(deepest, part);
        if (!(await isRealDirectory(next)))
            break;
        deepest = next;
    }
    return deepest;
}
/** A link could lead anywhere. */
async function isRealDirectory(file) {
    return (0,promises_.lstat)(file).then((found) => found.isDirectory(), () => false);
}

// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
;// CONCATENATED MODULE: ./build/js/src/buildpack/registry-index.js
// The index of a buildpack registry: one small file for each buildpack, read over HTTPS; nothing is cloned.
// Format: https://github.com/buildpacks/rfcs/blob/main/text/0022-client-side-buildpack-registry.md






/** The index of the public registry. */
const REGISTRY_INDEX = "https://raw.githubusercontent.com/buildpacks/registry-index/main";
const MAX_NAME_LENGTH = 253;
const Entry = dist/* object */.Ikc({
    ns: dist/* string */.YjP(),
    name: dist/* string */.YjP(),
    version: dist/* string */.YjP(),
    yanked: dist/* optional */.lqM(dist/* boolean */.zMY(), false),
    addr: dist/* string */.YjP(),
});
/**
 * Where the file of a buildpack is, relative to the index, e.g. `no/de/acme_nodejs`.
 * @throws {PlatformError} `BUILDPACK` if there can be no such file
 */
function registryIndexPath({ namespace, name }) {
    const folders = [...foldersOf(name)];
    // They are made of letters of the name, which may be dots.
    if (folders.some((folder) => /^\.+$/.test(folder)) || namespace.length + name.length > MAX_NAME_LENGTH)
        throw (0,buildpack_error/* buildpackError */.e)(`No registry can have a buildpack "${namespace}/${name}".`);
    return [...folders, `${namespace}_${name}`].join("/");
}
function foldersOf(name) {
    if (name.length < 3)
        return [String(name.length)];
    return name.length === 3 ? ["3", name.slice(0, 2)] : [name.slice(0, 2), name.slice(2, 4)];
}
/**
 * The package image of a version, of the highest one if none is named. Yanked versions are never chosen.
 * @param index the content of the buildpack's file
 * @throws {PlatformError} `BUILDPACK` naming the versions there are, `MALFORMED` for a broken index
 */
function findInIndex(index, wanted) {
    const name = `${wanted.namespace}/${wanted.name}`;
    const entries = index
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => (0,schema/* parseJson */.qF)(Entry, line, `The registry's entry of ${(0,src_quote/* quote */.hD)(name)}`));
    const usable = entries.filter(({ yanked }) => !yanked);
    const entry = wanted.version === ""
        ? usable.reduce(higher, undefined)
        : usable.find(({ version }) => version === wanted.version);
    if (entry === undefined)
        throw registry_index_missing(name, wanted.version, entries);
    const image = (0,image_reference/* parseImageReference */.o_)(entry.addr);
    if (image.digest !== undefined)
        return image;
    throw new src_errors/* PlatformError */.Wk("MALFORMED", `The registry's entry of ${(0,src_quote/* quote */.hD)(name)} has ${(0,src_quote/* quote */.hD)(entry.addr)} without a digest.`);
}
function registry_index_missing(name, version, entries) {
    const usable = entries.filter(({ yanked }) => !yanked).map((entry) => entry.version);
    const there = usable.length === 0 ? "none that may be used" : usable.slice(-20).join(", ");
    if (entries.some((entry) => entry.version === version))
        return (0,buildpack_error/* buildpackError */.e)(`"${name}@${version}" was yanked from the registry.`, `Use another version: ${there}.`);
    if (version === "")
        return (0,buildpack_error/* buildpackError */.e)(`The registry has no version of ${(0,src_quote/* quote */.hD)(name)} that was not yanked.`);
    return (0,buildpack_error/* buildpackError */.e)(`The registry has no version ${(0,src_quote/* quote */.hD)(version)} of ${(0,src_quote/* quote */.hD)(name)}.`, `It has ${there}.`);
}
function higher(a, b) {
    return a !== undefined && compareVersions(a.version, b.version) >= 0 ? a : b;
}
/** By the rules of https://semver.org/#spec-item-11; what is not a version is lower than all that are. */
function compareVersions(a, b) {
    const [left, right] = [parseVersion(a), parseVersion(b)];
    if (left === undefined || right === undefined)
        return Number(left !== undefined) - Number(right !== undefined);
    const numbers = left.numbers.map((number, at) => number - (right.numbers[at] ?? 0));
    return numbers.find((difference) => difference !== 0) ?? comparePreReleases(left.pre, right.pre);
}
function parseVersion(text) {
    const [, major, minor, patch, pre] = /^v?(\d+)\.(\d+)\.(\d+)(?:-([^+]+))?(?:\+.*)?$/.exec(text) ?? [];
    if (major === undefined)
        return undefined;
    return { numbers: [major, minor, patch].map(Number), pre: pre?.split(".") ?? [] };
}
/** None is higher than any; numbers are lower than words; more parts are higher. */
function comparePreReleases(a, b) {
    if (a.length === 0 || b.length === 0)
        return Number(a.length === 0) - Number(b.length === 0);
    for (const [at, left] of a.entries()) {
        const right = b[at];
        if (right === undefined)
            return 1;
        if (left === right)
            continue;
        const [isLeftNumber, isRightNumber] = [/^\d+$/.test(left), /^\d+$/.test(right)];
        if (isLeftNumber && isRightNumber)
            return Number(left) - Number(right);
        if (isLeftNumber !== isRightNumber)
            return isLeftNumber ? -1 : 1;
        return left < right ? -1 : 1;
    }
    return a.length - b.length;
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/resolve-locator.js
// What a name without a prefix means: a path, a buildpack of the builder, one of the registry, or a package image; in this
// order, which is that of pack.





/** @throws {PlatformError} `BUILDPACK` if the name is nothing that there is */
async function resolve_locator_resolveLocator(locator, { kind, builder }) {
    if (locator.kind !== "name")
        return locator;
    const { text, path, chooser, module, registry, image } = locator;
    if (await exists(path))
        return { kind: "path", text, path, chooser };
    const isInBuilder = (named) => builder?.modules.some((other) => other.kind === kind && (0,module_reference/* isNamed */.ev)(other, named)) === true;
    if (module !== undefined && isInBuilder(module))
        return { kind: "builder-module", text, ...module };
    // Extensions are in no registry.
    if (registry !== undefined && kind === "buildpack")
        return { kind: "registry", text, ...registry };
    if (image !== undefined)
        return { kind: "package", text, image };
    const idOf = builder === undefined ? "" : `, nor an id of the builder ${(0,src_quote/* quote */.hD)(builder.name)}`;
    const message = `${(0,src_quote/* quote */.hD)(text)} is neither a path on this machine${idOf}, nor an image reference.`;
    throw (0,buildpack_error/* buildpackError */.e)(message, buildpack_locator/* LOCATOR_FORMS */.t);
}
async function exists(path) {
    return (0,promises_.stat)(path).then(() => true, () => false);
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/open-modules.js
// Getting at what a locator names, wherever it is.


















const MAX_INDEX_BYTES = 8 * 1024 * 1024;
/**
 * Opens what a locator names, with all that it depends on.
 * @throws {PlatformError} whatever is wrong about it
 */
async function openModules(locator, context, access) {
    return openAlong(locator, context, access, { above: [], opened: new Set() });
}
async function openAlong(locator, context, access, trail) {
    const package_ = { kind: context.kind, origin: locator.text, limits: access.limits ?? UNPACK_LIMITS };
    switch (locator.kind) {
        case "package":
            return openPackage(await readPackageImage(locator.image, access.target, access), package_);
        case "registry": {
            const image = await packageInIndex(locator, access);
            return openPackage(await readPackageImage(image, access.target, access), package_);
        }
        case "download": {
            const { sizeBytes: limitBytes } = package_.limits;
            const file = await access.downloads.get({ ...locator, limitBytes });
            return openModuleFile(file, package_, access.target);
        }
        case "path": {
            const path = await (0,contained_path/* containedPath */.fX)(locator.path, locator.chooser);
            if (!(await isDirectory(path)))
                return openModuleFile(path, package_, access.target);
            return openDirectory({ ...locator, path }, context, access, trail);
        }
    }
}
async function openDirectory(locator, context, access, trail) {
    const { path: dir } = locator;
    // As pack has it: the files for a platform are looked for where a package is made, and not in a build.
    const filesDir = context.builder === undefined ? await platformDirectory(dir, access.target) : dir;
    const source = await openModuleDirectory({ dir, filesDir }, context.kind, locator.text);
    const [main] = source.modules;
    if (main === undefined)
        throw new Error("A directory without a module");
    const dependencies = await openDependencies(locator, context, access, trail);
    return { main, sources: [source, ...dependencies] };
}
const MAX_PACKAGE_TOML_BYTES = 1024 * 1024;
/** What `package.toml` beside `buildpack.toml` names. */
async function openDependencies(located, context, access, { above, opened }) {
    const { path: dir } = located;
    const file = external_node_path_.join(dir, "package.toml");
    if (context.kind === "extension")
        return [];
    const own = { by: "checkout", directories: [dir] };
    const content = await (0,contained_path/* readContainedFile */.aM)(file, own, MAX_PACKAGE_TOML_BYTES).catch((error) => {
        if (!(0,regular_file/* leadsNowhere */.q1)(error))
            throw error;
        return undefined;
    });
    if (content === undefined)
        return [];
    const trail = { above: [...above, await (0,contained_path/* realPathOf */.dN)(dir)], opened };
    const { dependencies } = parsePackageDescriptor((0,parse_toml/* decodeToml */.Rb)(content, (0,src_quote/* quote */.hD)(file)), (0,src_quote/* quote */.hD)(file));
    const chooser = dependencyChooser(located);
    const sources = await Promise.all(dependencies.map(async (uri) => {
        const locator = await resolve_locator_resolveLocator((0,buildpack_locator/* parseLocator */.m)(uri, chooser, dir), context);
        if (locator.kind === "builder-module" && context.builder !== undefined)
            return [];
        if (!isOpenable(locator))
            throw notInPackage(file, uri, context);
        const place = locator.kind === "path" ? await (0,contained_path/* realPathOf */.dN)(locator.path) : locator.text;
        if (trail.above.includes(place))
            throw (0,buildpack_error/* buildpackError */.e)(`${(0,src_quote/* quote */.hD)(file)} has the dependency ${(0,src_quote/* quote */.hD)(uri)}, which depends on it: is it a dependency of itself?`);
        if (opened.has(place))
            return [];
        opened.add(place);
        return (await openAlong(locator, context, access, trail)).sources;
    }));
    return sources.flat();
}
function notInPackage(file, uri, { builder }) {
    const why = builder === undefined ? "of a builder, and a package has none" : "which only an order may have";
    return (0,buildpack_error/* buildpackError */.e)(`${(0,src_quote/* quote */.hD)(file)} has the dependency ${(0,src_quote/* quote */.hD)((0,src_quote/* withoutLogins */.$b)(uri))}, ${why}.`);
}
/** What may be opened of a name that is for a package or a builder: there is no builder yet. @throws {PlatformError} `BUILDPACK` */
async function openableIn(locator, context) {
    const resolved = await resolveLocator(locator, context);
    if (isOpenable(resolved))
        return resolved;
    throw buildpackError(`${quote(locator.text)} is of a builder, and there is none yet.`, LOCATOR_FORMS);
}
/** Whether it is not in the builder already. */
function isOpenable(locator) {
    return locator.kind !== "builder-module" && locator.kind !== "builder-order";
}
/** What a buildpack of a checkout names is there as well; what one from elsewhere names, beside it. */
function dependencyChooser({ path: dir, chooser }) {
    if (chooser.by === "checkout")
        return chooser;
    const workspace = external_node_path_.resolve(chooser.workspace);
    return { by: "checkout", directories: [(0,contained_path/* isInside */.FK)(dir, workspace) ? workspace : external_node_path_.dirname(dir)] };
}
/**
 * The package image of a buildpack, as the index of the registry has it.
 * @throws {PlatformError} `BUILDPACK` if it has none, or why the index cannot be read
 */
async function packageInIndex(name, access) {
    return findInIndex(await readIndexFile(name, access), name);
}
async function readIndexFile(name, { downloads, registryIndex = REGISTRY_INDEX }) {
    try {
        const url = `${registryIndex}/${registryIndexPath(name)}`;
        const file = await downloads.get({ url, namedBy: "workflow", limitBytes: MAX_INDEX_BYTES });
        return (await (0,regular_file/* readRegularFile */.XF)(file, MAX_INDEX_BYTES)).toString("utf8");
    }
    catch (cause) {
        if (!(cause instanceof src_errors/* PlatformError */.Wk) || cause.code !== "NOT_FOUND")
            throw cause;
        throw (0,buildpack_error/* buildpackError */.e)(`The index of buildpacks at ${(0,src_quote/* withoutLogins */.$b)(registryIndex)} has no ${(0,src_quote/* quote */.hD)(`${name.namespace}/${name.name}`)}.`, "See https://registry.buildpacks.io for what there is; a package image needs its registry or a tag.");
    }
}
/** @throws {PlatformError} if it is neither a directory nor a file, which opening might wait for */
async function isDirectory(file) {
    try {
        const found = await (0,promises_.stat)(file);
        if (!found.isDirectory() && !found.isFile())
            throw new Error("it is neither a directory nor a regular file");
        return found.isDirectory();
    }
    catch (cause) {
        const why = (0,regular_file/* leadsNowhere */.q1)(cause) ? "it does not exist" : (0,src_errors/* messageOf */.bD)(cause);
        throw new src_errors/* PlatformError */.Wk("NOT_FOUND", `${(0,src_quote/* quote */.hD)(file)} cannot be read: ${why}.`, {
            cause,
            hint: "Paths are relative to the workspace; check out or build the buildpack before.",
        });
    }
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/nearest-name.js
// The name that was probably meant by another one. Pure.
/** Longer names are compared in vain: they are no slips of a finger. */
const MAX_LENGTH = 200;
/** A slip of a finger changes one or two letters; in a short name, two are another name. */
const LETTERS_FOR_TWO = 6;
/** The name that differs in the fewest letters, if those are few; undefined if none is near. */
function nearestName(wanted, names) {
    const limit = wanted.length >= LETTERS_FOR_TWO ? 2 : 1;
    const near = names
        .filter((name) => Math.abs(name.length - wanted.length) <= limit && name.length <= MAX_LENGTH)
        .map((name) => ({ name, distance: distanceOf(wanted, name) }))
        .filter(({ distance }) => distance <= limit);
    return near.sort((a, b) => a.distance - b.distance)[0]?.name;
}
/** How many letters have to be added, left out, exchanged, or swapped with their neighbour. */
function distanceOf(a, b) {
    let before = [];
    let above = Array.from({ length: b.length + 1 }, (_none, at) => at);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const isSame = a[i - 1] === b[j - 1];
            const steps = [valueAt(above, j) + 1, valueAt(row, j - 1) + 1, valueAt(above, j - 1) + Number(!isSame)];
            const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            if (isSwapped)
                steps.push(valueAt(before, j - 2) + 1);
            row.push(Math.min(...steps));
        }
        [before, above] = [above, row];
    }
    return valueAt(above, b.length);
}
function valueAt(row, at) {
    return row[at] ?? Infinity;
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/unknown-module.js
// A module that is not where it was looked for: what the user may have meant, and what there is. Pure.




const MAX_LISTED = 30;
/** For hints: the name that is nearest to the wanted one, and all that the builder has. */
function whatBuilderHas(id, { kind, builder }) {
    const modules = builder.modules.filter((module) => module.kind === kind);
    if (modules.length === 0)
        return `The builder has no ${kind}s.`;
    const near = nearestName(id, modules.map((module) => module.id));
    const meant = near === undefined || near === id ? "" : `Did you mean ${(0,src_quote/* quote */.hD)(near)}? `;
    const all = (0,src_quote/* someOf */.yU)([...new Set(modules.map(module_reference/* formatModule */.ww))], MAX_LISTED).join(", ");
    return `${meant}The builder has ${all}.`;
}
/** The error for a name that is not in the builder, and that the index of the registry does not have or tell. */
function nowhere({ namespace, name, version }, searched, error) {
    if (!(error instanceof src_errors/* PlatformError */.Wk) || error.code === "CANCELLED")
        return error;
    const id = `${namespace}/${name}`;
    const notInBuilder = `${(0,src_quote/* quote */.hD)((0,module_reference/* formatModule */.ww)({ id, version }))} is not in the builder ${(0,src_quote/* quote */.hD)(searched.builder.name)}`;
    const has = whatBuilderHas(id, searched);
    const [message, hint] = error.code === "BUILDPACK"
        ? [`${notInBuilder}. ${error.message}`, `${has} A package image needs its registry or a tag.`]
        : [`${notInBuilder}, and the index of buildpacks cannot be read: ${error.message}`, has];
    return new src_errors/* PlatformError */.Wk(error.code, message, { cause: error, hint });
}

;// CONCATENATED MODULE: ./build/js/src/buildpack/open-order.js










/**
 * Opens everything that was named, side by side, and puts it in order.
 * @throws {PlatformError} what is wrong with the one that cannot be used, or {@link SeveralErrors}
 */
async function openOrder(requested, builder, access) {
    const open = (slot, modules) => inOrder(modules.map((each) => openRequested(each, { ...slot, builder }, access)));
    const isReplaced = requested.buildpacks.length > 0;
    const beside = { kind: "buildpack", takesOrder: false };
    const [own, pre, post, extensions] = await inOrder([
        open({ kind: "buildpack", takesOrder: true }, requested.buildpacks),
        open(beside, isReplaced ? [] : requested.preBuildpacks),
        open(beside, isReplaced ? [] : requested.postBuildpacks),
        open({ kind: "extension", takesOrder: false }, requested.extensions),
    ]);
    const named = [...own, ...pre, ...post, ...extensions];
    const groups = isReplaced
        ? expandPlaces(own, builder.order)
        : builder.order.map(({ group }) => [...elementsOf(pre), ...group, ...elementsOf(post)]);
    const extensionGroups = extensions.length > 0 ? [elementsOf(extensions)] : builder.orderExtensions.map(({ group }) => group);
    const sources = named.flatMap((place) => (place.kind === "module" ? place.sources : []));
    return complete({ groups, extensionGroups, sources }, builder);
}
function complete(draft, builder) {
    const all = [...builder.modules, ...draft.sources.flatMap(({ modules }) => modules)];
    const completed = (kind, groups) => {
        const scope = {
            modules: all.filter((module) => module.kind === kind),
            where: `the builder ${(0,src_quote/* quote */.hD)(builder.name)} or what was added to it`,
            hint: `Add it to the ${kind}s, or correct its id and version.`,
        };
        return completeOrder(groups.filter((group) => group.length > 0).map((group) => ({ group })), scope);
    };
    const order = completed("buildpack", draft.groups);
    const orderExtensions = completed("extension", draft.extensionGroups);
    if (order.length === 0)
        throw emptyOrder(builder);
    const { sources, replaced } = neededSources({ order, orderExtensions }, draft.sources, builder);
    return { toml: (0,cnb_order/* formatOrder */.Gv)(order, orderExtensions), order, orderExtensions, sources, replaced };
}
function emptyOrder({ name }) {
    return (0,buildpack_error/* buildpackError */.e)(`The builder ${(0,src_quote/* quote */.hD)(name)} has no order of its own, so nothing can be added to it.`, 'Name all buildpacks in "buildpacks".');
}
/** Each group of the builder takes the place of `from=builder`; without that, there is one group. */
function expandPlaces(places, builderOrder) {
    const at = places.findIndex(({ kind }) => kind === "builder-order");
    if (at < 0)
        return [elementsOf(places)];
    const after = places.slice(at + 1);
    if (after.some(({ kind }) => kind === "builder-order"))
        throw (0,buildpack_error/* buildpackError */.e)("The buildpacks have from=builder more than once.", "Leave one of them out.");
    return builderOrder.map(({ group }) => [
        ...elementsOf(places.slice(0, at)),
        ...group,
        ...elementsOf(after),
    ]);
}
function elementsOf(places) {
    return places.flatMap((place) => (place.kind === "module" ? [place.element] : []));
}
async function openRequested(module, context, access) {
    try {
        if (module.kind === "inline")
            return placeOf(openInlineBuildpack(module));
        const locator = await resolve_locator_resolveLocator(module, context);
        switch (locator.kind) {
            case "builder-order":
                if (!context.takesOrder)
                    throw misplaced(locator.text, 'It can only be in "buildpacks".');
                return { kind: "builder-order" };
            case "builder-module":
                return builderPlace(locator, context);
            case "registry":
                if (context.kind === "extension")
                    throw misplaced(locator.text, "Name a directory, an archive, a package image, or an id of the builder.");
                return placeOf(module.kind === "name"
                    ? await openNamed(locator, context, access)
                    : await openModules(locator, context, access));
            case "package":
            case "path":
            case "download":
                return placeOf(await openModules(locator, context, access));
        }
    }
    catch (error) {
        throw (0,buildpack_error/* aboutModule */.u)(module.text, error);
    }
}
function misplaced(text, hint) {
    return (0,buildpack_error/* buildpackError */.e)(`${(0,src_quote/* quote */.hD)(text)} cannot be used here.`, hint);
}
/** A name that the builder does not have, so that it could be of the registry. */
async function openNamed(locator, context, access) {
    const image = await packageInIndex(locator, access).catch((error) => {
        throw nowhere(locator, context, error);
    });
    return openModules({ kind: "package", text: locator.text, image }, context, access);
}
function builderPlace({ id, version }, { kind, builder }) {
    const modules = builder.modules.filter((module) => module.kind === kind);
    const scope = {
        modules,
        where: `the builder ${(0,src_quote/* quote */.hD)(builder.name)}`,
        hint: whatBuilderHas(id, { kind, builder }),
    };
    const element = { id, version: completeVersion({ id, version }, scope), optional: false };
    return { kind: "module", element, sources: [] };
}
function placeOf({ main, sources }) {
    return { kind: "module", element: { id: main.id, version: main.version, optional: false }, sources };
}
/** Waits for all, so that nothing goes on after a failure, and everything that is wrong is known. */
async function inOrder(promises) {
    const results = await Promise.allSettled(promises);
    const reasons = results.flatMap((result) => result.status === "rejected" ? [result.reason] : []);
    if (reasons.length > 0)
        throw oneErrorOf(reasons);
    return results.map((result) => result.value);
}
/** One error for all; what is no finding about a module goes before. */
function oneErrorOf(reasons) {
    const isFinding = (reason) => reason instanceof src_errors/* PlatformError */.Wk && reason.code !== "CANCELLED";
    const other = reasons.find((reason) => !isFinding(reason));
    if (other !== undefined)
        return other;
    const errors = reasons
        .filter(isFinding)
        .flatMap((error) => (error instanceof src_errors/* SeveralErrors */.AJ ? error.errors : [error]));
    return errors.length === 1 ? errors[0] : new src_errors/* SeveralErrors */.AJ(errors);
}


/***/ }),

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

/***/ 7708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseExtensionDescriptor)
/* harmony export */ });
/* unused harmony export DOCKERFILE_KINDS */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _buildpack_descriptor_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6852);
/* harmony import */ var _toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2951);
// extension.toml: what an image extension says about itself.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/image_extension.md#extensiontoml-toml



const DOCKERFILE_KINDS = (/* unused pure expression or super */ null && (["run", "build"]));
const text = valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), "");
const Descriptor = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    api: text,
    extension: valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
        id: text,
        version: text,
        ..._buildpack_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .MODULE_WORDS */ .FN,
        "clear-env": valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY(), false),
        "exec-env": valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()), []),
    }),
    targets: valibot__WEBPACK_IMPORTED_MODULE_2__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(_buildpack_descriptor_js__WEBPACK_IMPORTED_MODULE_0__/* .DescriptorTarget */ .t8), []),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseExtensionDescriptor(toml, what) {
    const { extension, api, targets } = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_1__/* .parseToml */ .MT)(Descriptor, toml, what);
    const { "clear-env": clearEnv, "exec-env": execEnv, ...rest } = extension;
    return { ...rest, api, clearEnv, execEnv, targets };
}


/***/ })

};
