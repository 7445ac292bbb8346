// Caches over runs on empty machines: what is saved and restored, by whom, and that no image ever depends on them.
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { CacheReport } from "../../src/platform/build-request.ts";
import {
  startCacheServer,
  type CacheFault,
  type CacheOperation,
  type CacheServer,
} from "../support/cache-server.ts";
import { deriveImage } from "./derived-image.ts";
import { checkForLeaks, docker, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { Machines, PULL_REQUEST, READ_ONLY_PUSH, type JobResult, type JobWish } from "./machines.ts";
import { readPublished } from "./published.ts";
import { startRefusingRegistry } from "./refusing-registry.ts";
import { createApp, freshImage, logOf, metadataOf, testbed, type Workspace } from "./testbed.ts";

const image = freshImage("caches");
let tags = 0;

checkForLeaks();
forgetCachesOf([image]);

/** What is needed to build again and again on empty machines. */
class Workflow implements AsyncDisposable {
  readonly service: CacheServer;
  readonly workspace: Workspace;
  readonly #machines: Machines;

  private constructor(service: CacheServer, workspace: Workspace, machines: Machines) {
    this.service = service;
    this.workspace = workspace;
    this.#machines = machines;
  }

  static async start(files: Readonly<Record<string, string>> = { locked: "1" }): Promise<Workflow> {
    return new Workflow(await startCacheServer(), await createApp(files), await Machines.start());
  }

  /** Each build has a new tag, so that there is no previous image to reuse layers from. */
  async run({ inputs, ...wish }: Partial<JobWish> = {}): Promise<JobResult> {
    return this.#machines.run({
      image: `${image}:${++tags}`,
      workspace: this.workspace,
      service: this.service,
      inputs: { builder, "lifecycle-image": testbed().images.lifecycle, ...inputs },
      ...wish,
    });
  }

  async change(text: string): Promise<void> {
    await writeFile(path.join(this.workspace.dir, "locked"), text);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service[Symbol.asyncDispose]();
    await this.workspace[Symbol.asyncDispose]();
    await this.#machines[Symbol.asyncDispose]();
  }
}

let builder: string;
/** Of the image when nothing is cached. */
let coldDigest: string;
let coldReport: CacheReport | undefined;

beforeAll(async () => {
  builder = await fixtureBuilder();
  await using workflow = await Workflow.start();
  const cold = await workflow.run({ inputs: { cache: "none" } });
  coldDigest = digestOf(cold);
  coldReport = reportOf(cold);
});

/** @throws with the log if the build failed */
function digestOf(result: JobResult): string {
  if (result.exitCode !== 0) throw new Error(`A build failed:\n${result.rawLines.join("\n")}`);
  return result.outputs["digest"] ?? "none";
}

function reportOf(result: JobResult, name: CacheReport["name"] = "layers"): CacheReport | undefined {
  return metadataOf(result).caches.find((cache) => cache.name === name);
}

function warningsOf({ annotations, post }: JobResult): string[] {
  return [...annotations, ...(post?.annotations ?? [])].map(({ level, message }) => `${level}: ${message}`);
}

