import { describe, expect, it } from "@jest/globals";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import { DeferredCleanup } from "../../src/phases/deferred-cleanup.ts";
import { PhaseError } from "../../src/phases/failure/phase-error.ts";
import type { PhaseContext } from "../../src/phases/phase.ts";
import { ReportCollector } from "../../src/platform/report/report-collector.ts";
import {
  type Flow,
  type LifecycleDeps,
  type MoreGroups,
  runLifecycle,
} from "../../src/platform/run-lifecycle.ts";
import { phaseContext } from "../phases/phase-context.ts";
import { RecordingLog } from "../phases/recording-log.ts";
import { FakeDaemon, fakeImage } from "../support/fake-daemon.ts";
import type { FakeOutcome } from "../support/fake-daemon/container.ts";

const SHA = `sha256:${"1".repeat(64)}`;
const RUN_IMAGE = `run.example.com/owner/run@${SHA}`;
const EXTENDER: NonNullable<PhaseContext["extender"]> = {
  refusals: { build: undefined, run: undefined },
  buildImage: parseImageReference(`build.example.com/owner/builder@${SHA}`),
};

/** What the detector leaves, by path in the layers, and how single phases end. */
interface Script {
  readonly detected?: Readonly<Record<string, string>>;
  /** What any phase leaves, by program and path in the layers. */
  readonly written?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly outcomes?: Readonly<Record<string, FakeOutcome | (() => FakeOutcome)>>;
  readonly context?: Partial<PhaseContext>;
  readonly flow?: Flow;
  readonly deps?: Partial<LifecycleDeps>;
}

/** Runs a scripted lifecycle; says which containers there were, of which images, and what was told. */
async function run({
  detected = {},
  written,
  outcomes = {},
  context = {},
  flow = "phases",
  ...script
}: Script) {
  const given = phaseContext("0.14", { extender: EXTENDER, ...context });
  const { builder, lifecycle } = given.images;
  const daemon = new FakeDaemon({
    // Also of later stages.
    images: Object.fromEntries(
      [builder, lifecycle, `${builder}-1`, `${builder}-2`].map((name) => [name, fakeImage()]),
    ),
    onRun: ({ spec, writeFile }) => {
      const program = spec.command[0]?.split("/").at(-1) ?? "";
      const files = { ...(program === "detector" && detected), ...written?.[program] };
      for (const [name, text] of Object.entries(files)) writeFile(`/layers/${name}`, text);
      if (program === "exporter" || program === "creator")
        writeFile("/layers/report.toml", `[image]\ntags = []\ndigest = "${SHA}"\n`);
      const outcome = outcomes[program] ?? {};
      return typeof outcome === "function" ? outcome() : outcome;
    },
  });
  const reasons: string[] = [];
  const phaseStarted = (_phase: string, reason: string): void => {
    reasons.push(reason);
  };
  const log = Object.assign(new RecordingLog(), { phaseStarted });
  const report = new ReportCollector(() => 0);
  const got: string[] = [];
  await using cleanup = new DeferredCleanup(log, () => undefined);
  const deps: LifecycleDeps = {
    daemon,
    log,
    labels: { run: "1" },
    registryAuth: (registries) => Promise.resolve(JSON.stringify(registries)),
    realNames: (text) => text,
    now: () => 0,
    signal: new AbortController().signal,
    cleanup,
    report,
    allowImage: (image) => image,
    getRunImage: (reference) => {
      got.push(reference);
      daemon.images.set("pulled-run-image", fakeImage());
      return Promise.resolve("pulled-run-image");
    },
    ...script.deps,
  };
  let error: unknown;
  const result = await runLifecycle(flow, given, deps).catch((reason: unknown) => {
    error = reason;
  });
  const ran = daemon.containers.map(({ spec }) => {
    const kind = spec.env.find((each) => each.startsWith("CNB_EXTEND_KIND="))?.split("=")[1];
    return [spec.command[0]?.split("/").at(-1), ...(kind === undefined ? [] : [kind, spec.image])].join(" ");
  });
  return {
    error,
    runImage: result?.runImage,
    ran,
    got,
    daemon,
    reasons,
    events: log.events,
    timings: report.snapshot().timings.map(({ name }) => name),
  };
}

