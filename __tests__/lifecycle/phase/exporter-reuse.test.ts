// What an export takes from the previous image, and what it keeps in the cache for the next build.
import { rm } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { CacheDirectory } from "../../../src/lifecycle/cache/cache-directory.ts";
import { exportCache } from "../../../src/lifecycle/export/cache-export.ts";
import { createLayerFactory } from "../../../src/lifecycle/layer/layer-factory.ts";
import { OCI_LAYER, OCI_MANIFEST, OCI_ZSTD_LAYER } from "../../../src/oci/media-types.ts";
import { contextWith } from "../layer-fixture.ts";
import {
  addLayer,
  addRunImage,
  analyzeAgain,
  cachedFiles,
  cachedTars,
  image,
  labelOf,
  log,
  openCache,
  registry,
  root,
  run,
  runDigest,
  write,
  writeAnalyzed,
} from "./exporter-fixture.ts";

describe("exportImage", () => {
  it("makes the same image again, reusing every layer of the previous one", async () => {
    await addLayer("a", "launch = true", "a");
    await run();
    const first = image("app", "latest").bytes;
    await analyzeAgain();
    registry.requests.length = 0;
    log.lines.length = 0;

    await run();

    expect(image("app", "latest").bytes).toEqual(first);
    expect(registry.calls.filter((call) => call.startsWith("POST"))).toEqual([]);
    expect(log.lines.filter((line) => line.startsWith("Adding layer"))).toEqual([]);
    expect(log.lines).toContain("Reused 1/1 app layer(s)");
    expect(log.lines).toContain("Reusing layer 'buildpacksio/lifecycle:process-types'");
  });

  it("takes a launch layer without contents from the previous image", async () => {
    await addLayer("a", "launch = true", "a");
    await run();
    const first = image("app", "latest");
    await analyzeAgain();
    await rm(path.join(root, "layers/kit_one/a"), { recursive: true });
    await write("app/hello.txt", "changed\n");

    await run();

    const second = image("app", "latest");
    expect(second.manifest.layers[1]).toEqual(first.manifest.layers[1]);
    expect(second.bytes).not.toEqual(first.bytes);
    expect(log.lines).toContain("Added 1/1 app layer(s)");
  });

  it("keeps the descriptor of a reused layer, and copies it from another repository", async () => {
    await addLayer("a", "launch = true", "a");
    await run();
    await analyzeAgain();

    await run({ images: ["other/app:1"] });

    expect(image("other/app", "1").manifest).toEqual(image("app", "latest").manifest);
  });

  it("adds a layer that the previous image's label has but its layers do not", async () => {
    await addLayer("a", "launch = true", "a");
    await run();
    const metadata = labelOf(image("app", "latest").config);
    const { digest } = addRunImage({ repository: "broken" });
    await writeAnalyzed({
      runImage: runDigest(),
      previousImage: `${registry.host}/broken@${digest}`,
      metadata,
    });
    log.lines.length = 0;

    await run();

    expect(log.lines).toContain("Adding layer 'kit/one:a'");
  });

  it("refuses a launch layer that is neither here nor in the previous image", async () => {
    await write("layers/kit_one/a.toml", "[types]\nlaunch = true\n");

    await expect(run()).rejects.toMatchObject({
      exitCode: 62,
      message: "export: cannot reuse 'kit/one:a', previous image has no metadata for layer 'kit/one:a'",
    });
    expect(registry.tagsOf("app")).toEqual([]);
  });

  it("refuses a cached launch layer without contents", async () => {
    await write("layers/kit_one/a.toml", "[types]\nlaunch = true\ncache = true\n");

    await expect(run()).rejects.toMatchObject({
      exitCode: 62,
      message: "export: layer 'kit/one:a' is cache=true but has no contents",
    });
  });
});

