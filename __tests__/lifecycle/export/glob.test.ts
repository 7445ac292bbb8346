import { describe, expect, it } from "@jest/globals";
import { cleanPattern, matchesGlob } from "../../../src/lifecycle/export/glob.ts";

// From the tests of Go's path/filepath, so that slices match what they match in other lifecycles.
const MATCHES: [string, string, boolean][] = [
  ["abc", "abc", true],
  ["*", "abc", true],
  ["*c", "abc", true],
  ["a*", "a", true],
  ["a*", "abc", true],
  ["a*", "ab/c", false],
  ["a*/b", "abc/b", true],
  ["a*/b", "a/c/b", false],
  ["a*b*c*d*e*/f", "axbxcxdxe/f", true],
  ["a*b*c*d*e*/f", "axbxcxdxexxx/f", true],
  ["a*b*c*d*e*/f", "axbxcxdxe/xxx/f", false],
  ["a*b*c*d*e*/f", "axbxcxdxexxx/fff", false],
  ["a*b?c*x", "abxbbxdbxebxczzx", true],
  ["a*b?c*x", "abxbbxdbxebxczzy", false],
  ["ab[c]", "abc", true],
  ["ab[b-d]", "abc", true],
  ["ab[e-g]", "abc", false],
  ["ab[^c]", "abc", false],
  ["ab[^b-d]", "abc", false],
  ["ab[^e-g]", "abc", true],
  ["a\\*b", "a*b", true],
  ["a\\*b", "ab", false],
  ["a?b", "a☺b", true],
  ["a[^a]b", "a☺b", true],
  ["a???b", "a☺b", false],
  ["a[^a][^a][^a]b", "a☺b", false],
  ["[a-ζ]*", "α", true],
  ["*[a-ζ]", "A", false],
  ["a?b", "a/b", false],
  ["a*b", "a/b", false],
  ["a[^x]b", "a/b", true],
  ["[\\]a]", "]", true],
  ["[\\-]", "-", true],
  ["[x\\-]", "x", true],
  ["[x\\-]", "-", true],
  ["[x\\-]", "z", false],
  ["[\\-x]", "a", false],
  ["[z-a]", "m", false],
  ["*x", "xxx", true],
  ["**", "a/b", false],
  ["**/b", "a/c/b", false],
  ["", "", true],
  ["", "a", false],
  ["../outside", "outside", false],
  ["/static", "static", false],
];

const MALFORMED = ["[]a]", "[-]", "[x-]", "[-x]", "a[", "[^", "[^bc", "[", "\\", "[a-b-c]", "a*[", "abc\\"];

describe("matchesGlob", () => {
  it.each(MATCHES)("matches %j against %j: %j", (pattern, name, expected) => {
    expect(matchesGlob(pattern, name)).toBe(expected);
  });

  it.each(MALFORMED)(
    "refuses %j, but does not look at it where an earlier part does not match",
    (pattern) => {
      expect(() => matchesGlob(pattern, "a")).toThrow("syntax error in pattern");
      expect(() => matchesGlob(`*${pattern}`, "a")).toThrow("syntax error in pattern");
      expect(matchesGlob(`zz*${pattern}`, "a")).toBe(false);
    },
  );
});

describe("cleanPattern", () => {
  it.each([
    ["./a//b/", "a/b"],
    ["a/../b", "b"],
    ["", "."],
    ["/", "/"],
    ["../x", "../x"],
    ["*", "*"],
  ])("makes %j into %j", (pattern, expected) => {
    expect(cleanPattern(pattern)).toBe(expected);
  });
});
