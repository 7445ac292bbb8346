// The build cache as an image in a registry: a layer for each cached layer, and a label that says what belongs to what.
// It needs no volume, so it fits runners that start empty. The image is of the form that other lifecycles write and read.
//
// Who may only read, such as a build of a pull request from a fork, gives `-cache-image` to the restorer and not to the
// analyzer (which insists on being allowed to write) nor to the exporter.
//
// Departures from other lifecycles: a reused layer is in the image once, with the blob it has (official ones up to 0.21.17
// compress it again and list it twice, https://github.com/buildpacks/lifecycle/issues/1720); a cache that cannot be read
// is an empty one. Older versions of the image are left to the registry to remove, as from Platform API 0.13 on.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { PlatformError } from "../../errors.ts";
import { digestOf, isDigest } from "../../oci/digest.ts";
import { encodeImageConfig, type ImageConfig } from "../../oci/image-config.ts";
import { findLayer } from "../../oci/image-layers.ts";
import { formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import { encodeJson } from "../../oci/json.ts";
import type { Descriptor } from "../../oci/manifest.ts";
import { OCI_CONFIG, OCI_LAYER, OCI_MANIFEST } from "../../oci/media-types.ts";
import { TAR_END } from "../../oci/tar-header.ts";
import { hostTarget } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import { readImage, type RegistryImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";
import { FIXED_CREATED } from "../image/app-image-config.ts";
import { OCI_GZIP } from "../image/layer-format.ts";
import { type RegistryUpload, startRegistryUpload } from "../image/registry/registry-upload.ts";
import { isGzip, openLayer } from "../image/stored-layer.ts";
import type { TarPlace } from "../layer/tar-place.ts";
import { StepError } from "../lifecycle-error.ts";
import type { Logger } from "../logger.ts";
import {
  CACHE_METADATA_NAME,
  type CacheMetadata,
  EMPTY_CACHE,
  encodeCacheMetadata,
  parseCacheMetadata,
} from "./cache-metadata.ts";
import { type CacheTransaction, createLayerCache, emptyOnError, type LayerCache } from "./layer-cache.ts";

export interface CacheImageOptions {
  readonly registry: Registry;
  readonly reference: ImageReference;
  readonly log: Logger;
}

/** Each is a download of its own; more of them hardly use the network better. */
const LAYERS_AT_ONCE = 3;

/** The registry is asked when the cache is used for the first time, and what it answers then holds until a commit. */
export function openCacheImage(options: CacheImageOptions): LayerCache {
  let opened: Promise<CacheImage | undefined> | undefined;
  const present = (): Promise<CacheImage | undefined> =>
    (opened ??= emptyOnError(() => readCacheImage(options), options.log));
  return createLayerCache({
    findMetadata: async () => (await present())?.metadata,
    hasLayer: async (diffId) => hasBlob(options, (await present())?.image, diffId),
    openLayer: async (diffId) => {
      const image = (await present())?.image;
      if (image === undefined) throw new PlatformError("NOT_FOUND", "There is no cache image.");
      return openLayer(options.registry, image, diffId);
    },
    // A registry verifies what it takes, and is asked each time whether it still has it.
    confirmLayer: () => undefined,
    layersAtOnce: LAYERS_AT_ONCE,
    begin: async () => {
      const image = (await present())?.image;
      const onCommitted = (): void => {
        opened = undefined;
      };
      return new ImageTransaction({ ...options, onCommitted }, image);
    },
  });
}

interface CacheImage {
  readonly image: RegistryImage;
  readonly metadata: CacheMetadata;
}

async function readCacheImage({
  registry,
  reference,
  log,
}: CacheImageOptions): Promise<CacheImage | undefined> {
  try {
    const image = await readImage(registry, reference, hostTarget(process.arch));
    const label = image.config.config?.Labels?.[CACHE_METADATA_NAME] ?? "";
    const what = `The label ${CACHE_METADATA_NAME} of "${formatImageReference(reference)}"`;
    return { image, metadata: parseCacheMetadata(label, what) };
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== "NOT_FOUND") throw error;
    log.info("Layer cache not found");
    return undefined;
  }
}

/** Asks the registry, which may have removed it; one that does not answer leads to a new upload. */
async function hasBlob(
  { registry, reference }: CacheImageOptions,
  image: RegistryImage | undefined,
  diffId: string,
): Promise<boolean> {
  const layer = findLayer(image, diffId);
  if (layer === undefined || !isGzip(layer)) return false;
  return registry.hasBlob(reference, layer.digest).catch(() => false);
}

/** The layers of the next image by diffID, in order; what is uploaded may still be on its way. */
type NextLayers = Map<string, Promise<Descriptor>>;

type TransactionOptions = CacheImageOptions & { readonly onCommitted: () => void };

/** The next image; its layers are uploaded while others are still being made. */
class ImageTransaction implements CacheTransaction {
  readonly #options: TransactionOptions;
  readonly #present: RegistryImage | undefined;
  readonly #upload: RegistryUpload;
  readonly #layers: NextLayers = new Map();
  #metadata = EMPTY_CACHE;

  constructor(options: TransactionOptions, present: RegistryImage | undefined) {
    const { registry, reference: target } = options;
    this.#options = options;
    this.#present = present;
    this.#upload = startRegistryUpload({ registry, target, format: OCI_GZIP });
  }

  reuseLayer(diffId: string): Promise<void> {
    const layer = findLayer(this.#present, diffId);
    if (layer === undefined) return Promise.reject(new StepError(`the cache has no layer ${quote(diffId)}`));
    const { digest, size } = layer;
    if (!this.#layers.has(diffId)) {
      this.#layers.set(diffId, Promise.resolve({ mediaType: OCI_LAYER, size, digest }));
    }
    return Promise.resolve();
  }

  /** Returns at once; the commit waits for the upload and fails with it. */
  addLayer(diffId: string, tar: TarPlace): Promise<void> {
    if (!isDigest(diffId))
      return Promise.reject(new StepError(`${quote(diffId)} is not the diffID of a layer`));
    const open = typeof tar === "string" ? () => createReadStream(tar) : tar;
    if (!this.#layers.has(diffId)) this.#layers.set(diffId, this.#upload.push({ diffId, open }));
    return Promise.resolve();
  }

  setMetadata(metadata: CacheMetadata): void {
    this.#metadata = metadata;
  }

  async commit(): Promise<void> {
    if (this.#layers.size === 0) {
      // Registries refuse images without layers.
      await this.addLayer(digestOf(TAR_END), () => Readable.from([TAR_END]));
    }
    await saveImage(this.#options, this.#layers, this.#metadata);
    this.#options.onCommitted();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#upload[Symbol.asyncDispose]();
  }
}

/**
 * The name comes last, when all layers are there: a build that is killed leaves the cache as it was, and of two at the same
 * time the later one wins. An image that is there already is not written again.
 */
async function saveImage(
  { registry, reference, log }: CacheImageOptions,
  layers: NextLayers,
  metadata: CacheMetadata,
): Promise<void> {
  const descriptors = await Promise.all(layers.values());
  const configBytes = Buffer.from(encodeImageConfig(makeConfig([...layers.keys()], metadata)));
  const config = { mediaType: OCI_CONFIG, size: configBytes.length, digest: digestOf(configBytes) };
  const manifest = { schemaVersion: 2, mediaType: OCI_MANIFEST, config, layers: descriptors };
  const bytes = Buffer.from(encodeJson(manifest));
  const digest = digestOf(bytes);
  const name = formatImageReference(reference);
  if ((await registry.headManifest(reference)) === digest) {
    log.debug(`The cache image ${quote(name)} is unchanged`);
    return;
  }
  const open = (): Readable => Readable.from([configBytes]);
  await registry.pushBlob(reference, { digest: config.digest, sizeBytes: config.size, open });
  await registry.putManifest(reference, { mediaType: OCI_MANIFEST, bytes });
  log.debug(`Saved the cache image ${quote(name)}: ${digest}`);
}

/** Nothing that runs: no architecture, and the same bytes for the same layers. */
function makeConfig(diffIds: string[], metadata: CacheMetadata): ImageConfig {
  return {
    architecture: "",
    created: FIXED_CREATED,
    history: diffIds.map(() => ({ created: FIXED_CREATED })),
    os: "linux",
    rootfs: { type: "layers", diff_ids: diffIds },
    config: { Labels: { [CACHE_METADATA_NAME]: encodeCacheMetadata(metadata) } },
  };
}
