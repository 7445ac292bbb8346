// A cache store whose restores are told of in the log.
import type { CacheStore } from "../../cache/cache-store.ts";
import type { BuildLog } from "../../log.ts";

/** @param subject e.g. `Restoring the layer cache` */
export function withRestoreProgress(
  store: CacheStore,
  subject: string,
  log: Pick<BuildLog, "progress">,
): CacheStore {
  return {
    isAvailable: () => store.isAvailable(),
    find: (lookup) => store.find(lookup),
    save: (paths, key) => store.save(paths, key),
    restore: (lookup) =>
      store.restore(lookup, (progress) => {
        log.progress(subject, progress);
      }),
  };
}
