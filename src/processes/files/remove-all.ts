// Removing what a build has left, also what its owner may not change: buildpacks make directories that cannot be written, such as those
// of Go's modules. Root may remove them anyway.
import { chmodSync, lstatSync, readdirSync, rmSync } from "node:fs";
import { posix } from "node:path";
import { errorCode } from "../../files/regular-file.ts";
import { type BytePath, toFsPath } from "../../oci/byte-path.ts";

/**
 * Leaves nothing at the path; there may be nothing already.
 * @throws what the file system says
 */
export function removeAll(path: BytePath, isRoot = process.getuid?.() === 0): void {
  try {
    rmSync(toFsPath(path), { recursive: true, force: true });
  } catch (error) {
    if (isRoot || !["EACCES", "EPERM"].includes(errorCode(error) ?? "")) throw error;
    openDirectories(path);
    rmSync(toFsPath(path), { recursive: true, force: true });
  }
}

/** Lets their owner change them. No link is followed. */
function openDirectories(path: BytePath): void {
  const info = lstatSync(toFsPath(path), { throwIfNoEntry: false });
  if (info?.isDirectory() !== true) return;
  openDirectory(path);
  for (const name of readdirSync(toFsPath(path), "latin1")) openDirectories(posix.join(path, name));
}

/** A directory that is another user's stays as it is. */
export function openDirectory(path: BytePath): void {
  const { mode, uid } = lstatSync(toFsPath(path));
  if ((mode & OWNERS) !== OWNERS && uid === process.getuid?.())
    chmodSync(toFsPath(path), (mode & 0o7777) | OWNERS);
}

const OWNERS = 0o700;
