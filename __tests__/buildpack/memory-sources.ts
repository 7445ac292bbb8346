// Where packages and archives come from, in memory: kept blobs, and downloads.
import { Readable } from "node:stream";
import type { Downloads, RemoteFile } from "../../src/buildpack/open-modules.ts";
import type { BlobStore } from "../../src/buildpack/package-content.ts";
import { PlatformError } from "../../src/errors.ts";
import type { Digest } from "../../src/oci/digest.ts";
import { bytesOf } from "./tar-fixture.ts";

/** Keeps blobs in memory; `fetched` counts what had to be got. */
export class MemoryStore implements BlobStore {
  readonly kept = new Map<string, Buffer>();
  fetched = 0;

  async get(
    blob: { digest: Digest; size: number },
    open: Parameters<BlobStore["get"]>[1],
  ): Promise<Readable> {
    let bytes = this.kept.get(blob.digest);
    if (bytes === undefined) {
      this.fetched += 1;
      bytes = await bytesOf((await open(blob)) as AsyncIterable<Buffer>);
      this.kept.set(blob.digest, bytes);
    }
    return Readable.from([bytes]);
  }
}

/** Files by address; everything else is a 404. */
export function downloadsOf(
  files: Readonly<Record<string, string>>,
): Downloads & { readonly asked: RemoteFile[] } {
  const asked: RemoteFile[] = [];
  return {
    asked,
    get(wanted) {
      asked.push(wanted);
      const { url } = wanted;
      const file = files[url];
      return file === undefined
        ? Promise.reject(new PlatformError("NOT_FOUND", `${url} does not exist.`))
        : Promise.resolve(file);
    },
  };
}
