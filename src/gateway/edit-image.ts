// Labels and annotations put on an image that is finished but for them: new config and manifest, the same layers. Pure.
import { type Digest, digestOf } from "../oci/digest.ts";
import { type ImageConfig, parseImageConfig } from "../oci/image-config.ts";
import { compareBytes, encodeJson } from "../oci/json.ts";
import { type ImageManifest, parseManifest } from "../oci/manifest.ts";
import { DOCKER_MANIFEST, OCI_MANIFEST, ociNameOf } from "../oci/media-types.ts";
import { renameImages } from "./rename-images.ts";

/** What to change; nothing by default. */
export interface ImageEdits {
  /** Merged into the labels of the config. */
  readonly labels?: ReadonlyMap<string, string>;
  /** Merged into the annotations of the manifest. */
  readonly annotations?: ReadonlyMap<string, string>;
  /**
   * Names of repositories that the lifecycle saw and that are useless elsewhere, e.g. of a run image that it read through a
   * gateway; replaced in the labels `io.buildpacks.…`.
   */
  readonly renames?: ReadonlyMap<string, string>;
}

/** An image as bytes, without its layers. */
export interface ImageBytes {
  readonly mediaType: string;
  readonly manifestBytes: Buffer;
  readonly configBytes: Buffer;
}

/** An image that is finished. */
export interface EditedImage extends ImageBytes {
  /** Of the manifest. */
  readonly digest: Digest;
  readonly manifest: ImageManifest;
  readonly config: ImageConfig;
}

/**
 * Byte by byte the same image if there is nothing to change. Docker's manifests have no annotations, so one that gets some
 * becomes an OCI manifest.
 * @throws {PlatformError} `MALFORMED` if manifest or config are
 */
export function editImage(image: ImageBytes, edits: ImageEdits): EditedImage {
  const what = digestOf(image.manifestBytes);
  parseManifest(image.manifestBytes.toString("utf8"), what);
  const configBytes = editConfig(image.configBytes, { ...edits, what });
  const annotations = edits.annotations ?? new Map<string, string>();
  const isSame = configBytes.equals(image.configBytes) && annotations.size === 0;
  const { mediaType, manifestBytes } = isSame ? image : editManifest(image, { configBytes, annotations });
  return {
    mediaType,
    manifestBytes,
    configBytes,
    digest: digestOf(manifestBytes),
    manifest: parseManifest(manifestBytes.toString("utf8"), what),
    config: parseImageConfig(configBytes.toString("utf8"), what),
  };
}

interface JsonObject {
  readonly [key: string]: unknown;
}

function editConfig(
  bytes: Buffer,
  { labels, renames, what }: ImageEdits & { readonly what: string },
): Buffer {
  parseImageConfig(bytes.toString("utf8"), what);
  // Not what the schema makes of it: that leaves out what it does not know, e.g. fields of other tools.
  const all = JSON.parse(bytes.toString("utf8")) as JsonObject & { config?: JsonObject };
  const known = (all.config?.["Labels"] ?? {}) as Record<string, string>;
  const merged = new Map(Object.entries(known).map(([key, value]) => [key, rename(key, value, renames)]));
  for (const [key, value] of labels ?? []) merged.set(key, value);
  if ([...merged].every(([key, value]) => Object.hasOwn(known, key) && known[key] === value)) return bytes;
  return Buffer.from(encodeJson({ ...all, config: { ...all.config, Labels: sorted(merged) } }));
}

function rename(key: string, value: string, renames: ReadonlyMap<string, string> = new Map()): string {
  return key.startsWith("io.buildpacks.") ? renameImages(value, renames) : value;
}

interface ManifestEdits {
  readonly configBytes: Buffer;
  readonly annotations: ReadonlyMap<string, string>;
}

/** A manifest with all that is in it, including fields that are unknown here. */
interface RawManifest extends JsonObject {
  readonly config: JsonObject;
  readonly layers: readonly JsonObject[];
  readonly annotations?: Readonly<Record<string, string>>;
}

function editManifest(
  { mediaType, manifestBytes }: ImageBytes,
  { configBytes, annotations }: ManifestEdits,
): Pick<ImageBytes, "mediaType" | "manifestBytes"> {
  const all = JSON.parse(manifestBytes.toString("utf8")) as RawManifest;
  const config = { ...all.config, size: configBytes.byteLength, digest: digestOf(configBytes) };
  const edited = { ...all, config };
  if (annotations.size === 0) return { mediaType, manifestBytes: Buffer.from(encodeJson(edited)) };
  const merged = sorted(new Map([...Object.entries(all.annotations ?? {}), ...annotations]));
  const oci = mediaType === DOCKER_MANIFEST ? toOci(edited) : edited;
  return {
    mediaType: oci === edited ? mediaType : OCI_MANIFEST,
    manifestBytes: Buffer.from(encodeJson({ ...oci, annotations: merged })),
  };
}

/** The blobs are the same ones, only called differently. */
function toOci(manifest: RawManifest): RawManifest {
  return {
    ...manifest,
    mediaType: OCI_MANIFEST,
    config: ociDescriptor(manifest.config),
    layers: manifest.layers.map(ociDescriptor),
  };
}

function ociDescriptor(descriptor: JsonObject): JsonObject {
  const mediaType = String(descriptor["mediaType"]);
  return { ...descriptor, mediaType: ociNameOf(mediaType) };
}

/** As lifecycles write maps. */
function sorted(entries: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...entries].sort(([a], [b]) => compareBytes(a, b)));
}
