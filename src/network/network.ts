// How this process reaches hosts over HTTP, from what its environment says.
import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import type { Environment } from "../environment.ts";
import { type AddressKind, addressKind } from "./address-kind.ts";
import { type ChooseProxy, proxyChooser } from "./proxy-choice.ts";
import type { FetchDispatcher, Reach } from "./reach.ts";

/** One for a client: connections are kept, apart for each reach. */
export interface Network {
  /** For fetch. */
  dispatcher(reach: Reach): Promise<FetchDispatcher>;
  /** Speaks TLS with a host, and hangs up. Rejects with what went wrong. */
  tryTls(url: URL, reach: Reach): Promise<void>;
  /** Where the host is that a connection was made to last; through a proxy that is not known, and it counts as public. */
  kindOf(url: URL): AddressKind;
  /** The proxy that is asked for it. @throws {PlatformError} `INPUT` if that of the environment is none */
  readonly proxyFor: ChooseProxy;
}

export interface NetworkOptions {
  /** With the variables of proxies. */
  readonly env: Environment;
  readonly lookup?: LookupFunction;
}

export function createNetwork({ env, lookup = systemLookup }: NetworkOptions): Network {
  const deps = { proxyFor: proxyChooser(env), lookup, kinds: new Map<string, AddressKind>() };
  const dispatchers = new Map<string, FetchDispatcher>();
  return {
    async dispatcher(reach) {
      const { createDispatcher } = await loadConnections();
      const key = JSON.stringify([reach.addresses, reach.verifiesTls]);
      const dispatcher = dispatchers.get(key) ?? createDispatcher(deps, reach);
      dispatchers.set(key, dispatcher);
      return dispatcher;
    },
    tryTls: async (url, reach) => (await loadConnections()).tryTls(deps, url, reach),
    kindOf: (url) => deps.kinds.get(url.origin) ?? kindByName(url),
    proxyFor: deps.proxyFor,
  };
}

/** Takes a tenth of a second, which programs that ask no registry do not have to wait for. It stays in the file of its bundle. */
const loadConnections = () => import(/* webpackMode: "eager" */ "./dispatcher.ts");

function kindByName({ hostname }: URL): AddressKind {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (/^(?:.*\.)?localhost$/.test(host)) return "loopback";
  return isIP(host) === 0 ? "public" : addressKind(host);
}
