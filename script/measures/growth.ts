// Whether time and memory grow no faster than what is built: phases of our lifecycle with 1 to 1,000 layers, and with 1 to 100
// buildpacks in the order. With BENCH_PLOT=<file>, the plot of docs/performance.md is written there.
import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Grown, type GrownPhases, runWithBuildpacks, runWithLayers } from "./growth-phases.ts";
import { type Curve, plotGrowth } from "./growth-plot.ts";
import type { LifecycleProgram } from "./lifecycle-program.ts";
import { type Finding, median, ROOT, scratchDirectory } from "./measure.ts";

const ROUNDS = 3;
const LAYERS = [1, 10, 100, 1000];
const BUILDPACKS = [1, 10, 100];
/** Something that grows with the square takes ten times as much for each of ten times as many. */
const AIM_RATIO = 1.5;

export async function measureGrowth(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  // Also for who runs buildpacks.
  await chmod(scratch.path, 0o755);
  const program = await ourProgram(scratch.path);
  const layers = await grow(LAYERS, (count) => runWithLayers(program, count));
  const buildpacks = await grow(BUILDPACKS, (count) => runWithBuildpacks(program, count));
  for (const [unit, curves] of [
    ["layers", layers],
    ["buildpacks", buildpacks],
  ] as const)
    print(unit, curves);
  const plot = process.env["BENCH_PLOT"] ?? "";
  if (plot !== "")
    await writeFile(
      plot,
      plotGrowth([
        { unit: "layers", curves: layers },
        { unit: "buildpacks", curves: buildpacks },
      ]),
    );
  return [...findingsOf("layer", layers), ...findingsOf("buildpack", buildpacks)];
}

/** Numbers in turns, so that none of them has the quiet minutes of the machine alone. */
async function grow(
  counts: readonly number[],
  run: (count: number) => Promise<GrownPhases>,
): Promise<readonly Curve[]> {
  const rounds: (readonly [number, GrownPhases])[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const count of counts) rounds.push([count, await run(count)]);
  const phases = Object.keys(rounds[0]?.[1] ?? {});
  return phases.map((phase) => ({
    phase,
    points: counts.map((count) => {
      const runs = rounds.filter(([of]) => of === count).flatMap(([, all]) => all[phase] ?? []);
      return {
        count,
        durationMs: median(runs.map(({ durationMs }) => durationMs)),
        peakMib: median(runs.map(({ peakMib }) => peakMib)),
      };
    }),
  }));
}

function print(unit: string, curves: readonly Curve[]): void {
  for (const { phase, points } of curves) {
    const texts = points.map(
      ({ count, durationMs, peakMib }) => `${count}: ${durationMs.toFixed(0)} ms, ${peakMib.toFixed(0)} MiB`,
    );
    console.log(`  ${phase} by ${unit}: ${texts.join("; ")}`);
  }
}

/** What each of the last ones costs, against what each of those before cost. */
function findingsOf(unit: string, curves: readonly Curve[]): readonly Finding[] {
  return curves.map(({ phase, points }) => {
    const [first, before, last] = [points.at(0), points.at(-2), points.at(-1)];
    if (first === undefined || before === undefined || last === undefined)
      throw new Error("Nothing was measured");
    const each = (to: Grown): number => (to.durationMs - first.durationMs) / (to.count - first.count);
    const ratio = each(last) / each(before);
    return {
      what: `growth: each ${unit} more, ${phase}`,
      value: `${each(last).toFixed(2)} ms, ${ratio.toFixed(2)} times of that up to ${before.count}`,
      aim: { text: `<= ${AIM_RATIO} times`, isMet: ratio <= AIM_RATIO },
    };
  });
}

/** The committed bundle. */
async function ourProgram(directory: string): Promise<LifecycleProgram> {
  const programs = path.join(directory, "lifecycle");
  await mkdir(programs);
  for (const phase of ["analyzer", "detector", "restorer", "builder", "exporter"])
    await symlink(path.join(ROOT, "dist", "lifecycle", "index.js"), path.join(programs, phase));
  return { name: "ours", command: (phase) => [process.execPath, path.join(programs, phase)] };
}
