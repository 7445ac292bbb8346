// All of a builder on its way through this process, and when an engine had better pull it itself.
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { builderImageName } from "../../../src/cache/builder-load.ts";
import type { DaemonHost } from "../../../src/docker/daemon.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { atDigest, formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import type { BuildPlan } from "../../../src/platform/plan/plan.ts";
import { provisionBuilder } from "../../../src/platform/pull/provision-builder.ts";
import { wholeThroughHere } from "../../../src/platform/pull/whole-through-here.ts";
import { noCaches } from "../../../src/platform/request/build-caches.ts";
import type { ResolvedBuild } from "../../../src/platform/request/build-request.ts";
import {
  type BuilderFixture,
  layeredBuilder,
  type LayerFixture,
  layerWith,
} from "../../builder/layered-builder.ts";
import { tarFile, writeTar } from "../../docker/tiny-tar.ts";
import { clientWith } from "../../gateway/gateway-fixture.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import { type FakeRegistry, startFakeRegistry } from "../../support/fake-registry.ts";
import { builderLabels } from "../registry-images.ts";
import { PullingDaemon, TARGET } from "./pruning-job.ts";

/** Cannot be compressed, so that it is worth it. */
const BASE = { tar: writeTar([tarFile("base", randomBytes(10_000_000).toString("latin1"))]) };
const LAYERS = [BASE, layerWith("order.toml")];
const DIFF_IDS = LAYERS.map(({ tar }) => digestOf(tar));
const LABELS = builderLabels({ image: "example.com/run:1" });

let fake: FakeRegistry;
beforeAll(async () => (fake = await startFakeRegistry()));
afterAll(async () => {
  await fake[Symbol.asyncDispose]();
});

class Engine extends PullingDaemon {
  readonly host: Partial<DaemonHost>;

  constructor(host: Partial<DaemonHost> = {}) {
    super();
    this.host = host;
  }

  override async describeHost(): Promise<DaemonHost> {
    return { ...(await super.describeHost()), ...this.host };
  }
}

function serve(layers: readonly LayerFixture[] = LAYERS): BuilderFixture {
  const served = layeredBuilder(layers, { Labels: LABELS });
  for (const blob of served.blobs.values()) fake.addBlob("builder", blob);
  return served;
}

function through(served: BuilderFixture, daemon: Engine, { registry = fake.host, isHosted = true } = {}) {
  const digest = digestOf(served.manifestBytes);
  const pinned = { ...atDigest(parseImageReference(`${registry}/builder:1`), digest), digest };
  return wholeThroughHere(pinned, served, {
    daemon,
    registry: clientWith(),
    relatives: ["example.com/builder:0"],
    isLocalAddress: (address) => Promise.resolve(address === "127.0.0.1"),
    hostName: "runner",
    isHosted,
  });
}

