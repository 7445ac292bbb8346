// What is done with the head of an answer before fetch sees it.
import type { Dispatcher } from "undici";

/** The method of a handler that gets the head of an answer. */
export type OnResponseStart = NonNullable<Dispatcher.DispatchHandler["onResponseStart"]>;

/** The same handler, whose head of an answer is looked at first. */
export function onResponseStart(
  handler: Dispatcher.DispatchHandler,
  onStart: OnResponseStart,
): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (...told) => handler.onRequestStart?.(...told),
    onRequestUpgrade: (...told) => handler.onRequestUpgrade?.(...told),
    onResponseStart: onStart,
    onResponseData: (...told) => handler.onResponseData?.(...told),
    onResponseEnd: (...told) => handler.onResponseEnd?.(...told),
    onResponseError: (...told) => handler.onResponseError?.(...told),
  };
}
