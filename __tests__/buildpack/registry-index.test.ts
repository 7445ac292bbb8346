import "../cnb/native-errors.ts";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { compareVersions, findInIndex, registryIndexPath } from "../../src/buildpack/registry-index.ts";
import { PlatformError } from "../../src/errors.ts";

const DIGEST = `sha256:${"a".repeat(64)}` as const;
const line = (version: string, more: object = {}) =>
  JSON.stringify({
    ns: "acme",
    name: "node",
    version,
    yanked: false,
    addr: `ghcr.io/acme/node-${version}@${DIGEST}`,
    ...more,
  });
const find = (lines: readonly string[], version = "") =>
  findInIndex(`${lines.join("\n")}\n`, { namespace: "acme", name: "node", version });

describe("registryIndexPath", () => {
  it.each([
    ["n", "1/acme_n"],
    ["no", "2/acme_no"],
    ["nod", "3/no/acme_nod"],
    ["node", "no/de/acme_node"],
    ["node-engine", "no/de/acme_node-engine"],
  ])("of %s is %s", (name, path) => {
    expect(registryIndexPath({ namespace: "acme", name })).toBe(path);
  });

  it.each(["....", "..ab", "ab..", "...", "a".repeat(300)])("refuses %s, which leads elsewhere", (name) => {
    expect(() => registryIndexPath({ namespace: "acme", name })).toThrow("No registry can have a buildpack");
  });

  it("never has a part that leads up", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9.-]{1,8}$/), (name) => {
        const parts = pathOrNothing(name).split("/");
        expect(parts.filter((part) => /^\.*$/.test(part))).toStrictEqual([]);
      }),
    );
  });
});

function pathOrNothing(name: string): string {
  try {
    return registryIndexPath({ namespace: "acme", name });
  } catch (error) {
    if (error instanceof PlatformError) return "refused";
    throw error;
  }
}

describe("findInIndex", () => {
  it.each([
    [["1.9.0", "1.10.0", "1.2.0"], "", "1.10.0"],
    [["1.0.0", "2.0.0-rc.1"], "", "2.0.0-rc.1"],
    [["1.0.0", "1.1.0"], "1.0.0", "1.0.0"],
  ])("of %j takes for %j version %s", (versions, wanted, chosen) => {
    expect(
      find(
        versions.map((version) => line(version)),
        wanted,
      ),
    ).toStrictEqual({
      registry: "ghcr.io",
      repository: `acme/node-${chosen}`,
      digest: DIGEST,
    });
  });

  it("never takes a version that was yanked", () => {
    const lines = [line("1.0.0"), line("2.0.0", { yanked: true })];

    expect(find(lines).repository).toBe("acme/node-1.0.0");
    expect(() => find(lines, "2.0.0")).toThrow(
      expect.objectContaining({
        code: "BUILDPACK",
        message: '"acme/node@2.0.0" was yanked from the registry.',
        hint: "Use another version: 1.0.0.",
      }),
    );
  });

  it.each([
    [
      "all were yanked",
      [line("1.0.0", { yanked: true })],
      "",
      'no version of "acme/node" that was not yanked',
    ],
    ["the version is not there", [line("1.0.0")], "3.0.0", 'no version "3.0.0" of "acme/node"'],
    ["the file is empty", [], "", "no version"],
    ["a line is not JSON", [line("1.0.0"), "<html>"], "", 'entry of "acme/node" is not JSON'],
    ["a line lacks the address", ['{"ns":"acme","name":"node","version":"1.0.0"}'], "", "malformed"],
    ["the address has no digest", [line("1.0.0", { addr: "ghcr.io/acme/node:1" })], "", "without a digest"],
    ["the address is no image", [line("1.0.0", { addr: "http://x" })], "", "is not an image reference"],
  ])("refuses if %s", (_, lines, version, why) => {
    expect(() => find(lines, version)).toThrow(why);
  });
});

describe("compareVersions", () => {
  it("orders as semver.org does, and what is no version first", () => {
    const ordered = [
      ...["latest", "0.9.0", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-beta"],
      ...["1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0"],
    ];

    expect([...ordered].reverse().sort(compareVersions)).toStrictEqual(ordered);
    expect(compareVersions("1.0.0+a", "1.0.0+b")).toBe(0);
  });
});
