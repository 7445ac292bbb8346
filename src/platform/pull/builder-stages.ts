// What an engine gets of a builder, and when: what the first groups of the order need, and more only as long as none of them is detected.
// The first group that is detected builds, so the groups up to it lead to the same image as all of them.
import { findEarlierGroup } from "../../builder/earlier-group.ts";
import type { LayeredModule } from "../../builder/layers-by-group.ts";
import { stagesOf } from "../../builder/order-stages.ts";
import { layerBytes, pruneBuilder, type PrunedBuilder } from "../../builder/pruned-builder.ts";
import { findLoadedBuilder } from "../../cache/builder-load.ts";
import { formatOrder } from "../../cnb/order.ts";
import type { Daemon } from "../../docker/daemon.ts";
import { messageOf } from "../../errors.ts";
import { formatSize } from "../../quantities.ts";
import { quote } from "../../quote.ts";
import type { BuildPlan } from "../plan/plan.ts";
import { type BuilderWay, WORTH_BYTES } from "./builder-way.ts";
import { type EarlierBuildpacks, type EarlierRequest, readEarlierBuildpacks } from "./earlier-buildpacks.ts";
import {
  knownModules,
  mayLeaveOut,
  type NeededParts,
  type PartsDeps,
  readNeededParts,
} from "./needed-parts.ts";

/** A builder without some of its layers, or with them in another order, and how the engine gets it. */
export interface PrunedPull {
  readonly builder: PrunedBuilder;
  readonly way: BuilderWay;
}

/** What is fetched at once, and what can be detected with it. */
export interface BuilderStage {
  /** Undefined if it is all of the builder, by its own name. */
  readonly pull: PrunedPull | undefined;
  /** The text of order.toml; undefined if that is the builder's own. */
  readonly order: string | undefined;
  /** e.g. `366.0 MB of 532.4 MB` */
  readonly size: string;
  /** e.g. `the first 11 of 20 groups` */
  readonly groups: string;
}

/** The stages of a builder, of which each contains the one before. */
export interface BuilderStages {
  readonly first: BuilderStage;
  readonly others: readonly BuilderStage[];
}

/** The post step gets it in its environment, which is not large everywhere. */
const MAX_CONFIG_BYTES = 32 * 1024;

/** What the stages depend on besides the builder. */
export interface StagesRequest extends EarlierRequest {
  /** Why the engine is to get all of the builder, as a clause; undefined if a part of it will do. */
  readonly whyWhole: string | undefined;
  /** Whether the first groups may be fetched first where no earlier build tells which. */
  readonly mayGuess: boolean;
}

/** For an engine that has not all of the builder. Never rejects. */
export async function planStages(
  request: StagesRequest,
  plan: BuildPlan,
  deps: PartsDeps,
): Promise<BuilderStages> {
  const { log } = deps;
  try {
    const known = knownModules(plan);
    const mayBeWorth = mayLeaveOut(plan, known.modules);
    const obstacle = mayBeWorth
      ? request.whyWhole
      : "even the first group of the order leads to nearly all of it";
    const [parts, earlier] =
      obstacle === undefined
        ? await Promise.all([readNeededParts(plan, known, deps), readEarlierBuildpacks(request, plan, deps)])
        : [obstacle];
    if (typeof parts !== "string")
      return await choose(
        { plan, parts, told: tell(earlier, parts, known.modules), mayGuess: request.mayGuess },
        log,
      );
    log[mayBeWorth ? "info" : "debug"](`The whole builder is needed: ${parts}.`);
  } catch (error) {
    log.info(`The whole builder is needed, as its order is not known: ${messageOf(error)}`);
  }
  return wholeOf(plan);
}

function wholeOf({ order }: BuildPlan): BuilderStages {
  return {
    first: { pull: undefined, order: order.toml, size: "all", groups: "all groups" },
    others: [],
  };
}

/** The group that most likely builds. */
interface ToldGroup {
  readonly place: number;
  /** Of the image that tells it. */
  readonly by: string;
}

function tell(
  earlier: EarlierBuildpacks | undefined,
  { orders }: NeededParts,
  modules: readonly LayeredModule[],
): ToldGroup | undefined {
  const place = earlier === undefined ? -1 : findEarlierGroup(earlier.ids, orders.order, modules);
  return earlier === undefined || place < 0 ? undefined : { place, by: earlier.name };
}

