import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createActionLog } from "../../src/actions/action-log.ts";
import { runMain } from "../../src/actions/run-main.ts";
import { runPost } from "../../src/actions/run-post.ts";
import { createRunner } from "../../src/actions/runner.ts";
import { isPost, savedRunLabel } from "../../src/actions/state.ts";
import { PlatformError } from "../../src/errors.ts";
import type { BuildReport } from "../../src/platform/build-request.ts";
import { CommandParser, parseVariables } from "../support/mini-runner.ts";
import { CapturedStdout } from "./captured-stdout.ts";
import { COMPLETE_REPORT, EMPTY_REPORT } from "./reports.ts";

const FILES = ["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"] as const;

let folder: string;
let stdout: CapturedStdout;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "run-main-"));
  for (const name of FILES) {
    process.env[name] = join(folder, name);
    await writeFile(join(folder, name), "");
  }
  stdout = new CapturedStdout();
});

afterEach(async () => {
  stdout[Symbol.dispose]();
  for (const name of FILES) Reflect.deleteProperty(process.env, name);
  await rm(folder, { recursive: true });
});

function executed() {
  const parser = new CommandParser();
  for (const line of stdout.lines) parser.read(line);
  return parser.result();
}

async function run(build: () => Promise<unknown>, options: { inputs?: object; report?: BuildReport } = {}) {
  const inputs = options.inputs ?? { INPUT_IMAGE: "g.io/a", INPUT_BUILDER: "g.io/b" };
  const runner = createRunner();
  const log = createActionLog(runner, { verbose: false });
  const exitCode = await runMain({
    env: { ...process.env, GITHUB_WORKSPACE: folder, ...inputs },
    runner,
    log,
    runLabel: "run=1",
    build: () => {
      log.phaseStarted("builder", "building");
      return build();
    },
    report: () => options.report ?? EMPTY_REPORT,
  });
  const [outputs = "", state = "", summary = ""] = await Promise.all(
    FILES.map((name) => readFile(join(folder, name), "utf8")),
  );
  return { exitCode, outputs: parseVariables(outputs), state: parseVariables(state), summary };
}

describe("runMain", () => {
  it("sets outputs, state and summary, and prints what was pushed", async () => {
    const result = await run(() => Promise.resolve(), { report: COMPLETE_REPORT });

    expect(result).toMatchObject({ exitCode: 0, outputs: { digest: COMPLETE_REPORT.digest } });
    expect(result.state).toEqual({ started: "true", "run-label": "run=1" });
    expect(result.summary).toContain("<h3>Built ghcr.io/owner/app@sha256:");
    expect(stdout.lines).toContain(`Pushed ${COMPLETE_REPORT.image ?? ""}`);
    expect(executed().annotations).toEqual([]);
  });

  it("sets what is known when the build fails in the middle of a phase", async () => {
    const error = new PlatformError("DAEMON", "The engine went away.", { hint: "Start it." });

    const result = await run(() => Promise.reject(error), {
      report: { ...EMPTY_REPORT, builder: "g.io/b@x" },
    });

    expect(result).toMatchObject({ exitCode: 1, outputs: { builder: "g.io/b@x" } });
    expect(result.summary).toContain("The engine went away.");
    expect(executed().annotations).toMatchObject([
      { level: "error", message: "The engine went away.\nStart it." },
    ]);
  });

  it("neither builds nor lets the post step sweep if inputs are wrong", async () => {
    let built = false;
    const build = () => {
      built = true;
      return Promise.resolve();
    };

    const { exitCode, state } = await run(build, { inputs: { INPUT_IMAGE: "g.io/A", INPUT_PULL: "x" } });

    expect({ exitCode, state, built }).toEqual({ exitCode: 1, state: { started: "true" }, built: false });
    expect(executed().annotations.map(({ level }) => level)).toEqual(["error", "error", "error"]);
  });

  it("ends a cancelled run like an interrupted program", async () => {
    const { exitCode } = await run(() => Promise.reject(new PlatformError("CANCELLED", "Cancelled.")));

    expect(exitCode).toBe(130);
  });

  it("only warns if the summary cannot be written", async () => {
    process.env["GITHUB_STEP_SUMMARY"] = folder;

    const { exitCode } = await run(() => Promise.resolve());

    expect(exitCode).toBe(0);
    expect(executed().annotations).toMatchObject([
      { level: "warning", message: expect.stringContaining("EISDIR") },
    ]);
  });
});

describe("runPost", () => {
  const runner = createRunner();

  it("says what it removed", async () => {
    const sweep = () => Promise.resolve({ containers: 1, volumes: 2 });

    await runPost({ runner, runLabel: "run=1", sweep });

    expect(stdout.lines).toEqual(["Removed what the build left: 1 container, 2 volumes"]);
  });

  it("is silent if nothing was left", async () => {
    await runPost({ runner, runLabel: "run=1", sweep: () => Promise.resolve({ containers: 0, volumes: 0 }) });

    expect(stdout.lines).toEqual([""]);
  });

  it("asks no engine if there was no build", async () => {
    await runPost({ runner, runLabel: undefined, sweep: () => Promise.reject(new Error("asked")) });

    expect(stdout.lines).toEqual([""]);
  });

  it("warns of what cannot be removed", async () => {
    await runPost({
      runner,
      runLabel: "run=1",
      sweep: () => Promise.reject(new PlatformError("DAEMON", "Busy.")),
    });

    expect(stdout.lines).toEqual(["::warning::Nothing was cleaned up: Busy."]);
  });

  it("does not complain again that no engine answers", async () => {
    const error = new PlatformError("DAEMON_UNREACHABLE", "No engine.");

    await runPost({ runner, runLabel: "run=1", sweep: () => Promise.reject(error) });

    expect(stdout.lines).toEqual(["Nothing was cleaned up: No engine."]);
  });
});

describe("state", () => {
  it("tells the post step from the main step", () => {
    expect([isPost({}), isPost({ STATE_started: "true" })]).toEqual([false, true]);
    expect([savedRunLabel({}), savedRunLabel({ "STATE_run-label": "a=b" })]).toEqual([undefined, "a=b"]);
  });
});
