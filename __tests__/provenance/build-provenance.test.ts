import { describe, expect, it } from "@jest/globals";
import {
  BUILD_TYPE,
  type BuildFacts,
  buildProvenance,
  SLSA_PROVENANCE,
} from "../../src/provenance/build-provenance.ts";
import { statementAbout } from "../../src/provenance/statement.ts";

const hex = (digits: string): string => digits.repeat(32);
const digest = (digits: string) => `sha256:${hex(digits)}` as const;

const FACTS: BuildFacts = {
  invocation: {
    builderId: "https://github.com/owner/app/.github/workflows/release.yml@refs/heads/main",
    invocationId: "https://github.com/owner/app/actions/runs/1/attempts/2",
    source: { repository: "https://github.com/owner/app", ref: "refs/heads/main", commit: "4d".repeat(20) },
    facts: { runner_environment: "github-hosted", event_name: "push" },
  },
  inputs: { image: "ghcr.io/owner/app:1", builder: "b" },
  descriptor: { path: "project.toml", digest: digest("0a") },
  images: [
    { name: "builder", uri: "pkg:oci/builder", digest: digest("0b") },
    { name: "run-image", uri: "pkg:oci/run", digest: undefined },
  ],
  buildpacks: [
    { id: "examples/node", version: "1.0.0", layerDiffId: digest("0c") },
    { id: "examples/own", version: "2", layerDiffId: undefined },
  ],
  choices: { platformApi: "0.15" },
  byproducts: [{ name: "report.toml", digest: digest("0d"), mediaType: "application/toml" }],
  startedAt: Date.parse("2026-11-29T10:00:00.789Z"),
  finishedAt: Date.parse("2026-11-29T10:01:00.001Z"),
};

describe("buildProvenance", () => {
  it("says what was asked for, what was used, and who did it", () => {
    expect(buildProvenance(FACTS)).toStrictEqual({
      buildDefinition: {
        buildType: BUILD_TYPE,
        externalParameters: {
          inputs: { builder: "b", image: "ghcr.io/owner/app:1" },
          source: { repository: "https://github.com/owner/app", ref: "refs/heads/main" },
          descriptor: { path: "project.toml", digest: { sha256: hex("0a") } },
        },
        internalParameters: {
          platformApi: "0.15",
          github: { event_name: "push", runner_environment: "github-hosted" },
        },
        resolvedDependencies: [
          {
            name: "source",
            uri: "git+https://github.com/owner/app@refs/heads/main",
            digest: { gitCommit: "4d".repeat(20) },
          },
          { name: "builder", uri: "pkg:oci/builder", digest: { sha256: hex("0b") } },
          { name: "run-image", uri: "pkg:oci/run" },
          {
            name: "buildpack",
            uri: "urn:cnb:builder:examples/node@1.0.0",
            digest: { sha256: hex("0c") },
            annotations: { id: "examples/node", version: "1.0.0" },
          },
          {
            name: "buildpack",
            uri: "urn:cnb:builder:examples/own@2",
            annotations: { id: "examples/own", version: "2" },
          },
        ],
      },
      runDetails: {
        builder: { id: FACTS.invocation.builderId },
        metadata: {
          invocationId: FACTS.invocation.invocationId,
          startedOn: "2026-11-29T10:00:00Z",
          finishedOn: "2026-11-29T10:01:00Z",
        },
        byproducts: [{ name: "report.toml", digest: { sha256: hex("0d") }, mediaType: "application/toml" }],
      },
    });
  });

  it("has the same bytes, in whatever order inputs came", () => {
    const reversed = { ...FACTS, inputs: Object.fromEntries(Object.entries(FACTS.inputs).reverse()) };

    expect(JSON.stringify(buildProvenance(reversed))).toBe(JSON.stringify(buildProvenance(FACTS)));
  });

  it("leaves out what is not known", () => {
    const invocation = { builderId: "b", invocationId: undefined, source: undefined, facts: {} };
    const text = JSON.stringify(buildProvenance({ ...FACTS, invocation, descriptor: undefined }));

    expect(text).not.toMatch(/invocationId|"source"|descriptor|undefined|null/);
  });
});

describe("statementAbout", () => {
  it("is about one digest, under all names of the image", () => {
    const image = { digest: digest("ab"), names: ["ghcr.io/owner/app", "docker.io/owner/app"] };

    expect(statementAbout(image, SLSA_PROVENANCE, { a: 1 })).toStrictEqual({
      _type: "https://in-toto.io/Statement/v1",
      subject: [
        { name: "ghcr.io/owner/app", digest: { sha256: hex("ab") } },
        { name: "docker.io/owner/app", digest: { sha256: hex("ab") } },
      ],
      predicateType: "https://slsa.dev/provenance/v1",
      predicate: { a: 1 },
    });
  });
});
