// Everything that is found out before anything slow starts: from registries, the engine's own words, and the file system.
import { readBuilder, type BuilderImage } from "../../builder/builder-image.ts";
import {
  chooseLifecycleImage,
  readLifecycleImage,
  type LifecycleImage,
} from "../../builder/lifecycle-image.ts";
import type { ImageQuery } from "../../builder/located-image.ts";
import { negotiatePlatformApi } from "../../builder/platform-api.ts";
import { chooseRunImage, type RunImage } from "../../builder/run-image.ts";
import { decideTrust } from "../../builder/trusted-builders.ts";
import { readBuilderModules } from "../../buildpack/builder-modules.ts";
import { resolveOrder, type ResolvedOrder } from "../../buildpack/resolve-order.ts";
import type { Daemon } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import type { Choice } from "../../log.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import { hostTarget, type Target } from "../../oci/target.ts";
import type { Extender } from "../../phases/image-extensions.ts";
import { checkSourceTree } from "../../project/source/source-tree.ts";
import type { ApiVersion } from "../../cnb/api-version.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { clearSbomDirectory } from "../report/build-report-files.ts";
import { makeLayoutDirectory } from "../report/layout-directory.ts";
import {
  checkNeededApi,
  checkNeededEngine,
  checkNeededLifecycle,
  checkRequest,
  repositoriesOf,
} from "../request/check-request.ts";
import { chooseDelivery, type Delivery } from "./choose-delivery.ts";
import { chooseExtender } from "./choose-extender.ts";
import { findGatewayAddress } from "./gateway-address.ts";
import { Findings } from "../request/several-errors.ts";

/** What a build is made of; every choice with its reason. */
export interface BuildPlan {
  readonly daemon: Daemon;
  readonly target: Target;
  readonly builder: BuilderImage;
  readonly runImage: Choice<RunImage>;
  readonly trust: Choice<boolean>;
  /** Only for builders that are not trusted. */
  readonly lifecycleImage: Choice<LifecycleImage> | undefined;
  readonly api: Choice<ApiVersion>;
  readonly delivery: Choice<Delivery>;
  /** What is detected with. */
  readonly order: ResolvedOrder;
  /** What can be done with Dockerfiles of image extensions; undefined if there are no extensions. */
  readonly extender: Extender | undefined;
}

interface Engine {
  readonly daemon: Daemon | undefined;
  readonly target: Target;
  readonly delivery: Choice<Delivery> | undefined;
}

type Images = Pick<BuildPlan, "builder" | "runImage" | "lifecycleImage" | "api" | "order">;

/**
 * Reads builder, run image and lifecycle image, and checks that the engine answers, the source is there and the image
 * can be pushed: all side by side, nothing pulled.
 * @throws {PlatformError} what is wrong, or {@link SeveralErrors}
 */
export async function planBuild(request: ResolvedBuild, deps: BuildDeps): Promise<BuildPlan> {
  const findings = new Findings();
  const trust = decideTrust(request.trustBuilder, request.builder);
  const readAll = async () => {
    const engine = await connect(request, deps, findings);
    return { engine, images: await readImages({ request, engine, trust }, deps, findings) };
  };
  const [{ engine, images }] = await Promise.all([
    readAll(),
    findings.check(() => {
      checkRequest(request);
    }),
    findings.check(() => checkSourceTree(request.path)),
    ...repositoriesOf(request).map((tag) => findings.check(() => deps.registry.checkWrite(tag))),
    findings.check(() => checkPreviousImage(request, deps)),
    makeDirectories(request, findings),
  ]);
  findings.throwIfAny();
  const { daemon, target, delivery } = engine;
  if (daemon === undefined || images === undefined || delivery === undefined) {
    throw new Error("A check failed without a finding");
  }
  return { daemon, target, delivery, trust, ...images, extender: chooseExtender(images) };
}

/** One after the other: that of the image must be empty, and the other one may be in it. */
async function makeDirectories({ delivery, outcome }: ResolvedBuild, findings: Findings): Promise<void> {
  const { layout } = delivery;
  const { sbomDir } = outcome;
  if (layout !== undefined) await findings.check(() => makeLayoutDirectory(layout));
  if (sbomDir !== undefined) await findings.check(() => clearSbomDirectory(sbomDir));
}

/** One that is not there, or is not for us, is no previous image; that its registry does not answer would fail the build later. */
async function checkPreviousImage({ previousImage }: ResolvedBuild, { registry }: BuildDeps): Promise<void> {
  if (previousImage === undefined) return;
  await registry.headManifest(previousImage).catch((error: unknown) => {
    if (error instanceof PlatformError && error.code === "REGISTRY_UNREACHABLE") throw error;
  });
}

