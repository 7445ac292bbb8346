// The blob storage behind both protocols, as Azure's: blobs and their blocks, at signed addresses.
// https://learn.microsoft.com/rest/api/storageservices/put-block-list
import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { evict } from "./entries.ts";
import { type Exchange, readText } from "./exchange.ts";
import { act, misbehave, takeFault } from "./faults.ts";
import { readParts, receivePart, sizeOf } from "./parts.ts";
import type { State, StoredEntry } from "./state.ts";

/** Where the blob of an entry is, for whoever has the address. */
export function blobUrl(state: State, { id, signature }: StoredEntry): string {
  return `${state.blobOrigin}/store/caches/${id}?sig=${signature}`;
}

/** Answers a request for the blob of the entry with this id. */
export async function serveBlob(state: State, exchange: Exchange & { readonly id: number }): Promise<void> {
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
    if (await misbehave(state.faults, "upload", response)) return;
    if (parts.includes(undefined)) {
      sendBlobError(response, 400);
      return;
    }
    entry.parts = parts.filter((part) => part !== undefined);
  } else {
    const part = await receivePart(state.folder, request);
    if (await misbehave(state.faults, "upload", response)) return;
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
  const fault = takeFault(state.faults, "download");
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
  for await (const chunk of readParts(entry.parts, { start, end: sent, corruptAt }))
    if (!(await isSent(chunk, response))) return;
  if (fault?.kind === "truncated") response.destroy();
  else response.end();
}

/** False if the client is gone. */
function isSent(chunk: Buffer, response: ServerResponse): Promise<boolean> {
  return new Promise((fulfil) => {
    response.write(chunk, (error) => {
      fulfil(error == null);
    });
  });
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
