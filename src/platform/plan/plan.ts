// Everything that is found out before anything slow starts: from registries, the engine's own words, and the file system.
import { type BuilderImage, readBuilder } from "../../builder/builder-image.ts";
import {
  chooseLifecycleImage,
  type LifecycleImage,
  readLifecycleImage,
} from "../../builder/lifecycle-image.ts";
import type { ImageQuery } from "../../builder/located-image.ts";
import { negotiatePlatformApi } from "../../builder/platform-api.ts";
import { chooseRunImage, type RunImage } from "../../builder/run-image.ts";
import { decideTrust } from "../../builder/trusted-builders.ts";
import { readBuilderModules } from "../../buildpack/builder-modules.ts";
import type { ResolvedOrder } from "../../buildpack/requested-order.ts";
import { resolveOrder } from "../../buildpack/resolve-order.ts";
import { findLoadedBuilder } from "../../cache/builder-load.ts";
import type { ApiVersion } from "../../cnb/api-version.ts";
import type { Daemon } from "../../docker/daemon.ts";
import { PlatformError } from "../../errors.ts";
import type { Choice } from "../../log.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import { hostTarget, type Target } from "../../oci/target.ts";
import type { Extender } from "../../phases/image-extensions.ts";
import { checkSourceTree } from "../../project/source/source-tree.ts";
import { clearSbomDirectory } from "../report/build-report-files.ts";
import { makeLayoutDirectory } from "../report/layout-directory.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { checkAll } from "../request/check-all.ts";
import {
  checkNeededApi,
  checkNeededEngine,
  checkNeededLifecycle,
  checkRequest,
  repositoriesOf,
} from "../request/check-request.ts";
import { checkMounts, checkNetwork } from "./check-containers.ts";
import { checkRunnable } from "./check-runnable.ts";
import { checkWithoutEngine } from "./check-without-engine.ts";
import { chooseDelivery, type Delivery } from "./choose-delivery.ts";
import { chooseExtender } from "./choose-extender.ts";
import { findGatewayAddress } from "./gateway-address.ts";
import { readBuilderEarly } from "./read-builder-early.ts";
import { readJobBuilder, trustInJob } from "./read-job-builder.ts";

