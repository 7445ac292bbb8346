import { describe, expect, it } from "@jest/globals";
import { harmless, splitLines } from "../../../src/actions/runner/runner-lines.ts";

describe("harmless", () => {
  it.each([
    ["::error::x", ": :error::x"],
    [" \t::error::x", " \t: :error::x"],
    ["\u0085::error::x", "\u0085: :error::x"],
    ["\u2003\u00a0::error::x", "\u2003\u00a0: :error::x"],
    [":\u00ad:error::x", ": \u00ad:error::x"],
    ["\u200d::error::x", "\u200d: :error::x"],
    ["a\r::error::x", "a\n: :error::x"],
    ["a ##[error]x ##[b]", "a ## [error]x ## [b]"],
    ["#\u00ad#[error]x", "#\u00ad# [error]x"],
    ["std::string", "std::string"],
    ["# 1 ## 2 [3]", "# 1 ## 2 [3]"],
  ])("turns %j into %j", (text, expected) => {
    expect(harmless(text)).toBe(expected);
  });
});

describe("splitLines", () => {
  it.each([
    ["plain", ["plain"]],
    ["", [""]],
    ["from Windows\r", ["from Windows"]],
    ["1 %\r2 %\r", ["1 %", "2 %"]],
    ["a\r\nb\nc\u0085d\u2028e", ["a", "b", "c\u0085d\u2028e"]],
  ])("finds in %j the lines that the runner sees", (line, lines) => {
    expect(splitLines(line)).toEqual(lines);
  });
});
