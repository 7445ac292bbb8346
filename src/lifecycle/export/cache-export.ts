// Keeps the layers that buildpacks want back in their next build. A cache that cannot be written is worth a warning, no more.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#layer-types
import { access } from "node:fs/promises";
import { join } from "node:path";
import { atLeast } from "../../cnb/api-version.ts";
import type { GroupElement } from "../../cnb/group.ts";
import type { BuildpackLayers, LayerMetadata } from "../../cnb/lifecycle-metadata.ts";
import { messageOf } from "../../errors.ts";
import { describeLayer, type MadeLayer, readMadeLayers, recordedLayer } from "../buildpack/made-layers.ts";
import type { CacheMetadata } from "../cache/cache-metadata.ts";
import type { CacheTransaction, LayerCache } from "../cache/layer-cache.ts";
import type { LifecycleContext } from "../context.ts";
import type { LayerFactory } from "../layer/layer-factory.ts";
import type { LayerArchive } from "../layer/layer-tar.ts";
import type { Logger } from "../logger.ts";

export interface CacheExport {
  readonly cache: LayerCache;
  readonly layersDir: string;
  readonly buildpacks: readonly GroupElement[];
  readonly factory: LayerFactory;
  /** Aborted when the image could not be exported: the cache then stays as it was. */
  readonly signal?: AbortSignal;
}

/** Replaces the cache by the cached layers of this build; logs a warning if that fails. */
export async function exportCache(
  options: CacheExport,
  { log, platformApi }: Pick<LifecycleContext, "log" | "platformApi">,
): Promise<void> {
  try {
    options.signal?.throwIfAborted();
    const previous = await options.cache.readMetadata();
    await using transaction = await options.cache.begin();
    const work: CacheWork = { ...options, previous, transaction, log };
    const buildpacks: BuildpackLayers[] = [];
    for (const buildpack of options.buildpacks) buildpacks.push(await cacheBuildpack(work, buildpack));
    const sbom = atLeast(platformApi, "0.8") ? await cacheSbom(work) : "";
    options.signal?.throwIfAborted();
    transaction.setMetadata({ sbom: { sha: sbom }, buildpacks });
    await transaction.commit();
  } catch (error) {
    if (options.signal?.aborted !== true) log.warn(`Failed to export cache: ${messageOf(error)}`);
  }
}

interface CacheWork extends CacheExport {
  readonly previous: CacheMetadata;
  readonly transaction: CacheTransaction;
  readonly log: Logger;
}

async function cacheBuildpack(work: CacheWork, buildpack: GroupElement): Promise<BuildpackLayers> {
  const layers: Record<string, LayerMetadata> = {};
  for (const layer of await readMadeLayers(work.layersDir, buildpack)) {
    if (!layer.cache) continue;
    const sha = await cacheLayer(work, buildpack, layer);
    if (sha !== undefined) layers[layer.name] = describeLayer(layer, sha);
  }
  return { key: buildpack.id, version: buildpack.version, layers };
}

/** One layer that cannot be kept is no reason to lose the others. */
async function cacheLayer(
  work: CacheWork,
  buildpack: GroupElement,
  layer: MadeLayer,
): Promise<string | undefined> {
  work.signal?.throwIfAborted();
  if (!layer.hasContent) {
    work.log.warn(`Failed to cache layer '${layer.id}' because it has no contents`);
    return undefined;
  }
  try {
    const archive = await work.factory.fromDirectory(layer.id, layer.dir);
    await keep(work, archive, recordedLayer(work.previous.buildpacks, buildpack.id, layer.name)?.sha);
    return archive.diffId;
  } catch (error) {
    work.log.warn(`Failed to cache layer '${layer.id}': ${messageOf(error)}`);
    return undefined;
  }
}

async function cacheSbom(work: CacheWork): Promise<string> {
  const directory = join(work.layersDir, "sbom", "cache");
  const isThere = await access(directory).then(
    () => true,
    () => false,
  );
  if (!isThere) return "";
  const archive = await work.factory.fromDirectory("buildpacksio/lifecycle:cache.sbom", directory);
  await keep(work, archive, work.previous.sbom.sha);
  return archive.diffId;
}

async function keep(
  { cache, transaction, log }: CacheWork,
  { id, diffId, open }: LayerArchive,
  previousSha: string | undefined,
): Promise<void> {
  if (diffId === previousSha && (await cache.hasLayer(diffId))) {
    log.info(`Reusing cache layer '${id}'`);
    await transaction.reuseLayer(diffId);
  } else {
    log.info(`Adding cache layer '${id}'`);
    await transaction.addLayer(diffId, open);
  }
  log.debug(`Layer '${id}' SHA: ${diffId}`);
}
