// The images that an export starts from: the run image, the previous image, and the names that run.toml has for the first.
import type { Analyzed } from "../../cnb/analyzed.ts";
import type { Group } from "../../cnb/group.ts";
import type { RunImageEntry } from "../../cnb/run.ts";
import type { LifecycleContext } from "../context.ts";
import type { ImageDestination } from "../image/image-writer.ts";
import type { ImageContext } from "../image/images.ts";
import { nameImages } from "../inputs/image-names.ts";
import type { ExportInputs } from "../inputs/phase-inputs.ts";
import { findRunImage, readRunImages } from "../run-image/run-image-choice.ts";
import type { AnalyzedForExport } from "./export-files.ts";

/** @throws {LifecycleError} if there is no run image, or an image cannot be read */
export async function openImageDestination(
  { imageNames, images, layerCompression }: Pick<ExportInputs, "imageNames" | "images" | "layerCompression">,
  ctx: ImageContext,
  { analyzed, temporaryDir }: { analyzed: AnalyzedForExport; temporaryDir: string },
): Promise<ImageDestination> {
  const { runImage, previousImage } = analyzed;
  return ctx.images.openDestination({
    names: nameImages(imageNames, images),
    runImage: runImage.reference,
    runImageName: runImage.image ?? runImage.reference,
    previousImage,
    kind: "built",
    layerCompression,
    temporaryDir,
  });
}

/**
 * The run image's names for labels: the entry of run.toml that has it; else the image itself if extensions may have
 * chosen it; else the first entry, as other lifecycles do.
 */
export async function readRunImageNames(
  { runPath }: ExportInputs,
  ctx: LifecycleContext,
  { analyzed, group }: { analyzed: Analyzed; group: Group },
): Promise<RunImageEntry | undefined> {
  const entries = await readRunImages(runPath, ctx);
  const name = analyzed.runImage?.image ?? "";
  if (entries.length === 0) return undefined;
  const other = group.extensions.length > 0 ? { image: name, mirrors: [] } : entries[0];
  return findRunImage(entries, name) ?? other;
}
