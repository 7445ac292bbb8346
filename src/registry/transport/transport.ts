// One HTTP request: timeouts, redirects, and where the Authorization header may go. Knows nothing of registries' paths.
import { collectUpTo } from "../../bytes/collect.ts";
import type { AnswerHeaders, IncomingAnswer } from "../../network/exchange.ts";
import { proxyFailure } from "../../network/network-error.ts";
import { proxyName } from "../../network/proxy-address.ts";
import { networkError, REDIRECTED } from "../failure/network-failure.ts";
import { type FailedAnswer, mismatchError, RegistryError } from "../failure/registry-error.ts";
import type { RequestContext } from "../failure/request-context.ts";
import { type CallLimits, cancelledError } from "./call-limits.ts";
import type { Clock } from "./clock.ts";
import { isStreamed, prepareBody, type PreparedBody, type RequestBody } from "./request-body.ts";
import type { Route } from "./routes.ts";
import type { Timeouts } from "./timeouts.ts";
import { createWatchdog, type Watchdog } from "./watchdog.ts";

export interface HttpRequest extends RequestContext {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent to the origin of `url` only, never further along redirects. */
  readonly authorization?: string | undefined;
  readonly body?: RequestBody;
  /** False where the body is a secret that a redirect must not carry elsewhere. */
  readonly followRedirects?: boolean;
  /**
   * `blob` may take as long as it gets on; what is small, which is everything else, has to be here soon. `stored` is small, but
   * comes when an upload is stored. `file` is a blob of a server that knows nothing of digests, and may label it as compressed by its
   * name; it is kept as it comes.
   */
  readonly content?: "small" | "blob" | "file" | "stored";
  /** Of the call that the request is for. */
  readonly limits?: CallLimits;
}

/** The answer; its body must be read to the end or cancelled, else the connection stays taken. */
export interface HttpAnswer {
  readonly request: HttpRequest;
  readonly status: number;
  readonly headers: AnswerHeaders;
  /** After redirects. */
  readonly url: URL;
  readonly route: Pick<Route, "isNamed" | "proxy">;
  /** The next piece of the body; undefined at its end. */
  readChunk(): Promise<Uint8Array | undefined>;
  cancel(): void;
}

/** Sends one request. @throws {PlatformError} `REGISTRY_UNREACHABLE` if there is no answer, or `CANCELLED` */
export type HttpTransport = (request: HttpRequest) => Promise<HttpAnswer>;

export interface HttpTransportOptions {
  readonly timeouts: Timeouts;
  readonly clock: Clock;
  readonly routeTo: (url: URL, registry: string) => Route;
}

const MAX_REDIRECTS = 5;

/** Redirects that are followed with what was sent. */
const SAME_METHOD: readonly number[] = [307, 308];
/** Redirects that turn a write into a GET, which no registry means. */
const AS_GET: readonly number[] = [301, 302, 303];
const USER_AGENT = "cloud-native-buildpacks-action";

export function createTransport(options: HttpTransportOptions): HttpTransport {
  return async (request) => {
    let url = request.url;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      const answer = await exchange(options, request, url);
      const next = redirectTarget(answer);
      if (next === undefined) return answer;
      await startOfBody(answer);
      url = next;
    }
    throw new RegistryError(
      "REGISTRY",
      request,
      `${request.url.host} redirects more than ${MAX_REDIRECTS} times`,
    );
  };
}

/**
 * Where a Location header points. TLS proxies that do not tell the registry about TLS make it answer `http:` for its
 * own host; that is put right. @throws {RegistryError} if it leaves https for http on another host, or HTTP altogether
 */
export function resolveLocation(context: RequestContext, from: URL, location: string): URL {
  if (!URL.canParse(location, from.href)) {
    throw new RegistryError("REGISTRY", context, `${from.host} sent a Location that is not a URL`);
  }
  const target = new URL(location, from);
  if (from.protocol === "https:" && target.protocol === "http:" && target.host === from.host) {
    target.protocol = "https:";
  }
  const isDowngrade = from.protocol === "https:" && target.protocol === "http:";
  if (isDowngrade || !/^https?:$/.test(target.protocol)) {
    const why = `${from.host} leads from ${from.protocol} to ${target.protocol}//${target.host}, which is not secure`;
    const hint = `Let ${from.host} lead to an https:// address, by its own settings or by those of a proxy in front of it.`;
    throw new RegistryError("REGISTRY", context, why, { hint });
  }
  return target;
}

/** A whole body in memory. @throws {RegistryError} `DIGEST_MISMATCH` if it is longer than the limit */
export async function readBody(answer: HttpAnswer, limitBytes: number): Promise<Buffer> {
  const body = await collectUpTo(bodyOf(answer), limitBytes);
  if (body !== undefined) return body;
  answer.cancel();
  throw mismatchError(answer.request, `the answer is larger than ${limitBytes} bytes`);
}

async function* bodyOf(answer: HttpAnswer): AsyncGenerator<Uint8Array> {
  for (let chunk = await answer.readChunk(); chunk !== undefined; chunk = await answer.readChunk())
    yield chunk;
}

/** The start of a body as text for a message; also frees the connection. Never throws. */
export async function startOfBody(answer: HttpAnswer): Promise<string> {
  try {
    return (await readBody(answer, 64 * 1024)).toString("utf8");
  } catch {
    return "";
  }
}

