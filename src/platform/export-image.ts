// Running the lifecycle: what it needs is prepared, and is being removed once it has exported the image.
import type { Container } from "../docker/daemon.ts";
import { formatImageReference, parseImageReference } from "../oci/image-reference.ts";
import { createSourceFilter } from "../project/source/source-filter.ts";
import {
  type BuildLayerCache,
  pendingLayers,
  planLayerCache,
  reportUse,
  restoreLayerCache,
} from "./cache/build-layer-cache.ts";
import { chooseFlow } from "./choose-flow.ts";
import { logFlow } from "./log-plan.ts";
import { phaseContext, phaseDeps, type PlannedExport, type StartedBuild } from "./phase-context.ts";
import { buildUser } from "./plan/build-user.ts";
import type { BuildPlan } from "./plan/plan.ts";
import { keepByName, whyLookedFor } from "./pull/keep-by-name.ts";
import { provisionBuilder, type ProvisionedBuilder } from "./pull/provision-builder.ts";
import { ensureImage } from "./pull/pull-image.ts";
import type { PendingCaches } from "./request/build-caches.ts";
import { type BuildDeps, parseLabel } from "./request/build-deps.ts";
import type { CacheReport } from "./request/build-request.ts";
import { runAll } from "./run-all.ts";
import { type LifecycleResult, runLifecycle } from "./run-lifecycle.ts";
import { StagedGroups } from "./staged-groups.ts";
import { volumeRootRecords } from "./workspace/volume-roots.ts";
import {
  createWorkspace,
  putSource,
  type Upload,
  uploadSource,
  volumeRoots,
  type Workspace,
  workspaceOfContainer,
} from "./workspace/workspace.ts";

/** What running the lifecycle led to. */
export interface ExportResult extends LifecycleResult {
  readonly builder: UsedBuilder;
  /** Of what the build cached. */
  readonly pending: PendingCaches;
}

/** The builder as it was used. */
export type UsedBuilder = Pick<ProvisionedBuilder, "image" | "order">;

/** @throws {PhaseError} if a phase of the lifecycle fails */
export async function exportImage(planned: PlannedExport, deps: BuildDeps): Promise<ExportResult> {
  const { resolved, plan, cleanup } = planned;
  // An engine on a disk makes several volumes in the time of one.
  const planning = planLayerCache(resolved, plan, deps);
  const creating = prepareWorkspace(planning, planned, deps);
  let hasExported = false;
  try {
    const [cache, workspace] = await Promise.all([planning, creating]);
    const result = await runStarted({ ...planned, workspace, cache }, deps);
    hasExported = true;
    return result;
  } finally {
    const [cache, workspace] = await Promise.allSettled([planning, creating]);
    const temporary = cache.status === "fulfilled" ? cache.value.temporary : undefined;
    // Nothing writes to the cache once all phases have ended, so a claim need not wait until they are removed.
    if (hasExported && temporary?.kind === "claim") await temporary.thing[Symbol.asyncDispose]();
    else if (temporary !== undefined) cleanup.start(temporary.thing, temporary.what);
    // Afterwards, since nothing waits for the last one.
    const volumes = workspace.status === "fulfilled" ? workspace.value.parts : [];
    for (const volume of volumes) cleanup.start(volume, "a volume of the build");
  }
}

/** Volumes with names, unless one container of Docker takes the source and runs all phases: then the engine removes them with it. */
async function prepareWorkspace(
  planning: Promise<BuildLayerCache>,
  { resolved, plan }: PlannedExport,
  deps: BuildDeps,
): Promise<Workspace> {
  const isOneContainer = (cache: BuildLayerCache): boolean =>
    chooseFlow(resolved, plan, cache.phase).value === "creator" && !isAnythingSlow({ plan, cache });
  const { engine } = plan.daemon.info;
  const mayBeOne = engine === "docker" && plan.presentBuilder !== undefined && plan.trust.value;
  if (mayBeOne && isOneContainer(await planning)) return workspaceOfContainer();
  return createWorkspace(plan.daemon, {
    labels: parseLabel(deps.runLabel),
    withExtender: plan.extender !== undefined,
    owner: buildUser(resolved, plan),
  });
}

