// Images that Dockerfiles of extensions would change. This lifecycle applies none, so it refuses what depends on one.
import type { AnalyzedRunImage } from "../../cnb/analyzed.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { DOCKERFILE_KINDS, type DockerfileKind } from "../../cnb/extension-descriptor.ts";
import { quote } from "../../quote.ts";
import { LifecycleError } from "../lifecycle-error.ts";

export const NO_EXTENDER_HINT = "Use a builder with an official lifecycle, or one without image extensions.";

/** @throws {LifecycleError} exit code 3 if there is no such kind of image */
export function parseKind(text: string): DockerfileKind {
  const kind = DOCKERFILE_KINDS.find((known) => known === text);
  if (kind !== undefined) return kind;
  const message = `resolve inputs: ${quote(text)} is not a kind of image to extend; use build or run`;
  throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, message);
}

/** Without the extended image, the app image would silently lack what extensions add. @throws {LifecycleError} exit code 1 */
export function refuseExtended({ extend: isExtended, image, reference }: AnalyzedRunImage): void {
  if (isExtended !== true) return;
  const message = `get extended image config: the run image ${quote(image ?? reference)} is to be extended`;
  throw new LifecycleError(ExitCode.FAILED, `${message}, and this lifecycle cannot do that`, {
    hint: NO_EXTENDER_HINT,
  });
}
