import { describe, expect, it } from "@jest/globals";
import { findEarlierGroup } from "../../src/builder/earlier-group.ts";
import type { OrderedModule } from "../../src/builder/reachable-modules.ts";
import type { Order } from "../../src/cnb/order.ts";

/** Of one group for each text of names: `id`, `id@version`, and `id?` for one that may be missing. */
function orderOf(...groups: readonly string[]): Order {
  return groups.map((names) => ({
    group: names.split(" ").map((name) => {
      const [id = "", version = ""] = name.replace("?", "").split("@");
      return { id, version, optional: name.endsWith("?") };
    }),
  }));
}

function composite(id: string, ...groups: readonly string[]): OrderedModule {
  return { kind: "buildpack", id, version: "1", order: orderOf(...groups) };
}

const find = (ids: string, order: Order, modules: readonly OrderedModule[] = []): number =>
  findEarlierGroup(ids === "" ? [] : ids.split(" "), order, modules);

describe("findEarlierGroup", () => {
  it("finds the group of these buildpacks", () => {
    expect(find("b", orderOf("a", "b", "c"))).toBe(1);
    expect(find("a b", orderOf("a", "b", "a b"))).toBe(2);
  });

  it("takes the first of several", () => {
    expect(find("a", orderOf("b", "a", "a b?"))).toBe(1);
  });

  it("finds none for other buildpacks, or in another order, or if more of them are needed", () => {
    expect(find("x", orderOf("a", "b"))).toBe(-1);
    expect(find("b a", orderOf("a b"))).toBe(-1);
    expect(find("a", orderOf("a b"))).toBe(-1);
    expect(find("a b", orderOf("a"))).toBe(-1);
  });

  it("finds none for an image that names no buildpacks", () => {
    expect(find("", orderOf("a?"))).toBe(-1);
  });

  it("knows that optional ones may have been left out", () => {
    expect(find("b", orderOf("a", "a? b c?"))).toBe(1);
    expect(find("a b c", orderOf("a", "a? b c?"))).toBe(1);
  });

  it("does not go by versions", () => {
    expect(find("a b", orderOf("b@1", "a@1 b@2"))).toBe(1);
  });

  it("looks into composites, and into those in them", () => {
    const modules = [composite("java", "jdk maven", "jdk gradle?"), composite("all", "java procfile?")];

    expect(find("jdk gradle procfile", orderOf("go", "all@1"), modules)).toBe(1);
    expect(find("jdk", orderOf("go", "all"), modules)).toBe(1);
    expect(find("maven", orderOf("go", "all"), modules)).toBe(-1);
  });

  it("looks into a composite of the version that is named", () => {
    expect(find("jdk", orderOf("java@2", "java@1"), [composite("java", "jdk")])).toBe(1);
  });

  it("knows that an optional composite may have been left out, and one that is not must take part", () => {
    const modules = [composite("node", "engine npm")];

    expect(find("nginx", orderOf("node nginx", "node? nginx"), modules)).toBe(1);
  });

  it("knows that a buildpack takes part once", () => {
    const modules = [composite("one", "certs? jdk"), composite("two", "certs? agent")];

    expect(find("certs jdk agent", orderOf("one two"), modules)).toBe(0);
    expect(find("certs jdk agent", orderOf("certs jdk certs agent"))).toBe(0);
  });

  it("ends where composites name each other", () => {
    const modules = [composite("a", "b x", "c"), composite("b", "a", "c")];

    expect(find("c", orderOf("a"), modules)).toBe(0);
    expect(find("y", orderOf("a"), modules)).toBe(-1);
  });

  it("ends soon where composites have many ways", () => {
    const deep = Array.from({ length: 40 }, (_, at) => {
      const next = `m${String(at + 1)}`;
      return composite(`m${String(at)}`, `x? ${next} x?`, `${next} x?`);
    });

    expect(find("x m40 x", orderOf("m0"), deep)).toBe(0);
  });
});
