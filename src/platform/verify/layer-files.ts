// Which files of a layer are not the same in another one: both archives are read once, side by side. Lifecycles write each directory in
// the order of its names, so that little has to be remembered; what comes in another order is found all the same.
import { tellBytes } from "../../bytes/count-bytes.ts";
import { decompressed } from "../../bytes/decompressed.ts";
import { Measure } from "../../bytes/measure.ts";
import type { UnpackRoom } from "../../bytes/unpack-room.ts";
import { compareBytePaths, toText } from "../../oci/byte-path.ts";
import { type ReadEntry, readTar } from "../../oci/tar-reader.ts";
import { throwIfCancelled } from "../../phases/cancellation.ts";
import { compareContents, type MeasuredContent } from "./content-difference.ts";
import {
  type ComparedHeader,
  comparedHeader,
  contentAspects,
  type FileDifference,
  headerAspects,
} from "./file-difference.ts";

/** How the files of two layers differ. */
export interface LayerFiles {
  /** The first of those that differ. */
  readonly shown: readonly FileDifference[];
  /** How many differ. */
  readonly count: number;
  /** Whether the layers have the same files in another order. */
  readonly isReordered: boolean;
  /** Whether all files were compared: those that are in one layer only, or in another order, may be too many. */
  readonly isComplete: boolean;
}

/** What is looked at, and how much of it is kept. */
export interface FileLimits {
  readonly maxShown: number;
  /** For files that wait for the same one in the other layer, which comes elsewhere. */
  readonly maxWaitingBytes: number;
  /** For what the layers decompress to: nothing of it is kept, but it takes its time. */
  readonly room: UnpackRoom;
}

/** Of a file that waits, besides its names. */
const WAITING_BYTES = 500;

/**
 * Compares two archives, compressed or not, that are not the same.
 * @throws {PlatformError} `MALFORMED` if one of them is no archive, `CANCELLED`, what `room` throws, and what reading them throws
 */
export async function compareLayerFiles(
  first: AsyncIterable<Buffer>,
  second: AsyncIterable<Buffer>,
  { signal, room, ...limits }: FileLimits & { readonly signal: AbortSignal },
): Promise<LayerFiles> {
  const found = new Differences(limits.maxShown);
  await using left = new Archive(untilCancelled(first, signal), room);
  await using right = new Archive(untilCancelled(second, signal), room);
  const compared = { left, right, found };
  let [isReordered, isComplete] = [false, true];
  for (;;) {
    const [a, b] = [await left.current(), await right.current()];
    if (a === undefined && b === undefined) break;
    const order = compareEntries(a, b);
    if (order === 0) await compareCurrent(compared);
    else if (await compareWaiting(order, compared)) isReordered = true;
    isComplete = left.waitingBytes + right.waitingBytes <= limits.maxWaitingBytes;
    if (!isComplete) break;
  }
  if (isComplete) addMissing(compared);
  return { ...found.summary, isReordered: isReordered && found.summary.count === 0, isComplete };
}

interface Compared {
  readonly left: Archive;
  readonly right: Archive;
  readonly found: Differences;
}

/** Both are at the same name. */
async function compareCurrent({ left, right, found }: Compared): Promise<void> {
  const [a, b] = [await left.take(), await right.take()];
  if (a === undefined || b === undefined) return;
  const contents = await compareContents(a.content, b.content);
  found.add(a.nameBytes, [
    ...headerAspects(comparedHeader(a), comparedHeader(b)),
    ...contentAspects(contents),
  ]);
}

/** Takes the one that comes first alone; says whether the other archive had it before. */
async function compareWaiting(order: number, { left, right, found }: Compared): Promise<boolean> {
  const [own, other] = order < 0 ? [left, right] : [right, left];
  const taken = await own.take();
  if (taken === undefined) return false;
  const name = nameOf(taken);
  const seen = await remember(taken);
  const met = other.meet(name);
  if (met === undefined) {
    own.wait(name, seen);
    return false;
  }
  const [first, second] = order < 0 ? [seen, met] : [met, seen];
  found.add(name, [...headerAspects(first.header, second.header), ...contentAspects({ first, second })]);
  return true;
}

