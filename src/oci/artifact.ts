// Artifacts that refer to an image: a manifest with one file, whose subject is the image. Pure.
// Spec: https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md#guidelines-for-artifact-usage
import * as v from "valibot";
import { type Digest, digestOf } from "./digest.ts";
import { encodeManifest, type MadeManifest } from "./image-manifest.ts";
import type { BlobDescriptor } from "./manifest.ts";
import { OCI_INDEX, OCI_MANIFEST } from "./media-types.ts";
import { parseJson } from "./schema.ts";

/** The configuration of what has none. */
export const EMPTY_CONFIG = {
  mediaType: "application/vnd.oci.empty.v1+json",
  content: Buffer.from("{}"),
} as const;

/** A file about an image. */
export interface Artifact {
  /** Both of the artifact and of its file, e.g. `application/vnd.cyclonedx+json`. */
  readonly mediaType: string;
  readonly content: Buffer;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What an artifact is about. */
export interface Subject extends BlobDescriptor {
  readonly mediaType: string;
}

/** The same content gives the same bytes. */
export function artifactManifest(
  { mediaType, content, annotations }: Artifact,
  subject: Subject,
): MadeManifest {
  const { digest, size } = subject;
  return encodeManifest(OCI_MANIFEST, {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    artifactType: mediaType,
    config: describe(EMPTY_CONFIG),
    layers: [describe({ mediaType, content })],
    subject: { mediaType: subject.mediaType, digest, size },
    annotations,
  });
}

function describe({ mediaType, content }: { readonly mediaType: string; readonly content: Buffer }): Subject {
  return { mediaType, digest: digestOf(content), size: content.length };
}

const ReferrersIndex = v.looseObject({
  manifests: v.nullish(v.array(v.looseObject({ digest: v.string() })), []),
});
type ReferrersIndex = v.InferOutput<typeof ReferrersIndex>;

/** The tag that lists the artifacts about an image, in a registry that does not list them itself. */
export function referrersTag(image: Digest): string {
  return image.replace(":", "-");
}

/** @throws {PlatformError} `MALFORMED` naming `what` */
export function parseReferrers(json: string, what: string): ReferrersIndex {
  return parseJson(ReferrersIndex, json, what);
}

/** A list with an artifact in it, after those that others have put there; undefined if it has that one already. */
export function withReferrer(
  listed: ReferrersIndex | undefined,
  { digest, bytes }: MadeManifest,
  { mediaType: artifactType, annotations }: Pick<Artifact, "mediaType" | "annotations">,
): MadeManifest | undefined {
  const { manifests = [] } = listed ?? {};
  if (manifests.some((each) => each.digest === digest)) return undefined;
  const added = { mediaType: OCI_MANIFEST, digest, size: bytes.length, artifactType, annotations };
  return encodeManifest(OCI_INDEX, {
    ...listed,
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: [...manifests, added],
  });
}
