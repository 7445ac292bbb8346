// Starting processes that have nothing of this one: no session, no directory, and no file that it was started with, such as runners and
// shells may leave open.
import { type ChildProcess, type IOType, spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";
import type { FileOwner } from "../../docker/daemon.ts";

/** What such a process has. */
export interface ApartStart {
  /** Its program, and the arguments. */
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Its input, its output, and where it says what is wrong. */
  readonly stdio: readonly [IOType, IOType, IOType];
  /** That of this process if undefined. */
  readonly user?: FileOwner | undefined;
}

/** Starts it in a session of its own. */
export function spawnApart({ command, env, stdio, user }: ApartStart): ChildProcess {
  const [program = "", ...args] = command;
  const nothing = openSync("/dev/null", "r");
  try {
    const files = [...stdio, ...inheritedDescriptors(nothing)];
    return spawn(program, args, { env, cwd: "/", detached: true, stdio: files, ...user });
  } finally {
    closeSync(nothing);
  }
}

/**
 * What children get from their third file on: nothing, in place of files that were open when this process was started. Node.js sees to
 * those that come right after its own.
 */
function inheritedDescriptors(nothing: number): ("ignore" | number)[] {
  const inherited = readdirSync("/proc/self/fd").filter(isInherited).map(Number);
  const last = Math.max(2, ...inherited);
  return Array.from({ length: last - 2 }, (_, at) => (inherited.includes(at + 3) ? nothing : "ignore"));
}

function isInherited(descriptor: string): boolean {
  try {
    const flags = /^flags:\s+(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, "utf8"))?.[1];
    return flags !== undefined && (parseInt(flags, 8) & CLOSED_ON_START) === 0;
  } catch {
    // It was the one by which the list was read.
    return false;
  }
}

/** `O_CLOEXEC` of Linux. */
const CLOSED_ON_START = 0o2000000;
