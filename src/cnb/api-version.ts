// Platform and Buildpack API versions. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#platform-api-compatibility
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";

/** A version such as 0.12, compared by number: 0.10 is higher than 0.9. */
export interface ApiVersion {
  readonly major: number;
  readonly minor: number;
}

/** Parses `0.12`, `v0.12` or `1`. @throws {PlatformError} `MALFORMED` quoting the text */
export function parseApiVersion(text: string): ApiVersion {
  const match = /^v?(\d{1,9})\.?(\d{0,9})$/.exec(text);
  if (match === null) {
    throw new PlatformError("MALFORMED", `${quote(text)} is not an API version.`, {
      hint: "Write it like 0.12.",
    });
  }
  return { major: Number(match[1]), minor: Number(match[2] === "" ? 0 : match[2]) };
}

export function formatApiVersion(version: ApiVersion): string {
  return `${String(version.major)}.${String(version.minor)}`;
}

/** Negative if `a` is lower, 0 if they are equal, positive if `a` is higher. */
export function compareApiVersions(a: ApiVersion, b: ApiVersion): number {
  return a.major - b.major || a.minor - b.minor;
}

/** Whether the version is `minimum` (e.g. `0.12`) or higher. */
export function atLeast(version: ApiVersion, minimum: string): boolean {
  return compareApiVersions(version, parseApiVersion(minimum)) >= 0;
}

/** The highest version in both lists, or undefined if they have none in common. */
export function highestCommonVersion(
  ours: readonly ApiVersion[],
  theirs: readonly ApiVersion[],
): ApiVersion | undefined {
  return ours
    .filter((our) => theirs.some((their) => compareApiVersions(our, their) === 0))
    .sort(compareApiVersions)
    .at(-1);
}
