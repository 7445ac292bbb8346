import { describe, expect, it } from "@jest/globals";
import { codeOf, cutRows, wordsOf } from "../../../src/actions/preview/comment-html.ts";

describe("codeOf", () => {
  it.each([
    ["a<b>&\"'", "<code>a&lt;b&gt;&amp;&quot;&#39;</code>"],
    [" one\n\ntwo\t ", "<code>one two</code>"],
    ["\u202Egnp.exe\u0000", "<code>gnp.exe</code>"],
    ["a\ud800b", "<code>a b</code>"],
    ["&lt;", "<code>&amp;lt;</code>"],
    ["\n", ""],
  ])("makes %j harmless", (text, html) => {
    expect(codeOf(text)).toBe(html);
  });

  it("cuts what is long, but no character in two", () => {
    expect(codeOf("💥".repeat(200))).toBe(`<code>${"💥".repeat(200)}</code>`);
    expect(codeOf("💥".repeat(201))).toBe(`<code>${"💥".repeat(199)}…</code>`);
  });
});

describe("wordsOf", () => {
  it("leaves words alone, and takes everything else for code", () => {
    expect(["Größe, 日本 (2)", "see #1", "@owner", "www.evil.example"].map(wordsOf)).toEqual([
      "Größe, 日本 (2)",
      "<code>see #1</code>",
      "<code>@owner</code>",
      "<code>www.evil.example</code>",
    ]);
  });
});

describe("cutRows", () => {
  it("keeps the first rows, and says how many are missing", () => {
    expect(cutRows(["12345", "12345", "1"], 12, 2)).toEqual([
      "12345",
      "12345",
      '<tr><td colspan="2">… and 1 more, cut here</td></tr>',
    ]);
    expect(cutRows(["12345", "12345"], 12, 2)).toEqual(["12345", "12345"]);
  });
});
