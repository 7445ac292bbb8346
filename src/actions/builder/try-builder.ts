// Building an app with a builder that has no tag yet: a build of the action itself, in a process of its own, that pushes nothing.
import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Environment } from "../../environment.ts";
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { inputVariable } from "../inputs/input-reader.ts";
import { isPost } from "../state.ts";

/** What is built to try a builder. */
export interface BuilderTrial {
  /** Directory of an app, as it is written. */
  readonly app: string;
  /** Inputs of the action besides, by name. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** What {@link tryBuilder} needs. */
export interface TrialDeps {
  readonly env: Environment;
  readonly signal: AbortSignal;
  /** The bundle of the action. */
  readonly action: string;
  /** For what the build leaves for other steps, which there are none of. */
  readonly directory: string;
}

/** What a step tells the runner by; a trial tells it nothing. */
const FILES = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_ARTIFACTS"];

/** @param builder by its digest @throws {PlatformError} `BUILDER_IMAGE` if it does not build the app, or `CANCELLED` */
export async function tryBuilder(builder: string, trial: BuilderTrial, deps: TrialDeps): Promise<void> {
  const { signal, action } = deps;
  const state = path.join(deps.directory, "trial-state");
  await writeFile(state, "");
  const env = { ...(await environmentOf(builder, trial, deps)), GITHUB_STATE: state };
  const exitCode = await run(action, { env, signal });
  // What is left of the build in the engine goes, also where the step was cancelled. One that never began has left nothing.
  const after = { ...env, ...(await readState(state)) };
  if (isPost(after)) await run(action, { env: after });
  if (signal.aborted)
    throw new PlatformError("CANCELLED", "The builder was not published: the step was cancelled.");
  if (exitCode === 0) return;
  throw new PlatformError(
    "BUILDER_IMAGE",
    `The builder ${quote(builder)} does not build the app ${quote(trial.app)}, so its tags were not moved.`,
    { hint: "The log above says why; the builder is in its registry by that digest." },
  );
}

async function environmentOf(
  builder: string,
  { app, inputs }: BuilderTrial,
  { env, directory }: TrialDeps,
): Promise<NodeJS.ProcessEnv> {
  const own = Object.entries(env).filter(
    ([name]) => !name.startsWith("INPUT_") && !name.startsWith("STATE_"),
  );
  const file = path.join(directory, "trial");
  await writeFile(file, "");
  const given = {
    ...{ image: `${builder.replace(/@.*$/, "")}:trial`, builder, path: app },
    ...{ push: "false", cache: "none", "trust-builder": "true", summary: "false", "declare-image": "false" },
    ...inputs,
  };
  return {
    ...Object.fromEntries(own),
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [inputVariable(name), value])),
    ...Object.fromEntries(FILES.filter((name) => env[name] !== undefined).map((name) => [name, file])),
  };
}

/** What the main step tells the post step, as the runner passes it on. */
async function readState(file: string): Promise<NodeJS.ProcessEnv> {
  const saved = (await readFile(file, "utf8")).matchAll(/^(.+)<<(\S+)\n([^]*?)\n\2$/gm);
  return Object.fromEntries([...saved].map(([, name = "", , value]) => [`STATE_${name}`, value]));
}

/** @param step without a signal, it runs to its end */
function run(
  program: string,
  { env, signal }: { readonly env: NodeJS.ProcessEnv; readonly signal?: AbortSignal },
): Promise<number> {
  const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "inherit", "inherit"] });
  const stop = (): void => {
    child.kill("SIGTERM");
  };
  signal?.addEventListener("abort", stop, { once: true });
  // One that was aborted before says it to no listener.
  if (signal?.aborted === true) stop();
  return new Promise<number>((fulfil, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      fulfil(code ?? 1);
    });
  }).finally(() => {
    signal?.removeEventListener("abort", stop);
  });
}
