// An upload to a registry that wants to know digest and size first: the blob is in a file until its end says both.
import { Readable } from "node:stream";
import { tellBytes } from "../bytes/count-bytes.ts";
import { PlatformError } from "../errors.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { Registry, StreamedUpload } from "../registry/registry.ts";
import { RefusedBlobError } from "./blob-sink.ts";
import { PartFile } from "./part-file.ts";

/** What an upload through a file needs. */
export interface SpoolOptions {
  readonly registry: Pick<Registry, "pushBlob">;
  /** Where the file is until the registry has the blob. */
  readonly directory: string;
  /** Told of the size of each chunk that the registry took. */
  readonly onBytes: (bytes: number) => void;
}

/** Nothing reaches the registry before it is committed; then it is tried as often as any blob. */
export function spoolUpload(
  repository: ImageReference,
  { registry, directory, onBytes }: SpoolOptions,
): StreamedUpload {
  const file = new PartFile(directory);
  return {
    write: (content) => file.append(content),
    async commit(digest) {
      const { sizeBytes } = file;
      const open = () => Readable.from(sizeBytes === 0 ? [] : tellBytes(file.read(), onBytes));
      try {
        await registry.pushBlob(repository, { digest, sizeBytes, open });
      } catch (error) {
        throw error instanceof PlatformError ? new RefusedBlobError("give up", error) : error;
      } finally {
        await file.remove();
      }
    },
    cancel: () => file.remove(),
  };
}
