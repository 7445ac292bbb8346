// How many tests passed and failed, as each test program says it.
import { readFileSync } from "node:fs";

/** How a check ended. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** Of the file that `jest --json` writes. A suite that does not even load counts as one that failed. */
export function jestTotals(report: string): Totals {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, "utf8"),
  ) as Record<"numPassedTests" | "numFailedTests" | "numRuntimeErrorTestSuites", number>;
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

/** Of the output of `go test -json`. */
export function goTotals(output: string): Totals {
  const actions = output.split("\n").filter((line) => line.startsWith("{") && line.includes('"Test":'));
  const count = (action: string): number =>
    actions.filter((line) => line.includes(`"Action":"${action}"`)).length;
  return { passed: count("pass"), failed: count("fail") };
}

/** Of a last line such as `8 passed, 0 failed`. */
export function closingTotals(output: string): Totals {
  const found = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return { passed: Number(found?.[1] ?? 0), failed: Number(found?.[2] ?? 0) };
}
