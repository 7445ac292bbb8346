// The images that an export starts from: the run image, the previous image, and the names that run.toml has for the first.
import { messageOf, PlatformError } from "../errors.ts";
import { parseImageReference } from "../oci/image-reference.ts";
import { hostTarget } from "../oci/target.ts";
import { readImage, type RegistryImage } from "../registry/image.ts";
import type { Registry } from "../registry/registry.ts";
import type { Analyzed } from "../spec/analyzed.ts";
import { ExitCode } from "../spec/exit-codes.ts";
import type { Group } from "../spec/group.ts";
import type { RunImageEntry } from "../spec/run.ts";
import type { LifecycleContext } from "./context.ts";
import type { AnalyzedForExport } from "./export-files.ts";
import type { ImageDestination } from "./image-writer.ts";
import { LifecycleError } from "./lifecycle-error.ts";
import type { ExportInputs } from "./phase-inputs.ts";
import { openRegistryDestination, type ImageName } from "./registry-destination.ts";
import { findRunImage, readRunImages } from "./run-image-choice.ts";

/** @throws {LifecycleError} exit code 1 if there is no run image, or an image cannot be read */
export async function openDestination(
  { imageNames, images }: ExportInputs,
  { registry, log }: LifecycleContext,
  { analyzed, temporaryDir }: { analyzed: AnalyzedForExport; temporaryDir: string },
): Promise<ImageDestination> {
  const names = images.map((reference, at): ImageName => ({ name: imageNames[at] ?? "", reference }));
  const [first, ...rest] = names;
  if (first === undefined) throw cannotBegin("an image needs a name");
  const { previousImage } = analyzed;
  if (previousImage !== "") log.info(`Reusing layers from image '${previousImage}'`);
  const [runImage, previous] = await Promise.all([
    openImage(registry, analyzed.runImage.reference),
    openImage(registry, previousImage),
  ]);
  if (runImage === undefined) {
    const name = analyzed.runImage.image ?? analyzed.runImage.reference;
    throw cannotBegin(`the run image "${name}" was not found`);
  }
  return openRegistryDestination({
    registry,
    images: [first, ...rest],
    runImage,
    previousImage: previous,
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

async function openImage(registry: Registry, reference: string): Promise<RegistryImage | undefined> {
  if (reference === "") return undefined;
  try {
    return await readImage(registry, parseImageReference(reference), hostTarget(process.arch));
  } catch (error) {
    if (error instanceof PlatformError && error.code === "NOT_FOUND") return undefined;
    throw cannotBegin(messageOf(error), error);
  }
}

function cannotBegin(why: string, cause?: unknown): LifecycleError {
  const hint = cause instanceof PlatformError ? cause.hint : undefined;
  return new LifecycleError(ExitCode.FAILED, `create new app image: ${why}`, { cause, hint });
}
