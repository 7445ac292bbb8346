// How often the kernel has ended a process of this container because memory ran out.
import { readFileSync } from "node:fs";

/** Of the second and of the first version of cgroups. */
const COUNTERS = ["/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control"];

/** 0 where the kernel does not tell. */
export function countMemoryKills(files: readonly string[] = COUNTERS): number {
  for (const file of files) {
    try {
      const count = /^oom_kill (\d+)$/m.exec(readFileSync(file, "utf8"))?.[1];
      if (count !== undefined) return Number(count);
    } catch {
      // The next one may be there.
    }
  }
  return 0;
}