describe("layers in GitHub's cache", () => {
  let workflow: Workflow;
  let first: JobResult;
  let again: JobResult;
  let pullRequest: JobResult;
  let changed: JobResult;
  let changedBack: JobResult;
  const uploads: number[] = [];

  beforeAll(async () => {
    workflow = await Workflow.start();
    const run = async (wish: Partial<JobWish> = {}): Promise<JobResult> => {
      const result = await workflow.run(wish);
      uploads.push(workflow.service.statistics.uploads);
      return result;
    };
    first = await run();
    again = await run();
    await workflow.change("2");
    pullRequest = await run({ job: PULL_REQUEST });
    changed = await run();
    await workflow.change("1");
    changedBack = await run();
  });

  afterAll(() => workflow[Symbol.asyncDispose]());

  it("are saved in the post step", () => {
    expect(digestOf(first)).toBe(coldDigest);
    expect(reportOf(first)).toMatchObject({ kind: "github", outcome: "miss" });
    expect(first.post?.log).toEqual([
      expect.stringMatching(/^Cache of the layers: saved \d+\.\d MB in .+ as layers-v1-linux-/),
    ]);
    expect(first.post?.summary).toContain("Cache of the layers: saved");
    expect(first.log.indexOf(`Pushed ${first.outputs["image"] ?? ""}`)).toBeGreaterThan(0);
  });

  it("are restored on an empty machine, for the same image, and not saved again", () => {
    expect(digestOf(again)).toBe(coldDigest);
    expect(reportOf(again)).toMatchObject({
      kind: "github",
      outcome: "hit",
      key: workflow.service.entries[0]?.key,
      sizeBytes: workflow.service.entries[0]?.sizeBytes,
    });
    expect(again.rawLines).toContain("locked: reused");
    expect(uploads.slice(0, 2)).toEqual([1, 1]);
    expect(again.post?.log).toEqual([]);
    expect(logOf(again)).toContain("The layers are not saved: they are the same as in layers-v1-");
  });

  it("are read by a pull request, which saves nothing even if its token could", () => {
    expect(reportOf(pullRequest)).toMatchObject({ outcome: "hit", key: reportOf(again)?.key });
    expect(uploads[2]).toBe(1);
    expect(pullRequest.post?.log).toEqual([]);
    expect(logOf(pullRequest)).toContain("The layers are not saved: the pull request 7 only reads");
  });

  it("are saved under a new key when they have changed", () => {
    expect(digestOf(changed)).toBe(digestOf(pullRequest));
    expect(digestOf(changed)).not.toBe(coldDigest);
    expect(changed.rawLines).toContain("locked: made");
    expect(uploads[3]).toBe(2);
    const [one, other] = workflow.service.entries.map(({ key }) => key);
    expect(one?.slice(0, -32)).toBe(other?.slice(0, -32));
    expect(one).not.toBe(other);
  });

  it("are found to be saved already when they change back", () => {
    expect(digestOf(changedBack)).toBe(coldDigest);
    expect(changedBack.post?.log).toEqual([
      expect.stringMatching(/^Cache of the layers: .+ exists already$/),
    ]);
    expect(uploads[4]).toBe(2);
  });

  it("never grow", () => {
    const [one = 0, other = 0] = workflow.service.entries.map(({ sizeBytes }) => sizeBytes);
    expect(Math.abs(one - other)).toBeLessThan(2_000);
  });

  it("leave neither warnings nor files", () => {
    for (const result of [first, again, pullRequest, changed, changedBack]) {
      expect({ warnings: warningsOf(result), left: result.left }).toEqual({ warnings: [], left: [] });
    }
  });
});

describe("a cache that fails", () => {
  interface Failure {
    readonly what: string;
    readonly operation: CacheOperation;
    readonly fault: CacheFault;
    readonly outcome?: CacheReport["outcome"];
    readonly wish?: Partial<JobWish>;
  }
  const failures: readonly Failure[] = [
    { what: "the service is down", operation: "lookup", fault: { kind: "down" } },
    { what: "look-ups are refused", operation: "lookup", fault: { kind: "status", status: 403 } },
    { what: "downloads fail", operation: "download", fault: { kind: "status", status: 500 } },
    { what: "downloads are cut", operation: "download", fault: { kind: "cut" } },
    { what: "entries are corrupted", operation: "download", fault: { kind: "corrupted" } },
    { what: "entries are evicted meanwhile", operation: "download", fault: { kind: "evicted" } },
  ];
  const results = new Map<string, JobResult>();

  beforeAll(async () => {
    const run = async ({ what, operation, fault, wish }: Failure): Promise<void> => {
      await using workflow = await Workflow.start();
      digestOf(await workflow.run());
      workflow.service.fail(operation, fault);
      results.set(what, await workflow.run(wish));
    };
    await Promise.all(failures.map(run));
  });

  it.each(failures)("is a warning and a cold build if $what", ({ what, outcome = "unavailable" }) => {
    const result = results.get(what);
    if (result === undefined) throw new Error("It was not built.");

    expect(digestOf(result)).toBe(coldDigest);
    expect(result.rawLines).toContain("locked: made");
    expect(reportOf(result)).toMatchObject({ outcome });
    expect(warningsOf(result)).toContainEqual(
      expect.stringMatching(/^warning: The layer cache cannot be used: /),
    );
    expect(result.left).toEqual([]);
  });
});

describe("a cache that cannot be written", () => {
  const results = new Map<string, JobResult>();
  const uploads = new Map<string, number>();
  const cases = [
    { what: "the service is down", fault: { kind: "down" } as const, wish: {}, warnings: 1 },
    { what: "uploads fail", fault: { kind: "status", status: 403 } as const, wish: {}, warnings: 1 },
    { what: "the token may only read", fault: undefined, wish: { job: READ_ONLY_PUSH }, warnings: 0 },
  ];

  beforeAll(async () => {
    await Promise.all(
      cases.map(async ({ what, fault, wish }) => {
        await using workflow = await Workflow.start();
        if (fault !== undefined) workflow.service.fail(fault.kind === "down" ? "reserve" : "upload", fault);
        results.set(what, await workflow.run(wish));
        uploads.set(what, workflow.service.statistics.uploads);
      }),
    );
  });

  it.each(cases)("does not fail the build if $what", ({ what, warnings }) => {
    const result = results.get(what);
    if (result === undefined) throw new Error("It was not built.");

    expect(digestOf(result)).toBe(coldDigest);
    expect(result.post?.exitCode).toBe(0);
    expect(uploads.get(what)).toBe(0);
    const failed = /^warning: Cache of the layers: saving failed: /;
    expect(warningsOf(result)).toEqual(Array(warnings).fill(expect.stringMatching(failed)));
    expect(result.left).toEqual([]);
  });
});

