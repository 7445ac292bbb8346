// Which layers of a builder a build can do without, so that the engine does not have to pull them.
import type { ServedImage } from "../../builder/located-image.ts";
import { readOrderFile } from "../../builder/order-file.ts";
import {
  layerBytes,
  measureLayers,
  pruneBuilder,
  type PrunedBuilder,
  unreachableLayers,
} from "../../builder/pruned-builder.ts";
import type { DetectionOrder } from "../../builder/reachable-modules.ts";
import { type BuilderModule, readBuilderModules } from "../../buildpack/builder-modules.ts";
import type { ModuleInfo } from "../../buildpack/module.ts";
import { BUILDPACK_SYSTEM_LABEL, parseSystemLabel } from "../../cnb/builder-labels.ts";
import type { Daemon } from "../../docker/daemon.ts";
import { messageOf } from "../../errors.ts";
import { envValue } from "../../oci/image-config.ts";
import { countLayers, haveSameLayers } from "../../oci/image-layers.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import { formatSize } from "../../quantities.ts";
import { quote } from "../../quote.ts";
import { findGatewayAddress } from "../plan/gateway-address.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildDeps } from "../request/build-deps.ts";

/** What deciding it needs. */
export type PruneDeps = Pick<BuildDeps, "registry" | "log" | "isLocalAddress" | "hostName">;

/** How the engine gets it: it pulls from this process at an address, or is sent an archive. */
export type PrunedWay = { readonly kind: "pull"; readonly address: string } | { readonly kind: "load" };

/** A builder without some of its layers, and how the engine gets it. */
export interface PrunedPull {
  readonly builder: PrunedBuilder;
  readonly way: PrunedWay;
}

/** Less than this is pulled in the time that it takes to find out how to do without. */
export const WORTH_BYTES = 10_000_000;

/** The post step gets it in its environment, which is not large everywhere. */
const MAX_CONFIG_BYTES = 32 * 1024;

/** With them, a lifecycle looks for modules and their order elsewhere. */
const MOVED_BY = ["CNB_ORDER_PATH", "CNB_BUILDPACKS_DIR", "CNB_EXTENSIONS_DIR"] as const;

/** For an engine that has not all of it; undefined if it is to get that. Never rejects. */
export async function findPrunedBuilder(plan: BuildPlan, deps: PruneDeps): Promise<PrunedPull | undefined> {
  const { served } = plan.builder;
  if (served === undefined) return undefined;
  try {
    const modules = modulesOf(plan);
    const isWorth = measureLayers(served, unreachableLayers(plan.order, modules)) >= WORTH_BYTES;
    const pull = isWorth ? await prune({ plan, modules }, deps) : "the order leads to nearly all of it";
    if (typeof pull !== "string") {
      deps.log.info(`${neededWords(served, pull.builder)}.`);
      return pull;
    }
    deps.log[isWorth ? "info" : "debug"](`The whole builder is needed: ${pull}.`);
  } catch (error) {
    deps.log.info(`The whole builder is needed, as its order is not known: ${messageOf(error)}`);
  }
  return undefined;
}

function neededWords({ manifest: whole }: ServedImage, { manifest: needed }: PrunedBuilder): string {
  const size = `${formatSize(layerBytes(needed))} of ${formatSize(layerBytes(whole))}`;
  const left = whole.layers.length - needed.layers.length;
  const where = `${String(left)} of its ${String(whole.layers.length)} layers`;
  return `Of the builder, ${size} are needed: the order leads to no buildpack in ${where}`;
}

/** Those of the builder, and those that the build adds: an order may lead through them. */
export function modulesOf({ builder, order }: BuildPlan): readonly (BuilderModule | ModuleInfo)[] {
  const name = formatImageReference(builder.reference);
  const { modules } = readBuilderModules(name, builder.target, builder.labels);
  return [...modules, ...order.sources.flatMap((source) => source.modules)];
}

/** A builder, and all modules that its order may lead through. */
export interface Pruning {
  readonly plan: BuildPlan;
  readonly modules: readonly (BuilderModule | ModuleInfo)[];
}

/** Why not, as a clause, where something is unusual. */
export async function prune({ plan, modules }: Pruning, deps: PruneDeps): Promise<PrunedPull | string> {
  const { served } = plan.builder;
  const obstacle = findObstacle(plan);
  if (served === undefined || obstacle !== undefined) return obstacle ?? "it is in no registry";
  const way = await chooseWay(plan.daemon, deps);
  if (typeof way === "string") return way;
  const orders = await ordersOf({ plan, modules }, deps);
  if (orders === undefined) return "its order.toml is in none of the small layers on top";
  const dropped = unreachableLayers(orders, modules);
  if (measureLayers(served, dropped) < WORTH_BYTES)
    return "the order.toml in it leads to more than its labels say";
  const builder = pruneBuilder(served, dropped);
  if (builder.configBytes.length > MAX_CONFIG_BYTES) return "its environment is unusually large";
  return { builder, way };
}

/** An engine that pulls unpacks while it downloads. Podman pulls without TLS only what its configuration names. */
async function chooseWay(daemon: Daemon, deps: PruneDeps): Promise<PrunedWay | string> {
  const address = await findGatewayAddress("host", { ...deps, daemon });
  if (address.kind === "address" && daemon.info.engine === "docker")
    return { kind: "pull", address: address.address };
  return daemon.socketPath === undefined
    ? "a part of it would come from this process, and the engine is elsewhere"
    : { kind: "load" };
}

function findObstacle({ builder, extender }: BuildPlan): string | undefined {
  const { served, env } = builder;
  if (extender !== undefined) return "image extensions may change it";
  if (hasSystemBuildpacks(builder)) return "it has system buildpacks, which are in no order";
  if (served !== undefined && !haveSameLayers(served)) return `it has ${countLayers(served)}`;
  const foreign = served?.manifest.layers.find(({ mediaType }) => isForeign(mediaType));
  if (foreign !== undefined) return `its layer ${foreign.digest} is ${quote(foreign.mediaType)}`;
  const variable = MOVED_BY.find((name) => envValue(env, name) !== undefined);
  return variable && `it sets ${variable}`;
}

function hasSystemBuildpacks({ reference, labels }: BuildPlan["builder"]): boolean {
  const label = labels[BUILDPACK_SYSTEM_LABEL];
  if (label === undefined) return false;
  const { pre, post } = parseSystemLabel(label, quote(formatImageReference(reference)));
  return [pre, post].some(({ buildpacks }) => buildpacks.length > 0);
}

/** Engines get these from elsewhere. */
function isForeign(mediaType: string): boolean {
  return /foreign|nondistributable/.test(mediaType);
}

/** Of an order that the build writes, the builder's own is no part. Undefined if it cannot be found. */
export async function ordersOf(
  { plan, modules }: Pruning,
  { registry }: Pick<PruneDeps, "registry">,
): Promise<DetectionOrder | undefined> {
  const { builder, order } = plan;
  const { served, pinned } = builder;
  if (order.toml !== undefined || served === undefined || pinned === undefined) return order;
  return readOrderFile({
    image: served,
    modules: new Set(modules.flatMap((module) => ("diffId" in module ? (module.diffId ?? []) : []))),
    openBlob: (layer) => registry.openBlob(pinned, layer),
  });
}
