// Giving an image that is complete one of its names.
import type { Digest } from "../oci/digest.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import type { CallOptions, Registry } from "./registry.ts";

/** What a tag is to lead to. */
export interface TaggedManifest {
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly digest: Digest;
}

/**
 * Writes a manifest under a tag. An immutable tag can be at the image already, e.g. where a job runs again; then the refusal
 * says nothing.
 * @throws {PlatformError} what the registry refuses with
 */
export async function moveTag(
  registry: Pick<Registry, "headManifest" | "putManifest">,
  tag: ImageReference,
  { digest, mediaType, bytes }: TaggedManifest,
  options: Pick<CallOptions, "signal"> = {},
): Promise<void> {
  try {
    await registry.putManifest(tag, { mediaType, bytes }, options);
  } catch (cause) {
    if (options.signal?.aborted === true) throw cause;
    const current = await registry.headManifest(tag).catch(() => undefined);
    if (current !== digest) throw cause;
  }
}
