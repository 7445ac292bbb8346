import { describe, expect, it } from "@jest/globals";
import { parse } from "smol-toml";
import * as v from "valibot";
import {
  decodeToml,
  parsePlainTomlTable,
  parseToml,
  parseTomlTable,
} from "../../../src/cnb/toml/parse-toml.ts";
import { TomlDate } from "../../../src/cnb/toml/toml-date.ts";

const MIB = 1024 * 1024;
const TOO_MANY = /^"x.toml" has more than 1,000,000 keys and values\.$/;
const TOO_DEEP = /^"x.toml" is nested deeper than 200 levels\.$/;

describe("parseTomlTable", () => {
  it.each([
    ["large integers exactly", "n = 9007199254740993", { n: 9007199254740993n }],
    ["other integers so, too", "n = 12", { n: 12n }],
    ["floats as numbers", "f = [1.0, -0.0, 1e3, nan]", { f: [1, -0, 1000, NaN] }],
    ["nothing", "", {}],
    ["large texts", `a = "${", .=[{".repeat(100_000)}"`, { a: ", .=[{".repeat(100_000) }],
  ])("reads %s", (_, toml, table) => {
    expect(parseTomlTable(toml, "it")).toStrictEqual(table);
  });

  it.each([
    ["a moment", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z"],
    [
      "a moment of no offset",
      "2026-01-02 03:04:05.500+00:00",
      "2026-01-02T03:04:05.5Z",
      "2026-01-02T03:04:05.5Z",
    ],
    [
      "a moment of an offset",
      "2026-01-02t03:04:05-07:30",
      "2026-01-02T03:04:05-07:30",
      "2026-01-02T03:04:05-07:30",
    ],
    ["a date and time", "2026-01-02T03:04:05.120", "2026-01-02T03:04:05.12", "2026-01-02T03:04:05.12Z"],
    ["a date", "2026-01-02", "2026-01-02", "2026-01-02T00:00:00Z"],
    ["a time", "10:11:12", "10:11:12", "0000-01-01T10:11:12Z"],
    [
      "nanoseconds",
      "2026-01-02T03:04:05.123456789+02:00",
      "2026-01-02T03:04:05.123456789+02:00",
      "2026-01-02T03:04:05.123456789+02:00",
    ],
    [
      "no more than nanoseconds",
      "10:11:12.1234567899",
      "10:11:12.123456789",
      "0000-01-01T10:11:12.123456789Z",
    ],
  ])("keeps %s, and labels have it as other lifecycles write it", (_, written, text, json) => {
    const table = parseTomlTable(`[[t]]\nd = [${written}]`, "it");

    expect(table).toStrictEqual({ t: [{ d: [TomlDate.parse(text)] }] });
    expect(JSON.stringify(table)).toBe(`{"t":[{"d":["${json}"]}]}`);
  });

  it.each([
    ["a string", 'a = "10:11:12.123456"'],
    ["a literal string", "a = '10:11:12.123456'"],
    ["a string of several lines", 'a = """\n10:11:12.123456 \\"""\n10:11:12.1234567"""'],
    ["a literal string of several lines", "a = '''\n10:11:12.123456'''"],
    ["a string with quotes at its end", 'a = """"10:11:12.123456"""""\nb = "10:11:12.123456"'],
    ["a comment", 'a = "" # 10:11:12.123456 "'],
    ["a key", '"10:11:12.123456" = ""'],
  ])("leaves what looks like a time in %s as it is", (_, toml) => {
    expect(parseTomlTable(toml, "it")).toEqual(parse(toml));
  });

  it.each([
    ["a day", "2024-02-29", "2024-02-29"],
    ["a day with a time", "2000-02-29 01:02:03Z", "2000-02-29T01:02:03Z"],
    ["the last day of a month", "2026-05-31T00:00:00.1234", "2026-05-31T00:00:00.1234"],
  ])("reads %s that is there: %s", (_, written, text) => {
    expect(parseTomlTable(`d = ${written} # 2026-02-30`, "it")).toStrictEqual({ d: TomlDate.parse(text) });
  });

  it.each([
    "2026-02-29",
    "2026-02-30T00:00:00Z",
    "2026-02-30 00:00:00",
    "2026-04-31T00:00:00.123456789Z",
    "2100-02-29T00:00",
    "2026-13-01",
    "2026-01-01T24:00:00Z",
    "25:00:00",
    "1e400",
    "-1_0.5e+4_00",
    `${"9".repeat(400)}.0`,
  ])("refuses %s, in a list, too, and never takes it for another value", (written) => {
    for (const toml of [`d = ${written}`, `[t]\nd = [1, [${written}]]\n`, `d = { e = ${written} }`])
      expect(() => parseTomlTable(toml, "it")).toThrow(
        expect.objectContaining({ code: "MALFORMED", message: expect.stringMatching(/^it is not TOML: /) }),
      );
  });

  it("leaves characters whose first half is the mark", () => {
    const table = { "\u{10000}": "\u{10001}1", t: ["\u{103ff}"] };

    expect(parseTomlTable("'\u{10000}' = '\u{10001}1'\nt = ['\u{103ff}'] # 1e400", "it")).toStrictEqual(
      table,
    );
  });

  it("says which day there is not, and which number is too large", () => {
    expect(() => parseTomlTable("d = 2026-02-30", "it")).toThrow(
      /^it is not TOML: there is no day 2026-02-30\.$/,
    );
    expect(() => parseTomlTable("d = 1e400", "it")).toThrow(/the number 1e400 is too large for a float\.$/);
  });

  it("has infinity where it is written, and keys that look like such values", () => {
    const toml = "i = [inf, -inf, 1e-400]\n2026-02-30 = 1\n[t.2026-02-31]\n1e400 = '2026-02-30'\n";

    expect(parseTomlTable(toml, "it")).toStrictEqual({
      i: [Infinity, -Infinity, 0],
      "2026-02-30": 1n,
      t: { "2026-02-31": { "1e400": "2026-02-30" } },
    });
  });

  it("quotes a line with a time as it was written", () => {
    expect(() => parseTomlTable("a = 10:11:12.123456 b", "it")).toThrow("a = 10:11:12.123456 b");
    expect(() => parseTomlTable("a = 30:11:12.123456", "it")).toThrow("invalid");
  });

  it.each([
    ["no TOML", "a = ", /^"x.toml" is not TOML: .+/],
    ["a key twice", "a = 1\na = 2", /^"x.toml" is not TOML: /],
    [
      "an integer of more than 64 bits",
      "a = [9223372036854775808]",
      /^"x.toml" is not TOML: the integer "?9223372036854775808"? does not fit into 64 bits\.$/,
    ],
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

describe("decodeToml", () => {
  it("gives the text", () => {
    expect(decodeToml(Buffer.from('a = "é"'), "it")).toBe('a = "é"');
  });

  it("refuses bytes that are not UTF-8, for they would become other letters", () => {
    expect(() => decodeToml(Buffer.from('a = "\xe9"', "latin1"), "it")).toThrow(
      expect.objectContaining({ code: "MALFORMED", message: "it is not TOML: it is not text in UTF-8." }),
    );
  });
});

describe("parsePlainTomlTable", () => {
  it("has numbers where they are exact, and dates as text", () => {
    const toml = "a = 1\nb = 1.0\nc = 9007199254740993\nd = [1979-05-27T07:32:00Z, 07:32:00.5]";

    expect(parsePlainTomlTable(toml, "it")).toStrictEqual({
      a: 1,
      b: 1,
      c: 9007199254740993n,
      d: ["1979-05-27T07:32:00Z", "07:32:00.5"],
    });
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
