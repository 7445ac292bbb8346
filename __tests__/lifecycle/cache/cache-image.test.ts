import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { formatAnalyzed } from "../../../src/cnb/analyzed.ts";
import { formatGroup } from "../../../src/cnb/group.ts";
import { openCacheImage } from "../../../src/lifecycle/cache/cache-image.ts";
import type { LayerCache } from "../../../src/lifecycle/cache/layer-cache.ts";
import { openCache } from "../../../src/lifecycle/cache/open-cache.ts";
import { exportCache } from "../../../src/lifecycle/export/cache-export.ts";
import type { ImageContext } from "../../../src/lifecycle/image/images.ts";
import { createLayerFactory } from "../../../src/lifecycle/layer/layer-factory.ts";
import { restore } from "../../../src/lifecycle/phase/restorer.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import type { FakeRequest } from "../../support/fake-registry/exchange.ts";
import { contextWith, layerOf, recordingLog } from "../layer-fixture.ts";

const LABEL = "io.buildpacks.lifecycle.cache.metadata";
const EMPTY_LAYER = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";
const OCI = "application/vnd.oci.image";
const BUILDPACKS = [{ id: "acme/one", version: "1.0.0", api: "0.10" }];

let registry: FakeRegistry;
let root: string;
let layersDir: string;
let log: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  registry = await startFakeRegistry();
  root = mkdtempSync(path.join(tmpdir(), "cache-image-"));
  layersDir = path.join(root, "layers");
  log = recordingLog();
});
afterEach(async () => {
  await registry[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

/** Each phase has a client of its own, as phases are processes. */
function newContext(): ImageContext {
  const keychain = { resolve: () => Promise.resolve(undefined) };
  return contextWith({ log, registry: createRegistryClient({ keychain, retry: { delaysMs: [] } }) });
}

function opened(): LayerCache {
  const reference = parseImageReference(`${registry.host}/team/cache`);
  return openCacheImage({ registry: newContext().registry, reference, log });
}

/** What the buildpack made: cached layers, each with one file. */
async function make(layers: Readonly<Record<string, string>>): Promise<void> {
  await rm(layersDir, { recursive: true, force: true });
  for (const [name, content] of Object.entries(layers)) {
    await mkdir(path.join(layersDir, "acme_one", name), { recursive: true });
    await writeFile(path.join(layersDir, "acme_one", `${name}.toml`), "[types]\ncache = true\n");
    await writeFile(path.join(layersDir, "acme_one", name, "file"), content);
  }
}

async function exportLayers(cache = opened()): Promise<void> {
  const temporaryDir = mkdtempSync(path.join(root, "tars-"));
  const factory = createLayerFactory({ temporaryDir, owner: { uid: 1000, gid: 1000 }, log });
  await exportCache({ cache, layersDir, buildpacks: BUILDPACKS, factory }, newContext());
}

/** A build on an empty machine; returns the files of layers that came back. */
async function restoreLayers(cache?: LayerCache): Promise<Record<string, string>> {
  await rm(layersDir, { recursive: true, force: true });
  await mkdir(layersDir);
  await writeFile(
    path.join(layersDir, "group.toml"),
    formatGroup({ buildpacks: BUILDPACKS, extensions: [] }),
  );
  const analyzedPath = path.join(layersDir, "analyzed.toml");
  await writeFile(analyzedPath, formatAnalyzed({ previousImage: "", metadata: {} }));
  const inputs = {
    analyzedPath,
    buildpacksDir: path.join(root, "buildpacks"),
    cacheDir: undefined,
    cacheImage: parseImageReference(`${registry.host}/team/cache`),
    groupPath: path.join(layersDir, "group.toml"),
    layersDir,
    runPath: path.join(root, "run.toml"),
    skipLayers: false,
  };
  await restore(inputs, newContext(), cache);
  const dir = path.join(layersDir, "acme_one");
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => !name.endsWith(".toml")) : [];
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(dir, name, "file"), "utf8")]));
}

interface Stored {
  readonly manifest: { layers: { digest: string; mediaType: string }[]; config: { digest: string } };
  readonly config: {
    history: object[];
    rootfs: { diff_ids: string[] };
    config: { Labels: Record<string, string> };
  };
}

function stored(tag = "latest"): Stored {
  const text = registry.manifests.get("team/cache")?.get(tag)?.bytes.toString() ?? "null";
  const manifest = JSON.parse(text) as Stored["manifest"];
  const config = registry.blobs.get("team/cache")?.get(manifest.config.digest)?.toString() ?? "null";
  return { manifest, config: JSON.parse(config) as Stored["config"] };
}

