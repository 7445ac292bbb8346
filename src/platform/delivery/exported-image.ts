// Making sure that the registry has what the lifecycle says it exported, and reading what is in it.
import { allEnded } from "../../bounded.ts";
import { BUILD_METADATA_LABEL, type BuildMetadata, parseBuildMetadata } from "../../cnb/build-metadata.ts";
import { runImageInLabels } from "../../cnb/lifecycle-metadata.ts";
import { messageOf, PlatformError } from "../../errors.ts";
import type { BuildLog } from "../../log.ts";
import type { Digest } from "../../oci/digest.ts";
import { atDigest, formatImageReference, type ImageReference } from "../../oci/image-reference.ts";
import type { ImageManifest } from "../../oci/manifest.ts";
import type { Target } from "../../oci/target.ts";
import { quote, someOf } from "../../quote.ts";
import { readImage } from "../../registry/image.ts";
import type { Registry } from "../../registry/registry.ts";
import { describeBlobs, type NamedImage } from "../image/image-blobs.ts";
import type { BuildReport } from "../request/build-request.ts";
import type { DeliveredImage } from "./destination.ts";

/** @throws {PlatformError} `DIGEST_MISMATCH` naming the tags that the registry answers another digest for */
export async function checkTags(
  tags: readonly ImageReference[],
  digest: Digest,
  registry: Registry,
): Promise<void> {
  const answers = await allEnded(
    tags.map(async (tag) => ({ tag, answer: await registry.headManifest(tag) })),
  );
  const wrong = answers.filter(({ answer }) => answer !== digest);
  if (wrong.length === 0) return;
  const found = wrong.map(({ tag, answer }) => `"${formatImageReference(tag)}" is ${answer ?? "not there"}`);
  throw new PlatformError(
    "DIGEST_MISMATCH",
    `The image is ${digest}, but in the registry ${someOf(found).join(", ")}.`,
    { hint: "Another job may have pushed the same tag; do not let jobs push the same tag at the same time." },
  );
}

/** An image in its registry. */
export interface ReadImage {
  readonly manifest: ImageManifest;
  readonly description: Partial<DeliveredImage>;
}

/** What the image in its registry is. */
export async function readExportedImage(
  image: ImageReference,
  { digest, target }: { readonly digest: Digest; readonly target: Target },
  registry: Registry,
): Promise<ReadImage> {
  const { config, manifest, reference } = await readImage(registry, atDigest(image, digest), target);
  return {
    manifest,
    description: describeImage({ config, manifest, name: formatImageReference(reference) }),
  };
}

/** What manifest and config of an image say. @throws {PlatformError} `MALFORMED` if a label of the lifecycle is */
function describeImage(image: NamedImage): Partial<DeliveredImage> {
  return { ...bareDescription(image), ...describeConfig(image), blobs: describeBlobs(image) };
}

/** The same of an image that is where it belongs: that its labels cannot be read is only worth a warning. */
export function describeIfReadable(
  image: NamedImage,
  log: Pick<BuildLog, "warning">,
): Partial<DeliveredImage> {
  try {
    return describeImage(image);
  } catch (error) {
    log.warning(`The labels of the image cannot be read: ${messageOf(error)}`);
    return bareDescription(image);
  }
}

function bareDescription({ config, manifest }: NamedImage): Pick<DeliveredImage, "imageId" | "labels"> {
  return { imageId: manifest.config.digest, labels: config.config?.Labels ?? {} };
}

/** What the labels of an image say: buildpacks, processes, and which run image it is really on. */
function describeConfig(
  image: NamedImage,
): Partial<Pick<BuildReport, "buildpacks" | "processes" | "runImage">> {
  const labels = image.config.config?.Labels ?? {};
  const name = quote(image.name);
  const build = labels[BUILD_METADATA_LABEL];
  const runImage = runImageInLabels(labels, name);
  return {
    ...(build !== undefined && describeBuild(parseBuildMetadata(build, name))),
    ...(runImage !== undefined && { runImage }),
  };
}

function describeBuild(metadata: BuildMetadata): Pick<BuildReport, "buildpacks" | "processes"> {
  const defaultType = metadata["buildpack-default-process-type"];
  return {
    buildpacks: metadata.buildpacks,
    processes: metadata.processes.map(({ type, command, args }) => ({
      type,
      command: [...command, ...(args ?? [])],
      default: type === defaultType,
    })),
  };
}
