// Cache restoration: layers and their metadata, from the build cache and the previous image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer
import { atLeast } from "../cnb/api-version.ts";
import { formatImageReference } from "../oci/image-reference.ts";
import {
  type PhaseContext,
  type PhaseFile,
  type PhaseSpec,
  registriesOf,
  rootPhase,
  volumeMount,
} from "./phase.ts";
import { readAccess } from "./phase-cache.ts";
import { certificateFiles } from "./phase-files.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

/**
 * Since 0.14, and always with image extensions, it looks at the run image again, so it needs credentials for that, and for a
 * cache image, and only for these; for the build image if that is to be extended.
 * It gets no run.toml: with one, 0.14 refuses registries without TLS (it checks access without the options for them).
 */
export function restorerPhase(context: PhaseContext): PhaseSpec {
  const cache = readAccess(context.cache);
  const { api, extensions } = context;
  const looksAtRunImage = atLeast(api, "0.14") || extensions !== undefined;
  const runImage = looksAtRunImage ? context.runImage.reference : undefined;
  const phase = rootPhase(context, "restorer", []);
  const extending = forExtender(context);
  return {
    ...phase,
    env: {
      ...phase.env,
      ...cache.env,
      ...extending.env,
      ...(context.skipRestore && { CNB_SKIP_LAYERS: "true" }),
    },
    mounts: [...phase.mounts, ...cache.mounts, ...extending.mounts],
    filesIn: [...certificateFiles(context), ...analyzedFiles(context)],
    filesOut: [PHASE_PATHS.analyzed],
    credentialsFor: registriesOf([extensions?.buildImage, runImage, ...cache.images]),
  };
}

/** The restorer changes the file, so it has to be that of its user. */
function analyzedFiles({ extensions, uid, gid }: PhaseContext): PhaseFile[] {
  const content = extensions?.analyzed;
  return content === undefined ? [] : [{ path: PHASE_PATHS.analyzed, content, owner: { uid, gid } }];
}

/**
 * It leaves manifests and configs of what is to be extended. A container of the run image has no lifecycle, so a volume takes
 * this container's: the engine fills an empty volume with what an image has at its place.
 */
function forExtender({ extensions, volumes }: PhaseContext): Pick<PhaseSpec, "env" | "mounts"> {
  if (extensions === undefined) return { env: {}, mounts: [] };
  const { build, run, buildImage } = extensions;
  const isExtended = build.length > 0 || run.length > 0;
  return {
    env: buildImage === undefined ? {} : { CNB_BUILD_IMAGE: formatImageReference(buildImage) },
    mounts: [
      ...(isExtended ? [volumeMount(volumes.kaniko, PHASE_PATHS.kaniko)] : []),
      ...(run.length > 0 ? [volumeMount(volumes.lifecycle, PHASE_PATHS.lifecycle)] : []),
    ],
  };
}
