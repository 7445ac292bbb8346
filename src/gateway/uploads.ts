// Blobs on their way into a gateway. Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pushing-blobs
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { messageOf, PlatformError } from "../errors.ts";
import { type Digest, isDigest } from "../oci/digest.ts";
import { quote } from "../quote.ts";
import type { BlobWriter } from "./blob-sink.ts";
import { refuse, type Reply, reply } from "./gateway-reply.ts";
import type { GatewayRepository } from "./gateway-repository.ts";

/** A request of an upload. */
export interface UploadRequest {
  readonly request: IncomingMessage;
  readonly query: URLSearchParams;
}

interface Upload {
  readonly id: string;
  readonly repository: GatewayRepository;
  readonly writer: BlobWriter;
  isBusy: boolean;
}

/** All uploads of one gateway. */
export class Uploads {
  readonly #open = new Map<string, Upload>();
  readonly #find: (name: string) => GatewayRepository | undefined;

  /** @param find the repositories of the gateway, for mounts */
  constructor(find: (name: string) => GatewayRepository | undefined) {
    this.#find = find;
  }

  /** Mounts, takes a whole blob in this one request, or opens an upload: whatever the query asks for. */
  async start(repository: GatewayRepository, call: UploadRequest): Promise<Reply> {
    const { name, sink } = repository.route;
    if (sink === undefined) return refuse(403, "DENIED", { message: `${quote(name)} can only be read.` });
    const mount = call.query.get("mount") ?? "";
    if (isDigest(mount) && (await this.#mount(repository, mount, call.query.get("from")))) {
      return created(repository, mount);
    }
    const upload = { id: randomUUID(), repository, writer: sink.begin(), isBusy: false };
    this.#open.set(upload.id, upload);
    return call.query.has("digest") ? this.#finish(upload, call) : progress(upload, 202);
  }

  /** Goes on with an upload, ends it, or gives it up: whatever the method says. */
  async proceed(repository: GatewayRepository, id: string, call: UploadRequest): Promise<Reply> {
    const upload = this.#open.get(id);
    if (upload?.repository !== repository)
      return refuse(404, "BLOB_UPLOAD_UNKNOWN", { message: "There is no such upload." });
    if (upload.isBusy)
      return refuse(400, "BLOB_UPLOAD_INVALID", {
        message: "Another request for this upload is in progress.",
      });
    switch (call.request.method ?? "") {
      case "PATCH":
        return this.#exclusively(upload, () => this.#append(upload, call.request));
      case "PUT":
        return this.#exclusively(upload, () => this.#finish(upload, call));
      case "DELETE":
        await this.#drop(upload);
        return reply(204);
      case "GET":
        return progress(upload, 204);
      default:
        return refuse(405, "UNSUPPORTED", { message: "An upload supports GET, PATCH, PUT and DELETE." });
    }
  }

  /** Gives up what was not finished; the requests must have been broken off. */
  async abort(): Promise<void> {
    await Promise.all([...this.#open.values()].map((upload) => this.#drop(upload)));
  }

  async #append(upload: Upload, request: IncomingMessage): Promise<Reply> {
    const [, first] = /^(?:bytes )?(\d+)-\d+/.exec(request.headers["content-range"] ?? "") ?? [];
    if (first !== undefined && Number(first) !== upload.writer.sizeBytes) return progress(upload, 416);
    return (await this.#write(upload, request)) ?? progress(upload, 202);
  }

  async #finish(upload: Upload, { request, query }: UploadRequest): Promise<Reply> {
    const digest = query.get("digest") ?? "";
    if (!isDigest(digest)) {
      return refuse(400, "DIGEST_INVALID", { message: `${quote(digest)} is not a sha256 digest.` });
    }
    const failure = await this.#write(upload, request);
    if (failure !== undefined) return failure;
    try {
      await upload.writer.commit(digest);
      this.#open.delete(upload.id);
      return created(upload.repository, digest);
    } catch (error) {
      await this.#drop(upload);
      const isMismatch = error instanceof PlatformError && error.code === "DIGEST_MISMATCH";
      if (isMismatch) return refuse(400, "DIGEST_INVALID", { message: messageOf(error) });
      throw error;
    }
  }

  /** Appends the body, if there is one; after a failure the upload must start again. */
  async #write(upload: Upload, request: IncomingMessage): Promise<Reply | undefined> {
    if (isEmpty(request)) return undefined;
    try {
      // The connection must stay for the answer.
      const content = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
      await upload.writer.write(content);
      return undefined;
    } catch (error) {
      await this.#drop(upload);
      throw error;
    }
  }

  async #mount(repository: GatewayRepository, digest: Digest, from: string | null): Promise<boolean> {
    const source = from === null ? repository : this.#find(from);
    const found = await source?.findBlob(digest);
    if (found === undefined) return false;
    if (source !== repository) repository.mount(digest, found);
    return true;
  }

  async #exclusively(upload: Upload, task: () => Promise<Reply>): Promise<Reply> {
    upload.isBusy = true;
    try {
      return await task();
    } finally {
      upload.isBusy = false;
    }
  }

  async #drop(upload: Upload): Promise<void> {
    this.#open.delete(upload.id);
    await upload.writer.abort();
  }
}

function progress({ id, repository, writer }: Upload, status: number): Reply {
  return reply(status, {
    location: `/v2/${repository.route.name}/blobs/uploads/${id}`,
    range: `0-${Math.max(0, writer.sizeBytes - 1)}`,
    "docker-upload-uuid": id,
  });
}

function created({ route }: GatewayRepository, digest: Digest): Reply {
  return reply(201, { location: `/v2/${route.name}/blobs/${digest}`, "docker-content-digest": digest });
}

function isEmpty({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] === undefined && (headers["content-length"] ?? "0") === "0";
}
