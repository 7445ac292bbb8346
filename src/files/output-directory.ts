// A directory that files are written to for later steps. It may be in a checkout, where anything can be a link to
// somewhere else, also while a build goes on that was given the workspace as a volume. So it is opened once, and nothing in it
// is followed.
import { constants } from "node:fs";
import { type FileHandle, mkdir, open, readdir, realpath, rmdir, unlink } from "node:fs/promises";
import path from "node:path";
import { messageOf, PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";
import { containedPath, isInside, realPathOf } from "./contained-path.ts";
import { errorCode, leadsNowhere } from "./regular-file.ts";

/** A directory as an input names it. */
export interface OutputPlace {
  /** For messages, e.g. `sbom`. */
  readonly input: string;
  /** Absolute. */
  readonly path: string;
  /** The workspace, if the directory is in it and must not be elsewhere. */
  readonly within: string | undefined;
}

/** What may be written to a file. */
export type OutputContent = string | Buffer | AsyncIterable<Buffer>;

/** @throws {PlatformError} `INPUT` if the name leads out of the workspace, and is not an absolute path to somewhere else */
export async function outputPlace(input: string, name: string, workspace: string): Promise<OutputPlace> {
  const root = path.resolve(workspace);
  const contained = await containedPath(name, { by: "workflow", workspace: root });
  return { input, path: contained, within: isInside(contained, root) ? root : undefined };
}

/** Which files may be removed. */
export interface RemovableFiles {
  /** Of the directory, that are looked into. */
  readonly folders: readonly string[];
  /** How many of them lie in each other at most. */
  readonly maxFolders: number;
  /** Gets the names of the folders on the way, and of the file. */
  has(names: readonly string[]): boolean;
}

/** A directory that is open: names are looked up in it, wherever it is moved and whatever takes its place. */
interface Opened {
  readonly handle: FileHandle;
  /** For calls of the file system. */
  readonly at: string;
  /** For people. */
  readonly path: string;
}

/** An open directory for output; what fails is a {@link PlatformError} `INPUT` that names the directory. */
export class OutputDirectory implements AsyncDisposable {
  readonly #place: OutputPlace;
  readonly #top: Opened;
  /** Whether it was not there before, or has had only what was removed. */
  #isOurs: boolean;

  private constructor(place: OutputPlace, { top, isNew }: { readonly top: Opened; readonly isNew: boolean }) {
    this.#place = place;
    this.#top = top;
    this.#isOurs = isNew;
  }

  /** Makes it if it is missing. @throws {PlatformError} `INPUT` if it is not where it was when the input was read */
  static async open(place: OutputPlace): Promise<OutputDirectory> {
    return telling(place, async () => {
      await checkPlace(place, await realPathOf(place.path));
      const isNew = (await mkdir(place.path, { recursive: true })) !== undefined;
      const top = await openDirectory(await realpath(place.path), place.path);
      try {
        await checkPlace(place, await realpath(top.at));
        return new OutputDirectory(place, { top, isNew });
      } catch (error) {
        await top.handle.close();
        throw error;
      }
    });
  }

  /**
   * Writes a file in place of what has its name.
   * @param names of the directories on the way, which are made, and of the file
   */
  async write(names: readonly string[], content: OutputContent): Promise<void> {
    const [file = "", ...above] = names.toReversed();
    await telling(this.#place, async () => {
      await using directory = await enter(this.#top, above.reverse());
      await replaceFile(path.join(directory.at, file), content);
    });
  }

  /** What is in it. */
  names(): Promise<readonly string[]> {
    return telling(this.#place, () => readdir(this.#top.at));
  }

  /** Removes files, and directories that have become empty by that. One of the folders that is a link is refused. */
  async remove(files: RemovableFiles): Promise<void> {
    await telling(this.#place, async () => {
      this.#isOurs = (await removeBelow(this.#top, [], files)) || this.#isOurs;
    });
  }

  /**
   * Removes the directory, and those of the workspace that it is in, where nothing is in them: only if opening has made it, or all
   * that was in it has been removed. It can be opened again.
   */
  async withdraw(): Promise<void> {
    const { path: place, within } = this.#place;
    if (!this.#isOurs || within === undefined) return;
    for (
      let directory = place;
      isInside(directory, within) && directory !== within;
      directory = path.dirname(directory)
    ) {
      // One that has something in it, or cannot be removed, is as good.
      if (
        !(await rmdir(directory).then(
          () => true,
          () => false,
        ))
      )
        return;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#top.handle.close();
  }
}

async function checkPlace({ input, path: place, within }: OutputPlace, real: string): Promise<void> {
  if (within === undefined || isInside(real, await realPathOf(within))) return;
  const problem = `${quote(place)} (input "${input}") leads to ${quote(real)}, which is not in the workspace ${quote(within)}.`;
  throw new PlatformError("INPUT", problem, { hint: "Do not replace it with a link during the build." });
}

async function telling<T>({ input, path: place }: OutputPlace, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    if (cause instanceof PlatformError) throw cause;
    // A descriptor says nothing to people, so the cause itself is not passed on.
    const why = messageOf(cause).replaceAll(/\/proc\/self\/fd\/\d+/g, "…");
    throw new PlatformError("INPUT", `${quote(place)} (input "${input}") cannot be written: ${why}.`, {
      hint: "Name a directory that can be created and written.",
    });
  }
}

async function openDirectory(name: string, shown: string): Promise<Opened> {
  const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW;
  const handle = await open(name, flags).catch((cause: unknown) => {
    if (!["ELOOP", "ENOTDIR"].includes(errorCode(cause) ?? "")) throw cause;
    throw notDirectory(shown);
  });
  // Elsewhere there is no such way into a directory, and what is between the calls can be swapped.
  const at = process.platform === "linux" ? `/proc/self/fd/${handle.fd}` : shown;
  return { handle, at, path: shown };
}

function notDirectory(shown: string): PlatformError {
  return new PlatformError("INPUT", `${quote(shown)} is a link or a file, but must be a directory.`, {
    hint: "Remove it, or name another directory.",
  });
}

/** Makes what is missing on the way. */
async function enter(top: Opened, names: readonly string[]): Promise<Opened & AsyncDisposable> {
  let directory = await openDirectory(`${top.at}/.`, top.path);
  for (const name of names) {
    try {
      await mkdir(path.join(directory.at, name)).catch((error: unknown) => {
        if (errorCode(error) !== "EEXIST") throw error;
      });
      const next = await openDirectory(path.join(directory.at, name), path.join(directory.path, name));
      await directory.handle.close();
      directory = next;
    } catch (error) {
      await directory.handle.close();
      throw error;
    }
  }
  return { ...directory, [Symbol.asyncDispose]: () => directory.handle.close() };
}

async function replaceFile(file: string, content: OutputContent): Promise<void> {
  await unlink(file).catch((error: unknown) => {
    if (!leadsNowhere(error)) throw error;
  });
  // Not what was put there since.
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const handle = await open(file, flags);
  try {
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
}

/** Whether anything was removed. */
async function removeBelow(
  directory: Opened,
  names: readonly string[],
  files: RemovableFiles,
): Promise<boolean> {
  let hasRemoved = false;
  for (const entry of await readdir(directory.at, { withFileTypes: true })) {
    const inside = [...names, entry.name];
    const at = path.join(directory.at, entry.name);
    if (entry.isDirectory()) {
      const isAllowed = files.folders.includes(inside[0] ?? "") && inside.length <= files.maxFolders;
      if (!isAllowed || !(await removeInside(directory, inside, files))) continue;
    } else if (names.length === 0 && files.folders.includes(entry.name)) {
      // Nothing could be written below it: that is to be known before a build, not after it.
      throw notDirectory(path.join(directory.path, entry.name));
    } else if (files.has(inside)) {
      // Of a link, the link.
      await unlink(at);
    } else continue;
    hasRemoved = true;
  }
  return hasRemoved;
}

/** The same for a directory in it, which goes as well if nothing is left. */
async function removeInside(
  directory: Opened,
  names: readonly string[],
  files: RemovableFiles,
): Promise<boolean> {
  const name = names.at(-1) ?? "";
  const at = path.join(directory.at, name);
  const below = await openDirectory(at, path.join(directory.path, name));
  try {
    if (!(await removeBelow(below, names, files))) return false;
  } finally {
    await below.handle.close();
  }
  await removeIfEmpty(at);
  return true;
}

async function removeIfEmpty(directory: string): Promise<void> {
  await rmdir(directory).catch((error: unknown) => {
    if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(errorCode(error) ?? "")) throw error;
  });
}
