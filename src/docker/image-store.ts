// The images of the engine, for who makes images: read, saved, loaded and named.
import type { Readable } from "node:stream";
import type { Environment } from "../environment.ts";
import type { ImageConfig } from "../oci/image-config.ts";
import { quote } from "../quote.ts";
import { hasStatus } from "./daemon-error.ts";
import { dialEngine } from "./dial-engine.ts";
import type { EngineRequest, Transport } from "./engine-transport.ts";
import {
  ImageDetails,
  ImageHistory,
  InfoAnswer,
  originsOf,
  toImageConfig,
  usesContainerdStore,
} from "./image-answers.ts";
import { readProgress, unpackFailure } from "./progress.ts";

/** An image of the engine. */
export interface StoredImage {
  /** `sha256:…`: the digest of the config, or of the manifest in the containerd store. */
  readonly id: string;
  readonly config: ImageConfig;
  /** Where it was pulled from, e.g. `registry.example/run@sha256:…`. */
  readonly origins: readonly string[];
}

/** A name for an image. */
export interface ImageTag {
  readonly repository: string;
  readonly tag: string;
}

/** Rejects with {@link DaemonError}, or `DAEMON_UNREACHABLE` where nothing answers. */
export interface ImageStore {
  /** Undefined if the engine does not have the image; the reference is a name or an id. */
  read(reference: string): Promise<StoredImage | undefined>;
  /** The archive of an image, as `docker save` writes it. */
  save(reference: string): Promise<Readable>;
  /** Loads an archive; rejects on errors that the engine only mentions in its stream. */
  load(archive: Readable): Promise<void>;
  /** Gives an image one more name, which another image loses. */
  tag(id: string, name: ImageTag): Promise<void>;
  /** Whether layers are known by what they are compressed, so that none can be left out of an archive. */
  usesContainerd(): Promise<boolean>;
}

/** Reading and loading never happen more often at a time; one more is for what was broken off. */
const KEPT_CONNECTIONS = 4;
/** Proxies close idle connections; a build between analysis and export may take long. */
const PING_EVERY_MS = 20_000;

/**
 * Connects to the engine that the environment points to, so that it can be talked to even after this process has lost the right
 * to open its socket.
 * @throws {PlatformError} `DAEMON_UNREACHABLE` with the endpoint, `DAEMON` if it is too old
 */
export async function connectImageStore(env: Environment): Promise<ImageStore & Disposable> {
  const { transport } = await dialEngine(env, { keptConnections: KEPT_CONNECTIONS });
  const store = new EngineImageStore(transport);
  await store.openConnections();
  return store;
}

class EngineImageStore implements ImageStore, Disposable {
  readonly #transport: Transport;
  readonly #pings: NodeJS.Timeout;
  #containerd: Promise<boolean> | undefined;

  constructor(transport: Transport) {
    this.#transport = transport;
    this.#pings = setInterval(() => {
      // What is wrong shows when the connection is needed.
      this.openConnections().catch(() => undefined);
    }, PING_EVERY_MS).unref();
  }

  /** As many requests at a time as connections may be kept: each opens one, or uses one that is open. */
  async openConnections(): Promise<void> {
    const ping: EngineRequest = { operation: "answer a ping", method: "GET", path: "/_ping" };
    await Promise.all(Array.from({ length: KEPT_CONNECTIONS }, () => this.#transport.send(ping)));
  }

  async read(reference: string): Promise<StoredImage | undefined> {
    const operation = `inspect the image ${quote(reference)}`;
    const path = `/images/${reference}`;
    try {
      const [details, history] = await Promise.all([
        this.#transport.json(ImageDetails, { operation, method: "GET", path: `${path}/json` }),
        this.#transport.json(ImageHistory, { operation, method: "GET", path: `${path}/history` }),
      ]);
      const config = toImageConfig(reference, details, history);
      return { id: details.Id, config, origins: originsOf(details) };
    } catch (error) {
      if (hasStatus(error, 404)) return undefined;
      throw error;
    }
  }

  save(reference: string): Promise<Readable> {
    const path = `/images/${reference}/get`;
    return this.#transport.open({ operation: `save the image ${quote(reference)}`, method: "GET", path });
  }

  async load(archive: Readable): Promise<void> {
    const operation = "load an image archive";
    const request: EngineRequest = { operation, method: "POST", path: "/images/load" };
    await this.#transport.upload(request, archive, (answer) =>
      readProgress(this.#transport.chunks(request, answer), { operation, findFailure: unpackFailure }),
    );
  }

  async tag(id: string, { repository, tag }: ImageTag): Promise<void> {
    await this.#transport.send({
      operation: `name an image "${repository}:${tag}"`,
      method: "POST",
      path: `/images/${id}/tag`,
      query: { repo: repository, tag },
    });
  }

  usesContainerd(): Promise<boolean> {
    const request: EngineRequest = { operation: "describe itself", method: "GET", path: "/info" };
    return (this.#containerd ??= this.#transport.json(InfoAnswer, request).then(usesContainerdStore));
  }

  [Symbol.dispose](): void {
    clearInterval(this.#pings);
    this.#transport.close();
  }
}
