// Which engines are new enough, and which version of their API is spoken. Pure.
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";

/** The oldest engine API that is used: Docker 20.10, the oldest engine these tests run against. */
export const OLDEST_API_VERSION = "1.41";

/** The newest engine API that these tests run against: Docker 29. What a later one changes is not known. */
export const NEWEST_API_VERSION = "1.52";

/** The part of `GET /version` that says how old an engine is. */
export interface EngineVersion {
  /** e.g. `28.0.4` */
  readonly serverVersion: string;
  /** e.g. `1.48` */
  readonly apiVersion: string;
}

/** The versions of its API that an engine speaks. */
export interface SpokenVersions {
  /** The newest, e.g. `1.48`. */
  readonly apiVersion: string;
  /** The oldest, e.g. `1.44`; undefined if the engine does not say. */
  readonly minimumApiVersion: string | undefined;
}

/** The newest version that is tested and that the engine speaks; an engine that speaks newer ones only gets its oldest. */
export function chooseApiVersion({ apiVersion, minimumApiVersion }: SpokenVersions): string {
  const newest = isAtLeast(apiVersion, NEWEST_API_VERSION) ? NEWEST_API_VERSION : apiVersion;
  if (minimumApiVersion === undefined || isAtLeast(newest, minimumApiVersion)) return newest;
  return minimumApiVersion;
}

/** @throws {PlatformError} `DAEMON` with both versions if the engine is older than {@link OLDEST_API_VERSION} */
export function checkEngineVersion(engine: EngineVersion): void {
  if (isAtLeast(engine.apiVersion, OLDEST_API_VERSION)) return;
  throw new PlatformError(
    "DAEMON",
    `The Docker engine ${engine.serverVersion} speaks API ${quote(engine.apiVersion)}; ` +
      `at least API ${OLDEST_API_VERSION} is needed.`,
    { hint: "Update to Docker 20.10 or later, or to Podman 4 or later." },
  );
}

/** Docker does since 23, which came after 20.10; Podman, whose versions are lower, always did. */
export function readsZstdLayers({ serverVersion }: Pick<EngineVersion, "serverVersion">): boolean {
  return !serverVersion.startsWith("20.");
}

// Compared by number, since 1.9 is older than 1.41; something that is not a version is not new enough.
function isAtLeast(version: string, minimum: string): boolean {
  const [major = NaN, minor = NaN] = version.split(".").map(Number);
  const [minimumMajor = NaN, minimumMinor = NaN] = minimum.split(".").map(Number);
  return major > minimumMajor || (major === minimumMajor && minor >= minimumMinor);
}
