// Getting a builder into the engine: in stages, of which a build has all at once only where that is no more, or where it needs them.
import { messageOf } from "../../errors.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import type { BuilderStage, BuilderStages } from "./builder-stages.ts";
import {
  type CachedBuilder,
  provisionCached,
  type ProvisionDeps,
  type WantedBuilder,
} from "./cached-builder.ts";
import { keepByName, whyLookedFor } from "./keep-by-name.ts";
import { ensureImage } from "./pull-image.ts";

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
  const image = { pinned: { ...pinned, digest: pinned.digest }, served };
  const provided = await provisionServed({ resolved, plan, image }, deps);
  // What came out of the cache has no digest of a registry in the engine, by which builds are told of.
  if (whyLookedFor(resolved, plan, deps) !== undefined && provided.image === runnable)
    await keepByName(builder, { ...deps, daemon });
  return provided;
}

async function provisionServed(staged: Staged, deps: ProvisionDeps): Promise<ProvisionedBuilder> {
  const { first, others } = await findStages(staged.resolved, staged.plan, deps);
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
  if (plan.presentBuilder === undefined) {
    const { planStages } = await import("./builder-stages.ts");
    const whyWhole = whyLookedFor(resolved, plan, deps);
    return planStages({ ...resolved, whyWhole, mayGuess: !looksInCacheFirst(resolved, deps) }, plan, deps);
  }
  const first = { pull: undefined, order: plan.order.toml, size: "all", groups: "all groups" };
  return { first, others: [] };
}

/** Then it is to find the entry of the build before, which is of the stage that was enough. */
function looksInCacheFirst({ builderCache }: ResolvedBuild, { caches }: ProvisionDeps): boolean {
  return builderCache === "always" && caches.store.isAvailable();
}

interface Staged extends Omit<WantedBuilder, "pruned" | "before"> {
  readonly resolved: ResolvedBuild;
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
      get: () => provisionStage([next, ...rest], provided.image, { staged, deps }),
    },
  };
}
