// Steps of one job that run at the same time: they share the machine, the engine, the source and the runner's temporary folder.
// Each build waits in its buildpack for the other one, so that both have begun before one of them ends.
import { beforeAll, describe, expect, it } from "@jest/globals";
import { type CacheServer, startCacheServer } from "../support/cache-server.ts";
import { outcomesIn, reportOf, warningsOf } from "./cache-outcomes.ts";
import { checkForLeaks, docker, forgetCachesOf, listDocker } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { type JobOptions, type JobResult, Machines } from "./machines.ts";
import { Meeting } from "./meeting.ts";
import { tagsOf } from "./published.ts";
import { createApp, freshImage, logOf, testbed, type Workspace } from "./testbed.ts";

/** All of the builds: the machine may be busy. */
const BUILDS_TIMEOUT_MS = 400_000;

const NAMES = ["first", "second"] as const;
const images = {
  same: freshImage("parallel-same"),
  volume: freshImage("parallel-volume"),
  first: freshImage("parallel-first"),
  second: freshImage("parallel-second"),
  killed: freshImage("parallel-killed"),
  survivor: freshImage("parallel-survivor"),
};

checkForLeaks();
forgetCachesOf(Object.values(images));

type Pair = Readonly<Record<(typeof NAMES)[number], JobResult>>;

/** Given once, waited for by any number. */
class Signal {
  give: () => void = () => undefined;
  readonly given = new Promise<void>((fulfil) => (this.give = fulfil));
}

/** The machine of a job, with the source, while steps of the job run. */
class Job implements AsyncDisposable {
  readonly #builder: string;
  readonly #machines: Machines;
  readonly #workspace: Workspace;
  readonly service: CacheServer;

  private constructor(
    builder: string,
    on: { machines: Machines; workspace: Workspace; service: CacheServer },
  ) {
    this.#builder = builder;
    this.#machines = on.machines;
    this.#workspace = on.workspace;
    this.service = on.service;
  }

  static async start(): Promise<Job> {
    const [builder, machines, workspace, service] = await Promise.all([
      fixtureBuilder(),
      Machines.start(),
      createApp({ meet: "", text: "kept" }),
      startCacheServer(),
    ]);
    return new Job(builder, { machines, workspace, service });
  }

  /** A step that waits for nobody but the meeting. */
  step({ inputs, ...options }: JobOptions): Promise<JobResult> {
    const common = {
      builder: this.#builder,
      "lifecycle-image": testbed().images.lifecycle,
      "builder-cache": "never",
    };
    return this.#machines.run({
      workspace: this.#workspace,
      sameJob: true,
      ...options,
      inputs: { ...common, ...inputs },
    });
  }

  /** Both at once, and their post steps one after the other when both have ended, as the runner does it. */
  async both(
    jobs: Readonly<Record<keyof Pair, JobOptions>>,
  ): Promise<Pair & { readonly shared: readonly string[] }> {
    await using meeting = await Meeting.open();
    const ended = { first: new Signal(), second: new Signal() };
    const optionsFor = (name: keyof Pair): JobOptions => {
      const { env = "", ...inputs } = jobs[name].inputs ?? {};
      return { ...jobs[name], inputs: { ...inputs, env: `${meeting.env(name)}\n${env}` } };
    };
    const second = this.step({
      ...optionsFor("second"),
      later: async () => {
        ended.second.give();
        await ended.first.given;
      },
    });
    const first = this.step({
      ...optionsFor("first"),
      later: async () => {
        ended.first.give();
        await second;
      },
    });
    // One that fails before it comes there is told by its own status.
    await Promise.race([meeting.gathered(NAMES), ended.first.given, ended.second.given]);
    const shared = await sharedVolumes();
    meeting.release(NAMES, "both are here");
    return { first: await first, second: await second, shared };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service[Symbol.asyncDispose]();
    await this.#workspace[Symbol.asyncDispose]();
    await this.#machines[Symbol.asyncDispose]();
  }
}

/** Names of the volumes that containers of more than one run have now. */
async function sharedVolumes(): Promise<string[]> {
  const runs = new Map<string, Set<string>>();
  const format = '{{.Label "io.buildpacks.action.run"}}|{{.Mounts}}';
  const args = ["ps", "--no-trunc", "--filter", "label=io.buildpacks.action.run", "--format", format];
  for (const line of await listDocker(...args)) {
    const [run = "", mounts = ""] = line.split("|");
    for (const mount of mounts.split(",").filter((name) => name.startsWith("cnb-")))
      runs.set(mount, (runs.get(mount) ?? new Set()).add(run));
  }
  return [...runs].filter(([, users]) => users.size > 1).map(([name]) => name);
}

const statusOf = (result: JobResult) => ({
  exitCode: result.exitCode,
  warnings: warningsOf(result),
  log: result.exitCode === 0 ? "" : logOf(result),
});
const GOOD = { exitCode: 0, warnings: [], log: "" };

