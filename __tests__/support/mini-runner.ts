// Runs the action in a folder as a GitHub runner would: action.yml's defaults, INPUT_* and command files, main then post on
// Node 24, and the commands in its output. https://github.com/actions/runner, src/Runner.Worker.
import { spawn } from "node:child_process";
import { chmod, lchown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { createCommandFiles, readVariables } from "./mini-runner/command-files.ts";
import { type Annotation, CommandParser } from "./mini-runner/command-parser.ts";
import { NODE_24 } from "./node24.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What to run, and with what. */
export interface RunOptions {
  /** The folder of action.yml; the repository itself by default. */
  readonly action?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Additions to the step's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** GITHUB_WORKSPACE; an empty folder by default. */
  readonly workspace?: string;
  /** RUNNER_TOOL_CACHE, to share it between runs. */
  readonly toolCache?: string;
  /** RUNNER_TEMP, to have the same path in several runs; its content is left alone. */
  readonly runnerTemp?: string;
  /** What triggered the workflow; a push to the default branch by default. */
  readonly event?: { readonly name: string; readonly ref: string; readonly payload: unknown };
  /**
   * Sends a signal to main as soon as it prints a line that matches, as cancelling the job does; or reads no more of what it
   * prints, as a runner that is gone.
   */
  readonly cancel?: { readonly signal: NodeJS.Signals | "lost reader"; readonly when: RegExp };
  /** Tells post nothing that main saved, as the hook for Kubernetes does after a step that failed. */
  readonly losesState?: boolean;
  /** The program to run the action with; Node 24 by default. */
  readonly node?: string;
  /** The number of the user and group that run it, and own what a runner owns; those of this process by default. */
  readonly user?: number;
  /** Where its own files are; in the temporary folder of this machine by default. */
  readonly folder?: string;
  /** A program with its arguments that starts it, e.g. one that sets limits. */
  readonly through?: readonly string[];
  /** What later steps of the job do: after main, and with their post steps before that of this one. */
  readonly later?: () => Promise<unknown>;
  /** Sees each line as it comes. */
  readonly onLine?: (line: string) => void;
}

/** What one of main and post did. */
export interface StepResult {
  /** 128 and the number of the signal, if one ended it. */
  readonly exitCode: number;
  /** Lines of standard output and standard error as they came, masked. */
  readonly log: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** What it set for later steps. */
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  readonly debug: readonly string[];
  readonly masks: readonly string[];
  /** Titles of groups, and the lines in them. */
  readonly groups: readonly { readonly title: string; readonly lines: readonly string[] }[];
  readonly durationMs: number;
}

/** What main did, and after it post; undefined if the action has none. */
export interface ActionResult extends StepResult {
  readonly post: StepResult | undefined;
}

type ActionInputs = Readonly<Record<string, { readonly required?: boolean; readonly default?: unknown }>>;

interface ActionYml {
  readonly inputs?: ActionInputs;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string };
}

