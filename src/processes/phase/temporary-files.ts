// Where phases and buildpacks keep temporary files: no variable of the job tells them of another place than /tmp.
import { statSync } from "node:fs";
import type { FileOwner } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";
import { isReadOnly } from "../guard/replaceable-files.ts";

/** The place. */
export const TEMPORARY_FILES = "/tmp";

/**
 * That another user than that of this process can keep some.
 * @throws {PlatformError} `INPUT` saying why not
 */
export function checkTemporaryFiles(user: FileOwner, place = TEMPORARY_FILES): void {
  const why = whyNone(place, user);
  if (why === undefined) return;
  throw new PlatformError(
    "INPUT",
    `Phases run as ${user.uid}:${user.gid}, who cannot keep temporary files in ${quote(place)}: ${why}.`,
    {
      hint: `Let everyone write there ("chmod 1777 ${place}" in an earlier step), or mount an empty volume at ${place} that everyone may write to.`,
    },
  );
}

const WRITE_AND_SEARCH = 0o3;

function whyNone(place: string, { uid, gid }: FileOwner): string | undefined {
  const info = statSync(place, { throwIfNoEntry: false });
  if (info?.isDirectory() !== true) return "there is no such directory";
  if (isReadOnly(place)) return "its file system is read-only";
  const shift = info.uid === uid ? 6 : info.gid === gid ? 3 : 0;
  if (((info.mode >> shift) & WRITE_AND_SEARCH) === WRITE_AND_SEARCH) return undefined;
  return `it is of ${info.uid}:${info.gid}, with the permissions ${(info.mode & 0o7777).toString(8)}`;
}
