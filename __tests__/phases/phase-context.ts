// A phase context in which everything is set, for golden files.
import { Readable } from "node:stream";
import { parseApiVersion } from "../../src/cnb/api-version.ts";
import { parseImageReference } from "../../src/oci/image-reference.ts";
import type { PhaseContext } from "../../src/phases/phase.ts";

export function phaseContext(api: string, more: Partial<PhaseContext> = {}): PhaseContext {
  return {
    api: parseApiVersion(api),
    uid: 1000,
    gid: 1001,
    images: {
      builder: "ghcr.io/owner/builder@sha256:b",
      lifecycle: "docker.io/buildpacksio/lifecycle@sha256:c",
    },
    volumes: {
      layers: "layers-volume",
      app: "app-volume",
      kaniko: "kaniko-volume",
      lifecycle: "lifecycle-volume",
    },
    cache: { kind: "directory", mount: { kind: "volume", volume: "cache-volume", target: "/cache" } },
    tags: [parseImageReference("ghcr.io/owner/app:1"), parseImageReference("ghcr.io/owner/app:latest")],
    runImage: {
      name: "quay.io/owner/run:1",
      reference: parseImageReference("quay.io/owner/run:1"),
      runImages: [{ image: "docker.io/owner/run:1", mirrors: ["quay.io/owner/run:1"] }],
    },
    previousImage: parseImageReference("ghcr.io/owner/app:stable"),
    variables: [
      { name: "BP_NODE_VERSION", value: "22.*" },
      { name: "MULTI", value: "one\ntwo" },
    ],
    projectMetadata: {
      source: { type: "git", version: { commit: "abc" }, metadata: { repository: "https://github.com/o/r" } },
    },
    containers: {
      network: "host",
      mounts: [{ kind: "volume", volume: "data", target: "/mnt/data", readOnly: true }],
      limits: { memoryBytes: 4e9, cpus: 1.5 },
      proxies: { HTTPS_PROXY: "http://proxy.example.com:3128" },
      insecureRegistries: ["registry.local:5000"],
    },
    certificates: ["-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"],
    outcome: {
      defaultProcess: "web",
      createdAt: 1_700_000_000,
      execEnv: "test",
      appDir: "/app",
      sbomDir: { input: "sbom", path: "/home/runner/sbom", within: undefined },
    },
    extender: undefined,
    extensions: undefined,
    order: '[[order]]\n[[order.group]]\nid = "extra"\n',
    archives: [() => Readable.from([Buffer.alloc(1024)])],
    skipRestore: true,
    verbose: false,
    ...more,
  };
}
