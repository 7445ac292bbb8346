// An image out of an OCI image layout that another job has written. Anything may have happened to it on the way, so each of its
// files is verified before any is used, and a link leads nowhere else.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md
import path from "node:path";
import { inParallel } from "../bounded.ts";
import { type ByteFault, verify } from "../bytes/verified.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { containedPath } from "../files/contained-path.ts";
import { leadsNowhere, openRegularFile, READ_BYTES, readRegularFile } from "../files/regular-file.ts";
import { stateOf } from "../files/same-file.ts";
import { type Digest, digestOf } from "../oci/digest.ts";
import { MAX_CONFIG_BYTES } from "../oci/image-config.ts";
import { blobPath, parseLayoutVersion } from "../oci/image-layout.ts";
import {
  type Descriptor,
  type ImageManifest,
  onlyManifest,
  parseIndex,
  parseManifest,
} from "../oci/manifest.ts";
import { isIndex, OCI_MANIFEST } from "../oci/media-types.ts";
import { quote } from "../quote.ts";
import type { BlobOrigin } from "./blob-origin.ts";
import type { StagedImage } from "./staged-image.ts";
import { throwIfPublishingCancelled } from "./upload-image.ts";

/** Disks and processors get on with a few at once. */
const MAX_PARALLEL = 4;

const HINT = "Name the directory that a build wrote, e.g. where actions/download-artifact put it.";

/**
 * The only image of a layout, whose files all have what their digests say.
 * @param directory absolute
 * @throws {PlatformError} `MALFORMED` or `DIGEST_MISMATCH` naming the file, `CANCELLED`
 */
export async function readLayout(directory: string, signal?: AbortSignal): Promise<StagedImage> {
  await checkVersion(directory);
  const entry = await readIndex(directory);
  const bytes = await readSmallFile(directory, blobPath(entry.digest));
  checkDigest(path.join(directory, blobPath(entry.digest)), entry.digest, digestOf(bytes));
  const manifest = readManifest(bytes, directory);
  const origins = new Map<Digest, BlobOrigin>();
  const blobs = new Map([manifest.config, ...manifest.layers].map((blob) => [blob.digest, blob]));
  await inParallel(blobs.values(), MAX_PARALLEL, async (blob) => {
    throwIfPublishingCancelled(signal);
    origins.set(blob.digest, await verifiedFile(directory, blob));
  });
  const mediaType = manifest.mediaType ?? (entry.mediaType || OCI_MANIFEST);
  return { digest: entry.digest, mediaType, bytes, manifest, origins };
}

/** Other tools take a directory without this file for no layout. */
async function checkVersion(directory: string): Promise<void> {
  const name = quote(path.join(directory, "oci-layout"));
  const json = (await readSmallFile(directory, "oci-layout")).toString("utf8");
  const version = explained(() => parseLayoutVersion(json, name), HINT);
  if (version.startsWith("1.")) return;
  throw new PlatformError(
    "MALFORMED",
    `${name} is of the version ${quote(version)}, but must be of "1.0.0".`,
    {
      hint: HINT,
    },
  );
}

/** Its bytes are what the index says, so whatever is wrong was wrong when it was written. */
function readManifest(bytes: Buffer, directory: string): ImageManifest {
  const hint = "Write the image again: with this action, or as an OCI image with one manifest.";
  return explained(() => parseManifest(bytes.toString("utf8"), quote(directory)), hint);
}

/** Says what to do about what cannot be parsed. */
function explained<T>(parse: () => T, hint: string): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof PlatformError) || error.hint !== undefined) throw error;
    throw new PlatformError(error.code, error.message, { cause: error, hint });
  }
}

async function readIndex(directory: string): Promise<Descriptor> {
  const name = quote(path.join(directory, "index.json"));
  const json = (await readSmallFile(directory, "index.json")).toString("utf8");
  const index = explained(() => parseIndex(json, name), HINT);
  const entry = explained(() => onlyManifest(index, name), HINT);
  if (entry === undefined) {
    const count = index.manifests.length === 0 ? "no image" : "several images";
    throw new PlatformError("MALFORMED", `${name} lists ${count}, but must list exactly one.`, {
      hint: HINT,
    });
  }
  if (!isIndex(entry.mediaType)) return entry;
  throw new PlatformError("MALFORMED", `${name} lists an index instead of an image.`, {
    hint: "Push it with the tool that wrote it: this action writes and pushes single images.",
  });
}

/** @throws {PlatformError} `MALFORMED` also if it is not in the directory */
async function readSmallFile(directory: string, name: string): Promise<Buffer> {
  try {
    return await readRegularFile(await fileOf(directory, name), MAX_CONFIG_BYTES);
  } catch (cause) {
    throw unreadable(path.join(directory, name), cause);
  }
}

/** Where the blob is. */
async function verifiedFile(directory: string, blob: Descriptor): Promise<BlobOrigin> {
  const name = path.join(directory, blobPath(blob.digest));
  const wrong = (fault: ByteFault): PlatformError => damaged(`${quote(name)} has ${describe(fault, blob)}`);
  try {
    const file = await fileOf(directory, blobPath(blob.digest));
    await using handle = await openRegularFile(file);
    const identity = stateOf(await handle.stat());
    const content = handle.createReadStream({ highWaterMark: READ_BYTES, autoClose: false });
    await verify(content as AsyncIterable<Buffer>, blob, wrong);
    return { kind: "file", file, identity };
  } catch (cause) {
    if (leadsNowhere(cause)) throw damaged(`There is no ${quote(name)}, which the manifest names`);
    throw cause instanceof PlatformError && cause.code === "DIGEST_MISMATCH"
      ? cause
      : unreadable(name, cause);
  }
}

function describe(fault: ByteFault, { size }: Descriptor): string {
  switch (fault.kind) {
    case "longer":
      return `more instead of ${size} bytes`;
    case "shorter":
      return `${fault.sizeBytes} instead of ${size} bytes`;
    case "digest":
      return `the content of ${fault.digest}`;
  }
}

/** Also for who knows a directory by a link: what is in it must not lead out of it. */
function fileOf(directory: string, name: string): Promise<string> {
  return containedPath(path.join(directory, name), { by: "checkout", directories: [directory] });
}

function checkDigest(name: string, digest: Digest, found: Digest): void {
  if (found !== digest) throw damaged(`${quote(name)} has the content of ${found}`);
}

function damaged(problem: string): PlatformError {
  const hint = "The image was changed or truncated on its way: write and share it again.";
  return new PlatformError("DIGEST_MISMATCH", `${problem}. Nothing was pushed.`, { hint });
}

function unreadable(name: string, cause: unknown): PlatformError {
  if (leadsNowhere(cause))
    return new PlatformError("MALFORMED", `There is no ${quote(name)}.`, { hint: HINT });
  const hint = cause instanceof PlatformError ? cause.hint : HINT;
  return new PlatformError(
    "MALFORMED",
    `${quote(name)} cannot be read: ${messageOf(cause).replace(/\.$/, "")}.`,
    { cause, hint },
  );
}
