// A pruned builder as an engine gets it that keeps no blobs: the layers are named by what they are decompressed, as its config does, so
// the engine has the same image in the end.
import { countBytes } from "../../bytes/count-bytes.ts";
import { madeFrom } from "../../bytes/made-from.ts";
import type { PullCallbacks } from "../../cache/builder-provision.ts";
import type { BlobOrigin } from "../../gateway/blob-origin.ts";
import { type Digest, isDigest, shortDigest } from "../../oci/digest.ts";
import type { ImageReference } from "../../oci/image-reference.ts";
import type { ImageManifest } from "../../oci/manifest.ts";
import { OCI_CONFIG, OCI_MANIFEST, OCI_TAR_LAYER } from "../../oci/media-types.ts";
import type { Registry, ServedManifest } from "../../registry/registry.ts";
import type { PrunedPull } from "./builder-stages.ts";

type OnProgress = PullCallbacks["onProgress"];

/** What an engine is to pull, and how far it is. */
export interface OfferedBuilder {
  readonly manifest: Omit<ServedManifest, "digest">;
  readonly provided: ReadonlyMap<Digest, BlobOrigin>;
  /** Where the layers are read. */
  readonly registry: Registry;
  /** Gets what the engine tells. */
  readonly onProgress: OnProgress;
}

/** @param onProgress is told of the layers as the builder's registry has them, since only their sizes are known */
export function offerDecompressed(
  { builder, pinned }: Pick<PrunedPull, "builder"> & { readonly pinned: ImageReference },
  { registry, onProgress }: { readonly registry: Registry; readonly onProgress: OnProgress },
): OfferedBuilder {
  const { config, layers } = builder.manifest;
  const named = layers.map((blob, at) => ({ blob, digest: diffIdAt(builder, at) }));
  const manifest: ImageManifest = {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: { ...config, mediaType: OCI_CONFIG },
    // Engines of this kind take the size that comes, and check the digest.
    layers: named.map(({ blob: { size }, digest }) => ({ mediaType: OCI_TAR_LAYER, digest, size })),
  };
  const stored = new Map(named.map(({ blob, digest }) => [shortDigest(digest), shortDigest(blob.digest)]));
  return {
    manifest: { mediaType: OCI_MANIFEST, bytes: Buffer.from(JSON.stringify(manifest)) },
    provided: new Map<Digest, BlobOrigin>([
      [config.digest, { kind: "memory", bytes: builder.configBytes }],
      ...named.map(
        ({ blob, digest }) => [digest, { kind: "decompressed", repository: pinned, blob }] as const,
      ),
    ]),
    registry: countingDownloads(registry, onProgress),
    onProgress({ status, layer }) {
      const name = layer && stored.get(layer);
      if (name !== undefined && status !== "Downloading") onProgress({ status, layer: name });
    },
  };
}

function diffIdAt({ config }: PrunedPull["builder"], at: number): Digest {
  const diffId = config.rootfs.diff_ids[at] ?? "";
  if (!isDigest(diffId)) throw new Error(`the layer ${at} of the builder has no diffID`);
  return diffId;
}

function countingDownloads(registry: Registry, onProgress: OnProgress): Registry {
  return {
    ...registry,
    async openBlob(reference, blob) {
      const tell = (currentBytes: number): void => {
        onProgress({ status: "Downloading", layer: shortDigest(blob.digest), currentBytes });
      };
      return madeFrom(await registry.openBlob(reference, blob), (content) => countBytes(content, tell));
    },
  };
}
