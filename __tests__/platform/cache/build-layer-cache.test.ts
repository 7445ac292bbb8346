// The layer cache over many builds, with the lifecycle's own cache in between: what is kept, and how much of it.
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { CacheLookup, RestoreOutcome } from "../../../src/cache/cache-store.ts";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import { openCacheDirectory } from "../../../src/lifecycle/cache/cache-directory.ts";
import { exportCache } from "../../../src/lifecycle/export/cache-export.ts";
import { createLayerFactory } from "../../../src/lifecycle/layer/layer-factory.ts";
import {
  type BuildLayerCache,
  pendingLayers,
  restoreLayerCache,
} from "../../../src/platform/cache/build-layer-cache.ts";
import {
  removeCacheDirectories,
  saveCaches,
  type SavedCache,
} from "../../../src/platform/cache/save-caches.ts";
import { noCaches } from "../../../src/platform/request/build-caches.ts";
import type { BuildDeps } from "../../../src/platform/request/build-deps.ts";
import type { CacheReport } from "../../../src/platform/request/build-request.ts";
import type { Registry } from "../../../src/registry/registry.ts";
import { MemoryStore } from "../../cache/builder-fixture.ts";
import { recordingLog } from "../../lifecycle/layer-fixture.ts";
import { RecordingLog } from "../../phases/recording-log.ts";

const LAYER_BYTES = 20_000;
const PREFIX = "layers-v1-linux-amd64-owner-app-0123456789ab-";
const METADATA = "committed/io.buildpacks.lifecycle.cache.metadata";

/** Also finds the newest entry that begins with the key. */
class PrefixStore extends MemoryStore {
  override restore(lookup: CacheLookup): Promise<RestoreOutcome> {
    const key = [...this.entries.keys()].findLast((each) => each.startsWith(lookup.key)) ?? lookup.key;
    return super.restore({ ...lookup, key });
  }
}

let root: string;
let store: PrefixStore;
let log: RecordingLog;
let lifecycleLog: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "layer-cache-"));
  store = new PrefixStore();
  log = new RecordingLog();
  lifecycleLog = recordingLog();
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

interface Build {
  readonly restored: CacheReport | undefined;
  readonly saved: readonly SavedCache[];
}

/** Of the cache. */
function directory(): string {
  return path.join(root, "caches", "layers-cache");
}

/** Restores, builds these layers, and saves, on a machine that is empty before and after. */
async function build(layers: Readonly<Record<string, string | Buffer>>): Promise<Build> {
  const { restored, post } = await runStep(layers);
  const saved = await post();
  const filled = { directory: directory(), cleaner: "g.io/b", target: undefined };
  await removeCacheDirectories(path.dirname(directory()), [filled], () => Promise.reject(new Error("asked")));
  return { restored, saved };
}

/** One step of a job, and its post step. */
async function runStep(
  layers: Readonly<Record<string, string | Buffer>>,
  { clearCache = false } = {},
): Promise<{
  readonly restored: CacheReport | undefined;
  readonly post: () => Promise<readonly SavedCache[]>;
}> {
  const caches = { ...noCaches(root), store };
  const deps = { caches, log } as unknown as BuildDeps;
  const mount = { kind: "bind", source: directory(), target: "/cache" } as const;
  const cache: BuildLayerCache = {
    choice: { kind: "github", reason: "", isFallback: false },
    phase: { kind: "directory", mount },
    entry: { directory: directory(), savedPath: directory(), keyPrefix: PREFIX },
  };
  const restored = await restoreLayerCache(cache, { clearCache }, deps);
  await runLifecycle(directory(), layers);
  const pending = { layers: await pendingLayers(cache, restored, deps) };
  return { restored, post: () => saveCaches([pending], caches, {} as Registry) };
}

async function runLifecycle(
  directory: string,
  layers: Readonly<Record<string, string | Buffer>>,
): Promise<void> {
  const [layersDir, temporaryDir] = [path.join(root, "layers"), path.join(root, "temporary")];
  await mkdir(temporaryDir);
  for (const [name, content] of Object.entries(layers)) {
    await mkdir(path.join(layersDir, "acme_one", name), { recursive: true });
    await writeFile(path.join(layersDir, "acme_one", `${name}.toml`), "[types]\ncache = true\n");
    await writeFile(path.join(layersDir, "acme_one", name, "content"), content);
  }
  const owner = { uid: 1000, gid: 1000 };
  await exportCache(
    {
      cache: await openCacheDirectory(directory, lifecycleLog),
      layersDir,
      buildpacks: [{ id: "acme/one", version: "1", api: "0.10" }],
      factory: createLayerFactory({ temporaryDir, owner, log: lifecycleLog }),
    },
    { log: lifecycleLog, platformApi: parseApiVersion("0.12") },
  );
  for (const each of [layersDir, temporaryDir]) await rm(each, { recursive: true });
}

