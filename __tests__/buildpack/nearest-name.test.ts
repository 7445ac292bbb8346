import { describe, expect, it } from "@jest/globals";
import { nearestName } from "../../src/buildpack/nearest-name.ts";

const NAMES = ["paketo-buildpacks/nodejs", "paketo-buildpacks/java", "paketo-buildpacks/go", "a/b"];

describe("nearestName", () => {
  it.each([
    ["a letter left out", "paketo-buildpacks/nodjs", "paketo-buildpacks/nodejs"],
    ["two letters swapped", "paketo-buildpacks/ndoejs", "paketo-buildpacks/nodejs"],
    ["a letter too many", "paketo-buildpack/java", "paketo-buildpacks/java"],
    ["the nearer of two", "paketo-buildpacks/gi", "paketo-buildpacks/go"],
    ["one letter of a short name", "a/c", "a/b"],
  ])("forgives %s", (_slip, wanted, name) => {
    expect(nearestName(wanted, NAMES)).toBe(name);
  });

  it.each(["heroku/nodejs", "b/c", "", "x".repeat(2000)])("knows none for %j", (wanted) => {
    expect(nearestName(wanted, NAMES)).toBeUndefined();
  });
});
