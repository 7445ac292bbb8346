// Where the engine listens: what a user asks for, else DOCKER_HOST, else the Docker context, else the default socket, as the docker command does it.
import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "../environment.ts";
import { PlatformError } from "../errors.ts";
import { isMissing } from "../files/regular-file.ts";
import { quote, withoutLogins } from "../quote.ts";
import { dockerConfigDir, readDockerContext, readIfExists } from "./docker-context.ts";

/** Where the engine listens, and what said so. */
export type Endpoint = { readonly url: string; readonly source: EndpointSource } & (
  | { readonly kind: "unix"; readonly socketPath: string }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number; readonly tls?: TlsOptions }
);

/** What chose the endpoint. */
export type EndpointSource = "input" | "DOCKER_HOST" | "context" | "default";

/** PEM texts; `verify` is whether the engine's certificate is checked. */
export interface TlsOptions {
  readonly verify: boolean;
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Where an engine listens if nothing says where. */
const DEFAULT_ENGINE = "unix:///var/run/docker.sock";
const PORT = 2375;
const TLS_PORT = 2376;

type ReadTls = () => Promise<TlsOptions | undefined>;

/**
 * Finds the endpoint of the engine.
 * @param requested the input `docker-host`, which takes certificates from the environment, as `DOCKER_HOST` does
 * @throws {PlatformError} `INPUT` for what cannot be used: `ssh://`, `npipe://`, a missing context
 */
export async function resolveEndpoint(env: Environment, requested?: string): Promise<Endpoint> {
  if (requested !== undefined) return parseHost(requested, "input", () => tlsOfEnvironment(env));
  const host = env["DOCKER_HOST"];
  if (host) return parseHost(host, "DOCKER_HOST", () => tlsOfEnvironment(env));
  const context = await readDockerContext(env);
  if (context === undefined) return parseHost(DEFAULT_ENGINE, "default", noTls);
  return parseHost(context.host, "context", () => readTls(context.tlsDir, !context.skipTlsVerify, false));
}

/** Where the engines of a step are; each is looked for once. */
export class Endpoints {
  readonly #env: Environment;
  readonly #found = new Map<string | undefined, Promise<Endpoint>>();

  constructor(env: Environment) {
    this.#env = env;
  }

  /** The same as {@link resolveEndpoint}. */
  find(requested?: string): Promise<Endpoint> {
    const found = this.#found.get(requested) ?? resolveEndpoint(this.#env, requested);
    this.#found.set(requested, found);
    return found;
  }

  /** Whether nobody listens there for certain: it is a socket that does not exist. What cannot be used at all may be anything. */
  async isMissing(requested?: string): Promise<boolean> {
    const endpoint = await this.find(requested).catch(() => undefined);
    return endpoint?.kind === "unix" && stat(endpoint.socketPath).then(() => false, isMissing);
  }
}

/** How an endpoint is called in a message, e.g. `"unix:///run/docker.sock" (from DOCKER_HOST)`. */
export function formatEndpoint(endpoint: Endpoint): string {
  const url = quote(withoutLogins(endpoint.url));
  return endpoint.source === "default" ? url : `${url} (from ${SOURCES[endpoint.source]})`;
}

const SOURCES: Readonly<Record<Exclude<EndpointSource, "default">, string>> = {
  input: 'the input "docker-host"',
  DOCKER_HOST: "DOCKER_HOST",
  context: "the Docker context",
};

/** What to correct if the endpoint is a wrong one. */
export function whatNames({ source }: Pick<Endpoint, "source">): string {
  return source === "default" ? "DOCKER_HOST or the Docker context" : SOURCES[source];
}

async function parseHost(text: string, source: EndpointSource, tls: ReadTls): Promise<Endpoint> {
  // The docker command takes `localhost:2375` for TCP, too.
  const url = text.includes("://") ? text : `tcp://${text}`;
  const scheme = url.slice(0, url.indexOf("://"));
  switch (scheme) {
    case "unix":
      return { kind: "unix", url, source, socketPath: socketPathOf(url, source) };
    case "tcp":
      return { kind: "tcp", url, source, ...(await parseTcp(url, source, tls)) };
    case "ssh":
      throw refuse(url, source, "ssh is not supported", SSH_HINT);
    case "npipe":
      throw refuse(url, source, "Windows pipes are not supported", "Use a Linux runner.");
    default:
      throw refuse(url, source, `the scheme ${quote(scheme)} is not supported`, "Use unix:// or tcp://.");
  }
}

const SSH_HINT =
  "Forward the socket (ssh -NL /tmp/docker.sock:/var/run/docker.sock HOST) and set DOCKER_HOST to unix:///tmp/docker.sock.";

function socketPathOf(url: string, source: EndpointSource): string {
  const path = url.slice("unix://".length);
  if (path.startsWith("/")) return path;
  throw refuse(
    url,
    source,
    "the path of the socket is not absolute",
    "Write it as unix:///var/run/docker.sock.",
  );
}

async function parseTcp(
  url: string,
  source: EndpointSource,
  readTlsOptions: ReadTls,
): Promise<{ host: string; port: number; tls?: TlsOptions }> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || parsed.hostname === "" || !["", "/"].includes(parsed.pathname)) {
    throw refuse(url, source, "it is not a host and a port", "Write it as tcp://HOST:PORT.");
  }
  const tls = await readTlsOptions();
  const port = parsed.port === "" ? (tls ? TLS_PORT : PORT) : Number(parsed.port);
  return { host: parsed.hostname, port, ...(tls !== undefined && { tls }) };
}

// Any value of DOCKER_TLS_VERIFY but the empty one means yes, and DOCKER_CERT_PATH alone means TLS without a check, as in
// https://pkg.go.dev/github.com/docker/docker@v28.0.4/client#WithTLSClientConfigFromEnv
async function tlsOfEnvironment(env: Environment): Promise<TlsOptions | undefined> {
  const verify = Boolean(env["DOCKER_TLS_VERIFY"]);
  const certPath = env["DOCKER_CERT_PATH"];
  if (!verify && !certPath) return undefined;
  return readTls(certPath || dockerConfigDir(env), verify, true);
}

async function readTls(dir: string, verify: boolean, required: boolean): Promise<TlsOptions | undefined> {
  const [ca, cert, key] = await Promise.all(
    ["ca.pem", "cert.pem", "key.pem"].map((name) => readIfExists(join(dir, name))),
  );
  if ((cert === undefined) !== (key === undefined) || (required && cert === undefined)) {
    throw new PlatformError("INPUT", `${quote(dir)} has no cert.pem and key.pem for the Docker daemon.`, {
      hint: "Put ca.pem, cert.pem and key.pem where DOCKER_CERT_PATH or the Docker context points to.",
    });
  }
  if (ca === undefined && cert === undefined && verify) return undefined;
  return {
    verify,
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
  };
}

function noTls(): Promise<undefined> {
  return Promise.resolve(undefined);
}

function refuse(url: string, source: EndpointSource, why: string, hint: string): PlatformError {
  return new PlatformError(
    "INPUT",
    `${REFUSED[source]} ${quote(withoutLogins(url))} cannot be used: ${why}.`,
    { hint },
  );
}

const REFUSED: Readonly<Record<EndpointSource, string>> = {
  input: 'The input "docker-host"',
  DOCKER_HOST: "DOCKER_HOST",
  context: "The Docker context's host",
  default: "The socket",
};
