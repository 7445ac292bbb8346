// Whether this process can put something at a path.
import { accessSync, constants, lstatSync, type Stats } from "node:fs";
import { dirname } from "node:path";
import { isUnseen } from "./regular-file.ts";

/** Whether this process can make or replace a file or a directory at a path. */
export function isWritableAt(path: string): boolean {
  for (let above = path; ; above = dirname(above)) {
    const info = infoOf(above);
    if (info === undefined || (above === path && !info.isDirectory())) continue;
    if (!info.isDirectory() && !info.isSymbolicLink()) return false;
    try {
      accessSync(above, constants.W_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }
}

/** Undefined if there is nothing, or this process may not know. */
function infoOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isUnseen(error)) return undefined;
    throw error;
  }
}
