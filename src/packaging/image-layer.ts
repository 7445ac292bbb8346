// A layer of an image that is made here: packed into a file, or stored somewhere already.
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { StoredLayer } from "../buildpack/module.ts";
import { CHUNK_BYTES } from "../bytes/chunk-bytes.ts";
import { Measure } from "../bytes/measure.ts";
import type { BlobOrigin } from "../gateway/blob-origin.ts";
import type { Digest } from "../oci/digest.ts";
import { GzipStream } from "../oci/gzip-stream.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { OCI_LAYER } from "../oci/media-types.ts";

/** A layer that can be pushed. */
export interface ImageLayer {
  readonly descriptor: Descriptor;
  /** Of the uncompressed tar. */
  readonly diffId: Digest;
  readonly origin: BlobOrigin;
  /** As it is stored. */
  open(): Promise<AsyncIterable<Buffer>>;
}

/** What is packed here is made once and pulled often. */
const LEVEL = 6;

/** Compresses a tar into a file of the directory: the same tar gives the same bytes. */
export async function packLayer(tar: AsyncIterable<Buffer>, directory: string): Promise<ImageLayer> {
  const file = path.join(directory, randomUUID());
  const uncompressed = new Measure();
  const compressed = new GzipStream(uncompressed.through(tar), { level: LEVEL });
  await pipeline(compressed, createWriteStream(file));
  const { digest, sizeBytes } = compressed.summary();
  return fileLayer(file, { mediaType: OCI_LAYER, digest, size: sizeBytes }, uncompressed.digest());
}

/** As it is: what is in no registry gets into a file of the directory. */
export async function adoptLayer(layer: StoredLayer, directory: string): Promise<ImageLayer> {
  const { descriptor, diffId, repository } = layer;
  if (repository !== undefined)
    return { descriptor, diffId, origin: { kind: "repository", repository }, open: () => layer.open() };
  const file = path.join(directory, randomUUID());
  await pipeline(await layer.open(), createWriteStream(file));
  return fileLayer(file, descriptor, diffId);
}

function fileLayer(file: string, descriptor: Descriptor, diffId: Digest): ImageLayer {
  const open = (): AsyncIterable<Buffer> => createReadStream(file, { highWaterMark: CHUNK_BYTES });
  return { descriptor, diffId, origin: { kind: "file", file }, open: () => Promise.resolve(open()) };
}
