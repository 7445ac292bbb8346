// GitHub's cache service in this process: both protocols and the blob storage behind them, with its rules for scopes and keys,
// and scripted misbehaviour. What the client needs of it: @actions/cache 6.3; what GitHub says of it:
// https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** The steps of the protocol that can fail. */
export type CacheOperation = "lookup" | "download" | "reserve" | "upload" | "finalize";

/** What goes wrong. */
export type CacheFault =
  /** The connection is closed without an answer. */
  | { readonly kind: "down" }
  /** No answer ever. */
  | { readonly kind: "hang" }
  /** The answer comes late. */
  | { readonly kind: "slow"; readonly delayMs: number }
  /** e.g. 429, 500, 503 */
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds?: number }
  /** Downloads: the connection is closed after half of the bytes. */
  | { readonly kind: "truncated" }
  /** Downloads: half of the bytes, and the length says that this is all. */
  | { readonly kind: "cut" }
  /** Downloads: a byte in the middle is another one. */
  | { readonly kind: "corrupted" }
  /** Downloads: the entry is gone since it was looked up. */
  | { readonly kind: "evicted" };

/** A job, as far as the service is concerned. */
export interface CacheJob {
  /** Where the job's entries go, e.g. `refs/heads/main`, `refs/pull/7/merge`; default `refs/heads/main`. */
  readonly ref?: string;
  /** Of a pull request: what it is to be merged into. */
  readonly base?: string;
  /** Default `refs/heads/main`. */
  readonly defaultBranch?: string;
  /** What the token may do in the job's own scope; default both. A token without reading may read nowhere. */
  readonly permission?: "read" | "write" | "both" | "none";
  /** Default v2, that of github.com; v1 is that of GitHub Enterprise Server. */
  readonly protocol?: "v1" | "v2";
}

/** An entry that is complete. */
export interface CacheEntry {
  readonly key: string;
  readonly version: string;
  readonly scope: string;
  readonly sizeBytes: number;
}

/** Counted since the start. */
export interface CacheStatistics {
  requests: number;
  lookups: number;
  downloads: number;
  downloadedBytes: number;
  /** Requests for a new entry, granted or not. */
  reservations: number;
  /** Entries that became complete. */
  uploads: number;
  uploadedBytes: number;
  /** Of block blobs, or chunks of the older protocol. */
  blocks: number;
}

export interface CacheServerOptions {
  /**
   * Hands out addresses of Azure's blob storage and serves them as an HTTP proxy, so that the client downloads as it does on
   * github.com: in parallel, through the Azure SDK.
   */
  readonly azure?: boolean;
}

export interface CacheServer extends AsyncDisposable {
  /** e.g. `http://127.0.0.1:34567/` */
  readonly url: string;
  /** What a step of an action in this job sees of the service in its environment. */
  env(job?: CacheJob): Record<string, string>;
  /** Complete ones, oldest first. */
  readonly entries: readonly CacheEntry[];
  readonly statistics: CacheStatistics;
  /** Lets the next `times` requests of this operation fail, all by default. */
  fail(operation: CacheOperation, fault: CacheFault, times?: number): void;
  /** Ends all faults. */
  heal(): void;
  /** Removes entries with this key; their number. */
  evict(key: string): number;
}

interface Part {
  readonly file: string;
  readonly sizeBytes: number;
}

interface StoredEntry {
  readonly id: number;
  readonly key: string;
  readonly version: string;
  readonly scope: string;
  readonly signature: string;
  /** By block ID, or by offset in the older protocol. */
  readonly blocks: Map<string, Part>;
  parts: Part[];
  complete: boolean;
}

interface Fault {
  readonly operation: CacheOperation;
  readonly fault: CacheFault;
  times: number;
}

interface State {
  readonly folder: string;
  readonly statistics: CacheStatistics;
  readonly entries: StoredEntry[];
  faults: Fault[];
  nextId: number;
  origin: string;
  blobOrigin: string;
}

interface Grant {
  readonly Scope: string;
  /** 1 read, 2 write, 3 both. */
  readonly Permission: number;
}

const AZURE = "http://cachetest.blob.core.windows.net";
const PERMISSIONS = { none: 0, read: 1, write: 2, both: 3 } as const;

