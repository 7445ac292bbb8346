// Copying a volume inside the engine, by containers that never start.
import { Readable } from "node:stream";
import { countBytes } from "../../bytes/count-bytes.ts";
import type { Container, Daemon, FileOwner } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import { encodeTarHeader, TAR_END, type TarEntry } from "../../oci/tar-header.ts";
import { readContent, type ReadEntry, readTar } from "../../oci/tar-reader.ts";
import { paddingAfter } from "../../oci/tar-records.ts";
import type { Target } from "../../oci/target.ts";
import { volumeMount } from "../../phases/phase.ts";
import { PHASE_PATHS } from "../../phases/phase-paths.ts";
import { ensureHolderImage } from "./holder-image.ts";

/** What looking into volumes, and copying them, needs. */
export interface CopyDeps {
  readonly daemon: Daemon;
  readonly target: Target;
  /** Of the containers, and of a copy that goes with the run, so that they are swept with it. */
  readonly labels: Readonly<Record<string, string>>;
  /** Whose the files are in a copy: an engine may not tell whose they were. */
  readonly owner: FileOwner;
  /** A small file that is copied last, relative to the volume: where it is, everything is. */
  readonly last: string;
  /** Told how much was copied so far. */
  readonly onBytes: (bytes: number) => void;
}

/** A larger one is copied where it comes. */
const MAX_LAST_BYTES = 16 * 1024 * 1024;

/** Puts everything that a volume has into another one; if it fails, the last file is not there. */
export async function copyVolume(
  source: string,
  destination: string,
  { last, owner, onBytes, ...deps }: CopyDeps,
): Promise<void> {
  await using from = await openHolder(source, deps);
  await using to = await openHolder(destination, deps);
  const archive = (await from.getArchive(PHASE_PATHS.cache)) as AsyncIterable<Buffer>;
  const copy = reown(readTar(archive), owner);
  await to.putArchive(PHASE_PATHS.cache, Readable.from(countBytes(moveToEnd(copy, last), onBytes)));
}

/** Whether a volume has a file. */
export async function volumeHasFile(volume: string, file: string, deps: CopyDeps): Promise<boolean> {
  await using holder = await openHolder(volume, deps);
  try {
    (await holder.getArchive(`${PHASE_PATHS.cache}/${file}`)).destroy();
    return true;
  } catch (error) {
    if (error instanceof PlatformError && error.code === "NOT_FOUND") return false;
    throw error;
  }
}

/** A container that never starts, by which a volume can be read and written. */
async function openHolder(
  volume: string,
  { daemon, target, labels }: Pick<CopyDeps, "daemon" | "target" | "labels">,
): Promise<Container> {
  return daemon.createContainer({
    image: await ensureHolderImage(daemon, target),
    command: ["/holder"],
    env: [],
    mounts: [volumeMount(volume, PHASE_PATHS.cache)],
    network: "none",
    labels,
    securityOptions: ["no-new-privileges"],
  });
}

/** What a directory has, relative to that, for another owner. The archive begins with the directory's own name. */
async function* reown(entries: AsyncIterable<ReadEntry>, owner: FileOwner): AsyncGenerator<ReadEntry> {
  const below = (path: string): string => path.split("/").slice(1).join("/");
  for await (const each of entries) {
    const { name, type, linkName } = each.entry;
    if (below(name) === "") continue;
    const link = type === "hardlink" && linkName !== undefined ? { linkName: below(linkName) } : {};
    yield { ...each, entry: { ...each.entry, ...owner, name: below(name), ...link } };
  }
}

/** The same archive with one file behind all others. */
async function* moveToEnd(entries: AsyncIterable<ReadEntry>, name: string): AsyncGenerator<Buffer> {
  const held: Buffer[] = [];
  for await (const each of entries) {
    const { type, ...rest } = each.entry;
    if (type === "unsupported") continue;
    const entry: TarEntry = { ...rest, type };
    if (entry.name === name && type === "file" && entry.sizeBytes <= MAX_LAST_BYTES) {
      held.push(
        encodeTarHeader(entry),
        await readContent(each, MAX_LAST_BYTES),
        paddingAfter(entry.sizeBytes),
      );
      continue;
    }
    yield encodeTarHeader(entry);
    if (type !== "file") continue;
    yield* each.content;
    yield paddingAfter(entry.sizeBytes);
  }
  yield* held;
  yield TAR_END;
}
