// Removing what a run that was cancelled hard could not remove itself.
import type { Daemon } from "../../docker/daemon.ts";

/** Removes all containers and volumes of a run, by the label `key=value` that they carry; build caches stay. */
export function sweep(
  daemon: Daemon,
  runLabel: string,
): Promise<{ readonly containers: number; readonly volumes: number }> {
  return daemon.removeLabelled(runLabel);
}
