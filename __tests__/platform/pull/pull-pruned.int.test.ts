// A pruned image on its way from a real registry into a real engine, by each way; needs the environment of script/bootstrap.
import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { writeLayerBlob } from "../../../script/builder/packed-layer.ts";
import { pushImage } from "../../../script/builder/push-image.ts";
import { pruneBuilder } from "../../../src/builder/pruned-builder.ts";
import type { Daemon } from "../../../src/docker/daemon.ts";
import { connectEngine } from "../../../src/docker/engine.ts";
import { atDigest, parseImageReference } from "../../../src/oci/image-reference.ts";
import type { BuilderWay } from "../../../src/platform/pull/builder-way.ts";
import { pullPruned } from "../../../src/platform/pull/pull-pruned.ts";
import { readImage } from "../../../src/registry/image.ts";
import { tarDirectory, tarFile, writeTar } from "../../docker/tiny-tar.ts";
import { clientWith } from "../../gateway/gateway-fixture.ts";
import { RecordingLog } from "../../phases/recording-log.ts";

jest.setTimeout(120_000);

/** The one static program of Debian's package busybox-static. */
const BUSYBOX = "/bin/busybox";
const run = randomUUID();
const registry = clientWith();
const log = new RecordingLog();
const engine = process.env["TESTBED_ENGINE"] ?? "";
/** Podman pulls without TLS only what its configuration names; an engine in a network of its own does not reach this process. */
const canPull = !engine.startsWith("podman") && !engine.endsWith("rootless");
const WAYS: readonly BuilderWay[] = [
  ...(canPull ? [{ kind: "pull", address: "127.0.0.1" } as const] : []),
  { kind: "load" },
];

let daemon: Daemon;
let source: Parameters<typeof pullPruned>[0];
const made = new Set<string>();

beforeAll(async () => {
  daemon = await connectEngine(process.env);
});

afterEach(async () => {
  for (const name of made) await daemon.removeImage(name).catch(() => undefined);
  made.clear();
});

/** Of three layers, of which the second is left out. */
async function pushedImage(way: BuilderWay): Promise<void> {
  const reference = parseImageReference(`${process.env["TESTBED_REGISTRY"] ?? ""}/pruned/${run}:${way.kind}`);
  const tars = [
    [tarDirectory("bin/"), tarFile("bin/busybox", await readFile(BUSYBOX), { mode: 0o755 })],
    [tarFile("left-out", run)],
    [tarFile("kept", `${run} by ${way.kind}`)],
  ].map(writeTar);
  const files = tars.map((_, at) => path.join(tmpdir(), `pruned-${run}-${at}`));
  const layers = await Promise.all(
    tars.map((tar, at) => writeLayerBlob(Readable.from([tar]), files[at] ?? "")),
  );
  const target = { os: "linux", arch: daemon.info.arch };
  const rootfs = { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) };
  const configJson = JSON.stringify({ architecture: target.arch, os: target.os, config: {}, rootfs });
  const digest = await pushImage({ reference, layers, configJson }, registry);
  for (const file of files) await rm(file);
  const image = await readImage(registry, atDigest(reference, digest), target);
  source = { builder: pruneBuilder(image, [0, 2]), way, pinned: image.reference };
}

async function filesOf(image: string): Promise<string[]> {
  const spec = { command: [BUSYBOX, "ls", "/"], env: [], mounts: [], labels: {}, securityOptions: [] };
  await using container = await daemon.createContainer({ ...spec, image, network: "none" });
  const lines: string[] = [];
  await container.run({ onLine: (line) => lines.push(line) });
  return lines;
}

describe("pullPruned", () => {
  it.each(WAYS)("gets an image that runs without what was left out: $kind", async (way) => {
    await pushedImage(way);
    const progress: string[] = [];

    const name = await pullPruned(source, {
      ...{ daemon, registry, log, relatives: [] },
      signal: new AbortController().signal,
      onProgress: ({ layer = "" }) => progress.push(layer),
    });

    made.add(name);
    const files = await filesOf(name);
    expect(files).toContain("kept");
    expect(files).not.toContain("left-out");
    const last = source.builder.manifest.layers.at(-1)?.digest.slice(7, 19);
    expect(progress).toContain(last);
  });
});
