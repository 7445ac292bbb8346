import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { builderImageName } from "../../../src/cache/builder-load.ts";
import { DaemonError } from "../../../src/docker/daemon-error.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { planStages, type PrunedPull } from "../../../src/platform/pull/builder-stages.ts";
import { pullPruned } from "../../../src/platform/pull/pull-pruned.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import { LAYERS, type PruningJob, PullingDaemon, startPruningJob, UNTOLD } from "./pruning-job.ts";

let job: PruningJob;
let pruned: PrunedPull;
const log = new RecordingLog();
const told = new Set<string>();

async function start(daemon = new PullingDaemon()): Promise<void> {
  job = await startPruningJob({ daemon });
  const deps = { ...job, log, isLocalAddress: () => Promise.resolve(true), hostName: "runner" };
  const { first } = await planStages(UNTOLD, job.plan, deps);
  if (first.pull === undefined) throw new Error("There is nothing to prune");
  pruned = first.pull;
}

beforeEach(() => start());

afterEach(async () => {
  await job[Symbol.asyncDispose]();
});

const DIFF_IDS = [LAYERS.base, LAYERS.order, LAYERS.one].map(({ tar }) => digestOf(tar));

const pull = (relatives: readonly string[] = []): Promise<string> => {
  const { pinned } = job.plan.builder;
  if (pinned === undefined) throw new Error("The builder is in no registry");
  const { signal } = new AbortController();
  const onProgress = ({ layer = "" }: { layer?: string | undefined }): void => {
    told.add(layer);
  };
  return pullPruned({ ...pruned, pinned }, { ...job, log, signal, onProgress, relatives });
};

describe("pullPruned", () => {
  it("gives the engine the layers that are left, by a name that is not the builder's", async () => {
    const name = await pull();

    expect(name).toBe(builderImageName(pruned.builder.digest));
    expect(job.daemon.images.get(name)?.diffIds).toEqual(DIFF_IDS);
  });

  it("gives layers decompressed to an engine that keeps no blobs, and tells how far those of the registry are", async () => {
    told.clear();

    await pull();

    expect(job.daemon.blobs).toEqual(DIFF_IDS);
    const { layers } = pruned.builder.manifest;
    expect(layers.map(({ digest }) => digest)).not.toEqual(DIFF_IDS);
    expect(told).toEqual(new Set(layers.map(({ digest }) => digest.slice(7, 19))));
  });

  it("gives layers as they are to an engine that keeps blobs", async () => {
    await job[Symbol.asyncDispose]();
    await start(new BlobKeepingDaemon());

    const name = await pull();

    expect(job.daemon.blobs).toEqual(pruned.builder.manifest.layers.map(({ digest }) => digest));
    expect(job.daemon.images.get(name)?.diffIds).toEqual(DIFF_IDS);
  });

  it("gives layers as they are to an engine that has pulled the first of them, and knows it by that name", async () => {
    job.daemon.images.set("example.com/builder:0", fakeImage({ diffIds: DIFF_IDS.slice(0, 1) }));

    await pull(["example.com/builder:0"]);

    expect(job.daemon.blobs).toEqual(pruned.builder.manifest.layers.map(({ digest }) => digest));
  });

  it("gives them decompressed to one that got the first of them so before", async () => {
    const earlier = builderImageName(digestOf("earlier"));
    job.daemon.images.set(earlier, fakeImage({ diffIds: DIFF_IDS.slice(0, 1) }));

    await pull([earlier]);

    expect(job.daemon.blobs).toEqual(DIFF_IDS);
  });

  it("leaves no other name in the engine", async () => {
    const name = await pull();

    expect([...job.daemon.images.keys()]).toEqual([name]);
  });

  it("never reads what is left out", async () => {
    await pull();

    const left = job.plan.builder.served?.manifest.layers[2]?.digest ?? "none";
    expect(job.fake.calls.filter((call) => call.includes(left))).toEqual([]);
  });

  it("sends the same as an archive to an engine that cannot pull from here, and tells the progress", async () => {
    pruned = { ...pruned, way: { kind: "load" } };
    told.clear();

    const name = await pull();

    const { manifest, config } = pruned.builder;
    const blobs = [manifest.config, ...manifest.layers].map(({ digest }) => digest);
    const names = job.daemon.loads.flat().map((entry) => entry.name);
    expect(names.filter((each) => each.startsWith("blobs/"))).toEqual(
      [pruned.builder.digest, ...blobs].map((digest) => `blobs/${digest.replace(":", "/")}`),
    );
    expect(job.daemon.images.get(name)?.diffIds).toEqual(config.rootfs.diff_ids);
    expect(told).toEqual(new Set(blobs.map((digest) => digest.slice(7, 19))));
    expect(job.daemon.pulls).toEqual([]);
  });

  it("does not mind that the engine keeps the name by which it pulled", async () => {
    await job[Symbol.asyncDispose]();
    await start(new KeepingDaemon());

    const name = await pull();

    expect(job.daemon.images.has(name)).toBe(true);
    expect(log.events.at(-1)).toMatch(
      /^debug The engine keeps the name "127\.0\.0\.1:\d+\/builder:pruned": /,
    );
  });

  it("refuses an image that the engine made something else of", async () => {
    await job[Symbol.asyncDispose]();
    await start(new ForgetfulDaemon());

    await expect(pull()).rejects.toMatchObject({
      code: "DAEMON",
      message: expect.stringContaining("its layers in the engine are not those of its config"),
    });
  });
});

class BlobKeepingDaemon extends PullingDaemon {
  override async describeHost(): ReturnType<PullingDaemon["describeHost"]> {
    return { ...(await super.describeHost()), usesContainerdStore: true };
  }
}

class KeepingDaemon extends PullingDaemon {
  override removeImage(): Promise<void> {
    return Promise.reject(new DaemonError("remove an image", "conflict"));
  }
}

/** Has other layers than those that it pulled. */
class ForgetfulDaemon extends PullingDaemon {
  override async tagImage(reference: string, tag: string): Promise<void> {
    await super.tagImage(reference, tag);
    this.images.set(tag, fakeImage({ diffIds: ["sha256:other"] }));
  }
}
