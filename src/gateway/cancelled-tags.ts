// A build that is cancelled while its tags move: they are put back where that is possible, and what became of each is said.
import { messageOf, PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import { atDigest, formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import type { Registry } from "../registry/registry.ts";

/** Where a tag was before the build; undefined if there was no such tag, `unknown` if the registry did not say. */
export type FormerDigest = Digest | "unknown" | undefined;

/** What became of a tag. */
export type TagOutcome =
  | { readonly kind: "moved"; readonly tag: ImageReference }
  /** Its registry refused. */
  | { readonly kind: "refused"; readonly tag: ImageReference; readonly cause: unknown }
  /** Its registry did not answer in time. */
  | { readonly kind: "open"; readonly tag: ImageReference };

/** What putting back needs. */
export interface PutBackDeps {
  readonly registry: Pick<Registry, "getManifest" | "putManifest">;
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** Asks for the digests that tags are at, all at once; never rejects. */
export async function formerDigests(
  tags: readonly ImageReference[],
  registry: Pick<Registry, "headManifest">,
): Promise<ReadonlyMap<ImageReference, FormerDigest>> {
  const digests = tags.map((tag) => registry.headManifest(tag).catch(() => "unknown" as const));
  const former = await Promise.all(digests);
  return new Map(tags.map((tag, at) => [tag, former[at]]));
}

/** Puts back the tags that were moved, if not all were. @returns the error that says what became of each; never rejects */
export async function giveUpTags(
  outcomes: readonly TagOutcome[],
  { digest, former }: { readonly digest: Digest; readonly former: ReadonlyMap<ImageReference, FormerDigest> },
  deps: PutBackDeps,
): Promise<PlatformError> {
  const isDone = outcomes.every(({ kind }) => kind === "moved");
  const sentences = outcomes.map(async (outcome) => {
    const name = `"${formatImageReference(outcome.tag)}"`;
    switch (outcome.kind) {
      case "refused":
        return `${name} was not moved.`;
      case "open":
        return `Whether ${name} was moved is not known: its registry did not answer.`;
      case "moved":
        return isDone
          ? `${name} is at ${digest}.`
          : `${name} ${await putBack(outcome.tag, digest, { former, ...deps })}.`;
    }
  });
  const intro = isDone ? "after its tags had moved" : "while its tags moved";
  return cancelled(intro, await Promise.all(sentences), deps.signal);
}

/** The error for a build that was cancelled when there was nothing left to put back. */
export function cancelledAfterTags(
  digest: Digest,
  tags: readonly ImageReference[],
  signal: AbortSignal,
): PlatformError {
  const sentences = tags.map((tag) => `"${formatImageReference(tag)}" is at ${digest}.`);
  return cancelled("after its tags had moved", sentences, signal);
}

/** What is said at once when that happens: the runner may end the process before there is an error to report. */
export function tagsOnTheMove(moved: readonly ImageReference[], waiting: readonly ImageReference[]): string {
  const list = (tags: readonly ImageReference[]): string =>
    tags.map((tag) => `"${formatImageReference(tag)}"`).join(", ") || "none";
  return `The build is cancelled while its tags move. Moved: ${list(moved)}. Not yet: ${list(waiting)}.`;
}

function cancelled(when: string, sentences: readonly string[], signal: AbortSignal): PlatformError {
  return new PlatformError("CANCELLED", `The build was cancelled ${when}. ${sentences.join(" ")}`, {
    cause: signal.reason,
    hint: "The image itself is in every repository; run the job again to move all tags.",
  });
}

/** What became of a tag that was moved, as the end of a sentence. */
async function putBack(
  tag: ImageReference,
  digest: Digest,
  { former, registry, signal }: PutBackDeps & { readonly former: ReadonlyMap<ImageReference, FormerDigest> },
): Promise<string> {
  const before = former.get(tag);
  if (before === digest) return `is at ${digest}, as it was before`;
  if (before === undefined) return `is at ${digest}, and was not there before`;
  if (before === "unknown") return `is at ${digest}; where it was before is not known`;
  try {
    const manifest = await registry.getManifest(atDigest(tag, before), { signal });
    await registry.putManifest(tag, manifest, { signal });
    return `is back at ${before}`;
  } catch (error) {
    const isLate = error instanceof PlatformError && error.code === "CANCELLED";
    const why = isLate ? "its registry did not answer in time" : messageOf(error).replace(/\.$/, "");
    return `is at ${digest}, and could not be put back to ${before}: ${why}`;
  }
}
