// A registry in this process: the distribution API over node:http, with scripted misbehaviour.
// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as the registry got it; the body is not kept, only its size. */
export interface FakeRequest {
  readonly method: string;
  /** Without query, e.g. `/v2/app/manifests/latest`, `/token`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it came, e.g. `?digest=sha256%3A…`. */
  readonly search: string;
  readonly headers: IncomingMessage["headers"];
  /** Only of token requests. */
  form?: URLSearchParams;
  /** Undefined until it was answered by the registry itself. */
  status?: number;
}

/** What to do instead of answering. */
export type Intervention =
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  /** Answers without reading the body, as proxies do with what is too large. */
  | { readonly kind: "early answer"; readonly status: number }
  /** Closes the connection without an answer. */
  | { readonly kind: "reset" }
  /** Never answers. */
  | { readonly kind: "hang" }
  /** Answers, with these bytes of a longer body, and then stalls or closes the connection. */
  | {
      readonly kind: "partial";
      readonly body: Buffer;
      readonly sizeBytes: number;
      readonly then: "hang" | "reset";
    };

/** Who may do what. Anonymous users may do nothing, unless `anonymousPull`. */
export type FakeAuth =
  | { readonly kind: "none" }
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | {
      readonly kind: "bearer";
      readonly username: string;
      readonly password: string;
      /** Accepted by POST at the token server, as an OAuth2 refresh token. */
      readonly identityToken?: string;
      readonly anonymousPull?: boolean;
      readonly expiresInSeconds?: number;
      /** Name of the field of the answer; default `token`. */
      readonly tokenField?: "token" | "access_token";
      /** Repositories that nobody may read: the token server grants nothing for them. */
      readonly hidden?: readonly string[];
      /** Another realm than this registry's own `/token`. */
      readonly realm?: string;
    };

export interface FakeRegistryOptions {
  readonly auth?: FakeAuth;
  /** Answers every mount with an upload, as the specification allows. */
  readonly refuseMounts?: boolean;
  /** Takes manifests whose blobs are not there, as registries do that copy in the background. */
  readonly takeAnyManifest?: boolean;
  /** Where GETs of blobs are redirected to, e.g. `http://127.0.0.1:1234`; the path stays. */
  readonly redirectBlobsTo?: string;
  /** What Locations of uploads begin with: nothing (relative), or an origin; default this registry's. */
  readonly uploadOrigin?: string;
  /** Looked at before every request; undefined lets it through. */
  readonly intercept?: (request: FakeRequest) => Intervention | undefined;
}

interface StoredManifest {
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface FakeRegistry extends AsyncDisposable {
  /** e.g. `127.0.0.1:34567` */
  readonly host: string;
  /** All requests since the start, in order. */
  readonly requests: FakeRequest[];
  /** Method and path of all requests, e.g. `GET /v2/app/manifests/latest`. */
  readonly calls: readonly string[];
  /** By repository, then by tag and by digest. */
  readonly manifests: Map<string, Map<string, StoredManifest>>;
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
  const scripts: { matches: (request: FakeRequest) => boolean; intervention: Intervention; times: number }[] =
    [];
  const state = createState(options);
  const server = createServer((incoming, response) => {
    void serve(state, scripts, incoming, response);
  });
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
    blobs: state.blobs,
    addBlob: (repository, content) => addBlob(state, repository, Buffer.from(content)),
    addManifest(repository, manifest, { tag, mediaType = OCI_MANIFEST } = {}) {
      const stored = { mediaType, bytes: Buffer.from(JSON.stringify(manifest)) };
      const digest = digestOf(stored.bytes);
      inner(state.manifests, repository).set(digest, stored);
      if (tag !== undefined) inner(state.manifests, repository).set(tag, stored);
      return digest;
    },
    script: (matches, intervention, times = 1) => scripts.push({ matches, intervention, times }),
    [Symbol.asyncDispose]: () => close(server),
  };
}

