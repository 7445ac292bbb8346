// The directories that a build works in: at the very paths that images have them at, since these become part of the image.
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  type Stats,
} from "node:fs";
import { posix } from "node:path";
import { messageOf, PlatformError } from "../../errors.ts";
import { isInside } from "../../files/contained-path.ts";
import { errorCode, isForbidden, isFull } from "../../files/regular-file.ts";
import { openToOwner, removeTreeNow } from "../../files/remove-tree.ts";
import { type BytePath, toBytePath, toFsPath, toText } from "../../oci/byte-path.ts";
import { quote, someOf } from "../../quote.ts";

/** A directory while a build works in it. */
export interface WorkDirectory {
  readonly path: string;
  /** What it was like before; undefined if there was none. */
  readonly before: Pick<Stats, "uid" | "gid" | "mode"> | undefined;
  /** The topmost directory that was made for it, if that is one above. */
  readonly made?: string | undefined;
  /** The permissions of an empty `lost+found` in it; undefined if there was none. */
  readonly lostFound?: number | undefined;
}

/**
 * Takes an empty directory for a build, or makes it.
 * @param folders of the job, which must not become the build's
 * @throws {PlatformError} `INPUT` if it has files, is one of the folders, or cannot be written
 */
export function takeDirectory(path: string, folders: readonly string[]): WorkDirectory {
  const folder = folders.find((each) => isInside(path, each) || isInside(each, path));
  if (folder !== undefined) {
    const message = `Without an engine, the build would work in ${quote(path)}, which is not apart from ${quote(folder)} of the job.`;
    throw new PlatformError("INPUT", message, {
      hint: 'Set "workspace" to the name of another directory, or move the work folder of the runner.',
    });
  }
  const before = lstatSync(path, { throwIfNoEntry: false });
  if (before === undefined) return { path, before, made: makeDirectory(path) };
  const lostFound = before.isDirectory() ? removeLostFound(posix.join(path, LOST_FOUND)) : undefined;
  checkUsable(path, before);
  return { path, before: { uid: before.uid, gid: before.gid, mode: before.mode }, lostFound };
}

/** What the top of a volume has that is a file system of its own, as those of ext4. */
const LOST_FOUND = "lost+found";

/** It would get into the image, or keep the builder's user out; one with files stays, and is told of. @returns its permissions */
function removeLostFound(path: string): number | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true || found.uid !== 0) return undefined;
  try {
    rmdirSync(path);
    return found.mode & 0o7777;
  } catch {
    return undefined;
  }
}

/** No other user can make one that is root's; where there is none, the next check of the file system makes it. */
function restoreLostFound(path: string, mode: number): void {
  if (process.getuid?.() !== 0) return;
  mkdirSync(path);
  chmodSync(path, mode);
}

/** Removes all that is in it, and leaves it as it was. */
export function giveBackDirectory({ path, before, made, lostFound }: WorkDirectory): void {
  openToOwner(path);
  for (const name of namesIn(path)) removeTreeNow(toFsPath(posix.join(toBytePath(path), name)));
  if (before === undefined) {
    rmdirSync(path);
    if (made !== undefined && made !== path) removeEmpty(posix.dirname(path), made);
    return;
  }
  if (lostFound !== undefined) restoreLostFound(posix.join(path, LOST_FOUND), lostFound);
  const now = lstatSync(path);
  if (now.uid !== before.uid || now.gid !== before.gid) chownSync(path, before.uid, before.gid);
  if (now.mode !== before.mode) chmodSync(path, before.mode & 0o7777);
}

/** From a directory up to one above, as far as nothing else is in them. */
function removeEmpty(path: string, top: string): void {
  if (readdirSync(path).length > 0) return;
  rmdirSync(path);
  if (path !== top) removeEmpty(posix.dirname(path), top);
}

/**
 * Makes it and those above it, as far as they are not there.
 * @param volume it, or one above it, where a volume would help
 * @returns the topmost directory that it made
 * @throws {PlatformError} `INPUT` naming the volume
 */
export function makeDirectory(path: string, volume = path): string | undefined {
  try {
    return mkdirSync(path, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw notWritable(volume, error);
  }
}

function checkUsable(path: string, info: Stats): void {
  if (!info.isDirectory())
    throw new PlatformError("INPUT", `${quote(path)}, in which the build would work, is not a directory.`, {
      hint: "Remove it, or run the job in the image of a builder as it is.",
    });
  const names = namesIn(path);
  if (names.length > 0)
    throw new PlatformError(
      "INPUT",
      `${quote(path)}, in which the build would work, has files already: ${someOf(names.map((name) => quote(toText(name)))).join(", ")}.`,
      { hint: "Move them in an earlier step: the build would remove them, or put them into the image." },
    );
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw notWritable(path, error);
  }
}

/** A build may leave names that are not UTF-8. */
function namesIn(path: string): BytePath[] {
  return readdirSync(path, "latin1").sort();
}

/** What phases of another user, files of theirs, and folders that are kept from them take: engines give all of them by default. */
export const ROOT_NEEDS =
  "A container that runs as root needs the capabilities SETUID, SETGID, KILL, CHOWN, FOWNER and DAC_OVERRIDE.";

/** @param isRoot whether this process is root's, which may lack capabilities */
export function notWritable(path: string, cause: unknown, isRoot = process.getuid?.() === 0): PlatformError {
  const message = `The build cannot work in ${quote(path)}: ${messageOf(cause)}.`;
  return new PlatformError("INPUT", message, { cause, hint: whatHelps(path, cause, isRoot) });
}

function whatHelps(path: string, cause: unknown, isRoot: boolean): string {
  const mount = `mount an empty volume at ${path} that the job's user may write to.`;
  if (isFull(cause)) return `Make room there, or mount a larger volume at ${path}.`;
  if (errorCode(cause) === "EROFS") return `For a root file system that is read-only, ${mount}`;
  if (isRoot && isForbidden(cause)) return `${ROOT_NEEDS} Add them, or run the job as the builder's user.`;
  return `Run the job as root or as the builder's user, or ${mount}`;
}
