// The client of all registries: puts transport, authentication, retries and the parts of the API together.
import { Readable } from "node:stream";
import type { Digest } from "../oci/digest.ts";
import { imageName, type ImageReference } from "../oci/image-reference.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { createAuthenticator } from "./authenticator.ts";
import { mountOrUpload, probeUpload } from "./blob-upload.ts";
import { createConnection, type Connection } from "./connection.ts";
import type { Keychain } from "./credentials.ts";
import { getManifest, headManifest, putManifest } from "./manifest-access.ts";
import type { BlobOutcome, BlobSource, Registry } from "./registry.ts";
import { RegistryError } from "./registry-error.ts";
import { DEFAULT_RETRY_POLICY, withRetries, type RetryPolicy } from "./retry.ts";
import { registryBaseUrl } from "./scheme.ts";
import { streamUpload } from "./streamed-upload.ts";
import { DEFAULT_TIMEOUTS, type Timeouts } from "./timeouts.ts";
import { createTransport, readText } from "./transport.ts";
import { verifiedStream } from "./verified-stream.ts";

/** Options of {@link createRegistryClient}. */
export interface RegistryClientOptions {
  readonly keychain: Keychain;
  /** Hosts spoken to over http, e.g. `registry.internal:5000`; loopback and private addresses always are. */
  readonly insecureRegistries?: readonly string[];
  readonly retry?: Partial<RetryPolicy>;
  readonly timeouts?: Partial<Timeouts>;
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds; decides when a token is too old. */
  readonly now?: () => number;
}

type BlobDescriptor = Pick<Descriptor, "digest" | "size">;

interface Client {
  readonly connect: Connection;
  readonly retry: <T>(attempt: () => Promise<T>) => Promise<T>;
}

/** Configs are some kilobytes; what is larger must be streamed. */
const MAX_BLOB_IN_MEMORY_BYTES = 16 * 1024 * 1024;

/** A client for all registries; tokens and credentials live as long as it does. */
export function createRegistryClient(options: RegistryClientOptions): Registry {
  const client = createClient(options);
  const { connect, retry } = client;
  const registry: Registry = {
    getManifest: (reference) => retry(() => getManifest(connect, reference)),
    async headManifest(reference) {
      const digest = await retry(() => headManifest(connect, reference));
      return digest === "unnamed" ? (await registry.getManifest(reference)).digest : digest;
    },
    putManifest: (reference, manifest) => retry(() => putManifest(connect, reference, manifest)),
    readBlob: (reference, descriptor) => readBlob(client, reference, descriptor, options),
    openBlob: (reference, descriptor) => retry(() => openBlob(connect, reference, descriptor)),
    hasBlob: (reference, digest) => hasBlob(client, reference, digest, "pull"),
    pushBlob: (reference, blob, from) => pushBlob(client, reference, blob, from),
    startUpload: (reference) => streamUpload(connect, retry, reference),
    copyBlob(source, target, descriptor) {
      const { digest, size: sizeBytes } = descriptor;
      const open = () => Readable.from(lazily(() => registry.openBlob(source, descriptor)));
      return pushBlob(client, target, { digest, sizeBytes, open }, source);
    },
    canRead: (reference) => canRead(client, reference),
    checkWrite: (reference) => retry(() => probeUpload(connect, reference)),
  };
  return registry;
}

function createClient(options: RegistryClientOptions): Client {
  const policy = { ...DEFAULT_RETRY_POLICY, ...options.retry };
  const send = createTransport({
    fetch: options.fetch ?? globalThis.fetch,
    timeouts: { ...DEFAULT_TIMEOUTS, ...options.timeouts },
  });
  const now = options.now ?? Date.now;
  const authenticator = createAuthenticator({ keychain: options.keychain, send, now });
  const insecureRegistries = options.insecureRegistries ?? [];
  return {
    connect: createConnection({ send, authenticator, insecureRegistries }),
    retry: (attempt) => withRetries(policy, attempt),
  };
}

async function openBlob(
  connect: Connection,
  reference: ImageReference,
  descriptor: BlobDescriptor,
): Promise<Readable> {
  const answer = await connect({
    reference,
    doing: `read the blob ${descriptor.digest} of "${imageName(reference)}"`,
    access: "pull",
    method: "GET",
    to: `blobs/${descriptor.digest}`,
    expect: [200],
  });
  return verifiedStream(answer, descriptor);
}

async function readBlob(
  { connect, retry }: Client,
  reference: ImageReference,
  descriptor: BlobDescriptor,
  { insecureRegistries = [] }: RegistryClientOptions,
): Promise<Buffer> {
  if (descriptor.size > MAX_BLOB_IN_MEMORY_BYTES) {
    const doing = `read the blob ${descriptor.digest} of "${imageName(reference)}" into memory`;
    const url = registryBaseUrl(reference.registry, insecureRegistries);
    const context = { doing, registry: reference.registry, access: "pull" as const, method: "GET", url };
    throw new RegistryError("REGISTRY", context, `it has ${descriptor.size} bytes, more than 16 MiB`);
  }
  return retry(async () => {
    const chunks: Uint8Array[] = [];
    const stream = await openBlob(connect, reference, descriptor);
    for await (const chunk of stream as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return Buffer.concat(chunks);
  });
}

function hasBlob(
  { connect, retry }: Client,
  reference: ImageReference,
  digest: Digest,
  access: "pull" | "push",
): Promise<boolean> {
  const doing = `look for the blob ${digest} in "${imageName(reference)}"`;
  return retry(async () => {
    const to = `blobs/${digest}`;
    const answer = await connect({ reference, doing, access, method: "HEAD", to, expect: [200, 404] });
    await readText(answer);
    return answer.status === 200;
  });
}

async function pushBlob(
  client: Client,
  target: ImageReference,
  blob: BlobSource,
  from: ImageReference | undefined,
): Promise<BlobOutcome> {
  // With the right to push, so that the upload needs no second token.
  if (await hasBlob(client, target, blob.digest, "push")) return "existed";
  const isNeighbour = from?.registry === target.registry && from.repository !== target.repository;
  return client.retry(() => mountOrUpload(client.connect, target, blob, isNeighbour ? from : undefined));
}

/** As the lifecycle does it: https://github.com/buildpacks/imgutil/blob/main/remote/remote.go `CheckReadAccess`. */
async function canRead({ connect, retry }: Client, reference: ImageReference): Promise<boolean> {
  try {
    await retry(() => headManifest(connect, reference));
    return true;
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return error.statusCode !== undefined && error.code !== "REGISTRY_DENIED";
  }
}

async function* lazily(open: () => Promise<Readable>): AsyncGenerator<Uint8Array> {
  yield* (await open()) as AsyncIterable<Uint8Array>;
}
