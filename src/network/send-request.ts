// One request by node:http, which the engine is asked with, too: fetch would load a client of its own for it, which takes longer than
// all that a warm build asks of registries.
import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import type { Socket } from "node:net";
import { decoded } from "./decoded.ts";
import type { AnswerHeaders, IncomingAnswer, OutgoingBody, OutgoingRequest } from "./exchange.ts";
import { httpFor } from "./http-for.ts";
import { connectTimeout, proxyUnusable } from "./network-error.ts";
import { type ChosenProxy, proxyAuthorization } from "./proxy-address.ts";
import { hostOf } from "./url-host.ts";

/** A host that is there takes less, with TLS and all. */
export const CONNECT_MS = 10_000;

/**
 * What a request goes by. A proxy that is asked for the whole URL may be anywhere, since the user named it:
 * https://www.rfc-editor.org/rfc/rfc9112#absolute-form. The address of a host behind a tunnel is not seen.
 */
export type Passage =
  | { readonly kind: "to host"; readonly agent: Agent; readonly isSeen: boolean }
  | { readonly kind: "to proxy"; readonly agent: Agent; readonly proxy: ChosenProxy };

/** How a request goes. */
export interface Way {
  readonly passage: Passage;
  /** Told where a host is that answers. */
  readonly onAddress: (address: string) => void;
}

/** Rejects with what the connection or the signal says. */
export function sendRequest(url: URL, outgoing: OutgoingRequest, way: Way): Promise<IncomingAnswer> {
  const { signal } = outgoing;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = startRequest(url, outgoing, way.passage);
    // Not by an error of the request: it would be one of its connection, too, to which nothing listens once all of an answer is here.
    const giveUp = (error: Error): void => {
      reject(error);
      request.destroy();
    };
    const abort = (): void => {
      giveUp(signal.reason as Error);
    };
    signal.addEventListener("abort", abort, { once: true });
    request.once("close", () => {
      signal.removeEventListener("abort", abort);
    });
    const isConnected = watchConnecting(request, () => {
      giveUp(unconnected(way.passage, connectTimeout(url.host)));
    });
    request.on("error", (error) => {
      reject(isConnected() ? error : unconnected(way.passage, error));
    });
    request.once("response", (response) => {
      try {
        resolve(received(request, response, outgoing, way));
      } catch (error) {
        giveUp(error as Error);
      }
    });
    sendBody(request, outgoing.body).catch(giveUp);
  });
}

function unconnected(passage: Passage, error: Error): Error {
  return passage.kind === "to proxy" ? proxyUnusable(passage.proxy, error) : error;
}

function startRequest(url: URL, { method, headers }: OutgoingRequest, passage: Passage): ClientRequest {
  const asked = passage.kind === "to proxy" ? passage.proxy.url : url;
  const authorization = passage.kind === "to proxy" ? proxyAuthorization(passage.proxy.url) : undefined;
  const options: RequestOptions = {
    hostname: hostOf(asked),
    port: asked.port,
    path: passage.kind === "to proxy" ? url.href : `${url.pathname}${url.search}`,
    method,
    headers: {
      ...headers,
      host: url.host,
      ...(authorization !== undefined && { "proxy-authorization": authorization }),
    },
    agent: passage.agent,
  };
  return httpFor(asked).request(options);
}

/** Tells if there is no connection in time. @returns whether there is one */
function watchConnecting(request: ClientRequest, onTimeout: () => void): () => boolean {
  let isConnected = false;
  request.once("socket", (socket: Socket) => {
    if (request.reusedSocket) {
      isConnected = true;
      return;
    }
    const timer = setTimeout(onTimeout, CONNECT_MS);
    const stop = (): void => {
      clearTimeout(timer);
    };
    socket.once("encrypted" in socket ? "secureConnect" : "connect", () => {
      isConnected = true;
      stop();
    });
    socket.once("close", stop);
  });
  return () => isConnected;
}

/** What comes in pieces waits for the connection; rejects with what its source throws. */
async function sendBody(request: ClientRequest, body: OutgoingBody | undefined): Promise<void> {
  if (body === undefined || typeof body === "string" || body instanceof Uint8Array) {
    request.end(body);
    return;
  }
  for await (const chunk of body) {
    if (request.destroyed) return;
    if (!request.write(chunk)) await roomIn(request);
  }
  request.end();
}

function roomIn(request: ClientRequest): Promise<void> {
  if (request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const go = (): void => {
      request.off("drain", go).off("close", go);
      resolve();
    };
    request.once("drain", go).once("close", go);
  });
}

function received(
  request: ClientRequest,
  response: IncomingMessage,
  { method, keepsEncoding }: OutgoingRequest,
  { passage, onAddress }: Way,
): IncomingAnswer {
  const address = response.socket.remoteAddress;
  if (passage.kind === "to host" && passage.isSeen && address !== undefined) onAddress(address);
  // A host that has answered before it had everything would take the next request for the rest of this one.
  response.once("end", () => {
    if (!request.writableEnded) request.destroy();
  });
  const headers = headersOf(response);
  const encoding = keepsEncoding || method === "HEAD" ? null : headers.get("content-encoding");
  const body = decoded(response, encoding) as AsyncIterable<Uint8Array>;
  return { status: response.statusCode ?? 0, headers, body: body[Symbol.asyncIterator]() };
}

function headersOf({ headers }: IncomingMessage): AnswerHeaders {
  const get = (name: string): string | null => {
    const value = headers[name.toLowerCase()];
    return value === undefined ? null : [value].flat().join(", ");
  };
  return { get, has: (name) => get(name) !== null };
}
