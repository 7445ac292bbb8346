// Networks whose answers a test makes up, or whose requests it sends elsewhere.
import type { Exchange, IncomingAnswer } from "../../src/network/exchange.ts";
import { createNetwork, type Network } from "../../src/network/network.ts";

/** Without a proxy. */
export function networkOf(exchange: (real: Exchange) => Exchange): Network {
  const network = createNetwork({ env: {} });
  return { ...network, exchange: (reach) => exchange(network.exchange(reach)) };
}

/** What a host says. */
export function answerOf(
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body: AsyncIterable<Uint8Array> | string = "",
): IncomingAnswer {
  const content = typeof body === "string" ? piecesOf(body) : body;
  return { status, headers: new Headers(headers), body: content[Symbol.asyncIterator]() };
}

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  if (text !== "") yield await Promise.resolve(Buffer.from(text));
}
