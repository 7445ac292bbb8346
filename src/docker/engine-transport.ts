// Requests to the engine over docker-modem: every answer is read here, so that a broken connection always rejects.
import { Agent as HttpAgent, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import Docker from "dockerode";
import * as v from "valibot";
import { collect } from "../bytes/collect.ts";
import { parseJson } from "../oci/schema.ts";
import { ConnectionGate } from "./connection-gate.ts";
import { DaemonError, requestError } from "./daemon-error.ts";
import type { Endpoint } from "./endpoint.ts";

/** What becomes of connections. */
export interface KeptConnections {
  /**
   * How many connections are kept open for later requests; more than these are never open at a time. For a process that loses
   * the right to open any. By default each request gets a connection of its own.
   */
  readonly keptConnections?: number;
}

/** How requests are sent. */
export interface TransportOptions extends KeptConnections {
  /** Which version of the engine's API is meant, e.g. `1.48`; the engine's newest if undefined. */
  readonly apiVersion?: string;
}

/** One request to the engine. */
export interface EngineRequest {
  /** Words that follow "to" in an error, e.g. `start the container`. */
  readonly operation: string;
  readonly method: "HEAD" | "GET" | "POST" | "PUT" | "DELETE";
  /** Without a version: the transport's is meant. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

// docker-modem would put the engine's words into a message of its own; so it passes every answer on.
const EVERY_STATUS = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [i + 100, true]));

const ErrorAnswer = v.pipe(v.string(), v.parseJson(), v.object({ message: v.string() }));

/** Sends requests to one engine; every rejection is one that {@link Daemon} promises. */
export class Transport {
  readonly #modem: Docker["modem"];
  readonly #endpoint: Endpoint;
  /** In front of all paths. */
  readonly #version: string;
  readonly #agent: HttpAgent;
  /** Of connections that are kept. */
  readonly #gate: ConnectionGate | undefined;

  constructor(endpoint: Endpoint, options: TransportOptions = {}) {
    this.#agent = createAgent(endpoint, options);
    this.#modem = new Docker(modemOptions(endpoint, this.#agent)).modem;
    this.#endpoint = endpoint;
    this.#gate = options.keptConnections === undefined ? undefined : new ConnectionGate(this.#agent);
    this.#version = options.apiVersion === undefined ? "" : `/v${options.apiVersion}`;
  }

  /** Closes the connections that are kept. */
  close(): void {
    this.#agent.destroy();
  }

  /** Resolves with the answer as soon as its head is there; its body must be read to the end or destroyed. */
  async open(request: EngineRequest): Promise<IncomingMessage> {
    return this.#open(request, undefined);
  }

  /** Sends a request and forgets the body of the answer. */
  async send(request: EngineRequest): Promise<void> {
    await this.text(request, await this.open(request));
  }

  /** Sends a request and reads the JSON in the answer. */
  async json<S extends v.GenericSchema>(schema: S, request: EngineRequest): Promise<v.InferOutput<S>> {
    return this.readJson(schema, request, await this.open(request));
  }

  /** Reads the JSON of an answer that {@link open} gave. */
  async readJson<S extends v.GenericSchema>(
    schema: S,
    request: EngineRequest,
    answer: IncomingMessage,
  ): Promise<v.InferOutput<S>> {
    const text = await this.text(request, answer);
    return parseJson(schema, text, `The answer of the Docker engine to "${request.method} ${request.path}"`);
  }

  /** Reads the text of an answer that {@link open} gave. */
  async text(request: EngineRequest, answer: IncomingMessage): Promise<string> {
    return (await collect(this.chunks(request, answer))).toString("utf8");
  }

  /** Reads an answer that {@link open} gave bit by bit; only errors of the connection are translated. */
  async *chunks(request: EngineRequest, answer: IncomingMessage): AsyncGenerator<Uint8Array> {
    try {
      yield* answer as AsyncIterable<Uint8Array>;
    } catch (error) {
      throw requestError(request.operation, this.#endpoint, error);
    }
  }

  /**
   * Streams a tar into a request and gives the answer to `read`.
   * A tar that fails breaks the request off, and its own error is the one that rejects.
   */
  async upload(
    request: EngineRequest,
    tar: Readable,
    read: (answer: IncomingMessage) => Promise<unknown>,
  ): Promise<void> {
    const body = new PassThrough();
    const broken = new AbortController();
    let failure: { cause: unknown } | undefined;
    // Not docker-modem's `tar.pipe(request)`: that waits forever for a tar that was destroyed, and leaks it on an error.
    const feeding = pipeline(tar, body).catch((cause: unknown) => {
      failure ??= { cause };
      broken.abort();
    });
    try {
      await read(await this.#open({ ...request, signal: broken.signal }, body));
    } catch (error) {
      throw failure === undefined ? error : failure.cause;
    } finally {
      // An engine that has answered needs no more of the tar: 404 comes before the first byte is read.
      body.destroy();
      await feeding;
    }
  }

  async #open(request: EngineRequest, body: PassThrough | undefined): Promise<IncomingMessage> {
    const dial = () => this.#dial(request, body);
    // A body is read by the first try; what is loaded comes alone, when all else is done.
    const gate = body === undefined ? this.#gate : undefined;
    const answer = await (gate === undefined ? dial() : gate.pass(dial)).catch((error: unknown) => {
      throw requestError(request.operation, this.#endpoint, error);
    });
    const statusCode = answer.statusCode ?? 0;
    if (statusCode < 400) return answer;
    const text = await this.text(request, answer);
    const parsed = v.safeParse(ErrorAnswer, text);
    const reason = parsed.success ? parsed.output.message : text || `status ${statusCode}`;
    throw new DaemonError(request.operation, reason, { statusCode });
  }

  #dial(request: EngineRequest, body: PassThrough | undefined): Promise<IncomingMessage> {
    const query = new URLSearchParams(request.query).toString();
    const path = `${this.#version}${request.path}`;
    const options = {
      method: request.method,
      path: query === "" ? path : `${path}?${query}`,
      headers: { ...request.headers },
      // Otherwise docker-modem appends what it finds in `options` to the query, and sends it as the body of a POST.
      options: { _query: {}, _body: request.body ?? {} },
      isStream: true,
      statusCodes: EVERY_STATUS,
      ...(body !== undefined && { file: body }),
      ...(request.signal !== undefined && { abortSignal: request.signal }),
    };
    return new Promise((resolve, reject) => {
      this.#modem.dial(options, (error, answer) => {
        if (error === null) resolve(answer as IncomingMessage);
        else reject(error);
      });
    });
  }
}

/**
 * A connection per request, unless connections are kept: one that the engine closes just when it is used again would fail the
 * request.
 */
function createAgent(endpoint: Endpoint, { keptConnections }: TransportOptions): HttpAgent {
  const options =
    keptConnections === undefined
      ? { keepAlive: false }
      : { keepAlive: true, maxSockets: keptConnections, maxFreeSockets: keptConnections };
  const tls = endpoint.kind === "tcp" ? endpoint.tls : undefined;
  if (tls === undefined) return new HttpAgent(options);
  return new HttpsAgent({ ...options, rejectUnauthorized: tls.verify });
}

/** Says everything that docker-modem would otherwise take from the process's environment. */
function modemOptions(endpoint: Endpoint, agent: HttpAgent): Docker.DockerOptions {
  const none = { socketPath: undefined, host: undefined, port: undefined, timeout: undefined };
  const noTls = { ca: undefined, cert: undefined, key: undefined };
  if (endpoint.kind === "unix") {
    return { ...none, ...noTls, protocol: "http", socketPath: endpoint.socketPath, ...{ agent } };
  }
  const { host, port, tls } = endpoint;
  if (tls === undefined) return { ...none, ...noTls, protocol: "http", host, port, ...{ agent } };
  const { ca, cert, key } = tls;
  return { ...none, ca, cert, key, protocol: "https", host, port, ...{ agent } };
}
