// What can be wrong with a request in itself. Pure.
import { PlatformError } from "../errors.ts";
import { formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import type { BuildRequest } from "./build-request.ts";

/** The image and its tags, the image first. */
export function tagsOf(request: BuildRequest): readonly [ImageReference, ...ImageReference[]] {
  return [request.image, ...request.additionalTags];
}

/** @throws {PlatformError} `INPUT` if a lifecycle could not export to the tags, or not reuse the previous image */
export function checkRequest(request: BuildRequest): void {
  const { image, previousImage } = request;
  for (const tag of tagsOf(request)) {
    checkRegistry("image", tag, image);
    if (tag.digest === undefined) continue;
    throw new PlatformError("INPUT", `"${formatImageReference(tag)}" has a digest, so it cannot be pushed.`, {
      hint: 'Write the names in "image" with a tag, or without one.',
    });
  }
  if (previousImage !== undefined) checkRegistry("previous-image", previousImage, image);
}

/** Lifecycles refuse to write to, or to reuse layers from, another registry than the image's. */
function checkRegistry(input: string, reference: ImageReference, image: ImageReference): void {
  if (reference.registry === image.registry) return;
  const [name, other] = [formatImageReference(reference), formatImageReference(image)];
  throw new PlatformError("INPUT", `"${name}" (input "${input}") is on another registry than "${other}".`, {
    hint: `Use names on ${image.registry} only; copy the image to other registries afterwards.`,
  });
}
