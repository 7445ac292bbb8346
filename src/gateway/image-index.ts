// An index of complete images, each for its platform.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md
import { PlatformError } from "../errors.ts";
import { digestOf } from "../oci/digest.ts";
import { targetOf } from "../oci/image-config.ts";
import { encodeJson } from "../oci/json.ts";
import { MAX_MANIFEST_BYTES } from "../oci/manifest.ts";
import { OCI_INDEX } from "../oci/media-types.ts";
import { entryPlatform } from "../oci/target.ts";
import type { CompleteImage } from "./finished-image.ts";
import type { CompleteIndex } from "./publish-image.ts";

/** Same images and annotations, same bytes. @throws {PlatformError} `INPUT` if it is larger than registries take */
export function makeIndex(
  images: readonly CompleteImage[],
  annotations: ReadonlyMap<string, string>,
): CompleteIndex {
  const json = encodeJson({
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: images.map(({ mediaType, digest, manifestBytes, config }) => ({
      mediaType,
      digest,
      size: manifestBytes.length,
      platform: entryPlatform(targetOf(config), config["os.version"]),
    })),
    ...(annotations.size > 0 && { annotations: Object.fromEntries([...annotations].sort()) }),
  });
  const manifestBytes = Buffer.from(json);
  if (manifestBytes.length > MAX_MANIFEST_BYTES) {
    throw new PlatformError(
      "INPUT",
      `The index would have ${manifestBytes.length} bytes, and registries take 4 MiB.`,
      { hint: "Give it fewer or shorter annotations." },
    );
  }
  return { mediaType: OCI_INDEX, manifestBytes, digest: digestOf(manifestBytes), images };
}
