// Writes the tar of a layer into a file.
import { open } from "node:fs/promises";
import type { ChunkSource } from "../../oci/compressed-stream.ts";

/** Into the new file `path`: each chunk is written while the next one is read. */
export async function writeTar(tar: ChunkSource, path: string): Promise<void> {
  await using file = await open(path, "wx");
  const write = async (chunk: Buffer): Promise<void> => {
    for (let at = 0; at < chunk.length;) at += (await file.write(chunk, at)).bytesWritten;
    tar.recycle?.(chunk);
  };
  let writing = Promise.resolve();
  try {
    for await (const chunk of tar) {
      await writing;
      writing = write(chunk);
      // Looked at before the next one.
      writing.catch(() => undefined);
    }
  } finally {
    // The file is closed next.
    await writing;
  }
}
