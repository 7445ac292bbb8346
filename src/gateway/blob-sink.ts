// Where blobs go that a lifecycle pushes.
import type { Measure } from "../bytes/measure.ts";
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import type { FoundBlob } from "./blob-origin.ts";

/** A blob on its way; used by one request at a time. */
export interface BlobWriter {
  /** How much was written so far. */
  readonly sizeBytes: number;
  /** Appends content while it comes; what failed cannot be continued. */
  write(content: AsyncIterable<Uint8Array>): Promise<void>;
  /** @throws {PlatformError} `DIGEST_MISMATCH` if what was written has another digest; nothing is kept of it then */
  commit(digest: Digest): Promise<void>;
  /** Waits for what is under way, and forgets what was written. Never rejects; does nothing after a commit. */
  abort(): Promise<void>;
}

/** A place for blobs. */
export interface BlobSink {
  /** A blob that was committed here. */
  find(digest: Digest): FoundBlob | undefined;
  /** Nothing is touched before the first byte comes. */
  begin(): BlobWriter;
}

/** @throws {PlatformError} `DIGEST_MISMATCH` with both digests if something else was pushed */
export function checkPushed(measure: Measure, digest: Digest): void {
  const found = measure.digest();
  if (found === digest) return;
  const message = `What was pushed as ${digest} has the digest ${found}.`;
  throw new PlatformError("DIGEST_MISMATCH", message);
}

/** Why a blob was not taken, and what the lifecycle is to do: another try goes another way, or is one too many. */
export class RefusedBlobError extends PlatformError {
  declare readonly cause: PlatformError;
  readonly next: "send again" | "give up";

  constructor(next: RefusedBlobError["next"], cause: PlatformError) {
    super(cause.code, cause.message, { cause, hint: cause.hint });
    this.next = next;
  }
}
