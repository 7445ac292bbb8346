// Where a path may lead. A checkout can have links to anything on the machine, so a path that goes through it has to end in it.
// The author of the workflow may name anything else by its absolute path.
import { readlink, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { leadsNowhere, readRegularFile } from "./regular-file.ts";

/** Who chose a path; directories are absolute. */
export type PathChooser =
  /** An input. Relative paths are below the workspace. */
  | { readonly by: "workflow"; readonly workspace: string }
  /** A file of a checkout, e.g. a project descriptor. What it names is in one of these directories. */
  | { readonly by: "checkout"; readonly directories: readonly [string, ...string[]] };

/**
 * The path without links, or as it is where the workflow's author named something outside of the workspace by its whole path.
 * It may not exist yet.
 * @param name as it was written; absolute if a checkout chose it
 * @throws {PlatformError} `INPUT` with where the path leads, if that is elsewhere
 * @throws what the file system says if the path cannot be followed
 */
export async function containedPath(name: string, chooser: PathChooser): Promise<string> {
  const directories =
    chooser.by === "workflow" ? ([resolve(chooser.workspace)] as const) : chooser.directories;
  const path = resolve(directories[0], name);
  const real = await realPathOf(path);
  for (const directory of directories) {
    const below = relative(await realPathOf(directory), real);
    // As the directory is called, which may itself be below a link of the machine.
    if (isBelow(below)) {
      if (isOfGit(below) && !isOfGit(relative(directories[0], path))) throw leadsIntoGit(name, real);
      return join(directory, below);
    }
  }
  const isAuthors = chooser.by === "workflow" && isAbsolute(name);
  if (isAuthors && !(await goesThrough(path, chooser.workspace))) return path;
  throw leadsElsewhere(name, real, chooser);
}

/**
 * The content of a small regular file.
 * @throws as {@link containedPath} and {@link readRegularFile}
 */
export async function readContainedFile(
  name: string,
  chooser: PathChooser,
  limitBytes: number,
): Promise<Buffer> {
  return readRegularFile(await containedPath(name, chooser), limitBytes);
}

/** Whether a path is the directory or below it, by their names alone. */
export function isInside(path: string, directory: string): boolean {
  return isBelow(relative(directory, path));
}

/** Linux follows as many. */
const MAX_LINKS = 40;

/**
 * What a path leads to, whether or not there is anything: of what is missing, only the directories above can be links.
 * @throws what the file system says, e.g. `ELOOP`
 */
export async function realPathOf(path: string, links = 0): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!leadsNowhere(error) || links > MAX_LINKS || path === dirname(path)) throw error;
    const parent = await realPathOf(dirname(path), links + 1);
    // There may be something by the time that the path is used.
    const target = await readlink(path).catch(() => undefined);
    return target === undefined
      ? join(parent, basename(path))
      : realPathOf(resolve(parent, target), links + 1);
  }
}

function isBelow(relativePath: string): boolean {
  return relativePath !== ".." && !relativePath.startsWith(`..${sep}`) && !isAbsolute(relativePath);
}

/** Whether the path, or a directory on its way, is in the other directory. */
async function goesThrough(path: string, directory: string): Promise<boolean> {
  const real = await realPathOf(directory);
  for (let above = path; ; above = dirname(above)) {
    if (isInside(above, directory) || isInside(await realPathOf(above), real)) return true;
    if (above === dirname(above)) return false;
  }
}

/** Whether a relative path goes through a repository's own files, where a checkout may have left its credentials. */
function isOfGit(relativePath: string): boolean {
  return relativePath.split(sep).includes(".git");
}

function leadsIntoGit(name: string, real: string): PlatformError {
  const problem = `${quote(name)} leads to ${quote(real)}, which is among git's own files.`;
  return new PlatformError("INPUT", problem, {
    hint: "Name it without a link: git's own files may have the credentials of the checkout.",
  });
}

function leadsElsewhere(name: string, real: string, chooser: PathChooser): PlatformError {
  const isWorkflows = chooser.by === "workflow";
  const where = isWorkflows
    ? `the workspace ${quote(chooser.workspace)}`
    : chooser.directories.map((directory) => quote(directory)).join(" or ");
  return new PlatformError("INPUT", `${quote(name)} leads to ${quote(real)}, which is not in ${where}.`, {
    hint: isWorkflows
      ? "Name a path in the workspace, without links that lead out of it. Anything elsewhere needs its absolute path."
      : "Move it there: neither a relative path nor a checked-out file can lead elsewhere.",
  });
}
