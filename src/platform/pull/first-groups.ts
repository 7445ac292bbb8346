// The groups of an order that a build most likely gets along with: those up to the one whose buildpacks built the previous image. The
// first group that is detected builds, so these alone lead to the same image, or to none.
import { findEarlierGroup } from "../../builder/earlier-group.ts";
import { layerBytes, measureLayers, unreachableLayers } from "../../builder/pruned-builder.ts";
import { findLoadedBuilder } from "../../cache/builder-load.ts";
import { BUILD_METADATA_LABEL, parseBuildMetadata } from "../../cnb/build-metadata.ts";
import { formatOrder } from "../../cnb/order.ts";
import { messageOf } from "../../errors.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import { formatSize } from "../../quantities.ts";
import { quote } from "../../quote.ts";
import { readImage } from "../../registry/image.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import { modulesOf, ordersOf, prune, type PruneDeps, type PrunedPull, WORTH_BYTES } from "./prune-builder.ts";

/** What is enough for the first groups, and the texts to detect with these and with all. */
export interface FirstGroups {
  readonly pull: PrunedPull;
  /** Of order.toml. */
  readonly order: string;
  /** The same of all groups, also where that is the builder's own: a build that has begun has this one in its place. */
  readonly wholeOrder: string;
}

/** Buildpacks of an image. */
export interface EarlierBuildpacks {
  /** Of the image, for people. */
  readonly name: string;
  readonly ids: readonly string[];
}

type Request = Pick<ResolvedBuild, "tags" | "previousImage"> & {
  readonly delivery: Pick<ResolvedBuild["delivery"], "push">;
};

/** Those that built the previous image; undefined if no registry has it, or it does not say. Never rejects. */
export async function readEarlierBuildpacks(
  { tags, previousImage, delivery }: Request,
  { target, order }: Pick<BuildPlan, "target" | "order">,
  { registry, log }: Pick<PruneDeps, "registry" | "log">,
): Promise<EarlierBuildpacks | undefined> {
  if (order.order.length < 2 || (previousImage === undefined && !delivery.push)) return undefined;
  const reference = previousImage ?? tags[0];
  const name = formatImageReference(reference);
  try {
    const { config } = await readImage(registry, reference, target);
    const label = config.config?.Labels?.[BUILD_METADATA_LABEL];
    if (label === undefined) return undefined;
    return { name, ids: parseBuildMetadata(label, quote(name)).buildpacks.map(({ id }) => id) };
  } catch (error) {
    log.debug(`It is not known which buildpacks built ${quote(name)}: ${messageOf(error)}`);
    return undefined;
  }
}

/** A build for whose order the engine is to get a builder. */
interface Build {
  readonly plan: BuildPlan;
  /** What the whole order needs; undefined if that is all of the builder. */
  readonly pruned: PrunedPull | undefined;
  readonly earlier: EarlierBuildpacks | undefined;
}

/** Undefined if nothing tells which they are, or the engine is to get all at once. Never rejects. */
export async function findFirstGroups(build: Build, deps: PruneDeps): Promise<FirstGroups | undefined> {
  const { earlier } = build;
  if (earlier === undefined) return undefined;
  try {
    const found = await find({ ...build, earlier }, deps);
    if (typeof found !== "string") return found;
    deps.log.debug(`The builder is not fetched in parts: ${found}.`);
  } catch (error) {
    deps.log.debug(`The builder is not fetched in parts: ${messageOf(error)}`);
  }
  return undefined;
}

type KnownBuild = Build & { readonly earlier: EarlierBuildpacks };

/** Why not, as a clause. */
async function find({ plan, pruned, earlier }: KnownBuild, deps: PruneDeps): Promise<FirstGroups | string> {
  const { daemon, builder, order } = plan;
  const { served } = builder;
  if (served === undefined) return "it is in no registry";
  if (pruned !== undefined && (await isLoaded(pruned, daemon))) return "the engine has what is needed of it";
  const modules = modulesOf(plan);
  const whole = await ordersOf({ plan, modules }, deps);
  if (whole === undefined) return "its order.toml is in none of the small layers on top";
  const count = findEarlierGroup(earlier.ids, whole.order, modules) + 1;
  if (count === 0) return `no group has the buildpacks of ${quote(earlier.name)}`;
  const first = { order: whole.order.slice(0, count), orderExtensions: whole.orderExtensions };
  const toml = formatOrder(first.order, first.orderExtensions);
  const firstBytes = layerBytes(served.manifest) - measureLayers(served, unreachableLayers(first, modules));
  const wholeBytes = layerBytes((pruned?.builder ?? served).manifest);
  if (wholeBytes - firstBytes < WORTH_BYTES) return "these groups need nearly all of it";
  const pull = await prune({ plan: { ...plan, order: { ...order, ...first, toml } }, modules }, deps);
  if (typeof pull === "string") return pull;
  const groups = `${count === 1 ? "the first" : `the first ${String(count)}`} of ${String(whole.order.length)} groups`;
  const size = `${formatSize(firstBytes)} of ${formatSize(wholeBytes)}`;
  const why = `the buildpacks of ${quote(earlier.name)} are of ${count === 1 ? "it" : "the last of them"}`;
  deps.log.info(`Of the builder, ${size} are fetched first, for ${groups}: ${why}.`);
  return { pull, order: toml, wholeOrder: formatOrder(whole.order, whole.orderExtensions) };
}

async function isLoaded({ builder }: PrunedPull, daemon: BuildPlan["daemon"]): Promise<boolean> {
  const diffIds = builder.config.rootfs.diff_ids;
  return (await findLoadedBuilder(daemon, { manifestDigest: builder.digest, diffIds })) !== undefined;
}
