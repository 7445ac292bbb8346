// The registry as this project needs it: a narrow interface over the OCI distribution specification.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md
import type { Readable } from "node:stream";
import type { ByteRange } from "../bytes/byte-range.ts";
import type { Digest } from "../oci/digest.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { Descriptor } from "../oci/manifest.ts";

/** As many calls at a time as a registry takes well from one client; more are not faster. */
export const MAX_PARALLEL_CALLS = 6;

/** A manifest exactly as the registry serves it. */
export interface ServedManifest {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly bytes: Buffer;
}

/** Where a blob comes from when it is pushed. */
export interface BlobSource {
  readonly digest: Digest;
  /** Bytes as stored. */
  readonly sizeBytes: number;
  /** Opens the content from its start; called again on a retry. */
  open(): Readable;
}

/** How a blob got to the registry. */
export type BlobOutcome = "existed" | "mounted" | "uploaded";

/** A blob on its way that is passed on as it comes; what failed cannot be tried again but with a new upload. */
export interface StreamedUpload {
  write(content: AsyncIterable<Uint8Array>): Promise<void>;
  /** Makes what was written a blob; the registry rejects what has another digest. */
  commit(digest: Digest): Promise<void>;
  /** Gives up; never rejects. */
  cancel(): Promise<void>;
}

/** Options of a call that may outlive the build. */
export interface CallOptions {
  /** Ends this call, in place of the signal that ends all others. */
  readonly signal?: AbortSignal;
}

/** Content whose size and digest are known at its end, e.g. since it is compressed on its way. */
export interface StreamSource {
  /** Whether the content can be opened again for another try. */
  readonly opens: "once" | "again";
  open(): AsyncIterable<Uint8Array>;
  /** Of what was opened last; asked for at its end. */
  digest(): Digest;
}

/** `unlisted`: the registry does not list what refers to an image, so clients look for a tag with the list. */
export type ReferrerOutcome = "listed" | "unlisted";

/** `refused`: the registry wants to know the size of what it gets, so only {@link Registry.pushBlob} can push it. */
export type StreamOutcome = "uploaded" | "refused";

/**
 * One client for all registries: knows their credentials and tokens, retries what is temporary, verifies digests.
 * Rejects with {@link RegistryError}: code `NOT_FOUND`, `REGISTRY_DENIED` (401, 403), `REGISTRY_UNREACHABLE`
 * (no answer, TLS), `DIGEST_MISMATCH` or `REGISTRY` (everything else); once its signal is aborted, with a
 * {@link PlatformError} `CANCELLED`, at once.
 */
export interface Registry {
  /** The manifest or index at the reference's digest or tag, its digest verified. */
  getManifest(reference: ImageReference, options?: CallOptions): Promise<ServedManifest>;
  /** The digest the registry answers for the reference, by HEAD; undefined if there is no such manifest. */
  headManifest(reference: ImageReference): Promise<Digest | undefined>;
  /** Writes a manifest under the reference's tag or digest. */
  putManifest(
    reference: ImageReference,
    manifest: { mediaType: string; bytes: Buffer },
    options?: CallOptions,
  ): Promise<Digest>;
  /** Writes a manifest that refers to another one, its subject, under the reference's digest. */
  putReferrer(
    reference: ImageReference,
    manifest: { mediaType: string; bytes: Buffer },
  ): Promise<ReferrerOutcome>;
  /** All tags of the reference's repository, in the registry's order. */
  listTags(reference: ImageReference): Promise<readonly string[]>;
  /** A small blob (a config) in memory, verified; refuses more than 16 MiB. */
  readBlob(reference: ImageReference, descriptor: Pick<Descriptor, "digest" | "size">): Promise<Buffer>;
  /** A blob as a stream; the stream errors if its digest is wrong. Only opening it is tried again. */
  openBlob(reference: ImageReference, descriptor: Pick<Descriptor, "digest" | "size">): Promise<Readable>;
  /** A part of a blob in memory, which nothing verifies; undefined if the registry only sends the whole. */
  readPart(
    reference: ImageReference,
    descriptor: Pick<Descriptor, "digest">,
    range: ByteRange,
    options?: CallOptions,
  ): Promise<Buffer | undefined>;
  hasBlob(reference: ImageReference, digest: Digest): Promise<boolean>;
  /** Makes the blob exist in the reference's repository: by HEAD, then mounting it from `from`, then upload. */
  pushBlob(reference: ImageReference, blob: BlobSource, from?: ImageReference): Promise<BlobOutcome>;
  /** Uploads a blob while it comes; that a registry refuses that is remembered, so the next one is not even opened. */
  pushStream(reference: ImageReference, source: StreamSource): Promise<StreamOutcome>;
  /**
   * Opens an upload for a blob whose size and digest are not known yet; `refused` where another one was refused already, so
   * that what is refused while it is written can be sent once more.
   */
  startUpload(reference: ImageReference): Promise<StreamedUpload | "refused">;
  /**
   * Makes a blob of one repository exist in another: existing, mounted if on one registry, else streamed across.
   * @param onBytes told how many bytes have gone across so far; fewer than before if it is tried again
   */
  copyBlob(
    source: ImageReference,
    target: ImageReference,
    descriptor: Pick<Descriptor, "digest" | "size">,
    onBytes?: (bytes: number) => void,
  ): Promise<BlobOutcome>;
  /** Whether the image can be read: any answer but 401 and 403 counts, also 404. Rejects if there is no answer. */
  canRead(reference: ImageReference): Promise<boolean>;
  /** Whether the repository can be written: opens an upload and cancels it. @throws {RegistryError} why it cannot */
  checkWrite(reference: ImageReference): Promise<void>;
}
