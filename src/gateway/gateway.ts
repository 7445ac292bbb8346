// A registry in this process for lifecycles: they push to it and read through it, with a login that is good for nothing else.
// It has the credentials of the real registries, keeps manifests back, and so decides when a tag moves.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, isIPv6 } from "node:net";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { PlatformError } from "../errors.ts";
import type { Digest } from "../oci/digest.ts";
import type { ImageReference } from "../oci/image-reference.ts";
import { quote } from "../quote.ts";
import type { Keychain } from "../registry/auth/credentials.ts";
import type { Registry, ServedManifest } from "../registry/registry.ts";
import { RefusedBlobError } from "./blob-sink.ts";
import { type GatewayCall, parseCall } from "./gateway-call.ts";
import { refuse, type Reply, reply, replyToError } from "./gateway-reply.ts";
import { GatewayRepository } from "./gateway-repository.ts";
import type { GatewayRoute } from "./gateway-route.ts";
import { createGatewaySecret } from "./gateway-secret.ts";
import { serveBlob } from "./serve-blob.ts";
import { serveManifest, stageManifest } from "./serve-manifest.ts";
import type { StagedImage } from "./staged-image.ts";
import { Uploads } from "./uploads.ts";

export interface GatewayOptions {
  /** To listen on, e.g. `127.0.0.1`: lifecycles speak http to loopback and private addresses only. */
  readonly address: string;
  /** Reaches the real registries; lifecycles ask for the same in each phase, so it had better keep what it reads. */
  readonly registry: Registry;
  /** Told of what went wrong behind the gateway, which a lifecycle may only tell in part. */
  readonly onError?: (error: unknown) => void;
}

/** Runs until it is disposed; then no connection, file or upload of it is left. */
export interface Gateway extends AsyncDisposable {
  /** As in image references, e.g. `127.0.0.1:41233`. */
  readonly host: string;
  /** Knows the login of this gateway only; for `CNB_REGISTRY_AUTH`. */
  readonly keychain: Keychain;
  /** What a lifecycle must call an image, e.g. `127.0.0.1:41233/ghcr.io/owner/app`; tag and digest are up to the caller. */
  repository(name: string): ImageReference;
  /** Lets lifecycles reach one more repository, or do more with one that they reach already. */
  serve(route: GatewayRoute): void;
  /** Reads what lifecycles will ask for, so that they need not wait for it; what goes wrong, they are told when they ask. */
  readAhead(name: string, selector: string): void;
  /** Whether anybody has used the login. */
  wasReached(): boolean;
  /** Ends the access of lifecycles: from now on, no login is accepted. */
  revoke(): void;
  /** Keeps an image as if a lifecycle had pushed it. @throws what {@link GatewayRepository.stage} rejects with */
  stage(name: string, selector: string, manifest: Omit<ServedManifest, "digest">): Promise<void>;
  /** The image that a lifecycle pushed under the tag or digest of the route's repository. */
  staged(name: string, selector: string): StagedImage | undefined;
  /** The same, also if it was in the real repository already, so that there was nothing to push. */
  exported(name: string, selector: string, digest: Digest): Promise<StagedImage | undefined>;
}

/** For uploads that a registry does not let go of: a cancelled job has few seconds to clean up. */
const MAX_WAIT_MS = 3_000;

/**
 * More than lifecycles need, and fewer than the files that this process may have open: buildpacks reach the gateway where there is no
 * engine, and what has as many open as it may can do nothing else, such as end them.
 */
const MAX_CONNECTIONS = 256;

/** Listens on a free port, and serves no repository yet. @throws {PlatformError} `INPUT` if the address is not one of this machine */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { registry } = options;
  const repositories = new Map<string, GatewayRepository>();
  const uploads = new Uploads((name) => repositories.get(name));
  const secret = createGatewaySecret();
  const state: State = { ...options, repositories, uploads, accepts: (header) => secret.accepts(header) };
  const server = createServer((request, response) => void respond(state, request, response));
  // A layer may take longer than the five minutes that a request has by default; closing ends all of them anyway.
  server.requestTimeout = 0;
  // A client that reuses a connection just when it is closed would fail.
  server.keepAliveTimeout = 600_000;
  server.maxConnections = MAX_CONNECTIONS;
  const host = await listen(server, options.address);
  return {
    host,
    keychain: secret.keychainFor(host),
    repository: (name) => ({ registry: host, repository: name }),
    serve(route) {
      const known = repositories.get(route.name);
      if (known === undefined) repositories.set(route.name, new GatewayRepository(route, registry));
      else known.widen(route);
    },
    readAhead(name, selector) {
      void readAhead(repositories.get(name), selector);
    },
    wasReached: secret.wasUsed,
    revoke: secret.revoke,
    async stage(name, selector, manifest) {
      await repositories.get(name)?.stage(selector, manifest);
    },
    staged: (name, selector) => repositories.get(name)?.staged(selector),
    exported: async (name, selector, digest) => repositories.get(name)?.exported(selector, digest),
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await Promise.race([uploads.abort(), pause(MAX_WAIT_MS, undefined, { ref: false })]);
      await closed;
    },
  };
}

