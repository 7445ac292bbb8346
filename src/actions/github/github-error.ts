// What can go wrong at GitHub's API, as one error class. Its words are untrusted: one line, cut, never decided upon.
import { PlatformError, type PlatformErrorOptions } from "../../errors.ts";
import { oneLine } from "../../quote.ts";
import type { Hints } from "../../registry/failure/request-context.ts";

/** `read-only`: the token may not do it, as in pull requests from forks. */
export type GitHubProblem =
  "read-only" | "unauthorized" | "not-found" | "rate-limit" | "rejected" | "server" | "unreachable";

/** A request to GitHub's API that failed. */
export class GitHubError extends PlatformError {
  declare readonly code: "GITHUB";
  readonly problem: GitHubProblem;

  /** @param doing continues the sentence "Cannot …" */
  constructor(problem: GitHubProblem, doing: string, why: string, details: PlatformErrorOptions) {
    super("GITHUB", `Cannot ${doing}: ${why}.`, details);
    this.problem = problem;
  }
}

/** What helps, each as a sentence. */
export type ApiHints = Readonly<Record<GitHubProblem, string>>;

/** An HTTP answer that is not what the request wanted. */
export interface FailedCall {
  readonly status: number;
  readonly headers: Pick<Headers, "get">;
  /** GitHub's own words. */
  readonly message: string;
}

export function callError(
  doing: string,
  { status, headers, message }: FailedCall,
  hints: ApiHints = COMMENT_HINTS,
): GitHubError {
  const words = oneLine(message);
  const said = words === "" ? "" : `: ${words}`;
  const why = `GitHub answered ${status}${said}`.replace(/\.$/, "");
  const problem = problemOf(status, headers);
  return new GitHubError(problem, doing, why, { hint: hints[problem] });
}

const GENERAL = {
  unauthorized: "Check the input github-token: it may have expired, or be for another server.",
  "rate-limit": "Run the job again later, or use the token in fewer jobs.",
  server: "Run the job again later; www.githubstatus.com says whether GitHub has a problem.",
  unreachable: "Check that the runner's network, and its proxy if it has one, reach GitHub's API.",
};

/** For comments on pull requests. */
export const COMMENT_HINTS: ApiHints = {
  ...GENERAL,
  "read-only":
    'Give the job "permissions: pull-requests: write". In pull requests from forks the token can only read, whatever the job says.',
  "not-found":
    'Check that the pull request is in this repository, and give the job "permissions: pull-requests: write".',
  rejected: "Check that the pull request can be commented on: it may be locked.",
};

const ATTESTATIONS =
  'Give the job "permissions: attestations: write". Private repositories have attestations only with GitHub Enterprise Cloud; ' +
  '"attest: registry" does without.';

/** For attestations. */
export const ATTESTATION_HINTS: ApiHints = {
  ...GENERAL,
  "read-only": ATTESTATIONS,
  "not-found": ATTESTATIONS,
  rejected: ATTESTATIONS,
};

/** Where there is no answer of GitHub's API. */
export const CONNECTION_HINTS: Hints = {
  untrusted:
    "Name a PEM file with the certificate of the server's authority in NODE_EXTRA_CA_CERTS, where the runner is started.",
  noTls: GENERAL.unreachable,
  unreachable: GENERAL.unreachable,
  refused: GENERAL.unreachable,
  damaged: GENERAL.server,
  answered: () => undefined,
};

// https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
function problemOf(status: number, headers: FailedCall["headers"]): GitHubProblem {
  const isLimited = headers.get("retry-after") !== null || headers.get("x-ratelimit-remaining") === "0";
  if (status === 429 || (status === 403 && isLimited)) return "rate-limit";
  if (status === 401) return "unauthorized";
  if (status === 403) return "read-only";
  if (status === 404 || status === 410) return "not-found";
  return status >= 500 ? "server" : "rejected";
}
