// Holds src.
export const id = 440;
export const ids = [440];
export const modules = {

/***/ 9784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OR: () => (/* binding */ readIfExists),
/* harmony export */   kG: () => (/* binding */ dockerConfigDir),
/* harmony export */   my: () => (/* binding */ readDockerContext)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1024);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3186);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1487);
// Docker contexts: the files under `~/.docker` that say which daemon `docker` talks to. Reads, never writes.







const ConfigFile = valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ currentContext: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), "") }));
const ContextMeta = valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    Endpoints: valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
        docker: valibot__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({ Host: valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), SkipTLSVerify: valibot__WEBPACK_IMPORTED_MODULE_5__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_5__/* .boolean */ .zMY(), false) }),
    }),
});
/** The directory of Docker's `config.json`: `$DOCKER_CONFIG`, or `~/.docker`. */
function dockerConfigDir(env) {
    return env["DOCKER_CONFIG"] || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(env["HOME"] || homeDirectory(), ".docker");
}
/** Users of containers may have none; nothing is at `/.docker` then, which is as good. */
function homeDirectory() {
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)();
    }
    catch {
        return "/";
    }
}
/**
 * The context that `DOCKER_CONTEXT`, or else `config.json`, chooses; undefined for the default one.
 * @throws {PlatformError} `INPUT` if it does not exist, `MALFORMED` if a file cannot be understood
 */
