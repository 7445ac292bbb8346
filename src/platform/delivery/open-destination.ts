// The place that a build exports to.
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { openAsideDestination } from "./aside-destination.ts";
import type { Destination } from "./destination.ts";
import { openDirectDestination } from "./direct-destination.ts";
import { openGatewayDestination } from "./gateway-destination.ts";

/** @throws {PlatformError} `INPUT` if it is a gateway whose address cannot be listened on */
export async function openDestination(
  resolved: ResolvedBuild,
  plan: BuildPlan,
  deps: BuildDeps,
): Promise<Destination> {
  const { value: delivery } = plan.delivery;
  switch (delivery.kind) {
    case "direct":
      return openDirectDestination(resolved, plan, deps);
    case "aside":
      return openAsideDestination(resolved, { plan, tag: delivery.tag }, deps);
    case "gateway":
      return openGatewayDestination(resolved, { plan, address: delivery.address }, deps);
  }
}
