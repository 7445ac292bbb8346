import { afterEach, describe, expect, it } from "@jest/globals";
import { builderImageName } from "../../../src/cache/builder-load.ts";
import { BUILD_METADATA_LABEL } from "../../../src/cnb/build-metadata.ts";
import { BUILDER_METADATA_LABEL } from "../../../src/cnb/builder-labels.ts";
import { formatOrder, parseOrder } from "../../../src/cnb/order.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import {
  type BuilderStages,
  planStages,
  type PrunedPull,
} from "../../../src/platform/pull/builder-stages.ts";
import { largeLayer, layerWith } from "../../builder/layered-builder.ts";
import { RecordingLog } from "../../phases/recording-log.ts";
import { fakeImage } from "../../support/fake-daemon.ts";
import { addImage } from "../registry-images.ts";
import {
  LAYERS,
  orderToml,
  type PruningJob,
  type PruningOptions,
  PullingDaemon,
  startPruningJob,
  UNTOLD,
} from "./pruning-job.ts";

const { base, one, two, order } = LAYERS;
const jobs: PruningJob[] = [];

afterEach(async () => {
  for (const job of jobs.splice(0)) await job[Symbol.asyncDispose]();
});

/** What people read. */
const said = ({ events }: RecordingLog): string =>
  events.filter((event) => !event.startsWith("debug ")).join("\n");

/** What is decided, and what the log says. */
async function decide(
  options: PruningOptions = {},
  {
    isLocal = true,
    isTold = false,
    mayGuess = true,
    prepare,
  }: { isLocal?: boolean; isTold?: boolean; mayGuess?: boolean; prepare?: (job: PruningJob) => void } = {},
): Promise<{ stages: BuilderStages; pull: PrunedPull | undefined; log: RecordingLog; job: PruningJob }> {
  const job = await startPruningJob(options);
  jobs.push(job);
  prepare?.(job);
  const log = new RecordingLog();
  const deps = {
    registry: job.registry,
    log,
    isLocalAddress: () => Promise.resolve(isLocal),
    hostName: "elsewhere",
  };
  const tags = [parseImageReference(`${job.fake.host}/app:1`)] as const;
  const request = isTold ? { ...UNTOLD, tags, delivery: { push: true } } : UNTOLD;
  const stages = await planStages({ ...request, mayGuess }, job.plan, deps);
  return { stages, pull: stages.first.pull, log, job };
}

/** The layers that are left, by their diffIDs. */
const layersOf = ({ builder }: PrunedPull): readonly string[] => builder.config.rootfs.diff_ids;

