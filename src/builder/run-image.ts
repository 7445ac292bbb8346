// Choosing the run image before the build: an absent one would only fail at the end of it (the exporter's exit code 3).
// Spec: https://github.com/buildpacks/spec/blob/platform/0.15/platform.md#run-image-resolution
import type { RunImageEntry } from "../cnb/run.ts";
import { messageOf, PlatformError } from "../errors.ts";
import type { Choice } from "../log.ts";
import type { Digest } from "../oci/digest.ts";
import { targetOf } from "../oci/image-config.ts";
import { formatImageReference, type ImageReference, parseImageReference } from "../oci/image-reference.ts";
import { formatTarget, type Target } from "../oci/target.ts";
import { quote, someOf } from "../quote.ts";
import { readImage } from "../registry/image.ts";
import type { Registry } from "../registry/registry.ts";
import { runsOn } from "./located-image.ts";

/** A run image that is there, for the target. */
export interface RunImage {
  /** As the lifecycle should get it, so that it finds it in run.toml, e.g. `docker.io/library/debian:12`. */
  readonly name: string;
  readonly reference: ImageReference;
  /** At the digest for the target. */
  readonly pinned: ImageReference;
  readonly target: Target;
  /** As the registry has them, the lowest first. */
  readonly layers: readonly Digest[];
  /** What run.toml should say. */
  readonly runImages: readonly RunImageEntry[];
}

/** From what a run image is chosen. */
export interface RunImageOptions {
  /** The input `run-image`. */
  readonly requested: ImageReference | undefined;
  /** The input `run-image-mirrors`: further names of the requested image, else of the builder's. */
  readonly mirrors: readonly ImageReference[];
  readonly builder: {
    readonly reference: ImageReference;
    readonly runImages: readonly RunImageEntry[];
    readonly target: Target;
  };
  /** Where the app image goes: a run image on its registry needs not be copied. */
  readonly image: ImageReference;
}

/** All are tried at once; a builder that names thousands of mirrors must not make as many requests. */
const MAX_CANDIDATES = 100;

type Candidate = Omit<Choice<string>, "value"> & { readonly name: string };
type Attempt = { readonly image: RunImage } | { readonly error: PlatformError };

/**
 * The run image that was asked for, else of the builder's the one on the app image's registry, else the first that can
 * be read.
 * @throws {PlatformError} `RUN_IMAGE` with every candidate and what is wrong about it; `REGISTRY_UNREACHABLE` with the first that is
 */
export async function chooseRunImage(
  options: RunImageOptions,
  registry: Registry,
): Promise<Choice<RunImage>> {
  const candidates = listCandidates(options).slice(0, MAX_CANDIDATES);
  if (candidates.length === 0) {
    throw new PlatformError(
      "RUN_IMAGE",
      `The builder "${formatImageReference(options.builder.reference)}" does not name a run image.`,
      { hint: 'Set "run-image".' },
    );
  }
  const attempts = await Promise.all(
    candidates.map(async (candidate) => ({
      candidate,
      ...(await tryImage(candidate.name, options, registry)),
    })),
  );
  const failed: string[] = [];
  for (const attempt of attempts) {
    const { source, reason, name } = attempt.candidate;
    if ("error" in attempt) failed.push(`${quote(name)} cannot be used`);
    else return { value: attempt.image, source, reason: [reason, ...someOf(failed)].join("; ") };
  }
  throw noneUsable(attempts);
}

