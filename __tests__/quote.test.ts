import { describe, expect, it } from "@jest/globals";
import { oneLine, quote, someOf, visible, withoutLogins } from "../src/quote.ts";

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

describe("oneLine", () => {
  it("makes one line of visible characters of what a server answered", () => {
    expect(oneLine(" denied:\r\n\u0085::error::\u2028\u202ex\u3000y ")).toBe("denied: ::error:: x y");
  });

  it("cuts what is too long", () => {
    expect(oneLine("12345", 4)).toBe("123…");
  });
});

describe("visible", () => {
  it.each([
    ["plain\n\tunicode 名, می‌خواهم, 👩‍💻", "plain\n\tunicode 名, می‌خواهم, 👩‍💻"],
    ["a\r\nb\rc", "a\nb\nc"],
    ["\u0085\u2028\u202e\u001b[2K\0", String.raw`\u0085\u2028\u202e\u001b[2K\u0000`],
  ])("writes %j so that nothing in it is hidden", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe("someOf", () => {
  it("says how many items of a long list it leaves out", () => {
    expect(someOf(["a", "b", "c", "d"], 2)).toEqual(["a", "b", "and 2 more"]);
  });

  it("leaves a short list alone", () => {
    expect(someOf(["a", "b"], 2)).toEqual(["a", "b"]);
  });
});

describe("withoutLogins", () => {
  it.each([
    ["https://files.example/a.tgz?sig=abc&se=1#sha256=12", "https://files.example/a.tgz?***#sha256=12"],
    ["https://me:secret@files.example:8080/a", "https://***@files.example:8080/a"],
    [
      "from http://token@proxy.example, and https://x.example/?q.",
      "from http://***@proxy.example, and https://x.example/?***",
    ],
    ["docker://debian@sha256:12", "docker://debian@sha256:12"],
    ["https://files.example/node@1.0.tgz", "https://files.example/node@1.0.tgz"],
    ["unix:///run/docker.sock", "unix:///run/docker.sock"],
    ["what? me@home", "what? me@home"],
  ])("takes logins out of %j", (text, shown) => {
    expect(withoutLogins(text)).toBe(shown);
  });
});
