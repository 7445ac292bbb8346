import { tmpdir } from "node:os";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { builderCacheKey, saveBuilder } from "../../src/cache/builder-cache.ts";
import { builderImageName } from "../../src/cache/builder-load.ts";
import { type BuilderRequest, provideBuilder, type ProvideDeps } from "../../src/cache/builder-provision.ts";
import { PlatformError } from "../../src/errors.ts";
import { fakeImage } from "../support/fake-daemon.ts";
import {
  imageOf,
  layersOf,
  LoadingDaemon,
  MemoryStore,
  sourceOf,
  temporaryDirectory,
} from "./builder-fixture.ts";

const image = imageOf(layersOf("a", "b"));
const local = builderImageName(image.manifestDigest);
const runnable = `ghcr.io/owner/builder@${image.manifestDigest}`;

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let store: MemoryStore;
let daemon: LoadingDaemon;
let request: BuilderRequest;
let reasons: string[];
let cancel: AbortController;
let deps: ProvideDeps;

beforeEach(async () => {
  temporary = await temporaryDirectory(tmpdir());
  store = new MemoryStore();
  daemon = new LoadingDaemon({ remoteImages: { [runnable]: fakeImage({ diffIds: image.diffIds }) } });
  const { manifest, manifestDigest, diffIds } = image;
  const entry = { manifestDigest, target: { os: "linux", arch: "amd64" }, directory: temporary.path };
  request = { policy: "auto", entry, manifest, diffIds, runnable, relatives: [] };
  reasons = [];
  cancel = new AbortController();
  deps = {
    daemon,
    store,
    labels: {},
    signal: cancel.signal,
    onDecision: (reason) => reasons.push(reason),
    pull: (options) => daemon.pullImage(runnable, options).then(() => runnable),
    watchEveryMs: 5,
  };
});

afterEach(async () => {
  await temporary[Symbol.asyncDispose]();
});

async function fillCache(): Promise<void> {
  await saveBuilder(request.entry, image.manifestBytes, { store, ...sourceOf(image) });
  store.calls.length = 0;
}

/** Stalls until it is cancelled. */
function stalled({ signal }: { readonly signal: AbortSignal }): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(new PlatformError("CANCELLED", "The pull was cancelled."));
    });
  });
}

describe("provideBuilder", () => {
  it.each([runnable, local])("takes %s if the engine has it", async (name) => {
    daemon.images.set(name, fakeImage({ diffIds: image.diffIds }));

    const provided = await provideBuilder(request, deps);

    expect(provided).toMatchObject({ image: name, origin: { kind: "engine" } });
    expect(daemon.pulls).toEqual([]);
    expect(store.calls).toEqual([]);
  });

  it("pulls, and asks the cache meanwhile only whether it has an entry", async () => {
    await fillCache();

    const provided = await provideBuilder(request, deps);

    expect(provided).toMatchObject({ image: runnable, origin: { kind: "pull" }, restored: undefined });
    expect(provided.entryExists).toBe(true);
    expect(store.calls).toEqual([`find ${builderCacheKey(request.entry)}`]);
  });

  it("does not ask the cache at all if the policy is never", async () => {
    const provided = await provideBuilder({ ...request, policy: "never" }, deps);

    expect(provided).toMatchObject({ image: runnable, entryExists: undefined });
    expect(store.calls).toEqual([]);
  });

  it("loads from the cache first if the policy is always", async () => {
    await fillCache();

    const provided = await provideBuilder({ ...request, policy: "always" }, deps);

    expect(provided).toMatchObject({ image: local, origin: { kind: "cache" }, restored: { kind: "loaded" } });
    expect(daemon.pulls).toEqual([]);
  });

  it("pulls if the policy is always and there is no entry", async () => {
    const provided = await provideBuilder({ ...request, policy: "always" }, deps);

    expect(provided).toMatchObject({ image: runnable, restored: { kind: "miss" }, entryExists: false });
    expect(reasons.at(-1)).toBe("The builder is pulled: the cache has no entry.");
  });

  it("loads from the cache when the pull fails", async () => {
    await fillCache();
    daemon.remoteImages.clear();

    const provided = await provideBuilder(request, deps);

    expect(provided).toMatchObject({ image: local, origin: { kind: "cache" } });
    expect(reasons.at(-1)).toMatch(
      /^The pull failed \(.*not found.*\); the builder is looked for in the cache\.$/,
    );
  });

  it("rejects with the error of the pull if the cache cannot help", async () => {
    daemon.remoteImages.clear();

    await expect(provideBuilder(request, deps)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(provideBuilder({ ...request, policy: "never" }, deps)).rejects.toThrow(/not found/);
  });

  it("tries the pull once more if the cache cannot help, and remembers why", async () => {
    let pulls = 0;
    const pull: ProvideDeps["pull"] = (options) => {
      pulls += 1;
      if (pulls === 1) return Promise.reject(new Error("toomanyrequests"));
      return daemon.pullImage(runnable, options).then(() => runnable);
    };

    const provided = await provideBuilder(request, { ...deps, pull });

    expect(provided).toMatchObject({
      image: runnable,
      origin: { kind: "pull", failure: { kind: "refused" } },
      restored: { kind: "miss" },
    });
  });

  it("gives a slow pull up for the cache", async () => {
    await fillCache();
    let now = 0;

    const provided = await provideBuilder(request, { ...deps, pull: stalled, now: () => (now += 1000) });

    expect(provided).toMatchObject({ image: local, origin: { kind: "cache" } });
    expect(reasons.at(-1)).toMatch(/no data arrives, and the cache pays off above 0\.0 s\.$/);
  });

  it("waits for a slow pull if there is no entry", async () => {
    let now = 0;
    const pull: ProvideDeps["pull"] = async (options) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(options.signal.aborted).toBe(false);
      await daemon.pullImage(runnable, options);
      return runnable;
    };

    const provided = await provideBuilder(request, { ...deps, pull, now: () => (now += 1000) });

    expect(provided).toMatchObject({ image: runnable, origin: { kind: "pull" } });
  });

  it("starts the slow pull again if the entry turns out to be corrupt", async () => {
    await fillCache();
    for (const content of store.entries.get(builderCacheKey(request.entry))?.values() ?? []) content.fill(0);
    let now = 0;
    let pulls = 0;
    const pull: ProvideDeps["pull"] = (options) => {
      pulls += 1;
      return pulls === 1 ? stalled(options) : daemon.pullImage(runnable, options).then(() => runnable);
    };

    const provided = await provideBuilder(request, { ...deps, pull, now: () => (now += 1000) });

    expect(provided).toMatchObject({ image: runnable, restored: { kind: "unavailable" } });
    expect(reasons.at(-1)).toMatch(
      /^The builder is pulled: the cache could not be used: The blob .* is corrupt/,
    );
  });

  it("does not turn to the cache when the run is cancelled", async () => {
    await fillCache();
    setTimeout(() => {
      cancel.abort();
    }, 20);

    await expect(provideBuilder(request, { ...deps, pull: stalled })).rejects.toMatchObject({
      code: "CANCELLED",
    });
    expect(store.calls).toEqual([`find ${builderCacheKey(request.entry)}`]);
  });
});
