import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseEnvFile } from "../../../src/actions/inputs/env-file.ts";
import { anyCharacter } from "../../support/any-character.ts";

interface Complaint {
  readonly value: string;
  readonly problem: string;
}

function parse(text: string, env: Readonly<Record<string, string>> = {}) {
  const complaints: Complaint[] = [];
  const file = { name: "build.env", text };
  const { variables } = parseEnvFile(file, env, (value, problem) => complaints.push({ value, problem }));
  return { variables: variables.map(({ name, value }): [string, string] => [name, value]), complaints };
}

const valuesOf = (text: string, env?: Readonly<Record<string, string>>): [string, string][] => {
  const { variables, complaints } = parse(text, env);
  expect(complaints).toEqual([]);
  return variables;
};

const problemsOf = (text: string): string[] => parse(text).complaints.map(({ problem }) => problem);

describe("parseEnvFile", () => {
  it.each([
    ["A=b", "b"],
    ["A=", ""],
    ["A=b=c", "b=c"],
    ["  A = b c  ", "b c"],
    ["export A=b", "b"],
    ["export\tA=b", "b"],
    ["A=b # comment", "b"],
    ["A=b# no comment", "b# no comment"],
    ["A=#ff0000", "#ff0000"],
    ["A= # comment", ""],
    ["A=b # comment\u2028still", "b"],
    ["A=it's", "it's"],
    ["A=$B ${C} `d`", "$B ${C} `d`"],
    ["A=a\\nb", "a\\nb"],
    ["A='b # c'", "b # c"],
    ["A=''", ""],
    ["A='a\\nb' # comment", "a\\nb"],
    ["A='b\nc\n'", "b\nc\n"],
    ['A="b # c"', "b # c"],
    ['A = "b"   ', "b"],
    ['A="a\\nb\\tc\\rd"', "a\nb\tc\rd"],
    ['A="\\"\\\\\\$\\x"', '"\\$\\x'],
    ['A="\\\\n"', "\\n"],
    ['A="b\nc"', "b\nc"],
    ['A="it\'s"', "it's"],
    ["A=b\r", "b"],
    ["\uFEFFA=b", "b"],
  ])("reads %j", (text, value) => {
    expect(valuesOf(text)).toEqual([["A", value]]);
  });

  it("reads a file of several lines, in their order, with line ends of any system", () => {
    const text =
      "# comment\r\n\r\nA=1\r\n  # another\r\nB='x\r\ny' # z\r\nexport spring.main.web-type=none\r\nA=2";

    expect(valuesOf(text)).toEqual([
      ["A", "2"],
      ["B", "x\ny"],
      ["spring.main.web-type", "none"],
    ]);
  });

  it("takes the step's own value of a name alone", () => {
    expect(valuesOf("TOKEN # mine\nexport EMPTY", { TOKEN: "secret", EMPTY: "" })).toEqual([
      ["TOKEN", "secret"],
      ["EMPTY", ""],
    ]);
  });

  it.each([
    ["A=1\nTOKEN", '2: "TOKEN" has no value, and the step\'s environment has none for it.'],
    [
      "A='1\n2'\n1B=x",
      '3: "1B" is not the name of a variable, which has letters, digits, _ . and -, and starts with a letter or _.',
    ],
    ["=x", '1: There is no name before "=".'],
    [
      "../A=x",
      '1: "../A" is not the name of a variable, which has letters, digits, _ . and -, and starts with a letter or _.',
    ],
    ["A=b\nrest of a secret", "2: This is neither a variable nor a comment."],
    ["\n\nA='secret\nB=c\n", '3: The quoted value of "A" does not end.'],
    ['A="secret\\"', '1: The quoted value of "A" does not end.'],
    ["A='secret'more\nB=c", '1: There is text after the quoted value of "A".'],
    ["A='Let\\'s go!'", '1: There is text after the quoted value of "A".'],
    ['A="a""b"', '1: There is text after the quoted value of "A".'],
  ])("complains about %j", (text, problem) => {
    expect(problemsOf(text)).toEqual([`build.env line ${problem}`]);
  });

  it("complains about every wrong line, and never tells a value", () => {
    const { complaints } = parse("A=fine\nsecret 1\nB='secret 2' secret 3\n-=secret 4\nC='secret 5");

    expect(complaints.map(({ value }) => value)).toEqual(
      [2, 3, 4, 5].map((line) => `build.env line ${line}`),
    );
    expect(JSON.stringify(complaints)).not.toContain("secret");
  });

  it("reads what a writer has quoted, whatever the value", () => {
    const text = fc.string({ unit: anyCharacter }).filter((value) => !value.includes("\r"));
    const name = fc.stringMatching(/^[A-Z_]{1,5}$/);

    fc.assert(
      fc.property(fc.dictionary(name, text, { noNullPrototype: true }), (variables) => {
        const lines = Object.entries(variables).map(([key, value]) =>
          value.includes("'")
            ? `${key}="${value.replace(/["\\$]/g, "\\$&")}"`
            : `export ${key}='${value}' # x`,
        );
        expect(Object.fromEntries(valuesOf(lines.join("\n")))).toEqual(variables);
      }),
    );
  });

  it("reads any text without throwing, and accounts for each line once", () => {
    const likely = fc.string({ unit: fc.constantFrom(..."A= #'\"\\\n\texport$".split("")) });

    fc.assert(
      fc.property(fc.oneof(likely, fc.string({ unit: anyCharacter })), (text) => {
        const { variables, complaints } = parse(text);
        const lines = text.split("\n").length;
        expect(variables.length + complaints.length).toBeLessThanOrEqual(lines);
        expect(new Set(complaints.map(({ value }) => value)).size).toBe(complaints.length);
      }),
      { numRuns: 1000 },
    );
  });
});
