// What the groups of a build's order need of a builder, and how the engine can get that without the rest.
import { type GroupNeeds, type LayeredModule, needsOfGroups } from "../../builder/layers-by-group.ts";
import type { ServedImage } from "../../builder/located-image.ts";
import { isComplete, type SpeakingModule } from "../../builder/order-modules.ts";
import { layerBytes } from "../../builder/pruned-builder.ts";
import type { DetectionOrder } from "../../builder/reachable-modules.ts";
import { readTopLayers } from "../../builder/top-layers.ts";
import { type BuilderModules, readBuilderModules } from "../../buildpack/builder-modules.ts";
import { BUILDPACK_SYSTEM_LABEL, parseSystemLabel } from "../../cnb/builder-labels.ts";
import { envValue } from "../../oci/image-config.ts";
import { countLayers, haveSameLayers } from "../../oci/image-layers.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import { type BuilderWay, chooseWay, foreignLayer, type WayDeps, WORTH_BYTES } from "./builder-way.ts";

/** What finding it out needs. */
export type PartsDeps = WayDeps & Pick<BuildDeps, "registry" | "log">;

/** With them, a lifecycle looks for modules and their order elsewhere. */
const MOVED_BY = ["CNB_ORDER_PATH", "CNB_BUILDPACKS_DIR", "CNB_EXTENSIONS_DIR"] as const;

/** A builder by what is needed of it. */
export interface NeededParts {
  readonly served: ServedImage;
  readonly way: BuilderWay;
  readonly orders: DetectionOrder;
  /** What the first group needs, what the first two do, and so on. */
  readonly needs: readonly GroupNeeds[];
  /** Whether layers of modules can come in another order than the builder has them in. */
  readonly canReorder: boolean;
  /** Whether the first groups lead to what the whole order does: lifecycles refuse that before they detect if it is not complete. */
  readonly isComplete: boolean;
}

/** Whether that may be worth it, by what the labels of the builder say. */
export function mayLeaveOut({ builder, order }: BuildPlan, modules: readonly LayeredModule[]): boolean {
  const { served } = builder;
  if (served === undefined) return false;
  const [first] = needsOfGroups(served, order, modules);
  return first !== undefined && layerBytes(served.manifest) - first.sizeBytes >= WORTH_BYTES;
}

/** Why not, as a clause, where all of it is wanted. @throws what the registry rejects with, or what is wrong with its order */
export async function readNeededParts(
  plan: BuildPlan,
  { modules, buildpackApis }: KnownModules,
  deps: PartsDeps,
): Promise<NeededParts | string> {
  const { builder, order, daemon } = plan;
  const { served, pinned } = builder;
  if (served === undefined || pinned === undefined) return "it is in no registry";
  const obstacle = findObstacle(plan);
  if (obstacle !== undefined) return obstacle;
  const way = await chooseWay(daemon, deps);
  if (typeof way === "string") return way;
  // Of an order that the build writes, the builder's own is no part.
  const own = order.toml === undefined ? undefined : order;
  const top = await readTopLayers({
    image: served,
    modules: new Set(modules.flatMap(({ diffId }) => diffId ?? [])),
    openBlob: (layer) => deps.registry.openBlob(pinned, layer),
  });
  // Whatever the order is: its buildpacks take part, and lifecycles refuse to begin without them.
  if (top.haveSystem) return "it has a system.toml that its labels do not tell of";
  const orders = own ?? top.orders;
  if (orders === undefined) return "its order.toml is in none of the small layers on top";
  return {
    served,
    way,
    orders,
    needs: needsOfGroups(served, orders, modules),
    canReorder: top.areApart,
    isComplete: isComplete(orders, modules, buildpackApis),
  };
}

/** The modules of a build, as the labels of its builder tell of them. */
export interface KnownModules extends Pick<BuilderModules, "buildpackApis"> {
  /** Those of the builder, and those that the build adds: an order may lead through them. */
  readonly modules: readonly (LayeredModule & SpeakingModule)[];
}

export function knownModules({ builder, order }: BuildPlan): KnownModules {
  const name = formatImageReference(builder.reference);
  const { modules, buildpackApis } = readBuilderModules(name, builder.target, builder.labels);
  return { modules: [...modules, ...order.sources.flatMap((source) => source.modules)], buildpackApis };
}

function findObstacle({ builder, extender }: BuildPlan): string | undefined {
  const { served, env } = builder;
  if (extender !== undefined) return "image extensions may change it";
  if (hasSystemBuildpacks(builder)) return "it has system buildpacks, which are in no order";
  if (served !== undefined && !haveSameLayers(served)) return `it has ${countLayers(served)}`;
  const foreign = served && foreignLayer(served.manifest);
  if (foreign !== undefined) return foreign;
  const variable = MOVED_BY.find((name) => envValue(env, name) !== undefined);
  return variable && `it sets ${variable}`;
}

function hasSystemBuildpacks({ reference, labels }: BuildPlan["builder"]): boolean {
  const label = labels[BUILDPACK_SYSTEM_LABEL];
  if (label === undefined) return false;
  const { pre, post } = parseSystemLabel(label, quote(formatImageReference(reference)));
  return [pre, post].some(({ buildpacks }) => buildpacks.length > 0);
}
