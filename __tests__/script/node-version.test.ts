// All that names a version of Node.js names the one that runners run the action with.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), "utf8");

interface Package {
  readonly engines: { readonly node: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const { engines, devDependencies, optionalDependencies } = JSON.parse(read("package.json")) as Package;

describe("the version of Node.js", () => {
  it("is 24 or newer for those who work on the project", () => {
    expect(engines.node).toBe(">=24");
  });

  it("is 24 in types, and for the scripts", () => {
    const programs = Object.entries(optionalDependencies).filter(([name]) => name.startsWith("node-linux-"));
    for (const [, version] of [...programs, ["", devDependencies["@types/node"] ?? ""] as const])
      expect(version).toMatch(/^\^?24\b/);
    expect(programs).toHaveLength(2);
  });

  it("is 24 or newer where tests run, so that none is skipped for an older one", () => {
    expect(Number.parseInt(process.versions.node)).toBeGreaterThanOrEqual(24);
  });
});
