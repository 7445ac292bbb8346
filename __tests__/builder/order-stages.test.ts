import { describe, expect, it } from "@jest/globals";
import { stagesOf } from "../../src/builder/order-stages.ts";

const stages = (megabytes: readonly number[], told?: number): readonly number[] =>
  stagesOf(
    megabytes.map((size) => size * 1_000_000),
    told,
  );

describe("stagesOf", () => {
  it("begins with the groups up to one that is told", () => {
    expect(stages([100, 150, 200, 300, 600], 0)).toEqual([1, 5]);
    expect(stages([100, 150, 200, 300, 600], 1)).toEqual([2, 5]);
  });

  it("is one stage where none is told", () => {
    expect(stages([100, 150, 200, 300, 600])).toEqual([5]);
  });

  it("takes along groups that need little more", () => {
    expect(stages([100, 104, 110, 111, 300], 0)).toEqual([3, 5]);
  });

  it("is one stage where little would be left", () => {
    expect(stages([100, 110], 0)).toEqual([2]);
    expect(stages([100, 111], 0)).toEqual([1, 2]);
    expect(stages([100, 111, 120], 1)).toEqual([3]);
    expect(stages([100, 111, 121], 1)).toEqual([3]);
    expect(stages([100, 111, 122], 1)).toEqual([2, 3]);
  });

  it("is one stage for an order of one group, or of none", () => {
    expect(stages([100], 0)).toEqual([1]);
    expect(stages([])).toEqual([0]);
  });
});
