// Where an image that containers run from is: in the engine already, or in its registry, known by its digest. Nothing is pulled here.
import type { Daemon, DaemonImage } from "../docker/daemon.ts";
import { type ImageConfig, targetOf } from "../oci/image-config.ts";
import { formatImageReference, type ImageReference, parseImageReference } from "../oci/image-reference.ts";
import type { ImageManifest } from "../oci/manifest.ts";
import { isSameVariant, type Target } from "../oci/target.ts";
import { readImage } from "../registry/image.ts";
import type { Registry } from "../registry/registry.ts";
import type { TargetSource } from "./target-words.ts";

/** An image's config, and the name by which containers can be made from it. */
export interface LocatedImage {
  /** As it was asked for. */
  readonly reference: ImageReference;
  /** At its digest for the target; undefined for an image of the engine that no registry knows. */
  readonly pinned: ImageReference | undefined;
  /** What to make containers from, e.g. `ghcr.io/owner/builder@sha256:…`. */
  readonly runnable: string;
  readonly location: "registry" | "daemon";
  readonly target: Target;
  /** `KEY=value` each. */
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  /** What the registry serves; undefined for an image of the engine. */
  readonly served?: ServedImage | undefined;
}

/** What it takes to copy an image from its registry. */
export interface ServedImage {
  readonly manifest: ImageManifest;
  readonly manifestBytes: Buffer;
  readonly config: ImageConfig;
}

/** Whether an image may or must come from the registry; see the input `pull`. */
export type Availability = "always" | "if-not-present" | "never";

/** What is looked for. */
export interface ImageQuery {
  readonly reference: ImageReference;
  readonly pull: Availability;
  readonly target: Target;
  readonly targetSource: TargetSource;
}

/** Where images are looked for. */
export interface ImageSources {
  readonly registry: Registry;
  /** As {@link Daemon.inspectImage}; finds nothing where there is no engine. */
  readonly inspectImage: Daemon["inspectImage"];
}

/**
 * Finds an image by the pull policy; undefined if the policy is `never` and the engine does not have it. Where a registry may be asked,
 * an image for another platform is none: the engine has one image by a name, and the registry has one for each platform.
 * @throws {PlatformError} what the registry or the engine rejects with
 */
export async function locateImage(
  query: ImageQuery,
  { inspectImage, registry }: ImageSources,
): Promise<LocatedImage | undefined> {
  if (query.pull !== "always") {
    const image = await inspectImage(formatImageReference(query.reference));
    const found = image && fromDaemon(query.reference, image);
    if (query.pull === "never" || (found !== undefined && isWhatIsBuiltFor(found.target, query.target)))
      return found;
  }
  return fromRegistry(query, registry);
}

function fromDaemon(reference: ImageReference, image: DaemonImage): LocatedImage {
  const { os, arch, variant, env, labels } = image;
  const pinned = image.repoDigests
    .map(parseImageReference)
    .find(
      ({ registry, repository }) => registry === reference.registry && repository === reference.repository,
    );
  return {
    reference,
    pinned,
    runnable: formatImageReference(reference),
    location: "daemon",
    target: { os, arch, ...(variant !== undefined && { variant }) },
    env,
    labels,
  };
}

async function fromRegistry({ reference, target }: ImageQuery, registry: Registry): Promise<LocatedImage> {
  const image = await readImage(registry, reference, target);
  return {
    reference,
    pinned: image.reference,
    runnable: formatImageReference(image.reference),
    location: "registry",
    target: targetOf(image.config),
    env: image.config.config?.Env ?? [],
    labels: image.config.config?.Labels ?? {},
    served: {
      manifest: image.manifest,
      manifestBytes: image.manifestBytes,
      config: image.config,
    },
  };
}

/** Whether an image for `theirs` runs on `ours`: variants only have to match where both name one. */
export function runsOn(theirs: Target, ours: Target): boolean {
  const sameVariant = theirs.variant === undefined || ours.variant === undefined;
  return (
    theirs.os === ours.os && theirs.arch === ours.arch && (sameVariant || theirs.variant === ours.variant)
  );
}

/** Whether an image runs on `ours`, and is for its variant if that names one: plain images would not build for that. */
export function isWhatIsBuiltFor(theirs: Target, ours: Target): boolean {
  const isVariant = ours.variant === undefined || isSameVariant(ours.arch, theirs.variant, ours.variant);
  return runsOn(theirs, ours) && isVariant;
}
