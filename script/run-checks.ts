// Runs the checks of script/test and adds their totals up. A check that is not a test suite counts as one test.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { rememberedPass } from "./remembered-pass.ts";

/** How a check ended. */
interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** One line of the closing table. */
interface Check {
  readonly name: string;
  /** What mends it, when one command does. */
  readonly fix?: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it need not run again while no file changes. */
  readonly readsFilesOnly?: boolean;
  /** Reads the totals of a suite; without it the exit code decides. */
  readonly totals?: (output: string) => Totals;
}

const root = path.resolve(import.meta.dirname, "..");
const scratch = mkdtempSync(path.join(tmpdir(), "checks-"));
const bin = (name: string): string => path.join(root, "node_modules", ".bin", name);

/** The others have many runs and take longer than all of these: `script/conformance` without CASES runs every case. */
const SHORT_CASES = process.env["CASES"] ?? "16 02 14 04 07 18 01 05";

const CANCELLATION = "e2e/cancellation";

const UNIT: readonly Check[] = [jestSuite("unit")];

/** What only reads the files of the project: nothing changed, nothing to find out. */
const FILES: readonly Check[] = [
  { name: "lint", command: [bin("eslint"), "."], fix: "npm run fix", readsFilesOnly: true },
  { name: "bundles", command: ["script/build", "--check"], fix: "npm run build", readsFilesOnly: true },
  {
    name: "format",
    command: [
      bin("prettier"),
      "--check",
      "--log-level",
      "warn",
      "--cache",
      "--cache-location",
      "build/prettier",
      ".",
    ],
    fix: "npm run fix",
    readsFilesOnly: true,
  },
  {
    name: "types",
    command: [bin("tsc"), "--incremental", "--tsBuildInfoFile", "build/tsbuildinfo"],
    readsFilesOnly: true,
  },
];

/**
 * What waits for the engine more than it computes, so it runs beside the others. A socket that a killed build leaves open must
 * not keep the tests from ending; what matters is checked as leftovers.
 */
const END_TO_END: readonly Check[] = [
  jestSuite("e2e", ["--runInBand", "--forceExit", `--testPathIgnorePatterns=${CANCELLATION}`]),
];
const LIFECYCLES: readonly Check[] = [
  { name: "launcher", command: ["script/test-launcher"], totals: goTotals },
  { name: "conformance", command: ["script/conformance"], env: { CASES: SHORT_CASES }, totals: closingLine },
];

/** Has the machine for itself: it measures how soon a cancelled build ends. */
const ALONE: readonly Check[] = [
  jestSuite("e2e", ["--runInBand", "--forceExit", CANCELLATION], "cancellation"),
];

function jestSuite(project: string, flags: readonly string[] = [], name = `${project} tests`): Check {
  const report = path.join(scratch, `${name.replace(" ", "-")}.json`);
  return {
    name,
    // Nothing here measures time by failing; a machine that does other things at once is slow.
    // The version of Node.js that runners have, and a fifth faster than older ones.
    command: [
      process.execPath,
      path.join(root, "node_modules", "jest", "bin", "jest.js"),
      "--selectProjects",
      project,
      "--testTimeout=60000",
      "--json",
      `--outputFile=${report}`,
      ...flags,
    ],
    env: { NODE_OPTIONS: "--experimental-vm-modules", NODE_NO_WARNINGS: "1" },
    totals: () => jestTotals(report),
  };
}

function jestTotals(report: string): Totals {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, "utf8"),
  ) as Record<"numPassedTests" | "numFailedTests" | "numRuntimeErrorTestSuites", number>;
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

/** Counts the tests in the output of `go test -json`. */
function goTotals(output: string): Totals {
  const actions = output.split("\n").filter((line) => line.startsWith("{") && line.includes('"Test":'));
  const count = (action: string): number =>
    actions.filter((line) => line.includes(`"Action":"${action}"`)).length;
  return { passed: count("pass"), failed: count("fail") };
}

function closingLine(output: string): Totals {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return { passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 0) };
}

interface Outcome extends Totals {
  readonly check: Check;
  readonly seconds: number;
  /** Whether it passed before, with the same files. */
  readonly isKept?: boolean;
}

/** Runs a check; its output is shown at once if `live`, else only when it fails. */
async function run(check: Check, live: boolean): Promise<Outcome> {
  const started = Date.now();
  const kept = check.readsFilesOnly === true ? await rememberedPass(check.name) : undefined;
  if (kept?.hasPassed === true) return { passed: 1, failed: 0, check, seconds: 0, isKept: true };
  const { exitCode, output } = await execute(check, live);
  let totals: Totals = exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (check.totals !== undefined) {
    totals = readTotals(check.totals, output);
    // A suite that fails without a failing test, or runs no test, has not passed.
    if (totals.failed === 0 && (exitCode !== 0 || totals.passed === 0)) totals = { ...totals, failed: 1 };
  }
  if (totals.failed > 0) {
    if (!live) process.stdout.write(output);
    console.log(`✗ ${check.name} failed${check.fix === undefined ? "" : `; mend it with: ${check.fix}`}`);
  } else await kept?.remember();
  return { ...totals, check, seconds: (Date.now() - started) / 1000 };
}

function readTotals(read: (output: string) => Totals, output: string): Totals {
  try {
    return read(output);
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function execute({ command, env }: Check, live: boolean): Promise<{ exitCode: number; output: string }> {
  const [program = "", ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer): void => {
      chunks.push(chunk);
      if (live && !chunk.toString().startsWith('{"')) process.stdout.write(chunk);
    };
    child.stdout.on("data", (chunk: Buffer) => {
      collect(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      collect(chunk);
    });
    child.on("error", (error) => {
      resolve({ exitCode: 1, output: `${program}: ${error.message}\n` });
    });
    child.on("close", (code) => {
      resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}

async function main(scope: string): Promise<void> {
  const outcomes: Outcome[] = [];
  const runAll = async (checks: readonly Check[]): Promise<void> => {
    for (const check of checks) outcomes.push(await run(check, check.totals !== undefined));
  };
  const needsEngine = scope !== "unit";
  // Lanes that take about as long as each other.
  await Promise.all([
    runAll(UNIT),
    runAll([...(needsEngine ? LIFECYCLES : []), ...FILES]),
    ...(needsEngine ? [runAll(END_TO_END)] : []),
  ]);
  if (needsEngine) await runAll(ALONE);
  console.log("");
  for (const { check, passed, failed, seconds, isKept = false } of outcomes) {
    const time = isKept ? "as before: no file has changed" : `${seconds.toFixed(1).padStart(7)} s`;
    console.log(
      `${failed > 0 ? "✗" : "✓"} ${check.name.padEnd(14)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${time}`,
    );
  }
  const sum = (select: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + select(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  console.log(`${String(sum((outcome) => outcome.passed))} passed, ${String(failed)} failed`);
  rmSync(scratch, { recursive: true, force: true });
  if (failed > 0) process.exitCode = 1;
}

await main(process.argv[2] ?? "all");
