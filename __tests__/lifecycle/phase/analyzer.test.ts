import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Analyzed, parseAnalyzed } from "../../../src/cnb/analyzed.ts";
import type { AnalyzeInputs } from "../../../src/lifecycle/inputs/phase-inputs.ts";
import { analyze } from "../../../src/lifecycle/phase/analyzer.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { hostTarget } from "../../../src/oci/target.ts";
import type { Registry } from "../../../src/registry/registry.ts";
import { createRegistryClient } from "../../../src/registry/registry-client.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import type { Intervention } from "../../support/fake-registry/interventions.ts";
import { contextWith, layerOf, recordingLog } from "../layer-fixture.ts";

let root: string;
let layersDir: string;
let fake: FakeRegistry;
let refusals: { pattern: RegExp; intervention: Intervention }[];
let log: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), "analyzer-"));
  layersDir = path.join(root, "layers");
  await mkdir(layersDir);
  refusals = [];
  log = recordingLog();
  fake = await startFakeRegistry({
    intercept: ({ method, path: url }) =>
      refusals.find(({ pattern }) => pattern.test(`${method} ${url}`))?.intervention,
  });
});
afterEach(async () => {
  await fake[Symbol.asyncDispose]();
  await rm(root, { recursive: true, force: true });
});

const client = (): Registry =>
  createRegistryClient({
    keychain: { resolve: () => Promise.resolve(undefined) },
    retry: { delaysMs: [] },
  });

const refuse = (pattern: RegExp, status: number): void => {
  refusals.push({ pattern, intervention: { kind: "answer", status } });
};

interface ImageParts {
  readonly labels?: Record<string, string>;
  readonly layers?: readonly Buffer[];
  readonly config?: object;
}

/** Puts an image into the registry; returns its reference by digest. */
function addImage(name: string, { labels = {}, layers = [], config = {} }: ImageParts): string {
  const descriptors = layers.map((tar) => {
    const { digest, size } = fake.addBlob(name, gzipSync(tar));
    return { mediaType: "application/vnd.oci.image.layer.v1.tar+gzip", digest, size };
  });
  const json = JSON.stringify({
    os: "linux",
    architecture: "amd64",
    rootfs: { type: "layers", diff_ids: layers.map((tar) => digestOf(tar)) },
    config: { Labels: labels },
    ...config,
  });
  const manifest = {
    schemaVersion: 2,
    mediaType: "application/vnd.oci.image.manifest.v1+json",
    config: { mediaType: "application/vnd.oci.image.config.v1+json", ...fake.addBlob(name, json) },
    layers: descriptors,
  };
  return `${fake.host}/${name}@${fake.addManifest(name, manifest, { tag: "latest" })}`;
}

function inputsWith(given: Partial<AnalyzeInputs> = {}): AnalyzeInputs {
  const appImageName = `${fake.host}/team/app`;
  const previousImageName = given.previousImageName ?? appImageName;
  return {
    analyzedPath: path.join(layersDir, "deep/analyzed.toml"),
    layersDir,
    appImage: parseImageReference(appImageName),
    appImageName,
    previousImage: parseImageReference(previousImageName),
    previousImageName,
    additionalTags: [],
    runImageName: `${fake.host}/run/image`,
    runPath: path.join(root, "run.toml"),
    cacheImage: undefined,
    skipLayers: false,
    ...given,
  };
}

async function analyzed(given: Partial<AnalyzeInputs> = {}, platformApi = "0.14"): Promise<Analyzed> {
  const inputs = inputsWith(given);
  await analyze(inputs, contextWith({ registry: client(), log, platformApi }));
  return parseAnalyzed(readFileSync(inputs.analyzedPath, "utf8"), "analyzed.toml");
}

const METADATA = {
  app: [{ sha: "sha256:a" }],
  buildpacks: [
    { key: "acme/one", version: "1", layers: { x: { sha: "sha256:x", data: { v: "1" }, launch: true } } },
  ],
  runImage: { topLayer: "sha256:t", reference: "r@sha256:r", image: "r" },
};
const withMetadata = (metadata: unknown): Record<string, string> => ({
  "io.buildpacks.lifecycle.metadata": JSON.stringify(metadata),
});

