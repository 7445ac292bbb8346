import { describe, expect, it } from "@jest/globals";
import { completeOrder } from "../../src/buildpack/complete-order.ts";

const scope = {
  modules: ["a@1", "b@1", "b@2", "c@3", "c@3"].map((text) => {
    const [id = "", version = ""] = text.split("@");
    return { id, version };
  }),
  where: "the builder",
  hint: "Add it.",
};
const complete = (id: string, version: string) =>
  completeOrder([{ group: [{ id, version, optional: true }] }], scope);

describe("completeOrder", () => {
  it.each([
    ["a", "", "1"],
    ["b", "2", "2"],
    ["c", "", "3"],
  ])("makes %s@%s version %s", (id, version, completed) => {
    expect(complete(id, version)).toStrictEqual([{ group: [{ id, version: completed, optional: true }] }]);
  });

  it.each([
    [
      "b",
      "",
      '"b" is named without a version, and the builder has several: 1, 2.',
      "Say which one, e.g. b@1.",
    ],
    ["b", "3", '"b@3" is not in the builder; it has b in 1, 2.', "Add it."],
    ["d", "", '"d" is not in the builder.', "Add it."],
  ])("refuses %s@%s", (id, version, message, hint) => {
    expect(() => complete(id, version)).toThrow(
      expect.objectContaining({ code: "BUILDPACK", message, hint }),
    );
  });
});
