// One index of images that other jobs have built, each for its platform: in the registry, without an engine.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md
import { allEnded, inParallel } from "../bounded.ts";
import { PlatformError } from "../errors.ts";
import type { CompleteImage } from "../gateway/finished-image.ts";
import { makeIndex } from "../gateway/image-index.ts";
import { publishIndex } from "../gateway/publish-image.ts";
import { servedImage } from "../gateway/served-image.ts";
import type { Digest } from "../oci/digest.ts";
import { targetOf } from "../oci/image-config.ts";
import { checkSameLayers } from "../oci/image-layers.ts";
import {
  atDigest,
  distinctRepositories,
  formatImageReference,
  type ImageReference,
  type ImageTags,
} from "../oci/image-reference.ts";
import { isIndex } from "../oci/media-types.ts";
import { formatTarget, hostTarget } from "../oci/target.ts";
import { quote } from "../quote.ts";
import { readImage } from "../registry/image.ts";
import { MAX_PARALLEL_CALLS, type Registry } from "../registry/registry.ts";

/** Which images become an index, and where. */
export interface MergeRequest {
  /** In any number of registries and repositories; the images are in the repository of the first. */
  readonly tags: ImageTags;
  /** At least one. */
  readonly images: readonly Digest[];
  /** Of the index. */
  readonly annotations: ReadonlyMap<string, string>;
  /** Whether it gets no tag, so that only its digest names it; `tags` then are repositories. */
  readonly byDigest: boolean;
}

/** What merging needs. */
export interface MergeDeps {
  readonly registry: Registry;
  readonly signal: AbortSignal;
  readonly warn: (message: string) => void;
}

/** An index that is where it belongs. */
export interface MergedIndex {
  readonly digest: Digest;
  /** `registry/repository@sha256:…` */
  readonly image: string;
  readonly tags: readonly string[];
  /** e.g. `linux/amd64`, in the order of the index. */
  readonly platforms: readonly string[];
}

/**
 * Brings all images to each repository, then the index, and moves the tags at the very end. The same images make the same index,
 * in whatever order they are given.
 * @throws {PlatformError} `INPUT` about images that are not one each for a platform, `CANCELLED`, and what registries reject with
 * @throws {TagsError} if only some of the tags were moved
 */
export async function mergeImages(request: MergeRequest, deps: MergeDeps): Promise<MergedIndex> {
  const { registry } = deps;
  const repositories = distinctRepositories(request.tags);
  const tags = request.byDigest ? [] : request.tags;
  const [members] = await allEnded([
    readMembers(request, registry),
    ...repositories.map((repository) => registry.checkWrite(repository)),
  ]);
  const index = makeIndex(
    members.map(({ image }) => image),
    request.annotations,
  );
  await publishIndex(index, { tags, repositories }, deps);
  return {
    digest: index.digest,
    image: formatImageReference(atDigest(request.tags[0], index.digest)),
    tags: tags.map(formatImageReference),
    platforms: members.map(({ platform }) => platform),
  };
}

/** An image of the index. */
interface Member {
  readonly image: CompleteImage;
  /** Tells it apart from the others. */
  readonly platform: string;
}

async function readMembers({ tags, images }: MergeRequest, registry: Registry): Promise<readonly Member[]> {
  const [repository] = tags;
  const members: Member[] = [];
  await inParallel(new Set(images), MAX_PARALLEL_CALLS, async (digest) => {
    members.push(await readMember(atDigest(repository, digest), registry));
  });
  members.sort((a, b) => (a.platform < b.platform ? -1 : 1));
  for (const [at, { platform, image }] of members.entries()) {
    const before = members[at - 1];
    if (before?.platform !== platform) continue;
    const [one, other] = [before.image.digest, image.digest].sort();
    throw new PlatformError("INPUT", `Two images are for ${platform}: ${one} and ${other}.`, {
      hint: "Give the index one image for each platform, e.g. those of one run of the matrix.",
    });
  }
  return members;
}

async function readMember(reference: ImageReference, registry: Registry): Promise<Member> {
  const name = formatImageReference(reference);
  const { mediaType } = await registry.getManifest(reference);
  if (isIndex(mediaType)) {
    throw new PlatformError("INPUT", `${quote(name)} is an index already, and an index has images only.`, {
      hint: "Give the digests of the images of single platforms.",
    });
  }
  const found = await readImage(registry, reference, hostTarget(process.arch));
  checkSameLayers(found, name);
  return { image: servedImage(found), platform: formatTarget(targetOf(found.config)) };
}
