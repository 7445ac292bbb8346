// The lifecycle pushes to a gateway in this process; then the image gets its labels, goes to every registry and into the
// engine, and at the very end its tags move.
import { Readable } from "node:stream";
import { loadImage } from "../../docker/load-image.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { OutputPlace } from "../../files/output-directory.ts";
import type { BlobOrigin } from "../../gateway/blob-origin.ts";
import { createDirectorySink } from "../../gateway/directory-sink.ts";
import { type FinishedImage, finishImage } from "../../gateway/finished-image.ts";
import { type Gateway, startGateway } from "../../gateway/gateway.ts";
import { type GatewayRoute, routeName } from "../../gateway/gateway-route.ts";
import { createRegistrySink } from "../../gateway/registry-sink.ts";
import type { StagedImage } from "../../gateway/staged-image.ts";
import { digestOf } from "../../oci/digest.ts";
import {
  atDigest,
  formatImageReference,
  imageName,
  type ImageReference,
  manifestSelector,
} from "../../oci/image-reference.ts";
import { OCI_MANIFEST } from "../../oci/media-types.ts";
import { chainKeychains } from "../../registry/auth/credentials.ts";
import { describeBlobs } from "../image/image-blobs.ts";
import type { BuildPlan } from "../plan/plan.ts";
import { writeLayout } from "../report/layout-directory.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { gatewayDirectory } from "../workspace/run-directories.ts";
import { checkBaseLayers } from "./base-layers.ts";
import type { DeliveredImage, Destination, ExportedImage } from "./destination.ts";
import {
  type EngineImage,
  findEngineImage,
  forEngine,
  fullName,
  isReusable,
  originsIn,
} from "./engine-image.ts";
import { describeConfig } from "./exported-image.ts";
import { makeJobDirectory } from "./job-directory.ts";
import { type RememberedImage, rememberImage } from "./remembered-image.ts";
import { publishWithChecks } from "./tagged-image.ts";

/** What a gateway destination is opened for. */
interface Opened {
  readonly resolved: ResolvedBuild;
  readonly plan: BuildPlan;
  readonly deps: BuildDeps;
  readonly gateway: Gateway;
  /** Whose layers are reused, if it is in no registry. */
  readonly engineImage: EngineImage | undefined;
  /** Of this build. */
  readonly directory: string;
}

