// What lifecycles look for before they try the first group. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector
import { compareApiVersions, parseApiVersion } from "../cnb/api-version.ts";
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
    const wanted = parseApiVersion(api);
    return spoken.some((other) => compareApiVersions(wanted, other) === 0);
  };
  const usable = modules.filter(speaks);
  const named = [
    ...order.flatMap(({ group }) => group.map((element) => ({ ...element, kind: "buildpack" }))),
    ...orderExtensions.flatMap(({ group }) => group.map((element) => ({ ...element, kind: "extension" }))),
  ];
  return named.every(({ kind, id, version }) =>
    usable.some(
      (module) => module.kind === kind && module.id === id && (version === "" || module.version === version),
    ),
  );
}
