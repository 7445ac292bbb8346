// Steps of a job: shell lines, and actions by way of the mini runner.
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import * as v from "valibot";
import { parse } from "yaml";
import { runAction } from "../../support/mini-runner.ts";
import { parseVariables } from "../../support/mini-runner/command-files.ts";
import { checkDelivered } from "../sound-image.ts";
import { testbed } from "../testbed.ts";
import { type Contexts, interpolate, type Status } from "./expressions.ts";
import type { WorkflowRun } from "./workflow-run.ts";

const Scalar = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));

const common = {
  id: v.optional(v.string()),
  name: v.optional(v.string()),
  if: v.optional(v.string()),
  env: v.optional(v.record(v.string(), v.string()), {}),
};

/** What the examples use of a step. */
export const StepSchema = v.union([
  v.strictObject({ ...common, run: v.string() }),
  v.strictObject({ ...common, uses: v.string(), with: v.optional(v.record(v.string(), Scalar), {}) }),
]);

type Step = v.InferOutput<typeof StepSchema>;

/** What steps leave to those after them. */
export interface JobState {
  status: Status;
  readonly steps: Record<string, { outcome: Status; outputs: Readonly<Record<string, string>> }>;
  /** Of the job. */
  env: Record<string, string>;
}

/** Where a step runs. */
export interface StepOptions {
  readonly run: WorkflowRun;
  readonly contexts: Contexts;
  readonly state: JobState;
  readonly dir: { readonly workspace: string; readonly runnerTemp: string };
  /** Gets every line. */
  readonly log: string[];
}

interface StepResult {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs one step, and notes in `state` how it went. */
export async function runStep(step: Step, options: StepOptions): Promise<void> {
  const { state, log } = options;
  const result = await ("run" in step ? runShell(step, options) : runUsed(step, options));
  const outcome = result.exitCode === 0 ? "success" : "failure";
  if (outcome === "failure") {
    state.status = "failure";
    log.push(`The step ${JSON.stringify(step)} ended with exit code ${result.exitCode}.`);
  }
  state.env = { ...state.env, ...result.env };
  if (step.id !== undefined) state.steps[step.id] = { outcome, outputs: result.outputs };
}

/** What the runner adds to the environment of every step. */
async function environmentOf(step: Step, { run, contexts, state, dir }: StepOptions) {
  const eventPath = path.join(dir.runnerTemp, "event.json");
  await writeFile(eventPath, JSON.stringify(run.event.payload));
  const github = contexts["github"] as Record<string, string>;
  const own = Object.entries(step.env).map(([name, value]) => [name, interpolate(value, contexts)]);
  return {
    GITHUB_ACTOR: run.actor,
    GITHUB_EVENT_NAME: run.event.name,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_REF: github["ref"] ?? "",
    GITHUB_REF_NAME: github["ref_name"] ?? "",
    GITHUB_SHA: github["sha"] ?? "",
    GITHUB_REPOSITORY: run.repository,
    GITHUB_WORKSPACE: dir.workspace,
    RUNNER_TEMP: dir.runnerTemp,
    ...state.env,
    ...(Object.fromEntries(own) as Record<string, string>),
  };
}

/** As the runner calls a script that names no shell. */
async function runShell(step: Step & { run: string }, options: StepOptions): Promise<StepResult> {
  const { contexts, dir, log } = options;
  const files = await mkdtemp(path.join(dir.runnerTemp, "step-"));
  const [script, output, env] = ["script.sh", "output", "env"].map((name) => path.join(files, name));
  await writeFile(script ?? "", interpolate(step.run, contexts));
  await Promise.all([writeFile(output ?? "", ""), writeFile(env ?? "", "")]);
  const environment = await environmentOf(step, options);
  const child = spawn("bash", ["-e", script ?? ""], {
    cwd: dir.workspace,
    env: { ...process.env, CI: "true", ...environment, GITHUB_OUTPUT: output, GITHUB_ENV: env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise<number>((fulfil, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      fulfil(code ?? 1);
    });
  });
  const read = async (stream: NodeJS.ReadableStream): Promise<void> => {
    for await (const line of createInterface({ input: stream })) log.push(line);
  };
  await Promise.all([read(child.stdout), read(child.stderr), exited]);
  return {
    exitCode: await exited,
    outputs: parseVariables(await readFile(output ?? "", "utf8")),
    env: parseVariables(await readFile(env ?? "", "utf8")),
  };
}

/** @throws if an image that was delivered is not what it says */
async function runUsed(step: Step & { uses: string }, options: StepOptions): Promise<StepResult> {
  const { run, contexts, dir, log } = options;
  if (step.uses.startsWith("actions/checkout@")) {
    await checkOut("with" in step ? step.with : {}, options);
    return { exitCode: 0, outputs: {}, env: {} };
  }
  const folder = step.uses.startsWith("./")
    ? path.join(dir.workspace, step.uses)
    : actionFolder(step.uses, run.actions);
  const inputs = { ...(await defaultsOf(folder)), ...("with" in step ? step.with : {}) };
  const env = await environmentOf(step, options);
  const result = await runAction({
    action: folder,
    workspace: dir.workspace,
    runnerTemp: dir.runnerTemp,
    env,
    inputs: Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [name, interpolate(value, contexts)]),
    ),
    onLine: (line) => log.push(line),
  });
  if (result.exitCode === 0)
    await checkDelivered(result, { ...process.env, ...env }, () => testbed().registry);
  return result;
}

/** The source, or another repository: that of an action whose stand-in is known. */
async function checkOut(
  inputs: Readonly<Record<string, string>>,
  { run, contexts, dir }: StepOptions,
): Promise<void> {
  const { repository = run.repository, path: below = "" } = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [name, interpolate(value, contexts)]),
  );
  const [, action] = [...run.actions].find(([name]) => name.startsWith(`${repository}@`)) ?? [];
  const from = repository === run.repository ? run.source : action;
  if (from === undefined) throw new Error(`There is no repository "${repository}".`);
  await cp(from, path.join(dir.workspace, below), { recursive: true });
}

/** Of `owner/name@ref` or `owner/name/folder@ref`. */
function actionFolder(uses: string, actions: WorkflowRun["actions"]): string {
  const [, repository = "", folder = "", ref = ""] = /^([^/]+\/[^/@]+)(?:\/([^@]+))?@(.+)$/.exec(uses) ?? [];
  const root = actions.get(`${repository}@${ref}`);
  if (root === undefined) throw new Error(`There is no stand-in for "${uses}".`);
  return path.join(root, folder);
}

const DefaultsSchema = v.object({
  inputs: v.record(v.string(), v.object({ default: v.optional(Scalar) })),
});

/** Defaults may be expressions, which the mini runner leaves alone. */
async function defaultsOf(folder: string): Promise<Record<string, string>> {
  const { inputs } = v.parse(DefaultsSchema, parse(await readFile(path.join(folder, "action.yml"), "utf8")));
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, { default: value }]) =>
      value === undefined ? [] : [[name, value] as const],
    ),
  );
}
