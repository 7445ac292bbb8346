// What an upload has written so far, and whether that is what its digest says.
import { createHash } from "node:crypto";
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";

/** Counts and hashes what passes. */
export class ContentHash {
  readonly #hash = createHash("sha256");
  #sizeBytes = 0;

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  async *through(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      this.#hash.update(chunk);
      this.#sizeBytes += chunk.byteLength;
      yield chunk;
    }
  }

  /** Only once, at the end. @throws {PlatformError} `DIGEST_MISMATCH` with both digests */
  check(digest: Digest): void {
    const found = `sha256:${this.#hash.digest("hex")}`;
    if (found === digest) return;
    const message = `What was pushed as ${digest} has the digest ${found}.`;
    throw new PlatformError("DIGEST_MISMATCH", message);
  }
}