describe("analysis without a previous image", () => {
  it("writes the run image with all it says about its target", async () => {
    const labels = {
      "io.buildpacks.base.id": "acme",
      "io.buildpacks.base.distro.name": "acmeos",
      "io.buildpacks.base.distro.version": "1",
    };
    const reference = addImage("run/image", { labels, config: { variant: "v8" } });
    expect(await analyzed()).toEqual({
      previousImage: "",
      buildImage: undefined,
      metadata: {},
      runImage: {
        reference,
        image: `${fake.host}/run/image`,
        target: {
          id: "acme",
          os: "linux",
          arch: "amd64",
          "arch-variant": "v8",
          distro: { name: "acmeos", version: "1" },
        },
      },
    });
    expect(log.lines).toEqual([`Image with name "${fake.host}/team/app" not found`]);
  });

  it("leaves out what the run image does not say", async () => {
    addImage("run/image", {});
    expect((await analyzed()).runImage?.target).toEqual({ os: "linux", arch: "amd64" });
  });

  it("writes only the reference of the run image before Platform API 0.12", async () => {
    const reference = addImage("run/image", {});
    expect((await analyzed({}, "0.11")).runImage).toEqual({ reference });
  });

  it("goes on without a run image, for the machine it runs on", async () => {
    expect((await analyzed()).runImage).toEqual({
      reference: "",
      image: `${fake.host}/run/image`,
      target: hostTarget(process.arch),
    });
    expect(log.lines).toEqual([
      `Image with name "${fake.host}/team/app" not found`,
      `Image with name "${fake.host}/run/image" not found`,
    ]);
  });

  it("chooses the run image from run.toml", async () => {
    addImage("run/mirror", {});
    const runPath = path.join(root, "run.toml");
    await writeFile(
      runPath,
      `[[images]]\nimage = "far.invalid/run"\nmirrors = ["${fake.host}/run/mirror"]\n`,
    );
    const { runImage } = await analyzed({ runImageName: undefined, runPath });
    expect(runImage?.image).toBe(`${fake.host}/run/mirror`);
  });
});

describe("a previous image", () => {
  beforeEach(() => {
    addImage("run/image", {});
  });

  it("gives the metadata of its layers", async () => {
    const reference = addImage("team/app", { labels: withMetadata(METADATA) });
    const result = await analyzed();
    expect(result.previousImage).toBe(reference);
    expect(result.metadata.app).toEqual(METADATA.app);
    expect(result.metadata.buildpacks?.[0]?.key).toBe("acme/one");
    expect(result.metadata.runImage?.topLayer).toBe("sha256:t");
    expect(log.lines).toEqual([]);
  });

  it("can be another than the one to be exported", async () => {
    const reference = addImage("team/other", { labels: withMetadata(METADATA) });
    expect((await analyzed({ previousImageName: `${fake.host}/team/other` })).previousImage).toBe(reference);
  });

  it("without the label has nothing to reuse, but is named", async () => {
    const reference = addImage("team/app", {});
    expect(await analyzed()).toMatchObject({ previousImage: reference, metadata: {} });
  });

  it("with a label that cannot be parsed is as good as none", async () => {
    addImage("team/app", { labels: { "io.buildpacks.lifecycle.metadata": "{" } });
    expect(await analyzed()).toMatchObject({ previousImage: "", metadata: {} });
  });

  it("with a label that has a number too large to be written again is as good as none", async () => {
    const label = '{"buildpacks":[{"key":"a/b","store":{"metadata":{"x":1e999}}}]}';
    addImage("team/app", { labels: { "io.buildpacks.lifecycle.metadata": label } });
    expect(await analyzed()).toMatchObject({ previousImage: "", metadata: {} });
  });

  it.each([
    ["is no config", { size: 2 }, 'is malformed at "architecture"'],
    ["is larger than configs are", { size: 17 * 1024 * 1024 }, "More than 16 MiB are refused."],
  ])("whose config %s is ignored, with a reason", async (_, { size }, reason) => {
    const config = fake.addBlob("team/app", "[]");
    const mediaType = "application/vnd.oci.image.config.v1+json";
    fake.addManifest(
      "team/app",
      { schemaVersion: 2, config: { mediaType, ...config, size }, layers: [] },
      { tag: "latest" },
    );

    expect(await analyzed()).toMatchObject({ previousImage: "", metadata: {} });

    const ignored = `Ignoring image "${fake.host}/team/app" because it was corrupt: `;
    expect(log.lines).toContainEqual(expect.stringContaining(ignored));
    expect(log.lines).toContainEqual(expect.stringContaining(reason));
  });

  it("without one of its layers is ignored", async () => {
    const layer = layerOf([{ name: "/x", content: "x" }]).tar;
    addImage("team/app", { labels: withMetadata(METADATA), layers: [layer] });
    fake.blobs.get("team/app")?.delete(digestOf(gzipSync(layer)));
    expect(await analyzed()).toMatchObject({ previousImage: "", metadata: {} });
    expect(log.lines).toEqual([`Ignoring image "${fake.host}/team/app" because it was corrupt`]);
  });
});

