// Requests of hosts that are no registries, such as those that have archives of buildpacks: with the same proxies, certificates,
// limits, retries and words.
import type { AnswerHeaders } from "../network/exchange.ts";
import { type Attempt, createCalls } from "./calls.ts";
import { answerError, RegistryError } from "./failure/registry-error.ts";
import type { Hints } from "./failure/request-context.ts";
import { type HttpOptions, type HttpParts, partsOf } from "./http-parts.ts";
import type { CallKind } from "./transport/retry.ts";
import type { NamedBy } from "./transport/routes.ts";
import { type NewFile, saveBody } from "./transport/save-body.ts";
import {
  createTransport,
  failedAnswer,
  type HttpAnswer,
  type HttpRequest,
  readBody,
} from "./transport/transport.ts";

/** A call that reads. */
export interface DownloadCall extends Pick<HttpRequest, "doing" | "url"> {
  readonly namedBy: NamedBy;
  readonly hints: Hints;
}

/** A call whose answer is small. */
export interface HttpCall
  extends DownloadCall, Pick<HttpRequest, "method" | "headers" | "authorization" | "body"> {
  /** How often to try; `once` for what cannot be sent again. */
  readonly kind: "read" | "once";
  readonly limitBytes: number;
  /** What is thrown instead of what went wrong in the end. */
  readonly failed: (error: RegistryError) => Error;
}

/** An answer whose status is 2xx. */
export interface SmallAnswer {
  readonly bytes: Buffer;
  /** The same, as UTF-8. */
  readonly text: string;
  readonly headers: AnswerHeaders;
}

/** Both reject with `CANCELLED`, too. */
export interface Http {
  /** Rejects with what the call makes of a {@link RegistryError}. */
  request(call: HttpCall): Promise<SmallAnswer>;
  /** Makes a new file of what is at an address; if it fails, there is none. Rejects with {@link RegistryError}, or with what the file system says. */
  download(call: DownloadCall, file: NewFile): Promise<void>;
}

export function createHttp(options: HttpOptions): Http {
  const parts = partsOf(options);
  return {
    async request({ limitBytes, failed, ...call }) {
      try {
        return await exchange(parts, call, async (answer) => {
          const bytes = await readBody(answer, limitBytes);
          return { bytes, text: bytes.toString("utf8"), headers: answer.headers };
        });
      } catch (error) {
        throw error instanceof RegistryError ? failed(error) : error;
      }
    },
    async download(call, file) {
      let saving = Promise.resolve();
      try {
        await exchange(parts, { ...call, method: "GET", kind: "read blob", content: "file" }, (answer) => {
          parts.signal?.throwIfAborted();
          return (saving = saveBody(answer, file));
        });
      } finally {
        // If the call was cancelled, the file is still to be removed.
        await saving.catch(() => undefined);
      }
    },
  };
}

type Exchange = DownloadCall &
  Omit<HttpRequest, "registry" | "access"> & { readonly kind: CallKind | "once" };

/** Sends a request and reads its answer; both are tried again together. */
async function exchange<T>(
  { routes, ...parts }: HttpParts,
  { namedBy, kind, ...request }: Exchange,
  read: (answer: HttpAnswer) => Promise<T>,
): Promise<T> {
  const { url: first } = request;
  const send = createTransport({
    ...parts,
    routeTo: (url) => (url.host === first.host ? routes.toNamed(url, namedBy) : routes.toForeign(url, first)),
  });
  const calls = createCalls({ ...parts, send });
  const attempt: Attempt<T, HttpRequest> = async (limited) => {
    const answer = await limited({ ...request, registry: first.host, access: "pull" });
    if (answer.status >= 200 && answer.status < 300) return read(answer);
    throw answerError({ ...answer.request, url: answer.url }, await failedAnswer(answer));
  };
  return kind === "once" ? calls.once(attempt) : calls.retried(kind, attempt);
}