async function readDockerContext(env) {
    const configDir = dockerConfigDir(env);
    const name = env["DOCKER_CONTEXT"] || (await currentContext(configDir));
    if (name === "" || name === "default")
        return undefined;
    const id = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(name).digest("hex");
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(configDir, "contexts", "meta", id, "meta.json");
    const meta = await readJson(ContextMeta, file);
    if (meta === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PlatformError */ .Wk("INPUT", `The Docker context ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(name)} does not exist (${file}).`, {
            hint: 'Name one that "docker context ls" lists in DOCKER_CONTEXT, or set DOCKER_HOST.',
        });
    }
    const { Host: host, SkipTLSVerify: skipTlsVerify } = meta.Endpoints.docker;
    return { name, host, skipTlsVerify, tlsDir: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(configDir, "contexts", "tls", id, "docker") };
}
/** Configurations and certificates have some KiB. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;
/** The text of a file, undefined if there is none. */
async function readIfExists(file) {
    try {
        return (await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, MAX_FILE_BYTES)).toString("utf8");
    }
    catch (error) {
        if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .leadsNowhere */ .q1)(error))
            return undefined;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PlatformError */ .Wk("INPUT", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(file)} cannot be read.`, {
            hint: "Let the user of the job read the file, or remove it.",
            cause: error,
        });
    }
}
async function currentContext(configDir) {
    const config = await readJson(ConfigFile, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(configDir, "config.json"));
    return config?.currentContext ?? "";
}
// Not `parseJson`: config.json may hold passwords, and its errors quote what they could not read.
async function readJson(schema, file) {
    const text = await readIfExists(file);
    // Docker takes an empty file for none.
    if (text === undefined || text.trim() === "")
        return undefined;
    const result = valibot__WEBPACK_IMPORTED_MODULE_5__/* .safeParse */ .xLC(valibot__WEBPACK_IMPORTED_MODULE_5__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qFJ(), schema), text);
    if (result.success)
        return result.output;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .PlatformError */ .Wk("MALFORMED", `${(0,_quote_js__WEBPACK_IMPORTED_MODULE_6__/* .quote */ .hD)(file)} does not have the format that Docker uses.`, {
        hint: "Repair or remove the file, or set DOCKER_HOST.",
    });
}


/***/ }),

/***/ 8440:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openImages: () => (/* binding */ openImages)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/lifecycle/experimental-mode.js
var experimental_mode = __webpack_require__(838);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cli/choose-images.js
// Which place with images a phase uses: the one place that knows `-daemon` and `-layout`. Each is loaded where it is used only.
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
    if (values.flag("daemon"))
        return chooseDaemon(launchCacheDir, ctx);
    if (launchCacheDir !== undefined && phase !== "restorer" && phase !== "rebaser") {
        ctx.log.warn("Ignoring -launch-cache, only intended for use with -daemon");
    }
    return registryImages(ctx);
}
/** Loaded with the first question: a phase that has none starts in three quarters of the time. */
function registryImages({ registry, log }) {
    let loaded;
    const load = async () => {
        const { createRegistryImages } = await Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(859), __webpack_require__.e(846), __webpack_require__.e(8)]).then(__webpack_require__.bind(__webpack_require__, 7846));
        return createRegistryImages(registry, log);
    };
    const images = () => (loaded ??= load());
    return {
        nameOf: ({ name }) => name,
        find: async (image) => (await images()).find(image),
        canRead: async (image) => (await images()).canRead(image),
        checkAccess: async (access) => (await images()).checkAccess(access),
        openDestination: async (request) => (await images()).openDestination(request),
    };
}
async function chooseDaemon(launchCacheDir, ctx) {
    const { registry, log } = ctx;
    const store = await connect(ctx);
    const { createDaemonImages } = await __webpack_require__.e(/* import() */ 555).then(__webpack_require__.bind(__webpack_require__, 6555));
    const cache = async (dir) => {
        const { openLaunchCache } = await Promise.all(/* import() */[__webpack_require__.e(870), __webpack_require__.e(17)]).then(__webpack_require__.bind(__webpack_require__, 7017));
        return openLaunchCache(dir, log);
    };
    const openLaunchCache = launchCacheDir === undefined ? undefined : () => cache(launchCacheDir);
    return createDaemonImages({ store, registry, openLaunchCache, log });
}
async function chooseLayout(phase, values, ctx) {
    const layoutDir = values.text("layout-dir");
    if (phase !== "restorer")
        (0,experimental_mode/* requireExperimental */.G)("export to OCI layout format", ctx);
    if (layoutDir !== undefined) {
        const { createLayoutImages } = await Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(859), __webpack_require__.e(310)]).then(__webpack_require__.bind(__webpack_require__, 2906));
        return createLayoutImages(external_node_path_.resolve(layoutDir), ctx.log);
    }
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, "resolve inputs: -layout needs a directory", {
        hint: "Give it as -layout-dir, or as CNB_LAYOUT_DIR.",
    });
}
async function connect({ environment }) {
    try {
        // Only now, since loading what talks to engines takes as long as loading all the rest.
        const docker = await Promise.all(/* import() */[__webpack_require__.e(40), __webpack_require__.e(223)]).then(__webpack_require__.bind(__webpack_require__, 7734));
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

// EXTERNAL MODULE: ./build/js/src/docker/docker-context.js
var docker_context = __webpack_require__(9784);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/registry/auth/credentials.js
var credentials = __webpack_require__(7948);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/registry/auth/secret-json.js
var secret_json = __webpack_require__(3255);
;// CONCATENATED MODULE: ./build/js/src/registry/auth/credential-helper.js
// Docker's credential helpers: programs that hand out credentials.
// Protocol: https://github.com/docker/docker-credential-helpers/blob/v0.8.2/README.md#development




const HelperOutput = dist/* object */.Ikc({ Username: dist/* nullish */.cl6(dist/* string */.YjP(), ""), Secret: dist/* nullish */.cl6(dist/* string */.YjP(), "") });
/**
 * Asks `docker-credential-<helper>`; undefined if it has no credentials for the server.
 * @param server e.g. `ghcr.io`, `https://index.docker.io/v1/`
 * @throws {PlatformError} `CREDENTIALS` naming the helper
 */
