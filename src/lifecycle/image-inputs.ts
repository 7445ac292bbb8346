// The image names among the inputs: parsed, and all on one registry.
import { messageOf } from "../errors.ts";
import { parseImageReference, type ImageReference } from "../oci/image-reference.ts";
import { ExitCode } from "../spec/exit-codes.ts";
import { LifecycleError } from "./lifecycle-error.ts";

/** @throws {LifecycleError} exit code 3 if it is not an image reference */
export function parseImageInput(name: string): ImageReference {
  try {
    return parseImageReference(name);
  } catch (cause) {
    throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, `parse arguments: ${messageOf(cause)}`, { cause });
  }
}

/** The first name and its further tags. @throws {LifecycleError} exit code 3 if none is given or registries differ */
export function parseImageInputs(names: readonly string[]): readonly [ImageReference, ...ImageReference[]] {
  const [first, ...rest] = names;
  if (first === undefined || first === "") {
    throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, "parse arguments: at least one image is required");
  }
  const image = parseImageInput(first);
  const tags = rest.map(parseImageInput);
  const other = tags.find(({ registry }) => registry !== image.registry);
  if (other !== undefined) {
    throw new LifecycleError(
      ExitCode.INVALID_ARGUMENTS,
      `parse arguments: writing to multiple registries is unsupported: "${image.registry}" and "${other.registry}"`,
      { hint: "Give names on one registry only." },
    );
  }
  return [image, ...tags];
}
