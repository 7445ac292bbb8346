// Holds src.
export const id = 560;
export const ids = [560];
export const modules = {

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

/***/ 8560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGate: () => (/* binding */ openGate)
});

// EXTERNAL MODULE: ./build/js/src/registry/transport/clock.js
var clock = __webpack_require__(9707);
// EXTERNAL MODULE: ./build/js/src/platform/request/build-deps.js
var build_deps = __webpack_require__(6244);
// EXTERNAL MODULE: ./build/js/src/docker/daemon-error.js
var daemon_error = __webpack_require__(65);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
;// CONCATENATED MODULE: ./build/js/src/platform/gate/listening.js
// Addresses as the kernel lists those that are listened on, in `/proc/net/tcp` and `tcp6`. Pure.
const IPV4_LOOPBACK = /^[0-9A-F]{6}7F$/;
const IPV6_LOOPBACK = /^0{24}01000000$/;
/** An IPv4 address among those of IPv6. */
const MAPPED = /^0{16}FFFF0000([0-9A-F]{8})$/;
/** Where engines answer the names of other containers. */
const ENGINE_DNS = "0B00007F";
/**
 * Reads e.g. `0100007F:1F90`, which is 127.0.0.1:8080: in words of four bytes, the lowest first. Undefined if it is no such address, or
 * the engine's own.
 */
function readListening(text) {
    const [, address = "", digits = ""] = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(text) ?? [];
    if (digits === "" || address === ENGINE_DNS)
        return undefined;
    const isLoopback = IPV6_LOOPBACK.test(address) || IPV4_LOOPBACK.test(MAPPED.exec(address)?.[1] ?? address);
    return { port: Number.parseInt(digits, 16), isLoopback };
}

;// CONCATENATED MODULE: ./build/js/src/platform/gate/http-probe.js
// Asking an app by HTTP from a container that shares its network: images have no programs that could be used, and no engine lets this
// process reach a network that is closed, or that is on another machine. The builder is in every engine that has built, and has
// bash, which its buildpacks are written in. Pure.

/**
 * Ask again and again, and print what listens and what was answered. Both are read by {@link ProbeReader}. What listens is looked at
 * after the question: an app that answers listens already, and one that begins to listen in between would pass unseen.
 */
const SCRIPT = `
trap 'exit 0' TERM
ask() {
  exec 3<>"/dev/tcp/$3/$1" || return
  printf 'GET %s HTTP/1.1\\r\\nHost: localhost:%s\\r\\nUser-Agent: image-test\\r\\nAccept: */*\\r\\nConnection: close\\r\\n\\r\\n' "$2" "$1" >&3
  IFS= read -r -n 100 -t 10 line <&3
  echo "answers $line"
}
while :; do
  answer=$( (ask "$1" "$2" 127.0.0.1) || (ask "$1" "$2" ::1) || echo refused)
  for table in /proc/net/tcp /proc/net/tcp6; do
    while read -r _ local _ state _; do [[ $state != 0A ]] || echo "listens $local"; done <"$table"
  done
  echo "$answer"
  sleep 0.3 || sleep 1
done 2>/dev/null
`;
/** What the container runs. @param path with its query, e.g. `/health` */
function probeCommand(port, path) {
    return ["bash", "-c", SCRIPT, "probe", String(port), path];
}
/** Reads what the script prints, line by line; both it and the app are untrusted. */
class ProbeReader {
    #port;
    #state = { kind: "unasked" };
    /** Since the last answer. */
    #listening = [];
    constructor(port) {
        this.#port = port;
    }
    get state() {
        return this.#state;
    }
    add(line) {
        const [word = "", ...rest] = line.trim().split(" ");
        if (word === "listens")
            this.#listen(rest.join(" "));
        if (word !== "answers" && word !== "refused")
            return;
        this.#state = word === "refused" ? this.#refused() : this.#answered(rest.join(" "));
        this.#listening = [];
    }
    #listen(address) {
        const found = readListening(address);
        if (found !== undefined && this.#listening.length < MAX_LISTENING)
            this.#listening.push(found);
    }
    #refused() {
        const ports = new Set(this.#listening.map(({ port }) => port));
        return { kind: "refused", listening: [...ports].sort((a, b) => a - b) };
    }
    #answered(statusLine) {
        const status = Number(/^HTTP\/\d(?:\.\d)? (\d{3})(?!\d)/.exec(statusLine)?.[1] ?? Number.NaN);
        if (Number.isNaN(status))
            return { kind: "mute" };
        if (status < 200 || status > 399)
            return { kind: "answered", status };
        const own = this.#listening.filter(({ port }) => port === this.#port);
        // Where the tables cannot be read, nothing is known against it.
        const isHidden = own.length > 0 && own.every(({ isLoopback }) => isLoopback);
        return { kind: isHidden ? "loopback-only" : "healthy" };
    }
}
/** More than any app has. */
const MAX_LISTENING = 1000;

