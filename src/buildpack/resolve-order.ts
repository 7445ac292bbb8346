// The order of a build, from what the user named and what the builder has, and the modules that it needs besides.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#ordertoml-toml
import type { BuilderModules } from "./builder-modules.ts";
import type { ModuleAccess } from "./open-modules.ts";
import type { RequestedOrder, ResolvedOrder } from "./requested-order.ts";

/**
 * The builder's own order, unless modules are named.
 * @throws {PlatformError} what is wrong with the one that cannot be used, or {@link SeveralErrors}
 */
export async function resolveOrder(
  requested: RequestedOrder,
  builder: BuilderModules,
  access: ModuleAccess,
): Promise<ResolvedOrder> {
  const { buildpacks, preBuildpacks, postBuildpacks, extensions } = requested;
  if ([buildpacks, preBuildpacks, postBuildpacks, extensions].every((modules) => modules.length === 0)) {
    const { order, orderExtensions } = builder;
    return { toml: undefined, order, orderExtensions, sources: [], replaced: [] };
  }
  // Few builds need the code for it.
  const { openOrder } = await import("./open-order.ts");
  return openOrder(requested, builder, access);
}

/** Whether `pre-buildpacks` or `post-buildpacks` have no effect, since the whole order is replaced. */
export function hasIdleBuildpacks({ buildpacks, preBuildpacks, postBuildpacks }: RequestedOrder): boolean {
  return buildpacks.length > 0 && preBuildpacks.length + postBuildpacks.length > 0;
}
