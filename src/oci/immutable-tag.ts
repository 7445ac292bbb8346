// Tags that their registry does not let move, as registries say it. Pure.

/** What helps against that. */
export const IMMUTABLE_TAG_HINT =
  "The registry does not let this tag move: give the image a unique tag, e.g. with the commit, or make the tag mutable there.";

/** Whether it is in the words of a registry, e.g. of ECR, Harbor or the Artifact Registry. */
export function saysImmutable(words: string): boolean {
  return /immutab|cannot be overwritten/i.test(words);
}
