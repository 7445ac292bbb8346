// The run images that apps are put on, each read once however many images need it.
import { imageName, parseImageReference } from "../oci/image-reference.ts";
import { formatTarget, type Target } from "../oci/target.ts";
import { readImage, type RegistryImage } from "../registry/image.ts";
import type { Registry } from "../registry/registry.ts";

/** Reads the run image of a name for a target. Rejects with what {@link readImage} does. */
export type ReadRunImage = (name: string, target: Target) => Promise<RegistryImage>;

export function createRunImageReader(registry: Registry): ReadRunImage {
  const known = new Map<string, Promise<RegistryImage>>();
  return (name, target) => {
    const reference = parseImageReference(name);
    const key = `${imageName(reference)}:${reference.tag ?? ""}@${reference.digest ?? ""} ${formatTarget(target)}`;
    const image = known.get(key) ?? readImage(registry, reference, target);
    known.set(key, image);
    return image;
  };
}
