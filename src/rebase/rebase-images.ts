// Rebasing images where they are: in their registries, without an engine, and without a build.
import { inParallel } from "../bounded.ts";
import { PlatformError } from "../errors.ts";
import { publishImage, publishIndex } from "../gateway/publish-image.ts";
import type { Digest } from "../oci/digest.ts";
import { formatImageReference, imageName, type ImageReference } from "../oci/image-reference.ts";
import { quote } from "../quote.ts";
import { MAX_PARALLEL_CALLS, type Registry, type ServedManifest } from "../registry/registry.ts";
import { type ChosenImage, findImages, type ImageChoice } from "./find-images.ts";
import { newDigest, type NewManifest, planRebase, type RebasePlan } from "./plan-rebase.ts";
import type { RebaseOptions, RunImageChange } from "./rebase-app.ts";
import { createRunImageReader, type ReadRunImage } from "./run-images.ts";

/** What is to be rebased, and how. */
export interface RebaseRequest extends RebaseOptions {
  readonly images: readonly ImageChoice[];
  /** Whether everything but writing is done. */
  readonly dryRun: boolean;
}

/** What rebasing needs. */
export interface RebaseDeps {
  readonly registry: Registry;
  readonly signal: AbortSignal;
  readonly warn: (message: string) => void;
}

/** What became of an image. */
export type RebaseOutcome = "rebased" | "would be rebased" | "current" | "skipped";

/** An image and what became of it; the digests are equal unless it is, or would be, rebased. */
export interface RebaseResult {
  /** e.g. `ghcr.io/owner/app:1.0` */
  readonly image: string;
  readonly outcome: RebaseOutcome;
  readonly from: Digest;
  readonly to: Digest;
  /** One for each platform; none if the image was skipped. */
  readonly runImages: readonly RunImageChange[];
}

/** What became of all images; whatever failed did so without an effect on the others. */
export interface RebaseReport {
  readonly results: readonly RebaseResult[];
  readonly failures: readonly unknown[];
}

/** Tags at one digest of one repository: they stay together. */
interface TagGroup {
  readonly served: ServedManifest;
  readonly images: readonly [ChosenImage, ...ChosenImage[]];
}

/**
 * Each image on its own: its tags move when it is complete, and when one fails, the others go on.
 * @throws {PlatformError} if not even the list of images is known
 */
export async function rebaseImages(request: RebaseRequest, deps: RebaseDeps): Promise<RebaseReport> {
  const failures: unknown[] = [];
  const groups = await groupByDigest(await findImages(request.images, deps.registry), deps, failures);
  const readRunImage = createRunImageReader(deps.registry);
  const results: RebaseResult[] = [];
  await inParallel(groups, MAX_PARALLEL_CALLS, async (group) => {
    try {
      results.push(...(await rebaseGroup(group, request, { ...deps, readRunImage })));
    } catch (error) {
      failures.push(error);
    }
  });
  const order = groups.flatMap(({ images }) =>
    images.map(({ reference }) => formatImageReference(reference)),
  );
  results.sort((a, b) => order.indexOf(a.image) - order.indexOf(b.image));
  return { results, failures };
}

async function groupByDigest(
  images: readonly ChosenImage[],
  { registry }: RebaseDeps,
  failures: unknown[],
): Promise<readonly TagGroup[]> {
  const groups = new Map<string, { served: ServedManifest; images: [ChosenImage, ...ChosenImage[]] }>();
  await inParallel(images, MAX_PARALLEL_CALLS, async (image) => {
    try {
      const served = await registry.getManifest(image.reference);
      const key = `${imageName(image.reference)}@${served.digest}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { served, images: [image] });
      else group.images.push(image);
    } catch (error) {
      failures.push(error);
    }
  });
  return [...groups.values()];
}

type GroupDeps = RebaseDeps & { readonly readRunImage: ReadRunImage };

async function rebaseGroup(
  { served, images }: TagGroup,
  request: RebaseRequest,
  deps: GroupDeps,
): Promise<RebaseResult[]> {
  const [{ reference }] = images;
  const plan = await planUnlessForeign({ served, images }, request, deps);
  const to = (plan && newDigest(plan)) ?? served.digest;
  const result = (outcome: RebaseOutcome): RebaseResult[] =>
    images.map((image) => ({
      image: formatImageReference(image.reference),
      outcome,
      from: served.digest,
      to,
      runImages: plan?.runImages ?? [],
    }));
  if (plan === undefined) return result("skipped");
  if (plan.manifest === undefined) return result("current");
  if (plan.attestations > 0) warnOfAttestations(reference, plan, deps);
  if (request.dryRun) return result("would be rebased");
  await publish(plan.manifest, images, deps);
  return result("rebased");
}

/** What only fits a pattern may be anything, such as a signature: it is skipped. */
async function planUnlessForeign(
  { served, images }: TagGroup,
  request: RebaseRequest,
  deps: GroupDeps,
): Promise<RebasePlan | undefined> {
  const [{ reference }] = images;
  const named = images.find(({ isNamed }) => isNamed);
  const planDeps = { registry: deps.registry, readRunImage: deps.readRunImage, warn: deps.warn };
  try {
    const plan = await planRebase(reference, served, request, planDeps);
    if (plan !== undefined || named === undefined) return plan;
  } catch (error) {
    const isForeign = error instanceof PlatformError && error.code === "MALFORMED" && named === undefined;
    if (isForeign) return undefined;
    throw error;
  }
  const name = quote(formatImageReference(named.reference));
  throw new PlatformError("RUN_IMAGE", `${name} cannot be rebased: buildpacks did not build it.`, {
    hint: "Name an image that a build of this action, of pack or of kpack has pushed.",
  });
}

function warnOfAttestations(
  reference: ImageReference,
  { attestations }: RebasePlan,
  { warn }: RebaseDeps,
): void {
  warn(
    `${formatImageReference(reference)}: ${attestations} attestations are left out of the index, because they are about the images before the rebase.`,
  );
}

async function publish(manifest: NewManifest, images: TagGroup["images"], deps: RebaseDeps): Promise<void> {
  const tags = images.map(({ reference }) => reference).filter(({ tag }) => tag !== undefined);
  const publication = { tags, repositories: [images[0].reference] };
  if (manifest.kind === "index") await publishIndex(manifest.index, publication, deps);
  else await publishImage(manifest.image, publication, deps);
}
