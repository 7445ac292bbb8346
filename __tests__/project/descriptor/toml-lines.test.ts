import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { stringify } from "smol-toml";
import { formatTomlPath, type TomlPath } from "../../../src/cnb/toml/toml-path.ts";
import { indexTomlLines } from "../../../src/project/descriptor/toml-lines.ts";

const DOCUMENT = `# a comment with = and [brackets]
title = "x" # [not.a.table]

[io.buildpacks]
include = [
  "a",   # one
  "b, ]",

  'c # d',
]
text = """
[[io.buildpacks.group]]
key = 1 \\""" """
raw = '''
x = '1'
'''
a.b."c.d" = { e = 1, f = [ { g = 2 }, { "h i" = 3 } ] }

[[io.buildpacks.group]]
id = "first"
  [io.buildpacks.group.script]
  api = "0.10"

[[ io . buildpacks . "group" ]]
id = "second"
when = 1979-05-27T07:32:00Z
script.inline = 1.5
`;

const at = (...path: TomlPath): number | undefined => indexTomlLines(DOCUMENT)(path);
const inFile = (...path: TomlPath): number | undefined => at("io", "buildpacks", ...path);

describe("indexTomlLines", () => {
  it("knows where keys and tables stand, whatever strings and comments look like", () => {
    expect(at("title")).toBe(2);
    expect(inFile()).toBe(4);
    expect(inFile("include")).toBe(5);
    expect(inFile("text")).toBe(11);
    expect(inFile("raw")).toBe(14);
  });

  it("knows where items of lists stand", () => {
    expect([0, 1, 2].map((index) => inFile("include", index))).toEqual([6, 7, 9]);
    expect(inFile("a", "b", "c.d", "f", 1, "h i")).toBe(17);
  });

  it("tells apart tables of one name", () => {
    expect(inFile("group", 0, "id")).toBe(20);
    expect(inFile("group", 0, "script", "api")).toBe(22);
    expect(inFile("group", 1)).toBe(24);
    expect(inFile("group", 1, "when")).toBe(26);
    expect(inFile("group", 1, "script", "inline")).toBe(27);
  });

  it("gives the line of what is around a key that is not there", () => {
    expect(inFile("group", 1, "version")).toBe(24);
    expect(at("nothing", "at", "all")).toBeUndefined();
  });

  it("knows the lines up to where a text stops being TOML", () => {
    const lines = indexTomlLines("a = 1\nb = 2\n= 3\nc = 4");

    expect([lines(["b"]), lines(["c"])]).toEqual([2, undefined]);
  });

  it("takes long strings and lists", () => {
    const long = `"""${"x\\n\n".repeat(200_000)}"""`;
    const lines = indexTomlLines(`a = ${long}\nb = [${"1,\n".repeat(50_000)}]\nc = 1`);

    expect(lines(["c"])).toBe(250_003);
  });

  it("finds every value of any document on a line that has its key", () => {
    const name = fc.stringMatching(/^[a-z]{1,3}$/);
    const key = fc.oneof(
      name,
      fc.string({ unit: fc.constantFrom(..."ab.-\"' ä#=[".split("")), minLength: 1 }),
    );
    const scalar = fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.integer(),
      fc.array(fc.string({ unit: fc.constantFrom(..."a\"'\\\n#]},".split("")) })),
    );
    const { table } = fc.letrec<{ table: Readonly<Record<string, unknown>> }>((tie) => ({
      table: fc.dictionary(
        key,
        fc.oneof({ maxDepth: 4 }, scalar, fc.array(tie("table"), { maxLength: 3 }), tie("table")),
        { maxKeys: 4, noNullPrototype: true },
      ),
    }));

    fc.assert(
      fc.property(table, (document) => {
        const toml = stringify(document);
        const lines = indexTomlLines(toml);
        const text = toml.split("\n");
        for (const path of namedValues(document)) {
          const found = text[(lines(path) ?? 0) - 1];
          expect({ path, found }).toEqual({
            path,
            found: expect.stringContaining(`${String(path.at(-1))} = `),
          });
        }
      }),
    );
  });
});

/** The paths of all values that are no tables and have a plain name. */
function namedValues(table: object, path: TomlPath = []): TomlPath[] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
    const at = [...path, Array.isArray(table) ? Number(key) : key];
    const isTable = typeof value === "object" && value !== null && !Array.isArray(value);
    const isTables = Array.isArray(value) && value.some((item) => typeof item === "object");
    if (isTable || isTables) return namedValues(value, at);
    return /^[a-z]+$/.test(key) ? [at] : [];
  });
}

describe("formatTomlPath", () => {
  it("writes indexes in brackets", () => {
    expect(formatTomlPath(["io", "buildpacks", "group", 0, "id"])).toBe("io.buildpacks.group[0].id");
  });
});
