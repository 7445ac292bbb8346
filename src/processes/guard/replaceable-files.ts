// What a user could put other files in place of: a user that may write to a directory may replace what is in it, also what is another's.
import { accessSync, constants, lstatSync, realpathSync } from "node:fs";
import { posix } from "node:path";
import type { FileOwner } from "../../docker/daemon.ts";
import { errorCode } from "../../files/regular-file.ts";

/** The directory on the way to a path in which the user could replace files; undefined if there is none. The path need not exist. */
export function replaceableAbove(path: string, user: FileOwner): string | undefined {
  const parent = nearestThere(posix.dirname(path));
  const above = new Set([...pathsTo(parent), ...pathsTo(realpathSync(parent))]);
  return [...above].find((each) => canReplaceFiles(each, user));
}

/** Also files of others in it: renaming takes no more than that. */
function canReplaceFiles(directory: string, { uid, gid }: FileOwner): boolean {
  const info = lstatSync(directory);
  if (!info.isDirectory()) return false;
  const isSticky = (info.mode & 0o1000) !== 0;
  const isOfGroup = info.gid === gid && (info.mode & 0o020) !== 0;
  const mayWrite = info.uid === uid || (!isSticky && ((info.mode & 0o002) !== 0 || isOfGroup));
  return mayWrite && !isReadOnly(directory);
}

/** Whether it is on a file system to which no user can write, as runners mount their programs. */
export function isReadOnly(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return false;
  } catch (error) {
    return errorCode(error) === "EROFS";
  }
}

/** Itself, and all above it. */
function pathsTo(path: string): string[] {
  return path === "/" ? [path] : [path, ...pathsTo(posix.dirname(path))];
}

function nearestThere(path: string): string {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined ? nearestThere(posix.dirname(path)) : path;
}
