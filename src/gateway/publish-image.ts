// From a finished image to its tags: complete everywhere first, then whatever else may fail, and the tags at the very end.
import type { ImageReference } from "../oci/image-reference.ts";
import type { FinishedImage } from "./finished-image.ts";
import { moveTags } from "./move-tags.ts";
import {
  type PublishDeps,
  throwIfPublishingCancelled,
  type UploadCounts,
  uploadImage,
} from "./upload-image.ts";

/** Where an image shall be. */
export interface Publication {
  /** In any number of registries and repositories; none if the image is only to be checked. */
  readonly tags: readonly ImageReference[];
  /** Runs when everything but the tags is there, e.g. to load the image too: if it fails, no tag is moved. */
  readonly beforeTags?: () => Promise<void>;
}

/**
 * All tags get the same digest.
 * @throws {TagsError} if only some of the tags were moved; for every other failure none was
 */
export async function publishImage(
  image: FinishedImage,
  { tags, beforeTags }: Publication,
  deps: PublishDeps,
): Promise<UploadCounts> {
  const counts = await uploadImage(image, tags, deps);
  await beforeTags?.();
  throwIfPublishingCancelled(deps.signal);
  await moveTags(image, tags, deps);
  return counts;
}
