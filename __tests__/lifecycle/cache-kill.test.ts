// kill -9 at every file-system operation of a cache export, and two exports at a time: other processes, as real builds are.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openCacheDirectory, type CacheDirectory } from "../../src/lifecycle/cache-directory.ts";
import { exportCache } from "../../src/lifecycle/cache-export.ts";
import { CacheReadError } from "../../src/lifecycle/layer-cache.ts";
import { createLayerFactory } from "../../src/lifecycle/layer-factory.ts";
import { compileProgram } from "./compiled-sources.ts";
import { contextWith, recordingLog } from "./layer-fixture.ts";

/**
 * Exports the cached layers of a layers directory. `at` is the number of the operation at which it is killed (0: never),
 * `how` whether that is before the operation or in the middle of it. Prints the names of the operations.
 */
const PROGRAM = `
import { syncBuiltinESMExports } from "node:module";
import fs from "node:fs";
const [, , cacheDir, layersDir, temporaryDir, at, how] = process.argv;
const halves = {
  copyFile: (from, to) => fs.writeFileSync(to, fs.readFileSync(from).subarray(0, fs.statSync(from).size / 2)),
  writeFile: (file, data, options) => fs.writeFileSync(file, data.slice(0, data.length / 2), options),
  write: (file, bytes) => fs.writeSync(file, bytes, 0, bytes.length / 2),
  writev: (file, [bytes]) => fs.writeSync(file, bytes, 0, bytes.length / 2),
  rm: (file) => fs.rmSync(file + "/" + fs.readdirSync(file)[0], { recursive: true }),
};
const operations = [];
const count = (name, args) => {
  operations.push(name + " " + args[0]);
  if (operations.length !== Number(at)) return;
  try {
    if (how === "in the middle of") halves[name]?.(...args);
  } finally {
    process.kill(process.pid, "SIGKILL");
  }
};
for (const name of ["chmod", "copyFile", "link", "mkdir", "open", "rename", "rm", "unlink", "writeFile"]) {
  const real = fs.promises[name];
  fs.promises[name] = async (...args) => {
    count(name, args);
    return real(...args);
  };
}
// What streams write with.
for (const name of ["write", "writev"]) {
  const real = fs[name];
  fs[name] = (...args) => {
    count(name, args);
    return real(...args);
  };
}
syncBuiltinESMExports();
const { openCacheDirectory } = await import("./lifecycle/cache-directory.js");
const { exportCache } = await import("./lifecycle/cache-export.js");
const { createLayerFactory } = await import("./lifecycle/layer-factory.js");
const log = { info() {}, debug() {}, warn: (text) => { throw new Error(text) } };
const cache = await openCacheDirectory(cacheDir, log);
const factory = createLayerFactory({ temporaryDir, owner: { uid: 1, gid: 1 }, log });
const buildpacks = [{ id: "kit/one", version: "1", api: "0.10" }];
await exportCache({ cache, layersDir, buildpacks, factory }, { log, platformApi: { major: 0, minor: 14 } });
console.log(JSON.stringify(operations));
`;

const BUILDPACKS = [{ id: "kit/one", version: "1", api: "0.10" }];
const MIDDLES = /^(?:copyFile|writeFile|writev?|rm) /;

const log = recordingLog();
let program: string;
let root: string;

beforeAll(async () => {
  program = await compileProgram(PROGRAM);
}, 60_000);
afterAll(async () => {
  await rm(path.dirname(program), { recursive: true, force: true });
});
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "cache-kill-"));
  log.lines.length = 0;
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** What the buildpack made: cached layers, whose content is their name many times. */
async function makeLayers(name: string, layers: readonly string[]): Promise<string> {
  const layersDir = path.join(root, name);
  for (const layer of layers) {
    await mkdir(path.join(layersDir, "kit_one", layer), { recursive: true });
    await writeFile(path.join(layersDir, "kit_one", `${layer}.toml`), "[types]\ncache = true\n");
    await writeFile(path.join(layersDir, "kit_one", layer, "file"), layer.repeat(50_000));
  }
  return layersDir;
}

async function exportHere(cacheDir: string, layersDir: string): Promise<void> {
  const temporaryDir = await mkdtemp(path.join(root, "tars-"));
  const factory = createLayerFactory({ temporaryDir, owner: { uid: 1, gid: 1 }, log });
  const cache = await openCacheDirectory(cacheDir, log);
  await exportCache({ cache, layersDir, buildpacks: BUILDPACKS, factory }, contextWith({ log }));
}

interface Ended {
  readonly signal: string | undefined;
  readonly operations: readonly string[];
  readonly stderr: string;
}

async function exportThere(cacheDir: string, layersDir: string, at = 0, how = "before"): Promise<Ended> {
  const temporaryDir = await mkdtemp(path.join(root, "tars-"));
  const args = [program, cacheDir, layersDir, temporaryDir, String(at), how];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: {} }, (error, stdout, stderr) => {
      const operations = (stdout === "" ? [] : JSON.parse(stdout)) as string[];
      resolve({ signal: error?.signal ?? undefined, operations, stderr });
    });
  });
}