interface Staging extends Pick<StagesRequest, "mayGuess"> {
  readonly plan: BuildPlan;
  readonly parts: NeededParts;
  readonly told: ToldGroup | undefined;
}

async function choose(staging: Staging, log: PartsDeps["log"]): Promise<BuilderStages> {
  const { plan, parts, told } = staging;
  const stages = countsOf(staging).map((count) => stageFor(count, parts));
  if (stages.some(({ pull }) => pull.builder.configBytes.length > MAX_CONFIG_BYTES)) {
    log.info("The whole builder is needed: its environment is unusually large.");
    return wholeOf(plan);
  }
  const held = await findHeld(stages, plan.daemon);
  const isPruned = tellPruned(staging, log);
  const [first, ...others] = stages.slice(Math.max(held, 0));
  if (first === undefined || (stages.length === 1 && held < 0 && !isPruned)) return wholeOf(plan);
  // A build that has begun has the order of its first stage where a lifecycle looks before it takes that of the builder.
  if (others.length === 0) return { first: { ...first, order: plan.order.toml }, others };
  if (held < 0) log.info(firstWords(first, told));
  return { first, others };
}

/** An engine that is sent an archive unpacks nothing before it has all of that, so more archives take longer. */
function countsOf({ parts, told, mayGuess }: Staging): readonly number[] {
  const isGuess = told === undefined;
  const { needs, way } = parts;
  if (!parts.canReorder || !parts.isComplete || (isGuess && (!mayGuess || way.kind === "load")))
    return [needs.length];
  return stagesOf(
    needs.map(({ sizeBytes }) => sizeBytes),
    told?.place,
  );
}

type PrunedStage = BuilderStage & { readonly pull: PrunedPull };

function stageFor(count: number, { served, way, orders, needs, canReorder }: NeededParts): PrunedStage {
  const { places, sizeBytes } = needs[count - 1] ?? { places: [], sizeBytes: 0 };
  const builder = pruneBuilder(served, canReorder ? places : places.toSorted((one, other) => one - other));
  const all = String(needs.length);
  const some = count === 1 ? "the first" : `the first ${String(count)}`;
  const size = `${formatSize(sizeBytes)} of ${formatSize(needs.at(-1)?.sizeBytes ?? 0)}`;
  return {
    pull: { builder, way },
    order: formatOrder(orders.order.slice(0, count), orders.orderExtensions),
    size,
    groups: count === needs.length ? `all ${all} groups` : `${some} of ${all} groups`,
  };
}

/** The last one that the engine has from an earlier build; -1 if it has none. */
async function findHeld(stages: readonly PrunedStage[], daemon: Daemon): Promise<number> {
  const found = await Promise.all(
    stages.map(({ pull: { builder } }) => {
      const diffIds = builder.config.rootfs.diff_ids;
      return findLoadedBuilder(daemon, { manifestDigest: builder.digest, diffIds });
    }),
  );
  return found.findLastIndex((name) => name !== undefined);
}

/** Whether the whole order needs less than all of the builder. */
function tellPruned({ parts: { served, needs } }: Staging, log: PartsDeps["log"]): boolean {
  const whole = served.manifest;
  const { places, sizeBytes } = needs.at(-1) ?? { places: [], sizeBytes: 0 };
  const isPruned = layerBytes(whole) - sizeBytes >= WORTH_BYTES;
  if (isPruned) {
    const size = `${formatSize(sizeBytes)} of ${formatSize(layerBytes(whole))}`;
    const where = `${String(whole.layers.length - places.length)} of its ${String(whole.layers.length)} layers`;
    log.info(`Of the builder, ${size} are needed: the order leads to no buildpack in ${where}.`);
  }
  return isPruned;
}

function firstWords({ size, groups }: BuilderStage, told: ToldGroup | undefined): string {
  const fetched = `Of the builder, ${size} are fetched first, for ${groups}`;
  if (told === undefined) return `${fetched}. More is fetched if none of these is detected.`;
  return `${fetched}: the buildpacks of ${quote(told.by)} are of one of them.`;
}
