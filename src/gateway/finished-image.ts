// An image that is ready to be published: a staged one with its labels and annotations.
import { Readable } from "node:stream";
import { collect } from "../bytes/collect.ts";
import type { Digest } from "../oci/digest.ts";
import { checkSameLayers } from "../oci/image-layers.ts";
import type { Registry } from "../registry/registry.ts";
import { type BlobOrigin, openLazily } from "./blob-origin.ts";
import { type EditedImage, editImage, type ImageEdits } from "./edit-image.ts";
import { originOf, type StagedImage } from "./staged-image.ts";

/** An image whose manifest and config are here, and whose layers are somewhere. */
export interface CompleteImage extends EditedImage {
  /** Where each layer is. @throws {PlatformError} `NOT_FOUND` for anything else */
  originOf(layer: Digest): BlobOrigin;
}

/** An image whose layers can be got. */
export interface FinishedImage extends CompleteImage {
  /** The content of the config or of a layer, e.g. to load it into an engine. */
  readBlob(digest: Digest): AsyncIterable<Buffer>;
}

/** @throws {PlatformError} `MALFORMED` also if its halves do not fit, `REGISTRY` if its config is too large, or what its origin rejects with */
export async function finishImage(
  staged: StagedImage,
  edits: ImageEdits,
  registry: Registry,
): Promise<FinishedImage> {
  const configBytes = await readConfig(staged, registry);
  const { mediaType, bytes: manifestBytes } = staged;
  const edited = editImage({ mediaType, manifestBytes, configBytes }, edits);
  checkSameLayers(edited, staged.digest);
  const sizes = new Map(edited.manifest.layers.map(({ digest, size }) => [digest, size]));
  return {
    ...edited,
    originOf: (layer) => originOf(staged, layer),
    readBlob(digest) {
      if (digest === edited.manifest.config.digest) return Readable.from([edited.configBytes]);
      return openLazily(originOf(staged, digest), { digest, size: sizes.get(digest) ?? 0 }, registry);
    },
  };
}

async function readConfig(staged: StagedImage, registry: Registry): Promise<Buffer> {
  const { config } = staged.manifest;
  const origin = originOf(staged, config.digest);
  if (origin.kind === "repository") return registry.readBlob(origin.repository, config);
  return collect(openLazily(origin, config, registry));
}
