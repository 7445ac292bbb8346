import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../../src/oci/digest.ts";
import { chooseWork, type EarlierImage } from "../../../src/platform/plan/choose-work.ts";
import {
  INPUT_GROUPS,
  type InputDigests,
  type InputGroup,
} from "../../../src/platform/plan/input-digests.ts";
import type { ReuseOptions } from "../../../src/platform/request/build-request.ts";
import { isCompared } from "../../../src/platform/request/reuse-request.ts";

const GROUPS = Object.keys(INPUT_GROUPS) as InputGroup[];
const NOW = Object.fromEntries(GROUPS.map((group) => [group, digestOf(group)])) as unknown as InputDigests;
const BOTH: ReuseOptions = { whenUnchanged: "skip", rebase: "auto", key: undefined };

/** An image that was made from other things in these groups. */
function image(name: string, ...different: readonly InputGroup[]): EarlierImage {
  const { runImage, ...inputs } = {
    ...NOW,
    ...Object.fromEntries(different.map((group) => [group, digestOf("other")])),
  } as Record<InputGroup, ReturnType<typeof digestOf>>;
  return { name, inputs, runImage };
}

const ALL_KINDS = [
  { whenUnchanged: "skip", rebase: "auto", same: "skip", runImage: "rebase" },
  { whenUnchanged: "skip", rebase: "never", same: "skip", runImage: "build" },
  { whenUnchanged: "build", rebase: "auto", same: "build", runImage: "rebase" },
  { whenUnchanged: "build", rebase: "never", same: "build", runImage: "build" },
] as const;

describe("chooseWork", () => {
  it.each(ALL_KINDS)(
    "does with when-unchanged $whenUnchanged and rebase $rebase: $same, and $runImage for another run image",
    ({ whenUnchanged, rebase, same, runImage }) => {
      const policy = { whenUnchanged, rebase };

      expect(chooseWork(NOW, [image("a")], policy).kind).toBe(same);
      expect(chooseWork(NOW, [image("a", "runImage")], policy).kind).toBe(runImage);
    },
  );

  it.each(GROUPS.filter((group) => group !== "runImage"))("builds where %s is another one", (group) => {
    for (const more of [[], ["runImage"] as const]) {
      const { kind, reason } = chooseWork(NOW, [image("a", group, ...more)], BOTH);

      expect(kind).toBe("build");
      expect(reason).toContain(`since "a", ${INPUT_GROUPS[group]}`);
    }
  });

  it("takes the image that leaves least to do, whatever its place", () => {
    const [other, old, same] = [image("other", "source"), image("old", "runImage"), image("same")];

    expect(chooseWork(NOW, [other, old, same], BOTH)).toMatchObject({ kind: "skip", image: same });
    expect(chooseWork(NOW, [other, old], BOTH)).toMatchObject({ kind: "rebase", image: old });
  });

  it("names three groups that changed, and how many there are besides", () => {
    const { reason } = chooseWork(
      NOW,
      [image("a", "source", "options", "builder", "lifecycle", "runImage")],
      BOTH,
    );

    expect(reason).toBe('since "a", the source, the options, the builder, and 2 more changed');
  });

  it("compares with an image that says what it was made from, if there is one", () => {
    const silent = { name: "silent", inputs: undefined, runImage: undefined };

    expect(chooseWork(NOW, [silent], BOTH).reason).toBe('"silent" does not say what it was made from');
    expect(chooseWork(NOW, [silent, image("b", "source")], BOTH).reason).toBe(
      'since "b", the source changed',
    );
    expect(chooseWork(NOW, [], BOTH)).toEqual({ kind: "build", reason: "there is no earlier image" });
  });

  it.each([
    ["environment", 'the variables may be secret, and are only compared with "when-unchanged-key"'],
    ["bindings", 'the bindings may be secret, and are only compared with "when-unchanged-key"'],
    ["builder", "the builder cannot be compared, since no registry has it"],
  ] as const)(
    "builds where %s cannot be compared, also if no image has it, and says why",
    (group, reason) => {
      const now = { ...NOW, [group]: undefined };
      const { inputs, ...rest } = image("a");

      expect(chooseWork(now, [image("a")], BOTH)).toEqual({ kind: "build", reason });
      expect(chooseWork(now, [{ ...rest, inputs: { ...inputs, [group]: undefined } }], BOTH).kind).toBe(
        "build",
      );
    },
  );

  it("does not take an image that does not say which run image it stands on for unchanged", () => {
    const unsure = { ...image("a"), runImage: undefined };

    expect(chooseWork(NOW, [unsure], { ...BOTH, rebase: "never" }).kind).toBe("build");
  });
});

describe("isCompared", () => {
  it.each(ALL_KINDS)("with when-unchanged $whenUnchanged and rebase $rebase", ({ whenUnchanged, rebase }) => {
    const isAsked = whenUnchanged === "skip" || rebase === "auto";

    expect(isCompared({ reuse: { whenUnchanged, rebase, key: undefined } })).toBe(isAsked);
  });
});
