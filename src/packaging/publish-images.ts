// Images for one or several platforms, pushed under the same tags.
import { inParallel } from "../bounded.ts";
import type { FinishedImage } from "../gateway/finished-image.ts";
import { makeIndex } from "../gateway/image-index.ts";
import { publishImage, publishIndex } from "../gateway/publish-image.ts";
import type { PublishDeps } from "../gateway/upload-image.ts";
import type { Digest } from "../oci/digest.ts";
import {
  atDigest,
  distinctRepositories,
  formatImageReference,
  type ImageReference,
  type ImageTags,
} from "../oci/image-reference.ts";
import type { ImageManifest } from "../oci/manifest.ts";
import { MAX_PARALLEL_CALLS, type Registry } from "../registry/registry.ts";

/** Where images go. */
export interface ImagesPublication {
  readonly tags: ImageTags;
  /** Of the index, if there are several images. */
  readonly annotations: ReadonlyMap<string, string>;
  /** Runs when everything but the tags is there, and is told what they will be at: if it fails, no tag is moved. */
  readonly beforeTags: (image: ImageReference) => Promise<void>;
}

/** What all tags are at. */
export interface PublishedImages {
  readonly digest: Digest;
  /** `registry/repository@sha256:…` */
  readonly image: string;
  readonly tags: readonly string[];
}

/**
 * One as it is, several as an index; the tags move at the very end.
 * @throws {PlatformError} what registries reject with, or `CANCELLED`
 * @throws {TagsError} if only some of the tags were moved
 */
export async function publishImages(
  images: readonly FinishedImage[],
  { tags, annotations, beforeTags }: ImagesPublication,
  deps: PublishDeps,
): Promise<PublishedImages> {
  const [first, ...others] = images;
  if (first === undefined) throw new Error("No image to publish");
  const index = others.length > 0 ? makeIndex(images, annotations) : undefined;
  const { digest } = index ?? first;
  const image = atDigest(tags[0], digest);
  const publication = {
    ...{ tags, repositories: distinctRepositories(tags) },
    beforeTags: () => beforeTags(image),
  };
  if (index === undefined) await publishImage(first, publication, deps);
  else await publishIndex(index, publication, deps);
  return { digest, image: formatImageReference(image), tags: tags.map(formatImageReference) };
}

/** @throws {PlatformError} naming a repository of the tags that may not be written to */
export async function checkWritable(
  tags: readonly ImageReference[],
  registry: Pick<Registry, "checkWrite">,
): Promise<void> {
  for (const repository of distinctRepositories(tags)) await registry.checkWrite(repository);
}

/** The first layer that the registry does not serve; undefined if it serves all. */
export async function findMissingLayer(
  image: ImageReference,
  { layers }: ImageManifest,
  registry: Pick<Registry, "hasBlob">,
): Promise<Digest | undefined> {
  const served = new Set<Digest>();
  await inParallel(layers, MAX_PARALLEL_CALLS, async ({ digest }) => {
    if (await registry.hasBlob(image, digest)) served.add(digest);
  });
  return layers.find(({ digest }) => !served.has(digest))?.digest;
}