describe("planStages", () => {
  it("leaves out buildpacks to which the order does not lead, and says how much", async () => {
    const { pull, log } = await decide();

    expect(pull && layersOf(pull)).toEqual([base, order, one].map(({ tar }) => digestOf(tar)));
    expect(pull?.way).toEqual({ kind: "pull", address: "127.0.0.1" });
    expect(said(log)).toContain(
      "of 20.0 MB are needed: the order leads to no buildpack in 1 of its 4 layers.",
    );
  });

  describe("for a build that has an order of its own", () => {
    const group = [{ id: "examples/one", version: "1.0.0", optional: false }];
    const ordered = { toml: "", order: [{ group }], orderExtensions: [], sources: [], replaced: [] };

    it("goes by that, where the builder has none to be found", async () => {
      const { pull } = await decide({ layers: [base, one, two], plan: { order: ordered } });

      expect(pull && layersOf(pull)).toHaveLength(2);
    });

    it("leaves nothing out where a buildpack may take part in every build, of which no label tells", async () => {
      const layers = [base, one, two, order, layerWith("cnb/system.toml", "[pre]\n")];

      const { pull, log } = await decide({ layers, plan: { order: ordered } });

      expect(pull).toBeUndefined();
      expect(said(log)).toContain("it has a system.toml that its labels do not tell of.");
    });
  });

  it("leaves them out where the label of system buildpacks names none", async () => {
    const { pull } = await decide({ labels: { "io.buildpacks.buildpack.system": '{"pre":{},"post":null}' } });

    expect(pull && layersOf(pull)).toHaveLength(3);
  });

  it("keeps what composites lead to that the build adds", async () => {
    const group = [{ id: "added/all", version: "1", optional: false }];
    const all = {
      kind: "buildpack",
      id: "added/all",
      version: "1",
      api: "0.10",
      targets: [],
      stacks: [],
    } as const;
    const inner = [{ group: [{ id: "examples/two", version: "2.0.0", optional: false }] }];
    const source = { origin: "it", modules: [{ ...all, order: inner }], identity: "it", records: never };
    const ordered = { toml: "", order: [{ group }], orderExtensions: [], sources: [source], replaced: [] };

    const { pull, log } = await decide({ plan: { order: ordered } });

    expect(pull).toBeUndefined();
    expect(said(log)).not.toContain("whole builder");
  });

  it("wants all of it where its order leads to more than its labels say", async () => {
    const toml = orderToml("examples/one", "examples/two").replace(/1\.0\.0(?![^]*1\.0\.0)/, "2.0.0");

    const { pull } = await decide({ layers: [base, one, two, layerWith("cnb/order.toml", toml)] });

    expect(pull).toBeUndefined();
  });

  it("keeps the builder's order of layers where another one could change what containers see", async () => {
    const touching = layerWith("cnb/buildpacks/examples_one/1.0.0/more");

    const { pull } = await decide({ layers: [base, one, two, order, touching] });

    expect(pull && layersOf(pull)).toEqual([base, one, order, touching].map(({ tar }) => digestOf(tar)));
  });

  it("says nothing to people where the order leads to nearly all of it", async () => {
    const small = { ...two, claimedBytes: 9_999_999 };

    const { pull, log } = await decide({ layers: [base, one, small, order] });

    expect(pull).toBeUndefined();
    expect(said(log)).toBe("");
  });

  it.each<[string, PruningOptions, string]>([
    [
      "extensions may change the image",
      { plan: { extender: { refusals: { build: undefined, run: undefined }, buildImage: undefined } } },
      "image extensions may change it.",
    ],
    [
      "the lifecycle reads another order",
      { env: ["CNB_USER_ID=1", "CNB_ORDER_PATH=/elsewhere"] },
      "it sets CNB_ORDER_PATH.",
    ],
    [
      "the lifecycle looks for buildpacks elsewhere",
      { env: ["CNB_BUILDPACKS_DIR=/elsewhere"] },
      "it sets CNB_BUILDPACKS_DIR.",
    ],
    [
      "a buildpack takes part in every build",
      {
        labels: {
          "io.buildpacks.buildpack.system":
            '{"pre":{},"post":{"buildpacks":[{"id":"examples/two","version":"2.0.0"}]}}',
        },
      },
      "it has system buildpacks, which are in no order.",
    ],
    [
      "a buildpack may take part in every build, of which no label tells",
      { layers: [base, one, two, order, layerWith("cnb/system.toml", "[pre]\n")] },
      "it has a system.toml that its labels do not tell of.",
    ],
    [
      "the config would be too large for the post step",
      { env: [`HUGE=${"x".repeat(40_000)}`] },
      "its environment is unusually large.",
    ],
    [
      "a layer comes from elsewhere",
      {
        layers: [
          { ...base, mediaType: "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip" },
          one,
          two,
          order,
        ],
      },
      'is "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip".',
    ],
    [
      "its order cannot be found",
      { layers: [base, one, two, order, largeLayer("tools")] },
      "its order.toml is in none of the small layers on top.",
    ],
    [
      "its order is none",
      { layers: [base, one, two, layerWith("cnb/order.toml", "[[order")] },
      "as its order is not known: /cnb/order.toml",
    ],
  ])("wants the whole builder where %s", async (_, options, reason) => {
    const { pull, log } = await decide(options);

    expect(pull).toBeUndefined();
    expect(said(log)).toContain("The whole builder is needed");
    expect(said(log)).toContain(reason);
  });

  it.each([
    ["Podman, which pulls without TLS only what its configuration names", { engine: "podman" }, true],
    ["an engine that does not reach this process", { engine: "docker" }, false],
  ] as const)("sends an archive to %s", async (_, info, isLocal) => {
    const { pull } = await decide({ daemon: new PullingDaemon({ info }) }, { isLocal });

    expect(pull?.way).toEqual({ kind: "load" });
  });

  it("wants the whole builder where the engine is behind a network", async () => {
    const { pull, log } = await decide({ daemon: new RemoteDaemon() }, { isLocal: false });

    expect(pull).toBeUndefined();
    expect(said(log)).toContain(
      "The whole builder is needed: a part of it would come from this process, and the engine is elsewhere.",
    );
  });

  it("wants the whole builder where its layers cannot be read", async () => {
    const { pull, log } = await decide(
      {},
      {
        prepare({ fake }) {
          fake.blobs.clear();
        },
      },
    );

    expect(pull).toBeUndefined();
    expect(said(log)).toContain("The whole builder is needed, as its order is not known:");
  });
});

const ONE = { id: "examples/one", version: "1.0.0", optional: false };
const TWO = { id: "examples/two", version: "2.0.0", optional: false };
const groups = [{ group: [ONE] }, { group: [TWO] }];
const toml = formatOrder(groups, []);
const NONE = { group: [{ ...ONE, id: "examples/none" }] };
const SPEAKING_OTHERS = {
  version: "1.0.0",
  apis: { platform: {}, buildpack: { supported: ["0.9", "0.11"] } },
};
const huge = largeLayer("cnb/buildpacks/examples_two/2.0.0/buildpack.toml", 60_000_000);
const ordering = layerWith("cnb/order.toml", toml);
/** A builder of two groups, of which the second one needs much. */
const given = {
  layers: [base, one, huge, ordering],
  plan: { order: { toml: undefined, order: groups, orderExtensions: [], sources: [], replaced: [] } },
};

