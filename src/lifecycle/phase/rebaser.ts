// Rebase: puts an app image on another run image, without the build that made it. In a registry no layer moves.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#rebaser
import { atLeast } from "../../cnb/api-version.ts";
import { ExitCode } from "../../cnb/exit-codes.ts";
import {
  LIFECYCLE_METADATA_LABEL,
  type LifecycleMetadata,
  parseLifecycleMetadata,
} from "../../cnb/lifecycle-metadata.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { quote } from "../../quote.ts";
import type { FoundImage, ImageContext, ImageName } from "../image/images.ts";
import { formatSavedImage, saveImage } from "../image/save-image.ts";
import { parseImageName } from "../inputs/image-names.ts";
import type { RebaseInputs } from "../inputs/phase-inputs.ts";
import { LifecycleError, StepError } from "../lifecycle-error.ts";
import { checkRebase } from "../run-image/rebase-checks.ts";
import { layersAbove, rebaseConfig, rebaseMetadata } from "../run-image/rebased-image.ts";
import { nearestReadable } from "../run-image/run-image-choice.ts";
import { createTemporaryDir } from "../temporary-dir.ts";
import { writeFileWithParents } from "../toml-file.ts";

/**
 * Saves the app image on the run image, and writes report.toml.
 * @throws {LifecycleError} exit code 1 without the run image, 72 if the images do not fit or it fails otherwise
 */
export async function rebase(inputs: RebaseInputs, ctx: ImageContext): Promise<void> {
  const app = await failingAs("set app image", () => openApp(inputs, ctx));
  const name = inputs.runImage ?? (await failingAs("set app image", () => chooseRunImage(inputs, app, ctx)));
  const runImage = await ctx.images.find(name);
  if (runImage === undefined) {
    const message = `access run image: the image ${quote(ctx.images.nameOf(name))} was not found`;
    throw new LifecycleError(ExitCode.FAILED, message, { hint: "Give another one as -run-image." });
  }
  await failingAs("rebase", () => rebaseApp({ inputs, app, runImage, name }, ctx));
}

/** An image to rebase and what its label says. */
interface AppImage {
  readonly image: FoundImage;
  readonly metadata: LifecycleMetadata;
}

async function openApp({ app }: RebaseInputs, { images }: ImageContext): Promise<AppImage> {
  const image = await images.find(app);
  if (image === undefined)
    throw new StepError(`access image to rebase: ${quote(images.nameOf(app))} was not found`);
  const label = image.config.config?.Labels?.[LIFECYCLE_METADATA_LABEL] ?? "";
  return { image, metadata: label === "" ? {} : parseLifecycleMetadata(label, quote(app.name)) };
}

/** The one that the app image was built on, from where it is near and can be read. */
async function chooseRunImage(
  { app }: RebaseInputs,
  { metadata: { runImage, stack } }: AppImage,
  { images, platformApi }: ImageContext,
): Promise<ImageName> {
  const known = [...(atLeast(platformApi, "0.12") ? [runImage] : []), stack?.runImage];
  const entry = known.find((names) => names != null && names.image !== "");
  if (entry == null) {
    throw new StepError("-run-image is required when there is no run image metadata available");
  }
  const { image, mirrors } = entry;
  const names = { image, mirrors: mirrors ?? [] };
  const chosen = await nearestReadable(names, app.reference.registry, images);
  if (chosen !== undefined) return parseImageName(chosen);
  throw new StepError(`none of the run images can be read: ${[image, ...names.mirrors].join(", ")}`);
}

interface Rebase {
  readonly inputs: RebaseInputs;
  readonly app: AppImage;
  readonly runImage: FoundImage;
  readonly name: ImageName;
}

async function rebaseApp({ inputs, app, runImage, name }: Rebase, ctx: ImageContext): Promise<void> {
  const { platformApi, log } = ctx;
  const check = { force: inputs.force, log };
  const { config } = app.image;
  checkRebase({ app: config, runImage: runImage.config }, check);
  const diffIds = layersAbove(config, app.metadata.runImage?.topLayer ?? "");
  const base = { name: name.name, reference: runImage.reference, config: runImage.config };
  const metadata = rebaseMetadata(app.metadata, base, { ...check, platformApi });
  await using temporary = await createTemporaryDir("lifecycle.rebaser-");
  await using destination = await ctx.images.openDestination({
    names: inputs.names,
    runImage: runImage.reference,
    runImageName: name.name,
    previousImage: app.image.reference,
    kind: "rebased",
    layerCompression: "gzip",
    temporaryDir: temporary.path,
  });
  const image = {
    name: ctx.images.nameOf(inputs.names[0]),
    config: rebaseConfig(config, runImage.config, { diffIds, metadata, platformApi }),
    layers: diffIds.map((diffId) => ({ diffId, createdBy: "", isReused: true })),
  };
  await writeFileWithParents(inputs.reportPath, formatSavedImage(await saveImage(destination, image, log)));
}

async function failingAs<T>(action: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    const hint = cause instanceof PlatformError || cause instanceof LifecycleError ? cause.hint : undefined;
    throw new LifecycleError(ExitCode.REBASE_FAILED, `${action}: ${messageOf(cause)}`, { cause, hint });
  }
}
