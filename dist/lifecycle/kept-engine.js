// Holds src, stubs.
export const id = 223;
export const ids = [223];
export const modules = {

/***/ 7607:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

// Stands in for the debug of docker-modem: Node.js can do the same, for NODE_DEBUG in place of DEBUG.
module.exports = __webpack_require__(7975).debuglog;


/***/ }),

/***/ 9238:
/***/ ((module) => {

// Stands in for @balena/dockerignore: only Dockerfile builds need it, and no image is ever built with a Dockerfile here.
module.exports = {};


/***/ }),

/***/ 9664:
/***/ ((module) => {

// Stands in for the gRPC client: only BuildKit sessions need it, and no image is ever built with a Dockerfile here.
module.exports = {};


/***/ }),

/***/ 6014:
/***/ ((module) => {

// Stands in for the gRPC client: only BuildKit sessions need it, and no image is ever built with a Dockerfile here.
module.exports = {};


/***/ }),

/***/ 7656:
/***/ ((module) => {

// Stands in for protobufjs: only BuildKit sessions need it, and no image is ever built with a Dockerfile here.
module.exports = {};


/***/ }),

/***/ 8915:
/***/ ((module, __unused_webpack_exports, __webpack_require__) => {

// Stands in for readable-stream, the streams of Node.js 10 as a package, with those of the Node.js that runs this.
module.exports = __webpack_require__(7075);


/***/ }),

/***/ 8260:
/***/ ((module) => {

// Stands in for ssh2, whose native code does not survive bundling: the engine is reached by socket or TCP only.
module.exports = {
  Client: class {
    constructor() {
      throw new Error("DOCKER_HOST=ssh://… is not supported; use a unix socket or tcp://");
    }
  },
};


/***/ }),

/***/ 9645:
/***/ ((module) => {

// Stands in for tar-fs: dockerode packs the files of Dockerfile builds with it, and no image is ever built with a Dockerfile here.
module.exports = {};


/***/ }),

/***/ 4733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ collect),
/* harmony export */   p: () => (/* binding */ collectUpTo)
/* harmony export */ });
// A stream as a whole, in memory.
/** All bytes of a stream whose size is known to be small. @throws what the stream throws */
async function collect(content) {
    const chunks = [];
    for await (const chunk of content)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
/** All bytes of a stream; undefined if there are more than the limit, of which no more is read. @throws as {@link collect} */
async function collectUpTo(content, limitBytes) {
    const chunks = [];
    let sizeBytes = 0;
    for await (const chunk of content) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > limitBytes)
            return undefined;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
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

/***/ 7734:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connectKeptEngine: () => (/* binding */ connectKeptEngine)
});

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/js/src/docker/answers.js
// The engine's answers: schemas that list only the fields that are used, and what they become.

const strings = dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), []);
/** It becomes part of paths. */
const VersionNumber = dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^\d+\.\d+$/));
/** `GET /version`; `Arch` is Go's word, e.g. `amd64`. */
const VersionAnswer = dist/* object */.Ikc({
    Version: dist/* string */.YjP(),
    ApiVersion: VersionNumber,
    MinAPIVersion: dist/* nullish */.cl6(VersionNumber),
    Components: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ Name: dist/* string */.YjP() })), []),
    Os: dist/* string */.YjP(),
    Arch: dist/* string */.YjP(),
});
/**
 * `GET /images/{name}/json`; empty fields may be missing since API 1.52. What is in `Config` is checked when it has become an
 * image's configuration.
 */
const ImageAnswer = dist/* object */.Ikc({
    Id: dist/* string */.YjP(),
    RepoDigests: strings,
    Os: dist/* string */.YjP(),
    Architecture: dist/* string */.YjP(),
    Variant: dist/* nullish */.cl6(dist/* string */.YjP()),
    OsVersion: dist/* nullish */.cl6(dist/* string */.YjP()),
    Author: dist/* nullish */.cl6(dist/* string */.YjP()),
    RootFS: dist/* nullish */.cl6(dist/* object */.Ikc({ Layers: strings })),
    Config: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* unknown */.L5J())),
});
/** `GET /images/{name}/history`, the newest entry first; `null` for an image that has none. */
const HistoryAnswer = dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ CreatedBy: dist/* optional */.lqM(dist/* string */.YjP()), Comment: dist/* optional */.lqM(dist/* string */.YjP()) })), []);
/** `POST /containers/create` */
const CreatedAnswer = dist/* object */.Ikc({ Id: dist/* string */.YjP(), Warnings: strings });
/** `GET /containers/{id}/json` */
const ContainerAnswer = dist/* object */.Ikc({
    State: dist/* object */.Ikc({ OOMKilled: dist/* nullish */.cl6(dist/* boolean */.zMY(), false) }),
    HostConfig: dist/* nullish */.cl6(dist/* object */.Ikc({ Memory: dist/* nullish */.cl6(dist/* number */.aig(), 0), NanoCpus: dist/* nullish */.cl6(dist/* number */.aig(), 0) }), {
        Memory: 0,
        NanoCpus: 0,
    }),
});
/** `POST /containers/{id}/wait` */
const WaitAnswer = dist/* object */.Ikc({
    StatusCode: dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf()),
    Error: dist/* nullish */.cl6(dist/* object */.Ikc({ Message: dist/* nullish */.cl6(dist/* string */.YjP(), "") })),
});
/** `GET /containers/json` */
const ContainersAnswer = dist/* array */.YOg(dist/* object */.Ikc({ Id: dist/* string */.YjP() }));
/** `GET /volumes/{name}` */
const VolumeAnswer = dist/* object */.Ikc({ Labels: dist/* nullish */.cl6(dist/* record */.g1P(dist/* string */.YjP(), dist/* string */.YjP()), {}) });
/** `GET /volumes` */
const VolumesAnswer = dist/* object */.Ikc({
    Volumes: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ Name: dist/* string */.YjP() })), []),
});
/** `GET /networks/{name}` */
const NetworkAnswer = dist/* object */.Ikc({
    IPAM: dist/* nullish */.cl6(dist/* object */.Ikc({
        Config: dist/* nullish */.cl6(dist/* array */.YOg(dist/* object */.Ikc({ Gateway: dist/* nullish */.cl6(dist/* string */.YjP()), Subnet: dist/* nullish */.cl6(dist/* string */.YjP()) })), []),
    })),
});
/** `GET /info` */
const HostAnswer = dist/* object */.Ikc({
    Name: dist/* nullish */.cl6(dist/* string */.YjP(), ""),
    SecurityOptions: strings,
    MemoryLimit: dist/* nullish */.cl6(dist/* boolean */.zMY(), true),
    CpuCfsQuota: dist/* nullish */.cl6(dist/* boolean */.zMY(), true),
    DriverStatus: dist/* nullish */.cl6(dist/* array */.YOg(dist/* array */.YOg(dist/* string */.YjP())), []),
    RegistryConfig: dist/* nullish */.cl6(dist/* object */.Ikc({ Mirrors: strings }), { Mirrors: [] }),
});
/** What is used of a version. */
function answers_daemonInfo(version) {
    const { Version: serverVersion, ApiVersion: apiVersion, Os: os, Arch: arch, Components } = version;
    const isPodman = Components.some(({ Name }) => Name === "Podman Engine");
    return { serverVersion, apiVersion, engine: isPodman ? "podman" : "docker", os, arch };
}
/** What is used of the description of an engine. */
function daemonHost(host) {
    return {
        name: host.Name,
        isRootless: host.SecurityOptions.includes("name=rootless"),
        usesContainerdStore: host.DriverStatus.some(([key, value]) => key === "driver-type" && value === "io.containerd.snapshotter.v1"),
        hasHubMirrors: host.RegistryConfig.Mirrors.length > 0,
    };
}

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/js/src/docker/docker-context.js
var docker_context = __webpack_require__(9784);
;// CONCATENATED MODULE: ./build/js/src/docker/endpoint.js
// Where the engine listens: what a user asks for, else DOCKER_HOST, else the Docker context, else the default socket, as the docker command does it.






