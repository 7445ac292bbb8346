// Which version of the Platform API a build speaks: the highest that this platform and every lifecycle in it know. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#platform-api-compatibility
import {
  type ApiVersion,
  compareApiVersions,
  formatApiVersion,
  highestCommonVersion,
  parseApiVersion,
} from "../cnb/api-version.ts";
import { PlatformError } from "../errors.ts";
import type { Choice } from "../log.ts";

/** The versions that the phases in `src/phases` are written for; before 0.7 the order of the phases is another. */
export const ACTION_PLATFORM_APIS: readonly ApiVersion[] = [
  "0.7",
  "0.8",
  "0.9",
  "0.10",
  "0.11",
  "0.12",
  "0.13",
  "0.14",
  "0.15",
].map(parseApiVersion);

/** What one lifecycle speaks, deprecated versions included. */
export interface SpokenApis {
  /** Who it is, for messages, e.g. `the builder "ghcr.io/owner/builder:1"`. */
  readonly who: string;
  readonly platformApis: readonly ApiVersion[];
}

/** This platform and the lifecycles of a build have no version of the Platform API in common. */
export class IncompatibleApiError extends PlatformError {
  /** e.g. `["0.7", "0.8"]` */
  readonly ours: readonly string[];
  /** What each of the lifecycles speaks. */
  readonly theirs: readonly SpokenApis[];

  constructor(ours: readonly ApiVersion[], theirs: readonly SpokenApis[]) {
    const sets = theirs.map(({ who, platformApis }) => `${who} speaks ${formatVersions(platformApis)}`);
    const message =
      "There is no version of the Platform API that all sides speak: " +
      `this action speaks ${formatVersions(ours)}; ${sets.join("; ")}.`;
    super("INCOMPATIBLE_API", message, { hint: "Use a builder with another version of the lifecycle." });
    this.ours = ours.map(formatApiVersion);
    this.theirs = theirs;
  }
}

/**
 * Picks the highest version that we and all of the lifecycles (of the builder, and of the lifecycle image) list.
 * @throws {IncompatibleApiError} naming all sets
 */
export function negotiatePlatformApi(
  lifecycles: readonly SpokenApis[],
  ours: readonly ApiVersion[] = ACTION_PLATFORM_APIS,
): Choice<ApiVersion> {
  const common = ours.filter((our) =>
    lifecycles.every(({ platformApis }) =>
      platformApis.some((their) => compareApiVersions(our, their) === 0),
    ),
  );
  const value = highestCommonVersion(common, common);
  if (value === undefined) throw new IncompatibleApiError(ours, lifecycles);
  const reason = `the highest that this action and ${lifecycles.map(({ who }) => who).join(" and ")} speak`;
  return { value, source: "builder", reason };
}

function formatVersions(versions: readonly ApiVersion[]): string {
  return versions.length === 0
    ? "none that its labels name"
    : [...versions].sort(compareApiVersions).map(formatApiVersion).join(", ");
}
