// What an OCI image layout consists of besides its blobs, in a form that every engine loads as well. Pure.
// Graph drivers (until Docker 28) know no OCI layouts, and read Docker's manifest.json; the containerd store and Podman want the
// blobs by their digests.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md
import * as v from "valibot";
import type { Digest } from "./digest.ts";
import type { Descriptor, ImageManifest } from "./manifest.ts";
import { OCI_INDEX } from "./media-types.ts";
import { parseJson } from "./schema.ts";
import { entryPlatform, type Target } from "./target.ts";

/** The one image of a layout, and how it shall be called. */
export interface LayoutImage {
  /** With registry and tag, e.g. `registry.local/builder:1`; without one it is known by its digest only. */
  readonly names: readonly string[];
  readonly manifestDigest: Digest;
  /** Of the manifest. */
  readonly mediaType: string;
  readonly manifestBytes: Buffer;
  readonly manifest: ImageManifest;
  /** What it is for, if the index is to say it. */
  readonly target?: Target | undefined;
}

/** The files with fixed names. */
export const LAYOUT_FILES = ["oci-layout", "index.json", "manifest.json"] as const;

const LayoutFile = v.object({ imageLayoutVersion: v.string() });

/**
 * The version that the file `oci-layout` has, e.g. `1.0.0`.
 * @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong
 */
export function parseLayoutVersion(json: string, what: string): string {
  return parseJson(LayoutFile, json, `The file ${what}`).imageLayoutVersion;
}

/** `blobs/sha256/<hex>`, relative to the directory of the layout. */
export function blobPath(digest: Digest): string {
  return `blobs/${digest.replace(":", "/")}`;
}

/** What is in {@link LAYOUT_FILES}; the same bytes for the same image and names. */
export function layoutFiles(image: LayoutImage): Readonly<Record<(typeof LAYOUT_FILES)[number], Buffer>> {
  return {
    "oci-layout": json({ imageLayoutVersion: "1.0.0" }),
    "manifest.json": json(legacyManifestOf(image)),
    "index.json": json(indexOf(image)),
  };
}

/** Without these annotations, Podman calls the image `localhost/…`, and containerd gives it no name. */
function indexOf({ names, mediaType, manifestBytes, manifestDigest, target }: LayoutImage): object {
  const platform = target && entryPlatform(target);
  const descriptor: Descriptor = { mediaType, digest: manifestDigest, size: manifestBytes.length };
  const annotationsOf = (name: string) => ({
    "io.containerd.image.name": name,
    "org.opencontainers.image.ref.name": name.slice(name.lastIndexOf(":") + 1),
  });
  const entries = names.map((name) => ({ ...descriptor, annotations: annotationsOf(name) }));
  const manifests = (entries.length === 0 ? [descriptor] : entries).map((entry) => ({
    ...entry,
    ...(platform && { platform }),
  }));
  return { schemaVersion: 2, mediaType: OCI_INDEX, manifests };
}

/** Lists every layer, also those left out: engines look for a layer in themselves before they open its file. */
function legacyManifestOf({ names, manifest }: LayoutImage): object {
  const Layers = manifest.layers.map(({ digest }) => blobPath(digest));
  return [{ Config: blobPath(manifest.config.digest), RepoTags: names, Layers }];
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
