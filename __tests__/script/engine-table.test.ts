import { describe, expect, it } from "@jest/globals";
import type { EngineResult } from "../../script/engine-results.ts";
import { withEngineTable } from "../../script/engine-table.ts";

const BEGIN = "<!-- script/test --engines writes: what the tests saw -->";
const END = "<!-- end of what the tests saw -->";

/** Tests of delivery.test.ts, by how they ended. */
function resultOf(
  statuses: Readonly<Record<string, string>>,
  more: EngineResult["files"] = {},
): EngineResult {
  const tests = Object.entries(statuses).map(([name, status]) => ({ name, status }));
  const files = { delivery: { day: "2026-11-28", tests }, ...more };
  return { engine: "docker29", version: "29.0.0", files };
}

function rowsOf(result: EngineResult): Record<string, string> {
  return rowsIn(withEngineTable(`# Engines\n${BEGIN}\nold\n${END}\nafter\n`, [result]));
}

function rowsIn(written: string): Record<string, string> {
  const rows = [...written.matchAll(/^\| (.*?) +\| (.*?) +\|$/gm)];
  return Object.fromEntries(rows.map(([, title, cell]) => [title, cell])) as Record<string, string>;
}

describe("withEngineTable", () => {
  it("says yes where all tests of a capability passed, and else how many", () => {
    const rows = rowsOf(
      resultOf({
        "an image for the engine only is loaded": "passed",
        "an image with labels has one digest": "passed",
        "an image with labels starts": "failed",
      }),
    );

    expect(rows).toMatchObject({
      version: "29.0.0",
      "load without a push": "yes",
      "several tags, registries and the engine at once": "1 of 2",
      "tests that passed": "2 of 3",
    });
  });

  it("claims nothing of what no test ran for", () => {
    const rows = rowsOf(resultOf({ "an image for the engine only is loaded": "pending" }));

    expect(rows).toMatchObject({ "load without a push": "–", "a private registry": "–" });
  });

  it("says why a row is not of an engine that skips all its tests", () => {
    const skipped = { day: "2026-11-28", tests: [{ name: "outside › builds", status: "pending" }] };
    const rows = rowsOf(resultOf({}, { rootless: skipped }));

    expect(rows["an action outside of the network of an engine without root"]).toBe(
      "its network is the machine's",
    );
  });

  it("keeps what it says of engines without results, and adds those that it did not have", () => {
    const file = (status: string): EngineResult["files"] => ({
      failures: { day: "2026-11-28", tests: [{ name: "a build", status }] },
    });
    const before = [
      { engine: "docker29", version: "29.0.0", files: file("passed") },
      { engine: "podman", version: "5.8.6", files: file("passed") },
    ];
    const after = [
      { engine: "podman", version: "5.9.0", files: file("failed") },
      { engine: "docker20", version: "20.10.24", files: file("passed") },
    ];
    const written = withEngineTable(withEngineTable(`${BEGIN}\n${END}\n`, before), after);

    expect(written).toMatch(/^\| +\| `docker29` +\| `podman` +\| `docker20` +\|$/m);
    expect(written).toMatch(/^\| version +\| 29\.0\.0 +\| 5\.9\.0 +\| 20\.10\.24 +\|$/m);
    expect(written).toMatch(/^\| a failing build +\| yes +\| 0 of 1 +\| yes +\|$/m);
  });

  it("keeps what it says of rows that no test ran for, as long as the version is the same", () => {
    const tests = [{ name: "a build", status: "passed" }];
    const before = resultOf({}, { failures: { day: "2026-11-27", tests } });
    const after = { ...before, files: { options: { day: "2026-11-29", tests } } };
    const written = withEngineTable(`${BEGIN}\n${END}\n`, [before]);
    const row = "a failing build";

    expect(rowsIn(withEngineTable(written, [after]))).toMatchObject({
      [row]: "yes",
      "inputs for containers and the image": "yes",
      day: "2026-11-27 to 2026-11-29",
      "tests that passed": "1 of 1 on 2026-11-29",
    });
    expect(rowsIn(withEngineTable(written, [{ ...after, version: "30.0.0" }]))).toMatchObject({
      [row]: "–",
      day: "2026-11-29",
    });
  });

  it("says when an engine was tried, from the first day to the last", () => {
    const later = { build: { day: "2026-12-02", tests: [{ name: "an app › starts", status: "passed" }] } };

    expect(rowsOf(resultOf({}))).toMatchObject({ day: "2026-11-28" });
    expect(rowsOf(resultOf({}, later))).toMatchObject({ day: "2026-11-28 to 2026-12-02" });
  });

  it("replaces its part of the document, and no other", () => {
    const written = withEngineTable(`before\n${BEGIN}\nold\n${END}\nafter\n`, [resultOf({})]);

    expect(written).toMatch(/^before\n<!--.*-->\n\nWhere/);
    expect(written).not.toContain("old");
    expect(written).toMatch(new RegExp(`\\n\\n${END}\nafter\n$`));
  });

  it("fails where the document has no such part", () => {
    expect(() => withEngineTable("# Engines\n", [])).toThrow(BEGIN);
  });
});
