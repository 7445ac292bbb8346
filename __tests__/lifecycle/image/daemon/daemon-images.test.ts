import { existsSync, mkdtempSync, readdirSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openLaunchCache } from "../../../../src/lifecycle/cache/launch-cache.ts";
import { createDaemonImages } from "../../../../src/lifecycle/image/daemon/daemon-images.ts";
import type { Images } from "../../../../src/lifecycle/image/images.ts";
import { parseImageName } from "../../../../src/lifecycle/inputs/image-names.ts";
import { FakeImageStore } from "../../../support/fake-image-store.ts";
import { contextWith, recordingLog } from "../../layer-fixture.ts";
import { diffIdOf, newLayer, requestFor, reusedLayer, saveApp, tarOf } from "../image-fixture.ts";

const APP = "host.example/app";

let root: string;
let cacheDir: string;
let store: FakeImageStore;

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), "daemon-images-"));
  cacheDir = path.join(root, "launch-cache");
  await mkdir(cacheDir);
  store = new FakeImageStore();
});
afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

/** Nothing of these images is only in a registry. */
const registry = contextWith({}).registry;

const images = (launchCacheDir?: string): Images => {
  const log = recordingLog();
  const open = launchCacheDir === undefined ? undefined : () => openLaunchCache(launchCacheDir, log);
  return createDaemonImages({ store, registry, openLaunchCache: open, log });
};

const blobsOf = (load: readonly string[] | undefined): string[] =>
  (load ?? []).filter((file) => file.startsWith("blobs/")).map((file) => `sha256:${path.basename(file)}`);

/** The layers among the blobs of the archive that was loaded last. */
const sent = (...names: readonly string[]): string[] => {
  const blobs = blobsOf(store.loads.at(-1));
  return names.filter((name) => blobs.includes(diffIdOf(name)));
};

const cached = (): string[] =>
  readdirSync(path.join(cacheDir, "committed"))
    .map((file) => path.basename(file, ".tar"))
    .sort();

async function contentOf(layer: AsyncIterable<Buffer> | undefined): Promise<Buffer> {
  return layer === undefined ? Buffer.alloc(0) : buffer(layer);
}

const addRunImage = (): string => store.add("host.example/run:latest", [tarOf("base"), tarOf("run")]);
const addApp = (...names: readonly string[]): string =>
  store.add(`${APP}:latest`, [tarOf("base"), tarOf("run"), ...names.map(tarOf)]);

describe("an image in the daemon", () => {
  it("is known by its id without the algorithm", async () => {
    const id = addApp("a");

    const found = await images().find(parseImageName(APP));

    expect(found?.reference).toBe(id);
    expect(await images().find(parseImageName("host.example/other"))).toBeUndefined();
  });

  it.each([
    ["a directory for each layer", undefined],
    [
      "blobs named by diffID",
      (content: Buffer, at: number) => ({
        name: `blobs/sha256/${diffIdOf(["base", "run", "a", "b"][at] ?? "").slice(7)}`,
        content,
      }),
    ],
  ])("gives a layer out of an archive with %s", async (_name, saveAs) => {
    store = new FakeImageStore({ ...(saveAs && { saveAs }) });
    addApp("a", "b");

    const found = await images().find(parseImageName(APP));
    const layer = await found?.openLayer(diffIdOf("a"));

    expect(await contentOf(layer)).toEqual(tarOf("a"));
  });

  it("fails to give a layer that the image does not have", async () => {
    addApp("a");
    const found = await images().find(parseImageName(APP));
    const layer = await found?.openLayer(diffIdOf("z"));

    await expect(contentOf(layer)).rejects.toMatchObject({ code: "MALFORMED" });
  });

  it("is not saved for a layer that the launch cache has", async () => {
    const runImage = addRunImage();
    await saveApp(images(cacheDir), requestFor({ runImage }), [newLayer("a")]);

    const found = await images(cacheDir).find(parseImageName(APP));
    const layer = await found?.openLayer(diffIdOf("a"));

    expect(await contentOf(layer)).toEqual(tarOf("a"));
    expect(store.saves).toEqual([]);
  });
});

