// Which lifecycle this is; images record it.
import project from "../../package.json" with { type: "json" };
import type { LauncherMetadata } from "../cnb/build-metadata.ts";
import { ownLifecycleVersion } from "../cnb/lifecycle-version.ts";

/** What platforms see: the official version that we do the same as, and our own behind it. */
export const LIFECYCLE_VERSION = ownLifecycleVersion(project.version);

/** What the label `io.buildpacks.build.metadata` says about the launcher. */
export const LAUNCHER_METADATA: LauncherMetadata = {
  version: LIFECYCLE_VERSION,
  source: { git: { repository: "github.com/cloud-native-buildpacks-action", commit: "" } },
};
