// What the action costs besides the lifecycle: its whole time without that in which its phases' containers run. A warm
// rebuild of examples/node-app, nothing changed, the builder trusted and in the engine already.
import { cp } from "node:fs/promises";
import path from "node:path";
import { type Moment, type TimedBuild, timedBuild } from "./build.ts";
import { type Finding, formatMs, median, ROOT, scratchDirectory } from "./measure.ts";

const RUNS = 9;
const AIM_MS = 1000;

/** Names of parts with their milliseconds. */
type Parts = Readonly<Record<string, number>>;

export async function measureOverhead(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  await cp(path.join(ROOT, "examples", "node-app"), scratch.path, { recursive: true });
  // The first pushes, and the second is the first that finds everything.
  for (let run = 0; run < 2; run += 1) await timedBuild(scratch.path, "node-app");
  const builds: TimedBuild[] = [];
  for (let run = 0; run < RUNS; run += 1) builds.push(await timedBuild(scratch.path, "node-app"));
  const action = builds.map(actionParts);
  const lifecycle = builds.map(lifecycleParts);
  const overheads = action.map(sum);
  printParts("The action without its containers", action);
  printParts("The lifecycle's container", lifecycle);
  const overhead = median(overheads);
  return [
    {
      what: "overhead: whole action without its containers",
      value: formatMs(overhead),
      aim: { text: `< ${formatMs(AIM_MS)}`, isMet: overhead < AIM_MS },
    },
    { what: "overhead: its best run", value: formatMs(Math.min(...overheads)) },
    { what: "overhead: the containers themselves", value: formatMs(median(lifecycle.map(sum))) },
    {
      what: "overhead: the post step",
      value: formatMs(median(builds.map(({ result }) => result.post?.durationMs ?? 0))),
    },
  ];
}

/** From the start of the process to its end, the container left out. */
function actionParts({ startedAtMs, result, lines, events }: TimedBuild): Parts {
  const line = (pattern: RegExp): number => timeOf(lines, ({ text }) => pattern.test(text));
  const event = (name: string): number => timeOf(events, ({ text }) => text === name);
  const [checks, preparing, delivering, pushed] = [
    /^Checking /,
    /^Preparing /,
    /^Delivering /,
    /^Pushed /,
  ].map(line) as [number, number, number, number];
  return {
    "start of Node.js, inputs": checks - startedAtMs,
    "checks, volumes": preparing - checks,
    "source, start of the container": event("start") - preparing,
    "its end, report": delivering - event("die"),
    "verification, removal": pushed - delivering,
    "end of Node.js": startedAtMs + result.durationMs - pushed,
  };
}

/** Between its own headings; what comes before the first is the start of Node.js. */
function lifecycleParts({ lines, events }: TimedBuild): Parts {
  const headings = lines.filter(({ text }) => text.startsWith("===> "));
  const marks = [
    { atMs: timeOf(events, ({ text }) => text === "start"), text: "start of Node.js" },
    ...headings.map(({ atMs, text }) => ({ atMs, text: text.slice("===> ".length).toLowerCase() })),
    { atMs: timeOf(events, ({ text }) => text === "die"), text: "end" },
  ];
  return Object.fromEntries(
    marks.slice(0, -1).map(({ atMs, text }, at) => [text, (marks[at + 1]?.atMs ?? NaN) - atMs]),
  );
}

function timeOf(moments: readonly Moment[], matches: (moment: Moment) => boolean): number {
  const found = moments.find(matches);
  if (found === undefined) throw new Error("The build went another way than it is measured");
  return found.atMs;
}

function sum(parts: Parts): number {
  return Object.values(parts).reduce((total, part) => total + part, 0);
}

function printParts(title: string, runs: readonly Parts[]): void {
  console.log(
    `  ${title}: ${formatMs(median(runs.map(sum)))}, in ${runs.length} runs ${runs.map((run) => (sum(run) / 1000).toFixed(2)).join(" ")}`,
  );
  for (const name of Object.keys(runs[0] ?? {})) {
    const part = Math.max(0, median(runs.map((run) => run[name] ?? 0)));
    console.log(`    ${name.padEnd(26)} ${part.toFixed(0).padStart(6)} ms`);
  }
}
