// Pushing an image that consists of a base and new layers: blobs first, the manifest last.
import { Readable } from "node:stream";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import type { ImageReference } from "../../src/oci/image-reference.ts";
import { DOCKER_CONFIG, DOCKER_LAYER, DOCKER_MANIFEST } from "../../src/oci/media-types.ts";
import type { RegistryImage } from "../../src/registry/image.ts";
import type { Registry } from "../../src/registry/registry.ts";
import type { PackedLayer } from "./packed-layer.ts";

/** An image to be pushed. */
export interface ImagePush {
  readonly reference: ImageReference;
  /** Its layers come first; undefined for an image of new layers only. */
  readonly base?: RegistryImage;
  readonly layers: readonly PackedLayer[];
  readonly configJson: string;
}

/** The digest under which the image is now in the registry. */
export async function pushImage(
  { reference, base, layers, configJson }: ImagePush,
  registry: Registry,
): Promise<Digest> {
  const baseLayers = base?.manifest.layers ?? [];
  if (base !== undefined) {
    const source = base.reference;
    await Promise.all(baseLayers.map((layer) => registry.copyBlob(source, reference, layer)));
  }
  for (const layer of layers) await registry.pushBlob(reference, layer);
  const config = Buffer.from(configJson);
  const configDigest = digestOf(config);
  await registry.pushBlob(reference, {
    digest: configDigest,
    sizeBytes: config.length,
    open: () => Readable.from([config]),
  });
  const manifest = {
    schemaVersion: 2,
    mediaType: DOCKER_MANIFEST,
    config: { mediaType: DOCKER_CONFIG, size: config.length, digest: configDigest },
    layers: [
      ...baseLayers.map(({ mediaType, size, digest }) => ({ mediaType, size, digest })),
      ...layers.map(({ digest, sizeBytes }) => ({ mediaType: DOCKER_LAYER, size: sizeBytes, digest })),
    ],
  };
  return registry.putManifest(reference, {
    mediaType: DOCKER_MANIFEST,
    bytes: Buffer.from(JSON.stringify(manifest)),
  });
}
