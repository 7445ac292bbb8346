import { expect, it } from "@jest/globals";
import { provenReference } from "../../../src/builder/builder-image.ts";
import { parseApiVersion } from "../../../src/cnb/api-version.ts";
import { formatImageReference, parseImageReference } from "../../../src/oci/image-reference.ts";
import { buildFacts, type CompleteBuild } from "../../../src/platform/attest/build-facts.ts";
import { EMPTY_REPORT } from "../../../src/platform/report/report-collector.ts";

const DIGEST = `sha256:${"b1".repeat(32)}`;
const LAYER = `sha256:${"c1".repeat(32)}`;
const BUILDPACK = { id: "examples/one", version: "1.0.0" };

/** @param reference as which the builder was asked for */
function buildOn(reference: string, isUnproven: boolean): CompleteBuild {
  const labels = {
    "io.buildpacks.builder.metadata": '{"lifecycle":{"version":"0.21.0"}}',
    "io.buildpacks.buildpack.layers": JSON.stringify({
      [BUILDPACK.id]: { [BUILDPACK.version]: { api: "0.10", layerDiffID: LAYER } },
    }),
  };
  const target = { os: "linux", arch: "amd64" };
  const pinned = parseImageReference(`ghcr.io/base/builder@${DIGEST}`);
  return {
    resolved: { descriptorFile: undefined },
    plan: {
      builder: {
        ...{ reference: parseImageReference(reference), pinned, labels, target, isUnproven },
        lifecycle: { version: "0.21.0" },
      },
      runImage: { value: { pinned: parseImageReference("ghcr.io/base/run:1") } },
      ...{
        lifecycleImage: undefined,
        api: { value: parseApiVersion("0.15") },
        order: { sources: [] },
        target,
      },
    },
    report: { ...EMPTY_REPORT, buildpacks: [BUILDPACK] },
    files: new Map(),
  } as unknown as CompleteBuild;
}

const JOB = {
  invocation: { builderId: "https://ci.example", invocationId: undefined, source: undefined, facts: {} },
  ...{ inputs: {}, time: 0 },
};

it("provenance has the digests of a builder, and of the layers in it", () => {
  const { images, buildpacks } = buildFacts(buildOn("ghcr.io/base/builder:1", false), JOB);

  expect(images[0]?.digest).toBe(DIGEST);
  expect(buildpacks).toEqual([{ ...BUILDPACK, layerDiffId: LAYER }]);
});

it.each(["ghcr.io/base/builder:1", `ghcr.io/base/builder@${DIGEST}`])(
  "provenance has none of a builder that may be another image than %s",
  (reference) => {
    const build = buildOn(reference, true);

    const { images, buildpacks } = buildFacts(build, JOB);

    expect(images[0]).toEqual({ name: "builder", uri: "docker://ghcr.io/base/builder", digest: undefined });
    expect(buildpacks).toEqual([{ ...BUILDPACK, layerDiffId: undefined }]);
    expect(formatImageReference(provenReference(build.plan.builder))).toBe(reference);
  },
);
