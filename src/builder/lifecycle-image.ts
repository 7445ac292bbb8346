// The image that has the lifecycle for builders that are not trusted: its phases get credentials, the builder does not.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#lifecycle
import type { ApiVersion } from "../cnb/api-version.ts";
import {
  BUILDER_METADATA_LABEL,
  LIFECYCLE_APIS_LABEL,
  LIFECYCLE_VERSION_LABEL,
  parseBuilderMetadata,
  parseLifecycleApis,
} from "../cnb/builder-labels.ts";
import { messageOf, PlatformError } from "../errors.ts";
import type { Choice } from "../log.ts";
import { formatImageReference, type ImageReference, parseImageReference } from "../oci/image-reference.ts";
import { formatTarget } from "../oci/target.ts";
import { quote } from "../quote.ts";
import { platformApisOf } from "./builder-image.ts";
import {
  type ImageQuery,
  type ImageSources,
  type LocatedImage,
  locateImage,
  runsOn,
} from "./located-image.ts";
import { whoWants } from "./target-words.ts";

/** An image with a lifecycle in `/cnb/lifecycle`. */
export interface LifecycleImage extends LocatedImage {
  /** e.g. `0.21.14`; undefined if it does not say. */
  readonly version: string | undefined;
  readonly platformApis: readonly ApiVersion[];
}

/** Where the project publishes its lifecycles; tags are versions without `v`. */
const OFFICIAL_LIFECYCLE = "docker.io/buildpacksio/lifecycle";

/** The input `lifecycle-image`, else the official image of the version that the builder has. */
export function chooseLifecycleImage(
  requested: ImageReference | undefined,
  builder: { readonly lifecycle: { readonly version: string } },
): Choice<ImageReference> {
  if (requested !== undefined) {
    return { value: requested, source: "input", reason: 'the input "lifecycle-image"' };
  }
  const version = builder.lifecycle.version.replace(/^v/, "");
  if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) {
    const message = `The builder's lifecycle ${quote(version)} is not an official release, so its image is not known.`;
    throw new PlatformError("BUILDER_IMAGE", message, {
      hint: 'Set "lifecycle-image" to an image with a lifecycle, or "trust-builder" to "true".',
    });
  }
  const value = parseImageReference(`${OFFICIAL_LIFECYCLE}:${version}`);
  return { value, source: "builder", reason: "the version that the builder has" };
}

/**
 * @throws {PlatformError} `BUILDER_IMAGE` if it cannot be read or has no lifecycle for the target, or `REGISTRY_UNREACHABLE`;
 * either says why it is needed
 */
export async function readLifecycleImage(query: ImageQuery, sources: ImageSources): Promise<LifecycleImage> {
  const name = formatImageReference(query.reference);
  const image = await locateImage(query, sources).catch((cause: unknown) => {
    throw unusable(name, messageOf(cause), cause);
  });
  if (image === undefined) throw unusable(name, 'It is not in the Docker engine, and "pull" is "never".');
  if (!runsOn(image.target, query.target)) {
    const wanted = whoWants(query.target, query.targetSource);
    throw unusable(name, `It is for ${formatTarget(image.target)}, but ${wanted}.`);
  }
  return { ...image, ...readLabels(name, image.labels) };
}

/** Official images have all three labels; a builder, which has a lifecycle too, only the last. */
function readLabels(
  name: string,
  labels: LocatedImage["labels"],
): Pick<LifecycleImage, "version" | "platformApis"> {
  const version = labels[LIFECYCLE_VERSION_LABEL];
  const apis = labels[LIFECYCLE_APIS_LABEL];
  if (apis !== undefined) {
    return { version, platformApis: platformApisOf(parseLifecycleApis(apis, quote(name)), undefined) };
  }
  const metadata = labels[BUILDER_METADATA_LABEL];
  if (metadata === undefined) throw unusable(name, `It has no label "${LIFECYCLE_APIS_LABEL}".`);
  const { lifecycle } = parseBuilderMetadata(metadata, quote(name));
  const { api } = lifecycle;
  return {
    version: version ?? lifecycle.version,
    platformApis: platformApisOf(lifecycle.apis, api?.platform),
  };
}

/** A registry that does not answer stays one. */
function unusable(name: string, why: string, cause?: unknown): PlatformError {
  const isUnreachable = cause instanceof PlatformError && cause.code === "REGISTRY_UNREACHABLE";
  return new PlatformError(
    isUnreachable ? cause.code : "BUILDER_IMAGE",
    `The lifecycle image ${quote(name)} cannot be used: ${why}`,
    {
      cause,
      hint:
        'A builder that is not trusted needs one: set "lifecycle-image" to an image with a lifecycle, ' +
        'or "trust-builder" to "true" if its buildpacks may see the registry credentials.',
    },
  );
}
