// Merging the processes of all buildpacks: later definitions replace earlier ones of the same type. Pure.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#builder
import type { Process } from "../../cnb/process.ts";

/** All processes sorted by type, and the type that starts by default ("" if none does). */
export interface MergedProcesses {
  readonly processes: readonly Process[];
  readonly defaultType: string;
  readonly warnings: readonly string[];
}

/** @param lists processes by buildpack, in the order of the group */
export function mergeProcesses(lists: readonly (readonly Process[])[]): MergedProcesses {
  const byType = new Map<string, Process>();
  const warnings: string[] = [];
  let defaultType = "";
  for (const process of lists.flat()) {
    if (process.default) defaultType = process.type;
    else if (process.type === defaultType) {
      warnings.push(
        `redefining the following default process type with a process not marked as default: ${process.type}`,
      );
      defaultType = "";
    }
    byType.set(process.type, process);
  }
  const processes = [...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
  return { processes, defaultType, warnings };
}
