// Keeping from children what this process was started with: runners and shells may leave files open.
import { readdirSync, readFileSync } from "node:fs";

/**
 * What children get from their third file on: nothing, in place of files that were open when this process was started. Node.js sees to
 * those that come right after its own.
 */
export function inheritedDescriptors(nothing: number): ("ignore" | number)[] {
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
