// Runs the checks of script/test and adds their totals up. A check that is not a test suite counts as one test.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import {
  ALONE,
  ATTACKS,
  coreOn,
  END_TO_END,
  endToEndOn,
  FILES,
  LIFECYCLE,
  UNIT,
  type Check,
} from "./checks.ts";
import { withEngineTable, type EngineRun } from "./engine-table.ts";
import { rememberedPass, remembersAnything, type RememberedPass } from "./remembered-pass.ts";
import type { Totals } from "./totals.ts";

const root = path.resolve(import.meta.dirname, "..");

/** Runs a command where the engine is, which is not known before the test bed is prepared. */
const IN_TEST_BED = ["script/in-testbed"];

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    fresh: { type: "boolean", default: false },
    engine: { type: "string" },
    engines: { type: "boolean", default: false },
  },
});

/** What is run anew although it passed. CI trusts nothing but what it has seen. */
const isFresh = options.fresh || process.env["CI"] === "true";

/** The engine of checks that name none; the test bed chooses if there is none. */
const chosenEngine = options.engine ?? process.env["TESTBED_ENGINE"] ?? "";

/** Engines that CI tests besides the newest: the oldest. `--engines` has all of them. */
const OTHER_ENGINES = ["docker20"];

/** The engine that the recordings of the conformance cases were made with. */
const RECORDED_ENGINE = "docker20";

interface Outcome extends Totals {
  readonly check: Check;
  readonly seconds: number;
  /** Whether it passed before, with the same files. */
  readonly isRemembered?: boolean;
}

/** A check that waits for its turn. */
interface Turn {
  readonly check: Check;
  readonly memory: RememberedPass;
}

async function waitFor(check: Check): Promise<Turn> {
  const surroundings = check.needsEngine ? await surroundingsOf(check) : "";
  return { check, memory: await rememberedPass({ ...check, surroundings }) };
}

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
  if (needsEngine) await testBed(check.engine);
  const command = needsEngine ? [...IN_TEST_BED, ...check.command] : check.command;
  const env = { ...check.env, ...engineVariables(check.engine) };
  const { exitCode, output } = await execute(command, { env, isShown: isSuite !== undefined });
  const totals = totalsOf(check, exitCode, output);
  if (totals.failed > 0) {
    if (check.totals === undefined) process.stdout.write(output);
    console.log(`✗ ${check.name} failed${check.fix === undefined ? "" : `; mend it with: ${check.fix}`}`);
  } else await memory.remember(totals.passed);
  return { ...totals, check, seconds: (Date.now() - started) / 1000 };
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

const running = new Set<ChildProcess>();

/** @param options.isShown whether its output is shown at once, but for events that only programs read */
function execute(
  [program = "", ...args]: readonly string[],
  { env, isShown = false }: { readonly env?: Check["env"]; readonly isShown?: boolean } = {},
): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      // Somebody may have to type a password.
      stdio: ["inherit", "pipe", "pipe"],
    });
    running.add(child);
    const chunks: Buffer[] = [];
    const collect = (chunk: Buffer): void => {
      chunks.push(chunk);
      if (isShown && !chunk.toString().startsWith('{"')) process.stdout.write(chunk);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => {
      resolve({ exitCode: 1, output: `${program}: ${error.message}\n` });
    });
    child.on("close", (code) => {
      running.delete(child);
      resolve({ exitCode: code ?? 1, output: Buffer.concat(chunks).toString("utf8") });
    });
  });
}

const engineVariables = (engine = chosenEngine): Record<string, string> =>
  engine === "" ? {} : { TESTBED_ENGINE: engine };

const beds = new Map<string, Promise<void>>();

/** Prepares the test bed of an engine, once. */
function testBed(engine = chosenEngine): Promise<void> {
  const bed = beds.get(engine) ?? prepareTestBed(engine);
  beds.set(engine, bed);
  return bed;
}

async function prepareTestBed(engine: string): Promise<void> {
  const { exitCode } = await execute(["script/bootstrap"], { env: engineVariables(engine), isShown: true });
  if (exitCode !== 0) giveUp();
}

/** What tests could notice of the test bed. An engine with a name is what the files in script/ say, so it need not run for this. */
async function surroundingsOf({ engine = chosenEngine }: Check): Promise<string> {
  if (engine === "") await testBed();
  const version = engine === "" ? await versionOf(engine) : engine;
  const base = path.join(root, ".testbed", "base");
  const names = existsSync(base) ? readdirSync(base) : [];
  const bases = names.map((name) => `${name} ${String(statSync(path.join(base, name)).mtimeMs)}`);
  return [version, process.env["CNB_LIFECYCLE_DIR"] ?? "", ...bases].join("\n");
}

