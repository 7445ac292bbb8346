// What is said of the builds for several platforms: which one it is about, and what became of the others where one fails. Pure.
import { formatTarget, type Target } from "../../oci/target.ts";
import type { BuildReport } from "../request/build-request.ts";

/** e.g. `Checking for linux/arm64 (2 of 3)` */
export function wordsOnPlatform(
  target: Target,
  { at, of }: { readonly at: number; readonly of: number },
  deed = "Checking for",
): string {
  return `${deed} ${formatTarget(target)} (${at + 1} of ${of})`;
}

/** What became of the other builds. */
export interface Others {
  readonly built: readonly BuildReport[];
  /** Not begun. */
  readonly left: readonly Target[];
  /** Whether they are pushed. */
  readonly push: boolean;
  /** Whether nothing is wrong with the build, but that it was to end. */
  readonly isCancelled: boolean;
}

/** Which build failed, and what there is of the others. */
export function wordsOnFailure(target: Target, { built, left, push, isCancelled }: Others): string {
  const end = isCancelled ? "was cancelled" : "failed";
  const consequence = push ? ", so no tag was moved" : "";
  const rest = left.length === 0 ? [] : [`Nothing was begun for ${left.map(formatTarget).join(", ")}.`];
  const images = built.length === 0 ? [] : [wordsOnImages(built)];
  return [`The build for ${formatTarget(target)} ${end}${consequence}.`, ...images, ...rest].join(" ");
}

/** Where the images of platforms are. */
export function wordsOnImages(reports: readonly BuildReport[]): string {
  return reports
    .map(({ target, image, digest }) => {
      const platform = target === undefined ? "one platform" : formatTarget(target);
      return image === undefined
        ? `The image for ${platform} was built as ${digest ?? "unknown"}, and not pushed.`
        : `The image for ${platform} was pushed without a tag: ${image}.`;
    })
    .join(" ");
}
