// Export, also with zstd, export of nothing new, and restore: seconds, sizes and memory; against official binaries if
// CNB_LIFECYCLE_DIR has some, in turns.
import { mkdir, readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { type Bench, exportOnce, type ExportRun, measureRestore } from "./lifecycle-phases.ts";
import type { LifecycleProgram } from "./lifecycle-program.ts";
import { createWorkload, type Part, PARTS, useLayers, WORKLOAD_BYTES } from "./lifecycle-workload.ts";
import { type Finding, formatMs, median, ROOT, scratchDirectory } from "./measure.ts";

const ROUNDS = 3;
const AIM_RATIO = 0.6;
const AIMS: Readonly<Record<Part, number>> = { base64: 0.75, code: 1, noise: 1, "small files": 1 };
const AIM_ZSTD_RATIO = 0.4;
const AIM_MIB = 250;

/** All that was measured of one lifecycle, once. */
interface Round {
  readonly whole: ExportRun;
  readonly parts: Readonly<Record<Part, ExportRun>>;
  readonly restoreMs: number;
  readonly restoreProcessorMs: number;
  readonly restoreMib: number;
}

export async function measureLifecycle(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  const workload = await createWorkload(path.join(scratch.path, "build"), await readFile(process.execPath));
  const programs = await findPrograms(path.join(scratch.path, "lifecycle"));
  const rounds = new Map<LifecycleProgram, Round[]>(programs.map((program) => [program, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const program of programs) {
      const result = await runRound({ program, workload });
      rounds.get(program)?.push(result);
      print(program, result);
    }
  }
  const [ours = [], zstd = [], official = []] = rounds.values();
  return [
    ...findingsAlone(ours),
    ...findingsOfZstd({ ours, zstd, official }),
    ...findingsAgainst(ours, official),
  ];
}

/** Ours is the committed bundle. */
async function findPrograms(directory: string): Promise<readonly LifecycleProgram[]> {
  await mkdir(directory);
  for (const phase of ["analyzer", "restorer", "exporter"]) {
    await symlink(path.join(ROOT, "dist", "lifecycle", "index.js"), path.join(directory, phase));
  }
  const ours: LifecycleProgram = {
    name: "ours",
    command: (phase) => [process.execPath, path.join(directory, phase)],
  };
  const officialDir = process.env["CNB_LIFECYCLE_DIR"] ?? "";
  const zstd: LifecycleProgram = { ...ours, name: "zstd", env: { CNB_LAYER_COMPRESSION: "zstd" } };
  if (officialDir === "") return [ours, zstd];
  return [ours, zstd, { name: "official", command: (phase) => [path.join(officialDir, phase)] }];
}

async function runRound(bench: Bench): Promise<Round> {
  const parts: Partial<Record<Part, ExportRun>> = {};
  for (const part of PARTS) {
    await useLayers(bench.workload, [part]);
    parts[part] = await exportOnce(bench, { hasApp: part === "small files" });
  }
  await useLayers(bench.workload, PARTS);
  const whole = await exportOnce(bench, { hasApp: true });
  const restored = await measureRestore(bench);
  return {
    whole,
    parts: parts as Round["parts"],
    restoreMs: restored.durationMs,
    restoreProcessorMs: restored.processorMs,
    restoreMib: restored.peakMib,
  };
}

function print(
  { name }: LifecycleProgram,
  { whole, parts, restoreMs, restoreProcessorMs, restoreMib }: Round,
): void {
  const each = PARTS.map(
    (part) => `${part} ${formatTimes(parts[part].newMs, parts[part].newProcessorMs)}`,
  ).join(", ");
  console.log(
    `  ${name.padEnd(8)} export ${formatTimes(whole.newMs, whole.newProcessorMs)} (alone: ${each})`,
  );
  const sizes = PARTS.map((part) => `${part} ${formatMb(parts[part].layerBytes)}`).join(", ");
  console.log(`           ${formatMb(WORKLOAD_BYTES)} became ${formatMb(whole.layerBytes)} (${sizes})`);
  console.log(
    `           again ${formatTimes(whole.againMs, whole.againProcessorMs)}, restore ${formatTimes(restoreMs, restoreProcessorMs)};` +
      ` memory ${whole.newMib.toFixed(0)}, ${whole.againMib.toFixed(0)}, ${restoreMib.toFixed(0)} MiB`,
  );
}

function findingsAlone(rounds: readonly Round[]): Finding[] {
  const of = (value: (round: Round) => number): number => median(rounds.map(value));
  const peak = Math.max(...rounds.map(({ whole }) => whole.newMib));
  return [
    {
      what: "lifecycle: export of 810 MB and 10,000 files",
      value: `${formatMs(of(({ whole }) => whole.newMs))}, ${formatMb(of(({ whole }) => whole.layerBytes))}`,
    },
    {
      what: "lifecycle: peak memory of the export",
      value: `${peak.toFixed(0)} MiB`,
      aim: { text: `< ${AIM_MIB} MiB`, isMet: peak < AIM_MIB },
    },
    { what: "lifecycle: export of nothing new", value: formatMs(of(({ whole }) => whole.againMs)) },
    { what: "lifecycle: restore", value: formatMs(of(({ restoreMs }) => restoreMs)) },
  ];
}

/** By the clock, and of all processors. */
interface Times {
  readonly ms: number;
  readonly processorMs: number;
}

/** Of what ran one after the other. */
function ratioOf(
  [ours, others]: readonly [readonly Round[], readonly Round[]],
  value: (round: Round) => number,
): number {
  return median(ours.map((round, at) => value(round) / value(others[at] ?? round)));
}

function findingsOfZstd({
  ours,
  zstd,
  official,
}: Readonly<Record<LifecycleProgram["name"], readonly Round[]>>): Finding[] {
  const newMs = ({ whole }: Round): number => whole.newMs;
  const layerBytes = ({ whole }: Round): number => whole.layerBytes;
  const against = (others: readonly Round[]): string =>
    `${ratioOf([zstd, others], newMs).toFixed(2)} times, size ${ratioOf([zstd, others], layerBytes).toFixed(2)} times`;
  const value = `${formatMs(median(zstd.map(newMs)))}, ${formatMb(median(zstd.map(layerBytes)))}`;
  const alone: Finding[] = [
    { what: "lifecycle: export with zstd", value },
    { what: "lifecycle: export with zstd, against our gzip", value: against(ours) },
  ];
  if (official.length === 0) return alone;
  const isMet = ratioOf([zstd, official], newMs) <= AIM_ZSTD_RATIO;
  const aim = { text: `<= ${AIM_ZSTD_RATIO} times`, isMet };
  return [
    ...alone,
    { what: "lifecycle: export with zstd, against the official one", value: against(official), aim },
  ];
}

function findingsAgainst(ours: readonly Round[], official: readonly Round[]): Finding[] {
  if (official.length === 0) return [];
  const finding = (what: string, atMost: number, of: (round: Round) => Times): Finding => {
    const ratio = ratioOf([ours, official], (round) => of(round).ms);
    const ofProcessors = ratioOf([ours, official], (round) => of(round).processorMs);
    return {
      what: `lifecycle: ${what}, against the official one`,
      value: `${ratio.toFixed(2)} times, ${ofProcessors.toFixed(2)} of processors`,
      aim: { text: `<= ${atMost} times`, isMet: ratio <= atMost },
    };
  };
  const newTimes = ({ newMs, newProcessorMs }: ExportRun): Times => ({
    ms: newMs,
    processorMs: newProcessorMs,
  });
  return [
    finding("export", AIM_RATIO, ({ whole }) => newTimes(whole)),
    ...PARTS.map((part) => finding(`export of ${part}`, AIMS[part], ({ parts }) => newTimes(parts[part]))),
    finding("export of nothing new", 1, ({ whole: { againMs, againProcessorMs } }) => ({
      ms: againMs,
      processorMs: againProcessorMs,
    })),
    finding("restore", 1, ({ restoreMs, restoreProcessorMs }) => ({
      ms: restoreMs,
      processorMs: restoreProcessorMs,
    })),
  ];
}

/** By the clock, and of processors. */
function formatTimes(durationMs: number, processorMs: number): string {
  return `${formatMs(durationMs)}/${formatMs(processorMs)}`;
}

function formatMb(sizeBytes: number): string {
  return `${(sizeBytes / 1e6).toFixed(0)} MB`;
}
