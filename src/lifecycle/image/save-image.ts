// Saving an image under its names, with what the log says about it.
import { formatReport } from "../../cnb/report.ts";
import type { ImageConfig } from "../../oci/image-config.ts";
import { StepError } from "../lifecycle-error.ts";
import type { Logger } from "../logger.ts";
import type { AppLayer, ImageDestination, SavedImage } from "./image-writer.ts";

export interface ImageToSave {
  /** As the log calls it. */
  readonly name: string;
  readonly config: ImageConfig;
  readonly layers: readonly AppLayer[];
}

/** @throws {Error} naming the tags that could not be saved; the others then are there all the same */
export async function saveImage(
  destination: Pick<ImageDestination, "save">,
  { name, config, layers }: ImageToSave,
  log: Logger,
): Promise<SavedImage> {
  log.info(`Saving ${name}...`);
  const saved = await destination.save(config, layers);
  log.info(`*** Images (${saved.id}):`);
  for (const { name: tag, failure } of saved.names) {
    log.info(`      ${tag}${failure === undefined ? "" : ` - ${failure}`}`);
  }
  if (saved.imageId !== undefined) log.debug(`*** Image ID: ${saved.imageId}`);
  if (saved.digest !== undefined) log.debug(`*** Digest: ${saved.digest}`);
  log.debug(`*** Manifest Size: ${saved.manifestSizeBytes}`);
  const failed = saved.names.flatMap(({ name: tag, failure }) =>
    failure === undefined ? [] : [`[${tag}: ${failure}]`],
  );
  if (failed.length === 0) return saved;
  throw new StepError(`failed to write image to the following tags: ${failed.join(",")}`);
}

/** What report.toml says about the image. */
export function formatSavedImage({ names, imageId, digest, manifestSizeBytes }: SavedImage): string {
  return formatReport({ tags: names.map(({ name }) => name), imageId, digest, manifestSizeBytes });
}
