import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createLayerFactory, type LayerFactory } from "../../../src/lifecycle/layer/layer-factory.ts";
import { identify } from "../../../src/lifecycle/layer/layer-tar.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { recordingLog } from "../layer-fixture.ts";

let root: string;
let layer: string;
let temporaryDir: string;
let log: ReturnType<typeof recordingLog>;
let factory: LayerFactory;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "layer-factory-"));
  layer = path.join(root, "layer");
  temporaryDir = path.join(root, "temporary");
  await mkdir(layer);
  await mkdir(temporaryDir);
  await writeFile(path.join(layer, "file"), "x".repeat(3_000_000));
  log = recordingLog();
  factory = createLayerFactory({ temporaryDir, owner: { uid: 1, gid: 2 }, log });
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

describe("an archive", () => {
  it("is on no disk until somebody wants it as a file", async () => {
    const { diffId, open, tar } = await factory.fromDirectory("a", layer);
    await identify(open());
    expect(await readdir(temporaryDir)).toEqual([]);

    const [file, same] = await Promise.all([tar(), tar()]);

    expect(same).toBe(file);
    expect(digestOf(await readFile(file))).toBe(diffId);
  });

  it("can be opened again and again", async () => {
    const { diffId, sizeBytes, open } = await factory.fromDirectory("a", layer);

    await expect(identify(open())).resolves.toEqual({ diffId, sizeBytes });
    await expect(identify(open())).resolves.toEqual({ diffId, sizeBytes });
  });

  it("fails to be read once its files have changed", async () => {
    const { open } = await factory.fromDirectory("a", layer);
    await writeFile(path.join(layer, "file"), "y".repeat(3_000_000));

    await expect(identify(open())).rejects.toThrow('layer "a" changed while it was exported');
  });

  it("is made once for each id", async () => {
    const [first, second] = await Promise.all([
      factory.fromDirectory("a", layer),
      factory.fromDirectory("a", layer),
    ]);

    expect(first).toBe(second);
    expect(log.lines).toContain('Reusing tarball for layer "a"');
  });
});

describe("a reader", () => {
  it("gets the tar while it is read for the first time", async () => {
    const chunks: Buffer[] = [];
    const { diffId } = await factory.fromDirectory("a", layer, async (tar) => {
      for await (const chunk of tar) chunks.push(chunk);
    });

    expect(digestOf(Buffer.concat(chunks))).toBe(diffId);
  });

  it.each([
    ["fails", "at once"],
    ["fails", "half-way"],
    ["stops", "half-way"],
  ])("that %s %s costs a second reading, no more", async (how, when) => {
    const { diffId } = await factory.fromDirectory("a", layer, async (tar) => {
      if (when === "half-way") for await (const chunk of tar) if (chunk.length > 0) break;
      if (how === "fails") throw new Error("the registry is gone");
    });

    expect(diffId).toBe((await factory.fromDirectory("b", layer)).diffId);
    expect(log.lines.join("\n")).toMatch(
      /Reading layer "a" again: (the registry is gone|the archive was not read)/,
    );
  });

  it("hides no file that cannot be read", async () => {
    const making = factory.fromDirectory("a", layer, async (tar) => {
      await appendFile(path.join(layer, "file"), "more");
      for await (const chunk of tar) tar.recycle(chunk);
      throw new Error("the registry is gone, too");
    });

    await expect(making).resolves.toMatchObject({ id: "a" });
    await rm(path.join(layer, "file"));
    await mkdir(path.join(layer, "file"));
    await expect(factory.fromDirectory("gone", path.join(root, "gone"))).rejects.toThrow("ENOENT");
  });
});
