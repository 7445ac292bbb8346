// One request to the registry, and where its answer goes.
import type { IncomingMessage, ServerResponse } from "node:http";

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

/** A request with its answer. */
export interface Exchange {
  readonly request: FakeRequest;
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
}

/** What tests see of a request. */
export function parseRequest(incoming: IncomingMessage): FakeRequest {
  const url = new URL(incoming.url ?? "/", "http://fake");
  return {
    method: incoming.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    search: url.search,
    headers: incoming.headers,
  };
}

/** Whether it changes nothing. */
export function isRead({ method }: FakeRequest): boolean {
  return method === "GET" || method === "HEAD";
}

/** All of the body. */
export async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}
