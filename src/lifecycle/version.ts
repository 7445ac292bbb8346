// Which lifecycle this is; images record it.
import project from "../../package.json" with { type: "json" };
import type { LauncherMetadata } from "../spec/build-metadata.ts";
import { OWN_SUFFIX } from "../spec/lifecycle-version.ts";

/** What follows the plus sign tells it from the official lifecycle's versions. */
export const LIFECYCLE_VERSION = `${project.version}${OWN_SUFFIX}`;

/** What the label `io.buildpacks.build.metadata` says about the launcher. */
export const LAUNCHER_METADATA: LauncherMetadata = {
  version: LIFECYCLE_VERSION,
  source: { git: { repository: "github.com/cloud-native-buildpacks-action", commit: "" } },
};
