// Manifests at a registry: reading, asking for, and writing them, always by what their bytes hash to.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pulling-manifests
import * as v from "valibot";
import { type Digest, digestOf, isDigest } from "../oci/digest.ts";
import { formatImageReference, type ImageReference, manifestSelector } from "../oci/image-reference.ts";
import { MAX_MANIFEST_BYTES } from "../oci/manifest.ts";
import { ACCEPTED_MANIFESTS, OCI_INDEX, OCI_MANIFEST } from "../oci/media-types.ts";
import { parseJson } from "../oci/schema.ts";
import type { Connection, RegistryCall } from "./connection.ts";
import { mismatchError } from "./failure/registry-error.ts";
import type { ReferrerOutcome, ServedManifest } from "./registry.ts";
import { type HttpAnswer, readBody, startOfBody } from "./transport/transport.ts";

/** Some registries accept more than they must. */
const MAX_ANSWER_BYTES = 2 * MAX_MANIFEST_BYTES;

export async function getManifest(connect: Connection, reference: ImageReference): Promise<ServedManifest> {
  const answer = await connect({ ...manifestCall(reference), method: "GET", expect: [200] });
  const bytes = await readBody(answer, MAX_ANSWER_BYTES);
  const digest = digestOf(bytes);
  const promised = reference.digest ?? digestHeader(answer);
  if (promised !== undefined && promised !== digest) {
    throw mismatchError(
      answer.request,
      `${answer.url.host} sent a manifest with the digest ${digest} for ${promised}`,
    );
  }
  return { mediaType: mediaTypeOf(answer, bytes, reference), digest, bytes };
}

/** The digest, undefined for a 404, `"unnamed"` if the registry has it but does not tell its digest. */
export async function headManifest(
  connect: Connection,
  reference: ImageReference,
): Promise<Digest | "unnamed" | undefined> {
  const answer = await connect({ ...manifestCall(reference), method: "HEAD", expect: [200, 404] });
  await startOfBody(answer);
  if (answer.status === 404) return undefined;
  return reference.digest ?? digestHeader(answer) ?? "unnamed";
}

export async function putManifest(
  connect: Connection,
  reference: ImageReference,
  manifest: { mediaType: string; bytes: Buffer },
): Promise<Digest> {
  return (await put(connect, reference, manifest)).digest;
}

/** A registry that lists what refers to an image names that image in its answer. */
export async function putReferrer(
  connect: Connection,
  reference: ImageReference,
  manifest: { mediaType: string; bytes: Buffer },
): Promise<ReferrerOutcome> {
  const { answer } = await put(connect, reference, manifest);
  return answer.headers.has("oci-subject") ? "listed" : "unlisted";
}

async function put(
  connect: Connection,
  reference: ImageReference,
  manifest: { mediaType: string; bytes: Buffer },
): Promise<{ readonly digest: Digest; readonly answer: HttpAnswer }> {
  const digest = digestOf(manifest.bytes);
  // A reference with both means the tag: the digest can only say what is expected to be there.
  const selector = reference.tag ?? reference.digest ?? "latest";
  const answer = await connect({
    reference,
    doing: `push "${formatImageReference(reference)}"`,
    access: "push",
    method: "PUT",
    to: `manifests/${selector}`,
    headers: { "content-type": manifest.mediaType },
    body: manifest.bytes,
    expect: [200, 201, 202],
  });
  await startOfBody(answer);
  const stored = digestHeader(answer);
  if (stored !== undefined && stored !== digest) {
    throw mismatchError(answer.request, `${answer.url.host} stored ${digest} as ${stored}`);
  }
  return { digest, answer };
}

function manifestCall(reference: ImageReference): Omit<RegistryCall, "method" | "expect"> {
  return {
    reference,
    doing: `read "${formatImageReference(reference)}"`,
    access: "pull",
    to: `manifests/${manifestSelector(reference)}`,
    headers: { accept: ACCEPTED_MANIFESTS.join(", ") },
  };
}

function digestHeader(answer: HttpAnswer): Digest | undefined {
  const header = answer.headers.get("docker-content-digest");
  return header !== null && isDigest(header) ? header : undefined;
}

const MediaTyped = v.object({ mediaType: v.nullish(v.string()), manifests: v.nullish(v.unknown()) });

/** Some registries and most proxies serve manifests as `application/json` or `text/plain`; then the content tells. */
function mediaTypeOf(answer: HttpAnswer, bytes: Buffer, reference: ImageReference): string {
  const [header = ""] = (answer.headers.get("content-type") ?? "").split(";");
  if (ACCEPTED_MANIFESTS.includes(header.trim())) return header.trim();
  const what = `The manifest of "${formatImageReference(reference)}"`;
  const content = parseJson(MediaTyped, bytes.toString("utf8"), what);
  return content.mediaType ?? (content.manifests == null ? OCI_MANIFEST : OCI_INDEX);
}
