// A lock on a cache directory between processes, which may run in different containers on one volume.
// The file holds who has it, and its modification time is a heartbeat: process ids of another container mean nothing here.
import { randomUUID } from "node:crypto";
import { lstat, readFile, readlink, rename, rm, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode, readRegularFile, UnusableFileError } from "../../files/regular-file.ts";

const HEARTBEAT_MS = 5_000;
/** Twelve missed heartbeats: a holder that slow has been stopped or killed. */
const STALE_AFTER_MS = 60_000;
/** A holder writes its name, which is a line, right after creating the file; without it, it died in between. */
const NAMELESS_STALE_AFTER_MS = 2_000;
const POLL_MS = 50;

/** A lock that this process has until it is disposed. */
export interface HeldLock extends AsyncDisposable {
  /** False if another process took it over, because this one did not run for a long time. */
  isHeld(): Promise<boolean>;
}

/** Takes the lock, or returns undefined if another process has it. */
export async function tryLock(file: string): Promise<HeldLock | undefined> {
  const name = `${randomUUID()} ${String(process.pid)} ${await processSpace()}\n`;
  if (!(await createFile(file, name))) {
    if (!(await removeStale(file)) || !(await createFile(file, name))) return undefined;
  }
  return held(file, name);
}

/** Takes the lock, waiting for it up to `waitMs`; undefined if that was not enough. */
export async function waitForLock(file: string, waitMs: number): Promise<HeldLock | undefined> {
  const until = Date.now() + waitMs;
  for (;;) {
    const lock = await tryLock(file);
    if (lock !== undefined || Date.now() >= until) return lock;
    await sleep(POLL_MS);
  }
}

function held(file: string, name: string): HeldLock {
  const isHeld = async (): Promise<boolean> => (await readLock(file)) === name;
  const heartbeat = setInterval(() => {
    const now = new Date();
    // If the file is gone, isHeld() says so before anything is overwritten.
    utimes(file, now, now).catch(() => undefined);
  }, HEARTBEAT_MS).unref();
  return {
    isHeld,
    async [Symbol.asyncDispose]() {
      clearInterval(heartbeat);
      if (await isHeld()) await rm(file, { force: true });
    },
  };
}

async function createFile(file: string, name: string): Promise<boolean> {
  try {
    await writeFile(file, name, { flag: "wx" });
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

/** Whether the way is free. Renames first, so that of several processes only one removes what all saw as stale. */
async function removeStale(file: string): Promise<boolean> {
  const seen = await readLock(file);
  if (seen === undefined) return true;
  if (!(await isStale(file, seen))) return false;
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return true;
  }
  const moved = await readLock(aside);
  if (moved === seen || moved === undefined) {
    await rm(aside, { recursive: true, force: true });
    return true;
  }
  await giveBack(aside, file, moved);
  return false;
}

/**
 * Another process was quicker and had the lock already, so it gets it back; unless a third has taken it meanwhile. The one
 * that has lost it notices by {@link HeldLock.isHeld}, which it asks before it overwrites anything.
 */
export async function giveBack(aside: string, file: string, name: string): Promise<void> {
  await createFile(file, name);
  await rm(aside, { force: true });
}

/** No holder has made what is no file. */
const NO_LOCK = "no lock";
/** Longer than any name of a holder. */
const MAX_NAME_BYTES = 4096;

/** Who has the lock; undefined if there is none. */
async function readLock(file: string): Promise<string | undefined> {
  try {
    if (!(await lstat(file)).isFile()) return NO_LOCK;
    return (await readRegularFile(file, MAX_NAME_BYTES)).toString("utf8");
  } catch (error) {
    return error instanceof UnusableFileError ? NO_LOCK : undefined;
  }
}

async function isStale(file: string, holder: string): Promise<boolean> {
  if (holder === NO_LOCK) return true;
  const info = await lstat(file).catch(() => undefined);
  if (info === undefined) return false;
  const ageMs = Date.now() - info.mtimeMs;
  if (!holder.endsWith("\n")) return ageMs > NAMELESS_STALE_AFTER_MS;
  const [, pid, ...space] = holder.trimEnd().split(" ");
  if (space.join(" ") === (await processSpace()) && !isAlive(Number(pid))) return true;
  return ageMs > STALE_AFTER_MS;
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
