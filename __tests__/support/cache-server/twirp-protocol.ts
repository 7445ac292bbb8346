// The protocol of github.com, v2: methods of a Twirp service.
import type { ServerResponse } from "node:http";
import { blobUrl } from "./blob-storage.ts";
import {
  complete,
  type EntryName,
  EXISTS,
  findReserved,
  lookUp,
  READ_DENIED,
  reserve,
  WRITE_DENIED,
} from "./entries.ts";
import { type Exchange, readJson, sendJson } from "./exchange.ts";
import { type CacheOperation, misbehave } from "./faults.ts";
import { sizeOf } from "./parts.ts";
import type { State } from "./state.ts";
import { type Grant, grantsOf } from "./tokens.ts";

interface TwirpRequest extends EntryName {
  readonly restore_keys?: readonly string[];
}

const OPERATIONS: Readonly<Record<string, CacheOperation>> = {
  CreateCacheEntry: "reserve",
  FinalizeCacheEntryUpload: "finalize",
  GetCacheEntryDownloadURL: "lookup",
};

/** Answers a call of a method, e.g. `CreateCacheEntry`. */
export async function serveTwirp(state: State, exchange: Exchange, method: string): Promise<void> {
  const { request, response } = exchange;
  const operation = OPERATIONS[method];
  if (operation === undefined) {
    sendJson(response, 404, { code: "bad_route", msg: method });
    return;
  }
  const body = (await readJson(request)) as TwirpRequest;
  if (await misbehave(state.faults, operation, response)) return;
  const grants = grantsOf(request);
  if (operation === "lookup") {
    lookUpTwirp(state, response, { grants, body });
    return;
  }
  if (operation === "finalize") {
    const entry = findReserved(state, grants, body);
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
