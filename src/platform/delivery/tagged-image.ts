// An image on its way to its tags: told in the log, and made sure of when it is there.
import { cancelledAfterTags } from "../../gateway/cancelled-tags.ts";
import type { CompleteImage } from "../../gateway/finished-image.ts";
import { type Publication, publishImage } from "../../gateway/publish-image.ts";
import type { PublishDeps } from "../../gateway/upload-image.ts";
import type { BuildLog } from "../../log.ts";
import { checkTags } from "./exported-image.ts";

/** What {@link publishWithChecks} needs. */
export interface TaggingDeps extends Pick<PublishDeps, "registry"> {
  readonly signal: AbortSignal;
  readonly log: Pick<BuildLog, "progress" | "warning">;
}

/**
 * Brings an image to every registry, moves its tags, and makes sure that they are at it.
 * @throws {PlatformError} `CANCELLED`, `DIGEST_MISMATCH` if a tag is at another image, and what registries reject with
 * @throws {TagsError} if only some of the tags were moved
 */
export async function publishWithChecks(
  image: CompleteImage,
  publication: Publication,
  { registry, signal, log }: TaggingDeps,
): Promise<void> {
  const { tags } = publication;
  const onProgress = (doneBytes: number, totalBytes: number): void => {
    log.progress("Uploading the image", { doneBytes, totalBytes });
  };
  const warn = (message: string): void => {
    log.warning(message);
  };
  await publishImage(image, publication, { registry, signal, onProgress, warn });
  if (signal.aborted && tags.length > 0) throw cancelledAfterTags(image.digest, tags, signal);
  await checkTags(tags, image.digest, registry);
}
