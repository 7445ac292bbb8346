import { describe, expect, it } from "@jest/globals";
import { parseImageConfig } from "../../../src/oci/image-config.ts";
import { parseManifest } from "../../../src/oci/manifest.ts";
import { describeBlobs, type ImageBlobs } from "../../../src/platform/image/image-blobs.ts";
import { ReportCollector } from "../../../src/platform/report/report-collector.ts";

const digest = (digits: string): string => `sha256:${digits.repeat(64).slice(0, 64)}`;

/** An image whose layers have the diffIDs 1, 2, … and the sizes 10, 20, …; a config of 5 bytes. */
function blobsOf(layers: number, metadata: object | undefined): ImageBlobs {
  const numbers = Array.from({ length: layers }, (_, at) => at + 1);
  const label = metadata && { "io.buildpacks.lifecycle.metadata": JSON.stringify(metadata) };
  const config = {
    architecture: "amd64",
    os: "linux",
    rootfs: { type: "layers", diff_ids: numbers.map((number) => digest(`d${number}`)) },
    config: { Labels: label },
  };
  const manifest = {
    schemaVersion: 2,
    config: { mediaType: "c", digest: digest("c"), size: 5 },
    layers: numbers.map((number) => ({ mediaType: "l", digest: digest(`b${number}`), size: number * 10 })),
  };
  return describeBlobs({
    config: parseImageConfig(JSON.stringify(config), "app"),
    manifest: parseManifest(JSON.stringify(manifest), "app"),
    name: "app",
  });
}

describe("describeBlobs", () => {
  it("knows the blob of each layer by the lifecycle's name, and the size of all", () => {
    const blobs = blobsOf(5, {
      runImage: { topLayer: digest("d1") },
      buildpacks: [{ key: "examples/node", layers: { modules: { sha: digest("d2") }, cacheonly: {} } }],
      launcher: { sha: digest("d3") },
      app: [{ sha: digest("d4") }, { sha: digest("d5") }],
      sbom: { sha: digest("d9") },
    });

    expect(blobs).toMatchObject({ sizeBytes: 155, runImageSizeBytes: 10 });
    expect(Object.fromEntries(blobs.layers)).toEqual({
      "examples/node:modules": { diffId: digest("d2"), sizeBytes: 20 },
      "buildpacksio/lifecycle:launcher": { diffId: digest("d3"), sizeBytes: 30 },
      app: { diffId: undefined, sizeBytes: 90 },
    });
  });

  it("knows no name that a lifecycle gives in an image without the label", () => {
    const { layers, ...sizes } = blobsOf(2, undefined);

    expect(sizes).toEqual({ sizeBytes: 35, runImageSizeBytes: 0 });
    expect([...layers.keys()].map((name) => name.split(" ")[0])).toEqual(["unnamed", "unnamed"]);
  });
});

describe("ReportCollector", () => {
  it("adds the sizes to the layers that it knows, also to an app in slices", () => {
    const report = new ReportCollector(() => 0);
    const layer = { outcome: "added", reason: "new" } as const;
    report.add({
      layers: [
        { ...layer, name: "app (1 of 2 slices)" },
        { ...layer, name: "a:b" },
      ],
    });

    report.addBlobs(blobsOf(2, { app: [{ sha: digest("d1") }, { sha: digest("d2") }] }));

    expect(report.snapshot().layers.map(({ sizeBytes }) => sizeBytes)).toEqual([30, undefined]);
  });

  it("knows when something began, and how long everything took", async () => {
    let now = 1000;
    const report = new ReportCollector(() => now);
    now = 1500;
    await report.time("prepare", () => Promise.resolve((now = 1700)));
    now = 2000;

    expect(report.snapshot()).toMatchObject({
      timings: [{ name: "prepare", startMs: 500, durationMs: 200 }],
      durationMs: 1000,
    });
  });
});
