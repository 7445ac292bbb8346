import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5675:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http2");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 3480:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("querystring");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 3106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 6707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   PA: () => (/* binding */ CACHE_CLIENT_COMMAND),
/* harmony export */   SI: () => (/* binding */ GUARDIAN_COMMAND),
/* harmony export */   c$: () => (/* binding */ chooseEntry)
/* harmony export */ });
/* unused harmony export POST_COMMAND */
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4590);

/** The argument that starts the action's own program as cache client. */
const CACHE_CLIENT_COMMAND = "actions-cache-client";
/** The argument that starts the action's own program as guardian of a phase. */
const GUARDIAN_COMMAND = "guardian";
/** The argument by which the file of the post step says what it is. */
const POST_COMMAND = "post";
/**
 * What this process is to run.
 * @param argument the first one after the script's path
 */
function chooseEntry(argument, env) {
    if (argument === CACHE_CLIENT_COMMAND)
        return "cache-client";
    if (argument === GUARDIAN_COMMAND)
        return "guardian";
    if (!(0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .isPost */ .tl)(env))
        return argument === POST_COMMAND ? "lost" : "main";
    if ((0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .savedNothingLeft */ .Qh)(env))
        return "done";
    return (0,_state_js__WEBPACK_IMPORTED_MODULE_0__/* .savedRemoving */ .rw)(env) === undefined ? "post" : "look";
}


/***/ }),

/***/ 798:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ cancelOnSignals),
/* harmony export */   t: () => (/* binding */ INTERRUPTED)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
// What the runner's signals do to a build.

/** How a program says that it was interrupted: 128 and the number of SIGINT. */
const INTERRUPTED = 130;
const LAST_WORDS = "A second signal ended the step before it had removed everything that the build created. The post step removes the rest.";
/**
 * The runner cancels with SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL. The first is for cleaning up; who sends another one
 * does not want to wait, and what is left is for the post step.
 * @param say prints a line before the process ends
 */
function cancelOnSignals(host, say = printLine) {
    const controller = new AbortController();
    const cancel = () => {
        if (!controller.signal.aborted) {
            controller.abort();
            return;
        }
        say(LAST_WORDS);
        host.exit(INTERRUPTED);
    };
    host.on("SIGINT", cancel);
    host.on("SIGTERM", cancel);
    return controller.signal;
}
/** At once: nothing is written any more afterwards. A reader that is gone or full must not keep the process. */
function printLine(line) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(1, `${line}\n`);
    }
    catch {
        // The reader of the output is gone.
    }
}


/***/ }),

/***/ 1954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ exitOnceWritten),
/* harmony export */   C: () => (/* binding */ exitSoon)
/* harmony export */ });
// The end of a program of the action.
/** Sockets that a library keeps alive must not keep the job alive. */
const LINGER_MS = 5_000;
/** Ends the process in a few seconds, if it does not end by itself before. */
function exitSoon() {
    setTimeout(() => {
        process.exit();
    }, LINGER_MS).unref();
}
/** Ends the process, whatever it waits for, once everything that it printed is written. */
function exitOnceWritten({ stdout, exit }) {
    // Also called if it cannot be written.
    stdout.write("", () => exit());
}


/***/ }),

/***/ 5032:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ onLostReader)
/* harmony export */ });
// Standard output whose reader is gone, e.g. because the runner was killed or lost its connection. Without a listener the first
// line that cannot be written would end the process at once, and leave containers and volumes behind.
/** A signal that is aborted when one of the streams cannot be written any more; further lines are lost, and nothing else. */
function onLostReader(streams) {
    const controller = new AbortController();
    for (const stream of streams) {
        stream.on("error", () => {
            controller.abort();
        });
    }
    return controller.signal;
}


/***/ }),

/***/ 4590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ savedNoSummary),
/* harmony export */   Qh: () => (/* binding */ savedNothingLeft),
/* harmony export */   Ql: () => (/* binding */ savedFilled),
/* harmony export */   c4: () => (/* binding */ STATE),
/* harmony export */   hj: () => (/* binding */ savedPending),
/* harmony export */   pT: () => (/* binding */ savedEnginesMet),
/* harmony export */   rF: () => (/* binding */ savedRunLabel),
/* harmony export */   rw: () => (/* binding */ savedRemoving),
/* harmony export */   tl: () => (/* binding */ isPost)
/* harmony export */ });
/** The names of what is passed on. */
const STATE = {
    started: "started",
    runLabel: "run-label",
    enginesMet: "engines-met",
    pendingCaches: "pending-caches",
    filled: "cache-directories",
    noSummary: "no-summary",
    nothingLeft: "nothing-left",
    removing: "removing",
};
/** Whether this is the post step of a main step that could tell it so. */
function isPost(env) {
    return Boolean(saved(env, "started"));
}
/** Whether the main step left neither a cache to save nor anything to remove. */
function savedNothingLeft(env) {
    return Boolean(saved(env, "nothingLeft"));
}
/** Where an engine listens that may still have been removing what the build made; undefined if there is more to do than to look. */
function savedRemoving(env) {
    return saved(env, "removing");
}
/** What is to be saved of each build; nothing if the step did not succeed. */
function savedPending(env) {
    return JSON.parse(saved(env, "pendingCaches") ?? "[]");
}
/** The directories to remove once their content is saved. */
function savedFilled(env) {
    return JSON.parse(saved(env, "filled") ?? "[]");
}
/** Whether the workflow wants no summary. */
function savedNoSummary(env) {
    return Boolean(saved(env, "noSummary"));
}
/** The label of the build; undefined if the main step never came to build. */
function savedRunLabel(env) {
    return saved(env, "runLabel");
}
/** The engines that the main step had, which may have something left of it. */
function savedEnginesMet(env) {
    return JSON.parse(saved(env, "enginesMet") ?? "[]");
}
function saved(env, name) {
    return env[`STATE_${STATE[name]}`] || undefined;
}


