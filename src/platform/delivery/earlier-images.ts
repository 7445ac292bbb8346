// The images that may do in place of a new one: the previous image, and what the names of the image point to so far.
import { runImageInLabels } from "../../cnb/lifecycle-metadata.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { BuildLog } from "../../log.ts";
import type { Digest } from "../../oci/digest.ts";
import {
  atDigest,
  formatImageReference,
  imageName,
  type ImageReference,
  parseImageReference,
} from "../../oci/image-reference.ts";
import type { Target } from "../../oci/target.ts";
import { quote } from "../../quote.ts";
import { readImage, type RegistryImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";
import type { EarlierImage } from "../plan/choose-work.ts";
import { INPUTS_LABEL, parseInputsRecord } from "../plan/inputs-record.ts";
import type { ResolvedBuild } from "../request/build-request.ts";

/** One of them, as its registry has it. */
export interface ComparedImage extends EarlierImage {
  readonly image: RegistryImage;
}

/** What the names of a build point to. */
export interface EarlierImages {
  /** Each once: the previous image, then in the order of the tags. */
  readonly images: readonly ComparedImage[];
  /** By name; an index, if it is one. Without the names that nothing is known of. */
  readonly digests: ReadonlyMap<ImageReference, Digest>;
}

interface FindDeps {
  readonly registry: Registry;
  readonly log: Pick<BuildLog, "debug">;
}

/** What cannot be read does not do, and is no reason to fail: there is still the build. */
export async function findEarlierImages(
  { tags, previousImage }: Pick<ResolvedBuild, "tags" | "previousImage">,
  target: Target,
  deps: FindDeps,
): Promise<EarlierImages> {
  const names = previousImage === undefined ? tags : [previousImage, ...tags];
  const heads = await Promise.all(
    names.map(async (name) => {
      const digest = await ifReadable(name, deps.registry.headManifest(name), deps);
      return digest && { name, digest };
    }),
  );
  const found = heads.filter((head) => head !== undefined);
  const different = new Map<string, Named>();
  for (const { name, digest } of found) {
    const key = `${imageName(name)}@${digest}`;
    if (!different.has(key)) different.set(key, { name, digest });
  }
  const images = await Promise.all(
    [...different.values()].map((named) => ifReadable(named.name, readNamed(named, target, deps), deps)),
  );
  return {
    images: images.filter((image) => image !== undefined),
    digests: new Map(found.map(({ name, digest }) => [name, digest])),
  };
}

/** A name, and what it points to. */
interface Named {
  readonly name: ImageReference;
  readonly digest: Digest;
}

/** Undefined if it cannot be. */
async function ifReadable<T>(
  name: ImageReference,
  reading: Promise<T>,
  { log }: FindDeps,
): Promise<T | undefined> {
  return reading.catch((error: unknown) => {
    if (!(error instanceof PlatformError) || error.code === "CANCELLED") throw error;
    log.debug(`${quote(formatImageReference(name))} is not compared: ${messageOf(error)}`);
    return undefined;
  });
}

async function readNamed(
  { name, digest }: Named,
  target: Target,
  { registry }: FindDeps,
): Promise<ComparedImage> {
  return describeFound(name, await readImage(registry, atDigest(name, digest), target));
}

function describeFound(reference: ImageReference, image: RegistryImage): ComparedImage {
  const labels = image.config.config?.Labels ?? {};
  const inputs = labels[INPUTS_LABEL];
  const name = formatImageReference(reference);
  const what = quote(name);
  const runImage = runImageInLabels(labels, what);
  return {
    name,
    image,
    inputs: inputs === undefined ? undefined : parseInputsRecord(inputs, what),
    runImage: runImage === undefined ? undefined : parseImageReference(runImage).digest,
  };
}
