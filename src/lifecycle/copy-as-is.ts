// Copies a file that a buildpack or an extension wrote as the official lifecycle does: a link stays a link, and what is neither a file
// nor a link is left out. So no copy has what a link leads to, and no pipe is waited for.
import { lstat, mkdir, readlink, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { kindOf, streamRegularFile } from "../files/regular-file.ts";
import { quote } from "../quote.ts";
import type { Logger } from "./logger.ts";

/** Which file goes where. */
export interface Copied {
  /** What it is to people, e.g. `SBOM`. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Makes the directories above the copy, and puts it in place of what is there. The copy's mode is that of any new file.
 * @throws what the file system says, also if there is nothing to copy
 */
export async function copyAsIs({ what, from, to }: Copied, log: Pick<Logger, "warn">): Promise<void> {
  const info = await lstat(from);
  if (!info.isFile() && !info.isSymbolicLink()) {
    log.warn(`Left out the ${what} ${quote(from)}: it is ${kindOf(info)}, not a regular file`);
    return;
  }
  await mkdir(path.dirname(to), { recursive: true });
  // A buildpack may have put a pipe there, or a link to another file.
  await rm(to, { force: true });
  if (info.isSymbolicLink()) await symlink(await readlink(from), to);
  else await writeFile(to, streamRegularFile(from), { flag: "wx" });
}
