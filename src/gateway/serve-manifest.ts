// Manifests of a gateway: what is written is kept back, and what is read comes from there or from the real registry.
import type { IncomingMessage } from "node:http";
import { collectUpTo } from "../bytes/collect.ts";
import { messageOf, PlatformError } from "../errors.ts";
import { MAX_MANIFEST_BYTES } from "../oci/manifest.ts";
import { quote } from "../quote.ts";
import { refuse, type Reply, reply, replyToError } from "./gateway-reply.ts";
import type { GatewayRepository } from "./gateway-repository.ts";

/** The manifest at a tag or digest; for HEAD, the sender of the answer leaves the body out. */
export async function serveManifest(repository: GatewayRepository, selector: string): Promise<Reply> {
  const { mediaType, digest, bytes } = await repository.readManifest(selector);
  return {
    status: 200,
    headers: {
      "content-type": mediaType,
      "content-length": bytes.byteLength,
      "docker-content-digest": digest,
    },
    body: bytes,
  };
}

/** Stages a manifest under a tag or digest. */
export async function stageManifest(
  repository: GatewayRepository,
  selector: string,
  request: IncomingMessage,
): Promise<Reply> {
  const { name, sink } = repository.route;
  if (sink === undefined) return refuse(403, "DENIED", { message: `${quote(name)} can only be read.` });
  const body = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  const bytes = await collectUpTo(body, MAX_MANIFEST_BYTES);
  if (bytes === undefined) {
    return refuse(413, "SIZE_INVALID", { message: `A manifest has at most ${MAX_MANIFEST_BYTES} bytes.` });
  }
  const [mediaType = ""] = (request.headers["content-type"] ?? "").split(";");
  try {
    const { digest } = await repository.stage(selector, { mediaType, bytes });
    return reply(201, { location: `/v2/${name}/manifests/${digest}`, "docker-content-digest": digest });
  } catch (error) {
    if (error instanceof PlatformError && error.code === "MALFORMED") {
      return refuse(400, "MANIFEST_INVALID", { message: messageOf(error) });
    }
    if (error instanceof PlatformError && error.code === "DIGEST_MISMATCH") {
      return refuse(400, "DIGEST_INVALID", { message: messageOf(error) });
    }
    return replyToError(error, "MANIFEST_BLOB_UNKNOWN", "upload");
  }
}
