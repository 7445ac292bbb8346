// Where things are in an OCI image layout. Pure.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md#blobs
import type { Digest } from "./digest.ts";

/** `blobs/sha256/<hex>`, relative to the directory of the layout. */
export function blobPath(digest: Digest): string {
  return `blobs/${digest.replace(":", "/")}`;
}
