// Connections through the proxy of the environment if there is one, and only to addresses that are allowed. Addresses are
// judged when a connection is made, so a name that changes its address in between gains nothing.
import { isIP, type LookupFunction } from "node:net";
import type { buildConnector as Connectors } from "undici";
import buildConnector from "undici/lib/core/connect.js";
import Agent from "undici/lib/dispatcher/agent.js";
import { type AddressKind, addressKind } from "./address-kind.ts";
import { judgingLookup } from "./judging-lookup.ts";
import { refuseManyEncodings } from "./many-encodings.ts";
import { addressRefused, proxyUnusable } from "./network-error.ts";
import type { ChooseProxy } from "./proxy-choice.ts";
import { forwardThroughProxy } from "./proxy-forward.ts";
import { openTunnel } from "./proxy-tunnel.ts";
import type { FetchDispatcher, Reach } from "./reach.ts";

/** What connections need to know, and what they tell. */
export interface ConnectionDeps {
  readonly proxyFor: ChooseProxy;
  readonly lookup: LookupFunction;
  /** Where the hosts are that connections were made to, by origin. */
  readonly kinds: Map<string, AddressKind>;
}

/** For fetch; keeps its connections. */
export function createDispatcher(deps: ConnectionDeps, reach: Reach): FetchDispatcher {
  const agent = new Agent({ connect: createConnect(deps, reach) });
  const forward = forwardThroughProxy(new Agent({ connect: connectToProxy }), (url) => {
    const proxy = deps.proxyFor(url);
    if (proxy !== undefined) judgeLiteral(url.hostname, reach);
    return proxy;
  });
  return agent.compose(forward, refuseManyEncodings) as unknown as FetchDispatcher;
}

const plainConnect = buildConnector({});

/** Wherever it is: the user named it. */
const connectToProxy: Connectors.connector = (options, callback) => {
  plainConnect(options, (...[error, socket]) => {
    if (error === null) callback(null, socket);
    else callback(proxyUnusable(options.host ?? options.hostname, error), null);
  });
};

function createConnect(deps: ConnectionDeps, reach: Reach): Connectors.connector {
  const connect = buildConnector({
    rejectUnauthorized: reach.verifiesTls,
    lookup: reach.addresses === "any" ? deps.lookup : judgingLookup(deps.lookup, reach.addresses),
  });
  return (options, callback) => {
    const open = async (): Promise<void> => {
      judgeLiteral(options.hostname, reach);
      const { origin, target, proxy } = routeOf(deps, options);
      const httpSocket = proxy === undefined ? undefined : await openTunnel(proxy, target);
      connect({ ...options, ...(httpSocket !== undefined && { httpSocket }) }, (...outcome) => {
        const [error, socket] = outcome;
        const address = error === null ? socket.remoteAddress : undefined;
        if (proxy === undefined && address !== undefined) deps.kinds.set(origin, addressKind(address));
        callback(...outcome);
      });
    };
    open().catch((error: unknown) => {
      callback(error as Error, null);
    });
  };
}

function routeOf({ proxyFor }: ConnectionDeps, { protocol, hostname, port }: Connectors.Options) {
  const host = isIP(hostname) === 6 ? `[${hostname}]` : hostname;
  const usualPort = protocol === "https:" ? "443" : "80";
  const url = new URL(`${protocol}//${host}:${port || usualPort}/`);
  // Without TLS, a proxy is given the whole request; what comes here was judged by it already.
  const proxy = protocol === "https:" ? proxyFor(url) : undefined;
  return { origin: url.origin, target: `${host}:${port || usualPort}`, proxy };
}

/** Speaks TLS with a host, and hangs up. Rejects with what went wrong. */
export function tryTls(deps: ConnectionDeps, url: URL, reach: Reach): Promise<void> {
  const connect = createConnect(deps, reach);
  const { protocol, host, hostname, port } = url;
  return new Promise((resolve, reject) => {
    connect({ protocol, host, hostname: hostname.replace(/^\[|\]$/g, ""), port }, (error, socket) => {
      socket?.destroy();
      if (error === null) resolve();
      else reject(error);
    });
  });
}

/** Addresses are not looked up, so no lookup could judge them. @throws {Error} `ADDRESS_REFUSED` */
function judgeLiteral(hostname: string, { addresses }: Reach): void {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (addresses === "any" || isIP(host) === 0) return;
  const kind = addressKind(host);
  if (!addresses.includes(kind)) throw addressRefused(host, kind);
}
