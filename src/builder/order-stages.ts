// In which stages a builder is fetched whose order leads to much of it. Pure.

/** Less is fetched at once: a group that is told wrongly costs one detection more. */
const WORTH_BYTES = 10_000_000;
/** More groups are fetched along if they add no more than this. */
const ALONG_BYTES = 10_000_000;

/**
 * How many groups of an order each stage is for; the last one is for all of them, and may be the only one. The first is for those up to
 * the group that is told. Without one nothing is guessed: the first group is seldom the one that builds, and a wrong guess takes longer
 * than a right one saves.
 * @param sizesBytes what the first group needs, what the first two do, and so on
 * @param told the place of the group that most likely builds
 */
export function stagesOf(sizesBytes: readonly number[], told: number | undefined): readonly number[] {
  const all = sizesBytes.length;
  const wholeBytes = sizesBytes.at(-1) ?? 0;
  const toldBytes = told === undefined ? wholeBytes : (sizesBytes[told] ?? wholeBytes);
  const end = sizesBytes.findLastIndex((bytes) => bytes <= toldBytes + ALONG_BYTES);
  const isWorthIt = wholeBytes - (sizesBytes[end] ?? wholeBytes) >= WORTH_BYTES;
  return isWorthIt ? [end + 1, all] : [all];
}