async function askHelper(runHelper, helper, server) {
    const program = `docker-credential-${helper}`;
    if (!/^[\w.-]+$/.test(helper))
        throw failure(program, "that is not the name of a program");
    const { exitCode, stdout } = await run(runHelper, program, server);
    if (exitCode !== 0) {
        // The protocol has no other way to say it; the text is fixed in docker-credential-helpers/credentials/error.go.
        if (/credentials not found/i.test(stdout))
            return undefined;
        throw failure(program, `it failed for ${(0,quote/* quote */.hD)(server)} with ${exitCode}: ${(0,quote/* oneLine */.TN)(stdout)}`);
    }
    const output = (0,secret_json/* parseSecretJson */.g4)(HelperOutput, stdout, { what: `The output of ${program}`, hint: HINT });
    if (output.Secret === "")
        return undefined;
    if (output.Username === "<token>")
        return { kind: "identity-token", token: output.Secret };
    return { kind: "basic", username: output.Username, password: output.Secret };
}
async function run(runHelper, program, server) {
    try {
        return await runHelper(program, server);
    }
    catch (cause) {
        throw failure(program, `it cannot be run: ${(0,errors/* messageOf */.bD)(cause)}`, cause);
    }
}
const HINT = "Install the helper and log in, or remove it from credHelpers and credsStore of Docker's config.json.";
function failure(program, why, cause) {
    return new errors/* PlatformError */.Wk("CREDENTIALS", `Cannot get credentials from ${program}: ${why}.`, {
        hint: HINT,
        cause,
    });
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/registry-host.js
// The host in keys of credential files, which may be URLs: `https://ghcr.io/v2/` is `ghcr.io`. Pure.

const HUB_HOSTS = new Set(["docker.io", "index.docker.io", "registry-1.docker.io"]);
/** Strips scheme and path; all names of the Docker Hub become `index.docker.io`. */
function registry_host_registryHost(key) {
    const host = key
        .trim()
        .replace(/^https?:\/\//i, "")
        .replace(/\/.*$/s, "");
    return HUB_HOSTS.has(host) ? image_reference/* DOCKER_HUB */.Xb : host;
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/registry-auth.js
// CNB_REGISTRY_AUTH, by which a platform hands registry credentials to a lifecycle: read by one half, written by the other.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#registry-authentication






const RegistryAuth = dist/* pipe */.FsL(dist/* unknown */.L5J(), secret_json/* noList */.un, dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()));
const WHAT = "The value of CNB_REGISTRY_AUTH";
const registry_auth_HINT = 'Write it as a JSON object: {"<registry>": "Basic <base64 of user:password>"}, or Bearer, or X-Identity.';
/**
 * Credentials from the value of `CNB_REGISTRY_AUTH`, e.g. `{"ghcr.io":"Basic dXNlcjpwYXNz"}`; empty means none.
 * @throws {PlatformError} `CREDENTIALS` if it is malformed, without the value; an unknown header only when it is used
 */
function registryAuthKeychain(json) {
    const headers = new Map();
    if (json !== undefined && json.trim() !== "") {
        const parsed = (0,secret_json/* parseSecretJson */.g4)(RegistryAuth, json, { what: WHAT, hint: registry_auth_HINT });
        for (const [key, header] of Object.entries(parsed))
            headers.set(registry_host_registryHost(key), header);
    }
    return {
        // async, so that a header that cannot be used rejects.
        // eslint-disable-next-line @typescript-eslint/require-await
        async resolve(registry) {
            const host = registry_host_registryHost(registry);
            const header = headers.get(host);
            return header === undefined ? undefined : parseHeader(host, header);
        },
    };
}
/** @param registries hosts as in image references; a lifecycle should get no credentials that it does not need */
async function createRegistryAuth(keychain, registries) {
    const headers = {};
    const secrets = new Set();
    for (const registry of new Set(registries.map(registryHost))) {
        const credentials = await keychain.resolve(registry);
        if (credentials === undefined)
            continue;
        headers[registry] = formatHeader(credentials);
        for (const secret of secretsOf(credentials))
            secrets.add(secret);
    }
    return { json: JSON.stringify(headers), secrets: [...secrets] };
}
function parseHeader(host, header) {
    const [, scheme = "", value = ""] = /^\s*([\w-]+)\s+(\S+)\s*$/.exec(header) ?? [];
    switch (scheme.toLowerCase()) {
        case "basic":
            return parseBasic(value, `${WHAT} for ${(0,quote/* quote */.hD)(host)}`, registry_auth_HINT);
        case "bearer":
            return { kind: "bearer", token: value };
        case "x-identity":
            return { kind: "identity-token", token: value };
        default: {
            const message = `${WHAT} for ${(0,quote/* quote */.hD)(host)} is neither Basic, Bearer nor X-Identity.`;
            throw new errors/* PlatformError */.Wk("CREDENTIALS", message, { hint: registry_auth_HINT });
        }
    }
}
/** Base64 of `user:password`. @throws {PlatformError} `CREDENTIALS` naming `what`, without the value */
function parseBasic(base64, what, hint) {
    const isBase64 = /^[\w+/-]+={0,2}$/.test(base64.trim());
    // Old Docker clients pad the password with zero bytes.
    const text = Buffer.from(base64, "base64").toString("utf8").replace(/\0+$/, "");
    const colon = text.indexOf(":");
    if (!isBase64 || colon < 0) {
        throw new errors/* PlatformError */.Wk("CREDENTIALS", `${what} is not the base64 of "user:password".`, { hint });
    }
    return { kind: "basic", username: text.slice(0, colon), password: text.slice(colon + 1) };
}
function formatHeader(credentials) {
    switch (credentials.kind) {
        case "basic":
            return basicHeader(credentials);
        case "bearer":
            return `Bearer ${credentials.token}`;
        case "identity-token":
            return `X-Identity ${credentials.token}`;
    }
}
function secretsOf(credentials) {
    if (credentials.kind !== "basic")
        return [credentials.token].filter(Boolean);
    const { password } = credentials;
    // Google's passwords are JSON files. The runner masks line by line, and short lines such as "{" are no secret.
    const lines = password.includes("\n")
        ? password.split(/\r?\n/).filter((line) => line.trim().length >= 16)
        : [];
    return [basicHeader(credentials).replace(/^Basic /, ""), password, ...lines].filter(Boolean);
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/docker-config.js
// Credentials from Docker's config.json, as `docker login` and docker/login-action write it, and from DOCKER_AUTH_CONFIG.
// Reference: https://docs.docker.com/reference/cli/docker/login/#credential-stores










/** With many logins, a dozen KiB. */
const MAX_CONFIG_BYTES = 4 * 1024 * 1024;
const Login = dist/* pipe */.FsL(dist/* unknown */.L5J(), secret_json/* noList */.un, dist/* object */.Ikc({
    auth: dist/* nullish */.cl6(dist/* string */.YjP()),
    username: dist/* nullish */.cl6(dist/* string */.YjP()),
    password: dist/* nullish */.cl6(dist/* string */.YjP()),
    identitytoken: dist/* nullish */.cl6(dist/* string */.YjP()),
    registrytoken: dist/* nullish */.cl6(dist/* string */.YjP()),
}));
const HelperName = dist/* string */.YjP();
// An entry is judged when its registry is asked for: a wrong login for another one does not matter.
const Entries = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* unknown */.L5J(), secret_json/* noList */.un, dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())), {});
const DockerConfig = dist/* nullish */.cl6(dist/* pipe */.FsL(dist/* unknown */.L5J(), secret_json/* noList */.un, dist/* object */.Ikc({ auths: Entries, credHelpers: Entries, credsStore: dist/* nullish */.cl6(dist/* string */.YjP(), "") })), {});
const REPAIR = "Repair or remove the file, then log in again, e.g. with docker/login-action.";
const LOG_IN_AGAIN = "Log in to the registry again, e.g. with docker/login-action, or remove its entry from the file.";
const AUTH_VARIABLE = "DOCKER_AUTH_CONFIG";
const VARIABLE_HINT = `Write ${AUTH_VARIABLE} as {"auths": {"<registry>": {"auth": "<base64 of user:password>"}}}, or unset it.`;
/** Docker's name for its Hub in `auths` and towards helpers. */
const HUB_KEY = "https://index.docker.io/v1/";
/**
 * Looks a registry up in `credHelpers`, then `credsStore`, then `auths`. The file is read once, at the first question.
 * Rejects with `CREDENTIALS` if the file or a helper cannot be used.
 */
