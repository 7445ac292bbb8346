// The Docker engine (or Podman's imitation of it) behind the Daemon interface.
import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import type { InferOutput } from "valibot";
import type { Environment } from "../environment.ts";
import { PlatformError } from "../errors.ts";
import { parseImageReference } from "../oci/image-reference.ts";
import { quote } from "../quote.ts";
import {
  ContainersAnswer,
  CreatedAnswer,
  daemonHost,
  daemonImage,
  daemonInfo,
  HostAnswer,
  ImageAnswer,
  NetworkAnswer,
  VolumesAnswer,
} from "./answers.ts";
import { EngineContainer, removeContainer } from "./container.ts";
import { containerConfig } from "./container-config.ts";
import { type EngineWarning, missingLimits, warningsIn } from "./create-warnings.ts";
import type {
  Container,
  ContainerSpec,
  Daemon,
  DaemonHost,
  DaemonImage,
  DaemonInfo,
  FileOwner,
  Mount,
  PullOptions,
  Volume,
} from "./daemon.ts";
import { DaemonError, hasStatus } from "./daemon-error.ts";
import { dialEngine } from "./dial-engine.ts";
import { registryAuth } from "./engine-credentials.ts";
import type { EngineRequest, Transport } from "./engine-transport.ts";
import { gatewayOf } from "./network-gateway.ts";
import { type ProgressFrame, readProgress, unpackFailure } from "./progress.ts";

/** Told of what the engine warns of. */
export type OnEngineWarning = (warning: EngineWarning) => void;

/** How to reach the engine, and what to do with what it says. */
export interface EngineOptions {
  /** The input `docker-host`. */
  readonly host?: string | undefined;
  /** Told for each container, also of what it was told before. */
  readonly onWarning?: OnEngineWarning;
}

/**
 * Finds the engine that is asked for, else that the environment points to, and makes sure that it answers and is new enough.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` with the endpoint, `DAEMON` with both API versions if it is too old
 */
export async function connectEngine(
  env: Environment,
  { host, onWarning = () => undefined }: EngineOptions = {},
): Promise<Daemon> {
  const { transport, version } = await dialEngine(env, { host });
  return new DockerEngine(transport, daemonInfo(version), onWarning);
}

/** The digest of no image. */
const NO_IMAGE = `sha256:${"0".repeat(64)}`;

/** The engine at the other end of a transport. */
export class DockerEngine implements Daemon {
  readonly info: DaemonInfo;
  readonly #transport: Transport;
  readonly #onWarning: OnEngineWarning;

  constructor(transport: Transport, info: DaemonInfo, onWarning: OnEngineWarning) {
    this.#transport = transport;
    this.info = info;
    this.#onWarning = onWarning;
  }

