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
    const stat = readFileSync(`${proc}/${pid}/stat`, "utf8");
    const status = readFileSync(`${proc}/${pid}/status`, "utf8");
    // The name of the program, in brackets, may have anything in it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state = "", parent, group, session] = fields;
    if ("ZX".includes(state)) return undefined;
    const users = /^Uid:\s+(.*)$/m.exec(status)?.[1]?.split(/\s+/).map(Number) ?? [];
    const startedAt = Number(fields[19]);
    return { pid, parent: Number(parent), group: Number(group), session: Number(session), startedAt, users };
  } catch {
    return undefined;
  }
}

/** The first and all that it led to, as far as their parents have not ended. */
export function descendants(pid: number, all: readonly LiveProcess[]): LiveProcess[] {
  const children = all.filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child, ...descendants(child.pid, all)]);
}
