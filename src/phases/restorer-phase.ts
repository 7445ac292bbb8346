// Cache restoration: layers and their metadata, from the build cache and the previous image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer
import { atLeast } from "../spec/api-version.ts";
import {
  PHASE_PATHS,
  registriesOf,
  rootPhase,
  volumeMount,
  type PhaseContext,
  type PhaseSpec,
} from "./phase.ts";

/**
 * Since 0.14 it looks at the run image again, so it needs credentials for that, and only that.
 * It gets no run.toml: with one, 0.14 refuses registries without TLS (it checks access without the options for them).
 */
export function restorerPhase(context: PhaseContext): PhaseSpec {
  const phase = rootPhase(context, "restorer", []);
  return {
    ...phase,
    env: { ...phase.env, CNB_CACHE_DIR: PHASE_PATHS.cache },
    mounts: [...phase.mounts, volumeMount(context.volumes.cache, PHASE_PATHS.cache)],
    credentialsFor: atLeast(context.api, "0.14") ? registriesOf([context.runImage.reference]) : [],
  };
}
