// One image as a directory of blobs, exactly as its registry serves them: manifest, config and layers.
import { PlatformError } from "../errors.ts";
import { readRegularFile, UnusableFileError } from "../files/regular-file.ts";
import { type Digest, digestOf } from "../oci/digest.ts";
import { type ImageConfig, MAX_CONFIG_BYTES, parseImageConfig } from "../oci/image-config.ts";
import { checkSameLayers } from "../oci/image-layers.ts";
import {
  type BlobDescriptor,
  type ImageManifest,
  manifestTypeOf,
  MAX_MANIFEST_BYTES,
  parseManifest,
} from "../oci/manifest.ts";
import {
  blobFile,
  fetchBlobs,
  type FetchOptions,
  findFaults,
  removeOthers,
  writeBlob,
} from "./blob-directory.ts";

/** An image whose blobs are all there and valid. */
export interface KeptImage {
  readonly directory: string;
  readonly manifestDigest: Digest;
  /** Of the manifest, e.g. `application/vnd.oci.image.manifest.v1+json`. */
  readonly mediaType: string;
  readonly manifestBytes: Buffer;
  readonly manifest: ImageManifest;
  readonly config: ImageConfig;
}

/** What the blobs of an image take, compressed, without its manifest; a blob that is used twice counts once. */
export function imageSizeBytes(manifest: ImageManifest): number {
  const sizes = new Map(blobsOf(manifest).map(({ digest, size }) => [digest, size]));
  return [...sizes.values()].reduce((sum, size) => sum + size, 0);
}

/**
 * Completes the directory to hold this image and nothing else; valid blobs that are there are kept.
 * @returns how many bytes had to be downloaded
 * @throws {PlatformError} `MALFORMED`, `DIGEST_MISMATCH`, or what the source of the blobs rejects with
 */
export async function storeImage(
  directory: string,
  manifestBytes: Buffer,
  options: FetchOptions,
): Promise<number> {
  const manifestDigest = digestOf(manifestBytes);
  const blobs = blobsOf(parseManifest(manifestBytes.toString("utf8"), manifestDigest));
  await writeBlob(directory, manifestBytes);
  const fetchedBytes = await fetchBlobs(directory, blobs, options);
  await removeOthers(directory, [manifestDigest, ...blobs.map(({ digest }) => digest)]);
  return fetchedBytes;
}

/**
 * Reads an image back, and every one of its blobs to verify it: nothing but the digest has to be trusted.
 * @throws {PlatformError} `DIGEST_MISMATCH` or `MALFORMED` with what is wrong, `NOT_FOUND` without the manifest
 */
export async function readStoredImage(directory: string, manifestDigest: Digest): Promise<KeptImage> {
  const manifestBytes = await readSmall(directory, manifestDigest, MAX_MANIFEST_BYTES);
  const manifest = parseManifest(manifestBytes.toString("utf8"), manifestDigest);
  const fault = await findFaults(directory, blobsOf(manifest));
  if (fault !== undefined) throw new PlatformError("DIGEST_MISMATCH", fault);
  const configJson = await readSmall(directory, manifest.config.digest, MAX_CONFIG_BYTES);
  const config = parseImageConfig(configJson.toString("utf8"), manifestDigest);
  checkSameLayers({ manifest, config }, manifestDigest);
  return {
    directory,
    manifestDigest,
    mediaType: manifestTypeOf(manifest),
    manifestBytes,
    manifest,
    config,
  };
}

function blobsOf(manifest: ImageManifest): readonly BlobDescriptor[] {
  return [manifest.config, ...manifest.layers];
}

async function readSmall(directory: string, digest: Digest, limitBytes: number): Promise<Buffer> {
  const content = await readRegularFile(blobFile(directory, digest), limitBytes).catch((cause: unknown) => {
    if (cause instanceof UnusableFileError)
      throw new PlatformError("MALFORMED", `The blob ${digest} ${cause.problem}.`, { cause });
    throw new PlatformError("NOT_FOUND", `The blob ${digest} is missing.`, { cause });
  });
  if (digestOf(content) === digest) return content;
  const message = `The blob ${digest} is corrupt: what was read has the digest ${digestOf(content)}.`;
  throw new PlatformError("DIGEST_MISMATCH", message);
}
