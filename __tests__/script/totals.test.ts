import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { closingTotals, goTotals, jestTotals } from "../../script/totals.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "totals-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("jestTotals", () => {
  it("counts a suite that does not load as one that failed", async () => {
    const report = path.join(folder, "report.json");
    await writeFile(
      report,
      JSON.stringify({ numPassedTests: 5, numFailedTests: 1, numRuntimeErrorTestSuites: 2 }),
    );

    expect(jestTotals(report)).toEqual({ passed: 5, failed: 3 });
  });

  it("fails without a report", () => {
    expect(() => jestTotals(path.join(folder, "none.json"))).toThrow("ENOENT");
  });
});

describe("goTotals", () => {
  it("counts tests, not packages", () => {
    const output = [
      '{"Action":"run","Test":"TestA"}',
      '{"Action":"pass","Test":"TestA"}',
      '{"Action":"fail","Test":"TestB"}',
      '{"Action":"pass","Package":"launcher"}',
      "go: a line that is no event",
    ].join("\n");

    expect(goTotals(output)).toEqual({ passed: 1, failed: 1 });
  });
});

describe("closingTotals", () => {
  it("takes the last line of the kind", () => {
    expect(closingTotals("1 passed, 9 failed\nok 02\n18 passed, 0 failed\n")).toEqual({
      passed: 18,
      failed: 0,
    });
  });

  it("finds nothing passed where there is no such line", () => {
    expect(closingTotals("18 passed")).toEqual({ passed: 0, failed: 0 });
  });
});
