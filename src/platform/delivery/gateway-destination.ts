// The lifecycle pushes to a gateway in this process, from where the image is delivered.
import { Readable } from "node:stream";
import { messageOf, PlatformError } from "../../errors.ts";
import { createDirectorySink } from "../../gateway/directory-sink.ts";
import type { GatewayRoute } from "../../gateway/gateway-route.ts";
import { digestOf } from "../../oci/digest.ts";
import { type ImageReference, manifestSelector } from "../../oci/image-reference.ts";
import { OCI_MANIFEST } from "../../oci/media-types.ts";
import type { BuildPlan } from "../plan/plan.ts";
import { leavesCaches } from "../request/build-caches.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { gatewayDirectory } from "../workspace/run-directories.ts";
import { baseOrigins } from "./base-layers.ts";
import { deliverStaged } from "./deliver-staged.ts";
import type { DeliveredImage, Destination, ExportedImage, Hurdles } from "./destination.ts";
import { type EngineImage, findEngineImage, originsIn } from "./engine-image.ts";
import { type GatewayPlace, openGatewayPlace, takeExported } from "./gateway-place.ts";
import type { DeliveryContext } from "./loaded-image.ts";
import { publishWritten } from "./publish-written.ts";

/** @throws {PlatformError} `INPUT` if the address cannot be listened on */
export async function openGatewayDestination(
  resolved: ResolvedBuild,
  { plan, address }: { readonly plan: BuildPlan; readonly address: string },
  deps: BuildDeps,
): Promise<Destination> {
  const engineImage = await findPrevious(resolved, plan, deps);
  const {
    tags: [image],
    previousImage,
  } = resolved;
  const directory = gatewayDirectory(deps.temporaryDir, deps.runLabel);
  await using parts = new AsyncDisposableStack();
  const place = parts.use(await openGatewayPlace({ address, directory, image }, deps));
  const own = { name: place.name, ...(await ownRoute(resolved, { plan, engineImage, place }, deps)) };
  place.gateway.serve(own);
  if (engineImage !== undefined) await offer(engineImage, manifestSelector(image), { place, own });
  // A lifecycle asks for it first of all, but its container takes a while to start.
  else if (own.repository !== undefined && previousImage === undefined)
    place.gateway.readAhead(place.name, manifestSelector(image));
  const context = { resolved, plan, deps, directory: place.directory, engineImage };
  const kept = parts.move();
  return {
    ...place,
    previousImage: previousImage && place.access.read(previousImage),
    deliver: (exported, hurdles) => deliver(exported, { place, context }, hurdles),
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
  selector: string,
  { place, own }: { readonly place: GatewayPlace; readonly own: GatewayRoute },
): Promise<void> {
  const writer = own.sink?.begin();
  await writer?.write(Readable.from([configBytes]));
  await writer?.commit(digestOf(configBytes));
  await place.gateway.stage(own.name, selector, { mediaType: OCI_MANIFEST, bytes: manifestBytes });
}

/** The repository of the image that is built. */
async function ownRoute(
  { tags: [image], delivery }: ResolvedBuild,
  {
    plan,
    engineImage,
    place,
  }: Pick<DeliveryContext, "plan" | "engineImage"> & { readonly place: GatewayPlace },
  { registry }: BuildDeps,
): Promise<Omit<GatewayRoute, "name">> {
  const inRegistry = engineImage === undefined && (delivery.push || (await canRead(image, registry)));
  return {
    repository: inRegistry ? image : undefined,
    targets: new Map([[manifestSelector(image), plan.target]]),
    sink: delivery.push ? place.sinkFor(image) : createDirectorySink(place.directory),
    provided: new Map([
      ...(engineImage === undefined ? [] : originsIn(engineImage)),
      ...baseOrigins(plan.runImage.value),
    ]),
  };
}

/** An image that is only loaded may have a name that no registry knows, or that only others may read. */
async function canRead(image: ImageReference, registry: BuildDeps["registry"]): Promise<boolean> {
  return registry.headManifest(image).then(
    (digest) => digest !== undefined,
    () => false,
  );
}

async function deliver(
  exported: ExportedImage,
  { place, context }: { readonly place: GatewayPlace; readonly context: DeliveryContext },
  hurdles: Hurdles = {},
): Promise<DeliveredImage> {
  const { access } = place;
  const staged = await takeExported(place, exported);
  const runImage = exported.runImage && access.real(exported.runImage);
  const delivery = { exported: { ...exported, runImage }, renames: access.realNames, ...hurdles };
  try {
    const delivered = await deliverStaged(staged, delivery, context);
    await publishWritten(place, context.deps);
    return delivered;
  } catch (error) {
    if (leavesCacheImage(error, context.deps)) await publishWritten(place, context.deps);
    throw error;
  }
}

/** A registry that does not answer would be waited for once more. */
function leavesCacheImage(error: unknown, { signal }: Pick<BuildDeps, "signal">): boolean {
  const isUnreachable = error instanceof PlatformError && error.code === "REGISTRY_UNREACHABLE";
  return leavesCaches(error, signal) && !isUnreachable;
}
