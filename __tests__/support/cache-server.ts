// GitHub's cache service in this process: both protocols and the blob storage behind them, with its rules for scopes and keys,
// and scripted misbehaviour. What the client needs of it: @actions/cache 6.3; what GitHub says of it:
// https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { serveBlob } from "./cache-server/blob-storage.ts";
import { type CacheEntry, evict, publishedEntry } from "./cache-server/entries.ts";
import { sendJson } from "./cache-server/exchange.ts";
import type { CacheFault, CacheOperation } from "./cache-server/faults.ts";
import { type CacheJob, jobEnvironment } from "./cache-server/job.ts";
import { changeParts } from "./cache-server/parts.ts";
import { serveRest } from "./cache-server/rest-protocol.ts";
import { AZURE, type CacheStatistics, createState, type State } from "./cache-server/state.ts";
import { serveTwirp } from "./cache-server/twirp-protocol.ts";

export interface CacheServerOptions {
  /**
   * Hands out addresses of Azure's blob storage, so that the client downloads as it does on github.com: in parallel. It is behind
   * them as an HTTP proxy, to which clients of JavaScript connect for each request, or as the only host that processes of
   * Node.js find below Azure's domain.
   */
  readonly azure?: "proxied" | "resolved";
}

export interface CacheServer extends AsyncDisposable {
  /** e.g. `http://127.0.0.1:34567/` */
  readonly url: string;
  /** What a step of an action in this job sees of the service in its environment. */
  env(job?: CacheJob): Record<string, string>;
  /** Complete ones, oldest first. */
  readonly entries: readonly CacheEntry[];
  readonly statistics: CacheStatistics;
  /** Of all addresses that it gave: who has one may read or write an entry. */
  readonly signatures: readonly string[];
  /** Has what was uploaded. */
  readonly folder: string;
  /** Lets the next `times` requests of this operation fail, all by default. */
  fail(operation: CacheOperation, fault: CacheFault, times?: number): void;
  /** Ends all faults. */
  heal(): void;
  /** Changes the archives of entries whose keys begin so, as only an attacker could; their number. */
  tamper(prefix: string, change: (archive: Buffer) => Promise<Buffer>): Promise<number>;
  /** Removes entries with this key; their number. */
  evict(key: string): number;
}

/** Starts on a free port of loopback; what is uploaded is kept in a temporary folder. */
export async function startCacheServer(options: CacheServerOptions = {}): Promise<CacheServer> {
  const state = await createState();
  const { origin, close } = await listen(state);
  state.origin = origin;
  state.blobOrigin = blobOrigin(origin, options);
  return {
    url: `${origin}/`,
    env: (job = {}) => jobEnvironment(state, job),
    get entries() {
      return state.entries.filter(({ complete }) => complete).map(publishedEntry);
    },
    statistics: state.statistics,
    get signatures() {
      return state.entries.map(({ signature }) => signature);
    },
    folder: state.folder,
    fail(operation, fault, times = Infinity) {
      state.faults.push({ operation, fault, times });
    },
    heal() {
      state.faults = [];
    },
    async tamper(prefix, change) {
      const found = state.entries.filter(({ key, complete }) => complete && key.startsWith(prefix));
      for (const entry of found) entry.parts = await changeParts(state.folder, entry.parts, change);
      return found.length;
    },
    evict: (key) => evict(state, (entry) => entry.key === key),
    async [Symbol.asyncDispose]() {
      await close();
      await rm(state.folder, { recursive: true, force: true });
    },
  };
}

function blobOrigin(origin: string, { azure }: CacheServerOptions): string {
  if (azure === undefined) return origin;
  return azure === "proxied" ? AZURE : `${AZURE}:${new URL(origin).port}`;
}

async function listen(state: State): Promise<{ origin: string; close: () => Promise<void> }> {
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
  const close = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** The proxy's CONNECT: whatever the host, it is this server. */
function tunnel(server: Server, client: Socket): void {
  client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
  server.emit("connection", client);
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
