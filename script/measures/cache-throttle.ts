// The test bed's registry behind a slow line.
import { once } from "node:events";
import { createServer, request as send, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A registry until it is disposed. */
export interface ThrottledRegistry extends AsyncDisposable {
  /** Host and port on loopback. */
  readonly host: string;
  /** Of all answers so far. */
  readonly sentBytes: () => number;
}

/** How far away it is. */
interface Distance {
  /** What each request takes on its way, there and back. */
  readonly delayMs: number;
}

/** Of a blob, once who wants it was sent there. */
const ELSEWHERE = "elsewhere";

/** Forwards to a registry; all answers together get no more than so many bytes a second. */
export async function throttleRegistry(
  upstream: string,
  bytesPerSecond: number,
  { delayMs }: Distance = { delayMs: 0 },
): Promise<ThrottledRegistry> {
  const [hostname = "", port = ""] = upstream.split(":");
  const pass = limiter(bytesPerSecond);
  let sentBytes = 0;
  const forward: RequestListener = (request, response) => {
    const { method, url, headers } = request;
    const forwarded = send({ hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      const copy = async (): Promise<void> => {
        for await (const chunk of answer as AsyncIterable<Buffer>) {
          await pass(chunk.byteLength);
          sentBytes += chunk.byteLength;
          if (!response.write(chunk)) await once(response, "drain");
        }
        response.end();
      };
      copy().catch(() => response.destroy());
    });
    forwarded.on("error", () => response.destroy());
    request.pipe(forwarded);
  };
  const server = createServer(delayMs === 0 ? forward : farAway(forward, delayMs));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    sentBytes: () => sentBytes,
    async [Symbol.asyncDispose]() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Large registries send those who want a blob elsewhere. */
function farAway(answer: RequestListener, delayMs: number): RequestListener {
  return (request, response) => {
    const { method, url = "" } = request;
    const isSentOn = method === "GET" && url.includes("/blobs/") && !url.endsWith(ELSEWHERE);
    setTimeout(() => {
      if (isSentOn) response.writeHead(307, { location: `${url}?${ELSEWHERE}` }).end();
      else answer(request, response);
    }, delayMs);
  };
}

/** Lets bytes wait for their turn on the line. */
function limiter(bytesPerSecond: number): (bytes: number) => Promise<void> {
  let freeAtMs = 0;
  return async (bytes) => {
    const now = performance.now();
    freeAtMs = Math.max(freeAtMs, now) + (bytes / bytesPerSecond) * 1000;
    // Timers are not exact to the millisecond; what is late is caught up with.
    if (freeAtMs - now > 5) await sleep(freeAtMs - now);
  };
}
