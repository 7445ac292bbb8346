// Exports an app image to a Docker daemon. Layers that the daemon has under the same layers are left out; for this the archive
// is tried without them first, and with all of them if the daemon does not take it. The image is checked before it gets a name,
// so that a failed export never leaves a name on something that is not the image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter
import { Readable } from "node:stream";
import type { ConfiguredImage } from "../../../docker/daemon.ts";
import { countLeading, imageArchive } from "../../../docker/image-archive.ts";
import { messageOf } from "../../../errors.ts";
import { type Digest, digestOf, isDigest, shortDigest } from "../../../oci/digest.ts";
import { encodeImageConfig, type ImageConfig } from "../../../oci/image-config.ts";
import { type MadeManifest, makeManifest } from "../../../oci/image-manifest.ts";
import { taggedName } from "../../../oci/image-reference.ts";
import { type Descriptor, parseManifest } from "../../../oci/manifest.ts";
import { OCI_CONFIG, OCI_MANIFEST, OCI_TAR_LAYER } from "../../../oci/media-types.ts";
import { quote } from "../../../quote.ts";
import { openTar } from "../../layer/tar-place.ts";
import { StepError } from "../../lifecycle-error.ts";
import type { AppLayer, ImageDestination, SavedImage, SavedName } from "../image-writer.ts";
import type { DestinationRequest, ImageName } from "../images.ts";
import {
  createLayerSources,
  type LaunchCache,
  type LayerSource,
  type LayerSources,
} from "./daemon-layer-sources.ts";
import type { ImageOrigins } from "./image-origins.ts";
import type { ImageStore } from "./image-store.ts";

export interface DaemonDestinationOptions {
  readonly store: ImageStore;
  readonly origins: ImageOrigins;
  readonly request: DestinationRequest;
  readonly runImage: ConfiguredImage;
  /** Hexadecimal. */
  readonly runImageReference: string;
  readonly previousImage: ConfiguredImage | undefined;
  readonly launchCache: LaunchCache | undefined;
}

export function openDaemonDestination(options: DaemonDestinationOptions): ImageDestination {
  const { runImage, runImageReference, previousImage } = options;
  return {
    runImage: { reference: runImageReference, config: runImage.config },
    canReuse: (diffId) => previousImage?.config.rootfs.diff_ids.includes(diffId) === true,
    // The archive has its layers in order, and how many of them are needed is known only then.
    addLayer: () => undefined,
    save: (config, layers) => saveImage(options, config, layers),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

async function saveImage(
  options: DaemonDestinationOptions,
  config: ImageConfig,
  layers: readonly AppLayer[],
): Promise<SavedImage> {
  const { store, request, launchCache } = options;
  const sources = createLayerSources({ ...options, layers, directory: request.temporaryDir });
  const configBytes = Buffer.from(encodeImageConfig(config));
  const image: NewImage = { configBytes, diffIds: config.rootfs.diff_ids, sources };
  // As other lifecycles do, a reused layer that the launch cache lacks is put there, too.
  const kept = launchCache === undefined ? undefined : await sources.find(layers.map(({ diffId }) => diffId));
  const { id, manifest } = await loadImage(image, options);
  const names: SavedName[] = [];
  for (const name of request.names) names.push(await saveName(name, id, store));
  if (kept !== undefined && names[0]?.failure === undefined) await launchCache?.replace(kept);
  const imageId = id.replace(/^sha256:/, "");
  return { names, id: shortDigest(id), imageId, manifestSizeBytes: manifest.bytes.length };
}

interface NewImage {
  readonly configBytes: Buffer;
  readonly diffIds: readonly string[];
  readonly sources: LayerSources;
}

interface LoadedImage {
  readonly id: string;
  readonly manifest: MadeManifest;
}

async function loadImage(image: NewImage, options: DaemonDestinationOptions): Promise<LoadedImage> {
  const omitLeading = await countKnown(image.diffIds, options);
  try {
    return await loadAndVerify(image, omitLeading, options.store);
  } catch (error) {
    // Podman wants every layer, and an image may have been removed meanwhile.
    if (omitLeading === 0) throw error;
    return loadAndVerify(image, 0, options.store);
  }
}

/** The containerd store knows layers by their compressed blobs, which cannot be told from here: it gets them all. */
async function countKnown(
  diffIds: readonly string[],
  { store, runImage, previousImage }: DaemonDestinationOptions,
): Promise<number> {
  if ((await store.describeHost()).usesContainerdStore) return 0;
  const known = [runImage, ...(previousImage === undefined ? [] : [previousImage])];
  return countLeading(
    diffIds,
    known.map(({ config }) => ({ diffIds: config.rootfs.diff_ids })),
  );
}

async function loadAndVerify(
  { configBytes, diffIds, sources }: NewImage,
  omitLeading: number,
  store: ImageStore,
): Promise<LoadedImage> {
  const sent = await sources.find(diffIds.slice(omitLeading));
  const layers = diffIds.map((diffId) => describe(diffId, sent.get(diffId)));
  const kind = { mediaType: OCI_MANIFEST, configMediaType: OCI_CONFIG };
  const manifest = makeManifest(kind, configBytes, layers);
  const configDigest = digestOf(configBytes);
  const archive = Readable.from(
    imageArchive({
      names: [],
      manifestDigest: manifest.digest,
      mediaType: manifest.mediaType,
      manifestBytes: manifest.bytes,
      manifest: parseManifest(manifest.bytes.toString("utf8"), "the app image"),
      omitLeading,
      readBlob: (digest) => (digest === configDigest ? single(configBytes) : readLayer(digest, sent)),
    }),
  );
  try {
    await store.loadImage(archive);
  } finally {
    archive.destroy();
  }
  const expected = (await store.describeHost()).usesContainerdStore ? manifest.digest : configDigest;
  const loaded = await store.readImage(expected);
  const found = loaded?.config.rootfs.diff_ids ?? [];
  if (loaded !== undefined && found.join() === diffIds.join()) return { id: loaded.id, manifest };
  throw new StepError(`the engine does not have the image ${expected} with all its layers after loading it`);
}

/** Layers go uncompressed, as engines keep them; of those that are left out the size is not known. */
function describe(diffId: string, source: LayerSource | undefined): Descriptor {
  if (!isDigest(diffId)) throw new StepError(`${quote(diffId)} is not the diffID of a layer`);
  return {
    mediaType: OCI_TAR_LAYER,
    digest: diffId,
    size: source?.sizeBytes ?? 0,
  };
}

function readLayer(digest: Digest, sources: ReadonlyMap<string, LayerSource>): AsyncIterable<Buffer> {
  const source = sources.get(digest);
  if (source === undefined) throw new StepError(`the layer ${quote(digest)} is missing`);
  return openTar(source.tar);
}

async function* single(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

async function saveName({ name, reference }: ImageName, id: string, store: ImageStore): Promise<SavedName> {
  try {
    if (reference.digest !== undefined)
      throw new StepError("an image in a daemon cannot be named by a digest");
    await store.tagImage(id, taggedName(reference));
    return { name };
  } catch (error) {
    return { name, failure: messageOf(error) };
  }
}
