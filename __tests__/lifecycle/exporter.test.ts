import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as zlib from "node:zlib";
import { openCacheDirectory, type CacheDirectory } from "../../src/lifecycle/cache-directory.ts";
import { exportCache } from "../../src/lifecycle/cache-export.ts";
import { exportImage } from "../../src/lifecycle/exporter.ts";
import { createLayerFactory } from "../../src/lifecycle/layer-factory.ts";
import type { ExportInputs } from "../../src/lifecycle/phase-inputs.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { parseImageConfig, type ImageConfig } from "../../src/oci/image-config.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { parseManifest, type ImageManifest } from "../../src/oci/manifest.ts";
import {
  DOCKER_CONFIG,
  DOCKER_LAYER,
  DOCKER_MANIFEST,
  OCI_CONFIG,
  OCI_LAYER,
  OCI_MANIFEST,
  OCI_ZSTD_LAYER,
} from "../../src/oci/media-types.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { formatAnalyzed, type Analyzed } from "../../src/spec/analyzed.ts";
import {
  LIFECYCLE_METADATA_LABEL,
  parseLifecycleMetadata,
  type LifecycleMetadata,
} from "../../src/spec/lifecycle-metadata.ts";
import { parseTomlTable } from "../../src/spec/toml.ts";
import { startFakeRegistry, type FakeRegistry } from "../support/fake-registry.ts";
import { describeZstd } from "../support/zstd.ts";
import { contextWith, recordingLog } from "./layer-fixture.ts";

const EMPTY_LAYER = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";
const BASE_DIFF_ID = `sha256:${"b".repeat(64)}`;

// Errors of node:fs are no instances of the Error that code sees under jest, which `isMissing` of toml-file.ts asks for.
const isInstance = (type: unknown, value: unknown): unknown =>
  Function.prototype[Symbol.hasInstance].call(type as () => void, value);
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown) {
    return this === Error
      ? Object.prototype.toString.call(value) === "[object Error]"
      : isInstance(this, value);
  },
});

let registry: FakeRegistry;
let root: string;
let log: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  registry = await startFakeRegistry();
  root = await mkdtemp(path.join(tmpdir(), "exporter-"));
  log = recordingLog();
  await write("layers/group.toml", '[[group]]\nid = "kit/one"\nversion = "1.0.0"\napi = "0.10"\n');
  await write("layers/config/metadata.toml", metadataToml());
  await write("layers/sbom/launch/sbom.legacy.json", "null\n");
  await write("app/hello.txt", "hello\n");
  await write("launcher", "#!launcher");
  await mkdir(path.join(root, "cache"));
  await writeAnalyzed({ runImage: addRunImage() });
});