/** Where an engine listens if nothing says where. */
const DEFAULT_ENGINE = "unix:///var/run/docker.sock";
const PORT = 2375;
const TLS_PORT = 2376;
/**
 * Finds the endpoint of the engine.
 * @param requested the input `docker-host`, which takes certificates from the environment, as `DOCKER_HOST` does
 * @throws {PlatformError} `INPUT` for what cannot be used: `ssh://`, `npipe://`, a missing context
 */
async function resolveEndpoint(env, requested) {
    if (requested !== undefined)
        return parseHost(requested, "input", () => tlsOfEnvironment(env));
    const host = env["DOCKER_HOST"];
    if (host)
        return parseHost(host, "DOCKER_HOST", () => tlsOfEnvironment(env));
    const context = await (0,docker_context/* readDockerContext */.my)(env);
    if (context === undefined)
        return parseHost(DEFAULT_ENGINE, "default", noTls);
    return parseHost(context.host, "context", () => readTls(context.tlsDir, !context.skipTlsVerify, false));
}
/** Where the engines of a step are; each is looked for once. */
class Endpoints {
    #env;
    #found = new Map();
    constructor(env) {
        this.#env = env;
    }
    /** The same as {@link resolveEndpoint}. */
    find(requested) {
        const found = this.#found.get(requested) ?? resolveEndpoint(this.#env, requested);
        this.#found.set(requested, found);
        return found;
    }
    /** Whether nobody listens there for certain: it is a socket that does not exist. What cannot be used at all may be anything. */
    async isMissing(requested) {
        const endpoint = await this.find(requested).catch(() => undefined);
        return endpoint?.kind === "unix" && (0,promises_.stat)(endpoint.socketPath).then(() => false, regular_file/* isMissing */.b2);
    }
}
/** How an endpoint is called in a message, e.g. `"unix:///run/docker.sock" (from DOCKER_HOST)`. */
function formatEndpoint(endpoint) {
    const url = (0,quote/* quote */.hD)((0,quote/* withoutLogins */.$b)(endpoint.url));
    return endpoint.source === "default" ? url : `${url} (from ${SOURCES[endpoint.source]})`;
}
const SOURCES = {
    input: 'the input "docker-host"',
    DOCKER_HOST: "DOCKER_HOST",
    context: "the Docker context",
};
/** What to correct if the endpoint is a wrong one. */
function whatNames({ source }) {
    return source === "default" ? "DOCKER_HOST or the Docker context" : SOURCES[source];
}
async function parseHost(text, source, tls) {
    // The docker command takes `localhost:2375` for TCP, too.
    const url = text.includes("://") ? text : `tcp://${text}`;
    const scheme = url.slice(0, url.indexOf("://"));
    switch (scheme) {
        case "unix":
            return { kind: "unix", url, source, socketPath: socketPathOf(url, source) };
        case "tcp":
            return { kind: "tcp", url, source, ...(await parseTcp(url, source, tls)) };
        case "ssh":
            throw refuse(url, source, "ssh is not supported", SSH_HINT);
        case "npipe":
            throw refuse(url, source, "Windows pipes are not supported", "Use a Linux runner.");
        default:
            throw refuse(url, source, `the scheme ${(0,quote/* quote */.hD)(scheme)} is not supported`, "Use unix:// or tcp://.");
    }
}
const SSH_HINT = "Forward the socket (ssh -NL /tmp/docker.sock:/var/run/docker.sock HOST) and set DOCKER_HOST to unix:///tmp/docker.sock.";
function socketPathOf(url, source) {
    const path = url.slice("unix://".length);
    if (path.startsWith("/"))
        return path;
    throw refuse(url, source, "the path of the socket is not absolute", "Write it as unix:///var/run/docker.sock.");
}
async function parseTcp(url, source, readTlsOptions) {
    const parsed = URL.canParse(url) ? new URL(url) : undefined;
    if (parsed === undefined || parsed.hostname === "" || !["", "/"].includes(parsed.pathname)) {
        throw refuse(url, source, "it is not a host and a port", "Write it as tcp://HOST:PORT.");
    }
    const tls = await readTlsOptions();
    const port = parsed.port === "" ? (tls ? TLS_PORT : PORT) : Number(parsed.port);
    return { host: parsed.hostname, port, ...(tls !== undefined && { tls }) };
}
// Any value of DOCKER_TLS_VERIFY but the empty one means yes, and DOCKER_CERT_PATH alone means TLS without a check, as in
// https://pkg.go.dev/github.com/docker/docker@v28.0.4/client#WithTLSClientConfigFromEnv
async function tlsOfEnvironment(env) {
    const verify = Boolean(env["DOCKER_TLS_VERIFY"]);
    const certPath = env["DOCKER_CERT_PATH"];
    if (!verify && !certPath)
        return undefined;
    return readTls(certPath || (0,docker_context/* dockerConfigDir */.kG)(env), verify, true);
}
async function readTls(dir, verify, required) {
    const [ca, cert, key] = await Promise.all(["ca.pem", "cert.pem", "key.pem"].map((name) => (0,docker_context/* readIfExists */.OR)((0,external_node_path_.join)(dir, name))));
    if ((cert === undefined) !== (key === undefined) || (required && cert === undefined)) {
        throw new errors/* PlatformError */.Wk("INPUT", `${(0,quote/* quote */.hD)(dir)} has no cert.pem and key.pem for the Docker daemon.`, {
            hint: "Put ca.pem, cert.pem and key.pem where DOCKER_CERT_PATH or the Docker context points to.",
        });
    }
    if (ca === undefined && cert === undefined && verify)
        return undefined;
    return {
        verify,
        ...(ca !== undefined && { ca }),
        ...(cert !== undefined && { cert }),
        ...(key !== undefined && { key }),
    };
}
function noTls() {
    return Promise.resolve(undefined);
}
function refuse(url, source, why, hint) {
    return new errors/* PlatformError */.Wk("INPUT", `${REFUSED[source]} ${(0,quote/* quote */.hD)((0,quote/* withoutLogins */.$b)(url))} cannot be used: ${why}.`, { hint });
}
const REFUSED = {
    input: 'The input "docker-host"',
    DOCKER_HOST: "DOCKER_HOST",
    context: "The Docker context's host",
    default: "The socket",
};

;// CONCATENATED MODULE: ./build/js/src/docker/daemon-error.js
// Errors of the engine, and how answers and broken connections become them. Status codes decide, never message text.




/**
 * The engine refused or failed to do something.
 * The code is `NOT_FOUND` for status 404 and `DAEMON` for everything else.
 */
