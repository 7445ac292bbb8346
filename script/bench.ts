// Runs measures one after the other and prints what they found. Called by script/bench.
import { loadavg } from "node:os";
import { measureBuilder } from "./measures/builder.ts";
import { measureCache } from "./measures/cache.ts";
import { measureGateway } from "./measures/gateway.ts";
import { measureGrowth } from "./measures/growth.ts";
import { measureLauncher } from "./measures/launcher.ts";
import { measureLifecycle } from "./measures/lifecycle.ts";
import type { Finding } from "./measures/measure.ts";
import { measureMemory } from "./measures/memory.ts";
import { measureNoEngine } from "./measures/no-engine.ts";
import { measureOptions } from "./measures/options.ts";
import { measureOverhead } from "./measures/overhead.ts";
import { measurePack } from "./measures/pack.ts";
import { measureUnchanged } from "./measures/unchanged.ts";
import { measureUpload } from "./measures/upload.ts";

const MEASURES: Readonly<Record<string, () => Promise<readonly Finding[]>>> = {
  overhead: measureOverhead,
  upload: measureUpload,
  memory: measureMemory,
  launcher: measureLauncher,
  lifecycle: measureLifecycle,
  cache: measureCache,
  builder: measureBuilder,
  gateway: measureGateway,
  growth: measureGrowth,
  "no-engine": measureNoEngine,
  options: measureOptions,
  pack: measurePack,
  unchanged: measureUnchanged,
};

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    console.log(`  ${cells.join("  ").trimEnd()}`);
  }
}

async function main(wanted: readonly string[]): Promise<void> {
  const names = wanted.length > 0 ? wanted : Object.keys(MEASURES);
  const unknown = names.filter((name) => !Object.hasOwn(MEASURES, name));
  if (unknown.length > 0) {
    console.error(
      `There is no measure ${unknown.join(", ")}; there are: ${Object.keys(MEASURES).join(", ")}.`,
    );
    process.exitCode = 2;
    return;
  }
  const findings: Finding[] = [];
  for (const name of names) {
    console.log(`\n# ${name}\n`);
    findings.push(...((await MEASURES[name]?.()) ?? []));
  }
  console.log(`\n# Results (load of this machine: ${loadavg()[0]?.toFixed(1) ?? "?"})\n`);
  printTable([
    ["what", "value", "aim", ""],
    ...findings.map(({ what, value, aim }) => [
      what,
      value,
      aim?.text ?? "",
      aim === undefined ? "" : aim.isMet ? "met" : "MISSED",
    ]),
  ]);
}

await main(process.argv.slice(2));
