// Some thousand inputs for each parser in each run of the tests; script/fuzz gives them a million.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, jest } from "@jest/globals";
import { fuzz } from "./fuzzer.ts";
import { PARSERS } from "./parsers.ts";

// Thousands of runs, on machines that do other things too.
jest.setTimeout(120_000);

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 2_000);
const SEED = Number(process.env["FUZZ_SEED"] ?? 1);
const ROOT = path.resolve(import.meta.dirname, "../..");

/** Parsers of what our own halves hand each other in one process, and those that are within one that is fuzzed. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  parseToml: "of every file of the specification",
  parseSecretJson: "of every document with credentials",
  parseBasic: "of Docker's config.json",
  parseImageInput: "of every name of an image among the arguments",
  parseBom: "of launch.toml and build.toml",
};

describe("any input", () => {
  it.each(PARSERS)(
    "of $name is read or refused, and what is read stays the same when written",
    async (parser) => {
      const { failure } = await fuzz(parser, { runs: RUNS, seed: SEED });

      expect(
        failure && { why: failure.why, input: JSON.stringify(failure.input.toString("latin1")) },
      ).toBeUndefined();
    },
  );
});

describe("every parser", () => {
  const fuzzers = filesIn("__tests__/fuzz").join("\n");
  const parsers = filesIn("src").flatMap((source) =>
    [...source.matchAll(/^export function (parse[A-Z]\w*)/gm)].map(([, name = ""]) => name),
  );

  it.each([...new Set(parsers)].filter((name) => !Object.hasOwn(ELSEWHERE, name)))(
    "%s has a fuzzer",
    (name) => {
      expect(new RegExp(`\\b${name}\\b`).test(fuzzers)).toBe(true);
    },
  );

  it("has a name of its own", () => {
    expect(new Set(PARSERS.map(({ name }) => name)).size).toBe(PARSERS.length);
  });
});

function filesIn(directory: string): string[] {
  return readdirSync(path.join(ROOT, directory), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(path.join(ROOT, directory, name), "utf8"));
}
