// The requests of @sigstore/sign, which go the way of all others: through the same proxies, with the same certificates, limits and
// retries. What it imports for them is a stub.
import { sendBy, type Sender } from "make-fetch-happen";
import type { Hints } from "../registry/failure/request-context.ts";
import type { Http } from "../registry/http.ts";

/** A certificate chain, an entry of a log, or a time stamp; an entry repeats what was signed. */
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

const UNREACHABLE = "Check that the runner's network, and its proxy if it has one, reach Sigstore.";

const HINTS: Hints = {
  untrusted: 'Name the certificate of the authority of your own Sigstore in "ca-certificates".',
  noTls: UNREACHABLE,
  unreachable: UNREACHABLE,
  refused: UNREACHABLE,
  damaged: "Run the job again later.",
  answered: (status) =>
    status === 400 || status === 401 || status === 403
      ? "Check that this Sigstore accepts the identity tokens of this server, and that the statement is not too large."
      : "Run the job again later; status.sigstore.dev says whether Sigstore has a problem.",
};

/** Lets the library send its requests by our client from now on. @returns what waits until all have ended, which the library does not */
export function sendRequestsBy(http: Pick<Http, "request">): () => Promise<void> {
  const underWay = new Set<Promise<unknown>>();
  const send: Sender = async (address, { method = "POST", headers = {}, body }) => {
    const answer = await http.request({
      doing: doingAt(address),
      method,
      url: new URL(address),
      headers,
      ...(body !== undefined && { body }),
      // What is asked for twice is only made twice.
      kind: "read",
      namedBy: "workflow",
      hints: HINTS,
      failed: (error) => error,
      limitBytes: MAX_ANSWER_BYTES,
    });
    return {
      ok: true,
      status: 200,
      statusText: "",
      headers: answer.headers,
      json: () => Promise.resolve(JSON.parse(answer.text) as unknown),
      buffer: () => Promise.resolve(answer.bytes),
    };
  };
  sendBy((address, options) => {
    const sending = send(address, options);
    underWay.add(sending);
    return sending;
  });
  return async () => {
    await Promise.allSettled(underWay);
  };
}

/** By what the interfaces are called: the services may be at one address, or one below another. */
function doingAt(address: string): string {
  if (address.endsWith("/signingCert")) return "get a certificate from Fulcio";
  return address.endsWith("/log/entries")
    ? "record the signature in Rekor"
    : "get a time stamp for the signature";
}
