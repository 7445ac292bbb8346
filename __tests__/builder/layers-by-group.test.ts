import { describe, expect, it } from "@jest/globals";
import { type LayeredModule, needsOfGroups } from "../../src/builder/layers-by-group.ts";
import { digestOf } from "../../src/oci/digest.ts";
import { largeLayer, layeredBuilder, type LayerFixture, layerWith } from "./layered-builder.ts";

const BASE = { ...layerWith("base"), claimedBytes: 100 };
const TOP = { ...layerWith("cnb/order.toml"), claimedBytes: 1 };
const [A, B, C] = [largeLayer("a", 10), largeLayer("b", 20), largeLayer("c", 30)];
const BUILDER = layeredBuilder([BASE, A, B, C, TOP]);

function moduleIn(layer: LayerFixture | undefined, id: string, ...inner: readonly string[]): LayeredModule {
  const diffId = layer && digestOf(layer.tar);
  return { kind: "buildpack", id, version: "1", diffId, ...(inner.length > 0 && ordersOf(...inner)) };
}

/** Of one group for each text of ids. */
function ordersOf(...groups: readonly string[]) {
  const order = groups.map((ids) => ({
    group: ids.split(" ").map((id) => ({ id, version: "1", optional: false })),
  }));
  return { order, orderExtensions: [] };
}

const MODULES = [moduleIn(A, "a"), moduleIn(B, "b"), moduleIn(C, "c")];

/** Places and bytes for each group. */
const needs = (groups: readonly string[], modules: readonly LayeredModule[] = MODULES, builder = BUILDER) =>
  needsOfGroups(builder, ordersOf(...groups), modules).map(({ places, sizeBytes }) => [places, sizeBytes]);

describe("needsOfGroups", () => {
  it("begins with what is no module's, and adds what each group needs", () => {
    expect(needs(["c", "a"])).toEqual([
      [[0, 4, 3], 131],
      [[0, 4, 3, 1], 141],
    ]);
  });

  it("adds nothing twice, and of one group in the order of the builder", () => {
    expect(needs(["c a", "a", "b c"])).toEqual([
      [[0, 4, 1, 3], 141],
      [[0, 4, 1, 3], 141],
      [[0, 4, 1, 3, 2], 161],
    ]);
  });

  it("adds what composites lead to", () => {
    const modules = [...MODULES, moduleIn(undefined, "all", "b", "c")];

    expect(needs(["all", "a"], modules)[0]).toEqual([[0, 4, 2, 3], 151]);
  });

  it("has a layer of several modules with the first of them", () => {
    const modules = [moduleIn(A, "a"), moduleIn(B, "b"), moduleIn(B, "c")];

    expect(needs(["c"], modules)).toEqual([[[0, 3, 4, 2], 151]]);
  });

  it("has a layer in any case that is there twice", () => {
    expect(needs(["a"], MODULES, layeredBuilder([BASE, B, A, B]))).toEqual([[[0, 1, 3, 2], 150]]);
  });
});
