// What is new in an image that is not in use yet, seen from the one that is. Reads manifests and configs, never a layer.
import { PlatformError } from "../../errors.ts";
import { targetOf } from "../../oci/image-config.ts";
import { atDigest, formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import { indexTargets, parseIndex } from "../../oci/manifest.ts";
import { isIndex } from "../../oci/media-types.ts";
import { distinctTargets, isSameTarget, type Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import { readImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";
import type { WorkKind } from "../request/build-request.ts";
import { compareImages, type ImageComparison, type ImageSizes, isRebase, sizesOf } from "./compare-images.ts";
import { describeContents, type ImageContents } from "./image-contents.ts";

/** What a build said of its image: other people's words, never to be read from a registry by. */
export interface BuiltImage {
  /** Names that it goes by, if any. */
  readonly names: readonly string[];
  readonly digest: string | undefined;
  readonly isPushed: boolean;
  /** What the build did; undefined if it does not say. */
  readonly work: WorkKind | undefined;
  /** How many it has. */
  readonly attestations: number;
  readonly target: Target | undefined;
  readonly contents: ImageContents;
}

/** What to compare. At least one of `image` and `built` is there. */
export interface PreviewRequest {
  /** In a registry. */
  readonly image: ImageReference | undefined;
  /** Stands in for an image that is in no registry. */
  readonly built: BuiltImage | undefined;
  /** What is in use; may not be there yet. */
  readonly baseImage: ImageReference | undefined;
  /** Which image of an index; what the build was for if undefined, else all of them. */
  readonly target: Target | undefined;
}

/** What was found under a name. */
export type PreviewedImage =
  | {
      readonly kind: "read";
      readonly name: string;
      /** What the name points to: the index, if it is one. */
      readonly digest: string;
      /** Of the image itself. */
      readonly imageDigest: string;
      readonly contents: ImageContents;
    }
  | { readonly kind: "missing"; readonly name: string }
  | { readonly kind: "unreadable"; readonly name: string; readonly error: PlatformError };

/** How much of an image is another one: all its bytes, all but the run image, or what a comparison says. */
export type ImageChange = "same" | "rebased" | "changed";

/** What is known of both images, for one platform. */
export interface ImagePreview {
  /** In its registry; undefined if it was not to be there. */
  readonly image: PreviewedImage | undefined;
  readonly built: BuiltImage | undefined;
  /** Undefined if there is nothing to compare with. */
  readonly base: PreviewedImage | undefined;
  readonly target: Target;
  /** Of the image in its registry, else of what was built; undefined if neither is known. */
  readonly contents: ImageContents | undefined;
  /** Of both images, where they are known. */
  readonly sizes: { readonly base: ImageSizes | undefined; readonly image: ImageSizes | undefined };
  /** Undefined if one of both is not known. */
  readonly comparison: ImageComparison | undefined;
  readonly change: ImageChange | undefined;
}

/** What is known of images. */
export interface ImagePreviews {
  /** One for each platform; at least one. */
  readonly platforms: readonly ImagePreview[];
  /** How many platforms are left out. */
  readonly omitted: number;
}

/** What most images are for. */
const DEFAULT_TARGET: Target = { os: "linux", arch: "amd64" };

/** More platforms than images have: each of them is some requests. */
const MAX_PLATFORMS = 16;

/** Never rejects for what cannot be read: that is part of the preview. */
export async function previewImage(request: PreviewRequest, registry: Registry): Promise<ImagePreviews> {
  const [image, base] = await Promise.all([look(request.image, registry), look(request.baseImage, registry)]);
  const wanted = request.target ?? request.built?.target;
  const targets = wanted === undefined ? targetsIn(image, base) : [wanted];
  // What a build says of an index is of none of its images.
  const compared = { image, base, built: targets.length === 1 ? request.built : undefined };
  const shown = targets.slice(0, MAX_PLATFORMS);
  const platforms = await Promise.all(shown.map((target) => previewFor(target, compared, registry)));
  return { platforms, omitted: targets.length - shown.length };
}

/** What a name points to when the preview begins, whatever becomes of it meanwhile. */
type Looked =
  | {
      readonly kind: "there";
      readonly name: string;
      /** By digest. */
      readonly reference: ImageReference;
      /** Of an index; none otherwise. */
      readonly targets: readonly Target[];
    }
  | NotRead;

async function look(reference: ImageReference | undefined, registry: Registry): Promise<Looked | undefined> {
  if (reference === undefined) return undefined;
  const name = formatImageReference(reference);
  try {
    const { mediaType, digest, bytes } = await registry.getManifest(reference);
    const index = isIndex(mediaType) ? parseIndex(bytes.toString("utf8"), quote(name)) : undefined;
    const targets = index === undefined ? [] : indexTargets(index);
    return { kind: "there", name, reference: atDigest(reference, digest), targets };
  } catch (error) {
    return notRead(name, error);
  }
}

/** Those that are gone come last. */
function targetsIn(...looked: readonly (Looked | undefined)[]): readonly Target[] {
  const [own = [], before = []] = looked.map((each) => (each?.kind === "there" ? each.targets : []));
  if (own.length === 0) return [DEFAULT_TARGET];
  return distinctTargets([...own, ...before]);
}

interface Compared {
  readonly image: Looked | undefined;
  readonly base: Looked | undefined;
  readonly built: BuiltImage | undefined;
}

async function previewFor(wanted: Target, looked: Compared, registry: Registry): Promise<ImagePreview> {
  const { built } = looked;
  const image = looked.image && (await find(looked.image, wanted, registry));
  // An image that is no index may be for something else than what is asked for, and is compared with its like.
  const target = image?.kind === "read" ? image.target : wanted;
  const base = looked.base && likeOf(target, await find(looked.base, target, registry));
  const contents = image?.kind === "read" ? image.contents : built?.contents;
  const before = base?.kind === "read" ? base.contents : undefined;
  const sizes = { base: before && sizesOf(before), image: contents && sizesOf(contents) };
  const comparison = before && contents && compareImages(before, contents);
  const change = comparison && changeOf(digestsOf(image, built), base, comparison);
  return { image, built, base, target, contents, sizes, comparison, change };
}

/** By which an image may be named. */
function digestsOf(image: Found | undefined, built: BuiltImage | undefined): readonly string[] {
  if (image?.kind === "read") return [image.imageDigest];
  return built?.digest === undefined ? [] : [built.digest];
}

function changeOf(
  digests: readonly string[],
  base: Found | undefined,
  comparison: ImageComparison,
): ImageChange {
  if (base?.kind === "read" && digests.includes(base.imageDigest)) return "same";
  return isRebase(comparison) ? "rebased" : "changed";
}

type Found = (Extract<PreviewedImage, { kind: "read" }> & { readonly target: Target }) | NotRead;
type NotRead = Exclude<PreviewedImage, { kind: "read" }>;

/** What is not for the same machines says nothing about an image. */
function likeOf(target: Target, found: Found): Found {
  if (found.kind !== "read" || isSameTarget(target, found.target)) return found;
  return { kind: "missing", name: found.name };
}

async function find(looked: Looked, target: Target, registry: Registry): Promise<Found> {
  if (looked.kind !== "there") return looked;
  const { name } = looked;
  try {
    const { config, manifest, reference, requestedDigest } = await readImage(
      registry,
      looked.reference,
      target,
    );
    const contents = describeContents(config, manifest, quote(name));
    const digests = { digest: requestedDigest, imageDigest: reference.digest ?? requestedDigest };
    return { kind: "read", name, ...digests, contents, target: targetOf(config) };
  } catch (error) {
    return notRead(name, error);
  }
}

/** @throws what is no PlatformError */
function notRead(name: string, error: unknown): NotRead {
  if (!(error instanceof PlatformError)) throw error;
  return error.code === "NOT_FOUND" ? { kind: "missing", name } : { kind: "unreadable", name, error };
}
