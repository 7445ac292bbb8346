// Files that phases get beside what a build works in: variables, bindings, run images, buildpacks. A container has them to itself;
// here they are the builder's own, which is as it was once its phase has ended.
import {
  accessSync,
  constants,
  lchownSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  rmSync,
  type Stats,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { posix } from "node:path";

interface Replaced {
  readonly path: string;
  /** Undefined if there was nothing; the content of a link is where it leads. */
  readonly before: { readonly content: Buffer; readonly stats: Stats } | undefined;
}

/** What was made outside of mounts, and what was there before. */
export class OutsideFiles {
  #replaced: Replaced[] = [];

  /** Is to be called before a path is made or replaced. */
  note(path: string): void {
    if (this.#replaced.some((each) => each.path === path || path.startsWith(`${each.path}/`))) return;
    const stats = lstatSync(path, { throwIfNoEntry: false });
    this.#replaced.push({
      path,
      before: stats && contentOf(path, stats),
    });
  }

  /** Puts everything back. */
  undo(): void {
    const replaced = this.#replaced.reverse();
    this.#replaced = [];
    for (const { path, before } of replaced) {
      rmSync(path, { recursive: true, force: true });
      if (before === undefined) continue;
      const { content, stats } = before;
      if (stats.isSymbolicLink()) symlinkSync(content, path);
      else writeFileSync(path, content, { mode: stats.mode & 0o7777 });
      const { uid, gid } = lstatSync(path);
      if (uid !== stats.uid || gid !== stats.gid) lchownSync(path, stats.uid, stats.gid);
    }
  }
}

function contentOf(path: string, stats: Stats): Replaced["before"] {
  if (stats.isSymbolicLink()) return { stats, content: readlinkSync(path, "buffer") };
  return stats.isFile() ? { stats, content: readFileSync(path) } : undefined;
}

/** Whether a file or a directory can be made or replaced at a path. */
export function isReplaceable(path: string): boolean {
  for (let above = path; ; above = posix.dirname(above)) {
    const stats = lstatSync(above, { throwIfNoEntry: false });
    if (stats === undefined || (above === path && !stats.isDirectory())) continue;
    try {
      accessSync(above, constants.W_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }
}
