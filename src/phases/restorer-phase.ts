// Cache restoration: layers and their metadata, from the build cache and the previous image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer
import { atLeast } from "../spec/api-version.ts";
import { registriesOf, rootPhase, type PhaseContext, type PhaseSpec } from "./phase.ts";
import { readAccess } from "./phase-cache.ts";
import { certificateFiles } from "./phase-files.ts";

/**
 * Since 0.14 it looks at the run image again, so it needs credentials for that, and for a cache image, and only for these.
 * It gets no run.toml: with one, 0.14 refuses registries without TLS (it checks access without the options for them).
 */
export function restorerPhase(context: PhaseContext): PhaseSpec {
  const cache = readAccess(context.cache);
  const runImage = atLeast(context.api, "0.14") ? context.runImage.reference : undefined;
  const phase = rootPhase(context, "restorer", []);
  return {
    ...phase,
    env: { ...phase.env, ...cache.env, ...(context.skipRestore && { CNB_SKIP_LAYERS: "true" }) },
    mounts: [...phase.mounts, ...cache.mounts],
    filesIn: certificateFiles(context),
    credentialsFor: registriesOf([runImage, ...cache.images]),
  };
}
