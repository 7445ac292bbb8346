// The client of all registries: puts transport, authentication, retries and the parts of the API together.
import { Readable } from "node:stream";
import { collect } from "../bytes/collect.ts";
import { countBytes } from "../bytes/count-bytes.ts";
import type { Digest } from "../oci/digest.ts";
import { imageName, type ImageReference } from "../oci/image-reference.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { createAuthenticator } from "./auth/authenticator.ts";
import type { Keychain } from "./auth/credentials.ts";
import { readPart } from "./blob-part.ts";
import { mountOrUpload, probeUpload } from "./blob-upload.ts";
import { type Calls, createCalls } from "./calls.ts";
import { type Connection, createConnection, type RegistryCall } from "./connection.ts";
import { RegistryError } from "./failure/registry-error.ts";
import { type HttpOptions, type HttpParts, partsOf } from "./http-parts.ts";
import { getManifest, headManifest, putManifest, putReferrer } from "./manifest-access.ts";
import type { BlobOutcome, BlobSource, Registry } from "./registry.ts";
import { createStreams } from "./streams.ts";
import { listTags } from "./tag-list.ts";
import { createDestinations } from "./transport/destinations.ts";
import type { CallKind } from "./transport/retry.ts";
import { registryUrl } from "./transport/scheme.ts";
import { createTransport, startOfBody } from "./transport/transport.ts";
import { verifiedStream } from "./verified-stream.ts";

/** Options of {@link createRegistryClient}. */
export interface RegistryClientOptions extends HttpOptions {
  readonly keychain: Keychain;
  /** Milliseconds; decides when a token is too old. */
  readonly now?: () => number;
  /** Gets each token that a registry's token server has issued, before it is used. */
  readonly onToken?: (token: string) => void;
}

type BlobDescriptor = Pick<Descriptor, "digest" | "size">;

/** Configs are some kilobytes; what is larger must be streamed. */
const MAX_BLOB_IN_MEMORY_BYTES = 16 * 1024 * 1024;

/** A client for all registries; tokens and credentials live as long as it does. */
export function createRegistryClient(options: RegistryClientOptions): Registry {
  const parts = partsOf(options);
  const calls = createCalls({ ...parts, send: connectionOf(options, parts) });
  const registry: Registry = {
    getManifest: (reference, how) => calls.retried("read", (to) => getManifest(to, reference), how),
    async headManifest(reference) {
      const digest = await calls.retried("read", (to) => headManifest(to, reference));
      return digest === "unnamed" ? (await registry.getManifest(reference)).digest : digest;
    },
    putManifest: (reference, manifest, how) =>
      calls.retried("push manifest", (to) => putManifest(to, reference, manifest), how),
    putReferrer: (reference, manifest) =>
      calls.retried("push manifest", (to) => putReferrer(to, reference, manifest)),
    listTags: (reference) => listTags(calls, reference),
    readBlob: (reference, descriptor) => readBlob(calls, reference, descriptor),
    openBlob: (reference, descriptor) =>
      calls.retried("read blob", (to) => openBlob(to, reference, descriptor)),
    readPart: (reference, descriptor, range, how) =>
      calls.retried("read blob", (to) => readPart(to, reference, descriptor, range), how),
    hasBlob: (reference, digest) => hasBlob(calls, reference, { digest, access: "pull", kind: "read" }),
    pushBlob: (reference, blob, from) =>
      pushBlob(calls, reference, { digest: blob.digest, from, source: () => blob }),
    ...createStreams(calls),
    copyBlob: (from, target, descriptor, onBytes) =>
      pushBlob(calls, target, {
        digest: descriptor.digest,
        from,
        source: (to) => counted(blobAt(to, from, descriptor), onBytes),
      }),
    canRead: (reference) => canRead(calls, reference),
    checkWrite: (reference) => calls.retried("read", (to) => probeUpload(to, reference)),
  };
  return registry;
}

function connectionOf(
  { keychain, now = Date.now, onToken }: RegistryClientOptions,
  parts: HttpParts,
): Connection {
  const { baseUrl, routeTo } = createDestinations(parts.network, parts.routes);
  const send = createTransport({ ...parts, routeTo });
  const authenticator = createAuthenticator({ keychain, send, now, onToken });
  return createConnection({ send, authenticator, baseUrl });
}

