import { describe, expect, it } from "@jest/globals";
import { stagesOf } from "../../src/builder/order-stages.ts";

const stages = (megabytes: readonly number[], told?: number): readonly number[] =>
  stagesOf(
    megabytes.map((size) => size * 1_000_000),
    told,
  );

describe("stagesOf", () => {
  it("begins with the first group, and then at least doubles what is fetched", () => {
    expect(stages([100, 150, 190, 220, 300, 440, 500, 700])).toEqual([1, 4, 6, 8]);
  });

  it("is no more than four stages", () => {
    expect(stages([100, 200, 400, 800, 1600, 3200])).toEqual([1, 2, 3, 6]);
  });

  it("takes along groups that need little more", () => {
    expect(stages([100, 104, 110, 111, 300])).toEqual([3, 5]);
  });

  it("is one stage where little would be left, and ends with one that leaves little", () => {
    expect(stages([100, 149])).toEqual([2]);
    expect(stages([100, 150])).toEqual([1, 2]);
    expect(stages([100, 200, 249])).toEqual([1, 3]);
  });

  it("begins with the groups up to one that is told", () => {
    expect(stages([100, 150, 200, 300, 600], 0)).toEqual([1, 3, 5]);
    expect(stages([100, 150, 200, 300, 600], 1)).toEqual([2, 4, 5]);
    expect(stages([100, 150, 200, 300, 600], 4)).toEqual([5]);
  });

  it("is worth it for less where a group is told", () => {
    expect(stages([100, 110], 0)).toEqual([2]);
    expect(stages([100, 111], 0)).toEqual([1, 2]);
    expect(stages([100, 111, 121], 1)).toEqual([3]);
    expect(stages([100, 111, 122], 1)).toEqual([2, 3]);
  });

  it("is one stage for an order of one group, or of none", () => {
    expect(stages([100])).toEqual([1]);
    expect(stages([100], 0)).toEqual([1]);
    expect(stages([])).toEqual([0]);
  });
});
