// Where the uncompressed tar of a layer can be had, as often as needed.
import { createReadStream } from "node:fs";
import type { ChunkSource } from "../../oci/compressed-stream.ts";

/** A file, or what opens a stream. */
export type TarPlace = string | (() => ChunkSource);

const READ_BYTES = 1024 * 1024;

export function openTar(tar: TarPlace): AsyncIterable<Buffer> {
  return typeof tar === "string" ? createReadStream(tar, { highWaterMark: READ_BYTES }) : tar();
}
