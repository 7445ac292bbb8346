// An image that is in its registry, or that is made of one there, on its way to its tags. No layer of the app leaves its repository.
import { formatReport } from "../../cnb/report.ts";
import type { CompleteImage } from "../../gateway/finished-image.ts";
import { atDigest, formatImageReference, imageName, type ImageReference } from "../../oci/image-reference.ts";
import type { ResolvedBuild } from "../request/build-request.ts";
import type { ReportedImage } from "./destination.ts";
import type { EarlierImages } from "./earlier-images.ts";
import { describeIfReadable } from "./exported-image.ts";
import { publishWithChecks, type TaggingDeps } from "./tagged-image.ts";

/** What gets the tags. */
export interface ReusedImage {
  readonly image: CompleteImage;
  /** The repository that has it by its digest; undefined for a new image. */
  readonly home: ImageReference | undefined;
  /** What is there so far: a tag that is at the image already is not written again. */
  readonly digests: EarlierImages["digests"];
}

/** Gives the image its tags. @throws what {@link publishWithChecks} rejects with */
export async function deliverReused(
  { image, home, digests }: ReusedImage,
  { tags: names, delivery: { byDigest } }: Pick<ResolvedBuild, "tags" | "delivery">,
  deps: TaggingDeps,
): Promise<ReportedImage> {
  const [first] = names;
  const all = new Map(names.map((name) => [imageName(name), name]));
  if (home !== undefined) all.delete(imageName(home));
  const tags = byDigest ? [] : names.filter((name) => digests.get(name) !== image.digest);
  await publishWithChecks(image, { tags, repositories: [...all.values()] }, deps);
  const { digest, config, manifest, manifestBytes } = image;
  const manifestSizeBytes = manifestBytes.length;
  return {
    ...describeIfReadable({ config, manifest, name: formatImageReference(first) }, deps.log),
    digest,
    image: formatImageReference(atDigest(first, digest)),
    tags: byDigest ? [] : names.map(formatImageReference),
    manifestSizeBytes,
    toml: formatReport({ tags: names.map(formatImageReference), digest, manifestSizeBytes }),
  };
}