class DaemonError extends errors/* PlatformError */.Wk {
    /** What was asked for, as words that follow "to", e.g. `create a container from "debian"`. */
    operation;
    /** The engine's own words, without a full stop. */
    reason;
    statusCode;
    constructor(operation, reason, details = {}) {
        const { statusCode, hint, cause } = details;
        const message = `The Docker engine failed to ${operation}: ${asSentence(reason)}`;
        super(statusCode === 404 ? "NOT_FOUND" : "DAEMON", message, { hint, cause });
        this.operation = operation;
        this.reason = (0,quote/* oneLine */.TN)(reason).replace(/\.$/, "");
        this.statusCode = statusCode;
    }
}
/** Whether the engine said no with one of these HTTP status codes. */
function hasStatus(error, ...statusCodes) {
    return (error instanceof DaemonError && error.statusCode !== undefined && statusCodes.includes(error.statusCode));
}
/** What the engine answers; undefined if what was asked for is not there. */
async function ifNotMissing(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (hasStatus(error, 404))
            return undefined;
        throw error;
    }
}
/** The error for an engine that nothing can be sent to. */
function unreachable(endpoint, cause) {
    const message = `Cannot reach the Docker daemon at ${formatEndpoint(endpoint)}: ${asSentence((0,errors/* messageOf */.bD)(cause))}`;
    return new errors/* PlatformError */.Wk("DAEMON_UNREACHABLE", message, { hint: hintFor(endpoint, cause), cause });
}
/** Turns what a request was rejected with into one of the errors that {@link Daemon} promises. */
function requestError(operation, endpoint, cause) {
    if (cause instanceof errors/* PlatformError */.Wk)
        return cause;
    if (isRefusal(cause)) {
        const { statusCode } = cause;
        return new DaemonError(operation, engineWords(cause) || `status ${String(statusCode)}`, { statusCode });
    }
    return failedToConnect(cause) ? unreachable(endpoint, cause) : connectionLost(operation, cause);
}
function isRefusal(error) {
    return error instanceof Error && "statusCode" in error && typeof error.statusCode === "number";
}
/** Of an answer that is a stream, dockerode tells the engine's words only among its own. */
function engineWords({ message, statusCode, reason = "unexpected" }) {
    const prefix = `(HTTP code ${String(statusCode)}) ${reason} - `;
    return message.slice(message.startsWith(prefix) ? prefix.length : 0).trim();
}
function connectionLost(operation, cause) {
    return new DaemonError(operation, `the connection broke (${(0,errors/* messageOf */.bD)(cause)})`, {
        hint: "Check the log of the Docker daemon: it may have stopped.",
        cause,
    });
}
/** Whether a request was not even begun. */
// Node.js names the system call only for errors of the socket itself; both of these come before anything was sent.
function failedToConnect(error) {
    const { syscall } = error;
    return syscall === "connect" || syscall === "getaddrinfo";
}
function hintFor(endpoint, error) {
    const code = (0,regular_file/* errorCode */.CA)(error);
    return code === "EACCES" || code === "EPERM"
        ? 'Permission is denied: add the user to the group "docker", or use a rootless daemon.'
        : `Ensure that the Docker daemon is running and accessible, and that ${whatNames(endpoint)} is correct.`;
}
function asSentence(reason) {
    const text = reason.trim();
    return /[.!?]$/.test(text) ? text : `${text}.`;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./node_modules/dockerode/lib/docker.js
var lib_docker = __webpack_require__(9040);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var oci_schema = __webpack_require__(7442);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./build/js/src/docker/brief-requests.js
// docker-modem writes each request into a debug line with all that can be reached from it, the sockets of its agent included, and
// drops the line unless DEBUG asks for it: https://github.com/apocas/docker-modem/blob/v5.0.7/lib/modem.js#L284

/** Shows nothing but the method and the path of each request: all of it takes half of a request's time. */
function showRequestsBriefly(modem) {
    const builder = modem;
    const build = builder.buildRequest.bind(modem);
    builder.buildRequest = (options, ...rest) => build(Object.defineProperty(options, external_node_util_.inspect.custom, {
        value: () => `${options.method ?? ""} ${options.path ?? ""}`,
    }), ...rest);
}

;// CONCATENATED MODULE: ./build/js/src/docker/connection-gate.js

/**
 * Makes requests of dockerode wait for connections that are left. One with a body does not: its first try has read it, and what is
 * loaded comes alone, when all else is done.
 */
function waitForConnections(modem, agent) {
    const gate = new ConnectionGate(agent);
    const dial = modem.dial.bind(modem);
    modem.dial = (request, callback = () => undefined) => {
        if (request.file !== undefined) {
            dial(request, callback);
            return;
        }
        const pass = gate.pass(() => new Promise((resolve, reject) => {
            // It writes into what it is given.
            dial({ ...request }, (error, answer) => {
                if (error === null)
                    resolve(answer);
                else
                    reject(error);
            });
        }));
        pass.then((answer) => {
            callback(null, answer);
        }, (error) => {
            callback(error, null);
        });
    };
}
/** Lets as many requests go at a time as there are connections, once one could not be opened. */
class ConnectionGate {
    #agent;
    #waiting = [];
    #underWay = 0;
    #isLimited = false;
    constructor(agent) {
        this.#agent = agent;
    }
    /**
     * @param dial is called again if it could not connect and other connections are open
     * @throws what `dial` rejects with
     */
    async pass(dial) {
        for (;;) {
            while (this.#isLimited && this.#underWay > 0 && this.#underWay >= openConnections(this.#agent)) {
                await new Promise((resolve) => this.#waiting.push(resolve));
            }
            this.#underWay += 1;
            try {
                const answer = await dial();
                answer.once("close", () => {
                    this.#leave();
                });
                return answer;
            }
            catch (error) {
                this.#leave();
                if (!failedToConnect(error) || openConnections(this.#agent) === 0)
                    throw error;
                this.#isLimited = true;
            }
        }
    }
    /** All look again: a connection that is lost is not theirs any more. */
    #leave() {
        this.#underWay -= 1;
        for (const look of this.#waiting.splice(0))
            look();
    }
}
function openConnections({ sockets, freeSockets }) {
    const all = [...Object.values(sockets), ...Object.values(freeSockets)].flatMap((list) => list ?? []);
    return all.filter(({ destroyed, connecting }) => !destroyed && !connecting).length;
}

// EXTERNAL MODULE: ./build/js/src/bytes/collect.js
var collect = __webpack_require__(4733);
;// CONCATENATED MODULE: ./build/js/src/docker/whole-answers.js

/** Makes answers that break off reject, whichever method of dockerode asked for them. */
function noticeBrokenAnswers(modem) {
    const dial = modem.dial.bind(modem);
    modem.dial = (request, callback = () => undefined) => {
        if (request.isStream === true) {
            dial(request, callback);
            return;
        }
        dial({ ...request, isStream: true }, (error, answer) => {
            if (error !== null) {
                callback(error, null);
                return;
            }
            (0,collect/* collect */.F)(answer)
                .then((bytes) => {
                callback(null, whole_answers_valueOf(bytes));
            })
                .catch((cause) => {
                callback(cause, null);
            });
        });
    };
}
/** JSON as its value, and everything else as it is, as docker-modem does it; but `null` is a value, too. */
function whole_answers_valueOf(bytes) {
    try {
        return JSON.parse(bytes.toString("utf8"));
    }
    catch {
        return bytes;
    }
}

;// CONCATENATED MODULE: ./build/js/src/docker/engine-client.js
// dockerode's client of one engine, with errors in our words: every rejection is one that Daemon promises.








/** Of Podman's own API: the oldest that Podman 4 and 5 speak. */
const LIBPOD_VERSION = "v4.0.0";
/** Its operations are words that follow "to" in an error, e.g. `start a container`. */
class EngineClient {
    /** What asks the engine; its promises belong into one of the methods here. */
    docker;
    /** What asks Podman by its own API. */
    libpod;
    #endpoint;
    #agent;
    constructor(endpoint, options = {}) {
        this.#agent = createAgent(endpoint, options);
        this.#endpoint = endpoint;
        const version = options.apiVersion === undefined ? undefined : `v${options.apiVersion}`;
        this.docker = this.#createDocker(version, options);
        this.libpod = this.#createDocker(LIBPOD_VERSION, options);
    }
    #createDocker(version, { keptConnections }) {
        const docker = new lib_docker({ ...dockerOptions(this.#endpoint, this.#agent), version });
        if (keptConnections !== undefined)
            waitForConnections(docker.modem, this.#agent);
        noticeBrokenAnswers(docker.modem);
        showRequestsBriefly(docker.modem);
        return docker;
    }
    /** Where in a file system the engine listens; undefined if on a network. */
    get socketPath() {
        return this.#endpoint.kind === "unix" ? this.#endpoint.socketPath : undefined;
    }
    /** Closes all connections, and fails what still uses one. */
    close() {
        this.#agent.destroy();
    }
    /** Waits for what the engine was asked. */
    async call(operation, answer) {
        try {
            return await answer;
        }
        catch (error) {
            throw requestError(operation, this.#endpoint, error);
        }
    }
    /** Waits for the JSON that the engine was asked for. */
    async ask(schema, operation, answer) {
        const value = await this.call(operation, answer);
        const what = `What the Docker engine answered when asked to ${operation}`;
        (0,oci_schema/* checkDepth */.kP)(value, what);
        return (0,oci_schema/* checkSchema */._U)(schema, value, what);
    }
    /** Waits for the head of an answer; its body must be read to the end or destroyed. */
    async open(operation, answer) {
        return (await this.call(operation, answer));
    }
    /** Reads an answer that {@link open} gave bit by bit; only errors of the connection are translated. */
    async *chunks(operation, answer) {
        try {
            yield* answer;
        }
        catch (error) {
            throw requestError(operation, this.#endpoint, error);
        }
    }
}
/**
 * A connection per request, unless connections are kept: one that the engine closes just when it is used again would fail the
 * request.
 */
function createAgent(endpoint, { keptConnections }) {
    const options = keptConnections === undefined
        ? { keepAlive: false }
        : { keepAlive: true, maxSockets: keptConnections, maxFreeSockets: keptConnections };
    const tls = endpoint.kind === "tcp" ? endpoint.tls : undefined;
    if (tls === undefined)
        return new external_node_http_.Agent(options);
    return new external_node_https_.Agent({ ...options, rejectUnauthorized: tls.verify });
}
/**
 * Says everything that docker-modem would otherwise take from the process's environment, even where it is told otherwise:
 * https://github.com/apocas/docker-modem/issues/114
 */
function dockerOptions(endpoint, agent) {
    const none = { socketPath: undefined, host: undefined, port: undefined, timeout: undefined };
    const noTls = { ca: undefined, cert: undefined, key: undefined };
    if (endpoint.kind === "unix") {
        return { ...none, ...noTls, protocol: "http", socketPath: endpoint.socketPath, agent };
    }
    const { host, port, tls } = endpoint;
    if (tls === undefined)
        return { ...none, ...noTls, protocol: "http", host, port, agent };
    const { ca, cert, key } = tls;
    return { ...none, ca, cert, key, protocol: "https", host, port, agent };
}

;// CONCATENATED MODULE: ./build/js/src/docker/engine-version.js
// Which engines are new enough, and which version of their API is spoken. Pure.


/** The oldest engine API that is used: Docker 20.10, the oldest engine these tests run against. */
const OLDEST_API_VERSION = "1.41";
/** The newest engine API that these tests run against: Docker 29. What a later one changes is not known. */
const NEWEST_API_VERSION = "1.52";
/** The newest version that is tested and that the engine speaks; an engine that speaks newer ones only gets its oldest. */
function chooseApiVersion({ apiVersion, minimumApiVersion }) {
    const newest = isAtLeast(apiVersion, NEWEST_API_VERSION) ? NEWEST_API_VERSION : apiVersion;
    if (minimumApiVersion === undefined || isAtLeast(newest, minimumApiVersion))
        return newest;
    return minimumApiVersion;
}
/** @throws {PlatformError} `DAEMON` with both versions if the engine is older than {@link OLDEST_API_VERSION} */
function checkEngineVersion(engine) {
    if (isAtLeast(engine.apiVersion, OLDEST_API_VERSION))
        return;
    throw new errors/* PlatformError */.Wk("DAEMON", `The Docker engine ${engine.serverVersion} speaks API ${(0,quote/* quote */.hD)(engine.apiVersion)}; ` +
        `at least API ${OLDEST_API_VERSION} is needed.`, { hint: "Update to Docker 20.10 or later, or to Podman 4 or later." });
}
/** Docker does since 23, which came after 20.10; Podman, whose versions are lower, always did. */
function readsZstdLayers({ serverVersion }) {
    return !serverVersion.startsWith("20.");
}
// Compared by number, since 1.9 is older than 1.41; something that is not a version is not new enough.
function isAtLeast(version, minimum) {
    const [major = NaN, minor = NaN] = version.split(".").map(Number);
    const [minimumMajor = NaN, minimumMinor = NaN] = minimum.split(".").map(Number);
    return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor);
}

;// CONCATENATED MODULE: ./build/js/src/docker/dial-engine.js





/** How long the engine may take to say its version; a local one needs a few milliseconds. */
const CONNECT_TIMEOUT_MS = 30_000;
/**
 * Finds the engine that is asked for, else that the environment points to, and makes sure that it answers and is new enough.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` with the endpoint, `DAEMON` with both API versions if it is too old
 */
async function dial_engine_dialEngine(env, options = {}) {
    const { host, endpoints = new Endpoints(env), ...kept } = options;
    const endpoint = await endpoints.find(host);
    const timeout = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
    const client = new EngineClient(endpoint);
    timeout.addEventListener("abort", () => {
        client.close();
    });
    const version = await client
        .ask(VersionAnswer, "tell its version", client.docker.version())
        .catch((error) => {
        // Without a status nothing was answered at all, e.g. because the TLS handshake failed.
        const unanswered = error instanceof DaemonError && error.statusCode === undefined;
        throw unanswered ? unreachable(endpoint, timeout.reason ?? error.cause) : error;
    });
    const { Version: serverVersion, ApiVersion: apiVersion, MinAPIVersion } = version;
    checkEngineVersion({ serverVersion, apiVersion });
    const spoken = chooseApiVersion({ apiVersion, minimumApiVersion: MinAPIVersion ?? undefined });
    return { client: new EngineClient(endpoint, { ...kept, apiVersion: spoken }), version };
}

// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
;// CONCATENATED MODULE: ./build/js/src/docker/line-splitter.js
// Output in lines: chunks cut it anywhere.
/** Longer lines are split, so that a container cannot fill the memory; UTF-16 code units. */
const MAX_LINE_LENGTH = 64 * 1024;
/** Passes on each line, without its `\n`, and keeps less than a line. */
class LineSplitter {
    #onLine;
    // Output may legally begin with a byte order mark; it is the reader's to keep.
    #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    #pending = "";
    constructor(onLine) {
        this.#onLine = onLine;
    }
    write(bytes) {
        this.#push(this.#decoder.decode(bytes, { stream: true }));
    }
    end() {
        this.#push(this.#decoder.decode());
        if (this.#pending !== "")
            this.#onLine(this.#pending);
        this.#pending = "";
    }
    #push(text) {
        let start = 0;
        for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
            this.#append(text.slice(start, end));
            this.#onLine(this.#pending);
            this.#pending = "";
            start = end + 1;
        }
        this.#append(text.slice(start));
    }
    #append(text) {
        this.#pending += text;
        while (this.#pending.length > MAX_LINE_LENGTH) {
            const end = isHighSurrogate(this.#pending, MAX_LINE_LENGTH - 1) ? MAX_LINE_LENGTH - 1 : MAX_LINE_LENGTH;
            this.#onLine(this.#pending.slice(0, end));
            this.#pending = this.#pending.slice(end);
        }
    }
}
function isHighSurrogate(text, at) {
    const unit = text.charCodeAt(at);
    return unit >= 0xd800 && unit <= 0xdbff;
}

;// CONCATENATED MODULE: ./build/js/src/docker/output.js
// The decoder of a container's output: the engine interleaves stdout and stderr in frames that chunks cut anywhere.
// docker-modem's `demuxStream` takes the frame of an engine's error for the end of all frames, passes on what is no frame as output,
// and holds each frame and copies of it in memory: https://github.com/apocas/docker-modem/pull/195



const HEADER_BYTES = 8;
const STDERR = 2;
const ENGINE_ERROR = 3;
/**
 * Reads the multiplexed stream of a container without a terminal to its end, line by line.
 * Each frame is `[stream, 0, 0, 0, size (4 bytes, big endian)]` and `size` bytes of payload; see
 * https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach
 * @throws {DaemonError} if the engine reports an error in the stream, or it is not multiplexed
 */
async function readOutput(stream, onLine) {
    const decoder = new OutputDecoder(onLine);
    for await (const chunk of stream)
        decoder.write(chunk);
    decoder.end();
}
/** Keeps less than a line per stream, and never a whole frame. */
class OutputDecoder {
    #stdout;
    #stderr;
    #engineErrors = [];
    #engineError = new LineSplitter((line) => this.#engineErrors.push(line));
    #header = new Uint8Array(HEADER_BYTES);
    #headerLength = 0;
    #remaining = 0;
    constructor(onLine) {
        this.#stdout = new LineSplitter((line) => {
            onLine(line, "stdout");
        });
        this.#stderr = new LineSplitter((line) => {
            onLine(line, "stderr");
        });
    }
    write(chunk) {
        let rest = chunk;
        while (rest.byteLength > 0) {
            rest = this.#remaining === 0 ? this.#readHeader(rest) : this.#readPayload(rest);
        }
    }
    /** An end inside a frame is not an error here: whether the container went well is told by its exit code. */
    end() {
        this.#stdout.end();
        this.#stderr.end();
        this.#engineError.end();
        if (this.#engineErrors.length > 0) {
            throw new DaemonError("stream the output of a container", this.#engineErrors.join("\n"));
        }
    }
    #readHeader(bytes) {
        const part = bytes.subarray(0, HEADER_BYTES - this.#headerLength);
        this.#header.set(part, this.#headerLength);
        this.#headerLength += part.byteLength;
        if (this.#headerLength === HEADER_BYTES) {
            this.#headerLength = 0;
            this.#remaining = new DataView(this.#header.buffer).getUint32(4);
            this.#checkKind();
        }
        return bytes.subarray(part.byteLength);
    }
    #readPayload(bytes) {
        const part = bytes.subarray(0, this.#remaining);
        this.#remaining -= part.byteLength;
        this.#target().write(part);
        return bytes.subarray(part.byteLength);
    }
    #target() {
        const kind = this.#header[0];
        if (kind === ENGINE_ERROR)
            return this.#engineError;
        return kind === STDERR ? this.#stderr : this.#stdout;
    }
    #checkKind() {
        const [kind = 0, ...zeros] = this.#header.subarray(0, 4);
        if (kind <= ENGINE_ERROR && zeros.every((byte) => byte === 0))
            return;
        const shown = Buffer.from(this.#header).toString("hex");
        throw new DaemonError("stream the output of a container", `${(0,quote/* quote */.hD)(shown)} is not the header of a frame`);
    }
}

;// CONCATENATED MODULE: ./build/js/src/docker/request-parts.js
// Where in a request dockerode puts options. By default they go into the query and, as JSON, into the body of each POST:
// https://github.com/apocas/dockerode/issues/742. Where that does harm, `_query` and `_body` separate them, see
// https://github.com/apocas/dockerode/issues/144.
/** For a request whose body has a meaning of its own, e.g. the input of a container. */
function inQuery(options) {
    return { ...options, _query: options, _body: {} };
}
/** For options that are too long for the line of a request: many engines and proxies refuse those. */
function inBody(options) {
    return { ...options, _query: {}, _body: options };
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/js/src/docker/send-tar.js
// Sending a tar to the engine. docker-modem pipes it into the request, and `pipe` neither notices a tar that was destroyed, so that
// the request would wait forever, nor destroys one that is no longer wanted:
// https://github.com/apocas/docker-modem/blob/v5.0.7/lib/modem.js#L369-L374, https://github.com/nodejs/node/issues/19288


/**
 * Sends a tar, and destroys it when it is no longer needed.
 * @param send gets what dockerode is to send instead of the tar, and the signal that breaks the request off
 * @throws the tar's own error if it fails, else what `send` rejects with
 */
async function sendTar(tar, send) {
    const body = new external_node_stream_.PassThrough();
    const broken = new AbortController();
    let failure;
    const feeding = (0,external_node_stream_promises_.pipeline)(tar, body).catch((cause) => {
        failure ??= { cause };
        broken.abort();
    });
    try {
        return await send(body, broken.signal);
    }
    catch (error) {
        throw failure === undefined ? error : failure.cause;
    }
    finally {
        // An engine that has answered needs no more of the tar: 404 comes before the first byte is read.
        body.destroy();
        await feeding;
    }
}

;// CONCATENATED MODULE: ./build/js/src/docker/container.js







/** Seconds between SIGTERM and SIGKILL; a runner gives a cancelled step 7.5 s in all. */
const STOP_GRACE_SECONDS = 2;
const START = "start a container";
const STREAM = "stream the output of a container";
const WAIT = "wait for a container";
/** A container that exists in the engine until it is disposed. */
class EngineContainer {
    id;
    #client;
    #container;
    #engine;
    constructor(client, id, engine) {
        this.#client = client;
        this.#container = client.docker.getContainer(id);
        this.id = id;
        this.#engine = engine;
    }
    async putArchive(path, tar) {
        const operation = `unpack files at ${(0,quote/* quote */.hD)(path)} of a container`;
        // Podman would make a directory that is not there.
        if (this.#engine === "podman") {
            // A tar that fails meanwhile, e.g. because the build is cancelled, fails the upload: nothing else listens before that.
            tar.on("error", () => undefined);
            await this.#checkExists(operation, path).catch((error) => {
                tar.destroy();
                throw error;
            });
        }
        await sendTar(tar, (body, abortSignal) => this.#client.call(operation, this.#container.putArchive(body, { path, abortSignal })));
    }
    getArchive(path) {
        const operation = `read ${(0,quote/* quote */.hD)(path)} of a container`;
        return this.#client.open(operation, this.#container.getArchive({ path }));
    }
    async run(options) {
        const { onLine, onStart, signal } = options;
        this.#checkNotCancelled(signal);
        // Attached before it starts, so that the first line is not missed. Podman makes the container only then, so it says here why it
        // cannot be started.
        const parts = inQuery({ stream: true, stdout: true, stderr: true });
        const output = await this.#client.open(START, this.#container.attach(parts));
        const ended = new AbortController();
        const stop = () => void this.#stop();
        try {
            await this.#client.call(START, this.#container.start());
            onStart?.();
            signal?.addEventListener("abort", stop, { once: true });
            if (signal?.aborted === true)
                stop();
            const [status] = await Promise.all([this.#readExit(ended.signal), this.#readOutput(output, onLine)]);
            this.#checkNotCancelled(signal);
            return status;
        }
        catch (error) {
            this.#checkNotCancelled(signal);
            throw error;
        }
        finally {
            signal?.removeEventListener("abort", stop);
            output.destroy();
            ended.abort();
            // Its failure must not hide that the run was cancelled; the owner of the container disposes it once more.
            if (signal?.aborted === true)
                await this[Symbol.asyncDispose]().catch(() => undefined);
        }
    }
    async ranOutOfMemory() {
        const { State: state } = await this.#inspect();
        return state.OOMKilled;
    }
    /** What the engine made of the limits that the container was created with; 0 for none. */
    async limitsInForce() {
        const { HostConfig: limits } = await this.#inspect();
        return limits;
    }
    async [Symbol.asyncDispose]() {
        await removeContainer(this.#client, this.id);
    }
    #inspect() {
        return this.#client.ask(ContainerAnswer, "inspect a container", this.#container.inspect());
    }
    async #checkExists(operation, path) {
        (await this.#client.open(operation, this.#container.infoArchive({ path }))).destroy();
    }
    // What goes wrong here shows in the wait, too, and the container is removed by force anyway.
    async #stop() {
        await this.#container.stop({ t: STOP_GRACE_SECONDS }).catch(() => undefined);
    }
    async #readOutput(output, onLine) {
        await readOutput(this.#client.chunks(STREAM, output), onLine);
    }
    /** Only of a container that was started; the engine answers at once if it has ended already. */
    async #readExit(abortSignal) {
        const answer = await this.#client.ask(WaitAnswer, WAIT, this.#container.wait({ abortSignal }));
        if (answer.Error != null && answer.Error.Message !== "") {
            throw new DaemonError(WAIT, answer.Error.Message);
        }
        return answer.StatusCode;
    }
    #checkNotCancelled(signal) {
        if (signal?.aborted !== true)
            return;
        throw new errors/* PlatformError */.Wk("CANCELLED", "The container was stopped because the run was cancelled.", {
            cause: signal.reason,
        });
    }
}
/** Removes a container with its anonymous volumes, running or not; fine if it is gone already. */
async function removeContainer(client, id) {
    const container = client.docker.getContainer(id);
    try {
        await ifNotMissing(client.call("remove a container", container.remove({ force: true, v: true })));
    }
    catch (error) {
        if (!hasStatus(error, 409))
            throw error;
        // Another process is removing it; its volumes are free only after that.
        await ifNotMissing(client.call(WAIT, container.wait({ condition: "removed" })));
    }
}

;// CONCATENATED MODULE: ./build/js/src/docker/container-config.js
/** The body of `POST /containers/create`; see https://docs.docker.com/reference/api/engine/version/v1.41/ */
function containerConfig(spec) {
    return {
        Image: spec.image,
        Entrypoint: spec.command.slice(0, 1),
        Cmd: spec.command.slice(1),
        Env: [...spec.env],
        ...(spec.user !== undefined && { User: spec.user }),
        ...(spec.workingDir !== undefined && { WorkingDir: spec.workingDir }),
        Labels: spec.labels,
        // No terminal: with one, stdout and stderr could not be told apart.
        Tty: false,
        OpenStdin: false,
        AttachStdout: true,
        AttachStderr: true,
        // An image's own stop signal or health check is about the app in it, not about what runs here.
        StopSignal: "SIGTERM",
        Healthcheck: { Test: ["NONE"] },
        HostConfig: {
            Mounts: spec.mounts.map((mount) => mountConfig(mount, spec.labels)),
            SecurityOpt: [...spec.securityOptions],
            ...(spec.network !== undefined && { NetworkMode: spec.network }),
            ...(spec.dropCapabilities !== undefined && { CapDrop: [...spec.dropCapabilities] }),
            ...limitsConfig(spec.limits),
            ...(spec.readOnlyRoot === true && READ_ONLY_ROOT),
        },
    };
}
/** Docker would not let programs in `/tmp` be executed. */
const READ_ONLY_ROOT = { ReadonlyRootfs: true, Tmpfs: { "/tmp": "rw,exec,nosuid,nodev,mode=1777" } };
/** Swap counts as memory: a limit that only made a build slow would be no limit. */
function limitsConfig({ memoryBytes, cpus } = {}) {
    return {
        ...(memoryBytes !== undefined && { Memory: memoryBytes, MemorySwap: memoryBytes }),
        ...(cpus !== undefined && { NanoCpus: Math.round(cpus * 1e9) }),
    };
}
/** The types of dockerode lack that all other options of a volume may be left out. */
const NO_COPY = { VolumeOptions: { NoCopy: true } };
// `Mounts`, not `Binds`: a bind whose source is missing is an error then on Docker, instead of a new directory owned by root.
function mountConfig(mount, labels) {
    const shared = { Target: mount.target, ReadOnly: mount.readOnly ?? false };
    switch (mount.kind) {
        case "volume":
            return { Type: "volume", Source: mount.volume, ...shared, ...(mount.noCopy === true && NO_COPY) };
        case "own":
            // Without a name it is removed with the container; the labels are for one that lost its container.
            return { Type: "volume", ...shared, VolumeOptions: { NoCopy: true, Labels: labels } };
        case "bind":
            return { Type: "bind", Source: mount.source, ...shared };
    }
}

;// CONCATENATED MODULE: ./build/js/src/docker/create-container.js

/** Resolves with the engine's answer. */
function createContainer(docker, spec) {
    return postCreate(docker, "/containers/create", containerConfig(spec));
}
/** The same by any of an engine's paths that create containers. */
function postCreate({ modem }, path, options) {
    const request = { path, method: "POST", options, statusCodes: { 200: true, 201: true } };
    return new Promise((resolve, reject) => {
        modem.dial(request, (error, answer) => {
            if (error === null)
                resolve(answer);
            else
                reject(error);
        });
    });
}

;// CONCATENATED MODULE: ./build/js/src/docker/create-warnings.js
/** In the words of Docker, since 20.10, and of Podman. */
const NO_LIMITS = [
    [/not support memory limit/, ["memory"]],
    [/not support swap limit/, ["swap"]],
    [/not support CPU CFS/, ["cpus"]],
    [/Resource limits are not supported/, ["memory", "cpus"]],
];
/** What an engine's words mean. */
function warningsIn(words) {
    const limits = NO_LIMITS.find(([pattern]) => pattern.test(words))?.[1];
    if (limits !== undefined)
        return limits.map((limit) => ({ kind: "no-limit", limit }));
    return [{ kind: /does not match the detected host platform/.test(words) ? "emulated" : "other", words }];
}
/**
 * What of the limits is not in force, for an engine that leaves limits out without a word: without root and cgroup v2, Podman says
 * that it can have limits and makes them none, and Docker keeps them and says that it cannot have them.
 */
function missingLimits({ memoryBytes, cpus }, { Memory, NanoCpus, MemoryLimit, CpuCfsQuota }) {
    const missing = [];
    if (memoryBytes !== undefined && (Memory === 0 || !MemoryLimit))
        missing.push("memory");
    if (cpus !== undefined && (NanoCpus === 0 || !CpuCfsQuota))
        missing.push("cpus");
    return missing.map((limit) => ({ kind: "no-limit", limit }));
}

;// CONCATENATED MODULE: ./build/js/src/docker/engine-credentials.js
/**
 * What dockerode encodes as `X-Registry-Auth`.
 * Without credentials it is empty and not missing, since engines may refuse a request that lacks the header.
 * See https://docs.docker.com/reference/api/engine/version/v1.41/#section/Authentication
 */
function registryAuth(credentials) {
    switch (credentials?.kind) {
        case undefined:
            return {};
        case "password":
            return {
                username: credentials.username,
                password: credentials.password,
                serveraddress: credentials.registry,
            };
        case "identity-token":
            return { identitytoken: credentials.token, serveraddress: credentials.registry };
    }
}

// EXTERNAL MODULE: ./build/js/src/docker/image-answer.js
var image_answer = __webpack_require__(5996);
;// CONCATENATED MODULE: ./build/js/src/docker/mount-problem.js


/** In the engine's words; undefined if it can make the mount. @throws {PlatformError} if the engine is not reached */
async function mountProblem(client, engine, mount) {
    const probe = engine === "podman" ? createOnPodman(client.libpod, mount) : createOnDocker(client.docker, mount);
    try {
        await client.call("check a mount", probe);
    }
    catch (error) {
        if (!(error instanceof DaemonError))
            throw error;
        const isAboutMount = engine === "podman" ? STATFS.test(error.reason) : error.statusCode === 400;
        return isAboutMount ? error.reason : undefined;
    }
    return undefined;
}
/** Podman says 500 of everything that it cannot create. */
const STATFS = /^statfs \//;
/** The digest of no image. */
const NO_IMAGE = `sha256:${"0".repeat(64)}`;
function createOnDocker(docker, mount) {
    const rest = { command: ["true"], env: [], labels: {}, securityOptions: [] };
    return createContainer(docker, { image: NO_IMAGE, mounts: [mount], ...rest });
}
/**
 * By its own API. By that of Docker, it looks for the image first, and makes a directory that is not there.
 * https://docs.podman.io/en/latest/_static/api.html#tag/containers/operation/ContainerCreateLibpod
 */
async function createOnPodman(libpod, mount) {
    if (mount.kind !== "bind")
        return undefined;
    const bind = { Type: "bind", Source: mount.source, Destination: mount.target };
    return postCreate(libpod, "/libpod/containers/create", { rootfs: "/no/such/root", mounts: [bind] });
}

;// CONCATENATED MODULE: ./build/js/src/docker/network-gateway.js
/**
 * What the network says it is; else the first address of its subnet, which engines take: until Docker 20.10 is started a second
 * time, its default network does not say. Undefined if there is neither.
 */
function gatewayOf({ IPAM }) {
    const configs = IPAM?.Config ?? [];
    const named = configs.flatMap(({ Gateway }) => (Gateway ? [Gateway] : []));
    const first = configs.flatMap(({ Subnet }) => firstAddress(Subnet ?? "") ?? []);
    return [...named, ...first][0];
}
const SUBNET = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;
/** @param subnet e.g. `172.17.0.0/16`, of IPv4 */
function firstAddress(subnet) {
    const [, a, b, c, d, prefix] = (SUBNET.exec(subnet) ?? []).map(Number);
    if (a === undefined || b === undefined || c === undefined || d === undefined || prefix === undefined)
        return undefined;
    const size = 2 ** (32 - prefix);
    const address = ((a * 256 + b) * 256 + c) * 256 + d;
    const first = Math.floor(address / size) * size + 1;
    return [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256).join(".");
}

;// CONCATENATED MODULE: ./build/js/src/docker/progress.js
// The one decoder of the engine's progress streams (pull, load): JSON lines inside an answer that was already "200 OK".
// docker-modem's `followProgress` throws where nothing can catch it at a line that is not JSON, and keeps all lines in memory:
// https://github.com/apocas/docker-modem/issues/147



// https://github.com/moby/moby/blob/v28.0.4/pkg/jsonmessage/jsonmessage.go
const ProgressFrame = dist/* object */.Ikc({
    status: dist/* nullish */.cl6(dist/* string */.YjP()),
    id: dist/* nullish */.cl6(dist/* string */.YjP()),
    stream: dist/* nullish */.cl6(dist/* string */.YjP()),
    progressDetail: dist/* nullish */.cl6(dist/* object */.Ikc({ current: dist/* nullish */.cl6(dist/* number */.aig()) })),
    error: dist/* nullish */.cl6(dist/* string */.YjP()),
    errorDetail: dist/* nullish */.cl6(dist/* object */.Ikc({ message: dist/* nullish */.cl6(dist/* string */.YjP()) })),
});
/**
 * Reads a progress stream to its end, then reports the first failure in it.
 * It is drained first, because the engine still works (and would block) while its output is not read.
 * @throws {DaemonError} if a frame has an `error`, or is not JSON
 */
async function readProgress(stream, options) {
    let failure;
    try {
        for await (const line of linesOf(stream))
            failure ??= readLine(line, options);
    }
    catch (error) {
        // What the engine said explains why it then hung up.
        throw failure ?? error;
    }
    if (failure !== undefined)
        throw failure;
}
/** What the frames of a pull say of it. */
function pullFrames(onProgress) {
    return ({ status, id, progressDetail }) => {
        if (status == null)
            return;
        onProgress?.({ status, layer: id ?? undefined, currentBytes: progressDetail?.current ?? undefined });
    };
}
/** A layer that could not be unpacked while loading: only mentioned in the text, with exit code 0 (containerd store, 28). */
function unpackFailure(frame) {
    const text = frame.stream ?? frame.status ?? "";
    return text.includes("Error unpacking image") ? text : undefined;
}
function readLine(line, options) {
    if (line.trim() === "")
        return undefined;
    const frame = parseFrame(line);
    if (frame === undefined) {
        return new DaemonError(options.operation, `its progress has a line that is not JSON: ${(0,quote/* quote */.hD)(line.slice(0, 80))}`);
    }
    const reason = frame.errorDetail?.message ?? frame.error ?? options.findFailure?.(frame);
    if (reason !== undefined)
        return new DaemonError(options.operation, reason);
    options.onFrame?.(frame);
    return undefined;
}
function parseFrame(line) {
    try {
        return dist/* parse */.qgA(ProgressFrame, JSON.parse(line));
    }
    catch {
        return undefined;
    }
}
async function* linesOf(stream) {
    const decoder = new TextDecoder();
    let pending = "";
    for await (const chunk of stream) {
        const lines = (pending + decoder.decode(chunk, { stream: true })).split("\n");
        pending = lines.pop() ?? "";
        yield* lines;
    }
    yield pending + decoder.decode();
}

;// CONCATENATED MODULE: ./build/js/src/docker/engine.js
















/**
 * Finds the engine that is asked for, else that the environment points to, and makes sure that it answers and is new enough.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` with the endpoint, `DAEMON` with both API versions if it is too old
 */
async function connectEngine(env, { host, endpoints, onWarning = () => undefined } = {}) {
    const { client, version } = await dialEngine(env, { host, endpoints });
    return new DockerEngine(client, daemonInfo(version), onWarning);
}
/** The engine that a client talks to. */
class DockerEngine {
    info;
    #client;
    #onWarning;
    #itself;
    constructor(client, info, onWarning) {
        this.#client = client;
        this.info = info;
        this.#onWarning = onWarning;
    }
    get socketPath() {
        return this.#client.socketPath;
    }
    async ping() {
        await this.#client.call("answer a ping", this.#client.docker.ping());
    }
    async inspectImage(reference) {
        const image = await ifNotMissing(this.#askForImage(reference));
        return image === undefined ? undefined : (0,image_answer/* daemonImage */.a1)(reference, image);
    }
    async readImage(reference) {
        const history = this.#client.docker.getImage(reference).history();
        const operation = `tell the history of the image ${(0,quote/* quote */.hD)(reference)}`;
        const answers = await ifNotMissing(Promise.all([this.#askForImage(reference), this.#client.ask(HistoryAnswer, operation, history)]));
        if (answers === undefined)
            return undefined;
        const [image] = answers;
        return { id: image.Id, config: (0,image_answer/* toImageConfig */.zW)(reference, ...answers), origins: (0,image_answer/* originsOf */.TZ)(image) };
    }
    async pullImage(reference, options) {
        const { platform, credentials, onProgress, signal } = options;
        const operation = `pull ${(0,quote/* quote */.hD)(reference)}`;
        const query = {
            fromImage: withTag(reference),
            ...(platform !== undefined && { platform }),
            ...(signal !== undefined && { abortSignal: signal }),
        };
        try {
            const pull = this.#client.docker.createImage(registryAuth(credentials), query);
            const answer = await this.#client.open(operation, pull);
            const onFrame = pullFrames(onProgress);
            await readProgress(this.#client.chunks(operation, answer), { operation, onFrame });
        }
        catch (error) {
            if (signal?.aborted !== true)
                throw error;
            throw new errors/* PlatformError */.Wk("CANCELLED", `The pull of ${(0,quote/* quote */.hD)(reference)} was cancelled.`, {
                cause: error,
            });
        }
    }
    async loadImage(archive) {
        const operation = "load an image archive";
        await sendTar(archive, async (body, abortSignal) => {
            const load = this.#client.docker.loadImage(body, { abortSignal });
            const answer = await this.#client.open(operation, load);
            await readProgress(this.#client.chunks(operation, answer), { operation, findFailure: unpackFailure });
        });
    }
    saveImage(reference) {
        const image = this.#client.docker.getImage(reference);
        return this.#client.open(`save the image ${(0,quote/* quote */.hD)(reference)}`, image.get());
    }
    async tagImage(reference, tag) {
        const at = tag.lastIndexOf(":");
        const image = this.#client.docker.getImage(reference);
        const name = { repo: tag.slice(0, at), tag: tag.slice(at + 1) };
        await this.#client.call(`tag ${(0,quote/* quote */.hD)(reference)} as ${(0,quote/* quote */.hD)(tag)}`, image.tag(name));
    }
    async removeImage(reference) {
        const image = this.#client.docker.getImage(reference);
        await this.#client.call(`remove the image ${(0,quote/* quote */.hD)(reference)}`, image.remove());
    }
    async hasNetwork(network) {
        const { docker } = this.#client;
        const container = /^container:(.*)$/s.exec(network)?.[1];
        if (container === undefined) {
            const found = docker.getNetwork(encodeURIComponent(network)).inspect();
            return this.#exists(`inspect the network ${(0,quote/* quote */.hD)(network)}`, found);
        }
        const found = docker.getContainer(encodeURIComponent(container)).inspect();
        return this.#exists(`inspect the container ${(0,quote/* quote */.hD)(container)}`, found);
    }
    async volumeLabels(name) {
        const volume = this.#client.docker.getVolume(encodeURIComponent(name)).inspect();
        const answer = this.#client.ask(VolumeAnswer, `inspect the volume ${(0,quote/* quote */.hD)(name)}`, volume);
        return (await ifNotMissing(answer))?.Labels;
    }
    findMountProblem(mount) {
        return mountProblem(this.#client, this.info.engine, mount);
    }
    async networkGateway(name) {
        const network = this.#client.docker.getNetwork(encodeURIComponent(name)).inspect();
        const operation = `inspect the network ${(0,quote/* quote */.hD)(name)}`;
        const answer = await ifNotMissing(this.#client.ask(NetworkAnswer, operation, network));
        return answer === undefined ? undefined : gatewayOf(answer);
    }
    async describeHost() {
        return daemonHost(await this.#describeItself());
    }
    async createVolume(name, labels, owner) {
        await this.#makeVolume({ Name: name, Labels: labels, ...this.#ownerOptions(owner) });
        return { name, [Symbol.asyncDispose]: () => this.removeVolume(name) };
    }
    async ensureVolume(name, labels) {
        await this.#makeVolume({ Name: name, Labels: labels });
    }
    async createContainer(spec) {
        const { Id: id, Warnings: words } = await this.#client.ask(CreatedAnswer, `create a container from ${(0,quote/* quote */.hD)(spec.image)}`, createContainer(this.#client.docker, spec));
        const container = new EngineContainer(this.#client, id, this.info.engine);
        const warnings = [...words.flatMap(warningsIn), ...(await this.#unspokenWarnings(container, spec))];
        warnings.forEach(this.#onWarning);
        return container;
    }
    /** An engine without root leaves out limits that its cgroups cannot have, and keeps that out of its answer. */
    async #unspokenWarnings(container, { limits = {} }) {
        if (Object.values(limits).every((limit) => limit === undefined))
            return [];
        try {
            const [inForce, host] = await Promise.all([container.limitsInForce(), this.#describeItself()]);
            return missingLimits(limits, { ...inForce, ...host });
        }
        catch (error) {
            await container[Symbol.asyncDispose]().catch(() => undefined);
            throw error;
        }
    }
    async removeLabelled(label) {
        const { docker } = this.#client;
        const filters = { label: [label] };
        const containers = await this.#client.ask(ContainersAnswer, "list containers", docker.listContainers({ all: true, filters }));
        await finishAll(containers.map(({ Id }) => removeContainer(this.#client, Id)));
        const listed = this.#client.ask(VolumesAnswer, "list volumes", docker.listVolumes({ filters }));
        const { Volumes: volumes } = await listed;
        await finishAll(volumes.map(({ Name }) => this.removeVolume(Name)));
        return { containers: containers.length, volumes: volumes.length };
    }
    async #exists(operation, answer) {
        return (await ifNotMissing(this.#client.call(operation, answer))) !== undefined;
    }
    /** It stays the same, so it is asked for once. */
    #describeItself() {
        return (this.#itself ??= this.#client.ask(HostAnswer, "describe itself", this.#client.docker.info()));
    }
    #askForImage(reference) {
        const image = this.#client.docker.getImage(reference);
        return this.#client.ask(ImageAnswer, `inspect the image ${(0,quote/* quote */.hD)(reference)}`, image.inspect());
    }
    // The engine answers with the volume that there is, if there is one.
    async #makeVolume(options) {
        const volume = this.#client.docker.createVolume(inBody(options));
        await this.#client.call(`create the volume ${(0,quote/* quote */.hD)(options.Name)}`, volume);
    }
    /** Docker takes these for options of a file system that is to be mounted. */
    #ownerOptions(owner) {
        if (owner === undefined || this.info.engine !== "podman")
            return {};
        return { DriverOpts: { o: `uid=${owner.uid},gid=${owner.gid}` } };
    }
    async removeVolume(name) {
        const volume = this.#client.docker.getVolume(encodeURIComponent(name));
        await ifNotMissing(this.#client.call(`remove the volume ${(0,quote/* quote */.hD)(name)}`, volume.remove()));
    }
}
// A name without tag and digest would pull every tag of the repository.
function withTag(reference) {
    const { tag, digest } = (0,image_reference/* parseImageReference */.o_)(reference);
    return tag === undefined && digest === undefined ? `${reference}:latest` : reference;
}
/** Lets all of them end, so that one failure leaves nothing behind that could have been removed; then rejects. */
async function finishAll(removals) {
    const results = await Promise.allSettled(removals);
    for (const result of results)
        if (result.status === "rejected")
            throw result.reason;
}

;// CONCATENATED MODULE: ./build/js/src/docker/kept-engine.js



/** Reading and loading never happen more often at a time; one more is for what was broken off. */
const KEPT_CONNECTIONS = 4;
/** Proxies close idle connections; a build between analysis and export may take long. */
const PING_EVERY_MS = 20_000;
/**
 * Connects to the engine that the environment points to, and keeps connections open.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` with the endpoint, `DAEMON` if it is too old
 */
async function connectKeptEngine(env) {
    const { client, version } = await dial_engine_dialEngine(env, { keptConnections: KEPT_CONNECTIONS });
    await kept_engine_openConnections(client);
    return new KeptEngine(client, answers_daemonInfo(version));
}
/** As many requests at a time as connections may be kept: each opens one, or uses one that is open. */
async function kept_engine_openConnections(client) {
    const pings = Array.from({ length: KEPT_CONNECTIONS }, () => client.docker.ping());
    await client.call("answer a ping", Promise.all(pings));
}
class KeptEngine extends DockerEngine {
    #client;
    #pings;
    constructor(client, info) {
        // It creates no containers, so there is nothing to warn of.
        super(client, info, () => undefined);
        this.#client = client;
        this.#pings = setInterval(() => {
            // What is wrong shows when the connection is needed.
            kept_engine_openConnections(client).catch(() => undefined);
        }, PING_EVERY_MS).unref();
    }
    [Symbol.dispose]() {
        clearInterval(this.#pings);
        this.#client.close();
    }
}


/***/ })

};
