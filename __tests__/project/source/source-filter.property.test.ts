// What git ignores is the judge of what a filter excludes, and walking everything that of what one may leave out.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { PlatformError } from "../../../src/errors.ts";
import { createSourceFilter, patternProblem } from "../../../src/project/source/source-filter.ts";
import { anyCharacter } from "../../support/any-character.ts";
import { computingMs } from "../../support/computing-time.ts";

let repository: string;

beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), "git-"));
  spawnSync("git", ["init", "--quiet", repository]);
  spawnSync("git", ["-C", repository, "config", "core.ignoreCase", "false"]);
});

afterAll(() => {
  rmSync(repository, { recursive: true, force: true });
});

const pattern = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(..."aab*?/[]!-^\\ *.#".split("")), minLength: 1, maxLength: 8 }),
    fc
      .tuple(
        fc.constantFrom("", "!", "/", "!/", "**/"),
        fc.array(fc.constantFrom("a", "b", "*", "a*", "?", "[ab]", "**", "aa"), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.constantFrom("", "/", "/**", "/*"),
      )
      .map(([start, names, end]) => start + names.join("/") + end),
  )
  .filter((text) => patternProblem(text) === undefined);
const name = fc.constantFrom("a", "b", "aa", "ab", "a.b", "c", "a b", "-", "*", "[", "!a", "#a", "\\");
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));

const withParents = (whole: string): string[] =>
  whole.split("/").map((_name, at, names) => names.slice(0, at + 1).join("/"));

function ignoredByGit(patterns: readonly string[], paths: readonly string[]): Set<string> {
  writeFileSync(join(repository, ".gitignore"), `${patterns.join("\n")}\n`);
  const args = ["-C", repository, "check-ignore", "--no-index", "-z", "--stdin"];
  const { stdout, status } = spawnSync("git", args, { input: `${paths.join("\0")}\0` });
  if (status !== 0 && status !== 1) throw new Error(`git check-ignore ended with ${String(status)}`);
  return new Set(stdout.toString().split("\0"));
}

describe("a filter that excludes", () => {
  it("leaves out what git ignores, and nothing else", () => {
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 4 }),
        fc.uniqueArray(path, { minLength: 20, maxLength: 40 }),
        (patterns, paths) => {
          const filter = createSourceFilter({ kind: "exclude", patterns });
          const git = ignoredByGit(patterns, paths);
          for (const whole of paths) {
            const isLeft = withParents(whole).some(
              (part) => filter?.decide(part, part === whole ? "file" : "directory") === "leave",
            );
            expect({ whole, isLeft }).toEqual({ whole, isLeft: git.has(whole) });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("a filter that includes", () => {
  it("never leaves a directory in which it would take something", () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), path, (patterns, whole) => {
        const filter = createSourceFilter({ kind: "include", patterns });
        if (filter === undefined) return;
        const [...parents] = withParents(whole).slice(0, -1);
        const isTaken = filter.decide(whole, "file") === "take";
        const left = parents.filter((parent) => filter.decide(parent, "directory") === "leave");
        expect(isTaken ? left : []).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("createSourceFilter", () => {
  it("takes any pattern, or says what is wrong with it", () => {
    const decisionOf = (kind: "include" | "exclude", text: string): string => {
      try {
        return createSourceFilter({ kind, patterns: [text] })?.decide("a/b", "directory") ?? "none";
      } catch (error) {
        if (error instanceof PlatformError) return "refused";
        throw error;
      }
    };

    fc.assert(
      fc.property(fc.constantFrom("include", "exclude"), fc.string({ unit: anyCharacter }), (kind, text) => {
        expect(decisionOf(kind, text) === "refused").toBe(patternProblem(text) !== undefined);
      }),
      { numRuns: 1000 },
    );
  });

  it("does not take long on patterns made to", () => {
    const patterns = ["*a".repeat(100) + "b", "**/*a/**/*a/**/*a/b", "a?*".repeat(50), "[a-".repeat(500)];
    const filter = createSourceFilter({ kind: "exclude", patterns });
    const file = `${"aaaa/".repeat(50)}${"a".repeat(255)}`;

    expect(computingMs(() => filter?.decide(file, "file"))).toBeLessThan(5_000);
  });
});
