// Holds src.
export const id = 592;
export const ids = [592];
export const modules = {

/***/ 7592:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseProjectDescriptor: () => (/* binding */ parseProjectDescriptor)
});

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/parse-toml.js + 2 modules
var parse_toml = __webpack_require__(2951);
// EXTERNAL MODULE: ./build/js/src/cnb/toml/toml-path.js
var toml_path = __webpack_require__(2710);
// EXTERNAL MODULE: ./build/js/src/errors.js
var errors = __webpack_require__(1024);
// EXTERNAL MODULE: ./build/js/src/quote.js
var quote = __webpack_require__(1487);
// EXTERNAL MODULE: ./build/js/src/cnb/variable-name.js
var variable_name = __webpack_require__(597);
// EXTERNAL MODULE: ./build/js/src/project/source/source-filter.js + 1 modules
var source_filter = __webpack_require__(8257);
;// CONCATENATED MODULE: ./build/js/src/project/descriptor/descriptor-fields.js

/** Complains about what cannot be an execution environment's name. */
function checkExecEnv(execEnv, path, complain) {
    for (const [at, name] of execEnv.entries()) {
        if (/^(\*|[A-Za-z0-9.-]+)$/.test(name))
            continue;
        const hint = 'Use letters, digits, . and -, e.g. "test", or "*" for all.';
        complain([...path, "exec-env", at], `${(0,quote/* quote */.hD)(name)} is not the name of an execution environment.`, hint);
    }
}
/** Empty values are what others take as not given. */
function given(value) {
    return value === "" ? undefined : value;
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/descriptor-buildpacks.js


const INLINE_VERSION = "0.0.0";
const INLINE_SHELL = "/bin/sh";
const RESERVED_IDS = ["app", "config", "generated", "sbom"];
/** Reads `[[…group]]`; items that are complained about are left out. */
function readDescriptorBuildpacks({ value, path }, lines, complain) {
    return value.flatMap((raw, index) => {
        const at = [...path, index];
        const execEnv = raw["exec-env"] ?? [];
        checkExecEnv(execEnv, at, complain);
        const kind = readKind(raw, at, complain);
        return kind === undefined ? [] : [{ ...kind, execEnv, line: lines(at) }];
    });
}
function readKind(raw, at, complain) {
    const { id, version, uri, script } = raw;
    if (uri !== "" && script !== undefined) {
        const problem = `A buildpack has both a uri, ${(0,quote/* quote */.hD)((0,quote/* withoutLogins */.$b)(uri))}, and a script.`;
        complain([...at, "uri"], problem, "Keep the one that you mean.");
        return undefined;
    }
    if (uri !== "" && version !== "") {
        const problem = `A buildpack has both a uri, ${(0,quote/* quote */.hD)((0,quote/* withoutLogins */.$b)(uri))}, and a version, ${(0,quote/* quote */.hD)(version)}.`;
        complain([...at, "version"], problem, "Leave out the version: the buildpack at that uri defines it.");
        return undefined;
    }
    if (script !== undefined)
        return readInline({ ...raw, script }, at, complain);
    if (uri !== "")
        return { kind: "uri", uri, id: given(id) };
    if (id !== "")
        return { kind: "id", id, version: given(version) };
    complain(at, "A buildpack has neither an id nor a uri.", 'Write e.g. id = "example/java".');
    return undefined;
}
function readInline({ id, version, script }, at, complain) {
    const { api, inline = "", shell } = script;
    // Both become names of directories.
    if (!/^[A-Za-z0-9./-]+$/.test(id) || isPathLike(id) || RESERVED_IDS.includes(id)) {
        const hint = `Give it an id of letters, digits, . / and -, other than ${RESERVED_IDS.join(", ")}.`;
        const problem = id === "" ? "An inline buildpack has no id." : `${(0,quote/* quote */.hD)(id)} cannot be the id of an inline buildpack.`;
        complain([...at, "id"], problem, hint);
    }
    if (version !== "" && (!/^[\w.+-]+$/.test(version) || isPathLike(version))) {
        const hint = `Write e.g. version = "1.0.0", or leave it out for ${INLINE_VERSION}.`;
        complain([...at, "version"], `${(0,quote/* quote */.hD)(version)} cannot be the version of an inline buildpack.`, hint);
    }
    if (!/^\d+(\.\d+)?$/.test(api)) {
        const problem = api === "" ? "The script has no api." : `The api ${(0,quote/* quote */.hD)(api)} of the script is not a version.`;
        complain([...at, "script", "api"], problem, 'Write e.g. api = "0.10", a version of the Buildpack API.');
    }
    if (inline.trim() === "") {
        const hint = "Write the script of bin/build between ''' and '''.";
        complain([...at, "script", "inline"], "The script has no inline text.", hint);
    }
    if (shell !== "" && !/^\/[^\r\n\0]+$/.test(shell)) {
        const hint = 'Write the path of a program in the build image, e.g. "/bin/bash" or "/usr/bin/env python3".';
        complain([...at, "script", "shell"], `${(0,quote/* quote */.hD)(shell)} is not an absolute path.`, hint);
    }
    return {
        kind: "inline",
        id,
        version: given(version) ?? INLINE_VERSION,
        api,
        shell: given(shell) ?? INLINE_SHELL,
        script: inline,
    };
}
function isPathLike(name) {
    return name.split("/").some((part) => part === "" || part === "." || part === "..");
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/check-descriptor.js
// What a schema cannot say about a project descriptor: which values go together, and what they may look like. Pure.





/** Reads what each table has, and collects complaints. */
function checkDescriptor(raw, lines) {
    const problems = [];
    const complain = (path, problem, hint) => {
        problems.push({ line: lines(path), problem, hint });
    };
    const { builder } = raw.files.value;
    const descriptor = {
        about: readAbout(raw, complain),
        builder: builder === "" ? undefined : { value: builder, line: lines([...raw.files.path, "builder"]) },
        selection: readSelection(raw, lines, complain),
        buildpacks: readDescriptorBuildpacks(raw.group, lines, complain),
        preBuildpacks: readDescriptorBuildpacks(raw.pre, lines, complain),
        postBuildpacks: readDescriptorBuildpacks(raw.post, lines, complain),
        env: readEnv(raw, lines, complain),
    };
    return { descriptor, problems };
}
function readAbout({ about, metadata }, complain) {
    const { value, path } = about;
    for (const [at, { type, uri }] of value.licenses.entries()) {
        if (type !== "" || uri !== "")
            continue;
        const problem = "A license has neither a type nor a uri.";
        complain([...path, "licenses", at], problem, 'Write e.g. type = "MIT".');
    }
    return {
        id: given(value.id),
        name: given(value.name),
        version: given(value.version),
        authors: value.authors,
        documentationUrl: given(value["documentation-url"]),
        sourceUrl: given(value["source-url"]),
        licenses: value.licenses.map(({ type, uri }) => ({ type: given(type), uri: given(uri) })),
        metadata,
    };
}
function readSelection({ files: { value, path } }, lines, complain) {
    const { include, exclude } = value;
    if (include.length > 0 && exclude.length > 0) {
        const hint = "Keep one of them: files that are not included are excluded, and vice versa.";
        complain([...path, "exclude"], '"include" and "exclude" cannot both be given.', hint);
    }
    const kind = include.length > 0 ? "include" : "exclude";
    for (const [at, pattern] of value[kind].entries()) {
        const problem = (0,source_filter/* patternProblem */.A)(pattern);
        if (problem !== undefined)
            complain([...path, kind, at], problem);
    }
    if (value[kind].length === 0)
        return { kind: "all", line: undefined };
    return { kind, patterns: value[kind], line: lines([...path, kind]) };
}
// The lifecycle gets each variable as a file of that name.
function readEnv({ env }, lines, complain) {
    return env.value.map(({ name, value, "exec-env": execEnv = [] }, at) => {
        const path = [...env.path, at];
        if (name === "")
            complain(path, "A variable has no name.", 'Add name = "…".');
        else if (!(0,variable_name/* isVariableName */.K)(name)) {
            const problem = `${(0,quote/* quote */.hD)(name)} is not the name of a variable.`;
            complain([...path, "name"], problem, `Its name ${variable_name/* VARIABLE_NAME_RULE */.s}.`);
        }
        if (value === undefined) {
            const problem = name === "" ? "A variable has no value." : `The variable ${(0,quote/* quote */.hD)(name)} has no value.`;
            complain(path, problem, 'Add value = "…".');
        }
        checkExecEnv(execEnv, path, complain);
        return { name, value: value ?? "", execEnv, line: lines(path) };
    });
}

// EXTERNAL MODULE: ./build/js/src/project/descriptor/descriptor-error.js
var descriptor_error = __webpack_require__(1949);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var valibot_dist = __webpack_require__(7934);
;// CONCATENATED MODULE: ./build/js/src/project/descriptor/descriptor-schema.js
// What project.toml may have, by version of its schema; each version's tables are brought into one form here.
// Spec of 0.2: https://github.com/buildpacks/spec/blob/main/extensions/project-descriptor.md

const SCHEMA_VERSIONS = ["0.1", "0.2", "0.3"];
const descriptor_schema_text = valibot_dist/* optional */.lqM(valibot_dist/* string */.YjP(), "");
const texts = valibot_dist/* optional */.lqM(valibot_dist/* array */.YOg(valibot_dist/* string */.YjP()), []);
const script = valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({ api: descriptor_schema_text, inline: valibot_dist/* optional */.lqM(valibot_dist/* string */.YjP()), shell: descriptor_schema_text }));
const buildpack = { id: descriptor_schema_text, version: descriptor_schema_text, uri: descriptor_schema_text, script };
const variable = { name: descriptor_schema_text, value: valibot_dist/* optional */.lqM(valibot_dist/* string */.YjP()) };
const buildpacks = valibot_dist/* optional */.lqM(valibot_dist/* array */.YOg(valibot_dist/* object */.Ikc(buildpack)), []);
const additions = valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({ group: buildpacks }), {});
const variables = valibot_dist/* optional */.lqM(valibot_dist/* array */.YOg(valibot_dist/* object */.Ikc(variable)), []);
// Only 0.3 knows for which environments an item is.
const buildpacksByExecEnv = valibot_dist/* optional */.lqM(valibot_dist/* array */.YOg(valibot_dist/* object */.Ikc({ ...buildpack, "exec-env": texts })), []);
const additionsByExecEnv = valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({ group: buildpacksByExecEnv }), {});
const variablesByExecEnv = valibot_dist/* optional */.lqM(valibot_dist/* array */.YOg(valibot_dist/* object */.Ikc({ ...variable, "exec-env": texts })), []);
const about = {
    id: descriptor_schema_text,
    name: descriptor_schema_text,
    version: descriptor_schema_text,
    authors: texts,
    "documentation-url": descriptor_schema_text,
    "source-url": descriptor_schema_text,
    licenses: valibot_dist/* optional */.lqM(valibot_dist/* array */.YOg(valibot_dist/* object */.Ikc({ type: descriptor_schema_text, uri: descriptor_schema_text })), []),
};
const files = { include: texts, exclude: texts, builder: descriptor_schema_text };
const metadata = valibot_dist/* optional */.lqM(valibot_dist/* record */.g1P(valibot_dist/* string */.YjP(), valibot_dist/* unknown */.L5J()), {});
const versionedAbout = valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({ "schema-version": descriptor_schema_text, ...about, metadata }), {});
/** The tables that a version defines; all others belong to other tools. */
const DESCRIPTOR_SCHEMAS = {
    "0.1": valibot_dist/* object */.Ikc({
        project: valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc(about), {}),
        build: valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({ ...files, buildpacks, env: variables, pre: additions, post: additions }), {}),
        metadata,
    }),
    "0.2": valibot_dist/* object */.Ikc({
        _: versionedAbout,
        io: valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({
            buildpacks: valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({
                ...files,
                group: buildpacks,
                pre: additions,
                post: additions,
                build: valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({ env: valibot_dist/* optional */.lqM(valibot_dist/* array */.YOg(valibot_dist/* object */.Ikc(variable))) }), {}),
                // How it was called before 0.2 was done; still read by others.
                env: valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({ build: variables }), {}),
            }), {}),
        }), {}),
    }),
    "0.3": valibot_dist/* object */.Ikc({
        _: versionedAbout,
        io: valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({
            buildpacks: valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({
                ...files,
                group: buildpacksByExecEnv,
                pre: additionsByExecEnv,
                post: additionsByExecEnv,
                build: valibot_dist/* optional */.lqM(valibot_dist/* object */.Ikc({ env: variablesByExecEnv }), {}),
            }), {}),
        }), {}),
    }),
};
/** @param value what TOML has, checked by the schema of that version */
function toRawDescriptor(version, value) {
    switch (version) {
        case "0.1": {
            const { project, build, metadata } = valibot_dist/* parse */.qgA(DESCRIPTOR_SCHEMAS[version], value);
            const tables = { ...build, group: build.buildpacks };
            const env = { value: build.env, path: ["build", "env"] };
            const paths = { group: ["build", "buildpacks"], files: ["build"] };
            return { ...placed(tables, paths), about: { value: project, path: ["project"] }, env, metadata };
        }
        case "0.2": {
            const { _: project, io } = valibot_dist/* parse */.qgA(DESCRIPTOR_SCHEMAS[version], value);
            const { build, env: formerly } = io.buildpacks;
            const env = build.env === undefined
                ? { value: formerly.build, path: ["io", "buildpacks", "env", "build"] }
                : { value: build.env, path: ["io", "buildpacks", "build", "env"] };
            return {
                ...placed(io.buildpacks, IO_PATHS),
                about: { value: project, path: ["_"] },
                env,
                metadata: project.metadata,
            };
        }
        case "0.3": {
            const { _: project, io } = valibot_dist/* parse */.qgA(DESCRIPTOR_SCHEMAS[version], value);
            const env = { value: io.buildpacks.build.env, path: ["io", "buildpacks", "build", "env"] };
            return {
                ...placed(io.buildpacks, IO_PATHS),
                about: { value: project, path: ["_"] },
                env,
                metadata: project.metadata,
            };
        }
    }
}
const IO_PATHS = { group: ["io", "buildpacks", "group"], files: ["io", "buildpacks"] };
function placed(tables, paths) {
    return {
        files: { value: tables, path: paths.files },
        group: { value: tables.group, path: paths.group },
        pre: { value: tables.pre.group, path: [...paths.files, "pre", "group"] },
        post: { value: tables.post.group, path: [...paths.files, "post", "group"] },
    };
}

