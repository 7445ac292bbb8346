// Images in registries.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#security-considerations
import { ExitCode } from "../../../cnb/exit-codes.ts";
import { messageOf, PlatformError } from "../../../errors.ts";
import { differentLayers, haveSameLayers } from "../../../oci/image-layers.ts";
import {
  formatImageReference,
  imageName,
  type ImageReference,
  parseImageReference,
} from "../../../oci/image-reference.ts";
import { hostTarget } from "../../../oci/target.ts";
import { quote } from "../../../quote.ts";
import { RegistryError } from "../../../registry/failure/registry-error.ts";
import { readImage, type RegistryImage } from "../../../registry/image.ts";
import type { Registry } from "../../../registry/registry.ts";
import { LifecycleError, StepError } from "../../lifecycle-error.ts";
import type { Logger } from "../../logger.ts";
import type { ImageDestination } from "../image-writer.ts";
import type { DestinationRequest, FoundImage, Images } from "../images.ts";
import { openLayer } from "../stored-layer.ts";
import { openRegistryDestination } from "./registry-destination.ts";

export function createRegistryImages(registry: Registry, log: Logger): Images {
  const read = rememberingReader(registry);
  return {
    nameOf: ({ name }) => name,
    find: async ({ reference }) => {
      const image = await findImage(reference, read);
      return image === undefined ? undefined : foundImage(image, registry);
    },
    canRead: (image) => registry.canRead(image),
    checkAccess: async ({ read: readable, write }) => {
      await Promise.all([
        ...readable.map((image) => checkReadAccess(image, registry)),
        checkWriteAccess(write, registry),
      ]);
    },
    openDestination: (request) => openDestination(request, { registry, read, log }),
  };
}

/**
 * Opens an upload to the repository of each image and cancels it.
 * @throws {LifecycleError} exit code 1 naming one that we may not write to
 */
export async function checkWriteAccess(images: readonly ImageReference[], registry: Registry): Promise<void> {
  // Access is a matter of the repository; tags of one need no check each.
  const repositories = new Map(images.map((image) => [imageName(image), image]));
  await Promise.all(
    [...repositories].map(async ([name, image]) => {
      try {
        await registry.checkWrite(image);
      } catch (error) {
        throw accessError(`ensure registry write access to ${quote(name)}`, error);
      }
    }),
  );
}

async function checkReadAccess(image: ImageReference, registry: Registry): Promise<void> {
  const doing = `ensure registry read access to "${formatImageReference(image)}"`;
  const canRead = await registry.canRead(image).catch((error: unknown) => {
    throw accessError(doing, error);
  });
  if (canRead) return;
  const hint = `Give credentials for ${image.registry} in CNB_REGISTRY_AUTH.`;
  throw new LifecycleError(ExitCode.FAILED, doing, { hint });
}

type ReadImage = (reference: ImageReference) => Promise<RegistryImage>;

/** What a digest refers to cannot change, so it is read once. */
function rememberingReader(registry: Registry): ReadImage {
  const known = new Map<string, RegistryImage>();
  return async (reference) => {
    const name = formatImageReference(reference);
    const image = known.get(name) ?? (await readImage(registry, reference, hostTarget(process.arch)));
    known.set(formatImageReference(image.reference), image);
    return image;
  };
}

/** Undefined if there is none; 401 is an answer of registries that do not say whether something exists. */
async function findImage(reference: ImageReference, read: ReadImage): Promise<RegistryImage | undefined> {
  try {
    return await read(reference);
  } catch (error) {
    if (error instanceof PlatformError && error.code === "NOT_FOUND") return undefined;
    if (error instanceof RegistryError && error.statusCode === 401) return undefined;
    throw accessError(`open image "${formatImageReference(reference)}"`, error);
  }
}

function foundImage(image: RegistryImage, registry: Registry): FoundImage {
  return {
    reference: formatImageReference(image.reference),
    config: image.config,
    isComplete: () => isComplete(image, registry),
    openLayer: (diffId) => openLayer(registry, image, diffId),
  };
}

async function isComplete(image: RegistryImage, registry: Registry): Promise<boolean> {
  const { manifest, reference } = image;
  if (!haveSameLayers(image)) return false;
  // Layers with URLs of their own (Windows) are not in the registry.
  const own = manifest.layers.filter(({ mediaType }) => !/foreign|nondistributable/.test(mediaType));
  const digests = [...new Set(own.map(({ digest }) => digest))];
  try {
    const found = await Promise.all(digests.map((digest) => registry.hasBlob(reference, digest)));
    return found.every(Boolean);
  } catch (error) {
    throw accessError(`read the layers of "${formatImageReference(reference)}"`, error);
  }
}

const BEGIN = "create new app image";

interface DestinationDeps {
  readonly registry: Registry;
  readonly read: ReadImage;
  readonly log: Logger;
}

async function openDestination(
  request: DestinationRequest,
  { registry, read, log }: DestinationDeps,
): Promise<ImageDestination> {
  if (request.kind === "built" && request.previousImage !== "") {
    log.info(`Reusing layers from image '${request.previousImage}'`);
  }
  const [runImage, previousImage] = await Promise.all([
    openReference(request.runImage, read),
    openReference(request.previousImage, read),
  ]);
  if (runImage === undefined) {
    throw accessError(BEGIN, new StepError(`the run image ${quote(request.runImageName)} was not found`));
  }
  if (!haveSameLayers(runImage)) throw accessError(BEGIN, differentLayers(runImage, request.runImageName));
  return openRegistryDestination({ registry, request, runImage, previousImage });
}

async function openReference(reference: string, read: ReadImage): Promise<RegistryImage | undefined> {
  if (reference === "") return undefined;
  try {
    return await read(parseImageReference(reference));
  } catch (error) {
    if (error instanceof PlatformError && error.code === "NOT_FOUND") return undefined;
    throw accessError(BEGIN, error);
  }
}

function accessError(action: string, cause: unknown): LifecycleError {
  const hint = cause instanceof PlatformError ? cause.hint : undefined;
  return new LifecycleError(ExitCode.FAILED, `${action}: ${messageOf(cause)}`, { cause, hint });
}