function dockerConfigKeychain(options) {
    let reading;
    return {
        async resolve(registry) {
            reading ??= readConfig(options);
            const config = await reading;
            const host = registry_host_registryHost(registry);
            return (await fromHelper(config, host, options.runHelper)) ?? fromAuths(config, host);
        },
    };
}
/**
 * The logins of the variable `DOCKER_AUTH_CONFIG`, which Docker's client prefers to all that its file says: `auths`, and nothing else.
 * Rejects with `CREDENTIALS` if the value, or the login that is asked for, is malformed.
 */
function authVariableKeychain(environment) {
    const json = environment[AUTH_VARIABLE] ?? "";
    return {
        // async, so that a value that cannot be used rejects.
        // eslint-disable-next-line @typescript-eslint/require-await
        async resolve(registry) {
            const source = { what: `The value of ${AUTH_VARIABLE}`, hint: VARIABLE_HINT };
            const { auths } = (0,secret_json/* parseSecretJson */.g4)(DockerConfig, json.trim() === "" ? "{}" : json, source);
            const found = findByHost(auths, registry_host_registryHost(registry));
            if (found === undefined)
                return undefined;
            const what = `The login for ${(0,quote/* quote */.hD)(found.key)} in ${AUTH_VARIABLE}`;
            const credentials = readLogin(found.value, { what, hint: VARIABLE_HINT });
            if (credentials !== undefined)
                return credentials;
            // The file has an empty login where a store has it; this variable knows no store.
            throw new errors/* PlatformError */.Wk("CREDENTIALS", `${what} has no "auth".`, { hint: VARIABLE_HINT });
        },
    };
}
async function readConfig(options) {
    if ("contents" in options)
        return parseConfig(options.contents, "the Docker configuration");
    const path = (0,external_node_path_.join)(options.configDir, "config.json");
    return parseConfig((await readIfPresent(path)) ?? "", `the file ${(0,quote/* quote */.hD)(path)}`);
}
/** An empty file is as good as none: Docker takes it so, and leaves it when a disk is full. */
function parseConfig(json, what) {
    const source = { what: `The ${what.slice("the ".length)}`, hint: REPAIR };
    return { ...(0,secret_json/* parseSecretJson */.g4)(DockerConfig, json.trim() === "" ? "{}" : json, source), what };
}
async function readIfPresent(path) {
    try {
        return (await (0,regular_file/* readRegularFile */.XF)(path, MAX_CONFIG_BYTES)).toString("utf8");
    }
    catch (cause) {
        if ((0,regular_file/* isMissing */.b2)(cause))
            return undefined;
        throw new errors/* PlatformError */.Wk("CREDENTIALS", `Cannot read ${(0,quote/* quote */.hD)(path)}: ${(0,errors/* messageOf */.bD)(cause)}.`, {
            hint: "Let the user of the job read the file, or remove it.",
            cause,
        });
    }
}
async function fromHelper(config, host, runHelper) {
    const found = findByHost(config.credHelpers, host);
    const helper = found === undefined
        ? config.credsStore
        : (0,secret_json/* checkSecret */.zg)(HelperName, found.value, {
            what: `The credential helper of ${(0,quote/* quote */.hD)(found.key)} in ${config.what}`,
            hint: LOG_IN_AGAIN,
        });
    if (helper === "")
        return undefined;
    return askHelper(runHelper, helper, host === image_reference/* DOCKER_HUB */.Xb ? HUB_KEY : host);
}
function fromAuths(config, host) {
    const found = findByHost(config.auths, host);
    if (found === undefined)
        return undefined;
    const what = `The login for ${(0,quote/* quote */.hD)(found.key)} in ${config.what}`;
    return readLogin(found.value, { what, hint: LOG_IN_AGAIN });
}
/** Docker's own spelling of a key first, then any that names the same host, in the same case, as for Docker; null says nothing. */
function findByHost(entries, host) {
    const preferred = host === image_reference/* DOCKER_HUB */.Xb ? [HUB_KEY, image_reference/* DOCKER_HUB */.Xb] : [host];
    const keys = [...preferred, ...Object.keys(entries).filter((key) => registry_host_registryHost(key) === host)];
    const key = keys.find((candidate) => Object.hasOwn(entries, candidate));
    const value = key === undefined ? undefined : entries[key];
    return key === undefined || value === undefined || value === null ? undefined : { key, value };
}
/** An entry is empty when the login is in a credential store. */
function readLogin(value, source) {
    const login = (0,secret_json/* checkSecret */.zg)(Login, value, source);
    if (login.identitytoken)
        return { kind: "identity-token", token: login.identitytoken };
    if (login.registrytoken)
        return { kind: "bearer", token: login.registrytoken };
    if (login.auth)
        return parseBasic(login.auth, source.what, source.hint);
    if (login.username && typeof login.password === "string") {
        return { kind: "basic", username: login.username, password: login.password };
    }
    return undefined;
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/process-runner.js
var process_runner = __webpack_require__(2008);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cli/registry-when-asked.js
/** @param open called once, by the first call of any method, which rejects as it does */
function registryWhenAsked(open) {
    let opened;
    const registry = () => (opened ??= open());
    return {
        getManifest: async (...args) => (await registry()).getManifest(...args),
        headManifest: async (...args) => (await registry()).headManifest(...args),
        putManifest: async (...args) => (await registry()).putManifest(...args),
        putReferrer: async (...args) => (await registry()).putReferrer(...args),
        listTags: async (...args) => (await registry()).listTags(...args),
        readBlob: async (...args) => (await registry()).readBlob(...args),
        openBlob: async (...args) => (await registry()).openBlob(...args),
        readPart: async (...args) => (await registry()).readPart(...args),
        hasBlob: async (...args) => (await registry()).hasBlob(...args),
        pushBlob: async (...args) => (await registry()).pushBlob(...args),
        pushStream: async (...args) => (await registry()).pushStream(...args),
        startUpload: async (...args) => (await registry()).startUpload(...args),
        copyBlob: async (...args) => (await registry()).copyBlob(...args),
        canRead: async (...args) => (await registry()).canRead(...args),
        checkWrite: async (...args) => (await registry()).checkWrite(...args),
    };
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/cli/open-registry.js
// What talks to registries, with the credentials of this process. Only phases that deal with images load it.
// What is read is read now, since the phase becomes another user; what can wait is loaded with the first question.









/** To be called before the phase becomes another user. */
async function openRegistry(values, ctx) {
    const keychain = await createKeychain(ctx.environment);
    return registryWhenAsked(async () => {
        const { registryClientOf } = await __webpack_require__.e(/* import() */ 952).then(__webpack_require__.bind(__webpack_require__, 7952));
        return registryClientOf(keychain, values, ctx);
    });
}
/**
 * Docker's configuration is read now, before the phase becomes a user who may not read it. That it cannot be read is told to what
 * asks for a registry: with all images elsewhere, the home may be someone else's.
 */
async function createKeychain(environment) {
    const registryAuth = registryAuthKeychain(environment["CNB_REGISTRY_AUTH"]);
    const reading = readDockerConfig(external_node_path_.join((0,docker_context/* dockerConfigDir */.kG)(environment), "config.json"));
    await reading.catch(() => undefined);
    const file = { resolve: async (registry) => (await reading)?.resolve(registry) };
    return (0,credentials/* chainKeychains */.d)([registryAuth, authVariableKeychain(environment), file]);
}
/** A home of /dev/null, which users without one may have, has no configuration either. */
async function readDockerConfig(file) {
    const contents = await (0,toml_file/* readText */.yR)(file).catch((error) => {
        if ((0,regular_file/* leadsNowhere */.q1)(error))
            return undefined;
        throw error;
    });
    if (contents === undefined)
        return undefined;
    return dockerConfigKeychain({ contents, runHelper: process_runner/* runCredentialHelper */.Zz });
}

// EXTERNAL MODULE: ./build/js/src/lifecycle/cli/privileges.js + 1 modules
var privileges = __webpack_require__(227);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/cli/open-images.js



/** Reads credentials and connects to the daemon while this process may, and then becomes the user of the build image. */
async function openImages(phase, values, ctx, directories) {
    const withRegistry = { ...ctx, registry: await openRegistry(values, ctx) };
    const images = await chooseImages(phase, values, withRegistry);
    await (0,privileges/* becomeOwner */.rs)(ctx, directories);
    return { ...withRegistry, images };
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

/***/ 481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D7: () => (/* binding */ readToml),
/* harmony export */   T9: () => (/* binding */ readOptional),
/* harmony export */   XI: () => (/* binding */ writeFileWithParents),
/* harmony export */   v5: () => (/* binding */ readOptionalToml),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2951);
/* harmony import */ var _files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3186);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1487);
// Reading and writing the small files that phases hand to each other.






