// A builder image as its labels describe it: lifecycle, buildpacks, order, run images, user.
// Spec: https://github.com/buildpacks/spec/blob/distribution/0.3/distribution.md#builder
import { type ApiVersion, parseApiVersion } from "../cnb/api-version.ts";
import {
  BUILDER_METADATA_LABEL,
  type BuilderMetadata,
  BUILDPACK_ORDER_LABEL,
  type LifecycleApis,
  parseBuilderMetadata,
  parseOrderLabel,
} from "../cnb/builder-labels.ts";
import type { ModuleReference } from "../cnb/module-reference.ts";
import type { Order } from "../cnb/order.ts";
import type { RunImageEntry } from "../cnb/run.ts";
import { SUGGESTED_BUILDER } from "../cnb/suggested-builder.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { envValue } from "../oci/image-config.ts";
import { formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import { formatTarget, type Target } from "../oci/target.ts";
import { isUserId, MAX_USER_ID } from "../oci/user-id.ts";
import { quote } from "../quote.ts";
import {
  type ImageQuery,
  type ImageSources,
  isWhatIsBuiltFor,
  type LocatedImage,
  locateImage,
} from "./located-image.ts";
import { otherTargetHint, whoWants } from "./target-words.ts";

/** A builder that can be used. */
export interface BuilderImage extends LocatedImage {
  /** `CNB_USER_ID`, the user that buildpacks run as; never root. */
  readonly uid: number;
  /** `CNB_GROUP_ID` */
  readonly gid: number;
  readonly lifecycle: {
    /** e.g. `0.21.14` */
    readonly version: string;
    /** Deprecated ones included. */
    readonly platformApis: readonly ApiVersion[];
  };
  readonly buildpacks: readonly (ModuleReference & { readonly homepage?: string | undefined })[];
  readonly order: Order;
  /** The default first. */
  readonly runImages: readonly RunImageEntry[];
  /** Whether what runs only says the same as the image of the digest, and may be another one; false where it is not set. */
  readonly isUnproven?: boolean;
}

/** What it is called where others rely on it: by its digest only if it is known to have that. */
export function provenReference({ reference, pinned, isUnproven = false }: BuilderImage): ImageReference {
  return isUnproven ? reference : (pinned ?? reference);
}

/**
 * Reads what a builder says about itself, without pulling it.
 * @throws {PlatformError} `BUILDER_IMAGE` if it cannot be read, is no builder, is for another platform, or has no user;
 * `REGISTRY_UNREACHABLE` and what else is no fault of the builder's as it comes
 */
export async function readBuilder(query: ImageQuery, sources: ImageSources): Promise<BuilderImage> {
  const name = formatImageReference(query.reference);
  const image = await locateImage(query, sources).catch((error: unknown) => {
    throw unreadable(name, error);
  });
  if (image === undefined) {
    throw builderError(`The builder ${quote(name)} is not in the Docker engine, and "pull" is "never".`, {
      hint: 'Pull it first, or set "pull" to "if-not-present".',
    });
  }
  return builderOf(image, query);
}

/**
 * What an image says about itself as a builder. Pure.
 * @throws {PlatformError} `BUILDER_IMAGE` if it is no builder, is for another platform, or has no user
 */
export function builderOf(image: LocatedImage, query: ImageQuery): BuilderImage {
  const name = formatImageReference(query.reference);
  const label = image.labels[BUILDER_METADATA_LABEL];
  if (label === undefined) {
    throw builderError(`${quote(name)} is not a builder: it has no label "${BUILDER_METADATA_LABEL}".`, {
      hint: `Set "builder" to a builder image, such as ${SUGGESTED_BUILDER}.`,
    });
  }
  checkTarget(name, image.target, query);
  return { ...image, ...readUser(name, image.env), ...readLabels(name, label, image.labels) };
}

/** All Platform APIs that labels list; `api` is what builders had before `apis`. */
export function platformApisOf(
  apis: LifecycleApis | null | undefined,
  single: string | undefined,
): ApiVersion[] {
  const { supported = [], deprecated = [] } = apis?.platform ?? {};
  const listed = [...supported, ...deprecated];
  const texts = listed.length > 0 ? listed : [single ?? ""].filter((text) => text !== "");
  return [...new Set(texts)].map(parseApiVersion);
}

function readLabels(
  name: string,
  label: string,
  labels: LocatedImage["labels"],
): Pick<BuilderImage, "lifecycle" | "buildpacks" | "order" | "runImages"> {
  try {
    const metadata = parseBuilderMetadata(label, quote(name));
    const { version, api, apis } = metadata.lifecycle;
    const order = labels[BUILDPACK_ORDER_LABEL];
    return {
      lifecycle: { version, platformApis: platformApisOf(apis, api?.platform) },
      buildpacks: metadata.buildpacks,
      order: order === undefined ? [] : parseOrderLabel(order, quote(name)),
      runImages: runImagesOf(metadata),
    };
  } catch (cause) {
    throw builderError(`${quote(name)} is not a usable builder: ${messageOf(cause)}`, { cause });
  }
}

/** `images` is what builders have since Platform API 0.12; `stack.runImage` comes first where they differ. */
function runImagesOf({ images, stack }: BuilderMetadata): RunImageEntry[] {
  const entries = [...images, ...(stack?.runImage == null ? [] : [stack.runImage])];
  const named = entries.filter(({ image }) => image !== "");
  return named
    .filter(({ image }, at) => named.findIndex((other) => other.image === image) === at)
    .map(({ image, mirrors }) => ({ image, mirrors }));
}

function readUser(name: string, env: readonly string[]): { uid: number; gid: number } {
  const uid = readId(name, env, "CNB_USER_ID");
  const gid = readId(name, env, "CNB_GROUP_ID");
  if (uid === 0) {
    throw builderError(
      `The builder ${quote(name)} says that buildpacks run as root: its CNB_USER_ID is "0".`,
      {
        hint: "Use a builder whose user is not root; detection and build refuse to run as root.",
      },
    );
  }
  return { uid, gid };
}

function readId(name: string, env: readonly string[], variable: string): number {
  const value = envValue(env, variable);
  if (value !== undefined && isUserId(value)) return Number(value);
  const why = value === undefined ? `has no variable ${variable}` : `has ${variable}=${quote(value)}`;
  throw builderError(`The builder ${quote(name)} ${why}.`, {
    hint: `A builder's environment must have CNB_USER_ID and CNB_GROUP_ID, as numbers up to ${MAX_USER_ID}.`,
  });
}

function checkTarget(name: string, theirs: Target, { target: ours, targetSource }: ImageQuery): void {
  if (isWhatIsBuiltFor(theirs, ours)) return;
  throw builderError(
    `The builder ${quote(name)} is for ${formatTarget(theirs)}, but ${whoWants(ours, targetSource)}.`,
    { hint: otherTargetHint(theirs, ours, targetSource) },
  );
}

/** What the builder's name can be blamed for; a registry that does not answer stays one, and an engine what it is. */
function unreadable(name: string, cause: unknown): unknown {
  if (!(cause instanceof PlatformError)) return cause;
  const { code, hint = CHECK_BUILDER } = cause;
  const message = `The builder ${quote(name)} cannot be read: ${cause.message}`;
  if (["NOT_FOUND", "REGISTRY_DENIED", "MALFORMED"].includes(code))
    return builderError(message, { cause, hint });
  const isRegistrys = ["REGISTRY_UNREACHABLE", "REGISTRY", "DIGEST_MISMATCH"].includes(code);
  return isRegistrys ? new PlatformError(code, message, { cause, hint }) : cause;
}

const CHECK_BUILDER = 'Check the name and tag in "builder", and that the job is logged in to its registry.';

function builderError(message: string, details: { hint?: string; cause?: unknown }): PlatformError {
  return new PlatformError("BUILDER_IMAGE", message, details);
}
