import { describe, expect, it } from "@jest/globals";
import { encodeLegacyBom, parseBom } from "../../../src/lifecycle/buildpack/legacy-bom.ts";

describe("parseBom", () => {
  it("reads names and metadata", () => {
    expect(parseBom([{ name: "a", metadata: { v: 1 } }, { name: 3 }, {}], "it")).toStrictEqual([
      { name: "a", metadata: { v: 1 } },
      { name: "", metadata: undefined },
      { name: "", metadata: undefined },
    ]);
  });

  it("refuses a version outside metadata", () => {
    expect(() => parseBom([{ name: "a", version: "1" }], '"launch.toml"')).toThrow(
      '"launch.toml" has a [[bom]] entry with the key "version".',
    );
  });

  it("takes an empty version for none", () => {
    expect(parseBom([{ name: "a", version: "" }], "it")).toStrictEqual([{ name: "a", metadata: undefined }]);
  });
});

describe("encodeLegacyBom", () => {
  it("is null without entries", () => {
    expect(encodeLegacyBom([])).toBe("null\n");
  });

  it("has keys of metadata sorted, and the buildpack without more", () => {
    const buildpack = { id: "b", version: "1", api: "0.10" };

    const entries = parseBom([{ name: "<a>", metadata: { z: 1, a: { d: 1, c: 2 } } }], "launch.toml");
    expect(encodeLegacyBom(entries.map((entry) => ({ ...entry, buildpack })))).toBe(
      '[{"name":"\\u003ca\\u003e","metadata":{"a":{"c":2,"d":1},"z":1},"buildpack":{"id":"b","version":"1"}}]\n',
    );
    expect(encodeLegacyBom([{ name: "", metadata: undefined, buildpack }])).toBe(
      '[{"name":"","metadata":null,"buildpack":{"id":"b","version":"1"}}]\n',
    );
  });
});