describe("a previous image whose config", () => {
  it.each([
    ["has fewer", []],
    ["has more", [digestOf("a"), digestOf("b")]],
  ])("%s layers than its manifest is ignored", async (_, diff_ids) => {
    const layer = layerOf([{ name: "/x", content: "x" }]).tar;
    const config = { rootfs: { type: "layers", diff_ids } };
    addImage("team/app", { labels: withMetadata(METADATA), layers: [layer], config });
    expect(await analyzed()).toMatchObject({ previousImage: "", metadata: {} });
    expect(log.lines).toContain(`Ignoring image "${fake.host}/team/app" because it was corrupt`);
  });
});

describe("the SBOM of the previous image", () => {
  const sbomFile = (): string => path.join(layersDir, "sbom/launch/acme_one/x/sbom.cdx.json");

  function addWithSbom(tar: Buffer, served = tar): void {
    addImage("run/image", {});
    const sbom = { sha: digestOf(tar) };
    addImage("team/app", { labels: withMetadata({ ...METADATA, sbom }), layers: [served] });
  }

  const sbomLayer = (): Buffer =>
    layerOf([
      { name: layersDir },
      { name: path.join(layersDir, "sbom") },
      { name: path.join(layersDir, "sbom/launch") },
      { name: sbomFile(), content: "{}" },
    ]).tar;

  it("is unpacked into the layers directory", async () => {
    addWithSbom(sbomLayer());
    await analyzed();
    expect(readFileSync(sbomFile(), "utf8")).toBe("{}");
    expect(log.lines).toEqual(["Restoring data for SBOM from previous image"]);
  });

  it.each([
    ["if layers are skipped", { skipLayers: true }, "0.14"],
    ["before Platform API 0.8", {}, "0.7"],
  ])("stays where it is %s", async (_what, given, api) => {
    addWithSbom(sbomLayer());
    await analyzed(given, api);
    expect(readdirSync(layersDir)).toEqual(["deep"]);
    expect(log.lines).toEqual([]);
  });

  it.each([
    ["leads elsewhere", () => layerOf([{ name: path.join(root, "outside"), content: "x" }]).tar],
    ["is no tar", () => Buffer.alloc(1000, "noise")],
  ])("is not used if it %s", async (_what, tar) => {
    addWithSbom(tar());
    expect((await analyzed()).previousImage).not.toBe("");
    expect(log.lines.at(-1)).toMatch(/^Warning: Not using the SBOM of the previous image: /);
    expect(readdirSync(layersDir)).toEqual(["deep"]);
    expect(existsSync(path.join(root, "outside"))).toBe(false);
  });

  it("is not used if the image does not have it", async () => {
    addWithSbom(sbomLayer(), layerOf([]).tar);
    await analyzed();
    expect(log.lines.at(-1)).toContain("The image has no layer");
  });

  it("that the registry does not give fails the analysis with 32", async () => {
    addWithSbom(sbomLayer());
    // The config is a blob, too: let it pass.
    const config = [...(fake.blobs.get("team/app") ?? [])].find(([, blob]) => blob[0] === 0x7b)?.[0] ?? "";
    refuse(new RegExp(`GET .*team/app/blobs/(?!${config})`), 500);
    await expect(analyzed()).rejects.toMatchObject({ exitCode: 32 });
  });
});

