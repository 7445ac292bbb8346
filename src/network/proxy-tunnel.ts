// A connection through a proxy. https://www.rfc-editor.org/rfc/rfc9110#CONNECT
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { httpFor } from "./http-for.ts";
import { type ProxyFailure, proxyFailure, proxyUnusable } from "./network-error.ts";
import { type ChosenProxy, proxyAuthorization } from "./proxy-address.ts";
import { hostOf } from "./url-host.ts";

/** A proxy that works connects, or says that it cannot, well before. */
const TIMEOUT_MS = 30_000;

/**
 * Rejects with {@link ProxyFailure}.
 * @param target host and port, e.g. `ghcr.io:443`
 * @param deadline ends the wait, also for a proxy that sends its answer byte by byte
 */
export async function openTunnel(
  proxy: ChosenProxy,
  target: string,
  deadline = AbortSignal.timeout(TIMEOUT_MS),
): Promise<Socket> {
  const fail = (what: string, details: { status?: number | undefined; cause?: unknown } = {}): ProxyFailure =>
    proxyFailure(proxy, what, details);
  return new Promise((resolve, reject) => {
    const request = startTunnel(proxy.url, target);
    const giveUp = () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`));
    deadline.addEventListener("abort", giveUp, { once: true });
    request.once("connect", ({ statusCode: status }: IncomingMessage, socket: Socket, head: Buffer) => {
      deadline.removeEventListener("abort", giveUp);
      if (status === undefined || status < 200 || status > 299) {
        socket.destroy();
        reject(fail(`answered ${String(status)} when asked for ${target}`, { status }));
        return;
      }
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    request.once("response", (response) => {
      response.destroy();
      reject(fail("does not understand CONNECT", { status: response.statusCode }));
    });
    request.once("error", (cause) => {
      reject(proxyUnusable(proxy, cause));
    });
    request.end();
  });
}

function startTunnel(proxy: URL, target: string): ClientRequest {
  const authorization = proxyAuthorization(proxy);
  return httpFor(proxy).request({
    host: hostOf(proxy),
    port: proxy.port,
    method: "CONNECT",
    path: target,
    headers: {
      host: target,
      ...(authorization !== undefined && { "proxy-authorization": authorization }),
    },
    agent: false,
  });
}
