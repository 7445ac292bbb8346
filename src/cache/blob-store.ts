// A directory that keeps blobs by their digest, for reading packages layer by layer.
import type { Readable } from "node:stream";
import { type BlobDescriptor, fetchBlobs, type OpenBlob, readBlobFile } from "./blob-directory.ts";

/** Gives the content of a blob, as it is kept, else as it comes, and then kept. */
export interface KeptBlobs {
  get(blob: BlobDescriptor, openBlob: OpenBlob): Promise<Readable>;
}

export function createBlobStore(directory: string): KeptBlobs {
  return {
    async get(blob, openBlob) {
      await fetchBlobs(directory, [blob], { openBlob });
      return readBlobFile(directory, blob.digest);
    },
  };
}