const blob = (digest: string): Buffer => registry.blobs.get("team/cache")?.get(digest) ?? Buffer.alloc(0);
const warnings = (): string[] => log.lines.filter((line) => line.startsWith("Warning: "));
const isTo = (method: string, part: string) => (request: FakeRequest) =>
  request.method === method && request.path.includes(part);

/** The image as it is with another label, or other layers. */
function replaceImage(change: (image: Stored) => void): void {
  const image = stored();
  change(image);
  const config = registry.addBlob("team/cache", JSON.stringify(image.config));
  const manifest = { ...image.manifest, config: { ...image.manifest.config, ...config } };
  registry.addManifest("team/cache", manifest, { tag: "latest" });
}

describe("a cache image", () => {
  it("is of the form that other lifecycles write", async () => {
    await make({ a: "one", b: "two" });
    await exportLayers();

    const { manifest, config } = stored();
    const created = "1980-01-01T00:00:01Z";
    expect(manifest).toMatchObject({
      schemaVersion: 2,
      mediaType: `${OCI}.manifest.v1+json`,
      config: { mediaType: `${OCI}.config.v1+json` },
    });
    expect(manifest.layers.map(({ mediaType }) => mediaType)).toEqual([
      `${OCI}.layer.v1.tar+gzip`,
      `${OCI}.layer.v1.tar+gzip`,
    ]);
    const diffIds = manifest.layers.map(({ digest }) => digestOf(gunzipSync(blob(digest))));
    expect(config).toEqual({
      architecture: "",
      created,
      history: [{ created }, { created }],
      os: "linux",
      rootfs: { type: "layers", diff_ids: diffIds },
      config: { Labels: { [LABEL]: expect.any(String) } },
    });
    const layer = (sha = "") => ({ sha, data: null, build: false, launch: false, cache: true });
    expect(config.config.Labels[LABEL]).toBe(
      JSON.stringify({
        sbom: { sha: "" },
        buildpacks: [
          { key: "acme/one", version: "1.0.0", layers: { a: layer(diffIds[0]), b: layer(diffIds[1]) } },
        ],
      }),
    );
    expect(warnings()).toEqual([]);
  });

  it("has one empty layer if nothing is cached", async () => {
    await make({});
    await exportLayers();

    expect(stored().config.rootfs.diff_ids).toEqual([EMPTY_LAYER]);
    expect(gunzipSync(blob(stored().manifest.layers[0]?.digest ?? ""))).toEqual(Buffer.alloc(1024));
    expect(await restoreLayers()).toEqual({});
    expect(warnings()).toEqual([]);
  });

  it("is written after everything that it names", async () => {
    await make({ a: "one", b: "two" });
    await exportLayers();

    const writes = registry.calls.filter((call) => /^(PUT|POST|PATCH)/.test(call));
    expect(writes.at(-1)).toBe("PUT /v2/team/cache/manifests/latest");
    expect(writes.filter((call) => call.includes("/manifests/"))).toHaveLength(1);
  });

  it("has contents once that two layers share", async () => {
    await make({ a: "one" });
    const cache = opened();
    await using transaction = await cache.begin();
    const { tar, diffId } = layerOf([{ name: "/x", content: "x" }]);
    await writeFile(path.join(root, "tar"), tar);
    await transaction.addLayer(diffId, path.join(root, "tar"));
    await transaction.addLayer(diffId, path.join(root, "tar"));
    await transaction.commit();

    expect(stored().config.rootfs.diff_ids).toEqual([diffId]);
  });

  it("stays as it was without a commit, and no temporary files are left", async () => {
    await make({ a: "one" });
    await exportLayers();
    const before = stored();
    const temporary = (): string[] => readdirSync(tmpdir()).filter((n) => n.startsWith("lifecycle.cache-"));
    const others = temporary();
    {
      await using transaction = await opened().begin();
      const { tar, diffId } = layerOf([{ name: "/x", content: "x" }]);
      await writeFile(path.join(root, "tar"), tar);
      await transaction.addLayer(diffId, path.join(root, "tar"));
    }

    expect(stored()).toEqual(before);
    expect(temporary()).toEqual(others);
  });
});

