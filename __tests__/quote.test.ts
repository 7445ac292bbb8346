import { describe, expect, it } from "@jest/globals";
import { quote } from "../src/quote.ts";

describe("quote", () => {
  it.each([
    ["plain words, ünïcode and 名", '"plain words, ünïcode and 名"'],
    ['a "quoted" \\ word', String.raw`"a \"quoted\" \\ word"`],
    ["a\r\n::set-output::b", String.raw`"a\r\n::set-output::b"`],
    ["\u0085::debug::", String.raw`"\u0085::debug::"`],
    ["a\u2028b\u2029c", String.raw`"a\u2028b\u2029c"`],
    ["\u001b[31mred\u007f", String.raw`"\u001b[31mred\u007f"`],
    ["\u202egnp.exe\u2066", String.raw`"\u202egnp.exe\u2066"`],
    ["\u00a0\u3000x", String.raw`"\u00a0\u3000x"`],
    ["\u{e0001}", String.raw`"\udb40\udc01"`],
  ])("writes %j in one line with nothing invisible in it", (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });

  it("stays readable as JSON", () => {
    const text = "a\u0085b\u2028c\u{e0001}";
    expect(JSON.parse(quote(text))).toBe(text);
  });

  it("cuts what is too long", () => {
    expect(quote("12345", 4)).toBe('"123…"');
  });
});
