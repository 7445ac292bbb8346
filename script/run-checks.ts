// Runs the checks of script/test and adds their totals up. A check that is not a test suite counts as one test.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  ALONE,
  ATTACKS,
  type Check,
  coreOn,
  END_TO_END,
  endToEndOn,
  FILES,
  LIFECYCLE,
  longestOn,
  NO_ENGINE,
  shortCoreOn,
  UNIT,
} from "./checks.ts";
import { keepResult, keptResult } from "./engine-results.ts";
import { withEngineTable } from "./engine-table.ts";
import { execute, giveUp, ROOT } from "./execute.ts";
import { type RememberedPass, rememberedPass, remembersAnything } from "./remembered-pass.ts";
import {
  type Bed,
  engineVariables,
  IN_TEST_BED,
  knownEngines,
  nameOfChosen,
  stopEngine,
  surroundingsOn,
  testBed,
  versionOf,
} from "./test-beds.ts";
import type { Totals } from "./totals.ts";

/** What was seen on each engine. */
const RESULTS = path.join(ROOT, "build", "engines");

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fresh: { type: "boolean", default: false },
    engine: { type: "string" },
    engines: { type: "boolean", default: false },
    core: { type: "boolean", default: false },
  },
});

/** What is run again although it passed. CI trusts nothing but what it has seen. */
const isFresh = options.fresh || process.env["CI"] === "true";

/** The engine of checks that name none; the test bed chooses if there is none. */
const chosenEngine = options.engine ?? process.env["TESTBED_ENGINE"] ?? "";

/** Engines that CI tests besides the newest: the one that has least in common with it. `--engines` has all. */
const OTHER_ENGINES = ["podman-rootless"];

interface Outcome extends Totals {
  readonly check: Check;
  readonly seconds: number;
  /** Whether it passed before, with the same files. */
  readonly isRemembered?: boolean;
  /** Why it neither passed nor failed. */
  readonly notRun?: string;
}

/** What `--engines` calls the place that has none. */
const NONE = "none";

/** A check that waits for its turn. */
interface Turn {
  readonly check: Check;
  readonly memory: RememberedPass;
}

async function waitFor(check: Check): Promise<Turn> {
  const surroundings = check.needsEngine ? await surroundingsOn(engineOf(check)) : "";
  return { check, memory: await rememberedPass({ ...check, surroundings }) };
}

const engineOf = ({ engine = chosenEngine }: Check): string => engine;

/** How many tests of it passed before, if it need not run again. */
const remembered = ({ memory }: Turn): number | undefined => (isFresh ? undefined : memory.passed);

/** Runs a check; a suite's output is shown at once, that of others only when they fail. */
async function run(turn: Turn): Promise<Outcome> {
  const { check, memory } = turn;
  const before = remembered(turn);
  if (before !== undefined) return { check, passed: before, failed: 0, seconds: 0, isRemembered: true };
  const started = Date.now();
  if (check.report !== undefined) rmSync(check.report, { force: true });
  const { needsEngine, totals: isSuite } = check;
  const bed = needsEngine ? await testBed(engineOf(check)) : "ready";
  if (bed !== "ready") return withoutBed(check, bed);
  const command = needsEngine ? [...IN_TEST_BED, ...check.command] : check.command;
  const env = { ...check.env, ...engineVariables(engineOf(check)) };
  const { exitCode, output } = await execute(command, { env, isShown: isSuite !== undefined });
  const totals = totalsOf(check, exitCode, output);
  if (totals.failed > 0) {
    if (check.totals === undefined) process.stdout.write(output);
    console.log(`✗ ${check.name} failed${check.fix === undefined ? "" : `; mend it with: ${check.fix}`}`);
  } else await memory.remember(totals.passed);
  return { ...totals, check, seconds: (Date.now() - started) / 1000 };
}

/** An engine that other checks are for may be one that this machine cannot have, but not one that does not start. */
function withoutBed(check: Check, bed: Exclude<Bed, "ready">): Outcome {
  if (check.engine === undefined) return giveUp();
  const outcome = { check, passed: 0, seconds: 0 };
  if (bed === "failed") return { ...outcome, failed: 1 };
  return {
    ...outcome,
    failed: 0,
    notRun: `this machine cannot have ${check.engine}; the lines above say why`,
  };
}

function totalsOf(check: Check, exitCode: number, output: string): Totals {
  if (check.totals === undefined) return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
  const totals = readTotals(check.totals, output);
  // A suite that fails without a failing test, or runs no test, has not passed.
  return totals.failed === 0 && (exitCode !== 0 || totals.passed === 0) ? { ...totals, failed: 1 } : totals;
}

function readTotals(read: (output: string) => Totals, output: string): Totals {
  try {
    return read(output);
  } catch {
    return { passed: 0, failed: 0 };
  }
}

async function runAll(checks: readonly Check[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const check of checks) outcomes.push(await run(await waitFor(check)));
  return outcomes;
}

/** Gives way to programs of normal priority. */
function politely(check: Check): Check {
  return { ...check, command: ["nice", "-n", "10", ...check.command] };
}

/**
 * What reads only files need not wait for the test bed. The end-to-end tests are what takes longest, one after the other and much
 * of it waiting, so the others take what they leave. No lane of those is much longer than another: the last one would have the
 * machine for itself, and use one processor of it. What measures time comes last.
 */
