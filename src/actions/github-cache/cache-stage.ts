// Entries are unpacked beside the place they are for, and moved there when they are complete: nothing is ever half restored.
// What is there has been unpacked here, so it is directories and files only (cache-unpack.ts).
import { mkdir, mkdtemp, rename } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { isMissing } from "../../files/regular-file.ts";
import { removeTree } from "../../files/remove-tree.ts";

/** A folder on the file system of the paths, gone when it is disposed of. */
export interface Stage extends AsyncDisposable {
  readonly directory: string;
  /**
   * Replaces the places by what was unpacked here; the number of paths that were there. If one of them cannot be put into
   * place, none is left.
   */
  install(): Promise<number>;
}

/**
 * @param paths absolute; entries hold them relative to {@link commonParent}
 * @param places where what is at the paths goes, in their order
 */
export async function createStage(paths: readonly string[], places = paths): Promise<Stage> {
  const parent = commonParent(paths);
  await mkdir(parent, { recursive: true });
  const directory = await mkdtemp(join(parent, ".cache-restore-"));
  const moves = paths.map((path, at) => ({
    staged: join(directory, relative(parent, path)),
    place: places[at] ?? path,
  }));
  return {
    directory,
    install: () => install(moves),
    async [Symbol.asyncDispose]() {
      await removeQuietly(directory);
    },
  };
}

/** The deepest folder that all paths are in, e.g. `/a` of `/a/b` and `/a/c/d`. */
export function commonParent(paths: readonly string[]): string {
  const [first = "/", ...others] = paths.map((path) => dirname(path));
  return others.reduce((common, parent) => {
    let shared = common;
    while (shared !== "/" && parent !== shared && !parent.startsWith(`${shared}/`)) shared = dirname(shared);
    return shared;
  }, first);
}

/** Removes it, if it can be removed: what is left in a temporary folder does no harm. */
export async function removeQuietly(path: string): Promise<void> {
  try {
    await removeTree(path);
  } catch {
    // The runner empties its temporary folder itself.
  }
}

async function install(
  moves: readonly { readonly staged: string; readonly place: string }[],
): Promise<number> {
  let installed = 0;
  try {
    for (const { staged, place } of moves) {
      await removeTree(place);
      await mkdir(dirname(place), { recursive: true });
      if (await moveIfThere(staged, place)) installed++;
    }
  } catch (error) {
    for (const { place } of moves) await removeQuietly(place);
    throw error;
  }
  return installed;
}

async function moveIfThere(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
