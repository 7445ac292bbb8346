// An image that a lifecycle pushed to a gateway: its manifest is here, its blobs are wherever they are.
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import type { ImageManifest } from "../oci/manifest.ts";
import type { ServedManifest } from "../registry/registry.ts";
import type { BlobOrigin } from "./blob-origin.ts";

/** A complete image without a place in a registry. */
export interface StagedImage extends ServedManifest {
  readonly manifest: ImageManifest;
  /** Where its config and each of its layers are. */
  readonly origins: ReadonlyMap<Digest, BlobOrigin>;
}

/** Where one of the image's blobs is. @throws {PlatformError} `NOT_FOUND` if it is not one of them */
export function originOf(
  { origins, digest }: Pick<StagedImage, "origins" | "digest">,
  blob: Digest,
): BlobOrigin {
  const origin = origins.get(blob);
  if (origin !== undefined) return origin;
  throw new PlatformError("NOT_FOUND", `The image ${digest} has no blob ${blob}.`);
}
