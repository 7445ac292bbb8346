import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  builderCacheKey,
  type BuilderEntry,
  type BuilderRestoreDeps,
  restoreBuilder,
  saveBuilder,
} from "../../src/cache/builder-cache.ts";
import { builderImageName, findLoadedBuilder } from "../../src/cache/builder-load.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { fakeImage } from "../support/fake-daemon.ts";
import {
  imageOf,
  layersOf,
  listFiles,
  LoadingDaemon,
  MemoryStore,
  sourceOf,
  temporaryDirectory,
} from "./builder-fixture.ts";

const image = imageOf(layersOf("a", "b", "c"));
const name = builderImageName(image.manifestDigest);
const labels = { run: "1" };
const target = { os: "linux", arch: "amd64" };

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let entry: BuilderEntry;
let key: string;
let store: MemoryStore;
let daemon: LoadingDaemon;
let deps: BuilderRestoreDeps;

beforeEach(async () => {
  temporary = await temporaryDirectory(tmpdir());
  entry = { manifestDigest: image.manifestDigest, target, directory: temporary.path };
  key = builderCacheKey(entry);
  store = new MemoryStore();
  daemon = new LoadingDaemon({ onRun: () => ({ exitCode: 11 }) });
  deps = { store, daemon, labels };
});

afterEach(async () => {
  await temporary[Symbol.asyncDispose]();
});

async function saved(): Promise<void> {
  const outcome = await saveBuilder(entry, image.manifestBytes, { store, ...sourceOf(image) });
  expect(outcome).toMatchObject({ kind: "saved", key });
}

function layersLoaded(): number {
  const layers = new Set(image.manifest.layers.map(({ digest }) => `blobs/${digest.replace(":", "/")}`));
  return (daemon.loads.at(-1) ?? []).filter((file) => layers.has(file.name)).length;
}

describe("builderCacheKey", () => {
  it("names the target and the manifest", () => {
    const manifestDigest = `sha256:${"0123".repeat(16)}` as const;

    expect(builderCacheKey({ manifestDigest, target: { os: "linux", arch: "arm64" } })).toBe(
      `builder-v1-linux-arm64-${"0123".repeat(16)}`,
    );
  });
});

describe("saveBuilder", () => {
  it("saves manifest, config and layers as they are served, and cleans up", async () => {
    await saved();

    const files = [...(store.entries.get(key) ?? [])];
    expect(files).toHaveLength(5);
    for (const [file, content] of files) expect(`sha256:${path.basename(file)}`).toBe(digestOf(content));
    await expect(listFiles(entry.directory)).resolves.toEqual([]);
  });

  it("downloads nothing if there is an entry", async () => {
    await saved();
    const source = sourceOf(image);

    const outcome = await saveBuilder(entry, image.manifestBytes, { store, ...source });

    expect(outcome).toEqual({ kind: "exists", key });
    expect(source.opened).toEqual([]);
  });

  it("says why it failed, saves nothing, and continues there the next time", async () => {
    const [first, last] = [image.manifest.layers[0], image.manifest.layers[2]];
    const { openBlob } = sourceOf(image);
    const failing: typeof openBlob = async (blob) => {
      if (blob.digest !== last?.digest) return openBlob(blob);
      while ((await listFiles(entry.directory)).filter((file) => !file.endsWith(".part")).length < 4) {
        await pause(5);
      }
      throw new Error("the registry is down");
    };

    const outcome = await saveBuilder(entry, image.manifestBytes, { store, openBlob: failing });

    expect(outcome).toEqual({ kind: "failed", reason: "the registry is down" });
    expect(store.entries.size).toBe(0);
    await expect(listFiles(entry.directory)).resolves.toContain(
      `blobs/${first?.digest.replace(":", "/") ?? ""}`,
    );
    const source = sourceOf(image);
    await expect(saveBuilder(entry, image.manifestBytes, { store, ...source })).resolves.toMatchObject({
      kind: "saved",
    });
    expect(source.opened).toEqual([last?.digest]);
  });

  it("saves nothing after a cancellation", async () => {
    const cancel = new AbortController();
    cancel.abort();

    const source = sourceOf(image);
    const outcome = await saveBuilder(entry, image.manifestBytes, {
      store,
      ...source,
      signal: cancel.signal,
    });

    expect(outcome).toMatchObject({ kind: "failed" });
    expect(store.entries.size).toBe(0);
  });

  it("refuses a manifest that is another one", async () => {
    const other = imageOf(layersOf("x"));

    const outcome = await saveBuilder(entry, other.manifestBytes, { store, ...sourceOf(other) });

    expect(outcome).toMatchObject({ kind: "failed" });
    expect(store.calls).toEqual([]);
  });

  it("cleans up if the service refuses the entry", async () => {
    store.save = () => Promise.resolve({ kind: "refused", reason: "read-only" });

    const outcome = await saveBuilder(entry, image.manifestBytes, { store, ...sourceOf(image) });

    expect(outcome).toEqual({ kind: "refused", reason: "read-only" });
    await expect(listFiles(entry.directory)).resolves.toEqual([]);
  });
});

