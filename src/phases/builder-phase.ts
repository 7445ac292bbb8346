// Build: the buildpacks of the group make layers.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#builder
import { HANDED_OVER } from "./handover.ts";
import { buildpackPhase, type PhaseContext, type PhaseSpec } from "./phase.ts";
import { variableFiles } from "./phase-files.ts";

export function builderPhase(context: PhaseContext): PhaseSpec {
  return {
    ...buildpackPhase(context, "builder"),
    filesIn: variableFiles(context),
    archivesIn: context.archives,
    filesOut: HANDED_OVER,
  };
}
