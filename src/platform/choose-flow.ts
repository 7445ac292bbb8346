// One container for all phases, or one for each. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#build
import type { Choice } from "../log.ts";
import type { PhaseCache } from "../phases/phase-cache.ts";
import { quote } from "../quote.ts";
import type { BuildPlan } from "./plan/plan.ts";
import type { ResolvedBuild } from "./request/build-request.ts";
import type { Flow } from "./run-lifecycle.ts";

/** The creator, which is faster, unless something would be less safe with it or is beyond it. */
export function chooseFlow(
  { containers, trustBuilder }: Pick<ResolvedBuild, "containers" | "trustBuilder">,
  { trust, order }: Pick<BuildPlan, "trust" | "order">,
  cache: PhaseCache,
): Choice<Flow> {
  if (!trust.value) return { ...trust, value: "phases" };
  const phases = (reason: string): Choice<Flow> => ({ value: "phases", source: "default", reason });
  const [extra] = order.sources;
  if (extra !== undefined && trustBuilder !== "true") {
    return phases(`${quote(extra.origin)} is not part of the builder, which is trusted`);
  }
  if (order.orderExtensions.length > 0) return phases("the creator runs no image extensions");
  if (cache.kind === "image" && !cache.writable) {
    return phases("the creator would write to the cache image, which must only be read");
  }
  if (containers.uid !== undefined || containers.gid !== undefined) {
    return phases("the creator can only build as a user that the builder defines");
  }
  return { ...trust, value: "creator" };
}
