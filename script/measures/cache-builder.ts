// A builder that the engine does not have: from the builder cache, and by a pull over a slow line, in turns.
import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { tarDirectory, tarFile, writeTar } from "../../__tests__/docker/tiny-tar.ts";
import type { OpenBlob } from "../../src/cache/blob-directory.ts";
import { imageSizeBytes } from "../../src/cache/builder-blobs.ts";
import { type BuilderEntry, restoreBuilder, saveBuilder } from "../../src/cache/builder-cache.ts";
import { builderImageName } from "../../src/cache/builder-load.ts";
import type { CacheStore } from "../../src/cache/cache-store.ts";
import type { Daemon } from "../../src/docker/daemon.ts";
import { connectEngine } from "../../src/docker/engine.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { readImage, type RegistryImage } from "../../src/registry/image.ts";
import type { Registry } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type PackedLayer, writeLayerBlob } from "../builder/packed-layer.ts";
import { pushImage } from "../builder/push-image.ts";
import { throttleRegistry } from "./cache-throttle.ts";
import { type Finding, formatMs, median, testbedVariable, timed } from "./measure.ts";

const execute = promisify(execFile);

const ROUNDS = 3;
const LAYERS = 6;
const LAYER_BYTES = 40_000_000;
const LINE_BYTES_PER_SECOND = 20_000_000;
/** The one static program of Debian's package busybox-static. */
const BUSYBOX = "/bin/busybox";

/** What rounds need. */
interface Line {
  readonly store: CacheStore;
  readonly daemon: Daemon;
  readonly entry: BuilderEntry;
  /** The builder behind the slow line. */
  readonly name: string;
}

/** @param directory where blobs and layers are on the way */
export async function measureBuilderCache(store: CacheStore, directory: string): Promise<readonly Finding[]> {
  const registry = createRegistryClient({ keychain: { resolve: () => Promise.resolve(undefined) } });
  const host = testbedVariable("TESTBED_REGISTRY");
  await using line = await throttleRegistry(host, LINE_BYTES_PER_SECOND);
  const daemon = await connectEngine(process.env);
  const target = { os: "linux", arch: daemon.info.arch };
  const builder = await pushBuilder(registry, { host, directory, arch: target.arch });
  const manifestDigest = digestOf(builder.manifestBytes);
  const entry = { manifestDigest, target, directory: path.join(directory, "builder") };
  const openBlob: OpenBlob = (blob) => registry.openBlob(builder.reference, blob);
  const saved = await saveBuilder(entry, builder.manifestBytes, { store, openBlob });
  if (saved.kind !== "saved") throw new Error(`The builder was not saved: ${JSON.stringify(saved)}`);
  const name = formatImageReference(builder.reference).replace(host, line.host);
  const rounds: { readonly pullMs: number; readonly restoreMs: number }[] = [];
  for (let at = 0; at < ROUNDS; at += 1) rounds.push(await runRound({ store, daemon, entry, name }));
  const [restoreMs, pullMs] = [
    median(rounds.map((round) => round.restoreMs)),
    median(rounds.map((round) => round.pullMs)),
  ];
  const size = `${(imageSizeBytes(builder.manifest) / 1e6).toFixed(0)} MB`;
  console.log(`  builder of ${size}: from the cache ${formatMs(restoreMs)}, pulled ${formatMs(pullMs)}`);
  const ratio = median(rounds.map((round) => round.restoreMs / round.pullMs));
  return [
    { what: `cache: builder of ${size}, against a pull at 20 MB/s`, value: `${ratio.toFixed(2)} times` },
  ];
}

async function runRound({
  store,
  daemon,
  entry,
  name,
}: Line): Promise<{ pullMs: number; restoreMs: number }> {
  const pullMs = await timed(async () => {
    await execute("docker", ["pull", "--quiet", name]);
  });
  await daemon.removeImage(name);
  const restoreMs = await timed(async () => {
    const outcome = await restoreBuilder(entry, [], { store, daemon, labels: {} });
    if (outcome.kind !== "loaded") throw new Error(`It was not loaded: ${JSON.stringify(outcome)}`);
  });
  await daemon.removeImage(builderImageName(entry.manifestDigest));
  return { pullMs, restoreMs };
}

/** Layers that no other image has, half of which can be compressed; the last has what a builder needs to start. */
async function pushBuilder(
  registry: Registry,
  { host, directory, arch }: { readonly host: string; readonly directory: string; readonly arch: string },
): Promise<RegistryImage> {
  const creator = tarFile("cnb/lifecycle/creator", await readFile(BUSYBOX), { mode: 0o755 });
  const tars = Array.from({ length: LAYERS }, (_, at) =>
    writeTar([
      tarFile(`layer-${at}/noise`, randomBytes(LAYER_BYTES / 2)),
      tarFile(`layer-${at}/text`, text(at)),
    ]),
  );
  tars.push(writeTar([tarDirectory("cnb/"), tarDirectory("cnb/lifecycle/"), creator]));
  const layers: PackedLayer[] = [];
  for (const [at, tar] of tars.entries())
    layers.push(await writeLayerBlob(Readable.from([tar]), path.join(directory, `layer-${at}`)));
  const rootfs = { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) };
  const configJson = JSON.stringify({ architecture: arch, os: "linux", config: {}, rootfs });
  const reference = parseImageReference(`${host}/bench/builder-${randomUUID()}:1`);
  const digest = await pushImage({ reference, layers, configJson }, registry);
  return readImage(registry, atDigest(reference, digest), { os: "linux", arch });
}

function text(at: number): Buffer {
  return Buffer.alloc(LAYER_BYTES / 2, `A line of text in layer ${at}.\n`);
}
