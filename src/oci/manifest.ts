// Image manifests and indexes, as registries serve them. Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md
import * as v from "valibot";
import { isDigest } from "./digest.ts";
import { parseJson } from "./schema.ts";
import type { Target } from "./target.ts";

const DigestText = v.custom<`sha256:${string}`>(
  (value) => typeof value === "string" && isDigest(value),
  "is not a sha256 digest",
);
const Annotations = v.record(v.string(), v.string());

const Descriptor = v.object({
  mediaType: v.string(),
  digest: DigestText,
  size: v.number(),
  annotations: v.optional(Annotations),
});

const ImageManifest = v.object({
  schemaVersion: v.literal(2),
  mediaType: v.optional(v.string()),
  config: Descriptor,
  layers: v.array(Descriptor),
  annotations: v.optional(Annotations),
});

const ImageIndex = v.object({
  schemaVersion: v.literal(2),
  mediaType: v.optional(v.string()),
  manifests: v.array(
    v.object({
      ...Descriptor.entries,
      platform: v.optional(
        v.object({ os: v.string(), architecture: v.string(), variant: v.optional(v.string()) }),
      ),
    }),
  ),
});

/** A content descriptor; `size` in bytes as stored (compressed). */
export type Descriptor = v.InferOutput<typeof Descriptor>;
export type ImageManifest = v.InferOutput<typeof ImageManifest>;
export type ImageIndex = v.InferOutput<typeof ImageIndex>;

/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
export function parseManifest(json: string, what: string): ImageManifest {
  return parseJson(ImageManifest, json, `The manifest of ${what}`);
}

/** @throws {PlatformError} `MALFORMED` naming `what` and the field that is wrong */
export function parseIndex(json: string, what: string): ImageIndex {
  return parseJson(ImageIndex, json, `The index of ${what}`);
}

/** The entry of an index for a target; a variant only has to match where both sides name one. */
export function selectManifest(
  index: ImageIndex,
  target: Target,
): ImageIndex["manifests"][number] | undefined {
  return index.manifests.find(
    ({ platform }) =>
      platform?.os === target.os &&
      platform.architecture === target.arch &&
      (platform.variant === undefined || target.variant === undefined || platform.variant === target.variant),
  );
}
