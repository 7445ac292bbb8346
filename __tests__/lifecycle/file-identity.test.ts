import { Stats } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { identityOf } from "../../src/lifecycle/layer/layer-tree.ts";

function changedAt(ctimeMs: number, size = 7): Stats {
  return Object.assign(Object.create(Stats.prototype) as Stats, { dev: 1, ino: 2, size, ctimeMs });
}

describe("identityOf", () => {
  it("is the same for a file that has not changed", () => {
    expect(identityOf(changedAt(1234.5))).toBe(identityOf(changedAt(1234.5)));
  });

  it.each([
    ["later", changedAt(1234.6)],
    ["to another size", changedAt(1234.5, 8)],
  ])("differs for a file that was written %s", (_how, changed) => {
    expect(identityOf(changed)).not.toBe(identityOf(changedAt(1234.5)));
  });

  it("proves nothing by a change time of whole seconds", () => {
    expect(identityOf(changedAt(5000))).not.toBe(identityOf(changedAt(5000)));
  });
});