/** Runs main, and post whatever came of it; temporary folders are gone afterwards. */
export async function runAction(options: RunOptions = {}): Promise<ActionResult> {
  const folder = resolve(options.action ?? ROOT);
  const { inputs = {}, runs } = parse(await readFile(join(folder, "action.yml"), "utf8")) as ActionYml;
  if (runs.using !== "node24") throw new Error(`The action uses ${runs.using}, not node24.`);
  const temp = await mkdtemp(join(options.folder ?? tmpdir(), "mini-runner-"));
  // Whoever runs a step in a container may come to its files there.
  if (options.folder !== undefined) await chmod(temp, 0o755);
  try {
    const env = await createEnvironment(temp, inputs, options);
    // A configuration of this machine stays whose it is.
    const given = [temp, options.env?.["DOCKER_CONFIG"] ?? temp];
    if (options.user !== undefined) await giveFolders(options.user, given, env);
    const main = await runStep({ file: join(folder, runs.main), name: "main", temp, env, options });
    await options.later?.();
    if (runs.post === undefined) return { ...main, post: undefined };
    const saved = options.losesState === true ? {} : main.state;
    const state = Object.fromEntries(Object.entries(saved).map(([name, value]) => [`STATE_${name}`, value]));
    const file = join(folder, runs.post);
    const post = await runStep({ file, name: "post", temp, env: { ...env, ...state }, options });
    return { ...main, post };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

const PUSH = {
  name: "push",
  ref: "refs/heads/main",
  payload: { ref: "refs/heads/main", repository: { full_name: "owner/app", default_branch: "main" } },
};

async function createEnvironment(
  temp: string,
  inputs: ActionInputs,
  options: RunOptions,
): Promise<Record<string, string>> {
  const workspace = options.workspace ?? join(temp, "workspace");
  const toolCache = options.toolCache ?? join(temp, "tools");
  const runnerTemp = options.runnerTemp ?? join(temp, "temp");
  const event = options.event ?? PUSH;
  for (const folder of [workspace, toolCache, runnerTemp]) await mkdir(folder, { recursive: true });
  const eventPath = join(temp, "event.json");
  await writeFile(eventPath, JSON.stringify(event.payload));
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: (options.user === undefined ? process.env["HOME"] : undefined) ?? temp,
    ...pick(process.env, ["DOCKER_HOST", "DOCKER_CONFIG", "DOCKER_CONTEXT", "XDG_RUNTIME_DIR"]),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION: "__self",
    GITHUB_JOB: "build",
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_REF: event.ref,
    GITHUB_REPOSITORY: "owner/app",
    GITHUB_RUN_ID: "1",
    GITHUB_RUN_ATTEMPT: "1",
    GITHUB_SERVER_URL: "https://github.com",
    GITHUB_WORKSPACE: workspace,
    RUNNER_OS: "Linux",
    RUNNER_ARCH: "X64",
    RUNNER_TEMP: runnerTemp,
    RUNNER_TOOL_CACHE: toolCache,
    ...options.env,
    ...inputVariables(inputs, options.inputs ?? {}),
  };
}

/** What other jobs left in the runner's folders stays theirs. */
async function giveFolders(
  user: number,
  folders: readonly string[],
  { GITHUB_WORKSPACE = "", RUNNER_TEMP = "", RUNNER_TOOL_CACHE = "" }: Readonly<Record<string, string>>,
): Promise<void> {
  for (const folder of [RUNNER_TEMP, RUNNER_TOOL_CACHE]) await lchown(folder, user, user);
  for (const folder of [...folders, GITHUB_WORKSPACE])
    for (const name of ["", ...(await readdir(folder, { recursive: true }))])
      await lchown(join(folder, name), user, user);
}

/** INPUT_* of all inputs: what is given, else the default. */
function inputVariables(
  inputs: ActionInputs,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  if (unknown.length > 0) throw new Error(`action.yml has no inputs ${unknown.join(", ")}.`);
  const defaults = Object.entries(inputs).map(([name, { default: value }]): [string, string] => {
    if (value === undefined) return [name, ""];
    if (typeof value !== "string") throw new Error(`The default of ${name} is not a text; quote it.`);
    return [name, value];
  });
  const values = Object.entries({ ...Object.fromEntries(defaults), ...given });
  return Object.fromEntries(values.map(([name, value]) => [inputVariable(name), value]));
}

function inputVariable(name: string): string {
  return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}

function pick(env: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  const known = names.map((name) => [name, env[name]]).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Record<string, string>;
}

interface Step {
  readonly file: string;
  readonly name: string;
  readonly temp: string;
  readonly env: Readonly<Record<string, string>>;
  readonly options: RunOptions;
}

async function runStep({ file, name, temp, env, options }: Step): Promise<StepResult> {
  const { user } = options;
  const files = await createCommandFiles(join(temp, name));
  if (user !== undefined) for (const file of Object.values(files)) await lchown(file, user, user);
  const commands = new CommandParser();
  const startedAt = performance.now();
  const [program, ...args] = [...(options.through ?? []), options.node ?? NODE_24, file] as const;
  const child = spawn(program, args, {
    // Another path than the step's, where a program that starts it mounts it elsewhere.
    cwd: options.workspace ?? env["GITHUB_WORKSPACE"],
    env: { ...env, ...files },
    ...(user !== undefined && { uid: user, gid: user }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let isCancelled = false;
  const onLine = (line: string): void => {
    options.onLine?.(line);
    commands.read(line);
    // Once: a build that was stopped says its last lines again.
    if (name !== "main" || isCancelled || !options.cancel?.when.test(line)) return;
    isCancelled = true;
    cancel(options.cancel.signal);
  };
  const cancel = (signal: NodeJS.Signals | "lost reader"): void => {
    if (signal !== "lost reader") child.kill(signal);
    else for (const stream of [child.stdout, child.stderr]) stream.destroy();
  };
  const exited = new Promise<number>((fulfil, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      fulfil(code ?? (signal === null ? 1 : 128 + (SIGNAL_NUMBERS[signal] ?? 0)));
    });
  });
  await Promise.all([readLines(child.stdout, onLine), readLines(child.stderr, onLine), exited]);
  return {
    exitCode: await exited,
    ...commands.result(),
    outputs: await readVariables(files.GITHUB_OUTPUT),
    state: await readVariables(files.GITHUB_STATE),
    env: await readVariables(files.GITHUB_ENV),
    path: (await readFile(files.GITHUB_PATH, "utf8")).split("\n").filter((line) => line !== ""),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, "utf8"),
    durationMs: performance.now() - startedAt,
  };
}

const SIGNAL_NUMBERS: Readonly<Record<string, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

async function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): Promise<void> {
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  // A stream that is destroyed has no end, for which it would wait.
  stream.once("close", () => {
    lines.close();
  });
  for await (const line of lines) onLine(line);
}
