// The build, from request to report. Everything it decides is decided before anything slow starts.
import { messageOf, PlatformError } from "../errors.ts";
import { atDigest, formatImageReference } from "../oci/image-reference.ts";
import type { PhaseContext } from "../phases/phase.ts";
import { Removals } from "../phases/removals.ts";
import type { PhaseDeps } from "../phases/run-phase.ts";
import { createRegistryAuth } from "../registry/registry-auth.ts";
import { formatApiVersion } from "../spec/api-version.ts";
import { parseLabel, type BuildDeps } from "./build-deps.ts";
import type { BuildReport, BuildRequest, CacheReport } from "./build-request.ts";
import { readyBuilder, type ReadyBuilder } from "./builder-provision.ts";
import { tagsOf } from "./check-request.ts";
import { checkTags, describeImage } from "./exported-image.ts";
import {
  pendingLayers,
  planLayerCache,
  reportUse,
  restoreLayerCache,
  type LayerCache,
} from "./layer-cache.ts";
import { logPlan } from "./log-plan.ts";
import { planBuild, type BuildPlan } from "./plan.ts";
import { ensureImage } from "./pull-image.ts";
import { ReportCollector } from "./report-collector.ts";
import { runLifecycle, type Flow, type LifecycleResult } from "./run-lifecycle.ts";
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
): Promise<LifecycleResult> {
  const cache = await planLayerCache(request, plan, deps);
  const workspace = await createWorkspace(plan.daemon, parseLabel(deps.runLabel));
  try {
    deps.log.step("Preparing the build");
    const started = { plan, workspace, removals, cache };
    const { builder, restored } = await report.time("prepare", () => prepare(request, started, deps));
    for (const each of [builder.report, restored]) if (each !== undefined) report.addCache(each);
    const context = phaseContext(request, { ...started, builder }, deps);
    const flow = flowOf(plan, cache);
    report.add({ flow });
    const result = await runLifecycle(flow, context, { ...phaseDeps(started, deps), report });
    if (restored === undefined) report.addCache(reportUse(cache, result.restoredLayers));
    deps.onPending({ layers: await pendingLayers(cache, restored, deps), builder: builder.pending });
    return result;
  } finally {
    removals.start(workspace, "the volumes of the build");
    if (cache.temporary !== undefined) removals.start(cache.temporary, "the copy of the cache");
  }
}

interface Started extends Omit<Planned, "report"> {
  readonly workspace: Workspace;
  readonly cache: LayerCache;
}

/** What was got ready. */
interface Prepared {
  readonly builder: ReadyBuilder;
  readonly restored: CacheReport | undefined;
}

/** All that takes long and needs nothing of each other. */
async function prepare(request: BuildRequest, started: Started, deps: BuildDeps): Promise<Prepared> {
  const { plan, workspace, removals, cache } = started;
  const { daemon, target, lifecycleImage } = plan;
  const { uid, gid } = plan.builder;
  const labels = parseLabel(deps.runLabel);
  let builder: ReadyBuilder | undefined;
  let restored: CacheReport | undefined;
  await together(deps.signal, [
    async (signal) => {
      builder = await readyBuilder(request, plan, { ...deps, signal });
    },
    async (signal) => {
      if (lifecycleImage !== undefined) await ensureImage(lifecycleImage.value, { ...deps, daemon, signal });
    },
    (signal) =>
      uploadSource(
        { workspace, path: request.path, uid, gid, target },
        { daemon, log: deps.log, labels, signal, removals },
      ),
    async () => {
      restored = await restoreLayerCache(cache, deps);
    },
  ]);
  if (builder === undefined) throw new Error("The builder was not got ready, and nobody said so");
  return { builder, restored };
}

function phaseContext(
  request: BuildRequest,
  { plan, workspace, cache, builder }: Started & Pick<Prepared, "builder">,
  { projectMetadata }: BuildDeps,
): PhaseContext {
  const { uid, gid } = plan.builder;
  return {
    api: plan.api.value,
    uid,
    gid,
    images: { builder: builder.image, lifecycle: plan.lifecycleImage?.value.runnable ?? builder.image },
    volumes: { layers: workspace.layers, app: workspace.app },
    cache: cache.phase,
    tags: tagsOf(request),
    runImage: plan.runImage.value,
    previousImage: request.previousImage,
    variables: request.env,
    projectMetadata,
    network: request.network,
    verbose: request.verbose,
  };
}

function phaseDeps({ plan, removals }: Pick<Started, "plan" | "removals">, deps: BuildDeps): PhaseDeps {
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
  });
}

/** The creator would write a cache image that it reads, so one that is only read takes separate phases. */
function flowOf({ trust }: BuildPlan, { phase }: LayerCache): Flow {
  const isReadOnly = phase.kind === "image" && !phase.writable;
  return trust.value && !isReadOnly ? "creator" : "phases";
}

function cancelled(error: unknown): PlatformError {
  return new PlatformError("CANCELLED", "The build was cancelled.", { cause: error });
}
