// All phases in one container of the builder: faster, but its buildpacks can see the credentials. For trusted builders.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#creator
import { formatImageReference } from "../oci/image-reference.ts";
import { imageEnv } from "./analyzer-phase.ts";
import {
  PHASE_PATHS,
  registriesOf,
  rootPhase,
  volumeMount,
  type PhaseContext,
  type PhaseSpec,
} from "./phase.ts";
import { writeAccess } from "./phase-cache.ts";
import { projectMetadataFiles, runImageFiles, variableFiles } from "./phase-files.ts";

export function creatorPhase(context: PhaseContext): PhaseSpec {
  const cache = writeAccess(context.cache);
  const [image, ...tags] = context.tags.map(formatImageReference);
  const phase = rootPhase(context, "creator", [...tags.flatMap((tag) => ["-tag", tag]), image ?? ""]);
  return {
    ...phase,
    image: context.images.builder,
    env: {
      ...phase.env,
      CNB_APP_DIR: PHASE_PATHS.app,
      ...cache.env,
      ...imageEnv(context),
    },
    mounts: [...phase.mounts, volumeMount(context.volumes.app, PHASE_PATHS.app), ...cache.mounts],
    credentialsFor: registriesOf([
      ...context.tags,
      context.runImage.reference,
      context.previousImage,
      ...cache.images,
    ]),
    filesIn: [...variableFiles(context), ...runImageFiles(context), ...projectMetadataFiles(context)],
    filesOut: [PHASE_PATHS.report],
  };
}
