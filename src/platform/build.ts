// The build, from request to report. Everything it decides is decided before anything slow starts.
import { formatApiVersion } from "../cnb/api-version.ts";
import { PlatformError } from "../errors.ts";
import { formatImageReference } from "../oci/image-reference.ts";
import { DeferredCleanup } from "../phases/deferred-cleanup.ts";
import { removeEmptyRoot } from "./cache/save-caches.ts";
import { openDestination } from "./delivery/open-destination.ts";
import { exportImage, type ExportResult } from "./export-image.ts";
import { imageNotes } from "./image/image-notes.ts";
import { logPlan } from "./log-plan.ts";
import type { PlannedBuild } from "./phase-context.ts";
import { type BuildPlan, planBuild } from "./plan/plan.ts";
import { writeReportFiles } from "./report/build-report-files.ts";
import { ReportCollector } from "./report/report-collector.ts";
import type { BuildDeps } from "./request/build-deps.ts";
import type { BuildReport, BuildRequest, ResolvedBuild } from "./request/build-request.ts";
import { isTested } from "./request/image-test.ts";
import { resolveRequest } from "./request/resolve-request.ts";
import { sourceNotes } from "./source-notes.ts";

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
  try {
    deps.log.step("Checking the inputs");
    const resolved = await resolveRequest(request, deps);
    const plan = await report.time("check inputs", () => planBuild(resolved, deps));
    await announce({ request, resolved, plan }, deps, report);

    await using cleanup = new DeferredCleanup(deps.log, deps.onLeftover);
    await using destination = await openDestination(resolved, plan, deps);
    const planned = { resolved, plan, destination, cleanup, report };
    const exported = await exportImage(planned, deps).catch((error: unknown) => {
      throw destination.explain(error);
    });
    const toml = await deliverImage(exported, planned, deps);
    const built = await writeReport(toml, planned, deps);
    if (!(await cleanup.leave(() => plan.daemon.ping()))) deps.onRemoving(plan.daemon.socketPath);
    return built;
  } catch (error) {
    throw deps.signal.aborted ? cancelled(error) : error;
  } finally {
    // The post step looks only for what it was told of.
    await removeEmptyRoot(deps.caches.directory);
  }
}

/** What was decided, before any of it is done. */
async function announce(
  { request, resolved, plan }: { request: BuildRequest; resolved: ResolvedBuild; plan: BuildPlan },
  { log }: Pick<BuildDeps, "log">,
  report: ReportCollector,
): Promise<void> {
  reportPlan(plan, report);
  logPlan({ request, resolved }, plan, log);
  for (const note of await sourceNotes(resolved)) log.notice(note);
}

function reportPlan(plan: BuildPlan, report: ReportCollector): void {
  const { builder, runImage, target, api } = plan;
  report.add({
    builder: formatImageReference(builder.pinned ?? builder.reference),
    runImage: formatImageReference(runImage.value.pinned),
    target,
    platformApi: formatApiVersion(api.value),
    lifecycleVersion: builder.lifecycle.version,
  });
}

/** @returns the text of report.toml */
async function deliverImage(exported: ExportResult, planned: PlannedBuild, deps: BuildDeps): Promise<string> {
  const { resolved, plan, destination, report } = planned;
  const { log } = deps;
  // What the lifecycle pushed itself is there, whatever comes next.
  if (plan.delivery.value.kind === "direct") report.add({ digest: exported.digest });
  log.step("Delivering the image");
  const gate = isTested(resolved.test)
    ? (await import("./gate/open-gate.ts")).openGate(
        { ...planned, daemon: plan.daemon, prober: exported.builderImage },
        deps,
      )
    : undefined;
  const { blobs, labels, toml, ...delivered } = await report.time("deliver", () =>
    destination.deliver(exported, gate),
  );
  report.add(delivered);
  const { defaultProcess } = resolved.outcome;
  for (const { level, text } of imageNotes({ labels, processes: delivered.processes, defaultProcess })) {
    log[level](text);
  }
  if (blobs !== undefined) report.addBlobs(blobs);
  return toml ?? exported.toml;
}

/** The report, which is also written to files if that is asked for. */
async function writeReport(
  toml: string,
  { resolved, plan, report }: Pick<PlannedBuild, "resolved" | "plan" | "report">,
  { log }: Pick<BuildDeps, "log">,
): Promise<BuildReport> {
  const { sbomDir, reportDir, createdAt } = resolved.outcome;
  report.add({ sbomDir: sbomDir?.path, reportDir: reportDir?.path });
  if (sbomDir !== undefined) {
    const [image] = resolved.tags;
    const build = { image, createdAt, lifecycleImage: plan.lifecycleImage?.value, report: report.snapshot() };
    const { writeSbomDocuments } = await import("./report/sbom-documents.ts");
    report.add(await writeSbomDocuments(sbomDir, build, log));
  }
  const finished = report.finish();
  if (reportDir !== undefined) await writeReportFiles(reportDir, { toml, report: finished });
  return finished;
}

function cancelled(error: unknown): PlatformError {
  return new PlatformError("CANCELLED", "The build was cancelled.", { cause: error });
}
