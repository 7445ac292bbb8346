// Which lifecycles are that of this repository: it differs from others in what it refuses, and in what only it can do.

/** At the end of its versions, where semantic versions have build metadata. */
export const OWN_SUFFIX = "+typescript";

/** Whether a version is one of the lifecycle of this repository. */
export function isOwnLifecycle(version: string): boolean {
  return version.endsWith(OWN_SUFFIX);
}
