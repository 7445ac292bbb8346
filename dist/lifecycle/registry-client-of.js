// Holds src.
export const id = 952;
export const ids = [952];
export const modules = {

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

/***/ 6511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ digestOfStream),
/* harmony export */   t: () => (/* binding */ Measure)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
// What a stream is known by: how many bytes it has, and their sha256.

/** Counts and hashes bytes as they come. */
class Measure {
    #hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256");
    #sizeBytes = 0;
    #digest;
    get sizeBytes() {
        return this.#sizeBytes;
    }
    add(chunk) {
        this.#hash.update(chunk);
        this.#sizeBytes += chunk.byteLength;
    }
    /** Of everything that was added; nothing can be added afterwards. */
    digest() {
        return (this.#digest ??= `sha256:${this.#hash.digest("hex")}`);
    }
    /** The same chunks, each added before it is passed on. */
    async *through(content) {
        for await (const chunk of content) {
            this.add(chunk);
            yield chunk;
        }
    }
}
/** The digest of everything in a stream. @throws what the stream throws */
async function digestOfStream(content) {
    const measure = new Measure();
    for await (const chunk of content)
        measure.add(chunk);
    return measure.digest();
}


/***/ }),

/***/ 7952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  registryClientOf: () => (/* binding */ registryClientOf)
});

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(610);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./build/js/src/network/address-kind.js
// What an address is for, since what a stranger names must not be reached wherever it is. Pure.

