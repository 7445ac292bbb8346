// Unpacking a layer, safely: what a cache or an image holds is not trusted, so entries cannot leave their directory.
// Modes are those other lifecycles restore: setuid and setgid of files are lost, those of directories are kept.
import {
  chmodSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  type Stats,
  symlinkSync,
  write,
  writeSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { Measure } from "../../bytes/measure.ts";
import { readAhead } from "../../bytes/read-ahead.ts";
import type { UnpackRoom } from "../../bytes/unpack-room.ts";
import { PlatformError } from "../../errors.ts";
import { errorCode } from "../../files/regular-file.ts";
import { type BytePath, toBytePath, toFsPath, toText } from "../../oci/byte-path.ts";
import type { Digest } from "../../oci/digest.ts";
import { type ReadEntry, readTar } from "../../oci/tar-reader.ts";
import { quote } from "../../quote.ts";
import { type FileIdentity, identityOf } from "./layer-tree.ts";

/** What a layer must be and where it may write. */
export interface LayerPlace {
  /** The sha256 of the uncompressed tar. */
  readonly diffId: string;
  /** e.g. `/layers`; trusted, and there already. */
  readonly layersDir: string;
  /** The directory below `layersDir` outside of which nothing is written, e.g. `acme_node/modules`. */
  readonly within: string;
  /** What it may unpack to, if that is limited. */
  readonly room?: UnpackRoom;
}

/** A layer as it was unpacked. */
export interface ExtractedLayer {
  readonly diffId: Digest;
  readonly sizeBytes: number;
  /** The sha256 of everything in the tar that is not the content of a file. */
  readonly frame: string;
  /** Its files. */
  readonly files: ReadonlyMap<BytePath, FileIdentity>;
}

/**
 * Unpacks a layer's uncompressed tar, with names from the root of the file system on, and verifies it on the way.
 * After a failure, what was unpacked so far is still there.
 * @throws {PlatformError} `MALFORMED` if it is no tar or has an entry that no layer should have, `DIGEST_MISMATCH` if it
 *   is not the layer; anything else comes from the file system or from where `tar` is read
 */
export async function extractLayer(tar: AsyncIterable<Buffer>, place: LayerPlace): Promise<ExtractedLayer> {
  const target = new Target(place);
  const measure = new Measure();
  const frame = new Measure();
  try {
    for await (const item of readTar(measured(tar, measure, place.room), (bytes) => {
      frame.add(bytes);
    })) {
      await target.write(item);
    }
  } catch (error) {
    place.room?.giveBack(measure.sizeBytes);
    throw error;
  }
  const actual = measure.digest();
  if (actual !== place.diffId) {
    throw new PlatformError("DIGEST_MISMATCH", `The layer ${place.diffId} has the content of ${actual}.`);
  }
  target.finish();
  return { diffId: actual, sizeBytes: measure.sizeBytes, frame: frame.digest(), files: target.files };
}

/** Whether extracting failed because of what the layer is, not because of this machine. */
export function isBadLayer(error: unknown): error is PlatformError {
  return error instanceof PlatformError && (error.code === "MALFORMED" || error.code === "DIGEST_MISMATCH");
}

async function* measured(
  tar: AsyncIterable<Buffer>,
  measure: Measure,
  room: UnpackRoom | undefined,
): AsyncGenerator<Buffer> {
  for await (const chunk of tar) {
    measure.add(chunk);
    room?.take(chunk.length);
    yield chunk;
  }
}

// O_NONBLOCK: opening a named pipe that lies there must fail, not wait for a reader.
const FILE_FLAGS =
  constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_NOFOLLOW | constants.O_NONBLOCK;
/** Permissions and the sticky bit. */
const FILE_MODES = 0o1777;

/** Smaller writes are faster than a turn through the thread pool. */
const LARGE_BYTES = 128 * 1024;
const writeAsync = promisify(write);

/** PATH_MAX of Linux; a longer name could also be nested deeper than functions can call each other. */
const MAX_PATH_BYTES = 4096;

/** File system errors that only the names in a tar can cause. */
const NAME_ERRORS = new Set(["EEXIST", "EISDIR", "ELOOP", "ENAMETOOLONG", "ENOTDIR", "ENXIO"]);

/**
 * The directory that gets a layer. Calls of the file system are synchronous: a layer has thousands of small files, and
 * each asynchronous call would take a turn through the thread pool.
 */
class Target {
  readonly files = new Map<BytePath, FileIdentity>();
  readonly #allowed: BytePath;
  /** Directories that are known to be directories, not links. */
  readonly #directories: Set<BytePath>;
  /** Directories made here; others keep their mode. */
  readonly #made = new Set<BytePath>();
  /** Set at the end, since a mode may forbid writing. */
  readonly #modes = new Map<BytePath, number>();

  constructor({ layersDir, within }: LayerPlace) {
    this.#allowed = toBytePath(path.resolve(layersDir, within));
    this.#directories = new Set([toBytePath(path.resolve(layersDir))]);
  }

  async write({ entry, content, nameBytes, linkNameBytes }: ReadEntry): Promise<void> {
    const file = this.#locate(nameBytes, entry.type === "directory");
    if (file === undefined) return;
    if (entry.type === "directory") {
      this.#named(entry.name, () => {
        this.#makeDirectory(file);
      });
      if (this.#made.has(file)) this.#modes.set(file, entry.mode);
      return;
    }
    this.#named(entry.name, () => {
      this.#makeDirectory(path.dirname(file));
    });
    if (entry.type === "file") {
      await this.#writeFile(file, entry, content);
    } else if (entry.type === "symlink") {
      if (linkNameBytes === "" || linkNameBytes.includes("\0"))
        throw malformed(`${quote(entry.name)} is a link to nowhere`);
      // The link may point anywhere, as in an image; nothing is ever written through it.
      this.#named(entry.name, () => {
        symlinkSync(toFsPath(linkNameBytes), toFsPath(file));
      });
    } else {
      throw malformed(`${quote(entry.name)} is a ${entry.type}`);
    }
  }

  /** From the deepest directory up, since a parent may lose its permission to be entered. */
  finish(): void {
    const deepestFirst = [...this.#modes].sort(([a], [b]) => b.length - a.length);
    for (const [directory, mode] of deepestFirst) {
      const place = toFsPath(directory);
      if (modeOf(lstatSync(place)) !== mode) chmodSync(place, mode);
    }
  }

  /** Where an entry goes; undefined for the directories above, which are there. */
  #locate(name: BytePath, isDirectory: boolean): BytePath | undefined {
    if (name.length > MAX_PATH_BYTES) throw malformed(`${quote(toText(name))} is too long for a name`);
    if (name.includes("\0") || name.split("/").includes("..")) {
      throw malformed(`${quote(toText(name))} has a name that may lead elsewhere`);
    }
    const file = path.resolve("/", name);
    if (file.startsWith(`${this.#allowed}/`) || (isDirectory && file === this.#allowed)) return file;
    if (isDirectory && `${this.#allowed}/`.startsWith(file === "/" ? "/" : `${file}/`)) return undefined;
    throw malformed(`${quote(toText(name))} is outside of ${quote(toText(this.#allowed))}`);
  }

  #makeDirectory(directory: BytePath): void {
    if (this.#directories.has(directory)) return;
    this.#makeDirectory(path.dirname(directory));
    const info = lstatSync(toFsPath(directory), { throwIfNoEntry: false });
    if (info !== undefined && !info.isDirectory())
      throw malformed(`${quote(toText(directory))} is not a directory`);
    if (info === undefined) {
      mkdirSync(toFsPath(directory));
      this.#made.add(directory);
    }
    this.#directories.add(directory);
  }

  async #writeFile(file: BytePath, entry: ReadEntry["entry"], content: AsyncIterable<Buffer>): Promise<void> {
    const mode = entry.mode & FILE_MODES;
    const descriptor = this.#named(entry.name, () => openForWriting(toFsPath(file), mode));
    try {
      await writeContent(descriptor, content);
      // Each change of a mode is one more entry in the file system's journal, and rarely needed.
      if (modeOf(fstatSync(descriptor)) !== mode) fchmodSync(descriptor, mode);
      this.files.set(file, identityOf(fstatSync(descriptor)));
    } finally {
      closeSync(descriptor);
    }
  }

  #named<T>(name: string, act: () => T): T {
    try {
      return act();
    } catch (cause) {
      const code = errorCode(cause) ?? "";
      if (NAME_ERRORS.has(code)) throw malformed(`${quote(name)} cannot be written: ${code}`, cause);
      throw cause;
    }
  }
}