/** @throws {PlatformError} `INPUT` if the address cannot be listened on */
export async function openGatewayDestination(
  resolved: ResolvedBuild,
  { plan, address }: { readonly plan: BuildPlan; readonly address: string },
  deps: BuildDeps,
): Promise<Destination> {
  const engineImage = await findPrevious(resolved, plan, deps);
  await using parts = new AsyncDisposableStack();
  const directory = parts.use(await makeJobDirectory(gatewayDirectory(deps.temporaryDir, deps.runLabel)));
  const context = { plan, directory: directory.path, engineImage };
  const routes = await routesOf(resolved, context, deps);
  const onError = (error: unknown): void => {
    deps.log.warning(`The gateway rejected a request from the lifecycle: ${messageOf(error)}`);
  };
  const gateway = parts.use(await startGateway({ address, registry: deps.registry, routes, onError }));
  const {
    tags: [image],
    previousImage,
  } = resolved;
  if (engineImage !== undefined) await offer(engineImage, image, { gateway, routes });
  const opened = { resolved, deps, gateway, ...context };
  const kept = parts.move();
  return {
    tags: [{ ...gateway.repository(routeName(image)), tag: manifestSelector(image) }],
    previousImage: previousImage && { ...previousImage, ...gateway.repository(routeName(previousImage)) },
    keychain: chainKeychains([gateway.keychain, deps.keychain]),
    deliver: (exported) => deliver(opened, exported),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Without it, the build only takes longer. */
async function findPrevious(
  resolved: ResolvedBuild,
  plan: BuildPlan,
  { caches, log }: Pick<BuildDeps, "caches" | "log">,
): Promise<EngineImage | undefined> {
  return findEngineImage(resolved, plan, caches).catch((error: unknown) => {
    log.debug(`No layers of the image in the engine are reused: ${messageOf(error)}`);
    return undefined;
  });
}

/** Lets a lifecycle find an image of the engine by the name of the one that it exports. */
async function offer(
  { served: { manifestBytes, configBytes } }: EngineImage,
  image: ImageReference,
  { gateway, routes: [own] }: { readonly gateway: Gateway; readonly routes: readonly GatewayRoute[] },
): Promise<void> {
  const writer = own?.sink?.begin();
  await writer?.write(Readable.from([configBytes]));
  await writer?.commit(digestOf(configBytes));
  await gateway.stage(routeName(image), manifestSelector(image), {
    mediaType: OCI_MANIFEST,
    bytes: manifestBytes,
  });
}

async function routesOf(
  { tags: [image], previousImage, delivery }: ResolvedBuild,
  { plan, directory, engineImage }: { readonly plan: BuildPlan } & Pick<Opened, "directory" | "engineImage">,
  { registry, log }: BuildDeps,
): Promise<GatewayRoute[]> {
  const { pinned, layers } = plan.runImage.value;
  let pushedBytes = 0;
  const onBytes = (bytes: number): void => {
    pushedBytes += bytes;
    log.progress(`Uploading to ${image.registry}`, { doneBytes: pushedBytes });
  };
  const onRefusal = ({ message }: PlatformError): void => {
    const what =
      "The lifecycle sends this layer again, and each layer waits in a file until its size is known.";
    log.info(`${image.registry} does not accept an upload whose size is not known yet (${message}) ${what}`);
  };
  const toRegistry = () => createRegistrySink(image, { registry, directory, onBytes, onRefusal });
  const inRegistry = engineImage === undefined && (delivery.push || (await canRead(image, registry)));
  const runImage: BlobOrigin = { kind: "repository", repository: pinned };
  const own: GatewayRoute = {
    name: routeName(image),
    repository: inRegistry ? image : undefined,
    sink: delivery.push ? toRegistry() : createDirectorySink(directory),
    provided: new Map([
      ...(engineImage === undefined ? [] : originsIn(engineImage)),
      ...layers.map((layer) => [layer, runImage] as const),
    ]),
  };
  if (previousImage === undefined || imageName(previousImage) === imageName(image)) return [own];
  return [own, { name: routeName(previousImage), repository: previousImage }];
}

/** An image that is only loaded may have a name that no registry knows, or that only others may read. */
async function canRead(image: ImageReference, registry: BuildDeps["registry"]): Promise<boolean> {
  return registry.headManifest(image).then(
    (digest) => digest !== undefined,
    () => false,
  );
}

/** What the lifecycle pushed to the gateway, if it is what it says. */
async function stagedImage({ resolved, gateway }: Opened, { digest }: ExportedImage): Promise<StagedImage> {
  const [image] = resolved.tags;
  const staged = await gateway.exported(routeName(image), manifestSelector(image), digest);
  if (staged?.digest === digest) return staged;
  const found = staged?.digest ?? "nothing";
  throw new PlatformError(
    "DIGEST_MISMATCH",
    `The lifecycle says it exported ${digest}, but pushed ${found}.`,
  );
}

async function deliver(opened: Opened, exported: ExportedImage): Promise<DeliveredImage> {
  const { resolved, gateway, deps } = opened;
  const { delivery } = resolved;
  const staged = await stagedImage(opened, exported);
  const { labels, annotations } = delivery;
  const finished = await finishImage(
    staged,
    { labels, annotations, renames: gateway.realNames },
    deps.registry,
  );
  const base = { runImage: exported.runImage, planned: opened.plan.runImage.value };
  const { manifest, config } = finished;
  await checkBaseLayers(
    { layers: manifest.layers, labels: config.config?.Labels ?? {} },
    base,
    deps.registry,
  );
  const repositories = delivery.push ? resolved.tags : [];
  const tags = delivery.byDigest ? [] : repositories;
  let imageId: string = manifest.config.digest;
  const beforeTags = async (): Promise<void> => {
    if (delivery.layout !== undefined) await keep(finished, delivery.layout, opened);
    if (delivery.load) imageId = await load(finished, opened);
  };
  await publishWithChecks(finished, { tags, repositories, beforeTags }, deps);
  return { ...report(finished, opened), imageId };
}

/** Writes the image to a directory. */
async function keep(
  image: FinishedImage,
  place: OutputPlace,
  { resolved, deps: { log, signal } }: Opened,
): Promise<void> {
  await writeLayout(place, image, {
    names: fullNames(resolved),
    signal,
    onProgress: (doneBytes, totalBytes) => {
      log.progress("Writing the image to a directory", { doneBytes, totalBytes });
    },
  });
}

function fullNames(resolved: ResolvedBuild): string[] {
  return resolved.tags.map(fullName);
}

/** What the engine calls the image. */
async function load(finished: FinishedImage, opened: Opened): Promise<string> {
  const {
    resolved,
    plan: { daemon, runImage },
    deps,
    engineImage,
  } = opened;
  const names = fullNames(resolved);
  const { image, held } = await forEngine(finished, engineImage, { ...opened, daemon });
  const { id, layers, omittedLayers } = await loadImage(
    { ...image, names },
    {
      daemon,
      relatives: [formatImageReference(runImage.value.pinned), ...names],
      held,
      signal: deps.signal,
      onBytes: (doneBytes) => {
        deps.log.progress("Loading the image into the Docker engine", { doneBytes });
      },
    },
  );
  deps.log.info(
    `Loaded the image into the engine as ${id}; it already had ${omittedLayers} of ${layers} layers.`,
  );
  await remember({ id, manifestJson: finished.manifestBytes.toString("utf8") }, opened);
  return id;
}

/** For the next build, which is only slower without. */
async function remember(
  loaded: RememberedImage,
  { resolved, plan, deps, engineImage }: Opened,
): Promise<void> {
  const { mayWrite, branch } = deps.caches;
  if (!mayWrite || !isReusable(resolved, plan.daemon) || loaded.id === engineImage?.image.id) return;
  const [name] = resolved.tags;
  await rememberImage({ name, branch }, loaded, plan.daemon).catch((error: unknown) => {
    deps.log.debug(`The next build will not reuse the layers of this image: ${messageOf(error)}`);
  });
}

function report(
  { digest, config, manifest, manifestBytes }: FinishedImage,
  { resolved }: Opened,
): DeliveredImage {
  const {
    tags: [image],
    delivery,
  } = resolved;
  const tags = resolved.tags.map(formatImageReference);
  return {
    ...describeConfig(config, formatImageReference(image)),
    digest,
    image: delivery.push ? formatImageReference(atDigest(image, digest)) : undefined,
    tags: delivery.push && !delivery.byDigest ? tags : [],
    loaded: delivery.load ? tags : [],
    layoutDir: delivery.layout?.path,
    manifestSizeBytes: manifestBytes.length,
    labels: config.config?.Labels ?? {},
    blobs: describeBlobs({ config, manifest, name: formatImageReference(image) }),
  };
}
