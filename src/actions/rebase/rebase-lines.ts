// What became of images that were to be rebased: in the log, in the summary of the run, and as outputs. Pure.
import type { RebaseOutcome, RebaseResult } from "../../rebase/rebase-images.ts";
import type { Outputs } from "../outputs.ts";
import { code, type Content, stacked, table } from "../summary/markup.ts";

/** What the log says of each outcome, before the image. */
const VERBS: Readonly<Record<RebaseOutcome, string>> = {
  rebased: "Rebased",
  "would be rebased": "Would rebase",
  current: "Left",
  skipped: "Skipped",
};

/** One or more lines for each image. */
export function rebaseLines(results: readonly RebaseResult[]): string[] {
  return results.flatMap(linesOf);
}

function linesOf({ image, outcome, from, to, runImages }: RebaseResult): string[] {
  const head = `${VERBS[outcome]} ${image}`;
  switch (outcome) {
    case "skipped":
      return [`${head}: buildpacks did not build it`];
    case "current":
      return [`${head}: its run image is the newest already`];
    case "rebased":
    case "would be rebased":
      return [
        head,
        `  from ${from}`,
        `  to   ${to}`,
        ...runImages.map(({ target, to: runImage }) => `  on   ${runImage} (${target})`),
      ];
  }
}

/** A table with a row for each image. */
export function renderRebase(results: readonly RebaseResult[]): string {
  const rows = results.map(({ image, outcome, from, to, runImages }): Content[] => [
    code(image),
    outcome,
    from === to ? code(from) : stacked([code(from), code(to)]),
    stacked(runImages.map(({ to: runImage }) => code(runImage))),
  ]);
  return `<h3>Rebase</h3>\n${table(["image", "outcome", "digest, before and after", "run image"], rows)}\n`;
}

/** By name, as in `rebase/action.yml`. */
export function rebaseOutputs(results: readonly RebaseResult[]): Outputs {
  const moved = results.filter(({ outcome }) => outcome === "rebased" || outcome === "would be rebased");
  const [first] = results;
  const isOne = results.every(({ to }) => to === first?.to);
  return {
    changed: String(moved.length > 0),
    rebased: moved.map(({ image }) => image).join("\n"),
    ...(first !== undefined && isOne && { digest: first.to }),
    metadata: JSON.stringify(results),
  };
}
