// The table of threats: its attackers are known, all assets are there, and so are the tests that it names; and every attack has a row.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { ASSETS } from "../attack/attack.ts";
import { ATTACKS } from "../attack/attacks.ts";
import { read, ROOT } from "./markdown.ts";

const DOCUMENT = "docs/security.md";
const ROWS = rowsBelow("## Threats").map(([asset = "", attackers = "", defence = "", proof = ""]) => ({
  asset,
  attackers: attackers.split(", "),
  defence,
  tests: [...proof.matchAll(/\]\(([^)]+)\)/g)].map(([, link = ""]) => path.join("docs", link)),
}));
const ATTACKERS = rowsBelow("## Who is trusted with what").map(([who = ""]) => who);
const FOLDER = "__tests__/attack";
const FILES = [...read(`${FOLDER}/attacks.ts`).matchAll(/from "\.\/(.+)"/g)]
  .map(([, name = ""]) => `${FOLDER}/${name}`)
  .filter((file) => file !== `${FOLDER}/attack.ts`);

/** The first table below a heading, without its own. */
function rowsBelow(heading: string): string[][] {
  const [, section = ""] = read(DOCUMENT).split(`\n${heading}\n`);
  const [table = ""] = /(?:^\|.*\n)+/m.exec(section) ?? [];
  const lines = table.split("\n").slice(2, -1);
  return lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe("the table of threats", () => {
  it("has every asset that attacks are after, and no other", () => {
    expect([...new Set(ROWS.map(({ asset }) => asset))]).toEqual([...ASSETS]);
    expect(ATTACKS.map(({ asset }) => asset).filter((asset) => !ASSETS.includes(asset))).toEqual([]);
  });

  it("has every attacker but the workflow, which may choose everything", () => {
    const attackers = new Set(ROWS.flatMap((row) => row.attackers));

    expect([...attackers].filter((attacker) => !ATTACKERS.includes(attacker))).toEqual([]);
    expect(ATTACKERS.filter((who) => !attackers.has(who))).toEqual(["the workflow"]);
  });

  it("names no two rows by the same asset and attackers and defence", () => {
    const keys = ROWS.map(({ asset, attackers, defence }) => [asset, ...attackers, defence].join("|"));

    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(ROWS.filter(({ defence }) => !defence.startsWith("GitHub: ")))(
    "names tests that are there for $asset ($attackers): $defence",
    ({ tests }) => {
      expect(tests.length).toBeGreaterThan(0);
      for (const test of tests) {
        expect(test).toMatch(/^__tests__\/(?:.+\.test|attack\/.+)\.ts$/);
        expect(existsSync(path.join(ROOT, test))).toBe(true);
      }
    },
  );

  it.each(FILES)("has the attacks of %s, each by what it is after", (file) => {
    const source = readFileSync(path.join(ROOT, file), "utf8");
    const rows = ROWS.filter(({ tests }) => tests.includes(file));
    const missing = ASSETS.filter(
      (asset) => source.includes(`"${asset}"`) && !rows.some((row) => row.asset === asset),
    );

    expect(rows.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });

  it("names no file of attacks that script/attack does not run", () => {
    const named = ROWS.flatMap(({ tests }) => tests).filter((test) => test.startsWith(FOLDER));

    expect(named.filter((file) => !FILES.includes(file))).toEqual([]);
  });
});
