// An image of layers, ready to be pushed or written to a file. Same parts, same bytes.
import { Readable } from "node:stream";
import { PlatformError } from "../errors.ts";
import type { FinishedImage } from "../gateway/finished-image.ts";
import type { Digest } from "../oci/digest.ts";
import { encodeImageConfig, type ImageConfig, parseImageConfig } from "../oci/image-config.ts";
import { makeManifest, OCI_KIND } from "../oci/image-manifest.ts";
import { parseManifest } from "../oci/manifest.ts";
import { ociNameOf } from "../oci/media-types.ts";
import { FIXED_MTIME } from "../oci/tar-header.ts";
import type { ImageLayer } from "./image-layer.ts";

/** When everything was made that is to have the same digest tomorrow. */
export const CREATED = new Date(FIXED_MTIME * 1000).toISOString().replace(".000Z", "Z");

/**
 * An OCI image with these layers, the lowest first.
 * @param config its `rootfs` is made of the layers
 * @throws {PlatformError} `MALFORMED` if the config becomes too large
 */
export function makeImage(config: Omit<ImageConfig, "rootfs">, layers: readonly ImageLayer[]): FinishedImage {
  const rootfs = { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) };
  const configBytes = Buffer.from(encodeImageConfig({ ...config, rootfs }));
  const { mediaType, bytes, digest } = makeManifest(
    OCI_KIND,
    configBytes,
    layers.map(({ descriptor }) => ({ ...descriptor, mediaType: ociNameOf(descriptor.mediaType) })),
  );
  const manifest = parseManifest(bytes.toString("utf8"), digest);
  const find = (wanted: Digest): ImageLayer => findByDigest(layers, wanted);
  return {
    ...{ mediaType, digest, manifest, manifestBytes: bytes, configBytes },
    config: parseImageConfig(configBytes.toString("utf8"), digest),
    originOf: (layer) => find(layer).origin,
    readBlob: (blob) =>
      blob === manifest.config.digest ? Readable.from([configBytes]) : readLayer(find(blob)),
  };
}

async function* readLayer(layer: ImageLayer): AsyncGenerator<Buffer> {
  yield* await layer.open();
}

function findByDigest(layers: readonly ImageLayer[], digest: Digest): ImageLayer {
  const found = layers.find(({ descriptor }) => descriptor.digest === digest);
  if (found === undefined) throw new PlatformError("NOT_FOUND", `The image has no layer ${digest}.`);
  return found;
}
