// An engine that can be talked to even after this process has lost the right to open its socket.
import type { Environment } from "../environment.ts";
import { daemonInfo } from "./answers.ts";
import type { Daemon, DaemonInfo } from "./daemon.ts";
import { dialEngine } from "./dial-engine.ts";
import { DockerEngine } from "./engine.ts";
import type { EngineClient } from "./engine-client.ts";

/** Reading and loading never happen more often at a time; one more is for what was broken off. */
const KEPT_CONNECTIONS = 4;
/** Proxies close idle connections; a build between analysis and export may take long. */
const PING_EVERY_MS = 20_000;

/**
 * Connects to the engine that the environment points to, and keeps connections open.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` with the endpoint, `DAEMON` if it is too old
 */
export async function connectKeptEngine(env: Environment): Promise<Daemon & Disposable> {
  const { client, version } = await dialEngine(env, { keptConnections: KEPT_CONNECTIONS });
  await openConnections(client);
  return new KeptEngine(client, daemonInfo(version));
}

/** As many requests at a time as connections may be kept: each opens one, or uses one that is open. */
async function openConnections(client: EngineClient): Promise<void> {
  const pings = Array.from({ length: KEPT_CONNECTIONS }, () => client.docker.ping());
  await client.call("answer a ping", Promise.all(pings));
}

class KeptEngine extends DockerEngine implements Disposable {
  readonly #client: EngineClient;
  readonly #pings: NodeJS.Timeout;

  constructor(client: EngineClient, info: DaemonInfo) {
    // It creates no containers, so there is nothing to warn of.
    super(client, info, () => undefined);
    this.#client = client;
    this.#pings = setInterval(() => {
      // What is wrong shows when the connection is needed.
      openConnections(client).catch(() => undefined);
    }, PING_EVERY_MS).unref();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#pings);
    this.#client.close();
  }
}
