// Getting a blob into a repository: mounted from a neighbour if that works, else uploaded in one streamed request.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-blobs
import type { Digest } from "../oci/digest.ts";
import { imageName, type ImageReference } from "../oci/image-reference.ts";
import type { Connection, RegistryCall } from "./connection.ts";
import { mismatchError, RegistryError } from "./failure/registry-error.ts";
import type { BlobOutcome, BlobSource } from "./registry.ts";
import { type HttpAnswer, resolveLocation, startOfBody } from "./transport/transport.ts";

/**
 * One try; a try that fails half-way cannot be continued, since what the registry kept of it is not known, so a retry
 * begins with a new upload.
 */
export async function mountOrUpload(
  connect: Connection,
  target: ImageReference,
  blob: BlobSource,
  from: ImageReference | undefined,
): Promise<BlobOutcome> {
  const mount = from === undefined ? undefined : await tryMount(connect, target, blob, from);
  if (mount?.status === 201) return "mounted";
  const start = mount ?? (await startUpload(connect, target, `push a blob to "${imageName(target)}"`));
  await upload(connect, target, blob, locationOf(start));
  return "uploaded";
}

/** Opens an upload and cancels it. @throws {RegistryError} if the repository cannot be written */
export async function probeUpload(connect: Connection, target: ImageReference): Promise<void> {
  const doing = `push to "${imageName(target)}"`;
  const started = await startUpload(connect, target, doing);
  try {
    const to = locationOf(started);
    const cancelled = await connect({
      reference: target,
      doing,
      access: "push",
      method: "DELETE",
      to,
      expect: [204],
    });
    await startOfBody(cancelled);
  } catch {
    // Registries forget open uploads by themselves, and several cannot cancel them; the question is answered anyway.
  }
}

/** Opens an upload. */
export async function startUpload(
  connect: Connection,
  target: ImageReference,
  doing: string,
): Promise<HttpAnswer> {
  const call: RegistryCall = {
    reference: target,
    doing,
    access: "push",
    method: "POST",
    to: "blobs/uploads/",
    expect: [202],
  };
  const answer = await connect(call);
  await startOfBody(answer);
  return answer;
}

/** 201: mounted; 202: an upload was opened instead; undefined: the registry does not want to hear of it, or not say where. */
async function tryMount(
  connect: Connection,
  target: ImageReference,
  blob: BlobSource,
  from: ImageReference,
): Promise<HttpAnswer | undefined> {
  const query = new URLSearchParams({ mount: blob.digest, from: from.repository }).toString();
  try {
    const answer = await connect({
      reference: target,
      alsoPull: from,
      doing: `mount a blob of "${imageName(from)}" into "${imageName(target)}"`,
      access: "push",
      method: "POST",
      to: `blobs/uploads/?${query}`,
      expect: [201, 202],
    });
    await startOfBody(answer);
    const isOpen = answer.status === 201 || answer.headers.has("location");
    return isOpen ? answer : undefined;
  } catch (error) {
    // A token server may refuse both scopes because one is not ours to read; an upload needs only the other.
    if (error instanceof RegistryError && !error.isTemporary) return undefined;
    throw error;
  }
}

/** Where an upload goes on. @throws {RegistryError} if the answer does not say */
export function locationOf(answer: HttpAnswer): URL {
  const location = answer.headers.get("location");
  if (location === null) {
    throw new RegistryError(
      "REGISTRY",
      answer.request,
      `${answer.url.host} opened an upload without a Location`,
    );
  }
  return resolveLocation(answer.request, answer.url, location);
}

/** The location at which an upload ends. */
export function withDigest(location: URL, digest: Digest): URL {
  const to = new URL(location);
  // Not through searchParams: they would rewrite the registry's own, maybe signed, query.
  to.search += `${to.search === "" ? "?" : "&"}digest=${encodeURIComponent(digest)}`;
  return to;
}

async function upload(
  connect: Connection,
  target: ImageReference,
  blob: BlobSource,
  location: URL,
): Promise<void> {
  const to = withDigest(location, blob.digest);
  const doing = `push the blob ${blob.digest} to "${imageName(target)}"`;
  const answer = await connect({
    reference: target,
    doing,
    access: "push",
    method: "PUT",
    to,
    headers: { "content-type": "application/octet-stream" },
    body: { sizeBytes: blob.sizeBytes, open: () => exactly(blob, { doing, target, url: to }) },
    expect: [200, 201, 204],
  });
  await startOfBody(answer);
}

interface UploadPlace {
  readonly doing: string;
  readonly target: ImageReference;
  readonly url: URL;
}

/** A source that gives another number of bytes than promised would look like a broken connection otherwise. */
async function* exactly(blob: BlobSource, place: UploadPlace): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0;
  const wrong = (what: string) => {
    const context = { doing: place.doing, registry: place.target.registry, url: place.url };
    const why = `its source has ${what} instead of ${blob.sizeBytes}`;
    return mismatchError({ ...context, access: "push", method: "PUT" }, why);
  };
  for await (const chunk of blob.open() as AsyncIterable<Uint8Array>) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > blob.sizeBytes) throw wrong("more bytes");
    yield chunk;
  }
  if (sizeBytes < blob.sizeBytes) throw wrong(`${sizeBytes} bytes`);
}
