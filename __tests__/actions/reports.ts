// Reports to test with.
import type { BuildReport } from "../../src/platform/request/build-request.ts";

const DIGEST = `sha256:${"4b".repeat(32)}`;

export const COMPLETE_REPORT: BuildReport = {
  platforms: [],
  digest: DIGEST,
  image: `ghcr.io/owner/app@${DIGEST}`,
  tags: ["ghcr.io/owner/app:1", "ghcr.io/owner/app:2"],
  loaded: [],
  runImage: `ghcr.io/base/run@${DIGEST}`,
  builder: `ghcr.io/base/builder@${DIGEST}`,
  target: { os: "linux", arch: "amd64" },
  platformApi: "0.14",
  lifecycleVersion: "0.20.5",
  verified: true,
  work: "build",
  flow: "phases",
  buildpacks: [{ id: "example/node", version: "1.2.3", homepage: "https://example.com/node" }],
  processes: [{ type: "web", command: ["node", "server.js"], default: true }],
  layers: [
    {
      name: "example/node:node",
      outcome: "reused",
      reason: "its content is the same",
      diffId: `sha256:${"2c".repeat(32)}`,
      sizeBytes: 30_100_000,
    },
    { name: "app", outcome: "added", reason: "its content changed", sizeBytes: 12_000 },
  ],
  timings: [
    { name: "check inputs", startMs: 100, durationMs: 400 },
    { name: "upload source", startMs: 520, durationMs: 300 },
    { name: "get builder", startMs: 510, durationMs: 2_000 },
    { name: "prepare", startMs: 500, durationMs: 2_020 },
    { name: "builder", startMs: 2_600, durationMs: 12_345 },
    { name: "deliver", startMs: 15_000, durationMs: 700 },
  ],
  durationMs: 15_800,
  sizeBytes: 60_400_000,
  runImageSizeBytes: 30_000_000,
  manifestSizeBytes: 1234,
  imageId: `sha256:${"1d".repeat(32)}`,
  sbomDir: "/home/runner/out/sbom",
  sbomDocuments: {
    cycloneDx: "/home/runner/out/sbom/image.cdx.json",
    spdx: "/home/runner/out/sbom/image.spdx.json",
  },
  reportDir: "/home/runner/out/report",
  provenance: "/home/runner/work/_temp/cnb-attestations-1/provenance.json",
  attestationBundles: "/home/runner/work/_temp/cnb-attestations-1/bundles.jsonl",
  attestations: [`ghcr.io/owner/app@sha256:${"5a".repeat(32)}`],
  layoutDir: "/home/runner/out/image",
  caches: [
    {
      name: "layers",
      kind: "github",
      outcome: "hit",
      reason: "restored 12.3 MB in 0.5 s from layers-v1",
      key: "layers-v1",
      sizeBytes: 12_345_678,
      restoreMs: 500,
    },
    { name: "builder", kind: "github", outcome: "unused", reason: "the engine had the builder" },
  ],
  sbom: {
    components: 120,
    licences: [
      { name: "MIT", components: 100 },
      { name: "ISC", components: 15 },
    ],
  },
};
