import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Analyzed, formatAnalyzed, parseAnalyzed } from "../../../src/cnb/analyzed.ts";
import { formatGroup } from "../../../src/cnb/group.ts";
import type { BuildpackLayers, LayerMetadata } from "../../../src/cnb/lifecycle-metadata.ts";
import { parseTomlTable } from "../../../src/cnb/toml/parse-toml.ts";
import { openCacheDirectory } from "../../../src/lifecycle/cache/cache-directory.ts";
import { restore } from "../../../src/lifecycle/phase/restorer.ts";
import { formatImageReference } from "../../../src/oci/image-reference.ts";
import { contextWith, layerOf, recordingLog, type ShortEntry } from "../layer-fixture.ts";

let root: string;
let layersDir: string;
let cacheDir: string;
let log: ReturnType<typeof recordingLog>;

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), "restorer-"));
  layersDir = path.join(root, "layers");
  cacheDir = path.join(root, "cache");
  await mkdir(layersDir);
  await mkdir(cacheDir);
  log = recordingLog();
  await writeGroup("0.10");
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function writeGroup(api: string): Promise<void> {
  const buildpacks = ["acme/one", "acme/two"].map((id) => ({ id, version: "1", api }));
  await writeFile(path.join(layersDir, "group.toml"), formatGroup({ buildpacks, extensions: [] }));
}

const inLayers = (name: string): string => path.join(layersDir, name);

/** A layer with one file; the directories above it as exported layers have them. */
function layerWith(name: string, more: readonly ShortEntry[] = []): ReturnType<typeof layerOf> {
  const dir = inLayers(`acme_one/${name}`);
  const above = [{ name: layersDir }, { name: inLayers("acme_one") }, { name: dir }];
  return layerOf([...above, { name: path.join(dir, "file"), content: `content of ${name}` }, ...more]);
}

function metadataOf(types: string, sha: string, data: unknown = { version: "1" }): LayerMetadata {
  return {
    sha,
    data,
    build: types.includes("b"),
    launch: types.includes("l"),
    cache: types.includes("c"),
  };
}

const buildpack = (layers: Record<string, LayerMetadata>, store?: object): BuildpackLayers => ({
  key: "acme/one",
  version: "0.9",
  layers,
  store: store === undefined ? null : { metadata: { ...store } },
});

interface Given {
  readonly image?: BuildpackLayers;
  readonly analyzed?: Partial<Analyzed>;
  readonly cached?: Record<string, LayerMetadata>;
  readonly tars?: readonly { tar: Buffer; diffId: string }[];
  readonly sbom?: { tar: Buffer; diffId: string };
}

async function prepare({ image, analyzed, cached = {}, tars = [], sbom }: Given): Promise<void> {
  const content = {
    previousImage: "",
    metadata: image === undefined ? {} : { buildpacks: [image] },
    ...analyzed,
  };
  await writeFile(inLayers("analyzed.toml"), formatAnalyzed(content));
  const cache = await openCacheDirectory(cacheDir, log);
  await using transaction = await cache.begin();
  for (const { tar, diffId } of [...tars, ...(sbom === undefined ? [] : [sbom])]) {
    await writeFile(path.join(root, "tar"), tar);
    await transaction.addLayer(diffId, path.join(root, "tar"));
  }
  transaction.setMetadata({ sbom: { sha: sbom?.diffId ?? "" }, buildpacks: [buildpack(cached)] });
  await transaction.commit();
}

interface Options {
  readonly skipLayers?: boolean;
  readonly cacheDir?: string | undefined;
  readonly api?: string;
  readonly readable?: readonly string[];
}

async function run(options: Options = {}): Promise<void> {
  const inputs = {
    analyzedPath: inLayers("analyzed.toml"),
    buildpacksDir: path.join(root, "buildpacks"),
    cacheDir: "cacheDir" in options ? options.cacheDir : cacheDir,
    cacheImage: undefined,
    groupPath: inLayers("group.toml"),
    layersDir,
    runPath: path.join(root, "run.toml"),
    skipLayers: options.skipLayers ?? false,
  };
  const registry = {
    canRead: (reference: Parameters<typeof formatImageReference>[0]) =>
      Promise.resolve(options.readable?.includes(formatImageReference(reference)) ?? false),
  };
  await restore(inputs, contextWith({ log, registry, platformApi: options.api ?? "0.14" }));
}

