// Reading an image from its registry: manifest and config, nothing of its layers.
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import { type ImageConfig, MAX_CONFIG_BYTES, parseImageConfig } from "../oci/image-config.ts";
import { atDigest, formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import {
  type Descriptor,
  type ImageIndex,
  type ImageManifest,
  indexTargets,
  parseIndex,
  parseManifest,
  selectManifest,
} from "../oci/manifest.ts";
import { isIndex } from "../oci/media-types.ts";
import { formatTarget, type Target } from "../oci/target.ts";
import { someOf } from "../quote.ts";
import type { Registry, ServedManifest } from "./registry.ts";

/** An image of one target in a registry. */
export interface RegistryImage {
  /** At the digest of the manifest, also where an index or a tag was asked for. */
  readonly reference: ImageReference;
  /** What the reference that was asked for points to: the index, if it is one. */
  readonly requestedDigest: Digest;
  readonly mediaType: string;
  readonly manifest: ImageManifest;
  /** The manifest as served, for copying it. */
  readonly manifestBytes: Buffer;
  readonly config: ImageConfig;
  /** The config as served; `config` has only the fields that we know. */
  readonly configJson: string;
}

/**
 * Reads the image for a target: of an index the matching entry; a single manifest is taken whatever it is for.
 * @throws {PlatformError} `NOT_FOUND` naming the targets there are, `MALFORMED`, or what {@link Registry} rejects with
 */
export async function readImage(
  registry: Registry,
  reference: ImageReference,
  target: Target,
): Promise<RegistryImage> {
  const name = `"${formatImageReference(reference)}"`;
  const requested = await registry.getManifest(reference);
  const served = isIndex(requested.mediaType)
    ? await readEntry(registry, reference, { index: parseIndex(text(requested), name), target })
    : requested;
  const manifest = parseManifest(text(served), name);
  checkConfigSize(manifest.config, name);
  const configJson = (await registry.readBlob(reference, manifest.config)).toString("utf8");
  return {
    reference: atDigest(reference, served.digest),
    requestedDigest: requested.digest,
    mediaType: served.mediaType,
    manifest,
    manifestBytes: served.bytes,
    config: parseImageConfig(configJson, name),
    configJson,
  };
}

/** @throws {PlatformError} `MALFORMED` */
function checkConfigSize({ size }: Descriptor, name: string): void {
  if (size <= MAX_CONFIG_BYTES) return;
  throw new PlatformError(
    "MALFORMED",
    `The config of ${name} has ${size} bytes. More than 16 MiB are refused.`,
  );
}

function readEntry(
  registry: Registry,
  reference: ImageReference,
  { index, target }: { index: ImageIndex; target: Target },
): Promise<ServedManifest> {
  const entry = selectManifest(index, target, `the index of "${formatImageReference(reference)}"`);
  if (entry !== undefined) return registry.getManifest(atDigest(reference, entry.digest));
  const available = indexTargets(index).map(formatTarget);
  const has = available.length === 0 ? "none that names its target" : someOf(available).join(", ");
  const message = `"${formatImageReference(reference)}" has no image for ${formatTarget(target)}; it has ${has}.`;
  throw new PlatformError("NOT_FOUND", message, { hint: "Choose another image or another target." });
}

function text(manifest: ServedManifest): string {
  return manifest.bytes.toString("utf8");
}
