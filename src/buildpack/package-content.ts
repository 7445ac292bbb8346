// A buildpack package as an image: its labels and its layers, from a registry or from a file.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#buildpackage
import type { Readable } from "node:stream";
import type { ImageConfig } from "../oci/image-config.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { BlobDescriptor, ImageManifest } from "../oci/manifest.ts";
import type { Target } from "../oci/target.ts";
import { readImage } from "../registry/image.ts";
import type { Registry } from "../registry/registry.ts";

/** Keeps blobs by their digest, so that none is downloaded twice. */
export interface BlobStore {
  /** The content of a blob, verified: as it is kept, else from `openBlob`, and then kept. */
  get(blob: BlobDescriptor, openBlob: (blob: BlobDescriptor) => Promise<Readable>): Promise<Readable>;
}

/** A package whose manifest and configuration are read, and its layers not yet. */
export interface PackageContent {
  readonly manifest: ImageManifest;
  readonly config: ImageConfig;
  /** Where it is; undefined for a file. */
  readonly repository: ImageReference | undefined;
  /** The layer as it is stored; it errors instead of ending if its digest is wrong. */
  openLayer(layer: BlobDescriptor): Promise<AsyncIterable<Buffer>>;
}

/** From a registry; of an index, the image for the target. @throws {PlatformError} as {@link readImage} */
export async function readPackageImage(
  image: ImageReference,
  target: Target,
  { registry, store }: { readonly registry: Registry; readonly store: BlobStore },
): Promise<PackageContent> {
  const { manifest, config, reference } = await readImage(registry, image, target);
  return {
    manifest,
    config,
    repository: reference,
    openLayer: (layer) => store.get(layer, (blob) => registry.openBlob(reference, blob)),
  };
}
