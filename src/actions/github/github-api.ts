// GitHub's REST API, as far as comments and attestations need it. https://docs.github.com/rest
import * as v from "valibot";
import { parseJson } from "../../oci/schema.ts";
import type { RegistryError } from "../../registry/failure/registry-error.ts";
import type { Http } from "../../registry/http.ts";
import { type ApiHints, callError, COMMENT_HINTS, CONNECTION_HINTS, GitHubError } from "./github-error.ts";

/** Where the API is, and who asks. */
export interface GitHubAccess {
  /** e.g. `https://api.github.com`, `https://github.example.com/api/v3` */
  readonly apiUrl: string;
  /** e.g. `https://api.github.com/graphql` */
  readonly graphqlUrl: string;
  /** Never part of a message. */
  readonly token: string;
}

/** One call. */
export interface ApiCall<S extends v.GenericSchema> {
  /** Continues the sentence "Cannot …". */
  readonly doing: string;
  readonly method: "GET" | "POST" | "PATCH";
  /** Below the API's address, e.g. `/repos/owner/app/issues/1/comments`. */
  readonly path: string;
  readonly body?: unknown;
  readonly schema: S;
}

/** Rejects with {@link GitHubError}, or with `MALFORMED` for an answer that is not GitHub's. */
export interface GitHubApi {
  call<S extends v.GenericSchema>(call: ApiCall<S>): Promise<v.InferOutput<S>>;
  /** Deletes what the path names. */
  delete(call: Pick<ApiCall<v.GenericSchema>, "doing" | "path">): Promise<void>;
  /** The items of all pages, each page when the last one is used up. */
  list<S extends v.GenericSchema>(call: Omit<ApiCall<S>, "method">): AsyncGenerator<v.InferOutput<S>>;
  /** Whose comments the token writes, e.g. `github-actions[bot]`; undefined if GitHub does not tell. */
  login(): Promise<string | undefined>;
}

/** GitHub's most. */
const PAGE_SIZE = 100;
/** A pull request has fewer; whatever answers more is not GitHub. */
const MAX_PAGES = 100;
/** A page of comments, each as long as GitHub takes it, is smaller. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const HEADERS = {
  accept: "application/vnd.github+json",
  "content-type": "application/json",
  "x-github-api-version": "2022-11-28",
};

/** @param hints for what GitHub answers */
export function createGitHubApi(
  access: GitHubAccess,
  http: Pick<Http, "request">,
  hints: ApiHints = COMMENT_HINTS,
): GitHubApi {
  const send = createSender(access, http, hints);
  const base = access.apiUrl.replace(/\/+$/, "");
  return {
    async call({ doing, method, path, body, schema }) {
      const { text } = await send(doing, { method, url: `${base}${path}`, body });
      return parseJson(schema, text, `GitHub's answer to the request to ${doing}`);
    },
    async delete({ doing, path }) {
      await send(doing, { method: "DELETE", url: `${base}${path}` });
    },
    async *list({ doing, path, schema }) {
      const separator = path.includes("?") ? "&" : "?";
      let url: string | undefined = `${base}${path}${separator}per_page=${PAGE_SIZE}`;
      for (let page = 0; url !== undefined && page < MAX_PAGES; page += 1) {
        const answer: Answer = await send(doing, { method: "GET", url });
        yield* parseJson(v.array(schema), answer.text, `GitHub's answer to the request to ${doing}`);
        url = nextPage(answer.link, url);
      }
    },
    async login() {
      const body = { query: "query { viewer { login } }" };
      try {
        const { text } = await send("ask for the token's user", {
          method: "POST",
          url: access.graphqlUrl,
          body,
        });
        return parseJson(Viewer, text, "GitHub's answer about the token's user").data.viewer.login;
      } catch {
        // Not every token and server answers; who asks has to get by without.
        return undefined;
      }
    },
  };
}

/** Unlike `GET /user`, the tokens of workflows may ask for this. */
const Viewer = v.object({ data: v.object({ viewer: v.object({ login: v.string() }) }) });

const Problem = v.object({ message: v.string() });

interface Answer {
  readonly text: string;
  readonly link: string;
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

type Sender = (doing: string, request: Request) => Promise<Answer>;

function createSender({ token }: GitHubAccess, http: Pick<Http, "request">, hints: ApiHints): Sender {
  return async (doing, { method, url, body }) => {
    const { text, headers } = await http.request({
      doing,
      method,
      url: new URL(url),
      authorization: `Bearer ${token}`,
      headers: HEADERS,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      namedBy: "workflow",
      hints: CONNECTION_HINTS,
      failed: (error) => failureOf(doing, error, hints),
      // What changes something is not sent again: it may have come, and only the answer was lost.
      kind: method === "GET" ? "read" : "once",
      limitBytes: MAX_ANSWER_BYTES,
    });
    return { text, link: headers.get("link") ?? "" };
  };
}

function failureOf(doing: string, error: RegistryError, hints: ApiHints): GitHubError {
  const { answer, why, hint } = error;
  return answer === undefined
    ? new GitHubError("unreachable", doing, why, { hint: hint ?? hints.unreachable, cause: error })
    : callError(doing, { ...answer, message: messageIn(answer.bodyText) }, hints);
}

function messageIn(text: string): string {
  try {
    return parseJson(Problem, text, "The answer").message;
  } catch {
    // A proxy's page would only bury the status.
    return "";
  }
}

/** https://docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api; the token stays with its server. */
function nextPage(link: string, current: string): string | undefined {
  const [, next] = /<([^>]*)>\s*;[^,]*\brel="?next\b/.exec(link) ?? [];
  if (next === undefined || !URL.canParse(next, current)) return undefined;
  const url = new URL(next, current);
  return url.origin === new URL(current).origin ? url.href : undefined;
}
