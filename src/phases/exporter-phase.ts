// Export: the app image goes to its registry, cached layers to the build cache.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter
import { formatImageReference } from "../oci/image-reference.ts";
import {
  PHASE_PATHS,
  registriesOf,
  rootPhase,
  volumeMount,
  type PhaseContext,
  type PhaseSpec,
} from "./phase.ts";
import { writeAccess } from "./phase-cache.ts";
import { projectMetadataFiles, runImageFiles } from "./phase-files.ts";

/** The run image is not named here: it comes from analyzed.toml, and a name beside that ends an exporter with 3. */
export function exporterPhase(context: PhaseContext): PhaseSpec {
  const cache = writeAccess(context.cache);
  const phase = rootPhase(context, "exporter", context.tags.map(formatImageReference));
  return {
    ...phase,
    env: { ...phase.env, CNB_APP_DIR: PHASE_PATHS.app, ...cache.env },
    mounts: [...phase.mounts, volumeMount(context.volumes.app, PHASE_PATHS.app), ...cache.mounts],
    credentialsFor: registriesOf([
      ...context.tags,
      context.runImage.reference,
      context.previousImage,
      ...cache.images,
    ]),
    filesIn: [...runImageFiles(context), ...projectMetadataFiles(context)],
    filesOut: [PHASE_PATHS.report],
  };
}