/** What an error says of an answer; also frees the connection. Never throws. */
export async function failedAnswer(answer: HttpAnswer): Promise<FailedAnswer> {
  const text = await startOfBody(answer);
  return {
    status: answer.status,
    headers: answer.headers,
    bodyText: answer.route.isNamed ? withoutAuthorization(text, answer.request.authorization) : "",
    proxy: answer.route.proxy && proxyName(answer.route.proxy),
  };
}

/** Registries repeat in errors what they were sent. */
function withoutAuthorization(text: string, header: string | undefined): string {
  const [, sent = ""] = header?.split(" ") ?? [];
  return sent === "" ? text : text.replaceAll(sent, "***");
}

async function exchange(options: HttpTransportOptions, request: HttpRequest, url: URL): Promise<HttpAnswer> {
  refuseLogin(request, url);
  const route = options.routeTo(url, request.registry);
  const watchdog = watchdogFor(options, request);
  const body = prepareBody(request.body, watchdog, options.timeouts);
  watchdog.expect(answerMs(request, options.timeouts), "no answer");
  try {
    const response = await route.exchange(url, {
      method: request.method,
      headers: headersFor(request, url),
      body: body.content,
      signal: abortedWith(watchdog, request),
      keepsEncoding: request.content === "file",
    });
    body.stopWatching();
    checkProxy(route, response);
    checkRedirect(request, response);
    return answerOf({ request, response, url, route, watchdog, body });
  } catch (error) {
    watchdog.abort();
    body.close();
    throw body.failure() ?? failureOf({ ...request, url }, watchdog, error);
  } finally {
    watchdog.rest();
  }
}

/** Of where a registry leads: it would be sent, and told of. @throws {RegistryError} */
function refuseLogin(request: HttpRequest, { username, password, host }: URL): void {
  if (username === "" && password === "") return;
  const why = `${request.registry} leads to an address of ${host} that has a user or a password in it`;
  throw new RegistryError("REGISTRY", request, why);
}

function watchdogFor({ timeouts, clock }: HttpTransportOptions, request: HttpRequest): Watchdog {
  const { body, content, limits } = request;
  const isLarge = content === "blob" || content === "file" || isStreamed(body);
  const wholeMs = isLarge ? undefined : answerMs(request, timeouts);
  return createWatchdog({ clock, patience: limits?.patience, wholeMs, stallMs: timeouts.stallMs });
}

function answerMs({ content }: HttpRequest, { responseMs, uploadResponseMs }: Timeouts): number {
  return content === "stored" ? uploadResponseMs : responseMs;
}

function abortedWith({ signal: own }: Watchdog, { limits }: HttpRequest): AbortSignal {
  return limits?.signal === undefined ? own : AbortSignal.any([own, limits.signal]);
}

function failureOf(request: HttpRequest, { failure }: Watchdog, thrown: unknown): Error {
  const signal = request.limits?.signal;
  return signal?.aborted === true ? cancelledError(signal) : networkError(request, failure ?? thrown);
}

/** Only proxies want to be logged in at like this. @throws {Error} `PROXY_FAILURE` */
function checkProxy({ proxy }: Route, { status }: IncomingAnswer): void {
  if (proxy !== undefined && status === 407) throw proxyFailure(proxy, "answered 407", { status });
}

/** What was streamed is not there any more. @throws {Error} that the upload was redirected */
function checkRedirect({ body }: HttpRequest, { status }: IncomingAnswer): void {
  if (isStreamed(body) && [...SAME_METHOD, ...AS_GET].includes(status)) throw new Error(REDIRECTED);
}

function headersFor(request: HttpRequest, url: URL): Record<string, string> {
  const { authorization } = request;
  return {
    "user-agent": USER_AGENT,
    accept: "*/*",
    // Digests are of the stored bytes.
    "accept-encoding": "identity",
    ...request.headers,
    ...(authorization !== undefined && url.origin === request.url.origin && { authorization }),
    // An empty body is none.
    ...(isStreamed(request.body) &&
      Boolean(request.body.sizeBytes) && { "content-length": String(request.body.sizeBytes) }),
  };
}

interface Received {
  readonly request: HttpRequest;
  readonly response: IncomingAnswer;
  readonly url: URL;
  readonly route: Route;
  readonly watchdog: Watchdog;
  readonly body: PreparedBody;
}

function answerOf({ request, response, url, route, watchdog, body }: Received): HttpAnswer {
  return {
    request,
    status: response.status,
    headers: response.headers,
    url,
    route,
    async readChunk() {
      watchdog.expectContent("no more data");
      try {
        const next = await response.body.next();
        if (next.done === true) {
          body.close();
          return undefined;
        }
        watchdog.gotContent(next.value.byteLength);
        return next.value;
      } catch (error) {
        body.close();
        throw failureOf({ ...request, url }, watchdog, error);
      } finally {
        watchdog.rest();
      }
    },
    cancel() {
      body.close();
      watchdog.abort();
    },
  };
}

function redirectTarget(answer: HttpAnswer): URL | undefined {
  const { request, status, url } = answer;
  const isRead = request.method === "GET" || request.method === "HEAD";
  const isRedirect = SAME_METHOD.includes(status) || (isRead && AS_GET.includes(status));
  const location = answer.headers.get("location");
  if (!isRedirect || request.followRedirects === false || location === null) return undefined;
  return resolveLocation(request, url, location);
}