const analyzed = (more: string): string => `[run-image]\nreference = "${RUN_IMAGE}"\n${more}`;
const BUILD = { "generated/acme_apt/build.Dockerfile": "FROM x", "analyzed.toml": analyzed("") };
const RUN = {
  "generated/acme_curl/run.Dockerfile": "FROM x",
  "analyzed.toml": analyzed('image = "run.example.com/owner/run:1"\nextend = true\n'),
};

describe("the phases with image extensions", () => {
  it("are the usual five where nothing is generated", async () => {
    const { ran, error } = await run({ detected: { "analyzed.toml": analyzed("") } });

    expect(error).toBeUndefined();
    expect(ran).toEqual(["analyzer", "detector", "restorer", "builder", "exporter"]);
  });

  it("have the extender in place of the builder where the build image is extended", async () => {
    const { ran, timings } = await run({ detected: BUILD });

    const extender = "extender build ghcr.io/owner/builder@sha256:b";
    expect(ran).toEqual(["analyzer", "detector", "restorer", extender, "exporter"]);
    expect(timings).toEqual(["analyzer", "detector", "restorer", "extend build image", "exporter"]);
  });

  it("have one more, of the run image that the restorer left, where that is extended", async () => {
    const { ran, got, timings } = await run({ detected: RUN });

    expect(got).toEqual([RUN_IMAGE]);
    const extender = "extender run pulled-run-image";
    expect(ran).toEqual(["analyzer", "detector", "restorer", extender, "builder", "exporter"]);
    expect(timings).toContain("extend run image");
  });

  it("call the run image of an extension what containers can reach it by, and get it by its real name", async () => {
    const there = "10.0.0.1:1/run.example.com/owner/run";
    const { got, daemon } = await run({
      detected: RUN,
      written: {
        restorer: { "analyzed.toml": analyzed("").replace("run.example.com", "10.0.0.1:1/run.example.com") },
      },
      deps: {
        allowImage: (image) => ({
          ...image,
          registry: "10.0.0.1:1",
          repository: "run.example.com/owner/run",
        }),
        realNames: (text) => text.replace("10.0.0.1:1/", ""),
      },
    });

    const restorer = daemon.containers.find(({ spec }) => spec.command[0]?.endsWith("/restorer") === true);
    const file = restorer?.archives
      .flatMap(({ entries }) => entries)
      .find(({ name }) => name === "analyzed.toml");
    expect(file).toMatchObject({ uid: 1000, gid: 1001 });
    expect(file?.content.toString()).toContain(
      `reference = "${there}:1"\n  image = "${there}:1"\n  extend = true`,
    );
    expect(restorer?.spec.env).toContain('CNB_REGISTRY_AUTH=["10.0.0.1:1"]');
    expect(got).toEqual([RUN_IMAGE]);
  });

  it("say which extensions an image is extended for", async () => {
    const { reasons } = await run({ detected: { ...BUILD, ...RUN } });

    expect(reasons.slice(3, 5)).toEqual([
      "applies the Dockerfiles of acme/curl to the run image",
      "applies the Dockerfiles of acme/apt to the build image, and lets the buildpacks build",
    ]);
  });

  it("end after the detector where Dockerfiles cannot be applied", async () => {
    const refusals = { build: "nobody can", run: undefined };
    const { ran, error } = await run({
      detected: BUILD,
      context: { extender: { ...EXTENDER, refusals } },
    });

    expect(ran).toEqual(["analyzer", "detector"]);
    expect(error).toMatchObject({ code: "BUILDPACK", message: expect.stringContaining('"acme/apt"') });
  });

  it("give the restorer credentials for what it reads, and the extender none", async () => {
    const { daemon } = await run({ detected: { ...BUILD, ...RUN } });

    const secrets = daemon.containers.map(({ spec }) => [
      spec.command[0]?.split("/").at(-1),
      spec.env.find((each) => each.startsWith("CNB_REGISTRY_AUTH="))?.split("=")[1],
    ]);
    expect(secrets.slice(2, 5)).toEqual([
      ["restorer", '["build.example.com","run.example.com"]'],
      ["extender", undefined],
      ["extender", undefined],
    ]);
  });

  it("fail where the restorer leaves no run image to extend", async () => {
    const { error } = await run({ detected: { ...RUN, "analyzed.toml": "[run-image]\nextend = true\n" } });

    expect(error).toMatchObject({ code: "MALFORMED", message: expect.stringContaining("analyzed.toml") });
  });

  it("fail in the words of the extender", async () => {
    const { error, ran } = await run({ detected: RUN, outcomes: { extender: { exitCode: 102 } } });

    expect(error).toBeInstanceOf(PhaseError);
    expect(error).toMatchObject({
      phase: "extender",
      message:
        "The extender ended with exit code 102: a Dockerfile of an image extension could not be applied.",
    });
    expect(ran.at(-1)).toBe("extender run pulled-run-image");
  });

  it("name the buildpack that failed to build in the extended image", async () => {
    const group =
      '[[group]]\nid = "a"\nversion = "1"\napi = "0.10"\n[[group]]\nid = "b"\nversion = "2"\napi = "0.10"\n';
    const { error } = await run({
      detected: { ...BUILD, "group.toml": group },
      outcomes: { extender: { exitCode: 51, lines: ["Running build for buildpack a@1"] } },
    });

    expect(error).toMatchObject({ message: expect.stringContaining("the buildpack a@1 failed to build") });
  });
});

