import { describe, expect, it } from "@jest/globals";
import {
  atLeast,
  compareApiVersions,
  formatApiVersion,
  highestCommonVersion,
  parseApiVersion,
} from "../../src/cnb/api-version.ts";

describe("parseApiVersion", () => {
  it.each([
    ["0.12", "0.12"],
    ["v0.9", "0.9"],
    ["1", "1.0"],
    ["1.", "1.0"],
  ])("reads %s as %s", (text, version) => {
    expect(formatApiVersion(parseApiVersion(text))).toBe(version);
  });

  it.each(["", "x", "0.12.1", "0.12-rc", " 0.12", "-1", ".1", "0.12\n", "1234567890.0", "0.1234567890"])(
    "refuses %j",
    (text) => {
      expect(() => parseApiVersion(text)).toThrow(`${JSON.stringify(text)} is not an API version.`);
    },
  );
});

describe("compareApiVersions", () => {
  it("orders by number", () => {
    const sorted = ["0.10", "1.0", "0.9", "0.12"].map(parseApiVersion).sort(compareApiVersions);

    expect(sorted.map(formatApiVersion)).toStrictEqual(["0.9", "0.10", "0.12", "1.0"]);
  });
});

describe("atLeast", () => {
  it.each([
    ["0.12", "0.12", true],
    ["0.12", "0.9", true],
    ["0.9", "0.12", false],
    ["1.0", "0.12", true],
  ])("of %s and %s is %s", (version, minimum, expected) => {
    expect(atLeast(parseApiVersion(version), minimum)).toBe(expected);
  });
});

describe("highestCommonVersion", () => {
  it.each([
    ["picks the highest version both list", ["0.9", "0.12", "0.13"], ["0.12", "0.10", "0.9"], "0.12"],
    ["compares by number", ["0.10", "0.9"], ["0.9", "0.10"], "0.10"],
    ["finds none where there is none", ["0.12"], ["0.13"], undefined],
  ])("%s", (_, ours, theirs, expected) => {
    const version = highestCommonVersion(ours.map(parseApiVersion), theirs.map(parseApiVersion));

    expect(version && formatApiVersion(version)).toBe(expected);
  });
});
