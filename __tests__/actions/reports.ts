// Reports to test with.
import type { BuildReport } from "../../src/platform/build-request.ts";

export const EMPTY_REPORT: BuildReport = {
  digest: undefined,
  image: undefined,
  tags: [],
  loaded: [],
  runImage: undefined,
  builder: undefined,
  target: undefined,
  platformApi: undefined,
  lifecycleVersion: undefined,
  flow: undefined,
  buildpacks: [],
  processes: [],
  layers: [],
  timings: [],
  manifestSizeBytes: undefined,
  imageId: undefined,
  sbomDir: undefined,
  reportDir: undefined,
  caches: [],
};

const DIGEST = `sha256:${"4b".repeat(32)}`;

export const COMPLETE_REPORT: BuildReport = {
  digest: DIGEST,
  image: `ghcr.io/owner/app@${DIGEST}`,
  tags: ["ghcr.io/owner/app:1", "ghcr.io/owner/app:2"],
  loaded: [],
  runImage: `ghcr.io/base/run@${DIGEST}`,
  builder: `ghcr.io/base/builder@${DIGEST}`,
  target: { os: "linux", arch: "amd64" },
  platformApi: "0.14",
  lifecycleVersion: "0.20.5",
  flow: "phases",
  buildpacks: [{ id: "example/node", version: "1.2.3" }],
  processes: [{ type: "web", command: ["node", "server.js"], default: true }],
  layers: [
    { name: "example/node:node", outcome: "reused", reason: "its content is the same" },
    { name: "app", outcome: "added", reason: "its content changed" },
  ],
  timings: [{ name: "builder", durationMs: 12_345 }],
  manifestSizeBytes: 1234,
  imageId: `sha256:${"1d".repeat(32)}`,
  sbomDir: "/home/runner/out/sbom",
  reportDir: "/home/runner/out/report",
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
};
