// The log of a build that repeats another one: what its containers print, but not once more what was decided and why.
import type { BuildLog } from "../../log.ts";

/** The rest is seen by those who debug. */
export function phasesOnly(log: BuildLog): BuildLog {
  const debug = (line: string): void => {
    log.debug(line);
  };
  return {
    step: debug,
    info: debug,
    notice: debug,
    debug,
    chosen: (subject, value, reason) => {
      log.debug(`${subject}: ${value} (${reason})`);
    },
    // An annotation would be there twice.
    warning: (message) => {
      log.info(message);
    },
    progress: (subject, progress) => {
      log.progress(subject, progress);
    },
    phaseStarted: (phase, reason) => {
      log.phaseStarted(phase, reason);
    },
    phaseOutput: (phase, line) => {
      log.phaseOutput(phase, line);
    },
    phaseEnded: (phase, result) => {
      log.phaseEnded(phase, result);
    },
    phaseSkipped: (phase, reason) => {
      log.phaseSkipped(phase, reason);
    },
    sectionStarted: (phase) => {
      log.sectionStarted(phase);
    },
    sectionEnded: (phase, result) => {
      log.sectionEnded(phase, result);
    },
  };
}
