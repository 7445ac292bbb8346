import { mkdtempSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import * as zlib from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { saveLayers } from "../../src/docker/saved-layers.ts";
import { openTar } from "../../src/lifecycle/layer/tar-place.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { diffIdOf, tarOf } from "../lifecycle/image/image-fixture.ts";
import { FakeImageStore, type FakeImageStoreOptions } from "../support/fake-image-store.ts";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), "saved-layers-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

const NAMES = ["base", "run", "a", "b"];

async function save(
  wanted: readonly string[],
  options: FakeImageStoreOptions = {},
): Promise<Record<string, Buffer>> {
  const store = new FakeImageStore(options);
  const id = store.add("app:latest", NAMES.map(tarOf));
  const image = store.images.get(`sha256:${id}`);
  if (image === undefined) throw new Error("no image");
  const saved = await saveLayers(store, { image, diffIds: new Set(wanted.map(diffIdOf)), directory });
  const read = [...saved].map(async ([diffId, { tar, sizeBytes }]) => {
    const content = await buffer(openTar(tar));
    expect(content).toHaveLength(sizeBytes);
    return [diffId, content] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

describe("saveLayers", () => {
  it.each<[string, FakeImageStoreOptions["saveAs"]]>([
    ["of Docker until 24", (content, at) => ({ name: `${at}/layer.tar`, content })],
    ["with blobs by diffID", (content) => ({ name: `blobs/sha256/${digestOf(content).slice(7)}`, content })],
    [
      "of the containerd store",
      (tar) => {
        const content = zlib.gzipSync(tar);
        return { name: `blobs/sha256/${digestOf(content).slice(7)}`, content };
      },
    ],
  ])("finds layers in an archive %s", async (_name, saveAs) => {
    const layers = await save(["run", "b"], { ...(saveAs && { saveAs }) });

    expect(layers).toEqual({ [diffIdOf("run")]: tarOf("run"), [diffIdOf("b")]: tarOf("b") });
    expect(readdirSync(directory)).toHaveLength(2);
  });

  describe("of an image with zstd layers", () => {
    it("finds them as tars", async () => {
      const saveAs: FakeImageStoreOptions["saveAs"] = (tar) => {
        const content = zlib.zstdCompressSync(tar);
        return { name: `blobs/sha256/${digestOf(content).slice(7)}`, content };
      };

      expect(await save(["run"], { saveAs })).toEqual({ [diffIdOf("run")]: tarOf("run") });
    });
  });

  it("leaves out what is not there, and what is not what its name says", async () => {
    const forged = { name: `blobs/sha256/${diffIdOf("a").slice(7)}`, content: Buffer.from("something else") };

    expect(await save(["a", "z"], { saveAs: () => forged })).toEqual({});
    expect(readdirSync(directory)).toEqual([]);
  });

  it("asks for nothing if nothing is wanted", async () => {
    const store = { saveImage: () => Promise.reject(new Error("asked")) };
    const image = {
      id: "sha256:1",
      config: { os: "", architecture: "", rootfs: { type: "layers", diff_ids: [] } },
      origins: [],
    };

    expect(await saveLayers(store, { image, diffIds: new Set(), directory })).toEqual(new Map());
  });

  it("reads no further than the last wanted layer", async () => {
    let given = 0;
    const chunks = function* (): Generator<Buffer> {
      for (const name of NAMES) {
        given += 1;
        yield archiveEntry(name);
      }
    };
    const store = { saveImage: () => Promise.resolve(Readable.from(chunks(), { highWaterMark: 1 })) };
    const config = { os: "", architecture: "", rootfs: { type: "layers", diff_ids: NAMES.map(diffIdOf) } };

    const saved = await saveLayers(store, {
      image: { id: "sha256:1", config, origins: [] },
      diffIds: new Set([diffIdOf("base")]),
      directory,
    });

    expect([...saved.keys()]).toEqual([diffIdOf("base")]);
    expect(given).toBeLessThan(NAMES.length);
  });
});

/** A layer as an entry of an archive, made by saving an image with only this one. */
function archiveEntry(name: string): Buffer {
  return ENTRIES.get(name) ?? Buffer.alloc(0);
}

const ENTRIES = new Map<string, Buffer>();
for (const name of NAMES) {
  const store = new FakeImageStore({ saveAs: (content) => ({ name: `${name}/layer.tar`, content }) });
  const archive = await buffer(await store.saveImage(`sha256:${store.add("one:latest", [tarOf(name)])}`));
  // Without manifest.json (two blocks) and the end of the archive (two more).
  ENTRIES.set(name, archive.subarray(0, -4 * 512));
}
