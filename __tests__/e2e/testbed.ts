// The test bed that script/bootstrap made, and builds on it through the committed bundle.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BuildReport } from "../../src/platform/request/build-request.ts";
import { type ActionResult, runAction, type RunOptions } from "../support/mini-runner.ts";
import { guardLogins } from "./guarded-logins.ts";
import { checkDelivered } from "./sound-image.ts";
import type { StepInBuilder } from "./step-in-builder.ts";
import { isWithoutEngine } from "./without-engine.ts";

export const ROOT = path.resolve(import.meta.dirname, "../..");

/** Where things are; `images` are references with tags. */
export interface Testbed {
  readonly dir: string;
  /** Host and port of the registry. */
  readonly registry: string;
  readonly images: Readonly<Record<"build" | "run" | "lifecycle" | "builder", string>>;
}

/** @throws if script/bootstrap has not run, or its environment is not here */
export function testbed(): Testbed {
  const dir = variable("TESTBED_DIR");
  return { dir, registry: variable("TESTBED_REGISTRY"), images: readImages(path.join(dir, "images.json")) };
}

const HOW = "run script/bootstrap, and this by script/in-testbed";

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set: ${HOW}.`);
  return value;
}

function readImages(file: string): Testbed["images"] {
  let json: string;
  try {
    json = readFileSync(file, "utf8");
  } catch (cause) {
    throw new Error(`There is no "${file}": ${HOW}.`, { cause });
  }
  const images = JSON.parse(json) as Record<string, { reference: string } | undefined>;
  const reference = (name: string): string => {
    const found = images[name]?.reference;
    if (found === undefined) throw new Error(`"${file}" has no image "${name}": ${HOW}.`);
    return found;
  };
  return {
    build: reference("build"),
    run: reference("run"),
    lifecycle: reference("lifecycle"),
    builder: reference("builder"),
  };
}

/** The name of an image that nobody has pushed yet. */
export function freshImage(name: string): string {
  return `${testbed().registry}/e2e/${name}-${randomBytes(4).toString("hex")}`;
}

/** A folder that is gone when disposed. */
export interface Workspace {
  readonly dir: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A copy of `examples/<name>`. */
export async function copyExample(name: string): Promise<Workspace> {
  const workspace = await createApp({});
  await cp(path.join(ROOT, "examples", name), workspace.dir, { recursive: true });
  return workspace;
}

/** An app of these files. */
export async function createApp(files: Readonly<Record<string, string>>): Promise<Workspace> {
  const dir = await mkdtemp(path.join(tmpdir(), "e2e-app-"));
  // An engine without root mounts only what its user may read, as a runner's workspace is.
  await chmod(dir, 0o755);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), text);
  }
  return { dir, [Symbol.asyncDispose]: () => rm(dir, { recursive: true, force: true }) };
}

/** One build; the example builder, trusted, unless it says otherwise. */
export interface BuildOptions extends Pick<
  RunOptions,
  "env" | "cancel" | "event" | "runnerTemp" | "toolCache" | "later" | "through" | "losesState"
> {
  /** The input `image`. */
  readonly image: string;
  readonly workspace?: Workspace;
  readonly inputs?: Readonly<Record<string, string>>;
  /** In whose container the job runs where there is no engine; the input `builder`, unless something else names it. */
  readonly jobImage?: string;
}

/** What a build did. */
export interface BuildResult extends ActionResult {
  /** Every line as it was printed, not masked. */
  readonly rawLines: readonly string[];
  /** When each of them came, in milliseconds since the start of main. */
  readonly printedAtMs: readonly number[];
}

/** What builds told their post steps. */
const states = new Set<string>();

/** Whether one of the builds so far was the run of that name. */
export function hasRun(run: string): boolean {
  return [...states].some((state) => state.endsWith(run));
}

/** Who has to run the job: an engine without root is that of a user. */
export function engineUser(): Pick<RunOptions, "user"> {
  const user = process.env["TESTBED_USER"];
  return user === undefined ? {} : { user: Number(user) };
}

/**
 * Runs main and post of the committed bundle as a runner would.
 * @throws if an image that was delivered is not what it says, or a container got a login of a registry
 */
export async function runBuild({
  image,
  workspace,
  inputs,
  jobImage,
  ...options
}: BuildOptions): Promise<BuildResult> {
  const rawLines: string[] = [];
  const printedAtMs: number[] = [];
  const startedAtMs = performance.now();
  await using guard = await guardLogins({
    env: options.env ?? {},
    registry: testbed().registry,
    isDirect: inputs?.["registry-access"] === "direct",
  });
  const step = {
    // Programs that come before may need to be root.
    ...(options.through === undefined && engineUser()),
    ...(workspace !== undefined && { workspace: workspace.dir }),
    ...options,
    env: { ...options.env, ...guard.env },
    inputs: {
      image,
      builder: testbed().images.builder,
      "trust-builder": "true",
      network: "host",
      ...inputs,
    },
    onLine: (line: string) => {
      rawLines.push(line);
      printedAtMs.push(performance.now() - startedAtMs);
    },
  };
  const builder = jobImage ?? step.inputs.builder;
  const result = await (isWithoutEngine ? runWithoutEngine({ step, builder }) : runAction(step));
  for (const state of Object.values(result.state)) states.add(state);
  guard.check(result.log);
  if (result.exitCode === 0) {
    await checkDelivered(result, { ...process.env, ...options.env }, () => testbed().registry);
  }
  return { ...result, rawLines, printedAtMs };
}

/** Loaded where it is needed: this file is also read by attacks, which are no tests of jest. */
async function runWithoutEngine(build: StepInBuilder): Promise<ActionResult> {
  const { runInBuilder } = await import("./step-in-builder.ts");
  return runInBuilder(build);
}

/** A build that has to succeed for the tests to make sense. @throws with its log if it does not */
export async function runGoodBuild(options: BuildOptions): Promise<BuildResult> {
  const result = await runBuild(options);
  if (result.exitCode === 0) return result;
  throw new Error(
    `The build of ${options.image} ended with exit code ${result.exitCode}:\n${result.rawLines.join("\n")}`,
  );
}

/** The output `metadata`. */
export function metadataOf({ outputs }: Pick<ActionResult, "outputs">): BuildReport {
  return JSON.parse(outputs["metadata"] ?? "{}") as BuildReport;
}

/** Names of layers with that outcome, in the order of the image. */
export function layerNames(result: Pick<ActionResult, "outputs">, outcome: "reused" | "added"): string[] {
  return metadataOf(result)
    .layers.filter((layer) => layer.outcome === outcome)
    .map(({ name }) => name);
}

/** Everything that was logged, masked as on the page of a run. */
export function logOf(result: Pick<ActionResult, "log">): string {
  return result.log.join("\n");
}

/** What it printed, and what it complained of. */
export function wordsOf({ log, annotations }: Pick<ActionResult, "log" | "annotations">): string {
  return [...log, ...annotations.map(({ message }) => message)].join("\n");
}