function newestEntry(): { readonly files: string[]; readonly sizeBytes: number } {
  const files = [...([...store.entries.values()].at(-1) ?? [])];
  return {
    files: files.map(([name]) => name),
    sizeBytes: files.reduce((sum, [, { length }]) => sum + length, 0),
  };
}

/** A directory as some other lifecycle has left it. */
async function keep(files: Readonly<Record<string, string>>): Promise<void> {
  const directory = path.join(root, "of-another");
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(directory, name)), { recursive: true });
    await writeFile(path.join(directory, name), content);
  }
  await store.save([directory], `${PREFIX}another`);
}

describe("the layer cache", () => {
  it("does not grow in 20 builds that change layers, and replace others", async () => {
    const stable = randomBytes(LAYER_BYTES);
    const sizes: number[] = [];
    for (let at = 1; at <= 20; at++) {
      const { restored, saved } = await build({
        stable,
        changing: randomBytes(LAYER_BYTES),
        [`version-${String(at).padStart(2, "0")}`]: randomBytes(LAYER_BYTES),
      });
      expect(restored?.outcome).toBe(at === 1 ? "miss" : "hit");
      expect(saved).toMatchObject([{ outcome: { kind: "saved" } }]);
      sizes.push(newestEntry().sizeBytes);
    }

    expect(store.entries.size).toBe(20);
    expect(new Set(sizes).size).toBe(1);
    expect(sizes[0]).toBeLessThan(4 * LAYER_BYTES);
    expect(newestEntry().files.filter((name) => name.endsWith(".tar"))).toHaveLength(3);
  }, 30_000);

  it("is not saved when nothing changed", async () => {
    await build({ one: "content" });

    const { restored, saved } = await build({ one: "content" });

    expect(restored?.outcome).toBe("hit");
    expect(saved).toEqual([]);
    expect(log.events.at(-1)).toBe(
      `info The layers are not saved: they are the same as in ${restored?.key ?? ""}`,
    );
  });

  it.each([
    ["whose metadata has another form", { [METADATA]: '{"version":2,"layers":[{"id":"acme/one:one"}]}' }],
    ["whose metadata is no JSON", { [METADATA]: "layers:\n- acme/one:one\n" }],
    ["that keeps its layers elsewhere", { "v2/index.json": "{}", "v2/blobs/one": "content" }],
  ])("starts anew from that of a lifecycle %s", async (_what, files) => {
    await keep({ ...files, "committed/left-over": "by it" });

    const { restored, saved } = await build({ one: "content" });
    await build({ one: "content" });

    expect(restored?.outcome).toBe("hit");
    expect(saved).toMatchObject([{ outcome: { kind: "saved" } }]);
    expect(newestEntry().files.filter((name) => name.startsWith("committed/"))).toEqual([
      METADATA,
      expect.stringMatching(/^committed\/sha256:\w{64}\.tar$/),
    ]);
    expect(lifecycleLog.lines.filter((line) => line.startsWith("Reusing cache layer"))).toEqual([
      "Reusing cache layer 'acme/one:one'",
    ]);
  });
});

describe("the layer cache of a job with several steps", () => {
  it("has in the second step what the first has left, and is saved once", async () => {
    const first = await runStep({ one: "content" });
    const second = await runStep({ one: "content" });

    expect(first.restored?.outcome).toBe("miss");
    expect(second.restored?.outcome).toBe("hit");
    expect(await second.post()).toEqual([]);
    expect(await first.post()).toMatchObject([{ outcome: { kind: "saved", key: second.restored?.key } }]);
    expect(store.entries.size).toBe(1);
  });

  it("is saved by the step that has changed it last", async () => {
    const first = await runStep({ one: "content" });
    const second = await runStep({ one: "changed" });

    expect(await second.post()).toMatchObject([{ outcome: { kind: "saved" } }]);
    expect(await first.post()).toMatchObject([{ outcome: { kind: "refused" } }]);
    expect(store.entries.size).toBe(1);
  });

  it("has what the store has where the directory is not as it was left", async () => {
    await build({ one: "saved" });
    await runStep({ one: "content" });
    await writeFile(path.join(directory(), METADATA), "{}");

    const { restored } = await runStep({ one: "saved" });

    expect(restored).toMatchObject({ outcome: "hit", key: [...store.entries.keys()][0] });
    expect(restored?.reason).toContain("restored");
  });

  it("starts anew where that is asked for", async () => {
    await runStep({ one: "content" });

    const { restored } = await runStep({ one: "content" }, { clearCache: true });

    expect(restored?.outcome).toBe("unused");
  });

  it("leaves nothing to the next job", async () => {
    await build({ one: "content" });

    expect(await readdir(root)).toEqual([]);
  });
});
