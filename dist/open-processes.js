// Holds src.
export const id = 402;
export const ids = [402];
export const modules = {

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


/***/ }),

/***/ 8402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openProcesses: () => (/* binding */ openProcesses),
  thisContainer: () => (/* binding */ thisContainer)
});

// EXTERNAL MODULE: ./build/js/src/environment.js
var environment = __webpack_require__(6846);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/oci/user-id.js
var user_id = __webpack_require__(5226);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/files/contained-path.js
var contained_path = __webpack_require__(1756);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/processes/guard/replaceable-files.js + 1 modules
var replaceable_files = __webpack_require__(4391);
;// CONCATENATED MODULE: ./build/js/src/processes/guard/places-of-root.js
// Where processes of root find their programs, libraries and settings: buildpacks, which end before root goes on, must not have been
// there.







/** The loader of musl looks for libraries in the third before the fourth; that of glibc may be told to. */
const ALWAYS = [
    "/etc",
    "/lib",
    "/usr/local/lib",
    "/usr/lib",
    "/lib64",
    "/usr/lib64",
    "/cnb/lifecycle",
];
/** Directories, separated by colons. */
const LISTS = ["PATH", "LD_LIBRARY_PATH"];
/**
 * That the user can neither put files where processes of root take theirs from, nor write to those that are there. Nothing is changed.
 * @param closed directories into which the user cannot look while its programs run
 * @throws {PlatformError} `INPUT` naming the first place
 */
function checkPlacesOfRoot(env, user, closed) {
    const listed = LISTS.flatMap((name) => (env[name] ?? "").split(":"));
    for (const place of [...ALWAYS, ...listed.filter((each) => external_node_path_.posix.isAbsolute(each))]) {
        if (closed.some((each) => (0,contained_path/* isInside */.FK)(place, each)))
            continue;
        const reached = (0,replaceable_files/* replaceableAbove */.Si)(external_node_path_.posix.join(place, "any"), user);
        if (reached !== undefined)
            throw replaceable(place, reached, user);
        const file = filesOf(place).find((each) => (0,replaceable_files/* canWrite */._4)(each, user));
        if (file !== undefined)
            throw writable(file, user);
    }
}
/** Also of the directories where the loader looks for libraries of this machine's kind. */
function filesOf(place) {
    return namesIn(place).flatMap((name) => {
        const path = external_node_path_.posix.join(place, name);
        return /-linux-(?:gnu|musl)/.test(name) ? [path, ...filesOf(path)] : [path];
    });
}
function namesIn(place) {
    try {
        return (0,external_node_fs_.readdirSync)(place);
    }
    catch (error) {
        if ((0,regular_file/* isDeadEnd */.CW)(error))
            return [];
        throw error;
    }
}
function writable(file, { uid, gid }) {
    return new errors/* PlatformError */.Wk("INPUT", `The user of phases, ${uid}:${gid}, may write to ${(0,quote/* quote */.hD)(file)}, which this job, which is root, may run or read, so buildpacks could change it.`, { hint: "Let only root write there, or take its directory out of PATH and LD_LIBRARY_PATH of the job." });
}
function replaceable(place, reached, { uid, gid }) {
    const where = reached === place ? (0,quote/* quote */.hD)(place) : `${(0,quote/* quote */.hD)(place)} in ${(0,quote/* quote */.hD)(reached)}`;
    return new errors/* PlatformError */.Wk("INPUT", `The user of phases, ${uid}:${gid}, may write to ${where}, where this job, which is root, finds programs, so buildpacks could put their own there.`, {
        hint: "Let only root write there, or take it out of PATH and LD_LIBRARY_PATH of the job.",
    });
}

;// CONCATENATED MODULE: ./build/js/src/processes/guard/private-folders.js
// Which folders are kept from buildpacks. They may do anything that the builder's user may, and the job has logins in its home, in its
// checkout and in the files of the runner.



/** Where a job has files of its own, by its variables. */
const FOLDERS = [
    "HOME",
    "DOCKER_CONFIG",
    "GITHUB_WORKSPACE",
    "RUNNER_WORKSPACE",
    "RUNNER_TEMP",
    "RUNNER_TOOL_CACHE",
    "XDG_RUNTIME_DIR",
];
/** Files, beside which there are others. */
const FILES = [
    "GITHUB_OUTPUT",
    "GITHUB_ENV",
    "GITHUB_PATH",
    "GITHUB_STATE",
    "GITHUB_STEP_SUMMARY",
    "GITHUB_EVENT_PATH",
];
/**
 * What runners mount for the job beside its work folder: the second has the programs by which they start later steps. In a pod
 * everyone may write to these volumes.
 */
const RUNNER_VOLUMES = ["/github", "/__e"];
/** Where containers of a job have its home, whatever HOME is. */
const HOMES = ["/github/home", "/github/workflow"];
/** Where Kubernetes and others put secrets for all in a container. */
const SECRETS = ["/run/secrets", "/var/run/secrets"];
/** The folders of a job, by its variables; none of them is the root. */
function foldersOfJob(env) {
    const named = FOLDERS.flatMap((name) => env[name] ?? []);
    const beside = FILES.flatMap((name) => (env[name] ? [external_node_path_.posix.dirname(env[name])] : []));
    const all = [...named, ...beside, ...workFolder(env)]
        .filter((path) => external_node_path_.posix.isAbsolute(path))
        .map((path) => external_node_path_.posix.resolve(path));
    return [...new Set(all)].filter((path) => path !== "/");
}
/** Everything that the runner has on this machine for its jobs, by the names that runners use. */
function workFolder({ RUNNER_TEMP: temp }) {
    return temp !== undefined && external_node_path_.posix.basename(temp) === "_temp" ? [external_node_path_.posix.dirname(temp)] : [];
}
/**
 * What is kept from programs of another user: the folders of the job, and what the container has for all of its programs.
 * @param isReadOnlyHere whether no user can write to a directory; volumes of a runner need not be kept from anyone then
 */