describe("a rebuild on an empty machine", () => {
  it("finds its layers", async () => {
    await make({ a: "one", b: "two", c: "three", d: "four", e: "five" });
    await exportLayers();

    expect(await restoreLayers()).toEqual({ a: "one", b: "two", c: "three", d: "four", e: "five" });
    expect(log.lines).toContain('Restoring data for "acme/one:a" from cache');
    expect(warnings()).toEqual([]);
  });

  it("downloads up to three layers at a time", async () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    await make(Object.fromEntries(names.map((name) => [name, name])));
    await exportLayers();
    const cache = opened();
    let running = 0;
    let most = 0;
    const counting: LayerCache = {
      ...cache,
      async *readLayer(diffId) {
        most = Math.max(most, (running += 1));
        yield* cache.readLayer(diffId);
        running -= 1;
      },
    };

    expect(Object.keys(await restoreLayers(counting))).toEqual(names);
    expect(most).toBe(3);
  });

  it("keeps the blobs of layers that are the same, each once, without uploading anything", async () => {
    await make({ a: "one", b: "two" });
    await exportLayers();
    const first = stored().manifest;
    await make({ a: "one", b: "changed" });
    registry.requests.length = 0;

    await exportLayers();

    const second = stored().manifest;
    expect(second.layers).toHaveLength(2);
    expect(second.layers[0]).toEqual(first.layers[0]);
    expect(second.layers[1]).not.toEqual(first.layers[1]);
    // The changed layer and the config.
    expect(registry.calls.filter((call) => call.startsWith("POST"))).toHaveLength(2);
    const lines = log.lines.filter((line) => line.includes("cache layer")).slice(-2);
    expect(lines).toEqual(["Reusing cache layer 'acme/one:a'", "Adding cache layer 'acme/one:b'"]);
  });

  it("that changes nothing writes nothing", async () => {
    await make({ a: "one", b: "two" });
    await exportLayers();
    registry.requests.length = 0;

    await exportLayers();

    expect(registry.calls.filter((call) => !/^(GET|HEAD)/.test(call))).toEqual([]);
    expect(warnings()).toEqual([]);
  });

  it("drops what is not cached any more, and leaves the older image to the registry", async () => {
    await make({ a: "one", b: "two" });
    await exportLayers();
    await make({ b: "two" });

    await exportLayers();

    expect(stored().manifest.layers).toHaveLength(1);
    expect(registry.manifests.get("team/cache")?.size).toBe(3);
    expect(registry.calls.filter((call) => call.startsWith("DELETE /v2/team/cache/manifests"))).toEqual([]);
  });

  it("understands images with doubled layers of official lifecycles, and lists them once", async () => {
    await make({ a: "one" });
    await exportLayers();
    const single = stored();
    replaceImage(({ manifest, config }) => {
      manifest.layers.push(...manifest.layers);
      config.rootfs.diff_ids.push(...config.rootfs.diff_ids);
      config.history.push(...config.history);
    });

    expect(await restoreLayers()).toEqual({ a: "one" });
    await make({ a: "one" });
    await exportLayers();
    expect(stored()).toEqual(single);
  });

  it("uploads a layer again that the registry has removed", async () => {
    await make({ a: "one" });
    await exportLayers();
    const [layer] = stored().manifest.layers;
    registry.blobs.get("team/cache")?.delete(layer?.digest ?? "");

    await exportLayers();

    expect(log.lines.at(-3)).toBe("Adding cache layer 'acme/one:a'");
    expect(blob(layer?.digest ?? "").length).toBeGreaterThan(0);
  });

  it("sees what it has committed itself", async () => {
    await make({ a: "one" });
    const cache = opened();
    expect((await cache.readMetadata()).buildpacks).toEqual([]);
    await exportLayers(cache);
    expect((await cache.readMetadata()).buildpacks).toMatchObject([{ key: "acme/one" }]);
  });
});

