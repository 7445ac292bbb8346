// Where registries are, and how near a registry may lead: to its own host, to hosts that the user named, and else only to
// addresses that are no nearer than its own. A registry on the internet cannot make us ask the services of this network.
// Rules: https://github.com/google/go-containerregistry/blob/v0.21.0/pkg/v1/remote/transport/bearer.go `validateRealmURL`
import { PlatformError } from "../../errors.ts";
import type { AddressKind } from "../../network/address-kind.ts";
import type { Network } from "../../network/network.ts";
import type { FetchDispatcher, Reach } from "../../network/reach.ts";
import { proxyName } from "../../network/proxy-address.ts";
import { DOCKER_HUB } from "../../oci/image-reference.ts";
import { findScheme } from "./find-scheme.ts";
import { networkError } from "../failure/network-failure.ts";
import type { RequestContext } from "../failure/request-context.ts";
import { isLocal, registryUrl } from "./scheme.ts";

/** How a request of a registry gets to a host. */
export interface Route {
  readonly dispatcher: FetchDispatcher;
  /** Whether the user named the host. What other hosts say is not repeated: it may be of a service that nobody meant to ask. */
  readonly isNamed: boolean;
  /** Host and port of the proxy that is on the way. */
  readonly proxy: string | undefined;
}

/** Of one client, which learns about a registry once. */
export interface Destinations {
  /** What the API of the registry is under. Rejects with {@link RegistryError}, e.g. if its certificate is not trusted. */
  readonly baseUrl: (context: Omit<RequestContext, "url">) => Promise<URL>;
  /** Rejects with `INPUT` if the proxy of the environment is none. */
  readonly routeTo: (url: URL, registry: string) => Promise<Route>;
}

/** Where a registry may be. A pull request can name one, too, and no registry is where clouds hand out credentials. */
const REACHABLE: readonly AddressKind[] = ["public", "private", "loopback"];

const NEARNESS: Readonly<Record<AddressKind, readonly AddressKind[]>> = {
  public: ["public"],
  private: ["public", "private"],
  loopback: ["public", "private", "loopback"],
  special: ["public"],
};

/** @param insecureRegistries hosts that may lack TLS or a trusted certificate, e.g. `registry.internal:5000` */
export function createDestinations(network: Network, insecureRegistries: readonly string[]): Destinations {
  const insecure = new Set(insecureRegistries.map((host) => host.toLowerCase()));
  const bases = new Map<string, URL>();
  const named = (host: string): Reach => ({
    addresses: insecure.has(host) ? "any" : REACHABLE,
    verifiesTls: !insecure.has(host),
  });
  const search = async (registry: string): Promise<URL> => {
    const reach = named(registry.toLowerCase());
    const mayLackTls = isLocal(registry) || !reach.verifiesTls;
    const scheme = mayLackTls ? await findScheme(registry, { network, reach }) : "https";
    const base = registryUrl(registry, scheme);
    bases.set(registry, base);
    return base;
  };
  return {
    baseUrl: rememberBases(search),
    async routeTo(url, registry) {
      const base = bases.get(registry) ?? registryUrl(registry, "https");
      const isNamed = url.host === base.host || insecure.has(url.host) || isOfHub(url, registry);
      const foreign = { addresses: NEARNESS[network.kindOf(base)], verifiesTls: true };
      const proxy = network.proxyFor(url);
      return {
        dispatcher: await network.dispatcher(isNamed ? named(url.host) : foreign),
        isNamed,
        proxy: proxy && proxyName(proxy),
      };
    },
  };
}

/** Asks once for each registry; a failure may be gone at the next try. */
function rememberBases(search: (registry: string) => Promise<URL>): Destinations["baseUrl"] {
  const searches = new Map<string, Promise<URL>>();
  return async (context) => {
    const { registry } = context;
    const searching = searches.get(registry) ?? search(registry);
    searches.set(registry, searching);
    try {
      return await searching;
    } catch (error) {
      searches.delete(registry);
      if (error instanceof PlatformError) throw error;
      throw networkError({ ...context, url: registryUrl(registry, "https") }, error);
    }
  };
}

/** The user who names the Docker Hub names all of its hosts. */
function isOfHub({ host }: URL, registry: string): boolean {
  return registry === DOCKER_HUB && host === "auth.docker.io";
}
