// The phases of one build, in their order.
import { renameRunImage } from "../cnb/analyzed.ts";
import { ExitCode } from "../cnb/exit-codes.ts";
import { PlatformError } from "../errors.ts";
import type { BuildLog, PhaseName } from "../log.ts";
import { formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import { analyzerPhase } from "../phases/analyzer-phase.ts";
import { builderPhase } from "../phases/builder-phase.ts";
import { throwIfCancelled } from "../phases/cancellation.ts";
import { creatorPhase } from "../phases/creator-phase.ts";
import { detectorPhase } from "../phases/detector-phase.ts";
import { readExportReport } from "../phases/exported-digest.ts";
import { exporterPhase } from "../phases/exporter-phase.ts";
import { buildExtenderPhase, runExtenderPhase } from "../phases/extender-phase.ts";
import { PhaseError } from "../phases/failure/phase-error.ts";
import { analyzedRunImage, checkBuilt, checkDetected } from "../phases/handover.ts";
import { readExtensions } from "../phases/image-extensions.ts";
import { layerOutcomes, restoredFromCache } from "../phases/output/layer-outcomes.ts";
import type { Note } from "../phases/output/transcript.ts";
import type { PhaseContext, PhaseSpec } from "../phases/phase.ts";
import { PHASE_PATHS } from "../phases/phase-paths.ts";
import { restorerPhase } from "../phases/restorer-phase.ts";
import { type PhaseDeps, type PhaseResult, runPhase } from "../phases/run-phase.ts";
import { changedLog } from "./changed-log.ts";
import type { ExportedImage } from "./delivery/destination.ts";
import type { ReportCollector } from "./report/report-collector.ts";

/** How the phases run. */
export type Flow = "creator" | "phases";

/** What the phases left behind. */
export interface LifecycleResult extends ExportedImage {
  /** How many layers came out of the build cache. */
  readonly restoredLayers: number;
}

/** What running the lifecycle needs besides running phases. */
export interface LifecycleDeps extends PhaseDeps {
  readonly report: ReportCollector;
  /** Lets containers read an image that phases turned out to need; says what they are to call it. */
  readonly allowImage: (image: ImageReference) => ImageReference;
  /** The buildpacks of more groups, where phases are given only the first ones of the order. */
  readonly moreGroups?: MoreGroups | undefined;
  /** Gets a run image into the engine, for a container of it; says what to make that from. */
  readonly getRunImage: (reference: string) => Promise<string>;
}

/** What detection can have if the groups that it was given are not enough. */
export interface MoreGroups {
  /** Whether there are any. */
  readonly areLeft: boolean;
  /** None of them was detected; undefined if there are no more. */
  get(): Promise<PhaseContext> | undefined;
}

const REASONS = {
  analyzer: "finds the previous image, and checks that the image can be pushed",
  detector: "finds the buildpacks that the source needs",
  restorer: "restores layers from the build cache and the previous image",
  builder: "lets the buildpacks build",
  exporter: "pushes the image, and saves the build cache",
  creator: "does all phases at once, since the builder is trusted",
} as const satisfies Partial<Record<PhaseName, string>>;

/**
 * Runs the lifecycle, and says what it exported; layers and timings go into the report as they become known.
 * @throws {PhaseError} from the first phase that fails
 * @throws {PlatformError} `BUILDPACK` if image extensions want what the lifecycle cannot do
 */
export async function runLifecycle(
  flow: Flow,
  context: PhaseContext,
  deps: LifecycleDeps,
): Promise<LifecycleResult> {
  const runner = new PhaseRunner(deps);
  const { files, runImage } =
    flow === "creator"
      ? { ...(await runDetecting("creator", context, { runner, deps })), runImage: undefined }
      : await runPhases(context, runner, deps);
  const layers = layerOutcomes(runner.notes);
  for (const { name, outcome, reason } of layers) {
    deps.log.info(`${outcome === "reused" ? "Reused" : "Rebuilt"}: ${name} (${reason})`);
  }
  deps.report.add({ layers });
  return { ...readExportReport(files), restoredLayers: restoredFromCache(runner.notes), runImage };
}

/**
 * A container for each phase.
 * Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#build
 */
async function runPhases(
  given: PhaseContext,
  runner: PhaseRunner,
  deps: LifecycleDeps,
): Promise<PhaseResult & Pick<LifecycleResult, "runImage">> {
  const { files: analyzed } = await runner.run(analyzerPhase(given), REASONS.analyzer);
  const detected = await runDetecting("detector", given, { runner, deps });
  checkDetected({ analyzed, detected: detected.files }, given.extender !== undefined);
  const context = afterDetection(detected.context, detected, deps);
  const restored = await runner.run(restorerPhase(context), REASONS.restorer);
  const built = await buildAll(context, restored, { runner, deps });
  const phase = context.extensions?.build.length ? "extender" : "builder";
  checkBuilt(phase, { detected: detected.files, restored: restored.files, built: built.files });
  const exported = await runner.run(exporterPhase(context), REASONS.exporter);
  return { ...exported, runImage: analyzedRunImage(restored.files) };
}

interface Running {
  readonly runner: PhaseRunner;
  readonly deps: LifecycleDeps;
}

const DETECTING = { creator: creatorPhase, detector: detectorPhase } as const;

/**
 * A phase that detects; again with more groups as long as none is detected. What is detected then is what the whole order leads to, since
 * each time has all groups from the first one on.
 * @returns with the context of the phases that follow
 */
async function runDetecting(
  name: keyof typeof DETECTING,
  given: PhaseContext,
  { runner, deps: { log, moreGroups } }: Running,
): Promise<PhaseResult & { readonly context: PhaseContext }> {
  let context = given;
  let reason: string = REASONS[name];
  for (;;) {
    try {
      const goesOn = moreGroups?.areLeft === true;
      const detecting = { log: goesOn ? withoutAlarm(log) : log };
      return { ...(await runner.run(DETECTING[name](context), reason, detecting)), context };
    } catch (error) {
      const more = isUndetected(error) ? moreGroups?.get() : undefined;
      if (more === undefined) throw error;
      context = await more;
      reason = `${REASONS[name]}, with more groups of the order`;
    }
  }
}

/** The last one is of a buildpack that is not there. */
const UNDETECTED: readonly number[] = [
  ExitCode.NO_GROUP_DETECTED,
  ExitCode.NO_GROUP_DETECTED_WITH_ERRORS,
  ExitCode.DETECT_FAILED,
];

function isUndetected(error: unknown): boolean {
  return error instanceof PhaseError && UNDETECTED.includes(error.exitCode);
}

/** Does not show again what a phase that detected nothing has said. */
function withoutAlarm(log: BuildLog): BuildLog {
  return changedLog(log, {
    phaseEnded(phase, end) {
      log.phaseEnded(phase, { ...end, goesOn: UNDETECTED.includes(end.exitCode) });
    },
  });
}

/** What extends images, and what builds. */
async function buildAll(
  context: PhaseContext,
  restored: PhaseResult,
  { runner, deps }: Running,
): Promise<PhaseResult> {
  const { build, run } = context.extensions ?? { build: [], run: [] };
  if (run.length > 0) {
    const image = await deps.getRunImage(deps.realNames(extendedRunImage(restored)));
    const reason = `applies the Dockerfiles of ${run.join(", ")} to the run image`;
    await runner.run(runExtenderPhase(context, image), reason, { name: "extend run image" });
  }
  if (build.length === 0) return runner.run(builderPhase(context), REASONS.builder);
  const reason = `applies the Dockerfiles of ${build.join(", ")} to the build image, and ${REASONS.builder}`;
  return runner.run(buildExtenderPhase(context), reason, { name: "extend build image" });
}

/** With what image extensions generated, and the run image that they chose, by the name that containers can use. */
function afterDetection(
  context: PhaseContext,
  { names, files }: PhaseResult,
  { allowImage }: Pick<LifecycleDeps, "allowImage">,
): PhaseContext {
  const { extender, runImage } = context;
  if (extender === undefined) return context;
  const analyzed = files.get(PHASE_PATHS.analyzed);
  const extensions = readExtensions({ names, analyzed }, extender);
  const chosen = extensions.runImage ?? runImage.reference;
  const reference = allowImage(chosen);
  const renamed =
    analyzed === undefined || reference === chosen
      ? undefined
      : renameRunImage(analyzed, formatImageReference(reference), PHASE_PATHS.analyzed);
  return {
    ...context,
    extensions: { ...extensions, analyzed: renamed },
    runImage: { ...runImage, reference },
  };
}

/** The restorer has found out the digest of the one that it fetched for the extender. */
function extendedRunImage({ files }: PhaseResult): string {
  const reference = analyzedRunImage(files);
  if (reference !== undefined) return reference;
  const { analyzed } = PHASE_PATHS;
  throw new PlatformError("MALFORMED", `The restorer did not name a run image in ${analyzed}.`);
}

/** Runs phases one after the other, and keeps what they said. */
class PhaseRunner {
  readonly notes: Note[] = [];
  readonly #deps: LifecycleDeps;

  constructor(deps: LifecycleDeps) {
    this.#deps = {
      ...deps,
      onSection: (timing) => {
        deps.report.addTiming(timing);
      },
    };
  }

  /** @param options `name` of the timing in the report, and what hears of the phase */
  async run(
    spec: PhaseSpec,
    reason: string,
    { name = spec.name, log = this.#deps.log }: { readonly name?: string; readonly log?: BuildLog } = {},
  ): Promise<PhaseResult> {
    throwIfCancelled(this.#deps.signal);
    const onEnd: PhaseDeps["onEnd"] = (timing) => {
      this.#deps.report.addTiming({ name, ...timing });
    };
    const result = await runPhase(spec, reason, { ...this.#deps, log, onEnd });
    this.notes.push(...result.notes);
    return result;
  }
}
