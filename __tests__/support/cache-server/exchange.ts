// One request to the cache service and its answer, and how JSON comes and goes.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";

/** A request with its answer; the address is the whole one. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

/** Answers, and ends the answer. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** All of the body. */
export async function readText(request: Readable): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** The body; `{}` if it is empty. */
export async function readJson(request: Readable): Promise<unknown> {
  return JSON.parse((await readText(request)) || "{}") as unknown;
}
