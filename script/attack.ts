// Runs attacks and prints how they went. Called by script/attack, and by itself in a network where nothing can be reached.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Attack } from "../__tests__/attack/attack.ts";
import { ATTACKS } from "../__tests__/attack/attacks.ts";
import { type Outcome, runAttack } from "../__tests__/attack/bench.ts";

const PLACES = ["apart", "engine"];
const words = process.argv.slice(2).filter((word) => !PLACES.includes(word));
const wanted = (needs: Attack["needs"]): readonly Attack[] =>
  ATTACKS.filter((attack) => attack.needs === needs).filter(
    ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
  );

/** @param lanes how many at once; they have nothing in common but the machine */
async function runAll(attacks: readonly Attack[], lanes: number): Promise<Outcome[]> {
  const waiting = [...attacks];
  const outcomes: Outcome[] = [];
  const run = async (): Promise<void> => {
    for (let attack = waiting.shift(); attack !== undefined; attack = waiting.shift()) {
      const outcome = await runAttack(attack);
      outcomes.push(outcome);
      print(outcome);
    }
  };
  await Promise.all(Array.from({ length: lanes }, run));
  return outcomes;
}

/** Some of those without an engine mostly wait. */
const LANES = { nothing: 4, engine: 1 } as const;

const NAME_WIDTH = 78;

function print({ attack, reached, log, seconds }: Outcome): void {
  const sign = reached.length === 0 ? "✓" : "✗";
  const result = reached.length === 0 ? "held" : "SUCCEEDED";
  const columns = [attack.name.padEnd(NAME_WIDTH), attack.asset.padEnd(42), result.padEnd(9)];
  console.log(`${sign} ${columns.join(" ")} ${seconds.toFixed(1).padStart(6)} s`);
  for (const sentence of reached) console.log(`    ${sentence}`);
  if (reached.length > 0 && process.env["VERBOSE"] === "1")
    console.log(log.map((line) => `      ${line}`).join("\n"));
}

/** In a process of its own, since a network is a process's. */
function runApart(): Outcome[] {
  const attacks = wanted("nothing");
  if (attacks.length === 0) return [];
  const dir = mkdtempSync(path.join(tmpdir(), "attack-apart-"));
  try {
    const report = path.join(dir, "report.json");
    const command = ["-c", 'in_own_network "$@"', "bash", process.execPath, import.meta.filename, ...words];
    const { status } = spawnSync("bash", command, {
      stdio: "inherit",
      env: { ...process.env, ATTACK_REPORT: report },
    });
    if (status !== 0) throw new Error(`The attacks without an engine ended with ${status ?? "a signal"}.`);
    return JSON.parse(readFileSync(report, "utf8")) as Outcome[];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const report = process.env["ATTACK_REPORT"];
  if (report !== undefined) {
    writeFileSync(report, JSON.stringify(await runAll(wanted("nothing"), LANES.nothing)));
    return;
  }
  const outcomes: Outcome[] = [];
  if (!process.argv.includes("engine")) outcomes.push(...runApart());
  if (!process.argv.includes("apart")) outcomes.push(...(await runAll(wanted("engine"), LANES.engine)));
  const failed = outcomes.filter(({ reached }) => reached.length > 0).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

await main();
