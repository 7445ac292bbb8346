import { describe, expect, it } from "@jest/globals";
import { digestOf } from "../../src/oci/digest.ts";
import { checkSameLayers, findLayer } from "../../src/oci/image-layers.ts";
import { OCI_LAYER } from "../../src/oci/media-types.ts";

const BLOBS = ["base", "app"].map((name) => ({ mediaType: OCI_LAYER, size: 1, digest: digestOf(name) }));

function imageOf(...diff_ids: string[]) {
  return { manifest: { layers: BLOBS }, config: { rootfs: { type: "layers", diff_ids } } };
}

describe("findLayer", () => {
  it("gives the blob in the place of the diffID", () => {
    expect(findLayer(imageOf("sha256:a", "sha256:b"), "sha256:b")).toBe(BLOBS[1]);
  });

  it("gives nothing for what the image does not have", () => {
    expect(findLayer(imageOf("sha256:a", "sha256:b"), "sha256:c")).toBeUndefined();
    expect(findLayer(undefined, "sha256:c")).toBeUndefined();
  });

  it.each([[["sha256:a"]], [["sha256:a", "sha256:b", "sha256:c"]]])(
    "gives nothing if the config has other layers: %p",
    (diffIds) => {
      expect(findLayer(imageOf(...diffIds), "sha256:a")).toBeUndefined();
    },
  );
});

describe("checkSameLayers", () => {
  it("names both numbers if they differ", () => {
    expect(() => {
      checkSameLayers(imageOf("sha256:a"), "app");
    }).toThrow('The image "app" has 2 layers in its manifest, but 1 in its config.');
  });
});
