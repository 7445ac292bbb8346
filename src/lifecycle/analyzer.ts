// Analysis: what the previous image has, what the run image is for, and whether the build's result can be stored.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#analyzer
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { messageOf, PlatformError } from "../errors.ts";
import {
  formatImageReference,
  imageName,
  parseImageReference,
  type ImageReference,
} from "../oci/image-reference.ts";
import { hostTarget } from "../oci/target.ts";
import { readImage, type RegistryImage } from "../registry/image.ts";
import { RegistryError } from "../registry/registry-error.ts";
import type { Registry } from "../registry/registry.ts";
import { formatAnalyzed, type Analyzed, type AnalyzedRunImage } from "../spec/analyzed.ts";
import { atLeast } from "../spec/api-version.ts";
import { ExitCode } from "../spec/exit-codes.ts";
import {
  LIFECYCLE_METADATA_LABEL,
  parseLifecycleMetadata,
  type LifecycleMetadata,
} from "../spec/lifecycle-metadata.ts";
import type { LifecycleContext } from "./context.ts";
import { LifecycleError } from "./lifecycle-error.ts";
import type { AnalyzeInputs } from "./phase-inputs.ts";
import { restorePreviousSbom } from "./previous-image-sbom.ts";
import { chooseRunImage } from "./run-image-choice.ts";
import { runImageTarget } from "./run-image-target.ts";

/**
 * Writes analyzed.toml, and the previous image's SBOM files into the layers directory.
 * @throws {LifecycleError} exit code 1 if a registry does not let us, 3 without a run image, 32 for everything else
 */
export async function analyze(inputs: AnalyzeInputs, ctx: LifecycleContext): Promise<void> {
  const [previous, runImage] = await Promise.all([
    openPreviousImage(inputs, ctx),
    openRunImage(inputs, ctx),
    checkWriteAccess(inputs, ctx.registry),
  ]);
  if (previous === undefined) ctx.log.info(notFound(inputs.previousImageName));
  if (runImage.image === undefined) ctx.log.info(notFound(runImage.name));
  const { reference, metadata } = await previousMetadata(previous, inputs, ctx);
  const analyzed = { previousImage: reference, metadata, runImage: analyzedRunImage(runImage, ctx) };
  await restoreSbom({ image: previous, metadata, inputs }, ctx);
  await writeAnalyzed(inputs.analyzedPath, analyzed);
}

/** Writes analyzed.toml. @throws {LifecycleError} exit code 1 if that is not possible */
export async function writeAnalyzed(analyzedPath: string, analyzed: Analyzed): Promise<void> {
  try {
    await mkdir(path.dirname(analyzedPath), { recursive: true });
    await writeFile(analyzedPath, formatAnalyzed(analyzed));
  } catch (cause) {
    throw new LifecycleError(ExitCode.FAILED, `write analyzed file: ${messageOf(cause)}`, { cause });
  }
}

interface OpenedRunImage {
  readonly name: string;
  readonly image: RegistryImage | undefined;
}

async function openPreviousImage(
  { previousImage }: AnalyzeInputs,
  { registry }: LifecycleContext,
): Promise<RegistryImage | undefined> {
  const [image] = await Promise.all([
    openImage(previousImage, registry),
    checkReadAccess(previousImage, registry),
  ]);
  return image;
}

async function openRunImage(inputs: AnalyzeInputs, ctx: LifecycleContext): Promise<OpenedRunImage> {
  const name = await chooseRunImage(inputs, ctx);
  const reference = parseRunImage(name);
  const [image] = await Promise.all([
    openImage(reference, ctx.registry),
    checkReadAccess(reference, ctx.registry),
  ]);
  return { name, image };
}

/** Undefined if there is none; 401 is an answer of registries that do not say whether something exists. */
async function openImage(reference: ImageReference, registry: Registry): Promise<RegistryImage | undefined> {
  try {
    return await readImage(registry, reference, hostTarget(process.arch));
  } catch (error) {
    if (error instanceof PlatformError && error.code === "NOT_FOUND") return undefined;
    if (error instanceof RegistryError && error.statusCode === 401) return undefined;
    throw accessError(`open image "${formatImageReference(reference)}"`, error);
  }
}

