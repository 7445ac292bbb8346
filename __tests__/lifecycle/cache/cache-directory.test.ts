import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, readdir, rename, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type CacheDirectory, openCacheDirectory } from "../../../src/lifecycle/cache/cache-directory.ts";
import type { CacheMetadata } from "../../../src/lifecycle/cache/cache-metadata.ts";
import { type Digest, digestOf } from "../../../src/oci/digest.ts";
import { recordingLog } from "../layer-fixture.ts";

let root: string;
let dir: string;
const log = recordingLog();

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), "cache-"));
  dir = path.join(root, "cache");
  await mkdir(dir);
  log.lines.length = 0;
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

const committed = (name: string): string => path.join(dir, "committed", name);

async function tarOf(content: string): Promise<{ diffId: Digest; tar: string }> {
  const diffId = digestOf(content);
  const tar = path.join(root, diffId);
  await writeFile(tar, content, { mode: 0o600 });
  return { diffId, tar };
}

function metadataOf(layers: Record<string, string>): CacheMetadata {
  const entries = Object.entries(layers).map(
    ([name, sha]) =>
      [name, { sha, data: { b: 1, a: "<" }, build: false, launch: false, cache: true }] as const,
  );
  return {
    sbom: { sha: "" },
    buildpacks: [{ key: "acme/one", version: "1", layers: Object.fromEntries(entries), store: null }],
  };
}

/** Makes these the layers of the cache. */
async function commit(cache: CacheDirectory, contents: readonly string[]): Promise<void> {
  await using transaction = await cache.begin();
  const layers: Record<string, string> = {};
  for (const content of contents) {
    const { diffId, tar } = await tarOf(content);
    await transaction.addLayer(diffId, tar);
    layers[content] = diffId;
  }
  transaction.setMetadata(metadataOf(layers));
  await transaction.commit();
}

async function layersIn(cache: CacheDirectory): Promise<string[]> {
  const { buildpacks } = await cache.readMetadata();
  return buildpacks.flatMap(({ layers }) => Object.keys(layers ?? {}));
}

describe("a new cache", () => {
  it("is empty, and looks as other lifecycles leave it", async () => {
    const cache = await openCacheDirectory(dir, log);
    expect(await cache.readMetadata()).toEqual({ sbom: { sha: "" }, buildpacks: [] });
    expect(await cache.hasLayer(digestOf("x"))).toBe(false);
    expect(readdirSync(dir).sort()).toEqual(["committed", "staging"]);
    expect(log.lines).toEqual([]);
  });

  it.each(["absent", "file"])("cannot be opened where the directory is %s", async (name) => {
    await writeFile(path.join(root, "file"), "");
    const opened = openCacheDirectory(path.join(root, name), log);
    await expect(opened).rejects.toMatchObject({ exitCode: 1, hint: expect.any(String) });
  });
});

describe("a commit", () => {
  it("leaves only what was committed, readable for everybody", async () => {
    const cache = await openCacheDirectory(dir, log);
    await commit(cache, ["one"]);
    expect(readdirSync(dir)).toEqual(["committed"]);
    expect(readdirSync(path.join(dir, "committed"))).toEqual([
      "io.buildpacks.lifecycle.cache.metadata",
      `${digestOf("one")}.tar`,
    ]);
    expect(statSync(committed(`${digestOf("one")}.tar`)).mode & 0o777).toBe(0o644);
    expect(readFileSync(committed("io.buildpacks.lifecycle.cache.metadata"), "utf8")).toBe(
      `{"sbom":{"sha":""},"buildpacks":[{"key":"acme/one","version":"1","layers":{"one":{"sha":"${digestOf("one")}",` +
        `"data":{"a":"\\u003c","b":1},"build":false,"launch":false,"cache":true}}}]}\n`,
    );
  });

  it("keeps reused layers, takes a layer once, and drops all others", async () => {
    const cache = await openCacheDirectory(dir, log);
    await commit(cache, ["one", "two"]);
    const reopened = await openCacheDirectory(dir, log);
    const { diffId, tar } = await tarOf("three");
    await using transaction = await reopened.begin();
    await transaction.reuseLayer(digestOf("one"));
    await transaction.reuseLayer(digestOf("one"));
    await transaction.addLayer(digestOf("one"), path.join(root, "not even there"));
    await transaction.addLayer(diffId, tar);
    transaction.setMetadata(metadataOf({ one: digestOf("one"), three: diffId }));
    await transaction.commit();
    expect(await layersIn(reopened)).toEqual(["one", "three"]);
    const has = await Promise.all(["one", "two", "three"].map((each) => reopened.hasLayer(digestOf(each))));
    expect(has).toEqual([true, false, true]);
  });

  it("fails for a layer that is not there or no digest", async () => {
    const cache = await openCacheDirectory(dir, log);
    await using transaction = await cache.begin();
    await expect(transaction.reuseLayer(digestOf("x"))).rejects.toMatchObject({ code: "ENOENT" });
    await expect(transaction.reuseLayer("sha256:../../x")).rejects.toMatchObject({ code: "MALFORMED" });
    await expect(transaction.addLayer("../x", "/etc/hosts")).rejects.toMatchObject({ code: "MALFORMED" });
  });

  it("that is given up changes nothing", async () => {
    const cache = await openCacheDirectory(dir, log);
    await commit(cache, ["one"]);
    {
      await using transaction = await cache.begin();
      const { diffId, tar } = await tarOf("two");
      await transaction.addLayer(diffId, tar);
    }
    expect(await layersIn(cache)).toEqual(["one"]);
    expect(readdirSync(dir).sort()).toEqual(["committed", "staging"]);
    expect(readdirSync(path.join(dir, "staging"))).toEqual([]);
  });

  it("that cannot exchange the directories leaves the old cache", async () => {
    const cache = await openCacheDirectory(dir, log);
    await commit(cache, ["one"]);
    await using transaction = await cache.begin();
    transaction.setMetadata(metadataOf({}));
    // Something that the second rename cannot replace.
    await rm(path.join(dir, "committed-backup"), { recursive: true, force: true });
    const commitWithObstacle = async (): Promise<void> => {
      await writeFile(path.join(dir, "committed-backup"), "");
      await transaction.commit();
    };
    await expect(commitWithObstacle()).rejects.toMatchObject({ code: "ENOTDIR" });
    expect(await layersIn(cache)).toEqual(["one"]);
  });
});

