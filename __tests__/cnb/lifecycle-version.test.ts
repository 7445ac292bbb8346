import { describe, expect, it } from "@jest/globals";
import { isOwnLifecycle, ownLifecycleVersion } from "../../src/cnb/lifecycle-version.ts";

describe("the version of our lifecycle", () => {
  it("is a semantic version: what the official one of that version can do, and our release", () => {
    expect(ownLifecycleVersion("1.2.3")).toBe("0.21.17+typescript.1.2.3");
  });

  it.each([
    ["0.7.4", "for the creator"],
    ["0.7.5", "for lifecycle images"],
    ["0.19.0", "for image extensions"],
  ])("is not below %s, from which on platforms use a lifecycle %s", (minimum) => {
    const numbers = (version: string) => version.split(/[.+]/).slice(0, 3).map(Number);
    const order = numbers(ownLifecycleVersion("0.1.0")).map((part, at) => part - (numbers(minimum)[at] ?? 0));

    expect(order.find((difference) => difference !== 0)).toBeGreaterThan(0);
  });

  it.each([
    [ownLifecycleVersion("0.1.0"), true],
    ["0.1.0+typescript", true],
    ["0.21.17", false],
    ["0.21.17+typescripts.1", false],
    ["0.21.17+other.typescript", false],
    ["of an unknown version", false],
  ])("%p is told from others: %p", (version, isOwn) => {
    expect(isOwnLifecycle(version)).toBe(isOwn);
  });
});
