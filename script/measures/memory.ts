// The peak memory of the action's process with a source tree of 1 GiB, and with one of 100,000 files; that of the lifecycle with
// the first.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type TimedBuild, timedBuild } from "./build.ts";
import { type Finding, scratchDirectory } from "./measure.ts";
import { createTree as createManyFiles } from "./source-upload.ts";

const MIB = 1024 * 1024;
const LARGE_FILES = 4;
const LARGE_FILE_MIB = 256;
const SMALL_FILES = 200;
const MANY_FILES = 100_000;
const FILE_BYTES = 4096;
const AIM_MIB = 200;
const POLL_MS = 100;

/** A static site, so that nothing but the size of its files takes long. */
async function createTree(directory: string): Promise<void> {
  await mkdir(path.join(directory, "public"), { recursive: true });
  await writeFile(path.join(directory, "public", "index.html"), "<h1>Large</h1>\n");
  for (let at = 0; at < LARGE_FILES; at += 1) {
    await using file = await open(path.join(directory, "public", `large-${at}.bin`), "w");
    for (let block = 0; block < LARGE_FILE_MIB; block += 1) await file.write(randomBytes(MIB));
  }
  for (let at = 0; at < SMALL_FILES; at += 1) {
    await writeFile(path.join(directory, "public", `small-${at}.txt`), `${at}\n`);
  }
}

/** Makes every Node.js process of the step write its peak at its end. */
async function createProbe(directory: string): Promise<{ NODE_OPTIONS: string; BENCH_MEMORY_FILE: string }> {
  const file = path.join(directory, "probe.mjs");
  const code = [
    'import { appendFileSync, readFileSync } from "node:fs";',
    'process.on("exit", () => {',
    '  const [, peak] = /^VmHWM:\\s+(\\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));',
    "  appendFileSync(process.env.BENCH_MEMORY_FILE, `${peak}\\n`);",
    "});",
  ];
  await writeFile(file, code.join("\n"));
  return { NODE_OPTIONS: `--import=file://${file}`, BENCH_MEMORY_FILE: path.join(directory, "peaks") };
}

export async function measureMemory(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  const tree = path.join(scratch.path, "tree");
  await createTree(tree);
  const env = await createProbe(scratch.path);
  await using lifecycle = watchLifecycle();
  const built = await timedBuild(tree, "large-site", { env, onLine: lifecycle.onLine });
  const main = await readPeakMib(env.BENCH_MEMORY_FILE);
  console.log(
    `  1 GiB in ${LARGE_FILES + SMALL_FILES} files, built in ${(built.result.durationMs / 1000).toFixed(1)} s:`,
  );
  printTimings(built);
  return [
    {
      what: "memory: peak of the action, 1 GiB of source",
      value: `${main.toFixed(0)} MiB`,
      aim: { text: `< ${AIM_MIB} MiB`, isMet: main < AIM_MIB },
    },
    {
      what: "memory: peak of the lifecycle, the same source",
      value: lifecycle.peakMib() === 0 ? "not on this machine" : `${lifecycle.peakMib().toFixed(0)} MiB`,
    },
    await measureManyFiles(),
  ];
}

async function measureManyFiles(): Promise<Finding> {
  await using scratch = await scratchDirectory();
  const tree = path.join(scratch.path, "tree");
  await createManyFiles(path.join(tree, "public"), { files: MANY_FILES, fileBytes: FILE_BYTES });
  await writeFile(path.join(tree, "public", "index.html"), "<h1>Many</h1>\n");
  const env = await createProbe(scratch.path);
  await timedBuild(tree, "many-files", { env });
  const peak = await readPeakMib(env.BENCH_MEMORY_FILE);
  return {
    what: "memory: peak of the action, 100,000 files",
    value: `${peak.toFixed(0)} MiB`,
    aim: { text: `< ${AIM_MIB} MiB`, isMet: peak < AIM_MIB },
  };
}

/** Of the main step, which ends first. */
async function readPeakMib(file: string): Promise<number> {
  const [peakKb] = (await readFile(file, "utf8")).split("\n");
  return Number(peakKb) / 1024;
}

function printTimings({ result }: TimedBuild): void {
  const { timings } = JSON.parse(result.outputs["metadata"] ?? "{}") as {
    timings: readonly { name: string; durationMs: number }[];
  };
  for (const { name, durationMs } of timings) {
    console.log(`    ${name.padEnd(14)} ${(durationMs / 1000).toFixed(1).padStart(6)} s`);
  }
}

interface LifecycleWatch extends AsyncDisposable {
  readonly onLine: (line: string) => void;
  peakMib(): number;
}

/** Looks at the container's first process again and again, from the lifecycle's first line on; the kernel keeps its peak. */
function watchLifecycle(): LifecycleWatch {
  let peakKb = 0;
  let timer: NodeJS.Timeout | undefined;
  const poll = async (pid: string): Promise<void> => {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    peakKb = Math.max(peakKb, Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0));
  };
  return {
    onLine(line) {
      if (!line.startsWith("===> ANALYZING")) return;
      const pid = pidOfCreator();
      timer = setInterval(() => void poll(pid), POLL_MS);
    },
    peakMib: () => peakKb / 1024,
    [Symbol.asyncDispose]() {
      clearInterval(timer);
      return Promise.resolve();
    },
  };
}

/** The newest container with the label of a run: nothing else should be built meanwhile. */
function pidOfCreator(): string {
  const docker = (...args: string[]): string => execFileSync("docker", args, { encoding: "utf8" }).trim();
  const newest = docker("ps", "--latest", "--quiet", "--filter", "label=io.buildpacks.action.run");
  return docker("inspect", "--format", "{{.State.Pid}}", newest);
}
