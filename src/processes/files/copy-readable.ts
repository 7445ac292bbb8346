// What a builder has of its own in a directory to which phases cannot write: they get a copy to which files of theirs are added.
import { copyFileSync, lstatSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { posix } from "node:path";
import { isUnseen } from "../../files/regular-file.ts";
import { type BytePath, toBytePath, toFsPath } from "../../oci/byte-path.ts";

/** Makes a directory, with copies of the regular files of another one as far as this user can read them; links are followed to files only. */
export function copyReadable(from: string, to: string): void {
  copyAll(toBytePath(from), toBytePath(to));
}

function copyAll(from: BytePath, to: BytePath): void {
  mkdirSync(toFsPath(to));
  for (const name of ifSeen(() => readdirSync(toFsPath(from), "latin1")) ?? []) {
    const [source, target] = [posix.join(from, name), posix.join(to, name)];
    const file = toFsPath(source);
    if (lstatSync(file).isDirectory()) copyAll(source, target);
    else if (ifSeen(() => statSync(file))?.isFile() === true)
      ifSeen(() => {
        copyFileSync(file, toFsPath(target));
      });
  }
}

function ifSeen<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (isUnseen(error)) return undefined;
    throw error;
  }
}
