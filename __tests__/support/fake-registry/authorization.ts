// Whether a request may do what it asks for, and what it is told if not.
import { type FakeRequest, isRead } from "./exchange.ts";
import { fail, type Reply } from "./reply.ts";
import type { State } from "./state.ts";

/** What to come back with. */
export function challenge(state: State, request: FakeRequest, repository: string): Reply {
  const { auth } = state.options;
  // Whoever is known but not allowed gets 401 again from a bearer registry: the token lacks the scope.
  const actions = isRead(request) ? "pull" : "pull,push";
  const realm = (auth?.kind === "bearer" ? auth.realm : undefined) ?? `http://${state.host}/token`;
  const header =
    auth?.kind === "bearer"
      ? `Bearer realm="${realm}",service="fake",scope="repository:${repository}:${actions}"`
      : 'Basic realm="fake"';
  return fail(401, "UNAUTHORIZED", { "www-authenticate": header });
}

/** Whether it may do this in the repository. */
export function isAllowed(state: State, request: FakeRequest, repository: string): boolean {
  return isGranted(state, request, repository, isRead(request) ? "pull" : "push");
}

/** Whether its credentials allow an action there. */
export function isGranted(
  state: State,
  request: FakeRequest,
  repository: string,
  action: "pull" | "push",
): boolean {
  const { auth } = state.options;
  const authorization = request.headers.authorization ?? "";
  if (auth === undefined || auth.kind === "none") return true;
  if (auth.kind === "basic") return authorization === basic(auth);
  const token = state.tokens.get(authorization.replace(/^Bearer /, ""));
  return token !== undefined && token.validUntil > Date.now() && token.grants.has(`${repository}:${action}`);
}

/** What a user with a password sends. */
export function basic({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}
