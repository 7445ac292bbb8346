// A log of which some events go elsewhere.
import type { BuildLog } from "../log.ts";

/** Everything that `changes` does not have goes to `log`. */
export function changedLog(log: BuildLog, changes: Partial<BuildLog>): BuildLog {
  const same = <Name extends keyof BuildLog>(name: Name): BuildLog[Name] =>
    log[name].bind(log) as BuildLog[Name];
  return {
    step: same("step"),
    chosen: same("chosen"),
    info: same("info"),
    notice: same("notice"),
    warning: same("warning"),
    progress: same("progress"),
    debug: same("debug"),
    phaseStarted: same("phaseStarted"),
    phaseOutput: same("phaseOutput"),
    sectionStarted: same("sectionStarted"),
    sectionEnded: same("sectionEnded"),
    phaseEnded: same("phaseEnded"),
    phaseSkipped: same("phaseSkipped"),
    ...changes,
  };
}