/***/ }),

/***/ 3447:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3136);
/* harmony import */ var _actions_entry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6707);
/* harmony import */ var _actions_runner_cancel_on_signals_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(798);
/* harmony import */ var _actions_runner_exit_soon_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1954);
/* harmony import */ var _actions_runner_lost_reader_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(5032);
/* harmony import */ var _actions_state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4590);
// The entry of the action: main, post, and the programs that it starts of itself. The only file that reads the environment,
// handles signals and sets the exit code. Each program is loaded when it is asked for: all of them take a fifth of a second.






// Of bundled packages, e.g. where they talk to an engine over TCP: nothing that a reader of the log could change.
process.noDeprecation = true;
const program = (0,node_url__WEBPACK_IMPORTED_MODULE_0__.fileURLToPath)(import.meta.url);
const entry = (0,_actions_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .chooseEntry */ .c$)(process.argv[2], process.env);
switch (entry) {
    case "cache-client":
        (await Promise.all(/* import() */[__nccwpck_require__.e(934), __nccwpck_require__.e(942), __nccwpck_require__.e(710), __nccwpck_require__.e(874)]).then(__nccwpck_require__.bind(__nccwpck_require__, 861))).runCacheClient(process.env);
        break;
    case "guardian":
        await (await Promise.all(/* import() */[__nccwpck_require__.e(295), __nccwpck_require__.e(708)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6126))).runGuardian(process.argv.slice(3));
        break;
    case "look":
    case "post":
        if (entry === "look" && (await isEngineThrough()))
            break;
        // It goes on: leftovers must be removed, even if the output is lost.
        (0,_actions_runner_lost_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .onLostReader */ .t)([process.stdout, process.stderr]);
        (await Promise.all(/* import() */[__nccwpck_require__.e(838), __nccwpck_require__.e(714)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4320))).reportUnexpected(process);
        await (await Promise.all(/* import() */[__nccwpck_require__.e(838), __nccwpck_require__.e(934), __nccwpck_require__.e(510), __nccwpck_require__.e(710), __nccwpck_require__.e(315)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9294))).post(process.env, program);
        (0,_actions_runner_exit_soon_js__WEBPACK_IMPORTED_MODULE_5__/* .exitSoon */ .C)();
        break;
    case "main": {
        const signal = AbortSignal.any([
            (0,_actions_runner_cancel_on_signals_js__WEBPACK_IMPORTED_MODULE_2__/* .cancelOnSignals */ .d)(process),
            (0,_actions_runner_lost_reader_js__WEBPACK_IMPORTED_MODULE_4__/* .onLostReader */ .t)([process.stdout, process.stderr]),
        ]);
        (await Promise.all(/* import() */[__nccwpck_require__.e(838), __nccwpck_require__.e(714)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4320))).reportUnexpected(process);
        const { main } = await Promise.all(/* import() */[__nccwpck_require__.e(838), __nccwpck_require__.e(934), __nccwpck_require__.e(510), __nccwpck_require__.e(710), __nccwpck_require__.e(315)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9294));
        process.exitCode = await main(process.env, program, signal);
        // An engine that is still removing something must not keep the job.
        (0,_actions_runner_exit_soon_js__WEBPACK_IMPORTED_MODULE_5__/* .exitOnceWritten */ .B)(process);
        break;
    }
    case "lost":
        process.stdout.write("This step does nothing, since the runner has lost what the main step saved, as it does in pods where that step fails or is cancelled. " +
            "Caches are not saved, and what the main step may have left ends with the pod.\n");
        break;
    case "done":
}
async function isEngineThrough() {
    const { hasNothingLabelled } = await __nccwpck_require__.e(/* import() */ 698).then(__nccwpck_require__.bind(__nccwpck_require__, 3698));
    return hasNothingLabelled((0,_actions_state_js__WEBPACK_IMPORTED_MODULE_3__/* .savedRemoving */ .rw)(process.env) ?? "", (0,_actions_state_js__WEBPACK_IMPORTED_MODULE_3__/* .savedRunLabel */ .rF)(process.env) ?? "");
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return {"11":"whole-through-here","88":"semver","94":"sbom-documents","179":"attest-image-packages","295":"shared-by-awake-guardian+open-processes","305":"open-order","315":"main","402":"open-processes","425":"actions-cache-packages","488":"compare-inputs","510":"main-packages","521":"actions-cache","559":"zip-archive","560":"open-gate","562":"pull-pruned","563":"build-platforms","588":"actions-tool-cache","589":"attest-image","592":"parse-descriptor","615":"builder-stages","663":"yauzl","679":"attestation-store","698":"glance","708":"awake-guardian","710":"shared-by-cache-client+main","714":"last-words","720":"rebase-app","838":"actions-core","853":"merge-images","874":"cache-client","888":"verify-image","934":"valibot","942":"actions-http-client","955":"actions-exec","969":"source-archive"}[chunkId] + ".js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(3447);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
