import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../../src/oci/digest.ts";
import { describeContents } from "../../../src/platform/image/image-contents.ts";
import { type AppImage, createAppImage, diffIdOf } from "../../support/app-images.ts";

function describeImage(image: AppImage) {
  const { config, manifest } = createAppImage(image);
  return describeContents(config, manifest, '"g.io/app:1"');
}

describe("describeContents", () => {
  it("names layers as lifecycles do, and takes those of the run image for one", () => {
    const contents = describeImage({
      run: ["base", "extras"],
      layers: { "example/node:node": "node", "example/npm:modules": "modules!" },
      buildpacks: [{ id: "example/node", version: "1.2.3" }],
    });

    expect(contents).toEqual({
      layers: [
        { name: "run image", diffId: diffIdOf("extras"), sizeBytes: 10_000 },
        { name: "example/node:node", diffId: diffIdOf("node"), sizeBytes: 4_000 },
        { name: "example/npm:modules", diffId: diffIdOf("modules!"), sizeBytes: 8_000 },
        { name: "app", diffId: diffIdOf("app"), sizeBytes: 3_000 },
        { name: "buildpacksio/lifecycle:launcher", diffId: diffIdOf("launcher"), sizeBytes: 8_000 },
      ],
      isComplete: true,
      sizeBytes: 33_000,
      runImageSizeBytes: 10_000,
      buildpacks: [{ id: "example/node", version: "1.2.3" }],
      runImage: `ghcr.io/base/run@${digestOf("base,extras")}`,
    });
  });

  it("numbers the slices of an app", () => {
    const { layers } = describeImage({ run: [], app: ["static", "rest"] });

    expect(layers.map(({ name }) => name)).toEqual([
      "app (slice 1 of 2)",
      "app (slice 2 of 2)",
      "buildpacksio/lifecycle:launcher",
    ]);
  });

  it("gives each of several layers with the same content its own name", () => {
    const { layers, sizeBytes } = describeImage({ run: [], layers: { "a:x": "same", "b:y": "same" } });

    expect(layers.map(({ name }) => name).slice(0, 2)).toEqual(["a:x", "b:y"]);
    expect(sizeBytes).toBe(4_000 + 3_000 + 8_000);
  });

  it("has words for layers of an image that no buildpack made", () => {
    const { config, manifest } = createAppImage({ run: ["x", "x"], app: [] });

    const { layers, runImage, runImageSizeBytes } = describeContents(
      { ...config, config: null },
      manifest,
      "it",
    );

    const x = `unnamed ${diffIdOf("x").slice(7, 19)}`;
    expect(layers.map(({ name }) => name)).toEqual([
      x,
      `${x} (2)`,
      `unnamed ${diffIdOf("launcher").slice(7, 19)}`,
    ]);
    expect([runImage, runImageSizeBytes]).toEqual([undefined, undefined]);
  });

  it("does not guess sizes if manifest and config do not belong together", () => {
    const { config, manifest } = createAppImage({});

    const { layers } = describeContents(config, { ...manifest, layers: manifest.layers.slice(1) }, "it");

    expect(layers.map(({ sizeBytes }) => sizeBytes)).toEqual([undefined, undefined, undefined]);
  });

  it("names the image whose label is malformed", () => {
    expect(() => describeImage({ lifecycleLabel: "{" })).toThrow(
      'The label io.buildpacks.lifecycle.metadata of "g.io/app:1" is not JSON',
    );
  });
});