interface State {
  host: string;
  readonly options: FakeRegistryOptions;
  readonly requests: FakeRequest[];
  readonly manifests: FakeRegistry["manifests"];
  readonly blobs: FakeRegistry["blobs"];
  readonly uploads: Map<string, Buffer[]>;
  /** What a token allows, e.g. `repository:app:push`. */
  readonly tokens: Map<string, { grants: Set<string>; validUntil: number }>;
}

interface Exchange {
  readonly state: State;
  readonly request: FakeRequest;
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer | undefined;
}

function createState(options: FakeRegistryOptions): State {
  return {
    host: "",
    options,
    requests: [],
    manifests: new Map(),
    blobs: new Map(),
    uploads: new Map(),
    tokens: new Map(),
  };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}

async function serve(
  state: State,
  scripts: { matches: (request: FakeRequest) => boolean; intervention: Intervention; times: number }[],
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A client that hangs up is no failure of the test.
  incoming.on("error", () => undefined);
  const url = new URL(incoming.url ?? "/", "http://fake");
  const request: FakeRequest = {
    method: incoming.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    search: url.search,
    headers: incoming.headers,
  };
  state.requests.push(request);
  const script = scripts.find((each) => each.times > 0 && each.matches(request));
  if (script !== undefined) script.times -= 1;
  const intervention = script?.intervention ?? state.options.intercept?.(request);
  const exchange = { state, request, incoming, response };
  try {
    if (intervention !== undefined) await intervene(exchange, intervention);
    else write(exchange, await route(exchange));
  } catch {
    response.destroy();
  }
}

function write({ request, response, incoming }: Exchange, { status, headers, body }: Reply): void {
  request.status = status;
  incoming.resume();
  response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
}

async function intervene(
  { incoming, response, request }: Exchange,
  intervention: Intervention,
): Promise<void> {
  switch (intervention.kind) {
    case "answer":
      await readAll(incoming);
      request.status = intervention.status;
      response.writeHead(intervention.status, intervention.headers).end(intervention.body);
      return;
    case "early answer":
      response.writeHead(intervention.status, { connection: "close" }).end();
      return;
    case "reset":
      incoming.socket.destroy();
      return;
    case "hang":
      return;
    case "partial":
      response.writeHead(200, { "content-length": intervention.sizeBytes }).write(intervention.body, () => {
        if (intervention.then === "reset") incoming.socket.destroy();
      });
  }
}

async function route(exchange: Exchange): Promise<Reply> {
  const { request } = exchange;
  if (request.path === "/token") return serveToken(exchange);
  if (request.path === "/v2/") return answer(200);
  const [, repository = "", kind = "", rest = ""] =
    /^\/v2\/(.+?)\/(manifests|blobs|tags)\/(.*)$/.exec(request.path) ?? [];
  if (repository === "") return fail(404, "UNSUPPORTED");
  if (!isAllowed(exchange, repository)) return challenge(exchange, repository);
  if (kind === "manifests") return serveManifest(exchange, repository, rest);
  if (kind === "tags") return serveTags(exchange, repository);
  if (rest.startsWith("uploads/")) return serveUpload(exchange, repository, rest.slice("uploads/".length));
  return serveBlob(exchange, repository, rest);
}

// ---- content

async function serveManifest(exchange: Exchange, repository: string, selector: string): Promise<Reply> {
  const { state, request, incoming } = exchange;
  const stored = inner(state.manifests, repository);
  if (request.method === "PUT") {
    const manifest = { mediaType: incoming.headers["content-type"] ?? "", bytes: await readAll(incoming) };
    const digest = digestOf(manifest.bytes);
    if (selector.startsWith("sha256:") && selector !== digest) return fail(400, "DIGEST_INVALID");
    const isTaken = state.options.takeAnyManifest === true || hasContents(state, repository, manifest.bytes);
    if (!isTaken) return fail(400, "MANIFEST_BLOB_UNKNOWN");
    stored.set(selector, manifest).set(digest, manifest);
    return answer(201, { "docker-content-digest": digest });
  }
  const manifest = stored.get(selector);
  if (manifest === undefined) return fail(404, "MANIFEST_UNKNOWN");
  const headers = {
    "content-type": manifest.mediaType,
    "content-length": String(manifest.bytes.byteLength),
    "docker-content-digest": digestOf(manifest.bytes),
  };
  return answer(200, headers, manifest.bytes);
}

