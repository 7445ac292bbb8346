// The build cache: a volume that outlives the run, shared by all builds of one image with one builder. Pure.
import { digestOf, shortDigest } from "../oci/digest.ts";
import { imageName, type ImageReference } from "../oci/image-reference.ts";
import { formatTarget, type Target } from "../oci/target.ts";

/** What a build cache belongs to. */
export interface CacheOwner {
  readonly image: ImageReference;
  readonly builder: ImageReference;
  readonly target: Target;
}

/** The label that build caches carry; its value is the image without its tag. */
export const BUILD_CACHE_LABEL = "io.buildpacks.action.build-cache";

/**
 * The volume of a build cache, e.g. `cnb-cache-owner-app-0123456789ab`: one per image repository, builder and platform.
 * The image's tag does not count, since every commit may have its own, nor does the builder's digest.
 */
export function buildCacheVolume({ image, builder, target }: CacheOwner): string {
  const parts = [imageName(image), imageName(builder), builder.tag ?? "", formatTarget(target)];
  const readable = image.repository.replace(/[^a-z0-9]+/g, "-").slice(-40);
  return `cnb-cache-${readable.replace(/^-+|-+$/g, "")}-${shortDigest(digestOf(JSON.stringify(parts)))}`;
}
