// Holds src.
export const id = 17;
export const ids = [17];
export const modules = {

/***/ 7017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openLaunchCache: () => (/* binding */ openLaunchCache)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _cache_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6870);
// The launch cache: the layers of the app image that a daemon has, so that the next build does not have to ask the daemon for them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer


/** @throws {LifecycleError} exit code 1 if the directory does not exist */
async function openLaunchCache(dir, log) {
    const cache = await (0,_cache_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .openCacheDirectory */ .u)(dir, log);
    return {
        async find(diffId) {
            if (!(await cache.hasLayer(diffId)))
                return undefined;
            const tar = cache.layerPath(diffId);
            return { tar, sizeBytes: (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(tar)).size };
        },
        async replace(layers) {
            await using transaction = await cache.begin();
            for (const [diffId, { tar }] of layers) {
                const isKept = tar === cache.layerPath(diffId);
                await (isKept ? transaction.reuseLayer(diffId) : transaction.addLayer(diffId, tar));
            }
            await transaction.commit();
        },
    };
}


/***/ })

};
