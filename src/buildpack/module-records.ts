// The files of modules in an archive or a layer from elsewhere, as tar records for a container.
import { encodeTarHeader } from "../oci/tar-header.ts";
import { readTar } from "../oci/tar-reader.ts";
import { paddingAfter } from "../oci/tar-records.ts";
import { type ArchiveBounds, ArchiveGuard } from "./archive-guard.ts";

/**
 * Rewrites a tar, entry by entry: owned by root, with fixed times and modes, below the placement's roots.
 * @throws {PlatformError} `MALFORMED` naming an entry that is refused
 */
export async function* moduleRecords(
  tar: AsyncIterable<Buffer>,
  placement: ArchiveBounds,
): AsyncGenerator<Buffer> {
  const guard = new ArchiveGuard(placement);
  for await (const item of readTar(tar)) {
    const entry = guard.admit(item);
    if (entry === undefined) continue;
    yield encodeTarHeader(entry);
    if (entry.type !== "file") continue;
    yield* item.content;
    yield paddingAfter(entry.sizeBytes);
  }
}
