// The step of the sub-action, from inputs to outputs.
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openRebaseInputs } from "../../../src/actions/rebase/rebase-inputs.ts";
import { runRebase } from "../../../src/actions/rebase/run-rebase.ts";
import { createRunner } from "../../../src/actions/runner/runner.ts";
import { PlatformError } from "../../../src/errors.ts";
import { digestOf } from "../../../src/oci/digest.ts";
import type { RebaseReport, RebaseRequest, RebaseResult } from "../../../src/rebase/rebase-images.ts";
import { RegistryStep } from "../registry-step.ts";

const [OLD, NEW] = [digestOf("old"), digestOf("new")];
const REBASED: RebaseResult = {
  image: "g.io/a:1",
  outcome: "rebased",
  from: OLD,
  to: NEW,
  runImages: [{ target: "linux/amd64", name: "g.io/run", from: "", to: `g.io/run@${digestOf("run")}` }],
};
const CURRENT: RebaseResult = { ...REBASED, image: "g.io/b:1", outcome: "current", from: OLD, to: OLD };

let step: RegistryStep;

beforeEach(async () => {
  step = await RegistryStep.open();
});
afterEach(() => step[Symbol.asyncDispose]());

async function run(
  inputs: Readonly<Record<string, string>>,
  report: RebaseReport = { results: [REBASED], failures: [] },
) {
  const requests: RebaseRequest[] = [];
  const env = step.env(inputs);
  const exitCode = await runRebase({
    inputs: openRebaseInputs(env),
    runner: createRunner(),
    trust: () => undefined,
    rebase: (request) => {
      requests.push(request);
      return Promise.resolve(report);
    },
  });
  return { ...(await step.result(exitCode)), requests };
}

describe("runRebase", () => {
  it("hands on what was asked for", async () => {
    const { requests } = await run({
      image: "g.io/a:1, g.io/b:1.*\nghcr.io:443/c:*",
      "run-image": "g.io/run:2",
      force: "true",
      "dry-run": "True",
    });

    expect(requests).toEqual([
      {
        images: [
          { kind: "image", reference: { registry: "g.io", repository: "a", tag: "1" } },
          { kind: "pattern", repository: { registry: "g.io", repository: "b" }, tag: "1.*" },
          { kind: "pattern", repository: { registry: "ghcr.io:443", repository: "c" }, tag: "*" },
        ],
        runImage: "g.io/run:2",
        force: true,
        dryRun: true,
      },
    ]);
  });

  it("tells what became of each image in log, outputs and summary", async () => {
    const { exitCode, outputs, log, summary } = await run(
      { image: "g.io/a:1" },
      { results: [REBASED, CURRENT], failures: [] },
    );

    expect(exitCode).toBe(0);
    expect(log).toContain(`Rebased g.io/a:1\n  from ${OLD}\n  to   ${NEW}\n  on   g.io/run@`);
    expect(log).toContain("Left g.io/b:1: its run image is the newest already");
    expect(outputs).toEqual({
      changed: "true",
      rebased: "g.io/a:1",
      metadata: JSON.stringify([REBASED, CURRENT]),
    });
    expect(summary).toContain("<h3>Rebase</h3>");
    expect(summary).toContain(NEW);
  });

  it("gives the digest that all images have", async () => {
    const results = [REBASED, { ...REBASED, image: "g.io/a:2" }];

    const { outputs } = await run({ image: "g.io/a:*", summary: "false" }, { results, failures: [] });

    expect(outputs).toMatchObject({ digest: NEW, rebased: "g.io/a:1\ng.io/a:2" });
  });

  it("declares what was rebased, and nothing else", async () => {
    const report = { results: [REBASED, CURRENT], failures: [] };

    expect((await run({ image: "g.io/a:1" }, report)).artifacts).toBe(`oci://g.io/a@${NEW}\n`);
  });

  it("writes no summary if none is wanted", async () => {
    expect((await run({ image: "g.io/a:1", summary: "false" })).summary).toBe("");
  });

  it("says that nothing changed", async () => {
    const { outputs } = await run({ image: "g.io/b:1" }, { results: [CURRENT], failures: [] });

    expect(outputs).toMatchObject({ changed: "false", rebased: "", digest: OLD });
  });

  it("fails, and still tells what was rebased", async () => {
    const failures = [
      new PlatformError("RUN_IMAGE", "One failed."),
      new PlatformError("RUN_IMAGE", "Two failed."),
    ];

    const { exitCode, outputs, log } = await run({ image: "g.io/a:1" }, { results: [REBASED], failures });

    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({ changed: "true" });
    expect(log).toContain("::error::One failed.");
    expect(log).toContain("::error::Two failed.");
  });

  it("says only once that it was cancelled", async () => {
    const failures = ["a", "b"].map(() => new PlatformError("CANCELLED", "The step was cancelled."));

    const { exitCode, log } = await run({ image: "g.io/a:1" }, { results: [], failures });

    expect(exitCode).toBe(130);
    expect(log.match(/cancelled/g)).toHaveLength(1);
  });

  it("says everything that is wrong with its inputs at once, and rebases nothing", async () => {
    const { exitCode, requests, log } = await run({
      image: "g.io/A:1\ng.io/*:1",
      "run-image": "g.io/run:",
      force: "maybe",
      "registry-timeout": "soon",
    });

    expect(exitCode).toBe(1);
    expect(requests).toEqual([]);
    expect(log).toContain("upper-case letters");
    expect(log).toContain('"g.io/*:1" has a * that is not in its tag.');
    expect(log).toContain('"maybe" is not one of true, false.');
    expect(log).toContain('"soon" is not a number of seconds');
    expect(log).toContain("run-image");
  });

  it("needs images", async () => {
    const { exitCode, log } = await run({ image: "" });

    expect(exitCode).toBe(1);
    expect(log).toMatch(/"image".*it is required, and missing or empty/);
  });
});
