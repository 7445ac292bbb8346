// The builder cache against the real engine and the test bed's registry; needs the environment of script/bootstrap.
import { createHash, randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { writeLayerBlob } from "../../script/builder/packed-layer.ts";
import { pushImage } from "../../script/builder/push-image.ts";
import { type OpenBlob, readBlobFile } from "../../src/cache/blob-directory.ts";
import { readStoredImage, storeImage } from "../../src/cache/builder-blobs.ts";
import { type BuilderEntry, restoreBuilder, saveBuilder } from "../../src/cache/builder-cache.ts";
import { builderImageName } from "../../src/cache/builder-load.ts";
import type { Daemon } from "../../src/docker/daemon.ts";
import { connectEngine } from "../../src/docker/engine.ts";
import { imageArchive } from "../../src/docker/image-archive.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { atDigest, type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { readImage, type RegistryImage } from "../../src/registry/image.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { tarDirectory, tarFile, writeTar } from "../docker/tiny-tar.ts";
import { fakeImage } from "../support/fake-daemon.ts";
import { listFiles, MemoryStore, temporaryDirectory } from "./builder-fixture.ts";

jest.setTimeout(120_000);

const MEBIBYTE = 1024 * 1024;
/** The one static program of Debian's package busybox-static. */
const BUSYBOX = "/bin/busybox";
const run = randomUUID();
const labels = { run };
const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });

let daemon: Daemon;
let arch: string;
let builder: RegistryImage;
/** With the first two layers of the builder only. */
let base: RegistryImage;
let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let entry: BuilderEntry;
let store: MemoryStore;
let openBlob: OpenBlob;
const loaded = new Set<string>();

beforeAll(async () => {
  daemon = await connectEngine(process.env);
  arch = daemon.info.arch;
  const layers = await builderLayers();
  builder = await push(layers);
  base = await push(layers.slice(0, 2));
});

beforeEach(async () => {
  temporary = await temporaryDirectory(tmpdir());
  const target = { os: "linux", arch };
  entry = { manifestDigest: digestOf(builder.manifestBytes), target, directory: temporary.path };
  store = new MemoryStore();
  openBlob = (blob) => registry.openBlob(builder.reference, blob);
  const saved = await saveBuilder(entry, builder.manifestBytes, { store, openBlob });
  if (saved.kind !== "saved") throw new Error(JSON.stringify(saved));
});

afterEach(async () => {
  for (const name of loaded) await daemon.removeImage(name).catch(() => undefined);
  loaded.clear();
  await temporary[Symbol.asyncDispose]();
  const { containers } = await daemon.removeLabelled(`run=${run}`);
  if (containers > 0) throw new Error(`${containers} containers were left behind.`);
});

/** Unlike those of other runs; the last has what a builder has, as far as starting goes. */
async function builderLayers(): Promise<Buffer[]> {
  const busybox = tarFile("bin/busybox", await readFile(BUSYBOX), { mode: 0o755 });
  const creator = tarFile("cnb/lifecycle/creator", await readFile(BUSYBOX), { mode: 0o755 });
  const greeting = tarFile("greeting", `hello ${run}`);
  return [
    writeTar([tarDirectory("bin/"), busybox, tarFile("id", run)]),
    writeTar([greeting]),
    writeTar([tarDirectory("cnb/"), tarDirectory("cnb/lifecycle/"), creator]),
  ];
}

async function push(layers: readonly Buffer[]): Promise<RegistryImage> {
  const host = process.env["TESTBED_REGISTRY"] ?? "";
  const reference: ImageReference = parseImageReference(`${host}/cache/builder-${run}:${layers.length}`);
  const blobs = await Promise.all(
    layers.map((layer, at) =>
      writeLayerBlob(Readable.from([layer]), path.join(tmpdir(), `layer-${run}-${layers.length}-${at}`)),
    ),
  );
  const rootfs = { type: "layers", diff_ids: blobs.map(({ diffId }) => diffId) };
  const configJson = JSON.stringify({ architecture: arch, os: "linux", config: {}, rootfs });
  const digest = await pushImage({ reference, layers: blobs, configJson }, registry);
  for (const [at] of layers.entries()) {
    await rm(path.join(tmpdir(), `layer-${run}-${layers.length}-${at}`));
  }
  return readImage(registry, atDigest(reference, digest), { os: "linux", arch });
}

/** The base under the name that a cache would give it. */
async function loadBase(): Promise<string> {
  await using own = await temporaryDirectory(tmpdir());
  const manifestDigest = digestOf(base.manifestBytes);
  await storeImage(own.path, base.manifestBytes, {
    openBlob: (blob) => registry.openBlob(base.reference, blob),
  });
  const image = await readStoredImage(own.path, manifestDigest);
  const name = builderImageName(manifestDigest);
  const readBlob = (digest: Digest): Readable => readBlobFile(own.path, digest);
  await daemon.loadImage(Readable.from(imageArchive({ ...image, names: [name], omitLeading: 0, readBlob })));
  loaded.add(name);
  return name;
}

async function outputOf(image: string, script: string): Promise<string[]> {
  const command = [BUSYBOX, "sh", "-c", script];
  const spec = { image, command, env: [], mounts: [], labels, securityOptions: [], network: "none" };
  await using container = await daemon.createContainer(spec);
  const lines: string[] = [];
  await expect(container.run({ onLine: (line) => lines.push(line) })).resolves.toBe(0);
  return lines;
}

