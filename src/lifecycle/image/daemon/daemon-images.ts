// Images in a Docker daemon.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#daemon-vs-registry-export-target
import { ExitCode } from "../../../cnb/exit-codes.ts";
import type { ConfiguredImage } from "../../../docker/daemon.ts";
import { saveLayers } from "../../../docker/saved-layers.ts";
import { messageOf, PlatformError } from "../../../errors.ts";
import { quote } from "../../../quote.ts";
import type { Registry } from "../../../registry/registry.ts";
import { openTar } from "../../layer/tar-place.ts";
import { LifecycleError } from "../../lifecycle-error.ts";
import type { Logger } from "../../logger.ts";
import { createTemporaryDir } from "../../temporary-dir.ts";
import type { ImageDestination } from "../image-writer.ts";
import type { DestinationRequest, FoundImage, Images } from "../images.ts";
import { openDaemonDestination } from "./daemon-destination.ts";
import type { LaunchCache } from "./daemon-layer-sources.ts";
import { createImageOrigins, type ImageOrigins } from "./image-origins.ts";
import type { ImageStore } from "./image-store.ts";

export interface DaemonImagesOptions {
  readonly store: ImageStore;
  /** For what the engine does not give out of its images. */
  readonly registry: Registry;
  /** Undefined without `-launch-cache`. */
  readonly openLaunchCache: (() => Promise<LaunchCache>) | undefined;
  readonly log: Logger;
}

export function createDaemonImages(options: DaemonImagesOptions): Images {
  const { store, registry, openLaunchCache, log } = options;
  const opened = openOnce(openLaunchCache);
  const daemon: Daemon = { store, origins: createImageOrigins(registry, log), opened, log };
  return {
    nameOf: ({ name }) => name,
    find: async ({ name }) => {
      const image = await readImage(daemon, name);
      return image === undefined ? undefined : foundImage(image, daemon);
    },
    canRead: () => Promise.resolve(true),
    checkAccess: () => Promise.resolve(),
    openDestination: (request) => openDestination(request, daemon),
  };
}

/** The daemon, and what is around it. */
interface Daemon {
  readonly store: ImageStore;
  readonly origins: ImageOrigins;
  readonly opened: () => Promise<LaunchCache | undefined>;
  readonly log: Logger;
}

/** Only when it is needed: the phase has become its owner by then. */
function openOnce(open: DaemonImagesOptions["openLaunchCache"]): Daemon["opened"] {
  let cache: Promise<LaunchCache | undefined> | undefined;
  return () => (cache ??= open?.() ?? Promise.resolve(undefined));
}

/** An id without `sha256:`, as analyzed.toml, labels and reports have it. */
function referenceOf({ id }: ConfiguredImage): string {
  return id.replace(/^sha256:/, "");
}

function foundImage(image: ConfiguredImage, daemon: Daemon): FoundImage {
  return {
    reference: referenceOf(image),
    config: image.config,
    isComplete: () => Promise.resolve(true),
    openLayer: async (diffId) => {
      const cached = await (await daemon.opened())?.find(diffId);
      return cached === undefined ? openSavedLayer(image, diffId, daemon) : openTar(cached.tar);
    },
  };
}

/** The layer is in a file only while it is read. */
async function* openSavedLayer(
  image: ConfiguredImage,
  diffId: string,
  { store, origins }: Daemon,
): AsyncGenerator<Buffer> {
  await using temporary = await createTemporaryDir("lifecycle.daemon-layer-");
  const wanted = { image, diffIds: new Set([diffId]), directory: temporary.path };
  const layer =
    (await saveLayers(store, wanted)).get(diffId) ?? (await origins.saveLayers(wanted)).get(diffId);
  if (layer === undefined) throw new PlatformError("MALFORMED", `The image has no layer ${quote(diffId)}.`);
  yield* openTar(layer.tar);
}

async function readImage({ store, origins }: Daemon, name: string): Promise<ConfiguredImage | undefined> {
  try {
    const image = await store.readImage(name);
    return image === undefined ? undefined : await origins.complete(image);
  } catch (cause) {
    const hint = cause instanceof PlatformError ? cause.hint : undefined;
    throw new LifecycleError(ExitCode.FAILED, `open image ${quote(name)}: ${messageOf(cause)}`, {
      cause,
      hint,
    });
  }
}

async function openDestination(request: DestinationRequest, daemon: Daemon): Promise<ImageDestination> {
  const { store, origins, log } = daemon;
  const launchCache = await daemon.opened();
  const [runImage, previousImage] = await Promise.all([
    readReference(daemon, request.runImage),
    readReference(daemon, request.previousImage),
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
    origins,
    request,
    runImage,
    previousImage,
    launchCache,
    runImageReference: referenceOf(runImage),
  });
}

const IMAGE_ID = /^[0-9a-f]{64}$/;

/** The reference comes from a file that buildpacks could write: it must not become another request. */
async function readReference(daemon: Daemon, reference: string): Promise<ConfiguredImage | undefined> {
  if (reference === "") return undefined;
  if (!IMAGE_ID.test(reference)) {
    throw new LifecycleError(ExitCode.FAILED, `open image: ${quote(reference)} is not the id of an image`);
  }
  return readImage(daemon, reference);
}
