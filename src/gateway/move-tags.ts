// Giving a complete image its names: the last step of a build, and the only one that others see.
import { messageOf, PlatformError, type ErrorCode } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import { formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import type { Registry } from "../registry/registry.ts";
import type { EditedImage } from "./edit-image.ts";

/** A tag that could not be moved, and why. */
export interface FailedTag {
  readonly tag: ImageReference;
  readonly cause: unknown;
}

/** Some tags are at the new image, and some are not. */
export class TagsError extends PlatformError {
  readonly digest: Digest;
  readonly moved: readonly ImageReference[];
  readonly failed: readonly FailedTag[];

  constructor(digest: Digest, moved: readonly ImageReference[], failed: readonly FailedTag[]) {
    const why = failed.map(({ cause }) => messageOf(cause)).join(" ");
    const rest =
      moved.length === 0
        ? "No tag was moved."
        : `${listOf(moved)} ${moved.length === 1 ? "is" : "are"} at ${digest} already.`;
    super(codeOf(failed), `Not all tags could be moved: ${why} ${rest}`, {
      cause: failed[0]?.cause,
      hint: "The image itself is in every repository; run the job again to move the other tags.",
    });
    this.digest = digest;
    this.moved = moved;
    this.failed = failed;
  }
}

/**
 * Moves all tags at once; each repository must have the image already.
 * @throws {TagsError} naming those that were moved and those that were not
 */
export async function moveTags(
  { digest, mediaType, manifestBytes: bytes }: EditedImage,
  tags: readonly ImageReference[],
  { registry }: { readonly registry: Pick<Registry, "putManifest"> },
): Promise<void> {
  const results = await Promise.allSettled(
    tags.map((tag) => registry.putManifest(tag, { mediaType, bytes })),
  );
  const moved: ImageReference[] = [];
  const failed: FailedTag[] = [];
  for (const [at, tag] of tags.entries()) {
    const result = results[at];
    if (result?.status === "rejected") failed.push({ tag, cause: result.reason });
    else moved.push(tag);
  }
  if (failed.length > 0) throw new TagsError(digest, moved, failed);
}

function listOf(tags: readonly ImageReference[]): string {
  return tags.map((tag) => `"${formatImageReference(tag)}"`).join(", ");
}

/** That of the first failure, if it is one of ours. */
function codeOf([first]: readonly FailedTag[]): ErrorCode {
  return first?.cause instanceof PlatformError ? first.cause.code : "REGISTRY";
}
