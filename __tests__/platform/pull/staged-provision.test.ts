// What is fetched first of a builder whose order leads to all of it: what the previous image tells to be enough.
import { afterEach, describe, expect, it } from "@jest/globals";
import { pruneBuilder } from "../../../src/builder/pruned-builder.ts";
import { builderImageName } from "../../../src/cache/builder-load.ts";
import { BUILD_METADATA_LABEL } from "../../../src/cnb/build-metadata.ts";
import { parseOrder } from "../../../src/cnb/order.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { provisionBuilder, type ProvisionedBuilder } from "../../../src/platform/pull/provision-builder.ts";
import { noCaches } from "../../../src/platform/request/build-caches.ts";
import type { ResolvedBuild } from "../../../src/platform/request/build-request.ts";
import { largeLayer, layerWith } from "../../builder/layered-builder.ts";
import { MemoryStore } from "../../cache/builder-fixture.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import { addImage } from "../registry-images.ts";
import {
  LAYERS,
  type PruningJob,
  type PruningOptions,
  PullingDaemon,
  startPruningJob,
} from "./pruning-job.ts";

const { base, one, two } = LAYERS;
const ONE = { id: "examples/one", version: "1.0.0", optional: false };
const TWO = { id: "examples/two", version: "2.0.0", optional: false };

const jobs: PruningJob[] = [];

afterEach(async () => {
  for (const job of jobs.splice(0)) await job[Symbol.asyncDispose]();
});

/** One group for each list. */
const ordered = (...groups: readonly (readonly (typeof ONE)[])[]) => groups.map((group) => ({ group }));

function orderToml(order: ReturnType<typeof ordered>): string {
  const elements = order.map(({ group }) =>
    group.map(({ id, version }) => `[[order.group]]\nid = "${id}"\nversion = "${version}"\n`).join(""),
  );
  return elements.map((text) => `[[order]]\n${text}`).join("");
}

interface Given extends PruningOptions {
  /** Of the previous image; there is none if undefined. */
  readonly buildpacks?: readonly string[] | undefined;
  readonly order?: ReturnType<typeof ordered>;
  readonly request?: object;
  /** Of the job's caches; it has none if undefined. */
  readonly store?: MemoryStore;
}

/** Of a builder whose groups are of one buildpack each, unless something else is given. */
async function provision({ buildpacks, order = ordered([ONE], [TWO]), request, store, ...options }: Given) {
  const layers = [base, one, two, layerWith("cnb/order.toml", orderToml(order))];
  const labelled = { toml: undefined, order, orderExtensions: [], sources: [], replaced: [] };
  const job = await startPruningJob({ layers, ...options, plan: { order: labelled, ...options.plan } });
  jobs.push(job);
  const named = JSON.stringify({
    buildpacks: buildpacks?.map((id) => ({ id, version: "0" })),
    processes: [],
  });
  if (buildpacks !== undefined) addImage(job.fake, "app:1", { labels: { [BUILD_METADATA_LABEL]: named } });
  const log = new RecordingLog();
  const builder = await provisionIn(job, log, request, store);
  return { builder, job, log, said: said(log) };
}

function provisionIn(
  job: PruningJob,
  log: RecordingLog,
  request: object = {},
  store?: MemoryStore,
): Promise<ProvisionedBuilder> {
  const tags = [parseImageReference(`${job.fake.host}/app:1`)];
  const signal = new AbortController().signal;
  const common = { isLocalAddress: () => Promise.resolve(true), hostName: "runner", runLabel: "run=1" };
  const keychain = { resolve: () => Promise.resolve(undefined) };
  const none = noCaches("/nowhere");
  const caches = { ...none, store: store ?? none.store };
  const deps = { ...common, caches, keychain, log, signal, registry: job.registry };
  const asked = {
    cache: { kind: "auto" },
    builderCache: "never",
    pull: "always",
    delivery: { push: true },
    tags,
    ...request,
  };
  return provisionBuilder(
    asked as unknown as ResolvedBuild,
    job.plan,
    deps as unknown as Parameters<typeof provisionBuilder>[2],
  );
}

/** What people read. */
const said = ({ events }: RecordingLog): string =>
  events.filter((event) => !event.startsWith("debug ")).join("\n");

/** The diffIDs of an image in the engine. */
const layersIn = ({ daemon }: PruningJob, { image }: ProvisionedBuilder) => daemon.images.get(image)?.diffIds;

