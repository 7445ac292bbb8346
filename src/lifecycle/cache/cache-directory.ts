// The build cache in a directory.
//
//   committed/sha256:<hex>.tar                        uncompressed layers, named by diffID
//   committed/io.buildpacks.lifecycle.cache.metadata  which layer belongs to what
//   staging/                                          the next `committed`
//   committed-backup/                                 the last `committed`, for the moment of the exchange
//
// It is the layout of other lifecycles. Departures: they have no lock, and they lose the cache when they are killed
// between the two renames of a commit, because they delete the backup on opening; here it is put back.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer
import { constants } from "node:fs";
import { chmod, copyFile, link, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { digestOfStream } from "../../bytes/measure.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { firstError, messageOf, PlatformError } from "../../errors.ts";
import { errorCode } from "../../files/regular-file.ts";
import { isDigest } from "../../oci/digest.ts";
import { quote } from "../../quote.ts";
import { readFileChunks } from "../layer/file-chunks.ts";
import type { TarPlace } from "../layer/tar-place.ts";
import { writeTar } from "../layer/written-tar.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import type { Logger } from "../logger.ts";
import { readOptional } from "../toml-file.ts";
import { type HeldLock, tryLock, waitForLock } from "./cache-lock.ts";
import {
  CACHE_METADATA_NAME,
  type CacheMetadata,
  encodeCacheMetadata,
  parseCacheMetadata,
} from "./cache-metadata.ts";
import { type CachePlaces, cachePlaces, kindOfPlace, resetPlaces } from "./cache-places.ts";
import { type CacheTransaction, createLayerCache, emptyOnError, type LayerCache } from "./layer-cache.ts";
import { VerifiedFiles } from "./verified-files.ts";

/** A build cache in a directory. */
export interface CacheDirectory extends LayerCache {
  /**
   * Starts the next version of the cache, waiting for other builds that use the directory.
   * @throws {PlatformError} `LIFECYCLE` if another build does not finish
   */
  begin(): Promise<CacheTransaction>;
  /** Where the layer's tar is, if it is there. @throws {PlatformError} `MALFORMED` if it is not a digest */
  layerPath(diffId: string): string;
}

export interface CacheOptions {
  /** How long to wait for another build that uses the directory; longer than a killed one keeps it (60 s). */
  readonly lockWaitMs?: number;
}

const LOCK_WAIT_MS = 90_000;
const FILE_MODE = 0o644;
/** Reading a tar waits for the disk while another is hashed; more at once only compete. */
const LAYERS_AT_ONCE = 4;

/**
 * Opens a cache, repairing what a killed build has left; a directory that cannot be written is only read.
 * @throws {LifecycleError} exit code 1 if the directory does not exist
 */
export async function openCacheDirectory(
  dir: string,
  log: Logger,
  { lockWaitMs = LOCK_WAIT_MS }: CacheOptions = {},
): Promise<CacheDirectory> {
  const info = await stat(dir).catch(() => undefined);
  if (info?.isDirectory() !== true) {
    throw new LifecycleError(ExitCode.FAILED, `create volume cache: ${quote(dir)} is not a directory`, {
      hint: "Create it, or mount a volume there.",
    });
  }
  const places = cachePlaces(dir);
  await prepare(places, log, lockWaitMs);
  const verified = new VerifiedFiles();
  const cache = createLayerCache({
    findMetadata: () => emptyOnError(() => findMetadata(places), log),
    hasLayer: async (diffId) =>
      isDigest(diffId) && isSound(tarIn(places.committed, diffId), diffId, verified),
    openLayer: async (diffId) => {
      const file = tarIn(places.committed, diffId);
      await verified.begin(file);
      return readFileChunks(file);
    },
    confirmLayer: (diffId) => {
      verified.confirm(tarIn(places.committed, diffId));
    },
    layersAtOnce: LAYERS_AT_ONCE,
    begin: () => begin(places, log, lockWaitMs),
  });
  return { ...cache, layerPath: (diffId) => tarIn(places.committed, diffId) };
}

/** While another build writes, its staging area is left alone, and what it has committed last can be read. */
async function prepare(places: CachePlaces, log: Logger, waitMs: number): Promise<void> {
  const until = Date.now() + waitMs;
  try {
    for (;;) {
      await using lock = await tryLock(places.lock);
      if (lock !== undefined) {
        await resetPlaces(places, log);
        return;
      }
      if ((await kindOfPlace(places.committed)) === "directory") return;
      if (Date.now() >= until) throw inUse(places.dir);
      await sleep(20);
    }
  } catch (error) {
    if (firstError(error) instanceof PlatformError) throw error;
    log.warn(`The cache directory ${quote(places.dir)} cannot be written: ${messageOf(error)}`);
  }
}

async function begin(places: CachePlaces, log: Logger, waitMs: number): Promise<CacheTransaction> {
  const lock = await waitForLock(places.lock, waitMs);
  if (lock === undefined) throw inUse(places.dir);
  try {
    await resetPlaces(places, log);
  } catch (error) {
    await lock[Symbol.asyncDispose]();
    throw error;
  }
  return transaction(places, lock, log);
}

function transaction(places: CachePlaces, lock: HeldLock, log: Logger): CacheTransaction {
  let metadata: CacheMetadata | undefined;
  let isOpen = true;
  const staged = (diffId: string): string => tarIn(places.staging, diffId);
  return {
    reuseLayer: async (diffId) => linkOrCopy(tarIn(places.committed, diffId), staged(diffId)),
    addLayer: async (diffId, tar) => {
      if ((await kindOfPlace(staged(diffId))) === "absent") await copyTar(tar, staged(diffId));
    },
    setMetadata: (next) => {
      metadata = next;
    },
    commit: async () => {
      await commitStaged(places, lock, metadata);
      isOpen = false;
      await lock[Symbol.asyncDispose]();
    },
    [Symbol.asyncDispose]: async () => {
      if (!isOpen) return;
      isOpen = false;
      if (await lock.isHeld()) await resetPlaces(places, log);
      await lock[Symbol.asyncDispose]();
    },
  };
}

/** Without metadata it is a launch cache, whose layers are found by diffID only. */
async function commitStaged(
  places: CachePlaces,
  lock: HeldLock,
  metadata: CacheMetadata | undefined,
): Promise<void> {
  if (!(await lock.isHeld())) throw inUse(places.dir);
  if (metadata !== undefined) {
    const json = `${encodeCacheMetadata(metadata)}\n`;
    await writeFile(path.join(places.staging, CACHE_METADATA_NAME), json, { mode: FILE_MODE });
  }
  // Again, as late as possible: who takes the lock over empties the staging area, and writes this file itself.
  if (!(await lock.isHeld())) throw inUse(places.dir);
  await exchange(places);
}

/** Killed between the two renames, the backup is the cache; killed after them, the backup is rubbish. */
async function exchange({ committed, backup, staging }: CachePlaces): Promise<void> {
  await rename(committed, backup);
  try {
    await rename(staging, committed);
  } catch (error) {
    await rename(backup, committed);
    throw error;
  }
  await rm(backup, { recursive: true, force: true });
}

async function findMetadata({ committed }: CachePlaces): Promise<CacheMetadata | undefined> {
  const file = path.join(committed, CACHE_METADATA_NAME);
  const json = await readOptional(file);
  return json === undefined ? undefined : parseCacheMetadata(json, quote(file));
}

/** DiffIDs come from files that anyone may have written: they must stay file names. */
function tarIn(dir: string, diffId: string): string {
  if (isDigest(diffId)) return path.join(dir, `${diffId}.tar`);
  throw new PlatformError("MALFORMED", `${quote(diffId)} is not the diffID of a layer.`);
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (code === "EEXIST") return;
    // Some file systems (shared folders of virtual machines) have no hard links.
    if (!["EPERM", "ENOTSUP", "EMLINK", "EXDEV"].includes(code)) throw error;
    await copyTar(from, to);
  }
}

/** Through another name, so that half a copy never looks like the layer. */
async function copyTar(from: TarPlace, to: string): Promise<void> {
  const partial = `${to}.partial`;
  try {
    if (typeof from === "string") await copyFile(from, partial, constants.COPYFILE_FICLONE);
    else await writeTar(from(), partial);
    await chmod(partial, FILE_MODE);
    await rename(partial, to);
  } catch (error) {
    // It would be committed with the layers that could be copied, and full disks need the space.
    await rm(partial, { force: true });
    throw error;
  }
}

async function isSound(file: string, diffId: string, verified: VerifiedFiles): Promise<boolean> {
  if (await verified.has(file)) return true;
  const digest = await digestOfStream(readFileChunks(file)).catch(() => undefined);
  return digest === diffId;
}

function inUse(dir: string): PlatformError {
  return new PlatformError("LIFECYCLE", `The cache directory ${quote(dir)} is in use by another build.`, {
    hint: "Give concurrent builds a cache each, or let them run one after the other.",
  });
}
