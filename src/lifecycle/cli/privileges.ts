// From root to the user of the build image: phases that start as root prepare directories and then give their rights up.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#security-considerations
import { lchown, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { mayWrite } from "../../files/may-write.ts";
import type { ProcessEnvironment } from "../buildpack/env-files.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import type { Owner } from "../owner.ts";

/** What changes users and owners; a test has none of these rights. */
export interface UserSystem {
  getuid(): number;
  setgroups(groups: readonly number[]): void;
  setgid(gid: number): void;
  setuid(uid: number): void;
  /** Never follows links. */
  lchown(file: string, uid: number, gid: number): Promise<void>;
}

/** The system calls of this process. */
export const processUser: UserSystem = {
  getuid: () => process.getuid?.() ?? -1,
  setgroups: (groups) => process.setgroups?.(groups),
  setgid: (gid) => process.setgid?.(gid),
  setuid: (uid) => process.setuid?.(uid),
  lchown,
};

/**
 * Gives directories to the owner, with all they contain; only as root. Only the top directory is looked at: if the owner
 * can write to it, the rest is taken to be right, since looking at every file of a big cache takes long.
 */
export async function ensureOwner(
  paths: readonly string[],
  owner: Owner,
  system: UserSystem = processUser,
): Promise<void> {
  if (system.getuid() !== 0) return;
  for (const directory of paths) {
    const info = await stat(directory).catch(() => undefined);
    if (info !== undefined && !mayWrite(info, owner)) await chownAll(directory, owner, system);
  }
}

/**
 * Makes this process run as the owner, if it is root and the owner is not; returns whether it did.
 * @throws {LifecycleError} exit code 1 if it is still root afterwards
 */
export function dropPrivileges(owner: Owner, system: UserSystem = processUser): boolean {
  if (system.getuid() !== 0 || owner.uid === 0) return false;
  // Groups first: without root they cannot be given up any more.
  system.setgroups([owner.gid]);
  system.setgid(owner.gid);
  system.setuid(owner.uid);
  if (system.getuid() !== owner.uid) {
    throw new LifecycleError(ExitCode.FAILED, `run as user ${String(owner.uid)}: the user did not change`);
  }
  return true;
}

/**
 * Gives directories to the user of the build image, then becomes that user. What only root may read of certificates is read before.
 * @throws as {@link dropPrivileges}
 */
export async function becomeOwner(
  { owner, environment }: { readonly owner: Owner; readonly environment: ProcessEnvironment },
  directories: readonly (string | undefined)[],
): Promise<void> {
  await ensureOwner(
    directories.filter((directory) => directory !== undefined),
    owner,
  );
  // Node.js would read the file with the first connection.
  if (environment["NODE_EXTRA_CA_CERTS"]) (await import("node:tls")).getCACertificates("extra");
  dropPrivileges(owner);
}

/** The top directory last: a run that is interrupted in between starts again. */
async function chownAll(file: string, owner: Owner, system: UserSystem): Promise<void> {
  const entries = await readdir(file, { withFileTypes: true });
  for (const entry of entries) {
    const child = path.join(file, entry.name);
    if (entry.isDirectory()) await chownAll(child, owner, system);
    else await system.lchown(child, owner.uid, owner.gid);
  }
  await system.lchown(file, owner.uid, owner.gid);
}