describe("restoreBuilder", () => {
  it("leaves alone what another step that runs at the same time restores", async () => {
    await saved();
    const [one, other] = await Promise.all([
      restoreBuilder(entry, [], deps),
      restoreBuilder(entry, [], deps),
    ]);

    expect([one, other]).toMatchObject([{ kind: "loaded" }, { kind: "loaded" }]);
  });

  it("loads the builder under a name of its own, starts it, and cleans up", async () => {
    await saved();

    const outcome = await restoreBuilder(entry, [], deps);

    expect(outcome).toMatchObject({ kind: "loaded", image: name, key, layers: 3, omittedLayers: 0 });
    expect(outcome).toMatchObject({ restoreMs: 12, sizeBytes: expect.any(Number) as unknown });
    expect(layersLoaded()).toBe(3);
    expect(daemon.images.get(name)?.diffIds).toEqual(image.diffIds);
    const [probe, ...others] = daemon.containers;
    expect(others).toEqual([]);
    expect(probe).toMatchObject({
      started: true,
      spec: { image: name, network: "none", mounts: [], labels },
    });
    expect(daemon.leaks()).toEqual({ containers: [], volumes: [] });
    await expect(listFiles(entry.directory)).resolves.toEqual([]);
  });

  it("leaves out what a relative in the engine has", async () => {
    await saved();
    daemon.images.set("base", fakeImage({ diffIds: image.diffIds.slice(0, 2) }));

    const outcome = await restoreBuilder(entry, ["base", "unknown"], deps);

    expect(outcome).toMatchObject({ kind: "loaded", omittedLayers: 2 });
    expect(layersLoaded()).toBe(1);
  });

  it("loads everything if the engine then does not take the rest", async () => {
    await saved();
    daemon.images.set("base", fakeImage({ diffIds: image.diffIds.slice(0, 2) }));
    daemon.hollow.add("base");

    const outcome = await restoreBuilder(entry, ["base"], deps);

    expect(outcome).toMatchObject({ kind: "loaded", omittedLayers: 0 });
    expect(daemon.loads).toHaveLength(2);
    expect(layersLoaded()).toBe(3);
  });

  it("misses without touching the engine", async () => {
    await expect(restoreBuilder(entry, [], deps)).resolves.toEqual({ kind: "miss" });
    expect(daemon.loads).toEqual([]);
  });

  it("passes on why the service is not available", async () => {
    store.outage = { kind: "unavailable", reason: "503" };

    await expect(restoreBuilder(entry, [], deps)).resolves.toEqual(store.outage);
  });

  it.each([0, 1, 2, 3, 4])("refuses an entry whose file %i is corrupt, and leaves nothing", async (at) => {
    await saved();
    const [, content] = [...(store.entries.get(key) ?? [])][at] ?? [];
    content?.writeUInt8(content.readUInt8(30) ^ 1, 30);

    const outcome = await restoreBuilder(entry, [], deps);

    expect(outcome).toMatchObject({
      kind: "unavailable",
      reason: expect.stringMatching("corrupt") as unknown,
    });
    expect(daemon.loads).toEqual([]);
    expect(daemon.images.size).toBe(0);
    await expect(listFiles(entry.directory)).resolves.toEqual([]);
  });

  it("refuses an entry that was cut off", async () => {
    await saved();
    const files = store.entries.get(key);
    files?.delete([...files.keys()][2] ?? "");

    await expect(restoreBuilder(entry, [], deps)).resolves.toMatchObject({
      kind: "unavailable",
      reason: expect.stringMatching("missing") as unknown,
    });
    expect(daemon.loads).toEqual([]);
  });

  it("refuses the valid blobs of another image", async () => {
    const other = imageOf(layersOf("evil"));
    await saveBuilder({ ...entry, manifestDigest: other.manifestDigest }, other.manifestBytes, {
      store,
      ...sourceOf(other),
    });
    const [files = new Map<string, Buffer>()] = store.entries.values();
    store.entries.set(key, files);

    await expect(restoreBuilder(entry, [], deps)).resolves.toMatchObject({ kind: "unavailable" });
    expect(daemon.loads).toEqual([]);
  });

  it("refuses and removes an image whose layers are others in the engine", async () => {
    await saved();
    const load = daemon.loadImage.bind(daemon);
    daemon.loadImage = async (archive: Readable) => {
      await load(archive);
      daemon.images.set(name, fakeImage({ diffIds: [] }));
    };

    const outcome = await restoreBuilder(entry, [], deps);

    expect(outcome).toMatchObject({
      kind: "unavailable",
      reason: expect.stringMatching(/layers/) as unknown,
    });
    expect(daemon.images.size).toBe(0);
  });

  it("refuses and removes an image from which no container starts", async () => {
    await saved();
    daemon.onRun = () => {
      throw new Error("no such file or directory");
    };

    const outcome = await restoreBuilder(entry, [], deps);

    expect(outcome).toMatchObject({
      kind: "unavailable",
      reason: `The image "${name}" cannot be used: no container starts from it: no such file or directory.`,
    });
    expect(daemon.images.size).toBe(0);
    expect(daemon.leaks().containers).toEqual([]);
  });

  it("does not remove an image that was there before", async () => {
    await saved();
    daemon.images.set(name, fakeImage({ diffIds: image.diffIds }));
    daemon.onRun = () => {
      throw new Error("out of memory");
    };

    await expect(restoreBuilder(entry, [], deps)).resolves.toMatchObject({ kind: "unavailable" });
    expect(daemon.images.has(name)).toBe(true);
  });

  it("stops at a cancellation", async () => {
    await saved();
    const cancel = new AbortController();
    daemon.loadImage = (archive: Readable) => {
      cancel.abort();
      return LoadingDaemon.prototype.loadImage.call(daemon, archive);
    };

    const outcome = await restoreBuilder(entry, [], { ...deps, signal: cancel.signal });

    expect(outcome).toMatchObject({ kind: "unavailable" });
    expect(daemon.images.size).toBe(0);
  });
});

describe("findLoadedBuilder", () => {
  const query = { manifestDigest: image.manifestDigest, diffIds: image.diffIds };

  it("finds what an earlier run loaded", async () => {
    daemon.images.set(name, fakeImage({ diffIds: image.diffIds }));

    await expect(findLoadedBuilder(daemon, query)).resolves.toBe(name);
  });

  it("does not take an image that is incomplete", async () => {
    await expect(findLoadedBuilder(daemon, query)).resolves.toBeUndefined();
    daemon.images.set(name, fakeImage({ diffIds: image.diffIds.slice(1) }));
    await expect(findLoadedBuilder(daemon, query)).resolves.toBeUndefined();
  });
});
