// Runners that start empty: their temporary folder is always at the same place, and nothing in it is older than the job.
import { mkdtemp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { CacheJob, CacheServer } from "../support/cache-server.ts";
import { runBuild, type BuildResult, type BuildWish } from "./testbed.ts";

/** What a job is, for the action and for the cache service. */
export interface Job extends CacheJob {
  readonly event?: "push" | "pull_request" | "pull_request_target";
}

/** A build in a job. */
export interface JobWish extends BuildWish {
  readonly job?: Job;
  /** None by default. */
  readonly service?: CacheServer | undefined;
}

/** A build, and what of the runner's temporary folder was left after the post step. */
export interface JobResult extends BuildResult {
  readonly left: readonly string[];
}

/** The machines of one workflow. */
export class Machines implements AsyncDisposable {
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  static async start(): Promise<Machines> {
    return new Machines(await mkdtemp(path.join(tmpdir(), "e2e-machines-")));
  }

  get temp(): string {
    return path.join(this.#root, "temp");
  }

  /** Runs a build on a machine that nobody has used. */
  async run({ job = {}, service, env, ...wish }: JobWish): Promise<JobResult> {
    await rm(this.temp, { recursive: true, force: true });
    await mkdir(this.temp, { recursive: true });
    const result = await runBuild({
      ...wish,
      env: {
        ...(await this.#trigger(job)),
        ...service?.env(job),
        RUNNER_TEMP: this.temp,
        // One second instead of five between two attempts of the client, as its own tests have it.
        ...env,
      },
    });
    return { ...result, left: await readdir(this.temp) };
  }

  async #trigger({ event = "push", ref = "refs/heads/main" }: Job): Promise<Record<string, string>> {
    const file = path.join(this.#root, "event.json");
    const repository = { full_name: "owner/app", default_branch: "main" };
    const head = { repo: repository };
    const payload = event === "push" ? { repository } : { repository, pull_request: { number: 7, head } };
    await writeFile(file, JSON.stringify(payload));
    return { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file, GITHUB_REF: ref };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return rm(this.#root, { recursive: true, force: true });
  }
}
