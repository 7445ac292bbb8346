// Holds src.
export const id = 247;
export const ids = [247];
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

/***/ 2605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cp: () => (/* binding */ formatAnalyzed),
/* harmony export */   yc: () => (/* binding */ parseAnalyzed)
/* harmony export */ });
/* unused harmony export renameRunImage */
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7934);
/* harmony import */ var _oci_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2295);
/* harmony import */ var _lifecycle_metadata_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9595);
/* harmony import */ var _toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7884);
/* harmony import */ var _toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2951);
// analyzed.toml: what is known about the previous image and the run image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzedtoml-toml





const text = valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), "");
const Sha = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ sha: text });
const RunImageNames = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ image: text, mirrors: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())) });
/** As in the image label, but what a layer's own TOML has under `[metadata]` is not called `data` here. */
const TomlLayers = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    ..._lifecycle_metadata_js__WEBPACK_IMPORTED_MODULE_1__/* .BuildpackLayers */ .G4.entries,
    layers: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .record */ .g1P(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP(), valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        sha: text,
        metadata: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .unknown */ .L5J()),
        build: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false),
        launch: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false),
        cache: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY(), false),
    })), {}),
});
const TargetData = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    id: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    os: text,
    arch: text,
    "arch-variant": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
    distro: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ name: text, version: text })),
});
const Analyzed = valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    image: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ reference: text })),
    "build-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ reference: text })),
    "run-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        reference: text,
        image: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP()),
        extend: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zMY()),
        target: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(TargetData),
    })),
    metadata: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        app: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(Sha)),
        sbom: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        buildpacks: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(TomlLayers)),
        config: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        launcher: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        "process-types": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(Sha),
        "run-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
            "top-layer": text,
            reference: text,
            image: text,
            mirrors: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(valibot__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP())),
        })),
        stack: valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({ "run-image": valibot__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lqM(RunImageNames) })),
    })),
});
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseAnalyzed(toml, what) {
    const file = (0,_toml_parse_toml_js__WEBPACK_IMPORTED_MODULE_3__/* .parseToml */ .MT)(Analyzed, toml, what);
    const { "run-image": runImage, stack, buildpacks, ...metadata } = file.metadata ?? {};
    return {
        previousImage: file.image?.reference ?? "",
        buildImage: file["build-image"]?.reference,
        runImage: file["run-image"],
        metadata: {
            ...metadata,
            buildpacks: buildpacks?.map((one) => ({
                ...one,
                layers: Object.fromEntries(Object.entries(one.layers).map(([name, { metadata: data, ...layer }]) => [
                    name,
                    { ...layer, data },
                ])),
            })),
            ...(runImage && { runImage: readRunImage(runImage) }),
            ...(stack && { stack: { runImage: stack["run-image"] } }),
        },
    };
}
function readRunImage({ "top-layer": topLayer, ...names }) {
    return { topLayer, ...names };
}
/**
 * The same file with another name of the run image; what else is in it stays.
 * @throws {PlatformError} `MALFORMED` naming the file
 */
function renameRunImage(toml, name, what) {
    const { "run-image": runImage, ...others } = parseTomlTable(toml, what);
    const known = v.is(FreeTable, runImage) ? runImage : {};
    return formatToml({ ...others, "run-image": { ...known, reference: name, image: name } });
}
function formatAnalyzed(analyzed) {
    const { app, sbom, runImage, stack, buildpacks, ...metadata } = analyzed.metadata;
    return (0,_toml_format_toml_js__WEBPACK_IMPORTED_MODULE_2__/* .formatToml */ .W)({
        image: { reference: analyzed.previousImage },
        "build-image": analyzed.buildImage === undefined ? undefined : { reference: analyzed.buildImage },
        metadata: {
            app,
            sbom,
            buildpacks: buildpacks?.map(writtenBuildpack),
            ...metadata,
            ...(runImage && {
                "run-image": {
                    "top-layer": runImage.topLayer,
                    reference: runImage.reference,
                    image: runImage.image || undefined,
                    mirrors: runImage.mirrors,
                },
            }),
            ...(stack?.runImage && {
                stack: { "run-image": { image: stack.runImage.image, mirrors: stack.runImage.mirrors } },
            }),
        },
        "run-image": analyzed.runImage && {
            reference: analyzed.runImage.reference,
            image: analyzed.runImage.image || undefined,
            extend: analyzed.runImage.extend || undefined,
            target: analyzed.runImage.target,
        },
    });
}
/** With layers and metadata sorted, as Go writes a map. */
function writtenBuildpack({ key, version, layers, store }) {
    const written = Object.entries(layers ?? {}).map(([name, { data, ...layer }]) => {
        return [name, { ...layer, metadata: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(data) }];
    });
    return {
        key,
        version,
        layers: Object.fromEntries(written.sort(([a], [b]) => (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .compareBytes */ .Xo)(a, b))),
        store: (0,_oci_json_js__WEBPACK_IMPORTED_MODULE_0__/* .sortKeys */ .di)(store),
    };
}


/***/ }),

/***/ 102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gy: () => (/* binding */ findRunImage),
  Fw: () => (/* binding */ firstReadable),
  JK: () => (/* binding */ nearestReadable),
  ak: () => (/* binding */ readRunImages),
  Z: () => (/* binding */ resolveRunImage)
});

// EXTERNAL MODULE: ./build/js/src/cnb/api-version.js
var api_version = __webpack_require__(5800);
// EXTERNAL MODULE: ./build/js/src/cnb/exit-codes.js
var exit_codes = __webpack_require__(2798);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/format-toml.js
var format_toml = __webpack_require__(7884);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
;// CONCATENATED MODULE: ./build/js/src/cnb/run.js
// run.toml (and stack.toml before Platform API 0.12): the run images a builder names, with their mirrors.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#runtoml-toml



