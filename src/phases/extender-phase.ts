// Extension: the lifecycle applies the Dockerfiles of image extensions to the image of the container that it runs in, as root.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#extender-optional
import type { DockerfileKind } from "../cnb/extension-descriptor.ts";
import { HANDED_OVER } from "./handover.ts";
import { buildpackPhase, type PhaseContext, type PhaseSpec, volumeMount } from "./phase.ts";
import { variableFiles } from "./phase-files.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

/** Extends the build image, then becomes the builder's user and builds: it takes the place of the builder. */
export function buildExtenderPhase(context: PhaseContext): PhaseSpec {
  return {
    ...extenderPhase(context, "build", context.images.builder),
    filesIn: variableFiles(context),
    archivesIn: context.archives,
    filesOut: HANDED_OVER,
  };
}

/**
 * Leaves what changes in the run image in the volume of the layers.
 * @param image the run image that the restorer left, e.g. `ghcr.io/owner/run@sha256:…`
 */
export function runExtenderPhase(context: PhaseContext, image: string): PhaseSpec {
  const phase = extenderPhase(context, "run", image);
  // Lifecycles since 0.21 keep snapshots beside their programs while they apply Dockerfiles, so they must be able to write there.
  // No other phase runs what is in this volume.
  const lifecycle = volumeMount(context.volumes.lifecycle, PHASE_PATHS.lifecycle);
  return { ...phase, mounts: [...phase.mounts, lifecycle] };
}

/** Nothing that a Dockerfile installs needs to forge packets or make devices; root without the rest could install little. */
const DROPPED = ["NET_RAW", "MKNOD"];

/** Like other phases that run what others wrote, it has no credentials: the restorer has fetched what it needs to know. */
function extenderPhase(context: PhaseContext, kind: DockerfileKind, image: string): PhaseSpec {
  const phase = buildpackPhase(context, "extender");
  return {
    ...phase,
    image,
    env: {
      ...phase.env,
      CNB_EXTEND_KIND: kind,
      CNB_USER_ID: String(context.uid),
      CNB_GROUP_ID: String(context.gid),
    },
    user: "0:0",
    mounts: [...phase.mounts, volumeMount(context.volumes.kaniko, PHASE_PATHS.kaniko)],
    dropCapabilities: DROPPED,
  };
}
