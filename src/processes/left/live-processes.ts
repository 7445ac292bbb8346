// The processes of this machine, as /proc tells them.
import { readdirSync, readFileSync } from "node:fs";

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

/** All that have not ended, without those that ended meanwhile. */
export function liveProcesses(proc = "/proc"): LiveProcess[] {
  return readdirSync(proc).flatMap((name) => {
    const found = /^\d+$/.test(name) ? liveProcess(Number(name), proc) : undefined;
    return found === undefined ? [] : [found];
  });
}

/** Undefined if it has ended, whether or not its parent knows. */
export function liveProcess(pid: number, proc = "/proc"): LiveProcess | undefined {
  try {
    const fields = statusFields(pid, proc);
    const [state = "", parent, group, session] = fields;
    const status = readFileSync(`${proc}/${pid}/status`, "utf8");
    if ("ZX".includes(state) && !hasLiveThreads(pid, proc)) return undefined;
    const users = /^Uid:\s+(.*)$/m.exec(status)?.[1]?.split(/\s+/).map(Number) ?? [];
    const startedAt = Number(fields[START]);
    return { pid, parent: Number(parent), group: Number(group), session: Number(session), startedAt, users };
  } catch {
    return undefined;
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
    try {
      const [state = "Z"] = statusFields(Number(thread), tasks);
      return !"ZX".includes(state);
    } catch {
      return false;
    }
  });
}

/** The number that the newest process or thread got: while it stays the same, none is started. Empty where that is not told. */
export function newestProcess(proc = "/proc"): string {
  try {
    return readFileSync(`${proc}/loadavg`, "utf8").trim().split(" ").at(-1) ?? "";
  } catch {
    return "";
  }
}

const START = 19;

/** From its state on. The name of the program, in brackets before it, may have anything in it. */
function statusFields(pid: number, proc: string): string[] {
  const stat = readFileSync(`${proc}/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

/** The first and all that it led to, as far as their parents have not ended. */
export function descendants(pid: number, all: readonly LiveProcess[]): LiveProcess[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendants(child.pid, all)]);
}
