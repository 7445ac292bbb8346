import { describe, expect, it } from "@jest/globals";
import { editImage, type ImageBytes, type ImageEdits } from "../../src/gateway/edit-image.ts";
import { digestOf } from "../../src/oci/digest.ts";
import {
  DOCKER_CONFIG,
  DOCKER_LAYER,
  DOCKER_MANIFEST,
  OCI_CONFIG,
  OCI_LAYER,
  OCI_MANIFEST,
} from "../../src/oci/media-types.ts";

const DIFF_ID = digestOf("diff");

function imageWith({
  isOci = false,
  labels = { b: "2", a: "1" },
}: { isOci?: boolean; labels?: Record<string, string> | null } = {}): ImageBytes {
  const config = {
    architecture: "amd64",
    "x-unknown": { kept: 1 },
    config: { Env: ["A=b"], ...(labels !== null && { Labels: labels }), WorkingDir: "/w", Other: true },
    created: "1980-01-01T00:00:01Z",
    history: [{ created_by: "one" }],
    os: "linux",
    rootfs: { type: "layers", diff_ids: [DIFF_ID] },
  };
  const configBytes = Buffer.from(JSON.stringify(config));
  const mediaType = isOci ? OCI_MANIFEST : DOCKER_MANIFEST;
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: {
      mediaType: isOci ? OCI_CONFIG : DOCKER_CONFIG,
      size: configBytes.length,
      digest: digestOf(configBytes),
    },
    layers: [
      { mediaType: isOci ? OCI_LAYER : DOCKER_LAYER, size: 5, digest: digestOf("layer"), urls: ["u"] },
      { mediaType: DOCKER_LAYER, size: 3, digest: digestOf("own") },
    ],
    ...(isOci && { annotations: { "from.base": "x", z: "old" } }),
  };
  return { mediaType, manifestBytes: Buffer.from(JSON.stringify(manifest)), configBytes };
}

const entries = (pairs: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(Object.entries(pairs));

function edited(image: ImageBytes, edits: ImageEdits) {
  const result = editImage(image, edits);
  const read = (bytes: Buffer): Record<string, unknown> =>
    JSON.parse(bytes.toString()) as Record<string, unknown>;
  return { ...result, manifestJson: read(result.manifestBytes), configJson: read(result.configBytes) };
}

describe("editImage", () => {
  it.each([
    ["there is nothing to change", {}],
    ["the labels are there already", { labels: entries({ a: "1" }) }],
    ["no name is in a label", { renames: entries({ "127.0.0.1:1/run": "ghcr.io/run" }) }],
  ])("leaves every byte as it is if %s", (_, edits) => {
    const image = imageWith();

    const result = editImage(image, edits);

    expect(result).toMatchObject({ ...image, digest: digestOf(image.manifestBytes) });
  });

  it("merges labels into the config, in the order of their bytes, and changes nothing else", () => {
    const image = imageWith();
    const before = JSON.parse(image.configBytes.toString()) as { config: object };

    const { configJson, configBytes, manifest, config, mediaType } = edited(image, {
      labels: entries({ c: "<3>", B: "first", a: 'new, "quoted"' }),
    });

    expect(configJson).toEqual({
      ...before,
      config: { ...before.config, Labels: { B: "first", a: 'new, "quoted"', b: "2", c: "<3>" } },
    });
    expect(configBytes.toString()).toContain(
      '"Labels":{"B":"first","a":"new, \\"quoted\\"","b":"2","c":"\\u003c3\\u003e"},"WorkingDir"',
    );
    expect(manifest.config).toEqual({
      mediaType: DOCKER_CONFIG,
      digest: digestOf(configBytes),
      size: configBytes.length,
    });
    expect(config.rootfs.diff_ids).toEqual([DIFF_ID]);
    expect(mediaType).toBe(DOCKER_MANIFEST);
  });

  it("keeps the layers and their descriptors when labels change", () => {
    const image = imageWith();
    const { layers } = JSON.parse(image.manifestBytes.toString()) as { layers: unknown };

    expect(edited(image, { labels: entries({ c: "3" }) }).manifestJson["layers"]).toEqual(layers);
  });

  it("gives labels to a config that has none", () => {
    const image = imageWith({ labels: null });

    const { config } = editImage(image, { labels: entries({ a: "1" }) });

    expect(config.config?.Labels).toEqual({ a: "1" });
  });

  it("takes labels whose keys JavaScript has a meaning for", () => {
    const labels = new Map([
      ["__proto__", "one"],
      ["constructor", "two"],
    ]);

    const { configBytes } = editImage(imageWith(), { labels });

    expect(configBytes.toString()).toContain(
      '"Labels":{"__proto__":"one","a":"1","b":"2","constructor":"two"}',
    );
  });

  it("makes Docker's manifest an OCI manifest to annotate it, as it knows no annotations", () => {
    const { manifestJson, mediaType, configBytes, digest, manifestBytes } = edited(imageWith(), {
      annotations: entries({ b: "2", a: "1" }),
    });

    expect(mediaType).toBe(OCI_MANIFEST);
    expect(manifestJson).toEqual({
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      config: { mediaType: OCI_CONFIG, size: configBytes.length, digest: digestOf(configBytes) },
      layers: [
        { mediaType: OCI_LAYER, size: 5, digest: digestOf("layer"), urls: ["u"] },
        { mediaType: OCI_LAYER, size: 3, digest: digestOf("own") },
      ],
      annotations: { a: "1", b: "2" },
    });
    expect(Object.keys(manifestJson["annotations"] as object)).toEqual(["a", "b"]);
    expect(digest).toBe(digestOf(manifestBytes));
  });

  it("merges annotations into those of an OCI manifest, and leaves its layers as they are", () => {
    const image = imageWith({ isOci: true });
    const { layers } = JSON.parse(image.manifestBytes.toString()) as { layers: unknown };

    const { manifestJson, configBytes } = edited(image, { annotations: entries({ z: "new", a: "1" }) });

    expect(manifestJson["annotations"]).toEqual({ a: "1", "from.base": "x", z: "new" });
    expect(manifestJson["layers"]).toEqual(layers);
    expect(configBytes).toEqual(image.configBytes);
  });

  it("gives the names of repositories back in labels of the lifecycle, and only whole names there", () => {
    const value = JSON.stringify({
      runImage: {
        image: "127.0.0.1:1/run",
        reference: "127.0.0.1:1/run@sha256:ab",
        other: "127.0.0.1:1/run-2",
      },
    });
    const image = imageWith({
      labels: { "io.buildpacks.lifecycle.metadata": value, mine: "127.0.0.1:1/run" },
    });

    const { config } = editImage(image, { renames: entries({ "127.0.0.1:1/run": "ghcr.io/o/$&run" }) });

    const label = config.config?.Labels?.["io.buildpacks.lifecycle.metadata"] ?? "";
    expect(JSON.parse(label)).toEqual({
      runImage: {
        image: "ghcr.io/o/$&run",
        reference: "ghcr.io/o/$&run@sha256:ab",
        other: "127.0.0.1:1/run-2",
      },
    });
    expect(config.config?.Labels?.["mine"]).toBe("127.0.0.1:1/run");
  });

  it.each([
    ["manifest", { manifestBytes: Buffer.from("{}") }],
    ["config", { configBytes: Buffer.from("[]") }],
  ])("refuses a malformed %s", (_, part) => {
    expect(() => editImage({ ...imageWith(), ...part }, { labels: entries({ a: "2" }) })).toThrow(
      expect.objectContaining({ code: "MALFORMED" }),
    );
  });
});
