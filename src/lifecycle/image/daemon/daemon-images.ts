// Images in a Docker daemon.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#daemon-vs-registry-export-target
import type { ImageStore, StoredImage } from "../../../docker/image-store.ts";
import { messageOf, PlatformError } from "../../../errors.ts";
import { quote } from "../../../quote.ts";
import { ExitCode } from "../../../cnb/exit-codes.ts";
import { openDaemonDestination } from "./daemon-destination.ts";
import type { LaunchCache } from "./daemon-layer-sources.ts";
import { saveLayers } from "./daemon-layers.ts";
import { openTar } from "../../layer/tar-place.ts";
import type { ImageDestination } from "../image-writer.ts";
import type { DestinationRequest, FoundImage, Images } from "../images.ts";
import { LifecycleError } from "../../lifecycle-error.ts";
import type { Logger } from "../../logger.ts";
import { createTemporaryDir } from "../../temporary-dir.ts";

export interface DaemonImagesOptions {
  readonly store: ImageStore;
  /** Undefined without `-launch-cache`. */
  readonly openLaunchCache: (() => Promise<LaunchCache>) | undefined;
  readonly log: Logger;
}

export function createDaemonImages(options: DaemonImagesOptions): Images {
  const { store } = options;
  const opened = openOnce(options);
  return {
    nameOf: ({ name }) => name,
    find: async ({ name }) => {
      const image = await readImage(store, name);
      return image === undefined ? undefined : foundImage(image, store, opened);
    },
    canRead: () => Promise.resolve(true),
    checkAccess: () => Promise.resolve(),
    openDestination: (request) => openDestination(request, { ...options, opened }),
  };
}

type OpenCache = () => Promise<LaunchCache | undefined>;

/** Only when it is needed: the phase has become its owner by then. */
function openOnce({ openLaunchCache }: DaemonImagesOptions): OpenCache {
  let cache: Promise<LaunchCache | undefined> | undefined;
  return () => (cache ??= openLaunchCache?.() ?? Promise.resolve(undefined));
}

/** An id without `sha256:`, as analyzed.toml, labels and reports have it. */
function referenceOf({ id }: StoredImage): string {
  return id.replace(/^sha256:/, "");
}

function foundImage(image: StoredImage, store: ImageStore, opened: OpenCache): FoundImage {
  return {
    reference: referenceOf(image),
    config: image.config,
    isComplete: () => Promise.resolve(true),
    openLayer: async (diffId) => {
      const cached = await (await opened())?.find(diffId);
      return cached === undefined ? openSavedLayer(image, diffId, store) : openTar(cached.tar);
    },
  };
}

/** The layer is in a file only while it is read. */
async function* openSavedLayer(
  image: StoredImage,
  diffId: string,
  store: ImageStore,
): AsyncGenerator<Buffer> {
  await using temporary = await createTemporaryDir("lifecycle.daemon-layer-");
  const wanted = { image, diffIds: new Set([diffId]), directory: temporary.path };
  const layer = (await saveLayers(store, wanted)).get(diffId);
  if (layer === undefined) throw new PlatformError("MALFORMED", `The image has no layer ${quote(diffId)}.`);
  yield* openTar(layer.tar);
}

async function readImage(store: ImageStore, name: string): Promise<StoredImage | undefined> {
  try {
    return await store.read(name);
  } catch (cause) {
    const hint = cause instanceof PlatformError ? cause.hint : undefined;
    throw new LifecycleError(ExitCode.FAILED, `open image ${quote(name)}: ${messageOf(cause)}`, {
      cause,
      hint,
    });
  }
}

async function openDestination(
  request: DestinationRequest,
  { store, log, opened }: DaemonImagesOptions & { readonly opened: OpenCache },
): Promise<ImageDestination> {
  const launchCache = await opened();
  const [runImage, previousImage] = await Promise.all([
    readReference(store, request.runImage),
    readReference(store, request.previousImage),
  ]);
  if (runImage === undefined) {
    // Not exit code 1, which it is for a registry: other lifecycles notice only when they look for its layers.
    throw new LifecycleError(
      ExitCode.EXPORT_FAILED,
      `export: get run image top layer SHA: the run image ${quote(request.runImageName)} was not found in the daemon`,
      { hint: "Pull it first." },
    );
  }
  if (previousImage !== undefined) log.debug(`Reusing layers from image with id '${request.previousImage}'`);
  return openDaemonDestination({
    store,
    request,
    runImage,
    previousImage,
    launchCache,
    runImageReference: referenceOf(runImage),
  });
}

const IMAGE_ID = /^[0-9a-f]{64}$/;

/** The reference comes from a file that buildpacks could write: it must not become another request. */
async function readReference(store: ImageStore, reference: string): Promise<StoredImage | undefined> {
  if (reference === "") return undefined;
  if (!IMAGE_ID.test(reference)) {
    throw new LifecycleError(ExitCode.FAILED, `open image: ${quote(reference)} is not the id of an image`);
  }
  return readImage(store, reference);
}
