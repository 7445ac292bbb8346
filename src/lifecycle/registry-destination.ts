// Exports an app image to a registry. Layers go there while others are still being made; a tag is written only when
// everything it needs is there, so that a failed or killed export never leaves a tag on half an image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter
import { Readable } from "node:stream";
import { messageOf } from "../errors.ts";
import { digestOf } from "../oci/digest.ts";
import { encodeImageConfig } from "../oci/image-config.ts";
import { formatImageReference, imageName, type ImageReference } from "../oci/image-reference.ts";
import { encodeJson } from "../oci/json.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { DOCKER_LAYER } from "../oci/media-types.ts";
import type { RegistryImage } from "../registry/image.ts";
import type { Registry } from "../registry/registry.ts";
import type { AppLayer, ImageDestination, SavedImage, SavedName } from "./image-writer.ts";
import { findLayer } from "./layer-blob.ts";
import { startRegistryUpload, type RegistryUpload } from "./registry-upload.ts";

/** One of the names of an image, as given and parsed. */
export interface ImageName {
  readonly name: string;
  readonly reference: ImageReference;
}

export interface RegistryDestinationOptions {
  readonly registry: Registry;
  /** All of one registry; layers are uploaded to the repository of the first. */
  readonly images: readonly [ImageName, ...ImageName[]];
  readonly runImage: RegistryImage;
  readonly previousImage: RegistryImage | undefined;
  /** For compressed layers; whoever made it removes it. */
  readonly temporaryDir: string;
}

/** Opens a place for an image; the layers of the run image are on their way from then on. */
export function openRegistryDestination(options: RegistryDestinationOptions): ImageDestination {
  const { registry, images, runImage, previousImage, temporaryDir } = options;
  const target = images[0].reference;
  // Docker's media type also where the run image is an OCI image, as other lifecycles have it.
  const upload = startRegistryUpload({ registry, target, temporaryDir, layerMediaType: DOCKER_LAYER });
  for (const layer of runImage.manifest.layers) void upload.copy(runImage.reference, layer);
  return {
    runImage: { reference: formatImageReference(runImage.reference), config: runImage.config },
    canReuse: (diffId) => findLayer(previousImage, diffId) !== undefined,
    addLayer: (archive) => {
      void upload.push(archive);
    },
    save: (config, layers) =>
      saveImage(options, upload, { configBytes: Buffer.from(encodeImageConfig(config)), layers }),
    [Symbol.asyncDispose]: () => upload[Symbol.asyncDispose](),
  };
}

interface AppImage {
  readonly configBytes: Buffer;
  readonly layers: readonly AppLayer[];
}

async function saveImage(
  options: RegistryDestinationOptions,
  upload: RegistryUpload,
  image: AppImage,
): Promise<SavedImage> {
  const descriptors = await Promise.all(
    image.layers.map((layer) => descriptorOf(layer, options.previousImage, upload)),
  );
  await upload.finish();
  const layers = [...options.runImage.manifest.layers, ...descriptors];
  const bytes = Buffer.from(encodeJson(makeManifest(options.runImage, image.configBytes, layers)));
  const names: SavedName[] = [];
  for (const name of options.images) {
    names.push(await saveName(name, options, { upload, layers, bytes, configBytes: image.configBytes }));
  }
  const digest = digestOf(bytes);
  return { names, id: digest, digest, manifestSizeBytes: bytes.length };
}

async function descriptorOf(
  { archive, diffId }: AppLayer,
  previousImage: RegistryImage | undefined,
  upload: RegistryUpload,
): Promise<Descriptor> {
  if (archive !== undefined) return upload.push(archive);
  const layer = findLayer(previousImage, diffId);
  if (previousImage === undefined || layer === undefined) {
    throw new Error(`previous image did not have layer with diff id '${diffId}'`);
  }
  return upload.copy(previousImage.reference, layer);
}

/** Of the run image's kind and with its annotations; keys in the order in which other lifecycles write them. */
function makeManifest(
  { manifest, mediaType }: RegistryImage,
  configBytes: Buffer,
  layers: readonly Descriptor[],
): object {
  return {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: manifest.config.mediaType, size: configBytes.length, digest: digestOf(configBytes) },
    layers: layers.map((layer) => ({
      mediaType: layer.mediaType,
      size: layer.size,
      digest: layer.digest,
      ...(layer.annotations !== undefined && { annotations: layer.annotations }),
    })),
    ...(manifest.annotations !== undefined && { annotations: manifest.annotations }),
  };
}

interface UploadedImage {
  readonly upload: RegistryUpload;
  readonly layers: readonly Descriptor[];
  readonly configBytes: Buffer;
  readonly bytes: Buffer;
}

/** Completes the repository of a name, and then writes the name. */
async function saveName(
  { name, reference }: ImageName,
  { registry, images, runImage }: RegistryDestinationOptions,
  { upload, layers, configBytes, bytes }: UploadedImage,
): Promise<SavedName> {
  try {
    if (imageName(reference) !== imageName(images[0].reference)) await upload.spread(layers, reference);
    await registry.pushBlob(reference, {
      digest: digestOf(configBytes),
      sizeBytes: configBytes.length,
      open: () => Readable.from([configBytes]),
    });
    await registry.putManifest(reference, { mediaType: runImage.mediaType, bytes });
    return { name };
  } catch (error) {
    return { name, failure: messageOf(error) };
  }
}
