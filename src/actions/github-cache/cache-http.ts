// Requests to the cache service and to its storage. With the HTTP client of @actions/cache, which makes the requests of the older
// protocol: they all go the same way, by the same proxy.
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { HttpClient } from "@actions/http-client";
import { collectUpTo } from "../../bytes/collect.ts";
import { messageOf } from "../../errors.ts";

/** How to be patient with a server. */
export interface CachePatience {
  /** Before a request is tried again. */
  readonly retryDelaysMs: readonly number[];
  /** How long nothing may come. */
  readonly stallMs: number;
  /** Told why something is tried again. */
  readonly onRetry: (reason: string) => void;
}

/** One request. */
export interface CacheRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly address: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** Of the service; what it says has some addresses in it. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** For whoever reads the log of the process. */
export function sayRetry(reason: string): void {
  console.log(`Retrying: ${reason}`);
}

/** Trying again does not help. */
export class CacheRefusal extends Error {
  override readonly name = "CacheRefusal";
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Connections that are kept until they are disposed of. */
export class CacheHttp implements Disposable {
  readonly #client: HttpClient;
  readonly #patience: CachePatience;

  constructor(patience: CachePatience) {
    this.#patience = patience;
    this.#client = new HttpClient("actions/cache", [], { keepAlive: true, socketTimeout: patience.stallMs });
  }

  /** The answer, whatever its status is; its body has to be read. @throws what the network says */
  async send({ method, address, headers = {}, body }: CacheRequest): Promise<IncomingMessage> {
    const { stallMs } = this.#patience;
    const length = body === undefined ? {} : { "content-length": String(body.length) };
    const data = body === undefined ? null : Readable.from([body], { objectMode: false });
    const { message } = await this.#client.request(method, address.href, data, { ...headers, ...length });
    return message.setTimeout(stallMs, () => {
      message.destroy(new Error(`nothing was received for ${stallMs / 1000} s`));
    });
  }

  /**
   * The answer of the service as a text, whatever its status is; what the network says does not get better by trying again.
   * @throws {CacheRefusal} with that
   */
  async exchange(request: CacheRequest): Promise<{ readonly status: number; readonly text: string }> {
    try {
      const message = await this.send(request);
      const body = await collectUpTo(message as AsyncIterable<Buffer>, MAX_ANSWER_BYTES);
      return { status: message.statusCode ?? 0, text: body?.toString() ?? "" };
    } catch (error) {
      throw new CacheRefusal(messageOf(error), 0);
    }
  }

  /**
   * The answer of the storage with this status; its body has to be read.
   * @throws {CacheRefusal} if it has another one, and trying again does not help
   * @throws what the network says
   */
  async sendTo(storage: CacheRequest, expected: number): Promise<IncomingMessage> {
    const message = await this.send(storage);
    const { statusCode = 0 } = message;
    if (statusCode === expected) return message;
    message.resume();
    const text = `the cache's storage answers with ${statusCode}`;
    throw statusCode >= 500 || statusCode === 429 ? new Error(text) : new CacheRefusal(text, statusCode);
  }

  /** Tries again what failed, unless it was refused. @throws what the last try throws */
  async retrying<T>(work: () => Promise<T>): Promise<T> {
    const { retryDelaysMs, onRetry } = this.#patience;
    for (const delayMs of retryDelaysMs) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof CacheRefusal) throw error;
        onRetry(messageOf(error));
        await sleep(delayMs);
      }
    }
    return work();
  }

  [Symbol.dispose](): void {
    this.#client.dispose();
  }
}
