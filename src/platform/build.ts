// The build, from request to report. Everything it decides is decided before anything slow starts.
import { provenReference } from "../builder/builder-image.ts";
import { formatApiVersion } from "../cnb/api-version.ts";
import { PlatformError } from "../errors.ts";
import type { FinishedImage } from "../gateway/finished-image.ts";
import { formatImageReference } from "../oci/image-reference.ts";
import { DeferredCleanup } from "../phases/deferred-cleanup.ts";
import { withSbomDirectory } from "./attest/attestation-files.ts";
import { beforeTags, tellOfImage } from "./before-tags.ts";
import { removeEmptyRoot } from "./cache/save-caches.ts";
import type { Comparison, ReusingWork } from "./compare-inputs.ts";
import type { Gate, WhenComplete } from "./delivery/destination.ts";
import { openDestination } from "./delivery/open-destination.ts";
import { exportImage, type ExportResult } from "./export-image.ts";
import { logAttesting, logPlan } from "./log-plan.ts";
import type { PlannedBuild } from "./phase-context.ts";
import { type BuildPlan, planBuild } from "./plan/plan.ts";
import { writeReportFiles } from "./report/build-report-files.ts";
import { ownOutputs } from "./report/own-outputs.ts";
import { ReportCollector } from "./report/report-collector.ts";
import { leavesCaches } from "./request/build-caches.ts";
import type { BuildDeps } from "./request/build-deps.ts";
import type { BuildReport, BuildRequest, ResolvedBuild } from "./request/build-request.ts";
import { isTested } from "./request/image-test.ts";
import { resolveRequest } from "./request/resolve-request.ts";
import { isCompared } from "./request/reuse-request.ts";
import { sourceNotes } from "./source-notes.ts";
import type { Verification } from "./verify-image.ts";

/**
 * Builds an image from source by running a builder's lifecycle, and pushes it.
 * What is known when it fails stays in `report`.
 * @throws {SeveralErrors} before anything slow, if more than one thing is wrong with the request
 * @throws {PhaseError} if a phase of the lifecycle fails
 * @throws {PlatformError} `CANCELLED` once the signal is aborted, and everything that can go wrong outside of phases
 */
export async function buildImage(
  request: BuildRequest,
  deps: BuildDeps,
  report = new ReportCollector(deps.now),
): Promise<BuildReport> {
  return asBuild(deps, async () => {
    await using prepared = await prepareBuild(request, deps, report);
    return await prepared.run();
  });
}

/** Does what builds, says of what fails in a build that was cancelled just that, and leaves no empty directory. */
export async function asBuild<T>(
  { signal, caches }: Pick<BuildDeps, "signal" | "caches">,
  build: () => Promise<T>,
): Promise<T> {
  try {
    return await build();
  } catch (error) {
    throw signal.aborted ? cancelled(error) : error;
  } finally {
    // The post step looks only for what it was told of.
    await removeEmptyRoot(caches.directory);
  }
}

/** A build of which everything is decided, and nothing slow is begun. */
export interface PreparedBuild extends AsyncDisposable {
  run(): Promise<BuildReport>;
}

