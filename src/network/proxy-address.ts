// The address of a proxy as people write it into HTTP_PROXY, and what of it may be shown. Pure.
import { PlatformError } from "../errors.ts";
import { quote } from "../quote.ts";

/** A proxy, and what names it. */
export interface ChosenProxy {
  readonly url: URL;
  /** e.g. `https_proxy` */
  readonly variable: string;
}

/** @param name the variable, for the error, which never shows the login in the address */
export function parseProxy(address: string, name: string): URL {
  // Without a scheme it is http, and `proxy:3128` is no scheme.
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `http://${address}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isAddress = url !== undefined && url.hostname !== "";
  if (isAddress && /^https?:$/.test(url.protocol)) return url;
  // What cannot be read may have a login anywhere.
  const problem = isAddress
    ? `${name} is ${quote(withoutLogin(url))}, but only proxies that speak HTTP are supported, by http:// or https://.`
    : `${name} is not the address of a proxy that speaks HTTP.`;
  const hint = `Write ${name} as http://proxy.example:3128, with user:password@ before the host if the proxy needs a login, or name hosts in NO_PROXY that can be reached without one.`;
  throw new PlatformError("INPUT", problem, { hint });
}

function withoutLogin({ protocol, username, password, host }: URL): string {
  return `${protocol}//${username === "" && password === "" ? "" : "***@"}${host}`;
}

/** Host and port of a proxy, without its login: all that may be shown. */
export function proxyName({ url }: Pick<ChosenProxy, "url">): string {
  return url.host;
}

/** The header that a proxy wants to see; undefined if its address has no login. */
export function proxyAuthorization({ username, password }: URL): string | undefined {
  if (username === "" && password === "") return undefined;
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`, "utf8").toString("base64")}`;
}

/**
 * What of the addresses of proxies is secret, as it is written, as it is meant, and as a header has it. A user without a
 * password is a token.
 */
export function proxySecrets(addresses: readonly string[]): string[] {
  const secrets = addresses.flatMap((address) => {
    const [, user = "", password] =
      /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#:]*)(?::([^/?#]*))?@/i.exec(address) ?? [];
    const secret = password === undefined || password === "" ? user : password;
    if (secret === "") return [];
    const login = `${decoded(user)}:${decoded(password ?? "")}`;
    return [secret, decoded(secret), Buffer.from(login, "utf8").toString("base64")];
  });
  return [...new Set(secrets)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