describe("two steps at once that build the same image with the same cache", () => {
  let pair: Awaited<ReturnType<Job["both"]>>;
  let later: JobResult;
  let keys: readonly string[];

  beforeAll(async () => {
    await using job = await Job.start();
    const options = { image: images.same, service: job.service };
    pair = await job.both({ first: options, second: options });
    keys = job.service.entries.map(({ key }) => key);
    await using meeting = await Meeting.open();
    const third = job.step({ ...options, sameJob: false, inputs: { env: meeting.env("third") } });
    await Promise.race([meeting.gathered(["third"]), third]);
    meeting.release(["third"], "alone");
    later = await third;
  }, BUILDS_TIMEOUT_MS);

  it("both succeed, without a warning, and with one digest", () => {
    expect(NAMES.map((name) => statusOf(pair[name]))).toEqual([GOOD, GOOD]);
    expect(pair.first.outputs["digest"]).toBe(pair.second.outputs["digest"]);
    for (const name of NAMES) expect(pair[name].rawLines).toContain("meet: both are here");
  });

  it("share no volume, and leave no file", () => {
    expect(pair.shared).toEqual([]);
    expect(pair.first.left).toEqual([]);
  });

  it("save the layers once, and the next job finds them whole", () => {
    expect(keys).toHaveLength(1);
    expect(NAMES.flatMap((name) => outcomesIn(pair[name]))).toEqual([
      expect.stringMatching(/^Cache of the layers: saved /),
    ]);
    expect(statusOf(later)).toEqual(GOOD);
    expect(reportOf(later)).toMatchObject({ kind: "github", outcome: "hit", key: keys[0] });
    expect(later.rawLines).toContain("meet: found kept");
  });
});

describe("two steps at once that share a volume for their layers", () => {
  it.each(["true", "false"])("both succeed, where trust-builder is %s", async (trust) => {
    await using job = await Job.start();
    const options = { image: images.volume, inputs: { "trust-builder": trust, cache: "volume" } };

    const pair = await job.both({ first: options, second: options });

    expect(NAMES.map((name) => statusOf(pair[name]))).toEqual([GOOD, GOOD]);
    expect(pair.shared).toEqual([]);
    expect(pair.first.outputs["digest"]).toBe(pair.second.outputs["digest"]);
  });
});

describe("two steps at once that build different images", () => {
  let pair: Awaited<ReturnType<Job["both"]>>;

  beforeAll(async () => {
    await using job = await Job.start();
    // Two names go by way of the action's own registry, which needs a port.
    const optionsFor = (name: (typeof NAMES)[number]): JobOptions => ({
      image: `${images[name]}:1\n${images[name]}:2`,
      service: job.service,
      inputs: { load: "true", labels: `whose=${name}` },
    });
    pair = await job.both({ first: optionsFor("first"), second: optionsFor("second") });
  }, BUILDS_TIMEOUT_MS);

  it.each(NAMES)("the %s has its own image, outputs and summary", async (name) => {
    const other = images[name === "first" ? "second" : "first"];

    expect(statusOf(pair[name])).toEqual(GOOD);
    expect((await tagsOf(images[name]))?.toSorted()).toEqual(["1", "2"]);
    expect(pair[name].outputs["image"]).toContain(images[name]);
    for (const text of [pair[name].summary, pair[name].post?.summary ?? ""])
      expect(text).not.toContain(other);
    expect(pair[name].summary).toContain(images[name]);
    expect(outcomesIn(pair[name])).toEqual([expect.stringMatching(/^Cache of the layers: saved /)]);
    const format = '{{index .Config.Labels "whose"}}';
    expect(await docker(["image", "inspect", "--format", format, `${images[name]}:1`])).toBe(name);
    await docker(["rmi", `${images[name]}:1`, `${images[name]}:2`]);
  });

  it("share no volume, and leave no file", () => {
    expect(pair.shared).toEqual([]);
    expect(pair.first.left).toEqual([]);
  });
});

describe("a step that is killed while another one runs", () => {
  it("is swept up alone: the other one goes on and succeeds", async () => {
    await using job = await Job.start();
    await using meeting = await Meeting.open();
    const survivor = job.step({ image: images.survivor, inputs: { env: meeting.env("survivor") } });
    const killed = job.step({
      image: images.killed,
      inputs: { env: meeting.env("killed") },
      cancel: { signal: "SIGKILL", when: /^meet: to be killed$/ },
    });
    await Promise.race([meeting.gathered(["survivor", "killed"]), survivor, killed]);

    meeting.tell("killed", "to be killed");
    const swept = await killed;
    meeting.release(["survivor"], "alone now");
    const result = await survivor;

    expect(swept).toMatchObject({ exitCode: 137, post: { exitCode: 0, annotations: [] } });
    // A container has its volumes itself where the engine had the builder before.
    const removed = /^Removed leftovers of the build: 1 container, [02] volumes$/;
    expect(swept.post?.log).toEqual([expect.stringMatching(removed)]);
    expect(statusOf(result)).toEqual(GOOD);
    expect(result.rawLines).toContain("meet: alone now");
    expect(await tagsOf(images.survivor)).toEqual(["latest"]);
    expect(await tagsOf(images.killed)).toBeUndefined();
  });
});
