// The archive that every engine loads, whatever its image store: an OCI layout that also has Docker's manifest.json.
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import { blobPath, LAYOUT_FILES, layoutFiles, type LayoutImage } from "../oci/image-layout.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { TAR_END } from "../oci/tar-header.ts";
import { type FixedEntry, fixedHeader, paddingAfter, tarRecord } from "../oci/tar-records.ts";

/** An image and how it shall be called. */
export interface ArchiveImage extends LayoutImage {
  /**
   * How many of the first layers are left out, because the engine has them already; it rejects the archive if it does
   * not. See {@link countLeading}.
   */
  readonly omitLeading: number;
  /** Other blobs that are left out: the containerd store finds a blob by its digest, whatever is below it. */
  readonly held?: ReadonlySet<Digest> | undefined;
  /** The content of a config or layer. */
  readonly readBlob: (digest: Digest) => AsyncIterable<Buffer>;
}

/**
 * How many of the first layers one of the other images has, too. Only whole beginnings count: an engine knows a layer
 * by everything that is below it.
 */
export function countLeading(
  diffIds: readonly string[],
  others: readonly { readonly diffIds: readonly string[] }[],
): number {
  const lengths = others.map((other) => {
    const differs = diffIds.findIndex((diffId, at) => diffId !== other.diffIds[at]);
    return differs < 0 ? diffIds.length : differs;
  });
  return Math.max(0, ...lengths);
}

/**
 * The archive, byte by byte the same for the same image and names; contents are streamed.
 * @throws {PlatformError} `DIGEST_MISMATCH` if a blob has not the size that the manifest says
 */
export async function* imageArchive(image: ArchiveImage): AsyncGenerator<Buffer> {
  const { manifest, manifestBytes, manifestDigest } = image;
  const files = layoutFiles(image);
  for (const name of LAYOUT_FILES) yield tarRecord(file(name), files[name]);
  yield tarRecord(file(blobPath(manifestDigest)), manifestBytes);
  const written = new Set<Digest>([manifestDigest]);
  for (const blob of [manifest.config, ...manifest.layers.slice(image.omitLeading)]) {
    if (written.has(blob.digest) || image.held?.has(blob.digest) === true) continue;
    written.add(blob.digest);
    yield* blobEntry(blob, image.readBlob(blob.digest));
  }
  yield TAR_END;
}

async function* blobEntry(blob: Descriptor, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { digest, size } = blob;
  yield fixedHeader(file(blobPath(digest)), size);
  let sizeBytes = 0;
  for await (const chunk of content) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > size) break;
    yield chunk;
  }
  if (sizeBytes !== size) {
    const found = sizeBytes > size ? "more" : String(sizeBytes);
    throw new PlatformError("DIGEST_MISMATCH", `The blob ${digest} has ${found} instead of ${size} bytes.`);
  }
  yield paddingAfter(size);
}

function file(name: string): FixedEntry {
  return { name, type: "file", mode: 0o644 };
}
