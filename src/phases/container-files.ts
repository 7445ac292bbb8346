// Files into and out of containers, as tar streams.
import { Readable } from "node:stream";
import type { Container } from "../docker/daemon.ts";
import { PlatformError } from "../errors.ts";
import { encodeTarHeader, FIXED_MTIME, paddingOf, TAR_END, type TarEntry } from "../oci/tar-header.ts";
import { readContent, readTar } from "../oci/tar-reader.ts";
import type { PhaseFile } from "./phase.ts";

const MAX_FILE_BYTES = 4 * 1024 * 1024;

/** Directories that are volumes, or have owners of their own: they must be there already. */
const GIVEN_DIRECTORIES = new Set(["layers", "workspace", "cnb"]);

/** A tar of files with the directories above them, owned by root; unpacked at `/`. */
export function packFiles(files: readonly PhaseFile[]): Readable {
  const directories = new Set(files.flatMap(({ path }) => directoriesAbove(path)));
  const chunks = [...directories].map((name) => encodeTarHeader(entry({ name, type: "directory" })));
  for (const { path, content } of files) {
    const bytes = Buffer.from(content);
    const name = path.replace(/^\/+/, "");
    chunks.push(
      encodeTarHeader(entry({ name, type: "file", sizeBytes: bytes.length })),
      bytes,
      TAR_END.subarray(0, paddingOf(bytes.length)),
    );
  }
  return Readable.from([Buffer.concat([...chunks, TAR_END])]);
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

function directoriesAbove(path: string): string[] {
  const parts = path.replace(/^\/+/, "").split("/").slice(0, -1);
  const paths = parts.map((_part, at) => parts.slice(0, at + 1).join("/"));
  return paths.filter((directory) => !GIVEN_DIRECTORIES.has(directory));
}

function entry(item: { name: string; type: "file" | "directory"; sizeBytes?: number }): TarEntry {
  const mode = item.type === "directory" ? 0o755 : 0o644;
  return { sizeBytes: 0, ...item, mode, uid: 0, gid: 0, mtime: FIXED_MTIME };
}
