// Connections through the proxy of the environment if there is one, and only to addresses that are allowed. Addresses are
// judged when a connection is made, so a name that changes its address in between gains nothing.
// What speaks TLS is loaded with the first connection that needs it: it reads certificates, and a gateway is asked without it.
import http from "node:http";
import type { RequestOptions } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Duplex } from "node:stream";
import { type AddressKind, addressKind } from "./address-kind.ts";
import type { Exchange } from "./exchange.ts";
import { judgingLookup } from "./judging-lookup.ts";
import { addressRefused, connectTimeout } from "./network-error.ts";
import type { ChooseProxy } from "./proxy-choice.ts";
import { openTunnel } from "./proxy-tunnel.ts";
import type { Reach } from "./reach.ts";
import { CONNECT_MS, type Passage, sendRequest } from "./send-request.ts";
import { hostOf } from "./url-host.ts";

/** What connections need to know, and what they tell. */
export interface ConnectionDeps {
  readonly proxyFor: ChooseProxy;
  readonly lookup: LookupFunction;
  /** Where the hosts are that connections were made to, by origin. */
  readonly kinds: Map<string, AddressKind>;
}

/** Servers close a connection that nothing comes by, some after five seconds, and a request that meets that is lost. */
const KEPT = { keepAlive: true, timeout: 4_000 };

/** Requests that keep their connections. */
export function createExchange(deps: ConnectionDeps, reach: Reach): Exchange {
  const plain = new http.Agent({ ...KEPT, ...judged(deps, reach) });
  const toProxy = new http.Agent(KEPT);
  let secure: http.Agent | undefined;
  let toSecureProxy: http.Agent | undefined;
  const passageOf = (url: URL): Passage => {
    const proxy = deps.proxyFor(url);
    if (url.protocol === "https:") {
      return {
        kind: "to host",
        agent: (secure ??= createTlsAgent(deps, reach)),
        isSeen: proxy === undefined,
      };
    }
    if (proxy === undefined) return { kind: "to host", agent: plain, isSeen: true };
    const isSecure = proxy.url.protocol === "https:";
    return { kind: "to proxy", proxy, agent: isSecure ? (toSecureProxy ??= proxyAgent()) : toProxy };
  };
  return async (url, request) => {
    judgeLiteral(url, reach);
    return sendRequest(url, request, {
      passage: passageOf(url),
      onAddress: (address) => deps.kinds.set(url.origin, addressKind(address)),
    });
  };
}

function proxyAgent(): http.Agent {
  return new (process.getBuiltinModule("node:https").Agent)(KEPT);
}

/** Speaks TLS with hosts, through a tunnel where there is a proxy. */
function createTlsAgent(deps: ConnectionDeps, reach: Reach): http.Agent {
  class TlsAgent extends process.getBuiltinModule("node:https").Agent {
    override createConnection(
      options: RequestOptions,
      callback: (error: Error | null, socket: Duplex) => void = () => undefined,
    ): Duplex | null | undefined {
      const connect = (socket?: Duplex) =>
        super.createConnection({ ...options, ...(socket !== undefined && { socket }) });
      const target = `${bracketed(options.host ?? "")}:${options.port ?? 443}`;
      const proxy = deps.proxyFor(new URL(`https://${target}/`));
      if (proxy === undefined) return connect();
      openTunnel(proxy, target).then(
        (tunnel) => {
          // Only the type says that there may be none.
          callback(null, connect(tunnel) as Duplex);
        },
        (error: unknown) => {
          callback(error as Error, undefined as unknown as Duplex);
        },
      );
      return undefined;
    }
  }
  return new TlsAgent({ ...KEPT, ...judged(deps, reach), rejectUnauthorized: reach.verifiesTls });
}

/** Speaks TLS with a host, and hangs up. Rejects with what went wrong. */
export async function tryTls(deps: ConnectionDeps, url: URL, reach: Reach): Promise<void> {
  judgeLiteral(url, reach);
  const host = hostOf(url);
  const port = Number(url.port || 443);
  const proxy = deps.proxyFor(url);
  const tunnel = proxy === undefined ? undefined : await openTunnel(proxy, `${url.hostname}:${port}`);
  const tls = process.getBuiltinModule("node:tls");
  await new Promise<void>((resolve, reject) => {
    const socket = tls.connect({
      host,
      port,
      ...(isIP(host) === 0 && { servername: host }),
      ...(tunnel !== undefined && { socket: tunnel }),
      ...judged(deps, reach),
      rejectUnauthorized: reach.verifiesTls,
      ALPNProtocols: ["http/1.1"],
    });
    const timer = setTimeout(() => socket.destroy(connectTimeout(url.host)), CONNECT_MS);
    socket.once("secureConnect", () => {
      const { remoteAddress: address } = socket;
      if (proxy === undefined && address !== undefined) deps.kinds.set(url.origin, addressKind(address));
      resolve();
      socket.destroy();
    });
    socket.on("error", reject);
    socket.once("close", () => {
      clearTimeout(timer);
    });
  });
}

function judged({ lookup }: ConnectionDeps, { addresses }: Reach): { readonly lookup: LookupFunction } {
  return { lookup: addresses === "any" ? lookup : judgingLookup(lookup, addresses) };
}

function bracketed(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Addresses are not looked up, so no lookup could judge them. @throws {Error} `ADDRESS_REFUSED` */
function judgeLiteral(url: URL, { addresses }: Reach): void {
  const host = hostOf(url);
  if (addresses === "any" || isIP(host) === 0) return;
  const kind = addressKind(host);
  if (!addresses.includes(kind)) throw addressRefused(host, kind);
}
