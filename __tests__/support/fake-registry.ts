// A registry in this process: the distribution API over node:http, with scripted misbehaviour.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { challenge, isAllowed } from "./fake-registry/authorization.ts";
import { serveBlob, serveUpload } from "./fake-registry/blobs.ts";
import { type Exchange, type FakeRequest, parseRequest } from "./fake-registry/exchange.ts";
import { intervene, type Intervention, takeIntervention } from "./fake-registry/interventions.ts";
import { serveManifest, serveReferrers, serveTags, tagsOf } from "./fake-registry/manifests.ts";
import type { FakeRegistryOptions } from "./fake-registry/options.ts";
import { answer, fail, type Reply } from "./fake-registry/reply.ts";
import {
  addBlob,
  createState,
  digestOf,
  inner,
  type State,
  type StoredManifest,
} from "./fake-registry/state.ts";
import { serveToken } from "./fake-registry/tokens.ts";

export interface FakeRegistry extends AsyncDisposable {
  /** e.g. `127.0.0.1:34567` */
  readonly host: string;
  /** All requests since the start, in order. */
  readonly requests: FakeRequest[];
  /** Method and path of all requests, e.g. `GET /v2/app/manifests/latest`. */
  readonly calls: readonly string[];
  /** By repository, then by tag and by digest. */
  readonly manifests: Map<string, Map<string, StoredManifest>>;
  /** The tags of a repository, in order. */
  tagsOf(repository: string): string[];
  /** By repository, then by digest. */
  readonly blobs: Map<string, Map<string, Buffer>>;
  /** Stores a blob; returns its descriptor's digest and size. */
  addBlob(repository: string, content: string | Buffer): { digest: `sha256:${string}`; size: number };
  /** Stores a manifest under its digest and, if given, a tag; returns its digest. */
  addManifest(
    repository: string,
    manifest: object,
    options?: { tag?: string; mediaType?: string },
  ): `sha256:${string}`;
  /** The next `times` requests for which `matches` get this; in the order of scripting. */
  script(matches: (request: FakeRequest) => boolean, intervention: Intervention, times?: number): void;
}

const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

/** Starts on a free port of loopback. */
export async function startFakeRegistry(options: FakeRegistryOptions = {}): Promise<FakeRegistry> {
  const state = createState(options);
  const listener = (incoming: IncomingMessage, response: ServerResponse): void => {
    void serve(state, incoming, response);
  };
  const server = options.tls === undefined ? createServer(listener) : createTlsServer(options.tls, listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  state.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host: state.host,
    requests: state.requests,
    get calls() {
      return state.requests.map(({ method, path }) => `${method} ${path}`);
    },
    manifests: state.manifests,
    tagsOf: (repository) => tagsOf(state, repository),
    blobs: state.blobs,
    addBlob: (repository, content) => addBlob(state, repository, Buffer.from(content)),
    addManifest(repository, manifest, { tag, mediaType = OCI_MANIFEST } = {}) {
      const stored = { mediaType, bytes: Buffer.from(JSON.stringify(manifest)) };
      const digest = digestOf(stored.bytes);
      inner(state.manifests, repository).set(digest, stored);
      if (tag !== undefined) inner(state.manifests, repository).set(tag, stored);
      return digest;
    },
    script: (matches, intervention, times = 1) => state.scripts.push({ matches, intervention, times }),
    [Symbol.asyncDispose]: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}

async function serve(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  // A client that hangs up is no failure of the test.
  incoming.on("error", () => undefined);
  const request = parseRequest(incoming);
  state.requests.push(request);
  const intervention = takeIntervention(state.scripts, request) ?? state.options.intercept?.(request);
  const exchange = { request, incoming, response };
  try {
    if (intervention !== undefined) await intervene(exchange, intervention, state.options.onHang);
    else write(exchange, await route(state, exchange));
  } catch {
    response.destroy();
  }
}

async function route(state: State, exchange: Exchange): Promise<Reply> {
  const { request } = exchange;
  if (request.path === "/token") return serveToken(state, exchange);
  if (request.path === "/v2/") return answer(200);
  const [, repository = "", kind = "", rest = ""] =
    /^\/v2\/(.+?)\/(manifests|blobs|tags|referrers)\/(.*)$/.exec(request.path) ?? [];
  if (repository === "") return fail(404, "UNSUPPORTED");
  if (!isAllowed(state, request, repository)) return challenge(state, request, repository);
  if (kind === "manifests") return serveManifest(state, exchange, repository, rest);
  if (kind === "referrers") return serveReferrers(state, repository, rest);
  if (kind === "tags") return serveTags(state, repository);
  if (rest.startsWith("uploads/"))
    return serveUpload(state, exchange, repository, rest.slice("uploads/".length));
  return serveBlob(state, exchange, repository, rest);
}

function write({ request, response, incoming }: Exchange, { status, headers, body }: Reply): void {
  request.status = status;
  incoming.resume();
  response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
}
