// Analysis: what the previous image had, and whether image and run image can be reached; before anything is built.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer
import { atLeast } from "../cnb/api-version.ts";
import { formatImageReference } from "../oci/image-reference.ts";
import { type PhaseContext, type PhaseSpec, registriesOfImage, rootPhase } from "./phase.ts";
import { checkAccess } from "./phase-cache.ts";
import { certificateFiles, runImageFiles } from "./phase-files.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

/** Tags and image are arguments, as no variable stands for them. */
export function analyzerPhase(context: PhaseContext): PhaseSpec {
  const [image, ...tags] = context.tags.map(formatImageReference);
  const args = [...tags.flatMap((tag) => ["-tag", tag]), image ?? ""];
  const cache = checkAccess(context.cache);
  const phase = rootPhase(context, "analyzer", args);
  return {
    ...phase,
    env: { ...phase.env, ...cache.env, ...imageEnv(context), ...skipLayersEnv(context) },
    credentialsFor: registriesOfImage(context, cache),
    filesIn: [...runImageFiles(context), ...certificateFiles(context)],
    filesOut: [PHASE_PATHS.analyzed],
  };
}

/** The images that analysis looks at. */
export function imageEnv({ runImage, previousImage }: PhaseContext): Record<string, string> {
  return {
    CNB_RUN_IMAGE: runImage.name,
    ...(previousImage !== undefined && { CNB_PREVIOUS_IMAGE: formatImageReference(previousImage) }),
  };
}

function skipLayersEnv({ api, skipRestore }: PhaseContext): Record<string, string> {
  return skipRestore && atLeast(api, "0.9") ? { CNB_SKIP_LAYERS: "true" } : {};
}
