// Jobs in the container of a builder, as runners make them: one container for all steps, the work folder at /__w, the runner's Node.js
// beside it, and another home. The container has no socket of an engine.
import { randomBytes } from "node:crypto";
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ActionResult, runAction, type RunOptions } from "../support/mini-runner.ts";
import { NODE_24 } from "../support/node24.ts";
import { docker } from "./engine.ts";
import type { PathsThere } from "./step-place.ts";
import { copyExample, ROOT, runGoodBuild, testbed } from "./testbed.ts";

/** What the jobs build. */
const EXAMPLE = "static-site";

/** Where the container has what. */
const WORK = "/__w";
const HOME = "/github/home";
const ACTION = `${WORK}/_actions/owner/action/v1`;
const EXTERNALS = "/__e";
const RUNNER_NODE = `${EXTERNALS}/node24`;
/** Where this machine has it. */
const NODE_FOLDER = path.resolve(NODE_24, "../..");

/** Where a step runs. */
export interface StepPlace {
  readonly container: string;
  readonly paths: PathsThere;
}

/** What starts a step there: see {@link RunOptions.through}. */
export function throughContainer({ container, paths }: StepPlace): string[] {
  const place: StepPlace = { container, paths: { [NODE_FOLDER]: RUNNER_NODE, ...paths } };
  return [NODE_24, path.join(import.meta.dirname, "container-step.ts"), JSON.stringify(place)];
}

/** How a container is made. */
export interface JobContainerOptions {
  readonly image: string;
  /** `0:0` by default. */
  readonly user?: string;
  /** Further arguments of `docker run`. */
  readonly args?: readonly string[];
  /** What the runner's own files are mounted as: as pods have them, in volumes that everyone may write to, or else as containers do. */
  readonly volumes?: "writable";
  /** The runner's Node.js, where it is not that of the tests. */
  readonly programs?: RunnerPrograms;
}

/** A folder in which runners have their programs, and the name of the Node.js in it that they would take. */
export interface RunnerPrograms {
  readonly folder: string;
  readonly node: string;
}

/** A container that waits for steps. */
interface IdleContainer extends Required<Pick<JobContainerOptions, "image" | "user" | "args">> {
  /** What it has of this machine, by the path here. */
  readonly mounts: Readonly<Record<string, string>>;
  /** Of the command of Docker, e.g. with a login. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What keeps all processes of a container from more rights, also where the builder has no program for that. */
export const NO_NEW_PRIVILEGES = ["--security-opt", "no-new-privileges"] as const;

/** The digest of the image that an engine makes of the example. @param inputs by default, of the example builder in five phases */
export async function digestOnEngine(
  image: string,
  inputs: Readonly<Record<string, string>> = {
    "trust-builder": "false",
    "lifecycle-image": testbed().images.lifecycle,
  },
): Promise<string | undefined> {
  await using workspace = await copyExample(EXAMPLE);
  return (await runGoodBuild({ image, workspace, inputs })).outputs["digest"];
}

/** Starts a container as runners do. @returns its name */
export async function startIdle({ image, user, args, mounts, env = {} }: IdleContainer): Promise<string> {
  const name = `e2e-job-${randomBytes(4).toString("hex")}`;
  const hasNode = Object.values(mounts).some((target) => target.split(":")[0] === EXTERNALS);
  const node = hasNode ? {} : { [NODE_FOLDER]: `${RUNNER_NODE}:ro` };
  const all = { ...mounts, ...node };
  const volumes = Object.entries(all).flatMap(([source, target]) => ["--volume", `${source}:${target}`]);
  // The engine may have an image that the name had before.
  const asRunners = ["--pull", "always", "--detach", "--network", "host", "--entrypoint", "tail"];
  const own = ["--name", name, "--user", user, ...volumes, ...args];
  await docker(["run", ...asRunners, ...own, image, "-f", "/dev/null"], env);
  return name;
}

/** One step. */
export interface StepOptions extends Pick<RunOptions, "inputs" | "env" | "cancel" | "losesState"> {
  readonly onLine?: (line: string) => void;
}

/** A container that is gone when disposed. */
export class JobContainer implements AsyncDisposable {
  readonly name: string;
  /** The work folder, as this machine has it. */
  readonly work: string;
  readonly #home: string;
  /** The runner's Node.js, as the container has it. */
  readonly #node: string;

  private constructor({
    name,
    work,
    home,
    node,
  }: {
    name: string;
    work: string;
    home: string;
    node: string;
  }) {
    this.name = name;
    this.work = work;
    this.#home = home;
    this.#node = node;
  }

  /** With the files of the example as its checkout. */
  static async start({
    image,
    user = "0:0",
    args = [],
    volumes,
    programs,
  }: JobContainerOptions): Promise<JobContainer> {
    const root = await mkdtemp(path.join(tmpdir(), "e2e-job-"));
    const [work, home] = [path.join(root, "work"), path.join(root, "github/home")];
    await mkdir(path.join(work, "_temp"), { recursive: true });
    await mkdir(path.join(home, ".docker"), { recursive: true });
    await cp(path.join(ROOT, "examples", EXAMPLE), path.join(work, "app/app"), { recursive: true });
    for (const folder of [
      "work",
      "work/_temp",
      "work/app/app",
      "github",
      "github/home",
      "github/home/.docker",
    ])
      await chmod(path.join(root, folder), 0o777);
    const own =
      volumes === undefined
        ? { [home]: HOME }
        : { [path.dirname(home)]: path.dirname(HOME), [await copyExternals(root)]: EXTERNALS };
    const given = programs === undefined ? {} : { [programs.folder]: `${EXTERNALS}:ro` };
    const mounts = { [work]: WORK, ...own, ...given, [path.join(ROOT, "dist")]: `${ACTION}/dist:ro` };
    const name = await startIdle({ image, user, args, mounts });
    const node = programs === undefined ? RUNNER_NODE : `${EXTERNALS}/${programs.node}`;
    return new JobContainer({ name, work, home, node });
  }

  /** Runs main and post in it. */
  async run({ inputs = {}, env = {}, ...options }: StepOptions): Promise<ActionResult> {
    // The user of the step may write what a runner lets it write.
    const umask = process.umask(0);
    try {
      return await this.#runAction({ inputs, env, ...options });
    } finally {
      process.umask(umask);
    }
  }

  #runAction({ inputs = {}, env = {}, ...options }: StepOptions): Promise<ActionResult> {
    return runAction({
      ...options,
      inputs,
      folder: path.join(this.work, "_temp"),
      runnerTemp: path.join(this.work, "_temp"),
      workspace: path.join(this.work, "app/app"),
      env: { HOME, ...env },
      through: throughContainer({
        container: this.name,
        paths: { [NODE_FOLDER]: this.#node, [ROOT]: ACTION, [this.work]: WORK },
      }),
    });
  }

  /** Puts a file into the home of the job. */
  async writeHome(file: string, text: string): Promise<void> {
    await writeFile(path.join(this.#home, file), text);
  }

  /** The output of a shell script in it, as root. */
  sh(script: string): Promise<string> {
    return docker(["exec", "--user", "0:0", this.name, "sh", "-c", script]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await docker(["rm", "--force", this.name]);
    await rm(path.dirname(this.work), { recursive: true, force: true });
  }
}

/** What a runner has in its folder for programs, in a folder that everyone may write to. */
async function copyExternals(root: string): Promise<string> {
  const externals = path.join(root, "externals");
  await mkdir(path.join(externals, "node24/bin"), { recursive: true });
  await cp(NODE_24, path.join(externals, "node24/bin/node"));
  await chmod(externals, 0o2777);
  return externals;
}
