// A lock on a cache directory between processes, which may run in different containers on one volume. It is a directory with one
// file in it: the file's name says who holds the lock, and its modification time is a heartbeat, because process ids of another
// container mean nothing here. Every step names its holder, so no step can hurt one that came later:
//
//   take     rename a directory of our own, with our file in it, to the place; that fails if another's file is there
//   release  remove our file, then the directory if it is empty
//   steal    remove the file of a holder that is gone
import { randomUUID } from "node:crypto";
import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  rmdir,
  utimes,
  writeFile,
} from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode, isMissing } from "../../files/regular-file.ts";

const HEARTBEAT_MS = 5_000;
/** Twelve missed heartbeats: a holder that slow has been stopped or killed. */
const STALE_AFTER_MS = 60_000;
const POLL_MS = 50;

/** A lock that this process has until it is disposed. */
export interface HeldLock extends AsyncDisposable {
  /** False if another process took it over, because this one did not run for a long time. */
  isHeld(): Promise<boolean>;
}

/** Takes the lock, or returns undefined if another process has it. */
export async function tryLock(place: string): Promise<HeldLock | undefined> {
  const holder = `${randomUUID()} ${String(process.pid)} ${await processSpace()}`;
  if (!(await isFree(place)) || !(await take(place, holder))) return undefined;
  return held(place, holder);
}

/** Takes the lock, waiting for it up to `waitMs`; undefined if that was not enough. */
export async function waitForLock(place: string, waitMs: number): Promise<HeldLock | undefined> {
  const until = Date.now() + waitMs;
  for (;;) {
    const lock = await tryLock(place);
    if (lock !== undefined || Date.now() >= until) return lock;
    await sleep(POLL_MS);
  }
}

/** Removes what builds that are gone have left beside the lock while they took it. Only with the lock. */
export async function removeAbandonedTakes(place: string): Promise<void> {
  const dir = path.dirname(place);
  const prefix = `${path.basename(place)}.`;
  for (const name of await readdir(dir)) {
    if (!name.startsWith(prefix)) continue;
    const left = path.join(dir, name);
    if (await isGone(left, name.slice(prefix.length))) await rm(left, { recursive: true, force: true });
  }
}

function held(place: string, holder: string): HeldLock {
  const file = path.join(place, holder);
  const heartbeat = setInterval(() => {
    const now = new Date();
    // If the file is gone, isHeld() says so before anything is overwritten.
    utimes(file, now, now).catch(() => undefined);
  }, HEARTBEAT_MS).unref();
  return {
    isHeld: () => isThere(file),
    async [Symbol.asyncDispose]() {
      clearInterval(heartbeat);
      await rm(file, { force: true });
      // The next holder's file may be in it by now.
      await rmdir(place).catch(() => undefined);
    },
  };
}

/** A directory replaces an empty one and nothing else. */
async function take(place: string, holder: string): Promise<boolean> {
  const own = `${place}.${holder}`;
  await mkdir(own);
  try {
    // Another user who may write the cache may also take over the lock of a build that was killed.
    await chmod(own, 0o777);
    await writeFile(path.join(own, holder), "", { flag: "wx" });
    await rename(own, place);
  } catch (error) {
    await rm(own, { recursive: true, force: true });
    if (["ENOTEMPTY", "EEXIST", "ENOTDIR", "ENOENT"].includes(errorCode(error) ?? "")) return false;
    throw error;
  }
  return isThere(path.join(place, holder));
}

/** Whether the way is free, after the files of holders that are gone have been removed. */
async function isFree(place: string): Promise<boolean> {
  for (const holder of await holdersIn(place)) {
    const file = path.join(place, holder);
    if (!(await isGone(file, holder))) return false;
    await rm(file, { recursive: true, force: true });
  }
  return true;
}

/** No holder has made what is no directory, so it is removed: as a file, which a lock taken meanwhile is not. */
async function holdersIn(place: string): Promise<string[]> {
  try {
    if ((await lstat(place)).isDirectory()) return await readdir(place);
    await rm(place, { force: true });
  } catch (error) {
    if (!isMissing(error) && errorCode(error) !== "ERR_FS_EISDIR") throw error;
  }
  return [];
}

/** Whether the process that made it has ended, or has not run for so long that it must be taken for ended. */
async function isGone(file: string, holder: string): Promise<boolean> {
  const [, pid, space] = /^\S+ (\d+) (.+)$/.exec(holder) ?? [];
  if (space === undefined) return true;
  if (space === (await processSpace()) && !isAlive(Number(pid))) return true;
  const info = await lstat(file).catch(() => undefined);
  return info === undefined || Date.now() - info.mtimeMs > STALE_AFTER_MS;
}

async function isThere(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there and belongs to another user.
    return errorCode(error) === "EPERM";
  }
}

/** Where a process id means the same: one boot of one machine, one process namespace. */
async function processSpace(): Promise<string> {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => hostname());
  const namespace = await readlink("/proc/self/ns/pid").catch(() => hostname());
  return `${boot.trim()} ${namespace}`;
}
