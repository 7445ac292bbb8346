// The layer with one link to the launcher for each process type, so that a type can be an entrypoint.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#launcher
import type { Process } from "../../cnb/process.ts";
import { toBytePath } from "../../oci/byte-path.ts";
import type { LayerEntry } from "../layer/layer-tree.ts";
import { StepError } from "../lifecycle-error.ts";
import { LAUNCHER_PATH, rootDirectory } from "./launcher-layer.ts";

const FORBIDDEN = /[/><:|&\\]/;

/** The entrypoint of a process type, e.g. `/cnb/process/web`. */
export function processPath(type: string): string {
  return `/cnb/process/${type}`;
}

/** @throws {Error} quoting a process type that cannot be a file name */
export function processTypeEntries(processes: readonly Process[]): readonly LayerEntry[] {
  const links = processes.map(({ type }): LayerEntry => {
    if (type === "") throw new StepError("type is required for all processes");
    if (FORBIDDEN.test(type)) {
      throw new StepError(`invalid process type '${type}': type may not contain characters '/><:|&\\'`);
    }
    return { ...rootDirectory(toBytePath(processPath(type))), type: "symlink", linkName: LAUNCHER_PATH };
  });
  return [rootDirectory("/cnb"), rootDirectory("/cnb/process"), ...links];
}
