// Tokens by which GitHub tells others which workflow runs: short-lived, and of no use anywhere else.
// https://docs.github.com/actions/reference/security/oidc
import * as v from "valibot";
import type { Environment } from "../../environment.ts";
import { PlatformError } from "../../errors.ts";
import { parseJson } from "../../oci/schema.ts";
import type { Hints } from "../../registry/failure/request-context.ts";
import type { Http } from "../../registry/http.ts";
import { CONNECTION_HINTS } from "./github-error.ts";

/** Who gives them to this job. */
export interface IdentityServer {
  readonly url: string;
  readonly requestToken: string;
}

/** What a token says of the workflow; not verified, since it came from GitHub itself. */
export interface IdentityClaims {
  /** The workflow whose job this is, which is another one than that of the run if it was called. */
  readonly jobWorkflowRef: string | undefined;
  /** The commit of that workflow, and of an action that comes with it. */
  readonly jobWorkflowSha: string | undefined;
}

const PERMISSION = 'Give the job "permissions: id-token: write".';

const HINTS: Hints = {
  ...CONNECTION_HINTS,
  answered: (status) => (status >= 500 ? CONNECTION_HINTS.damaged : PERMISSION),
};

const Answer = v.object({ value: v.string() });
const Claims = v.object({
  job_workflow_ref: v.optional(v.string()),
  job_workflow_sha: v.optional(v.string()),
});
const MAX_BYTES = 1024 * 1024;

/** Undefined if the job may not get any. */
export function identityServer(env: Environment): IdentityServer | undefined {
  const url = env["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "";
  const requestToken = env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "";
  return url === "" || requestToken === "" || !URL.canParse(url) ? undefined : { url, requestToken };
}

/** What getting one needs. */
export interface IdentityDeps {
  readonly http: Pick<Http, "request">;
  readonly mask: (secret: string) => void;
}

/**
 * A token for Sigstore.
 * @throws {PlatformError} `GITHUB` if there is none, `MALFORMED` if the answer has none
 */
export async function requestIdentityToken(
  { url, requestToken }: IdentityServer,
  { http, mask }: IdentityDeps,
): Promise<string> {
  const address = new URL(url);
  address.searchParams.set("audience", "sigstore");
  const { text } = await http.request({
    doing: "get an identity token",
    method: "GET",
    url: address,
    authorization: `Bearer ${requestToken}`,
    headers: { accept: "application/json" },
    kind: "read",
    namedBy: "workflow",
    hints: HINTS,
    failed: (cause) => new PlatformError("GITHUB", cause.message, { cause, hint: cause.hint }),
    limitBytes: MAX_BYTES,
  });
  const { value } = parseJson(Answer, text, "GitHub's answer to the request for an identity token");
  mask(value);
  return value;
}

/** @throws {PlatformError} `MALFORMED`, without the token, if it is none */
export function parseIdentityClaims(token: string): IdentityClaims {
  const [, payload = ""] = token.split(".");
  const json = Buffer.from(payload, "base64url").toString("utf8");
  const claims = v.safeParse(Claims, parseLoosely(json));
  if (!claims.success) throw new PlatformError("MALFORMED", "GitHub's identity token has no claims.");
  const { job_workflow_ref, job_workflow_sha } = claims.output;
  return { jobWorkflowRef: job_workflow_ref, jobWorkflowSha: job_workflow_sha };
}

function parseLoosely(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
