// Files that phases get beside what a build works in: variables, bindings, run images, buildpacks. A container has them to itself;
// here they are the builder's own, which is as it was once its phase has ended.
import {
  lchownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { posix } from "node:path";
import { PlatformError } from "../../errors.ts";
import { isInside } from "../../files/contained-path.ts";
import { removeTreeNow } from "../../files/remove-tree.ts";
import { checkNoForeignLink } from "./foreign-links.ts";

/** A path outside of mounts, and what was there before; can be written down as JSON. */
export interface ReplacedFile {
  readonly path: string;
  /** Undefined if there was nothing; the content of a link is where it leads. */
  readonly before:
    | {
        readonly kind: "file" | "symlink";
        readonly base64: string;
        readonly mode: number;
        readonly uid: number;
        readonly gid: number;
      }
    | undefined;
}

/** What was made outside of mounts. */
export class OutsideFiles {
  readonly #remember: (replaced: readonly ReplacedFile[]) => void;
  #replaced: readonly ReplacedFile[] = [];

  /** @param remember told of all there is to put back: before it is replaced, and of nothing once it is put back */
  constructor(remember: (replaced: readonly ReplacedFile[]) => void) {
    this.#remember = remember;
  }

  /** Is to be called before a path is made or replaced. */
  note(path: string): void {
    if (this.#replaced.some((each) => isInside(path, each.path))) return;
    this.#replaced = [...this.#replaced, { path, before: whatIsAt(path) }];
    this.#remember(this.#replaced);
  }

  /** Puts everything back. @throws as {@link putBack} */
  undo(): void {
    const replaced = this.#replaced;
    if (replaced.length === 0) return;
    this.#replaced = [];
    putBack(replaced);
    this.#remember([]);
  }
}

/**
 * Makes the paths what they were.
 * @throws {PlatformError} `DAEMON` naming a path to which a link of another user leads by now; all others are put back
 */
export function putBack(replaced: readonly ReplacedFile[]): void {
  const left: PlatformError[] = [];
  for (const file of replaced.toReversed()) {
    try {
      checkNoForeignLink(file.path);
      putBackFile(file);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      left.push(error);
    }
  }
  const [first] = left;
  if (first !== undefined) throw first;
}

function putBackFile({ path, before }: ReplacedFile): void {
  removeTreeNow(path);
  if (before === undefined) return;
  const { kind, base64, mode, uid, gid } = before;
  const content = Buffer.from(base64, "base64");
  mkdirSync(posix.dirname(path), { recursive: true });
  if (kind === "symlink") symlinkSync(content, path);
  else writeFileSync(path, content, { mode: mode & 0o7777, flag: "wx" });
  const now = lstatSync(path);
  if (now.uid !== uid || now.gid !== gid) lchownSync(path, uid, gid);
}

function whatIsAt(path: string): ReplacedFile["before"] {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  const { mode, uid, gid } = stats;
  if (stats.isSymbolicLink())
    return { kind: "symlink", base64: readlinkSync(path, "buffer").toString("base64"), mode, uid, gid };
  return stats.isFile() ? { kind: "file", base64: readFileSync(path, "base64"), mode, uid, gid } : undefined;
}
