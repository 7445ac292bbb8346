// How this process reaches hosts over HTTP, from what its environment says.
import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import type { Environment } from "../environment.ts";
import { type AddressKind, addressKind } from "./address-kind.ts";
import { createExchange, tryTls } from "./connections.ts";
import type { Exchange } from "./exchange.ts";
import { type ChooseProxy, proxyChooser } from "./proxy-choice.ts";
import type { Reach } from "./reach.ts";
import { hostOf } from "./url-host.ts";

/** One for a client: connections are kept, apart for each reach. */
export interface Network {
  /** Sends one request. Rejects with what the system, the connection or the signal says. */
  exchange(reach: Reach): Exchange;
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
  const exchanges = new Map<string, Exchange>();
  return {
    exchange(reach) {
      const key = JSON.stringify([reach.addresses, reach.verifiesTls]);
      const exchange = exchanges.get(key) ?? createExchange(deps, reach);
      exchanges.set(key, exchange);
      return exchange;
    },
    tryTls: (url, reach) => tryTls(deps, url, reach),
    kindOf: (url) => deps.kinds.get(url.origin) ?? kindByName(url),
    proxyFor: deps.proxyFor,
  };
}

function kindByName(url: URL): AddressKind {
  const host = hostOf(url);
  if (/^(?:.*\.)?localhost$/.test(host)) return "loopback";
  return isIP(host) === 0 ? "public" : addressKind(host);
}
