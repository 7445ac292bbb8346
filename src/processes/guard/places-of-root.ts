// Where processes of root find their programs, libraries and settings: buildpacks, which end before root goes on, must not have been
// there.
import { posix } from "node:path";
import type { FileOwner } from "../../docker/daemon.ts";
import type { Environment } from "../../environment.ts";
import { PlatformError } from "../../errors.ts";
import { isInside } from "../../files/contained-path.ts";
import { quote } from "../../quote.ts";
import { replaceableAbove } from "./replaceable-files.ts";

const ALWAYS = ["/etc", "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/cnb/lifecycle"] as const;
/** Directories, separated by colons. */
const LISTS = ["PATH", "LD_LIBRARY_PATH"] as const;

/**
 * That the user can put no files where processes of root take theirs from. Nothing is changed.
 * @param closed directories into which the user cannot look while its programs run
 * @throws {PlatformError} `INPUT` naming the first place
 */
export function checkPlacesOfRoot(env: Environment, user: FileOwner, closed: readonly string[]): void {
  const listed = LISTS.flatMap((name) => (env[name] ?? "").split(":"));
  for (const place of [...ALWAYS, ...listed.filter((each) => posix.isAbsolute(each))]) {
    if (closed.some((each) => isInside(place, each))) continue;
    const reached = replaceableAbove(posix.join(place, "any"), user);
    if (reached !== undefined) throw replaceable(place, reached, user);
  }
}

function replaceable(place: string, reached: string, { uid, gid }: FileOwner): PlatformError {
  const where = reached === place ? quote(place) : `${quote(place)} in ${quote(reached)}`;
  return new PlatformError(
    "INPUT",
    `The builder's user ${uid}:${gid} may write to ${where}, where this job, which is root, finds programs, so buildpacks could put their own there.`,
    {
      hint: "Let only root write there, or take it out of PATH and LD_LIBRARY_PATH of the job.",
    },
  );
}
