import { describe, expect, it } from "@jest/globals";
import { takeInventory } from "../../src/sbom/image-inventory.ts";
import { licenceKind } from "../../src/sbom/licence-terms.ts";
import { contentOf, npm, originOf } from "./some-sbom.ts";

describe("takeInventory", () => {
  it("has a package of several files once, with all layers that it is in", () => {
    const [item, ...more] = takeInventory([
      { content: contentOf([npm("a", { licences: ["MIT"] })]), origin: originOf("two") },
      {
        content: contentOf([npm("a", { licences: [], supplier: "Example" }), npm("a")]),
        origin: originOf("one"),
      },
    ]);

    expect(more).toEqual([]);
    expect(item?.origins.map(({ layer }) => layer)).toEqual(["examples/npm:one", "examples/npm:two"]);
    expect(item?.component).toMatchObject({ licences: ["MIT"], supplier: "Example" });
  });

  it("tells apart what has no package URL by type, group, name and version", () => {
    const plain = (more: object) => npm("x", { purl: undefined, ...more });
    const all = [
      plain({}),
      plain({ version: "2" }),
      plain({ group: "g" }),
      plain({ type: "file" }),
      plain({}),
    ];
    expect(takeInventory([{ content: contentOf(all), origin: originOf("l") }])).toHaveLength(4);
  });

  it("does not let a component need itself", () => {
    const twice = contentOf(
      [npm("a"), npm("a"), npm("b")],
      [
        [0, 1],
        [1, 2],
      ],
    );
    const items = takeInventory([{ content: twice, origin: originOf("l") }]);
    expect(items.map(({ key, needs }) => [key, [...needs]])).toEqual([
      ["pkg:npm/a@1", ["pkg:npm/b@1"]],
      ["pkg:npm/b@1", []],
    ]);
  });
});

describe("licenceKind", () => {
  it.each([
    ["MIT", "id"],
    ["GPL-2.0", "id"],
    ["mit", "name"],
    ["MIT OR (Apache-2.0 AND ISC)", "expression"],
    ["GPL-2.0-only WITH Classpath-exception-2.0", "expression"],
    ["GPL-2.0+", "expression"],
    ["LicenseRef-x", "name"],
    ["MIT OR LicenseRef-x", "name"],
    ["", "name"],
    ["constructor", "name"],
    ["(".repeat(10_000), "name"],
    [`${"MIT OR ".repeat(5_000)}MIT`, "name"],
  ])("of %s is %s", (licence, kind) => {
    expect(licenceKind(licence)).toBe(kind);
  });
});