/** All files below the layers directory but those of the phases. */
async function found(): Promise<string[]> {
  const entries = await readdir(layersDir, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(layersDir, path.join(entry.parentPath, entry.name)))
    .filter((name) => name !== "analyzed.toml" && name !== "group.toml")
    .sort();
}

const toml = (name: string): unknown => parseTomlTable(readFileSync(inLayers(name), "utf8"), name);

describe("a rebuild", () => {
  it("finds cached layers with contents, launch layers with metadata only, and the store", async () => {
    const [both, cached] = [layerWith("both"), layerWith("cached")];
    const inImage = {
      both: metadataOf("lc", both.diffId),
      only: metadataOf("l", "sha256:x", null),
      built: metadataOf("lb", "sha256:y"),
    };
    await prepare({
      image: buildpack(inImage, { last: "1" }),
      cached: { both: metadataOf("lc", both.diffId), cached: metadataOf("c", cached.diffId, { n: 2 }) },
      tars: [both, cached],
    });
    await run();
    expect(await found()).toEqual([
      "acme_one/both.toml",
      "acme_one/both/file",
      "acme_one/cached.toml",
      "acme_one/cached/file",
      "acme_one/only.toml",
      "acme_one/store.toml",
    ]);
    expect(readFileSync(inLayers("acme_one/cached/file"), "utf8")).toBe("content of cached");
    expect(toml("acme_one/cached.toml")).toEqual({ metadata: { n: 2n } });
    expect(toml("acme_one/only.toml")).toEqual({});
    expect(toml("acme_one/store.toml")).toEqual({ metadata: { last: "1" } });
    expect(log.lines.sort()).toEqual([
      'Restoring data for "acme/one:both" from cache',
      'Restoring data for "acme/one:cached" from cache',
      'Restoring metadata for "acme/one:both" from app image',
      'Restoring metadata for "acme/one:cached" from cache',
      'Restoring metadata for "acme/one:only" from app image',
    ]);
  });

  it("does not find a layer whose contents are others in the cache than in the image", async () => {
    const layer = layerWith("both");
    await prepare({
      image: buildpack({ both: metadataOf("lc", "sha256:another") }),
      cached: { both: metadataOf("lc", layer.diffId) },
      tars: [layer],
    });
    await mkdir(inLayers("acme_one/both"), { recursive: true });
    await writeFile(inLayers("acme_one/both/left"), "");
    await writeFile(inLayers("acme_one/both.toml"), "");
    await writeFile(inLayers("acme_one/both.sha"), "");
    await run();
    expect(await found()).toEqual([]);
    expect(log.lines).toContain('Removing "acme/one:both", wrong sha');
  });

  it("restores many layers, each its own", async () => {
    const names = Array.from({ length: 25 }, (_, at) => `layer-${String(at)}`);
    const layers = names.map((name) => layerWith(name));
    const cached = names.map((name, at) => [name, metadataOf("c", layers[at]?.diffId ?? "")] as const);
    await prepare({ cached: Object.fromEntries(cached), tars: layers });
    await run();
    for (const name of names) {
      expect(readFileSync(inLayers(`acme_one/${name}/file`), "utf8")).toBe(`content of ${name}`);
    }
  });

  it("finds only the store if layers are skipped", async () => {
    const layer = layerWith("cached");
    await prepare({
      image: buildpack({ only: metadataOf("l", "sha256:x") }, { last: "1" }),
      cached: { cached: metadataOf("c", layer.diffId) },
      tars: [layer],
      sbom: sbomLayer("cache", ["acme_one/cached"]),
    });
    await run({ skipLayers: true });
    expect(await found()).toEqual(["acme_one/store.toml"]);
    expect(log.lines).toEqual(["Skipping buildpack layer analysis"]);
  });

  it("finds launch layers without a cache, which is said", async () => {
    await prepare({ image: buildpack({ only: metadataOf("l", "sha256:x") }) });
    await run({ cacheDir: undefined });
    expect(await found()).toEqual(["acme_one/only.toml"]);
    expect(log.lines).toContain("Warning: No cached data will be used, no cache specified.");
  });

  it("leaves the cache as it was", async () => {
    const layer = layerWith("cached");
    await prepare({ cached: { cached: metadataOf("c", layer.diffId) }, tars: [layer] });
    const before = readdirSync(path.join(cacheDir, "committed"));
    await run();
    expect(readdirSync(path.join(cacheDir, "committed"))).toEqual(before);
    expect(readdirSync(cacheDir).sort()).toEqual(["committed", "staging"]);
  });
});

