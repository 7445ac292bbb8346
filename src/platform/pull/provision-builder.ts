// Getting a builder into the engine: what the order needs of it at once, or first what its first groups need.
import { messageOf } from "../../errors.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { type CachedBuilder, provisionCached, type ProvisionDeps } from "./cached-builder.ts";
import type { FirstGroups } from "./first-groups.ts";
import type { PrunedPull } from "./prune-builder.ts";
import { ensureImage } from "./pull-image.ts";

/** A builder in the engine, and what it can be used for. */
export interface ProvisionedBuilder extends CachedBuilder {
  /** The text of the order.toml that it has the buildpacks for; undefined if that is its own. */
  readonly order: string | undefined;
  /** Gets what the whole order needs, where the image has only what its first groups do. */
  readonly complete: (() => Promise<ProvisionedBuilder>) | undefined;
}

/** @throws what the engine rejects with, if the cache cannot help either */
export async function provisionBuilder(
  resolved: ResolvedBuild,
  plan: BuildPlan,
  deps: ProvisionDeps,
): Promise<ProvisionedBuilder> {
  const { builder, daemon } = plan;
  const order = plan.order.toml;
  const { served, runnable, pinned } = builder;
  if (served === undefined || pinned?.digest === undefined) {
    await ensureImage("the builder", builder, { ...deps, daemon });
    return { image: runnable, order, complete: undefined, report: undefined, pending: undefined };
  }
  const { pruned, first } = await neededParts(resolved, plan, deps);
  const image = { pinned: { ...pinned, digest: pinned.digest }, served };
  const provideFor = (pull: PrunedPull | undefined): Promise<CachedBuilder> =>
    provisionCached(resolved, { plan, image, pruned: pull }, deps);
  if (first === undefined) return { ...(await provideFor(pruned)), order, complete: undefined };
  const complete = async (): Promise<ProvisionedBuilder> => ({
    ...(await provideFor(pruned)),
    order: first.wholeOrder,
    complete: undefined,
  });
  try {
    return { ...(await provideFor(first.pull)), order: first.order, complete };
  } catch (error) {
    if (deps.signal.aborted) throw error;
    deps.log.info(
      `All that is needed of the builder is fetched, as a part of it could not be: ${messageOf(error)}`,
    );
    return complete();
  }
}

/** What an engine gets of a builder. */
interface NeededParts {
  /** For the whole order; undefined if that is all of the builder. */
  readonly pruned: PrunedPull | undefined;
  /** Undefined if all that the order needs is got at once. */
  readonly first: FirstGroups | undefined;
}

/** Most builds find the whole builder in the engine, and should not wait for the code. */
async function neededParts(
  resolved: ResolvedBuild,
  plan: BuildPlan,
  deps: ProvisionDeps,
): Promise<NeededParts> {
  if (plan.builderIsPresent) return { pruned: undefined, first: undefined };
  const { findPrunedBuilder } = await import("./prune-builder.ts");
  const { findFirstGroups, readEarlierBuildpacks } = await import("./first-groups.ts");
  const [pruned, earlier] = await Promise.all([
    findPrunedBuilder(plan, deps),
    readEarlierBuildpacks(resolved, plan, deps),
  ]);
  return { pruned, first: await findFirstGroups({ plan, pruned, earlier }, deps) };
}
