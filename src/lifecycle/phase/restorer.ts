// Restoring: gives buildpacks back the metadata of their layers, and the contents of those in the cache.
// Departure from other lifecycles: a layer whose contents are broken or missing in the cache loses its metadata too, as the
// specification demands (they leave the metadata, and the buildpack takes the layer for present).
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { inParallel } from "../../bounded.ts";
import type { UnpackRoom } from "../../bytes/unpack-room.ts";
import { type Analyzed, parseAnalyzed } from "../../cnb/analyzed.ts";
import { atLeast } from "../../cnb/api-version.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { type Group, type GroupElement, parseGroup } from "../../cnb/group.ts";
import { formatRestoredLayer } from "../../cnb/layer.ts";
import type { LifecycleMetadata } from "../../cnb/lifecycle-metadata.ts";
import { escapeId, formatModule } from "../../cnb/module-reference.ts";
import { formatToml } from "../../cnb/toml/format-toml.ts";
import { firstError, messageOf } from "../../errors.ts";
import { errorCode } from "../../files/regular-file.ts";
import type { ImageConfig } from "../../oci/image-config.ts";
import { parseImageReference } from "../../oci/image-reference.ts";
import { sortKeys } from "../../oci/json.ts";
import { quote } from "../../quote.ts";
import { writeAnalyzed } from "../analyzed-file.ts";
import { EMPTY_CACHE } from "../cache/cache-metadata.ts";
import { CacheReadError, type LayerCache } from "../cache/layer-cache.ts";
import { openCache } from "../cache/open-cache.ts";
import { decideRestoredLayers, isFileName, type RestoredLayer } from "../cache/restored-metadata.ts";
import type { ImageContext } from "../image/images.ts";
import type { RestoreInputs } from "../inputs/phase-inputs.ts";
import { type ExtractedLayer, extractLayer, isBadLayer, type LayerPlace } from "../layer/extract-layer.ts";
import { roomForLayers } from "../layer/layer-room.ts";
import { LifecycleError, StepError } from "../lifecycle-error.ts";
import type { Logger } from "../logger.ts";
import { withExtensionImages } from "../run-image/extension-images.ts";
import { findRunImage, firstReadable, readRunImages } from "../run-image/run-image-choice.ts";
import { extractCachedSbom, placeSbomFiles } from "../sbom/restored-sbom.ts";
import { requireBuildpackApi } from "../supported-apis.ts";
import { readToml } from "../toml-file.ts";

/**
 * Restores the layers of the group's buildpacks and rewrites analyzed.toml; the creator hands in a cache that it has open.
 * @throws {LifecycleError} exit code 1 without group.toml or cache directory, 12 for a Buildpack API we do not know,
 *   42 if restoring fails
 */
export async function restore(
  inputs: RestoreInputs,
  ctx: ImageContext,
  openedCache?: LayerCache,
): Promise<void> {
  const { buildpacks: group, extensions } = await readGroup(inputs.groupPath);
  const analyzed = await updateAnalyzed(inputs, ctx, extensions.length > 0);
  const cache = openedCache ?? (await openCache(inputs, ctx));
  if (cache === undefined) ctx.log.warn("No cached data will be used, no cache specified.");
  const restoration = { inputs, ctx, group, cache, image: analyzed?.metadata ?? {} };
  try {
    await restoreStores(restoration);
    if (inputs.skipLayers) ctx.log.info("Skipping buildpack layer analysis");
    const restored = inputs.skipLayers ? [] : await restoreLayers(restoration);
    await placeSbomFiles(inputs.layersDir, restored, ctx.log);
  } catch (cause) {
    if (firstError(cause) instanceof LifecycleError) throw cause;
    throw new LifecycleError(ExitCode.RESTORE_FAILED, `restore: ${messageOf(cause)}`, { cause });
  }
}

interface Restoration {
  readonly inputs: RestoreInputs;
  readonly ctx: ImageContext;
  readonly group: readonly GroupElement[];
  readonly cache: LayerCache | undefined;
  readonly image: LifecycleMetadata;
}

async function readGroup(groupPath: string): Promise<Group> {
  let group: Group;
  try {
    group = parseGroup(await readToml(groupPath), quote(groupPath));
  } catch (cause) {
    throw new LifecycleError(ExitCode.FAILED, `read group file: ${messageOf(cause)}`, { cause });
  }
  for (const buildpack of group.buildpacks) requireBuildpackApi(buildpack.api, formatModule(buildpack));
  return group;
}

async function updateAnalyzed(
  inputs: RestoreInputs,
  ctx: ImageContext,
  hasExtensions: boolean,
): Promise<Analyzed | undefined> {
  let analyzed: Analyzed;
  try {
    analyzed = parseAnalyzed(await readToml(inputs.analyzedPath), quote(inputs.analyzedPath));
  } catch (error) {
    ctx.log.warn(`Not using analyzed data, usable file not found: ${messageOf(error)}`);
    return undefined;
  }
  const { buildImageName } = inputs;
  const readable = await withReadableRunImage(analyzed, inputs, ctx);
  const updated = await withExtensionImages(
    readable,
    { buildImageName, hasExtensions, openRunImage: (name) => openRunImage(name, ctx) },
    ctx,
  );
  await writeAnalyzed(inputs.analyzedPath, updated);
  return updated;
}

/**
 * From Platform API 0.14 on, a run image of run.toml that cannot be read here is replaced by a mirror that can. Departure
 * from other lifecycles: they end with an error, and older ones take the first of the list that can be read.
 */
