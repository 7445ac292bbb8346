// The list of departures from the official lifecycle, compared with the marks in the code and with the conformance cases.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const CASES = "__tests__/conformance/cases";

/** The rows of the table below a heading: their cells, without the table's head. */
function tableBelow(heading: string): readonly (readonly string[])[] {
  const document = readFileSync(`${ROOT}docs/lifecycle-departures.md`, "utf8");
  const section = document.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** How many departures each file speaks of; one that speaks of several at once has at least two. */
function marksByFile(): Map<string, { count: number; exactly: boolean }> {
  const marks = new Map<string, { count: number; exactly: boolean }>();
  const names = ["src/lifecycle", "launcher"].flatMap((dir) =>
    readdirSync(`${ROOT}${dir}`, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|go)$/.test(name))
      .map((name) => `${dir}/${name}`),
  );
  for (const name of names) {
    const text = readFileSync(`${ROOT}${name}`, "utf8");
    const one = [...text.matchAll(/\bDeparture\b/g)].length;
    const several = [...text.matchAll(/\bDepartures\b/g)].length;
    if (one + several > 0) marks.set(name, { count: one + 2 * several, exactly: several === 0 });
  }
  return marks;
}

function listedByFile(): Map<string, number> {
  const listed = new Map<string, number>();
  for (const [, , where = ""] of tableBelow("On purpose")) {
    const file = /\]\(\.\.\/([^)]+)\)/.exec(where)?.[1] ?? where;
    listed.set(file, (listed.get(file) ?? 0) + 1);
  }
  return listed;
}

describe("docs/lifecycle-departures.md", () => {
  it("lists each departure that a comment in the code speaks of, and no other", () => {
    const listed = listedByFile();
    const marks = marksByFile();

    const wrong = [...new Set([...listed.keys(), ...marks.keys()])].filter((file) => {
      const rows = listed.get(file) ?? 0;
      const { count, exactly } = marks.get(file) ?? { count: 0, exactly: true };
      return exactly ? rows !== count : rows < count;
    });
    expect(wrong).toStrictEqual([]);
    expect(marks.size).toBeGreaterThan(5);
  });

  it.each(["On purpose", "What must differ", "Recorded, but not compared"])(
    "gives a reason for each line of “%s”",
    (heading) => {
      const reasons = tableBelow(heading).map(([what = "", ...rest]) => [
        what,
        heading.startsWith("Rec") ? rest[1] : rest[0],
      ]);

      expect(reasons.length).toBeGreaterThan(0);
      expect(reasons.filter(([what, why]) => what === "" || (why?.length ?? 0) < 10)).toStrictEqual([]);
    },
  );

  it("lists the runs that conformance does not compare", () => {
    const notCompared = readdirSync(`${ROOT}${CASES}`).flatMap((name) => {
      const { runs } = JSON.parse(readFileSync(`${ROOT}${CASES}/${name}/case.json`, "utf8")) as {
        runs: readonly { name: string; referenceOnly?: string }[];
      };
      return runs.filter(({ referenceOnly }) => referenceOnly !== undefined).map((run) => [name, run.name]);
    });

    const listed = tableBelow("Recorded, but not compared").map(([name, run]) => [name, run]);
    expect(listed).toStrictEqual(notCompared);
  });
});
