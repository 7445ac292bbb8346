// A server of the attacker, or one that is attacked: notes what it is asked, and answers as it is told.
import { once } from "node:events";
import {
  createServer as createHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import type { Certificate } from "./certificate.ts";

export interface Recorder extends AsyncDisposable {
  /** Address and port. */
  readonly host: string;
  /** Method and path with query, or the host that a proxy is asked for. */
  readonly calls: readonly string[];
  /** Headers `Authorization` and `Proxy-Authorization` that came. */
  readonly credentials: readonly string[];
}

export interface RecorderOptions {
  /** Loopback by default. */
  readonly address?: string;
  /** Without it the server speaks plain HTTP. */
  readonly certificate?: Certificate;
  /** 404 without it. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => void;
}

export async function startRecorder(options: RecorderOptions = {}): Promise<Recorder> {
  const { address = "127.0.0.1", certificate, answer = notFound } = options;
  const calls: string[] = [];
  const credentials: string[] = [];
  const note = (request: IncomingMessage): void => {
    calls.push(`${request.method ?? ""} ${request.url ?? ""}`);
    for (const header of [request.headers.authorization, request.headers["proxy-authorization"]])
      if (header !== undefined) credentials.push(header);
  };
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    note(request);
    // A client that hangs up is no failure.
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    answer(request, response);
  };
  const server: Server =
    certificate === undefined ? createHttp(listener) : createHttps({ ...certificate }, listener);
  server.on("connect", (request: IncomingMessage, socket: NodeJS.WritableStream) => {
    note(request);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  server.listen(0, address);
  await once(server, "listening");
  return {
    host: `${address}:${(server.address() as AddressInfo).port}`,
    calls,
    credentials,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** What a registry says that has nothing. */
export function notFound(_request: IncomingMessage, response: ServerResponse): void {
  json(response, 404, { errors: [{ code: "MANIFEST_UNKNOWN", message: "unknown" }] });
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
