// The body of a request: text, bytes, or a source that is streamed, watched for stalls, and closed in every case.
import type { OutgoingBody } from "../../network/exchange.ts";
import type { Timeouts } from "./timeouts.ts";
import type { Watchdog } from "./watchdog.ts";

/** A body that is streamed, and opened again when the request is sent again. */
export interface StreamedBody {
  /** Undefined if unknown before its end; then it is sent in chunks. */
  readonly sizeBytes: number | undefined;
  open(): AsyncIterable<Uint8Array>;
}

export type RequestBody = string | Buffer | StreamedBody;

/** A body on its way. */
export interface PreparedBody {
  readonly content: OutgoingBody | undefined;
  /** What the source of the body threw. */
  failure(): Error | undefined;
  /** The answer is here, maybe before the whole body was sent: the upload does not matter any more. */
  stopWatching(): void;
  /** Closes the source, which an early answer leaves open. */
  close(): void;
}

export function isStreamed(body: RequestBody | undefined): body is StreamedBody {
  return typeof body === "object" && "open" in body;
}

export function prepareBody(
  body: RequestBody | undefined,
  watchdog: Watchdog,
  timeouts: Timeouts,
): PreparedBody {
  if (isStreamed(body) && body.sizeBytes !== 0) return prepareStream(body, watchdog, timeouts);
  const nothing = () => undefined;
  return {
    // A stream of nothing was seen to keep its request from ever being sent.
    content: isStreamed(body) ? new Uint8Array(0) : body,
    failure: nothing,
    stopWatching: nothing,
    close: nothing,
  };
}

function prepareStream(source: StreamedBody, watchdog: Watchdog, timeouts: Timeouts): PreparedBody {
  let failure: Error | undefined;
  let isWatched = true;
  // The source is opened on the first pull only, so that nothing is left open if no connection comes about.
  async function* read(): AsyncGenerator<Uint8Array, undefined> {
    try {
      for await (const chunk of source.open()) {
        if (isWatched) watchdog.expectContent("no more of the upload was taken");
        yield chunk;
        // A slow source has its own limits.
        if (isWatched) watchdog.rest();
        watchdog.gotContent(chunk.byteLength);
      }
      if (isWatched) watchdog.expect(timeouts.uploadResponseMs, "no answer to the upload");
    } catch (error) {
      failure = error as Error;
      throw error;
    }
  }
  const chunks = read();
  return {
    content: chunks,
    failure: () => failure,
    stopWatching() {
      isWatched = false;
    },
    close() {
      isWatched = false;
      chunks.return(undefined).catch(() => undefined);
    },
  };
}
