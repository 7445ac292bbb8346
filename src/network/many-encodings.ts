// Answers that say to be compressed again and again. fetch refuses them itself, but when such a request is given up then, what is
// left of its answer fails where no code waits for it, and that ends the process.
import type { Dispatcher } from "undici";
import { onResponseStart } from "./response-start.ts";

/** As many as fetch accepts. */
const MAX_ENCODINGS = 5;

/** Gives up a request whose answer has more encodings than fetch accepts. */
export const refuseManyEncodings: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (options, handler) =>
    dispatch(
      options,
      onResponseStart(handler, (controller, status, headers, message) => {
        const count = String(headers["content-encoding"] ?? "").split(",").length;
        if (count > MAX_ENCODINGS) controller.abort(new Error(`the answer is encoded ${count} times`));
        else handler.onResponseStart?.(controller, status, headers, message);
      }),
    );
