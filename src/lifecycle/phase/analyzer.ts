// Analysis: what the previous image has, what the run image is for, and whether the build's result can be stored.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer
import type { Analyzed, AnalyzedRunImage } from "../../cnb/analyzed.ts";
import { atLeast } from "../../cnb/api-version.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import {
  LIFECYCLE_METADATA_LABEL,
  type LifecycleMetadata,
  parseLifecycleMetadata,
} from "../../cnb/lifecycle-metadata.ts";
import { firstError, messageOf, PlatformError } from "../../errors.ts";
import { type ImageReference, parseImageReference } from "../../oci/image-reference.ts";
import { hostTarget } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import { writeAnalyzed } from "../analyzed-file.ts";
import type { FoundImage, ImageContext, ImageName } from "../image/images.ts";
import { checkWriteAccess } from "../image/registry/registry-images.ts";
import type { AnalyzeInputs } from "../inputs/phase-inputs.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { resolveRunImage } from "../run-image/run-image-choice.ts";
import { runImageTarget } from "../run-image/run-image-target.ts";
import { restorePreviousSbom } from "../sbom/previous-image-sbom.ts";

/**
 * Writes analyzed.toml, and the previous image's SBOM files into the layers directory.
 * @throws {LifecycleError} exit code 3 without a run image, 1 if analyzed.toml cannot be written, 32 for everything else
 */
export async function analyze(inputs: AnalyzeInputs, ctx: ImageContext): Promise<void> {
  await writeAnalyzed(inputs.analyzedPath, await readImages(inputs, ctx).catch(analyzeFailed));
}

async function readImages(inputs: AnalyzeInputs, ctx: ImageContext): Promise<Analyzed> {
  const previousName = { name: inputs.previousImageName, reference: inputs.previousImage };
  const [previousImage, runImage] = await Promise.all([
    findPrevious(previousName, ctx),
    openRunImage(inputs, ctx),
    ctx.images.checkAccess({
      read: [inputs.previousImage],
      write: [inputs.appImage, ...inputs.additionalTags],
    }),
    // The cache image is in a registry, wherever the app image goes.
    checkWriteAccess(inputs.cacheImage ? [inputs.cacheImage] : [], ctx.registry),
  ]);
  const previous = { name: ctx.images.nameOf(previousName), image: previousImage };
  for (const { name, image } of [previous, runImage]) {
    if (image === undefined) ctx.log.info(`Image with name ${quote(name)} not found`);
  }
  const { reference, metadata } = await previousMetadata(previous, ctx);
  await restoreSbom({ image: previousImage, metadata, inputs }, ctx);
  return { previousImage: reference, metadata, runImage: analyzedRunImage(runImage, ctx) };
}

/** What cannot be read as an image is as good as none: something else may have been put there, and would fail every build. */
async function findPrevious(name: ImageName, { images, log }: ImageContext): Promise<FoundImage | undefined> {
  try {
    return await images.find(name);
  } catch (error) {
    const cause = error instanceof LifecycleError ? error.cause : error;
    if (!(cause instanceof PlatformError) || cause.code !== "MALFORMED") throw error;
    log.warn(`Ignoring image ${quote(images.nameOf(name))} because it was corrupt: ${messageOf(cause)}`);
    return undefined;
  }
}

/** What has no exit code of its own, such as a registry that does not let us, is a failure of this phase. */
function analyzeFailed(cause: unknown): never {
  const error = firstError(cause);
  if (error instanceof LifecycleError && error.exitCode !== ExitCode.FAILED) throw cause;
  const hint = error instanceof PlatformError ? error.hint : undefined;
  throw new LifecycleError(ExitCode.ANALYZE_FAILED, messageOf(cause), { cause, hint });
}

/** An image that was looked for. */
interface NamedImage {
  readonly name: string;
  readonly image: FoundImage | undefined;
}

async function openRunImage(inputs: AnalyzeInputs, ctx: ImageContext): Promise<NamedImage> {
  const name = await resolveRunImage(inputs, ctx);
  const runImage: ImageName = { name, reference: parseRunImage(name) };
  const [image] = await Promise.all([
    ctx.images.find(runImage),
    ctx.images.checkAccess({ read: [runImage.reference], write: [] }),
  ]);
  return { name: ctx.images.nameOf(runImage), image };
}

const NONE: { reference: string; metadata: LifecycleMetadata } = { reference: "", metadata: {} };

/** An image whose layers are gone cannot be built upon; without a label, there is only nothing to reuse. */
async function previousMetadata(
  { name, image }: NamedImage,
  { log }: Pick<ImageContext, "log">,
): Promise<typeof NONE> {
  if (image === undefined) return NONE;
  if (!(await image.isComplete())) {
    log.info(`Ignoring image ${quote(name)} because it was corrupt`);
    return NONE;
  }
  const { reference } = image;
  const label = image.config.config?.Labels?.[LIFECYCLE_METADATA_LABEL] ?? "";
  if (label === "") return { reference, metadata: {} };
  try {
    return { reference, metadata: parseLifecycleMetadata(label, quote(name)) };
  } catch (error) {
    log.debug(messageOf(error));
    return NONE;
  }
}

/** An image that is not there gets the target of this machine, so that detection can go on. */
function analyzedRunImage(
  { name, image }: NamedImage,
  { platformApi }: Pick<ImageContext, "platformApi">,
): AnalyzedRunImage {
  const reference = image?.reference ?? "";
  if (!atLeast(platformApi, "0.12")) return { reference };
  const target = image === undefined ? hostTarget(process.arch) : runImageTarget(image.config);
  return { reference, image: name, target };
}

interface PreviousSbom {
  readonly image: FoundImage | undefined;
  readonly metadata: LifecycleMetadata;
  readonly inputs: AnalyzeInputs;
}

async function restoreSbom({ image, metadata, inputs }: PreviousSbom, ctx: ImageContext): Promise<void> {
  const diffId = metadata.sbom?.sha ?? "";
  if (image === undefined || diffId === "" || inputs.skipLayers || !atLeast(ctx.platformApi, "0.8")) return;
  try {
    await restorePreviousSbom(image, { diffId, layersDir: inputs.layersDir }, ctx);
  } catch (cause) {
    throw new LifecycleError(ExitCode.ANALYZE_FAILED, `analyze: read the SBOM layer: ${messageOf(cause)}`, {
      cause,
    });
  }
}

function parseRunImage(name: string): ImageReference {
  try {
    return parseImageReference(name);
  } catch (cause) {
    throw new LifecycleError(ExitCode.INVALID_ARGUMENTS, `resolve inputs: ${messageOf(cause)}`, { cause });
  }
}
