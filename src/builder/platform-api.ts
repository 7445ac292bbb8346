// Which version of the Platform API a build speaks: the highest that this platform and every lifecycle in it know. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#api-compatibility
import { PlatformError } from "../errors.ts";
import type { Choice } from "../log.ts";
import {
  compareApiVersions,
  formatApiVersion,
  highestCommonVersion,
  parseApiVersion,
  type ApiVersion,
} from "../spec/api-version.ts";

/** The versions that the phases in `src/phases` are written for; before 0.7 the order of the phases is another. */
export const PLATFORM_APIS: readonly ApiVersion[] = [
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

/** Platform and lifecycle have no version of the Platform API in common. */
export class IncompatibleApiError extends PlatformError {
  /** e.g. `["0.7", "0.8"]` */
  readonly ours: readonly string[];
  readonly theirs: readonly string[];

  constructor(ours: readonly ApiVersion[], { who, platformApis }: SpokenApis) {
    const message =
      `This action and ${who} have no version of the Platform API in common: ` +
      `the action speaks ${formatVersions(ours)}, the lifecycle there ${formatVersions(platformApis)}.`;
    super("INCOMPATIBLE_API", message, { hint: "Use a builder with another version of the lifecycle." });
    this.ours = ours.map(formatApiVersion);
    this.theirs = platformApis.map(formatApiVersion);
  }
}

/**
 * Picks the highest version that we and all of the lifecycles (of the builder, and of the lifecycle image) list.
 * @throws {IncompatibleApiError} naming both sets
 */
export function negotiatePlatformApi(
  lifecycles: readonly SpokenApis[],
  ours: readonly ApiVersion[] = PLATFORM_APIS,
): Choice<ApiVersion> {
  let common = ours;
  for (const lifecycle of lifecycles) {
    const { platformApis } = lifecycle;
    const next = common.filter((our) => platformApis.some((their) => compareApiVersions(our, their) === 0));
    if (next.length === 0) throw new IncompatibleApiError(common, lifecycle);
    common = next;
  }
  const value = highestCommonVersion(common, common);
  if (value === undefined) throw new IncompatibleApiError(ours, { who: "nobody", platformApis: [] });
  const reason = `the highest that this action and ${lifecycles.map(({ who }) => who).join(" and ")} speak`;
  return { value, source: "builder", reason };
}

function formatVersions(versions: readonly ApiVersion[]): string {
  return versions.length === 0
    ? "none that its labels name"
    : [...versions].sort(compareApiVersions).map(formatApiVersion).join(", ");
}
