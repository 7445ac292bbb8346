// What one of the builds of several platforms has for itself.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { BuildLog } from "../../log.ts";
import { changedLog } from "../changed-log.ts";
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
  return changedLog(log, {
    notice(message) {
      if (isNew(message)) log.notice(message);
    },
    warning(message, hint, place) {
      if (isNew(message)) log.warning(message, hint, place);
    },
  });
}