/** A candidate of each name; those on the app image's registry first, the user's mirrors before the builder's. */
function listCandidates(options: RunImageOptions): Candidate[] {
  const { requested, builder, image } = options;
  const [first, ...others] = namesOf(options);
  if (first === undefined) return [];
  const main: Candidate =
    requested !== undefined
      ? { name: first, source: "input", reason: 'the input "run-image"' }
      : { name: first, source: "builder", reason: "named by the builder" };
  const theirs = new Set(requested === undefined ? builder.runImages[0]?.mirrors : []);
  const mirrors = others.map((name): Candidate =>
    theirs.has(name)
      ? { name, source: "builder", reason: "a mirror that the builder names" }
      : { name, source: "input", reason: 'a mirror of the input "run-image-mirrors"' },
  );
  const isNear = ({ name }: Candidate): boolean => registryOf(name) === image.registry;
  const near = [main, ...mirrors]
    .filter(isNear)
    .map((candidate) => ({ ...candidate, reason: `${candidate.reason}, on the registry of the image` }));
  return [...near, ...[main, ...mirrors].filter((candidate) => !isNear(candidate))];
}

/** The names that one run image has: its own, then its mirrors. */
function namesOf({ requested, mirrors, builder }: RunImageOptions): string[] {
  const [entry] = builder.runImages;
  const name = requested === undefined ? entry?.image : formatImageReference(requested);
  if (name === undefined) return mirrors.map(formatImageReference);
  const theirs = requested === undefined ? (entry?.mirrors ?? []) : [];
  return [...new Set([name, ...mirrors.map(formatImageReference), ...theirs])];
}

/** What run.toml should say, so that the image's label names all of them. */
function runImagesOf(options: RunImageOptions): RunImageEntry[] {
  const [image, ...mirrors] = namesOf(options);
  const others = options.requested === undefined ? options.builder.runImages.slice(1) : [];
  return image === undefined ? others : [{ image, mirrors }, ...others];
}

async function tryImage(name: string, options: RunImageOptions, registry: Registry): Promise<Attempt> {
  const { builder } = options;
  try {
    const reference = parseImageReference(name);
    const found = await readImage(registry, reference, builder.target);
    const target = targetOf(found.config);
    if (!runsOn(target, builder.target)) throw otherTarget(name, target, builder.target);
    const layers = found.manifest.layers.map(({ digest }) => digest);
    if (layers.length === 0) throw withoutLayers(name);
    const runImages = runImagesOf(options);
    return { image: { name, reference, pinned: found.reference, target, layers, runImages } };
  } catch (error) {
    if (error instanceof PlatformError) return { error };
    throw error;
  }
}

function otherTarget(name: string, theirs: Target, builder: Target): PlatformError {
  return new PlatformError(
    "RUN_IMAGE",
    `${quote(name)} is for ${formatTarget(theirs)}, but the builder for ${formatTarget(builder)}.`,
  );
}

/** An exporter would find out at the end of the build: it puts the app's layers on the last one. */
function withoutLayers(name: string): PlatformError {
  return new PlatformError("RUN_IMAGE", `${quote(name)} has no layers, so it cannot be the base of an app.`);
}

function noneUsable(attempts: readonly ({ readonly candidate: Candidate } & Attempt)[]): PlatformError {
  const errors = attempts.flatMap((attempt) => ("error" in attempt ? [attempt.error] : []));
  const unreachable = errors.find(({ code }) => code === "REGISTRY_UNREACHABLE");
  if (unreachable !== undefined) {
    const { code, message, hint } = unreachable;
    return new PlatformError(code, `The run image cannot be used: ${message}`, { cause: unreachable, hint });
  }
  const [first] = errors;
  const reasons = someOf(errors.map(messageOf)).join(" ");
  const isRequested = attempts[0]?.candidate.source === "input";
  const message =
    errors.length === 1 || isRequested
      ? `The run image cannot be used: ${reasons}`
      : `None of the builder's run images can be used: ${reasons}`;
  const hint = isRequested
    ? 'Set "run-image" to an image that exists and can be read, for the platform of the builder.'
    : 'Log in to a registry that has one of them, or set "run-image".';
  return new PlatformError("RUN_IMAGE", message, { hint, cause: first });
}

function registryOf(name: string): string | undefined {
  try {
    return parseImageReference(name).registry;
  } catch {
    return undefined;
  }
}
