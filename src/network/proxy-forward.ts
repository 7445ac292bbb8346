// Requests without TLS through a proxy, which gets the whole URL. https://www.rfc-editor.org/rfc/rfc9112#absolute-form
import type { Dispatcher } from "undici";
import { proxyAuthorization } from "./proxy-address.ts";
import type { ChooseProxy } from "./proxy-choice.ts";

/** @param toProxy has the connections to proxies */
export function forwardThroughProxy(
  toProxy: Dispatcher,
  chooseProxy: ChooseProxy,
): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    const url = new URL(options.path, options.origin);
    const proxy = url.protocol === "http:" ? chooseProxy(url) : undefined;
    if (proxy === undefined) return dispatch(options, handler);
    const authorization = proxyAuthorization(proxy);
    const headers = {
      ...(options.headers as Record<string, string>),
      host: url.host,
      ...(authorization !== undefined && { "proxy-authorization": authorization }),
    };
    return toProxy.dispatch({ ...options, origin: proxy.origin, path: url.href, headers }, handler);
  };
}
