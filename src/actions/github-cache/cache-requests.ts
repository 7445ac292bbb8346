// The requests of the cache client, seen from outside. It tells neither what the service has answered, nor that it waits in vain.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** How long saving may be stuck. */
export interface SavePatience {
  /** Until the service has answered whether there may be a new entry; the client tries for half a minute. */
  readonly reserveMs: number;
  /** In which nothing is sent after that. */
  readonly stallMs: number;
}

/** The client says "another job may be creating this cache" whatever happened; the status tells. */
export function lastStatusOf(path: RegExp): { readonly status: number | undefined } {
  const seen: { status: number | undefined } = { status: undefined };
  subscribe("http.client.response.finish", (message) => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    if (path.test(request.path)) seen.status = response.statusCode;
  });
  return seen;
}

/** @param what took so long, e.g. `looking for an entry` */
export function tookTooLong(what: string, limitMs: number, status: number | undefined): Error {
  const answer = status === undefined ? "" : ` (the service answers with ${status})`;
  return new Error(`${what} took more than ${limitMs / 1000} s${answer}`);
}

/** POST requests for a new entry, in either protocol. */
const RESERVATION = /\.CacheService\/CreateCacheEntry$|\/_apis\/artifactcache\/caches$/;

/** Watches until it is disposed. */
export interface SaveWatch extends Disposable {
  /** Of the last answer about a new entry, if there was one. */
  reservationStatus(): number | undefined;
  /** Rejects with the reason when saving is stuck; never fulfils. */
  readonly stuck: Promise<never>;
}

/** Watches one call; what it takes to pack the entry, before the first request, is not limited here. */
export function watchSaving({ reserveMs, stallMs }: SavePatience): SaveWatch {
  const reservation = lastStatusOf(RESERVATION);
  let reject: (reason: Error) => void = () => undefined;
  const stuck = new Promise<never>((_, rejectStuck) => {
    reject = rejectStuck;
  });
  // Saving may have ended otherwise.
  stuck.catch(() => undefined);
  const sockets = new Set<Socket>();
  let timer: NodeJS.Timeout | undefined;
  let sentBytes = 0;
  const isReserved = (): boolean => reservation.status !== undefined && reservation.status < 500;
  const checkUpload = (): void => {
    const nowBytes = [...sockets].reduce(
      (sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten,
      0,
    );
    if (nowBytes === sentBytes) reject(new Error(`nothing was sent for ${stallMs / 1000} s`));
    sentBytes = nowBytes;
    timer = setTimeout(checkUpload, stallMs);
  };
  const onRequest = (message: unknown): void => {
    (message as { request: ClientRequest }).request.once("socket", (socket) => sockets.add(socket));
    timer ??= setTimeout(() => {
      if (isReserved()) checkUpload();
      else reject(tookTooLong("asking for a new entry", reserveMs, reservation.status));
    }, reserveMs);
  };
  subscribe("http.client.request.created", onRequest);
  return {
    reservationStatus: () => reservation.status,
    stuck,
    [Symbol.dispose]() {
      unsubscribe("http.client.request.created", onRequest);
      clearTimeout(timer);
    },
  };
}
