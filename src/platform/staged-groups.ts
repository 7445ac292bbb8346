// The groups of an order as detection comes to try them, each time with a builder that has their buildpacks, and with the source as it was
// sent: a buildpack may have changed it, though none should.
import type { PhaseContext } from "../phases/phase.ts";
import { changedLog } from "./changed-log.ts";
import { phaseContext, type StartedBuild } from "./phase-context.ts";
import { buildUser } from "./plan/build-user.ts";
import type { NextStage, ProvisionedBuilder } from "./pull/provision-builder.ts";
import { type BuildDeps, parseLabel } from "./request/build-deps.ts";
import { runAll } from "./run-all.ts";
import type { MoreGroups } from "./run-lifecycle.ts";
import { createSourceVolume, type Workspace } from "./workspace/workspace.ts";

/** What getting more of them needs. */
interface GroupsDeps extends Pick<BuildDeps, "log" | "signal" | "runLabel"> {
  /** Puts the source into the volumes of a workspace. */
  readonly upload: (workspace: Workspace, deps: Pick<BuildDeps, "log" | "signal">) => Promise<void>;
}

/** Disposing it begins to remove what was made for later groups. */
export class StagedGroups implements MoreGroups, Disposable {
  readonly #started: StartedBuild;
  readonly #deps: GroupsDeps;
  #builder: ProvisionedBuilder;
  readonly #volumes: Workspace["parts"][number][] = [];

  /** @param builder for the first groups, or for all */
  constructor(started: StartedBuild, builder: ProvisionedBuilder, deps: GroupsDeps) {
    this.#started = started;
    this.#deps = deps;
    this.#builder = builder;
  }

  /** For the last groups that were got. */
  get builder(): ProvisionedBuilder {
    return this.#builder;
  }

  get areLeft(): boolean {
    return this.#builder.next !== undefined;
  }

  get(): Promise<PhaseContext> | undefined {
    const { next } = this.#builder;
    if (next === undefined) return undefined;
    this.#deps.log.info(
      `None of these groups was detected, so more of the builder is fetched: ${next.words}.`,
    );
    return this.#started.report.time("get rest of builder", () => this.#contextWith(next));
  }

  async #contextWith(next: NextStage): Promise<PhaseContext> {
    const { report } = this.#started;
    const [builder, workspace] = await runAll(this.#deps.signal, [
      () => next.get(),
      (signal) => this.#sendSource(signal),
    ]);
    this.#builder = builder;
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

  [Symbol.dispose](): void {
    for (const volume of this.#volumes) this.#started.cleanup.start(volume, "a volume of the build");
  }
}
