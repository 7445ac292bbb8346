// The image that the engine has by the name of the one that is built. An image that is only loaded is in no registry, so its layers are
// reused from there: the lifecycle neither compresses nor sends what the engine has.
import { createReadStream } from "node:fs";
import {
  encodeLifecycleMetadata,
  LIFECYCLE_METADATA_LABEL,
  type LifecycleMetadata,
  parseLifecycleMetadata,
} from "../../cnb/lifecycle-metadata.ts";
import type { ConfiguredImage, Daemon } from "../../docker/daemon.ts";
import { countLeading } from "../../docker/image-archive.ts";
import type { LoadableImage } from "../../docker/load-image.ts";
import { saveLayers } from "../../docker/saved-layers.ts";
import type { BlobOrigin } from "../../gateway/blob-origin.ts";
import type { FinishedImage } from "../../gateway/finished-image.ts";
import { type Digest, digestOf } from "../../oci/digest.ts";
import { encodeImageConfig } from "../../oci/image-config.ts";
import { formatImageReference, type ImageReference, manifestSelector } from "../../oci/image-reference.ts";
import { type ImageManifest, parseManifest } from "../../oci/manifest.ts";
import { OCI_CONFIG, OCI_MANIFEST } from "../../oci/media-types.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildCaches } from "../request/build-caches.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { recallImage } from "./remembered-image.ts";

/** An image whose layers the engine has, and whose manifest is known. */
export interface EngineImage {
  readonly image: ConfiguredImage;
  readonly layers: ImageManifest["layers"];
  /** Whether the engine finds a layer by its digest; else only by all that is below it. */
  readonly keepsBlobs: boolean;
  readonly served: ServedEngineImage;
}

/** The image as a lifecycle reads it. */
export interface ServedEngineImage {
  readonly manifestBytes: Buffer;
  readonly configBytes: Buffer;
}

/** Whether it is only loaded: what a registry or a directory gets must have its layers. Podman wants all layers of any image. */
export function isReusable(
  { delivery: { push, load, layout }, previousImage }: Pick<ResolvedBuild, "delivery" | "previousImage">,
  { info }: Pick<Daemon, "info">,
): boolean {
  const isOnlyLoaded = load && !push && layout === undefined;
  return isOnlyLoaded && previousImage === undefined && info.engine === "docker";
}

/**
 * Undefined if there is none, or its layers would have to be read.
 * @throws {PlatformError} what the engine rejects with, `MALFORMED` if what is remembered cannot be read
 */
export async function findEngineImage(
  resolved: ResolvedBuild,
  { daemon, runImage }: Pick<BuildPlan, "daemon" | "runImage">,
  { branch }: Pick<BuildCaches, "branch">,
): Promise<EngineImage | undefined> {
  // What is compared with a second image has to be read, which no layer of an engine can be.
  if (!isReusable(resolved, daemon) || resolved.clearCache || resolved.verify) return undefined;
  const [name] = resolved.tags;
  const [image, loaded, { usesContainerdStore: keepsBlobs }] = await Promise.all([
    daemon.readImage(fullName(name)),
    recallImage({ name, branch }, daemon),
    daemon.describeHost(),
  ]);
  if (image === undefined || image.id !== loaded?.id) return undefined;
  const { layers } = parseManifest(loaded.manifestJson, image.id);
  if (layers.length !== image.config.rootfs.diff_ids.length) return undefined;
  const isOnBase = runImage.value.layers.every((layer, at) => layers[at]?.digest === layer);
  if (!keepsBlobs && !isOnBase) return undefined;
  const served = serve({ image, layers, keepsBlobs });
  return served && { image, layers, keepsBlobs, served };
}

/** With its tag, as engines list it. */
export function fullName(reference: ImageReference): string {
  return formatImageReference({ ...reference, tag: manifestSelector(reference) });
}

