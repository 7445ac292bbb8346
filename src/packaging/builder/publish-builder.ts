// A builder from its builder.toml to its tags: for all its platforms, tried on an app if one is given, and read back before its tags move.
import path from "node:path";
import { readBuilderModules } from "../../buildpack/builder-modules.ts";
import { type BuilderDescriptor, parseBuilderDescriptor } from "../../cnb/builder-descriptor.ts";
import { formatModule } from "../../cnb/module-reference.ts";
import { decodeToml, MAX_TOML_BYTES } from "../../cnb/toml/parse-toml.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import { containedPath, type PathChooser } from "../../files/contained-path.ts";
import { readRegularFile } from "../../files/regular-file.ts";
import type { FinishedImage } from "../../gateway/finished-image.ts";
import { targetOf } from "../../oci/image-config.ts";
import {
  atDigest,
  formatImageReference,
  type ImageReference,
  type ImageTags,
  parseImageReference,
} from "../../oci/image-reference.ts";
import { formatTarget, type Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import { readImage, type RegistryImage } from "../../registry/image.ts";
import { imageTargets } from "../image-targets.ts";
import type { PackageAccess } from "../module-layer.ts";
import { checkWritable, findMissingLayer, type PublishedImages, publishImages } from "../publish-images.ts";
import { type BuilderParts, openBuilderParts } from "./builder-parts.ts";
import { chooseLifecycle, type NamedLifecycle } from "./choose-lifecycle.ts";
import { makeBuilderImage } from "./make-builder-image.ts";

/** What is to be made, and where it goes. */
export interface NewBuilderRequest {
  /** A builder.toml; relative to the workspace. */
  readonly path: string;
  readonly chooser: PathChooser;
  readonly tags: ImageTags;
  /** None: those that builder.toml names. */
  readonly targets: readonly Target[];
  readonly labels: ReadonlyMap<string, string>;
  /** Of the index, if there are several platforms. */
  readonly annotations: ReadonlyMap<string, string>;
  readonly flatten: readonly (readonly string[])[];
  /** None: that of builder.toml. */
  readonly lifecycles: readonly NamedLifecycle[];
}

/** What making a builder needs. */
export interface BuilderDeps extends PackageAccess {
  readonly signal: AbortSignal;
  readonly warn: (message: string) => void;
  /** Builds an app with the builder of that name; rejects if it cannot. */
  readonly tryOut?: ((builder: string) => Promise<void>) | undefined;
}

/** A builder that all its tags are at. */
export interface PublishedBuilder extends PublishedImages {
  /** e.g. `linux/amd64` */
  readonly platforms: readonly string[];
  /** `id@version` of all buildpacks. */
  readonly buildpacks: readonly string[];
  readonly extensions: readonly string[];
  /** e.g. `0.21.14` */
  readonly lifecycle: string;
}

const STACK_LABEL = "io.buildpacks.stack.id";

interface MadeBuilder {
  readonly parts: BuilderParts;
  readonly image: FinishedImage;
}

/**
 * Makes all images first, so that nothing is pushed if one of them cannot be made; the tags move at the very end.
 * @throws {PlatformError} what is wrong with builder.toml or the modules, what registries reject with, or `CANCELLED`
 * @throws {TagsError} if only some of the tags were moved
 */
export async function publishBuilder(
  request: NewBuilderRequest,
  deps: BuilderDeps,
): Promise<PublishedBuilder> {
  const file = await containedPath(request.path, request.chooser);
  const descriptor = await readBuilderDescriptor(file);
  descriptor.warnings.forEach(deps.warn);
  await checkWritable(request.tags, deps.registry);
  const made: MadeBuilder[] = [];
  for (const target of imageTargets(request.targets, descriptor.targets))
    made.push(await makeFor(target, { descriptor, dir: path.dirname(file), request }, deps));
  const [first] = made;
  if (first === undefined) throw new Error("A builder for no platform");
  await warnOfRunImages(descriptor, deps);
  const published = await push(made, request, deps);
  const { buildpacks, extensions, lifecycle } = first.parts;
  return {
    ...published,
    platforms: made.map(({ image }) => formatTarget(targetOf(image.config))),
    buildpacks: buildpacks.map(formatModule),
    extensions: extensions.map(formatModule),
    lifecycle: lifecycle.descriptor.version,
  };
}

async function readBuilderDescriptor(file: string): Promise<BuilderDescriptor> {
  try {
    const content = await readRegularFile(file, MAX_TOML_BYTES);
    return parseBuilderDescriptor(decodeToml(content, quote(file)), quote(file));
  } catch (cause) {
    if (cause instanceof PlatformError) throw cause;
    throw new PlatformError("NOT_FOUND", `${quote(file)} cannot be read: ${messageOf(cause)}.`, {
      cause,
      hint: "Name the builder.toml; is it checked out?",
    });
  }
}

interface Making {
  readonly descriptor: BuilderDescriptor;
  readonly dir: string;
  readonly request: NewBuilderRequest;
}

async function makeFor(
  target: Target,
  { descriptor, dir, request }: Making,
  deps: BuilderDeps,
): Promise<MadeBuilder> {
  const { chooser } = request;
  const base = await readImage(deps.registry, parseImageReference(descriptor.buildImage), target);
  checkBase(base, { descriptor, target });
  const choice = { named: request.lifecycles, listed: descriptor.lifecycle, dir, chooser };
  const lifecycle = await chooseLifecycle(choice, target, deps);
  const parts = await openBuilderParts({ descriptor, base, lifecycle }, { dir, chooser }, deps);
  const options = { ...request, directory: deps.directory };
  return { parts, image: await makeBuilderImage(parts, options, deps.registry) };
}

function checkBase(
  { config, reference }: RegistryImage,
  { descriptor, target }: { readonly descriptor: BuilderDescriptor; readonly target: Target },
): void {
  const name = quote(formatImageReference(reference));
  const { arch } = targetOf(config);
  if (arch !== target.arch) {
    throw new PlatformError(
      "BUILDER_IMAGE",
      `The build image ${name} is for ${formatTarget(targetOf(config))}, not ${formatTarget(target)}.`,
      { hint: "Use a build image for all platforms of the builder, or name the platform of the image." },
    );
  }
  const stack = config.config?.Labels?.[STACK_LABEL] ?? "";
  if (descriptor.stackId === "" || descriptor.stackId === stack) return;
  throw new PlatformError(
    "BUILDER_IMAGE",
    `The build image ${name} is of the stack ${quote(stack)}, and builder.toml says ${quote(descriptor.stackId)}.`,
    { hint: "Use images of one stack, or leave out [stack]." },
  );
}

/** They are needed when an app is built, and not now. */
async function warnOfRunImages(
  { runImages }: BuilderDescriptor,
  { registry, warn }: BuilderDeps,
): Promise<void> {
  for (const name of runImages.flatMap(({ image, mirrors }) => [image, ...mirrors])) {
    const found = await registry
      .headManifest(parseImageReference(name))
      .then((digest) => digest !== undefined, isReason);
    if (found !== true)
      warn(`The run image ${quote(name)} cannot be read now${found === false ? "" : `: ${found}`}.`);
  }
}

/** What is said of a registry that does not answer as it should. */
function isReason(error: unknown): string {
  if (error instanceof PlatformError && error.code !== "CANCELLED")
    return messageOf(error).replace(/\.$/, "");
  throw error;
}

function push(
  made: readonly MadeBuilder[],
  { tags, annotations }: NewBuilderRequest,
  deps: BuilderDeps,
): Promise<PublishedImages> {
  const beforeTags = async (builder: ImageReference): Promise<void> => {
    for (const one of made) await readBack(one, tags, deps);
    await deps.tryOut?.(formatImageReference(builder));
  };
  const images = made.map(({ image }) => image);
  return publishImages(images, { tags, annotations, beforeTags }, deps);
}

/** As a build will see it. */
async function readBack(
  { parts, image }: MadeBuilder,
  [tag]: ImageTags,
  { registry }: BuilderDeps,
): Promise<void> {
  const reference = atDigest(tag, image.digest);
  const target = targetOf(image.config);
  const served = await readImage(registry, reference, target);
  const labels = served.config.config?.Labels ?? {};
  const { modules } = readBuilderModules(formatImageReference(reference), target, labels);
  const names = new Set(modules.map(({ kind, ...module }) => `${kind} ${formatModule(module)}`));
  const missing = [...parts.buildpacks, ...parts.extensions].find(
    (info) => !names.has(`${info.kind} ${formatModule(info)}`),
  );
  const missingLayer = await findMissingLayer(reference, served.manifest, registry);
  if (missing === undefined && missingLayer === undefined) return;
  const message = `The builder ${quote(formatImageReference(reference))} was pushed, but its registry does not serve all of it.`;
  throw new PlatformError("REGISTRY", message, { hint: "Do not use it; make it again." });
}
