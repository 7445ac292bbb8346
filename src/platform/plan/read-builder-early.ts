// The builder's manifest, asked for before it is known which engine it is for: both take a while.
import type { Registry } from "../../registry/registry.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { JOB_BUILDER } from "../request/job-builder.ts";

/**
 * A registry that is asked for it at once, and for nothing twice. Where an engine may have the builder, or is one, it is not known yet
 * whether a registry is asked at all.
 */
export function readBuilderEarly(
  { builder, pull }: Pick<ResolvedBuild, "builder" | "pull">,
  registry: Registry,
): Registry {
  if (pull !== "always" || builder === JOB_BUILDER) return registry;
  const reading = registry.getManifest(builder);
  // Whoever reads the builder is told.
  reading.catch(() => undefined);
  return {
    ...registry,
    getManifest: (image, how) => (image === builder ? reading : registry.getManifest(image, how)),
  };
}
