import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { keepResult, keptResult } from "../../script/engine-results.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "engine-results-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A report of files, each with tests by how they ended. */
async function reportOf(files: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<string> {
  const report = path.join(folder, "report.json");
  const testResults = Object.entries(files).map(([file, tests]) => ({
    name: `/x/__tests__/${file}`,
    assertionResults: Object.entries(tests).map(([fullName, status]) => ({ fullName, status })),
  }));
  await writeFile(report, JSON.stringify({ startTime: Date.UTC(2026, 10, 28, 12), testResults }));
  return report;
}

describe("what was seen on an engine", () => {
  it("is kept with the version, the day and how each test ended, by file", async () => {
    const report = await reportOf({ "docker/engine.int.test.ts": { "pulls an image": "passed" } });
    keepResult({ engine: "podman", version: "5.8.6", report }, folder);

    expect(keptResult("podman", folder)).toEqual({
      engine: "podman",
      version: "5.8.6",
      files: { engine: { day: "2026-11-28", tests: [{ name: "pulls an image", status: "passed" }] } },
    });
    expect(keptResult("docker29", folder)).toBeUndefined();
  });

  it("takes in later runs, which replace what they ran again", async () => {
    const run = async (files: Parameters<typeof reportOf>[0]): Promise<void> => {
      keepResult({ engine: "podman", version: "5.8.6", report: await reportOf(files) }, folder);
    };
    await run({ "e2e/build.test.ts": { builds: "failed" }, "e2e/delivery.test.ts": { delivers: "passed" } });
    await run({ "e2e/build.test.ts": { builds: "passed" } });

    const statuses = Object.values(keptResult("podman", folder)?.files ?? {}).map(({ tests }) => tests);
    expect(statuses).toEqual([
      [{ name: "builds", status: "passed" }],
      [{ name: "delivers", status: "passed" }],
    ]);
  });

  it("is forgotten when the engine has another version", async () => {
    const old = await reportOf({ "e2e/build.test.ts": { builds: "passed" } });
    keepResult({ engine: "podman", version: "5.8.6", report: old }, folder);
    const report = await reportOf({ "e2e/delivery.test.ts": { delivers: "passed" } });
    keepResult({ engine: "podman", version: "5.9.0", report }, folder);

    expect(Object.keys(keptResult("podman", folder)?.files ?? {})).toEqual(["delivery"]);
  });

  it("holds nothing of a file that could not be run", async () => {
    const report = await reportOf({ "e2e/build.test.ts": {} });
    keepResult({ engine: "podman", version: "5.8.6", report }, folder);

    expect(keptResult("podman", folder)?.files).toEqual({});
  });
});
