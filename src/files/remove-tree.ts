// Removing a directory with all that is in it, whoever made it. Buildpacks make trees that are deeper than a path may be long, and
// than there may be open files; directories that their owner cannot write to, such as those of Go's modules; and links that come and go
// in the place of directories. So one directory is open at a time, and the next one is found in it, or as what it is in.
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  opendirSync,
  openSync,
  rmdirSync,
  unlinkSync,
} from "node:fs";
import { setImmediate as othersTurn } from "node:timers/promises";
import { messageOf } from "../errors.ts";
import { errorCode, isMissing } from "./regular-file.ts";

/** What functions of `node:fs` take: a name may be no text. */
type FsPath = string | Buffer;

/** Leaves nothing at the path, while others go on; there may be nothing already. @throws what the file system says */
export async function removeTree(path: FsPath): Promise<void> {
  using tree = new RemovedTree(path);
  for (let steps = 1; tree.step(); steps += 1) if (steps % STEPS_AT_ONCE === 0) await othersTurn();
}

/** As {@link removeTree}, before anything else goes on. */
export function removeTreeNow(path: FsPath): void {
  using tree = new RemovedTree(path);
  while (tree.step());
}

/** Lets its owner change a directory; that of another user stays as it is. Root needs no permission. */
export function openToOwner(directory: FsPath): void {
  const own = process.getuid?.();
  if (own === 0) return;
  const { mode, uid } = lstatSync(directory);
  if ((mode & OWNERS) !== OWNERS && uid === own) chmodSync(directory, (mode & 0o7777) | OWNERS);
}

const OWNERS = 0o700;
const STEPS_AT_ONCE = 200;
/** Names of a directory that are known at once: it may have more than there is memory for. */
const NAMES_AT_ONCE = 1000;
const DIRECTORY = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;

interface Entry {
  readonly name: FsPath;
  readonly isDirectory: boolean;
}

/** A directory that is being emptied. */
interface Level {
  /** In the one above. */
  readonly name: FsPath;
  /** What of all directories it is. */
  readonly identity: string;
  /** Those that are known, and not removed. */
  entries: Entry[];
  hasMore: boolean;
}

class RemovedTree implements Disposable {
  readonly #top: FsPath;
  /** From the top to the directory that is open. */
  readonly #levels: Level[] = [];
  #open: number | undefined;

  constructor(top: FsPath) {
    this.#top = top;
  }

  /** Removes one thing, or goes into it. @returns whether there is more to do */
  step(): boolean {
    try {
      const level = this.#levels.at(-1);
      return level === undefined ? this.#begin() : this.#goOn(level);
    } catch (error) {
      if (errorCode(error) === undefined) throw error;
      // A descriptor says nothing to people.
      const message = messageOf(error).replace(DESCRIPTOR, `${this.#top.toString()}/…`);
      throw Object.assign(error as Error, { message });
    }
  }

  [Symbol.dispose](): void {
    if (this.#open !== undefined) closeSync(this.#open);
    this.#open = undefined;
  }

  #begin(): boolean {
    const info = lstatSync(this.#top, { throwIfNoEntry: false });
    if (info?.isDirectory() === true) this.#enter(this.#top);
    else if (info !== undefined) removeFile(this.#top);
    return info?.isDirectory() === true;
  }

  #goOn(level: Level): boolean {
    if (level.entries.length === 0 && level.hasMore) this.#look(level);
    const entry = level.entries.pop();
    if (entry === undefined) return this.#leave(level);
    if (entry.isDirectory) this.#enter(entry.name);
    else removeFile(this.#at(entry.name));
    return true;
  }

  #enter(name: FsPath): void {
    const path = this.#at(name);
    openToOwner(path);
    const identity = this.#goTo(path);
    this.#levels.push({ name, identity, entries: [], hasMore: true });
  }

  /** Of which nothing is left. @returns whether there is one above it */
  #leave({ name }: Level): boolean {
    this.#levels.pop();
    const above = this.#levels.at(-1);
    if (above === undefined) this[Symbol.dispose]();
    else if (this.#goTo(this.#at("..")) !== above.identity)
      throw new Error(`A directory in ${this.#top.toString()} was moved while it was removed.`);
    const path = this.#at(name);
    unlessMissing(() => {
      rmdirSync(path);
    });
    return above !== undefined;
  }

  /** @returns what of all directories it is */
  #goTo(directory: FsPath): string {
    const next = openSync(directory, DIRECTORY);
    this[Symbol.dispose]();
    this.#open = next;
    const { dev, ino } = fstatSync(next, { bigint: true });
    return `${dev}:${ino}`;
  }

  #look(level: Level): void {
    // The types do not have what is right for names that are no text.
    const encoding = "buffer" as BufferEncoding;
    const directory = opendirSync(this.#at("."), { encoding, bufferSize: NAMES_AT_ONCE });
    try {
      while (level.entries.length < NAMES_AT_ONCE) {
        const found = directory.readSync();
        level.hasMore = found !== null;
        if (found === null) break;
        level.entries.push({ name: found.name, isDirectory: found.isDirectory() });
      }
    } finally {
      directory.closeSync();
    }
  }

  #at(name: FsPath): FsPath {
    if (this.#open === undefined) return this.#top;
    const above = `/proc/self/fd/${this.#open}/`;
    return typeof name === "string" ? above + name : Buffer.concat([Buffer.from(above), name]);
  }
}

const DESCRIPTOR = /\/proc\/self\/fd\/\d+/;

function removeFile(path: FsPath): void {
  unlessMissing(() => {
    unlinkSync(path);
  });
}

/** Others may have removed it meanwhile. */
function unlessMissing(remove: () => void): void {
  try {
    remove();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
