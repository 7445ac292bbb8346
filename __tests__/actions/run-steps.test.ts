import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { CACHE_CLIENT_COMMAND, chooseEntry, POST_COMMAND } from "../../src/actions/entry.ts";
import { openInputs } from "../../src/actions/inputs.ts";
import { createActionLog } from "../../src/actions/log/action-log.ts";
import { PostWork } from "../../src/actions/post-work.ts";
import { runMain } from "../../src/actions/run-main.ts";
import { createRunner } from "../../src/actions/runner/runner.ts";
import {
  isPost,
  savedEnginesMet,
  savedFilled,
  savedNoSummary,
  savedPending,
  savedRemoving,
  savedRunLabel,
} from "../../src/actions/state.ts";
import { PlatformError } from "../../src/errors.ts";
import { EMPTY_REPORT } from "../../src/platform/report/report-collector.ts";
import type { PendingCaches } from "../../src/platform/request/build-caches.ts";
import type { BuildReport } from "../../src/platform/request/build-request.ts";
import { parseVariables } from "../support/mini-runner/command-files.ts";
import { CommandParser } from "../support/mini-runner/command-parser.ts";
import { CapturedStdout } from "./captured-stdout.ts";
import { COMPLETE_REPORT } from "./reports.ts";

const PENDING = { layers: { directory: "/temp/layers", key: "layers-v1-0" } };
const FILES = ["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_STEP_SUMMARY"] as const;

let folder: string;
let mask: (secret: string) => void;
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

interface RunOptions {
  readonly inputs?: object;
  readonly report?: BuildReport;
  readonly pending?: PendingCaches;
  readonly filled?: string;
  readonly hasLeftover?: boolean;
  /** Where an engine is still removing something. */
  readonly removing?: readonly (string | undefined)[];
}

async function run(build: () => Promise<unknown>, options: RunOptions = {}) {
  const inputs = options.inputs ?? { INPUT_IMAGE: "g.io/a", INPUT_BUILDER: "g.io/b" };
  const runner = createRunner();
  mask = (secret) => {
    runner.mask(secret);
  };
  const log = createActionLog(runner, { verbose: false });
  const postWork = new PostWork();
  if (options.pending !== undefined) postWork.onPending(options.pending);
  if (options.filled !== undefined)
    postWork.onFilled({ directory: options.filled, cleaner: "g.io/b@x", target: undefined });
  if (options.hasLeftover === true) postWork.onLeftover();
  options.removing?.forEach(postWork.onRemoving);
  const env = { ...process.env, GITHUB_WORKSPACE: folder, ...inputs };
  const exitCode = await runMain({
    env,
    inputs: openInputs(env),
    runner,
    log,
    runLabel: "run=1",
    build: () => {
      log.phaseStarted("builder", "building");
      return build();
    },
    postWork,
    report: () => options.report ?? EMPTY_REPORT,
  });
  const [outputs = "", state = "", summary = ""] = await Promise.all(
    FILES.map((name) => readFile(join(folder, name), "utf8")),
  );
  return { exitCode, outputs: parseVariables(outputs), state: parseVariables(state), summary };
}

/** As the runner gives state to the post step. */
function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

