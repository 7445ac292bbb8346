// Runners that start empty: each has its temporary folder at another place.
import { chmod, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CacheServer } from "../support/cache-server.ts";
import type { CacheJob } from "../support/cache-server/job.ts";
import { type BuildOptions, type BuildResult, runBuild } from "./testbed.ts";
import { isWithoutEngine } from "./without-engine.ts";

const MAIN = "refs/heads/main";
const REPOSITORY = { full_name: "owner/app", default_branch: "main" };

/** A trigger: as the action sees it, and as the cache service does. */
export interface Job {
  readonly event: NonNullable<BuildOptions["event"]>;
  readonly token: CacheJob;
}

/** Somebody pushes to the default branch. */
export const PUSH: Job = {
  event: { name: "push", ref: MAIN, payload: { ref: MAIN, repository: REPOSITORY } },
  token: { ref: MAIN },
};

/** A push in a job whose token may only read. */
export const READ_ONLY_PUSH: Job = { ...PUSH, token: { ref: MAIN, permission: "read" } };

/** A pull request of a branch, whose token may write: only the action's own rule keeps it from writing. */
export const PULL_REQUEST: Job = {
  event: {
    name: "pull_request",
    ref: "refs/pull/7/merge",
    payload: { repository: REPOSITORY, pull_request: { number: 7, head: { repo: REPOSITORY } } },
  },
  token: { ref: "refs/pull/7/merge", base: MAIN },
};

/** A build in a job. */
export interface JobOptions extends Omit<BuildOptions, "event" | "runnerTemp" | "env"> {
  readonly job?: Job;
  /** None by default. */
  readonly service?: CacheServer | undefined;
  /** Whether it is a later step of the job that runs. */
  readonly sameJob?: boolean;
}

/** A build, and what is in the runner's temporary folder after the post step. */
export interface JobResult extends BuildResult {
  readonly left: readonly string[];
}

/** The machines of one workflow, one after the other. */
export class Machines implements AsyncDisposable {
  readonly #root: string;
  #started = 0;

  private constructor(root: string) {
    this.#root = root;
  }

  /** RUNNER_TEMP of the machine that runs jobs now. */
  get temp(): string {
    return path.join(this.#root, `machine-${this.#started}`, "_temp");
  }

  /** What outlives its jobs where there is no engine; other machines close it to each other's builds while theirs run. */
  get toolCache(): string {
    return path.join(this.#root, "tools");
  }

  static async start(): Promise<Machines> {
    const root = await mkdtemp(path.join(tmpdir(), "e2e-machine-"));
    // The action may be another user than the tests, to whom only RUNNER_TEMP itself is given.
    await chmod(root, 0o755);
    return new Machines(root);
  }

  /** Runs a build on a machine that nobody has used but earlier steps of its job. */
  async run({ job = PUSH, service, sameJob = false, ...options }: JobOptions): Promise<JobResult> {
    if (!sameJob) this.#started++;
    const runnerTemp = this.temp;
    await mkdir(runnerTemp, { recursive: true });
    const env = service?.env(job.token) ?? {};
    const tools = isWithoutEngine && { toolCache: this.toolCache };
    if (isWithoutEngine) await mkdir(this.toolCache, { recursive: true });
    const result = await runBuild({ ...options, env, event: job.event, runnerTemp, ...tools });
    return { ...result, left: await readdir(runnerTemp) };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.#root, { recursive: true, force: true });
  }
}
