// Which API versions this lifecycle speaks, and refusing the others.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#platform-api-compatibility
import { type ApiVersion, compareApiVersions, parseApiVersion } from "../cnb/api-version.ts";
import { ExitCode } from "../cnb/exit-codes.ts";
import { messageOf } from "../errors.ts";
import { quote } from "../quote.ts";
import { LifecycleError } from "./lifecycle-error.ts";

export const PLATFORM_APIS = ["0.7", "0.8", "0.9", "0.10", "0.11", "0.12", "0.13", "0.14", "0.15"] as const;
export const BUILDPACK_APIS = ["0.7", "0.8", "0.9", "0.10", "0.11", "0.12"] as const;

/** @throws {LifecycleError} exit code 11 if it is not set or not spoken */
export function requirePlatformApi(text: string | undefined): ApiVersion {
  if (text === undefined || text === "") {
    throw new LifecycleError(
      ExitCode.INCOMPATIBLE_PLATFORM_API,
      "get platform API version: the variable CNB_PLATFORM_API is not set",
      { hint: `Set it to one of ${PLATFORM_APIS.join(", ")}.` },
    );
  }
  return requireApi({
    text,
    supported: PLATFORM_APIS,
    exitCode: ExitCode.INCOMPATIBLE_PLATFORM_API,
    what: "platform API",
  });
}

/** @throws {LifecycleError} exit code 12 if a buildpack's API is not spoken */
export function requireBuildpackApi(text: string, buildpack: string): ApiVersion {
  const what = `buildpack API of ${buildpack}`;
  return requireApi({ text, supported: BUILDPACK_APIS, exitCode: ExitCode.INCOMPATIBLE_BUILDPACK_API, what });
}

interface ApiRequirement {
  readonly text: string;
  readonly supported: readonly string[];
  readonly exitCode: ExitCode;
  readonly what: string;
}

function requireApi({ text, supported, exitCode, what }: ApiRequirement): ApiVersion {
  const hint = `This lifecycle speaks ${supported.join(", ")}.`;
  let version: ApiVersion;
  try {
    version = parseApiVersion(text);
  } catch (cause) {
    throw new LifecycleError(exitCode, `set ${what}: ${messageOf(cause)}`, { hint, cause });
  }
  if (supported.some((known) => compareApiVersions(parseApiVersion(known), version) === 0)) return version;
  throw new LifecycleError(
    exitCode,
    `set ${what}: ${quote(text)} is incompatible with the lifecycle. ${hint}`,
  );
}