describe("exportImage with zstd", () => {
  const zstd = { layerCompression: "zstd" } as const;

  it("makes the same image again, reusing every layer of the previous one", async () => {
    await run(zstd);
    const first = image("app", "latest").bytes;
    await analyzeAgain();
    registry.requests.length = 0;

    await run(zstd);

    expect(image("app", "latest").bytes).toEqual(first);
    expect(registry.calls.filter((call) => call.startsWith("POST"))).toEqual([]);
  });

  it.each([
    ["gzip layers beside new ones of zstd", ["gzip", "zstd"]],
    ["zstd layers beside new ones of gzip", ["zstd", "gzip"]],
  ] as const)("reuses %s, also in another repository", async (_, [before, now]) => {
    const types = { gzip: OCI_LAYER, zstd: OCI_ZSTD_LAYER };
    await addLayer("a", "launch = true", "a");
    await run({ layerCompression: before });
    const first = image("app", "latest").manifest;
    await analyzeAgain();
    await write("app/hello.txt", "changed\n");

    await run({ layerCompression: now, images: ["other/app"] });

    const { manifest, mediaType } = image("other/app", "latest");
    expect(mediaType).toBe(OCI_MANIFEST);
    expect(manifest.layers[1]).toEqual({ ...first.layers[1], mediaType: types[before] });
    const added = manifest.layers.filter(
      ({ digest }) => !first.layers.some((layer) => layer.digest === digest),
    );
    expect(added.map((layer) => layer.mediaType)).toEqual([types[now]]);
    expect([...(registry.blobs.get("other/app")?.keys() ?? [])]).toContain(first.layers[1]?.digest);
  });

  it("stays a Docker image where no layer is new", async () => {
    await run();
    const first = image("app", "latest").bytes;
    await analyzeAgain();

    await run(zstd);

    expect(image("app", "latest").bytes).toEqual(first);
  });
});

