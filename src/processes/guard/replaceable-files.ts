// What a user could put other files in place of: a user that may write to a directory may replace what is in it, also what is another's.
import { accessSync, constants, lstatSync, readlinkSync, type Stats, statSync } from "node:fs";
import { posix } from "node:path";
import type { FileOwner } from "../../docker/daemon.ts";
import { mayWrite } from "../../files/may-write.ts";
import { errorCode, isDeadEnd } from "../../files/regular-file.ts";

/** The directory on the way to a path in which the user could replace files; undefined if there is none. The path need not exist. */
export function replaceableAbove(path: string, user: FileOwner): string | undefined {
  return directoriesTo(posix.dirname(path)).find((each) => canReplaceFiles(each, user));
}

/** Also files of others in it: renaming takes no more than that. */
function canReplaceFiles(directory: string, user: FileOwner): boolean {
  const info = lstatSync(directory);
  const isSticky = (info.mode & 0o1000) !== 0;
  return (isSticky ? info.uid === user.uid : mayWrite(info, user)) && !isReadOnly(directory);
}

/** Whether a regular file, or the one that a link leads to, can be written; nothing else is looked at. */
export function canWrite(path: string, user: FileOwner): boolean {
  const info = fileAt(path);
  return info !== undefined && mayWrite(info, user) && !isReadOnly(path);
}

function fileAt(path: string): Stats | undefined {
  try {
    const info = statSync(path);
    return info.isFile() ? info : undefined;
  } catch (error) {
    if (isDeadEnd(error)) return undefined;
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

/** As Linux has it: whoever makes more of them gets no further. */
const MOST_LINKS = 40;

/**
 * Each directory in which a name is looked for until a path is found, through all links, as far as there is something: a link may lead
 * to what is not there yet.
 */
function directoriesTo(path: string): string[] {
  const found = new Set(["/"]);
  let at = "/";
  let links = 0;
  const names = namesIn(path);
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    const next = posix.join(at, name);
    const info = lstatSync(next, { throwIfNoEntry: false });
    if (info?.isSymbolicLink() === true && (links += 1) <= MOST_LINKS) {
      const target = readlinkSync(next);
      if (posix.isAbsolute(target)) at = "/";
      names.unshift(...namesIn(target));
    } else if (info?.isDirectory() === true) {
      at = next;
      found.add(at);
    } else break;
  }
  return [...found];
}

/** A name may be `..`. */
function namesIn(path: string): string[] {
  return path.split("/").filter((name) => name !== "" && name !== ".");
}
