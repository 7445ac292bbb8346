// What a user could put other files in place of: a user that may write to a directory may replace what is in it, also what is another's.
import { accessSync, constants, lstatSync, realpathSync, type Stats, statSync } from "node:fs";
import { posix } from "node:path";
import type { FileOwner } from "../../docker/daemon.ts";
import { errorCode, leadsNowhere } from "../../files/regular-file.ts";

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

/** Whether a regular file, or the one that a link leads to, can be written; nothing else is looked at. */
export function canWrite(path: string, { uid, gid }: FileOwner): boolean {
  const info = fileAt(path);
  if (info === undefined) return false;
  const isOfGroup = info.gid === gid && (info.mode & 0o020) !== 0;
  // Owners can give themselves every permission.
  const mayWrite = info.uid === uid || (info.mode & 0o002) !== 0 || isOfGroup;
  return mayWrite && !isReadOnly(path);
}

function fileAt(path: string): Stats | undefined {
  try {
    const info = statSync(path);
    return info.isFile() ? info : undefined;
  } catch (error) {
    // Nobody is led anywhere by it.
    if (leadsNowhere(error) || errorCode(error) === "ELOOP") return undefined;
    throw error;
  }
}

/** Whether it is on a file system to which no user can write, as runners mount their programs. */
export function isReadOnly(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
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
