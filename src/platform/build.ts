// The build, from request to report. Everything it decides is decided before anything slow starts.
import { BUILD_CACHE_LABEL, buildCacheVolume } from "../cache/build-cache.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { atDigest, formatImageReference, imageName } from "../oci/image-reference.ts";
import type { PhaseContext } from "../phases/phase.ts";
import { Removals } from "../phases/removals.ts";
import type { ExportReport } from "../phases/report.ts";
import type { PhaseDeps } from "../phases/run-phase.ts";
import { createRegistryAuth } from "../registry/registry-auth.ts";
import { formatApiVersion } from "../spec/api-version.ts";
import { parseLabel, type BuildDeps } from "./build-deps.ts";
import type { BuildReport, BuildRequest } from "./build-request.ts";
import { tagsOf } from "./check-request.ts";
import { checkTags, describeImage } from "./exported-image.ts";
import { logPlan } from "./log-plan.ts";
import { planBuild, type BuildPlan } from "./plan.ts";
import { ensureImage } from "./pull-image.ts";
import { ReportCollector } from "./report-collector.ts";
import { runLifecycle, type Flow } from "./run-lifecycle.ts";
import { together } from "./together.ts";
import { createWorkspace, uploadSource, type Workspace } from "./workspace.ts";

/**
 * Builds an image from source by running a builder's lifecycle, and pushes it.
 * What is known when it fails stays in `report`.
 * @throws {SeveralErrors} before anything slow, if more than one thing is wrong with the request
 * @throws {PhaseError} if a phase of the lifecycle fails
 * @throws {PlatformError} `CANCELLED` once the signal is aborted, and everything that can go wrong outside of phases
 */
export async function build(
  request: BuildRequest,
  deps: BuildDeps,
  report = new ReportCollector(deps.now),
): Promise<BuildReport> {
  try {
    deps.log.step("Checking the inputs");
    const plan = await report.time("check inputs", () => planBuild(request, deps));
    reportPlan(plan, report);
    logPlan(plan, deps.log);

    await using removals = new Removals(deps.log);
    const { digest, manifestSizeBytes } = await exportImage(request, { plan, removals, report }, deps);
    const image = formatImageReference(atDigest(request.image, digest));
    report.add({ digest, image, manifestSizeBytes });

    deps.log.step("Verifying the image");
    await report.time("verify", () => verify(request, { plan, digest, report }, deps));
    return report.snapshot();
  } catch (error) {
    throw deps.signal.aborted ? cancelled(error) : error;
  }
}

/** What there is of the build once it is planned. */
interface Planned {
  readonly plan: BuildPlan;
  readonly removals: Removals;
  readonly report: ReportCollector;
}

/** Whatever was created for it is being removed when this ends. */
async function exportImage(
  request: BuildRequest,
  { plan, removals, report }: Planned,
  deps: BuildDeps,
): Promise<ExportReport> {
  const workspace = await createWorkspace(plan.daemon, parseLabel(deps.runLabel));
  try {
    deps.log.step("Preparing the build");
    const started = { plan, workspace, removals };
    await report.time("prepare", () => prepare(request, started, deps));
    const context = phaseContext(request, started, deps);
    return await runLifecycle(flowOf(plan), context, { ...phaseDeps(started, deps), report });
  } finally {
    removals.start(workspace, "the volumes of the build");
  }
}

interface Started extends Omit<Planned, "report"> {
  readonly workspace: Workspace;
}

/** All that takes long and needs nothing of each other. */
async function prepare(
  request: BuildRequest,
  { plan, workspace, removals }: Started,
  deps: BuildDeps,
): Promise<void> {
  const { daemon, target, builder, lifecycleImage } = plan;
  const { uid, gid } = builder;
  const labels = parseLabel(deps.runLabel);
  const cache = { [BUILD_CACHE_LABEL]: imageName(request.image) };
  await together(deps.signal, [
    (signal) => ensureImage(builder, { ...deps, daemon, signal }),
    async (signal) => {
      if (lifecycleImage !== undefined) await ensureImage(lifecycleImage.value, { ...deps, daemon, signal });
    },
    (signal) =>
      uploadSource(
        { workspace, path: request.path, uid, gid, target },
        { daemon, log: deps.log, labels, signal, removals },
      ),
    () => daemon.ensureVolume(cacheVolume(request, plan), cache),
  ]);
}

function phaseContext(
  request: BuildRequest,
  { plan, workspace }: Started,
  { projectMetadata }: BuildDeps,
): PhaseContext {
  const { builder, lifecycleImage } = plan;
  return {
    api: plan.api.value,
    uid: builder.uid,
    gid: builder.gid,
    images: {
      builder: builder.runnable,
      lifecycle: lifecycleImage?.value.runnable ?? builder.runnable,
    },
    volumes: { layers: workspace.layers, app: workspace.app, cache: cacheVolume(request, plan) },
    tags: tagsOf(request),
    runImage: plan.runImage.value,
    previousImage: request.previousImage,
    variables: request.env,
    projectMetadata,
    network: request.network,
    verbose: request.verbose,
  };
}

function phaseDeps({ plan, removals }: Started, deps: BuildDeps): PhaseDeps {
  return {
    daemon: plan.daemon,
    removals,
    log: deps.log,
    labels: parseLabel(deps.runLabel),
    now: deps.now,
    signal: deps.signal,
    async registryAuth(registries) {
      const { json, secrets } = await createRegistryAuth(deps.keychain, registries);
      for (const secret of secrets) deps.mask(secret);
      return json;
    },
  };
}

async function verify(
  request: BuildRequest,
  { plan, digest, report }: { plan: BuildPlan; digest: `sha256:${string}`; report: ReportCollector },
  { registry, log }: BuildDeps,
): Promise<void> {
  const tags = tagsOf(request);
  // The image is pushed already: not being able to describe it is no reason to fail.
  const describe = async (): Promise<void> => {
    try {
      report.add(await describeImage(request.image, { digest, target: plan.target }, registry));
    } catch (error) {
      log.warning(`The labels of the image cannot be read: ${messageOf(error)}`);
    }
  };
  await Promise.all([checkTags(tags, digest, registry), describe()]);
  report.add({ tags: tags.map(formatImageReference) });
}

function reportPlan(plan: BuildPlan, report: ReportCollector): void {
  const { builder, runImage, target, api } = plan;
  report.add({
    builder: formatImageReference(builder.pinned ?? builder.reference),
    runImage: formatImageReference(runImage.value.pinned),
    target,
    platformApi: formatApiVersion(api.value),
    lifecycleVersion: builder.lifecycle.version,
    flow: flowOf(plan),
  });
}

function flowOf({ trust }: BuildPlan): Flow {
  return trust.value ? "creator" : "phases";
}

function cacheVolume({ image }: BuildRequest, { builder, target }: BuildPlan): string {
  return buildCacheVolume({ image, builder: builder.reference, target });
}

function cancelled(error: unknown): PlatformError {
  return new PlatformError("CANCELLED", "The build was cancelled.", { cause: error });
}