;// CONCATENATED MODULE: ./build/js/src/platform/gate/running-container.js
/** Disposing stops and removes it. */
class RunningContainer {
    id;
    /** Resolves once the engine has started it. @throws {PlatformError} why it could not */
    started;
    /** @throws {PlatformError} what the engine rejects with, also if it was stopped */
    ended;
    #container;
    #stop = new AbortController();
    constructor(container, onLine) {
        this.#container = container;
        this.id = container.id;
        const { promise, resolve, reject } = Promise.withResolvers();
        this.started = promise;
        this.ended = this.#run({
            onLine,
            onStart: () => {
                resolve(undefined);
            },
        });
        this.ended.catch(reject);
        // Who waits for one of them need not wait for the other.
        this.started.catch(() => undefined);
    }
    /** @throws {PlatformError} if there can be no such container; that it cannot be started is told by `started` */
    static async start(daemon, spec, onLine) {
        return new RunningContainer(await daemon.createContainer(spec), onLine);
    }
    async #run({ onLine, onStart, }) {
        const exitCode = await this.#container.run({ onLine, onStart, signal: this.#stop.signal });
        const ranOutOfMemory = await this.#container.ranOutOfMemory().catch(() => false);
        return { exitCode, ranOutOfMemory };
    }
    /** Begins to stop it. */
    stop() {
        this.#stop.abort();
    }
    async [Symbol.asyncDispose]() {
        this.stop();
        await this.ended.catch(() => undefined);
        await this.#container[Symbol.asyncDispose]();
    }
}

;// CONCATENATED MODULE: ./build/js/src/platform/gate/test-containers.js

/** Where every lifecycle puts it. */
const LAUNCHER = "/cnb/lifecycle/launcher";
/** As a careful platform runs an image: a user without rights, and nothing but what the test says. */
function basis({ test, labels }, image, network = test.network ?? "none") {
    return {
        image,
        mounts: [],
        network,
        labels,
        securityOptions: ["no-new-privileges"],
        dropCapabilities: ["ALL"],
    };
}
/** Runs the command of the test. @param network the container of the app, if there is one; @param port that it listens on */
function commandContainer(subject, command, { network, port } = {}) {
    const spec = ofImage(subject, network, port);
    return { ...spec, command: [LAUNCHER, ...launcherArguments(command)] };
}
/** Starts the image as it is. @param network the container that asks it */
function appContainer(subject, network, port) {
    const { Entrypoint, Cmd } = subject.config.config ?? {};
    return { ...ofImage(subject, network, port), command: [...(Entrypoint ?? []), ...(Cmd ?? [])] };
}
/** Asks the app from within its network; it is there first, so that its network outlives an app that crashes. */
function probeContainer(subject, path, port) {
    return {
        ...basis(subject, subject.prober),
        command: probeCommand(port, path),
        env: [],
        readOnlyRoot: true,
    };
}
/** How other containers get into the network of one that is there. */
function networkOf(id, { network }) {
    // There is nothing to share that they would not have by themselves.
    return network === "host" || network?.startsWith("container:") === true ? network : `container:${id}`;
}
function ofImage(subject, network, port) {
    const { test, limits, runnable } = subject;
    const hasPort = test.env.some(({ name }) => name === "PORT");
    const env = test.env.map(({ name, value }) => `${name}=${value}`);
    return {
        ...basis(subject, runnable, network),
        env: port === undefined || hasPort ? env : [...env, `PORT=${port}`],
        limits,
        readOnlyRoot: test.readOnly,
    };
}
/**
 * The launcher gives one argument to the shell of the image, and runs what comes after `--` without one. A shell would go on after a
 * line that failed.
 */
