import { describe, expect, it } from "@jest/globals";
import { saveBuilder } from "../../../src/cache/builder-cache.ts";
import { builderImageName } from "../../../src/cache/builder-load.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import type { BuildPlan } from "../../../src/platform/plan/plan.ts";
import { provisionBuilder, type ProvisionedBuilder } from "../../../src/platform/pull/provision-builder.ts";
import { noCaches } from "../../../src/platform/request/build-caches.ts";
import type { ResolvedBuild } from "../../../src/platform/request/build-request.ts";
import {
  imageOf,
  layersOf,
  LoadingDaemon,
  MemoryStore,
  sourceOf,
  temporaryDirectory,
} from "../../cache/builder-fixture.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import { builderLabels } from "../registry-images.ts";

const image = imageOf(layersOf("a", "b"));
const RUNNABLE = `ghcr.io/owner/builder@${image.manifestDigest}`;
const TARGET = { os: "linux", arch: "amd64" };

/** An engine that can pull the builder, unless its repository is gone, and a cache that may have it. */
class Job implements AsyncDisposable {
  readonly daemon = new LoadingDaemon({
    remoteImages: { [RUNNABLE]: fakeImage({ diffIds: image.diffIds }) },
  });
  readonly store = new MemoryStore();
  readonly log = new RecordingLog();
  readonly #temporary: Awaited<ReturnType<typeof temporaryDirectory>>;

  private constructor(temporary: Awaited<ReturnType<typeof temporaryDirectory>>) {
    this.#temporary = temporary;
  }

  static async start(): Promise<Job> {
    return new Job(await temporaryDirectory("/tmp"));
  }

  async fillCache(): Promise<void> {
    const entry = { manifestDigest: image.manifestDigest, target: TARGET };
    const directory = this.#directoryOf(entry.manifestDigest);
    await saveBuilder({ ...entry, directory }, image.manifestBytes, {
      store: this.store,
      ...sourceOf(image),
    });
    this.store.calls.length = 0;
  }

  ready(
    request: Pick<ResolvedBuild, "cache" | "builderCache"> & Partial<ResolvedBuild>,
  ): Promise<ProvisionedBuilder> {
    const plan = {
      daemon: this.daemon,
      target: TARGET,
      runImage: { value: { name: "ghcr.io/owner/run:1" } },
      order: { toml: undefined, order: [], orderExtensions: [], sources: [], replaced: [] },
      builder: {
        reference: parseImageReference("ghcr.io/owner/builder:1"),
        pinned: parseImageReference(RUNNABLE),
        runnable: RUNNABLE,
        target: TARGET,
        labels: builderLabels({ image: "ghcr.io/owner/run:1" }),
        served: { ...image, config: { rootfs: { type: "layers", diff_ids: image.diffIds } } },
      },
    } as unknown as BuildPlan;
    const caches = { ...noCaches(this.#temporary.path), store: this.store };
    const keychain = { resolve: () => Promise.resolve(undefined) };
    const deps = { caches, keychain, log: this.log, runLabel: "run=1", signal: new AbortController().signal };
    return provisionBuilder(
      { pull: "always", ...request } as ResolvedBuild,
      plan,
      deps as unknown as Parameters<typeof provisionBuilder>[2],
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#temporary[Symbol.asyncDispose]();
  }

  #directoryOf(digest: string): string {
    return `${this.#temporary.path}/builder-v1-linux-amd64-${digest.slice("sha256:".length)}`;
  }
}

describe("provisionBuilder", () => {
  it("does not ask the cache service for a job without caches", async () => {
    await using job = await Job.start();

    const {
      image: used,
      report,
      pending,
    } = await job.ready({ cache: { kind: "none" }, builderCache: "auto" });

    expect(used).toBe(RUNNABLE);
    expect(report).toMatchObject({ name: "builder", outcome: "unused" });
    expect(pending).toBeUndefined();
    expect(job.store.calls).toEqual([]);
  });

  it("asks it without a layer cache where the builder's own is wanted", async () => {
    await using job = await Job.start();
    await job.fillCache();

    const { image: used } = await job.ready({ cache: { kind: "none" }, builderCache: "always" });

    expect(used).toBe(builderImageName(image.manifestDigest));
    expect(job.daemon.pulls).toEqual([]);
  });

  it("takes the builder from the cache when its repository is gone", async () => {
    await using job = await Job.start();
    await job.fillCache();
    job.daemon.remoteImages.clear();

    const { image: used, report } = await job.ready({ cache: { kind: "auto" }, builderCache: "auto" });

    expect(used).toBe(builderImageName(image.manifestDigest));
    expect(report).toMatchObject({ name: "builder", outcome: "hit", sizeBytes: expect.any(Number) });
  });

  it("leaves what came out of the cache without the builder's name, by which an engine would not tell its digest", async () => {
    await using job = await Job.start();
    await job.fillCache();

    const { image: used } = await job.ready({
      cache: { kind: "auto" },
      builderCache: "always",
      pull: "if-not-present",
    });

    expect(used).toBe(builderImageName(image.manifestDigest));
    expect([...job.daemon.images.keys()]).toEqual([used]);
    expect(job.log.events.join("\n")).not.toContain("no image by the name");
  });

  it("fails with what the engine said when neither has it", async () => {
    await using job = await Job.start();
    job.daemon.remoteImages.clear();

    const ready = job.ready({ cache: { kind: "auto" }, builderCache: "auto" });

    await expect(ready).rejects.toMatchObject({ message: expect.stringContaining("not found") });
    expect(job.store.calls).toEqual([expect.stringMatching(/^find /), expect.stringMatching(/^restore /)]);
  });
});