async function namedLayers(cache: CacheDirectory): Promise<[name: string, sha: string][]> {
  const { buildpacks } = await cache.readMetadata();
  return Object.entries(buildpacks[0]?.layers ?? {}).map(([name, { sha }]) => [name, sha]);
}

/** A layer as a restorer reads it; "missing" is what it can be while another build commits. */
async function contentOf(cache: CacheDirectory, [name, sha]: [string, string]): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of cache.readLayer(sha)) hash.update(chunk);
  } catch (error) {
    return error instanceof CacheReadError ? "missing" : String(error);
  }
  return `sha256:${hash.digest("hex")}` === sha ? name : "corrupt";
}

/** The names of the layers that the cache has, and what is in their place. */
async function openedLayers(
  cacheDir: string,
): Promise<{ names: string[]; contents: string[]; has: boolean[] }> {
  // Less than 60 s: whoever was killed here must not make others wait that long.
  const cache = await openCacheDirectory(cacheDir, log, { lockWaitMs: 5_000 });
  const layers = await namedLayers(cache);
  const contents = await Promise.all(layers.map((layer) => contentOf(cache, layer)));
  const has = await Promise.all(layers.map(([, sha]) => cache.hasLayer(sha)));
  return { names: layers.map(([name]) => name), contents, has };
}

const whole = (names: string[]): unknown => ({ names, contents: names, has: names.map(() => true) });

describe("a cache export that is killed", () => {
  const OLD = ["always", "old"];
  const NEW = ["always", "new"];

  it("at any of its file-system operations leaves the old cache or the new one", async () => {
    const [template, complete] = [path.join(root, "template"), path.join(root, "complete")];
    await mkdir(template);
    await exportHere(template, await makeLayers("layers", OLD));
    await rm(path.join(root, "layers"), { recursive: true });
    const newLayers = await makeLayers("layers", NEW);
    await cp(template, complete, { recursive: true });
    const { operations } = await exportThere(complete, newLayers);
    expect(await openedLayers(complete)).toEqual(whole(NEW));
    const exchange = operations.findIndex((each) => each === `rename ${path.join(complete, "staging")}`) + 1;
    const points = operations.flatMap((operation, index) => [
      { at: index + 1, how: "before" },
      ...(MIDDLES.test(operation) ? [{ at: index + 1, how: "in the middle of" }] : []),
    ]);
    expect(points.length).toBeGreaterThanOrEqual(20);
    expect(exchange).toBeGreaterThan(10);

    for (const { at, how } of points) {
      const cacheDir = path.join(root, `${at} ${how}`);
      await cp(template, cacheDir, { recursive: true });
      const { signal } = await exportThere(cacheDir, newLayers, at, how);
      const after = await openedLayers(cacheDir);
      const where = `${how} ${at}: ${operations[at - 1] ?? ""}`;

      expect({ where, signal, after }).toEqual({
        where,
        signal: "SIGKILL",
        after: whole(at > exchange ? NEW : OLD),
      });

      await exportHere(cacheDir, newLayers);
      expect({ where, after: await openedLayers(cacheDir) }).toEqual({ where, after: whole(NEW) });
      expect(readdirSync(cacheDir).sort()).toEqual(["committed", "staging"]);
      expect(readdirSync(path.join(cacheDir, "committed"))).toHaveLength(NEW.length + 1);
      await rm(cacheDir, { recursive: true });
    }
    expect(log.lines.filter((line) => line.startsWith("Warning"))).toEqual([]);
  }, 120_000);
});

describe("cache exports of several processes at a time", () => {
  it("write one after the other, and a reader meanwhile never gets other contents than it asked for", async () => {
    const cacheDir = path.join(root, "cache");
    await mkdir(cacheDir);
    await exportHere(cacheDir, await makeLayers("first", ["always", "first"]));
    const names = ["one", "two", "three", "four", "five", "six"];
    const layersDirs = await Promise.all(names.map((name) => makeLayers(name, ["always", name])));
    const seen = new Set<string>();
    const written = new AbortController();

    const reading = (async () => {
      while (!written.signal.aborted) {
        const { contents } = await openedLayers(cacheDir);
        for (const content of contents) seen.add(content);
      }
    })();
    const ended = await Promise.all(layersDirs.map((layersDir) => exportThere(cacheDir, layersDir)));
    written.abort();
    await reading;

    expect(ended.map(({ signal, stderr }) => ({ signal, stderr }))).toEqual(
      names.map(() => ({ signal: undefined, stderr: "" })),
    );
    const after = await openedLayers(cacheDir);
    expect(names.map((name) => ["always", name].sort().join())).toContain(after.names.join());
    expect(after).toEqual(whole(after.names));
    expect([...seen].filter((each) => !["always", "first", "missing", ...names].includes(each))).toEqual([]);
  }, 60_000);
});
