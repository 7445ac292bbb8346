// Closing folders while programs of another user run, so that this user cannot look into them, and opening them again.
import { chmodSync, lchownSync, lstatSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import { messageOf, PlatformError } from "../../errors.ts";
import { isInside } from "../../files/contained-path.ts";
import { type BytePath, toBytePath, toFsPath, toText } from "../../oci/byte-path.ts";
import { quote } from "../../quote.ts";
import { ROOT_NEEDS } from "../files/work-directory.ts";
import { replaceableAbove } from "./replaceable-files.ts";

/** What a file or directory was like before it was closed. */
export interface ClosedFile {
  readonly path: BytePath;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** What is closed, and for whom. */
export interface Closing {
  readonly folders: readonly string[];
  /** In or below folders, what the other user has to reach. */
  readonly open: readonly string[];
  readonly uid: number;
  readonly gid: number;
}

const NOT_FOR_OTHERS = 0o7700;
/** Others can go through to what they know the name of. */
const WAY_THROUGH = 0o011;
const STICKY_FOR_ALL = 0o1002;

/**
 * What is to become of which files; nothing is changed.
 * @throws {PlatformError} `INPUT` naming a folder that cannot be closed to the other user, whose it is or who could replace it
 */
export function filesToClose(closing: Closing): ClosedFile[] {
  for (const folder of closing.folders) checkClosable(folder, closing);
  return closing.folders.flatMap((folder) => close(toBytePath(folder), closing));
}

/** @throws {PlatformError} `DAEMON` naming the first that cannot be closed; then all are as they were */
export function closeFiles(files: readonly ClosedFile[], { open, uid }: Pick<Closing, "open" | "uid">): void {
  try {
    for (const file of files) closeFile(file, { isOnTheWay: isAbove(toText(file.path), open), uid });
  } catch (error) {
    reopenFiles(files);
    const message = `The files of the job cannot be kept from the build: ${messageOf(error)}.`;
    throw new PlatformError("DAEMON", message, {
      cause: error,
      hint: `${ROOT_NEEDS} Its volumes must be ones that it may change: not read-only, and not of another machine that knows no root.`,
    });
  }
}

/** Makes them what they were. Those that are gone are left out. */
export function reopenFiles(files: readonly ClosedFile[]): void {
  for (const { path: bytes, mode, uid, gid } of files) {
    const path = toFsPath(bytes);
    const now = lstatSync(path, { throwIfNoEntry: false });
    if (now === undefined || now.isSymbolicLink()) continue;
    if (now.uid !== uid || now.gid !== gid) lchownSync(path, uid, gid);
    if ((now.mode & 0o7777) !== mode) chmodSync(path, mode);
  }
}

function checkClosable(folder: string, closing: Closing): void {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return;
  const reached = closing.open.includes(folder) ? folder : replaceableAbove(folder, closing);
  if (reached === undefined) return;
  const user = `the builder's user ${closing.uid}:${closing.gid}`;
  const place =
    reached === folder
      ? `is a directory of ${user}`
      : `is in ${quote(reached)}, a directory that ${user} may write to`;
  throw new PlatformError(
    "INPUT",
    `${quote(folder)} of the job ${place}, so buildpacks could read the job's files.`,
    {
      hint: "The job's home and the folders of the runner must be where only root may write: look at HOME, DOCKER_CONFIG and RUNNER_TEMP.",
    },
  );
}

function close(path: BytePath, closing: Closing): ClosedFile[] {
  const info = lstatSync(toFsPath(path), { throwIfNoEntry: false });
  if (info === undefined || info.isSymbolicLink() || closing.open.includes(toText(path))) return [];
  const { uid, gid } = info;
  const mode = info.mode & 0o7777;
  const children = (): ClosedFile[] =>
    readdirSync(toFsPath(path), "latin1").flatMap((name) => close(posix.join(path, name), closing));
  // Everyone keeps files there, and none can look into those of others unless they may.
  if ((mode & STICKY_FOR_ALL) === STICKY_FOR_ALL) return children();
  const own = [{ path, mode, uid, gid }];
  return isAbove(toText(path), closing.open) ? [...own, ...children()] : own;
}

function closeFile(
  { path: bytes, mode, uid, gid }: ClosedFile,
  { isOnTheWay, uid: other }: { readonly isOnTheWay: boolean; readonly uid: number },
): void {
  const path = toFsPath(bytes);
  // Another job may have removed it meanwhile.
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
  // Owners can give themselves everything back.
  if (uid === other) lchownSync(path, 0, gid);
  chmodSync(path, (mode & NOT_FOR_OTHERS) | (isOnTheWay ? WAY_THROUGH : 0));
}

function isAbove(path: string, open: readonly string[]): boolean {
  return open.some((each) => each !== path && isInside(each, path));
}
