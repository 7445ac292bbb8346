// Another door to the registry of the test bed: it may ask for a password, and somebody may stand in it.
import { once } from "node:events";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as send,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { testbed } from "../e2e/testbed.ts";
import { CANARY_USER } from "../support/canary.ts";

export interface RegistryDoor extends AsyncDisposable {
  readonly host: string;
  /** The same image, by this door. */
  through(reference: string): string;
}

export interface DoorOptions {
  /** Of a login; without it everybody may come in. */
  readonly password?: string;
  /** In place of a password: what is sent as it is, or got from the door's own token server for an identity token. */
  readonly token?: { readonly value: string; readonly identity?: string };
  /** Answers itself, or never, and says so by `true`. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

export async function openDoor(options: DoorOptions = {}): Promise<RegistryDoor> {
  const { password, token, intercept } = options;
  const login = password === undefined ? undefined : loginOf(password).header;
  const wanted = token === undefined ? login : `Bearer ${token.value}`;
  const server = createServer((request, response) => {
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    if (intercept?.(request, response) === true) return;
    if (request.url === "/token") {
      void answerToken(options, request, response);
      return;
    }
    if (wanted !== undefined && request.headers.authorization !== wanted) {
      const bearer = `Bearer realm="http://${request.headers.host ?? ""}/token",service="door"`;
      response
        .writeHead(401, { "www-authenticate": token === undefined ? 'Basic realm="door"' : bearer })
        .end("{}");
      return;
    }
    forward(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    through: (reference) => reference.replace(testbed().registry, host),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function answerToken(
  { token }: DoorOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = new URLSearchParams(await text(request));
  const isKnown = token?.identity !== undefined && form.get("refresh_token") === token.identity;
  response.writeHead(isKnown ? 200 : 401, { "content-type": "application/json" });
  response.end(JSON.stringify(isKnown ? { access_token: token.value, expires_in: 300 } : {}));
}

/** What a login is in a header, and in Docker's config.json. */
export function loginOf(password: string): { readonly header: string; readonly auth: string } {
  const auth = Buffer.from(`${CANARY_USER}:${password}`).toString("base64");
  return { header: `Basic ${auth}`, auth };
}

function forward(request: IncomingMessage, response: ServerResponse): void {
  const [hostname = "", port = ""] = testbed().registry.split(":");
  const headers: IncomingHttpHeaders = { ...request.headers };
  delete headers.authorization;
  const upstream = send({ hostname, port, method: request.method, path: request.url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  upstream.on("error", () => response.destroy());
  request.pipe(upstream);
}