describe("an export to the daemon", () => {
  it("sends only what the daemon has not under the same layers", async () => {
    const runImage = addRunImage();

    const saved = await saveApp(images(), requestFor({ runImage }), [newLayer("a"), newLayer("b")]);

    expect(sent("base", "run", "a", "b")).toEqual(["a", "b"]);
    const { id = "", config } = store.named(`${APP}:latest`) ?? {};
    expect(config?.rootfs.diff_ids).toEqual(["base", "run", "a", "b"].map(diffIdOf));
    expect(saved).toMatchObject({ names: [{ name: APP }], imageId: id.slice(7), id: id.slice(7, 19) });
    expect(saved.digest).toBeUndefined();
    expect(saved.manifestSizeBytes).toBeGreaterThan(0);
  });

  it("sends no layer of an image that did not change", async () => {
    const runImage = addRunImage();
    const previousImage = addApp("a", "b");

    await saveApp(images(), requestFor({ runImage, previousImage }), [reusedLayer("a"), reusedLayer("b")]);

    expect(sent("base", "run", "a", "b")).toEqual([]);
    expect(store.saves).toEqual([]);
  });

  it("takes reused layers above a changed one from the previous image, saving it once", async () => {
    const runImage = addRunImage();
    const previousImage = addApp("a", "b", "c");

    await saveApp(images(), requestFor({ runImage, previousImage }), [
      newLayer("new"),
      reusedLayer("b"),
      reusedLayer("c"),
    ]);

    expect(sent("base", "run", "a", "new", "b", "c")).toEqual(["new", "b", "c"]);
    expect(store.saves).toEqual([`sha256:${previousImage}`]);
  });

  it("sends all layers if the daemon does not take less", async () => {
    store = new FakeImageStore({
      onLoad: (files) => {
        if (!files.has(`blobs/sha256/${diffIdOf("base").slice(7)}`)) throw new Error("layer is missing");
      },
    });
    const runImage = addRunImage();

    await saveApp(images(), requestFor({ runImage }), [newLayer("a")]);

    expect(store.loads).toHaveLength(2);
    expect(sent("base", "run", "a")).toEqual(["base", "run", "a"]);
  });

  it("sends all layers to the containerd store, and knows the image by its manifest there", async () => {
    store = new FakeImageStore({ containerd: true });
    const runImage = addRunImage();

    const saved = await saveApp(images(), requestFor({ runImage }), [newLayer("a")]);

    expect(store.loads).toHaveLength(1);
    expect(sent("base", "run", "a")).toEqual(["base", "run", "a"]);
    expect(store.named(`${APP}:latest`)?.id).toBe(`sha256:${saved.imageId ?? ""}`);
  });

  it("knows the image by what the engine answers, whatever digest that is", async () => {
    const runImage = addRunImage();
    const id = `sha256:${"e".repeat(64)}`;
    const read = store.readImage.bind(store);
    store.readImage = async (reference) => {
      const found = await read(reference);
      return found === undefined ? undefined : { ...found, id };
    };

    const saved = await saveApp(images(), requestFor({ runImage }), [newLayer("a")]);

    expect(saved.imageId).toBe("e".repeat(64));
    expect(store.names.get(`${APP}:latest`)).toBe(id);
  });

  it("leaves no name behind if the engine has something else after loading", async () => {
    const runImage = addRunImage();
    store.loadImage = () => Promise.resolve();

    const saving = saveApp(images(), requestFor({ runImage }), [newLayer("a")]);

    await expect(saving).rejects.toThrow("does not have the image");
    expect(store.names.has(`${APP}:latest`)).toBe(false);
  });

  it("says which name failed, and gives the others", async () => {
    store = new FakeImageStore({ refusedNames: ["other.example/app:1"] });
    const runImage = addRunImage();
    const names = [APP, "other.example/app:1", "third.example/app"];

    const saved = await saveApp(images(), requestFor({ runImage, names }), [newLayer("a")]);

    expect(saved.names).toEqual([
      { name: APP },
      { name: "other.example/app:1", failure: "no other.example/app:1 here" },
      { name: "third.example/app" },
    ]);
    expect(store.names.has("third.example/app:latest")).toBe(true);
  });

  it("ends with 62 without the run image, as other lifecycles do", async () => {
    await expect(images().openDestination(requestFor({}))).rejects.toMatchObject({
      exitCode: 62,
      message: expect.stringContaining("get run image top layer SHA"),
    });
  });

  it("asks the engine for nothing but ids", async () => {
    const asked: string[] = [];
    store.readImage = (reference) => {
      asked.push(reference);
      return Promise.resolve(undefined);
    };

    const opening = images().openDestination(requestFor({ runImage: "../containers/json" }));

    await expect(opening).rejects.toMatchObject({ exitCode: 1 });
    expect(asked).toEqual([]);
  });
});

describe("the launch cache", () => {
  it("has the layers of the last image above the run image's, and nothing else", async () => {
    const runImage = addRunImage();
    await saveApp(images(cacheDir), requestFor({ runImage }), [newLayer("a"), newLayer("b")]);
    const previousImage = store.named(`${APP}:latest`)?.id.slice(7) ?? "";

    await saveApp(images(cacheDir), requestFor({ runImage, previousImage }), [
      newLayer("new"),
      reusedLayer("b"),
    ]);

    expect(cached()).toEqual([diffIdOf("b"), diffIdOf("new")].sort());
    expect(store.saves).toEqual([]);
  });

  it("gets reused layers that it lost from the previous image", async () => {
    const runImage = addRunImage();
    const previousImage = addApp("a");

    await saveApp(images(cacheDir), requestFor({ runImage, previousImage }), [reusedLayer("a")]);

    expect(cached()).toEqual([diffIdOf("a")]);
  });

  it("does not serve a layer that is broken", async () => {
    const runImage = addRunImage();
    await saveApp(images(cacheDir), requestFor({ runImage }), [newLayer("a")]);
    await writeFile(path.join(cacheDir, "committed", `${diffIdOf("a")}.tar`), "broken");
    const previousImage = store.named(`${APP}:latest`)?.id.slice(7) ?? "";

    await saveApp(images(cacheDir), requestFor({ runImage, previousImage }), [
      newLayer("new"),
      reusedLayer("a"),
    ]);

    expect(store.saves).toHaveLength(1);
    expect(store.named(`${APP}:latest`)?.config.rootfs.diff_ids).toEqual(
      ["base", "run", "new", "a"].map(diffIdOf),
    );
  });

  it("stays as it was if the image could not be named", async () => {
    const runImage = addRunImage();
    await saveApp(images(cacheDir), requestFor({ runImage }), [newLayer("a")]);
    store.tagImage = () => Promise.reject(new Error("no"));

    await saveApp(images(cacheDir), requestFor({ runImage }), [newLayer("b")]);

    expect(cached()).toEqual([diffIdOf("a")]);
  });

  it("is not opened before a phase needs it", async () => {
    addApp("a");
    await images(cacheDir).find(parseImageName(APP));
    expect(existsSync(path.join(cacheDir, "committed"))).toBe(false);
  });

  it("ends with 1 if its directory does not exist", async () => {
    const opening = images(path.join(root, "nowhere")).openDestination(
      requestFor({ runImage: addRunImage() }),
    );
    await expect(opening).rejects.toMatchObject({ exitCode: 1 });
  });
});
