// Making an image complete in repositories, without giving it a name there.
import { Readable } from "node:stream";
import { inParallel } from "../bounded.ts";
import { countBytes } from "../bytes/count-bytes.ts";
import { PlatformError } from "../errors.ts";
import { atDigest, formatImageReference, imageName, type ImageReference } from "../oci/image-reference.ts";
import type { BlobDescriptor } from "../oci/manifest.ts";
import { type OnTransferProgress, TransferMeter } from "../oci/transfer-meter.ts";
import { type BlobOutcome, MAX_PARALLEL_CALLS, type Registry } from "../registry/registry.ts";
import { type BlobOrigin, openLazily } from "./blob-origin.ts";
import type { CompleteImage } from "./finished-image.ts";

/** What publishing needs. */
export interface PublishDeps {
  readonly registry: Registry;
  readonly signal?: AbortSignal | undefined;
  /** Told how many of all bytes are where they belong. */
  readonly onProgress?: OnTransferProgress | undefined;
  /** Told at once when the build is cancelled while its tags move. */
  readonly warn?: ((message: string) => void) | undefined;
}

/** Where the manifest is to be first: one that only gets one tag needs no other place. */
export type ManifestPlace = "its digest" | "its tag";

/** How many blobs got to the repositories in which way. */
export type UploadCounts = Readonly<Record<BlobOutcome, number>>;

/**
 * Brings all blobs and then, by its digest, the manifest to each repository, and makes sure that it is there; if it is to be at
 * its tag first, that is up to the caller. Of several
 * repositories of one registry only the first gets the blobs from elsewhere.
 * @throws {PlatformError} what a registry rejects with, `REGISTRY` if it does not have what it took
 */
export async function uploadImage(
  image: CompleteImage,
  repositories: readonly ImageReference[],
  { manifestAt = "its digest", ...deps }: PublishDeps & { readonly manifestAt?: ManifestPlace },
): Promise<UploadCounts> {
  const counts = { existed: 0, mounted: 0, uploaded: 0 };
  const meter = new TransferMeter(deps.onProgress ?? (() => undefined));
  const groups = groupByRegistry(repositories);
  await inParallel(groups, groups.length, async ([first, ...others]) => {
    if (first === undefined) return;
    const from = (layer: BlobDescriptor): BlobOrigin => image.originOf(layer.digest);
    await uploadTo({ image, repository: first, counts, meter, from, manifestAt }, deps);
    const neighbour: BlobOrigin = { kind: "repository", repository: first };
    await inParallel(others, MAX_PARALLEL_CALLS, (repository) =>
      uploadTo({ image, repository, counts, meter, from: () => neighbour, manifestAt }, deps),
    );
  });
  return counts;
}

/** Each repository once, those of one registry together. */
function groupByRegistry(references: readonly ImageReference[]): readonly (readonly ImageReference[])[] {
  const groups = new Map<string, Map<string, ImageReference>>();
  for (const { registry, repository } of references) {
    const group = groups.get(registry) ?? new Map<string, ImageReference>();
    groups.set(registry, group.set(repository, { registry, repository }));
  }
  return [...groups.values()].map((group) => [...group.values()]);
}

interface Upload {
  readonly image: CompleteImage;
  readonly repository: ImageReference;
  readonly counts: Record<BlobOutcome, number>;
  readonly meter: TransferMeter;
  readonly from: (layer: BlobDescriptor) => BlobOrigin;
  readonly manifestAt: ManifestPlace;
}

async function uploadTo(
  { image, repository, counts, meter, from, manifestAt }: Upload,
  { registry, signal }: PublishDeps,
): Promise<void> {
  const { manifest, mediaType, manifestBytes, digest } = image;
  const layers = new Map(manifest.layers.map((layer) => [layer.digest, layer]));
  const blobs: (() => Promise<BlobOutcome>)[] = [
    () => registry.pushBlob(repository, configOf(image)),
    ...[...layers.values()].map((layer) => () => bring(layer, from(layer), { registry, repository, meter })),
  ];
  await inParallel(blobs, MAX_PARALLEL_CALLS, async (push) => {
    throwIfPublishingCancelled(signal);
    counts[await push()] += 1;
  });
  throwIfPublishingCancelled(signal);
  if (manifestAt === "its tag") return;
  const reference = atDigest(repository, digest);
  await registry.putManifest(reference, { mediaType, bytes: manifestBytes });
  if ((await registry.headManifest(reference)) === digest) return;
  const message = `"${formatImageReference(reference)}" was pushed, but ${imageName(repository)} does not have it.`;
  throw new PlatformError("REGISTRY", message, { hint: "Try again." });
}

async function bring(
  { digest, size }: BlobDescriptor,
  origin: BlobOrigin,
  { registry, repository, meter }: Pick<Upload, "repository" | "meter"> & Pick<PublishDeps, "registry">,
): Promise<BlobOutcome> {
  const descriptor = { digest, size };
  const blob = meter.begin(size);
  if (origin.kind === "repository" && imageName(origin.repository) === imageName(repository)) {
    blob.end(false);
    return "existed";
  }
  const onBytes = (bytes: number): void => {
    blob.at(bytes);
  };
  const open = () => Readable.from(countBytes(openLazily(origin, descriptor, registry), onBytes));
  // What comes from a registry is read within the tries that push it: its own would multiply with them.
  const outcome =
    origin.kind === "repository"
      ? await registry.copyBlob(origin.repository, repository, descriptor, onBytes)
      : await registry.pushBlob(repository, { digest, sizeBytes: size, open });
  blob.end(outcome === "uploaded");
  return outcome;
}

function configOf({ manifest: { config }, configBytes }: CompleteImage) {
  return { digest: config.digest, sizeBytes: config.size, open: () => Readable.from([configBytes]) };
}

/** @throws {PlatformError} `CANCELLED` */
export function throwIfPublishingCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  throw new PlatformError("CANCELLED", "The image was not published: the build was cancelled.", {
    cause: signal.reason,
  });
}
