import { describe, expect, it } from "@jest/globals";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import type { BuildpackLayers, LayerMetadata } from "../../../src/cnb/lifecycle-metadata.ts";
import type { CacheMetadata } from "../../../src/lifecycle/cache/cache-metadata.ts";
import { decideRestoredLayers } from "../../../src/lifecycle/cache/restored-metadata.ts";

const NO_CACHE: CacheMetadata = { sbom: { sha: "" }, buildpacks: [] };

/** `lbc` in any combination, e.g. `lc` for launch and cache. */
function layer(types: string, sha = "same"): LayerMetadata {
  const has = (type: string): boolean => types.includes(type);
  return { sha, data: { from: sha }, build: has("b"), launch: has("l"), cache: has("c") };
}

function buildpack(layers: Record<string, LayerMetadata>, key = "acme/one"): BuildpackLayers {
  return { key, version: "1.0.0", layers };
}

/** In words: where the metadata comes from, and what becomes of the contents. */
function decide(given: { image?: LayerMetadata; cache?: LayerMetadata; api: string }): string {
  const [decided, ...more] = decideRestoredLayers([{ id: "acme/one" }], {
    image: given.image === undefined ? {} : { buildpacks: [buildpack({ x: given.image })] },
    cache:
      given.cache === undefined ? NO_CACHE : { ...NO_CACHE, buildpacks: [buildpack({ x: given.cache })] },
    platformApi: parseApiVersion(given.api),
  });
  expect(more).toEqual([]);
  return decided === undefined ? "-" : `${decided.metadataFrom}: ${decided.contents.kind}`;
}

describe("a layer that was in both image and cache with the same sha", () => {
  // Layers are in the image if launch, in the cache if cache; so what both list agrees about the types.
  it.each([
    // types, in the image, in the cache, before 0.14, from 0.14 on
    ["", "-", "-"],
    ["b", "-", "-"],
    ["c", "cache: cache", "cache: cache"],
    ["bc", "cache: cache", "cache: cache"],
    ["l", "app image: none", "app image: none"],
    ["lb", "-", "-"],
    ["lc", "app image: cache", "app image: cache"],
    ["lbc", "app image: cache", "app image: cache"],
  ])("of the types [%s]: %s, from Platform API 0.14 on %s", (types, before, after) => {
    const image = types.includes("l") ? { image: layer(types) } : {};
    const cache = types.includes("c") ? { cache: layer(types) } : {};
    expect(decide({ ...image, ...cache, api: "0.12" })).toBe(before);
    expect(decide({ ...image, ...cache, api: "0.13" })).toBe(before);
    expect(decide({ ...image, ...cache, api: "0.14" })).toBe(after);
    expect(decide({ ...image, ...cache, api: "0.15" })).toBe(after);
  });
});

describe("a layer without a previous image", () => {
  it.each([
    ["c", "cache: cache", "cache: cache"],
    ["bc", "cache: cache", "cache: cache"],
    ["lc", "-", "cache: cache"],
    ["lbc", "-", "cache: cache"],
    ["l", "-", "-"],
  ])("of the types [%s]: %s, from Platform API 0.14 on %s", (types, before, after) => {
    expect(decide({ cache: layer(types), api: "0.13" })).toBe(before);
    expect(decide({ cache: layer(types), api: "0.14" })).toBe(after);
  });
});

describe("a layer without a cache", () => {
  it.each([
    ["l", "app image: none"],
    ["lb", "-"],
    ["lc", "-"],
    ["lbc", "-"],
  ])("of the types [%s]: %s", (types, expected) => {
    expect(decide({ image: layer(types), api: "0.13" })).toBe(expected);
    expect(decide({ image: layer(types), api: "0.14" })).toBe(expected);
  });
});

describe("image and cache", () => {
  it("that have different contents give nothing", () => {
    expect(decide({ image: layer("lc", "new"), cache: layer("lc", "old"), api: "0.14" })).toBe(
      "app image: stale",
    );
  });

  it("that disagree about the cache: not cached any more means no contents", () => {
    expect(decide({ image: layer("lc"), cache: layer("l"), api: "0.14" })).toBe("-");
  });

  it("that disagree about launch: what the cache has for the build wins", () => {
    expect(decide({ image: layer("l", "new"), cache: layer("c", "old"), api: "0.14" })).toBe("cache: cache");
  });

  it("that disagree about launch: an image layer that is none for launch hides the cache's", () => {
    expect(decide({ image: layer("", "new"), cache: layer("lc", "old"), api: "0.14" })).toBe("-");
  });
});

describe("layers", () => {
  it("are found by the id of the buildpack, in the order of the group", () => {
    const cache = {
      ...NO_CACHE,
      buildpacks: [
        buildpack({ a: layer("c") }, "acme/one"),
        buildpack({ b: layer("c") }, "acme/two"),
        buildpack({ c: layer("c") }, "acme/gone"),
      ],
    };
    const decided = decideRestoredLayers([{ id: "acme/two" }, { id: "acme/one" }], {
      image: {},
      cache,
      platformApi: parseApiVersion("0.14"),
    });
    expect(decided.map(({ buildpackId, name, metadata }) => ({ buildpackId, name, metadata }))).toEqual([
      { buildpackId: "acme/two", name: "b", metadata: { from: "same" } },
      { buildpackId: "acme/one", name: "a", metadata: { from: "same" } },
    ]);
  });

  it("with names that are no file names, or names of other files, are ignored", () => {
    const names = ["../up", "a/b", "..", ".", "", "nul\0", "store", "launch", "build", ".hidden"];
    const layers = Object.fromEntries(names.map((name) => [name, layer("lc")]));
    const decided = decideRestoredLayers([{ id: "acme/one" }], {
      image: { buildpacks: [buildpack(layers)] },
      cache: { ...NO_CACHE, buildpacks: [buildpack(layers)] },
      platformApi: parseApiVersion("0.14"),
    });
    expect(decided.map(({ name }) => name)).toEqual([".hidden"]);
  });
});