/** The engine, and how many bytes of each archive it loaded. */
function watchLoads(): { readonly engine: Daemon; readonly sizes: number[] } {
  const sizes: number[] = [];
  const engine = Object.create(daemon) as Daemon;
  for (const method of ["inspectImage", "removeImage", "createContainer"] as const) {
    Object.assign(engine, { [method]: daemon[method].bind(daemon) });
  }
  engine.loadImage = async (archive) => {
    let sizeBytes = 0;
    archive.on("data", (chunk: Buffer) => (sizeBytes += chunk.length)).pause();
    await daemon.loadImage(archive);
    sizes.push(sizeBytes);
  };
  return { engine, sizes };
}

describe("restoreBuilder", () => {
  it("loads all layers into an engine that has none, and containers run from it", async () => {
    const outcome = await restoreBuilder(entry, ["unknown:latest"], { store, daemon, labels });

    const image = builderImageName(entry.manifestDigest);
    loaded.add(image);
    expect(outcome).toMatchObject({ kind: "loaded", image, layers: 3, omittedLayers: 0 });
    await expect(outputOf(image, "/bin/busybox cat /greeting")).resolves.toEqual([`hello ${run}`]);
    expect((await daemon.inspectImage(image))?.diffIds).toEqual(builder.config.rootfs.diff_ids);
    await expect(listFiles(entry.directory)).resolves.toEqual([]);
  });

  it("loads one layer onto two that the engine has, and containers run from it", async () => {
    const relative = await loadBase();
    const { engine, sizes } = watchLoads();

    const outcome = await restoreBuilder(entry, [relative], { store, daemon: engine, labels });

    const image = builderImageName(entry.manifestDigest);
    loaded.add(image);
    expect(outcome).toMatchObject({ kind: "loaded", image, layers: 3, omittedLayers: 2 });
    expect(sizes).toHaveLength(1);
    const [first] = builder.manifest.layers;
    expect(sizes[0]).toBeLessThan((first?.size ?? 0) * 1.5);
    await expect(outputOf(image, "/bin/busybox cat /greeting")).resolves.toEqual([`hello ${run}`]);
  });

  it("loads all layers if the engine does not have what its relative says", async () => {
    const { engine, sizes } = watchLoads();
    const diffIds = builder.config.rootfs.diff_ids.slice(0, 2);
    engine.inspectImage = async (name) => {
      const found = await daemon.inspectImage(name);
      return name === "relative" ? fakeImage({ diffIds }) : found;
    };

    const outcome = await restoreBuilder(entry, ["relative"], { store, daemon: engine, labels });

    loaded.add(builderImageName(entry.manifestDigest));
    expect(outcome).toMatchObject({ kind: "loaded", omittedLayers: 0 });
    expect(sizes).toHaveLength(1);
  });

  it("refuses a corrupt layer, and leaves nothing behind", async () => {
    const [files = new Map<string, Buffer>()] = store.entries.values();
    const layer = files.get(`blobs/${builder.manifest.layers[0]?.digest.replace(":", "/") ?? ""}`);
    layer?.writeUInt8(layer.readUInt8(5000) ^ 1, 5000);

    const outcome = await restoreBuilder(entry, [], { store, daemon, labels });

    expect(outcome).toMatchObject({
      kind: "unavailable",
      reason: expect.stringMatching(/^The blob sha256:.* is corrupt/) as unknown,
    });
    await expect(daemon.inspectImage(builderImageName(entry.manifestDigest))).resolves.toBeUndefined();
    await expect(listFiles(entry.directory)).resolves.toEqual([]);
  });

  it("refuses an image that has no lifecycle, and leaves nothing behind", async () => {
    const manifestDigest = digestOf(base.manifestBytes);
    const bare = { ...entry, manifestDigest };
    await saveBuilder(bare, base.manifestBytes, { store, openBlob });

    const outcome = await restoreBuilder(bare, [], { store, daemon, labels });

    expect(outcome).toMatchObject({
      kind: "unavailable",
      reason: expect.stringMatching(/no container starts from it/) as unknown,
    });
    await expect(daemon.inspectImage(builderImageName(manifestDigest))).resolves.toBeUndefined();
  });
});

describe("a large image", () => {
  it("passes through without being held in memory", async () => {
    const large = largeLayer(512);
    const config = Buffer.from(
      JSON.stringify({
        architecture: arch,
        os: "linux",
        rootfs: { type: "layers", diff_ids: [large.digest] },
      }),
    );
    const manifestBytes = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        config: { mediaType: "", digest: digestOf(config), size: config.length },
        layers: [{ mediaType: "", digest: large.digest, size: large.sizeBytes }],
      }),
    );
    const before = process.memoryUsage.rss();
    let peak = before;
    const sample = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);

    await storeImage(entry.directory, manifestBytes, {
      openBlob: ({ digest }) =>
        Promise.resolve(Readable.from(digest === large.digest ? large.open() : [config])),
    });
    const image = await readStoredImage(entry.directory, digestOf(manifestBytes));
    const readBlob = (digest: Digest): Readable => readBlobFile(entry.directory, digest);
    let archived = 0;
    for await (const chunk of imageArchive({ ...image, names: ["large:1"], omitLeading: 0, readBlob })) {
      archived += chunk.length;
    }
    clearInterval(sample);

    expect(archived).toBeGreaterThan(512 * MEBIBYTE);
    expect(peak - before).toBeLessThan(100 * MEBIBYTE);
  });
});

/** So many mebibytes that differ, made anew each time. */
function largeLayer(mebibytes: number): {
  readonly digest: Digest;
  readonly sizeBytes: number;
  readonly open: () => Generator<Buffer>;
} {
  function* open(): Generator<Buffer> {
    for (let at = 0; at < mebibytes * 16; at++) yield Buffer.alloc(MEBIBYTE / 16, at % 251);
  }
  const hash = createHash("sha256");
  for (const chunk of open()) hash.update(chunk);
  return { digest: `sha256:${hash.digest("hex")}`, sizeBytes: mebibytes * MEBIBYTE, open };
}
