// dockerode's client of one engine, with errors in our words: every rejection is one that Daemon promises.
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Readable } from "node:stream";
import Docker from "dockerode";
import type * as v from "valibot";
import { checkDepth, checkSchema } from "../oci/schema.ts";
import { showRequestsBriefly } from "./brief-requests.ts";
import { waitForConnections } from "./connection-gate.ts";
import { requestError } from "./daemon-error.ts";
import type { Endpoint } from "./endpoint.ts";
import { noticeBrokenAnswers } from "./whole-answers.ts";

/** What becomes of connections. */
export interface KeptConnections {
  /**
   * How many connections are kept open for later requests; more than these are never open at a time. For a process that loses
   * the right to open any. By default each request gets a connection of its own.
   */
  readonly keptConnections?: number;
}

/** How requests are sent. */
export interface ClientOptions extends KeptConnections {
  /** Which version of the engine's API is meant, e.g. `1.48`; the engine's newest if undefined. */
  readonly apiVersion?: string;
}

/** Of Podman's own API: the oldest that Podman 4 and 5 speak. */
const LIBPOD_VERSION = "v4.0.0";

/** Its operations are words that follow "to" in an error, e.g. `start a container`. */
export class EngineClient {
  /** What asks the engine; its promises belong into one of the methods here. */
  readonly docker: Docker;
  /** What asks Podman by its own API. */
  readonly libpod: Docker;
  readonly #endpoint: Endpoint;
  readonly #agent: HttpAgent;

  constructor(endpoint: Endpoint, options: ClientOptions = {}) {
    this.#agent = createAgent(endpoint, options);
    this.#endpoint = endpoint;
    const version = options.apiVersion === undefined ? undefined : `v${options.apiVersion}`;
    this.docker = this.#createDocker(version, options);
    this.libpod = this.#createDocker(LIBPOD_VERSION, options);
  }

  #createDocker(version: string | undefined, { keptConnections }: ClientOptions): Docker {
    const docker = new Docker({ ...dockerOptions(this.#endpoint, this.#agent), version });
    if (keptConnections !== undefined) waitForConnections(docker.modem, this.#agent);
    noticeBrokenAnswers(docker.modem);
    showRequestsBriefly(docker.modem);
    return docker;
  }

  /** Where in a file system the engine listens; undefined if on a network. */
  get socketPath(): string | undefined {
    return this.#endpoint.kind === "unix" ? this.#endpoint.socketPath : undefined;
  }

  /** Closes all connections, and fails what still uses one. */
  close(): void {
    this.#agent.destroy();
  }

  /** Waits for what the engine was asked. */
  async call<T>(operation: string, answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw requestError(operation, this.#endpoint, error);
    }
  }

  /** Waits for the JSON that the engine was asked for. */
  async ask<S extends v.GenericSchema>(
    schema: S,
    operation: string,
    answer: Promise<unknown>,
  ): Promise<v.InferOutput<S>> {
    const value = await this.call(operation, answer);
    const what = `What the Docker engine answered when asked to ${operation}`;
    checkDepth(value, what);
    return checkSchema(schema, value, what);
  }

  /** Waits for the head of an answer; its body must be read to the end or destroyed. */
  async open(operation: string, answer: Promise<unknown>): Promise<Readable> {
    return (await this.call(operation, answer)) as Readable;
  }

  /** Reads an answer that {@link open} gave bit by bit; only errors of the connection are translated. */
  async *chunks(operation: string, answer: Readable): AsyncGenerator<Uint8Array> {
    try {
      yield* answer as AsyncIterable<Uint8Array>;
    } catch (error) {
      throw requestError(operation, this.#endpoint, error);
    }
  }
}

/**
 * A connection per request, unless connections are kept: one that the engine closes just when it is used again would fail the
 * request.
 */
function createAgent(endpoint: Endpoint, { keptConnections }: ClientOptions): HttpAgent {
  const options =
    keptConnections === undefined
      ? { keepAlive: false }
      : { keepAlive: true, maxSockets: keptConnections, maxFreeSockets: keptConnections };
  const tls = endpoint.kind === "tcp" ? endpoint.tls : undefined;
  if (tls === undefined) return new HttpAgent(options);
  return new HttpsAgent({ ...options, rejectUnauthorized: tls.verify });
}

/** The types of dockerode lack the agent, which docker-modem documents. */
type Options = Docker.DockerOptions & { readonly agent: HttpAgent };

/**
 * Says everything that docker-modem would otherwise take from the process's environment, even where it is told otherwise:
 * https://github.com/apocas/docker-modem/issues/114
 */
function dockerOptions(endpoint: Endpoint, agent: HttpAgent): Options {
  const none = { socketPath: undefined, host: undefined, port: undefined, timeout: undefined };
  const noTls = { ca: undefined, cert: undefined, key: undefined };
  if (endpoint.kind === "unix") {
    return { ...none, ...noTls, protocol: "http", socketPath: endpoint.socketPath, agent };
  }
  const { host, port, tls } = endpoint;
  if (tls === undefined) return { ...none, ...noTls, protocol: "http", host, port, agent };
  const { ca, cert, key } = tls;
  return { ...none, ca, cert, key, protocol: "https", host, port, agent };
}
