// A gateway in front of a fake registry, clients of both sides, and images to push.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach } from "@jest/globals";
import type { BlobSink } from "../../src/gateway/blob-sink.ts";
import { createDirectorySink } from "../../src/gateway/directory-sink.ts";
import { type Gateway, startGateway } from "../../src/gateway/gateway.ts";
import type { GatewayRoute } from "../../src/gateway/gateway-route.ts";
import { createRegistrySink } from "../../src/gateway/registry-sink.ts";
import { type Digest, digestOf } from "../../src/oci/digest.ts";
import { type ImageReference, parseImageReference } from "../../src/oci/image-reference.ts";
import { DOCKER_CONFIG, DOCKER_LAYER, DOCKER_MANIFEST } from "../../src/oci/media-types.ts";
import { basicHeader, type Credentials } from "../../src/registry/auth/credentials.ts";
import { keepReads } from "../../src/registry/kept-reads.ts";
import type { BlobSource, Registry } from "../../src/registry/registry.ts";
import { createRegistryClient } from "../../src/registry/registry-client.ts";
import { type FakeRegistry, startFakeRegistry } from "../support/fake-registry.ts";
import type { FakeRegistryOptions } from "../support/fake-registry/options.ts";

/** Of a registry, all is passed on at once, or only what has more than eight bytes. */
export type SinkKind = "registry" | "keeping registry" | "directory";

export const SINKS: readonly SinkKind[] = ["registry", "directory"];

/** Everything around one gateway; gone when disposed. */
export interface Bench extends AsyncDisposable {
  readonly real: FakeRegistry;
  /** To the real registry, with its credentials. */
  readonly upstream: Registry;
  readonly gateway: Gateway;
  /** As a lifecycle has it: to the gateway, with its login only. */
  readonly client: Registry;
  /** `app`, which can be written; `previous`, which cannot. */
  readonly app: ImageReference;
  readonly previous: ImageReference;
  readonly directory: string;
  readonly errors: unknown[];
  /** A request to the gateway with its login. */
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** The name of a repository of the real registry. */
  readonly at: (repository: string) => ImageReference;
}

export interface BenchOptions {
  readonly sink?: SinkKind;
  readonly registry?: FakeRegistryOptions;
  readonly credentials?: Credentials;
  readonly route?: Partial<GatewayRoute>;
}

/** Routes: `host/app` to `app`, `host/previous` to `previous`. */
export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  const real = await startFakeRegistry(options.registry);
  const directory = await mkdtemp(path.join(tmpdir(), "gateway-"));
  const upstream = clientWith(options.credentials);
  const at = (repository: string): ImageReference => parseImageReference(`${real.host}/${repository}`);
  const errors: unknown[] = [];
  const sink = sinkOf(options.sink ?? "registry", { directory, repository: at("app"), upstream });
  const gateway = await startGateway({
    address: "127.0.0.1",
    registry: keepReads(upstream),
    onError: (error) => errors.push(error),
  });
  gateway.serve({ name: "host/app", repository: at("app"), sink, ...options.route });
  gateway.serve({ name: "host/previous", repository: at("previous") });
  const credentials = await gateway.keychain.resolve(gateway.host);
  const authorization = credentials?.kind === "basic" ? basicHeader(credentials) : "";
  return {
    real,
    upstream,
    gateway,
    client: clientWith(credentials),
    app: gateway.repository("host/app"),
    previous: gateway.repository("host/previous"),
    directory,
    errors,
    at,
    request: (requestPath, init = {}) =>
      fetch(`http://${gateway.host}${requestPath}`, {
        ...init,
        headers: { authorization, ...(init.headers as Record<string, string> | undefined) },
      }),
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await real[Symbol.asyncDispose]();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const benches: Bench[] = [];

/** Like {@link startBench}, and gone after the test. */
export async function bench(options?: BenchOptions): Promise<Bench> {
  const started = await startBench(options);
  benches.push(started);
  return started;
}

afterEach(async () => {
  for (const each of benches.splice(0)) await each[Symbol.asyncDispose]();
});

function sinkOf(
  kind: SinkKind,
  place: { directory: string; repository: ImageReference; upstream: Registry },
): BlobSink {
  return kind === "directory"
    ? createDirectorySink(place.directory)
    : createRegistrySink(place.repository, {
        registry: place.upstream,
        directory: place.directory,
        ...(kind === "keeping registry" && { keepUpToBytes: 8 }),
      });
}

/** A client that tries nothing twice. */
export function clientWith(credentials?: Credentials): Registry {
  return createRegistryClient({
    keychain: { resolve: () => Promise.resolve(credentials) },
    retry: { delaysMs: [] },
  });
}

/** Content as something that can be pushed. */
export function blobOf(content: string | Buffer): BlobSource {
  const bytes = Buffer.from(content);
  return { digest: digestOf(bytes), sizeBytes: bytes.byteLength, open: () => Readable.from([bytes]) };
}

/** A Docker image of these layers, as a lifecycle makes them. */
export interface SmallImage {
  readonly config: string;
  readonly layers: readonly string[];
  readonly bytes: Buffer;
  readonly digest: Digest;
  readonly mediaType: string;
}

export function smallImage(
  layers: readonly string[],
  labels: Readonly<Record<string, string>> = { "from.lifecycle": "yes" },
): SmallImage {
  const config = JSON.stringify({
    architecture: "amd64",
    os: "linux",
    config: { Env: ["A=b"], Labels: labels },
    rootfs: { type: "layers", diff_ids: layers.map((layer) => digestOf(`diff ${layer}`)) },
  });
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: DOCKER_MANIFEST,
      config: { mediaType: DOCKER_CONFIG, size: config.length, digest: digestOf(config) },
      layers: layers.map((layer) => ({
        mediaType: DOCKER_LAYER,
        size: layer.length,
        digest: digestOf(layer),
      })),
    }),
  );
  return { config, layers, bytes, digest: digestOf(bytes), mediaType: DOCKER_MANIFEST };
}

/** Pushes what is not there, and the manifest under the tag. */
export async function push(
  registry: Registry,
  reference: ImageReference,
  { config, layers, bytes, mediaType }: SmallImage,
): Promise<Digest> {
  await Promise.all([config, ...layers].map((content) => registry.pushBlob(reference, blobOf(content))));
  return registry.putManifest(reference, { mediaType, bytes });
}

/** What a request is refused with. */
export async function codeOf(response: Response): Promise<string> {
  const { errors } = (await response.json()) as { errors: { code: string }[] };
  return `${response.status} ${errors[0]?.code ?? ""}`;
}