/** The schema of a run image, which run.toml and builder labels share. */
const RunImageEntry = dist/* object */.Ikc({
    image: dist/* optional */.lqM(dist/* string */.YjP(), ""),
    mirrors: dist/* nullish */.cl6(dist/* array */.YOg(dist/* string */.YjP()), []),
});
const RunFile = dist/* object */.Ikc({ images: dist/* optional */.lqM(dist/* array */.YOg(RunImageEntry), []) });
const StackFile = dist/* object */.Ikc({ "run-image": dist/* optional */.lqM(RunImageEntry) });
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseRun(toml, what) {
    return (0,parse_toml/* parseToml */.MT)(RunFile, toml, what).images.map(withMirrors);
}
/** @throws {PlatformError} `MALFORMED` naming the file */
function parseStack(toml, what) {
    const runImage = (0,parse_toml/* parseToml */.MT)(StackFile, toml, what)["run-image"];
    return runImage === undefined ? [] : [withMirrors(runImage)];
}
function formatRun(images) {
    return formatToml({ images: images.map(formatEntry) });
}
function formatStack(image) {
    return formatToml({ "run-image": formatEntry(image) });
}
/** As others write it, so that their layers are the same bytes. */
function formatEntry({ image, mirrors }) {
    return { image, ...(mirrors.length > 0 && { mirrors }) };
}
function withMirrors({ image, mirrors }) {
    return { image, mirrors };
}

// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/files/regular-file.js
var regular_file = __webpack_require__(3186);
// EXTERNAL MODULE: ./build/js/src/oci/image-reference.js
var image_reference = __webpack_require__(4468);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/lifecycle/lifecycle-error.js
var lifecycle_error = __webpack_require__(151);
// EXTERNAL MODULE: ./build/js/src/lifecycle/toml-file.js
var toml_file = __webpack_require__(481);
;// CONCATENATED MODULE: ./build/js/src/lifecycle/run-image/run-image-choice.js
// Which run image a build uses when none is given: one of run.toml that can be read, near the output if possible.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#run-image-resolution









/**
 * The name of the run image: the given one, else of the first entry of run.toml the first readable image on the
 * output's registry, else the first readable one.
 * @throws {LifecycleError} exit code 3 if there is no such image
 */
async function resolveRunImage(inputs, ctx) {
    if (inputs.runImageName !== undefined)
        return inputs.runImageName;
    const [entry] = await readRunImages(inputs.runPath, ctx);
    if (entry === undefined || entry.image === "") {
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, "resolve inputs: -run-image is required when there is no run metadata available", { hint: `Give -run-image, or name a run image in ${(0,quote/* quote */.hD)(inputs.runPath)}.` });
    }
    const failures = [];
    const chosen = await nearestReadable(entry, inputs.appImage.registry, ctx.images, (error) => {
        failures.push((0,errors/* messageOf */.bD)(error));
    });
    if (chosen !== undefined)
        return chosen;
    const names = [entry.image, ...entry.mirrors].join(", ");
    throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, ["resolve inputs: none of the run images can be read: " + names, ...failures].join("; "), { hint: "Give -run-image, or credentials for one of them in CNB_REGISTRY_AUTH." });
}
/**
 * The first image or mirror on this registry that can be read, else the first elsewhere.
 * @param onFailure is told why it is not known whether an image can be read
 */
async function nearestReadable({ image, mirrors }, registry, images, onFailure) {
    return firstReadable(nearestFirst([image, ...mirrors], registry), images, onFailure);
}
/**
 * The entries of run.toml (stack.toml before Platform API 0.12); none if there is no such file.
 * @throws {LifecycleError} exit code 3 if the file cannot be read or parsed
 */
async function readRunImages(runPath, { log, platformApi }) {
    const parse = (0,api_version/* atLeast */.jZ)(platformApi, "0.12") ? parseRun : parseStack;
    try {
        return parse(await (0,toml_file/* readToml */.D7)(runPath), (0,quote/* quote */.hD)(runPath));
    }
    catch (cause) {
        if ((0,regular_file/* isMissing */.b2)(cause)) {
            log.info(`No run metadata found at path ${(0,quote/* quote */.hD)(runPath)}`);
            return [];
        }
        throw new lifecycle_error/* LifecycleError */.D(exit_codes/* ExitCode */.y.INVALID_ARGUMENTS, `resolve inputs: read run file: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
}
/** The entry that has the image, as itself or as a mirror; no tag means `latest`, and digests do not matter. */
function findRunImage(images, name) {
    const wanted = comparable(name);
    return images.find(({ image, mirrors }) => [image, ...mirrors].some((each) => comparable(each) === wanted));
}
/** The first image that can be read, in the order given; an image that does not exist counts as readable. */
async function firstReadable(names, images, onFailure = () => undefined) {
    const canRead = (reference) => images.canRead(reference).catch((error) => {
        onFailure(error);
        return false;
    });
    for (const name of names) {
        const reference = parsedOrUndefined(name);
        // A mirror that does not answer is no reason to fail while another one does.
        if (reference !== undefined && (await canRead(reference)))
            return name;
    }
    return undefined;
}
function nearestFirst(names, registry) {
    const isNear = (name) => parsedOrUndefined(name)?.registry === registry;
    return [...names.filter(isNear), ...names.filter((name) => !isNear(name))];
}
function comparable(name) {
    const reference = parsedOrUndefined(name);
    return reference === undefined ? name : (0,image_reference/* taggedName */.go)(reference);
}
function parsedOrUndefined(name) {
    try {
        return (0,image_reference/* parseImageReference */.o_)(name);
    }
    catch {
        return undefined;
    }
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


/***/ })

};
