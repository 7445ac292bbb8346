// SBOM files of restored layers: from the SBOM layers of cache and previous image to where buildpacks look for them.
// Departure from other lifecycles: only layers that came back get theirs, so that a layer that is rebuilt without
// an SBOM is not described by an old one.
// Spec: https://github.com/buildpacks/spec/blob/buildpack/0.12/buildpack.md#software-bill-of-materials
import { lstat, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { escapeId } from "../../cnb/module-reference.ts";
import { quote } from "../../quote.ts";
import { CacheReadError, type LayerCache } from "../cache/layer-cache.ts";
import { isFileName, type RestoredLayer } from "../cache/restored-metadata.ts";
import { extractLayer, isBadLayer } from "../layer/extract-layer.ts";
import { roomForSbom } from "../layer/layer-room.ts";
import type { Logger } from "../logger.ts";

/** Unpacks the cache's SBOM layer into `<layers>/sbom/cache`; a broken one is skipped with a warning. */
export async function extractCachedSbom(
  { cache, diffId }: { readonly cache: LayerCache; readonly diffId: string },
  layersDir: string,
  log: Logger,
): Promise<void> {
  log.info("Restoring data for SBOM from cache");
  try {
    const place = { diffId, layersDir, within: "sbom/cache", room: roomForSbom() };
    await extractLayer(cache.readLayer(diffId), place);
    cache.confirmLayer(diffId);
  } catch (error) {
    if (!isBadLayer(error) && !(error instanceof CacheReadError)) throw error;
    log.warn(`Skipping the SBOM files of the cache: ${error.message}`);
    await rm(path.join(layersDir, "sbom", "cache"), { recursive: true, force: true });
  }
}

/**
 * Moves `<layers>/sbom/{cache,launch}/<id>/<layer>/sbom.*` to `<layers>/<id>/<layer>.sbom.*`, and removes the rest. Names that
 * become too long are left out with a warning: no buildpack has made them.
 */
export async function placeSbomFiles(
  layersDir: string,
  layers: readonly RestoredLayer[],
  log: Logger,
): Promise<void> {
  const root = path.join(layersDir, "sbom");
  // A file of the previous image wins over one of the cache, as in other lifecycles.
  for (const kind of ["cache", "launch"]) {
    for (const { buildpackId, name } of layers) {
      const buildpack = escapeId(buildpackId);
      for (const file of await sbomFiles(root, [kind, buildpack, name])) {
        const placed = `${name}.${path.basename(file)}`;
        if (isFileName(placed)) await rename(file, path.join(layersDir, buildpack, placed));
        else log.warn(`Skipping the SBOM file ${quote(placed)}: its name is too long`);
      }
    }
  }
  await rm(root, { recursive: true, force: true });
}

/** Only files in directories: a link could make a file of this machine part of the app image. */
async function sbomFiles(root: string, below: readonly string[]): Promise<string[]> {
  let directory = root;
  for (const name of ["", ...below]) {
    directory = path.join(directory, name);
    const info = await lstat(directory).catch(() => undefined);
    if (info?.isDirectory() !== true) return [];
  }
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /^sbom.*\.json$/.test(entry.name))
    .map(({ name }) => path.join(directory, name));
}
