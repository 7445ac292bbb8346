// Where registries are, and where they lead: to their own hosts, and to others that are no nearer.
import { PlatformError } from "../../errors.ts";
import type { Network } from "../../network/network.ts";
import { DOCKER_HUB } from "../../oci/image-reference.ts";
import { networkError } from "../failure/network-failure.ts";
import type { RequestContext } from "../failure/request-context.ts";
import { findScheme } from "./find-scheme.ts";
import type { Route, Routes } from "./routes.ts";
import { isLocal, registryUrl } from "./scheme.ts";

/** Of one client, which learns about a registry once. */
export interface Destinations {
  /** What the API of the registry is under. Rejects with {@link RegistryError}, e.g. if its certificate is not trusted. */
  readonly baseUrl: (context: Omit<RequestContext, "url">) => Promise<URL>;
  /** Throws `INPUT` if the proxy of the environment is none. */
  readonly routeTo: (url: URL, registry: string) => Route;
}

export function createDestinations(network: Network, routes: Routes): Destinations {
  const bases = new Map<string, URL>();
  const search = async (registry: string): Promise<URL> => {
    const reach = routes.named(registry);
    const mayLackTls = isLocal(registry) || !reach.verifiesTls;
    const scheme = mayLackTls ? await findScheme(registry, { network, reach }) : "https";
    const base = registryUrl(registry, scheme);
    bases.set(registry, base);
    return base;
  };
  return {
    baseUrl: rememberBases(search),
    routeTo(url, registry) {
      const base = bases.get(registry) ?? registryUrl(registry, "https");
      const isNamed = url.host === base.host || isOfHub(url, registry);
      return isNamed ? routes.toNamed(url) : routes.toForeign(url, base);
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