describe("a builder whose order leads to all of it", () => {
  it("is fetched first without what comes after the group of the previous image, which the log says", async () => {
    const { builder, job, said: lines } = await provision({ buildpacks: ["examples/one"] });

    expect(layersIn(job, builder)).not.toContain(digestOf(two.tar));
    expect(layersIn(job, builder)).toContain(digestOf(one.tar));
    expect(parseOrder(builder.order ?? "", "").order).toEqual(ordered([ONE]));
    expect(lines).toMatch(
      /Of the builder, .* of 20\.0 MB are fetched first, for the first of 2 groups: the buildpacks of ".*\/app:1" are of one of them\./,
    );
  });

  it("is fetched for all groups up to that one", async () => {
    const order = ordered([{ ...ONE, id: "examples/other" }], [ONE], [TWO]);
    const others = { "examples/other": layerWith("cnb/buildpacks/examples_other/1.0.0/buildpack.toml") };
    const { builder, said: lines } = await provision({ buildpacks: ["examples/one"], order, others });

    expect(parseOrder(builder.order ?? "", "").order).toEqual(order.slice(0, 2));
    expect(lines).toContain("for the first 2 of 3 groups");
    expect(lines).toContain("are of one of them.");
  });

  it("is completed when asked, and detected with in its whole order", async () => {
    const { builder, job } = await provision({ buildpacks: ["examples/one"] });

    const whole = await builder.next?.get();

    expect(whole?.next).toBeUndefined();
    expect(whole && layersIn(job, whole)?.toSorted()).toEqual(
      job.daemon.images.get(job.whole)?.diffIds.toSorted(),
    );
    expect(parseOrder(whole?.order ?? "", "").order).toEqual(ordered([ONE], [TWO]));
  });

  it("says only once that no cache is used for it", async () => {
    const request = { cache: { kind: "none" }, builderCache: "auto" };
    const { builder, log } = await provision({ buildpacks: ["examples/one"], request });

    await builder.next?.get();

    expect(log.events.filter((event) => event.startsWith("chosen Builder cache"))).toHaveLength(1);
  });

  /** Of which the second group needs much, while nothing tells which one builds. */
  const untold: Given = {
    layers: [
      base,
      one,
      { ...two, claimedBytes: 60_000_000 },
      layerWith("cnb/order.toml", orderToml(ordered([ONE], [TWO]))),
    ],
  };

  it.each(["never", "auto"])(
    "is fetched for its first group with builder-cache: %s",
    async (builderCache) => {
      const { builder, said: lines } = await provision({
        ...untold,
        request: { builderCache },
        store: new MemoryStore(),
      });

      expect(parseOrder(builder.order ?? "", "").order).toEqual(ordered([ONE]));
      expect(lines).toContain("for the first of 2 groups. More is fetched if none of these is detected.");
    },
  );

  it("is looked for as a whole in a cache that is asked first", async () => {
    const request = { builderCache: "always" };
    const store = new MemoryStore();
    const { builder, job } = await provision({ ...untold, request, store });

    expect(builder).toMatchObject({ image: job.whole, next: undefined });
    expect(store.calls.filter((call) => call.startsWith("restore"))).toHaveLength(1);
  });

  it.each<[string, Given]>([
    ["there is no previous image", {}],
    ["the previous image was built with the last group", { buildpacks: ["examples/two"] }],
    ["no group has the buildpacks of the previous image", { buildpacks: ["examples/three"] }],
    ["the previous image names no buildpacks", { buildpacks: [] }],
    [
      "the previous image is in no registry",
      { buildpacks: ["examples/one"], request: { delivery: { push: false } } },
    ],
    [
      "the rest is small",
      {
        buildpacks: ["examples/one"],
        layers: [
          base,
          one,
          { ...two, claimedBytes: 9_999_999 },
          layerWith("cnb/order.toml", orderToml(ordered([ONE], [TWO]))),
        ],
      },
    ],
    [
      "the lifecycle reads another order",
      { buildpacks: ["examples/one"], env: ["CNB_USER_ID=1", "CNB_ORDER_PATH=/elsewhere"] },
    ],
  ])("is fetched at once where %s", async (_, given) => {
    const { builder, job, said: lines } = await provision(given);

    expect(builder).toMatchObject({ image: job.whole, order: undefined, next: undefined });
    expect(lines).not.toContain("fetched first");
  });

  it("goes by the image that is asked for as the previous one", async () => {
    const { job } = await provision({ buildpacks: ["examples/one"] });
    const previousImage = parseImageReference(`${job.fake.host}/app:1`);
    const tags = [parseImageReference(`${job.fake.host}/other:1`)];
    job.daemon.images.clear();

    const builder = await provisionIn(job, new RecordingLog(), { previousImage, tags });

    expect(builder.next).toBeDefined();
  });

  it("is fetched at once where the first groups cannot be", async () => {
    const {
      builder,
      job,
      said: lines,
    } = await provision({
      buildpacks: ["examples/one"],
      daemon: new RefusingDaemon(),
    });

    expect(builder.image).toBe(job.whole);
    expect(lines).toContain("The whole builder is pulled, as a part of it could not be: ");
  });
});

describe("a builder whose order leads to a part of it", () => {
  const order = ordered([ONE], [TWO]);
  const three = largeLayer("cnb/buildpacks/examples_three/1.0.0/buildpack.toml");
  const given = {
    order,
    layers: [base, one, three, two, layerWith("cnb/order.toml", orderToml(order))],
    others: { "examples/three": three },
    buildpacks: ["examples/one"],
  };

  /** Puts what the order leads to into the engine. */
  function fill({ daemon, plan }: PruningJob): string {
    const { served } = plan.builder;
    if (served === undefined) throw new Error("The builder is in no registry.");
    // Base, order, and the groups' buildpacks, without the third.
    const { digest, config } = pruneBuilder(served, [0, 4, 1, 3]);
    const name = builderImageName(digest);
    daemon.images.set(name, fakeImage({ diffIds: config.rootfs.diff_ids }));
    return name;
  }

  it("is fetched first without more than that, and completed without what the order does not lead to", async () => {
    const { builder, job, said: lines } = await provision(given);
    const name = fill(job);
    const rest = await builder.next?.get();

    expect(lines).toContain("of 40.0 MB are needed");
    expect(lines).toContain("of 20.0 MB are fetched first");
    expect(layersIn(job, builder)).not.toContain(digestOf(two.tar));
    expect(rest?.image).toBe(name);
  });

  it("is not fetched in parts where the engine has all that the order leads to", async () => {
    const { job } = await provision(given);
    const name = fill(job);

    const again = await provisionIn(job, new RecordingLog());

    expect(again).toMatchObject({ image: name, order: undefined, next: undefined });
  });
});

/** Reaches no process of this machine. */
class RefusingDaemon extends PullingDaemon {
  protected override pullFrom(): Promise<never> {
    return Promise.reject(new Error("connection refused"));
  }
}
