// What a layer of a builder consists of, and its tar: sorted, with fixed owners, modes and times.
import { createReadStream } from "node:fs";
import { lstat, readdir, readlink } from "node:fs/promises";
import path from "node:path";
import { compareBytes } from "../oci/json.ts";
import { encodeTarHeader, FIXED_MTIME, paddingOf, TAR_END } from "../oci/tar-header.ts";

/** A file, directory or link of a layer; `name` is absolute in the image. */
export type LayerEntry = { readonly name: string; readonly uid?: number; readonly gid?: number } & (
  | { readonly kind: "directory" }
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "file";
      readonly source: string;
      readonly sizeBytes: number;
      readonly executable: boolean;
    }
  | { readonly kind: "link"; readonly target: string }
);

/** The parents of a path as directory entries, outermost first; `/` is left out. */
export function parentDirectories(name: string): readonly LayerEntry[] {
  const parts = name.split("/").slice(1, -1);
  return parts.map((_, at) => ({ kind: "directory", name: `/${parts.slice(0, at + 1).join("/")}` }));
}

/** Everything below a directory of this machine, as entries below `target`. */
export async function readTree(source: string, target: string): Promise<readonly LayerEntry[]> {
  const entries: LayerEntry[] = [{ kind: "directory", name: target }];
  for (const name of (await readdir(source)).sort(compareBytes)) {
    const file = path.join(source, name);
    const inImage = `${target}/${name}`;
    const stats = await lstat(file);
    if (stats.isDirectory()) entries.push(...(await readTree(file, inImage)));
    else if (stats.isSymbolicLink())
      entries.push({ kind: "link", name: inImage, target: await readlink(file) });
    else {
      const executable = (stats.mode & 0o100) !== 0;
      entries.push({ kind: "file", name: inImage, source: file, sizeBytes: stats.size, executable });
    }
  }
  return entries;
}

/** The tar of a layer, as a stream of buffers. */
export async function* layerTar(entries: readonly LayerEntry[]): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    yield header(entry);
    if (entry.kind === "text") {
      const content = Buffer.from(entry.text);
      yield content;
      yield Buffer.alloc(paddingOf(content.length));
    } else if (entry.kind === "file") {
      yield* createReadStream(entry.source) as AsyncIterable<Buffer>;
      yield Buffer.alloc(paddingOf(entry.sizeBytes));
    }
  }
  yield TAR_END;
}

function header(entry: LayerEntry): Buffer {
  const common = {
    name: entry.name,
    uid: entry.uid ?? 0,
    gid: entry.gid ?? 0,
    mtime: FIXED_MTIME,
    sizeBytes: 0,
  };
  switch (entry.kind) {
    case "directory":
      return encodeTarHeader({ ...common, type: "directory", mode: 0o755 });
    case "text":
      return encodeTarHeader({
        ...common,
        type: "file",
        mode: 0o644,
        sizeBytes: Buffer.byteLength(entry.text),
      });
    case "file":
      return encodeTarHeader({
        ...common,
        type: "file",
        mode: entry.executable ? 0o755 : 0o644,
        sizeBytes: entry.sizeBytes,
      });
    case "link":
      return encodeTarHeader({ ...common, type: "symlink", mode: 0o777, linkName: entry.target });
  }
}
