// Answers as their server stores them. Some servers label archives by their names, `.tgz` with `Content-Encoding: gzip`, and fetch
// unpacks what has that label, whether it asked for it or not.
import type { Dispatcher } from "undici";
import type { FetchDispatcher } from "./reach.ts";
import { onResponseStart } from "./response-start.ts";

/** The same connections; what comes by them is not unpacked. */
export function keepStoredBytes(dispatcher: FetchDispatcher): FetchDispatcher {
  const composed = (dispatcher as unknown as Dispatcher).compose(
    (dispatch) => (options, handler) => dispatch(options, withoutEncoding(handler)),
  );
  return composed as unknown as FetchDispatcher;
}

/** Of what fetch is told, only the headers are others. */
function withoutEncoding(handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler {
  return onResponseStart(handler, (controller, status, headers, message) => {
    const rest = Object.entries(headers).filter(([name]) => name !== "content-encoding");
    handler.onResponseStart?.(controller, status, Object.fromEntries(rest), message);
  });
}
