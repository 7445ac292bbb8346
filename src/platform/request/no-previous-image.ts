// A name for the previous image by which no lifecycle finds any: without one, it looks at what the tag of the image is at. Pure.
import type { ImageReference } from "../../oci/image-reference.ts";

/** In the repository of an image that is not to be looked at. */
export function noPreviousImage({ registry, repository }: ImageReference): ImageReference {
  return { registry, repository, tag: "cnb-no-previous-image" };
}
