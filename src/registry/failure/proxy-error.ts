// What to tell when a proxy keeps a registry from being asked. Pure.
import { errorCode } from "../../files/regular-file.ts";
import { type ProxyFailure, wantsLogin } from "../../network/network-error.ts";
import { certificateProblem } from "./certificate-problem.ts";
import { RegistryError } from "./registry-error.ts";
import type { RequestContext } from "./request-context.ts";

/** The error names the proxy, never its login. */
export function proxyError(context: RequestContext, failure: ProxyFailure): RegistryError {
  const { status } = failure;
  return new RegistryError("REGISTRY_UNREACHABLE", context, failure.message, {
    hint: hintFor(context.url.host, failure),
    cause: failure,
    isTemporary: !isUntrusted(failure) && (status === undefined || status >= 500),
  });
}

/** Whether the certificate of the proxy is from nobody who is trusted here. */
function isUntrusted({ cause }: ProxyFailure): boolean {
  const found = certificateProblem(errorCode(cause));
  return found !== undefined && found.hint === undefined;
}

function hintFor(host: string, failure: ProxyFailure): string {
  const { proxy, variable, status } = failure;
  const without = `name ${host} in NO_PROXY if it can be reached without a proxy`;
  if (wantsLogin(status)) {
    return `Put a login that the proxy accepts into ${variable}, e.g. http://USER:PASSWORD@${proxy}, or ${without}.`;
  }
  if (isUntrusted(failure))
    return `Put the certificate of the proxy's authority into a PEM file and name the file in "ca-certificates", or ${without}.`;
  if (status === undefined) return `Check that ${variable} is right and that the proxy is up, or ${without}.`;
  return status >= 500
    ? `Check that the proxy reaches ${host}, or ${without}.`
    : `Let the proxy allow connections to ${host}, or ${without}.`;
}
