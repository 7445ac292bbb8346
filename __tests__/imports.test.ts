// Arrows point downwards only: the design's table of allowed imports, enforced on every file of src/, and never in a circle.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const SRC = fileURLToPath(new URL("../src", import.meta.url));

const PLATFORM_SIDE = ["cache", "buildpack", "project", "builder", "phases", "gateway", "platform"];

/** What every folder above may import. */
const GROUND: readonly string[] = [
  "environment",
  "errors",
  "quote",
  "files",
  "bytes",
  "bounded",
  "quantities",
];

/** What a folder may import besides itself and the ground. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  // package.json
  "..": [],
  environment: [],
  errors: [],
  quote: [],
  files: ["errors", "quote", "quantities"],
  bytes: ["errors", "files"],
  bounded: [],
  quantities: [],
  log: [],
  oci: [],
  cnb: ["oci"],
  sbom: ["oci"],
  docker: ["oci"],
  processes: ["oci", "cnb", "docker"],
  network: [],
  registry: ["oci", "network"],
  provenance: ["oci"],
  sigstore: ["oci", "registry"],
  cache: ["oci", "docker"],
  buildpack: ["oci", "cnb", "docker", "registry"],
  project: ["oci", "cnb", "buildpack"],
  builder: ["oci", "cnb", "docker", "registry", "buildpack"],
  phases: ["log", "oci", "cnb", "docker", "cache", "builder"],
  gateway: ["oci", "registry"],
  platform: ["log", "oci", "cnb", "sbom", "provenance", "sigstore", "docker", "registry", ...PLATFORM_SIDE],
  // It says its version.
  lifecycle: ["..", "log", "oci", "cnb", "docker", "network", "registry"],
  // Images that buildpacks come in; `docker` writes them to files.
  packaging: ["oci", "cnb", "docker", "registry", "buildpack", "gateway"],
  actions: ["log", "oci", "cnb", "network"],
  // What both entries have in common; of `docker` only the place of its configuration.
  "connect-registries": ["docker", "network", "registry", "actions"],
  // Of the rebase only what makes an app the one on another run image, for which the platform knows no lifecycle; of `merge` what
  // makes an index of images.
  main: [
    "log",
    "oci",
    "cnb",
    "docker",
    "processes",
    "registry",
    ...PLATFORM_SIDE,
    "rebase",
    "merge",
    "actions",
    "connect-registries",
  ],
  // Of `docker` only what needs no package.
  index: ["main", "docker", "processes", "actions"],
  // Beside the bundle of the one that it imports.
  post: ["index"],
  // Further entries, which need no engine and no lifecycle.
  preview: ["platform", "registry", "actions", "connect-registries"],
  "registry-program": ["registry", "actions", "connect-registries"],
  push: ["platform", "actions", "registry-program"],
  merge: ["oci", "registry", "gateway", "actions", "registry-program"],
  "packaging-program": ["cache", "packaging", "actions", "registry-program"],
  "make-builder": ["packaging", "actions", "packaging-program", "registry-program"],
  "make-buildpack": ["packaging", "actions", "packaging-program", "registry-program"],
  // It makes what the lifecycle's rebaser makes, by the same code.
  rebase: ["oci", "cnb", "registry", "gateway", "lifecycle", "actions", "registry-program"],
};

/** Types cost nothing at run time; `log` has nothing else. */
const ALLOWED_TYPES: Readonly<Record<string, readonly string[]>> = {
  builder: ["log"],
  actions: [
    ...PLATFORM_SIDE,
    "provenance",
    "sigstore",
    "docker",
    "processes",
    "registry",
    "merge",
    "rebase",
    "packaging",
  ],
};

