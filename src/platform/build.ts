// The build, from request to report. Everything it decides is decided before anything slow starts.
import { packModules } from "../buildpack/pack-modules.ts";
import { PlatformError } from "../errors.ts";
import { formatImageReference, parseImageReference } from "../oci/image-reference.ts";
import type { PhaseArchive, PhaseContext } from "../phases/phase.ts";
import { DeferredCleanup } from "../phases/deferred-cleanup.ts";
import type { PhaseDeps } from "../phases/run-phase.ts";
import { createSourceFilter } from "../project/source/source-filter.ts";
import { createRegistryAuth } from "../registry/auth/registry-auth.ts";
import { formatApiVersion } from "../cnb/api-version.ts";
import { packBindings } from "./request/bindings.ts";
import { parseLabel, type BuildDeps } from "./request/build-deps.ts";
import type { BuildReport, ResolvedBuild, BuildRequest, CacheReport } from "./request/build-request.ts";
import { buildUser } from "./plan/build-user.ts";
import { writeReportFiles } from "./report/build-report-files.ts";
import { chooseFlow } from "./choose-flow.ts";
import { provisionBuilder, type ProvisionedBuilder } from "./pull/builder-provision.ts";
import type { Destination } from "./delivery/destination.ts";
import { openDirectDestination } from "./delivery/direct-destination.ts";
import { openGatewayDestination } from "./delivery/gateway-destination.ts";
import { proxiesWithout } from "./delivery/gateway-proxies.ts";
import {
  pendingLayers,
  planLayerCache,
  reportUse,
  restoreLayerCache,
  type LayerCache,
} from "./cache/layer-cache.ts";
import { logFlow, logPlan } from "./log-plan.ts";
import { planBuild, type BuildPlan } from "./plan/plan.ts";
import { ensureImage } from "./pull/pull-image.ts";
import { ReportCollector } from "./report/report-collector.ts";
import { readSbomBrief } from "./image/sbom-brief.ts";
import { imageNotes } from "./image/image-notes.ts";
import { sourceNotes } from "./source-notes.ts";
import { runLifecycle, type LifecycleResult } from "./run-lifecycle.ts";
import { removeEmptyRoot } from "./cache/save-caches.ts";
import { resolveRequest } from "./request/resolve-request.ts";
import { runAll } from "./run-all.ts";
import { createWorkspace, uploadSource, type Workspace } from "./workspace/workspace.ts";

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
    const resolved = await resolveRequest(request, deps);
    const plan = await report.time("check inputs", () => planBuild(resolved, deps));
    reportPlan(plan, report);
    logPlan({ request, resolved }, plan, deps.log);
    for (const note of await sourceNotes(resolved)) deps.log.notice(note);

    await using cleanup = new DeferredCleanup(deps.log, deps.onLeftover);
    await using destination = await openDestination(resolved, plan, deps);
    const exported = await exportImage(resolved, { plan, destination, cleanup, report }, deps);
    // What the lifecycle pushed itself is there, whatever comes next.
    if (plan.delivery.value.kind === "direct") report.add({ digest: exported.digest });
    deps.log.step("Delivering the image");
    const { blobs, labels, ...delivered } = await report.time("deliver", () => destination.deliver(exported));
    report.add(delivered);
    const { defaultProcess } = resolved.outcome;
    for (const { level, text } of imageNotes({ labels, processes: delivered.processes, defaultProcess })) {
      deps.log[level](text);
    }
    if (blobs !== undefined) report.addBlobs(blobs);

    const { sbomDir, reportDir } = resolved.outcome;
    report.add({ sbomDir: sbomDir?.path, reportDir: reportDir?.path, sbom: await sbomIn(sbomDir?.path) });
    const finished = report.finish();
    if (reportDir !== undefined) await writeReportFiles(reportDir, { toml: exported.toml, report: finished });
    return finished;
  } catch (error) {
    throw deps.signal.aborted ? cancelled(error) : error;
  } finally {
    // The post step looks only for what it was told of.
    await removeEmptyRoot(deps.caches.directory);
  }
}

async function sbomIn(directory: string | undefined): Promise<BuildReport["sbom"]> {
  return directory === undefined ? undefined : readSbomBrief(directory);
}

/** The place that the lifecycle exports to. */
function openDestination(
  resolved: ResolvedBuild,
  plan: BuildPlan,
  deps: BuildDeps,
): Destination | Promise<Destination> {
  const { value: delivery } = plan.delivery;
  return delivery.kind === "direct"
    ? openDirectDestination(resolved, plan, deps)
    : openGatewayDestination(resolved, { plan, address: delivery.address }, deps);
}

/** What there is of the build once it is planned. */
interface Planned {
  readonly plan: BuildPlan;
  readonly destination: Destination;
  readonly cleanup: DeferredCleanup;
  readonly report: ReportCollector;
}