/**
 * The text of a small file. No more of it is read than a TOML file may have, since anyone may have made it.
 * @throws {UnusableFileError} if it is not a regular file of at most 16 MiB; what the file system says if it cannot be read
 */
async function readText(file) {
    return (await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_TOML_BYTES */ .QG)).toString("utf8");
}
/** The text of a small file, or undefined if there is none. @throws as {@link readText} */
async function readOptional(file) {
    return readText(file).catch(undefinedIfMissing);
}
/** The text of a TOML file. @throws as {@link readText}; {PlatformError} `MALFORMED` if it is not UTF-8 */
async function readToml(file) {
    return (0,_cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeToml */ .Rb)(await (0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, _cnb_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .MAX_TOML_BYTES */ .QG), (0,_quote_js__WEBPACK_IMPORTED_MODULE_5__/* .quote */ .hD)(file));
}
/** The text of a TOML file, or undefined if there is none. @throws as {@link readToml} */
async function readOptionalToml(file) {
    return readToml(file).catch(undefinedIfMissing);
}
/** A buildpack may have left a named pipe in the file's place, which must not make the phase wait for a reader. */
const WITHOUT_WAITING = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_WRONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_CREAT | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_TRUNC | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
/** Writes a file, making the directories above it. */
async function writeFileWithParents(file, text) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(file), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, text, { flag: WITHOUT_WAITING });
}
function undefinedIfMissing(error) {
    if ((0,_files_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isMissing */ .b2)(error))
        return undefined;
    throw error;
}


