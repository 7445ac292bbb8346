// Writing manifests, those of images above all. Its counterpart, manifest.ts, reads them. Pure.
import { type Digest, digestOf } from "./digest.ts";
import { encodeJson } from "./json.ts";
import type { Descriptor, ImageManifest } from "./manifest.ts";
import {
  DOCKER_CONFIG,
  DOCKER_MANIFEST,
  isZstdLayer,
  OCI_CONFIG,
  OCI_MANIFEST,
  ociNameOf,
} from "./media-types.ts";

/** What a manifest has besides its config and layers. */
export interface ManifestKind {
  readonly mediaType: string;
  readonly configMediaType: string;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** A manifest, and what it is known by. */
export interface MadeManifest {
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly digest: Digest;
}

/** A Docker image without annotations. */
export const DOCKER_KIND: ManifestKind = { mediaType: DOCKER_MANIFEST, configMediaType: DOCKER_CONFIG };

/** An OCI image without annotations. */
export const OCI_KIND: ManifestKind = { mediaType: OCI_MANIFEST, configMediaType: OCI_CONFIG };

/** The kind of an image whose manifest was served as `mediaType`. */
export function manifestKindOf(manifest: ImageManifest, mediaType: string): ManifestKind {
  const { annotations } = manifest;
  return { mediaType, configMediaType: manifest.config.mediaType, annotations };
}

/**
 * Keys are in the order in which other lifecycles write them. With a layer that is compressed with zstd, which only OCI knows, it
 * is an OCI manifest throughout.
 */
export function makeManifest(
  kind: ManifestKind,
  configBytes: Buffer,
  layers: readonly Descriptor[],
): MadeManifest {
  const nameOf = layers.some((layer) => isZstdLayer(layer.mediaType)) ? ociNameOf : (name: string) => name;
  const { annotations } = kind;
  const mediaType = nameOf(kind.mediaType);
  return encodeManifest(mediaType, {
    schemaVersion: 2,
    mediaType,
    config: {
      mediaType: nameOf(kind.configMediaType),
      size: configBytes.length,
      digest: digestOf(configBytes),
    },
    layers: layers.map((layer) => ({
      mediaType: nameOf(layer.mediaType),
      size: layer.size,
      digest: layer.digest,
      ...(layer.annotations !== undefined && { annotations: layer.annotations }),
    })),
    ...(annotations !== undefined && { annotations }),
  });
}

/** @param manifest in the order of its keys; it says its media type itself */
export function encodeManifest(mediaType: string, manifest: object): MadeManifest {
  const bytes = Buffer.from(encodeJson(manifest));
  return { mediaType, bytes, digest: digestOf(bytes) };
}
