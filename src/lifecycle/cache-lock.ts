// A lock on a cache directory between processes, which may run in different containers on one volume.
// The file holds who has it, and its modification time is a heartbeat: process ids of another container mean nothing here.
import { randomUUID } from "node:crypto";
import { readFile, readlink, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

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
  const isHeld = async (): Promise<boolean> => (await readFile(file, "utf8").catch(() => "")) === name;
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
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Whether the way is free. Renames first, so that of several processes only one removes what all saw as stale. */
async function removeStale(file: string): Promise<boolean> {
  const seen = await readFile(file, "utf8").catch(() => undefined);
  if (seen === undefined) return true;
  if (!(await isStale(file, seen))) return false;
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return true;
  }
  const moved = await readFile(aside, "utf8").catch(() => "");
  // Somebody else was quicker and has the lock already: give it back.
  if (moved !== seen) await rename(aside, file);
  else await rm(aside, { force: true });
  return moved === seen;
}

async function isStale(file: string, holder: string): Promise<boolean> {
  const info = await stat(file).catch(() => undefined);
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
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Where a process id means the same: one boot of one machine, one process namespace. */
async function processSpace(): Promise<string> {
  const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => hostname());
  const namespace = await readlink("/proc/self/ns/pid").catch(() => hostname());
  return `${boot.trim()} ${namespace}`;
}