describe("other caches", () => {
  it("are none if none are wanted", () => {
    expect(coldReport).toMatchObject({ kind: "none", outcome: "unused" });
  });

  it("are a volume where there is no service", async () => {
    await using workflow = await Workflow.start();

    const [first, again] = [
      await workflow.run({ service: undefined }),
      await workflow.run({ inputs: { cache: "volume" } }),
    ];

    expect([digestOf(first), digestOf(again)]).toEqual([coldDigest, coldDigest]);
    expect([reportOf(first), reportOf(again)]).toMatchObject([
      { kind: "volume", outcome: "miss" },
      { kind: "volume", outcome: "hit" },
    ]);
    expect(workflow.service.statistics.requests).toBe(0);
  });

  it("are an image in a registry, which pull requests only read", async () => {
    await using workflow = await Workflow.start();
    const cache = `${freshImage("cache")}:cache`;
    const inputs = { cache };

    const first = await workflow.run({ inputs });
    const saved = await readPublished(cache);
    const pullRequest = await workflow.run({ inputs, job: PULL_REQUEST });

    expect([digestOf(first), digestOf(pullRequest)]).toEqual([coldDigest, coldDigest]);
    expect([reportOf(first), reportOf(pullRequest)]).toMatchObject([
      { kind: "registry", outcome: "miss" },
      { kind: "registry", outcome: "hit" },
    ]);
    expect(metadataOf(pullRequest).flow).toBe("phases");
    expect(logOf(pullRequest)).toContain("The cache image is only read: the pull request 7 only reads");
    expect((await readPublished(cache)).digest).toBe(saved.digest);
    expect(workflow.service.statistics.requests).toBe(0);
  });
});

describe("a cancelled build", () => {
  it("saves nothing and leaves nothing", async () => {
    await using workflow = await Workflow.start({ slow: "" });

    const result = await workflow.run({ cancel: { signal: "SIGINT", when: /^slow: started$/ } });

    expect(result.exitCode).toBe(130);
    expect(workflow.service.entries).toEqual([]);
    expect(workflow.service.statistics.reservations).toBe(0);
    expect({ log: result.post?.log, left: result.left }).toEqual({ log: [], left: [] });
  });
});

describe("the builder in GitHub's cache", () => {
  it("is used when the registry refuses to serve it, and builds the same image", async () => {
    await using workflow = await Workflow.start();
    await using registry = await startRefusingRegistry();
    const tag = `caches-${Date.now()}`;
    const derived = await deriveImage(builder, tag, ({ config }) => {
      config.Labels["e2e"] = tag;
    });
    const refused = derived.replace(testbed().registry, registry.host);
    const { digest } = await readPublished(derived);
    const pulled = `${refused.replace(`:${tag}`, "")}@${digest}`;
    const inputs = { builder: refused, cache: "none" };

    try {
      const first = await workflow.run({ inputs: { ...inputs, "builder-cache": "always" } });
      expect(digestOf(first)).toBe(coldDigest);
      expect(reportOf(first, "builder")).toMatchObject({ outcome: "miss" });
      expect(first.post?.log).toEqual([expect.stringMatching(/^Cache of the builder: saved /)]);
      await docker(["rmi", pulled]);
      registry.refuses = true;

      const second = await workflow.run({ inputs });

      expect(digestOf(second)).toBe(coldDigest);
      expect(reportOf(second, "builder")).toMatchObject({
        outcome: "hit",
        key: workflow.service.entries[0]?.key,
      });
      expect(logOf(second)).toMatch(/^The registry limits pulls .+ is looked for in the cache\.$/m);
      expect([first, second].flatMap(({ left }) => left)).toEqual([]);
      expect(workflow.service.statistics.uploads).toBe(1);
    } finally {
      const local = `cloud-native-buildpacks.local/builder:${digest.slice(7, 19)}`;
      for (const name of [pulled, local]) await docker(["rmi", name]).catch(() => undefined);
    }
  });
});
