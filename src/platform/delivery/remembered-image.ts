// What an engine does not tell of an image that was loaded into it: its manifest, and with it the compressed layers. The labels of an
// empty volume remember it. As with caches, a build only sees what builds of its own branch have loaded, and a pull request, which could
// make up what a layer is said to be made from, leaves nothing to others.
import { BUILD_CACHE_BRANCH_LABEL, BUILD_CACHE_LABEL } from "../../cache/layer-cache-choice.ts";
import type { Daemon } from "../../docker/daemon.ts";
import { digestOf, shortDigest } from "../../oci/digest.ts";
import { imageName, type ImageReference } from "../../oci/image-reference.ts";

/** An image of the engine. */
export interface RememberedImage {
  /** What the engine calls it. */
  readonly id: string;
  /** As it was before it was loaded. */
  readonly manifestJson: string;
}

/** By which name an image was loaded, and for whom. */
export interface RememberedName {
  readonly name: ImageReference;
  /** As caches are kept apart; undefined for the default one. */
  readonly branch: string | undefined;
}

const ID_LABEL = "io.buildpacks.action.loaded-image.id";
const MANIFEST_LABEL = "io.buildpacks.action.loaded-image.manifest";

/** Undefined if nothing was loaded by that name, or that is forgotten. */
export async function recallImage(
  name: RememberedName,
  daemon: Pick<Daemon, "volumeLabels">,
): Promise<RememberedImage | undefined> {
  const labels = await daemon.volumeLabels(volumeOf(name));
  const id = labels?.[ID_LABEL];
  const manifestJson = labels?.[MANIFEST_LABEL];
  return id === undefined || manifestJson === undefined ? undefined : { id, manifestJson };
}

/** Forgets what had the name before. */
export async function rememberImage(
  { name, branch }: RememberedName,
  { id, manifestJson }: RememberedImage,
  daemon: Pick<Daemon, "ensureVolume" | "removeVolume">,
): Promise<void> {
  const volume = volumeOf({ name, branch });
  // Labels of a volume cannot be changed.
  await daemon.removeVolume(volume);
  await daemon.ensureVolume(volume, {
    [BUILD_CACHE_LABEL]: imageName(name),
    ...(branch !== undefined && { [BUILD_CACHE_BRANCH_LABEL]: branch }),
    [ID_LABEL]: id,
    [MANIFEST_LABEL]: manifestJson,
  });
}

function volumeOf({ name, branch }: RememberedName): string {
  const parts = [imageName(name), name.tag ?? "", ...(branch === undefined ? [] : [branch])];
  return `cnb-loaded-${shortDigest(digestOf(JSON.stringify(parts)))}`;
}