async function readAhead(repository: GatewayRepository | undefined, selector: string): Promise<void> {
  await repository?.readManifest(selector).catch(() => undefined);
}

interface State extends Pick<GatewayOptions, "registry" | "onError"> {
  readonly repositories: ReadonlyMap<string, GatewayRepository>;
  readonly uploads: Uploads;
  readonly accepts: (authorization: string | undefined) => boolean;
}

async function listen(server: Server, address: string): Promise<string> {
  const listening = once(server, "listening");
  server.listen(0, address);
  await listening.catch((cause: unknown) => {
    throw new PlatformError("INPUT", `Cannot listen on the address ${quote(address)}.`, {
      cause,
      hint: "It must be an address of this machine that containers of the build reach.",
    });
  });
  const { port } = server.address() as AddressInfo;
  return `${isIPv6(address) ? `[${address}]` : address}:${port}`;
}

async function respond(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await send(await answer(state, request), request, response);
  } catch (error) {
    // Half a blob must not look like a whole one.
    if (isWorthTelling(error)) state.onError?.(error);
    response.destroy();
  }
}

async function answer(state: State, request: IncomingMessage): Promise<Reply> {
  const { pathname, searchParams } = parseUrl(request);
  if (!state.accepts(request.headers.authorization)) {
    return refuse(401, "UNAUTHORIZED", {
      message: "This registry is only for the lifecycle of one build.",
      headers: { "www-authenticate": 'Basic realm="gateway"' },
    });
  }
  const call = parseCall(pathname);
  if (call === undefined) return refuse(404, "UNSUPPORTED", { message: "This address does not exist." });
  try {
    return await route(state, call, { request, query: searchParams });
  } catch (error) {
    if (isWorthTelling(error)) state.onError?.(error);
    const doing = call.kind === "blob" || call.kind === "manifest" ? "read" : "upload";
    return replyToError(error, call.kind === "blob" ? "BLOB_UNKNOWN" : "MANIFEST_UNKNOWN", doing);
  }
}

/** Not what lifecycles ask for although it may not be there, not what goes well the next time, and not that they went away. */
function isWorthTelling(error: unknown): boolean {
  if (error instanceof RefusedBlobError && error.next === "send again") return false;
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  // Those of registries come as errors of our own.
  const isClientGone = code === "ECONNRESET" || code === "EPIPE" || code === "ERR_STREAM_PREMATURE_CLOSE";
  return code !== "NOT_FOUND" && !isClientGone;
}

async function route(
  { repositories, uploads, registry }: State,
  call: GatewayCall,
  { request, query }: { readonly request: IncomingMessage; readonly query: URLSearchParams },
): Promise<Reply> {
  if (call.kind === "ping") return reply(200, { "docker-distribution-api-version": "registry/2.0" });
  const repository = repositories.get(call.name);
  if (repository === undefined)
    return refuse(404, "NAME_UNKNOWN", { message: `${quote(call.name)} is not known here.` });
  const isRead = request.method === "GET" || request.method === "HEAD";
  switch (call.kind) {
    case "manifest":
      if (isRead) return serveManifest(repository, call.selector);
      if (request.method === "PUT") return stageManifest(repository, call.selector, request);
      break;
    case "blob":
      if (isRead) return serveBlob(repository, call.digest, { request, registry });
      break;
    case "uploads":
      if (request.method === "POST") return uploads.start(repository, { request, query });
      break;
    case "upload":
      return uploads.proceed(repository, call.id, { request, query });
  }
  return refuse(405, "UNSUPPORTED", { message: `${request.method ?? ""} is not supported here.` });
}

async function send(
  { status, headers, body }: Reply,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // What was not read of the request would keep the connection from its next one.
  request.resume();
  response.writeHead(status, { ...headers });
  if (body === undefined || request.method === "HEAD") response.end();
  else if (Buffer.isBuffer(body)) response.end(body);
  else await pipeline(body, response);
}

/** Only the path and the query matter; what is no URL at all is nothing that is known here. */
function parseUrl({ url = "/" }: IncomingMessage): URL {
  const text = `http://gateway${url.startsWith("/") ? url : "/"}`;
  return new URL(URL.canParse(text) ? text : "http://gateway/");
}
