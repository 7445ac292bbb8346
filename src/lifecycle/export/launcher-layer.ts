// The layer with the launcher, owned by root whatever user exports.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#launcher
import { statSync } from "node:fs";
import { messageOf } from "../../errors.ts";
import { toBytePath } from "../../oci/byte-path.ts";
import { FIXED_MTIME } from "../../oci/tar-header.ts";
import type { LayerEntry } from "../layer/layer-tree.ts";
import { StepError } from "../lifecycle-error.ts";

/** Where the launcher is in every app image. */
export const LAUNCHER_PATH = "/cnb/lifecycle/launcher";

/** @throws {Error} if there is no launcher at this path */
export function launcherEntries(launcherPath: string): readonly LayerEntry[] {
  const launcher: LayerEntry = {
    ...rootDirectory(LAUNCHER_PATH),
    type: "file",
    sizeBytes: sizeOf(launcherPath),
    contentPath: toBytePath(launcherPath),
  };
  return [rootDirectory("/cnb"), rootDirectory("/cnb/lifecycle"), launcher];
}

/** A directory that everybody can read and only root can change. */
export function rootDirectory(name: string): LayerEntry {
  return { name, type: "directory", mode: 0o755, uid: 0, gid: 0, sizeBytes: 0, mtime: FIXED_MTIME };
}

function sizeOf(launcherPath: string): number {
  try {
    return statSync(launcherPath).size;
  } catch (cause) {
    throw new StepError(`failed to stat launcher at path '${launcherPath}': ${messageOf(cause)}`, { cause });
  }
}
