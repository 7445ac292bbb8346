// All of a builder through this process. An engine that keeps no blobs unpacks one layer after the other, each when it has all of it: it is
// ready sooner if the layers come in that order, and decompressed. It has the builder by a name of our own then. Only engines that are
// thrown away get it like this: others are to know it by its name, and to remove it with what else has no tag.
import type { ServedImage } from "../../builder/located-image.ts";
import { layerBytes } from "../../builder/pruned-builder.ts";
import type { Daemon } from "../../docker/daemon.ts";
import type { Digest } from "../../oci/digest.ts";
import { haveSameLayers } from "../../oci/image-layers.ts";
import { DOCKER_HUB, type ImageReference } from "../../oci/image-reference.ts";
import { manifestTypeOf } from "../../oci/manifest.ts";
import type { Registry } from "../../registry/registry.ts";
import { chooseWay, foreignLayer, hasPulledBase, type WayDeps, WORTH_BYTES } from "./builder-way.ts";
import type { PrunedSource } from "./pull-pruned.ts";

/** What finding it out needs. */
export interface WholeDeps extends WayDeps {
  readonly registry: Registry;
  readonly daemon: Daemon;
  readonly isHosted: boolean;
  /** Names of images in the engine that may share its first layers. */
  readonly relatives: readonly string[];
}

/** A builder as its registry has it; undefined if the engine had better pull that itself. */
export async function wholeThroughHere(
  pinned: ImageReference & { readonly digest: Digest },
  served: ServedImage,
  deps: WholeDeps,
): Promise<PrunedSource | undefined> {
  const { manifest, config } = served;
  if (!deps.isHosted) return undefined;
  const isPlain = haveSameLayers(served) && foreignLayer(manifest) === undefined;
  if (!isPlain || layerBytes(manifest) < WORTH_BYTES || !(await gains(pinned, config.rootfs.diff_ids, deps)))
    return undefined;
  const way = await chooseWay(deps.daemon, deps);
  if (typeof way === "string" || way.kind !== "pull") return undefined;
  const configBytes = await deps.registry.readBlob(pinned, manifest.config);
  const { digest } = pinned;
  return { pinned, way, builder: { ...served, digest, mediaType: manifestTypeOf(manifest), configBytes } };
}

async function gains(
  { registry }: ImageReference,
  diffIds: readonly string[],
  { daemon, relatives }: WholeDeps,
): Promise<boolean> {
  const { usesContainerdStore, hasHubMirrors } = await daemon.describeHost();
  if (usesContainerdStore || (hasHubMirrors && registry === DOCKER_HUB)) return false;
  return !(await hasPulledBase(daemon, relatives, diffIds));
}