/** As a real registry: what a manifest names must be there first. */
function hasContents(state: State, repository: string, bytes: Buffer): boolean {
  const manifest = JSON.parse(bytes.toString("utf8")) as {
    config?: { digest: string };
    layers?: { digest: string }[];
    manifests?: { digest: string }[];
  };
  const blobs = [manifest.config ?? [], manifest.layers ?? []].flat();
  return (
    blobs.every(({ digest }) => inner(state.blobs, repository).has(digest)) &&
    (manifest.manifests ?? []).every(({ digest }) => inner(state.manifests, repository).has(digest))
  );
}

function serveTags(exchange: Exchange, repository: string): Reply {
  const selectors = [...inner(exchange.state.manifests, repository).keys()];
  const tags = selectors.filter((selector) => !selector.startsWith("sha256:")).sort();
  return answer(200, { "content-type": "application/json" }, JSON.stringify({ name: repository, tags }));
}

function serveBlob(exchange: Exchange, repository: string, digest: string): Reply {
  const { state, request } = exchange;
  const { redirectBlobsTo } = state.options;
  const blob = inner(state.blobs, repository).get(digest);
  if (blob === undefined) return fail(404, "BLOB_UNKNOWN");
  if (request.method === "GET" && redirectBlobsTo !== undefined) {
    return answer(307, { location: `${redirectBlobsTo}${request.path}?signature=secret` });
  }
  const headers = {
    "content-type": "application/octet-stream",
    "content-length": String(blob.byteLength),
    "docker-content-digest": digest,
  };
  return answer(200, headers, blob);
}

async function serveUpload(exchange: Exchange, repository: string, id: string): Promise<Reply> {
  const { state, request, incoming } = exchange;
  if (request.method === "POST") return openUpload(exchange, repository);
  const chunks = state.uploads.get(id);
  if (chunks === undefined) return fail(404, "BLOB_UPLOAD_UNKNOWN");
  if (!request.search.startsWith(UPLOAD_QUERY)) return fail(400, "BLOB_UPLOAD_INVALID");
  if (request.method === "DELETE") {
    state.uploads.delete(id);
    return answer(204);
  }
  chunks.push(await readAll(incoming));
  if (request.method === "PATCH") return answer(202, uploadHeaders(state, repository, id));
  const content = Buffer.concat(chunks);
  state.uploads.delete(id);
  const digest = request.query.get("digest") ?? "";
  if (digestOf(content) !== digest) return fail(400, "DIGEST_INVALID");
  addBlob(state, repository, content);
  return answer(201, { "docker-content-digest": digest });
}

function openUpload(exchange: Exchange, repository: string): Reply {
  const { state, request } = exchange;
  const from = request.query.get("from") ?? "";
  const mount = request.query.get("mount") ?? "";
  const blob = state.blobs.get(from)?.get(mount);
  const isMount = blob !== undefined && state.options.refuseMounts !== true && isReadable(exchange, from);
  if (isMount) {
    addBlob(state, repository, blob);
    return answer(201, { location: `/v2/${repository}/blobs/${mount}` });
  }
  const id = randomUUID();
  state.uploads.set(id, []);
  return answer(202, uploadHeaders(state, repository, id));
}

/** Real ones have a signed query, which must come back as it is: `+`, `%20` and `~` show who writes it anew. */
const UPLOAD_QUERY = "?_state=a%20b+c~d%3D";

function uploadHeaders(state: State, repository: string, id: string): Record<string, string> {
  const origin = state.options.uploadOrigin ?? `http://${state.host}`;
  return { location: `${origin}/v2/${repository}/blobs/uploads/${id}${UPLOAD_QUERY}`, range: "0-0" };
}

// ---- authentication

