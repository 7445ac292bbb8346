// The source as a tar stream: the same bytes for the same files, whatever user and umask they were checked out with.
import { Readable } from "node:stream";
import { CHUNK_BYTES } from "../../bytes/chunk-bytes.ts";
import { packDirectory } from "./source-directory.ts";
import { findSource, type SourceTree } from "./source-tree.ts";
import { SourceWriter } from "./source-writer.ts";

/**
 * Everything that the filter takes, names in byte order, with normalised modes, owners and times.
 * Holds at most a few chunks in memory, whatever the size of the source.
 * The stream errors with `SOURCE` where something cannot be read or changes while it is.
 */
export function packSourceTree(tree: SourceTree): Readable {
  return Readable.from(pack(tree), { objectMode: false, highWaterMark: CHUNK_BYTES });
}

async function* pack(tree: SourceTree): AsyncGenerator<Buffer> {
  const writer = new SourceWriter(tree);
  const isFile = (await findSource(tree.path)).isFile();
  yield* isFile ? await archiveOf(tree, writer) : packDirectory(tree, writer);
  writer.tar.end();
  yield* writer.tar.takeFull();
}

/** Few sources need the code for it. */
async function archiveOf(tree: SourceTree, writer: SourceWriter): Promise<AsyncGenerator<Buffer>> {
  const { packArchive } = await import("./source-archive.ts");
  return packArchive(tree, writer);
}