/** Opens a file that is not there, as a rule, with its mode; one that is there keeps its mode for the moment. */
function openForWriting(file: string | Buffer, mode: number): number {
  try {
    return openSync(file, FILE_FLAGS | constants.O_EXCL, mode & 0o777);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
    return openSync(file, FILE_FLAGS);
  }
}

function modeOf({ mode }: Stats): number {
  return mode & 0o7777;
}

/** A large chunk is written by the thread pool, while the next one is read and hashed; never two, as caches want it. */
async function writeContent(descriptor: number, content: AsyncIterable<Buffer>): Promise<void> {
  for await (const chunk of readAhead(content)) {
    if (chunk.length < LARGE_BYTES) writeAll(descriptor, chunk);
    else await writeLarge(descriptor, chunk);
  }
}

async function writeLarge(descriptor: number, chunk: Buffer): Promise<void> {
  for (let at = 0; at < chunk.length;) {
    at += (await writeAsync(descriptor, chunk, at, chunk.length - at, null)).bytesWritten;
  }
}

function writeAll(descriptor: number, chunk: Buffer): void {
  for (let at = 0; at < chunk.length;) at += writeSync(descriptor, chunk, at);
}

function malformed(why: string, cause?: unknown): PlatformError {
  return new PlatformError("MALFORMED", `The layer is not restored: ${why}.`, { cause });
}
