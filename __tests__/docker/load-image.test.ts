import { Readable } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import type { DaemonImage } from "../../src/docker/daemon.ts";
import { type LoadableImage, loadImage } from "../../src/docker/load-image.ts";
import { imageOf, layersOf, LoadingDaemon, type ServedImage } from "../cache/builder-fixture.ts";
import { fakeImage } from "../support/fake-daemon.ts";

const NAMES = ["registry.local/app:1", "registry.local/app:latest"];
const image = imageOf(layersOf("a", "b", "c"));

function loadable(served: ServedImage, names: readonly string[] = NAMES): LoadableImage {
  return {
    ...served,
    names,
    mediaType: served.manifest.mediaType ?? "",
    readBlob: (digest) => Readable.from([served.blobs.get(digest) ?? Buffer.alloc(0)]),
  };
}

function daemonWith(names: Readonly<Record<string, readonly string[]>>): LoadingDaemon {
  const images = Object.entries(names).map(([name, diffIds]) => [name, fakeImage({ diffIds })] as const);
  return new LoadingDaemon({ images: Object.fromEntries(images) });
}

describe("loadImage", () => {
  it("gives the engine the image under all of its names", async () => {
    const daemon = daemonWith({});

    const loaded = await loadImage(loadable(image), { daemon, relatives: ["run:1"] });

    expect(loaded).toEqual({ id: fakeImage().id, layers: 3, omittedLayers: 0 });
    expect(NAMES.map((name) => daemon.images.get(name)?.diffIds)).toEqual([image.diffIds, image.diffIds]);
  });

  it("sends only the layers that are above those of a relative", async () => {
    const daemon = daemonWith({ "run:1": image.diffIds.slice(0, 2) });

    const loaded = await loadImage(loadable(image), { daemon, relatives: ["unknown", "run:1"] });

    expect(loaded.omittedLayers).toBe(2);
    const sent = daemon.loads[0]?.filter(({ name }) => name.startsWith("blobs/")) ?? [];
    expect(sent).toHaveLength(3);
  });

  it("sends no blob that the engine finds by its digest, and all of them if it does not", async () => {
    const [, held] = image.manifest.layers;
    const daemon = daemonWith({});

    await loadImage(loadable(image), { daemon, relatives: [], held: new Set([held?.digest ?? "sha256:"]) });

    const blobs = daemon.loads.map((files) => files.filter(({ name }) => name.startsWith("blobs/")).length);
    expect(blobs).toEqual([4, 5]);
  });

  it.each([
    ["its manifest", image.manifestDigest],
    ["its config", image.manifest.config.digest],
  ])("sends nothing where all its names have it already, which is called after %s", async (_, id) => {
    const daemon = daemonWith({});
    for (const name of NAMES) daemon.images.set(name, fakeImage({ id, diffIds: image.diffIds }));

    const loaded = await loadImage(loadable(image), { daemon, relatives: [] });

    expect(loaded).toEqual({ id, layers: 3, omittedLayers: 3 });
    expect(daemon.loads).toEqual([]);
  });

  it.each<[string, Partial<DaemonImage>]>([
    ["is another image", { id: "sha256:other" }],
    ["has other layers", { diffIds: image.diffIds.slice(0, 2) }],
  ])("is loaded where one of its names %s", async (_, more) => {
    const daemon = daemonWith({});
    const present = { id: image.manifestDigest, diffIds: image.diffIds };
    NAMES.forEach((name, at) => {
      daemon.images.set(name, fakeImage({ ...present, ...(at === 1 && more) }));
    });

    await loadImage(loadable(image), { daemon, relatives: [] });

    expect(daemon.loads).toHaveLength(1);
  });

  it("is loaded where it is there and not fit for use", async () => {
    const daemon = daemonWith({});
    for (const name of NAMES)
      daemon.images.set(name, fakeImage({ id: image.manifestDigest, diffIds: image.diffIds }));
    const check = (): Promise<void> =>
      daemon.loads.length === 0 ? Promise.reject(new Error("does not start")) : Promise.resolve();

    await loadImage(loadable(image), { daemon, relatives: [], check });

    expect(daemon.loads).toHaveLength(1);
  });

  it("counts what has the name now as a relative", async () => {
    const daemon = daemonWith({ [NAMES[0] ?? ""]: image.diffIds.slice(0, 1) });

    expect(await loadImage(loadable(image), { daemon, relatives: [] })).toMatchObject({ omittedLayers: 1 });
  });

  it("sends everything if the engine lacks what its relative says", async () => {
    const daemon = daemonWith({ "run:1": image.diffIds.slice(0, 2) });
    daemon.hollow.add("run:1");

    expect(await loadImage(loadable(image), { daemon, relatives: ["run:1"] })).toMatchObject({
      omittedLayers: 0,
    });
    expect(daemon.loads).toHaveLength(2);
  });

  it("refuses what the engine made something else of, and takes the names away again", async () => {
    const daemon = daemonWith({ "run:1": image.diffIds.slice(0, 2) });
    const other = { ...loadable(image), diffIds: [...image.diffIds.slice(0, 2), "sha256:other"] };

    await expect(loadImage(other, { daemon, relatives: ["run:1"] })).rejects.toMatchObject({
      code: "DAEMON",
      message:
        'The image "registry.local/app:1" cannot be used: its layers in the engine are not those of its config.',
    });
    expect([...daemon.images.keys()]).toEqual(["run:1"]);
  });

  it("leaves a name alone that was there before", async () => {
    const daemon = daemonWith({ [NAMES[0] ?? ""]: ["sha256:old"] });
    const check = (): Promise<void> => Promise.reject(new Error("does not start"));

    await expect(loadImage(loadable(image), { daemon, relatives: [], check })).rejects.toThrow(
      "does not start",
    );

    expect([...daemon.images.keys()]).toEqual(NAMES.slice(0, 1));
  });

  it("sends nothing a second time once it is cancelled", async () => {
    const daemon = daemonWith({ "run:1": image.diffIds.slice(0, 2) });
    const signal = AbortSignal.abort();

    await expect(loadImage(loadable(image), { daemon, relatives: ["run:1"], signal })).rejects.toThrow(
      /abort/,
    );

    expect(daemon.loads).toEqual([]);
  });
});
