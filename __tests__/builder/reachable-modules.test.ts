import { describe, expect, it } from "@jest/globals";
import { type OrderedModule, reachableModules } from "../../src/builder/reachable-modules.ts";
import type { Order } from "../../src/cnb/order.ts";

/** Of one group for each list of `id` or `id@version`. */
function orderOf(...groups: readonly (readonly string[])[]): Order {
  return groups.map((names) => ({
    group: names.map((name) => {
      const [id = "", version = ""] = name.split("@");
      return { id, version, optional: false };
    }),
  }));
}

function moduleOf(name: string, order: Order = [], kind: OrderedModule["kind"] = "buildpack"): OrderedModule {
  const [id = "", version = ""] = name.split("@");
  return { kind, id, version, order };
}

function reached(order: Order, modules: readonly OrderedModule[], orderExtensions: Order = []): string[] {
  const found = reachableModules({ order, orderExtensions }, modules);
  return modules
    .filter((module) => found.has(module))
    .map(({ kind, id, version }) => `${kind} ${id}@${version}`);
}

describe("reachableModules", () => {
  it("has what any group names, and nothing else", () => {
    const modules = ["a@1", "b@1", "c@1"].map((name) => moduleOf(name));

    expect(reached(orderOf(["a@1"], ["c@1"]), modules)).toEqual(["buildpack a@1", "buildpack c@1"]);
  });

  it("has the version that is named, and all where none is", () => {
    const modules = ["a@1", "a@2", "b@1", "b@2"].map((name) => moduleOf(name));

    expect(reached(orderOf(["a@2", "b"]), modules)).toEqual([
      "buildpack a@2",
      "buildpack b@1",
      "buildpack b@2",
    ]);
  });

  it("follows composites, also those in composites", () => {
    const modules = [
      moduleOf("all@1", orderOf(["some@1"])),
      moduleOf("some@1", orderOf(["a@1"], ["b@1"])),
      ...["a@1", "b@1", "c@1"].map((name) => moduleOf(name)),
    ];

    expect(reached(orderOf(["all@1"]), modules)).not.toContain("buildpack c@1");
    expect(reached(orderOf(["all@1"]), modules)).toHaveLength(4);
  });

  it("ends where composites name each other", () => {
    const modules = [moduleOf("a@1", orderOf(["b@1"])), moduleOf("b@1", orderOf(["a@1"]))];

    expect(reached(orderOf(["a@1"]), modules)).toHaveLength(2);
  });

  it("takes no extension for a buildpack of the same name", () => {
    const modules = [moduleOf("a@1"), moduleOf("a@1", [], "extension")];

    expect(reached(orderOf(["a@1"]), modules)).toEqual(["buildpack a@1"]);
    expect(reached([], modules, orderOf(["a@1"]))).toEqual(["extension a@1"]);
  });

  it("leads nowhere by what is not there", () => {
    expect(reached(orderOf(["missing@1", "a@2"]), [moduleOf("a@1")])).toEqual([]);
  });
});