/** @param content whether it is a blob, or as small as what a caller holds in memory */
async function openBlob(
  connect: Connection,
  reference: ImageReference,
  descriptor: BlobDescriptor,
  content: "small" | "blob" = "blob",
): Promise<Readable> {
  const answer = await connect({
    reference,
    doing: `read the blob ${descriptor.digest} of "${imageName(reference)}"`,
    access: "pull",
    method: "GET",
    to: `blobs/${descriptor.digest}`,
    expect: [200],
    content,
  });
  return verifiedStream(answer, descriptor);
}

async function readBlob(
  calls: Calls,
  reference: ImageReference,
  descriptor: BlobDescriptor,
): Promise<Buffer> {
  if (descriptor.size > MAX_BLOB_IN_MEMORY_BYTES) {
    const doing = `read the blob ${descriptor.digest} of "${imageName(reference)}" into memory`;
    const url = registryUrl(reference.registry, "https");
    const context = { doing, registry: reference.registry, access: "pull" as const, method: "GET", url };
    throw new RegistryError("REGISTRY", context, `it has ${descriptor.size} bytes, more than 16 MiB`);
  }
  return calls.retried("read", async (connect) => {
    return collect(await openBlob(connect, reference, descriptor, "small"));
  });
}

interface SoughtBlob extends Pick<RegistryCall, "access"> {
  readonly digest: Digest;
  readonly kind: CallKind;
}

function hasBlob(
  calls: Calls,
  reference: ImageReference,
  { digest, access, kind }: SoughtBlob,
): Promise<boolean> {
  const doing = `look for the blob ${digest} in "${imageName(reference)}"`;
  return calls.retried(kind, async (connect) => {
    const to = `blobs/${digest}`;
    const answer = await connect({ reference, doing, access, method: "HEAD", to, expect: [200, 404] });
    await startOfBody(answer);
    return answer.status === 200;
  });
}

interface PushedBlob {
  readonly digest: Digest;
  readonly from: ImageReference | undefined;
  /** Read within the try that pushes it. */
  readonly source: (connect: Connection) => BlobSource;
}

async function pushBlob(
  calls: Calls,
  target: ImageReference,
  { digest, from, source }: PushedBlob,
): Promise<BlobOutcome> {
  // With the right to push, so that the upload needs no second token.
  if (await hasBlob(calls, target, { digest, access: "push", kind: "push blob" })) return "existed";
  const isNeighbour = from?.registry === target.registry && from.repository !== target.repository;
  return calls.retried("push blob", (connect) =>
    mountOrUpload(connect, target, source(connect), isNeighbour ? from : undefined),
  );
}

/** A blob in a registry; opened once, since pushing it tries again. */
function blobAt(connect: Connection, reference: ImageReference, descriptor: BlobDescriptor): BlobSource {
  const { digest, size: sizeBytes } = descriptor;
  const open = () => Readable.from(lazily(() => openBlob(connect, reference, descriptor)));
  return { digest, sizeBytes, open };
}

/** As the lifecycle does it: https://github.com/buildpacks/imgutil/blob/main/remote/remote.go `CheckReadAccess`. */
async function canRead(calls: Calls, reference: ImageReference): Promise<boolean> {
  try {
    await calls.retried("read", (connect) => headManifest(connect, reference));
    return true;
  } catch (error) {
    // Without an answer, nothing is known of who may read what.
    if (!(error instanceof RegistryError) || error.statusCode === undefined) throw error;
    return error.code !== "REGISTRY_DENIED";
  }
}

function counted(blob: BlobSource, onBytes: ((bytes: number) => void) | undefined): BlobSource {
  if (onBytes === undefined) return blob;
  return {
    ...blob,
    open: () => Readable.from(countBytes(blob.open() as AsyncIterable<Uint8Array>, onBytes)),
  };
}

async function* lazily(open: () => Promise<Readable>): AsyncGenerator<Uint8Array> {
  yield* (await open()) as AsyncIterable<Uint8Array>;
}
