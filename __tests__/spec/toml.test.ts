import { describe, expect, it } from "@jest/globals";
import * as v from "valibot";
import { formatToml, parseToml, parseTomlTable } from "../../src/spec/toml.ts";

describe("parseTomlTable", () => {
  it.each([
    ["dates as text", "d = 1979-05-27T07:32:00Z", { d: "1979-05-27T07:32:00.000Z" }],
    ["dates in lists and tables", "[[t]]\nd = [1979-05-27]", { t: [{ d: ["1979-05-27"] }] }],
    ["large integers exactly", "n = 9007199254740993", { n: 9007199254740993n }],
    ["other integers as numbers", "n = 12", { n: 12 }],
    ["nothing", "", {}],
  ])("reads %s", (_, toml, table) => {
    expect(parseTomlTable(toml, "it")).toStrictEqual(table);
  });

  it.each([
    ["no TOML", "a = ", /^"x.toml" is not TOML: .+/],
    ["a key twice", "a = 1\na = 2", /^"x.toml" is not TOML: /],
    ["more than 16 MiB", "#".repeat(16 * 1024 * 1024 + 1), /^"x.toml" is larger than 16 MiB\.$/],
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
