// The registry's token server, for both ways to ask it.
// https://distribution.github.io/distribution/spec/auth/token/
import { randomUUID } from "node:crypto";
import { basic } from "./authorization.ts";
import { type Exchange, readAll } from "./exchange.ts";
import type { FakeAuth } from "./options.ts";
import { answer, fail, type Reply } from "./reply.ts";
import type { State } from "./state.ts";

/** Gives a token for as much of the wanted scopes as the user may have. */
export async function serveToken(state: State, { request, incoming }: Exchange): Promise<Reply> {
  const { auth } = state.options;
  if (auth?.kind !== "bearer") return fail(404, "UNSUPPORTED");
  const authorization = request.headers.authorization;
  request.form = new URLSearchParams((await readAll(incoming)).toString("utf8"));
  const isPost = request.method === "POST";
  const isKnown = isPost
    ? auth.identityToken !== undefined && request.form.get("refresh_token") === auth.identityToken
    : authorization === basic(auth);
  if (!isKnown && (isPost || authorization !== undefined)) {
    return answer(401, {}, JSON.stringify({ details: "incorrect username or password" }));
  }
  const scopes = isPost ? (request.form.get("scope") ?? "").split(" ") : request.query.getAll("scope");
  const token = randomUUID();
  const validSeconds = auth.expiresInSeconds ?? 300;
  const grants = grantsOf(auth, scopes, isKnown);
  state.tokens.set(token, { grants, validUntil: Date.now() + validSeconds * 1000 });
  const body = { [auth.tokenField ?? "token"]: token, expires_in: validSeconds };
  return answer(200, { "content-type": "application/json" }, JSON.stringify(body));
}

function grantsOf(auth: Extract<FakeAuth, { kind: "bearer" }>, scopes: readonly string[], isKnown: boolean) {
  const grants = new Set<string>();
  for (const scope of scopes) {
    const [, repository = "", actions = ""] = scope.split(":");
    if (auth.hidden?.includes(repository) === true) continue;
    for (const action of actions.split(",")) {
      if (isKnown || (auth.anonymousPull === true && action === "pull"))
        grants.add(`${repository}:${action}`);
    }
  }
  return grants;
}
