// Getting in touch with an engine: where it is, whether it answers, and whether it is new enough.
import type * as v from "valibot";
import type { Environment } from "../environment.ts";
import { VersionAnswer } from "./answers.ts";
import { DaemonError, unreachable } from "./daemon-error.ts";
import { Endpoints } from "./endpoint.ts";
import { EngineClient, type KeptConnections } from "./engine-client.ts";
import { checkEngineVersion, chooseApiVersion } from "./engine-version.ts";

/** How long the engine may take to say its version; a local one needs a few milliseconds. */
const CONNECT_TIMEOUT_MS = 30_000;

/** Which engine is meant, and how it is talked to. */
export interface DialOptions extends KeptConnections {
  /** Its address as a user asks for it, instead of what the environment says. */
  readonly host?: string | undefined;
  /** In which it may have been looked for already; by default it was not. */
  readonly endpoints?: Endpoints | undefined;
}

/** An engine that answers. */
export interface DialledEngine {
  readonly client: EngineClient;
  readonly version: v.InferOutput<typeof VersionAnswer>;
}

/**
 * Finds the engine that is asked for, else that the environment points to, and makes sure that it answers and is new enough.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` with the endpoint, `DAEMON` with both API versions if it is too old
 */
export async function dialEngine(env: Environment, options: DialOptions = {}): Promise<DialledEngine> {
  const { host, endpoints = new Endpoints(env), ...kept } = options;
  const endpoint = await endpoints.find(host);
  const timeout = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
  const client = new EngineClient(endpoint);
  timeout.addEventListener("abort", () => {
    client.close();
  });
  const version = await client
    .ask(VersionAnswer, "tell its version", client.docker.version())
    .catch((error: unknown) => {
      // Without a status nothing was answered at all, e.g. because the TLS handshake failed.
      const unanswered = error instanceof DaemonError && error.statusCode === undefined;
      throw unanswered ? unreachable(endpoint, timeout.reason ?? error.cause) : error;
    });
  const { Version: serverVersion, ApiVersion: apiVersion, MinAPIVersion } = version;
  checkEngineVersion({ serverVersion, apiVersion });
  const spoken = chooseApiVersion({ apiVersion, minimumApiVersion: MinAPIVersion ?? undefined });
  return { client: new EngineClient(endpoint, { ...kept, apiVersion: spoken }), version };
}