/** @throws {PlatformError} what is wrong with the request, or {@link SeveralErrors} */
export async function prepareBuild(
  request: BuildRequest,
  deps: BuildDeps,
  report: ReportCollector,
): Promise<PreparedBuild> {
  deps.log.step("Checking the inputs");
  const own = request.ownOutputs ?? (await ownOutputs([request]));
  const resolved = withSbomDirectory(await resolveRequest({ ...request, ownOutputs: own }, deps), deps);
  await using parts = new AsyncDisposableStack();
  const comparison = isCompared(resolved) ? parts.use(await beginComparison(resolved, deps)) : undefined;
  const plan = await report.time("check inputs", () => planBuild(resolved, deps));
  await announce({ request, resolved, plan }, deps, report);
  const kept = parts.move();
  return {
    async run() {
      const work =
        (await comparison?.decide({ request, plan, report })) ?? ({ kind: "build", resolved } as const);
      report.add({ work: work.kind });
      return work.kind === "build"
        ? await buildPlanned({ resolved: work.resolved, plan, report }, deps)
        : await useEarlierImage(work, { resolved, plan, report }, deps);
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Only builds that are compared need the code for it. */
async function beginComparison(resolved: ResolvedBuild, deps: BuildDeps): Promise<Comparison> {
  const { openComparison } = await import("./compare-inputs.ts");
  return openComparison(resolved, deps);
}

type DecidedBuild = Pick<PlannedBuild, "resolved" | "plan" | "report">;

async function buildPlanned(decided: DecidedBuild, deps: BuildDeps): Promise<BuildReport> {
  const { resolved, plan } = decided;
  await using cleanup = new DeferredCleanup(deps.log, deps.onLeftover);
  await using destination = await openDestination(resolved, plan, deps);
  const planned = { ...decided, destination, cleanup };
  const verification = resolved.verify ? await beginVerification(resolved, deps) : undefined;
  const exported = await exportImage(planned, deps).catch((error: unknown) => {
    throw destination.explain(error);
  });
  const delivering = deliverAndKeep({ exported, verification }, planned, deps);
  const built = await writeReport(await delivering, decided);
  // The post step looks for what has the label of the run; the image that was tested has none, and is removed last.
  if (isTested(resolved.test)) return built;
  // Its files are removed meanwhile, on a disk that may have the volumes of the engine, too.
  const [isGone] = await Promise.all([
    cleanup.leave(() => plan.daemon.ping()),
    destination[Symbol.asyncDispose](),
  ]);
  if (!isGone) deps.onRemoving(plan.daemon.socketPath);
  return built;
}

/** What is to be delivered, and what has to be the same in a second build before it is. */
interface ExportedBuild {
  readonly exported: ExportResult;
  readonly verification: Verification | undefined;
}

/** What the phases cached is kept, too, where only the image is refused its names. @returns the text of report.toml */
async function deliverAndKeep(made: ExportedBuild, planned: PlannedBuild, deps: BuildDeps): Promise<string> {
  try {
    const toml = await deliverExported(made, planned, deps);
    deps.onPending(made.exported.pending);
    return toml;
  } catch (error) {
    if (leavesCaches(error, deps.signal)) deps.onPending(made.exported.pending);
    throw error;
  }
}

/** Only builds whose image is verified need the code for it. */
async function beginVerification(resolved: ResolvedBuild, deps: BuildDeps): Promise<Verification> {
  const { openVerification } = await import("./verify-image.ts");
  return openVerification(resolved, deps);
}

/** @returns the text of report.toml */
async function deliverExported(
  { exported, verification }: ExportedBuild,
  planned: PlannedBuild,
  deps: BuildDeps,
): Promise<string> {
  const { plan, destination, report } = planned;
  // What the lifecycle pushed itself is there, whatever comes next.
  if (plan.delivery.value.kind === "direct") report.add({ digest: exported.digest });
  deps.log.step("Delivering the image");
  const gate = await gateOf(planned, exported, deps);
  const { builder } = exported;
  const verify =
    verification && ((image: FinishedImage) => verification.verify(image, { ...planned, builder }));
  const whenComplete: WhenComplete = (image) =>
    beforeTags({ ...image, toml: image.toml ?? exported.toml }, planned, deps);
  const { tags = [], toml } = await report.time("deliver", () =>
    destination.deliver(exported, { gate, verify, whenComplete }),
  );
  report.add({ tags });
  return toml ?? exported.toml;
}

/** Only builds whose image is tested need the code for it. */
async function gateOf(
  planned: PlannedBuild,
  { builder: { image: prober } }: ExportResult,
  deps: BuildDeps,
): Promise<Gate | undefined> {
  if (!isTested(planned.resolved.test)) return undefined;
  const { openGate } = await import("./gate/open-gate.ts");
  return openGate({ ...planned, daemon: planned.plan.daemon, prober }, deps);
}

/** No engine has anything to do with it. */
async function useEarlierImage(
  { deliver }: ReusingWork,
  decided: DecidedBuild,
  deps: BuildDeps,
): Promise<BuildReport> {
  deps.log.step("Delivering the image");
  const { toml, ...image } = await decided.report.time("deliver", deliver);
  tellOfImage(image, decided, deps);
  return writeReport(toml, decided);
}

/** What was decided, before any of it is done. */
async function announce(
  { request, resolved, plan }: { request: BuildRequest; resolved: ResolvedBuild; plan: BuildPlan },
  { attesting, log }: Pick<BuildDeps, "attesting" | "log">,
  report: ReportCollector,
): Promise<void> {
  reportPlan(plan, report);
  logPlan({ request, resolved }, plan, log);
  logAttesting(resolved, { attesting, log });
  for (const note of await sourceNotes(resolved)) log.notice(note);
}

function reportPlan(plan: BuildPlan, report: ReportCollector): void {
  const { builder, runImage, target, api } = plan;
  report.add({
    builder: formatImageReference(provenReference(builder)),
    runImage: formatImageReference(runImage.value.pinned),
    target,
    platformApi: formatApiVersion(api.value),
    lifecycleVersion: builder.lifecycle.version,
  });
}

/** The report, which is also written to files if that is asked for. */
async function writeReport(toml: string, { resolved, report }: DecidedBuild): Promise<BuildReport> {
  const { reportDir } = resolved.outcome;
  report.add({ reportDir: reportDir?.path });
  const finished = report.finish();
  if (reportDir !== undefined) await writeReportFiles(reportDir, { toml, report: finished });
  return finished;
}

function cancelled(error: unknown): PlatformError {
  return new PlatformError("CANCELLED", "The build was cancelled.", { cause: error });
}