function launcherArguments(command) {
    const [, direct] = /^--\s+([^]*)$/.exec(command) ?? [];
    if (direct !== undefined)
        return ["--", ...direct.trim().split(/\s+/)];
    return [command.includes("\n") ? `set -e\n${command}` : command];
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/phases/failure/memory-limit.js
var memory_limit = __webpack_require__(3064);
// EXTERNAL MODULE: ./build/js/src/quantities.js
var quantities = __webpack_require__(7126);
// EXTERNAL MODULE: ./build/js/src/platform/delivery/kept-back.js
var kept_back = __webpack_require__(8228);
;// CONCATENATED MODULE: ./build/js/src/platform/gate/test-error.js
// An image that did not pass its test, in words.






/** The error for it. */
function testError(failure) {
    const { tail, image } = failure;
    const message = `The image failed its test: ${describe(failure)}. ${(0,kept_back/* keptBack */.m)(image)}`;
    return new errors/* PlatformError */.Wk("TEST", message, { hint: hintFor(failure), details: { kind: "test", tail } });
}
/** What happened, as a clause. */
function describe(failure) {
    const { verdict, test } = failure;
    switch (verdict.kind) {
        case "unstarted":
            return `${nameOf(failure)} could not be started: ${(0,quote/* oneLine */.TN)(verdict.words)}`;
        case "ended":
            return `${nameOf(failure)} ${describeEnd(verdict.end, failure)}${whenEnded(failure)}`;
        case "late":
            return verdict.part === "command"
                ? `${nameOf(failure)} did not end within ${(0,quantities/* formatDuration */.a3)(test.timeoutMs)}`
                : `${request(failure)} was not answered with 2xx or 3xx within ${(0,quantities/* formatDuration */.a3)(test.timeoutMs)}: ${describeState(verdict.state)}`;
        case "loopback-only":
            return `the app listens on ${portOf(failure)} only for its own container, at a loopback address`;
    }
}
function nameOf({ verdict, test }) {
    const isApp = !("part" in verdict) || verdict.part === "app";
    return isApp ? "the app" : (0,quote/* quote */.hD)(test.command ?? "");
}
const request = (failure) => `GET ${(0,quote/* quote */.hD)(failure.test.http ?? "")} on ${portOf(failure)}`;
const portOf = ({ port }) => `port ${port ?? "?"}`;
/** What an app that ended should have done instead. */
function whenEnded(failure) {
    const { verdict, test } = failure;
    if (verdict.kind !== "ended" || verdict.part === "command")
        return "";
    return verdict.isHealthy
        ? ` while ${(0,quote/* quote */.hD)(test.command ?? "")} ran`
        : ` before it answered ${request(failure)} with 2xx or 3xx`;
}
/** A shell, and an engine, say by 128 and its number that a signal ended a program. */
function describeEnd({ exitCode, ranOutOfMemory }, { memoryBytes }) {
    const signal = signalOf(exitCode);
    const what = signal === undefined
        ? `ended with exit code ${exitCode}`
        : `was killed by ${signal} (exit code ${exitCode})`;
    if (!ranOutOfMemory)
        return what;
    const { where } = (0,memory_limit/* memoryWords */.j)({ limitBytes: memoryBytes });
    return signal === "SIGKILL" ? `${what} ${where}` : `${what}; a process was killed ${where}`;
}
function signalOf(exitCode) {
    return Object.entries(external_node_os_.constants.signals).find(([, number]) => number === exitCode - 128)?.[0];
}
function describeState(state) {
    switch (state.kind) {
        case "answered":
            return `the last answer was ${state.status}`;
        case "mute":
            return "what listens there gave no answer of HTTP";
        case "refused": {
            const others = (0,quote/* someOf */.yU)(state.listening.map(String), 5).join(", ");
            return others === "" ? "nothing listens there" : `nothing listens there, but on port ${others}`;
        }
        case "unasked":
        case "healthy":
        case "loopback-only":
            return "there was no time to ask";
    }
}
/** What the output shows beats what the code may mean. */
const CAUSES = [
    {
        words: /\bread-only file system\b|\bEROFS\b/i,
        applies: ({ readOnly }) => readOnly,
        hint: 'Set "test-read-only" to "false" if the image has to write elsewhere than to /tmp.',
    },
    {
        words: /\b(?:ENETUNREACH|EAI_AGAIN|ENOTFOUND)\b|network is unreachable|name resolution|could not resolve|no such host/i,
        applies: ({ network }) => network === undefined,
        hint: 'Name a network in "test-network": a test has none but its own.',
    },
    {
        words: /\/bin\/bash\b.*(?:no such file|need)|use a run image with bash/i,
        applies: ({ command }) => command?.startsWith("--") === false,
        hint: 'Begin "test" with "-- " if the image has no shell: the words after it are a program and its arguments.',
    },
];
function hintFor(failure) {
    const { verdict, test, tail, memoryBytes } = failure;
    const known = CAUSES.find(({ words, applies }) => applies(test) && tail.some((line) => words.test(line)));
    if (verdict.kind === "ended" && verdict.end.ranOutOfMemory)
        return (0,memory_limit/* memoryWords */.j)({ limitBytes: memoryBytes }, "app").hint;
    if (known !== undefined)
        return known.hint;
    switch (verdict.kind) {
        case "unstarted":
            return "Check the processes of the image, and that it is for the platform of the engine.";
        case "loopback-only":
            return "Let the app listen on 0.0.0.0, or on :: for IPv6 as well.";
        case "late":
            return verdict.part === "app" && verdict.state.kind === "refused" && verdict.state.listening.length > 0
                ? 'Let the app listen on PORT, or name its port in "test-env", e.g. PORT=3000.'
                : 'Check its output; if it only takes longer, set "test-timeout" to more seconds.';
        case "ended":
            return "Check the last lines of its output.";
    }
}
/** The error for a builder that cannot ask an app; every one whose buildpacks are scripts can. */
function noProber(builder, cause) {
    const why = cause?.reason ?? "its bash has ended";
    return new errors/* PlatformError */.Wk("TEST", `The builder ${(0,quote/* quote */.hD)(builder)} cannot ask the app by HTTP: ${why}.`, {
        cause,
        hint: '"test-http" needs a builder that has bash. With another one, let "test" run a program of the image.',
    });
}

// EXTERNAL MODULE: ./build/js/src/oci/image-config.js
var image_config = __webpack_require__(4955);
;// CONCATENATED MODULE: ./build/js/src/platform/gate/test-port.js

const DEFAULT_PORT = 8080;
/** What `test-env` says as `PORT`, or the image; else what the image exposes, the lowest one if that is several. */
function chooseTestPort({ config }, env) {
    const asked = portIn(env.findLast(({ name }) => name === "PORT")?.value);
    if (asked !== undefined)
        return { port: asked, reason: 'PORT of "test-env"' };
    const own = portIn((0,image_config/* envValue */.$R)(config?.Env ?? [], "PORT"));
    if (own !== undefined)
        return { port: own, reason: "PORT of the image" };
    const [exposed] = Object.keys(config?.ExposedPorts ?? {})
        .flatMap((text) => portIn(/^(\d+)(?:\/tcp)?$/.exec(text)?.[1]) ?? [])
        .sort((a, b) => a - b);
    if (exposed !== undefined)
        return { port: exposed, reason: "what the image exposes" };
    return { port: DEFAULT_PORT, reason: "the image names no port" };
}
function portIn(text) {
    if (text === undefined || !/^\d{1,5}$/.test(text))
        return undefined;
    const port = Number(text);
    return port >= 1 && port <= 65_535 ? port : undefined;
}

// EXTERNAL MODULE: ./build/js/src/phases/cancellation.js
var cancellation = __webpack_require__(9569);
// EXTERNAL MODULE: ./build/js/src/phases/output/last-lines.js
var last_lines = __webpack_require__(4784);
// EXTERNAL MODULE: ./build/js/src/registry/transport/call-limits.js
var call_limits = __webpack_require__(4922);
;// CONCATENATED MODULE: ./build/js/src/platform/gate/test-run.js





/** Until it is disposed, its containers run. */
class TestRun {
    #deps;
    #tail = new last_lines/* LastLines */.U();
    #containers = [];
    #over = Promise.withResolvers();
    #stopClock;
    #hasEnded = false;
    constructor(deps, timeoutMs) {
        this.#deps = deps;
        this.#stopClock = deps.clock.after(timeoutMs, () => {
            this.#over.resolve("late");
        });
    }
    /** The last lines of its output. */
    get tail() {
        return this.#tail.lines;
    }
    /** A container whose output is that of the test, or why there is none. @param prefix of each line */
    async start(spec, part, prefix) {
        const container = await this.create(spec, (line) => {
            if (this.#hasEnded)
                return;
            this.#tail.add(`${prefix}${line}`);
            this.#deps.log.phaseOutput("test", `${prefix}${line}`);
        });
        try {
            const first = await this.first([container.started]);
            return first === "late" ? { kind: "late", part, state: { kind: "unasked" } } : container;
        }
        catch (error) {
            if (!(error instanceof daemon_error/* DaemonError */.$v))
                throw error;
            return { kind: "unstarted", part, words: error.reason };
        }
    }
    /** A container that is removed after the test. */
    async create(spec, onLine) {
        (0,cancellation/* throwIfCancelled */.d)(this.#deps.signal);
        const container = await RunningContainer.start(this.#deps.daemon, spec, onLine);
        this.#containers.push(container);
        return container;
    }
    /** What is done first, unless time is up before that. @throws {PlatformError} `CANCELLED` if the build is cancelled before */
    first(events) {
        const first = Promise.race([...events, this.#over.promise]);
        // After the abort, nothing waits for it.
        first.catch(() => undefined);
        return (0,call_limits/* unlessAborted */.W)(this.#deps.signal, () => first);
    }
    [Symbol.dispose]() {
        this.#hasEnded = true;
        this.#stopClock();
        for (const container of this.#containers)
            container.stop();
        // Those that share a network are later than the one that it belongs to.
        for (const container of this.#containers.toReversed()) {
            this.#deps.cleanup.start(container, "a container of the test");
        }
    }
}

;// CONCATENATED MODULE: ./build/js/src/platform/gate/test-image.js
// Testing an image that has no name yet: which containers run, and what their ends and answers mean.








/** In place of an exit code, for the log. */
const DID_NOT_END = -1;
/**
 * Resolves if the image does what its test wants.
 * @throws {PlatformError} `TEST` if it does not, with its last lines; `CANCELLED`, or what the engine rejects with
 */
async function testImage(trial, deps) {
    const { test, image, limits } = trial;
    const { log, clock } = deps;
    const startedAt = clock.now();
    const port = test.http === undefined ? undefined : chooseTestPort(image.config, test.env);
    if (port !== undefined)
        log.info(`The app is asked on port ${port.port} (${port.reason}).`);
    let verdict;
    log.phaseStarted("test", describeTest(test));
    using run = new TestRun(deps, test.timeoutMs);
    try {
        verdict = await judge(trial, run, port?.port);
    }
    finally {
        log.phaseEnded("test", { exitCode: exitCodeOf(verdict), durationMs: clock.now() - startedAt });
    }
    if (verdict.kind === "passed")
        return;
    throw testError({
        verdict,
        test,
        image,
        tail: run.tail,
        port: port?.port,
        memoryBytes: limits.memoryBytes,
    });
}
/** For the title of the group, e.g. `GET "/health", and then "npm run smoke"`. */
function describeTest({ command, http }) {
    const asked = http === undefined ? [] : [`GET ${(0,quote/* quote */.hD)(http)}`];
    return [...asked, ...(command === undefined ? [] : [(0,quote/* quote */.hD)(command)])].join(", and then ");
}
function exitCodeOf(verdict) {
    if (verdict?.kind === "passed")
        return 0;
    // An app that ends by itself has failed, also with 0.
    return verdict?.kind === "ended" && verdict.end.exitCode !== 0 ? verdict.end.exitCode : DID_NOT_END;
}
async function judge(trial, run, port) {
    const { image, test } = trial;
    const subject = { ...trial, ...image };
    if (test.http !== undefined && port !== undefined)
        return judgeApp(subject, run, { path: test.http, port });
    const command = await run.start(commandContainer(subject, test.command ?? ""), "command", "");
    return command instanceof RunningContainer ? untilDone(command, run) : command;
}
/** The app must answer, and go on while the command runs beside it. */
async function judgeApp(subject, run, { path, port }) {
    const { test } = subject;
    const hasCommand = test.command !== undefined;
    const probe = await startProbe(subject, run, { path, port });
    const network = networkOf(probe.container.id, test);
    const app = await run.start(appContainer(subject, network, port), "app", hasCommand ? "app: " : "");
    if (!(app instanceof RunningContainer))
        return app;
    const first = await run.first([
        app.ended,
        probe.settled,
        endOfProbe(probe.container, subject.prober),
    ]);
    if (first === "late")
        return { kind: "late", part: "app", state: probe.reader.state };
    if ("exitCode" in first)
        return { kind: "ended", part: "app", end: first, isHealthy: false };
    if (first.kind === "loopback-only")
        return first;
    if (test.command === undefined)
        return { kind: "passed" };
    const spec = commandContainer(subject, test.command, { network, port });
    const command = await run.start(spec, "command", "test: ");
    return command instanceof RunningContainer ? untilDone(command, run, app) : command;
}
/** @param app must go on meanwhile */
async function untilDone(command, run, app) {
    const endOfCommand = command.ended.then((end) => {
        return end.exitCode === 0 ? { kind: "passed" } : { kind: "ended", part: "command", end, isHealthy: true };
    });
    const endOfApp = app?.ended.then((end) => ({
        kind: "ended",
        part: "app",
        end,
        isHealthy: true,
    }));
    const first = await run.first([endOfCommand, ...(endOfApp === undefined ? [] : [endOfApp])]);
    return first === "late" ? { kind: "late", part: "command", state: { kind: "unasked" } } : first;
}
async function startProbe(subject, run, { path, port }) {
    const reader = new ProbeReader(port);
    const { promise: settled, resolve } = Promise.withResolvers();
    const container = await run.create(probeContainer(subject, path, port), (line) => {
        reader.add(line);
        const { state } = reader;
        if (state.kind === "healthy" || state.kind === "loopback-only")
            resolve(state);
    });
    try {
        await run.first([container.started]);
    }
    catch (error) {
        throw error instanceof daemon_error/* DaemonError */.$v ? noProber(subject.prober, error) : error;
    }
    return { container, reader, settled };
}
async function endOfProbe(probe, prober) {
    await probe.ended;
    throw noProber(prober);
}

;// CONCATENATED MODULE: ./build/js/src/platform/gate/open-gate.js



/** Lets an image pass that does what the test of its build wants. */
function openGate({ resolved, daemon, cleanup, report, prober }, { log, signal, runLabel }) {
    const { test, containers } = resolved;
    return {
        cleanup,
        async pass(image) {
            // It is there, whatever comes of the test.
            report.add({ digest: image.digest, image: image.image });
            const trial = { image, test, limits: containers.limits, prober, labels: (0,build_deps/* parseLabel */.Q)(runLabel) };
            const deps = { daemon, log, cleanup, signal, clock: clock/* SYSTEM_CLOCK */.V };
            await report.time("test", () => testImage(trial, deps));
        },
    };
}


/***/ })

};
