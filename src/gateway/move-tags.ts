// Giving a complete image its names: the last step of a build, and the only one that others see.
import { type ErrorCode, messageOf, PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import { formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import { IMMUTABLE_TAG_HINT, saysImmutable } from "../oci/immutable-tag.ts";
import { someOf } from "../quote.ts";
import { moveTag } from "../registry/move-tag.ts";
import type { Registry } from "../registry/registry.ts";
import { type Clock, SYSTEM_CLOCK } from "../registry/transport/clock.ts";
import {
  type FormerDigest,
  formerDigests,
  giveUpTags,
  type TagOutcome,
  tagsOnTheMove,
} from "./cancelled-tags.ts";
import type { EditedImage } from "./edit-image.ts";
import { throwIfPublishingCancelled } from "./upload-image.ts";

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
      hint: saysImmutable(why) ? IMMUTABLE_TAG_HINT : hintFor(failed, moved.length + failed.length === 1),
    });
    this.digest = digest;
    this.moved = moved;
    this.failed = failed;
  }
}

/** What its registry wants first, as far as that is known: another run may end in the same way. */
function hintFor([first]: readonly FailedTag[], isOnly: boolean): string {
  const own = first?.cause instanceof PlatformError ? first.cause.hint : undefined;
  if (isOnly) return own ?? "Run the job again.";
  const rest = "The image itself is in every repository; run the job again to move the other tags.";
  return own === undefined ? rest : `${own} ${rest}`;
}

/** What moving tags needs. */
export interface TagDeps {
  readonly registry: Pick<Registry, "getManifest" | "headManifest" | "putManifest">;
  /** Aborted when the build is cancelled. */
  readonly signal?: AbortSignal | undefined;
  /** Told at once when that happens in between: which tags are moved already, and which are not yet. */
  readonly warn?: ((message: string) => void) | undefined;
  readonly clock?: Pick<Clock, "after">;
}

/** For the tags of a cancelled build to end up on one side; a runner kills the action some seconds later. */
const GRACE_MS = 2_500;
const PUT_BACK_MS = 1_500;

/**
 * Moves all tags at once; each repository must have the image already.
 * @throws {TagsError} naming those that were moved and those that were not
 * @throws {PlatformError} `CANCELLED` saying what became of each, if the build is cancelled in between
 */
export async function moveTags(
  { digest, mediaType, manifestBytes: bytes }: Pick<EditedImage, "digest" | "mediaType" | "manifestBytes">,
  tags: readonly ImageReference[],
  deps: TagDeps,
): Promise<void> {
  const { registry, signal, clock = SYSTEM_CLOCK } = deps;
  // One tag is moved or not; several have to be put back if only some are.
  const former =
    tags.length > 1 ? await formerDigests(tags, registry) : new Map<ImageReference, FormerDigest>();
  throwIfPublishingCancelled(signal);
  const moved = new Set<ImageReference>();
  using grace = graceAfter(signal, clock, () => {
    const waiting = tags.filter((tag) => !moved.has(tag));
    deps.warn?.(tagsOnTheMove([...moved], waiting));
  });
  const outcomes = await Promise.all(
    tags.map(async (tag): Promise<TagOutcome> => {
      try {
        await moveTag(registry, tag, { mediaType, bytes, digest }, { signal: grace.signal });
        moved.add(tag);
        return { kind: "moved", tag };
      } catch (cause) {
        return grace.signal.aborted ? { kind: "open", tag } : { kind: "refused", tag, cause };
      }
    }),
  );
  if (signal?.aborted === true) {
    const limit = new AbortController();
    const stop = clock.after(PUT_BACK_MS, () => {
      limit.abort();
    });
    const error = await giveUpTags(outcomes, { digest, former }, { registry, signal: limit.signal });
    stop();
    throw error;
  }
  throwIfFailed(digest, outcomes);
}

/** Aborted some time after the signal. */
function graceAfter(
  signal: AbortSignal | undefined,
  clock: Pick<Clock, "after">,
  onAbort: () => void,
): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  let stop = (): unknown => undefined;
  const begin = (): void => {
    stop = clock.after(GRACE_MS, () => {
      controller.abort();
    });
    onAbort();
  };
  signal?.addEventListener("abort", begin, { once: true });
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      signal?.removeEventListener("abort", begin);
      stop();
    },
  };
}

function throwIfFailed(digest: Digest, outcomes: readonly TagOutcome[]): void {
  const failed = outcomes.filter((outcome) => outcome.kind === "refused");
  if (failed.length === 0) return;
  const moved = outcomes.filter(({ kind }) => kind === "moved").map(({ tag }) => tag);
  throw new TagsError(digest, moved, failed);
}

function listOf(tags: readonly ImageReference[]): string {
  return someOf(tags.map((tag) => `"${formatImageReference(tag)}"`)).join(", ");
}

/** That of the first failure, if it is one of ours. */
function codeOf([first]: readonly FailedTag[]): ErrorCode {
  return first?.cause instanceof PlatformError ? first.cause.code : "REGISTRY";
}
