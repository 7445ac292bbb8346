// Export: the app image goes to its registry, cached layers to the build cache.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter
import { atLeast } from "../cnb/api-version.ts";
import { formatImageReference } from "../oci/image-reference.ts";
import { appMount, type PhaseContext, type PhaseSpec, registriesOfImage, rootPhase } from "./phase.ts";
import { exportAccess } from "./phase-cache.ts";
import { certificateFiles, projectMetadataFiles, runImageFiles } from "./phase-files.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

/** The run image is not named here: it comes from analyzed.toml, and a name beside that ends an exporter with 3. */
export function exporterPhase(context: PhaseContext): PhaseSpec {
  const cache = exportAccess(context.cache, context.exporterVersion);
  const phase = rootPhase(context, "exporter", context.tags.map(formatImageReference));
  return {
    ...phase,
    env: { ...phase.env, ...exportEnv(context), ...cache.env },
    mounts: [...phase.mounts, appMount(context), ...cache.mounts],
    credentialsFor: registriesOfImage(context, cache),
    filesIn: [...runImageFiles(context), ...projectMetadataFiles(context), ...certificateFiles(context)],
    ...exportOutput(context),
  };
}

/** What the phase that makes the image is told about it. */
export function exportEnv({ api, outcome }: PhaseContext): Record<string, string> {
  const { appDir, defaultProcess, createdAt, layerCompression } = outcome;
  return {
    CNB_APP_DIR: appDir,
    ...(defaultProcess !== undefined && { CNB_PROCESS_TYPE: defaultProcess }),
    ...(layerCompression !== undefined && { CNB_LAYER_COMPRESSION: layerCompression }),
    ...(createdAt !== undefined && atLeast(api, "0.9") && { SOURCE_DATE_EPOCH: String(createdAt) }),
  };
}

/** What the phase that makes the image leaves for the platform. */
export function exportOutput({ outcome }: PhaseContext): Pick<PhaseSpec, "filesOut" | "directoriesOut"> {
  const { sbomDir } = outcome;
  return {
    filesOut: [PHASE_PATHS.report],
    directoriesOut: sbomDir === undefined ? [] : [{ path: PHASE_PATHS.sbom, to: sbomDir }],
  };
}