/** What a build is made of; every choice with its reason. */
export interface BuildPlan {
  readonly daemon: Daemon;
  readonly target: Target;
  readonly builder: BuilderImage;
  /** The name by which the engine has exactly that; undefined if it has not. */
  readonly presentBuilder: string | undefined;
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

/** What images are read for and from. */
interface Engine {
  /** Undefined if none answers. */
  readonly daemon: Daemon | undefined;
  readonly target: Target;
}

type Images = Pick<BuildPlan, "builder" | "presentBuilder" | "runImage" | "lifecycleImage" | "api" | "order">;

/**
 * Reads builder, run image and lifecycle image, and checks that the engine answers, the source is there and the image
 * can be pushed: all side by side, nothing pulled.
 * @throws {PlatformError} what is wrong, or {@link SeveralErrors}
 */
export async function planBuild(resolved: ResolvedBuild, deps: BuildDeps): Promise<BuildPlan> {
  const trust = decideTrust(resolved.trustBuilder, resolved.builder);
  const [engineAndImages] = await checkAll([
    () => readEngineAndImages(resolved, trust, deps),
    () => {
      checkRequest(resolved);
    },
    () => checkSourceTree(resolved.path),
    () => checkAll(repositoriesOf(resolved).map((tag) => () => deps.registry.checkWrite(tag))),
    () => checkPreviousImage(resolved, deps),
    () => makeDirectories(resolved),
  ]);
  const { daemon, builder } = engineAndImages;
  return {
    ...engineAndImages,
    trust: isOwn(daemon) ? trustInJob(trust, builder) : trust,
    extender: chooseExtender(engineAndImages),
  };
}

/** One after the other: that of the image must be empty, and the other one may be in it. */
async function makeDirectories({ delivery: { layout }, outcome: { sbomDir } }: ResolvedBuild): Promise<void> {
  const making = layout === undefined ? Promise.resolve() : makeLayoutDirectory(layout);
  await checkAll([
    () => making,
    async () => {
      await making.catch(() => undefined);
      if (sbomDir !== undefined) await clearSbomDirectory(sbomDir);
    },
  ]);
}

/** One that is not there, or is not for us, is no previous image; that its registry does not answer would fail the build later. */
async function checkPreviousImage({ previousImage }: ResolvedBuild, { registry }: BuildDeps): Promise<void> {
  if (previousImage === undefined) return;
  await registry.headManifest(previousImage).catch((error: unknown) => {
    if (!(error instanceof PlatformError && error.code === "REGISTRY_UNREACHABLE")) return;
    const { code, message, hint } = error;
    throw new PlatformError(code, `The previous image cannot be looked for: ${message}`, {
      cause: error,
      hint,
    });
  });
}

/** Without an engine, the images are still checked for what is asked for, else for this machine. */
async function readEngineAndImages(
  resolved: ResolvedBuild,
  trust: Choice<boolean>,
  deps: BuildDeps,
): Promise<Images & Pick<BuildPlan, "daemon" | "target" | "delivery">> {
  const connecting = deps.connectDaemon(resolved.target);
  const registry = readBuilderEarly(resolved, deps.registry);
  const found = await connecting.catch(() => undefined);
  const target = resolved.target ?? (found === undefined ? hostTarget(process.arch) : targetOf(found));
  const checkingNetwork = connecting.then((engine) =>
    checkNetwork(resolved.containers.network, "network", engine),
  );
  const [daemon, , , , , , , delivery, images] = await checkAll([
    () => connecting,
    async () => checkWithoutEngine(resolved, await connecting, deps.log),
    () => checkingNetwork,
    async () => checkNetwork(resolved.test.network, "test-network", await connecting),
    async () => checkMounts(resolved.containers, await connecting, deps.log),
    async () => {
      checkNeededEngine(resolved, (await connecting).info);
    },
    async () => checkRunnable(target, await connecting, deps),
    async () => {
      // Of a network that is not there, only this is to be told.
      await checkingNetwork;
      return decideDelivery(resolved, await connecting, deps);
    },
    () => readImages({ resolved, engine: { daemon: found, target }, trust }, { ...deps, registry }),
  ]);
  return { daemon, target, delivery, ...images };
}

function targetOf({ info: { os, arch } }: Daemon): Target {
  return { os, arch };
}

async function decideDelivery(
  resolved: ResolvedBuild,
  daemon: Daemon,
  { isLocalAddress, hostName }: BuildDeps,
): Promise<Choice<Delivery>> {
  const { network } = resolved.containers;
  return chooseDelivery(resolved, await findGatewayAddress(network, { daemon, isLocalAddress, hostName }));
}

/** What images are read for. */
interface ImageContext {
  readonly resolved: ResolvedBuild;
  readonly engine: Engine;
  readonly trust: Choice<boolean>;
}

async function readImages(context: ImageContext, deps: BuildDeps): Promise<Images> {
  const { resolved, engine, trust } = context;
  const query = { reference: resolved.builder, target: engine.target, ...lookupOf(context) };
  const isInBuilder = engine.daemon !== undefined && isOwn(engine.daemon);
  const hasOwnLifecycle = trust.value || isInBuilder;
  const reading = isInBuilder
    ? readJobBuilder(query, sources(engine, deps), deps.log)
    : readBuilder(query, sources(engine, deps));
  const readingLifecycle = reading.then((builder) =>
    hasOwnLifecycle ? undefined : readLifecycle(context, builder, deps),
  );
  const [builder, presentBuilder, order, runImage, lifecycleImage, api] = await checkAll([
    () => reading,
    async () => findPresent(await reading, engine),
    async () => readOrder(resolved, await reading, deps),
    // One that is asked for can be read without knowing the builder.
    async () =>
      readRunImage(
        context,
        await (resolved.runImage === undefined ? reading : reading.catch(() => undefined)),
        deps,
      ),
    () => readingLifecycle,
    async () => negotiate(resolved, await reading, (await readingLifecycle)?.value),
  ]);
  return { builder, presentBuilder, runImage, lifecycleImage, api, order };
}

/** Its own name, or that of an image that an earlier build passed on, or took out of the cache. */
async function findPresent(
  { location, runnable, pinned, served }: BuilderImage,
  { daemon }: Pick<Engine, "daemon">,
): Promise<string | undefined> {
  if (location === "daemon" || (await daemon?.inspectImage(runnable)) !== undefined) return runnable;
  if (daemon === undefined || pinned?.digest === undefined || served === undefined) return undefined;
  const known = { manifestDigest: pinned.digest, diffIds: served.config.rootfs.diff_ids };
  return findLoadedBuilder(daemon, known);
}

function readOrder(resolved: ResolvedBuild, builder: BuilderImage, deps: BuildDeps): Promise<ResolvedOrder> {
  const { modules, registryIndex } = resolved;
  const name = formatImageReference(builder.reference);
  return resolveOrder(modules, readBuilderModules(name, builder.target, builder.labels), {
    ...deps.modules,
    registry: deps.registry,
    target: builder.target,
    registryIndex,
  });
}

function readRunImage(
  { resolved, engine }: ImageContext,
  builder: BuilderImage | undefined,
  deps: BuildDeps,
) {
  const unknownBuilder = { reference: resolved.builder, runImages: [], target: engine.target };
  return chooseRunImage(
    {
      requested: resolved.runImage,
      mirrors: resolved.runImageMirrors,
      builder: builder ?? unknownBuilder,
      image: resolved.tags[0],
    },
    deps.registry,
  );
}

async function readLifecycle(
  context: ImageContext,
  builder: BuilderImage,
  deps: BuildDeps,
): Promise<Choice<LifecycleImage>> {
  const { resolved, engine } = context;
  const choice = chooseLifecycleImage(resolved.lifecycleImage, builder);
  const query = { reference: choice.value, target: engine.target, ...lookupOf(context) };
  return { ...choice, value: await readLifecycleImage(query, sources(engine, deps)) };
}

function negotiate(
  resolved: ResolvedBuild,
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
  checkNeededApi(resolved, api);
  checkNeededLifecycle(resolved, exporter);
  return api;
}

/** Whether the builder is the one that this process is in. */
function isOwn({ info }: Pick<Daemon, "info">): boolean {
  return info.engine === "processes";
}

/** Where there is no engine, nothing can be in it. */
function lookupOf({ resolved, engine }: ImageContext): Pick<ImageQuery, "pull" | "targetSource"> {
  const { daemon } = engine;
  const pull = daemon === undefined ? "always" : isOwn(daemon) ? "never" : resolved.pull;
  const source = daemon === undefined || isOwn(daemon) ? "machine" : "engine";
  return { pull, targetSource: resolved.target === undefined ? source : "input" };
}

function sources({ daemon }: Engine, { registry }: BuildDeps) {
  return {
    registry,
    inspectImage: (name: string) => daemon?.inspectImage(name) ?? Promise.resolve(undefined),
  };
}