/** What has not met its like is not in the other one. */
function addMissing({ left, right, found }: Compared): void {
  for (const name of left.waiting()) found.add(name, [ONLY_FIRST]);
  for (const name of right.waiting()) found.add(name, [ONLY_SECOND]);
}

const ONLY_FIRST = "only in the first image";
const ONLY_SECOND = "only in the second image";

/** An entry whose content was read without that of its like. */
interface SeenEntry extends MeasuredContent {
  readonly header: ComparedHeader;
}

async function remember(read: ReadEntry): Promise<SeenEntry> {
  const measure = new Measure();
  for await (const chunk of read.content) measure.add(chunk);
  return { header: comparedHeader(read), sizeBytes: measure.sizeBytes, digest: measure.digest() };
}

/** An archive while it is read, and the entries that wait for their like. */
class Archive implements AsyncDisposable {
  readonly #waiting = new Map<string, SeenEntry>();
  readonly #entries: AsyncGenerator<ReadEntry>;
  #current: Promise<ReadEntry | undefined> | undefined;
  #waitingBytes = 0;

  constructor(bytes: AsyncIterable<Buffer>, room: UnpackRoom) {
    const content = tellBytes(decompressed(bytes), (decompressedBytes) => {
      room.take(decompressedBytes);
    });
    this.#entries = readTar(content);
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  waiting(): Iterable<string> {
    return this.#waiting.keys();
  }

  /** One that already waits under this name is replaced, as it is when a layer is unpacked. */
  wait(name: string, entry: SeenEntry): void {
    this.meet(name);
    this.#waiting.set(name, entry);
    this.#waitingBytes += bytesOf(name, entry);
  }

  /** What waited under this name does so no longer. */
  meet(name: string): SeenEntry | undefined {
    const met = this.#waiting.get(name);
    if (met === undefined) return undefined;
    this.#waiting.delete(name);
    this.#waitingBytes -= bytesOf(name, met);
    return met;
  }

  /** What is not taken yet; undefined at the end. */
  current(): Promise<ReadEntry | undefined> {
    return (this.#current ??= this.#next());
  }

  async take(): Promise<ReadEntry | undefined> {
    const taken = await this.current();
    this.#current = undefined;
    return taken;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#entries.return(undefined);
  }

  async #next(): Promise<ReadEntry | undefined> {
    const next = await this.#entries.next();
    return next.done === true ? undefined : next.value;
  }
}

/** What is kept of a file that waits. */
function bytesOf(name: string, { header }: SeenEntry): number {
  return name.length + header.linkNameBytes.length + WAITING_BYTES;
}

async function* untilCancelled(bytes: AsyncIterable<Buffer>, signal: AbortSignal): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    throwIfCancelled(signal);
    yield chunk;
  }
}

/** Counts all, and keeps the first. */
class Differences {
  readonly #maxShown: number;
  readonly #shown: FileDifference[] = [];
  #count = 0;

  constructor(maxShown: number) {
    this.#maxShown = maxShown;
  }

  get summary(): Pick<LayerFiles, "shown" | "count"> {
    return { shown: this.#shown, count: this.#count };
  }

  add(nameBytes: string, aspects: readonly string[]): void {
    if (aspects.length === 0) return;
    this.#count += 1;
    if (this.#shown.length < this.#maxShown) this.#shown.push({ path: toText(nameBytes), aspects });
  }
}

/** A directory may end with slashes: a loop, since an expression looks at all of them again from each of them. */
function nameOf({ nameBytes }: Pick<ReadEntry, "nameBytes">): string {
  let end = nameBytes.length;
  while (nameBytes[end - 1] === "/") end -= 1;
  return nameBytes.slice(0, end);
}

/** As a walk comes to them: what is in a directory follows it. Nothing comes last. */
function compareEntries(a: ReadEntry | undefined, b: ReadEntry | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  const [first, second] = [a, b].map((each) => nameOf(each).replaceAll("/", "\0"));
  return compareBytePaths(first ?? "", second ?? "");
}