describe("a whole builder", () => {
  it("goes through here as it is, by its own digest", async () => {
    const served = serve();

    const found = await through(served, new Engine());

    expect(found?.way).toEqual({ kind: "pull", address: "127.0.0.1" });
    expect(found?.builder).toMatchObject({
      digest: digestOf(served.manifestBytes),
      configBytes: Buffer.from(served.configJson),
      manifest: served.manifest,
    });
  });

  it.each<readonly [string, Engine]>([
    ["keeps blobs", new Engine({ usesContainerdStore: true })],
    ["is elsewhere", new Engine({ name: "elsewhere" })],
  ])("is pulled by an engine that %s", async (_name, daemon) => {
    if (daemon.host.name !== undefined) Object.assign(daemon, { socketPath: undefined });

    expect(await through(serve(), daemon)).toBeUndefined();
  });

  it("is pulled by the engine of a machine that outlives the job", async () => {
    expect(await through(serve(), new Engine(), { isHosted: false })).toBeUndefined();
  });

  it("is pulled by an engine that has the base already, by the name that registries give it", async () => {
    const daemon = new Engine();
    daemon.images.set("example.com/builder:0", fakeImage({ diffIds: [DIFF_IDS[0] ?? "", "sha256:other"] }));

    expect(await through(serve(), daemon)).toBeUndefined();
  });

  it("goes through here if what the engine has is another base", async () => {
    const daemon = new Engine();
    daemon.images.set("example.com/builder:0", fakeImage({ diffIds: ["sha256:other"] }));

    expect(await through(serve(), daemon)).toBeDefined();
  });

  it("is pulled from the mirrors of an engine if it is of the Docker Hub", async () => {
    const mirrored = new Engine({ hasHubMirrors: true });

    expect(await through(serve(), mirrored, { registry: "index.docker.io" })).toBeUndefined();
    expect(await through(serve(), mirrored)).toBeDefined();
  });

  it.each([
    ["small", [layerWith("base")]],
    [
      "partly elsewhere",
      [{ ...BASE, mediaType: "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip" }],
    ],
  ])("is pulled by the engine if it is %s", async (_name, layers) => {
    expect(await through(serve(layers), new Engine())).toBeUndefined();
  });
});

describe("provisioning a whole builder", () => {
  async function provision(
    daemon: Engine,
    pull: ResolvedBuild["pull"] = "always",
  ): Promise<{ image: string; log: RecordingLog; whole: string }> {
    const served = serve();
    const reference = parseImageReference(`${fake.host}/builder:1`);
    const pinned = atDigest(reference, digestOf(served.manifestBytes));
    const whole = formatImageReference(pinned);
    daemon.remoteImages.set(whole, fakeImage({ diffIds: DIFF_IDS }));
    const plan = {
      ...{ daemon, target: TARGET, extender: undefined },
      builder: { reference, pinned, runnable: whole, target: TARGET, env: [], labels: LABELS, served },
      runImage: { value: { name: "example.com/run:1" } },
      order: { toml: undefined, order: [], orderExtensions: [], sources: [], replaced: [] },
    } as unknown as BuildPlan;
    const log = new RecordingLog();
    const deps = {
      ...{ log, caches: noCaches("/tmp"), registry: clientWith(), signal: new AbortController().signal },
      ...{
        isLocalAddress: () => Promise.resolve(true),
        hostName: "runner",
        isHosted: true,
        runLabel: "run=1",
      },
      keychain: { resolve: () => Promise.resolve(undefined) },
    };
    const request = { cache: { kind: "none" }, builderCache: "never", pull } as ResolvedBuild;
    const { image } = await provisionBuilder(
      request,
      plan,
      deps as unknown as Parameters<typeof provisionBuilder>[2],
    );
    return { image, log, whole };
  }

  it("gives the engine all layers, decompressed, and finds them again by their name", async () => {
    const daemon = new Engine();

    const { image, whole } = await provision(daemon);
    await provision(daemon);

    expect(image).toBe(builderImageName(parseImageReference(whole).digest ?? "sha256:"));
    expect(daemon.blobs).toEqual(DIFF_IDS);
    expect([...daemon.images.keys()]).toEqual([image]);
  });

  it("does so where later builds would look for its name, since no engine is left for them", async () => {
    const daemon = new Engine();

    const { image } = await provision(daemon, "if-not-present");

    expect([...daemon.images.keys()]).toEqual([image]);
    expect(image).toMatch(/^cloud-native-buildpacks\.local\//);
  });

  it("lets the engine pull it where it cannot reach this process, and says so", async () => {
    const { image, log, whole } = await provision(new RefusingEngine());

    expect(image).toBe(whole);
    expect(log.events.join("\n")).toContain(
      "The whole builder is pulled, as it could not be passed on: refused",
    );
  });
});

class RefusingEngine extends Engine {
  protected override pullFrom(): Promise<never> {
    return Promise.reject(new Error("refused"));
  }
}
