// What a digest names never changes: a manifest or a small blob that was read once is not asked for again. Lifecycles ask for the
// configs of the same two images in each of their phases.
import { Readable } from "node:stream";
import { imageName, type ImageReference } from "../oci/image-reference.ts";
import type { Registry, ServedManifest } from "./registry.ts";

/** Configs are smaller; layers that are, too, are read as often. */
const MAX_SMALL_BYTES = 1024 * 1024;

/** Of manifests and blobs together. What comes later is asked for each time. */
const MAX_KEPT_BYTES = 32 * 1024 * 1024;

/** Keeps what was read of each repository for as long as the result lives; that something is not there is asked again. */
export function keepReads(registry: Registry): Registry {
  const room = { bytes: MAX_KEPT_BYTES };
  const manifests = new Map<string, ServedManifest>();
  const blobs = new Map<string, Buffer>();
  const kept: Registry = {
    ...registry,
    async getManifest(reference, options) {
      const known = reference.digest && manifests.get(keyOf(reference, reference.digest));
      if (known) return known;
      const served = await registry.getManifest(reference, options);
      const key = keyOf(reference, served.digest);
      // What is read by a tag, or twice at once, may be known by now.
      if (!manifests.has(key) && takes(room, served.bytes)) manifests.set(key, served);
      return served;
    },
    async readBlob(reference, descriptor) {
      const key = keyOf(reference, descriptor.digest);
      const known = blobs.get(key);
      // Of another size it is refused, as it is the first time.
      if (known?.byteLength === descriptor.size) return known;
      const content = await registry.readBlob(reference, descriptor);
      const isSmall = content.byteLength <= MAX_SMALL_BYTES;
      if (isSmall && !blobs.has(key) && takes(room, content)) blobs.set(key, content);
      return content;
    },
    async openBlob(reference, descriptor) {
      if (descriptor.size > MAX_SMALL_BYTES) return registry.openBlob(reference, descriptor);
      return Readable.from([await kept.readBlob(reference, descriptor)], { objectMode: false });
    },
  };
  return kept;
}

function keyOf(reference: ImageReference, digest: string): string {
  return `${imageName(reference)}@${digest}`;
}

function takes(room: { bytes: number }, { byteLength }: Buffer): boolean {
  if (byteLength > room.bytes) return false;
  room.bytes -= byteLength;
  return true;
}
