// From what a connection throws to what a user can understand: who could not be reached, why, and what helps.
import { type AddressRefused, isAddressRefused, isProxyFailure } from "../../network/network-error.ts";
import { oneLine, withoutLogins } from "../../quote.ts";
import { certificateProblem } from "./certificate-problem.ts";
import { proxyError } from "./proxy-error.ts";
import { RegistryError } from "./registry-error.ts";
import { hintsFor } from "./registry-hint.ts";
import type { RequestContext } from "./request-context.ts";

/** The error for a request without an HTTP answer, or whose answer broke off. */
export function networkError(context: RequestContext, thrown: unknown): RegistryError {
  // The outermost error may only say that it failed; the one below it says why.
  const { code, message, error: cause } = rootCause(thrown);
  const { host } = context.url;
  if (isProxyFailure(cause)) return proxyError(context, cause);
  if (isAddressRefused(cause)) return refusedError(context, cause);
  if (message === REDIRECTED)
    return new RegistryError("REGISTRY", context, `${host} redirects an upload, which cannot follow`, {
      cause,
    });
  const hints = hintsFor(context);
  const certificate = certificateProblem(code);
  if (certificate !== undefined) {
    const why = `the TLS certificate of ${host} ${certificate.problem} (${code ?? ""})`;
    const hint = certificate.hint ?? hints.untrusted;
    return new RegistryError("REGISTRY_UNREACHABLE", context, why, { hint, cause });
  }
  if (code === "EPROTO" || meansNoTls(code)) {
    const why = `${host} does not speak TLS (${code ?? ""})`;
    return new RegistryError("REGISTRY_UNREACHABLE", context, why, { hint: hints.noTls, cause });
  }
  const known = CONNECTION_PROBLEMS[code ?? ""];
  const why = known === undefined ? `no answer from ${host}: ${message}` : `${host} ${known} (${code ?? ""})`;
  return new RegistryError("REGISTRY_UNREACHABLE", context, why, {
    hint: hints.unreachable,
    cause,
    isTemporary: true,
  });
}

/** What is thrown, without a code, where a request may not be redirected: only what has a streamed body may not. */
export const REDIRECTED = "unexpected redirect";

function refusedError(context: RequestContext, cause: AddressRefused): RegistryError {
  const { refused: hint } = hintsFor(context);
  const why = `${context.registry} leads to ${cause.message}`;
  return new RegistryError("REGISTRY", context, why, { hint, cause });
}

/** The code of what a connection threw; undefined if it has none. */
export function failureCode(thrown: unknown): string | undefined {
  return rootCause(thrown).code;
}

/** Whether it is certain that something else than TLS was met. EPROTO, of older versions of Node.js, can be an alert, too. */
export function meansNoTls(code: string | undefined): boolean {
  return code !== undefined && NO_TLS.has(code);
}

/** What OpenSSL calls it. */
const NO_TLS = new Set([
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_SSL_PACKET_LENGTH_TOO_LONG",
  "ERR_SSL_UNKNOWN_PROTOCOL",
]);

const CONNECTION_PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refuses connections",
  ENOTFOUND: "is not a known host name",
  EAI_AGAIN: "could not be looked up, the name server did not answer",
  ECONNRESET: "closed the connection",
  EPIPE: "closed the connection",
  ETIMEDOUT: "did not answer in time",
  EHOSTUNREACH: "cannot be reached from this network",
  ENETUNREACH: "cannot be reached from this network",
};

interface Cause {
  readonly error: unknown;
  readonly code: string | undefined;
  readonly message: string;
}

/** The reason may be in a cause, or in the first of the addresses that were tried. */
function rootCause(thrown: unknown): Cause {
  let at: unknown = thrown;
  let message = String(thrown);
  for (let depth = 0; depth < 5 && typeof at === "object" && at !== null; depth += 1) {
    if ("message" in at && typeof at.message === "string" && at.message !== "") message = at.message;
    if ("code" in at && typeof at.code === "string")
      return { code: at.code, message: told(message), error: at };
    const tried: unknown = "errors" in at && Array.isArray(at.errors) ? at.errors[0] : undefined;
    at = tried ?? ("cause" in at ? at.cause : undefined);
  }
  return { code: undefined, message: told(message), error: thrown };
}

/** Addresses may be quoted, with what is secret in them. */
function told(message: string): string {
  return oneLine(withoutLogins(message));
}