async function withReadableRunImage(
  analyzed: Analyzed,
  { runPath }: RestoreInputs,
  ctx: ImageContext,
): Promise<Analyzed> {
  const name = analyzed.runImage?.image ?? "";
  if (analyzed.runImage === undefined || name === "" || !atLeast(ctx.platformApi, "0.14")) return analyzed;
  const entry = findRunImage(await readRunImages(runPath, ctx), name);
  if (entry === undefined) return analyzed;
  const image = await firstReadable([name, entry.image, ...entry.mirrors], ctx.images);
  if (image !== undefined) return { ...analyzed, runImage: { ...analyzed.runImage, image } };
  throw new LifecycleError(
    ExitCode.FAILED,
    `find an accessible run image: ${quote(name)} and its mirrors are not`,
    {
      hint: "Give the restorer credentials for one of them in CNB_REGISTRY_AUTH.",
    },
  );
}

/** Where the app image goes, not necessarily in a registry. */
async function openRunImage(
  name: string,
  { images }: ImageContext,
): Promise<{ config: ImageConfig; id: string }> {
  const image = await images.find({ name, reference: parseImageReference(name) });
  if (image === undefined) throw new StepError("it was not found");
  return { config: image.config, id: image.reference };
}

/** What buildpacks keep about themselves comes back even where layers do not. */
async function restoreStores({ inputs, group, image }: Restoration): Promise<void> {
  for (const { id } of group) {
    const store = image.buildpacks?.find(({ key }) => key === id)?.store;
    if (store == null) continue;
    const dir = path.join(inputs.layersDir, escapeId(id));
    await mkdir(dir, { recursive: true });
    await writeFile(path.join(dir, "store.toml"), formatToml({ metadata: sortKeys(store.metadata) }));
  }
}

/** Returns the layers that came back. */
async function restoreLayers(restoration: Restoration): Promise<RestoredLayer[]> {
  const { inputs, ctx, group, cache, image } = restoration;
  const metadata = (await cache?.readMetadata()) ?? EMPTY_CACHE;
  const layers = decideRestoredLayers(group, { image, cache: metadata, platformApi: ctx.platformApi });
  const restored: RestoredLayer[] = [];
  const room = await roomForLayers(inputs.layersDir);
  await inParallel(
    layers.filter((layer) => isRestorable(layer, ctx.log)),
    cache?.layersAtOnce ?? 1,
    async (layer) => {
      if (await restoreLayer(layer, restoration, room)) restored.push(layer);
    },
  );
  if (cache !== undefined && metadata.sbom.sha !== "" && atLeast(ctx.platformApi, "0.8")) {
    await extractCachedSbom({ cache, diffId: metadata.sbom.sha }, inputs.layersDir, ctx.log);
  }
  return restored;
}

/** Names come from a label or a cache; one that no buildpack can have made would end every later build. */
function isRestorable({ buildpackId, name }: RestoredLayer, log: Logger): boolean {
  if (isFileName(`${name}.toml`)) return true;
  log.warn(`Skipping restore for layer ${quote(`${buildpackId}:${name}`)}: its name is too long`);
  return false;
}

/** Contents first: a build that is killed in between must not find metadata without them. */
async function restoreLayer(
  layer: RestoredLayer,
  { inputs, ctx, cache }: Restoration,
  room: UnpackRoom,
): Promise<boolean> {
  const { buildpackId, name, contents } = layer;
  const { log } = ctx;
  const buildpackDir = path.join(inputs.layersDir, escapeId(buildpackId));
  const identifier = `"${buildpackId}:${name}"`;
  await mkdir(buildpackDir, { recursive: true });
  log.info(`Restoring metadata for ${identifier} from ${layer.metadataFrom}`);
  if (contents.kind === "stale") {
    log.info(`Removing ${identifier}, wrong sha`);
    await removeLayer(path.join(buildpackDir, name));
    return false;
  }
  if (contents.kind === "cache" && cache !== undefined) {
    log.info(`Restoring data for ${identifier} from cache`);
    const within = path.join(escapeId(buildpackId), name);
    const place = { diffId: contents.diffId, layersDir: inputs.layersDir, within, room };
    const extracted = await restoreContents(cache, place);
    if (typeof extracted === "string") {
      log.warn(`Skipping restore for layer ${identifier}: ${extracted}`);
      await removeLayer(path.join(buildpackDir, name));
      return false;
    }
    ctx.restored?.add(path.join(buildpackDir, name), extracted);
  }
  return writeMetadata(layer, buildpackDir, log);
}

/** False where the contents of another layer have the name of the file: no buildpack can have made both. */
async function writeMetadata(layer: RestoredLayer, buildpackDir: string, log: Logger): Promise<boolean> {
  const file = `${layer.name}.toml`;
  try {
    await writeFile(path.join(buildpackDir, file), formatRestoredLayer(layer.metadata));
    return true;
  } catch (error) {
    if (errorCode(error) !== "EISDIR") throw error;
    log.warn(
      `Skipping restore for layer ${quote(`${layer.buildpackId}:${layer.name}`)}: ${quote(file)} is another layer`,
    );
    await rm(path.join(buildpackDir, layer.name), { recursive: true, force: true });
    return false;
  }
}

/** Returns the layer, or what is wrong with it. */
async function restoreContents(cache: LayerCache, place: LayerPlace): Promise<ExtractedLayer | string> {
  try {
    const extracted = await extractLayer(cache.readLayer(place.diffId), place);
    cache.confirmLayer(place.diffId);
    return extracted;
  } catch (error) {
    if (error instanceof CacheReadError || isBadLayer(error)) return error.message;
    throw error;
  }
}

async function removeLayer(layer: string): Promise<void> {
  const rubbish = [layer, `${layer}.toml`, `${layer}.sha`];
  await Promise.all(rubbish.map((file) => rm(file, { recursive: true, force: true })));
}
