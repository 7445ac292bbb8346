// When each step of a build ran, as a picture that GitHub draws from Mermaid, and as the table that it is drawn from. Pure.
// Grammar: https://mermaid.js.org/syntax/gantt.html
import type { BuildReport } from "../../platform/request/build-request.ts";
import { formatDuration } from "../../quantities.ts";
import { fence, fold, table } from "./markup.ts";

type Timing = BuildReport["timings"][number];

interface Step {
  readonly words: string;
  readonly section: "Prepare" | "Lifecycle" | "Deliver";
  /** Left out of the picture where one of these is in it. */
  readonly parts?: readonly string[];
}

const PHASES = ["analyzer", "detector", "restorer", "builder", "exporter"];
const PREPARATIONS = ["get builder", "get lifecycle image", "upload source", "restore cache"];

/** By the name in the report. */
const STEPS: ReadonlyMap<string, Step> = new Map(
  Object.entries<Step>({
    "check inputs": { words: "Check inputs and images", section: "Prepare" },
    "compare inputs": { words: "Compare with earlier images", section: "Prepare" },
    prepare: { words: "Prepare", section: "Prepare", parts: PREPARATIONS },
    "get builder": { words: "Get the builder", section: "Prepare" },
    "get lifecycle image": { words: "Get the lifecycle image", section: "Prepare" },
    "upload source": { words: "Upload the source", section: "Prepare" },
    "restore cache": { words: "Restore the cache", section: "Prepare" },
    creator: { words: "All phases", section: "Lifecycle", parts: PHASES },
    analyzer: { words: "Analyze", section: "Lifecycle" },
    detector: { words: "Detect", section: "Lifecycle" },
    restorer: { words: "Restore", section: "Lifecycle" },
    "get rest of builder": { words: "Get the rest of the builder", section: "Lifecycle" },
    "get run image": { words: "Get the run image", section: "Lifecycle" },
    "extend run image": { words: "Extend the run image", section: "Lifecycle" },
    "extend build image": { words: "Extend the build image and build", section: "Lifecycle" },
    builder: { words: "Build", section: "Lifecycle" },
    exporter: { words: "Export", section: "Lifecycle" },
    deliver: { words: "Deliver", section: "Deliver" },
    test: { words: "Test the image", section: "Deliver" },
    verify: { words: "Build a second time, and compare", section: "Deliver" },
    attest: { words: "Attest the image", section: "Deliver" },
  }),
);

/** More bars are no picture any more. */
const MAX_BARS = 40;

/** A Mermaid diagram, with the empty lines that a fence in HTML needs; empty if there is nothing to draw. */
export function renderTimeline({ timings }: Pick<BuildReport, "timings">): string {
  const bars = barsOf(timings);
  if (bars.length === 0) return "";
  const endMs = Math.max(...bars.map(({ startMs, durationMs }) => startMs + durationMs));
  const lines = ["gantt", "    dateFormat x", ...axisOf(endMs)];
  let section = "";
  for (const bar of bars) {
    const step = stepOf(bar.name);
    if (step.section !== section) lines.push(`    section ${step.section}`);
    section = step.section;
    const [from, to] = [Math.round(bar.startMs), Math.round(bar.startMs + bar.durationMs)];
    lines.push(
      `    ${plain(`${step.words} ${formatDuration(bar.durationMs)}`)} :${from}, ${Math.max(to, from + 1)}`,
    );
  }
  return fence("mermaid", lines);
}

/** The same in words, where a page draws no diagrams. */
export function renderTimings({ timings }: Pick<BuildReport, "timings">): string {
  const rows = byStart(timings).map(({ name, startMs, durationMs }) => [
    stepOf(name).words,
    formatDuration(startMs),
    formatDuration(durationMs),
  ]);
  return fold("Timings as a table", table(["What", "Begins after", "Takes"], rows));
}

/** Of some seconds, halves of them are told apart. */
function axisOf(endMs: number): string[] {
  if (endMs < 6_000) return ["    axisFormat %-S.%L s", "    tickInterval 500millisecond"];
  return [`    axisFormat ${endMs < 60_000 ? "%-S s" : "%M:%S"}`];
}

/** Without what only holds others, in the order in which sections and steps began. */
function barsOf(timings: readonly Timing[]): readonly Timing[] {
  const names = new Set(timings.map(({ name }) => name));
  const bars = byStart(timings).filter(
    ({ name }) => STEPS.get(name)?.parts?.some((part) => names.has(part)) !== true,
  );
  const order = ["Prepare", "Lifecycle", "Deliver"];
  const rank = ({ name }: Timing): number => order.indexOf(stepOf(name).section);
  return [...bars].sort((a, b) => rank(a) - rank(b)).slice(0, MAX_BARS);
}

function byStart(timings: readonly Timing[]): Timing[] {
  return [...timings].sort((a, b) => a.startMs - b.startMs);
}

function stepOf(name: string): Step {
  return STEPS.get(name) ?? { words: `Step ${name}`, section: "Lifecycle" };
}

/** What ends a task's name, a line or the fence, and what Mermaid takes for a comment, becomes a space. */
function plain(text: string): string {
  return text
    .replace(/[^\p{L}\p{N} ._()/-]/gu, " ")
    .replace(/\s+/g, " ")
    .slice(0, 80);
}
