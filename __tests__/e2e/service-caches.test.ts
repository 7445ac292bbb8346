// Layers in GitHub's cache over runs on empty machines: what is saved and restored, by whom, and that no image ever depends on it.
// Each build proves several rules, and builds that need nothing of each other run at the same time: they take most of the time.
// What goes wrong between client and service in detail is in __tests__/actions/github-cache/actions-cache-faults.test.ts.
import { beforeAll, describe, expect, it } from "@jest/globals";
import { digestOf, outcomesIn, reportOf, warningsOf } from "./cache-outcomes.ts";
import { checkForLeaks, forgetCachesOf } from "./engine.ts";
import { fixtureBuilder } from "./fixture-builder.ts";
import { type JobResult, PULL_REQUEST, READ_ONLY_PUSH } from "./machines.ts";
import { freshImage, logOf } from "./testbed.ts";
import { buildsHave } from "./without-engine.ts";
import { Workflow } from "./workflow.ts";

const image = freshImage("service-caches");

checkForLeaks();
forgetCachesOf([image]);

/** All of the builds: the machine may be busy. */
const BUILDS_TIMEOUT_MS = 400_000;

let service: Awaited<ReturnType<typeof useService>>;
let steps: Awaited<ReturnType<typeof useJob>>;
let cancelled: Awaited<ReturnType<typeof cancel>>;
let refused: Awaited<ReturnType<typeof refuse>>;
const canTest = buildsHave("images in the engine");
const describeTests = canTest ? describe : describe.skip;
/** Of the image when nothing is cached, and the same of the changed source. */
let coldDigest: string;
let changedDigest: string;

/** Builds with GitHub's cache, one after the other, with what the service had and was asked after each. */
async function useService(builder: string) {
  await using workflow = await Workflow.start({ image, builder });
  const { server } = workflow;
  const cold = await workflow.run({ inputs: { cache: "none" } });
  const askedByCold = server.statistics.requests;
  const first = await workflow.run();
  const again = await workflow.run();
  const uploadsOfAgain = server.statistics.uploads;
  await workflow.change("2");
  const pullRequest = await workflow.run({ job: PULL_REQUEST });
  const uploadsOfPullRequest = server.statistics.uploads;
  const changed = await workflow.run();
  const entries = server.entries;
  await workflow.change("1");
  server.fail("download", { kind: "corrupted" });
  const corrupted = await workflow.run();
  server.heal();
  const uploadsOfCorrupted = server.statistics.uploads;
  for (const operation of ["lookup", "reserve"] as const) server.fail(operation, { kind: "down" });
  const down = await workflow.run();
  server.heal();
  await workflow.tamper(entries[0]?.key ?? "");
  const tampered = await workflow.run({ job: READ_ONLY_PUSH });
  const results = { cold, first, again, pullRequest, changed, corrupted, down, tampered };
  const uploads = { again: uploadsOfAgain, pullRequest: uploadsOfPullRequest, corrupted: uploadsOfCorrupted };
  return { ...results, askedByCold, entries, uploads };
}

/** A job that builds to test, and then to push; and one whose second step builds something else. */
async function useJob(builder: string) {
  await using workflow = await Workflow.start({ image, builder });
  const { server } = workflow;
  const twice = async (change: () => Promise<void>) => {
    let second: JobResult | undefined;
    const first = await workflow.run({
      inputs: { push: "false" },
      later: async () => {
        await change();
        second = await workflow.run({ sameJob: true });
      },
    });
    return { first, second: second ?? first, keys: server.entries.map(({ key }) => key) };
  };
  const same = await twice(() => Promise.resolve());
  const uploads = server.statistics.uploads;
  const changed = await twice(() => workflow.change("2"));
  return { same, changed, uploads: { same: uploads, changed: server.statistics.uploads } };
}

async function cancel(builder: string) {
  await using workflow = await Workflow.start({ image, builder, files: { slow: "" } });
  const result = await workflow.run({ cancel: { signal: "SIGINT", when: /^slow: started$/ } });
  return { result, entries: workflow.server.entries, statistics: workflow.server.statistics };
}

