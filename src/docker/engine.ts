// The Docker engine (or Podman's imitation of it) behind the Daemon interface.
import type { Readable } from "node:stream";
import type { VolumeCreateOptions } from "dockerode";
import type { InferOutput } from "valibot";
import type { Environment } from "../environment.ts";
import { PlatformError } from "../errors.ts";
import { parseImageReference } from "../oci/image-reference.ts";
import { quote } from "../quote.ts";
import {
  ContainersAnswer,
  CreatedAnswer,
  daemonHost,
  daemonInfo,
  HistoryAnswer,
  HostAnswer,
  ImageAnswer,
  NetworkAnswer,
  VolumeAnswer,
  VolumesAnswer,
} from "./answers.ts";
import { EngineContainer, removeContainer } from "./container.ts";
import { createContainer } from "./create-container.ts";
import { type EngineWarning, missingLimits, warningsIn } from "./create-warnings.ts";
import type {
  ConfiguredImage,
  Container,
  ContainerSpec,
  Daemon,
  DaemonHost,
  DaemonImage,
  DaemonInfo,
  FileOwner,
  Mount,
  PullOptions,
  RemovedParts,
  Volume,
} from "./daemon.ts";
import { ifNotMissing } from "./daemon-error.ts";
import { dialEngine } from "./dial-engine.ts";
import type { Endpoints } from "./endpoint.ts";
import type { EngineClient } from "./engine-client.ts";
import { registryAuth } from "./engine-credentials.ts";
import { daemonImage, originsOf, toImageConfig } from "./image-answer.ts";
import { mountProblem } from "./mount-problem.ts";
import { gatewayOf } from "./network-gateway.ts";
import { pullFrames, readProgress, unpackFailure } from "./progress.ts";
import { inBody } from "./request-parts.ts";
import { sendTar } from "./send-tar.ts";

/** Told of what the engine warns of. */
export type OnEngineWarning = (warning: EngineWarning) => void;

/** How to reach the engine, and what to do with what it says. */
export interface EngineOptions {
  /** The input `docker-host`. */
  readonly host?: string | undefined;
  /** In which it may have been looked for already; by default it was not. */
  readonly endpoints?: Endpoints | undefined;
  /** Told for each container, also of what it was told before. */
  readonly onWarning?: OnEngineWarning;
}

/**
 * Finds the engine that is asked for, else that the environment points to, and makes sure that it answers and is new enough.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` with the endpoint, `DAEMON` with both API versions if it is too old
 */
export async function connectEngine(
  env: Environment,
  { host, endpoints, onWarning = () => undefined }: EngineOptions = {},
): Promise<Daemon> {
  const { client, version } = await dialEngine(env, { host, endpoints });
  return new DockerEngine(client, daemonInfo(version), onWarning);
}

/** The engine that a client talks to. */
export class DockerEngine implements Daemon {
  readonly info: DaemonInfo;
  readonly #client: EngineClient;
  readonly #onWarning: OnEngineWarning;
  #itself: Promise<InferOutput<typeof HostAnswer>> | undefined;

  constructor(client: EngineClient, info: DaemonInfo, onWarning: OnEngineWarning) {
    this.#client = client;
    this.info = info;
    this.#onWarning = onWarning;
  }

  get socketPath(): string | undefined {
    return this.#client.socketPath;
  }

  async ping(): Promise<void> {
    await this.#client.call("answer a ping", this.#client.docker.ping());
  }