describe("a name that no buildpack can have given", () => {
  const LONG = "n".repeat(300);
  const warnings = (): string[] => log.lines.filter((line) => line.startsWith("Warning: "));

  it.each(["image", "cache"])(
    "because it is too long is skipped with a warning where the %s has it",
    async (place) => {
      const good = layerWith("good");
      const layers = { [LONG]: metadataOf(place === "image" ? "l" : "c", good.diffId) };
      const others = { good: metadataOf("c", good.diffId) };
      if (place === "image") await prepare({ image: buildpack(layers), cached: others, tars: [good] });
      else await prepare({ cached: { ...layers, ...others }, tars: [good] });

      await run();

      expect(await found()).toEqual(["acme_one/good.toml", "acme_one/good/file"]);
      expect(warnings()).toEqual([
        expect.stringMatching(/^Warning: Skipping restore for layer "acme\/one:n+…": its name is too long/),
      ]);
    },
  );

  it("to an SBOM file is skipped with a warning", async () => {
    const name = "n".repeat(250);
    const layer = layerWith(name);
    const sbom = sbomLayer("cache", [`acme_one/${name}`]);
    await prepare({ cached: { [name]: metadataOf("c", layer.diffId) }, tars: [layer], sbom });

    await run();

    expect(await found()).toEqual([`acme_one/${name}.toml`, `acme_one/${name}/file`]);
    expect(warnings()).toEqual([expect.stringMatching(/Skipping the SBOM file "n+.*: its name is too long/)]);
  });

  it("because another layer is in the place of its metadata is skipped with a warning", async () => {
    const [layer, other] = [layerWith("a"), layerWith("a.toml")];
    const cached = { "a.toml": metadataOf("c", other.diffId), a: metadataOf("c", layer.diffId) };
    await prepare({ cached, tars: [layer, other] });

    await run();

    // Which of them comes first is not known.
    expect(warnings()).toEqual([
      expect.stringMatching(/Skipping restore for layer "acme\/one:a(?:\.toml)?": /),
    ]);
  });
});

describe("a cached layer that is broken", () => {
  const committed = (diffId: string): string => path.join(cacheDir, "committed", `${diffId}.tar`);

  it.each<[string, (file: string, tar: Buffer) => Promise<void>]>([
    ["missing", (file) => rm(file)],
    ["empty", (file) => writeFile(file, "")],
    ["cut", (file, tar) => writeFile(file, tar.subarray(0, tar.length - 700))],
    ["no tar", (file) => writeFile(file, Buffer.alloc(4096, "noise"))],
    [
      "changed",
      (file, tar) => writeFile(file, tar.toString("latin1").replace("content", "CONTENT"), "latin1"),
    ],
  ])("(%s) comes back neither with metadata nor contents, others do", async (_what, damage) => {
    const [bad, good] = [layerWith("bad"), layerWith("good")];
    await prepare({
      image: buildpack({ bad: metadataOf("lc", bad.diffId) }),
      cached: { bad: metadataOf("lc", bad.diffId), good: metadataOf("c", good.diffId) },
      tars: [bad, good],
      sbom: sbomLayer("cache", ["acme_one/bad", "acme_one/good"]),
    });
    await damage(committed(bad.diffId), bad.tar);
    await run();
    expect(await found()).toEqual([
      "acme_one/good.sbom.cdx.json",
      "acme_one/good.toml",
      "acme_one/good/file",
    ]);
    expect(existsSync(inLayers("acme_one/bad"))).toBe(false);
    const warnings = log.lines.filter((line) => line.startsWith("Warning: "));
    expect(warnings).toEqual([expect.stringContaining('Skipping restore for layer "acme/one:bad": ')]);
  });

  it.each<[string, () => ShortEntry[]]>([
    ["a named pipe", () => [{ name: inLayers("acme_one/bad/pipe"), type: "fifo" }]],
    ["a file for another layer", () => [{ name: inLayers("acme_two/x.toml"), content: "x" }]],
    ["a file outside", () => [{ name: path.join(root, "outside"), content: "x" }]],
  ])("by %s comes back neither way, and the build goes on", async (_what, entries) => {
    const bad = layerWith("bad", entries());
    await prepare({ cached: { bad: metadataOf("c", bad.diffId) }, tars: [bad] });
    await run();
    expect(await found()).toEqual([]);
    expect(existsSync(path.join(root, "outside"))).toBe(false);
  });

  it("by the name of its contents comes back neither way", async () => {
    await prepare({ cached: { bad: metadataOf("c", "sha256:../../../../etc/passwd") } });
    await run();
    expect(await found()).toEqual([]);
  });

  it("on a machine that cannot store it fails the phase with 42", async () => {
    const layer = layerWith("cached");
    await prepare({ cached: { cached: metadataOf("c", layer.diffId) }, tars: [layer] });
    await writeFile(inLayers("acme_one"), "in the way");
    await expect(run()).rejects.toMatchObject({ exitCode: 42 });
  });
});

/** SBOM files of these layers, as exporters store them. */
function sbomLayer(kind: "cache" | "launch", layers: readonly string[], text = kind as string) {
  const files = layers.map((name) => ({
    name: inLayers(`sbom/${kind}/${name}/sbom.cdx.json`),
    content: text,
  }));
  return layerOf([
    { name: layersDir },
    { name: inLayers("sbom") },
    { name: inLayers(`sbom/${kind}`) },
    ...files,
  ]);
}

describe("SBOM files", () => {
  it("come from the cache and from the previous image, only for layers that came back", async () => {
    const layer = layerWith("cached");
    await prepare({
      image: buildpack({ only: metadataOf("l", "sha256:x"), built: metadataOf("lb", "sha256:y") }),
      cached: { cached: metadataOf("c", layer.diffId) },
      tars: [layer],
      sbom: sbomLayer("cache", ["acme_one/cached", "acme_one/gone", "acme_three/cached"]),
    });
    for (const name of ["only", "built"]) {
      await mkdir(inLayers(`sbom/launch/acme_one/${name}`), { recursive: true });
      await writeFile(inLayers(`sbom/launch/acme_one/${name}/sbom.spdx.json`), "launch");
      await writeFile(inLayers(`sbom/launch/acme_one/${name}/other.json`), "");
    }
    await run();
    expect(await found()).toEqual([
      "acme_one/cached.sbom.cdx.json",
      "acme_one/cached.toml",
      "acme_one/cached/file",
      "acme_one/only.sbom.spdx.json",
      "acme_one/only.toml",
    ]);
    expect(existsSync(inLayers("sbom"))).toBe(false);
    expect(log.lines).toContain("Restoring data for SBOM from cache");
  });

  it("of the previous image win over those of the cache", async () => {
    const layer = layerWith("both");
    await prepare({
      image: buildpack({ both: metadataOf("lc", layer.diffId) }),
      cached: { both: metadataOf("lc", layer.diffId) },
      tars: [layer],
      sbom: sbomLayer("cache", ["acme_one/both"]),
    });
    await mkdir(inLayers("sbom/launch/acme_one/both"), { recursive: true });
    await writeFile(inLayers("sbom/launch/acme_one/both/sbom.cdx.json"), "launch");
    await run();
    expect(readFileSync(inLayers("acme_one/both.sbom.cdx.json"), "utf8")).toBe("launch");
  });

  it("that are links, or lie behind links, are left out", async () => {
    const [layer, other] = [layerWith("cached"), layerWith("other")];
    const secret = path.join(root, "secret");
    await mkdir(secret);
    await writeFile(path.join(secret, "sbom.cdx.json"), "secret");
    await prepare({
      cached: { cached: metadataOf("c", layer.diffId), other: metadataOf("c", other.diffId) },
      tars: [layer, other],
    });
    await mkdir(inLayers("sbom/launch/acme_one/cached"), { recursive: true });
    await symlink(path.join(secret, "sbom.cdx.json"), inLayers("sbom/launch/acme_one/cached/sbom.cdx.json"));
    await symlink(secret, inLayers("sbom/launch/acme_one/other"));
    await run();
    expect((await found()).filter((name) => name.includes("sbom"))).toEqual([]);
    expect(readFileSync(path.join(secret, "sbom.cdx.json"), "utf8")).toBe("secret");
  });

  it("of a broken cache are skipped with a warning", async () => {
    const sbom = sbomLayer("cache", ["acme_one/cached"]);
    const layer = layerWith("cached");
    await prepare({ cached: { cached: metadataOf("c", layer.diffId) }, tars: [layer], sbom });
    await writeFile(path.join(cacheDir, "committed", `${sbom.diffId}.tar`), "broken");
    await run();
    expect(await found()).toEqual(["acme_one/cached.toml", "acme_one/cached/file"]);
    expect(log.lines.at(-1)).toMatch(/^Warning: Skipping the SBOM files of the cache: /);
  });
});

describe("the run image in analyzed.toml", () => {
  const IMAGE = "one.example/run";
  const RUN_TOML = `[[images]]\nimage = "${IMAGE}:tag"\nmirrors = ["two.example/run"]\n`;
  const runImage = { reference: `${IMAGE}@sha256:${"0".repeat(64)}`, image: `${IMAGE}:tag` };
  const written = () => parseAnalyzed(readFileSync(inLayers("analyzed.toml"), "utf8"), "x").runImage?.image;

  it.each([
    ["stays if it can be read", [`${IMAGE}:tag`], "0.14", `${IMAGE}:tag`],
    ["is replaced by a mirror that can be read", ["two.example/run"], "0.14", "two.example/run"],
    ["is not looked at before Platform API 0.14", [], "0.13", `${IMAGE}:tag`],
  ])("%s", async (_what, readable, api, expected) => {
    await prepare({ analyzed: { runImage } });
    await writeFile(path.join(root, "run.toml"), RUN_TOML);
    await run({ readable, api });
    expect(written()).toBe(expected);
  });

  it("is not looked at if run.toml does not know it", async () => {
    await prepare({ analyzed: { runImage: { ...runImage, image: "other.example/run" } } });
    await writeFile(path.join(root, "run.toml"), RUN_TOML);
    await run();
    expect(written()).toBe("other.example/run");
  });

  it("that cannot be read, nor a mirror of it, is exit code 1", async () => {
    await prepare({ analyzed: { runImage } });
    await writeFile(path.join(root, "run.toml"), RUN_TOML);
    await expect(run()).rejects.toMatchObject({ exitCode: 1 });
  });
});

describe("files that are missing or wrong", () => {
  it.each([
    ["no group.toml", () => rm(inLayers("group.toml")), 1],
    ["an invalid group.toml", () => writeFile(inLayers("group.toml"), "no [toml"), 1],
    ["a buildpack of an API that we do not know", () => writeGroup("99.9"), 12],
    ["no cache directory", () => rm(cacheDir, { recursive: true }), 1],
  ])("%s", async (_what, damage, exitCode) => {
    await prepare({});
    await damage();
    await expect(run()).rejects.toMatchObject({ exitCode });
  });

  it.each([
    ["no analyzed.toml", () => rm(inLayers("analyzed.toml"))],
    ["an invalid analyzed.toml", () => writeFile(inLayers("analyzed.toml"), "no [toml")],
  ])("%s: only what the cache knows comes back", async (_what, damage) => {
    const layer = layerWith("cached");
    await prepare({ cached: { cached: metadataOf("c", layer.diffId) }, tars: [layer] });
    await damage();
    await run();
    expect(await found()).toEqual(["acme_one/cached.toml", "acme_one/cached/file"]);
    expect(log.lines[0]).toMatch(/^Warning: Not using analyzed data, usable file not found: /);
  });
});
