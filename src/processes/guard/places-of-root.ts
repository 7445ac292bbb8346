// Where processes of root find their programs, libraries and settings: buildpacks, which end before root goes on, must not have been
// there.
import { readdirSync } from "node:fs";
import { posix } from "node:path";
import type { FileOwner } from "../../docker/daemon.ts";
import type { Environment } from "../../environment.ts";
import { PlatformError } from "../../errors.ts";
import { isInside } from "../../files/contained-path.ts";
import { isDeadEnd } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";
import { canWrite, replaceableAbove } from "./replaceable-files.ts";

/** The loader of musl looks for libraries in the third before the fourth; that of glibc may be told to. */
const ALWAYS = [
  "/etc",
  "/lib",
  "/usr/local/lib",
  "/usr/lib",
  "/lib64",
  "/usr/lib64",
  "/cnb/lifecycle",
] as const;
/** Directories, separated by colons. */
const LISTS = ["PATH", "LD_LIBRARY_PATH"] as const;

/**
 * That the user can neither put files where processes of root take theirs from, nor write to those that are there. Nothing is changed.
 * @param closed directories into which the user cannot look while its programs run
 * @throws {PlatformError} `INPUT` naming the first place
 */
export function checkPlacesOfRoot(env: Environment, user: FileOwner, closed: readonly string[]): void {
  const listed = LISTS.flatMap((name) => (env[name] ?? "").split(":"));
  for (const place of [...ALWAYS, ...listed.filter((each) => posix.isAbsolute(each))]) {
    if (closed.some((each) => isInside(place, each))) continue;
    const reached = replaceableAbove(posix.join(place, "any"), user);
    if (reached !== undefined) throw replaceable(place, reached, user);
    const file = filesOf(place).find((each) => canWrite(each, user));
    if (file !== undefined) throw writable(file, user);
  }
}

/** Also of the directories where the loader looks for libraries of this machine's kind. */
function filesOf(place: string): string[] {
  return namesIn(place).flatMap((name) => {
    const path = posix.join(place, name);
    return /-linux-(?:gnu|musl)/.test(name) ? [path, ...filesOf(path)] : [path];
  });
}

function namesIn(place: string): string[] {
  try {
    return readdirSync(place);
  } catch (error) {
    if (isDeadEnd(error)) return [];
    throw error;
  }
}

function writable(file: string, { uid, gid }: FileOwner): PlatformError {
  return new PlatformError(
    "INPUT",
    `The user of phases, ${uid}:${gid}, may write to ${quote(file)}, which this job, which is root, may run or read, so buildpacks could change it.`,
    { hint: "Let only root write there, or take its directory out of PATH and LD_LIBRARY_PATH of the job." },
  );
}

function replaceable(place: string, reached: string, { uid, gid }: FileOwner): PlatformError {
  const where = reached === place ? quote(place) : `${quote(place)} in ${quote(reached)}`;
  return new PlatformError(
    "INPUT",
    `The user of phases, ${uid}:${gid}, may write to ${where}, where this job, which is root, finds programs, so buildpacks could put their own there.`,
    {
      hint: "Let only root write there, or take it out of PATH and LD_LIBRARY_PATH of the job.",
    },
  );
}