async function checkReadAccess(reference: ImageReference, registry: Registry): Promise<void> {
  if (await registry.canRead(reference)) return;
  throw new LifecycleError(
    ExitCode.FAILED,
    `ensure registry read access to "${formatImageReference(reference)}"`,
    { hint: `Give credentials for ${reference.registry} in CNB_REGISTRY_AUTH.` },
  );
}

async function checkWriteAccess(inputs: AnalyzeInputs, registry: Registry): Promise<void> {
  const images = [
    inputs.appImage,
    ...inputs.additionalTags,
    ...(inputs.cacheImage ? [inputs.cacheImage] : []),
  ];
  // Access is a matter of the repository; tags of one need no check each.
  const repositories = new Map(images.map((image) => [imageName(image), image]));
  await Promise.all(
    [...repositories].map(async ([name, image]) => {
      try {
        await registry.checkWrite(image);
      } catch (error) {
        throw accessError(`ensure registry write access to "${name}"`, error);
      }
    }),
  );
}

function accessError(action: string, cause: unknown): LifecycleError {
  const hint = cause instanceof PlatformError ? cause.hint : undefined;
  return new LifecycleError(ExitCode.FAILED, `${action}: ${messageOf(cause)}`, { cause, hint });
}

const NONE: { reference: string; metadata: LifecycleMetadata } = { reference: "", metadata: {} };

/** An image whose layers are gone cannot be built upon; without a label, there is only nothing to reuse. */
async function previousMetadata(
  image: RegistryImage | undefined,
  inputs: AnalyzeInputs,
  { log, registry }: LifecycleContext,
): Promise<typeof NONE> {
  if (image === undefined) return NONE;
  if (!(await isComplete(image, registry))) {
    log.info(`Ignoring image "${inputs.previousImageName}" because it was corrupt`);
    return NONE;
  }
  const reference = formatImageReference(image.reference);
  const label = image.config.config?.Labels?.[LIFECYCLE_METADATA_LABEL] ?? "";
  if (label === "") return { reference, metadata: {} };
  try {
    return { reference, metadata: parseLifecycleMetadata(label, `"${inputs.previousImageName}"`) };
  } catch (error) {
    log.debug(messageOf(error));
    return NONE;
  }
}

async function isComplete({ manifest, reference }: RegistryImage, registry: Registry): Promise<boolean> {
  // Layers with URLs of their own (Windows) are not in the registry.
  const own = manifest.layers.filter(({ mediaType }) => !/foreign|nondistributable/.test(mediaType));
  const digests = [...new Set(own.map(({ digest }) => digest))];
  try {
    const found = await Promise.all(digests.map((digest) => registry.hasBlob(reference, digest)));
    return found.every(Boolean);
  } catch (error) {
    throw accessError(`read the layers of "${formatImageReference(reference)}"`, error);
  }
}

/** An image that is not there gets the target of this machine, so that detection can go on. */
function analyzedRunImage(
  { name, image }: OpenedRunImage,
  { platformApi }: LifecycleContext,
): AnalyzedRunImage {
  const reference = image === undefined ? "" : formatImageReference(image.reference);
  if (!atLeast(platformApi, "0.12")) return { reference };
  const target = image === undefined ? hostTarget(process.arch) : runImageTarget(image.config);
  return { reference, image: name, target };
}

interface PreviousSbom {
  readonly image: RegistryImage | undefined;
  readonly metadata: LifecycleMetadata;
  readonly inputs: AnalyzeInputs;
}

async function restoreSbom({ image, metadata, inputs }: PreviousSbom, ctx: LifecycleContext): Promise<void> {
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

function notFound(name: string): string {
  return `Image with name "${name}" not found`;
}
