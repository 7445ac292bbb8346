// What lifecycles look for before they try the first group. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector
import { highestCommonVersion, parseApiVersion } from "../cnb/api-version.ts";
import { isNamed, type ModuleKind } from "../cnb/module-reference.ts";
import type { Order } from "../cnb/order.ts";
import type { DetectionOrder, OrderedModule } from "./reachable-modules.ts";

/** A module, and the Buildpack API that it is written for where that is known. */
export type SpeakingModule = OrderedModule & { readonly api?: string | undefined };

/**
 * Whether all that stands directly in an order is there, for a Buildpack API that the lifecycle speaks. If not, the lifecycle refuses the
 * order whatever its first groups are.
 * @param apis that the lifecycle speaks; empty if that is not known
 */
export function isComplete(
  { order, orderExtensions }: DetectionOrder,
  modules: readonly SpeakingModule[],
  apis: readonly string[],
): boolean {
  const spoken = apis.map(parseApiVersion);
  const speaks = ({ api }: SpeakingModule): boolean => {
    if (api === undefined || spoken.length === 0) return true;
    return highestCommonVersion([parseApiVersion(api)], spoken) !== undefined;
  };
  const usable = modules.filter(speaks);
  const has = (kind: ModuleKind, groups: Order): boolean =>
    groups
      .flatMap(({ group }) => group)
      .every((element) => usable.some((module) => module.kind === kind && isNamed(module, element)));
  return has("buildpack", order) && has("extension", orderExtensions);
}
