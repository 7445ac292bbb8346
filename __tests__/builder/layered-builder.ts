// A builder with layers as tools make it: the base, a layer for each buildpack, and its small files on top.
import { gzipSync } from "node:zlib";
import type { ServedImage } from "../../src/builder/located-image.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { parseImageConfig } from "../../src/oci/image-config.ts";
import { parseManifest } from "../../src/oci/manifest.ts";
import { tarFile, writeTar } from "../docker/tiny-tar.ts";

const OCI = "application/vnd.oci.image";

/** One layer; `claimedBytes` is what the manifest says of a blob that nothing reads. */
export interface LayerFixture {
  readonly tar: Buffer;
  readonly claimedBytes?: number;
  readonly mediaType?: string;
}

/** What the builder is made of. */
export interface BuilderFixture extends ServedImage {
  readonly configJson: string;
  /** Compressed layers, and the config. */
  readonly blobs: ReadonlyMap<Digest, Buffer>;
}

/** A layer with one file. */
export function layerWith(name: string, content = name): LayerFixture {
  return { tar: writeTar([tarFile(name, content)]) };
}

/** A layer that is worth to be left out. */
export function largeLayer(name: string, claimedBytes = 20_000_000): LayerFixture {
  return { ...layerWith(name), claimedBytes };
}

/** Its config with everything that a builder's has. */
export function layeredBuilder(
  layers: readonly LayerFixture[],
  container: { readonly Env?: readonly string[]; readonly Labels?: Readonly<Record<string, string>> } = {},
): BuilderFixture {
  const configJson = JSON.stringify({
    architecture: "amd64",
    os: "linux",
    config: { User: "1000:1000", ...container },
    rootfs: { type: "layers", diff_ids: layers.map(({ tar }) => digestOf(tar)) },
    history: layers.map(() => ({ created_by: "a tool" })),
  });
  const blobs = layers.map(({ tar }) => gzipSync(tar));
  const config = Buffer.from(configJson);
  const manifestBytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: `${OCI}.manifest.v1+json`,
      config: { mediaType: `${OCI}.config.v1+json`, digest: digestOf(config), size: config.length },
      layers: layers.map(({ claimedBytes, mediaType }, at) => ({
        mediaType: mediaType ?? `${OCI}.layer.v1.tar+gzip`,
        digest: digestOf(blobs[at] ?? ""),
        size: claimedBytes ?? blobs[at]?.length,
      })),
    }),
  );
  return {
    manifestBytes,
    manifest: parseManifest(manifestBytes.toString(), "a fixture"),
    config: parseImageConfig(configJson, "a fixture"),
    configJson,
    blobs: new Map([...blobs, config].map((blob) => [digestOf(blob), blob])),
  };
}
