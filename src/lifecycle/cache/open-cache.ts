// Which build cache the phases use: a directory, or an image in a registry.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer
import { formatImageReference } from "../../oci/image-reference.ts";
import { quote } from "../../quote.ts";
import type { RegistryContext } from "../context.ts";
import type { CacheInputs } from "../inputs/phase-inputs.ts";
import { openCacheDirectory } from "./cache-directory.ts";
import type { LayerCache } from "./layer-cache.ts";

/**
 * Opens the cache that was given; undefined if none was. Given both, the image is used, as in other lifecycles: platforms
 * such as pack always give the creator a directory.
 * @throws {LifecycleError} exit code 1 if the directory does not exist
 */
export async function openCache(
  { cacheDir, cacheImage }: CacheInputs,
  { log, registry }: Pick<RegistryContext, "log" | "registry">,
): Promise<LayerCache | undefined> {
  if (cacheImage !== undefined) {
    const name = formatImageReference(cacheImage);
    if (cacheDir !== undefined)
      log.info(`Using the cache image ${quote(name)}, not the directory ${quote(cacheDir)}`);
    const { openCacheImage } = await import("./cache-image.ts");
    return openCacheImage({ registry, reference: cacheImage, log });
  }
  return cacheDir === undefined ? undefined : openCacheDirectory(cacheDir, log);
}
