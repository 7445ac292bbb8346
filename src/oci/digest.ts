// Content digests as the OCI image specification writes them. Pure.
import type { Sha256 } from "../bytes/measure.ts";

/** `sha256:` and 64 lower-case hexadecimal digits. */
export type Digest = Sha256;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Whether the text is a complete sha256 digest. */
export function isDigest(text: string): text is Digest {
  return DIGEST.test(text);
}

/** The digest of some bytes; text counts as UTF-8. */
export function digestOf(content: Uint8Array | string): Digest {
  // Only now: it takes 5 ms to load, and what knows digests is part of programs that make none.
  const { createHash } = process.getBuiltinModule("node:crypto");
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/** The first 12 digits, as people read digests in a log, and as engines call a layer. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256:/, "").slice(0, 12);
}