/***/ }),

/***/ 7948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ chainKeychains),
/* harmony export */   m: () => (/* binding */ basicHeader)
/* harmony export */ });
// Credentials of a registry, and where they come from. Values must never reach a log or an argv.
/** The Authorization header of HTTP Basic. */
function basicHeader({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}
/** The first keychain that knows the registry wins. */
function chainKeychains(keychains) {
    return {
        async resolve(registry) {
            for (const keychain of keychains) {
                const credentials = await keychain.resolve(registry);
                if (credentials !== undefined)
                    return credentials;
            }
            return undefined;
        },
    };
}


/***/ }),

/***/ 3255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g4: () => (/* binding */ parseSecretJson),
/* harmony export */   un: () => (/* binding */ noList),
/* harmony export */   zg: () => (/* binding */ checkSecret)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1487);
// Checking JSON that holds secrets: errors name the thing and the place, never the content.



/** What comes before a schema of an object: without it, a list would count as one with the keys 0, 1, …. */
const noList = valibot__WEBPACK_IMPORTED_MODULE_1__/* .check */ .z6Y((value) => !Array.isArray(value), "is a list");
/**
 * Reads JSON by a schema, like `parseJson`, whose errors quote the text.
 * @throws {PlatformError} `CREDENTIALS` with `what` and the field that is wrong
 */
function parseSecretJson(schema, json, source) {
    return checkSecret(schema, parseQuietly(json, source), source);
}
/** Checks a value that holds secrets. @throws {PlatformError} `CREDENTIALS` with `what` and the field that is wrong */
function checkSecret(schema, value, { what, hint }) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_1__/* .safeParse */ .xLC(schema, value);
    if (result.success)
        return result.output;
    const at = valibot__WEBPACK_IMPORTED_MODULE_1__/* .getDotPath */ .BuJ(result.issues[0]) ?? "its top level";
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("CREDENTIALS", `${what} is malformed at ${(0,_quote_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(at)}.`, { hint });
}
function parseQuietly(json, { what, hint }) {
    try {
        return JSON.parse(json);
    }
    catch {
        // Neither a cause: the message of the SyntaxError quotes the text too.
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk("CREDENTIALS", `${what} is not JSON.`, { hint });
    }
}


/***/ })

};