/** Undefined if no lifecycle made it. */
function serve({ image, layers, keepsBlobs }: Omit<EngineImage, "served">): ServedEngineImage | undefined {
  const { config: container, ...rest } = image.config;
  const label = container?.Labels?.[LIFECYCLE_METADATA_LABEL];
  if (label === undefined) return undefined;
  const metadata = encodeLifecycleMetadata(reusable(parseLifecycleMetadata(label, image.id), keepsBlobs));
  const Labels = { ...container?.Labels, [LIFECYCLE_METADATA_LABEL]: metadata };
  // What an engine tells of its history fits no layers.
  const config = { ...rest, history: undefined, config: { ...container, Labels } };
  const configBytes = Buffer.from(encodeImageConfig(config));
  const manifest = {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: { mediaType: OCI_CONFIG, digest: digestOf(configBytes), size: configBytes.length },
    layers,
  };
  return { manifestBytes: Buffer.from(JSON.stringify(manifest)), configBytes };
}

/**
 * What can be reused without being read. A buildpack may only go without the content of a layer whose SBOM can be read as well, so
 * these are layers that come out of the cache. Above the app, which may change, a graph driver knows no layer.
 */
function reusable(metadata: LifecycleMetadata, keepsBlobs: boolean): LifecycleMetadata {
  const buildpacks = metadata.buildpacks?.map(({ layers, ...buildpack }) => {
    const cached = Object.entries(layers ?? {}).filter(([, { cache }]) => cache);
    return { ...buildpack, layers: Object.fromEntries(cached) };
  });
  const small = { config: undefined, launcher: undefined, "process-types": undefined };
  return { ...metadata, buildpacks, sbom: undefined, ...(!keepsBlobs && small) };
}

/** Where the layers are. */
export function originsIn({ image: { id }, layers }: EngineImage): ReadonlyMap<Digest, BlobOrigin> {
  return new Map(layers.map(({ digest }) => [digest, { kind: "engine", id }]));
}

/** An image to load, and which of its blobs the engine has in a containerd store. */
export interface ForEngine {
  readonly image: Omit<LoadableImage, "names">;
  readonly held: ReadonlySet<Digest>;
}

/**
 * A graph driver gets out of the engine what lies on other layers now.
 * @param directory for the layers that are got
 */
export async function forEngine(
  finished: FinishedImage,
  found: EngineImage | undefined,
  { daemon, directory }: { readonly daemon: Pick<Daemon, "saveImage">; readonly directory: string },
): Promise<ForEngine> {
  const diffIds = finished.config.rootfs.diff_ids;
  const image = { ...finished, manifestDigest: finished.digest, diffIds };
  if (found === undefined) return { image, held: new Set() };
  if (found.keepsBlobs) return { image, held: new Set(found.layers.map(({ digest }) => digest)) };
  const { layers } = finished.manifest;
  const leading = countLeading(diffIds, [{ diffIds: found.image.config.rootfs.diff_ids }]);
  const moved = diffIds.filter((_, at) => at >= leading && isInEngine(finished, layers[at]?.digest));
  if (moved.length === 0) return { image, held: new Set() };
  const files = await saveLayers(daemon, { image: found.image, diffIds: new Set(moved), directory });
  // Uncompressed, as they are in the engine: a graph driver knows a layer by its diffID only.
  const uncompressed = layers.map((layer, at) => {
    const digest = diffIds[at] as Digest;
    const file = files.get(digest);
    return file === undefined ? layer : { ...layer, digest, size: file.sizeBytes };
  });
  const readBlob = (digest: Digest): AsyncIterable<Buffer> => {
    const file = files.get(digest);
    return file === undefined ? finished.readBlob(digest) : createReadStream(file.tar);
  };
  const manifest = { ...finished.manifest, layers: uncompressed };
  return { image: { ...image, manifest, readBlob }, held: new Set() };
}

function isInEngine(image: FinishedImage, layer: Digest | undefined): boolean {
  return layer !== undefined && image.originOf(layer).kind === "engine";
}