/** A build whose image fails its test, and the next one. */
async function refuse(builder: string) {
  await using workflow = await Workflow.start({ image, builder });
  const failed = await workflow.run({ inputs: { test: "exit 1" } });
  return { failed, next: await workflow.run() };
}

describe("GitHub's cache", () => {
  beforeAll(async () => {
    const builder = await fixtureBuilder();
    [service, steps, cancelled, refused] = await Promise.all([
      useService(builder),
      useJob(builder),
      cancel(builder),
      canTest ? refuse(builder) : refused,
    ]);
    coldDigest = digestOf(service.cold);
    changedDigest = digestOf(service.pullRequest);
  }, BUILDS_TIMEOUT_MS);

  describe("no cache", () => {
    it("is asked for anything if none is wanted", () => {
      expect(reportOf(service.cold)).toMatchObject({ kind: "none", outcome: "unused" });
      expect(service.askedByCold).toBe(0);
      expect(outcomesIn(service.cold)).toEqual([]);
    });
  });

  describe("layers in GitHub's cache", () => {
    it("are saved in the post step", () => {
      const { first } = service;
      expect(digestOf(first)).toBe(coldDigest);
      expect(reportOf(first)).toMatchObject({ kind: "github", outcome: "miss" });
      expect(outcomesIn(first)).toEqual([
        expect.stringMatching(/^Cache of the layers: saved [\d.]+ [kM]B in .+ as layers-v1-linux-/),
      ]);
      expect(first.post?.summary).toContain("Cache of the layers: saved");
      expect(first.log.indexOf(`Pushed ${first.outputs["image"] ?? ""}`)).toBeGreaterThan(0);
    });

    it("are restored on an empty machine, for the same image, and not saved again", () => {
      const { again, entries } = service;
      expect(digestOf(again)).toBe(coldDigest);
      const [{ key, sizeBytes } = {}] = entries;
      expect(reportOf(again)).toMatchObject({ kind: "github", outcome: "hit", key, sizeBytes });
      expect(again.rawLines).toContain("locked: reused");
      expect(service.uploads.again).toBe(1);
      expect(outcomesIn(again)).toEqual([]);
      expect(logOf(again)).toContain("The layers are not saved: they are the same as in layers-v1-");
    });

    it("are read by a pull request, which saves nothing even if its token could", () => {
      const { pullRequest, entries } = service;
      expect(reportOf(pullRequest)).toMatchObject({ outcome: "hit", key: entries[0]?.key });
      expect(service.uploads.pullRequest).toBe(1);
      expect(outcomesIn(pullRequest)).toEqual([]);
      expect(logOf(pullRequest)).toContain("The layers are not saved: the pull request 7 only reads");
    });

    it("are saved under a new key when they have changed, and do not grow", () => {
      const { changed, entries } = service;
      expect(digestOf(changed)).toBe(changedDigest);
      expect(changedDigest).not.toBe(coldDigest);
      expect(changed.rawLines).toContain("locked: made");
      expect(entries).toHaveLength(2);
      const [one, other] = entries;
      expect(one?.key.slice(0, -32)).toBe(other?.key.slice(0, -32));
      expect(one?.key).not.toBe(other?.key);
      expect(Math.abs((one?.sizeBytes ?? 0) - (other?.sizeBytes ?? 0))).toBeLessThan(2_000);
    });

    it("are found to be saved already when they change back", () => {
      expect(outcomesIn(service.corrupted)).toEqual([
        expect.stringMatching(/^Cache of the layers: .+ exists already$/),
      ]);
      expect(service.uploads.corrupted).toBe(2);
    });

    it("are there for the next step of the job, and saved once", () => {
      const { first, second, keys } = steps.same;
      expect(reportOf(first)).toMatchObject({ outcome: "miss" });
      expect(reportOf(second)).toMatchObject({ kind: "github", outcome: "hit", key: keys[0] });
      expect(logOf(second)).toContain(`Layer cache: an earlier step of this job left ${keys[0] ?? "none"}`);
      expect(second.rawLines).toContain("locked: reused");
      expect(outcomesIn(second)).toEqual([]);
      expect(outcomesIn(first)).toEqual([expect.stringContaining("Cache of the layers: saved")]);
      expect(steps.uploads.same).toBe(1);
    });

    it("are saved by the last step of the job that changes them", () => {
      const { first, second, keys } = steps.changed;
      expect(reportOf(first)).toMatchObject({ outcome: "hit", key: keys[0] });
      expect(second.rawLines).toContain("locked: made");
      expect(outcomesIn(second)).toEqual([expect.stringContaining(`as ${keys[1] ?? "none"}`)]);
      expect(outcomesIn(first)).toEqual([]);
      expect(steps.uploads.changed).toBe(2);
    });

    it("leave neither warnings nor files", () => {
      const { cold, first, again, pullRequest, changed } = service;
      const jobs = [steps.same.first, steps.changed.first];
      for (const result of [cold, first, again, pullRequest, changed, ...jobs]) {
        expect({ warnings: warningsOf(result), left: result.left }).toEqual({ warnings: [], left: [] });
      }
    });
  });

  describe("a cache that fails", () => {
    it.each<{ what: string; build: "corrupted" | "down"; failures: readonly RegExp[] }>([
      {
        what: "an entry is corrupted",
        build: "corrupted",
        failures: [/^warning: The layer cache cannot be used: /],
      },
      {
        what: "the service is down",
        build: "down",
        failures: [
          /^warning: The layer cache cannot be used: /,
          /^warning: Cache of the layers: saving failed: /,
        ],
      },
    ])("is a warning and a cold build if $what", ({ build, failures }) => {
      const result = service[build];
      expect(digestOf(result)).toBe(coldDigest);
      expect(result.rawLines).toContain("locked: made");
      expect(reportOf(result)).toMatchObject({ outcome: "unavailable" });
      expect(warningsOf(result)).toEqual(failures.map((failure) => expect.stringMatching(failure)));
      expect(result.post?.exitCode).toBe(0);
      expect(result.left).toEqual([]);
    });

    it("gives nobody layers that are not what their digests say", () => {
      const { tampered } = service;
      expect(reportOf(tampered)).toMatchObject({ outcome: "hit", key: expect.stringMatching(/-0{32}$/) });
      expect(tampered.rawLines).toContain("locked: made");
      expect(digestOf(tampered)).toBe(coldDigest);
    });

    it("is not written, without a warning, where the token only reads", () => {
      const { tampered } = service;
      expect(outcomesIn(tampered)).toEqual([
        expect.stringMatching(/^Cache of the layers: not saved, .*read-only/),
      ]);
      expect(warningsOf(tampered)).toEqual([]);
      expect(tampered.left).toEqual([]);
    });
  });

  describeTests("a build whose image fails its test", () => {
    it("saves the layers, which the next build reuses, and leaves nothing", () => {
      const { failed, next } = refused;
      expect(failed.exitCode).toBe(1);
      expect(outcomesIn(failed)).toEqual([expect.stringContaining("Cache of the layers: saved")]);
      expect(failed.left).toEqual([]);
      expect(reportOf(next)).toMatchObject({ outcome: "hit" });
      expect(next.rawLines).toContain("locked: reused");
    });
  });

  describe("a cancelled build", () => {
    it("saves nothing and leaves nothing", () => {
      const { result, entries, statistics } = cancelled;
      expect(result.exitCode).toBe(130);
      expect(entries).toEqual([]);
      expect(statistics.reservations).toBe(0);
      // On a busy machine the runner's patience may end first; then the post step removes the rest.
      const log = result.post?.log.filter((line) => !line.startsWith("Removed leftovers of the build:"));
      expect({ log, left: result.left }).toEqual({ log: [], left: [] });
    });
  });
});
