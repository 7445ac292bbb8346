// Writes the tar of a layer into a file.
import { open } from "node:fs/promises";
import { readAhead } from "../../bytes/read-ahead.ts";
import type { ChunkSource } from "../../oci/compressed-stream.ts";

/** Into the new file `path`: each chunk is written while the next one is read. */
export async function writeTar(tar: ChunkSource, path: string): Promise<void> {
  await using file = await open(path, "wx");
  for await (const chunk of readAhead(tar)) {
    for (let at = 0; at < chunk.length;) at += (await file.write(chunk, at)).bytesWritten;
    tar.recycle?.(chunk);
  }
}
