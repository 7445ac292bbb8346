// Artifacts about an image, pushed to its repository so that others find them by its digest.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-manifests-with-subject
import { Readable } from "node:stream";
import { PlatformError } from "../errors.ts";
import {
  type Artifact,
  artifactManifest,
  EMPTY_CONFIG,
  parseReferrers,
  referrersTag,
  type Subject,
  withReferrer,
} from "../oci/artifact.ts";
import { type Digest, digestOf } from "../oci/digest.ts";
import type { MadeManifest } from "../oci/image-manifest.ts";
import { atDigest, formatImageReference, type ImageReference } from "../oci/image-reference.ts";
import { quote } from "../quote.ts";
import type { BlobSource, Registry } from "./registry.ts";

/** Two jobs that write one list at the same time may overwrite each other. */
const MAX_TRIES = 5;

/**
 * Pushes an artifact about an image of the repository. Registries that do not list such artifacts themselves get the list as a tag,
 * as all clients read it then.
 * @returns the digest of the artifact
 * @throws {RegistryError} what the registry rejects with; {@link PlatformError} `REGISTRY` if others overwrite the list again and again
 */
export async function attachArtifact(
  repository: ImageReference,
  { artifact, subject }: { readonly artifact: Artifact; readonly subject: Subject },
  registry: Registry,
): Promise<Digest> {
  const manifest = artifactManifest(artifact, subject);
  await registry.pushBlob(repository, blobOf(EMPTY_CONFIG.content));
  await registry.pushBlob(repository, blobOf(artifact.content));
  const outcome = await registry.putReferrer(atDigest(repository, manifest.digest), manifest);
  if (outcome === "unlisted") await list(repository, { manifest, artifact, subject }, registry);
  return manifest.digest;
}

function blobOf(content: Buffer): BlobSource {
  return { digest: digestOf(content), sizeBytes: content.length, open: () => Readable.from([content]) };
}

interface Attached {
  readonly manifest: MadeManifest;
  readonly artifact: Artifact;
  readonly subject: Subject;
}

/** Writes the list until it has the artifact: it has no owner. */
async function list(
  repository: ImageReference,
  { manifest, artifact, subject }: Attached,
  registry: Registry,
): Promise<void> {
  const { registry: host, repository: path } = repository;
  const tag: ImageReference = { registry: host, repository: path, tag: referrersTag(subject.digest) };
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const next = withReferrer(await readList(tag, registry), manifest, artifact);
    if (next === undefined) return;
    await registry.putManifest(tag, next);
  }
  const name = quote(formatImageReference(tag));
  throw new PlatformError("REGISTRY", `${name} was overwritten by others ${MAX_TRIES} times.`, {
    hint: "Run the job again: what it attaches to the image is listed there.",
  });
}

async function readList(tag: ImageReference, registry: Registry) {
  if ((await registry.headManifest(tag)) === undefined) return undefined;
  const { bytes } = await registry.getManifest(tag);
  return parseReferrers(bytes.toString("utf8"), `The list of artifacts ${quote(formatImageReference(tag))}`);
}
