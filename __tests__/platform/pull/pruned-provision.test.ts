// A pruned builder on its way into the engine: pulled, kept by the engine or by the cache, and what is done where it cannot be had.
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { builderCacheKey } from "../../../src/cache/builder-cache.ts";
import { DaemonError } from "../../../src/docker/daemon-error.ts";
import { formatImageReference } from "../../../src/oci/image-reference.ts";
import { saveCaches } from "../../../src/platform/cache/save-caches.ts";
import type { ProvisionDeps } from "../../../src/platform/pull/cached-builder.ts";
import { provisionBuilder, type ProvisionedBuilder } from "../../../src/platform/pull/provision-builder.ts";
import { noCaches } from "../../../src/platform/request/build-caches.ts";
import type { ResolvedBuild } from "../../../src/platform/request/build-request.ts";
import { MemoryStore, temporaryDirectory } from "../../cache/builder-fixture.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import { type PruningJob, PullingDaemon, startPruningJob, TARGET } from "./pruning-job.ts";

let temporary: Awaited<ReturnType<typeof temporaryDirectory>>;
let store: MemoryStore;
let log: RecordingLog;
let job: PruningJob;

beforeEach(async () => {
  temporary = await temporaryDirectory("/tmp");
  store = new MemoryStore();
  log = new RecordingLog();
  job = await startPruningJob();
});

afterEach(async () => {
  await job[Symbol.asyncDispose]();
  await temporary[Symbol.asyncDispose]();
});

async function restart(daemon: PullingDaemon): Promise<void> {
  await job[Symbol.asyncDispose]();
  job = await startPruningJob({ daemon });
}

interface Given extends Pick<ProvisionDeps, "isHosted"> {
  readonly pull: ResolvedBuild["pull"];
}

function provision(
  builderCache: ResolvedBuild["builderCache"] = "never",
  signal = new AbortController().signal,
  { pull, isHosted }: Given = { pull: "always", isHosted: false },
): Promise<ProvisionedBuilder> {
  const caches = { ...noCaches(temporary.path), store };
  const keychain = { resolve: () => Promise.resolve(undefined) };
  const common = { isLocalAddress: () => Promise.resolve(true), hostName: "runner", runLabel: "run=1" };
  const deps = { ...common, isHosted, caches, keychain, log, signal, registry: job.registry };
  const request = { cache: { kind: "auto" }, builderCache, pull } as ResolvedBuild;
  return provisionBuilder(request, job.plan, deps as unknown as ProvisionDeps);
}

describe("a pruned builder", () => {
  it("is what containers are made from, and the whole one is not pulled", async () => {
    const { image } = await provision();

    expect(image).toMatch(/^cloud-native-buildpacks\.local\/builder:[0-9a-f]{12}$/);
    expect([...job.daemon.images.keys()]).toEqual([image]);
  });

  it("is not wanted where the engine has the whole one", async () => {
    job.daemon.images.set(job.whole, fakeImage());
    Object.assign(job.plan, { presentBuilder: job.whole });

    const { image } = await provision();

    expect(image).toBe(job.whole);
    expect(job.fake.calls).toEqual([]);
    expect(log.events).toContain("info The Docker engine has the builder already.");
  });

  it("is not pulled again while the engine has it", async () => {
    const { image } = await provision();
    const again = await provision();

    expect(again.image).toBe(image);
    expect(job.daemon.pulls).toHaveLength(1);
    expect(log.events).toContain("info The Docker engine has the builder already.");
  });

  it("is pulled again where the engine has another image by its name", async () => {
    const { image } = await provision();
    const other = fakeImage({ diffIds: ["sha256:other"] });
    job.daemon.images.set(image, other);

    await provision();

    expect(job.daemon.pulls).toHaveLength(2);
    expect(job.daemon.images.get(image)).not.toBe(other);
  });

  it("gives way to the whole one where the engine cannot pull it, which the log says", async () => {
    await restart(new RefusingDaemon());

    const { image } = await provision();

    expect(image).toBe(job.whole);
    expect(log.events.join("\n")).toMatch(
      /The whole builder is pulled, as a part of it could not be: .*connection refused/,
    );
  });

  it("does not give way when the build is cancelled", async () => {
    const cancel = new AbortController();
    await restart(new CancellingDaemon(cancel));

    await expect(provision("never", cancel.signal)).rejects.toThrow("connection refused");
    expect(job.daemon.pulls.map(({ reference }) => reference)).not.toContain(job.whole);
  });

  it("is what the builder cache keeps, and gives back without its registry", async () => {
    const { image, pending } = await provision("always");
    await saveCaches([{ builder: pending }], { store }, job.registry);
    const [key = ""] = store.entries.keys();
    const files = [...(store.entries.get(key)?.keys() ?? [])];
    job.daemon.images.clear();
    store.calls.length = 0;

    const again = await provision("always");

    expect(pending?.reference).toBe(job.whole);
    expect(key).toBe(
      builderCacheKey({ manifestDigest: pending?.manifestDigest as "sha256:", target: TARGET }),
    );
    // Manifest, config and three layers: what was left out was never there.
    expect(files).toHaveLength(5);
    expect(again).toMatchObject({ image, report: { outcome: "hit" } });
    expect(job.daemon.pulls).toHaveLength(1);
  });
});

describe("a builder that could be pruned, and that later builds look for in the engine by its name", () => {
  const whole = (isHosted = false): Promise<ProvisionedBuilder> =>
    provision("never", new AbortController().signal, { pull: "if-not-present", isHosted });

  beforeEach(() => {
    Object.assign(job.plan, { target: { os: job.daemon.info.os, arch: job.daemon.info.arch } });
  });

  const name = (): string => formatImageReference(job.plan.builder.reference);

  it("comes as a whole, and by that name, which the log explains", async () => {
    const { image, next } = await whole();

    expect(image).toBe(job.whole);
    expect(next).toBeUndefined();
    expect([...job.daemon.images.keys()]).toEqual([job.whole, name()]);
    expect(log.events).toContain(
      'info The whole builder is needed: later builds look for it in the engine by its name, as "pull" is "if-not-present".',
    );
  });

  it("gets the name where the engine has it only by its digest", async () => {
    job.daemon.images.set(job.whole, fakeImage());
    Object.assign(job.plan, { presentBuilder: job.whole });

    await whole();

    expect([...job.daemon.images.keys()]).toEqual([job.whole, name()]);
    expect(job.daemon.pulls).toEqual([]);
  });

  it("is pruned all the same on a runner of GitHub, which is gone then", async () => {
    const { image } = await whole(true);

    expect([...job.daemon.images.keys()]).toEqual([image]);
    expect(image).not.toBe(job.whole);
  });
});

/** Reaches no process of this machine. */
class RefusingDaemon extends PullingDaemon {
  protected override pullFrom(): Promise<never> {
    return Promise.reject(new DaemonError("pull", "connection refused"));
  }
}

class CancellingDaemon extends RefusingDaemon {
  readonly #cancel: AbortController;

  constructor(cancel: AbortController) {
    super();
    this.#cancel = cancel;
  }

  protected override pullFrom(): Promise<never> {
    this.#cancel.abort();
    return super.pullFrom();
  }
}
