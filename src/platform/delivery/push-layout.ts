// Pushing an image that another job has written as an OCI image layout: the same bytes under the same digest.
import { allEnded } from "../../bounded.ts";
import { PlatformError } from "../../errors.ts";
import { finishImage } from "../../gateway/finished-image.ts";
import { readLayout } from "../../gateway/read-layout.ts";
import type { Digest } from "../../oci/digest.ts";
import {
  atDigest,
  distinctRepositories,
  formatImageReference,
  type ImageTags,
} from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import { publishWithChecks, type TaggingDeps } from "./tagged-image.ts";

/** What is to be pushed, and where. */
export interface PushRequest {
  /** The directory of the layout, absolute. */
  readonly layout: string;
  /** In any number of registries and repositories. */
  readonly tags: ImageTags;
  /** What the image must be; whatever the layout has, if undefined. */
  readonly digest: Digest | undefined;
}

/** An image that all its tags are at. */
export interface PushedImage {
  readonly digest: Digest;
  /** `registry/repository@sha256:…` */
  readonly image: string;
  readonly tags: readonly string[];
  /** Of its configuration. */
  readonly imageId: string;
}

/**
 * Verifies every file of the layout, then brings everything to the registries, and moves the tags at the very end.
 * @throws {PlatformError} `MALFORMED` or `DIGEST_MISMATCH` about the layout, `CANCELLED`, and what registries reject with
 * @throws {TagsError} if only some of the tags were moved
 */
export async function pushLayout(
  { layout, tags, digest: expected }: PushRequest,
  deps: TaggingDeps,
): Promise<PushedImage> {
  const { registry, signal } = deps;
  const checks = distinctRepositories(tags).map((tag) => registry.checkWrite(tag));
  const [staged] = await allEnded([readLayout(layout, signal), ...checks]);
  if (expected !== undefined && staged.digest !== expected) {
    const problem = `The image in ${quote(layout)} is ${staged.digest} instead of ${expected}, which the input "digest" requires. Nothing was pushed.`;
    throw new PlatformError("DIGEST_MISMATCH", problem, {
      hint: "Pass on the image and the digest of the same build.",
    });
  }
  const image = await finishImage(staged, {}, registry);
  const { digest } = image;
  await publishWithChecks(image, { tags }, deps);
  return {
    digest,
    image: formatImageReference(atDigest(tags[0], digest)),
    tags: tags.map(formatImageReference),
    imageId: image.manifest.config.digest,
  };
}
