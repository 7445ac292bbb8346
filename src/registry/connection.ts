// A call of the distribution API: URL, authentication and status around one HTTP request.
import type { ImageReference } from "../oci/image-reference.ts";
import type { Authenticator, AuthRequest } from "./auth/authenticator.ts";
import { answerError } from "./failure/registry-error.ts";
import { unlessAborted } from "./transport/call-limits.ts";
import type { Destinations } from "./transport/destinations.ts";
import {
  failedAnswer,
  type HttpAnswer,
  type HttpRequest,
  type HttpTransport,
  startOfBody,
} from "./transport/transport.ts";

/** One call; `path` is in the reference's repository, a URL is one that the registry gave us. */
export interface RegistryCall {
  readonly reference: ImageReference;
  /** Continues the sentence "Cannot …". */
  readonly doing: string;
  readonly access: "pull" | "push";
  /** A repository of the same registry that must be readable too, for a mount. */
  readonly alsoPull?: ImageReference;
  readonly method: "GET" | "HEAD" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly to: string | URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: NonNullable<HttpRequest["body"]>;
  /** The statuses that are not an error. */
  readonly expect: readonly number[];
  readonly content?: NonNullable<HttpRequest["content"]>;
  readonly limits?: NonNullable<HttpRequest["limits"]>;
}

/** Makes one call without retries. @throws {RegistryError} for every other status than the expected ones */
export type Connection = (call: RegistryCall) => Promise<HttpAnswer>;

interface Dependencies {
  readonly send: HttpTransport;
  readonly authenticator: Authenticator;
  readonly baseUrl: Destinations["baseUrl"];
}

export function createConnection(dependencies: Dependencies): Connection {
  return async (call) => {
    const answer = await authenticated(dependencies, call);
    if (call.expect.includes(answer.status)) return answer;
    throw answerError({ ...answer.request, url: answer.url }, await failedAnswer(answer));
  };
}

async function authenticated({ send, authenticator, baseUrl }: Dependencies, call: RegistryCall) {
  const { reference, doing, access, method } = call;
  const about = { doing, registry: reference.registry, access, method };
  const base = await unlessAborted(call.limits?.signal, () => baseUrl(about));
  const url = typeof call.to === "string" ? new URL(`${reference.repository}/${call.to}`, base) : call.to;
  const context = { ...about, url };
  const request = { ...context, ...optionalParts(call) };
  // An upload may continue at a storage host, which must see no credentials and whose challenges are not the registry's.
  if (url.origin !== base.origin) return send(request);
  const auth: AuthRequest = { context, scopes: scopesOf(call) };
  const authorization = await authenticator.begin(auth);
  const answer = await send({ ...request, authorization });
  if (answer.status !== 401 || answer.url.origin !== base.origin) return answer;
  const challenge = answer.headers.get("www-authenticate") ?? "";
  const second = await authenticator.retryAfter401(auth, challenge, authorization);
  if (second === undefined) return answer;
  await startOfBody(answer);
  return send({ ...request, authorization: second });
}

function optionalParts({
  headers,
  body,
  content,
  limits,
}: RegistryCall): Pick<HttpRequest, "headers" | "body" | "content" | "limits"> {
  return {
    ...(headers !== undefined && { headers }),
    ...(body !== undefined && { body }),
    ...(content !== undefined && { content }),
    ...(limits !== undefined && { limits }),
  };
}

/** Spec: https://distribution.github.io/distribution/spec/auth/scope/ */
function scopesOf({ reference, access, alsoPull }: RegistryCall): string[] {
  const actions = access === "push" ? "pull,push" : "pull";
  const own = `repository:${reference.repository}:${actions}`;
  return alsoPull === undefined ? [own] : [own, `repository:${alsoPull.repository}:pull`];
}
