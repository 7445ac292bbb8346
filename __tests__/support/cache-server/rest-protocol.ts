// The protocol of GitHub Enterprise Server, v1: resources below `/_apis/artifactcache/`.
import { blobUrl } from "./blob-storage.ts";
import { complete, type EntryName, EXISTS, lookUp, READ_DENIED, reserve, WRITE_DENIED } from "./entries.ts";
import { type Exchange, readJson, sendJson } from "./exchange.ts";
import { misbehave } from "./faults.ts";
import { receivePart, sizeOf } from "./parts.ts";
import type { State } from "./state.ts";
import { grantsOf } from "./tokens.ts";

/** Answers a request for a resource of the service. */
export async function serveRest(state: State, { request, response, url }: Exchange): Promise<void> {
  const grants = grantsOf(request);
  const resource = url.pathname.slice("/_apis/artifactcache/".length);
  const [, id] = /^caches\/(\d+)$/.exec(resource) ?? [];
  if (request.method === "GET" && resource === "cache") {
    if (await misbehave(state.faults, "lookup", response)) return;
    const keys = (url.searchParams.get("keys") ?? "").split(",");
    const found = lookUp(state, grants, { keys, version: url.searchParams.get("version") ?? "" });
    if (found === "denied") sendJson(response, 403, { message: READ_DENIED });
    else if (found === undefined) response.writeHead(204).end();
    else {
      const location = blobUrl(state, found);
      sendJson(response, 200, { cacheKey: found.key, scope: found.scope, archiveLocation: location });
    }
  } else if (request.method === "POST" && resource === "caches") {
    const body = (await readJson(request)) as EntryName;
    if (await misbehave(state.faults, "reserve", response)) return;
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
    const part = await receivePart(state.folder, request);
    if (await misbehave(state.faults, "upload", response)) return;
    const [, start = "0"] = /^bytes (\d+)-/.exec(request.headers["content-range"] ?? "") ?? [];
    entry.blocks.set(start.padStart(20, "0"), part);
    state.statistics.blocks++;
    response.writeHead(204).end();
  } else {
    const { size } = (await readJson(request)) as { size: number };
    if (await misbehave(state.faults, "finalize", response)) return;
    entry.parts = [...entry.blocks.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
    if (sizeOf(entry.parts) !== size) {
      sendJson(response, 400, { message: "the size is another one" });
      return;
    }
    complete(state, entry);
    response.writeHead(204).end();
  }
}