async function runEverything(): Promise<Outcome[]> {
  const engines = await otherEngines();
  const onOthers = engines.map(shortCoreOn);
  if (!(await needsEngineNow([...LIFECYCLE, ...onOthers, ALONE]))) {
    const others = [longestOn(await secondEngine()), ...onOthers, ALONE];
    return [...(await runUnit()), ...(await runAll([...LIFECYCLE, ATTACKS, END_TO_END, ...others]))];
  }
  const outcomes = await Promise.all([
    runAll([politely(inAllProcessors(UNIT))]),
    ...FILES.map((lane) => runAll(lane.map(politely))),
    runAll([...LIFECYCLE, ATTACKS].map(politely)),
    runEndToEnd(),
    runAll(onOthers.map(politely)),
  ]);
  outcomes.push(await runAll([ALONE]));
  for (const engine of engines) await stopEngine(engine);
  return outcomes.flat();
}

/** In two lanes where the engine can be had twice. */
async function runEndToEnd(): Promise<Outcome[]> {
  const second = await secondEngine();
  const longest = longestOn(second);
  if (second === undefined) return runAll([END_TO_END, longest]);
  const outcomes = await Promise.all([runAll([END_TO_END]), runAll([longest])]);
  await stopEngine(second);
  return outcomes.flat();
}

/** The name of the engine that all checks use, if there can be a second one of it. */
async function secondEngine(): Promise<string | undefined> {
  return chosenEngine === "" ? nameOfChosen() : undefined;
}

/** The engines besides the newest that are tested, too, as far as this machine can have them. */
async function otherEngines(): Promise<readonly string[]> {
  if (chosenEngine !== "") return [];
  const known = await knownEngines();
  return OTHER_ENGINES.filter((engine) => known.includes(engine));
}

/**
 * One engine after the other, each ended before the next, and each written down in docs/engines.md before the next starts. What
 * has passed is not run again, so a run that was broken off goes on.
 */
async function runOnEngines(): Promise<Outcome[]> {
  const known = [...(await knownEngines()), NONE];
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(
      `There is no engine ${unknown.join(", ")} for this machine; there are: ${known.join(", ")}.`,
    );
    return giveUp();
  }
  const outcomes: Outcome[] = [];
  for (const engine of positionals.length > 0 ? positionals : known) {
    const check = checkOn(engine);
    const turn = await waitFor(check);
    const isKept = keptResult(engine, RESULTS) !== undefined;
    const outcome = await run(isKept ? turn : { ...turn, memory: { ...turn.memory, passed: undefined } });
    outcomes.push(outcome);
    await keep(outcome, engine);
    writeEngines(known);
    await stopEngine(engine);
  }
  return outcomes;
}

/** What is left out of the core takes long because of engines, so without one there is no core. */
function checkOn(engine: string): Check {
  if (engine === NONE) return NO_ENGINE;
  return options.core ? coreOn(engine) : endToEndOn(engine);
}

/** What ran on an engine that has a name, or on none; a report that is not there was said to have failed. */
async function keep({ check: { report }, isRemembered }: Outcome, engine: string): Promise<void> {
  if (report === undefined || isRemembered === true || !existsSync(report)) return;
  const version = engine === NONE ? "processes in the builder's container" : await versionOf(engine);
  keepResult({ engine, version, report }, RESULTS);
}

function writeEngines(known: readonly string[]): void {
  const results = known.flatMap((engine) => keptResult(engine, RESULTS) ?? []);
  const document = path.join(ROOT, "docs", "engines.md");
  writeFileSync(document, withEngineTable(readFileSync(document, "utf8"), results));
}

/** What needs no engine. */
async function runUnit(): Promise<Outcome[]> {
  return (await Promise.all([runAll([inAllProcessors(UNIT)]), ...FILES.map(runAll)])).flat();
}

/** As many tests at once as there are processors; jest leaves one to others, who need it only at times. */
function inAllProcessors(suite: Check): Check {
  return { ...suite, command: [...suite.command, "--maxWorkers=100%"] };
}

/** Whether there is something to run that uses the engine. */
async function needsEngineNow(others: readonly Check[]): Promise<boolean> {
  if (isFresh || !remembersAnything()) return true;
  const longest = longestOn(await secondEngine());
  const turns = await Promise.all([ATTACKS, END_TO_END, longest, ...others].map(waitFor));
  return turns.some((turn) => remembered(turn) === undefined);
}

function print(outcomes: readonly Outcome[]): void {
  console.log("");
  for (const outcome of outcomes) {
    const { check, passed, failed, notRun } = outcome;
    const mark = failed > 0 ? "✗" : notRun === undefined ? "✓" : "–";
    console.log(
      `${mark} ${check.name.padEnd(22)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${remarkOn(outcome)}`,
    );
  }
  const sum = (select: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + select(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  console.log(`${String(sum((outcome) => outcome.passed))} passed, ${String(failed)} failed`);
  if (failed > 0) process.exitCode = 1;
}

function remarkOn({ seconds, isRemembered = false, notRun }: Outcome): string {
  if (notRun !== undefined) return `not run: ${notRun}`;
  return isRemembered
    ? "as before: nothing that it reads has changed"
    : `${seconds.toFixed(1).padStart(7)} s`;
}

function runChosen(): Promise<Outcome[]> {
  if (positionals.includes("unit")) return runUnit();
  return options.engines ? runOnEngines() : runEverything();
}

print(await runChosen());
