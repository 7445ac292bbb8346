// Which proxy a request goes through, by the variables of the environment and Go's rules, as lifecycles and engines have them.
// Rules: https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config. Pure.
import { BlockList, isIP } from "node:net";
import { domainToASCII } from "node:url";
import type { Environment } from "../environment.ts";
import { isLoopback } from "./address-kind.ts";
import { type ChosenProxy, parseProxy } from "./proxy-address.ts";
import { hostOf } from "./url-host.ts";

/** The proxy for a URL; undefined if it is asked directly. @throws {PlatformError} `INPUT` naming a variable that is no address */
export type ChooseProxy = (url: URL) => ChosenProxy | undefined;

type ProxyVariable = "HTTP_PROXY" | "HTTPS_PROXY" | "NO_PROXY";

/** Both spellings are in use; the lower case counts first, as for Go and curl. */
export function proxyVariable(env: Environment, name: ProxyVariable): string | undefined {
  return env[spelling(env, name)] || undefined;
}

function spelling(env: Environment, name: ProxyVariable): string {
  const lower = name.toLowerCase();
  return env[lower] ? lower : name;
}

/** The choice for all URLs. */
export function proxyChooser(env: Environment): ChooseProxy {
  const isDirect = directHosts(proxyVariable(env, "NO_PROXY") ?? "");
  return (url) => {
    const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
    const address = /^https?:$/.test(url.protocol) ? proxyVariable(env, name) : undefined;
    const host = hostOf(url);
    if (address === undefined || host === "localhost" || isLoopback(host)) return undefined;
    const port = url.port || (url.protocol === "https:" ? "443" : "80");
    if (isDirect(host.toLowerCase(), port)) return undefined;
    const variable = spelling(env, name);
    return { url: parseProxy(address, variable), variable };
  };
}

type Matches = (host: string, port: string) => boolean;

function directHosts(noProxy: string): Matches {
  const entries = noProxy
    .split(",")
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== "");
  if (entries.includes("*")) return () => true;
  const matchers = entries.flatMap((entry) => matcherOf(entry) ?? []);
  return (host, port) => matchers.some((matches) => matches(host, port));
}

function matcherOf(entry: string): Matches | undefined {
  const cidr = addressesIn(entry);
  if (cidr !== undefined) return (host) => cidr(host);
  const [, host = entry, wantedPort = ""] =
    /^\[([^\]]*)\]:(.*)$/.exec(entry) ?? /^([^:]*):([^:]*)$/.exec(entry) ?? [];
  const isPort = (port: string): boolean => wantedPort === "" || wantedPort === port;
  if (host === "") return undefined;
  const same = addressesIn(`${host}/${isIP(host) === 4 ? 32 : 128}`);
  if (same !== undefined) return (other, port) => same(other) && isPort(port);
  return domainMatcher(host, isPort);
}

/** `a.b` is a.b and what is below it, `.a.b` and `*.a.b` only what is below it. */
function domainMatcher(host: string, isPort: (port: string) => boolean): Matches {
  const domain = host.replace(/^\*\./, ".");
  const bare = domain.replace(/^\./, "");
  const name = domainToASCII(bare) || bare;
  const isSame = domain === bare;
  return (other, port) =>
    isIP(other) === 0 && (other.endsWith(`.${name}`) || (isSame && other === name)) && isPort(port);
}

/** Of a prefix such as `10.0.0.0/8`; undefined if it is none. */
function addressesIn(cidr: string): ((host: string) => boolean) | undefined {
  const [, address = "", prefix = ""] = /^([\d.]+|[\da-f:.]+)\/(\d{1,3})$/.exec(cidr) ?? [];
  const family = isIP(address);
  if (family === 0 || Number(prefix) > (family === 4 ? 32 : 128)) return undefined;
  const list = new BlockList();
  list.addSubnet(address, Number(prefix), family === 4 ? "ipv4" : "ipv6");
  return (host) => isIP(host) !== 0 && list.check(host, isIP(host) === 4 ? "ipv4" : "ipv6");
}
