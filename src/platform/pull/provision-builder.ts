// Getting a builder into the engine: in stages, of which a build has all at once only where that is no more, or where it needs them.
import { messageOf } from "../../errors.ts";
import type { BuildLog } from "../../log.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import type { BuilderStage, BuilderStages } from "./builder-stages.ts";
import {
  type CachedBuilder,
  provisionCached,
  type ProvisionDeps,
  type WantedBuilder,
} from "./cached-builder.ts";
import { ensureImage } from "./pull-image.ts";
import { followPull } from "./pull-progress.ts";

/** A builder in the engine, and what it can be used for. */
export interface ProvisionedBuilder extends CachedBuilder {
  /** The text of the order.toml that it has the buildpacks for; undefined if that is its own. */
  readonly order: string | undefined;
  /** Undefined if the image has all that the whole order needs. */
  readonly next: NextStage | undefined;
}

/** More of a builder, for when none of the groups is detected that the image before has the buildpacks for. */
export interface NextStage {
  /** For people, e.g. `366.0 MB of 532.4 MB, for the first 11 of 20 groups`. */
  readonly words: string;
  /** Lets the engine have it before it is known to be needed; undefined if that is not worth it. The log gets only progress. */
  readonly prefetch: ((signal: AbortSignal, log: BuildLog) => Promise<void>) | undefined;
  /** @throws what the engine rejects with, if the cache cannot help either */
  readonly get: () => Promise<ProvisionedBuilder>;
}

/** @throws what the engine rejects with, if the cache cannot help either */
export async function provisionBuilder(
  resolved: ResolvedBuild,
  plan: BuildPlan,
  deps: ProvisionDeps,
): Promise<ProvisionedBuilder> {
  const { builder, daemon } = plan;
  const { served, runnable, pinned } = builder;
  if (served === undefined || pinned?.digest === undefined) {
    await ensureImage("the builder", builder, { ...deps, daemon });
    return {
      image: runnable,
      order: plan.order.toml,
      next: undefined,
      report: undefined,
      pending: undefined,
    };
  }
  const { first, others, isGuess } = await findStages(resolved, plan, deps);
  const image = { pinned: { ...pinned, digest: pinned.digest }, served };
  const staged = { resolved, plan, image, mayPrefetch: isGuess && mayPull(resolved, deps) };
  try {
    return await provisionStage([first, ...others], undefined, { staged, deps });
  } catch (error) {
    const last = others.at(-1);
    if (deps.signal.aborted || last === undefined) throw error;
    const why = messageOf(error);
    deps.log.info(`All that is needed of the builder is fetched, as a part of it could not be: ${why}`);
    return provisionStage([last], undefined, { staged, deps });
  }
}

/** Most builds find the whole builder in the engine, and should not wait for the code. */
async function findStages(
  resolved: ResolvedBuild,
  plan: BuildPlan,
  deps: ProvisionDeps,
): Promise<BuilderStages> {
  if (!plan.builderIsPresent) return (await import("./builder-stages.ts")).planStages(resolved, plan, deps);
  const first = { pull: undefined, order: plan.order.toml, size: "all", groups: "all groups" };
  return { first, others: [], isGuess: false };
}

/** Otherwise the cache is asked first, which is not worth it for what may not be needed. */
function mayPull({ builderCache }: ResolvedBuild, { caches }: ProvisionDeps): boolean {
  return builderCache !== "always" || !caches.store.isAvailable();
}

interface Staged extends Omit<WantedBuilder, "pruned" | "before"> {
  readonly resolved: ResolvedBuild;
  readonly mayPrefetch: boolean;
}

interface Provisioning {
  readonly staged: Staged;
  readonly deps: ProvisionDeps;
}

/** @param before the image of the stage before, which has the first layers of this one */
async function provisionStage(
  [stage, ...others]: readonly [BuilderStage, ...BuilderStage[]],
  before: string | undefined,
  { staged, deps }: Provisioning,
): Promise<ProvisionedBuilder> {
  const { resolved, plan } = staged;
  const provided = await provisionCached(resolved, { ...staged, pruned: stage.pull, before }, deps);
  const [next, ...rest] = others;
  if (next === undefined) return { ...provided, order: stage.order, next };
  // Where a part could not be pulled, that is all of it.
  if (provided.image === plan.builder.runnable)
    return { ...provided, order: others.at(-1)?.order, next: undefined };
  return {
    ...provided,
    order: stage.order,
    next: {
      words: `${next.size}, for ${next.groups}`,
      prefetch: staged.mayPrefetch
        ? (signal, log) => prefetch(next, { staged, deps: { ...deps, signal, log } })
        : undefined,
      get: () => provisionStage([next, ...rest], provided.image, { staged, deps }),
    },
  };
}

async function prefetch(
  { pull }: BuilderStage,
  { staged: { plan, image }, deps }: Provisioning,
): Promise<void> {
  if (pull === undefined) return;
  const { pullPruned } = await import("./pull-pruned.ts");
  const onProgress = followPull("the builder", pull.builder.manifest, deps.log);
  await pullPruned(
    { ...pull, pinned: image.pinned },
    { ...deps, daemon: plan.daemon, relatives: [], onProgress },
  );
}