describe("a damaged cache", () => {
  it("does not have a layer whose content changed", async () => {
    const cache = await openCacheDirectory(dir, log);
    await commit(cache, ["one"]);
    expect(await cache.hasLayer(digestOf("one"))).toBe(true);
    await writeFile(cache.layerPath(digestOf("one")), "another");
    expect(await cache.hasLayer(digestOf("one"))).toBe(false);
    expect(await cache.hasLayer("../../../etc/passwd")).toBe(false);
    expect(() => cache.layerPath("../../../etc/passwd")).toThrow("is not the diffID of a layer");
  });

  it.each(["", "{", "null", '{"buildpacks":[{}]}', '{"sbom":{"sha":1}}'])(
    "with the metadata '%s' is empty, with a warning",
    async (text) => {
      const cache = await openCacheDirectory(dir, log);
      await writeFile(committed("io.buildpacks.lifecycle.cache.metadata"), text);
      expect(await cache.readMetadata()).toEqual({ sbom: { sha: "" }, buildpacks: [] });
      expect(log.lines).toEqual([expect.stringMatching(/^Warning: The cache is treated as empty: /)]);
    },
  );

  const METADATA = "committed/io.buildpacks.lifecycle.cache.metadata";

  it.each<[string, string, string[]]>([
    ["committed is a link that leads nowhere", "committed", ["ln", "-s", "nowhere"]],
    ["committed is a link to a directory", "committed", ["ln", "-s", "/etc"]],
    ["committed is a file", "committed", ["touch"]],
    ["committed is a named pipe", "committed", ["mkfifo"]],
    ["the metadata is a named pipe", METADATA, ["mkfifo"]],
    ["the metadata is a directory", METADATA, ["mkdir"]],
    ["the metadata is endless", METADATA, ["ln", "-s", "/dev/zero"]],
  ])(
    "is empty where %s, with a warning, and is written again",
    async (_what, place, [program = "", ...args]) => {
      await commit(await openCacheDirectory(dir, log), ["one"]);
      await rm(path.join(dir, place), { recursive: true });
      execFileSync(program, [...args, path.join(dir, place)]);

      const cache = await openCacheDirectory(dir, log);
      expect(await layersIn(cache)).toEqual([]);
      expect(log.lines).toEqual([
        expect.stringMatching(/^Warning: The cache is treated as empty: ".*" is (?:a |not a |larger than )/),
      ]);
      await commit(cache, ["two"]);
      expect(await layersIn(cache)).toEqual(["two"]);
      expect(readdirSync(dir)).toEqual(["committed"]);
    },
  );

  it.each<[string, string[]]>([
    ["a link that leads nowhere", ["ln", "-s", "nowhere"]],
    ["a link to what never ends", ["ln", "-s", "/dev/zero"]],
    ["a directory", ["mkdir"]],
    ["a named pipe", ["mkfifo"]],
  ])("is not in use because its lock is %s", async (_what, [program = "", ...args]) => {
    execFileSync(program, [...args, path.join(dir, "lock")]);

    const cache = await openCacheDirectory(dir, log, { lockWaitMs: 0 });
    await commit(cache, ["one"]);

    expect(await layersIn(cache)).toEqual(["one"]);
    expect(readdirSync(dir)).toEqual(["committed"]);
  });

  it("puts nothing back that is no directory", async () => {
    await symlink("/etc", path.join(dir, "committed-backup"));
    await symlink("/etc", path.join(dir, "staging"));

    await commit(await openCacheDirectory(dir, log), ["one"]);

    expect(readdirSync(dir)).toEqual(["committed"]);
  });

  it("does not wait for a layer that is a named pipe", async () => {
    const cache = await openCacheDirectory(dir, log);
    await commit(cache, ["one"]);
    await rm(cache.layerPath(digestOf("one")));
    execFileSync("mkfifo", [cache.layerPath(digestOf("one"))]);

    expect(await cache.hasLayer(digestOf("one"))).toBe(false);
    const reading = cache.readLayer(digestOf("one"))[Symbol.asyncIterator]().next();
    await expect(reading).rejects.toThrow("is a named pipe, not a regular file");
  });

  it("whose commit was killed between the renames comes back", async () => {
    await commit(await openCacheDirectory(dir, log), ["one"]);
    await rename(path.join(dir, "committed"), path.join(dir, "committed-backup"));
    await mkdir(path.join(dir, "staging"));
    const cache = await openCacheDirectory(dir, log);
    expect(await layersIn(cache)).toEqual(["one"]);
    expect(await cache.hasLayer(digestOf("one"))).toBe(true);
    expect(readdirSync(dir).sort()).toEqual(["committed", "staging"]);
  });

  it("whose commit was killed after the renames is the new one", async () => {
    await commit(await openCacheDirectory(dir, log), ["new"]);
    await mkdir(path.join(dir, "committed-backup"));
    await writeFile(path.join(dir, "committed-backup", "old"), "");
    await mkdir(path.join(dir, "staging/rubbish"), { recursive: true });
    const cache = await openCacheDirectory(dir, log);
    expect(await layersIn(cache)).toEqual(["new"]);
    expect(readdirSync(dir).sort()).toEqual(["committed", "staging"]);
    expect(readdirSync(path.join(dir, "staging"))).toEqual([]);
  });
});

