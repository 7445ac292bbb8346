// Two ways to do the same, which were measured in turns.
import { type Finding, formatMs, median } from "./measure.ts";

/** How long both took; `ours` is what an aim is for. */
export interface Pair {
  readonly oursMs: number;
  readonly theirsMs: number;
}

/** The median of the ratios, and those of both times. */
export function findingOfPairs(what: string, pairs: readonly Pair[], aim: number): Finding {
  const ratios = pairs.map(({ oursMs, theirsMs }) => oursMs / theirsMs);
  const ratio = median(ratios);
  const times = [pairs.map(({ oursMs }) => oursMs), pairs.map(({ theirsMs }) => theirsMs)];
  console.log(`  ${what}: ratios ${ratios.map((each) => each.toFixed(2)).join(" ")}`);
  console.log(`    ${times.map((each) => each.map(formatMs).join(", ")).join(" against ")}`);
  return {
    what: `${what}, ${times.map(median).map(formatMs).join(" against ")}`,
    value: `${ratio.toFixed(3)} times`,
    aim: { text: `<= ${aim} times`, isMet: ratio <= aim },
  };
}