describe("runMain", () => {
  it("sets outputs, state and summary, and prints what was pushed", async () => {
    const result = await run(() => Promise.resolve(), { report: COMPLETE_REPORT });

    expect(result).toMatchObject({ exitCode: 0, outputs: { digest: COMPLETE_REPORT.digest } });
    expect(result.state).toEqual({
      started: "true",
      "run-label": "run=1",
      "nothing-left": "true",
    });
    expect(result.summary).toContain("<h3>Built <code>ghcr.io/owner/app:1</code></h3>");
    expect(result.summary).toContain("<td><code>image</code></td><td><code>g.io/a</code></td>");
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

    const inputs = { INPUT_IMAGE: "g.io/A", INPUT_PULL: "x", INPUT_ENGINE: "docker" };
    const { exitCode, state } = await run(build, { inputs });

    expect({ exitCode, state, built }).toEqual({ exitCode: 1, state: { started: "true" }, built: false });
    expect(executed().annotations.map(({ level }) => level)).toEqual(["error", "error", "error"]);
  });

  it("writes no summary if none is wanted, and tells the post step", async () => {
    const inputs = { INPUT_IMAGE: "g.io/a", INPUT_BUILDER: "g.io/b", INPUT_SUMMARY: "false" };

    const { summary, state } = await run(() => Promise.resolve(), { inputs });

    expect(summary).toBe("");
    expect(savedNoSummary({ "STATE_no-summary": state["no-summary"] })).toBe(true);
  });

  it.each([
    ["true", Promise.resolve(), [/^oci:\/\/ghcr\.io\/owner\/app@sha256:[0-9a-f]{64}$/]],
    ["false", Promise.resolve(), []],
    ["true", Promise.reject(new PlatformError("DAEMON", "It failed.")), []],
  ])("declares an image that was pushed (wanted: %s)", async (declared, built, expected) => {
    const file = join(folder, "artifacts");
    await writeFile(file, "");
    const inputs = {
      INPUT_IMAGE: "g.io/a",
      INPUT_BUILDER: "g.io/b",
      "INPUT_DECLARE-IMAGE": declared,
      GITHUB_ARTIFACTS: file,
    };

    await run(() => built, { inputs, report: COMPLETE_REPORT });

    const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
    expect(lines).toEqual(expected.map((line) => expect.stringMatching(line)));
  });

  it("has nothing in the summary that is masked", async () => {
    const error = new PlatformError("DAEMON", "It said hunter&2.");

    const { summary } = await run(() => {
      mask("hunter&2");
      return Promise.reject(error);
    });

    expect(summary).toContain("It said ***.");
  });

  it("says what of the inputs has no effect", async () => {
    const inputs = {
      INPUT_IMAGE: "g.io/a",
      INPUT_BUILDER: "g.io/b",
      INPUT_ANNOTATIONS: "manifest,index:a=b",
    };

    await run(() => Promise.resolve(), { inputs });

    expect(stdout.lines).toContainEqual(expect.stringContaining('for the level "index" is left out'));
  });

  it("tells the post step what to save", async () => {
    const { state } = await run(() => Promise.resolve(), { pending: PENDING });

    expect(savedPending({ "STATE_pending-caches": state["pending-caches"] })).toEqual([PENDING]);
  });

  it("has the post step look for what could not be removed", async () => {
    const { state } = await run(() => Promise.resolve(), { hasLeftover: true });

    expect(chooseEntry(undefined, stateVariables(state))).toBe("post");
  });

  it("has the post step look whether an engine of this machine has removed everything", async () => {
    const { state } = await run(() => Promise.resolve(), { removing: ["/run/docker.sock"] });

    expect(chooseEntry(undefined, stateVariables(state))).toBe("look");
    expect(savedRemoving(stateVariables(state))).toBe("/run/docker.sock");
  });

  it("has the post step do nothing where the runner has lost all that was saved, and not build again", () => {
    expect(chooseEntry(POST_COMMAND, {})).toBe("lost");
    expect(chooseEntry(undefined, {})).toBe("main");
  });

  it.each([
    ["the engine is elsewhere", { removing: [undefined] }],
    ["there are two engines", { removing: ["/run/docker.sock", "/run/other.sock"] }],
    [
      "there is more to do",
      { removing: ["/run/docker.sock"], pending: { layers: { directory: "/temp/layers", key: "layers" } } },
    ],
    ["something could not be removed", { removing: ["/run/docker.sock"], hasLeftover: true }],
  ])("has it do everything where %s", async (_, options) => {
    const { state } = await run(() => Promise.resolve(), options);

    expect(chooseEntry(undefined, stateVariables(state))).toBe("post");
  });

  it("has the post step remove a directory that was filled", async () => {
    const { state } = await run(() => Promise.resolve(), { filled: "/temp/cache" });

    expect(chooseEntry(undefined, stateVariables(state))).toBe("post");
    expect(savedFilled(stateVariables(state))).toEqual([{ directory: "/temp/cache", cleaner: "g.io/b@x" }]);
  });

  it("lets the post step end at once if nothing is left for it", async () => {
    const { state } = await run(() => Promise.resolve());

    expect(chooseEntry(undefined, stateVariables(state))).toBe("done");
  });

  it.each<[string, PlatformError, Pick<RunOptions, "pending">]>([
    ["failed", new PlatformError("DAEMON", "The engine went away."), {}],
    ["was cancelled", new PlatformError("CANCELLED", "Cancelled."), { pending: PENDING }],
  ])("leaves nothing to save if the build %s", async (_how, error, options) => {
    const { state } = await run(() => Promise.reject(error), options);

    expect(state).toEqual({ started: "true", "run-label": "run=1" });
    expect(chooseEntry(undefined, stateVariables(state))).toBe("post");
  });

  it("has the post step save what a build cached whose image is refused, and look for what is left", async () => {
    const error = new PlatformError("TEST", "The image failed its test.");

    const { state } = await run(() => Promise.reject(error), { pending: PENDING });

    expect(savedPending(stateVariables(state))).toEqual([PENDING]);
    expect(chooseEntry(undefined, stateVariables(state))).toBe("post");
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

describe("chooseEntry", () => {
  it.each([
    ["the main step", undefined, {}, "main"],
    ["the post step", undefined, { STATE_started: "true" }, "post"],
    [
      "a post step without anything to do",
      undefined,
      { STATE_started: "true", "STATE_nothing-left": "true" },
      "done",
    ],
    [
      "the cache client, also in the post step",
      CACHE_CLIENT_COMMAND,
      { STATE_started: "true" },
      "cache-client",
    ],
  ])("knows %s", (_what, argument, env, expected) => {
    expect(chooseEntry(argument, env)).toBe(expected);
  });
});

describe("state", () => {
  it("tells the post step from the main step", () => {
    expect([isPost({}), isPost({ STATE_started: "true" })]).toEqual([false, true]);
    expect([savedRunLabel({}), savedRunLabel({ "STATE_run-label": "a=b" })]).toEqual([undefined, "a=b"]);
  });

  it("has nothing to save, and nothing to remove, if the main step did not say so", () => {
    expect([savedPending({}), savedPending({ "STATE_pending-caches": "" })]).toEqual([[], []]);
    expect(savedEnginesMet({})).toEqual([]);
    expect(savedEnginesMet({ "STATE_engines-met": '[{"name":"","kind":"docker"}]' })).toEqual([
      { name: "", kind: "docker" },
    ]);
    expect(savedFilled({})).toEqual([]);
  });
});