  async inspectImage(reference: string): Promise<DaemonImage | undefined> {
    const image = await ifNotMissing(this.#askForImage(reference));
    return image === undefined ? undefined : daemonImage(reference, image);
  }

  async readImage(reference: string): Promise<ConfiguredImage | undefined> {
    const history = this.#client.docker.getImage(reference).history();
    const operation = `tell the history of the image ${quote(reference)}`;
    const answers = await ifNotMissing(
      Promise.all([this.#askForImage(reference), this.#client.ask(HistoryAnswer, operation, history)]),
    );
    if (answers === undefined) return undefined;
    const [image] = answers;
    return { id: image.Id, config: toImageConfig(reference, ...answers), origins: originsOf(image) };
  }

  async pullImage(reference: string, options: PullOptions): Promise<void> {
    const { platform, credentials, onProgress, signal } = options;
    const operation = `pull ${quote(reference)}`;
    const query = {
      fromImage: withTag(reference),
      ...(platform !== undefined && { platform }),
      ...(signal !== undefined && { abortSignal: signal }),
    };
    try {
      const pull = this.#client.docker.createImage(registryAuth(credentials), query);
      const answer = await this.#client.open(operation, pull);
      const onFrame = pullFrames(onProgress);
      await readProgress(this.#client.chunks(operation, answer), { operation, onFrame });
    } catch (error) {
      if (signal?.aborted !== true) throw error;
      throw new PlatformError("CANCELLED", `The pull of ${quote(reference)} was cancelled.`, {
        cause: error,
      });
    }
  }

  async loadImage(archive: Readable): Promise<void> {
    const operation = "load an image archive";
    await sendTar(archive, async (body, abortSignal) => {
      const load = this.#client.docker.loadImage(body, { abortSignal });
      const answer = await this.#client.open(operation, load);
      await readProgress(this.#client.chunks(operation, answer), { operation, findFailure: unpackFailure });
    });
  }

  saveImage(reference: string): Promise<Readable> {
    const image = this.#client.docker.getImage(reference);
    return this.#client.open(`save the image ${quote(reference)}`, image.get());
  }

  async tagImage(reference: string, tag: string): Promise<void> {
    const at = tag.lastIndexOf(":");
    const image = this.#client.docker.getImage(reference);
    const name = { repo: tag.slice(0, at), tag: tag.slice(at + 1) };
    await this.#client.call(`tag ${quote(reference)} as ${quote(tag)}`, image.tag(name));
  }

  async removeImage(reference: string): Promise<void> {
    const image = this.#client.docker.getImage(reference);
    await this.#client.call(`remove the image ${quote(reference)}`, image.remove());
  }

  async hasNetwork(network: string): Promise<boolean> {
    const { docker } = this.#client;
    const container = /^container:(.*)$/s.exec(network)?.[1];
    if (container === undefined) {
      const found = docker.getNetwork(encodeURIComponent(network)).inspect();
      return this.#exists(`inspect the network ${quote(network)}`, found);
    }
    const found = docker.getContainer(encodeURIComponent(container)).inspect();
    return this.#exists(`inspect the container ${quote(container)}`, found);
  }

  async volumeLabels(name: string): Promise<Readonly<Record<string, string>> | undefined> {
    const volume = this.#client.docker.getVolume(encodeURIComponent(name)).inspect();
    const answer = this.#client.ask(VolumeAnswer, `inspect the volume ${quote(name)}`, volume);
    return (await ifNotMissing(answer))?.Labels;
  }

  findMountProblem(mount: Mount): Promise<string | undefined> {
    return mountProblem(this.#client, this.info.engine, mount);
  }

  async networkGateway(name: string): Promise<string | undefined> {
    const network = this.#client.docker.getNetwork(encodeURIComponent(name)).inspect();
    const operation = `inspect the network ${quote(name)}`;
    const answer = await ifNotMissing(this.#client.ask(NetworkAnswer, operation, network));
    return answer === undefined ? undefined : gatewayOf(answer);
  }

  async describeHost(): Promise<DaemonHost> {
    return daemonHost(await this.#describeItself());
  }

  async createVolume(
    name: string,
    labels: Readonly<Record<string, string>>,
    owner?: FileOwner,
  ): Promise<Volume> {
    await this.#makeVolume({ Name: name, Labels: labels, ...this.#ownerOptions(owner) });
    return { name, [Symbol.asyncDispose]: () => this.removeVolume(name) };
  }

  async ensureVolume(name: string, labels: Readonly<Record<string, string>>): Promise<void> {
    await this.#makeVolume({ Name: name, Labels: labels });
  }

  async createContainer(spec: ContainerSpec): Promise<Container> {
    const { Id: id, Warnings: words } = await this.#client.ask(
      CreatedAnswer,
      `create a container from ${quote(spec.image)}`,
      createContainer(this.#client.docker, spec),
    );
    const container = new EngineContainer(this.#client, id, this.info.engine);
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

  async removeLabelled(label: string): Promise<RemovedParts> {
    const { docker } = this.#client;
    const filters = { label: [label] };
    const containers = await this.#client.ask(
      ContainersAnswer,
      "list containers",
      docker.listContainers({ all: true, filters }),
    );
    await finishAll(containers.map(({ Id }) => removeContainer(this.#client, Id)));
    const listed = this.#client.ask(VolumesAnswer, "list volumes", docker.listVolumes({ filters }));
    const { Volumes: volumes } = await listed;
    await finishAll(volumes.map(({ Name }) => this.removeVolume(Name)));
    return { containers: containers.length, volumes: volumes.length };
  }

  async #exists(operation: string, answer: Promise<unknown>): Promise<boolean> {
    return (await ifNotMissing(this.#client.call(operation, answer))) !== undefined;
  }

  /** It stays the same, so it is asked for once. */
  #describeItself(): Promise<InferOutput<typeof HostAnswer>> {
    return (this.#itself ??= this.#client.ask(HostAnswer, "describe itself", this.#client.docker.info()));
  }

  #askForImage(reference: string): Promise<InferOutput<typeof ImageAnswer>> {
    const image = this.#client.docker.getImage(reference);
    return this.#client.ask(ImageAnswer, `inspect the image ${quote(reference)}`, image.inspect());
  }

  // The engine answers with the volume that there is, if there is one.
  async #makeVolume(options: VolumeCreateOptions & { readonly Name: string }): Promise<void> {
    const volume = this.#client.docker.createVolume(inBody(options));
    await this.#client.call(`create the volume ${quote(options.Name)}`, volume);
  }

  /** Docker takes these for options of a file system that is to be mounted. */
  #ownerOptions(owner: FileOwner | undefined): Pick<VolumeCreateOptions, "DriverOpts"> {
    if (owner === undefined || this.info.engine !== "podman") return {};
    return { DriverOpts: { o: `uid=${owner.uid},gid=${owner.gid}` } };
  }

  async removeVolume(name: string): Promise<void> {
    const volume = this.#client.docker.getVolume(encodeURIComponent(name));
    await ifNotMissing(this.#client.call(`remove the volume ${quote(name)}`, volume.remove()));
  }
}

// A name without tag and digest would pull every tag of the repository.
function withTag(reference: string): string {
  const { tag, digest } = parseImageReference(reference);
  return tag === undefined && digest === undefined ? `${reference}:latest` : reference;
}

/** Lets all of them end, so that one failure leaves nothing behind that could have been removed; then rejects. */
async function finishAll(removals: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(removals);
  for (const result of results) if (result.status === "rejected") throw result.reason;
}
