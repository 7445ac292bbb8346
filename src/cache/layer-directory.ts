// The cache directory of a lifecycle on this machine: filled from a store before the build, looked at after it.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { messageOf } from "../errors.ts";
import { readRegularFile } from "../files/regular-file.ts";
import { removeTree } from "../files/remove-tree.ts";
import type { CacheStore, RestoreOutcome } from "./cache-store.ts";

/** Where a lifecycle writes what its cache holds; deterministic, so it stands for the whole content. */
export const LAYER_METADATA = path.join("committed", "io.buildpacks.lifecycle.cache.metadata");

/** Where an entry of the store has its layers on this machine. */
export interface LayersPlace {
  readonly keyPrefix: string;
  /** The path that entries are saved and found by; the same in every run. */
  readonly savedPath: string;
  /** What the build uses: that, or another one while a step of the job that runs at the same time uses that. */
  readonly directory: string;
}

/**
 * Empties the directory and fills it from the newest entry whose key begins with the prefix; never rejects.
 * Whatever goes wrong, the directory is there and empty.
 */
export async function restoreLayerDirectory(
  { directory, savedPath, keyPrefix }: LayersPlace,
  store: Pick<CacheStore, "restore">,
): Promise<RestoreOutcome> {
  try {
    await empty(directory);
    const wanted = { paths: [savedPath], key: keyPrefix, restoreKeys: [], into: [directory] };
    const outcome = await store.restore(wanted);
    if (outcome.kind !== "hit") await empty(directory);
    return outcome;
  } catch (error) {
    await empty(directory).catch(() => undefined);
    return { kind: "unavailable", reason: messageOf(error) };
  }
}

/** Some hundred bytes a layer. */
const MAX_METADATA_BYTES = 16 * 1024 * 1024;

/** What stands for the content of the directory; undefined if no lifecycle has committed anything there. */
export async function readLayerMetadata(directory: string): Promise<Buffer | undefined> {
  return readRegularFile(path.join(directory, LAYER_METADATA), MAX_METADATA_BYTES).catch(() => undefined);
}

async function empty(directory: string): Promise<void> {
  await removeTree(directory);
  await mkdir(directory, { recursive: true });
}
