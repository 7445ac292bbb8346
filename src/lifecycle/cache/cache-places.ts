// The places of a cache directory, and what they must be before anything is read from them or written into them.
import { lstat, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { isMissing } from "../../files/regular-file.ts";
import type { Logger } from "../logger.ts";
import { removeAbandonedTakes } from "./cache-lock.ts";

export interface CachePlaces {
  readonly dir: string;
  readonly committed: string;
  readonly backup: string;
  readonly staging: string;
  readonly lock: string;
}

export function cachePlaces(dir: string): CachePlaces {
  return {
    dir,
    committed: path.join(dir, "committed"),
    backup: path.join(dir, "committed-backup"),
    staging: path.join(dir, "staging"),
    lock: path.join(dir, "lock"),
  };
}

/** What is at a place; a link is something else, wherever it leads. */
export async function kindOfPlace(place: string): Promise<"absent" | "directory" | "something else"> {
  try {
    return (await lstat(place)).isDirectory() ? "directory" : "something else";
  } catch (error) {
    if (isMissing(error)) return "absent";
    throw error;
  }
}

/**
 * Puts back what a commit that was killed had moved away, and empties the staging area. What is no directory is removed, with
 * a warning: the cache is empty then. Only with the lock.
 */
export async function resetPlaces(
  { committed, backup, staging, lock }: CachePlaces,
  log: Logger,
): Promise<void> {
  await removeAbandonedTakes(lock);
  await removeUnlessDirectory(committed, log);
  await removeUnlessDirectory(backup, log);
  const isBackupUsed =
    (await kindOfPlace(committed)) === "absent" && (await kindOfPlace(backup)) !== "absent";
  if (isBackupUsed) await rename(backup, committed);
  await rm(backup, { recursive: true, force: true });
  await mkdir(committed, { recursive: true });
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging);
}

async function removeUnlessDirectory(place: string, log: Logger): Promise<void> {
  if ((await kindOfPlace(place)) !== "something else") return;
  log.warn(`The cache is treated as empty: ${JSON.stringify(place)} is not a directory, and is removed`);
  await rm(place);
}
