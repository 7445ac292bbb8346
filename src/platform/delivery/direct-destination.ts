// The lifecycle pushes the image to its tags; what is left is to check them and to read what is in the image.
import { messageOf } from "../../errors.ts";
import { atDigest, formatImageReference } from "../../oci/image-reference.ts";
import type { Target } from "../../oci/target.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { BuildRequest } from "../request/build-request.ts";
import { tagsOf } from "../request/check-request.ts";
import type { Destination } from "./destination.ts";
import { checkTags, readExportedImage } from "./exported-image.ts";

export function openDirectDestination(
  request: BuildRequest,
  target: Target,
  { registry, keychain, log }: BuildDeps,
): Destination {
  const tags = tagsOf(request);
  return {
    tags,
    previousImage: request.previousImage,
    keychain,
    async deliver({ digest, manifestSizeBytes }) {
      // The image is pushed already: not being able to describe it is no reason to fail.
      const describe = readExportedImage(request.image, { digest, target }, registry).catch(
        (error: unknown) => {
          log.warning(`The labels of the image cannot be read: ${messageOf(error)}`);
          return {};
        },
      );
      const [description] = await Promise.all([describe, checkTags(tags, digest, registry)]);
      return {
        ...description,
        digest,
        image: formatImageReference(atDigest(request.image, digest)),
        tags: tags.map(formatImageReference),
        manifestSizeBytes,
      };
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}