describe("what the exporter goes by", () => {
  const OTHER = analyzed("").replace("owner/run", "secret/run");
  const GROUP = '[[group]]\nid = "a"\nversion = "1"\napi = "0.10"\n';
  const WRITTEN = { analyzer: { "analyzed.toml": analyzed("") }, detector: { "group.toml": GROUP } };
  const ALONE = { extender: undefined };

  it("is the run image that the lifecycle found before anything was built", async () => {
    const { error, runImage } = await run({ written: WRITTEN, context: ALONE });

    expect(error).toBeUndefined();
    expect(runImage).toBe(RUN_IMAGE);
  });

  it.each<[string, string, Record<string, string>, Partial<PhaseContext>]>([
    ["another run image, by detection without extensions", "detector", { "analyzed.toml": OTHER }, ALONE],
    ["no run image, by detection without extensions", "detector", { "analyzed.toml": "" }, ALONE],
    [
      "another previous image, by detection with extensions",
      "detector",
      { "analyzed.toml": `[image]\nreference = "run.example.com/secret@${SHA}"\n` },
      {},
    ],
    ["another run image, by a build", "builder", { "analyzed.toml": OTHER }, ALONE],
    ["nothing that can be understood, by a build", "builder", { "analyzed.toml": "[" }, ALONE],
    ["other buildpacks, by a build", "builder", { "group.toml": GROUP + GROUP }, ALONE],
    ["another run image, by a build with extensions", "builder", { "analyzed.toml": OTHER }, {}],
  ])("cannot be changed to %s", async (_what, phase, files, context) => {
    const { error, ran } = await run({
      written: { ...WRITTEN, [phase]: { ...WRITTEN[phase as "detector"], ...files } },
      context,
    });

    expect(error).toMatchObject({
      code: "BUILDPACK",
      message: expect.stringContaining(
        `A buildpack of the ${phase} changed /layers/${Object.keys(files)[0] ?? ""}`,
      ),
      hint: expect.stringContaining("was not exported"),
    });
    expect(ran.at(-1)).toBe(phase);
  });

  it("cannot be changed by a Dockerfile that builds", async () => {
    const { error, ran } = await run({ detected: BUILD, written: { extender: { "analyzed.toml": OTHER } } });

    expect(error).toMatchObject({
      code: "BUILDPACK",
      message: expect.stringMatching(/of the extender changed/),
    });
    expect(ran).not.toContain("exporter");
  });

  it("is told with both images, where those differ", async () => {
    const { error } = await run({
      written: { ...WRITTEN, builder: { "analyzed.toml": OTHER } },
      context: ALONE,
    });

    expect(error).toMatchObject({
      message: expect.stringContaining(
        `It names "run.example.com/secret/run@${SHA}" now instead of "${RUN_IMAGE}".`,
      ),
    });
  });

  it("may be another run image that image extensions chose", async () => {
    const { error, runImage } = await run({
      written: { analyzer: { "analyzed.toml": OTHER } },
      detected: { "analyzed.toml": analyzed("") },
    });

    expect(error).toBeUndefined();
    expect(runImage).toBe(RUN_IMAGE);
  });
});

