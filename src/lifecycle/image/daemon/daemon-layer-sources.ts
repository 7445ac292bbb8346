// Where the layers for a daemon come from: this build, the launch cache, or images that the daemon has.
import type { ConfiguredImage } from "../../../docker/daemon.ts";
import { saveLayers } from "../../../docker/saved-layers.ts";
import { quote } from "../../../quote.ts";
import type { TarPlace } from "../../layer/tar-place.ts";
import { StepError } from "../../lifecycle-error.ts";
import type { AppLayer } from "../image-writer.ts";
import type { ImageOrigins } from "./image-origins.ts";
import type { ImageStore } from "./image-store.ts";

/** The uncompressed tar of a layer that can be had as often as needed. */
export interface LayerSource {
  readonly tar: TarPlace;
  readonly sizeBytes: number;
}

/** Layers that are kept next to a daemon. */
export interface LaunchCache {
  /** The layer's tar, verified; undefined if it is not there or broken. */
  find(diffId: string): Promise<LayerSource | undefined>;
  /** Keeps these layers and no others. */
  replace(layers: ReadonlyMap<string, LayerSource>): Promise<void>;
}

export interface LayerSourcesOptions {
  readonly store: Pick<ImageStore, "saveImage">;
  readonly origins: Pick<ImageOrigins, "saveLayers">;
  readonly layers: readonly AppLayer[];
  readonly runImage: ConfiguredImage;
  readonly previousImage: ConfiguredImage | undefined;
  readonly launchCache: LaunchCache | undefined;
  /** For layers of images; the caller removes it. */
  readonly directory: string;
}

export interface LayerSources {
  /** The tars of layers, by diffID. @throws {Error} naming a layer that is nowhere */
  find(diffIds: readonly string[]): Promise<ReadonlyMap<string, LayerSource>>;
}

export function createLayerSources(options: LayerSourcesOptions): LayerSources {
  const known = new Map<string, LayerSource>();
  const archives = new Map(
    options.layers.flatMap(({ archive }) => (archive ? [[archive.diffId, archive]] : [])),
  );
  const findHere = async (diffId: string): Promise<LayerSource | undefined> => {
    const cached = await options.launchCache?.find(diffId);
    if (cached !== undefined) return cached;
    const archive = archives.get(diffId as `sha256:${string}`);
    return archive && { tar: archive.open, sizeBytes: archive.sizeBytes };
  };
  const find = async (diffIds: readonly string[]): Promise<ReadonlyMap<string, LayerSource>> => {
    const missing = new Set<string>();
    for (const diffId of diffIds) {
      const file = known.get(diffId) ?? (await findHere(diffId));
      if (file === undefined) missing.add(diffId);
      else known.set(diffId, file);
    }
    for (const [diffId, file] of await saveFromImages(missing, options)) known.set(diffId, file);
    return new Map(diffIds.map((diffId) => [diffId, present(known.get(diffId), diffId)]));
  };
  return { find };
}

/** One image after the other: an engine packs the whole of an image, whatever is wanted of it. Registries come last. */
async function saveFromImages(
  diffIds: ReadonlySet<string>,
  { store, origins, runImage, previousImage, directory }: LayerSourcesOptions,
): Promise<ReadonlyMap<string, LayerSource>> {
  const found = new Map<string, LayerSource>();
  const images = [previousImage, runImage].filter((image) => image !== undefined);
  for (const save of [saveLayers.bind(undefined, store), origins.saveLayers]) {
    for (const image of images) {
      const own = image.config.rootfs.diff_ids.filter((diffId) => diffIds.has(diffId) && !found.has(diffId));
      const saved = await save({ image, diffIds: new Set(own), directory });
      for (const [diffId, file] of saved) found.set(diffId, file);
    }
  }
  return found;
}

function present(file: LayerSource | undefined, diffId: string): LayerSource {
  if (file !== undefined) return file;
  throw new StepError(
    `the layer ${quote(diffId)} is neither in this build, nor in the daemon or where its images are from`,
  );
}
