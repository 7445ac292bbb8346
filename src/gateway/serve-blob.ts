// Blobs of a gateway, read from wherever they are.
import type { IncomingMessage } from "node:http";
import { parseRange } from "../bytes/byte-range.ts";
import type { Digest } from "../oci/digest.ts";
import { quote } from "../quote.ts";
import type { Registry } from "../registry/registry.ts";
import { openOrigin, openRange } from "./blob-origin.ts";
import { refuse, type Reply, reply } from "./gateway-reply.ts";
import type { GatewayRepository } from "./gateway-repository.ts";

/** Answers HEAD without opening anything. */
export async function serveBlob(
  repository: GatewayRepository,
  digest: Digest,
  { request, registry }: { readonly request: IncomingMessage; readonly registry: Registry },
): Promise<Reply> {
  const found = await repository.findBlob(digest);
  if (found === undefined) return unknownBlob(repository, digest);
  const { origin, sizeBytes } = found;
  const named = { "content-type": "application/octet-stream", "docker-content-digest": digest };
  if (origin.kind === "decompressed") {
    const isRead = request.method !== "HEAD";
    // A client that asks for a part of it gets all, and begins again.
    const body = isRead ? await openOrigin(origin, origin.blob, registry) : undefined;
    return { status: 200, headers: named, ...(body && { body }) };
  }
  const headers = { ...named, "accept-ranges": "bytes" };
  if (request.method === "HEAD") {
    return {
      status: 200,
      headers: { ...headers, ...(sizeBytes !== undefined && { "content-length": sizeBytes }) },
    };
  }
  // A client cannot ask for a blob before it has read the manifest that names it.
  if (sizeBytes === undefined) return unknownBlob(repository, digest);
  const descriptor = { digest, size: sizeBytes };
  const range = parseRange(request.headers.range, sizeBytes);
  if (range === "unsatisfiable") return reply(416, { "content-range": `bytes */${sizeBytes}` });
  if (range === undefined) {
    const body = await openOrigin(origin, descriptor, registry);
    return { status: 200, headers: { ...headers, "content-length": sizeBytes }, body };
  }
  const { first, last } = range;
  return {
    status: 206,
    headers: {
      ...headers,
      "content-length": last - first + 1,
      "content-range": `bytes ${first}-${last}/${sizeBytes}`,
    },
    body: await openRange(origin, { descriptor, range }, registry),
  };
}

function unknownBlob({ route }: GatewayRepository, digest: Digest): Reply {
  return refuse(404, "BLOB_UNKNOWN", { message: `${quote(route.name)} has no blob ${digest}.` });
}
