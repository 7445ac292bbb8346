// The layers of the run image, and making sure that an image stands on those that it was built for.
import type { RunImage } from "../../builder/run-image.ts";
import { LIFECYCLE_METADATA_LABEL, runImageInLabels } from "../../cnb/lifecycle-metadata.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { BlobOrigin } from "../../gateway/blob-origin.ts";
import type { Digest } from "../../oci/digest.ts";
import { formatImageReference, type ImageReference, parseImageReference } from "../../oci/image-reference.ts";
import type { ImageManifest } from "../../oci/manifest.ts";
import { quote } from "../../quote.ts";
import { readImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";

/** Where the layers of a run image are, which no lifecycle has to push. */
export function baseOrigins({ pinned, layers }: RunImage): ReadonlyMap<Digest, BlobOrigin> {
  const origin: BlobOrigin = { kind: "repository", repository: pinned };
  return new Map(layers.map((layer) => [layer, origin] as const));
}

/** What was exported. */
export interface StandingImage extends Pick<ImageManifest, "layers"> {
  /** Undefined if they cannot be read. */
  readonly labels: Readonly<Record<string, string>> | undefined;
}

/** What an image must stand on. */
export interface WantedBase {
  /** As the lifecycle knew it before anything was built, at its digest; undefined where only the lifecycle knows. */
  readonly runImage: string | undefined;
  readonly planned: RunImage;
}

/**
 * Compares the lowest layers of an image with those of its run image; what image extensions install lies above them. Where it was
 * not known before building, what the image says of itself must be true, too.
 * @throws {PlatformError} `DIGEST_MISMATCH` if it stands on something else, or says so
 */
export async function checkBaseLayers(
  image: StandingImage,
  { runImage, planned }: WantedBase,
  registry: Registry,
): Promise<void> {
  if (runImage !== undefined) {
    const problem = differenceFrom(await baseOf(runImage, planned, registry), image);
    if (problem !== undefined) throw standsElsewhere(problem);
    return;
  }
  const problem = differenceFrom(plannedBase(planned), image) ?? lieAbout(plannedBase(planned), image);
  if (problem === undefined) return;
  // The lifecycle reads it by its name, and that may have moved since.
  const moved = await movedBase(planned, registry);
  if (moved instanceof PlatformError) throw standsElsewhere(problem, moved);
  if ((differenceFrom(moved, image) ?? lieAbout(moved, image)) !== undefined) throw standsElsewhere(problem);
}

/** A run image with its layers, the lowest first. */
interface Base {
  readonly reference: ImageReference;
  readonly layers: readonly Digest[];
}

function plannedBase({ pinned, layers }: RunImage): Base {
  return { reference: pinned, layers };
}

/** The lifecycle mostly uses what was planned; its registry may have another one by now, or an extension has named one. */
async function baseOf(runImage: string, planned: RunImage, registry: Registry): Promise<Base> {
  const reference = parseImageReference(runImage);
  const isPlanned = reference.digest === undefined || reference.digest === planned.pinned.digest;
  return isPlanned ? { ...plannedBase(planned), reference } : readBase(reference, planned, registry);
}

async function movedBase(planned: RunImage, registry: Registry): Promise<Base | PlatformError> {
  try {
    return await readBase(planned.reference, planned, registry);
  } catch (error) {
    if (error instanceof PlatformError) return error;
    throw error;
  }
}

async function readBase(name: ImageReference, { target }: RunImage, registry: Registry): Promise<Base> {
  const { reference, manifest } = await readImage(registry, name, target);
  return { reference, layers: manifest.layers.map(({ digest }) => digest) };
}

/** Ends a sentence about the image. */
function differenceFrom({ reference, layers: base }: Base, { layers }: StandingImage): string | undefined {
  const at = base.findIndex((layer, position) => layers[position]?.digest !== layer);
  if (at < 0) return undefined;
  const found = `its layer ${at + 1} is ${layers[at]?.digest ?? "missing"} in place of ${base[at] ?? ""}`;
  return `is not based on the run image ${quote(formatImageReference(reference))}: ${found}`;
}

/** The same: what is rebased later goes by the label. */
function lieAbout({ reference }: Base, { labels }: StandingImage): string | undefined {
  const said = runImageInLabels(labels ?? {}, "the image");
  if (said === undefined || said.endsWith(`@${reference.digest ?? ""}`)) return undefined;
  const image = quote(formatImageReference(reference));
  return `is based on the run image ${image}, but says in its label ${LIFECYCLE_METADATA_LABEL} that it is ${quote(said)}`;
}

function standsElsewhere(problem: string, unread?: PlatformError): PlatformError {
  const also =
    unread === undefined ? "" : ` Whether its name has moved since cannot be read: ${messageOf(unread)}`;
  return new PlatformError("DIGEST_MISMATCH", `The lifecycle exported an image that ${problem}.${also}`, {
    cause: unread,
    hint: "Do not use this builder: something in it may have put the app on another image.",
  });
}
