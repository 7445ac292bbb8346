// Export: puts the layers of a build on the run image, stores the result, says so in report.toml, and keeps the cache.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter
import { atLeast } from "../../cnb/api-version.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import type { Group } from "../../cnb/group.ts";
import type { LaunchMetadata } from "../../cnb/launch-metadata.ts";
import type { LifecycleMetadata } from "../../cnb/lifecycle-metadata.ts";
import type { ProjectMetadata } from "../../cnb/project-metadata.ts";
import type { RunImageEntry } from "../../cnb/run.ts";
import { firstError, messageOf, PlatformError } from "../../errors.ts";
import { formatBuildReport } from "../buildpack/build-file.ts";
import type { LayerCache } from "../cache/layer-cache.ts";
import { openCache } from "../cache/open-cache.ts";
import type { LifecycleContext } from "../context.ts";
import { makeLabels } from "../export/app-labels.ts";
import { exportCache } from "../export/cache-export.ts";
import { readAnalyzed, readGroup, readLaunchMetadata, readProjectMetadata } from "../export/export-files.ts";
import { openImageDestination, readRunImageNames } from "../export/export-images.ts";
import { exportLayers } from "../export/exported-layers.ts";
import { LAUNCHER_PATH } from "../export/launcher-layer.ts";
import { processPath } from "../export/process-types-layer.ts";
import { createdAt, FIXED_CREATED, makeAppImageConfig } from "../image/app-image-config.ts";
import type { ImageDestination, SavedImage } from "../image/image-writer.ts";
import type { ImageContext } from "../image/images.ts";
import { formatSavedImage, saveImage } from "../image/save-image.ts";
import { nameImages } from "../inputs/image-names.ts";
import type { ExportInputs } from "../inputs/phase-inputs.ts";
import { createLayerFactory, type LayerFactory } from "../layer/layer-factory.ts";
import { LifecycleError, StepError } from "../lifecycle-error.ts";
import type { Logger } from "../logger.ts";
import { copyLifecycleSboms, LIFECYCLE_DIR } from "../sbom/sbom-files.ts";
import { createTemporaryDir } from "../temporary-dir.ts";
import { writeFileWithParents } from "../toml-file.ts";

/**
 * Exports the app image and then, or with `parallel` meanwhile, the build cache.
 * @throws {LifecycleError} exit code 62 if the image cannot be made or stored; 1, 2, 3 or 12 if it cannot be begun
 */
export async function exportBuild(
  inputs: ExportInputs,
  ctx: ImageContext,
  cache?: LayerCache,
): Promise<void> {
  const analyzed = await readAnalyzed(inputs, ctx.log);
  const group = await readGroup(inputs);
  const buildCache = cache ?? (await openCache(inputs, ctx));
  if (buildCache === undefined && inputs.parallel) warnOfNoCache(ctx);
  const project = await readProjectMetadata(inputs, ctx.log);
  await using temporary = await createTemporaryDir("lifecycle.exporter.layer-");
  await using destination = await openImageDestination(inputs, ctx, {
    analyzed,
    temporaryDir: temporary.path,
  });
  const created = decideCreated(inputs, ctx);
  const runImage = await readRunImageNames(inputs, ctx, { analyzed, group });
  const factory = createLayerFactory({ ...ctx, temporaryDir: temporary.path });
  const work: ExportWork = {
    inputs,
    group,
    project,
    previous: analyzed.metadata,
    destination,
    created,
    runImage,
    factory,
  };
  const { layersDir } = inputs;
  const keepCache = async (signal?: AbortSignal): Promise<void> => {
    const options = { layersDir, buildpacks: group.buildpacks, factory, ...(signal && { signal }) };
    if (buildCache !== undefined) await exportCache({ cache: buildCache, ...options }, ctx);
  };
  if (inputs.parallel) {
    await runBoth((onBegun) => exportApp({ ...work, onBegun }, ctx), keepCache);
  } else {
    await exportApp(work, ctx);
    await keepCache();
  }
}

function warnOfNoCache({ log }: Pick<LifecycleContext, "log">): void {
  log.warn("There is no cache that could be exported in parallel to the image.");
}

/** What the app image is made from. */
interface ExportWork {
  readonly inputs: ExportInputs;
  readonly group: Group;
  readonly project: ProjectMetadata;
  readonly previous: LifecycleMetadata;
  readonly destination: ImageDestination;
  readonly created: string;
  readonly runImage: RunImageEntry | undefined;
  readonly factory: LayerFactory;
  readonly onBegun?: () => void;
}