function privateFolders(env, isReadOnlyHere = replaceable_files/* isReadOnly */.PI) {
    const volumes = RUNNER_VOLUMES.filter((path) => !isReadOnlyHere(path));
    const folders = [...new Set([...foldersOfJob(env), ...volumes, ...HOMES, ...SECRETS])];
    // In a folder that is closed, nothing else has to be.
    return folders.filter((path) => !folders.some((other) => other !== path && (0,contained_path/* isInside */.FK)(path, other)));
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/js/src/cnb/builder-labels.js
var builder_labels = __webpack_require__(92);
// EXTERNAL MODULE: ./build/js/src/cnb/buildpack-descriptor.js
var buildpack_descriptor = __webpack_require__(6852);
// EXTERNAL MODULE: ./build/js/src/cnb/extension-descriptor.js
var extension_descriptor = __webpack_require__(7708);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/format-toml.js
var format_toml = __webpack_require__(7884);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
;// CONCATENATED MODULE: ./build/js/src/cnb/lifecycle-descriptor.js
// lifecycle.toml: the version of a lifecycle and the APIs it speaks.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#lifecycle




const LifecycleFile = dist/* object */.Ikc({
    lifecycle: dist/* object */.Ikc({ version: dist/* optional */.lqM(dist/* string */.YjP(), "") }),
    apis: dist/* optional */.lqM(builder_labels/* LifecycleApis */.Qs, {}),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseLifecycleDescriptor(toml, what) {
    const { lifecycle, apis } = (0,parse_toml/* parseToml */.MT)(LifecycleFile, toml, what);
    return { version: lifecycle.version, apis };
}
function formatLifecycleDescriptor({ version, apis }) {
    return formatToml({ lifecycle: { version }, apis });
}

// EXTERNAL MODULE: ./build/js/src/cnb/order.js
var order = __webpack_require__(9733);
// EXTERNAL MODULE: ./build/js/src/cnb/run.js
var cnb_run = __webpack_require__(8648);
// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/target.js
var target = __webpack_require__(284);
;// CONCATENATED MODULE: ./build/js/src/processes/builder-variables.js
// What of the variables of this process is its image's: the others are the job's, and may be secret. Pure.


/** What lifecycles pass on to buildpacks, and what programs need to be found and to read texts. */
const KEPT = /^(?:CNB_USER_ID|CNB_GROUP_ID|CNB_STACK_ID|CNB_TARGET_[A-Z_]+|PATH|LD_LIBRARY_PATH|LIBRARY_PATH|CPATH|PKG_CONFIG_PATH|LANG|LANGUAGE|LC_[A-Z]+)$/;
/** Earlier steps add directories to these. */
const builder_variables_LISTS = /PATH$/;
/** Folders of the job, in which steps put what they install. */
const builder_variables_FOLDERS = ["GITHUB_WORKSPACE", "RUNNER_WORKSPACE", "RUNNER_TEMP", "RUNNER_TOOL_CACHE"];
/** `KEY=value` each, in their order. */
function builderVariables(env) {
    const folders = builder_variables_FOLDERS.flatMap((name) => env[name] || []);
    return Object.entries(env)
        .flatMap(([name, value]) => (value !== undefined && KEPT.test(name) ? [[name, value]] : []))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${name}=${builder_variables_LISTS.test(name) ? outside(value, folders) : value}`);
}
function outside(list, folders) {
    const isOutside = (directory) => !external_node_path_.posix.isAbsolute(directory) || folders.every((folder) => !(0,contained_path/* isInside */.FK)(directory, folder));
    return list.split(":").filter(isOutside).join(":");
}

;// CONCATENATED MODULE: ./build/js/src/processes/own-builder.js
// The builder that this process runs in, as an engine would describe its image: what its files say, in the words of labels.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder














const MAX_BYTES = 4 * 1024 * 1024;
const LIFECYCLE = "cnb/lifecycle/lifecycle.toml";
const EXTENSION_LAYERS_LABEL = "io.buildpacks.extension.layers";
const EXTENSION_ORDER_LABEL = "io.buildpacks.buildpack.order-extensions";
const DISTRO_LABEL = "io.buildpacks.base.distro";
const STACK_ID_LABEL = "io.buildpacks.stack.id";
/** Reads the lifecycle's description of itself when it is asked for first. */
function lifecycleOf(root) {
    let text;
    return () => (text ??= textOf(root, LIFECYCLE));
}
/** In words why this is no builder; undefined if it seems to be one. */
async function whyNoBuilder({ env, lifecycle, }) {
    const missing = ["CNB_USER_ID", "CNB_GROUP_ID"].filter((name) => !env[name]);
    if ((await lifecycle()) === undefined)
        return `there is no /${LIFECYCLE}`;
    return missing.length === 0
        ? undefined
        : `${missing.join(" and ")} ${missing.length === 1 ? "is" : "are"} not set`;
}
/**
 * What a builder says about itself.
 * @throws {PlatformError} `BUILDER_IMAGE` if this is none, or naming the file that is malformed
 */
async function readOwnBuilder(surroundings) {
    const why = await whyNoBuilder(surroundings);
    if (why !== undefined)
        throw new errors/* PlatformError */.Wk("BUILDER_IMAGE", `This is not the container of a builder: ${why}.`);
    const { env, arch } = surroundings;
    const labels = await labelsOf(surroundings).catch(broken);
    const variables = builderVariables(env);
    return {
        id: (0,digest/* digestOf */.ol)(JSON.stringify({ labels, variables })),
        ...(0,target/* hostTarget */.az)(arch),
        env: variables,
        labels,
        user: `${env["CNB_USER_ID"] ?? ""}:${env["CNB_GROUP_ID"] ?? ""}`,
        repoDigests: [],
        diffIds: [],
    };
}
/** Neither a name nor a login is to blame for what is in a file. */
function broken(cause) {
    if (!(cause instanceof errors/* PlatformError */.Wk && cause.code === "MALFORMED"))
        throw cause;
    throw new errors/* PlatformError */.Wk("BUILDER_IMAGE", `The builder that this job is in is broken: ${cause.message}`, {
        cause,
        hint: "Repair this file of the job's container, or use the image of another builder.",
    });
}
async function labelsOf({ root, env, lifecycle: lifecycleToml, }) {
    const [lifecycle, order, images, buildpacks, extensions, distro] = await Promise.all([
        readLifecycle(lifecycleToml),
        readOrder(root),
        readRunImages(root),
        readModules(root, "buildpacks", readBuildpack),
        readModules(root, "extensions", readExtension),
        readDistro(root),
    ]);
    const metadata = {
        buildpacks: buildpacks.map(wordsOf),
        extensions: extensions.map(wordsOf),
        images,
        lifecycle,
    };
    const stack = env["CNB_STACK_ID"];
    return {
        [builder_labels/* BUILDER_METADATA_LABEL */.X5]: JSON.stringify(metadata),
        [builder_labels/* BUILDPACK_ORDER_LABEL */.cF]: JSON.stringify(order.order),
        [EXTENSION_ORDER_LABEL]: JSON.stringify(order.orderExtensions),
        [builder_labels/* BUILDPACK_LAYERS_LABEL */.uW]: JSON.stringify(layersOf(buildpacks)),
        [EXTENSION_LAYERS_LABEL]: JSON.stringify(layersOf(extensions)),
        ...distro,
        ...(stack !== undefined && { [STACK_ID_LABEL]: stack }),
    };
}
async function readLifecycle(text) {
    const { version, apis } = parseLifecycleDescriptor((await text()) ?? "", `/${LIFECYCLE}`);
    return { version, apis };
}
async function readOrder(root) {
    return (0,order/* parseOrder */.of)((await textOf(root, "cnb/order.toml")) ?? "", "/cnb/order.toml");
}
/** As the specification has had them since Platform API 0.12, else as before. */
async function readRunImages(root) {
    const run = await textOf(root, "cnb/run.toml");
    if (run !== undefined)
        return (0,cnb_run/* parseRun */.zZ)(run, "/cnb/run.toml");
    return (0,cnb_run/* parseStack */.GI)((await textOf(root, "cnb/stack.toml")) ?? "", "/cnb/stack.toml");
}
async function readModules(root, kind, read) {
    const file = kind === "buildpacks" ? "buildpack.toml" : "extension.toml";
    const found = [];
    for (const id of await own_builder_namesIn(external_node_path_.posix.join(root, "cnb", kind)))
        for (const version of await own_builder_namesIn(external_node_path_.posix.join(root, "cnb", kind, id))) {
            const path = external_node_path_.posix.join("cnb", kind, id, version, file);
            const toml = await textOf(root, path);
            if (toml !== undefined)
                found.push(read(toml, `/${path}`));
        }
    return found;
}
function readBuildpack(toml, what) {
    const { id, version, name, homepage, api, order, targets, stacks } = (0,buildpack_descriptor/* parseBuildpackDescriptor */.Y5)(toml, what);
    const layer = { api, name, homepage, targets, stacks, ...(order.length > 0 && { order }) };
    return { id, version, name, homepage, layer };
}
function readExtension(toml, what) {
    const { id, version, name, homepage, api, targets } = (0,extension_descriptor/* parseExtensionDescriptor */.E)(toml, what);
    return { id, version, name, homepage, layer: { api, name, homepage, targets } };
}
function wordsOf({ id, version, name, homepage }) {
    return { id, version, name, homepage };
}
function layersOf(modules) {
    const byId = {};
    for (const { id, version, layer } of modules)
        (byId[id] ??= {})[version] = layer;
    return byId;
}
/** See https://www.freedesktop.org/software/systemd/man/latest/os-release.html */
async function readDistro(root) {
    const text = (await textOf(root, "etc/os-release")) ?? "";
    const value = (name) => new RegExp(`^${name}=(["']?)(.*)\\1$`, "m").exec(text)?.[2];
    const name = value("ID");
    return name === undefined
        ? {}
        : { [`${DISTRO_LABEL}.name`]: name, [`${DISTRO_LABEL}.version`]: value("VERSION_ID") ?? "" };
}
async function own_builder_namesIn(directory) {
    try {
        return (await (0,promises_.readdir)(directory)).sort();
    }
    catch (error) {
        if ((0,regular_file/* leadsNowhere */.q1)(error))
            return [];
        throw (0,regular_file/* isForbidden */.US)(error) ? unreadable(directory, error) : error;
    }
}
/** Undefined if there is nothing, or a file where a directory would be: beside the versions of a module there may be others. */
async function textOf(root, path) {
    const file = external_node_path_.posix.join(root, path);
    try {
        return (await (0,regular_file/* readRegularFile */.XF)(file, MAX_BYTES)).toString("utf8");
    }
    catch (error) {
        if ((0,regular_file/* leadsNowhere */.q1)(error))
            return undefined;
        throw (0,regular_file/* isForbidden */.US)(error) ? unreadable(file, error) : error;
    }
}
function unreadable(path, cause) {
    const message = `The user of this job cannot read ${(0,quote/* quote */.hD)(path)} of the builder: ${(0,errors/* messageOf */.bD)(cause)}.`;
    return new errors/* PlatformError */.Wk("BUILDER_IMAGE", message, {
        cause,
        hint: "Run the job as root or as the builder's user, or let everyone read what is below /cnb.",
    });
}

;// CONCATENATED MODULE: ./build/js/src/processes/phase/temporary-files.js
// Where phases and buildpacks keep temporary files: no variable of the job tells them of another place than /tmp.




/** The place. */
const TEMPORARY_FILES = "/tmp";
/**
 * That another user than that of this process can keep some.
 * @throws {PlatformError} `INPUT` saying why not
 */
function checkTemporaryFiles(user, place = TEMPORARY_FILES) {
    const why = whyNone(place, user);
    if (why === undefined)
        return;
    throw new errors/* PlatformError */.Wk("INPUT", `Phases run as ${user.uid}:${user.gid}, who cannot keep temporary files in ${(0,quote/* quote */.hD)(place)}: ${why}.`, {
        hint: `Let everyone write there ("chmod 1777 ${place}" in an earlier step), or mount an empty volume at ${place} that everyone may write to.`,
    });
}
const WRITE_AND_SEARCH = 0o3;
function whyNone(place, { uid, gid }) {
    const info = (0,external_node_fs_.statSync)(place, { throwIfNoEntry: false });
    if (info?.isDirectory() !== true)
        return "there is no such directory";
    if ((0,replaceable_files/* isReadOnly */.PI)(place))
        return "its file system is read-only";
    const shift = info.uid === uid ? 6 : info.gid === gid ? 3 : 0;
    if (((info.mode >> shift) & WRITE_AND_SEARCH) === WRITE_AND_SEARCH)
        return undefined;
    return `it is of ${info.uid}:${info.gid}, with the permissions ${(info.mode & 0o7777).toString(8)}`;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/js/src/processes/phase/user-start.js
// Giving up rights for good: a program of another user is to have no groups, no capabilities, and no way to get any, such as by
// a program that becomes root's by its own mode.



const CANDIDATES = ["/usr/bin/setpriv", "/bin/setpriv", "/usr/sbin/setpriv", "/sbin/setpriv"];
const NOTHING = ["/bin/sh", "-c", ":"];
/** Of this machine. */
function thisMachinesTools() {
    return {
        hasNoNewPrivileges: /^NoNewPrivs:\s+1$/m.test((0,external_node_fs_.readFileSync)("/proc/self/status", "utf8")),
        candidates: CANDIDATES,
        succeeds: ([program = "", ...args], user) => (0,external_node_child_process_.spawnSync)(program, args, { stdio: "ignore", env: {}, cwd: "/", ...user }).status === 0,
    };
}
/**
 * Node.js gives up groups, and the kernel capabilities, when a process becomes another user. The rest is for setpriv, which runs as
 * that user already: the builder's programs and libraries are never root's.
 * @throws {PlatformError} `INPUT` if there is none
 */
function chooseUserStart(user, tools) {
    if (tools.hasNoNewPrivileges)
        return [];
    for (const setpriv of tools.candidates.filter(isExecutable)) {
        const start = [setpriv, "--no-new-privs"];
        if (tools.succeeds([...start, ...NOTHING], user))
            return start;
    }
    throw new errors/* PlatformError */.Wk("INPUT", "Without an engine, buildpacks run as processes of this container, and nothing here keeps them from getting the rights of root.", {
        hint: "Install setpriv, of util-linux or busybox, in the builder or in an earlier step, " +
            'or start the container so that none of its processes gets more rights: "options: --security-opt no-new-privileges", or "allowPrivilegeEscalation: false" in Kubernetes.',
    });
}
/** What the loader of programs and the C library look at before a program begins; the kernel leaves it out where a program gets rights. */
const OF_THE_LOADER = /^(?:LD_|MALLOC_|(?:GLIBC_TUNABLES|GCONV_PATH|GETCONF_DIR|LOCPATH|MUSL_LOCPATH|NLSPATH|TZDIR|LOCALDOMAIN|HOSTALIASES|RES_OPTIONS|RESOLV_HOST_CONF|NIS_PATH)$)/;
const ENV = "/usr/bin/env";
/**
 * The program by what starts it. Of its variables, that does not get those which would make it load something: at that time, the
 * way back to the rights of root may still be open. Pure.
 */
function startedBy(start, { command, env }) {
    if (start.length === 0)
        return { command, env };
    const isOfLoader = ([name]) => OF_THE_LOADER.test(name);
    const variables = Object.entries(env);
    const later = variables.filter(isOfLoader).map(([name, value]) => `${name}=${value}`);
    return {
        command: [...start, ...(later.length === 0 ? [] : [ENV, ...later]), ...command],
        env: Object.fromEntries(variables.filter((variable) => !isOfLoader(variable))),
    };
}
function isExecutable(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/js/src/files/writable-at.js
// Whether this process can put something at a path.



/** Whether this process can make or replace a file or a directory at a path. */
function isWritableAt(path) {
    for (let above = path;; above = (0,external_node_path_.dirname)(above)) {
        const info = infoOf(above);
        if (info === undefined || (above === path && !info.isDirectory()))
            continue;
        if (!info.isDirectory() && !info.isSymbolicLink())
            return false;
        try {
            (0,external_node_fs_.accessSync)(above, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
            return true;
        }
        catch {
            return false;
        }
    }
}
/** Undefined if there is nothing, or this process may not know. */
function infoOf(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    }
    catch (error) {
        if ((0,regular_file/* isUnseen */.NM)(error))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/js/src/files/remove-tree.js
var remove_tree = __webpack_require__(1500);
;// CONCATENATED MODULE: ./build/js/src/processes/files/foreign-links.js
// Links by which buildpacks could lead root elsewhere, where both of them write: those of root are the builder's own.




/**
 * That no link on the way to a path leads elsewhere which buildpacks may have made; nothing is changed.
 * @throws {PlatformError} `DAEMON` naming the link
 */
function checkNoForeignLink(path) {
    // Without root, all is of one user, who could do the same without a link.
    const link = process.getuid?.() === 0 ? foreignLinkAbove(path) : undefined;
    if (link === undefined)
        return;
    const message = `${(0,quote/* quote */.hD)(path)} is not written or removed: ${(0,quote/* quote */.hD)(link)} on the way to it is a link that is not root's.`;
    throw new errors/* PlatformError */.Wk("DAEMON", message, {
        hint: "A buildpack may have made it, where the builder's user may write. Use a builder whose /cnb and /platform are root's.",
    });
}
/** Linux follows as many. */
const MAX_LINKS = 40;
/** The first link on the way to a path that is not root's, and could lead anywhere; undefined if there is none. */
function foreignLinkAbove(path) {
    let links = 0;
    let known = "/";
    let names = external_node_path_.posix.dirname(path).split("/").filter(Boolean);
    for (let name = names.shift(); name !== undefined; name = names.shift()) {
        const next = external_node_path_.posix.join(known, name);
        const info = (0,external_node_fs_.lstatSync)(next, { throwIfNoEntry: false });
        if (info === undefined)
            return undefined;
        if (info.isSymbolicLink()) {
            links += 1;
            if (info.uid !== 0 || links > MAX_LINKS)
                return next;
            const target = external_node_path_.posix.resolve(known, (0,external_node_fs_.readlinkSync)(next));
            names = [...target.split("/").filter(Boolean), ...names];
            known = "/";
        }
        else
            known = next;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/js/src/processes/files/outside-files.js
// Files that phases get beside what a build works in: variables, bindings, run images, buildpacks. A container has them to itself;
// here they are the builder's own, which is as it was once its phase has ended.






/** What was made outside of mounts. */
class OutsideFiles {
    #remember;
    #replaced = [];
    /** @param remember told of all there is to put back: before it is replaced, and of nothing once it is put back */
    constructor(remember) {
        this.#remember = remember;
    }
    /** Is to be called before a path is made or replaced. */
    note(path) {
        if (this.#replaced.some((each) => (0,contained_path/* isInside */.FK)(path, each.path)))
            return;
        this.#replaced = [...this.#replaced, { path, before: whatIsAt(path) }];
        this.#remember(this.#replaced);
    }
    /** Puts everything back. @throws as {@link putBack} */
    undo() {
        const replaced = this.#replaced;
        if (replaced.length === 0)
            return;
        this.#replaced = [];
        putBack(replaced);
        this.#remember([]);
    }
}
/**
 * Makes the paths what they were.
 * @throws {PlatformError} `DAEMON` naming a path to which a link of another user leads by now; all others are put back
 */
function putBack(replaced) {
    const left = [];
    for (const file of replaced.toReversed()) {
        try {
            checkNoForeignLink(file.path);
            putBackFile(file);
        }
        catch (error) {
            if (!(error instanceof errors/* PlatformError */.Wk))
                throw error;
            left.push(error);
        }
    }
    const [first] = left;
    if (first !== undefined)
        throw first;
}
function putBackFile({ path, before }) {
    (0,remove_tree/* removeTreeNow */.TG)(path);
    if (before === undefined)
        return;
    const { kind, base64, mode, uid, gid } = before;
    const content = Buffer.from(base64, "base64");
    (0,external_node_fs_.mkdirSync)(external_node_path_.posix.dirname(path), { recursive: true });
    if (kind === "symlink")
        (0,external_node_fs_.symlinkSync)(content, path);
    else
        (0,external_node_fs_.writeFileSync)(path, content, { mode: mode & 0o7777, flag: "wx" });
    const now = (0,external_node_fs_.lstatSync)(path);
    if (now.uid !== uid || now.gid !== gid)
        (0,external_node_fs_.lchownSync)(path, uid, gid);
}
function whatIsAt(path) {
    const stats = (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false });
    if (stats === undefined)
        return undefined;
    const { mode, uid, gid } = stats;
    if (stats.isSymbolicLink())
        return { kind: "symlink", base64: (0,external_node_fs_.readlinkSync)(path, "buffer").toString("base64"), mode, uid, gid };
    return stats.isFile() ? { kind: "file", base64: (0,external_node_fs_.readFileSync)(path, "base64"), mode, uid, gid } : undefined;
}

// EXTERNAL MODULE: ./build/js/src/processes/left/closed-together.js
var closed_together = __webpack_require__(2754);
// EXTERNAL MODULE: ./build/js/src/processes/left/left-phase.js
var left_phase = __webpack_require__(9375);
;// CONCATENATED MODULE: ./build/js/src/processes/give-back.js
// Giving back what processes took of this machine that are no more, or whose run is swept, as they have written it down.




/**
 * Ends phases, puts files of the builder back, and then removes volumes, since what runs could still write to them. Of what is of another
 * container, only folders that it shares with this one are given back: its processes have ended with it, and its file system is gone.
 * @throws {PlatformError} `DAEMON` if a phase cannot be ended, or as {@link putBack}, once everything else is given back
 */
async function giveBack(left, { records, volumes }) {
    const [phases, files, work] = [ofKind(left, "phase"), ofKind(left, "files"), ofKind(left, "volume")];
    for (const phase of phases) {
        await (0,left_phase/* guardianEnded */.Mi)(phase);
        await (0,left_phase/* endPhase */.zN)(phase);
        (0,left_phase/* forgetPhase */.$U)(phase, records);
    }
    const here = files.filter(({ isHere }) => isHere);
    const failures = here.flatMap((record) => putBackRecorded(record, records) ?? []);
    const gone = work.filter(({ isHere, directory }) => isHere || volumes.isSpare(directory.path));
    for (const { name } of gone)
        volumes.remove(name);
    const [first] = failures;
    if (first !== undefined)
        throw first;
    // By these it is known which runs have left something.
    for (const { name, kind, isHere } of left)
        if (kind === "build" || !isHere)
            records.forget(name);
    return {
        phases: phases.length,
        files: here.reduce((sum, { replaced }) => sum + replaced.length, 0),
        volumes: gone.length,
    };
}
/** The same of what is in the directory of kept volumes. */
function giveBackShared(left, { records, volumes }) {
    for (const record of ofKind(left, "closed"))
        (0,closed_together/* openAgain */.PS)(record, records);
    for (const record of ofKind(left, "kept volume"))
        volumes.giveBackKept(record);
}
function ofKind(left, kind) {
    return left.filter((record) => record.kind === kind);
}
/** @returns why not; it stays recorded then, so that it can be tried again */
function putBackRecorded({ name, replaced }, records) {
    try {
        putBack(replaced);
    }
    catch (error) {
        if (error instanceof errors/* PlatformError */.Wk)
            return error;
        throw error;
    }
    records.forget(name);
    return undefined;
}

;// CONCATENATED MODULE: ./build/js/src/processes/guard/shared-store.js
// The directory of what outlives jobs, which containers may share. It is open to all who know a name in it, and lists none, so it need
// not be closed while a phase runs; neither may be what only root looks for there.


/** Where what waits for the next build is. */
function keptIn(store) {
    return external_node_path_.posix.join(store, "kept");
}
/** Where it is written down what is in use, and closed. */
function recordsIn(store) {
    return external_node_path_.posix.join(store, "records");
}
const WAY_THROUGH = 0o711;
const NOT_FOR_OTHERS = 0o700;
/** Makes it; as root, buildpacks find and move nothing in it from then on, whoever made it. @throws what the file system says */
function makeStore(store) {
    makeOwn(store, WAY_THROUGH);
    for (const inside of [keptIn(store), recordsIn(store)])
        makeOwn(inside, NOT_FOR_OTHERS);
}
function makeOwn(directory, mode) {
    (0,external_node_fs_.mkdirSync)(directory, { recursive: true, mode });
    const { uid, mode: now } = (0,external_node_fs_.lstatSync)(directory);
    const own = process.getuid?.() ?? 0;
    // That of another user can stay as it is if it can be written at all.
    if (uid !== own && own !== 0)
        return;
    if (uid !== own)
        (0,external_node_fs_.chownSync)(directory, own, 0);
    if ((now & 0o777) !== mode)
        (0,external_node_fs_.chmodSync)(directory, mode);
}

// EXTERNAL MODULE: ./build/js/src/processes/left/end-processes.js + 1 modules
var end_processes = __webpack_require__(5416);
// EXTERNAL MODULE: ./build/js/src/processes/left/run-records.js
var run_records = __webpack_require__(1465);
// EXTERNAL MODULE: ./build/js/src/processes/left/this-container.js
var this_container = __webpack_require__(989);
;// CONCATENATED MODULE: ./build/js/src/processes/only-build.js
// One build at a time: without containers of their own, two builds would work in the same directories, and end each other's phases.



/** The name of the record of a process of this container: another one that shares the folders may have a process of that number. */
function recordOfBuild(pid) {
    return `build-${pid}-${(0,digest/* shortDigest */.VK)((0,digest/* digestOf */.ol)((0,this_container/* containerIdentity */.a)()))}`;
}
/**
 * Makes this process the one that builds here, until it ends.
 * @throws {PlatformError} `INPUT` if another one builds
 */
function claimBuild(records, labels) {
    const name = recordOfBuild(process.pid);
    // Before looking for others: of two that begin at once, at least one sees the other.
    records.put(name, { kind: "build", labels });
    const other = records.builders().find((pid) => pid !== process.pid);
    if (other === undefined) {
        process.once("exit", () => {
            records.forget(name);
        });
        return;
    }
    records.forget(name);
    throw new errors/* PlatformError */.Wk("INPUT", `Another build, of process ${other}, is at work in this container, and both would use the same directories.`, {
        hint: "Without an engine, build one image after the other, or each in a job of its own.",
    });
}

// EXTERNAL MODULE: ./build/js/src/processes/left/live-processes.js
var live_processes = __webpack_require__(7217);
;// CONCATENATED MODULE: ./build/js/src/processes/left/spawn-apart.js
// Starting processes that have nothing of this one: no session, no directory, and no file that it was started with, such as runners and
// shells may leave open.


/** Starts it in a session of its own. */
function spawnApart({ command, env, stdio, user }) {
    const [program = "", ...args] = command;
    const nothing = (0,external_node_fs_.openSync)("/dev/null", "r");
    try {
        const files = [...stdio, ...inheritedDescriptors(nothing)];
        return (0,external_node_child_process_.spawn)(program, args, { env, cwd: "/", detached: true, stdio: files, ...user });
    }
    finally {
        (0,external_node_fs_.closeSync)(nothing);
    }
}
/**
 * What children get from their third file on: nothing, in place of files that were open when this process was started. Node.js sees to
 * those that come right after its own.
 */
function inheritedDescriptors(nothing) {
    const inherited = (0,external_node_fs_.readdirSync)("/proc/self/fd").filter(isInherited).map(Number);
    const last = Math.max(2, ...inherited);
    return Array.from({ length: last - 2 }, (_, at) => (inherited.includes(at + 3) ? nothing : "ignore"));
}
function isInherited(descriptor) {
    try {
        const flags = /^flags:\s+(\d+)$/m.exec((0,external_node_fs_.readFileSync)(`/proc/self/fdinfo/${descriptor}`, "utf8"))?.[1];
        return flags !== undefined && (parseInt(flags, 8) & CLOSED_ON_START) === 0;
    }
    catch {
        // It was the one by which the list was read.
        return false;
    }
}
/** `O_CLOEXEC` of Linux. */
const CLOSED_ON_START = 0o2000000;

;// CONCATENATED MODULE: ./build/js/src/processes/left/guardian.js





const SHELL = "/bin/sh";
/** A shell takes a twentieth of what Node.js takes, so that waits, and becomes Node.js only if there is something to do. */
const WAIT = 'read -r word || exec "$@"';
/** One line. */
const WORD = "given back\n";
/**
 * Starts it, in a session of its own, with no variables, and with no file but a pipe whose other end this process has, and none that it
 * starts: it wakes when that is closed without a word. Phases of another user cannot reach it. It is one for each phase, so that this
 * process is there to be told of its end: its entry would stay in a container whose first process asks for none.
 * @param name of the records of the phase
 * @param user of the phase; where that is the one of this process, nothing is closed
 * @returns undefined if there is none; then the next step has to give everything back, as it does if the guardian is killed, too
 */
function startGuardian(name, user, { guardian, records, shared, onDebug }) {
    if (user === undefined)
        return undefined;
    const program = [...guardian, name, records.directory, shared?.records.directory ?? ""];
    const hasShell = (0,external_node_fs_.existsSync)(SHELL) && (0,replaceable_files/* replaceableAbove */.Si)(SHELL, user) === undefined;
    if (!hasShell)
        onDebug(`There is no ${SHELL} that is only root's, so Node.js guards the folders of the job.`);
    const command = hasShell ? [SHELL, "-c", WAIT, "sh", ...program] : program;
    const child = spawnApart({ command, env: {}, stdio: ["pipe", "ignore", "ignore"] });
    child.on("error", (error) => {
        onDebug(`Nothing guards the folders of the job: ${(0,errors/* messageOf */.bD)(error)}`);
    });
    return child.pid === undefined ? undefined : guardianOf(child, child.pid);
}
/** This process waits neither for it nor for the pipe. */
function guardianOf(child, pid) {
    const pipe = child.stdin;
    // It may have been ended.
    pipe.on("error", () => undefined);
    child.unref();
    pipe.unref();
    return {
        identity: { pid, startedAt: (0,live_processes/* startOf */.GH)(pid) },
        dismiss() {
            pipe.end(WORD);
        },
    };
}

// EXTERNAL MODULE: ./build/js/src/oci/byte-path.js
var byte_path = __webpack_require__(3483);
// EXTERNAL MODULE: ./build/js/src/processes/guard/closed-folders.js
var closed_folders = __webpack_require__(8271);
;// CONCATENATED MODULE: ./build/js/src/processes/phase/closed-for-phase.js
// What of the job is closed to the user of a phase while that runs. Where all is of one user, nothing can be.







/** Changes nothing yet. @throws as {@link filesToClose} */
function closedForPhase({ user, places, labels }, { env, shared: given, home, record }) {
    if (user === undefined)
        return closed_for_phase_NOTHING;
    const folders = privateFolders(env);
    const shared = given !== undefined && isClosed(given.storeDir, folders) ? given : undefined;
    // All who share it leave the same way through it, whether or not this phase needs it.
    const open = shared === undefined ? places : [...places.filter((each) => !(0,contained_path/* isInside */.FK)(each, shared.store)), shared.store];
    const closing = { ...user, folders, open: [...open, home] };
    if (shared === undefined)
        return closedAlone((0,closed_folders/* filesToClose */.l3)(closing), closing);
    const all = (0,closed_together/* filesBefore */.xV)(() => (0,closed_folders/* filesToClose */.l3)(closing), shared.records);
    const isShared = ({ path }) => (0,contained_path/* isInside */.FK)((0,byte_path/* toText */.fE)(path), shared.storeDir);
    const alone = closedAlone(all.filter((file) => !isShared(file)), closing);
    const together = new closed_together/* ClosedTogether */.hz(shared.records, record);
    return {
        closed: alone.closed,
        async close() {
            makeStore(shared.store);
            await together.begin(all.filter(isShared), labels);
            (0,closed_folders/* closeFiles */.AU)(all, closing);
        },
        reopen() {
            alone.reopen();
            together.end();
        },
    };
}
const closed_for_phase_NOTHING = { closed: [], close: () => Promise.resolve(), reopen: () => undefined };
function closedAlone(closed, closing) {
    return {
        closed,
        close() {
            (0,closed_folders/* closeFiles */.AU)(closed, closing);
            return Promise.resolve();
        },
        reopen() {
            (0,closed_folders/* reopenFiles */.js)(closed);
        },
    };
}
function isClosed(directory, folders) {
    const isThere = (0,external_node_fs_.lstatSync)(directory, { throwIfNoEntry: false })?.isDirectory() === true;
    return isThere && folders.some((folder) => (0,contained_path/* isInside */.FK)(directory, folder));
}

// EXTERNAL MODULE: ./build/js/src/cnb/lifecycle-version.js
var lifecycle_version = __webpack_require__(9808);
;// CONCATENATED MODULE: ./build/js/src/processes/phase/phase-variables.js
// The variables of a phase: those of its image, as a container has them, then its own, and what an engine adds. Pure.
/**
 * Where phases look for a `config.json` of Docker: that of a home which all phases share may name a program of a buildpack, which the
 * lifecycle would start with the login that it has.
 */
const NO_DIRECTORY = "/nonexistent";
/** The later of one name counts. Engines say where a user is at home, and what the machine is called. */
function phaseVariables({ image, own, passwd, uid, hostName, }) {
    const all = [
        `HOME=${homeOf(uid, passwd)}`,
        `HOSTNAME=${hostName}`,
        `DOCKER_CONFIG=${NO_DIRECTORY}`,
        ...image,
        ...own,
    ];
    return Object.fromEntries(all.map((variable) => {
        const at = variable.indexOf("=");
        return [variable.slice(0, at), variable.slice(at + 1)];
    }));
}
/** As engines see it, a user of whom nothing is known is at home in the root. */
function homeOf(uid, passwd) {
    return fieldsOf(uid, passwd).find(([, , , , , home = ""]) => home !== "")?.[5] ?? "/";
}
/** Whether there is a user of that number. */
function isKnownUser(uid, passwd) {
    return fieldsOf(uid, passwd).length > 0;
}
function fieldsOf(uid, passwd) {
    const lines = passwd.split("\n").map((line) => line.split(":"));
    return lines.filter(([, , id]) => id === String(uid));
}

;// CONCATENATED MODULE: ./build/js/src/processes/phase/job-user.js
// Phases that begin as root in a container, where all of them run as the user of the job.




const NAMES = ["CNB_USER_ID", "CNB_GROUP_ID"];
/**
 * The variables of a phase, `KEY=value` each, as the user of the job can run it. Official lifecycles become the user that variables
 * name and look up its home, which fails for any other user than the job's; ours stays who it is.
 * @throws {PlatformError} `INPUT` if the lifecycle would not find the user of the job
 */
function variablesForJobUser(variables, user) {
    const { uid, gid, lifecycleVersion, passwd } = user;
    const own = [`${NAMES[0]}=${uid}`, `${NAMES[1]}=${gid}`];
    const isAsked = NAMES.every((name) => variables.some((each) => each.startsWith(`${name}=`)));
    const isSame = own.every((each) => variables.includes(each));
    if (!isAsked || isSame || (0,lifecycle_version/* isOwnLifecycle */.P$)(lifecycleVersion))
        return variables;
    if (isKnownUser(uid, passwd))
        return [...variables, ...own];
    throw new errors/* PlatformError */.Wk("INPUT", `The lifecycle ${(0,quote/* quote */.hD)(lifecycleVersion)} of the builder looks for the user of its process, ${uid}, in /etc/passwd, which has no such user.`, {
        hint: `Run the job as the builder's user or as root, or let an image of your own, made of the builder's, have a line like "job:x:${uid}:${gid}::/tmp:/bin/sh" in /etc/passwd.`,
    });
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/js/src/docker/line-splitter.js
var line_splitter = __webpack_require__(4362);
;// CONCATENATED MODULE: ./build/js/src/processes/phase/process-room.js
// How many more processes the container may have. What buildpacks left counts also once it has ended, where nobody asks for it.


/** Processes and threads that a phase needs at least: Node.js begins with eleven, and waits for ever for those that it cannot start. */
const NEEDED = 16;
/** Of the second and of the first version of cgroups. */
const PLACES = ["", "pids"];
/**
 * @param cgroups where the container sees its own limits; there may be none
 * @throws {Error} `EAGAIN`, as the kernel says where there is no room for even one
 */
function checkProcessRoom(cgroups = "/sys/fs/cgroup") {
    const room = Math.min(...PLACES.map((place) => roomIn(external_node_path_.posix.join(cgroups, place))));
    if (room >= NEEDED)
        return;
    const message = `the container may have ${Math.max(0, room)} more processes, and a phase needs ${NEEDED}`;
    throw Object.assign(new Error(message), { code: "EAGAIN" });
}
function roomIn(place) {
    const [most, now] = ["pids.max", "pids.current"].map((file) => readNumber(external_node_path_.posix.join(place, file)));
    return most === undefined || now === undefined ? Infinity : most - now;
}
/** Undefined where there is none, such as for "max". */
function readNumber(file) {
    try {
        const [digits] = /^\d+$/m.exec((0,external_node_fs_.readFileSync)(file, "utf8")) ?? [];
        return digits === undefined ? undefined : Number(digits);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./build/js/src/processes/files/work-directory.js
var work_directory = __webpack_require__(6926);
;// CONCATENATED MODULE: ./build/js/src/processes/phase/start-failure.js




/** Of what the kernel says. */
function startFailure({ command, user }, error) {
    const who = user === undefined ? "" : ` as user ${user.uid}:${user.gid}`;
    const message = `${(0,quote/* quote */.hD)(command[0] ?? "")} cannot be started${who}: ${(0,errors/* messageOf */.bD)(error)}.`;
    return new errors/* PlatformError */.Wk("DAEMON", message, { cause: error, hint: hintFor(error, user) });
}
function hintFor(error, user) {
    if ((0,regular_file/* errorCode */.CA)(error) === "EAGAIN")
        return ("The container has as many processes as it may. Those that have ended count until its first process asks for them, " +
            'which "tail" never does: raise the limit, or start the container with "--init", or with a shared process namespace in Kubernetes.');
    return user === undefined
        ? "The job must run in the container of a builder, whose lifecycle everyone may execute."
        : `${work_directory/* ROOT_NEEDS */.pX} Programs of another user cannot be started without them.`;
}

;// CONCATENATED MODULE: ./build/js/src/processes/phase/run-process.js











/** What a runner gives a cancelled step is 7.5 s in all. */
const STOP_GRACE_MS = 2_000;
/** How long output may go on after everything that could write it has ended. */
const HELD_MS = 5_000;
/** As in containers. */
const UMASK = 0o022;
/**
 * Resolves with its exit code once it and all that it started have ended; 128 and the number of the signal, if one ended it.
 * @throws {PlatformError} `DAEMON` if it cannot be started, or cannot be ended; `CANCELLED` if the signal was aborted
 */
async function runPhaseProcess(start, options) {
    checkNotCancelled(options.signal);
    await checkStartable(start);
    const child = startChild(start);
    const ended = new Promise((resolve, reject) => {
        child.once("error", (error) => {
            reject(startFailure(start, error));
        });
        child.once("exit", (code, signal) => {
            resolve(code ?? 128 + external_node_os_.constants.signals[signal ?? "SIGKILL"]);
        });
    });
    if (child.pid === undefined)
        return ended;
    const processes = (0,end_processes/* phaseProcesses */.$r)(child.pid, start.user?.uid);
    const output = readOutput(child, options);
    const stopping = stopOnAbort(processes, options.signal);
    try {
        start.onProcesses(processes);
        options.onStart?.();
        // What cannot be read must not be waited for.
        const code = await Promise.race([ended, output.then(() => ended)]);
        await (0,end_processes/* endProcesses */.Hk)(processes);
        // Where all belong to one user, a process may have hidden from that, and still hold the output.
        await Promise.race([output, (0,external_node_timers_promises_.setTimeout)(HELD_MS, undefined, { ref: false })]);
        checkNotCancelled(options.signal);
        return code;
    }
    catch (error) {
        await (0,end_processes/* endProcesses */.Hk)(processes);
        throw error;
    }
    finally {
        stopping[Symbol.dispose]();
        for (const stream of [child.stdout, child.stderr])
            stream?.destroy();
        await output.catch(() => undefined);
    }
}
/** What starts it could tell only by an exit code, or not at all. */
async function checkStartable(start) {
    try {
        await (0,promises_.access)(start.command[0] ?? "", promises_.constants.X_OK);
        checkProcessRoom();
    }
    catch (error) {
        throw startFailure(start, error);
    }
}
function startChild({ userStart, user, ...asked }) {
    // The child has what this process has when it starts, which is before anything else can run.
    const umask = process.umask(UMASK);
    try {
        return spawnApart({ ...startedBy(userStart, asked), stdio: ["ignore", "pipe", "pipe"], user });
    }
    finally {
        process.umask(umask);
    }
}
function stopOnAbort(processes, signal) {
    let force;
    const stop = () => {
        (0,end_processes/* signalGroup */.i8)(processes, "SIGTERM");
        force = setTimeout(() => void (0,end_processes/* endProcesses */.Hk)(processes).catch(() => undefined), STOP_GRACE_MS);
    };
    signal?.addEventListener("abort", stop, { once: true });
    if (signal?.aborted === true)
        stop();
    return {
        [Symbol.dispose]() {
            signal?.removeEventListener("abort", stop);
            clearTimeout(force);
        },
    };
}
async function readOutput(child, { onLine }) {
    const read = (name) => readLines(child[name], (line) => {
        onLine(line, name);
    });
    await Promise.all([read("stdout"), read("stderr")]);
}
async function readLines(stream, onLine) {
    const lines = new line_splitter/* LineSplitter */.g(onLine);
    try {
        for await (const chunk of stream)
            lines.write(chunk);
    }
    catch (error) {
        // Nothing more was waited for.
        if ((0,regular_file/* errorCode */.CA)(error) !== "ERR_STREAM_PREMATURE_CLOSE")
            throw error;
    }
    lines.end();
}
function checkNotCancelled(signal) {
    if (signal?.aborted !== true)
        return;
    throw new errors/* PlatformError */.Wk("CANCELLED", "The phase was stopped because the run was cancelled.", {
        cause: signal.reason,
    });
}

;// CONCATENATED MODULE: ./build/js/src/processes/phase/guarded-run.js
// Running a program of a phase so that it can do what it could do in a container, and no more, as far as this process can see to that.













/** Programs of another user cannot look into the folders of the job; where all is of one user, they can. */
function guardedRun(image, machine) {
    return async (program, options) => {
        const passwd = readPasswd(machine.root);
        const folders = new GuardedFolders(program, machine, homeOf(program.user?.uid ?? 0, passwd));
        const note = (processes) => {
            folders.note(processes);
        };
        const atExit = () => {
            folders.reopenIfEnded();
        };
        folders.note();
        process.once("exit", atExit);
        try {
            await folders.close();
            const code = await runGuarded(program, options, { image, machine, passwd, note });
            folders.reopen();
            return code;
        }
        catch (error) {
            if (!(error instanceof end_processes/* ProcessesGoOnError */.NC))
                folders.reopen();
            throw error;
        }
        finally {
            process.off("exit", atExit);
        }
    };
}
/** What is closed for a phase, and written down with what it starts: if this process is ended by force, that goes on. */
class GuardedFolders {
    #name = `phase-${(0,external_node_crypto_.randomUUID)()}`;
    #labels;
    #records;
    #folders;
    #guardian;
    #started;
    /** Closes nothing yet. @throws as {@link closedForPhase} */
    constructor(program, machine, home) {
        const { env, shared } = machine;
        this.#labels = program.labels;
        this.#records = machine.records;
        this.#folders = closedForPhase(program, { env, shared, home, record: this.#name });
        this.#guardian = startGuardian(this.#name, program.user, machine);
    }
    note(processes) {
        this.#started = processes;
        const { closed } = this.#folders;
        const guardian = this.#guardian?.identity;
        this.#records.put(this.#name, { kind: "phase", labels: this.#labels, closed, processes, guardian });
    }
    close() {
        return this.#folders.close();
    }
    reopen() {
        this.#folders.reopen();
        this.#records.forget(this.#name);
        this.#guardian?.dismiss();
    }
    /** Else they stay closed, and the record stays: the guardian, the post step and the next build try again. */
    reopenIfEnded() {
        if (this.#started !== undefined && !(0,end_processes/* endProcessesNow */.zJ)(this.#started))
            return;
        this.#folders.reopen();
        this.#guardian?.dismiss();
    }
}
function runGuarded({ command, own, user }, options, { image, machine, passwd, note }) {
    const { uid, gid } = user ?? thisUser();
    const variables = user === undefined
        ? variablesForJobUser(own, { uid, gid, passwd, lifecycleVersion: lifecycleVersionOf(image) })
        : own;
    const env = phaseVariables({ image: image.env, own: variables, passwd, uid, hostName: (0,external_node_os_.hostname)() });
    const userStart = user === undefined ? [] : chooseUserStart(user, machine.tools());
    return runPhaseProcess({ command, env, user, userStart, onProcesses: note }, options);
}
function thisUser() {
    return { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
}
function lifecycleVersionOf({ labels }) {
    return (0,builder_labels/* parseBuilderMetadata */.Kn)(labels[builder_labels/* BUILDER_METADATA_LABEL */.X5] ?? "", "this container").lifecycle.version;
}
/** Empty where there is none: small images have no users. */
function readPasswd(root) {
    try {
        return (0,external_node_fs_.readFileSync)(external_node_path_.posix.join(root, "etc/passwd"), "utf8");
    }
    catch (error) {
        if ((0,regular_file/* leadsNowhere */.q1)(error))
            return "";
        throw error;
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
;// CONCATENATED MODULE: ./build/js/src/processes/files/copy-readable.js
// What a builder has of its own in a directory to which phases cannot write: they get a copy to which files of theirs are added.




/** Makes a directory, with copies of the regular files of another one as far as this user can read them; links are followed to files only. */
function copyReadable(from, to) {
    copyAll((0,byte_path/* toBytePath */.xe)(from), (0,byte_path/* toBytePath */.xe)(to));
}
function copyAll(from, to) {
    (0,external_node_fs_.mkdirSync)((0,byte_path/* toFsPath */.Yb)(to));
    for (const name of ifSeen(() => (0,external_node_fs_.readdirSync)((0,byte_path/* toFsPath */.Yb)(from), "latin1")) ?? []) {
        const [source, target] = [external_node_path_.posix.join(from, name), external_node_path_.posix.join(to, name)];
        const file = (0,byte_path/* toFsPath */.Yb)(source);
        if ((0,external_node_fs_.lstatSync)(file).isDirectory())
            copyAll(source, target);
        else if (ifSeen(() => (0,external_node_fs_.statSync)(file))?.isFile() === true)
            ifSeen(() => {
                (0,external_node_fs_.copyFileSync)(file, (0,byte_path/* toFsPath */.Yb)(target));
            });
    }
}
function ifSeen(look) {
    try {
        return look();
    }
    catch (error) {
        if ((0,regular_file/* isUnseen */.NM)(error))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/js/src/processes/files/mapped-paths.js
// Where the paths of a container are in the file system of this process: as a rule, at the same place.

/** The paths of one container. */
class MappedPaths {
    /** The deepest first. */
    #mappings = [];
    constructor(mappings) {
        for (const mapping of mappings)
            this.add(mapping);
    }
    add(mapping) {
        this.#mappings = [...this.#mappings, mapping].sort((a, b) => b.target.length - a.target.length);
    }
    /** What holds a path; undefined where the container has it of its image. */
    holder(path) {
        return this.#mappings.find(({ target }) => path === target || path.startsWith(`${target}/`));
    }
    /** Where a path is. */
    real(path) {
        const holder = this.holder(path);
        return holder === undefined ? path : external_node_path_.posix.join(holder.place, path.slice(holder.target.length));
    }
    /** A variable with the places of all paths in it, which are separated by colons. */
    inVariable(variable) {
        const [, name = "", value = ""] = /^([^=]*)=(.*)$/s.exec(variable) ?? [];
        const parts = value.split(":").map((part) => (part.startsWith("/") ? this.real(part) : part));
        return `${name}=${parts.join(":")}`;
    }
}

// EXTERNAL MODULE: ./build/js/src/oci/tar-writer.js + 1 modules
var tar_writer = __webpack_require__(6062);
;// CONCATENATED MODULE: ./build/js/src/processes/files/pack-tree.js
// A file or a directory of this machine as an archive, as an engine gives it of a container. Buildpacks may have written what is
// there, and this process may be root: links are packed as links, and nothing is read through one.







/** Never waits for the writer of a named pipe, and follows no link. */
const READ = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
/**
 * The archive begins with the last name of the path.
 * @param isOfOthers whether another user than root has written what is there; undefined or false if none can have
 * @throws {PlatformError} `MALFORMED` naming a file of root to which another user has made a second name; or what the file system says
 */
async function* packTree(place, isOfOthers = false) {
    const tar = new tar_writer/* TarWriter */.r();
    yield* packEntry({ file: (0,byte_path/* toBytePath */.xe)(place), name: (0,byte_path/* toBytePath */.xe)(external_node_path_.posix.basename(place)), isOfOthers }, tar);
    tar.end();
    yield* tar.takeFull();
}
async function* packEntry({ file, name, isOfOthers }, tar) {
    const info = await (0,promises_.lstat)((0,byte_path/* toFsPath */.Yb)(file));
    const { uid, gid } = info;
    const common = {
        name,
        mode: info.mode & 0o7777,
        uid,
        gid,
        mtime: Math.max(Math.floor(info.mtimeMs / 1000), 0),
    };
    if (info.isDirectory()) {
        tar.header({ ...common, type: "directory", sizeBytes: 0 });
        for (const child of (await (0,promises_.readdir)((0,byte_path/* toFsPath */.Yb)(file), "latin1")).sort())
            yield* packEntry({ file: external_node_path_.posix.join(file, child), name: external_node_path_.posix.join(name, child), isOfOthers }, tar);
    }
    else if (info.isSymbolicLink()) {
        const linkName = await (0,promises_.readlink)((0,byte_path/* toFsPath */.Yb)(file), "latin1");
        tar.header({ ...common, type: "symlink", sizeBytes: 0, linkName });
    }
    else if (info.isFile())
        yield* packFile({ file, isOfOthers }, common, tar);
    yield* tar.takeFull();
}
async function* packFile({ file, isOfOthers }, common, tar) {
    await using handle = await (0,promises_.open)((0,byte_path/* toFsPath */.Yb)(file), READ);
    const { size: sizeBytes, nlink, uid } = await handle.stat();
    // Where the kernel does not protect hard links, anyone can make one to a file that only root may read.
    if (isOfOthers && uid === 0 && nlink > 1)
        throw secondName(file);
    tar.header({ ...common, type: "file", sizeBytes });
    for (let missing = sizeBytes; missing > 0;) {
        const room = tar.room();
        const { bytesRead } = await handle.read(room, 0, Math.min(missing, room.length), null);
        if (bytesRead === 0)
            throw new Error("A file became shorter while it was read.");
        tar.advance(bytesRead);
        missing -= bytesRead;
        yield* tar.takeFull();
    }
    tar.padding(sizeBytes);
}
function secondName(file) {
    const message = `${(0,quote/* quote */.hD)((0,byte_path/* toText */.fE)(file))} is not read: it is a second name of a file of root, in a directory that is another user's.`;
    return new errors/* PlatformError */.Wk("MALFORMED", message, {
        hint: "A buildpack may have made it. The setting fs.protected_hardlinks of the machine keeps users from that.",
    });
}

// EXTERNAL MODULE: ./build/js/src/oci/tar-reader.js
var tar_reader = __webpack_require__(2096);
;// CONCATENATED MODULE: ./build/js/src/processes/files/unpack-tree.js
// Unpacking an archive into the file system of this process, as an engine does it into that of a container. This process may be
// root, and buildpacks may have been where it writes: no link of theirs is followed.









/**
 * @throws {PlatformError} `MALFORMED` if an entry has a name or a type that no container should get, `INPUT` if it cannot be written;
 * or what the file system says
 */
async function unpackTree(tar, place) {
    const tree = new UnpackedTree(place);
    for await (const item of (0,tar_reader/* readTar */.s)(tar))
        await tree.write(item);
    tree.finish();
}
const NEW_FILE = external_node_fs_.constants.O_WRONLY | external_node_fs_.constants.O_CREAT | external_node_fs_.constants.O_EXCL | external_node_fs_.constants.O_NOFOLLOW;
class UnpackedTree {
    #place;
    /** Directories that are known to be there. */
    #known = new Set();
    /** Set at the end, since what is put into a directory changes its time, and a mode may forbid that. */
    #directories = new Map();
    constructor(place) {
        this.#place = place;
    }
    async write({ entry, content, nameBytes, linkNameBytes }) {
        const path = this.#locate(nameBytes);
        // An archive's own directory stays as it is.
        if (path === (0,byte_path/* toBytePath */.xe)(this.#place.path))
            return;
        const file = this.#real(path);
        if (this.#holder(path) === undefined)
            checkNoForeignLink((0,byte_path/* toText */.fE)(path));
        try {
            await this.#put({ entry, content, linkNameBytes }, path, file);
        }
        catch (error) {
            if (!(0,regular_file/* isForbidden */.US)(error) && !(0,regular_file/* isFull */.uq)(error))
                throw error;
            const directory = entry.type === "directory" ? path : external_node_path_.posix.dirname(path);
            throw (0,work_directory/* notWritable */.GZ)(this.#holder(path)?.target ?? (0,byte_path/* toText */.fE)(directory), error);
        }
    }
    async #put({ entry, content, linkNameBytes }, path, file) {
        const { type } = entry;
        if (type !== "directory") {
            this.#makeDirectory(external_node_path_.posix.dirname(path));
            this.#beforeWriting(path);
            (0,external_node_fs_.rmSync)((0,byte_path/* toFsPath */.Yb)(file), { force: true });
        }
        switch (type) {
            case "directory":
                this.#directory(path, entry);
                return;
            case "file":
                return this.#file(file, entry, content);
            case "symlink":
                (0,external_node_fs_.symlinkSync)((0,byte_path/* toFsPath */.Yb)(linkNameBytes), (0,byte_path/* toFsPath */.Yb)(file));
                if (this.#place.isRoot)
                    (0,external_node_fs_.lchownSync)((0,byte_path/* toFsPath */.Yb)(file), entry.uid, entry.gid);
                (0,external_node_fs_.lutimesSync)((0,byte_path/* toFsPath */.Yb)(file), entry.mtime, entry.mtime);
                return;
            case "hardlink":
                (0,external_node_fs_.linkSync)((0,byte_path/* toFsPath */.Yb)(this.#real(this.#locate(linkNameBytes))), (0,byte_path/* toFsPath */.Yb)(file));
                return;
            case "block-device":
            case "character-device":
            case "fifo":
            case "unsupported":
                throw malformed(`${(0,quote/* quote */.hD)(entry.name)} is a ${type}`);
        }
    }
    /** From the deepest directory up, since a parent may lose its permission to be entered. */
    finish() {
        const deepestFirst = [...this.#directories].sort(([a], [b]) => b.length - a.length);
        for (const [path, entry] of deepestFirst)
            this.#describe((0,byte_path/* toFsPath */.Yb)(this.#real(path)), entry);
    }
    #directory(path, entry) {
        const isNew = this.#makeDirectory(path);
        // What a builder has of its own stays as it is.
        if (isNew || this.#holder(path) !== undefined)
            this.#directories.set(path, entry);
    }
    #describe(directory, { uid, gid, mode, mtime }) {
        const { isRoot, onForeign } = this.#place;
        if (isRoot)
            (0,external_node_fs_.chownSync)(directory, uid, gid);
        const info = (0,external_node_fs_.statSync)(directory);
        // That of a volume that was mounted for the job's user may be root's, and only writable.
        if (!isRoot && info.uid !== process.getuid?.()) {
            if ((info.mode & 0o7777) !== mode)
                onForeign(directory.toString(), info.mode & 0o7777);
            return;
        }
        (0,external_node_fs_.chmodSync)(directory, mode);
        (0,external_node_fs_.utimesSync)(directory, mtime, mtime);
    }
    async #file(file, entry, content) {
        const descriptor = (0,external_node_fs_.openSync)((0,byte_path/* toFsPath */.Yb)(file), NEW_FILE, 0o600);
        try {
            for await (const chunk of content)
                for (let at = 0; at < chunk.length;)
                    at += (0,external_node_fs_.writeSync)(descriptor, chunk, at);
            if (this.#place.isRoot)
                (0,external_node_fs_.fchownSync)(descriptor, entry.uid, entry.gid);
            (0,external_node_fs_.fchmodSync)(descriptor, entry.mode);
            (0,external_node_fs_.futimesSync)(descriptor, entry.mtime, entry.mtime);
        }
        finally {
            (0,external_node_fs_.closeSync)(descriptor);
        }
    }
    /** @returns whether it was not there */
    #makeDirectory(path) {
        if (path === "/" || this.#known.has(path))
            return false;
        const file = (0,byte_path/* toFsPath */.Yb)(this.#real(path));
        const isTop = this.#holder(path)?.target === (0,byte_path/* toText */.fE)(path);
        if (!isTop)
            this.#makeDirectory(external_node_path_.posix.dirname(path));
        // Only the builder's own directories may be reached by links, which are root's then.
        const look = isTop || this.#holder(path) === undefined ? external_node_fs_.statSync : external_node_fs_.lstatSync;
        const info = look(file, { throwIfNoEntry: false });
        if (info !== undefined && !info.isDirectory())
            throw malformed(`${(0,quote/* quote */.hD)((0,byte_path/* toText */.fE)(path))} is not a directory`);
        if (info === undefined) {
            this.#beforeWriting(path);
            (0,external_node_fs_.mkdirSync)(file, { mode: 0o755 });
        }
        this.#known.add(path);
        return info === undefined;
    }
    #beforeWriting(path) {
        if (this.#holder(path) === undefined)
            this.#place.onOutside((0,byte_path/* toText */.fE)(path));
    }
    #locate(name) {
        if (name.includes("\0") || name.split("/").includes(".."))
            throw malformed(`${(0,quote/* quote */.hD)((0,byte_path/* toText */.fE)(name))} has a name that may lead elsewhere`);
        return external_node_path_.posix.join((0,byte_path/* toBytePath */.xe)(this.#place.path), name).replace(/(?<=.)\/$/, "");
    }
    #holder(path) {
        return this.#place.paths.holder((0,byte_path/* toText */.fE)(path));
    }
    #real(path) {
        const holder = this.#holder(path);
        if (holder === undefined)
            return path;
        return external_node_path_.posix.join((0,byte_path/* toBytePath */.xe)(holder.place), path.slice((0,byte_path/* toBytePath */.xe)(holder.target).length));
    }
}
function malformed(why) {
    return new errors/* PlatformError */.Wk("MALFORMED", `The files are not unpacked: ${why}.`);
}

;// CONCATENATED MODULE: ./build/js/src/processes/process-container.js
// What a container is without an engine: its paths, its files, and a process of this machine.















/** Where the files are that a phase has by default elsewhere, and the variables that say so. */
const MOVABLE = [
    { path: "/platform", variable: "CNB_PLATFORM_DIR" },
    { path: "/cnb/run.toml", variable: "CNB_RUN_PATH" },
    { path: "/cnb/stack.toml", variable: "CNB_STACK_PATH" },
    // Named by variables of the phases.
    { path: "/cnb/certificates", variable: undefined },
];
/** A container that is no more than a record until it runs. */
class ProcessContainer {
    id;
    #spec;
    #host;
    #paths;
    #outside;
    #moved = [];
    #ranOut = false;
    #hasEnded = false;
    constructor(id, spec, host) {
        this.id = id;
        this.#spec = spec;
        this.#host = host;
        this.#paths = new MappedPaths(host.mappings);
        this.#outside = new OutsideFiles(host.remember);
    }
    async putArchive(path, tar) {
        this.#host.onOutside();
        this.#moveFiles();
        const isThere = (0,external_node_fs_.lstatSync)(this.#paths.real(path), { throwIfNoEntry: false })?.isDirectory();
        if (isThere !== true) {
            tar.on("error", () => undefined).destroy();
            throw missing(`unpack files at ${(0,quote/* quote */.hD)(path)}`);
        }
        const place = {
            path,
            paths: this.#paths,
            isRoot: this.#host.isRoot,
            onForeign: this.#host.onForeign,
            onOutside: (file) => {
                this.#outside.note(file);
            },
        };
        await unpackTree(tar, place);
    }
    getArchive(path) {
        const place = this.#paths.real(path);
        if (!this.#isReached(path, place))
            return Promise.reject(missing(`read ${(0,quote/* quote */.hD)(path)}`));
        const top = this.#paths.holder(path)?.place;
        const isOfOthers = this.#host.isRoot && top !== undefined && (0,external_node_fs_.lstatSync)(top).uid !== 0;
        return Promise.resolve(external_node_stream_.Readable.from(packTree(place, isOfOthers)));
    }
    async run(options) {
        const { command, labels } = this.#spec;
        const user = this.#user();
        if (user !== undefined)
            for (const { place, readOnly } of this.#host.mappings)
                if (!readOnly)
                    giveDirectory(place, user);
        const kills = countMemoryKills();
        try {
            const own = [
                ...this.#makeTemporary(user),
                ...this.#spec.env.map((each) => this.#paths.inVariable(each)),
                ...this.#movedVariables(),
            ];
            const { scratch, temporary, mappings } = this.#host;
            const places = [scratch, temporary, ...mappings.map(({ place }) => place)];
            return await this.#host.run({ command, own, user, places, labels }, options);
        }
        finally {
            this.#ranOut = countMemoryKills() > kills;
            this.#hasEnded = true;
        }
    }
    ranOutOfMemory() {
        return Promise.resolve(this.#ranOut);
    }
    /** Whether its process is no more; false before it is started. */
    get hasEnded() {
        return this.#hasEnded;
    }
    /** Puts back what it has put beside its mounts. */
    undo() {
        this.#outside.undo();
    }
    [Symbol.asyncDispose]() {
        this.undo();
        return Promise.resolve();
    }
    /**
     * Nothing runs as root of this machine. What begins as root in a container does so to give directories to the builder's user,
     * which is done here.
     */
    #user() {
        if (!this.#host.isRoot)
            return undefined;
        const [uid = 0, gid = 0] = (this.#spec.user ?? "0:0").split(":").map(Number);
        if (uid !== 0)
            return { uid, gid };
        return {
            uid: this.#idOf("CNB_USER_ID", { atLeast: 1 }),
            gid: this.#idOf("CNB_GROUP_ID", { atLeast: 0 }),
        };
    }
    /** What phases do not say, the builder does. */
    #idOf(name, { atLeast }) {
        const variables = [...this.#spec.env, ...this.#host.env];
        const value = variables.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
        if (value !== undefined && (0,user_id/* isUserId */.L)(value) && Number(value) >= atLeast)
            return Number(value);
        const program = (0,quote/* quote */.hD)(this.#spec.command[0] ?? "");
        throw new errors/* PlatformError */.Wk("DAEMON", `Without ${name} it is not known as whom ${program} is to run.`, {
            hint: "Run the job in the container of a builder, whose image sets it.",
        });
    }
    /**
     * What a phase leaves there goes with the container, as it does on an engine: official exporters keep layers there, and leave them
     * when they are ended. The lifecycle does not hand the variable on, so buildpacks have their files where they always are.
     * @returns the variable that says where it is
     */
    #makeTemporary(user) {
        const { temporary } = this.#host;
        this.#outside.note(temporary);
        try {
            (0,external_node_fs_.mkdirSync)(temporary, { mode: 0o700 });
        }
        catch (cause) {
            throw (0,work_directory/* notWritable */.GZ)(external_node_path_.posix.dirname(temporary), cause);
        }
        if (user !== undefined)
            (0,external_node_fs_.lchownSync)(temporary, user.uid, user.gid);
        return [`TMPDIR=${temporary}`];
    }
    /** Of a builder whose file system cannot be written, what phases get is elsewhere. */
    #moveFiles() {
        for (const { path } of MOVABLE) {
            if (this.#paths.holder(path) !== undefined || this.#host.isWritableAt(path))
                continue;
            const place = external_node_path_.posix.join(this.#freshScratch(), path);
            (0,external_node_fs_.mkdirSync)(external_node_path_.posix.dirname(place), { recursive: true });
            if (external_node_path_.posix.extname(path) === "")
                copyReadable(path, place);
            this.#paths.add({ target: path, place });
            this.#moved.push(path);
        }
    }
    /** Its name is known, and buildpacks of an earlier phase or step may have put links there. */
    #freshScratch() {
        const { scratch } = this.#host;
        if (this.#moved.length > 0)
            return scratch;
        (0,remove_tree/* removeTreeNow */.TG)(scratch);
        this.#outside.note(scratch);
        try {
            (0,external_node_fs_.mkdirSync)(scratch, { mode: 0o755 });
        }
        catch (cause) {
            throw (0,work_directory/* notWritable */.GZ)(external_node_path_.posix.dirname(scratch), cause);
        }
        return scratch;
    }
    #movedVariables() {
        return MOVABLE.flatMap(({ path, variable }) => variable !== undefined && this.#moved.includes(path) ? [`${variable}=${this.#paths.real(path)}`] : []);
    }
    /** Whether there is something, and no link on the way to it below a mount. */
    #isReached(path, place) {
        const top = this.#paths.holder(path)?.place;
        const isLink = (above) => (0,external_node_fs_.lstatSync)(above, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
        for (let above = external_node_path_.posix.dirname(place); top !== undefined && (0,contained_path/* isInside */.FK)(above, top) && above !== top; above = external_node_path_.posix.dirname(above))
            if (isLink(above))
                return false;
        return (0,external_node_fs_.lstatSync)(place, { throwIfNoEntry: false }) !== undefined;
    }
}
/** With what is in it, unless it is theirs already. No link is followed. */
function giveDirectory(directory, owner) {
    if ((0,external_node_fs_.lstatSync)(directory).uid !== owner.uid)
        giveAll((0,byte_path/* toBytePath */.xe)(directory), owner);
}
/** The top directory last: a run that is interrupted in between starts again. */
function giveAll(directory, { uid, gid }) {
    for (const name of (0,external_node_fs_.readdirSync)((0,byte_path/* toFsPath */.Yb)(directory), "latin1")) {
        const path = external_node_path_.posix.join(directory, name);
        if ((0,external_node_fs_.lstatSync)((0,byte_path/* toFsPath */.Yb)(path)).isDirectory())
            giveAll(path, { uid, gid });
        else
            (0,external_node_fs_.lchownSync)((0,byte_path/* toFsPath */.Yb)(path), uid, gid);
    }
    (0,external_node_fs_.lchownSync)((0,byte_path/* toFsPath */.Yb)(directory), uid, gid);
}
function missing(operation) {
    return new errors/* PlatformError */.Wk("NOT_FOUND", `Cannot ${operation} of a phase: there is nothing.`);
}
/** Of the second and of the first version of cgroups. */
const COUNTERS = ["/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control"];
/** How often the kernel has ended a process of this container because memory ran out; 0 where it does not tell. */
function countMemoryKills() {
    for (const file of COUNTERS) {
        try {
            const count = /^oom_kill (\d+)$/m.exec((0,external_node_fs_.readFileSync)(file, "utf8"))?.[1];
            if (count !== undefined)
                return Number(count);
        }
        catch {
            // The next one may be there.
        }
    }
    return 0;
}

;// CONCATENATED MODULE: ./build/js/src/processes/kept-volumes.js
// Volumes that outlive builds, in a directory that containers may share which cannot see each other. The one that uses a volume has it
// under a name of its own, to which renaming brings it: of two, one finds it. Buildpacks of others cannot know that name.









/** Those of one directory. */
class KeptVolumes {
    #store;
    #records;
    #taken = new Map();
    constructor(store, records) {
        this.#store = store;
        this.#records = records;
    }
    /** Where it is until this process ends; undefined if this user can keep none there. */
    take(volume, labels, onInUse) {
        const taken = this.#taken.get(volume);
        if (taken !== undefined)
            return taken.place;
        if (!this.#prepare())
            return undefined;
        const id = (0,external_node_crypto_.randomUUID)();
        const place = external_node_path_.posix.join(this.#store, id);
        this.#records.put(id, { kind: "kept volume", labels, volume, place });
        this.#taken.set(volume, { place, record: id });
        process.once("exit", () => {
            this.giveBack(volume);
        });
        if (!this.#move(volume, place)) {
            (0,external_node_fs_.mkdirSync)(place, { mode: 0o755 });
            if (this.#isInUse(volume, id))
                onInUse(volume);
        }
        noteUse(place);
        return place;
    }
    /** For builds that come; one that has been given back meanwhile is newer. */
    giveBack(volume) {
        const taken = this.#taken.get(volume);
        if (taken === undefined)
            return;
        this.#taken.delete(volume);
        this.giveBackLeft({ name: taken.record, volume, place: taken.place });
    }
    /** As {@link giveBack}, of a process that is gone. */
    giveBackLeft({ name, volume, place }) {
        try {
            // The other container may have mounted the directory elsewhere.
            const here = external_node_path_.posix.join(this.#store, external_node_path_.posix.basename(place));
            (0,external_node_fs_.renameSync)(here, this.#kept(volume));
        }
        catch (error) {
            if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes((0,regular_file/* errorCode */.CA)(error) ?? ""))
                throw error;
            (0,remove_tree/* removeTreeNow */.TG)(external_node_path_.posix.join(this.#store, external_node_path_.posix.basename(place)));
        }
        this.#records.forget(name);
    }
    remove(volume) {
        const taken = this.#taken.get(volume);
        this.#taken.delete(volume);
        if (taken !== undefined) {
            (0,remove_tree/* removeTreeNow */.TG)(taken.place);
            this.#records.forget(taken.record);
        }
        else if (isWritableAt(this.#kept(volume)))
            (0,remove_tree/* removeTreeNow */.TG)(this.#kept(volume));
    }
    /** Removes what no build has used for a month, such as the caches of branches that are gone. @returns why some of it stays */
    removeUnused(nowMs = Date.now()) {
        const places = [
            ...kept_volumes_namesIn(keptIn(this.#store)).map((name) => this.#kept(name)),
            // As earlier versions had them, and those whose record is lost.
            ...kept_volumes_namesIn(this.#store)
                .map((name) => external_node_path_.posix.join(this.#store, name))
                .filter((place) => place !== keptIn(this.#store) && place !== recordsIn(this.#store)),
        ];
        return places.flatMap((place) => {
            try {
                if (nowMs - (0,external_node_fs_.lstatSync)(place).mtimeMs > UNUSED_MS)
                    (0,remove_tree/* removeTreeNow */.TG)(place);
                return [];
            }
            catch (error) {
                // Another job may have removed it meanwhile.
                return (0,regular_file/* isMissing */.b2)(error)
                    ? []
                    : [`${(0,quote/* quote */.hD)(place)} is unused and cannot be removed: ${(0,errors/* messageOf */.bD)(error)}.`];
            }
        });
    }
    #prepare() {
        const directories = [this.#store, keptIn(this.#store), recordsIn(this.#store)];
        if (!directories.every((directory) => isWritableAt(external_node_path_.posix.join(directory, "any"))))
            return false;
        try {
            makeStore(this.#store);
            return true;
        }
        catch (error) {
            if ((0,regular_file/* isForbidden */.US)(error))
                return false;
            throw error;
        }
    }
    #move(volume, place) {
        try {
            (0,external_node_fs_.renameSync)(this.#kept(volume), place);
            return true;
        }
        catch (error) {
            if ((0,regular_file/* isMissing */.b2)(error))
                return false;
            throw error;
        }
    }
    #isInUse(volume, own) {
        return this.#records
            .all()
            .some((each) => each.kind === "kept volume" && each.volume === volume && each.name !== own);
    }
    #kept(volume) {
        return external_node_path_.posix.join(keptIn(this.#store), volume);
    }
}
const UNUSED_MS = 30 * 24 * 60 * 60 * 1000;
/** By its time: what a build changes may all be below. */
function noteUse(place) {
    try {
        const now = new Date();
        (0,external_node_fs_.utimesSync)(place, now, now);
    }
    catch (error) {
        // That of another user can only be read, and is not this one's to remove either.
        if (!(0,regular_file/* isForbidden */.US)(error))
            throw error;
    }
}
function kept_volumes_namesIn(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory);
    }
    catch (error) {
        // What this user cannot look into is not its to remove.
        if ((0,regular_file/* isUnseen */.NM)(error))
            return [];
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/js/src/processes/volumes.js
// Volumes without an engine: directories of this machine. What a build works in is at its very path; all else is in a directory
// of the runner, and phases are told of it by their variables.





/** The volumes that this process knows of. */
class Volumes {
    #places;
    /** Those that go with the build. */
    #temporary = new Map();
    #kept = new Map();
    #keptVolumes;
    #isToldUnwritable = false;
    constructor(places) {
        this.#places = places;
        this.#keptVolumes = new KeptVolumes(places.store, places.keptRecords);
    }
    create(name, labels) {
        this.#temporary.set(name, labels);
    }
    ensure(name, labels) {
        this.#kept.set(name, labels);
    }
    labels(name) {
        return this.#temporary.get(name) ?? this.#kept.get(name);
    }
    /** Where a mount is, which is made if there is nothing. @throws {PlatformError} as {@link takeDirectory}, {@link makeDirectory} */
    locate(mount) {
        const { target } = mount;
        if (mount.kind === "bind")
            return { target, place: mount.source };
        if (mount.kind === "own")
            throw new Error(`Nothing would remove what a process leaves at ${target}.`);
        const { records, folders } = this.#places;
        const taken = records.find(mount.volume);
        if (taken?.kind === "volume")
            return { target, place: taken.directory.path };
        const labels = this.#temporary.get(mount.volume);
        if (labels !== undefined && mount.noCopy === true) {
            records.put(mount.volume, { kind: "volume", labels, directory: (0,work_directory/* takeDirectory */.Zw)(target, folders) });
            return { target, place: target };
        }
        const kept = labels === undefined ? this.#takeKept(mount.volume) : undefined;
        if (kept !== undefined)
            return { target, place: kept };
        const place = this.#spare(mount.volume);
        if (labels !== undefined)
            records.put(mount.volume, { kind: "volume", labels, directory: { path: place, before: undefined } });
        (0,work_directory/* makeDirectory */.Oh)(place, external_node_path_.posix.dirname(place));
        return { target, place };
    }
    /** As {@link KeptVolumes.removeUnused}. */
    removeUnused(nowMs) {
        return this.#keptVolumes.removeUnused(nowMs);
    }
    /** As {@link KeptVolumes.giveBackLeft}. */
    giveBackKept(record) {
        this.#keptVolumes.giveBackLeft(record);
    }
    remove(name) {
        this.#temporary.delete(name);
        this.#kept.delete(name);
        const { records } = this.#places;
        const taken = records.find(name);
        if (taken?.kind === "volume")
            (0,work_directory/* giveBackDirectory */.iB)(taken.directory);
        else {
            this.#keptVolumes.remove(name);
            (0,remove_tree/* removeTreeNow */.TG)(this.#spare(name));
        }
        records.forget(name);
    }
    /** Whether a place is a volume of a run, and not where a container has what it works in. */
    isSpare(place) {
        return (0,contained_path/* isInside */.FK)(place, this.#places.spareStore);
    }
    #takeKept(name) {
        const { onUnwritable, onInUse, store } = this.#places;
        const place = this.#keptVolumes.take(name, this.#kept.get(name) ?? {}, onInUse);
        if (place === undefined && !this.#isToldUnwritable) {
            this.#isToldUnwritable = true;
            onUnwritable(store);
        }
        return place;
    }
    #spare(name) {
        return external_node_path_.posix.join(this.#places.spareStore, name);
    }
}

;// CONCATENATED MODULE: ./build/js/src/processes/process-engine.js
// Phases without an engine: as processes of this machine, which is the container of a builder. To the platform it is one more engine
// that has one image, under whatever name, and no network but that of this machine.

















const STORE = "cnb-volumes";
/** The builder that this process runs in. */
class ProcessEngine {
    info;
    socketPath = undefined;
    #options;
    #records;
    /** Those that all see who share what outlives the job. */
    #shared;
    #volumes;
    #containers = new Set();
    #image;
    constructor(options) {
        const { arch, temporaryDir, storeDir, folders } = options;
        const onUnwritable = (directory) => {
            options.onWarning(`Nothing is kept for later jobs in ${(0,quote/* quote */.hD)(directory)}, to which the user of the job cannot write. Set "cache" to the name of an image to keep layers in a registry, or to "none".`);
        };
        const onInUse = (volume) => {
            options.onNotice(`The cache ${(0,quote/* quote */.hD)(volume)} is in use by a build in another container, so this one begins without it. Later builds get the cache of the one that ends first.`);
        };
        this.#options = options;
        this.info = { serverVersion: "", apiVersion: "", engine: "processes", ...(0,target/* hostTarget */.az)(arch) };
        this.#records = new run_records/* RunRecords */.W(external_node_path_.posix.join(temporaryDir, "cnb-work"));
        const stores = { store: external_node_path_.posix.join(storeDir, STORE), spareStore: external_node_path_.posix.join(temporaryDir, STORE) };
        this.#shared = new run_records/* RunRecords */.W(recordsIn(stores.store));
        const records = { records: this.#records, keptRecords: this.#shared };
        this.#volumes = new Volumes({ ...stores, ...records, folders, onUnwritable, onInUse });
    }
    ping() {
        return Promise.resolve();
    }
    /** The one that there is, whatever it is called. */
    inspectImage() {
        return (this.#image ??= readOwnBuilder(this.#options));
    }
    readImage() {
        return Promise.resolve(undefined);
    }
    pullImage() {
        return Promise.reject(needsEngine("pull an image"));
    }
    loadImage() {
        return Promise.reject(needsEngine("load an image"));
    }
    saveImage() {
        return Promise.reject(needsEngine("save an image"));
    }
    /** There is none but the one that all runs in. */
    removeImage(reference) {
        const message = `Without a Docker engine there is no image ${(0,quote/* quote */.hD)(reference)}.`;
        return Promise.reject(new errors/* PlatformError */.Wk("NOT_FOUND", message));
    }
    tagImage() {
        return Promise.reject(needsEngine("tag an image"));
    }
    createVolume(name, labels) {
        this.#volumes.create(name, labels);
        return Promise.resolve({ name, [Symbol.asyncDispose]: () => this.removeVolume(name) });
    }
    /** None is asked for: there is nothing to choose from. */
    hasNetwork() {
        return Promise.resolve(true);
    }
    volumeLabels(name) {
        return Promise.resolve(this.#volumes.labels(name));
    }
    findMountProblem() {
        return Promise.resolve(undefined);
    }
    /** All share the network of this process. */
    networkGateway() {
        return Promise.resolve("127.0.0.1");
    }
    describeHost() {
        return Promise.resolve({
            name: (0,external_node_os_.hostname)(),
            isRootless: !this.#options.isRoot,
            usesContainerdStore: false,
            hasHubMirrors: false,
        });
    }
    /** Not while a phase goes on, which could lead root elsewhere meanwhile: then it stays for the post step. */
    async removeVolume(name) {
        for (const { processes } of this.#records.phases())
            if (processes !== undefined)
                await (0,end_processes/* endProcesses */.Hk)(processes);
        this.#volumes.remove(name);
    }
    ensureVolume(name, labels) {
        this.#volumes.ensure(name, labels);
        return Promise.resolve();
    }
    async createContainer(spec) {
        const { isRoot } = this.#options;
        const { labels } = spec;
        const id = (0,external_node_crypto_.randomUUID)().slice(0, 8);
        const record = `files-${id}`;
        const image = await this.inspectImage();
        const locate = (mount) => ({ ...this.#volumes.locate(mount), readOnly: mount.readOnly ?? false });
        const container = new ProcessContainer(id, spec, {
            ...{ isRoot, env: image.env },
            scratch: external_node_path_.posix.resolve((0,external_node_os_.tmpdir)(), "cnb-phase"),
            temporary: external_node_path_.posix.join(TEMPORARY_FILES, `cnb-${id}`),
            mappings: spec.mounts.map(locate),
            isWritableAt: isWritableAt,
            remember: (replaced) => {
                if (replaced.length === 0)
                    this.#records.forget(record);
                else
                    this.#records.put(record, { kind: "files", labels, replaced });
            },
            onOutside: () => {
                this.#undoOthers(container);
            },
            onForeign: (path, mode) => {
                this.#options.onNotice(`${(0,quote/* quote */.hD)(path)} is not of the job's user, so it keeps the permissions ${mode.toString(8)}, which the image may get, too.`);
            },
            run: guardedRun(image, {
                ...this.#options,
                records: this.#records,
                shared: { ...this.#options, store: external_node_path_.posix.join(this.#options.storeDir, STORE), records: this.#shared },
            }),
        });
        this.#containers.add(container);
        return container;
    }
    /** Also of other processes. That a build was at work has no label, and is forgotten with it. */
    async removeLabelled(label) {
        const builds = this.#records.left().filter(({ kind }) => kind === "build");
        const { phases, ...parts } = await this.#giveBack([...builds, ...this.#records.labelled(label)]);
        giveBackShared(this.#shared.labelled(label), { records: this.#shared, volumes: this.#volumes });
        return { containers: phases, ...parts };
    }
    /**
     * Begins the only build that is at work, and removes what an earlier step has left that was ended in the middle: its processes could
     * look into what this one does. Caches that were not used for a month go, too.
     * @throws {PlatformError} `INPUT` if another build is at work, `DAEMON` if processes of an earlier one go on
     */
    async begin() {
        claimBuild(this.#records, this.#options.labels);
        const left = this.#records.left();
        const { phases, files, volumes } = await this.#giveBack(left);
        giveBackShared(this.#shared.left(), { records: this.#shared, volumes: this.#volumes });
        for (const { kind, labels } of left)
            if (kind === "build")
                await this.#options.onLeftRun(labels);
        for (const reason of this.#volumes.removeUnused())
            this.#options.onNotice(reason);
        if (phases + files + volumes === 0)
            return;
        this.#options.onNotice("An earlier build of this job was ended in the middle; what it left is removed.");
    }
    #giveBack(left) {
        return giveBack(left, { records: this.#records, volumes: this.#volumes });
    }
    /** Containers are removed in the background, but the next one must not find their files. */
    #undoOthers(container) {
        for (const other of this.#containers) {
            if (other === container || !other.hasEnded)
                continue;
            other.undo();
            this.#containers.delete(other);
        }
    }
}
function needsEngine(operation) {
    return new errors/* PlatformError */.Wk("DAEMON", `Without a Docker engine it is not possible to ${operation}.`, {
        hint: 'Run the job where there is an engine, with the input "engine" at "docker".',
    });
}

;// CONCATENATED MODULE: ./build/js/src/processes/open-processes.js









/** This machine, by the variables of the job. */
function thisContainer(env, own) {
    const isRoot = process.getuid?.() === 0;
    return {
        ...own,
        ...{ root: "/", env, arch: process.arch, isRoot, tools: thisMachinesTools },
        lifecycle: lifecycleOf("/"),
        folders: foldersOfJob(env),
        storeDir: (0,environment/* toolCacheDirectory */.Eq)(env) ?? own.temporaryDir,
    };
}
/** Changes nothing yet. */
function openProcesses(options) {
    return {
        whyNoBuilder: () => whyNoBuilder(options),
        start: (onStart) => start(options, onStart),
        again: () => new ProcessEngine(options),
    };
}
async function start(options, onStart) {
    const why = await whyNoBuilder(options);
    if (why !== undefined) {
        throw new errors/* PlatformError */.Wk("INPUT", `"engine" is "none", but this job is not in the container of a builder: ${why}.`, {
            hint: 'Set "container" of the job to the image of a builder, or "engine" to "docker".',
        });
    }
    const { isRoot, env, tools } = options;
    const user = phaseUser(options);
    // Before anything slow.
    if (isRoot && user !== undefined) {
        chooseUserStart(user, tools());
        checkPlacesOfRoot(env, user, privateFolders(env));
        checkTemporaryFiles(user);
    }
    onStart();
    const engine = new ProcessEngine(options);
    await engine.begin();
    return engine;
}
/** As whom phases are to run; undefined if the builder's user is none, or root, which is said where the builder is read. */
function phaseUser({ env, user }) {
    const uid = String(user.uid ?? env["CNB_USER_ID"]);
    const gid = String(user.gid ?? env["CNB_GROUP_ID"]);
    const isUser = (0,user_id/* isUserId */.L)(uid) && (0,user_id/* isUserId */.L)(gid) && Number(uid) !== 0;
    return isUser ? { uid: Number(uid), gid: Number(gid) } : undefined;
}


/***/ })

};
