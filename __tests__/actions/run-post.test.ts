import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type PostStep, runPost } from "../../src/actions/run-post.ts";
import { createRunner } from "../../src/actions/runner/runner.ts";
import type { SaveOutcome } from "../../src/cache/cache-store.ts";
import { PlatformError } from "../../src/errors.ts";
import { CapturedStdout } from "./captured-stdout.ts";

let stdout: CapturedStdout;
let summaries: string[];
let calls: string[];

beforeEach(() => {
  stdout = new CapturedStdout();
  summaries = [];
  calls = [];
});

afterEach(() => {
  stdout[Symbol.dispose]();
});

const run = (more: Partial<PostStep> = {}): Promise<void> =>
  runPost({
    runner: createRunner(),
    runLabel: "run=1",
    saveCaches: () => {
      calls.push("save");
      return Promise.resolve([]);
    },
    removeCaches: () => {
      calls.push("remove");
      return Promise.resolve();
    },
    removeFiles: (label) => {
      calls.push(`files of ${label}`);
      return Promise.resolve();
    },
    engines: [{ name: "", kind: "docker" }],
    sweep: (engine, label) => {
      calls.push(`sweep ${label}${engine}`);
      return Promise.resolve({ containers: 0, volumes: 0 });
    },
    writeSummary: (html) => {
      summaries.push(html);
      return Promise.resolve();
    },
    ...more,
  });

const saving = (...outcomes: SaveOutcome[]): Partial<PostStep> => ({
  saveCaches: () => Promise.resolve(outcomes.map((outcome) => ({ name: "layers", outcome }))),
});

describe("runPost", () => {
  it("saves before it removes, and removes before it sweeps", async () => {
    await run();

    expect(calls).toEqual(["save", "remove", "files of run=1", "sweep run=1"]);
  });

  it("says what it removed", async () => {
    await run({ sweep: () => Promise.resolve({ containers: 1, volumes: 2 }) });

    expect(stdout.lines).toEqual(["Removed leftovers of the build: 1 container, 2 volumes"]);
  });

  it("says what it removed of a build without an engine, and speaks of no containers", async () => {
    const engines = [{ name: "", kind: "processes" }] as const;
    await run({ engines, sweep: () => Promise.resolve({ containers: 0, volumes: 1, files: 3 }) });

    expect(stdout.lines).toEqual([
      "Removed leftovers of the build: 3 files among those of the builder, 1 folder",
    ]);
  });

  it("is silent if nothing was left", async () => {
    await run();

    expect(stdout.lines).toEqual([""]);
    expect(summaries).toEqual([]);
  });

  it("does nothing if there was no build", async () => {
    await run({ runLabel: undefined });

    expect([stdout.lines, calls]).toEqual([[""], []]);
  });

  it.each([
    ["is busy", new PlatformError("DAEMON", "Busy.")],
    ["is gone", new PlatformError("DAEMON_UNREACHABLE", "No engine answers.")],
  ])(
    "warns of what it cannot remove since the engine %s, with the label and the commands, and does not fail",
    async (_what, error) => {
      // Tests that ran in this process before may have left one.
      process.exitCode = undefined;
      await run({ sweep: () => Promise.reject(error) });

      const [warning, ...more] = stdout.lines;
      expect(more).toEqual([]);
      expect(warning).toMatch(
        /^::warning::The containers and volumes of the run with the label "run=1" may still be/,
      );
      expect(warning).toContain(
        "docker ps --all --quiet --filter label=run=1 | xargs --no-run-if-empty docker rm --force",
      );
      expect(warning).toContain(
        "docker volume ls --quiet --filter label=run=1 | xargs --no-run-if-empty docker volume rm",
      );
      expect(warning).toContain(`They could not be removed: ${error.message}`);
      expect(process.exitCode).toBeUndefined();
    },
  );

  it("says of a build without an engine where its leftovers are, and of no engine's commands", async () => {
    const engines = [{ name: "", kind: "processes" }] as const;
    await run({ engines, sweep: () => Promise.reject(new Error("They go on.")) });

    expect(stdout.lines.join("\n")).toContain(
      '::warning::Processes and files of the run with the label "run=1" may still be in the container of this job.',
    );
    expect(stdout.lines.join("\n")).toContain("They go on.");
    expect(stdout.lines.join("\n")).not.toContain("docker");
  });

  it("does not complain of an engine that the build never had", async () => {
    await run({ engines: [], sweep: () => Promise.reject(new Error("No engine.")) });

    expect(stdout.lines).toEqual([""]);
    expect(calls).toEqual(["save", "remove", "files of run=1"]);
  });

  it.each<[SaveOutcome, string]>([
    [
      { kind: "saved", key: "layers-1", sizeBytes: 12_345_678, durationMs: 1500 },
      "Cache of the layers: saved 12.3 MB in 1.5 s as layers-1",
    ],
    [{ kind: "exists", key: "layers-1" }, "Cache of the layers: layers-1 exists already"],
    [{ kind: "refused", reason: "read-only" }, "Cache of the layers: not saved, read-only"],
  ])("says of a cache that it is %o", async (outcome, line) => {
    await run(saving(outcome));

    expect(stdout.lines).toEqual([line]);
    expect(summaries).toEqual([`<ul>\n<li>${line}</li>\n</ul>\n`]);
  });

  it("warns of a cache that could not be saved, and goes on", async () => {
    await run(saving({ kind: "failed", reason: "<the disk> is full" }));

    expect(stdout.lines).toEqual(["::warning::Cache of the layers: saving failed: <the disk> is full"]);
    expect(summaries.join("")).toContain("&lt;the disk&gt; is full");
    expect(calls).toEqual(["remove", "files of run=1", "sweep run=1"]);
  });

  it.each<[string, Partial<PostStep>, string]>([
    ["saving", { saveCaches: () => Promise.reject(new Error("Oh.")) }, "The caches were not saved: Oh."],
    [
      "removing",
      { removeCaches: () => Promise.reject(new Error("Oh.")) },
      "The directory of the caches was not removed: Oh.",
    ],
    [
      "removing files",
      { removeFiles: () => Promise.reject(new Error("Oh.")) },
      "The files of the run were not removed: Oh.",
    ],
    [
      "the summary",
      {
        ...saving({ kind: "exists", key: "k" }),
        writeSummary: () => Promise.reject(new Error("Oh.")),
      },
      "The caches were not saved: Oh.",
    ],
  ])("never fails the job when %s fails", async (_what, step, warning) => {
    await run(step);

    expect(stdout.lines).toContain(`::warning::${warning}`);
    expect(calls).toContain("sweep run=1");
  });
});
