// What keeps a connection from coming about besides what the system says. Plain errors with a code, like those of the system.
import type { AddressKind } from "./address-kind.ts";
import { type ChosenProxy, proxyName } from "./proxy-address.ts";

/** A host that a stranger named is where strangers must not lead to. */
export interface AddressRefused extends Error {
  readonly code: "ADDRESS_REFUSED";
}

/** A proxy that cannot be reached, or that does not do what it is asked for. */
export interface ProxyFailure extends Error {
  readonly code: "PROXY_FAILURE";
  /** Host and port, without a login. */
  readonly proxy: string;
  /** Which names it. */
  readonly variable: string;
  /** What it answered, if it did. */
  readonly status: number | undefined;
}

const PLACES: Readonly<Record<AddressKind, string>> = {
  public: "a public address",
  private: "an address of a private network",
  loopback: "an address of this machine",
  special: "a link-local or reserved address",
};

export function addressRefused(host: string, kind: AddressKind): AddressRefused {
  return Object.assign(new Error(`${host}, which is ${PLACES[kind]}`), { code: "ADDRESS_REFUSED" as const });
}

/** With the code that the system has for it when it gives up itself, much later. */
export function connectTimeout(host: string): Error {
  return Object.assign(new Error(`no connection to ${host} in time`), { code: "ETIMEDOUT" });
}

/** @param what continues the sentence "the proxy …" */
export function proxyFailure(
  proxy: ChosenProxy,
  what: string,
  { status, cause }: { readonly status?: number | undefined; readonly cause?: unknown } = {},
): ProxyFailure {
  const name = proxyName(proxy);
  const error = new Error(`the proxy ${name} ${what}`, { cause });
  const { variable } = proxy;
  return Object.assign(error, { code: "PROXY_FAILURE" as const, proxy: name, variable, status });
}

/** @param cause what the system says about the connection to the proxy */
export function proxyUnusable(proxy: ChosenProxy, cause: Error): ProxyFailure {
  const why = "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
  return proxyFailure(proxy, `cannot be used (${why})`, { cause });
}

/** Whether a proxy wants another login by this; 401 is what tinyproxy answers. */
export function wantsLogin(status: number | undefined): boolean {
  return status === 407 || status === 401;
}

export function isAddressRefused(error: unknown): error is AddressRefused {
  return codeOf(error) === "ADDRESS_REFUSED";
}

export function isProxyFailure(error: unknown): error is ProxyFailure {
  return codeOf(error) === "PROXY_FAILURE";
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