  async inspectImage(reference: string): Promise<DaemonImage | undefined> {
    try {
      const image = await this.#transport.json(ImageAnswer, {
        operation: `inspect the image ${quote(reference)}`,
        method: "GET",
        path: `/images/${reference}/json`,
      });
      return daemonImage(image);
    } catch (error) {
      if (hasStatus(error, 404)) return undefined;
      throw error;
    }
  }

  async pullImage(reference: string, options: PullOptions): Promise<void> {
    const { platform, credentials, onProgress, signal } = options;
    const request: EngineRequest = {
      operation: `pull ${quote(reference)}`,
      method: "POST",
      path: "/images/create",
      query: { fromImage: withTag(reference), ...(platform !== undefined && { platform }) },
      headers: { "X-Registry-Auth": registryAuth(credentials) },
      signal,
    };
    try {
      const answer = await this.#transport.open(request);
      await this.#readProgress(request, answer, { onFrame: reportTo(onProgress) });
    } catch (error) {
      if (signal?.aborted !== true) throw error;
      throw new PlatformError("CANCELLED", `The pull of ${quote(reference)} was cancelled.`, {
        cause: error,
      });
    }
  }

  async loadImage(archive: Readable): Promise<void> {
    const request: EngineRequest = {
      operation: "load an image archive",
      method: "POST",
      path: "/images/load",
    };
    await this.#transport.upload(request, archive, (answer) =>
      this.#readProgress(request, answer, { findFailure: unpackFailure }),
    );
  }

  async tagImage(reference: string, tag: string): Promise<void> {
    const at = tag.lastIndexOf(":");
    await this.#transport.send({
      operation: `tag ${quote(reference)} as ${quote(tag)}`,
      method: "POST",
      path: `/images/${reference}/tag`,
      query: { repo: tag.slice(0, at), tag: tag.slice(at + 1) },
    });
  }

  async hasNetwork(network: string): Promise<boolean> {
    const container = /^container:(.*)$/s.exec(network)?.[1];
    return await this.#exists(
      container === undefined
        ? {
            operation: `inspect the network ${quote(network)}`,
            path: `/networks/${encodeURIComponent(network)}`,
          }
        : {
            operation: `inspect the container ${quote(container)}`,
            path: `/containers/${encodeURIComponent(container)}/json`,
          },
    );
  }

  async hasVolume(name: string): Promise<boolean> {
    const path = `/volumes/${encodeURIComponent(name)}`;
    return await this.#exists({ operation: `inspect the volume ${quote(name)}`, path });
  }

  // Docker judges mounts before it looks for the image, so one that is nowhere shows what it thinks of them.
  async findMountProblem(mount: Mount): Promise<string | undefined> {
    if (this.info.engine === "podman") return undefined;
    const probe = {
      image: NO_IMAGE,
      command: ["true"],
      env: [],
      mounts: [mount],
      labels: {},
      securityOptions: [],
    };
    try {
      await this.createContainer(probe);
    } catch (error) {
      if (!(error instanceof DaemonError)) throw error;
      return error.statusCode === 400 ? error.reason : undefined;
    }
    return undefined;
  }

  async #exists(request: Pick<EngineRequest, "operation" | "path">): Promise<boolean> {
    try {
      await this.#transport.send({ ...request, method: "GET" });
      return true;
    } catch (error) {
      if (hasStatus(error, 404)) return false;
      throw error;
    }
  }

  async networkGateway(network: string): Promise<string | undefined> {
    try {
      const answer = await this.#transport.json(NetworkAnswer, {
        operation: `inspect the network ${quote(network)}`,
        method: "GET",
        path: `/networks/${encodeURIComponent(network)}`,
      });
      return gatewayOf(answer);
    } catch (error) {
      if (hasStatus(error, 404)) return undefined;
      throw error;
    }
  }

  async describeHost(): Promise<DaemonHost> {
    return daemonHost(await this.#describeItself());
  }

  #describeItself(): Promise<InferOutput<typeof HostAnswer>> {
    return this.#transport.json(HostAnswer, { operation: "describe itself", method: "GET", path: "/info" });
  }

  async removeImage(reference: string): Promise<void> {
    await this.#transport.send({
      operation: `remove the image ${quote(reference)}`,
      method: "DELETE",
      path: `/images/${reference}`,
    });
  }

  async createVolume(
    name: string,
    labels: Readonly<Record<string, string>>,
    owner?: FileOwner,
  ): Promise<Volume> {
    await this.#makeVolume({ Name: name, Labels: labels, ...this.#ownerOptions(owner) });
    return { name, [Symbol.asyncDispose]: () => this.#removeVolume(name) };
  }

  async ensureVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    await this.#makeVolume({ Name: name, Labels: labels });
  }

  // The engine answers with the volume that there is, if there is one.
  async #makeVolume(body: { readonly Name: string } & Readonly<Record<string, unknown>>): Promise<void> {
    await this.#transport.send({
      operation: `create the volume ${quote(body.Name)}`,
      method: "POST",
      path: "/volumes/create",
      body,
    });
  }

  /** Docker takes these for options of a file system that is to be mounted. */
  #ownerOptions(owner: FileOwner | undefined): object {
    if (owner === undefined || this.info.engine !== "podman") return {};
    return { DriverOpts: { o: `uid=${owner.uid},gid=${owner.gid}` } };
  }

  async createContainer(spec: ContainerSpec): Promise<Container> {
    const { Id: id, Warnings: words } = await this.#transport.json(CreatedAnswer, {
      operation: `create a container from ${quote(spec.image)}`,
      method: "POST",
      path: "/containers/create",
      body: containerConfig(spec),
    });
    const container = new EngineContainer(this.#transport, id, this.info.engine);
    const warnings = [...words.flatMap(warningsIn), ...(await this.#unspokenWarnings(container, spec))];
    warnings.forEach(this.#onWarning);
    return container;
  }

  /** An engine without root leaves out limits that its cgroups cannot have, and keeps that out of its answer. */
  async #unspokenWarnings(
    container: EngineContainer,
    { limits = {} }: ContainerSpec,
  ): Promise<readonly EngineWarning[]> {
    if (Object.values(limits).every((limit) => limit === undefined)) return [];
    try {
      const [inForce, host] = await Promise.all([container.limitsInForce(), this.#describeItself()]);
      return missingLimits(limits, { ...inForce, ...host });
    } catch (error) {
      await container[Symbol.asyncDispose]().catch(() => undefined);
      throw error;
    }
  }

  async removeLabelled(label: string): Promise<{ containers: number; volumes: number }> {
    const filters = JSON.stringify({ label: [label] });
    const containers = await this.#transport.json(ContainersAnswer, {
      operation: "list containers",
      method: "GET",
      path: "/containers/json",
      query: { all: "true", filters },
    });
    await finishAll(containers.map(({ Id }) => removeContainer(this.#transport, Id)));
    const { Volumes: volumes } = await this.#transport.json(VolumesAnswer, {
      operation: "list volumes",
      method: "GET",
      path: "/volumes",
      query: { filters },
    });
    await finishAll(volumes.map(({ Name }) => this.#removeVolume(Name)));
    return { containers: containers.length, volumes: volumes.length };
  }

  async #removeVolume(name: string): Promise<void> {
    try {
      await this.#transport.send({
        operation: `remove the volume ${quote(name)}`,
        method: "DELETE",
        path: `/volumes/${encodeURIComponent(name)}`,
      });
    } catch (error) {
      if (!hasStatus(error, 404)) throw error;
    }
  }

  async #readProgress(
    request: EngineRequest,
    answer: IncomingMessage,
    handlers: {
      onFrame?: (frame: ProgressFrame) => void;
      findFailure?: (frame: ProgressFrame) => string | undefined;
    },
  ): Promise<void> {
    const { operation } = request;
    await readProgress(this.#transport.chunks(request, answer), { operation, ...handlers });
  }
}

// A name without tag and digest would pull every tag of the repository.
function withTag(reference: string): string {
  const { tag, digest } = parseImageReference(reference);
  return tag === undefined && digest === undefined ? `${reference}:latest` : reference;
}

function reportTo(onProgress: PullOptions["onProgress"]): (frame: ProgressFrame) => void {
  return ({ status, id, progressDetail }) => {
    if (status == null) return;
    onProgress?.({ status, layer: id ?? undefined, currentBytes: progressDetail?.current ?? undefined });
  };
}

/** Lets all of them end, so that one failure leaves nothing behind that could have been removed; then rejects. */
async function finishAll(removals: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(removals);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
