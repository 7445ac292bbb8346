// The processes of this machine, as /proc tells them.
import { readdirSync, readFileSync } from "node:fs";
import { errorCode } from "../../files/regular-file.ts";

/** A process that has not ended. */
export interface LiveProcess {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** In ticks since the machine started. */
  readonly startedAt: number;
  /** Real, effective, saved, and that of the file system. */
  readonly users: readonly number[];
}

/** By what a process is known, also once it has ended. */
export interface ProcessIdentity {
  readonly pid: number;
  /** A process number may be used again. */
  readonly startedAt: number;
}

/** All that have not ended, without those that ended meanwhile. */
export function liveProcesses(proc = "/proc"): LiveProcess[] {
  return readdirSync(proc).flatMap((name) => {
    const found = /^\d+$/.test(name) ? liveProcess(Number(name), proc) : undefined;
    return found === undefined ? [] : [found];
  });
}

/** Undefined if it has ended, whether or not its parent knows. */
export function liveProcess(pid: number, proc = "/proc"): LiveProcess | undefined {
  return unlessGone(() => {
    const fields = statusFields(pid, proc);
    const [state = "", parent, group, session] = fields;
    const status = readFileSync(`${proc}/${pid}/status`, "utf8");
    if ("ZX".includes(state) && !hasLiveThreads(pid, proc)) return undefined;
    const users = /^Uid:\s+(.*)$/m.exec(status)?.[1]?.split(/\s+/).map(Number) ?? [];
    const startedAt = Number(fields[START]);
    return { pid, parent: Number(parent), group: Number(group), session: Number(session), startedAt, users };
  });
}

/** Whether it has not ended. */
export function isLive({ pid, startedAt }: ProcessIdentity): boolean {
  return liveProcess(pid)?.startedAt === startedAt;
}

/** What there is no more, or is kept from this user. Whatever else fails, such as for want of open files, is no sign of an end. */
const GONE = ["ENOENT", "ESRCH", "EACCES", "EPERM"];

function unlessGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (GONE.includes(errorCode(error) ?? "")) return undefined;
    throw error;
  }
}

/**
 * When a child of this process was started, in ticks since the machine started; also of one that has ended, until this process has
 * been told so. @throws if there is no such process
 */
export function startOf(pid: number, proc = "/proc"): number {
  return Number(statusFields(pid, proc)[START]);
}

/** The first thread of a process may end before the others, which then go on in what looks like one that has ended. */
function hasLiveThreads(pid: number, proc: string): boolean {
  const tasks = `${proc}/${pid}/task`;
  return readdirSync(tasks).some((thread) => {
    const [state = "Z"] = unlessGone(() => statusFields(Number(thread), tasks)) ?? [];
    return !"ZX".includes(state);
  });
}

/** The number that the newest process or thread got: while it stays the same, none is started. Empty where that is not told. */
export function newestProcess(proc = "/proc"): string {
  const load = unlessGone(() => readFileSync(`${proc}/loadavg`, "utf8")) ?? "";
  return load.trim().split(" ").at(-1) ?? "";
}

const START = 19;

/** From its state on. The name of the program, in brackets before it, may have anything in it. */
function statusFields(pid: number, proc: string): string[] {
  const stat = readFileSync(`${proc}/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** What processes led to, as far as the parents in between have not ended. Thousands may be in one line. */
export function descendants(pids: readonly number[], all: readonly LiveProcess[]): LiveProcess[] {
  const children = childrenOf(all);
  const found: LiveProcess[] = [];
  const known = new Set(pids);
  const pending = [...pids];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop())
    for (const child of children.get(parent) ?? []) {
      if (known.has(child.pid)) continue;
      known.add(child.pid);
      found.push(child);
      pending.push(child.pid);
    }
  return found;
}

function childrenOf(all: readonly LiveProcess[]): ReadonlyMap<number, readonly LiveProcess[]> {
  const children = new Map<number, LiveProcess[]>();
  for (const each of all) {
    const siblings = children.get(each.parent);
    if (siblings === undefined) children.set(each.parent, [each]);
    else siblings.push(each);
  }
  return children;
}
