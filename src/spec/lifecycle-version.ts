// Which lifecycles are that of this repository: it differs from others in what it refuses, and in what only it can do.
// Platforms compare versions with those from which the official lifecycle can do something (pack: the creator from 0.7.4, a
// lifecycle image from 0.7.5, extensions from 0.19.0). So the version is that of the official one that it does the same as, and
// the own release stands where semantic versions have build metadata, which says nothing about order.

/** The release of the official lifecycle whose behaviour ours has. */
const OFFICIAL_VERSION = "0.21.17";
const OWN_NAME = "typescript";

/** The version of our lifecycle, e.g. `0.21.17+typescript.0.1.0`. @param release of this repository */
export function ownLifecycleVersion(release: string): string {
  return `${OFFICIAL_VERSION}+${OWN_NAME}.${release}`;
}

/** Whether a version is one of the lifecycle of this repository. */
export function isOwnLifecycle(version: string): boolean {
  const [, metadata = ""] = version.split("+");
  return metadata.split(".")[0] === OWN_NAME;
}
