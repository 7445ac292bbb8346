import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { withEngineTable } from "../../script/engine-table.ts";

const BEGIN = "<!-- script/test --engines writes: what the tests saw -->";
const END = "<!-- end of what the tests saw -->";
const DATE = new Date("2026-11-28T12:00:00Z");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "engine-table-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A report of tests in delivery.test.ts, by how they ended. */
async function reportOf(statuses: Readonly<Record<string, string>>): Promise<string> {
  const report = path.join(folder, "report.json");
  const assertionResults = Object.entries(statuses).map(([fullName, status]) => ({ fullName, status }));
  const testResults = [{ name: "/x/__tests__/e2e/delivery.test.ts", assertionResults }];
  await writeFile(report, JSON.stringify({ testResults }));
  return report;
}

async function rowsOf(statuses: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const run = { name: "docker29", version: "29.0.0", report: await reportOf(statuses) };
  const written = withEngineTable(`# Engines\n${BEGIN}\nold\n${END}\nafter\n`, [run], DATE);
  const rows = [...written.matchAll(/^\| (.*?) +\| (.*?) +\|$/gm)];
  return Object.fromEntries(rows.map(([, title, cell]) => [title, cell])) as Record<string, string>;
}

describe("withEngineTable", () => {
  it("says yes where all tests of a capability passed, and else how many", async () => {
    const rows = await rowsOf({
      "an image for the engine only is loaded": "passed",
      "an image with labels has one digest": "passed",
      "an image with labels starts": "failed",
    });

    expect(rows).toMatchObject({
      version: "29.0.0",
      "load without a push": "yes",
      "several tags, registries and the engine at once": "1 of 2",
      "all tests": "2 of 3",
    });
  });

  it("claims nothing of what no test ran for", async () => {
    const rows = await rowsOf({ "an image for the engine only is loaded": "pending" });

    expect(rows).toMatchObject({ "load without a push": "–", "a private registry": "–" });
  });

  it("replaces its part of the document, with the day, and no other", async () => {
    const run = { name: "docker29", version: "29.0.0", report: await reportOf({}) };

    const written = withEngineTable(`before\n${BEGIN}\nold\n${END}\nafter\n`, [run], DATE);

    expect(written).toMatch(/^before\n<!--.*-->\n\nSeen on 2026-11-28\./);
    expect(written).not.toContain("old");
    expect(written).toMatch(new RegExp(`\\n\\n${END}\nafter\n$`));
  });

  it("fails where the document has no such part", () => {
    expect(() => withEngineTable("# Engines\n", [], DATE)).toThrow(BEGIN);
  });
});
