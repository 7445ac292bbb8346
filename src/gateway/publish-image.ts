// From a complete image or index to its tags: complete everywhere first, then whatever else may fail, and the tags at the very end.
import type { Digest } from "../oci/digest.ts";
import { atDigest, type ImageReference } from "../oci/image-reference.ts";
import type { CompleteImage } from "./finished-image.ts";
import { moveTags } from "./move-tags.ts";
import {
  type PublishDeps,
  throwIfPublishingCancelled,
  type UploadCounts,
  uploadImage,
} from "./upload-image.ts";

/** Where an image or an index shall be. */
export interface Publication {
  /** In any number of registries and repositories; none if the image is only to be checked. */
  readonly tags: readonly ImageReference[];
  /** What has it by its digest; those of the tags, if not given. */
  readonly repositories?: readonly ImageReference[];
  /** Runs when everything but the tags is there, e.g. to load the image too: if it fails, no tag is moved. */
  readonly beforeTags?: (() => Promise<void>) | undefined;
}

/** An index that is complete once its images are. */
export interface CompleteIndex {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly manifestBytes: Buffer;
  /** Those that a repository may not have yet. */
  readonly images: readonly CompleteImage[];
}

/**
 * All tags get the same digest.
 * @throws {TagsError} if only some of the tags were moved; for every other failure none was
 */
export async function publishImage(
  image: CompleteImage,
  { tags, repositories = tags, beforeTags }: Publication,
  deps: PublishDeps,
): Promise<UploadCounts> {
  const isOnlyTag = tags.length === 1 && repositories === tags && beforeTags === undefined;
  const manifestAt = isOnlyTag ? "its tag" : "its digest";
  const counts = await uploadImage(image, repositories, { ...deps, manifestAt });
  await beforeTags?.();
  throwIfPublishingCancelled(deps.signal);
  await moveTags(image, tags, deps);
  return counts;
}

/**
 * The images go first, each to all repositories.
 * @throws {TagsError} if only some of the tags were moved; for every other failure none was
 */
export async function publishIndex(
  { images, ...index }: CompleteIndex,
  { tags, repositories = tags, beforeTags }: Publication,
  deps: PublishDeps,
): Promise<void> {
  for (const image of images) await uploadImage(image, repositories, deps);
  for (const repository of repositories) {
    await deps.registry.putManifest(atDigest(repository, index.digest), {
      mediaType: index.mediaType,
      bytes: index.manifestBytes,
    });
  }
  await beforeTags?.();
  throwIfPublishingCancelled(deps.signal);
  await moveTags(index, tags, deps);
}