/** Starts on a free port of loopback; what is uploaded is kept in a temporary folder. */
export async function startCacheServer(options: CacheServerOptions = {}): Promise<CacheServer> {
  const state = await createState();
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    serve(state, request, response).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 500, { msg: String(error), message: String(error) });
      else response.destroy();
    });
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.on("connect", (_request, client: Socket) => {
    tunnel(server, client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.blobOrigin = options.azure === true ? AZURE : state.origin;
  return {
    url: `${state.origin}/`,
    env: (job = {}) => environment(state, job),
    get entries() {
      return state.entries.filter(({ complete }) => complete).map(published);
    },
    statistics: state.statistics,
    fail(operation, fault, times = Infinity) {
      state.faults.push({ operation, fault, times });
    },
    heal() {
      state.faults = [];
    },
    evict: (key) => evict(state, (entry) => entry.key === key),
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
      await rm(state.folder, { recursive: true, force: true });
    },
  };
}

async function createState(): Promise<State> {
  return {
    folder: await mkdtemp(join(tmpdir(), "cache-server-")),
    statistics: {
      requests: 0,
      lookups: 0,
      downloads: 0,
      downloadedBytes: 0,
      reservations: 0,
      uploads: 0,
      uploadedBytes: 0,
      blocks: 0,
    },
    entries: [],
    faults: [],
    nextId: 1,
    origin: "",
    blobOrigin: "",
  };
}

/** The proxy's CONNECT: whatever the host, it is this server. */
function tunnel(server: Server, client: Socket): void {
  client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
  server.emit("connection", client);
}

function published({ key, version, scope, parts }: StoredEntry): CacheEntry {
  return { key, version, scope, sizeBytes: sizeOf(parts) };
}

function sizeOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function evict(state: State, matches: (entry: StoredEntry) => boolean): number {
  const kept = state.entries.filter((entry) => !matches(entry));
  const evicted = state.entries.length - kept.length;
  state.entries.splice(0, Infinity, ...kept);
  return evicted;
}

function environment(state: State, job: CacheJob): Record<string, string> {
  const { protocol = "v2", ref = "refs/heads/main" } = job;
  const proxy = { http_proxy: state.origin, no_proxy: "127.0.0.1" };
  const common = {
    ACTIONS_RUNTIME_TOKEN: createToken(job),
    GITHUB_REF: ref,
    ...(state.blobOrigin === AZURE && proxy),
  };
  if (protocol === "v1") {
    return {
      ...common,
      ACTIONS_CACHE_URL: `${state.origin}/`,
      GITHUB_SERVER_URL: "https://github.example.com",
    };
  }
  return {
    ...common,
    ACTIONS_CACHE_SERVICE_V2: "true",
    ACTIONS_RESULTS_URL: `${state.origin}/`,
    GITHUB_SERVER_URL: "https://github.com",
  };
}

/** The runner's token, not signed: own scope first, then those that the job only reads. */
function createToken({
  ref = "refs/heads/main",
  base,
  defaultBranch = "refs/heads/main",
  permission = "both",
}: CacheJob): string {
  const own = PERMISSIONS[permission];
  const others = [base, defaultBranch].filter((scope) => scope !== undefined && scope !== ref);
  const grants: Grant[] = [
    { Scope: ref, Permission: own },
    ...[...new Set(others)].map((scope) => ({ Scope: scope ?? "", Permission: own & PERMISSIONS.read })),
  ];
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");
  return `${encode({ alg: "none" })}.${encode({ ac: JSON.stringify(grants), repository_id: "1" })}.`;
}

function grantsOf(request: IncomingMessage): Grant[] {
  const [, payload = ""] = (request.headers.authorization ?? "").replace(/^Bearer /, "").split(".");
  const { ac = "[]" } = JSON.parse(Buffer.from(payload, "base64url").toString() || "{}") as { ac?: string };
  return (JSON.parse(ac) as Grant[]).filter(({ Permission }) => Permission > 0);
}

async function serve(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  state.statistics.requests++;
  // A proxy gets the whole address.
  const url = new URL(request.url ?? "/", state.origin);
  const blob = /^\/store\/caches\/(\d+)$/.exec(url.pathname);
  if (blob !== null) return serveBlob(state, { request, response, url, id: Number(blob[1]) });
  const twirp = /^\/twirp\/github\.actions\.results\.api\.v1\.CacheService\/(\w+)$/.exec(url.pathname);
  if (twirp !== null) return serveTwirp(state, { request, response, url }, twirp[1] ?? "");
  if (url.pathname.startsWith("/_apis/artifactcache/")) return serveRest(state, { request, response, url });
  sendJson(response, 404, { code: "bad_route", msg: "no handler", message: "no handler" });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

// --- protocol v2 -------------------------------------------------------------------------------------------------------

interface TwirpRequest {
  readonly key: string;
  readonly version: string;
  readonly restore_keys?: readonly string[];
}

async function serveTwirp(state: State, exchange: Exchange, method: string): Promise<void> {
  const { request, response } = exchange;
  const operations: Readonly<Record<string, CacheOperation>> = {
    CreateCacheEntry: "reserve",
    FinalizeCacheEntryUpload: "finalize",
    GetCacheEntryDownloadURL: "lookup",
  };
  const operation = operations[method];
  if (operation === undefined) {
    sendJson(response, 404, { code: "bad_route", msg: method });
    return;
  }
  const body = (await readJson(request)) as TwirpRequest;
  if (await misbehave(state, operation, response)) return;
  const grants = grantsOf(request);
  if (operation === "lookup") {
    lookUpTwirp(state, response, { grants, body });
    return;
  }
  if (operation === "finalize") {
    const scope = writableScope(grants);
    const entry = state.entries.find((one) => isOf(one, body) && one.scope === scope && !one.complete);
    const ok = entry !== undefined && sizeOf(entry.parts) > 0;
    if (ok) complete(state, entry);
    sendJson(response, 200, { ok, entry_id: String(entry?.id ?? 0), message: "" });
    return;
  }
  const reserved = reserve(state, grants, body);
  if (reserved === "denied")
    sendJson(response, 200, { ok: false, signed_upload_url: "", message: WRITE_DENIED });
  else if (reserved === "exists") sendJson(response, 409, { code: "already_exists", msg: EXISTS });
  else sendJson(response, 200, { ok: true, signed_upload_url: blobUrl(state, reserved), message: "" });
}

const WRITE_DENIED = "cache write denied: the token of this run is read-only";
const READ_DENIED = "cache read denied: the token of this run has no readable scopes";
const EXISTS = "cache entry with the same key, version, and scope already exists";

function lookUpTwirp(
  state: State,
  response: ServerResponse,
  { grants, body }: { grants: readonly Grant[]; body: TwirpRequest },
): void {
  const keys = [body.key, ...(body.restore_keys ?? [])];
  const found = lookUp(state, grants, { keys, version: body.version });
  if (found === "denied") sendJson(response, 403, { code: "permission_denied", msg: READ_DENIED });
  else if (found === undefined)
    sendJson(response, 200, { ok: false, signed_download_url: "", matched_key: "" });
  else
    sendJson(response, 200, {
      ok: true,
      signed_download_url: blobUrl(state, found),
      matched_key: found.key,
    });
}

// --- protocol v1 -------------------------------------------------------------------------------------------------------

async function serveRest(state: State, { request, response, url }: Exchange): Promise<void> {
  const grants = grantsOf(request);
  const resource = url.pathname.slice("/_apis/artifactcache/".length);
  const [, id] = /^caches\/(\d+)$/.exec(resource) ?? [];
  if (request.method === "GET" && resource === "cache") {
    if (await misbehave(state, "lookup", response)) return;
    const keys = (url.searchParams.get("keys") ?? "").split(",");
    const found = lookUp(state, grants, { keys, version: url.searchParams.get("version") ?? "" });
    if (found === "denied") sendJson(response, 403, { message: READ_DENIED });
    else if (found === undefined) response.writeHead(204).end();
    else {
      const location = blobUrl(state, found);
      sendJson(response, 200, { cacheKey: found.key, scope: found.scope, archiveLocation: location });
    }
  } else if (request.method === "POST" && resource === "caches") {
    const body = (await readJson(request)) as TwirpRequest;
    if (await misbehave(state, "reserve", response)) return;
    const reserved = reserve(state, grants, body);
    if (reserved === "denied") sendJson(response, 403, { message: WRITE_DENIED });
    else if (reserved === "exists") sendJson(response, 409, { message: EXISTS });
    else sendJson(response, 201, { cacheId: reserved.id });
  } else if (id !== undefined) {
    await serveUpload(state, { request, response, url }, Number(id));
  } else {
    sendJson(response, 404, { message: "no handler" });
  }
}

async function serveUpload(state: State, { request, response }: Exchange, id: number): Promise<void> {
  const entry = state.entries.find((one) => one.id === id && !one.complete);
  if (entry === undefined) {
    sendJson(response, 404, { message: "no such reservation" });
  } else if (request.method === "PATCH") {
    const part = await receive(state, request);
    if (await misbehave(state, "upload", response)) return;
    const [, start = "0"] = /^bytes (\d+)-/.exec(request.headers["content-range"] ?? "") ?? [];
    entry.blocks.set(start.padStart(20, "0"), part);
    state.statistics.blocks++;
    response.writeHead(204).end();
  } else {
    const { size } = (await readJson(request)) as { size: number };
    if (await misbehave(state, "finalize", response)) return;
    entry.parts = [...entry.blocks.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
    if (sizeOf(entry.parts) !== size) {
      sendJson(response, 400, { message: "the size is another one" });
      return;
    }
    complete(state, entry);
    response.writeHead(204).end();
  }
}

// --- what both have in common ------------------------------------------------------------------------------------------

/** In each scope, nearest first: each key as it is, else the newest entry that begins with it. */
function lookUp(
  state: State,
  grants: readonly Grant[],
  { keys, version }: { keys: readonly string[]; version: string },
): StoredEntry | "denied" | undefined {
  state.statistics.lookups++;
  const readable = grants.filter(({ Permission }) => (Permission & PERMISSIONS.read) !== 0);
  if (readable.length === 0) return "denied";
  for (const { Scope } of readable) {
    const inScope = state.entries.filter(
      (one) => one.complete && one.scope === Scope && one.version === version,
    );
    for (const key of keys) {
      const found =
        inScope.find((entry) => entry.key === key) ?? inScope.findLast((entry) => entry.key.startsWith(key));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Keys are never changed: not one that is complete, nor one that somebody is uploading. */
function reserve(
  state: State,
  grants: readonly Grant[],
  { key, version }: { readonly key: string; readonly version: string },
): StoredEntry | "denied" | "exists" {
  state.statistics.reservations++;
  const scope = writableScope(grants);
  if (scope === undefined) return "denied";
  if (state.entries.some((one) => one.key === key && one.version === version && one.scope === scope)) {
    return "exists";
  }
  const entry: StoredEntry = {
    id: state.nextId++,
    key,
    version,
    scope,
    signature: randomUUID(),
    blocks: new Map(),
    parts: [],
    complete: false,
  };
  state.entries.push(entry);
  return entry;
}

function writableScope(grants: readonly Grant[]): string | undefined {
  return grants.find(({ Permission }) => (Permission & PERMISSIONS.write) !== 0)?.Scope;
}

function isOf(entry: StoredEntry, { key, version }: { key: string; version: string }): boolean {
  return entry.key === key && entry.version === version;
}

function complete(state: State, entry: StoredEntry): void {
  entry.complete = true;
  // Newest last.
  state.entries.splice(state.entries.indexOf(entry), 1);
  state.entries.push(entry);
  state.statistics.uploads++;
  state.statistics.uploadedBytes += sizeOf(entry.parts);
}

function blobUrl(state: State, { id, signature }: StoredEntry): string {
  return `${state.blobOrigin}/store/caches/${id}?sig=${signature}`;
}

// --- blob storage ------------------------------------------------------------------------------------------------------
// https://learn.microsoft.com/rest/api/storageservices/put-block-list

async function serveBlob(state: State, exchange: Exchange & { readonly id: number }): Promise<void> {
  const { request, response, url, id } = exchange;
  const entry = state.entries.find((one) => one.id === id);
  if (entry === undefined || url.searchParams.get("sig") !== entry.signature) {
    request.resume();
    sendBlobError(response, entry === undefined ? 404 : 403);
  } else if (request.method === "PUT") {
    await putBlob(state, exchange, entry);
  } else {
    await getBlob(state, exchange, entry);
  }
}

async function putBlob(
  state: State,
  { request, response, url }: Exchange,
  entry: StoredEntry,
): Promise<void> {
  const kind = url.searchParams.get("comp");
  if (kind === "blocklist") {
    const list = (await readText(request)).matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g);
    const parts = [...list].map(([, blockId = ""]) => entry.blocks.get(blockId));
    if (await misbehave(state, "upload", response)) return;
    if (parts.includes(undefined)) {
      sendBlobError(response, 400);
      return;
    }
    entry.parts = parts.filter((part) => part !== undefined);
  } else {
    const part = await receive(state, request);
    if (await misbehave(state, "upload", response)) return;
    if (kind === "block") {
      entry.blocks.set(url.searchParams.get("blockid") ?? "", part);
      state.statistics.blocks++;
    } else entry.parts = [part];
  }
  response.writeHead(201, blobHeaders(entry)).end();
}

async function getBlob(state: State, { request, response }: Exchange, entry: StoredEntry): Promise<void> {
  const total = sizeOf(entry.parts);
  if (request.method === "HEAD") {
    const isGone = state.faults.some(({ fault, times }) => fault.kind === "evicted" && times > 0);
    if (isGone) response.writeHead(404).end();
    else response.writeHead(200, { ...blobHeaders(entry), "content-length": total }).end();
    return;
  }
  const fault = takeFault(state, "download");
  if (fault?.kind === "evicted") {
    evict(state, ({ id }) => id === entry.id);
    sendBlobError(response, 404);
    return;
  }
  if (fault !== undefined && (await act(fault, response))) return;
  state.statistics.downloads++;
  const header = request.headers["x-ms-range"] ?? request.headers.range;
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(typeof header === "string" ? header : "") ?? [];
  const start = Number(from ?? 0);
  const end = Math.min(to === undefined || to === "" ? total : Number(to) + 1, total);
  const half = start + Math.floor((end - start) / 2);
  const sent = fault?.kind === "truncated" || fault?.kind === "cut" ? half : end;
  const length = (fault?.kind === "cut" ? half : end) - start;
  response.writeHead(from === undefined ? 200 : 206, {
    ...blobHeaders(entry),
    "content-length": length,
    ...(from !== undefined && { "content-range": `bytes ${start}-${end - 1}/${total}` }),
  });
  const corruptAt = fault?.kind === "corrupted" ? half : undefined;
  // Counted before: the client may have it all before the pipeline knows.
  state.statistics.downloadedBytes += sent - start;
  await pipeline(read(entry.parts, { start, end: sent, corruptAt }), response, { end: false });
  if (fault?.kind === "truncated") response.destroy();
  else response.end();
}

/** Large, so that benchmarks measure the client. */
const BUFFER_BYTES = 4 * 1024 * 1024;

/** The bytes of a range of the parts, one of them perhaps wrong. */
async function* read(
  parts: readonly Part[],
  { start, end, corruptAt }: { start: number; end: number; corruptAt: number | undefined },
): AsyncGenerator<Buffer> {
  let offset = 0;
  for (const { file, sizeBytes } of parts) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, sizeBytes);
    let position = offset + from;
    offset += sizeBytes;
    if (from >= to) continue;
    await using handle = await open(file);
    for (let at = from; at < to; at += BUFFER_BYTES) {
      const chunk = Buffer.allocUnsafe(Math.min(to - at, BUFFER_BYTES));
      await handle.read(chunk, 0, chunk.byteLength, at);
      if (corruptAt !== undefined && corruptAt >= position && corruptAt < position + chunk.byteLength) {
        chunk[corruptAt - position] = (chunk[corruptAt - position] ?? 0) ^ 0xff;
      }
      position += chunk.byteLength;
      yield chunk;
    }
  }
}

async function receive(state: State, request: IncomingMessage): Promise<Part> {
  const file = join(state.folder, randomUUID());
  const stream = createWriteStream(file, { highWaterMark: BUFFER_BYTES });
  await pipeline(request, stream);
  return { file, sizeBytes: stream.bytesWritten };
}

function blobHeaders({ id }: StoredEntry): Record<string, string> {
  return {
    etag: `"0x${id}"`,
    "last-modified": new Date(0).toUTCString(),
    "content-type": "application/octet-stream",
    "accept-ranges": "bytes",
    "x-ms-request-id": randomUUID(),
    "x-ms-version": "2025-11-05",
    "x-ms-blob-type": "BlockBlob",
  };
}

function sendBlobError(response: ServerResponse, status: number): void {
  const code = status === 404 ? "BlobNotFound" : status === 403 ? "AuthenticationFailed" : "InvalidBlockList";
  const xml = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { "content-type": "application/xml", "x-ms-error-code": code }).end(xml);
}

// --- faults ------------------------------------------------------------------------------------------------------------

function takeFault(state: State, operation: CacheOperation): CacheFault | undefined {
  const scripted = state.faults.find((one) => one.operation === operation && one.times > 0);
  if (scripted !== undefined) scripted.times--;
  return scripted?.fault;
}

async function misbehave(
  state: State,
  operation: CacheOperation,
  response: ServerResponse,
): Promise<boolean> {
  const fault = takeFault(state, operation);
  return fault !== undefined && (await act(fault, response));
}

/** Whether the request is answered, or never will be. */
async function act(fault: CacheFault, response: ServerResponse): Promise<boolean> {
  switch (fault.kind) {
    case "down":
      response.socket?.destroy();
      return true;
    case "hang":
      return true;
    case "slow":
      await sleep(fault.delayMs, undefined, { ref: false });
      return false;
    case "status": {
      const headers =
        fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) };
      const text = `scripted ${fault.status}`;
      sendJson(response, fault.status, { code: "unavailable", msg: text, message: text }, headers);
      return true;
    }
    case "truncated":
    case "cut":
    case "corrupted":
    case "evicted":
      return false;
  }
}

function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

async function readText(request: Readable): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

async function readJson(request: Readable): Promise<unknown> {
  return JSON.parse((await readText(request)) || "{}") as unknown;
}