describe("planStages without anything that tells the group", () => {
  it("has one for the first group, and then all that the builder has", async () => {
    const { stages, log } = await decide(given);

    expect(parseOrder(stages.first.order ?? "", "").order).toEqual(groups.slice(0, 1));
    expect(stages.first.pull && layersOf(stages.first.pull)).toEqual(
      [base, ordering, one].map(({ tar }) => digestOf(tar)),
    );
    expect(stages.others.map(({ order }) => parseOrder(order ?? "", "").order)).toEqual([groups]);
    expect(said(log)).toMatch(
      /of 60\.0 MB are fetched first, for the first of 2 groups\. More is fetched if none of these is detected\./,
    );
  });

  it.each<[string, PruningOptions]>([
    ["a layer on top has files of a module", { layers: [...given.layers, layerWith("cnb/buildpacks/x")] }],
    ["the engine is sent an archive", { daemon: new PullingDaemon({ info: { engine: "podman" } }) }],
    [
      "a lifecycle refuses the order, since it names what the builder does not have",
      { layers: [base, one, huge, layerWith("cnb/order.toml", formatOrder([...groups, NONE], []))] },
    ],
    [
      "a lifecycle refuses the order, since a buildpack is for an API that it does not speak",
      { labels: { [BUILDER_METADATA_LABEL]: JSON.stringify({ lifecycle: SPEAKING_OTHERS }) } },
    ],
    ["little would be left", { layers: [base, one, { ...huge, claimedBytes: 49_000_000 }, ordering] }],
  ])("has only one where %s", async (_, more) => {
    const { stages, log } = await decide({ ...given, ...more });

    expect(stages).toMatchObject({ first: { pull: undefined, order: undefined }, others: [] });
    expect(said(log)).not.toContain("fetched first");
  });

  it("has only one where nothing may be guessed", async () => {
    const { stages } = await decide(given, { mayGuess: false });

    expect(stages).toMatchObject({ first: { pull: undefined, order: undefined }, others: [] });
  });
});

describe("planStages where an earlier build tells the group", () => {
  it("has one for that group, and then all that the builder has, of which it is the beginning", async () => {
    const { stages, log } = await decideTold(given);

    const [all, ...more] = stages.others;
    expect(more).toEqual([]);
    expect(parseOrder(stages.first.order ?? "", "").order).toEqual(groups.slice(0, 1));
    expect(parseOrder(all?.order ?? "", "").order).toEqual(groups);
    const [few, many] = [stages.first, all].map((stage) => stage?.pull && layersOf(stage.pull));
    expect(few).toEqual([base, ordering, one].map(({ tar }) => digestOf(tar)));
    expect(many).toEqual([...(few ?? []), digestOf(huge.tar)]);
    expect(said(log)).toMatch(/of 60\.0 MB are fetched first, for the first of 2 groups: the buildpacks of /);
  });

  it("begins with the last that the engine has", async () => {
    const before = await decideTold(given);
    const [all] = before.stages.others;
    const keep = (stage: BuilderStages["first"] | undefined) => (job: PruningJob) => {
      if (stage?.pull === undefined) throw new Error("There is no such stage.");
      const { digest } = stage.pull.builder;
      job.daemon.images.set(builderImageName(digest), fakeImage({ diffIds: layersOf(stage.pull) }));
    };

    const few = await decideTold(given, keep(before.stages.first));
    const many = await decideTold(given, keep(all));

    expect(few.stages).toMatchObject({ others: [{}] });
    expect(many.stages).toMatchObject({ others: [] });
    expect(many.pull && layersOf(many.pull)).toEqual(all?.pull && layersOf(all.pull));
    expect(said(few.log) + said(many.log)).not.toContain("fetched first");
  });

  it("has only one where a layer on top has files of a module", async () => {
    const layers = [...given.layers, layerWith("cnb/buildpacks/x")];
    const { stages } = await decideTold({ ...given, layers });

    expect(stages).toMatchObject({ first: { pull: undefined, order: undefined }, others: [] });
  });

  it("has them as well for an engine that is sent an archive", async () => {
    const { stages } = await decideTold({
      ...given,
      daemon: new PullingDaemon({ info: { engine: "podman" } }),
    });

    expect(stages).toMatchObject({ first: { pull: { way: { kind: "load" } } }, others: [{}] });
  });

  /** With a previous image that the first group built. */
  function decideTold(options: PruningOptions, prepare?: (job: PruningJob) => void) {
    const buildpacks = JSON.stringify({ buildpacks: [{ id: ONE.id, version: "0" }], processes: [] });
    return decide(options, {
      isTold: true,
      prepare(job) {
        addImage(job.fake, "app:1", { labels: { [BUILD_METADATA_LABEL]: buildpacks } });
        prepare?.(job);
      },
    });
  }
});

class RemoteDaemon extends PullingDaemon {
  override readonly socketPath = undefined;
}

const never = (): never => {
  throw new Error("nothing reads the files of modules here");
};
