import { describe, expect, it } from "@jest/globals";
import { cutText } from "../../../src/actions/runner/cut-text.ts";

describe("cutText", () => {
  it("leaves alone what fits", () => {
    expect(cutText("x".repeat(50), 50)).toBe("x".repeat(50));
  });

  it("says how much it leaves out", () => {
    expect(cutText("x".repeat(1000), 40)).toBe(`${"x".repeat(14)}… and 986 more characters`);
  });

  it("cuts no character in two", () => {
    expect(cutText(`${"x".repeat(13)}😀${"x".repeat(985)}`, 40)).toBe(
      `${"x".repeat(13)}… and 987 more characters`,
    );
  });
});
