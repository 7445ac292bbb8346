// Blobs of repositories, and their uploads.
// https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-blobs
import { randomUUID } from "node:crypto";
import { isGranted } from "./authorization.ts";
import { type Exchange, readAll } from "./exchange.ts";
import { answer, fail, type Reply } from "./reply.ts";
import { addBlob, digestOf, inner, type State } from "./state.ts";

/** Gives a blob, or says where it is. */
export function serveBlob(state: State, { request }: Exchange, repository: string, digest: string): Reply {
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
  const [, first = "", last = ""] = /^bytes=(\d+)-(\d+)$/.exec(request.headers["range"] ?? "") ?? [];
  if (first === "" || state.options.refuseRanges === true) return answer(200, headers, blob);
  const part = blob.subarray(Number(first), Number(last) + 1);
  return answer(206, { ...headers, "content-length": String(part.byteLength) }, part);
}

/** A step of an upload, the first having no ID; or a mount. */
export async function serveUpload(
  state: State,
  exchange: Exchange,
  repository: string,
  id: string,
): Promise<Reply> {
  const { request, incoming } = exchange;
  if (request.method === "POST") return openUpload(state, exchange, repository);
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

function openUpload(state: State, { request }: Exchange, repository: string): Reply {
  const from = request.query.get("from") ?? "";
  const mount = request.query.get("mount") ?? "";
  const blob = state.blobs.get(from)?.get(mount);
  const isMount =
    blob !== undefined && state.options.refuseMounts !== true && isGranted(state, request, from, "pull");
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
