// Exports an app image to a registry. Layers go there while others are still being made; a tag is written only when
// everything it needs is there, so that a failed or killed export never leaves a tag on half an image.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#exporter
import { Readable } from "node:stream";
import { messageOf } from "../../../errors.ts";
import { digestOf } from "../../../oci/digest.ts";
import { encodeImageConfig } from "../../../oci/image-config.ts";
import { findLayer } from "../../../oci/image-layers.ts";
import { DOCKER_KIND, type MadeManifest, makeManifest, manifestKindOf } from "../../../oci/image-manifest.ts";
import { formatImageReference, imageName } from "../../../oci/image-reference.ts";
import type { Descriptor } from "../../../oci/manifest.ts";
import type { RegistryImage } from "../../../registry/image.ts";
import { moveTag } from "../../../registry/move-tag.ts";
import type { Registry } from "../../../registry/registry.ts";
import { StepError } from "../../lifecycle-error.ts";
import type { AppLayer, ImageDestination, SavedImage, SavedName } from "../image-writer.ts";
import type { DestinationRequest, ImageName } from "../images.ts";
import { APP_LAYER_FORMATS } from "../layer-format.ts";
import { type RegistryUpload, startRegistryUpload } from "./registry-upload.ts";

export interface RegistryDestinationOptions {
  readonly registry: Registry;
  /** The names are all of one registry; layers are uploaded to the repository of the first. */
  readonly request: DestinationRequest;
  readonly runImage: RegistryImage;
  readonly previousImage: RegistryImage | undefined;
}

/** Opens a place for an image; the layers of the run image are on their way from then on. */
export function openRegistryDestination(options: RegistryDestinationOptions): ImageDestination {
  const { registry, request, runImage, previousImage } = options;
  const target = request.names[0].reference;
  const format = APP_LAYER_FORMATS[request.layerCompression];
  const upload = startRegistryUpload({ registry, target, format });
  for (const layer of runImage.manifest.layers) void upload.copy(runImage.reference, layer);
  return {
    runImage: { reference: formatImageReference(runImage.reference), config: runImage.config },
    canReuse: (diffId) => findLayer(previousImage, diffId) !== undefined,
    readLayer: upload.pushUnread,
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
  const { runImage, request } = options;
  const layers = [...runImage.manifest.layers, ...descriptors];
  const kind = request.kind === "built" ? manifestKindOf(runImage.manifest, runImage.mediaType) : DOCKER_KIND;
  const manifest = makeManifest(kind, image.configBytes, layers);
  const names: SavedName[] = [];
  for (const name of request.names) {
    names.push(await saveName(name, options, { upload, layers, manifest, configBytes: image.configBytes }));
  }
  return {
    names,
    id: manifest.digest,
    digest: manifest.digest,
    manifestSizeBytes: manifest.bytes.length,
  };
}

async function descriptorOf(
  { archive, diffId, isReused }: AppLayer,
  previousImage: RegistryImage | undefined,
  upload: RegistryUpload,
): Promise<Descriptor> {
  if (archive !== undefined && !isReused) return upload.push(archive);
  const layer = findLayer(previousImage, diffId);
  if (previousImage === undefined || layer === undefined) {
    throw new StepError(`previous image did not have layer with diff id '${diffId}'`);
  }
  return upload.copy(previousImage.reference, layer);
}

interface UploadedImage {
  readonly upload: RegistryUpload;
  readonly layers: readonly Descriptor[];
  readonly configBytes: Buffer;
  readonly manifest: MadeManifest;
}

/** Completes the repository of a name, and then writes the name. */
async function saveName(
  { name, reference }: ImageName,
  { registry, request: { names } }: RegistryDestinationOptions,
  { upload, layers, configBytes, manifest }: UploadedImage,
): Promise<SavedName> {
  try {
    if (imageName(reference) !== imageName(names[0].reference)) await upload.spread(layers, reference);
    await registry.pushBlob(reference, {
      digest: digestOf(configBytes),
      sizeBytes: configBytes.length,
      open: () => Readable.from([configBytes]),
    });
    await moveTag(registry, reference, manifest);
    return { name };
  } catch (error) {
    return { name, failure: messageOf(error) };
  }
}
