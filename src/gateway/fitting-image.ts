// Whether an image in a registry is for a target: a lifecycle takes what a tag is at for what it built before, whatever that is for.
import { MAX_CONFIG_BYTES, parseImageConfig, targetOf } from "../oci/image-config.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import { parseManifest } from "../oci/manifest.ts";
import { isIndex } from "../oci/media-types.ts";
import { isForMachine, type Target } from "../oci/target.ts";
import type { Registry, ServedManifest } from "../registry/registry.ts";

/** False for an image of another architecture. Of an index, a lifecycle chooses; what cannot be read, it has to judge itself. */
export async function fitsTarget(
  { mediaType, digest, bytes }: ServedManifest,
  { repository, target }: { readonly repository: ImageReference; readonly target: Target },
  registry: Pick<Registry, "readBlob">,
): Promise<boolean> {
  if (isIndex(mediaType)) return true;
  try {
    const { config } = parseManifest(bytes.toString("utf8"), digest);
    if (config.size > MAX_CONFIG_BYTES) return true;
    const json = (await registry.readBlob(repository, config)).toString("utf8");
    return isForMachine(targetOf(parseImageConfig(json, digest)), target);
  } catch {
    return true;
  }
}
