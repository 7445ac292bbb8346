// Who builds, and owns what is built. Pure.
import type { FileOwner } from "../../docker/daemon.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import type { BuildPlan } from "./plan.ts";

/** The builder's user, unless another is asked for. */
export function buildUser(
  { containers }: Pick<ResolvedBuild, "containers">,
  { builder }: Pick<BuildPlan, "builder">,
): FileOwner {
  return { uid: containers.uid ?? builder.uid, gid: containers.gid ?? builder.gid };
}