describe("the creator", () => {
  it("is the only phase", async () => {
    expect((await run({ flow: "creator", context: { extender: undefined } })).ran).toEqual(["creator"]);
  });
});

describe("phases that are given only the first groups of an order", () => {
  /** Detects nothing until there are as many groups more as `ends` says, and then what it says last. */
  async function detect(flow: Flow, ...ends: readonly FakeOutcome[]) {
    const given = { extender: undefined, order: "first" };
    const told: string[] = [];
    const ran: FakeOutcome[] = [...ends];
    let more = 0;
    const moreGroups: MoreGroups = {
      get areLeft() {
        return more < ends.length - 1;
      },
      get() {
        if (!moreGroups.areLeft) return undefined;
        more += 1;
        told.push("get");
        const { images, ...rest } = phaseContext("0.14", given);
        const builder = `${images.builder}-${String(more)}`;
        return Promise.resolve({ ...rest, images: { ...images, builder }, order: `more ${String(more)}` });
      },
    };
    const program = flow === "creator" ? "creator" : "detector";
    const outcomes = { [program]: () => ran.shift() ?? {} };
    const result = await run({ flow, context: given, outcomes, deps: { moreGroups } });
    const orders = result.daemon.containers.flatMap(({ archives }) =>
      archives.flatMap(({ entries }) =>
        entries.filter(({ name }) => name === "order.toml").map(({ content }) => content.toString()),
      ),
    );
    return { ...result, told, orders };
  }

  it("get along with them where one is detected", async () => {
    const { ran, told, orders } = await detect("phases", {}, {});

    expect(ran).toEqual(["analyzer", "detector", "restorer", "builder", "exporter"]);
    expect(told).toEqual([]);
    expect(orders).toEqual(["first"]);
  });

  it.each([20, 21, 22])(
    "detect again with more groups where none is, which ends with %d",
    async (exitCode) => {
      const { ran, error, orders, told, daemon } = await detect("phases", { exitCode }, { exitCode }, {});

      expect(error).toBeUndefined();
      expect(ran).toEqual([
        "analyzer",
        "detector",
        "detector",
        "detector",
        "restorer",
        "builder",
        "exporter",
      ]);
      expect(orders).toEqual(["first", "more 1", "more 2"]);
      expect(told).toEqual(["get", "get"]);
      const images = daemon.containers.slice(1).map(({ spec }) => spec.image);
      expect(new Set(images.slice(0, 3)).size).toBe(3);
      expect(images[4]).toBe(images[2]);
    },
  );

  it("are all run again by the creator, which says why", async () => {
    const { ran, error, orders, reasons } = await detect("creator", { exitCode: 20 }, {});

    expect(error).toBeUndefined();
    expect(ran).toEqual(["creator", "creator"]);
    expect(orders).toEqual(["first", "more 1"]);
    expect(reasons[1]).toContain("with more groups of the order");
  });

  it("fail with what the last ones led to", async () => {
    const { error, ran, told, events } = await detect("creator", { exitCode: 21 }, { exitCode: 20 });

    expect(error).toMatchObject({ exitCode: 20 });
    expect(ran).toEqual(["creator", "creator"]);
    expect(told).toEqual(["get"]);
    expect(events.filter((event) => event.startsWith("end creator"))).toEqual([
      "end creator 21, and the build goes on",
      "end creator 20",
    ]);
  });

  it.each([1, 51, 62])("fail where something else fails, which ends with %d", async (exitCode) => {
    const { error, told, events } = await detect("creator", { exitCode }, {});

    expect(error).toMatchObject({ exitCode });
    expect(events).toContain(`end creator ${String(exitCode)}`);
    expect(told).toEqual([]);
  });
});
