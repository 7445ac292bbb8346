// Reports to test with.
import type { BuildReport } from "../../src/platform/build-request.ts";

export const EMPTY_REPORT: BuildReport = {
  digest: undefined,
  image: undefined,
  tags: [],
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
};

const DIGEST = `sha256:${"4b".repeat(32)}`;

export const COMPLETE_REPORT: BuildReport = {
  digest: DIGEST,
  image: `ghcr.io/owner/app@${DIGEST}`,
  tags: ["ghcr.io/owner/app:1", "ghcr.io/owner/app:2"],
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
};
