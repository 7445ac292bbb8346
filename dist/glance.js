// Holds src.
export const id = 698;
export const ids = [698];
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

/***/ 3698:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hasNothingLabelled: () => (/* binding */ hasNothingLabelled)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _bytes_collect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4733);
// A look at an engine of this machine, without the client that all else goes through: loading that takes longer than the answer.



/** A post step has better things to do than to wait for an engine that is busy. */
const TIMEOUT_MS = 10_000;
/** An engine that is removing something is often through before the code is loaded that would wait for it. */
const LOOKS = 8;
const PAUSE_MS = 50;
/**
 * Whether an engine says, at once or a little later, that it has no containers and no volumes with a label; false, too, if it says
 * nothing that is understood.
 */
async function hasNothingLabelled(socketPath, label) {
    try {
        for (let look = 1; look < LOOKS; look += 1) {
            if (await isRidOf(socketPath, label))
                return true;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(PAUSE_MS);
        }
        return await isRidOf(socketPath, label);
    }
    catch {
        return false;
    }
}
async function isRidOf(socketPath, label) {
    const filters = encodeURIComponent(JSON.stringify({ label: [label] }));
    const [containers, volumes] = await Promise.all([
        ask(socketPath, `/containers/json?all=true&filters=${filters}`),
        ask(socketPath, `/volumes?filters=${filters}`),
    ]);
    return isEmpty(containers) && isEmpty(volumes.Volumes ?? []);
}
function isEmpty(list) {
    return Array.isArray(list) && list.length === 0;
}
/** @throws if there is no answer, or another one than JSON with the status 200 */
async function ask(socketPath, path) {
    const answer = await new Promise((resolve, reject) => {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        (0,node_http__WEBPACK_IMPORTED_MODULE_0__.get)({ socketPath, path, signal, agent: false, headers: { Host: "docker" } }, resolve).on("error", reject);
    });
    const body = await (0,_bytes_collect_js__WEBPACK_IMPORTED_MODULE_2__/* .collect */ .F)(answer);
    if (answer.statusCode !== 200)
        throw new Error(`The engine answered ${String(answer.statusCode)}.`);
    return JSON.parse(body.toString("utf8"));
}


/***/ })

};