/** Packages, and what else only one folder may touch. */
const SOLE_USERS: readonly { readonly folder: string; readonly what: string; readonly use: RegExp }[] = [
  { folder: "docker", what: "dockerode", use: /(?:from|import\() ?"(?:dockerode|docker-modem)/ },
  { folder: "actions", what: "@actions/*", use: /(?:from|import\(|import) ?"@actions\// },
  {
    folder: "sigstore",
    what: "@sigstore/*",
    use: /(?:from|import\() ?"(?:@sigstore\/|make-fetch-happen)/,
  },
];

/** Other ways to HTTP, which know no proxies, address kinds or retries of ours, and the files that may go them. */
const OTHER_HTTP: readonly { readonly files: RegExp; readonly what: string; readonly use: RegExp }[] = [
  {
    files: /^actions\/github-cache\/cache-http\.ts$/,
    what: "@actions/http-client",
    use: /(?:from|import\() ?"@actions\/http-client/,
  },
  { files: /^$/, what: "undici", use: /(?:from|import\() ?"undici/ },
  { files: /^$/, what: "fetch", use: /(?<![\w.#$]|\bfunction )fetch\(|\bglobalThis\.fetch\b/ },
  { files: /^$/, what: "the downloads of @actions/tool-cache", use: /\bdownloadTool\b/ },
  {
    files: /^(?:network|docker)\//,
    what: "requests of node:http",
    use: /import (?:https?|\{[^}]*\b(?:request|get|Agent)\b[^}]*\}) from "node:https?"|import https?, |getBuiltinModule\("node:https?"/,
  },
];

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Static and dynamic imports, and exports from elsewhere; comments are not code. */
function importsOf(source: string): Import[] {
  const statements = /^\s*(?:import|export)\s+(type\s)?([^;"']*?\sfrom\s+)?["']([^"']+)["']/gm;
  const fixed = [...source.matchAll(statements)].map(([, type, names = "", specifier = ""]) => ({
    specifier,
    typeOnly: type !== undefined || hasOnlyTypes(names),
  }));
  const dynamic = [...source.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)];
  return [...fixed, ...dynamic.map(([, specifier = ""]) => ({ specifier, typeOnly: false }))];
}

/** `{ type A, type B }` */
function hasOnlyTypes(names: string): boolean {
  const [, list] = /^\{([^}]*)\}/.exec(names.trim()) ?? [];
  const parts = (list ?? "").split(",").map((name) => name.trim());
  return parts.some(Boolean) && parts.filter(Boolean).every((name) => name.startsWith("type "));
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}

/** `docker` of `docker/engine.ts`; `errors` of `errors.ts`. */
function layerOf(file: string): string {
  return file.split("/")[0]?.replace(/\.ts$/, "") ?? "";
}

/** The houses with rooms: a table in the README of each has them from top to bottom. */
const HOUSES = [
  "actions",
  "cnb",
  "lifecycle",
  "packaging",
  "phases",
  "platform",
  "processes",
  "project",
  "registry",
];

/** The rooms of a house from top to bottom; `.` is what lies in no room. */
function floorsOf(house: string): readonly string[] {
  const table = readFileSync(`${SRC}/${house}/README.md`, "utf8").matchAll(/^\| `([^`]+)`/gm);
  return [...table].map(([, room = ""]) => room);
}

/** `image/daemon` of `lifecycle/image/daemon/daemon-images.ts`. */
const roomOf = (file: string): string => posix.relative(layerOf(file), dirname(file)) || ".";

/** Imports that climb from a room to one above it, or to one that the README does not have. */
function climbs(file: string, targets: readonly string[], floors: readonly string[]): string[] {
  const inside = targets.filter((target) => layerOf(target) === layerOf(file));
  return inside.flatMap((target) => {
    const [from, to] = [roomOf(file), roomOf(target)];
    if (from === to || (floors.includes(from) && floors.indexOf(from) < floors.indexOf(to))) return [];
    return [`${file}: "${from}" may not import "${to}"`];
  });
}

/** What a file does that it may not, in words. */
function violations(file: string, source: string): string[] {
  const layer = layerOf(file);
  const allowed = ALLOWED[layer];
  if (allowed === undefined) return [`${file}: the folder "${layer}" is not in the table`];
  const code = withoutComments(source);
  const found: string[] = [];
  for (const { specifier, typeOnly } of importsOf(code)) {
    if (!specifier.startsWith(".")) continue;
    const target = layerOf(posix.join(dirname(file), specifier));
    const types = typeOnly ? (ALLOWED_TYPES[layer] ?? []) : [];
    const ground = GROUND.includes(layer) ? [] : GROUND;
    if ([layer, ...ground, ...allowed, ...types].includes(target)) continue;
    found.push(`${file}: "${layer}" may not import ${typeOnly ? "even types of " : ""}"${target}"`);
  }
  for (const { folder, what, use } of SOLE_USERS) {
    if (layer !== folder && use.test(code)) found.push(`${file}: only "${folder}" may use ${what}`);
  }
  for (const { files, what, use } of OTHER_HTTP) {
    if (!files.test(file) && use.test(code)) found.push(`${file}: it may not use ${what}`);
  }
  return found;
}

/** Files that import themselves by way of others, types too: the first such way from each file, e.g. `a.ts > b.ts > a.ts`. */
function circles(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(" > "));
    if (done.has(file) || way.includes(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return found;
}

function targetsOf(file: string): string[] {
  const source = withoutComments(readFileSync(`${SRC}/${file}`, "utf8"));
  const own = importsOf(source).filter(({ specifier }) => specifier.startsWith("."));
  return own.map(({ specifier }) => posix.join(dirname(file), specifier));
}

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => file.endsWith(".ts"))
  .sort();

describe("imports of src/", () => {
  it("sees the files", () => {
    expect(files).toContain("oci/digest.ts");
  });

  it.each(files)("%s", (file) => {
    expect(violations(file, readFileSync(`${SRC}/${file}`, "utf8"))).toEqual([]);
  });
});

describe("rooms", () => {
  it.each(HOUSES)("of %s import only those below them", (house) => {
    const floors = floorsOf(house);
    const own = files.filter((file) => layerOf(file) === house);
    expect([...new Set(own.map(roomOf))].sort()).toEqual([...floors].sort());
    expect(own.flatMap((file) => climbs(file, targetsOf(file), floors))).toEqual([]);
  });

  it.each([
    ["h/top/a.ts", ["h/low/b.ts", "h/c.ts", "h/top/d.ts", "elsewhere/e.ts"], []],
    ["h/low/a.ts", ["h/top/b.ts"], ['h/low/a.ts: "low" may not import "top"']],
    ["h/a.ts", ["h/low/b.ts"], ['h/a.ts: "." may not import "low"']],
    ["h/new/a.ts", ["h/low/b.ts"], ['h/new/a.ts: "new" may not import "low"']],
    ["h/low/a.ts", ["h/new/b.ts"], ['h/low/a.ts: "low" may not import "new"']],
  ])("of %s that import %j climb: %j", (file, targets, expected) => {
    expect(climbs(file, targets, ["top", "low", "."])).toEqual(expected);
  });
});

describe("circles", () => {
  it("are not in src/", () => {
    expect(circles(new Map(files.map((file) => [file, targetsOf(file)])))).toEqual([]);
  });

  it.each<[Record<string, string[]>, string[]]>([
    [{ a: ["b", "c"], b: ["c"], c: ["d"] }, []],
    [{ a: ["b"], b: ["a"] }, ["a > b > a"]],
    [{ a: ["b"], b: ["c"], c: ["d"], d: ["b", "e"] }, ["b > c > d > b"]],
    [{ a: ["a"] }, ["a > a"]],
  ])("of %j are %j", (imports, expected) => {
    expect(circles(new Map(Object.entries(imports)))).toEqual(expected);
  });
});

describe("violations", () => {
  it.each([
    ["oci/a.ts", 'import { x } from "../docker/b.ts";', '"oci" may not import "docker"'],
    ["oci/a.ts", 'import type { X } from "../docker/b.ts";', '"oci" may not import even types of "docker"'],
    ["oci/a.ts", 'import {\n  a,\n  b,\n} from "../cnb/b.ts";', '"oci" may not import "cnb"'],
    ["oci/a.ts", 'export * from "../cnb/b.ts";', '"oci" may not import "cnb"'],
    ["oci/a.ts", 'import "../cnb/b.ts";', '"oci" may not import "cnb"'],
    ["oci/a.ts", 'const x = await import("../cnb/b.ts");', '"oci" may not import "cnb"'],
    ["errors.ts", 'import { x } from "./log.ts";', '"errors" may not import "log"'],
    ["lifecycle/a.ts", 'import { x } from "../phases/b.ts";', '"lifecycle" may not import "phases"'],
    ["platform/a.ts", 'import { x } from "../lifecycle/b.ts";', '"platform" may not import "lifecycle"'],
    ["actions/a.ts", 'import { x } from "../platform/b.ts";', '"actions" may not import "platform"'],
    ["actions/a.ts", 'import { type X, y } from "../platform/b.ts";', '"actions" may not import "platform"'],
    ["utils/a.ts", "", 'the folder "utils" is not in the table'],
    ["platform/a.ts", 'import Docker from "dockerode";', 'only "docker" may use dockerode'],
    ["main.ts", 'import * as core from "@actions/core";', 'only "actions" may use @actions/*'],
    ["builder/a.ts", "const answer = await fetch(url);", "it may not use fetch"],
    [
      "actions/a.ts",
      'import { HttpClient } from "@actions/http-client";',
      "it may not use @actions/http-client",
    ],
    [
      "actions/a.ts",
      "await cache.downloadTool(url, file);",
      "it may not use the downloads of @actions/tool-cache",
    ],
    ["registry/a.ts", 'import { request } from "node:http";', "it may not use requests of node:http"],
  ])("finds in %s: %s", (file, source, violation) => {
    expect(violations(file, source)).toEqual([`${file}: ${violation}`]);
  });

  it.each([
    ["docker/a.ts", 'import Docker from "dockerode";\nimport { x } from "./deep/b.ts";'],
    ["actions/a.ts", 'import type { X } from "../platform/b.ts";\nimport { type Y } from "../docker/c.ts";'],
    ["phases/a.ts", 'import { x } from "../builder/b.ts"; import { readFile } from "node:fs/promises";'],
    [
      "oci/a.ts",
      '// import { x } from "../docker/b.ts";\n/* await fetch(url) */ cache.fetch(key); prefetch(x);',
    ],
  ])("finds nothing in %s: %s", (file, source) => {
    expect(violations(file, source)).toEqual([]);
  });
});
