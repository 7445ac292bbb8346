// How this process reaches hosts over HTTP: through the proxy of the environment if there is one, and only at addresses that
// are allowed. Addresses are judged when a connection is made, so a name that changes its address in between gains nothing.
import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import type { buildConnector as Connectors } from "undici";
import buildConnector from "undici/lib/core/connect.js";
import Agent from "undici/lib/dispatcher/agent.js";
import { addressKind, type AddressKind } from "./address-kind.ts";
import { addressRefused, proxyUnusable } from "./network-error.ts";
import { judgingLookup } from "./judging-lookup.ts";
import { proxyChooser, type ChooseProxy, type Environment } from "./proxy-choice.ts";
import { forwardThroughProxy } from "./proxy-forward.ts";
import { openTunnel } from "./proxy-tunnel.ts";

/** What a connection may be made to. */
export interface Reach {
  /** The kinds of addresses; `any` is for hosts that the user named. A proxy that is asked for a name looks it up itself. */
  readonly addresses: readonly AddressKind[] | "any";
  /** False where the user said that nobody vouches for the host's certificate. */
  readonly verifiesTls: boolean;
}

/** What fetch takes: of the Node.js that runs, not of the package. */
export type FetchDispatcher = NonNullable<RequestInit["dispatcher"]>;

/** One for a client: connections are kept, apart for each reach. */
export interface Network {
  /** For fetch. */
  dispatcher(reach: Reach): FetchDispatcher;
  /** Speaks TLS with a host, and hangs up. Rejects with what went wrong. */
  tryTls(url: URL, reach: Reach): Promise<void>;
  /** Where the host is that a connection was made to last; by way of a proxy that is not known, and it counts as public. */
  kindOf(url: URL): AddressKind;
  /** The proxy that is asked for it. @throws {PlatformError} `INPUT` if that of the environment is none */
  readonly proxyFor: ChooseProxy;
}

export interface NetworkOptions {
  /** With the variables of proxies. */
  readonly env: Environment;
  readonly lookup?: LookupFunction;
}

interface Deps {
  readonly proxyFor: ChooseProxy;
  readonly lookup: LookupFunction;
  readonly kinds: Map<string, AddressKind>;
}

export function createNetwork({ env, lookup = systemLookup }: NetworkOptions): Network {
  const deps: Deps = { proxyFor: proxyChooser(env), lookup, kinds: new Map() };
  const dispatchers = new Map<string, FetchDispatcher>();
  return {
    dispatcher(reach) {
      const key = JSON.stringify([reach.addresses, reach.verifiesTls]);
      const dispatcher = dispatchers.get(key) ?? createDispatcher(deps, reach);
      dispatchers.set(key, dispatcher);
      return dispatcher;
    },
    tryTls: (url, reach) => tryTls(createConnect(deps, reach), url),
    kindOf: (url) => deps.kinds.get(url.origin) ?? kindByName(url),
    proxyFor: deps.proxyFor,
  };
}

function createDispatcher(deps: Deps, reach: Reach): FetchDispatcher {
  const agent = new Agent({ connect: createConnect(deps, reach) });
  const forward = forwardThroughProxy(new Agent({ connect: connectToProxy }), (url) => {
    const proxy = deps.proxyFor(url);
    if (proxy !== undefined) judgeLiteral(url.hostname, reach);
    return proxy;
  });
  return agent.compose(forward) as unknown as FetchDispatcher;
}

const plainConnect = buildConnector({});

/** Wherever it is: the user named it. */
const connectToProxy: Connectors.connector = (options, callback) => {
  plainConnect(options, (...[error, socket]) => {
    if (error === null) callback(null, socket);
    else callback(proxyUnusable(options.host ?? options.hostname, error), null);
  });
};

function createConnect(deps: Deps, reach: Reach): Connectors.connector {
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

function routeOf({ proxyFor }: Deps, { protocol, hostname, port }: Connectors.Options) {
  const host = isIP(hostname) === 6 ? `[${hostname}]` : hostname;
  const usualPort = protocol === "https:" ? "443" : "80";
  const url = new URL(`${protocol}//${host}:${port || usualPort}/`);
  // Without TLS, a proxy is given the whole request; what comes here was judged by it already.
  const proxy = protocol === "https:" ? proxyFor(url) : undefined;
  return { origin: url.origin, target: `${host}:${port || usualPort}`, proxy };
}

function tryTls(connect: Connectors.connector, url: URL): Promise<void> {
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

function kindByName({ hostname }: URL): AddressKind {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (/^(?:.*\.)?localhost$/.test(host)) return "loopback";
  return isIP(host) === 0 ? "public" : addressKind(host);
}