describe("access to the registry", () => {
  beforeEach(() => {
    addImage("run/image", {});
  });

  it.each([
    ["the previous image cannot be read", /(GET|HEAD) .*team\/app\/manifests/, 403],
    ["the previous image needs a login", /(GET|HEAD) .*team\/app\/manifests/, 401],
    ["the run image cannot be read", /(GET|HEAD) .*run\/image\/manifests/, 403],
    ["the app image cannot be written", /POST .*team\/app\/blobs\/uploads/, 403],
    ["another tag cannot be written", /POST .*team\/tagged\/blobs\/uploads/, 403],
    ["the cache image cannot be written", /POST .*team\/cache\/blobs\/uploads/, 403],
  ])("is checked first: exit code 32 if %s", async (_what, pattern, status) => {
    refuse(pattern, status);
    const given = {
      additionalTags: [parseImageReference(`${fake.host}/team/tagged:1`)],
      cacheImage: parseImageReference(`${fake.host}/team/cache`),
    };
    await expect(analyzed(given)).rejects.toMatchObject({ exitCode: 32 });
    expect(readdirSync(layersDir)).toEqual([]);
  });

  it("is checked once for each repository", async () => {
    const additionalTags = ["a", "b"].map((tag) => parseImageReference(`${fake.host}/team/app:${tag}`));
    await analyzed({ additionalTags });
    expect(fake.calls.filter((call) => call.startsWith("POST"))).toHaveLength(1);
  });

  it("is asked for everything at once", async () => {
    const events: string[] = [];
    const slowly = <A extends readonly unknown[], T>(name: string, act: (...args: A) => Promise<T>) => {
      return async (...args: A): Promise<T> => {
        events.push(`${name} starts`);
        await new Promise((resolve) => setTimeout(resolve, 30));
        events.push(`${name} ends`);
        return act(...args);
      };
    };
    const registry = client();
    const slow: Registry = {
      ...registry,
      getManifest: slowly("manifest", (reference) => registry.getManifest(reference)),
      canRead: slowly("read", (reference) => registry.canRead(reference)),
      checkWrite: slowly("write", (reference) => registry.checkWrite(reference)),
    };
    await analyze(inputsWith(), contextWith({ registry: slow, log }));
    const firstEnd = events.findIndex((event) => event.endsWith("ends"));
    expect(events.slice(0, firstEnd).sort()).toEqual([
      "manifest starts",
      "manifest starts",
      "read starts",
      "read starts",
      "write starts",
    ]);
  });

  it("does not matter for a run image that is no reference: exit code 3", async () => {
    await expect(analyzed({ runImageName: "NOT A REF" })).rejects.toMatchObject({ exitCode: 3 });
  });
});

describe("analyzed.toml", () => {
  it("that cannot be written is exit code 1", async () => {
    addImage("run/image", {});
    await writeFile(path.join(root, "file"), "");
    const analyzedPath = path.join(root, "file/analyzed.toml");
    await expect(analyzed({ analyzedPath })).rejects.toMatchObject({ exitCode: 1 });
  });

  it("names images by digest", async () => {
    const reference = addImage("run/image", {});
    const { runImage } = await analyzed();
    expect(runImage?.reference).toBe(formatImageReference(parseImageReference(reference)));
  });
});
