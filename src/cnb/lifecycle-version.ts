// Which lifecycles are that of this repository, which differs from others in what it refuses and in what only it can do; and
// which ones are known to be broken.
// Platforms compare versions with those from which the official lifecycle can do something (pack: the creator from 0.7.4, a
// lifecycle image from 0.7.5, extensions from 0.19.0). So our version is that of the official one that it does the same as, and
// our own release stands where semantic versions have build metadata, which says nothing about order.

/** The release of the official lifecycle whose behaviour ours has. */
const OFFICIAL_VERSION = "0.21.17";
const OWN_NAME = "typescript";

/** The version of our lifecycle, e.g. `0.21.17+typescript.0.1.0`. @param release of this repository */
export function ownLifecycleVersion(release: string): string {
  return `${OFFICIAL_VERSION}+${OWN_NAME}.${release}`;
}

/**
 * Official lifecycles that write images into engines whose manifests or diffIDs are wrong.
 * https://github.com/buildpacks/lifecycle/issues/1662, https://github.com/buildpacks/lifecycle/issues/1699
 */
const BROKEN_IN_ENGINES = new Set(["0.21.10", "0.21.11", "0.21.15", "0.21.16", "0.21.17"]);

/** Whether a lifecycle that exports to an engine itself is known to leave broken images there. */
export function breaksImagesInEngines(version: string): boolean {
  return !isOwnLifecycle(version) && BROKEN_IN_ENGINES.has(version.replace(/\+.*$/, ""));
}

/** Whether a version is one of the lifecycle of this repository. */
export function isOwnLifecycle(version: string): boolean {
  const [, metadata = ""] = version.split("+");
  return metadata.split(".")[0] === OWN_NAME;
}
