import { createReadStream } from "node:fs";
import { appendFile, chmod, lstat, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openCacheDirectory } from "../../../src/lifecycle/cache/cache-directory.ts";
import type { LayerCache } from "../../../src/lifecycle/cache/layer-cache.ts";
import { extractLayer } from "../../../src/lifecycle/layer/extract-layer.ts";
import { createLayerFactory } from "../../../src/lifecycle/layer/layer-factory.ts";
import { identify } from "../../../src/lifecycle/layer/layer-tar.ts";
import { directoryEntries } from "../../../src/lifecycle/layer/layer-tree.ts";
import { RestoredTrees } from "../../../src/lifecycle/layer/restored-trees.ts";
import { type Digest, digestOf } from "../../../src/oci/digest.ts";
import { recordingLog, writeLayerTar } from "../layer-fixture.ts";

const OWNER = { uid: 1234, gid: 4321 };

let root: string;
let layersDir: string;
let layer: string;
let restored: RestoredTrees;
/** What the layer was restored from. */
let original: { readonly diffId: Digest; readonly sizeBytes: number };

const log = recordingLog();
const inLayer = (name: string): string => path.join(layer, name);
const tarOf = async (name: string) => {
  const tarPath = path.join(root, name);
  return { tarPath, ...(await writeLayerTar(tarPath, directoryEntries(layer, OWNER))) };
};
const restore = async (tarPath: string, diffId: string): Promise<void> => {
  await rm(layer, { recursive: true });
  const place = { diffId, layersDir, within: "acme_one/modules" };
  restored.add(layer, await extractLayer(createReadStream(tarPath), place));
  await restored.settle();
};

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "restored-"));
  layersDir = path.join(root, "layers");
  layer = path.join(layersDir, "acme_one", "modules");
  restored = new RestoredTrees();
  await mkdir(inLayer("deep/empty"), { recursive: true });
  await mkdir(inLayer("sticky"), { mode: 0o700 });
  await writeFile(inLayer("deep/café"), "content");
  await writeFile(inLayer("run"), "#!/bin/sh\n", { mode: 0o755 });
  await writeFile(inLayer("empty"), "", { mode: 0o400 });
  await symlink("../elsewhere", inLayer("link"));
  const { tarPath, ...made } = await tarOf("original.tar");
  original = made;
  await restore(tarPath, made.diffId);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("a restored tree", () => {
  it("is known without reading it as long as nobody touches it", async () => {
    expect(restored.findUnchanged(layer, OWNER)).toMatchObject(original);
    expect(await tarOf("again.tar")).toMatchObject(original);
  });

  it.each<[string, () => Promise<unknown>]>([
    ["a file was appended to", () => appendFile(inLayer("run"), "more")],
    ["a file has other bytes of the same number", () => writeFile(inLayer("deep/café"), "CONTENT")],
    [
      "that was done and its time set back",
      async () => {
        const { atime, mtime } = await lstat(inLayer("deep/café"));
        await writeFile(inLayer("deep/café"), "CONTENT");
        await utimes(inLayer("deep/café"), atime, mtime);
      },
    ],
    [
      "a file was replaced",
      async () => {
        await writeFile(path.join(root, "new"), "content");
        await rename(path.join(root, "new"), inLayer("deep/café"));
      },
    ],
    ["a file was added", () => writeFile(inLayer("deep/new"), "")],
    ["a file was removed", () => rm(inLayer("empty"))],
    ["a directory was added", () => mkdir(inLayer("new"))],
    ["a file has another mode", () => chmod(inLayer("run"), 0o700)],
    ["a directory has another mode", () => chmod(inLayer("deep"), 0o700)],
    ["a directory above has another mode", () => chmod(layersDir, 0o700)],
    [
      "a link points elsewhere",
      async () => {
        await rm(inLayer("link"));
        await symlink("../elsewherE", inLayer("link"));
      },
    ],
  ])("is another one when %s", async (_, change) => {
    await change();

    expect(restored.findUnchanged(layer, OWNER)).toBeUndefined();
  });

  it("is another one for another owner, since a tar says who owns files", () => {
    expect(restored.findUnchanged(layer, { ...OWNER, gid: 1 })).toBeUndefined();
  });

  it("is another one if its tar would be made differently here", async () => {
    const tar = await readFile(path.join(root, "original.tar"));
    const padded = Buffer.concat([tar, Buffer.alloc(512)]);
    await writeFile(path.join(root, "padded.tar"), padded);
    await restore(path.join(root, "padded.tar"), digestOf(padded));

    expect(restored.findUnchanged(layer, OWNER)).toBeUndefined();
  });

  it("is nothing that was never restored", () => {
    expect(restored.findUnchanged(path.dirname(layer), OWNER)).toBeUndefined();
  });
});

describe("the archive of a restored tree", () => {
  const archive = () =>
    createLayerFactory({ temporaryDir: root, owner: OWNER, log, restored }).fromDirectory("layer", layer);

  it("is written only when its tar is asked for", async () => {
    const { tar, open, ...known } = await archive();

    expect(known).toEqual({ id: "layer", ...original });
    await expect(lstat(path.join(root, "layer-0.tar"))).rejects.toThrow("ENOENT");
    await expect(identify(open())).resolves.toMatchObject(original);
    await expect(lstat(path.join(root, "layer-0.tar"))).rejects.toThrow("ENOENT");
    const paths = await Promise.all([tar(), tar()]);
    expect(paths).toEqual([path.join(root, "layer-0.tar"), path.join(root, "layer-0.tar")]);
    expect(digestOf(await readFile(paths[0]))).toBe(original.diffId);
  });

  it("is refused when the tree changes before its tar is written", async () => {
    const { tar } = await archive();
    await appendFile(inLayer("run"), "more");

    await expect(tar()).rejects.toThrow('layer "layer" changed while it was exported');
  });

  it("is made anew from a tree that has changed", async () => {
    await appendFile(inLayer("run"), "more");
    const { diffId, tar } = await archive();

    expect(diffId).not.toBe(original.diffId);
    expect(digestOf(await readFile(await tar()))).toBe(diffId);
  });
});

describe("a cached tar that was confirmed", () => {
  let cache: LayerCache;
  let cached: string;

  beforeEach(async () => {
    const dir = path.join(root, "cache");
    await mkdir(dir);
    const opened = await openCacheDirectory(dir, log);
    await using transaction = await opened.begin();
    await transaction.addLayer(original.diffId, path.join(root, "original.tar"));
    await transaction.commit();
    cache = opened;
    cached = opened.layerPath(original.diffId);
    await rm(layer, { recursive: true });
    const place = { diffId: original.diffId, layersDir, within: "acme_one/modules" };
    await extractLayer(cache.readLayer(original.diffId), place);
    cache.confirmLayer(original.diffId);
  });

  it("is sound", async () => {
    await expect(cache.hasLayer(original.diffId)).resolves.toBe(true);
  });

  it("is not sound any more once a byte of it changes, whatever its time says", async () => {
    const { atime, mtime } = await lstat(cached);
    const bytes = await readFile(cached);
    bytes[700] = 1;
    await writeFile(cached, bytes);
    await utimes(cached, atime, mtime);

    await expect(cache.hasLayer(original.diffId)).resolves.toBe(false);
  });

  it("is gone when it is removed", async () => {
    await rm(cached);

    await expect(cache.hasLayer(original.diffId)).resolves.toBe(false);
  });
});
