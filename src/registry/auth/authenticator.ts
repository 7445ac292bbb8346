// Which Authorization header a request gets. There is no ping: the first 401 of a registry tells how it wants it.
import type { RequestContext } from "../failure/request-context.ts";
import type { HttpTransport } from "../transport/transport.ts";
import { type BearerToken, fetchToken } from "./bearer-token.ts";
import { type Challenge, parseChallenge } from "./challenge.ts";
import { basicHeader, type Credentials, type Keychain } from "./credentials.ts";

/** A request that needs authentication. */
export interface AuthRequest {
  readonly context: RequestContext;
  /** e.g. `["repository:owner/app:pull"]` */
  readonly scopes: readonly string[];
}

export interface Authenticator {
  /** The header to begin with; undefined as long as the registry has not asked for one. */
  begin(request: AuthRequest): Promise<string | undefined>;
  /**
   * The header to try after a 401; undefined if there is nothing else to try.
   * @param challenge the WWW-Authenticate header
   * @param sent the header that was refused
   */
  retryAfter401(
    request: AuthRequest,
    challenge: string,
    sent: string | undefined,
  ): Promise<string | undefined>;
}

interface Dependencies {
  readonly keychain: Keychain;
  readonly send: HttpTransport;
  readonly now: () => number;
  /** Gets each token that a token server has issued, before it is used. */
  readonly onToken?: ((token: string) => void) | undefined;
}

interface CachedToken {
  readonly header: string;
  readonly validUntil: number;
}

/** What is known of one registry. */
interface RegistryState {
  credentials?: Promise<Credentials | undefined>;
  challenge?: Challenge;
  /** By scopes. Promises, so that requests at the same time share one token. */
  readonly tokens: Map<string, Promise<CachedToken>>;
}

/** A token is not used in its last seconds: it must still be valid when the request arrives. */
const MARGIN_MS = 10_000;

export function createAuthenticator(dependencies: Dependencies): Authenticator {
  const states = new Map<string, RegistryState>();
  const stateOf = (registry: string): RegistryState => {
    const state = states.get(registry) ?? { tokens: new Map<string, Promise<CachedToken>>() };
    states.set(registry, state);
    return state;
  };
  return {
    async begin(request) {
      const state = stateOf(request.context.registry);
      const credentials = await credentialsOf(dependencies, state, request);
      if (credentials?.kind === "bearer") return `Bearer ${credentials.token}`;
      if (state.challenge === undefined) return undefined;
      if (state.challenge.kind === "basic") return basicOrNothing(credentials);
      return tokenHeader(dependencies, state, { request, challenge: state.challenge, credentials });
    },
    async retryAfter401(request, header, sent) {
      const state = stateOf(request.context.registry);
      const credentials = await credentialsOf(dependencies, state, request);
      const challenge = parseChallenge(header);
      if (credentials?.kind === "bearer" || challenge === undefined) return undefined;
      if (challenge.kind === "basic") {
        state.challenge = challenge;
        const basic = basicOrNothing(credentials);
        return basic === sent ? undefined : basic;
      }
      // The scope is of this request only; the next one may be for another repository.
      state.challenge = { ...challenge, scope: undefined };
      return tokenHeader(dependencies, state, { request, challenge, credentials, refused: sent });
    },
  };
}

async function credentialsOf(
  { keychain }: Dependencies,
  state: RegistryState,
  { context }: AuthRequest,
): Promise<Credentials | undefined> {
  state.credentials ??= keychain.resolve(context.registry);
  try {
    return await state.credentials;
  } catch (error) {
    delete state.credentials;
    throw error;
  }
}

/** An identity token is worth nothing to a registry without a token server. */
function basicOrNothing(credentials: Credentials | undefined): string | undefined {
  return credentials?.kind === "basic" ? basicHeader(credentials) : undefined;
}

interface TokenNeed {
  readonly request: AuthRequest;
  readonly challenge: Extract<Challenge, { kind: "bearer" }>;
  readonly credentials: Credentials | undefined;
  readonly refused?: string | undefined;
}

async function tokenHeader(
  { send, now, onToken }: Dependencies,
  state: RegistryState,
  need: TokenNeed,
): Promise<string> {
  const key = need.request.scopes.join(" ");
  const cached = state.tokens.get(key);
  const token = await cached;
  if (token !== undefined && token.header !== need.refused && token.validUntil > now()) return token.header;
  // Another request may have begun to replace it in the meantime.
  const current = state.tokens.get(key);
  if (current !== undefined && current !== cached) return (await current).header;
  const fresh = fetchToken(send, {
    ...need.request,
    challenge: need.challenge,
    credentials: need.credentials,
  }).then((fetched) => {
    onToken?.(fetched.value);
    return cacheable(fetched, now());
  });
  state.tokens.set(key, fresh);
  try {
    return (await fresh).header;
  } catch (error) {
    if (state.tokens.get(key) === fresh) state.tokens.delete(key);
    throw error;
  }
}

function cacheable(token: BearerToken, now: number): CachedToken {
  return { header: `Bearer ${token.value}`, validUntil: now + token.validMs - MARGIN_MS };
}