describe("a cache image that cannot be used", () => {
  const denied = { kind: "answer", status: 401, body: "{}" } as const;

  it("because there is none is no warning", async () => {
    expect(await restoreLayers()).toEqual({});
    expect(log.lines).toContain("Layer cache not found");
    expect(warnings()).toEqual([]);
  });

  it.each<[string, () => void]>([
    [
      "it may not be read",
      () => {
        registry.script(isTo("GET", "/manifests/"), denied, Infinity);
      },
    ],
    [
      "the registry is out of order",
      () => {
        registry.script(isTo("GET", "/manifests/"), { kind: "answer", status: 500 }, Infinity);
      },
    ],
    [
      "nobody answers",
      () => {
        registry.script(isTo("GET", "/v2/"), { kind: "reset" }, Infinity);
      },
    ],
    [
      "it is no image",
      () => {
        registry.addManifest("team/cache", { schemaVersion: 2 }, { tag: "latest" });
      },
    ],
    [
      "it has no label",
      () => {
        replaceImage(({ config }) => {
          config.config.Labels = {};
        });
      },
    ],
    [
      "its label is broken",
      () => {
        replaceImage(({ config }) => {
          config.config.Labels[LABEL] = '{"buildpacks":1}';
        });
      },
    ],
    [
      "its config is another",
      () => {
        const { digest } = stored().manifest.config;
        registry.blobs.get("team/cache")?.set(digest, Buffer.from("{}"));
      },
    ],
  ])("because %s counts as empty, with a warning", async (_, damage) => {
    await make({ a: "one" });
    await exportLayers();
    damage();

    expect(await restoreLayers()).toEqual({});
    expect(warnings()).toContainEqual(expect.stringContaining("The cache is treated as empty: "));
  });
});

describe("a layer that cannot be used", () => {
  /** Other contents in the right place. */
  const other = (): Buffer =>
    layerOf([{ name: path.join(layersDir, "acme_one/bad/file"), content: "x" }]).tar;
  type Damage = (layer: { digest: string }, image: Stored) => void;

  it.each<[string, Damage]>([
    ["is gone", ({ digest }) => registry.blobs.get("team/cache")?.delete(digest)],
    [
      "was changed in the registry",
      ({ digest }) => registry.blobs.get("team/cache")?.set(digest, gzipSync(other())),
    ],
    [
      "is cut off",
      ({ digest }) => {
        const body = blob(digest).subarray(0, 60);
        const sizeBytes = blob(digest).length;
        registry.script(isTo("GET", digest), { kind: "partial", body, sizeBytes, then: "reset" }, Infinity);
      },
    ],
    [
      "has other contents than its diffID says",
      (layer, image) => {
        Object.assign(layer, registry.addBlob("team/cache", gzipSync(other())));
        registry.addManifest("team/cache", image.manifest, { tag: "latest" });
      },
    ],
    [
      "is not compressed as it says",
      (layer, image) => {
        Object.assign(layer, registry.addBlob("team/cache", "no gzip"));
        registry.addManifest("team/cache", image.manifest, { tag: "latest" });
      },
    ],
    [
      "is in the label only",
      () => {
        replaceImage(({ config }) => {
          config.rootfs.diff_ids[0] = digestOf("another");
        });
      },
    ],
  ])("because it %s does not come back, others do", async (_, damage) => {
    await make({ bad: "one", good: "two" });
    await exportLayers();
    const image = stored();
    damage(image.manifest.layers[0] ?? { digest: "" }, image);

    expect(await restoreLayers()).toEqual({ good: "two" });
    expect(existsSync(path.join(layersDir, "acme_one/bad.toml"))).toBe(false);
    expect(warnings()).toContainEqual(expect.stringContaining('Skipping restore for layer "acme/one:bad"'));
  });
});

describe("an export that fails", () => {
  it.each([
    ["a layer cannot be uploaded", isTo("POST", "/blobs/uploads/")],
    ["the image cannot be written", isTo("PUT", "/manifests/")],
  ])("because %s is a warning, and the cache stays as it was", async (_, matches) => {
    await make({ a: "one" });
    await exportLayers();
    const before = stored();
    await make({ a: "two" });
    registry.script(matches, { kind: "answer", status: 403 }, Infinity);

    await exportLayers();

    expect(stored()).toEqual(before);
    expect(warnings()).toEqual([expect.stringMatching(/^Warning: Failed to export cache: Cannot push /)]);
  });
});

describe("openCache", () => {
  const cacheImage = parseImageReference("example.com/cache");

  it("opens what is given, and nothing if nothing is", async () => {
    const at = { cacheDir: root, cacheImage: undefined };
    expect((await openCache(at, newContext()))?.layersAtOnce).toBe(4);
    expect((await openCache({ cacheDir: undefined, cacheImage }, newContext()))?.layersAtOnce).toBe(3);
    expect(await openCache({ cacheDir: undefined, cacheImage: undefined }, newContext())).toBeUndefined();
  });

  it("takes the image if both are given, says so, and leaves the directory alone", async () => {
    const cacheDir = path.join(root, "not there");
    expect((await openCache({ cacheDir, cacheImage }, newContext()))?.layersAtOnce).toBe(3);
    expect(log.lines).toEqual([`Using the cache image "example.com/cache", not the directory "${cacheDir}"`]);
  });
});
