// GitHub in this process, as far as comments on pull requests go: pages, permissions, limits, and scripted misbehaviour.
// https://docs.github.com/rest/issues/comments
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeComment {
  readonly id: number;
  readonly html_url: string;
  body: string;
  readonly user: { readonly login: string; readonly type: string } | null;
}

export interface FakePullRequest {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly head: { readonly label: string; readonly sha: string };
}

export interface FakeGitHubOptions {
  /** What the token may do with comments. */
  readonly permission?: "read" | "write";
  /** Whose the token is; `github-actions[bot]` by default. */
  readonly login?: string;
  /** Whether it can be asked whose the token is. */
  readonly hidesLogin?: boolean;
  readonly pullRequests?: readonly FakePullRequest[];
}

/** What to do instead of answering. */
export type Misbehaviour =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  /** The connection ends without an answer, or in the middle of one. */
  | "reset"
  | "half an answer";

export interface FakeGitHub extends AsyncDisposable {
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly token: string;
  /** Of pull request 1 of `owner/app`. */
  readonly comments: FakeComment[];
  /** The bundles of `owner/app`, in order. */
  readonly attestations: unknown[];
  /** Method and path with query, in order. */
  readonly calls: readonly string[];
  /** Somebody else, or we in another run. */
  addComment(body: string, login: string): FakeComment;
  /** The next `times` calls that begin like this, e.g. `POST /repos`. */
  script(call: string, misbehaviour: Misbehaviour, times?: number): void;
}

const COMMENTS = "/repos/owner/app/issues/1/comments";
const ONE_COMMENT = /^\/repos\/owner\/app\/issues\/comments\/(\d+)$/;
const PULLS = "/repos/owner/app/pulls";
const ATTESTATIONS = "/repos/owner/app/attestations";
const MAX_BODY = 65_536;
const TOKEN = "ghs_0123456789abcdefghij";

interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly body: { readonly body?: string; readonly query?: string; readonly bundle?: unknown };
  readonly authorization: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Record<string, string>;
}

/** Starts on a free port of loopback. */
export async function startFakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const scripts: { call: string; misbehaviour: Misbehaviour; times: number }[] = [];
  const calls: string[] = [];
  const github = new GitHub(options);
  const server = createServer((incoming, response) => {
    void readBody(incoming).then((body) => {
      const call = `${incoming.method ?? ""} ${incoming.url ?? ""}`;
      calls.push(call);
      const script = scripts.find((each) => each.times > 0 && call.startsWith(each.call));
      if (script !== undefined) {
        script.times -= 1;
        misbehave(response, script.misbehaviour);
        return;
      }
      const url = new URL(incoming.url ?? "/", github.origin);
      const { authorization } = incoming.headers;
      const answer = github.answer({ method: incoming.method ?? "", url, body, authorization });
      write(response, answer);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  github.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: github.origin,
    graphqlUrl: `${github.origin}/graphql`,
    token: TOKEN,
    comments: github.comments,
    attestations: github.attestations,
    calls,
    addComment: (body, login) => github.add(body, login),
    script: (call, misbehaviour, times = 1) => scripts.push({ call, misbehaviour, times }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

class GitHub {
  origin = "http://fake";
  readonly comments: FakeComment[] = [];
  readonly attestations: unknown[] = [];
  readonly #options: FakeGitHubOptions;
  #added = 0;

  constructor(options: FakeGitHubOptions) {
    this.#options = options;
  }

  add(body: string, login: string): FakeComment {
    const id = 1001 + this.#added++;
    const html_url = `https://github.com/owner/app/pull/1#issuecomment-${id}`;
    const type = login.endsWith("[bot]") ? "Bot" : "User";
    const comment = { id, html_url, body, user: { login, type } };
    this.comments.push(comment);
    return comment;
  }

  answer(exchange: Exchange): Answer {
    const { method, url, authorization } = exchange;
    if (authorization !== `Bearer ${TOKEN}`) return problem(401, "Bad credentials");
    if (url.pathname === "/graphql") return this.#viewer();
    if (url.pathname === COMMENTS && method === "GET") return page(this.comments, url);
    if (url.pathname.startsWith(PULLS) && method === "GET") return this.#pulls(url);
    if (this.#options.permission === "read") return problem(403, "Resource not accessible by integration");
    if (url.pathname === ATTESTATIONS && method === "POST") {
      return { status: 201, json: { id: this.attestations.push(exchange.body.bundle) } };
    }
    const id = Number(ONE_COMMENT.exec(url.pathname)?.[1]);
    const at = this.comments.findIndex((each) => each.id === id);
    if (method === "DELETE" && at >= 0) {
      this.comments.splice(at, 1);
      return { status: 204, json: undefined };
    }
    const text = exchange.body.body ?? "";
    if (text === "" || text.length > MAX_BODY) {
      return problem(422, "Validation Failed: body is too long (maximum is 65536 characters)");
    }
    if (url.pathname === COMMENTS && method === "POST") {
      return { status: 201, json: this.add(text, this.#options.login ?? "github-actions[bot]") };
    }
    const comment = this.comments[at];
    if (method !== "PATCH" || comment === undefined) return problem(404, "Not Found");
    comment.body = text;
    return { status: 200, json: comment };
  }

  #viewer(): Answer {
    if (this.#options.hidesLogin === true) {
      return { status: 200, json: { errors: [{ message: "Resource not accessible by integration" }] } };
    }
    return {
      status: 200,
      json: { data: { viewer: { login: this.#options.login ?? "github-actions[bot]" } } },
    };
  }

  #pulls(url: URL): Answer {
    const { pullRequests = [] } = this.#options;
    if (url.pathname === PULLS) {
      const { searchParams: query } = url;
      const found = pullRequests.filter(
        ({ state, head }) => state === query.get("state") && head.label === query.get("head"),
      );
      return page(found, url);
    }
    const number = Number(url.pathname.slice(PULLS.length + 1));
    const found = pullRequests.find((each) => each.number === number);
    return found === undefined ? problem(404, "Not Found") : { status: 200, json: found };
  }
}

function page(items: readonly unknown[], url: URL): Answer {
  const size = Math.min(Number(url.searchParams.get("per_page") ?? 30), 100);
  const at = Number(url.searchParams.get("page") ?? 1);
  const last = Math.ceil(items.length / size);
  const link = (number: number, rel: string): string => {
    const other = new URL(url);
    other.searchParams.set("page", String(number));
    return `<${other.href}>; rel="${rel}"`;
  };
  const links = [
    ...(at > 1 ? [link(1, "first")] : []),
    ...(at < last ? [link(at + 1, "next"), link(last, "last")] : []),
  ];
  return {
    status: 200,
    json: items.slice((at - 1) * size, at * size),
    ...(links.length > 0 && { headers: { link: links.join(", ") } }),
  };
}

function problem(status: number, message: string): Answer {
  return { status, json: { message, documentation_url: "https://docs.github.com/rest" } };
}

function write(response: ServerResponse, { status, json, headers }: Answer): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(json));
}

function misbehave(response: ServerResponse, misbehaviour: Misbehaviour): void {
  if (misbehaviour === "reset") response.destroy();
  else if (misbehaviour === "half an answer") {
    response.writeHead(200, { "content-length": 1000 }).write("[", () => response.destroy());
  } else {
    const { status, headers, body } = misbehaviour;
    response.writeHead(status, headers).end(body);
  }
}

async function readBody(incoming: IncomingMessage): Promise<Exchange["body"]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? {} : (JSON.parse(text) as Exchange["body"]);
}
