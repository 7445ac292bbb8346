// What the restorer finds out about images for the sake of extensions: the build image's digest, and who a new run image is.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#restorer
import type { Analyzed, AnalyzedRunImage } from "../../cnb/analyzed.ts";
import { atLeast } from "../../cnb/api-version.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { ImageConfig } from "../../oci/image-config.ts";
import { formatImageReference, parseImageReference } from "../../oci/image-reference.ts";
import { hostTarget } from "../../oci/target.ts";
import type { RegistryContext } from "../context.ts";
import { LifecycleError } from "../lifecycle-error.ts";
import { runImageTarget } from "./run-image-target.ts";

/** Opens an image by its name; `id` is how analyzed.toml refers to it. @throws {Error} if it is not there or cannot be read */
type OpenNamedImage = (name: string) => Promise<{ readonly config: ImageConfig; readonly id: string }>;

interface ExtensionImages {
  /** As given by `-build-image`. */
  readonly buildImageName: string | undefined;
  readonly hasExtensions: boolean;
  /** The run image is where the app image goes; the build image is always read from its registry, as other lifecycles do. */
  readonly openRunImage: OpenNamedImage;
}

/** @throws {LifecycleError} exit code 1 if an image cannot be read */
export async function withExtensionImages(
  analyzed: Analyzed,
  { buildImageName, hasExtensions, openRunImage }: ExtensionImages,
  ctx: RegistryContext,
): Promise<Analyzed> {
  if (!atLeast(ctx.platformApi, "0.10")) return analyzed;
  const buildImage =
    buildImageName === undefined
      ? analyzed.buildImage
      : await opened(`pull builder image ${buildImageName}`, () => digestOf(buildImageName, ctx));
  const runImage = await identifiedRunImage(
    { runImage: analyzed.runImage, hasExtensions, open: openRunImage },
    ctx,
  );
  return { ...analyzed, buildImage, runImage };
}

interface Identification {
  readonly runImage: AnalyzedRunImage | undefined;
  readonly hasExtensions: boolean;
  readonly open: OpenNamedImage;
}

/**
 * Digest and target of a run image that extensions chose or want extended. Departure from other lifecycles: before Platform
 * API 0.12, where a run image that stays the same has no name, they crash; here its reference serves.
 */
async function identifiedRunImage(
  { runImage, hasExtensions, open }: Identification,
  { platformApi }: RegistryContext,
): Promise<AnalyzedRunImage | undefined> {
  const knowsTargets = atLeast(platformApi, "0.12");
  const isExtended = knowsTargets && runImage?.extend === true;
  const isUnknown = hasExtensions && (runImage?.target?.os ?? "") === "";
  if (runImage === undefined || !(isExtended || isUnknown)) return runImage;
  const name = runImage.image || runImage.reference;
  const { id, config } = await opened(`get run image ${name}`, () => open(name));
  return { ...runImage, reference: id, ...(knowsTargets && { target: runImageTarget(config) }) };
}

async function digestOf(name: string, { registry }: RegistryContext): Promise<string> {
  const { readImage } = await import("../../registry/image.ts");
  const image = await readImage(registry, parseImageReference(name), hostTarget(process.arch));
  return formatImageReference(image.reference);
}

async function opened<T>(action: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (cause) {
    const hint = cause instanceof PlatformError ? cause.hint : undefined;
    throw new LifecycleError(ExitCode.FAILED, `${action}: ${messageOf(cause)}`, { cause, hint });
  }
}