function challenge(exchange: Exchange, repository: string): Reply {
  const { state, request } = exchange;
  const { auth } = state.options;
  // Whoever is known but not allowed gets 401 again from a bearer registry: the token lacks the scope.
  const actions = isRead(request) ? "pull" : "pull,push";
  const realm = (auth?.kind === "bearer" ? auth.realm : undefined) ?? `http://${state.host}/token`;
  const header =
    auth?.kind === "bearer"
      ? `Bearer realm="${realm}",service="fake",scope="repository:${repository}:${actions}"`
      : 'Basic realm="fake"';
  return fail(401, "UNAUTHORIZED", { "www-authenticate": header });
}

function isAllowed(exchange: Exchange, repository: string): boolean {
  const { request } = exchange;
  return isGranted(exchange, repository, isRead(request) ? "pull" : "push");
}

function isReadable(exchange: Exchange, repository: string): boolean {
  return isGranted(exchange, repository, "pull");
}

function isGranted({ state, request }: Exchange, repository: string, action: "pull" | "push"): boolean {
  const { auth } = state.options;
  const authorization = request.headers.authorization ?? "";
  if (auth === undefined || auth.kind === "none") return true;
  if (auth.kind === "basic") return authorization === basic(auth);
  const token = state.tokens.get(authorization.replace(/^Bearer /, ""));
  return token !== undefined && token.validUntil > Date.now() && token.grants.has(`${repository}:${action}`);
}

async function serveToken(exchange: Exchange): Promise<Reply> {
  const { state, request, incoming } = exchange;
  const { auth } = state.options;
  if (auth?.kind !== "bearer") return fail(404, "UNSUPPORTED");
  const authorization = request.headers.authorization;
  request.form = new URLSearchParams((await readAll(incoming)).toString("utf8"));
  const isPost = request.method === "POST";
  const isKnown = isPost
    ? auth.identityToken !== undefined && request.form.get("refresh_token") === auth.identityToken
    : authorization === basic(auth);
  if (!isKnown && (isPost || authorization !== undefined)) {
    return answer(401, {}, JSON.stringify({ details: "incorrect username or password" }));
  }
  const scopes = isPost ? (request.form.get("scope") ?? "").split(" ") : request.query.getAll("scope");
  const token = randomUUID();
  const validSeconds = auth.expiresInSeconds ?? 300;
  const grants = grantsOf(auth, scopes, isKnown);
  state.tokens.set(token, { grants, validUntil: Date.now() + validSeconds * 1000 });
  const body = { [auth.tokenField ?? "token"]: token, expires_in: validSeconds };
  return answer(200, { "content-type": "application/json" }, JSON.stringify(body));
}

function grantsOf(auth: Extract<FakeAuth, { kind: "bearer" }>, scopes: readonly string[], isKnown: boolean) {
  const grants = new Set<string>();
  for (const scope of scopes) {
    const [, repository = "", actions = ""] = scope.split(":");
    if (auth.hidden?.includes(repository) === true) continue;
    for (const action of actions.split(",")) {
      if (isKnown || (auth.anonymousPull === true && action === "pull"))
        grants.add(`${repository}:${action}`);
    }
  }
  return grants;
}

function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

function isRead({ method }: FakeRequest): boolean {
  return method === "GET" || method === "HEAD";
}

// ---- plumbing

function answer(status: number, headers: Record<string, string> = {}, body?: string | Buffer): Reply {
  return { status, headers, body };
}

function fail(status: number, code: string, headers: Record<string, string> = {}): Reply {
  const body = { errors: [{ code, message: code.toLowerCase().replaceAll("_", " ") }] };
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

function addBlob(state: State, repository: string, content: Buffer) {
  const digest = digestOf(content);
  inner(state.blobs, repository).set(digest, content);
  return { digest, size: content.byteLength };
}

function inner<T>(outer: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const found = outer.get(key) ?? new Map<string, T>();
  outer.set(key, found);
  return found;
}

function digestOf(content: Buffer): `sha256:${string}` {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
