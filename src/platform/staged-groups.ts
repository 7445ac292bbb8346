// The groups of an order as detection comes to try them, each time with a builder that has their buildpacks, and with the source as it was
// sent: a buildpack may have changed it, though none should.
import type { PhaseContext } from "../phases/phase.ts";
import { changedLog } from "./changed-log.ts";
import { phaseContext, type StartedBuild } from "./phase-context.ts";
import { buildUser } from "./plan/build-user.ts";
import type { ProvisionedBuilder } from "./pull/provision-builder.ts";
import { type BuildDeps, parseLabel } from "./request/build-deps.ts";
import { runAll } from "./run-all.ts";
import type { MoreGroups } from "./run-lifecycle.ts";
import { StageFetcher } from "./stage-fetcher.ts";
import { createSourceVolume, type Workspace } from "./workspace/workspace.ts";

/** What getting more of them needs. */
interface GroupsDeps extends Pick<BuildDeps, "log" | "signal" | "runLabel"> {
  /** Puts the source into the volumes of a workspace. */
  readonly upload: (workspace: Workspace, deps: Pick<BuildDeps, "log" | "signal">) => Promise<void>;
}

/** Disposing it ends what is being fetched, and begins to remove what was made for later groups. */
export class StagedGroups implements MoreGroups, AsyncDisposable {
  readonly #started: StartedBuild;
  readonly #deps: GroupsDeps;
  readonly #fetcher: StageFetcher;
  readonly #volumes: Workspace["parts"][number][] = [];

  /** @param builder for the first groups, or for all */
  constructor(started: StartedBuild, builder: ProvisionedBuilder, deps: GroupsDeps) {
    this.#started = started;
    this.#deps = deps;
    this.#fetcher = new StageFetcher(builder, deps);
  }

  /** For the last groups that were got. */
  get builder(): ProvisionedBuilder {
    return this.#fetcher.builder;
  }

  prepare(): void {
    this.#fetcher.prepare();
  }

  get(): Promise<PhaseContext> | undefined {
    const getting = this.#fetcher.get();
    return getting && this.#started.report.time("get rest of builder", () => this.#contextWith(getting));
  }

  async #contextWith(getting: Promise<ProvisionedBuilder>): Promise<PhaseContext> {
    const { report } = this.#started;
    const [builder, workspace] = await runAll(this.#deps.signal, [
      () => getting,
      (signal) => this.#sendSource(signal),
    ]);
    if (builder.report !== undefined) report.addCache(builder.report);
    return phaseContext({ ...this.#started, workspace }, builder);
  }

  async #sendSource(signal: AbortSignal): Promise<Workspace> {
    const { resolved, plan, workspace: before } = this.#started;
    const { log, runLabel, upload } = this.#deps;
    const owned = { labels: parseLabel(runLabel), owner: buildUser(resolved, plan) };
    const workspace = await createSourceVolume(before, plan.daemon, owned);
    this.#volumes.push(...workspace.parts);
    // What was left out has been said.
    await upload(workspace, { signal, log: changedLog(log, { info: () => undefined }) });
    return workspace;
  }

  end(): void {
    this.#fetcher.end();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const volume of this.#volumes) this.#started.cleanup.start(volume, "a volume of the build");
    await this.#fetcher[Symbol.asyncDispose]();
  }
}
