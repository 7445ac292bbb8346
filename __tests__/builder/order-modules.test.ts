import { describe, expect, it } from "@jest/globals";
import { isComplete, type SpeakingModule } from "../../src/builder/order-modules.ts";
import type { Order, OrderElement } from "../../src/cnb/order.ts";

const MODULES: readonly SpeakingModule[] = [
  { kind: "buildpack", id: "a", version: "1", api: "0.10" },
  { kind: "buildpack", id: "b", version: "1" },
  { kind: "extension", id: "c", version: "1", api: "0.10" },
];

interface Given {
  readonly order?: Order;
  readonly orderExtensions?: Order;
  readonly apis?: readonly string[];
}

const groupOf = (...elements: readonly (readonly [id: string, version: string])[]) => ({
  group: elements.map(([id, version]): OrderElement => ({ id, version, optional: true })),
});

describe("isComplete", () => {
  it.each([
    ["all buildpacks are there", { order: [groupOf(["a", "1"]), groupOf(["b", "1"])] }, true],
    ["all extensions are there", { orderExtensions: [groupOf(["c", "1"])] }, true],
    ["a version is left open", { order: [groupOf(["a", ""])] }, true],
    ["it is not known what the lifecycle speaks", { order: [groupOf(["a", "1"])], apis: [] }, true],
    ["a buildpack is missing, though optional", { order: [groupOf(["a", "1"]), groupOf(["z", "1"])] }, false],
    ["a version is missing", { order: [groupOf(["a", "1"]), groupOf(["a", "2"])] }, false],
    ["a buildpack is there as an extension only", { order: [groupOf(["c", "1"])] }, false],
    ["an extension is missing", { orderExtensions: [groupOf(["b", "1"])] }, false],
    [
      "the lifecycle does not speak the API",
      { order: [groupOf(["b", "1"], ["a", "1"])], apis: ["0.1"] },
      false,
    ],
  ])("where %s", (_, { order = [], orderExtensions = [], apis = ["0.9", "0.10"] }: Given, expected) => {
    expect(isComplete({ order, orderExtensions }, MODULES, apis)).toBe(expected);
  });
});
