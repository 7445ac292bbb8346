import { describe, expect, it } from "@jest/globals";
import { checkApi, otherPlatform, runsOnBuilder } from "../../src/buildpack/fit-builder.ts";
import type { ModuleInfo } from "../../src/buildpack/module.ts";
import { builderModules } from "./builder-modules-fixture.ts";

const module = (more: Partial<ModuleInfo> = {}): ModuleInfo => ({
  ...{ kind: "buildpack", id: "acme/a", version: "1.0.0", api: "0.10", order: [], targets: [], stacks: [] },
  ...more,
});

describe("checkApi", () => {
  it.each([
    ["0.10", ["0.9", "0.10"]],
    ["0.10", []],
  ])("takes API %s where the lifecycle lists %j", (api, buildpackApis) => {
    expect(() => {
      checkApi(module({ api }), builderModules({ buildpackApis }));
    }).not.toThrow();
  });

  it("refuses another, naming both", () => {
    expect(() => {
      checkApi(module({ api: "0.1" }), builderModules({ buildpackApis: ["0.10", "0.11"] }));
    }).toThrow(
      expect.objectContaining({
        code: "INCOMPATIBLE_API",
        message:
          'The buildpack "acme/a@1.0.0" is written for Buildpack API 0.1, ' +
          'but the lifecycle of the builder "ghcr.io/owner/builder:1" speaks 0.10, 0.11.',
      }),
    );
  });
});

describe("runsOnBuilder", () => {
  const linux = { os: "linux", arch: "amd64" };
  const ubuntu = (version: string) => [{ name: "ubuntu", version }];
  it.each<[string, Partial<ModuleInfo>, boolean]>([
    ["nothing", {}, true],
    ["the target", { targets: [linux] }, true],
    ["any architecture", { targets: [{ os: "linux", arch: "" }] }, true],
    ["one of the targets", { targets: [{ os: "windows", arch: "amd64" }, linux] }, true],
    ["another architecture", { targets: [{ os: "linux", arch: "arm64" }] }, false],
    ["another system", { targets: [{ os: "windows", arch: "amd64" }] }, false],
    ["the distribution", { targets: [{ ...linux, distros: ubuntu("24.04") }] }, true],
    ["any version of the distribution", { targets: [{ ...linux, distros: ubuntu("") }] }, true],
    ["another version of the distribution", { targets: [{ ...linux, distros: ubuntu("18.04") }] }, false],
    ["another variant, where the builder names none", { targets: [{ ...linux, variant: "v2" }] }, true],
    ["any stack", { stacks: [{ id: "*" }] }, true],
    ["the stack", { stacks: [{ id: "other" }, { id: "acme.stacks.noble" }] }, true],
    ["another stack", { stacks: [{ id: "other" }] }, false],
    ["another stack, but the target", { stacks: [{ id: "other" }], targets: [linux] }, true],
  ])("compares a buildpack for %s", (_what, more, runs) => {
    expect(runsOnBuilder(module(more), builderModules().platform)).toBe(runs);
  });

  it("does not compare what the builder does not tell", () => {
    const platform = { target: linux, distro: undefined, stack: undefined };

    expect(runsOnBuilder(module({ stacks: [{ id: "other" }] }), platform)).toBe(true);
    expect(runsOnBuilder(module({ targets: [{ ...linux, distros: ubuntu("18.04") }] }), platform)).toBe(true);
  });
});

describe("otherPlatform", () => {
  it.each<[Partial<ModuleInfo>, string]>([
    [
      {
        targets: [{ os: "linux", arch: "arm64", variant: "v8", distros: [{ name: "alpine", version: "3" }] }],
      },
      'is for linux/arm64/v8 (alpine 3), but the builder "ghcr.io/owner/builder:1" is for linux/amd64 (ubuntu 24.04).',
    ],
    [
      { stacks: [{ id: "a" }, { id: "b" }] },
      'is for the stacks a, b, but the builder "ghcr.io/owner/builder:1" is the stack acme.stacks.noble.',
    ],
  ])("says of %j what both are", (more, message) => {
    expect(otherPlatform(module(more), builderModules())).toMatchObject({
      code: "BUILDPACK",
      message: `The buildpack "acme/a@1.0.0" ${message}`,
    });
  });
});
