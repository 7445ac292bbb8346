// The table of threats says by what each defence is tested: the tests are there.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";

const DOCS = path.resolve(import.meta.dirname, "../../docs");
const ROWS = threats();

interface Threat {
  readonly asset: string;
  readonly attacker: string;
  readonly defence: string;
  readonly tests: readonly string[];
}

function threats(): Threat[] {
  const text = readFileSync(path.join(DOCS, "security.md"), "utf8");
  const [, table = ""] = /names tests -->\n+((?:\|.*\n)+)/.exec(text) ?? [];
  return table
    .split("\n")
    .slice(2)
    .filter((line) => line !== "")
    .map((line) => {
      const [, asset = "", attacker = "", defence = "", last = ""] = line
        .split("|")
        .map((cell) => cell.trim());
      const tests = [...last.matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => link);
      return { asset, attacker, defence, tests };
    });
}

describe("the table of threats", () => {
  it("has some", () => {
    expect(ROWS.length).toBeGreaterThan(15);
  });

  it.each(ROWS)("says who is after $asset ($attacker), and what keeps them from it", ({ defence }) => {
    expect(defence).not.toBe("");
  });

  it.each(ROWS.filter(({ defence }) => !defence.startsWith("GitHub: ")))(
    "names tests for $asset ($attacker): $defence",
    ({ tests }) => {
      expect(tests.length).toBeGreaterThan(0);
      for (const test of tests) {
        expect(test).toMatch(/^\.\.\/__tests__\/(?:.+\.test|attack\/.+)\.ts$/);
        expect(existsSync(path.join(DOCS, test))).toBe(true);
      }
    },
  );

  it("names every file of attacks", () => {
    const named = ROWS.flatMap(({ tests }) => tests.map((test) => path.basename(test)));
    const source = readFileSync(path.join(DOCS, "../__tests__/attack/attacks.ts"), "utf8");
    const files = [...source.matchAll(/from "\.\/(.+)"/g)].map(([, name = ""]) => name);

    const unnamed = files.filter((name) => name !== "attack.ts" && !named.includes(name));

    expect(unnamed).toEqual([]);
  });
});