async function versionOf(engine: string): Promise<string> {
  const format = "{{(index .Server.Components 0).Name}} {{.Server.Version}}";
  const command = [...IN_TEST_BED, "docker", "version", "--format", format];
  const { output } = await execute(command, { env: engineVariables(engine) });
  return output.trim();
}

/** The names of the engines that the test bed can have on this machine. */
async function knownEngines(): Promise<readonly string[]> {
  const { output } = await execute(["script/bootstrap", "--engines"]);
  return output.split("\n").filter(Boolean);
}

/** What lacks was said already. */
function giveUp(): never {
  for (const child of running) child.kill();
  process.exit(1);
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
 * What comes first in two of the lanes need not wait for the test bed. The end-to-end tests are what takes longest, one after the
 * other and much of it waiting, so the others take what they leave.
 */
async function runEverything(): Promise<Outcome[]> {
  const others = await otherEngines();
  const lifecycle = await lifecycleChecks();
  if (!(await needsEngineNow([...lifecycle, ...others])))
    return [...(await runUnit()), ...(await runAll([...lifecycle, ATTACKS, END_TO_END, ...others, ALONE]))];
  const outcomes = await Promise.all([
    runAll([politely(UNIT)]),
    runAll([...FILES, ...lifecycle, ATTACKS].map(politely)),
    runAll([END_TO_END]),
  ]);
  return [...outcomes.flat(), ...(await runOthers(others)), ...(await runAll([ALONE]))];
}

/** The recordings are of an engine with the older image store, in which rebasing an image of the engine is another thing. */
async function lifecycleChecks(): Promise<readonly Check[]> {
  const isRecorded = chosenEngine === "" && (await knownEngines()).includes(RECORDED_ENGINE);
  return LIFECYCLE.map((check) =>
    isRecorded && check.name === "conformance" ? { ...check, engine: RECORDED_ENGINE } : check,
  );
}

/** The checks on other engines than the newest, as far as this machine can have them. */
async function otherEngines(): Promise<readonly Check[]> {
  if (chosenEngine !== "") return [];
  const known = await knownEngines();
  return OTHER_ENGINES.filter((engine) => known.includes(engine)).map(coreOn);
}

/** They cancel builds, too, and so have the machine for themselves. */
async function runOthers(others: readonly Check[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const check of others) {
    outcomes.push(...(await runAll([check])));
    await stopEngine(check.engine);
  }
  return outcomes;
}

async function stopEngine(engine: string | undefined): Promise<void> {
  if (engine === undefined || !beds.delete(engine)) return;
  await execute(["script/bootstrap", "--stop"], { env: engineVariables(engine), isShown: true });
}

/** One engine after the other, each ended before the next; docs/engines.md says how that went. */
async function runOnAllEngines(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const ran: EngineRun[] = [];
  for (const name of await knownEngines()) {
    const check = endToEndOn(name);
    await testBed(name);
    const version = await versionOf(name);
    outcomes.push(...(await runAll([check])));
    ran.push({ name, version, report: check.report ?? "" });
    await stopEngine(name);
  }
  const document = path.join(root, "docs", "engines.md");
  writeFileSync(document, withEngineTable(readFileSync(document, "utf8"), ran, new Date()));
  return outcomes;
}

/** What needs no engine; the tests may have all of the machine. */
async function runUnit(): Promise<Outcome[]> {
  const unit = { ...UNIT, command: [...UNIT.command, "--maxWorkers=100%"] };
  return (await Promise.all([runAll([unit]), runAll(FILES)])).flat();
}

/** Whether there is something to run that uses the engine. */
async function needsEngineNow(others: readonly Check[]): Promise<boolean> {
  if (isFresh || !remembersAnything()) return true;
  const turns = await Promise.all([ATTACKS, END_TO_END, ...others, ALONE].map(waitFor));
  return turns.some((turn) => remembered(turn) === undefined);
}

function print(outcomes: readonly Outcome[]): void {
  console.log("");
  for (const { check, passed, failed, seconds, isRemembered: before = false } of outcomes) {
    const time = before
      ? "as before: nothing that it reads has changed"
      : `${seconds.toFixed(1).padStart(7)} s`;
    console.log(
      `${failed > 0 ? "✗" : "✓"} ${check.name.padEnd(22)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${time}`,
    );
  }
  const sum = (select: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + select(outcome), 0);
  const failed = sum((outcome) => outcome.failed);
  console.log(`${String(sum((outcome) => outcome.passed))} passed, ${String(failed)} failed`);
  if (failed > 0) process.exitCode = 1;
}

function runChosen(): Promise<Outcome[]> {
  if (positionals.includes("unit")) return runUnit();
  return options.engines ? runOnAllEngines() : runEverything();
}

print(await runChosen());
