// Holds src.
export const id = 8;
export const ids = [8];
export const modules = {

/***/ 3126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HN: () => (/* binding */ inParallel),
/* harmony export */   JL: () => (/* binding */ createTaskQueue),
/* harmony export */   al: () => (/* binding */ inOrder)
/* harmony export */ });
/* unused harmony export allEnded */
// Work on many things, a few at a time.
/** All work that was begun ends; after a failure none is begun, and the first failure rejects. */
async function inParallel(items, limit, work) {
    const waiting = [...items].values();
    const failures = [];
    const worker = async () => {
        for (const item of waiting) {
            await work(item).catch((error) => failures.push(error));
            if (failures.length > 0)
                return;
        }
    };
    await Promise.all(Array.from({ length: limit }, worker));
    if (failures.length > 0)
        throw failures[0];
}
/** Like `Promise.all`, but it rejects, with the first failure, only when all of them have ended. */
async function allEnded(work) {
    const failures = [];
    const ended = work.map((each) => each.catch((error) => {
        failures.push(error);
    }));
    const results = await Promise.all(ended);
    if (failures.length > 0)
        throw failures[0];
    return results;
}
/**
 * What work on each item gives, in the order of the items, up to `limit` of which are under way at once.
 * @throws what the items throw, or the failure of an item when it is its turn
 */
async function* inOrder(items, limit, work) {
    const underWay = [];
    for await (const item of items) {
        const result = work(item);
        // Its failure is seen when it is its turn; until then it must not count as unhandled.
        result.catch(() => undefined);
        underWay.push(result);
        const first = underWay.length >= limit ? underWay.shift() : undefined;
        if (first !== undefined)
            yield await first;
    }
    for (const result of underWay)
        yield await result;
}
/** A queue that runs up to `limit` tasks at a time, in the order they came. */
function createTaskQueue(limit) {
    const tasks = new Set();
    const slots = createSlots(limit);
    let isClosed = false;
    const runInTurn = async (task) => {
        await slots.take();
        try {
            if (isClosed)
                throw new Error("the work was aborted");
            return await task();
        }
        finally {
            slots.release();
        }
    };
    return {
        async run(task) {
            const result = runInTurn(task);
            tasks.add(result);
            try {
                return await result;
            }
            finally {
                tasks.delete(result);
            }
        },
        async close() {
            isClosed = true;
            await Promise.allSettled(tasks);
        },
    };
}
function createSlots(free) {
    const waiting = [];
    return {
        async take() {
            if (free > 0) {
                free -= 1;
                return;
            }
            await new Promise((resolve) => {
                waiting.push(resolve);
            });
        },
        release() {
            const next = waiting.shift();
            if (next === undefined)
                free += 1;
            else
                next();
        },
    };
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

/***/ 4903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ readAhead)
/* harmony export */ });
// Reading ahead: what is read takes as long as what is done with it, and both can happen at once.
/**
 * The same chunks; the next one is read while one is looked at, and none after it. Of a source whose chunks are overwritten, one
 * must last until the one after the next is asked for.
 */
async function* readAhead(source) {
    const chunks = source[Symbol.asyncIterator]();
    let next = chunks.next();
    try {
        for (;;) {
            const read = await next;
            if (read.done === true)
                return;
            next = chunks.next();
            // It is awaited in its turn; until then it must not count as unhandled.
            next.catch(() => undefined);
            yield read.value;
        }
    }
    finally {
        await next.catch(() => undefined);
        await chunks.return?.();
    }
}


/***/ })

};
