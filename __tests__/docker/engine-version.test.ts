import { describe, expect, it } from "@jest/globals";
import { checkEngineVersion, chooseApiVersion } from "../../src/docker/engine-version.ts";

describe("checkEngineVersion", () => {
  it.each(["1.41", "1.44", "1.52", "1.100", "2.0"])("takes an engine with API %s", (apiVersion) => {
    expect(() => {
      checkEngineVersion({ serverVersion: "28.0.4", apiVersion });
    }).not.toThrow();
  });

  it.each(["1.40", "1.9", "0.99", "1", "", "latest"])("rejects an engine with API %s", (apiVersion) => {
    expect(() => {
      checkEngineVersion({ serverVersion: "19.03.15", apiVersion });
    }).toThrow(`The Docker engine 19.03.15 speaks API "${apiVersion}"; at least API 1.41 is needed.`);
  });
});

describe("chooseApiVersion", () => {
  it.each([
    ["1.41", undefined, "1.41"],
    ["1.41", "1.12", "1.41"],
    ["1.52", "1.44", "1.52"],
    ["1.100", "1.44", "1.52"],
    ["1.100", "1.53", "1.53"],
    ["2.0", "1.100", "1.100"],
  ])("of an engine with API %s, at least %s, is %s", (apiVersion, minimumApiVersion, chosen) => {
    expect(chooseApiVersion({ apiVersion, minimumApiVersion })).toBe(chosen);
  });
});
