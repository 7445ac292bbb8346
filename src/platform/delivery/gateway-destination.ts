// The lifecycle pushes to a gateway in this process, from where the image is delivered.
import { Readable } from "node:stream";
import { messageOf, PlatformError } from "../../errors.ts";
import { makeJobDirectory } from "../../files/job-directory.ts";
import type { BlobOrigin } from "../../gateway/blob-origin.ts";
import { createDirectorySink } from "../../gateway/directory-sink.ts";
import { type Gateway, startGateway } from "../../gateway/gateway.ts";
import type { GatewayRoute } from "../../gateway/gateway-route.ts";
import type { StagedImage } from "../../gateway/staged-image.ts";
import { digestOf } from "../../oci/digest.ts";
import { type ImageReference, manifestSelector } from "../../oci/image-reference.ts";
import { OCI_MANIFEST } from "../../oci/media-types.ts";
import type { BuildPlan } from "../plan/plan.ts";
import { leavesCaches } from "../request/build-caches.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { gatewayDirectory } from "../workspace/run-directories.ts";
import { deliverStaged, type StagedDelivery } from "./deliver-staged.ts";
import type { DeliveredImage, Destination, ExportedImage } from "./destination.ts";
import { type EngineImage, findEngineImage, originsIn } from "./engine-image.ts";
import { GatewayAccess, type GatewayAccessOptions } from "./gateway-access.ts";
import { registrySinks } from "./gateway-sinks.ts";
import type { DeliveryContext } from "./loaded-image.ts";
import { publishWritten } from "./publish-written.ts";
import { explainUnreached } from "./unreached-gateway.ts";

/** What a gateway destination is opened for. */
interface Opened extends DeliveryContext {
  readonly gateway: Gateway;
  readonly access: GatewayAccess;
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
  const onError = (error: unknown): void => {
    deps.log.warning(`The gateway rejected a request from the lifecycle: ${messageOf(error)}`);
  };
  const gateway = parts.use(await startGateway({ address, registry: deps.registry, onError }));
  const sinkFor = registrySinks(directory.path, deps);
  const access = new GatewayAccess({ gateway, sinkFor });
  const {
    tags: [image],
    previousImage,
  } = resolved;
  const name = access.nameOf(image);
  const own = { name, ...(await ownRoute(resolved, { ...context, sinkFor }, deps)) };
  gateway.serve(own);
  if (engineImage !== undefined) await offer(engineImage, manifestSelector(image), { gateway, own });
  const opened = { resolved, deps, gateway, access, ...context };
  const kept = parts.move();
  return {
    tags: [{ ...gateway.repository(name), tag: manifestSelector(image) }],
    previousImage: previousImage && access.read(previousImage),
    access,
    explain: (error) => explainUnreached(error, gateway),
    deliver: (exported, gate, whenComplete) => deliver(opened, exported, { gate, whenComplete }),
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
  { gateway, own }: { readonly gateway: Gateway; readonly own: GatewayRoute },
): Promise<void> {
  const writer = own.sink?.begin();
  await writer?.write(Readable.from([configBytes]));
  await writer?.commit(digestOf(configBytes));
  await gateway.stage(own.name, selector, { mediaType: OCI_MANIFEST, bytes: manifestBytes });
}

/** The repository of the image that is built. */
async function ownRoute(
  { tags: [image], delivery }: ResolvedBuild,
  {
    plan,
    directory,
    engineImage,
    sinkFor,
  }: Pick<Opened, "plan" | "directory" | "engineImage"> & Pick<GatewayAccessOptions, "sinkFor">,
  { registry }: BuildDeps,
): Promise<Omit<GatewayRoute, "name">> {
  const { pinned, layers } = plan.runImage.value;
  const inRegistry = engineImage === undefined && (delivery.push || (await canRead(image, registry)));
  const runImage: BlobOrigin = { kind: "repository", repository: pinned };
  return {
    repository: inRegistry ? image : undefined,
    sink: delivery.push ? sinkFor(image) : createDirectorySink(directory),
    provided: new Map([
      ...(engineImage === undefined ? [] : originsIn(engineImage)),
      ...layers.map((layer) => [layer, runImage] as const),
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

/** What the lifecycle pushed to the gateway, if it is what it says. */
async function stagedImage(
  { resolved, gateway, access }: Opened,
  { digest }: ExportedImage,
): Promise<StagedImage> {
  const [image] = resolved.tags;
  const staged = await gateway.exported(access.nameOf(image), manifestSelector(image), digest);
  if (staged?.digest === digest) return staged;
  const found = staged?.digest ?? "nothing";
  throw new PlatformError(
    "DIGEST_MISMATCH",
    `The lifecycle says it exported ${digest}, but pushed ${found}.`,
  );
}

async function deliver(
  opened: Opened,
  exported: ExportedImage,
  before: Pick<StagedDelivery, "gate" | "whenComplete">,
): Promise<DeliveredImage> {
  const { gateway, access, deps } = opened;
  // No container of the build has anything to do any more.
  gateway.revoke();
  const staged = await stagedImage(opened, exported);
  const runImage = exported.runImage && access.real(exported.runImage);
  const delivery = { exported: { ...exported, runImage }, renames: access.realNames, ...before };
  try {
    const delivered = await deliverStaged(staged, delivery, opened);
    await publishWritten(opened, deps);
    return delivered;
  } catch (error) {
    if (leavesCacheImage(error, deps)) await publishWritten(opened, deps);
    throw error;
  }
}

/** A registry that does not answer would be waited for once more. */
function leavesCacheImage(error: unknown, { signal }: Pick<BuildDeps, "signal">): boolean {
  const isUnreachable = error instanceof PlatformError && error.code === "REGISTRY_UNREACHABLE";
  return leavesCaches(error, signal) && !isUnreachable;
}