/** Without an engine, the images are still checked for what is asked for, else for this machine. */
async function connect(request: ResolvedBuild, deps: BuildDeps, findings: Findings): Promise<Engine> {
  const engine = await findings.check(async () => {
    const daemon = await deps.connectDaemon();
    const { os, arch } = daemon.info;
    return { daemon, target: request.target ?? { os, arch } };
  });
  if (engine === undefined) {
    return { daemon: undefined, target: request.target ?? hostTarget(process.arch), delivery: undefined };
  }
  await findings.check(() => {
    checkNeededEngine(request, engine.daemon.info);
  });
  const { isLocalAddress, hostName } = deps;
  const delivery = await findings.check(async () => {
    const { network } = request.containers;
    const address = await findGatewayAddress(network, { daemon: engine.daemon, isLocalAddress, hostName });
    return chooseDelivery(request, address);
  });
  return { ...engine, delivery };
}

/** What images are read for. */
interface ImageContext {
  readonly request: ResolvedBuild;
  readonly engine: Engine;
  readonly trust: Choice<boolean>;
}

async function readImages(
  context: ImageContext,
  deps: BuildDeps,
  findings: Findings,
): Promise<Images | undefined> {
  const { request, engine, trust } = context;
  const { target } = engine;
  const wish = { reference: request.builder, target, ...lookupOf(context) };
  const builder = await findings.check(() => readBuilder(wish, sources(engine, deps)));
  const [order, runImage, lifecycleImage] = await Promise.all([
    builder !== undefined ? findings.check(() => readOrder(request, builder, deps)) : undefined,
    builder !== undefined || request.runImage !== undefined
      ? findings.check(() => readRunImage(context, builder, deps))
      : undefined,
    builder !== undefined && !trust.value
      ? findings.check(() => readLifecycle(context, builder, deps))
      : undefined,
  ]);
  const isComplete = trust.value || lifecycleImage !== undefined;
  const api =
    builder !== undefined && isComplete
      ? await findings.check(() => negotiate(request, builder, lifecycleImage?.value))
      : undefined;
  if (builder === undefined || runImage === undefined || api === undefined || order === undefined)
    return undefined;
  return { builder, runImage, lifecycleImage, api, order };
}

function readOrder(request: ResolvedBuild, builder: BuilderImage, deps: BuildDeps): Promise<ResolvedOrder> {
  const { modules, registryIndex } = request;
  const name = formatImageReference(builder.reference);
  return resolveOrder(modules, readBuilderModules(name, builder.target, builder.labels), {
    ...deps.modules,
    registry: deps.registry,
    target: builder.target,
    registryIndex,
  });
}

function readRunImage({ request, engine }: ImageContext, builder: BuilderImage | undefined, deps: BuildDeps) {
  const unknownBuilder = { reference: request.builder, runImages: [], target: engine.target };
  return chooseRunImage(
    {
      requested: request.runImage,
      mirrors: request.runImageMirrors,
      builder: builder ?? unknownBuilder,
      image: request.image,
    },
    deps.registry,
  );
}

async function readLifecycle(
  context: ImageContext,
  builder: BuilderImage,
  deps: BuildDeps,
): Promise<Choice<LifecycleImage>> {
  const { request, engine } = context;
  const choice = chooseLifecycleImage(request.lifecycleImage, builder);
  const wish = { reference: choice.value, target: engine.target, ...lookupOf(context) };
  return { ...choice, value: await readLifecycleImage(wish, sources(engine, deps)) };
}

function negotiate(
  request: ResolvedBuild,
  builder: BuilderImage,
  lifecycle: LifecycleImage | undefined,
): Choice<ApiVersion> {
  const { platformApis, version } = builder.lifecycle;
  const own = { who: `the builder "${formatImageReference(builder.reference)}"`, platformApis, version };
  const exporter =
    lifecycle === undefined
      ? own
      : { ...lifecycle, who: `the lifecycle image "${formatImageReference(lifecycle.reference)}"` };
  const api = negotiatePlatformApi(exporter === own ? [own] : [own, exporter]);
  checkNeededApi(request, api);
  checkNeededLifecycle(request, exporter);
  return api;
}

/** Where there is no engine, nothing can be in it. */
function lookupOf({ request, engine }: ImageContext): Pick<ImageQuery, "pull" | "targetSource"> {
  const [pull, source] =
    engine.daemon === undefined ? (["always", "machine"] as const) : ([request.pull, "engine"] as const);
  return { pull, targetSource: request.target === undefined ? source : "input" };
}

function sources({ daemon }: Engine, { registry }: BuildDeps) {
  return {
    registry,
    inspectImage: (name: string) => daemon?.inspectImage(name) ?? Promise.resolve(undefined),
  };
}
