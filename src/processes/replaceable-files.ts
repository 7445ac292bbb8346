// What a user could put other files in place of: whoever may write to a directory may replace what is in it, whoever that belongs to.
import { accessSync, constants, lstatSync, readlinkSync, realpathSync } from "node:fs";
import { posix } from "node:path";
import type { FileOwner } from "../docker/daemon.ts";
import { PlatformError } from "../errors.ts";
import { errorCode } from "../files/regular-file.ts";
import { quote } from "../quote.ts";

/** The directory on the way to a path in which the user could replace files; undefined if there is none. The path need not exist. */
export function replaceableAbove(path: string, user: FileOwner): string | undefined {
  const parent = nearestThere(posix.dirname(path));
  const above = new Set([...pathsTo(parent), ...pathsTo(realpathSync(parent))]);
  return [...above].find((each) => canReplaceFiles(each, user));
}

/**
 * That no link leads elsewhere which buildpacks may have made: those of root are the builder's own.
 * @throws {PlatformError} `DAEMON` naming the link
 */
export function checkWay(path: string): void {
  // Without root, all is of one user, who could do the same without a link.
  const link = process.getuid?.() === 0 ? foreignLinkAbove(path) : undefined;
  if (link === undefined) return;
  const message = `${quote(path)} is not written or removed: ${quote(link)} on the way to it is a link that is not root's.`;
  throw new PlatformError("DAEMON", message, {
    hint: "A buildpack may have made it, where the builder's user may write. Use a builder whose /cnb and /platform are root's.",
  });
}

/** Linux follows as many. */
const MAX_LINKS = 40;

/** The first link on the way to a path that is not root's, and could lead anywhere; undefined if there is none. */
function foreignLinkAbove(path: string): string | undefined {
  let links = 0;
  let known = "/";
  let names = posix.dirname(path).split("/").filter(Boolean);
  for (let name = names.shift(); name !== undefined; name = names.shift()) {
    const next = posix.join(known, name);
    const info = lstatSync(next, { throwIfNoEntry: false });
    if (info === undefined) return undefined;
    if (info.isSymbolicLink()) {
      links += 1;
      if (info.uid !== 0 || links > MAX_LINKS) return next;
      const target = posix.resolve(known, readlinkSync(next));
      names = [...target.split("/").filter(Boolean), ...names];
      known = "/";
    } else known = next;
  }
  return undefined;
}

/** Files in it, whoever they belong to: renaming takes no more than that. */
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
