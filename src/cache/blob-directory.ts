// Blobs as files, named by their digest as in an OCI image layout. What has its final name was verified when it got it.
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { inParallel } from "../bounded.ts";
import { CHUNK_BYTES } from "../bytes/chunk-bytes.ts";
import { describeFault, verified, verify, type WrongBytes } from "../bytes/verified.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { isForbidden, isMissing } from "../files/regular-file.ts";
import { type Digest, digestOf } from "../oci/digest.ts";
import { blobPath } from "../oci/image-layout.ts";
import type { BlobDescriptor } from "../oci/manifest.ts";
import { quote } from "../quote.ts";

/** Opens a blob where it comes from, e.g. in a registry; what it gives may be unverified. */
export type OpenBlob = (descriptor: BlobDescriptor) => Promise<Readable>;

/** How to get blobs that are not there. */
export interface FetchOptions {
  readonly openBlob: OpenBlob;
  readonly signal?: AbortSignal | undefined;
}

/** As many as a registry takes well from one client; see `docker-oci.md` section 3: more are not faster. */
const MAX_PARALLEL = 6;

/** Where a blob is, or would be. */
export function blobFile(directory: string, digest: Digest): string {
  return path.join(directory, blobPath(digest));
}

/** The content of a blob's file, as it is. */
export function readBlobFile(directory: string, digest: Digest): Readable {
  return createReadStream(blobFile(directory, digest), { highWaterMark: CHUNK_BYTES });
}

/** Writes a small blob under its digest. */
export async function writeBlob(directory: string, content: Buffer): Promise<void> {
  await storeBlob(directory, digestOf(content), (part) => writeFile(part, content));
}

/**
 * Makes all of these blobs exist as files, and keeps those that are valid already; the first failure ends all downloads.
 * @returns how many bytes had to be downloaded
 * @throws {PlatformError} `DIGEST_MISMATCH` if a source gives something else, or what the source rejects with
 */
export async function fetchBlobs(
  directory: string,
  blobs: readonly BlobDescriptor[],
  { openBlob, signal }: FetchOptions,
): Promise<number> {
  let fetchedBytes = 0;
  const stop = new AbortController();
  const signals = signal === undefined ? [stop.signal] : [stop.signal, signal];
  const either = AbortSignal.any(signals);
  await inParallel(distinct(blobs), MAX_PARALLEL, async (blob) => {
    try {
      either.throwIfAborted();
      if ((await findFault(directory, blob)) === undefined) return;
      await storeBlob(directory, blob.digest, async (part) => {
        await download(await openBlob(blob), blob, { part, signal: either });
      });
      fetchedBytes += blob.size;
    } catch (error) {
      stop.abort(error);
      throw error;
    }
  });
  return fetchedBytes;
}

/** Why one of the blobs is not what it should be, as the end of a sentence; undefined if all of them are. */
export async function findFaults(
  directory: string,
  blobs: readonly BlobDescriptor[],
): Promise<string | undefined> {
  const faults: string[] = [];
  await inParallel(distinct(blobs), MAX_PARALLEL, async (blob) => {
    const fault = faults.length > 0 ? undefined : await findFault(directory, blob);
    if (fault !== undefined) faults.push(fault);
  });
  return faults[0];
}

/** Removes everything from the directory that is not one of these blobs, e.g. what a killed run left. */
export async function removeOthers(directory: string, keep: readonly Digest[]): Promise<void> {
  const kept = new Set(keep.map((digest) => blobFile(directory, digest)));
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isDirectory() && !kept.has(file)) await rm(file, { force: true });
  }
}

async function findFault(directory: string, blob: BlobDescriptor): Promise<string | undefined> {
  try {
    const found = await stat(blobFile(directory, blob.digest));
    if (found.size !== blob.size) throw mismatch(blob, `${found.size} bytes instead of ${blob.size}`);
    await verify(readBlobFile(directory, blob.digest), blob, corrupt(blob));
    return undefined;
  } catch (error) {
    return isMissing(error) ? `The blob ${blob.digest} is missing.` : messageOf(error);
  }
}

/** The file gets its name when it is complete; whatever fails leaves none. */
async function storeBlob(
  directory: string,
  digest: Digest,
  write: (part: string) => Promise<void>,
): Promise<void> {
  const file = blobFile(directory, digest);
  const part = `${file}.${randomUUID()}.part`;
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await write(part);
    // A file is replaced; a directory, which only a cache that was tampered with has here, would be in the way.
    await rm(file, { recursive: true, force: true });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function download(
  content: Readable,
  blob: BlobDescriptor,
  { part, signal }: { readonly part: string; readonly signal: AbortSignal },
): Promise<void> {
  const check = (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> =>
    verified(source, blob, corrupt(blob));
  // Not a write stream: that may create the file after it has failed.
  const write = (source: AsyncIterable<Buffer>): Promise<void> => writeFile(part, source, { flag: "wx" });
  await pipeline(content, check, write, { signal });
}

function distinct(blobs: readonly BlobDescriptor[]): BlobDescriptor[] {
  return [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
}

function corrupt(blob: BlobDescriptor): WrongBytes {
  return (fault) => mismatch(blob, describeFault(fault));
}

function mismatch({ digest }: BlobDescriptor, what: string): PlatformError {
  return new PlatformError("DIGEST_MISMATCH", `The blob ${digest} is corrupt: what was read has ${what}.`);
}

/** Gives the content of a blob, as it is kept, else as it comes, and then kept. */
export interface KeptBlobs {
  get(blob: BlobDescriptor, openBlob: OpenBlob): Promise<Readable>;
}

/** Where blobs are kept. */
export interface BlobStorePlaces {
  /** What jobs share; undefined if there is nothing like that. */
  readonly shared: string | undefined;
  /** What goes with the job. */
  readonly own: string;
  /** Told, once, if jobs cannot share any. */
  readonly warn: (message: string) => void;
}

/** In a directory of that name. */
export function createBlobStore(name: string, { shared, own, warn }: BlobStorePlaces): KeptBlobs {
  let directory = path.join(shared ?? own, name);
  const spare = path.join(own, name);
  return {
    async get(blob, openBlob) {
      await fetchBlobs(directory, [blob], { openBlob }).catch(async (error: unknown) => {
        if (!isForbidden(error)) throw error;
        if (directory !== spare)
          warn(`Nothing is kept in ${quote(directory)} for later jobs: ${messageOf(error)}.`);
        directory = spare;
        await fetchBlobs(directory, [blob], { openBlob });
      });
      return readBlobFile(directory, blob.digest);
    },
  };
}