/** https://www.iana.org/assignments/iana-ipv4-special-registry and its sibling for IPv6 */
const RANGES = [
    // Metadata services of Amazon, Google and Oracle (IPv6), Alibaba and Azure are not at link-local addresses.
    [
        "special",
        [
            "169.254.0.0/16",
            "fe80::/10",
            "fd00:ec2::254/128",
            "fd20:ce::254/128",
            "fd00:c1::a9fe:a9fe/128",
            "100.100.100.200/32",
            "168.63.129.16/32",
        ],
    ],
    ["special", ["224.0.0.0/4", "240.0.0.0/4", "ff00::/8", "192.0.0.0/24", "2002::/16", "2001::/32"]],
    // This host, to most systems.
    ["loopback", ["127.0.0.0/8", "::1/128", "0.0.0.0/8", "::/128"]],
    ["private", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15"]],
    ["private", ["fc00::/7", "fec0::/10"]],
    // IPv4 addresses in further clothes, which translators of a network may take for what is in them.
    ["special", ["::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48"]],
];
const LISTS = RANGES.map(([kind, ranges]) => [kind, listOf(ranges)]);
/** @param address IPv4 or IPv6, without brackets; whatever is not an address is `special` */
function addressKind(address) {
    const embedded = embeddedAddress(address);
    if (embedded !== undefined)
        return addressKind(embedded);
    if ((0,external_node_net_.isIP)(address) === 0)
        return "special";
    const plain = address.replace(/%.*$/, "");
    return LISTS.find(([, list]) => list.check(plain, familyOf(plain)))?.[0] ?? "public";
}
/** Whether it is 127.0.0.0/8 or ::1. */
function isLoopback(host) {
    return (0,external_node_net_.isIP)(host) !== 0 && LOOPBACK.check(host, familyOf(host));
}
const LOOPBACK = listOf(["127.0.0.0/8", "::1/128"]);
function listOf(ranges) {
    const list = new external_node_net_.BlockList();
    for (const range of ranges) {
        const [address = "", prefix = ""] = range.split("/");
        list.addSubnet(address, Number(prefix), familyOf(address));
    }
    return list;
}
function familyOf(address) {
    return address.includes(":") ? "ipv6" : "ipv4";
}
/** The IPv4 address that is meant by ::ffff:a.b.c.d, and by 64:ff9b::a.b.c.d in networks without IPv4. */
function embeddedAddress(address) {
    if ((0,external_node_net_.isIP)(address) !== 6)
        return undefined;
    const [, high = "", low = ""] = /^\[(?:::ffff:|64:ff9b::)(?:([\da-f]{1,4}):)?([\da-f]{1,4})\]$/.exec(canonical(address)) ?? [];
    if (low === "")
        return undefined;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt16BE(parseInt(high || "0", 16), 0);
    bytes.writeUInt16BE(parseInt(low, 16), 2);
    return [...bytes].join(".");
}
/** URLs have one way to write an address. */
function canonical(address) {
    const text = `http://[${address.replace(/%.*$/, "")}]/`;
    return URL.canParse(text) ? new URL(text).hostname : "";
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
;// CONCATENATED MODULE: ./build/js/src/network/proxy-address.js
// The address of a proxy as people write it into HTTP_PROXY, and what of it may be shown. Pure.


/** @param name the variable, for the error, which never shows the login in the address */
function parseProxy(address, name) {
    // Without a scheme it is http, and `proxy:3128` is no scheme.
    const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isAddress = url !== undefined && url.hostname !== "";
    if (isAddress && /^https?:$/.test(url.protocol))
        return url;
    // What cannot be read may have a login anywhere.
    const problem = isAddress
        ? `${name} is ${(0,quote/* quote */.hD)(withoutLogin(url))}, but only proxies that speak HTTP are supported, by http:// or https://.`
        : `${name} is not the address of a proxy that speaks HTTP.`;
    const hint = `Write ${name} as http://proxy.example:3128, with user:password@ before the host if the proxy needs a login, or name hosts in NO_PROXY that can be reached without one.`;
    throw new errors/* PlatformError */.Wk("INPUT", problem, { hint });
}
function withoutLogin({ protocol, username, password, host }) {
    return `${protocol}//${username === "" && password === "" ? "" : "***@"}${host}`;
}
/** Host and port of a proxy, without its login: all that may be shown. */
function proxyName({ url }) {
    return url.host;
}
/** The header that a proxy wants to see; undefined if its address has no login. */
function proxyAuthorization({ username, password }) {
    if (username === "" && password === "")
        return undefined;
    return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`, "utf8").toString("base64")}`;
}
/**
 * What of the addresses of proxies is secret, as it is written, as it is meant, and as a header has it. A user without a
 * password is a token.
 */
function proxySecrets(addresses) {
    const secrets = addresses.flatMap((address) => {
        const [, user = "", password] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#:]*)(?::([^/?#]*))?@/i.exec(address) ?? [];
        const secret = password === undefined || password === "" ? user : password;
        if (secret === "")
            return [];
        const login = `${decoded(user)}:${decoded(password ?? "")}`;
        return [secret, decoded(secret), Buffer.from(login, "utf8").toString("base64")];
    });
    return [...new Set(secrets)];
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./build/js/src/network/network-error.js

const PLACES = {
    public: "a public address",
    private: "an address of a private network",
    loopback: "an address of this machine",
    special: "a link-local or reserved address",
};
function addressRefused(host, kind) {
    return Object.assign(new Error(`${host}, which is ${PLACES[kind]}`), { code: "ADDRESS_REFUSED" });
}
/** With the code that the system has for it when it gives up itself, much later. */
function connectTimeout(host) {
    return Object.assign(new Error(`no connection to ${host} in time`), { code: "ETIMEDOUT" });
}
/** @param what continues the sentence "the proxy …" */
function proxyFailure(proxy, what, { status, cause } = {}) {
    const name = proxyName(proxy);
    const error = new Error(`the proxy ${name} ${what}`, { cause });
    const { variable } = proxy;
    return Object.assign(error, { code: "PROXY_FAILURE", proxy: name, variable, status });
}
/** @param cause what the system says about the connection to the proxy */
function proxyUnusable(proxy, cause) {
    const why = "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
    return proxyFailure(proxy, `cannot be used (${why})`, { cause });
}
/** Whether a proxy wants another login by this; 401 is what tinyproxy answers. */
function wantsLogin(status) {
    return status === 407 || status === 401;
}
function isAddressRefused(error) {
    return codeOf(error) === "ADDRESS_REFUSED";
}
function isProxyFailure(error) {
    return codeOf(error) === "PROXY_FAILURE";
}
function codeOf(error) {
    return error instanceof Error && "code" in error ? error.code : undefined;
}

;// CONCATENATED MODULE: ./build/js/src/network/judging-lookup.js


/** A lookup that fails with `ADDRESS_REFUSED` where no address is of an allowed kind. */
function judgingLookup(lookup, allowed) {
    return (hostname, options, callback) => {
        lookup(hostname, { ...options, all: true }, (error, found) => {
            const all = found;
            if (error !== null) {
                callback(error, all);
                return;
            }
            const usable = all.filter(({ address }) => allowed.includes(addressKind(address)));
            const [first] = usable;
            if (first === undefined)
                callback(addressRefused(hostname, addressKind(all[0]?.address ?? "")), []);
            else if (options.all === true)
                callback(null, usable);
            else
                callback(null, first.address, first.family);
        });
    };
}

;// CONCATENATED MODULE: ./build/js/src/network/http-for.js
// What of Node.js sends requests. What speaks TLS is loaded with the first request that needs it: it reads certificates, and a gateway
// is asked without it.

/** The module for a URL: `node:http` or `node:https`, whose functions have the same types. */
function httpFor({ protocol }) {
    return protocol === "https:" ? process.getBuiltinModule("node:https") : external_node_http_;
}

;// CONCATENATED MODULE: ./build/js/src/network/url-host.js
// The host of a URL as sockets and name servers have it. Pure.
/** Without the brackets that URLs put around addresses of IPv6. */
function hostOf({ hostname }) {
    return hostname.replace(/^\[|\]$/g, "");
}

;// CONCATENATED MODULE: ./build/js/src/network/proxy-tunnel.js




/** A proxy that works connects, or says that it cannot, well before. */
const TIMEOUT_MS = 30_000;
/**
 * Rejects with {@link ProxyFailure}.
 * @param target host and port, e.g. `ghcr.io:443`
 * @param deadline ends the wait, also for a proxy that sends its answer byte by byte
 */
async function openTunnel(proxy, target, deadline = AbortSignal.timeout(TIMEOUT_MS)) {
    const fail = (what, details = {}) => proxyFailure(proxy, what, details);
    return new Promise((resolve, reject) => {
        const request = startTunnel(proxy.url, target);
        const giveUp = () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`));
        deadline.addEventListener("abort", giveUp, { once: true });
        request.once("connect", ({ statusCode: status }, socket, head) => {
            deadline.removeEventListener("abort", giveUp);
            if (status === undefined || status < 200 || status > 299) {
                socket.destroy();
                reject(fail(`answered ${String(status)} when asked for ${target}`, { status }));
                return;
            }
            if (head.length > 0)
                socket.unshift(head);
            resolve(socket);
        });
        request.once("response", (response) => {
            response.destroy();
            reject(fail("does not understand CONNECT", { status: response.statusCode }));
        });
        request.once("error", (cause) => {
            reject(proxyUnusable(proxy, cause));
        });
        request.end();
    });
}
function startTunnel(proxy, target) {
    const authorization = proxyAuthorization(proxy);
    return httpFor(proxy).request({
        host: hostOf(proxy),
        port: proxy.port,
        method: "CONNECT",
        path: target,
        headers: {
            host: target,
            ...(authorization !== undefined && { "proxy-authorization": authorization }),
        },
        agent: false,
    });
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/js/src/network/decoded.js
// Answers that are compressed on their way. They are unpacked, whether that was asked for or not: what is inside is what was meant.


/** More than any server applies. */
const MAX_ENCODINGS = 5;
/** What there is of it is given, also where it breaks off; its length and its digest are checked by whoever reads it. */
const LENIENT = { flush: external_node_zlib_.constants.Z_SYNC_FLUSH, finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH };
const LENIENT_BROTLI = {
    flush: external_node_zlib_.constants.BROTLI_OPERATION_FLUSH,
    finishFlush: external_node_zlib_.constants.BROTLI_OPERATION_FLUSH,
};
const DECODERS = {
    gzip: () => external_node_zlib_.createGunzip(LENIENT),
    "x-gzip": () => external_node_zlib_.createGunzip(LENIENT),
    deflate: () => external_node_zlib_.createInflate(LENIENT),
    br: () => external_node_zlib_.createBrotliDecompress(LENIENT_BROTLI),
    zstd: () => external_node_zlib_.createZstdDecompress(),
};
/**
 * The content of a body.
 * @param encoding the header; one with a name that is not known is left to whoever reads the body
 * @throws {Error} if it is encoded too many times
 */
function decoded_decoded(body, encoding) {
    const names = encoding?.toLowerCase().split(",") ?? [];
    if (names.length > MAX_ENCODINGS) {
        const problem = new Error(`the answer is encoded ${names.length} times`);
        body.on("error", () => undefined).destroy(problem);
        throw problem;
    }
    const decoders = names.map((name) => DECODERS[name.trim()]);
    if (!decoders.every((decoder) => decoder !== undefined))
        return body;
    // The last one was applied last. Whoever reads the end of it is told what went wrong on the way.
    return decoders.reduceRight((rest, decoder) => (0,external_node_stream_.pipeline)(rest, decoder(), () => undefined), body);
}

;// CONCATENATED MODULE: ./build/js/src/network/send-request.js





/** A host that is there takes less, with TLS and all. */
const CONNECT_MS = 10_000;
/** Rejects with what the connection or the signal says. */
function sendRequest(url, outgoing, way) {
    const { signal } = outgoing;
    return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const request = startRequest(url, outgoing, way.passage);
        // Not by an error of the request: it would be one of its connection, too, to which nothing listens once all of an answer is here.
        const giveUp = (error) => {
            reject(error);
            request.destroy();
        };
        const abort = () => {
            giveUp(signal.reason);
        };
        signal.addEventListener("abort", abort, { once: true });
        request.once("close", () => {
            signal.removeEventListener("abort", abort);
        });
        const isConnected = watchConnecting(request, () => {
            giveUp(unconnected(way.passage, connectTimeout(url.host)));
        });
        request.on("error", (error) => {
            reject(isConnected() ? error : unconnected(way.passage, error));
        });
        request.once("response", (response) => {
            try {
                resolve(received(request, response, outgoing, way));
            }
            catch (error) {
                giveUp(error);
            }
        });
        sendBody(request, outgoing.body).catch(giveUp);
    });
}
function unconnected(passage, error) {
    return passage.kind === "to proxy" ? proxyUnusable(passage.proxy, error) : error;
}
function startRequest(url, { method, headers }, passage) {
    const asked = passage.kind === "to proxy" ? passage.proxy.url : url;
    const authorization = passage.kind === "to proxy" ? proxyAuthorization(passage.proxy.url) : undefined;
    const options = {
        hostname: hostOf(asked),
        port: asked.port,
        path: passage.kind === "to proxy" ? url.href : `${url.pathname}${url.search}`,
        method,
        headers: {
            ...headers,
            host: url.host,
            ...(authorization !== undefined && { "proxy-authorization": authorization }),
        },
        agent: passage.agent,
    };
    return httpFor(asked).request(options);
}
/** Tells if there is no connection in time. @returns whether there is one */
function watchConnecting(request, onTimeout) {
    let isConnected = false;
    request.once("socket", (socket) => {
        if (request.reusedSocket) {
            isConnected = true;
            return;
        }
        const timer = setTimeout(onTimeout, CONNECT_MS);
        const stop = () => {
            clearTimeout(timer);
        };
        socket.once("encrypted" in socket ? "secureConnect" : "connect", () => {
            isConnected = true;
            stop();
        });
        socket.once("close", stop);
    });
    return () => isConnected;
}
/** What comes in pieces waits for the connection; rejects with what its source throws. */
async function sendBody(request, body) {
    if (body === undefined || typeof body === "string" || body instanceof Uint8Array) {
        request.end(body);
        return;
    }
    for await (const chunk of body) {
        if (request.destroyed)
            return;
        if (!request.write(chunk))
            await roomIn(request);
    }
    request.end();
}
function roomIn(request) {
    if (request.destroyed)
        return Promise.resolve();
    return new Promise((resolve) => {
        const go = () => {
            request.off("drain", go).off("close", go);
            resolve();
        };
        request.once("drain", go).once("close", go);
    });
}
function received(request, response, { method, keepsEncoding }, { passage, onAddress }) {
    const address = response.socket.remoteAddress;
    if (passage.kind === "to host" && passage.isSeen && address !== undefined)
        onAddress(address);
    // A host that has answered before it had everything would take the next request for the rest of this one.
    response.once("end", () => {
        if (!request.writableEnded)
            request.destroy();
    });
    const headers = headersOf(response);
    const encoding = keepsEncoding || method === "HEAD" ? null : headers.get("content-encoding");
    const body = decoded_decoded(response, encoding);
    return { status: response.statusCode ?? 0, headers, body: body[Symbol.asyncIterator]() };
}
function headersOf({ headers }) {
    const get = (name) => {
        const value = headers[name.toLowerCase()];
        return value === undefined ? null : [value].flat().join(", ");
    };
    return { get, has: (name) => get(name) !== null };
}

;// CONCATENATED MODULE: ./build/js/src/network/connections.js
// Connections through the proxy of the environment if there is one, and only to addresses that are allowed. Addresses are
// judged when a connection is made, so a name that changes its address in between gains nothing.
// What speaks TLS is loaded with the first connection that needs it: it reads certificates, and a gateway is asked without it.








/** Servers close a connection that nothing comes by, some after five seconds, and a request that meets that is lost. */
const KEPT = { keepAlive: true, timeout: 4_000 };
/** Requests that keep their connections. */
function createExchange(deps, reach) {
    const plain = new external_node_http_.Agent({ ...KEPT, ...judged(deps, reach) });
    const toProxy = new external_node_http_.Agent(KEPT);
    let secure;
    let toSecureProxy;
    const passageOf = (url) => {
        const proxy = deps.proxyFor(url);
        if (url.protocol === "https:") {
            return {
                kind: "to host",
                agent: (secure ??= createTlsAgent(deps, reach)),
                isSeen: proxy === undefined,
            };
        }
        if (proxy === undefined)
            return { kind: "to host", agent: plain, isSeen: true };
        const isSecure = proxy.url.protocol === "https:";
        return { kind: "to proxy", proxy, agent: isSecure ? (toSecureProxy ??= proxyAgent()) : toProxy };
    };
    return async (url, request) => {
        judgeLiteral(url, reach);
        return sendRequest(url, request, {
            passage: passageOf(url),
            onAddress: (address) => deps.kinds.set(url.origin, addressKind(address)),
        });
    };
}
function proxyAgent() {
    return new (process.getBuiltinModule("node:https").Agent)(KEPT);
}
/** Speaks TLS with hosts, through a tunnel where there is a proxy. */
function createTlsAgent(deps, reach) {
    class TlsAgent extends process.getBuiltinModule("node:https").Agent {
        createConnection(options, callback = () => undefined) {
            const connect = (socket) => super.createConnection({ ...options, ...(socket !== undefined && { socket }) });
            const target = `${bracketed(options.host ?? "")}:${options.port ?? 443}`;
            const proxy = deps.proxyFor(new URL(`https://${target}/`));
            if (proxy === undefined)
                return connect();
            openTunnel(proxy, target).then((tunnel) => {
                // Only the type says that there may be none.
                callback(null, connect(tunnel));
            }, (error) => {
                callback(error, undefined);
            });
            return undefined;
        }
    }
    return new TlsAgent({ ...KEPT, ...judged(deps, reach), rejectUnauthorized: reach.verifiesTls });
}
/** Speaks TLS with a host, and hangs up. Rejects with what went wrong. */
async function tryTls(deps, url, reach) {
    judgeLiteral(url, reach);
    const host = hostOf(url);
    const port = Number(url.port || 443);
    const proxy = deps.proxyFor(url);
    const tunnel = proxy === undefined ? undefined : await openTunnel(proxy, `${url.hostname}:${port}`);
    const tls = process.getBuiltinModule("node:tls");
    await new Promise((resolve, reject) => {
        const socket = tls.connect({
            host,
            port,
            ...((0,external_node_net_.isIP)(host) === 0 && { servername: host }),
            ...(tunnel !== undefined && { socket: tunnel }),
            ...judged(deps, reach),
            rejectUnauthorized: reach.verifiesTls,
            ALPNProtocols: ["http/1.1"],
        });
        const timer = setTimeout(() => socket.destroy(connectTimeout(url.host)), CONNECT_MS);
        socket.once("secureConnect", () => {
            const { remoteAddress: address } = socket;
            if (proxy === undefined && address !== undefined)
                deps.kinds.set(url.origin, addressKind(address));
            resolve();
            socket.destroy();
        });
        socket.on("error", reject);
        socket.once("close", () => {
            clearTimeout(timer);
        });
    });
}
function judged({ lookup }, { addresses }) {
    return { lookup: addresses === "any" ? lookup : judgingLookup(lookup, addresses) };
}
function bracketed(host) {
    return (0,external_node_net_.isIP)(host) === 6 ? `[${host}]` : host;
}
/** Addresses are not looked up, so no lookup could judge them. @throws {Error} `ADDRESS_REFUSED` */
function judgeLiteral(url, { addresses }) {
    const host = hostOf(url);
    if (addresses === "any" || (0,external_node_net_.isIP)(host) === 0)
        return;
    const kind = addressKind(host);
    if (!addresses.includes(kind))
        throw addressRefused(host, kind);
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ./build/js/src/network/proxy-choice.js
// Which proxy a request goes through, by the variables of the environment and Go's rules, as lifecycles and engines have them.
// Rules: https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config. Pure.





/** Both spellings are in use; the lower case counts first, as for Go and curl. */
function proxyVariable(env, name) {
    return env[spelling(env, name)] || undefined;
}
function spelling(env, name) {
    const lower = name.toLowerCase();
    return env[lower] ? lower : name;
}
/** The choice for all URLs. */
function proxyChooser(env) {
    const isDirect = directHosts(proxyVariable(env, "NO_PROXY") ?? "");
    return (url) => {
        const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
        const address = /^https?:$/.test(url.protocol) ? proxyVariable(env, name) : undefined;
        const host = hostOf(url);
        if (address === undefined || host === "localhost" || isLoopback(host))
            return undefined;
        const port = url.port || (url.protocol === "https:" ? "443" : "80");
        if (isDirect(host.toLowerCase(), port))
            return undefined;
        const variable = spelling(env, name);
        return { url: parseProxy(address, variable), variable };
    };
}
function directHosts(noProxy) {
    const entries = noProxy
        .split(",")
        .map((entry) => entry.trim().toLowerCase())
        .filter((entry) => entry !== "");
    if (entries.includes("*"))
        return () => true;
    const matchers = entries.flatMap((entry) => matcherOf(entry) ?? []);
    return (host, port) => matchers.some((matches) => matches(host, port));
}
function matcherOf(entry) {
    const cidr = addressesIn(entry);
    if (cidr !== undefined)
        return (host) => cidr(host);
    const [, host = entry, wantedPort = ""] = /^\[([^\]]*)\]:(.*)$/.exec(entry) ?? /^([^:]*):([^:]*)$/.exec(entry) ?? [];
    const isPort = (port) => wantedPort === "" || wantedPort === port;
    if (host === "")
        return undefined;
    const same = addressesIn(`${host}/${(0,external_node_net_.isIP)(host) === 4 ? 32 : 128}`);
    if (same !== undefined)
        return (other, port) => same(other) && isPort(port);
    return domainMatcher(host, isPort);
}
/** `a.b` is a.b and what is below it, `.a.b` and `*.a.b` only what is below it. */
function domainMatcher(host, isPort) {
    const domain = host.replace(/^\*\./, ".");
    const bare = domain.replace(/^\./, "");
    const name = (0,external_node_url_.domainToASCII)(bare) || bare;
    const isSame = domain === bare;
    return (other, port) => (0,external_node_net_.isIP)(other) === 0 && (other.endsWith(`.${name}`) || (isSame && other === name)) && isPort(port);
}
/** Of a prefix such as `10.0.0.0/8`; undefined if it is none. */
function addressesIn(cidr) {
    const [, address = "", prefix = ""] = /^([\d.]+|[\da-f:.]+)\/(\d{1,3})$/.exec(cidr) ?? [];
    const family = (0,external_node_net_.isIP)(address);
    if (family === 0 || Number(prefix) > (family === 4 ? 32 : 128))
        return undefined;
    const list = new external_node_net_.BlockList();
    list.addSubnet(address, Number(prefix), family === 4 ? "ipv4" : "ipv6");
    return (host) => (0,external_node_net_.isIP)(host) !== 0 && list.check(host, (0,external_node_net_.isIP)(host) === 4 ? "ipv4" : "ipv6");
}

;// CONCATENATED MODULE: ./build/js/src/network/network.js
// How this process reaches hosts over HTTP, from what its environment says.






function createNetwork({ env, lookup = external_node_dns_.lookup }) {
    const deps = { proxyFor: proxyChooser(env), lookup, kinds: new Map() };
    const exchanges = new Map();
    return {
        exchange(reach) {
            const key = JSON.stringify([reach.addresses, reach.verifiesTls]);
            const exchange = exchanges.get(key) ?? createExchange(deps, reach);
            exchanges.set(key, exchange);
            return exchange;
        },
        tryTls: (url, reach) => tryTls(deps, url, reach),
        kindOf: (url) => deps.kinds.get(url.origin) ?? kindByName(url),
        proxyFor: deps.proxyFor,
    };
}
function kindByName(url) {
    const host = hostOf(url);
    if (/^(?:.*\.)?localhost$/.test(host))
        return "loopback";
    return (0,external_node_net_.isIP)(host) === 0 ? "public" : addressKind(host);
}

// EXTERNAL MODULE: ./build/js/src/bytes/collect.js
var collect = __webpack_require__(4733);
// EXTERNAL MODULE: ./build/js/src/bytes/count-bytes.js
var count_bytes = __webpack_require__(8422);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/registry/failure/registry-error.js
var registry_error = __webpack_require__(3808);
;// CONCATENATED MODULE: ./build/js/src/registry/failure/certificate-problem.js
// What can be wrong with the TLS certificate of a host. Pure.
const RENEW = "Renew the certificate of the host, and check the clock of the runner.";
const UNKNOWN_AUTHORITY = { problem: "is from an authority that is not trusted here" };
const SELF_SIGNED = { problem: "is self-signed" };
const PROBLEMS = {
    DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
    SELF_SIGNED_CERT_IN_CHAIN: SELF_SIGNED,
    UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
    UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
    UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
    CERT_UNTRUSTED: UNKNOWN_AUTHORITY,
    CERT_HAS_EXPIRED: { problem: "has expired", hint: RENEW },
    CERT_NOT_YET_VALID: { problem: "is not valid yet", hint: RENEW },
    ERR_TLS_CERT_ALTNAME_INVALID: {
        problem: "is for another host name",
        hint: "Use the host name that the certificate is for, or give the host a certificate for this one.",
    },
};
/** By the code of what a connection threw; undefined if that is about something else. */
function certificateProblem(code) {
    return PROBLEMS[code ?? ""];
}

// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
;// CONCATENATED MODULE: ./build/js/src/registry/failure/proxy-error.js
// What to tell when a proxy keeps a registry from being asked. Pure.




/** The error names the proxy, never its login. */
function proxyError(context, failure) {
    const { status } = failure;
    return new registry_error/* RegistryError */.gl("REGISTRY_UNREACHABLE", context, failure.message, {
        hint: hintFor(context.url.host, failure),
        cause: failure,
        isTemporary: !isUntrusted(failure) && (status === undefined || status >= 500),
    });
}
/** Whether the certificate of the proxy is from nobody who is trusted here. */
function isUntrusted({ cause }) {
    const found = certificateProblem((0,regular_file/* errorCode */.CA)(cause));
    return found !== undefined && found.hint === undefined;
}
function hintFor(host, failure) {
    const { proxy, variable, status } = failure;
    const without = `name ${host} in NO_PROXY if it can be reached without a proxy`;
    if (wantsLogin(status)) {
        return `Put a login that the proxy accepts into ${variable}, e.g. http://USER:PASSWORD@${proxy}, or ${without}.`;
    }
    if (isUntrusted(failure))
        return `Put the certificate of the proxy's authority into a PEM file and name the file in "ca-certificates", or ${without}.`;
    if (status === undefined)
        return `Check that ${variable} is right and that the proxy is up, or ${without}.`;
    return status >= 500
        ? `Check that the proxy reaches ${host}, or ${without}.`
        : `Let the proxy allow connections to ${host}, or ${without}.`;
}

// EXTERNAL MODULE: ./build/js/src/registry/failure/registry-hint.js
var registry_hint = __webpack_require__(7853);
;// CONCATENATED MODULE: ./build/js/src/registry/failure/network-failure.js
// From what a connection throws to what a user can understand: who could not be reached, why, and what helps.






/** The error for a request without an HTTP answer, or whose answer broke off. */
function networkError(context, thrown) {
    // The outermost error may only say that it failed; the one below it says why.
    const { code, message, error: cause } = rootCause(thrown);
    const { host } = context.url;
    if (isProxyFailure(cause))
        return proxyError(context, cause);
    if (isAddressRefused(cause))
        return refusedError(context, cause);
    if (message === REDIRECTED)
        return new registry_error/* RegistryError */.gl("REGISTRY", context, `${host} redirects an upload, which cannot follow`, {
            cause,
        });
    const hints = (0,registry_hint/* hintsFor */.u)(context);
    const certificate = certificateProblem(code);
    if (certificate !== undefined) {
        const why = `the TLS certificate of ${host} ${certificate.problem} (${code ?? ""})`;
        const hint = certificate.hint ?? hints.untrusted;
        return new registry_error/* RegistryError */.gl("REGISTRY_UNREACHABLE", context, why, { hint, cause });
    }
    if (code === "EPROTO" || meansNoTls(code)) {
        const why = `${host} does not speak TLS (${code ?? ""})`;
        return new registry_error/* RegistryError */.gl("REGISTRY_UNREACHABLE", context, why, { hint: hints.noTls, cause });
    }
    const known = CONNECTION_PROBLEMS[code ?? ""];
    const why = known === undefined ? `no answer from ${host}: ${message}` : `${host} ${known} (${code ?? ""})`;
    return new registry_error/* RegistryError */.gl("REGISTRY_UNREACHABLE", context, why, {
        hint: hints.unreachable,
        cause,
        isTemporary: true,
    });
}
/** What is thrown, without a code, where a request may not be redirected: only what has a streamed body may not. */
const REDIRECTED = "unexpected redirect";
function refusedError(context, cause) {
    const { refused: hint } = (0,registry_hint/* hintsFor */.u)(context);
    const why = `${context.registry} leads to ${cause.message}`;
    return new registry_error/* RegistryError */.gl("REGISTRY", context, why, { hint, cause });
}
/** The code of what a connection threw; undefined if it has none. */
function failureCode(thrown) {
    return rootCause(thrown).code;
}
/** Whether it is certain that something else than TLS was met. EPROTO, of older versions of Node.js, can be an alert, too. */
function meansNoTls(code) {
    return code !== undefined && NO_TLS.has(code);
}
/** What OpenSSL calls it. */
const NO_TLS = new Set([
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "ERR_SSL_PACKET_LENGTH_TOO_LONG",
    "ERR_SSL_UNKNOWN_PROTOCOL",
]);
const CONNECTION_PROBLEMS = {
    ECONNREFUSED: "refuses connections",
    ENOTFOUND: "is not a known host name",
    EAI_AGAIN: "could not be looked up, the name server did not answer",
    ECONNRESET: "closed the connection",
    EPIPE: "closed the connection",
    ETIMEDOUT: "did not answer in time",
    EHOSTUNREACH: "cannot be reached from this network",
    ENETUNREACH: "cannot be reached from this network",
};
/** The reason may be in a cause, or in the first of the addresses that were tried. */
function rootCause(thrown) {
    let at = thrown;
    let message = String(thrown);
    for (let depth = 0; depth < 5 && typeof at === "object" && at !== null; depth += 1) {
        if ("message" in at && typeof at.message === "string" && at.message !== "")
            message = at.message;
        if ("code" in at && typeof at.code === "string")
            return { code: at.code, message: told(message), error: at };
        const tried = "errors" in at && Array.isArray(at.errors) ? at.errors[0] : undefined;
        at = tried ?? ("cause" in at ? at.cause : undefined);
    }
    return { code: undefined, message: told(message), error: thrown };
}
/** Addresses may be quoted, with what is secret in them. */
function told(message) {
    return (0,quote/* oneLine */.TN)((0,quote/* withoutLogins */.$b)(message));
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/call-limits.js
// What ends a call to a registry before it is done.

/**
 * What the work gives, unless the signal is aborted before: then nothing waits for it any more.
 * @throws {PlatformError} `CANCELLED`
 */
async function unlessAborted(signal, work) {
    if (signal === undefined)
        return work();
    if (signal.aborted)
        throw cancelledError(signal);
    let stop = () => undefined;
    const aborted = new Promise((_, reject) => {
        stop = () => {
            reject(cancelledError(signal));
        };
        signal.addEventListener("abort", stop, { once: true });
    });
    try {
        return await Promise.race([work(), aborted]);
    }
    finally {
        signal.removeEventListener("abort", stop);
    }
}
/** The error of what was given up. */
function cancelledError(signal) {
    return new errors/* PlatformError */.Wk("CANCELLED", "The build was cancelled.", { cause: signal.reason });
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/request-body.js
function isStreamed(body) {
    return typeof body === "object" && "open" in body;
}
function prepareBody(body, watchdog, timeouts) {
    if (isStreamed(body) && body.sizeBytes !== 0)
        return prepareStream(body, watchdog, timeouts);
    const nothing = () => undefined;
    return {
        // A stream of nothing was seen to keep its request from ever being sent.
        content: isStreamed(body) ? new Uint8Array(0) : body,
        failure: nothing,
        stopWatching: nothing,
        close: nothing,
    };
}
function prepareStream(source, watchdog, timeouts) {
    let failure;
    let isWatched = true;
    // The source is opened on the first pull only, so that nothing is left open if no connection comes about.
    async function* read() {
        try {
            for await (const chunk of source.open()) {
                if (isWatched)
                    watchdog.expectContent("no more of the upload was taken");
                yield chunk;
                // A slow source has its own limits.
                if (isWatched)
                    watchdog.rest();
                watchdog.gotContent(chunk.byteLength);
            }
            if (isWatched)
                watchdog.expect(timeouts.uploadResponseMs, "no answer to the upload");
        }
        catch (error) {
            failure = error;
            throw error;
        }
    }
    const chunks = read();
    return {
        content: chunks,
        failure: () => failure,
        stopWatching() {
            isWatched = false;
        },
        close() {
            isWatched = false;
            chunks.return(undefined).catch(() => undefined);
        },
    };
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/timeouts.js
// How long a registry may keep us waiting.
/** In bytes a second; slower than any network that is worth waiting for. */
const LEAST_RATE = 1024;
/** The time-outs if one call may wait that long in vain: each leaves time to try again. */
function timeoutsWithin(totalMs) {
    const oneWaitMs = totalMs / 10;
    return { responseMs: oneWaitMs, stallMs: oneWaitMs, uploadResponseMs: totalMs / 2, totalMs };
}
const DEFAULT_TIMEOUTS = timeoutsWithin(600_000);
/** How much of a blob must come while it is waited for that long. */
function leastBytes(waitedMs) {
    return Math.ceil((waitedMs / 1000) * LEAST_RATE);
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/watchdog.js

function createWatchdog(options) {
    return new ExchangeWatchdog(options);
}
class ExchangeWatchdog {
    #options;
    #controller = new AbortController();
    #startedMs;
    #failure;
    /** Of the expectation that runs. */
    #running;
    /** Since the last time that enough content came. */
    #window = { waitedMs: 0, bytes: 0 };
    constructor(options) {
        this.#options = options;
        this.#startedMs = options.clock.now();
    }
    get signal() {
        return this.#controller.signal;
    }
    get failure() {
        return this.#failure;
    }
    expect(withinMs, problem) {
        this.rest();
        const { clock, patience, wholeMs } = this.#options;
        const sinceMs = clock.now();
        const wholeLeftMs = wholeMs === undefined ? Infinity : wholeMs - (sinceMs - this.#startedMs);
        const limitMs = Math.max(0, Math.min(withinMs, wholeLeftMs, patience?.leftMs ?? Infinity));
        const cancel = clock.after(limitMs, () => {
            this.rest();
            const limit = limitMs === wholeLeftMs ? wholeMs : limitMs;
            this.#failure = new Error(`${problem} within ${seconds(limit ?? limitMs)} s`);
            this.#controller.abort(this.#failure);
        });
        this.#running = { sinceMs, cancel };
    }
    expectContent(problem) {
        const { stallMs } = this.#options;
        const { bytes, waitedMs } = this.#window;
        this.expect(stallMs - waitedMs, bytes === 0 ? problem : `${problem} than ${bytes} bytes`);
    }
    gotContent(bytes) {
        this.#window.bytes += bytes;
        if (this.#window.bytes < leastBytes(this.#options.stallMs))
            return;
        this.#window = { waitedMs: 0, bytes: 0 };
        this.#options.patience?.gotOn();
    }
    rest() {
        if (this.#running === undefined)
            return;
        this.#running.cancel();
        const waitedMs = this.#options.clock.now() - this.#running.sinceMs;
        this.#running = undefined;
        this.#window.waitedMs += waitedMs;
        this.#options.patience?.waited(waitedMs);
    }
    abort() {
        this.rest();
        this.#controller.abort();
    }
}
function seconds(milliseconds) {
    return Math.round(milliseconds / 10) / 100;
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/transport.js
// One HTTP request: timeouts, redirects, and where the Authorization header may go. Knows nothing of registries' paths.








const MAX_REDIRECTS = 5;
/** Redirects that are followed with what was sent. */
const SAME_METHOD = [307, 308];
/** Redirects that turn a write into a GET, which no registry means. */
const AS_GET = [301, 302, 303];
const USER_AGENT = "cloud-native-buildpacks-action";
function createTransport(options) {
    return async (request) => {
        let url = request.url;
        for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
            const answer = await exchange(options, request, url);
            const next = redirectTarget(answer);
            if (next === undefined)
                return answer;
            await startOfBody(answer);
            url = next;
        }
        throw new registry_error/* RegistryError */.gl("REGISTRY", request, `${request.url.host} redirects more than ${MAX_REDIRECTS} times`);
    };
}
/**
 * Where a Location header points. TLS proxies that do not tell the registry about TLS make it answer `http:` for its
 * own host; that is put right. @throws {RegistryError} if it leaves https for http on another host, or HTTP altogether
 */
function resolveLocation(context, from, location) {
    if (!URL.canParse(location, from.href)) {
        throw new registry_error/* RegistryError */.gl("REGISTRY", context, `${from.host} sent a Location that is not a URL`);
    }
    const target = new URL(location, from);
    if (from.protocol === "https:" && target.protocol === "http:" && target.host === from.host) {
        target.protocol = "https:";
    }
    const isDowngrade = from.protocol === "https:" && target.protocol === "http:";
    if (isDowngrade || !/^https?:$/.test(target.protocol)) {
        const why = `${from.host} leads from ${from.protocol} to ${target.protocol}//${target.host}, which is not secure`;
        const hint = `Let ${from.host} lead to an https:// address, by its own settings or by those of a proxy in front of it.`;
        throw new registry_error/* RegistryError */.gl("REGISTRY", context, why, { hint });
    }
    return target;
}
/** A whole body in memory. @throws {RegistryError} `DIGEST_MISMATCH` if it is longer than the limit */
async function readBody(answer, limitBytes) {
    const body = await (0,collect/* collectUpTo */.p)(bodyOf(answer), limitBytes);
    if (body !== undefined)
        return body;
    answer.cancel();
    throw (0,registry_error/* mismatchError */.Jk)(answer.request, `the answer is larger than ${limitBytes} bytes`);
}
async function* bodyOf(answer) {
    for (let chunk = await answer.readChunk(); chunk !== undefined; chunk = await answer.readChunk())
        yield chunk;
}
/** The start of a body as text for a message; also frees the connection. Never throws. */
async function startOfBody(answer) {
    try {
        return (await readBody(answer, 64 * 1024)).toString("utf8");
    }
    catch {
        return "";
    }
}
/** What an error says of an answer; also frees the connection. Never throws. */
async function failedAnswer(answer) {
    const text = await startOfBody(answer);
    return {
        status: answer.status,
        headers: answer.headers,
        bodyText: answer.route.isNamed ? withoutAuthorization(text, answer.request.authorization) : "",
        proxy: answer.route.proxy && proxyName(answer.route.proxy),
    };
}
/** Registries repeat in errors what they were sent. */
function withoutAuthorization(text, header) {
    const [, sent = ""] = header?.split(" ") ?? [];
    return sent === "" ? text : text.replaceAll(sent, "***");
}
async function exchange(options, request, url) {
    refuseLogin(request, url);
    const route = options.routeTo(url, request.registry);
    const watchdog = watchdogFor(options, request);
    const body = prepareBody(request.body, watchdog, options.timeouts);
    watchdog.expect(answerMs(request, options.timeouts), "no answer");
    try {
        const response = await route.exchange(url, {
            method: request.method,
            headers: headersFor(request, url),
            body: body.content,
            signal: abortedWith(watchdog, request),
            keepsEncoding: request.content === "file",
        });
        body.stopWatching();
        checkProxy(route, response);
        checkRedirect(request, response);
        return answerOf({ request, response, url, route, watchdog, body });
    }
    catch (error) {
        watchdog.abort();
        body.close();
        throw body.failure() ?? failureOf({ ...request, url }, watchdog, error);
    }
    finally {
        watchdog.rest();
    }
}
/** Of where a registry leads: it would be sent, and told of. @throws {RegistryError} */
function refuseLogin(request, { username, password, host }) {
    if (username === "" && password === "")
        return;
    const why = `${request.registry} leads to an address of ${host} that has a user or a password in it`;
    throw new registry_error/* RegistryError */.gl("REGISTRY", request, why);
}
function watchdogFor({ timeouts, clock }, request) {
    const { body, content, limits } = request;
    const isLarge = content === "blob" || content === "file" || isStreamed(body);
    const wholeMs = isLarge ? undefined : answerMs(request, timeouts);
    return createWatchdog({ clock, patience: limits?.patience, wholeMs, stallMs: timeouts.stallMs });
}
function answerMs({ content }, { responseMs, uploadResponseMs }) {
    return content === "stored" ? uploadResponseMs : responseMs;
}
function abortedWith({ signal: own }, { limits }) {
    return limits?.signal === undefined ? own : AbortSignal.any([own, limits.signal]);
}
function failureOf(request, { failure }, thrown) {
    const signal = request.limits?.signal;
    return signal?.aborted === true ? cancelledError(signal) : networkError(request, failure ?? thrown);
}
/** Only proxies want to be logged in at like this. @throws {Error} `PROXY_FAILURE` */
function checkProxy({ proxy }, { status }) {
    if (proxy !== undefined && status === 407)
        throw proxyFailure(proxy, "answered 407", { status });
}
/** What was streamed is not there any more. @throws {Error} that the upload was redirected */
function checkRedirect({ body }, { status }) {
    if (isStreamed(body) && [...SAME_METHOD, ...AS_GET].includes(status))
        throw new Error(REDIRECTED);
}
function headersFor(request, url) {
    const { authorization } = request;
    return {
        "user-agent": USER_AGENT,
        accept: "*/*",
        // Digests are of the stored bytes.
        "accept-encoding": "identity",
        ...request.headers,
        ...(authorization !== undefined && url.origin === request.url.origin && { authorization }),
        // An empty body is none.
        ...(isStreamed(request.body) &&
            Boolean(request.body.sizeBytes) && { "content-length": String(request.body.sizeBytes) }),
    };
}
function answerOf({ request, response, url, route, watchdog, body }) {
    return {
        request,
        status: response.status,
        headers: response.headers,
        url,
        route,
        async readChunk() {
            watchdog.expectContent("no more data");
            try {
                const next = await response.body.next();
                if (next.done === true) {
                    body.close();
                    return undefined;
                }
                watchdog.gotContent(next.value.byteLength);
                return next.value;
            }
            catch (error) {
                body.close();
                throw failureOf({ ...request, url }, watchdog, error);
            }
            finally {
                watchdog.rest();
            }
        },
        cancel() {
            body.close();
            watchdog.abort();
        },
    };
}
function redirectTarget(answer) {
    const { request, status, url } = answer;
    const isRead = request.method === "GET" || request.method === "HEAD";
    const isRedirect = SAME_METHOD.includes(status) || (isRead && AS_GET.includes(status));
    const location = answer.headers.get("location");
    if (!isRedirect || request.followRedirects === false || location === null)
        return undefined;
    return resolveLocation(request, url, location);
}

// EXTERNAL MODULE: ./build/js/src/registry/auth/credentials.js
var auth_credentials = __webpack_require__(7948);
// EXTERNAL MODULE: ./build/js/src/registry/auth/secret-json.js
var secret_json = __webpack_require__(3255);
;// CONCATENATED MODULE: ./build/js/src/registry/auth/bearer-token.js
// Getting a bearer token from a registry's token server. Spec: https://distribution.github.io/distribution/spec/auth/token/
// and https://distribution.github.io/distribution/spec/auth/oauth/





const TokenAnswer = dist/* object */.Ikc({
    token: dist/* nullish */.cl6(dist/* string */.YjP()),
    access_token: dist/* nullish */.cl6(dist/* string */.YjP()),
    // Whatever is not a number tells nothing of how long the token is valid.
    expires_in: dist/* fallback */.NpB(dist/* nullish */.cl6(dist/* number */.aig()), undefined),
});
/** The specification's default and its minimum; some servers announce less but honour this. */
const LEAST_VALID_SECONDS = 60;
const NO_TOKEN = "Try again; if the problem persists, a proxy in between probably answers instead of the registry.";
/** @throws {RegistryError} `REGISTRY_DENIED` if the token server refuses */
async function fetchToken(send, request) {
    const answer = await send(tokenHttpRequest(request));
    if (answer.status !== 200) {
        throw (0,registry_error/* answerError */.n)({ ...answer.request, url: answer.url }, await failedAnswer(answer));
    }
    const json = (await readBody(answer, 1024 * 1024)).toString("utf8");
    const token = (0,secret_json/* parseSecretJson */.g4)(TokenAnswer, json, {
        what: `The answer of ${answer.url.host}`,
        hint: NO_TOKEN,
    });
    const value = token.token || token.access_token;
    if (!value) {
        throw new registry_error/* RegistryError */.gl("REGISTRY", answer.request, `${answer.url.host} answered without a token`, {
            hint: NO_TOKEN,
        });
    }
    return { value, validMs: Math.max(token.expires_in ?? 0, LEAST_VALID_SECONDS) * 1000 };
}
/** One scope per resource: the challenge's actions are added to ours. */
function mergeScopes(ours, challenged) {
    const actionsOf = new Map();
    for (const scope of [...ours, ...(challenged ?? "").split(" ")].filter(Boolean)) {
        const colon = scope.lastIndexOf(":");
        const resource = scope.slice(0, Math.max(colon, 0));
        const actions = actionsOf.get(resource) ?? new Set();
        for (const action of scope.slice(colon + 1).split(","))
            actions.add(action);
        actionsOf.set(resource, actions);
    }
    return [...actionsOf].map(([resource, actions]) => [resource, [...actions].join(",")].filter(Boolean).join(":"));
}
function tokenHttpRequest(request) {
    const { challenge, credentials } = request;
    const url = realmUrl(request);
    const scopes = mergeScopes(request.scopes, challenge.scope);
    const context = { ...request.context, url };
    if (credentials?.kind === "identity-token") {
        return {
            ...context,
            method: "POST",
            headers: { "content-type": "application/x-www-form-urlencoded" },
            body: refreshForm(credentials.token, challenge.service, scopes),
            followRedirects: false,
        };
    }
    if (challenge.service !== undefined)
        url.searchParams.append("service", challenge.service);
    for (const scope of scopes)
        url.searchParams.append("scope", scope);
    const authorization = credentials?.kind === "basic" ? (0,auth_credentials/* basicHeader */.m)(credentials) : undefined;
    return { ...context, method: "GET", authorization };
}
function realmUrl({ challenge, context, credentials }) {
    if (!URL.canParse(challenge.realm) || !/^https?:/i.test(challenge.realm)) {
        throw new registry_error/* RegistryError */.gl("REGISTRY", context, `${context.url.host} names a token server whose address is not a URL`);
    }
    const url = new URL(challenge.realm);
    // TLS proxies that do not tell the registry about TLS make it name its own host so.
    if (url.host === context.url.host)
        url.protocol = context.url.protocol;
    if (context.url.protocol === "https:" && url.protocol === "http:") {
        const what = credentials === undefined ? "to issue a token at" : "the credentials to be sent to";
        const why = `${context.url.host} wants ${what} ${url.host} without TLS`;
        throw new registry_error/* RegistryError */.gl("REGISTRY_DENIED", context, why);
    }
    return url;
}
function refreshForm(token, service, scopes) {
    return new URLSearchParams({
        grant_type: "refresh_token",
        client_id: "cloud-native-buildpacks-action",
        service: service ?? "",
        scope: scopes.join(" "),
        refresh_token: token,
    }).toString();
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/challenge.js
// The WWW-Authenticate header of a registry. Spec: https://distribution.github.io/distribution/spec/auth/token/
// and https://www.rfc-editor.org/rfc/rfc9110#field.www-authenticate. Pure.
/** The best challenge that we can answer: Bearer before Basic; undefined if there is none. */
function parseChallenge(header) {
    const challenges = splitChallenges(header);
    const bearer = challenges.find(({ scheme, parameters }) => scheme === "bearer" && parameters.has("realm"));
    if (bearer !== undefined) {
        return {
            kind: "bearer",
            realm: bearer.parameters.get("realm") ?? "",
            service: bearer.parameters.get("service"),
            scope: bearer.parameters.get("scope"),
        };
    }
    return challenges.some(({ scheme }) => scheme === "basic") ? { kind: "basic" } : undefined;
}
// Either `name=value`, with or without quotes, or the name of a scheme; the former binds tighter.
const PART = /([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*))|([\w-]+)/g;
function splitChallenges(header) {
    const challenges = [];
    for (const [, name, quoted, plain, scheme] of header.matchAll(PART)) {
        if (scheme !== undefined)
            challenges.push({ scheme: scheme.toLowerCase(), parameters: new Map() });
        else if (name !== undefined) {
            const value = quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "";
            challenges.at(-1)?.parameters.set(name.toLowerCase(), value);
        }
    }
    return challenges;
}

;// CONCATENATED MODULE: ./build/js/src/registry/auth/authenticator.js



/** A token is not used in its last seconds: it must still be valid when the request arrives. */
const MARGIN_MS = 10_000;
function createAuthenticator(dependencies) {
    const states = new Map();
    const stateOf = (registry) => {
        const state = states.get(registry) ?? { tokens: new Map() };
        states.set(registry, state);
        return state;
    };
    return {
        async begin(request) {
            const state = stateOf(request.context.registry);
            const credentials = await credentialsOf(dependencies, state, request);
            if (credentials?.kind === "bearer")
                return `Bearer ${credentials.token}`;
            if (state.challenge === undefined)
                return undefined;
            if (state.challenge.kind === "basic")
                return basicOrNothing(credentials);
            return tokenHeader(dependencies, state, { request, challenge: state.challenge, credentials });
        },
        async retryAfter401(request, header, sent) {
            const state = stateOf(request.context.registry);
            const credentials = await credentialsOf(dependencies, state, request);
            const challenge = parseChallenge(header);
            if (credentials?.kind === "bearer" || challenge === undefined)
                return undefined;
            if (challenge.kind === "basic") {
                state.challenge = challenge;
                const basic = basicOrNothing(credentials);
                return basic === sent ? undefined : basic;
            }
            // The scope is of this request only; the next one may be for another repository.
            state.challenge = { ...challenge, scope: undefined };
            return tokenHeader(dependencies, state, { request, challenge, credentials, refused: sent });
        },
    };
}
async function credentialsOf({ keychain }, state, { context }) {
    state.credentials ??= keychain.resolve(context.registry);
    try {
        return await state.credentials;
    }
    catch (error) {
        delete state.credentials;
        throw error;
    }
}
/** An identity token is worth nothing to a registry without a token server. */
function basicOrNothing(credentials) {
    return credentials?.kind === "basic" ? (0,auth_credentials/* basicHeader */.m)(credentials) : undefined;
}
async function tokenHeader({ send, now, onToken }, state, need) {
    const key = need.request.scopes.join(" ");
    const cached = state.tokens.get(key);
    const token = await cached;
    if (token !== undefined && token.header !== need.refused && token.validUntil > now())
        return token.header;
    // Another request may have begun to replace it in the meantime.
    const current = state.tokens.get(key);
    if (current !== undefined && current !== cached)
        return (await current).header;
    const fresh = fetchToken(send, {
        ...need.request,
        challenge: need.challenge,
        credentials: need.credentials,
    }).then((fetched) => {
        onToken?.(fetched.value);
        return cacheable(fetched, now());
    });
    state.tokens.set(key, fresh);
    try {
        return (await fresh).header;
    }
    catch (error) {
        if (state.tokens.get(key) === fresh)
            state.tokens.delete(key);
        throw error;
    }
}
function cacheable(token, now) {
    return { header: `Bearer ${token.value}`, validUntil: now + token.validMs - MARGIN_MS };
}

;// CONCATENATED MODULE: ./build/js/src/registry/blob-part.js



/** Undefined if the registry answers with something else than the part as it is, e.g. the whole. @throws {RegistryError} `DIGEST_MISMATCH` if the part is shorter or longer */
async function readPart(connect, reference, { digest }, { first, last }) {
    const answer = await connect({
        reference,
        doing: `read a part of the blob ${digest} of "${(0,image_reference/* imageName */.tO)(reference)}"`,
        access: "pull",
        method: "GET",
        to: `blobs/${digest}`,
        headers: { range: `bytes=${first}-${last}` },
        expect: [200, 206],
        content: "blob",
    });
    if (!isPart(answer, { first, last })) {
        answer.cancel();
        return undefined;
    }
    const sizeBytes = last - first + 1;
    const part = await readBody(answer, sizeBytes);
    if (part.byteLength === sizeBytes)
        return part;
    const found = `${part.byteLength} bytes instead of ${sizeBytes}`;
    throw (0,registry_error/* mismatchError */.Jk)(answer.request, `${answer.url.host} sent ${found} of a part of ${digest}`);
}
/** Where there is no word of what it is, its size tells. What was compressed on its way has other parts. */
function isPart({ status, headers }, { first, last }) {
    const isOther = headers.get("content-range")?.startsWith(`bytes ${first}-${last}/`) === false;
    const encoding = headers.get("content-encoding") ?? "identity";
    return status === 206 && !isOther && encoding === "identity";
}

;// CONCATENATED MODULE: ./build/js/src/registry/blob-upload.js



/**
 * One try; a try that fails half-way cannot be continued, since what the registry kept of it is not known, so a retry
 * begins with a new upload.
 */
async function mountOrUpload(connect, target, blob, from) {
    const mount = from === undefined ? undefined : await tryMount(connect, target, blob, from);
    if (mount?.status === 201)
        return "mounted";
    const start = mount ?? (await startUpload(connect, target, `push a blob to "${(0,image_reference/* imageName */.tO)(target)}"`));
    await upload(connect, target, blob, locationOf(start));
    return "uploaded";
}
/** Opens an upload and cancels it. @throws {RegistryError} if the repository cannot be written */
async function probeUpload(connect, target) {
    const doing = `push to "${(0,image_reference/* imageName */.tO)(target)}"`;
    const started = await startUpload(connect, target, doing);
    try {
        const to = locationOf(started);
        const cancelled = await connect({
            reference: target,
            doing,
            access: "push",
            method: "DELETE",
            to,
            expect: [204],
        });
        await startOfBody(cancelled);
    }
    catch {
        // Registries forget open uploads by themselves, and several cannot cancel them; the question is answered anyway.
    }
}
/** Opens an upload. */
async function startUpload(connect, target, doing) {
    const call = {
        reference: target,
        doing,
        access: "push",
        method: "POST",
        to: "blobs/uploads/",
        expect: [202],
    };
    const answer = await connect(call);
    await startOfBody(answer);
    return answer;
}
/** 201: mounted; 202: an upload was opened instead; undefined: the registry does not want to hear of it, or not say where. */
async function tryMount(connect, target, blob, from) {
    const query = new URLSearchParams({ mount: blob.digest, from: from.repository }).toString();
    try {
        const answer = await connect({
            reference: target,
            alsoPull: from,
            doing: `mount a blob of "${(0,image_reference/* imageName */.tO)(from)}" into "${(0,image_reference/* imageName */.tO)(target)}"`,
            access: "push",
            method: "POST",
            to: `blobs/uploads/?${query}`,
            expect: [201, 202],
        });
        await startOfBody(answer);
        const isOpen = answer.status === 201 || answer.headers.has("location");
        return isOpen ? answer : undefined;
    }
    catch (error) {
        // A token server may refuse both scopes because one is not ours to read; an upload needs only the other.
        if (error instanceof registry_error/* RegistryError */.gl && !error.isTemporary)
            return undefined;
        throw error;
    }
}
/** Where an upload goes on. @throws {RegistryError} if the answer does not say */
function locationOf(answer) {
    const location = answer.headers.get("location");
    if (location === null) {
        throw new registry_error/* RegistryError */.gl("REGISTRY", answer.request, `${answer.url.host} opened an upload without a Location`);
    }
    return resolveLocation(answer.request, answer.url, location);
}
/** The location at which an upload ends. */
function withDigest(location, digest) {
    const to = new URL(location);
    // Not through searchParams: they would rewrite the registry's own, maybe signed, query.
    to.search += `${to.search === "" ? "?" : "&"}digest=${encodeURIComponent(digest)}`;
    return to;
}
async function upload(connect, target, blob, location) {
    const to = withDigest(location, blob.digest);
    const doing = `push the blob ${blob.digest} to "${(0,image_reference/* imageName */.tO)(target)}"`;
    const answer = await connect({
        reference: target,
        doing,
        access: "push",
        method: "PUT",
        to,
        headers: { "content-type": "application/octet-stream" },
        body: { sizeBytes: blob.sizeBytes, open: () => exactly(blob, { doing, target, url: to }) },
        expect: [200, 201, 204],
    });
    await startOfBody(answer);
}
/** A source that gives another number of bytes than promised would look like a broken connection otherwise. */
async function* exactly(blob, place) {
    let sizeBytes = 0;
    const wrong = (what) => {
        const context = { doing: place.doing, registry: place.target.registry, url: place.url };
        const why = `its source has ${what} instead of ${blob.sizeBytes}`;
        return (0,registry_error/* mismatchError */.Jk)({ ...context, access: "push", method: "PUT" }, why);
    };
    for await (const chunk of blob.open()) {
        sizeBytes += chunk.byteLength;
        if (sizeBytes > blob.sizeBytes)
            throw wrong("more bytes");
        yield chunk;
    }
    if (sizeBytes < blob.sizeBytes)
        throw wrong(`${sizeBytes} bytes`);
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/patience.js
// How long one call may still wait: what it waited in vain is counted together, over all of its tries.
/** The waiting of one call. What got on after all costs nothing. */
class Patience {
    #totalMs;
    /** For tries that failed, and between them. */
    #spentMs = 0;
    /** Of the try that is under way, since it last got on. */
    #waitedMs = 0;
    constructor(totalMs) {
        this.#totalMs = totalMs;
    }
    get leftMs() {
        return Math.max(0, this.#totalMs - this.#spentMs - this.#waitedMs);
    }
    /** So long there was nothing. */
    waited(waitedMs) {
        this.#waitedMs += waitedMs;
    }
    /** A part of a blob was moved, so the waiting for it was worth it. */
    gotOn() {
        this.#waitedMs = 0;
    }
    /** The try failed, or a pause is over. */
    spend() {
        this.#spentMs += this.#waitedMs;
        this.#waitedMs = 0;
    }
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/retry.js
// Trying again what is temporary: network errors, 408, 429 and 5xx, and once what may be different the next time.

const OFTEN = { delaysMs: [500, 2_000, 8_000], moreWhenHeldBack: 0, maxRetryAfterMs: 60_000, share: 1 };
const PUSH = { ...OFTEN, moreWhenHeldBack: 6 };
/**
 * For what is small, a registry that is down is to be reported soon. For what is large, the pauses cover restarts and
 * failovers; a longer outage should fail the job, not hold the runner. A manifest is pushed when all the work is done.
 *
 * Who wants fewer requests takes some of them, by chance where several are made at once. A push is dozens of requests, each of which has
 * to get through: questions, too. So there are enough tries for that. What limits pulls does so for hours.
 */
const RETRY_POLICIES = {
    read: { delaysMs: [300, 1_000, 2_000], moreWhenHeldBack: 6, maxRetryAfterMs: 60_000, share: 0.4 },
    "read blob": OFTEN,
    "push blob": PUSH,
    "push manifest": { ...PUSH, delaysMs: [...PUSH.delaysMs, 15_000], moreWhenHeldBack: 3 },
};
/** Who asks for a longer pause than this limits what a client has in minutes or hours: some more tries take long, and change nothing. */
const MORE_WITHIN_MS = 10_000;
/** For a request that is held back; what is not tried again at all is not then, either. */
function whenHeldBack(policy, { retryAfterMs = 0 }) {
    const longestMs = policy.delaysMs.at(-1);
    if (longestMs === undefined || retryAfterMs > MORE_WITHIN_MS)
        return policy;
    const more = Array.from({ length: policy.moreWhenHeldBack }, () => longestMs);
    return { ...policy, delaysMs: [...policy.delaysMs, ...more] };
}
/** One line for a log. */
function describeRetry({ error, delayMs, number, most }) {
    const seconds = Math.ceil(delayMs / 100) / 10;
    return `${error.message} Trying again in ${seconds} s (try ${number} of ${most}).`;
}
/** What had all of its tries: whoever made the call as a part of another does not multiply them. */
const givenUp = new WeakSet();
/** Runs `attempt` until it succeeds, fails for good, or no more retries or time are left. */
async function withRetries({ policyFor, limits, clock, onRetry, mayRepeat, mayDiffer }, attempt) {
    const { patience, signal } = limits;
    let hadSecondTry = false;
    for (let tries = 1;; tries += 1) {
        try {
            return await attempt();
        }
        catch (error) {
            patience.spend();
            if (!(error instanceof registry_error/* RegistryError */.gl) || givenUp.has(error) || mayRepeat?.(error) === false)
                throw error;
            const isSecondTry = isDamagedRead(error) || missesBlobs(error) || mayDiffer?.() === true;
            if (!error.isTemporary && (!isSecondTry || hadSecondTry))
                throw error;
            hadSecondTry ||= isSecondTry;
            const policy = policyFor(error);
            const longestMs = policy.delaysMs[tries - 1];
            const delayMs = longestMs === undefined ? Infinity : delayBefore(error, { longestMs, policy, clock });
            if (signal?.aborted === true)
                throw error;
            // With no time left for an answer, the error of this try says more than that of the next one.
            if (delayMs >= patience.leftMs) {
                givenUp.add(error);
                throw error;
            }
            onRetry({ error, delayMs, number: tries + 1, most: policy.delaysMs.length + 1 });
            await clock.pause(delayMs, signal);
            patience.waited(delayMs);
            patience.spend();
        }
    }
}
/** At least what the registry asks for, and by chance a little more: clients that failed together must not return together. */
function delayBefore(error, { longestMs, policy, clock, }) {
    const askedMs = Math.min(error.retryAfterMs ?? 0, policy.maxRetryAfterMs);
    return Math.max(longestMs / 2, askedMs) + (clock.random() * longestMs) / 2;
}
/** What was read is not what its digest says: a proxy or a disk may have damaged it, maybe only this time. */
function isDamagedRead({ code, method }) {
    return code === "DIGEST_MISMATCH" && method === "GET";
}
/** A registry may lose sight of a blob while another client pushes the same one; that is over in a moment. */
function missesBlobs({ codes, method }) {
    return method === "PUT" && codes.includes("MANIFEST_BLOB_UNKNOWN");
}
/** Whether a registry has not even looked at a request, since there are too many or it is busy, and says so. */
function isHeldBack({ statusCode, retryAfterMs }) {
    return statusCode === 429 || (statusCode === 503 && retryAfterMs !== undefined);
}

;// CONCATENATED MODULE: ./build/js/src/registry/calls.js




function createCalls({ send, clock, totalMs, ...options }) {
    const { retry, onRetry = () => undefined } = options;
    const limitsOf = (share, signal) => {
        const limits = { patience: new Patience(totalMs * share), signal };
        const limited = (call) => send({ ...call, limits });
        return { limits, limited };
    };
    const patiently = (kind, signal) => {
        const policy = { ...RETRY_POLICIES[kind], ...retry };
        const { limits, limited } = limitsOf(policy.share, signal);
        const rules = { policyFor: () => policy, limits, clock, onRetry };
        const held = { ...rules, policyFor: (error) => whenHeldBack(policy, error) };
        return { rules, ...sentAgain(limited, held) };
    };
    return {
        retried(kind, attempt, { signal = options.signal } = {}) {
            const { rules, again, mayDiffer } = patiently(kind, signal);
            return unlessAborted(signal, () => withRetries({ ...rules, mayDiffer }, () => attempt(again)));
        },
        unlessTaken(kind, attempt) {
            const { again } = patiently(kind, options.signal);
            return unlessAborted(options.signal, () => attempt(again));
        },
        once(attempt) {
            const { limited } = limitsOf(1, options.signal);
            return unlessAborted(options.signal, () => attempt(limited));
        },
        afterwards: send,
    };
}
/**
 * What a registry holds back is sent again by itself, with tries of its own: to begin anew with all that belongs to it would make more
 * requests of those that are too many.
 */
function sentAgain(send, rules) {
    let hasSentTwice = false;
    const again = (call) => {
        const onRetry = (retry) => {
            hasSentTwice ||= isStreamed(call.body);
            rules.onRetry(retry);
        };
        return withRetries({ ...rules, mayRepeat: isHeldBack, onRetry }, () => send(call));
    };
    return { again, mayDiffer: () => hasSentTwice };
}

;// CONCATENATED MODULE: ./build/js/src/registry/connection.js



function createConnection(dependencies) {
    return async (call) => {
        const answer = await authenticated(dependencies, call);
        if (call.expect.includes(answer.status))
            return answer;
        throw (0,registry_error/* answerError */.n)({ ...answer.request, url: answer.url }, await failedAnswer(answer));
    };
}
async function authenticated({ send, authenticator, baseUrl }, call) {
    const { reference, doing, access, method } = call;
    const about = { doing, registry: reference.registry, access, method };
    const base = await unlessAborted(call.limits?.signal, () => baseUrl(about));
    const url = typeof call.to === "string" ? new URL(`${reference.repository}/${call.to}`, base) : call.to;
    const context = { ...about, url };
    const request = { ...context, ...optionalParts(call) };
    // An upload may continue at a storage host, which must see no credentials and whose challenges are not the registry's.
    if (url.origin !== base.origin)
        return send(request);
    const auth = { context, scopes: scopesOf(call) };
    const authorization = await authenticator.begin(auth);
    const answer = await send({ ...request, authorization });
    if (answer.status !== 401 || answer.url.origin !== base.origin)
        return answer;
    const challenge = answer.headers.get("www-authenticate") ?? "";
    const second = await authenticator.retryAfter401(auth, challenge, authorization);
    if (second === undefined)
        return answer;
    await startOfBody(answer);
    return send({ ...request, authorization: second });
}
function optionalParts({ headers, body, content, limits, }) {
    return {
        ...(headers !== undefined && { headers }),
        ...(body !== undefined && { body }),
        ...(content !== undefined && { content }),
        ...(limits !== undefined && { limits }),
    };
}
/** Spec: https://distribution.github.io/distribution/spec/auth/scope/ */
function scopesOf({ reference, access, alsoPull }) {
    const actions = access === "push" ? "pull,push" : "pull";
    const own = `repository:${reference.repository}:${actions}`;
    return alsoPull === undefined ? [own] : [own, `repository:${alsoPull.repository}:pull`];
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/clock.js
// Time and chance, as the client sees them: handed in, so that a test neither waits nor depends on how fast a machine is.
const SYSTEM_CLOCK = {
    now: () => performance.now(),
    after(delayMs, action) {
        const timer = setTimeout(action, delayMs);
        return () => {
            clearTimeout(timer);
        };
    },
    pause: (delayMs, signal) => new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const stop = () => {
            clearTimeout(timer);
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever the signal was given
            reject(signal?.reason);
        };
        const timer = setTimeout(() => {
            signal?.removeEventListener("abort", stop);
            resolve();
        }, delayMs);
        signal?.addEventListener("abort", stop, { once: true });
    }),
    random: Math.random,
};

;// CONCATENATED MODULE: ./build/js/src/registry/transport/routes.js
/** Where hosts may be. A pull request can name one, too, and none is where clouds hand out credentials. */
const REACHABLE = {
    workflow: ["public", "private", "loopback"],
    checkout: ["public"],
};
const NEARNESS = {
    public: ["public"],
    private: ["public", "private"],
    loopback: ["public", "private", "loopback"],
    special: ["public"],
};
/** @param insecureRegistries hosts that may be anywhere, and may lack TLS or a trusted certificate, e.g. `registry.internal:5000` */
function createRoutes(network, insecureRegistries) {
    const insecure = new Set(insecureRegistries.map((host) => host.toLowerCase()));
    const named = (host, by = "workflow") => {
        const isInsecure = insecure.has(host.toLowerCase());
        return { addresses: isInsecure ? "any" : REACHABLE[by], verifiesTls: !isInsecure };
    };
    const route = (url, reach, isNamed) => {
        return { exchange: network.exchange(reach), isNamed, proxy: network.proxyFor(url) };
    };
    const toNamed = (url, by = "workflow") => route(url, named(url.host, by), by === "workflow");
    return {
        named,
        toNamed,
        toForeign: (url, from) => insecure.has(url.host)
            ? toNamed(url)
            : route(url, { addresses: NEARNESS[network.kindOf(from)], verifiesTls: true }, false),
    };
}

;// CONCATENATED MODULE: ./build/js/src/registry/http-parts.js
// What all requests have in common, of registries and others: ways to hosts, time, and how often to try.




function partsOf(options) {
    const { network = createNetwork({ env: {} }), clock = SYSTEM_CLOCK } = options;
    const timeouts = { ...DEFAULT_TIMEOUTS, ...options.timeouts };
    const { retry, onRetry, signal } = options;
    const routes = createRoutes(network, options.insecureRegistries ?? []);
    return { network, routes, timeouts, clock, totalMs: timeouts.totalMs, retry, onRetry, signal };
}

// EXTERNAL MODULE: ./build/js/src/oci/digest.js
var oci_digest = __webpack_require__(8345);
// EXTERNAL MODULE: ./build/js/src/oci/manifest.js
var manifest = __webpack_require__(5692);
// EXTERNAL MODULE: ./build/js/src/oci/media-types.js
var media_types = __webpack_require__(3385);
// EXTERNAL MODULE: ./build/js/src/oci/schema.js
var schema = __webpack_require__(7442);
;// CONCATENATED MODULE: ./build/js/src/registry/manifest-access.js
// Manifests at a registry: reading, asking for, and writing them, always by what their bytes hash to.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-manifests








/** Some registries accept more than they must. */
const MAX_ANSWER_BYTES = 2 * manifest/* MAX_MANIFEST_BYTES */.ZJ;
async function getManifest(connect, reference) {
    const answer = await connect({ ...manifestCall(reference), method: "GET", expect: [200] });
    const bytes = await readBody(answer, MAX_ANSWER_BYTES);
    const digest = (0,oci_digest/* digestOf */.ol)(bytes);
    const promised = reference.digest ?? digestHeader(answer);
    if (promised !== undefined && promised !== digest) {
        throw (0,registry_error/* mismatchError */.Jk)(answer.request, `${answer.url.host} sent a manifest with the digest ${digest} for ${promised}`);
    }
    return { mediaType: mediaTypeOf(answer, bytes, reference), digest, bytes };
}
/** The digest, undefined for a 404, `"unnamed"` if the registry has it but does not tell its digest. */
async function headManifest(connect, reference) {
    const answer = await connect({ ...manifestCall(reference), method: "HEAD", expect: [200, 404] });
    await startOfBody(answer);
    if (answer.status === 404)
        return undefined;
    return reference.digest ?? digestHeader(answer) ?? "unnamed";
}
async function putManifest(connect, reference, manifest) {
    return (await put(connect, reference, manifest)).digest;
}
/** A registry that lists what refers to an image names that image in its answer. */
async function putReferrer(connect, reference, manifest) {
    const { answer } = await put(connect, reference, manifest);
    return answer.headers.has("oci-subject") ? "listed" : "unlisted";
}
async function put(connect, reference, manifest) {
    const digest = (0,oci_digest/* digestOf */.ol)(manifest.bytes);
    // A reference with both means the tag: the digest can only say what is expected to be there.
    const selector = reference.tag ?? reference.digest ?? "latest";
    const answer = await connect({
        reference,
        doing: `push "${(0,image_reference/* formatImageReference */.my)(reference)}"`,
        access: "push",
        method: "PUT",
        to: `manifests/${selector}`,
        headers: { "content-type": manifest.mediaType },
        body: manifest.bytes,
        expect: [200, 201, 202],
    });
    await startOfBody(answer);
    const stored = digestHeader(answer);
    if (stored !== undefined && stored !== digest) {
        throw (0,registry_error/* mismatchError */.Jk)(answer.request, `${answer.url.host} stored ${digest} as ${stored}`);
    }
    return { digest, answer };
}
function manifestCall(reference) {
    return {
        reference,
        doing: `read "${(0,image_reference/* formatImageReference */.my)(reference)}"`,
        access: "pull",
        to: `manifests/${(0,image_reference/* manifestSelector */.Ph)(reference)}`,
        headers: { accept: media_types/* ACCEPTED_MANIFESTS */.bb.join(", ") },
    };
}
function digestHeader(answer) {
    const header = answer.headers.get("docker-content-digest");
    return header !== null && (0,oci_digest/* isDigest */.Bc)(header) ? header : undefined;
}
const MediaTyped = dist/* object */.Ikc({ mediaType: dist/* nullish */.cl6(dist/* string */.YjP()), manifests: dist/* nullish */.cl6(dist/* unknown */.L5J()) });
/** Some registries and most proxies serve manifests as `application/json` or `text/plain`; then the content tells. */
function mediaTypeOf(answer, bytes, reference) {
    const [header = ""] = (answer.headers.get("content-type") ?? "").split(";");
    if (media_types/* ACCEPTED_MANIFESTS */.bb.includes(header.trim()))
        return header.trim();
    const what = `The manifest of "${(0,image_reference/* formatImageReference */.my)(reference)}"`;
    const content = (0,schema/* parseJson */.qF)(MediaTyped, bytes.toString("utf8"), what);
    return content.mediaType ?? (content.manifests == null ? media_types/* OCI_MANIFEST */.EG : media_types/* OCI_INDEX */.$p);
}

;// CONCATENATED MODULE: ./build/js/src/registry/streamed-upload.js




/** Opens the upload; only that is tried again, and its end as long as the registry has not looked at it. */
async function streamUpload(calls, target) {
    const push = pushTo(target);
    const start = await calls.retried("push blob", (connect) => startUpload(connect, target, push.doing));
    const { send, ...upload } = uploadFrom(locationOf(start), push, {
        run: (attempt) => calls.once(attempt),
        end: (attempt) => calls.unlessTaken("push blob", attempt),
        afterwards: calls.afterwards,
    });
    return { ...upload, write: (content) => send(onlyOnce(content)) };
}
/** A whole blob, tried again if its source can be read again. @throws {RegistryError} also if streams are refused */
async function pushStream(calls, target, source) {
    if (source.opens === "once") {
        const upload = await streamUpload(calls, target);
        return sendAll({ ...upload, send: (open) => upload.write(open()) }, source);
    }
    const push = pushTo(target);
    await calls.retried("push blob", async (connect) => {
        const start = await startUpload(connect, target, push.doing);
        const run = (attempt) => attempt(connect);
        const way = { run, end: run, afterwards: calls.afterwards };
        await sendAll(uploadFrom(locationOf(start), push, way), source);
    });
}
/** What a gateway answers with for what its registry did not take, however it was sent. */
const FAILED_DEPENDENCY = 424;
/** Registries that want to know the size of each request, and proxies that do so, answer with various errors. */
function isStreamRefused(error) {
    const mayBeWay = error instanceof registry_error/* RegistryError */.gl && error.statusCode !== FAILED_DEPENDENCY;
    return mayBeWay && error.code === "REGISTRY" && !error.isTemporary;
}
/**
 * Whether what was streamed had better be sent with its size the next time: it is refused otherwise, or there are too many requests, and
 * only what is kept can be sent again when the registry wants it.
 */
function isBetterSized(error) {
    return isStreamRefused(error) || (error instanceof registry_error/* RegistryError */.gl && error.statusCode === TOO_MANY_REQUESTS);
}
const TOO_MANY_REQUESTS = 429;
async function sendAll(upload, source) {
    try {
        await upload.send(() => source.open());
        await upload.commit(source.digest());
    }
    catch (error) {
        // Who does not answer would not answer that either.
        if (!(error instanceof registry_error/* RegistryError */.gl && error.code === "REGISTRY_UNREACHABLE"))
            await upload.cancel();
        throw error;
    }
}
function uploadFrom(start, push, { run, end, afterwards }) {
    let location = start;
    return {
        async send(open) {
            const answer = await run((connect) => append(connect, push, { location, open }));
            location = nextLocation(answer, location);
        },
        commit: (digest) => end((connect) => commit(connect, push, { location, digest })),
        async cancel() {
            try {
                await startOfBody(await afterwards({ ...push, method: "DELETE", to: location, expect: [204] }));
            }
            catch {
                // Registries forget open uploads by themselves, and several cannot cancel them.
            }
        },
    };
}
function pushTo(target) {
    return { reference: target, doing: `push a blob to "${(0,image_reference/* imageName */.tO)(target)}"`, access: "push" };
}
async function append(connect, push, { location, open }) {
    const answer = await connect({
        ...push,
        method: "PATCH",
        to: location,
        headers: { "content-type": "application/octet-stream" },
        body: { sizeBytes: undefined, open },
        expect: [200, 201, 202, 204],
    });
    await startOfBody(answer);
    return answer;
}
async function commit(connect, push, { location, digest }) {
    const to = withDigest(location, digest);
    await startOfBody(await connect({ ...push, method: "PUT", to, expect: [200, 201, 204], content: "stored" }));
}
/** Registries whose uploads stay where they are do not have to say so. */
function nextLocation(answer, location) {
    const header = answer.headers.get("location");
    return header === null ? location : resolveLocation(answer.request, answer.url, header);
}
/** A request that is sent again, e.g. with a new token, would lack what is gone. */
function onlyOnce(content) {
    let isOpened = false;
    return () => {
        if (isOpened)
            throw new Error("the content was passed on already, and cannot be read again");
        isOpened = true;
        return content;
    };
}

;// CONCATENATED MODULE: ./build/js/src/registry/streams.js

/** Remembers a registry that refuses such uploads as long as the client lives. */
function createStreams(calls) {
    const refusing = new Set();
    const watch = async ({ registry }, task, isReason = isStreamRefused) => {
        try {
            await task();
        }
        catch (error) {
            if (isReason(error))
                refusing.add(registry);
            throw error;
        }
    };
    return {
        async pushStream(target, source) {
            if (refusing.has(target.registry))
                return "refused";
            try {
                await watch(target, () => pushStream(calls, target, source));
                return "uploaded";
            }
            catch (error) {
                if (isStreamRefused(error))
                    return "refused";
                throw error;
            }
        },
        async startUpload(target) {
            if (refusing.has(target.registry))
                return "refused";
            const upload = await streamUpload(calls, target);
            return {
                write: (content) => watch(target, () => upload.write(content), isBetterSized),
                commit: (digest) => watch(target, () => upload.commit(digest), isBetterSized),
                cancel: () => upload.cancel(),
            };
        },
    };
}

;// CONCATENATED MODULE: ./build/js/src/registry/tag-list.js
// The tags of a repository, page by page.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#listing-tags





/** Registries may give fewer. */
const TAGS_PER_PAGE = 1_000;
/** A list that is longer is one that has no end. */
const MAX_PAGES = 1_000;
const MAX_PAGE_BYTES = 1024 * 1024;
const TagList = dist/* object */.Ikc({ tags: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), []) });
/** All tags of the reference's repository, in the registry's order. */
async function listTags(calls, reference) {
    const tags = [];
    let next = `tags/list?n=${TAGS_PER_PAGE}`;
    for (let pages = 0; next !== undefined; pages++) {
        const page = await readPage(calls, reference, { to: next, isLast: pages === MAX_PAGES });
        tags.push(...page.tags);
        next = page.next;
    }
    return tags;
}
function readPage(calls, reference, { to, isLast }) {
    const what = `the tags of "${(0,image_reference/* imageName */.tO)(reference)}"`;
    return calls.retried("read", async (connect) => {
        const answer = await connect({
            reference,
            doing: `list ${what}`,
            access: "pull",
            method: "GET",
            to,
            expect: [200],
        });
        const json = (await readBody(answer, MAX_PAGE_BYTES)).toString("utf8");
        const { tags } = (0,schema/* parseJson */.qF)(TagList, json, `The list of ${what}`);
        const next = nextPage(answer);
        if (next !== undefined && isLast) {
            throw new registry_error/* RegistryError */.gl("REGISTRY", answer.request, `its list has more than ${MAX_PAGES} pages`);
        }
        return { tags, next };
    });
}
/** Only the registry itself is asked: what it points to elsewhere is no page of its list. */
function nextPage({ headers, url, request }) {
    const [, target] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(headers.get("link") ?? "") ?? [];
    if (target === undefined)
        return undefined;
    const next = resolveLocation(request, url, target);
    if (next.origin === url.origin)
        return next;
    throw new registry_error/* RegistryError */.gl("REGISTRY", request, `the next page of its list is not on ${url.host}`);
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/scheme.js
// Where a registry is, and whether it may be spoken to without TLS, by the rules of the lifecycle's client.
// Rules: https://github.com/google/go-containerregistry/blob/v0.20.2/pkg/name/registry.go. Pure.

/** The URL that the API of a registry is under, e.g. `https://ghcr.io/v2/`. */
function registryUrl(registry, scheme) {
    // The Docker Hub's name in references and credentials is not where its registry is.
    const host = registry === image_reference/* DOCKER_HUB */.Xb ? "registry-1.docker.io" : registry;
    return new URL(`${scheme}://${host}/v2/`);
}
/** Whether the host is of this machine or a private network by its very name; only then, or if the user said so, TLS may be missing. */
function isLocal(registry) {
    const host = registry.replace(/:\d+$/, "");
    return LOCAL_HOSTS.some((pattern) => pattern.test(host));
}
const LOCAL_HOSTS = [
    /^localhost$/,
    /\.localhost$/,
    /^\[::1\]$/,
    /^127\.\d+\.\d+\.\d+$/,
    /^10\.\d+\.\d+\.\d+$/,
    /^192\.168\.\d+\.\d+$/,
    /^172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+$/,
];

;// CONCATENATED MODULE: ./build/js/src/registry/transport/find-scheme.js
// Whether a registry speaks TLS, found out before anything is sent to it that an attacker could read on the way.
// As the lifecycle's client does it: https://github.com/google/go-containerregistry/blob/v0.20.2/pkg/v1/remote/transport/ping.go




/** A server that has nothing to look up answers much sooner, also through a proxy. */
const PING_MS = 10_000;
/**
 * How to speak to a registry that may lack TLS. Nothing but a handshake and, at most, a request without credentials is sent.
 * @throws what went wrong with TLS, unless it is certain that the registry does without
 */
async function findScheme(registry, { network, reach }) {
    const url = registryUrl(registry, "https");
    try {
        await network.tryTls(url, reach);
        return "https";
    }
    catch (error) {
        if (error instanceof errors/* PlatformError */.Wk)
            throw error;
        const code = failureCode(error);
        const isClosed = code === "ECONNREFUSED" && url.port === "";
        if (meansNoTls(code) || isClosed)
            return "http";
        // Whatever else it was, an attacker on the way could have caused it as well as a server without TLS: the latter answers.
        const isUnclear = isProxyFailure(error) ? refusesTunnels(error) : MAY_MEAN_NO_TLS.has(code ?? "");
        if (isUnclear && (await answersWithoutTls(registry, network, reach)))
            return "http";
        throw error;
    }
}
const MAY_MEAN_NO_TLS = new Set(["EPROTO", "ECONNRESET", "EPIPE", "ETIMEDOUT"]);
/** Many allow tunnels to port 443 only. One that wants a login would answer everything, in the registry's place. */
function refusesTunnels({ status }) {
    return status !== undefined && !wantsLogin(status);
}
async function answersWithoutTls(registry, network, reach) {
    try {
        const stop = new AbortController();
        const answer = await network.exchange(reach)(registryUrl(registry, "http"), {
            method: "GET",
            headers: {},
            body: undefined,
            signal: AbortSignal.any([stop.signal, AbortSignal.timeout(PING_MS)]),
            keepsEncoding: true,
        });
        stop.abort();
        return answer.status === 200 || answer.status === 401;
    }
    catch {
        // What went wrong with TLS is what is told.
        return false;
    }
}

;// CONCATENATED MODULE: ./build/js/src/registry/transport/destinations.js
// Where registries are, and where they lead: to their own hosts, and to others that are no nearer.





function createDestinations(network, routes) {
    const bases = new Map();
    const search = async (registry) => {
        const reach = routes.named(registry);
        const mayLackTls = isLocal(registry) || !reach.verifiesTls;
        const scheme = mayLackTls ? await findScheme(registry, { network, reach }) : "https";
        const base = registryUrl(registry, scheme);
        bases.set(registry, base);
        return base;
    };
    return {
        baseUrl: rememberBases(search),
        routeTo(url, registry) {
            const base = bases.get(registry) ?? registryUrl(registry, "https");
            const isNamed = url.host === base.host || isOfHub(url, registry);
            return isNamed ? routes.toNamed(url) : routes.toForeign(url, base);
        },
    };
}
/** Asks once for each registry; a failure may be gone at the next try. */
function rememberBases(search) {
    const searches = new Map();
    return async (context) => {
        const { registry } = context;
        const searching = searches.get(registry) ?? search(registry);
        searches.set(registry, searching);
        try {
            return await searching;
        }
        catch (error) {
            searches.delete(registry);
            if (error instanceof errors/* PlatformError */.Wk)
                throw error;
            throw networkError({ ...context, url: registryUrl(registry, "https") }, error);
        }
    };
}
/** The user who names the Docker Hub names all of its hosts. */
function isOfHub({ host }, registry) {
    return registry === image_reference/* DOCKER_HUB */.Xb && host === "auth.docker.io";
}

// EXTERNAL MODULE: ./build/js/src/bytes/measure.js
var measure = __webpack_require__(6511);
;// CONCATENATED MODULE: ./build/js/src/bytes/verified.js
// Bytes from elsewhere that must have the size and the digest that were announced: reading them ends with an error
// instead of an end if they are not, and never goes on beyond the size.

/** As the object of a sentence, e.g. `99 bytes instead of 100`. */
function describeFault(fault) {
    switch (fault.kind) {
        case "longer":
            return `more than ${fault.limitBytes} bytes`;
        case "shorter":
            return `${fault.sizeBytes} bytes instead of ${fault.expectedBytes}`;
        case "digest":
            return `the digest ${fault.digest}`;
    }
}
/** Checks bytes as they come, for readers that pull chunks themselves. */
class Verifier {
    #expected;
    #wrong;
    #measure = new measure/* Measure */.t();
    constructor(expected, wrong) {
        this.#expected = expected;
        this.#wrong = wrong;
    }
    get sizeBytes() {
        return this.#measure.sizeBytes;
    }
    /** Takes the next chunk. @throws what is wrong if there are more bytes than expected */
    add(chunk) {
        const { size, limitBytes = size } = this.#expected;
        if (limitBytes !== undefined && this.sizeBytes + chunk.byteLength > limitBytes)
            throw this.#wrong({ kind: "longer", limitBytes });
        this.#measure.add(chunk);
    }
    /** Says that there are no more. @throws what is wrong if these are not the bytes that were expected */
    end() {
        const { digest, size = this.sizeBytes } = this.#expected;
        const { sizeBytes } = this;
        if (sizeBytes < size)
            throw this.#wrong({ kind: "shorter", sizeBytes, expectedBytes: size });
        if (digest === undefined)
            return;
        const found = this.#measure.digest();
        if (found !== digest)
            throw this.#wrong({ kind: "digest", digest: found });
    }
}
/** Passes chunks on. @throws what is wrong, before any byte too many is passed on, or at the end */
async function* verified(content, expected, wrong) {
    const verifier = new Verifier(expected, wrong);
    for await (const chunk of content) {
        verifier.add(chunk);
        yield chunk;
    }
    verifier.end();
}
/** Reads all of it. @throws what is wrong if these are not the bytes that were expected */
async function verify(content, expected, wrong) {
    const verifier = new Verifier(expected, wrong);
    for await (const chunk of content)
        verifier.add(chunk);
    verifier.end();
}

;// CONCATENATED MODULE: ./build/js/src/registry/verified-stream.js
// A downloaded blob as a stream that checks size and digest on the way: it errors instead of ending if they are wrong.



/** The body of an answer, verified; destroying the stream ends the download. */
function verifiedStream(answer, expected) {
    const verifier = new Verifier(expected, (fault) => {
        const what = fault.kind === "digest" ? `content with ${describeFault(fault)}` : describeFault(fault);
        return (0,registry_error/* mismatchError */.Jk)(answer.request, `${answer.url.host} sent ${what} for ${expected.digest}`);
    });
    async function nextChunk() {
        const chunk = await answer.readChunk();
        if (chunk === undefined)
            verifier.end();
        else
            verifier.add(chunk);
        return chunk ?? null;
    }
    return new external_node_stream_.Readable({
        read() {
            nextChunk().then((chunk) => this.push(chunk), (error) => this.destroy(error));
        },
        destroy(error, callback) {
            answer.cancel();
            callback(error);
        },
    });
}

;// CONCATENATED MODULE: ./build/js/src/registry/registry-client.js
// The client of all registries: puts transport, authentication, retries and the parts of the API together.


















/** Configs are some kilobytes; what is larger must be streamed. */
const MAX_BLOB_IN_MEMORY_BYTES = 16 * 1024 * 1024;
/** A client for all registries; tokens and credentials live as long as it does. */
function createRegistryClient(options) {
    const parts = partsOf(options);
    const calls = createCalls({ ...parts, send: connectionOf(options, parts) });
    const registry = {
        getManifest: (reference, how) => calls.retried("read", (to) => getManifest(to, reference), how),
        async headManifest(reference) {
            const digest = await calls.retried("read", (to) => headManifest(to, reference));
            return digest === "unnamed" ? (await registry.getManifest(reference)).digest : digest;
        },
        putManifest: (reference, manifest, how) => calls.retried("push manifest", (to) => putManifest(to, reference, manifest), how),
        putReferrer: (reference, manifest) => calls.retried("push manifest", (to) => putReferrer(to, reference, manifest)),
        listTags: (reference) => listTags(calls, reference),
        readBlob: (reference, descriptor) => readBlob(calls, reference, descriptor),
        openBlob: (reference, descriptor) => calls.retried("read blob", (to) => openBlob(to, reference, descriptor)),
        readPart: (reference, descriptor, range, how) => calls.retried("read blob", (to) => readPart(to, reference, descriptor, range), how),
        hasBlob: (reference, digest) => hasBlob(calls, reference, { digest, access: "pull", kind: "read" }),
        pushBlob: (reference, blob, from) => pushBlob(calls, reference, { digest: blob.digest, from, source: () => blob }),
        ...createStreams(calls),
        copyBlob: (from, target, descriptor, onBytes) => pushBlob(calls, target, {
            digest: descriptor.digest,
            from,
            source: (to) => counted(blobAt(to, from, descriptor), onBytes),
        }),
        canRead: (reference) => canRead(calls, reference),
        checkWrite: (reference) => calls.retried("read", (to) => probeUpload(to, reference)),
    };
    return registry;
}
function connectionOf({ keychain, now = Date.now, onToken }, parts) {
    const { baseUrl, routeTo } = createDestinations(parts.network, parts.routes);
    const send = createTransport({ ...parts, routeTo });
    const authenticator = createAuthenticator({ keychain, send, now, onToken });
    return createConnection({ send, authenticator, baseUrl });
}
/** @param content whether it is a blob, or as small as what a caller holds in memory */
async function openBlob(connect, reference, descriptor, content = "blob") {
    const answer = await connect({
        reference,
        doing: `read the blob ${descriptor.digest} of "${(0,image_reference/* imageName */.tO)(reference)}"`,
        access: "pull",
        method: "GET",
        to: `blobs/${descriptor.digest}`,
        expect: [200],
        content,
    });
    return verifiedStream(answer, descriptor);
}
async function readBlob(calls, reference, descriptor) {
    if (descriptor.size > MAX_BLOB_IN_MEMORY_BYTES) {
        const doing = `read the blob ${descriptor.digest} of "${(0,image_reference/* imageName */.tO)(reference)}" into memory`;
        const url = registryUrl(reference.registry, "https");
        const context = { doing, registry: reference.registry, access: "pull", method: "GET", url };
        throw new registry_error/* RegistryError */.gl("REGISTRY", context, `it has ${descriptor.size} bytes, more than 16 MiB`);
    }
    return calls.retried("read", async (connect) => {
        return (0,collect/* collect */.F)(await openBlob(connect, reference, descriptor, "small"));
    });
}
function hasBlob(calls, reference, { digest, access, kind }) {
    const doing = `look for the blob ${digest} in "${(0,image_reference/* imageName */.tO)(reference)}"`;
    return calls.retried(kind, async (connect) => {
        const to = `blobs/${digest}`;
        const answer = await connect({ reference, doing, access, method: "HEAD", to, expect: [200, 404] });
        await startOfBody(answer);
        return answer.status === 200;
    });
}
async function pushBlob(calls, target, { digest, from, source }) {
    // With the right to push, so that the upload needs no second token.
    if (await hasBlob(calls, target, { digest, access: "push", kind: "push blob" }))
        return "existed";
    const isNeighbour = from?.registry === target.registry && from.repository !== target.repository;
    return calls.retried("push blob", (connect) => mountOrUpload(connect, target, source(connect), isNeighbour ? from : undefined));
}
/** A blob in a registry; opened once, since pushing it tries again. */
function blobAt(connect, reference, descriptor) {
    const { digest, size: sizeBytes } = descriptor;
    const open = () => external_node_stream_.Readable.from(lazily(() => openBlob(connect, reference, descriptor)));
    return { digest, sizeBytes, open };
}
/** As the lifecycle does it: https://github.com/buildpacks/imgutil/blob/main/remote/remote.go `CheckReadAccess`. */
async function canRead(calls, reference) {
    try {
        await calls.retried("read", (connect) => headManifest(connect, reference));
        return true;
    }
    catch (error) {
        // Without an answer, nothing is known of who may read what.
        if (!(error instanceof registry_error/* RegistryError */.gl) || error.statusCode === undefined)
            throw error;
        return error.code !== "REGISTRY_DENIED";
    }
}
function counted(blob, onBytes) {
    if (onBytes === undefined)
        return blob;
    return {
        ...blob,
        open: () => external_node_stream_.Readable.from((0,count_bytes/* countBytes */.T)(blob.open(), onBytes)),
    };
}
async function* lazily(open) {
    yield* (await open());
}

;// CONCATENATED MODULE: ./build/js/src/lifecycle/cli/registry-client-of.js
// The client of registries as phases use it. Only phases that ask a registry load it.



/** With the proxies of the environment; each retry is told in the log. */
function registryClientOf(keychain, values, { environment, log }) {
    return createRegistryClient({
        keychain,
        network: createNetwork({ env: environment }),
        insecureRegistries: values.list("insecure-registry"),
        onRetry: (retry) => {
            log.warn(describeRetry(retry));
        },
    });
}


/***/ }),

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

/***/ 284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P4: () => (/* binding */ formatTarget),
/* harmony export */   S8: () => (/* binding */ isSameVariant),
/* harmony export */   Z0: () => (/* binding */ distinctTargets),
/* harmony export */   az: () => (/* binding */ hostTarget),
/* harmony export */   eO: () => (/* binding */ entryPlatform)
/* harmony export */ });
/* unused harmony exports variantsOf, isSameTarget, isForMachine */
// A target: the operating system and architecture an image is for (the specification's "target data").
/** The variants of architectures that have any, and the one that is meant where none is named; as containerd has them. */
const VARIANTS = {
    amd64: { plain: "v1", all: ["v1", "v2", "v3", "v4"] },
    arm: { plain: "v7", all: ["v5", "v6", "v7", "v8"] },
    arm64: { plain: "v8", all: ["v8", "v9"] },
};
/** All variants that an architecture has; mostly none. */
function variantsOf(arch) {
    return VARIANTS[arch]?.all ?? [];
}
/** Whether both are for the same variant, e.g. `linux/arm64` and `linux/arm64/v8`. */
function isSameVariant(arch, a, b) {
    const plain = VARIANTS[arch]?.plain;
    return (a || plain) === (b || plain);
}
/** Whether both mean the same machines, e.g. `linux/arm64` and `linux/arm64/v8`. */
function isSameTarget(a, b) {
    return a.os === b.os && a.arch === b.arch && isSameVariant(a.arch, a.variant, b.variant);
}
/** The first of those that mean the same. */
function distinctTargets(targets) {
    return targets.filter((target, at) => targets.findIndex((other) => isSameTarget(target, other)) === at);
}
/** Whether a machine runs what is built for a target by itself, as far as its architecture tells. */
function isForMachine(target, machine) {
    return target.os === machine.os && target.arch === machine.arch;
}
const ARCHITECTURES = {
    x64: "amd64",
    ia32: "386",
    arm: "arm",
    arm64: "arm64",
};
/** The target of this machine, from Node's names for it. */
function hostTarget(arch) {
    return { os: "linux", arch: ARCHITECTURES[arch] ?? arch };
}
/** e.g. `linux/arm64/v8` */
function formatTarget(target) {
    return [target.os, target.arch, target.variant].filter(Boolean).join("/");
}
/** A target as the entry of an index says it. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md */
function entryPlatform({ os, arch, variant }, osVersion) {
    return {
        architecture: arch,
        os,
        ...(osVersion && { "os.version": osVersion }),
        ...(variant !== undefined && { variant }),
    };
}


/***/ }),

/***/ 3808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jk: () => (/* binding */ mismatchError),
/* harmony export */   gl: () => (/* binding */ RegistryError),
/* harmony export */   n: () => (/* binding */ answerError)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7934);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1024);
/* harmony import */ var _quote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1487);
/* harmony import */ var _registry_hint_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7853);
// What can go wrong at a registry, as one error class. Registry text is untrusted: one line, cut, never trusted for decisions.




/** A request that failed: to a registry, to its token server, or to another host that is asked in the same way. */
class RegistryError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .PlatformError */ .Wk {
    method;
    /** Without query and user, which may hold secrets. */
    url;
    /** Continues the sentence "Cannot …: ". */
    why;
    /** Undefined if there was no HTTP answer. */
    answer;
    /** The registry's own error codes, e.g. `["MANIFEST_UNKNOWN"]`. */
    codes;
    /** Whether the same request may succeed a little later. */
    isTemporary;
    /** How long the registry asked us to wait. */
    retryAfterMs;
    constructor(code, context, why, details = {}) {
        super(code, `Cannot ${context.doing}: ${why}.`, details);
        this.method = context.method;
        this.url = withoutSecrets(context.url);
        this.why = why;
        this.answer = details.answer;
        this.codes = details.codes ?? [];
        this.isTemporary = details.isTemporary ?? false;
        this.retryAfterMs = details.retryAfterMs;
    }
    /** Undefined if there was no HTTP answer. */
    get statusCode() {
        return this.answer?.status;
    }
}
/** The error for an answer with an unwanted status. */
function answerError(context, answer) {
    const { codes, text } = readErrorBody(answer.bodyText);
    const through = answer.proxy === undefined ? "" : ` through the proxy ${answer.proxy}`;
    const said = text === "" ? "" : `: ${text}`;
    return new RegistryError(codeFor(answer.status, codes), context, `${context.url.host} answered ${answer.status}${through}${said}`.replace(/\.$/, ""), {
        answer,
        codes,
        isTemporary: isTemporaryStatus(answer.status),
        retryAfterMs: parseRetryAfter(answer.headers.get("retry-after")),
        hint: (0,_registry_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .hintsFor */ .u)(context).answered(answer.status),
    });
}
/** The error for content that is not what its digest or size says. */
function mismatchError(context, why) {
    return new RegistryError("DIGEST_MISMATCH", context, why, { hint: (0,_registry_hint_js__WEBPACK_IMPORTED_MODULE_1__/* .hintsFor */ .u)(context).damaged });
}
function codeFor(status, codes) {
    if (status === 401 || status === 403)
        return "REGISTRY_DENIED";
    if (status === 404)
        return "NOT_FOUND";
    return codes.includes("DIGEST_INVALID") ? "DIGEST_MISMATCH" : "REGISTRY";
}
/** Of what a server never does, in this protocol version or at all, it says so each time. */
const NEVER = new Set([501, 505]);
function isTemporaryStatus(status) {
    return status === 408 || status === 429 || (status >= 500 && !NEVER.has(status));
}
/** Seconds or a date, as in https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function parseRetryAfter(header) {
    if (header === null)
        return undefined;
    const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
    return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes
const ErrorBody = valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    errors: valibot__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ code: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), ""), message: valibot__WEBPACK_IMPORTED_MODULE_2__/* .nullish */ .cl6(valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(), "") })),
});
/** Token servers of Docker and Microsoft write `details` or `message`; RFC 6749 has `error`. */
const OtherErrorBody = valibot__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ details: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((body) => body.details)),
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ message: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((body) => body.message)),
    valibot__WEBPACK_IMPORTED_MODULE_2__/* .pipe */ .FsL(valibot__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ error: valibot__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP() }), valibot__WEBPACK_IMPORTED_MODULE_2__/* .transform */ .pdi((body) => body.error)),
]);
function readErrorBody(bodyText) {
    const body = parseLoosely(bodyText);
    const known = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(ErrorBody, body);
    if (known.success) {
        const codes = known.output.errors.map(({ code }) => (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(code)).filter(Boolean);
        const texts = known.output.errors.map((each) => [each.code, each.message].filter(Boolean).join(": "));
        return { codes, text: (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(texts.join("; ")) };
    }
    const other = valibot__WEBPACK_IMPORTED_MODULE_2__/* .safeParse */ .xLC(OtherErrorBody, body);
    if (other.success)
        return { codes: [], text: (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(other.output) };
    // A proxy's HTML page would only bury the status.
    return { codes: [], text: bodyText.trimStart().startsWith("<") ? "" : (0,_quote_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(bodyText) };
}
function parseLoosely(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function withoutSecrets(url) {
    return `${url.origin}${url.pathname}`;
}


/***/ }),

/***/ 7853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ hintsFor)
/* harmony export */ });
/* harmony import */ var _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4468);
// What to change when a registry refuses. Pure.

