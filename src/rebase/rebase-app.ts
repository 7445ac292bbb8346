// An app image of one target on another run image: the same bytes as the lifecycle's rebaser makes. Nothing is written.
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#rebaser
import { parseApiVersion } from "../cnb/api-version.ts";
import {
  LIFECYCLE_METADATA_LABEL,
  type LifecycleMetadata,
  parseLifecycleMetadata,
} from "../cnb/lifecycle-metadata.ts";
import { messageOf, PlatformError } from "../errors.ts";
import type { BlobOrigin } from "../gateway/blob-origin.ts";
import type { CompleteImage } from "../gateway/finished-image.ts";
import { StepError } from "../lifecycle/lifecycle-error.ts";
import { checkRebase, RebaseObjection } from "../lifecycle/run-image/rebase-checks.ts";
import { layersAbove, rebaseConfig, rebaseMetadata } from "../lifecycle/run-image/rebased-image.ts";
import { nearestReadable } from "../lifecycle/run-image/run-image-choice.ts";
import type { Digest } from "../oci/digest.ts";
import { encodeImageConfig, targetOf } from "../oci/image-config.ts";
import { checkSameLayers, findLayer } from "../oci/image-layers.ts";
import { DOCKER_KIND, makeManifest } from "../oci/image-manifest.ts";
import { formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import { type Descriptor, parseManifest } from "../oci/manifest.ts";
import { formatTarget } from "../oci/target.ts";
import { quote } from "../quote.ts";
import { readImage, type RegistryImage } from "../registry/image.ts";
import type { Registry } from "../registry/registry.ts";
import type { ReadRunImage } from "./run-images.ts";

/** How to rebase. */
export interface RebaseOptions {
  /** As it was given; the one that the app was built on, or a mirror of it, if undefined. */
  readonly runImage: string | undefined;
  /** Whether what is not safe is only warned of. */
  readonly force: boolean;
}

/** What rebasing an app needs. */
export interface RebaseAppDeps {
  readonly registry: Pick<Registry, "canRead">;
  readonly readRunImage: ReadRunImage;
  readonly warn: (message: string) => void;
}

/** The run image below an app. */
export interface RunImageChange {
  /** e.g. `linux/amd64` */
  readonly target: string;
  readonly name: string;
  /** What the app says it stands on, e.g. `registry/run@sha256:…`; empty if it does not. */
  readonly from: string;
  /** What it stands on from now on, likewise. */
  readonly to: string;
}

/** An app and what is below it; `image` is undefined if that is the newest run image already. */
export interface RebasedApp {
  readonly image: CompleteImage | undefined;
  readonly runImage: RunImageChange;
}

/** The platform API that metadata and labels are written by: the newest. */
const PLATFORM_API = parseApiVersion("0.15");

/** Whether it is an image that buildpacks have built. */
export function isApp({ config }: RegistryImage): boolean {
  return (config.config?.Labels?.[LIFECYCLE_METADATA_LABEL] ?? "") !== "";
}

/** @throws {PlatformError} `RUN_IMAGE` why it cannot be rebased, or what a registry rejects with */
export async function rebaseApp(
  app: RegistryImage,
  options: RebaseOptions,
  deps: RebaseAppDeps,
): Promise<RebasedApp> {
  const appName = formatImageReference(app.reference);
  try {
    const metadata = readMetadata(app, appName);
    const name = options.runImage ?? (await knownRunImage(app, metadata, deps));
    const runImage = await deps.readRunImage(name, targetOf(app.config));
    checkSameLayers(app, appName);
    checkSameLayers(runImage, name);
    const change = {
      target: formatTarget(targetOf(app.config)),
      name,
      from: metadata.runImage?.reference ?? "",
      to: formatImageReference(runImage.reference),
    };
    if (change.from.endsWith(`@${runImage.reference.digest ?? ""}`))
      return { image: undefined, runImage: change };
    return { image: onRunImage({ app, metadata, runImage, name }, options, deps), runImage: change };
  } catch (error) {
    throw error instanceof StepError ? refusal(appName, error) : error;
  }
}

/** For a run image that was read before, whatever its name has become since. @throws as {@link rebaseApp} */
export async function rebaseOnto(
  app: RegistryImage,
  runImage: { readonly name: string; readonly pinned: ImageReference },
  { registry, warn }: { readonly registry: Registry; readonly warn: RebaseAppDeps["warn"] },
): Promise<CompleteImage | undefined> {
  const readRunImage: ReadRunImage = (_name, target) => readImage(registry, runImage.pinned, target);
  const options = { runImage: runImage.name, force: false };
  return (await rebaseApp(app, options, { registry, readRunImage, warn })).image;
}

function readMetadata(app: RegistryImage, name: string): LifecycleMetadata {
  const label = app.config.config?.Labels?.[LIFECYCLE_METADATA_LABEL] ?? "";
  if (label === "")
    throw new StepError(`it has no label ${LIFECYCLE_METADATA_LABEL}, so buildpacks did not build it`);
  return parseLifecycleMetadata(label, quote(name));
}

/** From where it is near and can be read. */
async function knownRunImage(
  app: RegistryImage,
  { runImage, stack }: LifecycleMetadata,
  { registry }: RebaseAppDeps,
): Promise<string> {
  const known = [runImage, stack?.runImage].find((names) => names != null && names.image !== "");
  if (known == null) throw new StepError("it does not say which run image it was built on");
  const names = { image: known.image, mirrors: known.mirrors ?? [] };
  const chosen = await nearestReadable(names, app.reference.registry, registry);
  if (chosen !== undefined) return chosen;
  throw new StepError(`none of its run images can be read: ${[names.image, ...names.mirrors].join(", ")}`);
}

interface Pair {
  readonly app: RegistryImage;
  readonly metadata: LifecycleMetadata;
  readonly runImage: RegistryImage;
  readonly name: string;
}

function onRunImage(
  { app, metadata, runImage, name }: Pair,
  { force }: RebaseOptions,
  { warn }: RebaseAppDeps,
): CompleteImage {
  const appName = formatImageReference(app.reference);
  const check = {
    force,
    log: {
      warn: (reason: string) => {
        warn(`${appName} is rebased although it may not work: ${reason}.`);
      },
    },
  };
  checkRebase({ app: app.config, runImage: runImage.config }, check);
  const diffIds = layersAbove(app.config, metadata.runImage?.topLayer ?? "");
  const base = { name, reference: formatImageReference(runImage.reference), config: runImage.config };
  const rebased = rebaseMetadata(metadata, base, { ...check, platformApi: PLATFORM_API });
  const config = rebaseConfig(app.config, runImage.config, {
    diffIds,
    metadata: rebased,
    platformApi: PLATFORM_API,
  });
  const configBytes = Buffer.from(encodeImageConfig(config));
  const own = diffIds.flatMap((diffId) => findLayer(app, diffId) ?? []);
  const { mediaType, bytes, digest } = makeManifest(DOCKER_KIND, configBytes, [
    ...runImage.manifest.layers,
    ...own,
  ]);
  const manifest = parseManifest(bytes.toString("utf8"), digest);
  return {
    mediaType,
    manifestBytes: bytes,
    digest,
    manifest,
    config,
    configBytes,
    originOf: originIn(app, runImage),
  };
}

/** The app's own layers are where they shall be already. */
function originIn(app: RegistryImage, runImage: RegistryImage): (layer: Digest) => BlobOrigin {
  const own = new Set(app.manifest.layers.map(({ digest }: Descriptor) => digest));
  return (layer) => ({ kind: "repository", repository: own.has(layer) ? app.reference : runImage.reference });
}

function refusal(name: string, error: StepError): PlatformError {
  const isUnsafe = error instanceof RebaseObjection;
  const why = isUnsafe ? error.reason : messageOf(error);
  return new PlatformError("RUN_IMAGE", `${quote(name)} cannot be rebased: ${why}.`, {
    hint: isUnsafe
      ? "Build it on the new run image, or set the input `force` to `true` if you know that the app works on it."
      : "Build it on the new run image.",
  });
}
