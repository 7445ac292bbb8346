// What can go wrong at a registry, as one error class. Registry text is untrusted: one line, cut, never trusted for decisions.
import * as v from "valibot";
import { type ErrorCode, PlatformError, type PlatformErrorOptions } from "../../errors.ts";
import { oneLine } from "../../quote.ts";
import { hintsFor } from "./registry-hint.ts";
import type { RequestContext } from "./request-context.ts";

/** The codes a {@link RegistryError} can have. */
export type RegistryErrorCode = Extract<
  ErrorCode,
  "NOT_FOUND" | "REGISTRY_DENIED" | "REGISTRY_UNREACHABLE" | "DIGEST_MISMATCH" | "REGISTRY"
>;

interface RegistryErrorDetails extends PlatformErrorOptions {
  readonly answer?: FailedAnswer;
  readonly codes?: readonly string[];
  readonly isTemporary?: boolean;
  readonly retryAfterMs?: number | undefined;
}

/** A request that failed: to a registry, to its token server, or to another host that is asked in the same way. */
export class RegistryError extends PlatformError {
  declare readonly code: RegistryErrorCode;
  readonly method: string;
  /** Without query and user, which may hold secrets. */
  readonly url: string;
  /** Continues the sentence "Cannot …: ". */
  readonly why: string;
  /** Undefined if there was no HTTP answer. */
  readonly answer: FailedAnswer | undefined;
  /** The registry's own error codes, e.g. `["MANIFEST_UNKNOWN"]`. */
  readonly codes: readonly string[];
  /** Whether the same request may succeed a little later. */
  readonly isTemporary: boolean;
  /** How long the registry asked us to wait. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: RegistryErrorCode,
    context: RequestContext,
    why: string,
    details: RegistryErrorDetails = {},
  ) {
    super(code, `Cannot ${context.doing}: ${why}.`, details);
    this.method = context.method;
    this.url = withoutSecrets(context.url);
    this.why = why;
    this.answer = details.answer;
    this.codes = details.codes ?? [];
    this.isTemporary = details.isTemporary ?? false;
    this.retryAfterMs = details.retryAfterMs;
  }

  /** Undefined if there was no HTTP answer. */
  get statusCode(): number | undefined {
    return this.answer?.status;
  }
}

/** An HTTP answer that is not what the request wanted. */
export interface FailedAnswer {
  readonly status: number;
  readonly headers: Pick<Headers, "get">;
  readonly bodyText: string;
  /** Through which it came: such an answer may be the proxy's own. */
  readonly proxy?: string | undefined;
}

/** The error for an answer with an unwanted status. */
export function answerError(context: RequestContext, answer: FailedAnswer): RegistryError {
  const { codes, text } = readErrorBody(answer.bodyText);
  const through = answer.proxy === undefined ? "" : ` through the proxy ${answer.proxy}`;
  const said = text === "" ? "" : `: ${text}`;
  return new RegistryError(
    codeFor(answer.status, codes),
    context,
    `${context.url.host} answered ${answer.status}${through}${said}`.replace(/\.$/, ""),
    {
      answer,
      codes,
      isTemporary: isTemporaryStatus(answer.status),
      retryAfterMs: parseRetryAfter(answer.headers.get("retry-after")),
      hint: hintsFor(context).answered(answer.status),
    },
  );
}

/** The error for content that is not what its digest or size says. */
export function mismatchError(context: RequestContext, why: string): RegistryError {
  return new RegistryError("DIGEST_MISMATCH", context, why, { hint: hintsFor(context).damaged });
}

function codeFor(status: number, codes: readonly string[]): RegistryErrorCode {
  if (status === 401 || status === 403) return "REGISTRY_DENIED";
  if (status === 404) return "NOT_FOUND";
  return codes.includes("DIGEST_INVALID") ? "DIGEST_MISMATCH" : "REGISTRY";
}

/** Of what a server never does, in this protocol version or at all, it says so each time. */
const NEVER = new Set([501, 505]);

function isTemporaryStatus(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && !NEVER.has(status));
}

/** Seconds or a date, as in https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function parseRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs);
}

// Spec: https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#error-codes
const ErrorBody = v.object({
  errors: v.array(v.object({ code: v.nullish(v.string(), ""), message: v.nullish(v.string(), "") })),
});
/** Token servers of Docker and Microsoft write `details` or `message`; RFC 6749 has `error`. */
const OtherErrorBody = v.union([
  v.pipe(
    v.object({ details: v.string() }),
    v.transform((body) => body.details),
  ),
  v.pipe(
    v.object({ message: v.string() }),
    v.transform((body) => body.message),
  ),
  v.pipe(
    v.object({ error: v.string() }),
    v.transform((body) => body.error),
  ),
]);

function readErrorBody(bodyText: string): { codes: string[]; text: string } {
  const body = parseLoosely(bodyText);
  const known = v.safeParse(ErrorBody, body);
  if (known.success) {
    const codes = known.output.errors.map(({ code }) => oneLine(code)).filter(Boolean);
    const texts = known.output.errors.map((each) => [each.code, each.message].filter(Boolean).join(": "));
    return { codes, text: oneLine(texts.join("; ")) };
  }
  const other = v.safeParse(OtherErrorBody, body);
  if (other.success) return { codes: [], text: oneLine(other.output) };
  // A proxy's HTML page would only bury the status.
  return { codes: [], text: bodyText.trimStart().startsWith("<") ? "" : oneLine(bodyText) };
}

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutSecrets(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
