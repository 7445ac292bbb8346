// Images as OCI layouts in directories below one directory.
// Departures from other lifecycles: additional tags become layouts next to that of the app image, while theirs end up in the
// working directory; an index with several images is searched for the one of this machine, while theirs is an error.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#oci-layout
import { ExitCode } from "../../../cnb/exit-codes.ts";
import { messageOf, PlatformError } from "../../../errors.ts";
import { differentLayers, haveSameLayers } from "../../../oci/image-layers.ts";
import { quote } from "../../../quote.ts";
import { LifecycleError } from "../../lifecycle-error.ts";
import type { Logger } from "../../logger.ts";
import type { ImageDestination } from "../image-writer.ts";
import type { DestinationRequest, Images } from "../images.ts";
import {
  findLayout,
  formatIdentifier,
  type FoundLayout,
  layoutPath,
  openLayoutLayer,
  pathOfIdentifier,
} from "./found-layout.ts";
import { openLayoutDestination } from "./layout-destination.ts";

/** @param layoutDir absolute, e.g. `/layout-repo` */
export function createLayoutImages(layoutDir: string, log: Logger): Images {
  return {
    nameOf: ({ reference }) => layoutPath(layoutDir, reference),
    find: async ({ reference }) => {
      const image = await opening("open image", () => findLayout(layoutPath(layoutDir, reference)));
      if (image === undefined) return undefined;
      return {
        reference: formatIdentifier(image),
        config: image.config,
        isComplete: () => Promise.resolve(haveSameLayers(image)),
        openLayer: (diffId) => openLayoutLayer(image, diffId),
      };
    },
    canRead: () => Promise.resolve(true),
    checkAccess: () => Promise.resolve(),
    openDestination: (request) => openDestination(request, layoutDir, log),
  };
}

async function openDestination(
  request: DestinationRequest,
  layoutDir: string,
  log: Logger,
): Promise<ImageDestination> {
  const runImage = await readReference("run image", request.runImage);
  const previousImage =
    request.previousImage === "" ? undefined : await readReference("previous image", request.previousImage);
  if (runImage === undefined) {
    const why = `the run image ${quote(request.runImageName)} was not found`;
    throw new LifecycleError(ExitCode.FAILED, `create new app image: ${why}`);
  }
  if (!haveSameLayers(runImage)) {
    const { message: why, hint } = differentLayers(runImage, request.runImageName);
    throw new LifecycleError(ExitCode.FAILED, `create new app image: ${why}`, { hint });
  }
  if (previousImage !== undefined) log.info(`Reusing layers from image '${previousImage.path}'`);
  const paths = request.names.map(({ reference }) => layoutPath(layoutDir, reference));
  log.info(`Using app image: ${paths[0] ?? ""}`);
  return openLayoutDestination({ paths, request, runImage, previousImage });
}

/** What the analyzer saw may have been replaced since; the layout counts that is there now. */
function readReference(what: string, identifier: string): Promise<FoundLayout | undefined> {
  return opening(`parsing ${what} reference`, () => findLayout(pathOfIdentifier(identifier)));
}

async function opening<T>(action: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    const hint = cause instanceof PlatformError ? cause.hint : undefined;
    throw new LifecycleError(ExitCode.FAILED, `${action}: ${messageOf(cause)}`, { cause, hint });
  }
}
