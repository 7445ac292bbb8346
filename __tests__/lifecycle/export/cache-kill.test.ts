// kill -9 at every file-system operation of a cache export, and two exports at a time: other processes, as real builds are.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type CacheDirectory, openCacheDirectory } from "../../../src/lifecycle/cache/cache-directory.ts";
import { CacheReadError } from "../../../src/lifecycle/cache/layer-cache.ts";
import { exportCache } from "../../../src/lifecycle/export/cache-export.ts";
import { createLayerFactory } from "../../../src/lifecycle/layer/layer-factory.ts";
import { COMPILE_CACHE, NODE_24 } from "../../support/node24.ts";
import { contextWith, recordingLog } from "../layer-fixture.ts";
import type { KilledExport } from "./cache-export-program.ts";

const PROGRAM = path.join(import.meta.dirname, "cache-export-program.ts");
const BUILDPACKS = [{ id: "kit/one", version: "1", api: "0.10" }];
const MIDDLES = /^(?:copyFile|writeFile|writev?|rm) /;

const log = recordingLog();
let root: string;

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

type AskedExport = Omit<KilledExport, "temporaryDir">;

/** In a process of their own. */
async function exportThere(...asked: readonly AskedExport[]): Promise<Ended> {
  const exports = asked.map(async (each): Promise<KilledExport> => {
    return { ...each, temporaryDir: await mkdtemp(path.join(root, "tars-")) };
  });
  const args = (await Promise.all(exports)).map((each) => JSON.stringify(each));
  return new Promise((resolve) => {
    execFile(NODE_24, [PROGRAM, ...args], { env: COMPILE_CACHE }, (error, stdout, stderr) => {
      const operations = (stdout === "" ? [] : JSON.parse(stdout)) as string[];
      resolve({ signal: error?.signal ?? undefined, operations, stderr });
    });
  });
}

/** Never killed. */
const unharmed = ({ cacheDir, layersDir }: Pick<AskedExport, "cacheDir" | "layersDir">): AskedExport => {
  return { cacheDir, layersDir, at: 0, how: "before" };
};

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
    const { operations } = await exportThere(unharmed({ cacheDir: complete, layersDir: newLayers }));
    expect(await openedLayers(complete)).toEqual(whole(NEW));
    const exchange = operations.findIndex((each) => each === `rename ${path.join(complete, "staging")}`) + 1;
    const points = operations.flatMap((operation, index): Pick<KilledExport, "at" | "how">[] => [
      { at: index + 1, how: "before" },
      ...(MIDDLES.test(operation) ? [{ at: index + 1, how: "in the middle of" } as const] : []),
    ]);
    expect(points.length).toBeGreaterThanOrEqual(20);
    expect(exchange).toBeGreaterThan(10);

    const killed = points.map((point) => {
      return { ...point, layersDir: newLayers, cacheDir: path.join(root, `${point.at} ${point.how}`) };
    });
    for (const { cacheDir } of killed) await cp(template, cacheDir, { recursive: true });

    // One process has all the exports, and is killed when each is at its point: to start one takes longer than to export.
    expect(await exportThere(...killed)).toMatchObject({ signal: "SIGKILL", stderr: "" });

    for (const { at, how, cacheDir } of killed) {
      const after = await openedLayers(cacheDir);
      const where = `${how} ${at}: ${operations[at - 1] ?? ""}`;

      expect({ where, after }).toEqual({ where, after: whole(at > exchange ? NEW : OLD) });

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
    const ended = await Promise.all(
      layersDirs.map((layersDir) => exportThere(unharmed({ cacheDir, layersDir }))),
    );
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