describe("exportImage with a build cache", () => {
  it("keeps the layers that are to be cached, under their diffIDs", async () => {
    await addLayer("both", "launch = true\ncache = true\n[metadata]\nk = 1", "both");
    await addLayer("cached", "cache = true", "cached");
    await addLayer("launched", "launch = true", "launched");
    await write("layers/sbom/cache/kit_one/cached/sbom.cdx.json", "{}");

    await run();

    const cache = await openCache();
    const { sbom, buildpacks } = await cache.readMetadata();
    const layers = buildpacks[0]?.layers ?? {};
    expect(Object.keys(layers)).toEqual(["both", "cached"]);
    expect(layers["both"]).toMatchObject({ launch: true, cache: true, data: { k: 1n } });
    const shas = [...Object.values(layers).map(({ sha }) => sha), sbom.sha];
    for (const sha of shas) await expect(cache.hasLayer(sha)).resolves.toBe(true);
    expect(await cachedTars()).toEqual(shas.map((sha) => `${sha}.tar`).sort());
    expect(log.lines).toContain("Adding cache layer 'kit/one:cached'");
    expect(image("app", "latest").config.rootfs.diff_ids).toContain(layers["both"]?.sha);
  });

  it("says that a layer is the same as before", async () => {
    await addLayer("cached", "cache = true", "cached");
    await run();
    log.lines.length = 0;

    await run();

    expect(log.lines).toContain("Reusing cache layer 'kit/one:cached'");
    expect(await cachedTars()).toHaveLength(1);
  });

  it("drops what this build does not cache", async () => {
    await addLayer("cached", "cache = true", "cached");
    await run();
    await write("layers/kit_one/cached.toml", "");

    await run();

    expect(await cachedTars()).toEqual([]);
    expect((await (await openCache()).readMetadata()).buildpacks).toMatchObject([
      { key: "kit/one", layers: {} },
    ]);
  });

  it("warns about a layer without contents and keeps the others", async () => {
    await addLayer("cached", "cache = true", "cached");
    await write("layers/kit_one/empty.toml", "[types]\ncache = true\n");

    await run();

    expect(log.lines).toContain("Warning: Failed to cache layer 'kit/one:empty' because it has no contents");
    expect(await cachedTars()).toHaveLength(1);
  });

  it("only warns when the cache cannot be written", async () => {
    await addLayer("cached", "cache = true", "cached");
    const cache: CacheDirectory = {
      ...(await openCache()),
      begin: () => Promise.reject(new Error("disk full")),
    };

    await run({}, cache);

    expect(log.lines).toContain("Warning: Failed to export cache: disk full");
    expect(registry.tagsOf("app")).toEqual(["latest"]);
  });

  it("exports image and cache at once when told to, from the same archives", async () => {
    await addLayer("both", "launch = true\ncache = true", "both");

    await run({ parallel: true });

    const [tar] = await cachedTars();
    expect(image("app", "latest").config.rootfs.diff_ids).toContain(tar?.replace(/\.tar$/, ""));
    expect(log.lines).toContain('Reusing tarball for layer "kit/one:both"');
  });

  it("makes the same image and the same cache at once as one after the other", async () => {
    await addLayer("both", "launch = true\ncache = true", "both");
    await addLayer("cached", "cache = true", "cached");
    await write("layers/sbom/cache/kit_one/cached/sbom.cdx.json", "{}");
    await run();
    const alone = image("app", "latest").bytes;
    const cachedAlone = await cachedFiles();
    await rm(path.join(root, "cache/committed"), { recursive: true });

    await run({ parallel: true });

    expect(image("app", "latest").bytes).toEqual(alone);
    expect(await cachedFiles()).toEqual(cachedAlone);
    expect(cachedAlone).toHaveLength(4);
  });

  it("does not touch the cache when the image fails before its layers are begun", async () => {
    await rm(path.join(root, "layers/config"), { recursive: true });
    let isBegun = false;
    const opened = await openCache();
    const cache: CacheDirectory = {
      ...opened,
      begin: () => {
        isBegun = true;
        return opened.begin();
      },
    };

    await expect(run({ parallel: true }, cache)).rejects.toMatchObject({ exitCode: 62 });

    expect(isBegun).toBe(false);
  });

  it("warns when there is no cache for it", async () => {
    await run({ parallel: true, cacheDir: undefined });

    expect(log.lines).toContain(
      "Warning: There is no cache that could be exported in parallel to the image.",
    );
  });

  it("leaves the cache as it was when the image fails meanwhile", async () => {
    await addLayer("both", "launch = true\ncache = true", "both");
    await addLayer("broken", "launch = true", "broken");
    await rm(path.join(root, "layers/kit_one/broken"), { recursive: true });

    await expect(run({ parallel: true })).rejects.toMatchObject({ exitCode: 62 });

    expect(await cachedTars()).toEqual([]);
    expect(log.lines.filter((line) => line.includes("Failed to"))).toEqual([]);
  });

  it("commits nothing once the image has failed, even when all layers are staged", async () => {
    await addLayer("cached", "cache = true", "cached");
    const controller = new AbortController();
    const opened = await openCache();
    const cache: CacheDirectory = {
      ...opened,
      async begin() {
        const transaction = await opened.begin();
        const addLayer = async (diffId: string, tarPath: string): Promise<void> => {
          await transaction.addLayer(diffId, tarPath);
          controller.abort();
        };
        return Object.assign(Object.create(transaction) as typeof transaction, { addLayer });
      },
    };

    await exportCache(
      {
        cache,
        layersDir: path.join(root, "layers"),
        buildpacks: [{ id: "kit/one", version: "1.0.0", api: "0.10" }],
        factory: createLayerFactory({ temporaryDir: root, owner: { uid: 1, gid: 1 }, log }),
        signal: controller.signal,
      },
      contextWith({ log }),
    );

    expect(log.lines).toContain("Adding cache layer 'kit/one:cached'");
    expect(await cachedTars()).toEqual([]);
    expect(log.lines.filter((line) => line.includes("Failed to"))).toEqual([]);
  });
});