/** What helps with a request: as it says itself, or as for registries. */
function hintsFor(context) {
    return context.hints ?? registryHints(context);
}
function registryHints(context) {
    const { host } = context.url;
    return {
        untrusted: 'Put the authority\'s certificate into a PEM file and name the file in "ca-certificates"; or name the registry in "insecure-registries", which leaves its identity unverified.',
        noTls: `Give ${host} a TLS certificate, or name it in "insecure-registries"; loopback and private addresses need neither.`,
        unreachable: `Check that ${host} is the right registry, that it is up, and that the runner's network reaches it.`,
        refused: `A registry may only lead to its own host, to public addresses, and to addresses that are no more local than its own. Configure ${context.registry} with such a token server and such a storage.`,
        damaged: "Try again; if the problem persists, a proxy in between probably changes the content.",
        answered: (status) => hintForAnswer(context, status),
    };
}
/** The hint for an HTTP status, if we know what helps. */
function hintForAnswer(context, status) {
    switch (status) {
        case 401:
        case 403:
            return hintForDenied(context);
        case 404:
            return "Check the spelling; some registries also answer like this when you lack read access.";
        case 413:
            return "A proxy in front of the registry limits the size of a request; raise the limit there.";
        case 429:
            return hintForRateLimit(context);
        default:
            return undefined;
    }
}
function hintForDenied({ registry, access }) {
    if (registry === "ghcr.io")
        return access === "push" ? GHCR_PUSH : GHCR_PULL;
    const right = access === "push" ? "push to" : "read";
    return `Log in to ${registry} before this step, as a user or token that may ${right} this repository.`;
}
function hintForRateLimit({ registry }) {
    return registry === _oci_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCKER_HUB */ .Xb
        ? "Log in to the Docker Hub before this step: it limits anonymous pulls by IP address, which runners share."
        : `Retry later, or run fewer jobs that use ${registry} at the same time.`;
}
const GHCR_PUSH = 'Give the job "permissions: packages: write" and, if the package exists, give this repository the role Write in the ' +
    'package\'s settings under "Manage Actions access". In pull requests from forks the token can only read.';
const GHCR_PULL = 'Log in to ghcr.io with "permissions: packages: read" and, for a private package, add this repository in the ' +
    'package\'s settings under "Manage Actions access".';


/***/ })

};
