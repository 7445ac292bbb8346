// What is new in an image that is not in use yet, seen from the one that is. Reads manifests and configs, never a layer.
import { PlatformError } from "../../errors.ts";
import { targetOf } from "../../oci/image-config.ts";
import { formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import type { Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import { readImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";
import { compareImages, type ImageComparison, type ImageSizes, sizesOf } from "./compare-images.ts";
import { describeContents, type ImageContents } from "./image-contents.ts";

/** What a build said of its image: other people's words, never to be read from a registry by. */
export interface BuiltImage {
  /** Names that it goes by, if any. */
  readonly names: readonly string[];
  readonly digest: string | undefined;
  readonly isPushed: boolean;
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
  /** Which image of an index; what the build was for, or else {@link DEFAULT_TARGET}. */
  readonly target: Target | undefined;
}

/** What was found under a name. */
export type PreviewedImage =
  | {
      readonly kind: "read";
      readonly name: string;
      readonly digest: string;
      readonly contents: ImageContents;
    }
  | { readonly kind: "missing"; readonly name: string }
  | { readonly kind: "unreadable"; readonly name: string; readonly error: PlatformError };

/** What is known of both images. */
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
}

/** What most images are for. */
const DEFAULT_TARGET: Target = { os: "linux", arch: "amd64" };

/** Never rejects for what cannot be read: that is part of the preview. */
export async function previewImage(request: PreviewRequest, registry: Registry): Promise<ImagePreview> {
  const { built, baseImage } = request;
  const wanted = request.target ?? built?.target ?? DEFAULT_TARGET;
  const image = request.image && (await find(request.image, wanted, registry));
  // An image that is no index may be for something else than what is asked for, and is compared with its like.
  const target = image?.kind === "read" ? image.target : wanted;
  const base = baseImage && (await find(baseImage, target, registry));
  const contents = image?.kind === "read" ? image.contents : built?.contents;
  const before = base?.kind === "read" ? base.contents : undefined;
  const sizes = { base: before && sizesOf(before), image: contents && sizesOf(contents) };
  const comparison = before && contents && compareImages(before, contents);
  return { image, built, base, target, contents, sizes, comparison };
}

type Found = (Extract<PreviewedImage, { kind: "read" }> & { readonly target: Target }) | NotRead;
type NotRead = Exclude<PreviewedImage, { kind: "read" }>;

async function find(reference: ImageReference, target: Target, registry: Registry): Promise<Found> {
  const name = formatImageReference(reference);
  try {
    const { config, manifest, requestedDigest } = await readImage(registry, reference, target);
    const contents = describeContents(config, manifest, quote(name));
    return { kind: "read", name, digest: requestedDigest, contents, target: targetOf(config) };
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return error.code === "NOT_FOUND" ? { kind: "missing", name } : { kind: "unreadable", name, error };
  }
}
