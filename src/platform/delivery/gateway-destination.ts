// The lifecycle pushes to a gateway in this process; then the image gets its labels, goes to every registry and into the
// engine, and at the very end its tags move.
import { loadImage } from "../../docker/load-image.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { OutputPlace } from "../../files/output-directory.ts";
import { createDirectorySink } from "../../gateway/directory-sink.ts";
import { type FinishedImage, finishImage } from "../../gateway/finished-image.ts";
import { type Gateway, startGateway } from "../../gateway/gateway.ts";
import { type GatewayRoute, routeName } from "../../gateway/gateway-route.ts";
import { createRegistrySink } from "../../gateway/registry-sink.ts";
import type { StagedImage } from "../../gateway/staged-image.ts";
import {
  atDigest,
  formatImageReference,
  imageName,
  type ImageReference,
  manifestSelector,
} from "../../oci/image-reference.ts";
import { chainKeychains } from "../../registry/auth/credentials.ts";
import { describeBlobs } from "../image/image-blobs.ts";
import type { BuildPlan } from "../plan/plan.ts";
import { writeLayout } from "../report/layout-directory.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { gatewayDirectory } from "../workspace/run-directories.ts";
import { checkBaseLayers } from "./base-layers.ts";
import type { DeliveredImage, Destination, ExportedImage } from "./destination.ts";
import { describeConfig } from "./exported-image.ts";
import { makeJobDirectory } from "./job-directory.ts";
import { publishWithChecks } from "./tagged-image.ts";

/** What a gateway destination is opened for. */
interface Opened {
  readonly resolved: ResolvedBuild;
  readonly plan: BuildPlan;
  readonly deps: BuildDeps;
  readonly gateway: Gateway;
}

/** @throws {PlatformError} `INPUT` if the address cannot be listened on */
export async function openGatewayDestination(
  resolved: ResolvedBuild,
  { plan, address }: { readonly plan: BuildPlan; readonly address: string },
  deps: BuildDeps,
): Promise<Destination> {
  const directory = await makeJobDirectory(gatewayDirectory(deps.temporaryDir, deps.runLabel));
  const onError = (error: unknown): void => {
    deps.log.warning(`The gateway rejected a request from the lifecycle: ${messageOf(error)}`);
  };
  let gateway: Gateway;
  try {
    const routes = await routesOf(resolved, { plan, directory: directory.path }, deps);
    gateway = await startGateway({ address, registry: deps.registry, routes, onError });
  } catch (error) {
    await directory[Symbol.asyncDispose]();
    throw error;
  }
  const opened = { resolved, plan, deps, gateway };
  const {
    tags: [image],
    previousImage,
  } = resolved;
  return {
    tags: [{ ...gateway.repository(routeName(image)), tag: manifestSelector(image) }],
    previousImage: previousImage && { ...previousImage, ...gateway.repository(routeName(previousImage)) },
    keychain: chainKeychains([gateway.keychain, deps.keychain]),
    deliver: (exported) => deliver(opened, exported),
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    },
  };
}

async function routesOf(
  { tags: [image], previousImage, delivery }: ResolvedBuild,
  { plan, directory }: { readonly plan: BuildPlan; readonly directory: string },
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
  const own: GatewayRoute = {
    name: routeName(image),
    repository: delivery.push || (await canRead(image, registry)) ? image : undefined,
    sink: delivery.push ? toRegistry() : createDirectorySink(directory),
    provided: new Map(layers.map((layer) => [layer, pinned])),
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
  return resolved.tags.map((tag) => formatImageReference({ ...tag, tag: manifestSelector(tag) }));
}

/** What the engine calls the image. */
async function load(image: FinishedImage, { resolved, plan, deps }: Opened): Promise<string> {
  const names = fullNames(resolved);
  const { id, layers, omittedLayers } = await loadImage(
    { ...image, names, manifestDigest: image.digest, diffIds: image.config.rootfs.diff_ids },
    {
      daemon: plan.daemon,
      relatives: [formatImageReference(plan.runImage.value.pinned), ...names],
      signal: deps.signal,
      onBytes: (doneBytes) => {
        deps.log.progress("Loading the image into the Docker engine", { doneBytes });
      },
    },
  );
  deps.log.info(
    `Loaded the image into the engine as ${id}; it already had ${omittedLayers} of ${layers} layers.`,
  );
  return id;
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
