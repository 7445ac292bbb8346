import { describe, expect, it } from "@jest/globals";
import type { BuilderImage } from "../../../src/builder/builder-image.ts";
import { differences } from "../../../src/platform/plan/read-job-builder.ts";

const BUILDER = {
  ...{ uid: 1000, gid: 1000, lifecycle: { version: "0.21.0", platformApis: [] } },
  buildpacks: [
    { id: "acme/a", version: "1" },
    { id: "acme/b", version: "2" },
  ],
  order: [{ group: [{ id: "acme/a", version: "1", optional: false }] }],
} as unknown as BuilderImage;

describe("the builder of the job and the one that is named", () => {
  it("are the same, whatever the order in which they name buildpacks", () => {
    expect(differences(BUILDER, { ...BUILDER, buildpacks: [...BUILDER.buildpacks].reverse() })).toEqual([]);
  });

  it("are the same if only one of them says the versions of its order", () => {
    const order = [{ group: [{ id: "acme/a", version: "", optional: false }] }];

    expect(differences(BUILDER, { ...BUILDER, order })).toEqual([]);
  });

  it.each([
    [
      "lifecycle",
      { lifecycle: { version: "0.20.0", platformApis: [] } },
      '"0.21.0", and that of the other "0.20.0"',
    ],
    ["user", { uid: 1001 }, '"1000:1000", and that of the other "1001:1000"'],
    ["buildpacks", { buildpacks: [{ id: "acme/a", version: "1" }] }, '"acme/b@2", and that of the other ""'],
    ["order", { order: [] }, '"acme/a", and that of the other ""'],
  ])("are different ones if their %s is another", (what, more, words) => {
    const [difference, ...others] = differences(BUILDER, { ...BUILDER, ...more });

    expect(difference).toContain(`its ${what} is `);
    expect(difference).toContain(words);
    expect(others).toEqual([]);
  });
});
