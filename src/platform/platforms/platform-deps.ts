// What one of the builds of several platforms has for itself.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { BuildLog } from "../../log.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import { platformsDirectory } from "../workspace/run-directories.ts";

/** @param name of the platform, as a part of a path */
export async function platformDeps(name: string, log: BuildLog, deps: BuildDeps): Promise<BuildDeps> {
  const temporaryDir = join(platformsDirectory(deps.temporaryDir, deps.runLabel), name);
  await mkdir(temporaryDir, { recursive: true, mode: 0o700 });
  return { ...deps, log, temporaryDir };
}

/** A log that does not repeat for one platform what it has pointed out for another, as of a file that all of them read. */
export function tellingOnce(log: BuildLog): BuildLog {
  const told = new Set<string>();
  const isNew = (message: string): boolean => told.size < told.add(message).size;
  const same = <Name extends keyof BuildLog>(name: Name): BuildLog[Name] =>
    log[name].bind(log) as BuildLog[Name];
  return {
    step: same("step"),
    chosen: same("chosen"),
    info: same("info"),
    notice(message) {
      if (isNew(message)) log.notice(message);
    },
    warning(message, hint, place) {
      if (isNew(message)) log.warning(message, hint, place);
    },
    progress: same("progress"),
    debug: same("debug"),
    phaseStarted: same("phaseStarted"),
    phaseOutput: same("phaseOutput"),
    sectionStarted: same("sectionStarted"),
    sectionEnded: same("sectionEnded"),
    phaseEnded: same("phaseEnded"),
    phaseSkipped: same("phaseSkipped"),
  };
}
