// A proxy in this process, for requests with and without TLS; every name leads to this machine.
import { once } from "node:events";
import { createServer, type IncomingMessage, request as send, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

export interface FakeProxy extends AsyncDisposable {
  /** e.g. `127.0.0.1:34567` */
  readonly host: string;
  /** e.g. `CONNECT registry.example:443`, `GET http://registry.example/v2/`. */
  readonly calls: string[];
  /** The logins that were sent, decoded. */
  readonly logins: (string | undefined)[];
}

export interface FakeProxyOptions {
  /** e.g. `me:secret`; everything else is answered 407. */
  readonly login?: string;
  /** What is answered instead, by the start of a call. */
  readonly refuse?: { readonly call: string; readonly status: number };
}

/** Starts on a free port of loopback. */
export async function startFakeProxy(options: FakeProxyOptions = {}): Promise<FakeProxy> {
  const calls: string[] = [];
  const logins: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  const refusal = ({ method = "", url = "", headers }: IncomingMessage): number | undefined => {
    const call = `${method} ${url}`;
    calls.push(call);
    const header = headers["proxy-authorization"]?.replace("Basic ", "");
    const login = header === undefined ? undefined : Buffer.from(header, "base64").toString();
    logins.push(login);
    if (options.login !== undefined && login !== options.login) return 407;
    return call.startsWith(options.refuse?.call ?? "none") ? options.refuse?.status : undefined;
  };
  const server = createServer((incoming, response) => {
    const status = refusal(incoming);
    if (status === undefined) forward(incoming, response);
    else response.writeHead(status).end("the proxy's own words");
  });
  server.on("connect", (incoming: IncomingMessage, client: Socket) => {
    sockets.add(client);
    client.on("error", () => undefined);
    const status = refusal(incoming);
    if (status === undefined) sockets.add(tunnel(incoming, client));
    else client.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    logins,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function portOf(url: URL): number {
  return Number(url.port || 80);
}

function forward(incoming: IncomingMessage, response: ServerResponse): void {
  const url = new URL(incoming.url ?? "");
  const { method, headers } = incoming;
  const path = url.pathname + url.search;
  const outgoing = send({ host: "127.0.0.1", port: portOf(url), method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  outgoing.on("error", () => response.writeHead(502).end());
  incoming.pipe(outgoing);
}

function tunnel({ url = "" }: IncomingMessage, client: Socket): Socket {
  const server = connect(portOf(new URL(`http://${url}`)), "127.0.0.1", () => {
    client.write("HTTP/1.1 200 Connected\r\n\r\n");
    server.pipe(client);
    client.pipe(server);
  });
  server.on("error", () => client.destroy());
  return server;
}
