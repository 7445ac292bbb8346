// Getting a bearer token from a registry's token server. Spec: https://distribution.github.io/distribution/spec/auth/token/
// and https://distribution.github.io/distribution/spec/auth/oauth/
import * as v from "valibot";
import { answerError, RegistryError } from "../failure/registry-error.ts";
import type { RequestContext } from "../failure/request-context.ts";
import { failedAnswer, type HttpRequest, type HttpTransport, readBody } from "../transport/transport.ts";
import type { Challenge } from "./challenge.ts";
import { basicHeader, type Credentials } from "./credentials.ts";
import { parseSecretJson } from "./secret-json.ts";

export interface BearerToken {
  readonly value: string;
  /** How long it is valid, from when it was asked for. */
  readonly validMs: number;
}

export interface TokenRequest {
  readonly challenge: Extract<Challenge, { kind: "bearer" }>;
  readonly credentials: Credentials | undefined;
  /** e.g. `["repository:owner/app:pull,push"]` */
  readonly scopes: readonly string[];
  /** The request that needs the token. */
  readonly context: RequestContext;
}

const TokenAnswer = v.object({
  token: v.nullish(v.string()),
  access_token: v.nullish(v.string()),
  // Whatever is not a number tells nothing of how long the token is valid.
  expires_in: v.fallback(v.nullish(v.number()), undefined),
});

/** The specification's default and its minimum; some servers announce less but honour this. */
const LEAST_VALID_SECONDS = 60;

const NO_TOKEN =
  "Try again; if the problem persists, a proxy in between probably answers instead of the registry.";

/** @throws {RegistryError} `REGISTRY_DENIED` if the token server refuses */
export async function fetchToken(send: HttpTransport, request: TokenRequest): Promise<BearerToken> {
  const answer = await send(tokenHttpRequest(request));
  if (answer.status !== 200) {
    throw answerError({ ...answer.request, url: answer.url }, await failedAnswer(answer));
  }
  const json = (await readBody(answer, 1024 * 1024)).toString("utf8");
  const token = parseSecretJson(TokenAnswer, json, {
    what: `The answer of ${answer.url.host}`,
    hint: NO_TOKEN,
  });
  const value = token.token || token.access_token;
  if (!value) {
    throw new RegistryError("REGISTRY", answer.request, `${answer.url.host} answered without a token`, {
      hint: NO_TOKEN,
    });
  }
  return { value, validMs: Math.max(token.expires_in ?? 0, LEAST_VALID_SECONDS) * 1000 };
}

/** One scope per resource: the challenge's actions are added to ours. */
export function mergeScopes(ours: readonly string[], challenged: string | undefined): string[] {
  const actionsOf = new Map<string, Set<string>>();
  for (const scope of [...ours, ...(challenged ?? "").split(" ")].filter(Boolean)) {
    const colon = scope.lastIndexOf(":");
    const resource = scope.slice(0, Math.max(colon, 0));
    const actions = actionsOf.get(resource) ?? new Set();
    for (const action of scope.slice(colon + 1).split(",")) actions.add(action);
    actionsOf.set(resource, actions);
  }
  return [...actionsOf].map(([resource, actions]) =>
    [resource, [...actions].join(",")].filter(Boolean).join(":"),
  );
}

function tokenHttpRequest(request: TokenRequest): HttpRequest {
  const { challenge, credentials } = request;
  const url = realmUrl(request);
  const scopes = mergeScopes(request.scopes, challenge.scope);
  const context = { ...request.context, url };
  if (credentials?.kind === "identity-token") {
    return {
      ...context,
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: refreshForm(credentials.token, challenge.service, scopes),
      followRedirects: false,
    };
  }
  if (challenge.service !== undefined) url.searchParams.append("service", challenge.service);
  for (const scope of scopes) url.searchParams.append("scope", scope);
  const authorization = credentials?.kind === "basic" ? basicHeader(credentials) : undefined;
  return { ...context, method: "GET", authorization };
}

function realmUrl({ challenge, context, credentials }: TokenRequest): URL {
  if (!URL.canParse(challenge.realm) || !/^https?:/i.test(challenge.realm)) {
    throw new RegistryError(
      "REGISTRY",
      context,
      `${context.url.host} names a token server whose address is not a URL`,
    );
  }
  const url = new URL(challenge.realm);
  // TLS proxies that do not tell the registry about TLS make it name its own host so.
  if (url.host === context.url.host) url.protocol = context.url.protocol;
  if (context.url.protocol === "https:" && url.protocol === "http:") {
    const what = credentials === undefined ? "to issue a token at" : "the credentials to be sent to";
    const why = `${context.url.host} wants ${what} ${url.host} without TLS`;
    throw new RegistryError("REGISTRY_DENIED", context, why);
  }
  return url;
}

function refreshForm(token: string, service: string | undefined, scopes: readonly string[]): string {
  return new URLSearchParams({
    grant_type: "refresh_token",
    client_id: "cloud-native-buildpacks-action",
    service: service ?? "",
    scope: scopes.join(" "),
    refresh_token: token,
  }).toString();
}
