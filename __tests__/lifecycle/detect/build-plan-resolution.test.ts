import { describe, expect, it } from "@jest/globals";
import type { PlanSection } from "../../../src/cnb/build-plan.ts";
import { type PlanCandidate, resolveBuildPlan } from "../../../src/lifecycle/detect/build-plan-resolution.ts";

const names = (text: string) => text.split(" ").flatMap((name) => (name === "" ? [] : [{ name }]));

/** Reads `+x +y -z | -w`: provides x and y, requires z; or requires w. */
function sectionsOf(text: string): readonly PlanSection[] {
  return text.split("|").map((section) => {
    const words = section.trim().split(" ");
    const marked = (mark: string) =>
      names(words.flatMap((word) => (word.startsWith(mark) ? [word.slice(1)] : [])).join(" "));
    return { provides: marked("+"), requires: marked("-") };
  });
}

/** Reads `a: +x`, with `?` behind the id for an optional buildpack. */
function candidate(text: string): PlanCandidate {
  const [id = "", sections = ""] = text.split(":");
  return {
    module: { id: id.replace("?", ""), version: "1" },
    kind: "buildpack",
    optional: id.endsWith("?"),
    sections: sectionsOf(sections),
  };
}

function resolve(...texts: string[]): { plan: string | undefined; notes: readonly string[] } {
  const notes: string[] = [];
  const resolved = resolveBuildPlan(texts.map(candidate), (line) => notes.push(line));
  const entries = resolved?.entries.map(
    ({ providers, requires }) =>
      `${providers.map(({ id }) => id).join("+")}>${requires.map(({ name }) => name).join(",")}`,
  );
  const members = resolved?.members.map(({ module }) => module.id).join(" ");
  return { plan: entries && [members, ...entries].join(" | "), notes };
}

describe("resolveBuildPlan", () => {
  it.each([
    ["takes buildpacks without plans as they are", ["a:", "b:"], "a b"],
    ["pairs what is provided with what is required", ["a: +x", "b: -x"], "a b | a>x"],
    ["lets a buildpack require what it provides itself", ["a: +x -x"], "a | a>x"],
    ["gives all requirements of a name to one entry", ["a: +x", "b: -x", "c: -x -x"], "a b c | a>x,x,x"],
    ["lets all earlier providers share an entry", ["a: +x", "b: +x", "c: -x"], "a b c | a+b>x"],
    [
      "adds a later provider once something after it requires the name again",
      ["a: +x", "b: -x", "c: +x", "d: -x"],
      "a b c d | a+c>x,x",
    ],
    ["keeps names in the order in which they turn up", ["a: +y +x", "b: -x -y"], "a b | a>y | a>x"],
    ["drops an optional provider that nobody needs", ["a?: +x", "b:"], "b"],
    ["drops an optional buildpack whose requirement nobody meets", ["a:", "b?: -x"], "a"],
    ["drops in rounds: without the requirer the provider is unused", ["a:", "b?: +x", "c?: -x -y"], "a"],
    ["drops in rounds: without the provider the requirement is unmet", ["a:", "b?: +x +z", "c?: -x"], "a"],
    ["takes the first alternative that fits", ["a: +y", "b: -x | -y"], "a b | a>y"],
    ["tries all combinations", ["a: +x | +y", "b: -z | -y"], "a b | a>y"],
    ["takes an empty alternative", ["a: +x |"], "a"],
    ["leaves an optional buildpack out only in its last alternative", ["a?: +x | +y", "b:"], "b"],
    ["prefers a later alternative over leaving the buildpack out", ["a?: +x | +y", "b: -y"], "a b | a>y"],
  ])("%s", (_, group, plan) => {
    expect(resolve(...group).plan).toBe(plan);
  });

  it.each([
    ["a required buildpack provides what nobody needs", ["a: +x", "b:"]],
    ["a required buildpack requires what nobody provides", ["a:", "b: -x"]],
    ["a name is provided after it is required", ["a: -x", "b: +x"]],
    ["a provider follows the last requirement of its name", ["a: +x", "b: -x", "c: +x"]],
    ["nobody is left", ["a?: +x", "b?: -y"]],
    ["there is nobody", []],
    ["no combination fits", ["a: +x | +y", "b: -z | -w"]],
    ["dropping an optional buildpack leaves a required one without provider", ["a?: +x +y", "b: -x"]],
  ])("fails if %s", (_, group) => {
    expect(resolve(...group).plan).toBeUndefined();
  });

  it("notes each try and why it failed", () => {
    const { notes } = resolve("a: +x | +y", "b?: -z | -y");

    expect(notes).toStrictEqual([
      "Resolving plan... (try #1)",
      "fail: b@1 requires z",
      "Resolving plan... (try #2)",
      "skip: b@1 requires y",
      "fail: a@1 provides unused x",
      "Resolving plan... (try #3)",
      "fail: b@1 requires z",
      "Resolving plan... (try #4)",
    ]);
  });

  it("notes what it leaves out, unmet requirements first", () => {
    const { notes } = resolve("a?: +unused", "b?: -missing", "c:");

    expect(notes).toStrictEqual([
      "Resolving plan... (try #1)",
      "skip: b@1 requires missing",
      "skip: a@1 provides unused unused",
    ]);
  });

  it("notes that nobody is left", () => {
    expect(resolve("a?: +x").notes).toStrictEqual([
      "Resolving plan... (try #1)",
      "skip: a@1 provides unused x",
      "fail: no viable buildpacks in group",
    ]);
  });

  it("keeps the metadata of requirements and the versions of providers", () => {
    const resolved = resolveBuildPlan(
      [
        {
          module: { id: "a", version: "1.2" },
          kind: "buildpack",
          optional: false,
          sections: sectionsOf("+x"),
        },
        {
          module: { id: "b", version: "2" },
          kind: "buildpack",
          optional: false,
          sections: [{ provides: [], requires: [{ name: "x", metadata: { k: [1] } }] }],
        },
      ],
      () => undefined,
    );

    expect(resolved?.entries).toStrictEqual([
      { providers: [{ id: "a", version: "1.2" }], requires: [{ name: "x", metadata: { k: [1] } }] },
    ]);
  });
});
