// What a step writes into the source that it builds: no part of that, neither for the second platform nor for a second build.
import { lstat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { isInside } from "../../files/contained-path.ts";
import type { OutputPlace } from "../../files/output-directory.ts";
import type { BuildRequest } from "../request/build-request.ts";
import { clearSbomDirectory } from "./build-report-files.ts";

type Builds = readonly Pick<BuildRequest, "path" | "outcome" | "delivery">[];

/**
 * Paths below the source that are not there before the step, and those that have nothing but what it writes; before it writes any.
 * A directory for SBOM files or a report that is there already may have files of the app, and is as it was.
 */
export async function ownOutputs(builds: Builds): Promise<readonly string[]> {
  // An earlier step may have left its own. What cannot be removed is told with all else that is wrong.
  for (const { outcome } of builds) {
    if (outcome.sbomDir !== undefined) await clearSbomDirectory(outcome.sbomDir).catch(() => undefined);
  }
  const found = new Set<string>();
  for (const { path, outcome, delivery } of builds) {
    for (const place of [outcome.sbomDir, outcome.reportDir, delivery.layout]) {
      if (place === undefined || place.path === path || !isInside(place.path, path)) continue;
      const own = await ownPath(path, place);
      if (own !== undefined) found.add(own);
      else if (place === delivery.layout || builds.length > 1) found.add(relative(path, place.path));
    }
  }
  return [...found];
}

/** The first on the way that has to be made; undefined if there is nothing to make. */
async function ownPath(source: string, place: OutputPlace): Promise<string | undefined> {
  const names = relative(source, place.path).split(sep);
  for (const at of names.keys()) {
    const path = join(...names.slice(0, at + 1));
    const isThere = await lstat(join(source, path)).then(
      () => true,
      () => false,
    );
    if (!isThere) return path;
  }
  return undefined;
}
