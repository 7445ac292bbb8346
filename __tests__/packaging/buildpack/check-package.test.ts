import { describe, expect, it } from "@jest/globals";
import type { ModuleInfo } from "../../../src/buildpack/module.ts";
import { messageOf } from "../../../src/errors.ts";
import { checkPackage } from "../../../src/packaging/buildpack/check-package.ts";
import { commonStacks } from "../../../src/packaging/buildpack/package-stacks.ts";

const module = (id: string, more: Partial<ModuleInfo> = {}): ModuleInfo => ({
  ...{ kind: "buildpack", id, version: "1", api: "0.10", order: [], targets: [], stacks: [] },
  ...more,
});
const orderOf = (...names: readonly string[]): Pick<ModuleInfo, "order"> => ({
  order: [
    {
      group: names.map((name) => {
        const [id = "", version = ""] = name.split("@");
        return { id, version, optional: false };
      }),
    },
  ],
});

function problems(main: ModuleInfo, others: readonly ModuleInfo[]): string {
  try {
    checkPackage(main, others);
    return "";
  } catch (error) {
    return messageOf(error);
  }
}

describe("checkPackage", () => {
  it.each<[string, ModuleInfo, ModuleInfo[]]>([
    ["a buildpack alone", module("a"), []],
    ["a composite with its parts", module("m", orderOf("a@1", "b@1")), [module("a"), module("b")]],
    ["a part of a part", module("m", orderOf("n@1")), [module("n", orderOf("a@1")), module("a")]],
    ["an extension", module("e", { kind: "extension", targets: [{ os: "linux", arch: "arm64" }] }), []],
  ])("takes %s", (_, main, others) => {
    expect(problems(main, others)).toBe("");
  });

  it.each<[string, ModuleInfo, ModuleInfo[], string]>([
    [
      "a part that is missing",
      module("m", orderOf("a@1")),
      [],
      'The order of "m@1" names "a@1", which does not come with',
    ],
    ["another version", module("m", orderOf("a@2", "a@1")), [module("a")], 'it has "a" in 1'],
    ["no version", module("m", orderOf("a", "a@1")), [module("a")], '"a" without a version'],
    ["the main one as its own part", module("m", orderOf("m@1")), [], "does not come with the package"],
    [
      "what no order names",
      module("a"),
      [module("b")],
      '"b@1" comes with the package, but no order of "a@1" names it',
    ],
    [
      "a composite with targets",
      module("m", { ...orderOf("a@1"), targets: [{ os: "linux", arch: "amd64" }] }),
      [module("a")],
      '"m@1" has both [[order]] and [[targets]]',
    ],
    [
      "no common stack",
      module("m", orderOf("a@1", "b@1")),
      [module("a", { stacks: [{ id: "x" }] }), module("b", { stacks: [{ id: "y" }] })],
      'no stack that all buildpacks of the package are for: "a@1" is for x; "b@1" is for y',
    ],
  ])("refuses %s", (_, main, others, message) => {
    expect(problems(main, others)).toContain(message);
  });

  it("says everything at once", () => {
    expect(problems(module("m", orderOf("a@1", "b@1")), [module("c")])).toMatch(/^3 problems:/);
  });
});

describe("commonStacks", () => {
  const stacks = (...ids: readonly string[]) => module("a", { stacks: ids.map((id) => ({ id })) });

  it.each([
    [[], [], ["*"]],
    [["*"], ["x", "y"], ["x", "y"]],
    [["x", "y"], ["*"], ["x", "y"]],
    [["*"], ["*", "x"], ["*"]],
    [["x", "y"], ["y", "z"], ["y"]],
    [["x"], ["y"], []],
  ])("of %j and %j are %j", (a, b, common) => {
    expect(commonStacks(stacks(...a), [stacks(...b)]).map(({ id }) => id)).toEqual(common);
  });

  it("have the mixins of both", () => {
    const a = module("a", { stacks: [{ id: "x", mixins: ["b", "a"] }] });
    const b = module("b", { stacks: [{ id: "x", mixins: ["run:c", "a"] }] });

    expect(commonStacks(a, [b])).toEqual([{ id: "x", mixins: ["a", "b", "run:c"] }]);
  });

  it("are those of the parts of a composite", () => {
    expect(commonStacks(module("m", orderOf("a@1")), [stacks("x")])).toEqual([{ id: "x" }]);
  });
});
