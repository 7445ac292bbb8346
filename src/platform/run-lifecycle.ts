// The phases of one build, in their order.
import type { PhaseName } from "../log.ts";
import { analyzerPhase } from "../phases/analyzer-phase.ts";
import { builderPhase } from "../phases/builder-phase.ts";
import { throwIfCancelled } from "../phases/cancellation.ts";
import { creatorPhase } from "../phases/creator-phase.ts";
import { detectorPhase } from "../phases/detector-phase.ts";
import { exporterPhase } from "../phases/exporter-phase.ts";
import { layerOutcomes, restoredFromCache } from "../phases/layer-outcomes.ts";
import type { PhaseContext, PhaseSpec } from "../phases/phase.ts";
import { readExportReport, type ExportReport } from "../phases/report.ts";
import { restorerPhase } from "../phases/restorer-phase.ts";
import { runPhase, type PhaseDeps } from "../phases/run-phase.ts";
import type { Note } from "../phases/transcript.ts";
import type { ReportCollector } from "./report-collector.ts";

/** How the phases run. */
export type Flow = "creator" | "phases";

/** Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#build */
const FLOWS: Readonly<Record<Flow, readonly ((context: PhaseContext) => PhaseSpec)[]>> = {
  creator: [creatorPhase],
  phases: [analyzerPhase, detectorPhase, restorerPhase, builderPhase, exporterPhase],
};

/** What the phases left behind. */
export interface LifecycleResult extends ExportReport {
  /** How many layers came out of the build cache. */
  readonly restoredLayers: number;
}

const REASONS: Readonly<Record<PhaseName, string>> = {
  analyzer: "finds the previous image, and checks that the image can be pushed",
  detector: "finds the buildpacks that the source needs",
  restorer: "restores layers from the build cache and the previous image",
  builder: "lets the buildpacks build",
  exporter: "pushes the image, and saves the build cache",
  creator: "does all phases in one container, since the builder is trusted",
};

/**
 * Runs the lifecycle, and says what it exported; layers and timings go into the report as they become known.
 * @throws {PhaseError} from the first phase that fails
 */
export async function runLifecycle(
  flow: Flow,
  context: PhaseContext,
  deps: PhaseDeps & { readonly report: ReportCollector },
): Promise<LifecycleResult> {
  const notes: Note[] = [];
  let files: ReadonlyMap<string, string> = new Map();
  const phaseDeps: PhaseDeps = {
    ...deps,
    onSection: (timing) => {
      deps.report.addTiming(timing);
    },
  };
  for (const phase of FLOWS[flow]) {
    throwIfCancelled(deps.signal);
    const spec = phase(context);
    const result = await deps.report.time(spec.name, () => runPhase(spec, REASONS[spec.name], phaseDeps));
    notes.push(...result.notes);
    files = new Map([...files, ...result.files]);
  }
  const layers = layerOutcomes(notes);
  for (const { name, outcome, reason } of layers) {
    deps.log.info(`${outcome === "reused" ? "Reused" : "Made anew"}: ${name} (${reason})`);
  }
  deps.report.add({ layers });
  return { ...readExportReport(files), restoredLayers: restoredFromCache(notes) };
}