describe("two builds with one cache", () => {
  it("write one after the other", async () => {
    const [a, b] = await Promise.all([openCacheDirectory(dir, log), openCacheDirectory(dir, log)]);
    await Promise.all([commit(a, ["a1", "a2"]), commit(b, ["b1", "b2"])]);
    const layers = await layersIn(a);
    expect([["a1", "a2"].join(), ["b1", "b2"].join()]).toContain(layers.join());
    expect(await Promise.all(layers.map((each) => a.hasLayer(digestOf(each))))).toEqual([true, true]);
    expect(readdirSync(dir)).toEqual(["committed"]);
  });

  it("wait for each other, but not for ever", async () => {
    const a = await openCacheDirectory(dir, log);
    const b = await openCacheDirectory(dir, log, { lockWaitMs: 100 });
    await using transaction = await a.begin();
    await expect(b.begin()).rejects.toMatchObject({
      code: "LIFECYCLE",
      message: expect.stringContaining("in use by another build"),
    });
    await transaction.commit();
    await using next = await b.begin();
    expect(next).toBeDefined();
  });

  it("do not disturb each other by opening: what is staged stays", async () => {
    const a = await openCacheDirectory(dir, log);
    const { diffId, tar } = await tarOf("one");
    await using transaction = await a.begin();
    await transaction.addLayer(diffId, tar);
    const b = await openCacheDirectory(dir, log, { lockWaitMs: 100 });
    expect(await layersIn(b)).toEqual([]);
    transaction.setMetadata(metadataOf({ one: diffId }));
    await transaction.commit();
    expect(await layersIn(b)).toEqual(["one"]);
  });

  it("do not take the backup of a commit that is under way for the cache", async () => {
    await commit(await openCacheDirectory(dir, log), ["old"]);
    const a = await openCacheDirectory(dir, log);
    await using transaction = await a.begin();
    await rename(path.join(dir, "committed"), path.join(dir, "committed-backup"));
    const opening = openCacheDirectory(dir, log);
    await sleep(60);
    expect(existsSync(path.join(dir, "committed-backup"))).toBe(true);
    await rename(path.join(dir, "committed-backup"), path.join(dir, "committed"));
    expect(await layersIn(await opening)).toEqual(["old"]);
    expect(transaction).toBeDefined();
  });

  it("notice when one of them slept too long and lost the lock", async () => {
    const a = await openCacheDirectory(dir, log);
    const slow = await a.begin();
    const lock = path.join(dir, "lock");
    const elsewhere = path.join(lock, "token 1 another machine");
    for (const holder of await readdir(lock)) await rename(path.join(lock, holder), elsewhere);
    const longAgo = new Date(Date.now() - 61_000);
    await utimes(elsewhere, longAgo, longAgo);
    await commit(await openCacheDirectory(dir, log, { lockWaitMs: 0 }), ["quick"]);
    await expect(slow.commit()).rejects.toMatchObject({ code: "LIFECYCLE" });
    await slow[Symbol.asyncDispose]();
    expect(await layersIn(a)).toEqual(["quick"]);
  });

  it("respect a fresh lock of another machine", async () => {
    const cache = await openCacheDirectory(dir, log, { lockWaitMs: 0 });
    await mkdir(path.join(dir, "lock"));
    await writeFile(path.join(dir, "lock", "token 1 another machine"), "");
    await expect(cache.begin()).rejects.toMatchObject({ code: "LIFECYCLE" });
  });
});
