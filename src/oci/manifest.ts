// Image manifests and indexes, as registries serve them. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md
import * as v from "valibot";
import { isDigest } from "./digest.ts";
import { targetOf } from "./image-config.ts";
import { DOCKER_CONFIG, DOCKER_MANIFEST, OCI_MANIFEST } from "./media-types.ts";
import { checkSchema, parseJson } from "./schema.ts";
import { distinctTargets, isSameVariant, type Target } from "./target.ts";

/** What registries must accept: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-manifests */
export const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;

const DigestText = v.custom<`sha256:${string}`>(
  (value) => typeof value === "string" && isDigest(value),
  "is not a sha256 digest",
);
const Annotations = v.record(v.string(), v.string());

const Descriptor = v.object({
  mediaType: v.optional(v.string(), ""),
  digest: DigestText,
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  annotations: v.optional(Annotations),
});

const ImageManifest = v.pipe(
  v.unknown(),
  v.transform(withoutNulls),
  v.object({
    schemaVersion: v.literal(2),
    mediaType: v.optional(v.string()),
    config: Descriptor,
    layers: v.optional(v.array(Descriptor), []),
    annotations: v.optional(Annotations),
  }),
);

const text = v.optional(v.string(), "");

/** Everything else of an entry is judged when it is chosen: others may be of a kind that is not known here. */
const IndexEntry = v.looseObject({
  platform: v.optional(v.object({ os: text, architecture: text, variant: v.optional(v.string()) })),
});

const ImageIndex = v.pipe(
  v.unknown(),
  v.transform(withoutNulls),
  v.object({
    schemaVersion: v.literal(2),
    mediaType: v.optional(v.string()),
    manifests: v.array(IndexEntry),
  }),
);

/** A content descriptor; `size` in bytes as stored (compressed). */
export type Descriptor = v.InferOutput<typeof Descriptor>;

/** A blob that is known before it is there; `size` in bytes as stored. */
export type BlobDescriptor = Pick<Descriptor, "digest" | "size">;
export type ImageManifest = v.InferOutput<typeof ImageManifest>;
export type ImageIndex = v.InferOutput<typeof ImageIndex>;

/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
export function parseManifest(json: string, what: string): ImageManifest {
  return parseJson(ImageManifest, json, `The manifest of ${what}`);
}

/** The media type of a manifest: OCI's may leave their own out. */
export function manifestTypeOf({ mediaType, config }: Pick<ImageManifest, "mediaType" | "config">): string {
  return mediaType ?? (config.mediaType === DOCKER_CONFIG ? DOCKER_MANIFEST : OCI_MANIFEST);
}

/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
export function parseIndex(json: string, what: string): ImageIndex {
  return parseJson(ImageIndex, json, `The index of ${what}`);
}

/**
 * The entry of an index for a target: that of its variant, else the first where not both sides name one.
 * @throws {PlatformError} `MALFORMED` naming `what` if that entry cannot be used
 */
export function selectManifest(index: ImageIndex, target: Target, what: string): Descriptor | undefined {
  const fitting = index.manifests.filter(
    ({ platform }) =>
      platform?.os === target.os &&
      platform.architecture === target.arch &&
      (platform.variant === undefined || target.variant === undefined || platform.variant === target.variant),
  );
  const exact = fitting.find(({ platform }) => isSameVariant(target.arch, platform?.variant, target.variant));
  return checked(exact ?? fitting[0], what);
}

/**
 * The only entry of an index, whatever it is for, else the one for a target.
 * @throws {PlatformError} `MALFORMED` naming `what` if that entry cannot be used
 */
export function onlyOrSelectedManifest(
  index: ImageIndex,
  target: Target,
  what: string,
): Descriptor | undefined {
  const [only, ...others] = index.manifests;
  return others.length === 0 ? checked(only, what) : selectManifest(index, target, what);
}

/**
 * The only image of an index, however often it is listed: once for each of its names. Undefined if there is none, or several.
 * @throws {PlatformError} `MALFORMED` naming `what` if an entry cannot be used
 */
export function onlyManifest(index: ImageIndex, what: string): Descriptor | undefined {
  const [only, ...others] = index.manifests.map((entry) => checked(entry, what));
  return others.every((other) => other?.digest === only?.digest) ? only : undefined;
}

/** The targets of an index, each once; without attestations, which BuildKit lists as images for `unknown/unknown`. */
export function indexTargets(index: ImageIndex): readonly Target[] {
  const targets = index.manifests
    .flatMap(({ platform }) => platform ?? [])
    .filter(({ os }) => os !== "unknown" && os !== "")
    .map(targetOf);
  return distinctTargets(targets);
}

function checked(entry: unknown, what: string): Descriptor | undefined {
  return entry === undefined ? undefined : checkSchema(Descriptor, entry, `The chosen entry of ${what}`);
}

/** Programs in Go write null where they have nothing, and take it so when they read. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)]));
}
