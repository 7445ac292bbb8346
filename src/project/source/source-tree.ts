// Where the source is, and what of it is wanted.
import type { Stats } from "node:fs";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { PlatformError } from "../../errors.ts";
import { errorCode, leadsNowhere } from "../../files/regular-file.ts";
import { quote } from "../../quote.ts";
import type { SourceFilter } from "./source-filter.ts";
import type { FileModes } from "./source-modes.ts";

/** What is packed, and for whom. */
export interface SourceTree {
  /** The source, absolute: a directory, or an archive whose content is the source. */
  readonly path: string;
  /** What of the source is packed; everything if undefined. */
  readonly filter?: SourceFilter | undefined;
  readonly fileModes: FileModes;
  /** Whether entries have the times of their files, as if undefined, or all of them the same. */
  readonly times?: "kept" | "fixed" | undefined;
  /** Owner of everything. */
  readonly uid: number;
  readonly gid: number;
  /** Called for each thing that cannot be in an image: sockets, fifos and devices; paths relative to the source. */
  readonly onSkipped?: ((path: string, kind: string) => void) | undefined;
  /** Called for each link that leads above the source, by its names alone; it is packed all the same. */
  readonly onLinkAbove?: ((path: string, target: string) => void) | undefined;
}

const HINT =
  'Set "path" to the directory of the source, or to a .zip, .jar or .war file that has it, relative to the workspace.';

/** Whether the name is one of an archive that is packed by what is in it. */
function isArchiveName(path: string): boolean {
  return /\.(zip|jar|war)$/i.test(path);
}

/** @throws {PlatformError} `SOURCE` if there is no such directory or archive, or it cannot be read */
export async function checkSourceTree(path: string): Promise<void> {
  const found = await findSource(path);
  if (found.isFile() && isArchiveName(path)) {
    // Few sources need the code for it.
    const { openZip } = await import("../zip/zip-archive.ts");
    const archive = await openZip(path);
    return archive[Symbol.asyncDispose]();
  }
  if (!found.isDirectory()) {
    const problem = `The path ${quote(path)} is neither a directory nor a .zip, .jar or .war file.`;
    throw new PlatformError("SOURCE", problem, { hint: HINT });
  }
}

/** @throws {PlatformError} `SOURCE` if there is nothing, or it cannot be read */
export async function findSource(path: string): Promise<Stats> {
  try {
    const found = await stat(path);
    await access(path, found.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK);
    return found;
  } catch (cause) {
    const why = leadsNowhere(cause) ? "does not exist" : `cannot be read (${String(errorCode(cause))})`;
    throw new PlatformError("SOURCE", `The path ${quote(path)} ${why}.`, { cause, hint: HINT });
  }
}
