// Where built layers are kept between builds, from the point of view of the phases that use them. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer
import { isOwnLifecycle } from "../cnb/lifecycle-version.ts";
import type { Mount } from "../docker/daemon.ts";
import { formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

/** The build cache of one build. */
export type PhaseCache =
  | { readonly kind: "none" }
  /** A volume or a directory of this machine, mounted at `<cache-dir>`. */
  | { readonly kind: "directory"; readonly mount: Mount }
  /** An image in a registry; only read where `writable` is false. */
  | { readonly kind: "image"; readonly reference: ImageReference; readonly writable: boolean };

/** What a phase gets to reach the cache. */
export interface CacheAccess {
  readonly env: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  /** Images whose registries it needs credentials for. */
  readonly images: readonly ImageReference[];
}

const NO_ACCESS: CacheAccess = { env: {}, mounts: [], images: [] };

/** For the phase that only reads the cache. */
export function readAccess(cache: PhaseCache): CacheAccess {
  switch (cache.kind) {
    case "none":
      return NO_ACCESS;
    case "directory":
      return { ...NO_ACCESS, env: { CNB_CACHE_DIR: PHASE_PATHS.cache }, mounts: [cache.mount] };
    case "image":
      return {
        ...NO_ACCESS,
        env: { CNB_CACHE_IMAGE: formatImageReference(cache.reference) },
        images: [cache.reference],
      };
  }
}

/**
 * For phases that export: nothing, if the image may only be read. Ours writes cache and image at once. Official lifecycles know the
 * variable, too, but are not faster for it: what one of both has begun, the other looks for every half a second, which is longer
 * than a small export takes.
 */
export function exportAccess(cache: PhaseCache, lifecycleVersion: string | undefined): CacheAccess {
  const access = writeAccess(cache);
  if (access === NO_ACCESS || lifecycleVersion === undefined || !isOwnLifecycle(lifecycleVersion))
    return access;
  return { ...access, env: { ...access.env, CNB_PARALLEL_EXPORT: "true" } };
}

function writeAccess(cache: PhaseCache): CacheAccess {
  return cache.kind === "image" && !cache.writable ? NO_ACCESS : readAccess(cache);
}

/** For the phase that only checks whether an image could be written. */
export function checkAccess(cache: PhaseCache): CacheAccess {
  return cache.kind === "image" ? writeAccess(cache) : NO_ACCESS;
}
