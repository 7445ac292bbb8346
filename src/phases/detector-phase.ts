// Detection: which group of buildpacks the source needs.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#detector
import { HANDED_OVER } from "./handover.ts";
import { buildpackPhase, type PhaseContext, type PhaseSpec } from "./phase.ts";
import { orderFiles, variableFiles } from "./phase-files.ts";
import { PHASE_PATHS } from "./phase-paths.ts";

export function detectorPhase(context: PhaseContext): PhaseSpec {
  return {
    ...buildpackPhase(context, "detector"),
    filesIn: [...variableFiles(context), ...orderFiles(context)],
    archivesIn: context.archives,
    filesOut: HANDED_OVER,
    ...(context.extender !== undefined && { namesOut: [PHASE_PATHS.generated] }),
  };
}
