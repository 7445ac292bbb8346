// The launch cache: the layers of the app image that a daemon has, so that the next build does not have to ask the daemon for them.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer
import { stat } from "node:fs/promises";
import type { LaunchCache } from "../image/daemon/daemon-layer-sources.ts";
import type { Logger } from "../logger.ts";
import { openCacheDirectory } from "./cache-directory.ts";

/** @throws {LifecycleError} exit code 1 if the directory does not exist */
export async function openLaunchCache(dir: string, log: Logger): Promise<LaunchCache> {
  const cache = await openCacheDirectory(dir, log);
  return {
    async find(diffId) {
      if (!(await cache.hasLayer(diffId))) return undefined;
      const tar = cache.layerPath(diffId);
      return { tar, sizeBytes: (await stat(tar)).size };
    },
    async replace(layers) {
      await using transaction = await cache.begin();
      for (const [diffId, { tar }] of layers) {
        const isKept = tar === cache.layerPath(diffId);
        await (isKept ? transaction.reuseLayer(diffId) : transaction.addLayer(diffId, tar));
      }
      await transaction.commit();
    },
  };
}