// EXTERNAL MODULE: ./build/js/src/cnb/toml/unknown-keys.js
var unknown_keys = __webpack_require__(8129);
;// CONCATENATED MODULE: ./build/js/src/project/descriptor/descriptor-warnings.js




const NEWEST = "0.2";
/** Keys that are ignored, tables of another schema version, and names that have changed. */
function descriptorWarnings(version, table, lines) {
    const { _: about, ...rest } = table;
    // A table that has nothing but the version is legal in any.
    const isForVersion = isTable(about) && Object.keys(about).every((key) => key === "schema-version");
    const checked = version === "0.1" && isForVersion ? rest : table;
    const unknown = (0,unknown_keys/* findUnknownKeys */.W)(DESCRIPTOR_SCHEMAS[version], checked).filter(({ path }) => isOurs(path));
    return [
        ...versionWarnings(version, table, lines),
        ...miscasedTables(table, lines),
        ...unknown.map((key) => ({ ...unknownKey(version, key), line: lines(key.path) })),
    ];
}
const OURS = ["_", "project", "build"];
/** Other tables than those of the specification are for other tools. */
function isOurs([first, second]) {
    return first === "io" ? isName(second, "buildpacks") : OURS.includes(String(first));
}
function isName(key, name) {
    return String(key).toLowerCase() === name;
}
/** Tables at the top that would be ours in small letters: such a file is not read as it is meant, and by Go's reader it is. */
function miscasedTables(table, lines) {
    return Object.entries(table).flatMap(([key, value]) => {
        const name = key.toLowerCase();
        const inIo = isTable(value) ? Object.keys(value).find((inner) => isName(inner, "buildpacks")) : undefined;
        const path = OURS.includes(name) ? [key] : name === "io" && inIo !== undefined ? [key, inIo] : undefined;
        if (path === undefined || key === name)
            return [];
        const [meant, is] = [(0,toml_path/* formatTomlPath */.N)(path.map((part) => part.toLowerCase())), (0,toml_path/* formatTomlPath */.N)(path)];
        const problem = `${(0,quote/* quote */.hD)(`[${is}]`)} is ignored: names of tables are written in small letters.`;
        return [{ line: lines(path), problem, hint: `Write [${meant}].` }];
    });
}
function unknownKey(version, { path, known }) {
    if (path.length === 1) {
        const [name] = path;
        const other = version === "0.1" ? "0.2 or later" : "0.1";
        return {
            problem: `"[${String(name)}]" is ignored: it is for schema ${other}, and this file uses ${version}.`,
            hint: OTHER_VERSION_HINTS[version],
        };
    }
    return {
        problem: `${(0,quote/* quote */.hD)((0,toml_path/* formatTomlPath */.N)(path))} is ignored: schema ${version} does not know it.`,
        hint: `Valid keys: ${known.join(", ")}.`,
    };
}
const OTHER_VERSION_HINTS = {
    "0.1": `Add [_] with schema-version = "${NEWEST}".`,
    "0.2": "Move it to [_] and [io.buildpacks].",
    "0.3": "Move it to [_] and [io.buildpacks].",
};
function versionWarnings(version, table, lines) {
    const warnings = [];
    const about = tableIn(table, "_");
    const buildpacks = tableIn(tableIn(table, "io"), "buildpacks");
    if (version === "0.1" && (about?.["schema-version"] ?? "") === "") {
        const problem = "It has no schema-version, so it is read as schema 0.1.";
        warnings.push({
            line: undefined,
            problem,
            hint: `Add [_] with schema-version = "${NEWEST}" (or "0.1").`,
        });
    }
    if (version === "0.1" && buildpacks !== undefined) {
        const problem = '"[io.buildpacks]" is ignored: it is for schema 0.2 or later, and this file uses 0.1.';
        warnings.push({ line: lines(["io", "buildpacks"]), problem, hint: OTHER_VERSION_HINTS[version] });
    }
    if (version === "0.2" && buildpacks?.["env"] !== undefined) {
        const problem = '"io.buildpacks.env.build" is the former name of "io.buildpacks.build.env".';
        const hint = "Rename it; it is read only if there is nothing under the new name.";
        warnings.push({ line: lines(["io", "buildpacks", "env"]), problem, hint });
    }
    return warnings;
}
function tableIn(table, key) {
    const value = table?.[key];
    return isTable(value) ? value : undefined;
}
function isTable(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/mistyped-values.js
// Values of a project descriptor that are of another type than its schema says; and the same descriptor without such mistakes, so
// that everything else that is wrong with it can be found, too. Pure.


/** All of them, in the order of the schema. */
function mistypedValues(version, table) {
    const { issues = [] } = valibot_dist/* safeParse */.xLC(DESCRIPTOR_SCHEMAS[version], table);
    return issues.map(({ path = [], expected, input }) => ({
        path: path.map(({ key }) => key),
        expected,
        input,
    }));
}
/** A copy in which each of the values is one of the type that belongs there. */
function withPlausible(table, values) {
    const copy = structuredClone(table);
    for (const { path, expected, input } of values) {
        const parent = path.slice(0, -1).reduce((at, key) => (isObject(at) ? at[key] : undefined), copy);
        const key = path.at(-1);
        if (isObject(parent) && key !== undefined)
            parent[key] = plausible(expected, input);
    }
    return copy;
}
function plausible(expected, input) {
    // What is written in a table or a list has no text, and may even be called `toString`.
    if (expected === "string")
        return isScalar(input) ? String(input) : "";
    return expected === "Array" ? [] : {};
}
function isScalar(value) {
    return ["string", "number", "bigint", "boolean"].includes(typeof value);
}
function isObject(value) {
    return typeof value === "object" && value !== null;
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/toml-lines.js
/** Reads a text that is known to be TOML; of one that is not, it knows the lines up to the first mistake. */
function indexTomlLines(text) {
    const scanner = new Scanner(text);
    scanner.document();
    return (path) => {
        for (let length = path.length; length > 0; length -= 1) {
            const line = scanner.lines.get(JSON.stringify(path.slice(0, length)));
            if (line !== undefined)
                return line;
        }
        return undefined;
    };
}
/** Where scanning ends because the text is not TOML. */
class NotToml extends Error {
}
class Scanner {
    lines = new Map();
    #text;
    /** How many tables each array of tables has so far. */
    #tables = new Map();
    #at = 0;
    #line = 1;
    constructor(text) {
        this.#text = text;
    }
    document() {
        let table = [];
        try {
            for (this.#skip(BLANK); this.#at < this.#text.length; this.#skip(BLANK)) {
                if (this.#text[this.#at] === "[")
                    table = this.#header();
                else
                    this.#pair(table);
            }
        }
        catch (error) {
            if (!(error instanceof NotToml))
                throw error;
        }
    }
    #header() {
        const isArray = this.#text.startsWith("[[", this.#at);
        this.#skip(/\[{1,2}/y);
        const line = this.#line;
        const path = this.#resolve(this.#keys(), isArray);
        this.#record(path, line);
        this.#skip(/[ \t]*\]{1,2}/y);
        return path;
    }
    /** A name of an array of tables stands for its last table, or at the end of `[[…]]` for a new one. */
    #resolve(keys, opensTable) {
        const path = [];
        for (const [at, key] of keys.entries()) {
            path.push(key);
            const name = JSON.stringify(path);
            if (opensTable && at === keys.length - 1)
                this.#tables.set(name, (this.#tables.get(name) ?? 0) + 1);
            const count = this.#tables.get(name);
            if (count !== undefined)
                path.push(count - 1);
        }
        return path;
    }
    #pair(table) {
        const line = this.#line;
        const path = [...table, ...this.#keys()];
        this.#record(path, line);
        this.#skip(/[ \t]*=[ \t]*/y);
        this.#value(path);
    }
    #keys() {
        const keys = [];
        do
            keys.push(unquoted(this.#skip(/[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+)[ \t]*/y).trim()));
        while (this.#has("."));
        return keys;
    }
    #value(path) {
        const start = this.#text[this.#at];
        if (start === "[")
            this.#list(path);
        else if (start === "{")
            this.#inlineTable(path);
        else
            this.#skip(SCALAR);
    }
    #list(path) {
        this.#skip(/\[/y);
        for (let index = 0; this.#notYet("]"); index += 1) {
            this.#record([...path, index], this.#line);
            this.#value([...path, index]);
            this.#skip(BLANK);
            this.#has(",");
        }
    }
    #inlineTable(path) {
        this.#skip(/\{/y);
        while (this.#notYet("}")) {
            this.#pair(path);
            this.#skip(BLANK);
            this.#has(",");
        }
    }
    #notYet(end) {
        this.#skip(BLANK);
        return !this.#has(end);
    }
    #has(character) {
        if (this.#text[this.#at] !== character)
            return false;
        this.#at += 1;
        return true;
    }
    #skip(pattern) {
        pattern.lastIndex = this.#at;
        const [found] = pattern.exec(this.#text) ?? [];
        if (found === undefined)
            throw new NotToml();
        this.#at += found.length;
        for (let end = found.indexOf("\n"); end >= 0; end = found.indexOf("\n", end + 1))
            this.#line += 1;
        return found;
    }
    /** Tables that no line opens stand where the first thing in them does. */
    #record(path, line) {
        for (let length = 1; length < path.length; length += 1) {
            const table = JSON.stringify(path.slice(0, length));
            if (!this.lines.has(table))
                this.lines.set(table, line);
        }
        this.lines.set(JSON.stringify(path), line);
    }
}
/** White space, line ends and comments; possibly nothing. */
const BLANK = /(?:[\s\uFEFF]+|#[^\n]*)*/y;
/** Strings of four kinds, or a number, date or boolean. */
const SCALAR = /"""(?:[^\\]|\\[^])*?"{3,5}|'''[^]*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,\]}#"'][^,\]}#\n]*/y;
function unquoted(key) {
    if (key.startsWith("'"))
        return key.slice(1, -1);
    if (!key.startsWith('"'))
        return key;
    try {
        return String(JSON.parse(key));
    }
    catch {
        return key.slice(1, -1);
    }
}

;// CONCATENATED MODULE: ./build/js/src/project/descriptor/parse-descriptor.js
// From the text of a project.toml to what it says.











const HINT = "See https://buildpacks.io/docs/reference/config/project-descriptor/ for what a descriptor may have.";
/**
 * Parses a project descriptor of schema 0.1, 0.2 or 0.3.
 * @param file its name for messages, e.g. `project.toml`
 * @throws {DescriptorError} with everything that is wrong
 */
function parseProjectDescriptor(toml, file) {
    const table = readTable(toml, file);
    const lines = indexTomlLines(toml);
    const schemaVersion = readVersion(table, lines, file);
    const mistyped = mistypedValues(schemaVersion, table);
    const problems = mistyped.map((value) => typeProblem(value, lines));
    const plausible = withPlausible(table, mistyped);
    if (mistyped.length > 0 && mistypedValues(schemaVersion, plausible).length > 0)
        throw new descriptor_error/* DescriptorError */.g(file, problems);
    const checked = checkDescriptor(toRawDescriptor(schemaVersion, plausible), lines);
    const others = checked.problems.filter(({ line }) => !problems.some((problem) => problem.line === line));
    const all = [...problems, ...others].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
    if (all.length > 0)
        throw new descriptor_error/* DescriptorError */.g(file, all);
    const warnings = descriptorWarnings(schemaVersion, table, lines);
    return { file, schemaVersion, ...checked.descriptor, warnings };
}
function readTable(toml, file) {
    try {
        return (0,parse_toml/* parsePlainTomlTable */.g1)(toml, "It");
    }
    catch (error) {
        const cause = error instanceof errors/* PlatformError */.Wk ? error.cause : error;
        const line = cause instanceof dist/* TomlError */.zx ? cause.line : undefined;
        const problem = cause === undefined ? (0,errors/* messageOf */.bD)(error) : syntaxProblem(cause);
        throw new descriptor_error/* DescriptorError */.g(file, [{ line, problem, hint: "Correct the syntax; see https://toml.io." }], error);
    }
}
function syntaxProblem(cause) {
    const [reason = ""] = (0,errors/* messageOf */.bD)(cause).split("\n");
    return `It is not TOML: ${reason.replace(/^Invalid TOML document: /, "").replace(/\.?$/, ".")}`;
}
function readVersion(table, lines, file) {
    const about = table["_"];
    const given = parse_descriptor_isTable(about) ? about["schema-version"] : undefined;
    if (given === undefined || given === "")
        return "0.1";
    const version = SCHEMA_VERSIONS.find((known) => known === given);
    if (version !== undefined)
        return version;
    const quoted = SCHEMA_VERSIONS.find((known) => typeof given === "number" && known === String(given));
    const known = SCHEMA_VERSIONS.map((version) => (0,quote/* quote */.hD)(version)).join(", ");
    const problem = quoted === undefined
        ? `The schema-version ${shown(given)} is not one of ${known}.`
        : `The schema-version ${shown(given)} must be a text in quotes: ${(0,quote/* quote */.hD)(quoted)}.`;
    throw new descriptor_error/* DescriptorError */.g(file, [{ line: lines(["_", "schema-version"]), problem, hint: HINT }]);
}
function typeProblem({ path, expected, input }, lines) {
    const must = EXPECTATIONS[expected ?? ""] ?? "something else";
    const problem = `${(0,quote/* quote */.hD)((0,toml_path/* formatTomlPath */.N)(path))} is ${shown(input)}, but must be ${must}.`;
    return { line: lines(path), problem, hint: HINT };
}
const EXPECTATIONS = {
    string: "a text in quotes",
    Array: "a list: [ … ], or [[ … ]] for tables",
    Object: "a table",
};
/** As JSON, which is short and shows what is a text. */
function shown(value) {
    if (typeof value === "string")
        return (0,quote/* quote */.hD)(value, 80);
    if (typeof value === "number" || typeof value === "bigint")
        return String(value);
    const json = JSON.stringify(value, (_key, item) => typeof item === "bigint" ? Number(item) : item);
    return (0,quote/* oneLine */.TN)(json, 80);
}
function parse_descriptor_isTable(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}


/***/ })

};
