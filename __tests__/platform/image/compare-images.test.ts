import { describe, expect, it } from "@jest/globals";
import { compareImages, sizesOf } from "../../../src/platform/image/compare-images.ts";
import {
  type ContentLayer,
  type ImageContents,
  RUN_IMAGE_LAYERS,
} from "../../../src/platform/image/image-contents.ts";

/** `name=content:size`, each part after the name may be missing. */
function layer(text: string): ContentLayer {
  const [, name = "", diffId, sizeBytes] = /^([^=]*)(?:=([^:]*))?(?::(\d+))?$/.exec(text) ?? [];
  return { name, diffId, sizeBytes: sizeBytes === undefined ? undefined : Number(sizeBytes) };
}

function contents(layers: readonly string[], rest: Partial<ImageContents> = {}): ImageContents {
  return {
    layers: layers.map(layer),
    isComplete: true,
    sizeBytes: undefined,
    runImageSizeBytes: undefined,
    buildpacks: [],
    runImage: undefined,
    ...rest,
  };
}

const RUN = RUN_IMAGE_LAYERS;

describe("compareImages", () => {
  const cases: readonly [rule: string, before: string[], after: string[], changes: string[]][] = [
    ["the same content is the same", ["a=1"], ["a=1"], ["same a"]],
    ["other content under a name is changed", ["a=1"], ["a=2"], ["changed a"]],
    ["a new name is added", ["a=1"], ["a=1", "b=2"], ["same a", "added b"]],
    ["a name that is gone is removed, last", ["a=1", "b=2"], ["b=2"], ["same b", "removed a"]],
    ["the order of the image is kept", ["a=1", "b=2"], ["b=3", "a=1"], ["changed b", "same a"]],
    ["content under another name is the same", ["a=1"], ["b=1"], ["same b"]],
    ["one content cannot be two others' former one", ["a=1"], ["b=1", "c=1"], ["same b", "added c"]],
    ["a namesake goes before the same content", ["a=1", "b=2"], ["a=2"], ["changed a", "removed b"]],
    ["content that is not known is not known", ["a=1", "b"], ["a", "b=2"], ["unknown a", "unknown b"]],
    ["two unknown contents are not the same", ["a"], ["b"], ["added b", "removed a"]],
    ["nothing is compared with nothing", [], [], []],
  ];

  it.each(cases)("%s", (_rule, before, after, changes) => {
    const { layers } = compareImages(contents(before), contents(after));

    expect(layers.map(({ kind, name }) => `${kind} ${name}`)).toEqual(changes);
  });

  it("has both sizes of a layer", () => {
    const { layers } = compareImages(contents(["a=1:10", "b=2:20"]), contents(["a=3:15"]));

    expect(layers).toEqual([
      { kind: "changed", name: "a", beforeBytes: 10, afterBytes: 15 },
      { kind: "removed", name: "b", beforeBytes: 20, afterBytes: undefined },
    ]);
  });

  it("leaves the run image's layers out if one side has none to show", () => {
    const { layers } = compareImages(contents([`${RUN}=1`, "a=2"]), contents(["a=2"], { isComplete: false }));

    expect(layers.map(({ name }) => name)).toEqual(["a"]);
  });

  it("takes slices of the app for one layer if one side does not know which is which", () => {
    const sliced = ["a=1:1", "app (slice 1 of 2)=2:20", "app (slice 2 of 2)=3:30", "z=4:1"];
    const told = ["a=1:1", "app (1 of 2 slices)", "z=4:1"];

    const { layers } = compareImages(contents(sliced), contents(told, { isComplete: false }));

    expect(layers).toMatchObject([
      { kind: "same", name: "a" },
      { kind: "unknown", name: "app", beforeBytes: 50, afterBytes: undefined },
      { kind: "same", name: "z" },
    ]);
    expect(compareImages(contents(sliced), contents(sliced)).layers).toHaveLength(4);
  });

  it("tells buildpacks that came, went, and changed their version", () => {
    const before = [
      { id: "old", version: "1" },
      { id: "node", version: "1" },
    ];
    const after = [
      { id: "node", version: "2" },
      { id: "new", version: "3" },
    ];

    const { buildpacks } = compareImages(
      contents([], { buildpacks: before }),
      contents([], { buildpacks: after }),
    );

    expect(buildpacks).toEqual([
      { id: "node", before: "1", after: "2" },
      { id: "new", before: undefined, after: "3" },
      { id: "old", before: "1", after: undefined },
    ]);
  });

  it.each<[string, [string[], string?], [string[], string?]]>([
    ["same", [[`${RUN}=1`], "a/run@x"], [[`${RUN}=1`], "b/run@y"]],
    ["changed", [[`${RUN}=1`], "a/run@x"], [[`${RUN}=2`], "a/run@x"]],
    ["same", [[`${RUN}=1`], "a/run@x"], [[], "mirror/run@x"]],
    ["changed", [[], "a/run@x"], [[], "a/run@y"]],
    ["unknown", [[`${RUN}=1`]], [[], "a/run@x"]],
    ["unknown", [[], "a/run@x"], [[]]],
  ])("finds the run image %s: %j, %j", (answer, [before, beforeName], [after, afterName]) => {
    const comparison = compareImages(
      contents(before, { runImage: beforeName }),
      contents(after, { runImage: afterName }),
    );

    expect(comparison.runImage).toBe(answer);
  });

  it.each<[number | undefined, string[], string[], Partial<ImageContents>]>([
    [0, [`${RUN}=1:100`, "a=2:10"], [`${RUN}=1:100`, "a=2:10"], {}],
    [30, [`${RUN}=1:100`, "a=2:10"], [`${RUN}=1:100`, "a=3:30"], {}],
    [30, ["a=1:10"], ["a=2:30", "b=2:30"], {}],
    [0, ["a=1:10"], ["b=1:10"], {}],
    [undefined, ["a=1:10"], ["a=2"], {}],
    [undefined, ["a=1:10"], ["a:30"], {}],
    [undefined, ["a:10"], ["a=1:30"], {}],
    [30, [`${RUN}=1:100`, "a=2:10"], ["a=3:30"], { isComplete: false, runImage: "run@x" }],
    [undefined, [`${RUN}=1:100`, "a=2:10"], ["a=3:30"], { isComplete: false, runImage: "run@y" }],
    [undefined, [`${RUN}=1:100`], [], { isComplete: false, runImage: "run@x" }],
  ])("finds %s new bytes from %j to %j %j", (expected, before, after, rest) => {
    const comparison = compareImages(contents(before, { runImage: "run@x" }), contents(after, rest));

    expect(comparison.newBytes).toBe(expected);
  });
});

describe("sizesOf", () => {
  it.each([
    [100, 60, { totalBytes: 100, ownBytes: 40 }],
    [100, undefined, { totalBytes: 100, ownBytes: undefined }],
    [undefined, 60, { totalBytes: undefined, ownBytes: undefined }],
  ])("splits %s with a run image of %s", (sizeBytes, runImageSizeBytes, sizes) => {
    expect(sizesOf(contents([], { sizeBytes, runImageSizeBytes }))).toEqual(sizes);
  });
});