/** Whatever was created for it is being removed when this ends. */
async function exportImage(
  resolved: ResolvedBuild,
  { plan, destination, cleanup, report }: Planned,
  deps: BuildDeps,
): Promise<LifecycleResult> {
  const cache = await planLayerCache(resolved, plan, deps);
  const workspace = await createWorkspace(plan.daemon, {
    labels: parseLabel(deps.runLabel),
    withExtender: plan.extender !== undefined,
    owner: buildUser(resolved, plan),
  });
  try {
    deps.log.step("Preparing the build");
    const started = { plan, destination, workspace, cleanup, cache, report };
    const { builder, restored } = await report.time("prepare", () => prepare(resolved, started, deps));
    for (const each of [builder.report, restored]) if (each !== undefined) report.addCache(each);
    const context = phaseContext(resolved, { ...started, builder });
    const flow = chooseFlow(resolved, plan, cache.phase);
    logFlow(plan, flow, deps.log);
    report.add({ flow: flow.value });
    const result = await runLifecycle(flow.value, context, {
      ...phaseDeps(started, deps),
      report,
      getRunImage: (reference) => report.time("get run image", () => getRunImage(reference, plan, deps)),
    });
    if (restored === undefined) report.addCache(reportUse(cache, result.restoredLayers));
    deps.onPending({ layers: await pendingLayers(cache, restored, deps), builder: builder.pending });
    return result;
  } finally {
    cleanup.start(workspace, "the volumes of the build");
    if (cache.temporary !== undefined) cleanup.start(cache.temporary.thing, cache.temporary.what);
  }
}

/** A run image that is to be extended; it is in its registry, as the lifecycle has read it there. */
async function getRunImage(name: string, { daemon }: BuildPlan, deps: BuildDeps): Promise<string> {
  const reference = parseImageReference(name);
  const runnable = formatImageReference(reference);
  await ensureImage("the run image", { reference, runnable, location: "registry" }, { ...deps, daemon });
  return runnable;
}

interface Started extends Planned {
  readonly workspace: Workspace;
  readonly cache: LayerCache;
}

/** What was got ready. */
interface Prepared {
  readonly builder: ProvisionedBuilder;
  readonly restored: CacheReport | undefined;
}

/** All that takes long and needs nothing of each other. */
async function prepare(resolved: ResolvedBuild, started: Started, deps: BuildDeps): Promise<Prepared> {
  const { plan, cache, report } = started;
  const { daemon, lifecycleImage } = plan;
  let builder: ProvisionedBuilder | undefined;
  let restored: CacheReport | undefined;
  await runAll(deps.signal, [
    async (signal) => {
      builder = await report.time("get builder", () => provisionBuilder(resolved, plan, { ...deps, signal }));
    },
    async (signal) => {
      if (lifecycleImage === undefined) return;
      const { value } = lifecycleImage;
      const pull = () => ensureImage("the lifecycle image", value, { ...deps, daemon, signal });
      await report.time("get lifecycle image", pull);
    },
    (signal) => report.time("upload source", () => upload(resolved, started, { ...deps, signal })),
    async () => {
      if (cache.entry === undefined) return;
      restored = await report.time("restore cache", () => restoreLayerCache(cache, resolved, deps));
    },
  ]);
  if (builder === undefined) throw new Error("Internal error: the builder is missing after the preparation");
  return { builder, restored };
}

function upload(
  resolved: ResolvedBuild,
  { plan, workspace, cleanup }: Started,
  deps: Pick<BuildDeps, "log" | "runLabel" | "signal">,
): Promise<void> {
  const { daemon, target } = plan;
  const source = {
    workspace,
    path: resolved.path,
    filter: createSourceFilter(resolved.selection),
    fileModes: resolved.fileModes,
    appDir: resolved.outcome.appDir,
    target,
    ...buildUser(resolved, plan),
  };
  return uploadSource(source, { ...deps, daemon, labels: parseLabel(deps.runLabel), cleanup });
}

function phaseContext(
  resolved: ResolvedBuild,
  { plan, destination, workspace, cache, builder }: Started & Pick<Prepared, "builder">,
): PhaseContext {
  const { value: delivery } = plan.delivery;
  const gateway = delivery.kind === "direct" ? undefined : delivery.address;
  return {
    api: plan.api.value,
    ...buildUser(resolved, plan),
    images: { builder: builder.image, lifecycle: plan.lifecycleImage?.value.runnable ?? builder.image },
    volumes: workspace.volumes,
    cache: cache.phase,
    tags: destination.tags,
    runImage: plan.runImage.value,
    previousImage: destination.previousImage,
    variables: resolved.env,
    projectMetadata: resolved.projectMetadata,
    containers: { ...resolved.containers, proxies: proxiesWithout(gateway, resolved.containers.proxies) },
    certificates: resolved.certificates,
    outcome: resolved.outcome,
    extender: plan.extender,
    extensions: undefined,
    order: plan.order.toml,
    archives: archivesOf(resolved, plan),
    skipRestore: resolved.clearCache,
    verbose: resolved.verbose,
  };
}

/** What goes into containers besides small files. */
function archivesOf(resolved: ResolvedBuild, plan: BuildPlan): PhaseArchive[] {
  const { bindings } = resolved;
  return [
    ...(plan.order.sources.length > 0 ? [() => packModules(plan.order)] : []),
    ...(bindings.length > 0 ? [() => packBindings(bindings, buildUser(resolved, plan))] : []),
  ];
}

function phaseDeps({ plan, destination, cleanup }: Started, deps: BuildDeps): PhaseDeps {
  return {
    daemon: plan.daemon,
    cleanup,
    log: deps.log,
    labels: parseLabel(deps.runLabel),
    now: deps.now,
    signal: deps.signal,
    async registryAuth(registries) {
      const { json, secrets } = await createRegistryAuth(destination.keychain, registries);
      for (const secret of secrets) deps.mask(secret);
      return json;
    },
  };
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

function cancelled(error: unknown): PlatformError {
  return new PlatformError("CANCELLED", "The build was cancelled.", { cause: error });
}
