// How near hosts may be: those that are named, and those that they lead to. What a host on the internet leads to is no service of
// this network.
// Rules: https://github.com/google/go-containerregistry/blob/v0.21.0/pkg/v1/remote/transport/bearer.go `validateRealmURL`
import type { AddressKind } from "../../network/address-kind.ts";
import type { Exchange } from "../../network/exchange.ts";
import type { Network } from "../../network/network.ts";
import type { ChosenProxy } from "../../network/proxy-address.ts";
import type { Reach } from "../../network/reach.ts";

/** How a request gets to a host. */
export interface Route {
  readonly exchange: Exchange;
  /** Whether the workflow named the host. What other hosts say is not repeated: it may be of a service that was not meant to be asked. */
  readonly isNamed: boolean;
  /** What is on the way. */
  readonly proxy: ChosenProxy | undefined;
}

/** Who names a host: the workflow, or what is checked out, which a pull request may have written. */
export type NamedBy = "workflow" | "checkout";

/** The routes of one client. */
export interface Routes {
  /** What a connection to a host may be made to that is named. */
  readonly named: (host: string, by?: NamedBy) => Reach;
  /** To a host that is named itself. Throws `INPUT` if the proxy of the environment is none. */
  readonly toNamed: (url: URL, by?: NamedBy) => Route;
  /** To where a host leads: to hosts that the workflow named, and else no nearer than that host is itself. Throws likewise. */
  readonly toForeign: (url: URL, from: URL) => Route;
}

/** Where hosts may be. A pull request can name one, too, and none is where clouds hand out credentials. */
const REACHABLE: Readonly<Record<NamedBy, readonly AddressKind[]>> = {
  workflow: ["public", "private", "loopback"],
  checkout: ["public"],
};

const NEARNESS: Readonly<Record<AddressKind, readonly AddressKind[]>> = {
  public: ["public"],
  private: ["public", "private"],
  loopback: ["public", "private", "loopback"],
  special: ["public"],
};

/** @param insecureRegistries hosts that may be anywhere, and may lack TLS or a trusted certificate, e.g. `registry.internal:5000` */
export function createRoutes(network: Network, insecureRegistries: readonly string[]): Routes {
  const insecure = new Set(insecureRegistries.map((host) => host.toLowerCase()));
  const named = (host: string, by: NamedBy = "workflow"): Reach => {
    const isInsecure = insecure.has(host.toLowerCase());
    return { addresses: isInsecure ? "any" : REACHABLE[by], verifiesTls: !isInsecure };
  };
  const route = (url: URL, reach: Reach, isNamed: boolean): Route => {
    return { exchange: network.exchange(reach), isNamed, proxy: network.proxyFor(url) };
  };
  const toNamed: Routes["toNamed"] = (url, by = "workflow") =>
    route(url, named(url.host, by), by === "workflow");
  return {
    named,
    toNamed,
    toForeign: (url, from) =>
      insecure.has(url.host)
        ? toNamed(url)
        : route(url, { addresses: NEARNESS[network.kindOf(from)], verifiesTls: true }, false),
  };
}
