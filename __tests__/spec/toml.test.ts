import { describe, expect, it } from "@jest/globals";
import * as v from "valibot";
import { formatToml, parseToml, parseTomlTable } from "../../src/spec/toml.ts";

const MIB = 1024 * 1024;
const TOO_MANY = /^"x.toml" has more than 1,000,000 keys and values\.$/;
const TOO_DEEP = /^"x.toml" is nested deeper than 200 levels\.$/;

describe("parseTomlTable", () => {
  it.each([
    ["dates as text", "d = 1979-05-27T07:32:00Z", { d: "1979-05-27T07:32:00.000Z" }],
    ["dates in lists and tables", "[[t]]\nd = [1979-05-27]", { t: [{ d: ["1979-05-27"] }] }],
    ["large integers exactly", "n = 9007199254740993", { n: 9007199254740993n }],
    ["other integers as numbers", "n = 12", { n: 12 }],
    ["nothing", "", {}],
    ["large texts", `a = "${", .=[{".repeat(100_000)}"`, { a: ", .=[{".repeat(100_000) }],
  ])("reads %s", (_, toml, table) => {
    expect(parseTomlTable(toml, "it")).toStrictEqual(table);
  });

  it.each([
    ["no TOML", "a = ", /^"x.toml" is not TOML: .+/],
    ["a key twice", "a = 1\na = 2", /^"x.toml" is not TOML: /],
    ["more than 16 MiB", "#".repeat(16 * MIB + 1), /^"x.toml" is larger than 16 MiB\.$/],
    ["more than 16 MiB as it is stored", `#${"é".repeat(8 * MIB)}`, /^"x.toml" is larger than 16 MiB\.$/],
    ["a dotted key of a million parts", `${"a.".repeat(MIB)}a = 1`, TOO_MANY],
    ["a table of a million names", `[${"a.".repeat(MIB)}a]`, TOO_MANY],
    ["a million tables", "[[a]]\n".repeat(MIB), TOO_MANY],
    ["a list of a million items", `a = [${"1,".repeat(MIB)}]`, TOO_MANY],
    ["a million keys", Array.from({ length: MIB }, (_, at) => `k${at}=1`).join("\n"), TOO_MANY],
    [
      "lists in each other",
      `a = ${"[".repeat(201)}${"]".repeat(201)}`,
      /document contains excessively nested/,
    ],
    ["lists in each other without end", `a = ${"[".repeat(900_000)}`, /document contains excessively nested/],
    ["tables in each other", `a = ${"{a=".repeat(201)}1${"}".repeat(201)}`, /excessively nested/],
    ["a dotted key that is deep", `${"a.".repeat(200)}a = 1`, TOO_DEEP],
    ["a table that is deep", `[${"a.".repeat(200)}a]`, TOO_DEEP],
    ["depth of all kinds together", `[${"a.".repeat(100)}a]\n${"b.".repeat(100)}b = [[{c.d = 1}]]`, TOO_DEEP],
    ["a line of many characters, without quoting it", `a = 1 ${"x".repeat(MIB)}`, /^[^]{100,1200}$/],
  ])("refuses %s", (_, toml, message) => {
    expect(() => parseTomlTable(toml, '"x.toml"')).toThrow(
      expect.objectContaining({ code: "MALFORMED", message: expect.stringMatching(message) }),
    );
  });
});

describe("parseToml", () => {
  const Schema = v.object({ a: v.array(v.object({ b: v.string() })) });

  it("drops what the schema does not have", () => {
    expect(parseToml(Schema, 'x = 1\n[[a]]\nb = "c"\nd = 2\n', "it")).toStrictEqual({ a: [{ b: "c" }] });
  });

  it("names the place that is wrong", () => {
    expect(() => parseToml(Schema, '[[a]]\nb = "c"\n[[a]]\nb = 1\n', "it")).toThrow(
      'it is malformed at "a.1.b": Invalid type: Expected string but received 1.',
    );
  });
});

describe("formatToml", () => {
  it.each([
    ["nothing for an empty table", {}, ""],
    ["nothing for what is undefined or null", { a: undefined, b: null }, ""],
    ["lists without what is null", { a: [1, null, 2] }, "a = [ 1, 2 ]\n"],
    ["no undefined keys at any depth", { a: [{ b: undefined, c: 1 }] }, "[[a]]\nc = 1\n"],
    ["quotes and line feeds escaped", { a: 'x"\n\\' }, 'a = "x\\"\\n\\\\"\n'],
  ])("writes %s", (_, value, toml) => {
    expect(formatToml(value)).toBe(toml);
  });

  it("comes back as it was", () => {
    const value = { s: "é", n: 1.5, b: true, list: [1, 2], big: 9007199254740993n, t: { u: { v: [] } } };

    expect(parseTomlTable(formatToml(value), "it")).toStrictEqual(value);
  });
});