async function runStarted(started: StartedBuild, deps: BuildDeps): Promise<ExportResult> {
  const { resolved, plan, cache, report } = started;
  const flow = chooseFlow(resolved, plan, cache.phase);
  const isUploadedFirst = flow.value === "phases" || isAnythingSlow(started);
  deps.log.step("Preparing the build");
  const prepared = await report.time("prepare", () => prepare(started, isUploadedFirst, deps));
  const { builder, restored } = prepared;
  for (const each of [builder.report, restored]) if (each !== undefined) report.addCache(each);
  logFlow(plan, flow, deps.log);
  report.add({ flow: flow.value });
  using moreGroups = new StagedGroups(started, builder, {
    ...deps,
    upload: (workspace, given) => upload({ ...started, workspace }, { ...deps, ...given }),
  });
  const result = await runLifecycle(flow.value, phaseContext(started, builder), {
    ...phaseDeps(started, deps),
    report,
    putSource: isUploadedFirst ? undefined : (container) => fill(started, container, deps),
    allowImage: (image) => started.destination.access.read(image),
    moreGroups,
    getRunImage: (reference) => report.time("get run image", () => getRunImage(reference, plan, deps)),
  });
  if (restored === undefined) report.addCache(reportUse(cache, result.restoredLayers));
  const used = moreGroups.builder;
  const pending = { layers: await pendingLayers(cache, restored, deps), builder: used.pending };
  return { ...result, builder: used, pending };
}

interface Prepared {
  readonly builder: ProvisionedBuilder;
  /** Undefined if there was nothing to restore. */
  readonly restored: CacheReport | undefined;
}

/**
 * Whether a container that takes the source could have done so before that of the creator can be made. On Podman one always does:
 * what an image has at the place of a volume goes there with the first container.
 */
function isAnythingSlow({
  plan: { presentBuilder, daemon },
  cache,
}: Pick<StartedBuild, "plan" | "cache">): boolean {
  return presentBuilder === undefined || cache.entry !== undefined || daemon.info.engine === "podman";
}

/** All that takes long and needs nothing of each other. */
async function prepare(started: StartedBuild, isUploadedFirst: boolean, deps: BuildDeps): Promise<Prepared> {
  const { resolved, plan, cache, report } = started;
  const [builder, restored] = await runAll(deps.signal, [
    (signal) => report.time("get builder", () => provisionBuilder(resolved, plan, { ...deps, signal })),
    async () => cache.entry && report.time("restore cache", () => restoreLayerCache(cache, resolved, deps)),
    async (signal) =>
      plan.lifecycleImage &&
      report.time("get lifecycle image", () => pullLifecycle(started, { ...deps, signal })),
    async (signal) => {
      if (isUploadedFirst) await report.time("upload source", () => upload(started, { ...deps, signal }));
    },
  ]);
  return { builder, restored };
}

async function pullLifecycle({ resolved, plan }: StartedBuild, deps: BuildDeps): Promise<void> {
  const { daemon, lifecycleImage } = plan;
  if (lifecycleImage === undefined) return;
  await ensureImage("the lifecycle image", lifecycleImage.value, { ...deps, daemon });
  if (whyLookedFor(resolved, plan, deps) !== undefined)
    await keepByName(lifecycleImage.value, { ...deps, daemon });
}

/** A run image that is to be extended; it is in its registry, as the lifecycle has read it there. */
async function getRunImage(name: string, { daemon }: BuildPlan, deps: BuildDeps): Promise<string> {
  const reference = parseImageReference(name);
  const runnable = formatImageReference(reference);
  await ensureImage("the run image", { reference, runnable, location: "registry" }, { ...deps, daemon });
  return runnable;
}

function upload(started: StartedBuild, deps: Pick<BuildDeps, "log" | "runLabel" | "signal">): Promise<void> {
  const { plan, cleanup } = started;
  const labels = parseLabel(deps.runLabel);
  return uploadSource(sourceOf(started), { ...deps, daemon: plan.daemon, labels, cleanup });
}

/** @returns what is to be unpacked at the container's root afterwards, since what is put into a directory changes its time */
async function fill(
  started: StartedBuild,
  container: Container,
  deps: Pick<BuildDeps, "log" | "signal">,
): Promise<readonly Buffer[]> {
  const source = sourceOf(started);
  await started.report.time("upload source", () => putSource(container, source, deps));
  const { uid, gid } = source;
  return volumeRootRecords(await volumeRoots(source), { uid, gid });
}

function sourceOf({ resolved, plan, workspace }: StartedBuild): Upload {
  return {
    workspace,
    path: resolved.path,
    filter: createSourceFilter(resolved.selection, resolved.ownOutputs),
    fileModes: resolved.fileModes,
    appDir: resolved.outcome.appDir,
    target: plan.target,
    ...buildUser(resolved, plan),
  };
}
