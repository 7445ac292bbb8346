// The lifecycle pushes to a gateway in this process; then the image gets its labels, goes to every registry and into the
// engine, and at the very end its tags move.
import { Readable } from "node:stream";
import { rewriteReport } from "../../cnb/report.ts";
import { loadImage } from "../../docker/load-image.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { OutputPlace } from "../../files/output-directory.ts";
import type { BlobOrigin } from "../../gateway/blob-origin.ts";
import { createDirectorySink } from "../../gateway/directory-sink.ts";
import { type FinishedImage, finishImage } from "../../gateway/finished-image.ts";
import { type Gateway, startGateway } from "../../gateway/gateway.ts";
import type { GatewayRoute } from "../../gateway/gateway-route.ts";
import type { StagedImage } from "../../gateway/staged-image.ts";
import { digestOf } from "../../oci/digest.ts";
import {
  atDigest,
  formatImageReference,
  type ImageReference,
  manifestSelector,
} from "../../oci/image-reference.ts";
import { OCI_MANIFEST } from "../../oci/media-types.ts";
import { PHASE_PATHS } from "../../phases/phase-paths.ts";
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
import { describeIfReadable } from "./exported-image.ts";
import { GatewayAccess, type GatewayAccessOptions } from "./gateway-access.ts";
import { registrySinks } from "./gateway-sinks.ts";
import { makeJobDirectory } from "./job-directory.ts";
import { publishWritten } from "./publish-written.ts";
import { type RememberedImage, rememberImage } from "./remembered-image.ts";
import { publishWithChecks } from "./tagged-image.ts";
import { explainUnreached } from "./unreached-gateway.ts";

/** What a gateway destination is opened for. */
interface Opened {
  readonly resolved: ResolvedBuild;
  readonly plan: BuildPlan;
  readonly deps: BuildDeps;
  readonly gateway: Gateway;
  readonly access: GatewayAccess;
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
  const onError = (error: unknown): void => {
    deps.log.warning(`The gateway rejected a request from the lifecycle: ${messageOf(error)}`);
  };
  const gateway = parts.use(await startGateway({ address, registry: deps.registry, routes: [], onError }));
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

async function deliver(opened: Opened, exported: ExportedImage): Promise<DeliveredImage> {
  const { resolved, gateway, access, deps } = opened;
  const { delivery } = resolved;
  // No container of the build has anything to do any more.
  gateway.revoke();
  const staged = await stagedImage(opened, exported);
  const { labels, annotations } = delivery;
  const finished = await finishImage(
    staged,
    { labels, annotations, renames: access.realNames },
    deps.registry,
  );
  const runImage = exported.runImage && access.real(exported.runImage);
  const base = { runImage, planned: opened.plan.runImage.value };
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
  await publishWritten(opened, deps);
  return { ...report(finished, opened), imageId, toml: reportFile(exported, finished, resolved) };
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

/** What the lifecycle says of the image, which has other names and a new digest by now. */
function reportFile(
  { toml }: ExportedImage,
  { digest, manifestBytes }: FinishedImage,
  { tags }: ResolvedBuild,
): string {
  const image = { tags: tags.map(formatImageReference), digest, manifestSizeBytes: manifestBytes.length };
  return rewriteReport(toml, image, PHASE_PATHS.report);
}

function report(
  { digest, config, manifest, manifestBytes }: FinishedImage,
  { resolved, deps: { log } }: Opened,
): DeliveredImage {
  const {
    tags: [image],
    delivery,
  } = resolved;
  const tags = resolved.tags.map(formatImageReference);
  return {
    ...describeIfReadable({ config, manifest }, formatImageReference(image), log),
    digest,
    image: delivery.push ? formatImageReference(atDigest(image, digest)) : undefined,
    tags: delivery.push && !delivery.byDigest ? tags : [],
    loaded: delivery.load ? tags : [],
    layoutDir: delivery.layout?.path,
    manifestSizeBytes: manifestBytes.length,
    labels: config.config?.Labels ?? {},
  };
}
