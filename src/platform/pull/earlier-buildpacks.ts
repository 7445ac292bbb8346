// Which buildpacks built the previous image: most builds use the same group of the order again.
import { BUILD_METADATA_LABEL, parseBuildMetadata } from "../../cnb/build-metadata.ts";
import { messageOf } from "../../errors.ts";
import { formatImageReference } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import { readImage } from "../../registry/image.ts";
import type { BuildPlan } from "../plan/plan.ts";
import type { BuildDeps } from "../request/build-deps.ts";
import type { ResolvedBuild } from "../request/build-request.ts";

/** Buildpacks of an image. */
export interface EarlierBuildpacks {
  /** Of the image, for people. */
  readonly name: string;
  readonly ids: readonly string[];
}

/** Says which image that is. */
export type EarlierRequest = Pick<ResolvedBuild, "tags" | "previousImage"> & {
  readonly delivery: Pick<ResolvedBuild["delivery"], "push">;
};

/** Those that built the previous image; undefined if no registry has it, or it does not say. Never rejects. */
export async function readEarlierBuildpacks(
  { tags, previousImage, delivery }: EarlierRequest,
  { target, order }: Pick<BuildPlan, "target" | "order">,
  { registry, log }: Pick<BuildDeps, "registry" | "log">,
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