afterEach(async () => {
  await registry[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

describe("exportImage", () => {
  it("puts the layers on the run image in the order of the specification", async () => {
    await addLayer("b", "launch = true", "b");
    await addLayer("a-1", "launch = true\ncache = true", "a-1");
    await addLayer("a", "launch = true", "a");
    await addLayer("build-only", "build = true", "x");

    await run();

    const { manifest, config } = image("app", "latest");
    expect(manifest.layers.map(({ mediaType }) => mediaType)).toEqual(
      Array.from({ length: 9 }, () => DOCKER_LAYER),
    );
    expect(config.history?.map((entry) => entry.created_by)).toEqual([
      "base",
      "Layer: 'a', Created by buildpack: kit/one@1.0.0",
      "Layer: 'a-1', Created by buildpack: kit/one@1.0.0",
      "Layer: 'b', Created by buildpack: kit/one@1.0.0",
      "Software Bill-of-Materials",
      "Application Layer",
      "Buildpacks Application Launcher",
      "Buildpacks Launcher Config",
      "Buildpacks Process Types",
    ]);
    expect(config.config?.Entrypoint).toEqual(["/cnb/process/web"]);
    expect(config.config?.WorkingDir).toBe(path.join(root, "app"));
  });

  it("stores layers whose content is what the config says, as fast gzip without a system in its header", async () => {
    await addLayer("a", "launch = true", "content");

    await run();

    const { manifest, config } = image("app", "latest");
    const blobs = manifest.layers.slice(1).map(({ digest }) => registry.blobs.get("app")?.get(digest));
    const headers = blobs.map((blob) => blob?.subarray(0, 10).toString("hex"));
    expect(new Set(headers)).toEqual(new Set(["1f8b08000000000004ff"]));
    const diffIds = blobs.map((blob) => `sha256:${sha256(zlib.gunzipSync(blob ?? Buffer.alloc(0)))}`);
    expect(diffIds).toEqual(config.rootfs.diff_ids.slice(1));
  });

  it("says in the label which layer is which", async () => {
    await addLayer("a", 'launch = true\n[metadata]\nversion = "1.2"', "a");
    await write("layers/kit_one/store.toml", '[metadata]\nkept = "yes"\n');

    await run();

    const { config } = image("app", "latest");
    const [, layer, sbom, app, launcher, configLayer, processTypes] = config.rootfs.diff_ids;
    expect(labelOf(config)).toEqual({
      app: [{ sha: app }],
      sbom: { sha: sbom },
      buildpacks: [
        {
          key: "kit/one",
          version: "1.0.0",
          layers: {
            a: { sha: layer, data: { version: "1.2" }, build: false, launch: true, cache: false },
          },
          store: { metadata: { kept: "yes" } },
        },
      ],
      config: { sha: configLayer },
      launcher: { sha: launcher },
      "process-types": { sha: processTypes },
      runImage: { topLayer: BASE_DIFF_ID, reference: runReference(), image: "", mirrors: undefined },
      stack: { runImage: { image: "", mirrors: undefined } },
    });
  });

  it("writes the report and prints what was done", async () => {
    await addLayer("a", "launch = true", "a");

    await run();

    const { bytes } = image("app", "latest");
    const digest = `sha256:${sha256(bytes)}`;
    await expect(readFile(path.join(root, "deep/report.toml"), "utf8")).resolves.toBe(
      `[image]\ntags = [ "${registry.host}/app" ]\ndigest = "${digest}"\nmanifest-size = ${bytes.length}\n`,
    );
    expect(
      log.lines.filter((line) => !/SBOM \w+\.sbom|SHA: |Reusing tarball|Digest|Size|found at/.test(line)),
    ).toEqual([
      "Adding layer 'kit/one:a'",
      "Adding layer 'buildpacksio/lifecycle:launch.sbom'",
      "Added 1/1 app layer(s)",
      "Adding layer 'buildpacksio/lifecycle:launcher'",
      "Adding layer 'buildpacksio/lifecycle:config'",
      "Adding layer 'buildpacksio/lifecycle:process-types'",
      "Adding label 'io.buildpacks.lifecycle.metadata'",
      "Adding label 'io.buildpacks.build.metadata'",
      "Adding label 'io.buildpacks.project.metadata'",
      "Setting default process type 'web'",
      `Saving ${registry.host}/app...`,
      `*** Images (${digest}):`,
      `      ${registry.host}/app`,
    ]);
  });

  it.each([
    [
      "0.8",
      { bom: [{ name: "dep", metadata: { version: "1" }, buildpack: { id: "kit/one", version: "1.0.0" } }] },
    ],
    ["0.9", undefined],
  ])("reports with Platform API %s what the build consisted of", async (platformApi, build) => {
    await write("layers/kit_one/build.toml", '[[bom]]\nname = "dep"\n[bom.metadata]\nversion = "1"\n');

    await run({ platformApi });

    const report = parseTomlTable(await readFile(path.join(root, "deep/report.toml"), "utf8"), "");
    expect(report["build"]).toEqual(build);
    expect(report["image"]).toMatchObject({ tags: [`${registry.host}/app`] });
  });

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
    expect(tagsOf("app")).toEqual([]);
  });

  it("refuses a cached launch layer without contents", async () => {
    await write("layers/kit_one/a.toml", "[types]\nlaunch = true\ncache = true\n");

    await expect(run()).rejects.toMatchObject({
      exitCode: 62,
      message: "export: layer 'kit/one:a' is cache=true but has no contents",
    });
  });

  it("divides the app by slices, and adds an empty layer for each slice without files", async () => {
    await write("layers/config/metadata.toml", `${metadataToml()}\n[[slices]]\npaths = ["nothing"]\n`);

    await run();

    const { config } = image("app", "latest");
    expect(config.rootfs.diff_ids[2]).toBe(EMPTY_LAYER);
    expect(config.history?.slice(2, 4).map((entry) => entry.created_by)).toEqual([
      "Application Slice: 1",
      "Application Slice: 2",
    ]);
    expect(log.lines).toContain("Added 2/2 app layer(s)");
  });

  it("has no process types layer without processes, and starts the launcher", async () => {
    await write("layers/config/metadata.toml", "processes = []\n");

    await run();

    const { config } = image("app", "latest");
    expect(config.history?.at(-1)?.created_by).toBe("Buildpacks Launcher Config");
    expect(labelOf(config)["process-types"]).toEqual({ sha: "" });
    expect(config.config?.Entrypoint).toEqual(["/cnb/lifecycle/launcher"]);
    expect(log.lines).toContain("no default process type");
  });

  it("starts the process type that the platform wants", async () => {
    await run({ processType: "other" });

    expect(image("app", "latest").config.config?.Entrypoint).toEqual(["/cnb/process/other"]);
  });

  it("refuses a process type that does not exist", async () => {
    await expect(run({ processType: "nothing" })).rejects.toMatchObject({
      exitCode: 62,
      message: "export: determining entrypoint: tried to set nothing to default but it doesn't exist",
    });
  });

  it("lets labels of buildpacks replace those of the run image and of the lifecycle", async () => {
    const labels = [
      '[[labels]]\nkey = "run.label"\nvalue = "one"',
      '[[labels]]\nkey = "io.buildpacks.project.metadata"\nvalue = "two"',
      '[[labels]]\nkey = "run.label"\nvalue = "three"',
    ];
    await write("layers/config/metadata.toml", `${metadataToml()}\n${labels.join("\n")}\n`);

    await run();

    expect(image("app", "latest").config.config?.Labels).toMatchObject({
      "run.label": "three",
      "io.buildpacks.project.metadata": "two",
    });
  });

  it("writes the label of the execution environment from Platform API 0.15 on", async () => {
    await run({ platformApi: "0.15" });

    expect(image("app", "latest").config.config?.Labels).toMatchObject({
      "io.buildpacks.exec-env": "production",
    });
  });

  it("names the run image as run.toml does, with its mirrors", async () => {
    const toml = '[[images]]\nimage = "other"\n[[images]]\nimage = "first"\nmirrors = ["run/image"]\n';
    await write("run.toml", toml);

    await run();

    const names = { image: "first", mirrors: ["run/image"] };
    const label = labelOf(image("app", "latest").config);
    expect(label.runImage).toMatchObject(names);
    expect(label.stack?.runImage).toEqual(names);
  });

  it("keeps the kind, annotations and layers of an OCI run image; new layers are Docker's all the same", async () => {
    await writeAnalyzed({ runImage: addRunImage({ isOci: true }).digest });

    await run();

    const { manifest, mediaType } = image("app", "latest");
    expect(mediaType).toBe("application/vnd.oci.image.manifest.v1+json");
    expect(manifest.config.mediaType).toBe(OCI_CONFIG);
    expect(manifest.annotations).toEqual({ "kit.annotation": "x" });
    expect(manifest.layers.map((layer) => layer.mediaType)).toEqual([
      OCI_LAYER,
      ...Array.from({ length: 5 }, () => DOCKER_LAYER),
    ]);
  });

  it("saves under every name, also in another repository", async () => {
    await run({ images: ["app:one", "app:two", "second:tag"] });

    expect(tagsOf("app")).toEqual(["one", "two"]);
    expect(image("second", "tag").bytes).toEqual(image("app", "one").bytes);
  });

  it("writes names last, when all else is there", async () => {
    await addLayer("a", "launch = true", "a");

    await run({ images: ["app:one", "second:tag"] });

    const writes = registry.calls.filter((call) => /^(PUT|POST|PATCH)/.test(call));
    const firstName = writes.indexOf("PUT /v2/app/manifests/one");
    expect(firstName).toBeGreaterThan(5);
    expect(writes.slice(firstName + 1).filter((call) => call.includes("/v2/app/"))).toEqual([]);
    expect(writes.at(-1)).toBe("PUT /v2/second/manifests/tag");
  });

  it("leaves no name behind when a layer cannot be uploaded", async () => {
    registry.script((request) => request.method === "POST", { kind: "answer", status: 403 }, Infinity);

    await expect(run()).rejects.toMatchObject({ exitCode: 62 });

    expect(tagsOf("app")).toEqual([]);
    await expect(readFile(path.join(root, "deep/report.toml"))).rejects.toThrow("ENOENT");
  });

  it("fails without a report or a new cache when one of the names cannot be written", async () => {
    await addLayer("a", "cache = true", "a");
    const isSecond = (request: { method: string; path: string }): boolean =>
      request.method === "PUT" && request.path.endsWith("/manifests/two");
    registry.script(isSecond, { kind: "answer", status: 403 }, Infinity);

    await expect(run({ images: ["app:one", "app:two", "app:three"] })).rejects.toMatchObject({
      exitCode: 62,
      message: expect.stringMatching(/^export: failed to write image to the following tags: \[.*\/app:two: /),
    });

    expect(tagsOf("app")).toEqual(["one", "three"]);
    expect(log.lines.find((line) => line.includes(":two - "))).toMatch(/^ {6}\S+\/app:two - Cannot push/);
    await expect(readFile(path.join(root, "deep/report.toml"))).rejects.toThrow("ENOENT");
    expect(await cachedTars()).toEqual([]);
  });

  it("removes its temporary files", async () => {
    const before = await temporaryDirs();

    await run();
    await expect(run({ processType: "nothing" })).rejects.toThrow();

    expect(await temporaryDirs()).toEqual(before);
  });

  it.each<[string, number, () => Promise<unknown>]>([
    ["analyzed.toml", 2, () => rm(path.join(root, "layers/analyzed.toml"))],
    ["a run image in analyzed.toml", 2, () => write("layers/analyzed.toml", "")],
    ["group.toml", 1, () => rm(path.join(root, "layers/group.toml"))],
    ["the run image", 1, () => writeAnalyzed({ runImage: "" })],
    ["the run image in the registry", 1, () => writeAnalyzed({ runImage: `sha256:${"0".repeat(64)}` })],
    ["config/metadata.toml", 62, () => rm(path.join(root, "layers/config/metadata.toml"))],
    ["the launcher", 62, () => rm(path.join(root, "launcher"))],
    ["the app", 62, () => rm(path.join(root, "app"), { recursive: true })],
    ["the cache directory", 1, () => rm(path.join(root, "cache"), { recursive: true })],
  ])("ends without %s with exit code %i", async (_, exitCode, remove) => {
    await remove();

    await expect(run()).rejects.toMatchObject({ exitCode });
    expect(tagsOf("app")).toEqual([]);
  });

  it.each<[string, number, () => Promise<unknown>]>([
    ["group.toml", 1, () => write("layers/group.toml", "no [toml")],
    ["project-metadata.toml", 1, () => write("layers/project-metadata.toml", "no [toml")],
    ["a layer's TOML", 62, () => write("layers/kit_one/a.toml", "no [toml")],
    ["a buildpack API", 12, () => write("layers/group.toml", '[[group]]\nid = "a"\napi = "0.99"\n')],
  ])("ends on a bad value in %s with exit code %i", async (_, exitCode, spoil) => {
    await spoil();

    await expect(run()).rejects.toMatchObject({ exitCode });
  });

  it("warns about a creation time that is not a number", async () => {
    await run({ sourceDateEpoch: "x" });

    expect(log.lines).toContain("Warning: Ignoring invalid SOURCE_DATE_EPOCH");
    expect(image("app", "latest").config.created).toBe("1980-01-01T00:00:01Z");
  });
});

describeZstd("exportImage with zstd", () => {
  const zstd = { layerCompression: "zstd" } as const;

  it.each([
    ["a Docker", false],
    ["an OCI", true],
  ])(
    "makes an OCI image of zstd layers on %s run image, whose layers it has as they are",
    async (_, isOci) => {
      await writeAnalyzed({ runImage: addRunImage({ isOci }).digest });
      await addLayer("a", "launch = true", "a");
      await run();
      const gzip = image("app", "latest");

      await run({ ...zstd, images: ["zstd"] });

      const { manifest, mediaType, config } = image("zstd", "latest");
      expect(mediaType).toBe(OCI_MANIFEST);
      expect(manifest.mediaType).toBe(OCI_MANIFEST);
      expect(manifest.config).toEqual({ ...gzip.manifest.config, mediaType: OCI_CONFIG });
      expect(manifest.layers[0]).toEqual({ ...gzip.manifest.layers[0], mediaType: OCI_LAYER });
      expect(manifest.layers.slice(1).map((layer) => layer.mediaType)).toEqual(
        Array.from({ length: 6 }, () => OCI_ZSTD_LAYER),
      );
      expect(config).toEqual(gzip.config);
      const contents = manifest.layers.slice(1).map(({ digest }) => registry.blobs.get("zstd")?.get(digest));
      expect(contents.map((blob) => digestOf(zlib.zstdDecompressSync(blob ?? "")))).toEqual(
        config.rootfs.diff_ids.slice(1),
      );
    },
  );

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
    expect(layers["both"]).toMatchObject({ launch: true, cache: true, data: { k: 1 } });
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
    expect(tagsOf("app")).toEqual(["latest"]);
  });

  it("exports image and cache at once when told to, from the same archives", async () => {
    await addLayer("both", "launch = true\ncache = true", "both");

    await run({ parallel: true });

    const [tar] = await cachedTars();
    expect(image("app", "latest").config.rootfs.diff_ids).toContain(tar?.replace(/\.tar$/, ""));
    expect(log.lines).toContain('Reusing tarball for layer "kit/one:both"');
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

type Overrides = Partial<Omit<ExportInputs, "images">> & {
  /** Names without the registry. */
  images?: string[];
  platformApi?: string;
};

async function run({ images = ["app"], platformApi, ...more }: Overrides = {}, cache?: CacheDirectory) {
  const imageNames = images.map((name) => `${registry.host}/${name}`);
  const inputs: ExportInputs = {
    analyzedPath: path.join(root, "layers/analyzed.toml"),
    appDir: path.join(root, "app"),
    cacheDir: path.join(root, "cache"),
    cacheImage: undefined,
    groupPath: path.join(root, "layers/group.toml"),
    imageNames,
    images: imageNames.map(parseImageReference),
    launcherPath: path.join(root, "launcher"),
    launcherSbomDir: "/cnb/lifecycle",
    layerCompression: "gzip",
    layersDir: path.join(root, "layers"),
    parallel: false,
    processType: undefined,
    projectMetadataPath: path.join(root, "layers/project-metadata.toml"),
    reportPath: path.join(root, "deep/report.toml"),
    runPath: path.join(root, "run.toml"),
    sourceDateEpoch: undefined,
    ...more,
  };
  const client = createRegistryClient({
    keychain: { resolve: () => Promise.resolve(undefined) },
    retry: { delaysMs: [] },
  });
  const ctx = contextWith({
    registry: client,
    log,
    ...(platformApi !== undefined && { platformApi }),
  });
  await exportImage(inputs, ctx, cache);
}

/** A run image of one layer; its name in analyzed.toml is `run/image`. */
function addRunImage({ repository = "run/image", isOci = false } = {}): { digest: string } {
  const layer = registry.addBlob(repository, "layer of the run image");
  const config = registry.addBlob(
    repository,
    JSON.stringify({
      architecture: "amd64",
      os: "linux",
      config: { Env: ["PATH=/bin"], Labels: { "run.label": "run" } },
      history: [{ created_by: "base" }],
      rootfs: { type: "layers", diff_ids: [BASE_DIFF_ID] },
    }),
  );
  const mediaType = isOci ? "application/vnd.oci.image.manifest.v1+json" : DOCKER_MANIFEST;
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: isOci ? OCI_CONFIG : DOCKER_CONFIG, ...config },
    layers: [{ mediaType: isOci ? OCI_LAYER : DOCKER_LAYER, ...layer }],
    ...(isOci && { annotations: { "kit.annotation": "x" } }),
  };
  return { digest: registry.addManifest(repository, manifest, { mediaType }) };
}

function runDigest(): string {
  return [...(registry.manifests.get("run/image")?.keys() ?? [])][0] ?? "";
}

function runReference(): string {
  return `${registry.host}/run/image@${runDigest()}`;
}

async function writeAnalyzed(
  given: Partial<Omit<Analyzed, "runImage">> & { runImage: string | { digest: string } },
): Promise<void> {
  const digest = typeof given.runImage === "string" ? given.runImage : given.runImage.digest;
  const reference = digest === "" ? "" : `${registry.host}/run/image@${digest}`;
  const analyzed = { previousImage: "", metadata: {}, ...given, runImage: { reference, image: "run/image" } };
  await write("layers/analyzed.toml", formatAnalyzed(analyzed));
}

/** What the analyzer would write after an export. */
async function analyzeAgain(): Promise<void> {
  const { bytes, config } = image("app", "latest");
  await writeAnalyzed({
    runImage: runDigest(),
    previousImage: `${registry.host}/app@sha256:${sha256(bytes)}`,
    metadata: labelOf(config),
  });
}

interface StoredImage {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly manifest: ImageManifest;
  readonly config: ImageConfig;
}

function image(repository: string, tag: string): StoredImage {
  const stored = registry.manifests.get(repository)?.get(tag);
  if (stored === undefined) throw new Error(`there is no ${repository}:${tag}`);
  const manifest = parseManifest(stored.bytes.toString(), tag);
  const config = registry.blobs.get(repository)?.get(manifest.config.digest)?.toString() ?? "";
  return { ...stored, manifest, config: parseImageConfig(config, tag) };
}

function labelOf(config: ImageConfig): LifecycleMetadata {
  return parseLifecycleMetadata(config.config?.Labels?.[LIFECYCLE_METADATA_LABEL] ?? "", "the image");
}

function tagsOf(repository: string): string[] {
  const selectors = [...(registry.manifests.get(repository)?.keys() ?? [])];
  return selectors.filter((selector) => !selector.startsWith("sha256:")).sort();
}

async function addLayer(name: string, types: string, content: string): Promise<void> {
  await write(`layers/kit_one/${name}.toml`, `[types]\n${types}\n`);
  await write(`layers/kit_one/${name}/file`, content);
}

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), content);
}

function metadataToml(): string {
  const process = (type: string): string =>
    `[[processes]]\ntype = "${type}"\ncommand = ["x"]\ndirect = true\nbuildpack-id = "kit/one"\n`;
  return `buildpack-default-process-type = "web"\n${process("other")}${process("web")}`;
}

function openCache(): Promise<CacheDirectory> {
  return openCacheDirectory(path.join(root, "cache"), log);
}

async function cachedTars(): Promise<string[]> {
  const names = await readdir(path.join(root, "cache/committed")).catch(() => []);
  return names.filter((name) => name.endsWith(".tar")).sort();
}

async function temporaryDirs(): Promise<string[]> {
  return (await readdir(tmpdir())).filter((name) => name.startsWith("lifecycle.exporter")).sort();
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
