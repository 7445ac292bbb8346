import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { compareBytes, encodeJson, sortKeys } from "../../src/oci/json.ts";

describe("encodeJson", () => {
  it.each([
    ["without blanks, in the order of the keys", { b: 1, a: [true, null] }, '{"b":1,"a":[true,null]}'],
    ["with what HTML knows escaped", "<a>&'", '"\\u003ca\\u003e\\u0026\'"'],
    ["with line separators escaped", "\u2028\u2029", '"\\u2028\\u2029"'],
    ["with keys escaped too", { "<k>": 1 }, '{"\\u003ck\\u003e":1}'],
    ["with other letters as they are", "café 🎉", '"café 🎉"'],
    ["without what is undefined", { a: undefined, b: 1 }, '{"b":1}'],
    ["with large integers exactly", { big: 9007199254740993n }, '{"big":9007199254740993}'],
    ["with a zero below zero", -0, "-0"],
    ["with what knows its own JSON as that", { d: new Date(0) }, '{"d":"1970-01-01T00:00:00.000Z"}'],
    ["with whole floats as integers", 2.0, "2"],
  ])("writes %s", (_, value, json) => {
    expect(encodeJson(value)).toBe(json);
  });

  it.each([
    [NaN, "nan"],
    [Infinity, "inf"],
    [-Infinity, "-inf"],
  ])("refuses %p, which would come back as nothing", (value, name) => {
    expect(() => encodeJson({ a: [value] })).toThrow(`A number is ${name}, which JSON cannot represent.`);
  });
});

describe("sortKeys", () => {
  it("sorts keys that look like numbers as text, as Go does, though JavaScript keeps them by number", () => {
    const sorted = sortKeys({
      b: 1,
      10: { 9: 1, 80: 2, "": 3 },
      9: 2,
      "+": 3,
      "010": 4,
      a: [{ 2: 1, 11: 2 }],
    });

    expect(encodeJson(sorted)).toBe(
      '{"+":3,"010":4,"10":{"":3,"80":2,"9":1},"9":2,"a":[{"11":2,"2":1}],"b":1}',
    );
  });

  it("and encodeJson write the keys of every map in the order of their bytes", () => {
    const integers = fc.nat().map(String);
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(fc.string(), integers), fc.nat()), (map) => {
        const members = Object.keys(map)
          .sort(compareBytes)
          .map((key) => [encodeJson(key), map[key]].join(":"));

        expect(encodeJson(sortKeys(map))).toBe(`{${members.join(",")}}`);
      }),
    );
  });

  it("and encodeJson lose nothing", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(encodeJson(sortKeys(value)))).toEqual(value);
      }),
    );
  });

  it("sorts at every depth, also in lists", () => {
    const sorted = sortKeys({ b: [{ z: 1, y: { d: 1, c: 2 } }], a: 1 });

    expect(encodeJson(sorted)).toBe('{"a":1,"b":[{"y":{"c":2,"d":1},"z":1}]}');
  });

  it.each([null, "text", 3, true])("leaves %j as it is", (value) => {
    expect(sortKeys(value)).toBe(value);
  });
});

describe("compareBytes", () => {
  it.each([
    ["upper case before lower case", ["a", "B"], ["B", "a"]],
    ["a prefix first", ["ab", "a", ""], ["", "a", "ab"]],
    ["punctuation by its byte", ["a/b", "a-b", "a.b"], ["a-b", "a.b", "a/b"]],
    [
      "letters beyond the basic plane after all others, unlike their UTF-16 units",
      ["\u{1F389}", "\uFFFD"],
      ["\uFFFD", "\u{1F389}"],
    ],
  ])("puts %s", (_, names, sorted) => {
    expect([...names].sort(compareBytes)).toStrictEqual(sorted);
  });

  it("finds equal names equal", () => {
    expect(compareBytes("é", "é")).toBe(0);
  });
});
