import { expect, it } from "@jest/globals";
import { parseImageReference } from "../../../src/oci/image-reference.ts";
import { readBuilderEarly } from "../../../src/platform/plan/read-builder-early.ts";
import { JOB_BUILDER } from "../../../src/platform/request/job-builder.ts";
import type { Registry } from "../../../src/registry/registry.ts";

const builder = parseImageReference("registry.example/builder:1");
const other = parseImageReference("registry.example/run:1");

/** Which manifests it was asked for, in their order. */
function recording() {
  const asked: unknown[] = [];
  const getManifest: Registry["getManifest"] = (image) => {
    asked.push(image);
    return Promise.reject(new Error("no registry"));
  };
  return { asked, registry: { getManifest } as Registry };
}

it("asks for the builder's manifest at once, and then only for others", async () => {
  const { asked, registry } = recording();
  const early = readBuilderEarly({ builder, pull: "always" }, registry);
  expect(asked).toEqual([builder]);

  for (const image of [builder, other, builder])
    await expect(early.getManifest(image)).rejects.toThrow("no registry");
  expect(asked).toEqual([builder, other]);
});

it.each([
  { builder, pull: "if-not-present" },
  { builder, pull: "never" },
  { builder: JOB_BUILDER, pull: "always" },
] as const)("asks for nothing where an engine may have it: %j", (build) => {
  const { asked, registry } = recording();
  expect(readBuilderEarly(build, registry)).toBe(registry);
  expect(asked).toEqual([]);
});
