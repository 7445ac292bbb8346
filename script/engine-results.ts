// What the end-to-end tests saw on each engine. It is kept in build/engines/, by file: a run that was broken off goes on, engines
// may be tried one after the other, and one whose version has changed starts with nothing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A test, by its full name. */
export interface EngineTest {
  readonly name: string;
  /** Of Jest: `passed`, `failed`, or `pending` for one that was skipped. */
  readonly status: string;
}

/** The tests of one file. */
export interface FileResult {
  /** e.g. `2026-11-28` */
  readonly day: string;
  readonly tests: readonly EngineTest[];
}

export interface EngineResult {
  /** As script/bootstrap calls it. */
  readonly engine: string;
  /** As it says itself. */
  readonly version: string;
  /** By what the file of the tests is called, without folder and ending. */
  readonly files: Readonly<Record<string, FileResult>>;
}

/** A run of tests on an engine. */
export interface EngineRun {
  readonly engine: string;
  readonly version: string;
  /** The file that `jest --json` wrote. */
  readonly report: string;
}

interface JestReport {
  readonly startTime: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** Keeps what a run saw, besides what earlier ones saw of other files. @throws if there is no such report */
export function keepResult({ engine, version, report }: EngineRun, folder: string): EngineResult {
  const before = keptResult(engine, folder);
  const files = before?.version === version ? before.files : {};
  const result = { engine, version, files: { ...files, ...filesOf(report) } };
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(engine, folder), `${JSON.stringify(result, null, 2)}\n`);
  return result;
}

/** What is known of an engine. */
export function keptResult(engine: string, folder: string): EngineResult | undefined {
  const file = fileOf(engine, folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as EngineResult) : undefined;
}

const fileOf = (engine: string, folder: string): string => path.join(folder, `${engine}.json`);

/** A file that could not be run has no tests, and says nothing. */
function filesOf(report: string): Record<string, FileResult> {
  const { startTime, testResults } = JSON.parse(readFileSync(report, "utf8")) as JestReport;
  const day = new Date(startTime).toISOString().slice(0, 10);
  const ran = testResults.filter(({ assertionResults }) => assertionResults.length > 0);
  return Object.fromEntries(
    ran.map(({ name, assertionResults }) => [
      path.basename(name).replace(/(?:\.int)?\.test\.ts$/, ""),
      { day, tests: assertionResults.map(({ fullName, status }) => ({ name: fullName, status })) },
    ]),
  );
}
