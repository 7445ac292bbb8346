// What an engine does not give out of its images, from the registries that they were pulled from. The containerd store fetches no
// blob of a layer that it has unpacked for another image before: it can run such an image, and cannot save it. Until Docker 28 it
// does not tell its configuration either. Departure from other lifecycles: they fail to export and to rebase there.
import type { ConfiguredImage } from "../../../docker/daemon.ts";
import { asEngineTells } from "../../../docker/image-answer.ts";
import { keepLayer, type LayerFile, type SavedLayers } from "../../../docker/saved-layers.ts";
import { messageOf, PlatformError } from "../../../errors.ts";
import { findLayer } from "../../../oci/image-layers.ts";
import { parseImageReference } from "../../../oci/image-reference.ts";
import { hostTarget } from "../../../oci/target.ts";
import { quote, someOf } from "../../../quote.ts";
import { readImage, type RegistryImage } from "../../../registry/image.ts";
import type { Registry } from "../../../registry/registry.ts";
import { StepError } from "../../lifecycle-error.ts";
import type { Logger } from "../../logger.ts";

export interface ImageOrigins {
  /** The image with its configuration. @throws {PlatformError} if neither the engine nor a registry tells it */
  complete(image: ConfiguredImage): Promise<ConfiguredImage>;
  /**
   * Saves layers into files, by diffID; what the image does not have is missing in the result. Contents are verified.
   * @throws {PlatformError} if no registry that the image was pulled from gives them
   */
  saveLayers(wanted: SavedLayers): Promise<ReadonlyMap<string, LayerFile>>;
}

export function createImageOrigins(registry: Registry, log: Logger): ImageOrigins {
  return {
    async complete(image) {
      if (image.config.rootfs.diff_ids.length > 0 || image.origins.length === 0) return image;
      return firstOf(image, async (origin) => {
        const { config } = await readOrigin(registry, origin);
        log.info(`The daemon does not tell the configuration of '${origin}': read from its registry`);
        return { ...image, config: asEngineTells(origin, config) };
      });
    },
    async saveLayers(wanted) {
      if (wanted.diffIds.size === 0 || wanted.image.origins.length === 0) return new Map();
      return firstOf(wanted.image, async (origin) => {
        const found = await readOrigin(registry, origin);
        log.info(`The daemon does not give out all layers of '${origin}': getting them from its registry`);
        return saveFrom(registry, found, wanted);
      });
    },
  };
}

const readOrigin = (registry: Registry, origin: string): Promise<RegistryImage> =>
  readImage(registry, parseImageReference(origin), hostTarget(process.arch));

async function saveFrom(
  registry: Registry,
  image: RegistryImage,
  { diffIds, directory }: SavedLayers,
): Promise<ReadonlyMap<string, LayerFile>> {
  const files = new Map<string, LayerFile>();
  for (const diffId of diffIds) {
    const layer = findLayer(image, diffId);
    if (layer === undefined) continue;
    const saved = await keepLayer(await registry.openBlob(image.reference, layer), diffIds, directory);
    if (saved?.diffId === diffId) files.set(diffId, saved.file);
    else throw new StepError(`the blob ${layer.digest} is not the layer ${quote(diffId)}`);
  }
  return files;
}

/** One after the other: each needs a registry and perhaps credentials that may not be there. */
async function firstOf<T>({ origins }: ConfiguredImage, read: (origin: string) => Promise<T>): Promise<T> {
  const failures: string[] = [];
  for (const origin of origins) {
    try {
      return await read(origin);
    } catch (error) {
      failures.push(messageOf(error));
    }
  }
  throw new PlatformError(
    "NOT_FOUND",
    `The daemon does not give out all of the image ${someOf(origins.map((origin) => quote(origin))).join(", ")}, and its registry does not either: ${someOf(failures).join("; ")}`,
    {
      hint: "Let this phase read the image in its registry: give it a network that reaches the registry, and CNB_REGISTRY_AUTH.",
    },
  );
}
