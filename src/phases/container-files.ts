// Files into and out of containers, as tar streams.
import { posix } from "node:path";
import { Readable } from "node:stream";
import type { Container, Mount } from "../docker/daemon.ts";
import { PlatformError } from "../errors.ts";
import { readContent, readTar } from "../oci/tar-reader.ts";
import { packTar, tarRecord } from "../oci/tar-records.ts";
import type { PhaseFile } from "./phase.ts";

const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** Directories that have owners of their own: they must be there already. */
const GIVEN_DIRECTORIES = new Set(["/cnb"]);

/** An archive, and where it is unpacked. */
export interface PlacedArchive {
  readonly path: string;
  readonly tar: Readable;
}

/**
 * Tars of files with the directories above them, which are root's: one for each mount, as {@link Container.putArchive} needs it.
 * @param atRoot what else the first of them, which is for the container's root, begins with
 */
export function packFiles(
  files: readonly PhaseFile[],
  mounts: readonly Pick<Mount, "target">[],
  atRoot: readonly Buffer[] = [],
): PlacedArchive[] {
  const places = new Map<string, PhaseFile[]>(atRoot.length === 0 ? [] : [["/", []]]);
  for (const file of files) {
    const place = placeOf(file.path, mounts);
    places.set(place, [...(places.get(place) ?? []), file]);
  }
  return [...places].map(([path, inside]) => ({
    path,
    tar: packPlace(path, inside, path === "/" ? atRoot : []),
  }));
}

/** The deepest mount that holds a path, or the container's own root. */
function placeOf(path: string, mounts: readonly Pick<Mount, "target">[]): string {
  const holding = mounts.map(({ target }) => target).filter((target) => path.startsWith(`${target}/`));
  return holding.sort((a, b) => b.length - a.length)[0] ?? "/";
}

function packPlace(place: string, files: readonly PhaseFile[], before: readonly Buffer[]): Readable {
  const relative = (path: string): string => posix.relative(place, path);
  const directories = new Set(files.flatMap(({ path }) => directoriesBetween(place, path)));
  const records = [
    ...before,
    ...[...directories].map((path) => tarRecord({ name: relative(path), type: "directory", mode: 0o755 })),
  ];
  for (const { path, content, owner } of files) {
    const entry = { name: relative(path), type: "file", mode: 0o644, ...owner } as const;
    records.push(tarRecord(entry, Buffer.from(content)));
  }
  return Readable.from([packTar(records)]);
}

/** The text of a file of a container; undefined if there is none. @throws {PlatformError} beyond 4 MiB */
export async function readContainerFile(container: Container, path: string): Promise<string | undefined> {
  const archive = await readContainerArchive(container, path);
  if (archive === undefined) return undefined;
  for await (const item of readTar(archive)) {
    if (item.entry.type === "file") return (await readContent(item, MAX_FILE_BYTES)).toString("utf8");
  }
  return undefined;
}

/** The names of all files below a directory of a container, relative to that; none if there is no such directory. */
export async function listContainerDirectory(container: Container, path: string): Promise<string[]> {
  const archive = await readContainerArchive(container, path);
  if (archive === undefined) return [];
  const names: string[] = [];
  for await (const { entry } of readTar(archive)) {
    // The archive begins with the directory's own name.
    const [, ...below] = entry.name.split("/").filter((name) => name !== "" && name !== ".");
    if (entry.type === "file") names.push(below.join("/"));
  }
  return names;
}

/** A path of a container as a tar; undefined if there is no such path. */
export async function readContainerArchive(
  container: Container,
  path: string,
): Promise<Readable | undefined> {
  try {
    return await container.getArchive(path);
  } catch (error) {
    if (error instanceof PlatformError && error.code === "NOT_FOUND") return undefined;
    throw error;
  }
}

/** Those above a path that are below the place, the highest first. */
function directoriesBetween(place: string, path: string): string[] {
  const directories: string[] = [];
  for (let above = posix.dirname(path); above !== place && above !== "/"; above = posix.dirname(above))
    directories.unshift(above);
  return directories.filter((directory) => !GIVEN_DIRECTORIES.has(directory));
}
