// Runs the action in a folder as a GitHub runner would: action.yml's defaults, INPUT_* and command files, main then post on
// Node 24, and the commands in its output. https://github.com/actions/runner, src/Runner.Worker.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
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
  /** Sends a signal to main as soon as it prints a line that matches, as cancelling the job does. */
  readonly cancel?: { readonly signal: NodeJS.Signals; readonly when: RegExp };
  /** The program to run the action with; Node 24 by default. */
  readonly node?: string;
  /** Sees each line as it comes. */
  readonly onLine?: (line: string) => void;
}

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
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

interface ActionYml {
  readonly inputs?: Readonly<Record<string, { readonly required?: boolean; readonly default?: unknown }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string };
}

/** Runs main, and post whatever came of it; temporary folders are gone afterwards. */
export async function runAction(options: RunOptions = {}): Promise<ActionResult> {
  const folder = resolve(options.action ?? ROOT);
  const { inputs = {}, runs } = parse(await readFile(join(folder, "action.yml"), "utf8")) as ActionYml;
  if (runs.using !== "node24") throw new Error(`The action uses ${runs.using}, not node24.`);
  const temp = await mkdtemp(join(tmpdir(), "mini-runner-"));
  try {
    const env = await createEnvironment(temp, inputs, options);
    const main = await runStep({ file: join(folder, runs.main), name: "main", temp, env, options });
    if (runs.post === undefined) return { ...main, post: undefined };
    const state = Object.fromEntries(
      Object.entries(main.state).map(([name, value]) => [`STATE_${name}`, value]),
    );
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
  inputs: NonNullable<ActionYml["inputs"]>,
  options: RunOptions,
): Promise<Record<string, string>> {
  const workspace = options.workspace ?? join(temp, "workspace");
  const toolCache = options.toolCache ?? join(temp, "tools");
  const runnerTemp = options.runnerTemp ?? join(temp, "temp");
  const event = options.event ?? PUSH;
  for (const folder of [workspace, toolCache, runnerTemp]) await mkdir(folder, { recursive: true });
  const eventPath = join(temp, "event.json");
  await writeFile(eventPath, JSON.stringify(event.payload));
  const unknown = Object.keys(options.inputs ?? {}).filter((name) => !Object.hasOwn(inputs, name));
  if (unknown.length > 0) throw new Error(`action.yml has no inputs ${unknown.join(", ")}.`);
  const defaults = Object.entries(inputs).map(([name, { default: value }]): [string, string] => {
    if (value === undefined) return [name, ""];
    if (typeof value !== "string") throw new Error(`The default of ${name} is not a text; quote it.`);
    return [name, value];
  });
  const values = Object.entries({ ...Object.fromEntries(defaults), ...options.inputs });
  return {
    PATH: process.env["PATH"] ?? "",
    HOME: process.env["HOME"] ?? temp,
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
    ...Object.fromEntries(values.map(([name, value]) => [inputVariable(name), value])),
  };
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
  const files = await createCommandFiles(join(temp, name));
  const commands = new CommandParser();
  const startedAt = performance.now();
  const child = spawn(options.node ?? NODE_24, [file], {
    cwd: env["GITHUB_WORKSPACE"],
    env: { ...env, ...files },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const onLine = (line: string): void => {
    options.onLine?.(line);
    commands.read(line);
    if (name === "main" && options.cancel?.when.test(line)) child.kill(options.cancel.signal);
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
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) onLine(line);
}

async function createCommandFiles(folder: string) {
  await mkdir(folder, { recursive: true });
  const files = {
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_STATE: join(folder, "state"),
    GITHUB_STEP_SUMMARY: join(folder, "summary"),
    GITHUB_ENV: join(folder, "env"),
    GITHUB_PATH: join(folder, "path"),
  };
  for (const file of Object.values(files)) await writeFile(file, "");
  return files;
}

async function readVariables(file: string): Promise<Record<string, string>> {
  return parseVariables(await readFile(file, "utf8"));
}

/** `name=value` lines, and `name<<DELIMITER`, lines, `DELIMITER`. */
export function parseVariables(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  const lines = text.split("\n");
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    if (line === "") continue;
    const [, name = "", operator, rest = ""] = /^([^=<]+)(=|<<)(.*)$/.exec(line) ?? [];
    if (operator === undefined) throw new Error(`Invalid format '${line}'`);
    if (operator === "=") {
      variables[name] = rest;
      continue;
    }
    const end = lines.indexOf(rest);
    if (end < 0) throw new Error(`Matching delimiter not found '${rest}'`);
    variables[name] = lines
      .splice(0, end + 1)
      .slice(0, -1)
      .join("\n");
  }
  return variables;
}

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const COMMANDS = new Set(
  "add-mask debug echo endgroup error group notice save-state set-env set-output stop-commands warning add-path".split(
    " ",
  ),
);

/** Reads lines as the runner does, and acts on the commands in them. */
export class CommandParser {
  readonly #log: string[] = [];
  readonly #annotations: Annotation[] = [];
  readonly #debug: string[] = [];
  readonly #masks: string[] = [];
  readonly #groups: { title: string; lines: string[] }[] = [];
  #group: { title: string; lines: string[] } | undefined;
  #stopToken: string | undefined;

  read(line: string): void {
    const command = parseCommand(line, this.#stopToken);
    if (command === undefined || !this.#execute(command)) this.#print(line);
  }

  result() {
    return {
      log: this.#log,
      annotations: this.#annotations,
      debug: this.#debug,
      masks: this.#masks,
      groups: this.#groups,
    };
  }

  #print(line: string): void {
    const masked = this.#masks.reduce((text, mask) => text.replaceAll(mask, "***"), line);
    this.#log.push(masked);
    this.#group?.lines.push(masked);
  }

  /** Whether the command was one; a stopped one is printed instead. */
  #execute({ name, properties, data }: Command): boolean {
    if (this.#stopToken !== undefined) {
      if (name.toLowerCase() !== this.#stopToken.toLowerCase()) return false;
      this.#stopToken = undefined;
      return true;
    }
    switch (name.toLowerCase()) {
      case "stop-commands":
        this.#stopToken = data;
        return true;
      case "group":
        this.#group = { title: data, lines: [] };
        this.#groups.push(this.#group);
        return true;
      case "endgroup":
        this.#group = undefined;
        return true;
      case "error":
      case "warning":
      case "notice":
        this.#annotations.push({
          level: name.toLowerCase() as Annotation["level"],
          message: data,
          properties,
        });
        return true;
      case "debug":
        this.#debug.push(data);
        return true;
      case "add-mask":
        this.#masks.push(...data.split(/[\r\n]+/).filter((part) => part !== ""));
        return true;
      case "echo":
        return true;
      default:
        // set-output, save-state, set-env, add-path: the runner warns of them, or refuses them.
        this.#annotations.push({ level: "error", message: `The command '${name}' is disabled.`, properties });
        return true;
    }
  }
}

/** `::name key=value,…::data` at the start of the trimmed line, else `##[name key=value;…]data` anywhere in it. */
function parseCommand(line: string, stopToken: string | undefined): Command | undefined {
  const isKnown = (name: string): boolean =>
    COMMANDS.has(name.toLowerCase()) || name.toLowerCase() === stopToken?.toLowerCase();
  const modern = /^\s*::([^\s:]+)(?:\s+(.*?))?::(.*)$/.exec(line);
  const legacy = /##\[([^\s\]]+)(?:\s+([^\]]*))?\](.*)$/.exec(line);
  for (const [match, separator] of [
    [modern, ","],
    [legacy, ";"],
  ] as const) {
    const [, name, properties = "", data = ""] = match ?? [];
    if (name === undefined || !isKnown(name)) continue;
    return { name, properties: parseProperties(properties, separator), data: unescape(data) };
  }
  return undefined;
}

function parseProperties(text: string, separator: string): Record<string, string> {
  const pairs = text.split(separator).map((pair) => /^([^=]+)=(.*)$/.exec(pair.trim()));
  const known = pairs.filter((pair) => pair !== null);
  return Object.fromEntries(
    known.map(([, name = "", value = ""]) => [
      name,
      unescape(value.replaceAll("%3A", ":").replaceAll("%2C", ",")),
    ]),
  );
}

function unescape(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}