/**
 * Runs both at once; once the image has failed, no new cache is committed. Departure from other lifecycles: theirs may still do that.
 * The image begins: it stores a layer while that is read for the first time, and what the cache had begun would be read once more for it.
 */
async function runBoth(
  app: (onBegun: () => void) => Promise<void>,
  keepCache: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = new AbortController();
  const begun = Promise.withResolvers<undefined>();
  const onBegun = (): void => {
    begun.resolve(undefined);
  };
  const exporting = app(onBegun);
  exporting.catch(() => {
    controller.abort();
    onBegun();
  });
  await begun.promise;
  const caching = keepCache(controller.signal);
  try {
    await exporting;
  } finally {
    await caching;
  }
}

async function exportApp(work: ExportWork, ctx: ImageContext): Promise<void> {
  try {
    const report = formatSavedImage(await storeApp(work, ctx));
    const { layersDir, reportPath } = work.inputs;
    const buildReport = atLeast(ctx.platformApi, "0.9")
      ? ""
      : await formatBuildReport(layersDir, work.group.buildpacks);
    await writeFileWithParents(reportPath, buildReport === "" ? report : `${buildReport}\n${report}`);
  } catch (cause) {
    if (firstError(cause) instanceof LifecycleError) throw cause;
    const hint = cause instanceof PlatformError ? cause.hint : undefined;
    throw new LifecycleError(ExitCode.EXPORT_FAILED, `export: ${messageOf(cause)}`, { cause, hint });
  }
}

async function storeApp(work: ExportWork, ctx: ImageContext): Promise<SavedImage> {
  const { inputs, destination, project, created } = work;
  const { layersDir, launcherSbomDir, appDir } = inputs;
  if (atLeast(ctx.platformApi, "0.11")) {
    await copyLifecycleSboms({ lifecycleDir: LIFECYCLE_DIR, launcherSbomDir, layersDir }, ctx.log);
  }
  const launch = await readLaunchMetadata(inputs);
  const runImage = destination.runImage.config;
  const runImageMetadata = describeRunImage(work, ctx);
  const { layers, metadata } = await exportLayers(
    { ...work, buildpacks: work.group.buildpacks, launch },
    ctx,
  );
  const labels = makeLabels({ metadata: { ...metadata, ...runImageMetadata }, launch, project }, ctx);
  for (const [key] of labels) ctx.log.info(`Adding label '${key}'`);
  const entrypoint = chooseEntrypoint(inputs.processType, launch, ctx.log);
  const { platformApi } = ctx;
  const parts = { runImage, layers, appDir, layersDir, platformApi, entrypoint, labels, created };
  const [name] = nameImages(inputs.imageNames, inputs.images);
  const image = { name: ctx.images.nameOf(name), config: makeAppImageConfig(parts), layers };
  return saveImage(destination, image, ctx.log);
}

/** The names are also written where older platforms look for them. */
function describeRunImage(
  { destination, runImage }: ExportWork,
  { platformApi }: LifecycleContext,
): Pick<LifecycleMetadata, "runImage" | "stack"> {
  const names = { image: runImage?.image ?? "", mirrors: [...(runImage?.mirrors ?? [])] };
  const topLayer = destination.runImage.config.rootfs.diff_ids.at(-1);
  if (topLayer === undefined) throw new StepError("get run image top layer SHA: image has no layers");
  const { reference } = destination.runImage;
  const written = atLeast(platformApi, "0.12") ? names : { image: "", mirrors: [] };
  return { runImage: { topLayer, reference, ...written }, stack: { runImage: names } };
}

function chooseEntrypoint(wanted: string | undefined, launch: LaunchMetadata, log: Logger): string {
  const isGiven = wanted !== undefined && wanted !== "";
  if (isGiven && !launch.processes.some(({ type }) => type === wanted)) {
    throw new StepError(`determining entrypoint: tried to set ${wanted} to default but it doesn't exist`);
  }
  const type = isGiven ? wanted : launch.defaultProcessType;
  log.info(type === "" ? "no default process type" : `Setting default process type '${type}'`);
  return type === "" ? LAUNCHER_PATH : processPath(type);
}

function decideCreated(
  { sourceDateEpoch }: ExportInputs,
  { platformApi, log }: Pick<LifecycleContext, "platformApi" | "log">,
): string {
  const created = createdAt(sourceDateEpoch, platformApi);
  if (created === undefined) log.warn("Ignoring invalid SOURCE_DATE_EPOCH");
  return created ?? FIXED_CREATED;
}
