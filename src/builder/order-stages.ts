// In which stages a builder is fetched whose order leads to much of it: what the first groups need, then what more of them do. Pure.

/** Detecting once more, which a wrong guess costs, takes as long as fetching this. Less is fetched at once. */
const WORTH_BYTES = 50_000_000;
/** Where an earlier build tells the group, a wrong guess is rare. */
const WORTH_IF_TOLD_BYTES = 10_000_000;
/** More groups are fetched along if they add no more than this. */
const ALONG_BYTES = 10_000_000;
/** Each one detects again. */
const MAX_STAGES = 4;

/**
 * How many groups of an order each stage is for; the last one is for all of them, and may be the only one. The first stage is for the first
 * group, or for those up to the one that is told. Each other one but the last at least doubles what is fetched.
 * @param sizesBytes what the first group needs, what the first two do, and so on
 * @param told the place of the group that most likely builds
 */
export function stagesOf(sizesBytes: readonly number[], told: number | undefined): readonly number[] {
  const wholeBytes = sizesBytes.at(-1) ?? 0;
  const stages: number[] = [];
  let first = told ?? 0;
  let worthBytes = told === undefined ? WORTH_BYTES : WORTH_IF_TOLD_BYTES;
  while (first >= 0 && stages.length < MAX_STAGES - 1) {
    const firstBytes = sizesBytes[first] ?? wholeBytes;
    const end = sizesBytes.findLastIndex((bytes) => bytes <= firstBytes + ALONG_BYTES);
    const stageBytes = sizesBytes[end] ?? wholeBytes;
    if (wholeBytes - stageBytes < worthBytes) break;
    stages.push(end + 1);
    first = sizesBytes.findIndex((bytes) => bytes >= 2 * stageBytes);
    worthBytes = WORTH_BYTES;
  }
  return [...stages, sizesBytes.length];
}
