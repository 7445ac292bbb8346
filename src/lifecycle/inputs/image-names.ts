// The image names among the inputs: parsed, those of the app image all on one registry, and not that of the cache.
import { ExitCode } from "../../cnb/exit-codes.ts";
import { messageOf } from "../../errors.ts";
import {
  imageName,
  type ImageReference,
  manifestSelector,
  parseImageReference,
} from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { ImageName } from "../image/images.ts";
import { LifecycleError } from "../lifecycle-error.ts";

/** @throws {LifecycleError} exit code 3 if it is not an image reference */
export function parseImageInput(name: string): ImageReference {
  try {
    return parseImageReference(name);
  } catch (cause) {
    throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, `parse arguments: ${messageOf(cause)}`, { cause });
  }
}

/** @throws {LifecycleError} exit code 3 if it is not an image reference */
export function parseImageName(name: string): ImageName {
  return { name, reference: parseImageInput(name) };
}

/** What {@link parseImageInputs} made of names, with the names as they were given. */
export function nameImages(
  names: readonly string[],
  [first, ...rest]: readonly ImageReference[],
): readonly [ImageName, ...ImageName[]] {
  if (first === undefined) throw noImage();
  const others = rest.map((reference, at) => ({ name: names[at + 1] ?? "", reference }));
  return [{ name: names[0] ?? "", reference: first }, ...others];
}

/**
 * The first name and its further tags; only a daemon takes names of several registries.
 * @throws {LifecycleError} exit code 3 if none is given or registries differ
 */
export function parseImageInputs(
  names: readonly string[],
  { inDaemon }: { readonly inDaemon: boolean },
): readonly [ImageReference, ...ImageReference[]] {
  const [first, ...rest] = names;
  if (first === undefined || first === "") throw noImage();
  const image = parseImageInput(first);
  const tags = rest.map(parseImageInput);
  const other = inDaemon ? undefined : tags.find(({ registry }) => registry !== image.registry);
  if (other !== undefined) {
    throw new LifecycleError(
      ExitCode.INVALID_ARGUMENTS,
      `parse arguments: writing to multiple registries is unsupported: ${quote(image.registry)} and ${quote(other.registry)}`,
      { hint: "Give names on one registry only." },
    );
  }
  return [image, ...tags];
}

/**
 * The cache image, if one is given. Departure from other lifecycles: they let the cache replace the app image.
 * @throws {LifecycleError} exit code 3 if it is no image reference, or a name of the app image
 */
export function parseCacheImage(
  name: string | undefined,
  appImages: readonly ImageReference[],
): ImageReference | undefined {
  if (name === undefined) return undefined;
  const image = parseImageInput(name);
  const identity = (of: ImageReference): string => `${imageName(of)} ${manifestSelector(of)}`;
  if (!appImages.some((appImage) => identity(appImage) === identity(image))) return image;
  throw new LifecycleError(
    ExitCode.INVALID_ARGUMENTS,
    `parse arguments: the cache image ${quote(name)} is also a name of the app image`,
    { hint: "Give the cache a repository or tag of its own." },
  );
}

function noImage(): LifecycleError {
  return new LifecycleError(ExitCode.INVALID_ARGUMENTS, "parse arguments: at least one image is required");
}
