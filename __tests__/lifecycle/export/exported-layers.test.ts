// Which layers are stored while they are read for the first time, and which are only hashed at first.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { LifecycleMetadata } from "../../../src/cnb/lifecycle-metadata.ts";
import { exportLayers } from "../../../src/lifecycle/export/exported-layers.ts";
import { createLayerFactory } from "../../../src/lifecycle/layer/layer-factory.ts";
import { identify } from "../../../src/lifecycle/layer/layer-tar.ts";
import { contextWith } from "../layer-fixture.ts";

const LAYERS = ["one", "two", "three"];

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "exported-layers-"));
  await write("app/file", "app");
  await write("launcher", "#!");
  await write("layers/config/metadata.toml", "");
  for (const name of LAYERS) {
    await write(`layers/kit/${name}/file`, name);
    await write(`layers/kit/${name}.toml`, "[types]\nlaunch = true\n");
  }
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

describe("exportLayers", () => {
  it("stores all layers while they are read, if there is no previous image", async () => {
    const { streamed, added } = await run({}, () => false);

    expect(streamed).toHaveLength(LAYERS.length + 3);
    expect(new Set(streamed)).toEqual(new Set(added));
  });

  it("only hashes what the previous image may have, and stores nothing that it has", async () => {
    const first = await run({}, () => false);

    const { streamed, added } = await run(first.metadata, () => true);

    expect({ streamed, added }).toEqual({ streamed: [], added: [] });
  });

  it("adds a layer that turns out to be another one than the previous image has", async () => {
    const first = await run({}, () => false);
    await write("layers/kit/two/file", "changed");

    const { streamed, added } = await run(first.metadata, () => true);

    expect(streamed).toEqual([]);
    expect(added).toHaveLength(1);
  });

  it("stores at once what the previous image recorded but lost", async () => {
    const first = await run({}, () => false);
    const [lost = ""] = first.added;

    const { streamed } = await run(first.metadata, (diffId) => diffId !== lost);

    expect(streamed).toEqual([lost]);
  });

  it("puts layers on each other in order, whichever is read first", async () => {
    const { layers, log } = await run({}, () => false);

    expect(layers.map(({ createdBy }) => createdBy.replace(/, Created.*/, ""))).toEqual([
      "Layer: 'one'",
      "Layer: 'three'",
      "Layer: 'two'",
      "Application Layer",
      "Buildpacks Application Launcher",
      "Buildpacks Launcher Config",
    ]);
    expect(log.filter((line) => line.startsWith("Add"))).toEqual([
      "Adding layer 'kit:one'",
      "Adding layer 'kit:three'",
      "Adding layer 'kit:two'",
      "Added 1/1 app layer(s)",
      "Adding layer 'buildpacksio/lifecycle:launcher'",
      "Adding layer 'buildpacksio/lifecycle:config'",
    ]);
  });

  it("names the first layer that cannot be made, and leaves no other failure unhandled", async () => {
    await rm(path.join(root, "app"), { recursive: true });
    await rm(path.join(root, "launcher"));

    await expect(run({}, () => false)).rejects.toThrow("creating app layers");
  });
});

/** Exports into a destination that notes what it is given. */
async function run(previous: LifecycleMetadata, canReuse: (diffId: string) => boolean) {
  const lines: string[] = [];
  const note = (message: string): void => void lines.push(message);
  const log = { debug: note, info: note, warn: note, error: note };
  const ctx = contextWith({ log: log as never });
  const [streamed, added]: [string[], string[]] = [[], []];
  const { layers, metadata } = await exportLayers(
    {
      inputs: {
        appDir: path.join(root, "app"),
        launcherPath: path.join(root, "launcher"),
        layersDir: path.join(root, "layers"),
      },
      buildpacks: [{ id: "kit", version: "1", api: "0.12" }] as never,
      launch: { processes: [], slices: [] },
      previous,
      factory: createLayerFactory({ temporaryDir: root, ...ctx }),
      destination: {
        canReuse,
        readLayer: async (tar) => void streamed.push((await identify(tar)).diffId),
        addLayer: ({ diffId }) => void added.push(diffId),
      },
    },
    ctx,
  );
  return { layers, metadata: metadata as LifecycleMetadata, streamed, added, log: lines };
}

async function write(name: string, content: string): Promise<void> {
  const file = path.join(root, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}
