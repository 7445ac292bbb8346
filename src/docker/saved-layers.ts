// Getting layers out of an engine: it gives whole images only, so of its archive the wanted layers are kept in files.
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { countBytes } from "../bytes/count-bytes.ts";
import { decompressed } from "../bytes/decompressed.ts";
import { Measure } from "../bytes/measure.ts";
import { readTar } from "../oci/tar-reader.ts";
import type { ConfiguredImage, Daemon } from "./daemon.ts";

/** The uncompressed tar of a layer. */
export interface LayerFile {
  readonly tar: string;
  readonly sizeBytes: number;
}

/** What is wanted of an image. */
export interface SavedLayers {
  readonly image: ConfiguredImage;
  readonly diffIds: ReadonlySet<string>;
  /** Where the files are put, named by diffID. */
  readonly directory: string;
}

/** Until 24 `<id>/layer.tar`, then `blobs/sha256/<hex>`: by diffID, or with the containerd store by the compressed digest. */
const LAYER_NAME = /(?:^|\/)layer\.tar$|^blobs\/sha256\/([0-9a-f]{64})$/;

/**
 * Saves layers of an image into files, by diffID; what the image does not have is missing in the result. Contents are verified.
 * @throws {DaemonError} if the engine fails to save the image, {@link PlatformError} `MALFORMED` if it sends no archive
 */
export async function saveLayers(
  store: Pick<Daemon, "saveImage">,
  { image, diffIds, directory }: SavedLayers,
): Promise<ReadonlyMap<string, LayerFile>> {
  const missing = new Set(diffIds);
  const files = new Map<string, LayerFile>();
  if (missing.size === 0) return files;
  const unwanted = new Set(image.config.rootfs.diff_ids.filter((diffId) => !diffIds.has(diffId)));
  const archive = await store.saveImage(image.id);
  try {
    for await (const item of readTar(archive)) {
      const [isLayer, hex = ""] = LAYER_NAME.exec(item.entry.name) ?? [];
      if (isLayer === undefined || item.entry.type !== "file" || unwanted.has(`sha256:${hex}`)) continue;
      const saved = await keepLayer(item.content, missing, directory);
      if (saved === undefined) continue;
      missing.delete(saved.diffId);
      files.set(saved.diffId, saved.file);
      if (missing.size === 0) break;
    }
  } finally {
    archive.destroy();
  }
  return files;
}

/** Puts a layer into a file of the directory; undefined if it is none of the wanted ones, which only its content tells. */
export async function keepLayer(
  content: AsyncIterable<Buffer>,
  wanted: ReadonlySet<string>,
  directory: string,
): Promise<{ diffId: string; file: LayerFile } | undefined> {
  const partial = path.join(directory, "layer.partial");
  try {
    const diffId = await writeUncompressed(content, partial);
    if (diffId === undefined || !wanted.has(diffId)) return undefined;
    const file = path.join(directory, `saved-${diffId.replace("sha256:", "")}.tar`);
    await rename(partial, file);
    return { diffId, file: { tar: file, sizeBytes: (await stat(file)).size } };
  } finally {
    await rm(partial, { force: true });
  }
}

/** The sha256 of what was written; undefined for an entry without content. */
async function writeUncompressed(
  content: AsyncIterable<Buffer>,
  file: string,
): Promise<`sha256:${string}` | undefined> {
  let storedBytes = 0;
  const counted = countBytes(content, (bytes) => {
    storedBytes = bytes;
  });
  const measure = new Measure();
  await pipeline(measure.through(decompressed(counted)), createWriteStream(file));
  return storedBytes === 0 ? undefined : measure.digest();
}
