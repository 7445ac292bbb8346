// Compresses a layer archive once, learning the digest and size that a registry stores it under.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { constants, createGzip } from "node:zlib";
import type { Digest } from "../oci/digest.ts";

/** A compressed layer in a file. */
export interface CompressedLayer {
  readonly path: string;
  /** Of the compressed bytes. */
  readonly digest: Digest;
  readonly sizeBytes: number;
}

const READ_BYTES = 1024 * 1024;
const GZIP_BYTES = 256 * 1024;
/** Says which system compressed; "unknown" as in other lifecycles, so that it does not depend on zlib's build. */
const OS_BYTE = { offset: 9, unknown: 0xff };

/** Compresses a tar as fast as gzip can, into the file `path`. */
export async function compressLayer(tarPath: string, path: string): Promise<CompressedLayer> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  await pipeline(
    createReadStream(tarPath, { highWaterMark: READ_BYTES }),
    createGzip({ level: constants.Z_BEST_SPEED, chunkSize: GZIP_BYTES }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        const at = OS_BYTE.offset - sizeBytes;
        if (at >= 0 && at < chunk.length) chunk[at] = OS_BYTE.unknown;
        hash.update(chunk);
        sizeBytes += chunk.length;
        yield chunk;
      }
    },
    createWriteStream(path, { flags: "wx", highWaterMark: READ_BYTES }),
  );
  return { path, digest: `sha256:${hash.digest("hex")}`, sizeBytes };
}
