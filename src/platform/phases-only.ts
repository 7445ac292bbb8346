// The log of a build that repeats another one: what its containers print, but not once more what was decided and why.
import type { BuildLog } from "../log.ts";
import { changedLog } from "./changed-log.ts";

/** The rest is seen by those who debug. */
export function phasesOnly(log: BuildLog): BuildLog {
  const debug = (line: string): void => {
    log.debug(line);
  };
  return changedLog(log, {
    step: debug,
    info: debug,
    notice: debug,
    chosen: (subject, value, reason) => {
      log.debug(`${subject}: ${value} (${reason})`);
    },
    // An annotation would be there twice.
    warning: (message) => {
      log.info(message);
    },
  });
}
