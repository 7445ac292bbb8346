// What to tell when a proxy keeps a registry from being asked. Pure.
import { type ProxyFailure, wantsLogin } from "../../network/network-error.ts";
import { RegistryError } from "./registry-error.ts";
import type { RequestContext } from "./request-context.ts";

/** The error names the proxy, never its login. */
export function proxyError(context: RequestContext, failure: ProxyFailure): RegistryError {
  const { status } = failure;
  return new RegistryError("REGISTRY_UNREACHABLE", context, failure.message, {
    hint: hintFor(context.url, failure),
    cause: failure,
    isTemporary: status === undefined || status >= 500,
  });
}

function hintFor({ host, protocol }: URL, { proxy, status }: ProxyFailure): string {
  const variable = protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
  const without = `name ${host} in NO_PROXY if it can be reached without a proxy`;
  if (wantsLogin(status)) {
    return `Put a login that the proxy accepts into ${variable}, e.g. http://USER:PASSWORD@${proxy}, or ${without}.`;
  }
  if (status === undefined) return `Check that ${variable} is right and that the proxy is up, or ${without}.`;
  return status >= 500
    ? `Check that the proxy reaches ${host}, or ${without}.`
    : `Let the proxy allow connections to ${host}, or ${without}.`;
}
